//! `vuonhoa import`: what the office has in other programs becomes drafts. One file a kind of thing that is imported.

mod roster;

use super::messages::Messages;
use super::{Refusal, report};
use crate::diagnostic::Message;
use clap::{ArgMatches, Command};
use std::io::IsTerminal;
use std::process::ExitCode;

/// The command and what may stand behind it.
pub(super) fn command() -> Command {
    Command::new("import")
        .alias("nhap")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(roster::command())
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    match matches.subcommand() {
        Some(("roster", matches)) => roster::run(matches, messages),
        // clap asks for one of the commands above.
        _ => Ok(ExitCode::from(2)),
    }
}

/// Whether what was shown is wanted: by `--yes`, else by whoever sits before the terminal. Where nobody does, it is not.
fn agreed(matches: &ArgMatches, question: &Message, messages: &Messages) -> bool {
    if matches.get_flag("yes") {
        return true;
    }
    if !std::io::stdin().is_terminal() {
        return false;
    }
    report::say(&messages.format(question));
    let answer = report::ask(&messages.word("publish-yes-or-no"));
    ["c", "co", "có", "y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}
