//! How long the atlas takes for each question of the workload, on a made-up city. Figures are printed, never asserted.
//!
//! `cargo bench --bench atlas` measures 20,000 sites, `cargo bench --bench atlas -- 1000000` a million.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures, and stops where it cannot set its stage"
)]

#[path = "../tests/atlas/city.rs"]
#[allow(dead_code, reason = "the tests use more of the city than the measurements do")]
mod city;

use std::hint::black_box;
use std::time::{Duration, Instant};

use city::Dice;
use zaiti::atlas::{Atlas, CountRule, Filter, GroupBy, Layer, PageRequest, Question, TileId};
use zaiti::estate::OwnerKind;
use zaiti::geometry::{Bbox, LonLat, Shape};
use zaiti::units::Area;

const SEED: u64 = 20_212_025;

fn main() {
    let sites = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(20_000);
    let dataset = city::dataset(sites, SEED);
    let begun = Instant::now();
    let atlas = Atlas::build(dataset);
    report(&format!("build {sites} sites"), 1, begun.elapsed());
    sums(&atlas);
    areas(&atlas);
    looks(&atlas);
}

fn sums(atlas: &Atlas) {
    let state_owned = Filter { owner_kinds: [OwnerKind::State].into(), ..Filter::default() };
    let filtered =
        Question { filter: Filter { vacant_min: Some(Area::from_square_metres(2_000)), ..state_owned }, ..Question::default() };
    measure("sums by zone, all sites", || atlas.availability(&Question::default()));
    measure("sums by zone, state-owned with 2,000 ㎡ vacant", || atlas.availability(&filtered));
    measure("sums by street, all sites", || atlas.availability(&Question { by: GroupBy::Street, ..Question::default() }));
}

fn areas(atlas: &Atlas) {
    for radius_m in [50.0, 200.0, 1_000.0, 5_000.0] {
        for (name, corners, inner) in [("convex", 12, 1.0), ("star", 24, 0.4)] {
            let ring = city::ring(city::MIDDLE, corners, radius_m * inner, radius_m);
            let area = Some(Shape::surface(&[vec![ring]]).unwrap());
            for count in [CountRule::Share, CountRule::Centroid] {
                let question = Question { by: GroupBy::Total, area: area.clone(), count, ..Question::default() };
                measure(&format!("{name} area of {radius_m} m, {count:?}"), || atlas.availability(&question));
            }
        }
    }
}

fn looks(atlas: &Atlas) {
    let mut dice = Dice(SEED);
    let (west, south) = (city::MIDDLE.0 - 0.005, city::MIDDLE.1 - 0.005);
    let bbox = Some(Bbox::new([west, south], [west + 0.01, south + 0.01]).unwrap());
    measure("page of 1,000 by box", || atlas.page(&PageRequest { bbox, limit: 1_000, ..PageRequest::default() }).matched);
    for least in [0, 10_000, 29_000] {
        measure(&format!("ten nearest with {least} ㎡"), || {
            let (east, north) = (dice.within(-0.02, 0.02), dice.within(-0.02, 0.02));
            let from = LonLat::new(city::MIDDLE.0 + east, city::MIDDLE.1 + north).unwrap();
            atlas.nearest(from, Area::from_square_metres(least), 10).len()
        });
    }
    measure("search", || atlas.search("tower 123", 20).len());
    for (z, x, y) in [(12, 3_260, 1_695), (14, 13_041, 6_782), (16, 52_164, 27_130)] {
        let tile = TileId::new(z, x, y).unwrap();
        let bytes = atlas.tile(Layer::Sites, tile).unwrap().len();
        measure(&format!("tile of sites {z}/{x}/{y}, {bytes} bytes"), || atlas.tile(Layer::Sites, tile).unwrap());
    }
}

/// Asks again and again for a quarter of a second, at least once.
fn measure<T>(what: &str, mut ask: impl FnMut() -> T) {
    let (begun, mut times) = (Instant::now(), 0);
    while times == 0 || begun.elapsed() < Duration::from_millis(250) {
        black_box(ask());
        times += 1;
    }
    report(what, times, begun.elapsed());
}

fn report(what: &str, times: u32, took: Duration) {
    println!("{what}: {:.1} µs ({times} times)", took.as_secs_f64() * 1e6 / f64::from(times));
}
