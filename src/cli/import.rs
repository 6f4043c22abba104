//! `vuonhoa import`: what lies in the office's files becomes drafts of the site.

mod articles;
mod photographs;

use super::messages::Messages;
use super::{Refusal, has_config, report, site_root};
use crate::diagnostic::Message;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    match matches.subcommand() {
        Some(("articles", matches)) => {
            let root = root(matches)?;
            articles::run(matches, &root, &|question| agreed(matches, messages, question), messages)
        }
        Some(("photographs", matches)) => {
            let root = root(matches)?;
            photographs::run(matches, &root, &|question| agreed(matches, messages, question), messages)
        }
        // clap asks for one of those above.
        _ => Ok(ExitCode::from(2)),
    }
}

/// Asks whether to write what was shown.
type Agreed<'a> = dyn Fn(&Message) -> Result<(), Refusal> + 'a;

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

/// Whether what was shown is to be written: `--yes`, or the person at the terminal.
fn agreed(matches: &ArgMatches, messages: &Messages, question: &Message) -> Result<(), Refusal> {
    let agrees = || report::agrees(&messages.format(question), &messages.word("publish-yes-or-no"));
    match matches.get_flag("yes") || agrees() {
        true => Ok(()),
        false => Err(Refusal(Message::new("import-not-agreed").arg("question", question.clone()))),
    }
}
