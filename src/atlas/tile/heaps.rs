//! Where a tile would hold more sites than a screen has room for, those that lie close together and are in the same state stand as one dot,
//! which says how many they are and what they come to: none is left out of a map in silence. Never here: a footprint, or a site by itself.

use std::collections::BTreeMap;

use fast_mvt::MvtCoord;

use super::TileId;
use super::grid::EXTENT;
use super::ink::{Leaf, Palette};
use super::number;
use super::sheet::whole_square_metres;
use super::sites::State;
use crate::units::Area;

/// Heaps along the edge of a tile.
const ACROSS: i32 = 32;
/// Grid units along the edge of a heap.
const SIDE: i32 = EXTENT as i32 / ACROSS;

/// What a heap says, by the place of each word in this list.
const KEYS: [&str; 7] = ["state", "count", "unknown", "example", "vacant", "available", "floor"];

/// One site of many.
pub(super) struct Grain {
    pub(super) point: MvtCoord,
    pub(super) state: State,
    pub(super) example: bool,
    pub(super) vacant: Option<Area>,
    pub(super) available: Option<Area>,
    pub(super) floor: Option<Area>,
}

/// Sites that stand as one.
#[derive(Default)]
struct Heap {
    count: i64,
    /// Of how many it is not known what is available.
    unknown: i64,
    has_example: bool,
    /// Sums of what is known, ㎡ rounded site by site as a tile says them.
    sums: [i64; 3],
    /// Sum of their places, for the middle of them.
    at: [i64; 2],
}

/// The heaps of a tile by state, in the order of drawing, then by row and column.
#[derive(Default)]
pub(super) struct Heaps(BTreeMap<(State, i32, i32), Heap>);

impl Heaps {
    pub(super) fn add(&mut self, grain: &Grain) {
        let place = (grain.state, grain.point.y / SIDE, grain.point.x / SIDE);
        let heap = self.0.entry(place).or_default();
        heap.count += 1;
        heap.unknown += i64::from(grain.available.is_none());
        heap.has_example |= grain.example;
        heap.at[0] += i64::from(grain.point.x);
        heap.at[1] += i64::from(grain.point.y);
        for (sum, area) in heap.sums.iter_mut().zip([grain.vacant, grain.available, grain.floor]) {
            *sum += area.map_or(0, whole_square_metres);
        }
    }

    /// The tile that holds them, as `site_points`.
    pub(super) fn draw(&self, tile: TileId) -> Vec<u8> {
        let (mut points, mut palette) = (Leaf::new("site_points"), Palette::of(&KEYS));
        for ((state, row, column), heap) in &self.0 {
            palette.begin();
            palette.text(0, state.word());
            palette.number(1, heap.count);
            palette.number(2, heap.unknown);
            palette.flag(3, heap.has_example);
            (4..).zip(heap.sums).for_each(|(key, sum)| palette.number(key, sum));
            let id = number(&format!("{}/{}/{}/{row}/{column}/{}", tile.z(), tile.x(), tile.y(), state.word()));
            points.point(id, heap.middle(), &palette);
        }
        let mut bytes = Vec::new();
        points.bind(&palette, &mut bytes);
        bytes
    }
}

impl Heap {
    fn middle(&self) -> MvtCoord {
        let [x, y] = self.at.map(|sum| (sum / self.count) as i32);
        MvtCoord { x, y }
    }
}
