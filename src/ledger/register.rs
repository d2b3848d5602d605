//! The register: every idle building and carrier with where it stands and which step may follow. Never here: what falls due.

use std::collections::BTreeMap;

use jiff::Unit;
use jiff::civil::Date;
use serde::Serialize;

use super::LedgerSettings;
use super::lines::{EntryLine, Units};
use crate::atlas::Atlas;
use crate::estate::{LedgerEntry, LedgerState, LedgerTrack, Site, SiteBody, SiteId, SiteKind, Space, StepKind};
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Share};

/// A step that may follow.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextState {
    /// Where it leads.
    pub to: LedgerState,
    /// What that is called.
    pub name: Bilingual,
    /// What kind of step it is.
    pub step: StepKind,
}

/// One site in the ledger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LedgerRow {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: SiteKind,
    /// Its course.
    pub track: LedgerTrack,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// Whose business it is.
    pub units: Units,
    /// Vacant area of an idle building, carrier area of a carrier.
    pub area_m2: Option<Area>,
    /// Where it stands; `null` while it is not in the ledger.
    pub state: Option<LedgerState>,
    /// What that is called.
    pub state_name: Option<Bilingual>,
    /// The day it came there; `null` where no entry says.
    pub since: Option<Date>,
    /// Whole months since then.
    pub months: Option<i32>,
    /// Steps that may follow.
    pub next: Vec<NextState>,
    /// How many entries it has.
    pub entries: usize,
    /// The last of them.
    pub last: Option<EntryLine>,
    /// What there is to say of it.
    pub note: Option<Bilingual>,
    /// Whether a fact or an entry of it is made up for the example.
    pub example: bool,
}

/// How many sites stand in a state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateCount {
    /// The course.
    pub track: LedgerTrack,
    /// The state; `null` for those not in the ledger.
    pub state: Option<LedgerState>,
    /// What it is called.
    pub name: Bilingual,
    /// How many sites.
    pub sites: usize,
    /// Sum of their areas, as far as known.
    pub area_m2: Area,
    /// Sites of which the area is not known.
    pub area_unknown: usize,
}

/// The whole ledger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Register {
    /// The day it is for.
    pub as_of: Date,
    /// Revision of the data.
    pub revision: u64,
    /// Entries recorded so far.
    pub entries: usize,
    /// By course and state, in the order of the courses.
    pub counts: Vec<StateCount>,
    /// Site by site, in order of id.
    pub rows: Vec<LedgerRow>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// One site with all its entries.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteLedger {
    /// Where it stands.
    #[serde(flatten)]
    pub row: LedgerRow,
    /// Every entry, the first one first.
    pub history: Vec<EntryLine>,
}

/// Which rows are wanted; what is not given does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerFilter {
    /// Its course.
    pub track: Option<LedgerTrack>,
    /// Where it stands.
    pub state: Option<LedgerState>,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
}

impl Register {
    /// The same ledger with the wanted rows only; the counts stay those of the whole.
    #[must_use]
    pub fn keep(mut self, wanted: &LedgerFilter) -> Self {
        self.rows.retain(|row| {
            wanted.track.is_none_or(|track| row.track == track)
                && wanted.state.is_none_or(|state| row.state == Some(state))
                && wanted.zone.as_ref().is_none_or(|zone| row.zone.as_ref() == Some(zone))
        });
        self
    }
}

/// Entries by site, in the order they were recorded.
pub(super) fn by_site(entries: &[LedgerEntry]) -> BTreeMap<&SiteId, Vec<&LedgerEntry>> {
    let mut found: BTreeMap<&SiteId, Vec<&LedgerEntry>> = BTreeMap::new();
    for entry in entries {
        found.entry(&entry.step.site).or_default().push(entry);
    }
    found
}

/// Where a site stands: a carrier as its status on record says, which is what counts; an idle building as its last entry says.
#[must_use]
pub fn state_of(site: &Site, last: Option<&LedgerEntry>) -> Option<LedgerState> {
    match &site.body {
        SiteBody::Carrier(carrier) => carrier.status.as_ref().map(|status| LedgerState::from(status.value)),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => {
            last.map(|entry| entry.step.to)
        }
    }
}

/// The whole ledger on a day.
#[must_use]
pub fn register(atlas: &Atlas, entries: &[LedgerEntry], settings: &LedgerSettings, on: Date, may_see: bool) -> Register {
    let by_site = by_site(entries);
    let nothing = Vec::new();
    let rows: Vec<LedgerRow> = atlas
        .sites()
        .iter()
        .filter_map(|site| {
            let history = by_site.get(&site.id).unwrap_or(&nothing);
            belongs(atlas, site, history, settings, on).then(|| row(atlas, site, history, on, may_see)).flatten()
        })
        .collect();
    let counts = [LedgerTrack::Idle, LedgerTrack::Carrier].iter().flat_map(|track| counted(*track, &rows)).collect();
    Register {
        as_of: on,
        revision: atlas.revision().number,
        entries: entries.len(),
        counts,
        notices: notices(rows.iter().any(|row| row.example)),
        rows,
    }
}

/// One site with all its entries; `None` when its kind has no ledger.
#[must_use]
pub fn site_ledger(atlas: &Atlas, site: &Site, entries: &[LedgerEntry], on: Date, may_see: bool) -> Option<SiteLedger> {
    let history: Vec<&LedgerEntry> = entries.iter().filter(|entry| entry.step.site == site.id).collect();
    let row = row(atlas, site, &history, on, may_see)?;
    Some(SiteLedger { row, history: history.into_iter().map(|entry| EntryLine::of(entry, may_see)).collect() })
}

