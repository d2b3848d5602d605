//! Features as GeoJSON, one page at a time and one by one. Never here: restricted facts, or how a request is read.

use std::cell::OnceCell;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::collection::{Collection, Column, Source, of_property};
use super::feature::Form;
use super::page;
use super::question::{Question, crs, places, unfitting};
use super::reference::Reference;
use super::rows::{self, Beside, Record};
use crate::atlas::{Atlas, Condition, Key, Listing, Page, PageRequest, Property, in_order};
use crate::desk;
use crate::estate::{Site, SiteId, SiteKind};
use crate::http::problem::Problem;
use crate::http::query::Query;
use crate::http::window::{Window, away};

/// A page of features with how many there are in all.
pub(super) struct Found<'a> {
    pub(super) matched: usize,
    pub(super) records: Vec<Record<'a>>,
    /// Whether there are more behind these.
    more: bool,
}

impl Found<'_> {
    /// The last feature, where there are more behind it.
    pub(super) fn last(&self) -> Option<&str> {
        self.records.last().filter(|_| self.more).map(|record| record.id.as_str())
    }
}

/// `GET /collections/{collection}/items`.
pub(in crate::http) async fn items(
    State(window): State<Window>,
    Path(collection): Path<String>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let collection = Collection::named(&collection)?;
    let question = Question::read(&query, collection)?;
    let as_page = page::wanted(&query, &headers)?;
    let origin = window.origin(&headers);
    // What others filter by name and value may hold conditions of its own.
    let is_short = question.is_short() && as_page.is_none() && matches!(collection.source, Source::Sites(_));
    let work = move || {
        let atlas = window.desk.atlas();
        let links = Links { origin, path: format!("/collections/{}/items", collection.id), query };
        if let (Source::Sites(kind), None, true) = (collection.source, as_page, question.is_plain()) {
            return page_as_written(kind, &window, &atlas, &question, &links);
        }
        let beside = Beside::of(collection.source, &window.desk, &atlas)?;
        let found = find(collection, &atlas, &beside, &links.query, &question)?;
        if let Some(language) = as_page {
            return Ok(page::items(collection, &found, &question, &links, language));
        }
        let body = feature_collection(collection, &atlas, &found, &question, &links);
        Ok(in_reference(geojson(body), question.reference))
    };
    if is_short { work() } else { away(work).await? }
}

/// `GET /collections/{collection}/items/{featureId}`.
pub(in crate::http) async fn item(
    State(window): State<Window>,
    Path((collection, feature)): Path<(String, String)>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let collection = Collection::named(&collection)?;
    let reference = crs(&query)?;
    let as_page = page::wanted(&query, &headers)?;
    let origin = window.origin(&headers);
    let is_short = matches!(collection.source, Source::Sites(_));
    let work = move || {
        let atlas = window.desk.atlas();
        let beside = Beside::of(collection.source, &window.desk, &atlas)?;
        let record = one(collection, &atlas, &beside, &feature)?;
        if let Some(language) = as_page {
            return Ok(page::item(collection, &record, language));
        }
        let here = format!("{origin}/collections/{}", collection.id);
        let address = format!("{here}/items/{}", encoded(&record.id));
        let links = json!([
            { "rel": "self", "type": "application/geo+json", "title": "this feature", "href": address },
            { "rel": "alternate", "type": "text/html", "title": "this feature as a page", "href": format!("{address}?f=html") },
            { "rel": "collection", "type": "application/json", "title": collection.title[1], "href": here },
        ]);
        let columns = collection.columns();
        let body = Form::of(columns, None, reference, true).feature(&record).linked(links).text();
        let mut response = in_reference(geojson(body), reference);
        if let Source::Sites(_) = collection.source
            && let Some(tag) = window.desk.tag_in(&atlas, &SiteId(record.id.clone()))
            && let Ok(tag) = HeaderValue::from_str(&tag)
        {
            response.headers_mut().insert(header::ETAG, tag);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        }
        Ok(response)
    };
    if is_short { work() } else { away(work).await? }
}

