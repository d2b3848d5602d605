//! Every combination under a limit where only one row is kept, as in most zones: what a state costs and what it holds are two numbers, so
//! that layers are merged in ascending order of cost and beaten states are seen in passing. Never here: more rows, or a row that may be
//! missed; [`frontier`](super::frontier) has those, and this is the same search.
//!
//! Layers grow from both ends of the stages, the smaller one next, and meet: what costs least of both together is found by going along one
//! and back along the other. Each end holds a few thousand states where layers from one end would hold fifty thousand.

use super::frontier::{Choice, Found, Leaf, Leave, Level, Stage};

/// States after which it is asked whether there is still time.
const BREATH: usize = 65_536;

/// A stage's choices that are affordable at all, in small numbers.
struct Steps {
    /// Which of the stages given.
    stage: usize,
    /// By choice: what it adds to cost (regret and the row's price of what it adds) and to the row.
    ways: Vec<(i64, i64)>,
}

/// States in ascending order of cost, and of equals the fuller first.
#[derive(Default)]
struct Layer {
    states: Vec<(i64, i64)>,
    from: Vec<(u32, u32)>,
}

/// What the stages from here on can still add to the row, or take from it; and whether they can do either.
#[derive(Clone, Copy)]
struct Outlook {
    gain: i64,
    loss: i64,
    live: bool,
}

/// A search under one row. Cost is regret and the price of the total beyond its start.
struct Search {
    steps: Vec<Steps>,
    /// By number of stages: what those from there on can do, and what those before can.
    after: Vec<Outlook>,
    before: Vec<Outlook>,
    start: i64,
    bound: i64,
    price: i64,
    limit: i64,
}

/// The same as [`best_within`](super::frontier::best_within); `None` where it is not for one row, or not for small numbers.
pub(super) fn best_within(stages: &[Stage], levels: &[Level], limit: i128, leave: Leave<'_>, going_on: bool) -> Option<Found> {
    let [level] = levels else { return None };
    let search = Search::new(stages, level, limit)?;
    if search.value(search.after[0], (0, level.start)).is_none() {
        return Some(Found { leaves: Vec::new(), complete: true });
    }
    if let Some(found) = search.meet(stages, leave) {
        return Some(Found { leaves: found.into_iter().collect(), complete: true });
    }
    if !going_on {
        return Some(Found { leaves: Vec::new(), complete: false });
    }
    let (layers, complete) = search.layers(leave, going_on);
    let leaves = if layers.len() > search.steps.len() { search.leaves(stages, &layers) } else { Vec::new() };
    Some(Found { leaves, complete })
}

/// No sum of this search reaches it, nor does twice such a sum.
const SMALL: i128 = (i64::MAX / 8) as i128;

impl Search {
    fn new(stages: &[Stage], level: &Level, limit: i128) -> Option<Self> {
        let bound = level.bound.filter(|_| level.missing.is_none())?;
        let small = |number: i128| i64::try_from(number).ok().filter(|_| number.abs() < SMALL);
        let affordable = |stage: &Stage| stage.choices.partition_point(|choice| choice.regret < limit);
        let mut open: Vec<(usize, &[Choice])> =
            stages.iter().map(|stage| &stage.choices[..affordable(stage)]).enumerate().collect();
        open.retain(|(_, choices)| choices.len() > 1);
        open.sort_by_key(|(at, choices)| (std::cmp::Reverse(choices[1].regret), *at));
        let way = |choice: &Choice| {
            let step = choice.steps[0];
            Some((small(choice.regret + level.multiplier * i128::from(step))?, step))
        };
        let mut steps = Vec::with_capacity(open.len());
        let (mut most_cost, mut most_units) = (0_i128, i128::from(level.start).abs().max(i128::from(bound).abs()));
        for (stage, choices) in open {
            let ways: Vec<(i64, i64)> = choices.iter().map(way).collect::<Option<_>>()?;
            most_cost += ways.iter().map(|(cost, _)| i128::from(*cost).abs()).max().unwrap_or(0);
            most_units += ways.iter().map(|(_, step)| i128::from(*step).abs()).max().unwrap_or(0);
            steps.push(Steps { stage, ways });
        }
        small(most_cost.max(2 * most_units).max(2 * most_units * level.multiplier))?;
        let nothing = Outlook { gain: 0, loss: 0, live: false };
        let outlooks = |steps: &mut dyn Iterator<Item = &Steps>| -> Vec<Outlook> {
            let along = steps.scan(nothing, |sum, one| {
                *sum = sum.with(one);
                Some(*sum)
            });
            std::iter::once(nothing).chain(along).collect()
        };
        let before = outlooks(&mut steps.iter());
        let mut after = outlooks(&mut steps.iter().rev());
        after.reverse();
        Some(Self { after, before, steps, start: level.start, bound, price: small(level.multiplier)?, limit: small(limit)? })
    }

