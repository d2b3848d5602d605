//! What differs on the ground between two revisions: the boxes in which something was drawn differently. Never here: a tile, or a cache.

use std::sync::Arc;

use super::sites::Place;
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
        let frame = (&self.frame, &before.frame);
        let same_frame = Arc::ptr_eq(frame.0, frame.1);
        let same_ground = same_frame || (frame.0.outlines == frame.1.outlines && frame.0.programme == frame.1.programme);
        let same_backdrop = same_frame || frame.0.backdrop == frame.1.backdrop;
        Touched {
            sites: same_ground.then(|| self.sites_touched(before)).flatten(),
            zones: same_ground.then(|| self.zones_touched(before)),
            backdrop: same_backdrop.then(Vec::new),
        }
    }

    /// Boxes of sites that are new, gone, or not as they were; before and now. `None` where that would mean to read every site.
    fn sites_touched(&self, before: &Self) -> Option<Vec<Bbox>> {
        let mut boxes = Vec::new();
        for id in self.may_differ(before)? {
            let (now, then) = (self.place(id), before.place(id));
            let shape = |atlas: &'_ Self, place: Option<Place>| place.and_then(|place| atlas.shape_at(place)).map(Shape::bbox);
            let same = now.zip(then).is_some_and(|(now, then)| {
                self.site_at(now) == before.site_at(then) && self.shape_at(now) == before.shape_at(then)
            });
            if !same {
                boxes.extend(shape(self, now));
                boxes.extend(shape(before, then));
            }
        }
        Some(boxes)
    }

    /// Boxes of zones that stand otherwise against their targets.
    fn zones_touched(&self, before: &Self) -> Vec<Bbox> {
        let rows = self.board().zones.iter().zip(&before.board().zones);
        let changed: Vec<_> = rows.filter(|(now, then)| now != then).filter_map(|(now, _)| now.zone.as_ref()).collect();
        let outlines = self.outlines().iter().filter(|outline| changed.contains(&&outline.zone));
        outlines.map(|outline| outline.shape.bbox()).collect()
    }
}
