//! What is printed with every sheet: disclaimers, and what the figures stand on.

use super::dossier::{Dossier, Takeable};
use super::modes::Terms;
use super::question::Sight;
use crate::atlas::disclaimer;
use crate::programme::Bilingual;
use crate::units::Area;

pub(super) fn notices(dossier: &Dossier<'_>, terms: &Terms, space: Option<Takeable>) -> Vec<Bilingual> {
    let when = |holds: bool, zh: &str, en: &str| holds.then(|| Bilingual::new(zh, en));
    let example = dossier.site.standing().is_example() || dossier.building.is_some_and(|whole| whole.standing().is_example());
    let borrowed = dossier.settings.rent_yuan_per_m2_month.is_none()
        && dossier.offer(|offer| &offer.incubation_rent).is_none()
        && terms.rent_earned.is_some();
    let provisional = dossier.atlas.outlines().iter().any(|outline| !outline.official);
    let all = [
        Some(disclaimer()),
        when(example, "含示例数据，不得用于决策。", "Contains example data; must not be used for decisions."),
        expired(dossier),
        when(provisional, "片区范围为示意，非官方边界。", "Zone outlines are provisional, not official boundaries."),
        when(
            dossier.settings.sight == Sight::Open,
            "产权人、抵押、查封、争议、征收和违建为受限信息，本表未显示，相关得分按未知计。",
            "Owner, mortgage, seizure, dispute, expropriation and illegal building are restricted and not shown; what rests on them \
             counts as unknown.",
        ),
        when(
            borrowed,
            "无入孵租金记录，以楼宇平均租金代替 [A]。",
            "No incubation rent is on record; the building's average rent stands for it [A].",
        ),
        when(
            space.is_some_and(|space| !space.ratio_known),
            "得房率未知，价格、租金和改造按可用面积计算。",
            "Usable over floor area is not known; price, rent and works are reckoned on the usable area.",
        ),
        when(
            dossier.registered_parts() > Area::ZERO,
            "已另行登记为闲置物业的部分不重复计算。",
            "Parts registered as idle properties of their own are not counted again.",
        ),
    ];
    all.into_iter().flatten().collect()
}

fn expired(dossier: &Dossier<'_>) -> Option<Bilingual> {
    let programme = dossier.atlas.programme();
    let end = programme.document.period_end;
    programme.expired_on(dossier.settings.on).then(|| {
        Bilingual::new(
            format!("所依据方案已于{}年{}月{}日到期。", end.year(), end.month(), end.day()),
            format!("The programme relied on expired on {end}."),
        )
    })
}
