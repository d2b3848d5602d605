//! How much space there is: sums by zone, kind, owner, street or supply class, everywhere or in a drawn area.
//!
//! Only buildings, idle properties and M0 parcels of the district are counted: carriers and places are not available space, and an
//! enclave (飞地) is not the district's. An idle property registered
//! within a building is counted itself, and the building counts what remains, so nothing is added twice and every grouping adds up to
//! the same total. Available is what is vacant and not promised, or the capacity of an M0 parcel. Sums are exact integers.

use geo::Coord;
use serde::{Deserialize, Serialize};

use super::cell::{Category, Supply};
use super::columns::Columns;
use super::filter::{Asks, Sieve};
use super::part::Part;
use super::region::{self, Found};
use super::sums::Sums;
use super::tree::{Alike, At};
use super::{Atlas, Filter, names};
use crate::estate::SiteKind;
use crate::geometry::{Lies, Prepared, Shape};
use crate::programme::Bilingual;
use crate::units::Share;

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

/// Sums under way of one part, one for each code of the grouping; the last is for what has no code.
pub(super) struct Count<'a> {
    part: &'a Part,
    by: GroupBy,
    sums: Vec<Sums>,
    left_out_within: u32,
    enclaves: u32,
    pub(super) unplaced: u32,
}

/// The sites of one part that are asked for.
struct Scan<'a> {
    part: &'a Part,
    columns: &'a Columns,
    sieve: Sieve<'a>,
}

impl Atlas {
    /// Answers how much space there is.
    #[must_use]
    pub fn availability(&self, question: &Question) -> Availability {
        let area = question.area.as_ref().map(|area| (Prepared::new(area), question.count));
        let mut count = Count::new(self, &self.base, question.by);
        let scan = Scan::of(self, &self.base, &question.filter);
        scan.count(area.as_ref(), &mut count);
        if self.gone.is_empty() && self.fresh.sites.is_empty() {
            return Answer::of(self, &count).answer(question);
        }
        let mut gone = Count::new(self, &self.base, question.by);
        let rows = self.gone.iter().map(|index| self.base.row(*index as usize));
        rows.for_each(|row| scan.count_row(row, area.as_ref(), &mut gone));
        count.take_away(&gone);
        let mut fresh = Count::new(self, &self.fresh, question.by);
        Scan::of(self, &self.fresh, &question.filter).count(area.as_ref(), &mut fresh);
        let mut answer = Answer::of(self, &count);
        answer.add(&fresh);
        answer.answer(question)
    }
}

/// Shows every row that is counted in an area: it can hold space, passes the sieve, and a share of it lies inside.
pub(super) fn counted_in(part: &Part, area: &Shape, rule: CountRule, sieve: &Sieve<'_>, see: &mut impl FnMut(usize)) {
    let area = Prepared::new(area);
    let counted = |row: &usize| part.columns.category(*row).supply == Supply::Counted && sieve.passes(*row);
    let mut ring = Vec::new();
    region::find(&area, &part.tree, &mut |found| match found {
        Found::Inside(at) => part.tree.all_rows(at).filter(counted).for_each(&mut *see),
        Found::OnTheEdge(rows) => {
            rows.filter(counted).filter(|row| share(part, *row, &area, rule, &mut ring) != Share::NONE).for_each(&mut *see);
        }
    });
}

/// How much of a row counts in an area; `ring` is room for its corners.
fn share(part: &Part, row: usize, area: &Prepared<'_>, rule: CountRule, ring: &mut Vec<Coord<f64>>) -> Share {
    let spot = &part.columns.spots[row];
    if rule == CountRule::Centroid || spot.is_point() {
        return if area.contains(spot.centre) { Share::WHOLE } else { Share::NONE };
    }
    match area.lies(spot.bbox) {
        Lies::Inside => Share::WHOLE,
        Lies::Outside => Share::NONE,
        Lies::OnTheEdge => {
            part.contours.ring_into(row, spot, ring);
            if ring.is_empty() {
                let shape = part.shape(part.of_row(row));
                shape.map_or(Share::NONE, |shape| area.share_of(shape, spot.bbox, spot.ground_m2))
            } else {
                area.share_of_ring(ring, spot.bbox, spot.ground_m2)
            }
        }
    }
}

impl<'a> Scan<'a> {
    fn of(atlas: &'a Atlas, part: &'a Part, filter: &'a Filter) -> Self {
        Self { part, columns: &part.columns, sieve: Sieve::of(atlas, part, filter) }
    }

