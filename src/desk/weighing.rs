//! Plans that are there, weighed: against each other, and by what could become of them. Never here: how any of that is worked out.

use std::sync::Arc;

use super::{Desk, DeskError};
use crate::estate::SiteId;
use crate::plan::{
    self, Against, Alternatives, AlternativesWish, Comparison, Explanation, Front, Level, MOST_COMPARED, Named, Plan, Portfolio,
    Repairs, Risk, RiskSettings, Worths,
};
use crate::programme::Bilingual;

impl Desk {
    /// Compares two to four recent or kept plans with the first of them.
    ///
    /// # Errors
    /// [`DeskError::Comparison`] for another number of plans, [`DeskError::NoPlan`] for one that is not there.
    pub fn compare(&self, ids: &[String]) -> Result<Comparison, DeskError> {
        let plans: Vec<Arc<Plan>> = ids.iter().map(|id| self.plan(id)).collect::<Result<_, _>>()?;
        compare(&plans, &self.store.plans()?.into_iter().map(|kept| (kept.id, kept.title)).collect::<Vec<_>>())
    }

    /// What would make a plan's scenario feasible on the current revision, each change tried.
    ///
    /// # Errors
    /// [`DeskError::Scenario`] when the scenario no longer fits the data, and whatever keeps the plan from being read.
    pub fn repairs(&self, id: &str, seconds: f64) -> Result<Repairs, DeskError> {
        let plan = self.plan(id)?;
        plan::repairs(&self.atlas(), &plan, seconds).map_err(|faults| DeskError::Scenario(faults.0))
    }

    /// Why a site is in a plan or not.
    ///
    /// # Errors
    /// [`DeskError::NoSite`] for a site that the plan does not know, and whatever keeps the plan from being read.
    pub fn explain(&self, id: &str, site: &SiteId, level: Level, seconds: f64) -> Result<Explanation, DeskError> {
        let plan = self.plan(id)?;
        plan::explain(&self.atlas(), &plan, site, level, seconds).ok_or_else(|| DeskError::NoSite(site.clone()))
    }

    /// What sites are worth to a plan: those named, or every one on offer.
    ///
    /// # Errors
    /// Whatever keeps the plan from being read.
    pub fn worths(&self, id: &str, level: Level, sites: &[SiteId], seconds: f64) -> Result<Worths, DeskError> {
        Ok(plan::worths(self.plan(id)?.as_ref(), level, sites, seconds))
    }

    /// Plans that differ as much as can be within a cost ceiling.
    ///
    /// # Errors
    /// Whatever keeps the plan from being read.
    pub fn alternatives(&self, id: &str, wish: AlternativesWish) -> Result<Alternatives, DeskError> {
        Ok(plan::alternatives(self.plan(id)?.as_ref(), wish))
    }

    /// What a plan costs when less of something else is allowed. A plan that was made without scores of suitability is weighed by today's.
    ///
    /// # Errors
    /// Whatever keeps the plan from being read.
    pub fn front(&self, id: &str, against: Against, points: usize, seconds: f64) -> Result<Front, DeskError> {
        let plan = self.plan(id)?;
        if against == Against::Suitability && plan.scenario.suitability_permille.is_empty() {
            return Ok(plan::front_by_scores(&plan, &self.scores_of_today()?, points, seconds));
        }
        Ok(plan::front(&plan, against, points, seconds))
    }

    /// What a plan leans on: owners, tenants, and any one property. Owners' names only where they may be seen.
    ///
    /// # Errors
    /// Whatever keeps the plan from being read.
    pub fn portfolio(&self, id: &str, may_see: bool) -> Result<Portfolio, DeskError> {
        Ok(plan::portfolio(&self.atlas(), self.plan(id)?.as_ref(), may_see))
    }

    /// How likely a plan is to meet every target.
    ///
    /// # Errors
    /// Whatever keeps the plan from being read.
    pub fn risk(&self, id: &str, settings: &RiskSettings) -> Result<Risk, DeskError> {
        Ok(plan::risk(&self.atlas(), self.plan(id)?.as_ref(), settings))
    }
}

/// Compares plans, some of which were given a title.
fn compare(plans: &[Arc<Plan>], titles: &[(String, String)]) -> Result<Comparison, DeskError> {
    if !(2..=MOST_COMPARED).contains(&plans.len()) {
        return Err(DeskError::Comparison(Bilingual::new(
            format!("请给出 2 至 {MOST_COMPARED} 个方案，现为 {} 个", plans.len()),
            format!("give two to {MOST_COMPARED} plans to compare; {} came", plans.len()),
        )));
    }
    let title = |plan: &Plan| titles.iter().find(|(id, _)| *id == plan.id).map(|(_, title)| title.as_str());
    let named: Vec<Named<'_>> = plans.iter().map(|plan| Named { plan, title: title(plan) }).collect();
    Ok(plan::compare(&named))
}
