//! Footprints and centres on the grid of the world, prepared once, so that a tile is drawn by shifting integers and not by projecting
//! degrees anew.
//!
//! A footprint of one ring is kept as the steps from its centre to its first corner and from corner to corner, at the grid of zoom 18,
//! some 3 cm hereabouts; four bytes a corner. What has holes or several parts, or is larger than a kilometre, is drawn from its shape, as is
//! everything closer than that zoom or over a shifted map. Never here: what a feature says.

use std::f64::consts::TAU;
use std::io;

use fast_mvt::MvtCoord;
use geo::{Coord, LineString};

use super::TileId;
use super::grid::world;
use super::ring::{self, Lies, Ring, SMALL};
use crate::atlas::columns::Spot;
use crate::atlas::keep::{Keep, Pen, Reader, Spoilt};
use crate::geometry::{LonLat, Shape};

/// The zoom whose grid the corners are on.
const FINEST: u8 = 18;
/// Bits of a place within a tile.
const WITHIN: u8 = 12;
/// The zoom whose grid the centres are on: a tile's number and a place within it fill 32 bits.
const OF_CENTRES: u8 = 32 - WITHIN;

/// The rows that have a place, as tiles draw them.
#[derive(Default)]
pub(in crate::atlas) struct Contours {
    centres: Vec<[u32; 2]>,
    /// Row → where its steps begin; one more than there are rows.
    starts: Vec<u32>,
    steps: Vec<[i16; 2]>,
}

/// What a tile shows of a footprint.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Contour {
    /// One ring, turning clockwise on the screen.
    Drawn,
    /// Nothing: it misses the tile, or has no size on its grid.
    Nothing,
    /// It has to be drawn from its shape.
    Unprepared,
}

/// The outlines of sites that have a shape of their own, one site after the other.
#[derive(Default)]
pub(in crate::atlas) struct Tracing(Contours);

impl Tracing {
    /// Takes in one more site.
    pub(in crate::atlas) fn trace(&mut self, shape: Option<&Shape>, spot: Option<&Spot>) {
        let Self(traced) = self;
        let Some(spot) = spot else { return traced.push([0; 2]) };
        let centre = world(Coord { x: spot.centre.lon(), y: spot.centre.lat() });
        let place = [centre.x, centre.y].map(on_centre_grid);
        traced.push(place);
        if let Some(Shape::Surface(surface)) = shape
            && let [polygon] = surface.polygons()
            && polygon.interiors().is_empty()
            && (4..=SMALL).contains(&polygon.exterior().0.len())
        {
            traced.step_along(polygon.exterior(), spot, centre, place);
        }
    }

    fn of(&self, at: usize) -> ([u32; 2], &[[i16; 2]]) {
        let Self(traced) = self;
        let end = traced.starts.get(at + 1).map_or(traced.steps.len(), |start| *start as usize);
        (traced.centres[at], &traced.steps[traced.starts[at] as usize..end])
    }
}

impl Contours {
    /// The outlines of rows, each out of a tracing.
    pub(in crate::atlas) fn of_rows<'a>(rows: impl Iterator<Item = (&'a Tracing, usize)>) -> Self {
        let mut contours = Self { starts: vec![0], ..Self::default() };
        for (tracing, at) in rows {
            let (centre, steps) = tracing.of(at);
            contours.centres.push(centre);
            contours.steps.extend_from_slice(steps);
            contours.starts.push(contours.steps.len() as u32);
        }
        contours
    }

    fn push(&mut self, centre: [u32; 2]) {
        self.starts.push(self.steps.len() as u32);
        self.centres.push(centre);
    }

    /// Takes in the steps of a ring, or none where one of them is too large.
    fn step_along(&mut self, ring: &LineString<f64>, spot: &Spot, centre: Coord<f64>, place: [u32; 2]) {
        let begun = self.steps.len();
        let near = Near::of(spot.centre, centre);
        let mut at = place.map(|fine| i64::from(fine >> (OF_CENTRES - FINEST)));
        for corner in ring.0.iter().take(ring.0.len() - 1) {
            let next = near.on_grid(*corner);
            let step = next.and_then(|next| Some([step(at[0], next[0])?, step(at[1], next[1])?]));
            let (Some(step), Some(next)) = (step, next) else { return self.steps.truncate(begun) };
            self.steps.push(step);
            at = next;
        }
    }

    pub(in crate::atlas) fn bytes(&self) -> usize {
        size_of_val(self.centres.as_slice()) + size_of_val(self.starts.as_slice()) + size_of_val(self.steps.as_slice())
    }

    /// The grid point of a row's centre, if it lies in this tile; the tile is one that [`is_prepared`] for.
    pub(super) fn dot(&self, row: usize, tile: TileId) -> Option<MvtCoord> {
        let [x, y] = self.centres[row].map(|fine| fine >> (OF_CENTRES - tile.z()));
        let here = x >> WITHIN == tile.x() && y >> WITHIN == tile.y();
        let within = |at: u32| (at & ((1 << WITHIN) - 1)) as i32;
        here.then(|| MvtCoord { x: within(x), y: within(y) })
    }

    /// Draws the footprint of a row into `ring`; the tile is one that [`is_prepared`] for.
    pub(super) fn draw(&self, row: usize, tile: TileId, ring: &mut Ring) -> Contour {
        let steps = &self.steps[self.starts[row] as usize..self.starts[row + 1] as usize];
        if steps.is_empty() || tile.z() > FINEST {
            return Contour::Unprepared;
        }
        let shift = FINEST - tile.z();
        let half = (1_i64 << shift) >> 1;
        let origin = [tile.x(), tile.y()].map(|number| i64::from(number) << WITHIN);
        let mut at = self.centres[row].map(|fine| i64::from(fine >> (OF_CENTRES - FINEST)) + half);
        ring.clear();
        for step in steps {
            at = [at[0] + i64::from(step[0]), at[1] + i64::from(step[1])];
            let corner = MvtCoord { x: ((at[0] >> shift) - origin[0]) as i32, y: ((at[1] >> shift) - origin[1]) as i32 };
            if ring.last() != Some(&corner) {
                ring.push(corner);
            }
        }
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        finish(ring)
    }
}

