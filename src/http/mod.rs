//! The window: parse, call, render. Never here: a rule of the trade, or SQL.
//!
//! `operations` is the one table of what is answered; `window` holds each request to its row of it; `envelope` goes around every answer.

mod again;
mod appraisals;
mod auth;
mod availability;
mod body;
mod client;
mod conditions;
mod coverage;
mod data_operations;
mod embed;
mod envelope;
mod events;
mod facts;
mod features;
mod gate;
mod imports;
mod ledger;
mod listening;
mod lockout;
mod metrics;
mod office;
mod office_operations;
mod official_operations;
mod openapi;
mod operations;
mod overview;
mod pace;
mod page;
mod plans;
mod problem;
mod processes;
mod query;
mod readiness;
mod reports;
mod revisions;
mod server;
mod sharing;
mod sites;
mod stages;
mod style;
mod tiles;
mod tls;
mod weighing;
mod window;

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::MethodRouter;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use crate::desk::{Backups, Desk};
use gate::Gate;
use operations::{Answer, Body, Operation};
use window::{Rule, Window};

pub use gate::{BLOCKING, Hosts};
pub use openapi::document as openapi;
pub use server::{Limits, serve};
pub use sharing::{NoOrigin, Origins};
pub use tls::{Certificate, CertificateFault};

/// How this server is reached.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Host names it answers to.
    pub hosts: Hosts,
    /// Whether a proxy stands in front, whose word on the scheme is taken.
    pub behind_proxy: bool,
    /// What it shows over TLS of its own.
    pub certificate: Option<Certificate>,
    /// The addresses of that proxy; those of loopback where none is named.
    pub proxies: Vec<IpAddr>,
    /// Where backups are taken to.
    pub backups: Option<Backups>,
    /// Resident memory beyond which imports, exports and searches wait, bytes.
    pub memory: Option<u64>,
    /// Whether even reading needs a token.
    pub private: bool,
    /// Origins whose pages may read what is answered.
    pub shared_with: Origins,
}

/// Everything that is answered, with what goes around every answer.
pub fn router(desk: Arc<Desk>, settings: Settings) -> Router {
    let window = Window::new(desk, &settings);
    let origins = Arc::new(settings.shared_with);
    let gate = Gate::new(settings.hosts, window.proxies.clone(), Arc::clone(&origins), Arc::clone(&window.answers));
    operations(&window)
        .fallback(page::serve)
        .layer(operations::body_limit())
        .layer(CatchPanicLayer::custom(envelope::panicked))
        .layer(from_fn_with_state(Arc::new(gate), gate::check))
        .layer(from_fn(envelope::wrap))
        .layer(from_fn_with_state(origins, sharing::share))
        .with_state(window)
}

/// The rows of the table as routes.
fn operations(window: &Window) -> Router<Window> {
    let mut router = Router::new();
    for operation in operations::all() {
        let longest_body = operation.longest_body();
        let Operation {
            method,
            path,
            parameters,
            needs,
            sometimes_needs,
            for_all,
            by_revision,
            asks_properties,
            answer,
            mut handler,
            time,
            body,
            ..
        } = operation;
        let heavy = method == Method::POST || matches!(answer, Answer::File);
        let repeats = method == Method::POST && needs.or(sometimes_needs).is_some();
        let rule = Arc::new(Rule { parameters, heavy, needs, for_all, longest_body, repeats, by_revision, asks_properties });
        if matches!(body, Body::File) {
            handler = handler.layer(from_fn(pace::keep));
        }
        let mut handler: MethodRouter<Window> = handler
            .route_layer(from_fn_with_state((window.clone(), rule), window::hold))
            .layer::<_, Infallible>(RequestBodyTimeoutLayer::new(Duration::from_secs(10)))
            .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, time));
        if !matches!(answer, Answer::Tile) {
            handler = handler.layer(compression());
        }
        router = router.route(path, handler);
    }
    router
}

/// Fast rather than small: most readers are on the same network.
fn compression() -> CompressionLayer<impl tower_http::compression::Predicate> {
    let predicate = DefaultPredicate::new().and(NotForContentType::const_new("application/geopackage+sqlite3"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(predicate)
}
