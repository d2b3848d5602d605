//! From the programme to rows: what is asked of which zone, what is there already, and the ceilings. Never here: a site on offer.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::aim::Quality;
use super::model::{Candidate, Density, Measure, Row, Sense, Subject};
use super::scenario::{AreaBasis, Binding, Budget, FirmSpace, Scenario, SharedElement};
use crate::atlas::Atlas;
use crate::estate::{Carrier, CarrierProgramme, Recognition, Site, SiteBody, SiteId};
use crate::programme::{Goal, Metric, Programme, Scope, ZoneId};
use crate::units::Area;

/// ㎡ per firm outside the zones, and everywhere with `uniform_125`.
const SQUARE_METRES_PER_FIRM: u32 = 125;

/// Carrier space that counts already.
pub(super) struct Built {
    by_zone: BTreeMap<Option<ZoneId>, Area>,
}

impl Built {
    /// What is built by a day, or at all where the plan has no dates.
    pub(super) fn by(atlas: &Atlas, scenario: &Scenario, day: Option<Date>) -> Self {
        let mut by_zone = BTreeMap::new();
        let basis = scenario.area_basis(atlas.programme());
        for site in atlas.sites() {
            let SiteBody::Carrier(carrier) = &site.body else { continue };
            if let Some(area) = counted(carrier, scenario, basis, day.filter(|_| scenario.start.is_some())) {
                *by_zone.entry(atlas.zone_of(&site.id).cloned()).or_insert(Area::ZERO) += area;
            }
        }
        Self { by_zone }
    }

    /// In one zone.
    pub(super) fn in_zone(&self, zone: &ZoneId) -> Area {
        self.by_zone.get(&Some(zone.clone())).copied().unwrap_or(Area::ZERO)
    }

    /// Zone by zone, outside the zones included.
    pub(super) fn everywhere(&self) -> BTreeMap<Option<ZoneId>, Area> {
        self.by_zone.clone()
    }

    /// In the whole district.
    pub(super) fn in_all(&self) -> Area {
        self.by_zone.values().copied().sum()
    }
}

fn counted(carrier: &Carrier, scenario: &Scenario, basis: AreaBasis, day: Option<Date>) -> Option<Area> {
    let status = carrier.status.as_ref()?.value;
    let finished = carrier.finished_on.as_ref().map(|fact| fact.value);
    let late = day.zip(finished).is_some_and(|(day, finished)| finished > day);
    if late || !(status.counts_as_built() || scenario.count_under_way && status.is_under_way()) {
        return None;
    }
    match basis {
        AreaBasis::Carrier | AreaBasis::Gross => carrier.carrier_area.as_ref(),
        AreaBasis::IncubationUse => carrier.incubation_area.as_ref(),
    }
    .map(|fact| fact.value)
}

/// Whether a carrier on record is known to be this. Special is one with a kind of specialty on record (switch I5: any of them).
fn is(carrier: &Carrier, quality: Quality) -> bool {
    let held = carrier.recognition.as_ref().map(|fact| fact.value);
    let national = matches!(held, Some(Recognition::National | Recognition::NationallyRegistered));
    match quality {
        Quality::Large => carrier.large.as_ref().is_some_and(|fact| fact.value),
        Quality::Special => {
            carrier.orientation.is_some()
                || carrier.carrier_programme.as_ref().is_some_and(|fact| fact.value == CarrierProgramme::Specialty)
        }
        Quality::Municipal => national || held == Some(Recognition::Municipal),
        Quality::National => national,
    }
}

/// ㎡ per firm and the share of tech firms, zone by zone.
pub(super) struct Firms {
    square_metres: BTreeMap<ZoneId, u32>,
    /// Tech firms and firms the programme asks for, whose ratio is the share.
    tech: BTreeMap<ZoneId, (u32, u32)>,
    tech_elsewhere: (u32, u32),
}

