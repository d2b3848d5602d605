//! The appraisal of one property, put together from the rooms' judgements.

use jiff::civil::Date;
use serde::Serialize;
use thiserror::Error;

use super::assumptions::{Assumption, assumptions};
use super::cash_flow::Flows;
use super::contribution::{Contribution, contribution};
use super::dossier::{Dossier, Takeable};
use super::flags::{Flag, flags};
use super::formulas::yearly_service;
use super::gates::{Bearings, Gate, GateOutcome, Payback, gates, gates_pass};
use super::groups::{ScoreGroup, WeightSwing, Worth, completeness, groups, intervals, swings};
use super::modes::{ModeChoice, ModeLine, Reckoner, Terms, choose, compare, per_m2};
use super::notices::notices;
use super::plan_worth::PlanWorth;
use super::sheet::{self, EffectiveTerms, SheetGroup};
use super::suitability::{Suitability, best, suitability};
use super::tornado::{Swing, tornado};
use super::use_path::{FireRoute, route};
use super::{AppraisalSettings, EconomicSettings, FirePath, Interval, Profile, Rating, RatingInForce, rate};
use crate::atlas::Atlas;
use crate::estate::{AcquisitionMode, SiteBody, SiteId};
use crate::programme::Bilingual;
use crate::recognition::{NextStep, RuleBook, next_step};
use crate::units::{Area, YuanPerSquareMetre};

/// Why a property cannot be appraised.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AppraisalError {
    /// No such site.
    #[error("there is no site “{0}” in this revision; look it up by name in the search")]
    NoSuchSite(SiteId),
    /// The sheet is for buildings and idle properties.
    #[error("“{0}” is neither a building nor an idle property; only these have an acquisition sheet")]
    NotABuilding(SiteId),
    /// A setting out of range.
    #[error("the setting {field} is out of range; it may be {allowed}")]
    Setting {
        /// Name of the setting.
        field: &'static str,
        /// What it may be.
        allowed: String,
    },
}

impl AppraisalError {
    /// The sentence in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::NoSuchSite(id) => format!("当前数据版本没有物业“{id}”；请按名称搜索"),
            Self::NotABuilding(id) => format!("“{id}”不是楼宇或闲置物业；只有它们有收储评估表"),
            Self::Setting { field, allowed } => format!("设定 {field} 超出范围，应为 {allowed}"),
        };
        Bilingual::new(zh, self.to_string())
    }
}

/// 闲置楼宇收储评估表 of one property on one day.
#[doc(alias = "收储评估表")]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Appraisal {
    /// The property.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// The day it is made for.
    pub on: Date,
    /// Revision of the data.
    pub revision: u64,
    /// Title and number of the programme.
    pub programme: Bilingual,
    /// Whether any fact of it is made up for the example.
    pub example: bool,
    /// Gates.
    pub gates: Vec<Gate>,
    /// Whether all pass; `null` while one is open.
    pub gates_pass: Option<bool>,
    /// Score and grade, or none where a gate fails.
    pub rating: Rating,
    /// The conclusion, in one sentence.
    pub verdict: Bilingual,
    /// Share of the score that rests on known metrics, 0–1.
    pub completeness: f64,
    /// Cells of the sheet that have a value.
    pub cells_known: usize,
    /// Cells of the sheet.
    pub cells: usize,
    /// The five groups of the score.
    pub groups: Vec<ScoreGroup>,
    /// What the score was measured by, and who signed it.
    pub rating_profile: RatingInForce,
    /// The score with each weight a fifth less and more.
    pub weight_sensitivity: Vec<WeightSwing>,
    /// Type of carrier it is judged for.
    pub profile: Profile,
    /// How well it suits each type.
    pub suitability: Vec<Suitability>,
    /// The way through the fire guideline.
    pub fire: Option<FireRoute>,
    /// What has to be looked at, short of a gate.
    pub flags: Vec<Flag>,
    /// Mode the gates are judged for.
    pub mode: Option<AcquisitionMode>,
    /// The five modes, side by side.
    pub modes: Vec<ModeLine>,
    /// The best mode, the next and where they change places.
    pub mode_choice: Option<ModeChoice>,
    /// 建筑面积 that price, rent and works refer to.
    pub gross_area_m2: Option<Area>,
    /// The part of the building's usable area that would be taken, 0–1.
    pub share_of_building: Option<f64>,
    /// Price used.
    pub price_used_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Rent earned as used, a month.
    pub rent_used_yuan_per_m2_month: Option<YuanPerSquareMetre>,
    /// 财务保本价: the purchase price at which the net present value is nought; `null` while the rent is not known or where not even a
    /// gift pays.
    pub break_even_price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Whether the conversion does not pay even as a gift; `null` while the rent is not known.
    pub pays_at_no_price: Option<bool>,
    /// What the least-cost plan says of it; left out where no plan was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_worth: Option<PlanWorth>,
    /// DSCR in a stable year; `null` without a loan.
    pub debt_service_cover: Option<f64>,
    /// How far each assumption moves the net present value of the mode.
    pub tornado: Vec<Swing>,
    /// What the space would add.
    pub contribution: Contribution,
    /// The recognition that lies nearest.
    pub recognition_next: Option<NextStep>,
    /// Every assumption with its mark, the value used and the value it has by default.
    pub assumptions: Vec<Assumption>,
    /// The groups A–L.
    pub sheet: Vec<SheetGroup>,
    /// What must be printed with it.
    pub notices: Vec<Bilingual>,
}

