//! Carriers (孵化载体): what exists, is being built or is planned.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Known, SiteId};
use crate::units::Area;

/// Kind of carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarrierKind {
    /// 众创空间.
    #[doc(alias = "众创空间")]
    Makerspace,
    /// 孵化器.
    #[doc(alias = "孵化器")]
    Incubator,
    /// 加速器.
    #[doc(alias = "加速器")]
    Accelerator,
}

/// The 附表 column 类型; not the same axis as [`CarrierKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarrierProgramme {
    /// 创新创业孵化社区.
    Community,
    /// 环大学创新生态圈.
    UniversityRing,
    /// 特色孵化载体.
    Specialty,
}

/// 特色方向.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// 专业化.
    Specialised,
    /// 国际化.
    International,
    /// 平台型.
    Platform,
}

/// 认定级别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognition {
    /// 区级.
    District,
    /// 市级.
    Municipal,
    /// 国家备案.
    NationallyRegistered,
    /// 国家级.
    National,
}

/// 载体状态: 谋划 → 收储 → 改造 → 建成 → 评价, then 整改 or 摘牌.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarrierStatus {
    /// 谋划.
    Proposed,
    /// 收储.
    Acquiring,
    /// 改造.
    Converting,
    /// 建成.
    Built,
    /// 评价.
    UnderReview,
    /// 整改.
    Rectifying,
    /// 摘牌.
    Delisted,
}

impl CarrierStatus {
    /// Only 建成, 评价 and 整改 count as built.
    #[must_use]
    pub const fn counts_as_built(self) -> bool {
        matches!(self, Self::Built | Self::UnderReview | Self::Rectifying)
    }

    /// 收储 and 改造 are under way.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Acquiring | Self::Converting)
    }
}

/// An incubation carrier.
#[doc(alias = "孵化载体")]
#[doc(alias = "载体")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Carrier {
    /// The site whose space it takes, if that is on record.
    pub within: Option<SiteId>,
    /// 载体类型.
    pub carrier_kind: Known<CarrierKind>,
    /// 附表 type.
    pub carrier_programme: Known<CarrierProgramme>,
    /// 特色方向.
    pub orientation: Known<Orientation>,
    /// 认定级别.
    pub recognition: Known<Recognition>,
    /// 载体状态.
    pub status: Known<CarrierStatus>,
    /// 载体面积: what targets bind to.
    pub carrier_area: Known<Area>,
    /// 在孵使用面积, public service area included.
    pub incubation_area: Known<Area>,
    /// 在孵企业和创业团队.
    pub incubatees: Known<u32>,
    /// 科技型企业.
    pub tech_firms: Known<u32>,
    /// 运营单位.
    pub operator: Known<String>,
    /// When it was or will be finished.
    pub finished_on: Known<Date>,
    /// 具有全市影响力的大型孵化载体, set by hand.
    pub large: Known<bool>,
}
