//! How much CPU time the atlas takes for each question of the workload, on a made-up city as dense as the district. Figures are printed,
//! never asserted.
//!
//! `cargo bench --bench atlas` measures 20,000 sites, `-- 1000000` a million, `-- 10000 100000 1000000` one after the other;
//! `-- stored 1000000 <folder>` makes a project of them and measures reading it and durable edits, `-- plot <file.svg> 10000 1000000` draws
//! what an area costs against its boundary, `-- tiles 1000000` measures tiles alone, `-- lean 10000000` holds no site; `make bench-atlas` asks
//! databases the same.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures, and stops where it cannot set its stage"
)]

#[path = "atlas/lean.rs"]
mod lean;

#[path = "atlas/peers.rs"]
mod peers;

#[path = "atlas/plot.rs"]
mod plot;

#[path = "atlas/stored.rs"]
mod stored;

#[path = "../tests/atlas/city.rs"]
#[allow(dead_code, reason = "the tests use more of the city than the measurements do")]
mod city;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use city::Dice;
use rustix::time::{ClockId, clock_gettime};
use zaiti::atlas::{Atlas, CountRule, Filter, GroupBy, Layer, PageRequest, Question, TileId};
use zaiti::estate::{Change, OwnerKind, Revision};
use zaiti::geometry::{Bbox, LonLat, Shape};
use zaiti::units::{Area, YuanPerSquareMetre};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SEED: u64 = 20_212_025;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [sites, folder] = arguments.as_slice()
        && let (Ok(sites), Err(_)) = (sites.parse(), folder.parse::<usize>())
    {
        return peers::stage(sites, Path::new(folder));
    }
    if let [word, sites, folder] = arguments.as_slice()
        && word == "stored"
    {
        return stored::measure(sites.parse().unwrap(), Path::new(folder));
    }
    if let [word, sites] = arguments.as_slice()
        && word == "lean"
    {
        return lean::measure(sites.parse().unwrap());
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if let [word, path, ..] = arguments.as_slice()
        && word == "plot"
    {
        return plot::draw(Path::new(path), &sizes);
    }
    if sizes.is_empty() {
        sizes.push(20_000);
    }
    if arguments.first().is_some_and(|word| word == "tiles") {
        return sizes.into_iter().for_each(|sites| tiles(&build(sites)));
    }
    for sites in sizes {
        let atlas = build(sites);
        sums(&atlas);
        thousand_zones(&atlas);
        areas(&atlas);
        looks(&atlas);
        changes(&atlas);
    }
}

fn build(sites: usize) -> Atlas {
    let dataset = city::dense(sites, SEED);
    let begun = cpu();
    let atlas = Atlas::build(dataset);
    report(&format!("build {sites} sites"), 1, cpu() - begun);
    println!("indexes: {:.1} bytes a site", atlas.index_bytes() as f64 / sites as f64);
    atlas
}

/// State-owned with 2,000 ㎡ vacant.
fn state_owned() -> Filter {
    let vacant_min = Some(Area::from_square_metres(2_000));
    Filter { owner_kinds: [OwnerKind::State].into(), vacant_min, ..Filter::default() }
}

fn sums(atlas: &Atlas) {
    let filtered = Question { filter: state_owned(), ..Question::default() };
    let priced = Filter { price_max: Some(YuanPerSquareMetre::from_hundredths(500_000)), ..state_owned() };
    let priced = Question { filter: priced, ..Question::default() };
    measure("sums by zone, all sites", || atlas.availability(&Question::default()));
    measure("sums by zone, state-owned with 2,000 ㎡ vacant", || atlas.availability(&filtered));
    measure("sums by zone, the same asking at most 5,000 元/㎡", || atlas.availability(&priced));
    measure("sums by street, all sites", || atlas.availability(&Question { by: GroupBy::Street, ..Question::default() }));
}

/// A thousand zones side by side that nobody drew before, over the whole city.
fn thousand_zones(atlas: &Atlas) {
    let spread = city::density(atlas.sites().len());
    let (west, south) = (city::MIDDLE.0 - 0.062 * spread, city::MIDDLE.1 - 0.042 * spread);
    let (width, height) = (0.124 * spread / 40.0, 0.084 * spread / 25.0);
    let zone = |number: usize| {
        let (west, south) = (west + width * (number % 40) as f64, south + height * (number / 40) as f64);
        city::rectangle(west, south, west + width, south + height)
    };
    let zones: Vec<Shape> = (0..1_000).map(zone).collect();
    for (filter, asked) in [(state_owned(), "state-owned with 2,000 ㎡ vacant"), (Filter::default(), "all sites")] {
        let mut question = Question { by: GroupBy::Total, filter, area: None, count: CountRule::Centroid };
        measure(&format!("a thousand zones drawn ad hoc, by centre, {asked}"), || {
            let mut sites = 0;
            for zone in &zones {
                question.area = Some(zone.clone());
                sites += atlas.availability(&question).total.sites;
            }
            sites
        });
        let told = atlas.availability_in_each(&question, &zones);
        let sites: u32 = told.iter().map(|answer| answer.total.sites).sum();
        measure(&format!("  the same in one question, {sites} sites"), || atlas.availability_in_each(&question, &zones));
    }
}