/// Appraises a building or an idle property.
///
/// # Errors
/// [`AppraisalError`] when there is no such property or a setting is out of range.
pub fn appraise(atlas: &Atlas, book: &RuleBook, id: &SiteId, settings: &AppraisalSettings) -> Result<Appraisal, AppraisalError> {
    settings.check()?;
    let site = atlas.site(id).ok_or_else(|| AppraisalError::NoSuchSite(id.clone()))?;
    match site.body {
        SiteBody::Building(_) | SiteBody::IdleProperty(_) => {}
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => {
            return Err(AppraisalError::NotABuilding(id.clone()));
        }
    }
    let dossier = Dossier::open(atlas, site, settings);
    let mut appraisal = judged(&dossier, book);
    let terms = effective(&dossier);
    appraisal.sheet = sheet::write(&dossier, &appraisal, &terms);
    let cells = || appraisal.sheet.iter().flat_map(|group| &group.cells);
    (appraisal.cells, appraisal.cells_known) = (cells().count(), cells().filter(|cell| cell.value.is_some()).count());
    Ok(appraisal)
}

/// Economics of one property.
struct Economics {
    settings: EconomicSettings,
    terms: Terms,
    space: Option<Takeable>,
    modes: Vec<ModeLine>,
    choice: Option<ModeChoice>,
    mode: Option<AcquisitionMode>,
}

impl Economics {
    fn of(dossier: &Dossier<'_>, firms: Option<u32>) -> Self {
        let settings = dossier.settings;
        let effective = effective(dossier);
        let (terms, space) = (terms(dossier), dossier.takeable());
        let declared = settings.declared.clearing_yuan.zip(space.filter(|space| space.gross > Area::ZERO));
        let clearing = declared.map(|(sum, space)| sum.get() as f64 / space.gross.square_metres());
        let economics = EconomicSettings {
            works_yuan_per_m2: effective.works,
            relief_years: effective.relief_years,
            clearing_yuan_per_m2: clearing.unwrap_or(settings.economics.clearing_yuan_per_m2),
            ..settings.economics.clone()
        };
        let reckoner = Reckoner { economics: &economics, modes: &settings.modes };
        let modes = compare(&reckoner, &terms, space, firms, dossier);
        let choice = choose(&reckoner, &terms, &modes);
        let mode = settings.mode.or_else(|| choice.as_ref().map(|choice| choice.best));
        Self { terms, space, modes, choice, mode, settings: economics }
    }

    fn flows(&self, dossier: &Dossier<'_>) -> Option<Flows> {
        Reckoner { economics: &self.settings, modes: &dossier.settings.modes }.flows(self.mode?, &self.terms)
    }

    fn payback(&self, dossier: &Dossier<'_>) -> Payback {
        match self.flows(dossier) {
            None => Payback::Unknown,
            Some(flows) => flows.payback_beyond().map_or(Payback::Never, Payback::Years),
        }
    }

    /// Income of a stable year over the yearly payment of the loan.
    fn debt_service_cover(&self, dossier: &Dossier<'_>) -> Option<f64> {
        let debt = dossier.settings.debt?;
        let loan = self.terms.price? * debt.loan_to_value;
        let stable = *self.flows(dossier)?.income.last()?;
        (loan > 0.0).then(|| stable / (loan * yearly_service(debt.interest, debt.years)))
    }

    fn break_even(&self) -> Option<f64> {
        super::break_even_price(self.terms.rent_earned?, &self.settings)
    }

    fn worth(&self, dossier: &Dossier<'_>) -> Worth {
        let flows = self.flows(dossier);
        let never = f64::from(u16::MAX);
        let asked = self.terms.price.filter(|price| *price > 0.0);
        let rent_known = self.terms.rent_earned.is_some();
        Worth {
            price_cover: asked.filter(|_| rent_known).map(|price| self.break_even().unwrap_or(0.0) / price),
            payback: flows.as_ref().map(|flows| flows.payback_beyond().unwrap_or(never)),
            yield_on_cost: flows
                .as_ref()
                .filter(|flows| flows.investment > 0.0)
                .and_then(|flows| flows.income.last().map(|stable| stable / flows.investment)),
        }
    }
}