impl Keep for Contours {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        pen.column(&self.centres)?;
        pen.column(&self.starts)?;
        pen.column(&self.steps)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        Ok(Self { centres: reader.column()?, starts: reader.column()?, steps: reader.column()? })
    }
}

/// Thins and cuts a ring, and turns it the right way.
fn finish(ring: &mut Ring) -> Contour {
    match ring::lies(ring) {
        Lies::Outside => return Contour::Nothing,
        Lies::Across => {
            ring::thin(ring);
            ring::cut(ring);
        }
        Lies::Inside => ring::thin(ring),
    }
    match ring::twice_area(ring) {
        0 => return Contour::Nothing,
        area if area < 0 => ring.reverse(),
        _ => {}
    }
    if ring::is_sound(ring) { Contour::Drawn } else { Contour::Unprepared }
}

/// Whether tiles like this are drawn from what is prepared; their footprints only up to zoom 18.
pub(super) const fn is_prepared(tile: TileId) -> bool {
    tile.z() <= OF_CENTRES && !tile.datum().is_shifted()
}

fn on_centre_grid(world: f64) -> u32 {
    // What lies beyond the world lies on its edge; the conversion sees to that.
    (world * f64::from(1_u32 << 16) * f64::from(1_u32 << 16)) as u32
}

fn step(from: i64, to: i64) -> Option<i16> {
    i16::try_from(to - from).ok()
}

/// The projection around a place, by the first two terms of its series: the next one is less than a hundredth of a grid unit up to 66° of
/// latitude.
struct Near {
    lat: f64,
    centre: Coord<f64>,
    stretch: f64,
    bend: f64,
}

impl Near {
    /// Radians of latitude from the place up to which it holds, a little more than a kilometre.
    const REACH: f64 = 2e-4;
    /// The stretch of the projection up to which it holds.
    const MOST: f64 = 2.5;

    fn of(place: LonLat, centre: Coord<f64>) -> Self {
        let (sin, cos) = place.lat().to_radians().sin_cos();
        Self { lat: place.lat(), centre, stretch: 1.0 / cos, bend: sin / (2.0 * cos * cos) }
    }

    /// The point of the finest grid nearest to a corner; none where the series does not hold.
    fn on_grid(&self, corner: Coord<f64>) -> Option<[i64; 2]> {
        let north = (corner.y - self.lat).to_radians();
        if north.abs() > Self::REACH || self.stretch > Self::MOST {
            return None;
        }
        let x = corner.x / 360.0 + 0.5;
        let y = self.centre.y - (self.stretch * north + self.bend * north * north) / TAU;
        let side = f64::from(1_u32 << (FINEST + WITHIN));
        Some([x, y].map(|part| (part * side).round() as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn near_a_place_the_series_is_the_projection(
            (lon, lat) in (-179.0..179.0_f64, -66.0..66.0_f64),
            (east, north) in (-0.01..0.01_f64, -0.01..0.01_f64),
        ) {
            let place = LonLat::new(lon, lat).unwrap();
            let corner = Coord { x: place.lon() + east, y: place.lat() + north };
            let near = Near::of(place, world(Coord { x: place.lon(), y: place.lat() }));
            let side = f64::from(1_u32 << (FINEST + WITHIN));
            let there = world(corner);
            let [x, y] = near.on_grid(corner).unwrap().map(|at| at as f64);
            prop_assert!((x - there.x * side).abs() < 0.51 && (y - there.y * side).abs() < 0.51);
        }

        #[test]
        fn a_centre_is_where_its_position_is(lon in -180.0..180.0_f64, lat in -90.0..90.0_f64, z in 0..=OF_CENTRES) {
            use super::super::grid::Frame;
            let at = LonLat::new(lon, lat).unwrap();
            let centre = world(Coord { x: at.lon(), y: at.lat() });
            let contours = Contours { centres: vec![[centre.x, centre.y].map(on_centre_grid)], ..Contours::default() };
            let [x, y] = contours.centres[0].map(|fine| fine >> WITHIN >> (OF_CENTRES - z));
            let tile = TileId::new(z, x, y).unwrap();
            prop_assert_eq!(contours.dot(0, tile), Frame::of(tile).point(at));
            prop_assert!(contours.dot(0, tile).is_some());
        }
    }
}
