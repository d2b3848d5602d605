//! The words a cell may hold for each closed vocabulary, in English and Chinese. Never here: numbers or columns.

use crate::estate::{
    AcquisitionMode, AreaSource, BackdropKind, CarrierKind, CarrierProgramme, CarrierStatus, Confidence, FireAcceptance,
    Heritage, LandRight, LevelKind, Orientation, OwnerKind, Recognition, SafetyGrade, SiteKind, StructureKind, SupplyClass,
};

/// One value of a vocabulary: the value, its wire word, its Chinese term and further spellings.
pub(super) type Entry<W> = (W, &'static str, &'static str, &'static [&'static str]);

/// A closed vocabulary.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// Every value; the first spelling of each language is the one written.
    const WORDS: &'static [Entry<Self>];
    /// Terms of the survey that this vocabulary has no value for: read as unknown and kept.
    const BEYOND: &'static [&'static str] = &[];
}

/// The value a cell names; letter case and width have been folded before.
pub(super) fn parse<W: Word>(text: &str) -> Option<W> {
    let text = text.trim();
    let is = |spelling: &str| spelling.eq_ignore_ascii_case(text);
    W::WORDS.iter().find(|(_, en, zh, more)| is(en) || is(zh) || more.iter().any(|spelling| is(spelling))).map(|entry| entry.0)
}

/// The wire word.
pub(super) fn english<W: Word>(word: W) -> &'static str {
    W::WORDS.iter().find(|entry| entry.0 == word).map_or("", |entry| entry.1)
}

/// The Chinese term.
pub(super) fn chinese<W: Word>(word: W) -> &'static str {
    W::WORDS.iter().find(|entry| entry.0 == word).map_or("", |entry| entry.2)
}

/// Every Chinese term, for a remedy.
pub(super) fn choices<W: Word>() -> (String, String) {
    let join = |pick: fn(&Entry<W>) -> &'static str| W::WORDS.iter().map(pick).collect::<Vec<_>>().join(" | ");
    (join(|entry| entry.2), join(|entry| entry.1))
}

/// What a yes-or-no cell says: `Some(None)` when it says that nobody knows.
pub(super) fn parse_flag(text: &str) -> Option<Option<bool>> {
    const YES: [&str; 13] = ["是", "有", "true", "yes", "y", "1", "√", "✓", "已", "查封", "冻结", "已抵押", "已查封"];
    const NO: [&str; 10] = ["否", "无", "false", "no", "n", "0", "×", "未", "未抵押", "未查封"];
    const UNKNOWN: [&str; 3] = ["不明", "不详", "未知"];
    let text = text.trim().to_ascii_lowercase();
    let among = |list: &[&str]| list.contains(&text.as_str());
    if among(&YES) {
        Some(Some(true))
    } else if among(&NO) {
        Some(Some(false))
    } else {
        among(&UNKNOWN).then_some(None)
    }
}

impl Word for SiteKind {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Building, "building", "楼宇", &["大楼", "建筑", "building_part"]),
        (Self::IdleProperty, "idle_property", "闲置物业", &["闲置房产", "闲置资产"]),
        (Self::M0Parcel, "m0_parcel", "M0地块", &["新型产业用地", "M0"]),
        (Self::Carrier, "carrier", "孵化载体", &["载体"]),
        (Self::Place, "place", "地点", &["地名"]),
    ];
}

impl Word for SupplyClass {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::IdleBuilding, "idle_building", "闲置楼宇", &[]),
        (Self::IdleFactory, "idle_factory", "闲置厂房", &[]),
        (Self::UnderusedLand, "underused_land", "低效用地", &[]),
        (Self::M0, "m0", "M0", &["新型产业用地", "M0用地"]),
    ];
    const BEYOND: &'static [&'static str] = &["在用载体", "其他"];
}

impl Word for AreaSource {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Certificate, "certificate", "证载", &["证载面积", "产权证", "不动产登记"]),
        (Self::Survey, "survey", "测绘", &["测绘面积", "实测"]),
        (Self::Footprint, "footprint", "占地×层数", &["轮廓推算", "推算"]),
    ];
}

impl Word for OwnerKind {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::State, "state", "国有", &["国企", "国有企业", "国有资产", "央企"]),
        (Self::Collective, "collective", "集体", &["集体所有", "集体资产"]),
        (Self::Private, "private", "民营", &["个人", "私有", "私营", "民企", "民营企业"]),
        (Self::Foreign, "foreign", "外资", &["外企", "外商独资"]),
        (Self::Mixed, "mixed", "混合", &["混合所有"]),
    ];
    const BEYOND: &'static [&'static str] = &["其他"];
}

