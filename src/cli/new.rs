//! `vuonhoa new`: a profile, an article or another item to go on with.

use super::messages::Messages;
use super::{Refusal, current_folder, has_config, report, site_root, today};
use crate::diagnostic::Message;
use crate::scaffold::{self, Kind, Made};
use clap::ArgMatches;
use std::path::Path;
use std::process::ExitCode;

/// The new file's path on stdout, what to do with it on stderr.
pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let typed = matches.get_one::<String>("kind").map(String::as_str).unwrap_or_default();
    let kind = Kind::parse(typed).map_err(Refusal)?;
    let title = title(matches, typed)?;
    let root = site_root(matches)?;
    if !has_config(&root) {
        return Err(Refusal(Message::new("new-no-site").arg("folder", root.display().to_string())));
    }
    let made = scaffold::create(&root, kind, &title, today(matches, &root)?).map_err(Refusal)?;
    report::print(&from_here(&made.path).display().to_string());
    report::say(&messages.format(&next(&made)));
    if let Some(other) = &made.namesake {
        let name = scaffold::title(&title).unwrap_or_default();
        let other = from_here(other).display().to_string();
        report::say(&messages.format(&Message::new("new-namesake").arg("name", name).arg("path", other)));
    }
    Ok(ExitCode::SUCCESS)
}

/// The title that was typed. Whoever forgets the quotation marks means all the words; but of several that have spaces
/// within, each is a title of its own, and one command begins one thing.
fn title(matches: &ArgMatches, kind: &str) -> Result<String, Refusal> {
    let words: Vec<&str> = matches.get_many::<String>("title").unwrap_or_default().map(String::as_str).collect();
    match words[..] {
        [first, ..] if words.len() > 1 && words.iter().any(|word| word.trim().contains(char::is_whitespace)) => {
            let refusal = Message::new("new-several-titles").arg("count", words.len()).arg("kind", kind);
            Err(Refusal(refusal.arg("first", first.trim()).arg("all", words.join(" "))))
        }
        _ => Ok(words.join(" ")),
    }
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
