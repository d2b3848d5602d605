//! For those who look after the program: tokens and the audit. Never here: the district's data.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::auth::Holder;
use super::body::read_json;
use super::problem::Problem;
use super::query::Query;
use super::window::away;
use crate::desk::{Desk, Role, TOKEN_DAYS};

/// Most rows of the audit in one answer.
pub(super) const MOST_ROWS: u32 = 1000;

/// `GET /api/tokens`.
pub(super) async fn tokens(State(desk): State<Arc<Desk>>) -> Result<Response, Problem> {
    let tokens = away(move || desk.tokens()).await??;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(json!({ "tokens": tokens }))).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewToken {
    label: String,
    role: String,
    #[serde(default = "usual_days")]
    days: u16,
}

const fn usual_days() -> u16 {
    TOKEN_DAYS
}

/// `POST /api/tokens`.
pub(super) async fn add_token(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let NewToken { label, role, days } = read_json(&headers, &body)?;
    let role = Role::of_word(&role).ok_or_else(|| {
        let offered = Role::ALL.map(Role::word).join(", ");
        Problem::parameter("role", &format!("没有角色“{role}”，可用：{offered}"), &format!("“{role}” is none of {offered}"))
    })?;
    away(move || {
        let secret = desk.grant(&holder.label, &label, role, days)?;
        let body =
            json!({ "label": label.trim(), "role": role, "days": days, "prefix": secret.prefix(), "token": secret.reveal() });
        Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
    })
    .await?
}

/// `DELETE /api/tokens/{label}`.
pub(super) async fn revoke_token(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path(named): Path<String>,
) -> Result<Response, Problem> {
    away(move || desk.revoke(&holder.label, &named)).await??;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /api/audit`.
pub(super) async fn audit(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let after = query.whole("after", 0, u32::MAX)?;
    let limit = query.limit(100, MOST_ROWS)?;
    let page = away(move || desk.audit(u64::from(after), u32::try_from(limit).unwrap_or(MOST_ROWS))).await??;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(page)).into_response())
}
