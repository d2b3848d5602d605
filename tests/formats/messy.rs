//! Files as they really come, deliberately bad: each is read right to the hundredth of a ㎡, or refused with the place and the remedy.

use encoding_rs::{Encoding, GB18030};
use rust_xlsxwriter::{Format, Worksheet};
use zaiti::estate::Site;
use zaiti::exchange::{Audience, Checked, Choice, Cover, Format as FileFormat, ReadOptions, Severity, read, report, write};
use zaiti::geometry::Bbox;
use zaiti::programme::Language;
use zaiti::units::Area;

use super::books::{book, sheet};

/// What must become of a file.
pub(super) enum Expect {
    /// Every site with its vacant area in hundredths of a ㎡, and no other.
    Reads(&'static [(&'static str, Option<i64>)]),
    /// A fault of this code, at this row of the file.
    Fault(&'static str, u64),
    /// A fault of this code, at a feature.
    Feature(&'static str),
    /// The file as a whole.
    Refused(&'static str),
}

use Expect::{Fault, Feature, Reads, Refused};

pub(super) struct Case {
    pub(super) what: &'static str,
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) expect: Expect,
}

pub(super) fn case(what: &'static str, text: &str, expect: Expect) -> Case {
    Case { what, name: "台账.csv", bytes: text.as_bytes().to_vec(), expect }
}

fn encoded(what: &'static str, encoding: &'static Encoding, text: &str, expect: Expect) -> Case {
    Case { what, name: "台账.csv", bytes: encoding.encode(text).0.into_owned(), expect }
}

pub(super) fn workbook(what: &'static str, sheet: Worksheet, expect: Expect) -> Case {
    Case { what, name: "台账.xlsx", bytes: book(vec![sheet]), expect }
}

fn features(what: &'static str, text: &str, expect: Expect) -> Case {
    let text = format!(r#"{{"type":"FeatureCollection","features":[{text}]}}"#);
    Case { what, name: "图层.geojson", bytes: text.into_bytes(), expect }
}

fn feature(geometry: &str) -> String {
    format!(r#"{{"type":"Feature","id":"Y-1","properties":{{"空置面积":100}},"geometry":{geometry}}}"#)
}

fn ring(positions: &str) -> String {
    feature(&format!(r#"{{"type":"Polygon","coordinates":[[{positions}]]}}"#))
}

const ONE: Expect = Reads(&[("Y-1", Some(1_200_000))]);
const HUNDRED: Expect = Reads(&[("Y-1", Some(10_000))]);

fn units() -> Vec<Case> {
    let one = |cell: &str| format!("楼宇编码,空置面积(㎡)\nY-1,{cell}\n");
    vec![
        case("unit in the heading", "楼宇编码,空置面积(万㎡)\nY-1,1.2\n", ONE),
        case("unit in the title", "某街道闲置台账\n填报单位：某街道 单位：万㎡\n楼宇编码,空置面积\nY-1,1.2\n", ONE),
        case("unit row below the header", "楼宇编码,空置面积,可用面积\n,万㎡,万㎡\nY-1,1.2,1.3\n", ONE),
        case("unit in the cell", &one("1.2万㎡"), ONE),
        case("亩", &one("3.5亩"), Reads(&[("Y-1", Some(233_333))])),
        case("公顷 in the heading", "楼宇编码,空置面积(公顷)\nY-1,1.2\n", ONE),
        case("full-width digits", &one("１２０００．００"), ONE),
        case("thousands", &one("\"12,000\""), ONE),
        case("a comma that may be a point", &one("\"1,5\""), Fault("not-a-number", 2)),
        case("an estimate", &one("约12000㎡左右"), ONE),
        case("a range", &one("3500-4000"), Fault("not-a-number", 2)),
        case("Chinese numerals", &one("三千"), Fault("not-a-number", 2)),
        case("a dash for unknown", &one("——"), Reads(&[("Y-1", None)])),
        case("a broken formula", &one("#REF!"), Fault("spreadsheet-error", 2)),
        case("a formula as text", &one("=SUM(A1:A9)"), Fault("not-a-number", 2)),
        case("1e308", &one("1e308"), Fault("out-of-range", 2)),
        case("money in an area", &one("300万元"), Fault("wrong-unit", 2)),
        case("㎡ under 万㎡", "楼宇编码,空置面积(万㎡)\nY-1,12000\n", Fault("area-too-large", 2)),
        case("a negative area", &one("-5"), Fault("negative-area", 2)),
    ]
}

fn tables() -> Vec<Case> {
    let plain = "楼宇编码,空置面积(万㎡)\nY-1,1.2\n";
    vec![
        encoded("GBK", GB18030, plain, ONE),
        Case {
            what: "UTF-16 with tabs", name: "台账.txt", bytes: wide("楼宇编码\t空置面积(万㎡)\nY-1\t1.2\n"), expect: ONE
        },
        case("semicolons", "楼宇编码;空置面积(万㎡)\nY-1;1.2\n", ONE),
        case("a mark and quoted line breaks", "\u{feff}楼宇编码,\"空置面积\n(万㎡)\",备注\nY-1,1.2,\"两\n行\"\n", ONE),
        case("a total", "楼宇编码,空置面积(万㎡)\nY-1,1.2\n合　计,1.2\n", ONE),
        case(
            "subtotals",
            "楼宇编码,空置面积(万㎡)\nY-1,1.2\n小计,1.2\nY-2,1\n小计：,1\n总计,2.2\n",
            Reads(&[("Y-1", Some(1_200_000)), ("Y-2", Some(1_000_000))]),
        ),
        case("the header on every page", "楼宇编码,空置面积(万㎡)\nY-1,1.2\n楼宇编码,空置面积(万㎡)\n", ONE),
        case("a second header in English", "楼宇编码,空置面积(万㎡)\nbuilding_code,vacant_area\nY-1,1.2\n", ONE),
        case("numbers of columns", "楼宇编码,楼宇名称,空置面积(万㎡),备注\n甲,1,2,3\nY-1,甲楼,1.2,\n", ONE),
        case("remarks and signatures", "楼宇编码,空置面积(万㎡)\nY-1,1.2\n注：含公摊\n填表人：某某,审核：某某\n", ONE),
        case("groups without merged cells", "楼宇编码,楼宇名称,面积(万㎡),\n,,自用,空置\nY-1,甲,0.1,1.2\n", ONE),
        case("one column twice", "楼宇编码,空置面积(万㎡),闲置面积(万㎡)\nY-1,1.2,9\n", ONE),
        case("part above the whole", "楼宇编码,总建筑面积(㎡),空置面积(㎡)\nY-1,100,200\n", Fault("part-exceeds-whole", 2)),
        case(
            "uses that do not add up",
            "楼宇编码,可用面积(㎡),自用面积(㎡),出租面积(㎡),空置面积(㎡)\nY-1,100,10,10,10\n",
            Fault("use-does-not-add-up", 2),
        ),
        case("one id twice", "楼宇编码,空置面积\nY-1,1\nY-1,2\n", Fault("duplicate-id", 3)),
        case("a cell without heading", "楼宇编码,空置面积\nY-1,1,2\n", Fault("cell-without-heading", 2)),
        case("no header", "甲大厦,某路1号\n乙大厦,某路2号\n", Refused("no-header")),
        case("an open quotation mark", "楼宇编码,空置面积\n\"Y-1,1\n", Refused("open-quote")),
        case("a terrace of its own", "楼宇编码,空置面积,竣工年份\nY-1,100,九八年\n", Fault("not-a-year", 2)),
        case("no date", "楼宇编码,空置面积,连续空置起始月\nY-1,100,45107\n", Fault("not-a-date", 2)),
    ]
}

fn wide(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn workbooks() -> Vec<Case> {
    let plain = Format::new();
    let mut street = sheet("表", &[&["楼宇编码", "所属街道", "空置面积(㎡)"], &["Y-1", "", "100"], &["Y-2", "", "200"]]);
    street.merge_range(1, 1, 2, 1, "某街道", &plain).expect("merged");
    let mut figure = sheet("表", &[&["楼宇编码", "空置面积(㎡)"], &["Y-1"], &["Y-2"]]);
    figure.merge_range(1, 1, 2, 1, "", &plain).expect("merged");
    figure.write_number(1, 1, 300).expect("a number");
    let mut stray = sheet("表", &[&["楼宇编码", "空置面积(㎡)"], &["Y-1", "100"]]);
    stray.write_string(1_048_575, 16_383, "x").expect("the last cell");
    let mut group =
        sheet("表", &[&["楼宇编码", "楼宇名称", "面积（万㎡）", ""], &["", "", "出租", "空置"], &["Y-1", "甲", "0.1", "1.2"]]);
    group.merge_range(0, 2, 0, 3, "面积（万㎡）", &plain).expect("merged");
    vec![
        workbook("a street merged over rows", street, Reads(&[("Y-1", Some(10_000)), ("Y-2", Some(20_000))])),
        workbook("a figure merged over rows", figure, Fault("merged-figure", 2)),
        workbook("a stray cell at the end of the world", stray, Refused("cell-beyond")),
        workbook("the unit in a group", group, ONE),
    ]
}

fn layers() -> Vec<Case> {
    let square = "[106.55,29.56],[106.551,29.56],[106.551,29.561],[106.55,29.561],[106.55,29.56]";
    let point = |at: &str| feature(&format!(r#"{{"type":"Point","coordinates":[{at}]}}"#));
    let (gbk, _, _) = GB18030
        .encode(r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"名称":"甲"},"geometry":null}]}"#);
    let twice = r#"{"type":"Feature","id":"Y-1","properties":{"空置面积":100,"空置面积":200},"geometry":null}"#;
    vec![
        features("a square", &ring(square), HUNDRED),
        features("a ring left open", &ring("[106.55,29.56],[106.551,29.56],[106.551,29.561],[106.55,29.561]"), HUNDRED),
        features("four numbers a position", &point("106.55,29.56,230.5,1"), HUNDRED),
        features("one number a position", &point("106.55"), Feature("position-malformed")),
        features(
            "a bow tie",
            &ring("[106.55,29.56],[106.551,29.561],[106.551,29.56],[106.55,29.561],[106.55,29.56]"),
            Feature("shape-refused"),
        ),
        features("beyond the antimeridian", &point("206.5,29.5"), Feature("shape-refused")),
        features("1e308", &point("1e308,29.5"), Feature("shape-refused")),
        features("an empty part", &feature(r#"{"type":"MultiPolygon","coordinates":[[]]}"#), Feature("shape-refused")),
        features(
            "a line for a building",
            &feature(r#"{"type":"LineString","coordinates":[[106.55,29.56],[106.56,29.56]]}"#),
            Feature("geometry-unusable"),
        ),
        features("latitude first", &point("29.56,106.55"), Feature("axes-swapped")),
        features("a name given twice", twice, Feature("name-twice")),
        features("metres without a datum", &point("650319.91,3272011.21"), Feature("datum-needed")),
        Case { what: "GeoJSON in GBK", name: "a.geojson", bytes: gbk.into_owned(), expect: Refused("not-utf8") },
        Case {
            what: "half a file",
            name: "a.geojson",
            bytes: br#"{"type":"FeatureCollection","features":[{"#.to_vec(),
            expect: Refused("malformed-json"),
        },
        Case {
            what: "one feature a line",
            name: "a.geojsonl",
            bytes: format!("{}\n\u{1e}{}\n", ring(square), feature("null").replace("Y-1", "Y-2")).into_bytes(),
            expect: Reads(&[("Y-1", Some(10_000)), ("Y-2", Some(10_000))]),
        },
    ]
}

/// What is wrong with the outcome of a case.
pub(super) fn complaint(case: &Case) -> Option<String> {
    let district = Bbox { west: 106.47, south: 29.52, east: 106.60, north: 29.59 };
    let options = ReadOptions { district: Some(district), ..ReadOptions::default() };
    let checked = match (read(case.name, &case.bytes, &options), &case.expect) {
        (Err(refusal), Refused(code)) => {
            let finding = refusal.finding();
            let said = [&finding.message, &finding.remedy].iter().all(|text| !text.zh.is_empty() && !text.en.is_empty());
            return (refusal.code() != *code || !said).then(|| format!("refused by {finding:?}"));
        }
        (Err(refusal), _) => return Some(format!("refused: {refusal}")),
        (Ok(checked), _) => checked,
    };
    let counts = checked.counts;
    if counts.read != counts.accepted + counts.refused + counts.skipped {
        return Some(format!("{counts:?} does not reconcile"));
    }
    let faults: Vec<_> = checked.findings.iter().filter(|finding| finding.severity == Severity::Fault).collect();
    let told = |code: &str, row: Option<u64>| {
        let at = |finding: &&&zaiti::exchange::Finding| finding.code == code && (row.is_none() || finding.place.row == row);
        faults.iter().find(at).is_some_and(|finding| !finding.remedy.zh.is_empty() && !finding.remedy.en.is_empty())
    };
    let well = match &case.expect {
        Reads(sites) => {
            let vacant = |site: &zaiti::estate::Site| site.space()?.vacant_area.as_ref().map(|fact| fact.value.hundredths());
            let read: Vec<_> = checked.sites.iter().map(|site| (site.id.0.as_str(), vacant(site))).collect();
            read == *sites && faults.is_empty()
        }
        Fault(code, row) => {
            // A number that is refused is not read as another: the row at fault leaves no site behind.
            let at = checked.counts.refused == 1 || checked.sites.is_empty();
            told(code, Some(*row)) && at
        }
        Feature(code) => told(code, None) && checked.sites.is_empty(),
        Refused(_) => false,
    };
    (!well).then(|| {
        format!(
            "{counts:?}\nsites {:?}\nfindings {:#?}",
            checked.sites.iter().map(|site| (&site.id, site.space().map(|space| &space.vacant_area))).collect::<Vec<_>>(),
            faults
        )
    })
}

#[test]
fn the_workbook_of_findings_reads_back_in_the_same_units_and_so_does_an_export() {
    let text = "某街道 单位：万㎡\n楼宇编码,空置面积,空房\nY-1,1.2,1\nY-2,三千,2\n";
    let choice = Choice { column: Some("self_used_area_m2".to_owned()), unit: Some("亩".to_owned()) };
    let options = ReadOptions { mapping: [("空房".to_owned(), choice)].into(), ..ReadOptions::default() };
    let first = read("a.csv", text.as_bytes(), &options).expect("readable");
    let page = report("a.csv", text.as_bytes(), &options, Language::Zh).expect("a workbook");
    let again = read("a.xlsx", &page, &ReadOptions::default()).expect("readable");
    let space = |checked: &Checked| checked.sites[0].space().expect("a building").clone();
    let values =
        |checked: &Checked| [space(checked).vacant_area, space(checked).self_used_area].map(|area| area.map(|fact| fact.value));
    assert_eq!(values(&first), [Some(Area::from_square_metres(12_000)), Some(Area::from_hundredths(66_667))]);
    assert_eq!(values(&again), values(&first), "{:#?}", again.findings);
    assert_eq!((first.counts.refused, again.counts.refused), (1, 1));
    let sites: Vec<&Site> = first.sites.iter().map(AsRef::as_ref).collect();
    let export = write(FileFormat::Xlsx, &sites, Audience::Official, &Cover::default()).expect("written");
    assert_eq!(read("b.xlsx", &export, &ReadOptions::default()).expect("readable").sites, first.sites);
}

#[test]
fn every_messy_file_is_read_right_or_refused_with_place_and_remedy() {
    let cases: Vec<Case> = [units(), tables(), workbooks(), layers()].into_iter().flatten().collect();
    let complaints: Vec<String> =
        cases.iter().filter_map(|case| complaint(case).map(|complaint| format!("{}: {complaint}", case.what))).collect();
    println!("{} messy files, {} wrong", cases.len(), complaints.len());
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    assert!(cases.len() >= 40);
}
