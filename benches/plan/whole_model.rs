//! The judge: HiGHS given the whole model at once. Never here: anything of the engine.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::num::NonZeroU32;

use highs::{ColProblem, HighsModelStatus, Sense as Direction};
use zaiti::plan::{Model, Sense, Subject};
use zaiti::programme::ZoneId;

const SCALE: f64 = 1e4;

/// What HiGHS came to: cost of its plan if it has one, its gap, CPU seconds.
pub(crate) struct Judged {
    pub(crate) cost: Option<f64>,
    pub(crate) gap: Option<f64>,
    pub(crate) seconds: f64,
}

/// The whole model as HiGHS reads it; `None` where a row is of a kind that no measurement has.
fn told(model: &Model) -> Option<ColProblem> {
    let mut told = ColProblem::default();
    let rows: Vec<highs::Row> = model
        .rows
        .iter()
        .map(|row| match row.sense {
            Sense::AtLeast => told.add_row(row.bound as f64 / SCALE..),
            Sense::AtMost => told.add_row(..=row.bound as f64 / SCALE),
        })
        .collect();
    let zones = |at: usize, zone: &ZoneId| match &model.rows[at].subject {
        Subject::Zones(zones) => zones.contains(zone),
        Subject::District => model.rows[at].density.as_ref().is_none_or(|density| density.by_zone.contains_key(zone)),
        Subject::Sites(_) => true,
    };
    let mut by_zone: HashMap<&ZoneId, Vec<usize>> = HashMap::new();
    for candidate in &model.candidates {
        let only = if candidate.locked_in { told.add_row(1.0..=1.0) } else { told.add_row(..=1.0) };
        for column in &candidate.columns {
            let zone = column.zone.as_ref()?;
            let mine = by_zone.entry(zone).or_insert_with(|| (0..model.rows.len()).filter(|at| zones(*at, zone)).collect());
            let mut terms: Vec<(highs::Row, f64)> =
                mine.iter().map(|at| (rows[*at], model.rows[*at].weight(candidate, column) as f64 / SCALE)).collect();
            terms.push((only, 1.0));
            told.add_integer_column(column.cost_yuan.get() as f64 / SCALE, 0.0..=1.0, terms);
        }
    }
    Some(told)
}

/// The whole model as a file in MPS, for those who read that.
pub(crate) fn mps(model: &Model) -> String {
    let mut text = String::from("NAME zaiti\nROWS\n N COST\n");
    for (at, row) in model.rows.iter().enumerate() {
        writeln!(text, " {} R{at}", if row.sense == Sense::AtLeast { 'G' } else { 'L' }).unwrap();
    }
    for (at, candidate) in model.candidates.iter().enumerate() {
        writeln!(text, " {} O{at}", if candidate.locked_in { 'E' } else { 'L' }).unwrap();
    }
    text.push_str("COLUMNS\n M1 'MARKER' 'INTORG'\n");
    let mut names = Vec::new();
    for (at, candidate) in model.candidates.iter().enumerate() {
        for (number, column) in candidate.columns.iter().enumerate() {
            let name = format!("X{at}_{number}");
            writeln!(text, " {name} COST {} O{at} 1", column.cost_yuan.get() as f64 / SCALE).unwrap();
            for (row, weight) in model.rows.iter().map(|row| row.weight(candidate, column)).enumerate().filter(|(_, w)| *w != 0) {
                writeln!(text, " {name} R{row} {}", weight as f64 / SCALE).unwrap();
            }
            names.push(name);
        }
    }
    text.push_str(" M2 'MARKER' 'INTEND'\nRHS\n");
    for (at, row) in model.rows.iter().enumerate() {
        writeln!(text, " B R{at} {}", row.bound as f64 / SCALE).unwrap();
    }
    (0..model.candidates.len()).for_each(|at| writeln!(text, " B O{at} 1").unwrap());
    text.push_str("BOUNDS\n");
    names.iter().for_each(|name| writeln!(text, " UP BND {name} 1").unwrap());
    text + "ENDATA\n"
}

/// Solves the whole model with HiGHS on one thread for so many seconds by the clock.
pub(crate) fn judge(model: &Model, seconds: f64, cpu_seconds: fn() -> f64) -> Option<Judged> {
    let told = told(model)?;
    let mut solver = told.try_optimise(Direction::Minimise).ok()?;
    solver.make_quiet();
    solver.set_threads(NonZeroU32::MIN);
    solver.set_option("random_seed", 0);
    solver.set_option("mip_rel_gap", 0.0);
    solver.set_option("mip_abs_gap", 0.0);
    solver.set_option("time_limit", seconds);
    let begun = cpu_seconds();
    let solved = solver.try_solve().ok()?;
    let seconds = cpu_seconds() - begun;
    let stopped = matches!(solved.status(), HighsModelStatus::Optimal | HighsModelStatus::ReachedTimeLimit);
    let gap = Some(solved.mip_gap()).filter(|gap| stopped && gap.is_finite());
    Some(Judged { cost: gap.map(|_| solved.objective_value() * SCALE), gap, seconds })
}
