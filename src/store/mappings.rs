//! What a person said the headings of a source mean, kept for its next file. Never here: what a heading or a column is.
//!
//! The table is made when first something is remembered, so that projects of before are none the wiser.

use rusqlite::{OptionalExtension as _, params};

use super::{Store, StoreError, audit};

const TABLE: &str = "CREATE TABLE IF NOT EXISTS zaiti_mappings (source TEXT PRIMARY KEY, json TEXT NOT NULL)";

impl Store {
    /// The mapping remembered for a source, as it was handed in.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn mapping(&self, source: &str) -> Result<Option<String>, StoreError> {
        self.read(|connection| {
            let made = connection.query_row("SELECT 1 FROM sqlite_schema WHERE name = 'zaiti_mappings'", [], |_| Ok(()));
            if made.optional()?.is_none() {
                return Ok(None);
            }
            let json = connection.query_row("SELECT json FROM zaiti_mappings WHERE source = ?1", [source], |row| row.get(0));
            Ok(json.optional()?)
        })
    }

    /// Remembers the mapping of a source in place of the one before.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], or what SQLite says.
    pub fn remember_mapping(&self, who: &str, source: &str, json: &str) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            transaction.execute_batch(TABLE)?;
            transaction.execute("INSERT OR REPLACE INTO zaiti_mappings (source, json) VALUES (?1, ?2)", params![source, json])?;
            let object = format!("mapping {source}");
            let entry =
                audit::Entry { who, action: "remember_mapping", object: &object, detail: json, before: None, after: None };
            audit::append(transaction, at, entry).map(|_| ())
        })
    }
}
