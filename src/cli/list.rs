//! `vuonhoa list`: what there is, what is held back, what nothing uses, what came from where.

mod office;

pub(super) use office::kind_word;

use super::messages::Messages;
use super::visible::shown;
use super::{Refusal, machine, report, select, site_root, today};
use crate::diagnostic::Message;
use crate::doc::Pointed;
use crate::model::gate::files_of_text;
use crate::model::{Item, Mode, Site, Terms};
use crate::path::SourcePath;
use crate::pipeline::{Options, Prepared, Records, Session};
use crate::reading::entities::{ProfileKind, Source};
use crate::reading::vocabulary::{AwardType, Term, Unit};
use crate::reading::{Entry, Kind};
use clap::ArgMatches;
use clap::builder::PossibleValue;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// What may be listed by itself, and how it is typed: in English, as one or as many, and in Vietnamese.
const KINDS: [[&str; 3]; 22] = [
    ["article", "articles", "bai-viet"],
    ["profile", "profiles", "ho-so"],
    ["individual", "individuals", "ca-nhan"],
    ["collective", "collectives", "tap-the"],
    ["household", "households", "ho-gia-dinh"],
    ["model", "models", "mo-hinh"],
    ["page", "pages", "trang"],
    ["gallery", "galleries", "phong-su-anh"],
    ["video", "videos", "phim"],
    ["event", "events", "su-kien"],
    ["unit", "units", "don-vi"],
    ["field", "fields", "linh-vuc"],
    ["award", "awards", "khen-thuong"],
    ["series", "serieses", "chuyen-muc"],
    ["topic", "topics", "chuyen-de"],
    ["directive", "directives", "chi-thi"],
    ["decision", "decisions", "quyet-dinh"],
    ["figure", "figures", "so-lieu"],
    ["vocabulary", "vocabularies", "danh-muc"],
    ["mention", "mentions", "nhac-den"],
    ["book", "in-book", "trong-sach"],
    ["coverage", "coverages", "con-thieu"],
];

/// What a list of profiles can show, and how it is typed.
const COLUMNS: [[&str; 2]; 12] = [
    ["kind", "loai"],
    ["id", "ma"],
    ["name", "ten"],
    ["role", "chuc-vu"],
    ["unit", "don-vi"],
    ["field", "linh-vuc"],
    ["year", "nam"],
    ["awards", "khen-thuong"],
    ["status", "trang-thai"],
    ["held-back", "giu-lai"],
    ["missing", "con-thieu"],
    ["path", "tep"],
];

/// The columns as they may be typed.
pub fn columns() -> Vec<PossibleValue> {
    COLUMNS.iter().map(|[english, vietnamese]| PossibleValue::new(*english).alias(*vietnamese)).collect()
}

/// The kinds as they may be typed.
pub fn kinds() -> Vec<PossibleValue> {
    KINDS.iter().map(|[one, many, vietnamese]| PossibleValue::new(*one).alias(*many).alias(*vietnamese)).collect()
}

/// A line of the list.
#[derive(Serialize, Default)]
struct Row {
    kind: &'static str,
    id: String,
    name: String,
    path: String,
    /// Why it is held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_back: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// Of an award type.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    award: Option<Award>,
    /// Of a unit that was renamed or has ended.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    changed: Option<Changed>,
}

#[derive(Serialize)]
struct Changed {
    former_names: Vec<String>,
    ended: bool,
    /// The ids of the units that are there in its place.
    now: Vec<String>,
}

#[derive(Serialize)]
struct Award {
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<String>,
    class: Option<&'static str>,
    track: Option<&'static str>,
    level: Option<&'static str>,
}

impl Row {
    /// What stands behind the path.
    fn more(&self) -> String {
        let award = self.award.as_ref().map(|award| {
            let words = [award.class, award.track, award.level].into_iter().flatten();
            let law = award.law.iter().map(String::as_str);
            words.chain(law).collect::<Vec<_>>().join(" ")
        });
        let changed = self.changed.as_ref().map(|unit| match (unit.ended, &unit.now[..]) {
            (false, _) => format!("< {}", unit.former_names.join("; ")),
            (true, []) => "×".to_owned(),
            (true, now) => format!("→ {}", now.join(", ")),
        });
        award.or(changed).or_else(|| self.held_back.clone()).or_else(|| self.source.clone()).unwrap_or_default()
    }
}

