//! Other plans within a cost ceiling that have as little space as can be in common with the plans already there. Never here: a judgement
//! which is better.
//!
//! ```text
//! minimise   cost + μ · shared          shared: Σ over plans already there, site by site the lesser of the two areas
//! subject to everything the plan had to keep
//! ```
//!
//! The larger μ, the more different and the dearer the plan. μ is doubled and halved to where the cost ceiling is; of all selections met on
//! the way that are within it, the one with the least in common is taken. Every such optimum also proves how much *any* plan within the
//! ceiling must share: shared ≥ (bound(μ) − ceiling) ÷ μ.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::aim::Aim;
use super::answer::Plan;
use super::model::{Measure, Model, Selection, Sense};
use super::scenario::{Lock, LockKind, Scenario};
use super::shared::share_of;
use super::solution::solve_shortly;
use super::treatment::{Treatment, TreatmentPattern};
use crate::estate::SiteId;
use crate::programme::{Bilingual, ZoneId, counted};
use crate::units::{Area, Share, Yuan};

/// Most alternatives looked for at once.
pub const MOST_ALTERNATIVES: usize = 6;

/// The dearest penalty, 元 for each ㎡ in common: beyond any price per ㎡.
const DEAREST: i64 = 1 << 18;

/// The coarsest step between penalties that is still looked into, 元/㎡.
const FINEST: i64 = 16;

/// How different, and how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AlternativesWish {
    /// How much dearer than the plan an alternative may be.
    pub within: Share,
    /// How many are wanted.
    pub count: usize,
    /// Seconds for everything together.
    pub seconds: f64,
}

/// Plans that differ from a plan and from each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternatives {
    /// The plan's id.
    pub plan: String,
    /// Most that an alternative may cost.
    pub ceiling_yuan: Yuan,
    /// In the order they were found, each as different as can be from all before it.
    pub alternatives: Vec<Alternative>,
    /// Whether as many were found as were wanted, in time.
    pub complete: bool,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// A plan that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative {
    /// What it costs.
    pub cost_yuan: Yuan,
    /// How much more than the plan.
    pub extra_yuan: Yuan,
    /// Space it makes.
    pub area_m2: Area,
    /// Space in common with the plan.
    pub shared_area_m2: Area,
    /// That, as a share of the larger of the two plans' space.
    pub shared_share: Option<Share>,
    /// The largest share in common with any plan before it.
    pub most_shared_share: Option<Share>,
    /// No plan within the ceiling shares less than this with those before it, taken together; proved. Nought where nothing was proved.
    pub least_shared_proved_m2: Area,
    /// Sites that the plan does not take.
    pub added: Vec<AlternativeSite>,
    /// Sites of the plan that it does not take.
    pub dropped: Vec<AlternativeSite>,
    /// Everything it takes.
    pub choices: Vec<AlternativeSite>,
    /// The scenario whose plan it is.
    pub scenario: Scenario,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// A site as an alternative, or the plan, takes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlternativeSite {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// How it is taken.
    pub option: Treatment,
    /// Space it makes.
    pub area_m2: Area,
    /// What it costs.
    pub cost_yuan: Yuan,
}

/// Looks for plans that differ as much as can be within a cost ceiling. None where the plan takes nothing or misses something it was asked.
///
/// # Units
/// `wish.seconds` for everything together.
#[must_use]
pub fn alternatives(plan: &Plan, wish: AlternativesWish) -> Alternatives {
    let extra = i128::from(plan.totals.cost_yuan.get()) * i128::from(wish.within.millionths()) / 1_000_000;
    let ceiling = plan.totals.cost_yuan + Yuan::new(i64::try_from(extra).unwrap_or(i64::MAX / 8));
    let wanted = wish.count.min(MOST_ALTERNATIVES);
    let mut found: Vec<Alternative> = Vec::new();
    if let Some(chosen) = super::shared::selection_of(plan).filter(|_| !plan.choices.is_empty()) {
        let limit = Duration::try_from_secs_f64(wish.seconds).unwrap_or(Duration::from_secs(60));
        let mut hunt = Hunt { model: &plan.model, ceiling, until: Instant::now() + limit, known: vec![chosen] };
        while found.len() < wanted {
            let Some(next) = hunt.next() else { break };
            found.push(tell(plan, &hunt, &next));
            hunt.known.push(next.selection);
        }
    }
    let sentence = summary(plan, ceiling, &found);
    Alternatives { plan: plan.id.clone(), ceiling_yuan: ceiling, complete: found.len() == wanted, alternatives: found, sentence }
}

struct Hunt<'a> {
    model: &'a Model,
    ceiling: Yuan,
    until: Instant,
    known: Vec<Selection>,
}