    /// Counts everywhere, or in an area.
    fn count(&self, area: Option<&(Prepared<'_>, CountRule)>, count: &mut Count<'_>) {
        match area {
            None => self.count_all(count),
            Some((area, rule)) => {
                self.count_in(area, *rule, count);
                count.unplaced = self.unplaced();
            }
        }
    }

    /// Counts one row as [`Scan::count`] does.
    fn count_row(&self, row: usize, area: Option<&(Prepared<'_>, CountRule)>, count: &mut Count<'_>) {
        let category = self.columns.category(row);
        if category.supply == Supply::None || !self.sieve.passes(row) {
            return;
        }
        match area {
            None => count.add(row, Share::WHOLE),
            Some((area, rule)) if category.placed => {
                count.add(row, share(self.part, row, area, *rule, &mut Vec::new()));
            }
            Some(_) => count.unplaced += u32::from(category.supply == Supply::Counted),
        }
    }

    /// Counts everywhere: by whole classes where streets do not matter, by whole cells where nothing but words does, else row by row.
    fn count_all(&self, count: &mut Count<'_>) {
        let (cells, sieve) = (&self.columns.cells, &self.sieve);
        if !sieve.asks_streets() && count.by != GroupBy::Street {
            cells
                .holding()
                .iter()
                .for_each(|classes| self.sums_of_classes(classes, &mut |class, sums| count.add_all(class, sums)));
        } else if matches!(sieve.asks(), Asks::Words) {
            for (cell, category) in cells.categories().iter().enumerate().filter(|(cell, _)| sieve.passes_cell(*cell)) {
                count.add_all(category, &self.part.cell_sums[cell]);
            }
        } else {
            for (class, _) in cells.classes().iter().enumerate().filter(|(_, category)| sieve.passes_class(category)) {
                self.rows_of_class(class).for_each(|row| count.add(row, Share::WHOLE));
            }
        }
    }

    /// How many sites of the district pass but have no place on the ground.
    fn unplaced(&self) -> u32 {
        let cells = &self.columns.cells;
        let [_, unplaced] = cells.holding();
        let mut sites = 0;
        if self.sieve.asks_streets() {
            let category = |class: &usize| &cells.classes()[*class];
            let asked = |class: &usize| category(class).supply == Supply::Counted && self.sieve.passes_class(category(class));
            for class in unplaced.iter().map(|class| *class as usize).filter(asked) {
                sites += self.rows_of_class(class).count() as u32;
            }
        } else {
            self.sums_of_classes(unplaced, &mut |class, sums| {
                sites += if class.supply == Supply::Counted { sums.sites } else { 0 };
            });
        }
        sites
    }

    /// Shows what the rows of some classes that pass the sieve add up to, class by class; no street is asked for.
    fn sums_of_classes(&self, classes: &[u32], see: &mut impl FnMut(&Category, &Sums)) {
        let (part, columns, sieve) = (self.part, self.columns, &self.sieve);
        let of = |class: &u32| (*class as usize, &columns.cells.classes()[*class as usize]);
        for (class, category) in classes.iter().map(of).filter(|(_, category)| sieve.passes_class(category)) {
            match sieve.asks() {
                Asks::Words => see(category, &part.class_sums[class]),
                Asks::Vacant(least) => see(category, &part.by_vacant.at_least(columns, &columns.vacant, class, least)),
                Asks::Available(least) => see(category, &part.by_available.at_least(columns, &columns.available, class, least)),
                Asks::More => {
                    let mut sums = Sums::default();
                    self.rows_of_class(class).for_each(|row| sums.take_whole(columns, row));
                    see(category, &sums);
                }
            }
        }
    }

    /// The rows of a class that pass the sieve.
    fn rows_of_class(&self, class: usize) -> impl Iterator<Item = usize> {
        let sieve = &self.sieve;
        let rows = match sieve.least_vacant() {
            least @ Some(_) => self.part.by_vacant.rows_at_least(&self.columns.vacant, class, least),
            None => self.part.by_available.rows_at_least(&self.columns.available, class, sieve.least_available()),
        };
        rows.iter().map(|row| *row as usize).filter(|row| sieve.passes(*row))
    }

    fn count_in(&self, area: &Prepared<'_>, rule: CountRule, count: &mut Count<'_>) {
        let (part, sieve) = (self.part, &self.sieve);
        let everything = sieve.asks_nothing();
        let asked = |row: &usize| self.columns.category(*row).supply != Supply::None && sieve.passes(*row);
        let mut ring = Vec::new();
        region::find(area, &part.tree, &mut |found| match found {
            Found::Inside(at) if everything => count.add_run(at),
            Found::Inside(at) => part.tree.all_rows(at).filter(asked).for_each(|row| count.add(row, Share::WHOLE)),
            Found::OnTheEdge(rows) => {
                rows.filter(asked).for_each(|row| count.add(row, share(part, row, area, rule, &mut ring)));
            }
        });
    }
}

impl<'a> Count<'a> {
    pub(super) fn new(atlas: &Atlas, part: &'a Part, by: GroupBy) -> Self {
        let codes = match by {
            GroupBy::Zone => atlas.programme().zones.len(),
            GroupBy::Kind => SiteKind::ALL.len(),
            GroupBy::OwnerKind => names::OWNER_KINDS.len(),
            GroupBy::Street => part.columns.streets.len(),
            GroupBy::SupplyClass => names::SUPPLY_CLASSES.len(),
            GroupBy::Total => 0,
        };
        Self { part, by, sums: vec![Sums::default(); codes + 1], left_out_within: 0, enclaves: 0, unplaced: 0 }
    }

    /// Takes out again what was counted of some rows of the same part.
    fn take_away(&mut self, other: &Self) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sums, gone)| sums.take_away(gone));
        self.left_out_within -= other.left_out_within;
        self.enclaves -= other.enclaves;
        self.unplaced -= other.unplaced;
    }

    pub(super) fn add(&mut self, row: usize, share: Share) {
        let columns = &self.part.columns;
        if share == Share::NONE {
            return;
        }
        let group = self.group_of(columns.category(row), 1);
        match group {
            Some(sums) if share == Share::WHOLE => sums.take_whole(columns, row),
            Some(sums) => sums.take(columns, row, share),
            None => {}
        }
    }

    /// Adds sites of a category at once.
    fn add_all(&mut self, category: &Category, sums: &Sums) {
        if let Some(group) = self.group_of(category, sums.sites) {
            group.add(sums);
        }
    }

    /// Adds all rows below a node, by what they add up to where they belong to one group, else run by run and row by row.
    fn add_run(&mut self, at: At) {
        let tree = &self.part.tree;
        let Some(whole) = tree.whole(at) else { return };
        let group = match self.by {
            GroupBy::Total => Alike::All(None),
            GroupBy::Zone => whole.zone.map(usize::from),
            GroupBy::Street => whole.street.map(|code| code as usize),
            GroupBy::Kind | GroupBy::OwnerKind | GroupBy::SupplyClass => Alike::Mixed,
        };
        match group {
            Alike::All(code) => {
                self.left_out_within += whole.parts;
                self.enclaves += whole.enclaves;
                let last = self.sums.len() - 1;
                self.sums[code.unwrap_or(last)].add(&whole.sums);
            }
            Alike::Mixed => {
                tree.children(at).for_each(|child| self.add_run(child));
                tree.rows(at).for_each(|row| self.add(row, Share::WHOLE));
            }
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
}

/// The sums of all parts, under way to an answer.
pub(super) struct Answer<'a> {
    atlas: &'a Atlas,
    by: GroupBy,
    /// The streets of the groups, in order; empty where the groups are no streets.
    streets: Vec<&'a str>,
    sums: Vec<Sums>,
    left_out_within: u32,
    enclaves: u32,
    unplaced: u32,
}