/// Works and relief after the request's own figures were put in their place.
fn effective(dossier: &Dossier<'_>) -> EffectiveTerms {
    let settings = dossier.settings;
    let on_record = || dossier.offer(|offer| &offer.works_cost).map(|fact| fact.value);
    let known = settings.works_yuan_per_m2.or_else(on_record);
    EffectiveTerms {
        works: known.map_or(settings.economics.works_yuan_per_m2, yuan),
        works_known: known.is_some(),
        relief_years: settings.years_of_relief(),
    }
}

fn terms(dossier: &Dossier<'_>) -> Terms {
    let settings = dossier.settings;
    let average = dossier.offer(|offer| &offer.rent_per_month).map(|fact| yuan(fact.value));
    let incubation = dossier.offer(|offer| &offer.incubation_rent).map(|fact| yuan(fact.value));
    let asking = dossier.offer(|offer| &offer.asking_price).map(|fact| yuan(fact.value));
    Terms {
        price: settings.price_yuan_per_m2.map(yuan).or(asking),
        rent_paid: settings.market_rent_yuan_per_m2_month.map(yuan).or(average),
        // Where nobody recorded an incubation rent, the building's average stands for it, and the notices say so.
        rent_earned: settings.rent_yuan_per_m2_month.map(yuan).or(incubation).or(average),
    }
}

fn yuan(price: YuanPerSquareMetre) -> f64 {
    price.hundredths() as f64 / 100.0
}

fn judged(dossier: &Dossier<'_>, book: &RuleBook) -> Appraisal {
    let settings = dossier.settings;
    let suited: Vec<Suitability> =
        Profile::ALL.into_iter().map(|profile| suitability(profile, dossier, route(dossier, profile).path)).collect();
    let profile = settings.profile.unwrap_or_else(|| best(&suited));
    let fire = route(dossier, profile);
    let contribution = contribution(dossier, book, profile);
    let economics = Economics::of(dossier, contribution.capacity_firms);
    let cover = economics.debt_service_cover(dossier);
    let bearings = Bearings { payback_years: economics.payback(dossier), fire: fire.path, dscr: cover };
    let gates = gates(dossier, &bearings);
    let pass = gates_pass(&gates);
    let chosen = suited.iter().find(|suitability| suitability.profile == profile);
    let groups = groups(dossier, chosen, &economics.worth(dossier), &contribution);
    let scores = intervals(&groups);
    let rating = rate(pass, &scores, &settings.rating_profile());
    let break_even = economics.break_even();
    let priced = economics.terms.price.map(per_m2);
    let flags = flags(dossier, chosen, &economics.payback(dossier), priced);
    Appraisal {
        site: dossier.site.id.clone(),
        name: dossier.site.label().to_owned(),
        on: settings.on,
        revision: dossier.atlas.revision().number,
        programme: dossier.atlas.programme().document.title.clone(),
        example: dossier.site.standing().is_example(),
        verdict: verdict(&gates, &rating, break_even, economics.terms),
        gates,
        gates_pass: pass,
        rating,
        completeness: completeness(&groups),
        cells_known: 0,
        cells: 0,
        weight_sensitivity: swings(&settings.rating_profile(), &scores),
        rating_profile: settings.rating_in_force(),
        groups,
        profile,
        suitability: suited,
        fire: (fire.path != FirePath::Unknown || fire.from.is_some()).then_some(fire),
        flags,
        mode: economics.mode,
        mode_choice: economics.choice.clone(),
        gross_area_m2: economics.space.map(|space| space.gross),
        share_of_building: share_of_building(dossier, economics.space),
        price_used_yuan_per_m2: priced,
        rent_used_yuan_per_m2_month: economics.terms.rent_earned.map(per_m2),
        break_even_price_yuan_per_m2: break_even.map(per_m2),
        pays_at_no_price: economics.terms.rent_earned.map(|_| break_even.is_none()),
        plan_worth: None,
        debt_service_cover: cover,
        tornado: bars(&economics, dossier),
        recognition_next: next_step(book, &contribution.recognition, None),
        contribution,
        notices: notices(dossier, &economics.terms, economics.space),
        modes: economics.modes,
        assumptions: assumptions(settings),
        sheet: Vec::new(),
    }
}

fn bars(economics: &Economics, dossier: &Dossier<'_>) -> Vec<Swing> {
    let (Some(mode), Some(space)) = (economics.mode, economics.space) else { return Vec::new() };
    tornado(mode, &economics.settings, &dossier.settings.modes, &economics.terms, space.gross)
}

