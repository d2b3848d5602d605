//! How the body of a site is read: its kind stands among its fields, and says what they are. Never here: what the fields mean.
//!
//! *Why not derived?* What is derived holds the whole body back as a tree, wherever the kind stands, and reads it out of that once more.
//! Here only what comes before the kind is held back; in the stored form the many facts come after it.

use std::borrow::Cow;
use std::fmt;
use std::vec::IntoIter;

use serde::de::value::{CowStrDeserializer, MapAccessDeserializer};
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{SiteBody, SiteKind};

impl<'de> Deserialize<'de> for SiteBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Body)
    }
}

struct Body;

/// The name of a field, borrowed where it can be.
#[derive(Deserialize)]
pub(super) struct Name<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

impl<'de> Visitor<'de> for Body {
    type Value = SiteBody;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body of a site, with its kind")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<SiteBody, A::Error> {
        let mut held = Vec::new();
        while let Some(Name(name)) = fields.next_key()? {
            if name == "kind" {
                let kind = fields.next_value()?;
                return of_kind(kind, Fields { held: held.into_iter(), value: None, rest: fields });
            }
            held.push((name, Some(fields.next_value()?)));
        }
        Err(A::Error::missing_field("kind"))
    }
}

fn of_kind<'de, A: MapAccess<'de>>(kind: SiteKind, fields: Fields<'de, A>) -> Result<SiteBody, A::Error> {
    let fields = MapAccessDeserializer::new(fields);
    Ok(match kind {
        SiteKind::Building => SiteBody::Building(Deserialize::deserialize(fields)?),
        SiteKind::IdleProperty => SiteBody::IdleProperty(Deserialize::deserialize(fields)?),
        SiteKind::M0Parcel => SiteBody::M0Parcel(Deserialize::deserialize(fields)?),
        SiteKind::Carrier => SiteBody::Carrier(Deserialize::deserialize(fields)?),
        SiteKind::Place => SiteBody::Place(Deserialize::deserialize(fields)?),
    })
}

/// Fields of which the first ones were looked at already: those held back, then the rest.
pub(super) struct Fields<'de, A> {
    /// Names with their values; of the last one the value may be still to come.
    held: IntoIter<(Cow<'de, str>, Option<Value>)>,
    /// The value of the field at hand, where it was held back.
    value: Option<Value>,
    rest: A,
}

impl<'de, A> Fields<'de, A> {
    /// Fields of which only the name of the first was read.
    pub(super) fn begun(first: Cow<'de, str>, rest: A) -> Self {
        Self { held: vec![(first, None)].into_iter(), value: None, rest }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.held.next() {
            Some((name, value)) => {
                self.value = value;
                seed.deserialize(CowStrDeserializer::new(name)).map(Some)
            }
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(A::Error::custom),
            None => self.rest.next_value_seed(seed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_reads_alike_wherever_its_kind_stands() {
        let fact = |value: &str| format!(r#"{{"value":{value},"source":"册","confidence":"reported"}}"#);
        let fields = [
            r#""kind":"carrier""#.to_owned(),
            format!(r#""carrier_area":{}"#, fact("120.25")),
            format!(r#""incubatees":{}"#, fact("7")),
            r#""within":"B-1""#.to_owned(),
            r#""of a later version":[1,{"a":2}]"#.to_owned(),
        ];
        let read = |fields: &[String]| serde_json::from_str::<SiteBody>(&format!("{{{}}}", fields.join(","))).unwrap();
        let first = read(&fields);
        assert!(matches!(&first, SiteBody::Carrier(carrier) if carrier.incubatees.as_ref().is_some_and(|fact| fact.value == 7)));
        for turn in 1..fields.len() {
            let mut turned = fields.clone();
            turned.rotate_left(turn);
            assert_eq!(read(&turned), first);
        }
        assert!(serde_json::from_str::<SiteBody>("{}").is_err_and(|error| error.to_string().contains("kind")));
        assert!(serde_json::from_str::<SiteBody>(r#"{"kind":"castle"}"#).is_err());
    }
}
