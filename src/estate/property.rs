//! Buildings and idle properties: their space, title, offer and condition.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Fabric, Known, Planning, SiteId, Sparse};
use crate::units::{Area, YuanPerSquareMetre};

/// Where a floor area comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaSource {
    /// 证载面积.
    Certificate,
    /// 测绘面积.
    Survey,
    /// Footprint times storeys.
    Footprint,
}

/// Floor space and its use. 自用 + 出租 + 空置 = 可用, for a building and for each floor.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Space {
    /// 建筑面积.
    #[doc(alias = "建筑面积")]
    pub floor_area: Known<Area>,
    /// Where `floor_area` comes from.
    pub floor_area_source: Option<AreaSource>,
    /// 可用面积.
    pub usable_area: Known<Area>,
    /// 自用面积.
    pub self_used_area: Known<Area>,
    /// 出租面积.
    pub let_area: Known<Area>,
    /// 空置面积.
    #[doc(alias = "空置面积")]
    pub vacant_area: Known<Area>,
    /// Vacant area already promised to a carrier. Unknown means that no promise is recorded here.
    pub committed_area: Known<Area>,
    /// 最大连续空置面积.
    pub contiguous_vacant_area: Known<Area>,
    /// 连续空置起始.
    pub vacant_since: Known<Date>,
    /// 最晚租约到期.
    pub lease_end: Known<Date>,
    /// 地上层数.
    pub levels_above: Known<u16>,
    /// 地下层数.
    pub levels_below: Known<u16>,
    /// 竣工年份.
    pub year_built: Known<i16>,
    /// 层高, in centimetres.
    pub storey_height_cm: Known<u16>,
}

impl Space {
    /// Vacant area not yet promised; unknown while vacancy is unknown.
    #[must_use]
    #[doc(alias = "可用面积")]
    pub fn available_area(&self) -> Known<Area> {
        let promised = self.committed_area.as_ref().map(|fact| fact.value);
        self.vacant_area.clone().map(|fact| fact.map(|vacant| Self::not_promised(vacant, promised)))
    }

    /// What is left of a vacant area once what is promised of it is taken away; where no promise is recorded, all of it.
    #[must_use]
    pub fn not_promised(vacant: Area, promised: Option<Area>) -> Area {
        (vacant - promised.unwrap_or(Area::ZERO)).or_zero()
    }
}

/// 产权性质.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// 国有.
    State,
    /// 集体.
    Collective,
    /// 民营或个人.
    Private,
    /// 外资.
    Foreign,
    /// 多种性质混合.
    Mixed,
}

/// Title (权属). Owner, mortgage, seizure and dispute are restricted: they never leave without a role.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tenure {
    /// 产权性质.
    pub owner_kind: Known<OwnerKind>,
    /// 产权户数.
    #[doc(alias = "产权户数")]
    pub owner_count: Known<u32>,
    /// 产权人; restricted.
    pub owner: Known<String>,
    /// 抵押; restricted.
    pub mortgaged: Known<bool>,
    /// 查封; restricted.
    pub seized: Known<bool>,
    /// 权属争议; restricted.
    pub title_dispute: Known<bool>,
    /// 土地使用权终止日期.
    pub land_right_end: Known<Date>,
    /// 过渡期起始: since when the use differs from the registered one under the five-year transition.
    #[doc(alias = "过渡期")]
    pub transition_from: Known<Date>,
}

/// How space can be obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcquisitionMode {
    /// 购买.
    Purchase,
    /// 租赁.
    Lease,
    /// 委托运营.
    Entrust,
    /// 划转.
    Transfer,
    /// 作价入股.
    EquityInKind,
}

