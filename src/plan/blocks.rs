//! How a problem falls into blocks that only prices join. Never here: a search.
//!
//! Rows that some column counts in together lie in one block, rows that span everything in none. A column belongs to the block of its rows.
//! A candidate with columns in several blocks stands in each of them, and a *fee* for taking it anywhere keeps it from being taken twice:
//! any fees give a valid bound, since fee·(Σ x − 1) ≤ 0 for every plan.

use std::collections::BTreeSet;

use super::problem::{Group, Problem};

/// What is searched by itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// Rows kept, ascending.
    pub(super) rows: Vec<usize>,
    /// Groups with a column in it, ascending.
    pub(super) groups: Vec<usize>,
}

/// Rows up to which a search by states is at home: with more, few states beat one another.
const FEW_ROWS: usize = 3;

impl Block {
    /// Whether it has more rows than a search by states is good for.
    pub(super) const fn is_crowded(&self) -> bool {
        self.rows.len() > FEW_ROWS
    }
}

/// A problem cut into blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Division {
    pub(super) blocks: Vec<Block>,
    /// By row: the block that keeps it.
    pub(super) of_row: Vec<Option<usize>>,
    /// By group: the blocks it has columns in, ascending.
    pub(super) of_group: Vec<Vec<u32>>,
}

impl Division {
    /// By columns: zones hang together through fees alone.
    pub(super) fn by_columns(problem: &Problem) -> Self {
        Self::along(problem, &problem.spanning, problem.ties.iter().map(Vec::as_slice))
    }

    /// By candidates, every row kept: what hangs together in any way is searched as one.
    pub(super) fn by_candidates(problem: &Problem) -> Self {
        let rows = |group: &Group| -> Vec<u32> {
            let rows: BTreeSet<u32> = group.entries.iter().flat_map(|entry| &entry.weights).map(|(row, _)| *row).collect();
            rows.into_iter().collect()
        };
        let tied: BTreeSet<Vec<u32>> = problem.groups.iter().map(rows).collect();
        let kept = vec![false; problem.bounds.len()];
        Self::along(problem, &kept, tied.iter().chain(&problem.ties).map(Vec::as_slice))
    }

    fn along<'a>(problem: &Problem, spanning: &[bool], ties: impl Iterator<Item = &'a [u32]>) -> Self {
        let (of_row, count) = connected(ties, spanning);
        let mut blocks = vec![Block::default(); count];
        for (row, block) in of_row.iter().enumerate() {
            if let Some(block) = block {
                blocks[*block].rows.push(row);
            }
        }
        let mut division = Self { blocks, of_row, of_group: Vec::with_capacity(problem.groups.len()) };
        for (at, group) in problem.groups.iter().enumerate() {
            let mine = division.blocks_of(group);
            if mine.last().is_some_and(|last| *last as usize == division.blocks.len()) {
                division.blocks.push(Block::default());
            }
            mine.iter().for_each(|block| division.blocks[*block as usize].groups.push(at));
            division.of_group.push(mine);
        }
        division
    }

    /// Blocks a group has columns in; what counts in none at all shares one more block.
    fn blocks_of(&self, group: &Group) -> Vec<u32> {
        let home = |entry: usize| self.own(group, entry).unwrap_or(u32::MAX);
        let mut blocks: Vec<u32> = (0..group.entries.len()).map(home).filter(|block| *block != u32::MAX).collect();
        blocks.sort_unstable();
        blocks.dedup();
        if blocks.is_empty() && (group.must || !group.entries.is_empty()) {
            let rows = self.of_row.iter().flatten().max().map_or(0, |last| last + 1);
            blocks.push(u32::try_from(rows).unwrap_or(u32::MAX));
        }
        blocks
    }

    fn own(&self, group: &Group, entry: usize) -> Option<u32> {
        let block = group.entries[entry].weights.iter().find_map(|(row, _)| self.of_row[*row as usize]);
        block.map(|block| u32::try_from(block).unwrap_or(u32::MAX))
    }

    /// The block an entry counts in: that of its rows, or else the first of its group's.
    pub(super) fn home(&self, group: &Group, at: usize, entry: usize) -> u32 {
        self.own(group, entry).or_else(|| self.of_group[at].first().copied()).unwrap_or(u32::MAX)
    }

    /// Whether a group stands in several blocks.
    pub(super) fn is_shared(&self, group: usize) -> bool {
        self.of_group[group].len() > 1
    }
}

fn connected<'a>(ties: impl Iterator<Item = &'a [u32]>, spanning: &[bool]) -> (Vec<Option<usize>>, usize) {
    let mut leader: Vec<usize> = (0..spanning.len()).collect();
    for rows in ties {
        let mut kept = rows.iter().map(|row| *row as usize).filter(|row| !spanning[*row]);
        let Some(first) = kept.next() else { continue };
        for row in kept {
            let (a, b) = (root(&mut leader, first), root(&mut leader, row));
            leader[a.max(b)] = a.min(b);
        }
    }
    let mut number = vec![None; spanning.len()];
    let mut blocks = 0;
    for row in (0..spanning.len()).filter(|row| !spanning[*row]) {
        let head = root(&mut leader, row);
        number[row] = number[head].or(Some(blocks));
        blocks += usize::from(head == row);
    }
    (number, blocks)
}

fn root(leader: &mut [usize], mut at: usize) -> usize {
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}
