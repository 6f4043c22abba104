//! Pages: for each artefact of the plan its template and what the template is told.
//!
//! `items` are the pages of single things, `lists` those of many, `terms` those of vocabularies,
//! `numbers` statistics and figures, `flip` the pages of a book as pictures, `slideshow` what runs on a screen. All of them fill a [`Page`]; here it is rendered.

mod flip;
mod items;
mod lists;
mod numbers;
mod people;
mod slideshow;
mod terms;
mod yearbooks;

pub(super) use items::kind_list;

use super::head::{self, absolute};
use super::page::{Page, Subject};
use super::renderer::Renderer;
use super::search::{Index, Suggestions};
use super::text::Texts;
use super::{here, qr};
use crate::diagnostic::{Diagnostic, Findings};
use crate::doc::Doc;
use crate::path::{Route, SourcePath};
use crate::plan::{Artefact, Planned, SearchFile, list_route};
use crate::theme::{Engine, Form, Here};
use crate::view::{Shared, Sharing, View, extend};
use serde::Serialize;
use slideshow::Show;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use tera::Value;

/// How the site is to be written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// `index.html` in every link, so that pages open from a folder.
    pub portable: bool,
}

#[derive(Serialize)]
struct PageMeta<'a> {
    kind: &'a str,
    title: &'a str,
    description: Option<&'a str>,
    route: &'a str,
    canonical: Option<String>,
    breadcrumbs: Vec<Crumb<'a>>,
    noindex: bool,
    preview: bool,
    held_back: Option<&'a str>,
    sample: bool,
    date: Option<&'a str>,
    modified: Option<&'a str>,
}

#[derive(Serialize)]
struct Crumb<'a> {
    name: &'a str,
    route: &'a str,
}

#[derive(Serialize)]
struct Pager {
    number: usize,
    pages: usize,
    total: usize,
    prev: Option<String>,
    next: Option<String>,
    links: Vec<PagerLink>,
}

#[derive(Serialize)]
struct PagerLink {
    number: usize,
    route: String,
    current: bool,
    gap_before: bool,
}

/// Makes pages, from several threads at once: a [`Renderer`] of a site that knows which pages there are.
pub struct Press {
    renderer: Renderer,
    options: Options,
    /// For each edition of the plan a press that sees the site as the book's holders may.
    editions: Vec<Press>,
    index: OnceLock<Option<Index>>,
    suggestions: OnceLock<Suggestions>,
    /// What stands for pages without a picture of their own.
    shared: OnceLock<Option<Shared>>,
    show: OnceLock<Show>,
}

impl Deref for Press {
    type Target = Renderer;

    fn deref(&self) -> &Renderer {
        &self.renderer
    }
}

impl Press {
    /// # Errors
    /// When a template of the theme cannot be read.
    pub fn new(view: Arc<View>, options: Options) -> Result<Self, Findings> {
        let engine = view.theme.engine(Form::Web)?;
        let editions = Press::of_books(&view, &engine, options);
        Ok(Press { editions, ..Press::bare(view, engine, options) })
    }

    fn bare(view: Arc<View>, engine: Arc<Engine>, options: Options) -> Self {
        let renderer = Renderer::new(view, engine, options.portable);
        Press {
            renderer,
            options,
            editions: Vec::new(),
            index: OnceLock::new(),
            suggestions: OnceLock::new(),
            shared: OnceLock::new(),
            show: OnceLock::new(),
        }
    }

    /// Texts and templates of a book's chapters see the book's site: what they ask names nobody whose consent does not
    /// cover the book. Books of one audience share a site, and so a press's view.
    fn of_books(view: &View, engine: &Arc<Engine>, options: Options) -> Vec<Press> {
        let mut made: Vec<Arc<View>> = Vec::new();
        let presses = view.plan.editions.iter().map(|edition| {
            // A view without books, as that of a notice of withdrawal, makes no chapter.
            let site = view.books.get(edition.book).map_or(&view.site, |book| &book.site);
            let own = made.iter().find(|own| Arc::ptr_eq(&own.site, site)).cloned().unwrap_or_else(|| {
                let own = Arc::new(view.of(Arc::clone(site)));
                made.push(Arc::clone(&own));
                own
            });
            Press::bare(own, Arc::clone(engine), options)
        });
        presses.collect()
    }

