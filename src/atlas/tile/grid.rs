//! From degrees to the grid of a tile, and back for the box to look in.

use std::f64::consts::PI;

use fast_mvt::MvtCoord;
use geo::Coord;

use super::TileId;
use crate::geometry::{Axes, Bbox, Datum, LonLat};

/// Grid units along the edge of a tile.
pub(super) const EXTENT: f64 = 4096.0;
/// Grid units drawn beyond the edge, so that outlines do not show where tiles meet.
pub(super) const MARGIN: f64 = 64.0;

/// The grid of one tile.
pub(super) struct Frame {
    /// The tile.
    pub(super) tile: TileId,
    /// Tile and margin in degrees of CGCS2000, where to look for what is drawn.
    pub(super) bbox: Bbox,
    tiles: f64,
}

impl Frame {
    pub(super) fn of(tile: TileId) -> Self {
        let tiles = f64::from(1_u32 << tile.z());
        let margin = MARGIN / EXTENT;
        let (x, y) = (f64::from(tile.x()), f64::from(tile.y()));
        let bbox = Bbox {
            west: longitude((x - margin) / tiles),
            north: latitude((y - margin) / tiles),
            east: longitude((x + 1.0 + margin) / tiles),
            south: latitude((y + 1.0 + margin) / tiles),
        };
        Self { tile, bbox: on_the_ground(bbox, tile.datum()), tiles }
    }

    /// Degrees of CGCS2000 as the map under the tile has them.
    fn on_the_map(&self, degrees: Coord<f64>) -> Coord<f64> {
        if !self.tile.datum().is_shifted() {
            return degrees;
        }
        let (x, y) = LonLat::new(degrees.x, degrees.y).map_or((degrees.x, degrees.y), |at| self.tile.datum().from_cgcs2000(at));
        Coord { x, y }
    }

    /// Degrees as grid units from the tile's north-west corner.
    pub(super) fn project(&self, degrees: Coord<f64>) -> Coord<f64> {
        let world = world(self.on_the_map(degrees));
        Coord {
            x: (world.x * self.tiles - f64::from(self.tile.x())) * EXTENT,
            y: (world.y * self.tiles - f64::from(self.tile.y())) * EXTENT,
        }
    }

    /// The grid point of a position, if it lies in this tile and so in no other of the zoom.
    pub(super) fn point(&self, position: LonLat) -> Option<MvtCoord> {
        let last = self.tiles - 1.0;
        let world = world(self.on_the_map(Coord { x: position.lon(), y: position.lat() }));
        let (x, y) = (world.x * self.tiles, world.y * self.tiles);
        let here = |at: f64, tile: u32| at.floor().clamp(0.0, last) as u32 == tile;
        let unit = |at: f64, tile: u32| ((at - f64::from(tile)) * EXTENT).floor().clamp(0.0, EXTENT - 1.0) as i32;
        let (column, row) = (self.tile.x(), self.tile.y());
        (here(x, column) && here(y, row)).then(|| MvtCoord { x: unit(x, column), y: unit(y, row) })
    }
}

/// The box of CGCS2000 that a box of another datum shows. The shift changes by less than a fiftieth of the way, and never by 0.02°.
fn on_the_ground(map: Bbox, datum: Datum) -> Bbox {
    if !datum.is_shifted() {
        return map;
    }
    let corner = |lon, lat| datum.to_cgcs2000(lon, lat, Axes::EastNorth).map_or((lon, lat), |at| (at.lon(), at.lat()));
    let (west, south) = corner(map.west, map.south);
    let (east, north) = corner(map.east, map.north);
    let slack = ((map.east - map.west) / 50.0).min(0.02) + 1e-6;
    Bbox { west: west - slack, south: south - slack, east: east + slack, north: north + slack }
}

/// Web Mercator with the world from 0 to 1, east and south. The poles lie beyond it.
pub(super) fn world(degrees: Coord<f64>) -> Coord<f64> {
    let sin = degrees.y.to_radians().sin().clamp(-0.999_999, 0.999_999);
    Coord { x: degrees.x / 360.0 + 0.5, y: 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * PI) }
}

fn longitude(x: f64) -> f64 {
    (x - 0.5) * 360.0
}

fn latitude(y: f64) -> f64 {
    (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_of_a_tile_is_where_the_pyramid_says() {
        let frame = Frame::of(TileId::new(1, 1, 0).unwrap());
        let centre = frame.project(Coord { x: 0.0, y: 0.0 });
        assert!(centre.x.abs() < 1e-9 && (centre.y - EXTENT).abs() < 1e-9, "{centre:?}");
    }

    #[test]
    fn over_a_shifted_map_everything_moves_as_that_map_does_and_is_looked_for_where_it_is() {
        let at = LonLat::new(106.5535, 29.5560).unwrap();
        for datum in [Datum::Gcj02, Datum::Bd09] {
            let (lon, lat) = datum.from_cgcs2000(at);
            for z in [3, 10, 14, 18, 22] {
                let world = world(Coord { x: lon, y: lat });
                let side = f64::from(1_u32 << z);
                let tile = TileId::new(z, (world.x * side) as u32, (world.y * side) as u32).unwrap();
                let (shifted, plain) = (Frame::of(tile.over(datum)), Frame::of(tile));
                assert_eq!(shifted.point(at), plain.point(LonLat::new(lon, lat).unwrap()), "{datum:?} {z}");
                assert!(shifted.bbox.contains(at), "{datum:?} {z}");
                assert!(z < 18 || plain.point(at).is_none(), "the shift leads into another tile");
            }
        }
    }

    #[test]
    fn a_position_lies_in_exactly_one_tile_of_a_zoom() {
        for (lon, lat) in [(106.55, 29.56), (0.0, 0.0), (180.0, 90.0), (-180.0, -90.0), (45.0, 66.513_260_443_111_85)] {
            let position = LonLat::new(lon, lat).unwrap();
            for z in 0..5 {
                let tiles = 1_u32 << z;
                let all = (0..tiles).flat_map(|x| (0..tiles).map(move |y| TileId::new(z, x, y).unwrap()));
                assert_eq!(all.filter(|tile| Frame::of(*tile).point(position).is_some()).count(), 1, "{lon} {lat} {z}");
            }
        }
    }
}
