//! What may be typed. The structure is here; every word of help is in the message files.

use super::messages::{Language, Messages};
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::ffi::OsString;

/// The language of messages: `--lang` wherever it stands, then the locale; Vietnamese otherwise. Read
/// before parsing, because help and usage errors need it.
pub fn language(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let given = match word.strip_prefix("--lang=") {
            Some(value) => Some(value),
            None if word == "--lang" => words.next(),
            None => None,
        };
        match given {
            Some("en") => return Language::English,
            Some("vi") => return Language::Vietnamese,
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("en") => Language::English,
        _ => Language::Vietnamese,
    }
}

/// The command line in the language of `messages`.
pub fn command(messages: &Messages) -> Command {
    let command = Command::new("vuonhoa")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .arg(Arg::new("lang").long("lang").global(true).value_parser(["vi", "en"]).value_name("vi|en"))
        .subcommand(init())
        .subcommand(new())
        .subcommand(build())
        .subcommand(check());
    localise(command, "", messages)
}

fn site() -> Arg {
    Arg::new("site").long("site").value_parser(PathBufValueParser::new()).value_name("DIR")
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// What commands that read the site have in common.
fn reading(command: Command) -> Command {
    command
        .arg(site())
        .arg(flag("drafts"))
        .arg(flag("future"))
        .arg(flag("expired"))
        .arg(Arg::new("base-url").long("base-url").short('u').value_name("URL"))
        .arg(flag("portable"))
        .arg(flag("strict"))
        .arg(clock())
}

fn clock() -> Arg {
    Arg::new("clock").long("clock").value_name("DATE")
}

fn init() -> Command {
    Command::new("init").arg(Arg::new("dir").value_parser(PathBufValueParser::new()).value_name("DIR"))
}

fn new() -> Command {
    Command::new("new")
        .arg_required_else_help(true)
        .arg(Arg::new("kind").required(true).value_name("KIND"))
        // Whoever forgets the quotation marks around a title means all its words.
        .arg(Arg::new("title").required(true).num_args(1..).value_name("TITLE"))
        .arg(site())
        .arg(clock())
}

fn build() -> Command {
    reading(Command::new("build"))
        .arg(Arg::new("output").long("output").short('o').value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(flag("keep-going"))
        .arg(flag("adopt"))
        .arg(Arg::new("jobs").long("jobs").short('j').value_parser(value_parser!(u16)).value_name("N"))
}

fn check() -> Command {
    reading(Command::new("check"))
}

/// Puts in the words: `cli-about`, `cli-build-about`, `cli-build-arg-output`, and for an argument that
/// several commands have, `cli-arg-site`.
fn localise(command: Command, path: &str, messages: &Messages) -> Command {
    let key = |rest: &str| format!("cli{path}-{rest}");
    let template =
        format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", messages.word("cli-usage"));
    let mut command = command
        .about(messages.word(&key("about")))
        .after_help(messages.word(&key("examples")))
        .help_template(template)
        .subcommand_help_heading(messages.word("cli-commands"))
        .next_help_heading(messages.word("cli-options"));
    let help = messages.word("cli-arg-help");
    command = command
        .disable_help_flag(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help(help).global(path.is_empty()));
    if path.is_empty() {
        let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
        command = command.disable_version_flag(true).arg(version.help(messages.word("cli-arg-version")));
    }
    let command = command.mut_args(|argument| {
        if ["help", "version"].contains(&argument.get_id().as_str()) {
            return argument;
        }
        let own = key(&format!("arg-{}", argument.get_id()));
        let shared = format!("cli-arg-{}", argument.get_id());
        let text = messages.get(&own).unwrap_or_else(|| messages.word(&shared));
        argument.help(text).help_heading(messages.word("cli-options"))
    });
    command.mut_subcommands(|sub| {
        let path = format!("{path}-{}", sub.get_name());
        localise(sub, &path, messages)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound_and_every_word_of_help_exists() {
        for language in [Language::Vietnamese, Language::English] {
            let messages = Messages::new(language);
            let mut command = command(&messages);
            command.clone().debug_assert();
            command.build();
            for sub in command.get_subcommands_mut() {
                let help = sub.render_long_help().to_string();
                assert!(!help.contains("cli-"), "{help}");
            }
            assert!(!command.render_long_help().to_string().contains("cli-"));
        }
    }
}
