//! The first screen, the programme, and whether the server is up.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::desk::{Desk, today};

/// `GET /healthz`.
pub(super) async fn health() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// `GET /api/overview`.
pub(super) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    Json(desk.atlas().overview(today())).into_response()
}

/// `GET /api/programme`.
pub(super) async fn programme(State(desk): State<Arc<Desk>>) -> Response {
    Json(desk.atlas().programme()).into_response()
}
