//! What a row of a plan's model is called: the target, the ceiling or the carrier that it is. Never here: whether it holds.

use super::super::answer::{Amount, Plan};
use super::super::model::{Measure, Row, Sense, Subject};
use super::super::order::HELD;
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Yuan};

/// Where a row stands in the file, for whoever looks it up there.
pub(super) fn place(row: usize) -> String {
    format!("model.rows: {row}")
}

/// The row of this number in words; only its number where the model has none such.
pub(super) fn name_of(plan: &Plan, row: usize) -> Bilingual {
    let unknown = || Bilingual::new(format!("模型没有的第 {row} 项约束"), format!("row {row}, which the model does not have"));
    plan.model.rows.get(row).map_or_else(unknown, |row| name(plan, row))
}

/// A row in words: whom it binds, what it asks for and by when.
pub(super) fn name(plan: &Plan, row: &Row) -> Bilingual {
    let what = counted(row.measure);
    let label = row.label.as_deref();
    if row.or_nothing {
        let building = label.map_or_else(String::new, |label| format!("“{label}”"));
        return Bilingual::new(
            format!("{building}各层合成载体的最小面积"),
            format!("the least size of the carrier made of the floors of {building}"),
        );
    }
    if label == Some(HELD) {
        return Bilingual::new(format!("前一目标已达到的{}", what.zh), format!("the {} that an earlier aim came to", what.en));
    }
    let who = who(plan, &row.subject);
    let or_nothing = || Bilingual::new("", "");
    let funder = label.map_or_else(or_nothing, |label| Bilingual::new(format!("“{label}”"), format!(" of “{label}”")));
    let due = row.due.map_or_else(or_nothing, |due| Bilingual::new(format!("（{due} 前）"), format!(" by {due}")));
    let (zh, en) = match row.sense {
        Sense::AtLeast => ("目标", "target of"),
        Sense::AtMost => ("上限", "ceiling on"),
    };
    Bilingual::new(
        format!("{}{}{}{zh}{}", who.zh, funder.zh, what.zh, due.zh),
        format!("the {en} {}{}{} for {}", what.en, funder.en, due.en, who.en),
    )
}

/// An amount of a row as people read it: ㎡, 元, whole firms.
pub(super) fn amount(row: &Row, units: i128) -> Amount {
    let units = i64::try_from(units).unwrap_or(i64::MAX);
    match row.measure {
        Measure::Area => Amount::Area(Area::from_hundredths(units)),
        Measure::Cost => Amount::Money(Yuan::new(units)),
        Measure::Firms
        | Measure::TechFirms
        | Measure::Owners
        | Measure::Sites
        | Measure::Large
        | Measure::Special
        | Measure::Municipal
        | Measure::National
        | Measure::Suitability
        | Measure::Waiting => Amount::Count(units.div_euclid(row.scale.max(1))),
    }
}

fn counted(measure: Measure) -> Bilingual {
    let (zh, en) = match measure {
        Measure::Area => ("载体面积", "carrier space"),
        Measure::Firms => ("可容纳企业和团队数", "room for firms and teams"),
        Measure::TechFirms => ("可容纳科技型企业数", "room for tech firms"),
        Measure::Cost => ("费用", "cost"),
        Measure::Owners => ("产权户数", "owners"),
        Measure::Sites => ("处数", "sites"),
        Measure::Large => ("大型孵化载体数", "large carriers"),
        Measure::Special => ("特色载体数", "specialty carriers"),
        Measure::Municipal => ("市级及以上载体数", "carriers of municipal rank or above"),
        Measure::National => ("国家级载体数", "national carriers"),
        Measure::Suitability => ("适配度", "suitability"),
        Measure::Waiting => ("等待", "waiting"),
    };
    Bilingual::new(zh, en)
}

fn who(plan: &Plan, subject: &Subject) -> Bilingual {
    let (zh, en): (Vec<String>, Vec<String>) = match subject {
        Subject::District => (vec![plan.district.name.zh.clone()], vec![plan.district.name.en.clone()]),
        Subject::Zones(zones) => zones.iter().map(|zone| zone_name(plan, zone)).map(|name| (name.zh, name.en)).unzip(),
        Subject::Sites(sites) => sites.iter().map(|site| (format!("“{site}”"), format!("“{site}”"))).unzip(),
    };
    Bilingual::new(zh.join("、"), en.join(", "))
}

/// The zone's id with the name that the plan prints for it.
fn zone_name(plan: &Plan, zone: &ZoneId) -> Bilingual {
    let printed = plan.zones.iter().find(|result| result.zone.as_ref() == Some(zone));
    let named = |name: &str| format!("{zone} {name}");
    printed.map_or_else(
        || Bilingual::new(format!("片区 {zone} "), format!("zone {zone}")),
        |result| Bilingual::new(named(&result.name.zh), named(&result.name.en)),
    )
}
