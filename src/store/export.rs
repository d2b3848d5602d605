//! A plain copy for any GIS: layers and spatial index, nothing else. Never here: history, tokens, audit.

use std::path::Path;

use rusqlite::{Connection, params};

use super::layers::{self, Layer};
use super::row::Row;
use super::{Store, StoreError, build_aside, geopackage};
use crate::estate::{Dataset, SiteKind};
use crate::geometry::{Bbox, Shape};

/// Who may see the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disclosure {
    /// Anybody: without owner, mortgage, seizure, and the free columns that came along.
    Public,
    /// Those who may see the restricted fields.
    Restricted,
}

impl Store {
    /// Writes the current revision as a plain GeoPackage.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file already; otherwise what the file system or the database says.
    pub fn export_copy(&self, path: impl AsRef<Path>, disclosure: Disclosure) -> Result<(), StoreError> {
        write_copy(path, &self.load()?, disclosure)
    }
}

/// Writes a dataset, or a part of one, as a plain GeoPackage with a spatial index that QGIS and GDAL open and use. The same dataset
/// gives the same bytes.
///
/// # Errors
/// As [`Store::export_copy`].
pub fn write_copy(path: impl AsRef<Path>, dataset: &Dataset, disclosure: Disclosure) -> Result<(), StoreError> {
    build_aside(path.as_ref(), |draft| {
        let mut connection = Connection::open(draft)?;
        let transaction = connection.transaction()?;
        geopackage::lay_out(&transaction)?;
        layers::lay_out(&transaction, disclosure)?;
        put_sites(&transaction, dataset, disclosure)?;
        layers::draw_zones(&transaction, &dataset.programme, &dataset.outlines)?;
        layers::draw_backdrop(&transaction, &dataset.backdrop)?;
        note_boxes(&transaction, layers::ZONES, dataset.outlines.iter().map(|outline| &outline.shape))?;
        note_boxes(&transaction, layers::BACKDROP, dataset.backdrop.iter().map(|feature| &feature.shape))?;
        transaction.execute_batch(EXTENSIONS)?;
        for table in layers::tables() {
            index(&transaction, table)?;
            geopackage::set_last_change(&transaction, table, dataset.revision.at)?;
        }
        Ok(transaction.commit()?)
    })
}

fn put_sites(connection: &Connection, dataset: &Dataset, disclosure: Disclosure) -> Result<(), StoreError> {
    for kind in SiteKind::ALL {
        let layer = Layer::new(kind, disclosure);
        let sites = || dataset.sites.iter().filter(move |site| site.kind() == kind);
        for site in sites() {
            let row = Row::of(site)?;
            let row = if disclosure == Disclosure::Public { row.without_restricted() } else { row };
            layer.put(connection, &row)?;
        }
        note_boxes(connection, layers::table(kind), sites().filter_map(|site| site.shape.as_ref().map(|fact| &fact.value)))?;
    }
    Ok(())
}

fn note_boxes<'a>(connection: &Connection, table: &str, shapes: impl Iterator<Item = &'a Shape>) -> Result<(), StoreError> {
    let around = shapes.map(Shape::bbox).reduce(Bbox::union);
    around.map_or(Ok(()), |bbox| geopackage::set_box(connection, table, bbox))
}

const EXTENSIONS: &str = "
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
";

/// Builds the spatial index of a layer, and the triggers by which an editor keeps it right.
fn index(connection: &Connection, table: &str) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')",
        params![table],
    )?;
    connection.execute_batch(&format!("CREATE VIRTUAL TABLE rtree_{table}_geom USING rtree(id, minx, maxx, miny, maxy)"))?;
    let mut insert = connection.prepare(&format!("INSERT INTO rtree_{table}_geom VALUES (?1, ?2, ?3, ?4, ?5)"))?;
    let mut select = connection.prepare(&format!("SELECT fid, geom FROM {table} WHERE geom IS NOT NULL"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (feature, blob): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let shape =
            super::blob::shape(&blob).ok_or_else(|| StoreError::Damaged(format!("a shape in {table} is not readable")))?;
        let Bbox { west, south, east, north } = shape.bbox();
        insert.execute(params![feature, west, east, south, north])?;
    }
    Ok(connection.execute_batch(&triggers(table))?)
}

/// The triggers the R*Tree extension of GeoPackage 1.3 asks for, by the names it gives them. They call `ST_…` functions, which the
/// editing program brings along; nothing calls them here.
fn triggers(table: &str) -> String {
    let tree = format!("rtree_{table}_geom");
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
            format!("CREATE TRIGGER {tree}_{name} {event} ON {table} WHEN {when} BEGIN {then} END;\n")
        })
        .concat()
}
