//! The feature tables: one a kind of site, and the zones and the backdrop. Never here: history.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rusqlite::types::{ToSql, Value as Cell};
use rusqlite::{Connection, params, params_from_iter};
use serde_json::Value;

use super::columns::{self, Column};
use super::row::{Record, Row, Standing};
use super::{StoreError, blob, geopackage};
use crate::estate::{Backdrop, Confidence, SiteId, SiteKind};
use crate::programme::{Programme, ZoneOutline};

/// The table of a kind of site; the same word as its collection on the wire.
pub(super) const fn table(kind: SiteKind) -> &'static str {
    kind.collection()
}

/// The layer of zone outlines.
pub(super) const ZONES: &str = "zones";

/// The layer of what is drawn underneath.
pub(super) const BACKDROP: &str = "backdrop";

const fn title(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Building => "楼宇 buildings",
        SiteKind::IdleProperty => "闲置物业 idle properties",
        SiteKind::M0Parcel => "M0地块 M0 parcels",
        SiteKind::Carrier => "孵化载体 carriers",
        SiteKind::Place => "地名 places",
    }
}

/// Creates and registers all layers.
pub(super) fn lay_out(connection: &Connection) -> Result<(), StoreError> {
    for kind in SiteKind::ALL {
        let columns: String = columns::of(kind).map(|c| format!("{} {},", c.name, c.sql_type())).collect();
        connection.execute_batch(&format!(
            "CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, {columns}
             sources TEXT, as_of DATE, confidence TEXT, example BOOLEAN NOT NULL, shape_facts TEXT, facts TEXT NOT NULL)",
            table(kind)
        ))?;
        geopackage::register(connection, table(kind), title(kind))?;
    }
    connection.execute_batch(
        "CREATE TABLE zones (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, zone TEXT NOT NULL, name TEXT, name_en TEXT,
           official BOOLEAN NOT NULL, version TEXT NOT NULL, drawn_by TEXT NOT NULL, drawn_on DATE, note TEXT NOT NULL);
         CREATE TABLE backdrop (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, kind TEXT NOT NULL, name TEXT, name_en TEXT,
           source TEXT NOT NULL);",
    )?;
    geopackage::register(connection, ZONES, "片区 zones")?;
    geopackage::register(connection, BACKDROP, "底图 backdrop")
}

