//! An area made ready to be asked about many boxes, positions and shapes. Its answers are those of [`Shape::contains`] and
//! [`Shape::share_within`] to the last digit; only the sides that can matter are looked at. Never here: what is asked about.
//!
//! The sides lie in bands of longitude and of latitude, so that a question looks at those beside it and not at all of them. A shape whose
//! corners lie strictly on one side of every side of the area near it is not crossed, and so lies inside or outside as a whole; only of
//! what is crossed is the share measured.

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

use super::halves;
use super::measure::{self, Side};
use super::within::is_left_of;
use super::{Bbox, LonLat, Shape};
use crate::units::Share;

/// Where a box lies with regard to an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// Wholly inside.
    Inside,
    /// Wholly outside.
    Outside,
    /// A side of the area may cross it.
    OnTheEdge,
}

/// An area made ready for asking.
#[derive(Debug)]
pub struct Prepared<'a> {
    shape: &'a Shape,
    bbox: Bbox,
    sides: Vec<Side>,
    by_longitude: Bands,
    by_latitude: Bands,
}

impl<'a> Prepared<'a> {
    /// Makes an area ready.
    #[must_use]
    pub fn new(shape: &'a Shape) -> Self {
        let bbox = shape.bbox();
        let sides = match shape {
            Shape::Point(_) => Vec::new(),
            Shape::Surface(surface) => Side::all(surface),
        };
        let by_longitude = Bands::over(bbox.west, bbox.east, sides.iter().map(|side| (side.from.x, side.to.x)));
        let by_latitude = Bands::over(bbox.south, bbox.north, sides.iter().map(|side| (side.from.y, side.to.y)));
        Self { shape, bbox, sides, by_longitude, by_latitude }
    }

    /// The box around the area.
    #[must_use]
    pub const fn bbox(&self) -> Bbox {
        self.bbox
    }

    /// Whether a position lies inside, as [`Shape::contains`] has it.
    #[must_use]
    pub fn contains(&self, position: LonLat) -> bool {
        match self.shape {
            Shape::Point(own) => *own == position,
            Shape::Surface(_) => self.holds(Coord { x: position.lon(), y: position.lat() }),
        }
    }

    /// Where a box lies; it may say of one that only comes near an edge that it lies on it.
    #[must_use]
    pub fn lies(&self, bbox: Bbox) -> Lies {
        if !bbox.meets(self.bbox) {
            Lies::Outside
        } else if matches!(self.shape, Shape::Point(_)) || self.beside(bbox).any(|side| may_touch(side, bbox)) {
            Lies::OnTheEdge
        } else if self.holds(Coord { x: bbox.west, y: bbox.south }) {
            // No side touches the box, so one corner speaks for all of it.
            Lies::Inside
        } else {
            Lies::Outside
        }
    }

    /// The part of a shape's footprint inside the area, as [`Shape::share_within`] has it; `ground_m2` is what [`Shape::ground_m2`] says
    /// of the shape, and `around` its box; whoever asks again and again remembers both.
    ///
    /// # Units
    /// Square metres.
    #[must_use]
    pub fn share_of(&self, shape: &Shape, around: Bbox, ground_m2: f64) -> Share {
        match (self.shape, shape) {
            (Shape::Surface(_), Shape::Surface(own)) => match own.polygons() {
                [only] if only.interiors().is_empty() => self.share_of_ring(&only.exterior().0, around, ground_m2),
                _ => self.share_by_all_sides(own.outer_vertices(), measure::rings(own), around, ground_m2),
            },
            (Shape::Point(_), _) | (_, Shape::Point(_)) => shape.share_within(self.shape),
        }
    }

    /// The same of a shape that is one plain ring: its corners, of which the last one is the first again.
    ///
    /// # Units
    /// Degrees, square metres.
    #[must_use]
    pub fn share_of_ring(&self, ring: &[Coord<f64>], around: Bbox, ground_m2: f64) -> Share {
        let mut touching = self.beside(around).filter(|side| may_touch(side, around));
        if let Some(first) = touching.next()
            // A side may be listed more than once.
            && touching.all(|side| std::ptr::eq(side, first))
            && let Some(share) = self.share_beside(first, ring, around)
        {
            return share;
        }
        self.share_by_all_sides(ring.iter().copied(), std::iter::once((ring, 1.0)), around, ground_m2)
    }

