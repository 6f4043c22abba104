//! What pictures for sharing show: of each page of the plan, of what somebody said, of a figure.

use crate::model::yearbook::Book;
use crate::model::{Item, Terms};
use crate::path::{Route, SourcePath};
use crate::plan::{Artefact, Planned, figure_route, file_of, is_mapped, quote_route, share_route};
use crate::press::yearbook::photographs::{Cut, Use};
use crate::press::yearbook::set_text;
use crate::reading::entities::{Article, Photo, Profile, ProfileKind};
use crate::reading::focus::Focus;
use crate::reading::vocabulary::Term;
use crate::view::{Sharing, View, figure_text};
use serde::Serialize;

/// The form of a picture, which has a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As messengers show an address: 1200 by 630 pixels.
    Wide,
    /// As readers show it themselves: 1080 by 1080.
    Square,
}

impl Shape {
    pub const fn pixels(self) -> (u32, u32) {
        match self {
            Shape::Wide => (1200, 630),
            Shape::Square => (1080, 1080),
        }
    }

    pub const fn template(self) -> &'static str {
        match self {
            Shape::Wide => "share/page.typ",
            Shape::Square => "share/square.typ",
        }
    }
}

/// The words of a picture, as they are printed.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Words {
    /// What kind of thing it is.
    pub label: Option<String>,
    pub title: String,
    /// Whose it is, where, when.
    pub lines: Vec<String>,
    /// One sentence that speaks for it.
    pub said: Option<String>,
    /// That it is an invented sample.
    pub sample: Option<String>,
}

/// A photograph: its file, and how it is cut.
#[derive(Debug, Clone)]
pub(super) struct PhotoOf {
    pub path: SourcePath,
    pub of: Use,
    pub focus: Option<Focus>,
}

impl PhotoOf {
    pub const fn cut(&self) -> Cut {
        self.of.cut()
    }
}

/// A picture that is to be made.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub of: Sharing,
    pub shape: Shape,
    /// Its address, before it has its tag.
    pub route: Route,
    pub words: Words,
    pub photo: Option<PhotoOf>,
    /// The user's file that it tells of.
    pub record: SourcePath,
}

impl Told {
    /// What is to be seen, in words.
    pub fn alt(&self) -> String {
        let Words { label, title, lines, said, .. } = &self.words;
        let parts = label.iter().chain([title]).chain(lines).chain(said);
        parts.map(|part| part.trim_end_matches('.')).collect::<Vec<_>>().join(". ")
    }
}

/// Every picture that is to be made for a site.
pub(super) fn all(view: &View) -> Vec<Told> {
    let pages = view.plan.files.iter().filter(|planned| is_mapped(planned)).filter_map(|planned| view.page(planned));
    let quotes = (0..view.site.profiles.len()).filter_map(|index| view.quote(index));
    let figures = view.site.figures.iter().filter_map(|entry| view.figure(&entry.id));
    pages.chain(quotes).chain(figures).collect()
}

