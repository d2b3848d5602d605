//! The page: the built web client out of the binary, or a page that says how to build it. Never here: an answer of the API.
//!
//! A missing file under `/assets` is 404 in plain text: an index.html answer would hide a missing worker behind a MIME error.

use std::borrow::Cow;
use std::fmt::Write as _;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::embed;
use super::features::catalogue::landing;
use super::features::page::prefers_page;
use super::office_operations::landing as landing_operation;
use super::problem::{Code, Problem};
use super::query::Query;
use super::window::Window;

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Built;

const STUB: &str = include_str!("stub.html");

/// Paths below which files carry their hash in the name and never change.
const IMMUTABLE: [&str; 2] = ["assets/", "fonts/"];

/// Whether a path belongs to files, whose 404 is plain text.
pub(super) fn is_static(path: &str) -> bool {
    ["/assets/", "/fonts/", "/embed/"].iter().any(|folder| path.starts_with(folder))
}

/// Answers whatever no operation answers.
pub(super) async fn serve(State(window): State<Window>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if method != Method::GET && method != Method::HEAD {
        return wrong_method(path, uri.path());
    }
    let asked = uri.query().unwrap_or_default();
    if path.is_empty() && (asked.split('&').any(|pair| pair == "f=json") || !prefers_page(&headers) && !asked.contains("f=html"))
    {
        return way_in(&window, &headers, asked);
    }
    if path == "embed" {
        return embed::page(&window.framers, &headers, asked);
    }
    let hidden = path.ends_with(".br") || path.ends_with(".gz") || path == "index.html";
    match Built::get(path) {
        Some(file) if !path.is_empty() && !hidden => answer(path, file, &headers),
        _ if is_static(uri.path()) => missing_file(),
        _ if is_app_path(uri.path()) => index(&headers),
        _ => nothing_at(uri.path()),
    }
}

/// The landing page for programs; they are told of a parameter that means nothing, as everywhere.
fn way_in(window: &Window, headers: &HeaderMap, asked: &str) -> Response {
    match Query::read(asked).and_then(|query| query.check(&[&landing_operation().parameters])) {
        Ok(()) => ([(header::VARY, "Accept")], Json(landing(&window.origin(headers)))).into_response(),
        Err(problem) => problem.into_response(),
    }
}

fn nothing_at(path: &str) -> Response {
    Problem::not_found(format!("没有此地址：{path}"), format!("Nothing is at {path}")).into_response()
}

/// Pages and files are only read.
fn wrong_method(file: &str, path: &str) -> Response {
    if !is_app_path(path) && Built::get(file).is_none() {
        return nothing_at(path);
    }
    let mut response = Problem::new(Code::MethodNotAllowed, Code::MethodNotAllowed.title()).into_response();
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

fn missing_file() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, headers, "404 没有此文件 / no such file\n").into_response()
}

/// Addresses the web client draws itself.
fn is_app_path(path: &str) -> bool {
    let mut parts = path.split('/').skip(1).map(str::is_empty);
    match path.split('/').nth(1).unwrap_or_default() {
        "" => path == "/",
        "embed" | "map" | "data" | "docs" | "ledger" | "report" | "sheets" => path.split('/').count() == 2,
        "plan" => path == "/plan" || (parts.all(|empty| !empty) && path.split('/').count() == 3),
        "site" => {
            let count = path.split('/').count();
            parts.all(|empty| !empty) && (count == 3 || (count == 4 && path.ends_with("/sheet")))
        }
        _ => false,
    }
}

fn index(headers: &HeaderMap) -> Response {
    Built::get("index.html").map_or_else(stub, |file| answer("index.html", file, headers))
}

fn stub() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, STUB).into_response()
}

fn answer(path: &str, plain: EmbeddedFile, headers: &HeaderMap) -> Response {
    let (file, encoding) = encoded(path, headers).map_or((plain, None), |(file, encoding)| (file, Some(encoding)));
    let etag = etag(&file, encoding);
    let immutable = IMMUTABLE.iter().any(|folder| path.starts_with(folder));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|tag| tag.trim() == etag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(match file.data {
            Cow::Borrowed(bytes) => Body::from(bytes),
            Cow::Owned(bytes) => Body::from(bytes),
        })
    };
    let out = response.headers_mut();
    let caching = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        out.insert(header::ETAG, value);
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The compressed file beside the plain one that the reader takes.
fn encoded(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, &'static str)> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| {
        accepted.split(',').any(|part| {
            let mut fields = part.split(';').map(str::trim);
            fields.next() == Some(name) && !fields.any(|field| matches!(field, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    let variant = |name: &'static str, suffix: &str| takes(name).then(|| Built::get(&format!("{path}.{suffix}"))).flatten();
    variant("br", "br").map(|file| (file, "br")).or_else(|| variant("gzip", "gz").map(|file| (file, "gzip")))
}

fn etag(file: &EmbeddedFile, encoding: Option<&str>) -> String {
    let mut tag = String::from("\"");
    for byte in &file.metadata.sha256_hash()[..8] {
        let _ = write!(tag, "{byte:02x}");
    }
    if let Some(encoding) = encoding {
        let _ = write!(tag, "-{encoding}");
    }
    tag.push('"');
    tag
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_client_are_answered_with_its_page() {
        for path in [
            "/",
            "/map",
            "/plan",
            "/plan/new",
            "/plan/p-1",
            "/site/YZ-B-1",
            "/site/YZ-B-1/sheet",
            "/sheets",
            "/ledger",
            "/data",
            "/docs",
            "/report",
        ] {
            assert!(is_app_path(path), "{path}");
        }
        for path in [
            "/nope",
            "/site",
            "/site/",
            "/site//",
            "/site//sheet",
            "/site/a/b",
            "/sheets/1",
            "/plan/a/b",
            "/map/x",
            "/api",
            "//",
            "/plan/",
        ] {
            assert!(!is_app_path(path), "{path}");
        }
    }

    #[test]
    fn the_stub_says_how_to_get_the_map() {
        for words in ["界面未构建：运行 make web", "Web UI not built", "载体", "/api"] {
            assert!(STUB.contains(words), "{words}");
        }
        assert!(!STUB.contains("<script") && !STUB.contains("style="), "the security policy forbids both");
    }
}
