//! Vector tiles: what the map draws, as bytes of Mapbox Vector Tile 2.
//!
//! Three layers are asked for by name; each may hold two in the tile, shapes and points. A position lies in exactly one tile of a zoom,
//! so points are never drawn twice, and every feature that touches a tile is in it: nothing is left out to make a tile smaller, except
//! that footprints are drawn from zoom 13 on, where they have a size, and that below it more than 20,000 sites of one tile stand in heaps, each
//! a dot that says how many they are and what they come to. Owners, mortgages and seizures are never in a tile.

mod cut;
mod drawings;
mod grid;
mod heaps;
mod ink;
mod lens;
mod ready;
mod ring;
mod sheet;
mod sites;
mod zones;

use fast_mvt::MvtError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Atlas, Filter};
use crate::geometry::{Bbox, Datum, Shape};
use crate::query::Value;
use grid::Frame;
pub(super) use lens::place;
pub(super) use ready::Shelf;

/// From here on a footprint has a size on the screen.
const FOOTPRINTS_FROM: u8 = 13;

/// What a tile shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Every site: `sites` (footprints, from zoom 13) and `site_points` (centres, at every zoom).
    Sites,
    /// Zone outlines: `zones` and `zone_labels`.
    Zones,
    /// What is drawn underneath: `backdrop`.
    Backdrop,
}

impl Layer {
    /// Every layer.
    pub const ALL: [Self; 3] = [Self::Sites, Self::Zones, Self::Backdrop];

    /// The word used in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sites => "sites",
            Self::Zones => "zones",
            Self::Backdrop => "backdrop",
        }
    }

    /// The layer of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.word() == word)
    }
}

/// A tile of the Web Mercator pyramid, counted from the north-west, over a map in a datum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
    datum: Datum,
}

/// Why there is no tile.
#[derive(Debug, Error)]
pub enum TileError {
    /// No such tile in the pyramid.
    #[error("there is no tile {z}/{x}/{y}: zoom goes from 0 to {max}, column and row from 0 to 2^zoom − 1", max = TileId::MAX_ZOOM)]
    NoSuchTile {
        /// Zoom.
        z: u8,
        /// Column.
        x: u32,
        /// Row.
        y: u32,
    },
    /// The encoder refused a feature.
    #[error("the tile could not be written: {0}")]
    Encode(#[from] MvtError),
}

/// Something drawn that is no site: its shape, and what is known of it by name.
#[derive(Debug, Clone)]
pub struct Drawing<'a> {
    /// Which one; equal for the same thing in every tile.
    pub id: &'a str,
    /// Where it is.
    pub shape: &'a Shape,
    /// What is known of it.
    pub values: Vec<(&'static str, Value<'a>)>,
}

/// What a feature is numbered in tiles: by its name alone, so that one more feature changes no other's number. 53 bits, which programs
/// in browsers can hold.
pub(super) fn number(id: &str) -> u64 {
    let folded = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (folded ^ (folded >> 53)) & ((1 << 53) - 1)
}

impl TileId {
    /// The bytes of a tile with one layer of drawings.
    ///
    /// # Errors
    /// [`TileError::Encode`] when the encoder refuses a feature.
    pub fn draw(self, layer: &str, drawings: &[Drawing<'_>]) -> Result<Vec<u8>, TileError> {
        Ok(drawings::draw(layer, drawings, &Frame::of(self))?)
    }

    /// The same tile for a map in another datum, such as GCJ-02: what is drawn moves with that map.
    #[must_use]
    pub const fn over(self, datum: Datum) -> Self {
        Self { datum, ..self }
    }

    /// The tile with its margin, in degrees of CGCS2000; a little more where its map is in a shifted datum.
    #[must_use]
    pub fn bbox(self) -> Bbox {
        Frame::of(self).bbox
    }

    /// The closest zoom that is served.
    pub const MAX_ZOOM: u8 = 22;

    /// The tile at zoom, column and row.
    ///
    /// # Errors
    /// [`TileError::NoSuchTile`] outside the pyramid.
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, TileError> {
        if z > Self::MAX_ZOOM || x >> z != 0 || y >> z != 0 {
            return Err(TileError::NoSuchTile { z, x, y });
        }
        Ok(Self { z, x, y, datum: Datum::Cgcs2000 })
    }

    /// The datum of the map it is laid over.
    #[must_use]
    pub const fn datum(self) -> Datum {
        self.datum
    }

    /// Zoom.
    #[must_use]
    pub const fn z(self) -> u8 {
        self.z
    }

    /// Column, from the west.
    #[must_use]
    pub const fn x(self) -> u32 {
        self.x
    }

    /// Row, from the north.
    #[must_use]
    pub const fn y(self) -> u32 {
        self.y
    }
}

impl Atlas {
    /// The bytes of a tile; none where nothing is drawn.
    ///
    /// # Errors
    /// [`TileError::Encode`] when the encoder refuses a feature.
    pub fn tile(&self, layer: Layer, tile: TileId) -> Result<Vec<u8>, TileError> {
        self.tile_of(layer, tile, &Filter::default())
    }

    /// The bytes of a tile with only the sites that meet a filter; other layers are drawn whole.
    ///
    /// # Errors
    /// [`TileError::Encode`] when the encoder refuses a feature.
    pub fn tile_of(&self, layer: Layer, tile: TileId, filter: &Filter) -> Result<Vec<u8>, TileError> {
        let frame = Frame::of(tile);
        let bytes = match layer {
            Layer::Sites => return Ok(sites::draw(self, &frame, filter)),
            Layer::Zones => zones::draw_zones(self, &frame),
            Layer::Backdrop => zones::draw_backdrop(self, &frame),
        };
        Ok(bytes?)
    }
}
