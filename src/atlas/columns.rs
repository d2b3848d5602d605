//! The columns beside each other, in Hilbert order, over which every question is answered.
//!
//! Figures here are a site's *own*: a building's registered figures less those of the idle properties registered within it, so that a
//! part is counted where it is registered, the building counts what remains, and every grouping adds up to the same total. What the
//! remainder of an unknown figure is, is unknown. Never here: an answer.

use std::collections::HashMap;
use std::io;
use std::ops::Deref;

use super::cell::{Category, Cells, Sorter};
use super::gleaning::{Gleaned, Harvest};
use super::ground::Ground;
use super::hilbert;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::lines::Lines;
use super::names::CARRIER_STATES;
use crate::estate::{CarrierStatus, Glance, SiteKind, SupplyClass};
use crate::geometry::{Bbox, Footing, LonLat};
use crate::units::{Area, YuanPerSquareMetre};

/// Numbers with unknowns, eight bytes a row.
#[derive(Default)]
struct Hundredths(Vec<i64>);

impl Hundredths {
    const UNKNOWN: i64 = i64::MIN;

    fn push(&mut self, hundredths: Option<i64>) {
        self.0.push(hundredths.unwrap_or(Self::UNKNOWN));
    }

    fn get(&self, row: usize) -> Option<i64> {
        Some(self.0[row]).filter(|hundredths| *hundredths != Self::UNKNOWN)
    }

    const fn bytes(&self) -> usize {
        size_of_val(self.0.as_slice())
    }
}

/// A column of areas.
#[derive(Default)]
pub(super) struct AreaColumn(Hundredths);

impl AreaColumn {
    fn push(&mut self, area: Option<Area>) {
        self.0.push(area.map(Area::hundredths));
    }

    pub(super) fn get(&self, row: usize) -> Option<Area> {
        self.0.get(row).map(Area::from_hundredths)
    }
}

/// One place on the ground: a box, its centre and what it covers.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) bbox: Bbox,
    pub(super) centre: LonLat,
    /// The ground that the shape there covers, ㎡, not rounded.
    pub(super) ground_m2: f64,
}

/// The places of the rows that have one.
#[derive(Default)]
pub(super) struct Spots(Vec<Spot>);

impl Deref for Spots {
    type Target = [Spot];

    fn deref(&self) -> &[Spot] {
        &self.0
    }
}

impl Spot {
    /// Where a shape is.
    pub(super) const fn of(footing: &Footing<'_>) -> Self {
        let Footing { bbox, centre, ground_m2, .. } = *footing;
        Self { bbox, centre, ground_m2 }
    }

    /// Whether the shape there is a point; a surface has some width.
    pub(super) fn is_point(&self) -> bool {
        self.bbox == Bbox::of(self.centre)
    }
}

/// Floor, vacant and available area of one site.
#[derive(Clone, Copy, Default)]
pub(super) struct Figures {
    floor: Option<Area>,
    vacant: Option<Area>,
    available: Option<Area>,
}

impl Figures {
    /// What is registered of a site itself.
    pub(super) const fn registered(site: &Glance<'_>) -> Self {
        Self { floor: site.floor_area, vacant: site.vacant_area, available: site.available_area }
    }
}

/// Every site as a row. Rows with a place come first, in Hilbert order; the others follow in order of id.
#[derive(Default)]
pub(super) struct Columns {
    /// Row → place in the list of sites.
    pub(super) site: Vec<u32>,
    /// Place in the list of sites → row.
    pub(super) row: Vec<u32>,
    /// Boxes and centres of the rows that have a place; there are as many as such rows.
    pub(super) spots: Spots,
    /// What each row is, of all that can be told by a word.
    pub(super) cells: Cells,
    pub(super) streets: Vec<String>,
    /// How far a carrier has come, as a place in the list of states.
    statuses: Vec<u8>,
    owner_counts: Vec<u32>,
    prices: Hundredths,
    pub(super) own_floor: AreaColumn,
    pub(super) own_vacant: AreaColumn,
    pub(super) own_available: AreaColumn,
    /// 建筑面积 as registered, or the 载体面积 of a carrier.
    pub(super) floor: AreaColumn,
    pub(super) vacant: AreaColumn,
    pub(super) available: AreaColumn,
}

