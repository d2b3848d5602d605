//! More files as they really come: spreadsheets that show one thing and hold another, tables below tables, forms, positions in degrees and
//! minutes, labels that are wrong. Each is read right, or refused with the place and the remedy.

use rust_xlsxwriter::{Format, Formula, Worksheet};
use zaiti::estate::{Site, Space};
use zaiti::exchange::{Checked, ReadOptions, Severity, read, tally};
use zaiti::geometry::{Bbox, Datum, LonLat};
use zaiti::units::Area;

use super::books::{book, rewritten, sheet};
use super::messy::Expect::{Fault, Reads, Refused};
use super::messy::{Case, Expect, case, complaint, workbook};

const ONE: Expect = Reads(&[("Y-1", Some(1_200_000))]);
const TWO: Expect = Reads(&[("Y-1", Some(1_200_000)), ("Y-2", Some(200_000))]);

fn numbers() -> Vec<Case> {
    let one = |cell: &str| format!("楼宇编码,空置面积(㎡)\nY-1,{cell}\n");
    let mixed = "楼宇编码,空置面积\nY-1,1.2万㎡\nY-2,3亩\nY-3,0.2公顷\nY-4,２０００．５\nY-5,约300平\n";
    let expected = Reads(&[
        ("Y-1", Some(1_200_000)),
        ("Y-2", Some(200_000)),
        ("Y-3", Some(200_000)),
        ("Y-4", Some(200_050)),
        ("Y-5", Some(30_000)),
    ]);
    vec![
        case("a unit of its own in every row", mixed, expected),
        case("万 under 亩 is so many 亩", "楼宇编码,空置面积(亩)\nY-1,0.0018万\n", ONE),
        case("two numbers in two lines of a cell", &one("\"1200\n800\""), Fault("not-a-number", 2)),
        case("two short numbers in two lines", &one("\"120\n800\""), Fault("not-a-number", 2)),
        case("a range with a wave", &one("3000～5000"), Fault("not-a-number", 2)),
        case("a negative in brackets", &one("(1，234)"), Fault("not-a-number", 2)),
        case("full-width thousands", &one("１２，０００．００"), ONE),
        case("Chinese commas that part no thousands", &one("1，20，00"), Fault("not-a-number", 2)),
        case("a share where an area belongs", &one("30%"), Fault("wrong-unit", 2)),
        case("a share in a column of its own", "楼宇编码,空置面积,空置率\nY-1,12000,30%\n", ONE),
        case("floors as a span", "楼宇编码,空置面积,层数\nY-1,12000,B2-5F\n", Fault("not-a-number", 2)),
        case("floors in words", "楼宇编码,空置面积,层数\nY-1,12000,地下2层至地上5层\n", Fault("not-a-number", 2)),
        case("a year among storeys", "楼宇编码,空置面积,层数\nY-1,12000,1998\n", Fault("too-many-levels", 2)),
        case("a height in centimetres", "楼宇编码,空置面积,层高\nY-1,12000,380\n", Fault("height-too-large", 2)),
        case("the price of the whole", "楼宇编码,空置面积,业主报价\nY-1,12000,300万\n", Fault("price-too-high", 2)),
        case("the rent of the whole", "楼宇编码,空置面积,租金\nY-1,12000,42万\n", Fault("price-too-high", 2)),
        case("a span of months", "楼宇编码,空置面积,空置起始\nY-1,12000,2024年3-6月\n", Fault("not-a-date", 2)),
        case("a year in Chinese figures", "楼宇编码,空置面积,空置起始\nY-1,12000,二〇二四年三月\n", Fault("not-a-date", 2)),
        case("January or October", "楼宇编码,空置面积,空置起始\nY-1,12000,2024.1\n", Fault("month-unclear", 2)),
        case("a month with a dot", "楼宇编码,空置面积,空置起始\nY-1,12000,2024.03\n", ONE),
    ]
}

