//! What is wanted among the selections that keep the rows, and what a column is worth to it. Never here: what has to hold.

use serde::{Deserialize, Serialize};

use super::model::{Candidate, Column};
use crate::estate::SiteId;
use crate::programme::Bilingual;
use crate::units::Yuan;

/// What is to be made least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// 成本最低: cost, in 元, less the bonuses of pairs.
    #[default]
    Cost,
    /// 适配度最高: suitability times space, turned so that less is better; in thousandths of a 0.01 ㎡.
    Suitability,
    /// 缺口最小: what the floors of space miss in all; in 0.01 ㎡.
    Shortfall,
    /// 谈判户数最少: owners to negotiate with.
    Owners,
    /// 交付最早: space times days until it is ready; in 0.01 ㎡·days.
    Delivery,
}

impl Aim {
    /// Whether it is the least cost.
    #[must_use]
    pub const fn is_cost(&self) -> bool {
        matches!(self, Self::Cost)
    }

    /// What taking a column adds to it.
    ///
    /// # Units
    /// Those of the aim.
    #[must_use]
    pub fn value(self, candidate: &Candidate, column: &Column) -> i128 {
        let area = || i128::from(column.area_m2.hundredths());
        match self {
            Self::Cost => i128::from(column.cost_yuan.get()),
            Self::Owners => i128::from(candidate.owners.unwrap_or(1)),
            Self::Suitability => -area() * i128::from(column.suitability_permille.unwrap_or(0)),
            Self::Shortfall => 0,
            Self::Delivery => area() * i128::from(column.wait_days.unwrap_or(0)),
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Cost => ("成本最低", "least cost"),
            Self::Suitability => ("适配度最高", "most suitability"),
            Self::Shortfall => ("缺口最小", "least shortfall"),
            Self::Owners => ("谈判户数最少", "fewest owners"),
            Self::Delivery => ("交付最早", "earliest delivery"),
        };
        Bilingual::new(zh, en)
    }
}

/// What a carrier counts as beside its space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// 具有全市影响力的大型孵化载体.
    Large,
    /// 特色载体.
    Special,
    /// 市级及以上.
    Municipal,
    /// 国家级.
    National,
}

/// Two near neighbours that are worth more together than apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// One of them.
    pub first: SiteId,
    /// The other.
    pub second: SiteId,
    /// What taking both is worth.
    pub bonus_yuan: Yuan,
}
