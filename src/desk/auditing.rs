//! The audit as it is read, and what is noted in it that is no change of data. Never here: a way to change or delete a row.

use jiff::Timestamp;
use serde::Serialize;

use super::{Desk, DeskError};
use crate::store::{AuditRow, Earlier, KeptAnswer};

/// Some rows of the audit, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditPage {
    /// The rows.
    pub rows: Vec<AuditLine>,
    /// The number to ask after for the next rows; `None` where these were the last.
    pub next: Option<u64>,
}

/// One row of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// In which role; `None` on the command line.
    pub role: Option<String>,
    /// From which address; `None` on the command line.
    pub address: Option<String>,
    /// What was done.
    pub action: String,
    /// To what.
    pub object: String,
    /// Why, or with what result.
    pub detail: String,
    /// Hash of the object before.
    pub before: Option<String>,
    /// Hash of the object after.
    pub after: Option<String>,
    /// Hash of the row, which holds that of the row before it.
    pub hash: String,
}

impl From<AuditRow> for AuditLine {
    fn from(row: AuditRow) -> Self {
        let AuditRow { seq, at, who, role, address, action, object, detail, before, after, hash, .. } = row;
        Self { seq, at, who, role, address, action, object, detail, before, after, hash }
    }
}

impl Desk {
    /// Rows of the audit after a number.
    ///
    /// # Errors
    /// What the store says.
    pub fn audit(&self, after: u64, limit: u32) -> Result<AuditPage, DeskError> {
        let rows: Vec<AuditLine> = self.store.audit_after(after, limit)?.into_iter().map(AuditLine::from).collect();
        let next = rows.last().map(|row| row.seq).filter(|_| rows.len() as u64 == u64::from(limit));
        Ok(AuditPage { rows, next })
    }

    /// What is known of a request that was sent before under that name.
    ///
    /// # Errors
    /// What the store says.
    pub fn earlier(&self, request: &str) -> Result<Earlier, DeskError> {
        Ok(self.store.earlier(request)?)
    }

    /// Keeps the answer to a request for whoever sends it again.
    ///
    /// # Errors
    /// What the store says.
    pub fn keep_answer(&self, request: &str, answer: &KeptAnswer) -> Result<(), DeskError> {
        Ok(self.store.keep_answer(request, answer)?)
    }

    /// Notes what is no change of data: a login, an export, a refusal.
    ///
    /// # Errors
    /// What the store says.
    pub fn note(&self, who: &str, action: &str, object: &str, detail: &str) -> Result<(), DeskError> {
        Ok(self.store.note(who, action, object, detail)?)
    }
}
