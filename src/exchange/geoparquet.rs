//! GeoParquet: columns of attributes, and well-known binary in the column that the file's `geo` note names. Never here: nested columns,
//! which a site has no place for.

use std::fmt::Write as _;
use std::mem;

use bytes::Bytes;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;
use serde_json::Value;

use super::findings::{Finding, FindingPlace, words};
use super::record::{RawShape, Record, Repeated, Sheet, Text};
use super::{Encoding, ExchangeError, Format};

const MOST_ROWS: usize = 1_000_000;
const MOST_COLUMNS: usize = 200;
/// Rows taken of a column at once.
const BATCH: usize = 65_536;

/// Whether bytes begin as Parquet does.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1")
}

fn broken(zh: impl Into<String>, en: impl Into<String>) -> ExchangeError {
    ExchangeError::Broken { format: Format::GeoParquet, what: Box::new(words(zh, en)) }
}

fn unreadable(fault: &ParquetError) -> ExchangeError {
    broken(format!("读不出（{fault}）"), format!("it cannot be read ({fault})"))
}

/// Reads every row.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let failed = |fault: ParquetError| unreadable(&fault);
    let file = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(failed)?;
    let about = file.metadata().file_metadata();
    let rows = usize::try_from(about.num_rows()).unwrap_or(0);
    if rows > MOST_ROWS {
        return Err(ExchangeError::TooLarge { what: "rows", found: rows as u64, limit: MOST_ROWS as u64 });
    }
    let note = |key: &str| about.key_value_metadata()?.iter().find(|pair| pair.key == key)?.value.clone();
    let geo = Geo::read(note("geo").as_deref())?;
    let mut sheet = Sheet::new(Format::GeoParquet, Encoding::Utf8);
    sheet.declared = note("zaiti:datum").or_else(|| geo.declared.clone());
    sheet.source = note("zaiti:attribution");
    let columns = columns(about.schema_descr().columns(), &geo, &mut sheet)?;
    for group in 0..file.num_row_groups() {
        let reader = file.get_row_group(group).map_err(failed)?;
        let from = sheet.records.len();
        let wanted = usize::try_from(reader.metadata().num_rows()).unwrap_or(0).min(MOST_ROWS - from);
        let place = |at: usize| FindingPlace { feature: Some(format!("#{}", at + 1)), ..FindingPlace::default() };
        let cells = columns.iter().flatten().count();
        let record = |at| Box::new(Record { cells: Vec::with_capacity(cells), ..Record::new(place(at)) });
        sheet.records.extend((from..from + wanted).map(record));
        for (at, column) in columns.iter().enumerate() {
            let Some(column) = column else { continue };
            let reader = reader.get_column_reader(at).map_err(failed)?;
            column.read(reader, &mut sheet.records[from..]).map_err(failed)?;
        }
    }
    Ok(sheet)
}

/// What the `geo` note of a file says.
struct Geo {
    column: String,
    declared: Option<String>,
}

impl Geo {
    fn read(note: Option<&str>) -> Result<Self, ExchangeError> {
        // A table without the note is an ordinary one; its column may still be called as most call it.
        let Some(note) = note else { return Ok(Self { column: "geometry".to_owned(), declared: None }) };
        let note: Value = serde_json::from_str(note).unwrap_or_default();
        let column = note.get("primary_column").and_then(Value::as_str).unwrap_or("geometry").to_owned();
        let about = note.get("columns").and_then(|columns| columns.get(&column)).unwrap_or(&Value::Null);
        let encoding = about.get("encoding").and_then(Value::as_str).unwrap_or("WKB");
        if !encoding.eq_ignore_ascii_case("wkb") {
            return Err(broken(
                format!("几何编码为 {encoding}，只读 WKB"),
                format!("its geometry is encoded as {encoding}, and only WKB is read"),
            ));
        }
        // Without a crs member the standard says longitude and latitude on WGS 84; null means that nobody knows.
        let declared = about.get("crs").map_or_else(|| Some("CRS84".to_owned()), crs);
        Ok(Self { column, declared })
    }
}

