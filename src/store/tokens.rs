//! Tokens, known by their hash alone. Never here: a secret, or what a role may do.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::digest::Digest;
use super::{Store, StoreError, audit, read_time};

/// SHA-256 of a token. Tokens are 256 random bits, so a plain hash cannot be guessed back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(Digest);

impl TokenHash {
    /// The hash of a secret as it is presented.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(Digest::of(secret.as_bytes()))
    }
}

/// What is known of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is called.
    pub label: String,
    /// What its bearer is.
    pub role: String,
    /// Since when it holds.
    pub created_at: Timestamp,
    /// Until when; `None` for as long as it is not revoked.
    pub expires_at: Option<Timestamp>,
    /// Since when it is revoked.
    pub revoked_at: Option<Timestamp>,
}

impl Token {
    /// Whether it holds at that moment.
    #[must_use]
    pub fn holds_at(&self, moment: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| moment < end)
    }
}

impl Store {
    /// Adds a token; `who` grants it.
    ///
    /// # Errors
    /// [`StoreError::TokenExists`] when an unrevoked token has that label or the hash was used before.
    pub fn add_token(
        &self,
        who: &str,
        label: &str,
        role: &str,
        hash: &TokenHash,
        expires_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            let added = transaction.execute(
                "INSERT OR IGNORE INTO zaiti_tokens (hash, label, role, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![hash.0, label, role, at.to_string(), expires_at.map(|end| end.to_string())],
            )?;
            if added == 0 {
                return Err(StoreError::TokenExists(label.to_owned()));
            }
            let object = format!("token {label}");
            let entry = audit::Entry { who, action: "add_token", object: &object, detail: role, before: None, after: None };
            audit::append(transaction, at, entry).map(|_| ())
        })
    }

    /// Revokes a token by its label.
    ///
    /// # Errors
    /// [`StoreError::NoToken`] when no unrevoked token has that label.
    pub fn revoke_token(&self, who: &str, label: &str) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            let revoked = transaction.execute(
                "UPDATE zaiti_tokens SET revoked_at = ?2 WHERE label = ?1 AND revoked_at IS NULL",
                params![label, at.to_string()],
            )?;
            if revoked == 0 {
                return Err(StoreError::NoToken(label.to_owned()));
            }
            let object = format!("token {label}");
            let entry = audit::Entry { who, action: "revoke_token", object: &object, detail: "", before: None, after: None };
            audit::append(transaction, at, entry).map(|_| ())
        })
    }

    /// The token with that hash, if it holds now. The database compares hashes, never secrets.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn token(&self, hash: &TokenHash) -> Result<Option<Token>, StoreError> {
        let connection = self.connection();
        let mut select = connection
            .prepare_cached("SELECT label, role, created_at, expires_at, revoked_at FROM zaiti_tokens WHERE hash = ?1")?;
        let found = select.query_row([hash.0], read_token).optional()?;
        Ok(found.filter(|token| token.holds_at(Timestamp::now())))
    }

    /// Every token there ever was, in order of label.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        let connection = self.connection();
        let mut select = connection
            .prepare("SELECT label, role, created_at, expires_at, revoked_at FROM zaiti_tokens ORDER BY label, created_at")?;
        let rows = select.query_map([], read_token)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read_token(row: &Row<'_>) -> rusqlite::Result<Token> {
    let maybe = |column| -> rusqlite::Result<Option<Timestamp>> {
        row.get::<_, Option<String>>(column)?.map(|_| read_time(row, column)).transpose()
    };
    Ok(Token {
        label: row.get(0)?,
        role: row.get(1)?,
        created_at: read_time(row, 2)?,
        expires_at: maybe(3)?,
        revoked_at: maybe(4)?,
    })
}
