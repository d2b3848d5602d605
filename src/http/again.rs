//! The same request sent again under the same key (`Idempotency-Key`) has its effect once. Never here: what a request does.
//!
//! Why is the key in the audit as well? The answer is kept after the change is on disk; should the program end between the two, the audit row
//! of the change still says that it was made, and whoever asks again is told so instead of having it made twice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use super::auth::Holder;
use super::problem::{Code, Problem};
use super::window::{Window, away, on_behalf};
use crate::desk::{Earlier, KeptAnswer, Origin, asked_digest, request_name};
use crate::programme::Bilingual;

/// The header that carries the key.
pub(super) const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The header of an answer given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// Longest key, bytes.
const LONGEST: usize = 200;
/// Largest answer that is kept, bytes.
const LARGEST_ANSWER: usize = 4 << 20;
/// Headers that are kept with an answer.
const KEPT: [HeaderName; 5] =
    [header::CONTENT_TYPE, header::LOCATION, header::ETAG, header::CONTENT_DISPOSITION, header::CACHE_CONTROL];

/// Requests under way, by name.
#[derive(Default)]
pub(super) struct UnderWay(Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>);

impl UnderWay {
    fn of(&self, name: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Whatever nobody holds any longer is over.
        all.retain(|_, held| Arc::strong_count(held) > 1);
        Arc::clone(all.entry(name.to_owned()).or_default())
    }
}

/// The key of a request, where it carries one.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(KEY) else { return Ok(None) };
    let key = value.to_str().ok().filter(|key| !key.trim().is_empty() && key.len() <= LONGEST);
    key.map(|key| Some(key.to_owned())).ok_or_else(|| {
        let zh = format!("Idempotency-Key 应为 1 至 {LONGEST} 个可见 ASCII 字符。");
        Problem::new(Code::BadRequest, Bilingual::new(zh, format!("Idempotency-Key is 1 to {LONGEST} visible ASCII characters.")))
    })
}

/// Carries a request out once, however often it comes.
pub(super) async fn once(
    window: &Window,
    holder: &Holder,
    key: &str,
    limit: usize,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let name = request_name(&holder.label, key);
    let turn = window.under_way.of(&name);
    let _turn = turn.lock().await;
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, limit).await.map_err(|_| Problem::new(Code::TooLarge, Code::TooLarge.title()))?;
    let address = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let media = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let (desk, earlier, method, bytes) = (Arc::clone(&window.desk), name.clone(), parts.method.clone(), body.clone());
    let (asked, earlier) =
        away(move || (asked_digest(method.as_str(), &address, &media, &bytes), desk.earlier(&earlier))).await?;
    match earlier? {
        Earlier::Answered(kept) if kept.asked == asked => Ok(again(kept)),
        Earlier::Answered(_) => Err(otherwise()),
        Earlier::Done { object } => Err(done(&object)),
        Earlier::None => {
            let origin = Origin { request: Some(name.clone()), ..holder.origin() };
            let response = on_behalf(origin, next.run(Request::from_parts(parts, Body::from(body)))).await;
            keep(window, name, asked, response).await
        }
    }
}

/// Keeps an answer that says something was done. One that holds a secret is not written down.
async fn keep(window: &Window, name: String, asked: String, response: Response) -> Result<Response, Problem> {
    let secret = response.headers().get(header::CACHE_CONTROL).is_some_and(|value| value == "no-store");
    if !response.status().is_success() || secret {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, LARGEST_ANSWER).await.map_err(Problem::internal)?;
    let headers: Map<String, Value> =
        KEPT.iter().filter_map(|name| Some((name.to_string(), parts.headers.get(name)?.to_str().ok()?.into()))).collect();
    let kept =
        KeptAnswer { asked, status: parts.status.as_u16(), headers: Value::Object(headers).to_string(), body: body.to_vec() };
    let desk = Arc::clone(&window.desk);
    if let Err(error) = away(move || desk.keep_answer(&name, &kept)).await? {
        // What was asked is done, and its audit row has its name: asked again it is not done twice.
        tracing::warn!(%error, "an answer was not kept");
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn again(kept: KeptAnswer) -> Response {
    let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    let mut response = (status, Bytes::from(kept.body)).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    let written: Map<String, Value> = serde_json::from_str(&kept.headers).unwrap_or_default();
    for (name, value) in written {
        let name = HeaderName::try_from(name).ok();
        let value = value.as_str().and_then(|value| HeaderValue::from_str(value).ok());
        headers.extend(name.zip(value));
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

fn otherwise() -> Problem {
    let zh = "同一个 Idempotency-Key 已用于另一个请求；请为新请求换一个键。";
    let en = "This Idempotency-Key was used for another request; give a new request a new key.";
    Problem::new(Code::KeyReused, Bilingual::new(zh, en))
}

fn done(object: &str) -> Problem {
    let zh = format!("此请求已执行（{object}），但当时的答复没有保存；请重新读取数据核对。");
    let en = format!("This request was carried out ({object}), but its answer was not kept; read the data again and compare.");
    Problem::new(Code::Conflict, Bilingual::new(zh, en))
}