impl Firms {
    pub(super) fn of(programme: &Programme, scenario: &Scenario) -> Self {
        let space = scenario.firm_space(programme);
        let square_metres = |zone: &crate::programme::Zone| match space {
            FirmSpace::ByZone => zone.square_metres_per_firm,
            FirmSpace::Uniform => SQUARE_METRES_PER_FIRM,
            FirmSpace::Custom => scenario.square_metres_per_firm.get(&zone.id).copied().unwrap_or(zone.square_metres_per_firm),
        };
        let asked = |scope: &Scope| {
            let count = |metric| latest(programme, scope, metric, Date::MAX).and_then(|(_, goal)| count_of(goal));
            count(Metric::TechFirms).zip(count(Metric::Incubatees)).filter(|(_, firms)| *firms > 0)
        };
        Self {
            square_metres: programme.zones.iter().map(|zone| (zone.id.clone(), square_metres(zone).max(1))).collect(),
            tech: programme
                .zones
                .iter()
                .filter_map(|zone| Some((zone.id.clone(), asked(&Scope::Zone(zone.id.clone()))?)))
                .collect(),
            tech_elsewhere: asked(&Scope::District).unwrap_or((0, 1)),
        }
    }

    fn square_metres(&self, zone: Option<&ZoneId>) -> i64 {
        zone.and_then(|zone| self.square_metres.get(zone)).map_or(i64::from(SQUARE_METRES_PER_FIRM), |metres| i64::from(*metres))
    }

    fn tech(&self, zone: Option<&ZoneId>) -> (i64, i64) {
        let (tech, firms) = zone.and_then(|zone| self.tech.get(zone)).copied().unwrap_or(self.tech_elsewhere);
        (i64::from(tech), i64::from(firms))
    }

    /// Tech firms (or firms) per 0.01 ㎡ as a fraction.
    fn rate(&self, zone: Option<&ZoneId>, measure: Measure) -> (i64, i64) {
        let metres = self.square_metres(zone) * 100;
        let (tech, firms) = if measure == Measure::TechFirms { self.tech(zone) } else { (1, 1) };
        let common = gcd(tech, firms * metres).max(1);
        (tech / common, firms * metres / common)
    }

    /// Whole firms there is room for.
    pub(super) fn room(&self, zone: Option<&ZoneId>, measure: Measure, area: Area) -> i64 {
        let (firms, hundredths) = self.rate(zone, measure);
        i64::try_from(i128::from(area.hundredths()) * i128::from(firms) / i128::from(hundredths)).unwrap_or(i64::MAX)
    }

