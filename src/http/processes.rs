//! OGC API Processes: the optimiser as a process, on the same searches and plans as `/api/plans`. Never here: how a plan is found.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::body::read_json;
use super::plans::{self, Begun};
use super::problem::{Code, Problem};
use super::window::Window;
use crate::programme::Bilingual;

/// The one process.
const PLAN: &str = "plan";

fn known(process: &str) -> Result<(), Problem> {
    if process == PLAN {
        return Ok(());
    }
    let shown: String = process.chars().take(60).collect();
    Err(Problem::not_found(format!("没有处理“{shown}”；有 {PLAN}"), format!("There is no process “{shown}”; there is {PLAN}")))
}

fn link(rel: &str, href: String) -> Value {
    json!({ "rel": rel, "type": "application/json", "href": href })
}

fn summary(origin: &str) -> Value {
    json!({
        "id": PLAN,
        "version": env!("CARGO_PKG_VERSION"),
        "title": "求解方案 / Solve a scenario",
        "description": "以最少费用达到目标：选哪些物业、怎样取得 / Which sites to take, and how, to meet the targets at the least cost",
        "jobControlOptions": ["async-execute"],
        "outputTransmission": ["value"],
        "links": [
            link("self", format!("{origin}/processes/{PLAN}")),
            link("http://www.opengis.net/def/rel/ogc/1.0/execute", format!("{origin}/processes/{PLAN}/execution")),
        ],
    })
}

/// `GET /processes`.
pub(super) async fn list(State(window): State<Window>, headers: HeaderMap) -> Response {
    let origin = window.origin(&headers);
    Json(json!({ "processes": [summary(&origin)], "links": [link("self", format!("{origin}/processes"))] })).into_response()
}

/// `GET /processes/{process}`.
pub(super) async fn describe(
    State(window): State<Window>,
    Path(process): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    known(&process)?;
    let origin = window.origin(&headers);
    let mut about = summary(&origin);
    let schema = |name: &str| json!({ "type": "object", "description": format!("{name} in {origin}/api") });
    about["inputs"] =
        json!({ "scenario": { "title": "情景 / Scenario", "minOccurs": 0, "maxOccurs": 1, "schema": schema("Scenario") } });
    about["outputs"] = json!({ "plan": { "title": "方案 / Plan", "schema": schema("Plan") } });
    Ok(Json(about).into_response())
}

/// `POST /processes/{process}/execution`.
pub(super) async fn execute(
    State(window): State<Window>,
    Path(process): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    known(&process)?;
    let mut asked: Map<String, Value> = read_json(&headers, &body)?;
    let scenario = match asked.remove("inputs") {
        None | Some(Value::Null) => json!({}),
        Some(mut inputs) => inputs.get_mut("scenario").map_or(json!({}), Value::take),
    };
    let Value::Object(scenario) = scenario else {
        let detail = Bilingual::new("inputs.scenario 应为 JSON 对象。", "inputs.scenario is a JSON object.");
        return Err(Problem::new(Code::InvalidBody, detail.clone()).with_fault("/inputs/scenario", detail));
    };
    let id = plans::begin(&window, scenario)?;
    let origin = window.origin(&headers);
    let place = format!("{origin}/jobs/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(status(&window, &id, &origin)?)).into_response())
}

/// `GET /jobs/{job}`.
pub(super) async fn job(State(window): State<Window>, Path(job): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    Ok(Json(status(&window, &job, &window.origin(&headers))?).into_response())
}

/// `GET /jobs/{job}/results`.
pub(super) async fn results(State(window): State<Window>, Path(job): Path<String>) -> Result<Response, Problem> {
    match plans::begun(&window, &job)? {
        Begun::Solved(plan) => Ok(Json(json!({ "plan": &*plan })).into_response()),
        Begun::Running { .. } => {
            let zh = "该作业仍在求解，尚无结果；请稍后再查。";
            Err(Problem::not_found(zh, "The job is still searching and has no results yet; ask again shortly."))
        }
    }
}

/// `DELETE /jobs/{job}`: the search stops; its best plan so far can be read.
pub(super) async fn dismiss(
    State(window): State<Window>,
    Path(job): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    plans::stop(&window, &job)?;
    let mut about = status(&window, &job, &window.origin(&headers))?;
    about["status"] = "dismissed".into();
    Ok(Json(about).into_response())
}

fn status(window: &Window, job: &str, origin: &str) -> Result<Value, Problem> {
    let here = format!("{origin}/jobs/{job}");
    let mut about = json!({ "jobID": job, "processID": PLAN, "type": "process", "links": [link("self", here.clone())] });
    match plans::begun(window, job)? {
        Begun::Running { waiting } => about["status"] = if waiting { "accepted" } else { "running" }.into(),
        Begun::Solved(plan) => {
            about["status"] = "successful".into();
            about["progress"] = 100.into();
            about["links"] = json!([
                link("self", here.clone()),
                link("http://www.opengis.net/def/rel/ogc/1.0/results", format!("{here}/results")),
                link("related", format!("{origin}/api/plans/{}", plan.id)),
            ]);
        }
    }
    Ok(about)
}
