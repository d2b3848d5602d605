//! What each candidate is worth to an optimal plan, exactly: what its loss would cost, what would replace it, by how much a passed-over
//! one is too dear, and the most either is worth. Never here: an estimate, or a sentence.
//!
//! Every figure is a difference of two optima. Only the piece a candidate stands in is solved again, at the prices already found, so a
//! whole district is gone through in a fraction of a second.

use super::engine::{WhatIf, what_if};
use super::model::{Candidate, Model};
use super::problem::Problem;
use super::progress::{WORK, Watch};
use super::reading::Reader;
use super::solution::Solution;
use crate::estate::SiteId;
use crate::units::Yuan;

/// Candidates beyond which estimates have to do until someone asks.
const MOST: usize = 1000;

/// What a candidate is worth to the plan.
#[derive(Debug, Clone, Default)]
pub(super) struct Worth {
    /// Of a chosen one: what its loss would cost. Of another: by how much it is too dear.
    pub(super) extra: Option<Yuan>,
    /// Of a chosen one: without it the rows cannot be kept. Of another: with it they cannot.
    pub(super) impossible: bool,
    /// Sites that would come in if a chosen one were lost.
    pub(super) replaced_by: Vec<SiteId>,
    /// Of one passed over: the column that would be taken.
    pub(super) column: Option<usize>,
    /// P*: the most worth paying to the owner, taxes included.
    pub(super) break_even: Option<Yuan>,
}

/// By candidate; `None` where the plan is not proven piece by piece, only comes near what is asked, or there are too many.
pub(super) fn worths(solution: &Solution, watch: &mut Watch<'_>) -> Option<Vec<Worth>> {
    let model = &solution.model;
    // Where rows were lowered to just what a plan attains, nearly every site of it would seem irreplaceable.
    let lowered = solution.missed.iter().any(|missed| missed.together);
    if lowered || !solution.is_optimal() || solution.proof.joined || model.candidates.len() > MOST {
        return None;
    }
    let reader = Reader::of(model);
    let problem = reader.problem();
    let choice = reader.choice(&problem, solution.selection.as_ref()?)?;
    let optimum = problem.cost(&choice);
    watch.pool(WORK / 50);
    let mut asked = Asked { model, reader, problem, solution, choice, optimum, watch };
    (0..model.candidates.len()).map(|at| asked.worth(at)).collect()
}

struct Asked<'a, 'w> {
    model: &'a Model,
    reader: Reader<'a>,
    problem: Problem,
    solution: &'a Solution,
    choice: Vec<Option<usize>>,
    optimum: i128,
    watch: &'a mut Watch<'w>,
}

impl Asked<'_, '_> {
    /// `None` when time, or what may be looked at, is up.
    fn worth(&mut self, at: usize) -> Option<Worth> {
        if self.watch.has_stopped() || self.watch.seconds_left() <= 0.0 || self.watch.work() == 0 {
            return None;
        }
        let candidate = &self.model.candidates[at];
        let given = match self.instead(at, &given_away(candidate)) {
            WhatIf::Costs(cost, _) => Some(cost),
            WhatIf::Impossible | WhatIf::Unknown => None,
        };
        let mut worth = Worth::default();
        let chosen = self.choice[at].is_some();
        let other = if chosen { withdrawn(candidate) } else { Candidate { locked_in: true, ..candidate.clone() } };
        let mut without = (!chosen).then_some(self.optimum);
        match self.instead(at, &other) {
            WhatIf::Costs(cost, choice) => {
                worth.extra = yuan(cost - self.optimum);
                if chosen {
                    without = Some(cost);
                    worth.replaced_by = self.newcomers(&choice);
                } else {
                    worth.column = choice[at].and_then(|entry| self.reader.group(at, &other).column(entry));
                }
            }
            WhatIf::Impossible => worth.impossible = true,
            WhatIf::Unknown => {}
        }
        worth.break_even = without.zip(given).and_then(|(without, given)| yuan(without - given));
        Some(worth)
    }

    fn instead(&mut self, at: usize, candidate: &Candidate) -> WhatIf {
        let group = self.reader.group(at, candidate);
        let mine = std::mem::replace(&mut self.problem.groups[at], group);
        let answer = what_if(&self.problem, &self.solution.proof, &self.choice, at, self.watch);
        self.problem.groups[at] = mine;
        answer
    }

    fn newcomers(&self, choice: &[Option<usize>]) -> Vec<SiteId> {
        let both = self.model.candidates.iter().zip(&self.choice).zip(choice);
        both.filter(|((_, before), now)| before.is_none() && now.is_some())
            .map(|((candidate, _), _)| candidate.site.clone())
            .collect()
    }
}

fn yuan(amount: i128) -> Option<Yuan> {
    i64::try_from(amount).ok().map(Yuan::new)
}

/// The candidate, to be taken, its owner asking for nothing.
pub(super) fn given_away(candidate: &Candidate) -> Candidate {
    let mut given = Candidate { locked_in: true, ..candidate.clone() };
    for column in &mut given.columns {
        column.cost_yuan -= column.price_yuan;
        column.price_yuan = Yuan::ZERO;
    }
    given
}

/// The candidate, no longer on offer.
pub(super) fn withdrawn(candidate: &Candidate) -> Candidate {
    Candidate { locked_in: false, columns: Vec::new(), ..candidate.clone() }
}
