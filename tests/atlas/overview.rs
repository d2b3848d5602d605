//! Where the district stands, on a district small enough to add up by hand.

use jiff::civil::date;
use zaiti::atlas::{Atlas, Question, Tally};
use zaiti::estate::{Carrier, CarrierStatus, Confidence, M0Parcel, Place, Site, SiteBody, SiteId};
use zaiti::programme::ZoneId;
use zaiti::units::{Area, Share};

use crate::parts::{building, dataset, fact, part, square_metres};

fn carrier(id: &str, zone: Option<&str>, status: Option<CarrierStatus>, area: Option<i64>, firms: Option<u32>) -> Site {
    let carrier = Carrier {
        status: status.and_then(fact),
        carrier_area: area.and_then(square_metres),
        incubatees: firms.and_then(fact),
        tech_firms: firms.and_then(fact),
        ..Carrier::default()
    };
    let mut site = Site::new(SiteId::from(id), SiteBody::Carrier(Box::new(carrier)));
    site.zone = zone.map(ZoneId::from).and_then(fact);
    site
}

fn in_zone(mut site: Site, zone: &str) -> Site {
    site.zone = fact(ZoneId::from(zone));
    site
}

fn district() -> Atlas {
    use CarrierStatus as S;
    let mut parcel = Site::new(
        SiteId::from("m"),
        SiteBody::M0Parcel(Box::new(M0Parcel {
            land_area: square_metres(1_000),
            plot_ratio_hundredths: fact(300),
            auxiliary_share: fact(Share::nearest(0.3)),
            ..M0Parcel::default()
        })),
    );
    if let SiteBody::M0Parcel(parcel) = &mut parcel.body
        && let Some(land) = &mut parcel.land_area
    {
        land.provenance.confidence = Confidence::Example;
        land.provenance.as_of = Some(date(2026, 9, 30));
    }
    Atlas::build(dataset(vec![
        carrier("c1", Some("A"), Some(S::Built), Some(100_000), Some(700)),
        carrier("c2", Some("A"), Some(S::Rectifying), Some(20_000), None),
        carrier("c3", Some("A"), Some(S::Converting), Some(30_000), Some(9)),
        carrier("c4", Some("A"), Some(S::Proposed), Some(40_000), None),
        carrier("c5", Some("A"), Some(S::Delisted), Some(50_000), Some(99)),
        carrier("c6", Some("D"), Some(S::UnderReview), Some(15_000), Some(80)),
        carrier("c7", None, Some(S::Built), None, Some(5)),
        carrier("c8", Some("B"), None, Some(60_000), Some(7)),
        in_zone(building("b1", 9_000, Some(4_000), None), "A"),
        in_zone(building("b2", 9_000, None, None), "A"),
        part("p1", "b1", 1_000, 1_000),
        in_zone(parcel, "C"),
        Site::new(SiteId::from("place"), SiteBody::Place(Place::default())),
    ]))
}

fn area(square_metres: i64) -> Area {
    Area::from_square_metres(square_metres)
}

#[test]
fn only_built_states_count_and_each_carrier_counts_once() {
    let overview = district().overview(date(2026, 11, 22));
    let a = &overview.zones[0];
    assert_eq!(a.built_area, Tally { sum: area(120_000), known: 2, unknown: 0 });
    assert_eq!((a.under_way_area.sum, a.planned_area.sum, a.carriers), (area(30_000), area(40_000), 5));
    assert_eq!((a.incubatees.sum, a.incubatees.unknown), (700, 1));
    assert_eq!((a.vacant_area.sum, a.vacancy_unknown_sites, a.sites), (area(4_000), 1, 3));
    assert_eq!(overview.zones[1].carriers_of_unknown_status, 1);
    assert_eq!(overview.zones[1].built_area.figure(), Some(Area::ZERO));
    assert_eq!(overview.outside_zones.built_area.figure(), None);
    assert_eq!(overview.total.built_area, Tally { sum: area(135_000), known: 3, unknown: 1 });
    let carriers: u32 = overview.zones.iter().map(|row| row.carriers).sum();
    assert_eq!(carriers + overview.outside_zones.carriers, overview.total.carriers);
}

