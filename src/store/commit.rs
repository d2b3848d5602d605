//! From one revision to the next, all or nothing. Never here: a check that is not about the change itself.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::adding::Adding;
use super::alike::Rows;
use super::digest::Digest;
use super::documents::Documents;
use super::layers;
use super::row::Row;
use super::{Store, StoreError, audit, bulk, content, documents, geopackage, history, prepare};
use crate::estate::{Change, Revision, Site, SiteId, SiteKind};

/// A commit of more changes is on its own: nobody waits for it with a change that is done.
const LONG: usize = 500;

/// After so many changes of a commit it is told how far it is.
const TOLD: usize = 10_000;

/// What a commit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The revision the project is at now: a new one, or the same as before when nothing changed.
    pub revision: Revision,
    /// Sites added or replaced.
    pub put: u64,
    /// Sites taken out.
    pub retired: u64,
    /// Changes that changed nothing.
    pub unchanged: u64,
    /// Documents (programme, outlines, backdrop) that changed.
    pub documents: u64,
}

impl Store {
    /// Applies the changes as one new revision, or none of them.
    ///
    /// Changes that lead to the content that is there already make no new revision, so a repeated import is harmless.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when `expected_base` is not the current revision; [`StoreError::Faults`] when a site contradicts itself;
    /// otherwise what the file system or the database says. Nothing is changed then.
    pub fn commit(&self, expected_base: Option<u64>, who: &str, why: &str, changes: &[Change]) -> Result<Committed, StoreError> {
        self.commit_telling(expected_base, (who, why), changes, |_| {})
    }

    /// The same, telling now and then how many of the changes are applied. They reach the disk together all the same.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn commit_telling(
        &self,
        expected_base: Option<u64>,
        (who, why): (&str, &str),
        changes: &[Change],
        tell: impl Fn(usize),
    ) -> Result<Committed, StoreError> {
        refuse_faults(changes.iter().filter_map(site_put))?;
        refuse_twice(changes)?;
        self.writer.as_ref().ok_or(StoreError::ReadOnly)?.write(changes.len() > LONG, |transaction, at| {
            let mut step = Step::from_current(transaction, at)?;
            expected_base.map_or(Ok(()), |expected| step.expect_base(expected))?;
            let bulk = bulk::begin(transaction, changes.len())?;
            if changes.len() > LONG {
                step.recall(changes.len())?;
            }
            let row = |rows: &mut Rows, change| site_put(change).map(|site| rows.of(site)).transpose();
            let mut applied = 0_usize;
            prepare::in_order(changes, Rows::default, row, |change, row| {
                match row {
                    Some(row) => step.put(row),
                    None => step.apply(change),
                }?;
                applied += 1;
                if applied.is_multiple_of(TOLD) {
                    tell(applied);
                }
                Ok(())
            })?;
            step.adding.finish()?;
            bulk.map_or(Ok(()), |bulk| bulk.end(transaction))?;
            step.finish("commit", who, why)
        })
    }

    /// Changes one site, in a revision of its own, where nobody has changed it since a revision; what else was changed since is of no
    /// matter.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the site was changed, added or taken out since; otherwise as [`Store::commit`].
    pub fn commit_unless_changed_since(&self, seen: u64, who: &str, why: &str, change: &Change) -> Result<Committed, StoreError> {
        refuse_faults(site_put(change).into_iter())?;
        self.write(|transaction, at| {
            let mut step = Step::from_current(transaction, at)?;
            if let Some(id) = id_of(change) {
                step.expect_unchanged(id, seen)?;
            }
            step.apply(change)?;
            step.finish("commit", who, why)
        })
    }

    /// Makes a new revision with the content of an old one.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when there is no such revision; otherwise as [`Store::commit`].
    pub fn revert(&self, to: u64, who: &str, why: &str) -> Result<Committed, StoreError> {
        self.write(|transaction, at| {
            let mut step = Step::from_current(transaction, at)?;
            let target = history::documents_of(transaction, to)?;
            for (id, turn) in history::turnover(transaction, step.number - 1, to)? {
                match turn.after {
                    Some(_) => step.put(Row::stored(history::record_at(transaction, &id, to)?)?)?,
                    None => step.retire(&id)?,
                }
            }
            step.documents = target;
            step.finish("revert", who, why)
        })
    }
}

