//! The one file that speaks to HiGHS. It works on a thread of its own, so that whoever waits can leave at once; left alone, it ends at its
//! own limit. Never here: a claim. What comes out is floating point, to be checked in integers by the caller.

use std::num::NonZeroU32;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use highs::{ColProblem, HighsModelStatus, Row, Sense};

use super::problem::{Entry, MISSING};

/// The solver counts money in 万元 and rows in ten thousands of their units, so that its tolerances mean something.
const SCALE: f64 = 1e4;

/// A part of a problem, or all of it: what is left to decide when the rest is fixed.
pub(super) struct Question<'a> {
    /// Groups to decide: whether something must be taken, and the entries.
    pub(super) groups: Vec<(bool, Vec<&'a Entry>)>,
    /// Least total of every row, what is fixed taken off.
    pub(super) bounds: Vec<i128>,
    /// By row: whether it may be missed.
    pub(super) soft: &'a [bool],
}

/// An optimal point of the linear relaxation.
#[derive(Debug, Clone)]
pub(super) struct Relaxed {
    /// By row: cost per unit, never negative.
    pub(super) prices: Vec<f64>,
}

/// What a search came back with.
pub(super) struct Sought {
    /// By group the entry chosen; to be checked.
    pub(super) choice: Vec<Option<usize>>,
    /// Whether more nodes would find nothing else.
    pub(super) ended: bool,
}

/// How long a search may take.
#[derive(Clone, Copy)]
pub(super) struct Limits<'a> {
    /// Nodes of its tree: the same on every machine.
    pub(super) nodes: i32,
    /// Seconds: for those who cannot wait.
    pub(super) seconds: f64,
    /// Whether the answer is still waited for; asked while the solver works.
    pub(super) goes_on: &'a dyn Fn() -> bool,
}

/// Dual prices of the linear relaxation; `None` when it has no solution.
pub(super) fn relax(question: &Question<'_>, goes_on: &dyn Fn() -> bool) -> Option<Relaxed> {
    let (told, rows) = build(question, false);
    let solve = move || {
        let mut model = told.try_optimise(Sense::Minimise).ok()?;
        quiet(&mut model);
        let solved = model.try_solve().ok()?;
        (solved.status() == HighsModelStatus::Optimal).then(|| solved.get_solution().dual_rows().to_vec())
    };
    let prices = beside(solve, goes_on)??.iter().take(rows).map(|price| price.max(0.0)).collect();
    Some(Relaxed { prices })
}

/// How often it is asked whether the answer is still waited for.
const GLANCE: Duration = Duration::from_millis(20);

/// What something comes to on a thread of its own; `None` when it is no longer waited for.
fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static, goes_on: &dyn Fn() -> bool) -> Option<T> {
    let (told, heard) = mpsc::sync_channel(1);
    thread::spawn(move || drop(told.send(work())));
    loop {
        match heard.recv_timeout(GLANCE) {
            Ok(found) => return Some(found),
            Err(mpsc::RecvTimeoutError::Timeout) if goes_on() => {}
            Err(mpsc::RecvTimeoutError::Timeout | mpsc::RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// A good choice; `None` when there is none, or no time. `start` is one to begin with.
pub(super) fn search(question: &Question<'_>, limits: Limits<'_>, start: Option<&[Option<usize>]>) -> Option<Sought> {
    let (told, _) = build(question, true);
    let taken = |(group, entry): (&(bool, Vec<&Entry>), &Option<usize>)| -> Vec<f64> {
        (0..group.1.len()).map(|at| f64::from(u8::from(*entry == Some(at)))).collect()
    };
    let start: Option<Vec<f64>> =
        start.filter(|_| !question.soft.contains(&true)).map(|start| question.groups.iter().zip(start).flat_map(taken).collect());
    let (nodes, seconds) = (limits.nodes, limits.seconds.clamp(0.01, 1e9));
    let solve = move || {
        let mut model = told.try_optimise(Sense::Minimise).ok()?;
        quiet(&mut model);
        model.set_option("mip_max_nodes", nodes);
        model.set_option("time_limit", seconds);
        if let Some(start) = start {
            model.try_set_solution(Some(&start), None, None, None).ok()?;
        }
        let solved = model.try_solve().ok()?;
        let stopped = [HighsModelStatus::Optimal, HighsModelStatus::ReachedTimeLimit, HighsModelStatus::ReachedSolutionLimit];
        let ended = solved.status() != HighsModelStatus::ReachedSolutionLimit;
        stopped.contains(&solved.status()).then(|| (solved.get_solution().columns().to_vec(), ended))
    };
    let (columns, ended) = beside(solve, limits.goes_on)??;
    let mut values = columns.as_slice();
    let mut choice = Vec::with_capacity(question.groups.len());
    for (_, entries) in &question.groups {
        let (mine, rest) = values.split_at_checked(entries.len())?;
        choice.push(mine.iter().position(|value| *value > 0.5));
        values = rest;
    }
    Some(Sought { choice, ended })
}

/// The question in the solver's words, and how many rows come before those of the groups.
fn build(question: &Question<'_>, integer: bool) -> (ColProblem, usize) {
    let mut told = ColProblem::default();
    let rows: Vec<Row> = question.bounds.iter().map(|bound| told.add_row(*bound as f64 / SCALE..)).collect();
    for (must, entries) in &question.groups {
        let only = (*must || entries.len() > 1).then(|| if *must { told.add_row(1.0..=1.0) } else { told.add_row(..=1.0) });
        for entry in entries {
            let mut terms: Vec<(Row, f64)> =
                entry.weights.iter().map(|(row, weight)| (rows[*row as usize], *weight as f64 / SCALE)).collect();
            terms.extend(only.map(|row| (row, 1.0)));
            told.add_column_with_integrality(entry.cost as f64 / SCALE, 0.0..=1.0, terms, integer);
        }
    }
    for (row, _) in question.soft.iter().zip(&rows).filter(|(soft, _)| **soft).map(|(_, row)| (row, ())) {
        told.add_column(MISSING as f64, 0.0.., [(*row, 1.0)]);
    }
    (told, rows.len())
}

/// One thread and a fixed seed: the same question gets the same answer, unless time runs out.
fn quiet(model: &mut highs::Model) {
    model.make_quiet();
    model.set_threads(NonZeroU32::MIN);
    model.set_option("random_seed", 0);
    model.set_option("mip_rel_gap", 0.0);
    model.set_option("mip_abs_gap", 0.0);
    model.set_option("mip_feasibility_tolerance", 1e-9);
    model.set_option("primal_feasibility_tolerance", 1e-9);
}
