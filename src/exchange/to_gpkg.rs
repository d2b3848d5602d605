//! Sites as a GeoPackage that QGIS and GDAL open in place: a layer for each kind, the zones and the backdrop, spatial indexes and
//! styles. Never here: the project's own file, which is the store's.

use std::collections::BTreeMap;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OpenFlags, params, params_from_iter};

use super::findings::words;
use super::styles;
use super::typed::{Kind, Row, Table, TableColumn, Value};
use super::words::english;
use super::{Audience, Cover, ExchangeError, Format, projection};
use crate::estate::{Site, SiteKind};
use crate::geometry::{Datum, RawShape};

/// “GPKG” in the file's application id, and version 1.3.
const MARKS: &str = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

const CATALOGUE: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT,
  styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
";

/// Writes sites as a GeoPackage.
///
/// # Errors
/// [`ExchangeError::Broken`] when the folder of temporary files cannot be written.
pub(super) fn write(sites: &[&Site], audience: Audience, cover: &Cover) -> Result<Vec<u8>, ExchangeError> {
    let failed = |fault: &dyn std::fmt::Display| ExchangeError::Broken {
        format: Format::GeoPackage,
        what: Box::new(words(format!("无法写出（{fault}）"), format!("it cannot be written ({fault})"))),
    };
    let folder = tempfile::Builder::new().prefix("zaiti-export-").tempdir().map_err(|fault| failed(&fault))?;
    let path = folder.path().join("sites.gpkg");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let fill = || {
        let mut connection = Connection::open_with_flags(&path, flags)?;
        connection.execute_batch(MARKS)?;
        let transaction = connection.transaction()?;
        lay_out(&transaction, cover)?;
        for kind in SiteKind::ALL {
            let of_kind: Vec<&Site> = sites.iter().copied().filter(|site| site.kind() == kind).collect();
            put_layer(&transaction, kind.collection(), title(kind), &Table::of(&of_kind, audience, cover), cover)?;
        }
        put_layer(&transaction, "zones", "片区 zones", &zones(cover), cover)?;
        put_layer(&transaction, "backdrop", "底图 backdrop", &backdrop(cover), cover)?;
        transaction.commit()
    };
    fill().map_err(|fault: rusqlite::Error| failed(&fault))?;
    std::fs::read(&path).map_err(|fault| failed(&fault))
}

const fn title(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Building => "楼宇 buildings",
        SiteKind::IdleProperty => "闲置物业 idle properties",
        SiteKind::M0Parcel => "M0地块 M0 parcels",
        SiteKind::Carrier => "孵化载体 carriers",
        SiteKind::Place => "地名 places",
    }
}

/// The number of a datum in this file; those without a code get numbers that no registry gives.
fn srs_id(datum: Datum) -> u32 {
    datum.epsg().unwrap_or(if datum == Datum::Gcj02 { 990_002 } else { 990_009 })
}

fn lay_out(connection: &Connection, cover: &Cover) -> rusqlite::Result<()> {
    connection.execute_batch(CATALOGUE)?;
    let mut put = connection.prepare("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    put.execute(params![
        "Undefined cartesian SRS",
        -1,
        "NONE",
        -1,
        "undefined",
        "undefined cartesian coordinate reference system"
    ])?;
    put.execute(params![
        "Undefined geographic SRS",
        0,
        "NONE",
        0,
        "undefined",
        "undefined geographic coordinate reference system"
    ])?;
    for datum in [Datum::Wgs84, cover.datum] {
        let organisation = if datum.epsg().is_some() { "EPSG" } else { "ZAITI" };
        let id = srs_id(datum);
        put.execute(params![datum.name_en(), id, organisation, id, projection::text(datum), datum.name_zh()])?;
    }
    Ok(())
}

/// A column as a statement names it: nothing in a name can end the quotation.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names of columns that the layer itself needs, or that differ from another by case alone, get a mark.
fn column_names(columns: &[TableColumn]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let mut name = column.name.clone();
        while matches!(name.to_lowercase().as_str(), "fid" | "geom")
            || names.iter().any(|other| other.eq_ignore_ascii_case(&name))
        {
            name.push('_');
        }
        names.push(name);
    }
    names
}

