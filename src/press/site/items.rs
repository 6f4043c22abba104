//! The pages of single things: an article, a profile, a page, a gallery, a video, an event.

use super::super::text::contents;
use super::Press;
use crate::model::gate::file_of;
use crate::model::yearbook::Book;
use crate::model::{ArticleQuery, Item, ProfileQuery};
use crate::path::{Route, SourcePath};
use crate::plan::archive_path;
use crate::press::page::{Page, Subject};
use crate::reading::entities::{Article, Photo, Profile, ProfileKind};
use crate::reading::vocabulary::Term;
use crate::schema::{Entity, Ref, Spanned};
use crate::theme::Here;
use crate::view::{Shared, Sharing, cards, extend};
use tera::Value;

/// How many related things a page shows.
const RELATED: usize = 4;

impl Press {
    pub(super) fn article(&self, index: usize, here: &Here) -> Page {
        let site = &self.view.site;
        let item = &site.articles[index];
        let record = &item.record;
        let at = |i: Option<usize>| i.map_or_else(Value::none, |i| self.view.article(i));
        let mentions: Vec<usize> = self.mentioned_in(item);
        let (earlier, later) = self.neighbours_in_series(index);
        let archive = |date| Some(Route::page(&archive_path(site.config.archive().scope(date)?)).to_string());
        let article = extend(
            self.view.article(index),
            [
                ("body", self.body(&item.body, here, &item.body_path)),
                ("contents", contents(self, &item.body)),
                ("archive", Value::from(record.date.and_then(archive))),
                ("mentions", self.view.profiles(&mentions)),
                ("galleries", self.galleries_of(&record.galleries)),
                ("directives", Value::from_serializable(&self.view.directive_refs(&record.directives))),
                ("newer", at(index.checked_sub(1))),
                ("older", at(Some(index + 1).filter(|i| *i < site.articles.len()))),
                ("previous_instalment", at(earlier)),
                ("next_instalment", at(later)),
                ("related", self.view.articles(&self.related_articles(index))),
                ("handout", self.view.leaf(crate::model::Subject::Article(index))),
                ("aloud", self.view.loudspeaker(crate::model::Subject::Article(index))),
                ("recording", self.view.recording(crate::model::Subject::Article(index))),
            ],
        );
        let summary = record.summary.clone().unwrap_or_else(|| self.view.excerpt(&item.body));
        let mut page = Page::new("article.html", record.title.clone())
            .described(Some(&summary))
            .below(self.word("title-articles"), Route::page("bai-viet"))
            .with("article", article);
        page.sample = record.sample;
        page.held_back = self.view.held(item);
        page.date = cards::iso(record.date);
        page.modified = cards::iso(record.updated.map(|date| self.view.site.mode.until_today(date)));
        page.image =
            self.shared(&item.path, record.cover.as_ref(), &record.title).or_else(|| self.shared_of_text(item));
        page.audio = self.view.heard(crate::model::Subject::Article(index));
        page.subject = Subject::Article {
            author: record.author.as_ref().map(|author| author.name.clone()),
            author_is_person: record.author.as_ref().is_some_and(|author| author.role.is_some()),
        };
        page
    }

    /// The published profiles that an article names, in the order of an index.
    fn mentioned_in(&self, item: &Item<Article>) -> Vec<usize> {
        let site = &self.view.site;
        let mut found: Vec<usize> = site.mentioned(item).iter().filter_map(|id| site.profile_index(id)).collect();
        found.sort_unstable();
        found
    }

    /// The instalments before and after, by their numbers.
    fn neighbours_in_series(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let site = &self.view.site;
        let number = |i: usize| site.articles[i].record.instalment.as_ref().map(|n| n.value);
        let (Some(series), Some(own)) = (&site.articles[index].record.series, number(index)) else {
            return (None, None);
        };
        let all = site.select_articles(&ArticleQuery { series: Some(&series.id), ..Default::default() });
        let numbered = || all.iter().filter_map(|i| Some((number(*i)?, *i)));
        let before = numbered().filter(|(n, _)| *n < own).max().map(|(_, i)| i);
        let after = numbered().filter(|(n, _)| *n > own).min().map(|(_, i)| i);
        (before, after)
    }