/// An answer of GeoJSON.
pub(in crate::http) fn geojson(body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "application/geo+json")], body.into()).into_response()
}

/// Names the reference system of an answer.
pub(in crate::http) fn in_reference(mut response: Response, reference: Reference) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("<{}>", reference.uri())) {
        response.headers_mut().insert("content-crs", value);
    }
    response
}

fn find<'a>(
    collection: &Collection,
    atlas: &'a Atlas,
    beside: &'a Beside<'_>,
    query: &Query,
    question: &Question,
) -> Result<Found<'a>, Problem> {
    match collection.source {
        Source::Sites(kind) => find_sites(kind, atlas, query, question),
        Source::Zones | Source::Floors | Source::Choices | Source::Reach => find_rows(collection, atlas, beside, question),
    }
}

fn find_sites<'a>(kind: Option<SiteKind>, atlas: &'a Atlas, query: &Query, question: &Question) -> Result<Found<'a>, Problem> {
    let page = page_of_sites(kind, atlas, query, question)?;
    let records = page.sites.iter().take(question.limit).filter_map(|site| record(kind, atlas, site)).collect();
    Ok(Found { matched: page.matched, records, more: page.sites.len() > question.limit })
}

/// The sites of a page, and one more where there are more.
fn page_of_sites<'a>(kind: Option<SiteKind>, atlas: &'a Atlas, query: &Query, question: &Question) -> Result<Page<'a>, Problem> {
    let mut filter = desk::filter_of_pairs(query.pairs())?;
    if let Some(kind) = kind {
        if !filter.kinds.is_empty() && !filter.kinds.contains(&kind) {
            return Ok(Page { matched: 0, offset: 0, sites: Vec::new() });
        }
        filter.kinds = [kind].into();
    }
    for (written, reference) in &question.filters {
        let condition = Condition::check(written, kind, &places(*reference)).map_err(|fault| unfitting("filter", &fault))?;
        filter.conditions.push(condition);
    }
    let properties = Property::all(kind);
    let order = question.order.iter().map(|key| Key { property: properties[key.column], descending: key.descending }).collect();
    Ok(atlas.page(&PageRequest {
        filter,
        order,
        limit: question.limit + 1,
        offset: question.offset,
        after: question.after.as_deref().map(SiteId::from),
        ..PageRequest::default()
    }))
}

fn record<'a>(kind: Option<SiteKind>, atlas: &'a Atlas, site: &Site) -> Option<Record<'a>> {
    let seat = atlas.seat(&site.id)?;
    let values = Property::all(kind).iter().map(|property| seat.value(property)).collect();
    Some(Record { id: site.id.0.clone(), shape: seat.shape(), values })
}

/// Whether nothing is asked for but a place among all: such a page costs the same wherever it lies and however many sites there are.
fn is_whole(query: &Query) -> bool {
    query.pairs().all(|(name, _)| ["limit", "offset", "cursor", "f", "lang"].contains(&name))
}

/// A page out of all sites in their order, and one more where there are more.
fn whole_page<'a>(atlas: &'a Atlas, order: &Listing, question: &Question) -> Page<'a> {
    let passed = question.after.as_deref().map_or(0, |after| atlas.listed_up_to(order, after));
    let start = passed.saturating_add(question.offset).min(order.len());
    let end = start.saturating_add(question.limit + 1).min(order.len());
    let sites = atlas.listed_sites(order, start..end).collect();
    Page { matched: order.len(), offset: question.offset, sites }
}

