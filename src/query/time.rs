//! How times lie to one another. A day lasts from its first moment to its last, in UTC.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan as _};

use super::value::{Value, start_of};
use super::words::Order;

/// First and last moment of a value; `None` where it is unknown.
pub(super) fn span(value: &Value<'_>) -> Option<(Timestamp, Timestamp)> {
    match value {
        Value::Date(day) => Some((start_of(*day)?, last_of(*day)?)),
        Value::Instant(moment) => Some((*moment, *moment)),
        Value::Period(start, end) => Some((*start, *end)),
        Value::Unknown
        | Value::Boolean(_)
        | Value::Whole(_)
        | Value::Decimal(_)
        | Value::Text(_)
        | Value::Drawing(_)
        | Value::List(_) => None,
    }
}

fn last_of(day: Date) -> Option<Timestamp> {
    let next = start_of(day.checked_add(1.day()).ok()?)?;
    next.checked_sub(SignedDuration::from_nanos(1)).ok()
}

/// The interval between two values; unknown where an end is.
pub(super) fn period(start: &Value<'_>, end: &Value<'_>) -> Value<'static> {
    match (span(start), span(end)) {
        (Some((first, _)), Some((_, last))) => Value::Period(first, last),
        _ => Value::Unknown,
    }
}

/// Whether a time lies so to another; `None` is unknown.
pub(super) fn lies(order: Order, one: &Value<'_>, two: &Value<'_>) -> Option<bool> {
    let ((start, end), (from, to)) = (span(one)?, span(two)?);
    Some(match order {
        Order::After => start > to,
        Order::Before => end < from,
        Order::Disjoint => start > to || end < from,
        Order::Equals => start == from && end == to,
        Order::Intersects => start <= to && end >= from,
        Order::Contains => start < from && end > to,
        Order::During => start > from && end < to,
        Order::Finishes => start > from && end == to,
        Order::FinishedBy => start < from && end == to,
        Order::Meets => end == from,
        Order::MetBy => start == to,
        Order::OverlappedBy => start > from && start < to && end > to,
        Order::Overlaps => start < from && end > from && end < to,
        Order::StartedBy => start == from && end > to,
        Order::Starts => start == from && end < to,
    })
}

/// Whether an order is one of intervals only.
pub(super) fn wants_intervals(order: Order) -> bool {
    match order {
        Order::After | Order::Before | Order::Disjoint | Order::Equals | Order::Intersects => false,
        Order::Contains
        | Order::During
        | Order::Finishes
        | Order::FinishedBy
        | Order::Meets
        | Order::MetBy
        | Order::OverlappedBy
        | Order::Overlaps
        | Order::StartedBy
        | Order::Starts => true,
    }
}