    /// The share of a surface by its outer corners and its rings, as [`measure::rings`] has them.
    fn share_by_all_sides<'r>(
        &self,
        corners: impl Iterator<Item = Coord<f64>> + Clone,
        rings: impl Iterator<Item = (&'r [Coord<f64>], f64)>,
        around: Bbox,
        ground_m2: f64,
    ) -> Share {
        let Some(common) = around.overlap(self.bbox) else { return Share::NONE };
        let is_crossed = self.beside(around).any(|side| may_touch(side, around) && !is_apart(side, corners.clone()));
        if is_crossed {
            let sides = self.by_longitude.members(common.west, common.east).into_iter().map(|at| self.sides[at as usize]);
            Share::nearest(measure::overlap_with_sides_m2(rings, sides, common) / ground_m2)
        } else if corners.clone().next().is_some_and(|corner| self.holds(corner)) {
            Share::WHOLE
        } else {
            Share::NONE
        }
    }

    /// The share of a ring in whose box only one side of the area is seen; `None` where it has to be measured: the side ends in the box, the
    /// area covers the ground there more than once, or the share is too near to where rounding changes.
    fn share_beside(&self, side: &Side, ring: &[Coord<f64>], around: Bbox) -> Option<Share> {
        /// More corners are measured.
        const MOST: usize = 64;
        let ends_within = [side.from, side.to].into_iter().any(|end| around.holds(Bbox::around(std::iter::once(end))));
        if ends_within || ring.len() > MOST {
            return None;
        }
        let half = halves::left_of(ring, side.from, side.to, around)?;
        let (left, right) = self.covers_beside(side, around);
        let (inside, doubtful) = match (left, right) {
            (1, 0) => (half.share, half.doubt),
            (0, 1) => (1.0 - half.share, half.doubt),
            _ => return None,
        };
        let millionths = inside.max(0.0) * 1e6;
        let from_rounding = (millionths - millionths.floor() - 0.5).abs();
        (doubtful < 1e-7 && from_rounding > doubtful * 1e6).then(|| Share::nearest(inside))
    }

    /// How often the area covers the ground on the left and on the right of a side, in a box that no other side touches.
    fn covers_beside(&self, side: &Side, around: Bbox) -> (i32, i32) {
        let Bbox { west, south, east, north } = around;
        let corners = [(west, south), (east, south), (east, north), (west, north)].map(|(x, y)| Coord { x, y });
        let way = side.to - side.from;
        let hand = |at: &Coord<f64>| way.x * (at.y - side.from.y) - way.y * (at.x - side.from.x);
        let farthest = corners.into_iter().max_by(|a, b| hand(a).abs().total_cmp(&hand(b).abs())).unwrap_or(side.from);
        let (covers, sign) = (self.covers(farthest), side.sign as i32);
        if hand(&farthest) > 0.0 { (covers, covers - sign) } else { (covers + sign, covers) }
    }

    /// How often the area covers a position, holes less.
    fn covers(&self, at: Coord<f64>) -> i32 {
        let met = self.by_latitude.listed_at(at.y).iter().map(|number| &self.sides[*number as usize]);
        let met = met.filter(|side| is_left_of(side.from, side.to, at));
        met.map(|side| if side.from.y < side.to.y { side.sign as i32 } else { -side.sign as i32 }).sum()
    }

    /// The sides in the bands of a box; some of them more than once.
    fn beside(&self, bbox: Bbox) -> impl Iterator<Item = &Side> {
        // The fewer of the two: a tall narrow box is known by its longitude, a flat wide one by its latitude.
        let columns = self.by_longitude.listed(bbox.west, bbox.east);
        let rows = self.by_latitude.listed(bbox.south, bbox.north);
        let fewer = if columns.len() <= rows.len() { columns } else { rows };
        fewer.iter().map(|at| &self.sides[*at as usize])
    }

    fn holds(&self, at: Coord<f64>) -> bool {
        let sides = self.by_latitude.listed_at(at.y).iter().map(|at| &self.sides[*at as usize]);
        sides.fold(false, |inside, side| inside != is_left_of(side.from, side.to, at))
    }
}

