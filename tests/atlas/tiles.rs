//! Tiles read back: everything is there once, inside its tile, with rings that turn the right way.

use std::collections::{BTreeMap, BTreeSet};

use fast_mvt::{MvtGeometry, MvtMultiPolygon, MvtPolygon, MvtReaderRef, MvtValue};
use zaiti::atlas::{Atlas, Filter, Layer, TileError, TileId};
use zaiti::estate::{Backdrop, BackdropKind, SiteKind};
use zaiti::geometry::{Bbox, LonLat, Shape};

use crate::laid_up::without_sites;
use crate::{brute::Brute, city};

struct Feature {
    layer: String,
    geometry: MvtGeometry,
    tags: BTreeMap<String, MvtValue>,
}

impl Feature {
    fn text(&self, key: &str) -> Option<&str> {
        match self.tags.get(key) {
            Some(MvtValue::String(text)) => Some(text),
            _ => None,
        }
    }
}

fn read(bytes: &[u8]) -> Vec<Feature> {
    let reader = MvtReaderRef::new(bytes).unwrap();
    let mut features = Vec::new();
    for layer in reader.layers() {
        assert!(!layer.name().is_empty());
        for feature in layer.features() {
            let tags = feature.properties().map(|tag| tag.unwrap()).map(|(key, value)| (key.to_owned(), value.into_owned()));
            features.push(Feature {
                layer: layer.name().to_owned(),
                geometry: feature.geometry().unwrap(),
                tags: tags.collect(),
            });
        }
    }
    features
}

pub(crate) fn tiles(z: u8, bbox: Bbox) -> Vec<TileId> {
    let side = f64::from(1_u32 << z);
    let column = |lon: f64| ((lon / 360.0 + 0.5) * side) as u32;
    let row = |lat: f64| {
        let lat = lat.to_radians();
        ((0.5 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::TAU) * side) as u32
    };
    let rows = row(bbox.north)..=row(bbox.south);
    (column(bbox.west)..=column(bbox.east)).flat_map(|x| rows.clone().map(move |y| TileId::new(z, x, y).unwrap())).collect()
}

pub(crate) fn everything(atlas: &Atlas) -> Bbox {
    let boxes = atlas.sites().iter().filter_map(|site| atlas.shape_of(&site.id)).map(Shape::bbox);
    boxes.reduce(Bbox::union).unwrap()
}

pub(crate) fn polygons(geometry: &MvtGeometry) -> Vec<MvtPolygon> {
    let one = MvtPolygon::try_from(geometry.clone()).map(|polygon| vec![polygon]);
    one.or_else(|_| MvtMultiPolygon::try_from(geometry.clone()).map(|polygons| polygons.0)).unwrap()
}

/// Twice the signed area as the tile specification reckons it: positive for outer rings, negative for holes.
fn twice_area(ring: &geo::LineString<i32>) -> i64 {
    ring.0.windows(2).map(|pair| i64::from(pair[0].x) * i64::from(pair[1].y) - i64::from(pair[1].x) * i64::from(pair[0].y)).sum()
}

pub(crate) fn assert_sound(polygon: &MvtPolygon) {
    assert!(twice_area(polygon.exterior()) > 0);
    assert!(polygon.interiors().iter().all(|hole| twice_area(hole) < 0));
    for at in polygon.exterior().coords().chain(polygon.interiors().iter().flat_map(geo::LineString::coords)) {
        assert!((-64..=4160).contains(&at.x) && (-64..=4160).contains(&at.y), "{at:?}");
    }
}

#[test]
fn every_site_with_a_position_is_a_dot_in_exactly_one_tile_of_each_zoom() {
    let dataset = city::dataset(800, 21);
    let brute = Brute::new(&dataset);
    let placed: Vec<&str> =
        dataset.sites.iter().filter(|site| brute.shape_of(site).is_some()).map(|site| site.id.0.as_str()).collect();
    let atlas = Atlas::build(dataset.clone());
    for z in [0, 5, 12, 14, 16] {
        let mut drawn: Vec<String> = Vec::new();
        for tile in tiles(z, everything(&atlas)) {
            let features = read(&atlas.tile(Layer::Sites, tile).unwrap());
            let dots = features.iter().filter(|feature| feature.layer == "site_points");
            drawn.extend(dots.map(|dot| dot.text("id").unwrap().to_owned()));
        }
        drawn.sort_unstable();
        assert_eq!(drawn, placed, "zoom {z}");
    }
}

