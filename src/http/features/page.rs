//! The collections and their features as plain pages for people, in Chinese or English. Every value is escaped; nothing is a script.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::collection::{Collection, Column};
use super::feature::Plain;
use super::items::{Found, Links, encoded};
use super::question::Question;
use super::rows::Record;
use crate::http::envelope::language_of;
use crate::http::problem::Problem;
use crate::http::query::Query;
use crate::programme::Language;
use crate::query::{Kind, Value};

/// The language of the page that is wanted; `None` where JSON is.
pub(super) fn wanted(query: &Query, headers: &HeaderMap) -> Result<Option<Language>, Problem> {
    let asked = query.word("f", &[("html", true), ("json", false), ("geojson", false)])?;
    let page = asked.unwrap_or_else(|| prefers_page(headers));
    let language = query.one("lang").and_then(Language::of_tag).unwrap_or_else(|| language_of(headers, None));
    Ok(page.then_some(language))
}

/// Whether a reader names HTML, as browsers do and programs do not.
pub(in crate::http) fn prefers_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|media| media.trim().starts_with("text/html"))
}

/// One of two wordings.
pub(super) fn said([zh, en]: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

pub(in crate::http) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

fn anchor(text: &str, href: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(href), escaped(text))
}

fn page(title: &str, trail: &[(&str, String)], body: &str, language: Language) -> Response {
    let trail = trail.iter().map(|(text, href)| anchor(text, href)).collect::<Vec<_>>().join(" › ");
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title} · 载体 Zaiti</title>\n<nav>{trail}</nav>\n<h1>{title}</h1>\n{body}\n</html>\n",
        language.tag(),
        title = escaped(title),
    );
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_LANGUAGE, language.tag())];
    (headers, html).into_response()
}

fn home(language: Language) -> (&'static str, String) {
    (said(["地图", "Map"], language), "/".to_owned())
}

fn all(language: Language) -> (&'static str, String) {
    (said(["要素集", "Collections"], language), "/collections?f=html".to_owned())
}

/// A list of lines, some of which lead further.
pub(super) fn list(address: &str, title: [&'static str; 2], lines: &[(String, Option<String>)], language: Language) -> Response {
    let line = |(text, href): &(String, Option<String>)| {
        format!("<li>{}</li>", href.as_ref().map_or_else(|| escaped(text), |href| anchor(text, href)))
    };
    let lines: String = lines.iter().map(line).collect();
    let json = anchor("JSON", &format!("/{address}?f=json"));
    page(said(title, language), &[home(language)], &format!("<ul>{lines}</ul><p>{json}</p>"), language)
}

/// A collection.
pub(super) fn collection(collection: &Collection, language: Language) -> Response {
    let here = format!("/collections/{}", collection.id);
    let properties: String = collection
        .columns()
        .iter()
        .map(|column| format!("<tr><td><code>{}</code></td><td>{}</td></tr>", column.name, escaped(said(column.title, language))))
        .collect();
    let items = anchor(said(["要素", "Features"], language), &format!("{here}/items?f=html"));
    let links = ["queryables", "sortables", "schema"].map(|name| anchor(name, &format!("{here}/{name}"))).join(" · ");
    let about = escaped(said(collection.about, language));
    let body = format!("<p>{about}</p><p>{items} · {links}</p><table>{properties}</table>");
    page(said(collection.title, language), &[home(language), all(language)], &body, language)
}

/// A page of features.
pub(super) fn items(
    collection: &Collection,
    found: &Found<'_>,
    question: &Question,
    links: &Links,
    language: Language,
) -> Response {
    let columns = collection.columns();
    let shown: Vec<usize> = match &question.shown {
        Some(shown) => shown.clone(),
        None => (2..columns.len())
            .filter(|at| found.records.iter().any(|record| record.values[*at] != Value::Unknown))
            .take(12)
            .collect(),
    };
    let head: String = shown.iter().map(|at| format!("<th>{}</th>", escaped(said(columns[*at].title, language)))).collect();
    let row = |record: &Record<'_>| {
        let link = anchor(&record.id, &format!("/collections/{}/items/{}?f=html", collection.id, encoded(&record.id)));
        let cells: String =
            shown.iter().map(|at| format!("<td>{}</td>", cell(&columns[*at], &record.values[*at], language))).collect();
        format!("<tr><td>{link}</td>{cells}</tr>")
    };
    let rows: String = found.records.iter().map(row).collect();
    let count = match language {
        Language::Zh => format!("共 {} 个，本页 {} 个", found.matched, found.records.len()),
        Language::En => format!("{} in all, {} on this page", found.matched, found.records.len()),
    };
    let json = anchor("GeoJSON", &links.with(Some(("f", "json")), &[]));
    let next = links
        .next(found.last(), found.records.len(), question)
        .map(|next| format!(" · {}", anchor(said(["下一页", "next page"], language), &next)));
    let body = format!(
        "<p>{count} · {json}{}</p><table><thead><tr><th>id</th>{head}</tr></thead><tbody>{rows}</tbody></table>",
        next.unwrap_or_default()
    );
    let here = (said(collection.title, language), format!("/collections/{}?f=html", collection.id));
    page(said(collection.title, language), &[home(language), all(language), here], &body, language)
}

/// One feature.
pub(super) fn item(collection: &Collection, record: &Record<'_>, language: Language) -> Response {
    let columns = collection.columns();
    let known = columns.iter().zip(&record.values).skip(2).filter(|(_, value)| **value != Value::Unknown);
    let row = |(column, value): (&Column, &Value<'_>)| {
        format!("<tr><th>{}</th><td>{}</td></tr>", escaped(said(column.title, language)), cell(column, value, language))
    };
    let rows: String = known.map(row).collect();
    let json = anchor("GeoJSON", &format!("/collections/{}/items/{}?f=json", collection.id, encoded(&record.id)));
    let here = (said(collection.title, language), format!("/collections/{}/items?f=html", collection.id));
    page(&record.id, &[home(language), all(language), here], &format!("<p>{json}</p><table>{rows}</table>"), language)
}

fn cell(column: &Column, value: &Value<'_>, language: Language) -> String {
    match (value, column.kind) {
        (Value::Unknown, _) => said(["不详", "unknown"], language).to_owned(),
        (Value::Boolean(true), _) => said(["是", "yes"], language).to_owned(),
        (Value::Boolean(false), _) => said(["否", "no"], language).to_owned(),
        (_, Kind::List) => escaped(&as_json(value).as_array().map(|items| joined(items)).unwrap_or_default()),
        (Value::Text(text), _) => escaped(text),
        _ => escaped(as_json(value).to_string().trim_matches('"')),
    }
}

fn as_json(value: &Value<'_>) -> serde_json::Value {
    serde_json::to_value(Plain(value)).unwrap_or_default()
}

fn joined(items: &[serde_json::Value]) -> String {
    items.iter().filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_becomes_markup() {
        assert_eq!(
            escaped("<script>alert('x')</script> & \"y\""),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"
        );
        assert_eq!(anchor("a<b", "/x?y=\"z\"&w"), "<a href=\"/x?y=&quot;z&quot;&amp;w\">a&lt;b</a>");
    }
}
