//! What is prepared of footprints and centres, drawn on the grid of one tile: a few products a corner in place of sines and logarithms.
//!
//! Over one tile from zoom 13 on the projection is the first three terms of its series, off by less than a thousandth of a grid unit up to
//! 66° of latitude and a kilometre beyond the tile. What is not prepared is drawn from its shape, as is everything nearer to the poles, closer
//! than zoom 18 or over a shifted map. Never here: what a feature says.

use std::f64::consts::TAU;

use fast_mvt::MvtCoord;
use geo::Coord;

use super::grid::{EXTENT, world};
use super::ring::{self, Lies, Ring, SMALL};
use super::{FOOTPRINTS_FROM, TileId};
use crate::atlas::columns::Spot;
use crate::atlas::contours::{Contours, MOST};
use crate::geometry::{Bbox, Datum, LonLat};

/// The closest zoom at which footprints are drawn from what is prepared: closer up, a grain of a position is more than a third of the grid.
const FINEST: u8 = 18;
/// Bits of a place within a tile.
const WITHIN: u8 = 12;
/// The zoom whose grid the centres are on: a tile's number and a place within it fill 32 bits.
const OF_CENTRES: u8 = 32 - WITHIN;
/// The highest footprint for which the series holds, degrees.
const HIGHEST: f64 = 0.01;
/// The stretch of the projection up to which it holds.
const MOST_STRETCH: f64 = 2.5;

// A ring that is prepared can be thinned here.
const _: () = assert!(MOST <= SMALL);

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

/// One tile of those that are drawn from what is prepared.
pub(super) struct Lens {
    tile: TileId,
    /// How footprints are projected; none where each is drawn from its shape.
    series: Option<Series>,
}

/// The tile of a zoom in which the centre of a row lies.
pub(super) fn home(zoom: u8, contours: &Contours, row: usize) -> TileId {
    let [x, y] = contours.centre(row).map(|fine| fine >> WITHIN >> (OF_CENTRES - zoom));
    TileId { z: zoom, x, y, datum: Datum::Cgcs2000 }
}

/// The corner of a tile on the grid of its whole zoom, which is no closer than footprints are prepared for.
pub(super) fn corner(tile: TileId) -> [i32; 2] {
    [tile.x(), tile.y()].map(|number| (number << WITHIN).cast_signed())
}

/// The projection from grains of a position to grid units of a tile, around its middle.
pub(super) struct Series {
    /// The middle, in grains.
    middle: [f64; 2],
    /// Grid units at the middle, and a grain east of it.
    east: [f64; 2],
    /// Grid units at the middle, and what a grain north of it changes: plainly, squared and cubed.
    south: [f64; 4],
}

impl Lens {
    /// The lens of a tile; none of a tile that is drawn from degrees.
    pub(super) fn of(tile: TileId, bbox: Bbox) -> Option<Self> {
        let is_prepared = tile.z() <= OF_CENTRES && !tile.datum().is_shifted();
        let has_series = (FOOTPRINTS_FROM..=FINEST).contains(&tile.z());
        is_prepared.then(|| Self { tile, series: has_series.then(|| Series::around(tile, bbox.centre())).flatten() })
    }

    /// Whether footprints are drawn from what is prepared.
    pub(super) const fn has_series(&self) -> bool {
        self.series.is_some()
    }

    /// The grid point of a row's centre, if it lies in this tile.
    pub(super) fn dot(&self, contours: &Contours, row: usize) -> Option<MvtCoord> {
        let [x, y] = contours.centre(row).map(|fine| fine >> (OF_CENTRES - self.tile.z()));
        let here = x >> WITHIN == self.tile.x() && y >> WITHIN == self.tile.y();
        let within = |at: u32| (at & ((1 << WITHIN) - 1)) as i32;
        here.then(|| MvtCoord { x: within(x), y: within(y) })
    }

    /// Draws what falls on the tile of a row's footprint into `ring`.
    pub(super) fn draw(&self, contours: &Contours, row: usize, spot: &Spot, ring: &mut Ring) -> Contour {
        match &self.series {
            Some(series) if series.trace(contours, row, spot, ring) => cut(ring),
            Some(_) | None => Contour::Unprepared,
        }
    }
}

impl Series {
    /// None where it does not hold.
    fn around(tile: TileId, middle: LonLat) -> Option<Self> {
        let (sin, cos) = middle.lat().to_radians().sin_cos();
        let (stretch, tan) = (1.0 / cos, sin / cos);
        if stretch > MOST_STRETCH {
            return None;
        }
        let side = f64::from(1_u32 << tile.z()) * EXTENT;
        let place = world(Coord { x: middle.lon(), y: middle.lat() });
        let unit = |world: f64, number: u32| world * side - f64::from(number) * EXTENT;
        let grain = (1.0 / LonLat::GRAINS).to_radians();
        let down = -side / TAU;
        Some(Self {
            middle: [middle.lon() * LonLat::GRAINS, middle.lat() * LonLat::GRAINS],
            east: [unit(place.x, tile.x()), side / (360.0 * LonLat::GRAINS)],
            south: [
                unit(place.y, tile.y()),
                down * stretch * grain,
                down * stretch * tan / 2.0 * grain.powi(2),
                down * stretch * (1.0 + 2.0 * tan * tan) / 6.0 * grain.powi(3),
            ],
        })
    }

