//! What a project records once and for good besides its revisions: rows that are only ever added, each borne out by the audit.
//!
//! Never here: what a record says; that is the business of those who keep it.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::digest::Digest;
use super::{StoreError, audit, schema};

/// What sort of thing is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A step in the ledger.
    Ledger,
    /// A sheet frozen for a meeting.
    Sheet,
    /// A profile of the rating, as signed.
    RatingProfile,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Ledger, Self::Sheet, Self::RatingProfile];

    /// The word in the table, and the action in the audit.
    const fn word(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Sheet => "freeze_sheet",
            Self::RatingProfile => "rating_profile",
        }
    }
}

/// One row as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Number over all records.
    pub(super) number: u64,
    /// What it is about.
    pub(super) subject: String,
    /// Its text, kept byte for byte.
    pub(super) body: String,
}

/// What is to be recorded, by whom, and how the audit words it.
pub(super) struct Note<'a> {
    pub(super) sort: Sort,
    pub(super) subject: &'a str,
    pub(super) body: &'a str,
    pub(super) who: &'a str,
    pub(super) detail: &'a str,
}

/// Adds a record with its audit row inside the transaction, and gives its number.
pub(super) fn append(connection: &Connection, at: Timestamp, note: &Note<'_>) -> Result<u64, StoreError> {
    let before = last(connection, note.sort, note.subject)?.map(|record| Digest::of(record.body.as_bytes()).to_string());
    let after = Digest::of(note.body.as_bytes()).to_string();
    let entry = audit::Entry {
        who: note.who,
        action: note.sort.word(),
        object: note.subject,
        detail: note.detail,
        before: before.as_deref(),
        after: Some(&after),
    };
    let hash = audit::append(connection, at, entry)?;
    connection.execute(
        "INSERT INTO zaiti_records (kind, subject, body, audit_hash) VALUES (?1, ?2, ?3, ?4)",
        params![note.sort.word(), note.subject, note.body, hash],
    )?;
    Ok(connection.last_insert_rowid().cast_unsigned())
}

/// Every record of a sort, in order; none where the file is of a schema that knew no records.
pub(super) fn all(connection: &Connection, sort: Sort) -> Result<Vec<Record>, StoreError> {
    if schema::version(connection)? < 2 {
        return Ok(Vec::new());
    }
    let mut select =
        connection.prepare_cached("SELECT number, subject, body FROM zaiti_records WHERE kind = ?1 ORDER BY number")?;
    let rows = select.query_map([sort.word()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last record of a sort about a subject.
pub(super) fn last(connection: &Connection, sort: Sort, subject: &str) -> Result<Option<Record>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT number, subject, body FROM zaiti_records WHERE kind = ?1 AND subject = ?2 ORDER BY number DESC LIMIT 1",
    )?;
    let mut rows = select.query_map(params![sort.word(), subject], read)?;
    Ok(rows.next().transpose()?)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record { number: row.get::<_, i64>(0)?.cast_unsigned(), subject: row.get(1)?, body: row.get(2)? })
}

/// Records that the audit does not bear out, by the number of the audit row or nought, and the other way round.
pub(super) fn unborne(connection: &Connection) -> Result<Vec<audit::AuditBreak>, StoreError> {
    if schema::version(connection)? < 2 {
        return Ok(Vec::new());
    }
    let what = "a record and its audit row do not agree";
    let mut found = Vec::new();
    let mut select = connection.prepare(
        "SELECT coalesce(a.seq, 0), r.body, a.after, a.action = r.kind AND a.object = r.subject
         FROM zaiti_records r LEFT JOIN zaiti_audit a ON a.hash = r.audit_hash ORDER BY r.number",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (body, after): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let named = row.get::<_, Option<bool>>(3)?.unwrap_or(false);
        if !named || after != Some(Digest::of(body.as_bytes()).to_string()) {
            found.push(audit::AuditBreak { seq: row.get::<_, i64>(0)?.cast_unsigned(), what });
        }
    }
    for sort in Sort::ALL {
        let mut select = connection.prepare_cached(
            "SELECT a.seq FROM zaiti_audit a LEFT JOIN zaiti_records r ON r.audit_hash = a.hash
             WHERE a.action = ?1 AND r.number IS NULL ORDER BY a.seq",
        )?;
        for seq in select.query_map([sort.word()], |row| row.get::<_, i64>(0))? {
            found.push(audit::AuditBreak { seq: seq?.cast_unsigned(), what });
        }
    }
    Ok(found)
}
