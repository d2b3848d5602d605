//! Stand-in for the measuring of shapes until the geometry room offers it; goes away then.

use geo::{Area as _, BooleanOps, Centroid, Contains, MapCoords, Point};

use crate::geometry::{LonLat, Plane, Shape};
use crate::units::{Area, Share};

pub(super) trait Measured {
    fn footprint(&self) -> Option<Area>;
    fn centroid(&self) -> LonLat;
    fn contains(&self, position: LonLat) -> bool;
    fn share_within(&self, other: &Shape) -> Share;
}

impl Measured for Shape {
    fn footprint(&self) -> Option<Area> {
        match self {
            Self::Point(_) => None,
            Self::Surface(surface) => {
                let plane = Plane::around(self.centroid());
                let flat = surface.map_coords(|c| LonLat::new(c.x, c.y).map_or(c, |p| plane.metres(p)));
                Area::measured(flat.unsigned_area()).ok()
            }
        }
    }

    fn centroid(&self) -> LonLat {
        match self {
            Self::Point(position) => *position,
            Self::Surface(surface) => surface
                .centroid()
                .and_then(|c| LonLat::new(c.x(), c.y()).ok())
                .unwrap_or_else(|| LonLat::new(self.bbox().west, self.bbox().south).expect("inside")),
        }
    }

    fn contains(&self, position: LonLat) -> bool {
        match self {
            Self::Point(_) => false,
            Self::Surface(surface) => surface.contains(&Point::new(position.lon(), position.lat())),
        }
    }

    fn share_within(&self, other: &Shape) -> Share {
        match (self, other) {
            (Self::Point(position), _) => {
                if Measured::contains(other, *position) {
                    Share::WHOLE
                } else {
                    Share::NONE
                }
            }
            (Self::Surface(_), Self::Point(_)) => Share::NONE,
            (Self::Surface(mine), Self::Surface(theirs)) => {
                let whole = mine.unsigned_area();
                Share::nearest(mine.intersection(theirs).unsigned_area() / whole)
            }
        }
    }
}
