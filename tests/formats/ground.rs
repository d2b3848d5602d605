//! What the project holds already decides with: in which datum a file is, and which footprint a list means.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

use std::path::Path;
use std::sync::Arc;

use zaiti::estate::Site;
use zaiti::exchange::{Checked, ExchangeError, Known, ReadOptions, Severity, join_choice, read, tally};
use zaiti::geometry::{Axes, Datum, LocalGrid, RawShape, Shape};

/// The footprints of the district with its border; `None`, said aloud, where the data is not there.
#[expect(clippy::print_stdout, reason = "what is skipped is said aloud")]
fn district() -> Option<(Vec<Site>, ReadOptions)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/yuzhong"));
    let (Ok(buildings), Ok(border)) =
        (std::fs::read(folder.join("yuzhong_buildings_osm.geojson")), std::fs::read(folder.join("yuzhong_district.geojson")))
    else {
        println!("skipped: {} absent", folder.display());
        return None;
    };
    let border: serde_json::Value = serde_json::from_slice(&border).unwrap();
    let outline = Shape::from_geojson(&border["features"][0]["geometry"]).unwrap().shape;
    let options = ReadOptions { district: Some(outline.bbox()), outline: Some(outline), ..ReadOptions::default() };
    Some((read("osm.geojson", &buildings, &options).unwrap().sites.into_iter().map(Arc::unwrap_or_clone).collect(), options))
}

