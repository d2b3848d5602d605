//! The judge: HiGHS given the whole model at once. Never here: anything of the engine.

use std::num::NonZeroU32;

use highs::{ColProblem, HighsModelStatus, Sense as Direction};
use zaiti::plan::{Model, Sense, Subject};

const SCALE: f64 = 1e4;

/// What HiGHS came to: cost of its plan if it has one, its bound, seconds.
pub(crate) struct Judged {
    pub(crate) cost: Option<f64>,
    pub(crate) gap: Option<f64>,
    pub(crate) seconds: f64,
}

/// Solves the whole model with HiGHS on one thread for so many seconds.
pub(crate) fn judge(model: &Model, seconds: f64) -> Option<Judged> {
    let mut told = ColProblem::default();
    let rows: Vec<highs::Row> = model
        .rows
        .iter()
        .map(|row| match row.sense {
            Sense::AtLeast => told.add_row(row.bound as f64 / SCALE..),
            Sense::AtMost => told.add_row(..=row.bound as f64 / SCALE),
        })
        .collect();
    let zones = |at: usize, zone: &zaiti::programme::ZoneId| match &model.rows[at].subject {
        Subject::Zones(zones) => zones.contains(zone),
        Subject::District | Subject::Sites(_) => true,
    };
    let mut by_zone: std::collections::HashMap<&zaiti::programme::ZoneId, Vec<usize>> = std::collections::HashMap::new();
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
    let mut solver = told.try_optimise(Direction::Minimise).ok()?;
    solver.make_quiet();
    solver.set_threads(NonZeroU32::MIN);
    solver.set_option("random_seed", 0);
    solver.set_option("mip_rel_gap", 0.0);
    solver.set_option("mip_abs_gap", 0.0);
    solver.set_option("time_limit", seconds);
    let begun = std::time::Instant::now();
    let solved = solver.try_solve().ok()?;
    let seconds = begun.elapsed().as_secs_f64();
    let stopped = matches!(solved.status(), HighsModelStatus::Optimal | HighsModelStatus::ReachedTimeLimit);
    let gap = Some(solved.mip_gap()).filter(|gap| stopped && gap.is_finite());
    Some(Judged { cost: gap.map(|_| solved.objective_value() * SCALE), gap, seconds })
}
