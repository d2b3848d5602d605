//! Branch and bound over the candidates that several blocks could take: what is proved, and the tree that proves it. Never here: a row, or
//! how a block is searched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use super::bounding::{Assignment, Bounder, Decisions, Point, Slope, Usage};
use super::core;
use super::prices::Prices;
use super::problem::{Choice, MICRO};
use super::solver::Limits;

/// What proves a bound: questions asked one after the other, and prices at every end.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    /// Under these prices the blocks come to so much.
    Leaf(Box<Leaf>),
    /// A group taken in this block or nowhere, and taken anywhere but in this block.
    Fork { group: usize, block: u32, only: Box<Self>, never: Box<Self> },
}

/// Prices and what the blocks come to under them.
#[derive(Debug, Clone, Default)]
pub(super) struct Leaf {
    pub(super) prices: Prices,
    /// By block: no choice in it is worth less, in millionths.
    pub(super) least: Vec<i128>,
}

impl Leaf {
    pub(super) fn of(point: &Point) -> Self {
        Self { prices: point.prices.clone(), least: point.solved.iter().map(|one| one.least).collect() }
    }
}

/// How hard to try.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Steps of prices at the root.
    pub(super) root_steps: usize,
    /// Whether rows that are missed get prices far beyond the relaxation's before the first step.
    pub(super) steep: bool,
    /// Steps of prices at every other node.
    pub(super) node_steps: usize,
    /// Nodes of the tree.
    pub(super) nodes: usize,
    /// Candidates the solver may decide where rows span the blocks (none: it is not asked), and the nodes it gets; the seconds are all that are left.
    pub(super) core_groups: usize,
    pub(super) core_nodes: i32,
    pub(super) core_seconds: f64,
    /// Whether rows that span the blocks keep the favourites from being a plan.
    pub(super) spanned: bool,
    /// A gap to be content with, in millionths of the cost.
    pub(super) content: i128,
    /// States the searches of blocks may look at in all.
    pub(super) work: u64,
}

/// What a search has come to.
pub(super) struct State {
    pub(super) choice: Option<Choice>,
    /// What it costs, in millionths.
    pub(super) cost: i128,
}

#[derive(Clone)]
struct Node {
    decisions: Decisions,
    point: Point,
    /// Where it hangs: the number of its parent's fork and the side.
    place: usize,
}

/// A tree while it grows: forks refer to their children by number.
enum Growing {
    Open,
    Leaf(Leaf),
    Fork { group: usize, block: u32, only: usize, never: usize },
}

/// A search of the tree.
pub(super) struct Search<'a, 'b> {
    pub(super) bounder: &'a Bounder<'a>,
    pub(super) effort: Effort,
    /// Told of cost and bound; `false` when it is time to stop.
    pub(super) tell: &'b mut dyn FnMut(Option<i128>, i128) -> bool,
    pub(super) state: State,
    before: Option<(Assignment, Point)>,
    grown: Vec<Growing>,
}

/// What a search found out.
pub(super) struct Outcome {
    pub(super) state: State,
    /// No choice costs less, in millionths; beyond any cost where there is none.
    pub(super) bound: i128,
    pub(super) tree: Tree,
    /// Whether nodes were left that no group could decide: only spanning rows are in the way.
    pub(super) stuck: bool,
}

/// How often prices of spanning rows are raised at the root.
const MOST_RAISES: usize = 24;

/// Beyond any cost: what is claimed of a block that has no choice at all.
pub(super) const BEYOND: i128 = (i64::MAX / 4) as i128;

impl<'a, 'b> Search<'a, 'b> {
    pub(super) fn new(
        bounder: &'a Bounder<'a>,
        effort: Effort,
        state: State,
        tell: &'b mut dyn FnMut(Option<i128>, i128) -> bool,
    ) -> Self {
        Self { bounder, effort, tell, state, before: None, grown: Vec::new() }
    }

