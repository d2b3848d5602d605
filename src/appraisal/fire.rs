//! The district's fire guideline for existing buildings as a decision table: three paths, or a person decides.
//!
//! Read in a secondary publication [c]; a carrier for technology firms may fall under 研发等企业办公, so F2 is never promised to it.

use serde::{Deserialize, Serialize};

/// What a building is or shall be used for, as far as the guideline tells uses apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildingUse {
    /// 商店.
    Shop,
    /// 一般办公.
    Office,
    /// 行政办公; not in the list of free swaps.
    AdministrativeOffice,
    /// 工业、研发等企业办公; not in the list of free swaps.
    ResearchOffice,
    /// 宾馆.
    Hotel,
    /// 超市.
    Supermarket,
    /// 餐饮.
    Catering,
    /// 影院.
    Cinema,
    /// 健身.
    Gym,
    /// 培训.
    Training,
    /// 金融服务.
    FinancialServices,
    /// 医疗, 医美 included.
    Medical,
    /// 养老.
    ElderlyCare,
    /// 工业厂房.
    Industrial,
    /// 孵化器 in the sense of civil use of a former factory.
    Incubator,
}

impl BuildingUse {
    const fn is_industrial(self) -> bool {
        matches!(self, Self::Industrial)
    }

    const fn is_care(self) -> bool {
        matches!(self, Self::Medical | Self::ElderlyCare)
    }

    const fn swaps_freely(self) -> bool {
        matches!(
            self,
            Self::Shop
                | Self::Office
                | Self::Hotel
                | Self::Supermarket
                | Self::Catering
                | Self::Cinema
                | Self::Gym
                | Self::Training
                | Self::FinancialServices
        )
    }
}

/// A conversion as the guideline asks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FireCase {
    /// In the municipal renewal project library or certified by the leading group; `None` when not known.
    pub in_scope: Option<bool>,
    /// Present use.
    pub from: BuildingUse,
    /// Use after conversion.
    pub to: BuildingUse,
    /// Whether the registered use stays.
    pub registered_use_unchanged: bool,
    /// Whether the fire classification changes.
    pub fire_class_changes: bool,
    /// Whether floor area is added.
    pub adds_area: bool,
}

/// Which way leads through the fire rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirePath {
    /// 功能不变: current code is the aim, never below the standard when built; expert review.
    F1,
    /// 公共建筑内互换: no functional change.
    F2,
    /// 功能改变: planning approval or consent first; current code.
    F3,
    /// 人工判定.
    Review,
    /// Outside the guideline: ordinary procedure, current code.
    NotApplicable,
    /// It is not known whether the guideline applies.
    Unknown,
}

/// The path of a conversion.
#[must_use]
pub fn fire_path(case: &FireCase) -> FirePath {
    let Some(in_scope) = case.in_scope else { return FirePath::Unknown };
    let leaves_industry = case.from.is_industrial() && !case.to.is_industrial();
    let becomes_care = !case.from.is_industrial() && !case.from.is_care() && case.to.is_care();
    if !in_scope {
        FirePath::NotApplicable
    } else if leaves_industry || becomes_care {
        FirePath::F3
    } else if case.from == case.to && !case.adds_area {
        FirePath::F1
    } else if case.from != case.to && case.from.swaps_freely() && case.to.swaps_freely() && case.registered_use_unchanged {
        if case.fire_class_changes { FirePath::Review } else { FirePath::F2 }
    } else {
        FirePath::Review
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(in_scope: Option<bool>, from: BuildingUse, to: BuildingUse, fire_class_changes: bool) -> FirePath {
        fire_path(&FireCase { in_scope, from, to, registered_use_unchanged: true, fire_class_changes, adds_area: false })
    }

    #[test]
    fn domain_3_4_decision_table() {
        use BuildingUse::{
            AdministrativeOffice, Catering, Hotel, Incubator, Industrial, Medical, Office, ResearchOffice, Shop, Training,
        };
        let yes = Some(true);
        assert_eq!(path(yes, Shop, Office, false), FirePath::F2, "V1");
        assert_eq!(path(yes, Shop, ResearchOffice, false), FirePath::Review, "V2");
        assert_eq!(path(yes, Shop, AdministrativeOffice, false), FirePath::Review, "V3");
        assert_eq!(path(yes, Office, Office, false), FirePath::F1, "V4");
        assert_eq!(path(yes, Industrial, Incubator, false), FirePath::F3, "V5");
        assert_eq!(path(yes, Office, Medical, false), FirePath::F3, "V6");
        assert_eq!(path(Some(false), Shop, Catering, false), FirePath::NotApplicable, "V7");
        assert_eq!(path(yes, Hotel, Training, true), FirePath::Review, "V8");
        assert_eq!(path(None, Shop, Office, false), FirePath::Unknown, "V9");
    }

    #[test]
    fn an_added_storey_needs_a_person() {
        let case = FireCase {
            in_scope: Some(true),
            from: BuildingUse::Office,
            to: BuildingUse::Office,
            registered_use_unchanged: true,
            fire_class_changes: false,
            adds_area: true,
        };
        assert_eq!(fire_path(&case), FirePath::Review);
    }
}
