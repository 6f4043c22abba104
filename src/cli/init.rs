//! `vuonhoa init`: a first site.

use super::messages::Messages;
use super::{Refusal, current_folder, report};
use crate::diagnostic::Message;
use crate::scaffold;
use clap::ArgMatches;
use std::path::PathBuf;
use std::process::ExitCode;

/// The folder on stdout, what to do in it on stderr.
pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let given = matches.get_one::<PathBuf>("dir");
    let folder = given.map_or_else(current_folder, |given| Ok(given.clone()))?;
    let files = scaffold::init(&folder).map_err(Refusal)?;
    let name = folder.display().to_string();
    report::print(&name);
    let place = if given.is_none() { "here" } else { "there" };
    let done = Message::new("init-done").arg("files", files).arg("place", place).arg("folder", name);
    report::say(&messages.format(&done));
    Ok(ExitCode::SUCCESS)
}
