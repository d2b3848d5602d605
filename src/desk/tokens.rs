//! Write tokens: 256 random bits, shown once, kept as a hash. Never here: how a token travels.

use std::fmt::Write as _;

use jiff::{Timestamp, ToSpan as _};

use super::{Desk, DeskError};
use crate::store::TokenHash;

/// How long a token holds, days.
const DAYS: i64 = 90;

/// A token in the one moment it can be read. It has no `Debug`, so that it is not logged by accident.
pub struct Secret(String);

impl Secret {
    /// The token itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Desk {
    /// Makes a token that may write.
    ///
    /// # Errors
    /// When the system has no randomness, or what the store says, such as that the label is taken.
    pub fn grant(&self, who: &str, label: &str) -> Result<Secret, DeskError> {
        let mut bits = [0_u8; 32];
        getrandom::fill(&mut bits).map_err(DeskError::NoRandomness)?;
        let mut secret = String::from("zaiti_");
        for byte in bits {
            // Writing into a String cannot fail.
            let _ = write!(secret, "{byte:02x}");
        }
        let end = Timestamp::now().checked_add((DAYS * 24).hours()).ok();
        self.store.add_token(who, label, "planner", &TokenHash::of(&secret), end)?;
        Ok(Secret(secret))
    }

    /// What the token is called that is presented, if it holds now.
    ///
    /// # Errors
    /// What the store says.
    pub fn token_label(&self, presented: &str) -> Result<Option<String>, DeskError> {
        Ok(self.store.token(&TokenHash::of(presented))?.map(|token| token.label))
    }
}
