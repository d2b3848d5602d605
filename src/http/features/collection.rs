//! Which collections there are, what each holds, and the properties of its features. Never here: a feature.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::question::PARAMETERS;
use crate::atlas::Property;
use crate::estate::SiteKind;
use crate::http::conditions::FILTER;
use crate::http::problem::Problem;
use crate::http::query::{Form, Parameter};
use crate::query::{Kind, Queryable};

/// What a collection is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Source {
    /// Sites of one kind, or all of them.
    Sites(Option<SiteKind>),
    /// Outlines of zones with where they stand against their targets.
    Zones,
    /// Floors of buildings.
    Floors,
    /// What kept plans choose.
    Choices,
    /// Rings around carriers.
    Reach,
}

/// A collection of features.
pub(in crate::http) struct Collection {
    /// Its name in addresses.
    pub(in crate::http) id: &'static str,
    /// What it is called, in Chinese and in English.
    pub(in crate::http) title: [&'static str; 2],
    /// What it holds, in a sentence of each.
    pub(in crate::http) about: [&'static str; 2],
    /// What it is made of.
    pub(in crate::http) source: Source,
}

const fn sites(id: &'static str, kind: Option<SiteKind>, title: [&'static str; 2], about: [&'static str; 2]) -> Collection {
    Collection { id, title, about, source: Source::Sites(kind) }
}

/// Every collection.
pub(in crate::http) static ALL: [Collection; 10] = [
    sites(
        "sites",
        None,
        ["全部物业", "All sites"],
        ["各类物业、地块、载体和地点", "Every building, property, parcel, carrier and place"],
    ),
    sites(
        "buildings",
        Some(SiteKind::Building),
        ["楼宇", "Buildings"],
        ["楼宇及其面积、权属性质和空置", "Buildings with their areas, kind of owner and vacancy"],
    ),
    sites(
        "idle-properties",
        Some(SiteKind::IdleProperty),
        ["闲置物业", "Idle properties"],
        ["登记为闲置的楼宇或其一部分", "Buildings, or parts of them, on record as idle"],
    ),
    sites(
        "m0-parcels",
        Some(SiteKind::M0Parcel),
        ["M0地块", "M0 parcels"],
        ["新型产业用地，整体取得", "Parcels of 新型产业用地, had as a whole"],
    ),
    sites(
        "carriers",
        Some(SiteKind::Carrier),
        ["孵化载体", "Carriers"],
        ["孵化载体及其状态、面积和企业数", "Incubation carriers with state, area and firms"],
    ),
    sites(
        "places",
        Some(SiteKind::Place),
        ["地点", "Places"],
        ["方案点名的地点和重要设施", "Places the programme names, and anchors"],
    ),
    Collection {
        id: "zones",
        title: ["片区（示意）", "Zones, provisional"],
        about: ["片区示意范围及其目标、已建成和缺口", "Provisional outlines of zones with target, built area and gap"],
        source: Source::Zones,
    },
    Collection {
        id: "floors",
        title: ["楼层", "Floors"],
        about: ["逐层登记的楼宇的各楼层", "The floors of buildings that are on record floor by floor"],
        source: Source::Floors,
    },
    Collection {
        id: "plan-choices",
        title: ["方案入选物业", "Choices of plans"],
        about: ["保存在项目中的方案各自选中的物业", "What each plan that the project keeps chooses"],
        source: Source::Choices,
    },
    Collection {
        id: "carrier-reach",
        title: ["载体覆盖（直线）", "Reach of carriers, straight lines"],
        about: [
            "各载体步行 5、10、15 分钟的覆盖圈，直线距离，每分钟 60 米，未计道路与坡度",
            "What each carrier reaches on foot in 5, 10 and 15 minutes, in a straight line at 60 m a minute, without streets and slopes",
        ],
        source: Source::Reach,
    },
];

/// One property of the features of a collection.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Column {
    /// Its name.
    pub(in crate::http) name: &'static str,
    /// What it is called, in Chinese and in English.
    pub(in crate::http) title: [&'static str; 2],
    /// What it holds.
    pub(in crate::http) kind: Kind,
}

const fn column(name: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Column {
    Column { name, title: [zh, en], kind }
}

const GEOMETRY: Column = column("geometry", "位置", "shape", Kind::Geometry);

/// Properties of zones.
const OF_ZONES: [Column; 17] = [
    column("id", "编号", "identifier", Kind::Text),
    GEOMETRY,
    column("zone", "片区编号", "zone", Kind::Text),
    column("name", "名称", "name", Kind::Text),
    column("name_en", "英文名称", "name in English", Kind::Text),
    column("official", "官方边界", "whether an authority published the outline", Kind::Boolean),
    column("target_m2", "目标面积", "target, ㎡", Kind::Number),
    column("built_m2", "已建成", "built, ㎡", Kind::Number),
    column("under_way_m2", "在建", "under way, ㎡", Kind::Number),
    column("planned_m2", "谋划", "planned, ㎡", Kind::Number),
    column("vacant_m2", "空置", "vacant, ㎡", Kind::Number),
    column("available_m2", "可用", "available, ㎡", Kind::Number),
    column("gap_m2", "缺口", "missing to the target, ㎡", Kind::Number),
    column("version", "图版本", "version of the drawing", Kind::Text),
    column("drawn_by", "绘制", "drawn by", Kind::Text),
    column("drawn_on", "绘制日期", "drawn on", Kind::Date),
    column("note", "说明", "how it was drawn", Kind::Text),
];

/// Properties of floors.
const OF_FLOORS: [Column; 12] = [
    column("id", "编号", "identifier", Kind::Text),
    GEOMETRY,
    column("building", "楼宇编号", "building", Kind::Text),
    column("building_name", "楼宇名称", "name of the building", Kind::Text),
    column("label", "楼层名称", "what the sign says", Kind::Text),
    column("order", "物理层序", "physical order", Kind::Number),
    column("level_kind", "层位类型", "kind of level", Kind::Text),
    column("floor_area_m2", "建筑面积", "floor area, ㎡", Kind::Number),
    column("usable_area_m2", "可使用面积", "usable area, ㎡", Kind::Number),
    column("let_area_m2", "出租面积", "let, ㎡", Kind::Number),
    column("vacant_area_m2", "空置面积", "vacant, ㎡", Kind::Number),
    column("vacant_since", "空置起始", "vacant since", Kind::Date),
];

/// Properties of what plans choose.
const OF_CHOICES: [Column; 17] = [
    column("id", "编号", "identifier", Kind::Text),
    GEOMETRY,
    column("plan", "方案编号", "plan", Kind::Text),
    column("plan_title", "方案名称", "what the plan is called", Kind::Text),
    column("plan_revision", "方案数据版本", "revision the plan was made for", Kind::Number),
    column("site", "物业编号", "site", Kind::Text),
    column("name", "名称", "name of the site", Kind::Text),
    column("zone", "片区", "zone", Kind::Text),
    column("scope", "取得范围", "whole or part", Kind::Text),
    column("refit", "改造方式", "how it is fitted out", Kind::Text),
    column("mode", "取得方式", "how it is had", Kind::Text),
    column("area_m2", "载体面积", "carrier area it makes, ㎡", Kind::Number),
    column("cost_yuan", "费用", "cost, 元", Kind::Number),
    column("unit_yuan_per_m2", "单价", "cost by area, 元/㎡", Kind::Number),
    column("break_even_yuan", "盈亏平衡价", "break-even price, 元", Kind::Number),
    column("irreplaceable", "不可替代", "without it the targets cannot be met", Kind::Boolean),
    column("example", "示例", "whether a made-up value went into it", Kind::Boolean),
];

/// What can be asked of the features of a collection.
struct Fields {
    columns: Vec<Column>,
    parameters: Vec<Parameter>,
}

impl Fields {
    fn of(source: Source) -> Self {
        let columns = match source {
            Source::Sites(kind) => Property::all(kind).into_iter().map(of_property).collect(),
            Source::Zones => OF_ZONES.to_vec(),
            Source::Floors => OF_FLOORS.to_vec(),
            Source::Choices => OF_CHOICES.to_vec(),
            Source::Reach => OF_REACH.to_vec(),
        };
        let mut known = if matches!(source, Source::Sites(_)) { FILTER.to_vec() } else { Vec::new() };
        for column in columns.iter().filter(|column: &&Column| column.is_plain()) {
            let taken = known.iter().chain(&PARAMETERS).any(|parameter| parameter.name == column.name);
            if !taken {
                let form = match column.kind {
                    Kind::Number => Form::Decimal,
                    Kind::Boolean => Form::Flag,
                    Kind::Text | Kind::Date | Kind::Instant | Kind::Geometry | Kind::List | Kind::Interval => Form::Text,
                };
                known.push(Parameter::one(column.name, form, column.title[1]));
            }
        }
        Self { columns, parameters: known }
    }
}

/// Properties of rings around carriers.
const OF_REACH: [Column; 11] = [
    column("id", "编号", "identifier", Kind::Text),
    GEOMETRY,
    column("carrier", "载体编号", "carrier", Kind::Text),
    column("name", "载体名称", "name of the carrier", Kind::Text),
    column("carrier_kind", "载体类型", "kind of carrier", Kind::Text),
    column("stage", "阶段", "built, under way or planned", Kind::Text),
    column("zone", "片区", "zone the carrier counts in", Kind::Text),
    column("minutes", "步行分钟", "minutes on foot", Kind::Number),
    column("reach_m", "半径", "radius, m", Kind::Number),
    column("straight_line", "直线距离", "whether streets and slopes are left out", Kind::Boolean),
    column("example", "示例", "whether a fact of the carrier is made up", Kind::Boolean),
];

impl Collection {
    /// The collection of a name.
    pub(in crate::http) fn named(id: &str) -> Result<&'static Self, Problem> {
        ALL.iter().find(|collection| collection.id == id).ok_or_else(|| {
            let names = ALL.iter().map(|collection| collection.id).collect::<Vec<_>>().join(", ");
            Problem::not_found(
                format!("没有要素集“{id}”；有 {names}"),
                format!("There is no collection “{id}”; there are {names}"),
            )
        })
    }

    /// The properties of its features, `id` and `geometry` first.
    pub(in crate::http) fn columns(&self) -> &'static [Column] {
        &self.fields().columns
    }

    /// Properties that an address may ask for by name, beside what every collection knows.
    pub(in crate::http) fn parameters(&self) -> &'static [Parameter] {
        &self.fields().parameters
    }

