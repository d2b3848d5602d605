//! JSON with keys in order and without the unknown: equal values give equal text. Never here: what it is written for.
//!
//! *Why a serialiser of its own?* Of the hundred fields of a site most are unknown. A tree that first holds a null for each of them, and
//! then drops it, takes most of the time of a large import.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::value::Serializer as Plain;
use serde_json::{Error, Map, Value};

/// The tree of a value.
pub(crate) fn canonical(value: &(impl Serialize + ?Sized)) -> Result<Value, Error> {
    let mut tree = value.serialize(Known)?;
    // Keys are in order already, unless some crate asks serde_json to keep the order in which they come.
    tree.sort_all_objects();
    Ok(tree)
}

/// Makes a tree in which no object has a null.
struct Known;

macro_rules! plainly {
    ($($method:ident: $kind:ty),+ $(,)?) => {
        $(fn $method(self, value: $kind) -> Result<Value, Error> {
            Plain.$method(value)
        })+
    };
}

impl Serializer for Known {
    type Ok = Value;
    type Error = Error;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    plainly! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8,
        serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_char: char,
        serialize_str: &str, serialize_bytes: &[u8], serialize_unit_struct: &'static str,
    }

    fn serialize_none(self) -> Result<Value, Error> {
        Ok(Value::Null)
    }

    fn serialize_unit(self) -> Result<Value, Error> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Value, Error> {
        Ok(Value::String(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Value, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, Error> {
        let mut fields = Fields::of(Some(variant));
        fields.put(variant, value)?;
        Ok(Value::Object(fields.known))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Error> {
        Ok(Items { variant: None, known: Vec::new() })
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Error> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Error> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Items, Error> {
        Ok(Items { variant: Some(variant), known: Vec::new() })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Error> {
        Ok(Fields::of(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Error> {
        Ok(Fields::of(None))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Fields, Error> {
        Ok(Fields::of(Some(variant)))
    }
}

fn within(variant: Option<&'static str>, value: Value) -> Value {
    match variant {
        None => value,
        Some(variant) => Value::Object(Map::from_iter([(variant.to_owned(), value)])),
    }
}

/// The items of a list; an unknown one keeps its place.
struct Items {
    variant: Option<&'static str>,
    known: Vec<Value>,
}

impl Items {
    fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.known.push(value.serialize(Known)?);
        Ok(())
    }

    fn whole(self) -> Value {
        within(self.variant, Value::Array(self.known))
    }
}

macro_rules! items {
    ($($way:ident $method:ident),+) => {
        $(impl $way for Items {
            type Ok = Value;
            type Error = Error;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.put(value)
            }
            fn end(self) -> Result<Value, Error> {
                Ok(self.whole())
            }
        })+
    };
}

items!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// The fields of an object that are known.
struct Fields {
    variant: Option<&'static str>,
    key: Option<String>,
    known: Map<String, Value>,
}

impl Fields {
    fn of(variant: Option<&'static str>) -> Self {
        Self { variant, key: None, known: Map::new() }
    }

    fn put<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        let value = value.serialize(Known)?;
        if !value.is_null() {
            self.known.insert(key.to_owned(), value);
        }
        Ok(())
    }

    fn whole(self) -> Value {
        within(self.variant, Value::Object(self.known))
    }
}

macro_rules! fields {
    ($($way:ident),+) => {
        $(impl $way for Fields {
            type Ok = Value;
            type Error = Error;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
                self.put(key, value)
            }
            fn end(self) -> Result<Value, Error> {
                Ok(self.whole())
            }
        })+
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Fields {
    type Ok = Value;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = Some(match key.serialize(Known)? {
            Value::String(key) => key,
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => return Err(Error::custom("a key is no text")),
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = self.key.take().unwrap_or_default();
        self.put(&key, value)
    }

    fn end(self) -> Result<Value, Error> {
        Ok(self.whole())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;

    #[derive(Serialize)]
    enum Every {
        Unit,
        Single(Option<u8>),
        Pair(Option<u8>, &'static str),
        Named { b: Option<char>, a: [f64; 2] },
    }

    #[derive(Serialize)]
    struct Whole {
        z: Option<()>,
        list: Vec<Option<i64>>,
        map: BTreeMap<i16, Option<bool>>,
        every: Vec<Every>,
        #[serde(flatten)]
        tail: Tail,
    }

    #[derive(Serialize)]
    struct Tail {
        inner: Option<&'static str>,
        nothing: Option<u64>,
    }

    fn drop_unknown(tree: &mut Value) {
        match tree {
            Value::Object(fields) => {
                fields.retain(|_, value| !value.is_null());
                fields.values_mut().for_each(drop_unknown);
            }
            Value::Array(items) => items.iter_mut().for_each(drop_unknown),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn the_tree_is_what_is_left_of_the_whole_tree_without_the_unknown() {
        let whole = Whole {
            z: None,
            list: vec![Some(-3), None],
            map: [(2, None), (-1, Some(true))].into(),
            every: vec![
                Every::Unit,
                Every::Single(None),
                Every::Single(Some(1)),
                Every::Pair(None, "x"),
                Every::Named { b: None, a: [1.5, f64::NAN] },
                Every::Named { b: Some('㎡'), a: [0.1, -0.0] },
            ],
            tail: Tail { inner: Some("甲"), nothing: None },
        };
        let mut expected = serde_json::to_value(&whole).unwrap();
        drop_unknown(&mut expected);
        assert_eq!(canonical(&whole).unwrap().to_string(), expected.to_string());
    }
}
