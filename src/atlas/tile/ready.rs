//! Outlines of footprints on the grid of a zoom, as every tile of it writes them: laid out when a tile first shows one of some rows side by
//! side, kept, and bounded. The next tile, of another filter or after an edit, copies them.
//!
//! An outline is the same whichever tile asked first: it is projected around the middle of the tile that its row's centre lies in. Never
//! here: what a tile cuts off, which is drawn by its [`Lens`](super::lens::Lens).

use std::sync::{Arc, OnceLock};

use fast_mvt::MvtCoord;
use quick_cache::sync::Cache;

use super::TileId;
use super::ink;
use super::lens::{self, Contour, Series};
use super::ring::{self, Lies, Ring};
use crate::atlas::part::Part;

/// Rows whose outlines are laid out together.
const RUN: usize = 64;
/// Runs that are kept of a part, of all zooms together: a quarter of a million outlines, some 12 MB.
const MOST: usize = 4_096;

/// What was laid out lately of one part, by zoom and run.
#[derive(Default)]
pub(in crate::atlas) struct Shelf(OnceLock<Cache<(u8, u32), Arc<Run>>>);

/// Outlines of rows side by side.
struct Run {
    outlines: Vec<Outline>,
    strokes: Vec<u8>,
}

/// An outline on the grid of the whole zoom.
struct Outline {
    kind: Contour,
    first: MvtCoord,
    low: MvtCoord,
    high: MvtCoord,
    /// Where its strokes end; they begin where those before it do.
    end: u32,
}

/// An outline as one tile has it.
pub(super) enum Ready {
    /// It lies within the tile and its margin, and begins here.
    Within(MvtCoord),
    /// The edge of the tile cuts it, or it has to be drawn from its shape.
    Across,
    Nothing,
}

/// The outlines of one tile, best asked for in the order of rows.
pub(super) struct Outlines<'a> {
    tile: TileId,
    at_hand: Option<(&'a Part, u32, Arc<Run>)>,
}

impl<'a> Outlines<'a> {
    pub(super) const fn of(tile: TileId) -> Self {
        Self { tile, at_hand: None }
    }

    /// The outline of a row; one within the tile puts its strokes into `strokes`.
    pub(super) fn of_row(&mut self, part: &'a Part, row: usize, strokes: &mut Vec<u8>) -> Ready {
        let number = (row / RUN) as u32;
        let is_at_hand = self.at_hand.as_ref().is_some_and(|(of, at, _)| std::ptr::eq(*of, part) && *at == number);
        if !is_at_hand {
            self.at_hand = Some((part, number, part.contours.shelf().run(part, self.tile.z(), number)));
        }
        match &self.at_hand {
            Some((_, _, run)) => run.of(row % RUN, self.tile, strokes),
            None => Ready::Across,
        }
    }
}

impl Shelf {
    fn run(&self, part: &Part, zoom: u8, number: u32) -> Arc<Run> {
        let Self(runs) = self;
        let runs = runs.get_or_init(|| Cache::new(MOST));
        runs.get(&(zoom, number)).unwrap_or_else(|| {
            let run = Arc::new(Run::lay_out(part, zoom, number as usize));
            runs.insert((zoom, number), Arc::clone(&run));
            run
        })
    }
}

impl Run {
    fn lay_out(part: &Part, zoom: u8, number: usize) -> Self {
        let mut run = Self { outlines: Vec::with_capacity(RUN), strokes: Vec::new() };
        let (mut ring, mut around) = (Ring::new(), None);
        for row in (number * RUN)..((number + 1) * RUN).min(part.columns.spots.len()) {
            let home = lens::home(zoom, &part.contours, row);
            let (_, series) = around.take().filter(|(tile, _)| *tile == home).unwrap_or_else(|| (home, Series::over(home)));
            let kind = match &series {
                Some(series) => series.draw(&part.contours, row, &part.columns.spots[row], &mut ring),
                None => Contour::Unprepared,
            };
            around = Some((home, series));
            run.add(kind, home, &ring);
        }
        run.strokes.shrink_to_fit();
        run
    }

    fn add(&mut self, kind: Contour, home: TileId, ring: &[MvtCoord]) {
        let [x, y] = lens::corner(home);
        let moved = |at: MvtCoord| MvtCoord { x: at.x + x, y: at.y + y };
        let (first, low, high) = match (ring.first(), &kind) {
            (Some(first), Contour::Drawn) => {
                ink::strokes(&mut self.strokes, ring);
                let (low, high) = ring::span(ring);
                (moved(*first), moved(low), moved(high))
            }
            _ => [MvtCoord { x: 0, y: 0 }; 3].into(),
        };
        self.outlines.push(Outline { kind, first, low, high, end: self.strokes.len() as u32 });
    }

    fn of(&self, place: usize, tile: TileId, strokes: &mut Vec<u8>) -> Ready {
        let outline = &self.outlines[place];
        let [x, y] = lens::corner(tile);
        let moved = |at: MvtCoord| MvtCoord { x: at.x - x, y: at.y - y };
        match outline.kind {
            Contour::Nothing => Ready::Nothing,
            Contour::Unprepared => Ready::Across,
            Contour::Drawn => match ring::how_lies(moved(outline.low), moved(outline.high)) {
                Lies::Outside => Ready::Nothing,
                Lies::Across => Ready::Across,
                Lies::Inside => {
                    let begin = place.checked_sub(1).map_or(0, |before| self.outlines[before].end);
                    strokes.clear();
                    strokes.extend_from_slice(&self.strokes[begin as usize..outline.end as usize]);
                    Ready::Within(moved(outline.first))
                }
            },
        }
    }
}
