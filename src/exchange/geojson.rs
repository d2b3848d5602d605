//! GeoJSON features into records, one at a time, so that one bad feature never hides the others. Never here: what a property means.
//!
//! Why not the geojson crate? It fills its own types before a position can be judged, and its 1.0.0 panics on a position of one number.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::findings::{Finding, FindingPlace, words};
use super::json_gate::check_depth;
use super::json_value::{Careful, take_twice};
use super::record::{RawShape, Record, Sheet};
use super::text;
use super::{Encoding, ExchangeError, Format};

const MOST_FEATURES: usize = 1_000_000;
const MOST_VERTICES: usize = 100_000;

/// Reads a FeatureCollection, a Feature or a bare geometry.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let text = text::utf8(bytes)?;
    check_depth(text)?;
    let mut sheet = Sheet::new(Format::Geojson, Encoding::Utf8);
    if is_sequence(text) {
        return read_sequence(text, sheet);
    }
    let mut parser = serde_json::Deserializer::from_str(text);
    let document = Document { sheet: &mut sheet }.deserialize(&mut parser).and_then(|found| parser.end().map(|()| found));
    let (members, listed) = document.map_err(|fault| malformed(&fault, fault.line()))?;
    read_members(&members, &mut sheet);
    if !listed {
        read_single(members, &mut sheet)?;
    }
    Ok(sheet)
}

/// Whether every line is a feature of its own, with or without the record separator of RFC 8142 before it.
fn is_sequence(text: &str) -> bool {
    let mut lines = text.lines().map(unmarked).filter(|line| !line.is_empty());
    let whole = |line: &str| serde_json::from_str::<IgnoredAny>(line).is_ok();
    let (first, second) = (lines.next(), lines.next());
    first.is_some_and(whole) && (second.is_some_and(|line| line.starts_with('{')) || text.starts_with('\u{1e}'))
}

fn unmarked(line: &str) -> &str {
    line.trim_matches(|c: char| c == '\u{1e}' || c.is_whitespace())
}

fn read_sequence(text: &str, mut sheet: Sheet) -> Result<Sheet, ExchangeError> {
    for (number, line) in (1..).zip(text.lines()) {
        let line = unmarked(line);
        if line.is_empty() {
            continue;
        }
        let Careful(feature) = serde_json::from_str(line).map_err(|fault| malformed(&fault, number))?;
        if sheet.records.len() == MOST_FEATURES {
            let (found, limit) = (MOST_FEATURES as u64 + 1, MOST_FEATURES as u64);
            return Err(ExchangeError::TooLarge { what: "features", found, limit });
        }
        add_feature(feature, &mut sheet);
    }
    Ok(sheet)
}

fn malformed(fault: &serde_json::Error, line: usize) -> ExchangeError {
    let detail = fault.to_string();
    let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(before, _)| before).to_owned();
    ExchangeError::Malformed { line, column: fault.column(), detail }
}

/// The outermost object: features go straight into the sheet, everything else is returned.
struct Document<'a> {
    sheet: &'a mut Sheet,
}

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = (Map<String, Value>, bool);
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = (Map<String, Value>, bool);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Map::new();
        let mut listed = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "features" && !listed {
                map.next_value_seed(Features { sheet: &mut *self.sheet })?;
                listed = true;
            } else if key == "features" {
                map.next_value::<IgnoredAny>()?;
                return Err(A::Error::custom("“features” stands twice"));
            } else {
                members.insert(key, map.next_value()?);
            }
        }
        Ok((members, listed))
    }
}

struct Features<'a> {
    sheet: &'a mut Sheet,
}

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(Careful(feature)) = list.next_element()? {
            if self.sheet.records.len() == MOST_FEATURES {
                return Err(A::Error::custom(format!("more than {MOST_FEATURES} features; split the file")));
            }
            add_feature(feature, self.sheet);
        }
        Ok(())
    }
}

