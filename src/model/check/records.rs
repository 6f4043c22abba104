//! The records one by one: their references, their awards, their photographs.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Severity, Span};
use crate::model::assemble::Waiting;
use crate::model::yearbook::Book;
use crate::model::{HeldBack, Item, Reason, Site};
use crate::path::SourcePath;
use crate::reading::entities::{Article, Award, Event, Gallery, Photo, Profile, ProfileKind, Role, Source, Video};
use crate::reading::vocabulary::{AwardType, Term};
use crate::reading::{FAULTS_OF_TEXT, Kind, entity_name};
use crate::schema::Entity;
use crate::source::Found;
use crate::vietnamese::{self, Rank};
use std::collections::BTreeMap;

impl Checker<'_> {
    /// What is published.
    pub(super) fn records(&mut self) {
        let site = self.site;
        site.profiles.iter().for_each(|item| self.profile(item));
        site.articles.iter().for_each(|item| self.article(item));
        site.pages.iter().for_each(|item| self.body(item));
        site.galleries.iter().for_each(|item| self.gallery(item));
        site.videos.iter().for_each(|item| self.video(item));
        site.events.iter().for_each(|item| self.event(item));
    }

    /// What is held back, so that the day of its approval brings no surprise.
    pub(super) fn waiting(&mut self, waiting: &Waiting) {
        waiting.profiles.iter().for_each(|item| self.ahead(item, |own| own.profile(item)));
        waiting.articles.iter().for_each(|item| self.ahead(item, |own| own.article(item)));
        waiting.pages.iter().for_each(|item| self.ahead(item, |own| own.body(item)));
        waiting.galleries.iter().for_each(|item| self.ahead(item, |own| own.gallery(item)));
        waiting.videos.iter().for_each(|item| self.ahead(item, |own| own.video(item)));
        waiting.events.iter().for_each(|item| self.ahead(item, |own| own.event(item)));
    }

    /// What would stop its publication is told as a warning. That it is still poor its writer knows, and what will not be
    /// published again needs no care but that it names nobody. What private data alone keeps waits for no decision of
    /// anybody: it was to be published today, and all that is wrong with it is told at once, as it would be then.
    fn ahead<T>(&mut self, item: &Item<T>, check: impl FnOnce(&mut Self)) {
        if item.held == Some(Reason::PrivateData) {
            self.own = Some((item.path.clone(), item.id.clone()));
            check(self);
            self.own = None;
            return;
        }
        let ends = item.held.as_ref().is_some_and(Reason::is_final);
        let before = std::mem::take(self.findings);
        let lost = std::mem::take(&mut self.lost);
        let written = self.written.len();
        self.own = Some((item.path.clone(), item.id.clone()));
        self.waits = true;
        check(self);
        self.waits = false;
        self.own = None;
        self.lost();
        self.lost = lost;
        if ends {
            self.written.truncate(written);
        }
        let found = std::mem::replace(self.findings, before);
        for finding in found {
            let told = finding.is_error() || finding.code == Code::UnitEnded;
            if finding.code == Code::MentionsWithdrawn || told && !ends {
                self.push(Diagnostic { severity: Severity::Warning, ..finding });
            }
        }
    }

    fn profile(&mut self, item: &Item<Profile>) {
        let site = self.site;
        let record = &item.record;
        self.roles(&item.path, &record.roles);
        self.source(&item.path, record.source.as_ref());
        self.terms(&item.path, &record.units, &site.units);
        self.units_of(item);
        self.terms(&item.path, &record.fields, &site.fields);
        self.terms(&item.path, &record.directives, &site.directives);
        self.terms(&item.path, &record.topics, &site.topics);
        self.terms(&item.path, &record.figures, &site.figures);
        for award in &record.awards {
            self.award(item, award);
        }
        for model in &record.models {
            self.item(&item.path, model, Kind::Profile);
            if let Some(other) = site.profile(&model.id)
                && other.kind() != ProfileKind::Model
            {
                self.push(
                    Diagnostic::new(Code::WrongKindOfReference)
                        .arg("id", model.id.as_str())
                        .at(Place::at(&item.path, model.span)),
                );
            }
        }
        for person in record.members.iter().filter_map(|m| m.profile.as_ref()) {
            self.item(&item.path, person, Kind::Profile);
        }
        for gallery in &record.galleries {
            self.item(&item.path, gallery, Kind::Gallery);
        }
        match &record.portrait {
            Some(portrait) => {
                self.photo(&item.path, portrait, true);
                if portrait.alt.is_none() {
                    self.poor(Code::NoAlt, &item.path, portrait.file.span, &record.name);
                }
            }
            None if item.kind() == ProfileKind::Individual && !record.sample => {
                self.push(Diagnostic::new(Code::NoPortrait).arg("name", record.name.as_str()).in_file(&item.path));
            }
            None => {}
        }
        for photo in &record.photos {
            self.described_photo(&item.path, photo, false);
        }
        self.recording(&item.path, record.recording.as_ref());
        // A draft shown in a preview may still wait for its text.
        if item.held.is_none() {
            self.told(item);
        }
        self.body(item);
    }

    /// A profile says in a sentence and in a story what was done; a model may say it by its problem, method and result.
    fn told(&mut self, item: &Item<Profile>) {
        let record = &item.record;
        let lacks = |what: &'static str| {
            let finding = Diagnostic::new(Code::EmptyText).arg("what", what).arg("name", record.name.as_str());
            finding.in_file(&item.path)
        };
        let without_summary = record.summary.is_none();
        let shown = [&record.problem, &record.method, &record.result].into_iter().any(Option::is_some);
        let without_story = item.body.blocks.is_empty() && !shown && !self.is_half_read(Kind::Profile, &item.id);
        // Of whom a book shows a panel, a portrait and a name are all that is asked.
        let panelled = || self.books.iter().any(|book| book.is_on_panel(&item.id));
        if !(without_summary || without_story) || panelled() {
            return;
        }
        if without_summary {
            self.push(lacks("summary"));
        }
        if without_story {
            self.push(lacks("story"));
        }
    }

    /// Whether something of the record could not be read: then what is missing may only have been written wrong.
    fn is_half_read(&self, kind: Kind, id: &str) -> bool {
        self.unsound.contains(&(entity_name(kind), id.to_owned()))
    }

    pub(super) fn roles(&mut self, path: &SourcePath, roles: &[Role]) {
        for unit in roles.iter().filter_map(|role| role.unit.as_ref()) {
            self.term(path, unit, &self.site.units);
        }
    }

    pub(super) fn award(&mut self, item: &Item<Profile>, award: &Award) {
        if !self.with_rank(item, award) {
            self.term(&item.path, &award.kind, &self.site.award_types);
        }
        let Some(kind) = self.site.award_types.get(&award.kind.id) else { return };
        let recipients = &kind.record.recipients;
        if !recipients.is_empty() && item.kind() != ProfileKind::Model && !recipients.contains(&item.kind()) {
            self.push(
                Diagnostic::new(Code::AwardRecipient)
                    .arg("award", kind.record.name())
                    .arg("kind", item.kind().word())
                    .at(Place::at(&item.path, award.kind.span)),
            );
        }
        if let Some(rank) = award.rank.filter(|_| !kind.record.ranked) {
            let ranked = self.site.award_types.iter().filter(|kind| kind.record.ranked);
            let ranked: Vec<&str> = ranked.map(|kind| kind.record.name()).collect();
            let finding = Diagnostic::new(Code::AwardRank).arg("award", kind.record.name());
            let finding = finding.arg("rank", rank.word()).at(Place::at(&item.path, award.kind.span));
            self.push(finding.help(Message::new("help-award-rank").arg("awards", ranked.join(", "))));
        }
        // Whoever tells after somebody else has what that source has, and an invented sample has invented awards.
        if award.decision.is_none() && item.record.source.is_none() && !item.record.sample {
            self.poor(Code::NoDecision, &item.path, award.kind.span, kind.record.name());
        }
        if self.site.awarded_by(award).is_none() && !self.is_half_read(Kind::Profile, &item.id) {
            self.push(
                Diagnostic::new(Code::NoDate)
                    .arg("name", kind.record.name())
                    .at(Place::at(&item.path, award.kind.span)),
            );
        }
    }

    /// Whether an award is named with its rank, `Huân chương Lao động hạng Ba`, which has a key of its own; then it is
    /// told. A correction of one value would lose the rank.
    fn with_rank(&mut self, item: &Item<Profile>, award: &Award) -> bool {
        let types = &self.site.award_types;
        let named = types.get(&award.kind.id).is_none().then(|| unbracketed(&award.kind.id.to_lowercase()));
        let Some((name, rank)) = named.as_deref().and_then(|named| named.rsplit_once(" hạng ")) else { return false };
        // What follows a rank may be another award.
        let Some(near) = types.near(name).filter(|_| rank.parse::<Rank>().is_ok()) else { return false };
        let finding = Diagnostic::new(Code::UnknownReference).arg("entity", AwardType::NAME);
        let finding = finding.arg("id", award.kind.id.as_str()).at(Place::at(&item.path, award.kind.span));
        self.push(
            finding
                .help(Message::new("help-did-you-mean").arg("word", near))
                .help(Message::new("help-rank").arg("rank", rank)),
        );
        true
    }

    fn article(&mut self, item: &Item<Article>) {
        let site = self.site;
        let record = &item.record;
        self.source(&item.path, record.source.as_ref());
        self.terms(&item.path, &record.topics, &site.topics);
        self.terms(&item.path, &record.directives, &site.directives);
        self.terms(&item.path, &record.units, &site.units);
        self.terms(&item.path, &record.fields, &site.fields);
        self.terms(&item.path, record.series.as_slice(), &site.series);
        if let Some(unit) = record.author.as_ref().and_then(|author| author.unit.as_ref()) {
            self.term(&item.path, unit, &site.units);
        }
        self.units_of_article(item);
        for profile in &record.mentions {
            self.item(&item.path, profile, Kind::Profile);
        }
        for gallery in &record.galleries {
            self.item(&item.path, gallery, Kind::Gallery);
        }
        let half_read = self.is_half_read(Kind::Article, &item.id);
        if record.date.is_none() && !half_read {
            self.push(Diagnostic::new(Code::NoDate).arg("name", record.title.as_str()).in_file(&item.path));
        }
        let tells = record.summary.is_some() || !record.galleries.is_empty() || !item.body.blocks.is_empty();
        if !tells && !half_read && item.held.is_none() {
            let finding = Diagnostic::new(Code::EmptyText).arg("what", "article").arg("name", record.title.as_str());
            self.push(finding.in_file(&item.path));
        }
        if let Some(cover) = &record.cover {
            self.described_photo(&item.path, cover, true);
        }
        self.recording(&item.path, record.recording.as_ref());
        self.body(item);
    }

    fn gallery(&mut self, item: &Item<Gallery>) {
        self.source(&item.path, item.record.source.as_ref());
        self.terms(&item.path, &item.record.units, &self.site.units);
        self.lasts(&item.path, &item.record.units, item.record.date);
        self.terms(&item.path, &item.record.fields, &self.site.fields);
        let credited = item.record.credit.is_some();
        for photo in &item.record.photos {
            self.described_photo(&item.path, photo, credited);
        }
    }

    fn video(&mut self, item: &Item<Video>) {
        self.source(&item.path, item.record.source.as_ref());
        item.record.address.iter().for_each(|address| self.web(&item.path, address));
        self.terms(&item.path, &item.record.units, &self.site.units);
        self.lasts(&item.path, &item.record.units, item.record.date);
        self.terms(&item.path, &item.record.fields, &self.site.fields);
        if let Some(poster) = &item.record.poster {
            self.photo(&item.path, poster, true);
        }
        for file in item.record.file.iter().chain(&item.record.subtitles) {
            self.file(&item.path, &file.value, file.span);
        }
        self.film(item);
        self.body(item);
    }

    fn event(&mut self, item: &Item<Event>) {
        let record = &item.record;
        self.source(&item.path, record.source.as_ref());
        self.terms(&item.path, &record.units, &self.site.units);
        self.terms(&item.path, &record.fields, &self.site.fields);
        self.lasts(&item.path, &record.units, record.date);
        for article in &record.articles {
            self.item(&item.path, article, Kind::Article);
        }
        for gallery in &record.galleries {
            self.item(&item.path, gallery, Kind::Gallery);
        }
        if let Some(cover) = &record.cover {
            self.described_photo(&item.path, cover, true);
        }
        self.body(item);
    }

    /// The address of a source, which may be one of this very site.
    pub(super) fn source(&mut self, path: &SourcePath, source: Option<&Source>) {
        if let Some(link) = source.and_then(|source| source.link.as_ref()) {
            self.web(path, link);
        }
    }

    pub(super) fn poor(&mut self, code: Code, path: &SourcePath, span: Span, name: &str) {
        self.push(Diagnostic::new(code).arg("name", name).at(Place::at(path, span)));
    }

    pub(super) fn described_photo(&mut self, path: &SourcePath, photo: &Photo, credited: bool) {
        self.photo(path, photo, credited);
        let (name, span) = (photo.file.value.clone(), photo.file.span);
        if photo.alt.is_none() {
            self.poor(Code::NoAlt, path, span, &name);
        }
        if photo.caption.is_none() {
            self.poor(Code::NoCaption, path, span, &name);
        }
    }

    pub(super) fn photo(&mut self, path: &SourcePath, photo: &Photo, credited: bool) {
        self.file(path, &photo.file.value, photo.file.span);
        if photo.credit.is_none() && !credited {
            self.poor(Code::NoCredit, path, photo.file.span, &photo.file.value.clone());
        }
        for person in photo.people.iter().filter_map(|p| p.profile.as_ref()) {
            self.item(path, person, Kind::Profile);
        }
    }

    /// A file beside the record must be there, with these very letters: Windows forgives what a server does not.
    pub(super) fn file(&mut self, path: &SourcePath, relative: &str, span: Span) {
        let missing = || Diagnostic::new(Code::MissingFile).arg("file", relative).at(Place::at(path, span));
        let Some(file) = path.beside(&vietnamese::nfc(relative)) else {
            self.push(missing());
            return;
        };
        match self.sources.find(&file) {
            Found::Yes => self.private(&file, Place::at(path, span)),
            Found::OtherCase(other) => {
                let name = other.file_name().to_owned();
                let finding = missing().help(Message::new("help-other-case").arg("name", name.as_str()));
                self.push(finding.fix(Place::at(path, span), relative.replace(file.file_name(), &name)));
            }
            Found::No => {
                let beside: Vec<&str> = self
                    .sources
                    .below(file.folder())
                    .filter(|(other, _)| other.folder() == file.folder())
                    .map(|(other, _)| other.file_name())
                    .collect();
                let near = vietnamese::nearest(file.file_name(), beside);
                let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
                let host = relative.split('/').next().unwrap_or_default();
                let website = [".vn", ".com", ".net", ".org"].iter().any(|ending| host.ends_with(ending));
                let help = if website { Some(Message::new("help-website").arg("host", relative)) } else { help };
                self.push(missing().help_if(help));
            }
        }
    }
}

