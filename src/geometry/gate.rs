//! The one gate by which coordinates become a shape, whatever format they come in. It closes rings, drops repeated vertices and
//! heights and says so; what it lets through never makes the geometry library panic or work for minutes. Never a repair of meaning:
//! a ring that crosses itself is told of by `validity`, not redrawn.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::{LonLat, Shape, ShapeFault, ShapeFaults, Surface};

/// Most vertices taken in one shape.
pub const MAX_VERTICES: usize = 50_000;
/// Most edges of one shape that may lie above one another on a meridian. With [`MAX_VERTICES`] it bounds the work of any overlay: two
/// shapes meet in at most 2 × vertices × stack pairs of edges.
pub const MAX_STACK: usize = 1_000;
/// Most faults listed of one shape.
pub(super) const MAX_FAULTS: usize = 100;

/// A shape that came through the gate, and what the gate did to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gated {
    /// The shape.
    pub shape: Shape,
    /// Rings that were not closed and now are: polygon and ring, counted from 1.
    pub closed_rings: Vec<(usize, usize)>,
    /// Vertices left out because they repeat the one before, to 1e-7°.
    pub repeated_vertices: usize,
    /// Numbers beyond longitude and latitude, such as heights, left out.
    pub extra_numbers: usize,
}

impl Gated {
    const fn new(shape: Shape) -> Self {
        Self { shape, closed_rings: Vec::new(), repeated_vertices: 0, extra_numbers: 0 }
    }
}

impl Shape {
    /// A surface from polygons of rings of positions; see [`Self::gate`].
    ///
    /// # Units
    /// Degrees.
    ///
    /// # Errors
    /// All [`ShapeFaults`].
    pub fn surface<P: AsRef<[f64]>>(polygons: &[Vec<Vec<P>>]) -> Result<Self, ShapeFaults> {
        Self::gate(polygons).map(|gated| gated.shape)
    }

    /// A surface from polygons of rings of positions (longitude first), with what was changed to make it one; the first ring of each
    /// polygon is the outer one.
    ///
    /// # Units
    /// Degrees.
    ///
    /// # Errors
    /// All [`ShapeFaults`] (at most a hundred), each naming polygon, ring and vertex.
    pub fn gate<P: AsRef<[f64]>>(polygons: &[Vec<Vec<P>>]) -> Result<Gated, ShapeFaults> {
        if polygons.is_empty() {
            return Err(ShapeFault::Empty.into());
        }
        let count = polygons.iter().flatten().map(Vec::len).sum();
        if count > MAX_VERTICES {
            return Err(ShapeFault::TooManyVertices { count, limit: MAX_VERTICES }.into());
        }
        let mut gate = Gate::default();
        // Just the room they take: a city has millions of lists of one.
        let mut made = Vec::with_capacity(polygons.len());
        made.extend((1..).zip(polygons).filter_map(|(at, rings)| gate.polygon(at, rings)));
        gate.finish(MultiPolygon::new(made))
    }

    /// A point from a position.
    ///
    /// # Units
    /// Degrees.
    ///
    /// # Errors
    /// [`ShapeFaults`] when the numbers are no position.
    pub fn gate_point(numbers: &[f64]) -> Result<Gated, ShapeFaults> {
        let (&[lon, lat], extra) = numbers.split_first_chunk::<2>().ok_or(ShapeFault::Nesting("Point"))?;
        let position = LonLat::new(lon, lat).map_err(ShapeFault::Point)?.to_grain();
        Ok(Gated { extra_numbers: extra.len(), ..Gated::new(Self::Point(position)) })
    }
}

/// What has been found so far.
#[derive(Default)]
struct Gate {
    faults: Vec<ShapeFault>,
    closed_rings: Vec<(usize, usize)>,
    repeated_vertices: usize,
    extra_numbers: usize,
}

impl Gate {
    fn finish(mut self, polygons: MultiPolygon<f64>) -> Result<Gated, ShapeFaults> {
        let stack = highest_stack(&polygons);
        if stack > MAX_STACK {
            self.faults.push(ShapeFault::TooDense { count: stack, limit: MAX_STACK });
        }
        if !self.faults.is_empty() {
            return Err(ShapeFaults(self.faults));
        }
        Ok(Gated {
            shape: Shape::Surface(Surface::passed(polygons)),
            closed_rings: self.closed_rings,
            repeated_vertices: self.repeated_vertices,
            extra_numbers: self.extra_numbers,
        })
    }