/// What a hunt brings home.
struct Quarry {
    selection: Selection,
    cost: i128,
    /// 0.01 ㎡, over all plans known.
    shared: i128,
    /// 0.01 ㎡ that any selection within the ceiling shares at least.
    least_shared: i128,
}

impl Hunt<'_> {
    /// The selection within the ceiling that has least in common with those known; none but those known, none.
    fn next(&mut self) -> Option<Quarry> {
        let (mut low, mut high) = (0_i64, None);
        let mut penalty = 256;
        let mut best: Option<Quarry> = None;
        let mut least_shared = 0;
        while Instant::now() < self.until {
            let Some((selection, bound)) = self.solved(penalty) else { break };
            let (cost, shared) = (self.model.cost(&selection), self.shared(&selection));
            least_shared = least_shared.max((bound - i128::from(self.ceiling.get())) * 100 / i128::from(penalty));
            let affordable = cost <= i128::from(self.ceiling.get()) && self.keeps(&selection);
            let better = best.as_ref().is_none_or(|best| (shared, cost) < (best.shared, best.cost));
            if affordable && better && !self.known.contains(&selection) {
                best = Some(Quarry { selection, cost, shared, least_shared: 0 });
            }
            if affordable {
                low = penalty
            } else {
                high = Some(penalty)
            }
            penalty = match high {
                None if penalty >= DEAREST => break,
                None => penalty * 4,
                Some(high) if high - low <= FINEST => break,
                Some(high) => low + (high - low) / 2,
            };
        }
        best.map(|best| Quarry { least_shared: least_shared.max(0), ..best })
    }

    /// The cheapest selection when every ㎡ in common costs a penalty, and what none undercuts; both in 元, the penalty included in the
    /// bound alone.
    fn solved(&self, penalty: i64) -> Option<(Selection, i128)> {
        let mut dearer = Model { aim: Aim::Cost, ..self.model.clone() };
        // Money is watched by the ceiling; a penalty is not spent.
        let is_money = |at: &usize| self.model.rows[*at].measure == Measure::Cost && self.model.rows[*at].sense == Sense::AtMost;
        (0..self.model.rows.len()).filter(is_money).for_each(|at| dearer.rows[at].bound = i64::MAX / 8);
        for (at, candidate) in dearer.candidates.iter_mut().enumerate() {
            for column in &mut candidate.columns {
                let shared: i64 = self.known.iter().map(|known| self.in_common(at, column.area_m2, known)).sum();
                column.cost_yuan += Yuan::new(shared.saturating_mul(penalty) / 100);
            }
        }
        let left = self.until.saturating_duration_since(Instant::now()).as_secs_f64();
        let solution = solve_shortly(&dearer, left)?;
        if !solution.is_feasible() {
            return None;
        }
        // Rounding the penalties down made the bound no larger than it is.
        Some((solution.selection?, i128::from(solution.bound.map_or(0, Yuan::get))))
    }

    /// 0.01 ㎡ that an area taken of a candidate has in common with a selection.
    fn in_common(&self, at: usize, area: Area, known: &[Option<usize>]) -> i64 {
        let candidate = &self.model.candidates[at];
        let theirs = known[at].and_then(|column| candidate.columns.get(column)).map_or(Area::ZERO, |column| column.area_m2);
        area.min(theirs).hundredths()
    }

    fn shared(&self, selection: &[Option<usize>]) -> i128 {
        self.known.iter().map(|known| i128::from(self.shared_with(selection, known).hundredths())).sum()
    }

    fn shared_with(&self, selection: &[Option<usize>], known: &[Option<usize>]) -> Area {
        let taken = selection
            .iter()
            .enumerate()
            .filter_map(|(at, column)| Some((at, self.model.candidates[at].columns.get((*column)?)?)));
        Area::from_hundredths(taken.map(|(at, column)| self.in_common(at, column.area_m2, known)).sum())
    }

    fn keeps(&self, selection: &[Option<usize>]) -> bool {
        self.model.rows.iter().all(|row| row.holds(self.model.total(row, selection)))
    }

    fn area(&self, selection: &[Option<usize>]) -> Area {
        self.model.taken(selection).map(|(_, column)| column.area_m2).sum()
    }
}

