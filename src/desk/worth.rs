//! What a property is worth: by its own cash flow, and to the least-cost plan, side by side. Never here: how either is reckoned.

use serde::Serialize;

use super::{Desk, DeskError};
use crate::appraisal::{Appraisal, AppraisalSettings};
use crate::estate::SiteId;
use crate::plan::{self, BreakEven, Scenario};
use crate::programme::Bilingual;
use crate::units::{Area, Yuan, YuanPerSquareMetre};

/// What kind of answer the plan gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WorthKind {
    /// Proven to the last 元.
    Exact,
    /// Between two bounds, the search having stopped before the last 元.
    Between,
    /// 不可替代: without it the targets cannot be met.
    Irreplaceable,
    /// Even as a gift it fits no plan.
    Unfit,
    /// Not on offer to a plan.
    NotOffered,
}

/// 方案盈亏平衡价: the most the district should pay for a property, given its alternatives. Values hold one at a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
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

/// Two break-even prices of one property.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TwoWorths {
    /// The property.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Revision of the data.
    pub revision: u64,
    /// 建筑面积 that both prices refer to.
    pub gross_area_m2: Option<Area>,
    /// The price asked, or that of the request.
    pub price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// 财务保本价: by its own cash flow.
    pub cash_flow_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// By the least-cost plan under the default scenario.
    pub plan: PlanWorth,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

impl Desk {
    /// Both break-even prices of a property, the plan's by solving twice within so many seconds.
    ///
    /// # Errors
    /// When there is no such property or a setting is out of range.
    pub fn two_worths(&self, site: &SiteId, settings: &AppraisalSettings, seconds: f64) -> Result<TwoWorths, DeskError> {
        let sheet = self.appraise(site, settings)?;
        let atlas = self.atlas();
        let model = plan::model_of(&atlas, &Scenario::default()).map_err(|faults| DeskError::Scenario(faults.0))?;
        let worth = plan::break_even(&model, site, seconds);
        let factor = settings.economics.price_factor();
        Ok(TwoWorths {
            plan: plan_worth(worth, &sheet, factor),
            site: sheet.site,
            name: sheet.name,
            revision: sheet.revision,
            gross_area_m2: sheet.gross_area_m2,
            price_yuan_per_m2: sheet.price_used_yuan_per_m2,
            cash_flow_yuan_per_m2: sheet.break_even_price_yuan_per_m2,
            notices: sheet.notices,
        })
    }
}

fn plan_worth(worth: BreakEven, sheet: &Appraisal, factor: f64) -> PlanWorth {
    let (kind, least, most) = match worth {
        BreakEven::Exact(yuan) => (WorthKind::Exact, Some(yuan), Some(yuan)),
        BreakEven::Between(least, most) => (WorthKind::Between, Some(least), Some(most)),
        BreakEven::Irreplaceable => (WorthKind::Irreplaceable, None, None),
        BreakEven::Unfit => (WorthKind::Unfit, None, None),
        BreakEven::NotOffered => (WorthKind::NotOffered, None, None),
    };
    let by_area = |yuan: Option<Yuan>| {
        let gross = sheet.gross_area_m2.filter(|gross| *gross > Area::ZERO)?;
        let price = yuan?.get() as f64 / factor / gross.square_metres();
        Some(YuanPerSquareMetre::from_hundredths((price * 100.0).round() as i64))
    };
    let (least_price, most_price) = (by_area(least), by_area(most));
    PlanWorth {
        kind,
        least_yuan: least,
        most_yuan: most,
        least_yuan_per_m2: least_price,
        most_yuan_per_m2: most_price,
        sentence: sentence(kind, least, most),
    }
}

fn sentence(kind: WorthKind, least: Option<Yuan>, most: Option<Yuan>) -> Bilingual {
    match (kind, least, most) {
        (WorthKind::Exact, Some(yuan), _) => Bilingual::new(
            format!("方案盈亏平衡价 {yuan}（含价税，已证明）：高于此价，改选其他物业更省。"),
            format!("Worth {yuan} to the plan, taxes included, proven: above it other properties come cheaper."),
        ),
        (WorthKind::Between, Some(least), Some(most)) => Bilingual::new(
            format!("方案盈亏平衡价在 {least} 与 {most} 之间（含价税，求解时限内未证明到元）。"),
            format!("Worth between {least} and {most} to the plan, taxes included; not proven to the last yuan in time."),
        ),
        (WorthKind::Irreplaceable, _, _) => {
            Bilingual::new("不可替代：没有它，方案目标无法达到。", "Irreplaceable: without it the targets cannot be met.")
        }
        (WorthKind::Unfit, _, _) => {
            Bilingual::new("即使无偿取得也不进入满足各项约束的方案。", "Even as a gift it fits no plan that keeps its rows.")
        }
        (WorthKind::NotOffered | WorthKind::Exact | WorthKind::Between, _, _) => Bilingual::new(
            "未列入方案供选范围（闸门、面积或取得方式所限），无方案盈亏平衡价。",
            "Not on offer to a plan (gates, area or modes), so it has no break-even price there.",
        ),
    }
}
