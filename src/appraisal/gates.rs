//! Gates (闸门): what stops an acquisition whatever the score. A gate whose facts are missing is open and says which.

use serde::Serialize;

use super::dossier::Dossier;
use super::question::Sight;
use super::{Debt, FirePath};
use crate::estate::{Fact, SafetyGrade};
use crate::programme::Bilingual;
use crate::units::{Area, Share};

/// Which gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateKey {
    /// 查封未解.
    Seizure,
    /// 权属争议.
    TitleDispute,
    /// 剩余年限 < 回收期 + 5 年.
    LandTerm,
    /// 征收范围.
    Expropriation,
    /// 违建 > x %.
    IllegalBuilding,
    /// D 级无加固预算.
    Safety,
    /// F3 未获同意.
    FireConsent,
    /// DSCR < 1.0.
    DebtService,
}

/// What a gate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateOutcome {
    /// Nothing stands in the way.
    Pass,
    /// It stops the acquisition until it is cleared.
    Fail,
    /// A fact is missing.
    Unknown,
    /// The fact is restricted; ask someone with the role.
    NeedsRole,
    /// There is nothing to judge.
    NotApplicable,
}

/// One gate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gate {
    /// Which.
    pub key: GateKey,
    /// What it is called.
    pub name: Bilingual,
    /// What it says.
    pub outcome: GateOutcome,
    /// Why, or which fact is missing.
    pub sentence: Bilingual,
}

/// What the gates need besides the dossier.
pub(super) struct Bearings {
    pub(super) payback_years: Payback,
    pub(super) fire: FirePath,
    pub(super) dscr: Option<f64>,
}

/// The payback of the mode the gates are judged for, carried on beyond the horizon.
pub(super) enum Payback {
    /// So many years.
    Years(f64),
    /// 不可回收: the incomes never pay it back.
    Never,
    /// There is no cash flow.
    Unknown,
}

/// `Some(true)` when every gate passes, `Some(false)` when one fails, `None` when one is open.
#[must_use]
pub fn gates_pass(gates: &[Gate]) -> Option<bool> {
    let any = |outcome| gates.iter().any(|gate| gate.outcome == outcome);
    if any(GateOutcome::Fail) {
        Some(false)
    } else if any(GateOutcome::Unknown) || any(GateOutcome::NeedsRole) {
        None
    } else {
        Some(true)
    }
}

pub(super) fn gates(dossier: &Dossier<'_>, bearings: &Bearings) -> Vec<Gate> {
    vec![
        seizure(dossier),
        behind_a_role(dossier, title_dispute(dossier)),
        land_term(dossier, &bearings.payback_years),
        behind_a_role(dossier, expropriation(dossier)),
        behind_a_role(dossier, illegal_building(dossier)),
        safety(dossier),
        fire_consent(dossier, bearings.fire),
        debt_service(dossier.settings.debt, bearings.dscr),
    ]
}

/// A gate that rests on a restricted fact: to readers without the role it says so, whether or not the fact is on record.
fn behind_a_role(dossier: &Dossier<'_>, mut gate: Gate) -> Gate {
    if gate.outcome == GateOutcome::Unknown && dossier.settings.sight == Sight::Open {
        gate.outcome = GateOutcome::NeedsRole;
        gate.sentence = Bilingual::new(
            format!("{}为受限信息，需有权限的人员核验", gate.name.zh),
            format!("{} is restricted; someone with the role must check it", gate.name.en.to_lowercase()),
        );
    }
    gate
}

type Finding = (GateOutcome, &'static str, &'static str);

fn gate(key: GateKey, name: (&str, &str), outcome: GateOutcome, zh: impl Into<String>, en: impl Into<String>) -> Gate {
    Gate { key, name: Bilingual::new(name.0, name.1), outcome, sentence: Bilingual::new(zh, en) }
}

fn found(key: GateKey, name: (&str, &str), (outcome, zh, en): Finding) -> Gate {
    gate(key, name, outcome, zh, en)
}

fn seizure(dossier: &Dossier<'_>) -> Gate {
    let seized = dossier.restricted(|tenure| &tenure.seized).map(|fact| fact.value);
    let finding = match (dossier.settings.sight, seized) {
        (Sight::Open, _) => (
            GateOutcome::NeedsRole,
            "查封情况为受限信息，需有权限的人员核验",
            "seizure is restricted; someone with the role must check it",
        ),
        (Sight::Restricted, Some(true)) => (GateOutcome::Fail, "查封未解除", "it is under seizure"),
        (Sight::Restricted, Some(false)) => (GateOutcome::Pass, "无查封", "no seizure"),
        (Sight::Restricted, None) => (GateOutcome::Unknown, "查封情况未知", "it is not known whether it is seized"),
    };
    found(GateKey::Seizure, ("查封", "Seizure"), finding)
}

