//! What every handler is handed: the desk and the searches under way. Also the rule around each operation: its query, its token, its ETag.

use std::sync::Arc;

use axum::extract::{FromRef, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::auth::{self, Holder};
use super::features::Written;
use super::features::collection::Collection;
use super::listening::LISTENERS;
use super::plans::Searches;
use super::problem::{Code, Problem};
use super::query::{Parameter, Query};
use super::tiles::TileCache;
use crate::atlas::Atlas;
use crate::desk::{Desk, today};
use crate::programme::Bilingual;

/// State of the router.
#[derive(Clone)]
pub(super) struct Window {
    /// What is asked.
    pub(super) desk: Arc<Desk>,
    /// Searches for plans under way.
    pub(super) searches: Arc<Searches>,
    /// Places for those who listen to events.
    pub(super) listeners: Arc<Semaphore>,
    /// Tiles as they were drawn last.
    pub(super) tiles: Arc<TileCache>,
    /// Features as they were written last.
    pub(super) written: Arc<Written>,
    /// Whether a proxy stands in front, whose word on the scheme is taken.
    pub(super) behind_proxy: bool,
}

impl Window {
    pub(super) fn new(desk: Arc<Desk>, behind_proxy: bool) -> Self {
        Self {
            desk,
            searches: Arc::new(Searches::default()),
            tiles: Arc::default(),
            written: Arc::default(),
            listeners: Arc::new(Semaphore::new(LISTENERS)),
            behind_proxy,
        }
    }

    /// The address this server was asked under; the Host was checked at the gate, the scheme is a named proxy's word.
    pub(super) fn origin(&self, headers: &HeaderMap) -> String {
        origin(headers, self.behind_proxy)
    }
}

impl FromRef<Window> for Arc<Desk> {
    fn from_ref(window: &Window) -> Self {
        Arc::clone(&window.desk)
    }
}

fn origin(headers: &HeaderMap, behind_proxy: bool) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = text("x-forwarded-proto").filter(|scheme| behind_proxy && *scheme == "https").unwrap_or("http");
    format!("{scheme}://{}", text(header::HOST.as_str()).unwrap_or("localhost"))
}

/// What holds for one operation before its handler sees the request.
pub(super) struct Rule {
    /// Query parameters it knows.
    pub(super) parameters: Vec<Parameter>,
    /// Most bytes of a body; more is refused before it is read.
    pub(super) longest_body: usize,
    /// Whether it needs a token.
    pub(super) writes: bool,
    /// Whether its answer carries the revision as `ETag`.
    pub(super) by_revision: bool,
    /// Whether it also knows the properties of the collection in its path.
    pub(super) asks_properties: bool,
}

/// Holds a request to the rule of its operation.
pub(super) async fn hold(State((window, rule)): State<(Window, Arc<Rule>)>, mut request: Request, next: Next) -> Response {
    if rule.writes && is_only_read(request.uri().path()) {
        let mut response = Problem::new(Code::MethodNotAllowed, Code::MethodNotAllowed.title()).into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
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

/// Whether a path leads into a collection whose features cannot be changed.
fn is_only_read(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    parts.next() == Some("collections")
        && Collection::named(parts.next().unwrap_or_default()).is_ok_and(|known| !known.is_editable())
}

/// Checks names and token; the `ETag` of the answer, where it has one.
fn admit(window: &Window, rule: &Rule, request: &mut Request) -> Result<Option<String>, Problem> {
    short_enough(rule.longest_body, request.headers())?;
    let query = Query::read(request.uri().query().unwrap_or_default())?;
    let path = request.uri().path();
    if rule.asks_properties
        && let Ok(collection) = Collection::named(path.split('/').nth(2).unwrap_or_default())
    {
        let known: Vec<Parameter> = rule.parameters.iter().copied().chain(collection.parameters()).collect();
        query.check(&known)?;
    } else {
        query.check(&rule.parameters)?;
    }
    // Which plans are kept is no part of a revision.
    let by_revision = rule.by_revision && !path.starts_with("/collections/plan-choices");
    let holder = auth::holder(&window.desk, request.headers())?;
    if rule.writes && holder.is_none() {
        return Err(auth::needed());
    }
    let open = holder.is_none();
    if let Some(holder) = holder {
        request.extensions_mut().insert::<Holder>(holder);
    }
    // An answer to the holder of a token may hold what others must not see, so it is never kept.
    Ok((by_revision && open).then(|| etag(&window.desk.atlas())))
}

/// A body that says it is too long is not waited for.
fn short_enough(longest: usize, headers: &HeaderMap) -> Result<(), Problem> {
    let said = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    match said.filter(|length| *length > longest) {
        None => Ok(()),
        Some(length) => {
            let zh = format!("内容长 {length} 字节，上限 {longest}；请分成几次提交，或用文件导入。");
            let en =
                format!("The body is {length} bytes long, at most {longest} are read; send it in parts, or import it as a file.");
            Err(Problem::new(Code::TooLarge, Bilingual::new(zh, en)))
        }
    }
}

/// Taken before the answer is made: should a commit come between, the answer is newer than its tag and is asked for again.
fn etag(atlas: &Atlas) -> String {
    let revision = atlas.revision();
    let hash = revision.content_hash.get(..12).unwrap_or(&revision.content_hash);
    // The day, because a programme expires overnight.
    format!("W/\"{}-{hash}-{}-{}\"", revision.number, today(), env!("CARGO_PKG_VERSION"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_point_at_the_address_they_were_asked_under() {
        let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("127.0.0.1:8080"))]);
        assert_eq!(origin(&headers, false), "http://127.0.0.1:8080");
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
        assert_eq!(origin(&headers, false), "http://127.0.0.1:8080");
        assert_eq!(origin(&headers, true), "https://127.0.0.1:8080");
    }
}
