//! SHA-256 over fields whose borders are part of what is hashed. Never here: what is worth hashing.

use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use sha2::{Digest as _, Sha256};

use super::StoreError;

/// A SHA-256 digest; printed in hexadecimal, stored as 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Digest([u8; 32]);

impl Digest {
    /// Digest of plain bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Digest of a whole file, which may be larger than the memory.
    pub(super) fn of_file(path: &Path) -> Result<Self, StoreError> {
        let failed = |source| StoreError::file(path, source);
        let mut file = File::open(path).map_err(failed)?;
        let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            let read = file.read(&mut piece).map_err(failed)?;
            if read == 0 {
                return Ok(Self(hash.finalize().into()));
            }
            hash.update(&piece[..read]);
        }
    }

    /// The bytes.
    pub(super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Digest {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl ToSql for Digest {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for Digest {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

/// Hashes field after field, each with its length in front, so that `("ab", "c")` and `("a", "bc")` differ.
pub(super) struct Framed(Sha256);

impl Framed {
    /// Starts with the name of what is hashed, so that digests of different things never meet.
    pub(super) fn new(domain: &str) -> Self {
        Self(Sha256::new()).field(domain.as_bytes())
    }

    /// Adds a field.
    pub(super) fn field(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a field that may be absent; absent and empty differ.
    pub(super) fn optional(mut self, bytes: Option<&[u8]>) -> Self {
        let Some(bytes) = bytes else {
            self.0.update(u64::MAX.to_le_bytes());
            return self;
        };
        self = self.field(bytes);
        self
    }

    /// The digest of all fields.
    pub(super) fn digest(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_sha_256_in_hexadecimal() {
        assert_eq!(Digest::of(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn fields_that_only_join_up_to_the_same_bytes_differ() {
        let split = |a: &[u8], b: &[u8]| Framed::new("test").field(a).field(b).digest();
        assert_ne!(split(b"ab", b"c"), split(b"a", b"bc"));
        assert_ne!(Framed::new("test").optional(None).digest(), Framed::new("test").optional(Some(b"")).digest());
    }
}
