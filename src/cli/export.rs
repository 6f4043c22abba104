//! `vuonhoa export`: the roster, the roll of commendations and statistics, for people who work in Excel.

use super::list::records;
use super::messages::Messages;
use super::{Refusal, options, report, select, site_root, today};
use crate::diagnostic::Message;
use crate::export::{roll, roster, statistics};
use crate::import::roster::{LEDGER, Ledger};
use crate::model::Site;
use crate::output;
use crate::reading::entities::ProfileKind;
use crate::scaffold::{self, Write};
use crate::schema::Choice;
use crate::write::sheet::{self, Sheet};
use clap::builder::{PathBufValueParser, PossibleValue};
use clap::{Arg, ArgMatches, Command};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What may be exported, in English and in Vietnamese, and the file's name where none is given.
const WHAT: [(&str, &str, &str); 3] = [
    ("roster", "danh-sach", "danh-sach.xlsx"),
    ("roll", "khen-thuong", "khen-thuong.xlsx"),
    ("statistics", "thong-ke", "thong-ke.xlsx"),
];

pub(super) fn command() -> Command {
    let what = WHAT.iter().map(|(word, alias, _)| PossibleValue::new(*word).alias(*alias));
    let kinds = ProfileKind::WORDS.iter().map(|(word, alias)| PossibleValue::new(*word).alias(alias.replace('_', "-")));
    Command::new("export")
        .alias("xuat")
        .arg_required_else_help(true)
        .arg(Arg::new("what").required(true).value_parser(what.collect::<Vec<_>>()).value_name("WHAT"))
        .arg(Arg::new("file").value_parser(PathBufValueParser::new()).value_name("FILE"))
        .arg(Arg::new("kind").long("kind").value_parser(kinds.collect::<Vec<_>>()).value_name("KIND"))
        .arg(select::unit())
        .arg(select::missing())
        .arg(options::flag("overwrite"))
        .arg(options::site())
        .arg(options::clock())
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    let typed = matches.get_one::<String>("what").map(String::as_str).unwrap_or_default();
    let (what, _, default) =
        WHAT.into_iter().find(|(word, alias, _)| [*word, *alias].contains(&typed)).unwrap_or(WHAT[0]);
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_else(|| PathBuf::from(default));
    may_be_written(matches, &root, &file)?;
    let Some(records) = records(&root, messages) else { return Ok(ExitCode::from(1)) };
    let site = records.site(today(matches, &root)?);
    let kind = matches.get_one::<String>("kind").and_then(|word| {
        let word = word.replace('-', "_");
        let at = ProfileKind::WORDS.iter().position(|(english, alias)| word == *english || word == *alias)?;
        ProfileKind::from_index(at)
    });
    let profiles = select::profiles(matches, kind, &site)?;
    let sheets = match what {
        "roster" => vec![roster::sheet(&site, &profiles)],
        "roll" => vec![roll::sheet(&site, &profiles)],
        _ => statistics::sheets(&site, &profiles),
    };
    let bytes = bytes(&sheets, &file)?;
    scaffold::replace(&file, &bytes).map_err(Refusal)?;
    if what == "roster" {
        keep(&root, &site, &profiles)?;
    }
    report::print(&file.display().to_string());
    let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let done = Message::new("export-done").arg("profiles", profiles.len()).arg("rows", rows).arg("what", what);
    report::say(&messages.format(&done));
    // A record that cannot be read is in no table.
    if records.findings.has_errors() {
        report::say(&messages.format(&Message::new("export-unread")));
    }
    Ok(ExitCode::SUCCESS)
}

/// A table names people who may not have consented: it lies nowhere from where it would be published, and over nothing.
pub(super) fn may_be_written(matches: &ArgMatches, root: &Path, file: &Path) -> Result<(), Refusal> {
    let shown = || file.display().to_string();
    let suffix = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if !["xlsx", "csv"].contains(&suffix.as_str()) {
        return Err(Refusal(Message::new("export-suffix").arg("path", shown())));
    }
    if would_be_published(root, file) {
        return Err(Refusal(Message::new("export-would-publish").arg("path", shown())));
    }
    if scaffold::is_taken(file) && !matches.get_flag("overwrite") {
        return Err(Refusal(Message::new("export-exists").arg("path", shown())));
    }
    Ok(())
}

/// Whether a file lies where readers would get it: among what is published of the site, or in a site that was built anywhere.
pub(super) fn would_be_published(root: &Path, file: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = absolute(file).parent().map(Path::to_path_buf).unwrap_or_default();
    let folder = folder.canonicalize().unwrap_or(folder);
    let root = root.canonicalize().unwrap_or_else(|_| absolute(root));
    let inside =
        folder.strip_prefix(&root).ok().and_then(|rest| rest.components().next().map(|c| c.as_os_str().to_owned()));
    inside.is_some_and(|first| ["content", "static", "public", "themes"].iter().any(|name| first == *name))
        || output::site_of(&folder).is_some()
}

pub(super) fn bytes(sheets: &[Sheet], file: &Path) -> Result<Vec<u8>, Refusal> {
    if file.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("csv")) {
        // Several tables stand under each other, each with its name.
        let text = |sheet: &Sheet| sheet::delimited(sheet);
        if let [only] = sheets {
            return Ok(text(only));
        }
        let mut all = b"\xef\xbb\xbf".to_vec();
        for sheet in sheets {
            all.extend(format!("{}\n", sheet.name).into_bytes());
            all.extend(text(sheet).into_iter().skip(3));
            all.push(b'\n');
        }
        return Ok(all);
    }
    workbook(sheets, file)
}

/// The tables as a workbook of Excel, for this file.
pub(super) fn workbook(sheets: &[Sheet], file: &Path) -> Result<Vec<u8>, Refusal> {
    sheet::workbook(sheets).map_err(|refused| {
        let failed = Message::new("export-failed").arg("path", file.display().to_string());
        Refusal(failed.arg("why", refused.word()))
    })
}

/// Notes what was given out, for the import that brings it back.
fn keep(root: &Path, site: &Site, profiles: &[usize]) -> Result<(), Refusal> {
    let path = root.join(LEDGER);
    let before = scaffold::read(&path).map_err(Refusal)?;
    let mut ledger = Ledger::read(before.as_deref().unwrap_or_default());
    roster::keep(&mut ledger, site, profiles, |path| Ok(scaffold::read(&root.join(path))?.unwrap_or_default()))
        .map_err(Refusal)?;
    let write = Write { path, bytes: ledger.write(), before };
    scaffold::write_all(root, &[write]).map_err(Refusal)
}
