//! Plans near a plan, found without a search: one site put in or taken out, and the rest mended by single exchanges. They cost no less than
//! the best plan, so they bound it from above. Never here: a claim that nothing is cheaper.

use super::super::model::{Model, Selection, Sense};

/// A plan that is changed step by step.
pub(super) struct Swap<'a> {
    model: &'a Model,
    selection: Selection,
    totals: Vec<i128>,
    /// A site that stays as it is.
    fixed: usize,
}

impl<'a> Swap<'a> {
    pub(super) fn new(model: &'a Model, selection: &[Option<usize>], fixed: usize) -> Self {
        let totals = model.rows.iter().map(|row| model.total(row, selection)).collect();
        Self { model, selection: selection.to_vec(), totals, fixed }
    }

    /// Takes a column of a candidate in place of what was taken of it.
    pub(super) fn put(&mut self, at: usize, column: Option<usize>) {
        let candidate = &self.model.candidates[at];
        let (before, after) = (self.selection[at], column);
        for (row, total) in self.model.rows.iter().zip(&mut self.totals) {
            let weight = |taken: Option<usize>| {
                taken.and_then(|taken| candidate.columns.get(taken)).map_or(0, |column| row.weight(candidate, column))
            };
            *total += weight(after) - weight(before);
        }
        self.selection[at] = column;
    }

    fn keeps(&self) -> bool {
        self.model.rows.iter().zip(&self.totals).all(|(row, total)| row.holds(*total))
    }

    pub(super) fn cost(&self) -> i128 {
        self.model.cost(&self.selection)
    }

    /// Leaves out what is not needed, the dearest first.
    fn trim(&mut self) {
        let price =
            |at: usize, taken: Option<usize>| taken.map_or(0, |taken| self.model.candidates[at].columns[taken].cost_yuan.get());
        let mut order: Vec<usize> = (0..self.selection.len()).filter(|at| self.selection[*at].is_some()).collect();
        order.sort_by_key(|at| std::cmp::Reverse((price(*at, self.selection[*at]), *at)));
        for at in order {
            if at == self.fixed || self.model.candidates[at].locked_in {
                continue;
            }
            let taken = self.selection[at];
            self.put(at, None);
            if !self.keeps() {
                self.put(at, taken);
            }
        }
    }

    /// What the plan costs when it keeps every row, if need be with one other site taken, or taken otherwise; nothing when none will do.
    pub(super) fn mended(mut self) -> Option<i128> {
        if self.keeps() {
            self.trim();
            return Some(self.cost());
        }
        let short: Vec<usize> = (0..self.totals.len()).filter(|row| !self.model.rows[*row].holds(self.totals[*row])).collect();
        if short.iter().any(|row| self.model.rows[*row].sense == Sense::AtMost) {
            return None;
        }
        let helps = |at: &usize| {
            let candidate = &self.model.candidates[*at];
            *at != self.fixed
                && candidate
                    .columns
                    .iter()
                    .any(|column| short.iter().any(|row| self.model.rows[*row].weight(candidate, column) > 0))
        };
        let helpful: Vec<usize> = (0..self.selection.len()).filter(helps).collect();
        let mut best: Option<(i128, Selection, Vec<i128>)> = None;
        for at in helpful {
            let taken = self.selection[at];
            for column in 0..self.model.candidates[at].columns.len() {
                self.put(at, Some(column));
                let cost = self.cost();
                if self.keeps() && best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, self.selection.clone(), self.totals.clone()));
                }
            }
            self.put(at, taken);
        }
        let (_, selection, totals) = best?;
        (self.selection, self.totals) = (selection, totals);
        self.trim();
        Some(self.cost())
    }
}