    /// Searches from these prices until the bound meets the cost, or the effort is spent.
    pub(super) fn run(mut self, prices: Prices) -> Outcome {
        let root = Decisions::default();
        self.grown.push(Growing::Open);
        let mut open: BTreeMap<(i128, usize), Node> = BTreeMap::new();
        let mut done = BTreeSet::new();
        match self.bounder.at(prices.clone(), &root, None) {
            Ok(point) => drop(open.insert((point.bound, 0), Node { decisions: root, point, place: 0 })),
            Err(_) => self.close_impossible(0, prices.clone()),
        }
        let mut finished = i128::MAX;
        let mut stuck = false;
        for number in 0..self.effort.nodes {
            let Some(((bound, _), node)) = open.pop_first() else { break };
            if self.is_settled(bound) || !self.goes_on(bound.min(finished)) {
                open.insert((bound, node.place), node);
                break;
            }
            let steps = if number == 0 { self.effort.root_steps } else { self.effort.node_steps };
            let node = if number == 0 && self.effort.steep { self.steepened(node) } else { node };
            let (mut point, mut slope, mut usage) = self.improve(&node, steps);
            if number == 0 && !self.is_settled(point.bound) && self.try_core(&prices, &point) {
                // With a better plan the steps are better measured.
                (point, slope, usage) = self.improve(&Node { point, ..node.clone() }, steps);
            }
            if self.is_settled(point.bound) {
                finished = finished.min(point.bound);
                done.insert(node.place);
                self.close(node.place, &point);
                continue;
            }
            match self.question(&point, &slope, &usage, &node.decisions) {
                Some((group, block)) => self.fork(Node { point, ..node }, (group, block), &mut open),
                None => {
                    stuck |= !slope.is_level();
                    finished = finished.min(point.bound);
                    self.close(node.place, &point);
                }
            }
        }
        for ((bound, _), node) in open {
            finished = finished.min(bound);
            self.close(node.place, &node.point);
        }
        let tree = self.assemble(0);
        Outcome { bound: finished, tree, stuck, state: self.state }
    }

    fn goes_on(&mut self, bound: i128) -> bool {
        let cost = self.state.choice.is_some().then_some(self.state.cost);
        (self.tell)(cost, bound) && self.bounder.work.load(Ordering::Relaxed) < self.effort.work
    }

    /// Whether what has this bound cannot be worth looking at: costs are whole numbers.
    fn is_settled(&self, bound: i128) -> bool {
        let content = self.effort.content * (self.state.cost / MICRO).max(0);
        self.state.choice.is_some() && bound > self.state.cost - MICRO.max(content)
    }

