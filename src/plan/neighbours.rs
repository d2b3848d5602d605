//! Pairs of near neighbours worth more together. Never here: what that is worth.

use super::aim::Pair;
use super::model::Candidate;
use super::scenario::Compactness;
use crate::atlas::Atlas;
use crate::geometry::LonLat;

/// A degree of latitude is no shorter than this, in metres.
const DEGREE_M: f64 = 110_000.0;

/// Every pair of candidates whose centres are near enough, by id.
pub(super) fn pairs(atlas: &Atlas, near: Compactness, candidates: &[Candidate]) -> Vec<Pair> {
    let placed = candidates.iter().enumerate().filter_map(|(at, candidate)| Some((atlas.centre_of(&candidate.site)?, at)));
    let mut placed: Vec<(LonLat, usize)> = placed.collect();
    placed.sort_by(|a, b| a.0.lat().total_cmp(&b.0.lat()).then(a.1.cmp(&b.1)));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (number, (here, at)) in placed.iter().enumerate() {
        let further = placed[number + 1..].iter().take_while(|(there, _)| (there.lat() - here.lat()) * DEGREE_M <= near.within_m);
        let close = further.filter(|(there, _)| here.distance_m(*there) <= near.within_m);
        found.extend(close.map(|(_, other)| (*at.min(other), *at.max(other))));
    }
    found.sort_unstable();
    let site = |at: usize| candidates[at].site.clone();
    found
        .into_iter()
        .map(|(first, second)| Pair { first: site(first), second: site(second), bonus_yuan: near.bonus_yuan })
        .collect()
}
