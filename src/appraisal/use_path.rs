//! From the registered use to the fire path a carrier would take, and what else has to be said of the change.

use serde::Serialize;

use super::dossier::Dossier;
use super::{BuildingUse, FireCase, FirePath, Profile, fire_path};
use crate::estate::SupplyClass;
use crate::programme::Bilingual;

/// The way through the fire guideline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FireRoute {
    /// Present use as the guideline tells uses apart; `null` while it is not known.
    pub from: Option<BuildingUse>,
    /// Use as a carrier.
    pub to: BuildingUse,
    /// The path.
    pub path: FirePath,
    /// The path if the carrier is accepted as 一般办公.
    pub path_as_office: FirePath,
    /// What it means.
    pub sentence: Bilingual,
}

/// The first use that a registered use names.
fn registered(text: &str) -> Option<BuildingUse> {
    const USES: [(&str, BuildingUse); 16] = [
        ("行政办公", BuildingUse::AdministrativeOffice),
        ("研发", BuildingUse::ResearchOffice),
        ("办公", BuildingUse::Office),
        ("商业", BuildingUse::Shop),
        ("商店", BuildingUse::Shop),
        ("超市", BuildingUse::Supermarket),
        ("酒店", BuildingUse::Hotel),
        ("宾馆", BuildingUse::Hotel),
        ("餐饮", BuildingUse::Catering),
        ("影院", BuildingUse::Cinema),
        ("健身", BuildingUse::Gym),
        ("培训", BuildingUse::Training),
        ("金融", BuildingUse::FinancialServices),
        ("养老", BuildingUse::ElderlyCare),
        ("医疗", BuildingUse::Medical),
        ("工业", BuildingUse::Industrial),
    ];
    const FACTORY: [&str; 2] = ["厂房", "仓储"];
    let named = USES.iter().filter_map(|(word, used)| Some((text.find(word)?, *used))).min_by_key(|(at, _)| *at);
    let factory = FACTORY.iter().any(|word| text.contains(word)).then_some(BuildingUse::Industrial);
    named.map(|(_, used)| used).or(factory)
}

/// The way through the fire guideline for a type of carrier.
pub(super) fn route(dossier: &Dossier<'_>, profile: Profile) -> FireRoute {
    let in_library = dossier.condition(|condition| &condition.in_renewal_library).map(|fact| fact.value);
    let factory = dossier.site.supply_class.as_ref().is_some_and(|class| class.value == SupplyClass::IdleFactory);
    let by_class = factory.then_some(BuildingUse::Industrial);
    let from = dossier.condition(|condition| &condition.registered_use).and_then(|fact| registered(&fact.value)).or(by_class);
    let to = match (profile, from) {
        (Profile::SpecialisedIncubator, _) => BuildingUse::Medical,
        (_, Some(BuildingUse::Industrial)) => BuildingUse::Incubator,
        (Profile::Makerspace | Profile::Incubator | Profile::Accelerator, _) => BuildingUse::ResearchOffice,
    };
    let path = |to| from.map_or(FirePath::Unknown, |from| fire_path(&case(in_library, from, to)));
    let (path, path_as_office) = (path(to), path(BuildingUse::Office));
    FireRoute { from, to, path, path_as_office, sentence: sentence(path) }
}

/// The registered use is taken to stay, the fire class not to change and no area to be added [A].
const fn case(in_scope: Option<bool>, from: BuildingUse, to: BuildingUse) -> FireCase {
    FireCase { in_scope, from, to, registered_use_unchanged: true, fire_class_changes: false, adds_area: false }
}

fn sentence(path: FirePath) -> Bilingual {
    match path {
        FirePath::F1 => Bilingual::new(
            "F1：功能不变，宜执行现行规范，确有困难的不低于原建时标准，须专家评审",
            "F1: use unchanged; current code is the aim, never below the standard when built; expert review",
        ),
        FirePath::F2 => {
            Bilingual::new("F2：公共建筑内互换，不视为功能改变", "F2: a swap inside public buildings, no functional change")
        }
        FirePath::F3 => Bilingual::new(
            "F3：功能改变，须先获规划许可或区政府同意，执行现行规范",
            "F3: the function changes; planning approval or consent first, current code",
        ),
        FirePath::Review => Bilingual::new(
            "人工判定：科技企业载体可能属研发等企业办公，不能预设为 F2",
            "a person decides: a carrier for technology firms may count as an R&D company office, so F2 is not promised",
        ),
        FirePath::NotApplicable => {
            Bilingual::new("不在指引范围：常规程序，执行现行规范", "outside the guideline: ordinary procedure, current code")
        }
        FirePath::Unknown => Bilingual::new("更新项目库情况或原用途未知", "the renewal library or the present use is not known"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_use_named_decides_and_an_r_and_d_office_is_no_office() {
        assert_eq!(registered("办公、商业"), Some(BuildingUse::Office));
        assert_eq!(registered("商业、办公"), Some(BuildingUse::Shop));
        assert_eq!(registered("研发办公"), Some(BuildingUse::ResearchOffice));
        assert_eq!(registered("行政办公"), Some(BuildingUse::AdministrativeOffice));
        assert_eq!(registered("工业厂房"), Some(BuildingUse::Industrial));
        assert_eq!(registered("仓储"), Some(BuildingUse::Industrial));
        assert_eq!(registered("其他"), None);
    }
}
