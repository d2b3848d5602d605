//! What the board adds up, zone by zone, over some sites: figures that can be taken out again when a site changes. Never here: a target.

use std::collections::BTreeMap;
use std::io;

use jiff::civil::Date;

use super::Tally;
use super::cell::Supply;
use super::columns::Columns;
use super::gleaning::Harvest;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::roll::Roll;
use crate::estate::{CarrierGlance, CarrierStatus, Glance, SiteKind};
use crate::units::Area;

/// The figures of one zone.
#[derive(Clone, Copy, Default)]
pub(super) struct Figures {
    pub(super) built_area: Tally,
    pub(super) under_way_area: Tally,
    pub(super) planned_area: Tally,
    pub(super) vacant_area: Tally,
    pub(super) available_area: Tally,
    pub(super) incubatees: Tally<u64>,
    pub(super) tech_firms: Tally<u64>,
    pub(super) vacancy_unknown_sites: u32,
    pub(super) sites: u32,
    pub(super) enclaves: u32,
    pub(super) carriers: u32,
    pub(super) carriers_of_unknown_status: u32,
    pub(super) example_sites: u32,
}

/// The figures of one zone, and how many counted sites each day is the latest of.
#[derive(Clone, Default)]
pub(super) struct Tallied {
    figures: Figures,
    days: BTreeMap<Date, u32>,
}

/// The figures of every zone, and how many sites there are of each kind.
#[derive(Clone)]
pub(super) struct Tallies {
    /// By place in the programme's list; the last is for what lies outside the zones.
    zones: Vec<Tallied>,
    kinds: [u32; SiteKind::ALL.len()],
}

impl Tallies {
    pub(super) fn none(zones: usize) -> Self {
        Self { zones: vec![Tallied::default(); zones + 1], kinds: [0; SiteKind::ALL.len()] }
    }

    /// Over everything that was gleaned.
    pub(super) fn of(zones: usize, harvest: &Harvest, columns: &Columns) -> Self {
        let mut tallies = Self::none(zones);
        for row in 0..columns.len() {
            let index = columns.site[row] as usize;
            let carried = (columns.category(row).kind == SiteKind::Carrier).then(|| harvest.carrier(index)).flatten();
            tallies.take(row, columns, carried, harvest.site(index).as_of);
        }
        tallies
    }

    /// Adds some rows.
    pub(super) fn take_rows(&mut self, sites: &Roll, columns: &Columns, rows: impl Iterator<Item = usize>) {
        for row in rows {
            let site = Glance::of(&sites[columns.site[row] as usize]);
            self.take(row, columns, site.carrier.as_ref(), site.standing.as_of);
        }
    }

    fn take(&mut self, row: usize, columns: &Columns, carried: Option<&CarrierGlance>, as_of: Option<Date>) {
        let category = columns.category(row);
        self.kinds[category.kind as usize] += 1;
        let zone = category.zone.map_or(self.zones.len() - 1, usize::from);
        if let Some(zone) = self.zones.get_mut(zone) {
            zone.take(row, columns, carried, as_of);
        }
    }

    /// The figures of a zone and the latest day behind them, once `less` is taken out and `more` put in.
    pub(super) fn of_zone(&self, zone: usize, less: &Self, more: &Self) -> (Figures, Option<Date>) {
        let (own, less, more) = (&self.zones[zone], &less.zones[zone], &more.zones[zone]);
        let mut figures = own.figures;
        figures.add(&more.figures);
        figures.take_away(&less.figures);
        let left = own.days.iter().rev().find(|(day, sites)| less.days.get(day).is_none_or(|gone| gone < *sites));
        let latest = left.map(|(day, _)| *day).max(more.days.last_key_value().map(|(day, _)| *day));
        (figures, latest)
    }

    /// How many sites there are of a kind, once `less` is taken out and `more` put in.
    pub(super) const fn of_kind(&self, kind: SiteKind, less: &Self, more: &Self) -> u32 {
        self.kinds[kind as usize] + more.kinds[kind as usize] - less.kinds[kind as usize]
    }
}

impl Keep for Tallies {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        pen.column(&self.kinds)?;
        pen.column(&self.zones.iter().map(|zone| zone.figures.numbers()).collect::<Vec<_>>())?;
        let days: Vec<&BTreeMap<Date, u32>> = self.zones.iter().map(|zone| &zone.days).collect();
        pen.column(&serde_json::to_vec(&days)?)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let (kinds, figures): (_, Vec<[i64; 20]>) = (reader.one()?, reader.column()?);
        let days: Vec<BTreeMap<Date, u32>> =
            serde_json::from_slice(&reader.column::<u8>()?).map_err(|_| Spoilt::Damaged("the days are no days"))?;
        let zones = figures.into_iter().map(Figures::of_numbers).zip(days).map(|(figures, days)| Tallied { figures, days });
        Ok(Self { zones: zones.collect(), kinds })
    }
}

