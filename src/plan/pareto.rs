//! What a plan costs when less of something else is allowed (owners to negotiate with, sites, waiting) or more of it is wanted
//! (suitability). Never here: which point to choose.
//!
//! By ε-constraint: how far the other measure can go is found first, then the ceiling is lowered in equal steps up to there, and the cheapest
//! plan within each is found. The bound of each step is proved again by the verifier, and it holds for every tighter ceiling too; so the
//! bounds are a staircase that no plan lies below. Suitability is turned, so that less is better of everything.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::aim::Aim;
use super::answer::Plan;
use super::infeasible::{Furthest, furthest};
use super::model::{Candidate, Measure, Model, Row, Sense, Subject};
use super::progress::Watch;
use super::solution::solve_shortly;
use super::wanted::is_called_off;
use crate::estate::SiteId;
use crate::programme::{Bilingual, counted};
use crate::units::{Area, Yuan};

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
    /// Waiting until the space is ready; only where the plan has dates.
    Delivery,
    /// Suitability of the space for its purpose; only where it was judged, and what was not counts as nought.
    Suitability,
}

impl Against {
    const fn measure(self) -> Measure {
        match self {
            Self::Owners => Measure::Owners,
            Self::Sites => Measure::Sites,
            Self::Delivery => Measure::Waiting,
            Self::Suitability => Measure::Suitability,
        }
    }

    const fn sense(self) -> Sense {
        match self {
            Self::Owners | Self::Sites | Self::Delivery => Sense::AtMost,
            Self::Suitability => Sense::AtLeast,
        }
    }

    /// Less is better of what was multiplied with this.
    const fn sign(self) -> i64 {
        match self.sense() {
            Sense::AtMost => 1,
            Sense::AtLeast => -1,
        }
    }

    /// Units of the row in one of those that are told.
    const fn scale(self) -> i64 {
        match self {
            Self::Owners | Self::Sites => 1,
            Self::Delivery => 100,
            Self::Suitability => 100_000,
        }
    }

    /// So many of it, in words.
    fn amount(self, count: i64) -> Bilingual {
        let area = Area::from_square_metres(count);
        match self {
            Self::Owners => Bilingual::new(format!("{count} 户"), counted(count, "owner", "owners")),
            Self::Sites => Bilingual::new(format!("{count} 处"), counted(count, "site", "sites")),
            Self::Delivery => Bilingual::new(format!("等待 {area}·天"), format!("{area:#}·days of waiting")),
            Self::Suitability => Bilingual::new(format!("适配 {area}"), format!("{area:#} of suitability")),
        }
    }

    /// One of it, in words.
    const fn unit(self) -> (&'static str, &'static str) {
        match self {
            Self::Owners => ("户", "each"),
            Self::Sites => ("处", "each"),
            Self::Delivery => ("㎡·天", "a m²·day"),
            Self::Suitability => ("㎡适配", "a m²"),
        }
    }

    /// What is counted is fewer, what is measured is less.
    const fn less(self) -> &'static str {
        match self {
            Self::Owners | Self::Sites => "fewer",
            Self::Delivery | Self::Suitability => "less",
        }
    }

    /// Of a candidate: whether what is counted is known of it.
    fn is_known(self, candidate: &Candidate) -> bool {
        match self {
            Self::Owners => candidate.owners.is_some(),
            Self::Sites => true,
            Self::Delivery => candidate.columns.iter().all(|column| column.wait_days.is_some()),
            Self::Suitability => candidate.columns.iter().all(|column| column.suitability_permille.is_some()),
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
    /// From the loosest limit to the tightest.
    pub points: Vec<FrontPoint>,
    /// No plan manages with this: proved; `None` where that was not shown.
    pub impossible_at: Option<i64>,
    /// Candidates of which it is not known: an owner count counts as one, waiting and suitability as nought.
    pub unknown: usize,
    /// Whether every point was proved the cheapest, its bound proved again, and none left out for want of time.
    pub complete: bool,
    /// In one sentence.
    pub sentence: Bilingual,
}

/// The cheapest plan within a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FrontPoint {
    /// The limit: the most of owners, sites or ㎡·days, the least of suitability-weighted ㎡; whole ones, rounded to the looser side.
    pub limit: i64,
    /// What the plan found comes to, whole ones.
    pub count: i64,
    /// What it costs.
    pub cost_yuan: Yuan,
    /// No plan within the limit costs less.
    pub bound_yuan: Option<Yuan>,
    /// Whether the verifier, which knows neither engine nor solver, proved the bound again.
    pub certified: bool,
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
    let mut sweep = Sweep { plan, against, until: Instant::now() + limit, found: Vec::new(), impossible_at: None };
    let complete = sweep.run(points.clamp(2, MOST_POINTS));
    let points = sweep.told();
    Front {
        plan: plan.id.clone(),
        against,
        sentence: summary(against, &points, Instant::now() >= sweep.until),
        complete: complete && points.iter().all(|point| point.optimal && point.certified),
        points,
        impossible_at: sweep.impossible_at,
        unknown: plan.model.candidates.iter().filter(|candidate| !against.is_known(candidate)).count(),
    }
}

