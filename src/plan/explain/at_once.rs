//! What every candidate of a city is worth by the plan's dual prices, all in one pass: estimates, each with the interval that is proved.
//! Never here: a search, or anything that looks at all candidates for one of them.
//!
//! ```text
//! Z*(without i)        ≥ bound, ≥ λ·b + Σ least reduced costs of the others    ≤ the plan; of a chosen one, the plan with one in its place
//! Z*(i for nothing)    ≥ the same with i's own, its price taken off            ≤ the plan less its price; of another, the plan and its works
//! P*(i)                between the differences of these
//! ```
//!
//! What takes a chosen one's place is a passed-over way in its zone that makes no less space: enough where rows ask for nothing but space
//! and firms. Where there are ceilings, dates or counts the upper end is left open rather than guessed.

use std::collections::BTreeMap;

use super::super::model::{Candidate, Column, Measure, Model, Row, Sense};
use super::super::solution::Solution;
use super::super::tally::Tally;
use super::dual::MICRO;
use super::worths::{Level, SiteWorth, ceiling, floor, yuan};
use crate::programme::ZoneId;
use crate::units::Yuan;

/// By candidate: what it is worth to a solved model by the dual prices, with the interval that is proved; nothing where cost is not the aim.
#[must_use]
pub fn worths_at_once(solution: &Solution) -> Vec<SiteWorth> {
    let prices: Vec<i128> = solution.proof.prices.rows.iter().take(solution.model.rows.len()).copied().collect();
    let nothing = vec![None; solution.model.candidates.len()];
    let selection = solution.selection.as_ref().unwrap_or(&nothing);
    if !solution.model.aim.is_cost() || solution.selection.is_none() {
        return Vec::new();
    }
    City::new(&solution.model, selection, solution.bound, &prices).worths()
}

/// A candidate as prices see it, in millionths of a 元.
struct Sight {
    /// Its least reduced cost, or nought where it need not be taken.
    mine: i128,
    /// The same when it is taken and its owner asks for nothing.
    given: i128,
    /// The column of the least reduced cost.
    nearest: Option<usize>,
}

/// A model under its plan's prices.
pub(super) struct City<'a> {
    model: &'a Model,
    selection: &'a [Option<usize>],
    bound: Option<Yuan>,
    sights: Vec<Sight>,
    /// What the prices prove of the whole.
    whole: i128,
    /// What the plan costs.
    cost: i128,
    /// Whether more space never breaks a row, and space of the same zone is as good as any other.
    plain: bool,
    /// By zone: passed-over ways from the largest space down, each with the least cost so far.
    spare: BTreeMap<Option<&'a ZoneId>, Vec<(i64, i64)>>,
}

impl<'a> City<'a> {
    pub(super) fn new(model: &'a Model, selection: &'a [Option<usize>], bound: Option<Yuan>, prices: &[i128]) -> Self {
        let signed = |row: usize| {
            let asked = &model.rows[row];
            let price = if asked.or_nothing { 0 } else { prices.get(row).copied().unwrap_or(0).max(0) };
            if asked.sense == Sense::AtLeast { price } else { -price }
        };
        let signed: Vec<i128> = (0..model.rows.len()).map(signed).collect();
        let tally = Tally::of(&model.rows);
        let sights: Vec<Sight> = model.candidates.iter().map(|candidate| sight(&tally, &signed, candidate)).collect();
        let rows: i128 = model.rows.iter().zip(&signed).map(|(row, price)| price * i128::from(row.bound)).sum();
        let bonus: i128 = model.pairs.iter().map(|pair| i128::from(pair.bonus_yuan.get()) * MICRO).sum();
        let whole = rows + sights.iter().map(|sight| sight.mine).sum::<i128>() - bonus;
        let plain = model.pairs.is_empty() && model.rows.iter().all(is_plain);
        let spare = if plain { spare(model, selection) } else { BTreeMap::new() };
        Self { model, selection, bound, sights, whole, cost: model.cost(selection), plain, spare }
    }

    pub(super) fn worths(&self) -> Vec<SiteWorth> {
        (0..self.sights.len()).map(|at| self.worth(at)).collect()
    }