fn share_of_building(dossier: &Dossier<'_>, space: Option<Takeable>) -> Option<f64> {
    let whole = dossier.building.unwrap_or(dossier.site).space()?.usable_area.as_ref()?.value;
    let taken = space?.carrier_area;
    (whole > Area::ZERO).then(|| (taken.square_metres() / whole.square_metres() * 1000.0).round() / 1000.0)
}

/// Gates first, then what the price comes to.
fn verdict(gates: &[Gate], rating: &Rating, break_even: Option<f64>, terms: Terms) -> Bilingual {
    let price = price_sentence(break_even, terms);
    match rating {
        Rating::Stopped => {
            let (zh, en) = joined(gates, GateOutcome::Fail);
            Bilingual::new(format!("不宜收储/先消除：{zh}。"), format!("Not to be acquired until cleared: {en}."))
        }
        Rating::ToVerify { score, provisional } => {
            let (zh, en) = open_gates(gates);
            let (zh, en) =
                if zh.is_empty() { ("得分区间过宽".to_owned(), "the score is too wide".to_owned()) } else { (zh, en) };
            let range = range(*score);
            Bilingual::new(
                format!("待核（暂列 {provisional:?}，{range} 分）：{zh}。{}", price.zh),
                format!("To be verified (provisionally {provisional:?}, {range}): {en}. {}", price.en),
            )
        }
        Rating::Graded { score, grade } => {
            let range = range(*score);
            Bilingual::new(format!("{grade:?} 级，{range} 分。{}", price.zh), format!("Grade {grade:?}, {range}. {}", price.en))
        }
    }
}

/// What gates of one outcome say, one after the other.
fn joined(gates: &[Gate], outcome: GateOutcome) -> (String, String) {
    let hit: Vec<&Gate> = gates.iter().filter(|gate| gate.outcome == outcome).collect();
    let all = |read: fn(&Gate) -> &str, glue: &str| hit.iter().map(|gate| read(gate)).collect::<Vec<_>>().join(glue);
    (all(|gate| &gate.sentence.zh, "；"), all(|gate| &gate.sentence.en, "; "))
}

/// What stands open: facts nobody knows, then facts the reader may not see, these by name in one go.
fn open_gates(gates: &[Gate]) -> (String, String) {
    let (mut zh, mut en) = joined(gates, GateOutcome::Unknown);
    let closed: Vec<&Gate> = gates.iter().filter(|gate| gate.outcome == GateOutcome::NeedsRole).collect();
    let (own_zh, own_en) = match closed.as_slice() {
        [] => return (zh, en),
        [one] => (one.sentence.zh.clone(), one.sentence.en.clone()),
        [first @ .., last] => {
            let lower: Vec<String> = first.iter().map(|gate| gate.name.en.to_lowercase()).collect();
            let names: Vec<&str> = closed.iter().map(|gate| gate.name.zh.as_str()).collect();
            (
                format!("{}为受限信息，需有权限的人员核验", names.join("、")),
                format!(
                    "{} and {} are restricted; someone with the role must check them",
                    lower.join(", "),
                    last.name.en.to_lowercase()
                ),
            )
        }
    };
    for (all, own, glue) in [(&mut zh, own_zh, "；"), (&mut en, own_en, "; ")] {
        if !all.is_empty() {
            all.push_str(glue);
        }
        all.push_str(&own);
    }
    (zh, en)
}

/// A score as it is read: one number where both ends round to it.
fn range(score: Interval) -> String {
    let (low, high) = (format!("{:.0}", score.low), format!("{:.0}", score.high));
    if low == high { low } else { format!("{low}–{high}") }
}

fn price_sentence(break_even: Option<f64>, terms: Terms) -> Bilingual {
    match (terms.rent_earned, break_even, terms.price) {
        (None, _, _) => Bilingual::new("租金未知，无保本价。", "The rent is not known, so there is no break-even price."),
        (Some(_), None, _) => {
            Bilingual::new("按所设租金，无偿取得也不能回收改造投入。", "At this rent not even a gift pays for the works.")
        }
        (Some(_), Some(limit), None) => Bilingual::new(
            format!("财务保本价 {}，报价未知。", per_m2(limit)),
            format!("Break-even price {:#}; the asking price is not known.", per_m2(limit)),
        ),
        (Some(_), Some(limit), Some(price)) => {
            let (zh, en) = if price <= limit { ("不高于", "at or below") } else { ("高于", "above") };
            Bilingual::new(
                format!("报价 {} {zh}财务保本价 {}。", per_m2(price), per_m2(limit)),
                format!("The price of {:#} is {en} the break-even price of {:#}.", per_m2(price), per_m2(limit)),
            )
        }
    }
}
