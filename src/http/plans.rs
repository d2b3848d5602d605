//! Plans: solving in the background with few searches at a time, asking how far a search is, stopping it, and the plans that came of it.
//!
//! A search that ends within a few seconds is answered at once; a longer one with a place to ask. Never here: how a plan is found.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::auth::{self, Holder};
use super::body::read_json;
use super::events;
use super::features::question::crs;
use super::features::{geojson, in_reference};
use super::problem::{Code, Problem};
use super::query::Query;
use super::window::{Window, away, still_on_behalf};
use crate::desk::{Asked, Desk, Power};
use crate::estate::SiteId;
use crate::plan::{OutcomeKind, Plan, Progress, Scenario};
use crate::programme::Bilingual;

/// Searches that run at once; the rest of the machine answers maps.
const AT_ONCE: usize = 2;
/// Searches that may run or wait; more are refused until one ends.
const AT_MOST: usize = 16;
/// How long an answer is waited for before the place to ask is given instead.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often, at most, progress is told.
const BREATH: Duration = Duration::from_millis(50);
/// How long a stream of events may be silent.
const SILENCE: Duration = Duration::from_secs(10);
/// Longest search, seconds.
const LONGEST_S: f64 = 30.0;

/// What a search came to.
type Found = Result<Arc<Plan>, Problem>;

/// Searches under way, by the id that their plan will have.
pub(super) struct Searches {
    running: Mutex<HashMap<String, Arc<Search>>>,
    turn: Arc<Semaphore>,
}

