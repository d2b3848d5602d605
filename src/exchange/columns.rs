//! The one table of columns: what a field is called in a sheet and in a feature, what it counts, and where it sits in a site.
//!
//! Readers and writers of every format go through this table. Never here: the text of a cell or the order of a file.

use super::measures::Dimension;
use super::slots::Slot;
use crate::estate::{
    Carrier, Condition, Fabric, M0Parcel, Offer, Place, Planning, Site, SiteBody, SiteId, SiteKind, Space, Tenure,
};

/// What a column is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    Id,
    Kind,
    /// Degrees or metres east.
    Lon,
    /// Degrees or metres north.
    Lat,
    /// WKT text in a sheet.
    Geometry,
    /// Datum of the row's coordinates.
    Crs,
    Source,
    AsOf,
    Confidence,
    /// Provenance by field, JSON.
    Facts,
    /// Written for the reader's eye and made anew each time.
    Derived,
    /// A national code that proves itself; kept among the extra columns.
    Code(Code),
    /// What only rows of a floor sheet have.
    Floor(FloorPart),
    /// A field of the site, for the kinds that have it.
    Field(fn(&mut Site) -> Option<Slot<'_>>),
}

/// A code that can be checked on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// 不动产单元代码.
    RealEstateUnit,
    /// 统一社会信用代码.
    Credit,
}

/// A column of a floor sheet beside the areas, which it shares with buildings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FloorPart {
    /// What the sign says.
    Label,
    /// Physical order, 1 for the lowest floor.
    Order,
    /// 地上, 平街, 吊层 or 地下.
    LevelKind,
}

/// One column.
#[derive(Debug)]
pub(super) struct Column {
    /// English name on the wire, with its unit.
    pub(super) wire: &'static str,
    /// Chinese name in a sheet.
    pub(super) zh: &'static str,
    /// What it counts, where a unit may be given.
    pub(super) dimension: Option<Dimension>,
    /// Owner, mortgage, seizure, dispute, expropriation and illegal building leave only for those who may see them.
    pub(super) restricted: bool,
    /// What it is for.
    pub(super) purpose: Purpose,
    /// Further names, survey template and ledgers first.
    pub(super) synonyms: &'static [&'static str],
}

impl Column {
    /// The field in a site, if the site's kind has it.
    pub(super) fn slot<'a>(&self, site: &'a mut Site) -> Option<Slot<'a>> {
        match self.purpose {
            Purpose::Field(slot) => slot(site),
            Purpose::Id
            | Purpose::Kind
            | Purpose::Lon
            | Purpose::Lat
            | Purpose::Geometry
            | Purpose::Crs
            | Purpose::Source
            | Purpose::AsOf
            | Purpose::Confidence
            | Purpose::Facts
            | Purpose::Code(_)
            | Purpose::Floor(_)
            | Purpose::Derived => None,
        }
    }

    /// Whether sites of a kind have this field.
    pub(super) fn applies_to(&self, kind: SiteKind) -> bool {
        self.slot(&mut blank(kind)).is_some()
    }

    /// Whether it is a field of a site, whatever the kind.
    pub(super) const fn is_field(&self) -> bool {
        matches!(self.purpose, Purpose::Field(_))
    }
}

/// A site of a kind of which nothing is known.
pub(super) fn blank(kind: SiteKind) -> Site {
    let body = match kind {
        SiteKind::Building => SiteBody::Building(Default::default()),
        SiteKind::IdleProperty => SiteBody::IdleProperty(Default::default()),
        SiteKind::M0Parcel => SiteBody::M0Parcel(Default::default()),
        SiteKind::Carrier => SiteBody::Carrier(Default::default()),
        SiteKind::Place => SiteBody::Place(Default::default()),
    };
    Site::new(SiteId(String::new()), body)
}

fn space(site: &mut Site) -> Option<&mut Space> {
    match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.space),
        SiteBody::IdleProperty(property) => Some(&mut property.space),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

fn tenure(site: &mut Site) -> Option<&mut Tenure> {
    match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.tenure),
        SiteBody::IdleProperty(property) => Some(&mut property.tenure),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

