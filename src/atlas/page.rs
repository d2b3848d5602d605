//! Sites one page at a time, and what is shown of each in a list.

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::filter::Sieve;
use super::properties::{Property, Seat};
use super::{Atlas, CountRule, Filter};
use crate::estate::{CarrierStatus, Confidence, OwnerKind, Site, SiteBody, SiteId, SiteKind, SupplyClass};
use crate::geometry::{Bbox, Shape};
use crate::programme::ZoneId;
use crate::query::Value;
use crate::units::{Area, YuanPerSquareMetre};

/// By what a page is ordered; what is not known comes last either way, and equals stand by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Identifier.
    #[default]
    Id,
    /// Name.
    Name,
    /// 建筑面积.
    #[serde(rename = "floor_area_m2")]
    FloorArea,
    /// 空置面积.
    #[serde(rename = "vacant_area_m2")]
    VacantArea,
    /// 可用面积.
    #[serde(rename = "available_area_m2")]
    AvailableArea,
    /// 产权户数.
    OwnerCount,
    /// 报价.
    #[serde(rename = "asking_price_yuan_per_m2")]
    AskingPrice,
}

/// Which page is asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageRequest {
    /// Only sites whose box meets this one; sites without a position meet none.
    pub bbox: Option<Bbox>,
    /// Only sites that [`Atlas::availability`] counts in this area under this rule.
    pub within: Option<(Shape, CountRule)>,
    /// Which sites.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Largest, last or dearest first.
    pub descending: bool,
    /// By these properties instead, the first one first; unknown last, equals by id.
    pub order: Vec<Key>,
    /// Only what comes after this site in that order.
    pub after: Option<SiteId>,
    /// At most this many.
    pub limit: usize,
    /// After this many.
    pub offset: usize,
}

/// One property that a page is ordered by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// The property.
    pub property: &'static Property,
    /// Largest first.
    pub descending: bool,
}

/// A page of sites.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<'a> {
    /// How many there are on all pages.
    pub matched: usize,
    /// How many come before this page.
    pub offset: usize,
    /// Those on this page.
    pub sites: Vec<&'a Site>,
}

/// One site as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary<'a> {
    /// Identifier.
    pub id: &'a SiteId,
    /// Kind.
    pub kind: SiteKind,
    /// Name, if it has one.
    pub name: Option<&'a str>,
    /// The zone it counts in.
    pub zone: Option<&'a ZoneId>,
    /// 街道.
    pub street: Option<&'a str>,
    /// Longitude of its centre.
    pub lon: Option<f64>,
    /// Latitude of its centre.
    pub lat: Option<f64>,
    /// 供给类别.
    pub supply_class: Option<SupplyClass>,
    /// 建筑面积; of a carrier, its 载体面积.
    pub floor_area_m2: Option<Area>,
    /// 空置面积.
    pub vacant_area_m2: Option<Area>,
    /// 可用面积, or the capacity of an M0 parcel.
    pub available_area_m2: Option<Area>,
    /// 产权性质.
    pub owner_kind: Option<OwnerKind>,
    /// 产权户数.
    pub owner_count: Option<u32>,
    /// 业主报价; of an M0 parcel, its unit cost.
    pub asking_price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// 载体状态.
    pub status: Option<CarrierStatus>,
    /// Whether any fact of it is made up.
    pub example: bool,
    /// The least confidence among its facts.
    pub confidence: Option<Confidence>,
    /// The latest day a fact describes.
    pub as_of: Option<Date>,
}

