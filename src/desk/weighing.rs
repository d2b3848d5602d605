//! Plans that are there, weighed: against each other, and by what could become of them. Never here: how a plan is found.

use std::sync::Arc;

use super::{Desk, DeskError};
use crate::plan::{self, Comparison, MOST_COMPARED, Named, Plan};
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
