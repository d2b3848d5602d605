//! Models to measure and test with: districts and cities from a seed, and published assignment problems. Never here: a clock.

use std::collections::BTreeSet;

use zaiti::estate::{AcquisitionMode, SiteId};
use zaiti::plan::{Candidate, Column, Extent, Measure, Model, Refit, Row, Sense, Subject, Treatment};
use zaiti::programme::ZoneId;
use zaiti::units::{Area, Yuan};

/// A small generator of our own, so that a seed means the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 33)
    }

    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).expect("low below high") + 1;
        low + i64::try_from(self.next() % span).expect("small span")
    }
}

/// How prices come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Falling with the distance from the centre, with a good deal of chance.
    Independent,
    /// Nearly the same per ㎡ everywhere, so that cost and area go together and a thousand choices are nearly as good.
    Correlated,
}

/// The ways of taking a site, enough to tell columns apart.
fn treatment(way: usize) -> Treatment {
    let scope = if way < 2 { Extent::Whole } else { Extent::Part };
    let refit = if way.is_multiple_of(2) { Refit::Light } else { Refit::Deep };
    Treatment { scope, refit, mode: AcquisitionMode::Purchase }
}

/// Shares of supply and demand: those of the real targets where there are five zones.
fn shares(zones: usize, dice: &mut Dice) -> Vec<i64> {
    if zones == 5 { vec![18, 8, 5, 1, 1] } else { (0..zones).map(|_| dice.between(2, 20)).collect() }
}

/// Candidates in zones: floors 60 %, whole buildings 25 %, M0 5 %, idle property 10 %; 2–4 ways of taking each; three in ten could count in
/// two or three zones. Each zone asks for 45 % of the space that lies in it, the district for ten elevenths of that.
pub(crate) fn city(count: usize, zones: usize, family: Family, seed: u64) -> Model {
    let mut dice = Dice::of(seed);
    let shares = shares(zones, &mut dice);
    let mut supply = vec![0_i64; zones];
    let candidates: Vec<Candidate> = (0..count).map(|at| candidate(at, &shares, family, &mut supply, &mut dice)).collect();
    let asked: Vec<i64> = supply.iter().map(|supply| supply * 45 / 100).collect();
    let row = |(zone, asked): (usize, &i64)| {
        Row::area(Subject::Zones([zone_id(zone)].into()), Area::from_hundredths(*asked), Area::ZERO)
    };
    let mut rows: Vec<Row> = asked.iter().enumerate().map(row).collect();
    let together = Area::from_hundredths(asked.iter().sum::<i64>() * 10 / 11);
    rows.push(Row::area(Subject::District, together, Area::ZERO));
    Model { candidates, rows, ..Model::default() }
}

fn zone_id(zone: usize) -> ZoneId {
    ZoneId(format!("Z{zone:03}"))
}

fn candidate(at: usize, shares: &[i64], family: Family, supply: &mut [i64], dice: &mut Dice) -> Candidate {
    let mut lot = dice.between(1, shares.iter().sum());
    let home = shares.iter().position(|share| {
        lot -= share;
        lot <= 0
    });
    let home = home.unwrap_or(0);
    let hundredths = 100
        * match dice.between(1, 100) {
            1..=60 => dice.between(300, 3000),
            61..=85 => dice.between(2000, 14_000),
            86..=90 => dice.between(5000, 20_000),
            _ => dice.between(500, 6000),
        };
    supply[home] += hundredths;
    let distance = dice.between(0, 1000);
    let unit = match family {
        Family::Independent => 13_000 - 7 * distance + dice.between(-1500, 1500),
        Family::Correlated => 8000 + dice.between(-40, 40),
    };
    let zones = eligible(home, shares.len(), dice);
    let columns = columns(hundredths, unit, &zones, family, dice);
    Candidate { site: SiteId(format!("s{at:06}")), owners: u32::try_from(dice.between(1, 9)).ok(), locked_in: false, columns }
}

/// Its own zone, and for three in ten one or two others.
fn eligible(home: usize, zones: usize, dice: &mut Dice) -> Vec<usize> {
    let wanted = match dice.between(1, 10) {
        1..=7 => 1,
        8..=9 => 2,
        _ => 3,
    };
    let mut found = vec![home];
    while found.len() < wanted.min(zones) {
        let reach = i64::try_from(zones - 1).unwrap_or(1).min(4);
        let other = (home + usize::try_from(dice.between(1, reach)).unwrap_or(1)) % zones;
        if !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

fn columns(hundredths: i64, unit: i64, zones: &[usize], family: Family, dice: &mut Dice) -> Vec<Column> {
    let correlated = family == Family::Correlated;
    let ways = dice.between(2, 4);
    let mut way = |number: i64| {
        let part = if number >= 2 { dice.between(35, 80) } else { 100 };
        let dearer = if correlated { dice.between(0, 60) } else { dice.between(0, 1600) * (number % 2) };
        (hundredths * part / 100, unit + dearer)
    };
    let ways: Vec<(i64, i64)> = (0..ways).map(&mut way).collect();
    let mut columns = Vec::new();
    for (place, zone) in zones.iter().enumerate() {
        // Another zone's purpose asks for more works.
        let works = if place == 0 { 0 } else { dice.between(0, if correlated { 10 } else { 400 }) };
        for (number, (area, unit)) in ways.iter().enumerate() {
            let cost = Yuan::new(area / 100 * (unit + works) + dice.between(0, 99_999));
            let column = Column::new(treatment(number), Area::from_hundredths(*area), cost, cost);
            columns.push(Column { zone: Some(zone_id(*zone)), ..column });
        }
    }
    columns
}

/// A published assignment problem: jobs to agents of limited capacity, at least cost. Jobs are candidates that must be taken, agents zones.
pub(crate) fn assignment(text: &str) -> Option<Model> {
    let mut numbers = text.split_whitespace().map(|word| word.parse::<i64>().ok());
    let mut next = || numbers.next().flatten();
    let (agents, jobs) = (usize::try_from(next()?).ok()?, usize::try_from(next()?).ok()?);
    let mut table = || -> Option<Vec<Vec<i64>>> { (0..agents).map(|_| (0..jobs).map(|_| next()).collect()).collect() };
    let (costs, weights) = (table()?, table()?);
    let limits: Vec<i64> = (0..agents).map(|_| next()).collect::<Option<_>>()?;
    let column = |agent: usize, job: usize| {
        let cost = Yuan::new(costs[agent][job]);
        let column = Column::new(treatment(0), Area::from_hundredths(weights[agent][job]), cost, cost);
        Column { zone: Some(zone_id(agent)), ..column }
    };
    let candidates = (0..jobs).map(|job| Candidate {
        site: SiteId(format!("j{job:04}")),
        owners: None,
        locked_in: true,
        columns: (0..agents).map(|agent| column(agent, job)).collect(),
    });
    let row = |(agent, limit): (usize, &i64)| {
        Row::new(Subject::Zones(BTreeSet::from([zone_id(agent)])), Measure::Area, Sense::AtMost, *limit)
    };
    let candidates = candidates.collect();
    Some(Model { candidates, rows: limits.iter().enumerate().map(row).collect(), ..Model::default() })
}
