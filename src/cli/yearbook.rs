//! `vuonhoa yearbook`: books alone, into `print/`, whatever their status; what is not in them, and why.

use super::messages::Messages;
use super::progress::Bar;
use super::visible;
use super::{Refusal, build as build_command, list, report, select};
use crate::diagnostic::Message;
use crate::model::yearbook::Cause;
use crate::pipeline::{self, Format, Options, Request};
use crate::press::yearbook::Finish;
use crate::reading::yearbook::PageSize;
use crate::scaffold;
use clap::ArgMatches;
use std::process::ExitCode;
use std::time::Instant;

/// Pages of the smallest folded sheet.
const FOLDED: usize = 4;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let began = Instant::now();
    if matches.get_flag("left-out") {
        return left_out(matches, messages);
    }
    let options = build_command::options(matches)?;
    let request = request(matches)?;
    let bar = Bar::new(messages);
    let set = pipeline::set_books(&options, &request, &bar);
    bar.finish();
    report::say_findings_of_books(&set.findings, &options.root, messages);
    if let Some(known) = set.unknown {
        return Err(unknown(matches, &known));
    }
    for (path, bytes) in &set.frozen {
        scaffold::replace(path, bytes).map_err(Refusal)?;
    }
    if set.written.is_some() {
        say_files(&options, &set, began, messages);
        for (path, _) in &set.frozen {
            report::say(&messages.format(&Message::new("yearbook-frozen").arg("path", shown(&options, path))));
        }
    }
    Ok(build_command::status(&set.findings))
}

fn shown(options: &Options, path: &std::path::Path) -> String {
    path.strip_prefix(&options.root).unwrap_or(path).display().to_string()
}

fn say_files(options: &Options, set: &pipeline::Set, began: Instant, messages: &Messages) {
    for (id, finish, pages) in &set.bound {
        let finish = messages.word(match finish {
            Finish::Proof => "finish-proof",
            Finish::Press => "finish-press",
            Finish::Screen => "finish-screen",
        });
        let line = Message::new("yearbook-set").arg("book", id.as_str()).arg("finish", finish).arg("pages", *pages);
        report::say(&messages.format(&line));
    }
    for block in &set.blocks {
        // What is no whole number of folded sheets is never passed over.
        let name = match (block.signature, block.notes) {
            (Some(_), 1..) => "yearbook-notes",
            (None, _) if !block.pages.is_multiple_of(FOLDED) => "yearbook-odd",
            _ => continue,
        };
        let line = Message::new(name).arg("book", block.book.as_str()).arg("pages", block.pages);
        let signature = block.signature.unwrap_or(FOLDED);
        report::say(&messages.format(&line.arg("notes", block.notes).arg("signature", signature)));
    }
    for (id, pages) in &set.ladders {
        report::say(&messages.format(&Message::new("yearbook-ladder").arg("book", id.as_str()).arg("pages", *pages)));
    }
    for (id, bytes) in &set.epubs {
        let megabytes = messages.decimal((*bytes as f64 / 100_000.0).ceil() / 10.0, 1);
        let line = Message::new("yearbook-epub-made").arg("book", id.as_str()).arg("megabytes", megabytes);
        report::say(&messages.format(&line));
    }
    let folder = shown(options, &options.print_folder());
    let seconds = messages.decimal(began.elapsed().as_secs_f64(), 2);
    report::say(&messages.format(&Message::new("yearbook-done").arg("folder", folder).arg("seconds", seconds)));
}

fn request(matches: &ArgMatches) -> Result<Request, Refusal> {
    let finishes = matches.get_many::<String>("finish").unwrap_or_default();
    let named = |word: &String| Finish::ALL.into_iter().find(|finish| finish.word() == word);
    let size = match matches.get_one::<String>("page-size") {
        None => None,
        Some(text) => Some(PageSize::parse(text).ok_or_else(|| {
            Refusal(Message::new("usage-value").arg("word", text.as_str()).arg("argument", "--page-size"))
        })?),
    };
    let formats = matches.get_many::<String>("format").unwrap_or_default();
    let format = |word: &String| Format::ALL.into_iter().find(|format| format.word() == word);
    Ok(Request {
        formats: formats.filter_map(format).collect(),
        id: matches.get_one::<String>("id").cloned(),
        finishes: finishes.filter_map(named).collect(),
        size,
        marks: matches.get_flag("marks"),
        freeze: matches.get_flag("freeze"),
        ladder: matches.get_flag("ladder"),
    })
}

fn unknown(matches: &ArgMatches, known: &[String]) -> Refusal {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    select::no_such_book(matches.get_one::<String>("id").map(String::as_str), &known)
}

/// What is not in the books, a line each: book, kind, id, name, reason.
fn left_out(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some(prepared) = list::prepared(matches, messages)? else { return Ok(ExitCode::from(1)) };
    let id = matches.get_one::<String>("id");
    let books: Vec<_> = prepared.books.iter().filter(|book| id.is_none_or(|id| book.id == *id)).collect();
    if books.is_empty() {
        let known: Vec<String> = prepared.books.iter().map(|book| book.id.clone()).collect();
        return Err(unknown(matches, &known));
    }
    let mut lines = String::new();
    for book in books {
        for item in &book.left_out {
            let cause = match &item.cause {
                Cause::Gate(reason) => messages.format(&reason.message()),
                Cause::Named => messages.word("left-out-named"),
                Cause::Condition(condition) => messages.word(condition),
            };
            let [book, id, name] = [&book.id, &item.id, &item.name].map(|text| visible::shown(text));
            lines.push_str(&format!("{book}\t{}/{id}\t{name}\t{cause}\n", item.kind.folder()));
        }
    }
    report::print_bytes(lines.as_bytes());
    Ok(ExitCode::SUCCESS)
}
