//! Any revision as it was: loading, listing, comparing. Never here: a change.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use super::digest::Digest;
use super::documents::{self, Documents};
use super::layers;
use super::reading::{self, Parser, Stored};
use super::row::Record;
use super::{Store, StoreError, read_time};
use crate::estate::{Change, Dataset, Glance, Revision, Site, SiteId, SiteKind};

/// What differs between two revisions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Sites only the later has, by id.
    pub added: Vec<SiteId>,
    /// Sites both have, with other content.
    pub changed: Vec<SiteId>,
    /// Sites only the earlier has.
    pub removed: Vec<SiteId>,
    /// Whether the programme differs.
    pub programme: bool,
    /// Whether the zone outlines differ.
    pub outlines: bool,
    /// Whether the backdrop differs.
    pub backdrop: bool,
}

impl Store {
    /// Everything the current revision holds, sites in order of id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn load(&self) -> Result<Dataset, StoreError> {
        self.read(|connection| {
            let revision = latest(connection)?;
            dataset(connection, revision, Records::Current)
        })
    }

    /// What the current revision holds besides its sites, and what came of showing each site to `take` at a glance, so that none need
    /// be held: each of some threads has a `T` of its own, and sites come in no order of note.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn load_each<T: Default + Send>(
        &self,
        take: impl Fn(&mut T, &Glance<'_>) + Sync,
    ) -> Result<(Dataset, Vec<T>), StoreError> {
        self.read(|connection| {
            let taken = reading::fold(
                |rows| each_row(connection, Records::Current, rows),
                |into, parser, stored| parser.glance(stored, &mut |site| take(into, site)),
            )?;
            Ok((besides(connection, latest(connection)?)?, taken))
        })
    }

    /// How many sites the current revision holds.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn how_many_sites(&self) -> Result<usize, StoreError> {
        let sites: i64 = self.connection().query_row("SELECT count(*) FROM zaiti_sites", [], |row| row.get(0))?;
        Ok(usize::try_from(sites).unwrap_or_default())
    }

    /// Everything an earlier revision held.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when there is no such revision.
    pub fn load_revision(&self, number: u64) -> Result<Dataset, StoreError> {
        self.read(|connection| {
            let revision = revision(connection, number)?;
            dataset(connection, revision, Records::AsOf(number))
        })
    }

    /// What a revision held besides its sites.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when there is no such revision.
    pub fn load_besides_sites(&self, number: u64) -> Result<Dataset, StoreError> {
        self.read(|connection| besides(connection, revision(connection, number)?))
    }

    /// The sites a revision held with ids from `first` to `last`, both with them, in order of id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn sites_between(&self, number: u64, first: &SiteId, last: &SiteId) -> Result<Vec<Site>, StoreError> {
        if first == last {
            let record = self.read(|connection| record_of(connection, first, number))?;
            return Ok(vec![record.site()?]);
        }
        self.read(|connection| sites(connection, Records::Between(number, first, last)))
    }

    /// What leads from an earlier revision to the current one, with that. `None` where it is more than `most` sites, or something that
    /// is no site: then loading everything is the shorter way.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when there is no such revision.
    pub fn changes_since(&self, number: u64, most: usize) -> Result<Option<(Revision, Vec<Change>)>, StoreError> {
        self.read(|connection| changes(connection, number, latest(connection)?, most))
    }

    /// What leads from one revision to another, earlier or later; otherwise as [`Store::changes_since`].
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when either is missing.
    pub fn changes_between(&self, from: u64, to: u64, most: usize) -> Result<Option<(Revision, Vec<Change>)>, StoreError> {
        self.read(|connection| changes(connection, from, revision(connection, to)?, most))
    }

    /// The current revision.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn latest(&self) -> Result<Revision, StoreError> {
        latest(&self.connection())
    }

    /// Every revision, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn revisions(&self) -> Result<Vec<Revision>, StoreError> {
        self.revisions_before(u64::MAX, usize::MAX)
    }

    /// The latest revisions before one, at most so many, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn revisions_before(&self, number: u64, most: usize) -> Result<Vec<Revision>, StoreError> {
        let connection = self.connection();
        let mut select = connection.prepare_cached(
            "SELECT number, at, who, why, content_hash FROM zaiti_revisions WHERE number < ?1 ORDER BY number DESC LIMIT ?2",
        )?;
        let (before, most) = (i64::try_from(number).unwrap_or(i64::MAX), i64::try_from(most).unwrap_or(i64::MAX));
        let rows = select.query_map([before, most], read_revision)?;
        let mut revisions: Vec<Revision> = rows.collect::<Result<_, _>>()?;
        revisions.reverse();
        Ok(revisions)
    }

    /// What leads from revision `a` to revision `b`.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when either is missing.
    pub fn difference(&self, a: u64, b: u64) -> Result<Difference, StoreError> {
        self.read(|connection| {
            let (old, new) = (documents_of(connection, a)?, documents_of(connection, b)?);
            let mut difference = Difference {
                programme: old.programme != new.programme,
                outlines: old.outlines != new.outlines,
                backdrop: old.backdrop != new.backdrop,
                ..Difference::default()
            };
            for (id, turn) in turnover(connection, a, b)? {
                match (turn.before, turn.after) {
                    (None, _) => difference.added.push(id),
                    (_, None) => difference.removed.push(id),
                    (Some(_), Some(_)) => difference.changed.push(id),
                }
            }
            Ok(difference)
        })
    }
}

