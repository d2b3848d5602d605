//! What a tile writes beside a footprint or a dot: id, name and storeys, close together in the order of rows, so that a tile is drawn
//! without a look at the sites: over a city these are anywhere in memory, or still in the store. Never here: how it is written.

use std::io;

use super::gleaning::Harvest;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::lines::Lines;

/// Storeys that nobody knows.
const UNKNOWN: u32 = u32::MAX;

/// The captions of all rows.
pub(super) struct Captions {
    ids: Lines,
    names: Lines,
    storeys: Vec<u32>,
}

/// What is written beside one site.
pub(super) struct Caption<'a> {
    pub(super) id: &'a str,
    pub(super) name: Option<&'a str>,
    /// Storeys above ground.
    pub(super) storeys: Option<u32>,
}

impl Captions {
    /// The captions of rows, each of the site in that place.
    pub(super) fn of_rows(harvest: &Harvest, rows: &[u32]) -> Self {
        let sites = || rows.iter().map(|index| *index as usize);
        Self {
            ids: Lines::of_all(sites().map(|index| harvest.id(index))),
            names: Lines::of_all(sites().map(|index| harvest.name(index))),
            storeys: sites().map(|index| harvest.site(index).storeys.map_or(UNKNOWN, u32::from)).collect(),
        }
    }

    pub(super) fn of(&self, row: usize) -> Caption<'_> {
        Caption {
            id: self.ids.of(row),
            name: Some(self.names.of(row)).filter(|name| !name.is_empty()),
            storeys: Some(self.storeys[row]).filter(|storeys| *storeys != UNKNOWN),
        }
    }
}

impl Keep for Captions {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        self.ids.lay_up(pen)?;
        self.names.lay_up(pen)?;
        pen.column(&self.storeys)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        Ok(Self { ids: Lines::take_up(reader)?, names: Lines::take_up(reader)?, storeys: reader.column()? })
    }
}