    fn tell(&mut self, fault: ShapeFault) {
        match self.faults.len() {
            0..MAX_FAULTS => self.faults.push(fault),
            MAX_FAULTS => self.faults.push(ShapeFault::More(MAX_FAULTS)),
            _ => {}
        }
    }

    fn polygon<P: AsRef<[f64]>>(&mut self, at: usize, rings: &[Vec<P>]) -> Option<Polygon<f64>> {
        if rings.is_empty() {
            self.tell(ShapeFault::NoRing { polygon: at });
            return None;
        }
        let mut made = (1..).zip(rings).filter_map(|(ring, vertices)| self.ring(at, ring, vertices));
        let (outer, holes) = (made.next(), made.collect());
        Some(Polygon::new(outer?, holes))
    }

    fn ring<P: AsRef<[f64]>>(&mut self, polygon: usize, ring: usize, vertices: &[P]) -> Option<LineString<f64>> {
        let faults_before = self.faults.len();
        let mut coords: Vec<Coord<f64>> = Vec::with_capacity(vertices.len() + 1);
        for (vertex, numbers) in (1..).zip(vertices) {
            let Some(coord) = self.vertex(polygon, ring, vertex, numbers.as_ref()) else { continue };
            if coords.last() == Some(&coord) {
                self.repeated_vertices += 1;
            } else {
                coords.push(coord);
            }
        }
        if self.faults.len() > faults_before {
            return None;
        }
        if coords.len() > 1 && coords.first() == coords.last() {
            coords.pop();
        } else if !coords.is_empty() {
            self.closed_rings.push((polygon, ring));
        }
        if coords.len() < 3 || encloses_nothing(&coords) {
            self.tell(ShapeFault::Ring { polygon, ring });
            return None;
        }
        coords.push(coords[0]);
        Some(LineString::new(coords))
    }

    fn vertex(&mut self, polygon: usize, ring: usize, vertex: usize, numbers: &[f64]) -> Option<Coord<f64>> {
        let Some((&[lon, lat], extra)) = numbers.split_first_chunk::<2>() else {
            self.tell(ShapeFault::Position { polygon, ring, vertex, count: numbers.len() });
            return None;
        };
        self.extra_numbers += extra.len();
        match LonLat::new(lon, lat) {
            Ok(position) => {
                let position = position.to_grain();
                Some(Coord { x: position.lon(), y: position.lat() })
            }
            Err(fault) => {
                self.tell(ShapeFault::Vertex { polygon, ring, vertex, fault });
                None
            }
        }
    }
}

/// Whether the signed area of an open ring is exactly nothing, reckoned in whole grains.
fn encloses_nothing(ring: &[Coord<f64>]) -> bool {
    if plainly_encloses(ring) {
        return false;
    }
    let grains = |at: &Coord<f64>| ((at.x * 1e7).round() as i128, (at.y * 1e7).round() as i128);
    let next = ring.iter().cycle().skip(1);
    let twice: i128 = ring.iter().map(grains).zip(next.map(grains)).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice == 0
}

/// Whether a ring encloses so much that no rounding can come to nothing.
pub(super) fn plainly_encloses(ring: &[Coord<f64>]) -> bool {
    let Some((start, rest)) = ring.split_first() else { return false };
    let mut rest = rest.iter().map(|at| Coord { x: (at.x - start.x) * 1e7, y: (at.y - start.y) * 1e7 });
    let Some(mut a) = rest.next() else { return false };
    let (mut twice, mut reach) = (0.0_f64, a.x.abs() + a.y.abs());
    for b in rest {
        twice += a.x * b.y - b.x * a.y;
        reach += b.x.abs() + b.y.abs();
        a = b;
    }
    // Each corner is off by less than a thousandth of a grain.
    twice.abs() > 1.0 + 1e-2 * reach
}

