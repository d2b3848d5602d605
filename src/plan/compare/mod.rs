//! Two to four plans side by side: a table of figures, what shaped them differently, which sites only one of them takes and why not the
//! others, and one sentence per difference, made from the numbers. Never here: a search, or a judgement which plan is better.

mod lines;
mod sites;
mod words;

use serde::Serialize;
use serde_json::Value;

pub use lines::{Figure, Line, Unit};
pub use sites::{OnlyIn, SiteDifference, TakenDifferently};

use super::answer::{OutcomeKind, Plan, Totals};
use super::shared::shared_area;
use crate::programme::Bilingual;
use crate::units::{Area, Share};

/// Most plans that are compared at once.
pub const MOST_COMPARED: usize = 4;

/// A plan and what people call it.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What it was called when it was kept.
    pub title: Option<&'a str>,
}

/// Plans side by side; every difference is to the first.
#[doc(alias = "比较")]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// In the order asked for.
    pub plans: Vec<Compared>,
    /// The table, totals first, then zone by zone.
    pub lines: Vec<Line>,
    /// Settings of the scenarios that are not the same.
    pub settings: Vec<SettingDifference>,
    /// By plan: sites that it alone takes.
    pub only_in: Vec<OnlyIn>,
    /// Sites that several of the plans take, but not all. Empty when two are compared.
    pub in_some: Vec<SiteDifference>,
    /// Sites that all take, but not in the same way.
    pub taken_differently: Vec<TakenDifferently>,
    /// How many sites all of them take.
    pub in_all: usize,
    /// One sentence per difference.
    pub sentences: Vec<Bilingual>,
}

/// One of the plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// What it was called when it was kept.
    pub title: Option<String>,
    /// What it is called in the sentences.
    pub name: Bilingual,
    /// Revision of the data it was made from.
    pub revision: u64,
    /// How good it is.
    pub outcome: OutcomeKind,
    /// Its sums.
    pub totals: Totals,
    /// Space that it has in common with the first plan, site by site the lesser of the two.
    pub shared_area_m2: Area,
    /// That, as a share of the larger plan's space; `None` when both are empty.
    pub shared_share: Option<Share>,
}

/// A setting that is not the same in all scenarios.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingDifference {
    /// Its name in the scenario.
    pub setting: String,
    /// What it is called.
    pub name: Bilingual,
    /// By plan, as the scenario has it.
    pub values: Vec<Value>,
}

/// Compares plans with the first of them. Beyond [`MOST_COMPARED`] the rest is left out.
#[must_use]
pub fn compare(named: &[Named<'_>]) -> Comparison {
    let named = &named[..named.len().min(MOST_COMPARED)];
    let plans: Vec<&Plan> = named.iter().map(|one| one.plan).collect();
    let names: Vec<Bilingual> = named.iter().map(words::name).collect();
    let lines = lines::lines(&plans);
    let settings = settings(&plans);
    let differences = sites::differences(&plans, &names);
    let mut sentences = words::revisions(&plans, &names);
    sentences.extend(settings.iter().flat_map(|setting| words::setting(setting, &names)));
    sentences.extend(lines.iter().flat_map(|line| words::line(line, &names)));
    sentences.extend(words::sites(&differences, &names));
    let compared = named.iter().zip(&names).map(|(one, name)| compared(*one, name.clone(), plans[0])).collect();
    let sites::Differences { only_in, in_some, taken_differently, in_all } = differences;
    Comparison { plans: compared, lines, settings, only_in, in_some, taken_differently, in_all, sentences }
}

fn compared(one: Named<'_>, name: Bilingual, first: &Plan) -> Compared {
    let Named { plan, title } = one;
    let shared_area_m2 = shared_area(plan, first);
    let larger = plan.totals.area_m2.max(first.totals.area_m2);
    Compared {
        id: plan.id.clone(),
        title: title.map(str::to_owned),
        name,
        revision: plan.revision,
        outcome: plan.outcome.kind,
        totals: plan.totals,
        shared_area_m2,
        shared_share: super::shared::share_of(shared_area_m2, larger),
    }
}

fn settings(plans: &[&Plan]) -> Vec<SettingDifference> {
    let scenarios: Vec<Value> = plans.iter().map(|plan| serde_json::to_value(&plan.scenario).unwrap_or_default()).collect();
    let Some(first) = scenarios.first().and_then(Value::as_object) else { return Vec::new() };
    let difference = |setting: &String| {
        let values: Vec<Value> = scenarios.iter().map(|scenario| scenario[setting.as_str()].clone()).collect();
        let same = values.windows(2).all(|pair| pair[0] == pair[1]);
        (!same).then(|| SettingDifference { setting: setting.clone(), name: words::setting_name(setting), values })
    };
    // How long one was ready to wait shapes no plan that is proved.
    first.keys().filter(|setting| *setting != "time_limit_s").filter_map(difference).collect()
}
