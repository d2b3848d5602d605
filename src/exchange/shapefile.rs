//! Shapefiles in a zip archive: points and surfaces with their attributes, every layer of the archive. Never here: the encoding of the
//! attributes (see `dbase`), or the text of a coordinate system (see `projection`).
//!
//! Why no shapefile library? Room must not be made for what a damaged count promises, and a finding names the record.

use std::collections::BTreeMap;

use super::archive::{self, Unpacked};
use super::findings::{Finding, FindingPlace, words};
use super::record::{RawShape, Record, Sheet};
use super::{Encoding, ExchangeError, Format, ReadOptions, csv, dbase, positions, projection};

const MOST_RECORDS: usize = 1_000_000;
/// The table that a writer puts beside its layers: which short field name means which column, and which parts belong together.
pub(super) const FIELD_TABLE: &str = "fields.csv";

/// Whether an archive holds a shapefile.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    archive::names(bytes).iter().any(|name| ending(name) == "shp")
}

/// Whether bytes are a .shp alone, whose attributes are in other files.
pub(super) fn is_bare(bytes: &[u8]) -> bool {
    bytes.starts_with(&9994_u32.to_be_bytes())
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn broken(zh: impl Into<String>, en: impl Into<String>) -> ExchangeError {
    ExchangeError::Broken { format: Format::Shapefile, what: Box::new(words(zh, en)) }
}

/// The files of one layer.
#[derive(Default)]
struct Layer {
    shp: Option<Vec<u8>>,
    dbf: Option<Vec<u8>>,
    prj: Option<Vec<u8>>,
    cpg: Option<Vec<u8>>,
}

/// Reads every layer of points or surfaces, or the one that is asked for.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Sheet, ExchangeError> {
    if is_bare(bytes) {
        return Err(broken("只有 .shp，缺少属性 .dbf", "it is the .shp alone, without the attributes in the .dbf"));
    }
    let wanted = |name: &str| matches!(ending(name).as_str(), "shp" | "dbf" | "prj" | "cpg") || name == FIELD_TABLE;
    let mut layers: BTreeMap<String, Layer> = BTreeMap::new();
    let mut table = None;
    for Unpacked { name, bytes } in archive::unpack(bytes, wanted)? {
        let Some((stem, _)) = name.rsplit_once('.') else { continue };
        let layer = layers.entry(stem.to_owned()).or_default();
        match ending(&name).as_str() {
            "shp" => layer.shp = Some(bytes),
            "dbf" => layer.dbf = Some(bytes),
            "prj" => layer.prj = Some(bytes),
            "cpg" => layer.cpg = Some(bytes),
            _ => table = Some(bytes),
        }
    }
    layers.retain(|_, layer| layer.shp.is_some());
    if let Some(name) = &options.layer {
        let names = layers.keys().cloned().collect();
        layers.retain(|layer, _| layer == name);
        if layers.is_empty() {
            return Err(ExchangeError::NoLayer { name: name.clone(), layers: names });
        }
    }
    let fields = FieldTable::read(table.as_deref().unwrap_or_default());
    let mut sheet = Sheet::new(Format::Shapefile, Encoding::Utf8);
    let several = layers.len() > 1;
    for (name, layer) in &layers {
        add_layer(several.then_some(name), (layer, options), &fields, &mut sheet)?;
    }
    sheet.declare_together();
    Ok(sheet)
}

