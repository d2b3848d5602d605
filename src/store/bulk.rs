//! What a commit of very many sites does otherwise than a small one, with the same outcome: an index that no statement of the commit
//! needs is built once at its end instead of row by row, and the pages it goes through stay in memory. Never here: a change.

use rusqlite::Connection;

use super::StoreError;

/// A commit of fewer sites is quicker without.
pub(super) const MANY: usize = 20_000;
/// Memory for pages meanwhile, in KiB: the tables' inner pages and the pages being filled, not the whole file.
const ROOM: i64 = 64 << 10;

/// The index of the register that only later questions need; equal to the one a project is laid out with.
pub(super) const INDEX: &str = "CREATE INDEX zaiti_sites_from ON zaiti_sites (from_revision);";

/// A commit of many sites that has begun.
pub(super) struct Bulk {
    /// Pages kept in memory before, in SQLite's spelling.
    room: i64,
}

/// Prepares for a commit of so many sites; nothing where they are few.
pub(super) fn begin(connection: &Connection, sites: usize) -> Result<Option<Bulk>, StoreError> {
    if sites < MANY {
        return Ok(None);
    }
    let room = connection.query_row("PRAGMA cache_size", [], |row| row.get(0))?;
    connection.pragma_update(None, "cache_size", -ROOM)?;
    connection.execute_batch("DROP INDEX zaiti_sites_from;")?;
    Ok(Some(Bulk { room }))
}

impl Bulk {
    /// Builds the index, and lets the memory go as the pages reach the disk. Where a commit fails before, the transaction brings the
    /// index back, and the room stays until the next one.
    pub(super) fn end(self, connection: &Connection) -> Result<(), StoreError> {
        connection.execute_batch(INDEX)?;
        Ok(connection.pragma_update(None, "cache_size", self.room)?)
    }
}
