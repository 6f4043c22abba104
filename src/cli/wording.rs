//! Sentences of the message files without the values of any one case, for whoever asks what can be said
//! at all: a value is `…`, and a sentence that chooses among words is shown once for each choice.

use super::messages::{Messages, source};
use crate::diagnostic::Arg;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::collections::BTreeMap;

/// What stands for a value.
const ANY: &str = "…";

type Name = &'static str;

/// The messages of one language as they are written.
pub struct Wording<'a> {
    messages: &'a Messages,
    patterns: BTreeMap<Name, Pattern<&'static str>>,
}

/// A value that a sentence chooses by, and what it can be; the last is the rest.
struct Choice {
    name: Name,
    keys: Vec<Arg>,
}

impl<'a> Wording<'a> {
    pub fn new(messages: &'a Messages) -> Self {
        // As when messages are loaded: a damaged entry is found by the tests.
        let resource = fluent_syntax::parser::parse(source(messages.language)).unwrap_or_else(|(resource, _)| resource);
        let patterns = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name, message.value?)),
            _ => None,
        });
        Wording { messages, patterns: patterns.collect() }
    }

    /// The sentence of `id` for all its cases: words to choose from are a value like others, except
    /// where the sentence begins with them, where the last of them stands for all.
    pub fn general(&self, id: &str) -> String {
        self.patterns.get(id).map(general).unwrap_or_default()
    }

    /// The sentences of `id`, one for each thing that it can choose; none when it has no choice.
    pub fn cases(&self, id: &str) -> Vec<String> {
        let Some(pattern) = self.patterns.get(id) else { return Vec::new() };
        let (mut choices, mut values) = (Vec::new(), Vec::new());
        collect(pattern, &mut choices, &mut values);
        let mut cases = Vec::new();
        for changing in &choices {
            for key in &changing.keys {
                let mut args: Vec<(Name, Arg)> = values.iter().map(|name| (*name, Arg::from(ANY))).collect();
                for choice in &choices {
                    let key = if choice.name == changing.name { Some(key) } else { choice.keys.first() };
                    args.extend(key.map(|key| (choice.name, key.clone())));
                }
                cases.extend(self.messages.text(id, &args).filter(|case| !cases.contains(case)));
            }
        }
        cases
    }
}

fn general(pattern: &Pattern<&'static str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                text.push_str(&unescape_unicode_to_string(value));
            }
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } if text.is_empty() => {
                let rest = variants.iter().find(|variant| variant.default);
                text.push_str(&rest.map(|variant| general(&variant.value)).unwrap_or_default());
            }
            PatternElement::Placeable { .. } => text.push_str(ANY),
        }
    }
    text
}

/// The choices and the values of a sentence, each once.
fn collect(pattern: &Pattern<&'static str>, choices: &mut Vec<Choice>, values: &mut Vec<Name>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                values.push(id.name);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if let InlineExpression::VariableReference { id } = selector
                    && choices.iter().all(|choice| choice.name != id.name)
                {
                    let keys = variants.iter().map(|variant| match &variant.key {
                        // Chosen by everything that has no words of its own, and printed as a value.
                        _ if variant.default => Arg::from(ANY),
                        VariantKey::Identifier { name } => Arg::from(*name),
                        VariantKey::NumberLiteral { value } => value.parse().map_or(Arg::from(*value), Arg::Count),
                    });
                    choices.push(Choice { name: id.name, keys: keys.collect() });
                }
                variants.iter().for_each(|variant| collect(&variant.value, choices, values));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::messages::Language;

    #[test]
    fn sentences_without_values() {
        let messages = Messages::new(Language::Vietnamese);
        let wording = Wording::new(&messages);
        assert_eq!(wording.general("unknown-key"), "Ở đây không có khóa “…”");
        assert!(wording.cases("unknown-key").is_empty());
        assert_eq!(wording.general("wrong-order"), "… (…) sớm hơn … (…)");
        // A choice within a sentence, and one that is the sentence.
        assert_eq!(wording.general("private-file"), "Tệp … không được đưa lên trang: …");
        assert_eq!(wording.general("yaml-syntax"), "YAML không đọc được từ chỗ này");
        let cases = wording.cases("yaml-syntax");
        assert!(cases.len() > 5 && cases.contains(&"Dấu nháy mở ở đây không có dấu nháy đóng".to_owned()), "{cases:?}");
        // A choice by number, and a value that is printed too.
        assert_eq!(
            wording.cases("not-utf8"),
            [
                "… không được lưu bằng bảng mã Unicode (UTF-8)",
                "… không được lưu bằng bảng mã Unicode (UTF-8), sai từ dòng …"
            ]
        );
        // Two choices, each shown with the first of the other.
        let cases = wording.cases("wrong-shape");
        assert!(cases.contains(&"Chỗ này cần một năm, nhưng đang là chỗ trống".to_owned()), "{cases:?}");
        assert!(cases.iter().any(|case| case.ends_with("nhưng đang là một giá trị đơn lẻ")), "{cases:?}");
        // One choice made twice in a sentence.
        let cases = wording.cases("unknown-reference");
        let unit = "Không có đơn vị nào mang mã “…” trong content/danh-muc/don-vi.yaml".to_owned();
        assert!(cases.contains(&unit), "{cases:?}");
    }
}
