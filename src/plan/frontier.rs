//! Every combination of choices whose regret stays under a limit, less those that another one beats. Never here: prices, zones or time.
//!
//! A *stage* is one decision. Its favourite choice has no regret; every other choice has some. Given multipliers λ ≥ 0 of the rows, the
//! cost of any combination is a constant + Σ regret + Σ λ·(total − bound), so what costs less than the limit is found here or does not
//! exist. Stages of large regret come first: few combinations survive them, and they are carried through the rest.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::single;

/// One decision.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    /// Ascending by regret; the first is the favourite and has none.
    pub(super) choices: Vec<Choice>,
}

/// One way of deciding.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// Millionths of a 元 above the favourite.
    pub(super) regret: i128,
    /// By row: how much more than the favourite it adds.
    pub(super) steps: Vec<i64>,
    /// What it stands for, to the caller.
    pub(super) what: usize,
}

/// A row as the search sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    /// Total when every stage takes its favourite.
    pub(super) start: i64,
    /// Least total; `None` where the row is only watched.
    pub(super) bound: Option<i64>,
    /// Millionths of a 元 per unit.
    pub(super) multiplier: i128,
    /// Millionths of a 元 for every unit missing, where the bound may be missed; no less than the multiplier.
    pub(super) missing: Option<i128>,
}

impl Level {
    /// The least a total that can still move between two ends adds to the value; `None` when the bound is out of reach.
    fn least(&self, low: i64, high: i64) -> Option<i128> {
        let Some(bound) = self.bound else { return Some(0) };
        if high >= bound {
            return Some(if low > bound { self.times(i128::from(low) - i128::from(bound)) } else { 0 });
        }
        self.missing.map(|missing| (missing - self.multiplier) * (i128::from(bound) - i128::from(high)))
    }

    /// What so many units are worth. Both factors nearly always fit in 64 bits, and then the product needs no further care.
    fn times(&self, units: i128) -> i128 {
        match (i64::try_from(self.multiplier), i64::try_from(units)) {
            (Ok(rate), Ok(units)) => i128::from(rate) * i128::from(units),
            (Ok(_) | Err(_), _) => self.multiplier * units,
        }
    }

    /// What a total that no longer moves misses.
    fn cost_of_missing(&self, total: i64) -> i128 {
        let under = self.bound.map_or(0, |bound| (i128::from(bound) - i128::from(total)).max(0));
        self.missing.map_or(0, |missing| missing * under)
    }

    /// The most a total between two ends can add to the value.
    pub(super) fn most(&self, low: i64, high: i64) -> i128 {
        let Some(bound) = self.bound else { return 0 };
        let (over, under) = (i128::from(high) - i128::from(bound), i128::from(bound) - i128::from(low));
        (self.multiplier * over).max(self.missing.map_or(0, |missing| (missing - self.multiplier) * under)).max(0)
    }
}

/// A combination found.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// Regret and the price of overshooting the bounds, in millionths of a 元.
    pub(super) value: i128,
    /// Total of every row.
    pub(super) totals: Vec<i64>,
    /// What each stage chose, in the order the stages were given.
    pub(super) picks: Vec<usize>,
}

/// What a search came back with.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// In no promised order.
    pub(super) leaves: Vec<Leaf>,
    /// Whether nothing was left out: every undominated combination of value under the limit is there.
    pub(super) complete: bool,
}

/// More combinations than were allowed, or no more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

/// How far a search may go.
#[derive(Clone, Copy)]
pub(super) struct Leave<'a> {
    /// Combinations in all layers together.
    pub(super) most: usize,
    /// Whether there is still time; asked now and then in the middle of a layer.
    pub(super) goes_on: &'a dyn Fn() -> bool,
    /// Where the work is counted, in states looked at; those of several rows count as much more.
    pub(super) work: &'a AtomicU64,
}

impl Leave<'_> {
    /// Counts the states of a layer: beside more rows, each is compared with more others.
    pub(super) fn count(&self, states: usize, rows: usize) {
        let each = if rows > 2 { 8 * rows } else { 2 * rows };
        self.work.fetch_add((states * each) as u64, Ordering::Relaxed);
    }
}

