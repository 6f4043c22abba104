//! `vuonhoa import articles`: papers of Word, shown as the drafts that they would be, and written after a yes.

use super::{below, confirm};
use crate::cli::messages::Messages;
use crate::cli::{Refusal, machine, options, report, today};
use crate::diagnostic::Message;
use crate::import::articles::{self, Draft, Outcome};
use crate::import::word::{Article, Loss};
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command() -> Command {
    Command::new("articles")
        .alias("bai-viet")
        .arg_required_else_help(true)
        .arg(Arg::new("path").required(true).num_args(1..).value_parser(PathBufValueParser::new()).value_name("PATH"))
        .arg(options::site())
        .arg(options::flag("yes"))
        .arg(options::format())
        .arg(options::clock())
}

pub(super) fn run(matches: &ArgMatches, root: &Path, messages: &Messages) -> Result<ExitCode, Refusal> {
    let given: Vec<PathBuf> = matches.get_many::<PathBuf>("path").unwrap_or_default().cloned().collect();
    let drafts = articles::plan(root, &given, today(matches, root)?).map_err(Refusal)?;
    let count = |is: fn(&Outcome) -> bool| drafts.iter().filter(|draft| is(&draft.outcome)).count();
    let new = count(|outcome| matches!(outcome, Outcome::New { .. }));
    let refused = count(|outcome| matches!(outcome, Outcome::Refused(_)));
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        report::print(&machine::document(&document(&drafts, root, messages)));
    } else {
        drafts.iter().for_each(|draft| tell(draft, root, messages));
    }
    let status = ExitCode::from(u8::from(refused > 0));
    if new == 0 {
        if refused == 0 {
            report::say(&messages.format(&Message::new("import-nothing-new")));
        }
        return Ok(status);
    }
    confirm(matches, &Message::new("import-write-articles").arg("count", new), messages)?;
    let written = articles::write(root, &drafts).map_err(Refusal)?;
    report::say(&messages.format(&Message::new("import-written").arg("count", written)));
    Ok(status)
}

fn tell(draft: &Draft, root: &Path, messages: &Messages) {
    let file = draft.file.display().to_string();
    let message = match &draft.outcome {
        Outcome::Refused(reason) => Message::new("import-refused").arg("file", file).arg("reason", reason.clone()),
        Outcome::Known(path) => Message::new("import-known").arg("file", file).arg("path", below(path, root)),
        Outcome::New { path, article, .. } => {
            report::print(&messages.format(&new(file, below(path, root), article)));
            names(article).iter().for_each(|line| report::print(&format!("  {}", messages.format(line))));
            article.losses.iter().for_each(|loss| report::print(&format!("  {}", lost(loss, messages))));
            return;
        }
    };
    report::print(&messages.format(&message));
}

fn new(file: String, path: String, article: &Article) -> Message {
    Message::new("import-article")
        .arg("file", file)
        .arg("path", path)
        .arg("title", article.title.as_str())
        .arg("words", article.doc.word_count())
        .arg("pictures", article.pictures.len())
}

/// Who wrote it and where it is from, as far as that was recognised.
fn names(article: &Article) -> Vec<Message> {
    let author = article.author.as_deref().map(|name| Message::new("import-author").arg("name", name));
    let source = article.source.as_ref().map(|source| Message::new("import-source").arg("name", source.name.as_str()));
    author.into_iter().chain(source).collect()
}

fn lost(loss: &Loss, messages: &Messages) -> String {
    let said = messages.format(&loss.message());
    match loss.paragraph.as_str() {
        "" => said,
        paragraph => {
            messages.format(&Message::new("import-in-paragraph").arg("paragraph", paragraph).arg("what", said))
        }
    }
}

#[derive(Serialize)]
struct Document {
    articles: Vec<Entry>,
}

#[derive(Serialize, Default)]
struct Entry {
    file: String,
    /// `new`, `known` or `refused`.
    outcome: &'static str,
    path: Option<String>,
    title: Option<String>,
    author: Option<String>,
    source: Option<String>,
    words: Option<usize>,
    pictures: Vec<String>,
    losses: Vec<Lost>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Lost {
    kind: &'static str,
    /// Whether nothing of it is in the draft.
    lost: bool,
    paragraph: String,
    what: String,
    message: String,
}

fn document(drafts: &[Draft], root: &Path, messages: &Messages) -> Document {
    Document { articles: drafts.iter().map(|draft| entry(draft, root, messages)).collect() }
}

fn entry(draft: &Draft, root: &Path, messages: &Messages) -> Entry {
    let file = draft.file.display().to_string();
    match &draft.outcome {
        Outcome::Refused(reason) => {
            Entry { file, outcome: "refused", reason: Some(messages.format(reason)), ..Entry::default() }
        }
        Outcome::Known(path) => Entry { file, outcome: "known", path: Some(below(path, root)), ..Entry::default() },
        Outcome::New { path, article, .. } => Entry {
            file,
            outcome: "new",
            path: Some(below(path, root)),
            title: Some(article.title.clone()),
            author: article.author.clone(),
            source: article.source.as_ref().map(|source| source.name.clone()),
            words: Some(article.doc.word_count()),
            pictures: article.pictures.iter().map(|(name, _)| name.clone()).collect(),
            losses: article.losses.iter().map(|loss| told(loss, messages)).collect(),
            reason: None,
        },
    }
}

fn told(loss: &Loss, messages: &Messages) -> Lost {
    Lost {
        kind: loss.kind.name(),
        lost: loss.kind.is_lost(),
        paragraph: loss.paragraph.clone(),
        what: loss.what.clone(),
        message: messages.format(&loss.message()),
    }
}
