//! What falls due: the end of a transition, of a land-use right, of the last lease or of a valuation, and figures gone stale, by
//! responsible unit.
//!
//! Never here: a reminder sent to anybody.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

use super::LedgerSettings;
use super::lines::{UNASSIGNED, Units};
use super::register::notices;
use crate::atlas::Atlas;
use crate::estate::{Fact, Known, Site, SiteBody, SiteId, valuation_ends};
use crate::programme::{Bilingual, ZoneId, counted};

/// Years that a transition lasts (国土资规〔2015〕5号).
const TRANSITION_YEARS: i32 = 5;

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AlarmKind {
    /// 过渡期届满.
    Transition,
    /// 土地使用权届满.
    LandTerm,
    /// 租约到期.
    LeaseEnd,
    /// 评估到期.
    Valuation,
    /// 数据过期.
    Stale,
}

/// How pressing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// The day has passed.
    Overdue,
    /// The last notice was given.
    Urgent,
    /// Announced.
    Soon,
}

/// Something that falls due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alarm {
    /// What.
    pub kind: AlarmKind,
    /// How pressing.
    pub urgency: Urgency,
    /// Where.
    pub site: SiteId,
    /// What the site is called.
    pub name: String,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// Whose business it is.
    pub units: Units,
    /// The day it falls due; `null` where the day of the figures is not known.
    pub due: Option<Date>,
    /// Days left; negative once it has passed.
    pub days_left: Option<i32>,
    /// What to do, in one sentence.
    pub sentence: Bilingual,
    /// Whether a fact of the site is made up for the example.
    pub example: bool,
}

/// What one unit has to see to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitCount {
    /// The unit; 未指定 where none is named.
    pub unit: String,
    /// Alarms whose day has passed.
    pub overdue: usize,
    /// Urgent ones.
    pub urgent: usize,
    /// Announced ones.
    pub soon: usize,
    /// Of all these, sites with stale figures.
    pub stale: usize,
}

/// Every alarm on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alarms {
    /// The day.
    pub as_of: Date,
    /// Revision of the data.
    pub revision: u64,
    /// The thresholds used.
    pub settings: LedgerSettings,
    /// By responsible unit, the busiest first; an alarm of two units counts for both.
    pub by_unit: Vec<UnitCount>,
    /// The most pressing first.
    pub alarms: Vec<Alarm>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// Every alarm on a day.
#[must_use]
pub fn alarms(atlas: &Atlas, settings: &LedgerSettings, on: Date) -> Alarms {
    let mut found: Vec<Alarm> = atlas.sites().iter().flat_map(|site| of_site(atlas, site, settings, on)).collect();
    found.sort_by(|a, b| (a.urgency, a.due, &a.site, a.kind).cmp(&(b.urgency, b.due, &b.site, b.kind)));
    Alarms {
        as_of: on,
        revision: atlas.revision().number,
        settings: *settings,
        by_unit: by_unit(&found),
        notices: notices(found.iter().any(|alarm| alarm.example)),
        alarms: found,
    }
}

struct Due {
    kind: AlarmKind,
    urgency: Urgency,
    day: Option<Date>,
    sentence: Bilingual,
}

fn of_site(atlas: &Atlas, site: &Site, settings: &LedgerSettings, on: Date) -> Vec<Alarm> {
    let due = [
        transition(site, settings, on),
        land(site, settings, on),
        lease(site, settings, on),
        valuation(site, settings, on),
        stale(site, settings, on),
    ];
    let alarm = |due: Due| Alarm {
        kind: due.kind,
        urgency: due.urgency,
        site: site.id.clone(),
        name: site.label().to_owned(),
        zone: atlas.zone_of(&site.id).cloned(),
        units: Units::of(atlas, &site.id),
        due: due.day,
        days_left: due.day.and_then(|day| on.until(day).ok()).map(|span| span.get_days()),
        sentence: due.sentence,
        example: site.standing().is_example(),
    };
    due.into_iter().flatten().map(alarm).collect()
}

