//! What tiles there are: the tile matrix set, tilesets by collection, and TileJSON. Never here: a tile.

use std::f64::consts::PI;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::atlas::{Atlas, Layer, TileId};
use crate::geometry::{Bbox, Datum, Shape};
use crate::http::features::collection::{Collection, Source};
use crate::http::features::reference::Reference;
use crate::http::features::schema::described;
use crate::http::problem::Problem;
use crate::http::query::Query;
use crate::http::window::Window;

/// The one scheme that is served.
const SCHEME: &str = "WebMercatorQuad";
const SCHEME_URI: &str = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
const CRS: &str = "http://www.opengis.net/def/crs/EPSG/0/3857";
/// Half the width of the world, metres.
const REACH: f64 = 6_378_137.0 * PI;
const MVT: &str = "application/vnd.mapbox-vector-tile";

/// What tiles of sites say of each.
/// (`count` and `unknown`: of dots that stand for many, how many, and of how many of them the available area is unknown.)
const OF_SITES: [(&str, &str); 13] = [
    ("id", "String"),
    ("kind", "String"),
    ("state", "String"),
    ("example", "Boolean"),
    ("dot", "Number"),
    ("name", "String"),
    ("zone", "String"),
    ("vacant", "Number"),
    ("available", "Number"),
    ("floor", "Number"),
    ("levels", "Number"),
    ("count", "Number"),
    ("unknown", "Number"),
];
/// What tiles of zones say of each.
const OF_ZONES: [(&str, &str); 7] = [
    ("zone", "String"),
    ("name", "String"),
    ("name_en", "String"),
    ("official", "Boolean"),
    ("gap", "Number"),
    ("target", "Number"),
    ("built", "Number"),
];
const OF_BACKDROP: [(&str, &str); 3] = [("kind", "String"), ("name", "String"), ("name_en", "String")];

/// Refuses a scheme that is not served.
pub(super) fn known_scheme(scheme: &str) -> Result<(), Problem> {
    if scheme == SCHEME {
        return Ok(());
    }
    let shown: String = scheme.chars().take(60).collect();
    Err(Problem::not_found(
        format!("没有瓦片方案“{shown}”；有 {SCHEME}"),
        format!("There is no scheme “{shown}”; there is {SCHEME}"),
    ))
}

fn link(rel: &str, media: &str, href: String) -> Value {
    json!({ "rel": rel, "type": media, "href": href })
}

/// `GET /tileMatrixSets`.
pub(in crate::http) async fn schemes(State(window): State<Window>, headers: HeaderMap) -> Response {
    let here = format!("{}/tileMatrixSets", window.origin(&headers));
    let one = json!({
        "id": SCHEME,
        "title": "Web Mercator",
        "uri": SCHEME_URI,
        "crs": CRS,
        "links": [link("self", "application/json", format!("{here}/{SCHEME}"))],
    });
    Json(json!({ "tileMatrixSets": [one], "links": [link("self", "application/json", here)] })).into_response()
}

/// `GET /tileMatrixSets/{scheme}`.
pub(in crate::http) async fn scheme(Path(scheme): Path<String>) -> Result<Response, Problem> {
    known_scheme(&scheme)?;
    let matrix = |z: u8| {
        let side = 1_u32 << z;
        let cell = 2.0 * REACH / 256.0 / f64::from(side);
        json!({
            "id": z.to_string(),
            "scaleDenominator": cell / 0.000_28,
            "cellSize": cell,
            "cornerOfOrigin": "topLeft",
            "pointOfOrigin": [-REACH, REACH],
            "tileWidth": 256,
            "tileHeight": 256,
            "matrixWidth": side,
            "matrixHeight": side,
        })
    };
    let matrices: Vec<Value> = (0..=TileId::MAX_ZOOM).map(matrix).collect();
    Ok(Json(json!({
        "id": SCHEME,
        "title": "Web Mercator",
        "uri": SCHEME_URI,
        "crs": CRS,
        "orderedAxes": ["E", "N"],
        "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        "tileMatrices": matrices,
    }))
    .into_response())
}

/// `GET /collections/{collection}/tiles`.
pub(in crate::http) async fn tilesets(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let collection = Collection::named(&id)?;
    let origin = window.origin(&headers);
    let here = format!("{origin}/collections/{id}/tiles");
    let tileset = tileset(collection, &window.desk.atlas(), &origin);
    Ok(Json(json!({ "links": [link("self", "application/json", here)], "tilesets": [tileset] })).into_response())
}

