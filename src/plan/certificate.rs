//! What proves a plan, small enough to be kept with it. Never here: the proving, which `verify` does without the solver.
//!
//! A certificate holds a price λ ≥ 0 for every row and a fee μ ≥ 0 for every candidate that several blocks could take. Under them the worth of
//! any selection is no less than
//!
//! ```text
//! Σ over spanning rows λ·b  +  Σ over blocks (least value of the block)  −  Σ μ
//! ```
//!
//! where a block is what hangs together through rows of its own (mostly one zone), and its value is the cost of what is chosen in it, fees
//! included, less λ times what that adds to the spanning rows. Where one set of prices is not enough, a candidate is decided both ways (taken in
//! this block or nowhere; taken anywhere but in this block) and each way has its own prices. `joined` says that more is claimed: that
//! nothing below the bound is found even when the blocks' near-best choices are put together under the spanning rows. Rows are those of
//! the model, then one for the opening of every carrier, then two for every pair. Where the shortfall is made least, a unit missing counts
//! a thousand.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::aim::Aim;
use super::answer::Plan;
use super::engine::Proof;
use super::infeasible::Evidence;
use super::model::{Column, Measure, Model, Row, Sense, Subject};
use super::order::HELD;
use super::scenario::Scenario;
use super::tree::Tree;
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
    /// Hash of the prices, pieces and bound of this certificate.
    pub proof_digest: String,
    /// Hash of what is printed beside the model: choices, reasons, zone results, notices.
    pub printed_digest: String,
    /// By row: millionths per unit of the row, at the relaxation; what reasons and zone prices speak of.
    pub prices_micro_yuan: Vec<i64>,
    /// Whether no row is priced and what any candidate ties is one block.
    pub whole: bool,
    /// What is claimed, and under which decisions.
    pub claim: Claim,
    /// Whether the bound rests on joining the blocks.
    pub joined: bool,
    /// No selection that keeps the rows costs less. `None` when nothing is claimed.
    pub bound_yuan: Option<Yuan>,
    /// The same in units of the aim, where that is not cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound_value: Option<i64>,
    /// What proves that what is missed cannot be had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shortfalls: Vec<ShortfallProof>,
}

/// What proves that what is missed cannot be had: a claim about the question that [`question`] makes of the model as asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortfallProof {
    /// A ceiling, by its number among the rows of the model; none where it is what the floors of space miss in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// No lower ceiling is enough, in units of the row; or no less is missed, in 0.01 ㎡.
    pub least: i64,
    /// As in the certificate.
    pub whole: bool,
    /// As in the certificate.
    pub claim: Claim,
    /// As in the certificate.
    pub joined: bool,
}

/// A bound, or two of which the lesser holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Claim {
    /// Under these prices.
    End(EndClaim),
    /// A candidate decided both ways.
    Fork {
        /// The candidate.
        site: SiteId,
        /// A row of the block it is decided about.
        row: usize,
        /// Taken in this block or nowhere.
        only: Box<Self>,
        /// Taken anywhere but in this block.
        never: Box<Self>,
    },
}

/// What is claimed under one set of prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndClaim {
    /// By row: millionths per unit of the row.
    pub prices_micro: Vec<i64>,
    /// Fees that are not nought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// By block that has rows, ordered by the first of them: no choice in it is worth less, in millionths. Beyond 64 bits where a row held
    /// to the best there is has a price far beyond the others.
    pub least_micro: Vec<i128>,
}

/// What taking a candidate bears, in whichever block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// The candidate.
    pub site: SiteId,
    /// Millionths.
    pub micro: i64,
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

/// The hash of everything in a certificate but its hashes.
pub(super) fn proof_digest(certificate: &Certificate) -> String {
    let (model_digest, scenario_digest) = (String::new(), String::new());
    let (source_digest, proof_digest, printed_digest) = (String::new(), String::new(), String::new());
    let bare = Certificate { model_digest, scenario_digest, source_digest, proof_digest, printed_digest, ..certificate.clone() };
    digest(&bare)
}

/// The hash of what a plan prints beside its model.
pub(super) fn printed_digest(plan: &Plan) -> String {
    let Plan { outcome, totals, zones, district, choices, passed_over, not_offered, notices, .. } = plan;
    digest(&(outcome, totals, zones, district, choices, passed_over, not_offered, notices))
}

fn narrow(micro: i128) -> i64 {
    i64::try_from(micro).unwrap_or(if micro < 0 { i64::MIN } else { i64::MAX })
}

