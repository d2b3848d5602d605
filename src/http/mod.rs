//! The window: parse, call, render. Never here: a rule of the trade, or SQL.

mod envelope;
mod gate;
mod page;
#[expect(dead_code, reason = "the operations that use every code land next")]
mod problem;
mod server;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

pub use gate::Hosts;
pub use server::{Limits, serve};

/// Everything that is answered, with what goes around every answer.
pub fn router(hosts: Hosts) -> Router {
    Router::new()
        .route("/healthz", get(async || axum::Json(serde_json::json!({ "status": "ok" }))))
        .fallback(page::serve)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(30)))
        .layer(CatchPanicLayer::custom(envelope::panicked))
        .layer(from_fn_with_state(Arc::new(hosts), gate::check))
        .layer(from_fn(envelope::wrap))
}