impl Word for AcquisitionMode {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Purchase, "purchase", "购买", &["收购", "出售", "转让"]),
        (Self::Lease, "lease", "租赁", &["出租", "承租"]),
        (Self::Entrust, "entrust", "委托运营", &["委托", "托管"]),
        (Self::Transfer, "transfer", "划转", &["无偿划转"]),
        (Self::EquityInKind, "equity_in_kind", "作价入股", &["入股"]),
    ];
}

impl Word for Heritage {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::None, "none", "无", &[]),
        (Self::Traditional, "traditional", "传统风貌建筑", &["传统风貌"]),
        (Self::Historic, "historic", "历史建筑", &[]),
        (Self::Relic, "relic", "文物", &["文物保护单位"]),
    ];
}

impl Word for SafetyGrade {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::A, "A", "A", &["A级"]),
        (Self::B, "B", "B", &["B级"]),
        (Self::C, "C", "C", &["C级"]),
        (Self::D, "D", "D", &["D级"]),
    ];
    const BEYOND: &'static [&'static str] = &["Asu", "Bsu", "Csu", "Dsu", "未鉴定"];
}

impl Word for LevelKind {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Above, "above", "地上", &["地上层"]),
        (Self::Street, "street", "平街", &["平街层"]),
        (Self::Hanging, "hanging", "吊层", &[]),
        (Self::Below, "below", "地下", &["地下层", "地下室"]),
    ];
}

impl Word for StructureKind {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Masonry, "masonry", "砖混", &["砖混结构"]),
        (Self::Frame, "frame", "框架", &["框架结构"]),
        (Self::FrameShearWall, "frame_shear_wall", "框剪", &["框架剪力墙", "框剪结构"]),
        (Self::Steel, "steel", "钢", &["钢结构"]),
    ];
    const BEYOND: &'static [&'static str] = &["其他"];
}

impl Word for LandRight {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Granted, "granted", "出让", &[]),
        (Self::Allocated, "allocated", "划拨", &[]),
        (Self::Leased, "leased", "租赁", &[]),
        (Self::Contributed, "contributed", "作价出资", &["作价出资(入股)"]),
    ];
}

impl Word for FireAcceptance {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Accepted, "accepted", "已验收", &["验收合格"]),
        (Self::Filed, "filed", "已备案", &[]),
        (Self::NotDone, "not_done", "未办理", &["未验收"]),
    ];
    const BEYOND: &'static [&'static str] = &["不明"];
}

impl Word for CarrierKind {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Makerspace, "makerspace", "众创空间", &[]),
        (Self::Incubator, "incubator", "孵化器", &["科技企业孵化器"]),
        (Self::Accelerator, "accelerator", "加速器", &[]),
    ];
}

impl Word for CarrierProgramme {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Community, "community", "创新创业孵化社区", &["孵化社区"]),
        (Self::UniversityRing, "university_ring", "环大学创新生态圈", &[]),
        (Self::Specialty, "specialty", "特色孵化载体", &["特色载体"]),
    ];
}

impl Word for Orientation {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Specialised, "specialised", "专业化", &["specialized"]),
        (Self::International, "international", "国际化", &[]),
        (Self::Platform, "platform", "平台型", &[]),
    ];
}

impl Word for Recognition {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::District, "district", "区级", &[]),
        (Self::Municipal, "municipal", "市级", &[]),
        (Self::NationallyRegistered, "nationally_registered", "国家备案", &[]),
        (Self::National, "national", "国家级", &["国家级(2018)"]),
    ];
    const BEYOND: &'static [&'static str] = &["标准级", "卓越级"];
}

impl Word for CarrierStatus {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Proposed, "proposed", "谋划", &[]),
        (Self::Acquiring, "acquiring", "收储", &[]),
        (Self::Converting, "converting", "改造", &["在建"]),
        (Self::Built, "built", "建成", &["已建成"]),
        (Self::UnderReview, "under_review", "评价", &[]),
        (Self::Rectifying, "rectifying", "整改", &[]),
        (Self::Delisted, "delisted", "摘牌", &[]),
    ];
}

impl Word for Confidence {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::Example, "example", "示例", &["虚构"]),
        (Self::Estimated, "estimated", "推算", &["估算"]),
        (Self::Reported, "reported", "填报", &["上报"]),
        (Self::Verified, "verified", "核实", &["已核实"]),
    ];
}

impl Word for BackdropKind {
    const WORDS: &'static [Entry<Self>] = &[
        (Self::District, "district", "区界", &[]),
        (Self::Water, "water", "水域", &["river"]),
        (Self::Park, "park", "公园", &["green"]),
        (Self::Station, "station", "车站", &[]),
    ];
}
