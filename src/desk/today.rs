//! Which day it is where the district lies. Never here: what falls due on it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// China keeps one time, eight hours ahead of UTC, all year round.
const AHEAD: i8 = 8;

/// The day it is in the district, whatever zone the machine is set to: what falls due does so on the same day for everybody.
#[must_use]
pub fn today() -> Date {
    day_of(Timestamp::now())
}

fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::fixed(Offset::constant(AHEAD))).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_the_district() {
        let day = |moment: &str| day_of(moment.parse().unwrap()).to_string();
        assert_eq!(day("2026-11-22T15:59:59Z"), "2026-11-22");
        assert_eq!(day("2026-11-22T16:00:00Z"), "2026-11-23");
        assert_eq!(day("2026-12-31T20:00:00-05:00"), "2027-01-01");
    }
}
