//! What texts refer to: links, anchors, pictures, papers, calls.

use super::Checker;
use super::references::Known;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::doc::{Call, Doc, Image, Link, To};
use crate::model::Item;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::markdown::CALLS;
use crate::source::Found;
use crate::vietnamese;

impl Checker<'_> {
    pub(super) fn body<T>(&mut self, item: &Item<T>) {
        self.text(&item.body, &item.body_path);
    }

    pub(super) fn text(&mut self, body: &Doc, path: &SourcePath) {
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

    pub(super) fn link(&mut self, link: &Link, body: &Doc, path: &SourcePath) {
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
    pub(super) fn internal(&mut self, id: &str, anchor: Option<&str>, place: Place) {
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
    pub(super) fn elsewhere(&self, id: &str) -> Option<String> {
        Kind::ALL
            .into_iter()
            .map(|kind| crate::model::assemble::key(kind, id))
            .find(|key| self.site.item(key).is_some())
            .map(|key| format!("@/{key}"))
            .or_else(|| self.site.units.get(id).map(|_| format!("@/don-vi/{id}")))
    }

    pub(super) fn broken_link(&mut self, id: &str, place: Place, near: Option<String>) {
        let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
        self.push(Diagnostic::new(Code::BrokenLink).arg("link", format!("@/{id}")).at(place).help_if(help));
    }

    /// `/x`: a file of `static/`. Pages have `@/`, which is checked and survives a change of address.
    pub(super) fn root(&mut self, address: &str, place: Place) {
        let file = vietnamese::nfc(address.trim_start_matches('/'));
        let path = SourcePath::new(format!("static/{file}"));
        if address == "/" {
            return;
        }
        if matches!(self.sources.find(&path), Found::Yes) {
            if path.is_leftover() || ["yaml", "yml", "md", "markdown"].contains(&path.suffix().as_str()) {
                let finding = Diagnostic::new(Code::PrivateFile).arg("cause", "kind").arg("file", &path);
                self.push(finding.at(place));
            } else {
                self.private(&path, place);
            }
            return;
        }
        let step = file.split('/').next().unwrap_or_default();
        let page = address.ends_with('/') || Kind::of_folder(step).is_some();
        let help = page.then(|| Message::new("help-use-at").arg("link", format!("@/{}", file.trim_end_matches('/'))));
        self.push(Diagnostic::new(Code::BrokenLink).arg("link", address).at(place).help_if(help));
    }

    pub(super) fn image(&mut self, image: &Image, path: &SourcePath) {
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

    pub(super) fn call(&mut self, call: &Call, path: &SourcePath) {
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

    pub(super) fn figure(&mut self, place: Place, id: &str) {
        let figures = &self.site.figures;
        let excused = self.unread.contains("figure") || self.unsound.contains(&("figure", id.to_owned()));
        if figures.get(id).is_none() && !excused {
            let near = vietnamese::nearest(id, figures.ids()).map(str::to_owned);
            self.unknown("figure", id, place, near.as_deref());
        }
    }
}