/// Attribution, date and reference system of the file as a whole.
fn read_members(members: &Map<String, Value>, sheet: &mut Sheet) {
    let text = |key: &str| members.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    sheet.source = text("attribution").map(str::to_owned);
    sheet.as_of = text("as_of").or_else(|| text("osm_date")).and_then(|day| day.parse().ok());
    let crs = members.get("crs").and_then(|crs| crs.pointer("/properties/name")).and_then(Value::as_str);
    // What an export in a shifted datum says of itself; no registry has a name for those.
    sheet.declared = text("datum").or(crs).map(str::to_owned);
}

/// A document that is one feature or one geometry.
fn read_single(mut members: Map<String, Value>, sheet: &mut Sheet) -> Result<(), ExchangeError> {
    let kind = members.get("type").and_then(Value::as_str).unwrap_or("an object without type").to_owned();
    match kind.as_str() {
        "Feature" => {
            members.retain(|key, _| matches!(key.as_str(), "type" | "id" | "properties" | "geometry"));
            add_feature(Value::Object(members), sheet);
            Ok(())
        }
        _ => Err(ExchangeError::NotFeatures { found: kind.chars().take(40).collect() }),
    }
}

fn add_feature(feature: Value, sheet: &mut Sheet) {
    let number = sheet.records.len() + 1;
    let mut record = Record::new(FindingPlace { feature: Some(format!("#{number}")), ..FindingPlace::default() });
    match feature {
        Value::Object(mut members) if members.get("type").and_then(Value::as_str) == Some("Feature") => {
            record.findings.extend(take_twice(&mut members).map(|name| twice(&name)));
            record.feature_id = members.get("id").and_then(printed);
            let properties = members.remove("properties");
            if let Some(id) = record.feature_id.clone().or_else(|| properties.as_ref()?.get("id").and_then(printed)) {
                record.place.feature = Some(id);
            }
            add_properties(properties, &mut record, sheet);
            match shape(members.get("geometry"), &mut record.findings) {
                Ok(shape) => record.shape = shape,
                Err(fault) => record.findings.push(*fault),
            }
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            record.findings.push(Finding::fault(
                "not-a-feature",
                words("不是 Feature 对象", "this is no Feature object"),
                words("删去，或改为 {\"type\":\"Feature\",…}", "remove it, or make it {\"type\":\"Feature\",…}"),
            ))
        }
    }
    sheet.records.push(record);
}

fn add_properties(properties: Option<Value>, record: &mut Record, sheet: &mut Sheet) {
    match properties {
        None | Some(Value::Null) => {}
        Some(Value::Object(mut properties)) => {
            record.findings.extend(take_twice(&mut properties).map(|name| twice(&name)));
            for (name, value) in properties {
                if let Some(text) = printed(&value) {
                    let heading = sheet.heading(&name);
                    record.cells.push((heading, text.into()));
                }
            }
        }
        Some(_) => record.findings.push(Finding::fault(
            "properties-not-object",
            words("properties 不是对象", "properties is no object"),
            words("改为 {\"名称\":值,…}", "make it {\"name\":value,…}"),
        )),
    }
}

fn twice(name: &str) -> Finding {
    Finding::fault(
        "name-twice",
        words(format!("“{name}”在同一对象中出现两次"), format!("“{name}” stands twice in one object")),
        words("保留正确的一个", "keep the one that is right"),
    )
}

/// A property as the text of a cell; `None` when it says nothing.
fn printed(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(_) | Value::Object(_) => Some(value.to_string()),
    }
}