    /// Densities that make a row of firms exact, and the row's units in one firm.
    fn density(&self, measure: Measure) -> (Density, i64) {
        let zones = self.square_metres.keys();
        let rates: Vec<(Option<&ZoneId>, (i64, i64))> =
            zones.map(Some).chain([None]).map(|zone| (zone, self.rate(zone, measure))).collect();
        let scale = rates.iter().fold(1_i64, |scale, (_, (_, over))| scale / gcd(scale, *over) * over);
        let per = |(firms, over): (i64, i64)| scale / over * firms;
        let by_zone = rates.iter().filter_map(|(zone, rate)| Some(((*zone)?.clone(), per(*rate)))).collect();
        (Density { by_zone, elsewhere: per(self.rate(None, measure)) }, scale)
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

fn count_of(goal: Goal) -> Option<u32> {
    match goal {
        Goal::Count { at_least, .. } => Some(at_least),
        Goal::Area { .. } => None,
    }
}

fn area_of(goal: Goal) -> Option<Area> {
    match goal {
        Goal::Area { at_least_m2 } => Some(at_least_m2),
        Goal::Count { .. } => None,
    }
}

/// The target of a scope that falls due last, up to a day.
fn latest(programme: &Programme, scope: &Scope, metric: Metric, until: Date) -> Option<(Date, Goal)> {
    let targets =
        programme.targets.iter().filter(|target| target.scope == *scope && target.metric == metric && target.due <= until);
    targets.max_by_key(|target| target.due).map(|target| (target.due, target.goal))
}

/// The last day whose targets are pursued.
pub(super) fn milestone(programme: &Programme, scenario: &Scenario) -> Date {
    let last = programme.milestones().last().map_or(Date::MAX, |milestone| milestone.due);
    scenario.milestone.unwrap_or(last)
}

/// Everything that has to hold.
pub(super) fn rows(atlas: &Atlas, scenario: &Scenario) -> Vec<Row> {
    let asking = Asking { atlas, programme: atlas.programme(), scenario, until: milestone(atlas.programme(), scenario) };
    let binding = scenario.binding(atlas.programme());
    let mut rows = Vec::new();
    if binding != Binding::Headline {
        rows.extend(asking.zone_areas());
    }
    if binding != Binding::Zones {
        rows.extend(asking.areas(&Scope::District, &Subject::District));
    }
    if scenario.bind_firms {
        rows.extend(asking.firms(binding));
    }
    rows.extend(asking.counts());
    rows.extend(scenario.owner_limit.map(|most| Row::new(Subject::District, Measure::Owners, Sense::AtMost, i64::from(most))));
    rows.extend(scenario.budget_yuan.map(|most| Row::new(Subject::District, Measure::Cost, Sense::AtMost, most.get())));
    rows.extend(scenario.budgets.iter().map(ceiling));
    rows
}

/// A ceiling on what is spent by a day, or by a funder.
fn ceiling(budget: &Budget) -> Row {
    let subject = budget.zones.clone().map_or(Subject::District, Subject::Zones);
    let row = Row::new(subject, Measure::Cost, Sense::AtMost, budget.most_yuan.get());
    Row { due: budget.until, modes: budget.modes.clone(), label: budget.funder.clone(), ..row }
}

/// Floors of one building that are taken to a carrier's least size or left alone: the building itself and what is registered within it.
pub(super) fn least_carriers(atlas: &Atlas, scenario: &Scenario, candidates: &[Candidate]) -> Vec<Row> {
    let Some(least) = scenario.carrier_at_least_m2 else { return Vec::new() };
    let mut floors: BTreeMap<SiteId, BTreeSet<SiteId>> = BTreeMap::new();
    for candidate in candidates {
        let building = match atlas.site(&candidate.site).map(|site| &site.body) {
            Some(SiteBody::IdleProperty(property)) => property.within.clone().unwrap_or_else(|| candidate.site.clone()),
            Some(SiteBody::Building(_)) => candidate.site.clone(),
            Some(SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_)) | None => continue,
        };
        floors.entry(building).or_default().insert(candidate.site.clone());
    }
    let row = |(building, sites): (SiteId, BTreeSet<SiteId>)| Row {
        or_nothing: true,
        label: atlas.site(&building).map(|site| site.label().to_owned()),
        ..Row::area(Subject::Sites(sites), least, Area::ZERO)
    };
    floors.into_iter().map(row).collect()
}

struct Asking<'a> {
    atlas: &'a Atlas,
    programme: &'a Programme,
    scenario: &'a Scenario,
    until: Date,
}

