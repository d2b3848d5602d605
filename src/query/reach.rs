//! What an index can know of a filter beforehand: a box outside which no row can meet it, and the few values a column must have.
//!
//! Both err only towards more: every row that meets the filter is inside. Never here: an index.

use std::collections::BTreeSet;

use geo::Geometry;

use super::check::Predicate;
use super::evaluate::Step;
use super::value::Value;
use super::words::{Comparison, Relation};
use crate::geometry::Bbox;

impl Predicate {
    /// The box that a row's shape must meet for the filter to hold; `None` where there is no such box.
    #[must_use]
    pub fn reach(&self, geometry: usize) -> Option<Bbox> {
        reach(&self.step, geometry)
    }

    /// The box in which every shape meets the filter, whatever else a row holds; `None` where there is no such box.
    #[must_use]
    pub fn whole(&self, geometry: usize) -> Option<Bbox> {
        let Step::Space(Relation::Intersects, parts) = &self.step else { return None };
        let is_box = |part: &Step| matches!(part, Step::Drawing(Geometry::Rect(_), _));
        parts.iter().any(is_box).then(|| self.reach(geometry)).flatten()
    }

    /// The texts of which a column must have one for the filter to hold; `None` where it may have any.
    #[must_use]
    pub fn only(&self, column: usize) -> Option<BTreeSet<&str>> {
        only(&self.step, column)
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every step that is not named may hold anywhere")]
fn reach(step: &Step, geometry: usize) -> Option<Bbox> {
    match step {
        Step::All(steps) => steps.iter().filter_map(|step| reach(step, geometry)).reduce(narrowed),
        Step::Any(steps) => steps.iter().map(|step| reach(step, geometry)).reduce(|a, b| Some(a?.union(b?))).flatten(),
        Step::Space(relation, parts) if *relation != Relation::Disjoint => match &**parts {
            [Step::Column(column), Step::Drawing(_, Some(bounds))] | [Step::Drawing(_, Some(bounds)), Step::Column(column)]
                if *column == geometry =>
            {
                Some(Bbox { west: bounds.min().x, south: bounds.min().y, east: bounds.max().x, north: bounds.max().y })
            }
            _ => None,
        },
        _ => None,
    }
}

/// What both leave; a shape that meets both boxes need not meet what is common to them, so the smaller one stands.
fn narrowed(one: Bbox, two: Bbox) -> Bbox {
    let size = |bbox: Bbox| (bbox.east - bbox.west) * (bbox.north - bbox.south);
    if size(one) <= size(two) { one } else { two }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every step that is not named may hold anywhere")]
fn only(step: &Step, column: usize) -> Option<BTreeSet<&str>> {
    match step {
        Step::All(steps) => steps.iter().filter_map(|step| only(step, column)).min_by_key(BTreeSet::len),
        Step::Any(steps) => steps.iter().map(|step| only(step, column)).reduce(|a, b| Some(&a? | &b?)).flatten(),
        Step::Compare(Comparison::Equal, parts) => match &**parts {
            [Step::Column(asked), Step::Fixed(Value::Text(text))] | [Step::Fixed(Value::Text(text)), Step::Column(asked)]
                if *asked == column =>
            {
                Some([text.as_ref()].into())
            }
            _ => None,
        },
        Step::In(part, items) => match &**part {
            Step::Column(asked) if *asked == column => items.iter().map(fixed_text).collect(),
            _ => None,
        },
        _ => None,
    }
}

fn fixed_text(step: &Step) -> Option<&str> {
    if let Step::Fixed(Value::Text(text)) = step { Some(text) } else { None }
}