    /// For what lies on a tile or near it.
    pub(super) fn over(tile: TileId) -> Option<Self> {
        Self::around(tile, tile.bbox().centre())
    }

    /// Draws the footprint of a row into `ring`, on the grid of the tile but as far as it reaches.
    pub(super) fn draw(&self, contours: &Contours, row: usize, spot: &Spot, ring: &mut Ring) -> Contour {
        if !self.trace(contours, row, spot, ring) {
            return Contour::Unprepared;
        }
        ring::thin(ring);
        turned(ring)
    }

    /// Puts the corners of a row on the grid, unless it is not prepared or too high for the series.
    fn trace(&self, contours: &Contours, row: usize, spot: &Spot, ring: &mut Ring) -> bool {
        let corners = contours.corners(row, spot);
        if corners.len() == 0 || spot.bbox.north - spot.bbox.south >= HIGHEST {
            return false;
        }
        ring.clear();
        for corner in corners.map(|corner| self.on_grid(corner)) {
            if ring.last() != Some(&corner) {
                ring.push(corner);
            }
        }
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        true
    }

    fn on_grid(&self, corner: [i32; 2]) -> MvtCoord {
        let [x, y] = self.project(corner);
        MvtCoord { x: nearest(x), y: nearest(y) }
    }

    fn project(&self, corner: [i32; 2]) -> [f64; 2] {
        let (east, north) = (f64::from(corner[0]) - self.middle[0], f64::from(corner[1]) - self.middle[1]);
        let [at, plain, squared, cubed] = self.south;
        [self.east[0] + self.east[1] * east, at + north * (plain + north * (squared + north * cubed))]
    }
}

/// The whole number nearest to one of less than a million: what the language offers is a call to a library on most processors.
fn nearest(units: f64) -> i32 {
    const BEYOND: i32 = 1 << 20;
    (units + f64::from(BEYOND) + 0.5) as i32 - BEYOND
}

/// Thins and cuts a ring to its tile.
fn cut(ring: &mut Ring) -> Contour {
    match ring::lies(ring) {
        Lies::Outside => return Contour::Nothing,
        Lies::Across => {
            ring::thin(ring);
            ring::cut(ring);
        }
        Lies::Inside => ring::thin(ring),
    }
    turned(ring)
}

/// Turns a ring the right way, if it is one.
fn turned(ring: &mut Ring) -> Contour {
    match ring::twice_area(ring) {
        0 => return Contour::Nothing,
        area if area < 0 => ring.reverse(),
        _ => {}
    }
    if ring::is_sound(ring) { Contour::Drawn } else { Contour::Unprepared }
}

/// A position on the grid of the closest tiles that are drawn from what is prepared.
pub(in crate::atlas) fn place(at: LonLat) -> [u32; 2] {
    let world = world(Coord { x: at.lon(), y: at.lat() });
    // What lies beyond the world lies on its edge; the conversion sees to that.
    [world.x, world.y].map(|part| (part * f64::from(1_u32 << 16) * f64::from(1_u32 << 16)) as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::grid::Frame;
    use super::*;
    use crate::atlas::contours::Tracing;
    use crate::geometry::{Footing, Shape};

    proptest! {
        #[test]
        fn over_a_tile_the_series_is_the_projection(
            (lon, lat) in (-179.0..179.0_f64, -66.0..66.0_f64),
            (east, north) in (-0.03..0.03_f64, -0.03..0.03_f64),
            z in FOOTPRINTS_FROM..=FINEST,
        ) {
            let place = world(Coord { x: lon, y: lat });
            let side = f64::from(1_u32 << z);
            let tile = TileId::new(z, (place.x * side) as u32, (place.y * side) as u32).unwrap();
            let frame = Frame::of(tile);
            // As far from the middle as a tile of this zoom and a footprint reach.
            let reach = side.recip() * 8192.0;
            let middle = frame.bbox.centre();
            let at = Coord { x: middle.lon() + east * reach + 0.3 * east, y: middle.lat() + north * reach + 0.3 * north };
            let corner = [at.x, at.y].map(|degrees| (degrees * LonLat::GRAINS).round() as i32);
            let exact = frame.project(Coord { x: f64::from(corner[0]) / LonLat::GRAINS, y: f64::from(corner[1]) / LonLat::GRAINS });
            let [x, y] = Series::around(tile, middle).unwrap().project(corner);
            prop_assert!((x - exact.x).abs() < 1e-3 && (y - exact.y).abs() < 1e-3, "{x} {y} instead of {exact:?}");
            prop_assert_eq!([x, y].map(nearest), [x, y].map(|units| (units + 0.5).floor() as i32));
        }

        #[test]
        fn a_centre_is_where_its_position_is(lon in -180.0..180.0_f64, lat in -90.0..90.0_f64, z in 0..=OF_CENTRES) {
            let at = LonLat::new(lon, lat).unwrap();
            let shape = Shape::Point(at);
            let mut tracing = Tracing::default();
            tracing.trace(Some(&Footing::of(&shape)));
            let contours = Contours::of_rows(std::iter::once((&tracing, 0)));
            let [x, y] = contours.centre(0).map(|fine| fine >> WITHIN >> (OF_CENTRES - z));
            let tile = TileId::new(z, x, y).unwrap();
            let frame = Frame::of(tile);
            let dot = Lens::of(tile, frame.bbox).unwrap().dot(&contours, 0);
            prop_assert_eq!(dot, frame.point(at));
            prop_assert!(dot.is_some());
        }
    }
}
