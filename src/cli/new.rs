//! `vuonhoa new`: a profile, an article or another item to go on with.

use super::messages::Messages;
use super::{Refusal, current_folder, report, site_root, today};
use crate::diagnostic::Message;
use crate::scaffold::{self, Kind, Made};
use crate::source::CONFIG_FILES;
use clap::ArgMatches;
use std::path::Path;
use std::process::ExitCode;

/// The new file's path on stdout, what to do with it on stderr.
pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let typed =
        |name: &str| matches.get_many::<String>(name).unwrap_or_default().cloned().collect::<Vec<_>>().join(" ");
    let kind = Kind::parse(&typed("kind")).map_err(Refusal)?;
    let root = site_root(matches)?;
    if !CONFIG_FILES.iter().any(|name| root.join(name).is_file()) {
        return Err(Refusal(Message::new("new-no-site").arg("folder", root.display().to_string())));
    }
    let made = scaffold::create(&root, kind, &typed("title"), today(matches, &root)?).map_err(Refusal)?;
    report::print(&from_here(&made.path).display().to_string());
    report::say(&messages.format(&next(&made)));
    Ok(ExitCode::SUCCESS)
}

/// The path as it is typed in the current folder.
fn from_here(path: &Path) -> &Path {
    current_folder().ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

fn next(made: &Made) -> Message {
    match (made.kind, made.story) {
        (Kind::Yearbook, _) => Message::new("new-next-yearbook").arg("id", made.id.as_str()),
        (_, Some(story)) => Message::new("new-next-profile").arg("story", story),
        (Kind::Series, _) => Message::new("new-next-series").arg("id", made.id.as_str()),
        (Kind::Gallery | Kind::Video, _) => Message::new("new-next-media"),
        _ => Message::new("new-next-text"),
    }
}
