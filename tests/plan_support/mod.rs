//! Models for the optimiser's tests: small ones drawn at random, whole districts from a seed, and the brute force that judges them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use zaiti::atlas::Atlas;
use zaiti::estate::{AcquisitionMode, Dataset, Revision, SiteId};
use zaiti::exchange::read_package;
use zaiti::plan::{Candidate, Column, Extent, Measure, Model, Refit, Row, Selection, Sense, Subject, Treatment};
use zaiti::programme::ZoneId;
use zaiti::units::{Area, Yuan};

/// The ways of taking a site, enough to tell columns apart.
const TREATMENTS: [Treatment; 4] = [
    Treatment { scope: Extent::Whole, refit: Refit::Light, mode: AcquisitionMode::Purchase },
    Treatment { scope: Extent::Whole, refit: Refit::Deep, mode: AcquisitionMode::Purchase },
    Treatment { scope: Extent::Part, refit: Refit::Light, mode: AcquisitionMode::Purchase },
    Treatment { scope: Extent::Part, refit: Refit::Deep, mode: AcquisitionMode::EquityInKind },
];

/// A column of so many ㎡ and 元, all of it price.
pub(crate) fn column(number: usize, zone: &str, area_m2: i64, cost: i64) -> Column {
    let treatment = TREATMENTS[number % TREATMENTS.len()];
    let area = Area::from_square_metres(area_m2);
    Column { zone: Some(ZoneId::from(zone)), ..Column::new(treatment, area, Yuan::new(cost), Yuan::new(cost)) }
}

/// A candidate with one column.
pub(crate) fn house(id: &str, zone: &str, area_m2: i64, cost: i64) -> Candidate {
    Candidate { site: SiteId::from(id), owners: Some(1), locked_in: false, columns: vec![column(0, zone, area_m2, cost)] }
}

/// The least cost over every selection that keeps the rows; `None` when there is none.
pub(crate) fn brute_force(model: &Model) -> Option<i128> {
    let mut totals = vec![0_i128; model.rows.len()];
    let mut best = None;
    descend(model, 0, 0, &mut totals, &mut best);
    best
}

fn descend(model: &Model, at: usize, cost: i128, totals: &mut [i128], best: &mut Option<i128>) {
    let Some(candidate) = model.candidates.get(at) else {
        if model.rows.iter().zip(totals.iter()).all(|(row, total)| row.holds(*total)) && best.is_none_or(|best| cost < best) {
            *best = Some(cost);
        }
        return;
    };
    if !candidate.locked_in {
        descend(model, at + 1, cost, totals, best);
    }
    for column in &candidate.columns {
        let weights: Vec<i128> = model.rows.iter().map(|row| row.weight(candidate, column)).collect();
        totals.iter_mut().zip(&weights).for_each(|(total, weight)| *total += weight);
        descend(model, at + 1, cost + i128::from(column.cost_yuan.get()), totals, best);
        totals.iter_mut().zip(&weights).for_each(|(total, weight)| *total -= weight);
    }
}

/// By how much a selection misses its floors in all, in units of the rows.
pub(crate) fn missing(model: &Model, totals: &[i128]) -> i128 {
    let floors = model.rows.iter().zip(totals).filter(|(row, _)| row.sense == Sense::AtLeast);
    floors.map(|(row, total)| (i128::from(row.bound) - total).max(0)).sum()
}

/// The least that any selection within the ceilings misses of the floors, and the least it can cost then; `None` when no selection is
/// within the ceilings.
pub(crate) fn brute_shortfall(model: &Model) -> Option<(i128, i128)> {
    let mut best = None;
    let mut chosen = vec![None; model.candidates.len()];
    miss(model, 0, &mut chosen, &mut best);
    best
}

fn miss(model: &Model, at: usize, chosen: &mut Selection, best: &mut Option<(i128, i128)>) {
    let Some(candidate) = model.candidates.get(at) else {
        let totals: Vec<i128> = model.rows.iter().map(|row| model.total(row, chosen)).collect();
        let mut ceilings = model.rows.iter().zip(&totals).filter(|(row, _)| row.sense == Sense::AtMost);
        let found = (missing(model, &totals), model.cost(chosen));
        if ceilings.all(|(row, total)| row.holds(*total)) && best.is_none_or(|best| found < best) {
            *best = Some(found);
        }
        return;
    };
    for column in (0..candidate.columns.len()).map(Some).chain((!candidate.locked_in).then_some(None)) {
        chosen[at] = column;
        miss(model, at + 1, chosen, best);
    }
}

fn candidate(most_columns: usize) -> impl Strategy<Value = (Vec<(usize, i64, i64)>, u32, u8)> {
    (prop::collection::vec((0_usize..3, 1_i64..40, 1_i64..60), 1..=most_columns), 1_u32..6, 0_u8..12)
}

