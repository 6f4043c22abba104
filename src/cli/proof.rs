//! `vuonhoa proof`: proofs of yearbooks with papers to sign; a signature recorded; two proofs compared.

use super::messages::Messages;
use super::progress::Bar;
use super::visible::shown;
use super::{Refusal, build as build_command, list, machine, options, report, select, site_root, today};
use crate::diagnostic::Message;
use crate::model::{Mode, Site};
use crate::pipeline::{self, Options, Proof};
use crate::press::proof::{self, Change, Lapse, Part, Signed, State};
use crate::reading::vocabulary::{Signature, Term};
use crate::scaffold::{self, Write};
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches, Command};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where signatures are kept, in the order in which it is looked for.
const FILES: [&str; 4] = [
    "content/danh-muc/ky-duyet.yaml",
    "content/danh-muc/ky-duyet.yml",
    "content/vocabularies/signatures.yaml",
    "content/vocabularies/signatures.yml",
];

pub(super) fn command() -> Command {
    let alone = ["compare", "drafts"];
    Command::new("proof")
        .alias("ban-thao")
        .arg(Arg::new("id").value_name("ID"))
        .arg(options::flag("drafts"))
        .arg(Arg::new("sign").long("sign").value_name("UNIT").requires("by").conflicts_with_all(alone))
        .arg(Arg::new("by").long("by").value_name("NAME").requires("sign"))
        .arg(Arg::new("proof").long("proof").value_name("DATE").requires("sign"))
        .arg(Arg::new("compare").long("compare").num_args(2).value_names(["A", "B"]).conflicts_with("drafts"))
        .arg(Arg::new("print").long("print").value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(options::site())
        .arg(options::format())
        .arg(options::clock())
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    let mode = Mode { drafts: matches.get_flag("drafts"), ..Mode::publication(today(matches, &root)?) };
    let asked = Options { print: matches.get_one::<PathBuf>("print").cloned(), ..Options::new(root, mode) };
    if matches.contains_id("compare") {
        return compare(matches, &asked, messages);
    }
    if let Some(unit) = matches.get_one::<String>("sign") {
        return sign(matches, &asked, unit, messages);
    }
    let bar = Bar::new(messages);
    let id = matches.get_one::<String>("id").map(String::as_str);
    let proofs = pipeline::proofs(&asked, id, &bar);
    bar.finish();
    report::say_findings_of_books(&proofs.findings, &asked.root, messages);
    if let Some(known) = proofs.unknown {
        return Err(select::no_such_book(id, &known.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let folder = print_folder(&asked);
    for proof in &proofs.made {
        proof.files.iter().for_each(|file| report::print(&format!("{folder}/{file}")));
        tell(proof, messages);
    }
    Ok(build_command::status(&proofs.findings))
}

fn print_folder(asked: &Options) -> String {
    let print = asked.print_folder();
    print.strip_prefix(&asked.root).unwrap_or(&print).display().to_string()
}

/// What people must look at, and whose signatures hold or have lapsed, each with what has changed.
fn tell(proof: &Proof, messages: &Messages) {
    let line = Message::new("proof-made")
        .arg("book", proof.state.book.as_str())
        .arg("pages", proof.state.pages.len())
        .arg("numbers", proof.told.numbers)
        .arg("photographs", proof.told.photographs);
    report::say(&messages.format(&line));
    for signed in &proof.signed {
        report::say(&messages.format(&said(signed, messages)));
    }
}

fn said(signed: &Signed, messages: &Messages) -> Message {
    let id = if signed.lapsed.is_some() { "proof-lapsed" } else { "proof-signed" };
    let line = Message::new(id).arg("unit", signed.unit.as_str()).arg("by", signed.by.as_str());
    let line = line.arg("date", signed.date.short());
    let Some(lapse) = &signed.lapsed else { return line };
    line.arg("changes", changes_in_words(lapse, messages))
}

fn changes_in_words(lapse: &Lapse, messages: &Messages) -> String {
    let changes: Vec<String> = lapse.changes.iter().map(|change| change_in_words(change, messages)).collect();
    changes.join("; ")
}

fn change_in_words(change: &Change, messages: &Messages) -> String {
    match change {
        Change::Edited(name, parts) => {
            let parts: Vec<String> = parts.iter().map(|part| messages.word(part_word(*part))).collect();
            format!("{name} ({})", parts.join(", "))
        }
        Change::Added(name) => format!("{name} ({})", messages.word("proof-added")),
        Change::Removed(key) => format!("{key} ({})", messages.word("proof-removed")),
    }
}

const fn part_word(part: Part) -> &'static str {
    match part {
        Part::Name => "proof-part-name",
        Part::Text => "proof-part-text",
        Part::Awards => "proof-part-awards",
        Part::Photographs => "proof-part-photographs",
    }
}

/// The book that is meant: the one named, or the only one that has proofs.
fn book_of(matches: &ArgMatches, asked: &Options, messages: &Messages) -> Result<Option<(String, Site)>, Refusal> {
    let Some(records) = list::records(&asked.root, messages) else { return Ok(None) };
    let site = records.site(asked.mode.today);
    let known: Vec<&str> = site.yearbooks.iter().map(|book| book.id.as_str()).collect();
    let at = select::book(matches.get_one::<String>("id").map(String::as_str), &known)?;
    let book = known[at].to_owned();
    Ok(Some((book, site)))
}

fn state(asked: &Options, book: &str, name: Option<&str>) -> Result<(String, State), Refusal> {
    let print = asked.print_folder();
    pipeline::proof_state(&print, book, name).ok_or_else(|| {
        let known = pipeline::proof_names(&print, book);
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        Refusal(
            Message::new("proof-unknown").arg("proof", name.unwrap_or_default()).arg("book", book).arg("known", known),
        )
    })
}

/// Records that somebody has signed for a unit: for what stood in the proof that was read, and not for what is there now.
fn sign(matches: &ArgMatches, asked: &Options, unit: &str, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some((book, site)) = book_of(matches, asked, messages)? else { return Ok(ExitCode::from(1)) };
    let by = matches.get_one::<String>("by").map(|by| by.trim()).unwrap_or_default();
    if !crate::model::gate::names_somebody(by) {
        return Err(Refusal(Message::new("proof-nobody").arg("by", by)));
    }
    let (name, state) = state(asked, &book, matches.get_one::<String>("proof").map(String::as_str))?;
    let entries = proof::covered(&state, unit);
    if entries.is_empty() {
        let mut units: Vec<&str> = state.entries.values().map(|entry| entry.unit.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        let refused =
            Message::new("proof-no-entries").arg("unit", unit).arg("proof", name).arg("known", units.join(", "));
        return Err(Refusal(refused));
    }
    let given: Vec<&Signature> = site.signatures.iter().map(|entry| &entry.record).collect();
    let given: Vec<&Signature> = given.into_iter().filter(|one| one.book == book && one.unit == unit).collect();
    // The last of the same person for the same text: a second one would say nothing.
    if let Some(last) = given.iter().rev().find(|one| one.by == by).filter(|last| last.entries == entries) {
        let refused =
            Message::new("proof-signed-already").arg("unit", unit).arg("by", by).arg("proof", &last.proof[..]);
        return Err(Refusal(refused.arg("date", last.date.short())));
    }
    let id = format!("{book}-{unit}-{}", given.len() + 1);
    let lapsed = pipeline::lapsed_since(asked, &book, unit, &entries);
    let keys = ["ky_yeu", "don_vi", "nguoi", "ngay", "ban_thao"];
    let values = [book.as_str(), unit, by, &asked.mode.today.short(), &name].map(scaffold::scalar);
    let pairs = keys.iter().zip(&values).map(|(key, value)| format!("  {key}: {value}\n"));
    let lines = entries.iter().map(|entry| format!("    - {}\n", scaffold::scalar(entry)));
    let entry =
        format!("- id: {}\n{}  muc:\n{}", scaffold::scalar(&id), pairs.collect::<String>(), lines.collect::<String>());
    let path = keep(&asked.root, &id, entry)?;
    let unit = site.units.get(unit).map_or(unit, |unit| unit.record.name());
    let done = Message::new("proof-recorded").arg("unit", unit).arg("by", by).arg("proof", name);
    report::say(&messages.format(&done.arg("entries", entries.len()).arg("path", path)));
    // What was signed is no longer there: whoever signed must see it again.
    if let Some(lapse) = lapsed {
        let changes = changes_in_words(&lapse, messages);
        report::say(&messages.format(&Message::new("proof-lapsed-already").arg("by", by).arg("changes", changes)));
    }
    Ok(ExitCode::SUCCESS)
}

/// Adds the entry to the file of signatures, whose other bytes stay; gives its path.
fn keep(root: &Path, id: &str, entry: String) -> Result<&'static str, Refusal> {
    let name = FILES.into_iter().find(|name| scaffold::is_taken(&root.join(name))).unwrap_or(FILES[0]);
    let path = root.join(name);
    let before = scaffold::read(&path).map_err(Refusal)?;
    let text = match &before {
        Some(bytes) => String::from_utf8(bytes.clone()).ok(),
        None => Some(
            "# Chữ ký dưới bản thảo kỷ yếu, do vuonhoa proof --sign ghi. Nội dung đổi thì chữ ký tự hết hiệu lực.\n"
                .to_owned(),
        ),
    };
    let grown = text.and_then(|text| scaffold::grown(&text, &[(id.to_owned(), entry)]));
    let grown = grown.ok_or_else(|| Refusal(Message::new("proof-by-hand").arg("path", name)))?;
    scaffold::write_all(root, &[Write { path, bytes: grown.into_bytes(), before }]).map_err(Refusal)?;
    Ok(name)
}

/// The pages by which two proofs differ, a line each.
fn compare(matches: &ArgMatches, asked: &Options, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some((book, _)) = book_of(matches, asked, messages)? else { return Ok(ExitCode::from(1)) };
    let typed: Vec<&String> = matches.get_many::<String>("compare").unwrap_or_default().collect();
    let [a, b] = typed[..] else { return Ok(ExitCode::from(2)) };
    let ((_, before), (_, after)) = (state(asked, &book, Some(a))?, state(asked, &book, Some(b))?);
    let changed = proof::compare(&before, &after);
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        report::print(&machine::document(&changed));
        return Ok(ExitCode::SUCCESS);
    }
    for page in &changed {
        let kind = if page.added {
            "added"
        } else if page.removed {
            "removed"
        } else {
            "changed"
        };
        let folio = page.folio.map_or_else(|| "none".to_owned(), |folio| folio.to_string());
        let line = Message::new("proof-page").arg("page", page.page).arg("folio", folio).arg("kind", kind);
        let entries = page.entries.join("; ");
        let line = messages.format(&line.arg("entries", if entries.is_empty() { "none".to_owned() } else { entries }));
        report::print(&shown(&line));
    }
    let total = Message::new("proof-compared").arg("count", changed.len()).arg("pages", after.pages.len());
    report::say(&messages.format(&total));
    Ok(ExitCode::SUCCESS)
}
