//! What a property is worth: by its own cash flow, and to the least-cost plan, side by side. Never here: how either is reckoned.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::{Desk, DeskError};
use crate::appraisal::{Appraisal, AppraisalSettings, PlanWorth, WorthKind};
use crate::atlas::Atlas;
use crate::estate::SiteId;
use crate::plan::{self, BreakEven, Plan, Scenario};
use crate::programme::Bilingual;
use crate::units::{Area, Yuan, YuanPerSquareMetre};

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
        Ok(TwoWorths {
            plan: worth_to_the_plan(&self.atlas(), &sheet, settings, seconds)?,
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

/// What the least-cost plan says of one property of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedWorth {
    /// The property.
    pub site: SiteId,
    /// `null` where it was not worked out in time.
    pub plan: Option<PlanWorth>,
}

impl Desk {
    /// What the least-cost plan says of every property of a list, from one search of so many seconds.
    ///
    /// # Errors
    /// When a property is not there or a setting is out of range; the first such is named.
    pub fn listed_worths(
        &self,
        sites: &[SiteId],
        settings: &AppraisalSettings,
        seconds: f64,
    ) -> Result<Vec<ListedWorth>, DeskError> {
        let district = DistrictWorths::solve(&self.atlas(), seconds)?;
        let one = |site: &SiteId| {
            let plan = district.of(&self.appraise(site, settings)?, settings);
            Ok(ListedWorth { site: site.clone(), plan })
        };
        sites.iter().map(one).collect()
    }
}

/// The least-cost plan under the default scenario, which knows the break-even price of every property it was offered.
pub(super) struct DistrictWorths {
    plan: Plan,
    until: Instant,
}

impl DistrictWorths {
    pub(super) fn solve(atlas: &Atlas, seconds: f64) -> Result<Self, DeskError> {
        let until = Instant::now() + Duration::from_secs_f64(seconds);
        let scenario = Scenario { time_limit_s: seconds, ..Scenario::default() };
        let solved = plan::solve(atlas, &scenario, &mut |_| ControlFlow::Continue(()));
        Ok(Self { plan: solved.map_err(|faults| DeskError::Scenario(faults.0))?, until })
    }

    /// `None` where the plan does not say and no time is left to ask for this property alone.
    pub(super) fn of(&self, sheet: &Appraisal, settings: &AppraisalSettings) -> Option<PlanWorth> {
        let found = self.known(&sheet.site).or_else(|| {
            let left = self.until.saturating_duration_since(Instant::now()).as_secs_f64();
            (left > 0.0).then(|| plan::break_even(&self.plan.model, &sheet.site, left))
        })?;
        Some(plan_worth(found, sheet, settings.economics.price_factor()))
    }

    fn known(&self, site: &SiteId) -> Option<BreakEven> {
        if let Some(choice) = self.plan.choices.iter().find(|choice| choice.site == *site) {
            let price = choice.break_even_yuan.map(BreakEven::Exact);
            return price.or(choice.irreplaceable.then_some(BreakEven::Irreplaceable));
        }
        match self.plan.passed_over.iter().find(|passed| passed.site == *site) {
            Some(passed) => passed.break_even_yuan.map(BreakEven::Exact),
            None => Some(BreakEven::NotOffered),
        }
    }
}

/// What a property is worth to the least-cost plan under the default scenario, by solving twice within so many seconds.
pub(super) fn worth_to_the_plan(
    atlas: &Atlas,
    sheet: &Appraisal,
    settings: &AppraisalSettings,
    seconds: f64,
) -> Result<PlanWorth, DeskError> {
    let model = plan::model_of(atlas, &Scenario::default()).map_err(|faults| DeskError::Scenario(faults.0))?;
    Ok(plan_worth(plan::break_even(&model, &sheet.site, seconds), sheet, settings.economics.price_factor()))
}

fn plan_worth(worth: BreakEven, sheet: &Appraisal, factor: f64) -> PlanWorth {
    let (kind, least, most) = match worth {
        BreakEven::Exact(yuan) => (WorthKind::Exact, Some(yuan), Some(yuan)),
        BreakEven::Between(least, most) => (WorthKind::Between, Some(least), Some(most)),
        BreakEven::Unsettled { least, most } => (WorthKind::Unsettled, least, most),
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
            format!("Worth {yuan:#} to the plan, taxes included, proven: above it other properties come cheaper."),
        ),
        (WorthKind::Between, Some(least), Some(most)) => Bilingual::new(
            format!("方案盈亏平衡价在 {least} 与 {most} 之间（含价税，求解时限内未证明到元）。"),
            format!("Worth between {least:#} and {most:#} to the plan, taxes included; not proven to the last yuan in time."),
        ),
        (WorthKind::Unsettled, Some(least), None) => Bilingual::new(
            format!("对方案至少值 {least}（含价税）；求解时限内未找到不含它的方案，也未证明没有。"),
            format!(
                "Worth at least {least:#} to the plan, taxes included; in the time given no plan without it was found, nor was it shown \
                 that there is none."
            ),
        ),
        (WorthKind::Unsettled, None, Some(most)) => Bilingual::new(
            format!("对方案至多值 {most}（含价税）；求解时限内未定出下限。"),
            format!("Worth at most {most:#} to the plan, taxes included; its least worth was not settled in the time given."),
        ),
        (WorthKind::Unsettled, _, _) => Bilingual::new(
            "求解时限内未定：没有它时方案目标能否达到、需多少钱，尚未查明。延长时限再算。",
            "Not settled in the time given: whether the targets can be met without it, and at what cost, was not found. Allow more time.",
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
