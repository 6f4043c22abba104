//! What an entry of a book is made of, part by part, as the content says it: not how a theme prints it, and nothing of what
//! no page shows. An approval that is written down, a consent, a line moved in the file change no digest.

use super::super::yearbook::WorkInputs;
use crate::digest::Digest;
use crate::doc::Doc;
use crate::model::gate::files_of_text;
use crate::model::{Site, Subject};
use crate::path::SourcePath;
use crate::reading::entities::{Award, Photo, Profile, Role};
use crate::reading::vocabulary::Term;
use crate::reading::yearbook::Piece;
use crate::schema::choices;
use crate::source::Sources;
use crate::write::markdown::markdown;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The unit of what belongs to none: the editors answer for it.
pub const NOWHERE: &str = "ban-bien-tap";

choices! {
    /// What may change in an entry, as whoever signs would say it.
    pub enum Part {
        Name = "name" | "ten",
        Text = "text" | "bai",
        Awards = "awards" | "khen",
        Photographs = "photographs" | "anh",
    }
}

impl Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let part = Part::ALL.iter().find(|part| part.word() == word).copied();
        part.ok_or_else(|| serde::de::Error::custom("no such part"))
    }
}

/// The unit that answers for an entry: the first that it names.
pub(super) fn unit(site: &Site, subject: Subject) -> String {
    let first =
        |units: &[crate::schema::Ref<crate::reading::vocabulary::Unit>]| units.first().map(|unit| unit.id.clone());
    let own = match subject {
        Subject::Profile(i) => site.profiles[i].unit_ids().first().map(|id| (*id).to_owned()),
        Subject::Article(i) => first(&site.articles[i].record.units),
        Subject::Gallery(i) => first(&site.galleries[i].record.units),
        Subject::Event(i) => first(&site.events[i].record.units),
        Subject::Video(i) => first(&site.videos[i].record.units),
        Subject::Page(_) => None,
    };
    own.unwrap_or_else(|| NOWHERE.to_owned())
}

/// The digests of its parts; of a part that it does not have, none.
pub(super) fn parts(inputs: WorkInputs<'_>, subject: Subject) -> BTreeMap<Part, String> {
    let site = &inputs.book.site;
    let mut told = Told { site, sources: inputs.sources, words: BTreeMap::new() };
    match subject {
        Subject::Profile(i) => {
            let item = &site.profiles[i];
            told.profile(&item.record);
            told.body(&item.body, &item.body_path, files_of_text(item.pointed(), &item.body_path));
            let photos = item.record.portrait.iter().chain(&item.record.photos);
            told.photographs(photos, &item.path);
        }
        Subject::Article(i) => {
            let item = &site.articles[i];
            let record = &item.record;
            told.say(Part::Name, [Some(record.title.as_str())]);
            let author = record.author.as_ref();
            told.say(Part::Name, [author.map(|a| a.name.as_str()), author.and_then(|a| a.role.as_deref())]);
            told.say(Part::Text, [record.summary.as_deref(), record.source.as_ref().map(|s| s.name.as_str())]);
            told.body(&item.body, &item.body_path, files_of_text(item.pointed(), &item.body_path));
            told.photographs(record.cover.iter(), &item.path);
        }
        Subject::Gallery(i) => {
            let item = &site.galleries[i];
            told.say(Part::Name, [Some(item.record.title.as_str())]);
            told.say(Part::Text, [item.record.summary.as_deref()]);
            told.photographs(item.record.photos.iter(), &item.path);
        }
        Subject::Event(i) => {
            let item = &site.events[i];
            let record = &item.record;
            told.say(Part::Name, [Some(record.title.as_str()), record.place.as_deref()]);
            let date = record.date.map(|date| date.short()).unwrap_or_default();
            told.say(Part::Text, [record.summary.as_deref(), Some(&date)]);
            told.body(&item.body, &item.body_path, files_of_text(item.pointed(), &item.body_path));
            told.photographs(record.cover.iter(), &item.path);
        }
        Subject::Page(_) | Subject::Video(_) => {}
    }
    told.digests()
}

/// The digests of the parts of a text of the book's own.
pub(super) fn parts_of_piece(inputs: WorkInputs<'_>, piece: &Piece) -> BTreeMap<Part, String> {
    let mut told = Told { site: &inputs.book.site, sources: inputs.sources, words: BTreeMap::new() };
    told.say(Part::Name, [Some(piece.record.title.as_str())]);
    piece.record.signature.iter().for_each(|line| told.say(Part::Name, [Some(line.as_str())]));
    let date = piece.record.date.map(|date| date.short()).unwrap_or_default();
    told.say(Part::Text, [Some(date.as_str())]);
    told.body(&piece.body, &piece.path, files_of_text(&piece.body.pointed(), &piece.path));
    told.digests()
}

