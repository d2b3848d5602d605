//! Pairs of footprints that cover the same ground. Never here: what is done about them.

use std::sync::Arc;

use crate::estate::Site;
use crate::geometry::{Bbox, Shape};
use crate::units::{Area, Share};

/// Two sites, by their index, that cover common ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overlap {
    pub(super) one: usize,
    pub(super) other: usize,
    /// The common ground.
    pub(super) ground: Area,
}

/// Less than this part of the smaller footprint, in millionths, is how neighbours are drawn, not a tower on a podium. In the footprints
/// of Yuzhong nothing lies between 1.1 % and 53 %.
const SLIVER: u32 = 100_000;

/// Every pair whose common ground is more than a sliver, in the order of the sites. A sweep from west to east looks only at footprints
/// whose boxes meet.
pub(super) fn find(sites: &[Arc<Site>]) -> Vec<Overlap> {
    let mut boxes: Vec<(usize, Bbox, &Shape)> = sites
        .iter()
        .enumerate()
        .filter_map(|(at, site)| site.shape.as_ref().map(|shape| (at, shape.value.bbox(), &shape.value)))
        .filter(|(_, _, shape)| matches!(shape, Shape::Surface(_)))
        .collect();
    boxes.sort_by(|a, b| a.1.west.total_cmp(&b.1.west));
    let mut open: Vec<(usize, Bbox, &Shape)> = Vec::new();
    let mut pairs = Vec::new();
    for (at, bbox, shape) in boxes {
        open.retain(|(_, other, _)| other.east >= bbox.west);
        for (other, _, other_shape) in open.iter().filter(|(_, other, _)| other.meets(bbox)) {
            let ground = shape.overlap_area(other_shape);
            if is_more_than_a_sliver(ground, shape, other_shape) {
                pairs.push(Overlap { one: at.min(*other), other: at.max(*other), ground });
            }
        }
        open.push((at, bbox, shape));
    }
    pairs.sort_by_key(|pair| (pair.one, pair.other));
    pairs
}

fn is_more_than_a_sliver(ground: Area, one: &Shape, other: &Shape) -> bool {
    let smaller = one.footprint().min(other.footprint()).unwrap_or(Area::ZERO);
    let least = Share::from_millionths(SLIVER).map_or(Area::ZERO, |share| share.of(smaller));
    ground > least
}
