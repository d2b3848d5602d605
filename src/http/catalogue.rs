//! Which collections of features there are.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::features::OF_SITES;
use crate::atlas::Atlas;
use crate::desk::Desk;
use crate::geometry::Bbox;

const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// `GET /collections`.
pub(super) async fn collections(State(desk): State<Arc<Desk>>) -> Response {
    let atlas = desk.atlas();
    let extent = extent(&atlas);
    let named = OF_SITES.iter().map(|(name, _)| *name).chain(["zones"]);
    let collections: Vec<Value> = named.map(|name| describe(name, extent)).collect();
    let links = [json!({ "rel": "self", "type": "application/json", "href": "/collections" })];
    Json(json!({ "links": links, "collections": collections })).into_response()
}

fn describe(name: &str, extent: Option<Bbox>) -> Value {
    let (zh, en) = titles(name);
    json!({
        "id": name,
        "title": format!("{zh} {en}"),
        "extent": extent.map(|bbox| json!({ "spatial": { "bbox": [bbox], "crs": CRS84 } })),
        "itemType": "feature",
        "crs": [CRS84],
        "links": [{ "rel": "items", "type": "application/geo+json", "href": format!("/collections/{name}/items") }],
    })
}

fn titles(name: &str) -> (&'static str, &'static str) {
    match name {
        "buildings" => ("楼宇", "buildings"),
        "idle-properties" => ("闲置物业", "idle properties"),
        "m0-parcels" => ("M0地块", "M0 parcels"),
        "carriers" => ("孵化载体", "carriers"),
        "places" => ("地点", "places"),
        "zones" => ("片区（示意）", "zones, provisional"),
        _ => ("全部", "all sites"),
    }
}

/// The box around everything that has a place.
fn extent(atlas: &Atlas) -> Option<Bbox> {
    let sites = atlas.sites().iter().filter_map(|site| site.shape.as_ref()).map(|fact| fact.value.bbox());
    sites.chain(atlas.outlines().iter().map(|outline| outline.shape.bbox())).reduce(Bbox::union)
}