/// `GET /collections/{collection}/tiles/{scheme}`.
pub(in crate::http) async fn tileset_of(
    State(window): State<Window>,
    Path((id, scheme)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let collection = Collection::named(&id)?;
    known_scheme(&scheme)?;
    Ok(Json(tileset(collection, &window.desk.atlas(), &window.origin(&headers))).into_response())
}

fn tileset(collection: &Collection, atlas: &Atlas, origin: &str) -> Value {
    let here = format!("{origin}/collections/{}/tiles/{SCHEME}", collection.id);
    let mut template = link("item", MVT, format!("{here}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"));
    template["templated"] = true.into();
    let layers: Vec<Value> = layers_of(collection)
        .into_iter()
        .map(|(name, fields)| json!({ "id": name, "dataType": "vector", "propertiesSchema": { "type": "object", "properties": fields } }))
        .collect();
    let mut about = json!({
        "title": format!("{} / {}", collection.title[0], collection.title[1]),
        "dataType": "vector",
        "crs": CRS,
        "tileMatrixSetId": SCHEME,
        "tileMatrixSetURI": SCHEME_URI,
        "layers": layers,
        "links": [
            link("self", "application/json", here),
            link("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", "application/json", format!("{origin}/tileMatrixSets/{SCHEME}")),
            link("http://www.opengis.net/def/rel/ogc/1.0/geodata", "application/json", format!("{origin}/collections/{}", collection.id)),
            template,
        ],
    });
    if let Some(bbox) = extent(atlas) {
        about["boundingBox"] = json!({ "lowerLeft": [bbox.west, bbox.south], "upperRight": [bbox.east, bbox.north], "crs": crate::http::features::reference::CRS84 });
    }
    about
}

/// The layers inside the tiles of a collection, with their properties as JSON Schema.
fn layers_of(collection: &Collection) -> Vec<(String, Map<String, Value>)> {
    let fixed = |fields: &[(&str, &str)]| -> Map<String, Value> {
        fields.iter().map(|(name, kind)| ((*name).to_owned(), json!({ "type": kind.to_ascii_lowercase() }))).collect()
    };
    let named = |names: [&str; 2], fields: &[(&str, &str)]| names.map(|name| (name.to_owned(), fixed(fields))).to_vec();
    match collection.source {
        Source::Sites(_) => named(["sites", "site_points"], &OF_SITES),
        Source::Zones => named(["zones", "zone_labels"], &OF_ZONES),
        Source::Floors | Source::Choices | Source::Reach => {
            let columns = collection.columns();
            let fields = columns.iter().filter(|column| column.sorts()).map(|column| (column.name.to_owned(), described(column)));
            vec![(collection.id.to_owned(), fields.collect())]
        }
    }
}

fn extent(atlas: &Atlas) -> Option<Bbox> {
    let sites = atlas.sites().iter().filter_map(|site| atlas.shape_of(&site.id)).map(Shape::bbox);
    sites.chain(atlas.outlines().iter().map(|outline| outline.shape.bbox())).reduce(Bbox::union)
}

/// What an address of tiles says of the map they are laid over.
pub(in crate::http) fn asked_over(datum: Datum) -> String {
    if datum.is_shifted() { format!("?crs={}", datum.word()) } else { String::new() }
}

/// Words for the layers of TileJSON.
pub(in crate::http) const LAYERS: &[&str] = &["sites", "zones", "backdrop"];

/// `GET /tiles.json`.
pub(in crate::http) async fn tilejson(
    State(window): State<Window>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let datum = Reference::of_map(&query)?;
    let words = Layer::ALL.map(|layer| (layer.word(), layer));
    let layer = query.word("layer", &words)?.unwrap_or(Layer::Sites);
    let fields = |fields: &[(&str, &str)]| -> Map<String, Value> {
        fields.iter().map(|(name, kind)| ((*name).to_owned(), json!(kind))).collect()
    };
    let layers = match layer {
        Layer::Sites => vec![("sites", fields(&OF_SITES)), ("site_points", fields(&OF_SITES))],
        Layer::Zones => vec![("zones", fields(&OF_ZONES)), ("zone_labels", fields(&OF_ZONES))],
        Layer::Backdrop => vec![("backdrop", fields(&OF_BACKDROP))],
    };
    let layers: Vec<Value> = layers.into_iter().map(|(id, fields)| json!({ "id": id, "fields": fields })).collect();
    let atlas = window.desk.atlas();
    let mut about = json!({
        "tilejson": "3.0.0",
        "name": format!("载体 Zaiti {}", layer.word()),
        "version": format!("{}.0.0", atlas.revision().number),
        "scheme": "xyz",
        "minzoom": 0,
        "maxzoom": TileId::MAX_ZOOM,
        "tiles": [format!("{}/tiles/{}/{{z}}/{{x}}/{{y}}{}", window.origin(&headers), layer.word(), asked_over(datum))],
        "vector_layers": layers,
    });
    if let Some(bbox) = extent(&atlas) {
        about["bounds"] = json!(bbox);
        about["center"] = json!([bbox.centre().lon(), bbox.centre().lat(), 12]);
    }
    Ok(Json(about).into_response())
}
