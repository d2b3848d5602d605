//! A plan from what is close: candidates whose choice is undecided at the relaxation's prices are put to the solver, the rest stay with their
//! favourites. Never here: a bound; what comes out is checked in integers.

use std::collections::BTreeSet;

use super::prices::Prices;
use super::problem::{Choice, Group, Problem};
use super::relax::margin;
use super::solver::{Limits, Question, search};

/// The best choice found with so many groups undecided; `None` when there is none among them.
pub(super) fn plan(problem: &Problem, prices: &Prices, undecided: usize, limits: Limits<'_>) -> Option<Choice> {
    let mut order: Vec<(i128, usize)> = problem.groups.iter().map(|group| margin(prices, group)).zip(0..).collect();
    order.sort_unstable();
    let mut open = vec![false; problem.groups.len()];
    order.iter().take(undecided).for_each(|(_, at)| open[*at] = true);
    // Ties between candidates mean something only together with the candidates they tie.
    (problem.candidates..problem.groups.len()).for_each(|at| open[at] = true);
    let mut choice = favourites(problem, prices);
    broken_ties(problem, &choice).into_iter().for_each(|at| open[at] = true);
    let mut bounds: Vec<i128> = problem.bounds.iter().map(|bound| i128::from(*bound)).collect();
    let mut groups = Vec::new();
    for (at, group) in problem.groups.iter().enumerate() {
        if open[at] {
            groups.push((group.must, group.entries.iter().collect()));
        } else if let Some(entry) = choice[at].map(|entry| &group.entries[entry]) {
            entry.weights.iter().for_each(|(row, weight)| bounds[*row as usize] -= i128::from(*weight));
        }
    }
    let found = search(&Question { groups, bounds, soft: &problem.soft }, limits, None)?.choice;
    let places = (0..open.len()).filter(|at| open[*at]);
    places.zip(found).for_each(|(at, entry)| choice[at] = entry);
    problem.admits(&choice).then_some(choice)
}

/// Candidates tied by what their favourites together break: left as they are, nothing could mend it.
fn broken_ties(problem: &Problem, choice: &Choice) -> Vec<usize> {
    let tied: BTreeSet<usize> = problem.groups[problem.candidates..]
        .iter()
        .flat_map(|group| &group.entries)
        .flat_map(|entry| &entry.weights)
        .map(|(row, _)| *row as usize)
        .collect();
    let broken: BTreeSet<usize> = problem.lacking(choice).into_iter().filter(|row| tied.contains(row)).collect();
    let counts =
        |group: &Group| group.entries.iter().flat_map(|entry| &entry.weights).any(|(row, _)| broken.contains(&(*row as usize)));
    (0..problem.candidates).filter(|at| counts(&problem.groups[*at])).collect()
}

/// What every group would take at these prices.
pub(super) fn favourites(problem: &Problem, prices: &Prices) -> Choice {
    problem.groups.iter().map(|group| favourite(prices, group)).collect()
}

fn favourite(prices: &Prices, group: &Group) -> Option<usize> {
    prices.favourite(group).filter(|(reduced, _)| group.must || *reduced < 0).map(|(_, entry)| entry)
}
