//! Multipliers put to the rows, and what they make of the columns: reduced costs, favourites, regrets, pieces. Never here: a search.

use super::frontier::{Choice, Level, Stage};
use super::problem::{Group, MICRO, MISSING, Problem};

/// A price per unit of every row, in millionths of a 元; never negative. Any such prices give a valid bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Prices(pub(super) Vec<i128>);

/// Candidates tied together by rows that are kept.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Ascending.
    pub(super) groups: Vec<usize>,
    /// Rows kept that touch them.
    pub(super) rows: Vec<usize>,
}

/// A piece under prices: its stages, and what its favourites come to.
#[derive(Debug, Clone)]
pub(super) struct Staged {
    pub(super) stages: Vec<Stage>,
    /// Σ of the favourites' reduced costs + Σ over kept rows of price × bound: no choice in the piece is worth less.
    pub(super) constant: i128,
}

impl Prices {
    /// The nearest exact prices to measured ones; a soft row is worth no more than missing it costs.
    ///
    /// # Units
    /// 元 per unit of each row.
    pub(super) fn nearest(measured: &[f64], soft: &[bool]) -> Self {
        let most = |soft: &bool| if *soft { (MISSING * MICRO) as f64 } else { 1e15 };
        let exact = |(price, soft): (&f64, &bool)| (price * MICRO as f64).round().clamp(0.0, most(soft)) as i128;
        Self(measured.iter().zip(soft).map(exact).collect())
    }

    /// What an entry costs beyond what it is worth at these prices, in millionths of a 元.
    pub(super) fn reduced(&self, group: &Group, entry: usize) -> i128 {
        let entry = &group.entries[entry];
        let worth = self.0.iter().zip(&entry.weights).map(|(price, weight)| price * i128::from(*weight));
        i128::from(entry.cost) * MICRO - worth.sum::<i128>()
    }

    fn stage(&self, group: &Group, rows: &[usize]) -> Option<(Stage, i128, Vec<i64>)> {
        let mut ranked: Vec<(i128, usize)> = (0..group.entries.len()).map(|at| (self.reduced(group, at), at + 1)).collect();
        if !group.must {
            ranked.push((0, 0));
        }
        ranked.sort_unstable();
        let (least, favourite) = *ranked.first()?;
        let weights = |what: usize| rows.iter().map(move |row| if what == 0 { 0 } else { group.entries[what - 1].weights[*row] });
        let base: Vec<i64> = weights(favourite).collect();
        let choice = |(reduced, what): &(i128, usize)| Choice {
            regret: reduced - least,
            steps: weights(*what).zip(&base).map(|(weight, base)| weight - base).collect(),
            what: *what,
        };
        Some((Stage { choices: ranked.iter().map(choice).collect() }, least, base))
    }

    /// A piece's stages and levels; rows beyond the piece's own are watched. `None` when a candidate locked in cannot be taken at all.
    pub(super) fn staged(&self, problem: &Problem, piece: &Piece, watched: &[usize]) -> Option<(Staged, Vec<Level>)> {
        let rows: Vec<usize> = piece.rows.iter().chain(watched).copied().collect();
        let mut totals = vec![0_i64; rows.len()];
        let mut stages = Vec::with_capacity(piece.groups.len());
        let mut constant: i128 = piece.rows.iter().map(|row| self.0[*row] * i128::from(problem.bounds[*row])).sum();
        for group in &piece.groups {
            let (stage, least, base) = self.stage(&problem.groups[*group], &rows)?;
            constant += least;
            totals.iter_mut().zip(base).for_each(|(total, weight)| *total += weight);
            stages.push(stage);
        }
        let level = |(at, row): (usize, &usize)| Level {
            start: totals[at],
            bound: (at < piece.rows.len()).then(|| problem.bounds[*row]),
            multiplier: self.0[*row],
            missing: problem.soft[*row].then_some(MISSING * MICRO),
        };
        Some((Staged { stages, constant }, rows.iter().enumerate().map(level).collect()))
    }
}

/// The pieces into which candidates fall when only the kept rows tie them, each with its rows.
pub(super) fn pieces(problem: &Problem, kept: &[usize]) -> Vec<Piece> {
    let mut leader: Vec<usize> = (0..problem.groups.len()).collect();
    for row in kept {
        let touched = (0..problem.groups.len()).filter(|group| problem.groups[*group].touches[*row]);
        let mut first = None;
        for group in touched {
            let root = root(&mut leader, group);
            let into = *first.get_or_insert(root);
            let into = self::root(&mut leader, into);
            leader[root.max(into)] = root.min(into);
        }
    }
    let roots: Vec<usize> = (0..leader.len()).map(|group| root(&mut leader, group)).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for head in (0..roots.len()).filter(|group| roots[*group] == *group) {
        let groups: Vec<usize> = (head..roots.len()).filter(|group| roots[*group] == head).collect();
        let rows = kept.iter().copied().filter(|row| groups.iter().any(|group| problem.groups[*group].touches[*row])).collect();
        pieces.push(Piece { groups, rows });
    }
    pieces
}

fn root(leader: &mut [usize], mut at: usize) -> usize {
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}