pub(super) fn site_put(change: &Change) -> Option<&Site> {
    match change {
        Change::Put(site) => Some(site),
        Change::Retire(_) | Change::SetProgramme(_) | Change::SetOutlines(_) | Change::SetBackdrop(_) => None,
    }
}

/// Refuses sites that contradict themselves, naming every contradiction.
pub(super) fn refuse_faults<'a>(sites: impl Iterator<Item = &'a Site>) -> Result<(), StoreError> {
    let faults: Vec<_> = sites.flat_map(|site| site.faults().into_iter().map(|fault| (site.id.clone(), fault))).collect();
    if faults.is_empty() { Ok(()) } else { Err(StoreError::Faults(faults)) }
}

fn refuse_twice(changes: &[Change]) -> Result<(), StoreError> {
    let mut ids: Vec<&SiteId> = changes.iter().filter_map(id_of).collect();
    // Most large imports come in order, which is seen in one pass.
    ids.sort();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(StoreError::Twice(pair[0].clone())),
        None => Ok(()),
    }
}

/// The site that a change is about.
fn id_of(change: &Change) -> Option<&SiteId> {
    match change {
        Change::Put(site) => Some(&site.id),
        Change::Retire(id) => Some(id),
        Change::SetProgramme(_) | Change::SetOutlines(_) | Change::SetBackdrop(_) => None,
    }
}

/// A revision in the making, inside a transaction.
pub(super) struct Step<'c> {
    connection: &'c Connection,
    at: Timestamp,
    number: u64,
    before: Option<Revision>,
    old_documents: Option<Documents>,
    documents: Documents,
    touched: BTreeSet<u16>,
    changed_layers: BTreeSet<&'static str>,
    /// The whole register, where the step asks after many sites and there are few.
    register: Option<HashMap<SiteId, Present>>,
    adding: Adding<'c>,
    put: u64,
    retired: u64,
    unchanged: u64,
}

/// What the register knows of a site that is there.
#[derive(Clone, Copy)]
struct Present {
    kind: SiteKind,
    digest: Digest,
}

impl<'c> Step<'c> {
    /// The step that follows the current revision.
    pub(super) fn from_current(transaction: &'c Connection, at: Timestamp) -> Result<Self, StoreError> {
        let before = history::latest(transaction)?;
        let documents = history::documents_of(transaction, before.number)?;
        // Time never runs backwards in a project, even when the clock does.
        let at = at.max(before.at);
        Ok(Self::new(transaction, at, Some(before), documents))
    }

    /// The first step of a project.
    pub(super) fn first(connection: &'c Connection, at: Timestamp, documents: Documents) -> Self {
        Self::new(connection, at, None, documents)
    }

    fn new(connection: &'c Connection, at: Timestamp, before: Option<Revision>, documents: Documents) -> Self {
        let number = before.as_ref().map_or(1, |revision| revision.number + 1);
        Self {
            connection,
            at,
            number,
            old_documents: before.is_some().then_some(documents),
            before,
            documents,
            touched: BTreeSet::new(),
            changed_layers: BTreeSet::new(),
            register: None,
            adding: Adding::new(connection, number),
            put: 0,
            retired: 0,
            unchanged: 0,
        }
    }

    /// Refuses to follow any other revision than the one the caller saw.
    pub(super) fn expect_base(&self, expected: u64) -> Result<(), StoreError> {
        let current = self.number - 1;
        if expected == current { Ok(()) } else { Err(StoreError::Conflict { expected, current }) }
    }

    /// Refuses to follow where a site is not as a revision had it: no version of it began or ended since.
    fn expect_unchanged(&self, id: &SiteId, seen: u64) -> Result<(), StoreError> {
        let since = "SELECT EXISTS (SELECT 1 FROM zaiti_sites WHERE bucket = zaiti_bucket(?1) AND id = ?1 AND from_revision > ?2)
                         OR EXISTS (SELECT 1 FROM zaiti_site_versions WHERE id = ?1 AND to_revision > ?2)";
        let mut select = self.connection.prepare_cached(since)?;
        let changed: bool = select.query_row(params![id.0, seen.cast_signed()], |row| row.get(0))?;
        if changed { Err(StoreError::Conflict { expected: seen, current: self.number - 1 }) } else { Ok(()) }
    }