fn tables() -> Vec<Case> {
    let wide: Vec<u8> = "楼宇编码\t空置面积\nY-1\t1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (gbk, _, _) = encoding_rs::GBK.encode("楼宇编码,楼宇名称,空置面积\nY-1,甲大厦,12000\n");
    let broken = gbk.iter().flat_map(|byte| if *byte == b'-' { vec![b'-', 0xff, 0xff] } else { vec![*byte] }).collect();
    let kml = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>甲</name></Placemark></kml>"#;
    vec![
        case("the unit in brackets in the title", "闲置台账（万㎡）\n楼宇编码,空置面积\nY-1,1.2\nY-2,0.2\n", TWO),
        case("the unit in a remark below", "楼宇编码,空置面积\nY-1,1.2\nY-2,0.2\n注：面积单位均为万㎡。\n", TWO),
        case("the unit alone below", "楼宇编码,空置面积\nY-1,1.2\nY-2,0.2\n面积单位：万平方米\n", TWO),
        case("a total that counts", "楼宇编码,空置面积\nY-1,12000\nY-2,2000\n合计（2栋）,14000\n", TWO),
        case(
            "totals by street",
            "所属街道,楼宇编码,空置面积\n甲,Y-1,12000\n甲街道小计,,12000\n乙,Y-2,2000\n乙街道小计,,2000\n总计,,14000\n",
            TWO,
        ),
        case("a mean", "楼宇编码,空置面积\nY-1,12000\nY-2,2000\n平均,7000\n", TWO),
        case("titles of parts", "楼宇编码,空置面积\n一、国有,\nY-1,12000\n（二）民营,\nY-2,2000\n", TWO),
        case(
            "a second table in another unit below",
            "楼宇编码,楼宇名称,空置面积(万㎡)\nY-1,甲,1.2\n\n闲置厂房\n楼宇编码,楼宇名称,空置面积(㎡)\nY-2,乙,2000\n",
            TWO,
        ),
        case(
            "a wider table below a narrow one",
            "楼宇编码,空置面积(万㎡)\nY-1,1.2\n楼宇编码,楼宇名称,坐落,空置面积(㎡)\nY-2,乙,某路,2000\n",
            TWO,
        ),
        case(
            "a table on its side",
            "楼宇编码,Y-1,Y-2\n楼宇名称,甲,乙\n可用面积,13000,3000\n空置面积,12000,2000\n",
            Refused("table-transposed"),
        ),
        case("a form of one building", "楼宇编码,Y-1\n楼宇名称,甲\n空置面积(㎡),12000\n", Refused("table-transposed")),
        case("a form in two columns", "楼宇编码,Y-1,楼宇名称,甲\n可用面积,13000,空置面积,12000\n", Refused("table-transposed")),
        case("a thousands separator without quotes", "楼宇编码,空置面积,备注\nY-1,12,000\n", Fault("figure-torn", 2)),
        case("the same in the middle of a row", "楼宇编码,空置面积,备注\nY-1,12,500,\n", Fault("figure-torn", 2)),
        case("two figures side by side", "楼宇编码,空置面积(公顷),可用面积\nY-1,1.2,12000\nY-2,0.2,2500\n", TWO),
        case("codes kept from becoming numbers", "楼宇编码,空置面积\n=\"Y-1\",=\"12000\"\n", ONE),
        case("as above", "楼宇编码,所属街道,空置面积\nY-1,甲街道,12000\nY-2,同上,2000\n", TWO),
        case("a figure as above", "楼宇编码,所属街道,空置面积\nY-1,甲街道,12000\nY-2,〃,同上\n", Fault("as-above", 3)),
        case(
            "uses that do not add up by a digit",
            "楼宇编码,可用面积,自用面积,出租面积,空置面积\nY-1,12000,500,500,12000\n",
            Fault("use-does-not-add-up", 2),
        ),
        Case { what: "UTF-16 without a mark", name: "台账.txt", bytes: wide, expect: Refused("undecodable") },
        Case { what: "GBK with a few broken bytes", name: "台账.csv", bytes: broken, expect: Refused("undecodable") },
        Case { what: "KML", name: "甲.kml", bytes: kml.as_bytes().to_vec(), expect: Refused("unknown-format") },
        Case {
            what: "KML that calls itself a table",
            name: "甲.csv",
            bytes: kml.as_bytes().to_vec(),
            expect: Refused("unknown-format"),
        },
    ]
}

