//! Where things are and how large they are: positions, boxes, shapes, datums and the local metre plane.
//!
//! [`LonLat`] in CGCS2000 degrees (≈ WGS 84 for planning) is the only position type above `exchange`. Coordinates become a [`Shape`]
//! through one strict gate; areas are measured on the ellipsoid and distances in a [`Plane`] of metres, never in degrees and never in
//! Web Mercator. Never here: a building, a file or a tree index.

mod bbox;
mod circle;
mod datum;
mod ellipsoid;
mod faults;
mod footing;
mod gate;
mod halves;
mod measure;
mod plane;
mod position;
mod prepared;
mod raw;
mod shape;
mod sweep;
mod union;
mod validity;

mod wire;
mod within;
mod wkb;

pub use bbox::Bbox;
pub use datum::{Axes, Datum, DatumError, Ground, Guess, Hypothesis, LocalGrid, guess};
pub use faults::{ShapeFault, ShapeFaults};
pub use footing::{Footing, PlainRing};
pub use gate::{Gated, MAX_STACK, MAX_VERTICES};
pub use plane::Plane;
pub use position::{LonLat, PositionError};
pub use prepared::{Lies, Prepared};
pub use raw::RawShape;
pub use shape::{Shape, Surface};
pub use wkb::WkbError;