    fn fields(&self) -> &'static Fields {
        static OF_EACH: LazyLock<HashMap<&str, Fields>> =
            LazyLock::new(|| ALL.iter().map(|collection| (collection.id, Fields::of(collection.source))).collect());
        &OF_EACH[self.id]
    }
    /// Whether its features can be added, changed and taken out.
    pub(in crate::http) fn is_editable(&self) -> bool {
        matches!(self.source, Source::Sites(Some(_)))
    }
}

pub(super) fn of_property(property: &'static Property) -> Column {
    Column { name: property.name, title: [property.zh, property.en], kind: property.kind }
}

impl Column {
    /// As a filter asks for it.
    pub(in crate::http) const fn queryable(&self) -> Queryable<'static> {
        Queryable { name: self.name, kind: self.kind }
    }

    /// Whether features can be put in its order.
    pub(in crate::http) fn sorts(&self) -> bool {
        !matches!(self.kind, Kind::Geometry | Kind::List | Kind::Interval)
    }

    /// Whether `name=value` in an address asks for it.
    pub(in crate::http) fn is_plain(&self) -> bool {
        self.sorts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_collection_has_an_identifier_and_a_shape_and_no_name_twice() {
        for collection in &ALL {
            let columns = collection.columns();
            assert_eq!((columns[0].name, columns[1].name), ("id", "geometry"), "{}", collection.id);
            let mut names: Vec<_> = columns.iter().map(|column| column.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), columns.len(), "{}", collection.id);
        }
    }

    #[test]
    fn nothing_restricted_can_be_asked_for() {
        for column in ALL.iter().flat_map(Collection::columns) {
            assert!(!["owner", "mortgaged", "seized"].contains(&column.name));
        }
    }
}
