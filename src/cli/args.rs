//! What may be typed. The structure is here; every word of help is in the message files.

use super::messages::{Language, Messages};
use super::{Refusal, report};
use crate::diagnostic::Message;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use std::ffi::OsString;
use std::process::ExitCode;

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
        .subcommand(check())
        .subcommand(list())
        .subcommand(info())
        .subcommand(clean())
        .subcommand(schema())
        .subcommand(
            Command::new("completions")
                .arg(Arg::new("shell").required(true).value_parser(value_parser!(Shell)).value_name("SHELL")),
        )
        .subcommand(Command::new("man"))
        .subcommand(serve());
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

/// Says what was typed wrongly. clap's own sentences are English only, so each kind of mistake has ours.
pub fn say_usage_error(error: &clap::Error, messages: &Messages) {
    use clap::error::{ContextKind as C, ContextValue, ErrorKind as E};
    let context = |kind: C| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let message = match error.kind() {
        E::InvalidSubcommand => Message::new("usage-command").arg("word", context(C::InvalidSubcommand)),
        E::UnknownArgument => Message::new("usage-argument").arg("word", context(C::InvalidArg)),
        E::InvalidValue | E::ValueValidation => {
            Message::new("usage-value").arg("word", context(C::InvalidValue)).arg("argument", context(C::InvalidArg))
        }
        E::MissingRequiredArgument => Message::new("usage-missing").arg("argument", context(C::InvalidArg)),
        // Without a command, the help is the answer.
        E::DisplayHelpOnMissingArgumentOrSubcommand => {
            report::say(error.render().ansi().to_string().trim_end());
            return;
        }
        _ => Message::new("usage-other").arg("reason", error.to_string()),
    };
    report::say(&format!("{}: {}", messages.word("level-error"), messages.format(&message)));
    let near = [C::SuggestedSubcommand, C::SuggestedArg, C::SuggestedValue].into_iter().map(context);
    if let Some(near) = near.into_iter().find(|near| !near.is_empty()) {
        let help = Message::new("help-did-you-mean").arg("word", near);
        report::say(&format!("{}: {}", messages.word("level-help"), messages.format(&help)));
    }
    let valid = context(C::ValidValue);
    if !valid.is_empty() {
        let help = Message::new("usage-valid").arg("values", valid);
        report::say(&format!("{}: {}", messages.word("level-help"), messages.format(&help)));
    }
    report::say(&messages.word("usage-help"));
}

fn format() -> Arg {
    Arg::new("format").long("format").value_parser(["text", "json"]).default_value("text")
}

fn list() -> Command {
    Command::new("list")
        .arg(Arg::new("kind").value_parser(super::list::KINDS.to_vec()).value_name("KIND"))
        .arg(site())
        .arg(flag("held-back"))
        .arg(flag("orphans"))
        .arg(Arg::new("source").long("source").value_name("TEXT"))
        .arg(format())
        .arg(clock())
}

fn info() -> Command {
    Command::new("info").arg(site()).arg(format()).arg(clock())
}

fn clean() -> Command {
    Command::new("clean")
        .arg(site())
        .arg(Arg::new("output").long("output").short('o').value_parser(PathBufValueParser::new()).value_name("DIR"))
}

fn schema() -> Command {
    let names: Vec<&str> = crate::reading::tables().iter().map(|table| table.name).collect();
    Command::new("schema").arg(Arg::new("name").value_parser(names).value_name("NAME")).arg(flag("write")).arg(site())
}

/// `vuonhoa completions SHELL`: the completion script on stdout.
pub fn completions(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut command(messages), "vuonhoa", &mut script);
    }
    report::print_bytes(&script);
    Ok(ExitCode::SUCCESS)
}

/// `vuonhoa man`: the manual page, all commands on one, on stdout.
pub fn man(messages: &Messages) -> Result<ExitCode, Refusal> {
    let mut page = Vec::new();
    let mut command = command(messages);
    command.build();
    // A vector takes every byte.
    let _ = clap_mangen::Man::new(command.clone()).render(&mut page);
    for sub in command.get_subcommands() {
        let _ = clap_mangen::Man::new(sub.clone()).render(&mut page);
    }
    report::print_bytes(&page);
    Ok(ExitCode::SUCCESS)
}

fn serve() -> Command {
    Command::new("serve")
        .arg(Arg::new("port").long("port").short('p').value_parser(value_parser!(u16)).value_name("N"))
        .arg(Arg::new("host").long("host").value_name("HOST"))
        .arg(flag("open").short('O'))
        .arg(flag("poll"))
        .arg(site())
        .arg(clock())
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