fn offer(site: &mut Site) -> Option<&mut Offer> {
    match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.offer),
        SiteBody::IdleProperty(property) => Some(&mut property.offer),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

fn condition(site: &mut Site) -> Option<&mut Condition> {
    match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.condition),
        SiteBody::IdleProperty(property) => Some(&mut property.condition),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

fn fabric(site: &mut Site) -> Option<&mut Fabric> {
    match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.fabric),
        SiteBody::IdleProperty(property) => Some(&mut property.fabric),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

fn planning(site: &mut Site) -> Option<&mut Planning> {
    match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.planning),
        SiteBody::IdleProperty(property) => Some(&mut property.planning),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

fn parcel(site: &mut Site) -> Option<&mut M0Parcel> {
    if let SiteBody::M0Parcel(parcel) = &mut site.body { Some(parcel) } else { None }
}

fn carrier(site: &mut Site) -> Option<&mut Carrier> {
    if let SiteBody::Carrier(carrier) = &mut site.body { Some(carrier) } else { None }
}

fn place(site: &mut Site) -> Option<&mut Place> {
    if let SiteBody::Place(place) = &mut site.body { Some(place) } else { None }
}

fn within(site: &mut Site) -> Option<Slot<'_>> {
    match &mut site.body {
        SiteBody::IdleProperty(property) => Some(Slot::Within(&mut property.within)),
        SiteBody::Carrier(carrier) => Some(Slot::Within(&mut carrier.within)),
        SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
    }
}

fn floors(site: &mut Site) -> Option<Slot<'_>> {
    if let SiteBody::Building(building) = &mut site.body { Some(Slot::Floors(&mut building.floors)) } else { None }
}

const fn meta(wire: &'static str, zh: &'static str, purpose: Purpose, synonyms: &'static [&'static str]) -> Column {
    Column { wire, zh, dimension: None, restricted: false, purpose, synonyms }
}

type SlotOf = fn(&mut Site) -> Option<Slot<'_>>;

const fn field(wire: &'static str, zh: &'static str, slot: SlotOf, synonyms: &'static [&'static str]) -> Column {
    Column { wire, zh, dimension: None, restricted: false, purpose: Purpose::Field(slot), synonyms }
}

const fn measured(
    dimension: Dimension,
    wire: &'static str,
    zh: &'static str,
    slot: SlotOf,
    synonyms: &'static [&'static str],
) -> Column {
    Column { wire, zh, dimension: Some(dimension), restricted: false, purpose: Purpose::Field(slot), synonyms }
}

const fn secret(wire: &'static str, zh: &'static str, slot: SlotOf, synonyms: &'static [&'static str]) -> Column {
    Column { wire, zh, dimension: None, restricted: true, purpose: Purpose::Field(slot), synonyms }
}

use Dimension::{Area, Count, Length, Load, Part, Power, Pure, Rent, UnitPrice};