/// How pressing a day is, by the months before it at which it is announced and at which it becomes urgent.
fn pressing(day: Date, announced: u32, urgent: u32, on: Date) -> Option<Urgency> {
    let before = |months: u32| day.checked_sub(i64::from(months).months()).is_ok_and(|from| on >= from);
    if on > day {
        Some(Urgency::Overdue)
    } else if before(urgent) {
        Some(Urgency::Urgent)
    } else {
        before(announced).then_some(Urgency::Soon)
    }
}

fn transition(site: &Site, settings: &LedgerSettings, on: Date) -> Option<Due> {
    let start = value(&site.tenure()?.transition_from)?;
    let day = start.checked_add(TRANSITION_YEARS.years()).ok()?;
    let [first, second, last] = settings.transition_months;
    let urgency = pressing(day, first, last, on)?;
    let notice = [last, second, first].into_iter().find(|months| pressing(day, *months, 0, on).is_some());
    let sentence = match (urgency, notice) {
        (Urgency::Overdue, _) | (_, None) => Bilingual::new(
            format!("五年过渡期已于 {day} 届满，须办理用途变更或恢复原用途"),
            format!("the five-year transition ended on {day}: regularise the use or restore the former one"),
        ),
        (Urgency::Urgent | Urgency::Soon, Some(months)) => Bilingual::new(
            format!("五年过渡期 {day} 届满，不足 {months} 个月，须安排用途变更或续用"),
            format!(
                "the five-year transition ends on {day}, in less than {}: arrange what follows",
                counted(months, "month", "months")
            ),
        ),
    };
    Some(Due { kind: AlarmKind::Transition, urgency, day: Some(day), sentence })
}

fn land(site: &Site, settings: &LedgerSettings, on: Date) -> Option<Due> {
    let day = match &site.body {
        SiteBody::M0Parcel(parcel) => value(&parcel.term_end)?,
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => {
            value(&site.tenure()?.land_right_end)?
        }
    };
    let [announced, urgent] = settings.land_months;
    let urgency = pressing(day, announced, urgent, on)?;
    let sentence = if urgency == Urgency::Overdue {
        Bilingual::new(
            format!("土地使用权已于 {day} 届满，须核实续期"),
            format!("the land-use right ended on {day}: find out about its renewal"),
        )
    } else {
        Bilingual::new(
            format!("土地使用权 {day} 届满，收储前须确认续期"),
            format!("the land-use right ends on {day}: settle its renewal before acquiring"),
        )
    };
    Some(Due { kind: AlarmKind::LandTerm, urgency, day: Some(day), sentence })
}

/// The last lease of the site, or of the floor on which it ends first.
fn lease(site: &Site, settings: &LedgerSettings, on: Date) -> Option<Due> {
    let own = site.space().and_then(|space| value(&space.lease_end)).map(|day| (day, None));
    let floors = match &site.body {
        SiteBody::Building(building) => building.floors.as_slice(),
        SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => &[],
    };
    let of_floors = floors.iter().filter_map(|floor| Some((value(&floor.space.lease_end)?, Some(floor.label.as_str()))));
    let (day, floor) = of_floors.chain(own).min_by_key(|(day, _)| *day)?;
    let [announced, urgent] = settings.lease_months;
    let urgency = pressing(day, announced, urgent, on)?;
    let (zh_floor, en_floor) = floor.map_or_else(Default::default, |label| (format!("{label} "), format!(" of {label}")));
    let sentence = if urgency == Urgency::Overdue {
        Bilingual::new(
            format!("{zh_floor}租约已于 {day} 到期，须更新租用情况"),
            format!("the lease{en_floor} ended on {day}: report how the space is used now"),
        )
    } else {
        Bilingual::new(
            format!("{zh_floor}租约 {day} 到期，可安排腾退或续租"),
            format!("the lease{en_floor} ends on {day}: arrange clearing or renewal"),
        )
    };
    Some(Due { kind: AlarmKind::LeaseEnd, urgency, day: Some(day), sentence })
}

