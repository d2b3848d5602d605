//! Footprints and centres of the rows, close together in the order of rows and exact, so that an area is measured and a tile is drawn
//! without a look at the sites: over a city these are anywhere in memory, or still in the store.
//!
//! A footprint of one plain ring is kept as the steps from the south-west of its box to its first corner and from corner to corner, in the
//! grain of positions; four bytes a corner. What has holes or several parts, many corners or a side of more than some 300 m is not kept:
//! whoever asks goes to its shape. Centres are kept on the grid of tiles. Never here: an area that is asked about, or a tile.

use std::io;

use geo::Coord;

use super::columns::Spot;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::tile::{self, Shelf};
use crate::geometry::{Bbox, Footing, LonLat};

/// The most corners of a ring that is kept, with the one that closes it.
pub(super) const MOST: usize = 64;

/// The rows that have a place.
#[derive(Default)]
pub(super) struct Contours {
    /// Centres on the grid of tiles.
    centres: Vec<[u32; 2]>,
    /// Row → where its steps begin; one more than there are rows.
    starts: Vec<u32>,
    steps: Vec<[i16; 2]>,
    /// What tiles showed of them lately; no part of what is laid up.
    shelf: Shelf,
}

/// The outlines of sites that have a shape of their own, one site after the other.
#[derive(Default)]
pub(super) struct Tracing(Contours);

impl Tracing {
    /// Takes in one more site.
    pub(super) fn trace(&mut self, footing: Option<&Footing<'_>>) {
        let Self(traced) = self;
        traced.starts.push(traced.steps.len() as u32);
        traced.centres.push(footing.map_or([0; 2], |footing| tile::place(footing.centre)));
        if let Some(Footing { ring: Some(ring), bbox, .. }) = footing
            && (4..=MOST).contains(&ring.len())
        {
            traced.step_along(ring, *bbox);
        }
    }

    fn of(&self, at: usize) -> ([u32; 2], &[[i16; 2]]) {
        let Self(traced) = self;
        let end = traced.starts.get(at + 1).map_or(traced.steps.len(), |start| *start as usize);
        (traced.centres[at], &traced.steps[traced.starts[at] as usize..end])
    }
}

impl Contours {
    /// The outlines of rows, each out of a tracing.
    pub(super) fn of_rows<'a>(rows: impl Iterator<Item = (&'a Tracing, usize)>) -> Self {
        let mut contours = Self::default();
        contours.centres.reserve_exact(rows.size_hint().0);
        contours.starts.reserve_exact(rows.size_hint().0 + 1);
        contours.starts.push(0);
        for (tracing, at) in rows {
            let (centre, steps) = tracing.of(at);
            contours.centres.push(centre);
            contours.steps.extend_from_slice(steps);
            contours.starts.push(contours.steps.len() as u32);
        }
        contours
    }

    /// Takes in the steps of a ring, or none where one of them is too large.
    fn step_along(&mut self, ring: &[Coord<f64>], bbox: Bbox) {
        let begun = self.steps.len();
        let Some(mut at) = corner(Coord { x: bbox.west, y: bbox.south }) else { return };
        for next in ring.iter().take(ring.len() - 1).map(|next| corner(*next)) {
            let step = next.and_then(|next| Some([step(at[0], next[0])?, step(at[1], next[1])?]));
            let (Some(step), Some(next)) = (step, next) else { return self.steps.truncate(begun) };
            self.steps.push(step);
            at = next;
        }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.centres.as_slice()) + size_of_val(self.starts.as_slice()) + size_of_val(self.steps.as_slice())
    }

    /// The centre of a row on the grid of tiles.
    pub(super) fn centre(&self, row: usize) -> [u32; 2] {
        self.centres[row]
    }

    /// What tiles showed of the rows lately.
    pub(super) const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The corners of a row in grains of a position, the first one not repeated; none where its ring is not kept.
    pub(super) fn corners(&self, row: usize, spot: &Spot) -> impl ExactSizeIterator<Item = [i32; 2]> {
        let mut at = [grains(spot.bbox.west), grains(spot.bbox.south)];
        self.steps[self.starts[row] as usize..self.starts[row + 1] as usize].iter().map(move |step| {
            at = [at[0] + i32::from(step[0]), at[1] + i32::from(step[1])];
            at
        })
    }

    /// Puts the ring of a row into `ring`, closed, its corners those of the shape to the last digit; nothing where it is not kept.
    pub(super) fn ring_into(&self, row: usize, spot: &Spot, ring: &mut Vec<Coord<f64>>) {
        ring.clear();
        ring.extend(self.corners(row, spot).map(|[x, y]| Coord { x: degrees(x), y: degrees(y) }));
        ring.extend(ring.first().copied());
    }
}

impl Keep for Contours {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        pen.column(&self.centres)?;
        pen.column(&self.starts)?;
        pen.column(&self.steps)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        Ok(Self { centres: reader.column()?, starts: reader.column()?, steps: reader.column()?, shelf: Shelf::default() })
    }
}

fn step(from: i32, to: i32) -> Option<i16> {
    i16::try_from(to - from).ok()
}

/// A corner in whole grains; none where it is not on one to the last digit.
fn corner(at: Coord<f64>) -> Option<[i32; 2]> {
    let whole = |at: f64| Some(grains(at)).filter(|whole| degrees(*whole).to_bits() == at.to_bits());
    Some([whole(at.x)?, whole(at.y)?])
}

/// Whole grains in what is nearly so many.
fn grains(degrees: f64) -> i32 {
    (degrees * LonLat::GRAINS + 0.5_f64.copysign(degrees)) as i32
}

fn degrees(grains: i32) -> f64 {
    f64::from(grains) / LonLat::GRAINS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geometry::Shape;

    proptest! {
        #[test]
        fn a_ring_comes_back_to_the_last_digit_or_is_not_kept(
            (lon, lat) in (-180.0..180.0_f64, -89.9..89.9_f64),
            corners in proptest::collection::vec((-40_000..40_000_i32, -40_000..40_000_i32), 3..70),
            size in 1..1_000_i32,
        ) {
            let at = |(x, y): &(i32, i32)| [(lon + f64::from(x / size) * 1e-7).clamp(-180.0, 180.0), lat + f64::from(y / size) * 1e-7];
            if let Ok(shape) = Shape::surface(&[vec![corners.iter().map(at).collect()]]) {
                let Shape::Surface(surface) = &shape else { unreachable!() };
                let footing = Footing::of(&shape);
                let spot = Spot::of(&footing);
                let mut tracing = Tracing::default();
                tracing.trace(None);
                tracing.trace(Some(&footing));
                let contours = Contours::of_rows([(&tracing, 1), (&tracing, 0)].into_iter());
                let mut ring = Vec::new();
                contours.ring_into(0, &spot, &mut ring);
                let exterior = &surface.polygons()[0].exterior().0;
                let fits = |pair: &[Coord<f64>]| [pair[1].x - pair[0].x, pair[1].y - pair[0].y].iter().all(|step| step.abs() < 0.003);
                if exterior.len() <= MOST && exterior.windows(2).all(fits) {
                    prop_assert_eq!(&ring, exterior);
                } else {
                    prop_assert!(ring.is_empty() || &ring == exterior);
                }
                contours.ring_into(1, &spot, &mut ring);
                prop_assert!(ring.is_empty());
            }
        }
    }
}
