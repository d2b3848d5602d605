//! Pages of other origins: which may read this server's answers in a browser (CORS). Never here: who may write; tokens say that.
//!
//! Why is nobody let in unless named? A server on this machine holds a planner's project, and any page on the internet could read it
//! through the planner's browser. A named origin may do what this server's own page may; `*` lets every page read and nothing more.
//! No answer allows credentials that a browser sends of itself; a token is sent by the page that holds it.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use thiserror::Error;

/// Headers of answers that a page may see beside the plain ones.
const SHOWN: HeaderValue = HeaderValue::from_static("ETag, Content-Crs, Location, X-Request-Id");
/// Headers that a page of a named origin may send.
const TAKEN: HeaderValue = HeaderValue::from_static(
    "Authorization, Content-Type, Accept, Accept-Language, If-Match, If-None-Match, If-Modified-Since, Idempotency-Key",
);
/// Headers that any page may send where every page may read.
const TAKEN_OF_ANY: HeaderValue = HeaderValue::from_static("Content-Type, Accept, Accept-Language, If-None-Match");
/// How long a browser may remember what is allowed, seconds.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// Origins whose pages may read what is answered here.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    any: bool,
    named: Vec<String>,
}

/// Text that names no origin.
#[derive(Debug, Error)]
#[error("“{0}” 不是网页来源，应如 https://map.example 或 * / “{0}” is no origin; write https://map.example, or * for every page")]
pub struct NoOrigin(String);

impl Origins {
    /// Those of a list, each as a browser names it: scheme, host, and port where it is not the usual one. `*` stands for every page.
    ///
    /// # Errors
    /// [`NoOrigin`] for text that no browser would send.
    pub fn read(texts: &[String]) -> Result<Self, NoOrigin> {
        let mut origins = Self::default();
        for text in texts {
            match text.as_str() {
                "*" => origins.any = true,
                text if is_origin(text) => origins.named.push(text.to_ascii_lowercase()),
                text => return Err(NoOrigin(text.to_owned())),
            }
        }
        Ok(origins)
    }

    /// Whether an origin is named here.
    pub(super) fn names(&self, origin: &str) -> bool {
        self.named.iter().any(|named| named.eq_ignore_ascii_case(origin))
    }

    /// Whether every page may read.
    pub(super) const fn is_for_any(&self) -> bool {
        self.any
    }

    /// Those that are named.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        self.named.iter().map(String::as_str)
    }

    fn is_none(&self) -> bool {
        !self.any && self.named.is_empty()
    }
}

fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
}

/// Answers a browser's question before a request, and tells it who may see an answer.
pub(super) async fn share(State(origins): State<Arc<Origins>>, request: Request, next: Next) -> Response {
    let asking = request.headers().get(header::ORIGIN).cloned();
    let Some(allowed) = asking.as_ref().and_then(|origin| allowed(&origins, origin)) else {
        let mut response = next.run(request).await;
        if !origins.is_none() {
            response.headers_mut().append(header::VARY, HeaderValue::from_static("Origin"));
        }
        return response;
    };
    let may_write = allowed != "*";
    let is_question =
        request.method() == Method::OPTIONS && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_question { rules(may_write, request.headers()) } else { next.run(request).await };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN);
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    response
}

/// Who may see the answer to a request of an origin: that origin where it is named, everybody where all may read.
fn allowed(origins: &Origins, origin: &HeaderValue) -> Option<HeaderValue> {
    if origin.to_str().is_ok_and(|text| origins.names(text)) {
        return Some(origin.clone());
    }
    origins.any.then(|| HeaderValue::from_static("*"))
}

/// What a page may send.
fn rules(may_write: bool, asked: &HeaderMap) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let methods = if may_write { "GET, HEAD, POST, PUT, PATCH, DELETE" } else { "GET, HEAD" };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(methods));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, if may_write { TAKEN } else { TAKEN_OF_ANY });
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, REMEMBERED);
    // A public page may ask a server of this network only where both sides want it.
    if asked.contains_key("access-control-request-private-network") {
        headers.insert(HeaderName::from_static("access-control-allow-private-network"), HeaderValue::from_static("true"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port_and_nothing_else() {
        let read = |text: &str| Origins::read(&[text.to_owned()]);
        for text in ["https://map.example", "http://127.0.0.1:9123", "http://[::1]:80", "*"] {
            assert!(read(text).is_ok(), "{text}");
        }
        for text in ["", "null", "map.example", "https://", "https://map.example/", "https://a@b", "ftp://a", "https://*.example"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn who_is_named_is_answered_by_name_and_where_all_may_read_the_others_by_a_star() {
        let origin = HeaderValue::from_static("https://map.example");
        let named = Origins::read(&["https://Map.example".to_owned()]).unwrap();
        assert_eq!(allowed(&named, &origin), Some(origin.clone()));
        assert_eq!(allowed(&named, &HeaderValue::from_static("https://map.example.evil")), None);
        assert_eq!(allowed(&Origins::read(&["*".to_owned()]).unwrap(), &origin), Some(HeaderValue::from_static("*")));
        assert_eq!(allowed(&Origins::default(), &origin), None);
    }
}