    /// The least value a state can still come to, so much being left to decide; `None` when it is lost.
    #[inline]
    fn value(&self, outlook: Outlook, (cost, total): (i64, i64)) -> Option<i64> {
        let regret = cost - self.price * (total - self.start);
        let over = total + outlook.loss - self.bound;
        let value = regret + if over > 0 { self.price * over } else { 0 };
        (total + outlook.gain >= self.bound && value < self.limit).then_some(value)
    }

    /// The least of all, if any is under the limit; `None` where that takes more states than there is leave for.
    fn meet(&self, stages: &[Stage], leave: Leave<'_>) -> Option<Option<Leaf>> {
        let first = || Layer { states: vec![(0, self.start)], from: vec![(0, 0)] };
        let (mut front, mut back) = (vec![first()], vec![first()]);
        let (mut low, mut high) = (0, self.steps.len());
        let mut left = leave.most;
        while low < high {
            let (near, far) = (front.last()?, back.last()?);
            let ahead = near.states.len() <= far.states.len();
            let (layer, step, outlook) =
                if ahead { (near, low, self.after[low + 1]) } else { (far, high - 1, self.before[high - 1]) };
            let (next, all) = self.extend(&self.steps[step], outlook, layer, left, leave.goes_on);
            leave.count(next.states.len(), 1);
            left = left.checked_sub(next.states.len()).filter(|_| all)?;
            if ahead {
                front.push(next);
                low += 1;
            } else {
                back.push(next);
                high -= 1;
            }
        }
        Some(self.least_of_both(stages, &front, &back))
    }

    /// Along one end in ascending, along the other in descending order: the cheapest two that keep the row together.
    fn least_of_both(&self, stages: &[Stage], front: &[Layer], back: &[Layer]) -> Option<Leaf> {
        let (near, far) = (&front.last()?.states, &back.last()?.states);
        let mut place = far.len();
        let mut best: Option<(i64, usize, usize)> = None;
        for (at, (cost, total)) in near.iter().enumerate() {
            while place > 0 && far[place - 1].1 + total - self.start >= self.bound {
                place -= 1;
            }
            let together = far.get(place).map(|(other, _)| cost + other);
            if let Some(sum) = together.filter(|sum| best.is_none_or(|(least, _, _)| *sum < least)) {
                best = Some((sum, at, place));
            }
        }
        let (cost, at, other) = best?;
        let value = cost - self.price * (self.bound - self.start);
        if value >= self.limit {
            return None;
        }
        let mut picks: Vec<usize> = stages.iter().map(|stage| stage.choices[0].what).collect();
        self.trace(stages, front, at, self.steps.iter(), &mut picks);
        self.trace(stages, back, other, self.steps.iter().rev(), &mut picks);
        let total = near[at].1 + far[other].1 - self.start;
        Some(Leaf { value: i128::from(value), totals: vec![total], picks })
    }