/// A page of whole features of sites in CRS84: put together out of features that were written before.
fn page_as_written(
    kind: Option<SiteKind>,
    window: &Window,
    atlas: &Arc<Atlas>,
    question: &Question,
    links: &Links,
) -> Result<Response, Problem> {
    let order = is_whole(&links.query).then(|| window.written.in_order(atlas, kind));
    let page = match &order {
        Some(order) => whole_page(atlas, order, question),
        None => page_of_sites(kind, atlas, &links.query, question)?,
    };
    let shown = &page.sites[..page.sites.len().min(question.limit)];
    let last = shown.last().filter(|_| page.sites.len() > shown.len()).map(|site| site.id.0.as_str());
    let head = head(page.matched, shown.len(), atlas, links.of_page(last, shown.len(), question));
    let columns = OnceCell::new();
    let write = |site: &Site| {
        let columns = columns.get_or_init(|| Property::all(kind).into_iter().map(of_property).collect::<Vec<_>>());
        Some(Form::whole(columns).feature(&record(kind, atlas, site)?).text())
    };
    let body = window.written.of(atlas, shown, kind, write, |features| put_together(&head, features));
    Ok(in_reference(geojson(body), Reference::DEFAULT))
}

/// What a collection of features says of itself.
fn head(matched: usize, returned: usize, atlas: &Atlas, links: Vec<Link>) -> String {
    let head = Head {
        r#type: "FeatureCollection",
        matched,
        returned,
        time_stamp: now().to_string(),
        revision: atlas.revision().number,
        links,
    };
    // Only keys that are no texts, and values that refuse, can fail; there are none.
    serde_json::to_string(&head).unwrap_or_default()
}

#[derive(Serialize)]
struct Head {
    r#type: &'static str,
    #[serde(rename = "numberMatched")]
    matched: usize,
    #[serde(rename = "numberReturned")]
    returned: usize,
    #[serde(rename = "timeStamp")]
    time_stamp: String,
    revision: u64,
    links: Vec<Link>,
}

/// Where an answer leads to.
#[derive(Serialize)]
struct Link {
    rel: &'static str,
    r#type: &'static str,
    title: &'static str,
    href: String,
}

/// A collection of features out of what it says of itself and the texts of its features.
fn put_together(head: &str, features: &[&str]) -> String {
    let mut body = String::with_capacity(head.len() + 20 + features.iter().map(|feature| feature.len() + 1).sum::<usize>());
    body.push_str(head.trim_end_matches('}'));
    body.push_str(",\"features\":[");
    for (at, feature) in features.iter().enumerate() {
        if at > 0 {
            body.push(',');
        }
        body.push_str(feature);
    }
    body.push_str("]}");
    body
}

fn now() -> Timestamp {
    Timestamp::now().round(jiff::Unit::Second).unwrap_or_else(|_| Timestamp::now())
}

fn find_rows<'a>(
    collection: &Collection,
    atlas: &'a Atlas,
    beside: &'a Beside<'_>,
    question: &Question,
) -> Result<Found<'a>, Problem> {
    let queryables: Vec<_> = collection.columns().iter().map(Column::queryable).collect();
    let mut records = rows::all(collection.source, atlas, beside);
    for (written, reference) in &question.filters {
        let predicate = written.check(&queryables, &places(*reference)).map_err(|fault| unfitting("filter", &fault))?;
        records.retain(|record| predicate.holds(record));
    }
    records.sort_by(|a, b| {
        let keys = question.order.iter().map(|key| in_order(&a.values[key.column], &b.values[key.column], key.descending));
        keys.into_iter().find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    let matched = records.len();
    let passed = question.after.as_ref().map_or(0, |after| {
        let found = records.iter().position(|record| record.id == *after);
        found.map_or_else(|| records.partition_point(|record| record.id <= *after), |at| at + 1)
    });
    let skipped = passed + question.offset;
    let more = matched > skipped + question.limit;
    let records = records.into_iter().skip(skipped).take(question.limit).collect();
    Ok(Found { matched, records, more })
}

/// One feature by its id.
fn one<'a>(collection: &Collection, atlas: &'a Atlas, beside: &'a Beside<'_>, id: &str) -> Result<Record<'a>, Problem> {
    let found = match collection.source {
        Source::Sites(kind) => {
            let seat = atlas.seat(&SiteId::from(id)).filter(|seat| kind.is_none_or(|kind| seat.site().kind() == kind));
            seat.and_then(|seat| record(kind, atlas, seat.site()))
        }
        Source::Zones | Source::Floors | Source::Choices | Source::Reach => {
            rows::all(collection.source, atlas, beside).into_iter().find(|record| record.id == id)
        }
    };
    found.ok_or_else(|| {
        let shown: String = id.chars().take(80).collect();
        let zh = format!("要素集“{}”中没有“{shown}”", collection.id);
        Problem::not_found(zh, format!("There is no “{shown}” in the collection “{}”", collection.id))
    })
}

