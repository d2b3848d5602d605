//! What can be asked of a collection, put in order, and found in its features: queryables, sortables and schema, as JSON Schema.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::collection::{Collection, Column};
use crate::http::problem::Problem;
use crate::http::window::Window;
use crate::query::Kind;

/// `GET /collections/{collection}/queryables`.
pub(in crate::http) async fn queryables(
    window: State<Window>,
    path: Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let column = |column: &Column| Some(described(column));
    answer(&window, &path, &headers, "queryables", ["可查询属性", "Queryables"], column)
}

/// `GET /collections/{collection}/sortables`.
pub(in crate::http) async fn sortables(
    window: State<Window>,
    path: Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let column = |column: &Column| column.sorts().then(|| described(column));
    answer(&window, &path, &headers, "sortables", ["可排序属性", "Sortables"], column)
}

/// `GET /collections/{collection}/schema`.
pub(in crate::http) async fn schema(window: State<Window>, path: Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let column = |column: &Column| {
        let mut about = described(column);
        if column.name == "id" {
            about["x-ogc-role"] = "id".into();
        }
        if column.kind == Kind::Geometry {
            about["x-ogc-role"] = "primary-geometry".into();
        }
        if matches!(column.name, "as_of" | "drawn_on") {
            about["x-ogc-role"] = "primary-instant".into();
        }
        Some(about)
    };
    answer(&window, &path, &headers, "schema", ["属性", "Schema"], column)
}

fn answer(
    window: &Window,
    Path(id): &Path<String>,
    headers: &HeaderMap,
    what: &str,
    title: [&str; 2],
    describe: impl Fn(&Column) -> Option<Value>,
) -> Result<Response, Problem> {
    let collection = Collection::named(id)?;
    let columns = collection.columns();
    let properties: Map<String, Value> = columns
        .iter()
        .filter_map(|column| describe(column).map(|about| (column.name.to_owned(), about)))
        .enumerate()
        .map(|(at, (name, mut about))| {
            about["x-ogc-propertySeq"] = (at + 1).into();
            (name, about)
        })
        .collect();
    let body = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{}/collections/{id}/{what}", window.origin(headers)),
        "type": "object",
        "title": format!("{} {} / {} {}", collection.title[0], title[0], collection.title[1], title[1]),
        "description": format!("{} / {}", collection.about[0], collection.about[1]),
        "properties": properties,
        "additionalProperties": false,
    });
    Ok(([(header::CONTENT_TYPE, "application/schema+json")], body.to_string()).into_response())
}

/// A column as JSON Schema.
pub(in crate::http) fn described(column: &Column) -> Value {
    let mut about = match column.kind {
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Number if is_whole(column.name) => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Instant => json!({ "type": "string", "format": "date-time" }),
        Kind::Geometry => json!({ "format": "geometry-any" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Interval => json!({ "type": "array", "items": { "type": "string", "format": "date-time" } }),
    };
    about["title"] = format!("{} / {}", column.title[0], column.title[1]).into();
    if let Some(unit) = unit(column.name) {
        about["x-ogc-unit"] = unit.into();
    }
    about
}

/// Numbers that count something, or money in whole 元.
fn is_whole(name: &str) -> bool {
    let counts = [
        "levels_above",
        "levels_below",
        "year_built",
        "owner_count",
        "incubatees",
        "tech_firms",
        "precision_m",
        "order",
        "plan_revision",
    ];
    counts.contains(&name) || name.ends_with("_yuan")
}

fn unit(name: &str) -> Option<&'static str> {
    let units = [("_yuan_per_m2_month", "CNY/m2/mo"), ("_yuan_per_m2", "CNY/m2"), ("_yuan", "CNY"), ("_m2", "m2"), ("_m", "m")];
    units.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, unit)| unit)
}