    /// Makes what pages tell of the whole: the index and the slides. Where many pages are made at once they would all wait
    /// for it in the middle.
    pub fn prepare(&self) {
        self.index();
        self.show();
    }

    /// The press whose site a page is of: a chapter is the book's.
    fn press_of(&self, artefact: &Artefact) -> &Press {
        match artefact {
            Artefact::Piece(number, _) | Artefact::Chapter(number, _) => self.editions.get(*number).unwrap_or(self),
            _ => self,
        }
    }

    /// The search index; none where there is nothing to find.
    pub fn index(&self) -> Option<&Index> {
        self.index.get_or_init(|| self.view.plan.search.map(|layout| Index::of(&self.view, layout))).as_ref()
    }

    /// The names that are offered while one types.
    pub fn suggestions(&self) -> &Suggestions {
        self.suggestions.get_or_init(|| Suggestions::of(&self.view))
    }

    pub fn here(&self, planned: &Planned) -> Here {
        here(planned, self.options, &self.view)
    }

    /// What was found since it was last asked, in the order in which it was.
    pub fn take_findings(&self) -> Findings {
        let mut findings = self.renderer.take_findings();
        self.editions.iter().for_each(|edition| findings.extend(edition.take_findings()));
        findings
    }

    /// The bytes of a page.
    ///
    /// # Errors
    /// When its template fails.
    pub fn page(&self, planned: &Planned) -> Result<Vec<u8>, Box<Diagnostic>> {
        let here = self.here(planned);
        let page = self.draft(planned, &here);
        let mut context = self.context();
        context.insert_value("page", self.meta(&page, planned));
        for (name, value) in page.entries {
            context.insert_value(name, value);
        }
        self.press_of(&planned.artefact).bytes(page.template, &context, here)
    }

    fn meta(&self, page: &Page, planned: &Planned) -> Value {
        let site = &self.view.site;
        let preview = site.mode.is_preview();
        let canonical = page.canonical.as_ref().unwrap_or(&planned.route);
        let meta = PageMeta {
            kind: kind(&planned.artefact),
            title: &page.title,
            description: page.description.as_deref(),
            route: planned.route.as_str(),
            canonical: absolute(site, canonical).filter(|_| !page.noindex),
            breadcrumbs: page.breadcrumbs.iter().map(|(name, route)| Crumb { name, route: route.as_str() }).collect(),
            noindex: page.noindex || preview,
            preview,
            held_back: page.held_back.as_deref(),
            sample: page.sample,
            date: page.date.as_deref(),
            modified: page.modified.as_deref(),
        };
        let head = head::head(site, page, canonical, self.shown_for(page, canonical));
        let coded = matches!(planned.artefact, Artefact::Article(_) | Artefact::Profile(_));
        let qr = meta.canonical.as_deref().filter(|_| coded).and_then(qr::svg);
        let more =
            [("head", Value::safe_string(&head)), ("qr", qr.map_or_else(Value::none, |svg| Value::safe_string(&svg)))];
        extend(Value::from_serializable(&meta), more)
    }

    /// What stands for a page where its address is shared: what was drawn for it, its own photograph, or what stands for the site.
    fn shown_for<'a>(&'a self, page: &'a Page, route: &Route) -> Option<&'a Shared> {
        let drawn = |route: &Route| self.view.shared.get(&Sharing::Page(route.clone()));
        let of_site = || drawn(&Route::home()).or_else(|| self.shared_of_site());
        drawn(route).or(page.image.as_ref()).or_else(|| of_site().filter(|_| !page.noindex))
    }

