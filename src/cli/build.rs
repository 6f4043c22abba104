//! `vuonhoa build`: the site into a folder.

use super::messages::Messages;
use super::progress::Bar;
use super::visible::shown;
use super::{Refusal, current_folder, machine, report, site_root, timings, today};
use crate::config::parse_base;
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::model::{HeldBack, Mode};
use crate::output::Adopt;
use crate::pipeline::{self, Books, Destination, Options, Outcome, Stopwatch};
use clap::ArgMatches;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let began = Instant::now();
    let options = Options { books: Books::All, share: !matches.get_flag("no-share"), ..options(matches)? };
    let out = matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| options.root.join("public"));
    let destination = Destination::Folder { path: &out, adopt: adopt(matches) };
    let bar = Bar::new(messages);
    let watch = Stopwatch::new(&bar);
    let outcome = pipeline::build(&options, &destination, &watch);
    let laps = watch.laps();
    bar.finish();
    tell(&outcome, &options, matches, messages);
    let said = match outcome.written {
        Some(_) => summary(&outcome, began.elapsed(), messages),
        None => messages.format(&nothing(&outcome, &options, &out)),
    };
    report::say(&said);
    if matches.get_flag("timings") {
        report::say(&timings::table(&laps, messages));
    }
    Ok(status(&outcome.findings))
}

/// That nothing was written, and what would change that.
fn nothing(outcome: &Outcome, options: &Options, out: &Path) -> Message {
    let cause = match (&outcome.counts, status(&outcome.findings) == ExitCode::from(2)) {
        // What stands in the way is not the content, or there is none.
        (None, _) | (_, true) => "other",
        _ if options.keep_going => "going",
        _ if outcome.has_errors() => "errors",
        _ => "strict",
    };
    Message::new("summary-nothing").arg("folder", out.display().to_string()).arg("cause", cause)
}

fn adopt(matches: &ArgMatches) -> Adopt {
    match matches.get_one::<String>("adopt").map(String::as_str) {
        None => Adopt::No,
        Some("clear") => Adopt::AndClear,
        Some(_) => Adopt::Yes,
    }
}

/// What `build` and `check` read from the command line alike.
pub fn options(matches: &ArgMatches) -> Result<Options, Refusal> {
    let root = site_root(matches)?;
    let mode = Mode {
        drafts: matches.get_flag("drafts"),
        future: matches.get_flag("future"),
        expired: matches.get_flag("expired"),
        ..Mode::publication(today(matches, &root)?)
    };
    Ok(Options {
        base_url: base_url(matches)?,
        portable: matches.get_flag("portable"),
        keep_going: matches.try_get_one::<bool>("keep-going").ok().flatten().copied().unwrap_or(false),
        strict: matches.get_flag("strict"),
        print: matches.try_get_one::<PathBuf>("print").ok().flatten().cloned(),
        ..Options::new(root, mode)
    })
}

/// Tells the findings: to people on stderr, to programs on stdout.
pub fn tell(outcome: &Outcome, options: &Options, matches: &ArgMatches, messages: &Messages) {
    let (findings, root) = (&outcome.findings, &options.root);
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => report::print(&machine::json(findings, root, messages)),
        Some("github") => {
            report::print_bytes(machine::github(findings, root, &workflow_folder(root), messages).as_bytes())
        }
        _ if matches.get_flag("all") => return report::say_every_one(findings, root, messages),
        _ => return report::say_findings(findings, root, messages),
    }
    report::say_count(findings, messages);
}

/// The site's folder as GitHub knows files: relative to the checkout (without one, to the current
/// folder), with slashes.
fn workflow_folder(root: &Path) -> String {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let checkout = std::env::var_os("GITHUB_WORKSPACE").filter(|value| !value.is_empty()).map(PathBuf::from);
    let checkout = checkout.or_else(|| current_folder().ok()).unwrap_or_default();
    let folder = root.strip_prefix(&checkout).unwrap_or(&root);
    folder.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}

/// The address given instead of `base_url`, if it is one.
fn base_url(matches: &ArgMatches) -> Result<Option<String>, Refusal> {
    let given = matches.get_one::<String>("base-url").cloned();
    match given {
        Some(url) if parse_base(&url).is_none() => {
            Err(Refusal(Message::new("usage-value").arg("word", url).arg("argument", "--base-url")))
        }
        given => Ok(given),
    }
}

/// 2 when the system or the folder refused, 1 when the content has errors.
pub fn status(findings: &[Diagnostic]) -> ExitCode {
    const ENVIRONMENT: &[Code] = &[
        Code::NoSite,
        Code::OutputIsSource,
        Code::OutputNotOurs,
        Code::OutputForeignFile,
        Code::OutputOverlap,
        Code::OutputLocked,
        Code::OutputFailed,
    ];
    let errors = || findings.iter().filter(|finding| finding.is_error());
    if errors().any(|finding| ENVIRONMENT.contains(&finding.code)) {
        ExitCode::from(2)
    } else {
        ExitCode::from(u8::from(errors().next().is_some()))
    }
}

/// "312 trang, 48 hồ sơ, 6 tệp mới, 0,41 giây; chưa đăng 3: ..."
pub fn summary(outcome: &Outcome, took: Duration, messages: &Messages) -> String {
    let counts = outcome.counts;
    let seconds = messages.decimal(took.as_secs_f64(), 2);
    let mut message = Message::new("summary")
        .arg("pages", counts.map_or(0, |c| c.pages))
        .arg("profiles", counts.map_or(0, |c| c.profiles))
        .arg("seconds", seconds);
    message = match &outcome.written {
        Some(written) => {
            message.id = "summary-written";
            message.arg("written", written.written.len()).arg("removed", written.removed.len())
        }
        None => message,
    };
    let mut text = messages.format(&message);
    if !outcome.held_back.is_empty() {
        text.push_str("; ");
        text.push_str(&held_back(&outcome.held_back, messages));
    }
    if !outcome.left_out.is_empty() {
        let left_out = Message::new("left-out").arg("names", outcome.left_out.join(", "));
        text.push('\n');
        text.push_str(&messages.format(&left_out));
    }
    for gate in &outcome.open_gates {
        text.push('\n');
        text.push_str(&messages.word(gate));
    }
    text
}

/// What the gates held back, by reason, with names: "chưa đăng 3: bản nháp (A, B); chưa có đồng ý (C)". What its office
/// holds for approved is to be mended, so it is named with its file.
pub fn held_back(held: &[HeldBack], messages: &Messages) -> String {
    /// Names of one reason that are told; the rest is counted.
    const NAMES: usize = 5;
    let mut by_reason: BTreeMap<String, Vec<Cow<'_, str>>> = BTreeMap::new();
    for item in held {
        let mut told = shown(item.called());
        if item.reason.is_of_approval() && *told != *item.path.as_str() {
            told.to_mut().push_str(&format!(": {}", shown(item.path.as_str())));
        }
        by_reason.entry(messages.format(&item.reason.message())).or_default().push(told);
    }
    let reasons: Vec<String> = by_reason
        .into_iter()
        .map(|(reason, names)| {
            let mut told = names[..names.len().min(NAMES)].join(", ");
            if names.len() > NAMES {
                told.push_str(&format!(", +{}", names.len() - NAMES));
            }
            format!("{reason} ({told})")
        })
        .collect();
    let count = Message::new("held-back").arg("count", held.len());
    format!("{} {}", messages.format(&count), reasons.join("; "))
}
