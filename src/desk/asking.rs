//! A question in words, as both doors take it: the same names in a query string, in a JSON body and behind `--`.
//!
//! The vocabulary is the filter's own; here only pairs of text become it, and what cannot be read is named. Never here: what a question
//! is answered with.

use serde_json::{Map, Value, json};

use crate::atlas::Filter;
use crate::programme::Bilingual;

/// Conditions that may be given several times or hold several words between commas.
const LISTS: [&str; 6] = ["kind", "zone", "street", "owner_kind", "supply_class", "near"];
/// Conditions that are numbers.
const NUMBERS: [&str; 7] = [
    "vacant_min_m2",
    "available_min_m2",
    "owners_max",
    "price_max_yuan_per_m2",
    "vacancy_min_percent",
    "storey_height_min_m",
    "near_max_m",
];
/// Conditions that hold or do not.
const FLAGS: [&str; 2] = ["plan_named", "include_unknown"];

/// A word of a question that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The name of the condition.
    pub name: String,
    /// What is wrong with its value.
    pub message: Bilingual,
}

/// Whether a name is one of the conditions of a filter.
#[must_use]
pub fn is_condition(name: &str) -> bool {
    LISTS.contains(&name) || NUMBERS.contains(&name) || FLAGS.contains(&name) || matches!(name, "as_of_min" | "q")
}

/// Reads the conditions among some pairs of text; pairs of other names are left alone.
///
/// # Errors
/// [`Unreadable`] with the name of the first condition whose value cannot be read.
pub fn filter_of_pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Filter, Unreadable> {
    let mut conditions = Map::new();
    for (name, text) in pairs.filter(|(name, text)| is_condition(name) && !text.trim().is_empty()) {
        let value = value_of(name, text.trim())?;
        match (conditions.get_mut(name), value) {
            (Some(Value::Array(words)), Value::Array(more)) => words.extend(more),
            (_, value) => {
                conditions.insert(name.to_owned(), value);
            }
        }
    }
    filter_of_json(conditions)
}

/// Reads a filter from a JSON object; a single word may stand for a list of one.
///
/// # Errors
/// [`Unreadable`] with the name of the first condition that is unknown or cannot be read.
pub fn filter_of_json(mut conditions: Map<String, Value>) -> Result<Filter, Unreadable> {
    for (name, value) in &mut conditions {
        if LISTS.contains(&name.as_str()) && value.is_string() {
            *value = json!([value.take()]);
        }
        // Read alone first, so that what is wrong can be said of this condition.
        if let Err(fault) = serde_json::from_value::<Filter>(json!({ name.as_str(): value.clone() })) {
            return Err(unreadable(name, value, &fault.to_string()));
        }
    }
    let filter: Filter = serde_json::from_value(Value::Object(conditions))
        .map_err(|fault| unreadable("filter", &Value::Null, &fault.to_string()))?;
    if !filter.near.is_empty() && filter.near_max.is_none() {
        let message = Bilingual::new("near 需同时给出 near_max_m（米）", "near needs near_max_m beside it, in metres");
        return Err(Unreadable { name: "near_max_m".to_owned(), message });
    }
    Ok(filter)
}

fn value_of(name: &str, text: &str) -> Result<Value, Unreadable> {
    if LISTS.contains(&name) {
        return Ok(text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect());
    }
    if NUMBERS.contains(&name) {
        let number = text.parse::<u64>().map(Value::from).ok();
        let number = number.or_else(|| text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from));
        return number.ok_or_else(|| unreadable(name, &Value::from(text), "not a number"));
    }
    if FLAGS.contains(&name) {
        return text.parse::<bool>().map(Value::from).map_err(|_| unreadable(name, &Value::from(text), "expected true or false"));
    }
    Ok(text.into())
}

fn unreadable(name: &str, value: &Value, fault: &str) -> Unreadable {
    let shown: String = value.to_string().chars().take(60).collect();
    let message = Bilingual::new(format!("{shown} 无法读取（{fault}）"), format!("{shown} cannot be read: {fault}"));
    Unreadable { name: name.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::SiteKind;
    use crate::units::Area;

    #[test]
    fn words_in_a_query_and_in_json_make_the_same_filter() {
        let pairs = [
            ("kind", "building,m0_parcel"),
            ("zone", "A"),
            ("zone", "B"),
            ("vacant_min_m2", "1200.5"),
            ("other", "x"),
            ("q", " "),
        ];
        let asked = filter_of_pairs(pairs.into_iter()).unwrap();
        assert_eq!(asked.kinds, [SiteKind::Building, SiteKind::M0Parcel].into());
        assert_eq!(asked.vacant_min, Some(Area::from_hundredths(120_050)));
        let json = json!({ "kind": ["building", "m0_parcel"], "zone": ["A", "B"], "vacant_min_m2": 1200.5 });
        assert_eq!(filter_of_json(json.as_object().unwrap().clone()), Ok(asked));
        let single = json!({ "kind": "carrier" });
        assert_eq!(filter_of_json(single.as_object().unwrap().clone()).unwrap().kinds, [SiteKind::Carrier].into());
    }

    #[test]
    fn a_condition_that_cannot_be_read_is_named() {
        for (name, text) in [
            ("kind", "castle"),
            ("owner_kind", "state,royal"),
            ("vacant_min_m2", "1,000"),
            ("vacant_min_m2", "NaN"),
            ("owners_max", "-1"),
            ("owners_max", "2.5"),
            ("plan_named", "yes"),
            ("price_max_yuan_per_m2", "1e308"),
        ] {
            assert_eq!(filter_of_pairs([(name, text)].into_iter()).unwrap_err().name, name, "{text}");
        }
        let unknown = json!({ "kinds": ["building"] });
        assert_eq!(filter_of_json(unknown.as_object().unwrap().clone()).unwrap_err().name, "kinds");
    }
}