impl Default for Searches {
    fn default() -> Self {
        Self { running: Mutex::default(), turn: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// One search.
struct Search {
    started: Instant,
    progress: watch::Sender<Option<Progress>>,
    stop: AtomicBool,
    /// Requests that still wait for it; a search nobody waits for and nobody can ask for is stopped.
    waiting: AtomicUsize,
    found: watch::Sender<Option<Found>>,
}

impl Search {
    fn told(&self, progress: Progress) -> ControlFlow<()> {
        self.progress.send_replace(Some(progress));
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn describe(&self, id: &str) -> Value {
        let progress = *self.progress.borrow();
        let gap = progress.and_then(|progress| Some(progress.best? - progress.bound?));
        json!({
            "id": id,
            "state": if progress.is_some() { "running" } else { "waiting" },
            "phase": progress.map(|progress| progress.phase.word()),
            "best_yuan": progress.and_then(|progress| progress.best),
            "bound_yuan": progress.and_then(|progress| progress.bound),
            "gap_yuan": gap,
            "elapsed_ms": u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
        })
    }
}

/// Someone waiting for a search; when the last one leaves without having been told where to ask, the search is stopped.
struct Waiter {
    search: Arc<Search>,
    knows_the_place: bool,
}

impl Drop for Waiter {
    fn drop(&mut self) {
        let last = self.search.waiting.fetch_sub(1, Ordering::AcqRel) == 1;
        if last && !self.knows_the_place {
            self.search.stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Searches {
    /// Waits for a turn to compute, to be kept by the work itself: it is free again when the work has ended, not when nobody waits.
    pub(super) async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.turn).acquire_owned().await.ok()
    }

    /// How many searches run or wait, and how many may.
    pub(super) fn load(&self) -> (usize, usize) {
        (self.running.lock().unwrap_or_else(PoisonError::into_inner).len(), AT_MOST)
    }

    fn find(&self, id: &str) -> Option<Arc<Search>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).get(id).map(Arc::clone)
    }

    /// Joins the search of that id, or says that it is new.
    fn join(&self, id: &str) -> Result<(Waiter, bool), Problem> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let known = running.get(id).filter(|search| !search.stop.load(Ordering::Relaxed)).map(Arc::clone);
        let is_new = known.is_none();
        if is_new && running.len() >= AT_MOST {
            let zh = format!("已有 {AT_MOST} 个求解在进行或等待，请稍后再试。");
            return Err(Problem::new(
                Code::Overloaded,
                Bilingual::new(zh, format!("{AT_MOST} searches run or wait; try again shortly.")),
            ));
        }
        let search = known.unwrap_or_else(|| {
            Arc::new(Search {
                started: Instant::now(),
                progress: watch::Sender::new(None),
                stop: AtomicBool::new(false),
                waiting: AtomicUsize::new(0),
                found: watch::Sender::new(None),
            })
        });
        search.waiting.fetch_add(1, Ordering::AcqRel);
        running.insert(id.to_owned(), Arc::clone(&search));
        Ok((Waiter { search, knows_the_place: false }, is_new))
    }

    fn end(&self, id: &str, search: &Arc<Search>, found: Found) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.get(id).is_some_and(|current| Arc::ptr_eq(current, search)) {
            running.remove(id);
        }
        search.found.send_replace(Some(found));
    }
}

/// What is asked besides the scenario.
struct Wish {
    scenario: Scenario,
    keep: Option<(String, String)>,
}

fn read_wish(mut asked: Map<String, Value>, holder: Option<&Holder>) -> Result<Wish, Problem> {
    let keep = matches!(asked.remove("keep"), Some(Value::Bool(true)));
    let title = asked.remove("title").and_then(|title| title.as_str().map(str::to_owned)).unwrap_or_default();
    if keep {
        auth::demand(holder, Power::KeepPlans)?;
    }
    let keep = holder.filter(|_| keep).map(|holder| (title, holder.label.clone()));
    let mut scenario: Scenario = serde_json::from_value(Value::Object(asked)).map_err(|fault| {
        let detail = Bilingual::new(format!("情景无法读取：{fault}"), format!("The scenario cannot be read: {fault}"));
        Problem::new(Code::InvalidBody, detail)
    })?;
    scenario.time_limit_s = scenario.time_limit_s.min(LONGEST_S);
    Ok(Wish { scenario, keep })
}

/// `POST /api/plans`.
pub(super) async fn solve(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let wish = read_wish(read_json(&headers, &body)?, holder.as_deref())?;
    let asked = window.desk.ask(wish.scenario)?;
    let id = asked.id().to_owned();
    if let Some(plan) = window.desk.recent_plan(&id).filter(|plan| is_conclusive(plan)) {
        keep(&window.desk, &plan, wish.keep).await?;
        return Ok(made(&plan));
    }
    let (mut waiter, is_new) = window.searches.join(&id)?;
    if is_new {
        tokio::spawn(still_on_behalf(run(window.clone(), asked, Arc::clone(&waiter.search), wish.keep)));
    }
    let mut found = waiter.search.found.subscribe();
    let answered = tokio::time::timeout(patience(&headers), found.wait_for(Option::is_some)).await;
    match answered {
        Ok(Ok(found)) => {
            waiter.knows_the_place = true;
            found.clone().unwrap_or_else(|| Err(Problem::internal("a search ended without a word"))).map(|plan| made(&plan))
        }
        Ok(Err(gone)) => Err(Problem::internal(gone)),
        Err(_elapsed) => {
            waiter.knows_the_place = true;
            Ok(under_way(&id, &waiter.search))
        }
    }
}

/// How long the answer is waited for: not at all by whoever says `Prefer: respond-async` (RFC 7240).
fn patience(headers: &HeaderMap) -> Duration {
    let preferred = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let at_once = preferred.into_iter().any(|word| word.trim().eq_ignore_ascii_case("respond-async"));
    if at_once { Duration::ZERO } else { PATIENCE }
}

/// Same scenario, same revision, same answer: a plan that is proved is not searched for again.
fn is_conclusive(plan: &Plan) -> bool {
    matches!(plan.outcome.kind, OutcomeKind::Optimal | OutcomeKind::Infeasible)
}

async fn run(window: Window, asked: Asked, search: Arc<Search>, keeping: Option<(String, String)>) {
    let id = asked.id().to_owned();
    let turn = window.searches.turn().await;
    let (desk, ear) = (Arc::clone(&window.desk), Arc::clone(&search));
    let solved = away(move || desk.solve_until(&asked, &ear.stop, &mut |progress| ear.told(progress))).await;
    drop(turn);
    let mut found = solved.and_then(|solved| solved.map_err(Problem::from));
    if let Ok(plan) = &found
        && let Err(problem) = keep(&window.desk, plan, keeping).await
    {
        found = Err(problem);
    }
    window.searches.end(&id, &search, found);
}

async fn keep(desk: &Arc<Desk>, plan: &Arc<Plan>, keeping: Option<(String, String)>) -> Result<(), Problem> {
    let Some((title, who)) = keeping else { return Ok(()) };
    let (desk, plan) = (Arc::clone(desk), Arc::clone(plan));
    Ok(away(move || desk.keep(&plan, &title, &who)).await??)
}

fn made(plan: &Plan) -> Response {
    (StatusCode::CREATED, [(header::LOCATION, format!("/api/plans/{}", plan.id))], Json(plan)).into_response()
}

fn under_way(id: &str, search: &Search) -> Response {
    let headers = [(header::LOCATION, format!("/api/plans/{id}")), (header::CACHE_CONTROL, "no-store".to_owned())];
    (StatusCode::ACCEPTED, headers, Json(search.describe(id))).into_response()
}

/// A question that was put: still searched for, or solved.
pub(super) enum Begun {
    /// Being searched for, or waiting for its turn.
    Running {
        /// Whether it waits.
        waiting: bool,
    },
    /// Its plan.
    Solved(Arc<Plan>),
}

/// Begins a search without waiting for it; the same question joins the search that runs.
pub(super) fn begin(window: &Window, scenario: Map<String, Value>) -> Result<String, Problem> {
    let wish = read_wish(scenario, None)?;
    let asked = window.desk.ask(wish.scenario)?;
    let id = asked.id().to_owned();
    if window.desk.recent_plan(&id).is_some_and(|plan| is_conclusive(&plan)) {
        return Ok(id);
    }
    let (mut waiter, is_new) = window.searches.join(&id)?;
    waiter.knows_the_place = true;
    if is_new {
        tokio::spawn(run(window.clone(), asked, Arc::clone(&waiter.search), None));
    }
    Ok(id)
}

/// How a question stands that was put before.
pub(super) fn begun(window: &Window, id: &str) -> Result<Begun, Problem> {
    if let Some(search) = window.searches.find(id) {
        let waiting = search.progress.borrow().is_none();
        return Ok(Begun::Running { waiting });
    }
    window.desk.recent_plan(id).map(Begun::Solved).ok_or_else(|| {
        let shown: String = id.chars().take(60).collect();
        Problem::not_found(format!("没有作业“{shown}”"), format!("There is no job “{shown}”"))
    })
}

/// Stops a search, if it still runs.
pub(super) fn stop(window: &Window, id: &str) -> Result<(), Problem> {
    match window.searches.find(id) {
        Some(search) => search.stop.store(true, Ordering::Relaxed),
        None => drop(begun(window, id)?),
    }
    Ok(())
}

/// `GET /api/plans`.
pub(super) async fn list(State(desk): State<Arc<Desk>>) -> Result<Response, Problem> {
    let plans = away(move || desk.plans()).await??;
    Ok(Json(json!({ "plans": plans })).into_response())
}

async fn find(desk: &Arc<Desk>, id: String) -> Result<Arc<Plan>, Problem> {
    let desk = Arc::clone(desk);
    Ok(away(move || desk.plan(&id)).await??)
}

/// `GET /api/plans/{id}`.
pub(super) async fn show(State(window): State<Window>, Path(id): Path<String>) -> Result<Response, Problem> {
    if let Some(search) = window.searches.find(&id) {
        return Ok(under_way(&id, &search));
    }
    Ok(Json(find(&window.desk, id).await?.as_ref()).into_response())
}

/// `GET /api/plans/{id}/events`: how far the search is, whenever that changes, and its plan at the end.
pub(super) async fn events(State(window): State<Window>, Path(id): Path<String>) -> Result<Response, Problem> {
    let (teller, response) = events::stream();
    match window.searches.find(&id) {
        Some(search) => drop(tokio::spawn(follow(id, search, teller))),
        None => {
            let plan = find(&window.desk, id).await?;
            teller.tell("plan", &line(&plan)).await;
        }
    }
    Ok(response)
}

/// Tells of a search until it ends or nobody listens.
async fn follow(id: String, search: Arc<Search>, teller: events::Teller) {
    let (mut progress, mut found) = (search.progress.subscribe(), search.found.subscribe());
    let mut listening = teller.tell("progress", &search.describe(&id)).await;
    while listening && found.borrow_and_update().is_none() {
        listening = tokio::select! {
            _ = found.changed() => true,
            changed = progress.changed() => changed.is_ok() && {
                tokio::time::sleep(BREATH).await;
                progress.mark_unchanged();
                teller.tell("progress", &search.describe(&id)).await
            },
            () = tokio::time::sleep(SILENCE) => teller.breathe().await,
        };
    }
    let ended = found.borrow().clone();
    match ended {
        Some(Ok(plan)) => drop(teller.tell("plan", &line(&plan)).await),
        Some(Err(problem)) => drop(teller.tell("problem", &problem.line()).await),
        None => {}
    }
}

/// A plan in one line, with where to read it.
fn line(plan: &Plan) -> Value {
    json!({ "id": plan.id, "outcome": plan.outcome, "totals": plan.totals, "href": format!("/api/plans/{}", plan.id) })
}

/// `DELETE /api/plans/{id}`: the search stops and its best plan so far can be read; a search that has ended is none to stop.
pub(super) async fn cancel(State(window): State<Window>, Path(id): Path<String>) -> Result<Response, Problem> {
    match window.searches.find(&id) {
        Some(search) => search.stop.store(true, Ordering::Relaxed),
        None => drop(find(&window.desk, id).await?),
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /api/plans/{id}/verify`.
pub(super) async fn verify(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Result<Response, Problem> {
    let plan = find(&desk, id).await?;
    let verdict = away(move || desk.verify(&plan)).await?;
    Ok(Json(match verdict {
        Ok(verdict) => {
            let checks: Vec<&Bilingual> = verdict.checks.iter().map(|check| &check.statement).collect();
            json!({ "valid": true, "proved": verdict.proved, "checks": checks, "objections": [] })
        }
        Err(objections) => json!({ "valid": false, "proved": null, "checks": [], "objections": objections }),
    })
    .into_response())
}

/// `GET /api/plans/{id}/geojson`.
pub(super) async fn features(State(desk): State<Arc<Desk>>, Path(id): Path<String>, query: Query) -> Result<Response, Problem> {
    let reference = crs(&query)?;
    let plan = find(&desk, id).await?;
    let atlas = desk.atlas();
    let shape = |site: &SiteId| atlas.shape_of(site).map(|shape| reference.geometry(shape));
    let feature = |site: &SiteId, role: &str, properties: Value| {
        let mut properties = properties;
        properties["role"] = role.into();
        json!({ "type": "Feature", "id": site, "geometry": shape(site), "properties": properties })
    };
    let chosen = plan.choices.iter().map(|choice| feature(&choice.site, "chosen", json!(choice)));
    let passed = plan.passed_over.iter().map(|passed| feature(&passed.site, "passed_over", json!(passed)));
    let features: Vec<Value> = chosen.chain(passed).collect();
    let body = json!({ "type": "FeatureCollection", "plan": plan.id, "revision": plan.revision, "features": features });
    Ok(in_reference(geojson(body.to_string()), reference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_joins_the_search_that_runs() {
        let searches = Searches::default();
        let (first, is_new) = searches.join("q1").unwrap();
        assert!(is_new);
        let (second, is_new) = searches.join("q1").unwrap();
        assert!(!is_new && Arc::ptr_eq(&first.search, &second.search));
        searches.end("q1", &first.search, Err(Problem::internal("ended")));
        assert!(second.search.found.borrow().is_some(), "whoever joined hears of the end");
        assert!(searches.find("q1").is_none());
    }

    #[test]
    fn a_search_stops_when_the_last_who_waits_leaves_without_the_place_to_ask() {
        let searches = Searches::default();
        let (first, _) = searches.join("q1").unwrap();
        let (second, _) = searches.join("q1").unwrap();
        let search = Arc::clone(&first.search);
        drop(first);
        assert!(!search.stop.load(Ordering::Relaxed), "another still waits");
        drop(second);
        assert!(search.stop.load(Ordering::Relaxed));
        assert!(search.told(Progress { phase: crate::plan::Phase::Zones, best: None, bound: None }).is_break());
        let (again, is_new) = searches.join("q1").unwrap();
        assert!(is_new, "what is being stopped is not joined");
        searches.end("q1", &search, Err(Problem::internal("stopped")));
        assert!(searches.find("q1").is_some(), "the end of the old search leaves the new one alone");
        drop(again);
    }

    #[test]
    fn a_search_whose_place_was_given_goes_on_unwatched() {
        let searches = Searches::default();
        let (mut waiter, _) = searches.join("q1").unwrap();
        waiter.knows_the_place = true;
        let search = Arc::clone(&waiter.search);
        drop(waiter);
        assert!(!search.stop.load(Ordering::Relaxed));
        assert_eq!(search.describe("q1")["state"], "waiting");
        assert!(search.told(Progress { phase: crate::plan::Phase::Zones, best: None, bound: None }).is_continue());
        assert_eq!((&search.describe("q1")["state"], &search.describe("q1")["phase"]), (&json!("running"), &json!("zones")));
    }

    #[test]
    fn more_questions_than_fit_are_refused_until_one_ends() {
        let searches = Searches::default();
        let waiting: Vec<Waiter> = (0..AT_MOST).map(|at| searches.join(&format!("q{at}")).unwrap().0).collect();
        assert_eq!(searches.join("one more").err().map(|problem| problem.code()), Some(Code::Overloaded));
        searches.end("q0", &waiting[0].search, Err(Problem::internal("ended")));
        assert!(searches.join("one more").is_ok());
    }
}
