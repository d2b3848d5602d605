//! Holds an answer against a schema of the OpenAPI document: as much of JSON Schema as the document uses.

use serde_json::Value;

/// Checks a value; the error names the place where it differs.
pub(crate) fn check(value: &Value, schema: &Value, document: &Value, place: &str) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target =
            document.pointer(reference.trim_start_matches('#')).ok_or_else(|| format!("{place}: {reference} leads nowhere"))?;
        return check(value, target, document, place);
    }
    if value.is_null() && schema["nullable"] == true {
        return Ok(());
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        check(value, part, document, place)?;
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fitting = choices.iter().filter(|choice| check(value, choice, document, place).is_ok()).count();
        return if fitting == 1 { Ok(()) } else { Err(format!("{place}: fits {fitting} of the choices: {value}")) };
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return Err(format!("{place}: {value} is none of {words:?}"));
    }
    of_type(value, schema, place)?;
    match value {
        Value::Object(members) => members_fit(members, schema, document, place),
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(at, item)| check(item, &schema["items"], document, &format!("{place}/{at}")))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn of_type(value: &Value, schema: &Value, place: &str) -> Result<(), String> {
    let fits = match schema["type"].as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some(other) => return Err(format!("{place}: the schema has the unknown type {other}")),
    };
    if fits { Ok(()) } else { Err(format!("{place}: {value} is no {}", schema["type"])) }
}

fn members_fit(members: &serde_json::Map<String, Value>, schema: &Value, document: &Value, place: &str) -> Result<(), String> {
    for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !members.contains_key(required) {
            return Err(format!("{place}: {required} is missing"));
        }
    }
    for (name, member) in members {
        let described = &schema["properties"][name];
        let place = format!("{place}/{name}");
        match (&described, &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => return Err(format!("{place}: not in the schema")),
            (Value::Null, Value::Object(_)) => check(member, &schema["additionalProperties"], document, &place)?,
            (Value::Null, _) => {}
            (described, _) => check(member, described, document, &place)?,
        }
    }
    Ok(())
}

#[test]
fn what_differs_from_its_schema_is_found() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": { "a": { "type": "integer" }, "b": { "type": "string", "nullable": true } },
    });
    let fits = |value: Value| check(&value, &schema, &Value::Null, "").is_ok();
    assert!(fits(serde_json::json!({ "a": 1, "b": null })));
    for bad in
        [serde_json::json!({}), serde_json::json!({ "a": 1.5 }), serde_json::json!({ "a": 1, "c": 1 }), serde_json::json!([])]
    {
        assert!(!fits(bad.clone()), "{bad}");
    }
}
