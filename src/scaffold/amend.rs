//! One key of a record set to a value, and every other byte left as it is: comments, order, line ends. What comes of it
//! is read before it is believed.

use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, parse};

/// A key in English and Vietnamese, and its value as YAML: behind the colon, or lines of their own below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub keys: [&'static str; 2],
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// On the key's own line.
    Line(String),
    /// Each on a line below, without indent of its own: list items, or entries of a map.
    Block(Vec<String>),
}

/// The record with these keys set; `None` where it is written in a way that cannot be amended line by line.
pub fn amended(text: &str, settings: &[Setting]) -> Option<String> {
    Blank::read(text)?.amended(text, settings)
}

/// What a record says before it is amended: of many drafts that begin alike, read once.
pub struct Blank(Vec<(String, Node)>);

impl Blank {
    /// `None` where the text is no record.
    pub fn read(text: &str) -> Option<Self> {
        entries(text).map(Blank)
    }

    /// `text`, which says what this does but for the keys that are set, with these keys set. What comes of it is read
    /// once, which is most of the work of an import.
    pub fn amended(&self, text: &str, settings: &[Setting]) -> Option<String> {
        let new = settings.iter().fold(text.to_owned(), |text, setting| set(&text, setting));
        holds(&self.0, &entries(&new)?, settings).then_some(new)
    }
}

/// The text with one key set.
fn set(text: &str, setting: &Setting) -> String {
    if let Some(text) = text.strip_prefix('\u{feff}') {
        return format!("\u{feff}{}", set(text, setting));
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let own = lines.iter().position(|line| setting.keys.iter().any(|key| is_key(line, key)));
    // A new key in the language of the others.
    let english = lines.iter().any(|line| is_key(line, "name"));
    let new = setting.keys[usize::from(!english)];
    let key = own.and_then(|at| setting.keys.into_iter().find(|key| is_key(lines[at], key))).unwrap_or(new);
    let mut written = match &setting.value {
        Value::Line(value) => format!("{key}: {value}"),
        Value::Block(items) => {
            let items: Vec<String> = items.iter().map(|item| format!("{end}  {item}")).collect();
            format!("{key}:{}", items.concat())
        }
    };
    let (from, to) = match own {
        Some(at) => {
            let length = 1 + lines[at + 1..].iter().take_while(|line| belongs(line)).count();
            let blank = lines[at..at + length].iter().rev().take_while(|line| line.trim().is_empty()).count();
            if let (Value::Line(_), 1, Some(comment)) = (&setting.value, length, comment(lines[at])) {
                written.push_str(comment);
            }
            (at, at + length - blank)
        }
        None => {
            // Before what says how far it is; else at the end.
            let status = lines.iter().position(|line| is_key(line, "trang_thai") || is_key(line, "status"));
            let mut at = status.unwrap_or(lines.len());
            while at > 0 && lines[at - 1].starts_with('#') {
                at -= 1;
            }
            (at, at)
        }
    };
    let mut new = lines[..from].concat();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push_str(end);
    }
    new.push_str(&written);
    new.push_str(end);
    new.push_str(&lines[to..].concat());
    new
}

/// Whether all is as before, but for the keys that were set, each of which stands there once with a value of the kind
/// that was written.
fn holds(before: &[(String, Node)], after: &[(String, Node)], settings: &[Setting]) -> bool {
    let is_set = |name: &str| settings.iter().any(|setting| setting.keys.contains(&name));
    let others = |entries: &[(String, Node)]| -> Vec<(String, String)> {
        let others = entries.iter().filter(|(name, _)| !is_set(name));
        others.map(|(name, node)| (name.clone(), plain(node))).collect()
    };
    let stands = |setting: &Setting| {
        let mut there = after.iter().filter(|(name, _)| setting.keys.contains(&name.as_str()));
        let Some((_, node)) = there.next() else { return false };
        there.next().is_none()
            && match (&setting.value, &node.kind) {
                (Value::Block(items), NodeKind::List(there)) => items.len() == there.len(),
                (Value::Block(items), NodeKind::Map(there)) => items.len() == there.len(),
                (Value::Block(items), NodeKind::Null) => items.is_empty(),
                (Value::Block(_), NodeKind::Scalar { .. }) => false,
                (Value::Line(value), NodeKind::Null) => value.trim().is_empty(),
                (Value::Line(_), _) => true,
            }
    };
    settings.iter().all(stands) && others(before) == others(after)
}

