//! How much space there is, by group, everywhere, in a drawn area or in each of several.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::body::read_json;
use super::features::question;
use super::features::reference::Reference;
use super::problem::{Code, Problem};
use super::query::Query;
use super::revisions;
use super::window::away;
use crate::atlas::{Availability, Condition, CountRule, Filter, GroupBy, Question, straight};
use crate::desk::{self, Desk, NamedArea};
use crate::geometry::Shape;
use crate::programme::Bilingual;
use crate::query;

/// Words for the groups.
pub(super) const GROUPS: &[&str] = &["zone", "kind", "owner", "street", "supply", "total"];

/// The words and what they mean.
pub(super) const GROUP_WORDS: [(&str, GroupBy); 6] = [
    ("zone", GroupBy::Zone),
    ("kind", GroupBy::Kind),
    ("owner", GroupBy::OwnerKind),
    ("street", GroupBy::Street),
    ("supply", GroupBy::SupplyClass),
    ("total", GroupBy::Total),
];

/// `GET /api/availability`.
pub(super) async fn sums(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let by = query.word("by", &GROUP_WORDS)?.unwrap_or_default();
    let (filter, revision) = (filter_of(&query)?, revisions::asked(&query)?);
    let question = Question { by, filter, ..Question::default() };
    let answer = away(move || desk.atlas_at(revision).map(|atlas| atlas.availability(&question))).await??;
    Ok(Json(answer).into_response())
}

/// The sites that a query means: the conditions with names of their own, and one in CQL2.
pub(super) fn filter_of(query: &Query) -> Result<Filter, Problem> {
    let mut filter = desk::filter_of_pairs(query.pairs())?;
    if let Some((written, reference)) = question::filter(query)? {
        filter.conditions.push(condition(&written, reference)?);
    }
    Ok(filter)
}

fn condition(written: &query::Filter, reference: Reference) -> Result<Condition, Problem> {
    Condition::check(written, None, &question::places(reference)).map_err(|fault| question::unfitting("filter", &fault))
}

/// A condition in CQL2 in a body: text, or JSON.
fn condition_in(cql2: Option<&Value>) -> Result<Option<Condition>, Problem> {
    let written = match cql2 {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => query::read_text(text),
        Some(json) => query::read_json(&json.to_string()),
    };
    let written = written.map_err(|fault| question::unfitting("cql2", &fault))?;
    condition(&written, Reference::DEFAULT).map(Some)
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct SumsRequest {
    area: Option<Value>,
    by: GroupBy,
    filter: Map<String, Value>,
    cql2: Option<Value>,
    count: CountRule,
    revision: Option<u64>,
}

/// The area of a question, if it has one.
pub(super) fn area_asked(area: Option<&Value>) -> Result<Option<Shape>, Problem> {
    let area = area.filter(|area| !area.is_null()).map(desk::read_area).transpose();
    area.map_err(|fault| Problem::new(Code::Unprocessable, fault.clone()).with_fault("/area", fault))
}

/// The areas of a question.
fn areas_asked(areas: &Value) -> Result<Vec<NamedArea>, Problem> {
    desk::read_areas(areas).map_err(|fault| Problem::new(Code::Unprocessable, fault.clone()).with_fault("/areas", fault))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EachRequest {
    areas: Value,
    by: Option<GroupBy>,
    #[serde(default)]
    filter: Map<String, Value>,
    cql2: Option<Value>,
    #[serde(default)]
    count: CountRule,
    revision: Option<u64>,
}

/// `POST /api/availability/areas`.
pub(super) async fn sums_in_each(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let asked: EachRequest = read_json(&headers, &body)?;
    let mut filter = desk::filter_of_json(asked.filter)?;
    filter.conditions.extend(condition_in(asked.cql2.as_ref())?);
    let question = Question { by: asked.by.unwrap_or(GroupBy::Total), filter, area: None, count: asked.count };
    let answer = move || -> Result<_, Problem> {
        let areas = areas_asked(&asked.areas)?;
        Ok(desk::sums_in_each(&*desk.atlas_at(asked.revision)?, &question, areas))
    };
    Ok(Json(away(answer).await??).into_response())
}

/// Sums in an area, and what must be said with them.
#[derive(Serialize)]
struct Sums {
    #[serde(flatten)]
    answer: Availability,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<Bilingual>,
}

/// `POST /api/availability`.
pub(super) async fn sums_in(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let asked: SumsRequest = read_json(&headers, &body)?;
    let mut filter = desk::filter_of_json(asked.filter)?;
    filter.conditions.extend(condition_in(asked.cql2.as_ref())?);
    let area = area_asked(asked.area.as_ref())?;
    let is_reach = asked.area.is_some_and(|area| area.get("isochrone").is_some());
    let question = Question { by: asked.by, filter, area, count: asked.count };
    let answer = away(move || desk.atlas_at(asked.revision).map(|atlas| atlas.availability(&question))).await??;
    let notices = is_reach.then(straight).into_iter().collect();
    Ok(Json(Sums { answer, notices }).into_response())
}
