//! The search: price the rows, prove each zone by itself, decide what zones compete for. Never here: a sentence or a float that decides.
//!
//! 1. The linear relaxation gives a price for every row (the only use of floating point; any prices give a valid bound).
//! 2. Rows that tie zones together are priced into the columns, candidates that several zones could take bear a fee; what is left falls into
//!    blocks, mostly one per zone. Each block's least value is found exactly ([`search`](super::search)), which is more than the relaxation
//!    knows, since a block's choice is whole. Prices and fees then move to where the blocks together are worth most
//!    ([`bounding`](super::bounding)).
//! 3. Leaving every shared candidate to one block gives a plan ([`assign`](super::assign)). Where plan and bound differ, a shared candidate is
//!    decided both ways ([`tree`](super::tree)).
//! 4. What only spanning rows keep apart is joined from lists of near-best blocks ([`join`](super::join)).
//! 5. Where rows span the zones, a plan is looked for by HiGHS among what is close ([`core`](super::core)); it is checked in integers, and the
//!    bound stays ours.

use std::sync::atomic::{AtomicU64, Ordering};

use super::blocks::{Block, Division};
use super::bounding::{Bounder, Decisions};
use super::core;
use super::join::{Joined, join};
use super::prices::Prices;
use super::problem::{Choice, MICRO, Problem};
use super::progress::{Phase, WORK, Watch};
use super::relax;
use super::search::ALLOWANCE;
use super::solver::{self, Limits};
use super::tree::{Effort, Leaf, Outcome, Search, State, Tree};

/// What the search can say.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// The best choice found, by group.
    pub(super) choice: Option<Choice>,
    /// No choice costs less; proved by `proof`. `None` when no choice exists at all.
    pub(super) bound: Option<i128>,
    /// What proves the bound.
    pub(super) proof: Proof,
}

/// What proves a bound.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    /// Prices of the relaxation, for those who ask why.
    pub(super) prices: Prices,
    /// Whether every row was kept and what hangs together in any way was searched as one.
    pub(super) whole: bool,
    /// By block that has rows, and those come first: the first of them.
    pub(super) first_rows: Vec<usize>,
    /// What was decided, and the prices at every end.
    pub(super) tree: Tree,
    /// Whether the blocks were joined under the spanning rows; then the tree has one end.
    pub(super) joined: bool,
}

impl Proof {
    fn none(problem: &Problem) -> Self {
        let prices = Prices { rows: vec![0; problem.bounds.len()], fees: vec![0; problem.groups.len()] };
        Self { prices, whole: false, first_rows: Vec::new(), tree: Tree::Leaf(Box::default()), joined: false }
    }
}

fn first_rows(division: &Division) -> Vec<usize> {
    division.blocks.iter().filter_map(|block| block.rows.first().copied()).collect()
}

/// Groups up to which everything is first tried as one.
const SMALL: usize = 30;

/// Groups up to which blocks are remembered: a district, not a city.
const REMEMBERED: usize = 5000;

/// How hard to try with so many groups, and the combinations one search of a block may keep. All of it is
/// counted, so that the same question gets the same answer; the clock ends a search only where the time asked for is over, and that is said.
fn effort(groups: usize) -> (Effort, usize) {
    let district = Effort {
        root_steps: 12,
        steep: false,
        node_steps: 2,
        nodes: 3000,
        core_groups: 150,
        core_nodes: 400,
        core_seconds: 0.0,
        spanned: false,
        content: 0,
        work: WORK,
    };
    match groups {
        0..=600 => (district, ALLOWANCE),
        601..=5000 => (Effort { root_steps: 6, node_steps: 4, nodes: 4, core_groups: 250, content: 80, ..district }, 100_000),
        _ => (Effort { root_steps: 2, node_steps: 2, nodes: 1, core_groups: 600, content: 60, ..district }, 30_000),
    }
}

/// Chooses at least cost.
pub(super) fn choose(problem: &Problem, watch: &mut Watch<'_>) -> Answer {
    choose_from(problem, None, watch)
}

/// The same, beginning with a choice that keeps the rows.
pub(super) fn choose_from(problem: &Problem, start: Option<Choice>, watch: &mut Watch<'_>) -> Answer {
    watch.goes_on(Phase::Price, None, None);
    if !problem.is_within_reach() {
        return Answer { choice: None, bound: None, proof: Proof::none(problem) };
    }
    let clock = watch.clock();
    let prices = relax::prices(problem, &|| clock.goes_on());
    priced(problem, prices, start, watch)
}

