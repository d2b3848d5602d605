//! How much space there is: sums by zone, kind, owner, street or supply class, everywhere or in a drawn area.
//!
//! Only buildings, idle properties and M0 parcels of the district are counted: carriers and places are not available space, and an
//! enclave (飞地) is not the district's. An idle property registered
//! within a building is counted itself, and the building counts what remains, so nothing is added twice and every grouping adds up to
//! the same total. Available is what is vacant and not promised, or the capacity of an M0 parcel. Sums are exact integers.

use serde::{Deserialize, Serialize};

use super::cell::{Category, Supply};
use super::columns::Columns;
use super::filter::Sieve;
use super::names;
use super::region::{Lies, Region};
use super::{Atlas, Filter, Tally};
use crate::estate::SiteKind;
use crate::geometry::Shape;
use crate::programme::Bilingual;
use crate::units::{Area, Share};

/// What sums are given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// Each zone, and what lies outside them.
    #[default]
    Zone,
    /// Each kind of site.
    Kind,
    /// Each kind of owner.
    #[serde(rename = "owner")]
    OwnerKind,
    /// Each street (街道).
    Street,
    /// Each supply class (供给类别).
    #[serde(rename = "supply")]
    SupplyClass,
    /// All together.
    Total,
}

/// How a site on the edge of a drawn area counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountRule {
    /// 按面积占比: by the share of its footprint that lies inside.
    #[default]
    Share,
    /// 按中心点: wholly, if its centre lies inside.
    Centroid,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// Sums for what.
    pub by: GroupBy,
    /// Which sites.
    pub filter: Filter,
    /// Only in this area.
    pub area: Option<Shape>,
    /// How sites on its edge count.
    pub count: CountRule,
}

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

/// One group of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Zone id, street or word of the wire; `None` for what has none.
    pub key: Option<String>,
    /// What it is called; a street has only its key.
    pub name: Option<Bilingual>,
    /// Its sums.
    #[serde(flatten)]
    pub sums: Sums,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Availability {
    /// Number of the revision it holds for.
    pub revision: u64,
    /// How sites on the edge were counted.
    pub count: CountRule,
    /// Size of the drawn area, km²; for showing.
    pub area_km2: Option<f64>,
    /// The groups, every zone of the programme or whatever other group has a site.
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Sums,
    /// Idle properties counted that stand within a building on record, whose figures were taken out of the building's.
    pub left_out_within: u32,
    /// M0 parcels outside the district (飞地) that meet the filter; they are not counted.
    pub enclaves: u32,
    /// Sites that meet the filter but have no position, and so cannot be said to lie in the drawn area.
    pub unplaced_sites: u32,
}

impl Sums {
    /// What the sites of each cell add up to; carriers and places to nothing.
    pub(super) fn of_cells(columns: &Columns) -> Vec<Self> {
        let mut cells = vec![Self::default(); columns.cells.categories().len()];
        for row in (0..columns.len()).filter(|row| columns.category(*row).supply != Supply::None) {
            cells[columns.cells.of(row)].take(columns, row, Share::WHOLE);
        }
        cells
    }

    /// Takes one row in, as far as it counts.
    fn take(&mut self, columns: &Columns, row: usize, share: Share) {
        let category = columns.category(row);
        let part = |area: Option<Area>| area.map(|area| share.of(area));
        self.sites += 1;
        self.example_sites += u32::from(category.example);
        self.available_area.add(part(columns.own_available.get(row)));
        if category.kind != SiteKind::M0Parcel {
            self.floor_area.add(part(columns.own_floor.get(row)));
            self.vacant_area.add(part(columns.own_vacant.get(row)));
        }
        if !category.part {
            self.footprint_area.add(part(columns.footprint.get(row)));
        }
    }

    fn add(&mut self, other: &Self) {
        self.sites += other.sites;
        self.floor_area += other.floor_area;
        self.vacant_area += other.vacant_area;
        self.available_area += other.available_area;
        self.footprint_area += other.footprint_area;
        self.example_sites += other.example_sites;
    }
}

impl Serialize for Sums {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
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

/// Sums under way, one for each code of the grouping; the last is for what has no code.
struct Count<'a> {
    atlas: &'a Atlas,
    by: GroupBy,
    sums: Vec<Sums>,
    left_out_within: u32,
    enclaves: u32,
    unplaced: u32,
}

impl Atlas {
    /// Answers how much space there is.
    #[must_use]
    pub fn availability(&self, question: &Question) -> Availability {
        let sieve = Sieve::of(self, &question.filter);
        let mut count = Count::new(self, question.by);
        let asked = |row: usize| self.columns.category(row).supply != Supply::None && sieve.passes(row);
        match &question.area {
            None if sieve.asks_words_only() => {
                (0..self.cell_sums.len()).filter(|cell| sieve.passes_cell(*cell)).for_each(|cell| count.add_cell(cell));
            }
            None => (0..self.columns.len()).filter(|row| asked(*row)).for_each(|row| count.add(row, Share::WHOLE)),
            Some(area) => {
                Region::of(area).rows(&self.tree, &self.columns, &mut |row, lies| {
                    if asked(row) {
                        count.add(row, self.share(row, lies, area, question.count));
                    }
                });
                let unplaced = (self.columns.spots.len()..self.columns.len())
                    .filter(|row| self.columns.category(*row).supply == Supply::Counted && asked(*row))
                    .count();
                count.unplaced = u32::try_from(unplaced).unwrap_or(u32::MAX);
            }
        }
        count.answer(question)
    }