fn said(declared: Option<bool>, on_record: Option<&Fact<bool>>) -> Option<bool> {
    declared.or_else(|| on_record.map(|fact| fact.value))
}

fn title_dispute(dossier: &Dossier<'_>) -> Gate {
    let finding = match said(dossier.settings.declared.title_dispute, dossier.restricted(|tenure| &tenure.title_dispute)) {
        Some(true) => (GateOutcome::Fail, "存在权属争议", "the title is in dispute"),
        Some(false) => (GateOutcome::Pass, "无权属争议", "the title is not in dispute"),
        None => (GateOutcome::Unknown, "是否存在权属争议未知", "it is not known whether the title is in dispute"),
    };
    found(GateKey::TitleDispute, ("权属争议", "Title dispute"), finding)
}

fn expropriation(dossier: &Dossier<'_>) -> Gate {
    let on_record = dossier.restricted_planning(|planning| &planning.expropriation);
    let finding = match said(dossier.settings.declared.expropriation, on_record) {
        Some(true) => (GateOutcome::Fail, "位于征收范围", "it lies in an expropriation area"),
        Some(false) => (GateOutcome::Pass, "不在征收范围", "it lies in no expropriation area"),
        None => (GateOutcome::Unknown, "是否在征收范围未知", "it is not known whether it lies in an expropriation area"),
    };
    found(GateKey::Expropriation, ("征收范围", "Expropriation"), finding)
}

/// Years of the land-use right that are left on the day of the appraisal.
pub(super) fn years_left(dossier: &Dossier<'_>) -> Option<f64> {
    let end = dossier.tenure(|tenure| &tenure.land_right_end)?.value;
    let days = dossier.settings.on.until(end).ok()?.get_days();
    Some(f64::from(days) / 365.25)
}

fn land_term(dossier: &Dossier<'_>, payback: &Payback) -> Gate {
    const NAME: (&str, &str) = ("土地剩余年限", "Remaining land term");
    const MARGIN: f64 = 5.0;
    let key = GateKey::LandTerm;
    match (years_left(dossier), payback) {
        (None, _) => {
            gate(key, NAME, GateOutcome::Unknown, "土地使用权终止日期未知", "the end of the land-use right is not known")
        }
        // What is short of the margin alone fails whatever the payback.
        (Some(left), _) if left < MARGIN => gate(
            key,
            NAME,
            GateOutcome::Fail,
            format!("剩余 {left:.1} 年，不足 5 年"),
            format!("{left:.1} years are left, less than 5"),
        ),
        (Some(_), Payback::Unknown) => gate(key, NAME, GateOutcome::Unknown, "回收期未知", "the payback is not known"),
        (Some(left), Payback::Never) => gate(
            key,
            NAME,
            GateOutcome::Fail,
            format!("不可回收，剩余 {left:.1} 年不能满足回收期加 5 年"),
            format!("it never pays back, so {left:.1} years cannot cover payback plus 5"),
        ),
        (Some(left), Payback::Years(payback)) => {
            let need = payback + MARGIN;
            let outcome = if left >= need { GateOutcome::Pass } else { GateOutcome::Fail };
            let zh = format!("剩余 {left:.1} 年，回收期 {payback:.1} 年加 5 年为 {need:.1} 年");
            gate(key, NAME, outcome, zh, format!("{left:.1} years are left; payback {payback:.1} plus 5 makes {need:.1}"))
        }
    }
}

fn illegal_building(dossier: &Dossier<'_>) -> Gate {
    const NAME: (&str, &str) = ("违法建设", "Illegal building");
    let key = GateKey::IllegalBuilding;
    let on_record = || dossier.restricted_planning(|planning| &planning.illegal_area).map(|fact| fact.value);
    let Some(illegal) = dossier.settings.declared.illegal_area_m2.or_else(on_record) else {
        return gate(key, NAME, GateOutcome::Unknown, "违法建设面积未知", "the area built illegally is not known");
    };
    if illegal <= Area::ZERO {
        return gate(key, NAME, GateOutcome::Pass, "无违法建设", "nothing is built illegally");
    }
    let floor = dossier.own(|space| &space.floor_area).map(|fact| fact.value).filter(|floor| *floor > Area::ZERO);
    let (Some(limit), Some(floor)) = (dossier.settings.illegal_share_max, floor) else {
        return gate(
            key,
            NAME,
            GateOutcome::Unknown,
            format!("违法建设 {illegal}，上限比例或总建筑面积未定"),
            format!("{illegal:#} built illegally; the limit or the floor area is not set"),
        );
    };
    let share = Share::nearest(illegal.square_metres() / floor.square_metres());
    let outcome = if share <= limit { GateOutcome::Pass } else { GateOutcome::Fail };
    let percent = |share: Share| f64::from(share.millionths()) / 1e4;
    let (share, limit) = (percent(share), percent(limit));
    gate(
        key,
        NAME,
        outcome,
        format!("违法建设占 {share:.1} %，上限 {limit:.1} %"),
        format!("{share:.1} % built illegally, limit {limit:.1} %"),
    )
}