/// What reading found in the texts of what is held back, and in all of what says that it is a draft, as [`Checker::ahead`]
/// tells what the checks find: it stops the build when it would be published, on the site or in a book. In a record that
/// does not say so, a wrong key may be why it waits.
pub fn spare_what_waits(read: Findings, site: &Site, books: &[Book]) -> Findings {
    let bound = |path: &SourcePath| {
        books.iter().any(|book| book.profiles().iter().any(|index| book.site.profiles[*index].path == *path))
    };
    let waits: BTreeMap<&SourcePath, &HeldBack> = site
        .held_back
        .iter()
        .filter(|held| !bound(&held.path))
        .flat_map(|held| [&held.path, &held.body_path].map(|path| (path, held)))
        .collect();
    let mut told = Findings::new();
    for finding in read {
        let path = finding.labels.first().map(|label| &label.place.path);
        let of_text = FAULTS_OF_TEXT.contains(&finding.code);
        let held = path.and_then(|path| waits.get(path)).filter(|held| held.drafted || of_text);
        let held = held.filter(|held| held.reason != Reason::PrivateData);
        match held.map(|held| held.reason.is_final()) {
            None => told.push(finding),
            Some(false) => told.push(Diagnostic { severity: Severity::Warning, ..finding }),
            Some(true) => {}
        }
    }
    told
}

/// The wording of an award with its rank outside brackets: `huân chương lao động (hạng ba)`.
fn unbracketed(wording: &str) -> String {
    match wording.split_once("(hạng ") {
        Some((name, rank)) => format!("{} hạng {}", name.trim_end(), rank.trim_end().trim_end_matches(')').trim_end()),
        None => wording.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::unbracketed;

    #[test]
    fn a_rank_may_stand_in_brackets() {
        for (wording, plain) in [
            ("huân chương lao động (hạng ba)", "huân chương lao động hạng ba"),
            ("huân chương lao động(hạng nhì )", "huân chương lao động hạng nhì"),
            ("huân chương lao động hạng ba", "huân chương lao động hạng ba"),
            ("bằng khen (bản sao)", "bằng khen (bản sao)"),
        ] {
            assert_eq!(unbracketed(wording), plain, "{wording}");
        }
    }
}