/// Footprints as a file in a datum has them, which may say of itself what it is in.
fn footprints(sites: &[Site], datum: Datum, says: &str) -> String {
    let feature = |site: &Site| {
        let RawShape::Surface(polygons) = site.shape.as_ref()?.value.raw_in(datum) else { return None };
        let geometry = serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons });
        Some(format!(r#"{{"type":"Feature","id":"n-{}","properties":{{"kind":"building"}},"geometry":{geometry}}}"#, site.id))
    };
    let features: Vec<String> = sites.iter().filter_map(feature).collect();
    format!(r#"{{"type":"FeatureCollection",{says}"features":[{}]}}"#, features.join(","))
}

fn said(read: &Result<Checked, ExchangeError>) -> String {
    match read {
        Ok(checked) => checked
            .findings
            .iter()
            .find(|f| f.code == "datum-suspect" || f.code == "datum-needed")
            .map(|f| f.message.en.clone())
            .unwrap_or_default(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_list_that_comes_again_under_other_ids_is_told_by_its_names() {
    let first =
        read("一季度.csv", "楼宇名称,坐落,空置面积\n甲大厦,某路1号,1200\n乙大厦,,300\n".as_bytes(), &ReadOptions::default())
            .unwrap();
    let knowing = ReadOptions { known: Arc::new(Known::of(first.sites.iter().map(AsRef::as_ref))), ..ReadOptions::default() };
    let told = |name: &str, text: &str| {
        let checked = read(name, text.as_bytes(), &knowing).unwrap();
        let twice = checked.findings.iter().filter(|finding| finding.code == "stands-twice");
        twice.map(|finding| finding.message.en.clone()).collect::<Vec<_>>()
    };
    let again = told("二季度.csv", "楼宇名称,坐落,空置面积\n甲大厦,某路1号,1000\n乙大厦,某路2号,300\n丙大厦,,1\n");
    assert!(again.len() == 2 && again[0].contains("一季度:2") && again[1].contains("一季度:3"), "{again:?}");
    assert!(told("一季度.csv", "楼宇名称,坐落,空置面积\n甲大厦,某路1号,1000\n").is_empty(), "the same id is an update");
    assert!(
        told("二季度.csv", "楼宇名称,坐落,空置面积\n甲大厦,别路9号,1000\n").is_empty(),
        "another address is another building"
    );
}

#[test]
fn shifted_footprints_are_recognised_by_those_the_project_holds_even_where_the_file_claims_wgs_84() {
    let Some((sites, border)) = district() else { return };
    let knowing = ReadOptions { known: Arc::new(Known::of(&sites)), ..border.clone() };
    const CLAIM: &str = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"#;
    for (datum, name) in [(Datum::Gcj02, "GCJ-02"), (Datum::Bd09, "BD-09")] {
        for says in ["", CLAIM] {
            let text = footprints(&sites, datum, says);
            let doubted = read("new.geojson", text.as_bytes(), &knowing);
            let sentence = said(&doubted);
            println!("{sentence}");
            assert!(sentence.contains(&format!("most likely {name}")), "{sentence}");
            assert!(sentence.contains("next CGCS2000") && sentence.contains(" m apart"), "{sentence}");
            let doubted = doubted.unwrap();
            assert!(doubted.sites.is_empty(), "nothing is converted on a guess");
            let readings = doubted.readings.expect("how it may be read");
            let [best, next, ..] = readings.ranked.as_slice() else { panic!("a guess and its runner-up") };
            assert!(
                best.datum == datum && readings.by_footprints && best.on_known > 2 * next.on_known,
                "{:?}",
                readings.sentence
            );
            assert!(readings.ranked.iter().all(|one| !one.applied), "no reading is applied on a guess");
            // The district is some kilometres from the point of the design's table, and the shift changes by metres only.
            let expected = if datum == Datum::Gcj02 { 479.0 } else { 1_056.0 };
            assert!(readings.shift_m.is_some_and(|shift| (shift - expected).abs() < 15.0), "{:?}", readings.shift_m);
            let (Some([lon, lat]), Some([other, _])) = (best.points[0], next.points[0]) else { panic!("points of both") };
            assert!((106.4..106.7).contains(&lon) && (29.5..29.6).contains(&lat) && (lon - other).abs() > 0.003);
            let insisting = ReadOptions { datum: Some(Datum::Cgcs2000), ..knowing.clone() };
            assert!(!read("new.geojson", text.as_bytes(), &insisting).unwrap().sites.is_empty());
        }
    }
    let honest = read("new.geojson", footprints(&sites, Datum::Cgcs2000, CLAIM).as_bytes(), &knowing).unwrap();
    assert!(!tally(&honest.findings).contains_key("datum-suspect"));
    let applied = honest.readings.expect("told also where nothing is doubted").ranked.into_iter().find(|one| one.applied);
    assert_eq!(applied.map(|one| (one.datum, one.axes)), Some((Datum::Cgcs2000, Axes::EastNorth)));
}

#[test]
fn zones_35_and_36_are_told_apart_with_and_without_prefix_and_in_either_axis_order() {
    let Some((sites, border)) = district() else { return };
    for (datum, runner_up) in [
        (Datum::Cm105, Some(Datum::Cm108)),
        (Datum::Cm108, Some(Datum::Cm105)),
        (Datum::Zone35, None),
        (Datum::Zone36, None),
        (Datum::WebMercator, None),
    ] {
        for axes in Axes::BOTH {
            let mut text = "楼宇编码,经度,纬度\n".to_owned();
            for site in &sites {
                let (east, north) = datum.from_cgcs2000(site.shape.as_ref().unwrap().value.label_point());
                let (first, second) = if axes == Axes::EastNorth { (east, north) } else { (north, east) };
                text.push_str(&format!("{},{first:.2},{second:.2}\n", site.id));
            }
            let sentence = said(&read("a.csv", text.as_bytes(), &border));
            println!("{sentence}");
            let order = if axes == Axes::EastNorth { "" } else { ", northing first" };
            assert!(sentence.contains(&format!("most likely {}{order} (", datum.name_en())), "{sentence}");
            if let Some(other) = runner_up {
                assert!(sentence.contains(&format!("next {}{order} (0.0 %", other.name_en())), "{sentence}");
            }
        }
    }
}

#[test]
fn a_local_grid_is_read_by_the_parameters_its_owner_keeps() {
    let grid =
        LocalGrid::parse(r#"{"to": "cm108", "dx_m": 359000, "dy_m": 3271000, "rotation_seconds": 0, "scale": 1}"#).unwrap();
    let options = ReadOptions { local: Some(grid), ..ReadOptions::default() };
    let checked = read("a.csv", "楼宇编码,x坐标,y坐标\nA,566.86,883.50\n".as_bytes(), &options).unwrap();
    let at = checked.sites[0].shape.as_ref().unwrap().value.centroid();
    assert!((at.lon() - 106.551).abs() < 1e-6 && (at.lat() - 29.557).abs() < 1e-6, "{at:?}");
    assert!(!format!("{options:?}").contains("359000"));
}

const HELD: &str = "楼宇编码,名称,别名,坐落,不动产单元号,空间位置\n\
    B-1,甲大厦,老甲楼,上清寺路1号,,\"POLYGON((106.55 29.56,106.551 29.56,106.551 29.561,106.55 29.561,106.55 29.56))\"\n\
    B-2,乙大厦,,中山路2号,500103001001GB00012F00010003,\"POLYGON((106.56 29.56,106.561 29.56,106.561 29.561,106.56 29.561,106.56 29.56))\"\n\
    B-3,同名楼,,,,\"POLYGON((106.57 29.56,106.571 29.56,106.571 29.561,106.57 29.561,106.57 29.56))\"\n\
    B-4,同名楼,,,,\"POLYGON((106.58 29.56,106.581 29.56,106.581 29.561,106.58 29.561,106.58 29.56))\"\n\
    B-5,渝中科技孵化中心,,,,\"POLYGON((106.59 29.56,106.591 29.56,106.591 29.561,106.59 29.561,106.59 29.56))\"\n";

fn with_held(text: &str) -> Checked {
    let held = read("held.csv", HELD.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(held.sites.len(), 5, "{:?}", held.findings);
    let options = ReadOptions { known: Arc::new(Known::of(held.sites.iter().map(AsRef::as_ref))), ..ReadOptions::default() };
    read("list.csv", text.as_bytes(), &options).unwrap()
}

#[test]
fn a_list_without_positions_takes_them_by_id_code_name_alias_and_address_and_asks_about_the_rest() {
    let checked = with_held(
        "楼宇编码,名称,坐落,不动产单元号,空置面积(㎡)\n\
         B-1,改名大厦,,,100\n\
         L-1,随便,,500103001001GB00012F00010009,100\n\
         L-2,甲 大厦,,,100\n\
         L-3,老甲楼,,,100\n\
         L-4,,中山路2号,,100\n\
         L-5,同名楼,,,100\n\
         L-6,渝中科技孵化大厦,,,100\n\
         L-7,毫不相干,,,100\n",
    );
    let shape =
        |id: &str| checked.sites.iter().find(|site| site.id.0 == id).unwrap().shape.as_ref().map(|s| s.value.centroid().lon());
    let near = |id: &str, lon: f64| assert!(shape(id).is_some_and(|found| (found - lon).abs() < 0.001), "{id}: {:?}", shape(id));
    near("B-1", 106.5505);
    near("L-1", 106.5605);
    near("L-2", 106.5505);
    near("L-3", 106.5505);
    near("L-4", 106.5605);
    for asked in ["L-5", "L-6", "L-7"] {
        assert_eq!(shape(asked), None, "{asked} is joined to nothing");
    }
    let about = |id: &str| checked.findings.iter().find(|f| f.place.feature.as_deref() == Some(id) && f.code.starts_with("join"));
    assert!(about("B-1").is_none() && about("L-7").is_none());
    assert!(about("L-2").unwrap().message.en.contains("90 %") && about("L-4").unwrap().severity == Severity::Warning);
    let doubtful = about("L-5").unwrap();
    assert!(doubtful.message.en.contains("B-3") && doubtful.message.en.contains("B-4"), "{}", doubtful.message.en);
    assert!(about("L-6").unwrap().message.en.contains("B-5"), "alike, so offered: {:?}", about("L-6"));
}

#[test]
fn what_a_person_chooses_for_a_doubtful_one_gives_it_a_position_and_what_is_not_there_is_said() {
    let held = read("held.csv", HELD.as_bytes(), &ReadOptions::default()).unwrap();
    let list = "楼宇编码,名称\nL-5,同名楼\nL-6,渝中科技孵化大厦\nL-7,毫不相干\n";
    let with = |joins: &[&str]| {
        let joins = joins.iter().map(|text| join_choice(text).unwrap()).collect();
        let options =
            ReadOptions { known: Arc::new(Known::of(held.sites.iter().map(AsRef::as_ref))), joins, ..ReadOptions::default() };
        read("list.csv", list.as_bytes(), &options).unwrap()
    };
    let asked = with(&[]);
    let offered: Vec<_> = asked.doubtful.iter().map(|one| (one.site.0.as_str(), one.candidates.len())).collect();
    assert_eq!(offered, [("L-5", 2), ("L-6", 1)]);
    let chosen = with(&["L-5=B-4", "L-7=B-404"]);
    let at = |checked: &Checked, id: &str| checked.sites.iter().find(|site| site.id.0 == id).unwrap().shape.clone();
    assert_eq!(at(&chosen, "L-5").unwrap(), at(&held, "B-4").unwrap());
    assert_eq!((at(&chosen, "L-6"), at(&chosen, "L-7")), (None, None));
    assert_eq!(chosen.doubtful.iter().map(|one| one.site.0.as_str()).collect::<Vec<_>>(), ["L-6"]);
    let code = |id: &str| chosen.findings.iter().find(|f| f.place.feature.as_deref() == Some(id)).map(|f| f.code);
    assert_eq!((code("L-5"), code("L-6"), code("L-7")), (Some("joined"), Some("join-doubtful"), Some("join-missing")));
    assert_eq!((join_choice("L-5"), join_choice("=B-4"), join_choice("L-5= ")), (None, None, None));
}

#[test]
fn a_building_that_the_project_holds_under_another_id_is_said_to_stand_twice() {
    let drawn = "楼宇编码,空间位置\n\
        N-1,\"POLYGON((106.55001 29.56,106.551 29.56,106.551 29.561,106.55001 29.561,106.55001 29.56))\"\n\
        N-2,\"POLYGON((106.5508 29.56,106.5518 29.56,106.5518 29.561,106.5508 29.561,106.5508 29.56))\"\n\
        B-2,\"POLYGON((106.56 29.56,106.561 29.56,106.561 29.561,106.56 29.561,106.56 29.56))\"\n";
    let checked = with_held(drawn);
    let twice: Vec<_> =
        checked.findings.iter().filter(|f| f.code == "stands-twice").map(|f| f.place.feature.clone().unwrap()).collect();
    assert_eq!(twice, ["N-1"], "a neighbour and the building itself are no second drawing");
}
