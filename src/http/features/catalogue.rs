//! The way in: the landing page, what is conformed to, and the collections. Never here: a feature.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::collection::{self, Collection, Source};
use super::page;
use super::reference::{self, CRS84, Reference};
use crate::atlas::Atlas;
use crate::geometry::Bbox;
use crate::http::problem::Problem;
use crate::http::query::Query;
use crate::http::window::Window;

/// What this server conforms to, class by class; `docs/conformance.md` says what proves each.
pub(in crate::http) const CONFORMS_TO: [&str; 47] = [
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
    "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
    "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
    "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
];

fn link(rel: &str, media: &str, title: &str, href: String) -> Value {
    json!({ "rel": rel, "type": media, "title": title, "href": href })
}

/// The landing page as JSON.
pub(in crate::http) fn landing(origin: &str) -> Value {
    let json_media = "application/json";
    json!({
        "title": "载体 Zaiti",
        "description": "渝中区载体空间：楼宇、闲置物业、M0地块、孵化载体、片区及其缺口 / Carrier space: buildings, idle properties, M0 parcels, carriers, zones and their gaps",
        "links": [
            link("self", json_media, "this document", format!("{origin}/?f=json")),
            link("alternate", "text/html", "the map", format!("{origin}/")),
            link("service-desc", "application/vnd.oai.openapi+json;version=3.0", "the API as OpenAPI 3.0", format!("{origin}/api")),
            link("service-doc", "text/html", "the API for people", format!("{origin}/docs")),
            link("conformance", json_media, "what this conforms to", format!("{origin}/conformance")),
            link(
                "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                json_media,
                "schemes of tiles",
                format!("{origin}/tileMatrixSets"),
            ),
            link("http://www.opengis.net/def/rel/ogc/1.0/processes", json_media, "processes", format!("{origin}/processes")),
            link("data", json_media, "the collections", format!("{origin}/collections")),
            link("http://www.opengis.net/def/rel/ogc/1.0/conformance", json_media, "what this conforms to", format!("{origin}/conformance")),
            link("http://www.opengis.net/def/rel/ogc/1.0/data", json_media, "the collections", format!("{origin}/collections")),
        ],
    })
}

/// `GET /conformance`.
pub(in crate::http) async fn conformance(headers: HeaderMap, query: Query) -> Result<Response, Problem> {
    if let Some(language) = page::wanted(&query, &headers)? {
        return Ok(page::list(
            "conformance",
            ["符合的标准", "Conformance"],
            &CONFORMS_TO.map(|class| (class.to_owned(), None)),
            language,
        ));
    }
    Ok(Json(json!({ "conformsTo": CONFORMS_TO.as_slice() })).into_response())
}

/// `GET /collections`.
pub(in crate::http) async fn collections(
    State(window): State<Window>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    if let Some(language) = page::wanted(&query, &headers)? {
        let lines = collection::ALL.each_ref().map(|collection| {
            (page::said(collection.title, language).to_owned(), Some(format!("/collections/{}?f=html", collection.id)))
        });
        return Ok(page::list("collections", ["要素集", "Collections"], &lines, language));
    }
    let (atlas, origin) = (window.desk.atlas(), window.origin(&headers));
    let collections: Vec<Value> = collection::ALL.iter().map(|collection| describe(collection, &atlas, &origin)).collect();
    let links = [
        link("self", "application/json", "this document", format!("{origin}/collections")),
        link("alternate", "text/html", "this document for people", format!("{origin}/collections?f=html")),
    ];
    Ok(Json(json!({ "links": links, "crs": reference::ALL.map(Reference::uri), "collections": collections })).into_response())
}

/// `GET /collections/{collection}`.
pub(in crate::http) async fn collection(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let collection = Collection::named(&id)?;
    if let Some(language) = page::wanted(&query, &headers)? {
        return Ok(page::collection(collection, language));
    }
    Ok(Json(describe(collection, &window.desk.atlas(), &window.origin(&headers))).into_response())
}

fn describe(collection: &Collection, atlas: &Atlas, origin: &str) -> Value {
    let here = format!("{origin}/collections/{}", collection.id);
    let json_media = "application/json";
    let schema_media = "application/schema+json";
    let rel = |name: &str| format!("http://www.opengis.net/def/rel/ogc/1.0/{name}");
    let mut about = json!({
        "id": collection.id,
        "title": format!("{} / {}", collection.title[0], collection.title[1]),
        "description": format!("{} / {}", collection.about[0], collection.about[1]),
        "itemType": "feature",
        "crs": reference::ALL.map(Reference::uri),
        "storageCrs": CRS84,
        "links": [
            link("self", json_media, "this collection", here.clone()),
            link("alternate", "text/html", "this collection for people", format!("{here}?f=html")),
            link("items", "application/geo+json", "its features", format!("{here}/items")),
            link("items", "text/html", "its features for people", format!("{here}/items?f=html")),
            link(&rel("queryables"), schema_media, "what can be asked for", format!("{here}/queryables")),
            link(&rel("sortables"), schema_media, "what it can be ordered by", format!("{here}/sortables")),
            link(&rel("schema"), schema_media, "its properties", format!("{here}/schema")),
            link(&rel("tilesets-vector"), json_media, "its tiles", format!("{here}/tiles")),
        ],
    });
    if let Some(bbox) = extent(collection, atlas) {
        about["extent"] = json!({ "spatial": { "bbox": [bbox], "crs": CRS84 } });
    }
    about
}

/// The box around everything in it that has a place.
fn extent(collection: &Collection, atlas: &Atlas) -> Option<Bbox> {
    let of_kind = |site: &&crate::estate::Site| match collection.source {
        Source::Sites(kind) => kind.is_none_or(|kind| site.kind() == kind),
        Source::Floors => site.kind() == crate::estate::SiteKind::Building,
        Source::Zones | Source::Choices => true,
        Source::Reach => site.kind() == crate::estate::SiteKind::Carrier,
    };
    match collection.source {
        Source::Zones => atlas.outlines().iter().map(|outline| outline.shape.bbox()).reduce(Bbox::union),
        Source::Sites(_) | Source::Floors | Source::Choices | Source::Reach => {
            let sites = atlas.sites().iter().filter(of_kind);
            sites.filter_map(|site| atlas.shape_of(&site.id)).map(crate::geometry::Shape::bbox).reduce(Bbox::union)
        }
    }
}
