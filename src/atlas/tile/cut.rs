//! A surface made fit for a tile: projected, thinned, cut to the tile with its margin, and put on the grid.

use fast_mvt::MvtCoord;
use geo::{BooleanOps, BoundingRect, Coord, LineString, MapCoords, MultiPolygon, Polygon, Rect, Simplify, Validation, coord};

use super::grid::{EXTENT, Frame, MARGIN};
use super::ring::{Ring, SMALL, is_sound, twice_area};

/// Detail smaller than this many grid units (an eighth of a pixel each) is dropped.
const DETAIL: f64 = 1.0;

/// How often a polygon is mended before it is drawn as it is: mending makes new corners, and these are rounded too.
const MENDINGS: u8 = 4;

/// The parts of a surface that fall on a tile, each as its outer ring followed by its holes.
pub(super) fn surface(surface: &MultiPolygon<f64>, frame: &Frame) -> Vec<Vec<Ring>> {
    let thinned = surface.map_coords(|degrees| frame.project(degrees)).simplify(DETAIL);
    let snapped = snap(&cut(thinned));
    snapped.iter().map(|polygon| rings(polygon).map(ring).collect()).collect()
}

/// On the grid, and where rounding made a ring cross or touch itself, parted or merged until it no longer does.
fn snap(surface: &MultiPolygon<f64>) -> Vec<Polygon<f64>> {
    let mut sound = Vec::with_capacity(surface.0.len());
    let mut open: Vec<(u8, Polygon<f64>)> = surface.iter().filter_map(on_grid).map(|polygon| (0, polygon)).collect();
    open.reverse();
    while let Some((round, polygon)) = open.pop() {
        if round == MENDINGS || is_plainly_sound(&polygon) || polygon.is_valid() {
            sound.push(polygon);
        } else {
            let mended = polygon.union(&MultiPolygon::new(Vec::new()));
            open.extend(mended.0.iter().rev().filter_map(on_grid).map(|polygon| (round + 1, polygon)));
        }
    }
    sound
}

/// Whether a small ring without holes, on the grid, meets itself nowhere: seen at once in integers, which most footprints pass.
fn is_plainly_sound(polygon: &Polygon<f64>) -> bool {
    polygon.interiors().is_empty() && polygon.exterior().0.len() <= SMALL && is_sound(&ring(polygon.exterior()))
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// Cut to the tile and its margin; what lies wholly inside stays as it is.
fn cut(surface: MultiPolygon<f64>) -> MultiPolygon<f64> {
    let (low, high) = (-MARGIN, EXTENT + MARGIN);
    let Some(around) = surface.bounding_rect() else { return surface };
    let (min, max) = (around.min(), around.max());
    if min.x >= low && min.y >= low && max.x <= high && max.y <= high {
        return surface;
    }
    if max.x < low || max.y < low || min.x > high || min.y > high {
        return MultiPolygon::new(Vec::new());
    }
    let window = Rect::new(coord! { x: low, y: low }, coord! { x: high, y: high }).to_polygon();
    surface.intersection(&MultiPolygon::new(vec![window]))
}

/// The polygon on the grid, unless it has no size there.
fn on_grid(polygon: &Polygon<f64>) -> Option<Polygon<f64>> {
    let outer = rounded(polygon.exterior())?;
    Some(Polygon::new(outer, polygon.interiors().iter().filter_map(rounded).collect()))
}

fn rounded(line: &LineString<f64>) -> Option<LineString<f64>> {
    let mut at: Vec<Coord<f64>> = line.coords().map(|c| coord! { x: c.x.round(), y: c.y.round() }).collect();
    at.dedup();
    let rounded = LineString::new(at);
    (twice_area(&ring(&rounded)) != 0).then_some(rounded)
}

fn ring(line: &LineString<f64>) -> Ring {
    let mut ring: Ring = line.coords().map(|c| MvtCoord { x: c.x as i32, y: c.y as i32 }).collect();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

#[cfg(test)]
mod tests {
    use geo::{Area, polygon};

    use super::super::TileId;
    use super::*;

    fn frame() -> Frame {
        Frame::of(TileId::new(14, 13_041, 6_785).unwrap())
    }

    #[test]
    fn what_covers_the_tile_becomes_the_tile_with_its_margin() {
        let world =
            MultiPolygon::new(vec![polygon![(x: 100.0, y: 20.0), (x: 110.0, y: 20.0), (x: 110.0, y: 40.0), (x: 100.0, y: 40.0)]]);
        let parts = surface(&world, &frame());
        assert_eq!(parts.len(), 1);
        assert_eq!(twice_area(&parts[0][0]).abs(), 2 * 4224 * 4224);
    }

    #[test]
    fn what_misses_the_tile_or_has_no_size_on_it_is_not_drawn() {
        let far = MultiPolygon::new(vec![polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0)]]);
        assert!(surface(&far, &frame()).is_empty());
        let middle = (frame().bbox.west + frame().bbox.east) / 2.0;
        let south = (frame().bbox.south + frame().bbox.north) / 2.0;
        let tiny = MultiPolygon::new(vec![
            polygon![(x: middle, y: south), (x: middle + 1e-7, y: south), (x: middle + 1e-7, y: south + 1e-7)],
        ]);
        assert!(surface(&tiny, &frame()).is_empty());
    }

    #[test]
    fn a_shape_on_the_edge_keeps_the_area_that_falls_on_the_tile() {
        let window = Rect::new(coord! { x: -1000.0, y: 1000.0 }, coord! { x: 1000.0, y: 3000.0 }).to_polygon();
        let cut = cut(MultiPolygon::new(vec![window]));
        assert!((cut.unsigned_area() - 1064.0 * 2000.0).abs() < 1e-6);
    }
}