/// Idle properties and carriers always; a building once it has an entry or when it looks idle and no part of it is registered on its own.
fn belongs(atlas: &Atlas, site: &Site, history: &[&LedgerEntry], settings: &LedgerSettings, on: Date) -> bool {
    match &site.body {
        SiteBody::IdleProperty(_) | SiteBody::Carrier(_) => true,
        SiteBody::Building(building) => {
            !history.is_empty() || (looks_idle(&building.space, settings, on) == Some(true) && !has_parts(atlas, &site.id))
        }
        SiteBody::M0Parcel(_) | SiteBody::Place(_) => false,
    }
}

fn has_parts(atlas: &Atlas, whole: &SiteId) -> bool {
    let part = |site: &Site| matches!(&site.body, SiteBody::IdleProperty(part) if part.within.as_ref() == Some(whole));
    atlas.sites().iter().any(part)
}

/// Whether vacancy reaches both thresholds; `None` while it is not known.
fn looks_idle(space: &Space, settings: &LedgerSettings, on: Date) -> Option<bool> {
    let (vacant, usable) = (space.vacant_area.as_ref()?.value, space.usable_area.as_ref()?.value);
    let months = whole_months(space.vacant_since.as_ref()?.value, on)?;
    let part = (usable > Area::ZERO).then(|| Share::nearest(vacant.square_metres() / usable.square_metres()))?;
    Some(part >= settings.idle_vacancy && i64::from(months) >= i64::from(settings.idle_months))
}

/// Whole months from one day to another; `None` when the other comes first.
pub(super) fn whole_months(from: Date, to: Date) -> Option<i32> {
    let months = from.until((Unit::Month, to)).ok()?.get_months();
    (months >= 0 && from <= to).then_some(months)
}

fn row(atlas: &Atlas, site: &Site, history: &[&LedgerEntry], on: Date, may_see: bool) -> Option<LedgerRow> {
    let track = LedgerTrack::of(site.kind())?;
    let last = history.last().copied();
    let state = state_of(site, last);
    let since = last.filter(|entry| Some(entry.step.to) == state).map(|entry| entry.step.on);
    Some(LedgerRow {
        site: site.id.clone(),
        name: site.label().to_owned(),
        kind: site.kind(),
        track,
        zone: atlas.zone_of(&site.id).cloned(),
        units: Units::of(atlas, &site.id),
        area_m2: area(site),
        state,
        state_name: state.map(LedgerState::name),
        since,
        months: since.and_then(|since| whole_months(since, on)),
        next: next(track, state),
        entries: history.len(),
        last: last.map(|entry| EntryLine::of(entry, may_see)),
        note: note(track, state, last),
        example: site.standing().is_example() || history.iter().any(|entry| EntryLine::of(entry, false).example),
    })
}

fn next(track: LedgerTrack, state: Option<LedgerState>) -> Vec<NextState> {
    track.next(state).iter().map(|(to, step)| NextState { to: *to, name: to.name(), step: *step }).collect()
}

pub(super) fn area(site: &Site) -> Option<Area> {
    match &site.body {
        SiteBody::Carrier(carrier) => carrier.carrier_area.as_ref().map(|fact| fact.value),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => {
            site.space()?.vacant_area.as_ref().map(|fact| fact.value)
        }
    }
}

fn note(track: LedgerTrack, state: Option<LedgerState>, last: Option<&LedgerEntry>) -> Option<Bilingual> {
    match (track, state, last.map(|entry| entry.step.to)) {
        (LedgerTrack::Idle, None, _) => {
            Some(Bilingual::new("未入账，请登记“发现”", "not in the ledger: record that it was found"))
        }
        (LedgerTrack::Carrier, None, _) => {
            Some(Bilingual::new("载体状态未知，请登记“谋划”或导入状态", "its status is not known: record it or import it"))
        }
        (LedgerTrack::Carrier, Some(state), Some(recorded)) if state != recorded => {
            let (now, then) = (state.name(), recorded.name());
            Some(Bilingual::new(
                format!("数据中的状态“{}”与台账最后一次登记“{}”不一致，以数据为准", now.zh, then.zh),
                format!("the status in the data is “{}”, the last entry says “{}”; the data counts", now.en, then.en),
            ))
        }
        (LedgerTrack::Idle | LedgerTrack::Carrier, Some(_), _) => None,
    }
}

fn counted(track: LedgerTrack, rows: &[LedgerRow]) -> Vec<StateCount> {
    let states = std::iter::once(None).chain(track.states().iter().copied().map(Some));
    states
        .map(|state| {
            let of_state = || rows.iter().filter(|row| row.track == track && row.state == state);
            StateCount {
                track,
                state,
                name: state.map_or_else(|| Bilingual::new("未入账", "not in the ledger"), LedgerState::name),
                sites: of_state().count(),
                area_m2: of_state().filter_map(|row| row.area_m2).sum(),
                area_unknown: of_state().filter(|row| row.area_m2.is_none()).count(),
            }
        })
        .collect()
}

pub(super) fn notices(example: bool) -> Vec<Bilingual> {
    let mut notices = vec![Bilingual::new(
        "台账状态为工作记录，不构成收储决定。",
        "The states are a working record; they decide no acquisition.",
    )];
    if example {
        notices.push(Bilingual::new("含示例数据，不得用于决策。", "Contains example data; must not be used for decisions."));
    }
    notices
}