    fn worth(&self, at: usize) -> SiteWorth {
        let (candidate, sight, taken) = (&self.model.candidates[at], &self.sights[at], self.selection[at]);
        let column = taken.or(sight.nearest).and_then(|column| candidate.columns.get(column));
        let price_yuan = column.map_or(Yuan::ZERO, |column| column.price_yuan);
        // What is locked in is not, where it is not on offer: then the plan's own bound says nothing.
        let proved = self.bound.filter(|_| !candidate.locked_in).map(|bound| i128::from(bound.get()));
        let dear_least = proved.into_iter().chain([ceiling(self.whole - sight.mine)]).max();
        let cheap_least = ceiling(self.whole - sight.mine + sight.given);
        let (dear_most, cheap_most) = match taken.and_then(|taken| candidate.columns.get(taken)) {
            Some(column) => (self.in_place_of(column), Some(self.cost - i128::from(column.price_yuan.get()))),
            None => (Some(self.cost), self.with_gift(candidate)),
        };
        let fits = !candidate.columns.is_empty();
        let low = dear_least.zip(cheap_most).map(|(dear, cheap)| dear - cheap).filter(|_| fits);
        let high = dear_most.map(|dear| dear - cheap_least).filter(|_| fits);
        let estimate = floor(-sight.given).max(low.unwrap_or(i128::MIN)).min(high.unwrap_or(i128::MAX));
        SiteWorth {
            site: candidate.site.clone(),
            chosen: taken.is_some(),
            level: Level::Dual,
            break_even_yuan: if fits { yuan(estimate) } else { None },
            low_yuan: low.and_then(yuan),
            high_yuan: high.and_then(yuan),
            price_yuan,
            irreplaceable: false,
            unfit: false,
        }
    }

    /// What the plan costs with a passed-over way of the same zone, no smaller, in place of a chosen one.
    fn in_place_of(&self, column: &Column) -> Option<i128> {
        let ways = self.spare.get(&column.zone.as_ref())?;
        let area = column.area_m2.hundredths();
        let large = ways.partition_point(|(space, _)| *space >= area);
        let (_, cost) = ways.get(large.checked_sub(1)?)?;
        Some(self.cost - i128::from(column.cost_yuan.get()) + i128::from(*cost))
    }

    /// What the plan costs with a passed-over one taken besides, its owner asking for nothing.
    fn with_gift(&self, candidate: &Candidate) -> Option<i128> {
        let works = candidate.columns.iter().map(|column| i128::from((column.cost_yuan - column.price_yuan).get())).min()?;
        self.plain.then_some(self.cost + works)
    }
}

/// A row that more space never breaks, wherever in its zone and whenever it comes.
fn is_plain(row: &Row) -> bool {
    let space = matches!(row.measure, Measure::Area | Measure::Firms | Measure::TechFirms);
    space && row.sense == Sense::AtLeast && !row.or_nothing && row.due.is_none() && row.modes.is_none()
}

fn sight(tally: &Tally<'_>, signed: &[i128], candidate: &Candidate) -> Sight {
    let reduced = |column: &Column| {
        let worth = tally.weights(candidate, column).iter().map(|(row, weight)| signed[*row] * weight).sum::<i128>();
        i128::from(column.cost_yuan.get()) * MICRO - worth
    };
    let mut sight = Sight { mine: i128::MAX, given: i128::MAX, nearest: None };
    for (number, column) in candidate.columns.iter().enumerate() {
        let reduced = reduced(column);
        sight.given = sight.given.min(reduced - i128::from(column.price_yuan.get()) * MICRO);
        if reduced < sight.mine {
            (sight.mine, sight.nearest) = (reduced, Some(number));
        }
    }
    let none = sight.nearest.is_none();
    if none || !candidate.locked_in {
        sight.mine = sight.mine.min(0);
    }
    if none {
        sight.given = 0;
    }
    sight
}

fn spare<'a>(model: &'a Model, selection: &[Option<usize>]) -> BTreeMap<Option<&'a ZoneId>, Vec<(i64, i64)>> {
    let mut spare: BTreeMap<Option<&ZoneId>, Vec<(i64, i64)>> = BTreeMap::new();
    let passed = model.candidates.iter().zip(selection).filter(|(_, taken)| taken.is_none());
    for column in passed.flat_map(|(candidate, _)| &candidate.columns) {
        let way = (column.area_m2.hundredths(), column.cost_yuan.get());
        spare.entry(column.zone.as_ref()).or_default().push(way);
    }
    for ways in spare.values_mut() {
        ways.sort_unstable_by_key(|(area, cost)| (std::cmp::Reverse(*area), *cost));
        let mut least = i64::MAX;
        for (_, cost) in ways.iter_mut() {
            least = least.min(*cost);
            *cost = least;
        }
    }
    spare
}
