//! GeoPackages of others: copied aside, opened read-only under a guard that allows nothing but reading the tables it names. Never here:
//! the project's own file, which is the store's, or a statement taken from the file.
//!
//! *What could a hostile file do?* Its schema runs when it is opened: views, triggers, functions in checks. So the schema is not
//! trusted, the guard refuses every action but SELECT on the tables that are read, and the work is bounded.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::findings::{Finding, FindingPlace, words};
use super::record::{RawShape, Record, Repeated, Sheet};
use super::{Encoding, ExchangeError, Format, ReadOptions, positions, projection};
use crate::estate::SiteKind;
use crate::geometry::{Datum, WkbError};

const MOST_ROWS: usize = 1_000_000;
const MOST_COLUMNS: usize = 200;
/// A query may take this long; the guard looks every so many steps.
const LONGEST: Duration = Duration::from_secs(60);
const STEPS: i32 = 100_000;
/// The tables that say what is in the file.
const CATALOGUE: [&str; 4] = ["sqlite_master", "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"];

/// Whether bytes are an SQLite database.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0")
}

fn broken(zh: impl Into<String>, en: impl Into<String>) -> ExchangeError {
    ExchangeError::Broken { format: Format::GeoPackage, what: Box::new(words(zh, en)) }
}

fn unreadable(fault: &rusqlite::Error) -> ExchangeError {
    broken(format!("数据库读不出（{fault}）"), format!("the database cannot be read ({fault})"))
}

fn aside(fault: &std::io::Error) -> ExchangeError {
    broken(format!("无法写入临时文件夹（{fault}）"), format!("the folder of temporary files cannot be written ({fault})"))
}

/// A layer that holds shapes.
struct Layer {
    table: String,
    column: String,
    /// Its coordinate system, in a spelling that can be looked up.
    declared: Option<String>,
}

/// Reads the layer asked for, the layers of a project, or the only layer there is.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Sheet, ExchangeError> {
    let mut copy = tempfile::Builder::new().prefix("zaiti-import-").suffix(".gpkg").tempfile().map_err(|fault| aside(&fault))?;
    copy.write_all(bytes).and_then(|()| copy.flush()).map_err(|fault| aside(&fault))?;
    let path = copy
        .path()
        .to_str()
        .ok_or_else(|| broken("临时文件夹的名称无法使用", "the folder of temporary files has no usable name"))?;
    let guarded = Guarded::open(path)?;
    let layers = layers(&guarded.connection).map_err(|fault| unreadable(&fault))?;
    let mut sheet = Sheet::new(Format::GeoPackage, Encoding::Utf8);
    let chosen = choose(layers, options, &mut sheet)?;
    let several = chosen.len() > 1;
    for layer in &chosen {
        guarded.allow(&layer.table);
        let datum = positions::of_layer(layer.declared.clone(), options)?;
        add_layer(&guarded.connection, layer, (several, datum), &mut sheet)?;
    }
    sheet.declare_together();
    Ok(sheet)
}

/// A database that can only be read, table by named table.
struct Guarded {
    connection: Connection,
    allowed: Arc<Mutex<BTreeSet<String>>>,
}

impl Guarded {
    fn open(path: &str) -> Result<Self, ExchangeError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || {
            let mut connection = Connection::open_with_flags(format!("file:{path}?mode=ro&immutable=1"), flags)?;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
            let begun = Instant::now();
            connection.progress_handler(STEPS, Some(move || begun.elapsed() > LONGEST))?;
            let check: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            Ok((connection, check))
        };
        let (mut connection, check) = open().map_err(|fault| unreadable(&fault))?;
        if check != "ok" {
            return Err(broken(format!("数据库已损坏（{check}）"), format!("the database is damaged ({check})")));
        }
        let allowed = Arc::new(Mutex::new(CATALOGUE.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>()));
        let guard = Arc::clone(&allowed);
        let judge = move |asked: AuthContext<'_>| {
            let known = |table: &str| guard.lock().unwrap_or_else(PoisonError::into_inner).contains(&table.to_lowercase());
            // What a view or a trigger reads is read on its behalf, and refused.
            let reads = |table: &str| asked.accessor.is_none() && known(table);
            let allowed = matches!(asked.action, AuthAction::Select)
                || matches!(asked.action, AuthAction::Read { table_name, .. } if reads(table_name));
            if allowed { Authorization::Allow } else { Authorization::Deny }
        };
        connection.authorizer(Some(judge)).map_err(|fault| unreadable(&fault))?;
        Ok(Self { connection, allowed })
    }

    fn allow(&self, table: &str) {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).insert(table.to_lowercase());
    }
}