/// States of a layer after which it is asked whether there is still time.
const BREATH: usize = 8192;

/// States in ascending order of what they cost: regret, and every row's total at its multiplier.
struct Layer {
    cost: Vec<i128>,
    regret: Vec<i128>,
    totals: Vec<i64>,
    from: Vec<(u32, u32)>,
}

/// What every remaining stage together can still add to or take from a row.
struct Outlook {
    gain: Vec<i64>,
    loss: Vec<i64>,
    live: Vec<bool>,
}

struct Search<'a> {
    stages: Vec<(usize, &'a [Choice])>,
    levels: &'a [Level],
    limit: i128,
    outlooks: Vec<Outlook>,
}

/// Every undominated combination of value under `limit`; [`TooMany`] beyond what is given leave to.
pub(super) fn within(stages: &[Stage], levels: &[Level], limit: i128, leave: Leave<'_>) -> Result<Vec<Leaf>, TooMany> {
    let found = best_within(stages, levels, limit, leave, false);
    if found.complete { Ok(found.leaves) } else { Err(TooMany) }
}

/// Undominated combinations of value under `limit`, of which only so many are followed in all: where there are more, the most promising,
/// if `going_on`.
pub(super) fn best_within(stages: &[Stage], levels: &[Level], limit: i128, leave: Leave<'_>, going_on: bool) -> Found {
    if let Some(found) = single::best_within(stages, levels, limit, leave, going_on) {
        return found;
    }
    let search = Search::new(stages, levels, limit);
    let mut layers = vec![Layer {
        cost: vec![0],
        regret: vec![0],
        totals: levels.iter().map(|level| level.start).collect(),
        from: vec![(0, 0)],
    }];
    let mut complete = true;
    if search.value(0, 0, &layers[0].totals).is_none() {
        return Found { leaves: Vec::new(), complete };
    }
    let mut left = leave.most;
    for at in 0..search.stages.len() {
        let fair = if complete { left } else { left / (search.stages.len() - at) };
        let (mut next, mut all) = search.extend(at, &layers[at], Leave { most: fair.max(1).saturating_mul(4), ..leave });
        leave.count(next.regret.len(), levels.len());
        if next.regret.len() > fair {
            all = false;
        }
        complete &= all;
        if !complete {
            if !going_on || !(leave.goes_on)() {
                return Found { leaves: Vec::new(), complete };
            }
            next = search.promising(at + 1, next, (left / (search.stages.len() - at)).max(64));
        }
        left = left.saturating_sub(next.regret.len());
        layers.push(next);
    }
    Found { leaves: search.leaves(stages, &layers), complete }
}

impl<'a> Search<'a> {
    fn new(stages: &'a [Stage], levels: &'a [Level], limit: i128) -> Self {
        let affordable = |stage: &'a Stage| &stage.choices[..stage.choices.partition_point(|choice| choice.regret < limit)];
        let mut open: Vec<(usize, &[Choice])> = stages.iter().map(affordable).enumerate().filter(|(_, c)| c.len() > 1).collect();
        open.sort_by_key(|(at, choices)| (std::cmp::Reverse(choices[1].regret), *at));
        let mut outlooks = vec![Outlook::blank(levels.len())];
        for (_, choices) in open.iter().rev() {
            let next = outlooks.last().map_or_else(|| Outlook::blank(levels.len()), |after| after.before(choices));
            outlooks.push(next);
        }
        outlooks.reverse();
        Self { stages: open, levels, limit, outlooks }
    }

    /// The least value a state can still come to before stage `at`; `None` when it is lost.
    fn value(&self, at: usize, regret: i128, totals: &[i64]) -> Option<i128> {
        let outlook = &self.outlooks[at];
        let mut value = regret;
        for (row, level) in self.levels.iter().enumerate() {
            value += level.least(totals[row] + outlook.loss[row], totals[row] + outlook.gain[row])?;
        }
        (value < self.limit).then_some(value)
    }

