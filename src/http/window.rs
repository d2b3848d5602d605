//! What every handler is handed: the desk and the searches under way. Also the rule around each operation: its query, its token, its ETag.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRef, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::Settings;
use super::again::{self, UnderWay};
use super::auth::{self, Holder, Logins};
use super::client::Proxies;
use super::embed;
use super::features::Written;
use super::features::collection::Collection;
use super::listening::LISTENERS;
use super::lockout::Lockout;
use super::metrics::Answers;
use super::plans::Searches;
use super::problem::{Code, Problem};
use super::query::{Parameter, Query};
use super::readiness;
use super::tiles::TileCache;
use crate::atlas::Atlas;
use crate::desk::{Backups, Desk, Origin, Power, on_behalf_of, today};
use crate::programme::Bilingual;

/// State of the router: one handle, since every layer around every handler takes one with each request.
#[derive(Clone)]
pub(super) struct Window(Arc<Interior>);

/// What stands behind the window.
pub(super) struct Interior {
    /// What is asked.
    pub(super) desk: Arc<Desk>,
    /// Searches for plans under way.
    pub(super) searches: Arc<Searches>,
    /// Places for those who listen to events.
    pub(super) listeners: Arc<Semaphore>,
    /// Tiles as they were drawn last.
    pub(super) tiles: Arc<TileCache>,
    /// What was answered.
    pub(super) answers: Arc<Answers>,
    /// Features as they were written last.
    pub(super) written: Written,
    /// Whose word on scheme and address is taken.
    pub(super) proxies: Proxies,
    /// Wrong tokens.
    pub(super) lockout: Arc<Lockout>,
    /// Who has been here.
    pub(super) logins: Arc<Logins>,
    /// Requests under way that may be sent again.
    pub(super) under_way: Arc<UnderWay>,
    /// Where backups are taken to.
    pub(super) backups: Option<Backups>,
    /// Resident memory beyond which what takes much of it waits, bytes.
    pub(super) memory: Option<u64>,
    /// Whether even reading needs a token.
    pub(super) private: bool,
    /// Whether it is asked over TLS of its own.
    encrypted: bool,
    /// Who may show the map in a frame.
    pub(super) framers: Arc<str>,
}

impl Window {
    pub(super) fn new(desk: Arc<Desk>, settings: &Settings) -> Self {
        Self(Arc::new(Interior {
            desk,
            searches: Arc::new(Searches::default()),
            tiles: Arc::default(),
            answers: Arc::default(),
            written: Written::default(),
            listeners: Arc::new(Semaphore::new(LISTENERS)),
            proxies: Proxies { present: settings.behind_proxy, named: settings.proxies.clone() },
            lockout: Arc::default(),
            logins: Arc::default(),
            under_way: Arc::default(),
            backups: settings.backups.clone(),
            memory: settings.memory,
            private: settings.private,
            encrypted: settings.certificate.is_some(),
            framers: embed::framers(&settings.shared_with).into(),
        }))
    }

    /// The address this server was asked under; the Host was checked at the gate, the scheme is a named proxy's word.
    pub(super) fn origin(&self, headers: &HeaderMap) -> String {
        origin(headers, self.proxies.present, self.encrypted)
    }
}

impl Deref for Window {
    type Target = Interior;

    fn deref(&self) -> &Interior {
        &self.0
    }
}

impl FromRef<Window> for Arc<Desk> {
    fn from_ref(window: &Window) -> Self {
        Arc::clone(&window.desk)
    }
}

fn origin(headers: &HeaderMap, behind_proxy: bool, encrypted: bool) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let at_proxy = behind_proxy && text("x-forwarded-proto") == Some("https");
    let scheme = if at_proxy || encrypted { "https" } else { "http" };
    format!("{scheme}://{}", text(header::HOST.as_str()).unwrap_or("localhost"))
}

/// What holds for one operation before its handler sees the request.
pub(super) struct Rule {
    /// Query parameters it knows.
    pub(super) parameters: Vec<Parameter>,
    /// Most bytes of a body; more is refused before it is read.
    pub(super) longest_body: usize,
    /// Whether it may take much memory.
    pub(super) heavy: bool,
    /// What whoever asks must hold.
    pub(super) needs: Option<Power>,
    /// Whether it answers everybody, also where reading needs a token.
    pub(super) for_all: bool,
    /// Whether it may be sent again under a key.
    pub(super) repeats: bool,
    /// Whether its answer carries the revision as `ETag`.
    pub(super) by_revision: bool,
    /// Whether it also knows the properties of the collection in its path.
    pub(super) asks_properties: bool,
}

