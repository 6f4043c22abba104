//! `vuonhoa withdraw`: somebody is no longer to be shown, and that is done at once.

use super::messages::Messages;
use super::{Refusal, report, site_root, today};
use crate::diagnostic::Message;
use crate::model::Mode;
use crate::pipeline::{self, Options, Withdrawal};
use crate::reading::{self, Job, Kind};
use crate::scaffold;
use crate::source;
use crate::vietnamese;
use clap::ArgMatches;
use std::path::PathBuf;
use std::process::ExitCode;

/// The files that have left the built site on stdout; on stderr what was done and what remains to do.
pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    let out = matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| root.join("public"));
    let typed = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    let (sources, _) = source::scan(&root);
    let known = choose(&sources, typed);
    let (jobs, is_lost) = match known {
        Err(refusal) if refusal.0.id == "withdraw-unknown" => match pipeline::without_record(&sources, &out, typed) {
            lost if lost.is_empty() => return Err(refusal),
            lost => (one(lost, typed)?, true),
        },
        known => (known?, false),
    };
    let say = |message: &Message| report::say(&messages.format(message));
    // A record into which nothing can be written keeps nothing on the site.
    let (mut by_hand, mut advice) = (None, None);
    for job in &jobs {
        if is_lost {
            let address = format!("/{}/{}/", job.kind.folder(), job.id);
            say(&Message::new("withdraw-record-gone").arg("id", job.id.as_str()).arg("address", address));
            // A link that leads nowhere may lead to the record again tomorrow, and a record that is gone may come back.
            let disk = root.join(job.path.as_str());
            let place = match disk.symlink_metadata() {
                Ok(data) if data.is_symlink() => "link",
                Ok(_) => "taken",
                Err(_) => "free",
            };
            let kind = if job.kind == Kind::Profile { "profile" } else { "article" };
            let stays = Message::new("withdraw-stays").arg("path", disk.display().to_string());
            let stays = Some(stays.arg("place", place).arg("kind", kind));
            if place == "free" {
                advice = stays
            } else {
                by_hand = stays
            }
            continue;
        }
        let disk = sources.files.get(&job.path).map_or_else(|| root.join(job.path.as_str()), |file| file.disk.clone());
        match scaffold::mark_withdrawn(&disk) {
            Ok(marked) => {
                let id = if marked { "withdraw-marked" } else { "withdraw-was-marked" };
                say(&Message::new(id).arg("path", job.path.as_str()));
            }
            Err(message) => by_hand = Some(message),
        }
    }
    let Some(job) = jobs.first() else { return Ok(ExitCode::from(2)) };
    let options = Options {
        portable: matches.get_flag("portable"),
        keep_going: true,
        print: matches.get_one::<PathBuf>("print").cloned(),
        ..Options::new(&root, Mode::publication(today(matches, &root)?))
    };
    match pipeline::withdraw(&options, &out, job) {
        Ok(withdrawal) => {
            tell(&withdrawal, &out, &root, messages);
            advice.iter().for_each(say);
            let done = if withdrawal.unwritten { ExitCode::from(2) } else { ExitCode::SUCCESS };
            by_hand.map_or(Ok(done), |message| Err(Refusal(message)))
        }
        Err(error) => {
            report::say_findings(&[*error], &root, messages);
            Ok(ExitCode::from(2))
        }
    }
}

/// The records that are meant: more than one only when they share an id, which is a mistake that must not delay anything.
fn choose(sources: &source::Sources, typed: &str) -> Result<Vec<Job>, Refusal> {
    let jobs = reading::places(sources, typed);
    let (known, other): (Vec<Job>, Vec<Job>) =
        jobs.into_iter().partition(|job| matches!(job.kind, Kind::Profile | Kind::Article));
    if known.is_empty() {
        return Err(Refusal(match other.first() {
            Some(job) => Message::new("withdraw-no-status").arg("path", &job.path),
            None => {
                let all = reading::all_places(sources);
                let near = vietnamese::nearest(typed, all.iter().map(|job| job.id.as_str()));
                Message::new("withdraw-unknown").arg("id", typed).arg("near", near.unwrap_or("none"))
            }
        }));
    }
    one(known, typed)
}

fn one(known: Vec<Job>, typed: &str) -> Result<Vec<Job>, Refusal> {
    let Some(first) = known.first() else { return Ok(known) };
    if known.iter().any(|job| job.kind != first.kind || job.id != first.id) {
        let paths: Vec<String> = known.iter().map(|job| format!("{}/{}", job.kind.folder(), job.id)).collect();
        return Err(Refusal(Message::new("withdraw-several").arg("id", typed).arg("ids", paths.join(", "))));
    }
    Ok(known)
}

fn tell(withdrawal: &Withdrawal, out: &std::path::Path, root: &std::path::Path, messages: &Messages) {
    let say = |message: &Message| report::say(&messages.format(message));
    let Withdrawal { report: done, unwritten, stuck, forgotten, notice, unannounced, naming, books, mentions, errors } =
        withdrawal;
    let folder = out.display().to_string();
    match done {
        Some(done) => {
            done.removed.iter().for_each(|path| report::print(path.as_str()));
            // Of a page that the notice has replaced, the notice is told.
            if (!*forgotten || *unwritten) && (notice.is_none() || !done.removed.is_empty()) {
                let removed = Message::new("withdraw-removed").arg("files", done.removed.len());
                say(&removed.arg("folder", folder.as_str()));
            }
        }
        None if *forgotten => {}
        None => say(&Message::new("withdraw-not-built").arg("folder", folder.as_str())),
    }
    if *forgotten && !unwritten {
        let found = if done.is_some() { "yes" } else { "no" };
        say(&Message::new("withdraw-forgotten").arg("folder", folder.as_str()).arg("found", found));
    }
    report::say_all(done.as_ref().map_or(&[][..], |done| &done.findings), root, messages);
    if *unwritten {
        say(&Message::new("withdraw-unwritten").arg("folder", folder.as_str()).arg("stuck", *stuck));
    }
    if let Some(route) = notice {
        say(&Message::new("withdraw-notice").arg("address", route.as_str()));
    }
    if let Some(route) = unannounced {
        say(&Message::new("withdraw-no-notice").arg("address", route.as_str()));
    }
    if !mentions.is_empty() {
        say(&Message::new("withdraw-mentions"));
        report::say_all(mentions, root, messages);
    }
    let lists: [(&'static str, Vec<&str>); 2] = [
        ("withdraw-naming", naming.iter().map(|path| path.as_str()).collect()),
        ("withdraw-books", books.iter().map(String::as_str).collect()),
    ];
    for (id, paths) in lists {
        if paths.is_empty() {
            continue;
        }
        say(&Message::new(id).arg("count", paths.len()));
        // All of them: whoever takes a name away must not have to guess where it still is.
        paths.iter().for_each(|path| report::say(&format!("  {path}")));
    }
    match errors {
        0 => say(&Message::new("withdraw-next")),
        errors => say(&Message::new("withdraw-next-errors").arg("errors", *errors)),
    }
}
