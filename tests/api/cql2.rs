//! The OGC abstract tests of CQL2: every stated count, every refusal, and the examples in text and in JSON side by side.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use geo::{Coord, Geometry, LineString, MultiPolygon, Point, Polygon};
use rusqlite::types::ValueRef;
use zaiti::geometry::{DatumError, LonLat};
use zaiti::query::{Drawn, Ground, Kind, MAX_DEPTH, MAX_PARTS, Queryable, Row, Value, read_json, read_text};

/// The folder of the tables; `None`, said aloud, where it is not there.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ogc");
    if folder.exists() {
        return Some(folder);
    }
    #[expect(clippy::print_stderr, reason = "whoever runs the tests sees what was left out")]
    {
        eprintln!("skipped: {} absent", folder.display());
    }
    None
}

fn degrees(lon: f64, lat: f64) -> Result<LonLat, DatumError> {
    Ok(LonLat::new(lon, lat)?)
}

enum Cell {
    Plain(Value<'static>),
    Drawing(Geometry<f64>),
}

struct Record(Vec<Cell>);

impl Row for Record {
    fn value(&self, column: usize) -> Value<'_> {
        match &self.0[column] {
            Cell::Plain(value) => value.clone(),
            Cell::Drawing(drawing) => Value::Drawing(Drawn::of(Ground::Any(drawing))),
        }
    }
}

struct Collection {
    columns: Vec<(String, Kind)>,
    rows: Vec<Record>,
}

impl Collection {
    fn queryables(&self) -> Vec<Queryable<'_>> {
        self.columns.iter().map(|(name, kind)| Queryable { name, kind: *kind }).collect()
    }

    fn count(&self, filter: &str) -> Result<usize, String> {
        let predicate =
            read_text(filter).and_then(|filter| filter.check(&self.queryables(), &degrees)).map_err(|fault| fault.to_string())?;
        Ok(self.rows.iter().filter(|row| predicate.holds(*row)).count())
    }
}

fn load(package: &Path, table: &str) -> Collection {
    let open = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let uri = format!("file:{}?immutable=1", package.display());
    let db = rusqlite::Connection::open_with_flags(uri, open | rusqlite::OpenFlags::SQLITE_OPEN_URI).unwrap();
    let mut described = db.prepare(&format!("PRAGMA table_info({table})")).unwrap();
    let column = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(1)?, kind(&row.get::<_, String>(2)?)));
    let columns: Vec<(String, Kind)> = described.query_map([], column).unwrap().map(Result::unwrap).collect();
    let mut statement = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let mut rows = Vec::new();
    let mut found = statement.query([]).unwrap();
    while let Some(row) = found.next().unwrap() {
        let cells = columns.iter().enumerate().map(|(at, (_, kind))| cell(row.get_ref(at).unwrap(), *kind));
        rows.push(Record(cells.collect()));
    }
    Collection { columns, rows }
}

fn kind(declared: &str) -> Kind {
    match declared.to_ascii_uppercase().as_str() {
        "POINT" | "LINESTRING" | "MULTIPOLYGON" | "GEOMETRY" => Kind::Geometry,
        "BOOLEAN" => Kind::Boolean,
        "DATE" => Kind::Date,
        "DATETIME" => Kind::Instant,
        text if text.starts_with("TEXT") => Kind::Text,
        _ => Kind::Number,
    }
}

fn cell(value: ValueRef<'_>, kind: Kind) -> Cell {
    Cell::Plain(match (value, kind) {
        (ValueRef::Null, _) => Value::Unknown,
        (ValueRef::Integer(number), Kind::Boolean) => Value::Boolean(number != 0),
        (ValueRef::Integer(number), _) => Value::Whole(number),
        (ValueRef::Real(number), _) => Value::Decimal(number),
        (ValueRef::Text(bytes), _) => text_cell(std::str::from_utf8(bytes).unwrap(), kind),
        (ValueRef::Blob(bytes), _) => return Cell::Drawing(drawing(bytes)),
    })
}

