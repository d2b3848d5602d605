//! Tokens, known by their hash alone. Never here: a secret, or what a role may do.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

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
    /// What it begins with, to tell it by; empty where it was made before tokens had that.
    pub prefix: String,
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

/// A token to be added.
#[derive(Debug, Clone, Copy)]
pub struct NewToken<'a> {
    /// What it is to be called.
    pub label: &'a str,
    /// What it begins with.
    pub prefix: &'a str,
    /// What its bearer is.
    pub role: &'a str,
    /// The hash of its secret.
    pub hash: TokenHash,
    /// Until when it holds.
    pub expires_at: Option<Timestamp>,
}

impl Store {
    /// Adds a token; `who` grants it.
    ///
    /// # Errors
    /// [`StoreError::TokenExists`] when an unrevoked token has that label or the hash was used before.
    pub fn add_token(&self, who: &str, new: &NewToken<'_>) -> Result<(), StoreError> {
        let NewToken { label, prefix, role, hash, expires_at } = *new;
        self.write(|transaction, at| {
            let added = transaction.execute(
                "INSERT OR IGNORE INTO zaiti_tokens (hash, label, role, created_at, expires_at, prefix) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![hash.0, label, role, at.to_string(), expires_at.map(|end| end.to_string()), prefix],
            )?;
            if added == 0 {
                return Err(StoreError::TokenExists(label.to_owned()));
            }
            let object = format!("token {label}");
            let entry = audit::Entry { who, action: "add_token", object: &object, detail: role, before: None, after: None };
            audit::append(transaction, at, entry).map(|_| ())
        })
    }

    /// Revokes a token by its label or its prefix.
    ///
    /// # Errors
    /// [`StoreError::NoToken`] when no unrevoked token has that label or prefix.
    pub fn revoke_token(&self, who: &str, named: &str) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            let label: Option<String> = transaction
                .query_row(
                    "UPDATE zaiti_tokens SET revoked_at = ?2
                     WHERE (label = ?1 OR (prefix = ?1 AND prefix <> '')) AND revoked_at IS NULL RETURNING label",
                    params![named, at.to_string()],
                    |row| row.get(0),
                )
                .optional()?;
            let label = label.ok_or_else(|| StoreError::NoToken(named.to_owned()))?;
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
        let mut select =
            connection.prepare_cached(&format!("SELECT {} FROM zaiti_tokens WHERE hash = ?1", columns(&connection)?))?;
        let found = select.query_row([hash.0], read_token).optional()?;
        Ok(found.filter(|token| token.holds_at(Timestamp::now())))
    }

    /// Every token there ever was, in order of label.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        let connection = self.connection();
        let columns = columns(&connection)?;
        let mut select = connection.prepare(&format!("SELECT {columns} FROM zaiti_tokens ORDER BY label, created_at"))?;
        let rows = select.query_map([], read_token)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The columns of a token; a file of an older schema knows no prefix.
fn columns(connection: &Connection) -> Result<String, StoreError> {
    let prefix = if super::schema::version(connection)? < 3 { "''" } else { "prefix" };
    Ok(format!("label, role, created_at, expires_at, revoked_at, {prefix}"))
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
        prefix: row.get(5)?,
    })
}
