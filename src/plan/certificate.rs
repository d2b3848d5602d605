//! What proves a plan, small enough to be kept with it. Never here: the proving, which `verify` does without the solver.
//!
//! A certificate holds a price λ ≥ 0 for every row. Under them the cost of any selection is
//!
//! ```text
//! Σ c x  =  Σ over priced rows λ·b  +  Σ over pieces (value of the piece)  +  Σ over priced rows λ·(what is over the bound)
//! ```
//!
//! where a piece is a set of candidates that only kept rows tie together (mostly one zone), and its value is the cost of what is chosen in
//! it less λ times what that adds to the priced rows. So the least values of the pieces give a bound that no plan undercuts. `joined`
//! says that more is claimed: that nothing cheaper than the bound is found even when the pieces' near-best choices are put together.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::Plan;
use super::engine::Proof;
use super::model::Model;
use super::scenario::Scenario;
use crate::estate::SiteId;
use crate::units::Yuan;

/// What proves a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Hash of the model.
    pub model_digest: String,
    /// Hash of the scenario.
    pub scenario_digest: String,
    /// Hash of revision, content hash, programme, and both of the above.
    pub source_digest: String,
    /// Hash of what is printed beside the model: choices, reasons, zone results, notices.
    pub printed_digest: String,
    /// By row of the model: millionths of a 元 per unit of the row.
    pub prices_micro_yuan: Vec<i64>,
    /// Rows priced into the columns.
    pub priced_rows: Vec<usize>,
    /// The pieces, ordered by their first site.
    pub pieces: Vec<PieceClaim>,
    /// Whether the bound rests on joining the pieces.
    pub joined: bool,
    /// No selection that keeps the rows costs less. `None` when nothing is claimed.
    pub bound_yuan: Option<Yuan>,
}

/// What is claimed of one piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PieceClaim {
    /// The first of its sites.
    pub first: SiteId,
    /// How many candidates it has.
    pub candidates: usize,
    /// No choice in it is worth less, in millionths of a 元.
    pub least_micro_yuan: i64,
}

/// What a plan was made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) revision: u64,
    pub(super) content_hash: &'a str,
    pub(super) programme: &'a str,
}

/// The hash of anything that can be written as JSON.
pub(super) fn digest(thing: &impl Serialize) -> String {
    let bytes = serde_json::to_vec(thing).unwrap_or_default();
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash that ties a plan to the data it was made from.
pub(super) fn source_digest(origin: Origin<'_>, model_digest: &str, scenario_digest: &str) -> String {
    digest(&(origin.revision, origin.content_hash, origin.programme, model_digest, scenario_digest))
}

/// The hash of what a plan prints beside its model.
pub(super) fn printed_digest(plan: &Plan) -> String {
    let Plan { outcome, totals, zones, district, choices, passed_over, not_offered, notices, .. } = plan;
    digest(&(outcome, totals, zones, district, choices, passed_over, not_offered, notices))
}

/// A piece as a claim about sites.
fn claim(model: &Model, groups: &[usize], least: i128) -> Option<PieceClaim> {
    let first = model.candidates.get(*groups.first()?)?.site.clone();
    Some(PieceClaim { first, candidates: groups.len(), least_micro_yuan: i64::try_from(least).unwrap_or(i64::MIN) })
}

/// The certificate of what the engine proved.
pub(super) fn issue(model: &Model, scenario: &Scenario, origin: Origin<'_>, proof: &Proof, bound: Option<i128>) -> Certificate {
    let (model_digest, scenario_digest) = (digest(model), digest(scenario));
    let pieces = proof.pieces.iter().zip(&proof.least).filter_map(|(piece, least)| claim(model, &piece.groups, *least));
    Certificate {
        source_digest: source_digest(origin, &model_digest, &scenario_digest),
        model_digest,
        scenario_digest,
        printed_digest: String::new(),
        prices_micro_yuan: proof.prices.0.iter().map(|price| i64::try_from(*price).unwrap_or(i64::MAX)).collect(),
        priced_rows: proof.priced.clone(),
        pieces: pieces.collect(),
        joined: proof.joined,
        bound_yuan: bound.and_then(|bound| i64::try_from(bound).ok()).map(Yuan::new),
    }
}