impl<'a> Answer<'a> {
    pub(super) fn of(atlas: &'a Atlas, count: &Count<'a>) -> Self {
        let mut answer = Self {
            atlas,
            by: count.by,
            streets: Vec::new(),
            sums: vec![Sums::default(); count.sums.len()],
            left_out_within: 0,
            enclaves: 0,
            unplaced: 0,
        };
        if count.by == GroupBy::Street {
            answer.streets = count.part.columns.streets.iter().map(String::as_str).collect();
        }
        answer.add(count);
        answer
    }

    pub(super) fn add(&mut self, count: &Count<'a>) {
        for (code, sums) in count.sums.iter().enumerate().filter(|(_, sums)| sums.sites > 0) {
            let group = match count.part.columns.streets.get(code) {
                Some(street) if self.by == GroupBy::Street => self.street(street),
                _ if code + 1 == count.sums.len() => self.sums.len() - 1,
                _ => code,
            };
            self.sums[group].add(sums);
        }
        self.left_out_within += count.left_out_within;
        self.enclaves += count.enclaves;
        self.unplaced += count.unplaced;
    }

    /// The group of a street, which may be new.
    fn street(&mut self, street: &'a str) -> usize {
        self.streets.binary_search(&street).unwrap_or_else(|at| {
            self.streets.insert(at, street);
            self.sums.insert(at, Sums::default());
            at
        })
    }

    pub(super) fn answer(self, question: &Question) -> Availability {
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
            GroupBy::Street => match self.streets.get(code) {
                Some(street) => (Some((*street).to_owned()), None),
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
