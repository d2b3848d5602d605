//! Earlier revisions: asked like the current one, and held against each other. Never here: going back to one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use super::current::FEW;
use super::{Desk, DeskError};
use crate::atlas::{Atlas, GroupBy, GroupChange};
use crate::estate::{Revision, SiteId};

/// Snapshots of earlier revisions that are remembered.
const REMEMBERED: usize = 2;

/// Of each sort of change, so many sites are named.
const NAMED: usize = 100;

/// The earlier snapshots asked last, the latest first. A revision never changes, so neither does what is remembered of it.
#[derive(Default)]
pub(super) struct Remembered(Mutex<VecDeque<Arc<Atlas>>>);

impl Remembered {
    fn find(&self, revision: u64) -> Option<Arc<Atlas>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().find(|atlas| atlas.revision().number == revision).cloned()
    }

    fn add(&self, atlas: &Arc<Atlas>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|other| other.revision().number != atlas.revision().number);
        held.push_front(Arc::clone(atlas));
        held.truncate(REMEMBERED);
    }
}

/// What leads from one revision to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RevisionDifference {
    /// The revision compared with.
    pub from: Revision,
    /// The revision compared.
    pub to: Revision,
    /// What the sums are given for.
    pub by: GroupBy,
    /// Each group before and after.
    pub groups: Vec<GroupChange>,
    /// All groups together.
    pub total: GroupChange,
    /// Sites that only the one compared has.
    pub added: Changed,
    /// Sites that both have, with other content.
    pub changed: Changed,
    /// Sites that only the one compared with has.
    pub removed: Changed,
    /// Whether the programme differs.
    pub programme: bool,
    /// Whether the zone outlines differ.
    pub outlines: bool,
    /// Whether the backdrop differs.
    pub backdrop: bool,
}

/// Sites that changed in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// How many.
    pub count: usize,
    /// The first of them by id.
    pub first: Vec<SiteId>,
}

impl Changed {
    fn of(mut sites: Vec<SiteId>) -> Self {
        let count = sites.len();
        sites.truncate(NAMED);
        Self { count, first: sites }
    }
}

impl Desk {
    /// The snapshot of a revision, of the current one where none is named.
    ///
    /// # Errors
    /// When there is no such revision, or the store cannot read it.
    pub fn atlas_at(&self, revision: Option<u64>) -> Result<Arc<Atlas>, DeskError> {
        let current = self.atlas();
        let Some(asked) = revision.filter(|asked| *asked != current.revision().number) else { return Ok(current) };
        if let Some(atlas) = self.past.find(asked) {
            return Ok(atlas);
        }
        // Near revisions share what they have in common.
        let atlas = Arc::new(match self.store.changes_between(current.revision().number, asked, FEW)? {
            Some((revision, changes)) => current.with(revision, &changes),
            None => Atlas::build(self.store.load_revision(asked)?),
        });
        self.past.add(&atlas);
        Ok(atlas)
    }

    /// What leads from one revision to another, in either direction of time.
    ///
    /// # Errors
    /// When either is missing, or the store cannot read it.
    pub fn difference(&self, from: u64, to: u64, by: GroupBy) -> Result<RevisionDifference, DeskError> {
        let between = self.store.difference(from, to)?;
        let (before, after) = (self.atlas_at(Some(from))?, self.atlas_at(Some(to))?);
        let (groups, total) = after.change_since(&before, by);
        Ok(RevisionDifference {
            from: before.revision().clone(),
            to: after.revision().clone(),
            by,
            groups,
            total,
            added: Changed::of(between.added),
            changed: Changed::of(between.changed),
            removed: Changed::of(between.removed),
            programme: between.programme,
            outlines: between.outlines,
            backdrop: between.backdrop,
        })
    }
}
