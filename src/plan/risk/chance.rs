//! The chances themselves: every combination, or draws from a seed. Never here: what is planned.

use std::collections::BTreeMap;

use super::super::model::{Candidate, Column, Model, Row};
use super::{Method, RiskSettings, targets};
use crate::estate::SiteId;
use crate::units::{Area, Share};

/// Combinations that are gone through rather than drawn.
const FEW: u64 = 200_000;

/// One in a million.
const MILLION: u64 = 1_000_000;

/// What was worked out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chances {
    pub(super) method: Method,
    pub(super) combinations: u64,
    /// Rows of the model that can be missed.
    pub(super) rows: Vec<usize>,
    /// That all are met.
    pub(super) all: f64,
    /// By row: that it is met.
    pub(super) met: Vec<f64>,
    /// By row: units missing on average when it is not.
    pub(super) missing: Vec<Option<i64>>,
}

impl Chances {
    /// The standard error of a chance.
    pub(super) fn error(&self, chance: f64) -> f64 {
        match self.method {
            Method::Exact => 0.0,
            Method::MonteCarlo => (chance * (1.0 - chance) / self.combinations.max(1) as f64).sqrt(),
        }
    }
}

/// What may become of one site: how likely, and what it then adds to each target.
struct Fortune {
    site: SiteId,
    /// Chance in millionths of a quarter (so that all are whole numbers), and weights by target.
    outcomes: Vec<(u64, Vec<i128>)>,
}

/// Everything chosen, with its luck.
pub(super) struct Lot {
    rows: Vec<usize>,
    bounds: Vec<i128>,
    /// What the certain sites add.
    certain: Vec<i128>,
    fortunes: Vec<Fortune>,
    seed: u64,
    draws: u32,
}

impl Lot {
    pub(super) fn new(
        model: &Model,
        selection: &[Option<usize>],
        spreads: &BTreeMap<SiteId, Share>,
        settings: &RiskSettings,
    ) -> Self {
        let rows = targets(model);
        let bounds = rows.iter().map(|row| i128::from(model.rows[*row].bound)).collect();
        let judged: Vec<&Row> = rows.iter().map(|row| &model.rows[*row]).collect();
        let mut lot =
            Self { certain: vec![0; rows.len()], rows, bounds, fortunes: Vec::new(), seed: settings.seed, draws: settings.draws };
        for (candidate, column) in model.taken(selection) {
            let spread = spreads.get(&candidate.site).copied().unwrap_or(Share::NONE);
            let outcomes = outcomes(&judged, candidate, column, spread, settings.lost);
            match outcomes.as_slice() {
                [(_, weights)] => lot.certain.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight),
                _ => lot.fortunes.push(Fortune { site: candidate.site.clone(), outcomes }),
            }
        }
        lot
    }

    pub(super) fn uncertain(&self) -> usize {
        self.fortunes.len()
    }

    pub(super) fn chances(&self) -> Chances {
        let combinations = self.fortunes.iter().try_fold(1_u64, |all, one| all.checked_mul(one.outcomes.len() as u64));
        match combinations.filter(|all| *all <= FEW) {
            Some(all) => self.gone_through(all),
            None => self.drawn(),
        }
    }

    fn gone_through(&self, combinations: u64) -> Chances {
        let mut tally = Tally::new(self.rows.len());
        self.descend(0, 1.0, &mut self.certain.clone(), &mut tally);
        tally.chances(Method::Exact, combinations, &self.rows)
    }

    fn descend(&self, at: usize, chance: f64, totals: &mut [i128], tally: &mut Tally) {
        let Some(fortune) = self.fortunes.get(at) else { return tally.count(chance, totals, &self.bounds) };
        for (share, weights) in &fortune.outcomes {
            totals.iter_mut().zip(weights).for_each(|(total, weight)| *total += weight);
            self.descend(at + 1, chance * *share as f64 / (4 * MILLION) as f64, totals, tally);
            totals.iter_mut().zip(weights).for_each(|(total, weight)| *total -= weight);
        }
    }

    fn drawn(&self) -> Chances {
        let mut tally = Tally::new(self.rows.len());
        let mut dice: Vec<Dice> = self.fortunes.iter().map(|fortune| Dice::of(self.seed, &fortune.site)).collect();
        let draws = self.draws.max(1);
        for _ in 0..draws {
            let mut totals = self.certain.clone();
            for (fortune, dice) in self.fortunes.iter().zip(&mut dice) {
                let mut rolled = dice.next() % (4 * MILLION);
                let drawn = fortune.outcomes.iter().find(|(share, _)| {
                    let hit = rolled < *share;
                    rolled = rolled.saturating_sub(*share);
                    hit
                });
                let weights = drawn.or(fortune.outcomes.last()).map(|(_, weights)| weights);
                weights
                    .into_iter()
                    .for_each(|weights| totals.iter_mut().zip(weights).for_each(|(total, weight)| *total += weight));
            }
            tally.count(1.0, &totals, &self.bounds);
        }
        tally.chances(Method::MonteCarlo, u64::from(draws), &self.rows)
    }
}