fn crs(crs: &Value) -> Option<String> {
    let code = crs
        .pointer("/id/code")
        .and_then(|code| code.as_i64().map(|code| code.to_string()).or_else(|| code.as_str().map(str::to_owned)));
    let authority = crs.pointer("/id/authority").and_then(Value::as_str).unwrap_or("EPSG");
    let named = || crs.get("name").and_then(Value::as_str).map(str::to_owned);
    code.map(|code| format!("{authority}:{code}")).or_else(named)
}

/// What becomes of a column.
enum Column {
    Geometry,
    Cell { heading: usize, shown: Shown },
}

/// How the numbers of a column are to be shown.
#[derive(Clone, Copy)]
enum Shown {
    Plain,
    Text,
    /// Days since 1970.
    Day,
    /// So many parts of a second since 1970.
    Moment(i64),
    /// With so many decimals.
    Decimal(u32),
    /// In no way that makes a cell.
    Not,
}

fn columns(
    described: &[std::sync::Arc<ColumnDescriptor>],
    geo: &Geo,
    sheet: &mut Sheet,
) -> Result<Vec<Option<Column>>, ExchangeError> {
    let flat = described.iter().filter(|column| is_flat(column)).count();
    if flat > MOST_COLUMNS {
        return Err(ExchangeError::TooLarge { what: "columns", found: flat as u64, limit: MOST_COLUMNS as u64 });
    }
    let mut nested: Vec<&str> = Vec::new();
    let mut columns = Vec::with_capacity(described.len());
    for column in described {
        let name = column.path().parts().first().map_or("", String::as_str);
        let shown = shown(column);
        columns.push(if !is_flat(column) || matches!(shown, Shown::Not) {
            nested.extend((nested.last() != Some(&name)).then_some(name));
            None
        } else if name == geo.column {
            Some(Column::Geometry)
        } else {
            Some(Column::Cell { heading: sheet.heading(name), shown })
        });
    }
    sheet.findings.extend((!nested.is_empty()).then(|| passed_over(&nested.join(", "))));
    Ok(columns)
}

fn is_flat(column: &ColumnDescriptor) -> bool {
    column.max_rep_level() == 0 && column.path().parts().len() == 1
}

fn passed_over(names: &str) -> Finding {
    Finding::note(
        "columns-nested",
        words(format!("嵌套列 {names} 未读入"), format!("nested columns are not read: {names}")),
        words("需要时先展开为普通列", "flatten them first if they are wanted"),
    )
}

fn shown(column: &ColumnDescriptor) -> Shown {
    use parquet::basic::Type as Physical;
    let decimals = u32::try_from(column.type_scale()).unwrap_or(0);
    match (column.physical_type(), column.logical_type_ref(), column.converted_type()) {
        (Physical::INT32, Some(LogicalType::Date), _) | (Physical::INT32, _, ConvertedType::DATE) => Shown::Day,
        (Physical::INT64, Some(LogicalType::Timestamp(moment)), _) => Shown::Moment(match moment.unit {
            TimeUnit::MILLIS => 1_000,
            TimeUnit::MICROS => 1_000_000,
            TimeUnit::NANOS => 1_000_000_000,
        }),
        (Physical::INT32 | Physical::INT64, _, ConvertedType::DECIMAL) => Shown::Decimal(decimals),
        (Physical::BYTE_ARRAY, _, ConvertedType::DECIMAL) | (Physical::INT96 | Physical::FIXED_LEN_BYTE_ARRAY, _, _) => {
            Shown::Not
        }
        (Physical::BYTE_ARRAY, _, _) => Shown::Text,
        _ => Shown::Plain,
    }
}

impl Column {
    fn read(&self, reader: ColumnReader, records: &mut [Box<Record>]) -> Result<(), ParquetError> {
        match reader {
            ColumnReader::BoolColumnReader(reader) => {
                self.each(reader, records, |value, before| self.put_text(if *value { "true" } else { "false" }, before))
            }
            ColumnReader::Int32ColumnReader(reader) => {
                self.each(reader, records, |value, before| self.put_whole(i64::from(*value), before))
            }
            ColumnReader::Int64ColumnReader(reader) => self.each(reader, records, |value, before| self.put_whole(*value, before)),
            ColumnReader::FloatColumnReader(reader) => {
                self.each(reader, records, |value, before| self.put_number(f64::from(*value), before))
            }
            ColumnReader::DoubleColumnReader(reader) => {
                self.each(reader, records, |value, before| self.put_number(*value, before))
            }
            ColumnReader::ByteArrayColumnReader(reader) => self.each(reader, records, |value, before| match self {
                Self::Geometry => Put::of_wkb(value.data()),
                Self::Cell { .. } => self.put_text(String::from_utf8_lossy(value.data()).trim(), before),
            }),
            ColumnReader::Int96ColumnReader(_) | ColumnReader::FixedLenByteArrayColumnReader(_) => Ok(()),
        }
    }

