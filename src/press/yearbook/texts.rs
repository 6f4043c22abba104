//! The bodies of a book: a `Doc` as Typst markup; and where links and calls of bodies lead, for every medium.

use super::{Medium, Work, Writer, context, epub};
use crate::diagnostic::Diagnostic;
use crate::doc::{Call, Doc, Image, Target, To};
use crate::path::{Route, SourcePath};
use crate::plan::file_of;
use crate::view::extend;
use crate::write::html;
use crate::write::typst::{self, LinkTo, Picture};
use tera::{Context, Value};

/// Where a link of a text leads.
pub(super) enum Leads {
    /// To an entry of the book, perhaps to a heading of its text.
    Entry { key: String, anchor: Option<String> },
    /// To a page or a file of the site, by its whole address.
    Site(String),
    /// To an address elsewhere.
    Web(String),
    /// To a heading of the same text.
    Here(String),
    /// Nowhere that a holder of the book could come to.
    Nowhere,
}

/// Writes one text of a book.
struct Texts<'a, W> {
    writer: &'a Writer<'a, W>,
    /// The file from which relative addresses count.
    source: &'a SourcePath,
    key: &'a str,
}

/// An address as people read and type it: without the scheme, and without the slash at its end.
pub(super) fn readable(address: &str) -> String {
    let text = percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned();
    let text = text.trim_start_matches("https://").trim_start_matches("http://");
    text.trim_start_matches("mailto:").trim_start_matches("tel:").trim_end_matches('/').to_owned()
}

impl<W: Work> Writer<'_, W> {
    /// A text as the medium has it; `key` tells its notes from those of other texts.
    pub(super) fn body(&self, doc: &Doc, source: &SourcePath, key: &str) -> Value {
        match self.medium {
            Medium::Pages => {
                let options = typst::Options { heading_offset: 0, key };
                Value::safe_string(&typst::markup(doc, &Texts { writer: self, source, key }, &options))
            }
            Medium::Files => epub::body(self, doc, source, key),
        }
    }

    /// Where a target leads that is written in the file `source`.
    pub(super) fn leads(&self, target: &Target, source: &SourcePath) -> Leads {
        let inputs = self.inputs;
        let site = |route: &Route, rest: &str| match self.address(route) {
            Some(address) => Leads::Site(format!("{address}{rest}")),
            None => Leads::Nowhere,
        };
        match &*inputs.published.meant(&target.to) {
            To::Internal { id, anchor } if inputs.book.site().item(id).is_some_and(|item| inputs.book.has(item)) => {
                Leads::Entry { key: id.clone(), anchor: anchor.clone() }
            }
            // Not of whom the site does not show.
            To::Internal { id, anchor } => match inputs.published.item(id).map(|item| inputs.published.route(item)) {
                Some(route) => site(&route, &anchor.as_deref().map(html::fragment).unwrap_or_default()),
                None => inputs.published.term_route(id).map_or(Leads::Nowhere, |route| site(&route, "")),
            },
            To::External(address) => Leads::Web(address.clone()),
            To::Root { path, rest } => {
                inputs.plan.leads(inputs.published, path).map_or(Leads::Nowhere, |route| site(&route, rest))
            }
            To::File { rest, .. } => {
                let file = file_of(&target.to, source);
                let of = |file: SourcePath| {
                    inputs.plan.attachments.get(&file).or_else(|| inputs.plan.statics.get(&file)).cloned()
                };
                file.and_then(of).map_or(Leads::Nowhere, |route| site(&route, rest))
            }
            To::Anchor(anchor) => Leads::Here(anchor.clone()),
        }
    }

    /// What a call within a text prints: `render` fills the medium's template of its name.
    pub(super) fn call(
        &self,
        call: &Call,
        inline: bool,
        place: &str,
        render: impl FnOnce(&str, Context) -> Result<String, Box<Diagnostic>>,
    ) -> String {
        let Some((name, item)) = self.called(call, place) else { return String::new() };
        match render(name, context([("item", item), ("inline", Value::from(inline))])) {
            Ok(text) => text.trim().to_owned(),
            Err(error) => {
                self.report(*error);
                String::new()
            }
        }
    }

    /// The name of a call's template and what it shows; nothing for something held back.
    fn called(&self, call: &Call, place: &str) -> Option<(&'static str, Value)> {
        let id = call.args.get("id")?;
        let site = self.inputs.book.site();
        match call.name.as_str() {
            "so_lieu" | "figure" => {
                Some(("so_lieu", self.view.figure_card(id).map(|card| Value::from_serializable(&card))?))
            }
            "ho_so" | "profile" => Some(("ho_so", self.profile_call(site.profile_index(id)?))),
            "phong_su_anh" | "gallery" => Some(("phong_su_anh", self.gallery_call(site.gallery_index(id)?, place))),
            "video" => Some(("video", self.video_call(site.video_index(id)?))),
            _ => None,
        }
    }
}

impl<W: Work> typst::Press for Texts<'_, W> {
    fn link(&self, target: &Target) -> LinkTo {
        match self.writer.leads(target, self.source) {
            // Whoever reads it is there.
            Leads::Entry { key, .. } if key == self.key => LinkTo::Plain,
            Leads::Entry { key, .. } => LinkTo::Entry(key),
            Leads::Site(address) => LinkTo::Web { address, readable: None },
            Leads::Web(address) => LinkTo::Web { readable: Some(readable(&address)), address },
            // A place of the same text is a page or two away.
            Leads::Here(_) | Leads::Nowhere => LinkTo::Plain,
        }
    }

    fn picture(&self, image: &Image) -> Option<Picture> {
        let path = file_of(&image.target.to, self.source)?;
        let card = self.writer.view.picture_file(&path, &image.alt)?;
        let home = self.writer.home(&card.src, self.key);
        let elsewhere = home.filter(|(_, here)| !here).map(|(home, _)| home.label.clone());
        Some(Picture { path: card.src, size: Some((card.width, card.height)), elsewhere })
    }

    fn call(&self, call: &Call, inline: bool) -> String {
        let writer = self.writer;
        writer.call(call, inline, self.key, |name, told| writer.render(&format!("yearbook/calls/{name}.typ"), told))
    }

    fn word(&self, key: &str) -> String {
        self.writer.word(key)
    }
}

impl<W: Work> Writer<'_, W> {
    fn profile_call(&self, index: usize) -> Value {
        let item = &self.view.site.profiles[index];
        let portrait = self.portrait(item);
        extend(
            self.view.profile(index),
            [("key", Value::from(format!("ho-so/{}", item.id))), ("portrait", Value::from_serializable(&portrait))],
        )
    }

    fn gallery_call(&self, index: usize, place: &str) -> Value {
        let item = &self.view.site.galleries[index];
        let photos = self.photos(&item.path, &item.record.photos, item.record.credit.as_deref(), Some(place));
        extend(
            self.view.gallery(index),
            [("key", Value::from(format!("phong-su-anh/{}", item.id))), ("photos", Value::from_serializable(&photos))],
        )
    }

    fn video_call(&self, index: usize) -> Value {
        let item = &self.view.site.videos[index];
        let address = self.published_address(&format!("video/{}", item.id), &item.route);
        let code = address.as_deref().and_then(|address| self.code(address));
        extend(
            self.view.video(index),
            [
                ("url", Value::from(address.clone())),
                ("address", Value::from(address.as_deref().map(readable))),
                ("qr", Value::from(code)),
            ],
        )
    }
}
