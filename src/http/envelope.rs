//! What goes around every answer: a request id, one log line, security headers, and problems written in the reader's language.
//!
//! Never here: a decision about the request; those are in `gate` and in the handlers.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::problem::{Code, Problem};
use crate::programme::Language;

const SECURITY: [(HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Wraps one request: numbers it, times it, logs it, and finishes its answer.
pub(super) async fn wrap(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let request_id = request_id();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let language = language_of(request.headers(), request.uri().query());
    let mut response = next.run(request).await;
    if let Some(problem) = problem_of(&response, &path) {
        log_cause(&problem, &request_id);
        let allowed = response.headers_mut().remove(header::ALLOW);
        response = problem.render(language, &path, &request_id);
        response.headers_mut().extend(allowed.map(|methods| (header::ALLOW, methods)));
    }
    finish(response.headers_mut(), &request_id);
    tracing::info!(
        request_id,
        %method,
        path,
        status = response.status().as_u16(),
        ms = started.elapsed().as_secs_f64() * 1000.0,
        "answered"
    );
    response
}

/// Marks an answer that says in its own body what its status means.
#[derive(Debug, Clone, Copy)]
pub(super) struct SaysItself;

/// The problem an answer carries, or the one that fits a bare status some layer gave.
fn problem_of(response: &Response, path: &str) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    if response.extensions().get::<SaysItself>().is_some() {
        return None;
    }
    let status = response.status();
    let written = response.headers().contains_key(header::CONTENT_TYPE) && super::page::is_static(path);
    ((status.is_client_error() || status.is_server_error()) && !written).then(|| bare(status))
}

fn bare(status: StatusCode) -> Problem {
    let code = Code::of_status(status);
    let title = code.title();
    if code == Code::Internal { Problem::internal(status) } else { Problem::new(code, title) }
}

fn log_cause(problem: &Problem, request_id: &str) {
    if let Some(cause) = problem.cause() {
        tracing::error!(request_id, cause, "failed");
    }
}

fn finish(headers: &mut HeaderMap, request_id: &str) {
    for (name, value) in SECURITY {
        // A page with a policy of its own keeps it.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert("x-request-id", value);
    }
}

/// A panic becomes a problem without its message.
pub(super) fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    use axum::response::IntoResponse as _;
    let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    Problem::internal(format!("panic: {}", text.unwrap_or("without a message"))).into_response()
}

fn request_id() -> String {
    // An id that is not unique only makes a log line harder to find, so no randomness is no reason to refuse service.
    getrandom::u64().map_or_else(|_| "0".to_owned(), |id| format!("{id:016x}"))
}

/// The language of an answer: `?lang=` wins over Accept-Language, and Chinese stands where neither says.
pub(super) fn language_of(headers: &HeaderMap, query: Option<&str>) -> Language {
    let asked = query.into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("lang="));
    if let Some(language) = asked.and_then(Language::of_tag) {
        return language;
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted
        .split(',')
        .filter_map(|part| Some((Language::of_tag(part)?, weight(part))))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map_or(Language::Zh, |(language, _)| language)
}

/// Thousandths of the `q` of one part of Accept-Language.
fn weight(part: &str) -> u32 {
    let q = part.split(';').find_map(|field| field.trim().strip_prefix("q="));
    q.map_or(1000, |text| text.trim().parse::<f64>().map_or(0, |q| (q.clamp(0.0, 1.0) * 1000.0) as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_readers_first_choice_among_the_two_languages_wins() {
        assert_eq!(language_of(&accepting("fr, en;q=0.8, zh;q=0.7"), None), Language::En);
        assert_eq!(language_of(&accepting("zh-CN,zh;q=0.9,en;q=0.8"), None), Language::Zh);
        assert_eq!(language_of(&HeaderMap::new(), None), Language::Zh);
        assert_eq!(language_of(&accepting("zh"), Some("a=1&lang=en")), Language::En);
    }
}