fn feature_collection(collection: &Collection, atlas: &Atlas, found: &Found<'_>, question: &Question, links: &Links) -> String {
    let columns = collection.columns();
    let form = Form::of(columns, question.shown.as_deref(), question.reference, question.with_shapes);
    let features: Vec<String> = found.records.iter().map(|record| form.feature(record).text()).collect();
    let features: Vec<&str> = features.iter().map(String::as_str).collect();
    let head = head(found.matched, features.len(), atlas, links.of_page(found.last(), features.len(), question));
    put_together(&head, &features)
}

/// Addresses of this page and the next.
pub(super) struct Links {
    pub(super) origin: String,
    pub(super) path: String,
    pub(super) query: Query,
}

impl Links {
    /// The same address with one parameter set anew, and some left out.
    pub(super) fn with(&self, set: Option<(&str, &str)>, without: &[&str]) -> String {
        let kept = self.query.pairs().filter(|(name, _)| !without.contains(name) && set.is_none_or(|(set, _)| set != *name));
        let mut address = format!("{}{}", self.origin, self.path);
        for (at, (name, value)) in kept.chain(set).enumerate() {
            address.push(if at == 0 { '?' } else { '&' });
            encode(name, &mut address);
            address.push('=');
            encode(value, &mut address);
        }
        address
    }

    /// The address of the next page: after the last feature, or by number where the request counts.
    /// `last` is the last feature of a page that another follows.
    pub(super) fn next(&self, last: Option<&str>, returned: usize, question: &Question) -> Option<String> {
        let last = last?;
        if self.query.one("offset").is_some() && question.after.is_none() {
            let offset = (question.offset + returned).to_string();
            return Some(self.with(Some(("offset", &offset)), &[]));
        }
        Some(self.with(Some(("cursor", last)), &["offset"]))
    }

    fn of_page(&self, last: Option<&str>, returned: usize, question: &Question) -> Vec<Link> {
        let media = "application/geo+json";
        let link = |rel, r#type, title, href| Link { rel, r#type, title, href };
        let collection = format!("{}{}", self.origin, self.path.trim_end_matches("/items"));
        let next = self.next(last, returned, question);
        let mut links = vec![
            link("self", media, "this page", self.with(None, &[])),
            link("alternate", "text/html", "this page for people", self.with(Some(("f", "html")), &[])),
        ];
        links.extend(next.map(|next| link("next", media, "the next page", next)));
        links.push(link("collection", "application/json", "the collection", collection));
        links
    }
}

/// Percent-encodes everything but the characters that never need it, and the comma of lists.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode(text, &mut out);
    out
}

fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_was_asked() {
        let query = Query::read("q=%E5%A4%A7%E6%A5%BC&limit=2&offset=4&kind=building,carrier").unwrap();
        let links = Links { origin: "http://h".to_owned(), path: "/collections/sites/items".to_owned(), query };
        assert_eq!(
            links.with(Some(("cursor", "a b")), &["offset"]),
            "http://h/collections/sites/items?q=%E5%A4%A7%E6%A5%BC&limit=2&kind=building,carrier&cursor=a%20b"
        );
    }
}
