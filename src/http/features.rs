//! Features as GeoJSON, collection by collection. Never here: restricted facts, or more than a page at once.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::facts;
use super::problem::Problem;
use super::query::Query;
use super::sites::{geometry, page_request};
use super::window::away;
use crate::atlas::{Atlas, PageRequest};
use crate::desk::Desk;
use crate::estate::{Site, SiteKind};
use crate::programme::ZoneOutline;

/// Collections by their name in addresses, with the kind of site each holds; `None` holds every kind.
pub(super) const OF_SITES: [(&str, Option<SiteKind>); 6] = [
    ("sites", None),
    ("buildings", Some(SiteKind::Building)),
    ("idle-properties", Some(SiteKind::IdleProperty)),
    ("m0-parcels", Some(SiteKind::M0Parcel)),
    ("carriers", Some(SiteKind::Carrier)),
    ("places", Some(SiteKind::Place)),
];

/// `GET /collections/{collection}/items`.
pub(super) async fn items(
    State(desk): State<Arc<Desk>>,
    Path(collection): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let request = page_request(&query)?;
    let atlas = desk.atlas();
    let links = Links { path: format!("/collections/{collection}/items"), query };
    let known = OF_SITES.iter().find(|(name, _)| *name == collection).map(|(_, kind)| *kind);
    let body = match known {
        Some(kind) => away(move || sites_as_features(&atlas, kind, request, &links)).await??,
        None if collection == "zones" => zones_as_features(&atlas, &request, &links)?,
        None => return Err(no_collection(&collection)),
    };
    Ok(geojson(body))
}

/// An answer of GeoJSON.
pub(super) fn geojson(body: Value) -> Response {
    ([(header::CONTENT_TYPE, "application/geo+json")], body.to_string()).into_response()
}

fn no_collection(name: &str) -> Problem {
    let names = OF_SITES.iter().map(|(name, _)| *name).chain(["zones"]).collect::<Vec<_>>().join(", ");
    Problem::not_found(format!("没有要素集“{name}”；有 {names}"), format!("There is no collection “{name}”; there are {names}"))
}

fn sites_as_features(atlas: &Atlas, kind: Option<SiteKind>, mut request: PageRequest, links: &Links) -> Result<Value, Problem> {
    let mut nothing = false;
    if let Some(kind) = kind {
        nothing = !request.filter.kinds.is_empty() && !request.filter.kinds.contains(&kind);
        request.filter.kinds = [kind].into();
    }
    let (matched, sites) = if nothing {
        (0, Vec::new())
    } else {
        let page = atlas.page(&request);
        (page.matched, page.sites)
    };
    let features: Result<Vec<Value>, Problem> = sites.into_iter().map(|site| feature(atlas, site)).collect();
    Ok(collection(atlas, features?, matched, &request, links))
}

fn feature(atlas: &Atlas, site: &Site) -> Result<Value, Problem> {
    let summary = serde_json::to_value(atlas.summary(site)).map_err(Problem::internal)?;
    let mut properties = summary.as_object().cloned().unwrap_or_default();
    for (name, fact) in facts::of(site, false) {
        let value = fact.get("value").cloned().unwrap_or(Value::Null);
        // What the atlas worked out, such as the zone, stands above what a record says of itself.
        properties.entry(name).or_insert(value);
    }
    let id = properties.remove("id");
    Ok(json!({ "type": "Feature", "id": id, "geometry": geometry(atlas, site)?, "properties": properties }))
}

fn zones_as_features(atlas: &Atlas, request: &PageRequest, links: &Links) -> Result<Value, Problem> {
    let meets = |outline: &&ZoneOutline| request.bbox.is_none_or(|bbox| outline.shape.bbox().meets(bbox));
    let asked = |outline: &&ZoneOutline| request.filter.zones.is_empty() || request.filter.zones.contains(&outline.zone);
    let all: Vec<&ZoneOutline> = atlas.outlines().iter().filter(meets).filter(asked).collect();
    let page = all.iter().skip(request.offset).take(request.limit);
    let features: Result<Vec<Value>, Problem> = page.map(|outline| zone_feature(atlas, outline)).collect();
    Ok(collection(atlas, features?, all.len(), request, links))
}

fn zone_feature(atlas: &Atlas, outline: &ZoneOutline) -> Result<Value, Problem> {
    let row = atlas.board().zones.iter().find(|row| row.zone.as_ref() == Some(&outline.zone));
    let name = atlas.programme().zone(&outline.zone).map(|zone| &zone.name);
    Ok(json!({
        "type": "Feature",
        "id": outline.zone,
        "geometry": serde_json::to_value(&outline.shape).map_err(Problem::internal)?,
        "properties": {
            "zone": outline.zone,
            "name": name.map(|name| &name.zh),
            "name_en": name.map(|name| &name.en),
            "official": outline.official,
            "version": outline.version,
            "drawn_by": outline.drawn_by,
            "drawn_on": outline.drawn_on,
            "note": outline.note,
            "target_m2": row.and_then(|row| row.area_target()),
            "built_m2": row.and_then(|row| row.built_area.figure()),
            "gap_m2": row.and_then(|row| row.gap_area),
        },
    }))
}

fn collection(atlas: &Atlas, features: Vec<Value>, matched: usize, request: &PageRequest, links: &Links) -> Value {
    let returned = features.len();
    let mut found = vec![json!({ "rel": "self", "type": "application/geo+json", "href": links.at(request.offset) })];
    if request.offset + returned < matched && returned > 0 {
        found.push(json!({ "rel": "next", "type": "application/geo+json", "href": links.at(request.offset + returned) }));
    }
    json!({
        "type": "FeatureCollection",
        "numberMatched": matched,
        "numberReturned": returned,
        "timeStamp": atlas.revision().at,
        "revision": atlas.revision().number,
        "links": found,
        "features": features,
    })
}

/// Addresses of this page and the next.
struct Links {
    path: String,
    query: Query,
}

impl Links {
    fn at(&self, offset: usize) -> String {
        let mut text = format!("{}?", self.path);
        for (name, value) in self.query.pairs().filter(|(name, _)| *name != "offset") {
            text.push_str(&format!("{}={}&", encoded(name), encoded(value)));
        }
        text.push_str(&format!("offset={offset}"));
        text
    }
}

/// Percent-encodes everything but the characters that never need it, and the comma of lists.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_next_page_keeps_what_was_asked() {
        let query = Query::read("q=%E5%A4%A7%E6%A5%BC&limit=2&offset=4&kind=building,carrier").unwrap();
        let links = Links { path: "/collections/sites/items".to_owned(), query };
        assert_eq!(links.at(6), "/collections/sites/items?q=%E5%A4%A7%E6%A5%BC&limit=2&kind=building,carrier&offset=6");
    }
}
