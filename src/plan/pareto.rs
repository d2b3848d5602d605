//! What a plan costs when less of something else is allowed: owners to negotiate with, or sites. Never here: which point to choose.
//!
//! By ε-constraint: the ceiling is lowered step by step, and the cheapest plan within each is found. The bound of each step is certified by
//! the engine, and it holds for every smaller ceiling too; so the bounds are a staircase that no plan lies below.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::aim::Aim;
use super::answer::Plan;
use super::model::{Measure, Model, Row, Sense, Subject};
use super::solution::{Solution, solve_model};
use crate::programme::Bilingual;
use crate::units::Yuan;

/// Most points of a front.
pub const MOST_POINTS: usize = 24;

/// What is traded against cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// Owners to negotiate with; an unknown number counts as one.
    Owners,
    /// Sites.
    Sites,
}

impl Against {
    const fn measure(self) -> Measure {
        match self {
            Self::Owners => Measure::Owners,
            Self::Sites => Measure::Sites,
        }
    }

    fn words(self) -> Bilingual {
        match self {
            Self::Owners => Bilingual::new("户", "owners"),
            Self::Sites => Bilingual::new("处", "sites"),
        }
    }
}

/// What a plan costs for every ceiling that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Front {
    /// The plan's id.
    pub plan: String,
    /// What is traded against cost.
    pub against: Against,
    /// From the loosest ceiling to the tightest.
    pub points: Vec<FrontPoint>,
    /// No plan manages with this few; `None` where that was not reached.
    pub impossible_at: Option<i64>,
    /// Candidates whose number of owners is not known and counts as one.
    pub owners_unknown: usize,
    /// Whether every point was proved and none was left out for want of time.
    pub complete: bool,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// The cheapest plan within a ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FrontPoint {
    /// The ceiling.
    pub at_most: i64,
    /// What the plan found comes to.
    pub count: i64,
    /// What it costs.
    pub cost_yuan: Yuan,
    /// No plan within the ceiling costs less; proved.
    pub bound_yuan: Option<Yuan>,
    /// Whether it is proved the cheapest.
    pub optimal: bool,
    /// In one sentence, against the point before it.
    pub sentence: Bilingual,
}

/// Draws the front of cost against something else.
///
/// # Units
/// `seconds` for everything together.
#[must_use]
pub fn front(plan: &Plan, against: Against, points: usize, seconds: f64) -> Front {
    let limit = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::from_secs(60));
    let mut sweep = Sweep { plan, against, until: Instant::now() + limit, points: Vec::new(), impossible_at: None };
    let complete = sweep.run(points.clamp(2, MOST_POINTS));
    let unknown = plan.model.candidates.iter().filter(|candidate| candidate.owners.is_none()).count();
    Front {
        plan: plan.id.clone(),
        against,
        sentence: summary(against, &sweep.points),
        complete: complete && sweep.points.iter().all(|point| point.optimal),
        points: sweep.points,
        impossible_at: sweep.impossible_at,
        owners_unknown: if against == Against::Owners { unknown } else { 0 },
    }
}

struct Sweep<'a> {
    plan: &'a Plan,
    against: Against,
    until: Instant,
    points: Vec<FrontPoint>,
    impossible_at: Option<i64>,
}

