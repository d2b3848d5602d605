//! How likely a plan is to meet every target when vacant space is known only roughly and a purchase can fail; and how much more to plan
//! for, so that it is likely enough. Never here: an opinion on how likely is likely enough.
//!
//! Each site is independent: it is lost with a chance p; else its space is a − s·a, a or a + s·a with chances ¼, ½, ¼, where s is the spread
//! of how well its vacancy is known. Where all combinations are few enough they are gone through, which is exact; else they are drawn, from
//! a seed and the site's id, so that the same site has the same luck in every plan and the same question the same answer.

mod chance;
mod margin;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{Amount, Plan};
use super::model::{Model, Row, Sense};
use super::reasons::{Explainer, amount};
use crate::atlas::Atlas;
use crate::estate::{Confidence, SiteId};
use crate::programme::Bilingual;
use crate::units::{Share, Yuan};
use chance::{Chances, Lot};

/// What is uncertain, and how sure one wants to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RiskSettings {
    /// Spread of a vacancy that was checked.
    pub spread_verified: Share,
    /// Spread of one that was reported.
    pub spread_reported: Share,
    /// Spread of one that was inferred.
    pub spread_estimated: Share,
    /// Spread of one that was made up for the example, or is not known.
    pub spread_example: Share,
    /// Chance that a site is lost altogether: 查封, a failed negotiation.
    pub lost: Share,
    /// How likely meeting everything has to be, for the margin.
    pub required: Share,
    /// Where the draws begin.
    pub seed: u64,
    /// How many draws, where not everything is gone through.
    pub draws: u32,
    /// Whether to look for the margin as well.
    pub margin: bool,
    /// Seconds for the margin.
    pub seconds: f64,
}

impl Default for RiskSettings {
    fn default() -> Self {
        let percent = |count: u32| Share::from_millionths(count * 10_000).unwrap_or(Share::NONE);
        Self {
            spread_verified: percent(0),
            spread_reported: percent(10),
            spread_estimated: percent(20),
            spread_example: percent(20),
            lost: percent(0),
            required: percent(95),
            seed: 1,
            draws: 20_000,
            margin: true,
            seconds: 20.0,
        }
    }
}

/// How the chances were worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Every combination was gone through.
    Exact,
    /// Combinations were drawn.
    MonteCarlo,
}

/// How likely a plan is to meet its targets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Risk {
    /// The plan's id.
    pub plan: String,
    /// What was assumed.
    pub settings: RiskSettings,
    /// How the chances were worked out.
    pub method: Method,
    /// Combinations gone through or drawn.
    pub combinations: u64,
    /// Sites whose space is uncertain.
    pub uncertain_sites: usize,
    /// Chance that every target is met.
    pub all_met: f64,
    /// Standard error of that; nought where it is exact.
    pub standard_error: f64,
    /// By target.
    pub targets: Vec<TargetRisk>,
    /// What to plan for so that everything is met likely enough; `None` where it was not asked for or not found.
    pub margin: Option<RobustMargin>,
    /// In sentences.
    pub sentences: Vec<Bilingual>,
}

/// How likely one target is to be met.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetRisk {
    /// Its number among the rows of the model.
    pub row: usize,
    /// Whom it binds, and what it counts.
    pub name: Bilingual,
    /// Chance that it is met.
    pub met: f64,
    /// Standard error of that.
    pub standard_error: f64,
    /// What is missing on average when it is not met; `None` when it always is.
    pub missing_when_not: Option<Amount>,
}

/// How much more to plan for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RobustMargin {
    /// How much more of every target of space than is asked, built space aside.
    pub share: Share,
    /// What the plan with that margin costs.
    pub cost_yuan: Yuan,
    /// How much more than the plan.
    pub extra_yuan: Yuan,
    /// Chance that this plan meets every target.
    pub all_met: f64,
    /// Standard error of that.
    pub standard_error: f64,
    /// The widest margin that was tried and is not enough.
    pub not_enough: Share,
}