/// What may become of a column, alike outcomes put together.
fn outcomes(rows: &[&Row], candidate: &Candidate, column: &Column, spread: Share, lost: Share) -> Vec<(u64, Vec<i128>)> {
    let kept = MILLION - u64::from(lost.millionths());
    let off = spread.of(column.area_m2);
    let by_area = [(kept, column.area_m2 - off), (2 * kept, column.area_m2), (kept, column.area_m2 + off)];
    let weights = |area: Area| {
        let column = Column { area_m2: area, ..column.clone() };
        rows.iter().map(|row| row.weight(candidate, &column)).collect::<Vec<i128>>()
    };
    let mut merged: BTreeMap<Vec<i128>, u64> = BTreeMap::new();
    for (share, area) in by_area {
        *merged.entry(weights(area)).or_default() += share;
    }
    *merged.entry(vec![0; rows.len()]).or_default() += 4 * u64::from(lost.millionths());
    merged.into_iter().filter(|(_, share)| *share > 0).map(|(weights, share)| (share, weights)).collect()
}

struct Tally {
    all: f64,
    whole: f64,
    met: Vec<f64>,
    missing: Vec<f64>,
}

impl Tally {
    fn new(rows: usize) -> Self {
        Self { all: 0.0, whole: 0.0, met: vec![0.0; rows], missing: vec![0.0; rows] }
    }

    fn count(&mut self, chance: f64, totals: &[i128], bounds: &[i128]) {
        let mut all = true;
        for (at, (total, bound)) in totals.iter().zip(bounds).enumerate() {
            if total >= bound {
                self.met[at] += chance;
            } else {
                all = false;
                self.missing[at] += chance * (bound - total) as f64;
            }
        }
        self.all += if all { chance } else { 0.0 };
        self.whole += chance;
    }

    fn chances(self, method: Method, combinations: u64, rows: &[usize]) -> Chances {
        let part = |sum: f64| (sum / self.whole).clamp(0.0, 1.0);
        let missing = self.met.iter().zip(&self.missing).map(|(met, missing)| {
            let not = self.whole - met;
            (*missing > 0.0 && not > 0.0).then(|| (missing / not).round() as i64)
        });
        Chances {
            method,
            combinations,
            rows: rows.to_vec(),
            all: part(self.all),
            met: self.met.iter().map(|met| part(*met)).collect(),
            missing: missing.collect(),
        }
    }
}

/// A generator of our own, so that a seed means the same everywhere and always.
struct Dice(u64);

impl Dice {
    fn of(seed: u64, site: &SiteId) -> Self {
        // FNV-1a: each site has its own stream, whatever else is in the plan.
        let hash =
            site.0.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::AcquisitionMode;
    use crate::plan::{Extent, Refit, Subject, Treatment};
    use crate::units::Yuan;

    /// So many houses of 1000 ㎡ each against a target of `asked` ㎡.
    fn lot(houses: usize, asked: i64, lost_percent: u32) -> Lot {
        let treatment = Treatment { scope: Extent::Whole, refit: Refit::Light, mode: AcquisitionMode::Purchase };
        let candidate = |at: usize| Candidate {
            site: SiteId(format!("s{at:02}")),
            owners: None,
            locked_in: false,
            columns: vec![Column::new(treatment, Area::from_square_metres(1000), Yuan::new(1), Yuan::new(1))],
        };
        let rows = vec![Row::area(Subject::District, Area::from_square_metres(asked), Area::ZERO)];
        let model = Model { candidates: (0..houses).map(candidate).collect(), rows, ..Model::default() };
        let share = |percent: u32| Share::from_millionths(percent * 10_000).unwrap();
        let spreads = model.candidates.iter().map(|one| (one.site.clone(), share(10))).collect();
        let settings = RiskSettings { lost: share(lost_percent), ..RiskSettings::default() };
        Lot::new(&model, &vec![Some(0); houses], &spreads, &settings)
    }

    #[test]
    fn one_house_meets_what_it_makes_three_times_in_four() {
        let chances = lot(1, 1000, 0).chances();
        assert_eq!((chances.method, chances.combinations), (Method::Exact, 3));
        assert!((chances.all - 0.75).abs() < 1e-12);
        assert_eq!(chances.missing, [Some(10_000)]);
        let lost = lot(1, 1000, 20).chances();
        assert!((lost.all - 0.6).abs() < 1e-12);
    }

    #[test]
    fn two_houses_miss_by_the_chance_of_the_binomial() {
        // The sum of two is that of four coins: at least the mean with 11/16.
        assert!((lot(2, 2000, 0).chances().all - 11.0 / 16.0).abs() < 1e-12);
    }

    #[test]
    fn draws_come_within_four_standard_errors_of_what_is_exact() {
        let lot = lot(9, 9000, 5);
        let exact = lot.gone_through(4_u64.pow(9));
        let drawn = lot.drawn();
        assert_eq!((exact.method, drawn.method), (Method::Exact, Method::MonteCarlo));
        assert!((exact.all - drawn.all).abs() < 4.0 * drawn.error(exact.all), "{} {}", exact.all, drawn.all);
        assert!(drawn.error(drawn.all) > 0.0 && exact.error(exact.all).abs() < f64::EPSILON);
        assert_eq!(drawn, lot.drawn(), "the same seed draws the same");
    }
}
