//! From a snapshot and a scenario to a plan: gathers, solves, explains, certifies. Never here: how any of that is done.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;

use jiff::tz::TimeZone;
use thiserror::Error;

use super::aim::Aim;
use super::answer::{NotOffered, Outcome, OutcomeKind, PassedOver, Plan, PlanChoice, SCHEMA, Shortfall, Totals, ZoneResult};
use super::candidate::{Supply, asking_price, gather};
use super::certificate::{Origin, issue, printed_digest};
use super::demand::{Built, Firms, least_carriers, milestone, rows};
use super::memory::Memory;
use super::model::{Column, Measure, Model, Row, Sense, Subject};
use super::neighbours::pairs;
use super::order::solve_in_order;
use super::progress::{Phase, Progress, Watch};
use super::reasons::{Discount, Explainer, Fate, Subjected, nearest_column, outcome, replacements, share, unit_of};
use super::scenario::{LockKind, Scenario};
use super::solution::Solution;
use super::switches;
use super::worth::{Worth, worths};
use crate::atlas::Atlas;
use crate::estate::{AcquisitionMode, Site, SiteId};
use crate::programme::{Bilingual, ZoneId, counted};
use crate::units::{Area, Yuan, YuanPerSquareMetre};

/// Why a scenario cannot be solved, each fault with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .0.iter().map(|fault| fault.en.as_str()).collect::<Vec<_>>().join("; "))]
pub struct ScenarioFaults(pub Vec<Bilingual>);

/// The choice a scenario puts before a snapshot.
///
/// # Errors
/// [`ScenarioFaults`] when the scenario cannot be meant, or the figures are beyond exact arithmetic.
pub fn model_of(atlas: &Atlas, scenario: &Scenario) -> Result<Model, ScenarioFaults> {
    prepare(atlas, scenario).map(|(_, model)| model)
}

fn prepare(atlas: &Atlas, scenario: &Scenario) -> Result<(Supply, Model), ScenarioFaults> {
    let mut faults = scenario.faults(atlas.programme());
    let mut supply = gather(atlas, scenario);
    let candidates = std::mem::take(&mut supply.candidates);
    let mut asked = rows(atlas, scenario);
    asked.extend(least_carriers(atlas, scenario, &candidates));
    let pairs = scenario.compactness.map_or_else(Vec::new, |near| pairs(atlas, near, &candidates));
    let aim = scenario.aims.last().copied().unwrap_or_default();
    let model = Model { candidates, rows: asked, aim, pairs };
    faults.extend(lock_faults(atlas, scenario, &supply, &model));
    faults.extend(scenario.prices.keys().filter(|site| atlas.site(site).is_none()).map(|site| {
        Bilingual::new(format!("改价的“{site}”不在数据中"), format!("“{site}”, whose price is put by hand, is not on record"))
    }));
    faults.extend(model.faults().iter().map(|fault| Bilingual::new(format!("模型数据有误：{fault}"), fault.to_string())));
    if faults.is_empty() { Ok((supply, model)) } else { Err(ScenarioFaults(faults)) }
}

fn lock_faults(atlas: &Atlas, scenario: &Scenario, supply: &Supply, model: &Model) -> Vec<Bilingual> {
    let mut faults = Vec::new();
    let refused: BTreeMap<&SiteId, &Bilingual> = supply.refused.iter().map(|(site, why)| (site, why)).collect();
    for lock in &scenario.locks {
        let id = &lock.site;
        if atlas.site(id).is_none() {
            faults.push(Bilingual::new(format!("锁定的“{id}”不在数据中"), format!("the locked site “{id}” is not on record")));
        } else if lock.kind == LockKind::In && model.position(id).is_none() {
            let fallback = Bilingual::new("不是可取得的物业", "it is nothing that can be acquired");
            let why = refused.get(id).copied().unwrap_or(&fallback);
            faults.push(Bilingual::new(
                format!("“{id}”已锁定入选，但不能提供：{}；请解除锁定或补充资料", why.zh),
                format!("“{id}” is locked in but not on offer: {}; open the lock or complete its record", why.en),
            ));
        }
    }
    faults
}

