//! One feature as GeoJSON, written straight into text: no tree of values is built for it. Never here: which features, or restricted facts.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::Value as Json;

use super::collection::Column;
use super::reference::Reference;
use super::rows::Record;
use crate::geometry::Shape;
use crate::query::Value;

/// What a feature is written with, the same for a page of them.
pub(super) struct Form<'a> {
    columns: &'a [Column],
    /// Places of the properties that are shown, by name.
    shown: Vec<usize>,
    reference: Reference,
    with_shapes: bool,
}

impl<'a> Form<'a> {
    /// Some of the columns, or all; id and shape, the first two, have places of their own.
    pub(super) fn of(columns: &'a [Column], shown: Option<&[usize]>, reference: Reference, with_shapes: bool) -> Self {
        let mut shown: Vec<usize> = (2..columns.len()).filter(|at| shown.is_none_or(|shown| shown.contains(at))).collect();
        shown.sort_by_key(|at| columns[*at].name);
        Self { columns, shown, reference, with_shapes }
    }

    /// Whole features in CRS84.
    pub(super) fn whole(columns: &'a [Column]) -> Self {
        Self::of(columns, None, Reference::DEFAULT, true)
    }

    /// A feature to be written.
    pub(super) fn feature<'b>(&'b self, record: &'b Record<'b>) -> Feature<'b> {
        Feature {
            geometry: record.shape.filter(|_| self.with_shapes).map(|shape| Geometry(shape, self.reference)),
            id: &record.id,
            links: None,
            properties: Properties(self, record),
            kind: "Feature",
        }
    }
}

/// A feature to be written, its members in the order of their names.
#[derive(serde::Serialize)]
pub(super) struct Feature<'a> {
    geometry: Option<Geometry<'a>>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Json>,
    properties: Properties<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl Feature<'_> {
    /// The same with links.
    pub(super) fn linked(self, links: Json) -> Self {
        Self { links: Some(links), ..self }
    }

    /// As text.
    pub(super) fn text(&self) -> String {
        // Only keys that are no texts, and values that refuse, can fail; there are none.
        serde_json::to_string(self).unwrap_or_default()
    }
}

struct Properties<'a>(&'a Form<'a>, &'a Record<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(form, record) = self;
        let mut map = serializer.serialize_map(Some(form.shown.len()))?;
        for at in &form.shown {
            map.serialize_entry(form.columns[*at].name, &Plain(&record.values[*at]))?;
        }
        map.end()
    }
}

/// A value as JSON; what is not known is null.
pub(super) struct Plain<'a>(pub(super) &'a Value<'a>);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Unknown | Value::Drawing(_) => serializer.serialize_none(),
            Value::Boolean(truth) => serializer.serialize_bool(*truth),
            Value::Whole(number) => serializer.serialize_i64(*number),
            Value::Decimal(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Date(day) => serializer.collect_str(day),
            Value::Instant(moment) => serializer.collect_str(moment),
            Value::Period(from, to) => serializer.collect_seq([from.to_string(), to.to_string()]),
            Value::List(items) => serializer.collect_seq(items.iter().map(Plain)),
        }
    }
}

/// A shape as a GeoJSON geometry in a reference system.
struct Geometry<'a>(&'a Shape, Reference);

impl Serialize for Geometry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(shape, reference) = *self;
        let mut map = serializer.serialize_map(Some(2))?;
        let kind = match shape {
            Shape::Point(at) => {
                map.serialize_entry("coordinates", &reference.numbers(*at))?;
                "Point"
            }
            Shape::Surface(surface) => match surface.polygons() {
                [only] => {
                    map.serialize_entry("coordinates", &Rings(only, reference))?;
                    "Polygon"
                }
                all => {
                    map.serialize_entry("coordinates", &Parts(all, reference))?;
                    "MultiPolygon"
                }
            },
        };
        map.serialize_entry("type", kind)?;
        map.end()
    }
}

struct Parts<'a>(&'a [geo::Polygon<f64>], Reference);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|polygon| Rings(polygon, self.1)))
    }
}

struct Rings<'a>(&'a geo::Polygon<f64>, Reference);

impl Serialize for Rings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rings = std::iter::once(self.0.exterior()).chain(self.0.interiors());
        serializer.collect_seq(rings.map(|ring| Corners(ring, self.1)))
    }
}

struct Corners<'a>(&'a geo::LineString<f64>, Reference);

impl Serialize for Corners<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.coords().map(|at| self.1.corner(*at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Property;
    use crate::estate::SiteKind;
    use crate::geometry::LonLat;
    use crate::http::features::collection::of_property;

    #[test]
    fn a_feature_is_written_as_its_tree_would_be() {
        let columns: Vec<Column> = Property::all(Some(SiteKind::Building)).into_iter().map(of_property).collect();
        let ring = |west: f64| vec![[west, 29.5], [west + 0.001, 29.5], [west + 0.001, 29.5012345678], [west, 29.5]];
        let shapes = [
            Shape::Point(LonLat::new(106.5, 29.0).unwrap()),
            Shape::surface(&[vec![ring(106.5)]]).unwrap(),
            Shape::surface(&[vec![ring(106.5)], vec![ring(107.0)]]).unwrap(),
        ];
        let day = jiff::civil::date(2025, 12, 31);
        let some = [
            Value::Unknown,
            Value::Boolean(true),
            Value::Whole(-7),
            Value::Decimal(1e21),
            Value::Decimal(2.0),
            Value::Text("引号\" \\ \u{1}\n".into()),
            Value::Date(day),
            Value::List(vec![Value::Text("一".into()), Value::Unknown]),
        ];
        for (number, shape) in shapes.iter().map(Some).chain([None]).enumerate() {
            let values: Vec<Value<'_>> = (0..columns.len()).map(|at| some[(at + number) % some.len()].clone()).collect();
            let record = Record { id: "B-“1”".to_owned(), shape, values };
            for reference in [Reference::DEFAULT, Reference::read("crs", "EPSG:4545").unwrap()] {
                let form = Form::of(&columns, None, reference, true);
                let text = form.feature(&record).text();
                let tree: Json = serde_json::from_str(&text).unwrap();
                assert_eq!(tree.to_string(), text, "members stand in the order of their names, numbers as they are");
                let geometry = shape.map_or(Json::Null, |shape| reference.geometry(shape));
                assert_eq!((&tree["geometry"], &tree["id"]), (&geometry, &Json::from("B-“1”")));
                assert_eq!(tree["properties"].as_object().unwrap().len(), columns.len() - 2);
                for (column, value) in columns.iter().zip(&record.values).skip(2) {
                    assert_eq!(tree["properties"][column.name], serde_json::to_value(Plain(value)).unwrap(), "{}", column.name);
                }
            }
        }
        let record = Record { id: "B".to_owned(), shape: None, values: vec![Value::Unknown; columns.len()] };
        let few = Form::of(&columns, Some(&[4, 3]), Reference::DEFAULT, false).feature(&record).linked(Json::Null).text();
        let names = serde_json::from_str::<Json>(&few).unwrap()["properties"].as_object().unwrap().len();
        assert_eq!(names, 2);
    }
}
