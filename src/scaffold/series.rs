//! A new series: an entry at the end of the vocabulary of series, whose other bytes stay as they are.

use super::draft::{Kind, Made, filled, schema_from};
use super::{disk, naming};
use crate::diagnostic::{Arg, Message};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, parse};
use crate::source::normalise;
use crate::vietnamese::PartialDate;
use std::path::{Path, PathBuf};

/// Where the vocabulary may be, in the order in which it is looked for.
const FILES: [&str; 4] =
    ["danh-muc/chuyen-muc.yaml", "danh-muc/chuyen-muc.yml", "vocabularies/series.yaml", "vocabularies/series.yml"];

pub(super) fn add(root: &Path, template: &str, title: &str, today: PartialDate) -> Result<Made, Message> {
    let content = root.join("content");
    let places = FILES.map(|name| content.join(name));
    let path = places.iter().find(|path| disk::is_taken(path)).cloned();
    let entry = |id: &str| filled(template, title, today, &[("id", id)]);
    let (id, path) = match path {
        Some(path) => (add_to(&path, title, entry)?, path),
        None => begin(root, &content, title, entry)?,
    };
    Ok(Made { kind: Kind::Series, id, path, story: None, namesake: None })
}

/// The vocabulary's first entry, in a new file.
fn begin(
    root: &Path,
    content: &Path,
    title: &str,
    entry: impl Fn(&str) -> String,
) -> Result<(String, PathBuf), Message> {
    let english = disk::is_taken(&content.join("vocabularies")) && !disk::is_taken(&content.join("danh-muc"));
    let path = content.join(FILES[if english { 2 } else { 0 }]);
    let id = naming::id(title, |_| false);
    let schema = schema_from(root, &path, "series");
    let text = format!("# yaml-language-server: $schema={schema}\n{}", entry(&id));
    disk::write_new(&[(path.clone(), text.as_bytes())])?;
    Ok((id, path))
}

/// Adds to the file, and gives the new id. The text that will be there is read first: only if it has the
/// same entries as before and the new one behind them is anything written.
fn add_to(path: &Path, title: &str, entry: impl Fn(&str) -> String) -> Result<String, Message> {
    let bytes = disk::read(path)?.unwrap_or_default();
    let by_hand = |id: &str| {
        let (path, entry) = (path.display().to_string(), entry(id));
        Message::new("new-series-by-hand").arg("path", path).arg("entry", Arg::Lines(entry.trim_end().to_owned()))
    };
    let Some((text, before)) = String::from_utf8(bytes).ok().and_then(|text| {
        let entries = entries(&text)?;
        Some((text, entries))
    }) else {
        return Err(by_hand(&naming::id(title, |_| false)));
    };
    let id = naming::id(title, |id| before.iter().any(|node| id_of(node) == Some(id)));
    let addition = addition(&text, &entry(&id));
    let after = entries(&format!("{text}{addition}")).unwrap_or_default();
    let grown = after.split_last().is_some_and(|(last, rest)| rest == before && id_of(last) == Some(&id));
    if !grown {
        return Err(by_hand(&id));
    }
    disk::append(path, &addition)?;
    Ok(id)
}

/// A vocabulary with entries added to its end: `None` where it cannot be read, or would not be read as it should.
/// Each entry is an id and its YAML, which begins with `- `.
pub fn grown(text: &str, new: &[(String, String)]) -> Option<String> {
    let before = entries(text)?;
    let mut grown = text.to_owned();
    for (_, entry) in new {
        let addition = addition(&grown, entry);
        grown.push_str(&addition);
    }
    let after = entries(&grown)?;
    let (old, added) = after.split_at_checked(before.len())?;
    let same = old == before && added.iter().map(id_of).eq(new.iter().map(|(id, _)| Some(id.as_str())));
    same.then_some(grown)
}

/// The entries of a vocabulary; `None` when it cannot be read as a list.
fn entries(text: &str) -> Option<Vec<Node>> {
    let path = SourcePath::new("chuyen-muc.yaml");
    match parse(&normalise(text, &path).text, &path, 0).ok()?.kind {
        NodeKind::List(entries) => Some(entries),
        NodeKind::Null => Some(Vec::new()),
        _ => None,
    }
}

fn id_of(entry: &Node) -> Option<&str> {
    let NodeKind::Map(pairs) = &entry.kind else { return None };
    pairs.iter().find(|(key, _)| key.scalar() == Some("id"))?.1.scalar()
}

/// The entry as it goes behind `text`: as far from the margin as the entries there, with the same line ends.
fn addition(text: &str, entry: &str) -> String {
    let dash = text.lines().find(|line| line.trim_start().starts_with("- "));
    let indent = dash.map_or("", |line| &line[..line.len() - line.trim_start().len()]);
    let mut lines = String::new();
    if !text.is_empty() && !text.ends_with('\n') {
        lines.push('\n');
    }
    for line in entry.lines() {
        lines.push_str(&format!("{indent}{line}\n"));
    }
    if text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_goes_where_the_others_are() {
        let entry = "- id: b\n  ten: B\n";
        for (text, added) in [
            ("", "- id: b\n  ten: B\n"),
            ("# chỉ có ghi chú\n", "- id: b\n  ten: B\n"),
            ("- id: a\n  ten: A", "\n- id: b\n  ten: B\n"),
            ("- {id: a, ten: A}   # một\n", "- id: b\n  ten: B\n"),
            ("  - id: a\n    ten: A\n", "  - id: b\n    ten: B\n"),
            ("- id: a\r\n  ten: A\r\n", "- id: b\r\n  ten: B\r\n"),
        ] {
            let addition = addition(text, entry);
            assert_eq!(addition, added, "{text:?}");
            let ids: Vec<String> = entries(&format!("{text}{addition}"))
                .unwrap_or_else(|| panic!("{text:?}"))
                .iter()
                .filter_map(|node| id_of(node).map(str::to_owned))
                .collect();
            assert_eq!(ids.last().map(String::as_str), Some("b"), "{text:?}");
            assert_eq!(ids.len(), 1 + usize::from(text.contains("id: a")), "{text:?}");
        }
    }
}
