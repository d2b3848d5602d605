//! A ring on the grid of a tile, in integers: thinned, cut to the tile with its margin, and seen to be sound. Never here: degrees.

use fast_mvt::MvtCoord;

use super::grid::{EXTENT, MARGIN};

/// A closed ring on the grid, its first point not repeated.
pub(super) type Ring = Vec<MvtCoord>;

/// Corners a ring may have to be thinned here; larger ones go the long way.
pub(super) const SMALL: usize = 64;

const LOW: i32 = -(MARGIN as i32);
const HIGH: i32 = (EXTENT + MARGIN) as i32;

/// Twice the signed area in grid units; positive where the ring turns clockwise on the screen.
pub(super) fn twice_area(ring: &[MvtCoord]) -> i64 {
    sides(ring).map(|(a, b)| i64::from(a.x) * i64::from(b.y) - i64::from(b.x) * i64::from(a.y)).sum()
}

/// Every side, the one that closes the ring first.
fn sides(ring: &[MvtCoord]) -> impl Iterator<Item = (MvtCoord, MvtCoord)> {
    ring.last().into_iter().chain(ring).copied().zip(ring.iter().copied())
}

/// Leaves out corners that lie within a grid unit of the line without them; of a ring of at most [`SMALL`] corners.
pub(super) fn thin(ring: &mut Ring) {
    if ring.is_empty() || ring.len() > SMALL {
        return;
    }
    let mut kept = 1_u64;
    keep(ring, 0, ring.len(), &mut kept);
    let mut at = 0;
    ring.retain(|_| {
        at += 1;
        (kept >> (at - 1)) & 1 == 1
    });
}

/// Keeps the farthest corner between two where it is seen, and goes on on both sides of it. After the last corner comes the first.
fn keep(ring: &[MvtCoord], from: usize, to: usize, kept: &mut u64) {
    let (a, b) = (ring[from], ring[if to == ring.len() { 0 } else { to }]);
    let (mut farthest, mut apart) = (from, 1.0);
    for (at, corner) in ring.iter().enumerate().take(to).skip(from + 1) {
        let distance = square_distance(*corner, a, b);
        if distance > apart {
            (farthest, apart) = (at, distance);
        }
    }
    if farthest > from {
        *kept |= 1 << farthest;
        keep(ring, from, farthest, kept);
        keep(ring, farthest, to, kept);
    }
}

/// The square of the distance of a point from a line between two others.
fn square_distance(point: MvtCoord, a: MvtCoord, b: MvtCoord) -> f64 {
    let step = |from: MvtCoord, to: MvtCoord| (f64::from(to.x - from.x), f64::from(to.y - from.y));
    let ((px, py), (bx, by)) = (step(a, point), step(a, b));
    let (length, along) = (bx * bx + by * by, px * bx + py * by);
    if along <= 0.0 {
        px * px + py * py
    } else if along >= length {
        let (qx, qy) = step(b, point);
        qx * qx + qy * qy
    } else {
        let across = px * by - py * bx;
        across * across / length
    }
}

/// How a ring lies to a tile with its margin.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lies {
    Inside,
    Across,
    Outside,
}

/// How a ring lies to the tile with its margin.
pub(super) fn lies(ring: &[MvtCoord]) -> Lies {
    let (low, high) = span(ring);
    how_lies(low, high)
}

/// The least and the greatest coordinates of a ring.
pub(super) fn span(ring: &[MvtCoord]) -> (MvtCoord, MvtCoord) {
    let (mut low, mut high) = (MvtCoord { x: i32::MAX, y: i32::MAX }, MvtCoord { x: i32::MIN, y: i32::MIN });
    for at in ring {
        low = MvtCoord { x: low.x.min(at.x), y: low.y.min(at.y) };
        high = MvtCoord { x: high.x.max(at.x), y: high.y.max(at.y) };
    }
    (low, high)
}

/// How what spans so much lies to the tile with its margin.
pub(super) const fn how_lies(low: MvtCoord, high: MvtCoord) -> Lies {
    if low.x >= LOW && low.y >= LOW && high.x <= HIGH && high.y <= HIGH {
        Lies::Inside
    } else if high.x < LOW || high.y < LOW || low.x > HIGH || low.y > HIGH {
        Lies::Outside
    } else {
        Lies::Across
    }
}

/// Cuts a ring to the tile with its margin, side after side. Where this parts it, what comes out runs along the edge and is not sound.
pub(super) fn cut(ring: &mut Ring) {
    let x: (Pick, Make) = (|at| at.x, |x, y| MvtCoord { x, y });
    let y: (Pick, Make) = (|at| at.y, |y, x| MvtCoord { x, y });
    for ((main, make), other, edge, sign) in [(x, y.0, LOW, 1), (x, y.0, HIGH, -1), (y, x.0, LOW, 1), (y, x.0, HIGH, -1)] {
        let beyond = |at: MvtCoord| (edge - main(at)) * sign > 0;
        let meeting = |a: MvtCoord, b: MvtCoord| {
            let part = f64::from(edge - main(a)) / f64::from(main(b) - main(a));
            make(edge, other(a) + (f64::from(other(b) - other(a)) * part).round() as i32)
        };
        let mut cut = Ring::with_capacity(ring.len() + 4);
        for (a, b) in sides(ring) {
            if beyond(a) != beyond(b) {
                cut.push(meeting(a, b));
            }
            if !beyond(b) {
                cut.push(b);
            }
        }
        cut.dedup();
        if cut.first() == cut.last() {
            cut.pop();
        }
        *ring = cut;
    }
}