fn put_layer(connection: &Connection, layer: &str, title: &str, table: &Table, cover: &Cover) -> rusqlite::Result<()> {
    let names: Vec<String> = column_names(&table.columns).iter().map(|name| quoted(name)).collect();
    let typed = names.iter().zip(&table.columns).map(|(name, column)| {
        let kind = match column.kind {
            Kind::Text => "TEXT",
            Kind::Number => "DOUBLE",
            Kind::Flag => "BOOLEAN",
        };
        format!(", {name} {kind}")
    });
    connection.execute_batch(&format!(
        "CREATE TABLE {layer} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY{})",
        typed.collect::<String>()
    ))?;
    let srs = srs_id(cover.datum);
    let at =
        cover.at.map_or_else(|| "1970-01-01T00:00:00.000Z".to_owned(), |at| at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string());
    let description = std::iter::once(title.to_owned()).chain(cover.lines()).collect::<Vec<_>>().join("; ");
    let around = edges(table.rows.iter().filter_map(|row| row.shape.as_ref()).flat_map(RawShape::positions));
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            layer,
            description,
            at,
            around.map(|e| e[0]),
            around.map(|e| e[1]),
            around.map(|e| e[2]),
            around.map(|e| e[3]),
            srs
        ],
    )?;
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'GEOMETRY', ?2, 0, 0)", params![layer, srs])?;
    put_rows(connection, layer, &names, table, srs)?;
    connection.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD,
         useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?1, 'geom', ?2, ?3, '', 1, ?2, '', NULL, ?4)",
        params![layer, title, styles::qml(layer), at],
    )?;
    Ok(())
}

fn put_rows(connection: &Connection, layer: &str, names: &[String], table: &Table, srs: u32) -> rusqlite::Result<()> {
    connection.execute_batch(&format!("CREATE VIRTUAL TABLE rtree_{layer}_geom USING rtree(id, minx, maxx, miny, maxy)"))?;
    let columns = names.iter().map(|name| format!(", {name}")).collect::<String>();
    let holes = ", ?".repeat(names.len());
    let mut put = connection.prepare(&format!("INSERT INTO {layer} (geom{columns}) VALUES (?{holes})"))?;
    let mut index = connection.prepare(&format!("INSERT INTO rtree_{layer}_geom VALUES (?1, ?2, ?3, ?4, ?5)"))?;
    for row in &table.rows {
        let around = row.shape.as_ref().and_then(|shape| edges(shape.positions()));
        put.execute(params_from_iter(cells(row, srs, around)))?;
        if let Some([west, south, east, north]) = around {
            index.execute(params![connection.last_insert_rowid(), west, east, south, north])?;
        }
    }
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')",
        params![layer],
    )?;
    connection.execute_batch(&triggers(layer))
}

fn cells(row: &Row, srs: u32, around: Option<[f64; 4]>) -> Vec<Cell> {
    let geometry = row.shape.as_ref().map_or(Cell::Null, |shape| Cell::Blob(blob(shape, srs, around)));
    let cell = |cell: &Option<Value>| match cell {
        None => Cell::Null,
        Some(Value::Flag(flag)) => Cell::Integer((*flag).into()),
        Some(value) => value.number().map_or_else(|| Cell::Text(value.text()), Cell::Real),
    };
    std::iter::once(geometry).chain(row.cells.iter().map(cell)).collect()
}

/// West, south, east and north of positions.
fn edges(positions: impl Iterator<Item = [f64; 2]>) -> Option<[f64; 4]> {
    positions.fold(None, |edges: Option<[f64; 4]>, [x, y]| {
        let [west, south, east, north] = edges.unwrap_or([x, y, x, y]);
        Some([west.min(x), south.min(y), east.max(x), north.max(y)])
    })
}

