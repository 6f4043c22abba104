//! What stands within a sentence. Typography is that of the sentence as a whole; see `setting`.

use super::{LinkTo, Within, Writer, spaces};
use crate::doc::{Image, Inline, Link, plain};
use crate::theme::typst::push_literal;
use crate::vietnamese::typography;
use crate::write::setting::{self, Texts};

/// A sentence on its way.
struct Flow<'a> {
    /// Its texts as set, those to come.
    texts: Texts<'a>,
    /// Whether a space, or nothing yet, stands before.
    gap: bool,
}

impl Writer<'_> {
    /// A sentence or more, set as a whole.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        let mut flow = Flow { texts: setting::set(content).into_iter(), gap: true };
        self.flow(content, &mut flow, true);
    }

    /// The same for a heading or the head of a column.
    pub(super) fn heading_inlines(&mut self, content: &[Inline]) {
        self.within.heading = true;
        self.inlines(content);
        self.within.heading = false;
    }

    /// A part of such a sentence; `edges` is whether it begins and ends a line with nothing else on it.
    fn flow(&mut self, content: &[Inline], flow: &mut Flow<'_>, edges: bool) {
        let mut line = 0;
        for line_content in content.split_inclusive(is_break) {
            let end = line + line_content.len();
            let bounded = edges || line > 0 && end < content.len();
            let words = match line_content {
                [words @ .., last] if is_break(last) => words,
                words => words,
            };
            let alone = bounded && words.iter().all(is_picture);
            for inline in line_content {
                self.inline(inline, flow, alone);
            }
            line = end;
        }
    }

    /// `alone`: whether nothing but pictures stands on its line.
    fn inline(&mut self, inline: &Inline, flow: &mut Flow<'_>, alone: bool) {
        match inline {
            Inline::Text(text) => match flow.texts.next() {
                Some(set) => self.words(&set, flow),
                None => self.words(&typography::set(text), flow),
            },
            // A second emphasis would take the first away, a second strength be too strong.
            Inline::Emphasis(inner) => self.wrapped("emph", inner, flow, alone, |within| &mut within.emphasis),
            Inline::Strong(inner) => self.wrapped("strong", inner, flow, alone, |within| &mut within.strong),
            Inline::Strikethrough(inner) => {
                self.wrapped("strike", inner, flow, alone, |within| &mut within.strikethrough);
            }
            Inline::Code(code) => {
                self.out.push_str("#raw(");
                push_literal(code, &mut self.out);
                self.out.push_str(");");
                flow.gap = false;
            }
            Inline::Link(link) => self.link(link, flow, alone),
            Inline::Image(image) => self.image(image, flow, alone),
            Inline::FootnoteRef { number, .. } => {
                self.footnote_ref(*number);
                flow.gap = false;
            }
            Inline::Call(call) => {
                let markup = self.press.call(call, true);
                flow.gap &= markup.is_empty();
                self.out.push_str(&markup);
            }
            Inline::SoftBreak if flow.gap => {}
            Inline::SoftBreak => {
                self.out.push('\n');
                flow.gap = true;
            }
            Inline::HardBreak => {
                self.out.push_str("#linebreak();\n");
                flow.gap = true;
            }
            Inline::RawHtml(_) => {}
        }
    }

    fn words(&mut self, text: &str, flow: &mut Flow<'_>) {
        let text = spaces::closed_up(text, &mut flow.gap);
        if !text.is_empty() {
            self.out.push('#');
            push_literal(&text, &mut self.out);
            self.out.push(';');
        }
    }

    /// `inner` within a function, unless that is open already.
    fn wrapped(
        &mut self,
        function: &str,
        inner: &[Inline],
        flow: &mut Flow<'_>,
        alone: bool,
        open: impl Fn(&mut Within) -> &mut bool,
    ) {
        if *open(&mut self.within) {
            return self.flow(inner, flow, alone);
        }
        *open(&mut self.within) = true;
        self.out.push('#');
        self.out.push_str(function);
        self.out.push('[');
        self.flow(inner, flow, alone);
        self.out.push_str("];");
        *open(&mut self.within) = false;
    }

    fn link(&mut self, link: &Link, flow: &mut Flow<'_>, alone: bool) {
        let words = plain(&link.content, &|_| "…".to_owned());
        let to = self.press.link(&link.target);
        // An address below a photograph says nothing to readers, and links hold no links.
        if to == LinkTo::Plain || link.content.iter().all(is_picture) || self.within.link {
            return self.flow(&link.content, flow, alone);
        }
        let (function, target, noted) = match to {
            // Words that are the address already need not be followed by it.
            LinkTo::Web { address, readable } => {
                let noted = readable.filter(|readable| ![&*address, readable].contains(&words.trim()));
                ("#web-link(", address, noted)
            }
            LinkTo::Entry(id) => ("#entry-link(", id, None),
            LinkTo::Plain => return,
        };
        self.out.push_str(function);
        push_literal(&target, &mut self.out);
        self.out.push_str(")[");
        self.within.link = true;
        self.flow(&link.content, flow, alone);
        self.within.link = false;
        self.out.push_str("];");
        if let Some(readable) = noted {
            self.address(&readable);
        }
    }

    /// A photograph on a line of its own is shown as one, in a cell as wide as the cell; among words a
    /// picture is as high as they are, and where none has room its description stands.
    fn image(&mut self, image: &Image, flow: &mut Flow<'_>, alone: bool) {
        let no_room = self.within.heading || self.within.note;
        let picture = self.press.picture(image).filter(|_| !no_room);
        match picture {
            None => self.words(&typography::set(&image.alt), flow),
            Some(picture) if alone && !self.within.cell => {
                self.photo(image, &picture, image.title.as_deref());
                flow.gap = true;
            }
            Some(picture) => {
                let (open, close) = if alone { ("#image(", ");") } else { ("#box(image(", ", height: 1em));") };
                self.out.push_str(open);
                push_literal(&picture.path, &mut self.out);
                self.alt(image, image.title.as_deref());
                self.out.push_str(close);
                flow.gap = alone;
            }
        }
    }
}

fn is_break(inline: &Inline) -> bool {
    matches!(inline, Inline::SoftBreak | Inline::HardBreak)
}

/// Whether there are no words, but perhaps pictures.
fn is_picture(inline: &Inline) -> bool {
    match inline {
        Inline::Image(_) => true,
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => inner.iter().all(is_picture),
        Inline::Link(link) => link.content.iter().all(is_picture),
        _ => is_break(inline),
    }
}
