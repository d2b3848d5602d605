//! Where things are and how large they are: positions, boxes, shapes, datums and the local metre plane.
//!
//! [`LonLat`] in CGCS2000 degrees (≈ WGS 84 for planning) is the only position type above `exchange`; everything is measured in a
//! [`Plane`] of metres, never in degrees and never in Web Mercator. Never here: a building, a file or a tree index.

mod bbox;
mod plane;
mod position;
mod shape;

pub use bbox::Bbox;
pub use plane::Plane;
pub use position::{LonLat, PositionError};
pub use shape::{Shape, ShapeFault};