fn workbooks() -> Vec<Case> {
    let plain = Format::new();
    let shown = |what: &'static str, format: &str, number: f64, expect: Expect| {
        let mut page = sheet("表", &[&["楼宇编码", "空置面积"], &["Y-1"]]);
        page.write_number_with_format(1, 1, number, &Format::new().set_num_format(format)).expect("a number");
        workbook(what, page, expect)
    };
    let mut across = sheet("表", &[&["楼宇编码", "可用面积(㎡)", "空置面积(㎡)"], &["Y-1", "", ""]]);
    across.merge_range(1, 1, 1, 2, "", &plain).expect("merged");
    across.write_number(1, 1, 300).expect("a number");
    let mut banner = sheet("表", &[&["楼宇编码", "空置面积(㎡)"], &["大坪街道"], &["Y-1", "12000"], &["Y-2", "2000"]]);
    banner.merge_range(1, 0, 1, 1, "大坪街道", &plain).expect("merged");
    let mut hidden = sheet("表", &[&["楼宇编码", "空置面积(㎡)", "自用面积(㎡)"], &["Y-1", "12000", "1"], &["Y-2", "2000", "1"]]);
    hidden.set_row_hidden(1).expect("hidden").set_column_hidden(2).expect("hidden");
    vec![
        shown("万㎡ in the number format", "0.00\"万㎡\"", 1.2, ONE),
        shown("亩 in the number format", "0.0\\亩", 18.0, ONE),
        shown("a format that divides by ten thousand", "0!.0,\"万\"", 12_000.0, ONE),
        shown("㎡ in the number format", "#,##0.00\"㎡\"", 12_000.0, ONE),
        shown("negative in red brackets", "#,##0_);[Red](#,##0)", -5.0, Fault("negative-area", 2)),
        shown("per cent in the number format", "0%", 0.3, Fault("wrong-unit", 2)),
        workbook("a figure merged over two columns", across, Fault("merged-figure", 2)),
        workbook("a street merged over its part of the table", banner, TWO),
        workbook("hidden rows and columns", hidden, TWO),
    ]
}

#[test]
fn every_further_messy_file_is_read_right_or_refused_with_place_and_remedy() {
    let cases: Vec<Case> = [numbers(), tables(), workbooks()].into_iter().flatten().collect();
    let complaints: Vec<String> =
        cases.iter().filter_map(|case| complaint(case).map(|complaint| format!("{}: {complaint}", case.what))).collect();
    println!("{} further messy files, {} wrong", cases.len(), complaints.len());
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    assert!(cases.len() >= 40);
}

#[test]
fn tables_side_by_side_are_refused_and_a_contradiction_names_its_cell() {
    let beside = "楼宇名称,坐落,空置面积,楼宇名称,坐落,空置面积\n甲,某路1号,100,乙,某路2号,200\n";
    assert_eq!(faults(&checked(beside, &ReadOptions::default())), ["tables-side-by-side"]);
    let negative = checked("楼宇编码,备注,空置面积(㎡)\nY-1,临街,-5\n", &ReadOptions::default());
    let place = &negative.findings.iter().find(|finding| finding.code == "negative-area").expect("a fault").place;
    assert_eq!((place.cell.as_deref(), place.field.as_deref()), (Some("C2"), Some("空置面积(㎡)")));
}

#[test]
fn an_outline_around_a_district_or_across_the_antimeridian_is_no_building() {
    let feature = |id: &str, ring: &str| {
        format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{"kind":"building"}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#
        )
    };
    let features = [
        feature("around", "[106,29],[107,29],[107,30],[106,30],[106,29]"),
        feature("across", "[179.9,29.5],[-179.9,29.5],[-179.9,29.6],[179.9,29.6],[179.9,29.5]"),
        feature("large", "[106.5,29.5],[106.51,29.5],[106.51,29.51],[106.5,29.51],[106.5,29.5]"),
    ];
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let read = read("a.geojson", text.as_bytes(), &ReadOptions::default()).expect("readable");
    assert_eq!(faults(&read), ["shape-too-large"; 2]);
    assert!(read.findings.iter().any(|finding| finding.message.en.contains("antimeridian")));
    assert_eq!(
        read.sites.iter().map(|site| site.id.0.as_str()).collect::<Vec<_>>(),
        ["large"],
        "a square kilometre is a large building"
    );
}

