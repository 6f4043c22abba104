//! The portrait in a record that has none: one line, and the rest of the file as it was typed.

use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, parse};

/// The keys in both languages.
const KEYS: [&str; 2] = ["chan_dung", "portrait"];

/// A record with `file` as its portrait; `None` where it has one, or where one line would not do.
pub fn with_portrait(record: &str, file: &str) -> Option<String> {
    let entries = entries(record)?;
    let find = |names: &[&str]| entries.iter().find(|(key, _)| key.scalar().is_some_and(|key| names.contains(&key)));
    if find(&KEYS).is_some_and(|(_, value)| !is_nothing(value)) {
        return None;
    }
    let english = find(&["name"]).is_some();
    let mut lines: Vec<String> = record.split_inclusive('\n').map(str::to_owned).collect();
    let begins = |line: &str, keys: &[&str]| {
        let line = line.trim_start_matches('\u{feff}');
        keys.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')))
    };
    let end = |line: &str| if line.ends_with("\r\n") { "\r\n" } else { "\n" };
    match lines.iter().position(|line| begins(line, &KEYS)) {
        Some(at) => {
            let (key, rest) = lines[at].split_once(':')?;
            lines[at] = format!("{key}: {file}{rest}", rest = if rest.trim().is_empty() { end(rest) } else { rest });
        }
        None => {
            let name = lines.iter().position(|line| begins(line, &["ten", "name"]))?;
            // A name may go on below.
            let more = lines[name + 1..].iter().take_while(|line| line.starts_with([' ', '\t'])).count();
            let end = end(&lines[name]);
            if !lines[name + more].ends_with('\n') {
                lines[name + more].push_str(end);
            }
            lines.insert(name + 1 + more, format!("{}: {file}{end}", KEYS[usize::from(english)]));
        }
    }
    let changed = lines.concat();
    let now = self::entries(&changed)?;
    let sound = now
        .iter()
        .any(|(key, value)| key.scalar().is_some_and(|key| KEYS.contains(&key)) && value.scalar() == Some(file));
    (sound && now.len() >= entries.len()).then_some(changed)
}

fn entries(record: &str) -> Option<Vec<(Node, Node)>> {
    match parse(record, &SourcePath::new("ho-so.yaml"), 0).ok()?.kind {
        NodeKind::Map(entries) => Some(entries),
        _ => None,
    }
}

/// Whether a key has no value yet.
pub fn is_nothing(value: &Node) -> bool {
    value.scalar().is_none_or(|text| text.trim().is_empty())
        && !matches!(value.kind, NodeKind::Map(_) | NodeKind::List(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_change_that_sets_a_portrait() {
        for (before, after) in [
            ("ten: A\nnam: [2020]\n", Some("ten: A\nchan_dung: a.jpg\nnam: [2020]\n")),
            ("# x\r\nten: A\r\n  B\r\nnam: 1\r\n", Some("# x\r\nten: A\r\n  B\r\nchan_dung: a.jpg\r\nnam: 1\r\n")),
            ("ten: A\nchan_dung:\nnam: 1\n", Some("ten: A\nchan_dung: a.jpg\nnam: 1\n")),
            ("ten: A\nchan_dung: # chưa có\n", Some("ten: A\nchan_dung: a.jpg # chưa có\n")),
            ("\u{feff}name: A", Some("\u{feff}name: A\nportrait: a.jpg\n")),
            ("ten: A\nchan_dung: b.jpg\n", None),
            ("ten: A\nchan_dung:\n  tep: b.jpg\n", None),
            ("{ten: A}\n", None),
            ("ten: [\n", None),
        ] {
            assert_eq!(with_portrait(before, "a.jpg").as_deref(), after, "{before}");
        }
    }
}