    pub(super) fn apply(&mut self, change: &Change) -> Result<(), StoreError> {
        match change {
            Change::Put(site) => self.put(Row::of(site)?),
            Change::Retire(id) => self.retire(id),
            Change::SetProgramme(programme) => {
                let programme = documents::keep_programme(self.connection, programme)?;
                self.documents = Documents { programme, ..self.documents };
                Ok(())
            }
            Change::SetOutlines(outlines) => {
                let outlines = documents::keep_outlines(self.connection, outlines)?;
                self.documents = Documents { outlines, ..self.documents };
                Ok(())
            }
            Change::SetBackdrop(backdrop) => {
                let backdrop = documents::keep_backdrop(self.connection, backdrop)?;
                self.documents = Documents { backdrop, ..self.documents };
                Ok(())
            }
        }
    }

    /// Adds or replaces a site.
    pub(super) fn put(&mut self, row: Row) -> Result<(), StoreError> {
        let present = self.present(&row.id)?;
        if present.is_some_and(|present| present.digest == row.digest) {
            self.unchanged += 1;
            return Ok(());
        }
        self.touched.insert(row.bucket);
        self.changed_layers.insert(layers::table(row.kind));
        self.put += 1;
        match present {
            Some(present) => self.replace(present, &row),
            None => self.adding.add(row),
        }
    }

    /// Puts a row in the place of the one that is there.
    fn replace(&mut self, present: Present, row: &Row) -> Result<(), StoreError> {
        self.archive(&row.id, present.kind)?;
        if present.kind != row.kind {
            self.changed_layers.insert(layers::table(present.kind));
            layers::remove(self.connection, present.kind, &row.id)?;
        }
        layers::put(self.connection, row)?;
        self.connection
            .prepare_cached("UPDATE zaiti_sites SET kind = ?2, digest = ?3, from_revision = ?4 WHERE bucket = ?5 AND id = ?1")?
            .execute(params![row.id.0, row.kind.word(), row.digest, self.number.cast_signed(), row.bucket])?;
        Ok(())
    }

    /// Takes a site out.
    fn retire(&mut self, id: &SiteId) -> Result<(), StoreError> {
        let Some(present) = self.present(id)? else {
            self.unchanged += 1;
            return Ok(());
        };
        self.archive(id, present.kind)?;
        layers::remove(self.connection, present.kind, id)?;
        let delete = "DELETE FROM zaiti_sites WHERE bucket = zaiti_bucket(?1) AND id = ?1";
        self.connection.prepare_cached(delete)?.execute([&id.0])?;
        self.touched.insert(content::bucket(id));
        self.changed_layers.insert(layers::table(present.kind));
        self.retired += 1;
        Ok(())
    }

    /// Learns the register by heart where it holds no more sites than the step asks after. A step asks after each site once, so what it
    /// writes itself need not be learnt.
    fn recall(&mut self, asked: usize) -> Result<(), StoreError> {
        // Counted no further than needed: a city's register is long.
        let count = "SELECT count(*) FROM (SELECT 1 FROM zaiti_sites LIMIT ?1)";
        let registered: u32 = self.connection.query_row(count, [asked as i64 + 1], |row| row.get(0))?;
        let registered = registered as usize;
        if registered <= asked {
            let mut select = self.connection.prepare("SELECT id, kind, digest FROM zaiti_sites")?;
            let mut rows = select.query([])?;
            let mut register = HashMap::with_capacity(registered);
            while let Some(row) = rows.next()? {
                let (id, kind, digest): (String, String, Digest) = (row.get(0)?, row.get(1)?, row.get(2)?);
                register.insert(SiteId(id), Present { kind: history::kind(&kind)?, digest });
            }
            self.register = Some(register);
        }
        Ok(())
    }

