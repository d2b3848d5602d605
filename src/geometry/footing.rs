//! Where a shape is, in the few figures an index takes of it; told of a plain footprint straight from its stored bytes.
//!
//! *Why not from the shape?* A city is read footprint by footprint, and most are one ring as the gate left it. To make lists of lists of
//! each, twice, and let go of them again takes as long as to measure it. Never here: what the gate lets through; whatever it would change or
//! refuse is left to it.

use geo::{Centroid as _, Coord, LineString, Polygon};

use super::gate::{MAX_STACK, plainly_encloses};
use super::measure::Measure;
use super::within::is_left_of;
use super::{Bbox, LonLat, Shape};

/// Where a shape is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Footing<'a> {
    /// The box around it.
    pub bbox: Bbox,
    /// The place for its label, as [`Shape::label_point`] has it.
    pub centre: LonLat,
    /// The ground it covers, ㎡, not rounded, as [`Shape::ground_m2`] has it.
    pub ground_m2: f64,
    /// Its corners, closed, where it is one ring without holes.
    pub ring: Option<&'a [Coord<f64>]>,
}

impl<'a> Footing<'a> {
    /// Where a shape is.
    #[must_use]
    pub fn of(shape: &'a Shape) -> Self {
        let ring = match shape {
            Shape::Surface(surface) => match surface.polygons() {
                [only] if only.interiors().is_empty() => Some(only.exterior().0.as_slice()),
                _ => None,
            },
            Shape::Point(_) => None,
        };
        Self { bbox: shape.bbox(), centre: shape.label_point(), ground_m2: shape.ground_m2(), ring }
    }
}

/// A footprint of one ring, in room that is used again for the next one.
#[derive(Default)]
pub struct PlainRing {
    corners: Vec<Coord<f64>>,
    /// The same, seen from the middle of the box.
    near: Vec<Coord<f64>>,
    measure: Measure,
}

/// Little-endian, a polygon, of one ring.
const HEAD: [u8; 9] = [1, 3, 0, 0, 0, 1, 0, 0, 0];

impl PlainRing {
    /// Where the shape of well-known binary is; `None` unless it is one ring that the gate lets through as it is, with its centre inside.
    pub fn footing(&mut self, wkb: &[u8]) -> Option<Footing<'_>> {
        self.read(wkb.strip_prefix(&HEAD)?)?;
        let bbox = Bbox::around(self.corners.iter().copied());
        let centre = self.centre(bbox.centre())?;
        let ground_m2 = self.measure.ring_m2(&self.corners, bbox);
        Some(Footing { bbox, centre, ground_m2, ring: Some(&self.corners) })
    }

    fn read(&mut self, bytes: &[u8]) -> Option<()> {
        let (count, bytes) = bytes.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (corners, rest) = bytes.as_chunks::<16>();
        if !rest.is_empty() || corners.len() != count || !(4..=MAX_STACK).contains(&count) {
            return None;
        }
        self.corners.clear();
        for corner in corners {
            let ([x, y], _) = corner.as_chunks::<8>() else { return None };
            let at = as_the_gate_leaves_it(f64::from_le_bytes(*x), f64::from_le_bytes(*y))?;
            if self.corners.last() == Some(&at) {
                return None;
            }
            self.corners.push(at);
        }
        let (last, open) = self.corners.split_last()?;
        (open.first() == Some(last) && plainly_encloses(open)).then_some(())
    }

    /// The centre of gravity, where that lies inside.
    fn centre(&mut self, middle: LonLat) -> Option<LonLat> {
        self.near.clear();
        self.near.extend(self.corners.iter().map(|at| Coord { x: at.x - middle.lon(), y: at.y - middle.lat() }));
        let polygon = Polygon::new(LineString::new(std::mem::take(&mut self.near)), Vec::new());
        let at = Coord::from(polygon.centroid()?);
        self.near = polygon.into_inner().0.0;
        let centre = LonLat::new(at.x + middle.lon(), at.y + middle.lat()).ok()?;
        let at = Coord { x: centre.lon(), y: centre.lat() };
        let inside = self.corners.windows(2).fold(false, |odd, ends| odd != is_left_of(ends[0], ends[1], at));
        inside.then_some(centre)
    }
}

/// A position that is on a grain to the last digit.
fn as_the_gate_leaves_it(lon: f64, lat: f64) -> Option<Coord<f64>> {
    let grain = LonLat::new(lon, lat).ok()?.to_grain();
    let same = grain.lon().to_bits() == lon.to_bits() && grain.lat().to_bits() == lat.to_bits();
    same.then_some(Coord { x: lon, y: lat })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Bits, so that the last digit counts.
    fn bits(footing: &Footing<'_>) -> [u64; 7] {
        let Footing { bbox, centre, ground_m2, .. } = footing;
        [bbox.west, bbox.south, bbox.east, bbox.north, centre.lon(), centre.lat(), *ground_m2].map(f64::to_bits)
    }

    proptest! {
        #[test]
        fn a_plain_ring_is_where_its_shape_is_to_the_last_digit(
            rings in proptest::collection::vec(((-180.0..180.0_f64, -89.0..89.0_f64), proptest::collection::vec((-9_000..9_000_i32, -9_000..9_000_i32), 3..20)), 1..12),
        ) {
            let mut plain = PlainRing::default();
            let mut told = 0;
            for ((lon, lat), corners) in rings {
                let at = |(x, y): &(i32, i32)| [(lon + f64::from(*x) * 1e-7).clamp(-180.0, 180.0), lat + f64::from(*y) * 1e-7];
                let Ok(shape) = Shape::surface(&[vec![corners.iter().map(at).collect()]]) else { continue };
                let whole = Footing::of(&shape);
                if let Some(footing) = plain.footing(&shape.wkb()) {
                    prop_assert_eq!(bits(&footing), bits(&whole));
                    prop_assert_eq!(footing.ring, whole.ring);
                    told += 1;
                } else {
                    prop_assert!(shape.centroid() != shape.label_point() || !shape.contains(shape.centroid()));
                }
            }
            prop_assert!(told <= 12);
        }
    }

    #[test]
    fn what_the_gate_would_change_or_refuse_is_left_to_it() {
        let ring = |corners: &[[f64; 2]]| {
            let mut bytes = HEAD.to_vec();
            bytes.extend((corners.len() as u32).to_le_bytes());
            corners.as_flattened().iter().for_each(|number| bytes.extend(number.to_le_bytes()));
            bytes
        };
        let square = [[106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.6], [106.5, 29.5]];
        let mut plain = PlainRing::default();
        assert!(plain.footing(&ring(&square)).is_some());
        let with = |at: usize, corner: [f64; 2]| {
            let mut changed = square;
            changed[at] = corner;
            ring(&changed)
        };
        let others = [
            with(1, [106.600_000_04, 29.5]),
            with(1, [f64::NAN, 29.5]),
            with(1, [106.6, 92.0]),
            with(2, [106.6, 29.5]),
            with(4, [106.5, 29.51]),
            ring(&[[106.5, 29.5], [106.6, 29.5], [106.5, 29.5], [106.6, 29.5], [106.5, 29.5]]),
            ring(&square[..3]),
            [ring(&square), vec![0]].concat(),
            Shape::Point(LonLat::new(106.5, 29.5).unwrap()).wkb(),
        ];
        for other in &others {
            assert!(plain.footing(other).is_none());
        }
        let whole = ring(&square);
        assert!((0..whole.len()).all(|end| plain.footing(&whole[..end]).is_none()));
    }
}