impl View {
    /// Nothing of a page that is too little to be told of by itself, as a month: the picture of the site stands for it.
    fn page(&self, planned: &Planned) -> Option<Told> {
        use Artefact as A;
        let site = &self.site;
        let titled =
            |key: &str| Words { label: Some(site.config.title.clone()), title: self.word(key), ..Words::default() };
        let told = |words: Words, photo: Option<PhotoOf>, record: &SourcePath| Told {
            of: Sharing::Page(planned.route.clone()),
            shape: Shape::Wide,
            route: share_route(&planned.route),
            words,
            photo,
            record: record.clone(),
        };
        let list = |key: &str| Some(told(titled(key), None, &site.config_path));
        match &planned.artefact {
            A::Home => {
                let agency = site.config.agency.as_ref().and_then(|agency| agency.name.clone());
                let words = Words {
                    title: site.config.title.clone(),
                    lines: agency.into_iter().collect(),
                    said: site.config.description.clone(),
                    ..Words::default()
                };
                Some(told(words, None, &site.config_path))
            }
            A::Article(index) => {
                let item = &site.articles[*index];
                Some(told(self.article_words(item), self.photo_of_article(item), &item.path))
            }
            A::Profile(index) => {
                let item = &site.profiles[*index];
                Some(told(self.profile_words(item), self.photo_of_profile(item), &item.path))
            }
            A::Page(index) => {
                let item = &site.pages[*index];
                let words = Words {
                    label: Some(site.config.title.clone()),
                    title: item.record.title.clone(),
                    said: item.record.summary.clone(),
                    ..Words::default()
                };
                Some(told(words, in_text(item), &item.path))
            }
            A::Gallery(index) => {
                let item = &site.galleries[*index];
                let count = self.theme.strings.get("n-photos", &[("n", item.record.photos.len().to_string())]);
                let words = Words {
                    label: Some(self.word("kind-gallery")),
                    title: item.record.title.clone(),
                    lines: count.into_iter().collect(),
                    said: item.record.summary.clone(),
                    sample: self.sample(item.record.sample),
                };
                let photo = item.record.photos.iter().find_map(|photo| self.cut(&item.path, photo));
                Some(told(words, photo, &item.path))
            }
            A::Video(index) => {
                let item = &site.videos[*index];
                let words = Words {
                    label: Some(self.word("kind-video")),
                    title: item.record.title.clone(),
                    said: item.record.summary.clone(),
                    sample: self.sample(item.record.sample),
                    ..Words::default()
                };
                let photo = item.record.poster.as_ref().and_then(|photo| self.cut(&item.path, photo));
                Some(told(words, photo, &item.path))
            }
            A::Event(index) => {
                let item = &site.events[*index];
                let card = self.event_card(item);
                let words = Words {
                    label: Some(self.word("kind-event")),
                    title: item.record.title.clone(),
                    lines: item.record.date.map(|date| date.short()).into_iter().chain(card.place).collect(),
                    said: card.summary,
                    sample: self.sample(item.record.sample),
                };
                let photo = item.record.cover.as_ref().and_then(|photo| self.cut(&item.path, photo));
                Some(told(words, photo.or_else(|| in_text(item)), &item.path))
            }
            A::Yearbook(number) => {
                let book = self.books.get(self.plan.editions.get(*number)?.book)?;
                Some(told(self.book_words(book), self.cover_of(book), &book.path))
            }
            A::Unit(id, _) => self.term_words("kind-unit", &site.units, id).map(|(words, at)| told(words, None, at)),
            A::Series(id, _) => {
                self.term_words("kind-series", &site.series, id).map(|(words, at)| told(words, None, at))
            }
            A::Topic(id, _) => self.term_words("kind-topic", &site.topics, id).map(|(words, at)| told(words, None, at)),
            A::Field(id, _) => self.term_words("kind-field", &site.fields, id).map(|(words, at)| told(words, None, at)),
            A::Award(id, _) => {
                self.term_words("kind-award", &site.award_types, id).map(|(words, at)| told(words, None, at))
            }
            A::Directive(id, _) => {
                self.term_words("kind-directive", &site.directives, id).map(|(words, at)| told(words, None, at))
            }
            A::Statistics => list("title-statistics"),
            A::Figures => list("title-figures"),
            A::Standards => list("title-standards"),
            A::Commitments => list("title-commitments"),
            A::Recordings(_) => list("title-recordings"),
            A::Articles(_) => list("title-articles"),
            A::People(_) => list("title-people"),
            A::Collectives(_) => list("title-collectives"),
            A::Households(_) => list("title-households"),
            A::Models(_) => list("title-models"),
            A::Galleries(_) => list("title-galleries"),
            A::Videos(_) => list("title-videos"),
            A::Events(_) => list("title-events"),
            A::Units => list("title-units"),
            A::Awards => list("title-awards"),
            A::Yearbooks => list("title-yearbooks"),
            _ => None,
        }
    }

    fn sample(&self, is_sample: bool) -> Option<String> {
        is_sample.then(|| self.word("sample-any"))
    }

    fn article_words(&self, item: &Item<Article>) -> Words {
        let card = self.article_card(item);
        let series = card.series.map(|series| series.name);
        let number = card.instalment.and_then(|n| self.theme.strings.get("instalment", &[("n", n.to_string())]));
        let label = [series, number].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let by = card.author.map(|author| author.name);
        Words {
            label: Some(if label.is_empty() { self.word("kind-article") } else { label }),
            title: card.title,
            lines: by.into_iter().chain(item.record.date.map(|date| date.short())).collect(),
            said: card.summary,
            sample: card.sample.then(|| self.word("sample-article")),
        }
    }

    fn profile_words(&self, item: &Item<Profile>) -> Words {
        let card = self.profile_card(item);
        let kind = format!("kind-{}", card.kind);
        // The headline was written to speak for the whole; without one the first deed does.
        let said = card.headline.or_else(|| card.deeds.first().cloned()).or(card.summary);
        Words {
            label: Some(self.word(&kind)),
            title: card.name,
            lines: self.lines_of(item),
            said,
            sample: card.sample.then(|| self.word("sample")),
        }
    }

    /// What somebody is, and where.
    fn lines_of(&self, item: &Item<Profile>) -> Vec<String> {
        let roles = self.profile_card(item).roles.into_iter().take(1);
        let role = roles.map(|role| match role.unit {
            Some(unit) => format!("{}, {}", role.name, unit.name),
            None => role.name,
        });
        let lines: Vec<String> = role.collect();
        if !lines.is_empty() {
            return lines;
        }
        let units = item.unit_ids().into_iter().filter_map(|id| self.site.units.get(id));
        units.map(|unit| unit.record.name().to_owned()).filter(|name| *name != item.record.name).take(1).collect()
    }

