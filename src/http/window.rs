//! What every handler is handed: the desk and the searches under way. Also the rule around each operation: its query, its token, its ETag.

use std::sync::Arc;

use axum::extract::{FromRef, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Zoned;

use super::auth::{self, Holder};
use super::plans::Searches;
use super::problem::Problem;
use super::query::{Parameter, Query};
use crate::atlas::Atlas;
use crate::desk::Desk;

/// State of the router.
#[derive(Clone)]
pub(super) struct Window {
    /// What is asked.
    pub(super) desk: Arc<Desk>,
    /// Searches for plans under way.
    pub(super) searches: Arc<Searches>,
    /// Whether a proxy stands in front, whose word on the scheme is taken.
    pub(super) behind_proxy: bool,
}

impl Window {
    pub(super) fn new(desk: Arc<Desk>, behind_proxy: bool) -> Self {
        Self { desk, searches: Arc::new(Searches::default()), behind_proxy }
    }
}

impl FromRef<Window> for Arc<Desk> {
    fn from_ref(window: &Window) -> Self {
        Arc::clone(&window.desk)
    }
}

/// What holds for one operation before its handler sees the request.
pub(super) struct Rule {
    /// Query parameters it knows.
    pub(super) parameters: Vec<Parameter>,
    /// Whether it needs a token.
    pub(super) writes: bool,
    /// Whether its answer carries the revision as `ETag`.
    pub(super) by_revision: bool,
}

/// Holds a request to the rule of its operation.
pub(super) async fn hold(State((window, rule)): State<(Window, Arc<Rule>)>, mut request: Request, next: Next) -> Response {
    match admit(&window, &rule, &mut request) {
        Err(problem) => problem.into_response(),
        Ok(None) => next.run(request).await,
        Ok(Some(etag)) => {
            if holds_already(request.headers(), &etag) {
                return tagged(StatusCode::NOT_MODIFIED.into_response(), &etag);
            }
            let response = next.run(request).await;
            if response.status() == StatusCode::OK { tagged(response, &etag) } else { response }
        }
    }
}

/// Checks names and token; the `ETag` of the answer, where it has one.
fn admit(window: &Window, rule: &Rule, request: &mut Request) -> Result<Option<String>, Problem> {
    Query::read(request.uri().query().unwrap_or_default())?.check(&rule.parameters)?;
    let holder = auth::holder(&window.desk, request.headers())?;
    if rule.writes && holder.is_none() {
        return Err(auth::needed());
    }
    let open = holder.is_none();
    if let Some(holder) = holder {
        request.extensions_mut().insert::<Holder>(holder);
    }
    // An answer to the holder of a token may hold what others must not see, so it is never kept.
    Ok((rule.by_revision && open).then(|| etag(&window.desk.atlas())))
}

/// Taken before the answer is made: should a commit come between, the answer is newer than its tag and is asked for again.
fn etag(atlas: &Atlas) -> String {
    let revision = atlas.revision();
    let hash = revision.content_hash.get(..12).unwrap_or(&revision.content_hash);
    // The day, because a programme expires overnight.
    format!("W/\"{}-{hash}-{}-{}\"", revision.number, Zoned::now().date(), env!("CARGO_PKG_VERSION"))
}

fn holds_already(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|tag| opaque(tag) == opaque(etag))
}

fn tagged(mut response: Response, etag: &str) -> Response {
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Runs work that takes long or blocks away from the threads that answer.
pub(super) async fn away<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)
}
