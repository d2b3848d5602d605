//! A box of degrees, for asking and for indexing.

use geo::Coord;
use serde::{Deserialize, Serialize};

use super::{LonLat, PositionError};

/// West, south, east, north in degrees; on the wire four numbers in that order.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 4]", into = "[f64; 4]")]
pub struct Bbox {
    /// Western edge, degrees.
    pub west: f64,
    /// Southern edge, degrees.
    pub south: f64,
    /// Eastern edge, degrees.
    pub east: f64,
    /// Northern edge, degrees.
    pub north: f64,
}

impl Bbox {
    /// The box between two corners, in whatever order they are named.
    ///
    /// # Units
    /// Degrees.
    ///
    /// # Errors
    /// [`PositionError`] when a corner is no position.
    pub fn new(a: [f64; 2], b: [f64; 2]) -> Result<Self, PositionError> {
        let (a, b) = (LonLat::new(a[0], a[1])?, LonLat::new(b[0], b[1])?);
        Ok(Self::of(a).with(b))
    }

    /// The box of one position.
    #[must_use]
    pub fn of(position: LonLat) -> Self {
        Self { west: position.lon(), south: position.lat(), east: position.lon(), north: position.lat() }
    }

    /// The smallest box around some corners; turned inside out where there are none.
    pub(super) fn around(corners: impl Iterator<Item = Coord<f64>>) -> Self {
        let mut bbox = Self { west: 180.0, south: 90.0, east: -180.0, north: -90.0 };
        for Coord { x, y } in corners {
            // Plain comparisons: no corner is NaN, and this is done of every footprint of a city.
            bbox.west = if x < bbox.west { x } else { bbox.west };
            bbox.south = if y < bbox.south { y } else { bbox.south };
            bbox.east = if x > bbox.east { x } else { bbox.east };
            bbox.north = if y > bbox.north { y } else { bbox.north };
        }
        bbox
    }

    /// The smallest box that also holds `position`.
    #[must_use]
    pub fn with(self, position: LonLat) -> Self {
        self.union(Self::of(position))
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Whether the two touch or overlap.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }

    /// The box common to both, if they touch or overlap.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        self.meets(other).then(|| Self {
            west: self.west.max(other.west),
            south: self.south.max(other.south),
            east: self.east.min(other.east),
            north: self.north.min(other.north),
        })
    }

    /// The middle.
    #[must_use]
    pub fn centre(self) -> LonLat {
        LonLat::inside(f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north))
    }

    /// Whether a position lies inside or on the edge.
    #[must_use]
    pub fn contains(self, position: LonLat) -> bool {
        self.holds(Self::of(position))
    }

    /// Whether the other lies wholly inside or on the edge.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.west <= other.west && other.east <= self.east && self.south <= other.south && other.north <= self.north
    }
}

impl From<[f64; 4]> for Bbox {
    fn from([west, south, east, north]: [f64; 4]) -> Self {
        Self { west, south, east, north }
    }
}

impl From<Bbox> for [f64; 4] {
    fn from(bbox: Bbox) -> Self {
        [bbox.west, bbox.south, bbox.east, bbox.north]
    }
}
