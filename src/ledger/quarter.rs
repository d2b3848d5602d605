//! The list of a quarter (季度清单): what stood where at its start and its end, and every step between.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use serde::{Serialize, Serializer};
use thiserror::Error;

use super::lines::{EntryLine, Units};
use super::register::{area, by_site, notices};
use crate::atlas::Atlas;
use crate::estate::{LedgerEntry, LedgerState, LedgerTrack, Site, SiteBody, SiteId};
use crate::programme::{Bilingual, Language, ZoneId};
use crate::units::Area;

/// A quarter of a year, such as `2026Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i16,
    number: i8,
}

/// Not a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is no quarter; write it as 2026Q3")]
pub struct QuarterFault(String);

impl QuarterFault {
    /// The sentence in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        Bilingual::new(format!("“{}”不是季度；请写作 2026Q3", self.0), self.to_string())
    }
}

impl Quarter {
    /// The quarter a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> Date {
        date(self.year, self.number * 3 - 2, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        date(self.year, self.number * 3, 1).last_of_month()
    }
}

impl FromStr for Quarter {
    type Err = QuarterFault;

    fn from_str(text: &str) -> Result<Self, QuarterFault> {
        let fault = || QuarterFault(text.chars().take(20).collect());
        let (year, number) = text.trim().split_once(['Q', 'q']).ok_or_else(fault)?;
        let year = year.parse().ok().filter(|year| (1950..=2200).contains(year));
        let number = number.parse().ok().filter(|number| (1..=4).contains(number));
        year.zip(number).map(|(year, number)| Self { year, number }).ok_or_else(fault)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

impl Serialize for Quarter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One site in the list of a quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterRow {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Its course.
    pub track: LedgerTrack,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// Whose business it is.
    pub units: Units,
    /// Vacant area of an idle building, carrier area of a carrier, as known today.
    pub area_m2: Option<Area>,
    /// Where it stood before the quarter; `null` when it was not in the ledger.
    pub at_start: Option<LedgerState>,
    /// Where it stood at its end.
    pub at_end: LedgerState,
    /// What that is called.
    pub at_end_name: Bilingual,
    /// Steps taken in the quarter.
    pub steps: Vec<EntryLine>,
}

/// How a state filled and emptied in a quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateFlow {
    /// The course.
    pub track: LedgerTrack,
    /// The state.
    pub state: LedgerState,
    /// What it is called.
    pub name: Bilingual,
    /// Sites in it before the quarter.
    pub at_start: usize,
    /// Steps into it.
    pub entered: usize,
    /// Steps out of it.
    pub left: usize,
    /// Sites in it at the end.
    pub at_end: usize,
}

/// The list of a quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterList {
    /// The quarter.
    pub quarter: Quarter,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The day the list was made.
    pub as_of: Date,
    /// Whether the quarter is over.
    pub complete: bool,
    /// Revision of the data.
    pub revision: u64,
    /// State by state.
    pub flows: Vec<StateFlow>,
    /// Site by site: idle buildings, then carriers, each in order of id.
    pub rows: Vec<QuarterRow>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// The list of a quarter, made on a day.
#[must_use]
pub fn quarter_list(atlas: &Atlas, entries: &[LedgerEntry], quarter: Quarter, on: Date, may_see: bool) -> QuarterList {
    let by_site = by_site(entries);
    let nothing = Vec::new();
    let history = |site: &Site| by_site.get(&site.id).unwrap_or(&nothing).as_slice();
    let of_track = |track| {
        let sites = atlas.sites().iter().filter(move |site| LedgerTrack::of(site.kind()) == Some(track));
        sites.filter_map(move |site| row(atlas, site, track, history(site), quarter, may_see))
    };
    let rows: Vec<QuarterRow> = of_track(LedgerTrack::Idle).chain(of_track(LedgerTrack::Carrier)).collect();
    let example = |row: &QuarterRow| atlas.site(&row.site).is_some_and(|site| site.standing().is_example());
    QuarterList {
        quarter,
        from: quarter.first_day(),
        to: quarter.last_day(),
        as_of: on,
        complete: on > quarter.last_day(),
        revision: atlas.revision().number,
        flows: [LedgerTrack::Idle, LedgerTrack::Carrier].iter().flat_map(|track| flows(*track, &rows)).collect(),
        notices: notices(rows.iter().any(|row| example(row) || row.steps.iter().any(|step| step.example))),
        rows,
    }
}

fn row(
    atlas: &Atlas,
    site: &Site,
    track: LedgerTrack,
    history: &[&LedgerEntry],
    quarter: Quarter,
    may_see: bool,
) -> Option<QuarterRow> {
    let (first, last) = (quarter.first_day(), quarter.last_day());
    let at_end = state_on(site, history, last)?;
    let within = |entry: &&&LedgerEntry| (first..=last).contains(&entry.step.on);
    Some(QuarterRow {
        site: site.id.clone(),
        name: site.label().to_owned(),
        track,
        zone: atlas.zone_of(&site.id).cloned(),
        units: Units::of(atlas, &site.id),
        area_m2: area(site),
        at_start: first.checked_sub(1.day()).ok().and_then(|eve| state_on(site, history, eve)),
        at_end,
        at_end_name: at_end.name(),
        steps: history.iter().filter(within).map(|entry| EntryLine::of(entry, may_see)).collect(),
    })
}

/// Where a site stood on the evening of a day: where its last step until then led, else where its first step afterwards began, else, for a
/// carrier without entries, its status on record.
fn state_on(site: &Site, history: &[&LedgerEntry], day: Date) -> Option<LedgerState> {
    let until = history.iter().rfind(|entry| entry.step.on <= day);
    match (until, history.first(), &site.body) {
        (Some(entry), _, _) => Some(entry.step.to),
        (None, Some(first), _) => first.step.from,
        (None, None, SiteBody::Carrier(carrier)) => {
            let status = carrier.status.as_ref()?;
            // A status that was reported for a later day says nothing of this one.
            status.provenance.as_of.is_none_or(|reported| reported <= day).then(|| LedgerState::from(status.value))
        }
        (None, None, SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_)) => None,
    }
}