fn add_layer(
    name: Option<&String>,
    (layer, options): (&Layer, &ReadOptions),
    fields: &FieldTable,
    sheet: &mut Sheet,
) -> Result<(), ExchangeError> {
    let shapes = shapes(layer.shp.as_deref().unwrap_or_default())?;
    let place = |number: usize| {
        let feature = name.map_or_else(|| format!("#{number}"), |name| format!("{name} #{number}"));
        FindingPlace { feature: Some(feature), ..FindingPlace::default() }
    };
    if shapes.iter().any(|shape| matches!(shape, Err(fault) if fault.code == LINES)) {
        sheet.findings.push(lines_passed_over(name));
        return Ok(());
    }
    let table = layer.dbf.as_deref().map(|dbf| dbase::read(dbf, layer.cpg.as_deref())).transpose()?;
    let (names, rows) = match table {
        Some(table) => {
            sheet.encoding = table.encoding;
            sheet.findings.extend(table.findings);
            sheet.findings.extend((table.rows.len() != shapes.len()).then(|| rows_differ(table.rows.len(), shapes.len())));
            (table.names, table.rows)
        }
        None => {
            sheet.findings.push(without_table());
            (Vec::new(), Vec::new())
        }
    };
    let declared = layer.prj.as_deref().map(|prj| String::from_utf8_lossy(prj).into_owned());
    let datum = positions::of_layer(declared.as_deref().and_then(projection::declared), options)?;
    let columns = fields.columns(&names);
    let headings: Vec<usize> = columns.iter().map(|(name, _)| sheet.heading(name)).collect();
    let mut rows = rows.into_iter();
    for (at, shape) in shapes.into_iter().enumerate() {
        let row = rows.next().unwrap_or_else(|| Some(Vec::new()));
        let Some(row) = row else { continue };
        let mut record = Record::new(place(at + 1));
        record.datum = datum;
        for ((_, parts), heading) in columns.iter().zip(&headings) {
            let text: String = parts.iter().filter_map(|part| row.get(*part)).map(String::as_str).collect();
            if !text.is_empty() {
                record.cells.push((*heading, text.into()));
            }
        }
        match shape {
            Ok(shape) => record.shape = shape,
            Err(fault) => record.findings.push(*fault),
        }
        sheet.records.push(Box::new(record));
    }
    Ok(())
}

fn lines_passed_over(name: Option<&String>) -> Finding {
    let name = name.map_or("", String::as_str);
    Finding::warning(
        "layer-passed-over",
        words(format!("图层{name}是线或多点，未读入"), format!("layer {name} holds lines or groups of points and is not read")),
        words("对象用点或面表示", "draw sites as points or surfaces"),
    )
}

fn rows_differ(rows: usize, shapes: usize) -> Finding {
    Finding::warning(
        "rows-differ",
        words(
            format!(".dbf 有 {rows} 行，.shp 有 {shapes} 个图形；按顺序对应"),
            format!("the .dbf has {rows} rows and the .shp {shapes} shapes; they are paired in order"),
        ),
        words("重新导出，使两者一致", "export both again together"),
    )
}

fn without_table() -> Finding {
    Finding::warning(
        "attributes-missing",
        words("没有 .dbf，只有图形", "there is no .dbf, so there are shapes only"),
        words("把同名的 .dbf 一起打包", "put the .dbf of the same name into the archive"),
    )
}

/// From short field names to the columns they stand for, as [`FIELD_TABLE`] says.
struct FieldTable(BTreeMap<String, (String, usize)>);

impl FieldTable {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned();
        let rows = csv::split(&text, ',').unwrap_or_default();
        let entry = |row: &Vec<String>| Some((row.first()?.clone(), (row.get(1)?.clone(), row.get(2)?.parse().ok()?)));
        Self(rows.iter().filter_map(entry).collect())
    }

    /// Columns in the order of the table's fields, each with the fields whose texts make up its own.
    fn columns(&self, names: &[String]) -> Vec<(String, Vec<usize>)> {
        let mut columns: Vec<(String, Vec<(usize, usize)>)> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let (column, part) = self.0.get(name).cloned().unwrap_or_else(|| (name.clone(), 1));
            match columns.iter_mut().find(|(other, _)| *other == column) {
                Some((_, parts)) if part > 1 => parts.push((part, at)),
                _ => columns.push((column, vec![(part, at)])),
            }
        }
        let in_order = |mut parts: Vec<(usize, usize)>| {
            parts.sort_unstable();
            parts.into_iter().map(|(_, at)| at).collect()
        };
        columns.into_iter().map(|(name, parts)| (name, in_order(parts))).collect()
    }
}

const LINES: &str = "shape-is-line";
type Found = Result<Option<RawShape>, Box<Finding>>;

