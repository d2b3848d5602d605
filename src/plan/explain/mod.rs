//! Why a site is in a plan or not, and what every site is worth to it. Never here: how a plan is found.

mod at_once;
mod dual;
mod swap;
mod words;
mod worths;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use serde::Serialize;

pub use at_once::worths_at_once;
pub use worths::{Level, SiteWorth};

use super::answer::Plan;
use super::model::{Measure, Model, Row, Sense};
use super::reasons::Explainer;
use super::solution::{Solution, solve_model};
use super::treatment::Treatment;
use super::wanted::is_called_off;
use super::worth::withdrawn;
use crate::atlas::Atlas;
use crate::estate::SiteId;
use crate::programme::{Bilingual, ZoneId};
use crate::units::Yuan;
use at_once::City;
use dual::Dual;
use worths::Appraised;

/// What every site on offer is worth to a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worths {
    /// The plan's id.
    pub plan: String,
    /// The level that was asked for.
    pub level: Level,
    /// Ordered by id; where time ran out, the rest is of a lower level and says so.
    pub sites: Vec<SiteWorth>,
    /// Whether all were worked out at the level asked for.
    pub complete: bool,
}

/// What a plan knows of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 入选.
    Chosen,
    /// 落选.
    PassedOver,
    /// 不可选.
    NotOffered,
}

/// Why a site is in a plan or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The plan's id.
    pub plan: String,
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Whether it is chosen.
    pub standing: Standing,
    /// The zone it counts in, or would.
    pub zone: Option<ZoneId>,
    /// How it is taken, or would be.
    pub option: Option<Treatment>,
    /// What that costs.
    pub cost_yuan: Option<Yuan>,
    /// What it is worth to each target, by the plan's prices: an estimate.
    pub value: Vec<ValuePart>,
    /// That in all.
    pub value_yuan: Option<Yuan>,
    /// How much more than its cost that is.
    pub surplus_yuan: Option<Yuan>,
    /// The rejected site of its zone that comes nearest.
    pub best_rejected: Option<NearestRejected>,
    /// What it is worth to the plan, one level after the other.
    pub break_even: Vec<SiteWorth>,
    /// What becomes of the plan when a chosen site is lost, found by solving again; only with the exact level.
    pub if_lost: Option<IfLost>,
    /// In sentences.
    pub sentences: Vec<Bilingual>,
}

/// What a site is worth to one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValuePart {
    /// Its number among the rows of the model.
    pub row: usize,
    /// Whom it binds, and what it counts.
    pub name: Bilingual,
    /// The worth.
    pub value_yuan: Yuan,
}

/// The rejected site of a zone that comes nearest to being taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearestRejected {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// How much cheaper it would have to be, by the plan's prices: an estimate.
    pub too_dear_by_yuan: Yuan,
}

/// What becomes of a plan when a site is lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IfLost {
    /// Whether the targets can still be met.
    pub possible: bool,
    /// How much more the cheapest plan without it costs at least.
    pub extra_at_least_yuan: Option<Yuan>,
    /// How much more the plan found without it costs.
    pub extra_yuan: Option<Yuan>,
    /// Sites that come in.
    pub comes_in: Vec<SiteId>,
    /// Sites that go out besides.
    pub goes_out: Vec<SiteId>,
}

/// The column of a candidate whose reduced cost is least.
fn nearest(dual: &Dual, model: &Model, at: usize) -> Option<usize> {
    let columns = model.candidates[at].columns.iter().enumerate();
    columns.min_by_key(|(_, column)| reduced(dual, model, at, column)).map(|(number, _)| number)
}

/// What a column costs beyond what it is worth, in millionths of a 元.
fn reduced(dual: &Dual, model: &Model, at: usize, column: &super::model::Column) -> i128 {
    let value =
        model.rows.iter().zip(&dual.prices).map(|(row, price)| price * signed(row) * row.weight(&model.candidates[at], column));
    i128::from(column.cost_yuan.get()) * dual::MICRO - value.sum::<i128>()
}

const fn signed(row: &Row) -> i128 {
    match row.sense {
        Sense::AtLeast => 1,
        Sense::AtMost => -1,
    }
}

/// Candidates beyond which plans near the plan are not looked through for every one of them.
const CITY: usize = 1000;