    /// Newest articles of the same topic, field or unit, those that share most first.
    fn related_articles(&self, index: usize) -> Vec<usize> {
        let site = &self.view.site;
        let record = &site.articles[index].record;
        let all = ArticleQuery::default();
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for topic in &record.topics {
            lists.push(site.select_articles(&ArticleQuery { topic: Some(&topic.id), ..all.clone() }));
        }
        for field in &record.fields {
            lists.push(site.select_articles(&ArticleQuery { field: Some(&field.id), ..all.clone() }));
        }
        for unit in &record.units {
            lists.push(site.select_articles(&ArticleQuery { unit: Some(&unit.id), ..all.clone() }));
        }
        most_shared(&lists, index)
    }

    pub(super) fn profile(&self, index: usize, here: &Here) -> Page {
        let site = &self.view.site;
        let item = &site.profiles[index];
        let record = &item.record;
        let mentioned = site.select_articles(&ArticleQuery { mentions: Some(&item.id), ..Default::default() });
        let models: Vec<usize> = record.models.iter().filter_map(|m| site.profile_index(&m.id)).collect();
        let carriers = site.select_profiles(&ProfileQuery { model: Some(&item.id), ..Default::default() });
        let at = |i: Option<usize>| i.map_or_else(Value::none, |i| self.view.profile(i));
        let (before, after) = self.neighbours_in_index(index);
        let figures: Vec<Value> = record
            .figures
            .iter()
            .filter_map(|figure| self.view.figure_card(&figure.id))
            .map(|card| Value::from_serializable(&card))
            .collect();
        let profile = extend(
            self.view.profile(index),
            [
                ("body", self.body(&item.body, here, &item.body_path)),
                ("contents", contents(self, &item.body)),
                ("quote", Value::from_serializable(&record.quote.as_ref().map(cards::quote_card))),
                ("quote_picture", Value::from(self.view.share_route(&Sharing::Quote(item.id.clone())))),
                ("models", self.view.profiles(&models)),
                ("carriers", self.view.profiles(&carriers)),
                ("members", Value::from_serializable(&self.view.members(item))),
                ("problem", Value::from(record.problem.clone())),
                ("method", Value::from(record.method.clone())),
                ("result", Value::from(record.result.clone())),
                ("since", Value::from(cards::iso(record.since))),
                ("replicated", Value::from(record.replicated.clone())),
                ("spread", Value::from(record.count)),
                ("photos", self.view.photos(item, &record.photos)),
                ("galleries", self.galleries_of(&record.galleries)),
                ("mentioned_in", self.view.articles(&mentioned)),
                ("related", self.view.profiles(&self.related_profiles(index))),
                ("before", at(before)),
                ("after", at(after)),
                ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
                ("directives", Value::from_serializable(&self.view.directive_refs(&record.directives))),
                ("topics", self.refs(&site.topics, &record.topics)),
                ("figures", Value::from(figures)),
                ("handout", self.view.leaf(crate::model::Subject::Profile(index))),
                ("aloud", self.view.loudspeaker(crate::model::Subject::Profile(index))),
                ("recording", self.view.recording(crate::model::Subject::Profile(index))),
                ("poster", self.view.poster(index)),
            ],
        );
        let summary = record.summary.clone().or_else(|| Some(self.view.excerpt(&item.body)));
        let (list, path) = kind_list(item.kind());
        let mut page = Page::new("profile.html", record.name.clone())
            .described(summary.as_deref())
            .below(self.word(list), Route::page(path))
            .with("profile", profile);
        page.sample = record.sample;
        page.held_back = self.view.held(item);
        page.image = self
            .shared(&item.path, record.portrait.iter().chain(&record.photos), &record.name)
            .or_else(|| self.shared_of_text(item));
        page.audio = self.view.heard(crate::model::Subject::Profile(index));
        page.subject = self.profile_subject(item);
        page
    }

    fn profile_subject(&self, item: &Item<Profile>) -> Subject {
        let awards = item.awards().map(|award| self.view.award(award).label).collect();
        let unit = self.view.site.units_called(item).first().map(|unit| unit.name.to_owned());
        match item.kind() {
            ProfileKind::Individual => Subject::Person {
                roles: item.record.roles.iter().map(|role| role.name.clone()).collect(),
                unit,
                awards,
            },
            ProfileKind::Collective | ProfileKind::Household => Subject::Organization { awards },
            ProfileKind::Model => Subject::WebPage,
        }
    }

