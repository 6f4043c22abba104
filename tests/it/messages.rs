//! Both message files are complete: the same messages with the same values, one for every code and for
//! every message that the program speaks of, and none that nobody speaks of.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use vuonhoa::cli::{LANGUAGES, message_source};
use vuonhoa::diagnostic::{Code, Severity};

type Messages = BTreeMap<String, BTreeSet<String>>;

fn parsed(source: &str) -> Messages {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:#?}"));
    let mut messages = Messages::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut values = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut values);
            }
            let name = message.id.name.to_owned();
            assert!(messages.insert(name.clone(), values).is_none(), "{name} stands twice");
        }
    }
    messages
}

fn collect(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_values(expression, values);
        }
    }
}

fn expression_values(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_values(inline, values),
        Expression::Select { selector, variants } => {
            inline_values(selector, values);
            for variant in variants {
                collect(&variant.value, values);
            }
        }
    }
}

fn inline_values(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            // A count is given twice: for choosing a form, and as it is printed.
            values.insert(id.name.trim_end_matches("-text").to_owned());
        }
        InlineExpression::Placeable { expression } => expression_values(expression, values),
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same() {
    let [vietnamese, english] = LANGUAGES.map(|language| parsed(message_source(language)));
    assert_eq!(vietnamese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (id, values) in &vietnamese {
        assert_eq!(values, &english[id], "{id} takes other values in English");
    }
}

#[test]
fn every_message_is_there_and_spoken_of() {
    let known = parsed(message_source(LANGUAGES[0]));
    let mut spoken: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let mut source = String::new();
    for entry in walkdir::WalkDir::new(crate::support::repository().join("src")).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|suffix| suffix == "rs") {
            source.push_str(&std::fs::read_to_string(entry.path()).expect("a source file"));
        }
    }
    for opening in ["Message::new(\"", ".word(\"level", ".word(\"cli", ".word(\"help-", ".word(\"usage-"] {
        for (at, _) in source.match_indices(opening) {
            let start = at + opening.find('"').map_or(0, |i| i + 1);
            spoken.extend(source[start..].split('"').next().map(str::to_owned));
        }
    }
    for id in &spoken {
        assert!(known.contains_key(id), "the message files lack {id}");
    }
    for id in known.keys().filter(|id| !spoken.contains(*id)) {
        // The command line's words are looked for by the names of commands and arguments.
        let composed = id.starts_with("cli-") || id.starts_with("stage-");
        assert!(composed || source.contains(&format!("\"{id}\"")), "nobody says {id}");
    }
}

/// A code that nothing reports would be documentation of nothing.
#[test]
fn every_code_is_used() {
    for code in Code::ALL {
        let variant = format!("Code::{code:?}");
        let used = walkdir::WalkDir::new(crate::support::repository().join("src"))
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.path().extension().is_some_and(|suffix| suffix == "rs"))
            .any(|entry| std::fs::read_to_string(entry.path()).is_ok_and(|text| text.contains(&variant)));
        assert!(used, "{variant} is never reported");
    }
}

/// What `codes` prints, as JSON.
fn codes(arguments: &[&str]) -> serde_json::Value {
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .arg("codes")
        .args(arguments)
        .args(["--format", "json"])
        .output()
        .expect("the program");
    assert!(program.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&program.stderr));
    serde_json::from_slice(&program.stdout).expect("JSON")
}

#[test]
fn every_code_is_listed_and_explained_in_both_languages() {
    let lists = ["vi", "en"].map(|language| codes(&["--lang", language]));
    for (place, code) in Code::ALL.iter().enumerate() {
        let [vietnamese, english] = lists.each_ref().map(|list| &list[place]);
        assert_eq!(vietnamese["code"], code.name());
        assert_eq!(vietnamese["severity"], if code.severity() == Severity::Error { "error" } else { "warning" });
        assert_ne!(vietnamese["message"], english["message"], "{code}");
        for entry in [vietnamese, english] {
            let cases = entry["cases"].as_array().into_iter().flatten();
            for sentence in cases.chain([&entry["message"]]) {
                let sentence = sentence.as_str().expect("a sentence");
                assert!(sentence.chars().any(char::is_alphabetic) && !sentence.contains("{$"), "{code}: {sentence}");
            }
        }
        assert_eq!(&codes(&["--lang", "en", code.name()]), english);
    }
    assert!(lists.iter().all(|list| list.as_array().map(Vec::len) == Some(Code::ALL.len())));
}