/// The newest revision.
pub(super) fn latest(connection: &Connection) -> Result<Revision, StoreError> {
    let mut select = connection
        .prepare_cached("SELECT number, at, who, why, content_hash FROM zaiti_revisions ORDER BY number DESC LIMIT 1")?;
    select.query_row([], read_revision).optional()?.ok_or_else(|| StoreError::Damaged("there is no revision".to_owned()))
}

/// A revision by number.
pub(super) fn revision(connection: &Connection, number: u64) -> Result<Revision, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT number, at, who, why, content_hash FROM zaiti_revisions WHERE number = ?1")?;
    match select.query_row([number.cast_signed()], read_revision).optional()? {
        Some(revision) => Ok(revision),
        None => Err(StoreError::NoRevision { asked: number, latest: latest(connection)?.number }),
    }
}

fn read_revision(row: &SqlRow<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision {
        number: row.get::<_, i64>(0)?.cast_unsigned(),
        at: read_time(row, 1)?,
        who: row.get(2)?,
        why: row.get(3)?,
        content_hash: row.get(4)?,
    })
}

/// The documents a revision stands on.
pub(super) fn documents_of(connection: &Connection, number: u64) -> Result<Documents, StoreError> {
    let mut select = connection.prepare_cached("SELECT programme, outlines, backdrop FROM zaiti_revisions WHERE number = ?1")?;
    let documents = |row: &SqlRow<'_>| Ok(Documents { programme: row.get(0)?, outlines: row.get(1)?, backdrop: row.get(2)? });
    match select.query_row([number.cast_signed()], documents).optional()? {
        Some(documents) => Ok(documents),
        None => Err(StoreError::NoRevision { asked: number, latest: latest(connection)?.number }),
    }
}

/// Which records to load.
#[derive(Debug, Clone, Copy)]
enum Records<'a> {
    Current,
    AsOf(u64),
    /// As of a revision, those with ids from one to another.
    Between(u64, &'a SiteId, &'a SiteId),
}

fn dataset(connection: &Connection, revision: Revision, which: Records<'_>) -> Result<Dataset, StoreError> {
    Ok(Dataset { sites: sites(connection, which)?, ..besides(connection, revision)? })
}

/// A revision without its sites.
fn besides(connection: &Connection, revision: Revision) -> Result<Dataset, StoreError> {
    let Documents { programme, outlines, backdrop } = documents_of(connection, revision.number)?;
    Ok(Dataset {
        programme: Arc::new(documents::programme(connection, programme)?),
        outlines: documents::outlines(connection, outlines)?,
        backdrop: documents::backdrop(connection, backdrop)?,
        sites: Vec::new(),
        revision,
    })
}

/// The sites of a revision, in order of id.
fn sites(connection: &Connection, which: Records<'_>) -> Result<Vec<Site>, StoreError> {
    let whole = |into: &mut Vec<Site>, parser: &mut Parser, stored: Stored<'_>| parser.site(stored).map(|site| into.push(site));
    reading::fold(|rows| each_row(connection, which, rows), whole).map(reading::in_order)
}

/// The place in the register of a row of a layer; the layer is gone through, never the register.
const STANDING: &str = "CROSS JOIN zaiti_sites s ON s.bucket = zaiti_bucket(f.id) AND s.id = f.id";

/// Shows the stored rows of a revision, in no order of note.
fn each_row(connection: &Connection, which: Records<'_>, see: &mut reading::Rows<'_>) -> Result<(), StoreError> {
    for table in SiteKind::ALL.map(layers::table) {
        match which {
            Records::Current => gather(connection, &format!("SELECT facts, shape_facts, geom FROM {table}"), [], see)?,
            Records::AsOf(number) => {
                let select =
                    format!("SELECT f.facts, f.shape_facts, f.geom FROM {table} f {STANDING} WHERE s.from_revision <= ?1");
                gather(connection, &select, [number.cast_signed()], see)?;
            }
            Records::Between(number, first, last) => {
                let select = format!(
                    "SELECT f.facts, f.shape_facts, f.geom FROM {table} f {STANDING}
                     WHERE f.id BETWEEN ?2 AND ?3 AND s.from_revision <= ?1"
                );
                gather(connection, &select, params![number.cast_signed(), first.0, last.0], see)?;
            }
        }
    }
    let ended = "SELECT facts, shape_facts, geom FROM zaiti_site_versions WHERE from_revision <= ?1 AND to_revision > ?1";
    match which {
        Records::Current => {}
        Records::AsOf(number) => gather(connection, ended, [number.cast_signed()], see)?,
        Records::Between(number, first, last) => {
            let between = format!("{ended} AND id BETWEEN ?2 AND ?3");
            gather(connection, &between, params![number.cast_signed(), first.0, last.0], see)?;
        }
    }
    Ok(())
}

