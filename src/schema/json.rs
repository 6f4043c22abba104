//! JSON Schema (draft 2020-12) from the tables of keys, so that an editor knows what the program knows.

use super::record::Kind;
use super::record::Record;
use serde_json::{Map, Value, json};

/// The schema of a file that holds one record of this table.
pub fn of_record(record: &Record) -> Value {
    let mut schema = object(record);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        map.insert("title".to_owned(), json!(record.name));
    }
    schema
}

/// The schema of a vocabulary: a list of such records.
pub fn of_list(record: &Record) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": record.name,
        "type": "array",
        "items": object(record),
    })
}

fn object(record: &Record) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in record.fields {
        let mut schema = of_kind(&(field.kind)());
        if let Some(map) = schema.as_object_mut() {
            let doc = field.doc.trim();
            let text = if doc.is_empty() { field.name.to_owned() } else { format!("{}: {doc}", field.name) };
            map.insert("description".to_owned(), json!(text));
        }
        properties.insert(field.alias.to_owned(), schema.clone());
        properties.insert(field.name.to_owned(), schema);
        if (field.required)() {
            // A key may be given under either of its names.
            required.push(json!({"anyOf": [{"required": [field.alias]}, {"required": [field.name]}]}));
        }
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("description".to_owned(), json!(record.doc.trim()));
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("additionalProperties".to_owned(), json!(false));
    if !required.is_empty() {
        schema.insert("allOf".to_owned(), Value::Array(required));
    }
    Value::Object(schema)
}

/// An editor reads `06` as a number and `No` as false before we do, so scalars are not told apart
/// more strictly than the reader does.
fn of_kind(kind: &Kind) -> Value {
    let scalar = || json!({"type": ["string", "number", "boolean", "null"]});
    match kind {
        Kind::Text | Kind::Markdown | Kind::Date | Kind::Period | Kind::Rank | Kind::Reference(_) => scalar(),
        Kind::Count => json!({"type": ["integer", "string", "number", "null"]}),
        Kind::Year => json!({"type": ["integer", "null"], "minimum": 1900, "maximum": 2100}),
        Kind::Boolean => json!({"type": ["boolean", "string", "null"]}),
        Kind::Choice(words) => {
            let all: Vec<&str> = words.iter().flat_map(|(english, vietnamese)| [*vietnamese, *english]).collect();
            json!({"enum": all})
        }
        // One value alone counts as a list of one.
        Kind::List(item) => {
            let item = of_kind(item);
            json!({"anyOf": [{"type": "array", "items": item.clone()}, item, {"type": "null"}]})
        }
        Kind::Record(record) if record.shorthand.is_some() => json!({"anyOf": [object(record), scalar()]}),
        Kind::Record(record) => json!({"anyOf": [object(record), {"type": "null"}]}),
        Kind::Named(record) => {
            let one = of_kind(&Kind::Record(record));
            json!({"anyOf": [{"type": "object", "additionalProperties": one}, {"type": "null"}]})
        }
        Kind::Any => json!({}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::entities::Profile;

    #[test]
    fn both_names_of_a_key_are_known_and_one_is_required() {
        let schema = of_record(&Profile::RECORD);
        for key in ["ten", "name", "khen_thuong", "awards"] {
            assert!(schema["properties"].get(key).is_some(), "{key}");
        }
        let required = schema["allOf"].to_string();
        assert!(required.contains("\"ten\"") && required.contains("\"loai\"") && !required.contains("chan_dung"));
        let choices = schema["properties"]["loai"]["enum"].to_string();
        assert!(choices.contains("ca_nhan") && choices.contains("individual"));
    }
}
