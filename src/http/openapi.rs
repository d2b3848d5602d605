//! The OpenAPI 3.0.3 document, made from the table of operations and the schemas beside this file; nothing in it refers outside.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::features::collection::{self, Collection};
use super::office_operations;
use super::operations::{self, Answer, Body, Operation};
use super::problem::Code;
use super::query::{Form, Parameter};
use super::window::Window;
use crate::desk::Role;

/// What stands for the collection in a path.
const COLLECTION: &str = "{collection}";
const SCHEMAS: &str = include_str!("schemas.json");

/// `GET /api`.
pub(super) async fn show(State(_): State<Window>) -> Response {
    Json(document()).into_response()
}

/// The whole document.
#[must_use]
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut tags = BTreeSet::new();
    for operation in std::iter::once(office_operations::landing()).chain(operations::all()) {
        tags.insert(tag(&operation));
        for (path, id, more) in spread(&operation) {
            let path = paths.entry(path).or_insert_with(|| json!({}));
            let mut about = describe(&operation, &more);
            about["operationId"] = id.into();
            path[operation.method.as_str().to_ascii_lowercase()] = about;
        }
    }
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": "载体 Zaiti",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Areas are ㎡, money is 元, unknown is null. Reading needs no token unless the server says otherwise; whatever names x-power needs a bearer token of one of its x-roles.",
            "license": { "name": "Apache-2.0 OR MIT" },
        },
        "servers": [{ "url": "/" }],
        "tags": tags.into_iter().map(|name| json!({ "name": name })).collect::<Value>(),
        "paths": paths,
        "components": { "schemas": schemas(), "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
        "x-roles": roles(),
    })
}

/// What each role holds.
fn roles() -> Value {
    let row = |role: Role| {
        let powers: Vec<&str> = role.powers().iter().map(|power| power.word()).collect();
        (role.word().to_owned(), json!({ "name": role.name(), "powers": powers }))
    };
    Value::Object(Role::ALL.into_iter().map(row).collect())
}

/// The schemas, with the codes of problems out of the one table of problems.
fn schemas() -> Value {
    let mut schemas: Value = serde_json::from_str(SCHEMAS).unwrap_or_default();
    schemas["Problem"]["properties"]["code"]["enum"] = Code::ALL.iter().map(|code| code.word()).collect();
    schemas
}

/// The paths an operation stands at, with its name and further parameters at each: one for every collection, so that a client knows
/// what can be asked of it.
fn spread(operation: &Operation) -> Vec<(String, String, Vec<Parameter>)> {
    if !operation.path.contains(COLLECTION) {
        return vec![(operation.path.to_owned(), operation.id.to_owned(), Vec::new())];
    }
    let wanted = |collection: &&Collection| operation.needs.is_none() || collection.is_editable();
    let one = |collection: &Collection| {
        let path = operation.path.replace(COLLECTION, collection.id);
        let id = format!("{}_{}", operation.id, collection.id.replace('-', "_"));
        (path, id, if operation.asks_properties { collection.parameters().to_vec() } else { Vec::new() })
    };
    collection::ALL.iter().filter(wanted).map(one).collect()
}

fn describe(operation: &Operation, more: &[Parameter]) -> Value {
    let mut about = json!({
        "operationId": operation.id,
        "summary": operation.about,
        "description": operation.about,
        "tags": [tag(operation)],
        "parameters": parameters(operation, more),
        "responses": responses(operation),
    });
    match operation.body {
        Body::Nothing => {}
        Body::Json(schema) => {
            about["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": reference(schema) } } });
        }
        Body::Feature | Body::MergePatch => {
            let media =
                if matches!(operation.body, Body::Feature) { "application/geo+json" } else { "application/merge-patch+json" };
            about["requestBody"] = json!({ "required": true, "content": { media: { "schema": reference("Anything") } } });
        }
        Body::File => {
            let file = json!({ "schema": { "type": "string", "format": "binary" } });
            about["requestBody"] = json!({ "required": true, "content": { "application/octet-stream": file } });
        }
    }
    if let Some(power) = operation.needs {
        about["security"] = json!([{ "token": [] }]);
        about["x-power"] = power.word().into();
        about["x-roles"] = power.holders().map(Role::word).collect();
    }
    if let Some(power) = operation.sometimes_needs {
        about["security"] = json!([{}, { "token": [] }]);
        about["x-power-for-more"] = power.word().into();
        about["x-roles-for-more"] = power.holders().map(Role::word).collect();
    }
    about
}

