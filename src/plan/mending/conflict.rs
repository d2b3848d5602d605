//! Demands that cannot hold together, as few as can be: each is left out in turn, and stays out where the rest is impossible all the same.
//! Never here: what to do about it.

use std::collections::BTreeSet;

use super::super::model::Model;
use super::trial::Trial;
use super::{Demand, Mend, ceilings, targets, without};
use crate::units::Yuan;

/// The conflict, and whether it is as small as can be.
pub(super) fn conflict(model: &Model, trial: &mut Trial) -> (Vec<Demand>, bool) {
    let rows = targets(model).chain(ceilings(model)).map(Demand::Row);
    let locks =
        model.candidates.iter().filter(|candidate| candidate.locked_in).map(|candidate| Demand::Lock(candidate.site.clone()));
    let all: Vec<Demand> = rows.chain(locks).collect();
    let mut left_out: BTreeSet<Demand> = BTreeSet::new();
    let mut minimal = true;
    for demand in &all {
        left_out.insert(demand.clone());
        match trial.has_plan(&leaving_out(model, &left_out)) {
            Some(false) => {}
            Some(true) => {
                left_out.remove(demand);
            }
            None => {
                left_out.remove(demand);
                minimal = false;
            }
        }
    }
    (all.into_iter().filter(|demand| !left_out.contains(demand)).collect(), minimal)
}

/// The model without some demands.
fn leaving_out(model: &Model, demands: &BTreeSet<Demand>) -> Model {
    let rows = demands.iter().filter_map(|demand| match demand {
        Demand::Row(row) => Some(*row),
        Demand::Lock(_) => None,
    });
    let opened = demands.iter().filter_map(|demand| match demand {
        Demand::Lock(site) => Some(site.clone()),
        Demand::Row(_) => None,
    });
    Mend { rows: Vec::new(), opened: opened.collect(), cost: Yuan::ZERO }.applied(&without(model, &rows.collect()))
}
