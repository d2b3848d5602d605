//! 收储评估表 as a meeting saw it: kept once, byte for byte, and never changed. Never here: what a sheet says.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::records::{self, Note, Record, Sort};
use super::{Store, StoreError, history};
use crate::estate::SiteId;

/// A sheet to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSheet {
    /// The property.
    pub site: SiteId,
    /// The meeting it is frozen for.
    pub meeting: String,
    /// By whom.
    pub who: String,
    /// The revision it was made from.
    pub revision: u64,
    /// Its settings, as JSON.
    pub settings: String,
    /// The sheet as anyone may read it, as JSON; kept byte for byte.
    pub open: String,
    /// The sheet for those who may see restricted facts.
    pub restricted: String,
}

/// A sheet that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSheet {
    /// Number of the record.
    pub number: u64,
    /// When it was frozen.
    pub at: Timestamp,
    /// The sheet.
    pub sheet: NewSheet,
}

#[derive(Serialize, Deserialize)]
struct Body {
    at: Timestamp,
    #[serde(flatten)]
    sheet: NewSheet,
}

impl Store {
    /// Keeps a sheet for good, and gives its number.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] when it is for a revision that is not there, otherwise what the file says.
    pub fn freeze(&self, sheet: &NewSheet) -> Result<KeptSheet, StoreError> {
        self.write(|transaction, at| {
            history::revision(transaction, sheet.revision)?;
            let body = serde_json::to_string(&Body { at, sheet: sheet.clone() }).map_err(|error| StoreError::Inexact {
                what: format!("the sheet of {}", sheet.site),
                reason: error.to_string(),
            })?;
            let subject = format!("site {}", sheet.site);
            let note = Note { sort: Sort::Sheet, subject: &subject, body: &body, who: &sheet.who, detail: &sheet.meeting };
            let number = records::append(transaction, at, &note)?;
            Ok(KeptSheet { number, at, sheet: sheet.clone() })
        })
    }

    /// Every sheet that is kept, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn sheets(&self) -> Result<Vec<KeptSheet>, StoreError> {
        self.read(|connection| records::all(connection, Sort::Sheet)?.into_iter().rev().map(kept).collect())
    }
}

fn kept(record: Record) -> Result<KeptSheet, StoreError> {
    let Body { at, sheet } =
        serde_json::from_str(&record.body).map_err(|error| StoreError::Damaged(format!("sheet {}: {error}", record.number)))?;
    Ok(KeptSheet { number: record.number, at, sheet })
}
