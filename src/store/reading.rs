//! Sites on their way out of the tables: rows are copied in batches, and parsed on all processors while the next ones are read. Never
//! here: which rows, or what is made of the sites.

use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use rusqlite::Row as SqlRow;
use rusqlite::types::ValueRef;

use super::StoreError;
use super::blob;
use super::skim::Skimmer;
use crate::estate::{Fact, Glance, Provenance, Site};
use crate::geometry::{Footing, PlainRing};

/// Bytes of rows that are handed over together.
const BATCH: usize = 1 << 19;
/// Batches that may wait to be parsed.
const AHEAD: usize = 4;

/// What is stored of one site, where it lies.
#[derive(Clone, Copy)]
pub(super) struct Stored<'a> {
    pub(super) facts: &'a [u8],
    pub(super) shape_facts: Option<&'a [u8]>,
    pub(super) geometry: Option<&'a [u8]>,
}

/// Reads one site after another.
#[derive(Default)]
pub(super) struct Parser {
    /// What was said of the last shape, and what that means: most shapes of a project have one source.
    last: Option<(Vec<u8>, Provenance)>,
    skimmer: Skimmer,
    ring: PlainRing,
}

impl Parser {
    /// Shows the site of a stored row at a glance; what can be told of it only as a whole is read whole.
    pub(super) fn glance(&mut self, stored: Stored<'_>, show: &mut dyn FnMut(&Glance<'_>)) -> Result<(), StoreError> {
        let facts = std::str::from_utf8(stored.facts).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let Some(mut glance) = self.skimmer.glance(facts) else {
            let site = self.site(stored)?;
            show(&Glance::of(&site));
            return Ok(());
        };
        match (stored.geometry, stored.shape_facts) {
            (None, None) => show(&glance),
            (Some(blob), Some(facts)) => {
                glance.standing = glance.standing.with(self.provenance(facts)?);
                if let Some(footing) = blob::wkb(blob).and_then(|wkb| self.ring.footing(wkb)) {
                    show(&Glance { footing: Some(footing), ..glance });
                } else {
                    let shape = blob::shape(blob).ok_or_else(|| unreadable(glance.id))?;
                    show(&Glance { footing: Some(Footing::of(&shape)), ..glance });
                }
            }
            (Some(_), None) | (None, Some(_)) => return Err(half_a_shape(glance.id)),
        }
        Ok(())
    }

    /// The site of a stored row.
    pub(super) fn site(&mut self, stored: Stored<'_>) -> Result<Site, StoreError> {
        let mut site: Site = serde_json::from_slice(stored.facts).map_err(damaged)?;
        site.shape = match (stored.geometry, stored.shape_facts) {
            (None, None) => None,
            (Some(blob), Some(facts)) => {
                let shape = blob::shape(blob).ok_or_else(|| unreadable(&site.id.0))?;
                Some(Fact { value: shape, provenance: self.provenance(facts)?.clone() })
            }
            (Some(_), None) | (None, Some(_)) => return Err(half_a_shape(&site.id.0)),
        };
        Ok(site)
    }

    fn provenance(&mut self, facts: &[u8]) -> Result<&Provenance, StoreError> {
        let last = match self.last.take().filter(|(last, _)| last == facts) {
            Some(same) => same,
            None => (facts.to_owned(), serde_json::from_slice(facts).map_err(damaged)?),
        };
        Ok(&self.last.insert(last).1)
    }
}

fn unreadable(id: &str) -> StoreError {
    StoreError::Damaged(format!("the shape of {id} is not readable"))
}

fn half_a_shape(id: &str) -> StoreError {
    StoreError::Damaged(format!("{id} has a shape without a source, or a source without a shape"))
}

fn damaged(error: serde_json::Error) -> StoreError {
    StoreError::Damaged(error.to_string())
}

/// Rows in one piece of memory.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    /// Where facts, source and shape of each row end; none where there is none.
    ends: Vec<[Option<usize>; 3]>,
}

