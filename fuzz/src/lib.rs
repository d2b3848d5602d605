//! What each fuzz target does with its bytes: one function a target. Never here: a decision of what is right; a target only asks that
//! bytes nobody thought of get an answer, and that what is accepted can be written and read again.
//!
//! A format that is an archive, or that frames its parts by length and checksum, is fuzzed inside its frame: the first byte says which
//! part the rest replaces. [`WHOLE`] there stands for bytes that are the whole file.

mod archive;
mod asking;
mod extract;
mod filters;
mod reading;

use zaiti::exchange::Format;
use zaiti::geometry::Shape;
use zaiti::programme::Programme;

pub use archive::parts_of;
pub use extract::sample_block;
pub use reading::{example_file, example_plan, shapes};

/// The first byte of an input that is not framed.
pub const WHOLE: u8 = 255;

/// A panic of Zaiti's own code ends the run even where it would be caught. One of a library that is caught is an answer: the reader turns
/// it into “it contradicts itself”.
pub fn only_own_panics_end_it() {
    std::panic::set_hook(Box::new(|panic| {
        let of_a_library = panic.location().is_some_and(|at| at.file().contains("/registry/") || at.file().contains("/library/"));
        if !of_a_library {
            eprintln!("{panic}\n{}", std::backtrace::Backtrace::force_capture());
            std::process::abort();
        }
    }));
}

/// GeoJSON.
pub fn geojson(bytes: &[u8]) {
    reading::and_again(Format::Geojson, bytes);
}

/// Tables of text.
pub fn csv(bytes: &[u8]) {
    reading::and_again(Format::Csv, bytes);
}

/// Workbooks, a part at a time.
pub fn xlsx(bytes: &[u8]) {
    reading::once(&archive::framed(Format::Xlsx, bytes));
}

/// Shapefiles, a part at a time.
pub fn shapefile(bytes: &[u8]) {
    reading::once(&archive::framed(Format::Shapefile, bytes));
}

/// GeoPackages.
pub fn gpkg(bytes: &[u8]) {
    reading::once(bytes);
}

/// FlatGeobuf.
pub fn flatgeobuf(bytes: &[u8]) {
    reading::once(bytes);
}

/// GeoParquet.
pub fn geoparquet(bytes: &[u8]) {
    reading::once(bytes);
}

/// Extracts of OpenStreetMap, a block at a time.
pub fn osm_pbf(bytes: &[u8]) {
    reading::once(&extract::framed(bytes));
}

/// Filters as text.
pub fn cql2_text(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        filters::ask(zaiti::query::read_text(text));
    }
}

/// Filters as JSON.
pub fn cql2_json(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        filters::ask(zaiti::query::read_json(text));
    }
}

/// Shapes as binary, what is measured of them, and how two lie to one another.
pub fn wkb(bytes: &[u8]) {
    let Ok(gated) = Shape::gate_wkb(bytes) else { return };
    let shape = gated.shape;
    let again = Shape::from_wkb(&shape.wkb()).expect("what was written is read");
    assert_eq!(again, shape, "a shape changed on its way out and in");
    let moved = reading::example_shape();
    let (area, overlap) = (shape.ground_m2(), shape.overlap_m2(moved));
    assert!(area.is_finite() && area >= 0.0, "an area of {area}");
    // What crosses itself is measured net, as its winding says.
    let least = if shape.validity().is_empty() { -1e-6 * area } else { f64::NEG_INFINITY };
    assert!(overlap.is_finite() && overlap >= least, "an overlap of {overlap}");
    let _ = (shape.label_point(), shape.centroid(), shape.intersects(moved), shape.share_within(moved));
}

/// Plan files that somebody says are proved.
pub fn plan(bytes: &[u8]) {
    if let Ok(plan) = zaiti::desk::read_plan(bytes) {
        let _ = zaiti::plan::verify(&plan);
    }
}

/// Programmes of districts.
pub fn programme(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(programme) = Programme::parse(text) {
            let _ = programme.milestones();
        }
    }
}

/// Addresses of the API, asked of the whole router over the example.
pub fn addresses(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        asking::ask(text);
    }
}
