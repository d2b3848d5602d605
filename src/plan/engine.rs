//! The search: price the rows, prove each zone by itself, then whatever ties zones together. Never here: a sentence or a float that decides.
//!
//! 1. The linear relaxation gives a price for every row (the only use of floating point; any prices give a valid bound).
//! 2. Rows that tie zones together are priced into the columns; what is left falls into pieces, mostly one per zone. In each piece
//!    [`frontier`](super::frontier) looks for the least value, in a window of regret that widens until something is found: that is
//!    exactly the least, because everything cheaper would have been in the window.
//! 3. If the pieces' choices keep the priced rows too, and waste nothing of them, they are the optimum. If not, each piece lists what lies
//!    in a window above its least, and the lists are joined under the priced rows, the window widening again until a join is found.
//! 4. Where that grows beyond its allowance, HiGHS searches the whole model; its plan is checked in integers, and the bound stays ours.

use super::frontier::{Choice, Leaf, Level, Stage, TooMany, within};
use super::prices::{Piece, Prices, Staged, pieces};
use super::problem::{MICRO, MISSING, Problem};
use super::progress::{Phase, Watch};
use super::solver;

/// Combinations one widening may keep before it gives up: about a second's work.
const ALLOWANCE: usize = 1_500_000;

/// What the search can say.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// The best choice found, by group.
    pub(super) choice: Option<Vec<Option<usize>>>,
    /// No choice costs less, in 元; proved by `proof`. `None` when no choice exists at all.
    pub(super) bound: Option<i128>,
    /// What proves the bound.
    pub(super) proof: Proof,
}

/// What proves a bound.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    pub(super) prices: Prices,
    /// Rows priced into the columns.
    pub(super) priced: Vec<usize>,
    pub(super) pieces: Vec<Piece>,
    /// By piece: no choice in it is worth less, in millionths of a 元.
    pub(super) least: Vec<i128>,
    /// Whether the pieces were joined under the priced rows.
    pub(super) joined: bool,
}

/// The best that is known of one piece.
struct Solved {
    /// No choice in the piece is worth less.
    least: i128,
    /// The entry (0 for none, else 1 + number) of each of its groups, when the least was found.
    picks: Option<Vec<usize>>,
}

/// Nothing satisfies the rows.
struct Impossible;

/// Chooses at least cost.
pub(super) fn choose(problem: &Problem, watch: &mut Watch<'_>) -> Answer {
    watch.goes_on(Phase::Price, None, None);
    let possible = problem.is_within_reach();
    let priced = if possible { solver::relax(problem) } else { None };
    let Some(relaxed) = priced else { return unpriced(problem, possible, watch) };
    with_prices(problem, Prices::nearest(&relaxed.prices, &problem.soft), watch)
}

/// The relaxation has no solution, or the solver failed on it: whether a choice exists is then asked of the whole model.
fn unpriced(problem: &Problem, possible: bool, watch: &mut Watch<'_>) -> Answer {
    let prices = Prices(vec![0; problem.bounds.len()]);
    let found = if possible { solver::search(problem, watch.seconds_left()) } else { None };
    match found.filter(|found| problem.admits(&found.choice)) {
        Some(found) => {
            let answer = with_prices(problem, prices, watch);
            if answer.choice.is_some() { answer } else { Answer { choice: Some(found.choice), ..answer } }
        }
        None => Answer {
            choice: None,
            bound: None,
            proof: Proof { prices, priced: Vec::new(), pieces: Vec::new(), least: Vec::new(), joined: false },
        },
    }
}

fn with_prices(problem: &Problem, prices: Prices, watch: &mut Watch<'_>) -> Answer {
    let (priced, kept): (Vec<usize>, Vec<usize>) = (0..problem.bounds.len()).partition(|row| problem.spanning[*row]);
    let pieces = pieces(problem, &kept);
    let run = Run { problem, prices, priced, pieces };
    let mut solved = Vec::with_capacity(run.pieces.len());
    for piece in &run.pieces {
        match run.piece(piece, watch) {
            Ok(one) => solved.push(one),
            Err(Impossible) => return run.impossible(),
        }
    }
    let pieces_bound = run.worth(&solved);
    watch.goes_on(Phase::Zones, None, Some(pieces_bound.div_euclid(MICRO)));
    if let Some(choice) = run.together(&solved)
        && problem.admits(&choice)
        && problem.cost(&choice) <= ceiling(pieces_bound)
    {
        return run.answer(Some(choice), pieces_bound, &solved, false);
    }
    run.join_or_search(&solved, pieces_bound, watch)
}

