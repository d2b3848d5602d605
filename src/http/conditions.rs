//! The conditions on sites as parameters of a query, the same wherever sites are asked for.
//!
//! Never here: what they mean; the filter of the atlas and the query language say so.

use super::query::{Form, Parameter};

/// Kinds of site.
pub(super) const KINDS: &[&str] = &["building", "idle_property", "m0_parcel", "carrier", "place"];
const OWNER_KINDS: &[&str] = &["state", "collective", "private", "foreign", "mixed"];
const SUPPLY_CLASSES: &[&str] = &["idle_building", "idle_factory", "underused_land", "m0"];
const LANDMARKS: &[&str] = &["amenity", "university", "hospital", "park"];

/// The conditions on sites, alike wherever sites are asked for.
pub(super) const FILTER: [Parameter; 17] = [
    Parameter::many("kind", Form::Words(KINDS), "kinds of site 类型"),
    Parameter::many("zone", Form::Text, "zone ids 片区"),
    Parameter::many("street", Form::Text, "streets 街道"),
    Parameter::many("owner_kind", Form::Words(OWNER_KINDS), "kinds of owner 产权性质"),
    Parameter::many("supply_class", Form::Words(SUPPLY_CLASSES), "supply classes 供给类别"),
    Parameter::one("vacant_min_m2", Form::Decimal, "least vacant area, ㎡ 空置面积下限"),
    Parameter::one("available_min_m2", Form::Decimal, "least available area, ㎡ 可用面积下限"),
    Parameter::one("owners_max", Form::Whole { default: None, most: None }, "most owners 产权户数上限"),
    Parameter::one("price_max_yuan_per_m2", Form::Decimal, "highest asking price, 元/㎡ 报价上限"),
    Parameter::one("vacancy_min_percent", Form::Whole { default: None, most: Some(100) }, "least share vacant, % 空置率下限"),
    Parameter::one("storey_height_min_m", Form::Decimal, "least storey height, m 层高下限"),
    Parameter::one("as_of_min", Form::Text, "latest fact of this day or later, YYYY-MM-DD 数据日期不早于"),
    Parameter::many("near", Form::Words(LANDMARKS), "near a place of these kinds, of any where left out 邻近的商校院园"),
    Parameter::one("near_max_m", Form::Decimal, "at most so far from such a place in a straight line, m 邻近距离上限"),
    Parameter::one("include_unknown", Form::Flag, "sites whose figure is unknown pass too 含未知"),
    Parameter::one("plan_named", Form::Flag, "named by the programme 方案点名"),
    Parameter::one("q", Form::Text, "text in name, alias, id or address 文字"),
];

/// A condition in a query language, wherever sites are asked for.
pub(super) const CQL2: [Parameter; 3] = [
    Parameter::one("filter", Form::Text, "a condition in CQL2 条件"),
    Parameter::one("filter-lang", Form::Words(&["cql2-text", "cql2-json"]), "language of the filter 条件语言"),
    Parameter::one("filter-crs", Form::Text, "reference system of shapes in the filter 条件的坐标系"),
];
