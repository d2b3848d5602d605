//! Sites as a FeatureCollection that [`read`](super::read) reads back equal. Never here: which sites.

use serde_json::{Value, json};

use super::line::Line;
use super::slots::Printed;
use super::words::english;
use super::{Audience, Cover};
use crate::estate::Site;
use crate::geometry::{Datum, RawShape};

/// Writes sites as RFC 7946 GeoJSON in CGCS2000 degrees, one feature a line; in another datum only where the cover asks for it, and then
/// the file says so.
pub(super) fn write_geojson<'a>(sites: impl IntoIterator<Item = &'a Site>, audience: Audience, cover: &Cover) -> Vec<u8> {
    let mut text = String::from("{\"type\":\"FeatureCollection\"");
    if let Some(note) = &cover.note {
        push_member(&mut text, "note", &json!({ "zh": note.zh, "en": note.en }));
    }
    if let Some(attribution) = &cover.attribution {
        push_member(&mut text, "attribution", &json!(attribution));
    }
    // RFC 7946 knows one system only and no member to name it.
    if !matches!(cover.datum, Datum::Cgcs2000 | Datum::Wgs84) {
        let name =
            cover.datum.epsg().map_or_else(|| cover.datum.name_en().to_owned(), |code| format!("urn:ogc:def:crs:EPSG::{code}"));
        push_member(&mut text, "crs", &json!({ "type": "name", "properties": { "name": name } }));
        push_member(&mut text, "datum", &json!(cover.datum.word()));
    }
    text.push_str(",\"features\":[");
    for (at, site) in sites.into_iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        push_feature(&mut text, &Line::of(site, audience), cover.datum);
    }
    text.push_str("\n]}\n");
    text.into_bytes()
}

fn push_feature(text: &mut String, line: &Line<'_>, datum: Datum) {
    text.push_str("{\"type\":\"Feature\"");
    push_member(text, "id", &json!(line.site.id.0));
    text.push_str(",\"properties\":{\"id\":");
    text.push_str(&json!(line.site.id.0).to_string());
    push_member(text, "kind", &json!(line.site.kind().word()));
    for (column, printed) in &line.fields {
        push_member(text, column.wire, &value(printed));
    }
    if let Some(stamp) = &line.provenance {
        push_member(text, "source", &json!(&*stamp.source));
        if let Some(day) = stamp.as_of {
            push_member(text, "as_of", &json!(day.to_string()));
        }
        push_member(text, "confidence", &json!(english(stamp.confidence)));
    }
    if !line.facts.is_empty() {
        push_member(text, "facts", &serde_json::to_value(&line.facts).unwrap_or_default());
    }
    if line.example {
        push_member(text, "example", &json!(true));
    }
    for (name, kept) in &line.extra {
        push_member(text, name, &json!(kept));
    }
    text.push('}');
    let shape = line.site.shape.as_ref().map(|shape| shape.value.raw_in(datum));
    push_member(text, "geometry", &shape.as_ref().map_or(Value::Null, geometry));
    text.push('}');
}

fn geometry(shape: &RawShape) -> Value {
    match shape {
        RawShape::Point(position) => json!({ "type": "Point", "coordinates": position }),
        RawShape::Surface(polygons) => match polygons.as_slice() {
            [only] => json!({ "type": "Polygon", "coordinates": only }),
            all => json!({ "type": "MultiPolygon", "coordinates": all }),
        },
    }
}

fn push_member(text: &mut String, name: &str, value: &Value) {
    text.push(',');
    text.push_str(&json!(name).to_string());
    text.push(':');
    text.push_str(&value.to_string());
}

fn value(printed: &Printed) -> Value {
    match printed {
        Printed::Number(digits) | Printed::Json(digits) => serde_json::from_str(digits).unwrap_or_default(),
        Printed::Flag(flag) => json!(flag),
        Printed::Text(text) => json!(text),
        Printed::Word(_, en) => json!(en),
        Printed::List(parts) => Value::Array(parts.iter().map(|(_, en)| json!(en)).collect()),
    }
}
