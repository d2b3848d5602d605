//! The plan as it is kept, sent and read back: what is chosen, what is not, why, at what price, and what proves it. Never here: how.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::certificate::Certificate;
use super::model::{Measure, Model, Subject};
use super::scenario::Scenario;
use super::treatment::Treatment;
use crate::estate::SiteId;
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Share, Yuan, YuanPerSquareMetre};

/// The name of this file format.
pub const SCHEMA: &str = "zaiti-plan/1";

/// Which sites to convert, with proof, reasons and prices.
#[doc(alias = "方案")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Version of this file format; `zaiti-plan/1`.
    pub schema: String,
    /// Made from what the plan was made from: the same snapshot and scenario have the same id.
    pub id: String,
    /// Revision of the data.
    pub revision: u64,
    /// Hash of that revision's content.
    pub content_hash: String,
    /// Programme whose targets are pursued.
    pub programme: String,
    /// Everything else that shaped it.
    pub scenario: Scenario,
    /// How good it is, and how sure that is.
    pub outcome: Outcome,
    /// Sums over the choices.
    pub totals: Totals,
    /// Zone by zone, in the order of the programme.
    pub zones: Vec<ZoneResult>,
    /// The district as a whole.
    pub district: ZoneResult,
    /// What is chosen, ordered by id.
    #[doc(alias = "入选")]
    pub choices: Vec<PlanChoice>,
    /// What was on offer and is not chosen, ordered by id.
    #[doc(alias = "落选")]
    pub passed_over: Vec<PassedOver>,
    /// What was not on offer, ordered by id.
    pub not_offered: Vec<NotOffered>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
    /// What it was chosen from and judged by.
    pub model: Model,
    /// What proves it.
    pub certificate: Certificate,
    /// How long it took; set by whoever held the clock.
    #[serde(default)]
    pub solved_in_ms: Option<u64>,
}

/// How good a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// No plan costs less: proved.
    Optimal,
    /// No plan costs less than the bound.
    WithinGap,
    /// Not everything asked can be met; the plan comes as near as can be.
    Infeasible,
    /// Stopped before anything was proved.
    CutShort,
}

/// How good a plan is, in figures and in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// In one word.
    pub kind: OutcomeKind,
    /// No plan that meets the rows costs less. `None` when nothing is proved.
    pub bound_yuan: Option<Yuan>,
    /// 最多还可节省: cost less bound.
    pub gap_yuan: Option<Yuan>,
    /// The gap as a share of the cost.
    pub gap_share: Option<Share>,
    /// What cannot be met.
    pub shortfalls: Vec<Shortfall>,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// An amount of what a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Amount {
    /// Space, ㎡ on the wire.
    #[serde(rename = "m2")]
    Area(Area),
    /// Money.
    #[serde(rename = "yuan")]
    Money(Yuan),
    /// Firms, owners or sites.
    #[serde(rename = "count")]
    Count(i64),
}

/// As the quantity itself prints; `{:#}` is the English way.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Area(area) => area.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

/// Something asked that cannot be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortfall {
    /// Its number among the rows of the model.
    pub row: usize,
    /// Whom it binds.
    pub subject: Subject,
    /// What it counts.
    pub measure: Measure,
    /// What is asked in all; for a ceiling, the ceiling.
    pub asked: Amount,
    /// The most that can be attained, what is there included; for a ceiling, the least that would be enough.
    pub attainable: Amount,
    /// The difference.
    pub missing: Amount,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// Sums over the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Cost of everything chosen.
    pub cost_yuan: Yuan,
    /// Carrier space it makes.
    pub area_m2: Area,
    /// Number of sites.
    pub sites: u32,
    /// Cost by space; `None` when nothing is chosen.
    pub average_yuan_per_m2: Option<YuanPerSquareMetre>,
}

/// How a zone, or the district, comes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneResult {
    /// The zone; `None` for the district.
    pub zone: Option<ZoneId>,
    /// What it is called.
    pub name: Bilingual,
    /// What is asked in all; `None` where nothing is.
    pub target_m2: Option<Area>,
    /// What is there already.
    pub built_m2: Area,
    /// What the plan adds.
    pub chosen_m2: Area,
    /// What is still missing.
    pub shortfall_m2: Area,
    /// What one ㎡ more would cost, by the dual prices of the relaxation. An estimate.
    #[doc(alias = "影子价格")]
    pub price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// What the plan spends there.
    pub cost_yuan: Yuan,
    /// Sites chosen there.
    pub sites: u32,
    /// Firms and teams there is room for, built and chosen together, whole.
    pub room_for_firms: i64,
    /// Tech firms there is room for at the programme's share, whole.
    pub room_for_tech_firms: i64,
}

/// A site the plan takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanChoice {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// Degrees.
    pub lon: Option<f64>,
    /// Degrees.
    pub lat: Option<f64>,
    /// How it is taken.
    pub option: Treatment,
    /// The day it is begun, on which its money falls due; `None` when the scenario has no start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<Date>,
    /// Carrier space it makes.
    pub area_m2: Area,
    /// All it costs.
    pub cost_yuan: Yuan,
    /// Cost by space.
    pub unit_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Whether a made-up value went into it.
    pub example: bool,
    /// What the cheapest plan without it would cost more. Exact; `None` when there is none, or it was not worked out.
    pub if_lost_yuan: Option<Yuan>,
    /// Without it the targets cannot be met.
    #[doc(alias = "不可替代")]
    pub irreplaceable: bool,
    /// Sites that come in when it is lost.
    pub replaced_by: Vec<SiteId>,
    /// The most worth paying to the owner, taxes included: exact, one site at a time.
    #[doc(alias = "盈亏平衡价")]
    pub break_even_yuan: Option<Yuan>,
    /// What its owner asks, or the scenario puts in place of that; before taxes.
    pub asking_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// The asking price at which it is just worth taking, before taxes: where it is bought, and every way of taking it pays the same.
    #[doc(alias = "保本报价")]
    pub break_even_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Why it is chosen.
    pub reason: Bilingual,
}

/// A site that was on offer and is not chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOver {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// The zone it would count in.
    pub zone: Option<ZoneId>,
    /// Degrees.
    pub lon: Option<f64>,
    /// Degrees.
    pub lat: Option<f64>,
    /// The way of taking it that comes nearest.
    pub option: Treatment,
    /// Carrier space that would make.
    pub area_m2: Area,
    /// What that would cost.
    pub cost_yuan: Yuan,
    /// Cost by space.
    pub unit_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// How much cheaper it would have to be to come in.
    pub discount_yuan: Option<Yuan>,
    /// Whether the discount is the difference of two optima; otherwise it is an estimate from dual prices.
    pub discount_exact: bool,
    /// The most worth paying to the owner, taxes included: exact, one site at a time.
    pub break_even_yuan: Option<Yuan>,
    /// What its owner asks, or the scenario puts in place of that; before taxes.
    pub asking_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// The asking price at which it is just worth taking, before taxes: where it is bought, and every way of taking it pays the same.
    #[doc(alias = "保本报价")]
    pub break_even_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Whether a made-up value went into it.
    pub example: bool,
    /// Why it is not chosen.
    pub reason: Bilingual,
}

/// A site that was not on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotOffered {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// The zone it lies in.
    pub zone: Option<ZoneId>,
    /// Why it was not on offer.
    pub reason: Bilingual,
}