fn claim(model: &Model, rows_of: &[usize], tree: &Tree) -> Claim {
    let fee = |(at, fee): (usize, &i128)| {
        let candidate = model.candidates.get(at).filter(|_| *fee != 0)?;
        Some(Fee { site: candidate.site.clone(), micro: narrow(*fee) })
    };
    match tree {
        Tree::Leaf(leaf) => Claim::End(EndClaim {
            prices_micro: leaf.prices.rows.iter().map(|price| narrow(*price)).collect(),
            fees: leaf.prices.fees.iter().enumerate().filter_map(fee).collect(),
            least_micro: rows_of.iter().zip(&leaf.least).map(|(_, least)| *least).collect(),
        }),
        Tree::Fork { group, block, only, never } => Claim::Fork {
            site: model.candidates.get(*group).map_or_else(|| SiteId(String::new()), |candidate| candidate.site.clone()),
            row: rows_of.get(*block as usize).copied().unwrap_or(usize::MAX),
            only: Box::new(claim(model, rows_of, only)),
            never: Box::new(claim(model, rows_of, never)),
        },
    }
}

fn shown(model: &Model, evidence: &Evidence) -> ShortfallProof {
    let Evidence { row, least, proof } = evidence;
    let claim = claim(model, &proof.first_rows, &proof.tree);
    ShortfallProof { row: *row, least: *least, whole: proof.whole, claim, joined: proof.joined }
}

/// The aim that makes a ceiling least, where there is one.
pub(super) fn aim_of_ceiling(row: &Row) -> Option<Aim> {
    let plain = row.sense == Sense::AtMost && row.subject == Subject::District && row.due.is_none() && row.modes.is_none();
    match row.measure {
        Measure::Cost => Some(Aim::Cost),
        Measure::Owners => Some(Aim::Owners),
        Measure::Waiting => Some(Aim::Delivery),
        Measure::Area
        | Measure::Firms
        | Measure::TechFirms
        | Measure::Sites
        | Measure::Large
        | Measure::Special
        | Measure::Municipal
        | Measure::National
        | Measure::Suitability => None,
    }
    .filter(|_| plain)
}

/// The question whose answer shows that something is missed, of a model whose rows are held to what is asked.
///
/// Of a ceiling: how little of it is enough, every floor lowered to what the best column of every candidate adds up to. Of no row: how
/// little the floors of space can miss in all within the ceilings, every other floor aside. `None` where no aim puts it.
pub(super) fn question(model: &Model, ceiling: Option<usize>) -> Option<Model> {
    let mut rows: Vec<Row> = model.rows.iter().filter(|row| row.label.as_deref() != Some(HELD)).cloned().collect();
    let Some(at) = ceiling else {
        let aside = |row: &&mut Row| row.sense == Sense::AtLeast && !row.or_nothing && row.measure != Measure::Area;
        rows.iter_mut().filter(aside).for_each(|row| row.bound = i64::MIN / 8);
        return Some(Model { rows, pairs: Vec::new(), aim: Aim::Shortfall, ..model.clone() });
    };
    let aim = aim_of_ceiling(rows.get(at)?)?;
    for row in rows.iter_mut().filter(|row| row.sense == Sense::AtLeast && !row.or_nothing) {
        let best = |columns: &[Column], weight: &dyn Fn(&Column) -> i128| columns.iter().map(weight).max();
        let candidates = model.candidates.iter();
        let reach: i128 =
            candidates.filter_map(|candidate| best(&candidate.columns, &|column| row.weight(candidate, column))).sum();
        row.bound = i64::try_from(reach.min(i128::from(row.bound))).unwrap_or(row.bound);
    }
    rows[at].bound = i64::MAX / 8;
    Some(Model { rows, pairs: Vec::new(), aim, ..model.clone() })
}

/// The certificate of what the engine proved.
pub(super) fn issue(
    (model, scenario): (&Model, &Scenario),
    origin: Origin<'_>,
    (proof, bound): (&Proof, Option<i128>),
    evidence: &[Evidence],
) -> Certificate {
    let (model_digest, scenario_digest) = (digest(model), digest(scenario));
    let bound = bound.and_then(|bound| i64::try_from(bound).ok());
    let mut certificate = Certificate {
        source_digest: source_digest(origin, &model_digest, &scenario_digest),
        proof_digest: String::new(),
        model_digest,
        scenario_digest,
        printed_digest: String::new(),
        prices_micro_yuan: proof.prices.rows.iter().take(model.rows.len()).map(|price| narrow(*price)).collect(),
        whole: proof.whole,
        claim: claim(model, &proof.first_rows, &proof.tree),
        joined: proof.joined,
        bound_yuan: bound.filter(|_| model.aim.is_cost()).map(Yuan::new),
        bound_value: bound.filter(|_| !model.aim.is_cost()),
        shortfalls: evidence.iter().map(|one| shown(model, one)).collect(),
    };
    certificate.proof_digest = proof_digest(&certificate);
    certificate
}