/// Layers that are ordinary tables with a geometry column.
fn layers(connection: &Connection) -> rusqlite::Result<Vec<Layer>> {
    let mut select = connection.prepare(
        "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition, s.srs_name, g.geometry_type_name
         FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
         JOIN sqlite_master m ON m.name = c.table_name AND m.type = 'table' AND m.rootpage > 0
         LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY c.table_name",
    )?;
    let rows = select.query_map([], |row| {
        let text = |at: usize| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
        let kind = text(6)?.to_uppercase();
        let layer = Layer { table: text(0)?, column: text(1)?, declared: declared(&text(2)?, row.get(3)?, &text(4)?, &text(5)?) };
        Ok((layer, ["POINT", "POLYGON", "MULTIPOLYGON", "GEOMETRY", "SURFACE", "CURVEPOLYGON"].contains(&kind.as_str())))
    })?;
    rows.filter(|row| !matches!(row, Ok((_, false)))).map(|row| row.map(|(layer, _)| layer)).collect()
}

fn declared(organisation: &str, code: Option<i64>, definition: &str, name: &str) -> Option<String> {
    match code {
        Some(code) if organisation.eq_ignore_ascii_case("epsg") => Some(format!("EPSG:{code}")),
        None | Some(-1 | 0) => None,
        Some(_) => projection::declared(definition).or_else(|| Some(name.to_owned())),
    }
}

/// The layer asked for; else those named after a kind of site; else the only one.
fn choose(mut layers: Vec<Layer>, options: &ReadOptions, sheet: &mut Sheet) -> Result<Vec<Layer>, ExchangeError> {
    let names: Vec<String> = layers.iter().map(|layer| layer.table.clone()).collect();
    if let Some(name) = &options.layer {
        layers.retain(|layer| layer.table == *name);
        return if layers.is_empty() { Err(ExchangeError::NoLayer { name: name.clone(), layers: names }) } else { Ok(layers) };
    }
    if layers.len() < 2 {
        return if layers.is_empty() {
            Err(broken("没有点或面图层", "it has no layer of points or surfaces"))
        } else {
            Ok(layers)
        };
    }
    let (ours, others): (Vec<Layer>, Vec<Layer>) = layers.into_iter().partition(|layer| kind_of(&layer.table).is_some());
    if ours.is_empty() {
        return Err(ExchangeError::LayerNeeded { layers: names });
    }
    sheet.findings.extend(others.iter().map(|layer| passed_over(&layer.table)));
    Ok(ours)
}

/// The kind of site whose collection a layer is named after.
fn kind_of(table: &str) -> Option<SiteKind> {
    SiteKind::ALL.into_iter().find(|kind| kind.collection() == table)
}

fn passed_over(table: &str) -> Finding {
    Finding::warning(
        "layer-passed-over",
        words(format!("图层“{table}”未读入"), format!("layer “{table}” is not read")),
        words("需要时用 layer 指定该图层再导入一次", "import once more and name that layer if it is wanted"),
    )
}

