//! The entries of a book: what the templates of a profile, an article, a gallery, an event are told.

use super::photographs::{Cut, Home};
use super::{Finish, Medium, Work, Writer, context};
use crate::diagnostic::Diagnostic;
use crate::model::{Item, Subject};
use crate::path::{Route, SourcePath};
use crate::reading::entities::{Article, Event, Gallery, Photo, Profile, ProfileKind, Source};
use crate::vietnamese::{self, PartialDate, typography};
use crate::view::cards::{AuthorCard, AwardCard, PictureCard, RoleCard};
use crate::view::extend;
use serde::Serialize;
use tera::Value;

/// A photograph as the library's functions take it.
#[derive(Serialize)]
pub(super) struct PhotoValue {
    pub src: String,
    /// Width over height.
    pub ratio: f64,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// Whether it was drawn.
    pub drawing: bool,
    /// What it is found by where it is printed.
    pub mark: Option<String>,
    /// The mark of the same photograph, if it is printed elsewhere in the book and not here.
    pub elsewhere: Option<String>,
}

#[derive(Serialize)]
struct AwardValue {
    label: String,
    when: Option<String>,
    detail: Option<String>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct MemberValue {
    name: String,
    role: Option<String>,
    entry: Option<String>,
}

/// Path, text, and the user's file that it comes from.
pub(in crate::press) type Written = Result<(String, String, SourcePath), Box<Diagnostic>>;

/// The name of an entry's template, what the template is told, and the user's file that it comes from.
type Told<'a> = (&'static str, [(&'static str, Value); 2], &'a SourcePath);

/// A text as it is printed.
pub(in crate::press) fn set(text: &str) -> String {
    typography::set(text).into_owned()
}

fn set_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| set(text)).collect()
}

