//! Which pages and other files a site asks for, before anybody has looked whether two ask for one address.

use super::{
    Artefact, Claim, FeedOf, Listed, PEOPLE_SIZE, Planned, SITEMAP_SIZE, SearchLayout, ServerFile, Slides,
    archive_path, feed_route, garden_route, is_mapped, list_route, period_path, slides_route,
};
use crate::diagnostic::Place;
use crate::model::{ArticleQuery, ProfileQuery, Site};
use crate::path::{Route, SourcePath};
use crate::reading::entities::ProfileKind;
use crate::reading::vocabulary::Term;
use crate::schema::Spanned;
use std::collections::BTreeMap;

/// The claims so far.
pub(super) struct Draft<'a> {
    pub site: &'a Site,
    pub files: Vec<Claim>,
}

impl Draft<'_> {
    pub(super) fn claim(&mut self, route: Route, artefact: Artefact, by: Option<Place>) {
        self.files.push(Claim { planned: Planned { route, artefact }, by });
    }

    pub(super) fn page(&mut self, path: &str, artefact: Artefact) {
        self.claim(Route::page(path), artefact, None);
    }

    /// The pages of a list: `/x/`, `/x/trang/2/`, ... At least one.
    fn paged(&mut self, path: &str, items: usize, make: impl Fn(usize) -> Artefact) {
        let pages = items.div_ceil(self.site.config.page_size()).max(1);
        for number in 1..=pages {
            self.claim(list_route(path, number), make(number), None);
        }
    }

    fn aliases(&mut self, aliases: &[Spanned<String>], path: &SourcePath, target: &Route) {
        for alias in aliases {
            let text = alias.value.trim_matches('/');
            let route =
                if text.ends_with(".html") || text.ends_with(".htm") { Route::file(text) } else { Route::page(text) };
            let by = Some(Place::at(path, alias.span));
            self.claim(route, Artefact::Redirect(target.clone()), by);
        }
    }

    pub fn items(&mut self) {
        let site = self.site;
        macro_rules! items {
            ($($list:ident $artefact:ident;)*) => { $(
                for (index, item) in site.$list.iter().enumerate() {
                    self.claim(item.route.clone(), Artefact::$artefact(index), Some(Place::file(&item.path)));
                    self.aliases(&item.record.aliases, &item.path, &item.route);
                }
            )* };
        }
        items! {
            articles Article; profiles Profile; galleries Gallery; videos Video; events Event;
        }
        for (index, item) in site.pages.iter().enumerate() {
            if !item.introduces() {
                self.claim(item.route.clone(), Artefact::Page(index), Some(Place::file(&item.path)));
            }
            self.aliases(&item.record.aliases, &item.path, &item.route);
        }
        for (index, gone) in site.withdrawn.iter().enumerate() {
            self.claim(gone.route.clone(), Artefact::Withdrawn(index), Some(Place::file(&gone.path)));
        }
    }

    pub fn lists(&mut self) {
        let site = self.site;
        if !site.articles.is_empty() {
            self.paged("bai-viet", site.articles.len(), Artefact::Articles);
            for scope in site.dates(None) {
                let path = archive_path(scope);
                let count = site.articles_of(scope).len();
                self.paged(&path, count, |page| Artefact::Archive(scope, page));
            }
        }
        let of_kind = |kind| site.select_profiles(&ProfileQuery { kind: Some(kind), ..Default::default() }).len();
        if !site.profiles.is_empty() {
            let pages = of_kind(ProfileKind::Individual).div_ceil(PEOPLE_SIZE).max(1);
            for number in 1..=pages {
                self.claim(list_route("ho-so", number), Artefact::People(number), None);
            }
            for number in 2..=pages {
                self.claim(garden_route(number), Artefact::Garden(number), None);
            }
        }
        let kinds: [(&str, ProfileKind, Listed); 3] = [
            ("tap-the", ProfileKind::Collective, Artefact::Collectives),
            ("ho-gia-dinh", ProfileKind::Household, Artefact::Households),
            ("mo-hinh", ProfileKind::Model, Artefact::Models),
        ];
        for (path, kind, make) in kinds {
            let count = of_kind(kind);
            if count > 0 {
                self.paged(path, count, make);
            }
        }
        let lists: [(&str, usize, Listed); 3] = [
            ("phong-su-anh", site.galleries.len(), Artefact::Galleries),
            ("video", site.videos.len(), Artefact::Videos),
            ("su-kien", site.events.len(), Artefact::Events),
        ];
        for (path, count, make) in lists {
            if count > 0 {
                self.paged(path, count, make);
            }
        }
    }

    /// What stands above a list is a page by itself while nothing is in the list. Asked when all lists have spoken.
    pub fn introductions(&mut self) {
        for (index, item) in self.site.pages.iter().enumerate() {
            let listed = || self.files.iter().any(|claim| claim.planned.route == item.route);
            if item.introduces() && !listed() {
                self.claim(item.route.clone(), Artefact::Page(index), Some(Place::file(&item.path)));
            }
        }
    }

    /// The pages of a vocabulary's terms, and its list when there is anything in it.
    fn vocabulary<T: Term>(
        &mut self,
        terms: &crate::model::Terms<T>,
        list: Option<Artefact>,
        count: impl Fn(&str) -> usize,
        make: impl Fn(String, usize) -> Artefact,
    ) {
        if let Some(list) = list.filter(|_| !terms.is_empty()) {
            self.page(T::FOLDER, list);
        }
        for entry in terms.iter() {
            let path = format!("{}/{}", T::FOLDER, entry.id);
            let pages = count(&entry.id).div_ceil(self.site.config.page_size()).max(1);
            for number in 1..=pages {
                let by = Some(Place::at(&entry.path, entry.record.id().span));
                self.claim(list_route(&path, number), make(entry.id.clone(), number), by);
            }
        }
    }

    pub fn terms(&mut self) {
        let site = self.site;
        let articles = |query: ArticleQuery<'_>| site.select_articles(&query).len();
        let profiles = |query: ProfileQuery<'_>| site.select_profiles(&query).len();
        self.vocabulary(
            &site.series,
            Some(Artefact::SeriesList),
            |id| articles(ArticleQuery { series: Some(id), ..Default::default() }),
            Artefact::Series,
        );
        self.vocabulary(
            &site.topics,
            Some(Artefact::Topics),
            |id| {
                articles(ArticleQuery { topic: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { topic: Some(id), ..Default::default() })
            },
            Artefact::Topic,
        );
        self.vocabulary(
            &site.fields,
            Some(Artefact::Fields),
            |id| {
                articles(ArticleQuery { field: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { field: Some(id), ..Default::default() })
            },
            Artefact::Field,
        );
        self.vocabulary(
            &site.units,
            Some(Artefact::Units),
            |id| {
                articles(ArticleQuery { unit: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { unit: Some(id), ..Default::default() })
            },
            Artefact::Unit,
        );
        self.vocabulary(
            &site.directives,
            Some(Artefact::Directives),
            |id| {
                articles(ArticleQuery { directive: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { directive: Some(id), ..Default::default() })
            },
            Artefact::Directive,
        );
        self.vocabulary(&site.decisions, Some(Artefact::Decisions), |_| 0, |id, _| Artefact::Decision(id));
        self.awards();
        for year in site.years() {
            let count = articles(ArticleQuery { year: Some(year), ..Default::default() })
                + profiles(ProfileQuery { year: Some(year), ..Default::default() });
            self.paged(&format!("nam/{year}"), count, |page| Artefact::Year(year, page));
        }
        if !site.years().is_empty() {
            self.page("nam", Artefact::Years);
        }
        let periods = site.periods();
        if !periods.is_empty() {
            self.page("giai-doan", Artefact::Periods);
        }
        for period in periods {
            let count = site.profiles_of_period(period).len();
            self.paged(&period_path(period), count, |page| Artefact::Period(period, page));
        }
    }

    /// Award types have pages when they were conferred: most of the built-in catalogue waits.
    fn awards(&mut self) {
        let site = self.site;
        let mut any = false;
        for entry in site.award_types.iter() {
            let rows = site.award_rows(&entry.id).len();
            if rows == 0 {
                continue;
            }
            any = true;
            let id = entry.id.clone();
            self.paged(&format!("khen-thuong/{id}"), rows, |page| Artefact::Award(id.clone(), page));
        }
        if any {
            self.page("khen-thuong", Artefact::Awards);
        }
    }

    pub fn around(&mut self, search: Option<SearchLayout>) {
        let site = self.site;
        self.page("", Artefact::Home);
        if !site.profiles.is_empty() || !site.figures.is_empty() {
            self.page("thong-ke", Artefact::Statistics);
        }
        if !site.figures.is_empty() {
            self.page("so-lieu", Artefact::Figures);
        }
        if !site.standards.is_empty() {
            self.page("chuan-muc", Artefact::Standards);
        }
        if !site.commitments.is_empty() {
            self.page("cam-ket", Artefact::Commitments);
        }
        let recorded = site.recorded().len();
        if recorded > 0 {
            self.paged("nghe", recorded, Artefact::Recordings);
        }
        self.claim(Route::file("404.html"), Artefact::NotFound, None);
        self.claim(Route::file("robots.txt"), Artefact::Robots, None);
        self.claim(Route::file("du-lieu/ho-so.json"), Artefact::ProfileData, None);
        self.claim(Route::file("du-lieu/khen-thuong.csv"), Artefact::AwardData, None);
        if let Some(layout) = search {
            self.page("tim-kiem", Artefact::Search);
            for file in layout.files() {
                self.claim(file.route(), Artefact::SearchIndex(file), None);
            }
            self.claim(super::search::names_route(), Artefact::Names, None);
            self.claim(Route::file("tim-kiem/goi-y.js"), Artefact::NamesPointer, None);
        }
        if let Some(files) = Slides::of(site).files() {
            self.claim(slides_route(1), Artefact::Slideshow, None);
            for number in 2..=files {
                self.claim(slides_route(number), Artefact::Slides(number), None);
            }
        }
        if site.config.base().is_some() {
            self.feeds();
            self.sitemaps();
        }
    }

    /// A file of the site's own wins: who writes one knows the server better.
    pub fn servers(&mut self, statics: &BTreeMap<SourcePath, Route>) {
        for file in ServerFile::of(self.site.config.servers()) {
            if !statics.values().any(|own| *own == file.route()) {
                self.claim(file.route(), Artefact::Server(file), None);
            }
        }
    }

    /// Feeds carry absolute addresses, so there are none without `base_url`.
    fn feeds(&mut self) {
        let site = self.site;
        if !site.recorded().is_empty() {
            self.claim(Route::file("nghe/podcast.xml"), Artefact::Podcast, None);
        }
        if site.articles.is_empty() {
            return;
        }
        self.claim(Route::file("feed.xml"), Artefact::Feed(FeedOf::Site), None);
        for series in site.series.ids() {
            if !site.select_articles(&ArticleQuery { series: Some(series), ..Default::default() }).is_empty() {
                let route = feed_route(&site.series.route(series));
                self.claim(route, Artefact::Feed(FeedOf::Series(series.to_owned())), None);
            }
        }
        for unit in site.units.ids() {
            if !site.select_articles(&ArticleQuery { unit: Some(unit), ..Default::default() }).is_empty() {
                let route = feed_route(&site.units.route(unit));
                self.claim(route, Artefact::Feed(FeedOf::Unit(unit.to_owned())), None);
            }
        }
    }

    fn sitemaps(&mut self) {
        let pages = self.files.iter().filter(|claim| is_mapped(&claim.planned)).count();
        let parts = pages.div_ceil(SITEMAP_SIZE).max(1);
        if parts == 1 {
            self.claim(Route::file("sitemap.xml"), Artefact::Sitemap(0), None);
            return;
        }
        self.claim(Route::file("sitemap.xml"), Artefact::SitemapIndex(parts), None);
        for part in 0..parts {
            let route = Route::file(&format!("sitemap-{}.xml", part + 1));
            self.claim(route, Artefact::Sitemap(part), None);
        }
    }
}
