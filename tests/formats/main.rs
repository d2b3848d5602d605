//! Files a district really has, through the one public door: what is read, what is refused, and how it is said.

mod books;
mod ground;
mod layers;
mod messier;
mod messy;

use std::collections::BTreeMap;
use std::path::Path;

use zaiti::estate::{Confidence, OwnerKind, SiteKind};
use zaiti::exchange::{Checked, Counts, ExchangeError, ReadOptions, Severity, read, read_package, tally};
use zaiti::geometry::{Axes, Bbox, Datum, LonLat, Shape};
use zaiti::units::{Area, YuanPerSquareMetre};

fn table(text: &str) -> Checked {
    read("ledger.csv", text.as_bytes(), &ReadOptions::default()).expect("the table is readable")
}

fn features(text: &str) -> Checked {
    let text = format!(r#"{{"type":"FeatureCollection","features":[{text}]}}"#);
    read("sites.geojson", text.as_bytes(), &ReadOptions::default()).expect("the collection is readable")
}

fn refusal(bytes: &[u8]) -> ExchangeError {
    read("sites.geojson", bytes, &ReadOptions::default()).expect_err("the file is refused")
}

fn reconciles(counts: Counts) -> bool {
    counts.read == counts.accepted + counts.refused + counts.skipped && counts.noted <= counts.accepted
}

const SQUARE: &str =
    r#"{"type":"Polygon","coordinates":[[[106.55,29.56],[106.551,29.56],[106.551,29.561],[106.55,29.561],[106.55,29.56]]]}"#;

fn building(id: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","id":"{id}","properties":{{"kind":"building"}},"geometry":{geometry}}}"#)
}

#[test]
fn a_messy_chinese_ledger_is_read_with_a_finding_for_everything_interpreted() {
    let text = "渝中区闲置楼宇台账,,,,,,\n填报单位：某街道,,,,,,\n\
        楼宇编码,楼宇名称,总建筑面积（万㎡）,空置面积,产权性质,业主报价(元/㎡),平均租金（元/㎡·天）\n\
        Y-1,甲大厦,１．２,\"3,500\",国有,8500,1.5\n\
        Y-2,乙大厦,约0.8,约1200平方米,民营,—,\n\
        Y-3,丙大厦,0.5,三千,国有,6000,\n\
        ,合计,2.5,4700,,,\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let checked = read("ledger.csv", &bytes, &ReadOptions::default()).expect("readable");
    assert!(reconciles(checked.counts));
    assert_eq!(checked.counts, Counts { read: 4, accepted: 2, noted: 2, refused: 1, skipped: 1 });
    let [first, second] = checked.sites.as_slice() else { panic!("two sites") };
    let space = first.space().unwrap();
    assert_eq!(space.floor_area.as_ref().unwrap().value, Area::from_square_metres(12_000));
    assert_eq!(space.vacant_area.as_ref().unwrap().value, Area::from_square_metres(3_500));
    assert_eq!(first.offer().unwrap().rent_per_month.as_ref().unwrap().value, YuanPerSquareMetre::from_hundredths(4_563));
    assert_eq!(first.tenure().unwrap().owner_kind.as_ref().unwrap().value, OwnerKind::State);
    let vacant = second.space().unwrap().vacant_area.as_ref().unwrap();
    assert_eq!((vacant.value, vacant.provenance.confidence), (Area::from_square_metres(1_200), Confidence::Estimated));
    assert!(second.offer().unwrap().asking_price.is_none());
    let codes = tally(&checked.findings);
    for code in ["read-as-gb18030", "title-row", "unit-in-heading", "unit-assumed", "total-row", "approximate", "read-as-unknown"]
    {
        assert!(codes.contains_key(code), "{code} is missing from {codes:?}");
    }
    let fault = checked.findings.iter().find(|finding| finding.severity == Severity::Fault).unwrap();
    assert_eq!((fault.code, fault.place.row, fault.place.field.as_deref()), ("not-a-number", Some(6), Some("空置面积")));
}

#[test]
fn a_total_that_does_not_agree_with_its_rows_is_named() {
    let checked = table("楼宇编码,空置面积(㎡)\nA,100\nB,200\n合计,400\n");
    let finding = checked.findings.iter().find(|finding| finding.code == "total-differs").unwrap();
    assert_eq!(finding.place.row, Some(4));
    assert!(finding.message.en.contains("400") && finding.message.en.contains("300"), "{}", finding.message.en);
    assert!(!tally(&table("楼宇编码,空置面积(㎡)\nA,100\nB,200\n合计,300\n").findings).contains_key("total-differs"));
}

#[test]
fn a_header_spread_over_two_rows_by_merged_cells_is_put_together() {
    let checked = table("台账,,,\n楼宇编码,楼宇名称,面积(㎡),\n,,总建筑面积,空置面积\nA,甲,1000,200\n");
    let space = checked.sites[0].space().unwrap();
    assert_eq!(space.vacant_area.as_ref().unwrap().value, Area::from_square_metres(200));
    assert_eq!(checked.sites[0].name.as_deref(), Some("甲"));
}

#[test]
fn rows_are_named_as_a_spreadsheet_counts_them() {
    let checked = table("楼宇编码,备注,空置面积\n\nA,\"两\n行\",100\n\nB,,abc\n");
    let fault = checked.findings.iter().find(|finding| finding.severity == Severity::Fault).unwrap();
    assert_eq!(fault.place.row, Some(5));
}

#[test]
fn the_same_id_twice_is_a_fault_that_names_the_first() {
    let checked = table("楼宇编码,空置面积\nA,1\nA,2\n,3\n");
    let fault = checked.findings.iter().find(|finding| finding.code == "duplicate-id").unwrap();
    assert_eq!(fault.place.row, Some(3));
    assert!(fault.message.en.contains('2'));
    assert_eq!(checked.sites.iter().map(|site| site.id.0.as_str()).collect::<Vec<_>>(), ["A", "ledger:4"]);
}

#[test]
fn parts_larger_than_the_whole_refuse_the_row_alone() {
    let checked = table("楼宇编码,总建筑面积(㎡),空置面积(㎡)\nA,100,200\nB,200,100\n");
    assert_eq!(checked.counts, Counts { read: 2, accepted: 1, noted: 0, refused: 1, skipped: 0 });
    assert!(tally(&checked.findings).contains_key("part-exceeds-whole"));
}

#[test]
fn columns_zaiti_does_not_use_are_kept() {
    let checked = table("楼宇编码,备注,空置面积\nA,临街,1\n");
    assert_eq!(checked.sites[0].other.get("备注").map(String::as_str), Some("临街"));
}

#[test]
fn one_bad_feature_never_hides_the_others() {
    let bad = [
        r#"{"type":"Polygon","coordinates":[[[106.5],[106.6,29.5],[106.6,29.6]]]}"#,
        r#"{"type":"Polygon","coordinates":[]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[]]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[[]]]}"#,
        r#"{"type":"Polygon","coordinates":[[[106.5,29.5],[1e308,29.5],[106.6,29.6]]]}"#,
        r#"{"type":"Polygon","coordinates":[[["106.5","29.5"],[106.6,29.5],[106.6,29.6]]]}"#,
        r#"{"type":"Point","coordinates":[null,null]}"#,
        r#"{"type":"LineString","coordinates":[[106.5,29.5],[106.6,29.6]]}"#,
        r#"{"type":"Point"}"#,
        "[106.5,29.5]",
        r#"{"type":"Polygon","coordinates":[[[106.5,29.5],[106.6,29.6],[106.6,29.5],[106.5,29.61],[106.5,29.5]]]}"#,
        "\"POINT(1 2)\"",
    ];
    let all: Vec<String> = bad.iter().enumerate().map(|(at, geometry)| building(&format!("bad-{at}"), geometry)).collect();
    let checked = features(&format!("{},{},7,null", all.join(","), building("good", SQUARE)));
    assert_eq!(
        checked.counts,
        Counts { read: bad.len() as u64 + 3, accepted: 1, noted: 0, refused: bad.len() as u64 + 2, skipped: 0 }
    );
    for at in 0..bad.len() {
        let id = format!("bad-{at}");
        let named = |finding: &&zaiti::exchange::Finding| finding.place.feature.as_deref() == Some(&id);
        assert!(checked.findings.iter().filter(named).any(|finding| finding.severity == Severity::Fault), "{id}");
    }
}

#[test]
fn altitudes_are_dropped_and_open_rings_closed_with_a_note() {
    let open = r#"{"type":"Polygon","coordinates":[[[106.55,29.56,230.5],[106.551,29.56,230],[106.551,29.561,231]]]}"#;
    let checked = features(&building("open", open));
    assert_eq!(checked.counts, Counts { read: 1, accepted: 1, noted: 1, refused: 0, skipped: 0 });
    let codes = tally(&checked.findings);
    assert!(codes.contains_key("altitude-dropped") && codes.contains_key("ring-closed"));
}

#[test]
fn json_that_does_not_parse_names_line_and_column() {
    let cut = format!("{{\"type\":\"FeatureCollection\",\n\"features\":[{},", building("a", SQUARE));
    for bytes in [cut.as_str(), "{\"type\":\"FeatureCollection\",\n\"features\":[{\"a\":NaN}]}", "{\n\"features\": 3}", "{\n} x"]
    {
        let error = refusal(bytes.as_bytes());
        assert!(matches!(&error, ExchangeError::Malformed { line: 2, .. }), "{error:?}");
        assert_eq!(error.finding().place.row, Some(2));
    }
}

#[test]
fn ten_megabytes_of_nesting_are_refused_at_once() {
    let bytes = format!("{{\"type\":\"FeatureCollection\",\"features\":{}", "[".repeat(10_000_000));
    assert!(matches!(refusal(bytes.as_bytes()), ExchangeError::TooDeep { line: 1, .. }));
}

#[test]
fn geojson_in_gbk_is_refused_with_the_conversion_to_use() {
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"name\":\"a\",\n\"attribution\":\"渝中区楼宇\",\"features\":[{}]}}",
        building("a", SQUARE)
    );
    let (bytes, _, _) = encoding_rs::GBK.encode(&text);
    let error = refusal(&bytes);
    assert!(matches!(error, ExchangeError::NotUtf8 { line: 2, chinese: true }), "{error:?}");
    assert!(error.finding().remedy.en.contains("iconv -f GB18030 -t UTF-8"));
}