/// The front against suitability by scores that the plan was made without.
///
/// # Units
/// `scores` in thousandths; `seconds` for everything together.
#[must_use]
pub fn front_by_scores(plan: &Plan, scores: &BTreeMap<SiteId, u16>, points: usize, seconds: f64) -> Front {
    let mut scored = plan.clone();
    for candidate in &mut scored.model.candidates {
        let score = scores.get(&candidate.site).copied();
        candidate.columns.iter_mut().for_each(|column| column.suitability_permille = score);
    }
    let drawn = front(&scored, Against::Suitability, points, seconds);
    let Bilingual { zh, en } = drawn.sentence;
    let sentence = Bilingual::new(
        format!("{zh}适配度取各处今日评分的下限。"),
        format!("{en} Suitability goes by the lower end of each site’s score as of today."),
    );
    Front { sentence, ..drawn }
}

/// A plan found, in units of the row, turned so that less is better.
struct Found {
    ceiling: i64,
    total: i64,
    cost: Yuan,
    bound: Option<Yuan>,
    optimal: bool,
    certified: bool,
}

struct Sweep<'a> {
    plan: &'a Plan,
    against: Against,
    until: Instant,
    found: Vec<Found>,
    impossible_at: Option<i64>,
}

/// A ceiling that never binds.
const OPEN: i64 = i64::MAX / 8;

impl Sweep<'_> {
    /// Whether nothing was left out for want of time.
    fn run(&mut self, points: usize) -> bool {
        let Some(most) = self.at(OPEN) else { return false };
        let Some(least) = self.tightest() else { return false };
        let steps = i64::try_from(points).unwrap_or(2) - 1;
        for step in 1..=steps {
            let ceiling = most - i64::try_from(i128::from(most - least) * i128::from(step) / i128::from(steps)).unwrap_or(0);
            if self.found.iter().any(|one| one.total <= ceiling && one.ceiling >= ceiling) {
                continue;
            }
            if is_called_off() || Instant::now() >= self.until {
                return false;
            }
            self.at(ceiling);
        }
        self.found.sort_by_key(|one| -one.ceiling);
        self.found.dedup_by_key(|one| one.total);
        true
    }

    /// The least with which a plan was found.
    fn tightest(&mut self) -> Option<i64> {
        let (model, row) = self.model(OPEN);
        let mut tell = |_| ControlFlow::Continue(());
        let Furthest { attained, exact } = furthest(&model, row, &mut Watch::new(self.seconds(), &mut tell))?;
        let (sign, scale) = (self.against.sign(), self.against.scale());
        // The first whole one beyond what is the furthest.
        let beyond = if sign > 0 { (attained - 1).div_euclid(scale) } else { -(-attained - 1).div_euclid(scale) };
        self.impossible_at = Some(beyond).filter(|beyond| exact && *beyond >= 0);
        Some(sign * attained)
    }

    /// Adds the point of a ceiling; what the plan found comes to.
    fn at(&mut self, ceiling: i64) -> Option<i64> {
        let (model, row) = self.model(ceiling);
        let solution = solve_shortly(&model, self.seconds())?;
        let cost = solution.cost.filter(|_| solution.is_feasible())?;
        let total = solution.model.total(&solution.model.rows[row], solution.selection.as_ref()?);
        let total = self.against.sign() * i64::try_from(total).ok()?;
        let (bound, optimal) = (solution.bound, solution.is_optimal());
        let certified = bound.is_some_and(|bound| solution.proves(bound));
        let ceiling = if ceiling == OPEN { total } else { ceiling };
        self.found.push(Found { ceiling, total, cost, bound, optimal, certified });
        Some(total)
    }

    /// The plan's model under a ceiling, and the row that says so.
    fn model(&self, ceiling: i64) -> (Model, usize) {
        let mut model = Model { aim: Aim::Cost, ..self.plan.model.clone() };
        let (measure, sense) = (self.against.measure(), self.against.sense());
        let mine = |row: &Row| row.measure == measure && row.sense == sense && row.subject == Subject::District;
        let row = model.rows.iter().position(mine).unwrap_or_else(|| {
            model.rows.push(Row::new(Subject::District, measure, sense, self.against.sign() * OPEN));
            model.rows.len() - 1
        });
        let bound = &mut model.rows[row].bound;
        *bound = if sense == Sense::AtMost { (*bound).min(ceiling) } else { (*bound).max(-ceiling) };
        (model, row)
    }

    /// All that are left: what one point may take is counted in work, not in seconds.
    fn seconds(&self) -> f64 {
        self.until.saturating_duration_since(Instant::now()).as_secs_f64()
    }

    /// What was found, in the units people speak of.
    fn told(&self) -> Vec<FrontPoint> {
        let (sign, scale) = (self.against.sign(), self.against.scale());
        let point = |one: &Found| FrontPoint {
            limit: if sign > 0 { -(-one.ceiling).div_euclid(scale) } else { (-one.ceiling).div_euclid(scale) },
            count: (sign * one.total).div_euclid(scale),
            cost_yuan: one.cost,
            bound_yuan: one.bound,
            certified: one.certified,
            optimal: one.optimal,
            sentence: Bilingual::new("", ""),
        };
        let mut points: Vec<FrontPoint> = self.found.iter().map(point).collect();
        let before: Vec<Option<(i64, Yuan)>> =
            [None].into_iter().chain(points.iter().map(|point| Some((point.count, point.cost_yuan)))).collect();
        for (point, before) in points.iter_mut().zip(before) {
            point.sentence = point_words(point, before, self.against);
        }
        points
    }
}