    /// What can become of a layer with one stage more, and whether nothing was left out for being too many or too late.
    fn extend(&self, at: usize, layer: &Layer, leave: Leave<'_>) -> (Layer, bool) {
        let width = self.levels.len();
        let choices = self.stages[at].1;
        let priced = |choice: &Choice| -> i128 {
            self.levels.iter().zip(&choice.steps).map(|(level, step)| level.times(i128::from(*step))).sum()
        };
        let added: Vec<i128> = choices.iter().map(|choice| choice.regret + priced(choice)).collect();
        let mut next = Layer { cost: Vec::new(), regret: Vec::new(), totals: Vec::new(), from: Vec::new() };
        // What one choice makes of a layer is in the layer's order, so that the order of all is merged, not sorted anew.
        let mut runs: Vec<Vec<(i128, u32)>> = vec![Vec::new(); choices.len()];
        let mut all = true;
        for (state, regret) in layer.regret.iter().enumerate() {
            let before = &layer.totals[state * width..(state + 1) * width];
            for (number, choice) in choices.iter().enumerate() {
                let regret = regret + choice.regret;
                if regret >= self.limit {
                    break;
                }
                next.totals.extend(before.iter().zip(&choice.steps).map(|(total, step)| total + step));
                if self.value(at + 1, regret, &next.totals[next.regret.len() * width..]).is_some() {
                    let cost = layer.cost[state] + added[number];
                    runs[number].push((cost, next.regret.len() as u32));
                    next.cost.push(cost);
                    next.regret.push(regret);
                    next.from.push((state as u32, number as u32));
                } else {
                    next.totals.truncate(next.regret.len() * width);
                }
            }
            if next.regret.len() > leave.most || state % BREATH == BREATH - 1 && !(leave.goes_on)() {
                all = false;
                break;
            }
        }
        let kept = self.undominated(at + 1, &next, runs.concat());
        (next.only(&kept, width), all)
    }

    /// The states that can still come to least, and as many that are nearest to keeping the rows as they stand.
    fn promising(&self, at: usize, layer: Layer, most: usize) -> Layer {
        let width = self.levels.len();
        let totals = |state: usize| &layer.totals[state * width..(state + 1) * width];
        let value = |state: usize| self.value(at, layer.regret[state], totals(state)).unwrap_or(i128::MAX);
        let near = |state: usize| {
            let off = |(level, total): (&Level, &i64)| {
                level.bound.map_or(0, |bound| level.multiplier * (i128::from(*total) - i128::from(bound)).abs())
            };
            layer.regret[state] + self.levels.iter().zip(totals(state)).map(off).sum::<i128>()
        };
        let best = |worth: &dyn Fn(usize) -> i128| -> Vec<usize> {
            let mut ranked: Vec<(i128, usize)> = (0..layer.regret.len()).map(|state| (worth(state), state)).collect();
            ranked.sort_unstable();
            ranked.into_iter().take(most / 2).map(|(_, state)| state).collect()
        };
        let mut kept = best(&value);
        kept.extend(best(&near));
        kept.sort_unstable();
        kept.dedup();
        layer.only(&kept, width)
    }

    /// The states no other state beats: cheaper or equal, and no less of anything that still matters. `order` is nearly by cost already.
    fn undominated(&self, at: usize, layer: &Layer, mut order: Vec<(i128, u32)>) -> Vec<usize> {
        let width = self.levels.len();
        let totals = |state: u32| &layer.totals[state as usize * width..(state as usize + 1) * width];
        let matters = |row: &usize| self.levels[*row].bound.is_none() || self.outlooks[at].live[*row];
        let (live, settled): (Vec<usize>, Vec<usize>) = (0..width).partition(matters);
        if settled.iter().any(|row| self.levels[*row].missing.is_some()) {
            for (cost, state) in &mut order {
                *cost += settled.iter().map(|row| self.levels[*row].cost_of_missing(totals(*state)[*row])).sum::<i128>();
            }
        }
        order.sort_by(|a, b| {
            let more = |row: &usize| totals(b.1)[*row].cmp(&totals(a.1)[*row]);
            a.0.cmp(&b.0).then_with(|| live.iter().map(more).find(|order| order.is_ne()).unwrap_or(a.1.cmp(&b.1)))
        });
        let mut front = Front::of(live.len());
        let mut point = vec![0_i64; live.len()];
        let mut kept: Vec<usize> = Vec::new();
        for (_, state) in order {
            for (slot, row) in live.iter().enumerate() {
                point[slot] = totals(state)[*row];
            }
            if front.admits(&point) {
                kept.push(state as usize);
            }
        }
        kept
    }