impl Atlas {
    /// One page of the sites that are asked for.
    #[must_use]
    pub fn page(&self, request: &PageRequest) -> Page<'_> {
        let sieve = Sieve::of(self, &request.filter);
        let mut rows = Vec::new();
        match (&request.within, request.bbox) {
            (Some((area, rule)), bbox) => self.counted_in(area, *rule, &sieve, &mut |row| {
                if bbox.is_none_or(|bbox| self.columns.spots[row].bbox.meets(bbox)) {
                    rows.push(row);
                }
            }),
            (None, None) => match sieve.candidates() {
                Some(candidates) => rows.extend(candidates.into_iter().filter(|row| sieve.passes(*row))),
                None => rows.extend((0..self.columns.len()).filter(|row| sieve.passes(*row))),
            },
            (None, Some(bbox)) => self.tree.near(bbox, &mut |row| {
                if self.columns.spots[row].bbox.meets(bbox) && sieve.passes(row) {
                    rows.push(row);
                }
            }),
        }
        let mut indices: Vec<usize> = rows.into_iter().map(|row| self.columns.site[row] as usize).collect();
        self.sort(&mut indices, request);
        let sites = self.sites();
        let passed = request.after.as_ref().map_or(0, |after| self.passed(&indices, after, request));
        Page {
            matched: indices.len(),
            offset: request.offset,
            sites: indices.into_iter().skip(passed + request.offset).take(request.limit).map(|index| &sites[index]).collect(),
        }
    }

    /// How many of the ordered sites come up to and with `after`. One that is gone counts where its id would stand.
    fn passed(&self, indices: &[usize], after: &SiteId, request: &PageRequest) -> usize {
        let sites = self.sites();
        let by_id = request.order.is_empty() && request.sort == Sort::Id && !request.descending;
        if by_id {
            return indices.partition_point(|index| sites[*index].id <= *after);
        }
        indices.iter().position(|index| sites[*index].id == *after).map_or(indices.len(), |at| at + 1)
    }

    fn sort(&self, indices: &mut [usize], request: &PageRequest) {
        let (sites, columns) = (self.sites(), &self.columns);
        let row = |index: usize| columns.row[index] as usize;
        indices.sort_unstable();
        if !request.order.is_empty() {
            return self.sort_by_properties(indices, &request.order);
        }
        let down = request.descending;
        match request.sort {
            Sort::Id if down => indices.reverse(),
            Sort::Id => {}
            Sort::Name => indices.sort_by(|a, b| unknown_last(sites[*a].name.as_ref(), sites[*b].name.as_ref(), down)),
            Sort::FloorArea => indices.sort_by_cached_key(|index| Place::of(floor_area(&sites[*index]), down)),
            Sort::VacantArea => indices.sort_by_cached_key(|index| Place::of(columns.vacant.get(row(*index)), down)),
            Sort::AvailableArea => indices.sort_by_cached_key(|index| Place::of(columns.available.get(row(*index)), down)),
            Sort::OwnerCount => indices.sort_by_cached_key(|index| Place::of(columns.owner_count[row(*index)], down)),
            Sort::AskingPrice => indices.sort_by_cached_key(|index| Place::of(columns.price[row(*index)], down)),
        }
    }

    fn sort_by_properties(&self, indices: &mut [usize], order: &[Key]) {
        let mut keyed: Vec<(usize, Vec<Value<'_>>)> = indices
            .iter()
            .map(|index| {
                let seat = Seat { atlas: self, site: &self.sites()[*index], index: *index };
                (*index, order.iter().map(|key| seat.value(key.property)).collect())
            })
            .collect();
        let compare = |a: &[Value<'_>], b: &[Value<'_>]| {
            let pairs = order.iter().zip(a.iter().zip(b));
            pairs.map(|(key, (a, b))| in_order(a, b, key.descending)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        };
        keyed.sort_by(|(_, a), (_, b)| compare(a, b));
        indices.iter_mut().zip(keyed).for_each(|(index, (sorted, _))| *index = sorted);
    }

    /// A site with its place in this atlas.
    #[must_use]
    pub fn seat(&self, id: &SiteId) -> Option<Seat<'_>> {
        let index = self.index(id)?;
        Some(Seat { atlas: self, site: &self.sites()[index], index })
    }

    /// What a list shows of a site of this atlas.
    #[must_use]
    pub fn summary<'a>(&'a self, site: &'a Site) -> Summary<'a> {
        let row = self.row(&site.id);
        let category = row.map(|row| self.columns.category(row));
        let centre = self.centre_of(&site.id);
        let standing = site.standing();
        let status = match &site.body {
            SiteBody::Carrier(carrier) => carrier.status.as_ref().map(|fact| fact.value),
            SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
        };
        Summary {
            id: &site.id,
            kind: site.kind(),
            name: site.name.as_deref(),
            zone: self.zone_of(&site.id),
            street: category.and_then(|category| category.street).map(|code| self.columns.streets[code as usize].as_str()),
            lon: centre.map(|centre| centre.lon()),
            lat: centre.map(|centre| centre.lat()),
            supply_class: category.and_then(|category| category.supply_class),
            floor_area_m2: floor_area(site),
            vacant_area_m2: row.and_then(|row| self.columns.vacant.get(row)),
            available_area_m2: row.and_then(|row| self.columns.available.get(row)),
            owner_kind: category.and_then(|category| category.owner_kind),
            owner_count: row.and_then(|row| self.columns.owner_count[row]),
            asking_price_yuan_per_m2: row.and_then(|row| self.columns.price[row]),
            status,
            example: standing.is_example(),
            confidence: standing.confidence,
            as_of: standing.as_of,
        }
    }
}

/// 建筑面积, or the 载体面积 of a carrier.
pub(super) fn floor_area(site: &Site) -> Option<Area> {
    let fact = match &site.body {
        SiteBody::Carrier(carrier) => carrier.carrier_area.as_ref(),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => {
            site.space().and_then(|space| space.floor_area.as_ref())
        }
    };
    fact.map(|fact| fact.value)
}

/// A value in its place in a list, unknown last in either direction.
#[derive(PartialEq, Eq)]
struct Place<T> {
    value: Option<T>,
    down: bool,
}

impl<T> Place<T> {
    fn of(value: Option<T>, down: bool) -> Self {
        Self { value, down }
    }
}

impl<T: Ord> PartialOrd for Place<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> Ord for Place<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        unknown_last(self.value.as_ref(), other.value.as_ref(), self.down)
    }
}

/// Two values in a list, unknown last in either direction.
#[must_use]
pub fn in_order(a: &Value<'_>, b: &Value<'_>, descending: bool) -> Ordering {
    match (*a == Value::Unknown, *b == Value::Unknown) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => {
            let order = a.order(b).unwrap_or(Ordering::Equal);
            if descending { order.reverse() } else { order }
        }
    }
}

fn unknown_last<T: Ord>(a: Option<&T>, b: Option<&T>, down: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if down => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (None, None) => Ordering::Equal,
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
    }
}