/// Every column, in the order in which they are written.
pub(super) static COLUMNS: &[Column] = &[
    meta("id", "编号", Purpose::Id, &["楼宇编码", "building_code", "物业编号", "地块编号", "载体编号", "编码", "osm_id"]),
    meta("kind", "类别", Purpose::Kind, &["对象类别", "资源类型"]),
    field(
        "name",
        "名称",
        |s| Some(Slot::Name(&mut s.name)),
        &["楼宇名称", "name_zh", "项目名称", "物业名称", "载体名称", "地块名称", "大楼名称", "楼盘名称", "name:zh"],
    ),
    field(
        "aliases",
        "别名",
        |s| Some(Slot::Aliases(&mut s.aliases)),
        &["曾用名/别名", "曾用名", "name_aliases", "name_en", "name:en"],
    ),
    field(
        "address",
        "坐落",
        |s| Some(Slot::Text(&mut s.address)),
        &["坐落/门牌号", "门牌号", "地址", "详细地址", "addr", "物业地址", "楼宇地址"],
    ),
    field("street", "所属街道", |s| Some(Slot::Text(&mut s.street)), &["街道", "subdistrict", "所在街道", "街道名称", "镇街"]),
    field("zone", "所属片区", |s| Some(Slot::Zone(&mut s.zone)), &["所属片区(五大片区)", "zone_id", "片区", "园区", "所属园区"]),
    field("plan_named", "方案点名", |s| Some(Slot::PlainFlag(&mut s.plan_named)), &["是否方案点名"]),
    field("supply_class", "供给类别", |s| Some(Slot::Word(&mut s.supply_class)), &["供给类型"]),
    measured(
        Area,
        "floor_area_m2",
        "总建筑面积",
        |s| Some(Slot::Area(&mut space(s)?.floor_area)),
        &["建筑面积", "gfa", "总面积", "建面"],
    ),
    field("floor_area_source", "建筑面积来源", |s| Some(Slot::AreaSource(&mut space(s)?.floor_area_source)), &["面积来源"]),
    measured(Area, "usable_area_m2", "可用面积", |s| Some(Slot::Area(&mut space(s)?.usable_area)), &["usable_area"]),
    measured(Area, "self_used_area_m2", "自用面积", |s| Some(Slot::Area(&mut space(s)?.self_used_area)), &["self_area"]),
    measured(
        Area,
        "let_area_m2",
        "出租面积",
        |s| Some(Slot::Area(&mut space(s)?.let_area)),
        &["let_area", "已出租面积", "已租面积"],
    ),
    measured(
        Area,
        "vacant_area_m2",
        "空置面积",
        |s| Some(Slot::Area(&mut space(s)?.vacant_area)),
        &["vacant_area", "闲置面积", "空置建筑面积", "闲置建筑面积", "未租面积"],
    ),
    measured(Area, "committed_area_m2", "已承诺面积", |s| Some(Slot::Area(&mut space(s)?.committed_area)), &["已签约面积"]),
    measured(
        Area,
        "contiguous_vacant_area_m2",
        "最大连续空置面积",
        |s| Some(Slot::Area(&mut space(s)?.contiguous_vacant_area)),
        &["max_contig_vacant", "连续空置面积"],
    ),
    field(
        "vacant_since",
        "连续空置起始月",
        |s| Some(Slot::Date(&mut space(s)?.vacant_since)),
        &["空置起始", "连续空置起始", "闲置起始时间"],
    ),
    field("lease_end", "最晚租约到期", |s| Some(Slot::Date(&mut space(s)?.lease_end)), &["租约到期", "租约到期日"]),
    measured(
        Count,
        "levels_above",
        "地上层数",
        |s| Some(Slot::Levels(&mut space(s)?.levels_above)),
        &["floors_above", "层数", "总层数", "楼层数"],
    ),
    measured(Count, "levels_below", "地下层数", |s| Some(Slot::Levels(&mut space(s)?.levels_below)), &["floors_below"]),
    measured(
        Count,
        "year_built",
        "竣工年份",
        |s| Some(Slot::Year(&mut space(s)?.year_built)),
        &["建成年份", "竣工时间", "建成时间", "竣工年代"],
    ),
    measured(Length, "storey_height_m", "层高", |s| Some(Slot::Centimetres(&mut space(s)?.storey_height_cm)), &["floor_height"]),
    field("owner_kind", "产权性质", |s| Some(Slot::Word(&mut tenure(s)?.owner_kind)), &["owner_type", "权属性质", "业主性质"]),
    measured(
        Count,
        "owner_count",
        "产权户数",
        |s| Some(Slot::Count(&mut tenure(s)?.owner_count)),
        &["业主户数", "产权人数", "业主数"],
    ),
    secret(
        "owner",
        "产权人",
        |s| Some(Slot::Text(&mut tenure(s)?.owner)),
        &["owner_name", "业主", "业主名称", "权利人", "产权单位"],
    ),
    secret("mortgaged", "抵押情况", |s| Some(Slot::Flag(&mut tenure(s)?.mortgaged)), &["mortgage", "抵押", "是否抵押"]),
    secret("seized", "查封情况", |s| Some(Slot::Flag(&mut tenure(s)?.seized)), &["seizure", "查封", "是否查封"]),
    secret("title_dispute", "权属争议", |s| Some(Slot::Flag(&mut tenure(s)?.title_dispute)), &["是否权属争议", "产权争议"]),
    field(
        "land_right_end",
        "土地使用权终止日期",
        |s| Some(Slot::Date(&mut tenure(s)?.land_right_end)),
        &["land_end", "土地到期"],
    ),
    field(
        "transition_from",
        "过渡期起始",
        |s| Some(Slot::Date(&mut tenure(s)?.transition_from)),
        &["path_start", "过渡期起始日期"],
    ),
    field("land_use", "土地用途", |s| Some(Slot::Text(&mut planning(s)?.land_use)), &["宗地用途"]),
    field("land_right", "土地权利性质", |s| Some(Slot::Word(&mut planning(s)?.land_right)), &["权利性质", "土地性质"]),
    field("planned_use", "规划用途", |s| Some(Slot::Text(&mut planning(s)?.planned_use)), &["plan_use"]),
    field("positioning", "产业定位", |s| Some(Slot::Text(&mut planning(s)?.positioning)), &["产业定位(一楼一策)", "一楼一策"]),
    Column {
        restricted: true,
        ..measured(
            Area,
            "illegal_area_m2",
            "违法建设面积",
            |s| Some(Slot::Area(&mut planning(s)?.illegal_area)),
            &["illegal_area", "违法建设", "违建面积"],
        )
    },
    secret("expropriation", "征收范围", |s| Some(Slot::Flag(&mut planning(s)?.expropriation)), &["是否征收范围", "征收/拆迁"]),
    field("modes", "可取得方式", |s| Some(Slot::Modes(&mut offer(s)?.modes)), &["取得方式", "合作方式", "处置方式"]),
    measured(
        UnitPrice,
        "asking_price_yuan_per_m2",
        "业主报价",
        |s| Some(Slot::Price(&mut offer(s)?.asking_price)),
        &["报价", "售价", "出售单价", "报价单价", "转让单价"],
    ),
    measured(
        Rent,
        "rent_yuan_per_m2_month",
        "平均租金",
        |s| Some(Slot::Rent(&mut offer(s)?.rent_per_month)),
        &["rent", "租金", "租金单价", "现状租金"],
    ),
    measured(
        Rent,
        "incubation_rent_yuan_per_m2_month",
        "入孵租金",
        |s| Some(Slot::Rent(&mut offer(s)?.incubation_rent)),
        &["incub_rent"],
    ),
    measured(UnitPrice, "valuation_yuan_per_m2", "评估值", |s| Some(Slot::Price(&mut offer(s)?.valuation)), &["评估单价"]),
    field("valued_on", "评估基准日", |s| Some(Slot::Date(&mut offer(s)?.valued_on)), &["评估日期"]),
    measured(
        UnitPrice,
        "works_cost_yuan_per_m2",
        "改造单价",
        |s| Some(Slot::Price(&mut offer(s)?.works_cost)),
        &["改造成本", "改造费用"],
    ),
    field(
        "registered_use",
        "房屋登记用途",
        |s| Some(Slot::Text(&mut condition(s)?.registered_use)),
        &["bld_use", "登记用途", "证载用途"],
    ),
    field("heritage", "历史文化保护等级", |s| Some(Slot::Word(&mut condition(s)?.heritage)), &["保护等级"]),
    field(
        "safety_grade",
        "房屋安全鉴定等级",
        |s| Some(Slot::Word(&mut condition(s)?.safety_grade)),
        &["安全鉴定等级", "安全等级"],
    ),
    field(
        "in_renewal_library",
        "更新项目库/领导小组认定",
        |s| Some(Slot::Flag(&mut condition(s)?.in_renewal_library)),
        &["是否入更新项目库", "更新项目库"],
    ),
    field(
        "fire_acceptance",
        "消防验收/备案",
        |s| Some(Slot::Word(&mut condition(s)?.fire_acceptance)),
        &["fire_accept", "消防验收"],
    ),
    field("fire_consent", "消防同意", |s| Some(Slot::Flag(&mut condition(s)?.fire_consent)), &["F3同意", "功能改变同意"]),
    field("strengthening_budget", "加固预算", |s| Some(Slot::Flag(&mut condition(s)?.strengthening_budget)), &["加固预算落实"]),
    measured(Area, "floorplate_m2", "标准层面积", |s| Some(Slot::Area(&mut fabric(s)?.floorplate)), &["std_floor_area"]),
    measured(Length, "clear_height_m", "净高", |s| Some(Slot::Centimetres(&mut fabric(s)?.clear_height_cm)), &["clear_height"]),
    measured(Length, "column_span_m", "柱距", |s| Some(Slot::Centimetres(&mut fabric(s)?.column_span_cm)), &["column_span"]),
    measured(
        Length,
        "core_depth_m",
        "核心筒至外窗进深",
        |s| Some(Slot::Centimetres(&mut fabric(s)?.core_depth_cm)),
        &["core_depth", "进深"],
    ),
    measured(
        Load,
        "design_load_kn_per_m2",
        "楼面设计活荷载",
        |s| Some(Slot::Load(&mut fabric(s)?.design_load_hundredths)),
        &["design_load", "设计荷载", "活荷载"],
    ),
    field("structure", "结构类型", |s| Some(Slot::Word(&mut fabric(s)?.structure)), &["结构形式"]),
    measured(
        Count,
        "passenger_lifts",
        "客梯数量",
        |s| Some(Slot::Levels(&mut fabric(s)?.passenger_lifts)),
        &["lifts_pass", "客梯"],
    ),
    measured(Count, "goods_lifts", "货梯数量", |s| Some(Slot::Levels(&mut fabric(s)?.goods_lifts)), &["lifts_freight", "货梯"]),
    measured(
        Power,
        "power_va_per_m2",
        "供电容量",
        |s| Some(Slot::Power(&mut fabric(s)?.power_va_per_m2)),
        &["power_density", "供电"],
    ),
    measured(Count, "parking", "停车位", |s| Some(Slot::Count(&mut fabric(s)?.parking)), &["车位", "停车位数量"]),
    field("within", "所在楼宇编码", within, &["所在楼宇", "within_id"]),
    measured(
        Area,
        "land_area_m2",
        "用地面积",
        |s| Some(Slot::Area(&mut parcel(s)?.land_area)),
        &["land_area", "土地面积", "占地面积", "宗地面积"],
    ),
    measured(Pure, "plot_ratio", "容积率", |s| Some(Slot::Hundredths(&mut parcel(s)?.plot_ratio_hundredths)), &["far"]),
    measured(
        Part,
        "auxiliary_share",
        "辅助用房占比",
        |s| Some(Slot::Share(&mut parcel(s)?.auxiliary_share)),
        &["配套比例", "辅助用房比例"],
    ),
    measured(UnitPrice, "unit_cost_yuan_per_m2", "综合单价", |s| Some(Slot::Price(&mut parcel(s)?.unit_cost)), &["综合成本"]),
    field("term_end", "土地使用年限终止", |s| Some(Slot::Date(&mut parcel(s)?.term_end)), &["出让年限终止"]),
    field("in_approved_park", "位于批准园区内", |s| Some(Slot::Flag(&mut parcel(s)?.in_approved_park)), &["是否在批准园区"]),
    field("outside_district", "飞地", |s| Some(Slot::PlainFlag(&mut parcel(s)?.outside_district)), &["是否飞地"]),
    field("carrier_kind", "载体类型", |s| Some(Slot::Word(&mut carrier(s)?.carrier_kind)), &["carrier_type"]),
    field("carrier_programme", "附表类型", |s| Some(Slot::Word(&mut carrier(s)?.carrier_programme)), &["建设类型"]),
    field("orientation", "特色方向", |s| Some(Slot::Word(&mut carrier(s)?.orientation)), &["feature_type"]),
    field("recognition", "认定级别", |s| Some(Slot::Word(&mut carrier(s)?.recognition)), &["level", "级别"]),
    field("status", "载体状态", |s| Some(Slot::Word(&mut carrier(s)?.status)), &["状态", "建设状态"]),
    measured(
        Area,
        "carrier_area_m2",
        "载体面积",
        |s| Some(Slot::Area(&mut carrier(s)?.carrier_area)),
        &["carrier_area", "建设载体面积"],
    ),
    measured(
        Area,
        "incubation_area_m2",
        "在孵使用面积",
        |s| Some(Slot::Area(&mut carrier(s)?.incubation_area)),
        &["incub_use_area", "在孵使用面积(含公共)"],
    ),
    measured(
        Count,
        "incubatees",
        "在孵企业和团队",
        |s| Some(Slot::Count(&mut carrier(s)?.incubatees)),
        &["在孵企业和创业团队", "在孵企业数", "在孵企业"],
    ),
    measured(Count, "tech_firms", "科技型企业", |s| Some(Slot::Count(&mut carrier(s)?.tech_firms)), &["科技型企业数"]),
    field("operator", "运营单位", |s| Some(Slot::Text(&mut carrier(s)?.operator)), &["统一运营单位", "运营机构"]),
    field("finished_on", "建成日期", |s| Some(Slot::Date(&mut carrier(s)?.finished_on)), &["建成时点", "预计建成日期"]),
    field("large", "大型载体", |s| Some(Slot::Flag(&mut carrier(s)?.large)), &["是否大型载体"]),
    field("role", "角色", |s| Some(Slot::Role(&mut place(s)?.role)), &["地点角色"]),
    field("sensitive", "涉密", |s| Some(Slot::PlainFlag(&mut place(s)?.sensitive)), &["是否涉密"]),
    measured(Count, "precision_m", "位置精度", |s| Some(Slot::Count(&mut place(s)?.precision_m)), &["精度"]),
    field("floors", "分层", floors, &[]),
    meta("floor_label", "楼层名称", Purpose::Floor(FloorPart::Label), &[]),
    meta("floor_order", "物理层序", Purpose::Floor(FloorPart::Order), &["层序"]),
    meta("level_kind", "层位类型", Purpose::Floor(FloorPart::LevelKind), &["层位"]),
    meta(
        "bdc_code",
        "不动产单元代码",
        Purpose::Code(Code::RealEstateUnit),
        &["不动产单元号", "unit_bdc_code", "不动产单元编码", "不动产权单元号"],
    ),
    meta("owner_uscc", "产权人统一社会信用代码", Purpose::Code(Code::Credit), &["统一社会信用代码", "社会信用代码"]),
    meta("lon", "经度", Purpose::Lon, &["lng", "longitude", "x", "东经", "经度(°)", "x坐标", "横坐标"]),
    meta("lat", "纬度", Purpose::Lat, &["latitude", "y", "北纬", "纬度(°)", "y坐标", "纵坐标"]),
    meta(
        "geometry",
        "空间位置",
        Purpose::Geometry,
        &["空间位置/轮廓", "geom", "wkt", "轮廓", "the_geom", "经纬度", "经纬度坐标", "坐标", "位置坐标", "lonlat", "lnglat"],
    ),
    meta("crs", "坐标系", Purpose::Crs, &["坐标基准", "datum", "坐标系统"]),
    meta("source", "数据来源", Purpose::Source, &["来源"]),
    meta("as_of", "数据时点", Purpose::AsOf, &["时点", "数据日期", "统计时点"]),
    meta("confidence", "可信度", Purpose::Confidence, &[]),
    meta("facts", "逐项来源", Purpose::Facts, &[]),
    meta("example", "示例", Purpose::Derived, &[]),
    // Columns of the workbook of findings, so that it can be mended and imported again.
    meta("check_result", "检查结果", Purpose::Derived, &[]),
    meta("row_of_origin", "原行号", Purpose::Derived, &[]),
];

/// The column of a wire name.
pub(super) fn wire(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.wire == name)
}
