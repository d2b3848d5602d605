//! Values that can be read but smell of a wrong unit: a person is asked, or the row refused. Never here: how a number is read.

use super::cells::Remarks;
use super::findings::{Finding, words};
use super::headings::Heading;
use super::slots::Slot;
use crate::estate::{Site, SiteKind};
use crate::units::{Area, YuanPerSquareMetre};

/// No building on earth has more floor area; the largest hold about 1.8 million ㎡.
const LARGEST: Area = Area::from_square_metres(2_000_000);

/// No building has been sold for more, 元/㎡; what is above is the price of the whole.
const DEAREST: YuanPerSquareMetre = YuanPerSquareMetre::from_yuan(500_000);
/// No floor is let for more, 元/㎡ a month; what is above is the rent of the whole.
const DEAREST_RENT: YuanPerSquareMetre = YuanPerSquareMetre::from_yuan(5_000);
/// No storey is higher, cm; what is above was meant in cm or mm.
const HIGHEST: u16 = 5_000;
/// No building has more storeys; what is above is a year or an area.
const MOST_LEVELS: u16 = 200;

/// No building stands on more ground, ㎡, and no parcel of the trade; what is above was drawn around a district, or across the antimeridian.
const MOST_GROUND: f64 = 2_000_000.0;
const MOST_GROUND_OF_PARCEL: f64 = 20_000_000.0;
/// Square metres in a square degree at the equator, where there are most.
const SQUARE_DEGREE: f64 = 12_400_000_000.0;

/// Refuses a shape that is larger than anything of its kind.
pub(super) fn doubt_shape(site: &Site) -> Option<Finding> {
    let most = match site.kind() {
        SiteKind::Building | SiteKind::IdleProperty | SiteKind::Carrier => MOST_GROUND,
        SiteKind::M0Parcel => MOST_GROUND_OF_PARCEL,
        SiteKind::Place => return None,
    };
    let shape = &site.shape.as_ref()?.value;
    let around = shape.bbox();
    let (wide, high) = (around.east - around.west, around.north - around.south);
    // Most shapes are told by their box, without measuring them.
    if wide * high * SQUARE_DEGREE <= most {
        return None;
    }
    let ground = shape.ground_m2();
    (ground > most).then(|| too_wide(ground / 1e6, wide > 180.0))
}

/// A shape of so many km².
fn too_wide(ground_km2: f64, around_the_world: bool) -> Finding {
    let (zh, en) =
        if around_the_world { ("（跨越 180° 经线？）", " (does it cross the antimeridian?)") } else { ("", "") };
    Finding::fault(
        "shape-too-large",
        words(
            format!("轮廓覆盖 {ground_km2:.1} km²，没有这样大的对象{zh}"),
            format!("the outline covers {ground_km2:.1} km²; nothing of its kind is so large{en}"),
        ),
        words("核对轮廓和坐标系；画的是区域时不要作为楼宇导入", "check outline and datum; do not import an area as a building"),
    )
}

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
        Some(Slot::Price(Some(price))) if price.value > DEAREST => {
            remarks.findings.push(too_dear(text, &price.value.to_string()));
        }
        Some(Slot::Price(Some(price)))
            if plain
                && matches!(column.wire, "asking_price_yuan_per_m2" | "valuation_yuan_per_m2")
                && (1..10_000).contains(&price.value.hundredths()) =>
        {
            remarks.findings.push(price_in_wan(&price.value.to_string()));
        }
        Some(Slot::Rent(Some(rent))) if rent.value > DEAREST_RENT => {
            remarks.findings.push(too_dear(text, &rent.value.to_string()));
        }
        Some(Slot::Centimetres(Some(height))) if column.wire != "column_span_m" && height.value > HIGHEST => {
            remarks.findings.push(too_high(text));
        }
        Some(Slot::Levels(Some(levels))) if column.wire.starts_with("levels") && levels.value > MOST_LEVELS => {
            remarks.findings.push(too_many_levels(text));
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

fn price_in_wan(price: &str) -> Finding {
    Finding::warning(
        "price-in-wan",
        words(format!("单价 {price} 偏低，单位是否为万元/㎡？"), format!("a price of {price} is low; is it in 万元/㎡?")),
        words("在表头写明 元/㎡ 或 万元/㎡", "say 元/㎡ or 万元/㎡ in the heading"),
    )
}

fn too_dear(text: &str, price: &str) -> Finding {
    Finding::fault(
        "price-too-high",
        words(
            format!("“{text}”读作 {price}，没有这样高的单价，可能是总价"),
            format!("“{text}” is read as {price}; nothing costs so much, it may be the price of the whole"),
        ),
        words("填写每平方米的单价；只有总价时留空", "write the price of a ㎡; leave it empty where only the whole is known"),
    )
}

fn too_high(text: &str) -> Finding {
    Finding::fault(
        "height-too-large",
        words(
            format!("“{text}”按米读入超过 50 m，没有这样高的楼层"),
            format!("“{text}” is more than 50 m in metres; no storey is so high"),
        ),
        words("核对单位，如 3.6 m、360 cm", "check the unit, such as 3.6 m or 360 cm"),
    )
}

fn too_many_levels(text: &str) -> Finding {
    Finding::fault(
        "too-many-levels",
        words(format!("“{text}”层：没有这样多层的楼"), format!("“{text}” storeys: no building has so many")),
        words("核对是否错列（年份、面积）", "check whether it stands in the wrong column (a year, an area)"),
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