    /// What was chosen on the way to a state of the last layer.
    fn trace<'a>(
        &self,
        stages: &[Stage],
        layers: &[Layer],
        state: usize,
        steps: impl Iterator<Item = &'a Steps>,
        picks: &mut [usize],
    ) {
        let mut here = state;
        let steps: Vec<&Steps> = steps.take(layers.len() - 1).collect();
        for (steps, layer) in steps.into_iter().zip(&layers[1..]).rev() {
            let (from, number) = layer.from[here];
            picks[steps.stage] = stages[steps.stage].choices[number as usize].what;
            here = from as usize;
        }
    }

    /// Layer after layer, and whether nothing was left out; fewer layers than stages when it was given up.
    fn layers(&self, leave: Leave<'_>, going_on: bool) -> (Vec<Layer>, bool) {
        let mut layers = vec![Layer { states: vec![(0, self.start)], from: vec![(0, 0)] }];
        let (mut complete, mut left) = (true, leave.most);
        for at in 0..self.steps.len() {
            let share = left / (self.steps.len() - at);
            let fair = if complete { left } else { share };
            let (mut next, all) =
                self.extend(&self.steps[at], self.after[at + 1], &layers[at], fair.max(1).saturating_mul(4), leave.goes_on);
            leave.count(next.states.len(), 1);
            complete &= all && next.states.len() <= fair;
            if !complete {
                if !going_on || !(leave.goes_on)() {
                    return (layers, false);
                }
                next = self.promising(at + 1, &next, share.max(64));
            }
            left = left.saturating_sub(next.states.len());
            layers.push(next);
        }
        (layers, complete)
    }

    /// What can become of a layer with one stage more: the choices' runs, each in the layer's order, merged; what is beaten or lost falls
    /// out. Whether nothing was left out for being too many or too late.
    fn extend(&self, steps: &Steps, left: Outlook, layer: &Layer, most: usize, goes_on: &dyn Fn() -> bool) -> (Layer, bool) {
        let ways = &steps.ways;
        let head = |way: usize, state: usize| -> (i64, i64) {
            layer.states.get(state).map_or((i64::MAX, 0), |(cost, total)| (cost + ways[way].0, total + ways[way].1))
        };
        let mut places = vec![0_usize; ways.len()];
        let mut heads: Vec<(i64, i64)> = (0..ways.len()).map(|way| head(way, 0)).collect();
        let mut next = Layer { states: Vec::with_capacity(layer.states.len()), from: Vec::with_capacity(layer.states.len()) };
        let (mut fullest, mut looked) = (i64::MIN, 0_usize);
        loop {
            let mut way = 0;
            for other in 1..heads.len() {
                if heads[other].0 < heads[way].0 || heads[other].0 == heads[way].0 && heads[other].1 > heads[way].1 {
                    way = other;
                }
            }
            let state = heads[way];
            if state.0 == i64::MAX {
                return (next, true);
            }
            if state.1 > fullest && self.value(left, state).is_some() {
                next.states.push(state);
                next.from.push((places[way] as u32, way as u32));
                if !left.live {
                    return (next, true);
                }
                fullest = state.1;
            }
            places[way] += 1;
            heads[way] = head(way, places[way]);
            looked += 1;
            if next.states.len() > most || looked.is_multiple_of(BREATH) && !goes_on() {
                return (next, false);
            }
        }
    }

    /// The states that can still come to least, and as many that are nearest to keeping the row as they stand.
    fn promising(&self, at: usize, layer: &Layer, most: usize) -> Layer {
        let value = |state: (i64, i64)| self.value(self.after[at], state).unwrap_or(i64::MAX);
        let near = |(cost, total): (i64, i64)| cost - self.price * (total - self.start) + self.price * (total - self.bound).abs();
        let best = |worth: &dyn Fn((i64, i64)) -> i64| -> Vec<usize> {
            let mut ranked: Vec<(i64, usize)> = layer.states.iter().map(|state| worth(*state)).zip(0..).collect();
            ranked.sort_unstable();
            ranked.into_iter().take(most / 2).map(|(_, state)| state).collect()
        };
        let mut kept = best(&value);
        kept.extend(best(&near));
        kept.sort_unstable();
        kept.dedup();
        Layer {
            states: kept.iter().map(|state| layer.states[*state]).collect(),
            from: kept.iter().map(|state| layer.from[*state]).collect(),
        }
    }

    fn leaves(&self, stages: &[Stage], layers: &[Layer]) -> Vec<Leaf> {
        let Some(last) = layers.last() else { return Vec::new() };
        let leaf = |(state, found): (usize, &(i64, i64))| {
            let value = i128::from(self.value(self.after[self.steps.len()], *found)?);
            let mut picks: Vec<usize> = stages.iter().map(|stage| stage.choices[0].what).collect();
            self.trace(stages, layers, state, self.steps.iter(), &mut picks);
            Some(Leaf { value, totals: vec![found.1], picks })
        };
        last.states.iter().enumerate().filter_map(leaf).collect()
    }
}