impl<W: Work> Writer<'_, W> {
    /// The path of an entry's text.
    pub(in crate::press) fn path(&self, subject: Subject) -> String {
        format!("/entry/{}.typ", self.inputs.book.key(subject))
    }

    /// An entry as the work's template has it.
    pub(in crate::press) fn entry(&self, subject: Subject) -> Written {
        let Some((kind, told, source)) = self.told(subject) else {
            return Ok((self.path(subject), String::new(), self.inputs.book.record().clone()));
        };
        let text = self.render(&format!("{}/{kind}.typ", W::TEMPLATES), context(told))?;
        Ok((self.path(subject), text, source.clone()))
    }

    /// What is told of an entry, for every medium.
    pub(super) fn told(&self, subject: Subject) -> Option<Told<'_>> {
        let site = self.inputs.book.site();
        let key = self.inputs.book.key(subject);
        let (kind, entry, body, source) = match subject {
            Subject::Profile(index) => {
                let item = &site.profiles[index];
                let body = self.body(&item.body, &item.body_path, &key);
                ("profile", self.profile(index, &key), body, &item.path)
            }
            Subject::Article(index) => {
                let item = &site.articles[index];
                let body = self.body(&item.body, &item.body_path, &key);
                ("article", self.article(item, &key), body, &item.path)
            }
            Subject::Gallery(index) => {
                let item = &site.galleries[index];
                ("gallery", self.gallery(item, &key), Value::safe_string(""), &item.path)
            }
            Subject::Event(index) => {
                let item = &site.events[index];
                let body = self.body(&item.body, &item.body_path, &key);
                ("event", self.event(item, &key), body, &item.path)
            }
            // No part can ask for one.
            Subject::Page(_) | Subject::Video(_) => return None,
        };
        Some((kind, [("entry", entry), ("body", body)], source))
    }

    fn profile(&self, index: usize, key: &str) -> Value {
        let view = &self.view;
        let item = &view.site.profiles[index];
        let record = &item.record;
        let card = view.profile_card(item);
        let awards: Vec<AwardValue> = card.awards.iter().map(|award| self.award(award)).collect();
        let members: Vec<MemberValue> = view
            .members(item)
            .into_iter()
            .map(|member| MemberValue { name: member.name, role: member.role, entry: member.key })
            .collect();
        let quote = record.quote.as_ref().map(crate::view::cards::quote_card);
        let portrait = self.portrait(item);
        let own = [
            ("kind", Value::from(item.kind().word())),
            ("name", Value::from(typography::set_name(&record.name).into_owned())),
            ("honorific", Value::from(record.honorific.as_deref().map(typography::capitalised))),
            ("lines", Value::from(self.lines(item, &card.roles))),
            ("headline", Value::from(record.headline.as_deref().map(set))),
            ("summary", Value::from(record.summary.as_deref().map(set))),
            ("portrait", Value::from_serializable(&portrait)),
            ("initials", Value::from(card.initials)),
            ("pattern", Value::from(card.pattern)),
            ("awards", Value::from_serializable(&awards)),
            ("deeds", Value::from(set_all(&record.deeds))),
            ("facts", Value::from(self.facts(record))),
            ("members", Value::from_serializable(&members)),
            ("quote", Value::from_serializable(&quote)),
            ("photos", Value::from_serializable(&self.photos(&item.path, &record.photos, None, Some(key)))),
        ];
        let around = self.around(item, key, record.source.as_ref(), record.sample.then_some("book-sample-profile"));
        extend(extend(Value::none(), own), around)
    }

    /// What all entries have: where they come from, where they are on the site.
    fn around<T>(
        &self,
        item: &Item<T>,
        key: &str,
        source: Option<&Source>,
        sample: Option<&str>,
    ) -> [(&'static str, Value); 7] {
        let address = self.published_address(key, &item.route);
        let code = address.as_deref().and_then(|address| self.code(address));
        let proof = self.order.finish == Finish::Proof;
        [
            ("id", Value::from(key.to_owned())),
            ("source", Value::from(source.map(|source| self.source(source)))),
            ("source_link", Value::from(source.and_then(|source| source.link.as_ref()).map(|link| link.0.clone()))),
            ("address", Value::from(address)),
            ("qr", Value::from(code)),
            ("sample", Value::from(sample.map(|key| self.word(key)))),
            ("source_id", Value::from(proof.then(|| item.path.as_str().to_owned()))),
        ]
    }

    /// The address of a page that the site has: a book may hold people whom the site does not.
    pub(super) fn published_address(&self, key: &str, route: &Route) -> Option<String> {
        self.inputs.published.item(key)?;
        self.address(route)
    }

    /// "Theo Báo Nhân Dân (12/3/2020)".
    fn source(&self, source: &Source) -> String {
        let mut text = format!("{} {}", self.word("according-to"), source.name);
        if let Some(date) = source.date {
            text.push_str(&format!(" ({})", date.short()));
        }
        set(&text)
    }

    /// The lines under a name: roles with their units, or else the units.
    pub(in crate::press) fn lines(&self, item: &Item<Profile>, roles: &[RoleCard]) -> Vec<String> {
        let mut named: Vec<&str> = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        for (role, record) in roles.iter().zip(&item.record.roles) {
            let mut line = role.name.clone();
            if let Some(unit) = &role.unit {
                line.push_str(", ");
                line.push_str(&unit.name);
                named.push(&unit.id);
            }
            // A role that has ended is told with its years.
            if let Some(to) = record.to {
                let from = record.from.map(|from| format!("{} – ", from.year())).unwrap_or_default();
                line.push_str(&format!(" ({from}{})", to.year()));
            }
            lines.push(set(&line));
        }
        for unit in self.view.site.units_called(item) {
            let own = item.kind() != ProfileKind::Individual || roles.is_empty();
            // A collective is often a unit itself: its own name is not said twice.
            if own && !named.contains(&unit.id) && unit.name != item.record.name {
                lines.push(set(unit.name));
            }
        }
        lines
    }

    fn award(&self, award: &AwardCard) -> AwardValue {
        let date = award.date.as_deref().and_then(|text| text.parse::<PartialDate>().ok());
        let when = award.period.clone().or_else(|| award.year.map(|year| year.to_string()));
        let decision =
            award.decision.as_ref().map(|decision| format!("{} {}", self.word("decision-no"), decision.number));
        let details: Vec<String> = [decision, Self::short(date), award.issuer.clone()].into_iter().flatten().collect();
        let mut label = award.label.clone();
        if award.posthumous {
            label.push_str(&format!(" ({})", self.word("posthumous").to_lowercase()));
        }
        AwardValue {
            label: set(&label),
            when,
            detail: (!details.is_empty()).then(|| set(&details.join(", "))),
            reason: award.reason.as_deref().map(set),
        }
    }

    /// What a model says of itself beside its story.
    fn facts(&self, record: &Profile) -> Vec<Value> {
        let facts = [
            ("model-problem", record.problem.clone()),
            ("model-method", record.method.clone()),
            ("model-result", record.result.clone()),
            ("model-since", record.since.map(PartialDate::short)),
            ("model-spread", record.count.map(vietnamese::format_number)),
            ("model-replicated", (!record.replicated.is_empty()).then(|| record.replicated.join("; "))),
        ];
        facts
            .into_iter()
            .filter_map(|(key, text)| {
                let text = set(&text?);
                Some(extend(Value::none(), [("label", Value::from(self.word(key))), ("text", Value::from(text))]))
            })
            .collect()
    }

    fn article(&self, item: &Item<Article>, key: &str) -> Value {
        let record = &item.record;
        let card = self.view.article_card(item);
        let byline = self.byline(card.author);
        let series = card.series.map(|series| match card.instalment {
            Some(number) => {
                let words = self.view.theme.strings.get("instalment", &[("n", number.to_string())]);
                set(&format!("{}, {}", series.name, words.unwrap_or_default().to_lowercase()))
            }
            None => series.name,
        });
        let cover = record.cover.as_ref().and_then(|photo| self.photo(&item.path, photo, &record.title, Some(key)));
        let own = [
            ("title", Value::from(set(&record.title))),
            ("byline", Value::from(byline)),
            ("date", Value::from(Self::short(record.date))),
            ("updated", Value::from(Self::short(record.updated.filter(|updated| record.date != Some(*updated))))),
            ("minutes", Value::from(card.minutes)),
            ("series", Value::from(series)),
            ("summary", Value::from(record.summary.as_deref().map(set))),
            ("cover", Value::from_serializable(&cover)),
        ];
        let around = self.around(item, key, record.source.as_ref(), record.sample.then_some("sample-article"));
        extend(extend(Value::none(), own), around)
    }

    /// Who wrote it, with office and unit.
    pub(in crate::press) fn byline(&self, author: Option<AuthorCard>) -> Option<String> {
        let author = author?;
        // An office that signs as itself is not named twice.
        let unit = author.unit.map(|unit| unit.name).filter(|unit| *unit != author.name);
        Some(set(&[Some(author.name), author.role, unit].into_iter().flatten().collect::<Vec<_>>().join(", ")))
    }

    fn gallery(&self, item: &Item<Gallery>, key: &str) -> Value {
        let record = &item.record;
        let photos = self.photos(&item.path, &record.photos, record.credit.as_deref(), Some(key));
        let own = [
            ("title", Value::from(set(&record.title))),
            ("date", Value::from(Self::short(record.date))),
            ("summary", Value::from(record.summary.as_deref().map(set))),
            ("credit", Value::from(record.credit.clone())),
            ("photos", Value::from_serializable(&photos)),
        ];
        let around = self.around(item, key, record.source.as_ref(), record.sample.then_some("book-sample-gallery"));
        extend(extend(Value::none(), own), around)
    }

    fn event(&self, item: &Item<Event>, key: &str) -> Value {
        let record = &item.record;
        let dates: Vec<String> = [record.date, record.until].into_iter().flatten().map(PartialDate::short).collect();
        let cover = record.cover.as_ref().and_then(|photo| self.photo(&item.path, photo, &record.title, Some(key)));
        let own = [
            ("title", Value::from(set(&record.title))),
            ("date", Value::from((!dates.is_empty()).then(|| dates.join(" – ")))),
            ("place", Value::from(record.place.as_deref().map(set))),
            ("summary", Value::from(record.summary.as_deref().map(set))),
            ("cover", Value::from_serializable(&cover)),
        ];
        let around = self.around(item, key, record.source.as_ref(), record.sample.then_some("book-sample-event"));
        extend(extend(Value::none(), own), around)
    }

    /// A photograph with its caption, in which the people in the picture are named; `place` is the text that shows it.
    pub(super) fn photo(
        &self,
        owner: &SourcePath,
        photo: &Photo,
        subject: &str,
        place: Option<&str>,
    ) -> Option<PhotoValue> {
        let mut value = self.photo_value(self.view.picture(owner, Some(photo), subject)?);
        if let Some((home, here)) = place.and_then(|place| self.home(&value.src, place)) {
            let told = if here { &mut value.mark } else { &mut value.elsewhere };
            *told = Some(home.label.clone());
        }
        Some(value)
    }

    /// Where a photograph is printed, if it is printed once, and whether that is `place`. On a screen nobody turns pages.
    pub(super) fn home(&self, src: &str, place: &str) -> Option<(&Home, bool)> {
        let home = self.homes.get(src).filter(|_| self.medium == Medium::Pages)?;
        Some((home, home.place == place))
    }

    /// The portrait of a profile: a person's is cut to its frame.
    pub(super) fn portrait(&self, item: &Item<Profile>) -> Option<PhotoValue> {
        let cut = if item.kind() == ProfileKind::Individual { Cut::Portrait } else { Cut::Whole };
        self.framed(cut, &item.path, item.record.portrait.as_ref()?, &item.record.name)
    }

    /// A photograph as it is cut for a frame.
    pub(super) fn framed(&self, cut: Cut, owner: &SourcePath, photo: &Photo, subject: &str) -> Option<PhotoValue> {
        let files = match cut {
            Cut::Whole => &self.view.pictures,
            cut => self.framed.get(&cut)?,
        };
        Some(self.photo_value(self.view.picture_among(files, owner, Some(photo), subject)?))
    }

    pub(super) fn photo_value(&self, card: PictureCard) -> PhotoValue {
        let people: Vec<String> = card
            .people
            .iter()
            .map(|person| match &person.position {
                Some(position) => format!("{} ({position})", person.name),
                None => person.name.clone(),
            })
            .collect();
        let mut caption = card.caption.clone().unwrap_or_default();
        if !people.is_empty() {
            let between = match caption.trim_end().chars().next_back() {
                None => "",
                Some(end) if end.is_alphanumeric() => ". ",
                Some(_) => " ",
            };
            caption.push_str(&format!("{between}{} {}.", self.word("in-picture"), people.join(", ")));
        }
        PhotoValue {
            src: card.src,
            ratio: f64::from(card.width) / f64::from(card.height.max(1)),
            width: card.width,
            height: card.height,
            alt: card.alt,
            caption: (!caption.is_empty()).then(|| set(&caption)),
            credit: card.credit,
            drawing: card.drawing,
            mark: None,
            elsewhere: None,
        }
    }

    /// Photographs of one owner; `credit` is that of those who name none.
    pub(super) fn photos(
        &self,
        owner: &SourcePath,
        photos: &[Photo],
        credit: Option<&str>,
        place: Option<&str>,
    ) -> Vec<PhotoValue> {
        photos
            .iter()
            .filter_map(|photo| {
                let mut value = self.photo(owner, photo, photo.caption.as_deref().unwrap_or_default(), place)?;
                value.credit = value.credit.or_else(|| credit.map(str::to_owned));
                Some(value)
            })
            .collect()
    }
}