    fn draft(&self, planned: &Planned, here: &Here) -> Page {
        use Artefact as A;
        let page = match &planned.artefact {
            A::Home => self.home(),
            A::Article(index) => self.article(*index, here),
            A::Profile(index) => self.profile(*index, here),
            A::Page(index) => self.static_page(*index, here),
            A::Gallery(index) => self.gallery(*index),
            A::Video(index) => self.video(*index, here),
            A::Event(index) => self.event(*index, here),
            A::Articles(number) => self.articles(*number),
            A::Archive(scope, number) => self.archive(*scope, *number),
            A::People(number) => self.people(*number),
            A::Collectives(number) | A::Households(number) | A::Models(number) => {
                self.profiles_of_kind(&planned.artefact, *number)
            }
            A::Galleries(number) | A::Videos(number) | A::Events(number) => self.media(&planned.artefact, *number),
            A::SeriesList | A::Topics | A::Fields | A::Years | A::Periods | A::Directives | A::Decisions => {
                self.vocabulary(&planned.artefact)
            }
            A::Units => self.units(),
            A::Awards => self.awards(),
            A::Series(id, number) => self.series(id, *number),
            A::Topic(id, number) => self.topic(id, *number),
            A::Field(id, number) => self.field(id, *number),
            A::Directive(id, number) => self.directive(id, *number),
            A::Year(year, number) => self.year(*year, *number),
            A::Period(period, number) => self.period(*period, *number),
            A::Unit(id, number) => self.unit(id, *number),
            A::Award(id, number) => self.award(id, *number),
            A::Decision(id) => self.decision(id),
            A::Yearbooks => self.yearbooks(),
            A::Yearbook(number) => self.yearbook(*number),
            A::Flip(number) => self.flip(*number),
            A::Piece(number, chapter) | A::Chapter(number, chapter) => self.chapter(*number, *chapter, here),
            A::Statistics => self.statistics(),
            A::Figures => self.figures(),
            A::Standards => self.standards(),
            A::Commitments => self.commitments(),
            A::Aloud(subject) => self.loudspeaker_page(*subject),
            A::Recordings(number) => self.recordings(*number),
            A::Search => self.search(),
            A::Slideshow => self.slideshow(),
            A::Redirect(target) => self.redirect(target),
            A::Withdrawn(_) => Page { noindex: true, ..Page::new("withdrawn.html", self.word("title-withdrawn")) },
            // What is left is no page; the presses of feeds and data make it.
            _ => Page { noindex: true, ..Page::new("404.html", self.word("title-not-found")) },
        };
        let home = (self.view.site.config.title.clone(), Route::home());
        let mut page = self.introduced(page, planned, here);
        // A screen that is filled has no room for the way to it.
        if !matches!(planned.artefact, A::Home | A::Slideshow | A::NotFound | A::Withdrawn(_) | A::Redirect(_)) {
            page.breadcrumbs.insert(0, home);
        }
        page
    }

    /// A list under the title and the text that its folder has for it, and pages below it under that title.
    fn introduced(&self, mut page: Page, planned: &Planned, here: &Here) -> Page {
        let site = &self.view.site;
        for (name, route) in &mut page.breadcrumbs {
            if let Some(index) = site.introduction(route) {
                name.clone_from(&site.pages[index].record.title);
            }
        }
        let number = planned.artefact.number().unwrap_or(1);
        let list = match planned.route.as_str().strip_suffix(&format!("/trang/{number}/")) {
            Some(path) if number > 1 => Route::page(path),
            _ => planned.route.clone(),
        };
        let Some(index) = site.introduction(&list).filter(|_| !matches!(planned.artefact, Artefact::Page(_))) else {
            return page;
        };
        let item = &site.pages[index];
        page.title.clone_from(&item.record.title);
        if number > 1 {
            return page;
        }
        let body = (!item.body.blocks.is_empty()).then(|| self.body(&item.body, here, &item.body_path));
        page.held_back = self.view.held(item);
        page.described(item.record.summary.as_deref()).with("introduction", body.unwrap_or_else(Value::none))
    }