/// The same at prices found for a problem much like it: any prices are valid, and those of the relaxation need not be found anew.
fn choose_near(problem: &Problem, prices: &Prices, watch: &mut Watch<'_>) -> Answer {
    if !problem.is_within_reach() {
        return Answer { choice: None, bound: None, proof: Proof::none(problem) };
    }
    priced(problem, Some(prices.clone()), None, watch)
}

fn priced(problem: &Problem, prices: Option<Prices>, start: Option<Choice>, watch: &mut Watch<'_>) -> Answer {
    if problem.groups.len() <= SMALL
        && let Some(answer) = as_one(problem, prices.as_ref(), watch)
    {
        return answer;
    }
    match prices {
        Some(prices) => decomposed(problem, prices, start, watch),
        None => unpriced(problem, watch),
    }
}

/// Everything searched as one, every row kept; `None` when that is too much.
fn as_one(problem: &Problem, prices: Option<&Prices>, watch: &Watch<'_>) -> Option<Answer> {
    let division = Division::by_candidates(problem);
    let clock = watch.clock();
    let bounder = Bounder {
        problem,
        division: &division,
        allowance: ALLOWANCE / 4,
        goes_on: &|| clock.goes_on(),
        work: &AtomicU64::default(),
        memory: watch.memory(),
    };
    let prices = prices.cloned().unwrap_or_else(|| Proof::none(problem).prices);
    let proof = |tree| Proof { prices: prices.clone(), whole: true, first_rows: first_rows(&division), tree, joined: false };
    let Ok(point) = bounder.at(prices.clone(), &Decisions::default(), None) else {
        return Some(Answer { choice: None, bound: None, proof: proof(Tree::Leaf(Box::default())) });
    };
    let choice = bounder.together(&point);
    let exact = point.solved.iter().all(|one| one.value == Some(one.least)) && problem.admits(&choice);
    let bound = ceiling(point.bound);
    exact.then(|| Answer { choice: Some(choice), bound: Some(bound), proof: proof(Tree::Leaf(Box::new(Leaf::of(&point)))) })
}

/// The relaxation has no solution, or the solver failed on it: whether a choice exists is then asked of the whole model.
fn unpriced(problem: &Problem, watch: &mut Watch<'_>) -> Answer {
    let found = whole(problem, i32::MAX, None, watch);
    match found {
        Some(choice) => {
            let answer = decomposed(problem, Proof::none(problem).prices, Some(choice.clone()), watch);
            Answer { choice: answer.choice.or(Some(choice)), ..answer }
        }
        None => Answer { choice: None, bound: None, proof: Proof::none(problem) },
    }
}

/// The whole problem before the solver, its effort growing in chunks: what each finds is told, and the next begins with it.
fn whole(problem: &Problem, nodes: i32, bound: Option<i128>, watch: &mut Watch<'_>) -> Option<Choice> {
    let question = relax::everything(problem);
    let mut best: Option<Choice> = None;
    for nodes in [100, 2000, nodes] {
        let cost = best.as_ref().map(|choice| problem.cost(choice));
        if !watch.goes_on(Phase::Whole, cost, bound) {
            break;
        }
        let clock = watch.clock();
        let limits = Limits { nodes, seconds: watch.seconds_left(), goes_on: &|| clock.goes_on() };
        let Some(found) = solver::search(&question, limits, best.as_deref()) else { break };
        if problem.admits(&found.choice) && cost.is_none_or(|cost| problem.cost(&found.choice) < cost) {
            best = Some(found.choice);
        }
        if found.ended {
            break;
        }
    }
    best
}