#[test]
fn the_headline_and_the_table_both_stand_and_a_surplus_fills_no_other_gap() {
    let overview = district().overview(date(2026, 11, 22));
    let gaps: Vec<Option<Area>> = overview.zones.iter().map(|row| row.gap_area).collect();
    assert_eq!(gaps, [60_000, 80_000, 50_000, 0, 10_000].map(|gap| Some(area(gap))));
    assert_eq!((overview.district.headline_m2, overview.district.table_m2), (Some(area(300_000)), Some(area(330_000))));
    assert_eq!(overview.district.gap_to_headline_m2, Some(area(165_000)));
    assert_eq!(overview.district.sum_of_zone_gaps_m2, Some(area(200_000)));
    assert_eq!(overview.outside_zones.gap_area, None);
}

#[test]
fn every_set_of_targets_stands_by_its_day_and_the_zones_beside_the_district() {
    let overview = district().overview(date(2024, 6, 1));
    let sets = overview.target_sets.iter().map(|set| (set.due.year(), set.of_zones, set.target_m2, set.gap_m2, set.expired));
    assert_eq!(
        sets.collect::<Vec<_>>(),
        [
            (2023, false, area(180_000), area(45_000), true),
            (2025, false, area(300_000), area(165_000), false),
            (2025, true, area(330_000), area(200_000), false),
        ]
    );
}

#[test]
fn an_m0_parcel_is_available_by_its_capacity_and_never_vacant() {
    let overview = district().overview(date(2026, 11, 22));
    let c = &overview.zones[2];
    assert_eq!((c.available_area.sum, c.vacant_area), (area(2_100), Tally::default()));
}

#[test]
fn an_enclave_is_told_of_and_counts_towards_nothing() {
    let mut sites = district().sites().iter().cloned().collect::<Vec<_>>();
    for site in &mut sites {
        if let SiteBody::M0Parcel(parcel) = &mut site.body {
            parcel.outside_district = true;
        }
    }
    let atlas = Atlas::build(dataset(sites));
    let overview = atlas.overview(date(2026, 11, 22));
    assert_eq!((overview.zones[2].available_area, overview.zones[2].sites), (Tally::default(), 0));
    assert_eq!((overview.total.enclaves, overview.counts.m0_parcels), (1, 1));
    assert_eq!(atlas.availability(&Question::default()).enclaves, 1);
    assert!(overview.notices.iter().any(|notice| notice.zh.contains("飞地")));
}

#[test]
fn what_must_be_said_is_said_and_only_then() {
    let said = |atlas: &Atlas, day| -> String { atlas.overview(day).notices.into_iter().map(|notice| notice.zh).collect() };
    let late = said(&district(), date(2026, 11, 22));
    for sentence in
        ["仅为辅助决策", "已于2025年12月31日到期", "非官方边界", "含示例数据", "1 处楼宇或物业空置面积未知", "1 个载体状态未知"]
    {
        assert!(late.contains(sentence), "{sentence} is missing from {late}");
    }
    assert!(!said(&district(), date(2025, 12, 31)).contains("到期"));
    let bare = said(&Atlas::build(dataset(Vec::new())), date(2025, 1, 1));
    assert!(!bare.contains("示例") && !bare.contains("未知"), "{bare}");
}

#[test]
fn the_overview_goes_over_the_wire_under_its_agreed_names() {
    let wire = serde_json::to_value(district().overview(date(2026, 11, 22))).unwrap();
    assert_eq!(wire["as_of"], "2026-09-30");
    assert_eq!(wire["example"], true);
    assert_eq!(wire["programme"]["expired"], true);
    assert_eq!(wire["district"]["headline_m2"], 300_000);
    assert_eq!(
        wire["counts"],
        serde_json::json!({"sites": 13, "buildings": 2, "idle_properties": 1, "m0_parcels": 1, "carriers": 8, "places": 1})
    );
    let a = &wire["zones"][0];
    assert_eq!((a["zone"].as_str(), a["official"].as_bool(), a["gap_area_m2"].as_i64()), (Some("A"), Some(false), Some(60_000)));
    assert_eq!(a["targets"][0]["at_least"], 180_000);
    let keys = [
        "built_area_m2",
        "under_way_area_m2",
        "planned_area_m2",
        "vacant_area_m2",
        "available_area_m2",
        "incubatees",
        "tech_firms",
        "vacancy_unknown_sites",
        "sites",
        "carriers",
        "example_sites",
        "name",
    ];
    for key in keys {
        assert!(!a[key].is_null(), "{key}");
    }
    assert!(wire["outside_zones"]["built_area_m2"].is_null());
    assert_eq!(wire["revision"]["number"], 7);
}