/// The box of a tile, without any margin.
fn ground(tile: TileId) -> Shape {
    let side = f64::from(1_u32 << tile.z());
    let (x, y) = (f64::from(tile.x()), f64::from(tile.y()));
    let lon = |x: f64| (x / side - 0.5) * 360.0;
    let lat = |y: f64| (std::f64::consts::PI * (1.0 - 2.0 * y / side)).sinh().atan().to_degrees();
    city::rectangle(lon(x), lat(y + 1.0), lon(x + 1.0), lat(y))
}

#[test]
fn every_footprint_is_drawn_on_each_tile_it_reaches_and_its_rings_turn_the_right_way() {
    let dataset = city::dataset(600, 22);
    let brute = Brute::new(&dataset);
    let atlas = Atlas::build(dataset.clone());
    for z in [13, 14, 16] {
        for tile in tiles(z, everything(&atlas)) {
            let ground = ground(tile);
            let features = read(&atlas.tile(Layer::Sites, tile).unwrap());
            let footprints: Vec<&Feature> = features.iter().filter(|feature| feature.layer == "sites").collect();
            footprints.iter().flat_map(|feature| polygons(&feature.geometry)).for_each(|polygon| assert_sound(&polygon));
            let drawn: BTreeSet<&str> = footprints.iter().map(|feature| feature.text("id").unwrap()).collect();
            let reaching = dataset.sites.iter().filter(|site| {
                brute.shape_of(site).is_some_and(|shape| matches!(shape, Shape::Surface(_)) && shape.intersects(&ground))
            });
            for site in reaching {
                assert!(drawn.contains(site.id.0.as_str()), "{} on {tile:?}", site.id);
            }
        }
    }
    let far_out = read(&atlas.tile(Layer::Sites, tiles(12, everything(&atlas))[0]).unwrap());
    assert!(far_out.iter().all(|feature| feature.layer == "site_points"));
}

/// A position on the grid of a tile.
fn on_grid(tile: TileId, at: geo::Coord<f64>) -> geo::Point<f64> {
    let side = f64::from(1_u32 << tile.z());
    let lat = at.y.to_radians();
    let y = 0.5 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::TAU;
    let unit = |world: f64, number: u32| (world * side - f64::from(number)) * 4096.0;
    geo::Point::new(unit(at.x / 360.0 + 0.5, tile.x()), unit(y, tile.y()))
}