fn decomposed(problem: &Problem, prices: Prices, start: Option<Choice>, watch: &mut Watch<'_>) -> Answer {
    let division = Division::by_columns(problem);
    let (mut effort, allowance) = effort(problem.groups.len());
    effort.work = watch.work();
    // What an earlier aim came to is a row held to the best there is.
    effort.steep = start.is_some();
    let crowded = division.blocks.iter().any(Block::is_crowded);
    effort.core_seconds = watch.seconds_left();
    let binding = binding(problem, &prices, &division);
    effort.spanned = binding > 0;
    if binding <= 1
        && problem.groups.len() <= 600
        && !crowded
        && !(0..problem.groups.len()).any(|group| division.is_shared(group))
    {
        // Only spanning rows are in the way: joining the blocks settles that in a fraction of what the solver takes to look for a plan.
        effort.core_groups = 0;
    }
    if problem.groups.len() <= 600 && division.of_row.iter().filter(|block| block.is_none()).count() > 1 {
        // Several rows span the zones: only under prices near the best ones does the verifier get by with few enough states.
        (effort.root_steps, effort.node_steps) = (40, 6);
    }
    let clock = watch.clock();
    let work = AtomicU64::default();
    let memory = watch.memory().filter(|_| problem.groups.len() <= REMEMBERED);
    let bounder = Bounder { problem, division: &division, allowance, goes_on: &|| clock.goes_on(), work: &work, memory };
    let first = match start.filter(|choice| problem.admits(choice)) {
        None if binding > 1 || crowded => first_plan(problem, &prices, watch),
        known => State { cost: known.as_ref().map_or(0, |choice| problem.cost(choice) * MICRO), choice: known },
    };
    let answer = searched(&bounder, (prices, effort), first, watch);
    watch.spend(work.load(Ordering::Relaxed));
    answer
}

fn searched(bounder: &Bounder<'_>, (prices, effort): (Prices, Effort), first: State, watch: &mut Watch<'_>) -> Answer {
    let (problem, division) = (bounder.problem, bounder.division);
    let mut tell = |cost: Option<i128>, bound: i128| watch.goes_on(Phase::Zones, cost.map(ceiling), Some(ceiling(bound)));
    let outcome = Search::new(bounder, effort, first, &mut tell).run(prices.clone().with_fees(problem, division));
    let proof = |tree, joined| Proof { prices: prices.clone(), whole: false, first_rows: first_rows(division), tree, joined };
    if outcome.bound >= super::tree::BEYOND && outcome.state.choice.is_none() {
        return Answer { choice: None, bound: None, proof: proof(outcome.tree, false) };
    }
    let gap = outcome.state.choice.is_none() || ceiling(outcome.bound) * MICRO < outcome.state.cost;
    if !gap || !(outcome.stuck || outcome.state.choice.is_none()) {
        let bound = least_of(ceiling(outcome.bound), &outcome.state);
        return Answer { choice: outcome.state.choice, bound: Some(bound), proof: proof(outcome.tree, false) };
    }
    finish(bounder, &prices, outcome, watch)
}

/// How many rows that span the blocks are in the way: those of a price, and those that the favourites break although nothing is paid for
/// keeping them, as ceilings of early years where waiting costs nothing.
fn binding(problem: &Problem, prices: &Prices, division: &Division) -> usize {
    let broken = problem.lacking(&core::favourites(problem, prices));
    let spans = |row: &usize| division.of_row[*row].is_none();
    (0..prices.rows.len()).filter(spans).filter(|row| prices.rows[*row] > 0 || broken.binary_search(row).is_ok()).count()
}

/// A plan to begin with, where none follows from prices soon: among so few candidates that the solver answers at once, and then among more.
fn first_plan(problem: &Problem, prices: &Prices, watch: &mut Watch<'_>) -> State {
    let clock = watch.clock();
    for undecided in [30, 60, 120, 240] {
        let limits = Limits { nodes: 60, seconds: watch.seconds_left(), goes_on: &|| clock.goes_on() };
        if let Some(choice) = core::plan(problem, prices, undecided, limits) {
            let cost = problem.cost(&choice) * MICRO;
            return State { choice: Some(choice), cost };
        }
        if undecided >= problem.groups.len() || !watch.goes_on(Phase::Price, None, None) {
            break;
        }
    }
    State { choice: None, cost: 0 }
}

/// A bound is never above what a choice is known to cost.
fn least_of(bound: i128, state: &State) -> i128 {
    if state.choice.is_some() { bound.min(state.cost / MICRO) } else { bound }
}

