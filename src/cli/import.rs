//! `vuonhoa import`: what the office has in other programs becomes drafts. One file a kind of thing that is imported.

mod articles;
mod photographs;
mod roster;

use super::messages::Messages;
use super::{Refusal, export, has_config, report, site_root};
use crate::diagnostic::Message;
use crate::scaffold;
use clap::{ArgMatches, Command};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The command and what may stand behind it.
pub(super) fn command() -> Command {
    Command::new("import")
        .alias("nhap")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(roster::command())
        .subcommand(articles::command())
        .subcommand(photographs::command())
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    match matches.subcommand() {
        Some(("roster", matches)) => roster::run(matches, &root(matches)?, messages),
        Some(("articles", matches)) => articles::run(matches, &root(matches)?, messages),
        Some(("photographs", matches)) => photographs::run(matches, &root(matches)?, messages),
        // clap asks for one of those above.
        _ => Ok(ExitCode::from(2)),
    }
}

/// A path below the site's folder, as it is written everywhere.
fn below(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string().replace('\\', "/")
}

fn root(matches: &ArgMatches) -> Result<PathBuf, Refusal> {
    let root = site_root(matches)?;
    match has_config(&root) {
        true => Ok(root),
        false => Err(Refusal(Message::new("new-no-site").arg("folder", root.display().to_string()))),
    }
}

/// What is only to look at is written over nothing, least of all over what was given.
fn may_show(path: &Path, root: &Path, suffix: &str) -> Result<(), Refusal> {
    let shown = || path.display().to_string();
    if !path.extension().is_some_and(|own| own.eq_ignore_ascii_case(suffix)) {
        return Err(Refusal(Message::new("import-show-suffix").arg("path", shown()).arg("suffix", suffix)));
    }
    if export::would_be_published(root, path) {
        return Err(Refusal(Message::new("import-show-published").arg("path", shown())));
    }
    match scaffold::is_taken(path) {
        true => Err(Refusal(Message::new("import-show-exists").arg("path", shown()))),
        false => Ok(()),
    }
}

/// Whether what was shown is to be written: `--yes`, or the person at the terminal.
fn agreed(matches: &ArgMatches, question: &Message, messages: &Messages) -> bool {
    matches.get_flag("yes") || report::agrees(&messages.format(question), &messages.word("publish-yes-or-no"))
}

/// # Errors
/// When nobody agrees.
fn confirm(matches: &ArgMatches, question: &Message, messages: &Messages) -> Result<(), Refusal> {
    match agreed(matches, question, messages) {
        true => Ok(()),
        false => Err(Refusal(not_agreed(question))),
    }
}

fn not_agreed(question: &Message) -> Message {
    Message::new("import-not-agreed").arg("question", question.clone())
}
