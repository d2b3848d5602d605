//! Made-up projects for the journeys of the store: every kind with every field, and many of one kind. Never here: an assertion.

use std::sync::Arc;

use jiff::civil::{Date, date};
use zaiti::estate::{
    AcquisitionMode, AreaSource, Backdrop, BackdropKind, Building, Carrier, CarrierKind, CarrierProgramme, CarrierStatus,
    Condition, Confidence, Fabric, Fact, FireAcceptance, Floor, Heritage, IdleProperty, Known, LandRight, LevelKind, M0Parcel,
    Offer, Orientation, OwnerKind, Place, Planning, Provenance, Recognition, SafetyGrade, Site, SiteBody, SiteId, Space,
    StructureKind, SupplyClass, Tenure,
};
use zaiti::geometry::{LonLat, Shape};
use zaiti::programme::{Programme, ZoneId, ZoneOutline};
use zaiti::store::NewProject;
use zaiti::units::{Area, Share, YuanPerSquareMetre};

pub(crate) fn source(source: &str, as_of: Option<Date>, confidence: Confidence) -> Provenance {
    Provenance { source: Arc::from(source), as_of, confidence }
}

/// A value that somebody reported in summer.
pub(crate) fn known<T>(value: T) -> Known<T> {
    Some(Fact::new(value, &source("楼宇台账", Some(date(2026, 6, 30)), Confidence::Reported)))
}

pub(crate) fn area(hundredths: i64) -> Known<Area> {
    known(Area::from_hundredths(hundredths))
}

fn price(yuan: i64) -> Known<YuanPerSquareMetre> {
    known(YuanPerSquareMetre::from_hundredths(yuan * 100 + 50))
}

/// A square with its south-west corner there, in grains of 1e-7°.
pub(crate) fn square(west: i64, south: i64, side: i64) -> Shape {
    let degrees = |grains: i64| grains as f64 / 1e7;
    let corner = |x: i64, y: i64| [degrees(1_065_500_000 + west + x), degrees(295_500_000 + south + y)];
    let ring = vec![corner(0, 0), corner(side, 0), corner(side, side), corner(0, side)];
    Shape::surface(&[vec![ring]]).unwrap()
}

fn space() -> Space {
    Space {
        floor_area: area(1_000_001),
        floor_area_source: Some(AreaSource::Certificate),
        usable_area: area(900_001),
        self_used_area: area(300_000),
        let_area: area(200_001),
        vacant_area: area(400_000),
        committed_area: area(10_000),
        contiguous_vacant_area: area(350_000),
        vacant_since: known(date(2024, 2, 29)),
        lease_end: known(date(2027, 6, 30)),
        levels_above: known(18),
        levels_below: known(3),
        year_built: known(1998),
        storey_height_cm: known(375),
    }
}

fn tenure() -> Tenure {
    Tenure {
        owner_kind: known(OwnerKind::Mixed),
        owner_count: known(12),
        owner: known("某某实业有限公司".to_owned()),
        mortgaged: known(true),
        seized: known(false),
        title_dispute: known(false),
        land_right_end: known(date(2051, 12, 31)),
        transition_from: known(date(2023, 3, 1)),
    }
}

fn offer() -> Offer {
    Offer {
        modes: known(vec![AcquisitionMode::Purchase, AcquisitionMode::Lease, AcquisitionMode::EquityInKind]),
        asking_price: price(8_200),
        rent_per_month: price(45),
        incubation_rent: price(32),
        valuation: price(7_900),
        valued_on: known(date(2026, 3, 31)),
        works_cost: price(1_150),
    }
}

fn condition() -> Condition {
    Condition {
        registered_use: known("商服用地/办公".to_owned()),
        heritage: known(Heritage::Traditional),
        safety_grade: known(SafetyGrade::B),
        in_renewal_library: known(true),
        fire_acceptance: known(FireAcceptance::Filed),
        fire_consent: known(true),
        strengthening_budget: known(false),
    }
}

