//! Targets (目标): what is to be reached, where and by when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bilingual, ZoneId};
use crate::units::Area;

/// What a target counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// 建设载体面积.
    CarrierArea,
    /// 在孵企业和创业团队.
    Incubatees,
    /// 科技型企业.
    TechFirms,
    /// 具有全市影响力的大型孵化载体.
    LargeCarriers,
    /// 特色载体.
    SpecialCarriers,
    /// 市级及以上众创空间和孵化器.
    MunicipalOrAbove,
    /// 国家级孵化器和国家备案众创空间.
    National,
}

/// Whom a target binds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The district as a whole.
    District,
    /// One zone.
    Zone(ZoneId),
}

impl Scope {
    /// The zone, when it is one zone's target.
    #[must_use]
    pub const fn zone(&self) -> Option<&ZoneId> {
        match self {
            Self::District => None,
            Self::Zone(zone) => Some(zone),
        }
    }
}

/// How much is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Goal {
    /// Floor area; the wire carries whole or decimal ㎡.
    Area {
        /// 以上.
        at_least_m2: Area,
    },
    /// A number of carriers or firms.
    Count {
        /// 以上, or the lower end of a range.
        at_least: u32,
        /// Upper end where the document prints a range; exceeding it is reported, not punished.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
    },
}

/// One target as the document states it.
#[doc(alias = "目标")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// District or zone.
    pub scope: Scope,
    /// What is counted.
    pub metric: Metric,
    /// How much.
    pub goal: Goal,
    /// By when.
    pub due: Date,
    /// Clause or table it stands in.
    pub clause: String,
    /// The document's own words for the metric.
    pub wording: Bilingual,
}

/// A date on which targets fall due.
#[doc(alias = "年度目标")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Milestone {
    /// The day.
    pub due: Date,
}

/// The published table, string for string.
#[doc(alias = "目标任务表")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetTable {
    /// 附表 heading.
    pub heading: String,
    /// Title over the table.
    pub title: String,
    /// Subtitle.
    pub subtitle: String,
    /// Column heads.
    pub columns: Vec<String>,
    /// Rows, the 合计 row last.
    pub rows: Vec<Vec<String>>,
}
