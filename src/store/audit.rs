//! Who did what, when, in a chain of hashes that no row can leave or change unseen. Never here: a way to delete.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::digest::Framed;
use super::{Store, StoreError, origin, read_time};

/// One row of the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Sequence number, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What was done: `create`, `commit`, `revert`, `ledger`, `rating_profile`, `keep_plan`, `add_token`, `revoke_token`, or what a caller notes.
    pub action: String,
    /// To what.
    pub object: String,
    /// Why, or with what result.
    pub detail: String,
    /// Hash of the object before.
    pub before: Option<String>,
    /// Hash of the object after.
    pub after: Option<String>,
    /// In which role; `None` on the command line and in rows of before there were roles.
    pub role: Option<String>,
    /// From which address; `None` as above.
    pub address: Option<String>,
    /// What names the request, where whoever sent it gave a key to send it again under.
    pub request: Option<String>,
    /// Hash of the row before this one; of the first row, empty.
    pub previous: String,
    /// Hash of this row.
    pub hash: String,
}

/// A place where the audit does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditBreak {
    /// Sequence number at which it shows.
    pub seq: u64,
    /// What is wrong there.
    pub what: &'static str,
}

/// What is to be recorded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) who: &'a str,
    pub(super) action: &'a str,
    pub(super) object: &'a str,
    pub(super) detail: &'a str,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
}

const COLUMNS: &str = "seq, at, who, action, object, detail, before, after, previous, hash, role, address, request";
/// The same of a file that knew neither role nor address.
const OLD_COLUMNS: &str = "seq, at, who, action, object, detail, before, after, previous, hash, NULL, NULL, NULL";

fn columns(connection: &Connection) -> Result<&'static str, StoreError> {
    Ok(if super::schema::version(connection)? < 3 { OLD_COLUMNS } else { COLUMNS })
}

impl AuditRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get::<_, i64>(0)?.cast_unsigned(),
            at: read_time(row, 1)?,
            who: row.get(2)?,
            action: row.get(3)?,
            object: row.get(4)?,
            detail: row.get(5)?,
            before: row.get(6)?,
            after: row.get(7)?,
            previous: row.get(8)?,
            hash: row.get(9)?,
            role: row.get(10)?,
            address: row.get(11)?,
            request: row.get(12)?,
        })
    }

    fn expected_hash(&self) -> String {
        let origin = [&self.role, &self.address, &self.request].map(|part| part.as_deref().map(str::as_bytes));
        let framed = if origin.iter().all(Option::is_none) {
            Framed::new("zaiti-audit/1")
        } else {
            origin.into_iter().fold(Framed::new("zaiti-audit/2"), Framed::optional)
        };
        framed
            .field(&self.seq.to_be_bytes())
            .field(self.at.to_string().as_bytes())
            .field(self.who.as_bytes())
            .field(self.action.as_bytes())
            .field(self.object.as_bytes())
            .field(self.detail.as_bytes())
            .optional(self.before.as_deref().map(str::as_bytes))
            .optional(self.after.as_deref().map(str::as_bytes))
            .field(self.previous.as_bytes())
            .digest()
            .to_string()
    }
}

/// Adds a row inside the transaction of the change itself, and gives its hash.
pub(super) fn append(connection: &Connection, at: Timestamp, entry: Entry<'_>) -> Result<String, StoreError> {
    let mut select = connection.prepare_cached("SELECT seq, hash FROM zaiti_audit ORDER BY seq DESC LIMIT 1")?;
    let last = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get::<_, String>(1)?));
    let last = select.query_row([], last).optional()?;
    let (seq, previous) = last.map_or((1, String::new()), |(seq, hash)| (seq + 1, hash));
    let origin = origin::present();
    let mut row = AuditRow {
        seq,
        at,
        who: entry.who.to_owned(),
        action: entry.action.to_owned(),
        object: entry.object.to_owned(),
        detail: entry.detail.to_owned(),
        before: entry.before.map(str::to_owned),
        after: entry.after.map(str::to_owned),
        previous,
        hash: String::new(),
        role: origin.role,
        address: origin.address,
        request: origin.request,
    };
    row.hash = row.expected_hash();
    let insert = format!("INSERT INTO zaiti_audit ({COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)");
    connection.prepare_cached(&insert)?.execute(params![
        row.seq.cast_signed(),
        row.at.to_string(),
        row.who,
        row.action,
        row.object,
        row.detail,
        row.before,
        row.after,
        row.previous,
        row.hash,
        row.role,
        row.address,
        row.request
    ])?;
    Ok(row.hash)
}