/// What the optimum comes to after a change to one group.
pub(super) enum WhatIf {
    /// It costs so much, in 元, with this choice.
    Costs(i128, Vec<Option<usize>>),
    /// There is none.
    Impossible,
    /// Not found out.
    Unknown,
}

/// The optimum after a change to one group of a problem proven piece by piece: only that group's piece is solved again.
pub(super) fn what_if(problem: &Problem, proof: &Proof, choice: &[Option<usize>], at: usize, watch: &mut Watch<'_>) -> WhatIf {
    let (prices, priced, pieces) = (proof.prices.clone(), proof.priced.clone(), proof.pieces.clone());
    let run = Run { problem, prices, priced, pieces };
    let Some(number) = run.pieces.iter().position(|piece| piece.groups.contains(&at)) else { return WhatIf::Unknown };
    let one = match run.piece(&run.pieces[number], watch) {
        Ok(one) => one,
        Err(Impossible) => return WhatIf::Impossible,
    };
    let Some(picks) = &one.picks else { return WhatIf::Unknown };
    let mut changed = choice.to_vec();
    run.put(&run.pieces[number], picks, &mut changed);
    let others: i128 = proof.least.iter().sum::<i128>() - proof.least[number];
    if problem.admits(&changed) && problem.cost(&changed) <= ceiling(others + one.least + run.priced_worth()) {
        return WhatIf::Costs(problem.cost(&changed), changed);
    }
    let answer = choose(problem, watch);
    match (answer.choice, answer.bound) {
        (Some(choice), Some(bound)) if problem.cost(&choice) == bound => WhatIf::Costs(bound, choice),
        (None, None) => WhatIf::Impossible,
        (Some(_) | None, _) => WhatIf::Unknown,
    }
}

/// Whole 元 that are no less than so many millionths.
pub(super) const fn ceiling(micro: i128) -> i128 {
    -(-micro).div_euclid(MICRO)
}

struct Run<'a> {
    problem: &'a Problem,
    prices: Prices,
    priced: Vec<usize>,
    pieces: Vec<Piece>,
}