/// All records of the site, held back or not, as whoever works on them needs them: what is wrong said when they cannot be read.
pub(super) fn records(root: &Path, messages: &Messages) -> Option<Records> {
    Records::read(root).map_err(|findings| report::say_findings(&findings.sorted(false), root, messages)).ok()
}

/// The site as a command needs it that only looks: its findings said when it cannot be read.
pub(super) fn prepared(matches: &ArgMatches, messages: &Messages) -> Result<Option<Arc<Prepared>>, Refusal> {
    let root = site_root(matches)?;
    let options = Options { keep_going: true, ..Options::new(&root, Mode::publication(today(matches, &root)?)) };
    let mut session = Session::open(options);
    let (prepared, findings) = session.look();
    if prepared.is_none() {
        report::say_findings(&findings.sorted(false), &session.options().root, messages);
    }
    Ok(prepared)
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let kind = matches.get_one::<String>("kind").and_then(|word| kind_of(word));
    if select::asks(matches) || matches!(kind, Some("vocabulary" | "mention" | "coverage" | "book")) {
        return office::run(matches, kind, messages);
    }
    if let Some(typed) = matches.get_one::<String>("of") {
        return Err(Refusal(Message::new("list-no-of").arg("text", typed.as_str())));
    }
    let Some(prepared) = prepared(matches, messages)? else { return Ok(ExitCode::from(1)) };
    let mut rows = if matches.get_flag("held-back") {
        held_back(&prepared.site, messages)
    } else if matches.get_flag("orphans") {
        orphans(&prepared)
    } else {
        published(&prepared.site)
    };
    if let Some(kind) = matches.get_one::<String>("kind").and_then(|word| kind_of(word)) {
        if !matches.get_flag("held-back") && !matches.get_flag("orphans") {
            rows.extend(vocabulary(&prepared.site, kind));
        }
        rows.retain(|row| {
            row.kind == kind || (kind == "profile" && ProfileKind::ALL.iter().any(|k| k.word() == row.kind))
        });
    }
    if let Some(text) = matches.get_one::<String>("source") {
        let wanted = text.to_lowercase();
        rows.retain(|row| row.source.as_ref().is_some_and(|source| source.to_lowercase().contains(&wanted)));
    }
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        report::print(&machine::document(&rows));
    } else {
        for row in &rows {
            let columns = [row.kind, &row.id, &row.name, &row.path, &row.more()].map(|text| shown(text).into_owned());
            report::print(columns.join("\t").trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The English word for a kind as it was typed.
fn kind_of(typed: &str) -> Option<&'static str> {
    KINDS.iter().find(|names| names.contains(&typed)).map(|[one, ..]| *one)
}

/// The terms of the vocabulary of this kind: what records may refer to.
fn vocabulary(site: &Site, kind: &str) -> Vec<Row> {
    match kind {
        "unit" => {
            let changed = |unit: &Entry<Unit>| {
                let ended = unit.record.end().is_some();
                let former_names = unit.record.former_names().into_iter().map(str::to_owned).collect::<Vec<_>>();
                let now = if ended { site.become_of(&unit.id, None) } else { Vec::new() };
                let now = now.into_iter().map(str::to_owned).collect();
                (ended || !former_names.is_empty()).then_some(Changed { former_names, ended, now })
            };
            let rows = terms("unit", &site.units).into_iter().zip(site.units.iter());
            rows.map(|(row, entry)| Row { changed: changed(entry), ..row }).collect()
        }
        "field" => terms("field", &site.fields),
        "award" => {
            let award = |kind: &AwardType| Award {
                law: kind.law.clone(),
                class: kind.class.map(|class| class.word()),
                track: kind.track.map(|track| track.word()),
                level: kind.level.map(|level| level.word()),
            };
            let rows = terms("award", &site.award_types).into_iter().zip(site.award_types.iter());
            rows.map(|(row, entry)| Row { award: Some(award(&entry.record)), ..row }).collect()
        }
        "series" => terms("series", &site.series),
        "topic" => terms("topic", &site.topics),
        "directive" => terms("directive", &site.directives),
        "decision" => terms("decision", &site.decisions),
        "figure" => terms("figure", &site.figures),
        _ => Vec::new(),
    }
}

fn terms<T: Term>(kind: &'static str, terms: &Terms<T>) -> Vec<Row> {
    let row = |entry: &Entry<T>| Row {
        kind,
        id: entry.id.clone(),
        name: entry.record.name().to_owned(),
        path: entry.path.as_str().to_owned(),
        ..Row::default()
    };
    terms.iter().map(row).collect()
}

fn row<T>(kind: &'static str, item: &Item<T>, name: &str, source: Option<&Source>) -> Row {
    Row {
        kind,
        id: item.id.clone(),
        name: name.to_owned(),
        path: item.path.as_str().to_owned(),
        source: source.map(|source| match &source.link {
            Some(link) => format!("{} {}", source.name, link.0),
            None => source.name.clone(),
        }),
        ..Row::default()
    }
}

fn published(site: &Site) -> Vec<Row> {
    let profiles = site.profiles.iter().map(|i| row(i.kind().word(), i, &i.record.name, i.record.source.as_ref()));
    let articles = site.articles.iter().map(|i| row("article", i, &i.record.title, i.record.source.as_ref()));
    let pages = site.pages.iter().map(|i| row("page", i, &i.record.title, None));
    let galleries = site.galleries.iter().map(|i| row("gallery", i, &i.record.title, i.record.source.as_ref()));
    let videos = site.videos.iter().map(|i| row("video", i, &i.record.title, i.record.source.as_ref()));
    let events = site.events.iter().map(|i| row("event", i, &i.record.title, i.record.source.as_ref()));
    profiles.chain(articles).chain(pages).chain(galleries).chain(videos).chain(events).collect()
}

fn held_back(site: &Site, messages: &Messages) -> Vec<Row> {
    site.held_back
        .iter()
        .map(|held| Row {
            kind: match held.kind {
                Kind::Article => "article",
                Kind::Profile => "profile",
                Kind::Page => "page",
                Kind::Gallery => "gallery",
                Kind::Video => "video",
                Kind::Event => "event",
                Kind::Yearbook => "yearbook",
            },
            id: held.id.clone(),
            name: held.called().to_owned(),
            path: held.path.as_str().to_owned(),
            held_back: Some(messages.format(&held.reason.message())),
            ..Row::default()
        })
        .collect()
}

/// Files in `content/` that nothing refers to: photographs and papers left behind, stories without a record.
fn orphans(prepared: &Prepared) -> Vec<Row> {
    let Prepared { sources, site, plan, .. } = prepared;
    let mut used: BTreeSet<SourcePath> = plan.pictures.keys().chain(plan.attachments.keys()).cloned().collect();
    let mut use_item = |path: &SourcePath, body: &SourcePath, text: &Pointed| {
        used.extend([path.clone(), body.clone()]);
        used.extend(files_of_text(text, body));
    };
    site.articles.iter().for_each(|i| use_item(&i.path, &i.body_path, i.pointed()));
    site.profiles.iter().for_each(|i| use_item(&i.path, &i.body_path, i.pointed()));
    site.pages.iter().for_each(|i| use_item(&i.path, &i.body_path, i.pointed()));
    site.galleries.iter().for_each(|i| use_item(&i.path, &i.body_path, i.pointed()));
    site.videos.iter().for_each(|i| use_item(&i.path, &i.body_path, i.pointed()));
    site.events.iter().for_each(|i| use_item(&i.path, &i.body_path, i.pointed()));
    // What belongs to something held back waits with it.
    let waiting: Vec<&str> = site.held_back.iter().map(|held| held.path.folder()).collect();
    sources
        .below("content")
        .map(|(path, _)| path)
        .filter(|path| !used.contains(*path))
        .filter(|path| {
            !path.as_str().starts_with("content/danh-muc/") && !path.as_str().starts_with("content/vocabularies/")
        })
        .filter(|path| {
            !path.as_str().starts_with("content/ky-yeu/") && !path.as_str().starts_with("content/yearbooks/")
        })
        .filter(|path| !waiting.contains(&path.folder()))
        .map(|path| Row {
            kind: "file",
            id: path.stem().to_owned(),
            name: path.file_name().to_owned(),
            path: path.as_str().to_owned(),
            ..Row::default()
        })
        .collect()
}