#[test]
fn swapped_axes_are_named_and_nothing_is_read() {
    let turned = r#"{"type":"Point","coordinates":[29.56,106.55]}"#;
    let checked = features(&format!("{},{}", building("a", turned), building("b", turned)));
    assert_eq!(checked.counts.refused, 2);
    assert_eq!(tally(&checked.findings).get("axes-swapped"), Some(&2));
}

#[test]
fn metres_without_a_datum_are_refused() {
    let metres = r#"{"type":"Point","coordinates":[644424.27,3270603.42]}"#;
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, building("a", metres));
    let checked = read("a.geojson", text.as_bytes(), &ReadOptions::default()).expect("readable");
    assert!(checked.sites.is_empty() && tally(&checked.findings).contains_key("datum-needed"), "{:?}", checked.findings);
}

/// A place on Jiefangbei, and the district around it.
const PLACE: (f64, f64) = (106.5770, 29.5586);

fn district() -> Bbox {
    Bbox::new([106.48, 29.53], [106.60, 29.585]).expect("a box")
}

fn at_place(checked: &Checked) -> bool {
    let near = |site: &zaiti::estate::Site| match &site.shape.as_ref().expect("a shape").value {
        Shape::Point(at) => (at.lon() - PLACE.0).abs() < 2e-6 && (at.lat() - PLACE.1).abs() < 2e-6,
        Shape::Surface(_) => false,
    };
    !checked.sites.is_empty() && checked.sites.iter().all(|site| near(site))
}