/// A value without its places.
fn plain(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "~".to_owned(),
        NodeKind::Scalar { text, .. } => format!("{text:?}"),
        NodeKind::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(",")),
        NodeKind::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{}:{}", plain(key), plain(value))).collect();
            format!("{{{}}}", entries.join(","))
        }
    }
}

fn entries(text: &str) -> Option<Vec<(String, Node)>> {
    let node = parse(text, &SourcePath::new("ho-so.yaml"), 0).ok()?;
    match node.kind {
        NodeKind::Map(entries) => {
            entries.into_iter().map(|(key, value)| Some((key.scalar()?.to_owned(), value))).collect()
        }
        NodeKind::Null => Some(Vec::new()),
        _ => None,
    }
}

fn is_key(line: &str, key: &str) -> bool {
    line.strip_prefix(key).is_some_and(|rest| {
        rest.strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r', '\t']))
    })
}

/// Whether a line goes on with the value of the key above.
fn belongs(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with([' ', '\t']) || line.starts_with("- ")
}

/// The comment behind a plain value.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let at = line.find(" #")?;
    let quoted = line[..at].contains(['"', '\'']);
    let from = line[..at].trim_end().len();
    (!quoted).then(|| &line[from..])
}

/// The values of a map that a record holds under one of these keys, as text; empty where there is none.
pub fn map_of(text: &str, keys: [&str; 2]) -> Vec<(String, String)> {
    // Most records have none, and reading one costs more than a look.
    if !text.lines().any(|line| keys.iter().any(|key| line.trim_start_matches(['"', '\'', '{', ' ']).starts_with(key)))
    {
        return Vec::new();
    }
    let Some((_, node)) = entries(text).into_iter().flatten().find(|(key, _)| keys.contains(&key.as_str())) else {
        return Vec::new();
    };
    let NodeKind::Map(entries) = node.kind else { return Vec::new() };
    entries.iter().filter_map(|(key, value)| Some((key.scalar()?.to_owned(), value.scalar()?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: &'static str, value: &str) -> Setting {
        Setting { keys: ["-", key], value: Value::Line(value.to_owned()) }
    }

    #[test]
    fn one_key_changes_and_nothing_else() {
        let block = |items: &[&str]| Setting {
            keys: ["roles", "chuc_vu"],
            value: Value::Block(items.iter().map(|item| (*item).to_owned()).collect()),
        };
        for (before, setting, after) in [
            ("ten: A\nnam: [1]\n", line("ten", "B"), Some("ten: B\nnam: [1]\n")),
            ("ten: A   # tên\nnam: [1]\n", line("ten", "B"), Some("ten: B   # tên\nnam: [1]\n")),
            ("ten: >\n  A\n  b\n\n# ghi\nnam: 1\n", line("ten", "B"), Some("ten: B\n\n# ghi\nnam: 1\n")),
            ("ten: A\r\nnam: 1\r\n", line("nam", "2"), Some("ten: A\r\nnam: 2\r\n")),
            ("ten: A", line("nam", "2"), Some("ten: A\nnam: 2\n")),
            ("ten: A\n# nháp\ntrang_thai: x\n", line("nam", "2"), Some("ten: A\nnam: 2\n# nháp\ntrang_thai: x\n")),
            (
                "chuc_vu:\n# - {ten: }\nten: A\n",
                block(&["- {ten: B}"]),
                Some("chuc_vu:\n  - {ten: B}\n# - {ten: }\nten: A\n"),
            ),
            (
                "roles:\n- {name: C}\n- {name: D}\nten: A\n",
                block(&["- {ten: B}"]),
                Some("roles:\n  - {ten: B}\nten: A\n"),
            ),
            ("{ten: A}\n", line("ten", "B"), None),
            ("ten: A\n", line("ten", "[B"), None),
            ("ten: A\nten: C\n", line("ten", "B"), None),
        ] {
            assert_eq!(amended(before, &[setting]).as_deref(), after, "{before}");
        }
        let kept = map_of("noi_bo: {ngay_sinh: 1/1/1970, x: [1]}\n", ["internal", "noi_bo"]);
        assert_eq!(kept, [("ngay_sinh".to_owned(), "1/1/1970".to_owned())]);
    }
}