    fn leaves(&self, stages: &[Stage], layers: &[Layer]) -> Vec<Leaf> {
        let width = self.levels.len();
        let Some(last) = layers.last() else { return Vec::new() };
        let leaf = |state: usize| {
            let totals = last.totals[state * width..(state + 1) * width].to_vec();
            let value = self.value(self.stages.len(), last.regret[state], &totals)?;
            let mut picks: Vec<usize> = stages.iter().map(|stage| stage.choices[0].what).collect();
            let mut here = state;
            for (at, layer) in layers.iter().enumerate().skip(1).rev() {
                let (from, number) = layer.from[here];
                let (stage, choices) = self.stages[at - 1];
                picks[stage] = choices[number as usize].what;
                here = from as usize;
            }
            Some(Leaf { value, totals, picks })
        };
        (0..last.regret.len()).filter_map(leaf).collect()
    }
}

impl Layer {
    fn only(&self, kept: &[usize], width: usize) -> Self {
        Self {
            cost: kept.iter().map(|state| self.cost[*state]).collect(),
            regret: kept.iter().map(|state| self.regret[*state]).collect(),
            totals: kept.iter().flat_map(|state| self.totals[state * width..(state + 1) * width].iter().copied()).collect(),
            from: kept.iter().map(|state| self.from[*state]).collect(),
        }
    }
}

impl Outlook {
    fn blank(width: usize) -> Self {
        Self { gain: vec![0; width], loss: vec![0; width], live: vec![false; width] }
    }

    fn before(&self, choices: &[Choice]) -> Self {
        let row = |row: usize| choices.iter().map(move |choice| choice.steps[row]);
        let width = self.gain.len();
        Self {
            gain: (0..width).map(|at| self.gain[at] + row(at).max().unwrap_or(0)).collect(),
            loss: (0..width).map(|at| self.loss[at] + row(at).min().unwrap_or(0)).collect(),
            live: (0..width).map(|at| self.live[at] || row(at).any(|step| step != 0)).collect(),
        }
    }
}

/// What has been kept so far, asked in ascending order of cost.
enum Front {
    /// Nothing matters but cost.
    Closed(bool),
    /// One row matters: the most of it so far.
    One(Option<i64>),
    /// Two rows matter: for each amount of the first, the most of the second with at least that much.
    Two(BTreeMap<i64, i64>),
    /// More rows matter: the points kept last. Comparing with some only, it may keep too much but never too little.
    More(Vec<Vec<i64>>),
}

/// How many points a front of three and more rows compares with.
const LOOK_BACK: usize = 400;

impl Front {
    fn of(rows: usize) -> Self {
        match rows {
            0 => Self::Closed(false),
            1 => Self::One(None),
            2 => Self::Two(BTreeMap::new()),
            _ => Self::More(Vec::new()),
        }
    }

    /// Whether no kept point has at least as much of everything; then the point is kept.
    fn admits(&mut self, point: &[i64]) -> bool {
        match self {
            Self::Closed(taken) => !std::mem::replace(taken, true),
            Self::One(most) => {
                let better = most.is_none_or(|most| point[0] > most);
                if better {
                    *most = Some(point[0]);
                }
                better
            }
            Self::Two(steps) => {
                if steps.range(point[0]..).next().is_some_and(|(_, second)| *second >= point[1]) {
                    return false;
                }
                let beaten: Vec<i64> = steps
                    .range(..=point[0])
                    .rev()
                    .take_while(|(_, second)| **second <= point[1])
                    .map(|(first, _)| *first)
                    .collect();
                for first in &beaten {
                    steps.remove(first);
                }
                steps.insert(point[0], point[1]);
                true
            }
            Self::More(points) => {
                let recent = points.iter().rev().take(LOOK_BACK);
                let beaten = recent.into_iter().any(|kept| kept.iter().zip(point).all(|(have, wanted)| have >= wanted));
                if !beaten {
                    points.push(point.to_vec());
                }
                !beaten
            }
        }
    }
}
