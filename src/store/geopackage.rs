//! The GeoPackage around the layers: its mark, its datums, its list of contents. Never here: what Zaiti alone understands.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::StoreError;
use super::blob::CGCS2000;

/// “GPKG” in the file's application id.
pub(super) const MARK: i32 = 0x4750_4B47;

/// GeoPackage 1.3: what QGIS and GDAL of the last years read without a warning.
const VERSION: i32 = 10_300;

const TABLES: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
";

const WGS84_DEFINITION: &str = r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#;
const CGCS2000_DEFINITION: &str = r#"GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]"#;

/// Turns an empty database into an empty GeoPackage.
pub(super) fn lay_out(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", MARK)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.execute_batch(TABLES)?;
    let datums = [
        ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84_DEFINITION, "longitude/latitude in decimal degrees on WGS 84"),
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
        ("CGCS2000", CGCS2000, "EPSG", CGCS2000, CGCS2000_DEFINITION, "longitude/latitude in decimal degrees on CGCS2000"),
    ];
    for (name, id, organisation, number, definition, description) in datums {
        connection.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![name, id, organisation, number, definition, description],
        )?;
    }
    Ok(())
}

/// Lists a layer among the contents.
pub(super) fn register(connection: &Connection, table: &str, description: &str) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?1, 'features', ?1, ?2, ?3)",
        params![table, description, CGCS2000],
    )?;
    connection
        .execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'GEOMETRY', ?2, 0, 0)", params![table, CGCS2000])?;
    Ok(())
}

/// Notes when a layer last changed.
pub(super) fn set_last_change(connection: &Connection, table: &str, at: Timestamp) -> Result<(), StoreError> {
    let at = at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    connection.prepare_cached("UPDATE gpkg_contents SET last_change = ?2 WHERE table_name = ?1")?.execute(params![table, at])?;
    Ok(())
}
