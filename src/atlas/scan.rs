//! The rows of one part that are asked for, and what they add up to: everywhere, or in each of some areas. Never here: the answer as it is
//! given.

use geo::Coord;

use super::cell::{Category, Supply};
use super::columns::Columns;
use super::filter::{Asks, Filter, Sieve};
use super::part::Part;
use super::picked::{Bits, Picked};
use super::question::{CountRule, GroupBy};
use super::region::{self, Found};
use super::sums::Sums;
use super::tree::{Alike, At};
use super::{Atlas, names};
use crate::estate::SiteKind;
use crate::geometry::{Lies, Prepared, Shape};
use crate::units::Share;

/// Where rows are counted.
pub(super) enum Within<'a> {
    Everywhere,
    /// In each area, and how a row on its edge counts.
    Areas(&'a [Prepared<'a>], CountRule),
}

impl Within<'_> {
    /// How many counts there are of it.
    pub(super) const fn counts(&self) -> usize {
        match self {
            Self::Everywhere => 1,
            Self::Areas(areas, _) => areas.len(),
        }
    }
}

/// Sums under way of one part, one for each code of the grouping; the last is for what has no code.
#[derive(Clone)]
pub(super) struct Count<'a> {
    pub(super) part: &'a Part,
    pub(super) by: GroupBy,
    pub(super) sums: Vec<Sums>,
    pub(super) left_out_within: u32,
    pub(super) enclaves: u32,
    pub(super) unplaced: u32,
}

/// The sites of one part that are asked for.
pub(super) struct Scan<'a> {
    part: &'a Part,
    columns: &'a Columns,
    sieve: Sieve<'a>,
}

/// Shows every row that is counted in an area: it can hold space, passes the sieve, and a share of it lies inside.
pub(super) fn counted_in(part: &Part, area: &Shape, rule: CountRule, sieve: &Sieve<'_>, see: &mut impl FnMut(usize)) {
    let area = Prepared::new(area);
    let counted = |row: &usize| part.columns.category(*row).supply == Supply::Counted && sieve.passes(*row);
    let mut ring = Vec::new();
    region::find(
        std::slice::from_ref(&area),
        &part.tree,
        |_| true,
        |_, found| match found {
            Found::Inside(at) => part.tree.all_rows(at).filter(counted).for_each(&mut *see),
            Found::OnTheEdge(rows) => {
                rows.filter(counted).filter(|row| share(part, *row, &area, rule, &mut ring) != Share::NONE).for_each(&mut *see);
            }
        },
    );
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
    pub(super) fn of(atlas: &'a Atlas, part: &'a Part, filter: &'a Filter) -> Self {
        Self { part, columns: &part.columns, sieve: Sieve::of(atlas, part, filter) }
    }

    /// Counts everywhere, or in each area.
    pub(super) fn count(&self, within: &Within<'_>, counts: &mut [Count<'_>]) {
        match within {
            Within::Everywhere => counts.iter_mut().for_each(|count| self.count_all(count)),
            Within::Areas(areas, rule) => {
                self.count_in(areas, *rule, counts);
                let unplaced = self.unplaced();
                counts.iter_mut().for_each(|count| count.unplaced = unplaced);
            }
        }
    }

    /// Counts one row as [`Scan::count`] does.
    pub(super) fn count_row(&self, row: usize, within: &Within<'_>, counts: &mut [Count<'_>]) {
        let category = self.columns.category(row);
        if category.supply == Supply::None || !self.sieve.passes(row) {
            return;
        }
        match within {
            Within::Everywhere => counts.iter_mut().for_each(|count| count.add(row, Share::WHOLE)),
            Within::Areas(areas, rule) if category.placed => {
                let mut ring = Vec::new();
                let shares = areas.iter().map(|area| share(self.part, row, area, *rule, &mut ring));
                counts.iter_mut().zip(shares).for_each(|(count, share)| count.add(row, share));
            }
            Within::Areas(..) => {
                let unplaced = u32::from(category.supply == Supply::Counted);
                counts.iter_mut().for_each(|count| count.unplaced += unplaced);
            }
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
        self.candidates(class).iter().map(|row| *row as usize).filter(|row| self.sieve.passes(*row))
    }

    /// The rows of a class that may pass the sieve.
    fn candidates(&self, class: usize) -> &[u32] {
        match self.sieve.least_vacant() {
            least @ Some(_) => self.part.by_vacant.rows_at_least(&self.columns.vacant, class, least),
            None => self.part.by_available.rows_at_least(&self.columns.available, class, self.sieve.least_available()),
        }
    }

    /// The rows that pass the sieve: those found beforehand where there are many areas to look for few of them.
    fn picked(&self, areas: usize) -> Picked<'_> {
        /// Fewer areas are looked through row by row.
        const MANY: usize = 16;
        /// Rows that are looked at beforehand for the sake of one area.
        const A_SHARE: usize = 1_000;
        if self.sieve.asks_nothing() {
            return Picked::Everything;
        }
        let passing = self.columns.cells.classes().iter().enumerate().filter(|(_, category)| self.sieve.passes_class(category));
        let classes: Vec<usize> = passing.map(|(class, _)| class).collect();
        if areas < MANY || classes.iter().map(|class| self.candidates(*class).len()).sum::<usize>() > areas * A_SHARE {
            return Picked::Asked(&self.sieve);
        }
        Picked::Found(Bits::of_rows(self.columns.len(), classes.into_iter().flat_map(|class| self.rows_of_class(class))))
    }

    fn count_in(&self, areas: &[Prepared<'_>], rule: CountRule, counts: &mut [Count<'_>]) {
        let (part, columns) = (self.part, self.columns);
        let picked = self.picked(areas.len());
        let everything = matches!(picked, Picked::Everything);
        let counted = |row: usize| columns.category(row).supply != Supply::None;
        let mut ring = Vec::new();
        region::find(
            areas,
            &part.tree,
            |run| picked.has_some(run),
            |area, found| match found {
                Found::Inside(at) if everything => counts[area].add_run(at),
                Found::Inside(at) => picked.of(part.tree.all_rows(at), |row| counts[area].add(row, Share::WHOLE)),
                Found::OnTheEdge(rows) => picked.of(rows, |row| {
                    if counted(row) {
                        counts[area].add(row, share(part, row, &areas[area], rule, &mut ring));
                    }
                }),
            },
        );
    }
}

impl<'a> Count<'a> {
    pub(super) fn new(atlas: &Atlas, part: &'a Part, by: GroupBy) -> Self {
        let sums = vec![Sums::default(); Self::codes(atlas, part, by)];
        Self { part, by, sums, left_out_within: 0, enclaves: 0, unplaced: 0 }
    }

    /// Groups of a part, and one for what has none.
    pub(super) fn codes(atlas: &Atlas, part: &Part, by: GroupBy) -> usize {
        let codes = match by {
            GroupBy::Zone => atlas.programme().zones.len(),
            GroupBy::Kind => SiteKind::ALL.len(),
            GroupBy::OwnerKind => names::OWNER_KINDS.len(),
            GroupBy::Street => part.columns.streets.len(),
            GroupBy::SupplyClass => names::SUPPLY_CLASSES.len(),
            GroupBy::Total => 0,
        };
        codes + 1
    }

    /// Takes out again what was counted of some rows of the same part.
    pub(super) fn take_away(&mut self, other: &Self) {
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
