//! The body of a page: a `Doc` written as HTML for one address.

use super::site::Press;
use crate::doc::{Call, Doc, Entry, Image, Target, To};
use crate::path::SourcePath;
use crate::plan::file_of;
use crate::theme::Here;
use crate::vietnamese::typography;
use crate::write::html::{self, LinkTo, Picture};
use serde::Serialize;
use tera::Value;

/// Writes the texts of one page.
pub struct Texts<'a> {
    pub press: &'a Press,
    /// The page on which the text stands.
    pub here: &'a Here,
    /// The file from which relative addresses count.
    pub source: &'a SourcePath,
}

impl Texts<'_> {
    pub fn html(&self, doc: &Doc) -> Value {
        Value::safe_string(&html::html(doc, self))
    }

    fn picture_at(&self, path: &SourcePath) -> Option<Picture> {
        /// Of the width of the page's text; the theme's measure is about 42 rem.
        const SIZES: &str = "(min-width: 48rem) 42rem, 100vw";
        let files = self.press.view().pictures.get(path)?;
        let (largest, src) = files.largest()?;
        let link = |route: &crate::path::Route| self.here.link(route.as_str());
        let set = |webp| {
            let files = files.of(webp).map(|(size, route)| format!("{} {}w", link(route), size.width));
            files.collect::<Vec<_>>().join(", ")
        };
        Some(Picture {
            src: link(src),
            srcset: if files.of(false).count() > 1 { set(false) } else { String::new() },
            webp: set(true),
            sizes: SIZES.to_owned(),
            width: Some(largest.width),
            height: Some(largest.height),
        })
    }
}

impl html::Press for Texts<'_> {
    fn link(&self, target: &Target) -> LinkTo {
        let view = self.press.view();
        let inside = |route: &str| LinkTo::Href { href: self.here.link(route), external: false };
        match &*view.site.meant(&target.to) {
            To::Internal { id, anchor } => match view.name_and_route(id) {
                Some((_, route)) => {
                    let anchor = anchor.as_deref().map(html::fragment).unwrap_or_default();
                    inside(&format!("{route}{anchor}"))
                }
                // Held back or broken; the checks have said so, and the words stay.
                None => LinkTo::Plain,
            },
            To::Anchor(anchor) => LinkTo::Href { href: html::fragment(anchor), external: false },
            To::External(address) => LinkTo::Href { href: address.clone(), external: true },
            To::Root { path, rest } => {
                let route = view.plan.leads(&view.site, path);
                route.map_or(LinkTo::Plain, |route| inside(&format!("{route}{rest}")))
            }
            To::File { rest, .. } => {
                let file = file_of(&target.to, self.source);
                let route = file.and_then(|file| {
                    view.plan.attachments.get(&file).or_else(|| view.plan.statics.get(&file)).cloned()
                });
                route.map_or(LinkTo::Plain, |route| inside(&format!("{route}{rest}")))
            }
        }
    }

    fn picture(&self, image: &Image) -> Option<Picture> {
        self.picture_at(&file_of(&image.target.to, self.source)?)
    }

    fn call(&self, call: &Call, inline: bool) -> String {
        let Some(id) = call.args.get("id") else { return String::new() };
        let view = self.press.view();
        let site = &view.site;
        let (template, name, value) = match call.name.as_str() {
            "so_lieu" | "figure" => {
                let card = view.figure_card(id).map(|card| Value::from_serializable(&card));
                ("calls/so_lieu.html", "figure", card)
            }
            "ho_so" | "profile" => {
                ("calls/ho_so.html", "profile", site.profile_index(id).map(|index| view.profile(index)))
            }
            "phong_su_anh" | "gallery" => {
                let gallery = site.gallery_index(id).map(|index| self.press.gallery_with_photos(index));
                ("calls/phong_su_anh.html", "gallery", gallery)
            }
            "video" => ("calls/video.html", "video", site.video_index(id).map(|index| view.video(index))),
            _ => return String::new(),
        };
        // A call of something held back prints nothing.
        let Some(value) = value else { return String::new() };
        let mut context = self.press.context();
        context.insert_value(name, value);
        context.insert_value("inline", Value::from(inline));
        match self.press.render(template, &context, self.here.clone()) {
            Ok(html) => html.trim().to_owned(),
            Err(error) => {
                self.press.report(*error);
                String::new()
            }
        }
    }

    fn word(&self, key: &str) -> String {
        self.press.view().theme.strings.word(key)
    }
}

/// An entry of a page's contents.
#[derive(Serialize)]
pub struct ContentsEntry {
    level: u8,
    id: String,
    text: String,
    children: Vec<ContentsEntry>,
}

/// The headings of a text as a tree; empty where one heading would be all.
pub fn contents(press: &Press, doc: &Doc) -> Value {
    fn entry(press: &Press, of: &Entry<'_>) -> ContentsEntry {
        let text = crate::doc::plain(&of.heading.content, &|call| press.view().call_words(call));
        ContentsEntry {
            level: of.heading.level,
            id: html::id_on_page(&of.heading.id),
            text: typography::set(&text).into_owned(),
            children: of.below.iter().map(|below| entry(press, below)).collect(),
        }
    }
    let entries: Vec<ContentsEntry> = doc.contents().iter().map(|e| entry(press, e)).collect();
    if entries.len() < 2 {
        return Value::from(Vec::<Value>::new());
    }
    Value::from_serializable(&entries)
}
