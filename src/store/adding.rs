//! Rows of sites that are new, on their way into their layer and the register: many with each statement, and into the register in its own
//! order, at the end. Never here: a row that is there already.
//!
//! *Why not one by one?* SQLite looks up and notes the last number of a layer for each statement, begins and ends it, and does no more for
//! a row than that takes. Statements name only the columns that their rows fill: of a footprint nobody knows a hundred others, and to say
//! of each that it is empty takes longer than to write the row.

use std::collections::BTreeMap;

use rusqlite::types::ToSql;
use rusqlite::{CachedStatement, Connection, params_from_iter};

use super::StoreError;
use super::digest::Digest;
use super::layers::{self, KEPT, Layer};
use super::row::{Record, Row};
use super::shown::Shown;
use crate::estate::{SiteId, SiteKind};

/// Rows that a statement adds.
const TOGETHER: usize = 32;
/// Different sets of filled columns for which statements of their own are kept.
const MOST_WAYS: usize = 16;

/// Adds rows that are not there yet.
pub(super) struct Adding<'c> {
    connection: &'c Connection,
    /// The revision that adds them.
    number: u64,
    ways: Vec<Way<'c>>,
    /// What waits for the register, by bucket.
    enrolled: BTreeMap<u16, Vec<Enrolled>>,
}

/// A row on its way into the register.
struct Enrolled {
    id: SiteId,
    kind: SiteKind,
    digest: Digest,
}

/// The rows that fill the same columns.
struct Way<'c> {
    kind: SiteKind,
    /// The last of them.
    shown: Shown,
    filled: Vec<usize>,
    one: CachedStatement<'c>,
    many: CachedStatement<'c>,
    waiting: Vec<Row>,
}

impl<'c> Adding<'c> {
    pub(super) const fn new(connection: &'c Connection, number: u64) -> Self {
        Self { connection, number, ways: Vec::new(), enrolled: BTreeMap::new() }
    }

    /// Adds a row whose id is not there, now or with the next ones.
    pub(super) fn add(&mut self, row: Row) -> Result<(), StoreError> {
        let Some(at) = self.way(&row)? else {
            layers::put(self.connection, &row)?;
            self.enrol(row);
            return Ok(());
        };
        self.ways[at].waiting.push(row);
        if self.ways[at].waiting.len() < TOGETHER {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.ways[at].waiting);
        self.ways[at].many(&rows)?;
        rows.into_iter().for_each(|row| self.enrol(row));
        Ok(())
    }

    /// Adds what still waits.
    pub(super) fn finish(&mut self) -> Result<(), StoreError> {
        for at in 0..self.ways.len() {
            let rows = std::mem::take(&mut self.ways[at].waiting);
            self.ways[at].each(&rows)?;
            rows.into_iter().for_each(|row| self.enrol(row));
        }
        self.register()
    }

    /// The way for a row; none where rows fill too many different columns.
    fn way(&mut self, row: &Row) -> Result<Option<usize>, StoreError> {
        let shared = |way: &Way<'_>| way.kind == row.kind && way.shown.is_shared_with(&row.shown);
        let alike = |way: &Way<'_>| way.kind == row.kind && row.shown.filled().eq(way.filled.iter().copied());
        let found = self.ways.iter().position(shared).or_else(|| self.ways.iter().position(alike));
        match (found, Layer::laid(row.kind)) {
            (Some(at), _) => Ok(Some(at)),
            (None, Some(layer)) if self.ways.len() < MOST_WAYS => {
                let filled: Vec<usize> = row.shown.filled().collect();
                let one = self.connection.prepare_cached(&layer.insert(&filled, 1))?;
                let many = self.connection.prepare_cached(&layer.insert(&filled, TOGETHER))?;
                self.ways.push(Way { kind: row.kind, shown: row.shown.clone(), filled, one, many, waiting: Vec::new() });
                Ok(Some(self.ways.len() - 1))
            }
            (None, _) => Ok(None),
        }
    }

    fn enrol(&mut self, row: Row) {
        let Row { id, kind, digest, bucket, .. } = row;
        self.enrolled.entry(bucket).or_default().push(Enrolled { id, kind, digest });
    }

    /// Writes what waits for the register, so that each of its pages is filled once.
    fn register(&mut self) -> Result<(), StoreError> {
        for (bucket, mut rows) in std::mem::take(&mut self.enrolled) {
            rows.sort_by(|a, b| a.id.cmp(&b.id));
            rows.chunks(TOGETHER).try_for_each(|rows| self.write(bucket, rows))?;
        }
        Ok(())
    }

    /// As in [`Layer::insert`], what fails is taken back with the whole commit.
    fn write(&self, bucket: u16, rows: &[Enrolled]) -> Result<(), StoreError> {
        let holes = vec!["(?,?,?,?,?)"; rows.len()].join(",");
        let insert = format!("INSERT OR FAIL INTO zaiti_sites (bucket, id, kind, digest, from_revision) VALUES {holes}");
        let number = self.number.cast_signed();
        let words: Vec<&str> = rows.iter().map(|row| row.kind.word()).collect();
        let cells = rows
            .iter()
            .zip(&words)
            .flat_map(|(row, word)| -> [&dyn ToSql; 5] { [&bucket, &row.id.0, word, &row.digest, &number] });
        self.connection.prepare_cached(&insert)?.execute(params_from_iter(cells))?;
        Ok(())
    }
}

impl Way<'_> {
    fn many(&mut self, rows: &[Row]) -> Result<(), StoreError> {
        let filled = &self.filled;
        self.many.execute(params_from_iter(rows.iter().flat_map(|row| cells(row, filled))))?;
        Ok(())
    }

    fn each(&mut self, rows: &[Row]) -> Result<(), StoreError> {
        let filled = &self.filled;
        rows.iter().try_for_each(|row| self.one.execute(params_from_iter(cells(row, filled))).map(drop))?;
        Ok(())
    }
}

/// What a statement takes of a row.
fn cells<'a>(row: &'a Row, filled: &'a [usize]) -> impl Iterator<Item = &'a dyn ToSql> {
    let Record { facts, shape_facts, geometry } = &row.record;
    let kept: [&dyn ToSql; KEPT] = [geometry, shape_facts, facts, &row.id.0];
    kept.into_iter().chain(filled.iter().map(|at| -> &dyn ToSql { row.shown.cell(*at) }))
}