/// Works out how likely a plan is to meet its targets.
#[must_use]
pub fn risk(atlas: &Atlas, plan: &Plan, settings: &RiskSettings) -> Risk {
    let spreads = spreads(atlas, &plan.model, settings);
    let selection = super::shared::selection_of(plan).unwrap_or_else(|| vec![None; plan.model.candidates.len()]);
    let lot = Lot::new(&plan.model, &selection, &spreads, settings);
    let chances = lot.chances();
    let margin = if settings.margin { margin::margin(plan, &spreads, settings, &chances) } else { None };
    let explainer = Explainer { model: &plan.model, programme: atlas.programme(), prices: &[] };
    let target = |(row, at): (&usize, usize)| {
        let asked = &plan.model.rows[*row];
        let missing = chances.missing[at].map(|units| amount(asked, units));
        let met = chances.met[at];
        TargetRisk {
            row: *row,
            name: explainer.target_words(asked),
            met,
            standard_error: chances.error(met),
            missing_when_not: missing,
        }
    };
    let targets: Vec<TargetRisk> = chances.rows.iter().zip(0..).map(target).collect();
    let sentences = sentences(&chances, &targets, margin.as_ref(), settings);
    Risk {
        plan: plan.id.clone(),
        settings: settings.clone(),
        method: chances.method,
        combinations: chances.combinations,
        uncertain_sites: lot.uncertain(),
        all_met: chances.all,
        standard_error: chances.error(chances.all),
        targets,
        margin,
        sentences,
    }
}

/// By site: how wide its space may be off, as a share.
fn spreads(atlas: &Atlas, model: &Model, settings: &RiskSettings) -> BTreeMap<SiteId, Share> {
    let spread =
        |site: &SiteId| match atlas.site(site).and_then(|site| site.available_area()).map(|fact| fact.provenance.confidence) {
            Some(Confidence::Verified) => settings.spread_verified,
            Some(Confidence::Reported) => settings.spread_reported,
            Some(Confidence::Estimated) => settings.spread_estimated,
            Some(Confidence::Example) | None => settings.spread_example,
        };
    model.candidates.iter().map(|candidate| (candidate.site.clone(), spread(&candidate.site))).collect()
}

/// Rows that uncertain space can miss.
fn targets(model: &Model) -> Vec<usize> {
    let is_target = |row: &Row| row.sense == Sense::AtLeast && row.bound > 0 && !row.or_nothing;
    (0..model.rows.len()).filter(|row| is_target(&model.rows[*row])).collect()
}

fn percent(chance: f64) -> String {
    format!("{:.2} %", chance * 100.0)
}

fn sentences(
    chances: &Chances,
    targets: &[TargetRisk],
    margin: Option<&RobustMargin>,
    settings: &RiskSettings,
) -> Vec<Bilingual> {
    let all = percent(chances.all);
    let how = match chances.method {
        Method::Exact => (
            format!("逐一计算 {} 种组合，精确", chances.combinations),
            format!("exact, over all {} combinations", chances.combinations),
        ),
        Method::MonteCarlo => {
            let error = percent(chances.error(chances.all));
            (
                format!("抽样 {} 次，种子 {}，标准误 {error}", chances.combinations, settings.seed),
                format!("{} draws from seed {}, standard error {error}", chances.combinations, settings.seed),
            )
        }
    };
    let mut said = vec![Bilingual::new(
        format!("全部目标都达到的概率为 {all}（{}）。", how.0),
        format!("Every target is met with a chance of {all} ({}).", how.1),
    )];
    if let Some(weakest) = targets.iter().min_by(|a, b| a.met.total_cmp(&b.met)).filter(|weakest| weakest.met < 1.0) {
        let met = percent(weakest.met);
        let (zh, en) = weakest.missing_when_not.map_or_else(Default::default, |missing| {
            (format!("，达不到时平均差 {missing}"), format!("; when it is not, {missing:#} is missing on average"))
        });
        said.push(Bilingual::new(
            format!("最薄弱的是{}：达到的概率 {met}{zh}。", weakest.name.zh),
            format!("The weakest is {}: met with a chance of {met}{en}.", weakest.name.en),
        ));
    }
    said.extend(margin.map(|margin| {
        let (share, reached, required) = (margin.share, percent(margin.all_met), settings.required);
        Bilingual::new(
            format!("各项面积目标多安排 {share}，多花 {}，概率升到 {reached}（要求 {required}）。", margin.extra_yuan),
            format!("Planning for {share} more of every target of space costs {:#} more and raises the chance to {reached} ({required} is required).", margin.extra_yuan),
        )
    }));
    said
}