impl Columns {
    /// Lays out sites of which each stands on its own spot or its building's.
    pub(super) fn lay(harvest: &Harvest, ground: &Ground) -> Self {
        let (order, spots) = order(harvest, ground);
        let mut row = vec![0; harvest.len()];
        for (at, index) in (0_u32..).zip(&order) {
            row[*index as usize] = at;
        }
        let placed = spots.len();
        let mut columns = Self { spots: Spots(spots), row, ..Self::default() };
        columns.make_room(harvest.len());
        let (streets, codes) = streets(harvest);
        columns.streets = streets;
        let own = own_figures(harvest, ground);
        let mut cells = Sorter::with_room(harvest.len());
        for (row, index) in order.iter().map(|index| *index as usize).enumerate() {
            let site = harvest.site(index);
            let named = |named: usize| Some(codes[harvest.gleaning_of(named)][harvest.site(named).street? as usize]);
            let street = ground.named_by(harvest, index).and_then(named);
            cells.push(&Category::of(site, ground, index, street, row < placed));
            columns.push(site, own.get(&index).copied().unwrap_or(site.figures));
        }
        columns.site = order;
        columns.cells = cells.cells();
        columns
    }

    fn make_room(&mut self, rows: usize) {
        let Self { statuses, owner_counts, prices, own_floor, own_vacant, own_available, floor, vacant, available, .. } = self;
        statuses.reserve_exact(rows);
        owner_counts.reserve_exact(rows);
        for figure in
            [prices, &mut own_floor.0, &mut own_vacant.0, &mut own_available.0, &mut floor.0, &mut vacant.0, &mut available.0]
        {
            figure.0.reserve_exact(rows);
        }
    }

    /// What a row is, of all that can be told by a word.
    pub(super) fn category(&self, row: usize) -> &Category {
        self.cells.category(row)
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.site.len()
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.site.as_slice())
            + size_of_val(self.row.as_slice())
            + size_of_val(&*self.spots)
            + self.cells.bytes()
            + size_of_val(self.statuses.as_slice())
            + size_of_val(self.owner_counts.as_slice())
            + self.figures().into_iter().map(Hundredths::bytes).sum::<usize>()
    }

    /// The price and the areas, in the order in which they are laid up.
    const fn figures(&self) -> [&Hundredths; 7] {
        let Self { prices, own_floor, own_vacant, own_available, floor, vacant, available, .. } = self;
        [prices, &own_floor.0, &own_vacant.0, &own_available.0, &floor.0, &vacant.0, &available.0]
    }

    /// How far the carrier of a row has come.
    pub(super) fn status(&self, row: usize) -> Option<CarrierStatus> {
        CARRIER_STATES.get(usize::from(self.statuses[row])).copied()
    }

    /// How many owners a row has; the few billions that would stand for unknown count as one less.
    pub(super) fn owner_count(&self, row: usize) -> Option<u32> {
        Some(self.owner_counts[row]).filter(|count| *count != u32::MAX)
    }

    /// What is asked for a row.
    pub(super) fn price(&self, row: usize) -> Option<YuanPerSquareMetre> {
        self.prices.get(row).map(YuanPerSquareMetre::from_hundredths)
    }

    /// The ground that a row covers with a shape of its own; the caller sees to it that it is no part of a building.
    pub(super) fn footprint(&self, row: usize) -> Option<Area> {
        let spot = self.spots.get(row).filter(|spot| !spot.is_point())?;
        Area::measured(spot.ground_m2).ok()
    }

    fn push(&mut self, site: &Gleaned, own: Figures) {
        self.statuses.push(site.status.map_or(u8::MAX, |status| status as u8));
        self.owner_counts.push(site.owner_count.map_or(u32::MAX, |count| count.min(u32::MAX - 1)));
        self.prices.push(site.price.map(YuanPerSquareMetre::hundredths));
        self.own_floor.push(own.floor);
        self.own_vacant.push(own.vacant);
        self.own_available.push(own.available);
        self.floor.push(site.floor);
        self.vacant.push(site.figures.vacant);
        self.available.push(site.figures.available);
    }
}

impl Keep for Spots {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        let flat = |spot: &Spot| {
            let Bbox { west, south, east, north } = spot.bbox;
            [west, south, east, north, spot.centre.lon(), spot.centre.lat(), spot.ground_m2]
        };
        pen.column(&self.0.iter().map(flat).collect::<Vec<_>>())
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let spot = |[west, south, east, north, lon, lat, ground_m2]: [f64; 7]| {
            let centre = LonLat::new(lon, lat).map_err(|_| Spoilt::Damaged("a centre is no position"))?;
            Ok(Spot { bbox: Bbox { west, south, east, north }, centre, ground_m2 })
        };
        reader.column()?.into_iter().map(spot).collect::<Result<_, _>>().map(Self)
    }
}

