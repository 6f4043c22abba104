//! The bodies of an EPUB: a `Doc` as XHTML.

use super::super::texts::Leads;
use super::super::{Work, Writer};
use crate::doc::{Call, Doc, Image, Target};
use crate::model::Subject;
use crate::path::{Route, SourcePath};
use crate::plan::{file_of, panel_anchor};
use crate::theme::Here;
use crate::write::html::{self, LinkTo, Options, Picture, Syntax};
use tera::Value;

/// Writes one text.
struct Texts<'a, W> {
    writer: &'a Writer<'a, W>,
    doc: &'a Doc,
    source: &'a SourcePath,
    /// The file that it stands in.
    here: Here,
}

/// A text for the file of `key`.
pub(in super::super) fn body<W: Work>(writer: &Writer<'_, W>, doc: &Doc, source: &SourcePath, key: &str) -> Value {
    let here = Here { route: super::route(key), portable: false, absolute: None };
    // The title of an entry stands below its part's in the order of headings, those of other texts at the top.
    let heading_offset = u8::from(key.contains('/'));
    let options = Options { syntax: Syntax::Xhtml, heading_offset };
    Value::safe_string(&html::html_with(doc, &Texts { writer, doc, source, here }, &options))
}

impl<W: Work> Texts<'_, W> {
    fn inside(&self, route: &Route, rest: &str) -> LinkTo {
        LinkTo::Href { href: format!("{}{rest}", self.here.link(route.as_str())), external: false }
    }

    /// The text of an entry of the book.
    fn text_of(&self, key: &str) -> Option<&Doc> {
        let site = self.writer.inputs.book.site();
        match site.item(key)? {
            Subject::Profile(index) => Some(&site.profiles[index].body),
            Subject::Article(index) => Some(&site.articles[index].body),
            Subject::Event(index) => Some(&site.events[index].body),
            // Galleries are shown without a text.
            Subject::Gallery(_) | Subject::Page(_) | Subject::Video(_) => None,
        }
    }
}

fn has_heading(doc: &Doc, id: &str) -> bool {
    doc.heading_ids().contains(&id)
}

impl<W: Work> html::Press for Texts<'_, W> {
    fn link(&self, target: &Target) -> LinkTo {
        match self.writer.leads(target, self.source) {
            Leads::Entry { key, anchor } => {
                // A place that is not there would be an error of the whole file; the checks have told of it.
                let anchor = anchor.filter(|id| self.text_of(&key).is_some_and(|doc| has_heading(doc, id)));
                let rest = anchor.as_deref().map(html::fragment).unwrap_or_default();
                let panel =
                    self.writer.inputs.book.site().item(&key).and_then(|item| self.writer.inputs.book.panel(item));
                match panel {
                    Some((part, number)) => self.inside(&super::route(&part), &html::fragment(&panel_anchor(number))),
                    None => self.inside(&super::route(&key), &rest),
                }
            }
            Leads::Site(address) | Leads::Web(address) => LinkTo::Href { href: address, external: true },
            Leads::Here(id) if has_heading(self.doc, &id) => {
                LinkTo::Href { href: html::fragment(&id), external: false }
            }
            Leads::Here(_) | Leads::Nowhere => LinkTo::Plain,
        }
    }

    fn picture(&self, image: &Image) -> Option<Picture> {
        let path = file_of(&image.target.to, self.source)?;
        let card = self.writer.view.picture_file(&path, &image.alt)?;
        Some(Picture {
            src: self.here.link(&card.src),
            width: Some(card.width),
            height: Some(card.height),
            ..Picture::default()
        })
    }

    fn call(&self, call: &Call, inline: bool) -> String {
        let writer = self.writer;
        writer.call(call, inline, "", |name, told| {
            writer.render_at(&format!("epub/calls/{name}.xhtml"), &told, self.here.clone())
        })
    }

    fn word(&self, key: &str) -> String {
        self.writer.word(key)
    }
}
