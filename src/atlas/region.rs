//! The rows that lie in a drawn area, with the share of each that does.
//!
//! The area's edges narrow on the way down the tree: a run of rows whose box no edge touches lies wholly inside or wholly outside, and
//! only rows that an edge may cross are measured exactly. So the cost grows with the boundary of the area, not with its content.

use super::columns::Columns;
use super::tree::{At, Tree};
use crate::geometry::{Bbox, LonLat, Shape};

/// Where a row lies with regard to an area.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// Wholly inside.
    Inside,
    /// An edge of the area may cross its box.
    OnTheEdge,
}

#[derive(Clone, Copy)]
struct Edge {
    from: [f64; 2],
    to: [f64; 2],
}

/// An area made ready for asking.
pub(super) struct Region<'a> {
    shape: &'a Shape,
    bbox: Bbox,
    edges: Vec<Edge>,
}

impl<'a> Region<'a> {
    pub(super) fn of(shape: &'a Shape) -> Self {
        let edges = match shape {
            Shape::Point(position) => vec![Edge { from: [position.lon(), position.lat()], to: [position.lon(), position.lat()] }],
            Shape::Surface(surface) => {
                let rings =
                    surface.polygons().iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
                let lines = rings.flat_map(geo::LineString::lines);
                lines.map(|line| Edge { from: [line.start.x, line.start.y], to: [line.end.x, line.end.y] }).collect()
            }
        };
        Self { shape, bbox: shape.bbox(), edges }
    }

    /// Shows every row that may lie at least partly in the area.
    pub(super) fn rows(&self, tree: &Tree, columns: &Columns, see: &mut impl FnMut(usize, Lies)) {
        if let Some(top) = tree.top() {
            self.descend(tree, columns, top, &self.edges, see);
        }
    }

    fn descend(&self, tree: &Tree, columns: &Columns, at: At, edges: &[Edge], see: &mut impl FnMut(usize, Lies)) {
        let bbox = tree.node(at).bbox;
        if !bbox.meets(self.bbox) {
            return;
        }
        let touching: Vec<Edge> = edges.iter().copied().filter(|edge| edge.may_touch(bbox)).collect();
        if touching.is_empty() {
            if self.holds_corner_of(bbox) {
                tree.all_rows(at).for_each(|row| see(row, Lies::Inside));
            }
            return;
        }
        tree.children(at).for_each(|child| self.descend(tree, columns, child, &touching, see));
        for row in tree.rows(at) {
            let bbox = columns.spots[row].bbox;
            if touching.iter().any(|edge| edge.may_touch(bbox)) {
                see(row, Lies::OnTheEdge);
            } else if self.holds_corner_of(bbox) {
                see(row, Lies::Inside);
            }
        }
    }

    /// Whether a box that no edge touches is inside: one corner speaks for all of it.
    fn holds_corner_of(&self, bbox: Bbox) -> bool {
        bbox.meets(self.bbox) && LonLat::new(bbox.west, bbox.south).is_ok_and(|corner| self.shape.contains(corner))
    }
}

impl Edge {
    /// Whether the edge may touch the box; it may err only towards yes.
    fn may_touch(self, bbox: Bbox) -> bool {
        // Far below the grain of positions (1e-7°) squared.
        const ROUNDING: f64 = 1e-18;
        let [[x0, y0], [x1, y1]] = [self.from, self.to];
        if x0.max(x1) < bbox.west || x0.min(x1) > bbox.east || y0.max(y1) < bbox.south || y0.min(y1) > bbox.north {
            return false;
        }
        let side = |x: f64, y: f64| (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
        let corners =
            [side(bbox.west, bbox.south), side(bbox.east, bbox.south), side(bbox.east, bbox.north), side(bbox.west, bbox.north)];
        !(corners.iter().all(|side| *side > ROUNDING) || corners.iter().all(|side| *side < -ROUNDING))
    }
}