    fn each<T: DataType>(
        &self,
        mut reader: ColumnReaderImpl<T>,
        records: &mut [Box<Record>],
        made: impl Fn(&T::T, &mut Repeated) -> Put,
    ) -> Result<(), ParquetError> {
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        let mut before = Repeated::default();
        let mut rest = records;
        while !rest.is_empty() {
            values.clear();
            levels.clear();
            let (read, ..) = reader.read_records(BATCH.min(rest.len()), Some(&mut levels), None, &mut values)?;
            if read == 0 {
                break;
            }
            let (batch, after) = mem::take(&mut rest).split_at_mut(read.min(BATCH));
            let mut next = values.iter();
            for (at, record) in batch.iter_mut().enumerate() {
                // A column that must be filled has no levels; in the others level 1 marks a value.
                if levels.get(at).is_none_or(|level| *level > 0)
                    && let Some(value) = next.next()
                {
                    made(value, &mut before).into_record(record);
                }
            }
            rest = after;
        }
        Ok(())
    }

    fn put_text(&self, text: &str, before: &mut Repeated) -> Put {
        match self {
            Self::Cell { heading, .. } if !text.is_empty() => Put::Cell(*heading, before.text(*heading, text)),
            Self::Cell { .. } | Self::Geometry => Put::Nothing,
        }
    }

    fn put_whole(&self, value: i64, before: &mut Repeated) -> Put {
        let Self::Cell { shown, .. } = self else { return Put::Nothing };
        let text = match shown {
            Shown::Day => day(value).map(|day| day.to_string()).unwrap_or_default(),
            Shown::Moment(parts) => day(value.div_euclid(86_400 * parts)).map(|day| day.to_string()).unwrap_or_default(),
            Shown::Decimal(places) => decimal(value, *places),
            Shown::Plain | Shown::Text | Shown::Not => value.to_string(),
        };
        self.put_text(&text, before)
    }

    fn put_number(&self, value: f64, before: &mut Repeated) -> Put {
        if value.is_finite() { self.put_text(&value.to_string(), before) } else { Put::Nothing }
    }
}

fn day(since_1970: i64) -> Option<jiff::civil::Date> {
    let span = jiff::Span::new().try_days(since_1970).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(span).ok()
}

fn decimal(value: i64, places: u32) -> String {
    let Some(unit) = 10_u64.checked_pow(places).filter(|unit| *unit > 1) else { return value.to_string() };
    let mut text = String::from(if value < 0 { "-" } else { "" });
    let magnitude = value.unsigned_abs();
    // Writing into a string cannot fail.
    let _ = write!(text, "{}.{:0width$}", magnitude / unit, magnitude % unit, width = places as usize);
    text
}

/// What a value adds to its record.
enum Put {
    Cell(usize, Text),
    Shape(RawShape),
    Unusable(Box<Finding>),
    Nothing,
}

impl Put {
    fn of_wkb(wkb: &[u8]) -> Self {
        match RawShape::from_wkb(wkb) {
            Ok((shape, _)) => Self::Shape(shape),
            Err(fault) => Self::Unusable(Box::new(Finding::fault(
                "geometry-unusable",
                words(fault.zh(), fault.to_string()),
                words("用点或面；没有位置时留空", "use points or surfaces; leave it empty where there is no position"),
            ))),
        }
    }

    fn into_record(self, record: &mut Record) {
        match self {
            Self::Cell(heading, text) => record.cells.push((heading, text)),
            Self::Shape(shape) => record.shape = Some(shape),
            Self::Unusable(finding) => record.findings.push(*finding),
            Self::Nothing => {}
        }
    }
}