impl Run<'_> {
    /// The least value of a piece.
    fn piece(&self, piece: &Piece, watch: &mut Watch<'_>) -> Result<Solved, Impossible> {
        let (staged, levels) = self.prices.staged(self.problem, piece, &[]).ok_or(Impossible)?;
        let all = everything(&staged.stages, &levels);
        let mut window = first_window(&staged.stages, &levels).min(all);
        let mut least = staged.constant;
        loop {
            match within(&staged.stages, &levels, window, ALLOWANCE) {
                Ok(leaves) => {
                    if let Some(best) = cheapest(leaves) {
                        return Ok(Solved { least: staged.constant + best.value, picks: Some(best.picks) });
                    }
                    if window >= all {
                        return Err(Impossible);
                    }
                    least = staged.constant + window;
                }
                Err(TooMany) => return Ok(Solved { least, picks: None }),
            }
            if !watch.goes_on(Phase::Zones, None, None) {
                return Ok(Solved { least, picks: None });
            }
            window = (window * 2).min(all);
        }
    }

    /// What the pieces together are worth at least: a bound on every choice, in millionths of a 元.
    fn worth(&self, solved: &[Solved]) -> i128 {
        solved.iter().map(|one| one.least).sum::<i128>() + self.priced_worth()
    }

    /// What the bounds of the priced rows are worth.
    fn priced_worth(&self) -> i128 {
        self.priced.iter().map(|row| self.prices.0[*row] * i128::from(self.problem.bounds[*row])).sum()
    }

    /// The pieces' choices side by side, if each has one.
    fn together(&self, solved: &[Solved]) -> Option<Vec<Option<usize>>> {
        let mut choice = vec![None; self.problem.groups.len()];
        for (piece, one) in self.pieces.iter().zip(solved) {
            self.put(piece, one.picks.as_ref()?, &mut choice);
        }
        Some(choice)
    }

    fn put(&self, piece: &Piece, picks: &[usize], choice: &mut [Option<usize>]) {
        for (group, what) in piece.groups.iter().zip(picks) {
            choice[*group] = what.checked_sub(1);
        }
    }

    fn join_or_search(&self, solved: &[Solved], pieces_bound: i128, watch: &mut Watch<'_>) -> Answer {
        let mut bound = pieces_bound;
        if solved.iter().all(|one| one.picks.is_some()) && !self.priced.is_empty() {
            match self.join(solved, pieces_bound, watch) {
                Joined::Found(choice) => {
                    let cost = self.problem.cost(&choice) * MICRO;
                    return self.answer(Some(choice), cost, solved, true);
                }
                Joined::Nothing => return self.impossible(),
                Joined::Stopped { proved } => bound = proved,
            }
        }
        let joined = bound > pieces_bound;
        let found = if watch.has_stopped() { None } else { self.search(bound, watch) };
        self.answer(found, bound, solved, joined)
    }

    fn search(&self, bound: i128, watch: &mut Watch<'_>) -> Option<Vec<Option<usize>>> {
        watch.goes_on(Phase::Whole, None, Some(ceiling(bound)));
        let found = solver::search(self.problem, watch.seconds_left())?;
        self.problem.admits(&found.choice).then_some(found.choice)
    }

    fn answer(&self, choice: Option<Vec<Option<usize>>>, bound: i128, solved: &[Solved], joined: bool) -> Answer {
        let least = solved.iter().map(|one| one.least).collect();
        let proof =
            Proof { prices: self.prices.clone(), priced: self.priced.clone(), pieces: self.pieces.clone(), least, joined };
        Answer { choice, bound: Some(ceiling(bound)), proof }
    }

    fn impossible(&self) -> Answer {
        let proof = Proof {
            prices: self.prices.clone(),
            priced: self.priced.clone(),
            pieces: Vec::new(),
            least: Vec::new(),
            joined: false,
        };
        Answer { choice: None, bound: None, proof }
    }

    /// Widens a window above the pieces' least values until choices within it, one per piece, keep the priced rows together.
    fn join(&self, solved: &[Solved], pieces_bound: i128, watch: &mut Watch<'_>) -> Joined {
        let Some(staged) = self.staged_with_watched() else { return Joined::Nothing };
        let all = staged.iter().map(|(one, levels)| everything(&one.stages, levels)).sum::<i128>() + self.priced_span();
        let mut window = self.first_join_window(&staged).min(all);
        let mut proved = pieces_bound;
        loop {
            match self.join_within(&staged, solved, window) {
                Ok(Some(choice)) => return Joined::Found(choice),
                Ok(None) if window >= all => return Joined::Nothing,
                Ok(None) => proved = pieces_bound + window,
                Err(TooMany) => return Joined::Stopped { proved },
            }
            if !watch.goes_on(Phase::Join, None, Some(ceiling(proved))) {
                return Joined::Stopped { proved };
            }
            window = (window * 2).min(all);
        }
    }

    fn staged_with_watched(&self) -> Option<Vec<(Staged, Vec<Level>)>> {
        self.pieces.iter().map(|piece| self.prices.staged(self.problem, piece, &self.priced)).collect()
    }

    /// More than pricing the priced rows can make of any choice.
    fn priced_span(&self) -> i128 {
        let span = |row: &usize| {
            let weights =
                self.problem.groups.iter().flat_map(|group| &group.entries).map(|entry| entry.weights[*row].unsigned_abs());
            let total: i128 = weights.map(i128::from).sum::<i128>() + i128::from(self.problem.bounds[*row].unsigned_abs());
            self.prices.0[*row].max(if self.problem.soft[*row] { MISSING * MICRO } else { 0 }) * total
        };
        self.priced.iter().map(span).sum::<i128>() + 1
    }

    fn first_join_window(&self, staged: &[(Staged, Vec<Level>)]) -> i128 {
        let windows = staged.iter().map(|(one, levels)| first_window(&one.stages, levels));
        windows.max().unwrap_or(1) / 4 + 1
    }

    fn join_within(
        &self,
        staged: &[(Staged, Vec<Level>)],
        solved: &[Solved],
        window: i128,
    ) -> Result<Option<Vec<Option<usize>>>, TooMany> {
        let mut lists = Vec::with_capacity(staged.len());
        for ((one, levels), best) in staged.iter().zip(solved) {
            let above = best.least - one.constant;
            let mut leaves = within(&one.stages, levels, above + window, ALLOWANCE)?;
            leaves.iter_mut().for_each(|leaf| leaf.value -= above);
            leaves.sort_by(|a, b| a.value.cmp(&b.value).then_with(|| a.picks.cmp(&b.picks)));
            if leaves.is_empty() {
                return Ok(None);
            }
            lists.push(leaves);
        }
        let (stages, levels) = self.over_lists(&lists);
        let Some(best) = cheapest(within(&stages, &levels, window, ALLOWANCE)?) else { return Ok(None) };
        let mut choice = vec![None; self.problem.groups.len()];
        for ((piece, leaves), pick) in self.pieces.iter().zip(&lists).zip(&best.picks) {
            self.put(piece, &leaves[*pick].picks, &mut choice);
        }
        Ok(Some(choice))
    }

    /// One stage per piece, one choice per thing listed for it, under the priced rows.
    fn over_lists(&self, lists: &[Vec<Leaf>]) -> (Vec<Stage>, Vec<Level>) {
        let width = self.priced.len();
        let watched = |leaf: &Leaf| leaf.totals[leaf.totals.len() - width..].to_vec();
        let mut starts = vec![0_i64; width];
        let mut base = 0;
        let mut stages = Vec::with_capacity(lists.len());
        for leaves in lists {
            let first = watched(&leaves[0]);
            starts.iter_mut().zip(&first).for_each(|(start, total)| *start += total);
            base += leaves[0].value;
            let choice = |(what, leaf): (usize, &Leaf)| Choice {
                regret: leaf.value - leaves[0].value,
                steps: watched(leaf).iter().zip(&first).map(|(total, first)| total - first).collect(),
                what,
            };
            stages.push(Stage { choices: leaves.iter().enumerate().map(choice).collect() });
        }
        debug_assert_eq!(base, 0, "the first of every list is the least of its piece");
        let level = |(at, row): (usize, &usize)| Level {
            start: starts[at],
            bound: Some(self.problem.bounds[*row]),
            multiplier: self.prices.0[*row],
            missing: self.problem.soft[*row].then_some(MISSING * MICRO),
        };
        (stages, self.priced.iter().enumerate().map(level).collect())
    }
}