/// Whether a side may touch a box; it may err only towards yes.
fn may_touch(side: &Side, bbox: Bbox) -> bool {
    // Far below the grain of positions (1e-7°) squared.
    const ROUNDING: f64 = 1e-18;
    let (Coord { x: x0, y: y0 }, Coord { x: x1, y: y1 }) = (side.from, side.to);
    if x0.max(x1) < bbox.west || x0.min(x1) > bbox.east || y0.max(y1) < bbox.south || y0.min(y1) > bbox.north {
        return false;
    }
    let turn = |x: f64, y: f64| (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
    let corners =
        [turn(bbox.west, bbox.south), turn(bbox.east, bbox.south), turn(bbox.east, bbox.north), turn(bbox.west, bbox.north)];
    !(corners.iter().all(|turn| *turn > ROUNDING) || corners.iter().all(|turn| *turn < -ROUNDING))
}

/// Whether every corner lies strictly on the same hand of a side's line.
fn is_apart(side: &Side, corners: impl Iterator<Item = Coord<f64>>) -> bool {
    let mut hands = corners.map(|corner| RobustKernel::orient2d(side.from, side.to, corner));
    let first = hands.next().unwrap_or(Orientation::Collinear);
    first != Orientation::Collinear && hands.all(|hand| hand == first)
}

/// Spans by the equal bands of a range that they meet, in their own order within a band.
#[derive(Debug)]
struct Bands {
    low: f64,
    per_degree: f64,
    starts: Vec<u32>,
    spans: Vec<u32>,
}

impl Bands {
    /// Most bands, and most mentions of a span in all of them on the average.
    const MOST: usize = 256;
    const MENTIONS: usize = 8;

    fn over(low: f64, high: f64, spans: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let sides = spans.clone().count();
        let mut count = sides.clamp(1, Self::MOST);
        loop {
            let per_degree = if high > low { count as f64 / (high - low) } else { 0.0 };
            let mut bands = Self { low, per_degree, starts: vec![0; count + 1], spans: Vec::new() };
            let mentions: usize = spans.clone().map(|(a, b)| bands.of(a.min(b), a.max(b))).map(|(from, to)| to - from + 1).sum();
            if count == 1 || mentions <= Self::MENTIONS * sides.max(Self::MOST) {
                bands.fill(spans, mentions);
                return bands;
            }
            count /= 2;
        }
    }

    fn fill(&mut self, spans: impl Iterator<Item = (f64, f64)> + Clone, mentions: usize) {
        let met: Vec<(usize, usize)> = spans.map(|(a, b)| self.of(a.min(b), a.max(b))).collect();
        for (from, to) in &met {
            self.starts[from + 1..=to + 1].iter_mut().for_each(|start| *start += 1);
        }
        for band in 1..self.starts.len() {
            self.starts[band] += self.starts[band - 1];
        }
        let mut next = self.starts.clone();
        self.spans = vec![0; mentions];
        for (span, (from, to)) in (0_u32..).zip(met) {
            for next in &mut next[from..=to] {
                self.spans[*next as usize] = span;
                *next += 1;
            }
        }
    }

    fn band(&self, at: f64) -> usize {
        // Both ends of the range round into a band: what lies beyond it is not asked for, or finds spans that it does not meet.
        (((at - self.low) * self.per_degree) as usize).min(self.starts.len() - 2)
    }

    fn of(&self, low: f64, high: f64) -> (usize, usize) {
        (self.band(low), self.band(high))
    }

    /// What the bands of a range list, one band after the other.
    fn listed(&self, low: f64, high: f64) -> &[u32] {
        let (from, to) = self.of(low, high);
        &self.spans[self.starts[from] as usize..self.starts[to + 1] as usize]
    }

    fn listed_at(&self, at: f64) -> &[u32] {
        self.listed(at, at)
    }

    /// What the bands of a range list, each once and in order.
    fn members(&self, low: f64, high: f64) -> Vec<u32> {
        let mut members = self.listed(low, high).to_vec();
        if self.of(low, high).0 != self.of(low, high).1 {
            members.sort_unstable();
            members.dedup();
        }
        members
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn star(at: (f64, f64), reaches: &[f64]) -> Vec<[f64; 2]> {
        let step = std::f64::consts::TAU / reaches.len() as f64;
        let corner = |(index, reach): (usize, &f64)| {
            let (sin, cos) = (index as f64 * step).sin_cos();
            [at.0 + reach * cos, at.1 + reach * sin]
        };
        reaches.iter().enumerate().map(corner).collect()
    }

    fn reaches(most: f64) -> impl Strategy<Value = Vec<f64>> {
        proptest::collection::vec(most * 0.1..most, 3..40)
    }

    proptest! {
        #[test]
        fn a_prepared_area_answers_as_the_area_itself(
            outer in reaches(0.01),
            hole in reaches(0.001),
            small in reaches(0.002),
            at in (-0.012..0.012_f64, -0.012..0.012_f64),
        ) {
            let area = Shape::surface(&[vec![star((106.55, 29.56), &outer), star((106.55, 29.56), &hole)]]);
            let shape = Shape::surface(&[vec![star((106.55 + at.0, 29.56 + at.1), &small)]]);
            // What the gate refuses is no area.
            if let (Ok(area), Ok(shape)) = (area, shape) {
                let prepared = Prepared::new(&area);
                prop_assert_eq!(prepared.share_of(&shape, shape.bbox(), shape.ground_m2()), shape.share_within(&area));
                let Shape::Surface(surface) = &shape else { unreachable!() };
                for corner in surface.outer_vertices() {
                    let corner = LonLat::new(corner.x, corner.y).unwrap();
                    prop_assert_eq!(prepared.contains(corner), area.contains(corner));
                }
                match prepared.lies(shape.bbox()) {
                    Lies::Inside => prop_assert_eq!(shape.share_within(&area), Share::WHOLE),
                    Lies::Outside => prop_assert_eq!(shape.share_within(&area), Share::NONE),
                    Lies::OnTheEdge => {}
                }
            }
        }
    }

    proptest! {
        #[test]
        fn shapes_whose_corners_and_sides_lie_on_one_another_are_measured_as_by_every_pair_of_sides(
            outer in proptest::collection::vec((0..6_u8, 0..6_u8), 3..9),
            small in proptest::collection::vec((0..6_u8, 0..6_u8), 3..6),
        ) {
            // On a grid of six by six, sides run along one another and along the boxes more often than not.
            let ring = |corners: &[(u8, u8)]| -> Vec<[f64; 2]> {
                corners.iter().map(|(x, y)| [106.55 + f64::from(*x) * 1e-4, 29.56 + f64::from(*y) * 1e-4]).collect()
            };
            if let (Ok(area), Ok(shape)) = (Shape::surface(&[vec![ring(&outer)]]), Shape::surface(&[vec![ring(&small)]])) {
                // A ring that crosses itself goes round some places twice: what it holds is no question.
                if area.validity().is_empty() && shape.validity().is_empty() {
                    let measured = (shape.overlap_m2(&area) / shape.ground_m2()).clamp(0.0, 1.0);
                    let share = f64::from(Prepared::new(&area).share_of(&shape, shape.bbox(), shape.ground_m2()).millionths());
                    prop_assert!((share - measured * 1e6).abs() < 1.5, "{share} instead of {measured}");
                }
            }
        }
    }

    #[test]
    fn an_area_of_long_thin_teeth_is_made_ready_without_naming_each_side_in_every_band() {
        let teeth = |tooth: u32| [106.5 + f64::from(tooth % 2) * 0.1, 29.5 + f64::from(tooth) * 1e-5];
        let comb: Vec<[f64; 2]> = (0..900).map(teeth).chain([[106.62, 29.51], [106.62, 29.49]]).collect();
        let area = Shape::surface(&[vec![comb]]).unwrap();
        let prepared = Prepared::new(&area);
        assert!(prepared.by_longitude.spans.len() <= Bands::MENTIONS * prepared.sides.len());
        let on = LonLat::new(106.55, 29.5031).unwrap();
        assert_eq!(prepared.contains(on), area.contains(on));
    }
}