    /// Shows every row that is counted in an area: it can hold space, passes the sieve, and a share of it lies inside.
    pub(super) fn counted_in(&self, area: &Shape, rule: CountRule, sieve: &Sieve<'_>, see: &mut impl FnMut(usize)) {
        Region::of(area).rows(&self.tree, &self.columns, &mut |row, lies| {
            if self.columns.category(row).supply == Supply::Counted
                && sieve.passes(row)
                && self.share(row, lies, area, rule) != Share::NONE
            {
                see(row);
            }
        });
    }

    /// How much of a row counts in an area.
    fn share(&self, row: usize, lies: Lies, area: &Shape, rule: CountRule) -> Share {
        match (lies, rule) {
            (Lies::Inside, _) => Share::WHOLE,
            (Lies::OnTheEdge, CountRule::Centroid) if area.contains(self.columns.spots[row].centre) => Share::WHOLE,
            (Lies::OnTheEdge, CountRule::Centroid) => Share::NONE,
            (Lies::OnTheEdge, CountRule::Share) => {
                self.ground_of(self.columns.site[row] as usize).map_or(Share::NONE, |shape| shape.share_within(area))
            }
        }
    }
}

impl<'a> Count<'a> {
    fn new(atlas: &'a Atlas, by: GroupBy) -> Self {
        let codes = match by {
            GroupBy::Zone => atlas.programme().zones.len(),
            GroupBy::Kind => SiteKind::ALL.len(),
            GroupBy::OwnerKind => names::OWNER_KINDS.len(),
            GroupBy::Street => atlas.columns.streets.len(),
            GroupBy::SupplyClass => names::SUPPLY_CLASSES.len(),
            GroupBy::Total => 0,
        };
        Self { atlas, by, sums: vec![Sums::default(); codes + 1], left_out_within: 0, enclaves: 0, unplaced: 0 }
    }

    fn add(&mut self, row: usize, share: Share) {
        if share == Share::NONE {
            return;
        }
        let columns = &self.atlas.columns;
        if let Some(sums) = self.group_of(columns.category(row), 1) {
            sums.take(columns, row, share);
        }
    }

    /// Adds all sites of a cell at once.
    fn add_cell(&mut self, cell: usize) {
        let sums = &self.atlas.cell_sums[cell];
        if let Some(group) = self.group_of(&self.atlas.columns.cells.categories()[cell], sums.sites) {
            group.add(sums);
        }
    }

    /// The sums to which so many sites of a category go; enclaves, carriers and places go to none.
    fn group_of(&mut self, category: &Category, sites: u32) -> Option<&mut Sums> {
        match category.supply {
            Supply::Counted => {}
            Supply::None => return None,
            Supply::Enclave => {
                self.enclaves += sites;
                return None;
            }
        }
        if category.part {
            self.left_out_within += sites;
        }
        let code = self.code(category).unwrap_or(self.sums.len() - 1);
        self.sums.get_mut(code)
    }

    fn code(&self, category: &Category) -> Option<usize> {
        match self.by {
            GroupBy::Zone => category.zone.map(usize::from),
            GroupBy::Kind => Some(category.kind as usize),
            GroupBy::OwnerKind => category.owner_kind.map(|kind| kind as usize),
            GroupBy::Street => category.street.map(|code| code as usize),
            GroupBy::SupplyClass => category.supply_class.map(|class| class as usize),
            GroupBy::Total => None,
        }
    }

    fn answer(self, question: &Question) -> Availability {
        let mut total = Sums::default();
        self.sums.iter().for_each(|sums| total.add(sums));
        let groups = self.sums.iter().enumerate().filter(|(code, sums)| sums.sites > 0 || self.always_shows(*code));
        let groups = groups.map(|(code, sums)| self.group(code, sums.clone())).collect();
        let footprint = question.area.as_ref().and_then(Shape::footprint);
        Availability {
            revision: self.atlas.revision().number,
            count: question.count,
            area_km2: footprint.map(|area| area.square_metres() / 1e6),
            groups,
            total,
            left_out_within: self.left_out_within,
            enclaves: self.enclaves,
            unplaced_sites: self.unplaced,
        }
    }

    fn always_shows(&self, code: usize) -> bool {
        match self.by {
            GroupBy::Zone => code < self.sums.len() - 1,
            GroupBy::Total => true,
            GroupBy::Kind | GroupBy::OwnerKind | GroupBy::Street | GroupBy::SupplyClass => false,
        }
    }

    fn group(&self, code: usize, sums: Sums) -> Group {
        let named = |key: &str, name: Bilingual| (Some(key.to_owned()), Some(name));
        let (key, name) = match self.by {
            GroupBy::Total => (None, Some(names::total())),
            GroupBy::Zone => match self.atlas.programme().zones.get(code) {
                Some(zone) => named(&zone.id.0, zone.name.clone()),
                None => (None, Some(names::outside_zones())),
            },
            GroupBy::Street => match self.atlas.columns.streets.get(code) {
                Some(street) => (Some(street.clone()), None),
                None => (None, Some(names::unknown())),
            },
            GroupBy::Kind => word(SiteKind::ALL.get(code), SiteKind::word, names::kind),
            GroupBy::OwnerKind => word(names::OWNER_KINDS.get(code), names::owner_kind_word, names::owner_kind),
            GroupBy::SupplyClass => word(names::SUPPLY_CLASSES.get(code), names::supply_class_word, names::supply_class),
        };
        Group { key, name, sums }
    }
}

fn word<T: Copy>(of: Option<&T>, word: fn(T) -> &'static str, name: fn(T) -> Bilingual) -> (Option<String>, Option<Bilingual>) {
    match of {
        Some(of) => (Some(word(*of).to_owned()), Some(name(*of))),
        None => (None, Some(names::unknown())),
    }
}
