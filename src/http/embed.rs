//! The map as a page of its own, for a frame in a page of another site: `<iframe src="…/embed?zone=C">`. It holds the element that pages
//! of other sites may also use without a frame, with what the address asks for as its attributes. Never here: the map itself.
//!
//! Who may frame it? This server's own pages, and those of the origins that are let in when the server starts, as for everything else
//! that pages of other origins may read.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::envelope::language_of;
use super::features::page::escaped;
use super::problem::Problem;
use super::query::{Form, Parameter, Query};
use super::sharing::Origins;
use crate::programme::Language;

/// What the address may ask for; each is an attribute of the element.
const ATTRIBUTES: [Parameter; 8] = [
    Parameter::one("zone", Form::Text, "id of a 片区"),
    Parameter::one("plan", Form::Text, "id of a plan"),
    Parameter::one("theme", Form::Words(&["light", "dark"]), "light unless given"),
    Parameter::one("datum", Form::Words(&["cgcs2000", "gcj02", "bd09"]), "cgcs2000 unless given"),
    Parameter::one("filter", Form::Text, "a condition in CQL2"),
    Parameter::one("center", Form::Text, "lng,lat"),
    Parameter::one("zoom", Form::Decimal, "9 to 19"),
    Parameter::one("live", Form::Flag, "redraws when the data change"),
];

/// The policy of the page but for who may frame it: the element's one script, its worker and its pictures, answers of this server.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src blob:; img-src data: blob:; \
                      style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Who may show the page in a frame, as a policy names them.
pub(super) fn framers(origins: &Origins) -> String {
    if origins.is_for_any() {
        "*".to_owned()
    } else {
        ["'self'"].into_iter().chain(origins.named()).collect::<Vec<_>>().join(" ")
    }
}

/// `GET /embed`.
pub(super) fn page(framers: &str, headers: &HeaderMap, asked: &str) -> Response {
    match element(headers, asked) {
        Ok(html) => {
            let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
            let headers = response.headers_mut();
            if let Ok(policy) = HeaderValue::from_str(&format!("{POLICY}; frame-ancestors {framers}")) {
                headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            }
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            // Which page it stands in is nobody else's business.
            headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
            response
        }
        Err(problem) => problem.into_response(),
    }
}

fn element(headers: &HeaderMap, asked: &str) -> Result<String, Problem> {
    let query = Query::read(asked)?;
    query.check(&[&ATTRIBUTES])?;
    query.word("theme", &[("light", ()), ("dark", ())])?;
    query.word("datum", &[("cgcs2000", ()), ("gcj02", ()), ("bd09", ())])?;
    query.decimal("zoom")?;
    let live = query.flag("live")?.unwrap_or(false);
    let (language, title, note) = match language_of(headers, Some(asked)) {
        Language::Zh => ("zh", "载体地图", "地图需要 JavaScript 和 WebGL。"),
        Language::En => ("en", "Map of carriers", "The map needs JavaScript and WebGL."),
    };
    let given = ATTRIBUTES.iter().filter(|known| known.name != "live");
    let attributes: String =
        given.filter_map(|known| Some(format!(" {}=\"{}\"", known.name, escaped(query.one(known.name)?)))).collect();
    let live = if live { " live" } else { "" };
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<script type=\"module\" src=\"/embed/carrier-map.js\"></script>\n\
         <carrier-map lang=\"{language}\"{attributes}{live} style=\"position: fixed; inset: 0; height: auto\">{note}</carrier-map>\n</html>\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_the_element_with_what_was_asked_and_nothing_of_it_becomes_markup() {
        let html = element(&HeaderMap::new(), "zone=C&lang=en&live=true&filter=name%3D%27%22%3E%3Cscript%3E%27").unwrap();
        assert!(
            html.contains("<carrier-map lang=\"en\" zone=\"C\" filter=\"name=&#39;&quot;&gt;&lt;script&gt;&#39;\" live "),
            "{html}"
        );
        assert_eq!(html.matches("<script").count(), 1);
        for bad in ["zone=C&zone=D", "src=https://evil.example", "theme=pink", "zoom=near", "live=maybe"] {
            assert!(element(&HeaderMap::new(), bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn only_those_let_in_may_frame_it() {
        let of = |texts: &[&str]| framers(&Origins::read(&texts.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap());
        assert_eq!(of(&[]), "'self'");
        assert_eq!(of(&["https://map.example", "http://b.example:81"]), "'self' https://map.example http://b.example:81");
        assert_eq!(of(&["*"]), "*");
    }
}
