//! Whether a surface is drawn as a surface should be: every fault with its place. Never a repair, and never a fault of coordinates
//! (see `gate`).
//!
//! *Why not the geometry library's validation?* It names no places, asks every edge of every other one, and does not see an interior
//! that falls apart. It is the judge in the tests. One sweep finds the pairs of edges that meet; what remains, rings inside rings, is
//! asked of single vertices.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use geo::coordinate_position::{CoordPos, coord_pos_relative_to_ring};
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{BoundingRect, Coord, Intersects, Line, LineString, Polygon, Rect};

use super::gate::MAX_FAULTS;
use super::sweep::{self, Span};
use super::within::rings;
use super::{LonLat, Shape, ShapeFault, Surface};

impl Shape {
    /// Every way in which the shape is not drawn as it should be, each once with its place, at most a hundred; empty when it is valid.
    /// A point is always valid.
    #[must_use]
    pub fn validity(&self) -> Vec<ShapeFault> {
        match self {
            Self::Point(_) => Vec::new(),
            Self::Surface(surface) if is_plain(surface) => Vec::new(),
            Self::Surface(surface) => Inspection::of(surface).faults,
        }
    }
}

/// Rings of so many edges are asked edge by edge; for longer ones the sweep is quicker.
const SHORT: usize = 32;

/// Whether a surface is one short ring that plainly keeps clear of itself, as nearly every building is: it has no fault then. Where it is
/// not plain, nothing is said.
fn is_plain(surface: &Surface) -> bool {
    let [only] = surface.polygons() else { return false };
    let ring = only.exterior().0.as_slice();
    let count = ring.len().saturating_sub(1);
    if !only.interiors().is_empty() || !(3..=SHORT).contains(&count) {
        return false;
    }
    let edge = |at: usize| Line::new(ring[at], ring[at + 1]);
    (0..count).all(|at| {
        let one = edge(at);
        let others = (at + 2..count).filter(|other| at > 0 || other + 1 < count);
        !runs_back(one, edge((at + 1) % count)) && others.map(edge).all(|other| keeps_clear(one, other))
    })
}

/// Whether an edge runs back on the one before it.
fn runs_back(before: Line<f64>, after: Line<f64>) -> bool {
    let (out, back) = (before.start - before.end, after.end - after.start);
    out.x * back.x + out.y * back.y > 0.0 && RobustKernel::orient2d(before.start, before.end, after.end) == Orientation::Collinear
}

/// Whether one of two edges lies wholly on one side of the other.
fn keeps_clear(one: Line<f64>, two: Line<f64>) -> bool {
    let beside = |one: Line<f64>, two: Line<f64>| {
        let [start, end] = [two.start, two.end].map(|at| RobustKernel::orient2d(one.start, one.end, at));
        start == end && start != Orientation::Collinear
    };
    let wide = one.west() > two.east() || two.west() > one.east();
    wide || apart(one, two) || beside(one, two) || beside(two, one)
}

impl Span for Line<f64> {
    fn west(&self) -> f64 {
        self.start.x.min(self.end.x)
    }
    fn east(&self) -> f64 {
        self.start.x.max(self.end.x)
    }
}

/// A ring by polygon and place in it, both from 0.
type RingAt = (usize, usize);
/// A position that can be a key.
type Grain = (i64, i64);

#[derive(Debug, Clone, Copy)]
struct Edge {
    ring: RingAt,
    index: usize,
    line: Line<f64>,
}

impl Span for Edge {
    fn west(&self) -> f64 {
        self.line.west()
    }
    fn east(&self) -> f64 {
        self.line.east()
    }
}

#[derive(Default)]
struct Inspection {
    faults: Vec<ShapeFault>,
    /// Pairs of rings whose borders cross, so that asking which lies inside which makes no sense.
    crossing: BTreeSet<(RingAt, RingAt)>,
    /// Positions at which two rings touch.
    touching: BTreeMap<(RingAt, RingAt), BTreeSet<Grain>>,
    /// Places told of already.
    told: BTreeSet<(RingAt, RingAt, Grain)>,
}

