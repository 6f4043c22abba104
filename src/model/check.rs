//! What is wrong or poor in the site as a whole: references, links, calls, pictures, series, units.
//! Everything here is reported and nothing is changed.

use super::assemble::above;
use super::{Item, Reason, Site, Terms};
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::doc::{Call, Doc, Image, Link, To};
use crate::path::SourcePath;
use crate::reading::entities::{Award, Photo, Profile, ProfileKind, Role};
use crate::reading::markdown::target;
use crate::reading::vocabulary::{Term, Unit};
use crate::reading::{Entry, Kind};
use crate::schema::{Entity, Ref};
use crate::source::{Found, Sources};
use crate::vietnamese;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The calls that Markdown may hold, with the entity whose id they take.
pub const CALLS: &[(&str, &str, &str)] = &[
    ("ho_so", "profile", Profile::NAME),
    ("phong_su_anh", "gallery", "gallery"),
    ("video", "video", "video"),
    ("so_lieu", "figure", "figure"),
];

/// How many units may stand above each other: more than any office has, and what pages can show.
pub const MOST_LEVELS: usize = 16;

pub(super) fn check(
    site: &Site,
    unsound: &BTreeSet<(&'static str, String)>,
    unread: &BTreeSet<&'static str>,
    sources: &Sources,
    findings: &mut Findings,
) {
    let mut checker = Checker { site, unsound, unread, sources, findings };
    checker.vocabularies();
    checker.profiles();
    checker.articles();
    checker.others();
    checker.series();
    checker.menu();
}

struct Checker<'a> {
    site: &'a Site,
    unsound: &'a BTreeSet<(&'static str, String)>,
    unread: &'a BTreeSet<&'static str>,
    sources: &'a Sources,
    findings: &'a mut Findings,
}

/// What an id of a folder is to a link.
enum Known {
    Yes,
    HeldBack(Reason),
    Unsound,
    No,
}

