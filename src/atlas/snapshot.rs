//! A snapshot laid up as bytes: everything that was worked out of the sites, stamped with the revision and with the program that did it.
//!
//! Taken up again it answers as before. The sites themselves are not in it: the store has them, and each is read when it is first asked
//! for. What was laid up by another program, or is damaged, is of no use and no loss: everything is indexed anew then. Never here: files.

use std::io::{self, Read, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Atlas;
use super::keep::{Pen, Reader, Spoilt};
use super::part::{Frame, Part};
use super::roll::Archive;
use crate::estate::{Dataset, Revision};

/// What is laid up, and by whom.
#[derive(Serialize, Deserialize)]
struct Stamp {
    /// Which program indexed it; the layout of the bytes is nobody else's business.
    program: String,
    revision: Revision,
}

/// A snapshot of which the stamp was read.
pub struct LaidUp<'a> {
    reader: Reader<'a>,
    stamp: Stamp,
}

impl Atlas {
    /// The revision that [`Atlas::lay_up`] lays up; what changed since is not in it.
    #[must_use]
    pub const fn indexed(&self) -> &Revision {
        &self.indexed
    }

    /// Lays up what was indexed, in the name of a program.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn lay_up(&self, program: &str, to: &mut dyn Write) -> io::Result<()> {
        let stamp = Stamp { program: program.to_owned(), revision: self.indexed.clone() };
        let mut pen = Pen::new(to);
        pen.column(&serde_json::to_vec(&stamp)?)?;
        self.base.lay_up(&mut pen)?;
        pen.finish()
    }
}

impl<'a> LaidUp<'a> {
    /// Reads the stamp of a snapshot of so many bytes.
    ///
    /// # Errors
    /// [`Spoilt`] when there is none.
    pub fn open(from: &'a mut dyn Read, bytes: u64) -> Result<Self, Spoilt> {
        let mut reader = Reader::new(from, bytes);
        let stamp = serde_json::from_slice(&reader.column::<u8>()?).map_err(|_| Spoilt::Damaged("there is no stamp"))?;
        Ok(Self { reader, stamp })
    }

    /// The revision laid up, where it was by this program.
    #[must_use]
    pub fn revision(&self, program: &str) -> Option<&Revision> {
        (self.stamp.program == program).then_some(&self.stamp.revision)
    }

    /// Takes the snapshot up again, over what the same revision holds besides its sites.
    ///
    /// # Errors
    /// [`Spoilt`] when anything in it is damaged.
    pub fn take_up(self, besides: Dataset, archive: Arc<dyn Archive>) -> Result<Atlas, Spoilt> {
        let base = Part::take_up(self.reader, archive)?;
        let Dataset { revision, programme, outlines, backdrop, .. } = besides;
        let frame = Arc::new(Frame { programme, outlines, backdrop });
        Ok(Atlas::bare(revision, frame, base))
    }
}
