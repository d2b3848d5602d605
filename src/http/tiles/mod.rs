//! Vector tiles, by layer for front ends and by collection for OGC API Tiles; `pyramid` describes them, `cache` keeps them compressed.
//!
//! A tile's ETag is made of its bytes, so a commit changes the ETags of exactly those tiles that are drawn differently.

mod cache;
mod encoding;
pub(super) mod pyramid;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(super) use cache::TileCache;

use super::availability::filter_of;
use super::features::collection::{Collection, Source};
use super::features::reference::Reference;
use super::features::rows::{self, Beside};
use super::problem::Problem;
use super::query::Query;
use super::window::{Window, away};
use crate::atlas::{Atlas, Drawing, Filter, Layer, TileError, TileId};
use crate::estate::SiteKind;
use cache::{Kept, Key};
use encoding::Encoding;

/// What is drawn on a tile.
#[derive(Clone, Copy)]
enum Subject {
    /// A layer of the map, with one kind of site or all.
    Layer(Layer, Option<SiteKind>),
    /// Floors, choices of kept plans, or rings around carriers.
    Rows(&'static Collection),
}

/// `GET /tiles/{layer}/{z}/{x}/{y}`.
pub(super) async fn tile(
    State(window): State<Window>,
    Path((layer, z, x, y)): Path<(String, String, String, String)>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let subject = match Layer::parse(&layer) {
        Some(layer) => Subject::Layer(layer, None),
        None => Collection::named(&layer).map(subject_of).map_err(|_| no_layer(&layer))?,
    };
    let y = y.strip_suffix(".pbf").or_else(|| y.strip_suffix(".mvt")).unwrap_or(&y);
    answer(window, subject, TileId::new(number("z", &z)?, number("x", &x)?, number("y", y)?)?, headers, query).await
}

/// `GET /collections/{collection}/tiles/{scheme}/{z}/{row}/{column}`.
pub(super) async fn collection_tile(
    State(window): State<Window>,
    Path((collection, scheme, z, row, column)): Path<(String, String, String, String, String)>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let collection = Collection::named(&collection)?;
    pyramid::known_scheme(&scheme)?;
    let tile = TileId::new(number("z", &z)?, number("column", &column)?, number("row", &row)?)?;
    answer(window, subject_of(collection), tile, headers, query).await
}

fn subject_of(collection: &'static Collection) -> Subject {
    match collection.source {
        Source::Sites(kind) => Subject::Layer(Layer::Sites, kind),
        Source::Zones => Subject::Layer(Layer::Zones, None),
        Source::Floors | Source::Choices | Source::Reach => Subject::Rows(collection),
    }
}

fn no_layer(layer: &str) -> Problem {
    let words = Layer::ALL.map(Layer::word).join(", ");
    let shown: String = layer.chars().take(60).collect();
    let zh = format!("没有图层“{shown}”；有 {words} 及各要素集");
    Problem::not_found(zh, format!("There is no layer “{shown}”; there are {words} and every collection"))
}

async fn answer(window: Window, subject: Subject, tile: TileId, headers: HeaderMap, query: Query) -> Result<Response, Problem> {
    let encoding = Encoding::of(&headers);
    let filter = filter_of(&query)?;
    let tile = tile.over(Reference::of_map(&query)?);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let atlas = window.desk.atlas();
    let plain = filter == Filter::default();
    if let (Subject::Layer(layer, kind), true) = (subject, plain)
        && let Some(kept) = window.tiles.kept(&atlas, Key { layer, kind, tile, encoding })
    {
        return Ok(show(&kept, encoding, &known));
    }
    away(move || {
        let kept = match subject {
            Subject::Layer(layer, kind) if plain => {
                let key = Key { layer, kind, tile, encoding };
                window.tiles.find(&atlas, key, |atlas| atlas.tile_of(layer, tile, &only(kind)))?
            }
            Subject::Layer(layer, kind) => {
                let mut filter = filter;
                if let Some(kind) = kind {
                    filter.kinds = [kind].into();
                }
                Arc::new(Kept::of(atlas.tile_of(layer, tile, &filter)?, encoding)?)
            }
            Subject::Rows(collection) => Arc::new(Kept::of(drawn(collection, &atlas, &window, tile)?, encoding)?),
        };
        Ok(show(&kept, encoding, &known))
    })
    .await?
}

fn only(kind: Option<SiteKind>) -> Filter {
    Filter { kinds: kind.into_iter().collect(), ..Filter::default() }
}

/// Floors, choices and rings: few enough to be drawn anew each time.
fn drawn(collection: &Collection, atlas: &Atlas, window: &Window, tile: TileId) -> Result<Vec<u8>, Problem> {
    let beside = Beside::of(collection.source, &window.desk, atlas)?;
    let records = rows::all(collection.source, atlas, &beside);
    let columns = collection.columns();
    let drawings: Vec<Drawing<'_>> = records
        .iter()
        .filter_map(|record| {
            let named = columns.iter().zip(&record.values).map(|(column, value)| (column.name, value.clone()));
            Some(Drawing { id: &record.id, shape: record.shape?, values: named.collect() })
        })
        .collect();
    Ok(tile.draw(collection.id, &drawings)?)
}

fn show(kept: &Kept, encoding: Encoding, known: &str) -> Response {
    let unchanged = known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == kept.tag);
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], kept.bytes.clone()).into_response()
    };
    let out = response.headers_mut();
    out.extend(HeaderValue::from_str(&kept.tag).ok().map(|tag| (header::ETAG, tag)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(word) = encoding.word().filter(|_| !unchanged) {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(word));
    }
    response
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::parameter(name, &format!("“{text}” 不是瓦片编号"), &format!("“{text}” is no tile number")))
}

impl From<TileError> for Problem {
    fn from(error: TileError) -> Self {
        match error {
            TileError::NoSuchTile { z, x, y } => {
                Self::not_found(format!("没有瓦片 {z}/{x}/{y}：缩放 0–22，行列 0 至 2^z − 1"), error.to_string())
            }
            TileError::Encode(_) => Self::internal(error),
        }
    }
}