fn safety(dossier: &Dossier<'_>) -> Gate {
    let on_record = dossier.condition(|condition| &condition.strengthening_budget);
    let budget = said(dossier.settings.declared.strengthening_budget, on_record);
    let grade = dossier.condition(|condition| &condition.safety_grade).map(|fact| fact.value);
    let finding = match (grade, budget) {
        (None, _) => (GateOutcome::Unknown, "安全鉴定等级未知", "the safety grade is not known"),
        (Some(SafetyGrade::D), Some(true)) => (GateOutcome::Pass, "D 级，已有加固预算", "grade D with a strengthening budget"),
        (Some(SafetyGrade::D), Some(false)) => (GateOutcome::Fail, "D 级且无加固预算", "grade D without a strengthening budget"),
        (Some(SafetyGrade::D), None) => {
            (GateOutcome::Unknown, "D 级，有无加固预算未知", "grade D; it is not known whether strengthening is budgeted for")
        }
        (Some(SafetyGrade::C), _) => (GateOutcome::Pass, "C 级，须列加固预算", "grade C; a strengthening budget is needed"),
        (Some(SafetyGrade::A | SafetyGrade::B), _) => (GateOutcome::Pass, "A 或 B 级", "grade A or B"),
    };
    found(GateKey::Safety, ("房屋安全", "Structural safety"), finding)
}

fn fire_consent(dossier: &Dossier<'_>, path: FirePath) -> Gate {
    let consent = said(dossier.settings.declared.fire_consent, dossier.condition(|condition| &condition.fire_consent));
    let finding = match (path, consent) {
        (FirePath::F1 | FirePath::F2, _) => (GateOutcome::Pass, "不属功能改变（F1/F2）", "no functional change (F1 or F2)"),
        (FirePath::NotApplicable, _) => {
            (GateOutcome::Pass, "不适用指引，走常规程序", "outside the guideline: ordinary procedure")
        }
        (FirePath::F3, Some(true)) => (GateOutcome::Pass, "F3，已获同意", "F3 with consent"),
        (FirePath::F3, Some(false)) => (GateOutcome::Fail, "F3，未获同意", "F3 without consent"),
        (FirePath::F3, None) => (GateOutcome::Unknown, "F3，是否获同意未知", "F3; it is not known whether consent was given"),
        (FirePath::Review, Some(true)) => (GateOutcome::Pass, "经人工判定并获同意", "a person decided and consent was given"),
        (FirePath::Review, Some(false)) => {
            (GateOutcome::Fail, "经人工判定，未获同意", "a person decided and consent was refused")
        }
        (FirePath::Review, None) => (GateOutcome::Unknown, "消防路径须人工判定", "a person must decide the fire path"),
        (FirePath::Unknown, _) => {
            (GateOutcome::Unknown, "是否纳入更新项目库或原用途未知", "the renewal library or the present use is not known")
        }
    };
    found(GateKey::FireConsent, ("消防路径", "Fire path"), finding)
}

fn debt_service(debt: Option<Debt>, dscr: Option<f64>) -> Gate {
    const NAME: (&str, &str) = ("偿债备付率", "Debt service cover");
    let key = GateKey::DebtService;
    match (debt, dscr) {
        (None, _) => gate(key, NAME, GateOutcome::NotApplicable, "未设贷款", "no loan is set"),
        (Some(_), None) => gate(key, NAME, GateOutcome::Unknown, "报价或租金未知，无法计算", "it needs a price and a rent"),
        (Some(_), Some(cover)) => {
            let outcome = if cover >= 1.0 { GateOutcome::Pass } else { GateOutcome::Fail };
            gate(key, NAME, outcome, format!("DSCR {cover:.2}"), format!("DSCR {cover:.2}"))
        }
    }
}
