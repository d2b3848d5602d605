//! Vector tiles. Their ETag is the revision, so that a map asks again and mostly hears “not modified”.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::problem::Problem;
use super::window::away;
use crate::atlas::{Layer, TileError, TileId};
use crate::desk::Desk;

/// `GET /tiles/{layer}/{z}/{x}/{y}`.
pub(super) async fn tile(
    State(desk): State<Arc<Desk>>,
    Path((layer, z, x, y)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let layer = Layer::parse(&layer).ok_or_else(|| {
        let words = Layer::ALL.map(Layer::word).join(", ");
        Problem::not_found(format!("没有图层“{layer}”；有 {words}"), format!("There is no layer “{layer}”; there are {words}"))
    })?;
    let y = y.strip_suffix(".pbf").or_else(|| y.strip_suffix(".mvt")).unwrap_or(&y);
    let tile = TileId::new(number("z", &z)?, number("x", &x)?, number("y", y)?)?;
    let atlas = desk.atlas();
    let bytes = away(move || atlas.tile(layer, tile)).await??;
    Ok(([(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")], bytes).into_response())
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
