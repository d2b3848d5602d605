//! Where each site stands: its own shape or that of the building it is a part of, and its zone.
//!
//! Decided once, when the atlas is built. An explicit zone wins over geometry; else the outline that holds the centre decides, and where
//! outlines overlap the smallest zone id does, and the site is listed as ambiguous. A part without a shape, zone or street of its own
//! stands where its building stands. Never here: figures.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::columns::Spot;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::part::{Frame, names_whole};
use super::roll::Roll;
use crate::estate::{Known, Site, SiteBody};
use crate::geometry::{Bbox, LonLat, Shape};
use crate::programme::ZoneId;

/// The ground of every site, by its place in the list of sites.
pub(super) struct Ground {
    /// The building each site is a part of, where it is on record; its place counted from one.
    parents: Vec<Option<NonZeroU32>>,
    /// The zone each site counts in, as a place in the programme's list of zones.
    pub(super) zones: Vec<Option<u16>>,
    /// Sites whose centre lies in outlines of more than one zone.
    pub(super) ambiguous: Vec<u32>,
    /// Sites with an explicit zone that the programme does not list; they count outside the zones.
    pub(super) astray: Vec<u32>,
}

/// What stands for no zone where the ground is laid up; no programme has so many.
const OUTSIDE: u16 = u16::MAX;

struct Outline<'a> {
    zone: u16,
    id: &'a ZoneId,
    bbox: Bbox,
    shape: &'a Shape,
}

enum Membership {
    Outside,
    In(u16),
    Contested(u16),
    Astray,
}

impl Ground {
    pub(super) fn survey(frame: &Frame, sites: &Roll, spots: &[Option<Spot>]) -> Self {
        let parents = sites.iter().map(|site| parent(sites, site)).collect();
        let codes: BTreeMap<&ZoneId, u16> = frame.programme.zones.iter().map(|zone| &zone.id).zip(0..).collect();
        let outlines = outlines(frame, &codes);
        let mut ground = Self { parents, zones: Vec::with_capacity(sites.len()), ambiguous: Vec::new(), astray: Vec::new() };
        for (index, site) in sites.iter().enumerate() {
            let own = (&**site, spots[index].as_ref());
            let building = ground.parent(index).map(|at| (&*sites[at], spots[at].as_ref()));
            let zone = match membership(own, building, &codes, &outlines) {
                Membership::Outside => None,
                Membership::In(zone) => Some(zone),
                Membership::Contested(zone) => {
                    ground.ambiguous.push(index as u32);
                    Some(zone)
                }
                Membership::Astray => {
                    ground.astray.push(index as u32);
                    None
                }
            };
            ground.zones.push(zone);
        }
        ground
    }

    /// The place of the building a site is a part of.
    pub(super) fn parent(&self, index: usize) -> Option<usize> {
        self.parents[index].map(|at| at.get() as usize - 1)
    }

    /// The shape on which a site stands.
    pub(super) fn shape<'a>(&self, sites: &'a Roll, index: usize) -> Option<&'a Shape> {
        self.own_or_parents(sites, index, |site| &site.shape)
    }

    /// The spot on which a site stands.
    pub(super) fn spot<'a>(&self, spots: &'a [Option<Spot>], index: usize) -> Option<&'a Spot> {
        spots[index].as_ref().or_else(|| spots[self.parent(index)?].as_ref())
    }

    /// The street on which a site stands.
    pub(super) fn street<'a>(&self, sites: &'a Roll, index: usize) -> Option<&'a String> {
        self.own_or_parents(sites, index, |site| &site.street)
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.parents.as_slice()) + size_of_val(self.zones.as_slice())
    }

    fn own_or_parents<'a, T>(&self, sites: &'a Roll, index: usize, field: impl Fn(&'a Site) -> &'a Known<T>) -> Option<&'a T> {
        let inherited = || self.parent(index).and_then(|at| field(&sites[at]).as_ref());
        field(&sites[index]).as_ref().or_else(inherited).map(|fact| &fact.value)
    }
}

impl Keep for Ground {
    fn lay_up(&self, pen: &mut Pen<'_>) -> std::io::Result<()> {
        let parents: Vec<u32> = self.parents.iter().map(|parent| parent.map_or(0, NonZeroU32::get)).collect();
        let zones: Vec<u16> = self.zones.iter().map(|zone| zone.unwrap_or(OUTSIDE)).collect();
        pen.column(&parents)?;
        pen.column(&zones)?;
        pen.column(&self.ambiguous)?;
        pen.column(&self.astray)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let parents: Vec<u32> = reader.column()?;
        let zones: Vec<u16> = reader.column()?;
        Ok(Self {
            parents: parents.into_iter().map(NonZeroU32::new).collect(),
            zones: zones.into_iter().map(|zone| Some(zone).filter(|zone| *zone != OUTSIDE)).collect(),
            ambiguous: reader.column()?,
            astray: reader.column()?,
        })
    }
}

/// The building a part belongs to. Only buildings have parts, so that no chain and no circle of parts can arise.
fn parent(sites: &Roll, site: &Site) -> Option<NonZeroU32> {
    let within = names_whole(site)?;
    let at = sites.find(within)?;
    matches!(sites[at].body, SiteBody::Building(_)).then(|| NonZeroU32::new(u32::try_from(at + 1).ok()?)).flatten()
}

fn outlines<'a>(frame: &'a Frame, codes: &BTreeMap<&ZoneId, u16>) -> Vec<Outline<'a>> {
    let mut outlines: Vec<Outline<'a>> = frame
        .outlines
        .iter()
        .filter_map(|outline| {
            let zone = *codes.get(&outline.zone)?;
            Some(Outline { zone, id: &outline.zone, bbox: outline.shape.bbox(), shape: &outline.shape })
        })
        .collect();
    outlines.sort_by(|a, b| a.id.cmp(b.id));
    outlines
}

/// A site with its own spot.
type Placed<'a> = (&'a Site, Option<&'a Spot>);

fn membership(
    (site, spot): Placed<'_>,
    building: Option<Placed<'_>>,
    codes: &BTreeMap<&ZoneId, u16>,
    outlines: &[Outline<'_>],
) -> Membership {
    if let Some(explicit) = &site.zone {
        return codes.get(&explicit.value).map_or(Membership::Astray, |zone| Membership::In(*zone));
    }
    match (spot, building) {
        (Some(spot), _) => holding(spot.centre, outlines),
        (None, Some(building)) => membership(building, None, codes, outlines),
        (None, None) => Membership::Outside,
    }
}

fn holding(centre: LonLat, outlines: &[Outline<'_>]) -> Membership {
    let here = Bbox::of(centre);
    let mut holders = outlines.iter().filter(|outline| outline.bbox.meets(here) && outline.shape.contains(centre));
    match holders.next() {
        None => Membership::Outside,
        Some(first) if holders.any(|other| other.zone != first.zone) => Membership::Contested(first.zone),
        Some(first) => Membership::In(first.zone),
    }
}
