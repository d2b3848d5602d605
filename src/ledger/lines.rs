//! Entries and units as an answer shows them. Never here: a judgement.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::atlas::Atlas;
use crate::estate::{Confidence, LedgerEntry, LedgerState, SiteId, StepKind};
use crate::programme::Bilingual;

/// One entry as it is shown. Who, role and why are seen only by those who may; to others they are unknown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryLine {
    /// Number of the record.
    pub number: u64,
    /// The state before; `null` for the first entry.
    pub from: Option<LedgerState>,
    /// The state after.
    pub to: LedgerState,
    /// What the state after is called.
    pub to_name: Bilingual,
    /// What kind of step it was.
    pub step: StepKind,
    /// The day it was taken.
    pub on: Date,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The revision of the data with it.
    pub revision: u64,
    /// Who recorded it.
    pub who: Option<String>,
    /// Unit and post in which they acted.
    pub role: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// Whether it is made up for the example.
    pub example: bool,
}

impl EntryLine {
    /// An entry, for those who may see people and reasons or not.
    pub(super) fn of(entry: &LedgerEntry, may_see: bool) -> Self {
        let step = &entry.step;
        let seen = |text: &String| may_see.then(|| text.clone());
        Self {
            number: entry.number,
            from: step.from,
            to: step.to,
            to_name: step.to.name(),
            step: step.kind,
            on: step.on,
            recorded_at: entry.recorded_at,
            revision: entry.revision,
            who: seen(&step.who),
            role: seen(&step.role),
            why: seen(&step.why),
            example: step.confidence == Confidence::Example,
        }
    }
}

/// Whose business a site is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Units {
    /// 责任单位 of the zone; empty where none is named.
    pub names: Vec<String>,
    /// Whether they are inferred rather than named by the programme.
    pub inferred: bool,
}

/// What stands where no unit is named.
pub(super) const UNASSIGNED: &str = "未指定";

impl Units {
    /// The lead agencies of the zone a site counts in, else those that may be meant.
    pub(super) fn of(atlas: &Atlas, site: &SiteId) -> Self {
        let zone = atlas.zone_of(site).and_then(|zone| atlas.programme().zone(zone));
        match zone {
            Some(zone) if !zone.lead_agencies.is_empty() => Self { names: zone.lead_agencies.clone(), inferred: false },
            Some(zone) => Self { names: zone.lead_hint.clone(), inferred: !zone.lead_hint.is_empty() },
            None => Self { names: Vec::new(), inferred: false },
        }
    }

    /// The names as one text.
    #[must_use]
    pub fn text(&self) -> String {
        let mark = if self.inferred { "（推断）" } else { "" };
        if self.names.is_empty() { UNASSIGNED.to_owned() } else { format!("{}{mark}", self.names.join("、")) }
    }
}