/// On what terms the owner would part with it. Rent and price refer to 建筑面积.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Offer {
    /// Modes the owner is open to.
    pub modes: Known<Vec<AcquisitionMode>>,
    /// 业主报价, 元/㎡.
    pub asking_price: Known<YuanPerSquareMetre>,
    /// 平均租金, 元/㎡ a month.
    pub rent_per_month: Known<YuanPerSquareMetre>,
    /// 入孵租金, 元/㎡ a month: what incubated firms pay.
    pub incubation_rent: Known<YuanPerSquareMetre>,
    /// 评估值, 元/㎡.
    pub valuation: Known<YuanPerSquareMetre>,
    /// 评估基准日; a valuation holds for a year from it.
    pub valued_on: Known<Date>,
    /// Works needed, 元/㎡, where someone estimated them for this very property.
    pub works_cost: Known<YuanPerSquareMetre>,
}

/// Days before the end of a valuation at which it is announced [A].
pub const VALUATION_NOTICE_DAYS: i32 = 60;

/// The last day on which a valuation of that base date holds: a year later [K]. `None` beyond the calendar.
#[must_use]
pub fn valuation_ends(valued_on: Date) -> Option<Date> {
    valued_on.checked_add(1.year()).ok()
}

/// 历史文化保护等级.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heritage {
    /// 无.
    None,
    /// 传统风貌建筑.
    Traditional,
    /// 历史建筑.
    Historic,
    /// 文物.
    Relic,
}

/// 房屋安全鉴定等级 (JGJ 125).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SafetyGrade {
    /// Safe.
    A,
    /// Safe but for single members.
    B,
    /// Partly dangerous.
    C,
    /// Dangerous as a whole.
    D,
}

/// 消防验收/备案.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FireAcceptance {
    /// 已验收.
    Accepted,
    /// 已备案.
    Filed,
    /// 未办理.
    NotDone,
}

/// State of the fabric and of its papers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    /// 房屋登记用途.
    pub registered_use: Known<String>,
    /// 历史文化保护等级.
    pub heritage: Known<Heritage>,
    /// 房屋安全鉴定等级.
    pub safety_grade: Known<SafetyGrade>,
    /// 更新项目库或领导小组认定.
    pub in_renewal_library: Known<bool>,
    /// 消防验收/备案.
    pub fire_acceptance: Known<FireAcceptance>,
    /// 功能改变（F3）已获规划审批或区政府同意.
    pub fire_consent: Known<bool>,
    /// 加固预算已落实.
    pub strengthening_budget: Known<bool>,
}

/// 层位类型.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelKind {
    /// 地上.
    Above,
    /// 平街.
    Street,
    /// 吊层.
    Hanging,
    /// 地下.
    Below,
}

/// A floor of a building. `order` is the physical order; the label on the sign is never used for adjacency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Floor {
    /// 楼层名称, as the sign says.
    pub label: String,
    /// 物理层序.
    pub order: i16,
    /// 层位类型.
    #[serde(default)]
    pub level_kind: Known<LevelKind>,
    /// Space on this floor.
    #[serde(default)]
    pub space: Space,
    /// Columns of the floor sheet that Zaiti does not use: kept, never lost.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub other: BTreeMap<String, String>,
}

/// A building (楼宇).
#[doc(alias = "楼宇")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Building {
    /// Its space as a whole.
    pub space: Sparse<Space>,
    /// Its title.
    pub tenure: Sparse<Tenure>,
    /// On what terms it can be had.
    pub offer: Sparse<Offer>,
    /// Its state.
    pub condition: Sparse<Condition>,
    /// What it is made of.
    pub fabric: Sparse<Fabric>,
    /// What its land may be used for.
    pub planning: Sparse<Planning>,
    /// Its floors, where they are known one by one.
    pub floors: Vec<Floor>,
}

/// A property that stands idle (闲置物业): a building, or a part of one.
#[doc(alias = "闲置物业")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IdleProperty {
    /// The building it is a part of, if it is.
    pub within: Option<SiteId>,
    /// Its space.
    pub space: Sparse<Space>,
    /// Its title.
    pub tenure: Sparse<Tenure>,
    /// On what terms it can be had.
    pub offer: Sparse<Offer>,
    /// Its state.
    pub condition: Sparse<Condition>,
    /// What it is made of.
    pub fabric: Sparse<Fabric>,
    /// What its land may be used for.
    pub planning: Sparse<Planning>,
}