fn point_words(point: &FrontPoint, before: Option<(i64, Yuan)>, against: Against) -> Bilingual {
    let FrontPoint { count, cost_yuan: cost, .. } = point;
    let amount = against.amount(*count);
    let Some((was, cheaper)) = before.filter(|(was, _)| was != count) else {
        return Bilingual::new(format!("{}，{cost}。", amount.zh), format!("{}, {cost:#}.", amount.en));
    };
    let (by, extra) = (against.amount((was - count).abs()), *cost - cheaper);
    let (zh, en) = if was > *count { ("少", against.less()) } else { ("多", "more") };
    let each = Yuan::new(extra.get() / (was - count).abs());
    let (unit_zh, unit_en) = against.unit();
    Bilingual::new(
        format!("{}，{cost}：比上一点{zh} {}，多花 {extra}，每{unit_zh} {each}。", amount.zh, by.zh),
        format!("{}, {cost:#}: {} {en} than the point before for {extra:#} more, {each:#} {unit_en}.", amount.en, by.en),
    )
}

fn summary(against: Against, points: &[FrontPoint], late: bool) -> Bilingual {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Bilingual::new("未能算出任何一点。", "No point could be worked out.");
    };
    if points.len() == 1 && first.count == 0 {
        let (zh, en) = match against {
            Against::Delivery => (
                "方案没有日期，无从比较交付；请在情景中给出起始日。",
                "The plan has no dates to compare; give the scenario a start.",
            ),
            Against::Suitability => {
                ("没有任何候选评定过适配度，无从比较。", "No candidate’s suitability was judged, so there is nothing to compare.")
            }
            Against::Owners | Against::Sites => ("没有入选项目。", "Nothing is chosen."),
        };
        return Bilingual::new(zh, en);
    }
    let (from, to) = (against.amount(first.count), against.amount(last.count));
    let (zh, en) = if late { ("因时限提前结束。", " Ended early by its time limit.") } else { ("", "") };
    Bilingual::new(
        format!("从 {}（{}）到 {}（{}），共 {} 点。{zh}", from.zh, first.cost_yuan, to.zh, last.cost_yuan, points.len()),
        format!(
            "From {} ({:#}) to {} ({:#}) in {}.{en}",
            from.en,
            first.cost_yuan,
            to.en,
            last.cost_yuan,
            counted(points.len(), "point", "points")
        ),
    )
}
