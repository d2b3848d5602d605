//! The map style: the committed template with this server's address in it. Never here: a colour or a layer.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::features::reference::Reference;
use super::problem::Problem;
use super::query::Query;
use super::tiles::pyramid::asked_over;
use super::window::Window;

const TEMPLATE: &str = include_str!("../../web/src/map/style.template.json");

/// `GET /style.json`.
pub(super) async fn show(State(window): State<Window>, headers: HeaderMap, query: Query) -> Result<Response, Problem> {
    let tiles = format!("{{z}}/{{x}}/{{y}}{}", asked_over(Reference::of_map(&query)?));
    let body = TEMPLATE.replace("{origin}", &window.origin(&headers)).replace("{z}/{x}/{y}", &tiles);
    Ok(([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")], body).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_a_style_that_asks_only_this_server() {
        let style: serde_json::Value = serde_json::from_str(TEMPLATE).unwrap();
        assert_eq!(style["version"], 8);
        for address in TEMPLATE.split('"').filter(|text| text.contains("://")) {
            assert!(address.starts_with("{origin}"), "{address}");
        }
    }
}
