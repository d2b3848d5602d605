//! The sites a project already holds, as far as an import needs them: where their footprints are, and what they are called. Never here:
//! the project itself, or a change to it.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::pipe::as_wkb;
use crate::estate::{Fact, Provenance, RealEstateUnitCode, Site, SiteId, SiteKind};
use crate::geometry::{Bbox, LonLat, Shape};

/// Side of a cell in degrees, some 200 m: a cell holds a handful of footprints.
const CELL: f64 = 0.002;

/// One site of the project.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KnownSite {
    pub(super) id: SiteId,
    pub(super) kind: SiteKind,
    pub(super) name: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) address: Option<String>,
    /// Codes of its building in the register of title, as far as its columns give any.
    pub(super) codes: Vec<String>,
    #[serde(with = "as_fact")]
    pub(super) shape: Option<Fact<Shape>>,
}

/// Every site of a project, with its footprints by place.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(from = "Vec<KnownSite>", into = "Vec<KnownSite>")]
pub struct Known {
    sites: Vec<KnownSite>,
    cells: HashMap<(i32, i32), Vec<u32>>,
}

impl From<Known> for Vec<KnownSite> {
    fn from(known: Known) -> Self {
        known.sites
    }
}

impl From<Vec<KnownSite>> for Known {
    fn from(sites: Vec<KnownSite>) -> Self {
        let mut known = Self::default();
        sites.into_iter().for_each(|site| known.add(site));
        known
    }
}

/// A shape with its provenance, as WKB.
mod as_fact {
    use super::{Deserialize, Fact, Provenance, Serialize, Shape, as_wkb};
    use serde::{Deserializer, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Sent {
        #[serde(with = "as_wkb")]
        shape: Option<Shape>,
        provenance: Option<Provenance>,
    }

    pub(super) fn serialize<S: Serializer>(fact: &Option<Fact<Shape>>, serializer: S) -> Result<S::Ok, S::Error> {
        let (shape, provenance) = fact.clone().map(|fact| (fact.value, fact.provenance)).unzip();
        Sent { shape, provenance }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Fact<Shape>>, D::Error> {
        let Sent { shape, provenance } = Sent::deserialize(deserializer)?;
        Ok(shape.zip(provenance).map(|(value, provenance)| Fact { value, provenance }))
    }
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Known({} sites)", self.sites.len())
    }
}

impl Known {
    /// What a project holds.
    #[must_use]
    pub fn of<'a>(sites: impl IntoIterator<Item = &'a Site>) -> Self {
        let mut known = Self::default();
        for site in sites {
            known.add(KnownSite {
                id: site.id.clone(),
                kind: site.kind(),
                name: site.name.clone(),
                aliases: site.aliases.clone(),
                address: site.address.as_ref().map(|address| address.value.clone()),
                codes: building_codes(site),
                shape: site.shape.clone(),
            });
        }
        known
    }

    fn add(&mut self, site: KnownSite) {
        let at = u32::try_from(self.sites.len()).unwrap_or(u32::MAX);
        if let Some(shape) = site.shape.as_ref().filter(|shape| matches!(shape.value, Shape::Surface(_))) {
            for cell in cells(shape.value.bbox()) {
                self.cells.entry(cell).or_default().push(at);
            }
        }
        self.sites.push(site);
    }

    pub(super) fn sites(&self) -> &[KnownSite] {
        &self.sites
    }

    /// Whether any footprint is known.
    pub(super) fn has_ground(&self) -> bool {
        !self.cells.is_empty()
    }

    /// Whether a position lies on a known footprint.
    pub(super) fn covers(&self, position: LonLat) -> bool {
        let here = self.cells.get(&cell(position.lon(), position.lat()));
        let on = |at: &u32| self.shape(*at).is_some_and(|shape| shape.bbox().contains(position) && shape.contains(position));
        here.is_some_and(|sites| sites.iter().any(on))
    }

    /// Sites whose footprints may meet a box.
    pub(super) fn near(&self, bbox: Bbox) -> Vec<&KnownSite> {
        let mut found: Vec<u32> = cells(bbox).filter_map(|cell| self.cells.get(&cell)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let meets = |at: &u32| self.shape(*at).is_some_and(|shape| shape.bbox().meets(bbox));
        found.into_iter().filter(meets).filter_map(|at| self.sites.get(at as usize)).collect()
    }

    fn shape(&self, at: u32) -> Option<&Shape> {
        self.sites.get(at as usize)?.shape.as_ref().map(|shape| &shape.value)
    }
}

/// Codes of the building that a site's columns give, such as 不动产单元号.
pub(super) fn building_codes(site: &Site) -> Vec<String> {
    let code = |text: &String| RealEstateUnitCode::parse(text).ok().and_then(|code| code.building().map(str::to_owned));
    site.other.values().filter_map(code).collect()
}

fn cell(lon: f64, lat: f64) -> (i32, i32) {
    ((lon / CELL).floor() as i32, (lat / CELL).floor() as i32)
}

/// Every cell that a box touches; a box as large as a province is known by its corners' cells no better, and by none.
fn cells(bbox: Bbox) -> impl Iterator<Item = (i32, i32)> {
    const MOST: i32 = 100;
    let ((west, south), (east, north)) = (cell(bbox.west, bbox.south), cell(bbox.east, bbox.north));
    let (east, north) = (east.min(west.saturating_add(MOST)), north.min(south.saturating_add(MOST)));
    (west..=east).flat_map(move |x| (south..=north).map(move |y| (x, y)))
}
