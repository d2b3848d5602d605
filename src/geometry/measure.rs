//! Areas on the ellipsoid: of one surface, and of what two surfaces share. Never distances (see `plane`) or predicates (`within`).
//!
//! A surface is the sum, with signs, of what lies below its edges: upper edges count +, lower edges −. What two surfaces share is
//! therefore the sum over pairs of edges of what lies below the lower of the two, with the product of their signs:
//!
//! |A ∩ B| = Σₐ Σᵦ sₐ sᵦ ∫ G(min(a(x), b(x))) dx,   G(φ) = true area below latitude φ per radian of longitude.
//!
//! *Why not an overlay library?* Nothing is constructed here, so nothing can be misconstructed: no snapping, no slivers, no panic, no
//! slow case beyond the number of pairs, which the gate bounds. The sum is linear in the edges, so zones that share a border give
//! parts that add up to the whole to rounding. The large side is cut to the common box first, so that its size costs no digits.
//!
//! Edges are straight in degrees, as GeoJSON means them. G is a polynomial fitted to the exact density over the common box: its error
//! is below 1e-12 up to 10 km and about 1e-6 at 1,000 km, and Gauss's three points integrate it exactly.

use std::ops::ControlFlow;

use geo::Coord;

use super::ellipsoid::densities;
use super::sweep::{self, Span};
use super::{Bbox, Surface};

/// The area a surface covers, ㎡.
pub(super) fn area_m2(surface: &Surface) -> f64 {
    Measure::default().rings_m2(rings(surface), Bbox::around(surface.outer_vertices()))
}

/// Measures one surface after another in room that is used again.
#[derive(Default)]
pub(super) struct Measure {
    local: Vec<Coord<f64>>,
    edges: Vec<Edge>,
}

impl Measure {
    /// The area of one closed ring with the box around it, ㎡.
    pub(super) fn ring_m2(&mut self, ring: &[Coord<f64>], bbox: Bbox) -> f64 {
        self.rings_m2(std::iter::once((ring, 1.0)), bbox)
    }

    fn rings_m2<'r>(&mut self, rings: impl Iterator<Item = (&'r [Coord<f64>], f64)>, bbox: Bbox) -> f64 {
        let frame = Frame::over(bbox);
        let Self { local, edges } = self;
        edges.clear();
        if frame.has_size() {
            rings.for_each(|(ring, sign)| frame.ring(ring, sign, local, edges));
        }
        let net: f64 = edges.iter().map(|edge| edge.sign * frame.below(edge.west, edge.east, edge.t_west, edge.t_east)).sum();
        // Which way round a ring is drawn is told in degrees; one that crosses itself from near the equator to a pole may be turned on the
        // ground.
        net.abs()
    }
}

/// The area two surfaces share, ㎡, given the box common to both.
pub(super) fn overlap_m2(one: &Surface, two: &Surface, common: Bbox) -> f64 {
    let frame = Frame::over(common);
    frame.shared(frame.edges(one), frame.edges(two))
}

/// The area a surface, by its rings, shares with another of which only the sides over the common box are given, in the order of its rings, ㎡.
pub(super) fn overlap_with_sides_m2<'r>(
    one: impl Iterator<Item = (&'r [Coord<f64>], f64)>,
    sides: impl Iterator<Item = Side>,
    common: Bbox,
) -> f64 {
    let frame = Frame::over(common);
    let mut edges = Vec::new();
    if frame.has_size() {
        sides.for_each(|side| frame.side(frame.local(side.from), frame.local(side.to), side.sign, &mut edges));
    }
    frame.shared(frame.edges_of(one), edges)
}

/// The rings of a surface, each with how it counts: 1 outside, −1 for a hole.
pub(super) fn rings(surface: &Surface) -> impl Iterator<Item = (&[Coord<f64>], f64)> {
    surface.polygons().iter().flat_map(|polygon| {
        let holes = polygon.interiors().iter().map(|hole| (hole.0.as_slice(), -1.0));
        std::iter::once((polygon.exterior().0.as_slice(), 1.0)).chain(holes)
    })
}

