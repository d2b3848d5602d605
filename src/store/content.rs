//! One hash for everything a revision holds, whatever the way that led there. Never here: who changed what.
//!
//! Site digests fall into 1,024 buckets by the hash of their id; a bucket's digest covers its sites in order of id, and the content hash
//! covers the documents and the buckets in order. Why buckets? One changed site re-hashes a thousandth of the project instead of all of it.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::StoreError;
use super::digest::{Digest, Framed};
use super::documents::Documents;
use crate::estate::SiteId;

/// The bucket a site belongs to. Part of the definition of the hash: never to be changed.
pub(super) fn bucket(id: &SiteId) -> u16 {
    let digest = Digest::of(id.0.as_bytes());
    let [first, second, ..] = digest.bytes();
    u16::from_be_bytes([*first, *second]) % 1024
}

/// Hashes the touched buckets again.
pub(super) fn refresh(connection: &Connection, touched: &BTreeSet<u16>) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached("INSERT OR REPLACE INTO zaiti_buckets (bucket, digest) VALUES (?1, ?2)")?;
    let mut clear = connection.prepare_cached("DELETE FROM zaiti_buckets WHERE bucket = ?1")?;
    for bucket in touched {
        match bucket_digest(connection, *bucket)? {
            Some(digest) => put.execute(params![bucket, digest])?,
            None => clear.execute([bucket])?,
        };
    }
    Ok(())
}

/// The digest of a bucket as its sites stand; `None` when it is empty.
pub(super) fn bucket_digest(connection: &Connection, bucket: u16) -> Result<Option<Digest>, StoreError> {
    let mut select = connection.prepare_cached("SELECT id, digest FROM zaiti_sites WHERE bucket = ?1 ORDER BY id")?;
    let mut rows = select.query([bucket])?;
    let mut hash = None;
    while let Some(row) = rows.next()? {
        let digest: Digest = row.get(1)?;
        let so_far = hash.unwrap_or_else(|| Framed::new("zaiti-bucket/1"));
        hash = Some(so_far.field(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?.as_bytes()).field(digest.bytes()));
    }
    Ok(hash.map(Framed::digest))
}

/// The content hash of the project as it stands.
pub(super) fn content_hash(connection: &Connection, documents: &Documents) -> Result<Digest, StoreError> {
    let mut hash = Framed::new("zaiti-content/1")
        .field(documents.programme.bytes())
        .field(documents.outlines.bytes())
        .field(documents.backdrop.bytes());
    let mut select = connection.prepare_cached("SELECT bucket, digest FROM zaiti_buckets ORDER BY bucket")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (bucket, digest): (u16, Digest) = (row.get(0)?, row.get(1)?);
        hash = hash.field(&bucket.to_be_bytes()).field(digest.bytes());
    }
    Ok(hash.digest())
}
