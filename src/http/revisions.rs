//! Revisions: listing them and going back to one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::auth::Holder;
use super::problem::Problem;
use super::query::Query;
use super::window::away;
use crate::desk::Desk;

/// `GET /api/revisions`.
pub(super) async fn list(State(desk): State<Arc<Desk>>) -> Result<Response, Problem> {
    let revisions = away(move || desk.revisions()).await??;
    Ok(Json(json!({ "revisions": revisions })).into_response())
}

/// `POST /api/revisions/{number}/revert`.
pub(super) async fn revert(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path(number): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let number: u64 = number.parse().map_err(|_| {
        Problem::parameter("number", &format!("“{number}” 不是版本号"), &format!("“{number}” is no number of a revision"))
    })?;
    let why = query.one("why").map_or_else(|| format!("revert to revision {number}"), str::to_owned);
    let revision = away(move || desk.revert(number, &holder.label, &why)).await??;
    Ok(Json(revision).into_response())
}
