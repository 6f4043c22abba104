//! The words of a theme: `strings/vi.yaml` and `strings/en.yaml`, one flat map of keys to texts. A text
//! may hold `{n}` or `{ten}`; one that depends on a number is a map of `one` and `other`.

use super::files::Layer;
use crate::config::Language;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::schema::{Node, NodeKind, parse};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone)]
enum Words {
    Plain(String),
    /// One, and any other number. Vietnamese does not need it, English does.
    Counted {
        one: String,
        other: String,
    },
}

/// The words of the site's language.
#[derive(Debug, Clone, Default)]
pub struct Strings(HashMap<String, Words>);

impl Strings {
    /// All layers' words; an earlier layer's win.
    pub(super) fn load(layers: &[Layer], language: Language, findings: &mut Findings) -> Self {
        let mut all = HashMap::new();
        let name = format!("strings/{}.yaml", language.word());
        for file in layers.iter().rev().filter_map(|layer| layer.files.get(&name)) {
            match parse(&file.text(), &file.path, 0) {
                Ok(node) => all.extend(read(&node)),
                Err(error) => findings.push(*error),
            }
        }
        if all.is_empty() {
            findings.push(Diagnostic::new(Code::MissingString).arg("key", name));
        }
        Strings(all)
    }

    /// The text of a key with its values put in; `None` when there is no such key.
    pub fn get(&self, key: &str, values: &[(&str, String)]) -> Option<String> {
        let one = || values.iter().any(|(name, value)| *name == "n" && value == "1");
        let text = match self.0.get(key)? {
            Words::Plain(text) => text,
            Words::Counted { one: text, .. } if one() => text,
            Words::Counted { other, .. } => other,
        };
        let mut text = text.clone();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        Some(text)
    }

    /// The text of a key, or the key itself: for words that the program needs and every theme inherits.
    pub fn word(&self, key: &str) -> String {
        self.get(key, &[]).unwrap_or_else(|| key.to_owned())
    }

    /// In no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn read(node: &Node) -> BTreeMap<String, Words> {
    let NodeKind::Map(entries) = &node.kind else {
        return BTreeMap::new();
    };
    let words = |node: &Node| match &node.kind {
        NodeKind::Map(cases) => {
            let case = |name| cases.iter().find(|(key, _)| key.scalar() == Some(name)).and_then(|(_, v)| v.scalar());
            let other = case("other")?.to_owned();
            Some(Words::Counted { one: case("one").map_or_else(|| other.clone(), str::to_owned), other })
        }
        _ => node.scalar().map(|text| Words::Plain(text.to_owned())),
    };
    entries.iter().filter_map(|(key, value)| Some((key.scalar()?.to_owned(), words(value)?))).collect()
}