    fn present(&self, id: &SiteId) -> Result<Option<Present>, StoreError> {
        if let Some(register) = &self.register {
            return Ok(register.get(id).copied());
        }
        let standing = "SELECT kind, digest FROM zaiti_sites WHERE bucket = zaiti_bucket(?1) AND id = ?1";
        let mut select = self.connection.prepare_cached(standing)?;
        let found: Option<(String, Digest)> = select.query_row([&id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        found.map(|(word, digest)| history::kind(&word).map(|kind| Present { kind, digest })).transpose()
    }

    /// Moves the version that ends here into the history.
    fn archive(&self, id: &SiteId, kind: SiteKind) -> Result<(), StoreError> {
        let copy = format!(
            "INSERT INTO zaiti_site_versions (id, from_revision, to_revision, digest, facts, shape_facts, geom)
             SELECT s.id, s.from_revision, ?2, s.digest, f.facts, f.shape_facts, f.geom
             FROM zaiti_sites s JOIN {} f ON f.id = s.id WHERE s.bucket = zaiti_bucket(?1) AND s.id = ?1",
            layers::table(kind)
        );
        let moved = self.connection.prepare_cached(&copy)?.execute(params![id.0, self.number.cast_signed()])?;
        if moved == 1 { Ok(()) } else { Err(StoreError::Damaged(format!("{id} is registered but not in its layer"))) }
    }

    /// Draws anew what changed underneath.
    fn draw(&mut self) -> Result<(), StoreError> {
        let Documents { programme, outlines, backdrop } = self.documents;
        let old = self.old_documents;
        if old.is_none_or(|old| (old.programme, old.outlines) != (programme, outlines)) {
            let programme = documents::programme(self.connection, programme)?;
            layers::draw_zones(self.connection, &programme, &documents::outlines(self.connection, outlines)?)?;
            self.changed_layers.insert(layers::ZONES);
        }
        if old.is_none_or(|old| old.backdrop != backdrop) {
            layers::draw_backdrop(self.connection, &documents::backdrop(self.connection, backdrop)?)?;
            self.changed_layers.insert(layers::BACKDROP);
        }
        self.changed_layers.iter().try_for_each(|table| geopackage::set_last_change(self.connection, table, self.at))
    }

    fn changed_documents(&self) -> u64 {
        let Documents { programme, outlines, backdrop } = self.documents;
        self.old_documents.map_or(3, |old| {
            u64::from(old.programme != programme) + u64::from(old.outlines != outlines) + u64::from(old.backdrop != backdrop)
        })
    }

    /// Writes the revision, if anything changed, with its audit row. The caller commits.
    pub(super) fn finish(mut self, action: &str, who: &str, why: &str) -> Result<Committed, StoreError> {
        self.adding.finish()?;
        let documents = self.changed_documents();
        let revision = match self.before.clone() {
            Some(before) if documents + self.put + self.retired == 0 => before,
            _ => self.record(action, who, why)?,
        };
        Ok(Committed { revision, put: self.put, retired: self.retired, unchanged: self.unchanged, documents })
    }

    fn record(&mut self, action: &str, who: &str, why: &str) -> Result<Revision, StoreError> {
        self.draw()?;
        content::refresh(self.connection, &self.touched)?;
        let content_hash = content::content_hash(self.connection, &self.documents)?.to_string();
        let object = format!("revision {}", self.number);
        let before = self.before.as_ref().map(|revision| revision.content_hash.as_str());
        let entry = audit::Entry { who, action, object: &object, detail: why, before, after: Some(&content_hash) };
        let audit_hash = audit::append(self.connection, self.at, entry)?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO zaiti_revisions (number, at, who, why, content_hash, parent, programme, outlines, backdrop, audit_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        insert.execute(params![
            self.number.cast_signed(),
            self.at.to_string(),
            who,
            why,
            content_hash,
            self.before.as_ref().map(|revision| revision.number.cast_signed()),
            self.documents.programme,
            self.documents.outlines,
            self.documents.backdrop,
            audit_hash
        ])?;
        Ok(Revision { number: self.number, at: self.at, who: who.to_owned(), why: why.to_owned(), content_hash })
    }
}