fn fabric() -> Fabric {
    Fabric {
        floorplate: area(120_050),
        clear_height_cm: known(310),
        column_span_cm: known(840),
        core_depth_cm: known(1_275),
        design_load_hundredths: known(250),
        structure: known(StructureKind::FrameShearWall),
        passenger_lifts: known(4),
        goods_lifts: known(1),
        power_va_per_m2: known(80),
        parking: known(120),
    }
}

fn planning() -> Planning {
    Planning {
        land_use: known("商务金融 0505 (GB/T 21010-2017)".to_owned()),
        land_right: known(LandRight::Granted),
        planned_use: known("商业商务".to_owned()),
        positioning: known("数字内容".to_owned()),
        illegal_area: area(1_250),
        expropriation: known(false),
    }
}

fn building() -> Building {
    let floor = Floor {
        label: "吊3".to_owned(),
        order: -3,
        level_kind: known(LevelKind::Hanging),
        space: space(),
        other: Default::default(),
    };
    Building {
        space: space().into(),
        tenure: tenure().into(),
        offer: offer().into(),
        condition: condition().into(),
        fabric: fabric().into(),
        planning: planning().into(),
        floors: vec![floor],
    }
}

fn carrier() -> Carrier {
    Carrier {
        within: Some(SiteId::from("B-1")),
        carrier_kind: known(CarrierKind::Accelerator),
        carrier_programme: known(CarrierProgramme::UniversityRing),
        orientation: known(Orientation::International),
        recognition: known(Recognition::NationallyRegistered),
        status: known(CarrierStatus::Converting),
        carrier_area: area(1_234_567),
        incubation_area: area(1_000_000),
        incubatees: known(37),
        tech_firms: known(9),
        operator: known("运营公司".to_owned()),
        finished_on: known(date(2025, 12, 31)),
        large: known(false),
    }
}

fn parcel() -> M0Parcel {
    M0Parcel {
        land_area: area(2_000_000),
        plot_ratio_hundredths: known(350),
        auxiliary_share: known(Share::from_millionths(150_000).unwrap()),
        unit_cost: price(6_000),
        term_end: known(date(2073, 1, 1)),
        in_approved_park: known(true),
        outside_district: true,
    }
}

/// A site with everything that all kinds share.
fn full(id: &str, body: SiteBody, shape: Shape) -> Site {
    let drawn = source("© OpenStreetMap contributors", None, Confidence::Estimated);
    Site {
        name: Some(format!("“{id}” 大厦 (A|B)\t='")),
        aliases: vec!["老名字".to_owned(), "Old Name".to_owned()],
        address: known("解放碑街道民权路1号".to_owned()),
        street: known("解放碑街道".to_owned()),
        zone: known(ZoneId::from("A")),
        plan_named: true,
        supply_class: known(SupplyClass::IdleFactory),
        shape: Some(Fact::new(shape, &drawn)),
        other: [("联系电话".to_owned(), "000".to_owned()), ("source".to_owned(), "a column of that name".to_owned())].into(),
        ..Site::new(SiteId::from(id), body)
    }
}

/// One site of every kind with every field set, and one of every kind of which nothing is known.
pub(crate) fn every_kind() -> Vec<Site> {
    let idle = IdleProperty {
        within: Some(SiteId::from("B-1")),
        space: space().into(),
        tenure: tenure().into(),
        offer: offer().into(),
        condition: condition().into(),
        fabric: fabric().into(),
        planning: planning().into(),
    };
    let place = Place { role: "university".to_owned(), sensitive: false, precision_m: known(50) };
    let ring = |x: f64| vec![[106.5 + x, 29.5], [106.51 + x, 29.5], [106.51 + x, 29.51], [106.5 + x, 29.51]];
    let hole = vec![[106.502, 29.502], [106.504, 29.502], [106.504, 29.504]];
    let apart = Shape::surface(&[vec![ring(0.0), hole], vec![ring(0.02)]]).unwrap();
    let mut sites = vec![
        full("B-1", SiteBody::Building(building()), apart),
        full("C-1", SiteBody::Carrier(Box::new(carrier())), square(5_000, 0, 4_000)),
        full("I-1", SiteBody::IdleProperty(Box::new(idle)), square(0, 0, 3_333)),
        full("M-1", SiteBody::M0Parcel(Box::new(parcel())), square(0, 9_000, 7_777)),
        full("P-1", SiteBody::Place(place), Shape::Point(LonLat::new(106.577_123_4, 29.557_987_6).unwrap())),
    ];
    let bare = |id: &str, body| Site::new(SiteId::from(id), body);
    sites.extend([
        bare("b-0", SiteBody::Building(Building::default())),
        bare("c-0", SiteBody::Carrier(Box::default())),
        bare("i-0", SiteBody::IdleProperty(Box::default())),
        bare("m-0", SiteBody::M0Parcel(Box::default())),
        bare("p-0", SiteBody::Place(Place { role: "base".to_owned(), sensitive: true, precision_m: None })),
    ]);
    sites.sort_by(|a, b| a.id.cmp(&b.id));
    sites
}

