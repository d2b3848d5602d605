//! Places in the order of a Hilbert curve, so that neighbours on the ground are neighbours in memory.

use crate::geometry::{Bbox, LonLat};

/// Where a position lies along the curve that fills `bounds`.
pub(super) fn along(bounds: Bbox, position: LonLat) -> u32 {
    let cell = |at: f64, from: f64, to: f64| if to > from { ((at - from) / (to - from) * 65_535.0) as u32 } else { 0 };
    curve(cell(position.lon(), bounds.west, bounds.east), cell(position.lat(), bounds.south, bounds.north))
}

/// Where a place on the grid of 2³² × 2³² lies along the curve that fills the tile of a zoom around it: the same in every snapshot.
pub(super) fn along_tile(zoom: u8, place: [u32; 2]) -> u32 {
    let [x, y] = place.map(|at| (at >> 16_u8.saturating_sub(zoom)) & 0xffff);
    curve(x, y)
}

/// The distance along a Hilbert curve of 65,536 × 65,536 cells.
fn curve(mut x: u32, mut y: u32) -> u32 {
    const LAST: u32 = 65_535;
    let mut distance = 0;
    for bit in (0..16).rev() {
        let side = 1 << bit;
        let (right, upper) = (u32::from(x & side != 0), u32::from(y & side != 0));
        distance += ((3 * right) ^ upper) << (2 * bit);
        if upper == 0 {
            if right == 1 {
                (x, y) = (LAST - x, LAST - y);
            }
            (x, y) = (y, x);
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_follow_one_another_touch() {
        let mut cells: Vec<(u32, u32, u32)> =
            (0..64).flat_map(|x| (0..64).map(move |y| (curve(x * 1024, y * 1024), x, y))).collect();
        cells.sort_unstable();
        for pair in cells.windows(2) {
            let [(_, ax, ay), (_, bx, by)] = [pair[0], pair[1]];
            assert_eq!(ax.abs_diff(bx) + ay.abs_diff(by), 1, "{pair:?}");
        }
    }

    #[test]
    fn one_place_has_one_number_even_where_the_bounds_are_a_point() {
        let here = LonLat::new(106.5, 29.5).unwrap();
        assert_eq!(along(Bbox::of(here), here), 0);
    }
}