/// One side of a ring, as it counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub(super) from: Coord<f64>,
    pub(super) to: Coord<f64>,
    /// 1 on outer rings and −1 on holes that are drawn anticlockwise; the other way round where they are not.
    pub(super) sign: f64,
}

impl Side {
    /// The sides of a surface, ring by ring.
    pub(super) fn all(surface: &Surface) -> Vec<Self> {
        rings(surface).flat_map(|(ring, sign)| Self::ring(ring, sign)).collect()
    }

    /// The sides of a ring that counts `sign`, whichever way round it is drawn.
    pub(super) fn ring(ring: &[Coord<f64>], sign: f64) -> impl Iterator<Item = Self> {
        let sign = if twice_area(ring) < 0.0 { -sign } else { sign };
        ring.windows(2).map(move |ends| Self { from: ends[0], to: ends[1], sign })
    }
}

/// Twice the signed area of a closed ring, in the units of its corners squared; positive where it is drawn anticlockwise.
fn twice_area(ring: &[Coord<f64>]) -> f64 {
    let Some(start) = ring.first() else { return 0.0 };
    ring.windows(2)
        .map(|pair| (pair[0].x - start.x) * (pair[1].y - start.y) - (pair[1].x - start.x) * (pair[0].y - start.y))
        .sum()
}

/// A box in which latitudes run from −1 to 1 and longitudes are radians from the middle.
struct Frame {
    middle: Coord<f64>,
    half_width: f64,
    half_height: f64,
    /// Coefficients of G in t, from t¹ on, and the constant that makes G(−1) nothing.
    powers: [f64; 5],
    constant: f64,
}

/// A piece of an edge inside a frame, from west to east.
#[derive(Debug, Clone, Copy)]
struct Edge {
    west: f64,
    east: f64,
    t_west: f64,
    t_east: f64,
    sign: f64,
}

impl Span for Edge {
    fn west(&self) -> f64 {
        self.west
    }
    fn east(&self) -> f64 {
        self.east
    }
}

impl Edge {
    fn t(&self, x: f64) -> f64 {
        self.t_west + (self.t_east - self.t_west) * ((x - self.west) / (self.east - self.west))
    }

    /// The piece between two meridians, each inside its own span.
    fn between(&self, west: f64, east: f64) -> Self {
        let t_west = if west > self.west { self.t(west) } else { self.t_west };
        let t_east = if east < self.east { self.t(east) } else { self.t_east };
        Self { west, east, t_west, t_east, sign: self.sign }
    }
}

impl Frame {
    fn over(bbox: Bbox) -> Self {
        let middle = Coord { x: f64::midpoint(bbox.west, bbox.east), y: f64::midpoint(bbox.south, bbox.north) };
        let half_height = ((bbox.north - bbox.south) / 2.0).to_radians();
        let [v0, v1, v2, v3, v4] = densities(middle.y.to_radians(), half_height / 2.0).map(|density| half_height * density);
        // The density through five latitudes, term by term integrated.
        let powers = [
            v2,
            (v0 - 8.0 * v1 + 8.0 * v3 - v4) / 12.0,
            (-v0 + 16.0 * v1 - 30.0 * v2 + 16.0 * v3 - v4) / 18.0,
            (-v0 + 2.0 * v1 - 2.0 * v3 + v4) / 6.0,
            (v0 - 4.0 * v1 + 6.0 * v2 - 4.0 * v3 + v4) * 2.0 / 15.0,
        ];
        let constant = powers[0] - powers[1] + powers[2] - powers[3] + powers[4];
        Self { middle, half_width: ((bbox.east - bbox.west) / 2.0).to_radians(), half_height, powers, constant }
    }

    /// The edges of a surface inside the frame: cut at its sides, and laid on its floor or ceiling where they leave it.
    fn edges(&self, surface: &Surface) -> Vec<Edge> {
        self.edges_of(rings(surface))
    }

