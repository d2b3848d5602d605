//! From when on something counts as idle, due or stale: settings, each with its mark.

use serde::{Deserialize, Serialize};

use crate::estate::VALUATION_NOTICE_DAYS;
use crate::units::Share;

/// Thresholds of the ledger. The guideline names those of the transition; all others are settings marked [A].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LedgerSettings {
    /// Vacant share of the usable area from which a building may stand idle [A, Q8].
    pub idle_vacancy: Share,
    /// Months of vacancy from which a building may stand idle [A, Q8].
    pub idle_months: u32,
    /// Months before the end of the five-year transition at which it is announced.
    pub transition_months: [u32; 3],
    /// Months before the end of the land-use right at which it is announced, and at which it is urgent [A].
    pub land_months: [u32; 2],
    /// Months before the last lease ends at which it is announced, and at which it is urgent [A].
    pub lease_months: [u32; 2],
    /// Days before a valuation lapses, a year after its base date, at which it is urgent [A].
    pub valuation_days: u32,
    /// Months after which figures that are reported by the quarter are stale.
    pub stale_months: u32,
}

impl Default for LedgerSettings {
    fn default() -> Self {
        Self {
            idle_vacancy: Share::from_millionths(300_000).unwrap_or(Share::WHOLE),
            idle_months: 12,
            transition_months: [12, 6, 3],
            land_months: [60, 12],
            lease_months: [6, 3],
            valuation_days: VALUATION_NOTICE_DAYS.unsigned_abs(),
            stale_months: 3,
        }
    }
}
