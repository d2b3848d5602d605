//! Whoever presents wrong tokens again and again is not listened to for a while. Never here: which token is right.
//!
//! Counted by account and address, an account being what a token begins with: somebody who tries wrong secrets of one account keeps neither
//! the holders of other accounts nor its own holder at another address from working.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Wrong tokens after which an account is locked.
pub(super) const FAILURES: u32 = 5;
/// For how long.
pub(super) const LOCKED: Duration = Duration::from_secs(15 * 60);
/// Accounts counted; beyond, those whose time has passed are forgotten, and after them all.
const REMEMBERED: usize = 10_000;

/// What is known of failures.
#[derive(Debug, Default)]
pub(super) struct Lockout(Mutex<HashMap<(IpAddr, String), Failures>>);

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Instant,
}

impl Failures {
    fn left(&self, now: Instant) -> Option<Duration> {
        (LOCKED).checked_sub(now.saturating_duration_since(self.last)).filter(|left| !left.is_zero())
    }
}

impl Lockout {
    /// For how long an account is not listened to from an address.
    pub(super) fn locked(&self, address: IpAddr, account: &str, now: Instant) -> Option<Duration> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&(address, account.to_owned())).filter(|failures| failures.count >= FAILURES)?.left(now)
    }

    /// Counts a wrong token; true where it is the one that locks.
    pub(super) fn failed(&self, address: IpAddr, account: &str, now: Instant) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.retain(|_, failures| failures.left(now).is_some());
            if all.len() >= REMEMBERED {
                all.clear();
            }
        }
        let failures = all.entry((address, account.to_owned())).or_insert(Failures { count: 0, last: now });
        if failures.left(now).is_none() {
            failures.count = 0;
        }
        (failures.count, failures.last) = (failures.count + 1, now);
        failures.count == FAILURES
    }

    /// A right token takes its failures away.
    pub(super) fn passed(&self, address: IpAddr, account: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(address, account.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_lock_an_account_at_an_address_for_fifteen_minutes() {
        let (lockout, start) = (Lockout::default(), Instant::now());
        let (here, there): (IpAddr, IpAddr) = ("10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap());
        assert!((0..4).all(|_| !lockout.failed(here, "a", start)));
        assert!(lockout.locked(here, "a", start).is_none());
        assert!(lockout.failed(here, "a", start));
        assert_eq!(lockout.locked(here, "a", start), Some(LOCKED));
        assert!(lockout.locked(there, "a", start).is_none() && lockout.locked(here, "b", start).is_none());
        let minutes = |minutes: u64| start + Duration::from_secs(minutes * 60);
        assert!(lockout.locked(here, "a", minutes(14)).is_some());
        assert!(lockout.locked(here, "a", minutes(15)).is_none());
        assert!(!lockout.failed(here, "a", minutes(16)), "it begins anew");
    }

    #[test]
    fn a_right_token_between_wrong_ones_begins_anew() {
        let (lockout, start) = (Lockout::default(), Instant::now());
        let here: IpAddr = "10.0.0.1".parse().unwrap();
        assert!((0..4).all(|_| !lockout.failed(here, "a", start)));
        lockout.passed(here, "a");
        assert!((0..4).all(|_| !lockout.failed(here, "a", start)));
    }

    #[test]
    fn no_number_of_accounts_fills_the_memory() {
        let (lockout, start) = (Lockout::default(), Instant::now());
        let here: IpAddr = "10.0.0.1".parse().unwrap();
        for account in 0..3 * REMEMBERED {
            lockout.failed(here, &account.to_string(), start);
        }
        assert!(lockout.0.lock().unwrap().len() <= REMEMBERED);
    }
}