/// Holds a request to the rule of its operation.
pub(super) async fn hold(State((window, rule)): State<(Window, Arc<Rule>)>, mut request: Request, next: Next) -> Response {
    if rule.needs == Some(Power::ChangeData) && is_only_read(request.uri().path()) {
        let mut response = Problem::new(Code::MethodNotAllowed, Code::MethodNotAllowed.title()).into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let client = window.proxies.client(request.extensions(), request.headers());
    let (holder, etag) = match admit(&window, &rule, request.uri(), request.headers(), client).await {
        Err(problem) => return problem.into_response(),
        Ok(admitted) => admitted,
    };
    if let Some(holder) = holder {
        request.extensions_mut().insert::<Holder>(holder.clone());
        return for_holder(&window, &rule, holder, request, next).await;
    }
    match etag {
        None => next.run(request).await,
        Some(etag) => {
            if holds_already(request.headers(), &etag) {
                return tagged(StatusCode::NOT_MODIFIED.into_response(), &etag);
            }
            let response = next.run(request).await;
            if response.status() == StatusCode::OK { tagged(response, &etag) } else { response }
        }
    }
}

/// Answers the holder of a token: whatever is written says in which role and from where, and once where the request may come again.
async fn for_holder(window: &Window, rule: &Rule, holder: Holder, request: Request, next: Next) -> Response {
    if !rule.repeats {
        return on_behalf(holder.origin(), next.run(request)).await;
    }
    match again::key(request.headers()) {
        Err(problem) => problem.into_response(),
        Ok(None) => on_behalf(holder.origin(), next.run(request)).await,
        Ok(Some(key)) => {
            again::once(window, &holder, &key, rule.longest_body, request, next).await.unwrap_or_else(Problem::into_response)
        }
    }
}

/// Whether a path leads into a collection whose features cannot be changed.
fn is_only_read(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    parts.next() == Some("collections")
        && Collection::named(parts.next().unwrap_or_default()).is_ok_and(|known| !known.is_editable())
}

/// Checks names and token; who asks, and the `ETag` of the answer where it has one.
async fn admit(
    window: &Window,
    rule: &Rule,
    uri: &Uri,
    headers: &HeaderMap,
    client: IpAddr,
) -> Result<(Option<Holder>, Option<String>), Problem> {
    short_enough(rule.longest_body, headers)?;
    let query = Query::read(uri.query().unwrap_or_default())?;
    let path = uri.path();
    if rule.asks_properties
        && let Ok(collection) = Collection::named(path.split('/').nth(2).unwrap_or_default())
    {
        query.check(&[&rule.parameters, collection.parameters()])?;
    } else {
        query.check(&[&rule.parameters])?;
    }
    // Which plans are kept is no part of a revision.
    let by_revision = rule.by_revision && !path.starts_with("/collections/plan-choices");
    let holder = match auth::presented(headers) {
        None => None,
        Some(token) => Some(auth::holder(window, token, client).await?),
    };
    let asked_of_all = (window.private && !rule.for_all).then_some(Power::Read);
    if let Some(power) = rule.needs.or(asked_of_all) {
        auth::demand(holder.as_ref(), power)?;
    }
    // An answer to the holder of a token may hold what others must not see, so it is never kept.
    if rule.heavy {
        readiness::bear(window.memory)?;
    }
    let tag = (by_revision && holder.is_none()).then(|| etag(&window.desk.atlas()));
    Ok((holder, tag))
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
    let origin = BEHALF.try_with(Clone::clone).unwrap_or_default();
    tokio::task::spawn_blocking(move || on_behalf_of(origin, work)).await.map_err(Problem::internal)
}

tokio::task_local! {
    /// On whose behalf the present task works.
    static BEHALF: Origin;
}

/// Works on somebody's behalf: every audit row written meanwhile says in which role and from where.
pub(super) async fn on_behalf<T>(origin: Origin, work: impl Future<Output = T>) -> T {
    BEHALF.scope(origin, work).await
}

/// The same for work that goes on by itself: it stays on the behalf of whoever began it.
pub(super) fn still_on_behalf<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    BEHALF.scope(BEHALF.try_with(Clone::clone).unwrap_or_default(), work)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_point_at_the_address_they_were_asked_under() {
        let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("127.0.0.1:8080"))]);
        assert_eq!(origin(&headers, false, false), "http://127.0.0.1:8080");
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
        assert_eq!(origin(&headers, false, false), "http://127.0.0.1:8080");
        assert_eq!(origin(&headers, false, true), "https://127.0.0.1:8080", "TLS of its own");
        assert_eq!(origin(&headers, true, false), "https://127.0.0.1:8080");
    }
}