/// Joins the blocks' near-best choices under the spanning rows; failing that, asks the solver for a better choice.
fn finish(bounder: &Bounder<'_>, prices: &Prices, outcome: Outcome, watch: &mut Watch<'_>) -> Answer {
    let Outcome { mut state, bound, tree, .. } = outcome;
    let mut proved = ceiling(bound);
    let mut joined = false;
    if let Tree::Leaf(leaf) = &tree {
        match join(bounder, leaf, watch) {
            Joined::Found(choice) => {
                let cost = bounder.problem.cost(&choice);
                let proof =
                    Proof { prices: prices.clone(), whole: false, first_rows: first_rows(bounder.division), tree, joined: true };
                return Answer { choice: Some(choice), bound: Some(cost), proof };
            }
            Joined::Nothing => {
                let proof =
                    Proof { prices: prices.clone(), whole: false, first_rows: first_rows(bounder.division), tree, joined: true };
                return Answer { choice: None, bound: None, proof };
            }
            Joined::Stopped { proved: more } if ceiling(more) > proved => (proved, joined) = (ceiling(more), true),
            Joined::Stopped { .. } => {}
        }
    }
    // One of many small questions is not put to the solver: what it finds would be a plan and no proof.
    if !watch.is_pooled() && watch.goes_on(Phase::Whole, state.choice.is_some().then_some(ceiling(state.cost)), Some(proved)) {
        let found = if state.choice.is_some() {
            let limits = Limits { nodes: 1500, seconds: watch.seconds_left(), goes_on: bounder.goes_on };
            core::plan(bounder.problem, prices, 300, limits)
        } else {
            whole(bounder.problem, 20_000, Some(proved), watch)
        };
        if let Some(choice) = found.filter(|choice| bounder.problem.admits(choice)) {
            let cost = bounder.problem.cost(&choice) * MICRO;
            if state.choice.is_none() || cost < state.cost {
                state = State { choice: Some(choice), cost };
            }
        }
    }
    let proof = Proof { prices: prices.clone(), whole: false, first_rows: first_rows(bounder.division), tree, joined };
    Answer { bound: Some(least_of(proved, &state)), choice: state.choice, proof }
}

/// What the optimum comes to after a change to one group.
pub(super) enum WhatIf {
    /// It costs so much, with this choice.
    Costs(i128, Choice),
    /// There is none.
    Impossible,
    /// Not found out.
    Unknown,
}

/// The optimum after a change to one group of a problem proven at one end: only the blocks it stands in are solved again.
pub(super) fn what_if(problem: &Problem, proof: &Proof, choice: &[Option<usize>], at: usize, watch: &mut Watch<'_>) -> WhatIf {
    let Tree::Leaf(leaf) = &proof.tree else { return WhatIf::Unknown };
    let division = if proof.whole { Division::by_candidates(problem) } else { Division::by_columns(problem) };
    if division.blocks.len() != leaf.least.len() {
        return WhatIf::Unknown;
    }
    let clock = watch.clock();
    let bounder = Bounder {
        problem,
        division: &division,
        allowance: ALLOWANCE,
        goes_on: &|| clock.goes_on(),
        work: &AtomicU64::default(),
        memory: watch.memory(),
    };
    let mut changed = choice.to_vec();
    let mut worth = leaf.least.iter().sum::<i128>() + leaf.prices.beside_blocks(problem, &division);
    for block in division.of_group[at].iter().map(|block| *block as usize) {
        let Ok((_, one)) = bounder.block(&leaf.prices, block, &Decisions::default(), None) else { return WhatIf::Impossible };
        let Some(picks) = one.picks.filter(|_| one.value == Some(one.least)) else { return WhatIf::Unknown };
        worth += one.least - leaf.least[block];
        for (group, pick) in division.blocks[block].groups.iter().zip(&picks) {
            match pick.checked_sub(1) {
                Some(entry) => changed[*group] = Some(entry),
                None if !division.is_shared(*group) => changed[*group] = None,
                None => {
                    let group_of = &problem.groups[*group];
                    let here = |entry: &usize| division.home(group_of, *group, *entry) as usize == block;
                    changed[*group] = changed[*group].filter(|entry| !here(entry));
                }
            }
        }
    }
    if problem.admits(&changed) && problem.cost(&changed) <= ceiling(worth) {
        return WhatIf::Costs(problem.cost(&changed), changed);
    }
    if problem.groups.len() > SMALL && (0..problem.groups.len()).any(|group| division.is_shared(group)) {
        return WhatIf::Unknown;
    }
    let answer = choose_near(problem, &leaf.prices, watch);
    match (answer.choice, answer.bound) {
        (Some(choice), Some(bound)) if problem.cost(&choice) == bound => WhatIf::Costs(bound, choice),
        // Nothing found when time ends is not nothing there.
        (None, None) if clock.goes_on() => WhatIf::Impossible,
        (Some(_) | None, _) => WhatIf::Unknown,
    }
}

/// Whole units that are no less than so many millionths.
pub(super) const fn ceiling(micro: i128) -> i128 {
    -(-micro).div_euclid(MICRO)
}