impl Tallied {
    fn take(&mut self, row: usize, columns: &Columns, carried: Option<&CarrierGlance>, as_of: Option<Date>) {
        let figures = &mut self.figures;
        match (carried, columns.category(row).supply) {
            (Some(carried), _) => figures.take_carrier(carried),
            (_, Supply::Counted) => figures.take_supply(row, columns),
            (_, Supply::Enclave) => {
                figures.enclaves += 1;
                return;
            }
            (_, Supply::None) => return,
        }
        figures.example_sites += u32::from(columns.category(row).example);
        if let Some(day) = as_of {
            *self.days.entry(day).or_default() += 1;
        }
    }
}

impl Figures {
    /// As numbers, to be laid up.
    fn numbers(&self) -> [i64; 20] {
        let firms = |tally: Tally<u64>| tally.map(|firms| Area::from_hundredths(firms.cast_signed()));
        let areas = [self.built_area, self.under_way_area, self.planned_area, self.vacant_area, self.available_area];
        let tallies = areas.into_iter().chain([firms(self.incubatees), firms(self.tech_firms)]);
        let counts = [
            self.vacancy_unknown_sites,
            self.sites,
            self.enclaves,
            self.carriers,
            self.carriers_of_unknown_status,
            self.example_sites,
        ];
        let mut numbers = tallies.flat_map(|tally| <[i64; 2]>::from(tally.numbers())).chain(counts.map(i64::from));
        std::array::from_fn(|_| numbers.next().unwrap_or_default())
    }

    /// What [`Figures::numbers`] laid up.
    fn of_numbers(numbers: [i64; 20]) -> Self {
        let area = |at: usize| Tally::of_numbers(numbers[2 * at], numbers[2 * at + 1]);
        let firms = |at: usize| area(at).map(|firms: Area| firms.hundredths().cast_unsigned());
        let count = |at: usize| numbers[14 + at] as u32;
        Self {
            built_area: area(0),
            under_way_area: area(1),
            planned_area: area(2),
            vacant_area: area(3),
            available_area: area(4),
            incubatees: firms(5),
            tech_firms: firms(6),
            vacancy_unknown_sites: count(0),
            sites: count(1),
            enclaves: count(2),
            carriers: count(3),
            carriers_of_unknown_status: count(4),
            example_sites: count(5),
        }
    }

    fn take_supply(&mut self, row: usize, columns: &Columns) {
        self.sites += 1;
        self.available_area.add(columns.own_available.get(row));
        if columns.category(row).kind != SiteKind::M0Parcel {
            self.vacant_area.add(columns.own_vacant.get(row));
            self.vacancy_unknown_sites += u32::from(columns.vacant.get(row).is_none());
        }
    }

    fn take_carrier(&mut self, carried: &CarrierGlance) {
        self.carriers += 1;
        let area = carried.carrier_area;
        let Some(status) = carried.status else {
            self.carriers_of_unknown_status += 1;
            return;
        };
        if status.counts_as_built() {
            self.built_area.add(area);
            self.incubatees.add(carried.incubatees.map(u64::from));
            self.tech_firms.add(carried.tech_firms.map(u64::from));
        } else if status.is_under_way() {
            self.under_way_area.add(area);
        } else if status == CarrierStatus::Proposed {
            self.planned_area.add(area);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.built_area += other.built_area;
        self.under_way_area += other.under_way_area;
        self.planned_area += other.planned_area;
        self.vacant_area += other.vacant_area;
        self.available_area += other.available_area;
        self.incubatees += other.incubatees;
        self.tech_firms += other.tech_firms;
        self.vacancy_unknown_sites += other.vacancy_unknown_sites;
        self.sites += other.sites;
        self.enclaves += other.enclaves;
        self.carriers += other.carriers;
        self.carriers_of_unknown_status += other.carriers_of_unknown_status;
        self.example_sites += other.example_sites;
    }

    fn take_away(&mut self, other: &Self) {
        self.built_area -= other.built_area;
        self.under_way_area -= other.under_way_area;
        self.planned_area -= other.planned_area;
        self.vacant_area -= other.vacant_area;
        self.available_area -= other.available_area;
        self.incubatees -= other.incubatees;
        self.tech_firms -= other.tech_firms;
        self.vacancy_unknown_sites -= other.vacancy_unknown_sites;
        self.sites -= other.sites;
        self.enclaves -= other.enclaves;
        self.carriers -= other.carriers;
        self.carriers_of_unknown_status -= other.carriers_of_unknown_status;
        self.example_sites -= other.example_sites;
    }
}
