//! Groups of facts of which most sites know nothing. Never here: what the facts are.
//!
//! *Why not simply the group?* Of a million footprints nobody knows title, offer or fabric, and a group of unknowns is as large as one
//! of facts: 3 KB a building. Unknown as a whole, a group takes one pointer, and reads as what it is: every fact of it unknown.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::body::{Fields, Name};
use super::{Condition, Fabric, Offer, Planning, Space, Tenure};

/// A group of facts, small while nothing of it is known. It is read and written as the group itself.
#[derive(Clone)]
pub struct Sparse<T>(Option<Box<T>>);

/// A group that may be unknown as a whole.
pub trait Group: Default + PartialEq + 'static {
    /// The group of which nothing is known.
    fn unknown() -> &'static Self;
}

macro_rules! groups {
    ($($group:ty),+) => {
        $(impl Group for $group {
            fn unknown() -> &'static Self {
                static UNKNOWN: LazyLock<$group> = LazyLock::new(<$group>::default);
                &UNKNOWN
            }
        })+
    };
}

groups!(Condition, Fabric, Offer, Planning, Space, Tenure);

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Group> From<T> for Sparse<T> {
    fn from(group: T) -> Self {
        Self((group != *T::unknown()).then(|| Box::new(group)))
    }
}

impl<T: Group> Deref for Sparse<T> {
    type Target = T;
    fn deref(&self) -> &T {
        match &self.0 {
            Some(known) => known,
            None => T::unknown(),
        }
    }
}

impl<T: Group> DerefMut for Sparse<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Group> PartialEq for Sparse<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.0.is_none() && other.0.is_none()) || **self == **other
    }
}

impl<T: Group + fmt::Debug> fmt::Debug for Sparse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Group + Serialize> Serialize for Sparse<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Group + Deserialize<'de>> Deserialize<'de> for Sparse<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Read(PhantomData))
    }
}

/// Reads a group; of an empty one, as most are, nothing is made.
struct Read<T>(PhantomData<T>);

impl<'de, T: Group + Deserialize<'de>> Visitor<'de> for Read<T> {
    type Value = Sparse<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a group of facts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Sparse<T>, A::Error> {
        match fields.next_key()? {
            None => Ok(Sparse(None)),
            Some(Name(first)) => T::deserialize(MapAccessDeserializer::new(Fields::begun(first, fields))).map(Sparse::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::{Building, Confidence, Fact, Provenance, Site};

    #[test]
    fn a_group_reads_as_itself_and_costs_a_pointer_while_nothing_is_known_of_it() {
        let mut known = Sparse::<Tenure>::default();
        assert_eq!(known.owner_count, None);
        assert!(known.0.is_none(), "reading makes nothing");
        let stamp = Provenance { source: "survey".into(), as_of: None, confidence: Confidence::Reported };
        known.owner_count = Some(Fact::new(3, &stamp));
        let text = serde_json::to_string(&known).unwrap();
        assert_eq!(text, serde_json::to_string(&*known).unwrap());
        assert_eq!(serde_json::from_str::<Sparse<Tenure>>(&text).unwrap(), known);
        known.owner_count = None;
        assert_eq!(known, Sparse::default(), "made and unknown is the same as never made");
        assert!(Sparse::from(Tenure::default()).0.is_none());
        assert!(size_of::<Building>() <= 96 && size_of::<Site>() <= 432, "{} {}", size_of::<Building>(), size_of::<Site>());
    }
}
