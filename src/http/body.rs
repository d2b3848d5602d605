//! JSON bodies, read with a place for every fault. Never here: what the JSON means.

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;

use super::problem::{Code, Problem};
use crate::programme::Bilingual;

/// Reads a JSON body. The content type must say JSON, so that a page of another origin cannot send it without asking first.
pub(super) fn read_json<T: DeserializeOwned>(headers: &HeaderMap, body: &Bytes) -> Result<T, Problem> {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if media != "application/json" && !(media.starts_with("application/") && media.ends_with("+json")) {
        let detail = Bilingual::new("请以 Content-Type: application/json 提交。", "Send it with Content-Type: application/json.");
        return Err(Problem::new(Code::UnsupportedMediaType, detail));
    }
    serde_json::from_slice(body).map_err(|fault| {
        let place = format!("line {}, column {}", fault.line(), fault.column());
        let zh = format!("JSON 第 {} 行第 {} 列无法读取：{fault}", fault.line(), fault.column());
        let detail = Bilingual::new(zh, format!("The JSON cannot be read: {fault}"));
        Problem::new(Code::InvalidBody, detail.clone()).with_fault(place, detail)
    })
}
