//! One GeoJSON feature into a record, straight from the text. Its members may come in any order. Never here: the document around it, or
//! what a property means.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize as _;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as DeError, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::coordinates::{Coordinates, unusable};
use super::findings::{Finding, FindingPlace, words};
use super::record::{Record, Repeated, Sheet};

/// Reads features one after the other; the room of one serves the next.
#[derive(Default)]
pub(super) struct Features<'de> {
    coordinates: Coordinates,
    properties: Vec<(Cow<'de, str>, Said<'de>)>,
    before: Repeated,
}

impl<'de> Features<'de> {
    /// Reads a feature into the sheet; one that is none is a record at fault.
    pub(super) fn add<D: Deserializer<'de>>(&mut self, sheet: &mut Sheet, deserializer: D) -> Result<(), D::Error> {
        self.properties.clear();
        let members = Feature(self).deserialize(deserializer)?;
        let number = sheet.records.len() + 1;
        let mut record = Record::new(FindingPlace { feature: Some(format!("#{number}")), ..FindingPlace::default() });
        match members {
            Some(members) if members.is_feature => self.fill(members, &mut record, sheet),
            Some(_) | None => record.findings.push(Finding::fault(
                "not-a-feature",
                words("不是 Feature 对象", "this is no Feature object"),
                words("删去，或改为 {\"type\":\"Feature\",…}", "remove it, or make it {\"type\":\"Feature\",…}"),
            )),
        }
        sheet.records.push(Box::new(record));
        Ok(())
    }

    fn fill(&mut self, members: Members<'de>, record: &mut Record, sheet: &mut Sheet) {
        record.findings.extend(members.twice.map(|name| twice(&name)));
        // In order of name, whatever the order of the file, so that columns of the same meaning are told apart the same way.
        if !self.properties.is_sorted_by(|a, b| a.0 < b.0) {
            self.properties.sort_by(|a, b| a.0.cmp(&b.0));
            let doubled = self.properties.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| twice(&pair[0].0));
            record.findings.extend(doubled);
            self.properties.dedup_by(|later, first| later.0 == first.0);
        }
        let own = || self.properties.iter().find(|(name, _)| name == "id").and_then(|(_, said)| said.0.as_deref());
        let given = members.id.0;
        if let Some(id) = given.as_deref().or_else(own) {
            record.place.feature = Some(id.to_owned());
        }
        record.feature_id = given.map(Cow::into_owned);
        if members.odd_properties {
            record.findings.push(Finding::fault(
                "properties-not-object",
                words("properties 不是对象", "properties is no object"),
                words("改为 {\"名称\":值,…}", "make it {\"name\":value,…}"),
            ));
        }
        record.cells.reserve_exact(self.properties.len());
        for (name, said) in self.properties.drain(..) {
            if let Some(text) = said.0 {
                let heading = sheet.heading(&name);
                record.cells.push((heading, self.before.text(heading, &text)));
            }
        }
        let shape = match members.geometry {
            Geometry::None => Ok(None),
            Geometry::Odd => Err(unusable("geometry 不是对象", "geometry is no object")),
            Geometry::Of(kind) => self.coordinates.shape(&kind, &mut record.findings).map(Some),
        };
        match shape {
            Ok(shape) => record.shape = shape,
            Err(fault) => record.findings.push(*fault),
        }
    }
}

fn twice(name: &str) -> Finding {
    Finding::fault(
        "name-twice",
        words(format!("“{name}”在同一对象中出现两次"), format!("“{name}” stands twice in one object")),
        words("保留正确的一个", "keep the one that is right"),
    )
}

/// What a feature says besides its properties and its coordinates.
#[derive(Default)]
struct Members<'de> {
    is_feature: bool,
    id: Said<'de>,
    odd_properties: bool,
    geometry: Geometry<'de>,
    /// A name that stands twice.
    twice: Option<String>,
}

/// What stands where the geometry belongs.
#[derive(Default)]
enum Geometry<'de> {
    #[default]
    None,
    Odd,
    /// An object that says it is of this type.
    Of(Cow<'de, str>),
}

/// A feature; nothing where there stands something else.
struct Feature<'a, 'de>(&'a mut Features<'de>);

impl<'de> DeserializeSeed<'de> for Feature<'_, 'de> {
    type Value = Option<Members<'de>>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Visits of everything but an object, which all come to the same.
macro_rules! nothing_but_an_object {
    ($none:expr, $odd:expr) => {
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($none)
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($odd)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($odd)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($odd)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($odd)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($odd)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok($odd)
        }
    };
}

impl<'de> Visitor<'de> for Feature<'_, 'de> {
    type Value = Option<Members<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feature")
    }

    nothing_but_an_object!(None, None);

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut members = Members::default();
        let mut seen: Vec<Cow<'de, str>> = Vec::new();
        while let Some(name) = object.next_key_seed(Name)? {
            if seen.contains(&name) {
                object.next_value::<IgnoredAny>()?;
                members.twice = Some(name.into_owned());
                continue;
            }
            match &*name {
                "type" => members.is_feature = object.next_value::<Said<'de>>()?.0.as_deref() == Some("Feature"),
                "id" => members.id = object.next_value()?,
                "properties" => members.odd_properties = object.next_value_seed(Properties(&mut self.0.properties))?,
                "geometry" => members.geometry = object.next_value_seed(Drawn(&mut self.0.coordinates))?,
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
            seen.push(name);
        }
        Ok(Some(members))
    }
}

