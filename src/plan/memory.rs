//! What blocks came to, remembered from one question to the next: after a lock or another price most zones are as they were. Never here: a
//! plan, or anything that a clock cut short.
//!
//! A block is looked up by everything that its answer follows from, its prices and the work it may take included. So what is remembered is
//! what would be found again, and an answer is the same to the last byte whether anything was remembered or not; only the work already done
//! is not done twice. It is counted all the same, so that a search ends where it would have ended.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::{Mutex, PoisonError};

use super::search::Solved;

/// Blocks kept, after which all are forgotten: some tens of megabytes.
const MOST: usize = 20_000;

/// Blocks solved before, for whoever asks much the same question again. It may be shared by any number of searches.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    blocks: HashMap<Key, Known>,
    found: u64,
}

/// What a block is looked up by: two hashes of everything its answer follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u64, u64);

/// What is written down of a block while it is described.
pub(super) struct Description(DefaultHasher, DefaultHasher);

/// A block's answer.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The prices of its rows under which it was found.
    pub(super) prices: Vec<i128>,
    pub(super) solved: Solved,
    /// What finding it took.
    pub(super) work: u64,
}

impl Description {
    pub(super) fn new() -> Self {
        let mut second = DefaultHasher::new();
        second.write_u64(0x5a61_6974_6921);
        Self(DefaultHasher::new(), second)
    }

    pub(super) fn add(&mut self, what: impl Hash) {
        what.hash(&mut self.0);
        what.hash(&mut self.1);
    }

    pub(super) fn key(&self) -> Key {
        Key(self.0.finish(), self.1.finish())
    }
}

impl Memory {
    /// How often something was remembered.
    #[must_use]
    pub fn found(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).found
    }

    pub(super) fn find(&self, key: Key) -> Option<Known> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.blocks.get(&key).cloned()?;
        kept.found += 1;
        Some(known)
    }

    pub(super) fn keep(&self, key: Key, known: Known) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.blocks.len() >= MOST {
            kept.blocks.clear();
        }
        kept.blocks.insert(key, known);
    }
}
