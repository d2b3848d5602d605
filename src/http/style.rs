//! The map style: the committed template with this server's address in it. Never here: a colour or a layer.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::window::Window;

const TEMPLATE: &str = include_str!("../../web/src/map/style.template.json");

/// `GET /style.json`.
pub(super) async fn show(State(window): State<Window>, headers: HeaderMap) -> Response {
    let body = TEMPLATE.replace("{origin}", &origin(&headers, window.behind_proxy));
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")], body).into_response()
}

/// The address this server was asked under; the Host was checked at the gate, the scheme is a named proxy's word.
fn origin(headers: &HeaderMap, behind_proxy: bool) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = text("x-forwarded-proto").filter(|scheme| behind_proxy && *scheme == "https").unwrap_or("http");
    format!("{scheme}://{}", text(header::HOST.as_str()).unwrap_or("localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_style_points_at_the_address_it_was_asked_under() {
        let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("127.0.0.1:8080"))]);
        assert_eq!(origin(&headers, false), "http://127.0.0.1:8080");
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
        assert_eq!(origin(&headers, false), "http://127.0.0.1:8080");
        assert_eq!(origin(&headers, true), "https://127.0.0.1:8080");
    }

    #[test]
    fn the_template_is_a_style_that_asks_only_this_server() {
        let style: serde_json::Value = serde_json::from_str(TEMPLATE).unwrap();
        assert_eq!(style["version"], 8);
        for address in TEMPLATE.split('"').filter(|text| text.contains("://")) {
            assert!(address.starts_with("{origin}"), "{address}");
        }
    }
}
