//! Plans that are there, weighed: against each other, and by what could become of them. Never here: how that is worked out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::problem::Problem;
use super::query::Query;
use super::window::away;
use crate::desk::Desk;

/// `GET /api/plans/compare`.
pub(super) async fn compare(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let named = query.pairs().filter(|(name, _)| *name == "p").flat_map(|(_, ids)| ids.split(','));
    let ids: Vec<String> = named.map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    let comparison = away(move || desk.compare(&ids)).await??;
    Ok(Json(comparison).into_response())
}
