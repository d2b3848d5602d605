//! What to do about a plan that cannot meet everything, in words and as scenarios to solve next. Never here: how a change is found to mend.
//!
//! A repair is offered only after the scenario it leads to was put to the same snapshot and found feasible.

use serde::Serialize;

use super::answer::{Amount, Plan};
use super::assemble::{ScenarioFaults, model_of};
use super::mending::{Demand, Mend, Mending, Reach, mend};
use super::model::{Measure, Model, Row, Sense, Subject};
use super::reasons::{Explainer, amount, is, percent_of};
use super::scenario::{Budget, CountOverride, Lock, LockKind, Scenario, TargetOverride};
use super::solution::solve_model;
use crate::atlas::Atlas;
use crate::estate::SiteId;
use crate::programme::{Bilingual, Programme, Scope};
use crate::units::{Area, Yuan};

/// What to do about a plan that cannot meet everything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Repairs {
    /// The plan's id.
    pub plan: String,
    /// Revision of the data on which changes were tried.
    pub revision: u64,
    /// Whether everything can be met as it is; then there is nothing to repair.
    pub feasible: bool,
    /// By target: how far it can go.
    pub targets: Vec<TargetReach>,
    /// Demands that cannot all hold; any one left out, the rest could.
    pub conflict: Vec<ConflictPart>,
    /// Whether the conflict is as small as can be.
    pub conflict_is_minimal: bool,
    /// The smallest budget that would meet everything; `None` where no budget binds or none would be enough.
    pub smallest_budget_yuan: Option<Yuan>,
    /// Changes that make it feasible, each tried.
    pub repairs: Vec<Repair>,
    /// Whether everything was tried that there is to try.
    pub complete: bool,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// How far one target can go.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetReach {
    /// Its number among the rows of the model.
    pub row: usize,
    /// Whom it binds.
    pub name: Bilingual,
    /// What it counts.
    pub measure: Measure,
    /// What is asked in all.
    pub asked: Amount,
    /// The most that can be attained in all when every other target gives way.
    pub attainable_alone: Option<Amount>,
    /// The most that can be attained in all while every other target is met; `None` when those cannot be met either.
    pub attainable_beside_the_rest: Option<Amount>,
    /// Whether `attainable_alone` was proved to the unit.
    pub exact: bool,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// One of the demands that cannot all hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConflictPart {
    /// Its number among the rows of the model, if it is a row.
    pub row: Option<usize>,
    /// The site, if it is a lock.
    pub site: Option<SiteId>,
    /// What is demanded.
    pub sentence: Bilingual,
}

/// What kind of change a repair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// One target lowered.
    LowerTarget,
    /// Several targets lowered, in all as little as can be.
    LowerTargets,
    /// The budget raised.
    RaiseBudget,
    /// The limit of owners raised.
    RaiseOwnerLimit,
    /// Decisions made by hand taken back.
    OpenLocks,
}

/// A change that makes the scenario feasible.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Repair {
    /// What kind of change it is.
    pub kind: RepairKind,
    /// What changes.
    pub changes: Vec<RepairChange>,
    /// Locks taken back.
    pub opened: Vec<SiteId>,
    /// What the plan found after it costs.
    pub cost_yuan: Yuan,
    /// The scenario to solve next.
    pub scenario: Scenario,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// One bound that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepairChange {
    /// Its number among the rows of the model.
    pub row: usize,
    /// What it is.
    pub name: Bilingual,
    /// What it is now.
    pub from: Amount,
    /// What it becomes.
    pub to: Amount,
}

/// Looks for what would make a scenario feasible.
///
/// # Errors
/// [`ScenarioFaults`] when the scenario cannot be meant on this snapshot.
///
/// # Units
/// `seconds` for everything together.
pub fn repairs(atlas: &Atlas, plan: &Plan, seconds: f64) -> Result<Repairs, ScenarioFaults> {
    let asked = model_of(atlas, &plan.scenario)?;
    let found = mend(&asked, seconds);
    let shop = Shop { atlas, plan, asked: &asked };
    let mut repairs: Vec<Repair> = found.mends.iter().filter_map(|mend| shop.repair(mend)).collect();
    let feasible = found == Mending { complete: found.complete, ..Mending::default() };
    if !feasible {
        repairs.extend(shop.without_exclusions(&repairs));
        repairs.extend(shop.without_firms().filter(|_| repairs.is_empty()));
    }
    let raised = repairs.iter().filter(|repair| repair.kind == RepairKind::RaiseBudget);
    let smallest = raised.map(|repair| repair.scenario.budget_yuan).find(|most| *most != plan.scenario.budget_yuan).flatten();
    Ok(Repairs {
        plan: plan.id.clone(),
        revision: atlas.revision().number,
        feasible,
        targets: found.reaches.iter().map(|reach| shop.reach(reach)).collect(),
        conflict: found.conflict.iter().map(|demand| shop.part(demand)).collect(),
        conflict_is_minimal: found.conflict_is_minimal,
        smallest_budget_yuan: smallest,
        sentence: summary(feasible, found.conflict.len(), repairs.len()),
        repairs,
        complete: found.complete,
    })
}

