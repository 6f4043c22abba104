//! What texts refer to: links, anchors, pictures, papers, calls.

use super::Checker;
use super::references::Known;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::doc::{Call, Doc, Image, Link, Pointed, To};
use crate::model::{By, Item, Written};
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::entities::WebAddress;
use crate::reading::markdown::{CALLS, foreign};
use crate::source::Found;
use crate::vietnamese;

impl Checker<'_> {
    pub(super) fn body<T>(&mut self, item: &Item<T>) {
        self.text(&item.body, item.pointed(), &item.body_path);
    }

    pub(super) fn text(&mut self, body: &Doc, pointed: &Pointed, path: &SourcePath) {
        for link in &pointed.links {
            self.link(link, body, path);
        }
        for image in &pointed.images {
            self.image(image, path);
        }
        for call in &pointed.calls {
            self.call(call, path);
        }
    }

    pub(super) fn link(&mut self, link: &Link, body: &Doc, path: &SourcePath) {
        let place = Place::at(path, link.target.span);
        match &*self.site.meant(&link.target.to) {
            To::Internal { id, anchor } => self.internal(id, anchor.as_deref(), place, By::Text),
            To::Anchor(anchor) => {
                if !body.heading_ids().contains(&anchor.as_str()) {
                    let near = vietnamese::nearest(anchor, body.heading_ids()).map(str::to_owned);
                    self.broken_anchor(anchor, place, near);
                }
            }
            To::Root { path: file, rest } => {
                // What is written from the root is an address, unless it is plainly a file of content.
                let of_content = file.starts_with("/content/") || SourcePath::new(file.as_str()).is_content();
                if !(of_content && self.link_to_record(path, file, rest, place.clone())) {
                    self.root(file, said(&link.target.to), place, By::Text);
                }
            }
            To::File { path: file, rest } => {
                if !self.link_to_record(path, file, rest, place) {
                    self.file(path, file, link.target.span);
                    self.paper(path, file, link.target.span);
                }
            }
            To::External(_) => {}
        }
    }

    /// A file that is offered for reading must be of a kind that can do no harm to who opens it.
    pub(super) fn paper(&mut self, path: &SourcePath, relative: &str, span: Span) {
        let Some(file) = path.beside(&vietnamese::nfc(relative)) else { return };
        let private = &self.site.private;
        if matches!(self.sources.find(&file), Found::Yes) && !private.holds(&file) && !private.allows(&file) {
            let finding = Diagnostic::new(Code::PrivateFile).arg("cause", "kind");
            self.push(finding.arg("file", &file).at(Place::at(path, span)));
        }
    }

    pub(super) fn broken_anchor(&mut self, anchor: &str, place: Place, near: Option<String>) {
        let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
        self.push(Diagnostic::new(Code::BrokenAnchor).arg("anchor", anchor).at(place).help_if(help));
    }

    /// `@/folder/id`: an item, or a term of a vocabulary.
    pub(super) fn internal(&mut self, id: &str, anchor: Option<&str>, place: Place, by: By) {
        let site = self.site;
        let (folder, rest) = id.split_once('/').unwrap_or((id, ""));
        // Ids have no suffix, but people copy file names.
        let file = SourcePath::new(rest);
        let bare = if file.is_content() { &rest[..rest.len() - file.suffix().len() - 1] } else { rest };
        let after = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        let Some(kind) = Kind::of_folder(folder) else {
            if site.term_route(id).is_none() && !self.is_silenced(folder, rest) {
                let near = site.near_term(folder, rest).map(|near| format!("{folder}/{near}"));
                let near = near.filter(|near| site.term_route(near).is_some());
                self.broken_link(id, near.map(|near| format!("@/{near}{after}")), place, by);
            }
            return;
        };
        match self.known(kind, rest) {
            Known::Yes => {
                if let Some(anchor) = anchor {
                    let headings = site.headings(id);
                    if !headings.contains(&anchor) {
                        let near = vietnamese::nearest(anchor, headings).map(str::to_owned);
                        self.broken_anchor(anchor, place, near);
                    }
                }
            }
            Known::Unsound => {}
            Known::HeldBack(reason) => self.held_back(place, id, &reason),
            Known::No => {
                let near = match self.known(kind, bare) {
                    Known::Yes => Some(format!("@/{folder}/{bare}")),
                    _ => self.near_item(kind, bare).map(|near| format!("@/{folder}/{near}")),
                };
                let near = near.or_else(|| self.elsewhere(rest)).map(|near| format!("{near}{after}"));
                self.broken_link(id, near, place, by);
            }
        }
    }

    /// The same id in another folder: people remember names, not kinds.
    pub(super) fn elsewhere(&self, id: &str) -> Option<String> {
        Kind::ALL
            .into_iter()
            .map(|kind| crate::model::address::key(kind, id))
            .find(|key| self.site.item(key).is_some())
            .map(|key| format!("@/{key}"))
            .or_else(|| self.site.units.get(id).map(|_| format!("@/don-vi/{id}")))
    }

    /// A link that leads nowhere. Without a thing that was meant, the plan may know a list.
    fn broken_link(&mut self, id: &str, near: Option<String>, place: Place, by: By) {
        let said = format!("@/{id}");
        match near {
            Some(near) if by != By::Value => self.push(astray(&said, Some(&near), place, by)),
            _ => {
                self.written.push(Written { said, path: format!("/{id}"), place, by, broken: true, ahead: self.waits })
            }
        }
    }

    /// `/x`: a page or a file, which the plan knows.
    pub(super) fn root(&mut self, path: &str, said: String, place: Place, by: By) {
        let file = SourcePath::new(format!("static/{}", vietnamese::nfc(path.trim_start_matches('/'))));
        if matches!(self.sources.find(&file), Found::Yes) {
            if !self.site.private.copies(&file) {
                self.private(&file, place);
                return;
            }
            if file.is_leftover() || file.is_content() {
                self.push(Diagnostic::new(Code::PrivateFile).arg("cause", "kind").arg("file", &file).at(place));
                return;
            }
        }
        let inside = self.site.without_base(path);
        let steps = inside.as_deref().unwrap_or(path).trim_matches('/');
        let (folder, id) = steps.split_once('/').unwrap_or((steps, ""));
        if !self.is_silenced(folder, id) {
            let path = vietnamese::nfc(path).into_owned();
            self.written.push(Written { said, path, place, by, broken: false, ahead: self.waits });
        }
    }

    /// An address in YAML that may be one of this very site.
    pub(super) fn web(&mut self, path: &SourcePath, address: &WebAddress) {
        let place = Place::at(path, address.1);
        match &*self.site.meant(&To::External(address.0.clone())) {
            To::Internal { id, anchor } => self.internal(id, anchor.as_deref(), place, By::Value),
            To::Root { path, .. } => self.root(path, address.0.clone(), place, By::Value),
            _ => {}
        }
    }

    /// Whether nothing is said of what `/folder/id` names, because its file has errors of its own.
    fn is_silenced(&self, folder: &str, id: &str) -> bool {
        match Kind::of_folder(folder) {
            Some(kind) => matches!(self.known(kind, id.trim_end_matches('/')), Known::Unsound),
            None => self.site.entity_of(folder).is_some_and(|entity| {
                let id = id.trim_end_matches('/').to_owned();
                self.unread.contains(entity) || self.unsound.contains(&(entity, id))
            }),
        }
    }

    pub(super) fn image(&mut self, image: &Image, path: &SourcePath) {
        match &image.target.to {
            To::Root { path: address, .. } => {
                self.file(path, address, image.target.span);
            }
            To::File { path: file, .. } => {
                self.file(path, file, image.target.span);
            }
            To::Internal { id, .. } => {
                let place = Place::at(path, image.target.span);
                self.push(astray(&format!("@/{id}"), None, place, By::Text));
            }
            To::External(address) => self.push(
                Diagnostic::new(Code::ExternalPicture)
                    .arg("address", address.as_str())
                    .at(Place::at(path, image.target.span)),
            ),
            To::Anchor(_) => {}
        }
    }

    pub(super) fn call(&mut self, call: &Call, path: &SourcePath) {
        let place = Place::at(path, call.span);
        let known = CALLS.iter().find(|(vi, en, _)| call.name == *vi || call.name == *en);
        let Some((name, _, entity)) = known else {
            let help = self.instead_of(call);
            let list = CALLS.iter().map(|(vi, _, _)| *vi).collect::<Vec<_>>().join(", ");
            let finding = Diagnostic::new(Code::UnknownCall).arg("call", call.name.as_str()).arg("known", list);
            self.push(finding.at(place).help_if(help));
            return;
        };
        let bad = || Diagnostic::new(Code::BadCall).arg("call", call.name.as_str()).at(place.clone());
        let Some(id) = call.args.get("id") else {
            self.push(bad().help(Message::new("help-call").arg("call", *name)));
            return;
        };
        let anew = |near: &str| format!("{{{{ {}(id=\"{near}\") }}}}", call.name);
        let strange: Vec<&str> = call.args.keys().map(String::as_str).filter(|name| *name != "id").collect();
        if !strange.is_empty() {
            let help = Message::new("help-call-only-id").arg("names", strange.join(", ")).arg("form", anew(id));
            self.push(bad().help(help).fix(place.clone(), anew(id)));
        }
        match *entity {
            "profile" => self.item_in(place, id, Kind::Profile, anew),
            "gallery" => self.item_in(place, id, Kind::Gallery, anew),
            "video" => self.item_in(place, id, Kind::Video, anew),
            _ => self.term_in(place, id, &self.site.figures, anew),
        }
    }
}