/// Candidates in up to three zones, some reaching two, with budgets, owners, districts, locks and conflicts.
pub(crate) fn small_model(candidates: RangeInclusive<usize>, most_columns: usize) -> impl Strategy<Value = Model> {
    let shape = (1_usize..=3, any::<bool>(), prop::option::of(30_i64..400), prop::option::of(4_i64..30), 0_usize..3, 0_i64..130);
    (prop::collection::vec(candidate(most_columns), candidates), shape).prop_map(|(drawn, shape)| {
        let (zones, straddle, budget, owners, conflicts, district) = shape;
        let name = |zone: usize| ["A", "B", "C"][zone % zones];
        let candidates: Vec<Candidate> = drawn
            .iter()
            .enumerate()
            .map(|(at, (columns, owners, lock))| Candidate {
                site: SiteId(format!("s{at:02}")),
                owners: Some(*owners),
                locked_in: *lock == 0,
                columns: columns
                    .iter()
                    .enumerate()
                    .map(|(number, (zone, area, cost))| column(number, name(if straddle { *zone } else { at }), *area, *cost))
                    .collect(),
            })
            .collect();
        let reach: i64 = drawn.iter().map(|(columns, ..)| columns.iter().map(|column| column.1).max().unwrap_or(0)).sum();
        let zone_row = |zone: usize| {
            let asked = reach * 4 / 10 / i64::try_from(zones).expect("few zones");
            Row::area(Subject::Zones([ZoneId::from(name(zone))].into()), Area::from_square_metres(asked), Area::ZERO)
        };
        let mut rows: Vec<Row> = (0..zones).map(zone_row).collect();
        rows.push(Row::area(Subject::District, Area::from_square_metres(reach * district / 200), Area::ZERO));
        rows.extend(budget.map(|most| Row::new(Subject::District, Measure::Cost, Sense::AtMost, most)));
        rows.extend(owners.map(|most| Row::new(Subject::District, Measure::Owners, Sense::AtMost, most)));
        let pair = |first: usize| [first, first + 1].map(|at| SiteId(format!("s{:02}", at % drawn.len()))).into();
        rows.extend((0..conflicts).map(|first| Row::new(Subject::Sites(pair(2 * first)), Measure::Sites, Sense::AtMost, 1)));
        Model { candidates, rows, ..Model::default() }
    })
}

/// A small generator of our own, so that a seed means the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 33)
    }

    fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).expect("low below high") + 1;
        low + i64::try_from(self.next() % span).expect("small span")
    }
}

/// A district with the real zone targets, some of it built: floors 60 %, whole buildings 25 %, M0 5 %, idle 10 %; 2–4 ways of taking each.
pub(crate) fn district(count: usize, correlated: bool, seed: u64) -> Model {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    let zones = [("A", 18), ("B", 8), ("C", 5), ("D", 1), ("E", 1)];
    let mut candidates = Vec::with_capacity(count);
    for at in 0..count {
        let (zone, _) = match dice.between(1, 33) {
            1..=16 => zones[0],
            17..=23 => zones[1],
            24..=28 => zones[2],
            29..=31 => zones[3],
            _ => zones[4],
        };
        let area = match dice.between(1, 100) {
            1..=60 => dice.between(300, 3000),
            61..=85 => dice.between(2000, 14_000),
            86..=90 => dice.between(5000, 20_000),
            _ => dice.between(500, 6000),
        };
        let area = area * 300 / i64::try_from(count).expect("a small count");
        let unit = if correlated { 8000 + dice.between(-40, 40) } else { dice.between(4500, 13_500) };
        let ways = dice.between(2, 4);
        let mut way_of = |way: i64| {
            let part = if way >= 2 { dice.between(35, 80) } else { 100 };
            let dearer = if correlated { dice.between(0, 60) } else { dice.between(0, 1600) * (way % 2) };
            let area = (area * part / 100).max(50);
            column(usize::try_from(way).expect("few ways"), zone, area, area * (unit + dearer) + dice.between(0, 99_999))
        };
        let columns = (0..ways).map(&mut way_of).collect();
        candidates.push(Candidate {
            site: SiteId(format!("s{at:04}")),
            owners: u32::try_from(dice.between(1, 9)).ok(),
            locked_in: false,
            columns,
        });
    }
    let row = |(zone, wan): (&str, i64)| {
        let asked = Area::from_square_metres(wan * 10_000);
        Row::area(Subject::Zones([ZoneId::from(zone)].into()), asked, Area::from_square_metres(wan * 1500))
    };
    let mut rows: Vec<Row> = zones.into_iter().map(row).collect();
    rows.push(Row::area(Subject::District, Area::from_square_metres(300_000), Area::from_square_metres(33 * 1500)));
    Model { candidates, rows, ..Model::default() }
}

/// The example district as it ships.
pub(crate) fn example() -> Atlas {
    Atlas::build(example_dataset())
}

/// The same before it is indexed.
pub(crate) fn example_dataset() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/yuzhong");
    let read = |file: &str| std::fs::read(folder.join(file)).expect("a file of the package");
    let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).expect("a manifest");
    let listed = manifest["files"].as_array().expect("a list of files").iter().filter_map(serde_json::Value::as_str);
    let files: BTreeMap<String, Vec<u8>> = listed.map(|file| (file.to_owned(), read(file))).collect();
    let package = read_package(&files).expect("the package is sound");
    let (who, why) = ("test".to_owned(), "the package as it ships".to_owned());
    Dataset {
        revision: Revision { number: 1, at: Timestamp::UNIX_EPOCH, who, why, content_hash: "0".repeat(64) },
        programme: Arc::new(package.programme),
        outlines: package.outlines,
        backdrop: package.backdrop,
        sites: package.sites,
    }
}