fn column_names(connection: &Connection, kind: SiteKind) -> Result<BTreeSet<String>, StoreError> {
    let mut select = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = select.query_map([table(kind)], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Gives layers of an earlier version the columns that came since, filled from the facts.
pub(super) fn bring_up(connection: &Connection) -> Result<(), StoreError> {
    for kind in SiteKind::ALL {
        let laid = column_names(connection, kind)?;
        let missing: Vec<&Column> = columns::of(kind).filter(|column| !laid.contains(column.name)).collect();
        for column in &missing {
            connection.execute_batch(&format!("ALTER TABLE {} ADD COLUMN {} {}", table(kind), column.name, column.sql_type()))?;
        }
        if !missing.is_empty() {
            fill(connection, kind)?;
        }
    }
    Ok(())
}

fn fill(connection: &Connection, kind: SiteKind) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    Layer::of(kind, Vec::new()).review(connection, |row| {
        rows.push(Row::stored(row.record.clone())?);
        Ok(())
    })?;
    rows.iter().try_for_each(|row| put(connection, row))
}

/// Columns before those a GIS user sees: the truth itself, and the id.
pub(super) const KEPT: usize = 4;
/// Those and what is said of the row as a whole.
const FIXED: usize = 8;

/// The statements and cells of one kind of site.
pub(super) struct Layer {
    kind: SiteKind,
    columns: Vec<&'static Column>,
    put: String,
    select: String,
}

impl Layer {
    /// The layer as this version lays it out.
    pub(super) fn laid(kind: SiteKind) -> Option<&'static Self> {
        static LAYERS: LazyLock<Vec<Layer>> =
            LazyLock::new(|| SiteKind::ALL.map(|kind| Layer::of(kind, columns::of(kind).collect())).into());
        LAYERS.iter().find(|layer| layer.kind == kind)
    }

    /// The layer as the file has it, which may be of an earlier version.
    pub(super) fn as_laid(connection: &Connection, kind: SiteKind) -> Result<Self, StoreError> {
        let laid = column_names(connection, kind)?;
        let present = |column: &&Column| laid.contains(column.name);
        Ok(Self::of(kind, columns::of(kind).filter(present).collect()))
    }

    /// The columns of a layer in the order of a row's cells.
    fn names<'a>(columns: &'a [&'static Column]) -> impl Iterator<Item = &'static str> + use<'a> {
        let fixed: [_; FIXED] = ["geom", "shape_facts", "facts", "id", "sources", "as_of", "confidence", "example"];
        debug_assert_eq!(fixed[KEPT - 1], "id");
        fixed.into_iter().chain(columns.iter().map(|column| column.name))
    }

    /// The statement that adds so many rows of which these of what is shown are filled. A commit that fails is taken back whole, so a
    /// statement that fails need not take back its own first rows, and keeps no journal of them.
    pub(super) fn insert(&self, filled: &[usize], rows: usize) -> String {
        let all: Vec<&str> = Self::names(&self.columns).collect();
        let named: Vec<&str> = all[..KEPT].iter().copied().chain(filled.iter().map(|at| all[KEPT + at])).collect();
        let holes = format!("({})", vec!["?"; named.len()].join(","));
        format!("INSERT OR FAIL INTO {} ({}) VALUES {}", table(self.kind), named.join(","), vec![holes; rows].join(","))
    }

    fn of(kind: SiteKind, columns: Vec<&'static Column>) -> Self {
        let names: Vec<&str> = Self::names(&columns).collect();
        let holes = vec!["?"; names.len()].join(",");
        let updates: Vec<String> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
        let put = format!(
            "INSERT INTO {} ({}) VALUES ({holes}) ON CONFLICT(id) DO UPDATE SET {}",
            table(kind),
            names.join(","),
            updates.join(",")
        );
        let select = format!("SELECT {} FROM {}", names.join(","), table(kind));
        Self { kind, columns, put, select }
    }

    /// Shows every row of the layer to `see`, after looking whether its columns say what its facts say.
    pub(super) fn review(
        &self,
        connection: &Connection,
        mut see: impl FnMut(&Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut select = connection.prepare(&self.select)?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(found) = rows.next()? {
            let record = Record { geometry: found.get(0)?, shape_facts: found.get(1)?, facts: found.get(2)? };
            let row = Row::stored_as(record, |_, tree, shape| self.shown(tree, shape))?;
            let id: String = found.get(KEPT - 1)?;
            let cells: Vec<Cell> = (KEPT..columns).map(|column| found.get(column)).collect::<Result<_, _>>()?;
            if row.kind != self.kind || row.id.0 != id || !row.shown.cells().eq(&cells) {
                let what = format!("the columns of site {} in {} differ from its facts", row.id, table(self.kind));
                return Err(StoreError::Damaged(what));
            }
            see(&row)?;
        }
        Ok(())
    }

    /// What a GIS user sees of a row.
    fn shown(&self, tree: &Value, shape: Option<&Value>) -> Vec<Cell> {
        let standing = Standing::of(tree, shape);
        let example = standing.weakest == Some(Confidence::Example);
        let fixed = [
            Cell::Text(standing.sources.join("; ")),
            standing.oldest.map_or(Cell::Null, Cell::Text),
            standing.weakest.map_or(Cell::Null, |weakest| Cell::Text(word(weakest).to_owned())),
            Cell::Integer(example.into()),
        ];
        fixed.into_iter().chain(self.columns.iter().map(|column| column.cell(tree))).collect()
    }
}

/// What a GIS user sees of a row, in the order of its layer's columns.
pub(super) fn shown(kind: SiteKind, tree: &Value, shape: Option<&Value>) -> Vec<Cell> {
    Layer::laid(kind).map(|layer| layer.shown(tree, shape)).unwrap_or_default()
}

/// Where among [`shown`] the name stands.
pub(super) fn name_at(kind: SiteKind) -> Option<usize> {
    Some(FIXED - KEPT + Layer::laid(kind)?.columns.iter().position(|column| column.name == "name")?)
}

/// Adds the row or replaces the one of the same id; the feature keeps its number.
pub(super) fn put(connection: &Connection, row: &Row) -> Result<(), StoreError> {
    let Some(layer) = Layer::laid(row.kind) else { return Ok(()) };
    let Record { facts, shape_facts, geometry } = &row.record;
    let kept: [&dyn ToSql; KEPT] = [geometry, shape_facts, facts, &row.id.0];
    let cells = kept.into_iter().chain(row.shown.cells().map(|cell| -> &dyn ToSql { cell }));
    connection.prepare_cached(&layer.put)?.execute(params_from_iter(cells))?;
    Ok(())
}

const fn word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Example => "example",
        Confidence::Estimated => "estimated",
        Confidence::Reported => "reported",
        Confidence::Verified => "verified",
    }
}

/// Takes a site out of its layer.
pub(super) fn remove(connection: &Connection, kind: SiteKind, id: &SiteId) -> Result<(), StoreError> {
    connection.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", table(kind)))?.execute([&id.0])?;
    Ok(())
}

/// Draws the zone outlines anew.
pub(super) fn draw_zones(connection: &Connection, programme: &Programme, outlines: &[ZoneOutline]) -> Result<(), StoreError> {
    connection.execute("DELETE FROM zones", [])?;
    let mut insert = connection.prepare(
        "INSERT INTO zones (geom, zone, name, name_en, official, version, drawn_by, drawn_on, note) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
    )?;
    for outline in outlines {
        let name = programme.zone(&outline.zone).map(|zone| &zone.name);
        insert.execute(params![
            blob::blob(&outline.shape),
            outline.zone.0,
            name.map(|name| &name.zh),
            name.map(|name| &name.en),
            outline.official,
            outline.version,
            outline.drawn_by,
            outline.drawn_on.map(|day| day.to_string()),
            outline.note,
        ])?;
    }
    Ok(())
}

/// Draws the backdrop anew.
pub(super) fn draw_backdrop(connection: &Connection, backdrop: &[Backdrop]) -> Result<(), StoreError> {
    connection.execute("DELETE FROM backdrop", [])?;
    let mut insert = connection.prepare("INSERT INTO backdrop (geom, kind, name, name_en, source) VALUES (?1,?2,?3,?4,?5)")?;
    for feature in backdrop {
        insert.execute(params![
            blob::blob(&feature.shape),
            super::documents::backdrop_word(feature.kind),
            feature.name,
            feature.name_en,
            &*feature.source,
        ])?;
    }
    Ok(())
}
