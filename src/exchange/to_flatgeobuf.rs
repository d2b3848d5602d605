//! Sites as FlatGeobuf with a spatial index. Never here: which sites.

use flatgeobuf::geozero::error::{GeozeroError, Result};
use flatgeobuf::geozero::{ColumnValue, GeomProcessor, PropertyProcessor as _};
use flatgeobuf::{ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType, GeozeroGeometry};

use super::findings::words;
use super::typed::{Kind, Row, Table, Value};
use super::{Audience, Cover, ExchangeError, Format, projection};
use crate::estate::Site;
use crate::geometry::{Datum, RawShape};

/// Writes sites as FlatGeobuf. Sites without a place are in it too, and then it has no spatial index, which knows no such features.
///
/// # Errors
/// [`ExchangeError::Broken`] when the folder of temporary files cannot be written.
pub(super) fn write(sites: &[&Site], audience: Audience, cover: &Cover) -> std::result::Result<Vec<u8>, ExchangeError> {
    let failed = |fault: &dyn std::fmt::Display| ExchangeError::Broken {
        format: Format::FlatGeobuf,
        what: Box::new(words(format!("无法写出（{fault}）"), format!("it cannot be written ({fault})"))),
    };
    let table = Table::of(sites, audience, cover);
    let (name, text, notes) = (cover.datum.name_en(), projection::text(cover.datum), cover.lines().join("\n"));
    let options = FgbWriterOptions {
        write_index: !table.rows.is_empty() && table.rows.iter().all(|row| row.shape.is_some()),
        detect_type: false,
        promote_to_multi: false,
        crs: crs(cover.datum, name, &text),
        description: (!notes.is_empty()).then_some(notes.as_str()),
        ..Default::default()
    };
    let mut writer =
        FgbWriter::create_with_options("zaiti_sites", GeometryType::Unknown, options).map_err(|fault| failed(&fault))?;
    for column in &table.columns {
        let kind = match column.kind {
            Kind::Text => ColumnType::String,
            Kind::Number => ColumnType::Double,
            Kind::Flag => ColumnType::Bool,
        };
        writer.add_column(&column.name, kind, |_, _| {});
    }
    for row in &table.rows {
        put(&mut writer, row, &table).map_err(|fault| failed(&fault))?;
    }
    let mut bytes = Vec::new();
    writer.write(&mut bytes).map_err(|fault| failed(&fault))?;
    Ok(bytes)
}

fn crs<'a>(datum: Datum, name: &'a str, text: &'a str) -> FgbCrs<'a> {
    let code = datum.epsg().and_then(|code| i32::try_from(code).ok());
    match code {
        Some(code) => FgbCrs { org: Some("EPSG"), code, name: Some(name), ..Default::default() },
        None => FgbCrs { name: Some(name), wkt: Some(text), ..Default::default() },
    }
}

fn put(writer: &mut FgbWriter<'_>, row: &Row, table: &Table) -> Result<()> {
    let mut refused = None;
    writer.add_feature_geom(Drawn(row.shape.as_ref()), |feature| {
        for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            let Some(cell) = cell else { continue };
            let number = cell.number();
            let value = match (cell, number) {
                (Value::Flag(flag), _) => ColumnValue::Bool(*flag),
                (Value::Number(_), Some(number)) => ColumnValue::Double(number),
                (Value::Text(text) | Value::Number(text), _) => ColumnValue::String(text),
            };
            if let Err(fault) = feature.property(at, &column.name, &value) {
                refused = Some(fault);
            }
        }
    })?;
    refused.map_or(Ok(()), Err::<(), GeozeroError>)
}

/// A shape, told corner by corner.
struct Drawn<'a>(Option<&'a RawShape>);

impl GeozeroGeometry for Drawn<'_> {
    fn process_geom<P: GeomProcessor>(&self, to: &mut P) -> Result<()> {
        match self.0 {
            // The library writes a geometry for every feature. GDAL takes a point of no numbers for no place, and stops at one of none.
            None => point(to, [f64::NAN; 2]),
            Some(RawShape::Point(place)) => point(to, *place),
            Some(RawShape::Surface(polygons)) => match polygons.as_slice() {
                [only] => polygon(to, only, (true, 0)),
                all => {
                    to.multipolygon_begin(all.len(), 0)?;
                    all.iter().enumerate().try_for_each(|(at, rings)| polygon(to, rings, (false, at)))?;
                    to.multipolygon_end(0)
                }
            },
        }
    }
}

fn point<P: GeomProcessor>(to: &mut P, [x, y]: [f64; 2]) -> Result<()> {
    to.point_begin(0)?;
    to.xy(x, y, 0)?;
    to.point_end(0)
}

fn polygon<P: GeomProcessor>(to: &mut P, rings: &[Vec<[f64; 2]>], (alone, at): (bool, usize)) -> Result<()> {
    to.polygon_begin(alone, rings.len(), at)?;
    for (number, ring) in rings.iter().enumerate() {
        to.linestring_begin(false, ring.len(), number)?;
        ring.iter().enumerate().try_for_each(|(at, [x, y])| to.xy(*x, *y, at))?;
        to.linestring_end(false, number)?;
    }
    to.polygon_end(alone, at)
}
