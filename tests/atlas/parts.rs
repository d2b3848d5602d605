//! What is a part of what, and how a drawn area counts it, on figures small enough to add up by hand.

use std::sync::Arc;

use zaiti::atlas::{Atlas, CountRule, GroupBy, Question};
use zaiti::estate::{Building, Confidence, Dataset, Fact, IdleProperty, Provenance, Site, SiteBody, SiteId};
use zaiti::geometry::Shape;
use zaiti::programme::ZoneId;
use zaiti::units::Area;

use crate::city;

pub(crate) fn fact<T>(value: T) -> Option<Fact<T>> {
    let provenance =
        Provenance { source: Arc::from("survey"), as_of: Some(jiff::civil::date(2026, 6, 30)), confidence: Confidence::Reported };
    Some(Fact::new(value, &provenance))
}

pub(crate) fn square_metres(area: i64) -> Option<Fact<Area>> {
    fact(Area::from_square_metres(area))
}

pub(crate) fn building(id: &str, floor: i64, vacant: Option<i64>, shape: Option<Shape>) -> Site {
    let mut building = Building::default();
    building.space.floor_area = square_metres(floor);
    building.space.vacant_area = vacant.and_then(square_metres);
    let mut site = Site::new(SiteId::from(id), SiteBody::Building(building));
    site.shape = shape.and_then(fact);
    site
}

pub(crate) fn part(id: &str, within: &str, floor: i64, vacant: i64) -> Site {
    let mut property = IdleProperty { within: Some(SiteId::from(within)), ..IdleProperty::default() };
    property.space.floor_area = square_metres(floor);
    property.space.vacant_area = square_metres(vacant);
    Site::new(SiteId::from(id), SiteBody::IdleProperty(property.into()))
}

pub(crate) fn dataset(sites: Vec<Site>) -> Dataset {
    let outlines = vec![city::outline("B", 106.50, 29.50, 106.52, 29.52), city::outline("A", 106.51, 29.50, 106.53, 29.52)];
    Dataset { revision: city::revision(), programme: city::programme(), outlines, backdrop: Vec::new(), sites }
}

fn available(atlas: &Atlas, question: &Question) -> i64 {
    atlas.availability(question).total.available_area.sum.hundredths() / 100
}

#[test]
fn a_part_is_counted_itself_and_its_building_counts_what_remains() {
    let house = city::rectangle(106.501, 29.501, 106.502, 29.502);
    let sites =
        vec![building("b", 10_000, Some(6_000), Some(house)), part("p1", "b", 3_000, 2_500), part("p2", "b", 1_000, 1_000)];
    let atlas = Atlas::build(dataset(sites));
    let answer = atlas.availability(&Question { by: GroupBy::Kind, ..Question::default() });
    let vacant: Vec<i64> = answer.groups.iter().map(|group| group.sums.vacant_area.sum.hundredths() / 100).collect();
    assert_eq!(vacant, [2_500, 3_500]);
    assert_eq!(answer.total.floor_area.sum, Area::from_square_metres(10_000));
    assert_eq!(answer.total.vacant_area.sum, Area::from_square_metres(6_000));
    assert_eq!(answer.left_out_within, 2);
    assert_eq!(answer.total.footprint_area.known, 1);
}

#[test]
fn parts_larger_than_their_building_leave_nothing_and_parts_of_unknown_vacancy_take_nothing() {
    let mut unknown = part("p2", "b2", 500, 0);
    if let SiteBody::IdleProperty(property) = &mut unknown.body {
        property.space.vacant_area = None;
    }
    let sites =
        vec![building("b1", 900, Some(100), None), building("b2", 900, Some(100), None), part("p1", "b1", 300, 250), unknown];
    let total = Atlas::build(dataset(sites)).availability(&Question::default()).total;
    assert_eq!((total.vacant_area.sum, total.vacant_area.unknown), (Area::from_square_metres(350), 1));
}

#[test]
fn a_building_that_is_half_in_the_area_counts_half_by_share_and_by_its_centre_all_or_nothing() {
    let house = city::rectangle(106.5010, 29.5010, 106.5020, 29.5020);
    let sites =
        vec![building("b", 10_000, Some(6_000), Some(house)), part("p", "b", 3_000, 2_001), building("c", 100, Some(100), None)];
    let atlas = Atlas::build(dataset(sites));
    let western = |east: f64| city::rectangle(106.5000, 29.5000, east, 29.5030);
    let ask = |east: f64, count| Question { area: Some(western(east)), count, ..Question::default() };
    assert_eq!(available(&atlas, &ask(106.5015, CountRule::Share)), 3_000);
    assert_eq!(available(&atlas, &ask(106.5014, CountRule::Centroid)), 0);
    assert_eq!(available(&atlas, &ask(106.5016, CountRule::Centroid)), 6_000);
    assert_eq!(available(&atlas, &ask(106.5030, CountRule::Share)), 6_000);
    assert_eq!(atlas.availability(&ask(106.5030, CountRule::Share)).unplaced_sites, 1);
}

#[test]
fn where_outlines_overlap_the_smallest_zone_counts_and_the_site_is_listed() {
    let both = city::rectangle(106.514, 29.510, 106.515, 29.511);
    let mut explicit = building("explicit", 10, None, Some(both.clone()));
    explicit.zone = fact(ZoneId::from("B"));
    let mut astray = building("astray", 10, None, Some(both.clone()));
    astray.zone = fact(ZoneId::from("Z"));
    let far = city::rectangle(106.6, 29.6, 106.601, 29.601);
    let sites = vec![
        building("both", 10, None, Some(both)),
        explicit,
        astray,
        building("far", 10, None, Some(far)),
        part("in", "both", 5, 1),
    ];
    let atlas = Atlas::build(dataset(sites));
    let zone = |id: &str| atlas.zone_of(&SiteId::from(id)).map(|zone| zone.0.as_str());
    assert_eq!(["both", "explicit", "astray", "far", "in"].map(zone), [Some("A"), Some("B"), None, None, Some("A")]);
    assert_eq!(atlas.ambiguous().iter().map(|id| id.0.as_str()).collect::<Vec<_>>(), ["both", "in"]);
    assert_eq!(atlas.astray(), [&SiteId::from("astray")]);
}