    fn edges_of<'r>(&self, rings: impl Iterator<Item = (&'r [Coord<f64>], f64)>) -> Vec<Edge> {
        let (mut edges, mut local) = (Vec::new(), Vec::new());
        if self.has_size() {
            rings.for_each(|(ring, sign)| self.ring(ring, sign, &mut local, &mut edges));
        }
        edges
    }

    /// Adds a ring that counts `sign`, whichever way round it is drawn.
    fn ring(&self, ring: &[Coord<f64>], sign: f64, local: &mut Vec<Coord<f64>>, edges: &mut Vec<Edge>) {
        local.clear();
        local.extend(ring.iter().map(|at| self.local(*at)));
        let sign = if twice_area(local) < 0.0 { -sign } else { sign };
        for pair in local.windows(2) {
            self.side(pair[0], pair[1], sign, edges);
        }
    }

    /// Adds one side of a ring, if it lies over the frame.
    fn side(&self, a: Coord<f64>, b: Coord<f64>, sign: f64, edges: &mut Vec<Edge>) {
        // On a ring drawn anticlockwise, the upper edges run west.
        let (west, east, sign) = if a.x < b.x { (a, b, -sign) } else { (b, a, sign) };
        if west.x < east.x && west.x < self.half_width && east.x > -self.half_width {
            let edge = Edge { west: west.x, east: east.x, t_west: west.y, t_east: east.y, sign };
            cut(edge.between(west.x.max(-self.half_width), east.x.min(self.half_width)), edges);
        }
    }

    fn has_size(&self) -> bool {
        self.half_height > 0.0 && self.half_width > 0.0
    }

    /// What two sets of edges share.
    fn shared(&self, one: Vec<Edge>, two: Vec<Edge>) -> f64 {
        let mut sum = 0.0;
        // The visit never breaks off.
        let _ = sweep::between(one, two, |a, b| {
            sum += a.sign * b.sign * self.below_both(a, b);
            ControlFlow::Continue(())
        });
        sum.max(0.0)
    }

    fn local(&self, at: Coord<f64>) -> Coord<f64> {
        Coord { x: (at.x - self.middle.x).to_radians(), y: (at.y - self.middle.y).to_radians() / self.half_height }
    }

    /// G(t): the area below, per radian of longitude.
    fn primitive(&self, t: f64) -> f64 {
        self.constant + self.powers.iter().rev().fold(0.0, |sum, power| (sum + power) * t)
    }

    /// ∫ G(t(x)) dx along a straight piece, by Gauss's three points.
    fn below(&self, west: f64, east: f64, t_west: f64, t_east: f64) -> f64 {
        const OUT: f64 = 0.774_596_669_241_483_4;
        let (mean, half) = (f64::midpoint(t_west, t_east), (t_east - t_west) / 2.0);
        let outer = self.primitive(mean - OUT * half) + self.primitive(mean + OUT * half);
        (east - west) * (5.0 * outer + 8.0 * self.primitive(mean)) / 18.0
    }

    /// ∫ G(min(a, b)) dx over what both edges span.
    fn below_both(&self, a: &Edge, b: &Edge) -> f64 {
        let (west, east) = (a.west.max(b.west), a.east.min(b.east));
        if west >= east {
            return 0.0;
        }
        let (a, b) = (a.between(west, east), b.between(west, east));
        let (apart_west, apart_east) = (a.t_west - b.t_west, a.t_east - b.t_east);
        if apart_west * apart_east >= 0.0 {
            let lower = if apart_west + apart_east <= 0.0 { a } else { b };
            return self.below(west, east, lower.t_west, lower.t_east);
        }
        let crossing = west + (east - west) * (apart_west / (apart_west - apart_east));
        let t = a.t(crossing.clamp(west, east));
        let (first, second) = if apart_west < 0.0 { (a, b) } else { (b, a) };
        self.below(west, crossing, first.t_west, t) + self.below(crossing, east, t, second.t_east)
    }
}