type Pick = fn(MvtCoord) -> i32;
type Make = fn(i32, i32) -> MvtCoord;

/// Whether a ring meets itself nowhere.
pub(super) fn is_sound(ring: &[MvtCoord]) -> bool {
    ring.len() >= 3 && (is_convex(ring) || is_apart(ring))
}

/// Whether every corner turns the same way, and all of them once around.
fn is_convex(ring: &[MvtCoord]) -> bool {
    let way = |a: MvtCoord, b: MvtCoord| (b.x, b.y) > (a.x, a.y);
    let (mut a, mut b) = (ring[ring.len() - 2], ring[ring.len() - 1]);
    let (mut hand, mut returns) = (0, 0);
    for c in ring {
        let turn = turn(a, b, *c).signum();
        if turn == 0 || turn == -hand {
            return false;
        }
        returns += u8::from(way(a, b) != way(b, *c));
        (hand, a, b) = (turn, b, *c);
    }
    returns == 2
}

/// Whether no two sides meet but at the corner between them.
fn is_apart(ring: &[MvtCoord]) -> bool {
    let last = ring.len() - 1;
    let side = |number: usize| (ring[number], ring[if number == last { 0 } else { number + 1 }]);
    (0..last).all(|one| {
        let (a, b) = side(one);
        let (low, high) = ((a.x.min(b.x), a.y.min(b.y)), (a.x.max(b.x), a.y.max(b.y)));
        (one + 1..=last).all(|two| {
            let (c, d) = side(two);
            if two == one + 1 {
                turn(a, b, d) != 0
            } else if one == 0 && two == last {
                turn(c, d, b) != 0
            } else {
                let beside = c.x.min(d.x) > high.0 || c.y.min(d.y) > high.1 || c.x.max(d.x) < low.0 || c.y.max(d.y) < low.1;
                beside
                    || turn(a, b, c).signum() * turn(a, b, d).signum() > 0
                    || turn(c, d, a).signum() * turn(c, d, b).signum() > 0
            }
        })
    })
}

/// Positive where c lies on one hand of the line from a to b, negative on the other, nought on it.
fn turn(a: MvtCoord, b: MvtCoord, c: MvtCoord) -> i64 {
    let along = |to: MvtCoord| (i64::from(to.x) - i64::from(a.x), i64::from(to.y) - i64::from(a.y));
    let ((bx, by), (cx, cy)) = (along(b), along(c));
    bx * cy - by * cx
}

#[cfg(test)]
mod tests {
    use geo::{LineString, Polygon, Validation};
    use proptest::prelude::*;

    use super::*;

    fn ring(corners: &[(i32, i32)]) -> Ring {
        corners.iter().map(|(x, y)| MvtCoord { x: *x, y: *y }).collect()
    }

    fn polygon(ring: &[MvtCoord]) -> Polygon<f64> {
        Polygon::new(ring.iter().map(|at| (f64::from(at.x), f64::from(at.y))).collect::<LineString<f64>>(), Vec::new())
    }

    #[test]
    fn a_ring_keeps_the_corners_that_are_seen() {
        let mut thinned = ring(&[(0, 0), (50, 1), (100, 0), (100, 100), (98, 103), (0, 100)]);
        thin(&mut thinned);
        assert_eq!(thinned, ring(&[(0, 0), (100, 0), (100, 100), (98, 103), (0, 100)]));
    }

    #[test]
    fn a_corner_of_the_tile_is_cut_to_what_lies_on_it() {
        let mut across = ring(&[(-1000, 1000), (1000, 1000), (1000, 3000), (-1000, 3000)]);
        assert_eq!(lies(&across), Lies::Across);
        cut(&mut across);
        assert_eq!(twice_area(&across).abs(), 2 * 1064 * 2000);
        assert!(is_sound(&across));
        assert_eq!(lies(&ring(&[(4161, 0), (4200, 0), (4200, 50)])), Lies::Outside);
        // A fork whose handle lies beyond the edge: its tines hang together along it.
        let mut fork = ring(&[(-200, 0), (100, 0), (100, 10), (-100, 10), (-100, 20), (100, 20), (100, 30), (-200, 30)]);
        cut(&mut fork);
        assert!(!is_sound(&fork));
    }

    proptest! {
        #[test]
        fn what_is_seen_to_be_sound_is_valid(corners in proptest::collection::vec((0..7_i32, 0..7_i32), 3..9)) {
            let mut ring = ring(&corners);
            ring.dedup();
            prop_assert!(!is_sound(&ring) || polygon(&ring).is_valid(), "{ring:?}");
        }

        #[test]
        fn a_convex_ring_is_sound(corners in proptest::collection::vec((0..9_i32, 0..9_i32), 3..7)) {
            let ring = ring(&corners);
            prop_assert!(!is_convex(&ring) || is_apart(&ring), "{ring:?}");
        }
    }
}
