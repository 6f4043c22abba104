//! What stands within a sentence. Typography is that of the sentence as a whole; see `setting`.

use super::{LinkTo, Picture, Writer, escape};
use crate::doc::{Image, Inline, Link};
use crate::write::setting::{self, Texts};

impl Writer<'_> {
    /// A sentence or more, set as a whole.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        self.flow(content, &mut setting::set(content).into_iter());
    }

    /// A part of such a sentence; `texts` are its texts as set, and those that follow.
    fn flow(&mut self, content: &[Inline], texts: &mut Texts<'_>) {
        for inline in content {
            self.inline(inline, texts);
        }
    }

    fn inline(&mut self, inline: &Inline, texts: &mut Texts<'_>) {
        match inline {
            Inline::Text(text) => match texts.next() {
                Some(set) => escape(&set, &mut self.out),
                None => self.text(text),
            },
            Inline::Emphasis(inner) => self.wrapped("em", inner, texts),
            Inline::Strong(inner) => self.wrapped("strong", inner, texts),
            Inline::Strikethrough(inner) => self.wrapped("del", inner, texts),
            Inline::Code(code) => {
                self.out.push_str("<code>");
                escape(code, &mut self.out);
                self.out.push_str("</code>");
            }
            Inline::Link(link) => self.link(link, texts),
            Inline::Image(image) => match self.press.picture(image) {
                Some(picture) => self.img(image, &picture),
                None => self.text(&image.alt),
            },
            Inline::FootnoteRef { number, mention } => self.footnote_ref(*number, *mention),
            Inline::Call(call) => {
                let html = self.press.call(call, true);
                self.out.push_str(&html);
            }
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.put(format_args!("<br{}\n", self.void())),
            Inline::RawHtml(_) if self.is_xml() => {}
            Inline::RawHtml(html) => self.out.push_str(html),
        }
    }

    fn wrapped(&mut self, tag: &str, inner: &[Inline], texts: &mut Texts<'_>) {
        self.put(format_args!("<{tag}>"));
        self.flow(inner, texts);
        self.put(format_args!("</{tag}>"));
    }

    fn link(&mut self, link: &Link, texts: &mut Texts<'_>) {
        let LinkTo::Href { href, external } = self.press.link(&link.target) else {
            return self.flow(&link.content, texts);
        };
        self.out.push_str("<a");
        self.attribute("href", &href);
        if let Some(title) = &link.title {
            self.attribute("title", title);
        }
        if external {
            self.out.push_str(" rel=\"noopener\"");
        }
        self.out.push('>');
        self.flow(&link.content, texts);
        self.out.push_str("</a>");
    }

    pub(super) fn img(&mut self, image: &Image, picture: &Picture) {
        let set = |writer: &mut Self, files: &str| {
            if !files.is_empty() {
                writer.attribute("srcset", files);
                writer.attribute("sizes", &picture.sizes);
            }
        };
        let choice = !picture.webp.is_empty();
        if choice {
            self.out.push_str("<picture><source type=\"image/webp\"");
            set(self, &picture.webp);
            self.out.push('>');
        }
        self.out.push_str("<img");
        self.attribute("src", &picture.src);
        set(self, &picture.srcset);
        self.attribute("alt", &image.alt);
        if let (Some(width), Some(height)) = (picture.width, picture.height) {
            self.put(format_args!(" width=\"{width}\" height=\"{height}\""));
        }
        if let Some(title) = &image.title {
            self.attribute("title", title);
        }
        if !self.is_xml() {
            self.out.push_str(" loading=\"lazy\" decoding=\"async\"");
        }
        self.out.push_str(self.void());
        if choice {
            self.out.push_str("</picture>");
        }
    }
}