/// Chooses which sites to convert.
///
/// # Errors
/// [`ScenarioFaults`] when the scenario cannot be meant, or the figures are beyond exact arithmetic.
pub fn solve(
    atlas: &Atlas,
    scenario: &Scenario,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, ScenarioFaults> {
    solve_until(atlas, scenario, &AtomicBool::new(false), tell)
}

/// The same, until `stop` is set: that is heard in the middle of a step too, within a few hundredths of a second.
///
/// # Errors
/// As [`solve`].
pub fn solve_until(
    atlas: &Atlas,
    scenario: &Scenario,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, ScenarioFaults> {
    solve_remembering(atlas, scenario, &Memory::default(), stop, tell)
}

/// The same plan to the last byte, sooner where `memory` knows the zones from another question.
///
/// # Errors
/// As [`solve`].
pub fn solve_remembering(
    atlas: &Atlas,
    scenario: &Scenario,
    memory: &Memory,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, ScenarioFaults> {
    let mut watch = Watch::new(scenario.time_limit_s, tell).until(stop).remembering(memory);
    watch.goes_on(Phase::Gather, None, None);
    let (supply, asked) = prepare(atlas, scenario)?;
    let solution = solve_in_order(&asked, &scenario.aims, &mut watch);
    watch.goes_on(Phase::Explain, solution.cost.map(|cost| i128::from(cost.get())), solution.bound.map(|b| i128::from(b.get())));
    let stopped = watch.has_stopped() && !solution.is_optimal();
    let worths = worths(&solution, &mut watch);
    let mut plan = Assembly { atlas, scenario, supply, asked, solution, stopped, worths }.plan();
    plan.certificate.printed_digest = printed_digest(&plan);
    Ok(plan)
}

struct Assembly<'a> {
    atlas: &'a Atlas,
    scenario: &'a Scenario,
    supply: Supply,
    /// The model as asked.
    asked: Model,
    solution: Solution,
    /// Whether the clock, or whoever waited, stopped the search before it was done.
    stopped: bool,
    /// By candidate, where it was worked out.
    worths: Option<Vec<Worth>>,
}

impl Assembly<'_> {
    fn plan(self) -> Plan {
        let revision = self.atlas.revision();
        let programme = self.atlas.programme();
        let explainer = Explainer { model: &self.solution.model, programme, prices: &self.solution.proof.prices.rows };
        let nothing = vec![None; self.solution.model.candidates.len()];
        let selection = self.solution.selection.as_ref().unwrap_or(&nothing);
        let totals = self.totals(selection);
        let origin = Origin { revision: revision.number, content_hash: &revision.content_hash, programme: &programme.id };
        let bound = self.solution.least;
        let certificate =
            issue((&self.solution.model, self.scenario), origin, (&self.solution.proof, bound), &self.solution.evidence);
        let (choices, passed_over) = self.sides(&explainer, selection);
        Plan {
            schema: SCHEMA.to_owned(),
            id: certificate.source_digest.chars().take(16).collect(),
            revision: revision.number,
            content_hash: revision.content_hash.clone(),
            programme: programme.id.clone(),
            scenario: self.scenario.clone(),
            outcome: self.outcome(&explainer, &totals),
            totals,
            zones: programme.zones.iter().map(|zone| self.result(&explainer, selection, Some(&zone.id))).collect(),
            district: self.result(&explainer, selection, None),
            choices,
            passed_over,
            not_offered: self.not_offered(),
            notices: self.notices(selection),
            model: self.solution.model.clone(),
            certificate,
            solved_in_ms: None,
        }
    }

    fn totals(&self, selection: &[Option<usize>]) -> Totals {
        let taken = || self.solution.model.taken(selection);
        let cost_yuan: Yuan = taken().map(|(_, column)| column.cost_yuan).sum();
        let area_m2: Area = taken().map(|(_, column)| column.area_m2).sum();
        let sites = u32::try_from(taken().count()).unwrap_or(u32::MAX);
        Totals { cost_yuan, area_m2, sites, average_yuan_per_m2: YuanPerSquareMetre::average(cost_yuan, area_m2) }
    }

    fn outcome(&self, explainer: &Explainer<'_>, totals: &Totals) -> Outcome {
        let solution = &self.solution;
        let shortfalls: Vec<Shortfall> =
            solution.missed.iter().filter_map(|missed| explainer.shortfall(&self.asked, *missed)).collect();
        let impossible = !shortfalls.is_empty() || !self.stopped && solution.selection.is_none() && solution.least.is_none();
        let kind = match &solution.selection {
            _ if impossible => OutcomeKind::Infeasible,
            None => OutcomeKind::CutShort,
            Some(_) if solution.is_optimal() => OutcomeKind::Optimal,
            Some(_) => OutcomeKind::WithinGap,
        };
        let money = |amount: i128| i64::try_from(amount).ok().map(Yuan::new);
        let gap_yuan = solution.gap().filter(|_| solution.model.aim.is_cost()).and_then(money);
        let gap_share = gap_yuan.and_then(|gap| share(gap, totals.cost_yuan));
        let sentence = outcome(kind, totals, gap_yuan.map(|gap| (gap, gap_share)), &shortfalls, &self.scenario.aims);
        Outcome { kind, bound_yuan: solution.bound, gap_yuan, gap_share, shortfalls, sentence }
    }

    fn sides(&self, explainer: &Explainer<'_>, selection: &[Option<usize>]) -> (Vec<PlanChoice>, Vec<PassedOver>) {
        let model = &self.solution.model;
        let next = replacements(explainer, selection);
        let unknown = Worth::default();
        let (mut choices, mut passed_over) = (Vec::new(), Vec::new());
        for (at, (candidate, taken)) in model.candidates.iter().zip(selection).enumerate() {
            let exact = self.worths.as_ref().map(|worths| &worths[at]);
            let worth = exact.unwrap_or(&unknown);
            if let Some(column) = taken.and_then(|taken| candidate.columns.get(taken)) {
                let what = Subjected { candidate, column };
                let estimate = next.get(&column.zone).map(|other| self.name(&other.candidate.site));
                let fate = self.fate(worth, exact.is_some(), estimate);
                choices.push(self.choice(&what, worth, explainer.chosen(&what, &fate)));
            } else if let Some((nearest, discount)) = nearest_column(explainer, candidate) {
                let column = worth.column.and_then(|column| candidate.columns.get(column)).unwrap_or(nearest);
                let what = Subjected { candidate, column };
                let discount = Discount {
                    yuan: worth.extra.unwrap_or(discount),
                    exact: worth.extra.is_some(),
                    impossible: worth.impossible,
                };
                let reason = explainer.passed_over(&what, &discount);
                passed_over.push(self.passed(&what, &discount, worth, reason));
            }
        }
        (choices, passed_over)
    }

    /// What becomes of the plan when a chosen site is lost.
    fn fate(&self, worth: &Worth, exact: bool, estimate: Option<String>) -> Fate {
        let names = || worth.replaced_by.iter().map(|site| self.name(site)).collect();
        match (worth.extra, worth.impossible) {
            (_, true) => Fate::Irreplaceable,
            (Some(extra), false) => Fate::Replaced { extra, by: names(), break_even: worth.break_even },
            (None, false) if !exact => Fate::Estimated(estimate),
            (None, false) => Fate::Estimated(None),
        }
    }

    fn name(&self, site: &SiteId) -> String {
        self.atlas.site(site).map_or_else(|| site.0.clone(), |site| site.label().to_owned())
    }

    fn is_example(&self, site: &SiteId) -> bool {
        self.atlas.site(site).is_some_and(|site: &Site| site.standing().is_example())
    }

    fn choice(&self, what: &Subjected<'_>, worth: &Worth, reason: Bilingual) -> PlanChoice {
        let site = &what.candidate.site;
        let centre = self.atlas.centre_of(site);
        PlanChoice {
            site: site.clone(),
            name: self.name(site),
            zone: what.column.zone.clone(),
            lon: centre.map(|centre| centre.lon()),
            lat: centre.map(|centre| centre.lat()),
            option: what.column.treatment,
            begun: what.column.begun,
            area_m2: what.column.area_m2,
            cost_yuan: what.column.cost_yuan,
            unit_yuan_per_m2: unit_of(what.column),
            example: self.is_example(site),
            if_lost_yuan: worth.extra,
            irreplaceable: worth.impossible,
            replaced_by: worth.replaced_by.clone(),
            break_even_yuan: worth.break_even,
            asking_yuan_per_m2: self.asking(site),
            break_even_yuan_per_m2: self.break_even_price(what, worth),
            reason,
        }
    }

    fn asking(&self, site: &SiteId) -> Option<YuanPerSquareMetre> {
        self.atlas.site(site).and_then(|site| asking_price(site, self.scenario))
    }

    /// The asking price at which what goes to the owner is just worth it: in proportion, rounded down to 0.01 元. Only where every way
    /// of taking the site pays the same, so that the price alone decides.
    fn break_even_price(&self, what: &Subjected<'_>, worth: &Worth) -> Option<YuanPerSquareMetre> {
        let paid = what.column.price_yuan;
        let bought = |column: &Column| {
            let mode = column.treatment.mode;
            column.price_yuan == paid && matches!(mode, AcquisitionMode::Purchase | AcquisitionMode::EquityInKind)
        };
        let (asked, most) = (self.asking(&what.candidate.site)?, worth.break_even?);
        let alike = paid > Yuan::ZERO && what.candidate.columns.iter().all(bought);
        let price = alike.then(|| i128::from(asked.hundredths()) * i128::from(most.get()) / i128::from(paid.get()))?;
        i64::try_from(price).ok().map(YuanPerSquareMetre::from_hundredths)
    }

    fn passed(&self, what: &Subjected<'_>, discount: &Discount, worth: &Worth, reason: Bilingual) -> PassedOver {
        let PlanChoice { site, name, zone, lon, lat, option, area_m2, cost_yuan, unit_yuan_per_m2, example, reason, .. } =
            self.choice(what, worth, reason);
        let break_even_yuan_per_m2 = self.break_even_price(what, worth);
        PassedOver {
            site,
            name,
            zone,
            lon,
            lat,
            option,
            area_m2,
            cost_yuan,
            unit_yuan_per_m2,
            discount_yuan: (discount.yuan > Yuan::ZERO && !discount.impossible).then_some(discount.yuan),
            discount_exact: discount.exact,
            break_even_yuan: worth.break_even,
            asking_yuan_per_m2: self.asking(&what.candidate.site),
            break_even_yuan_per_m2,
            example,
            reason,
        }
    }

    fn not_offered(&self) -> Vec<NotOffered> {
        let one = |(site, reason): &(SiteId, Bilingual)| NotOffered {
            site: site.clone(),
            name: self.name(site),
            zone: self.atlas.zone_of(site).cloned(),
            reason: reason.clone(),
        };
        self.supply.refused.iter().map(one).collect()
    }

    /// How a zone comes out, or the district.
    fn result(&self, explainer: &Explainer<'_>, selection: &[Option<usize>], zone: Option<&ZoneId>) -> ZoneResult {
        let programme = self.atlas.programme();
        let built = Built::by(self.atlas, self.scenario, Some(milestone(programme, self.scenario)));
        let built_m2 = zone.map_or_else(|| built.in_all(), |zone| built.in_zone(zone));
        let here = || {
            self.solution.model.taken(selection).filter(|(_, column)| zone.is_none_or(|zone| column.zone.as_ref() == Some(zone)))
        };
        let chosen_m2: Area = here().map(|(_, column)| column.area_m2).sum();
        let target_m2 =
            self.asked.rows.iter().filter(|row| is_target(row, zone)).map(|row| Area::from_hundredths(row.asked)).max();
        let firms = Firms::of(programme, self.scenario);
        let room = |measure| match zone {
            Some(zone) => firms.room(Some(zone), measure, built_m2 + chosen_m2),
            None => self.district_room(&firms, &built, selection, measure),
        };
        ZoneResult {
            zone: zone.cloned(),
            name: zone.map_or_else(|| programme.district.name.clone(), |zone| explainer.zone_name(Some(zone))),
            target_m2,
            built_m2,
            chosen_m2,
            shortfall_m2: target_m2.map_or(Area::ZERO, |target| (target - built_m2 - chosen_m2).or_zero()),
            price_yuan_per_m2: explainer.zone_price(zone),
            cost_yuan: here().map(|(_, column)| column.cost_yuan).sum(),
            sites: u32::try_from(here().count()).unwrap_or(u32::MAX),
            room_for_firms: room(Measure::Firms),
            room_for_tech_firms: room(Measure::TechFirms),
        }
    }

    fn district_room(&self, firms: &Firms, built: &Built, selection: &[Option<usize>], measure: Measure) -> i64 {
        let chosen = self.solution.model.taken(selection).map(|(_, column)| (column.zone.clone(), column.area_m2));
        let mut by_zone: BTreeMap<Option<ZoneId>, Area> = built.everywhere();
        chosen.for_each(|(zone, area)| *by_zone.entry(zone).or_insert(Area::ZERO) += area);
        by_zone.iter().map(|(zone, area)| firms.room(zone.as_ref(), measure, *area)).sum()
    }

    /// What the aim of most suitability goes by.
    fn unscored(&self) -> Bilingual {
        let scores = &self.scenario.suitability_permille;
        let unscored = self.solution.model.candidates.iter().filter(|candidate| !scores.contains_key(&candidate.site)).count();
        Bilingual::new(
            format!("适配度按各处评分的下限乘以面积合计；{unscored} 处可选物业没有评分，按 0 计。"),
            format!(
                "Suitability adds up the lower end of each site's score times its space; {} without a score and counts as 0.",
                counted(unscored, "site on offer is", "sites on offer are")
            ),
        )
    }

    fn notices(&self, selection: &[Option<usize>]) -> Vec<Bilingual> {
        let day = self.atlas.revision().at.to_zoned(TimeZone::UTC).date();
        let mut notices = self.atlas.overview(day).notices;
        if self.supply.reduced > 0 {
            notices.push(Bilingual::new(
                format!("{} 处楼宇按扣除已另行登记的闲置部分后的面积提供，同一面积不重复计算。", self.supply.reduced),
                format!(
                    "{} offered without the parts registered on their own, so that no space counts twice.",
                    counted(self.supply.reduced, "building is", "buildings are")
                ),
            ));
        }
        notices.extend(self.stopped.then(|| {
            Bilingual::new(
                "搜索因时限或人工中止而提前结束；给出更多时间，方案和差距可能更好。",
                "The search was stopped by its time limit or by hand; given more time, plan and gap may be better.",
            )
        }));
        let assumed = self.scenario.include_unknown;
        notices.extend(assumed.then(|| {
            Bilingual::new(
                "空置面积或报价未知的物业按假设值参与选择，须先核实。",
                "Sites of unknown vacancy or price take part at assumed figures; check them first.",
            )
        }));
        let owners = self.solution.model.taken(selection).filter(|(candidate, _)| candidate.owners.is_none()).count();
        if owners > 0 {
            notices.push(Bilingual::new(
                format!("{owners} 处入选物业的产权户数未知。"),
                format!("The number of owners of {} is not known.", counted(owners, "chosen site", "chosen sites")),
            ));
        }
        notices.extend(switches::notices(self.atlas, self.scenario, &self.solution.model, selection));
        notices.extend(self.scenario.aims.contains(&Aim::Suitability).then(|| self.unscored()));
        let mut seen = BTreeSet::new();
        notices.retain(|notice| seen.insert(notice.zh.clone()));
        notices
    }
}

/// Whether a row asks for space of just this zone, or of the district.
fn is_target(row: &Row, zone: Option<&ZoneId>) -> bool {
    let whose = match (&row.subject, zone) {
        (Subject::District, None) => true,
        (Subject::Zones(zones), Some(zone)) => zones.len() == 1 && zones.contains(zone),
        (Subject::District | Subject::Zones(_) | Subject::Sites(_), _) => false,
    };
    whose && row.measure == Measure::Area && row.sense == Sense::AtLeast
}
