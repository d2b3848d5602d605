//! Answers kept for whoever sends the same request again: what was asked, by its digest, and what was answered. Never here: what a request is.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};

use super::digest::{Digest, Framed};
use super::{Store, StoreError};

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What an answer was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// Digest of what was asked.
    pub asked: String,
    /// Status of the answer.
    pub status: u16,
    /// Its headers, as the door wrote them down.
    pub headers: String,
    /// Its body.
    pub body: Vec<u8>,
}

/// What is known of a request that was sent before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// Nothing.
    None,
    /// Its answer.
    Answered(KeptAnswer),
    /// It was carried out, but the answer was not kept: the program ended between the two, or it is too long ago.
    Done {
        /// What it did, as the audit says it.
        object: String,
    },
}

/// A digest that names a request: whose it is, and the key they gave it.
#[must_use]
pub fn request_name(account: &str, key: &str) -> String {
    Framed::new("zaiti-request/1").field(account.as_bytes()).field(key.as_bytes()).digest().to_string()
}

/// A digest of what a request asks: the same for the same method, address, media type and body.
#[must_use]
pub fn asked_digest(method: &str, address: &str, media: &str, body: &[u8]) -> String {
    let framed = Framed::new("zaiti-asked/1").field(method.as_bytes()).field(address.as_bytes()).field(media.as_bytes());
    framed.field(Digest::of(body).bytes()).digest().to_string()
}

impl Store {
    /// What is known of a request of that name.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn earlier(&self, request: &str) -> Result<Earlier, StoreError> {
        let connection = self.connection();
        let read = |row: &rusqlite::Row<'_>| {
            Ok(KeptAnswer { asked: row.get(0)?, status: row.get(1)?, headers: row.get(2)?, body: row.get(3)? })
        };
        let mut select =
            connection.prepare_cached("SELECT asked, status, headers, body FROM zaiti_answers WHERE request = ?1")?;
        if let Some(answer) = select.query_row([request], read).optional()? {
            return Ok(Earlier::Answered(answer));
        }
        let mut select = connection.prepare_cached("SELECT object FROM zaiti_audit WHERE request = ?1 ORDER BY seq LIMIT 1")?;
        let object = select.query_row([request], |row| row.get(0)).optional()?;
        Ok(object.map_or(Earlier::None, |object| Earlier::Done { object }))
    }

    /// Keeps the answer to a request, and forgets those that are older than a day.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn keep_answer(&self, request: &str, answer: &KeptAnswer) -> Result<(), StoreError> {
        self.write(|transaction, at| {
            forget_before(transaction, at)?;
            transaction.execute(
                "INSERT OR REPLACE INTO zaiti_answers (request, asked, at, status, headers, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![request, answer.asked, at.to_string(), answer.status, answer.headers, answer.body],
            )?;
            Ok(())
        })
    }
}

fn forget_before(connection: &rusqlite::Connection, now: Timestamp) -> Result<(), StoreError> {
    let Ok(then) = now.checked_sub(KEPT) else { return Ok(()) };
    connection.execute("DELETE FROM zaiti_answers WHERE at < ?1", [then.to_string()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_named_by_account_and_key_and_what_it_asks_by_every_part() {
        assert_ne!(request_name("甲", "1"), request_name("乙", "1"));
        assert_ne!(request_name("ab", "c"), request_name("a", "bc"));
        let asked = |method, address, body| asked_digest(method, address, "application/json", body);
        let one = asked("POST", "/api/plans", b"{}");
        assert_eq!(one, asked("POST", "/api/plans", b"{}"));
        for other in [asked("PUT", "/api/plans", b"{}"), asked("POST", "/api/plan", b"{}"), asked("POST", "/api/plans", b"{ }")] {
            assert_ne!(one, other);
        }
    }
}