/// The largest number of edges that one meridian meets.
fn highest_stack(polygons: &MultiPolygon<f64>) -> usize {
    let rings = || polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let count = rings().map(|ring| ring.0.len().saturating_sub(1)).sum();
    if count <= MAX_STACK {
        return count;
    }
    let edges: Vec<(f64, f64)> = rings().flat_map(LineString::lines).map(|edge| (edge.start.x, edge.end.x)).collect();
    let mut begins: Vec<f64> = edges.iter().map(|(a, b)| a.min(*b)).collect();
    let mut ends: Vec<f64> = edges.iter().map(|(a, b)| a.max(*b)).collect();
    begins.sort_by(f64::total_cmp);
    ends.sort_by(f64::total_cmp);
    let mut ended = 0;
    let mut highest = 0;
    for (index, begin) in begins.iter().enumerate() {
        while ends[ended] < *begin {
            ended += 1;
        }
        highest = highest.max(index + 1 - ended);
    }
    highest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::PositionError;

    const SQUARE: [[f64; 2]; 5] = [[106.55, 29.55], [106.56, 29.55], [106.56, 29.56], [106.55, 29.56], [106.55, 29.55]];

    #[test]
    fn an_open_ring_is_closed_and_heights_and_repeats_are_dropped_and_it_is_said() {
        let ring = vec![vec![106.55, 29.55, 210.0], vec![106.56, 29.55], vec![106.56, 29.55], vec![106.56, 29.56, 1.0, 2.0]];
        let gated = Shape::gate(&[vec![ring]]).unwrap();
        assert_eq!((gated.closed_rings, gated.repeated_vertices, gated.extra_numbers), (vec![(1, 1)], 1, 3));
        let closed = Shape::gate(&[vec![SQUARE.to_vec()]]).unwrap();
        assert_eq!((closed.closed_rings, closed.repeated_vertices, closed.extra_numbers), (vec![], 0, 0));
    }

    #[test]
    fn every_fault_is_named_with_its_place_not_only_the_first() {
        let bad = vec![vec![106.55, 29.55], vec![106.56], vec![f64::NAN, 29.5], vec![29.5, 106.5], vec![1e308, -1e308]];
        let line = vec![vec![106.55, 29.55], vec![106.56, 29.55], vec![106.57, 29.55]];
        let faults = Shape::gate(&[vec![bad], vec![], vec![line], vec![vec![]]]).unwrap_err().0;
        assert_eq!(
            faults,
            vec![
                ShapeFault::Position { polygon: 1, ring: 1, vertex: 2, count: 1 },
                ShapeFault::Vertex { polygon: 1, ring: 1, vertex: 3, fault: PositionError::NotFinite },
                ShapeFault::Vertex { polygon: 1, ring: 1, vertex: 4, fault: PositionError::Latitude(106.5) },
                ShapeFault::Vertex { polygon: 1, ring: 1, vertex: 5, fault: PositionError::Longitude(1e308) },
                ShapeFault::NoRing { polygon: 2 },
                ShapeFault::Ring { polygon: 3, ring: 1 },
                ShapeFault::Ring { polygon: 4, ring: 1 },
            ]
        );
        assert_eq!(Shape::gate::<[f64; 2]>(&[]).unwrap_err().0, vec![ShapeFault::Empty]);
    }

    #[test]
    fn a_list_of_faults_ends_by_saying_that_there_are_more() {
        let faults = Shape::gate(&[vec![vec![[0.0, 91.0]; 5_000]]]).unwrap_err().0;
        assert_eq!(faults.len(), MAX_FAULTS + 1);
        assert_eq!(faults.last(), Some(&ShapeFault::More(MAX_FAULTS)));
    }

    #[test]
    fn shapes_too_large_or_too_dense_to_measure_in_time_are_refused() {
        let long: Vec<[f64; 2]> = (0..=MAX_VERTICES).map(|i| [106.0 + i as f64 * 1e-6, 29.0 + (i % 2) as f64 * 1e-3]).collect();
        assert!(matches!(Shape::gate(&[vec![long]]).unwrap_err().0[..], [ShapeFault::TooManyVertices { .. }]));
        let comb: Vec<[f64; 2]> =
            (0..2_000).map(|i| [106.0 + f64::from(i % 2), 29.0 + f64::from(i) * 1e-4]).chain([[108.0, 29.0]]).collect();
        assert!(matches!(Shape::gate(&[vec![comb]]).unwrap_err().0[..], [ShapeFault::TooDense { .. }]));
    }
}
