//! How long a million buildings take from a file to a stored project that answers questions, beside what `ogr2ogr` takes for a GeoPackage
//! of the same. Figures are printed, never asserted.
//!
//! The buildings are the New York set of the shared data, drawn again and again a little further west (made up, and so is the place of
//! most of them); where it is absent they are squares. `cargo bench --bench import` takes a million, `-- 100000` a hundred thousand.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures, and stops where it cannot set its stage"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use zaiti::desk::{Desk, ImportRequest, Mode, OnFault, example_package};
use zaiti::estate::{Building, Confidence, Fact, Provenance, Site, SiteBody, SiteId};
use zaiti::exchange::{Audience, Cover, Format, ReadOptions, read, write};
use zaiti::geometry::{Datum, RawShape, Shape};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FORMATS: [Format; 3] = [Format::GeoParquet, Format::GeoPackage, Format::Geojson];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [file, project] = arguments.as_slice() {
        return import(Path::new(file), Path::new(project));
    }
    let wanted = arguments.first().and_then(|argument| argument.parse().ok()).unwrap_or(1_000_000);
    let folder = std::env::temp_dir().join(format!("zaiti-bench-import-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let files = make_files(&folder, wanted);
    for (format, file) in &files {
        let size = fs::metadata(file).unwrap().len() / 1_000_000;
        println!("{} of {wanted} buildings, {size} MB", format.name());
        let project = folder.join(format!("{}.zaiti.gpkg", format.word()));
        timed(
            "  zaiti, to a stored project that answers",
            Command::new(std::env::current_exe().unwrap()).arg(file).arg(&project),
        );
        // Debian's GDAL reads no Parquet.
        if *format != Format::GeoParquet {
            let copy = folder.join(format!("{}-copy.gpkg", format.word()));
            timed("  ogr2ogr, to a GeoPackage", Command::new("ogr2ogr").args(["-f", "GPKG"]).arg(&copy).arg(file));
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// One import in a process of its own, so that its memory is its own.
fn import(file: &Path, project: &Path) {
    let desk = Desk::init(project, &example_package(), "bench", "bench").unwrap().desk;
    let bytes = fs::read(file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy();
    let options = ReadOptions { layer: None, datum: Some(Datum::Wgs84), ..ReadOptions::default() };
    let begun = Instant::now();
    let report = desk
        .import(&ImportRequest {
            name: &name,
            bytes: &bytes,
            options,
            mode: Mode::Commit,
            on_fault: OnFault::Skip,
            who: "bench",
            why: "bench",
        })
        .unwrap();
    let inside = begun.elapsed().as_secs_f64();
    // As the command line does.
    desk.leave();
    let counts = report.counts;
    println!("  read {}, accepted {}, refused {}; {:.1} s inside", counts.read, counts.accepted, counts.refused, inside);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned();
    println!("  most memory held: {peak}");
}

/// Runs a command and prints its wall-clock and processor seconds, children included.
fn timed(what: &str, command: &mut Command) {
    let (begun, before) = (Instant::now(), processor_of_children());
    match command.status() {
        Ok(status) if status.success() => {
            println!("{what}: {:.1} s, {:.1} s of processor", begun.elapsed().as_secs_f64(), processor_of_children() - before);
        }
        Ok(status) => println!("{what}: failed with {status}"),
        Err(fault) => println!("{what}: not run ({fault})"),
    }
}

/// Seconds of processor that finished children have used, at the 100 ticks a second of Linux.
fn processor_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> =
        stat.rsplit(") ").next().unwrap_or_default().split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
    (fields.get(13).unwrap_or(&0.0) + fields.get(14).unwrap_or(&0.0)) / 100.0
}

fn make_files(folder: &Path, wanted: usize) -> Vec<(Format, PathBuf)> {
    let sites = buildings(wanted);
    let listed: Vec<&Site> = sites.iter().collect();
    let made = FORMATS.map(|format| {
        let file = folder.join(format!("buildings.{}", format.extension()));
        let bytes = write(format, &listed, Audience::Official, &Cover::default()).unwrap();
        fs::write(&file, bytes).unwrap();
        (format, file)
    });
    made.to_vec()
}

fn buildings(wanted: usize) -> Vec<Site> {
    let real = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/scale/nyc_buildings_tilezen.parquet"));
    let shapes: Vec<RawShape> = match real {
        Ok(bytes) => {
            let sites = read("nyc.parquet", &bytes, &ReadOptions::default()).unwrap().sites;
            sites.into_iter().filter_map(|site| Some(site.shape.as_ref()?.value.raw_in(Datum::Wgs84))).collect()
        }
        Err(_) => {
            println!("the New York set is absent: squares instead");
            vec![RawShape::Surface(vec![vec![vec![
                [-74.0, 40.7],
                [-73.9998, 40.7],
                [-73.9998, 40.7002],
                [-74.0, 40.7002],
                [-74.0, 40.7],
            ]]])]
        }
    };
    let stamp = Provenance { source: "bench".into(), as_of: None, confidence: Confidence::Example };
    let mut sites = Vec::with_capacity(wanted);
    for number in 0..wanted {
        let further = 0.4 * (number / shapes.len()) as f64;
        let moved: Result<RawShape, ()> = shapes[number % shapes.len()].clone().try_map(|[x, y]| Ok([x - further, y]));
        let shape = match moved.unwrap() {
            RawShape::Surface(polygons) => Shape::surface(&polygons),
            RawShape::Point(position) => Shape::gate_point(&position).map(|gated| gated.shape),
        };
        let mut id = String::new();
        write!(id, "B-{number:07}").unwrap();
        let mut site = Site::new(SiteId(id), SiteBody::Building(Building::default()));
        site.name = (number % 10 == 0).then(|| format!("Tower {number}"));
        site.shape = shape.ok().map(|shape| Fact::new(shape, &stamp));
        sites.push(site);
    }
    sites
}
