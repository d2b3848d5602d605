//! The district that ships and the real footprints of its buildings: the atlas on ground that nobody made up for it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use fast_mvt::{MvtGeometry, MvtPolygon, MvtReaderRef};
use geo::{MapCoords, Validation};
use zaiti::atlas::{Atlas, GroupBy, Layer, Question};
use zaiti::estate::{Confidence, Dataset, Site, SiteKind};
use zaiti::exchange::{self, ReadOptions};
use zaiti::units::Area;

use crate::{city, tiles};

fn package() -> Dataset {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/yuzhong");
    let mut files = BTreeMap::new();
    let mut take = |path: &str| files.insert(path.to_owned(), std::fs::read(root.join(path)).unwrap());
    for path in ["programme.json", "zones.geojson", "backdrop.geojson"] {
        take(path);
    }
    for entry in std::fs::read_dir(root.join("sites")).unwrap() {
        take(&format!("sites/{}", entry.unwrap().file_name().to_str().unwrap()));
    }
    let package = exchange::read_package(&files).unwrap();
    Dataset {
        revision: city::revision(),
        programme: Arc::new(package.programme),
        outlines: package.outlines,
        backdrop: package.backdrop,
        sites: package.sites,
    }
}

/// The footprints of the district as OpenStreetMap has them, where they are at hand.
fn footprints() -> Option<Vec<Site>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yuzhong/yuzhong_buildings_osm.geojson");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: the real footprints, {} is absent", path.display());
        return None;
    };
    let options = ReadOptions { kind: Some(SiteKind::Building), confidence: Confidence::Reported, ..ReadOptions::default() };
    Some(
        exchange::read("yuzhong_buildings_osm.geojson", &bytes, &options)
            .unwrap()
            .sites
            .into_iter()
            .map(Arc::unwrap_or_clone)
            .collect(),
    )
}

#[test]
fn the_shipped_district_adds_up_zone_by_zone_and_says_that_it_is_an_example() {
    let atlas = Atlas::build(package());
    let overview = atlas.overview(jiff::civil::date(2026, 11, 22));
    assert_eq!(overview.zones.len(), 5);
    assert!(overview.example && overview.notices.iter().any(|notice| notice.zh.contains("示例")));
    let rows = || overview.zones.iter().chain([&overview.outside_zones]);
    assert_eq!(rows().map(|row| row.available_area.sum).sum::<Area>(), overview.total.available_area.sum);
    assert_eq!(rows().map(|row| row.built_area.sum).sum::<Area>(), overview.total.built_area.sum);
    for row in &overview.zones {
        assert!(row.gap_area.unwrap() > Area::ZERO && row.available_area.sum > Area::ZERO, "{:?}", row.zone);
    }
    let answer = atlas.availability(&Question { by: GroupBy::Zone, ..Question::default() });
    for (group, row) in answer.groups.iter().zip(&overview.zones) {
        assert_eq!(group.key.as_deref(), row.zone.as_ref().map(|zone| zone.0.as_str()));
        assert_eq!(group.sums.available_area, row.available_area);
    }
    assert!(atlas.astray().is_empty(), "{:?}", atlas.astray());
}

#[test]
fn tiles_of_the_district_are_sound_from_the_whole_world_down_to_a_street() {
    let mut dataset = package();
    dataset.sites.extend(footprints().unwrap_or_default());
    let atlas = Atlas::build(dataset);
    let mut drawn = 0;
    for z in 0..=16 {
        for tile in tiles::tiles(z, tiles::everything(&atlas)) {
            for layer in Layer::ALL {
                for polygon in polygons_of(&atlas.tile(layer, tile).unwrap()) {
                    tiles::assert_sound(&polygon);
                    let flat = polygon.map_coords(|c| geo::coord! { x: f64::from(c.x), y: f64::from(c.y) });
                    assert_eq!(flat.check_validation().map_err(|fault| fault.to_string()), Ok(()), "{layer:?} {tile:?}");
                    drawn += 1;
                }
            }
        }
    }
    assert!(drawn > 500, "{drawn}");
}

fn polygons_of(bytes: &[u8]) -> Vec<MvtPolygon> {
    let reader = MvtReaderRef::new(bytes).unwrap();
    let geometries = reader.layers().flat_map(|layer| layer.features()).map(|feature| feature.geometry().unwrap());
    geometries
        .filter(|geometry| !matches!(geometry, MvtGeometry::Point(_)))
        .flat_map(|geometry| tiles::polygons(&geometry))
        .collect()
}