fn areas(atlas: &Atlas) {
    for radius_m in [50.0, 200.0, 1_000.0, 5_000.0] {
        for (name, corners, inner) in [("convex", 12, 1.0), ("star", 24, 0.4)] {
            let ring = city::ring(city::MIDDLE, corners, radius_m * inner, radius_m);
            let area = Some(Shape::surface(&[vec![ring]]).unwrap());
            let ask = |by, filter: Filter, count| atlas.availability(&Question { by, filter, area: area.clone(), count });
            let inside = ask(GroupBy::Total, Filter::default(), CountRule::Share).total.sites;
            for count in [CountRule::Share, CountRule::Centroid] {
                let what = format!("{name} area of {radius_m} m with {inside} sites, {count:?}");
                measure(&what, || ask(GroupBy::Total, Filter::default(), count));
            }
            if radius_m >= 1_000.0 {
                measure("  by zone", || ask(GroupBy::Zone, Filter::default(), CountRule::Share));
                measure("  state-owned with 2,000 ㎡ vacant", || ask(GroupBy::Zone, state_owned(), CountRule::Share));
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
    tiles(atlas);
}

fn tiles(atlas: &Atlas) {
    for (z, x, y) in [(12, 3_260, 1_695), (14, 13_041, 6_782), (16, 52_164, 27_130)] {
        let tile = TileId::new(z, x, y).unwrap();
        let begun = cpu();
        let bytes = atlas.tile(Layer::Sites, tile).unwrap().len();
        report(&format!("tile of sites {z}/{x}/{y} for the first time"), 1, cpu() - begun);
        measure(&format!("tile of sites {z}/{x}/{y}, {bytes} bytes"), || atlas.tile(Layer::Sites, tile).unwrap());
    }
}

/// One site changed, over a snapshot without an overlay and over one that has grown as far as it may; what an overlay adds to answers.
fn changes(atlas: &Atlas) {
    let mut dice = Dice(SEED);
    let next = |dice: &mut Dice, atlas: &Atlas| {
        let number = dice.below(atlas.sites().len());
        Change::put(city::some_site(dice, number))
    };
    let revision = || Revision { number: atlas.revision().number + 1, ..atlas.revision().clone() };
    measure("one edit laid over", || atlas.with(revision(), &[next(&mut dice, atlas)]));
    let mut layered = atlas.with(revision(), &[]);
    loop {
        let more = layered.with(revision(), &[next(&mut dice, &layered)]);
        if more.is_layered() {
            break;
        }
        layered = more;
    }
    measure("one edit laid over a full overlay", || layered.with(revision(), &[next(&mut dice, &layered)]));
    let filtered = Question { filter: state_owned(), ..Question::default() };
    measure("with a full overlay: sums by zone, state-owned with 2,000 ㎡ vacant", || layered.availability(&filtered));
    let ring = city::ring(city::MIDDLE, 12, 1_000.0, 1_000.0);
    let area = Some(Shape::surface(&[vec![ring]]).unwrap());
    let drawn = Question { by: GroupBy::Total, area, ..Question::default() };
    measure("with a full overlay: convex area of 1000 m, Share", || layered.availability(&drawn));
    let begun = cpu();
    black_box(layered.merged());
    report("all indexed anew", 1, cpu() - begun);
}

fn measure<T>(what: &str, ask: impl FnMut() -> T) {
    let (median, times) = median(ask);
    println!("{what}: {:.1} µs ({times} times)", median.as_secs_f64() * 1e6);
}

/// Asks again and again for a quarter of a second, at least once: the median of the CPU times of ten parts of it, and how often.
fn median<T>(mut ask: impl FnMut() -> T) -> (Duration, u32) {
    let (mut parts, mut times) = (Vec::new(), 0);
    for _ in 0..10 {
        let (begun, cpu_begun, mut of_part) = (Instant::now(), cpu(), 0_u32);
        while of_part == 0 || begun.elapsed() < Duration::from_millis(25) {
            black_box(ask());
            of_part += 1;
        }
        parts.push((cpu() - cpu_begun) / of_part);
        times += of_part;
    }
    parts.sort_unstable();
    (parts[5], times)
}

fn report(what: &str, times: u32, took: Duration) {
    println!("{what}: {:.1} µs ({times} times)", took.as_secs_f64() * 1e6 / f64::from(times));
}

/// What this thread has had of a processor, so that other work on the machine does not count.
fn cpu() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}