impl Asking<'_> {
    /// Dates and areas asked of a scope: all of them where the plan has dates, else the last.
    fn asked(&self, scope: &Scope) -> Vec<(Date, Area)> {
        let mine = |target: &&crate::programme::Target| {
            target.scope == *scope && target.metric == Metric::CarrierArea && target.due <= self.until
        };
        let targets = self.programme.targets.iter().filter(mine);
        let mut asked: Vec<(Date, Area)> = targets.filter_map(|target| Some((target.due, area_of(target.goal)?))).collect();
        asked.sort_unstable();
        if let Some(by_hand) = self.scenario.targets.iter().rev().find(|target| target.scope == *scope) {
            let due = asked.pop().map_or(self.until, |(due, _)| due);
            asked.push((due, by_hand.at_least_m2));
        }
        if self.scenario.start.is_none() {
            asked = asked.pop().into_iter().collect();
        }
        asked
    }

    fn areas(&self, scope: &Scope, subject: &Subject) -> Vec<Row> {
        let row = |(due, area): (Date, Area)| self.dated(Row::area(subject.clone(), area, self.built(subject, due)), due);
        self.asked(scope).into_iter().map(row).collect()
    }

    fn dated(&self, row: Row, due: Date) -> Row {
        Row { due: self.scenario.start.map(|_| due), ..row }
    }

    fn built(&self, subject: &Subject, due: Date) -> Area {
        let built = Built::by(self.atlas, self.scenario, Some(due));
        match subject {
            Subject::District | Subject::Sites(_) => built.in_all(),
            Subject::Zones(zones) => zones.iter().map(|zone| built.in_zone(zone)).sum(),
        }
    }

    /// Zone rows, with zones that share an element of the pattern read as the switch `de_area` says.
    fn zone_areas(&self) -> Vec<Row> {
        let shared = self.scenario.shared_element(self.programme);
        let mut rows = Vec::new();
        let mut done: BTreeSet<&ZoneId> = BTreeSet::new();
        for zone in &self.programme.zones {
            if !done.insert(&zone.id) {
                continue;
            }
            let sharers = self.sharers(&zone.id);
            let alone = shared == SharedElement::EachZone || sharers.len() < 2;
            if alone {
                rows.extend(self.areas(&Scope::Zone(zone.id.clone()), &Subject::Zones([zone.id.clone()].into())));
                continue;
            }
            done.extend(&sharers);
            let subjects: Vec<BTreeSet<ZoneId>> = match shared {
                SharedElement::Combined => vec![sharers.iter().map(|zone| (*zone).clone()).collect()],
                SharedElement::EachZone | SharedElement::EachCarrier => {
                    sharers.iter().map(|zone| [(*zone).clone()].into()).collect()
                }
            };
            rows.extend(subjects.into_iter().flat_map(|zones| self.together(&sharers, Subject::Zones(zones))));
        }
        rows
    }

    /// Zones with the same element of the pattern and no target set by hand.
    fn sharers(&self, zone: &ZoneId) -> Vec<&ZoneId> {
        let element = |zone: &ZoneId| self.programme.zone(zone).and_then(|zone| zone.element.as_ref());
        let by_hand = |zone: &ZoneId| self.scenario.targets.iter().any(|target| target.scope.zone() == Some(zone));
        let mine = element(zone).filter(|_| !by_hand(zone));
        let zones = self.programme.zones.iter().map(|zone| &zone.id);
        zones.filter(|other| mine.is_some() && element(other) == mine && !by_hand(other)).collect()
    }

    /// What several zones are asked for together, put to one subject.
    fn together(&self, sharers: &[&ZoneId], subject: Subject) -> Vec<Row> {
        let mut asked: BTreeMap<Date, Area> = BTreeMap::new();
        for (due, area) in sharers.iter().flat_map(|zone| self.asked(&Scope::Zone((*zone).clone()))) {
            *asked.entry(due).or_insert(Area::ZERO) += area;
        }
        asked
            .into_iter()
            .map(|(due, area)| self.dated(Row::area(subject.clone(), area, self.built(&subject, due)), due))
            .collect()
    }

    /// Counts of carriers: the programme's where they bind, those set by hand in any case.
    fn counts(&self) -> Vec<Row> {
        let kinds = [
            (Metric::LargeCarriers, Measure::Large),
            (Metric::SpecialCarriers, Measure::Special),
            (Metric::MunicipalOrAbove, Measure::Municipal),
            (Metric::National, Measure::National),
        ];
        kinds.into_iter().flat_map(|(metric, measure)| self.count(metric, measure)).collect()
    }

    fn count(&self, metric: Metric, measure: Measure) -> Vec<Row> {
        let by_hand = self.scenario.counts.iter().rev().find(|count| Some(count.quality) == measure.quality());
        let stated = || latest(self.programme, &Scope::District, metric, self.until).filter(|_| self.scenario.bind_counts);
        let (due, least, most) = match (by_hand, stated()) {
            (Some(count), _) => (self.until, count.at_least, count.at_most),
            (None, Some((due, Goal::Count { at_least, at_most }))) => (due, self.nested(measure, at_least), at_most),
            (None, Some((_, Goal::Area { .. })) | None) => return Vec::new(),
        };
        let there = self.carriers_that_are(measure, due);
        let row = |sense, asked: u32| {
            let row = Row::new(Subject::District, measure, sense, i64::from(asked));
            self.dated(Row { already: there, bound: row.asked - there, ..row }, due)
        };
        [Some(row(Sense::AtLeast, least)), most.map(|most| row(Sense::AtMost, most.max(u32::try_from(there).unwrap_or(0))))]
            .into_iter()
            .flatten()
            .collect()
    }

    /// How inconsistency I6 is read: whether national carriers are among the municipal ones or come on top of them.
    fn nested(&self, measure: Measure, at_least: u32) -> u32 {
        let additive = self.scenario.switch(self.programme, "recognition_nesting") == Some("additive_16");
        let national =
            latest(self.programme, &Scope::District, Metric::National, self.until).and_then(|(_, goal)| count_of(goal));
        at_least + national.filter(|_| additive && measure == Measure::Municipal).unwrap_or(0)
    }

    /// Carriers there already that count as this.
    fn carriers_that_are(&self, measure: Measure, due: Date) -> i64 {
        let counts = |carrier: &&Carrier| {
            let basis = self.scenario.area_basis(self.programme);
            let day = self.scenario.start.map(|_| due);
            counted(carrier, self.scenario, basis, day).is_some() && measure.quality().is_some_and(|quality| is(carrier, quality))
        };
        let special = measure == Measure::Special;
        let elsewhere = if special { self.scenario.zones_without_special(self.programme) } else { BTreeSet::new() };
        let outside = |site: &&Site| self.atlas.zone_of(&site.id).is_none_or(|zone| !elsewhere.contains(zone));
        let carriers = self.atlas.sites().iter().filter(outside).filter_map(|site| match &site.body {
            SiteBody::Carrier(carrier) => Some(carrier.as_ref()),
            SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
        });
        i64::try_from(carriers.filter(counts).count()).unwrap_or(i64::MAX)
    }

    fn firms(&self, binding: Binding) -> Vec<Row> {
        let firms = Firms::of(self.programme, self.scenario);
        let zones = self.programme.zones.iter().map(|zone| Scope::Zone(zone.id.clone())).filter(|_| binding != Binding::Headline);
        let scopes: Vec<Scope> = zones.chain((binding != Binding::Zones).then_some(Scope::District)).collect();
        let metrics = [(Metric::Incubatees, Measure::Firms), (Metric::TechFirms, Measure::TechFirms)];
        let row = |scope: &Scope, (metric, measure): (Metric, Measure)| {
            let (due, goal) = latest(self.programme, scope, metric, self.until)?;
            Some(self.firm_row(&firms, scope, measure, due, i64::from(count_of(goal)?)))
        };
        scopes.iter().flat_map(|scope| metrics.into_iter().filter_map(|metric| row(scope, metric)).collect::<Vec<_>>()).collect()
    }

    fn firm_row(&self, firms: &Firms, scope: &Scope, measure: Measure, due: Date, asked: i64) -> Row {
        let (density, scale) = firms.density(measure);
        let built = Built::by(self.atlas, self.scenario, Some(due));
        let room = |(zone, area): (&Option<ZoneId>, &Area)| {
            let per = zone.as_ref().and_then(|zone| density.by_zone.get(zone)).copied().unwrap_or(density.elsewhere);
            area.hundredths() * per
        };
        let counts = |zone: &Option<ZoneId>| scope.zone().is_none_or(|only| zone.as_ref() == Some(only));
        let already: i64 = built.by_zone.iter().filter(|(zone, _)| counts(zone)).map(room).sum();
        let subject = scope.zone().map_or(Subject::District, |zone| Subject::Zones([zone.clone()].into()));
        let row = Row::new(subject, measure, Sense::AtLeast, asked * scale);
        self.dated(Row { already, bound: row.asked - already, scale, density: Some(density), ..row }, due)
    }
}
