//! The tables that only Zaiti reads, the settings of a connection, and who may open what. Never here: the layers.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, TransactionBehavior, params};

use super::{StoreError, audit, bulk, content, geopackage, layers};
use crate::estate::SiteId;

/// Schema written by this version. 1 → 2: records. 2 → 3: prefixes of tokens, role and address in the audit, answers kept for a retry.
/// 3 → 4: the register in order of bucket.
pub(super) const VERSION: i64 = 4;

const TABLES: &str = "
CREATE TABLE zaiti_schema (version INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE zaiti_documents (digest BLOB PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE zaiti_audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,
  detail TEXT NOT NULL, before TEXT, after TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE);
CREATE TABLE zaiti_revisions (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, content_hash TEXT NOT NULL,
  parent INTEGER REFERENCES zaiti_revisions(number),
  programme BLOB NOT NULL REFERENCES zaiti_documents(digest), outlines BLOB NOT NULL REFERENCES zaiti_documents(digest),
  backdrop BLOB NOT NULL REFERENCES zaiti_documents(digest), audit_hash TEXT NOT NULL REFERENCES zaiti_audit(hash));
CREATE TABLE zaiti_buckets (bucket INTEGER PRIMARY KEY, digest BLOB NOT NULL);
CREATE TABLE zaiti_site_versions (
  id TEXT NOT NULL, from_revision INTEGER NOT NULL, to_revision INTEGER NOT NULL, digest BLOB NOT NULL,
  facts TEXT NOT NULL, shape_facts TEXT, geom BLOB, PRIMARY KEY (id, from_revision));
CREATE INDEX zaiti_site_versions_to ON zaiti_site_versions (to_revision);
CREATE TABLE zaiti_plans (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, who TEXT NOT NULL, revision INTEGER NOT NULL REFERENCES zaiti_revisions(number),
  title TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE zaiti_tokens (
  hash BLOB PRIMARY KEY, label TEXT NOT NULL, role TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT);
CREATE UNIQUE INDEX zaiti_tokens_active ON zaiti_tokens (label) WHERE revoked_at IS NULL;
";

/// Which sites stand, in the order in which they are hashed. Asked after one site, its bucket is known from its id, so that neither needs
/// an index of its own.
const REGISTER: &str = "
CREATE TABLE zaiti_sites (
  bucket INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, digest BLOB NOT NULL, from_revision INTEGER NOT NULL,
  PRIMARY KEY (bucket, id)) WITHOUT ROWID;
";

/// What schema 2 adds.
const RECORDS: &str = "
CREATE TABLE zaiti_records (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
  audit_hash TEXT NOT NULL REFERENCES zaiti_audit(hash));
CREATE INDEX zaiti_records_kind ON zaiti_records (kind, subject, number);
";

/// What schema 3 adds. Rows of the audit from before have no role and no address, and hash as they did.
const ROLES: &str = "
ALTER TABLE zaiti_tokens ADD COLUMN prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE zaiti_audit ADD COLUMN role TEXT;
ALTER TABLE zaiti_audit ADD COLUMN address TEXT;
ALTER TABLE zaiti_audit ADD COLUMN request TEXT;
CREATE INDEX zaiti_audit_request ON zaiti_audit (request) WHERE request IS NOT NULL;
CREATE TABLE zaiti_answers (
  request TEXT PRIMARY KEY, asked TEXT NOT NULL, at TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
  body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX zaiti_answers_at ON zaiti_answers (at);
";

/// What is written once stays as it was written.
const WRITTEN_ONCE: [&str; 5] = ["zaiti_audit", "zaiti_revisions", "zaiti_site_versions", "zaiti_documents", "zaiti_plans"];

/// Adds the tables to an empty GeoPackage.
pub(super) fn lay_out(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(TABLES)?;
    connection.execute_batch(REGISTER)?;
    connection.execute_batch(bulk::INDEX)?;
    WRITTEN_ONCE.iter().try_for_each(|table| seal(connection, table))?;
    add_records(connection)?;
    connection.execute_batch(ROLES)?;
    let now = jiff::Timestamp::now().to_string();
    connection.execute("INSERT INTO zaiti_schema VALUES (?1, ?2)", params![VERSION, now])?;
    Ok(())
}

/// From schema 1 to 2.
fn add_records(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(RECORDS)?;
    seal(connection, "zaiti_records")
}

/// From schema 2 to 3. Every token of before could write and see everything, so it goes on to; what it is now called says so.
fn add_roles(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(ROLES)?;
    let renamed =
        connection.execute("UPDATE zaiti_tokens SET role = 'land' WHERE role = 'planner' AND revoked_at IS NULL", [])?;
    if renamed > 0 {
        let detail = format!("{renamed} of role planner go on as land");
        let entry =
            audit::Entry { who: "zaiti", action: "bring_up", object: "tokens", detail: &detail, before: None, after: None };
        audit::append(connection, jiff::Timestamp::now(), entry)?;
    }
    Ok(())
}

/// From schema 3 to 4.
fn order_register(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("ALTER TABLE zaiti_sites RENAME TO zaiti_sites_before;")?;
    connection.execute_batch(REGISTER)?;
    connection.execute_batch(
        "INSERT INTO zaiti_sites (bucket, id, kind, digest, from_revision)
           SELECT bucket, id, kind, digest, from_revision FROM zaiti_sites_before ORDER BY bucket, id;
         DROP TABLE zaiti_sites_before;",
    )?;
    Ok(connection.execute_batch(bulk::INDEX)?)
}

/// Rows of the table are neither changed nor deleted.
fn seal(connection: &Connection, table: &str) -> Result<(), StoreError> {
    Ok(connection.execute_batch(&format!(
        "CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END;
         CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'rows of {table} are never deleted'); END;"
    ))?)
}

/// Brings an older schema up to this version, whole or not at all.
fn bring_up(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found < 2 {
        add_records(&transaction)?;
    }
    if found < 3 {
        add_roles(&transaction)?;
    }
    if found < 4 {
        order_register(&transaction)?;
    }
    if found < VERSION {
        transaction.execute("UPDATE zaiti_schema SET version = ?1", [VERSION])?;
    }
    layers::bring_up(&transaction)?;
    Ok(transaction.commit()?)
}

/// Why a project is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To read, and only that.
    Read,
    /// To read and write, with every acknowledged commit safe on disk.
    Write,
}

/// Opens a project file after looking whether it is one.
pub(super) fn open(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    if !path.is_file() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let access = match purpose {
        Purpose::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Purpose::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let mut connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&connection)?;
    identify(&connection, path)?;
    if purpose == Purpose::Write {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        bring_up(&mut connection)?;
    }
    Ok(connection)
}

/// Settings every connection has, and what its statements may ask of the program: the bucket of an id.
pub(super) fn guard(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    let bucket_of = |context: &Context<'_>| Ok(content::bucket(&SiteId(context.get(0)?)));
    connection.create_scalar_function(
        "zaiti_bucket",
        1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY,
        bucket_of,
    )?;
    Ok(())
}

fn identify(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let foreign = |found| StoreError::Foreign { path: path.to_owned(), found };
    let mark = match connection.query_row("PRAGMA application_id", [], |row| row.get::<_, i32>(0)) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(foreign("it is no database at all"));
        }
        other => other?,
    };
    if mark != geopackage::MARK {
        return Err(foreign("it is a database, but no GeoPackage"));
    }
    let ours = connection.query_row("SELECT 1 FROM sqlite_schema WHERE name = 'zaiti_schema'", [], |_| Ok(())).optional()?;
    ours.ok_or_else(|| foreign("it is a GeoPackage of another program, or an exported copy"))?;
    match version(connection)? {
        1..=VERSION => Ok(()),
        found if found > VERSION => Err(StoreError::Newer { path: path.to_owned(), found, known: VERSION }),
        found => Err(StoreError::Damaged(format!("schema {found} was never released"))),
    }
}

/// The schema a file has.
pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row("SELECT version FROM zaiti_schema", [], |row| row.get(0))?)
}