fn add_layer(
    connection: &Connection,
    layer: &Layer,
    (several, datum): (bool, Option<Datum>),
    sheet: &mut Sheet,
) -> Result<(), ExchangeError> {
    let failed = |fault: rusqlite::Error| unreadable(&fault);
    let mut select = connection.prepare(&format!("SELECT * FROM \"{}\"", layer.table.replace('"', "\"\""))).map_err(failed)?;
    let names: Vec<String> = select.column_names().map(str::to_owned).collect();
    if names.len() > MOST_COLUMNS {
        return Err(ExchangeError::TooLarge { what: "columns", found: names.len() as u64, limit: MOST_COLUMNS as u64 });
    }
    // The first column of a GeoPackage layer numbers its rows, which is no property of a site.
    let is_number = |name: &str| matches!(name, "fid" | "ogc_fid" | "OGC_FID");
    let columns: Vec<Column> = names
        .iter()
        .map(|name| match name {
            name if name.eq_ignore_ascii_case(&layer.column) => Column::Geometry,
            name if is_number(name) => Column::Number,
            name => Column::Cell(sheet.heading(name)),
        })
        .collect();
    let kind =
        kind_of(&layer.table).filter(|_| !names.iter().any(|name| name == "kind")).map(|kind| (sheet.heading("kind"), kind));
    let mut before = Repeated::default();
    let mut rows = select.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        if sheet.records.len() == MOST_ROWS {
            return Err(ExchangeError::TooLarge { what: "rows", found: MOST_ROWS as u64 + 1, limit: MOST_ROWS as u64 });
        }
        let mut record = Record::new(FindingPlace::default());
        record.datum = datum;
        record.cells.reserve_exact(sheet.records.last().map_or(columns.len(), |before| before.cells.len()));
        record.cells.extend(kind.map(|(heading, kind)| (heading, before.text(heading, kind.word()))));
        for (at, column) in columns.iter().enumerate() {
            take(column, row.get_ref(at).map_err(failed)?, (several, layer), (&mut record, &mut before));
        }
        let number = sheet.records.len() + 1;
        record.place.feature.get_or_insert_with(|| format!("#{number}"));
        sheet.records.push(Box::new(record));
    }
    Ok(())
}

/// What a column of the table is.
enum Column {
    Geometry,
    Number,
    Cell(usize),
}

fn take(column: &Column, value: ValueRef<'_>, (several, layer): (bool, &Layer), (record, before): (&mut Record, &mut Repeated)) {
    match (column, value) {
        (Column::Geometry, ValueRef::Blob(blob)) => match shape(blob) {
            Ok(shape) => record.shape = shape,
            Err(fault) => record.findings.push(Finding::fault(
                "geometry-unusable",
                words(fault.zh(), fault.to_string()),
                words("在 GIS 中修复或重新导出该图层", "repair the layer in a GIS, or export it again"),
            )),
        },
        (Column::Number, ValueRef::Integer(number)) => {
            let table = if several { layer.table.as_str() } else { "" };
            record.place.feature = Some(format!("{table}#{number}"));
        }
        (Column::Cell(heading), ValueRef::Integer(number)) => {
            record.cells.push((*heading, before.text(*heading, &number.to_string())));
        }
        (Column::Cell(heading), ValueRef::Real(number)) => {
            record.cells.push((*heading, before.text(*heading, &number.to_string())));
        }
        (Column::Cell(heading), ValueRef::Text(text)) => {
            let text = String::from_utf8_lossy(text);
            let text = text.trim();
            if !text.is_empty() {
                record.cells.push((*heading, before.text(*heading, text)));
            }
        }
        (Column::Geometry | Column::Number | Column::Cell(_), _) => {}
    }
}

/// The coordinates of a GeoPackage geometry: a header with a box of up to eight numbers, then well-known binary.
fn shape(blob: &[u8]) -> Result<Option<RawShape>, WkbError> {
    let cut = || WkbError::Truncated { at: blob.len(), wanted: 8usize.saturating_sub(blob.len()).max(1) };
    let (b"GP", [_, flags, _, _, _, _, rest @ ..]) = blob.split_at_checked(2).ok_or_else(cut)? else { return Err(cut()) };
    if flags & 0b1_0000 != 0 {
        return Ok(None);
    }
    let size = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        _ => 64,
    };
    RawShape::from_wkb(rest.get(size..).ok_or_else(cut)?).map(|(shape, _)| Some(shape))
}