fn flows(track: LedgerTrack, rows: &[QuarterRow]) -> Vec<StateFlow> {
    let rows: Vec<&QuarterRow> = rows.iter().filter(|row| row.track == track).collect();
    let steps = || rows.iter().flat_map(|row| &row.steps);
    let flow = |state: &LedgerState| StateFlow {
        track,
        state: *state,
        name: state.name(),
        at_start: rows.iter().filter(|row| row.at_start == Some(*state)).count(),
        entered: steps().filter(|step| step.to == *state).count(),
        left: steps().filter(|step| step.from == Some(*state)).count(),
        at_end: rows.iter().filter(|row| row.at_end == *state).count(),
    };
    track.states().iter().map(flow).collect()
}

impl QuarterList {
    /// The list as a table: headings, then a row for each site.
    #[must_use]
    pub fn table(&self, language: Language) -> Vec<Vec<String>> {
        let headings = match language {
            Language::Zh => ["编号", "名称", "类别", "片区", "责任单位", "面积(㎡)", "季初状态", "季末状态", "本季登记", "事由"],
            Language::En => ["id", "name", "course", "zone", "units", "area (m²)", "at start", "at end", "steps", "reasons"],
        };
        let read = |words: Bilingual| words.read(language).to_owned();
        let state = |state: Option<LedgerState>| state.map_or_else(String::new, |state| read(state.name()));
        let row = |row: &QuarterRow| {
            let steps: Vec<String> =
                row.steps.iter().map(|step| format!("{} {}", step.on, step.to_name.read(language))).collect();
            let reasons: Vec<&str> = row.steps.iter().filter_map(|step| step.why.as_deref()).collect();
            vec![
                row.site.0.clone(),
                row.name.clone(),
                read(row.track.name()),
                row.zone.as_ref().map_or_else(String::new, |zone| zone.0.clone()),
                row.units.text(),
                row.area_m2.map_or_else(String::new, |area| area.square_metres().to_string()),
                state(row.at_start),
                state(Some(row.at_end)),
                steps.join(language.semicolon()),
                reasons.join(language.semicolon()),
            ]
        };
        std::iter::once(headings.map(str::to_owned).to_vec()).chain(self.rows.iter().map(row)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_and_knows_its_days() {
        let third: Quarter = "2026Q3".parse().unwrap();
        assert_eq!((third.first_day(), third.last_day()), (date(2026, 7, 1), date(2026, 9, 30)));
        assert_eq!(Quarter::of(date(2026, 12, 31)).to_string(), "2026Q4");
        assert_eq!(Quarter::of(date(2024, 2, 29)).last_day(), date(2024, 3, 31));
        for bad in ["2026", "2026Q5", "2026Q0", "Q3", "26Q1", "2026-Q3", "2026Q3x", "９999Q1"] {
            assert!(bad.parse::<Quarter>().is_err(), "{bad}");
        }
    }
}
