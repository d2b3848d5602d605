//! What the least-cost plan says of a property, as it stands on the sheet beside its own break-even price. Never here: a solver.

use serde::{Deserialize, Serialize};

use super::Appraisal;
use super::cell::{Cell, CellState, CellValue};
use crate::estate::Confidence;
use crate::programme::Bilingual;
use crate::units::{Yuan, YuanPerSquareMetre};

/// What kind of answer the plan gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorthKind {
    /// Proven to the last 元.
    Exact,
    /// Between two bounds, the search having stopped before the last 元.
    Between,
    /// 未定: time ended before a plan without it was found or shown to be impossible; only one bound is known, or none.
    Unsettled,
    /// 不可替代: without it the targets cannot be met; proved.
    Irreplaceable,
    /// Even as a gift it fits no plan.
    Unfit,
    /// Not on offer to a plan.
    NotOffered,
}

/// 方案盈亏平衡价: the most the district should pay for a property, given its alternatives. Values hold one at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanWorth {
    /// What kind of answer it is.
    pub kind: WorthKind,
    /// The least it is worth, the whole price with the taxes on it.
    pub least_yuan: Option<Yuan>,
    /// The most it is worth; equal to the least where it is exact.
    pub most_yuan: Option<Yuan>,
    /// The least by 建筑面积, without the taxes on the price.
    pub least_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// The most by 建筑面积, without the taxes on the price.
    pub most_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// In one sentence.
    pub sentence: Bilingual,
}

impl PlanWorth {
    /// How far the figure is proven, in a word or two: exact, an interval, or why there is none.
    #[must_use]
    pub fn label(&self) -> Bilingual {
        match self.kind {
            WorthKind::Exact => Bilingual::new("精确值", "exact"),
            WorthKind::Between => Bilingual::new("区间", "interval"),
            WorthKind::Unsettled => Bilingual::new("时限内未定", "not settled in time"),
            WorthKind::Irreplaceable => Bilingual::new("不可替代", "irreplaceable"),
            WorthKind::Unfit => Bilingual::new("不进入任何方案", "fits no plan"),
            WorthKind::NotOffered => Bilingual::new("未列入供选", "not on offer"),
        }
    }

    /// The price by 建筑面积 with its label, such as `3,120.50 元/㎡（精确值）`.
    #[must_use]
    pub fn shown(&self) -> Bilingual {
        let label = self.label();
        match (self.least_yuan_per_m2, self.most_yuan_per_m2) {
            (Some(least), Some(most)) if least == most => {
                Bilingual::new(format!("{least}（{}）", label.zh), format!("{least:#} ({})", label.en))
            }
            (Some(least), Some(most)) => {
                Bilingual::new(format!("{least} – {most}（{}）", label.zh), format!("{least:#} – {most:#} ({})", label.en))
            }
            (Some(least), None) => {
                Bilingual::new(format!("不低于 {least}（{}）", label.zh), format!("at least {least:#} ({})", label.en))
            }
            (None, Some(most)) => {
                Bilingual::new(format!("不高于 {most}（{}）", label.zh), format!("at most {most:#} ({})", label.en))
            }
            (None, None) => label,
        }
    }
}

impl Appraisal {
    /// The sheet with what the plan says on it: in its own field, and as a cell of the conclusion.
    #[must_use]
    pub fn with_plan_worth(mut self, worth: PlanWorth) -> Self {
        let (on, shown) = (self.on, worth.shown());
        if let Some(cell) = self.sheet.iter_mut().flat_map(|group| &mut group.cells).find(|cell| cell.field == PLAN_CELL) {
            self.cells_known += usize::from(cell.value.is_none());
            *cell = Cell {
                state: CellState::Computed,
                value: Some(CellValue::Words(shown)),
                source: Some("方案求解（默认情景）/ the plan's solver, default scenario".into()),
                as_of: Some(on),
                confidence: Some(Confidence::Estimated),
                ..cell.clone()
            };
        }
        self.plan_worth = Some(worth);
        self
    }
}

/// The cell of the conclusion that holds it.
pub(super) const PLAN_CELL: &str = "plan_break_even";

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(kind: WorthKind, least: Option<i64>, most: Option<i64>) -> PlanWorth {
        PlanWorth {
            kind,
            least_yuan: least.map(Yuan::new),
            most_yuan: most.map(Yuan::new),
            least_yuan_per_m2: least.map(YuanPerSquareMetre::from_hundredths),
            most_yuan_per_m2: most.map(YuanPerSquareMetre::from_hundredths),
            sentence: Bilingual::new("", ""),
        }
    }

    #[test]
    fn a_price_says_whether_it_is_exact_or_an_interval_and_a_missing_one_says_why() {
        let exact = worth(WorthKind::Exact, Some(312_050), Some(312_050)).shown();
        assert!(exact.zh.contains("精确值") && !exact.zh.contains('–'), "{}", exact.zh);
        let between = worth(WorthKind::Between, Some(300_000), Some(320_000)).shown();
        assert!(between.zh.contains("区间") && between.en.contains(" – "), "{}", between.zh);
        assert_eq!(worth(WorthKind::Irreplaceable, None, None).shown().zh, "不可替代");
        let open = worth(WorthKind::Unsettled, Some(300_000), None).shown();
        assert!(open.zh.starts_with("不低于") && open.en.starts_with("at least") && open.en.contains("not settled"), "{open:?}");
        assert_eq!(worth(WorthKind::Unsettled, None, None).shown().en, "not settled in time");
    }
}
