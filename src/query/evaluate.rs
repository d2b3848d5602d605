//! Steps and a row → true, false or unknown. Never here: names; the check has turned them into columns.

use std::borrow::Cow;

use geo::{Geometry, Rect};

use super::lettering::{Pattern, without_accents, without_case};
use super::space::{Drawn, Ground};
use super::time;
use super::value::Value;
use super::words::{Comparison, Holding, Order, Reckoning, Relation};

/// Something with columns.
pub trait Row {
    /// The value in a column, counted as the queryables were listed.
    fn value(&self, column: usize) -> Value<'_>;
}

/// Which differences of lettering are left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folding {
    Case,
    Accents,
}

/// One step of the evaluation.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Fixed(Value<'static>),
    Drawing(Geometry<f64>, Option<Rect<f64>>),
    Column(usize),
    All(Vec<Step>),
    Any(Vec<Step>),
    Not(Box<Step>),
    Compare(Comparison, Box<[Step; 2]>),
    Like(Box<Step>, Pattern),
    Between(Box<[Step; 3]>),
    In(Box<Step>, Vec<Step>),
    Known(Box<Step>),
    Fold(Folding, Box<Step>),
    Reckon(Reckoning, Box<[Step; 2]>),
    Interval(Box<[Step; 2]>),
    Space(Relation, Box<[Step; 2]>),
    Time(Order, Box<[Step; 2]>),
    Array(Holding, Box<[Step; 2]>),
    List(Vec<Step>),
}

impl Step {
    /// Whether it holds for a row; `None` is unknown.
    pub(super) fn holds(&self, row: &dyn Row) -> Option<bool> {
        match self {
            Self::All(steps) => all(steps.iter().map(|step| step.holds(row)), false),
            Self::Any(steps) => all(steps.iter().map(|step| step.holds(row)), true),
            Self::Not(step) => step.holds(row).map(|holds| !holds),
            Self::Compare(comparison, parts) => parts[0].value(row).compares(*comparison, &parts[1].value(row)),
            Self::Like(text, pattern) => {
                if let Value::Text(text) = text.value(row) {
                    Some(pattern.fits(&text))
                } else {
                    None
                }
            }
            Self::Between(parts) => {
                let value = parts[0].value(row);
                let low = value.compares(Comparison::AtLeast, &parts[1].value(row));
                all([low, value.compares(Comparison::AtMost, &parts[2].value(row))].into_iter(), false)
            }
            Self::In(part, list) => {
                let value = part.value(row);
                all(list.iter().map(|item| value.compares(Comparison::Equal, &item.value(row))), true)
            }
            Self::Known(part) => Some(part.value(row) != Value::Unknown),
            Self::Space(relation, parts) => match (parts[0].value(row), parts[1].value(row)) {
                (Value::Drawing(one), Value::Drawing(two)) => one.lies(*relation, &two),
                _ => None,
            },
            Self::Time(order, parts) => time::lies(*order, &parts[0].value(row), &parts[1].value(row)),
            Self::Array(holding, parts) => match (parts[0].value(row), parts[1].value(row)) {
                (Value::List(one), Value::List(two)) => Some(stands(*holding, &one, &two)),
                _ => None,
            },
            Self::Fixed(_)
            | Self::Drawing(..)
            | Self::Column(_)
            | Self::Fold(..)
            | Self::Reckon(..)
            | Self::Interval(_)
            | Self::List(_) => {
                if let Value::Boolean(truth) = self.value(row) {
                    Some(truth)
                } else {
                    None
                }
            }
        }
    }

    /// Its value for a row.
    pub(super) fn value<'a>(&'a self, row: &'a dyn Row) -> Value<'a> {
        match self {
            Self::Fixed(value) => value.clone(),
            Self::Drawing(drawing, bounds) => Value::Drawing(match bounds {
                Some(bounds) => Drawn::with_bounds(Ground::Any(drawing), *bounds),
                None => Drawn::of(Ground::Any(drawing)),
            }),
            Self::Column(column) => row.value(*column),
            Self::Fold(folding, part) => {
                if let Value::Text(text) = part.value(row) {
                    Value::Text(Cow::Owned(folding.of(&text)))
                } else {
                    Value::Unknown
                }
            }
            Self::Reckon(reckoning, parts) => parts[0].value(row).reckon(*reckoning, &parts[1].value(row)),
            Self::Interval(ends) => time::period(&ends[0].value(row), &ends[1].value(row)),
            Self::List(items) => Value::List(items.iter().map(|item| item.value(row)).collect()),
            Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::Compare(..)
            | Self::Like(..)
            | Self::Between(_)
            | Self::In(..)
            | Self::Known(_)
            | Self::Space(..)
            | Self::Time(..)
            | Self::Array(..) => self.holds(row).map_or(Value::Unknown, Value::Boolean),
        }
    }
}

impl Folding {
    pub(super) fn of(self, text: &str) -> String {
        match self {
            Self::Case => without_case(text),
            Self::Accents => without_accents(text),
        }
    }
}

/// AND with `end` false, OR with `end` true: the first part that is `end` decides; else one unknown part leaves all unknown.
fn all(parts: impl Iterator<Item = Option<bool>>, end: bool) -> Option<bool> {
    let mut sum = Some(!end);
    for part in parts {
        match part {
            Some(truth) if truth == end => return Some(end),
            Some(_) => {}
            None => sum = None,
        }
    }
    sum
}

fn stands(holding: Holding, one: &[Value<'_>], two: &[Value<'_>]) -> bool {
    let has =
        |list: &[Value<'_>], item: &Value<'_>| list.iter().any(|other| other.compares(Comparison::Equal, item) == Some(true));
    let covers = |outer: &[Value<'_>], inner: &[Value<'_>]| inner.iter().all(|item| has(outer, item));
    match holding {
        Holding::Contains => covers(one, two),
        Holding::ContainedBy => covers(two, one),
        Holding::Equals => covers(one, two) && covers(two, one),
        Holding::Overlaps => two.iter().any(|item| has(one, item)),
    }
}
