//! Atom feeds (RFC 4287), sitemaps (sitemaps.org) and robots.txt, through the theme's XML templates.

use super::head::absolute;
use super::site::Press;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::path::Route;
use crate::plan::{Artefact, FeedOf, Planned, SITEMAP_SIZE, is_mapped};
use crate::reading::vocabulary::Term;
use crate::vietnamese::PartialDate;
use crate::view::{TermKind, cards, extend};
use serde::Serialize;
use tera::Value;

pub(super) type Made = Result<Vec<u8>, Box<Diagnostic>>;

/// Entries of a feed: readers poll, and want what is new.
const FEED_SIZE: usize = 20;

#[derive(Serialize)]
struct Entry {
    title: String,
    id: String,
    url: String,
    updated: String,
    published: String,
    summary: Option<String>,
    author: Option<String>,
}

#[derive(Serialize)]
struct Mapped {
    url: String,
    modified: Option<String>,
}

/// A date as RFC 3339 wants it; an unknown month or day is the first. Nothing has changed after the day of the build: readers
/// keep an entry from the future on top for years.
fn timestamp(site: &Site, date: PartialDate) -> String {
    site.config.midnight(site.mode.until_today(date))
}

pub fn feed(press: &Press, planned: &Planned, of: &FeedOf) -> Made {
    let site = &press.view().site;
    let (title, page, articles) = match of {
        FeedOf::Site => (site.config.title.clone(), Route::home(), (0..site.articles.len()).collect()),
        FeedOf::Series(id) => {
            let name = site.series.get(id).map(|s| s.record.name().to_owned());
            (name.unwrap_or_default(), site.series.route(id), TermKind::Series.articles(site, id))
        }
        FeedOf::Unit(id) => {
            let name = site.units.get(id).map(|u| u.record.name().to_owned());
            (name.unwrap_or_default(), site.units.route(id), TermKind::Unit.articles(site, id))
        }
    };
    let entries: Vec<Entry> = articles.iter().filter_map(|index| entry(press, *index)).take(FEED_SIZE).collect();
    let updated = entries.iter().map(|entry| entry.updated.clone()).max();
    let url = |route: &Route| absolute(site, route).unwrap_or_default();
    let author = site.config.agency.as_ref().and_then(|agency| agency.name.clone());
    let value = extend(
        Value::none(),
        [
            ("title", Value::from(title)),
            ("subtitle", Value::from(site.config.description.clone())),
            ("id", Value::from(url(&planned.route))),
            ("self_url", Value::from(url(&planned.route))),
            ("site_url", Value::from(url(&page))),
            ("author", Value::from(author.unwrap_or_else(|| site.config.title.clone()))),
            ("language", Value::from(site.config.language().word())),
            ("updated", Value::from(updated.unwrap_or_else(|| timestamp(site, site.mode.today)))),
            ("entries", Value::from_serializable(&entries)),
        ],
    );
    render(press, planned, "feed.xml", [("feed", value)])
}

/// Articles without any date are in no feed: a feed is ordered by time.
fn entry(press: &Press, index: usize) -> Option<Entry> {
    let view = press.view();
    let item = &view.site.articles[index];
    let published = item.record.date?;
    let url = absolute(&view.site, &item.route)?;
    Some(Entry {
        title: item.record.title.clone(),
        id: url.clone(),
        url,
        updated: timestamp(&view.site, item.record.updated.unwrap_or(published)),
        published: timestamp(&view.site, published),
        summary: item.record.summary.clone().or_else(|| Some(view.excerpt(&item.body))),
        author: item.record.author.as_ref().map(|author| author.name.clone()),
    })
}

pub fn sitemap(press: &Press, planned: &Planned, part: usize) -> Made {
    let site = &press.view().site;
    let entries: Vec<Mapped> = press
        .view()
        .plan
        .files
        .iter()
        .filter(|file| is_mapped(file))
        .skip(part * SITEMAP_SIZE)
        .take(SITEMAP_SIZE)
        .filter_map(|file| Some(Mapped { url: absolute(site, &file.route)?, modified: modified(site, &file.artefact) }))
        .collect();
    render(press, planned, "sitemap.xml", [("entries", Value::from_serializable(&entries))])
}

/// The day a page last changed, where the content says so.
fn modified(site: &Site, artefact: &Artefact) -> Option<String> {
    let date = match artefact {
        Artefact::Article(i) => site.articles[*i].record.updated.or(site.articles[*i].record.date),
        Artefact::Page(i) => site.pages[*i].record.updated.or(site.pages[*i].record.date),
        Artefact::Gallery(i) => site.galleries[*i].record.date,
        Artefact::Video(i) => site.videos[*i].record.date,
        Artefact::Event(i) => site.events[*i].record.date,
        Artefact::Home | Artefact::Articles(1) => {
            site.articles.iter().filter_map(|article| article.record.updated.max(article.record.date)).max()
        }
        _ => None,
    };
    cards::iso(date.map(|date| site.mode.until_today(date).start()))
}

pub fn sitemap_index(press: &Press, planned: &Planned, parts: usize) -> Made {
    let site = &press.view().site;
    let items: Vec<Mapped> = (1..=parts)
        .filter_map(|part| {
            let url = absolute(site, &Route::file(&format!("sitemap-{part}.xml")))?;
            Some(Mapped { url, modified: None })
        })
        .collect();
    render(press, planned, "sitemap-index.xml", [("items", Value::from_serializable(&items))])
}

pub fn robots(press: &Press, planned: &Planned) -> Made {
    let site = &press.view().site;
    let sitemap = absolute(site, &Route::file("sitemap.xml"));
    let entries = [("sitemap", Value::from(sitemap)), ("preview", Value::from(site.mode.is_preview()))];
    render(press, planned, "robots.txt", entries)
}

pub(super) fn render<const N: usize>(
    press: &Press,
    planned: &Planned,
    template: &str,
    entries: [(&'static str, Value); N],
) -> Made {
    let mut context = press.context();
    for (name, value) in entries {
        context.insert_value(name, value);
    }
    press.bytes(template, &context, press.here(planned))
}