/// A geometry object as raw coordinates; `None` where there is none.
pub(super) fn shape(geometry: Option<&Value>, remarks: &mut Vec<Finding>) -> Result<Option<RawShape>, Box<Finding>> {
    let Some(Value::Object(members)) = geometry else {
        return match geometry {
            None | Some(Value::Null) => Ok(None),
            Some(_) => Err(unusable("geometry 不是对象", "geometry is no object")),
        };
    };
    let kind = members.get("type").and_then(Value::as_str).unwrap_or_default();
    let mut walk = Walk::default();
    let coordinates = members.get("coordinates").unwrap_or(&Value::Null);
    let shape = match kind {
        "Point" => RawShape::Point(walk.position(coordinates)?),
        "Polygon" => RawShape::Surface(vec![walk.polygon(coordinates)?]),
        "MultiPolygon" => {
            let polygons = walk.list(coordinates)?.iter().enumerate();
            let made: Result<Vec<_>, _> = polygons.map(|(at, polygon)| walk.numbered(at).polygon(polygon)).collect();
            RawShape::Surface(made?)
        }
        other => {
            let shown: String = other.chars().take(40).collect();
            return Err(unusable(&format!("几何类型“{shown}”不支持"), &format!("geometry type “{shown}” is not supported")));
        }
    };
    walk.remark(remarks);
    Ok(Some(shape))
}

fn unusable(zh: &str, en: &str) -> Box<Finding> {
    Box::new(Finding::fault(
        "geometry-unusable",
        words(zh, en),
        words(
            "用 Point、Polygon 或 MultiPolygon；没有位置时写 null",
            "use Point, Polygon or MultiPolygon; write null where there is no position",
        ),
    ))
}

/// The way through a coordinates array, knowing where it is.
#[derive(Default)]
struct Walk {
    polygon: usize,
    ring: usize,
    vertices: usize,
    altitude: bool,
}

impl Walk {
    const fn numbered(&mut self, polygon: usize) -> &mut Self {
        self.polygon = polygon;
        self
    }

    fn fault(&self, zh: &str, en: &str) -> Box<Finding> {
        let (polygon, ring) = (self.polygon + 1, self.ring + 1);
        Box::new(Finding::fault(
            "position-malformed",
            words(format!("多边形 {polygon} 环 {ring}：{zh}"), format!("polygon {polygon}, ring {ring}: {en}")),
            words("每个位置写作 [经度, 纬度]", "write each position as [longitude, latitude]"),
        ))
    }

    fn list<'a>(&self, value: &'a Value) -> Result<&'a Vec<Value>, Box<Finding>> {
        value.as_array().ok_or_else(|| self.fault("coordinates 不是所需的数组", "coordinates is not the array it should be"))
    }

    fn position(&mut self, value: &Value) -> Result<[f64; 2], Box<Finding>> {
        let numbers = self.list(value)?;
        self.vertices += 1;
        if self.vertices > MOST_VERTICES {
            return Err(self.fault("顶点超过 100000 个", "more than 100,000 vertices"));
        }
        self.altitude |= numbers.len() > 2;
        match (numbers.first().and_then(Value::as_f64), numbers.get(1).and_then(Value::as_f64)) {
            (Some(x), Some(y)) => Ok([x, y]),
            _ => {
                let shown: String = value.to_string().chars().take(40).collect();
                let (zh, en) = (
                    format!("第 {} 个位置 {shown} 不是两个数字", self.vertices),
                    format!("position {} {shown} is not two numbers", self.vertices),
                );
                Err(self.fault(&zh, &en))
            }
        }
    }

    fn polygon(&mut self, value: &Value) -> Result<Vec<Vec<[f64; 2]>>, Box<Finding>> {
        let mut rings = Vec::new();
        for (at, ring) in self.list(value)?.iter().enumerate() {
            self.ring = at;
            let made: Result<Vec<_>, _> = self.list(ring)?.iter().map(|position| self.position(position)).collect();
            rings.push(made?);
        }
        Ok(rings)
    }

    fn remark(&self, remarks: &mut Vec<Finding>) {
        if self.altitude {
            remarks.push(Finding::note(
                "altitude-dropped",
                words("坐标中的高程未采用", "altitudes in the coordinates are dropped"),
                words("无需处理", "nothing needs doing"),
            ));
        }
    }
}