struct Told<'a> {
    site: &'a Site,
    sources: &'a Sources,
    words: BTreeMap<Part, Vec<u8>>,
}

impl Told<'_> {
    /// Each word with its length before it, so that none runs into the next.
    fn add(&mut self, part: Part, bytes: &[u8]) {
        let words = self.words.entry(part).or_default();
        words.extend(format!("{} ", bytes.len()).into_bytes());
        words.extend(bytes);
    }

    fn say<'t>(&mut self, part: Part, words: impl IntoIterator<Item = Option<&'t str>>) {
        words.into_iter().for_each(|word| self.add(part, word.unwrap_or_default().as_bytes()));
    }

    fn profile(&mut self, record: &Profile) {
        let site = self.site;
        let unit = |id: &str| site.units.get(id).map_or_else(|| id.to_owned(), |unit| unit.record.name().to_owned());
        let role = |role: &Role| {
            let at = role.unit.as_ref().map(|of| unit(&of.id)).unwrap_or_default();
            let dates = [role.from, role.to].map(|date| date.map(|date| date.short()).unwrap_or_default());
            format!("{} {at} {}", role.name, dates.join("-"))
        };
        self.say(Part::Name, [Some(record.kind.value.word()), Some(&record.name), record.honorific.as_deref()]);
        record.roles.iter().for_each(|one| self.say(Part::Name, [Some(role(one).as_str())]));
        record.units.iter().for_each(|one| self.say(Part::Name, [Some(unit(&one.id).as_str())]));
        let quote = record.quote.as_ref();
        self.say(Part::Text, [record.headline.as_deref(), record.summary.as_deref()]);
        self.say(Part::Text, [quote.map(|q| q.text.as_str()), quote.and_then(|q| q.by.as_deref())]);
        self.say(Part::Text, [record.problem.as_deref(), record.method.as_deref(), record.result.as_deref()]);
        record.deeds.iter().chain(&record.replicated).for_each(|line| self.say(Part::Text, [Some(line.as_str())]));
        for member in &record.members {
            let profile = member.profile.as_ref().map(|person| person.id.as_str());
            self.say(Part::Text, [member.name.as_deref(), profile, member.role.as_deref()]);
        }
        self.say(Part::Text, [record.source.as_ref().map(|source| source.name.as_str())]);
        record.awards.iter().filter(|award| award.stands()).for_each(|award| self.award(award));
    }

    fn award(&mut self, award: &Award) {
        let site = self.site;
        let kind = site.award_types.get(&award.kind.id).map_or(award.kind.id.as_str(), |kind| kind.record.name());
        let when = [
            award.rank.map(|rank| rank.to_string()),
            award.time.map(|time| time.to_string()),
            site.award_year(award).map(|year| year.to_string()),
            award.date.map(|date| date.short()),
            award.period.map(|period| period.to_string()),
        ];
        let decision = award.decision.as_ref().map(|decision| decision.value.as_str());
        self.say(Part::Awards, [Some(kind), award.reason.as_deref(), decision, award.issuer.as_deref()]);
        self.say(Part::Awards, when.iter().map(Option::as_deref));
    }

    /// The text, and the pictures in it.
    fn body(&mut self, body: &Doc, path: &SourcePath, files: Vec<SourcePath>) {
        self.add(Part::Text, markdown(body).as_bytes());
        let pictures = files.into_iter().filter(|file| file != path && !file.is_content());
        pictures.for_each(|file| self.file(&file));
    }

    fn photographs<'p>(&mut self, photos: impl Iterator<Item = &'p Photo>, record: &SourcePath) {
        for photo in photos {
            self.say(Part::Photographs, [photo.caption.as_deref(), photo.credit.as_deref()]);
            if let Some(file) = beside(record, photo) {
                self.file(&file);
            }
        }
    }

    fn file(&mut self, file: &SourcePath) {
        let digest = Digest::of(&self.sources.bytes(file).unwrap_or_default());
        self.add(Part::Photographs, digest.as_bytes());
    }

    fn digests(self) -> BTreeMap<Part, String> {
        self.words.into_iter().map(|(part, words)| (part, Digest::of(&words).short())).collect()
    }
}

/// Where a photograph of a record lies.
pub(super) fn beside(record: &SourcePath, photo: &Photo) -> Option<SourcePath> {
    record.beside(&crate::vietnamese::nfc(&photo.file.value))
}
