//! Sites as GeoParquet 1.1, zstd-packed, with the `geo` note that says what the geometry is in. Never here: which sites.

use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::json;

use super::findings::words;
use super::typed::{Kind, Table, TableColumn, Value};
use super::{Audience, Cover, ExchangeError, Format, projection};
use crate::estate::Site;
use crate::geometry::{Datum, RawShape};

const GEOMETRY: &str = "geometry";

/// Writes sites as GeoParquet.
///
/// # Errors
/// [`ExchangeError::Broken`] when the file cannot be made, which memory alone decides.
pub(super) fn write(sites: &[&Site], audience: Audience, cover: &Cover) -> Result<Vec<u8>, ExchangeError> {
    let table = Table::of(sites, audience, cover);
    made(&table, cover).map_err(|fault| ExchangeError::Broken {
        format: Format::GeoParquet,
        what: Box::new(words(format!("无法写出（{fault}）"), format!("it cannot be written ({fault})"))),
    })
}

fn made(table: &Table, cover: &Cover) -> Result<Vec<u8>, ParquetError> {
    let mut notes = vec![KeyValue::new("geo".to_owned(), geo_note(table, cover.datum).to_string())];
    if cover.datum.epsg().is_none() {
        notes.push(KeyValue::new("zaiti:datum".to_owned(), cover.datum.word().to_owned()));
    }
    if let Some(attribution) = &cover.attribution {
        notes.push(KeyValue::new("zaiti:attribution".to_owned(), attribution.clone()));
    }
    notes.extend(cover.note.iter().map(|note| KeyValue::new("zaiti:note".to_owned(), format!("{} / {}", note.zh, note.en))));
    let settings = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_key_value_metadata(Some(notes))
        .set_created_by("zaiti".to_owned())
        .build();
    let mut fields: Vec<TypePtr> = table.columns.iter().map(field).collect::<Result<_, _>>()?;
    fields.push(Arc::new(
        Type::primitive_type_builder(GEOMETRY, Physical::BYTE_ARRAY).with_repetition(Repetition::OPTIONAL).build()?,
    ));
    let schema = Arc::new(Type::group_type_builder("sites").with_fields(fields).build()?);
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(settings))?;
    let mut group = writer.next_row_group()?;
    for (at, column) in table.columns.iter().enumerate() {
        let cells = || table.rows.iter().map(|row| row.cells[at].as_ref());
        match column.kind {
            Kind::Text => put::<ByteArrayType>(&mut group, cells().map(|cell| cell.map(|cell| bytes(cell.text().into_bytes()))))?,
            Kind::Number => put::<DoubleType>(&mut group, cells().map(|cell| cell.and_then(Value::number)))?,
            Kind::Flag => put::<BoolType>(&mut group, cells().map(|cell| cell.map(|cell| *cell == Value::Flag(true))))?,
        }
    }
    put::<ByteArrayType>(&mut group, table.rows.iter().map(|row| row.shape.as_ref().map(|shape| bytes(shape.wkb()))))?;
    group.close()?;
    writer.into_inner()
}

fn bytes(bytes: Vec<u8>) -> ByteArray {
    ByteArray::from(bytes)
}

fn field(column: &TableColumn) -> Result<TypePtr, ParquetError> {
    let physical = match column.kind {
        Kind::Text => Physical::BYTE_ARRAY,
        Kind::Number => Physical::DOUBLE,
        Kind::Flag => Physical::BOOLEAN,
    };
    let mut builder = Type::primitive_type_builder(&column.name, physical).with_repetition(Repetition::OPTIONAL);
    if column.kind == Kind::Text {
        builder = builder.with_logical_type(Some(LogicalType::String)).with_converted_type(ConvertedType::UTF8);
    }
    Ok(Arc::new(builder.build()?))
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let missing = || ParquetError::General("a column too many".to_owned());
    let mut column = group.next_column()?.ok_or_else(missing)?;
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn geo_note(table: &Table, datum: Datum) -> serde_json::Value {
    let mut kinds: Vec<&str> = table
        .rows
        .iter()
        .filter_map(|row| row.shape.as_ref())
        .map(|shape| match shape {
            RawShape::Point(_) => "Point",
            RawShape::Surface(polygons) if polygons.len() == 1 => "Polygon",
            RawShape::Surface(_) => "MultiPolygon",
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    json!({
        "version": "1.1.0",
        "primary_column": GEOMETRY,
        "columns": { GEOMETRY: { "encoding": "WKB", "geometry_types": kinds, "crs": projection::json(datum) } },
    })
}
