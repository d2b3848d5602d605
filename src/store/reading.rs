//! Sites on their way out of the tables: rows are copied in batches, and parsed on all processors while the next ones are read. Never
//! here: which rows, or what is made of the sites.

use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use rusqlite::Row as SqlRow;
use rusqlite::types::ValueRef;

use super::StoreError;
use super::blob;
use crate::estate::{Fact, Provenance, Site};

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
}

impl Parser {
    /// The site of a stored row.
    pub(super) fn site(&mut self, stored: Stored<'_>) -> Result<Site, StoreError> {
        let mut site: Site = serde_json::from_slice(stored.facts).map_err(damaged)?;
        site.shape = match (stored.geometry, stored.shape_facts) {
            (None, None) => None,
            (Some(blob), Some(facts)) => {
                let shape =
                    blob::shape(blob).ok_or_else(|| StoreError::Damaged(format!("the shape of {} is not readable", site.id)))?;
                Some(Fact { value: shape, provenance: self.provenance(facts)? })
            }
            (Some(_), None) | (None, Some(_)) => {
                return Err(StoreError::Damaged(format!(
                    "{} has a shape without a source, or a source without a shape",
                    site.id
                )));
            }
        };
        Ok(site)
    }

    fn provenance(&mut self, facts: &[u8]) -> Result<Provenance, StoreError> {
        if let Some((_, provenance)) = self.last.as_ref().filter(|(last, _)| last == facts) {
            return Ok(provenance.clone());
        }
        let provenance: Provenance = serde_json::from_slice(facts).map_err(damaged)?;
        self.last = Some((facts.to_owned(), provenance.clone()));
        Ok(provenance)
    }
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

    fn is_full(&self) -> bool {
        self.bytes.len() >= BATCH
    }
}

/// Where rows of facts, source and shape go as they are read.
pub(super) type Rows<'a> = dyn FnMut(&SqlRow<'_>) -> Result<(), StoreError> + 'a;

/// Shows every site that `read` finds to `take`. Each worker has a `T` of its own, and its sites in the order of their rows; what came of
/// all of them is given back.
///
/// # Errors
/// What `read` or a damaged row says.
pub(super) fn fold<T: Default + Send>(
    read: impl FnOnce(&mut Rows<'_>) -> Result<(), StoreError>,
    take: impl Fn(&mut T, Site) + Sync,
) -> Result<Vec<T>, StoreError> {
    let parse = |into: &mut T, parser: &mut Parser, batch: &Batch| {
        batch.rows().try_for_each(|stored| parser.site(stored).map(|site| take(into, site)))
    };
    let (sender, receiver) = sync_channel(AHEAD);
    let receiver = Mutex::new(receiver);
    let work = || {
        let (mut done, mut parser, mut outcome) = (T::default(), Parser::default(), Ok(()));
        while let Some(batch) = next(&receiver) {
            // After an error the rest is let pass, so that nobody waits for room.
            outcome = outcome.and_then(|()| parse(&mut done, &mut parser, &batch));
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
                sender.send(std::mem::take(&mut filling)).map_err(|_| stopped())?;
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
    receiver.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
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