/// The properties of a feature; says whether something else stands in their place.
struct Properties<'a, 'de>(&'a mut Vec<(Cow<'de, str>, Said<'de>)>);

impl<'de> DeserializeSeed<'de> for Properties<'_, 'de> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Properties<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("properties")
    }

    nothing_but_an_object!(false, true);

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        while let Some(name) = object.next_key_seed(Name)? {
            self.0.push((name, object.next_value()?));
        }
        Ok(false)
    }
}

/// The geometry of a feature, whose coordinates go into the room kept for them.
struct Drawn<'a>(&'a mut Coordinates);

impl<'de> DeserializeSeed<'de> for Drawn<'_> {
    type Value = Geometry<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Drawn<'_> {
    type Value = Geometry<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a geometry")
    }

    nothing_but_an_object!(Geometry::None, Geometry::Odd);

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        self.0.clear();
        let (mut kind, mut drawn) = (None, false);
        while let Some(name) = object.next_key_seed(Name)? {
            match &*name {
                "type" if kind.is_none() => kind = Some(object.next_value::<Said<'de>>()?),
                "coordinates" if !drawn => {
                    object.next_value_seed(&mut *self.0)?;
                    drawn = true;
                }
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Geometry::Of(kind.and_then(|kind| kind.0).unwrap_or_default()))
    }
}

/// The name of a member, borrowed from the text where it stands there as it is.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

/// A value as the text of a cell; nothing where it says nothing.
#[derive(Default)]
struct Said<'de>(Option<Cow<'de, str>>);

impl<'de> Said<'de> {
    fn printed(value: impl fmt::Display) -> Self {
        Self(Some(Cow::Owned(value.to_string())))
    }
}

impl<'de> serde::Deserialize<'de> for Said<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Saying)
    }
}

struct Saying;

impl<'de> Visitor<'de> for Saying {
    type Value = Said<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Said<'de>, E> {
        let text = text.trim();
        Ok(Said((!text.is_empty()).then_some(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Said<'de>, E> {
        let text = text.trim();
        Ok(Said((!text.is_empty()).then(|| Cow::Owned(text.to_owned()))))
    }

    fn visit_unit<E>(self) -> Result<Said<'de>, E> {
        Ok(Said(None))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Said<'de>, E> {
        Ok(Said::printed(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Said<'de>, E> {
        Ok(Said::printed(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Said<'de>, E> {
        Ok(Said::printed(number))
    }

    fn visit_f64<E: DeError>(self, number: f64) -> Result<Said<'de>, E> {
        Ok(Number::from_f64(number).map_or(Said(None), Said::printed))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Said<'de>, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(list)).map(Said::printed)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Said<'de>, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(object)).map(Said::printed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Checked, ReadOptions, Severity, read};

    fn checked(feature: &str) -> Checked {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
        read("t.geojson", text.as_bytes(), &ReadOptions::default()).unwrap()
    }

    #[test]
    fn the_members_of_a_feature_may_come_in_any_order() {
        let one = r#"{"type":"Feature","id":7,"properties":{"名称":"甲","a":[1,{"b":null}]},"geometry":{"type":"Point","coordinates":[106.5,29.5]}}"#;
        let two = r#"{"geometry":{"coordinates":[106.5,29.5],"x":[[0]],"type":"Point"},"y":{},"properties":{"a":[1,{"b":null}],"\u540d称":"甲"},"id":7,"type":"Feature"}"#;
        let (one, two) = (checked(one), checked(two));
        assert_eq!((&one.sites, one.counts), (&two.sites, two.counts));
        let site = &one.sites[0];
        assert_eq!((site.id.0.as_str(), site.name.as_deref()), ("7", Some("甲")));
        assert_eq!(site.other.get("a").map(String::as_str), Some(r#"[1,{"b":null}]"#));
    }

    #[test]
    fn what_is_wrong_with_a_feature_is_shown_as_it_stands_and_refuses_it_alone() {
        let drawn = |coordinates: &str| {
            format!(
                r#"{{"type":"Feature","properties":{{"id":"a"}},"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}"#
            )
        };
        for (feature, code, shown) in [
            (drawn(r#"[[[106.5,29.5],[106.6,"29.5"],[106.6,29.6]]]"#), "position-malformed", r#"[106.6,"29.5"]"#),
            (drawn("[[[106.5,29.5],[106],[106.6,29.6]]]"), "position-malformed", "[106]"),
            (drawn("[106.5,29.5]"), "position-malformed", "polygon 1, ring 1"),
            (drawn("null"), "position-malformed", "not the array"),
            (drawn("[]").replace("Polygon", "LineString"), "geometry-unusable", "LineString"),
            (drawn("[]").replace(r#"{"type":"Polygon","coordinates":[]}"#, "3"), "geometry-unusable", "no object"),
            (drawn("[]").replace(r#"{"id":"a"}"#, "[]"), "properties-not-object", "no object"),
            (drawn("[]").replace(r#"{"id":"a"}"#, r#"{"id":"a","b":1,"id":"c"}"#), "name-twice", "id"),
            (drawn("[]").replace(r#""type":"Feature","#, r#""type":"Feature","id":1,"id":2,"#), "name-twice", "id"),
            (drawn("[]").replace(r#""Feature""#, r#""Thing""#), "not-a-feature", "no Feature"),
            ("[1,[2]]".to_owned(), "not-a-feature", "no Feature"),
        ] {
            let with_another = format!(r#"{feature},{{"type":"Feature","id":"z","properties":null,"geometry":null}}"#);
            let checked = checked(&with_another);
            let found = checked.findings.iter().find(|finding| finding.code == code && finding.severity == Severity::Fault);
            assert!(found.is_some_and(|fault| fault.message.en.contains(shown)), "{feature}: {:?}", checked.findings);
            assert_eq!((checked.counts.accepted, checked.counts.refused), (1, 1), "{feature}");
        }
    }
}
