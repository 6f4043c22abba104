//! `vuonhoa list`: what there is, what is held back, what nothing uses, what came from where.

use super::messages::Messages;
use super::{Refusal, report, site_root, today};
use crate::build::{Books, Options, Prepared, prepare};
use crate::doc::Doc;
use crate::model::{Item, Mode, Site};
use crate::path::SourcePath;
use crate::plan::file_of;
use crate::reading::Kind;
use crate::reading::entities::Source;
use clap::ArgMatches;
use serde::Serialize;
use std::collections::BTreeSet;
use std::process::ExitCode;

/// What may be listed by itself.
pub const KINDS: [&str; 9] =
    ["article", "individual", "collective", "household", "model", "page", "gallery", "video", "event"];

/// A line of the list.
#[derive(Serialize)]
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
}

/// The site as a command needs it that only looks: its findings said when it cannot be read.
pub(super) fn prepared(matches: &ArgMatches, messages: &Messages) -> Result<Option<Prepared>, Refusal> {
    let root = site_root(matches)?;
    let options = Options {
        mode: Mode::publication(today(matches, &root)?),
        base_url: None,
        root,
        portable: false,
        keep_going: true,
        strict: false,
        books: Books::None,
        print: None,
    };
    let (prepared, findings) = prepare(&options);
    if prepared.is_none() {
        report::say_findings(&findings.sorted(false), &options.root, messages);
    }
    Ok(prepared)
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some(prepared) = prepared(matches, messages)? else { return Ok(ExitCode::from(1)) };
    let mut rows = if matches.get_flag("held-back") {
        held_back(&prepared.site, messages)
    } else if matches.get_flag("orphans") {
        orphans(&prepared)
    } else {
        published(&prepared.site)
    };
    if let Some(kind) = matches.get_one::<String>("kind") {
        rows.retain(|row| row.kind == kind);
    }
    if let Some(text) = matches.get_one::<String>("source") {
        let wanted = text.to_lowercase();
        rows.retain(|row| row.source.as_ref().is_some_and(|source| source.to_lowercase().contains(&wanted)));
    }
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        // Rows are plain text: nothing that JSON could refuse.
        report::print(&serde_json::to_string_pretty(&rows).unwrap_or_default());
    } else {
        for row in &rows {
            let more = row.held_back.as_deref().or(row.source.as_deref()).unwrap_or_default();
            report::print(format!("{}\t{}\t{}\t{}\t{more}", row.kind, row.id, row.name, row.path).trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn row<T>(kind: &'static str, item: &Item<T>, name: &str, source: Option<&Source>) -> Row {
    Row {
        kind,
        id: item.id.clone(),
        name: name.to_owned(),
        path: item.path.as_str().to_owned(),
        held_back: None,
        source: source.map(|source| match &source.link {
            Some(link) => format!("{} {}", source.name, link.0),
            None => source.name.clone(),
        }),
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
            name: held.name.clone(),
            path: held.path.as_str().to_owned(),
            held_back: Some(messages.format(&held.reason.message())),
            source: None,
        })
        .collect()
}

/// Files in `content/` that nothing refers to: photographs and papers left behind, stories without a record.
fn orphans(prepared: &Prepared) -> Vec<Row> {
    let Prepared { sources, site, plan, .. } = prepared;
    let mut used: BTreeSet<SourcePath> = plan.pictures.keys().chain(plan.attachments.keys()).cloned().collect();
    let mut use_item = |path: &SourcePath, body: &SourcePath, doc: &Doc| {
        used.extend([path.clone(), body.clone()]);
        used.extend(doc.links().iter().filter_map(|link| file_of(&link.target.to, body)));
        used.extend(doc.images().iter().filter_map(|image| file_of(&image.target.to, body)));
    };
    site.articles.iter().for_each(|i| use_item(&i.path, &i.body_path, &i.body));
    site.profiles.iter().for_each(|i| use_item(&i.path, &i.body_path, &i.body));
    site.pages.iter().for_each(|i| use_item(&i.path, &i.body_path, &i.body));
    site.galleries.iter().for_each(|i| use_item(&i.path, &i.body_path, &i.body));
    site.videos.iter().for_each(|i| use_item(&i.path, &i.body_path, &i.body));
    site.events.iter().for_each(|i| use_item(&i.path, &i.body_path, &i.body));
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
            held_back: None,
            source: None,
        })
        .collect()
}
