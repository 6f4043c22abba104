//! The body of a page: a `Doc` written as HTML for one address.

use super::renderer::Renderer;
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
    pub renderer: &'a Renderer,
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
        let files = self.renderer.view().pictures.get(path)?;
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
        let view = self.renderer.view();
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
        let view = self.renderer.view();
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
                let gallery = site.gallery_index(id).map(|index| view.gallery_with_photos(index));
                ("calls/phong_su_anh.html", "gallery", gallery)
            }
            "video" => ("calls/video.html", "video", site.video_index(id).map(|index| view.video(index))),
            _ => return String::new(),
        };
        // A call of something held back prints nothing.
        let Some(value) = value else { return String::new() };
        let mut context = self.renderer.context();
        context.insert_value(name, value);
        context.insert_value("inline", Value::from(inline));
        match self.renderer.render(template, &context, self.here.clone()) {
            Ok(html) => html.trim().to_owned(),
            Err(error) => {
                self.renderer.report(*error);
                String::new()
            }
        }
    }

    fn word(&self, key: &str) -> String {
        self.renderer.view().theme.strings.word(key)
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
pub fn contents(renderer: &Renderer, doc: &Doc) -> Value {
    fn entry(renderer: &Renderer, of: &Entry<'_>) -> ContentsEntry {
        let text = crate::doc::plain(&of.heading.content, &|call| renderer.view().call_words(call));
        ContentsEntry {
            level: of.heading.level,
            id: html::id_on_page(&of.heading.id),
            text: typography::set(&text).into_owned(),
            children: of.below.iter().map(|below| entry(renderer, below)).collect(),
        }
    }
    let entries: Vec<ContentsEntry> = doc.contents().iter().map(|e| entry(renderer, e)).collect();
    if entries.len() < 2 {
        return Value::from(Vec::<Value>::new());
    }
    Value::from_serializable(&entries)
}
