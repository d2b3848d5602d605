//! Plans that are there, weighed: against each other, and by what could become of them. Never here: how that is worked out.
//!
//! Questions that solve again wait for their turn with the searches, so that maps go on being answered. Whoever closes the request calls
//! its question off: the work ends with it, wherever it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::auth::{self, Holder};
use super::body::read_json;
use super::plans::Searches;
use super::problem::{Code, Problem};
use super::query::Query;
use super::window::{Window, away};
use crate::desk::{Desk, DeskError, Power};
use crate::estate::SiteId;
use crate::plan::{Against, AlternativesWish, Level, MOST_ALTERNATIVES, MOST_POINTS, RiskSettings, while_wanted};
use crate::programme::Bilingual;
use crate::units::Share;

/// Words for levels.
pub(super) const LEVELS: &[&str] = &["dual", "relaxed", "exact"];
const LEVEL_WORDS: [(&str, Level); 3] = [("dual", Level::Dual), ("relaxed", Level::Relaxed), ("exact", Level::Exact)];

/// Longest that a question may take, seconds.
const LONGEST_S: f64 = 25.0;

/// `GET /api/plans/compare`.
pub(super) async fn compare(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let named = query.pairs().filter(|(name, _)| *name == "p").flat_map(|(_, ids)| ids.split(','));
    let ids: Vec<String> = named.map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    let comparison = away(move || desk.compare(&ids)).await??;
    Ok(Json(comparison).into_response())
}

/// Works something out when it is its turn, as long as it is waited for.
async fn in_turn<T: Serialize + Send + 'static>(
    window: Window,
    work: impl FnOnce(&Desk) -> Result<T, DeskError> + Send + 'static,
) -> Result<Response, Problem> {
    let desk = Arc::clone(&window.desk);
    let answer = while_waited_for(&window.searches, move || work(&desk)).await??;
    Ok(Json(answer).into_response())
}

/// Whoever waits for an answer; the server drops it as soon as the request is closed.
#[derive(Default)]
struct Asker {
    gone: Arc<AtomicBool>,
}

impl Drop for Asker {
    fn drop(&mut self) {
        self.gone.store(true, Ordering::Relaxed);
    }
}

/// Does the work in its turn; dropped, the work hears that nobody waits for it any more.
async fn while_waited_for<T: Send + 'static>(
    searches: &Searches,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let turn = searches.turn().await;
    let asker = Asker::default();
    let gone = Arc::clone(&asker.gone);
    away(move || {
        let _turn = turn;
        while_wanted(gone, work)
    })
    .await
}

/// `GET /api/plans/{id}/explain/{site}`.
pub(super) async fn explain(
    State(window): State<Window>,
    Path((id, site)): Path<(String, String)>,
    query: Query,
) -> Result<Response, Problem> {
    let level = query.word("level", &LEVEL_WORDS)?.unwrap_or(Level::Relaxed);
    in_turn(window, move |desk| desk.explain(&id, &SiteId(site), level, LONGEST_S)).await
}

/// `GET /api/plans/{id}/repairs`.
pub(super) async fn repairs(State(window): State<Window>, Path(id): Path<String>) -> Result<Response, Problem> {
    in_turn(window, move |desk| desk.repairs(&id, LONGEST_S)).await
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WorthsRequest {
    level: Level,
    sites: Vec<SiteId>,
    seconds: f64,
}

impl Default for WorthsRequest {
    fn default() -> Self {
        Self { level: Level::Dual, sites: Vec::new(), seconds: LONGEST_S }
    }
}

/// `POST /api/plans/{id}/break-even`.
pub(super) async fn worths(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let WorthsRequest { level, sites, seconds } = read_json(&headers, &body)?;
    let seconds = within("seconds", seconds, LONGEST_S)?;
    in_turn(window, move |desk| desk.worths(&id, level, &sites, seconds)).await
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct AlternativesRequest {
    within: Share,
    count: usize,
    seconds: f64,
}

impl Default for AlternativesRequest {
    fn default() -> Self {
        Self { within: Share::from_millionths(20_000).unwrap_or(Share::NONE), count: 3, seconds: LONGEST_S }
    }
}

/// `POST /api/plans/{id}/alternatives`.
pub(super) async fn alternatives(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let AlternativesRequest { within: dearer, count, seconds } = read_json(&headers, &body)?;
    let seconds = within("seconds", seconds, LONGEST_S)?;
    let wish = AlternativesWish { within: dearer, count: count.clamp(1, MOST_ALTERNATIVES), seconds };
    in_turn(window, move |desk| desk.alternatives(&id, wish)).await
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FrontRequest {
    against: Against,
    points: usize,
    seconds: f64,
}

impl Default for FrontRequest {
    fn default() -> Self {
        Self { against: Against::Owners, points: 8, seconds: LONGEST_S }
    }
}

/// `POST /api/plans/{id}/pareto`.
pub(super) async fn front(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let FrontRequest { against, points, seconds } = read_json(&headers, &body)?;
    let seconds = within("seconds", seconds, LONGEST_S)?;
    in_turn(window, move |desk| desk.front(&id, against, points.clamp(2, MOST_POINTS), seconds)).await
}

/// `GET /api/plans/{id}/portfolio`.
pub(super) async fn portfolio(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let may_see = auth::may(holder.as_ref(), Power::SeeRestricted);
    Ok(Json(away(move || desk.portfolio(&id, may_see)).await??).into_response())
}

/// `POST /api/plans/{id}/risk`.
pub(super) async fn risk(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let mut settings: RiskSettings = read_json(&headers, &body)?;
    settings.seconds = within("seconds", settings.seconds, LONGEST_S)?;
    settings.draws = settings.draws.clamp(100, 200_000);
    in_turn(window, move |desk| desk.risk(&id, &settings)).await
}

/// A positive number of seconds, no more than the most.
fn within(name: &str, seconds: f64, most: f64) -> Result<f64, Problem> {
    if seconds.is_finite() && seconds > 0.0 {
        return Ok(seconds.min(most));
    }
    let detail = Bilingual::new(format!("{name} 必须是正数（秒）"), format!("{name} must be a positive number of seconds"));
    Err(Problem::new(Code::Unprocessable, detail.clone()).with_fault(name, detail))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::net::TcpStream;
    use std::time::{Duration, Instant};

    use axum::Router;
    use axum::routing::get;
    use tokio::net::TcpListener;
    use tokio::sync::mpsc;

    use super::*;
    use crate::plan::is_called_off;

    /// Works until it is called off, for half a minute at most; says when it begins and whether it was called off.
    async fn endless(searches: Arc<Searches>, tell: mpsc::UnboundedSender<bool>) {
        let work = move || {
            let until = Instant::now() + Duration::from_secs(30);
            tell.send(false).unwrap();
            while !is_called_off() && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(2));
            }
            tell.send(is_called_off()).unwrap();
        };
        while_waited_for(&searches, work).await.unwrap();
    }

    #[tokio::test]
    async fn closing_the_request_ends_the_work_and_frees_its_turn() {
        let searches = Arc::new(Searches::default());
        let (tell, mut told) = mpsc::unbounded_channel();
        let asked = Arc::clone(&searches);
        let router = Router::new().route("/", get(move || endless(Arc::clone(&asked), tell.clone())));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        // More than may work at once: each has its turn only because the work of the one before has ended.
        for _ in 0..5 {
            let mut client = TcpStream::connect(address).unwrap();
            client.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
            assert_eq!(told.recv().await, Some(false), "the work has begun");
            drop(client);
            assert_eq!(told.recv().await, Some(true), "the work heard that nobody waits");
        }
        serving.abort();
    }
}
