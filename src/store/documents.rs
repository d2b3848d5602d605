//! Programme, zone outlines and backdrop: whole documents, kept once each under their digest. Never here: sites.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::{StoreError, blob};
use crate::estate::canonical;
use crate::estate::{Backdrop, BackdropKind};
use crate::geometry::Shape;
use crate::programme::{Programme, ZoneId, ZoneOutline};

/// The documents one revision stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Documents {
    pub(super) programme: Digest,
    pub(super) outlines: Digest,
    pub(super) backdrop: Digest,
}

/// An outline with its shape as a blob in hexadecimal.
#[derive(Serialize, Deserialize)]
struct OutlineRecord {
    zone: ZoneId,
    shape: String,
    official: bool,
    version: String,
    drawn_by: String,
    drawn_on: Option<Date>,
    note: String,
}

/// A backdrop feature with its shape as a blob in hexadecimal.
#[derive(Serialize, Deserialize)]
struct BackdropRecord {
    kind: BackdropKind,
    name: Option<String>,
    name_en: Option<String>,
    shape: String,
    source: String,
}

/// Keeps the programme; refused when it would not read back equal.
pub(super) fn keep_programme(connection: &Connection, programme: &Programme) -> Result<Digest, StoreError> {
    let body = body("the programme", programme)?;
    match Programme::parse(&body) {
        Ok(read) if read == *programme => keep(connection, &body),
        Ok(_) => Err(inexact("the programme", "a value changes when it is read back")),
        Err(error) => Err(inexact("the programme", &error.to_string())),
    }
}

/// Keeps the outlines.
pub(super) fn keep_outlines(connection: &Connection, outlines: &[ZoneOutline]) -> Result<Digest, StoreError> {
    let records: Result<Vec<_>, _> = outlines.iter().map(OutlineRecord::of).collect();
    keep(connection, &body("the zone outlines", &records?)?)
}

/// Keeps the backdrop.
pub(super) fn keep_backdrop(connection: &Connection, backdrop: &[Backdrop]) -> Result<Digest, StoreError> {
    let records: Result<Vec<_>, _> = backdrop.iter().map(BackdropRecord::of).collect();
    keep(connection, &body("the backdrop", &records?)?)
}

fn inexact(what: &str, reason: &str) -> StoreError {
    StoreError::Inexact { what: what.to_owned(), reason: reason.to_owned() }
}

fn body(what: &str, value: &impl Serialize) -> Result<String, StoreError> {
    canonical(value).map(|tree| tree.to_string()).map_err(|error| inexact(what, &error.to_string()))
}

fn keep(connection: &Connection, body: &str) -> Result<Digest, StoreError> {
    let digest = Digest::of(body.as_bytes());
    connection.execute("INSERT OR IGNORE INTO zaiti_documents (digest, body) VALUES (?1, ?2)", params![digest, body])?;
    Ok(digest)
}

/// Reads the programme back.
pub(super) fn programme(connection: &Connection, digest: Digest) -> Result<Programme, StoreError> {
    Programme::parse(&read(connection, digest)?).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// Reads the outlines back.
pub(super) fn outlines(connection: &Connection, digest: Digest) -> Result<Vec<ZoneOutline>, StoreError> {
    let records: Vec<OutlineRecord> = parse(&read(connection, digest)?)?;
    records.into_iter().map(OutlineRecord::outline).collect()
}

/// Reads the backdrop back.
pub(super) fn backdrop(connection: &Connection, digest: Digest) -> Result<Vec<Backdrop>, StoreError> {
    let records: Vec<BackdropRecord> = parse(&read(connection, digest)?)?;
    records.into_iter().map(BackdropRecord::feature).collect()
}

fn read(connection: &Connection, digest: Digest) -> Result<String, StoreError> {
    let body = connection.query_row("SELECT body FROM zaiti_documents WHERE digest = ?1", [digest], |row| row.get(0));
    body.optional()?.ok_or_else(|| StoreError::Damaged(format!("document {digest} is missing")))
}

fn parse<T: for<'de> Deserialize<'de>>(body: &str) -> Result<T, StoreError> {
    serde_json::from_str(body).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// The word a backdrop kind has on the wire.
pub(super) const fn backdrop_word(kind: BackdropKind) -> &'static str {
    match kind {
        BackdropKind::District => "district",
        BackdropKind::Water => "water",
        BackdropKind::Park => "park",
        BackdropKind::Station => "station",
    }
}

impl OutlineRecord {
    fn of(outline: &ZoneOutline) -> Result<Self, StoreError> {
        Ok(Self {
            zone: outline.zone.clone(),
            shape: to_hex(&outline.shape, || format!("the outline of zone “{}”", outline.zone))?,
            official: outline.official,
            version: outline.version.clone(),
            drawn_by: outline.drawn_by.clone(),
            drawn_on: outline.drawn_on,
            note: outline.note.clone(),
        })
    }

    fn outline(self) -> Result<ZoneOutline, StoreError> {
        Ok(ZoneOutline {
            shape: from_hex(&self.shape)?,
            zone: self.zone,
            official: self.official,
            version: self.version,
            drawn_by: self.drawn_by,
            drawn_on: self.drawn_on,
            note: self.note,
        })
    }
}

impl BackdropRecord {
    fn of(feature: &Backdrop) -> Result<Self, StoreError> {
        let called = || format!("backdrop feature “{}”", feature.name.as_deref().unwrap_or("without a name"));
        Ok(Self {
            kind: feature.kind,
            name: feature.name.clone(),
            name_en: feature.name_en.clone(),
            shape: to_hex(&feature.shape, called)?,
            source: feature.source.to_string(),
        })
    }

    fn feature(self) -> Result<Backdrop, StoreError> {
        Ok(Backdrop {
            kind: self.kind,
            name: self.name,
            name_en: self.name_en,
            shape: from_hex(&self.shape)?,
            source: self.source.into(),
        })
    }
}

fn to_hex(shape: &Shape, what: impl Fn() -> String) -> Result<String, StoreError> {
    let blob = blob::blob(shape);
    if blob::shape(&blob).as_ref() != Some(shape) {
        return Err(inexact(&what(), "its shape changes when it is read back"));
    }
    Ok(blob.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn from_hex(text: &str) -> Result<Shape, StoreError> {
    let digits: Option<Vec<u8>> = text.chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
    let blob: Option<Vec<u8>> =
        digits.map(|digits| digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect());
    blob.and_then(|blob| blob::shape(&blob)).ok_or_else(|| StoreError::Damaged("a drawn shape is not readable".to_owned()))
}
