//! The pages of many things: all articles, the archive by day, the index of people, media.

use super::Press;
use super::items::kind_list;
use crate::model::ProfileQuery;
use crate::path::Route;
use crate::plan::{Artefact, archive_path};
use crate::press::page::Page;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::{PartialDate, typography};
use serde::Serialize;
use tera::Value;

#[derive(Serialize)]
struct ArchiveYear {
    year: u16,
    route: String,
    count: usize,
    months: Vec<ArchiveMonth>,
}

#[derive(Serialize)]
struct ArchiveMonth {
    month: u8,
    route: String,
    count: usize,
}

impl Press {
    pub(super) fn articles(&self, number: usize) -> Page {
        let all: Vec<usize> = (0..self.view.site.articles.len()).collect();
        let (shown, pager) = self.paged(&all, "bai-viet", number);
        Page::new("articles.html", self.word("title-articles"))
            .with("items", self.view.articles(shown))
            .with("pager", pager)
            .with("archive", self.archive_tree(None))
    }

    pub(super) fn archive(&self, scope: PartialDate, number: usize) -> Page {
        let all = self.view.site.articles_of(scope);
        let (shown, pager) = self.paged(all, &archive_path(scope), number);
        let value = super::extend(
            Value::none(),
            [
                ("year", Value::from(scope.year())),
                ("month", Value::from(scope.month())),
                ("day", Value::from(scope.day())),
                ("date", Value::from(scope.to_string())),
            ],
        );
        let mut page = Page::new("archive.html", typography::capitalised(&scope.long()))
            .below(self.word("title-articles"), Route::page("bai-viet"));
        if scope.month().is_some()
            && let Ok(year) = PartialDate::of_year(scope.year())
        {
            page = page.below(scope.year().to_string(), Route::page(&archive_path(year)));
        }
        page.with("items", self.view.articles(shown))
            .with("pager", pager)
            .with("archive", self.archive_tree(Some(scope.year())))
            .with("scope", value)
    }

    /// Years and months with articles, latest first; of one year where that is asked for.
    fn archive_tree(&self, only: Option<u16>) -> Value {
        let site = &self.view.site;
        let mut tree: Vec<ArchiveYear> = Vec::new();
        for date in site.dates(only).filter(|date| date.day().is_none()) {
            let (route, count) = (Route::page(&archive_path(date)).to_string(), site.articles_of(date).len());
            match (date.month(), tree.last_mut()) {
                (Some(month), Some(year)) => year.months.push(ArchiveMonth { month, route, count }),
                _ => tree.push(ArchiveYear { year: date.year(), route, count, months: Vec::new() }),
            }
        }
        tree.reverse();
        Value::from_serializable(&tree)
    }

    /// The index of people, A to Z by given name, with the rule of its order.
    pub(super) fn profiles_of_kind(&self, artefact: &Artefact, number: usize) -> Page {
        let (kind, template) = match artefact {
            Artefact::Collectives(_) => (ProfileKind::Collective, "collectives.html"),
            Artefact::Households(_) => (ProfileKind::Household, "households.html"),
            _ => (ProfileKind::Model, "models.html"),
        };
        let (title, path) = kind_list(kind);
        let all = self.view.site.select_profiles(&ProfileQuery { kind: Some(kind), ..Default::default() });
        let (shown, pager) = self.paged(&all, path, number);
        Page::new(template, self.word(title)).with("items", self.view.profiles(shown)).with("pager", pager)
    }

    pub(super) fn media(&self, artefact: &Artefact, number: usize) -> Page {
        type Card = fn(&crate::view::View, usize) -> Value;
        let site = &self.view.site;
        let (template, title, path, len, card): (_, _, _, _, Card) = match artefact {
            Artefact::Galleries(_) => {
                ("galleries.html", "title-galleries", "phong-su-anh", site.galleries.len(), |v, i| v.gallery(i))
            }
            Artefact::Videos(_) => ("videos.html", "title-videos", "video", site.videos.len(), |v, i| v.video(i)),
            _ => ("events.html", "title-events", "su-kien", site.events.len(), |v, i| v.event(i)),
        };
        let all: Vec<usize> = (0..len).collect();
        let (shown, pager) = self.paged(&all, path, number);
        let items: Vec<Value> = shown.iter().map(|i| card(&self.view, *i)).collect();
        Page::new(template, self.word(title)).with("items", items).with("pager", pager)
    }
}
