//! A made-up city, the same for the same seed, with everything a real one has: unknown figures, parts of buildings, overlapping zones,
//! sites without a position. Shared with the measurements in `benches/atlas.rs`.

use std::sync::Arc;

use zaiti::estate::{
    Building, Carrier, CarrierStatus, Confidence, Dataset, Fact, IdleProperty, Known, M0Parcel, OwnerKind, Place, Provenance,
    Revision, Site, SiteBody, SiteId, Space, SupplyClass, Tenure,
};
use zaiti::geometry::{LonLat, Shape};
use zaiti::programme::{Programme, ZoneId, ZoneOutline};
use zaiti::units::{Area, Share, YuanPerSquareMetre};

/// Metres of a degree of longitude and latitude hereabouts, near enough to draw with.
const METRES: (f64, f64) = (96_900.0, 110_860.0);
/// The middle of the city.
pub(crate) const MIDDLE: (f64, f64) = (106.55, 29.56);

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From nought up to, but not reaching, one.
    pub(crate) fn part(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn within(&mut self, low: f64, high: f64) -> f64 {
        low + self.part() * (high - low)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit as u64) as usize
    }

    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.roll() % 100 < percent
    }
}

/// A city of so many sites.
pub(crate) fn dataset(sites: usize, seed: u64) -> Dataset {
    spread_out(sites, seed, (sites as f64 / 20_000.0).sqrt().max(0.05))
}

/// A city as dense as the district is, 20,000 buildings on some 24 km², whose streets are quarters of it.
#[allow(dead_code, reason = "the measurements use it, the tests do not")]
pub(crate) fn dense(sites: usize, seed: u64) -> Dataset {
    let mut city = spread_out(sites, seed, density(sites));
    city.sites.iter_mut().for_each(name_quarter);
    city
}

/// How far a city spreads that is as dense as the district.
#[allow(dead_code, reason = "the measurements use it, the tests do not")]
pub(crate) fn density(sites: usize) -> f64 {
    0.46 * (sites as f64 / 20_000.0).sqrt()
}

/// Calls the street of a site by the quarter it is in.
#[allow(dead_code, reason = "the measurements use it, the tests do not")]
pub(crate) fn name_quarter(site: &mut Site) {
    let quarter = site.shape.as_ref().map(|fact| fact.value.bbox()).map(|bbox| {
        let part = |from: f64, middle: f64| ((from - middle) / 0.03).floor() as i64;
        format!("street {}/{}", part(bbox.west, MIDDLE.0), part(bbox.south, MIDDLE.1))
    });
    if let (Some(street), Some(quarter)) = (&mut site.street, quarter) {
        street.value = quarter;
    }
}

/// The clusters of a city.
pub(crate) struct Clusters {
    middles: Vec<(f64, f64)>,
    reach: f64,
}

impl Clusters {
    pub(crate) fn of(dice: &mut Dice, spread: f64) -> Self {
        let middle = |_| {
            let (east, north) = (dice.within(-0.05, 0.05), dice.within(-0.03, 0.03));
            (MIDDLE.0 + east * spread, MIDDLE.1 + north * spread)
        };
        Self { middles: (0..40).map(middle).collect(), reach: 0.012 * spread }
    }

    /// The site of a number, in one of them.
    pub(crate) fn site(&self, dice: &mut Dice, number: usize) -> Site {
        let middle = self.middles[dice.below(self.middles.len())];
        let at = (middle.0 + dice.within(-self.reach, self.reach), middle.1 + dice.within(-self.reach, self.reach));
        site(dice, number, at)
    }
}

fn spread_out(sites: usize, seed: u64, spread: f64) -> Dataset {
    let mut dice = Dice(seed);
    let clusters = Clusters::of(&mut dice, spread);
    let sites = (0..sites).map(|number| clusters.site(&mut dice, number)).collect();
    Dataset { revision: revision(), programme: programme(), outlines: outlines(spread), backdrop: Vec::new(), sites }
}

/// The first revision of a made-up project.
pub(crate) fn revision() -> Revision {
    Revision {
        number: 7,
        at: "2026-06-30T08:00:00Z".parse().unwrap(),
        who: "planner".to_owned(),
        why: "first import".to_owned(),
        content_hash: "0".repeat(64),
    }
}