fn checked(text: &str, options: &ReadOptions) -> Checked {
    read("台账.csv", text.as_bytes(), options).expect("readable")
}

fn at(site: &Site) -> Option<LonLat> {
    site.shape.as_ref().map(|shape| shape.value.centroid())
}

fn faults(checked: &Checked) -> Vec<&'static str> {
    checked.findings.iter().filter(|finding| finding.severity == Severity::Fault).map(|finding| finding.code).collect()
}

#[test]
fn a_position_is_read_in_degrees_and_minutes_in_one_cell_or_as_wkt() {
    for row in [
        "经度,纬度,楼宇编码\n106°34′12″,29°33′36″,A\n",
        "经度,纬度,楼宇编码\nE106°34.2′,北纬29度33分36秒,A\n",
        "楼宇编码,经纬度\nA,\"106.57，29.56\"\n",
        "楼宇编码,经纬度\nA,106°34′12″E 29°33′36″N\n",
        "楼宇编码,轮廓\nA,POINT(106.57 29.56)\n",
    ] {
        let read = checked(row, &ReadOptions::default());
        let position = at(read.sites.first().unwrap_or_else(|| panic!("{row}: {:?}", read.findings))).expect("a position");
        assert!((position.lon() - 106.57).abs() < 1e-6 && (position.lat() - 29.56).abs() < 1e-6, "{row}: {position:?}");
    }
    for (row, code) in [
        ("楼宇编码,经度,纬度\nA,106°64′12″,29°33′36″\n", "position-malformed"),
        ("楼宇编码,经纬度\nA,详见附图\n", "geometry-unusable"),
        ("楼宇编码,经度,纬度\nA,N29°33′36″,E106°34′12″\n", "position-malformed"),
    ] {
        assert_eq!(faults(&checked(row, &ReadOptions::default())), [code], "{row}");
    }
    let shifted = checked("楼宇编码,经纬度(GCJ-02)\nA,\"106.554718,29.554150\"\n", &ReadOptions::default());
    assert_eq!(shifted.datum, Some(Datum::Gcj02));
    assert!(at(&shifted.sites[0]).is_some_and(|place| (place.lon() - 106.551).abs() < 2e-6));
}

const DISTRICT: Bbox = Bbox { west: 106.478, south: 29.531, east: 106.589, north: 29.575 };

#[test]
fn a_label_under_which_nothing_lies_in_the_district_is_not_believed() {
    let options = ReadOptions { district: Some(DISTRICT), ..ReadOptions::default() };
    // Numbers of the meridian 105° that call themselves 108°, as a .prj copied from the neighbour does.
    let places = [(106.551, 29.557), (106.540, 29.560), (106.520, 29.550)];
    let rows: String = (1..)
        .zip(places)
        .map(|(at, (lon, lat))| {
            let (east, north) = Datum::Cm105.from_cgcs2000(LonLat::new(lon, lat).expect("a place"));
            format!("Y-{at},{east:.2},{north:.2},EPSG:4545\n")
        })
        .collect();
    let wrong = checked(&format!("楼宇编码,经度,纬度,坐标系\n{rows}"), &options);
    assert!(wrong.sites.is_empty() && faults(&wrong).iter().all(|code| *code == "datum-suspect"), "{:#?}", wrong.findings);
    assert!(wrong.findings.iter().any(|finding| finding.remedy.en.contains("cm105")), "{:#?}", wrong.findings);
    let readings = wrong.readings.expect("how it may be read");
    assert_eq!(readings.ranked[0].datum, Datum::Cm105);
    let right = checked(&format!("楼宇编码,经度,纬度,坐标系\n{}", rows.replace("4545", "4544")), &options);
    assert_eq!((right.sites.len(), right.datum), (3, Some(Datum::Cm105)));
    let metres = checked(&format!("楼宇编码,经度,纬度,坐标系\n{}", rows.replace("EPSG:4545", "WGS84")), &options);
    assert!(metres.sites.is_empty() && faults(&metres).iter().all(|code| *code == "datum-suspect"), "{:?}", metres.findings);
}