/// Buildings of a plausible fullness on a grid, in order of id.
pub(crate) fn many(count: u32) -> Vec<Site> {
    let told = source("示例", Some(date(2026, 6, 30)), Confidence::Example);
    let build = |n: u32| {
        let floor = i64::from(n) * 7_919 % 9_000_000 + 100_000;
        let vacant = floor * i64::from(n % 10) / 10;
        let fact = |hundredths| Some(Fact::new(Area::from_hundredths(hundredths), &told));
        let space = Space {
            floor_area: fact(floor),
            usable_area: fact(floor),
            vacant_area: fact(vacant),
            levels_above: Some(Fact::new(u16::try_from(n % 40 + 1).unwrap(), &told)),
            ..Space::default()
        };
        let tenure = Tenure {
            owner_kind: Some(Fact::new(OwnerKind::State, &told)),
            owner_count: Some(Fact::new(n % 30 + 1, &told)),
            ..Tenure::default()
        };
        let asking = YuanPerSquareMetre::from_yuan(5_000 + i64::from(n % 4_000));
        let offer = Offer { asking_price: Some(Fact::new(asking, &told)), ..Offer::default() };
        let body = SiteBody::Building(Building {
            space: space.into(),
            tenure: tenure.into(),
            offer: offer.into(),
            ..Building::default()
        });
        let mut site = Site::new(SiteId(format!("B-{n:06}")), body);
        site.name = Some(format!("示例楼宇 {n}"));
        site.street = Some(Fact::new("解放碑街道".to_owned(), &told));
        site.shape = Some(Fact::new(square(i64::from(n % 300) * 6_000, i64::from(n / 300) * 6_000, 4_000), &told));
        site
    };
    (0..count).map(build).collect()
}

pub(crate) fn programme() -> Programme {
    Programme::parse(include_str!("../../geodata/yuzhong/programme.json")).unwrap()
}

pub(crate) fn outlines() -> Vec<ZoneOutline> {
    vec![ZoneOutline {
        zone: ZoneId::from("A"),
        shape: square(-100_000, -100_000, 400_000),
        official: false,
        version: "1".to_owned(),
        drawn_by: "test".to_owned(),
        drawn_on: Some(date(2026, 7, 1)),
        note: "drawn by hand".to_owned(),
    }]
}

pub(crate) fn backdrop() -> Vec<Backdrop> {
    let feature = |kind, name: Option<&str>, shape| Backdrop {
        kind,
        name: name.map(str::to_owned),
        name_en: None,
        shape,
        source: Arc::from("© OpenStreetMap contributors"),
    };
    vec![
        feature(BackdropKind::Water, Some("长江"), square(-900_000, 0, 300_000)),
        feature(BackdropKind::Station, None, Shape::Point(LonLat::new(106.57, 29.55).unwrap())),
    ]
}

/// A project with those sites.
pub(crate) fn project(sites: Vec<Site>) -> NewProject {
    NewProject {
        programme: programme(),
        outlines: outlines(),
        backdrop: backdrop(),
        sites,
        ledger: Vec::new(),
        who: "规划科".to_owned(),
        why: "建库".to_owned(),
    }
}