    /// The profiles of the same kind before and after in the index.
    fn neighbours_in_index(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let profiles = &self.view.site.profiles;
        let kind = profiles[index].kind();
        let same = |i: &usize| profiles[*i].kind() == kind;
        let before = (0..index).rev().find(same);
        let after = (index + 1..profiles.len()).find(same);
        (before, after)
    }

    /// Profiles of the same unit or field, those that share most first.
    fn related_profiles(&self, index: usize) -> Vec<usize> {
        let site = &self.view.site;
        let item = &site.profiles[index];
        let all = ProfileQuery { kind: Some(item.kind()), ..Default::default() };
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for unit in item.unit_ids() {
            lists.push(site.select_profiles(&ProfileQuery { unit: Some(unit), ..all.clone() }));
        }
        for field in &item.record.fields {
            lists.push(site.select_profiles(&ProfileQuery { field: Some(&field.id), ..all.clone() }));
        }
        most_shared(&lists, index)
    }

    pub(super) fn static_page(&self, index: usize, here: &Here) -> Page {
        let item = &self.view.site.pages[index];
        let record = &item.record;
        let content = extend(
            Value::none(),
            [
                ("title", Value::from(record.title.clone())),
                ("body", self.body(&item.body, here, &item.body_path)),
                ("contents", contents(self, &item.body)),
                (
                    "updated",
                    Value::from(cards::iso(
                        record.updated.or(record.date).map(|date| self.view.site.mode.until_today(date)),
                    )),
                ),
            ],
        );
        let summary = record.summary.clone().or_else(|| Some(self.view.excerpt(&item.body)));
        let mut page =
            Page::new("page.html", record.title.clone()).described(summary.as_deref()).with("content", content);
        page.held_back = self.view.held(item);
        page.date = cards::iso(record.date);
        page.modified = cards::iso(record.updated.map(|date| self.view.site.mode.until_today(date)));
        page
    }

    pub(super) fn gallery(&self, index: usize) -> Page {
        let site = &self.view.site;
        let item = &site.galleries[index];
        let record = &item.record;
        let gallery = extend(
            self.view.gallery_with_photos(index),
            [
                ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
                ("units", Value::from_serializable(&self.view.unit_refs(&record.units, record.date))),
                ("fields", self.refs(&site.fields, &record.fields)),
            ],
        );
        let mut page = Page::new("gallery.html", record.title.clone())
            .described(record.summary.as_deref())
            .below(self.word("title-galleries"), Route::page("phong-su-anh"))
            .with("gallery", gallery);
        page.sample = record.sample;
        page.held_back = self.view.held(item);
        page.date = cards::iso(record.date);
        page.image = self.shared(&item.path, &record.photos, &record.title);
        page
    }

