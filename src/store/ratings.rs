//! Profiles of the rating as they were signed: added, never changed. Never here: what a profile says.

use super::digest::Digest;
use super::records::{self, Note, Sort};
use super::{Store, StoreError};

/// A signed profile as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedText {
    /// Version, from 1.
    pub version: u64,
    /// Its text, byte for byte.
    pub json: String,
    /// SHA-256 of the text, hexadecimal; the audit holds it too.
    pub hash: String,
}

/// What all profiles are recorded under.
const SUBJECT: &str = "rating profile";

impl Store {
    /// Keeps a signed profile as the next version.
    ///
    /// # Errors
    /// What the file system or the database says.
    pub fn sign_rating(&self, who: &str, detail: &str, json: &str) -> Result<SignedText, StoreError> {
        self.write(|transaction, at| {
            let before = records::all(transaction, Sort::RatingProfile)?.len() as u64;
            let note = Note { sort: Sort::RatingProfile, subject: SUBJECT, body: json, who, detail };
            records::append(transaction, at, &note)?;
            Ok(signed(before + 1, json.to_owned()))
        })
    }

    /// Every signed profile, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn signed_ratings(&self) -> Result<Vec<SignedText>, StoreError> {
        self.read(|connection| {
            let kept = records::all(connection, Sort::RatingProfile)?.into_iter();
            Ok(kept.zip(1..).map(|(record, version)| signed(version, record.body)).collect())
        })
    }
}

fn signed(version: u64, json: String) -> SignedText {
    SignedText { version, hash: Digest::of(json.as_bytes()).to_string(), json }
}