impl<'a> Checker<'a> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    // References from records.

    fn unknown(&mut self, entity: &'static str, id: &str, place: Place, near: Option<&str>) {
        let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
        let mut finding =
            Diagnostic::new(Code::UnknownReference).arg("entity", entity).arg("id", id).at(place.clone()).help_if(help);
        if let Some(near) = near {
            finding = finding.fix(place, near);
        }
        self.push(finding);
    }

    /// A reference into a vocabulary. An id is looked for among ids and, because staff write what they
    /// see, among names.
    fn term<T: Term>(&mut self, path: &SourcePath, reference: &Ref<T>, terms: &Terms<T>) {
        let id = reference.id.as_str();
        if terms.get(id).is_some() || self.unread.contains(T::NAME) || self.unsound.contains(&(T::NAME, id.to_owned()))
        {
            return;
        }
        let named = terms
            .iter()
            .find(|entry| vietnamese::fold(entry.record.name()) == vietnamese::fold(id))
            .map(|entry| entry.id.as_str());
        let near = named.or_else(|| vietnamese::nearest(id, terms.ids()));
        self.unknown(T::NAME, id, Place::at(path, reference.span), near);
    }

    fn terms<T: Term>(&mut self, path: &SourcePath, references: &[Ref<T>], terms: &Terms<T>) {
        for reference in references {
            self.term(path, reference, terms);
        }
    }

    fn known(&self, kind: Kind, id: &str) -> Known {
        let key = super::assemble::key(kind, id);
        if self.site.item(&key).is_some() {
            Known::Yes
        } else if let Some(reason) = self.site.hidden(&key) {
            Known::HeldBack(reason.clone())
        } else if self.unsound.contains(&(crate::reading::entity_name(kind), id.to_owned())) {
            Known::Unsound
        } else {
            Known::No
        }
    }

    /// A reference to something with a file of its own.
    fn item<T: Entity>(&mut self, path: &SourcePath, reference: &Ref<T>, kind: Kind) {
        self.item_at(Place::at(path, reference.span), &reference.id, kind);
    }

    fn item_at(&mut self, place: Place, id: &str, kind: Kind) {
        match self.known(kind, id) {
            Known::Yes | Known::Unsound => {}
            Known::HeldBack(reason) => self.held_back(place, id, &reason),
            Known::No => {
                let near = self.near_item(kind, id);
                self.unknown(crate::reading::entity_name(kind), id, place, near.as_deref());
            }
        }
    }

    fn held_back(&mut self, place: Place, id: &str, reason: &Reason) {
        let code = match reason {
            Reason::Withdrawn => Code::MentionsWithdrawn,
            _ => Code::LinkToHeldBack,
        };
        let finding = Diagnostic::new(code).arg("id", id).at(place);
        self.push(match code {
            Code::LinkToHeldBack => finding.arg("reason", reason.message()),
            _ => finding,
        });
    }

    fn near_item(&self, kind: Kind, id: &str) -> Option<String> {
        let ids: Vec<&str> = match kind {
            Kind::Article => self.site.articles.iter().map(|i| i.id.as_str()).collect(),
            Kind::Profile => self.site.profiles.iter().map(|i| i.id.as_str()).collect(),
            Kind::Page => self.site.pages.iter().map(|i| i.id.as_str()).collect(),
            Kind::Gallery => self.site.galleries.iter().map(|i| i.id.as_str()).collect(),
            Kind::Video => self.site.videos.iter().map(|i| i.id.as_str()).collect(),
            Kind::Event => self.site.events.iter().map(|i| i.id.as_str()).collect(),
            Kind::Yearbook => self.site.yearbooks.iter().map(|i| i.id.as_str()).collect(),
        };
        vietnamese::nearest(id, ids).map(str::to_owned)
    }

    // Vocabularies.

    fn vocabularies(&mut self) {
        let site = self.site;
        self.units();
        for entry in site.series.iter() {
            self.terms(&entry.path, entry.record.unit.as_slice(), &site.units);
        }
        for entry in site.figures.iter() {
            self.terms(&entry.path, entry.record.of.as_slice(), &site.units);
        }
        for entry in site.standards.iter() {
            self.terms(&entry.path, entry.record.unit.as_slice(), &site.units);
        }
        for entry in &site.commitments {
            self.term(&entry.path, &entry.record.unit, &site.units);
        }
    }

    fn units(&mut self) {
        let site = self.site;
        for entry in site.units.iter() {
            let record = &entry.record;
            for reference in [&record.parent, &record.party_parent, &record.successor].into_iter().flatten() {
                self.term(&entry.path, reference, &site.units);
            }
        }
        self.unit_cycles();
    }

    /// Walks up from every unit along all three lines, each unit once.
    fn unit_cycles(&mut self) {
        let site = self.site;
        // The level of a unit whose way up is known; while it is being walked, 0.
        let mut levels: HashMap<&str, usize> = HashMap::new();
        for start in site.units.iter() {
            // A way of its own, not the machine's stack: a chain of units may be as long as a file.
            let mut way: Vec<(&Entry<Unit>, Vec<&str>)> = Vec::new();
            if levels.contains_key(start.id.as_str()) {
                continue;
            }
            levels.insert(&start.id, 0);
            way.push((start, above(&start.record).collect()));
            while let Some((entry, waiting)) = way.last_mut() {
                let entry: &Entry<Unit> = entry;
                let Some(next) = waiting.pop() else {
                    let highest = above(&entry.record).filter_map(|id| levels.get(id)).max().copied();
                    let level = highest.unwrap_or(0) + 1;
                    levels.insert(&entry.id, level);
                    if level == MOST_LEVELS + 1 {
                        let place = Place::at(&entry.path, entry.record.id.span);
                        self.push(Diagnostic::new(Code::UnitsTooDeep).arg("limit", MOST_LEVELS).at(place));
                    }
                    way.pop();
                    continue;
                };
                let Some(above_it) = site.units.get(next) else { continue };
                match levels.get(next) {
                    Some(0) => {
                        let from = way.iter().position(|(unit, _)| unit.id == next).unwrap_or(0);
                        let mut names: Vec<&str> = way[from..].iter().map(|(unit, _)| unit.id.as_str()).collect();
                        names.push(next);
                        let place = Place::at(&above_it.path, above_it.record.id.span);
                        self.push(Diagnostic::new(Code::CyclicUnits).arg("units", names.join(" → ")).at(place));
                    }
                    Some(_) => {}
                    None => {
                        levels.insert(&above_it.id, 0);
                        way.push((above_it, above(&above_it.record).collect()));
                    }
                }
            }
        }
    }

    // Records.

    fn profiles(&mut self) {
        let site = self.site;
        for item in &site.profiles {
            let record = &item.record;
            self.roles(&item.path, &record.roles);
            self.terms(&item.path, &record.units, &site.units);
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
            self.body(item);
        }
    }

    fn roles(&mut self, path: &SourcePath, roles: &[Role]) {
        for unit in roles.iter().filter_map(|role| role.unit.as_ref()) {
            self.term(path, unit, &self.site.units);
        }
    }

    fn award(&mut self, item: &Item<Profile>, award: &Award) {
        self.term(&item.path, &award.kind, &self.site.award_types);
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
        if self.site.award_year(award).is_none() {
            self.push(
                Diagnostic::new(Code::NoDate)
                    .arg("name", kind.record.name())
                    .at(Place::at(&item.path, award.kind.span)),
            );
        }
    }

    fn articles(&mut self) {
        let site = self.site;
        for item in &site.articles {
            let record = &item.record;
            self.terms(&item.path, &record.topics, &site.topics);
            self.terms(&item.path, &record.directives, &site.directives);
            self.terms(&item.path, &record.units, &site.units);
            self.terms(&item.path, &record.fields, &site.fields);
            self.terms(&item.path, record.series.as_slice(), &site.series);
            if let Some(unit) = record.author.as_ref().and_then(|author| author.unit.as_ref()) {
                self.term(&item.path, unit, &site.units);
            }
            for profile in &record.mentions {
                self.item(&item.path, profile, Kind::Profile);
            }
            for gallery in &record.galleries {
                self.item(&item.path, gallery, Kind::Gallery);
            }
            let unread = self.unsound.contains(&(crate::reading::entity_name(Kind::Article), item.id.clone()));
            if record.date.is_none() && !unread {
                self.push(Diagnostic::new(Code::NoDate).arg("name", record.title.as_str()).in_file(&item.path));
            }
            if let Some(cover) = &record.cover {
                self.described_photo(&item.path, cover, true);
            }
            self.body(item);
        }
    }

    fn others(&mut self) {
        let site = self.site;
        for item in &site.pages {
            self.body(item);
        }
        for item in &site.galleries {
            self.terms(&item.path, &item.record.units, &site.units);
            self.terms(&item.path, &item.record.fields, &site.fields);
            let credited = item.record.credit.is_some();
            for photo in &item.record.photos {
                self.described_photo(&item.path, photo, credited);
            }
        }
        for item in &site.videos {
            self.terms(&item.path, &item.record.units, &site.units);
            self.terms(&item.path, &item.record.fields, &site.fields);
            if let Some(poster) = &item.record.poster {
                self.photo(&item.path, poster, true);
            }
            if let Some(file) = &item.record.file {
                self.file(&item.path, &file.value, file.span);
            }
            self.body(item);
        }
        for item in &site.events {
            let record = &item.record;
            self.terms(&item.path, &record.units, &site.units);
            self.terms(&item.path, &record.fields, &site.fields);
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
        for entry in &site.yearbooks {
            for part in entry.record.parts.iter().filter_map(|part| part.select.as_ref()) {
                self.terms(&entry.path, &part.units, &site.units);
                self.terms(&entry.path, &part.fields, &site.fields);
                self.terms(&entry.path, &part.series, &site.series);
                self.terms(&entry.path, &part.topics, &site.topics);
                for profile in part.leave_out.iter().chain(&part.add) {
                    self.item(&entry.path, profile, Kind::Profile);
                }
            }
        }
    }

    // Photographs.

    fn poor(&mut self, code: Code, path: &SourcePath, span: Span, name: &str) {
        self.push(Diagnostic::new(code).arg("name", name).at(Place::at(path, span)));
    }

    fn described_photo(&mut self, path: &SourcePath, photo: &Photo, credited: bool) {
        self.photo(path, photo, credited);
        let (name, span) = (photo.file.value.clone(), photo.file.span);
        if photo.alt.is_none() {
            self.poor(Code::NoAlt, path, span, &name);
        }
        if photo.caption.is_none() {
            self.poor(Code::NoCaption, path, span, &name);
        }
    }

    fn photo(&mut self, path: &SourcePath, photo: &Photo, credited: bool) {
        self.file(path, &photo.file.value, photo.file.span);
        if photo.credit.is_none() && !credited {
            self.poor(Code::NoCredit, path, photo.file.span, &photo.file.value.clone());
        }
        for person in photo.people.iter().filter_map(|p| p.profile.as_ref()) {
            self.item(path, person, Kind::Profile);
        }
    }

    /// A file beside the record must be there, with these very letters: Windows forgives what a server does not.
    fn file(&mut self, path: &SourcePath, relative: &str, span: Span) {
        let missing = || Diagnostic::new(Code::MissingFile).arg("file", relative).at(Place::at(path, span));
        let Some(file) = path.beside(&vietnamese::nfc(relative)) else {
            self.push(missing());
            return;
        };
        match self.sources.find(&file) {
            Found::Yes if file.as_str().starts_with("content/") && self.site.private.holds(&file) => {
                let finding = Diagnostic::new(Code::PrivateFile).arg("cause", "private");
                self.push(finding.arg("file", &file).at(Place::at(path, span)));
            }
            Found::Yes => {}
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

    // Text.

    fn body<T>(&mut self, item: &Item<T>) {
        self.text(&item.body, &item.body_path);
    }

    fn text(&mut self, body: &Doc, path: &SourcePath) {
        for link in body.links() {
            self.link(link, body, path);
        }
        for image in body.images() {
            self.image(image, path);
        }
        for call in body.calls() {
            self.call(call, path);
        }
    }

    fn link(&mut self, link: &Link, body: &Doc, path: &SourcePath) {
        let place = Place::at(path, link.target.span);
        match &link.target.to {
            To::Internal { id, anchor } => self.internal(id, anchor.as_deref(), place),
            To::Anchor(anchor) => {
                if !body.heading_ids().contains(&anchor.as_str()) {
                    let near = vietnamese::nearest(anchor, body.heading_ids()).map(str::to_owned);
                    self.broken_anchor(anchor, place, near);
                }
            }
            To::Root { path: address, .. } => self.root(address, place),
            To::File { path: file, .. } => {
                self.file(path, file, link.target.span);
                self.paper(path, file, link.target.span);
            }
            To::External(_) => {}
        }
    }

    /// A file that is offered for reading must be of a kind that can do no harm to who opens it.
    fn paper(&mut self, path: &SourcePath, relative: &str, span: Span) {
        let Some(file) = path.beside(&vietnamese::nfc(relative)) else { return };
        let private = &self.site.private;
        if matches!(self.sources.find(&file), Found::Yes) && !private.holds(&file) && !private.allows(&file) {
            let finding = Diagnostic::new(Code::PrivateFile).arg("cause", "kind");
            self.push(finding.arg("file", &file).at(Place::at(path, span)));
        }
    }

    fn broken_anchor(&mut self, anchor: &str, place: Place, near: Option<String>) {
        let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
        self.push(Diagnostic::new(Code::BrokenAnchor).arg("anchor", anchor).at(place).help_if(help));
    }

    /// `@/folder/id`: an item, or a term of a vocabulary.
    fn internal(&mut self, id: &str, anchor: Option<&str>, place: Place) {
        let site = self.site;
        let (folder, rest) = id.split_once('/').unwrap_or((id, ""));
        // Ids have no suffix, but people copy file names.
        let bare = [".md", ".yaml", ".yml"].into_iter().find_map(|suffix| rest.strip_suffix(suffix));
        if let Some(bare) = bare {
            self.broken_link(id, place, Some(format!("@/{folder}/{bare}")));
            return;
        }
        if let Some(kind) = Kind::of_folder(folder) {
            match self.known(kind, rest) {
                Known::Yes => {
                    let headings = site.headings(id);
                    if let Some(anchor) = anchor.filter(|anchor| !headings.contains(anchor)) {
                        let near = vietnamese::nearest(anchor, headings).map(str::to_owned);
                        self.broken_anchor(anchor, place, near);
                    }
                }
                Known::Unsound => {}
                Known::HeldBack(reason) => self.held_back(place, id, &reason),
                Known::No => {
                    let near = self
                        .near_item(kind, rest)
                        .map(|near| format!("@/{folder}/{near}"))
                        .or_else(|| self.elsewhere(rest));
                    self.broken_link(id, place, near);
                }
            }
            return;
        }
        if site.term_route(id).is_none() {
            let near = site.near_term(folder, rest).map(|near| format!("@/{folder}/{near}"));
            self.broken_link(id, place, near);
        }
    }

    /// The same id in another folder: people remember names, not kinds.
    fn elsewhere(&self, id: &str) -> Option<String> {
        Kind::ALL
            .into_iter()
            .map(|kind| super::assemble::key(kind, id))
            .find(|key| self.site.item(key).is_some())
            .map(|key| format!("@/{key}"))
            .or_else(|| self.site.units.get(id).map(|_| format!("@/don-vi/{id}")))
    }

    fn broken_link(&mut self, id: &str, place: Place, near: Option<String>) {
        let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
        self.push(Diagnostic::new(Code::BrokenLink).arg("link", format!("@/{id}")).at(place).help_if(help));
    }

    /// `/x`: a file of `static/`. Pages have `@/`, which is checked and survives a change of address.
    fn root(&mut self, address: &str, place: Place) {
        let file = vietnamese::nfc(address.trim_start_matches('/'));
        let path = SourcePath::new(format!("static/{file}"));
        if address == "/" || matches!(self.sources.find(&path), Found::Yes) {
            return;
        }
        let step = file.split('/').next().unwrap_or_default();
        let page = address.ends_with('/') || Kind::of_folder(step).is_some();
        let help = page.then(|| Message::new("help-use-at").arg("link", format!("@/{}", file.trim_end_matches('/'))));
        self.push(Diagnostic::new(Code::BrokenLink).arg("link", address).at(place).help_if(help));
    }

    fn image(&mut self, image: &Image, path: &SourcePath) {
        match &image.target.to {
            To::Root { path: address, .. } => {
                self.file(path, address, image.target.span);
            }
            To::File { path: file, .. } => {
                self.file(path, file, image.target.span);
            }
            To::Internal { id, .. } => self.broken_link(id, Place::at(path, image.target.span), None),
            To::External(address) => self.push(
                Diagnostic::new(Code::ExternalPicture)
                    .arg("address", address.as_str())
                    .at(Place::at(path, image.target.span)),
            ),
            To::Anchor(_) => {}
        }
    }

    fn call(&mut self, call: &Call, path: &SourcePath) {
        let place = Place::at(path, call.span);
        let known = CALLS.iter().find(|(vi, en, _)| call.name == *vi || call.name == *en);
        let Some((name, _, entity)) = known else {
            let names = CALLS.iter().map(|(vi, _, _)| *vi);
            let near = vietnamese::nearest(&call.name, names.clone())
                .map(|near| Message::new("help-did-you-mean").arg("word", near));
            let list = names.collect::<Vec<_>>().join(", ");
            self.push(
                Diagnostic::new(Code::UnknownCall)
                    .arg("call", call.name.as_str())
                    .arg("known", list)
                    .at(place)
                    .help_if(near),
            );
            return;
        };
        let Some(id) = call.args.get("id") else {
            self.push(
                Diagnostic::new(Code::BadCall)
                    .arg("call", call.name.as_str())
                    .at(place)
                    .help(Message::new("help-call").arg("call", *name)),
            );
            return;
        };
        match *entity {
            "profile" => self.item_at(place, id, Kind::Profile),
            "gallery" => self.item_at(place, id, Kind::Gallery),
            "video" => self.item_at(place, id, Kind::Video),
            _ => self.figure(place, id),
        }
    }

    fn figure(&mut self, place: Place, id: &str) {
        let figures = &self.site.figures;
        let excused = self.unread.contains("figure") || self.unsound.contains(&("figure", id.to_owned()));
        if figures.get(id).is_none() && !excused {
            let near = vietnamese::nearest(id, figures.ids()).map(str::to_owned);
            self.unknown("figure", id, place, near.as_deref());
        }
    }

    // The whole.

    /// Instalments of each series: gaps and doubles among those that are there.
    fn series(&mut self) {
        let mut series: BTreeMap<&str, BTreeMap<u64, &Item<_>>> = BTreeMap::new();
        for item in self.site.articles.iter().rev() {
            let (Some(of), Some(number)) = (&item.record.series, &item.record.instalment) else { continue };
            let place = Place::at(&item.path, number.span);
            if let Some(first) = series.entry(&of.id).or_default().insert(number.value, item) {
                let at = first.record.instalment.as_ref().map(|n| Place::at(&first.path, n.span));
                let mut finding = Diagnostic::new(Code::SeriesDouble)
                    .arg("series", of.id.as_str())
                    .arg("number", number.value)
                    .at(place);
                if let Some(at) = at {
                    finding = finding.also(at, Message::new("label-first-here"));
                }
                self.push(finding);
            }
        }
        for (id, instalments) in series {
            for (number, before) in gaps(instalments.keys().copied()) {
                let Some(item) = instalments.get(&before) else { continue };
                let span = item.record.instalment.as_ref().map_or(Span::default(), |n| n.span);
                self.push(
                    Diagnostic::new(Code::SeriesGap)
                        .arg("series", id)
                        .arg("number", number)
                        .at(Place::at(&item.path, span)),
                );
            }
        }
    }

    /// Routes in the menu are checked by the plan, which knows them all.
    fn menu(&mut self) {
        let site = self.site;
        for entry in &site.config.menu {
            let place = Place::at(&site.config_path, entry.to.span);
            match target::parse(&entry.to.value) {
                Ok(To::Internal { id, anchor }) => self.internal(&id, anchor.as_deref(), place),
                Ok(To::Root { .. } | To::External(_)) => {}
                Ok(To::File { .. } | To::Anchor(_)) => {
                    let wanted = format!("/{}/", entry.to.value.trim_matches('/'));
                    let help = Message::new("help-did-you-mean").arg("word", wanted);
                    self.push(
                        Diagnostic::new(Code::BrokenLink).arg("link", entry.to.value.as_str()).at(place).help(help),
                    );
                }
                Err(problem) => self.push(problem.explain(&entry.to.value, place)),
            }
        }
    }
}

/// Missing numbers between those given, each with the number before its gap. Long gaps are told by
/// their first number: a series that began at 97 has not lost 96 instalments.
pub fn gaps(numbers: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut missing = Vec::new();
    let mut last: Option<u64> = None;
    for number in numbers {
        if let Some(before) = last {
            missing.extend((before + 1..number).take(20).map(|gap| (gap, before)));
        }
        last = Some(number);
    }
    missing
}