    pub(super) fn video(&self, index: usize, here: &Here) -> Page {
        let site = &self.view.site;
        let item = &site.videos[index];
        let record = &item.record;
        let route = |file: &Option<Spanned<String>>| {
            let path = item.path.beside(&file.as_ref()?.value)?;
            self.view.plan.attachments.get(&path).map(ToString::to_string)
        };
        // Whoever follows a link out of the site should know where it leads.
        let host = record.address.as_ref().and_then(|address| url::Url::parse(&address.0).ok());
        let host = host.and_then(|url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()));
        let video = extend(
            self.view.video(index),
            [
                ("file", Value::from(route(&record.file))),
                ("subtitles", Value::from(route(&record.subtitles))),
                ("host", Value::from(host)),
                ("address", Value::from(record.address.as_ref().map(|address| address.0.clone()))),
                ("transcript", self.body(&item.body, here, &item.body_path)),
                ("credit", Value::from(record.credit.clone())),
                ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
                ("units", Value::from_serializable(&self.view.unit_refs(&record.units, record.date))),
            ],
        );
        let mut page = Page::new("video.html", record.title.clone())
            .described(record.summary.as_deref())
            .below(self.word("title-videos"), Route::page("video"))
            .with("video", video);
        page.sample = record.sample;
        page.held_back = self.view.held(item);
        page.date = cards::iso(record.date);
        page.image = self.shared(&item.path, record.poster.as_ref(), &record.title);
        page
    }

    pub(super) fn event(&self, index: usize, here: &Here) -> Page {
        let site = &self.view.site;
        let item = &site.events[index];
        let record = &item.record;
        let articles: Vec<usize> = record.articles.iter().filter_map(|a| site.article_index(&a.id)).collect();
        let event = extend(
            self.view.event(index),
            [
                ("body", self.body(&item.body, here, &item.body_path)),
                ("galleries", self.galleries_of(&record.galleries)),
                ("articles", self.view.articles(&articles)),
                ("units", Value::from_serializable(&self.view.unit_refs(&record.units, record.date))),
                ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
            ],
        );
        let summary = record.summary.clone().or_else(|| Some(self.view.excerpt(&item.body)));
        let mut page = Page::new("event.html", record.title.clone())
            .described(summary.as_deref())
            .below(self.word("title-events"), Route::page("su-kien"))
            .with("event", event);
        page.sample = record.sample;
        page.held_back = self.view.held(item);
        page.date = cards::iso(record.date);
        page.image = self.shared(&item.path, record.cover.as_ref(), &record.title);
        page
    }

    pub(super) fn refs<T: Term + Entity>(&self, terms: &crate::model::Terms<T>, refs: &[Ref<T>]) -> Value {
        Value::from_serializable(&self.view.term_refs(terms, refs))
    }

    fn galleries_of<T>(&self, references: &[Ref<T>]) -> Value {
        let found = references.iter().filter_map(|gallery| self.view.site.gallery_index(&gallery.id));
        Value::from(found.map(|index| self.view.gallery(index)).collect::<Vec<_>>())
    }

    /// The first of these photographs that could be made, in its largest size.
    pub(super) fn shared<'p>(
        &self,
        owner: &SourcePath,
        photos: impl IntoIterator<Item = &'p Photo>,
        title: &str,
    ) -> Option<Shared> {
        photos.into_iter().find_map(|photo| {
            let path = owner.beside(&crate::vietnamese::nfc(&photo.file.value))?;
            let alt = photo.alt.as_deref().or(photo.caption.as_deref()).unwrap_or(title);
            self.shared_file(&path, alt)
        })
    }

    fn shared_file(&self, path: &SourcePath, alt: &str) -> Option<Shared> {
        let (size, route) = self.view.pictures.get(path)?.largest()?;
        Some(Shared { route: route.clone(), width: size.width, height: size.height, alt: alt.to_owned() })
    }

    /// The first photograph in a text.
    fn shared_of_text<T>(&self, item: &Item<T>) -> Option<Shared> {
        let pointed = item.pointed();
        pointed
            .images
            .iter()
            .find_map(|image| self.shared_file(&file_of(&image.target.to, &item.body_path)?, &image.alt))
    }

    /// For pages without a picture of their own: the cover of the newest yearbook, or the first photograph of a report.
    pub(super) fn shared_of_site(&self) -> Option<&Shared> {
        let found = || {
            let books = self.view.plan.editions.iter().filter_map(|edition| self.view.books.get(edition.book));
            let cover = |book: &Book| {
                let record = &book.volume.yearbook;
                self.shared(&book.path, record.cover.as_ref(), &record.title)
            };
            books.into_iter().find_map(cover).or_else(|| {
                let galleries = self.view.site.galleries.iter();
                galleries.into_iter().find_map(|item| self.shared(&item.path, &item.record.photos, &item.record.title))
            })
        };
        self.shared.get_or_init(found).as_ref()
    }
}

/// The list that a kind of profile belongs to: its title's key and its path.
pub(in crate::press) const fn kind_list(kind: ProfileKind) -> (&'static str, &'static str) {
    match kind {
        ProfileKind::Individual => ("title-people", "ho-so"),
        ProfileKind::Collective => ("title-collectives", "tap-the"),
        ProfileKind::Household => ("title-households", "ho-gia-dinh"),
        ProfileKind::Model => ("title-models", "mo-hinh"),
    }
}

/// The indices that stand in most of the lists, without `own`. Only the head of each list is looked
/// at: in a field with thousands of articles the newest are the ones worth showing.
fn most_shared(lists: &[Vec<usize>], own: usize) -> Vec<usize> {
    const HEAD: usize = 40;
    let mut counted: Vec<(usize, usize)> = Vec::new();
    for &index in lists.iter().flat_map(|list| list.iter().take(HEAD)) {
        if index == own {
            continue;
        }
        match counted.iter_mut().find(|(known, _)| *known == index) {
            Some((_, count)) => *count += 1,
            None => counted.push((index, 1)),
        }
    }
    counted.sort_by_key(|(index, count)| (std::cmp::Reverse(*count), *index));
    counted.into_iter().take(RELATED).map(|(index, _)| index).collect()
}
