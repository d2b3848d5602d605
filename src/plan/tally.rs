//! Which rows a column can count in, found without asking every row. Never here: what has to hold, or a choice.
//!
//! A city has a hundred rows and a million columns, and nearly every column counts in three of them.

use std::collections::HashMap;

use super::model::{Candidate, Column, Row, Subject};
use crate::estate::SiteId;
use crate::programme::ZoneId;

/// Rows by whom they bind.
#[derive(Debug, Clone)]
pub(super) struct Tally<'a> {
    rows: &'a [Row],
    everywhere: Vec<usize>,
    by_zone: HashMap<&'a ZoneId, Vec<usize>>,
    by_site: HashMap<&'a SiteId, Vec<usize>>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(rows: &'a [Row]) -> Self {
        let mut tally = Self { rows, everywhere: Vec::new(), by_zone: HashMap::new(), by_site: HashMap::new() };
        for (at, row) in rows.iter().enumerate() {
            match &row.subject {
                Subject::District => tally.everywhere.push(at),
                Subject::Zones(zones) => zones.iter().for_each(|zone| tally.by_zone.entry(zone).or_default().push(at)),
                Subject::Sites(sites) => sites.iter().for_each(|site| tally.by_site.entry(site).or_default().push(at)),
            }
        }
        tally
    }

    /// Rows in which a column counts, ascending, with what it adds to each; never nought.
    pub(super) fn weights(&self, candidate: &Candidate, column: &Column) -> Vec<(usize, i128)> {
        let zone = column.zone.as_ref().and_then(|zone| self.by_zone.get(zone));
        let site = self.by_site.get(&candidate.site);
        let rows = self.everywhere.iter().chain(zone.into_iter().flatten()).chain(site.into_iter().flatten());
        let mut weights: Vec<(usize, i128)> = rows.map(|at| (*at, self.rows[*at].weight(candidate, column))).collect();
        weights.retain(|(_, weight)| *weight != 0);
        weights.sort_unstable();
        weights
    }

    /// By row: what the heaviest column of every candidate adds up to.
    pub(super) fn most(&self, candidates: &[Candidate]) -> Vec<i128> {
        let mut sums = vec![0; self.rows.len()];
        for candidate in candidates {
            let mut heaviest: Vec<(usize, i128)> = Vec::new();
            for (row, weight) in candidate.columns.iter().flat_map(|column| self.weights(candidate, column)) {
                match heaviest.iter_mut().find(|(known, _)| *known == row) {
                    Some((_, most)) => *most = weight.max(*most),
                    None => heaviest.push((row, weight)),
                }
            }
            heaviest.iter().for_each(|(row, most)| sums[*row] += most);
        }
        sums
    }
}