/// Cuts an edge where it leaves the frame below and above, lays those pieces on the border, and leaves out what lies on the floor.
fn cut(edge: Edge, edges: &mut Vec<Edge>) {
    if edge.t_west.abs() <= 1.0 && edge.t_east.abs() <= 1.0 {
        edges.push(edge);
        return;
    }
    let mut stops = [edge.west, edge.east, edge.east, edge.east];
    let mut used = 1;
    let (floor, ceiling) = if edge.t_west <= edge.t_east { (-1.0, 1.0) } else { (1.0, -1.0) };
    for border in [floor, ceiling] {
        if (edge.t_west - border) * (edge.t_east - border) < 0.0 {
            let along = (border - edge.t_west) / (edge.t_east - edge.t_west);
            stops[used] = (edge.west + (edge.east - edge.west) * along).clamp(stops[used - 1], edge.east);
            used += 1;
        }
    }
    stops[used] = edge.east;
    for pair in stops[..=used].windows(2) {
        if pair[0] < pair[1] {
            let piece = edge.between(pair[0], pair[1]);
            let (t_west, t_east) = (piece.t_west.clamp(-1.0, 1.0), piece.t_east.clamp(-1.0, 1.0));
            if t_west > -1.0 || t_east > -1.0 {
                edges.push(Edge { t_west, t_east, ..piece });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use geo::{Area as _, BooleanOps, MultiPolygon};
    use proptest::prelude::*;

    use crate::geometry::{LonLat, Plane, Shape};
    use crate::units::Share;

    const CENTRE: [f64; 2] = [106.551, 29.557];

    fn at(x: f64, y: f64) -> [f64; 2] {
        let there = Plane::around(LonLat::new(CENTRE[0], CENTRE[1]).unwrap()).lonlat(geo::Coord { x, y }).unwrap();
        [there.lon(), there.lat()]
    }

    fn polygon(ring: &[(f64, f64)]) -> Shape {
        Shape::surface(&[vec![ring.iter().map(|&(x, y)| at(x, y)).collect()]]).unwrap()
    }

    fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Shape {
        polygon(&[(west, south), (east, south), (east, north), (west, north)])
    }

    /// The same shape in the metre plane, for the overlay library as a judge. Edges straight in degrees bend a little there, so each is
    /// drawn in short pieces.
    fn in_plane(shape: &Shape) -> MultiPolygon<f64> {
        const PIECES: i32 = 40;
        let Shape::Surface(surface) = shape else { panic!("not a surface") };
        let plane = Plane::around(LonLat::new(CENTRE[0], CENTRE[1]).unwrap());
        let ring = surface.polygons()[0].exterior();
        let along =
            |edge: geo::Line| (0..PIECES).map(move |step| edge.start + edge.delta() * (f64::from(step) / f64::from(PIECES)));
        let drawn = ring.lines().flat_map(along).map(|at| plane.metres(LonLat::new(at.x, at.y).unwrap()));
        geo::Polygon::new(drawn.collect(), vec![]).into()
    }

    /// A star around a place: never crosses itself, often bent.
    fn star() -> impl Strategy<Value = Shape> {
        (-200.0..200.0_f64, -200.0..200.0_f64, proptest::collection::vec(20.0..300.0_f64, 3..24)).prop_map(|(x, y, reaches)| {
            let step = std::f64::consts::TAU / reaches.len() as f64;
            let corner = |(index, reach): (usize, &f64)| {
                let (sin, cos) = (index as f64 * step).sin_cos();
                (x + reach * cos, y + reach * sin)
            };
            polygon(&reaches.iter().enumerate().map(corner).collect::<Vec<_>>())
        })
    }

    #[test]
    fn ten_thousand_square_metres_read_ten_thousand_anywhere_in_the_country() {
        for (lon, lat) in [(106.551, 29.557), (106.7, 29.9), (75.0, 20.0), (130.0, 50.0)] {
            let plane = Plane::around(LonLat::new(lon, lat).unwrap());
            let corner = |x: f64, y: f64| plane.lonlat(geo::Coord { x, y }).map(|at| [at.lon(), at.lat()]).unwrap();
            let square =
                Shape::surface(&[vec![vec![corner(-50.0, -50.0), corner(50.0, -50.0), corner(50.0, 50.0), corner(-50.0, 50.0)]]]);
            let read = square.unwrap().footprint().unwrap().square_metres();
            // Vertices are kept to 1 cm, which is worth up to 1 ㎡ here.
            assert!((read - 10_000.0).abs() < 1.5, "{read} ㎡ at {lon}, {lat}");
        }
    }

    #[test]
    fn a_large_square_of_degrees_has_the_area_of_its_part_of_the_ellipsoid() {
        // One degree by one degree from 29° to 30° N is 10,737.9 km² on the ellipsoid, by the difference of authalic latitudes.
        let exact = |south: f64, north: f64, width: f64| {
            let q = |lat: f64| super::super::ellipsoid::authalic(lat.to_radians().sin());
            super::super::ellipsoid::SEMI_MAJOR.powi(2) * width.to_radians() * (q(north) - q(south)) / 2.0
        };
        for (west, south, east, north) in [(106.0, 29.0, 107.0, 30.0), (100.0, 20.0, 115.0, 35.0)] {
            let square = Shape::surface(&[vec![vec![[west, south], [east, south], [east, north], [west, north]]]]).unwrap();
            let read = square.footprint().unwrap().square_metres();
            let expected = exact(south, north, east - west);
            assert!((read / expected - 1.0).abs() < 1e-6, "{read} instead of {expected}");
        }
    }

    #[test]
    fn a_hole_is_not_ground_and_its_direction_does_not_matter() {
        let outer = vec![[106.55, 29.55], [106.56, 29.55], [106.56, 29.56], [106.55, 29.56]];
        let mut hole = vec![[106.552, 29.552], [106.554, 29.552], [106.554, 29.554], [106.552, 29.554]];
        let whole = Shape::surface(&[vec![outer.clone()]]).unwrap().footprint().unwrap();
        let cut = Shape::surface(&[vec![hole.clone()]]).unwrap();
        for _ in 0..2 {
            let ring = Shape::surface(&[vec![outer.clone(), hole.clone()]]).unwrap();
            assert!(((whole - cut.footprint().unwrap()) - ring.footprint().unwrap()).hundredths().abs() <= 1);
            assert_eq!(cut.share_within(&ring), Share::NONE);
            hole.reverse();
        }
    }

    #[test]
    fn a_building_across_a_border_is_split_as_the_border_says() {
        let building = rectangle(-30.0, -20.0, 70.0, 20.0);
        let east = rectangle(0.0, -5_000.0, 9_000.0, 5_000.0);
        let share = building.share_within(&east);
        assert!((f64::from(share.millionths()) / 1e6 - 0.7).abs() < 2e-4, "{share}");
        assert_eq!(rectangle(10.0, 10.0, 60.0, 60.0).share_within(&east), Share::WHOLE);
        assert_eq!(rectangle(-60.0, 10.0, -10.0, 60.0).share_within(&east), Share::NONE);
    }

    #[test]
    fn a_polygon_as_large_as_a_country_cuts_a_building_as_exactly_as_a_small_one() {
        let building =
            Shape::surface(&[vec![vec![[106.55, 29.55], [106.551, 29.55], [106.551, 29.551], [106.55, 29.551]]]]).unwrap();
        let country = Shape::surface(&[vec![vec![[106.5505, 10.0], [140.0, 10.0], [140.0, 55.0], [106.5505, 55.0]]]]).unwrap();
        assert_eq!(building.share_within(&country).millionths(), 500_000);
    }

    #[test]
    fn two_combs_at_the_limits_of_the_gate_are_measured_and_inspected() {
        // Each shape has 50 combs of 990 teeth; two shapes meet in some 50 million pairs of edges, nearly all that the gate allows, of
        // which only those near one another may be looked at: all of them would take minutes.
        let combs = |lift: f64| {
            let comb = |number: u32| -> Vec<[f64; 2]> {
                let west = 106.0 + f64::from(number) * 0.02;
                (0..990_u32)
                    .map(|tooth| [west + f64::from(tooth % 2) * 0.01, 29.55 + lift + f64::from(tooth) * 1e-5])
                    .chain([[west + 0.012, 29.561], [west + 0.012, 29.549]])
                    .collect()
            };
            Shape::surface(&(0..50).map(|number| vec![comb(number)]).collect::<Vec<_>>()).unwrap()
        };
        let (one, two) = (combs(0.0), combs(3e-6));
        let overlap = one.overlap_m2(&two);
        assert!(overlap > 0.0 && overlap < one.footprint().unwrap().square_metres());
        assert!(one.validity().len() < 200);
    }

    /// Found by fuzzing.
    #[test]
    fn a_surface_that_crosses_itself_over_half_the_globe_has_no_negative_area() {
        let found = "010300000001000000050000004417d4b7cca25a40562b137ea98f3d4074d2fbc6d7a25a4037c7b94db88f3d405dc477d66fa200405a0162030000\
                     00402d095053cba25a4020d3da34b68f3d009b00400000000000562b137ea98f3d40";
        let bytes: Vec<u8> = (0..found.len()).step_by(2).map(|at| u8::from_str_radix(&found[at..at + 2], 16).unwrap()).collect();
        assert!(Shape::from_wkb(&bytes).unwrap().ground_m2() >= 0.0);
    }

    proptest! {
        #[test]
        fn an_overlap_agrees_with_the_overlay_library(one in star(), two in star()) {
            let judge = in_plane(&one).intersection(&in_plane(&two)).unsigned_area();
            let own = one.overlap_m2(&two);
            prop_assert!((own - judge).abs() <= 1e-6 * in_plane(&one).unsigned_area().max(1.0), "{own} ㎡ instead of {judge} ㎡");
            prop_assert!((two.overlap_m2(&one) - own).abs() <= 1e-6 * own.max(1.0));
            let area = in_plane(&one).unsigned_area();
            prop_assert!((one.footprint().unwrap().square_metres() - area).abs() <= 1e-6 * area + 0.01);
        }

        #[test]
        fn parts_on_both_sides_of_borders_add_up_to_the_whole(shape in star(), mut cuts in proptest::collection::vec(-400.0..400.0_f64, 1..6), tilt in -300.0..300.0_f64) {
            cuts.sort_by(f64::total_cmp);
            cuts.insert(0, -20_000.0);
            cuts.push(20_000.0);
            let parts: f64 = cuts
                .windows(2)
                .filter(|pair| pair[1] - pair[0] > 0.1)
                .map(|pair| shape.overlap_m2(&polygon(&[(pair[0] - tilt, -900.0), (pair[1] - tilt, -900.0), (pair[1] + tilt, 900.0), (pair[0] + tilt, 900.0)])))
                .sum();
            let slivers = cuts.windows(2).filter(|pair| pair[1] - pair[0] <= 0.1).count();
            let whole = shape.overlap_m2(&shape);
            prop_assert!((parts / whole - 1.0).abs() < 1e-6 || slivers > 0, "{parts} ㎡ of {whole} ㎡");
        }

        #[test]
        fn a_larger_area_never_holds_a_smaller_share(shape in star(), one in star(), reach in 1.0..400.0_f64) {
            let Shape::Surface(surface) = &one else { unreachable!() };
            let hull = geo::ConvexHull::convex_hull(&**surface);
            let ring: Vec<[f64; 2]> = hull.exterior().coords().map(|at| [at.x, at.y]).collect();
            let around = Shape::surface(&[vec![ring]]).unwrap();
            prop_assert!(shape.share_within(&one).millionths() <= shape.share_within(&around).millionths() + 1);
            let (inner, outer) = (rectangle(-reach, -reach, reach, reach), rectangle(-reach - 5.0, -reach - 5.0, reach + 5.0, reach + 5.0));
            prop_assert!(shape.share_within(&inner) <= shape.share_within(&outer));
        }

        #[test]
        fn a_position_on_a_shared_border_lies_in_exactly_one_part(west in -900.0..-310.0_f64, east in 310.0..900.0_f64, tilt in -300.0..300.0_f64, along in 0.0..1.0_f64) {
            let corners = [at(west, -500.0), at(0.0 - tilt, -500.0), at(east, -500.0), at(east, 500.0), at(0.0 + tilt, 500.0), at(west, 500.0)];
            let one = Shape::surface(&[vec![vec![corners[0], corners[1], corners[4], corners[5]]]]).unwrap();
            let two = Shape::surface(&[vec![vec![corners[1], corners[2], corners[3], corners[4]]]]).unwrap();
            let between = |a: f64, b: f64| a + (b - a) * along;
            let on = LonLat::new(between(corners[1][0], corners[4][0]), between(corners[1][1], corners[4][1])).unwrap();
            for position in [on, on.to_grain()] {
                if along > 0.01 && along < 0.99 {
                    prop_assert!(one.contains(position) != two.contains(position));
                }
            }
        }
    }
}