/// The programme that ships with the product.
pub(crate) fn programme() -> Arc<Programme> {
    Arc::new(Programme::parse(include_str!("../../geodata/yuzhong/programme.json")).unwrap())
}

/// Five zones side by side, each overlapping the next a little.
pub(crate) fn outlines(spread: f64) -> Vec<ZoneOutline> {
    let width = 0.024 * spread;
    (0..5)
        .map(|at| {
            let west = MIDDLE.0 + (f64::from(at) - 2.5) * 0.02 * spread;
            let (south, north) = (MIDDLE.1 - 0.025 * spread, MIDDLE.1 + 0.025 * spread);
            outline("ABCDE".split_at(at as usize).1.split_at(1).0, west, south, west + width, north)
        })
        .collect()
}

/// A rectangular outline of a zone.
pub(crate) fn outline(zone: &str, west: f64, south: f64, east: f64, north: f64) -> ZoneOutline {
    ZoneOutline {
        zone: ZoneId::from(zone),
        shape: rectangle(west, south, east, north),
        official: false,
        version: "sketch".to_owned(),
        drawn_by: "test".to_owned(),
        drawn_on: None,
        note: String::new(),
    }
}

pub(crate) fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Shape {
    surface(&[vec![vec![[west, south], [east, south], [east, north], [west, north]]]])
}

fn surface(polygons: &[Vec<Vec<[f64; 2]>>]) -> Shape {
    Shape::surface(polygons).unwrap()
}

/// A ring around a position whose corners lie between two distances from it: a regular polygon, or a star.
pub(crate) fn ring(at: (f64, f64), corners: usize, inner_m: f64, outer_m: f64) -> Vec<[f64; 2]> {
    (0..corners)
        .map(|corner| {
            let angle = corner as f64 / corners as f64 * std::f64::consts::TAU;
            let radius = if corner.is_multiple_of(2) { outer_m } else { inner_m };
            [at.0 + radius * angle.cos() / METRES.0, at.1 + radius * angle.sin() / METRES.1]
        })
        .collect()
}

/// An area somebody might draw: convex, star-shaped, with a hole, or in two pieces.
pub(crate) fn drawn_area(dice: &mut Dice, radius_m: f64) -> Shape {
    let at = (MIDDLE.0 + dice.within(-0.003, 0.003), MIDDLE.1 + dice.within(-0.003, 0.003));
    match dice.below(4) {
        0 => surface(&[vec![ring(at, 12, radius_m, radius_m)]]),
        1 => surface(&[vec![ring(at, 24, radius_m * 0.4, radius_m)]]),
        2 => surface(&[vec![ring(at, 12, radius_m, radius_m), ring(at, 6, radius_m * 0.3, radius_m * 0.5)]]),
        _ => {
            let beside = (at.0 + 2.5 * radius_m / METRES.0, at.1);
            surface(&[vec![ring(at, 7, radius_m, radius_m)], vec![ring(beside, 10, radius_m * 0.5, radius_m)]])
        }
    }
}

/// Some site of a number somewhere in the middle of a city; the same number is the same id.
pub(crate) fn some_site(dice: &mut Dice, number: usize) -> Site {
    let at = (MIDDLE.0 + dice.within(-0.004, 0.004), MIDDLE.1 + dice.within(-0.004, 0.004));
    site(dice, number, at)
}

