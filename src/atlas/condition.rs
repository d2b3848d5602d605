//! A filter of somebody's own, held against the properties of sites, and what the index makes of it. Never here: how a filter is written.

use std::sync::Arc;

use super::Atlas;
use super::part::Part;
use super::properties::{Property, Seat};
use crate::estate::SiteKind;
use crate::geometry::{Bbox, DatumError, LonLat};
use crate::query::{Filter, Predicate, QueryFault, Queryable, Row, Value};

/// Properties that are the same for all sites of a cell.
const OF_CELLS: [&str; 6] = ["kind", "zone", "street", "plan_named", "supply_class", "owner_kind"];

/// A condition on sites beyond those with names of their own.
#[derive(Debug, Clone)]
pub struct Condition(Arc<Checked>);

#[derive(Debug)]
struct Checked {
    predicate: Predicate,
    columns: Vec<&'static Property>,
    /// What it asks of the words of a cell.
    words: Option<Predicate>,
    /// A box that the shape of every site that meets it must meet.
    reach: Option<Bbox>,
    /// A box in which every shape meets it.
    whole: Option<Bbox>,
}

/// Two conditions are the same only where they are one and the same.
impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

struct SeatRow<'a> {
    seat: Seat<'a>,
    columns: &'a [&'static Property],
}

impl Row for SeatRow<'_> {
    fn value(&self, column: usize) -> Value<'_> {
        self.seat.value(self.columns[column])
    }
}

impl Condition {
    /// Holds a filter against the properties of one kind of site, or of all; `place` reads its coordinates.
    ///
    /// # Errors
    /// [`QueryFault`] with the first part that does not fit.
    pub fn check(
        filter: &Filter,
        kind: Option<SiteKind>,
        place: &dyn Fn(f64, f64) -> Result<LonLat, DatumError>,
    ) -> Result<Self, QueryFault> {
        let columns = Property::all(kind);
        let queryables: Vec<Queryable<'_>> =
            columns.iter().map(|property| Queryable { name: property.name, kind: property.kind }).collect();
        let predicate = filter.check(&queryables, place)?;
        let geometry = columns.iter().position(|property| property.name == "geometry");
        let (reach, whole) = (geometry.and_then(|at| predicate.reach(at)), geometry.and_then(|at| predicate.whole(at)));
        let words = predicate.told_by(&|column| OF_CELLS.contains(&columns[column].name));
        Ok(Self(Arc::new(Checked { predicate, columns, words, reach, whole })))
    }

    pub(super) fn holds(&self, atlas: &Atlas, part: &Part, index: usize) -> bool {
        if let Some(holds) = self.seen_by_box(part, part.row(index)) {
            return holds;
        }
        self.0.predicate.holds(&self.row(atlas, part, index))
    }

    /// Whether it asks anything of the words of a cell.
    pub(super) fn asks_words(&self) -> bool {
        self.0.words.is_some()
    }

    /// Whether the words of the cell of a site are such that it may hold.
    pub(super) fn may_hold(&self, atlas: &Atlas, part: &Part, index: usize) -> bool {
        self.0.words.as_ref().is_none_or(|words| words.holds(&self.row(atlas, part, index)))
    }

    fn row<'a>(&'a self, atlas: &'a Atlas, part: &'a Part, index: usize) -> SeatRow<'a> {
        SeatRow { seat: Seat { atlas, part, index }, columns: &self.0.columns }
    }

    /// A box that the shape of every site that meets it must meet.
    pub(super) fn reach(&self) -> Option<Bbox> {
        self.0.reach
    }

    /// Whether it holds for a row, where the box around that tells. What is hidden of a place tells nothing.
    fn seen_by_box(&self, part: &Part, row: usize) -> Option<bool> {
        let bbox = part.columns.spots.get(row)?.bbox;
        if self.0.reach.is_some_and(|reach| !reach.meets(bbox)) {
            return Some(false);
        }
        let is_whole = self.0.whole.is_some_and(|whole| whole.holds(bbox));
        (is_whole && part.columns.category(row).kind != SiteKind::Place).then_some(true)
    }

    /// The places in the list of sites of a part of those whose ids it names, if it names ids.
    pub(super) fn named(&self, part: &Part) -> Option<Vec<usize>> {
        let ids = self.0.predicate.only(self.column("id")?)?;
        Some(ids.into_iter().filter_map(|id| part.index(&id.into())).collect())
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.0.columns.iter().position(|property| property.name == name)
    }
}