/// What sites are worth to a plan: those named, or every one on offer.
///
/// # Units
/// `seconds` for everything together; what is not worked out by then is given by the plan's prices.
#[must_use]
pub fn worths(plan: &Plan, level: Level, sites: &[SiteId], seconds: f64) -> Worths {
    let until = Instant::now() + Duration::try_from_secs_f64(seconds).unwrap_or(Duration::from_secs(60));
    let nothing = vec![None; plan.model.candidates.len()];
    let selection = super::shared::selection_of(plan).unwrap_or(nothing);
    if level == Level::Dual && sites.is_empty() && selection.len() > CITY && plan.model.aim.is_cost() {
        let prices: Vec<i128> = plan.certificate.prices_micro_yuan.iter().map(|price| i128::from(*price)).collect();
        let found = City::new(&plan.model, &selection, plan.outcome.bound_yuan, &prices).worths();
        return Worths { plan: plan.id.clone(), level, sites: found, complete: true };
    }
    let appraised = Appraised::new(&plan.model, &selection, plan.outcome.bound_yuan, &plan.certificate.prices_micro_yuan);
    let wanted = |at: &usize| sites.is_empty() || sites.contains(&plan.model.candidates[*at].site);
    let mut complete = true;
    let mut worth = |at: usize| {
        let left = if is_called_off() { 0.0 } else { until.saturating_duration_since(Instant::now()).as_secs_f64() };
        match level {
            Level::Exact if left > 0.0 => known(plan, &appraised, at).unwrap_or_else(|| appraised.exact(at, left)),
            Level::Relaxed if left > 0.0 => appraised.worth(at, Level::Relaxed),
            Level::Dual => appraised.worth(at, Level::Dual),
            Level::Relaxed | Level::Exact => {
                complete = false;
                appraised.worth(at, Level::Dual)
            }
        }
    };
    let found = (0..plan.model.candidates.len()).filter(wanted).map(&mut worth).collect();
    Worths { plan: plan.id.clone(), level, sites: found, complete }
}

/// By candidate: what it is worth to a solved model by the difference of two relaxations; nothing where cost is not the aim.
#[must_use]
pub fn worths_by_relaxation(solution: &Solution) -> Vec<SiteWorth> {
    let Some(selection) = solution.selection.as_ref().filter(|_| solution.model.aim.is_cost()) else { return Vec::new() };
    let prices = &solution.proof.prices.rows[..solution.model.rows.len()];
    let prices: Vec<i64> = prices.iter().map(|price| i64::try_from(*price).unwrap_or(i64::MAX)).collect();
    let appraised = Appraised::new(&solution.model, selection, solution.bound, &prices);
    (0..selection.len()).map(|at| appraised.worth(at, Level::Relaxed)).collect()
}

/// What was worked out with the plan already.
fn known(plan: &Plan, appraised: &Appraised<'_>, at: usize) -> Option<SiteWorth> {
    let site = &plan.model.candidates[at].site;
    let chosen = plan.choices.iter().find(|choice| choice.site == *site).and_then(|choice| choice.break_even_yuan);
    let passed = || plan.passed_over.iter().find(|passed| passed.site == *site).and_then(|passed| passed.break_even_yuan);
    let worth = chosen.or_else(passed)?;
    let (break_even_yuan, low_yuan, high_yuan) = (Some(worth), Some(worth), Some(worth));
    Some(SiteWorth { level: Level::Exact, break_even_yuan, low_yuan, high_yuan, ..appraised.worth(at, Level::Dual) })
}

/// Explains one site, up to a level; nothing for a site that the plan does not know.
///
/// # Units
/// `seconds` for everything together.
#[must_use]
pub fn explain(atlas: &Atlas, plan: &Plan, site: &SiteId, level: Level, seconds: f64) -> Option<Explanation> {
    if let Some(refused) = plan.not_offered.iter().find(|refused| refused.site == *site) {
        return Some(words::not_offered(plan, refused));
    }
    let at = plan.model.position(site)?;
    let nothing = vec![None; plan.model.candidates.len()];
    let selection = super::shared::selection_of(plan).unwrap_or(nothing);
    let appraised = Appraised::new(&plan.model, &selection, plan.outcome.bound_yuan, &plan.certificate.prices_micro_yuan);
    let named = Named { atlas, plan, appraised: &appraised, at };
    let levels = [Level::Dual, Level::Relaxed].into_iter().filter(|one| *one <= level).map(|one| appraised.worth(at, one));
    let mut break_even: Vec<SiteWorth> = levels.collect();
    if level == Level::Exact {
        break_even.push(known(plan, &appraised, at).unwrap_or_else(|| appraised.exact(at, seconds)));
    }
    let if_lost = (level == Level::Exact && selection[at].is_some()).then(|| if_lost(plan, &selection, at, seconds)).flatten();
    Some(named.explanation(break_even, if_lost))
}

