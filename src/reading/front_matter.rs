//! The YAML between two lines of `---` at the head of a Markdown file; and how that is to be written what stands there in
//! texts of Hugo and Jekyll: TOML between lines of `+++`, JSON.

use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::path::SourcePath;
use crate::schema::{Kind, Meaning, Record, key_for, meaning};
use crate::vietnamese::PartialDate;
use serde_json::Value;
use std::ops::Range;

/// A Markdown file cut in two, with where each part begins.
pub struct Parts<'a> {
    pub yaml: &'a str,
    pub yaml_start: usize,
    pub body: &'a str,
    pub body_start: usize,
}

/// Why there is no front matter to read.
pub struct Unread {
    pub finding: Diagnostic,
    /// Where the text begins all the same, if that can be told.
    pub body_start: Option<usize>,
}

/// # Errors
/// When the file does not begin with `---`, the second `---` is missing, or what stands there is no YAML.
pub fn split<'a>(text: &'a str, path: &SourcePath, record: Option<&Record>) -> Result<Parts<'a>, Box<Unread>> {
    let lead = text.len() - text.trim_start().len();
    let line_end = text[lead..].find('\n').map_or(text.len(), |i| lead + i);
    if let Some(block) = Block::find(text, lead) {
        return Err(Box::new(block.explain(text, path, record)));
    }
    let first = Place::at(path, Span::new(lead..line_end));
    let unread = |finding: Diagnostic, body_start| {
        let finding = finding.at(first.clone()).help(Message::new("help-front-matter"));
        Err(Box::new(Unread { finding, body_start }))
    };
    if text[lead..line_end].trim_end() != "---" {
        let missing = Diagnostic::new(Code::FrontMatterMissing);
        return match record.and_then(|record| from_heading(&text[lead..line_end], record)) {
            Some(written) => unread(missing.fix(first.clone(), written), Some(line_end)),
            None => unread(missing, None),
        };
    }
    let yaml_start = (line_end + 1).min(text.len());
    match closing(text, yaml_start, "---") {
        Some((end, body_start)) => {
            Ok(Parts { yaml: &text[yaml_start..end], yaml_start, body: &text[body_start..], body_start })
        }
        None => unread(Diagnostic::new(Code::FrontMatterOpen), None),
    }
}

/// The front matter of a text that begins with its title as a heading, as word processors write it:
/// `# **Kết quả** {#ket-qua}`.
fn from_heading(line: &str, record: &Record) -> Option<String> {
    let heading = line.strip_prefix("# ")?;
    let title = heading.split("{#").next()?.replace(['*', '\\'], "");
    let title = Some(title.trim()).filter(|title| !title.is_empty())?;
    Some(format!("---\n{}: {}\n---", key_for("title", None, record)?, scalar(title)))
}

/// The line `mark` from the byte `from` on: where it begins, and where the next one does.
fn closing(text: &str, from: usize, mark: &str) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == mark {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Front matter in another language than YAML.
struct Block {
    format: &'static str,
    /// With the marks around it.
    whole: Range<usize>,
    inner: Range<usize>,
}

impl Block {
    fn find(text: &str, lead: usize) -> Option<Block> {
        let first = text[lead..].lines().next().unwrap_or_default();
        let (format, mark) = match first.trim_end().to_lowercase().as_str() {
            "+++" => ("TOML", "+++"),
            "---toml" => ("TOML", "---"),
            ";;;" => ("JSON", ";;;"),
            "---json" => ("JSON", "---"),
            open if open.starts_with('{') && !open.starts_with("{{") && !open.starts_with("{%") => {
                let mut values =
                    serde_json::Deserializer::from_str(&text[lead..]).into_iter::<serde_json::Map<_, Value>>();
                values.next()?.ok()?;
                let end = lead + values.byte_offset();
                return Some(Block { format: "JSON", whole: lead..end, inner: lead..end });
            }
            _ => return None,
        };
        let start = (lead + first.len() + 1).min(text.len());
        let (end, behind) = closing(text, start, mark)?;
        let closed = behind - (text[end..behind].len() - text[end..behind].trim_end().len());
        Some(Block { format, whole: lead..closed, inner: start..end })
    }

    fn explain(self, text: &str, path: &SourcePath, record: Option<&Record>) -> Unread {
        let first = self.whole.start..text[self.whole.start..].find('\n').map_or(text.len(), |i| self.whole.start + i);
        let finding =
            Diagnostic::new(Code::FrontMatterForeign).arg("format", self.format).at(Place::at(path, Span::new(first)));
        let inner = &text[self.inner];
        let entries = match self.format {
            "TOML" => inner.parse::<toml::Table>().ok().map(|table| in_order(table, inner)),
            _ => serde_json::from_str::<serde_json::Map<_, _>>(inner).ok().map(|map| map.into_iter().collect()),
        };
        let finding = match (entries, record) {
            (Some(entries), Some(record)) => {
                let place = Place::at(path, Span::new(self.whole.clone()));
                finding.fix(place, format!("---\n{}---", yaml(entries, record)))
            }
            _ => finding.help(Message::new("help-front-matter")),
        };
        Unread { finding, body_start: Some(self.whole.end) }
    }
}

/// The entries as they follow in the text.
fn in_order(table: toml::Table, text: &str) -> Vec<(String, Value)> {
    let place = |key: &str| text.lines().position(|line| line.trim_start().trim_start_matches('[').starts_with(key));
    let mut entries: Vec<(String, Value)> = table.into_iter().map(|(key, value)| (key, of_toml(value))).collect();
    entries.sort_by_key(|(key, _)| place(key));
    entries
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(whether) => Value::from(whether),
        toml::Value::Datetime(moment) => Value::from(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(k, v)| (k, of_toml(v))).collect()),
    }
}