impl Outlook {
    fn with(self, steps: &Steps) -> Self {
        let most = steps.ways.iter().map(|(_, step)| *step).max().unwrap_or(0);
        let least = steps.ways.iter().map(|(_, step)| *step).min().unwrap_or(0);
        Self { gain: self.gain + most, loss: self.loss + least, live: self.live || most != 0 || least != 0 }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU64;

    use proptest::prelude::*;

    use super::*;

    fn stage(drawn: &[(i128, i64)]) -> Stage {
        let rest = drawn.iter().zip(1..).map(|((regret, step), what)| Choice { regret: *regret, steps: vec![*step], what });
        let favourite = Choice { regret: 0, steps: vec![0], what: 0 };
        let mut choices: Vec<Choice> = std::iter::once(favourite).chain(rest).collect();
        choices.sort_by_key(|choice| choice.regret);
        Stage { choices }
    }

    /// The least value under a limit, every combination looked at.
    fn by_hand(stages: &[Stage], level: &Level, limit: i128) -> Option<i128> {
        let mut ends = vec![(0_i128, level.start)];
        for stage in stages {
            let ways = |(regret, total): &(i128, i64)| -> Vec<(i128, i64)> {
                stage.choices.iter().map(|choice| (regret + choice.regret, total + choice.steps[0])).collect()
            };
            ends = ends.iter().flat_map(ways).collect();
        }
        let bound = level.bound.unwrap_or(i64::MIN);
        let kept = ends.into_iter().filter(|(_, total)| *total >= bound);
        kept.map(|(regret, total)| regret + level.multiplier * i128::from(total - bound)).filter(|value| *value < limit).min()
    }

    proptest! {
        #[test]
        fn both_ends_meet_at_the_least_of_all_and_so_does_one_end_alone(
            drawn in prop::collection::vec(prop::collection::vec((0_i128..40, -9_i64..9), 1..4), 0..7),
            start in -10_i64..10,
            bound in -10_i64..20,
            multiplier in 0_i128..9,
            limit in 1_i128..120,
        ) {
            let stages: Vec<Stage> = drawn.iter().map(|choices| stage(choices)).collect();
            let level = Level { start, bound: Some(bound), multiplier, missing: None };
            let wanted = by_hand(&stages, &level, limit);
            let leave = Leave { most: 1_000_000, goes_on: &|| true, work: &AtomicU64::default() };
            let found = best_within(&stages, &[level], limit, leave, false).expect("one row, small numbers");
            prop_assert!(found.complete);
            prop_assert_eq!(found.leaves.iter().map(|leaf| leaf.value).min(), wanted);
            for leaf in &found.leaves {
                let taken = |(stage, what): (&Stage, &usize)| stage.choices.iter().find(|choice| choice.what == *what).cloned();
                let taken: Vec<Choice> = stages.iter().zip(&leaf.picks).filter_map(taken).collect();
                let total = start + taken.iter().map(|choice| choice.steps[0]).sum::<i64>();
                let regret: i128 = taken.iter().map(|choice| choice.regret).sum();
                prop_assert_eq!((regret + multiplier * i128::from(total - bound), vec![total]), (leaf.value, leaf.totals.clone()));
            }
            let search = Search::new(&stages, &level, limit).expect("one row, small numbers");
            let (layers, complete) = search.layers(leave, true);
            let alone = search.value(search.after[0], (0, start)).and_then(|_| search.leaves(&stages, &layers).into_iter().map(|leaf| leaf.value).min());
            prop_assert!(complete);
            prop_assert_eq!(alone, wanted);
        }
    }
}
