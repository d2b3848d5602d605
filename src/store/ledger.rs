//! The ledger as it is kept: steps are added in one transaction with what they change, and stay. Never here: which step may follow which.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::commit::Step;
use super::records::{self, Note, Record, Sort};
use super::{Store, StoreError, commit, history};
use crate::estate::{Change, LedgerEntry, LedgerStep, SiteId};

/// What a record of the ledger holds.
#[derive(Serialize, Deserialize)]
struct Body {
    #[serde(flatten)]
    step: LedgerStep,
    recorded_at: jiff::Timestamp,
    revision: u64,
}

/// A step to be recorded, with what it changes.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// The step.
    pub step: LedgerStep,
    /// Number of the site's last entry as the caller saw it; `None` where it had none.
    pub after: Option<u64>,
    /// What the step changes in the data, such as the status of a carrier.
    pub change: Option<Change>,
}

impl Store {
    /// Records a step and makes its change one revision: both are on disk when this returns, or neither is.
    ///
    /// # Errors
    /// [`StoreError::LedgerMoved`] when the site has another last entry by now, [`StoreError::Conflict`] when `expected_base` is not the
    /// current revision; otherwise as [`Store::commit`].
    pub fn enter(&self, expected_base: u64, entry: &NewEntry) -> Result<LedgerEntry, StoreError> {
        let put = entry.change.iter().filter_map(commit::site_put);
        commit::refuse_faults(put)?;
        self.write(|transaction, at| {
            let found = records::last(transaction, Sort::Ledger, &subject(&entry.step.site))?.map(|record| record.number);
            if found != entry.after {
                return Err(StoreError::LedgerMoved(entry.step.site.clone()));
            }
            let revision = match &entry.change {
                None => history::latest(transaction)?.number,
                Some(change) => changed(transaction, at, expected_base, change, &entry.step)?,
            };
            append(transaction, at, revision, &entry.step)
        })
    }

    /// Every entry of the ledger, in the order in which they were recorded.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn ledger(&self) -> Result<Vec<LedgerEntry>, StoreError> {
        self.read(|connection| records::all(connection, Sort::Ledger)?.into_iter().map(entry_of).collect())
    }
}

fn changed(
    transaction: &Connection,
    at: jiff::Timestamp,
    expected: u64,
    change: &Change,
    step: &LedgerStep,
) -> Result<u64, StoreError> {
    let mut next = Step::from_current(transaction, at)?;
    next.expect_base(expected)?;
    next.apply(change)?;
    Ok(next.finish("commit", &step.who, &step.why)?.revision.number)
}

/// Adds an entry with its audit row.
pub(super) fn append(
    connection: &Connection,
    at: jiff::Timestamp,
    revision: u64,
    step: &LedgerStep,
) -> Result<LedgerEntry, StoreError> {
    let body = Body { step: step.clone(), recorded_at: at, revision };
    let text = serde_json::to_string(&body)
        .map_err(|error| StoreError::Inexact { what: format!("the step of {}", step.site), reason: error.to_string() })?;
    let from = step.from.map_or("-", |state| state.word());
    let detail = format!("{from} → {} on {} ({}): {}", step.to.word(), step.on, step.role, step.why);
    let (subject, who) = (subject(&step.site), step.who.as_str());
    let note = Note { sort: Sort::Ledger, subject: &subject, body: &text, who, detail: &detail };
    let number = records::append(connection, at, &note)?;
    Ok(LedgerEntry { number, step: step.clone(), recorded_at: at, revision })
}

fn subject(site: &SiteId) -> String {
    format!("site {site}")
}

fn entry_of(record: Record) -> Result<LedgerEntry, StoreError> {
    let Body { step, recorded_at, revision } = serde_json::from_str(&record.body)
        .map_err(|error| StoreError::Damaged(format!("entry {} of the ledger: {error}", record.number)))?;
    Ok(LedgerEntry { number: record.number, step, recorded_at, revision })
}
