//! The bodies of a book: a `Doc` as Typst markup.

use super::{Writer, context};
use crate::doc::{Call, Doc, Image, Target, To};
use crate::path::{Route, SourcePath};
use crate::plan::file_of;
use crate::view::extend;
use crate::write::typst::{self, LinkTo, Picture};
use tera::Value;

/// Writes one text of a book.
struct Texts<'a> {
    writer: &'a Writer<'a>,
    /// The file from which relative addresses count.
    source: &'a SourcePath,
}

impl Writer<'_> {
    /// A text as markup; `key` tells its labels from those of other texts.
    pub(super) fn body(&self, doc: &Doc, source: &SourcePath, key: &str) -> Value {
        let options = typst::Options { heading_offset: 0, label_prefix: key };
        Value::safe_string(&typst::markup(doc, &Texts { writer: self, source }, &options))
    }

    /// An address as people read and type it: without the scheme, and without the slash at its end.
    pub(super) fn readable(address: &str) -> String {
        let text = percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned();
        let text = text.trim_start_matches("https://").trim_start_matches("http://");
        text.trim_start_matches("mailto:").trim_start_matches("tel:").trim_end_matches('/').to_owned()
    }
}

impl Texts<'_> {
    fn web(&self, route: &Route, rest: &str) -> LinkTo {
        match self.writer.address(route) {
            Some(address) => {
                let address = format!("{address}{rest}");
                LinkTo::Web { readable: Writer::readable(&address), address }
            }
            None => LinkTo::Plain,
        }
    }
}

impl typst::Press for Texts<'_> {
    fn link(&self, target: &Target) -> LinkTo {
        let desk = self.writer.desk;
        match &target.to {
            To::Internal { id, .. } if desk.book.site.item(id).is_some_and(|item| desk.book.has(item)) => {
                LinkTo::Entry(id.clone())
            }
            // A page of the site, for whoever reads on a screen or types it; not of whom the site does not show.
            To::Internal { id, anchor } => match desk.published.item(id).map(|item| desk.published.route(item)) {
                Some(route) => self.web(&route, &anchor.as_ref().map(|a| format!("#{a}")).unwrap_or_default()),
                None => desk.published.term_route(id).map_or(LinkTo::Plain, |route| self.web(&route, "")),
            },
            To::External(address) => LinkTo::Web { readable: Writer::readable(address), address: address.clone() },
            To::Root { rest, .. } | To::File { rest, .. } => {
                let file = file_of(&target.to, self.source);
                let of = |file: SourcePath| {
                    desk.plan.attachments.get(&file).or_else(|| desk.plan.statics.get(&file)).cloned()
                };
                file.and_then(of).map_or(LinkTo::Plain, |route| self.web(&route, rest))
            }
            // A place of the same text is a page or two away.
            To::Anchor(_) => LinkTo::Plain,
        }
    }

    fn picture(&self, image: &Image) -> Option<Picture> {
        let path = file_of(&image.target.to, self.source)?;
        let card = self.writer.view.picture_file(&path, &image.alt)?;
        Some(Picture { path: card.src, size: Some((card.width, card.height)) })
    }

    fn call(&self, call: &Call, inline: bool) -> String {
        let Some(id) = call.args.get("id") else { return String::new() };
        let writer = self.writer;
        let site = &writer.desk.book.site;
        let (template, value) = match call.name.as_str() {
            "so_lieu" | "figure" => {
                let card = writer.view.figure_card(id).map(|card| Value::from_serializable(&card));
                ("yearbook/calls/so_lieu.typ", card)
            }
            "ho_so" | "profile" => ("yearbook/calls/ho_so.typ", site.profile_index(id).map(|i| writer.profile_call(i))),
            "phong_su_anh" | "gallery" => {
                ("yearbook/calls/phong_su_anh.typ", site.gallery_index(id).map(|index| writer.gallery_call(index)))
            }
            "video" => ("yearbook/calls/video.typ", site.video_index(id).map(|index| writer.video_call(index))),
            _ => return String::new(),
        };
        // A call of something held back prints nothing.
        let Some(value) = value else { return String::new() };
        match writer.render(template, context([("item", value), ("inline", Value::from(inline))])) {
            Ok(text) => text.trim().to_owned(),
            Err(error) => {
                writer.report(*error);
                String::new()
            }
        }
    }

    fn word(&self, key: &str) -> String {
        self.writer.word(key)
    }
}

impl Writer<'_> {
    fn profile_call(&self, index: usize) -> Value {
        let item = &self.view.site.profiles[index];
        let portrait = item.record.portrait.as_ref().and_then(|photo| self.photo(&item.path, photo, &item.record.name));
        extend(
            self.view.profile(index),
            [("key", Value::from(format!("ho-so/{}", item.id))), ("portrait", Value::from_serializable(&portrait))],
        )
    }

    fn gallery_call(&self, index: usize) -> Value {
        let item = &self.view.site.galleries[index];
        let photos = self.photos(&item.path, &item.record.photos, item.record.credit.as_deref());
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
                ("address", Value::from(address.as_deref().map(Self::readable))),
                ("qr", Value::from(code)),
            ],
        )
    }
}