fn summary(feasible: bool, conflict: usize, repairs: usize) -> Bilingual {
    if feasible {
        return Bilingual::new("全部目标可以同时满足，无需调整。", "Everything asked can be met as it is.");
    }
    let what = match conflict {
        0 => Bilingual::new("要求不能全部满足", "Not everything asked can be met"),
        1 => Bilingual::new("有 1 项要求单独就无法达到", "1 demand cannot be met even by itself"),
        _ => Bilingual::new(format!("有 {conflict} 项要求不能同时成立"), format!("{conflict} demands cannot hold together")),
    };
    let mends = match repairs {
        0 => Bilingual::new("没有找到可用的调整", "no change was found that mends it"),
        1 => Bilingual::new("下列调整即可全部满足，已试算", "the change below mends it and was tried"),
        _ => Bilingual::new(
            format!("下列 {repairs} 种调整任取其一即可全部满足，均已试算"),
            format!("any one of {repairs} changes mends it, each was tried"),
        ),
    };
    Bilingual::new(format!("{}；{}。", what.zh, mends.zh), format!("{}; {}.", what.en, mends.en))
}

struct Shop<'a> {
    atlas: &'a Atlas,
    plan: &'a Plan,
    asked: &'a Model,
}

impl Shop<'_> {
    fn programme(&self) -> &Programme {
        self.atlas.programme()
    }

    fn row_name(&self, row: &Row) -> Bilingual {
        Explainer { model: self.asked, programme: self.programme(), prices: &[] }.row_words(row)
    }

    /// A bound of the model as people speak of it: what is there already included.
    fn spoken(row: &Row, bound: i64) -> Amount {
        amount(row, bound.saturating_add(row.already))
    }

    fn reach(&self, reach: &Reach) -> TargetReach {
        let row = &self.asked.rows[reach.row];
        let name = self.row_name(row);
        let asked = amount(row, row.asked);
        let [alone, beside] = [reach.alone, reach.beside_the_rest].map(|bound| bound.map(|bound| Self::spoken(row, bound)));
        let rest = beside.map_or(reach.rest_stands.map(|_| None), |most| Some(Some(most)));
        let sentence = reach_words(&name, asked, alone, rest);
        TargetReach {
            row: reach.row,
            name,
            measure: row.measure,
            asked,
            attainable_alone: alone,
            attainable_beside_the_rest: beside,
            exact: reach.exact,
            sentence,
        }
    }

    fn part(&self, demand: &Demand) -> ConflictPart {
        match demand {
            Demand::Row(at) => {
                let row = &self.asked.rows[*at];
                let (name, asked) = (self.row_name(row), Self::spoken(row, row.bound));
                let (zh, en) = if row.sense == Sense::AtLeast { ("至少", "at least") } else { ("至多", "at most") };
                let sentence = Bilingual::new(format!("{}{zh} {asked}", name.zh), format!("{}: {en} {asked:#}", name.en));
                ConflictPart { row: Some(*at), site: None, sentence }
            }
            Demand::Lock(site) => {
                let name = self.site_name(site);
                let sentence = Bilingual::new(format!("锁定“{name}”入选"), format!("“{name}” is locked in"));
                ConflictPart { row: None, site: Some(site.clone()), sentence }
            }
        }
    }

    fn site_name(&self, site: &SiteId) -> String {
        self.atlas.site(site).map_or_else(|| site.0.clone(), |site| site.label().to_owned())
    }

    /// The mend as a repair, if a scenario can say it.
    fn repair(&self, mend: &Mend) -> Option<Repair> {
        let mut scenario = self.plan.scenario.clone();
        for (at, bound) in &mend.rows {
            change(&mut scenario, self.asked, *at, *bound)?;
        }
        scenario.locks.retain(|lock| lock.kind == LockKind::Out || !mend.opened.contains(&lock.site));
        let cost = self.tried(&scenario)?;
        let changes: Vec<RepairChange> = mend.rows.iter().map(|(at, bound)| self.changed(*at, *bound)).collect();
        let kind = self.kind(mend);
        let sentence = self.words(kind, &changes, &mend.opened, cost);
        Some(Repair { kind, changes, opened: mend.opened.clone(), cost_yuan: cost, scenario, sentence })
    }

    fn changed(&self, at: usize, bound: i64) -> RepairChange {
        let row = &self.asked.rows[at];
        RepairChange { row: at, name: self.row_name(row), from: Self::spoken(row, row.bound), to: Self::spoken(row, bound) }
    }

    fn kind(&self, mend: &Mend) -> RepairKind {
        let only = match mend.rows.as_slice() {
            [(row, _)] => self.asked.rows.get(*row),
            _ => None,
        };
        match (only, mend.rows.is_empty()) {
            (None, true) => RepairKind::OpenLocks,
            (Some(row), _) if row.sense == Sense::AtMost && row.measure == Measure::Cost => RepairKind::RaiseBudget,
            (Some(row), _) if row.sense == Sense::AtMost => RepairKind::RaiseOwnerLimit,
            (Some(_), _) => RepairKind::LowerTarget,
            (None, false) => RepairKind::LowerTargets,
        }
    }

    /// What the scenario costs, if everything it asks is met.
    fn tried(&self, scenario: &Scenario) -> Option<Yuan> {
        let model = model_of(self.atlas, scenario).ok()?;
        let solution = solve_model(&model, 5.0, &mut |_| std::ops::ControlFlow::Continue(())).ok()?;
        solution.is_feasible().then_some(solution.cost)?
    }

    /// Exclusions made by hand taken back: the first that is enough by itself, else all of them.
    fn without_exclusions(&self, known: &[Repair]) -> Option<Repair> {
        let out: Vec<&Lock> = self.plan.scenario.locks.iter().filter(|lock| lock.kind == LockKind::Out).collect();
        if out.is_empty() || known.iter().any(|repair| repair.kind == RepairKind::OpenLocks) {
            return None;
        }
        let alone = out.iter().map(|lock| vec![lock.site.clone()]);
        let all = (out.len() > 1).then(|| out.iter().map(|lock| lock.site.clone()).collect());
        alone.chain(all).find_map(|opened| {
            let mut scenario = self.plan.scenario.clone();
            scenario.locks.retain(|lock| lock.kind == LockKind::In || !opened.contains(&lock.site));
            let cost = self.tried(&scenario)?;
            let sentence = self.words(RepairKind::OpenLocks, &[], &opened, cost);
            Some(Repair { kind: RepairKind::OpenLocks, changes: Vec::new(), opened, cost_yuan: cost, scenario, sentence })
        })
    }

    /// Targets of firms that do not bind: their numbers are the programme's, and a scenario cannot put others in their place.
    fn without_firms(&self) -> Option<Repair> {
        let scenario = Scenario { bind_firms: false, ..self.plan.scenario.clone() };
        let cost = self.plan.scenario.bind_firms.then(|| self.tried(&scenario))??;
        let sentence = Bilingual::new(
            format!("企业数目标不作约束、只作报告，即可满足其余全部目标，总成本 {cost}。"),
            format!("Targets of firms reported and not binding: then everything else is met, at {cost:#} in all."),
        );
        let kind = RepairKind::LowerTargets;
        Some(Repair { kind, changes: Vec::new(), opened: Vec::new(), cost_yuan: cost, scenario, sentence })
    }

    fn words(&self, kind: RepairKind, changes: &[RepairChange], opened: &[SiteId], cost: Yuan) -> Bilingual {
        let what = match kind {
            RepairKind::OpenLocks => {
                let names: Vec<String> = opened.iter().map(|site| self.site_name(site)).collect();
                Bilingual::new(
                    format!("解除“{}”的人工决定", names.join("”“")),
                    format!("Take back the decision on “{}”", names.join("”, “")),
                )
            }
            RepairKind::LowerTarget | RepairKind::LowerTargets => said(changes, ("降为", "lowered to")),
            RepairKind::RaiseBudget | RepairKind::RaiseOwnerLimit => said(changes, ("提高到", "raised to")),
        };
        Bilingual::new(
            format!("{}，即可全部满足，总成本 {cost}。", what.zh),
            format!("{}: then everything is met, at {cost:#} in all.", what.en),
        )
    }
}

