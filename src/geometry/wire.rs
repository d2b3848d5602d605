//! Shapes on the wire: the GeoJSON geometry object, out and in through the gate. Never features, properties or files (see `exchange`).

use geo::{LineString, Polygon};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{Gated, Shape, ShapeFault, ShapeFaults};

#[derive(Serialize)]
struct Geometry<T> {
    r#type: &'static str,
    coordinates: T,
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Point(position) => Geometry { r#type: "Point", coordinates: position }.serialize(serializer),
            Self::Surface(surface) => match surface.polygons() {
                [only] => Geometry { r#type: "Polygon", coordinates: rings(only) }.serialize(serializer),
                all => Geometry { r#type: "MultiPolygon", coordinates: all.iter().map(rings).collect::<Vec<_>>() }
                    .serialize(serializer),
            },
        }
    }
}

fn rings(polygon: &Polygon<f64>) -> Vec<Vec<[f64; 2]>> {
    let ring = |line: &LineString<f64>| line.coords().map(|at| [at.x, at.y]).collect();
    std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let geometry = Value::deserialize(deserializer)?;
        Self::from_geojson(&geometry).map(|gated| gated.shape).map_err(serde::de::Error::custom)
    }
}

impl Shape {
    /// Reads a GeoJSON geometry object: a Point, a Polygon or a MultiPolygon.
    ///
    /// # Errors
    /// All [`ShapeFaults`].
    pub fn from_geojson(geometry: &Value) -> Result<Gated, ShapeFaults> {
        let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
        match geometry.get("type").and_then(Value::as_str) {
            Some("Point") => Self::gate_point(&position(coordinates).ok_or(ShapeFault::Nesting("Point"))?),
            Some("Polygon") => Self::gate(&[polygon(coordinates).ok_or(ShapeFault::Nesting("Polygon"))?]),
            Some("MultiPolygon") => Self::gate(&list(coordinates, polygon).ok_or(ShapeFault::Nesting("MultiPolygon"))?),
            Some(other) => Err(ShapeFault::Kind(other.chars().take(40).collect()).into()),
            None => Err(ShapeFault::Kind(String::new()).into()),
        }
    }
}

fn polygon(value: &Value) -> Option<Vec<Vec<Vec<f64>>>> {
    list(value, |ring| list(ring, position))
}

fn position(value: &Value) -> Option<Vec<f64>> {
    list(value, Value::as_f64)
}

fn list<T>(value: &Value, item: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Shape, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn shapes_come_back_equal_from_the_wire() {
        for json in [
            r#"{"type":"Point","coordinates":[106.5512345,29.557]}"#,
            r#"{"type":"Polygon","coordinates":[[[106.55,29.55],[106.56,29.55],[106.56,29.56],[106.55,29.55]]]}"#,
            r#"{"type":"MultiPolygon","coordinates":[[[[1.0,1.0],[2.0,1.0],[2.0,2.0],[1.0,1.0]]],[[[5.0,5.0],[9.0,5.0],[9.0,9.0],[5.0,5.0]],[[7.0,6.0],[8.0,6.0],[8.0,7.0],[7.0,6.0]]]]}"#,
        ] {
            assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
        }
    }

    #[test]
    fn hostile_geometry_is_refused_with_a_sentence_and_never_panics() {
        for (json, sentence) in [
            (r#"{"type":"Polygon","coordinates":[[[1],[2],[3],[1]]]}"#, "vertex 1 has 1 number(s)"),
            (r#"{"type":"Polygon","coordinates":[]}"#, "has no ring"),
            (r#"{"type":"MultiPolygon","coordinates":[]}"#, "no polygon"),
            (r#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#, "not nested"),
            (r#"{"type":"Polygon","coordinates":[[["1","2"]]]}"#, "not nested"),
            (r#"{"type":"Point","coordinates":[1]}"#, "not nested"),
            (r#"{"type":"Point","coordinates":[1e308,2]}"#, "outside −180…180"),
            (r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "“LineString” is not a site's shape"),
            (r#"{"coordinates":[1,2]}"#, "“” is not a site's shape"),
            ("[1,2]", "“” is not a site's shape"),
            ("null", "“” is not a site's shape"),
        ] {
            let refused = read(json).unwrap_err().to_string();
            assert!(refused.contains(sentence), "{json}: {refused}");
        }
        let deep = format!(r#"{{"type":"Polygon","coordinates":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert!(read(&deep).is_err());
    }
}
