//! Revisions: listing them, holding two against each other, and going back to one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::auth::{self, Holder};
use super::availability::GROUP_WORDS;
use super::problem::Problem;
use super::query::Query;
use super::window::away;
use crate::desk::{Desk, Power};
use crate::estate::Revision;

/// A revision as it is shown: who made it and why is internal.
#[derive(Serialize)]
struct Shown {
    number: u64,
    at: Timestamp,
    who: Option<String>,
    why: Option<String>,
    content_hash: String,
}

impl Shown {
    fn of(revision: Revision, may_see: bool) -> Self {
        let Revision { number, at, who, why, content_hash } = revision;
        Self { number, at, who: may_see.then_some(who), why: may_see.then_some(why), content_hash }
    }
}

/// Revisions in one answer where nothing is said.
pub(super) const USUAL: u32 = 1_000;
/// Most revisions in one answer.
pub(super) const MOST: u32 = 10_000;

/// `GET /api/revisions`: the latest, or the latest before one.
pub(super) async fn list(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    query: Query,
) -> Result<Response, Problem> {
    let limit = query.limit(USUAL, MOST)?;
    let before = query.one("before").map(|text| number_of("before", text)).transpose()?.unwrap_or(u64::MAX);
    let revisions = away(move || desk.revisions_before(before, limit)).await??;
    let may_see = auth::may(holder.as_ref(), Power::SeeInternal);
    let revisions: Vec<Shown> = revisions.into_iter().map(|revision| Shown::of(revision, may_see)).collect();
    Ok(Json(json!({ "revisions": revisions })).into_response())
}

/// The number of a revision.
pub(super) fn number_of(name: &str, text: &str) -> Result<u64, Problem> {
    text.parse()
        .map_err(|_| Problem::parameter(name, &format!("“{text}” 不是版本号"), &format!("“{text}” is no number of a revision")))
}

/// The revision that is asked, where one is.
pub(super) fn asked(query: &Query) -> Result<Option<u64>, Problem> {
    query.one("revision").map(|text| number_of("revision", text)).transpose()
}

/// `GET /api/revisions/{number}/difference/{to}`.
pub(super) async fn difference(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path((number, to)): Path<(String, String)>,
    query: Query,
) -> Result<Response, Problem> {
    let (from, to) = (number_of("number", &number)?, number_of("to", &to)?);
    let by = query.word("by", &GROUP_WORDS)?.unwrap_or_default();
    let difference = away(move || desk.difference(from, to, by)).await??;
    let mut shown = serde_json::to_value(&difference).map_err(Problem::internal)?;
    let may_see = auth::may(holder.as_ref(), Power::SeeInternal);
    for (side, revision) in [("from", difference.from), ("to", difference.to)] {
        shown[side] = json!(Shown::of(revision, may_see));
    }
    Ok(Json(shown).into_response())
}

/// `POST /api/revisions/{number}/revert`.
pub(super) async fn revert(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path(number): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let number = number_of("number", &number)?;
    let why = query.one("why").map_or_else(|| format!("revert to revision {number}"), str::to_owned);
    let revision = away(move || desk.revert(number, &holder.label, &why)).await??;
    Ok(Json(revision).into_response())
}