impl Batch {
    /// Takes in a row of facts, source and shape.
    fn push(&mut self, row: &SqlRow<'_>) -> rusqlite::Result<()> {
        let mut ends = [None; 3];
        for (column, end) in ends.iter_mut().enumerate() {
            if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                self.bytes.extend_from_slice(bytes);
                *end = Some(self.bytes.len());
            }
        }
        self.ends.push(ends);
        Ok(())
    }

    fn rows(&self) -> impl Iterator<Item = Stored<'_>> {
        let mut begin = 0;
        self.ends.iter().map(move |ends| {
            let [facts, shape_facts, geometry] = ends.map(|end| {
                let end = end?;
                Some(&self.bytes[std::mem::replace(&mut begin, end)..end])
            });
            Stored { facts: facts.unwrap_or_default(), shape_facts, geometry }
        })
    }

    /// Its room, for other rows: fresh memory is dear.
    fn emptied(mut self) -> Self {
        self.bytes.clear();
        self.ends.clear();
        self
    }

    fn is_full(&self) -> bool {
        self.bytes.len() >= BATCH
    }
}

/// Where rows of facts, source and shape go as they are read.
pub(super) type Rows<'a> = dyn FnMut(&SqlRow<'_>) -> Result<(), StoreError> + 'a;

/// Hands every row that `read` finds to `take`, with a parser. Each worker has a `T` of its own, and its rows in their order; what came of
/// all of them is given back.
///
/// # Errors
/// What `read` or a damaged row says.
pub(super) fn fold<T: Default + Send>(
    read: impl FnOnce(&mut Rows<'_>) -> Result<(), StoreError>,
    take: impl Fn(&mut T, &mut Parser, Stored<'_>) -> Result<(), StoreError> + Sync,
) -> Result<Vec<T>, StoreError> {
    let parse = |into: &mut T, parser: &mut Parser, batch: &Batch| batch.rows().try_for_each(|stored| take(into, parser, stored));
    let (sender, receiver) = sync_channel(AHEAD);
    let (receiver, spent) = (Mutex::new(receiver), Mutex::new(Vec::new()));
    let work = || {
        let (mut done, mut parser, mut outcome) = (T::default(), Parser::default(), Ok(()));
        while let Some(batch) = next(&receiver) {
            // After an error the rest is let pass, so that nobody waits for room.
            outcome = outcome.and_then(|()| parse(&mut done, &mut parser, &batch));
            locked(&spent).push(batch);
        }
        outcome.map(|()| done)
    };
    thread::scope(|scope| {
        let (mut workers, mut filling) = (Vec::new(), Batch::default());
        let stopped = || StoreError::Damaged("reading the sites stopped halfway".to_owned());
        read(&mut |row| {
            filling.push(row)?;
            if filling.is_full() {
                if workers.is_empty() {
                    let many = thread::available_parallelism().map_or(1, usize::from);
                    workers.extend(std::iter::repeat_with(|| scope.spawn(work)).take(many));
                }
                let next = locked(&spent).pop().map_or_else(Batch::default, Batch::emptied);
                sender.send(std::mem::replace(&mut filling, next)).map_err(|_| stopped())?;
            }
            Ok(())
        })?;
        drop(sender);
        let mut last = T::default();
        parse(&mut last, &mut Parser::default(), &filling)?;
        let done = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err(stopped())));
        done.chain([Ok(last)]).collect()
    })
}

fn next(receiver: &Mutex<Receiver<Batch>>) -> Option<Batch> {
    locked(receiver).recv().ok()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All of them in order of id.
pub(super) fn in_order(parts: Vec<Vec<Site>>) -> Vec<Site> {
    let mut sites: Vec<Option<Site>> = parts.into_iter().flatten().map(Some).collect();
    let id = |at: &u32| sites[*at as usize].as_ref().map(|site| &site.id);
    let mut order: Vec<u32> = (0..sites.len() as u32).collect();
    // Each site is moved once: it is large, and sorting moves what it sorts many times.
    order.sort_by(|a, b| id(a).cmp(&id(b)));
    order.into_iter().filter_map(|at| sites[at as usize].take()).collect()
}