#[test]
fn baidu_positions_that_call_themselves_wgs_84_are_read_so_only_with_a_warning() {
    let options = ReadOptions { district: Some(DISTRICT), ..ReadOptions::default() };
    let rows: String = (0..60)
        .map(|at| {
            let (lon, lat) = (106.480 + f64::from(at % 12) * 0.0098, 29.533 + f64::from(at / 12) * 0.0098);
            let (x, y) = Datum::Bd09.from_cgcs2000(LonLat::new(lon, lat).expect("a place"));
            format!("Y-{at},{x:.6},{y:.6},WGS84\n")
        })
        .collect();
    let read = checked(&format!("楼宇编码,经度,纬度,坐标系\n{rows}"), &options);
    assert!(tally(&read.findings).contains_key("datum-doubtful"), "{:?}", tally(&read.findings));
    assert!(read.findings.iter().any(|finding| finding.message.en.contains("BD-09")));
}

#[test]
fn dates_of_a_workbook_are_read_in_both_of_its_calendars_and_never_from_bare_numbers() {
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let mut page =
        sheet("表", &[&["楼宇编码", "空置起始"], &["Y-1"], &["Y-2", "45352"], &["Y-3", "2024.1"], &["Y-4", "2024年3月"]]);
    page.write_number_with_format(1, 1, 45_352.0, &day).expect("a date");
    let bytes = book(vec![page]);
    let since = |checked: &Checked, at: usize| {
        checked.sites.get(at).and_then(|site| site.space()?.vacant_since.as_ref().map(|fact| fact.value.to_string()))
    };
    let read_of = |bytes: &[u8]| read("a.xlsx", bytes, &ReadOptions::default()).expect("readable");
    let first = read_of(&bytes);
    assert_eq!((since(&first, 0), since(&first, 1)), (Some("2024-03-01".to_owned()), Some("2024-03-01".to_owned())));
    assert_eq!(faults(&first), ["not-a-date", "month-unclear"]);
    let old = rewritten(&bytes, "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ");
    assert_eq!(since(&read_of(&old), 0).as_deref(), Some("2028-03-02"), "the same number, counted from 1904");
}

#[test]
fn one_name_with_two_areas_is_told_and_neither_is_dropped() {
    let text = "楼宇编码,楼宇名称,坐落,空置面积\nY-1,甲大厦,某路1号,12000\nY-2,甲大厦,某路1号,2000\n";
    let read = checked(text, &ReadOptions::default());
    let vacant = |space: &Space| space.vacant_area.as_ref().map(|fact| fact.value);
    let areas: Vec<_> = read.sites.iter().filter_map(|site| vacant(site.space()?)).collect();
    assert_eq!(areas, [12_000, 2_000].map(Area::from_square_metres));
    let told = read.findings.iter().find(|finding| finding.code == "name-twice-in-file").expect("a warning");
    assert_eq!((told.severity, told.place.row), (Severity::Warning, Some(3)));
}

#[test]
fn a_formula_that_failed_keeps_its_cell_and_one_that_worked_is_read() {
    let mut page: Worksheet = sheet("表", &[&["楼宇编码", "空置面积(㎡)"], &["Y-1"], &["Y-2"]]);
    page.write_formula(1, 1, Formula::new("=1.2*10000").set_result("12000")).expect("a formula");
    page.write_formula(2, 1, Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
    let read = read("a.xlsx", &book(vec![page]), &ReadOptions::default()).expect("readable");
    assert_eq!(read.sites.len(), 1);
    let told = read.findings.iter().find(|finding| finding.severity == Severity::Fault).expect("a fault");
    assert_eq!((told.code, told.place.cell.as_deref()), ("spreadsheet-error", Some("B3")));
}