/// What an operation is about, in one word out of its path.
fn tag(operation: &Operation) -> &'static str {
    let mut parts =
        operation.path.trim_start_matches("/api").split('/').filter(|part| !part.is_empty() && !part.starts_with('{'));
    parts.next().unwrap_or("server")
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn parameters(operation: &Operation, more: &[Parameter]) -> Vec<Value> {
    let in_path = operation.path.split('/').filter(|part| *part != COLLECTION);
    let in_path = in_path.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }));
    let lang = Parameter::one("lang", Form::Words(&["zh", "en"]), "language of problems 语言");
    in_path.chain(operation.parameters.iter().chain(more).chain([&lang]).map(parameter)).collect()
}

fn parameter(parameter: &Parameter) -> Value {
    let mut about = json!({ "name": parameter.name, "in": "query", "required": false, "description": parameter.about });
    let one = form(parameter.form);
    match parameter.form {
        Form::Bbox => {
            about["style"] = "form".into();
            about["explode"] = false.into();
            about["schema"] = one;
        }
        Form::Text | Form::Words(_) | Form::Whole { .. } | Form::Decimal | Form::Flag if parameter.many => {
            about["style"] = "form".into();
            about["explode"] = true.into();
            about["schema"] = json!({ "type": "array", "items": one });
        }
        Form::Text | Form::Words(_) | Form::Whole { .. } | Form::Decimal | Form::Flag => about["schema"] = one,
    }
    about
}

fn form(form: Form) -> Value {
    match form {
        Form::Text => json!({ "type": "string" }),
        Form::Words(words) => json!({ "type": "string", "enum": words }),
        Form::Decimal => json!({ "type": "number" }),
        Form::Flag => json!({ "type": "boolean" }),
        Form::Bbox => json!({ "type": "array", "items": { "type": "number" }, "minItems": 4, "maxItems": 6 }),
        Form::Whole { default, most } => {
            let mut schema = json!({ "type": "integer", "minimum": 0 });
            if let Some(default) = default {
                schema["default"] = default.into();
            }
            if let Some(most) = most {
                schema["maximum"] = most.into();
            }
            schema
        }
    }
}

fn responses(operation: &Operation) -> Value {
    let content = match operation.answer {
        Answer::Json(schema) => Some(("application/json", reference(schema))),
        Answer::GeoJson => Some(("application/geo+json", reference("FeatureCollection"))),
        Answer::Feature => Some(("application/geo+json", reference("Feature"))),
        Answer::Schema => Some(("application/schema+json", reference("Anything"))),
        Answer::Events => Some(("text/event-stream", json!({ "type": "string" }))),
        Answer::Tile => Some(("application/vnd.mapbox-vector-tile", json!({ "type": "string", "format": "binary" }))),
        Answer::Text => Some(("text/plain", json!({ "type": "string" }))),
        Answer::File => Some(("application/octet-stream", json!({ "type": "string", "format": "binary" }))),
        Answer::Nothing => None,
    };
    let mut done = json!({ "description": "OK" });
    if let Some((media, schema)) = content {
        done["content"] = json!({ media: { "schema": schema } });
    }
    let problem =
        json!({ "description": "Problem", "content": { "application/problem+json": { "schema": reference("Problem") } } });
    let mut responses = json!({ operation.status.to_string(): done, "default": problem });
    if matches!(operation.answer, Answer::Json("Plan")) {
        let search = json!({ "application/json": { "schema": reference("Search") } });
        responses["202"] = json!({ "description": "Still searching; ask the Location again", "content": search });
    }
    if operation.by_revision {
        responses["304"] = json!({ "description": "Not modified since the revision of the ETag" });
    }
    responses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_an_operation_names_exists_and_every_reference_leads_somewhere() {
        let document = document();
        let text = document.to_string();
        for reference in text.split("\"$ref\":\"#").skip(1) {
            let pointer = &reference[..reference.find('"').unwrap()];
            assert!(document.pointer(pointer).is_some(), "{pointer}");
        }
    }

    #[test]
    fn operations_have_names_of_their_own() {
        let mut ids: Vec<_> = operations::all().iter().map(|operation| operation.id).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