fn gather(
    connection: &Connection,
    select: &str,
    given: impl rusqlite::Params,
    see: &mut reading::Rows<'_>,
) -> Result<(), StoreError> {
    let mut select = connection.prepare_cached(select)?;
    let mut rows = select.query(given)?;
    while let Some(row) = rows.next()? {
        see(row)?;
    }
    Ok(())
}

fn read_record(row: &SqlRow<'_>) -> rusqlite::Result<Record> {
    Ok(Record { facts: row.get(0)?, shape_facts: row.get(1)?, geometry: row.get(2)? })
}

/// One site on both sides of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) before: Option<Digest>,
    pub(super) after: Option<Digest>,
}

/// Every site whose content differs between the two revisions.
pub(super) fn turnover(connection: &Connection, before: u64, after: u64) -> Result<BTreeMap<SiteId, Turn>, StoreError> {
    let (low, high) = (before.min(after).cast_signed(), before.max(after).cast_signed());
    // Only versions that begin or end in (low, high] can differ between the two.
    let mut select = connection.prepare_cached(
        "SELECT id, digest, from_revision, NULL FROM zaiti_sites WHERE from_revision > ?1
         UNION ALL
         SELECT id, digest, from_revision, to_revision FROM zaiti_site_versions
         WHERE to_revision > ?1 AND (to_revision <= ?2 OR from_revision > ?1) AND from_revision <= ?2",
    )?;
    let mut rows = select.query(params![low, high])?;
    let mut turns: BTreeMap<SiteId, Turn> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (id, digest): (String, Digest) = (row.get(0)?, row.get(1)?);
        let (from, to): (i64, Option<i64>) = (row.get(2)?, row.get(3)?);
        let held = |number: u64| from <= number.cast_signed() && to.is_none_or(|to| number.cast_signed() < to);
        let turn = turns.entry(SiteId(id)).or_default();
        if held(before) {
            turn.before = Some(digest);
        }
        if held(after) {
            turn.after = Some(digest);
        }
    }
    turns.retain(|_, turn| turn.before != turn.after);
    Ok(turns)
}

/// What leads from a revision to another.
fn changes(connection: &Connection, from: u64, to: Revision, most: usize) -> Result<Option<(Revision, Vec<Change>)>, StoreError> {
    if documents_of(connection, from)? != documents_of(connection, to.number)? {
        return Ok(None);
    }
    let turns = turnover(connection, from, to.number)?;
    if turns.len() > most {
        return Ok(None);
    }
    let change = |(id, turn): (SiteId, Turn)| match turn.after {
        Some(_) => Ok(Change::put(record_of(connection, &id, to.number)?.site()?)),
        None => Ok(Change::Retire(id)),
    };
    let changes: Result<Vec<_>, StoreError> = turns.into_iter().map(change).collect();
    Ok(Some((to, changes?)))
}

/// What a revision holds of a site that it holds: a version that ended since, or the one that stands.
fn record_of(connection: &Connection, id: &SiteId, number: u64) -> Result<Record, StoreError> {
    let standing = "SELECT kind FROM zaiti_sites WHERE bucket = zaiti_bucket(?1) AND id = ?1 AND from_revision <= ?2";
    let mut select = connection.prepare_cached(standing)?;
    let word: Option<String> = select.query_row(params![id.0, number.cast_signed()], |row| row.get(0)).optional()?;
    let Some(word) = word else { return record_at(connection, id, number) };
    let table = layers::table(kind(&word)?);
    let mut select = connection.prepare_cached(&format!("SELECT facts, shape_facts, geom FROM {table} WHERE id = ?1"))?;
    let found = select.query_row([&id.0], read_record).optional()?;
    found.ok_or_else(|| StoreError::Damaged(format!("{id} is registered but not in its layer")))
}

/// What was stored of a site at a revision.
pub(super) fn record_at(connection: &Connection, id: &SiteId, number: u64) -> Result<Record, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT facts, shape_facts, geom FROM zaiti_site_versions WHERE id = ?1 AND from_revision <= ?2 AND to_revision > ?2",
    )?;
    let found = select.query_row(params![id.0, number.cast_signed()], read_record).optional()?;
    found.ok_or_else(|| StoreError::Damaged(format!("{id} is missing from the history of revision {number}")))
}

/// The kind of a stored word.
pub(super) fn kind(word: &str) -> Result<SiteKind, StoreError> {
    let known = SiteKind::ALL.into_iter().find(|kind| kind.word() == word);
    known.ok_or_else(|| StoreError::Damaged(format!("“{word}” is no kind of site")))
}