/// The entries, and those of the table in which Hugo and Zola have a site's own keys.
fn flat(entries: Vec<(String, Value)>) -> impl Iterator<Item = (String, Value)> {
    entries.into_iter().flat_map(|(key, value)| match value {
        Value::Object(own) if matches!(key.as_str(), "params" | "extra") => own.into_iter().collect(),
        value => vec![(key, value)],
    })
}

/// Whether there is anything in it that somebody has written for readers.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(|item| !item.is_object() && is_plain(item)),
        value => !value.is_object(),
    }
}

/// The entries as lines of YAML, under the record's own keys; what nothing here needs is left out, and what no key takes
/// as it is stays as a comment.
fn yaml(entries: Vec<(String, Value)>, record: &Record) -> String {
    let mut given: Vec<String> = Vec::new();
    let mut lines = String::new();
    for (key, value) in flat(entries) {
        let (key, value) = match meaning(&key, record).filter(|_| record.position(&key).is_none()) {
            Some(Meaning::Nothing) if is_plain(&value) => continue,
            Some(Meaning::Nothing) => {
                lines.push_str(&format!("# {}: {}\n", scalar(&key), flow(&value)));
                continue;
            }
            Some(Meaning::Published) if value == true => continue,
            Some(Meaning::Hidden) if value == false => continue,
            Some(Meaning::Published | Meaning::Hidden) => ("nhap".to_owned(), Value::from(true)),
            _ => (key_for(&key, value.as_str(), record).map_or(key, str::to_owned), value),
        };
        let says_nothing = value.as_array().is_some_and(Vec::is_empty) || key == "nhap" && value == false;
        if says_nothing {
            continue;
        }
        let (aside, fitted) = match record.position(&key).and_then(|index| record.fields.get(index)) {
            Some(field) => (false, fitted(&value, &(field.kind)())),
            None => (matches!(meaning(&key, record), Some(Meaning::Choice(_))), None),
        };
        let taken = (record.position(&key).is_none() && !aside || fitted.is_some()) && !given.contains(&key);
        let mark = if taken { "" } else { "# " };
        lines.push_str(&format!("{mark}{}: {}\n", scalar(&key), flow(fitted.as_ref().unwrap_or(&value))));
        if taken {
            given.push(key);
        }
    }
    lines
}

/// A value in the shape that a key takes: the only one of a list, a map under the keys of its record. `None` when it has none.
fn fitted(value: &Value, kind: &Kind) -> Option<Value> {
    match (value, kind) {
        (_, Kind::Any) | (Value::Array(_), Kind::List(_)) => Some(value.clone()),
        (Value::Array(items), _) => match &items[..] {
            [only] => fitted(only, kind),
            _ => None,
        },
        (Value::Object(map), Kind::Record(record)) => {
            // `cover: {image: …}`, where what the record is for has the key that a plain value stands for.
            let main = record.shorthand.and_then(|key| Some(record.fields.get(record.position(key)?)?.alias));
            let key = |word: &str| key_for(word, None, record).or(main.filter(|_| matches!(word, "image" | "url")));
            let entries = map.iter().filter_map(|(word, value)| Some((key(word)?.to_owned(), value.clone())));
            let entries: serde_json::Map<_, _> = entries.collect();
            let whole = main.map_or(!entries.is_empty(), |main| entries.contains_key(main));
            whole.then_some(Value::Object(entries))
        }
        (Value::Object(_), _) => None,
        _ => Some(value.clone()),
    }
}

fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => {
            let day = text.split(['T', ' ']).next().and_then(|day| day.parse::<PartialDate>().ok());
            day.filter(|day| day.day().is_some() && text.contains('-')).map_or_else(|| scalar(text), PartialDate::short)
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A text as it is, or in quotes where YAML would see something else in it.
fn scalar(text: &str) -> String {
    let odd = |c: char| c.is_control() || ":#[]{},&*!|>'\"%@`\\".contains(c);
    let plain =
        !text.contains(odd) && text.trim() == text && !text.is_empty() && !text.starts_with(['-', '?', '~', '=']);
    if plain { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::entities::Article;

    fn rewritten(text: &str) -> Option<String> {
        let unread = split(text, &SourcePath::new("a.md"), Some(&Article::RECORD)).err()?;
        assert_eq!(unread.finding.code, Code::FrontMatterForeign, "{text}");
        let range = unread.finding.fix.as_ref()?.place.span?.range();
        Some(format!("{}{}{}", &text[..range.start], unread.finding.fix?.replacement, &text[range.end..]))
    }

    #[test]
    fn toml_and_json_become_yaml() {
        let yaml = "---\ntieu_de: \"Lễ: phát động\"\nngay: 12/10/2022\nnhap: true\n# tags: [a, b]\n---\nBài.\n";
        for text in [
            "+++\ntitle = \"Lễ: phát động\"\ndate = 2022-10-12T22:29:01+08:00\ndraft = true\nweight = 3\ntags = ['a', 'b']\n+++\nBài.\n",
            ";;;\n{\"title\": \"Lễ: phát động\", \"date\": \"2022-10-12\", \"draft\": true, \"layout\": \"x\", \"tags\": [\"a\", \"b\"]}\n;;;\nBài.\n",
            "---json\n{\"title\": \"Lễ: phát động\", \"date\": \"2022-10-12\", \"published\": false, \"tags\": [\"a\", \"b\"]}\n---\nBài.\n",
            "{\n\"title\": \"Lễ: phát động\", \"date\": \"2022-10-12\", \"draft\": true, \"tags\": [\"a\", \"b\"]}\nBài.\n",
        ] {
            let found = rewritten(text).unwrap_or_else(|| panic!("no correction of {text}"));
            // JSON's own order of keys is not kept.
            let lines = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
            assert_eq!(lines(&found), lines(yaml), "{text}");
            assert!(split(&found, &SourcePath::new("a.md"), None).is_ok(), "{found}");
        }
        for (toml, yaml) in [
            ("categories = ['Tin tức']", "chuyen_muc: Tin tức"),
            ("categories = ['Tin', 'Bài']", "# chuyen_muc: [Tin, Bài]"),
            ("images = ['a.jpg']", "anh_bia: a.jpg"),
            ("[cover]\nimage = 'a.jpg'\nalt = 'Lễ'\nrelative = true", "anh_bia: {mo_ta: Lễ, tep: a.jpg}"),
            ("[cover]\nhidden = true", "# anh_bia: {hidden: true}"),
            ("image = 'a.jpg'\n[cover]\nimage = 'b.jpg'", "anh_bia: a.jpg\n# anh_bia: {tep: b.jpg}"),
            ("[params]\nimage = 'a.jpg'\n[[resources]]\nsrc = 'b.jpg'", "anh_bia: a.jpg\n# resources: [{src: b.jpg}]"),
        ] {
            let found = rewritten(&format!("+++\n{toml}\n+++\n"));
            let sorted = found.map(|text| text.replace("{tep: a.jpg, mo_ta: Lễ}", "{mo_ta: Lễ, tep: a.jpg}"));
            assert_eq!(sorted, Some(format!("---\n{yaml}\n---\n")), "{toml}");
        }
        // What cannot be read is named and not rewritten.
        assert_eq!(rewritten("+++\ntitle = Lễ\n+++\n"), None);
        assert!(
            matches!(split("+++\n", &SourcePath::new("a.md"), None), Err(unread) if unread.finding.code == Code::FrontMatterMissing)
        );
    }
}