#[test]
fn a_declared_datum_is_converted_from_whoever_declares_it() {
    let place = LonLat::new(PLACE.0, PLACE.1).expect("a position");
    for datum in Datum::ALL {
        let (x, y) = datum.from_cgcs2000(place);
        let plain = format!("楼宇编码,经度,纬度\nA,{x},{y}\n");
        let by_importer = ReadOptions { datum: Some(datum), ..ReadOptions::default() };
        let turned = format!("楼宇编码,经度,纬度\nA,{y},{x}\n");
        let northing_first = ReadOptions { axes: Some(Axes::NorthEast), ..by_importer.clone() };
        let by_row = format!("楼宇编码,坐标系,经度,纬度\nA,{},{x},{y}\n", datum.word());
        let by_heading = format!("楼宇编码,经度({0}),纬度({0})\nA,{x},{y}\n", datum.word());
        let silent = ReadOptions::default();
        for (text, options) in [(plain, &by_importer), (turned, &northing_first), (by_row, &silent), (by_heading, &silent)] {
            let checked = read("a.csv", text.as_bytes(), options).expect("readable");
            assert!(at_place(&checked), "{text}\n{:?}", checked.findings);
        }
    }
    let (x, y) = Datum::Cm105.from_cgcs2000(place);
    let text = format!(
        r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::4544"}}}},"features":[{}]}}"#,
        building("a", &format!(r#"{{"type":"Point","coordinates":[{x},{y}]}}"#))
    );
    let checked = read("a.geojson", text.as_bytes(), &ReadOptions::default()).expect("readable");
    assert!(at_place(&checked) && checked.datum == Some(Datum::Cm105));
}

#[test]
fn metres_without_a_datum_are_refused_with_the_guess_and_its_runner_up() {
    let place = LonLat::new(PLACE.0, PLACE.1).expect("a position");
    let (x, y) = Datum::Cm105.from_cgcs2000(place);
    let text = format!("楼宇编码,经度,纬度\nA,{x},{y}\n");
    let options = ReadOptions { district: Some(district()), ..ReadOptions::default() };
    let checked = read("a.csv", text.as_bytes(), &options).expect("readable");
    assert_eq!((checked.counts.refused, checked.sites.len()), (1, 0));
    let finding = checked.findings.iter().find(|finding| finding.code == "datum-needed").expect("asked for");
    assert!(
        finding.message.en.contains(Datum::Cm105.name_en()) && finding.message.zh.contains(Datum::Cm105.name_zh()),
        "{finding:?}"
    );
}

/// Points all over the district, as a ledger in a datum has them.
fn spread(datum: Datum) -> String {
    let mut text = "楼宇编码,经度,纬度\n".to_owned();
    for at in 0..600_u32 {
        let (column, row) = (f64::from(at % 30), f64::from(at / 30));
        let place = LonLat::new(106.4805 + column * 0.004, 29.5305 + row * 0.0028).expect("a position");
        let (x, y) = datum.from_cgcs2000(place);
        text.push_str(&format!("P-{at},{x:.7},{y:.7}\n"));
    }
    text
}

#[test]
fn shifted_coordinates_that_nobody_declared_are_refused_until_someone_declares_them() {
    let options = ReadOptions { district: Some(district()), ..ReadOptions::default() };
    let honest = read("a.csv", spread(Datum::Cgcs2000).as_bytes(), &options).expect("readable");
    assert!(!tally(&honest.findings).contains_key("datum-suspect"), "{:?}", honest.findings);
    let text = spread(Datum::Gcj02);
    let doubted = read("a.csv", text.as_bytes(), &options).expect("readable");
    let finding = doubted.findings.iter().find(|finding| finding.code == "datum-suspect").expect("doubted");
    assert_eq!(finding.severity, Severity::Fault);
    assert!(finding.message.en.contains("GCJ-02") && finding.message.en.contains("next "), "{}", finding.message.en);
    assert!(finding.message.en.contains(" m apart"), "{}", finding.message.en);
    assert!(doubted.sites.is_empty());
    assert_eq!(doubted.counts.refused, doubted.counts.read);
    let as_they_are = ReadOptions { datum: Some(Datum::Cgcs2000), ..options.clone() };
    let believed = read("a.csv", text.as_bytes(), &as_they_are).expect("readable");
    assert_eq!(believed.counts.accepted, believed.counts.read);
    let declared = ReadOptions { datum: Some(Datum::Gcj02), ..options };
    assert!(!tally(&read("a.csv", text.as_bytes(), &declared).expect("readable").findings).contains_key("datum-suspect"));
}

#[test]
fn real_footprints_in_gcj02_are_doubted_by_the_district_border() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/yuzhong"));
    let (Ok(buildings), Ok(border)) =
        (std::fs::read(folder.join("yuzhong_buildings_osm.geojson")), std::fs::read(folder.join("yuzhong_district.geojson")))
    else {
        println!("skipped: {} is absent", folder.display());
        return;
    };
    let border: serde_json::Value = serde_json::from_slice(&border).expect("JSON");
    let outline = Shape::from_geojson(&border["features"][0]["geometry"]).expect("a border").shape;
    let options = ReadOptions { district: Some(outline.bbox()), outline: Some(outline), ..ReadOptions::default() };
    let honest = read("osm.geojson", &buildings, &options).expect("readable");
    assert!(!tally(&honest.findings).contains_key("datum-suspect"), "{:?}", honest.findings.first());
    let mut text = "楼宇编码,经度,纬度\n".to_owned();
    for site in &honest.sites {
        let (x, y) = Datum::Gcj02.from_cgcs2000(site.shape.as_ref().expect("a shape").value.label_point());
        text.push_str(&format!("{},{x:.7},{y:.7}\n", site.id));
    }
    let shifted = read("a.csv", text.as_bytes(), &options).expect("readable");
    let finding = shifted.findings.iter().find(|finding| finding.code == "datum-suspect").expect("doubted");
    println!("{}", finding.message.en);
    assert!(finding.message.en.contains("most likely") && finding.message.en.contains("GCJ-02"), "{}", finding.message.en);
}

#[test]
fn an_unknown_datum_or_half_a_position_is_a_fault_of_its_row() {
    let checked = table("楼宇编码,坐标系,经度,纬度\nA,local:重庆独立,106.5,29.5\nB,,106.5,\nC,,0,0\nD,,东,西\nE,,106.5,29.5\n");
    assert_eq!((checked.counts.accepted, checked.counts.refused), (1, 4));
    for code in ["datum-unknown", "position-incomplete", "position-zero", "position-malformed"] {
        assert_eq!(tally(&checked.findings).get(code), Some(&1), "{code}");
    }
}

#[test]
fn what_is_no_file_of_sites_is_refused_with_a_remedy() {
    for (bytes, code) in [
        (&b""[..], "empty-file"),
        (b"\xef\xbb\xbf \n", "empty-file"),
        (b"hello, world\nfoo, bar\n", "no-header"),
        (b"PK\x03\x04\0\0", "unknown-format"),
        (b"\xff\xff\x81\x0a", "undecodable"),
        (b"{}", "no-features"),
        (b"[1,2]", "malformed-json"),
        ("楼宇编码,空置面积\n\"A,1\n".as_bytes(), "open-quote"),
    ] {
        let finding = read("file", bytes, &ReadOptions::default()).expect_err(code).finding();
        assert_eq!(finding.code, code);
        assert!(!finding.remedy.zh.is_empty() && !finding.remedy.en.is_empty());
    }
}

#[test]
fn the_package_that_ships_is_read_without_a_fault() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/yuzhong"));
    let mut files = BTreeMap::new();
    for folder in ["", "sites"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the package ships") {
            let path = entry.expect("a readable entry").path();
            if path.is_file() {
                let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                files.insert(name, std::fs::read(&path).expect("a readable file"));
            }
        }
    }
    let package = read_package(&files).expect("the package is readable");
    let faults: Vec<_> = package.findings.iter().filter(|(_, finding)| finding.severity == Severity::Fault).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(package.outlines.len(), 5);
    assert!(package.sites.iter().any(|site| site.kind() == SiteKind::Place));
}

#[test]
fn real_footprints_are_read_with_their_suspect_storeys_and_overlaps_named() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/yuzhong/yuzhong_buildings_osm.geojson"));
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: {} is absent", path.display());
        return;
    };
    let started = std::time::Instant::now();
    let checked = read("yuzhong_buildings_osm.geojson", &bytes, &ReadOptions::default()).expect("readable");
    println!("2,041 footprints read in {:?}", started.elapsed());
    let codes = tally(&checked.findings);
    assert_eq!((checked.counts.read, checked.counts.accepted), (2_041, 2_041));
    assert_eq!(codes.get("levels-suspect"), Some(&548));
    assert_eq!(codes.get("footprints-overlap"), Some(&45));
    let summary = &checked.findings[0].message.en;
    assert!(summary.contains("548 with suspect") && summary.contains("45 overlapping pairs"), "{summary}");
    assert!(reconciles(checked.counts));
}