    /// Raises the price of the spanning row that is missed most, fourfold each time, as long as that is worth more. A row held to the best
    /// there is, as by an earlier aim, may need a price far beyond the relaxation's, and small steps do not get there.
    fn steepened(&mut self, node: Node) -> Node {
        let mut best = node;
        let mut tried = BTreeSet::new();
        for _ in 0..MOST_RAISES {
            let missed =
                self.bounder.row_slopes(&best.point).into_iter().filter(|(row, by, _)| *by > 0.0 && !tried.contains(row));
            let Some((row, ..)) = missed.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) else { break };
            let mut prices = best.point.prices.clone();
            prices.rows[row] = (4 * prices.rows[row]).clamp(MICRO, BEYOND);
            if self.bounder.problem.soft[row] || !self.goes_on(best.point.bound) {
                break;
            }
            match self.bounder.at(prices, &best.decisions, Some(&best.point)) {
                Ok(point) if point.bound > best.point.bound => best = Node { point, ..best },
                Ok(_) | Err(_) => drop(tried.insert(row)),
            }
        }
        best
    }

    /// Moves prices uphill, trying plans on the way; what it ends with is the best it met.
    fn improve(&mut self, node: &Node, steps: usize) -> (Point, Slope, Usage) {
        let look = |point: Point| {
            let usage = self.bounder.usage(&point);
            let slope = self.bounder.slope(&point, &usage, &node.decisions);
            (point, slope, usage)
        };
        let mut here = look(node.point.clone());
        let mut best = here.clone();
        let (mut share, mut stalled) = (0.5, 0);
        for step in 0..=steps {
            let better = step == 0 || here.0.bound > best.0.bound;
            if here.2.complete && (better || step < 6) {
                self.try_plan(&here.0, &here.2, &node.decisions, here.1.is_level());
            }
            if better {
                (best, stalled) = (here.clone(), 0);
            } else {
                stalled += 1;
            }
            if here.1.is_level() || step == steps || self.is_settled(best.0.bound) || !self.goes_on(best.0.bound) {
                break;
            }
            if stalled >= 3 {
                (share, stalled, here) = (share * 0.6, 0, best.clone());
            }
            let target = if self.state.choice.is_some() { self.state.cost } else { here.0.bound + here.0.bound.abs() / 1000 };
            let prices = self.bounder.step(&here.0, &here.1, target, share);
            let Ok(next) = self.bounder.from(prices, &node.decisions, &here.0) else { break };
            here = look(next);
        }
        best
    }

    fn try_plan(&mut self, point: &Point, usage: &Usage, decisions: &Decisions, level: bool) {
        let found = if level {
            Some(self.bounder.together(point)).filter(|choice| self.bounder.problem.admits(choice))
        } else {
            self.bounder.plan(point, usage, decisions, &mut self.before)
        };
        let Some(choice) = found else { return };
        let cost = self.bounder.problem.cost(&choice) * MICRO;
        if self.state.choice.is_none() || cost < self.state.cost {
            self.state = State { choice: Some(choice), cost };
        }
    }

    /// Where rows span the blocks, where blocks left to themselves have no room for everybody, or where a block has too many rows to be
    /// searched by states, a plan does not follow from them; it is looked for among what is close at the relaxation's prices. Whether that
    /// found a better one.
    fn try_core(&mut self, prices: &Prices, point: &Point) -> bool {
        let problem = self.bounder.problem;
        let follows = !self.effort.spanned && !self.bounder.is_crowded(point);
        if self.effort.core_groups == 0 || self.state.choice.is_some() && follows {
            return false;
        }
        let before = self.state.choice.as_ref().map(|_| self.state.cost);
        // First among few, so that something is told soon, and then among more.
        for groups in [self.effort.core_groups / 4, self.effort.core_groups] {
            let goes_on = || (self.bounder.goes_on)();
            let limits = Limits { nodes: self.effort.core_nodes, seconds: self.effort.core_seconds, goes_on: &goes_on };
            if let Some(choice) = core::plan(problem, prices, groups, limits) {
                let cost = problem.cost(&choice) * MICRO;
                if self.state.choice.is_none() || cost < self.state.cost {
                    self.state = State { choice: Some(choice), cost };
                }
            }
            if self.is_settled(point.bound) || !self.goes_on(point.bound) {
                break;
            }
        }
        self.state.choice.is_some() && before.is_none_or(|before| self.state.cost < before)
    }

    /// The group to decide next, and the block it is worth most to: the one whose fee is highest.
    fn question(&self, point: &Point, slope: &Slope, usage: &Usage, decisions: &Decisions) -> Option<(usize, u32)> {
        let (group, _) =
            slope.fees.iter().max_by_key(|(group, by)| (point.prices.fees[*group].abs(), *by, std::cmp::Reverse(*group)))?;
        let open = |block: &&u32| decisions.0.get(group).is_none_or(|blocks| blocks.contains(block));
        let taken = usage.taken.get(group);
        let wanted = |block: &&u32| taken.is_none_or(|taken| taken.contains(block));
        let blocks = &self.bounder.division.of_group[*group];
        let best =
            blocks.iter().filter(open).filter(wanted).min_by_key(|block| (self.bounder.worth(point, *group, **block), **block));
        best.map(|block| (*group, *block))
    }

    fn fork(&mut self, node: Node, (group, block): (usize, u32), open: &mut BTreeMap<(i128, usize), Node>) {
        let allowed = node.decisions.0.get(&group).cloned().unwrap_or_else(|| self.bounder.division.of_group[group].clone());
        let others: Vec<u32> = allowed.into_iter().filter(|one| *one != block).collect();
        let children = [self.grown.len(), self.grown.len() + 1];
        self.grown.extend([Growing::Open, Growing::Open]);
        self.grown[node.place] = Growing::Fork { group, block, only: children[0], never: children[1] };
        for (place, blocks) in children.into_iter().zip([vec![block], others]) {
            let mut decisions = node.decisions.clone();
            let mut prices = node.point.prices.clone();
            if blocks.len() == 1 {
                prices.fees[group] = 0;
            }
            decisions.0.insert(group, blocks);
            let touched = &self.bounder.division.of_group[group];
            let keep: Vec<bool> =
                (0..self.bounder.division.blocks.len()).map(|one| !touched.iter().any(|block| *block as usize == one)).collect();
            match self.bounder.solve(prices.clone(), &decisions, Some(&node.point), &keep) {
                Ok(point) => drop(open.insert((point.bound.max(node.point.bound), place), Node { decisions, point, place })),
                Err(_) => self.close_impossible(place, prices),
            }
        }
    }

    fn close(&mut self, place: usize, point: &Point) {
        self.grown[place] = Growing::Leaf(Leaf::of(point));
    }

    /// Nothing keeps the rows here: that is found out again by whoever looks for anything under a claim beyond any cost.
    fn close_impossible(&mut self, place: usize, prices: Prices) {
        let beside = prices.beside_blocks(self.bounder.problem, self.bounder.division);
        let least = vec![BEYOND + beside.abs(); self.bounder.division.blocks.len()];
        self.grown[place] = Growing::Leaf(Leaf { prices, least });
    }

    fn assemble(&mut self, place: usize) -> Tree {
        match std::mem::replace(&mut self.grown[place], Growing::Open) {
            Growing::Fork { group, block, only, never } => {
                Tree::Fork { group, block, only: Box::new(self.assemble(only)), never: Box::new(self.assemble(never)) }
            }
            Growing::Leaf(leaf) => Tree::Leaf(Box::new(leaf)),
            Growing::Open => Tree::Leaf(Box::default()),
        }
    }
}