fn tell(plan: &Plan, hunt: &Hunt<'_>, found: &Quarry) -> Alternative {
    let names: BTreeMap<&SiteId, &str> = plan
        .choices
        .iter()
        .map(|choice| (&choice.site, choice.name.as_str()))
        .chain(plan.passed_over.iter().map(|passed| (&passed.site, passed.name.as_str())))
        .collect();
    let site = |(candidate, column): (&super::model::Candidate, &super::model::Column)| AlternativeSite {
        site: candidate.site.clone(),
        name: names.get(&candidate.site).map_or_else(|| candidate.site.0.clone(), |name| (*name).to_owned()),
        zone: column.zone.clone(),
        option: column.treatment,
        area_m2: column.area_m2,
        cost_yuan: column.cost_yuan,
    };
    let choices: Vec<AlternativeSite> = hunt.model.taken(&found.selection).map(site).collect();
    let base: Vec<AlternativeSite> = hunt.model.taken(&hunt.known[0]).map(site).collect();
    let ids = |sites: &[AlternativeSite]| sites.iter().map(|one| one.site.clone()).collect::<BTreeSet<SiteId>>();
    let (mine, theirs) = (ids(&choices), ids(&base));
    let shared_area_m2 = hunt.shared_with(&found.selection, &hunt.known[0]);
    let area_m2 = hunt.area(&found.selection);
    let share_with = |known: &Selection| share_of(hunt.shared_with(&found.selection, known), area_m2.max(hunt.area(known)));
    let cost_yuan = Yuan::new(i64::try_from(found.cost).unwrap_or(i64::MAX));
    let extra_yuan = cost_yuan - plan.totals.cost_yuan;
    let shared_share = share_with(&hunt.known[0]);
    let added: Vec<AlternativeSite> = choices.iter().filter(|one| !theirs.contains(&one.site)).cloned().collect();
    let dropped: Vec<AlternativeSite> = base.into_iter().filter(|one| !mine.contains(&one.site)).collect();
    let sentence = words(extra_yuan, plan.totals.cost_yuan, shared_share, (added.len(), dropped.len()));
    Alternative {
        cost_yuan,
        extra_yuan,
        area_m2,
        shared_area_m2,
        shared_share,
        most_shared_share: hunt.known.iter().filter_map(share_with).max(),
        least_shared_proved_m2: Area::from_hundredths(i64::try_from(found.least_shared).unwrap_or(0)),
        scenario: pinned(&plan.scenario, hunt.model, &found.selection),
        added,
        dropped,
        choices,
        sentence,
    }
}

/// The scenario whose only plan takes just this: everything taken is locked in as it is taken, everything else is locked out.
fn pinned(scenario: &Scenario, model: &Model, selection: &[Option<usize>]) -> Scenario {
    let lock = |(candidate, taken): (&super::model::Candidate, &Option<usize>)| {
        let column = taken.and_then(|taken| candidate.columns.get(taken));
        let option = column.map(|column| TreatmentPattern {
            scope: Some(column.treatment.scope),
            refit: Some(column.treatment.refit),
            mode: Some(column.treatment.mode),
        });
        let kind = if column.is_some() { LockKind::In } else { LockKind::Out };
        Lock { site: candidate.site.clone(), kind, option, zone: None, year: None }
    };
    let mut locks: Vec<Lock> = model.candidates.iter().zip(selection).map(lock).collect();
    let decided: BTreeSet<SiteId> = locks.iter().map(|lock| lock.site.clone()).collect();
    locks.extend(scenario.locks.iter().filter(|lock| !decided.contains(&lock.site)).cloned());
    Scenario { locks, ..scenario.clone() }
}

fn words(extra: Yuan, base: Yuan, shared: Option<Share>, (added, dropped): (usize, usize)) -> Bilingual {
    let dearer = super::reasons::percent(extra, base);
    let shared = shared.map_or_else(|| "–".to_owned(), |share| share.to_string());
    Bilingual::new(
        format!("多花 {extra}（{dearer}），换入 {added} 处、换出 {dropped} 处，面积与原方案相同的部分占 {shared}。"),
        format!(
            "¥{} more ({dearer}): {} in, {dropped} out, and {shared} of the space is shared with the plan.",
            plain(extra),
            counted(added, "site", "sites")
        ),
    )
}

/// The amount without its sign of currency.
fn plain(amount: Yuan) -> String {
    format!("{amount:#}").replace('¥', "")
}

fn summary(plan: &Plan, ceiling: Yuan, found: &[Alternative]) -> Bilingual {
    let count = found.len();
    if count == 0 {
        return Bilingual::new(
            format!("总成本不超过 {ceiling} 时没有找到不同的方案。"),
            format!("No other plan of at most {ceiling:#} was found."),
        );
    }
    let most =
        found.iter().filter_map(|one| one.most_shared_share).max().map_or_else(|| "–".to_owned(), |share| share.to_string());
    let cost = plan.totals.cost_yuan;
    Bilingual::new(
        format!("总成本不超过 {ceiling}（原方案 {cost}）的另外 {count} 个方案，任意两个相同的面积最多占 {most}。"),
        format!(
            "{} of at most {ceiling:#} (the plan costs {cost:#}); any two share at most {most} of their space.",
            counted(count, "other plan", "other plans")
        ),
    )
}
