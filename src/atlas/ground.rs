//! Where each site stands: its own shape or that of the building it is a part of, and its zone.
//!
//! Decided once, when the atlas is built. An explicit zone wins over geometry; else the outline that holds the centre decides, and where
//! outlines overlap the smallest zone id does, and the site is listed as ambiguous. A part without a shape, zone or street of its own
//! stands where its building stands. Never here: figures.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::gleaning::Harvest;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::part::Frame;
use super::roll::Roll;
use crate::estate::SiteKind;
use crate::geometry::{Bbox, LonLat, Prepared, Shape};
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
    area: Prepared<'a>,
}

/// What decides in which zone a site counts.
struct Survey<'a> {
    harvest: &'a Harvest,
    /// The explicit zones of each gleaning, as places in the programme's list.
    named: Vec<Vec<Option<u16>>>,
    outlines: Vec<Outline<'a>>,
}

enum Membership {
    Outside,
    In(u16),
    Contested(u16),
    Astray,
}

impl Ground {
    /// Surveys what was gleaned, of which some say that they are parts of others.
    pub(super) fn survey(frame: &Frame, harvest: &Harvest, parts: &[(&str, u32)]) -> Self {
        let codes: BTreeMap<&str, u16> = frame.programme.zones.iter().map(|zone| zone.id.0.as_str()).zip(0..).collect();
        let named = harvest.zones().map(|names| names.iter().map(|name| codes.get(name.as_str()).copied()).collect()).collect();
        let survey = Survey { harvest, named, outlines: outlines(frame, &codes) };
        let mut ground = Self {
            parents: parents(harvest, parts),
            zones: Vec::with_capacity(harvest.len()),
            ambiguous: Vec::new(),
            astray: Vec::new(),
        };
        for index in 0..harvest.len() {
            let zone = match survey.membership(index, ground.parent(index)) {
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
        let own = |index: usize| sites[index].shape.as_ref();
        own(index).or_else(|| own(self.parent(index)?)).map(|fact| &fact.value)
    }

    /// The site whose spot a site stands on: itself or its building.
    pub(super) fn stands_on(&self, harvest: &Harvest, index: usize) -> Option<usize> {
        self.own_or_parents(index, |index| harvest.site(index).spot.is_some())
    }

    /// The site whose street a site is on: itself or its building.
    pub(super) fn named_by(&self, harvest: &Harvest, index: usize) -> Option<usize> {
        self.own_or_parents(index, |index| harvest.site(index).street.is_some())
    }

    fn own_or_parents(&self, index: usize, has: impl Fn(usize) -> bool) -> Option<usize> {
        if has(index) { Some(index) } else { self.parent(index).filter(|parent| has(*parent)) }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.parents.as_slice()) + size_of_val(self.zones.as_slice())
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

/// The building each part belongs to. Only buildings have parts, so that no chain and no circle of parts can arise.
fn parents(harvest: &Harvest, parts: &[(&str, u32)]) -> Vec<Option<NonZeroU32>> {
    let mut parents = vec![None; harvest.len()];
    let mut parts = parts.iter().peekable();
    // Both are in order of id.
    for (index, number) in (0..harvest.len()).zip(1..) {
        let Some((next, _)) = parts.peek() else { break };
        let id = harvest.id(index);
        if *next > id {
            continue;
        }
        let is_building = harvest.site(index).kind == SiteKind::Building;
        while let Some((whole, part)) = parts.next_if(|(whole, _)| *whole <= id) {
            if *whole == id && is_building {
                parents[*part as usize] = NonZeroU32::new(number);
            }
        }
    }
    parents
}

fn outlines<'a>(frame: &'a Frame, codes: &BTreeMap<&str, u16>) -> Vec<Outline<'a>> {
    let mut outlines: Vec<Outline<'a>> = frame
        .outlines
        .iter()
        .filter_map(|outline| {
            let zone = *codes.get(outline.zone.0.as_str())?;
            Some(Outline { zone, id: &outline.zone, area: Prepared::new(&outline.shape) })
        })
        .collect();
    outlines.sort_by(|a, b| a.id.cmp(b.id));
    outlines
}

impl Survey<'_> {
    /// In which zone a site counts, by itself or by its building.
    fn membership(&self, index: usize, building: Option<usize>) -> Membership {
        let site = self.harvest.site(index);
        if let Some(explicit) = site.zone {
            let zone = self.named[self.harvest.gleaning_of(index)][explicit as usize];
            return zone.map_or(Membership::Astray, Membership::In);
        }
        match (site.spot, building) {
            (Some(spot), _) => self.holding(spot.centre),
            (None, Some(building)) => self.membership(building, None),
            (None, None) => Membership::Outside,
        }
    }

    fn holding(&self, centre: LonLat) -> Membership {
        let here = Bbox::of(centre);
        let holds = |outline: &&Outline<'_>| outline.area.bbox().meets(here) && outline.area.contains(centre);
        let mut holders = self.outlines.iter().filter(holds);
        match holders.next() {
            None => Membership::Outside,
            Some(first) if holders.any(|other| other.zone != first.zone) => Membership::Contested(first.zone),
            Some(first) => Membership::In(first.zone),
        }
    }
}