#[test]
fn a_footprint_is_drawn_where_it_stands_at_every_zoom() {
    use geo::{Distance, Euclidean};
    let dataset = city::dataset(300, 28);
    let brute = Brute::new(&dataset);
    let atlas = Atlas::build(dataset.clone());
    let mut compared = 0;
    for site in dataset.sites.iter().step_by(3) {
        let Some(Shape::Surface(surface)) = brute.shape_of(site) else { continue };
        for z in [13, 14, 16, 17, 18, 19, 21] {
            let tile = tiles(z, Bbox::of(atlas.centre_of(&site.id).unwrap()))[0];
            let features = read(&atlas.tile(Layer::Sites, tile).unwrap());
            let mine = features.iter().filter(|feature| feature.layer == "sites" && feature.text("id") == Some(&site.id.0));
            let outlines: Vec<geo::LineString<f64>> = mine
                .flat_map(|feature| polygons(&feature.geometry))
                .map(|polygon| polygon.exterior().coords().map(|at| (f64::from(at.x), f64::from(at.y))).collect())
                .collect();
            assert!(!outlines.is_empty(), "{} {tile:?}", site.id);
            for corner in surface.polygons().iter().flat_map(|polygon| polygon.exterior().coords()) {
                let corner = on_grid(tile, *corner);
                let is_within = [corner.x(), corner.y()].iter().all(|at| (-60.0..4156.0).contains(at));
                let apart = outlines.iter().map(|outline| Euclidean.distance(&corner, outline)).fold(f64::INFINITY, f64::min);
                assert!(!is_within || apart < 2.0, "{} {tile:?}: {corner:?} is {apart} from {outlines:?}", site.id);
                compared += usize::from(is_within);
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn a_tile_is_the_same_whichever_was_drawn_before_it() {
    let dataset = city::dataset(600, 31);
    let (one, other) = (Atlas::build(dataset.clone()), Atlas::build(dataset));
    let order: Vec<TileId> =
        [13, 14, 16, 18].into_iter().flat_map(|z| tiles(z, everything(&one)).into_iter().take(200)).collect();
    let draw = |atlas: &Atlas, tile: &TileId| atlas.tile(Layer::Sites, *tile).unwrap();
    let first: Vec<Vec<u8>> = order.iter().map(|tile| draw(&one, tile)).collect();
    assert!(first.iter().filter(|bytes| !bytes.is_empty()).count() > 10);
    for (tile, first) in order.iter().zip(&first).rev() {
        assert!(draw(&other, tile) == *first, "{tile:?} drawn in another order");
        assert!(draw(&one, tile) == *first, "{tile:?} drawn again");
    }
}

#[test]
fn a_footprint_and_its_dot_say_the_same() {
    let dataset = city::dataset(500, 29);
    let atlas = Atlas::build(dataset);
    let mut both = 0;
    for tile in tiles(14, everything(&atlas)) {
        let features = read(&atlas.tile(Layer::Sites, tile).unwrap());
        let of = |layer: &str| -> BTreeMap<String, &BTreeMap<String, MvtValue>> {
            let named = features.iter().filter(|feature| feature.layer == layer);
            named.map(|feature| (feature.text("id").unwrap().to_owned(), &feature.tags)).collect()
        };
        let footprints = of("sites");
        for (id, dot) in of("site_points") {
            let site = atlas.site(&id.as_str().into()).unwrap();
            let text = |text: &str| MvtValue::String(text.to_owned());
            assert_eq!(dot.get("name"), site.name.as_deref().map(text).as_ref());
            assert_eq!(dot.get("zone"), atlas.zone_of(&site.id).map(|zone| text(&zone.0)).as_ref());
            let vacant = atlas.summary(site).vacant_area_m2.map(|area| MvtValue::Int((area.hundredths() + 50) / 100));
            assert_eq!(dot.get("vacant"), vacant.as_ref());
            let levels = site.space().and_then(|space| space.levels_above.as_ref());
            assert_eq!(dot.get("levels"), levels.map(|levels| MvtValue::Int(i64::from(levels.value))).as_ref());
            if let Some(footprint) = footprints.get(&id) {
                assert_eq!(*footprint, dot, "{id}");
                both += 1;
            }
        }
    }
    assert!(both > 100, "{both}");
}

#[test]
fn a_dot_says_what_it_is_and_nothing_about_its_owner() {
    let atlas = Atlas::build(city::dataset(400, 23));
    let features = read(&atlas.tile(Layer::Sites, TileId::new(0, 0, 0).unwrap()).unwrap());
    let allowed =
        BTreeSet::from(["id", "kind", "name", "zone", "vacant", "available", "floor", "state", "example", "dot", "levels"]);
    let states: BTreeSet<&str> = features.iter().map(|feature| feature.text("state").unwrap()).collect();
    assert_eq!(states, BTreeSet::from(["built", "m0", "other", "planned", "under_way", "unknown", "vacant"]));
    for feature in &features {
        assert!(feature.tags.keys().all(|key| allowed.contains(key.as_str())), "{:?}", feature.tags);
        let site = atlas.site(&feature.text("id").unwrap().into()).unwrap();
        assert_eq!(feature.tags["example"], MvtValue::Bool(site.standing().is_example()));
        assert_eq!(feature.text("kind"), Some(site.kind().word()));
    }
}

#[test]
fn a_zone_is_drawn_with_its_name_its_gap_and_whether_it_is_official() {
    let atlas = Atlas::build(city::dataset(400, 24));
    let mut labels = Vec::new();
    for tile in tiles(14, everything(&atlas)) {
        for feature in read(&atlas.tile(Layer::Zones, tile).unwrap()) {
            assert_eq!(feature.tags["official"], MvtValue::Bool(false));
            if feature.layer == "zone_labels" {
                labels.push(feature.text("zone").unwrap().to_owned());
            } else {
                assert_eq!(feature.layer, "zones");
                polygons(&feature.geometry).into_iter().for_each(|polygon| assert_sound(&polygon));
            }
            let zone = feature.text("zone").unwrap();
            let row = atlas.board().zones.iter().find(|row| row.zone.as_ref().is_some_and(|id| id.0 == zone)).unwrap();
            let gap = (row.gap_area.unwrap().hundredths() + 50) / 100;
            assert_eq!(feature.tags["gap"], MvtValue::Int(gap));
            assert_eq!(feature.text("name"), Some(row.name.zh.as_str()));
        }
    }
    labels.sort_unstable();
    assert_eq!(labels, ["A", "B", "C", "D", "E"]);
}

#[test]
fn the_backdrop_shows_rivers_cut_to_the_tile_and_stations_as_points() {
    let mut dataset = city::dataset(10, 25);
    let feature =
        |kind, name: &str, shape| Backdrop { kind, name: Some(name.to_owned()), name_en: None, shape, source: "drawn".into() };
    let middle = LonLat::new(city::MIDDLE.0, city::MIDDLE.1).unwrap();
    dataset.backdrop = vec![
        feature(BackdropKind::Water, "长江", city::rectangle(100.0, 29.55, 110.0, 29.57)),
        feature(BackdropKind::Station, "大坪", Shape::Point(middle)),
    ];
    let atlas = Atlas::build(dataset);
    let here = tiles(14, Bbox::of(middle))[0];
    let features = read(&atlas.tile(Layer::Backdrop, here).unwrap());
    assert_eq!(features.iter().map(|feature| feature.text("kind").unwrap()).collect::<Vec<_>>(), ["water", "station"]);
    polygons(&features[0].geometry).into_iter().for_each(|polygon| assert_sound(&polygon));
    assert!(matches!(features[1].geometry, MvtGeometry::Point(_)));
}

#[test]
fn the_name_of_a_river_or_park_stands_in_one_tile_however_many_it_crosses() {
    let mut dataset = city::dataset(10, 27);
    let named = |kind, name: Option<&str>, shape| Backdrop {
        kind,
        name: name.map(str::to_owned),
        name_en: Some("name".to_owned()),
        shape,
        source: "drawn".into(),
    };
    let (x, y) = city::MIDDLE;
    dataset.backdrop = vec![
        named(BackdropKind::Water, Some("长江"), city::rectangle(x - 0.2, y - 0.01, x + 0.2, y + 0.01)),
        named(BackdropKind::Park, Some("鹅岭公园"), city::rectangle(x, y, x + 0.001, y + 0.001)),
        named(BackdropKind::Park, None, city::rectangle(x, y, x + 0.001, y + 0.001)),
        named(BackdropKind::District, Some("渝中区"), city::rectangle(x - 0.2, y - 0.2, x + 0.2, y + 0.2)),
    ];
    let around = Bbox::of(LonLat::new(x - 0.2, y - 0.01).unwrap()).union(Bbox::of(LonLat::new(x + 0.2, y + 0.01).unwrap()));
    let atlas = Atlas::build(dataset);
    let mut names = Vec::new();
    for tile in tiles(14, around) {
        let features = read(&atlas.tile(Layer::Backdrop, tile).unwrap());
        let labels = features.iter().filter(|feature| matches!(feature.geometry, MvtGeometry::Point(_)));
        names.extend(labels.map(|label| [label.text("kind").unwrap().to_owned(), label.text("name").unwrap().to_owned()]));
    }
    names.sort_unstable();
    assert_eq!(names, [["park_label", "鹅岭公园"], ["water_label", "长江"]]);
}

#[test]
fn an_empty_tile_has_no_bytes_and_a_tile_outside_the_pyramid_is_refused() {
    let atlas = Atlas::build(city::dataset(50, 26));
    for layer in Layer::ALL {
        assert!(atlas.tile(layer, TileId::new(10, 0, 0).unwrap()).unwrap().is_empty());
        assert_eq!(Layer::parse(layer.word()), Some(layer));
    }
    for (z, x, y) in [(0, 1, 0), (3, 8, 0), (3, 0, 8), (23, 0, 0), (255, 0, 0), (2, u32::MAX, 0)] {
        assert!(matches!(TileId::new(z, x, y), Err(TileError::NoSuchTile { .. })), "{z}/{x}/{y}");
    }
    assert!(atlas.tile(Layer::Sites, TileId::new(TileId::MAX_ZOOM, 0, 0).unwrap()).unwrap().is_empty());
}

/// What a number of a feature is.
fn whole(feature: &Feature, key: &str) -> i64 {
    let number = match feature.tags.get(key) {
        Some(MvtValue::Int(number) | MvtValue::SInt(number)) => Some(*number),
        Some(MvtValue::UInt(number)) => i64::try_from(*number).ok(),
        _ => None,
    };
    number.unwrap()
}

#[test]
fn more_sites_than_a_screen_has_room_for_stand_in_heaps_that_leave_none_out() {
    let dataset = city::dataset(22_000, 31);
    let brute = Brute::new(&dataset);
    let placed = dataset.sites.iter().filter(|site| brute.shape_of(site).is_some()).count();
    assert!(placed > 20_000, "{placed}");
    let shelfless = without_sites(&dataset);
    let atlas = Atlas::build(dataset);
    let world = TileId::new(0, 0, 0).unwrap();
    assert!(
        atlas.tile(Layer::Sites, world).unwrap() == shelfless.tile(Layer::Sites, world).unwrap(),
        "no site is read for a heap"
    );
    let (x, y) = (13_041, 6_782);
    for (z, name) in [(14, "outlines"), (12, "dots"), (10, "dots from afar")] {
        let tile = TileId::new(z, x >> (14 - z), y >> (14 - z)).unwrap();
        let bytes = atlas.tile(Layer::Sites, tile).unwrap();
        assert!(!read(&bytes).is_empty() && bytes == shelfless.tile(Layer::Sites, tile).unwrap(), "no site is read for {name}");
    }
    let drawn = |filter: &Filter| read(&atlas.tile_of(Layer::Sites, world, filter).unwrap());
    let heaps = drawn(&Filter::default());
    assert!(heaps.len() <= 32 * 32 * 7, "{}", heaps.len());
    assert_eq!(heaps.iter().map(|heap| whole(heap, "count")).sum::<i64>(), placed as i64);
    assert!(heaps.iter().all(|heap| heap.layer == "site_points" && heap.text("id").is_none()));

    let kinds = |kind| Filter { kinds: [kind].into(), ..Filter::default() };
    let places = drawn(&kinds(SiteKind::Place)).len();
    let buildings = drawn(&kinds(SiteKind::Building));
    assert!(
        buildings.len() + places < 20_000 && buildings.iter().all(|one| one.text("id").is_some()),
        "few are drawn one by one"
    );
    let known = |features: &[Feature], key: &str| {
        features.iter().filter(|one| one.tags.contains_key(key)).map(|one| whole(one, key)).sum::<i64>()
    };
    let all_kinds = [SiteKind::Building, SiteKind::IdleProperty, SiteKind::M0Parcel, SiteKind::Carrier, SiteKind::Place];
    let single: Vec<Feature> = all_kinds.into_iter().flat_map(|kind| drawn(&kinds(kind))).collect();
    assert_eq!(single.len(), placed);
    for key in ["vacant", "available", "floor"] {
        assert_eq!(known(&heaps, key), known(&single, key), "{key}");
    }
    let unknown = single.iter().filter(|one| !one.tags.contains_key("available")).count();
    assert_eq!(known(&heaps, "unknown"), unknown as i64);
}
