//! Sites as shapefiles in a zip archive: surfaces in one layer, points and sites without a place in another, UTF-8 throughout. Never
//! here: which sites.
//!
//! A field's name has ten characters and its text 254 bytes. So names are shortened, long texts run on in further fields, and
//! `fields.csv` in the archive says which is which, for people and for reading back.

use super::findings::words;
use super::packing::pack;
use super::shapefile::{FIELD_TABLE, twice_area};
use super::typed::{Kind, Row, Table};
use super::{Audience, Cover, ExchangeError, Format, projection};
use crate::estate::Site;
use crate::geometry::RawShape;

/// Bytes that a text field holds.
const LONGEST: usize = 254;
/// Fields that a text may run on in; what is longer still has no place in a .dbf.
const MOST_PARTS: usize = 20;
const NUMBER_WIDTH: usize = 20;

const NULL: u32 = 0;
const POINT: u32 = 1;
const POLYGON: u32 = 5;

/// Writes sites as a zip archive of shapefiles.
///
/// # Errors
/// [`ExchangeError::Broken`] when the archive cannot be packed, which memory alone decides.
pub(super) fn write(sites: &[&Site], audience: Audience, cover: &Cover) -> Result<Vec<u8>, ExchangeError> {
    let table = Table::of(sites, audience, cover);
    let fields = fields(&table);
    let is_surface = |row: &&Row| matches!(row.shape, Some(RawShape::Surface(_)));
    let (surfaces, others): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(is_surface);
    let mut files = vec![(FIELD_TABLE.to_owned(), field_table(&table, &fields))];
    for (name, kind, rows) in [("zaiti-surfaces", POLYGON, surfaces), ("zaiti-points", POINT, others)] {
        if rows.is_empty() && name == "zaiti-points" {
            continue;
        }
        let (shp, shx) = shapes(kind, &rows);
        files.push((format!("{name}.shp"), shp));
        files.push((format!("{name}.shx"), shx));
        files.push((format!("{name}.dbf"), attributes(&fields, &rows)));
        files.push((format!("{name}.prj"), projection::text(cover.datum).into_bytes()));
        files.push((format!("{name}.cpg"), b"UTF-8".to_vec()));
    }
    let notes = cover.lines();
    if !notes.is_empty() {
        files.push(("README.txt".to_owned(), notes.join("\r\n").into_bytes()));
    }
    pack(&files).map_err(|fault| ExchangeError::Broken {
        format: Format::Shapefile,
        what: Box::new(words(format!("无法打包（{fault}）"), format!("it cannot be packed ({fault})"))),
    })
}

/// A field of the .dbf: a column, or a part of one.
struct Field {
    short: String,
    column: usize,
    /// Which part of the text, from 1.
    part: usize,
    kind: Kind,
    width: usize,
    decimals: usize,
}

fn fields(table: &Table) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (column, about) in table.columns.iter().enumerate() {
        let texts: Vec<String> =
            table.rows.iter().filter_map(|row| row.cells[column].as_ref()).map(super::typed::Value::text).collect();
        let parts = texts.iter().map(|text| parts(text).len()).max().unwrap_or(1);
        if parts > MOST_PARTS {
            continue;
        }
        let decimals = texts.iter().filter_map(|text| text.split_once('.')).map(|(_, digits)| digits.len()).max().unwrap_or(0);
        let longest = texts.iter().flat_map(|text| self::parts(text)).map(str::len).max().unwrap_or(1);
        for part in 1..=parts.max(1) {
            let short = short(&about.name, part, &fields);
            let (kind, width, decimals) = match about.kind {
                Kind::Text => (Kind::Text, longest.max(1), 0),
                Kind::Number => (Kind::Number, NUMBER_WIDTH, decimals),
                Kind::Flag => (Kind::Flag, 1, 0),
            };
            fields.push(Field { short, column, part, kind, width, decimals });
        }
    }
    fields
}

/// A text in parts that each fit a field. No part begins or ends with a blank, which a .dbf would lose.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > LONGEST {
        let fits = |at: &usize| {
            let (before, after) = rest.split_at(*at);
            !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
        };
        let cut =
            (1..=LONGEST).rev().filter(|at| rest.is_char_boundary(*at)).find(fits).unwrap_or(rest.floor_char_boundary(LONGEST));
        let (before, after) = rest.split_at(cut);
        parts.push(before);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// A name of at most ten ASCII characters that no other field has.
fn short(name: &str, part: usize, taken: &[Field]) -> String {
    let mut plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if plain.is_empty() || !name.is_ascii() {
        "x".clone_into(&mut plain);
    }
    let is_free = |wanted: &String| !taken.iter().any(|field| field.short.eq_ignore_ascii_case(wanted));
    let whole = Some(plain.clone()).filter(|plain| part == 1 && plain.len() <= 10 && plain != "x");
    let numbered = |number: usize| {
        let number = number.to_string();
        format!("{}{number}", &plain[..plain.len().min(10 - number.len())])
    };
    let cut = Some(plain.chars().take(10).collect::<String>()).filter(|_| part == 1 && plain != "x");
    whole.into_iter().chain(cut).chain((2..).map(numbered)).find(is_free).unwrap_or_default()
}

fn field_table(table: &Table, fields: &[Field]) -> Vec<u8> {
    let mut text = String::from("\u{feff}field,column,part\r\n");
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    for field in fields {
        text.push_str(&format!("{},{},{}\r\n", field.short, quoted(&table.columns[field.column].name), field.part));
    }
    for (at, column) in table.columns.iter().enumerate() {
        if !fields.iter().any(|field| field.column == at) {
            text.push_str(&format!(",{},0\r\n", quoted(&column.name)));
        }
    }
    text.into_bytes()
}

