//! The check that reads everything a project file holds and says whether it holds together. Never here: a repair.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::digest::Digest;
use super::layers::Layer;
use super::lock::beside;
use super::row::Record;
use super::schema::{self, Purpose};
use super::{StoreError, audit, content, history};
use crate::estate::{SiteId, SiteKind};

/// What a check found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// The newest revision.
    pub revision: u64,
    /// Its content hash, computed again from the content.
    pub content_hash: String,
    /// Sites read.
    pub sites: u64,
    /// Audit rows followed.
    pub audit_rows: u64,
    /// Whether the file as a whole was compared with the checksum beside it.
    pub checksum: bool,
}

/// Reads a whole project file and says whether everything in it holds together.
///
/// # Errors
/// [`StoreError::Damaged`] naming what does not; [`StoreError::Foreign`] and [`StoreError::Newer`] as for opening.
pub fn check(path: impl AsRef<Path>) -> Result<Checkup, StoreError> {
    let path = path.as_ref();
    let checksum = compare_checksum(path)?;
    let connection = schema::open(path, Purpose::Read)?;
    whole(&connection)?;
    let sites = sites_hold(&connection)?;
    let revision = history::latest(&connection)?;
    let documents = history::documents_of(&connection, revision.number)?;
    versions_hold(&connection)?;
    documents_hold(&connection)?;
    let hash = content::content_hash(&connection, &documents)?.to_string();
    if hash != revision.content_hash {
        return Err(StoreError::Damaged(format!("the content is not that of revision {}", revision.number)));
    }
    if let Some(found) = audit::breaks(&connection)?.first() {
        return Err(StoreError::Damaged(format!("audit row {}: {}", found.seq, found.what)));
    }
    let audit_rows = connection.query_row("SELECT count(*) FROM zaiti_audit", [], |row| row.get::<_, i64>(0))?;
    Ok(Checkup { revision: revision.number, content_hash: hash, sites, audit_rows: audit_rows.cast_unsigned(), checksum })
}

/// Compares the file with the checksum beside it, where there is one.
fn compare_checksum(path: &Path) -> Result<bool, StoreError> {
    let Ok(line) = fs::read_to_string(beside(path, "sha256")) else { return Ok(false) };
    if line.split_whitespace().next() == Some(Digest::of_file(path)?.to_string().as_str()) {
        return Ok(true);
    }
    Err(StoreError::Damaged("the file differs from the checksum beside it".to_owned()))
}

fn whole(connection: &Connection) -> Result<(), StoreError> {
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged(verdict));
    }
    if connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(StoreError::Damaged("a row refers to another that is not there".to_owned()));
    }
    Ok(())
}

/// Every site in its layer against the register, and the register against the content hash.
fn sites_hold(connection: &Connection) -> Result<u64, StoreError> {
    let mut registered: BTreeMap<String, Digest> = BTreeMap::new();
    let mut buckets = BTreeSet::new();
    let mut select = connection.prepare("SELECT id, digest, bucket FROM zaiti_sites")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        registered.insert(row.get(0)?, row.get(1)?);
        buckets.insert(row.get(2)?);
    }
    let count = registered.len() as u64;
    for kind in SiteKind::ALL {
        Layer::as_laid(connection, kind)?.review(connection, |row| match registered.remove(&row.id.0) {
            Some(digest) if digest == row.digest => Ok(()),
            _ => Err(StoreError::Damaged(format!("site {} is not what was committed", row.id))),
        })?;
    }
    match registered.keys().next() {
        Some(id) => Err(StoreError::Damaged(format!("site {id} is registered but not in its layer"))),
        None => buckets_hold(connection, &buckets).map(|()| count),
    }
}

fn buckets_hold(connection: &Connection, filled: &BTreeSet<u16>) -> Result<(), StoreError> {
    let mut select = connection.prepare("SELECT bucket, digest FROM zaiti_buckets")?;
    let kept: BTreeMap<u16, Digest> = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for bucket in filled.union(&kept.keys().copied().collect()) {
        if kept.get(bucket).copied() != content::bucket_digest(connection, *bucket)? {
            return Err(StoreError::Damaged(format!("bucket {bucket} of the content hash does not hold")));
        }
    }
    Ok(())
}

fn versions_hold(connection: &Connection) -> Result<(), StoreError> {
    let mut select = connection.prepare("SELECT id, from_revision, digest, facts, shape_facts, geom FROM zaiti_site_versions")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, digest): (String, Digest) = (row.get(0)?, row.get(2)?);
        let record = Record { facts: row.get(3)?, shape_facts: row.get(4)?, geometry: row.get(5)? };
        if record.digest(&SiteId(id.clone())) != digest {
            return Err(StoreError::Damaged(format!("an earlier version of site {id} is not what was committed")));
        }
    }
    Ok(())
}

fn documents_hold(connection: &Connection) -> Result<(), StoreError> {
    let mut select = connection.prepare("SELECT digest, body FROM zaiti_documents")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (digest, body): (Digest, String) = (row.get(0)?, row.get(1)?);
        if Digest::of(body.as_bytes()) != digest {
            return Err(StoreError::Damaged(format!("document {digest} is not what was committed")));
        }
    }
    Ok(())
}