fn said(changes: &[RepairChange], verb: (&str, &str)) -> Bilingual {
    let one = |change: &RepairChange| {
        let RepairChange { name, from, to, .. } = change;
        let share = percent_of(*from, *to);
        let (zh, en) = verb;
        Bilingual::new(
            format!("{}由 {from} {zh} {to}（{share}）", name.zh),
            format!("{} {en} {to:#} from {from:#} ({share})", name.en),
        )
    };
    let all: Vec<Bilingual> = changes.iter().map(one).collect();
    let join = |pick: fn(&Bilingual) -> &str, glue: &str| all.iter().map(pick).collect::<Vec<_>>().join(glue);
    Bilingual::new(join(|words| &words.zh, "，"), super::reasons::capital(&join(|words| &words.en, ", ")))
}

/// `beside`: none where it was not found out; none within where the other targets cannot be met.
fn reach_words(name: &Bilingual, asked: Amount, alone: Option<Amount>, beside: Option<Option<Amount>>) -> Bilingual {
    let (alone_zh, alone_en) = match alone {
        Some(most) if most >= asked => ("单独可以达到".to_owned(), "it can be reached alone".to_owned()),
        Some(most) => (format!("单独最多可达 {most}"), format!("{most:#} can be reached alone")),
        None => ("单独能达到多少未能测出".to_owned(), "how much can be reached alone was not found out".to_owned()),
    };
    let (beside_zh, beside_en) = match beside {
        Some(Some(most)) => (format!("其余目标全部满足时最多 {most}"), format!("{most:#} while every other target is met")),
        Some(None) => ("其余目标不能全部满足".to_owned(), "the other targets cannot all be met in any case".to_owned()),
        None => ("与其余目标一起能达到多少未能测出".to_owned(), "how much beside the other targets was not found out".to_owned()),
    };
    Bilingual::new(
        format!("{}目标 {asked}：{alone_zh}；{beside_zh}。", name.zh),
        format!("{}: {}; {alone_en}; {beside_en}.", name.en, is(asked, "asked")),
    )
}