/// Every shape of a .shp; `None` for a record without one.
fn shapes(bytes: &[u8]) -> Result<Vec<Found>, ExchangeError> {
    if !is_bare(bytes) || bytes.len() < 100 {
        return Err(broken(".shp 的文件头不完整", "the header of the .shp is not whole"));
    }
    let mut shapes = Vec::new();
    let mut rest = &bytes[100..];
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let number = shapes.len() + 1;
        let length = 2 * u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let content = after
            .get(..length)
            .ok_or_else(|| broken(format!(".shp 在第 {number} 个图形处中断"), format!("the .shp ends within shape {number}")))?;
        if number > MOST_RECORDS {
            return Err(ExchangeError::TooLarge { what: "shapes", found: number as u64, limit: MOST_RECORDS as u64 });
        }
        shapes.push(shape(&mut Numbers(content)));
        rest = &after[length..];
    }
    Ok(shapes)
}

/// Little-endian numbers, one after the other.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn take<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn whole(&mut self) -> Option<usize> {
        self.take().map(u32::from_le_bytes).map(|number| number as usize)
    }

    fn position(&mut self) -> Option<[f64; 2]> {
        Some([f64::from_le_bytes(self.take()?), f64::from_le_bytes(self.take()?)])
    }
}

fn shape(numbers: &mut Numbers<'_>) -> Found {
    match numbers.whole() {
        Some(0) => Ok(None),
        Some(1 | 11 | 21) => numbers.position().map(|position| Some(RawShape::Point(position))).ok_or_else(cut_short),
        Some(5 | 15 | 25) => rings(numbers).map(|rings| Some(RawShape::Surface(polygons(rings)))).ok_or_else(cut_short),
        Some(3 | 13 | 23 | 8 | 18 | 28) => Err(Box::new(Finding::fault(
            LINES,
            words("线或多点不是对象的图形", "a line or a group of points is no shape of a site"),
            words("用点或面", "use a point or a surface"),
        ))),
        _ => Err(cut_short()),
    }
}

fn cut_short() -> Box<Finding> {
    Box::new(Finding::fault(
        "geometry-unusable",
        words("图形数据不完整或类型不明", "the shape is not whole, or of no known type"),
        words("重新导出该图层", "export the layer again"),
    ))
}

fn rings(numbers: &mut Numbers<'_>) -> Option<Vec<Vec<[f64; 2]>>> {
    let _box: [u8; 32] = numbers.take()?;
    let (parts, points) = (numbers.whole()?, numbers.whole()?);
    // Room is made only for what is there.
    if parts.checked_mul(4)?.checked_add(points.checked_mul(16)?)? > numbers.0.len() {
        return None;
    }
    let mut starts: Vec<usize> = (0..parts).map(|_| numbers.whole()).collect::<Option<_>>()?;
    let positions: Vec<[f64; 2]> = (0..points).map(|_| numbers.position()).collect::<Option<_>>()?;
    starts.push(points);
    starts.windows(2).map(|pair| positions.get(pair[0]..pair[1]).map(<[_]>::to_vec)).collect()
}

/// Rings into polygons: clockwise ones are outer, the others are holes of the outer ring they lie in; a hole in no outer ring was drawn
/// the wrong way round and is a polygon of its own.
pub(super) fn polygons(rings: Vec<Vec<[f64; 2]>>) -> Vec<Vec<Vec<[f64; 2]>>> {
    let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| twice_area(ring) <= 0.0);
    let mut polygons: Vec<Vec<Vec<[f64; 2]>>> = outer.into_iter().map(|ring| vec![ring]).collect();
    let drawn = polygons.len();
    for hole in holes {
        let inside = |polygon: &&mut Vec<Vec<[f64; 2]>>| hole.first().is_some_and(|vertex| contains(&polygon[0], *vertex));
        match polygons[..drawn].iter_mut().find(inside) {
            Some(polygon) => polygon.push(hole),
            None => polygons.push(vec![hole]),
        }
    }
    polygons
}

/// Twice the area of a ring, positive where it runs anticlockwise.
pub(super) fn twice_area(ring: &[[f64; 2]]) -> f64 {
    let from = ring.first().copied().unwrap_or_default();
    let from_first = |at: &[f64; 2]| [at[0] - from[0], at[1] - from[1]];
    // What the last corner adds with the first is nothing, since all is measured from there.
    let pairs = ring.windows(2).map(|pair| (from_first(&pair[0]), from_first(&pair[1])));
    pairs.map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum()
}

/// Whether a ring goes around a position.
pub(super) fn contains(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    pairs.filter(|([ax, ay], [bx, by])| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax).count() % 2 == 1
}
