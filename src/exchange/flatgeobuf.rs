//! FlatGeobuf files, feature by feature from the bytes that are there. Never here: its spatial index, which a whole import has no use for.
//!
//! Why not the library's own reader? It makes room for whatever a damaged length promises and panics on properties cut short; its
//! verified buffers are used here.

use flatgeobuf::{ColumnType, Feature, Geometry, GeometryType, Header};

use super::findings::{Finding, FindingPlace, words};
use super::record::{RawShape, Record, Sheet};
use super::{Encoding, ExchangeError, Format, projection};

const MOST_FEATURES: u64 = 1_000_000;
/// Bytes of one node of the spatial index: a box and an offset.
const NODE: u64 = 40;

/// Whether bytes begin as FlatGeobuf does, of whatever version.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"fgb") && bytes.get(4..7) == Some(b"fgb")
}

fn broken(zh: impl Into<String>, en: impl Into<String>) -> ExchangeError {
    ExchangeError::Broken { format: Format::FlatGeobuf, what: Box::new(words(zh, en)) }
}

/// Reads every feature.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    let header = prefixed(&mut rest).ok_or_else(|| broken("文件头不完整", "the header is not whole"))?;
    let header = flatgeobuf::size_prefixed_root_as_header(header)
        .map_err(|fault| broken(format!("文件头损坏（{fault}）"), format!("the header is damaged ({fault})")))?;
    if header.features_count() > MOST_FEATURES {
        return Err(ExchangeError::TooLarge { what: "features", found: header.features_count(), limit: MOST_FEATURES });
    }
    let index = index_size(header.features_count(), header.index_node_size());
    let index = index.and_then(|size| usize::try_from(size).ok()).and_then(|size| rest.get(size..));
    rest = index.ok_or_else(|| broken("空间索引不完整", "the spatial index is not whole"))?;
    let mut sheet = Sheet::new(Format::FlatGeobuf, Encoding::Utf8);
    sheet.declared = declared(&header);
    let columns: Vec<(usize, ColumnType)> = header
        .columns()
        .map(|columns| columns.iter().map(|column| (sheet.heading(column.name()), column.type_())).collect())
        .unwrap_or_default();
    while !rest.is_empty() {
        let number = sheet.records.len() + 1;
        let cut = || broken(format!("文件在第 {number} 个要素处中断"), format!("the file ends within feature {number}"));
        let feature = flatgeobuf::size_prefixed_root_as_feature(prefixed(&mut rest).ok_or_else(cut)?).map_err(|_| cut())?;
        if number as u64 > MOST_FEATURES {
            return Err(ExchangeError::TooLarge { what: "features", found: number as u64, limit: MOST_FEATURES });
        }
        sheet.records.push(Box::new(record(number, &feature, &header, &columns)));
    }
    Ok(sheet)
}

/// The next buffer with its length before it.
fn prefixed<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u32::from_le_bytes(*rest.first_chunk()?) as usize;
    let (buffer, after) = rest.split_at_checked(length.checked_add(4)?)?;
    *rest = after;
    Some(buffer)
}

/// Bytes of a packed tree over so many features.
fn index_size(features: u64, per_node: u16) -> Option<u64> {
    if per_node < 2 || features == 0 {
        return (per_node != 1).then_some(0);
    }
    let (mut level, mut nodes) = (features, features);
    // There is a level above the features even where there is only one.
    loop {
        level = level.div_ceil(u64::from(per_node));
        nodes = nodes.checked_add(level)?;
        if level == 1 {
            return nodes.checked_mul(NODE);
        }
    }
}

fn declared(header: &Header<'_>) -> Option<String> {
    let crs = header.crs()?;
    let epsg = crs.org().is_none_or(|org| org.eq_ignore_ascii_case("epsg"));
    match crs.code() {
        code if code > 0 && epsg => Some(format!("EPSG:{code}")),
        _ => crs.wkt().and_then(projection::declared).or_else(|| crs.name().or_else(|| crs.code_string()).map(str::to_owned)),
    }
}

