//! How much two plans have in common, by space. Never here: what they cost.

use std::collections::BTreeMap;

use super::answer::{Plan, PlanChoice};
use super::model::{Column, Selection};
use crate::estate::SiteId;
use crate::units::{Area, Share};

/// Space that two plans have in common: site by site the lesser of the two.
#[must_use]
pub fn shared_area(one: &Plan, other: &Plan) -> Area {
    let theirs: BTreeMap<&SiteId, Area> = other.choices.iter().map(|choice| (&choice.site, choice.area_m2)).collect();
    one.choices.iter().filter_map(|choice| theirs.get(&choice.site).map(|area| choice.area_m2.min(*area))).sum()
}

/// The columns of the model that a plan takes; `None` when it takes what the model does not have.
pub(super) fn selection_of(plan: &Plan) -> Option<Selection> {
    let mut selection = vec![None; plan.model.candidates.len()];
    for choice in &plan.choices {
        let at = plan.model.position(&choice.site)?;
        selection[at] = Some(plan.model.candidates[at].columns.iter().position(|column| is_taken(choice, column))?);
    }
    Some(selection)
}

fn is_taken(choice: &PlanChoice, column: &Column) -> bool {
    column.treatment == choice.option
        && column.zone == choice.zone
        && column.area_m2 == choice.area_m2
        && column.cost_yuan == choice.cost_yuan
}

/// A part of an area as a share of the whole, rounded down; `None` of nothing.
pub(super) fn share_of(part: Area, whole: Area) -> Option<Share> {
    let (part, whole) = (i128::from(part.hundredths()), i128::from(whole.hundredths()));
    let millionths = if whole > 0 && part >= 0 { u32::try_from(part * 1_000_000 / whole).ok()? } else { return None };
    Share::from_millionths(millionths).ok()
}