/// Says a changed bound in the scenario; `None` where a scenario cannot say it.
fn change(scenario: &mut Scenario, asked: &Model, at: usize, bound: i64) -> Option<()> {
    let row = &asked.rows[at];
    match (row.sense, row.measure) {
        (Sense::AtMost, Measure::Cost) => raise_budget(scenario, row, Yuan::new(bound))?,
        (Sense::AtMost, Measure::Owners) => scenario.owner_limit = Some(u32::try_from(bound).ok()?),
        (Sense::AtLeast, Measure::Area) => {
            let scope = match &row.subject {
                Subject::District => Scope::District,
                Subject::Zones(zones) if zones.len() == 1 => Scope::Zone(zones.first()?.clone()),
                Subject::Zones(_) | Subject::Sites(_) => return None,
            };
            scenario.targets.retain(|target| target.scope != scope);
            scenario
                .targets
                .push(TargetOverride { scope, at_least_m2: Area::from_hundredths(bound.saturating_add(row.already)) });
        }
        (Sense::AtMost | Sense::AtLeast, _) => recount(scenario, asked, row, bound)?,
    }
    Some(())
}

/// Puts a count of carriers in place of the programme's, its other end as it stands.
fn recount(scenario: &mut Scenario, asked: &Model, row: &Row, bound: i64) -> Option<()> {
    let quality = row.measure.quality()?;
    let end = |sense| {
        let own = asked.rows.iter().find(|one| one.measure == row.measure && one.sense == sense)?;
        let whole = if sense == row.sense { bound.saturating_add(row.already) } else { own.asked };
        u32::try_from(whole).ok()
    };
    scenario.counts.retain(|one| one.quality != quality);
    scenario.counts.push(CountOverride { quality, at_least: end(Sense::AtLeast)?, at_most: end(Sense::AtMost) });
    Some(())
}

/// Raises the ceiling that a row says: the scenario's budget, or that of a funder or of a day.
fn raise_budget(scenario: &mut Scenario, row: &Row, most: Yuan) -> Option<()> {
    let plain = row.subject == Subject::District && row.label.is_none() && row.due.is_none() && row.modes.is_none();
    if plain && scenario.budget_yuan.is_some() {
        scenario.budget_yuan = Some(most);
        return Some(());
    }
    let zones = match &row.subject {
        Subject::District => None,
        Subject::Zones(zones) => Some(zones.clone()),
        Subject::Sites(_) => return None,
    };
    let said = |budget: &&mut Budget| {
        budget.funder == row.label && budget.until == row.due && budget.modes == row.modes && budget.zones == zones
    };
    scenario.budgets.iter_mut().filter(said).find(|budget| budget.most_yuan.get() == row.asked)?.most_yuan = most;
    Some(())
}