impl Keep for Columns {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        pen.column(&self.site)?;
        pen.column(&self.row)?;
        self.spots.lay_up(pen)?;
        self.cells.lay_up(pen)?;
        Lines::of_all(self.streets.iter().map(String::as_str)).lay_up(pen)?;
        pen.column(&self.statuses)?;
        pen.column(&self.owner_counts)?;
        self.figures().into_iter().try_for_each(|figure| pen.column(&figure.0))
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let (site, row) = (reader.column()?, reader.column()?);
        let (spots, cells, streets) = (Spots::take_up(reader)?, Cells::take_up(reader)?, Lines::take_up(reader)?);
        let streets = (0..streets.len()).map(|at| streets.of(at).to_owned()).collect();
        let (statuses, owner_counts) = (reader.column()?, reader.column()?);
        let mut figure = || reader.column().map(Hundredths);
        Ok(Self {
            site,
            row,
            spots,
            cells,
            streets,
            statuses,
            owner_counts,
            prices: figure()?,
            own_floor: AreaColumn(figure()?),
            own_vacant: AreaColumn(figure()?),
            own_available: AreaColumn(figure()?),
            floor: AreaColumn(figure()?),
            vacant: AreaColumn(figure()?),
            available: AreaColumn(figure()?),
        })
    }
}

/// 供给类别; an M0 parcel is of class M0 by its nature.
pub(super) fn supply_class(site: &Glance<'_>) -> Option<SupplyClass> {
    site.supply_class.or_else(|| (site.kind == SiteKind::M0Parcel).then_some(SupplyClass::M0))
}

/// What is registered of the sites that have parts, less what is registered of these; of all others it is as it is.
fn own_figures(harvest: &Harvest, ground: &Ground) -> HashMap<usize, Figures> {
    let mut own: HashMap<usize, Figures> = HashMap::new();
    for index in 0..harvest.len() {
        let Some(parent) = ground.parent(index) else { continue };
        let part = own.get(&index).copied().unwrap_or(harvest.site(index).figures);
        let whole = own.entry(parent).or_insert(harvest.site(parent).figures);
        take(&mut whole.floor, part.floor);
        take(&mut whole.vacant, part.vacant);
        take(&mut whole.available, part.available);
    }
    own
}

fn take(whole: &mut Option<Area>, part: Option<Area>) {
    if let (Some(whole), Some(part)) = (whole.as_mut(), part) {
        *whole = (*whole - part).or_zero();
    }
}

/// The streets in order, and the place among them of each street of each gleaning.
fn streets(harvest: &Harvest) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut names: Vec<&String> = harvest.streets().flatten().collect();
    names.sort_unstable();
    names.dedup();
    let code = |name: &String| names.partition_point(|street| *street < name) as u32;
    let codes = harvest.streets().map(|streets| streets.iter().map(code).collect()).collect();
    (names.into_iter().cloned().collect(), codes)
}

/// The order of rows, and the places of those that have one.
fn order(harvest: &Harvest, ground: &Ground) -> (Vec<u32>, Vec<Spot>) {
    let spot_of = |index: usize| harvest.site(ground.stands_on(harvest, index)?).spot;
    let centres = harvest.sites().filter_map(|site| site.spot).map(|spot| Bbox::of(spot.centre));
    let bounds = centres.reduce(Bbox::union);
    let (mut placed, mut elsewhere): (Vec<(u32, u32)>, Vec<u32>) = (Vec::with_capacity(harvest.len()), Vec::new());
    for index in 0..harvest.len() {
        match spot_of(index).zip(bounds) {
            Some((spot, bounds)) => placed.push((hilbert::along(bounds, spot.centre), index as u32)),
            None => elsewhere.push(index as u32),
        }
    }
    placed.sort_unstable();
    let mut spots = Vec::with_capacity(placed.len());
    spots.extend(placed.iter().filter_map(|(_, index)| spot_of(*index as usize)));
    let order = placed.iter().map(|(_, index)| *index).chain(elsewhere).collect();
    (order, spots)
}
