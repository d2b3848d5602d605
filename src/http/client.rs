//! Where a request comes from, and how much may come from there. Never here: who asks; that is `auth`.
//!
//! Why are loopback addresses not held to a rate? Whoever sits at the machine can stop the program anyway, and a proxy that names its
//! clients is counted by what it names.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{Extensions, HeaderMap};

/// Who is connected, as the accept loop saw it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// Whose word on where a request comes from is taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Proxies {
    /// Whether any proxy stands in front.
    pub(super) present: bool,
    /// Its addresses; those of loopback where none is named.
    pub(super) named: Vec<IpAddr>,
}

impl Proxies {
    fn trust(&self, peer: IpAddr) -> bool {
        self.present && if self.named.is_empty() { peer.is_loopback() } else { self.named.contains(&peer) }
    }

    /// The address a request comes from: the last that a trusted proxy names, else that of whoever is connected.
    pub(super) fn client(&self, extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
        let peer = extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
        if !self.trust(peer) {
            return peer;
        }
        let named = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
        named.and_then(|list| list.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
    }
}

/// Requests that one address may send at once, having been silent.
pub(super) const BURST: u32 = 600;
/// Requests a second that one address may send for ever.
pub(super) const STEADY: u32 = 150;
/// Addresses remembered; beyond, those that have been silent longest enough to have all their requests back are forgotten.
const REMEMBERED: usize = 20_000;

/// How many requests each address has left.
#[derive(Debug, Default)]
pub(super) struct Rates(Mutex<HashMap<IpAddr, Bucket>>);

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// Thousandths of requests.
    left: u64,
    at: Instant,
}

impl Bucket {
    fn full(at: Instant) -> Self {
        Self { left: u64::from(BURST) * 1000, at }
    }

    fn refill(&mut self, now: Instant) {
        let passed = now.saturating_duration_since(self.at).min(Duration::from_secs(3600));
        let more = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).saturating_mul(u64::from(STEADY));
        (self.left, self.at) = ((self.left + more).min(u64::from(BURST) * 1000), now);
    }
}

impl Rates {
    /// Takes one request of an address; false where it has none left.
    pub(super) fn take(&self, address: IpAddr, now: Instant) -> bool {
        if address.is_loopback() {
            return true;
        }
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.retain(|_, bucket| {
                bucket.refill(now);
                bucket.left < u64::from(BURST) * 1000
            });
        }
        let bucket = all.entry(address).or_insert_with(|| Bucket::full(now));
        bucket.refill(now);
        let taken = bucket.left >= 1000;
        bucket.left -= if taken { 1000 } else { 0 };
        taken
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_forwarded_address_is_believed_of_a_named_proxy_alone_and_only_the_last_one() {
        let peer = |text: &str| {
            let mut extensions = Extensions::new();
            extensions.insert(Peer(text.parse().unwrap()));
            extensions
        };
        let headers = HeaderMap::from_iter([(
            axum::http::HeaderName::from_static("x-forwarded-for"),
            HeaderValue::from_static("1.1.1.1, 10.0.0.7"),
        )]);
        let seen = |proxies: &Proxies, from: &str| proxies.client(&peer(from), &headers).to_string();
        let none = Proxies::default();
        assert_eq!(seen(&none, "127.0.0.1"), "127.0.0.1");
        let here = Proxies { present: true, named: Vec::new() };
        assert_eq!((seen(&here, "127.0.0.1").as_str(), seen(&here, "10.9.9.9").as_str()), ("10.0.0.7", "10.9.9.9"));
        let there = Proxies { present: true, named: vec!["10.9.9.9".parse().unwrap()] };
        assert_eq!((seen(&there, "127.0.0.1").as_str(), seen(&there, "10.9.9.9").as_str()), ("127.0.0.1", "10.0.0.7"));
    }

    #[test]
    fn an_address_that_asks_too_much_waits_and_no_other_does() {
        let (rates, start) = (Rates::default(), Instant::now());
        let (one, other): (IpAddr, IpAddr) = ("10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap());
        assert!((0..BURST).all(|_| rates.take(one, start)));
        assert!(!rates.take(one, start) && rates.take(other, start));
        let later = start + Duration::from_secs(1);
        assert_eq!((0..BURST).filter(|_| rates.take(one, later)).count(), STEADY as usize);
        assert!((0..10 * BURST).all(|_| rates.take(IpAddr::V4(Ipv4Addr::LOCALHOST), start)));
    }
}
