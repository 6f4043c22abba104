//! Markdown to [`Doc`].
//!
//! CommonMark with tables, footnotes, strikethrough, task lists and GitHub's alerts, read by
//! pulldown-cmark; on top of it what our writers need: calls, figures, bare addresses, and the
//! leniences that Vietnamese texts ask for (`**Chú thích:**Ảnh`, file names with spaces). All of it
//! is done on the parser's events, with their places in the source, and never by rewriting the source,
//! so that every link, image and call knows to the byte where it stands.
//!
//! Content is not trusted: schemes are an allow-list, HTML is text unless the site allows it, depth
//! is limited. And nothing a writer wrote is lost: what cannot be shown as meant is shown as written,
//! with a finding. The two exceptions are HTML comments and footnotes that nothing refers to.
//!
//! What is not here: whether an internal link or a file exists, and what a call shows. Those need the whole site.
//!
//! - `builder`: the parser's events to blocks; `frame`: a container that is still open
//! - `prose`: what running text holds; `inline`: the pieces of a sentence; `address`: bare addresses
//! - `call`, `target`, `html`, `foreign`: the small languages within; `finish`: numbers and ids
//! - `leftover`: markup of other programs, `drawn`: whole blocks of it; `table`: what the parser does with rows that do not fit

mod address;
mod builder;
mod call;
mod drawn;
mod finish;
pub mod foreign;
mod frame;
mod html;
mod inline;
mod leftover;
mod prose;
mod strange;
mod table;
pub mod target;

pub use call::CALLS;

use crate::diagnostic::{Code, Diagnostic, Findings, Place, Span};
use crate::doc::Doc;
use crate::path::SourcePath;
use std::ops::Range;

/// How a text is to be read, and where it stands.
pub struct Options<'a> {
    /// Whether HTML is kept as HTML.
    pub raw_html: bool,
    /// The file that holds the text.
    pub source: &'a SourcePath,
    /// Turns a span of the text into one of the file: the text may be cut out of it.
    pub place: &'a dyn Fn(Span) -> Span,
}

/// Reads `text`, never failing: the findings say what was not as it should be.
pub fn read(text: &str, options: &Options<'_>) -> (Doc, Findings) {
    let report = Report { options, findings: Findings::new() };
    builder::build(text, report)
}

/// Takes findings about places of the text.
struct Report<'a> {
    options: &'a Options<'a>,
    findings: Findings,
}

impl Report<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        (self.options.place)(Span::new(range))
    }

    fn at(&self, code: Code, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(code).at_span(self.options.source, self.span(range))
    }

    /// `diagnostic` with `replacement` for what stands at `range`, unless the file has it in another form.
    fn fixed(&self, diagnostic: Diagnostic, range: Range<usize>, replacement: String) -> Diagnostic {
        let span = self.span(range.clone());
        match span.range().len() == range.len() {
            true => diagnostic.fix(Place::at(self.options.source, span), replacement),
            false => diagnostic,
        }
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }
}
