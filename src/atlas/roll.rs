//! The sites of a part in order of id: all held, or laid up and read again one by one when they are asked for.
//!
//! Never here: what is laid out of them, and where they are read from.

use std::fmt;
use std::ops::{Index, Range};
use std::sync::{Arc, OnceLock};

use super::lines::Lines;
use crate::estate::{Site, SiteId};

/// Sites read together where one is met in passing.
const RUN: usize = 4_096;

/// Where the sites of an atlas are read from that was taken up again.
pub trait Archive: Send + Sync {
    /// The sites with ids from `first` to `last`, both with them, in order of id, as they were when the atlas was laid up.
    ///
    /// # Errors
    /// What stands in the way, in words.
    fn sites(&self, first: &SiteId, last: &SiteId) -> Result<Vec<Site>, String>;
}

/// The sites of a part, in order of id.
pub(super) enum Roll {
    Held(Vec<Arc<Site>>),
    LaidUp(LaidUp),
}

/// Sites of which only the ids are known until they are asked for.
pub(super) struct LaidUp {
    ids: Lines,
    seats: Vec<OnceLock<Arc<Site>>>,
    archive: Arc<dyn Archive>,
}

impl Roll {
    /// Sites that are to be read when asked for.
    pub(super) fn laid_up(ids: Lines, archive: Arc<dyn Archive>) -> Self {
        let seats = std::iter::repeat_with(OnceLock::new).take(ids.len()).collect();
        Self::LaidUp(LaidUp { ids, seats, archive })
    }

    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Held(sites) => sites.len(),
            Self::LaidUp(laid_up) => laid_up.seats.len(),
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether every site is held, or was read.
    pub(super) fn is_at_hand(&self) -> bool {
        match self {
            Self::Held(_) => true,
            Self::LaidUp(laid_up) => laid_up.seats.iter().all(|seat| seat.get().is_some()),
        }
    }

    /// The id of a site; no site is read for it.
    pub(super) fn id(&self, index: usize) -> &str {
        match self {
            Self::Held(sites) => &sites[index].id.0,
            Self::LaidUp(laid_up) => laid_up.ids.of(index),
        }
    }

    /// The place of a site.
    pub(super) fn find(&self, id: &SiteId) -> Option<usize> {
        let index = self.before(id);
        (index < self.len() && self.id(index) == id.0).then_some(index)
    }

    /// How many sites have a smaller id.
    pub(super) fn before(&self, id: &SiteId) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.id(middle) < id.0.as_str() { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// A site that is met on the way through all of them: those after it are read with it.
    pub(super) fn in_passing(&self, index: usize) -> &Arc<Site> {
        if let Self::LaidUp(laid_up) = self
            && laid_up.seats[index].get().is_none()
        {
            laid_up.read(index..(index + RUN).min(self.len()));
        }
        &self[index]
    }

    /// All of them, one after the other.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<Site>> {
        (0..self.len()).map(|index| self.in_passing(index))
    }
}

impl Index<usize> for Roll {
    type Output = Arc<Site>;

    fn index(&self, index: usize) -> &Arc<Site> {
        match self {
            Self::Held(sites) => &sites[index],
            Self::LaidUp(laid_up) => laid_up.site(index),
        }
    }
}

impl LaidUp {
    fn site(&self, index: usize) -> &Arc<Site> {
        self.seats[index].get_or_init(|| match self.fetch(index..index + 1).pop() {
            Some(site) => Arc::new(site),
            None => unreadable("nothing was read"),
        })
    }

    /// Reads a run of sites; those that are there already stay as they are.
    fn read(&self, run: Range<usize>) {
        for (seat, site) in self.seats[run.clone()].iter().zip(self.fetch(run)) {
            let _ = seat.set(Arc::new(site));
        }
    }

    fn fetch(&self, run: Range<usize>) -> Vec<Site> {
        let id = |index: usize| SiteId(self.ids.of(index).to_owned());
        let sites = match self.archive.sites(&id(run.start), &id(run.end - 1)) {
            Ok(sites) => sites,
            Err(why) => unreadable(&why),
        };
        if sites.len() != run.len() || !sites.iter().zip(run).all(|(site, index)| site.id.0 == self.ids.of(index)) {
            unreadable("other sites were read than had been laid up");
        }
        sites
    }
}

/// The project file that was read a moment ago cannot be read any more: whoever asked gets no answer, rather than one without this site.
#[expect(clippy::panic, reason = "a lost disk under an open project; the server answers the request with 500 and lives on")]
fn unreadable(why: &str) -> ! {
    panic!("a site of the project cannot be read again: {why}")
}

impl fmt::Debug for Roll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Roll").field("sites", &self.len()).finish_non_exhaustive()
    }
}
