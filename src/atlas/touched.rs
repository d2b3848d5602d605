//! What differs on the ground between two revisions: the boxes in which something was drawn differently. Never here: a tile, or a cache.

use super::{Atlas, Layer};
use crate::geometry::{Bbox, Shape};

/// Where the map may have changed, layer by layer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Touched {
    sites: Option<Vec<Bbox>>,
    zones: Option<Vec<Bbox>>,
    backdrop: Option<Vec<Bbox>>,
}

impl Touched {
    /// Whether a layer may be drawn differently in a box.
    #[must_use]
    pub fn meets(&self, layer: Layer, bbox: Bbox) -> bool {
        self.of(layer).as_ref().is_none_or(|boxes| boxes.iter().any(|touched| touched.meets(bbox)))
    }

    /// The boxes of a layer; `None` where it may have changed everywhere.
    #[must_use]
    pub const fn of(&self, layer: Layer) -> &Option<Vec<Bbox>> {
        match layer {
            Layer::Sites => &self.sites,
            Layer::Zones => &self.zones,
            Layer::Backdrop => &self.backdrop,
        }
    }
}

impl Atlas {
    /// Where this revision may be drawn differently from an earlier one.
    #[must_use]
    pub fn touched_since(&self, before: &Self) -> Touched {
        let same_ground = self.dataset.outlines == before.dataset.outlines && self.dataset.programme == before.dataset.programme;
        Touched {
            sites: same_ground.then(|| self.sites_touched(before)),
            zones: same_ground.then(|| self.zones_touched(before)),
            backdrop: (self.dataset.backdrop == before.dataset.backdrop).then(Vec::new),
        }
    }

    /// Boxes of sites that are new, gone, or not as they were; before and now.
    fn sites_touched(&self, before: &Self) -> Vec<Bbox> {
        let mut boxes = Vec::new();
        let differs = |index: usize, other: &Self, at: usize| {
            self.sites()[index] != other.sites()[at] || self.ground_of(index) != other.ground_of(at)
        };
        for (index, site) in self.sites().iter().enumerate() {
            let at = before.index(&site.id);
            if at.is_none_or(|at| differs(index, before, at)) {
                boxes.extend(self.ground_of(index).map(Shape::bbox));
                boxes.extend(at.and_then(|at| before.ground_of(at)).map(Shape::bbox));
            }
        }
        let gone = before.sites().iter().enumerate().filter(|(_, site)| self.index(&site.id).is_none());
        boxes.extend(gone.filter_map(|(at, _)| before.ground_of(at)).map(Shape::bbox));
        boxes
    }

    /// Boxes of zones that stand otherwise against their targets.
    fn zones_touched(&self, before: &Self) -> Vec<Bbox> {
        let rows = self.board().zones.iter().zip(&before.board().zones);
        let changed: Vec<_> = rows.filter(|(now, then)| now != then).filter_map(|(now, _)| now.zone.as_ref()).collect();
        let outlines = self.outlines().iter().filter(|outline| changed.contains(&&outline.zone));
        outlines.map(|outline| outline.shape.bbox()).collect()
    }
}
