//! The portrait in a record that has none.

use super::amend::{Setting, Value, amended};
use super::naming::scalar;
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, parse};

/// The keys in both languages.
const KEYS: [&str; 2] = ["portrait", "chan_dung"];

/// A record with `file` as its portrait; `None` where it has one, or where one line would not do.
pub fn with_portrait(record: &str, file: &str) -> Option<String> {
    let has = has_portrait(record);
    (!has).then(|| amended(record, &[Setting { keys: KEYS, value: Value::Line(scalar(file)) }])).flatten()
}

/// Whether a record that can be read names a portrait. A key that waits for one does not.
pub fn has_portrait(record: &str) -> bool {
    let Ok(node) = parse(record, &SourcePath::new("ho-so.yaml"), 0) else { return false };
    let NodeKind::Map(entries) = node.kind else { return false };
    let is_portrait = |key: &Node| key.scalar().is_some_and(|key| KEYS.contains(&key));
    entries.iter().any(|(key, value)| is_portrait(key) && !is_nothing(value))
}

fn is_nothing(value: &Node) -> bool {
    value.scalar().is_none_or(|text| text.trim().is_empty())
        && !matches!(value.kind, NodeKind::Map(_) | NodeKind::List(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_change_that_sets_a_portrait() {
        for (before, after) in [
            ("ten: A\nnam: [2020]\n", Some("ten: A\nnam: [2020]\nchan_dung: a.jpg\n")),
            ("# x\r\nten: A\r\n  B\r\nnam: 1\r\n", Some("# x\r\nten: A\r\n  B\r\nnam: 1\r\nchan_dung: a.jpg\r\n")),
            ("ten: A\n# nháp\ntrang_thai: x\n", Some("ten: A\nchan_dung: a.jpg\n# nháp\ntrang_thai: x\n")),
            ("\u{feff}chan_dung:\nten: A\n", Some("\u{feff}chan_dung: a.jpg\nten: A\n")),
            ("ten: A\nchan_dung:\nnam: 1\n", Some("ten: A\nchan_dung: a.jpg\nnam: 1\n")),
            ("ten: A\nchan_dung: # chưa có\n", Some("ten: A\nchan_dung: a.jpg # chưa có\n")),
            ("\u{feff}name: A", Some("\u{feff}name: A\nportrait: a.jpg\n")),
            ("name: A\nstatus: draft\n", Some("name: A\nportrait: a.jpg\nstatus: draft\n")),
            ("ten: A\nchan_dung: b.jpg\n", None),
            ("ten: A\nchan_dung:\n  tep: b.jpg\n", None),
            ("{ten: A}\n", None),
            ("ten: [\n", None),
        ] {
            assert_eq!(with_portrait(before, "a.jpg").as_deref(), after, "{before}");
        }
    }
}
