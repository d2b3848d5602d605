//! How far a search has come, and when it has to stop. The clock decides when to stop, never what is true. Never here: printing.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::memory::Memory;
use super::wanted::is_called_off;
use crate::programme::Bilingual;
use crate::units::Yuan;

/// What the search is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Gathering candidates and rows.
    Gather,
    /// Finding prices.
    Price,
    /// Proving zone by zone.
    Zones,
    /// Proving across zones.
    Join,
    /// Searching the whole model.
    Whole,
    /// Finding out what can be attained.
    Attain,
    /// Writing reasons.
    Explain,
}

impl Phase {
    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gather => "gather",
            Self::Price => "price",
            Self::Zones => "zones",
            Self::Join => "join",
            Self::Whole => "whole",
            Self::Attain => "attain",
            Self::Explain => "explain",
        }
    }

    /// What it is doing, in words.
    #[must_use]
    pub fn words(self) -> Bilingual {
        match self {
            Self::Gather => Bilingual::new("汇集候选", "gathering candidates"),
            Self::Price => Bilingual::new("定价", "finding prices"),
            Self::Zones => Bilingual::new("逐片区证明", "proving zone by zone"),
            Self::Join => Bilingual::new("跨片区证明", "proving across zones"),
            Self::Whole => Bilingual::new("整体搜索", "searching the whole model"),
            Self::Attain => Bilingual::new("测算可达量", "finding what can be attained"),
            Self::Explain => Bilingual::new("撰写理由", "writing reasons"),
        }
    }
}

/// A word about how far the search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub phase: Phase,
    /// Cost of the best plan so far.
    pub best: Option<Yuan>,
    /// No plan can cost less.
    pub bound: Option<Yuan>,
}

/// Time that is left, and the ear of whoever waits.
pub(super) struct Watch<'a> {
    until: Option<Instant>,
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    stop: Option<&'a AtomicBool>,
    stopped: bool,
    work: u64,
    /// Whether what is left of the work is for everything together.
    pooled: bool,
    memory: Option<&'a Memory>,
}

/// States that may be looked at, each counted by its rows: about ten seconds' work. Counted work ends at the same place on every machine.
pub(super) const WORK: u64 = 1_000_000_000;

impl<'a> Watch<'a> {
    pub(super) fn new(seconds: f64, tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        let limit = Duration::try_from_secs_f64(seconds).ok();
        Self {
            until: limit.and_then(|limit| Instant::now().checked_add(limit)),
            tell,
            stop: None,
            stopped: false,
            work: WORK,
            pooled: false,
            memory: None,
        }
    }

    /// The same, stopping as well as soon as this is set: in the middle of a step too.
    pub(super) const fn until(mut self, stop: &'a AtomicBool) -> Self {
        self.stop = Some(stop);
        self
    }

    /// The same, with what is known of blocks from other questions.
    pub(super) const fn remembering(mut self, memory: &'a Memory) -> Self {
        self.memory = Some(memory);
        self
    }

    /// What is known of blocks.
    pub(super) const fn memory(&self) -> Option<&'a Memory> {
        self.memory
    }

    /// The same, for less work than is usual.
    pub(super) const fn within_work(mut self, work: u64) -> Self {
        self.work = work;
        self
    }

    /// From now on so much work for everything together, not each time.
    pub(super) const fn pool(&mut self, work: u64) {
        (self.work, self.pooled) = (work, true);
    }

    /// Whether this is one of many questions that share the work.
    pub(super) const fn is_pooled(&self) -> bool {
        self.pooled
    }

    /// So much was looked at.
    pub(super) const fn spend(&mut self, work: u64) {
        if self.pooled {
            self.work = self.work.saturating_sub(work);
        }
    }

    /// States that may be looked at.
    pub(super) const fn work(&self) -> u64 {
        self.work
    }

    /// Tells how far it is; `false` when it is time to stop.
    pub(super) fn goes_on(&mut self, phase: Phase, best: Option<i128>, bound: Option<i128>) -> bool {
        let yuan = |amount: Option<i128>| amount.and_then(|amount| i64::try_from(amount).ok()).map(Yuan::new);
        let told = (self.tell)(Progress { phase, best: yuan(best), bound: yuan(bound) });
        self.stopped |= told.is_break() || !self.clock().goes_on();
        !self.stopped
    }

    pub(super) fn seconds_left(&self) -> f64 {
        if is_called_off() {
            return 0.0;
        }
        self.until.map_or(f64::MAX, |until| until.saturating_duration_since(Instant::now()).as_secs_f64())
    }

    /// The hour to stop, for those who cannot hear the watch.
    pub(super) const fn clock(&self) -> Clock<'a> {
        Clock { until: self.until, stop: self.stop }
    }

    pub(super) const fn has_stopped(&self) -> bool {
        self.stopped
    }
}

/// An hour to stop at, or a word to stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock<'a> {
    until: Option<Instant>,
    stop: Option<&'a AtomicBool>,
}

impl Clock<'_> {
    pub(super) fn goes_on(self) -> bool {
        let called_off = is_called_off() || self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed));
        !called_off && self.until.is_none_or(|until| Instant::now() < until)
    }
}