    fn home(&self) -> Page {
        let config = &self.view.site.config;
        Page::new("home.html", config.title.clone()).described(config.description.as_deref())
    }

    fn redirect(&self, target: &Route) -> Page {
        let page = Page::new("redirect.html", self.word("title-moved")).with("target", target.to_string());
        Page { noindex: true, ..page }
    }

    /// The page that asks the index. It has no answer of its own, so search engines leave it out.
    fn search(&self) -> Page {
        let index = self.index();
        let search = extend(
            Value::none(),
            [
                (
                    "index",
                    Value::from(index.and_then(|index| index.route(SearchFile::Root)).map(|route| route.to_string())),
                ),
                ("sorts", Value::from_serializable(index.map_or(&[][..], Index::sorts))),
            ],
        );
        Page { noindex: true, ..Page::new("search.html", self.word("title-search")).with("search", search) }
    }

    fn body(&self, doc: &Doc, here: &Here, source: &SourcePath) -> Value {
        Texts { renderer: self, here, source }.html(doc)
    }

    /// The slice of a list on one page, and the links to the others.
    pub(in crate::press) fn paged<'t, T>(&self, items: &'t [T], path: &str, number: usize) -> (&'t [T], Value) {
        let size = self.view.site.config.page_size();
        let start = (number - 1) * size;
        let slice = items.get(start..items.len().min(start + size)).unwrap_or(&[]);
        (slice, self.pager(items.len(), path, number))
    }

    fn pager(&self, total: usize, path: &str, number: usize) -> Value {
        self.pager_of(total.div_ceil(self.view.site.config.page_size()), total, path, number)
    }

    fn pager_of(&self, pages: usize, total: usize, path: &str, number: usize) -> Value {
        if pages < 2 {
            return Value::none();
        }
        let route = |n: usize| list_route(path, n).to_string();
        // The ends, the neighbours, and nothing else: lists may have hundreds of pages.
        let shown = |n: &usize| *n == 1 || *n == pages || n.abs_diff(number) <= 2;
        let mut links: Vec<PagerLink> = Vec::new();
        for n in (1..=pages).filter(shown) {
            let gap_before = links.last().is_some_and(|last| last.number + 1 < n);
            links.push(PagerLink { number: n, route: route(n), current: n == number, gap_before });
        }
        Value::from_serializable(&Pager {
            number,
            pages,
            total,
            prev: (number > 1).then(|| route(number - 1)),
            next: (number < pages).then(|| route(number + 1)),
            links,
        })
    }
}

/// The name of a page's kind, for styles.
fn kind(artefact: &Artefact) -> &'static str {
    use Artefact as A;
    match artefact {
        A::Home => "home",
        A::Article(_) => "article",
        A::Profile(_) => "profile",
        A::Page(_) => "page",
        A::Gallery(_) => "gallery",
        A::Video(_) => "video",
        A::Event(_) => "event",
        A::People(_) => "people",
        A::Yearbook(_) => "yearbook",
        A::Flip(_) => "flip",
        A::Piece(..) | A::Chapter(..) => "chapter",
        A::Statistics => "statistics",
        A::Figures => "figures",
        A::Standards => "standards",
        A::Commitments => "commitments",
        A::Units => "units",
        A::Unit(..) => "unit",
        A::Awards => "awards",
        A::Award(..) => "award",
        A::Series(..) => "series",
        A::Decision(_) => "decision",
        A::Topic(..) | A::Field(..) | A::Year(..) | A::Period(..) | A::Directive(..) => "term",
        A::Aloud(_) => "aloud",
        A::Recordings(_) => "recordings",
        A::Search => "search",
        A::Slideshow => "slideshow",
        A::NotFound => "not-found",
        A::Withdrawn(_) => "withdrawn",
        A::Redirect(_) => "redirect",
        _ => "list",
    }
}