fn text_cell(text: &str, kind: Kind) -> Value<'static> {
    match kind {
        Kind::Date => Value::Date(text.parse().unwrap()),
        // Stored without a zone, to be read as UTC.
        Kind::Instant => Value::Instant(format!("{}Z", text.trim_end_matches('Z')).parse().unwrap()),
        Kind::Text | Kind::Boolean | Kind::Number | Kind::Geometry | Kind::List | Kind::Interval => {
            Value::Text(text.to_owned().into())
        }
    }
}

/// A GeoPackage blob: header, envelope, and little-endian WKB of the three kinds there are.
fn drawing(blob: &[u8]) -> Geometry<f64> {
    let envelope = [0, 32, 48, 48, 64][usize::from(blob[3] >> 1 & 7)];
    let mut wkb = Wkb(&blob[8 + envelope..]);
    wkb.geometry()
}

struct Wkb<'a>(&'a [u8]);

impl Wkb<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (head, rest) = self.0.split_first_chunk().unwrap();
        self.0 = rest;
        *head
    }

    fn count(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    fn corner(&mut self) -> Coord<f64> {
        let (x, y) = (f64::from_le_bytes(self.take()), f64::from_le_bytes(self.take()));
        Coord { x, y }
    }

    fn line(&mut self) -> LineString<f64> {
        LineString((0..self.count()).map(|_| self.corner()).collect())
    }

    fn geometry(&mut self) -> Geometry<f64> {
        assert_eq!(self.take(), [1], "little endian");
        match self.count() {
            1 => Point(self.corner()).into(),
            2 => self.line().into(),
            3 => {
                let mut rings: Vec<_> = (0..self.count()).map(|_| self.line()).collect();
                Polygon::new(rings.remove(0), rings).into()
            }
            6 => {
                let parts = (0..self.count()).map(|_| Polygon::try_from(self.geometry()).unwrap());
                MultiPolygon(parts.collect()).into()
            }
            other => panic!("WKB kind {other}"),
        }
    }
}

/// Rows of a CSV file with quotes.
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    rows
}

