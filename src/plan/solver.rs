//! The one file that speaks to HiGHS. Never here: a claim. What comes out is floating point, to be checked in integers by the caller.

use std::num::NonZeroU32;

use highs::{HighsModelStatus, RowProblem, Sense};

use super::problem::{MISSING, Problem};

/// The solver counts money in 万元 and rows in ten thousands of their units, so that its tolerances mean something.
const SCALE: f64 = 1e4;

/// An optimal point of the linear relaxation.
#[derive(Debug, Clone)]
pub(super) struct Relaxed {
    /// By row: 元 per unit, never negative.
    pub(super) prices: Vec<f64>,
}

/// What the whole-model search came back with.
#[derive(Debug, Clone)]
pub(super) struct Incumbent {
    /// By group: the entry chosen.
    pub(super) choice: Vec<Option<usize>>,
}

/// Dual prices of the linear relaxation; `None` when it has no solution.
pub(super) fn relax(problem: &Problem) -> Option<Relaxed> {
    let (columns, _) = build(problem, false);
    let mut model = columns.try_optimise(Sense::Minimise).ok()?;
    quiet(&mut model, None);
    let solved = model.try_solve().ok()?;
    if solved.status() != HighsModelStatus::Optimal {
        return None;
    }
    let solution = solved.get_solution();
    let prices = solution.dual_rows().iter().take(problem.bounds.len()).map(|price| price.max(0.0)).collect();
    Some(Relaxed { prices })
}

/// A good choice for the whole model.
pub(super) fn search(problem: &Problem, seconds: f64) -> Option<Incumbent> {
    let (columns, numbers) = build(problem, true);
    let mut model = columns.try_optimise(Sense::Minimise).ok()?;
    quiet(&mut model, Some(seconds.max(0.01)));
    let solved = model.try_solve().ok()?;
    if !matches!(solved.status(), HighsModelStatus::Optimal | HighsModelStatus::ReachedTimeLimit) {
        return None;
    }
    let solution = solved.get_solution();
    let values = solution.columns();
    if values.len() < numbers.last().map_or(0, |(at, count)| at + count) {
        return None;
    }
    let pick = |(first, count): &(usize, usize)| (0..*count).find(|entry| values[first + entry] > 0.5);
    Some(Incumbent { choice: numbers.iter().map(pick).collect() })
}

/// The problem in HiGHS' words, and for every group where its columns begin and how many there are.
fn build(problem: &Problem, integer: bool) -> (RowProblem, Vec<(usize, usize)>) {
    let mut told = RowProblem::default();
    let mut columns = Vec::new();
    let mut numbers = Vec::new();
    for group in &problem.groups {
        numbers.push((columns.len(), group.entries.len()));
        for entry in &group.entries {
            columns.push(told.add_column_with_integrality(entry.cost as f64 / SCALE, 0.0..=1.0, integer));
        }
    }
    let entries = || problem.groups.iter().flat_map(|group| &group.entries);
    let soft = (0..problem.bounds.len()).filter(|row| problem.soft[*row]);
    let missing: Vec<_> = soft.map(|row| (row, told.add_column(MISSING as f64, 0.0..))).collect();
    for (row, bound) in problem.bounds.iter().enumerate() {
        let terms = entries().zip(&columns).filter(|(entry, _)| entry.weights[row] != 0);
        let mut terms: Vec<_> = terms.map(|(entry, column)| (*column, entry.weights[row] as f64 / SCALE)).collect();
        terms.extend(missing.iter().filter(|(at, _)| *at == row).map(|(_, column)| (*column, 1.0)));
        told.add_row(*bound as f64 / SCALE.., terms);
    }
    for (group, (first, count)) in problem.groups.iter().zip(&numbers) {
        let terms: Vec<_> = columns[*first..first + count].iter().map(|column| (*column, 1.0)).collect();
        match (group.must, count) {
            (true, _) => told.add_row(1.0..=1.0, terms),
            (false, 0 | 1) => {}
            (false, _) => told.add_row(..=1.0, terms),
        }
    }
    (told, numbers)
}

/// One thread and a fixed seed: the same question gets the same answer, unless time runs out.
fn quiet(model: &mut highs::Model, seconds: Option<f64>) {
    model.make_quiet();
    model.set_threads(NonZeroU32::MIN);
    model.set_option("random_seed", 0);
    model.set_option("mip_rel_gap", 0.0);
    model.set_option("mip_abs_gap", 0.0);
    model.set_option("mip_feasibility_tolerance", 1e-9);
    model.set_option("primal_feasibility_tolerance", 1e-9);
    if let Some(seconds) = seconds {
        model.set_option("time_limit", seconds);
    }
}
