//! How long one acquisition sheet takes, and all properties of the example appraised, ranked and exported. Figures are printed, never
//! asserted: the bars stand in `docs/appraisal.md`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures, and stops where it cannot set its stage"
)]

use std::time::{Duration, Instant};

use zaiti::appraisal::{AppraisalSettings, Sight};
use zaiti::desk::{Desk, PaperFormat, example_package, today};
use zaiti::estate::{SiteId, SiteKind};
use zaiti::exchange::write_table;
use zaiti::programme::Language;
use zaiti::report::Frame;

/// Rounds of everything but the sheets of single properties.
const ROUNDS: usize = 9;

fn main() {
    let folder = std::env::temp_dir().join(format!("zaiti-bench-appraisal-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let project = folder.join("example.zaiti.gpkg");
    Desk::init(&project, &example_package(), "bench", "the example that ships").unwrap();
    let desk = Desk::open(&project).unwrap();
    let settings = AppraisalSettings { sight: Sight::Restricted, ..AppraisalSettings::on(today()) };
    one_after_the_other(&desk, &settings);
    all_at_once(&desk, &settings);
    drop(desk);
    std::fs::remove_dir_all(&folder).unwrap();
}

fn one_after_the_other(desk: &Desk, settings: &AppraisalSettings) {
    let atlas = desk.atlas();
    let properties = atlas.sites().iter().filter(|site| matches!(site.kind(), SiteKind::Building | SiteKind::IdleProperty));
    let sites: Vec<&SiteId> = properties.map(|site| &site.id).collect();
    let timed = |site: &&SiteId| took(|| drop(desk.appraise(site, settings).unwrap()));
    let mut times: Vec<Duration> = sites.iter().map(timed).collect();
    times.sort();
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!("one appraisal of {}: median {median:.2?}, slowest {slowest:.2?}", sites.len());
}

fn all_at_once(desk: &Desk, settings: &AppraisalSettings) {
    let frame = Frame { language: Language::Zh, on: settings.on, address: "" };
    let paper = |format| desk.ranking_paper(settings, &frame, format).unwrap().len();
    say("all appraised and ranked", || desk.ranking(settings).unwrap().rows.len(), "properties");
    say("… and exported as CSV", || write_table(&[], &desk.ranking(settings).unwrap().table(Language::Zh)).len(), "bytes");
    say("… and exported as XLSX", || paper(PaperFormat::Xlsx), "bytes");
    say("… and exported as DOCX", || paper(PaperFormat::Docx), "bytes");
}

fn say(what: &str, work: impl Fn() -> usize, unit: &str) {
    let mut times = [Duration::ZERO; ROUNDS];
    let mut made = 0;
    for time in &mut times {
        *time = took(|| made = work());
    }
    times.sort();
    println!("{what}: median {:.2?}, slowest {:.2?}; {made} {unit}", times[ROUNDS / 2], times[ROUNDS - 1]);
}

fn took(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
