//! JSON values that remember a name given twice, where other readers silently keep one of the two. Never here: what a value means.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The member of an object that holds the name given twice in it. No file can hold it: the character is not allowed in JSON unescaped,
/// and a file that escapes it merely accuses itself.
const TWICE: &str = "\u{1}twice";

/// A value read with care.
pub(super) struct Careful(pub(super) Value);

/// Takes out of an object the name that stood twice in it.
pub(super) fn take_twice(members: &mut Map<String, Value>) -> Option<String> {
    members.remove(TWICE).and_then(|name| name.as_str().map(str::to_owned))
}

impl<'de> Deserialize<'de> for Careful {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Careful(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some((name, Careful(value))) = object.next_entry::<String, Careful>()? {
            if members.contains_key(&name) {
                members.insert(TWICE.to_owned(), Value::String(name));
            } else {
                members.insert(name, value);
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_given_twice_is_remembered_and_everything_else_reads_as_ever() {
        let text = r#"{"a":[1,-2,3.5,null,true,"x"],"b":{"c":1,"c":2}}"#;
        let Careful(Value::Object(mut members)) = serde_json::from_str(text).unwrap() else { panic!("an object") };
        assert_eq!(take_twice(&mut members), None);
        assert_eq!(members["a"], serde_json::json!([1, -2, 3.5, null, true, "x"]));
        let Some(Value::Object(inner)) = members.get_mut("b") else { panic!("an object") };
        assert_eq!((take_twice(inner).as_deref(), &inner["c"]), (Some("c"), &Value::from(1)));
    }
}