/// A GeoPackage geometry: its header with the box around it, then well-known binary.
fn blob(shape: &RawShape, srs: u32, around: Option<[f64; 4]>) -> Vec<u8> {
    let boxed = around.filter(|_| matches!(shape, RawShape::Surface(_)));
    let mut bytes = vec![b'G', b'P', 0, if boxed.is_some() { 0b11 } else { 0b01 }];
    bytes.extend(srs.to_le_bytes());
    if let Some([west, south, east, north]) = boxed {
        [west, east, south, north].iter().for_each(|edge| bytes.extend(edge.to_le_bytes()));
    }
    bytes.extend(shape.wkb());
    bytes
}

/// The triggers the R*Tree extension of GeoPackage 1.3 asks for, by the names it gives them. They call `ST_…` functions, which the
/// editing program brings along; nothing calls them here.
fn triggers(layer: &str) -> String {
    let tree = format!("rtree_{layer}_geom");
    let solid = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)";
    let hollow = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
    let put = format!(
        "INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));"
    );
    let drop_old = format!("DELETE FROM {tree} WHERE id = OLD.fid;");
    let drop_both = format!("DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid);");
    let rules = [
        ("insert", "AFTER INSERT", solid.to_owned(), put.clone()),
        ("update1", "AFTER UPDATE OF geom", format!("OLD.fid = NEW.fid AND {solid}"), put.clone()),
        ("update2", "AFTER UPDATE OF geom", format!("OLD.fid = NEW.fid AND {hollow}"), drop_old.clone()),
        ("update3", "AFTER UPDATE", format!("OLD.fid != NEW.fid AND {solid}"), format!("{drop_old} {put}")),
        ("update4", "AFTER UPDATE", format!("OLD.fid != NEW.fid AND {hollow}"), drop_both),
        ("delete", "AFTER DELETE", "OLD.geom NOT NULL".to_owned(), drop_old),
    ];
    rules
        .map(|(name, event, when, then)| {
            format!("CREATE TRIGGER {tree}_{name} {event} ON {layer} WHEN {when} BEGIN {then} END;\n")
        })
        .concat()
}

fn drawn<'a>(features: impl Iterator<Item = (BTreeMap<&'static str, Value>, &'a crate::geometry::Shape)>, datum: Datum) -> Table {
    let rows: Vec<(BTreeMap<&'static str, Value>, RawShape)> =
        features.map(|(cells, shape)| (cells, shape.raw_in(datum))).collect();
    let mut names: BTreeMap<&'static str, Kind> = BTreeMap::new();
    for (name, value) in rows.iter().flat_map(|(cells, _)| cells) {
        names.insert(name, if matches!(value, Value::Flag(_)) { Kind::Flag } else { Kind::Text });
    }
    let row = |(mut cells, shape): (BTreeMap<&'static str, Value>, RawShape)| Row {
        cells: names.keys().map(|name| cells.remove(name)).collect(),
        shape: Some(shape),
    };
    let rows = rows.into_iter().map(row).collect();
    Table { columns: names.iter().map(|(name, kind)| TableColumn { name: (*name).to_owned(), kind: *kind }).collect(), rows }
}

fn zones(cover: &Cover) -> Table {
    let text = |text: &str| Value::Text(text.to_owned());
    let cells = cover.outlines.iter().map(|(outline, name)| {
        let mut cells = BTreeMap::from([
            ("zone", text(&outline.zone.0)),
            ("official", Value::Flag(outline.official)),
            ("version", text(&outline.version)),
            ("drawn_by", text(&outline.drawn_by)),
            ("note", text(&outline.note)),
        ]);
        cells.extend(outline.drawn_on.map(|day| ("drawn_on", text(&day.to_string()))));
        if let Some(name) = name {
            cells.extend([("name", text(&name.zh)), ("name_en", text(&name.en))]);
        }
        (cells, &outline.shape)
    });
    drawn(cells, cover.datum)
}

fn backdrop(cover: &Cover) -> Table {
    let text = |text: &str| Value::Text(text.to_owned());
    let cells = cover.backdrop.iter().map(|feature| {
        let mut cells = BTreeMap::from([("kind", text(english(feature.kind))), ("source", text(&feature.source))]);
        cells.extend(feature.name.as_deref().map(|name| ("name", text(name))));
        cells.extend(feature.name_en.as_deref().map(|name| ("name_en", text(name))));
        (cells, &feature.shape)
    });
    drawn(cells, cover.datum)
}