fn site(dice: &mut Dice, number: usize, at: (f64, f64)) -> Site {
    let body = match dice.below(100) {
        0..60 => SiteBody::Building(Building { space: space(dice).into(), tenure: tenure(dice).into(), ..Building::default() }),
        60..85 => SiteBody::IdleProperty(Box::new(IdleProperty {
            within: (dice.chance(50) && number > 0).then(|| id(dice.below(number))),
            space: space(dice).into(),
            tenure: tenure(dice).into(),
            ..IdleProperty::default()
        })),
        85..90 => SiteBody::M0Parcel(Box::new(parcel(dice))),
        90..96 => SiteBody::Carrier(Box::new(carrier(dice, number))),
        _ => SiteBody::Place(Place { role: "park".to_owned(), ..Place::default() }),
    };
    let mut site = Site::new(id(number), body);
    site.name = dice.chance(60).then(|| format!("大厦 Tower {number}"));
    site.plan_named = dice.chance(10);
    site.street = maybe(dice, 80, |dice| ["大坪", "上清寺", "解放碑", "朝天门"][dice.below(4)].to_owned());
    site.zone = maybe(dice, 10, |dice| ZoneId::from(["A", "B", "C", "D", "E", "Z9"][dice.below(6)]));
    site.supply_class = maybe(dice, 40, |dice| [SupplyClass::IdleBuilding, SupplyClass::IdleFactory][dice.below(2)]);
    site.shape = maybe(dice, 90, |dice| shape(dice, at));
    site
}

pub(crate) fn id(number: usize) -> SiteId {
    SiteId(format!("S-{number:07}"))
}

fn shape(dice: &mut Dice, at: (f64, f64)) -> Shape {
    let size = dice.within(8.0, 40.0);
    let inner = size * dice.within(0.6, 1.0);
    // Points as the gate lets them in, so that they are stored as they are.
    let grain = |degrees: f64| (degrees * 1e7).round() / 1e7;
    if dice.chance(10) {
        Shape::Point(LonLat::new(grain(at.0), grain(at.1)).unwrap())
    } else {
        surface(&[vec![ring(at, 8, inner, size)]])
    }
}

fn maybe<T>(dice: &mut Dice, percent: u64, make: impl FnOnce(&mut Dice) -> T) -> Known<T> {
    dice.chance(percent).then(|| {
        let confidence = if dice.chance(5) { Confidence::Example } else { Confidence::Reported };
        let value = make(dice);
        Fact::new(value, &Provenance { source: Arc::from("survey"), as_of: None, confidence })
    })
}

fn space(dice: &mut Dice) -> Space {
    let floor = dice.below(3_000_000) as i64;
    let vacant = (dice.part() * floor as f64) as i64;
    Space {
        floor_area: maybe(dice, 80, |_| Area::from_hundredths(floor)),
        vacant_area: maybe(dice, 60, |_| Area::from_hundredths(vacant)),
        committed_area: maybe(dice, 20, |dice| Area::from_hundredths(dice.below(500_000) as i64)),
        levels_above: maybe(dice, 50, |dice| dice.below(40) as u16),
        ..Space::default()
    }
}

fn tenure(dice: &mut Dice) -> Tenure {
    let kinds = [OwnerKind::State, OwnerKind::Collective, OwnerKind::Private, OwnerKind::Foreign, OwnerKind::Mixed];
    Tenure {
        owner_kind: maybe(dice, 70, |dice| kinds[dice.below(5)]),
        owner_count: maybe(dice, 70, |dice| 1 + dice.below(50) as u32),
        ..Tenure::default()
    }
}

fn parcel(dice: &mut Dice) -> M0Parcel {
    M0Parcel {
        land_area: maybe(dice, 90, |dice| Area::from_hundredths(dice.below(5_000_000) as i64)),
        plot_ratio_hundredths: maybe(dice, 90, |dice| 100 + dice.below(400) as u16),
        auxiliary_share: maybe(dice, 90, |_| Share::nearest(0.3)),
        outside_district: dice.chance(10),
        unit_cost: maybe(dice, 50, |dice| YuanPerSquareMetre::from_hundredths(dice.below(1_000_000) as i64)),
        ..M0Parcel::default()
    }
}

fn carrier(dice: &mut Dice, number: usize) -> Carrier {
    let states = [CarrierStatus::Proposed, CarrierStatus::Converting, CarrierStatus::Built, CarrierStatus::Delisted];
    Carrier {
        within: (dice.chance(40) && number > 0).then(|| id(dice.below(number))),
        status: maybe(dice, 90, |dice| states[dice.below(4)]),
        carrier_area: maybe(dice, 90, |dice| Area::from_hundredths(dice.below(2_000_000) as i64)),
        incubatees: maybe(dice, 80, |dice| dice.below(90) as u32),
        ..Carrier::default()
    }
}
