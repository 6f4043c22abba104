//! `vuonhoa rename`: a name corrected wherever it stands, each place seen before it is changed.

use super::messages::Messages;
use super::visible::shown;
use super::{Refusal, report, site_root};
use crate::diagnostic::Message;
use crate::scaffold::{self, NameWritten, Spot};
use crate::source;
use crate::vietnamese::{clean, fold};
use clap::ArgMatches;
use std::io::IsTerminal;
use std::process::ExitCode;

/// What somebody says to one place.
enum Answer {
    Yes,
    No,
    All,
    Stop,
}

/// Every place on stdout, `path:line: before «old → new» after`; on stderr questions and what was done.
pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let typed = |key: &str| clean(matches.get_one::<String>(key).map_or("", String::as_str)).text.into_owned();
    let (old, new) = (typed("old"), typed("new"));
    if fold(&old).is_empty() || fold(&new).is_empty() {
        return Err(Refusal(Message::new("rename-empty")));
    }
    if old == new {
        return Err(Refusal(Message::new("rename-same").arg("name", old)));
    }
    let root = site_root(matches)?;
    let (sources, _) = source::scan(&root);
    let (files, unread) = scaffold::names_written(&sources, &old, &new);
    let say = |message: &Message| report::say(&messages.format(message));
    let mut asked =
        Asked { all: matches.get_flag("yes"), over: false, there: std::io::stdin().is_terminal(), messages };
    let (mut changed, mut kept, mut in_files) = (0usize, 0usize, 0usize);
    for file in &files {
        let mut agreed = Vec::new();
        for (number, spot) in file.spots().iter().enumerate() {
            report::print(&line(file, spot, &new));
            match asked.agrees() {
                true => agreed.push(number),
                false => kept += 1,
            }
        }
        if agreed.is_empty() {
            continue;
        }
        match scaffold::rename(file, &agreed, &new) {
            Ok(()) => {
                changed += agreed.len();
                in_files += 1;
            }
            Err(message) => {
                kept += agreed.len();
                say(&message);
            }
        }
    }
    unread.iter().for_each(|path| say(&Message::new("rename-unread").arg("path", path)));
    if files.is_empty() {
        say(&Message::new("rename-nowhere").arg("name", old));
        return Ok(ExitCode::from(1));
    }
    if changed == 0 && !asked.all && !asked.there {
        say(&Message::new("rename-agree").arg("places", kept));
        return Ok(ExitCode::from(1));
    }
    say(&Message::new("rename-done").arg("places", changed).arg("files", in_files).arg("kept", kept));
    Ok(ExitCode::from(u8::from(changed == 0 && asked.all)))
}

fn line(file: &NameWritten, spot: &Spot, new: &str) -> String {
    let Spot { line, before, name, after } = spot;
    let (before, after) = (tail(before.trim_start()), head(after));
    shown(&format!("{}:{line}: {before}«{name} → {new}»{after}", file.path)).into_owned()
}

/// So much of a line is enough to know the place.
const AROUND: usize = 40;

fn tail(text: &str) -> String {
    let letters = text.chars().count();
    let kept: String = text.chars().skip(letters.saturating_sub(AROUND)).collect();
    if letters > AROUND { format!("…{kept}") } else { kept }
}

fn head(text: &str) -> String {
    let kept: String = text.chars().take(AROUND).collect();
    if text.chars().count() > AROUND { format!("{kept}…") } else { kept }
}

struct Asked<'a> {
    /// Whether all that follows is agreed to.
    all: bool,
    /// Whether none of what follows is.
    over: bool,
    there: bool,
    messages: &'a Messages,
}

impl Asked<'_> {
    fn agrees(&mut self) -> bool {
        if self.all || self.over || !self.there {
            return self.all;
        }
        match self.ask() {
            Answer::Yes => return true,
            Answer::No => {}
            Answer::All => self.all = true,
            Answer::Stop => self.over = true,
        }
        self.all
    }

    fn ask(&self) -> Answer {
        loop {
            let answer = report::ask(&self.messages.word("rename-ask"));
            match answer.trim().to_lowercase().as_str() {
                yes if report::is_yes(yes) => return Answer::Yes,
                "k" | "khong" | "không" | "n" | "no" => return Answer::No,
                "t" | "tat ca" | "tất cả" | "a" | "all" => return Answer::All,
                // Who has gone away has answered too.
                "d" | "dung" | "dừng" | "q" | "quit" => return Answer::Stop,
                _ if answer.is_empty() => return Answer::Stop,
                _ => {}
            }
        }
    }
}
