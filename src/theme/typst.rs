//! Values as Typst code. Whatever a writer of content types comes into a book's source through here or
//! not at all, and so is never code.

use super::html::is_forbidden;
use std::fmt::Write;
use tera::{Kwargs, State, Value};

/// `text` as a string literal of Typst with its quotation marks: in code it is one value, whatever it
/// holds. Characters that neither a page nor a PDF's metadata may hold are left out.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_literal(text, &mut out);
    out
}

/// Adds the literal of `text` to `out`.
pub fn push_literal(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_forbidden(c) => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

/// How templates print strings: `<< p.name >>` is a literal.
pub(super) fn escape(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    out.write_all(literal(text).as_bytes())
}

/// The filter `typst`: any value as Typst code. Nothing is `none`, a list an array, a map a dictionary.
pub(super) fn filter(value: Value, _: Kwargs, _: &State) -> Value {
    let mut out = String::new();
    push_value(&value, &mut out);
    Value::safe_string(&out)
}

fn push_value(value: &Value, out: &mut String) {
    if value.is_none() || value.is_undefined() {
        out.push_str("none");
    } else if let Some(map) = value.as_map() {
        out.push('(');
        if map.is_empty() {
            out.push(':');
        }
        // In the order of their keys, so that two builds give the same text.
        let mut entries: Vec<(String, &Value)> = map.iter().map(|(key, value)| (key.to_string(), value)).collect();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        for (key, value) in entries {
            push_literal(&key, out);
            out.push_str(": ");
            push_value(value, out);
            out.push_str(", ");
        }
        out.push(')');
    } else if let Some(list) = value.as_array() {
        out.push('(');
        for item in list {
            push_value(item, out);
            out.push_str(", ");
        }
        out.push(')');
    } else if let Some(text) = value.as_str() {
        match value.is_safe() {
            // What a writer has set already: content.
            true => {
                let _ = write!(out, "[{text}]");
            }
            false => push_literal(text, out),
        }
    } else {
        let _ = write!(out, "{value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_a_string() {
        assert_eq!(literal(r#"#read("/etc/passwd") \ $x$"#), r##""#read(\"/etc/passwd\") \\ $x$""##);
        assert_eq!(literal("a\"b\\c\\\"\nd\te"), r#""a\"b\\c\\\"\nd\te""#);
        assert_eq!(literal("#\u{0}\u{7f}\u{85}\u{ffff}$\r\n"), "\"#$\\n\"");
    }

    #[test]
    fn every_value_has_a_form() {
        let value = |json: serde_json::Value| {
            let mut out = String::new();
            push_value(&Value::from_serializable(&json), &mut out);
            out
        };
        assert_eq!(value(serde_json::json!(null)), "none");
        assert_eq!(value(serde_json::json!([])), "()");
        assert_eq!(value(serde_json::json!({})), "(:)");
        assert_eq!(value(serde_json::json!(["a", 1, true])), "(\"a\", 1, true, )");
        assert_eq!(
            value(serde_json::json!({"b": null, "a": [1.5], "c\"d": "x"})),
            "(\"a\": (1.5, ), \"b\": none, \"c\\\"d\": \"x\", )"
        );
    }
}