impl Inspection {
    fn of(surface: &Surface) -> Self {
        let mut inspection = Self::default();
        // Breaking off only means that enough is told.
        let _ = sweep::among(edges(surface), |one, two| inspection.pair(surface, one, two));
        for (at, polygon) in surface.polygons().iter().enumerate() {
            inspection.holes(at, polygon);
            inspection.pieces(at);
        }
        inspection.polygons(surface.polygons());
        inspection.faults.sort_by_key(whose);
        if inspection.faults.len() > MAX_FAULTS {
            inspection.faults.truncate(MAX_FAULTS);
            inspection.faults.push(ShapeFault::More(MAX_FAULTS));
        }
        inspection
    }

    fn full(&self) -> bool {
        self.faults.len() > MAX_FAULTS
    }

    /// What two edges do to each other.
    fn pair(&mut self, surface: &Surface, one: &Edge, two: &Edge) -> ControlFlow<()> {
        let (one, two) = if (one.ring, one.index) <= (two.ring, two.index) { (one, two) } else { (two, one) };
        if apart(one.line, two.line) {
            return ControlFlow::Continue(());
        }
        if one.ring == two.ring && self.neighbours(surface, one, two) {
            return if self.full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        }
        match line_intersection(one.line, two.line) {
            None => {}
            Some(LineIntersection::SinglePoint { intersection, is_proper: false }) => {
                self.touch(one.ring, two.ring, intersection)
            }
            Some(LineIntersection::SinglePoint { intersection, is_proper: true }) => self.cross(one.ring, two.ring, intersection),
            Some(LineIntersection::Collinear { intersection }) => self.cross(one.ring, two.ring, intersection.start),
        }
        if self.full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Whether two edges of a ring follow each other; if they run back on one another, that is told.
    fn neighbours(&mut self, surface: &Surface, one: &Edge, two: &Edge) -> bool {
        let count = ring_at(surface, one.ring).0.len() - 1;
        let (before, after) = match two.index - one.index {
            1 => (one.line, two.line),
            gap if gap + 1 == count => (two.line, one.line),
            _ => return false,
        };
        if runs_back(before, after) {
            let at = self.once(one.ring, one.ring, before.end);
            self.faults.extend(at.map(|at| ShapeFault::Spike { polygon: one.ring.0 + 1, ring: one.ring.1 + 1, at }));
        }
        true
    }

    fn touch(&mut self, one: RingAt, two: RingAt, at: Coord<f64>) {
        if one == two {
            let told = self.once(one, one, at);
            self.faults.extend(told.map(|at| ShapeFault::SelfTouch { polygon: one.0 + 1, ring: one.1 + 1, at }));
        } else {
            self.touching.entry((one, two)).or_default().insert(grain(at));
        }
    }

    fn cross(&mut self, one: RingAt, two: RingAt, at: Coord<f64>) {
        self.crossing.insert((one, two));
        let Some(at) = self.once(one, two, at) else { return };
        self.faults.push(if one == two {
            ShapeFault::SelfCrossing { polygon: one.0 + 1, ring: one.1 + 1, at }
        } else if one.0 == two.0 {
            ShapeFault::RingsCross { polygon: one.0 + 1, ring: one.1 + 1, other: two.1 + 1, at }
        } else {
            ShapeFault::PolygonsOverlap { polygon: one.0 + 1, other: two.0 + 1, at }
        });
    }

    /// The place, unless it has been told of.
    fn once(&mut self, one: RingAt, two: RingAt, at: Coord<f64>) -> Option<LonLat> {
        self.told.insert((one, two, grain(at))).then(|| LonLat::inside(at.x, at.y))
    }

    /// Holes must lie inside the outer ring and outside one another.
    fn holes(&mut self, polygon: usize, drawn: &Polygon<f64>) {
        let all: Vec<&LineString<f64>> = rings(drawn).collect();
        let boxes: Vec<_> = all.iter().map(|ring| ring.bounding_rect()).collect();
        for (ring, hole) in all.iter().enumerate().skip(1) {
            if let Some(at) = self.strays((polygon, 0), (polygon, ring), all[0], hole, CoordPos::Outside) {
                let (polygon, ring) = (polygon + 1, ring + 1);
                self.faults.push(ShapeFault::HoleOutside { polygon, ring, at });
            }
            for (other, around) in all.iter().enumerate().skip(1) {
                if self.full() {
                    return;
                }
                if other == ring || apart_boxes(&boxes[other], &boxes[ring]) {
                    continue;
                }
                let pair = ((polygon, other.min(ring)), (polygon, other.max(ring)));
                if let Some(at) = self.strays(pair.0, pair.1, around, hole, CoordPos::Inside) {
                    let (polygon, ring, other) = (polygon + 1, ring + 1, other + 1);
                    self.faults.push(ShapeFault::HoleInHole { polygon, ring, other, at });
                }
            }
        }
    }

    /// A place of `ring` that lies where it should not with regard to `around`. Rings that cross are told of already.
    fn strays(
        &self,
        one: RingAt,
        two: RingAt,
        around: &LineString<f64>,
        ring: &LineString<f64>,
        wrong: CoordPos,
    ) -> Option<LonLat> {
        if self.crossing.contains(&(one, two)) {
            return None;
        }
        let places: Box<dyn Iterator<Item = Coord<f64>>> = if self.touching.contains_key(&(one, two)) {
            // Where rings touch, the border may change sides, so every stretch between is asked.
            Box::new(ring.lines().flat_map(|edge| [edge.start, (edge.start + edge.end) / 2.0]))
        } else {
            Box::new(ring.coords().copied().take(1))
        };
        places.into_iter().find(|at| coord_pos_relative_to_ring(*at, around) == wrong).map(|at| LonLat::inside(at.x, at.y))
    }

    /// Rings and the places where they touch are the knots of a net; a mesh in it cuts a piece out of the interior.
    fn pieces(&mut self, polygon: usize) {
        let mut knots: BTreeSet<(Grain, RingAt)> = BTreeSet::new();
        for ((one, two), places) in &self.touching {
            if one.0 == polygon && two.0 == polygon {
                knots.extend(places.iter().flat_map(|place| [(*place, *one), (*place, *two)]));
            }
        }
        let mut net = Net::default();
        let mesh = knots.into_iter().find(|(place, ring)| !net.tie(Knot::Place(*place), Knot::Ring(*ring)));
        self.faults.extend(mesh.map(|(place, _)| ShapeFault::Disconnected { polygon: polygon + 1, at: position(place) }));
    }

    /// Polygons must lie outside one another, or in one another's holes.
    fn polygons(&mut self, polygons: &[Polygon<f64>]) {
        let boxes: Vec<_> = polygons.iter().map(BoundingRect::bounding_rect).collect();
        for (first, one) in polygons.iter().enumerate() {
            for (second, two) in polygons.iter().enumerate().skip(first + 1) {
                if self.full() {
                    return;
                }
                if apart_boxes(&boxes[first], &boxes[second]) || self.told_of_pair(first, second) {
                    continue;
                }
                if let Some(at) = self.intrudes(first, second, one, two).or_else(|| self.intrudes(second, first, two, one)) {
                    self.faults.push(ShapeFault::PolygonsOverlap { polygon: first + 1, other: second + 1, at });
                }
            }
        }
    }

    fn told_of_pair(&self, first: usize, second: usize) -> bool {
        self.crossing.range(((first, 0), (0, 0))..((first + 1, 0), (0, 0))).any(|(_, two)| two.0 == second)
    }

    /// A place of the outer border of `inner` inside `outer`.
    fn intrudes(&self, outer_at: usize, inner_at: usize, outer: &Polygon<f64>, inner: &Polygon<f64>) -> Option<LonLat> {
        let pair = (outer_at.min(inner_at), outer_at.max(inner_at));
        let touch = self.touching.range(((pair.0, 0), (0, 0))..((pair.0 + 1, 0), (0, 0))).any(|((_, two), _)| two.0 == pair.1);
        let every = if touch { usize::MAX } else { 1 };
        let places = inner.exterior().lines().flat_map(|edge| [edge.start, (edge.start + edge.end) / 2.0]).take(every);
        let inside = |at: &Coord<f64>| {
            coord_pos_relative_to_ring(*at, outer.exterior()) == CoordPos::Inside
                && outer.interiors().iter().all(|hole| coord_pos_relative_to_ring(*at, hole) == CoordPos::Outside)
        };
        places.into_iter().find(inside).map(|at| LonLat::inside(at.x, at.y))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Knot {
    Place(Grain),
    Ring(RingAt),
}

/// Which knots hang together.
#[derive(Default)]
struct Net(BTreeMap<Knot, Knot>);

impl Net {
    /// Ties two knots; false when they hung together already.
    fn tie(&mut self, one: Knot, two: Knot) -> bool {
        let (one, two) = (self.root(one), self.root(two));
        if one != two {
            self.0.insert(one, two);
        }
        one != two
    }

    fn root(&self, mut knot: Knot) -> Knot {
        while let Some(next) = self.0.get(&knot) {
            knot = *next;
        }
        knot
    }
}

fn edges(surface: &Surface) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (polygon, drawn) in surface.polygons().iter().enumerate() {
        for (ring, line) in rings(drawn).enumerate() {
            edges.extend(line.lines().enumerate().map(|(index, line)| Edge { ring: (polygon, ring), index, line }));
        }
    }
    edges
}

fn ring_at(surface: &Surface, (polygon, ring): RingAt) -> &LineString<f64> {
    let polygon = &surface.polygons()[polygon];
    if ring == 0 { polygon.exterior() } else { &polygon.interiors()[ring - 1] }
}

fn grain(at: Coord<f64>) -> Grain {
    ((at.x * 1e7).round() as i64, (at.y * 1e7).round() as i64)
}

fn position((x, y): Grain) -> LonLat {
    LonLat::inside(x as f64 / 1e7, y as f64 / 1e7)
}

/// Whether two edges lie at different heights; the sweep has looked at their widths.
fn apart(one: Line<f64>, two: Line<f64>) -> bool {
    one.start.y.max(one.end.y) < two.start.y.min(two.end.y) || two.start.y.max(two.end.y) < one.start.y.min(one.end.y)
}

fn apart_boxes(one: &Option<Rect<f64>>, two: &Option<Rect<f64>>) -> bool {
    one.zip(*two).is_none_or(|(one, two)| !one.intersects(&two))
}

/// Polygon and ring of a fault, to list them in the order in which they are drawn.
fn whose(fault: &ShapeFault) -> (usize, usize) {
    match fault {
        ShapeFault::SelfCrossing { polygon, ring, .. }
        | ShapeFault::SelfTouch { polygon, ring, .. }
        | ShapeFault::Spike { polygon, ring, .. }
        | ShapeFault::RingsCross { polygon, ring, .. }
        | ShapeFault::HoleOutside { polygon, ring, .. }
        | ShapeFault::HoleInHole { polygon, ring, .. }
        | ShapeFault::Position { polygon, ring, .. }
        | ShapeFault::Vertex { polygon, ring, .. }
        | ShapeFault::Ring { polygon, ring } => (*polygon, *ring),
        ShapeFault::Disconnected { polygon, .. } | ShapeFault::NoRing { polygon } => (*polygon, usize::MAX),
        ShapeFault::PolygonsOverlap { polygon, .. } => (*polygon, usize::MAX),
        ShapeFault::Kind(_)
        | ShapeFault::Nesting(_)
        | ShapeFault::Empty
        | ShapeFault::Point(_)
        | ShapeFault::TooManyVertices { .. }
        | ShapeFault::TooDense { .. }
        | ShapeFault::Radius(_)
        | ShapeFault::More(_) => (usize::MAX, usize::MAX),
    }
}

#[cfg(test)]
mod tests {
    use geo::Validation;
    use proptest::prelude::*;

    use super::*;

    type Ring = Vec<[f64; 2]>;

    fn square(west: f64, south: f64, size: f64) -> Ring {
        vec![[west, south], [west + size, south], [west + size, south + size], [west, south + size]]
    }

    fn faults(polygons: &[Vec<Ring>]) -> Vec<ShapeFault> {
        Shape::surface(polygons).unwrap().validity()
    }

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    proptest! {
        #[test]
        fn a_ring_that_is_plainly_sound_has_no_fault_when_it_is_inspected(
            corners in proptest::collection::vec((0..6_i32, 0..6_i32), 3..7),
        ) {
            let ring: Ring = corners.iter().map(|(x, y)| [f64::from(*x), f64::from(*y)]).collect();
            if let Ok(Shape::Surface(surface)) = Shape::surface(&[vec![ring]]) && is_plain(&surface) {
                prop_assert_eq!(Inspection::of(&surface).faults, vec![]);
            }
        }
    }

    #[test]
    fn a_sound_shape_has_no_fault() {
        assert_eq!(faults(&[vec![square(0.0, 0.0, 10.0), square(2.0, 2.0, 3.0)], vec![square(20.0, 0.0, 5.0)]]), vec![]);
        // A polygon in another's hole, and polygons that touch at a corner.
        assert_eq!(faults(&[vec![square(0.0, 0.0, 10.0), square(2.0, 2.0, 6.0)], vec![square(4.0, 4.0, 2.0)]]), vec![]);
        assert_eq!(faults(&[vec![square(0.0, 0.0, 1.0)], vec![square(1.0, 1.0, 1.0)]]), vec![]);
        // A hole that touches the border at one vertex.
        assert_eq!(faults(&[vec![square(0.0, 0.0, 4.0), vec![[0.0, 2.0], [2.0, 1.0], [2.0, 3.0]]]]), vec![]);
    }

    #[test]
    fn a_ring_that_crosses_itself_is_told_where() {
        let bow = vec![[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 3.0]];
        assert_eq!(faults(&[vec![bow]]), vec![ShapeFault::SelfCrossing { polygon: 1, ring: 1, at: at(1.2, 1.2) }]);
    }

    #[test]
    fn a_spike_and_a_touch_are_told_where() {
        let spike = vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [4.0, 7.0], [4.0, 4.0], [0.0, 4.0]];
        let told = faults(&[vec![spike]]);
        assert!(told.contains(&ShapeFault::Spike { polygon: 1, ring: 1, at: at(4.0, 7.0) }), "{told:?}");
        let touch = vec![[0.0, 0.0], [4.0, 0.0], [2.0, 2.0], [4.0, 4.0], [0.0, 4.0], [2.0, 2.0]];
        assert_eq!(faults(&[vec![touch]]), vec![ShapeFault::SelfTouch { polygon: 1, ring: 1, at: at(2.0, 2.0) }]);
    }

    #[test]
    fn every_fault_of_a_shape_is_told_not_only_the_first() {
        let shape = [
            vec![square(0.0, 0.0, 10.0), square(20.0, 0.0, 1.0), square(2.0, 2.0, 5.0), square(3.0, 3.0, 1.0)],
            vec![vec![[30.0, 0.0], [32.0, 2.0], [32.0, 0.0], [30.0, 3.0]]],
            vec![square(40.0, 0.0, 10.0)],
            vec![square(42.0, 2.0, 1.0)],
            vec![square(60.0, 0.0, 10.0), square(69.0, 1.0, 5.0)],
        ];
        assert_eq!(
            faults(&shape),
            vec![
                ShapeFault::HoleOutside { polygon: 1, ring: 2, at: at(20.0, 0.0) },
                ShapeFault::HoleInHole { polygon: 1, ring: 4, other: 3, at: at(3.0, 3.0) },
                ShapeFault::SelfCrossing { polygon: 2, ring: 1, at: at(31.2, 1.2) },
                ShapeFault::PolygonsOverlap { polygon: 3, other: 4, at: at(42.0, 2.0) },
                ShapeFault::RingsCross { polygon: 5, ring: 1, other: 2, at: at(70.0, 1.0) },
                ShapeFault::RingsCross { polygon: 5, ring: 1, other: 2, at: at(70.0, 6.0) },
            ]
        );
    }

    #[test]
    fn polygons_that_share_a_border_or_all_of_it_are_told() {
        let side_by_side = faults(&[vec![square(0.0, 0.0, 1.0)], vec![square(1.0, 0.0, 1.0)]]);
        assert!(matches!(side_by_side[..], [ShapeFault::PolygonsOverlap { polygon: 1, other: 2, .. }, ..]), "{side_by_side:?}");
        let twice = faults(&[vec![square(0.0, 0.0, 1.0)], vec![square(0.0, 0.0, 1.0)]]);
        assert!(twice.iter().all(|fault| matches!(fault, ShapeFault::PolygonsOverlap { .. })) && !twice.is_empty());
    }

    #[test]
    fn polygons_that_cross_exactly_at_their_vertices_are_told() {
        let diamond = vec![[-1.0, 1.0], [1.0, -1.0], [3.0, 1.0], [1.0, 3.0]];
        let cross = vec![[0.0, 0.0], [1.0, 0.5], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        let told = faults(&[vec![diamond], vec![cross]]);
        assert!(matches!(told[..], [ShapeFault::PolygonsOverlap { polygon: 1, other: 2, .. }]), "{told:?}");
    }

    #[test]
    fn an_interior_that_falls_apart_is_told() {
        // The hole touches the border at two places and cuts the square in two.
        let cut = vec![square(0.0, 0.0, 4.0), vec![[0.0, 2.0], [2.0, 1.0], [4.0, 2.0], [2.0, 3.0]]];
        let told = faults(&[cut]);
        assert!(matches!(told[..], [ShapeFault::Disconnected { polygon: 1, .. }]), "{told:?}");
    }

    #[test]
    fn hostile_rings_are_looked_through() {
        // 900 vertices that go back and forth between two places: every edge lies on every other one.
        let back_and_forth: Ring = (0..900).map(|i| [106.0 + f64::from(i % 2), 29.0]).chain([[106.5, 30.0]]).collect();
        assert!(!faults(&[vec![back_and_forth]]).is_empty());
        // 49,000 vertices on short steps, sound.
        let saw: Ring = (0..49_000)
            .map(|i| [106.0 + f64::from(i) * 1e-6, 29.0 + f64::from(i % 2) * 1e-4])
            .chain([[106.05, 28.0], [106.0, 28.0]])
            .collect();
        assert_eq!(faults(&[vec![saw]]), vec![]);
    }

    proptest! {
        #[test]
        fn the_geometry_library_agrees_on_what_is_sound(
            corners in proptest::collection::vec((0..7_i32, 0..7_i32), 3..8),
            hole in proptest::collection::vec((0..7_i32, 0..7_i32), 3..5),
            second in proptest::collection::vec((0..9_i32, 0..9_i32), 3..5),
            parts in 0..4_u8,
        ) {
            let ring = |corners: &[(i32, i32)]| -> Ring { corners.iter().map(|&(x, y)| [f64::from(x), f64::from(y)]).collect() };
            let mut polygons = vec![vec![ring(&corners)]];
            if parts & 1 != 0 {
                polygons[0].push(ring(&hole));
            }
            if parts & 2 != 0 {
                polygons.push(vec![ring(&second)]);
            }
            let Ok(shape) = Shape::surface(&polygons) else { return Ok(()) };
            let Shape::Surface(surface) = &shape else { unreachable!() };
            let own = shape.validity();
            // The library does not look for interiors that fall apart.
            let own_without = own.iter().filter(|fault| !matches!(fault, ShapeFault::Disconnected { .. })).count();
            prop_assert_eq!(own_without == 0, surface.is_valid(), "{:?} against {:?}", own, surface.validation_errors());
        }
    }
}
