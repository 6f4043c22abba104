//! Everything the program says, in Vietnamese and in English, through Project Fluent. A test proves
//! that both files hold the same messages with the same values, and that every code has its own.

use super::visible::{shown, shown_lines};
use crate::diagnostic::{Arg, Diagnostic, Message};
use crate::vietnamese::{format_decimal, format_number};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Vietnamese,
    English,
}

pub const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

/// The message file of a language.
pub fn source(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => include_str!("messages/vi.ftl"),
        Language::English => include_str!("messages/en.ftl"),
    }
}

/// The messages of one language.
pub struct Messages {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    pub fn new(language: Language) -> Self {
        let tag = match language {
            Language::Vietnamese => "vi",
            Language::English => "en",
        };
        let mut bundle = FluentBundle::new(tag.parse().into_iter().collect());
        // The marks around values are for mixed writing directions; here they would be copied along.
        bundle.set_use_isolating(false);
        // A damaged entry is a broken build of ours, which the tests find; the rest still speaks.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Messages { language, bundle }
    }

    /// A message without values; its own name when there is none, so that something is said.
    pub fn word(&self, id: &str) -> String {
        self.get(id).unwrap_or_else(|| id.to_owned())
    }

    /// A message without values, if there is one.
    pub fn get(&self, id: &str) -> Option<String> {
        self.text(id, &[])
    }

    pub fn format(&self, message: &Message) -> String {
        self.text(message.id, &message.args).unwrap_or_else(|| message.id.to_owned())
    }

    /// A number with at most so many decimals, as the language writes it.
    pub fn decimal(&self, number: f64, digits: usize) -> String {
        let vietnamese = format_decimal(number, digits);
        match self.language {
            Language::Vietnamese => vietnamese,
            Language::English => {
                let other = |c| match c {
                    ',' => '.',
                    '.' => ',',
                    c => c,
                };
                vietnamese.chars().map(other).collect()
            }
        }
    }

    /// The sentence of a finding.
    pub fn sentence(&self, finding: &Diagnostic) -> String {
        let name = finding.code.name();
        self.text(name, &finding.args).unwrap_or_else(|| name.to_owned())
    }

    /// The message `id` with its values.
    pub fn text(&self, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Words(message) => values.set(*name, FluentValue::String(self.format(message).into())),
                Arg::Text(text) => values.set(*name, FluentValue::String(shown(text))),
                Arg::Lines(text) => values.set(*name, FluentValue::String(shown_lines(text))),
                Arg::Count(n) => {
                    // As a number for choosing a form, and as it is printed: 1.500.
                    values.set(*name, FluentValue::from(*n));
                    values.set(format!("{name}-text"), FluentValue::String(format_number(*n).into()));
                }
            }
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }
}
