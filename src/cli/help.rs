//! The words of the command line: help in the language of the messages, down to the words that clap itself
//! would say in English. `args` has the structure, `usage` the mistakes.

use super::messages::Messages;
use clap::{Arg, ArgAction, Command};

/// Above this many, the values of an argument are not listed: nobody reads eighty.
pub(super) const LISTED: usize = 30;

/// `command` with all its words, ready to parse.
pub fn worded(command: Command, messages: &Messages) -> Command {
    let mut command = localise(command, "", messages);
    // Usage lines name the commands above, which only the built whole knows.
    command.build();
    usage_lines(command, messages)
}

/// Puts in the words: `cli-about`, `cli-build-about`, `cli-build-arg-output`, and for an argument that
/// several commands have, `cli-arg-site`.
fn localise(command: Command, path: &str, messages: &Messages) -> Command {
    let key = |rest: &str| format!("cli{path}-{rest}");
    let mut command = command
        .about(messages.word(&key("about")))
        .after_help(indented(&messages.word(&key("examples"))))
        .subcommand_value_name(messages.word("cli-usage-command"))
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
        let text = with_values(text, &argument, messages);
        argument
            .help(text)
            .hide_possible_values(true)
            .hide_default_value(true)
            .help_heading(messages.word("cli-options"))
    });
    command.mut_subcommands(|sub| {
        let path = format!("{path}-{}", sub.get_name());
        localise(sub, &path, messages)
    })
}

/// The help of an argument with its values and its default, which clap would list in English.
fn with_values(mut text: String, argument: &Arg, messages: &Messages) -> String {
    let values: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if (1..=LISTED).contains(&values.len()) {
        text.push_str(&format!(" [{}: {}]", messages.word("cli-values"), values.join(", ")));
    }
    // A flag has the default "false", which tells nobody anything.
    if argument.get_action().takes_values()
        && let Some(default) = argument.get_default_values().first()
    {
        text.push_str(&format!(" [{}: {}]", messages.word("cli-default"), default.to_string_lossy()));
    }
    text
}

/// The lines below the first one, indented: the message files cannot hold leading spaces.
fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}

/// Gives every command its usage line, without clap's `Usage:` and `[OPTIONS]`.
fn usage_lines(mut command: Command, messages: &Messages) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let usage = usage.replace("[OPTIONS]", &format!("[{}]", messages.word("cli-usage-options")));
    let heading = messages.word("cli-usage");
    let template = format!("{{about-with-newline}}\n{heading}: {usage}\n\n{{all-args}}{{after-help}}\n");
    command.help_template(template).mut_subcommands(|sub| usage_lines(sub, messages))
}

/// A manual page with its headings in the language of the messages.
pub fn manual_headings(mut page: String, messages: &Messages) -> String {
    for (theirs, ours) in [
        ("NAME", "cli-man-name"),
        ("SYNOPSIS", "cli-man-synopsis"),
        ("DESCRIPTION", "cli-man-description"),
        ("EXTRA", "cli-man-extra"),
        ("VERSION", "cli-man-version"),
    ] {
        page = page.replace(&format!("\n.SH {theirs}\n"), &format!("\n.SH \"{}\"\n", messages.word(ours)));
    }
    page
}

#[cfg(test)]
mod tests {
    use crate::cli::args::command;
    use crate::cli::messages::{LANGUAGES, Language, Messages};

    #[test]
    fn the_command_line_is_sound_and_every_word_of_help_exists() {
        for language in LANGUAGES {
            let messages = Messages::new(language);
            let mut command = command(&messages);
            command.clone().debug_assert();
            let mut helps = vec![command.render_long_help().to_string()];
            helps.extend(command.get_subcommands_mut().map(|sub| sub.render_long_help().to_string()));
            for help in helps {
                assert!(!help.contains("cli-"), "{help}");
                let english = ["Usage", "Options", "[OPTIONS]", "<COMMAND>", "possible values", "default"];
                if language == Language::Vietnamese {
                    assert!(english.iter().all(|word| !help.contains(word)), "{help}");
                }
            }
        }
    }
}