impl Sweep<'_> {
    /// Whether nothing was left out for want of time.
    fn run(&mut self, points: usize) -> bool {
        let Some(most) = self.at(i64::MAX / 8) else { return false };
        let Some(least) = self.tightest(most) else { return false };
        let steps = i64::try_from(points).unwrap_or(2) - 1;
        for step in 1..=steps {
            let ceiling = most - (most - least) * step / steps;
            if self.points.iter().any(|point| point.count <= ceiling && point.at_most >= ceiling) {
                continue;
            }
            if Instant::now() >= self.until {
                return false;
            }
            self.at(ceiling);
        }
        self.points.sort_by_key(|point| -point.at_most);
        self.points.dedup_by_key(|point| point.count);
        self.say();
        true
    }

    /// The fewest with which a plan was found; what is below was shown to be impossible, or not tried.
    fn tightest(&mut self, most: i64) -> Option<i64> {
        let (mut held, mut refused) = (most, -1);
        while held - refused > 1 {
            if Instant::now() >= self.until {
                return None;
            }
            let tried = refused + (held - refused) / 2;
            match self.solved(tried) {
                Some(solution) if solution.is_feasible() => held = self.count(&solution).min(tried),
                Some(solution) if solution.selection.is_none() || !solution.is_feasible() => refused = tried,
                Some(_) | None => return None,
            }
        }
        self.impossible_at = Some(refused).filter(|refused| *refused >= 0);
        Some(held)
    }

    /// Adds the point of a ceiling; what the plan found comes to.
    fn at(&mut self, ceiling: i64) -> Option<i64> {
        let solution = self.solved(ceiling).filter(Solution::is_feasible)?;
        let (count, cost_yuan) = (self.count(&solution), solution.cost?);
        let optimal = solution.is_optimal();
        let point = FrontPoint {
            at_most: if ceiling >= i64::MAX / 8 { count } else { ceiling },
            count,
            cost_yuan,
            bound_yuan: solution.bound,
            optimal,
            sentence: Bilingual::new("", ""),
        };
        self.points.push(point);
        Some(count)
    }

    fn model(&self, ceiling: i64) -> Model {
        let mut model = Model { aim: Aim::Cost, ..self.plan.model.clone() };
        let mine =
            |row: &Row| row.measure == self.against.measure() && row.sense == Sense::AtMost && row.subject == Subject::District;
        match model.rows.iter_mut().find(|row| mine(row)) {
            Some(row) => row.bound = row.bound.min(ceiling),
            None => model.rows.push(Row::new(Subject::District, self.against.measure(), Sense::AtMost, ceiling)),
        }
        model
    }

    fn solved(&self, ceiling: i64) -> Option<Solution> {
        let left = self.until.saturating_duration_since(Instant::now()).as_secs_f64().clamp(0.05, 3.0);
        solve_model(&self.model(ceiling), left, &mut |_| ControlFlow::Continue(())).ok()
    }

    fn count(&self, solution: &Solution) -> i64 {
        let row = Row::new(Subject::District, self.against.measure(), Sense::AtMost, 0);
        let total = solution.selection.as_ref().map_or(0, |selection| solution.model.total(&row, selection));
        i64::try_from(total).unwrap_or(i64::MAX)
    }

    fn say(&mut self) {
        let unit = self.against.words();
        let before: Vec<Option<(i64, Yuan)>> =
            [None].into_iter().chain(self.points.iter().map(|point| Some((point.count, point.cost_yuan)))).collect();
        for (point, before) in self.points.iter_mut().zip(before) {
            point.sentence = point_words(point, before, &unit);
        }
    }
}

fn point_words(point: &FrontPoint, before: Option<(i64, Yuan)>, unit: &Bilingual) -> Bilingual {
    let FrontPoint { count, cost_yuan: cost, .. } = point;
    let Some((more, cheaper)) = before.filter(|(more, _)| more > count) else {
        return Bilingual::new(format!("{count} {}，{cost}。", unit.zh), format!("{count} {}, {cost:#}.", unit.en));
    };
    let (fewer, extra) = (more - count, *cost - cheaper);
    let each = Yuan::new(extra.get() / fewer.max(1));
    Bilingual::new(
        format!("{count} {}，{cost}：比上一点少 {fewer} {}，多花 {extra}，每{}{each}。", unit.zh, unit.zh, unit.zh),
        format!("{count} {}, {cost:#}: {fewer} fewer than the point before for {extra:#} more, {each:#} each.", unit.en),
    )
}

fn summary(against: Against, points: &[FrontPoint]) -> Bilingual {
    let unit = against.words();
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Bilingual::new("未能算出任何一点。", "No point could be worked out.");
    };
    Bilingual::new(
        format!(
            "从 {} {}（{}）到 {} {}（{}），共 {} 点。",
            first.count,
            unit.zh,
            first.cost_yuan,
            last.count,
            unit.zh,
            last.cost_yuan,
            points.len()
        ),
        format!(
            "From {} {} ({:#}) to {} {} ({:#}) in {} points.",
            first.count,
            unit.en,
            first.cost_yuan,
            last.count,
            unit.en,
            last.cost_yuan,
            points.len()
        ),
    )
}
