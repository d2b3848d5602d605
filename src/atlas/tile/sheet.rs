//! One named layer of a tile under the pen.

use fast_mvt::{MvtCoord, MvtFeatureBuilder, MvtGeomType, MvtLayerBuilder, MvtResult, MvtValueRef};

use super::ring::Ring;
use crate::units::Area;

/// A layer being drawn.
pub(super) struct Sheet(MvtLayerBuilder);

/// What is known of a feature, as the tile carries it. What is not known is left out.
pub(super) type Tags<'a> = Vec<(&'static str, MvtValueRef<'a>)>;

impl Sheet {
    pub(super) fn new(name: &str) -> MvtResult<Self> {
        MvtLayerBuilder::new(name).map(Self)
    }

    pub(super) fn polygons(self, id: u64, polygons: &[Vec<Ring>], tags: &Tags<'_>) -> MvtResult<Self> {
        if polygons.is_empty() {
            return Ok(self);
        }
        let mut feature = self.0.feature_of(MvtGeomType::Polygon);
        for (at, ring) in polygons.iter().flat_map(|rings| rings.iter().enumerate()) {
            feature.ring(ring.iter().copied(), at == 0)?;
        }
        finish(feature, id, tags)
    }

    pub(super) fn point(self, id: u64, point: MvtCoord, tags: &Tags<'_>) -> MvtResult<Self> {
        let mut feature = self.0.feature_of(MvtGeomType::Point);
        feature.points([point])?;
        finish(feature, id, tags)
    }

    /// The bytes of the layer; none where nothing was drawn.
    pub(super) fn encode(self) -> Vec<u8> {
        if self.0.num_features() == 0 { Vec::new() } else { self.0.encode() }
    }
}

fn finish(mut feature: MvtFeatureBuilder, id: u64, tags: &Tags<'_>) -> MvtResult<Sheet> {
    feature.id(Some(id));
    for (key, value) in tags {
        feature.tag_ref(key, *value)?;
    }
    Ok(Sheet(feature.end()))
}

/// Whole ㎡, for drawing.
pub(super) const fn whole_square_metres(area: Area) -> i64 {
    (area.hundredths() + 50).div_euclid(100)
}

/// The same as a value.
pub(super) fn square_metres<'a>(area: Area) -> MvtValueRef<'a> {
    MvtValueRef::Int(whole_square_metres(area))
}
