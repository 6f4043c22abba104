//! What is said when something is typed wrongly. clap tells the kind of the mistake and the words around
//! it; its own sentences are English only, so each kind that this command line allows has ours.

use super::args;
use super::help::LISTED;
use super::messages::Messages;
use crate::diagnostic::Message;
use clap::Error;
use clap::error::{ContextKind as C, ContextValue, ErrorKind as E};
use std::ffi::OsString;

/// What was wrong, what to do about it, and where to read more.
pub fn explain(error: &Error, arguments: &[OsString], messages: &Messages) -> String {
    let mut lines = vec![format!("{}: {}", messages.word("level-error"), messages.format(&mistake(error)))];
    for help in helps(error, messages) {
        lines.push(format!("{}: {}", messages.word("level-help"), messages.format(&help)));
    }
    let see = Message::new("usage-help").arg("command", typed_command(arguments, messages));
    lines.push(messages.format(&see));
    lines.join("\n")
}

fn texts(error: &Error, kind: C) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn text(error: &Error, kind: C) -> String {
    texts(error, kind).join(", ")
}

fn mistake(error: &Error) -> Message {
    let argument = text(error, C::InvalidArg);
    let value = text(error, C::InvalidValue);
    match error.kind() {
        E::InvalidSubcommand => Message::new("usage-command").arg("word", text(error, C::InvalidSubcommand)),
        E::MissingSubcommand => Message::new("usage-no-command"),
        E::UnknownArgument if argument.starts_with('-') => Message::new("usage-argument").arg("word", argument),
        E::UnknownArgument => Message::new("usage-too-much").arg("word", argument),
        E::InvalidValue if value.is_empty() => Message::new("usage-no-value").arg("argument", argument),
        E::InvalidValue | E::ValueValidation => {
            Message::new("usage-value").arg("word", value).arg("argument", argument)
        }
        E::TooManyValues => Message::new("usage-value-of-flag").arg("word", value).arg("argument", argument),
        E::ArgumentConflict if argument == text(error, C::PriorArg) => {
            Message::new("usage-twice").arg("argument", argument)
        }
        E::MissingRequiredArgument => Message::new("usage-missing").arg("argument", argument),
        E::InvalidUtf8 => Message::new("usage-not-utf8"),
        _ => Message::new("usage-other").arg("argument", argument),
    }
}

fn helps(error: &Error, messages: &Messages) -> Vec<Message> {
    let mut helps = Vec::new();
    // Of several the nearest stands last.
    let near = [C::SuggestedSubcommand, C::SuggestedArg, C::SuggestedValue].map(|kind| texts(error, kind).pop());
    let near = near.into_iter().flatten().next();
    if error.kind() == E::UnknownArgument && near.is_none() {
        let owners = owners(&text(error, C::InvalidArg), messages);
        if !owners.is_empty() {
            helps.push(Message::new("usage-elsewhere").arg("commands", owners.join(", ")));
        }
    }
    if let Some(near) = near {
        helps.push(Message::new("help-did-you-mean").arg("word", near));
    }
    let valid = [texts(error, C::ValidValue), texts(error, C::ValidSubcommand)].concat();
    if (1..=LISTED).contains(&valid.len()) {
        helps.push(Message::new("usage-valid").arg("values", valid.join(", ")));
    }
    // The only values that are more than words are the numbers of ports and threads.
    if error.kind() == E::ValueValidation {
        helps.push(Message::new("usage-number").arg("most", u16::MAX.to_string()));
    }
    helps
}

/// The commands that have an option: who writes it before the command, or with another, means one of them.
fn owners(option: &str, messages: &Messages) -> Vec<String> {
    let command = args::command(messages);
    let long = option.strip_prefix("--").unwrap_or_default();
    let long = long.split('=').next().unwrap_or_default();
    let owns = |sub: &&clap::Command| sub.get_arguments().any(|argument| argument.get_long() == Some(long));
    command.get_subcommands().filter(owns).map(|sub| sub.get_name().to_owned()).collect()
}

/// The program with the command that was typed, if it is one: `vuonhoa build`.
fn typed_command(arguments: &[OsString], messages: &Messages) -> String {
    let command = args::command(messages);
    let typed = arguments.iter().skip(1).filter_map(|word| command.find_subcommand(word)).next();
    typed.map_or_else(|| "vuonhoa".to_owned(), |sub| format!("vuonhoa {}", sub.get_name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::messages::{LANGUAGES, Language};

    /// What is said of a command line, in both languages.
    fn said(line: &str) -> [String; 2] {
        let arguments: Vec<OsString> = std::iter::once("vuonhoa").chain(line.split(' ')).map(OsString::from).collect();
        LANGUAGES.map(|language| {
            let messages = Messages::new(language);
            let error = args::command(&messages).try_get_matches_from(&arguments).expect_err(line);
            explain(&error, &arguments, &messages)
        })
    }

    #[test]
    fn every_kind_of_mistake_is_told_in_the_language_of_the_messages() {
        for (line, words) in [
            ("bulid", "Không có lệnh “bulid”\ngợi ý: Có phải ý bạn là “build”?\nXem: vuonhoa --help"),
            ("--lang vi", "Thiếu lệnh\ngợi ý: Chọn một trong: init, new, import"),
            (
                "build --draft",
                "Không có tùy chọn “--draft”\ngợi ý: Có phải ý bạn là “--drafts”?\nXem: vuonhoa build --help",
            ),
            ("--adopt build", "Không có tùy chọn “--adopt”\ngợi ý: Tùy chọn này thuộc lệnh build"),
            ("clean thua", "Lệnh này không nhận “thua”"),
            ("build -o", "Thiếu giá trị cho --output <DIR>"),
            ("build -j ba", "“ba” không dùng được cho --jobs <N>\ngợi ý: Cần một số nguyên từ 0 đến 65535"),
            ("list bai-bao", "“bai-bao” không dùng được cho [KIND]\ngợi ý: Chọn một trong: article, profile"),
            ("check --format jsn", "gợi ý: Có phải ý bạn là “json”?"),
            ("build --drafts=co", "“--drafts” không nhận giá trị, nên bỏ “co”"),
            ("build --strict --strict", "“--strict” viết hai lần"),
            ("new ca-nhan", "Thiếu <TITLE>"),
            ("codes yaml-colom", "Có phải ý bạn là “yaml-colon”?\nXem: vuonhoa codes --help"),
        ] {
            let [vietnamese, english] = said(line);
            assert!(vietnamese.starts_with("lỗi: ") && vietnamese.contains(words), "{line}: {vietnamese}");
            assert!(english.starts_with("error: ") && english != vietnamese, "{line}: {english}");
            for of_clap in ["error:", "tip:", "Usage:", "possible", "argument", "required", "invalid", "digit"] {
                assert!(!vietnamese.contains(of_clap), "{line}: {vietnamese}");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_unicode_is_told_of() {
        use std::os::unix::ffi::OsStringExt;
        let messages = Messages::new(Language::Vietnamese);
        let word = OsString::from_vec(b"b\xb8c".to_vec());
        let arguments = ["vuonhoa", "new", "trang"].map(OsString::from).into_iter().chain([word]);
        let arguments: Vec<OsString> = arguments.collect();
        let error = args::command(&messages).try_get_matches_from(&arguments).expect_err("TCVN3");
        let said = explain(&error, &arguments, &messages);
        assert!(said.contains("không phải Unicode (UTF-8)\nXem: vuonhoa new --help"), "{said}");
    }
}