fn attributes(fields: &[Field], rows: &[&Row]) -> Vec<u8> {
    let width = 1 + fields.iter().map(|field| field.width).sum::<usize>();
    let header = 32 + 32 * fields.len() + 1;
    // The date is that of the format, so that equal sites give equal bytes.
    let mut bytes = vec![3, 126, 1, 1];
    bytes.extend((rows.len() as u32).to_le_bytes());
    bytes.extend((header as u16).to_le_bytes());
    bytes.extend((width as u16).to_le_bytes());
    bytes.resize(32, 0);
    for field in fields {
        let mut entry = [0; 32];
        entry[..field.short.len()].copy_from_slice(field.short.as_bytes());
        entry[11] = match field.kind {
            Kind::Text => b'C',
            Kind::Number => b'N',
            Kind::Flag => b'L',
        };
        (entry[16], entry[17]) = (field.width as u8, field.decimals as u8);
        bytes.extend(entry);
    }
    bytes.push(0x0d);
    for row in rows {
        bytes.push(b' ');
        fields.iter().for_each(|field| put_cell(&mut bytes, field, row));
    }
    bytes.push(0x1a);
    bytes
}

fn put_cell(bytes: &mut Vec<u8>, field: &Field, row: &Row) {
    let text = row.cells[field.column].as_ref().map(super::typed::Value::text).unwrap_or_default();
    let end = bytes.len() + field.width;
    match field.kind {
        Kind::Flag => bytes.push(match text.as_str() {
            "true" => b'T',
            "false" => b'F',
            _ => b'?',
        }),
        Kind::Text => bytes.extend(parts(&text).get(field.part - 1).copied().unwrap_or_default().bytes()),
        Kind::Number => {
            let padded = if field.decimals == 0 || text.is_empty() { text } else { with_decimals(&text, field.decimals) };
            bytes.extend(format!("{padded:>width$}", width = field.width).bytes());
        }
    }
    bytes.resize(end, b' ');
}

/// Digits with zeros up to a number of decimals.
fn with_decimals(digits: &str, decimals: usize) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    format!("{whole}.{fraction:0<decimals$}")
}

/// The .shp and the .shx.
fn shapes(kind: u32, rows: &[&Row]) -> (Vec<u8>, Vec<u8>) {
    let (mut shp, mut shx) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let content = content(row.shape.as_ref());
        let offset = (100 + shp.len()) / 2;
        let length = content.len() / 2;
        for number in [offset, length] {
            shx.extend((number as u32).to_be_bytes());
        }
        for number in [at + 1, length] {
            shp.extend((number as u32).to_be_bytes());
        }
        shp.extend(content);
    }
    let around = Around::of(rows.iter().filter_map(|row| row.shape.as_ref()).flat_map(RawShape::positions));
    (with_header(kind, around, shp), with_header(kind, around, shx))
}

fn with_header(kind: u32, around: Around, content: Vec<u8>) -> Vec<u8> {
    let mut bytes = 9994_u32.to_be_bytes().to_vec();
    bytes.resize(24, 0);
    bytes.extend((((100 + content.len()) / 2) as u32).to_be_bytes());
    bytes.extend(1000_u32.to_le_bytes());
    bytes.extend(kind.to_le_bytes());
    bytes.extend(around.bytes());
    bytes.resize(100, 0);
    bytes.extend(content);
    bytes
}

/// West, south, east and north of positions; zeros where there are none.
#[derive(Clone, Copy)]
struct Around([f64; 4]);

impl Around {
    fn of(positions: impl Iterator<Item = [f64; 2]>) -> Self {
        let wider = |edges: Option<[f64; 4]>, [x, y]: [f64; 2]| {
            let [west, south, east, north] = edges.unwrap_or([x, y, x, y]);
            Some([west.min(x), south.min(y), east.max(x), north.max(y)])
        };
        Self(positions.fold(None, wider).unwrap_or_default())
    }

    fn bytes(self) -> Vec<u8> {
        self.0.iter().flat_map(|edge| edge.to_le_bytes()).collect()
    }
}

fn content(shape: Option<&RawShape>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let put = |bytes: &mut Vec<u8>, number: usize| bytes.extend((number as u32).to_le_bytes());
    match shape {
        None => put(&mut bytes, NULL as usize),
        Some(RawShape::Point(position)) => {
            put(&mut bytes, POINT as usize);
            position.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        }
        Some(shape @ RawShape::Surface(polygons)) => {
            put(&mut bytes, POLYGON as usize);
            bytes.extend(Around::of(shape.positions()).bytes());
            let rings: Vec<Vec<[f64; 2]>> =
                polygons.iter().flat_map(|rings| rings.iter().enumerate().map(|(at, ring)| turned(ring, at == 0))).collect();
            put(&mut bytes, rings.len());
            put(&mut bytes, rings.iter().map(Vec::len).sum());
            let mut start = 0;
            for ring in &rings {
                put(&mut bytes, start);
                start += ring.len();
            }
            rings.iter().flatten().flatten().for_each(|number| bytes.extend(number.to_le_bytes()));
        }
    }
    bytes
}

/// A ring in the direction that the format asks for: outer ones clockwise, holes the other way.
fn turned(ring: &[[f64; 2]], outer: bool) -> Vec<[f64; 2]> {
    let mut ring = ring.to_vec();
    if (twice_area(&ring) > 0.0) == outer {
        ring.reverse();
    }
    ring
}
