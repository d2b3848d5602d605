//! Features added, replaced, changed and taken out, one at a time. Whoever changes one says with If-Match what they saw.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::collection::{Collection, Source};
use super::items::encoded;
use crate::desk::{self, Desk, Edit, EditFault, EditRequest, Edited};
use crate::estate::{SiteId, SiteKind};
use crate::http::auth::Holder;
use crate::http::body::read_json;
use crate::http::problem::{Code, Problem};
use crate::http::window::away;
use crate::programme::Bilingual;

/// What a request wants done.
#[derive(Clone, Copy)]
enum Wish {
    Add,
    Replace,
    Patch,
    Retire,
}

/// `POST /collections/{collection}/items`.
pub(in crate::http) async fn add(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path(collection): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let Edited { id, tag } = edit(desk, holder, Wish::Add, collection.clone(), None, headers, body).await?;
    let mut response = StatusCode::CREATED.into_response();
    let place = format!("/collections/{collection}/items/{}", encoded(&id.0));
    response.headers_mut().extend(HeaderValue::from_str(&place).ok().map(|place| (header::LOCATION, place)));
    Ok(tagged(response, tag))
}

/// `PUT /collections/{collection}/items/{featureId}`.
pub(in crate::http) async fn replace(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path((collection, feature)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let Edited { tag, .. } = edit(desk, holder, Wish::Replace, collection, Some(feature), headers, body).await?;
    Ok(tagged(StatusCode::NO_CONTENT.into_response(), tag))
}

/// `PATCH /collections/{collection}/items/{featureId}`.
pub(in crate::http) async fn patch(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path((collection, feature)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let Edited { tag, .. } = edit(desk, holder, Wish::Patch, collection, Some(feature), headers, body).await?;
    Ok(tagged(StatusCode::NO_CONTENT.into_response(), tag))
}

/// `DELETE /collections/{collection}/items/{featureId}`.
pub(in crate::http) async fn retire(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path((collection, feature)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    edit(desk, holder, Wish::Retire, collection, Some(feature), headers, Bytes::new()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn edit(
    desk: Arc<Desk>,
    holder: Holder,
    wish: Wish,
    collection: String,
    feature: Option<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Edited, Problem> {
    let kind = editable(&collection)?;
    let tags = match wish {
        Wish::Add => None,
        Wish::Replace | Wish::Patch | Wish::Retire => seen(&headers)?,
    };
    let written: Value = match wish {
        Wish::Retire => Value::Null,
        Wish::Add | Wish::Replace | Wish::Patch => read_json(&headers, &body)?,
    };
    if matches!(wish, Wish::Add | Wish::Replace) && written["type"] != "Feature" {
        let detail = Bilingual::new("内容应为一个 GeoJSON Feature。", "The body is one GeoJSON Feature.");
        return Err(Problem::new(Code::InvalidBody, detail.clone()).with_fault("/type", detail));
    }
    away(move || {
        let id = feature.map(SiteId);
        let edit = match wish {
            Wish::Add => Edit::Add(&written),
            Wish::Replace => Edit::Replace(&written),
            Wish::Patch => Edit::Patch(&written),
            Wish::Retire => Edit::Retire,
        };
        let request = EditRequest { kind, id: id.as_ref(), tags: tags.as_deref(), edit, who: &holder.label, why: "edit" };
        desk.edit(&request).map_err(|fault| refused(fault, &collection))
    })
    .await?
}

fn editable(collection: &str) -> Result<SiteKind, Problem> {
    let collection = Collection::named(collection)?;
    if let Source::Sites(Some(kind)) = collection.source {
        return Ok(kind);
    }
    let zh = format!("要素集“{}”只读；请写入 buildings、idle-properties、m0-parcels、carriers 或 places。", collection.id);
    let en = format!(
        "The collection “{}” is only read; write to buildings, idle-properties, m0-parcels, carriers or places.",
        collection.id
    );
    Err(Problem::new(Code::MethodNotAllowed, Bilingual::new(zh, en)))
}

/// The tags of If-Match; `*` stands for any.
fn seen(headers: &HeaderMap) -> Result<Option<Vec<String>>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        let zh = "修改要素须带 If-Match：先 GET 该要素，再把它的 ETag 放入 If-Match。";
        let en = "Changing a feature needs If-Match: get the feature first and send its ETag in If-Match.";
        return Err(Problem::new(Code::PreconditionRequired, Bilingual::new(zh, en)));
    };
    let text = value.to_str().unwrap_or_default().trim();
    Ok((text != "*").then(|| text.split(',').map(|tag| tag.trim().to_owned()).collect()))
}

fn refused(fault: EditFault, collection: &str) -> Problem {
    match fault {
        EditFault::Missing => {
            Problem::not_found(format!("要素集“{collection}”中没有此要素"), format!("There is no such feature in “{collection}”"))
        }
        EditFault::Present(id) => {
            let zh = format!("“{id}”已存在；修改请用 PUT 或 PATCH。");
            Problem::new(Code::Conflict, Bilingual::new(zh, format!("“{id}” is there already; change it with PUT or PATCH.")))
        }
        EditFault::Changed => {
            let zh = "该要素已被他人修改；请重新 GET，核对后再提交。";
            let en = "Somebody else has changed this feature; get it again, compare, and send the change anew.";
            Problem::new(Code::PreconditionFailed, Bilingual::new(zh, en))
        }
        EditFault::Faulty(findings) => {
            let detail = Bilingual::new("要素有误，未保存。", "The feature is faulty; nothing was stored.");
            findings
                .iter()
                .map(desk::place_and_message)
                .fold(Problem::new(Code::Unprocessable, detail), |problem, (place, message)| problem.with_fault(place, message))
        }
        EditFault::Desk(error) => error.into(),
    }
}

fn tagged(mut response: Response, tag: Option<String>) -> Response {
    response.headers_mut().extend(tag.and_then(|tag| HeaderValue::from_str(&tag).ok()).map(|tag| (header::ETAG, tag)));
    response
}
