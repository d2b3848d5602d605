//! GeoJSON features into records, one at a time, so that one bad feature never hides the others. Never here: what a property means.
//!
//! Why not the geojson crate? It fills its own types before a position can be judged, and its 1.0.0 panics on a position of one number.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::feature;
use super::json_gate::check_depth;
use super::record::Sheet;
use super::text;
use super::{Encoding, ExchangeError, Format};

const MOST_FEATURES: usize = 1_000_000;

/// Reads a FeatureCollection, a Feature or a bare geometry.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let text = text::utf8(bytes)?;
    let sheet = Sheet::new(Format::Geojson, Encoding::Utf8);
    let read = if is_sequence(text) { read_sequence(text, sheet) } else { read_document(text, sheet) };
    // Nesting ends the parser too, but only this knows where it began to be too deep.
    if read.is_err() {
        check_depth(text)?;
    }
    read
}

fn read_document(text: &str, mut sheet: Sheet) -> Result<Sheet, ExchangeError> {
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
    (second.is_some_and(|line| line.starts_with('{')) || text.starts_with('\u{1e}')) && first.is_some_and(whole)
}

fn unmarked(line: &str) -> &str {
    line.trim_matches(|c: char| c == '\u{1e}' || c.is_whitespace())
}

fn read_sequence(text: &str, mut sheet: Sheet) -> Result<Sheet, ExchangeError> {
    let mut features = feature::Features::default();
    for (number, line) in (1..).zip(text.lines()) {
        let line = unmarked(line);
        if line.is_empty() {
            continue;
        }
        if sheet.records.len() == MOST_FEATURES {
            let (found, limit) = (MOST_FEATURES as u64 + 1, MOST_FEATURES as u64);
            return Err(ExchangeError::TooLarge { what: "features", found, limit });
        }
        let mut parser = serde_json::Deserializer::from_str(line);
        features.add(&mut sheet, &mut parser).and_then(|()| parser.end()).map_err(|fault| malformed(&fault, number))?;
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
        let mut features = feature::Features::default();
        while list.next_element_seed(One { features: &mut features, sheet: &mut *self.sheet })?.is_some() {
            if self.sheet.records.len() > MOST_FEATURES {
                return Err(A::Error::custom(format!("more than {MOST_FEATURES} features; split the file")));
            }
        }
        Ok(())
    }
}

/// The next feature of the list.
struct One<'a, 'de> {
    features: &'a mut feature::Features<'de>,
    sheet: &'a mut Sheet,
}

impl<'de> DeserializeSeed<'de> for One<'_, 'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.features.add(self.sheet, deserializer)
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
            feature::Features::default().add(sheet, Value::Object(members)).map_err(|fault| malformed(&fault, 1))
        }
        _ => Err(ExchangeError::NotFeatures { found: kind.chars().take(40).collect() }),
    }
}
