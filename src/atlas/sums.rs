//! What sites add up to: counts and areas in exact integers, the known and the unknown apart. Never here: which sites.

use serde::{Serialize, Serializer};

use super::Tally;
use super::cell::Supply;
use super::columns::Columns;
use crate::estate::SiteKind;
use crate::units::{Area, Share};

/// The sums of one group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sums {
    /// Sites counted, wholly or in part.
    pub sites: u32,
    /// 建筑面积 of buildings and idle properties.
    pub floor_area: Tally,
    /// 空置面积 of buildings and idle properties.
    pub vacant_area: Tally,
    /// Vacant and not promised, or M0 capacity.
    pub available_area: Tally,
    /// Ground taken; of parts of buildings only the building's.
    pub footprint_area: Tally,
    /// Sites with a made-up fact.
    pub example_sites: u32,
}

impl Sums {
    /// What the sites of each cell add up to; carriers and places to nothing.
    pub(super) fn of_cells(columns: &Columns) -> Vec<Self> {
        let mut cells = vec![Self::default(); columns.cells.categories().len()];
        for row in (0..columns.len()).filter(|row| columns.category(*row).supply != Supply::None) {
            cells[columns.cells.of(row)].take_whole(columns, row);
        }
        cells
    }

    /// What the sites of each class add up to.
    pub(super) fn of_classes(columns: &Columns) -> Vec<Self> {
        let mut classes = vec![Self::default(); columns.cells.classes().len()];
        for row in (0..columns.len()).filter(|row| columns.category(*row).supply != Supply::None) {
            classes[columns.cells.class_of(row)].take_whole(columns, row);
        }
        classes
    }

    /// Takes one row in as a whole.
    pub(super) fn take_whole(&mut self, columns: &Columns, row: usize) {
        self.take_parts(columns, row, |area| area);
    }

    /// Takes one row in, as far as it counts.
    pub(super) fn take(&mut self, columns: &Columns, row: usize, share: Share) {
        self.take_parts(columns, row, |area| share.of(area));
    }

    fn take_parts(&mut self, columns: &Columns, row: usize, part: impl Fn(Area) -> Area) {
        let category = columns.category(row);
        self.sites += 1;
        self.example_sites += u32::from(category.example);
        self.available_area.add(columns.own_available.get(row).map(&part));
        if category.kind != SiteKind::M0Parcel {
            self.floor_area.add(columns.own_floor.get(row).map(&part));
            self.vacant_area.add(columns.own_vacant.get(row).map(&part));
        }
        if !category.part {
            self.footprint_area.add(columns.footprint(row).map(&part));
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.sites += other.sites;
        self.floor_area += other.floor_area;
        self.vacant_area += other.vacant_area;
        self.available_area += other.available_area;
        self.footprint_area += other.footprint_area;
        self.example_sites += other.example_sites;
    }

    /// Takes out again what was taken in.
    pub(super) fn take_away(&mut self, other: &Self) {
        self.sites -= other.sites;
        self.floor_area -= other.floor_area;
        self.vacant_area -= other.vacant_area;
        self.available_area -= other.available_area;
        self.footprint_area -= other.footprint_area;
        self.example_sites -= other.example_sites;
    }
}

impl Sums {
    /// As numbers, to be laid up.
    pub(super) const fn numbers(&self) -> [i64; 10] {
        let Self {
            sites,
            floor_area: floor,
            vacant_area: vacant,
            available_area: available,
            footprint_area: ground,
            example_sites,
        } = self;
        let [(a, b), (c, d), (e, f), (g, h)] = [floor.numbers(), vacant.numbers(), available.numbers(), ground.numbers()];
        [*sites as i64, a, b, c, d, e, f, g, h, *example_sites as i64]
    }

    /// What [`Sums::numbers`] laid up.
    pub(super) fn of_numbers([sites, a, b, c, d, e, f, g, h, examples]: [i64; 10]) -> Self {
        Self {
            sites: sites as u32,
            floor_area: Tally::of_numbers(a, b),
            vacant_area: Tally::of_numbers(c, d),
            available_area: Tally::of_numbers(e, f),
            footprint_area: Tally::of_numbers(g, h),
            example_sites: examples as u32,
        }
    }
}

impl Serialize for Sums {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Behind {
            floor_area: u32,
            vacancy: u32,
            available_area: u32,
            footprint_area: u32,
        }
        #[derive(Serialize)]
        struct Wire {
            sites: u32,
            floor_area_m2: Tally,
            vacant_area_m2: Tally,
            available_area_m2: Tally,
            footprint_area_m2: Tally,
            known: Behind,
            unknown: Behind,
            example_sites: u32,
        }
        let behind = |count: fn(&Tally) -> u32| Behind {
            floor_area: count(&self.floor_area),
            vacancy: count(&self.vacant_area),
            available_area: count(&self.available_area),
            footprint_area: count(&self.footprint_area),
        };
        Wire {
            sites: self.sites,
            floor_area_m2: self.floor_area,
            vacant_area_m2: self.vacant_area,
            available_area_m2: self.available_area,
            footprint_area_m2: self.footprint_area,
            known: behind(|tally| tally.known),
            unknown: behind(|tally| tally.unknown),
            example_sites: self.example_sites,
        }
        .serialize(serializer)
    }
}
