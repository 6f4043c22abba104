//! Articles, galleries, films, events and figures as lists and pages show them.

use super::pictures::PictureCard;
use super::words::{SourceCard, figure_text, iso, source_card};
use crate::diagnostic::Message;
use crate::model::Item;
use crate::reading::entities::{Article, Author, Event, Gallery, Video};
use crate::reading::vocabulary::Term;
use crate::vietnamese::{PartialDate, Period};
use crate::view::terms::TermRef;
use crate::view::{Sharing, View};
use serde::Serialize;

#[derive(Serialize)]
pub struct AuthorCard {
    pub name: String,
    pub role: Option<String>,
    pub unit: Option<TermRef>,
}

#[derive(Serialize)]
pub struct ArticleCard {
    pub id: String,
    pub title: String,
    pub route: String,
    pub date: Option<String>,
    pub updated: Option<String>,
    pub summary: Option<String>,
    pub cover: Option<PictureCard>,
    pub author: Option<AuthorCard>,
    pub source: Option<SourceCard>,
    pub series: Option<TermRef>,
    pub instalment: Option<u64>,
    pub units: Vec<TermRef>,
    pub fields: Vec<TermRef>,
    pub topics: Vec<TermRef>,
    pub sample: bool,
    /// Reading time.
    pub minutes: usize,
    pub held_back: Option<String>,
}

#[derive(Serialize)]
pub struct GalleryCard {
    pub id: String,
    pub title: String,
    pub route: String,
    pub date: Option<String>,
    pub summary: Option<String>,
    pub cover: Option<PictureCard>,
    pub count: usize,
    pub credit: Option<String>,
    pub sample: bool,
}

#[derive(Serialize)]
pub struct VideoCard {
    pub id: String,
    pub title: String,
    pub route: String,
    pub date: Option<String>,
    pub summary: Option<String>,
    pub poster: Option<PictureCard>,
    pub duration: Option<String>,
    pub sample: bool,
}

#[derive(Serialize)]
pub struct EventCard {
    pub id: String,
    pub title: String,
    pub route: String,
    pub date: Option<String>,
    pub until: Option<String>,
    pub place: Option<String>,
    pub summary: Option<String>,
    pub cover: Option<PictureCard>,
    pub sample: bool,
}

#[derive(Serialize)]
pub struct FigureCard {
    pub id: String,
    pub name: String,
    pub text: String,
    pub value: u64,
    pub qualifier: Option<String>,
    pub unit: Option<String>,
    pub counts: Option<&'static str>,
    pub period: Option<String>,
    pub date: Option<String>,
    pub of: Option<TermRef>,
    pub source: Option<SourceCard>,
    /// Of the picture of it that readers may share.
    pub picture: Option<String>,
}

impl View {
    pub fn article_card(&self, item: &Item<Article>) -> ArticleCard {
        let record = &item.record;
        ArticleCard {
            id: item.id.clone(),
            title: record.title.clone(),
            route: item.route.to_string(),
            date: iso(record.date),
            updated: iso(record.updated.map(|date| self.site.mode.until_today(date))),
            summary: record.summary.clone().or_else(|| Some(self.excerpt(&item.body)).filter(|s| !s.is_empty())),
            cover: self.picture(&item.path, record.cover.as_ref(), &record.title),
            author: record.author.as_ref().map(|author| self.author(author, record.date)),
            source: record.source.as_ref().map(source_card),
            series: record.series.as_ref().and_then(|s| self.term_ref(&self.site.series, &s.id)),
            instalment: record.instalment.as_ref().map(|n| n.value),
            units: self.unit_refs(&record.units, record.date),
            fields: self.term_refs(&self.site.fields, &record.fields),
            topics: self.term_refs(&self.site.topics, &record.topics),
            sample: record.sample,
            minutes: item.body.reading_minutes(),
            held_back: self.held(item),
        }
    }

    pub fn gallery_card(&self, item: &Item<Gallery>) -> GalleryCard {
        let record = &item.record;
        GalleryCard {
            id: item.id.clone(),
            title: record.title.clone(),
            route: item.route.to_string(),
            date: iso(record.date),
            summary: record.summary.clone(),
            cover: self.picture(&item.path, record.photos.first(), &record.title),
            count: record.photos.len(),
            credit: record.credit.clone(),
            sample: record.sample,
        }
    }

    pub fn video_card(&self, item: &Item<Video>) -> VideoCard {
        let record = &item.record;
        VideoCard {
            id: item.id.clone(),
            title: record.title.clone(),
            route: item.route.to_string(),
            date: iso(record.date),
            summary: record.summary.clone(),
            poster: self.picture(&item.path, record.poster.as_ref(), &record.title),
            duration: record.duration.clone(),
            sample: record.sample,
        }
    }

    pub fn event_card(&self, item: &Item<Event>) -> EventCard {
        let record = &item.record;
        EventCard {
            id: item.id.clone(),
            title: record.title.clone(),
            route: item.route.to_string(),
            date: iso(record.date),
            until: iso(record.until),
            place: record.place.clone(),
            summary: record.summary.clone().or_else(|| Some(self.excerpt(&item.body)).filter(|s| !s.is_empty())),
            cover: self.picture(&item.path, record.cover.as_ref(), &record.title),
            sample: record.sample,
        }
    }

    pub fn figure_card(&self, id: &str) -> Option<FigureCard> {
        let entry = self.site.figures.get(id)?;
        let record = &entry.record;
        Some(FigureCard {
            id: entry.id.clone(),
            name: record.name().to_owned(),
            text: figure_text(record),
            value: record.value,
            qualifier: record.qualifier.clone(),
            unit: record.unit.clone(),
            counts: record.counts.map(|counts| counts.word()),
            period: record.period.map(|period| period.to_string()),
            date: iso(record.date),
            of: record
                .of
                .as_ref()
                .and_then(|unit| self.unit_ref(&unit.id, record.date.or(record.period.map(Period::to)))),
            source: record.source.as_ref().map(source_card),
            picture: self.share_route(&Sharing::Figure(entry.id.clone())),
        })
    }

    fn author(&self, author: &Author, on: Option<PartialDate>) -> AuthorCard {
        AuthorCard {
            name: author.name.clone(),
            role: author.role.clone(),
            unit: author.unit.as_ref().and_then(|unit| self.unit_ref(&unit.id, on)),
        }
    }

    /// In a preview: the reason for which the item is held back, in the site's language.
    pub fn held<T>(&self, item: &Item<T>) -> Option<String> {
        let Message { id, args } = item.held.as_ref()?.message();
        let values: Vec<(&str, String)> = args
            .iter()
            .map(|(name, value)| match value {
                crate::diagnostic::Arg::Text(text) | crate::diagnostic::Arg::Lines(text) => (*name, text.clone()),
                crate::diagnostic::Arg::Count(n) => (*name, n.to_string()),
                crate::diagnostic::Arg::Words(message) => (*name, message.id.to_owned()),
            })
            .collect();
        Some(self.theme.strings.get(id, &values).unwrap_or_else(|| id.to_owned()))
    }
}
