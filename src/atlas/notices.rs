//! What must be said wherever the figures show: disclaimers and what the figures leave out.

use jiff::civil::Date;

use super::Atlas;
use crate::programme::{Bilingual, counted};

/// 声明, printed with everything that leaves the house.
#[must_use]
pub fn disclaimer() -> Bilingual {
    Bilingual::new(
        "本评估仅为辅助决策，不构成规划许可、收储决定或评估结论。",
        "This assessment supports a decision; it is no planning permission, no acquisition decision and no valuation.",
    )
}

/// What must be seen before any figure: that the programme is over, that outlines are drawn by hand, that values are made up.
#[must_use]
pub fn marks(atlas: &Atlas, today: Date) -> Vec<Bilingual> {
    let programme = atlas.programme();
    let over = programme.expired_on(today).then(|| expired(programme.document.period_end));
    let provisional = atlas
        .outlines()
        .iter()
        .any(|outline| !outline.official)
        .then(|| Bilingual::new("片区范围为示意，非官方边界。", "Zone outlines are provisional, not official boundaries."));
    let example = (atlas.board().total.example_sites > 0)
        .then(|| Bilingual::new("含示例数据，不得用于决策。", "Contains example data; must not be used for decisions."));
    [over, provisional, example].into_iter().flatten().collect()
}

pub(super) fn on(atlas: &Atlas, today: Date) -> Vec<Bilingual> {
    let mut notices = vec![disclaimer()];
    notices.push(Bilingual::new(
        "已建成面积只计处于建成、评价、整改状态的载体，每个载体只计一次；在建和谋划另列，不冲抵缺口。",
        "Built area counts carriers in the states built, under review or rectifying, each once; what is under way or planned stands beside it and fills no gap.",
    ));
    notices.extend(marks(atlas, today));
    notices.extend(left_out(atlas));
    notices
}

fn expired(end: Date) -> Bilingual {
    Bilingual::new(
        format!("所依据方案已于{}年{}月{}日到期。", end.year(), end.month(), end.day()),
        format!("The programme relied on expired on {end}."),
    )
}

/// What is not in the figures because it is not known, or could be put in two places.
fn left_out(atlas: &Atlas) -> Vec<Bilingual> {
    let total = &atlas.board().total;
    let sentences = [
        (
            total.vacancy_unknown_sites as usize,
            "处楼宇或物业空置面积未知，未计入空置合计。",
            "building or property of unknown vacancy is not in the vacant total.",
            "buildings or properties of unknown vacancy are not in the vacant total.",
        ),
        (
            total.carriers_of_unknown_status as usize,
            "个载体状态未知，未计入已建、在建或谋划。",
            "carrier of unknown state counts neither as built nor as under way or planned.",
            "carriers of unknown state count neither as built nor as under way or planned.",
        ),
        (
            total.built_area.unknown as usize,
            "个已建成载体面积未知，已建成面积按其余载体合计。",
            "built carrier of unknown area is not in the built total.",
            "built carriers of unknown area are not in the built total.",
        ),
        (
            total.enclaves as usize,
            "处飞地（区外 M0 地块）未计入。",
            "M0 parcel outside the district is not counted.",
            "M0 parcels outside the district are not counted.",
        ),
        (
            atlas.holds_of(|part| &part.ground.ambiguous).count(),
            "处位于重叠的片区范围内，归入编号最小的片区。",
            "site lies in overlapping outlines and counts in the zone with the smallest id.",
            "sites lie in overlapping outlines and count in the zone with the smallest id.",
        ),
        (
            atlas.holds_of(|part| &part.ground.astray).count(),
            "处所填片区不在方案中，计为片区外。",
            "site names a zone that the programme does not list and counts outside the zones.",
            "sites name a zone that the programme does not list and count outside the zones.",
        ),
    ];
    let found = sentences.into_iter().filter(|(count, ..)| *count > 0);
    found.map(|(count, zh, one, many)| Bilingual::new(format!("{count} {zh}"), counted(count, one, many))).collect()
}
