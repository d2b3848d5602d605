//! What may be asked of the space there is. Never here: an answer.

use serde::{Deserialize, Serialize};

use super::Filter;
use crate::geometry::Shape;

/// What sums are given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// Each zone, and what lies outside them.
    #[default]
    Zone,
    /// Each kind of site.
    Kind,
    /// Each kind of owner.
    #[serde(rename = "owner")]
    OwnerKind,
    /// Each street (街道).
    Street,
    /// Each supply class (供给类别).
    #[serde(rename = "supply")]
    SupplyClass,
    /// All together.
    Total,
}

/// How a site on the edge of a drawn area counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountRule {
    /// 按面积占比: by the share of its footprint that lies inside.
    #[default]
    Share,
    /// 按中心点: wholly, if its centre lies inside.
    Centroid,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// Sums for what.
    pub by: GroupBy,
    /// Which sites.
    pub filter: Filter,
    /// Only in this area.
    pub area: Option<Shape>,
    /// How sites on its edge count.
    pub count: CountRule,
}