/// Every break of the chain, and every revision that the chain does not bear out.
pub(super) fn breaks(connection: &Connection) -> Result<Vec<AuditBreak>, StoreError> {
    let mut found = Vec::new();
    let mut select = connection.prepare(&format!("SELECT {} FROM zaiti_audit ORDER BY seq", columns(connection)?))?;
    let mut rows = select.query([])?;
    let (mut seq, mut previous) = (0, String::new());
    while let Some(row) = rows.next()? {
        let Ok(row) = AuditRow::read(row) else {
            found.push(AuditBreak { seq: seq + 1, what: "the row is not readable" });
            continue;
        };
        if row.seq != seq + 1 {
            found.push(AuditBreak { seq: seq + 1, what: "rows are missing" });
        }
        if row.previous != previous {
            found.push(AuditBreak { seq: row.seq, what: "the row does not follow the one before it" });
        }
        if row.hash != row.expected_hash() {
            found.push(AuditBreak { seq: row.seq, what: "the row was changed" });
        }
        (seq, previous) = (row.seq, row.hash);
    }
    let written: Option<i64> =
        connection.query_row("SELECT seq FROM sqlite_sequence WHERE name = 'zaiti_audit'", [], |row| row.get(0)).optional()?;
    if written.unwrap_or(0).cast_unsigned() != seq {
        found.push(AuditBreak { seq: seq + 1, what: "the last rows are missing" });
    }
    found.extend(unborne_revisions(connection)?);
    found.extend(super::records::unborne(connection)?);
    Ok(found)
}

/// Revisions whose own row differs from what the audit says of them.
fn unborne_revisions(connection: &Connection) -> Result<Vec<AuditBreak>, StoreError> {
    let mut select = connection.prepare(
        "SELECT coalesce(a.seq, 0), r.number FROM zaiti_revisions r LEFT JOIN zaiti_audit a ON a.hash = r.audit_hash
         WHERE a.seq IS NULL OR a.at <> r.at OR a.who <> r.who OR a.detail <> r.why OR a.after <> r.content_hash
            OR a.object <> 'revision ' || r.number
         UNION ALL
         SELECT a.seq, 0 FROM zaiti_audit a LEFT JOIN zaiti_revisions r ON a.hash = r.audit_hash
         WHERE a.action IN ('create', 'commit', 'revert') AND r.number IS NULL",
    )?;
    let rows = select.query_map([], |row| {
        let what = "a revision and its audit row do not agree";
        Ok(AuditBreak { seq: row.get::<_, i64>(0)?.cast_unsigned(), what })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// Checks the chain; an empty answer means that every row is there, unchanged and in its place.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn verify_audit(&self) -> Result<Vec<AuditBreak>, StoreError> {
        breaks(&self.connection())
    }

    /// Audit rows after `seq`, at most `limit`, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn audit_after(&self, seq: u64, limit: u32) -> Result<Vec<AuditRow>, StoreError> {
        let connection = self.connection();
        let columns = columns(&connection)?;
        let mut select =
            connection.prepare(&format!("SELECT {columns} FROM zaiti_audit WHERE seq > ?1 ORDER BY seq LIMIT ?2"))?;
        let rows = select.query_map(params![seq.cast_signed(), limit], AuditRow::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Records what happened outside the store: a login, an export, a refusal.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn note(&self, who: &str, action: &str, object: &str, detail: &str) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            let entry = Entry { who, action, object, detail, before: None, after: None };
            append(transaction, at, entry).map(|_| ())
        })
    }
}