#[test]
fn every_count_of_the_ogc_tables_comes_out() {
    let Some(folder) = folder() else { return };
    let mut collections: BTreeMap<String, Collection> = BTreeMap::new();
    let rows = table(&std::fs::read_to_string(folder.join("cql2_expected.csv")).unwrap());
    let mut wrong = Vec::new();
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows[1..] {
        let [class, name, filter, expected, note] = &row[..] else { panic!("{row:?}") };
        let collection = collections.entry(name.clone()).or_insert_with(|| load(&folder.join("ne110m4cql2.gpkg"), name));
        let disputed = note.split("disputed=").nth(1).map(|rest| rest.split(' ').next().unwrap_or_default());
        let expected = disputed.unwrap_or(expected);
        let found = collection.count(filter);
        let fits = match &found {
            Ok(count) => count.to_string() == expected,
            Err(fault) => expected == "error" && fault.contains("atitude"),
        };
        if fits {
            *right.entry(class).or_default() += 1;
        } else {
            wrong.push(format!("{class}: {filter}: {found:?}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(right.values().sum::<usize>(), 426, "{right:?}");
}

#[test]
fn every_ogc_example_reads_the_same_in_text_and_in_json() {
    let Some(folder) = folder() else { return };
    let json = std::fs::read_to_string(folder.join("cql2_json_examples.jsonl")).unwrap();
    let json: BTreeMap<String, String> = json
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            (line["file"].as_str().unwrap().trim_end_matches(".json").to_owned(), line["filter"].to_string())
        })
        .collect();
    let texts = std::fs::read_to_string(folder.join("cql2_text_examples.txt")).unwrap();
    let mut compared = 0;
    for (name, text) in texts.lines().filter_map(|line| line.split_once('\t')) {
        let main = name.split("-alt").next().unwrap();
        let from_text = read_text(text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let from_json = read_json(&json[main]).unwrap_or_else(|fault| panic!("{main}: {fault}"));
        assert_eq!(from_text, from_json, "{name}");
        compared += 1;
    }
    assert_eq!((compared, json.len()), (120, 109));
}

/// What the abstract tests ask for in words: complements share nothing and leave only what is unknown; equal spellings find the same.
#[test]
fn what_the_abstract_tests_say_in_words_holds_for_every_property() {
    let Some(folder) = folder() else { return };
    for table in ["ne_110m_admin_0_countries", "ne_110m_populated_places_simple", "ne_110m_rivers_lake_centerlines"] {
        let collection = load(&folder.join("ne110m4cql2.gpkg"), table);
        let count = |filter: &str| collection.count(filter).unwrap_or_else(|fault| panic!("{table}: {filter}: {fault}"));
        for (name, kind) in &collection.columns {
            let value = match kind {
                Kind::Number => "3",
                Kind::Text => "'foo'",
                Kind::Boolean => "true",
                Kind::Date => "DATE('2022-04-16')",
                Kind::Instant => "TIMESTAMP('2022-04-16T10:13:19Z')",
                Kind::Geometry | Kind::List | Kind::Interval => continue,
            };
            let known = count(&format!("\"{name}\" IS NOT NULL"));
            assert_eq!(known + count(&format!("\"{name}\" is null")), collection.rows.len());
            for (one, other) in [("=", "<>"), (">", "<="), ("<", ">=")] {
                let (a, b) = (format!("\"{name}\" {one} {value}"), format!("\"{name}\" {other} {value}"));
                assert_eq!((count(&a) + count(&b), count(&format!("{a} AND {b}"))), (known, 0), "{name}");
                assert_eq!(count(&format!("{value} {one} \"{name}\"")) + count(&format!("{value} {other} \"{name}\"")), known);
            }
            for (sign, all) in [("=", true), ("<=", true), (">=", true), ("<>", false), ("<", false), (">", false)] {
                assert_eq!(count(&format!("\"{name}\" {sign} \"{name}\"")), if all { known } else { 0 });
            }
            if *kind == Kind::Text {
                assert_eq!(count(&format!("\"{name}\" LIKE '%'")), known);
                assert_eq!(count(&format!("\"{name}\" LIKE '%%'")), known);
                assert_eq!(count(&format!("\"{name}\" LIKE '_%' AND \"{name}\" LIKE ''")), 0);
                assert_eq!(
                    count(&format!("CASEI(\"{name}\") LIKE casei('FOO%')")),
                    count(&format!("CASEI(\"{name}\") LIKE casei('foo%')"))
                );
                assert_eq!(
                    count(&format!("ACCENTI(\"{name}\") = accenti('äöüéáí')")),
                    count(&format!("ACCENTI(\"{name}\") = accenti('aoueai')"))
                );
            }
        }
        let world = count("S_INTERSECTS(geom,BBOX(-180,-90,180,90))");
        assert_eq!(world, count("S_INTERSECTS(geom,POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90)))"));
        for drawing in ["LINESTRING(7 50,10 51)", "POINT(7.02 49.92)", "MULTIPOINT(7 50,10 51)", "BBOX(5,40,10,55)"] {
            assert_eq!(
                count(&format!("S_INTERSECTS(geom,{drawing})")) + count(&format!("S_DISJOINT(geom,{drawing})")),
                collection.rows.len()
            );
            assert_eq!(
                count(&format!("S_CONTAINS(geom,{drawing}) AND S_WITHIN(geom,{drawing}) AND NOT S_EQUALS(geom,{drawing})")),
                0
            );
            for relation in ["S_TOUCHES", "S_CROSSES", "S_OVERLAPS", "S_EQUALS"] {
                assert!(count(&format!("{relation}(geom,{drawing})")) <= world);
            }
        }
    }
}

#[test]
fn a_filter_that_is_too_large_or_too_deep_is_refused() {
    let deep = [
        format!("{}a=1{}", "(".repeat(3_000), ")".repeat(3_000)),
        "NOT ".repeat(2_000) + "a=1",
        format!("a={}1", "-".repeat(4_000)),
        format!("a=1{}", "+1".repeat(2_000)),
        format!("a=1{}", "^1".repeat(2_000)),
        format!("{}1{}=1", "CASEI(".repeat(1_000), ")".repeat(1_000)),
        format!("S_INTERSECTS(g,{}POINT(1 2){})", "GEOMETRYCOLLECTION(".repeat(300), ")".repeat(300)),
    ];
    for text in deep {
        let fault = read_text(&text).unwrap_err().sentence();
        assert!(fault.en.contains(&MAX_DEPTH.to_string()) || fault.en.contains(&MAX_PARTS.to_string()), "{}", fault.en);
        assert!(fault.zh.contains("请"), "{}", fault.zh);
    }
    let nested = |open: &str, middle: &str, close: &str| format!("{}{middle}{}", open.repeat(200), close.repeat(200));
    for json in [
        nested(r#"{"op":"not","args":["#, "true", "]}"),
        nested("[", "1", "]"),
        nested(r#"{"type":"GeometryCollection","geometries":["#, r#"{"type":"Point","coordinates":[1,2]}"#, "]}"),
    ] {
        assert!(read_json(&json).is_err());
    }
    let wide = format!("a IN ({})", vec!["1"; 1_001].join(","));
    assert!(read_text(&wide).unwrap_err().to_string().contains("1000 parts"));
    let long = "(".repeat(1 << 20);
    assert!(read_text(&long).unwrap_err().to_string().contains("1048576 bytes"));
    assert!(read_json(&long).unwrap_err().to_string().contains("1048576 bytes"));
}

#[test]
fn a_fault_names_its_place_and_the_remedy() {
    let columns = [
        Queryable { name: "name", kind: Kind::Text },
        Queryable { name: "floors", kind: Kind::Number },
        Queryable { name: "day", kind: Kind::Date },
        Queryable { name: "geometry", kind: Kind::Geometry },
    ];
    let fault = |text: &str| read_text(text).and_then(|filter| filter.check(&columns, &degrees)).expect_err(text);
    for (text, place, words) in [
        ("floors > ", "10", "the filter ends"),
        ("floors > 5 AND nam = 'x'", "16", "name, floors, day, geometry"),
        ("floors = 'five'", "10", "without quotes"),
        ("name = 5", "8", "single quotes"),
        ("name = “x”", "8", "straight single quotes"),
        ("name = 'x", "8", "not closed"),
        ("day > DATE('2025-13-01')", "7", "2025-12-31"),
        ("day = 'soon'", "7", "2025-12-31"),
        ("floors != 5", "8", "<>"),
        ("floors BETWEEN 1", "17", "BETWEEN 1 AND 9"),
        ("name LIKE floors", "11", "pattern"),
        ("S_INTERSECTS(geometry, POINT(29.5 106.5))", "24", "swapped"),
        ("S_INTERSECTS(name, POINT(1 2))", "14", "a geometry is expected"),
        ("T_DURING(day, DATE('2025-01-01'))", "1", "T_INTERSECTS"),
        ("area(geometry) > 5", "1", "there is no function"),
        ("floors", "1", "true or false is expected"),
        ("S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1)))", "24", "repeat the first one"),
    ] {
        let fault = fault(text);
        assert_eq!(fault.place(), place, "{text}: {fault}");
        assert!(fault.to_string().contains(words), "{text}: {fault}");
        assert!(!fault.sentence().zh.is_empty());
    }
    let json = r#"{"op":"and","args":[{"op":"=","args":[{"property":"floors"},null]},true]}"#;
    assert_eq!(read_json(json).unwrap_err().place(), "/args/0/args/1");
}

#[test]
fn text_is_recovered_as_written() {
    let odd = "quote ' bell \u{7} back \u{8} tab \t line \n vt \u{b} ff \u{c} cr \r 渝中 🏢";
    let columns = [Queryable { name: "name", kind: Kind::Text }];
    let row = Record(vec![Cell::Plain(Value::Text(odd.into()))]);
    for text in [format!("name = '{}'", odd.replace('\'', "''")), format!("name = '{}'", odd.replace('\'', "\\'"))] {
        assert!(read_text(&text).unwrap().check(&columns, &degrees).unwrap().holds(&row), "{text}");
    }
    let json = serde_json::json!({ "op": "=", "args": [{ "property": "name" }, odd] }).to_string();
    assert!(read_json(&json).unwrap().check(&columns, &degrees).unwrap().holds(&row));
}
