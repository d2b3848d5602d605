//! A local grid, known by four parameters that its owner keeps: shift, turn and scale onto a national grid. Never here: parameters of
//! any place. They are restricted where they exist, so they are read, used, and never stored, exported or shown.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Axes, Datum, DatumError};
use crate::geometry::LonLat;

/// Four parameters from a local grid to a projected datum: E = dx + scale·(x·cos r − y·sin r), N = dy + scale·(x·sin r + y·cos r), with x
/// east and y north.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalGrid {
    /// The grid that the parameters lead to.
    to: Datum,
    dx_m: f64,
    dy_m: f64,
    rotation_seconds: f64,
    scale: f64,
}

/// Parameters never reach a log.
impl fmt::Debug for LocalGrid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalGrid(to {})", self.to.word())
    }
}

impl LocalGrid {
    /// Reads a file of parameters: `{"to": "cm108", "dx_m": …, "dy_m": …, "rotation_seconds": …, "scale": …}`.
    ///
    /// # Errors
    /// What is wrong, without a number of the file in it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let form = "{\"to\": \"cm108\", \"dx_m\": 0, \"dy_m\": 0, \"rotation_seconds\": 0, \"scale\": 1}";
        let grid: Self = serde_json::from_str(text)
            .map_err(|fault| format!("line {}, column {}: write {form}", fault.line(), fault.column()))?;
        let sound = [grid.dx_m, grid.dy_m, grid.rotation_seconds, grid.scale].iter().all(|number| number.is_finite());
        if !sound || !grid.to.is_projected() || !(0.5..2.0).contains(&grid.scale) {
            return Err("the parameters lead to no projected grid of metres; scale is near 1".to_owned());
        }
        Ok(grid)
    }

    /// The position of two numbers of the local grid.
    ///
    /// # Units
    /// Metres.
    ///
    /// # Errors
    /// [`DatumError`] when they lead out of the national grid.
    pub fn to_cgcs2000(self, first: f64, second: f64, axes: Axes) -> Result<LonLat, DatumError> {
        let (x, y) = axes.east_north(first, second);
        let (sin, cos) = (self.rotation_seconds / 3600.0).to_radians().sin_cos();
        let east = self.dx_m + self.scale * (x * cos - y * sin);
        let north = self.dy_m + self.scale * (x * sin + y * cos);
        self.to.to_cgcs2000(east, north, Axes::EastNorth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_parameters_lead_to_the_national_grid_and_are_never_shown() {
        // A made-up grid whose origin lies at 359000, 3271000 in CM 108°, turned by a right angle.
        let text = r#"{"to": "cm108", "dx_m": 359000, "dy_m": 3271000, "rotation_seconds": 324000, "scale": 1}"#;
        let grid = LocalGrid::parse(text).unwrap();
        let found = grid.to_cgcs2000(883.5, -566.86, Axes::EastNorth).unwrap();
        assert!((found.lon() - 106.551).abs() < 1e-6 && (found.lat() - 29.557).abs() < 1e-6, "{found:?}");
        assert_eq!(grid.to_cgcs2000(-566.86, 883.5, Axes::NorthEast), Ok(found));
        assert_eq!(format!("{grid:?}"), "LocalGrid(to cm108)");
        for bad in ["{}", "[]", &text.replace("cm108", "gcj02"), &text.replace("\"scale\": 1", "\"scale\": 0")] {
            let said = LocalGrid::parse(bad).unwrap_err();
            assert!(!said.contains("359000"), "{said}");
        }
    }
}
