//! What has to be looked at before a decision, short of a gate.

use jiff::ToSpan;
use serde::Serialize;

use super::Suitability;
use super::dossier::Dossier;
use super::gates::Payback;
use super::structure::StructureCheck;
use crate::estate::{Heritage, RealEstateUnitCode, SafetyGrade, VALUATION_NOTICE_DAYS, valuation_ends};
use crate::programme::{Bilingual, counted};
use crate::units::YuanPerSquareMetre;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Flag {
    /// Stable key.
    pub key: &'static str,
    /// What, in one sentence.
    pub sentence: Bilingual,
}

fn flag(key: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Flag {
    Flag { key, sentence: Bilingual::new(zh, en) }
}

pub(super) fn flags(
    dossier: &Dossier<'_>,
    suitability: Option<&Suitability>,
    payback: &Payback,
    price: Option<YuanPerSquareMetre>,
) -> Vec<Flag> {
    let structure = suitability.and_then(|suitability| structure_flag(suitability.structure));
    let all = [
        code(dossier),
        structure,
        heritage(dossier),
        strengthening(dossier),
        transition(dossier, payback),
        valuation(dossier, price),
        valuation_term(dossier),
    ];
    all.into_iter().flatten().collect()
}

/// A unit code that cannot be one.
fn code(dossier: &Dossier<'_>) -> Option<Flag> {
    let text = dossier.column(&["bdc_code", "不动产单元代码"])?;
    let fault = RealEstateUnitCode::parse(text.value).err()?;
    Some(flag("real_estate_unit", format!("不动产单元代码“{}”有误，须核对", text.value), fault.to_string()))
}

fn structure_flag(check: StructureCheck) -> Option<Flag> {
    match check {
        StructureCheck::Suffices => None,
        StructureCheck::NeedsAppraisal => {
            Some(flag("structure", "需鉴定：设计荷载未知", "structural appraisal needed: the design load is not known"))
        }
        StructureCheck::NeedsStrengthening => {
            Some(flag("structure", "需鉴定/加固：设计荷载不足", "appraisal and strengthening needed: the design load is too low"))
        }
        StructureCheck::Unknown => {
            Some(flag("structure", "设计荷载和竣工年份均未知，须先鉴定", "neither design load nor year is known: appraise first"))
        }
    }
}

/// By the level on record; without one to protect it, whatever lies in a historic quarter is approved first by default.
fn heritage(dossier: &Dossier<'_>) -> Option<Flag> {
    let level = dossier.condition(|condition| &condition.heritage).map(|fact| fact.value);
    match level.unwrap_or(Heritage::None) {
        Heritage::None => dossier.in_historic_quarter().then(|| in_a_historic_quarter(level)),
        Heritage::Relic => Some(flag(
            "heritage",
            "文物：审批前置，锁定部分不计入面积",
            "protected relic: approval first, locked parts do not count",
        )),
        Heritage::Historic => Some(flag(
            "heritage",
            "历史建筑：审批前置，不改变高度、体量、外观",
            "historic building: approval first; height, volume and appearance stay",
        )),
        Heritage::Traditional => Some(flag("heritage", "传统风貌建筑：审批前置", "traditional building: approval first")),
    }
}

/// Whether works need approval before anything else: by level, else by the zone; `None` where neither says.
pub(super) fn approval_first(dossier: &Dossier<'_>) -> Option<bool> {
    let level = dossier.condition(|condition| &condition.heritage).map(|fact| fact.value);
    let by_default = dossier.in_historic_quarter();
    match level {
        Some(Heritage::Traditional | Heritage::Historic | Heritage::Relic) => Some(true),
        Some(Heritage::None) => Some(by_default),
        None => by_default.then_some(true),
    }
}

fn in_a_historic_quarter(level: Option<Heritage>) -> Flag {
    let (zh, en) = match level {
        None => ("保护等级未知", "its heritage level is not known"),
        Some(_) => ("登记的保护等级为无，须经核实", "no heritage level is on record, which has to be verified"),
    };
    flag(
        "heritage",
        format!("位于历史文化街区：默认审批前置；{zh}"),
        format!("in a historic quarter: approval first by default; {en}"),
    )
}

fn strengthening(dossier: &Dossier<'_>) -> Option<Flag> {
    let grade = dossier.condition(|condition| &condition.safety_grade)?.value;
    (grade == SafetyGrade::C).then(|| flag("strengthening", "C 级：须列加固预算", "grade C: budget for strengthening"))
}

/// The five-year transition against the payback.
fn transition(dossier: &Dossier<'_>, payback: &Payback) -> Option<Flag> {
    let on_record = || dossier.tenure(|tenure| &tenure.transition_from).map(|fact| fact.value);
    let start = dossier.settings.declared.transition_from.or_else(on_record)?;
    let end = start.checked_add(5.years()).ok()?;
    let left = f64::from(dossier.settings.on.until(end).ok()?.get_days()) / 365.25;
    match payback {
        Payback::Years(years) if *years <= left => None,
        Payback::Years(years) => Some(flag(
            "transition",
            format!("回收期超过过渡期：回收 {years:.1} 年，过渡期至 {end}"),
            format!("the payback outlasts the transition: {years:.1} years, transition to {end}"),
        )),
        Payback::Never => {
            Some(flag("transition", format!("不可回收，过渡期至 {end}"), format!("it never pays back; transition to {end}")))
        }
        Payback::Unknown => {
            Some(flag("transition", format!("回收期未知，过渡期至 {end}"), format!("payback not known; transition to {end}")))
        }
    }
}

fn valuation(dossier: &Dossier<'_>, price: Option<YuanPerSquareMetre>) -> Option<Flag> {
    let on_record = || dossier.offer(|offer| &offer.valuation).map(|fact| fact.value);
    let valuation = dossier.settings.declared.valuation_yuan_per_m2.or_else(on_record)?;
    let price = price.filter(|price| *price > valuation)?;
    Some(flag(
        "valuation",
        format!("价格 {price} 高于评估值 {valuation}，须书面说明"),
        format!("the price of {price:#} is above the valuation of {valuation:#}: a written reason is needed"),
    ))
}

/// A valuation that has lapsed or is about to. One said for this appraisal is as fresh as the appraisal.
fn valuation_term(dossier: &Dossier<'_>) -> Option<Flag> {
    if dossier.settings.declared.valuation_yuan_per_m2.is_some() {
        return None;
    }
    let ends = valuation_ends(dossier.offer(|offer| &offer.valued_on)?.value)?;
    let left = dossier.settings.on.until(ends).ok()?.get_days();
    if left < 0 {
        let zh = format!("评估已于 {ends} 失效，须重新评估");
        return Some(flag("valuation_term", zh, format!("the valuation lapsed on {ends}: have it valued again")));
    }
    (left <= VALUATION_NOTICE_DAYS).then(|| {
        let days = counted(left, "day", "days");
        let zh = format!("评估有效期至 {ends}，尚余 {left} 天，须在此前完成备案或重新评估");
        flag("valuation_term", zh, format!("the valuation holds to {ends}, {days}: file it by then or have it valued again"))
    })
}
