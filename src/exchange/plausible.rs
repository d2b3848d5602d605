//! Values that can be read but smell of a wrong unit: a person is asked, or the row refused. Never here: how a number is read.

use super::cells::Remarks;
use super::findings::{Finding, words};
use super::headings::Heading;
use super::slots::Slot;
use crate::estate::Site;
use crate::units::Area;

/// No building on earth has more floor area; the largest hold about 1.8 million ㎡.
const LARGEST: Area = Area::from_square_metres(2_000_000);

/// Adds what is doubtful about the value that a cell has just given to a site.
pub(super) fn doubt(site: &mut Site, heading: &Heading, text: &str, remarks: &mut Remarks) {
    let Some(column) = heading.column else { return };
    let plain = heading.unit.is_none() && remarks.findings.is_empty();
    match column.slot(site) {
        Some(Slot::Rent(Some(rent))) if plain && (1..1_000).contains(&rent.value.hundredths()) => {
            remarks.findings.push(rent_per_day(&rent.value.to_string()));
        }
        Some(Slot::Area(Some(area))) if column.wire != "land_area_m2" && area.value > LARGEST => {
            remarks.findings.push(too_large(text, area.value));
        }
        Some(Slot::Area(Some(area)))
            if plain && column.wire == "floor_area_m2" && (1..10_000).contains(&area.value.hundredths()) =>
        {
            remarks.findings.push(area_in_wan(area.value));
        }
        Some(Slot::Share(Some(share)))
            if heading.unit.is_some_and(|unit| unit.numerator != unit.denominator)
                && !text.contains(['%', '％', '‰'])
                && (1..=10_000).contains(&share.value.millionths()) =>
        {
            remarks.findings.push(share_too_small(text));
        }
        _ => {}
    }
}

fn rent_per_day(rent: &str) -> Finding {
    Finding::warning(
        "rent-per-day",
        words(format!("租金 {rent}（每月）偏低，是否为每天？"), format!("a rent of {rent} a month is low; is it per day?")),
        words("在表头写明 元/㎡·天 或 元/㎡·月", "say 元/㎡·天 or 元/㎡·月 in the heading"),
    )
}

fn area_in_wan(area: Area) -> Finding {
    Finding::warning(
        "area-in-wan",
        words(format!("建筑面积 {area} 偏小，单位是否为万㎡？"), format!("a floor area of {area} is small; is it in 万㎡?")),
        words("在表头写明单位，如 总建筑面积(万㎡)", "say the unit in the heading, such as 总建筑面积(万㎡)"),
    )
}

fn too_large(text: &str, area: Area) -> Finding {
    Finding::fault(
        "area-too-large",
        words(
            format!("“{text}”按本列单位为 {area}，没有这样大的建筑"),
            format!("“{text}” is {area} in the unit of this column; no building is so large"),
        ),
        words("核对单位是 ㎡ 还是 万㎡", "check whether the unit is ㎡ or 万㎡"),
    )
}

fn share_too_small(text: &str) -> Finding {
    Finding::fault(
        "share-too-small",
        words(
            format!("表头单位为 %，“{text}”是百分之几还是比例不明"),
            format!("the heading says %, and “{text}” may be per cent or a ratio"),
        ),
        words("在单元格写明，如 15% 或 0.15%", "say it in the cell, such as 15% or 0.15%"),
    )
}