/// The cheapest plan without a site, against the plan.
fn if_lost(plan: &Plan, selection: &[Option<usize>], at: usize, seconds: f64) -> Option<IfLost> {
    let mut without = plan.model.clone();
    without.candidates[at] = withdrawn(&plan.model.candidates[at]);
    let solution = solve_model(&without, seconds, &mut |_| ControlFlow::Continue(())).ok()?;
    if !solution.is_feasible() {
        let (comes_in, goes_out) = (Vec::new(), Vec::new());
        return solution.impossible.then_some(IfLost {
            possible: false,
            extra_at_least_yuan: None,
            extra_yuan: None,
            comes_in,
            goes_out,
        });
    }
    let after = solution.selection.as_ref()?;
    let ids = |taken: &[Option<usize>]| -> BTreeSet<SiteId> {
        plan.model.candidates.iter().zip(taken).filter(|(_, taken)| taken.is_some()).map(|(one, _)| one.site.clone()).collect()
    };
    let (mut before, now) = (ids(selection), ids(after));
    before.remove(&plan.model.candidates[at].site);
    let over = |amount: Option<Yuan>| amount.map(|amount| amount - plan.totals.cost_yuan);
    Some(IfLost {
        possible: true,
        extra_at_least_yuan: over(solution.bound),
        extra_yuan: over(solution.cost),
        comes_in: now.difference(&before).cloned().collect(),
        goes_out: before.difference(&now).cloned().collect(),
    })
}

struct Named<'a> {
    atlas: &'a Atlas,
    plan: &'a Plan,
    appraised: &'a Appraised<'a>,
    at: usize,
}

impl Named<'_> {
    fn explanation(&self, break_even: Vec<SiteWorth>, if_lost: Option<IfLost>) -> Explanation {
        let model = self.appraised.model;
        let candidate = &model.candidates[self.at];
        let taken = self.appraised.selection[self.at];
        let standing = if taken.is_some() { Standing::Chosen } else { Standing::PassedOver };
        let column =
            taken.or_else(|| nearest(&self.appraised.dual, model, self.at)).and_then(|number| candidate.columns.get(number));
        let value = column.map_or_else(Vec::new, |column| self.value(column));
        let value_yuan: Option<Yuan> = column.map(|_| value.iter().map(|part| part.value_yuan).sum());
        let cost_yuan = column.map(|column| column.cost_yuan);
        let best_rejected = self.best_rejected(column.and_then(|column| column.zone.as_ref()));
        let mut explanation = Explanation {
            plan: self.plan.id.clone(),
            site: candidate.site.clone(),
            name: self.name(&candidate.site),
            standing,
            zone: column.and_then(|column| column.zone.clone()),
            option: column.map(|column| column.treatment),
            cost_yuan,
            surplus_yuan: value_yuan.zip(cost_yuan).map(|(value, cost)| value - cost),
            value,
            value_yuan,
            best_rejected,
            break_even,
            if_lost,
            sentences: Vec::new(),
        };
        explanation.sentences = words::sentences(self.plan, &explanation, |site| self.name(site));
        explanation
    }

    fn name(&self, site: &SiteId) -> String {
        self.atlas.site(site).map_or_else(|| site.0.clone(), |site| site.label().to_owned())
    }

    /// What a column is worth to each target, by the plan's prices; money counts as what it buys where a budget binds.
    fn value(&self, column: &super::model::Column) -> Vec<ValuePart> {
        let model = self.appraised.model;
        let prices = &self.appraised.dual.prices;
        let explainer = Explainer { model, programme: self.atlas.programme(), prices };
        let money = explainer.weight_of_money();
        let part = |(row, price): (usize, &i128)| {
            let asked = &model.rows[row];
            let worth = price * signed(asked) * asked.weight(&model.candidates[self.at], column);
            let value_yuan = i64::try_from(worth / money).ok().map(Yuan::new)?;
            let counts = worth != 0 && asked.measure != Measure::Cost;
            counts.then(|| ValuePart { row, name: explainer.row_words(asked), value_yuan })
        };
        prices.iter().enumerate().filter_map(part).collect()
    }

    /// The rejected site of a zone whose reduced cost is least, this one aside.
    fn best_rejected(&self, zone: Option<&ZoneId>) -> Option<NearestRejected> {
        let (model, dual) = (self.appraised.model, &self.appraised.dual);
        let passed = (0..model.candidates.len()).filter(|at| self.appraised.selection[*at].is_none() && *at != self.at);
        let columns = passed.flat_map(|at| model.candidates[at].columns.iter().map(move |column| (at, column)));
        let here = columns.filter(|(_, column)| column.zone.as_ref() == zone);
        let (at, column) = here.min_by_key(|(at, column)| (reduced(dual, model, *at, column), *at))?;
        let site = model.candidates[at].site.clone();
        let over = -(-reduced(dual, model, at, column)).div_euclid(dual::MICRO);
        Some(NearestRejected { name: self.name(&site), site, too_dear_by_yuan: Yuan::new(i64::try_from(over).ok()?) })
    }
}
