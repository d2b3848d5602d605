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

    /// What the filter says of some columns alone: it holds for no row for which this does not hold. `None` where it says nothing of them.
    #[must_use]
    pub fn told_by(&self, known: &dyn Fn(usize) -> bool) -> Option<Self> {
        told_by(&self.step, known).map(|step| Self { step })
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

fn told_by(step: &Step, known: &dyn Fn(usize) -> bool) -> Option<Step> {
    if let Step::All(steps) = step {
        let told: Vec<Step> = steps.iter().filter_map(|step| told_by(step, known)).collect();
        return (!told.is_empty()).then_some(Step::All(told));
    }
    asks_only(step, known).then(|| step.clone())
}

/// Whether a step looks at no other columns.
fn asks_only(step: &Step, known: &dyn Fn(usize) -> bool) -> bool {
    let all = |steps: &[Step]| steps.iter().all(|step| asks_only(step, known));
    match step {
        Step::Fixed(_) | Step::Drawing(..) => true,
        Step::Column(column) => known(*column),
        Step::All(steps) | Step::Any(steps) | Step::List(steps) => all(steps),
        Step::Not(step) | Step::Like(step, _) | Step::Known(step) | Step::Fold(_, step) => asks_only(step, known),
        Step::Compare(_, parts)
        | Step::Reckon(_, parts)
        | Step::Interval(parts)
        | Step::Space(_, parts)
        | Step::Time(_, parts)
        | Step::Array(_, parts) => all(&**parts),
        Step::Between(parts) => all(&**parts),
        Step::In(part, items) => asks_only(part, known) && all(items),
    }
}

fn fixed_text(step: &Step) -> Option<&str> {
    if let Step::Fixed(Value::Text(text)) = step { Some(text) } else { None }
}