/// A valuation holds for a year from its base date.
fn valuation(site: &Site, settings: &LedgerSettings, on: Date) -> Option<Due> {
    let day = valuation_ends(value(&site.offer()?.valued_on)?)?;
    let from = day.checked_sub(i64::from(settings.valuation_days).days()).ok()?;
    let (urgency, sentence) = if on > day {
        let zh = format!("评估已于 {day} 失效，收储前须重新评估");
        (Urgency::Overdue, Bilingual::new(zh, format!("the valuation lapsed on {day}: value again before acquiring")))
    } else if on >= from {
        let zh = format!("评估 {day} 失效，须在此前完成备案或重新评估");
        (Urgency::Urgent, Bilingual::new(zh, format!("the valuation lapses on {day}: file it by then or value again")))
    } else {
        return None;
    };
    Some(Due { kind: AlarmKind::Valuation, urgency, day: Some(day), sentence })
}

/// Figures that are reported by the quarter: vacancy of buildings, area and firms of carriers.
fn stale(site: &Site, settings: &LedgerSettings, on: Date) -> Option<Due> {
    let described = match &site.body {
        SiteBody::Building(_) | SiteBody::IdleProperty(_) => day_of(&site.space()?.vacant_area)?,
        SiteBody::Carrier(carrier) => {
            let days = [day_of(&carrier.carrier_area), day_of(&carrier.incubatees)];
            days.into_iter().flatten().max()?
        }
        SiteBody::M0Parcel(_) | SiteBody::Place(_) => return None,
    };
    let Some(described) = described else {
        let sentence = Bilingual::new("数据时点未注明，须补报", "the day of the figures is not stated: report it");
        return Some(Due { kind: AlarmKind::Stale, urgency: Urgency::Overdue, day: None, sentence });
    };
    let day = described.checked_add(i64::from(settings.stale_months).months()).ok().filter(|day| on > *day)?;
    let sentence = Bilingual::new(
        format!("数据时点 {described}，已超过 {} 个月，须更新", settings.stale_months),
        format!(
            "the figures are of {described}, more than {} old: report them again",
            counted(settings.stale_months, "month", "months")
        ),
    );
    Some(Due { kind: AlarmKind::Stale, urgency: Urgency::Overdue, day: Some(day), sentence })
}

fn value<T: Copy>(known: &Known<T>) -> Option<T> {
    known.as_ref().map(|fact| fact.value)
}

/// The day a known figure describes, which may itself be unknown.
fn day_of<T>(known: &Known<T>) -> Option<Option<Date>> {
    known.as_ref().map(|fact: &Fact<T>| fact.provenance.as_of)
}

fn by_unit(alarms: &[Alarm]) -> Vec<UnitCount> {
    let mut units: BTreeMap<&str, UnitCount> = BTreeMap::new();
    for alarm in alarms {
        let named = alarm.units.names.iter().map(String::as_str);
        for unit in named.chain(alarm.units.names.is_empty().then_some(UNASSIGNED)) {
            let blank = || UnitCount { unit: unit.to_owned(), overdue: 0, urgent: 0, soon: 0, stale: 0 };
            let count = units.entry(unit).or_insert_with(blank);
            match alarm.urgency {
                Urgency::Overdue => count.overdue += 1,
                Urgency::Urgent => count.urgent += 1,
                Urgency::Soon => count.soon += 1,
            }
            count.stale += usize::from(alarm.kind == AlarmKind::Stale);
        }
    }
    let mut counts: Vec<UnitCount> = units.into_values().collect();
    counts.sort_by_key(|count| std::cmp::Reverse((count.overdue, count.urgent, count.soon)));
    counts
}
