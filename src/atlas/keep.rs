//! Laying columns up as bytes and taking them up again: each as long as it says, all of it under one checksum.
//!
//! Numbers are laid up as this processor has them, so that nothing is parsed. Never here: which columns there are, and files.

use std::hash::Hasher as _;
use std::io::{self, Read, Write};

use thiserror::Error;
use twox_hash::XxHash64;
use zerocopy::{FromBytes, Immutable, IntoBytes};

/// Bytes that are read and summed together, while they are at hand.
const BLOCK: usize = 1 << 18;
/// The seed of the checksum; any would do.
const SEED: u64 = 0;

/// Why what was laid up cannot be taken up again.
#[derive(Debug, Error)]
pub enum Spoilt {
    /// It ends too soon, says a length that is not there, or its checksum is another.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] io::Error),
}

/// What can be laid up and taken up again.
pub(super) trait Keep: Sized {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()>;
    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt>;
}

/// Writes columns, and sums them up.
pub(super) struct Pen<'a> {
    to: &'a mut dyn Write,
    sum: XxHash64,
}

impl<'a> Pen<'a> {
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self { to, sum: XxHash64::with_seed(SEED) }
    }

    /// A column: its length in bytes, then its values.
    pub(super) fn column<T: IntoBytes + Immutable>(&mut self, values: &[T]) -> io::Result<()> {
        let bytes = values.as_bytes();
        self.put(&(bytes.len() as u64).to_ne_bytes())?;
        bytes.chunks(BLOCK).try_for_each(|block| self.put(block))
    }

    /// The checksum of everything so far.
    pub(super) fn finish(self) -> io::Result<()> {
        self.to.write_all(&self.sum.finish().to_ne_bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.write(bytes);
        self.to.write_all(bytes)
    }
}

/// Reads columns, and sums them up.
pub(super) struct Reader<'a> {
    from: &'a mut dyn Read,
    sum: XxHash64,
    /// Bytes that are still to come, so that no damaged length asks for more memory than the file has.
    left: u64,
}

impl<'a> Reader<'a> {
    /// Of so many bytes.
    pub(super) fn new(from: &'a mut dyn Read, bytes: u64) -> Self {
        Self { from, sum: XxHash64::with_seed(SEED), left: bytes }
    }

    pub(super) fn column<T: FromBytes + IntoBytes + Clone>(&mut self) -> Result<Vec<T>, Spoilt> {
        let mut length = [0; 8];
        self.take(&mut length)?;
        let length = u64::from_ne_bytes(length);
        let fits =
            usize::try_from(length).ok().filter(|length| *length as u64 <= self.left && length.is_multiple_of(size_of::<T>()));
        let Some(length) = fits else { return Err(Spoilt::Damaged("a column is longer than the file")) };
        let mut values = vec![T::new_zeroed(); length / size_of::<T>()];
        values.as_mut_slice().as_mut_bytes().chunks_mut(BLOCK).try_for_each(|block| self.take(block))?;
        Ok(values)
    }

    /// A column of one value.
    pub(super) fn one<T: FromBytes + IntoBytes + Copy>(&mut self) -> Result<T, Spoilt> {
        match self.column()?.as_slice() {
            [one] => Ok(*one),
            _ => Err(Spoilt::Damaged("there is not one value where one should be")),
        }
    }

    pub(super) fn text(&mut self) -> Result<String, Spoilt> {
        String::from_utf8(self.column()?).map_err(|_| Spoilt::Damaged("a text is none"))
    }

    /// Whether the checksum of everything read is what was written, with nothing after it.
    pub(super) fn finish(mut self) -> Result<(), Spoilt> {
        let found = self.sum.finish();
        let mut written = [0; 8];
        self.take(&mut written)?;
        let sound = found == u64::from_ne_bytes(written) && self.left == 0;
        if sound { Ok(()) } else { Err(Spoilt::Damaged("the checksum is another")) }
    }

    fn take(&mut self, into: &mut [u8]) -> Result<(), Spoilt> {
        self.left = self.left.checked_sub(into.len() as u64).ok_or(Spoilt::Damaged("it ends too soon"))?;
        self.from.read_exact(into)?;
        self.sum.write(into);
        Ok(())
    }
}
