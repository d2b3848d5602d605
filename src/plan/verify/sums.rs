//! Whether the printed sums are the sums: of the plan, of every zone, of the district. Never here: a bound.

use super::super::answer::{Plan, ZoneResult};
use super::super::model::{Measure, Row, Sense, Subject};
use super::{Objection, objection};
use crate::programme::ZoneId;
use crate::units::{Area, Yuan, YuanPerSquareMetre};

/// Whether the printed sums are the sums.
pub(super) fn objections(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    let cost: Yuan = plan.choices.iter().map(|choice| choice.cost_yuan).sum();
    let area: Area = plan.choices.iter().map(|choice| choice.area_m2).sum();
    let totals = &plan.totals;
    if totals.cost_yuan != cost || i128::from(cost.get()) != plan.model.cost(selection) {
        found.push(objection(
            "total_cost",
            "totals.cost_yuan",
            format!("总成本应为 {cost}"),
            format!("the choices cost {cost} in all"),
        ));
    }
    if totals.area_m2 != area {
        found.push(objection(
            "total_area",
            "totals.area_m2",
            format!("总面积应为 {area}"),
            format!("the choices have {area} in all"),
        ));
    }
    if totals.sites as usize != plan.choices.len() || totals.average_yuan_per_m2 != YuanPerSquareMetre::average(cost, area) {
        found.push(objection("totals", "totals", "处数或均价有误", "the number of sites or the average price is wrong"));
    }
    for result in plan.zones.iter().chain([&plan.district]) {
        if !result_holds(plan, result) {
            let place = result.zone.as_ref().map_or("district", |zone| zone.0.as_str());
            found.push(objection(
                "zone",
                place,
                format!("{}的合计、目标或边际价有误", result.name.zh),
                format!("sums, target or price of {} are wrong", result.name.en),
            ));
        }
    }
    found
}

fn result_holds(plan: &Plan, result: &ZoneResult) -> bool {
    let here = || plan.choices.iter().filter(|choice| result.zone.is_none() || choice.zone == result.zone);
    let cost: Yuan = here().map(|choice| choice.cost_yuan).sum();
    let area: Area = here().map(|choice| choice.area_m2).sum();
    let mine = |row: &&Row| {
        let whose = match (&row.subject, &result.zone) {
            (Subject::District, None) => true,
            (Subject::Zones(zones), Some(zone)) => zones.len() == 1 && zones.contains(zone),
            (Subject::District | Subject::Zones(_) | Subject::Sites(_), _) => false,
        };
        whose && row.measure == Measure::Area && row.sense == Sense::AtLeast
    };
    let target = plan.model.rows.iter().filter(mine).max_by_key(|row| row.asked);
    let asked = target.map(|row| Area::from_hundredths(row.asked));
    let short = asked.map_or(Area::ZERO, |asked| (asked - result.built_m2 - area).or_zero());
    cost == result.cost_yuan
        && area == result.chosen_m2
        && here().count() == result.sites as usize
        && asked == result.target_m2
        && short == result.shortfall_m2
        && result.price_yuan_per_m2 == zone_price(plan, result.zone.as_ref())
}

/// What the rows that cover a zone pay for one ㎡ more, by the certificate's prices.
fn zone_price(plan: &Plan, zone: Option<&ZoneId>) -> Option<YuanPerSquareMetre> {
    let rows = || plan.model.rows.iter().zip(plan.certificate.prices_micro_yuan.iter().map(|price| i128::from(*price)));
    let budget: i128 =
        rows().filter(|(row, _)| row.measure == Measure::Cost && row.sense == Sense::AtMost).map(|(_, price)| price).sum();
    let covers = |row: &Row| match &row.subject {
        Subject::District => true,
        Subject::Zones(zones) => zone.is_some_and(|zone| zones.contains(zone)),
        Subject::Sites(_) => false,
    };
    let mut asked = rows().filter(|(row, _)| row.sense == Sense::AtLeast && covers(row)).peekable();
    asked.peek()?;
    let per = |row: &Row| match (&row.measure, &row.density) {
        (Measure::Area, _) => 1,
        (_, Some(density)) => i128::from(zone.and_then(|zone| density.by_zone.get(zone)).copied().unwrap_or(density.elsewhere)),
        (_, None) => 0,
    };
    let worth: i128 = asked.map(|(row, price)| price * per(row)).sum();
    i64::try_from(worth * 10_000 / (1_000_000 + budget)).ok().map(YuanPerSquareMetre::from_hundredths)
}
