//! The cost of a drawn area against the length of its boundary, for cities of several sizes, as a picture.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use zaiti::atlas::{CountRule, GroupBy, Question};
use zaiti::geometry::Shape;

use crate::{build, city, median};

const RADII_M: [f64; 7] = [50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0];
const COLOURS: [&str; 4] = ["#b45309", "#0f766e", "#1d4ed8", "#7e22ce"];
/// Where the axes lie in the picture, and what they span in powers of ten: km of boundary, µs.
const LEFT: f64 = 70.0;
const TOP: f64 = 40.0;
const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 360.0;
const SPANS: [(f64, f64); 2] = [(-0.6, 1.6), (0.5, 4.0)];

/// Measures and draws.
pub(crate) fn draw(path: &Path, sizes: &[usize]) {
    let mut picture = frame();
    for (sites, colour) in sizes.iter().zip(COLOURS) {
        let atlas = build(*sites);
        for (count, dashes, word) in [(CountRule::Centroid, "", "by centre"), (CountRule::Share, "6 4", "by share")] {
            let mut line = String::new();
            for radius_m in RADII_M {
                let area = Some(Shape::surface(&[vec![city::ring(city::MIDDLE, 12, radius_m, radius_m)]]).unwrap());
                let question = Question { by: GroupBy::Total, area, count, ..Question::default() };
                let micros = median(|| atlas.availability(&question)).0.as_secs_f64() * 1e6;
                let boundary_km = 24.0 * (std::f64::consts::PI / 12.0).sin() * radius_m / 1_000.0;
                println!("{sites} sites, {boundary_km:.2} km of boundary, {word}: {micros:.1} µs");
                let (x, y) = at(boundary_km, micros);
                write!(line, "{x:.1},{y:.1} ").unwrap();
            }
            writeln!(
                picture,
                "<polyline points=\"{line}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>"
            )
            .unwrap();
        }
        let row = TOP + 18.0 + 18.0 * sizes.iter().position(|other| other == sites).unwrap_or_default() as f64;
        writeln!(picture, "<text x=\"{}\" y=\"{row}\" fill=\"{colour}\">{sites} sites</text>", LEFT + 12.0).unwrap();
    }
    picture.push_str("</svg>\n");
    fs::write(path, picture).unwrap();
}

fn at(boundary_km: f64, micros: f64) -> (f64, f64) {
    let along = |value: f64, (from, to): (f64, f64)| (value.log10() - from) / (to - from);
    (LEFT + WIDTH * along(boundary_km, SPANS[0]), TOP + HEIGHT * (1.0 - along(micros, SPANS[1])))
}

/// Axes with their figures.
fn frame() -> String {
    let mut picture = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 460\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"660\" height=\"460\" fill=\"#fff\"/>\n",
    );
    for km in [0.3, 1.0, 3.0, 10.0, 30.0] {
        let (x, _) = at(km, 1.0);
        let (top, bottom) = (TOP, TOP + HEIGHT);
        writeln!(picture, "<path d=\"M{x:.1} {top}V{bottom}\" stroke=\"#ddd\"/><text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{km} km</text>", bottom + 18.0).unwrap();
    }
    for micros in [10.0, 100.0, 1_000.0, 10_000.0] {
        let (_, y) = at(1.0, micros);
        let (left, right) = (LEFT, LEFT + WIDTH);
        writeln!(picture, "<path d=\"M{left} {y:.1}H{right}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{micros} µs</text>", left - 6.0, y + 4.0).unwrap();
    }
    picture.push_str(
        "<text x=\"350\" y=\"446\" text-anchor=\"middle\">boundary of the drawn area (regular 12-gon)</text>\n\
         <text x=\"70\" y=\"24\">CPU a question; whole lines by centre, broken lines by share</text>\n",
    );
    picture
}
