//! The cards: an article, a profile, a gallery as lists and pages show them.

use super::terms::TermRef;
use super::{PictureFiles, Pictures, Sharing, View, extend};
use crate::diagnostic::Message;
use crate::model::Item;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::entities::{
    Article, Author, Award, Event, Gallery, Member, Photo, Pictured, Profile, ProfileKind, Quote, Role, Source, Video,
};
use crate::reading::focus::Focus;
use crate::reading::vocabulary::Figure;
use crate::reading::vocabulary::Term;
use crate::vietnamese::{self, PartialDate, Period};
use serde::Serialize;
use tera::Value;

#[derive(Serialize)]
pub struct PictureCard {
    pub src: String,
    /// The same in other widths; empty when there are none.
    pub srcset: Vec<Size>,
    /// The same for browsers that know WebP.
    pub webp: Vec<Size>,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub date: Option<String>,
    pub people: Vec<PersonInPicture>,
    pub rights: Option<String>,
    /// Shown until the picture is there; none where it would show through.
    pub colour: Option<String>,
    /// The photograph as it was taken, where readers may have it.
    pub original: Option<String>,
    /// What a crop keeps, as a style has it: "30% 20%".
    pub focus: Option<String>,
    /// Both for a page that may hold no style, in steps: "tone r3 g7 b12 crop x6 y4".
    pub classes: Option<String>,
}

#[derive(Serialize)]
pub struct Size {
    pub route: String,
    pub width: u32,
}

#[derive(Serialize)]
pub struct PersonInPicture {
    pub name: String,
    pub position: Option<String>,
    pub route: Option<String>,
}

#[derive(Serialize)]
pub struct RoleCard {
    pub name: String,
    pub unit: Option<TermRef>,
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Serialize)]
pub struct SourceCard {
    pub name: String,
    pub link: Option<String>,
    pub date: Option<String>,
}

#[derive(Serialize)]
pub struct QuoteCard {
    pub text: String,
    pub by: Option<String>,
}

#[derive(Serialize)]
pub struct DecisionRef {
    pub number: String,
    pub route: Option<String>,
}

#[derive(Serialize)]
pub struct AwardCard {
    /// "Huân chương Lao động hạng Nhất (lần thứ hai)".
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Option<TermRef>,
    pub class: &'static str,
    pub rank: Option<String>,
    pub time: Option<String>,
    pub year: Option<u16>,
    pub date: Option<String>,
    pub period: Option<String>,
    pub reason: Option<String>,
    pub decision: Option<DecisionRef>,
    pub issuer: Option<String>,
    pub posthumous: bool,
}

#[derive(Serialize)]
pub struct ProfileCard {
    pub id: String,
    pub kind: &'static str,
    pub name: String,
    pub honorific: Option<String>,
    pub headline: Option<String>,
    pub route: String,
    pub summary: Option<String>,
    pub roles: Vec<RoleCard>,
    pub units: Vec<TermRef>,
    pub fields: Vec<TermRef>,
    pub years: Vec<u16>,
    pub period: Option<String>,
    pub portrait: Option<PictureCard>,
    pub initials: String,
    /// One of sixteen patterns for a tile without a portrait, from the id.
    pub pattern: u8,
    pub sample: bool,
    pub featured: bool,
    pub deeds: Vec<String>,
    pub awards: Vec<AwardCard>,
    pub held_back: Option<String>,
}

/// A person of a collective.
#[derive(Serialize)]
pub struct MemberCard {
    pub name: String,
    pub role: Option<String>,
    pub route: Option<String>,
    /// `ho-so/nguyen-van-mau`, when the person has a profile here.
    pub key: Option<String>,
}

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