fn record(number: usize, feature: &Feature<'_>, header: &Header<'_>, columns: &[(usize, ColumnType)]) -> Record {
    let mut record = Record::new(FindingPlace { feature: Some(format!("#{number}")), ..FindingPlace::default() });
    let properties = feature.properties().map(|bytes| bytes.bytes()).unwrap_or_default();
    if read_properties(properties, columns, &mut record).is_none() {
        record.findings.push(Finding::fault(
            "properties-broken",
            words("属性数据不完整", "the properties are not whole"),
            words("重新导出该文件", "export the file again"),
        ));
    }
    if let Some(geometry) = feature.geometry() {
        match shape(&geometry, header.geometry_type()) {
            Ok(shape) => record.shape = shape,
            Err(fault) => record.findings.push(*fault),
        }
    }
    record
}

fn read_properties(mut bytes: &[u8], columns: &[(usize, ColumnType)], record: &mut Record) -> Option<()> {
    while !bytes.is_empty() {
        let (heading, kind) = *columns.get(usize::from(u16::from_le_bytes(take(&mut bytes)?)))?;
        let text = property(kind, &mut bytes)?;
        if !text.is_empty() {
            record.cells.push((heading, text.into()));
        }
    }
    Some(())
}

fn take<const LENGTH: usize>(bytes: &mut &[u8]) -> Option<[u8; LENGTH]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}

fn property(kind: ColumnType, bytes: &mut &[u8]) -> Option<String> {
    Some(match kind {
        ColumnType::Byte => i8::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::UByte => u8::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Bool => (u8::from_le_bytes(take(bytes)?) != 0).to_string(),
        ColumnType::Short => i16::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::UShort => u16::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Int => i32::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::UInt => u32::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Long => i64::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::ULong => u64::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Float => number(f64::from(f32::from_le_bytes(take(bytes)?))),
        ColumnType::Double => number(f64::from_le_bytes(take(bytes)?)),
        ColumnType::String | ColumnType::Json | ColumnType::DateTime => {
            String::from_utf8_lossy(prefixed(bytes)?.get(4..)?).trim().to_owned()
        }
        ColumnType::Binary => prefixed(bytes).map(|_| String::new())?,
        _ => return None,
    })
}

fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

fn shape(geometry: &Geometry<'_>, of_file: GeometryType) -> Result<Option<RawShape>, Box<Finding>> {
    let kind = if of_file == GeometryType::Unknown { geometry.type_() } else { of_file };
    let whole = match kind {
        // A point of no numbers is how a feature without a place is written.
        GeometryType::Point => positions(geometry)
            .map(|all| all.first().copied().filter(|place| !place.iter().all(|number| number.is_nan())).map(RawShape::Point)),
        GeometryType::Polygon => polygon(geometry).map(|rings| (!rings.is_empty()).then(|| RawShape::Surface(vec![rings]))),
        GeometryType::MultiPolygon => {
            let parts = geometry.parts().map(|parts| parts.iter().map(|part| polygon(&part)).collect::<Option<Vec<_>>>());
            parts.unwrap_or_else(|| Some(Vec::new())).map(|all| (!all.is_empty()).then_some(RawShape::Surface(all)))
        }
        GeometryType::Unknown => Some(None),
        other => {
            let name = other.variant_name().unwrap_or("?");
            return Err(unusable(&format!("几何类型 {name} 不支持"), &format!("geometry type {name} is not supported")));
        }
    };
    whole.ok_or_else(|| unusable("图形数据不完整", "the geometry is not whole"))
}

fn unusable(zh: &str, en: &str) -> Box<Finding> {
    let remedy = words("用点或面；没有位置时留空", "use points or surfaces; leave it empty where there is no position");
    Box::new(Finding::fault("geometry-unusable", words(zh, en), remedy))
}

fn positions(geometry: &Geometry<'_>) -> Option<Vec<[f64; 2]>> {
    let numbers: Vec<f64> = geometry.xy().map(|xy| xy.iter().collect()).unwrap_or_default();
    let (pairs, odd) = numbers.as_chunks::<2>();
    odd.is_empty().then(|| pairs.to_vec())
}

fn polygon(geometry: &Geometry<'_>) -> Option<Vec<Vec<[f64; 2]>>> {
    let positions = positions(geometry)?;
    let Some(ends) = geometry.ends().filter(|ends| !ends.is_empty()) else {
        return Some(if positions.is_empty() { Vec::new() } else { vec![positions] });
    };
    let mut from = 0;
    ends.iter()
        .map(|end| {
            let ring = positions.get(from..end as usize)?.to_vec();
            from = end as usize;
            Some(ring)
        })
        .collect()
}