impl Checker<'_> {
    /// What to write instead of a call that there is not: one of nearly its name, a link, or what serves its end here.
    fn instead_of(&self, call: &Call) -> Option<Message> {
        let names = CALLS.iter().map(|(vi, _, _)| *vi);
        if let Some(near) = vietnamese::nearest(&call.name, names) {
            return Some(Message::new("help-did-you-mean").arg("word", near));
        }
        let folder = call.name.replace('_', "-");
        let known = |id: &&String| self.site.item(&format!("{folder}/{id}")).is_some();
        if let Some(kind) = Kind::of_folder(&folder) {
            let id = call.args.get("id").filter(known).map_or("...", String::as_str);
            return Some(Message::new("help-call-link").arg("address", format!("@/{}/{id}", kind.folder())));
        }
        foreign::end(&call.name).map(Message::new)
    }
}

/// The finding of a link to a record's own file, with the address that was meant.
pub(super) fn private_record(file: &SourcePath, instead: &str, place: Place) -> Diagnostic {
    let finding = Diagnostic::new(Code::PrivateFile).arg("cause", "place").arg("file", file).at(place.clone());
    finding.help(Message::new("help-link-thing").arg("address", instead)).fix(place, instead)
}

/// An address from the root, or a whole one, as it was written.
fn said(to: &To) -> String {
    match to {
        To::Root { path, rest } => format!("{path}{rest}"),
        To::External(address) => address.clone(),
        _ => String::new(),
    }
}

/// The finding of a link that leads nowhere, with the address that was meant where one is near.
pub fn astray(said: &str, near: Option<&str>, place: Place, by: By) -> Diagnostic {
    let finding = Diagnostic::new(Code::BrokenLink).arg("link", said).at(place.clone());
    match near {
        Some(near) => finding.help(Message::new("help-did-you-mean").arg("word", near)).fix(place, by.quoted(near)),
        None => finding.help(Message::new("help-list-all")),
    }
}
