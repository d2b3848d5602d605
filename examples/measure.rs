//! What is measured of pairs of surfaces: a line each of two well-known binaries in hexadecimal on the standard input, a line of JSON each on
//! the standard output. `tests/trust/geometry.py` holds the answers against GEOS.

use std::io::{self, BufRead as _, Write as _};

use zaiti::geometry::Shape;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let shapes: Vec<Option<Shape>> = line.split_whitespace().map(|hex| Shape::from_wkb(&bytes(hex)).ok()).collect();
        let faults: Vec<Option<Vec<String>>> = shapes.iter().map(|shape| shape.as_ref().map(faults)).collect();
        let areas: Vec<Option<f64>> = shapes.iter().map(|shape| shape.as_ref().map(Shape::ground_m2)).collect();
        let overlap = match shapes.as_slice() {
            [Some(one), Some(two)] => Some(one.overlap_m2(two)),
            _ => None,
        };
        writeln!(out, "{}", serde_json::json!({ "faults": faults, "areas": areas, "overlap": overlap }))?;
    }
    Ok(())
}

fn faults(shape: &Shape) -> Vec<String> {
    shape.validity().iter().map(ToString::to_string).collect()
}

/// Bytes of hexadecimal digits; what is not one ends them.
fn bytes(hex: &str) -> Vec<u8> {
    let pairs = (0..hex.len()).step_by(2).map(|at| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()));
    pairs.map_while(|byte| byte).collect()
}
