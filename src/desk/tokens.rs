//! Tokens: 256 random bits, shown once, kept as a hash, each with one role. Never here: how a token travels.

use std::fmt::Write as _;

use jiff::{Timestamp, ToSpan as _};
use serde::Serialize;

use super::{Desk, DeskError, Role, Unreadable};
use crate::programme::Bilingual;
use crate::store::{NewToken, TokenHash};

/// How long a token holds where nothing else is said, days.
pub const TOKEN_DAYS: u16 = 90;
/// Longest that a token may hold, days.
pub const MOST_TOKEN_DAYS: u16 = 366;
/// Characters of a prefix, hexadecimal.
const PREFIX: usize = 8;

/// A token in the one moment it can be read. It has no `Debug`, so that it is not logged by accident.
pub struct Secret(String);

impl Secret {
    /// The token itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The part of it that may be shown.
    #[must_use]
    pub fn prefix(&self) -> &str {
        prefix_of(&self.0).unwrap_or_default()
    }
}

/// The part of a token by which it is told from others; `None` where it has none.
#[must_use]
pub fn prefix_of(presented: &str) -> Option<&str> {
    let (prefix, secret) = presented.strip_prefix("zaiti_")?.split_once('_')?;
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    (prefix.len() == PREFIX && is_hex(prefix) && is_hex(secret)).then_some(prefix)
}

/// Who holds a token that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// What the token is called.
    pub label: String,
    /// In which role.
    pub role: Role,
}

/// A token as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenLine {
    /// What it is called.
    pub label: String,
    /// What it begins with; empty for tokens of before they had that.
    pub prefix: String,
    /// Its role, as it stands in the project.
    pub role: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when.
    pub expires_at: Option<Timestamp>,
    /// Since when it is revoked.
    pub revoked_at: Option<Timestamp>,
    /// Whether it holds now.
    pub valid: bool,
}

impl Desk {
    /// Makes a token of a role that holds for so many days.
    ///
    /// # Errors
    /// A label that is empty or too long, or days out of range; when the system has no randomness; what the store says, such as that the
    /// label is taken.
    pub fn grant(&self, who: &str, label: &str, role: Role, days: u16) -> Result<Secret, DeskError> {
        let label = checked_label(label)?;
        if days == 0 || days > MOST_TOKEN_DAYS {
            let zh = format!("{days} 天不在 1 至 {MOST_TOKEN_DAYS} 之间");
            let message = Bilingual::new(zh, format!("{days} is not between 1 and {MOST_TOKEN_DAYS} days"));
            return Err(Unreadable { name: "days".to_owned(), message }.into());
        }
        let secret = new_secret()?;
        let expires_at = Timestamp::now().checked_add((i64::from(days) * 24).hours()).ok();
        let hash = TokenHash::of(secret.reveal());
        self.store.add_token(who, &NewToken { label, prefix: secret.prefix(), role: role.word(), hash, expires_at })?;
        Ok(secret)
    }

    /// Takes back the token of that label or prefix.
    ///
    /// # Errors
    /// What the store says, such as that there is none.
    pub fn revoke(&self, who: &str, named: &str) -> Result<(), DeskError> {
        Ok(self.store.revoke_token(who, named)?)
    }

    /// Every token there ever was.
    ///
    /// # Errors
    /// What the store says.
    pub fn tokens(&self) -> Result<Vec<TokenLine>, DeskError> {
        let now = Timestamp::now();
        let line = |token: crate::store::Token| TokenLine {
            valid: token.holds_at(now) && Role::of_word(&token.role).is_some(),
            label: token.label,
            prefix: token.prefix,
            role: token.role,
            created_at: token.created_at,
            expires_at: token.expires_at,
            revoked_at: token.revoked_at,
        };
        Ok(self.store.tokens()?.into_iter().map(line).collect())
    }

    /// Whose token is presented, if it holds now. A role that this version does not know holds nothing.
    ///
    /// # Errors
    /// What the store says.
    pub fn bearer(&self, presented: &str) -> Result<Option<Bearer>, DeskError> {
        let token = self.store.token(&TokenHash::of(presented))?;
        Ok(token.and_then(|token| Some(Bearer { role: Role::of_word(&token.role)?, label: token.label })))
    }
}

fn checked_label(label: &str) -> Result<&str, Unreadable> {
    let label = label.trim();
    let plain = label.chars().count() <= 80 && !label.chars().any(char::is_control);
    (plain && !label.is_empty()).then_some(label).ok_or_else(|| {
        let message = Bilingual::new("请写明持有人，1 至 80 字", "name the holder, in 1 to 80 characters");
        Unreadable { name: "label".to_owned(), message }
    })
}

fn new_secret() -> Result<Secret, DeskError> {
    let mut bits = [0_u8; PREFIX / 2 + 32];
    getrandom::fill(&mut bits).map_err(DeskError::NoRandomness)?;
    let mut secret = String::from("zaiti_");
    for (at, byte) in bits.iter().enumerate() {
        if at == PREFIX / 2 {
            secret.push('_');
        }
        // Writing into a String cannot fail.
        let _ = write!(secret, "{byte:02x}");
    }
    Ok(Secret(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_shows_its_prefix_and_hides_256_bits() {
        let secret = new_secret().unwrap();
        let hidden = secret.reveal().rsplit('_').next().unwrap();
        assert_eq!((secret.prefix().len(), hidden.len() * 4), (8, 256));
        assert_ne!(new_secret().unwrap().reveal(), secret.reveal());
        for odd in ["", "zaiti_", "zaiti_12345678", "zaiti_1234567_ab", "zaiti_1234567x_ab", "other_12345678_ab"] {
            assert_eq!(prefix_of(odd), None, "{odd}");
        }
    }
}
