//! `vuonhoa serve`: the site in a browser while it is being written.

use super::messages::{Language, Messages};
use super::{Refusal, build as build_command, has_config, report, site_root, today};
use crate::diagnostic::{Diagnostic, Message};
use crate::serve::{self, Built, Complaint, DEFAULT_PORT, Door, Explain, Observer, Options};
use crate::watch::Trouble;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Errors that a page tells of; whoever has more begins with these.
const TOLD: usize = 30;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    if !has_config(&root) {
        return Err(Refusal(Message::new("no-site").arg("folder", root.display().to_string())));
    }
    let failed = |error: std::io::Error| Refusal(Message::new("serve-failed").arg("reason", Message::from(&error)));
    let root = root.canonicalize().map_err(failed)?;
    let door = door(matches, messages)?;
    let options = Options { root: root.clone(), today: today(matches, &root)?, polling: matches.get_flag("poll") };
    if options.polling {
        report::say(&messages.word("serve-polling-asked"));
    }
    let (language, own) = (messages.language, root.clone());
    let explain: Explain = Arc::new(move |errors: &[Diagnostic]| complaint(errors, &own, language));
    let mut teller = Console { messages, root, open: matches.get_flag("open"), known: Vec::new(), held: String::new() };
    // Nothing is left to be put away: everything is in memory.
    match serve::run(door, &options, &mut teller, &explain, || std::process::exit(0)).map_err(failed)? {}
}

/// Opens the port, and says what is unusual about it.
fn door(matches: &ArgMatches, messages: &Messages) -> Result<Door, Refusal> {
    let host = matches.get_one::<String>("host").map_or("127.0.0.1", String::as_str);
    let port = matches.get_one::<u16>("port").copied();
    let door = Door::open(host, port).map_err(|error| {
        Refusal(
            Message::new("serve-no-port")
                .arg("host", host)
                .arg("port", port.unwrap_or(DEFAULT_PORT).to_string())
                .arg("reason", Message::from(&error)),
        )
    })?;
    if port.is_none() && door.port() != DEFAULT_PORT {
        let other = Message::new("serve-port-taken")
            .arg("taken", DEFAULT_PORT.to_string())
            .arg("port", door.port().to_string());
        report::say(&messages.format(&other));
    }
    if door.is_open_to_others() {
        report::say(&messages.word("serve-open-to-others"));
    }
    Ok(door)
}

/// Why no browser opened.
fn browser(error: &opener::OpenError) -> Message {
    match error {
        opener::OpenError::Io(error) => Message::from(error),
        _ => Message::new("serve-no-opener"),
    }
}

/// Errors for the page that they concern.
fn complaint(errors: &[Diagnostic], root: &Path, language: Language) -> Complaint {
    let messages = Messages::new(language);
    let mut text = report::render(&errors[..errors.len().min(TOLD)], root, &messages, false);
    if errors.len() > TOLD {
        let more = Message::new("serve-more").arg("count", errors.len() - TOLD);
        text.push_str(&messages.format(&more));
    }
    let heading = messages.format(&Message::new("serve-overlay").arg("errors", errors.len()));
    let language = match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    Complaint { language, heading, text }
}

/// Says what happens, on the terminal and on the page.
struct Console<'a> {
    messages: &'a Messages,
    root: PathBuf,
    open: bool,
    /// What the last build found.
    known: Vec<Diagnostic>,
    /// What it held back, in words.
    held: String,
}

impl Console<'_> {
    fn say(&self, message: &Message) {
        report::say(&self.messages.format(message));
    }
}

impl Observer for Console<'_> {
    /// Errors are said as long as they last, a warning once.
    fn built(&mut self, built: &Built<'_>) {
        let findings = &built.outcome.findings;
        let new: Vec<Diagnostic> =
            findings.iter().filter(|finding| finding.is_error() || !self.known.contains(finding)).cloned().collect();
        report::say_findings(&new, &self.root, self.messages);
        match built.changed {
            None => report::say(&build_command::summary(built.outcome, built.took, self.messages)),
            Some(files) => {
                let seconds = self.messages.decimal(built.took.as_secs_f64(), 2);
                self.say(&Message::new("serve-rebuilt").arg("files", files).arg("seconds", seconds));
            }
        }
        // Who looks in vain for a page should know why it is not there.
        let held = match &built.outcome.held_back[..] {
            [] => String::new(),
            held => build_command::held_back(held, self.messages),
        };
        if built.changed.is_some() && held != self.held && !held.is_empty() {
            report::say(&held);
        }
        self.held = held;
        if self.known.iter().any(Diagnostic::is_error) && !built.outcome.has_errors() {
            self.say(&Message::new("serve-mended"));
        }
        self.known.clone_from(findings);
    }

    fn opened(&mut self, url: &str) {
        self.say(&Message::new("serve-address").arg("address", url));
        if self.open
            && let Err(error) = opener::open_browser(url)
        {
            self.say(&Message::new("serve-no-browser").arg("reason", browser(&error)));
        }
    }

    fn polling(&mut self, trouble: &Trouble) {
        self.say(&match trouble {
            Trouble::Refused(reason) => Message::new("serve-polling").arg("reason", reason.clone()),
            Trouble::Silent => Message::new("serve-polling-silent"),
        });
    }
}
