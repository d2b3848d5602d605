//! The shape of a site: a point or a surface, let in through one strict gate.

use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde::Serialize;
use thiserror::Error;

use super::{Bbox, LonLat, PositionError};

/// A shape in CGCS2000 degrees, kept to 1e-7°.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Only where it is, not how large.
    Point(LonLat),
    /// One or more polygons with their holes, each ring closed.
    Surface(MultiPolygon<f64>),
}

/// Why coordinates are no shape, with the place of the fault.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ShapeFault {
    /// A vertex is no position.
    #[error("polygon {polygon}, ring {ring}, vertex {vertex}: {fault}")]
    Vertex {
        /// Polygon counted from 1.
        polygon: usize,
        /// Ring counted from 1; 1 is the outer one.
        ring: usize,
        /// Vertex counted from 1.
        vertex: usize,
        /// What is wrong with it.
        fault: PositionError,
    },
    /// A ring with fewer than three different vertices encloses nothing.
    #[error("polygon {polygon}, ring {ring} has fewer than three different vertices and encloses nothing")]
    Ring {
        /// Polygon counted from 1.
        polygon: usize,
        /// Ring counted from 1.
        ring: usize,
    },
    /// No polygon at all.
    #[error("the shape has no polygon; give at least one ring of four positions")]
    Empty,
}

impl Shape {
    /// A surface from polygons of rings of `[lon, lat]`; the first ring of each is the outer one. Unclosed rings are closed.
    ///
    /// # Units
    /// Degrees.
    ///
    /// # Errors
    /// The first [`ShapeFault`] met, naming polygon, ring and vertex.
    pub fn surface(polygons: &[Vec<Vec<[f64; 2]>>]) -> Result<Self, ShapeFault> {
        if polygons.iter().all(Vec::is_empty) {
            return Err(ShapeFault::Empty);
        }
        let made: Result<Vec<_>, _> = polygons.iter().enumerate().map(|(at, rings)| polygon(at + 1, rings)).collect();
        Ok(Self::Surface(MultiPolygon::new(made?)))
    }

    /// The box around the shape.
    #[must_use]
    pub fn bbox(&self) -> Bbox {
        match self {
            Self::Point(position) => Bbox::of(*position),
            Self::Surface(surface) => {
                let mut bbox = Bbox { west: 180.0, south: 90.0, east: -180.0, north: -90.0 };
                for vertex in surface.iter().flat_map(|polygon| polygon.exterior().coords()) {
                    bbox = bbox.union(Bbox { west: vertex.x, south: vertex.y, east: vertex.x, north: vertex.y });
                }
                bbox
            }
        }
    }
}

fn polygon(at: usize, rings: &[Vec<[f64; 2]>]) -> Result<Polygon<f64>, ShapeFault> {
    let mut made = rings.iter().enumerate().map(|(index, vertices)| ring(at, index + 1, vertices));
    let outer = made.next().ok_or(ShapeFault::Empty)??;
    Ok(Polygon::new(outer, made.collect::<Result<_, _>>()?))
}

fn ring(polygon: usize, ring: usize, vertices: &[[f64; 2]]) -> Result<LineString<f64>, ShapeFault> {
    let mut coords: Vec<Coord<f64>> = Vec::with_capacity(vertices.len() + 1);
    for (index, [lon, lat]) in vertices.iter().copied().enumerate() {
        let position =
            LonLat::new(lon, lat).map_err(|fault| ShapeFault::Vertex { polygon, ring, vertex: index + 1, fault })?.to_grain();
        let coord = Coord { x: position.lon(), y: position.lat() };
        if coords.last() != Some(&coord) {
            coords.push(coord);
        }
    }
    if coords.len() > 1 && coords.first() == coords.last() {
        coords.pop();
    }
    if coords.len() < 3 {
        return Err(ShapeFault::Ring { polygon, ring });
    }
    coords.push(coords[0]);
    Ok(LineString::new(coords))
}

/// GeoJSON geometry, the one wire form of a shape.
impl Serialize for Shape {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Geometry<T> {
            r#type: &'static str,
            coordinates: T,
        }
        let rings = |polygon: &Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
            std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .map(|ring| ring.coords().map(|c| [c.x, c.y]).collect())
                .collect()
        };
        match self {
            Self::Point(position) => Geometry { r#type: "Point", coordinates: position }.serialize(serializer),
            Self::Surface(surface) => match surface.0.as_slice() {
                [only] => Geometry { r#type: "Polygon", coordinates: rings(only) }.serialize(serializer),
                all => Geometry { r#type: "MultiPolygon", coordinates: all.iter().map(rings).collect::<Vec<_>>() }
                    .serialize(serializer),
            },
        }
    }
}