    fn book_words(&self, book: &Book) -> Words {
        let record = &book.volume.yearbook;
        Words {
            label: Some(self.word("title-yearbooks")),
            title: record.title.clone(),
            lines: record.subtitle.iter().cloned().collect(),
            sample: self.sample(record.sample),
            ..Words::default()
        }
    }

    fn term_words<'a, T: Term>(&self, label: &str, terms: &'a Terms<T>, id: &str) -> Option<(Words, &'a SourcePath)> {
        let entry = terms.get(id)?;
        let words = Words {
            label: Some(self.word(label)),
            title: entry.record.name().to_owned(),
            said: entry.record.description().map(str::to_owned),
            ..Words::default()
        };
        Some((words, &entry.path))
    }

    fn quote(&self, index: usize) -> Option<Told> {
        let item = &self.site.profiles[index];
        let quote = item.record.quote.as_ref()?;
        let by = quote.by.clone().unwrap_or_else(|| item.record.name.clone());
        // What somebody else says of them is not said by the face beside it. Before a name there may be a title: "Chị Lưu Thị Thoa".
        let own = by.ends_with(&item.record.name);
        let words = Words {
            title: by,
            lines: if own { self.lines_of(item) } else { Vec::new() },
            said: Some(quote.text.clone()),
            sample: self.sample(item.record.sample),
            ..Words::default()
        };
        Some(Told {
            of: Sharing::Quote(item.id.clone()),
            shape: Shape::Square,
            route: quote_route(&item.route),
            words,
            photo: self.photo_of_profile(item).filter(|photo| own && photo.cut() == Cut::Portrait),
            record: item.path.clone(),
        })
    }

    fn figure(&self, id: &str) -> Option<Told> {
        let entry = self.site.figures.get(id)?;
        let record = &entry.record;
        let period = record.period.map(|period| period.to_string());
        let source = record.source.as_ref().map(|source| source.name.clone());
        let words = Words {
            label: Some(self.word("title-figures")),
            title: figure_text(record),
            lines: period.or_else(|| record.date.map(|date| date.short())).into_iter().chain(source).collect(),
            said: Some(record.name().to_owned()),
            ..Words::default()
        };
        Some(Told {
            of: Sharing::Figure(id.to_owned()),
            shape: Shape::Square,
            route: figure_route(id),
            words,
            photo: None,
            record: entry.path.clone(),
        })
    }
}

impl Words {
    /// As they are printed: no line ends within a number or a name.
    pub fn set(&self) -> Words {
        let all = |lines: &[String]| lines.iter().map(|line| set_text(line)).collect();
        Words {
            label: self.label.as_deref().map(set_text),
            title: set_text(&self.title),
            lines: all(&self.lines),
            said: self.said.as_deref().map(set_text),
            sample: self.sample.clone(),
        }
    }
}

impl View {
    /// Nothing of a photograph that shows somebody whom readers may not see: in a picture, nobody can leave the name out.
    fn cut(&self, owner: &SourcePath, photo: &Photo) -> Option<PhotoOf> {
        let is_seen = |id: &str| self.site.profile(id).is_some();
        let shown = photo.people.iter().filter_map(|shown| shown.profile.as_ref());
        shown.into_iter().all(|profile| is_seen(&profile.id)).then(|| cut(owner, photo)).flatten()
    }

    fn photo_of_article(&self, item: &Item<Article>) -> Option<PhotoOf> {
        let cover = item.record.cover.as_ref().and_then(|photo| self.cut(&item.path, photo));
        cover.or_else(|| in_text(item).filter(|_| item.record.cover.is_none()))
    }

    /// A person's portrait, three by four; of others what shows them best.
    fn photo_of_profile(&self, item: &Item<Profile>) -> Option<PhotoOf> {
        let portrait = item.record.portrait.as_ref().and_then(|photo| self.cut(&item.path, photo));
        let portrait = portrait.map(|photo| match item.kind() {
            ProfileKind::Individual => PhotoOf { of: Use::Portrait, ..photo },
            _ => photo,
        });
        let photos = || item.record.photos.iter().find_map(|photo| self.cut(&item.path, photo));
        portrait.or_else(photos).or_else(|| in_text(item))
    }

    fn cover_of(&self, book: &Book) -> Option<PhotoOf> {
        book.volume.yearbook.cover.as_ref().and_then(|photo| self.cut(&book.path, photo))
    }
}

fn cut(owner: &SourcePath, photo: &Photo) -> Option<PhotoOf> {
    let path = owner.beside(&crate::vietnamese::nfc(&photo.file.value))?;
    Some(PhotoOf { path, of: Use::Opening, focus: photo.focus })
}

/// The first photograph in a text.
fn in_text<T>(item: &Item<T>) -> Option<PhotoOf> {
    let path = item.pointed().images.iter().find_map(|image| file_of(&image.target.to, &item.body_path))?;
    Some(PhotoOf { path, of: Use::Opening, focus: None })
}
