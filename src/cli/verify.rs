//! `vuonhoa verify`: whether a built folder still is what the build made.

use super::messages::Messages;
use super::{Refusal, report, site_root};
use crate::diagnostic::{Diagnostic, Message};
use crate::output::{self, Verdict};
use clap::ArgMatches;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let folder = match matches.get_one::<PathBuf>("dir") {
        Some(given) => given.clone(),
        None => site_root(matches)?.join("public"),
    };
    let shown = folder.display().to_string();
    let verdict = match output::verify(&folder) {
        Ok(Some(verdict)) => verdict,
        Ok(None) => return Err(Refusal(unknown(&folder, matches))),
        Err(error) => {
            let error = of_folder(*error, &folder, matches);
            report::say_findings(&[error], &folder, messages);
            return Ok(ExitCode::from(2));
        }
    };
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let Verdict { sound, missing, changed, foreign, leftover } = &verdict;
        let told = json!({
            "folder": shown, "sound": sound, "missing": missing, "changed": changed, "foreign": foreign,
            "leftover": leftover,
        });
        report::print(&format!("{told:#}"));
    } else {
        for (word, paths) in [
            ("verify-missing", &verdict.missing),
            ("verify-changed", &verdict.changed),
            ("verify-foreign", &verdict.foreign),
            ("verify-leftover", &verdict.leftover),
        ] {
            let word = messages.word(word);
            paths.iter().for_each(|path| report::print(&format!("{word}\t{path}")));
        }
    }
    let sum = Message::new("verify-sum")
        .arg("folder", shown)
        .arg("sound", verdict.sound)
        .arg("missing", verdict.missing.len())
        .arg("changed", verdict.changed.len())
        .arg("foreign", verdict.foreign.len())
        .arg("leftover", verdict.leftover.len());
    report::say(&messages.format(&sum));
    Ok(ExitCode::from(u8::from(!verdict.is_sound())))
}

/// That nothing is known of a folder: where files lie in it all the same, its list is lost, and a build takes them over.
fn unknown(folder: &Path, matches: &ArgMatches) -> Message {
    let root = site_root(matches).unwrap_or_default();
    let usual = ["public", "print"].iter().any(|name| output::is_same(folder, &root.join(name)));
    let place = output::build_arguments(Some(folder).filter(|_| !usual), None);
    Message::new("verify-unknown")
        .arg("folder", folder.display().to_string())
        .arg("files", if output::files(folder).is_empty() { "no" } else { "yes" })
        .arg("command", format!("vuonhoa build --adopt {place}").trim_end().to_owned())
}

/// The finding with the command that cures it: the site's own folder for printing is taken over with the site.
fn of_folder(error: Diagnostic, folder: &Path, matches: &ArgMatches) -> Diagnostic {
    let root = site_root(matches).unwrap_or_default();
    if output::is_same(folder, &root.join("print")) { output::of_print(error) } else { error }
}
