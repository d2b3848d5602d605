//! Which sites the compared plans take and which they do not, each with the reason of a plan that leaves it out. Never here: figures of
//! whole plans.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::answer::{Plan, PlanChoice};
use super::super::scenario::LockKind;
use super::super::treatment::Treatment;
use crate::estate::SiteId;
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Yuan};

/// What one plan takes and no other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnlyIn {
    /// The plan's id.
    pub plan: String,
    /// Space of these sites together.
    pub area_m2: Area,
    /// Their cost together.
    pub cost_yuan: Yuan,
    /// Ordered by id.
    pub sites: Vec<SiteDifference>,
}

/// A site that some of the plans take and some do not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteDifference {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// Plans that take it.
    pub plans: Vec<String>,
    /// Space it makes in the first of these.
    pub area_m2: Area,
    /// What it costs there.
    pub cost_yuan: Yuan,
    /// Why a plan that leaves it out does so.
    pub reason: Bilingual,
}

/// A site that all plans take, but not in the same way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TakenDifferently {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// By plan: how it is taken.
    pub options: Vec<Treatment>,
    /// By plan: space it makes.
    pub area_m2: Vec<Area>,
    /// By plan: what it costs.
    pub cost_yuan: Vec<Yuan>,
}

pub(super) struct Differences {
    pub(super) only_in: Vec<OnlyIn>,
    pub(super) in_some: Vec<SiteDifference>,
    pub(super) taken_differently: Vec<TakenDifferently>,
    pub(super) in_all: usize,
}

pub(super) fn differences(plans: &[&Plan], names: &[Bilingual]) -> Differences {
    let chosen: Vec<BTreeMap<&SiteId, &PlanChoice>> =
        plans.iter().map(|plan| plan.choices.iter().map(|choice| (&choice.site, choice)).collect()).collect();
    let every: BTreeSet<&SiteId> = chosen.iter().flat_map(|plan| plan.keys().copied()).collect();
    let mut alone: Vec<Vec<SiteDifference>> = vec![Vec::new(); plans.len()];
    let (mut in_some, mut taken_differently, mut in_all) = (Vec::new(), Vec::new(), 0);
    for site in every {
        let by_plan: Vec<Option<&PlanChoice>> = chosen.iter().map(|plan| plan.get(site).copied()).collect();
        let takers: Vec<usize> = (0..plans.len()).filter(|at| by_plan[*at].is_some()).collect();
        let taken: Vec<&PlanChoice> = by_plan.iter().filter_map(|choice| *choice).collect();
        if taken.len() == plans.len() {
            in_all += 1;
            taken_differently.extend(taken_otherwise(&taken));
            continue;
        }
        let without = (0..plans.len()).find(|at| !takers.contains(at)).unwrap_or_default();
        let difference = SiteDifference {
            site: site.clone(),
            name: taken[0].name.clone(),
            zone: taken[0].zone.clone(),
            plans: takers.iter().map(|at| plans[*at].id.clone()).collect(),
            area_m2: taken[0].area_m2,
            cost_yuan: taken[0].cost_yuan,
            reason: reason(site, (plans[takers[0]], &names[takers[0]]), (plans[without], &names[without])),
        };
        match takers.as_slice() {
            [only] => alone[*only].push(difference),
            _ => in_some.push(difference),
        }
    }
    let only_in = plans.iter().zip(alone).map(|(plan, sites)| OnlyIn {
        plan: plan.id.clone(),
        area_m2: sites.iter().map(|site| site.area_m2).sum(),
        cost_yuan: sites.iter().map(|site| site.cost_yuan).sum(),
        sites,
    });
    Differences { only_in: only_in.collect(), in_some, taken_differently, in_all }
}

fn taken_otherwise(taken: &[&PlanChoice]) -> Option<TakenDifferently> {
    let way = |choice: &PlanChoice| (choice.option, choice.area_m2, choice.cost_yuan);
    let same = taken.windows(2).all(|pair| way(pair[0]) == way(pair[1]));
    (!same).then(|| TakenDifferently {
        site: taken[0].site.clone(),
        name: taken[0].name.clone(),
        options: taken.iter().map(|choice| choice.option).collect(),
        area_m2: taken.iter().map(|choice| choice.area_m2).collect(),
        cost_yuan: taken.iter().map(|choice| choice.cost_yuan).collect(),
    })
}

/// Why a site is in one plan and not in the other: a decision made by hand, a gate, or its price against that plan's own margins.
fn reason(site: &SiteId, with: (&Plan, &Bilingual), without: (&Plan, &Bilingual)) -> Bilingual {
    let locked = |plan: &Plan, kind| plan.scenario.locks.iter().any(|lock| lock.site == *site && lock.kind == kind);
    let ((with, with_name), (without, name)) = (with, without);
    if locked(without, LockKind::Out) {
        return Bilingual::new(format!("{}按人工决定排除它。", name.zh), format!("Ruled out by hand in {}.", name.en));
    }
    if locked(with, LockKind::In) {
        return Bilingual::new(format!("{}按人工锁定入选。", with_name.zh), format!("Locked in by hand in {}.", with_name.en));
    }
    if let Some(passed) = without.passed_over.iter().find(|passed| passed.site == *site) {
        return Bilingual::new(format!("{}：{}", name.zh, passed.reason.zh), format!("In {}: {}", name.en, passed.reason.en));
    }
    match without.not_offered.iter().find(|refused| refused.site == *site) {
        Some(refused) => Bilingual::new(
            format!("{}中不可选：{}。", name.zh, refused.reason.zh),
            format!("Not on offer in {}: {}.", name.en, refused.reason.en),
        ),
        None => Bilingual::new(
            format!("第 {} 版数据中没有它（{}）。", without.revision, name.zh),
            format!("It is not on record in revision {} ({}).", without.revision, name.en),
        ),
    }
}