enum Joined {
    Found(Vec<Option<usize>>),
    Nothing,
    Stopped {
        /// No choice is worth less.
        proved: i128,
    },
}

/// The least of the leaves; of equals, the one whose picks come first.
fn cheapest(leaves: Vec<Leaf>) -> Option<Leaf> {
    leaves.into_iter().min_by(|a, b| a.value.cmp(&b.value).then_with(|| a.picks.cmp(&b.picks)))
}

/// A window no value can exceed.
fn everything(stages: &[Stage], levels: &[Level]) -> i128 {
    let most = |stage: &Stage| stage.choices.last().map_or(0, |choice| choice.regret);
    let over = |(row, level): (usize, &Level)| {
        let steps = |stage: &Stage| -> (i64, i64) {
            let steps = || stage.choices.iter().map(|choice| choice.steps[row]);
            (steps().min().unwrap_or(0), steps().max().unwrap_or(0))
        };
        let (low, high) = stages.iter().map(steps).fold((level.start, level.start), |sum, step| (sum.0 + step.0, sum.1 + step.1));
        level.most(low, high)
    };
    stages.iter().map(most).sum::<i128>() + levels.iter().enumerate().map(over).sum::<i128>() + 1
}

/// A small window to begin with: a sliver of what the largest step of a row is worth. Narrow windows cost next to nothing, and where
/// prices per ㎡ hardly differ everything lies within a wide one.
fn first_window(stages: &[Stage], levels: &[Level]) -> i128 {
    let steps =
        |row: usize| stages.iter().flat_map(|stage| &stage.choices).map(move |choice| i128::from(choice.steps[row].abs()));
    let worth = |(row, level): (usize, &Level)| level.multiplier * steps(row).max().unwrap_or(0);
    levels.iter().enumerate().map(worth).max().unwrap_or(0) / 65_536 + 1
}