pub fn iso(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// "hơn 100 mô hình": a reported number as it is printed.
pub fn figure_text(figure: &Figure) -> String {
    let number = figure.written.clone().unwrap_or_else(|| vietnamese::format_number(figure.value));
    let words = [figure.qualifier.as_deref(), Some(number.as_str()), figure.unit.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
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

    pub fn profile_card(&self, item: &Item<Profile>) -> ProfileCard {
        let record = &item.record;
        ProfileCard {
            id: item.id.clone(),
            kind: item.kind().word(),
            name: record.name.clone(),
            honorific: record.honorific.clone(),
            headline: record.headline.clone(),
            route: item.route.to_string(),
            summary: record.summary.clone(),
            roles: record.roles.iter().map(|role| self.role(item, role)).collect(),
            units: self.site.units_called(item).into_iter().map(|unit| self.called(unit)).collect(),
            fields: self.term_refs(&self.site.fields, &record.fields),
            years: self.site.years_of(item).into_iter().collect(),
            period: record.period.map(|period| period.to_string()),
            portrait: self.picture(&item.path, record.portrait.as_ref(), &record.name),
            initials: initials(item),
            pattern: crate::digest::Digest::of(item.id.as_bytes()).first() % 16,
            sample: record.sample,
            featured: record.featured,
            deeds: record.deeds.clone(),
            awards: self.awards(item).into_iter().map(|award| self.award(award)).collect(),
            held_back: self.held(item),
        }
    }

    /// The awards that stand, latest first.
    pub fn awards<'a>(&self, item: &'a Item<Profile>) -> Vec<&'a Award> {
        let mut awards: Vec<&Award> = item.awards().collect();
        awards.sort_by_key(|award| {
            (std::cmp::Reverse(self.site.awarded_by(award)), self.site.award_types.rank(&award.kind.id))
        });
        awards
    }

    pub fn award(&self, award: &Award) -> AwardCard {
        let kind = self.site.award_types.get(&award.kind.id).map(|entry| &entry.record);
        let rank = award.rank.map(|rank| rank.to_string());
        let time = award.time.map(vietnamese::ordinal_time);
        let mut label = kind.map_or_else(|| award.kind.id.clone(), |kind| kind.name().to_owned());
        if let Some(rank) = &rank {
            label.push(' ');
            label.push_str(rank);
        }
        if let Some(time) = &time {
            label.push_str(&format!(" ({time})"));
        }
        AwardCard {
            label,
            kind: self.term_ref(&self.site.award_types, &award.kind.id),
            class: kind.and_then(|kind| kind.class).map_or("form", |class| class.word()),
            rank,
            time,
            year: self.site.award_year(award),
            date: iso(award.date),
            period: award.period.map(|period| period.to_string()),
            reason: award.reason.clone(),
            decision: award.decision.as_ref().map(|written| {
                let known = self.site.decision_of(award);
                DecisionRef {
                    number: known.map_or_else(|| written.value.clone(), |d| d.record.number.clone()),
                    route: known.map(|d| self.site.decisions.route(&d.id).to_string()),
                }
            }),
            issuer: award.issuer.clone().or_else(|| self.site.decision_of(award).and_then(|d| d.record.issuer.clone())),
            posthumous: award.posthumous,
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

    /// A photograph as pages show it; nothing when the file could not be made. `subject` stands in
    /// for a description that is missing.
    pub fn picture(&self, owner: &SourcePath, photo: Option<&Photo>, subject: &str) -> Option<PictureCard> {
        self.picture_among(&self.pictures, owner, photo, subject)
    }

    /// The same with files of its own.
    pub fn picture_among(
        &self,
        files: &Pictures,
        owner: &SourcePath,
        photo: Option<&Photo>,
        subject: &str,
    ) -> Option<PictureCard> {
        let photo = photo?;
        let path = owner.beside(&vietnamese::nfc(&photo.file.value))?;
        let mut card = picture_card(files.get(&path)?, photo.alt.as_deref().unwrap_or(subject))?;
        card.caption.clone_from(&photo.caption);
        card.credit.clone_from(&photo.credit);
        card.date = iso(photo.date);
        card.focus = photo.focus.map(|focus| focus.to_string());
        card.classes = classes(card.colour.as_deref(), photo.focus);
        card.rights.clone_from(&photo.rights);
        card.people = photo.people.iter().filter_map(|person| self.pictured(person)).collect();
        Some(card)
    }

    /// The picture at a path, without what a record says of it.
    pub fn picture_file(&self, path: &SourcePath, alt: &str) -> Option<PictureCard> {
        picture_card(self.pictures.get(path)?, alt)
    }

    fn pictured(&self, pictured: &Pictured) -> Option<PersonInPicture> {
        let person = self.site.person(pictured.profile.as_ref(), pictured.name.as_deref())?;
        Some(PersonInPicture {
            name: person.name()?.to_owned(),
            position: pictured.position.clone(),
            route: person.profile.map(|p| p.route.to_string()),
        })
    }

    /// The people of a collective who may be named.
    pub fn members(&self, item: &Item<Profile>) -> Vec<MemberCard> {
        let card = |member: &Member| {
            let person = self.site.person(member.profile.as_ref(), member.name.as_deref())?;
            Some(MemberCard {
                name: person.name()?.to_owned(),
                role: member.role.clone(),
                route: person.profile.map(|p| p.route.to_string()),
                key: person.profile.map(|p| format!("{}/{}", Kind::Profile.folder(), p.id)),
            })
        };
        item.record.members.iter().filter_map(card).collect()
    }

    fn role(&self, item: &Item<Profile>, role: &Role) -> RoleCard {
        let when = self.site.time_of_role(item, role);
        RoleCard {
            name: role.name.clone(),
            unit: role.unit.as_ref().and_then(|unit| self.unit_ref(&unit.id, when)),
            from: iso(role.from),
            to: iso(role.to),
        }
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

    /// A gallery's card with all its photographs.
    pub fn gallery_with_photos(&self, index: usize) -> Value {
        let item = &self.site.galleries[index];
        extend(self.gallery(index), [("photos", self.photos(item, &item.record.photos))])
    }

    pub fn photos<T>(&self, item: &Item<T>, photos: &[Photo]) -> Value {
        let cards: Vec<_> = photos.iter().filter_map(|photo| self.picture(&item.path, Some(photo), "")).collect();
        Value::from_serializable(&cards)
    }
}

/// Colour and focus as classes of the theme's style: each channel in 16 steps, each direction in 20.
fn classes(colour: Option<&str>, focus: Option<Focus>) -> Option<String> {
    let tone = colour.and_then(|colour| {
        let rgb = u32::from_str_radix(colour.strip_prefix('#')?, 16).ok()?;
        let step = |shift: u32| (((rgb >> shift) & 0xff) + 8) / 17;
        Some(format!("tone r{} g{} b{}", step(16), step(8), step(0)))
    });
    let crop = focus.map(|Focus { across, down }| format!("crop x{} y{}", (across + 2) / 5, (down + 2) / 5));
    let classes: Vec<String> = tone.into_iter().chain(crop).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

/// A picture without what a record says of it.
fn picture_card(files: &PictureFiles, alt: &str) -> Option<PictureCard> {
    let (largest, src) = files.largest()?;
    let set = |webp| -> Vec<Size> {
        let files = files.of(webp);
        files.map(|(size, route)| Size { route: route.to_string(), width: size.width }).collect()
    };
    Some(PictureCard {
        src: src.to_string(),
        srcset: set(false),
        webp: set(true),
        width: largest.width,
        height: largest.height,
        alt: alt.to_owned(),
        caption: None,
        credit: None,
        date: None,
        people: Vec::new(),
        rights: None,
        colour: files.facts.colour.clone(),
        classes: classes(files.facts.colour.as_deref(), None),
        original: files.original.as_ref().map(ToString::to_string),
        focus: None,
    })
}

pub fn source_card(source: &Source) -> SourceCard {
    SourceCard {
        name: source.name.clone(),
        link: source.link.as_ref().map(|link| link.0.clone()),
        date: iso(source.date),
    }
}

pub fn quote_card(quote: &Quote) -> QuoteCard {
    QuoteCard { text: quote.text.clone(), by: quote.by.clone() }
}

/// The letters on a tile that stands for a portrait.
fn initials(item: &Item<Profile>) -> String {
    match item.kind() {
        ProfileKind::Individual => vietnamese::initials(&item.record.name),
        _ => String::new(),
    }
}
