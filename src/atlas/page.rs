//! Sites one page at a time, and what is shown of each in a list.

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::filter::Sieve;
use super::part::Part;
use super::properties::{Property, Seat, contiguous_area, floor_area, storey_height_cm, vacancy_percent};
use super::scan::counted_in;
use super::sites::Place;
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
    /// 空置率.
    #[serde(rename = "vacancy_percent")]
    Vacancy,
    /// 最大连续空置面积.
    #[serde(rename = "contiguous_vacant_area_m2")]
    ContiguousArea,
    /// 层高.
    #[serde(rename = "storey_height_m")]
    StoreyHeight,
    /// 数据时点.
    AsOf,
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

impl PageRequest {
    /// Whether its order is that of ids, the smallest first.
    fn is_by_id(&self) -> bool {
        self.order.is_empty() && self.sort == Sort::Id && !self.descending
    }
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
    /// Whole hundredths of the floor area that are vacant, rounded down.
    pub vacancy_percent: Option<i64>,
    /// 最大连续空置面积.
    pub contiguous_vacant_area_m2: Option<Area>,
    /// 层高.
    pub storey_height_m: Option<f64>,
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
        let mut places = Vec::new();
        for part in self.parts() {
            let holding = |row: &usize| self.holds(part, part.of_row(*row));
            let rows = self.asked_for(part, request).into_iter().filter(holding);
            places.extend(rows.map(|row| self.place_in(part, part.of_row(row))));
        }
        let matched = places.len();
        // In the order of ids only what comes up to the end of the page need be put in order.
        let end = request.offset.saturating_add(request.limit);
        if request.is_by_id() && request.after.is_none() && end < matched {
            places.select_nth_unstable(end);
            places.truncate(end);
        }
        self.sort(&mut places, request);
        let passed = request.after.as_ref().map_or(0, |after| self.passed(&places, after, request));
        Page {
            matched,
            offset: request.offset,
            sites: places.into_iter().skip(passed + request.offset).take(request.limit).map(|at| self.site_at(at)).collect(),
        }
    }

    /// The rows of a part that are asked for, in no order.
    fn asked_for(&self, part: &Part, request: &PageRequest) -> Vec<usize> {
        let sieve = Sieve::of(self, part, &request.filter);
        let spots = &part.columns.spots;
        let mut rows = Vec::new();
        match (&request.within, request.bbox) {
            (Some((area, rule)), bbox) => counted_in(part, area, *rule, &sieve, &mut |row| {
                if bbox.is_none_or(|bbox| spots[row].bbox.meets(bbox)) {
                    rows.push(row);
                }
            }),
            (None, None) => match sieve.candidates() {
                Some(candidates) => rows.extend(candidates.into_iter().filter(|row| sieve.passes(*row))),
                None => rows.extend((0..part.columns.len()).filter(|row| sieve.passes(*row))),
            },
            (None, Some(bbox)) => part.tree.near(bbox, &mut |row| {
                if spots[row].bbox.meets(bbox) && sieve.passes(row) {
                    rows.push(row);
                }
            }),
        }
        rows
    }

    /// How many of the ordered sites come up to and with `after`. One that is gone counts where its id would stand.
    fn passed(&self, places: &[Place], after: &SiteId, request: &PageRequest) -> usize {
        if request.is_by_id() {
            return places.partition_point(|place| self.id_at(*place) <= after.0.as_str());
        }
        places.iter().position(|place| self.id_at(*place) == after.0).map_or(places.len(), |at| at + 1)
    }

    fn sort(&self, places: &mut [Place], request: &PageRequest) {
        places.sort_unstable();
        if !request.order.is_empty() {
            return self.sort_by_properties(places, &request.order);
        }
        let down = request.descending;
        let row = |place: &Place| {
            let (part, index) = self.at(*place);
            (&part.columns, part.row(index))
        };
        let site = |place: &Place| self.site_at(*place);
        match request.sort {
            Sort::Id if down => places.reverse(),
            Sort::Id => {}
            Sort::Name => places.sort_by(|a, b| unknown_last(site(a).name.as_ref(), site(b).name.as_ref(), down)),
            Sort::FloorArea => places.sort_by_cached_key(|place| {
                let (columns, row) = row(place);
                Standing::of(columns.floor.get(row), down)
            }),
            Sort::VacantArea => places.sort_by_cached_key(|place| {
                let (columns, row) = row(place);
                Standing::of(columns.vacant.get(row), down)
            }),
            Sort::AvailableArea => places.sort_by_cached_key(|place| {
                let (columns, row) = row(place);
                Standing::of(columns.available.get(row), down)
            }),
            Sort::OwnerCount => places.sort_by_cached_key(|place| {
                let (columns, row) = row(place);
                Standing::of(columns.owner_count(row), down)
            }),
            Sort::AskingPrice => places.sort_by_cached_key(|place| {
                let (columns, row) = row(place);
                Standing::of(columns.price(row), down)
            }),
            Sort::Vacancy => places.sort_by_cached_key(|place| {
                let (columns, row) = row(place);
                Standing::of(vacancy_percent(columns.floor.get(row), columns.vacant.get(row)), down)
            }),
            Sort::ContiguousArea => places.sort_by_cached_key(|place| Standing::of(contiguous_area(site(place)), down)),
            Sort::StoreyHeight => places.sort_by_cached_key(|place| Standing::of(storey_height_cm(site(place)), down)),
            Sort::AsOf => places.sort_by_cached_key(|place| Standing::of(site(place).standing().as_of, down)),
        }
    }

    fn sort_by_properties(&self, places: &mut [Place], order: &[Key]) {
        let mut keyed: Vec<(Place, Vec<Value<'_>>)> = places
            .iter()
            .map(|place| {
                let seat = self.seat_at(*place);
                (*place, order.iter().map(|key| seat.value(key.property)).collect())
            })
            .collect();
        let compare = |a: &[Value<'_>], b: &[Value<'_>]| {
            let pairs = order.iter().zip(a.iter().zip(b));
            pairs.map(|(key, (a, b))| in_order(a, b, key.descending)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        };
        keyed.sort_by(|(_, a), (_, b)| compare(a, b));
        places.iter_mut().zip(keyed).for_each(|(place, (sorted, _))| *place = sorted);
    }

    /// A site with its place in this atlas.
    #[must_use]
    pub fn seat(&self, id: &SiteId) -> Option<Seat<'_>> {
        Some(self.seat_at(self.place(id)?))
    }

    fn seat_at(&self, place: Place) -> Seat<'_> {
        let (part, index) = self.at(place);
        Seat { atlas: self, part, index }
    }

    /// What a list shows of a site of this atlas.
    #[must_use]
    pub fn summary<'a>(&'a self, site: &'a Site) -> Summary<'a> {
        let seat = self.place(&site.id).map(|place| self.at(place));
        let row = seat.map(|(part, index)| (&part.columns, part.row(index)));
        let category = row.map(|(columns, row)| columns.category(row));
        let centre = seat.and_then(|(part, index)| part.centre(index));
        let vacant = row.and_then(|(columns, row)| columns.vacant.get(row));
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
            street: row.and_then(|(columns, row)| Some(columns.streets[columns.category(row).street? as usize].as_str())),
            lon: centre.map(|centre| centre.lon()),
            lat: centre.map(|centre| centre.lat()),
            supply_class: category.and_then(|category| category.supply_class),
            floor_area_m2: floor_area(site),
            vacant_area_m2: vacant,
            vacancy_percent: vacancy_percent(floor_area(site), vacant),
            contiguous_vacant_area_m2: contiguous_area(site),
            storey_height_m: storey_height_cm(site).map(|height| f64::from(height) / 100.0),
            available_area_m2: row.and_then(|(columns, row)| columns.available.get(row)),
            owner_kind: category.and_then(|category| category.owner_kind),
            owner_count: row.and_then(|(columns, row)| columns.owner_count(row)),
            asking_price_yuan_per_m2: row.and_then(|(columns, row)| columns.price(row)),
            status,
            example: standing.is_example(),
            confidence: standing.confidence,
            as_of: standing.as_of,
        }
    }
}

/// A value in its place in a list, unknown last in either direction.
#[derive(PartialEq, Eq)]
struct Standing<T> {
    value: Option<T>,
    down: bool,
}

impl<T> Standing<T> {
    fn of(value: Option<T>, down: bool) -> Self {
        Self { value, down }
    }
}

impl<T: Ord> PartialOrd for Standing<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> Ord for Standing<T> {
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
