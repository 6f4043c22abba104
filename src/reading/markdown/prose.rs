//! Running text: calls in it, brackets that the parser left as text, and the ends of links and images.

use super::builder::Builder;
use super::call::{self, Found};
use super::frame::{Frame, Kind, Pointer, title_of};
use super::inline::Piece;
use super::target::{self, Problem};
use crate::diagnostic::{Code, Message, Place};
use crate::doc::{Call, Image, Inline, Link, Target, To, plain};
use std::borrow::Cow;
use std::ops::Range;

impl<'a> Builder<'a, '_> {
    /// Takes text that is none of code.
    pub fn prose(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        let verbatim = text.len() == range.len();
        let escaped = self.source[..range.start].ends_with('\\');
        match &*text {
            _ if !verbatim => {}
            "[" | "![" if !escaped => {
                let top = self.top();
                top.brackets.push(top.pieces.len());
            }
            "]" if !escaped && self.close_bracket(&range) => return,
            stars if !escaped && stars.bytes().all(|b| b == b'*') => return self.stars(range),
            _ => {}
        }
        match text.find("{{").filter(|_| verbatim) {
            Some(first) => self.calls(&text, range, first, escaped),
            None => self.top().pieces.push(Piece::Text(text, range)),
        }
    }

    fn stars(&mut self, range: Range<usize>) {
        match self.top().pieces.last_mut() {
            Some(Piece::Stars(run)) if run.end == range.start => run.end = range.end,
            _ => self.top().pieces.push(Piece::Stars(range)),
        }
    }

    /// Takes `text`, which stands at `range` just so and has its first `{{` at `first`.
    fn calls(&mut self, text: &str, range: Range<usize>, first: usize, escaped: bool) {
        let source = self.source;
        let limit = self.block_end().max(range.end);
        let mut from = range.start;
        let mut next = Some(range.start + first);
        while let Some(at) = next {
            let mut after = at + 2;
            if at == range.start && escaped {
                // `\{{`: the parser has taken the backslash.
            } else {
                match call::scan(&source[at..limit]) {
                    Found::Call { name, args, end } if !self.in_image() => {
                        self.push_text(from..at);
                        let span = self.report.span(at..at + end);
                        self.push(Inline::Call(Box::new(Call { name, args, span })));
                        after = at + end;
                        from = after;
                        self.taken_to = self.taken_to.max(after);
                    }
                    Found::Call { end, .. } => {
                        self.report_call(at..at + end, Message::new("help-call-in-alt"), None);
                        after = at + end;
                    }
                    Found::Malformed { end, form } => {
                        let help = call::help(&form);
                        let form = Some(form).filter(|form| call::is_sound(form));
                        self.report_call(at..at + end, help, form);
                        after = at + end;
                    }
                    Found::Foreign { end, command } => {
                        let call = self.source[at..at + end].to_owned();
                        let finding = self.report.at(Code::ForeignCall, at..at + end).arg("call", call);
                        self.report.push(finding.arg("of", command.of).help(Message::new(command.help)));
                        // It stays as it was written, whatever Markdown sees in it.
                        after = at + end;
                        self.push_text(from..after);
                        from = after;
                        self.taken_to = self.taken_to.max(after);
                    }
                    Found::Open => {
                        let cut = self.stack.iter().any(|frame| matches!(frame.kind, Kind::Cell))
                            && source[at..].lines().next().is_some_and(|line| line.contains("}}"));
                        let help = if cut { "help-bar" } else { "help-call-open" };
                        self.report_call(at..at + 2, Message::new(help), None);
                        after = range.end;
                    }
                }
            }
            next = text
                .get(after.saturating_sub(range.start)..)
                .and_then(|rest| rest.find("{{"))
                .map(|found| after + found);
        }
        self.push_text(from..range.end);
    }

    fn push_text(&mut self, range: Range<usize>) {
        if let Some(text) = self.source.get(range.clone()).filter(|t| !t.is_empty()) {
            self.top().pieces.push(Piece::Text(text.into(), range));
        }
    }

    fn report_call(&mut self, range: Range<usize>, help: Message, form: Option<String>) {
        let call = self.source[range.clone()].to_owned();
        let mut finding = self.report.at(Code::BadCall, range.clone());
        finding = finding.arg("call", call).help(help);
        if let Some(form) = form {
            finding = self.report.fixed(finding, range, form);
        }
        self.report.push(finding);
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::at(self.report.options.source, self.report.span(range))
    }

    /// Where the block ends that the text is in.
    fn block_end(&self) -> usize {
        let block = self.stack.iter().rev().find(|f| !f.kind.is_inline());
        block.map_or(self.source.len(), |frame| frame.range.end)
    }

    fn in_image(&self) -> bool {
        let inline = self.stack.iter().rev().take_while(|f| f.kind.is_inline());
        inline.into_iter().any(|f| matches!(f.kind, Kind::Image(_)))
    }

    /// Sees what the `]` at `range`, which closes no link of the parser's, closes: whether that was
    /// a link after all, and is now taken.
    fn close_bracket(&mut self, range: &Range<usize>) -> bool {
        let Some(open) = self.top().brackets.pop() else {
            return false;
        };
        let Some(Piece::Text(mark, opened)) = self.top().pieces.get(open) else {
            return false;
        };
        let (is_image, start) = (mark == "![", opened.start);
        if self.source[start..range.end].starts_with("[^") {
            self.report_unknown_footnote(start..range.end);
            return false;
        }
        let Some(lenient) = target::lenient(&self.source[range.end..self.block_end().max(range.end)]) else {
            return false;
        };
        if self.in_image() || (!is_image && self.in_link()) {
            return false;
        }
        let address = range.end + lenient.address.start..range.end + lenient.address.end;
        let end = range.end + lenient.end;
        let top = self.top();
        let pieces = top.pieces.split_off(open + 1);
        top.pieces.pop();
        if !is_image {
            // A link holds no link (CommonMark 0.31, 6.3): brackets around this one are text.
            top.brackets.clear();
        }
        self.taken_to = end;
        let pointed = Pointed {
            to: target::parse(&self.source[address.clone()]),
            address,
            range: start..end,
            title: lenient.title.as_deref().and_then(title_of),
        };
        match is_image {
            true => self.push_image(pieces, pointed),
            false => self.push_link(pieces, pointed),
        }
        true
    }

    fn report_unknown_footnote(&mut self, range: Range<usize>) {
        let label = self.source[range.clone()].trim_start_matches("[^").trim_end_matches(']').to_owned();
        let finding = self
            .report
            .at(Code::UnknownFootnote, range)
            .arg("label", label.as_str())
            .help(Message::new("help-footnote-unknown").arg("label", label));
        self.report.push(finding);
    }

    /// Closes a link or an image of the parser's.
    pub fn end_pointer(&mut self, frame: Frame<'a>) {
        let (pointer, is_image) = match &frame.kind {
            Kind::Link(pointer) => (pointer, false),
            Kind::Image(pointer) => (pointer, true),
            _ => return,
        };
        let pointed = self.pointed(pointer, frame.range, frame.inner_end);
        match is_image {
            true => self.push_image(frame.pieces, pointed),
            false => self.push_link(frame.pieces, pointed),
        }
    }

    fn pointed(&self, pointer: &Pointer<'a>, range: Range<usize>, text_end: usize) -> Pointed {
        let address = match (&pointer.definition, pointer.is_automatic()) {
            (Some(definition), _) => target::place_in_definition(self.source, definition.clone()),
            (None, true) => range.start + 1..range.end - 1,
            (None, false) => target::place_in_link(self.source, text_end, range.end),
        };
        Pointed { to: parse(pointer), address, range, title: pointer.title.clone() }
    }

    fn push_link(&mut self, mut pieces: Vec<Piece<'a>>, pointed: Pointed) {
        match pointed.to {
            Ok(to) => {
                let link = Link {
                    target: self.target(to, pointed.address),
                    title: pointed.title,
                    content: self.settle_pieces(pieces, true),
                    span: self.report.span(pointed.range),
                };
                self.push(Inline::Link(Box::new(link)));
            }
            Err(problem) => {
                self.report_target(problem, pointed.address);
                self.top().pieces.append(&mut pieces);
            }
        }
    }

    fn push_image(&mut self, pieces: Vec<Piece<'a>>, pointed: Pointed) {
        let content = self.settle_pieces(pieces, true);
        let alt = plain(&content, &|_| String::new()).trim().to_owned();
        let to = match picture(pointed.to) {
            Ok(to) => to,
            Err(problem) => {
                self.report_target(problem, pointed.address);
                return self.push(Inline::Text(alt));
            }
        };
        if alt.is_empty() {
            let finding = self.report.at(Code::NoAlt, pointed.range.clone());
            let target = self.source[pointed.address.clone()].to_owned();
            self.report.push(finding.arg("name", target));
        }
        let image = Image {
            target: self.target(to, pointed.address),
            alt,
            title: pointed.title,
            span: self.report.span(pointed.range),
        };
        self.push(Inline::Image(Box::new(image)));
    }

    fn target(&self, to: To, address: Range<usize>) -> Target {
        let span = self.report.span(address);
        Target { to, span }
    }

    fn report_target(&mut self, problem: Problem, address: Range<usize>) {
        let written = self.source[address.clone()].to_owned();
        let finding = problem.explain(&written, self.place(address));
        self.report.push(finding);
    }
}

/// What a link or an image points to, before it is known to be sound.
struct Pointed {
    to: Result<To, Problem>,
    address: Range<usize>,
    /// The whole link.
    range: Range<usize>,
    title: Option<String>,
}

fn parse(pointer: &Pointer<'_>) -> Result<To, Problem> {
    match pointer.link_type {
        pulldown_cmark::LinkType::Email => target::parse(&format!("mailto:{}", pointer.address)),
        _ => target::parse(&pointer.address),
    }
}

/// `to`, unless it is an address that no picture can come from.
fn picture(to: Result<To, Problem>) -> Result<To, Problem> {
    match to {
        Ok(To::External(address)) => match target::scheme(&address) {
            Some(scheme) if !scheme.starts_with("http") => Err(Problem::Scheme(scheme)),
            _ => Ok(To::External(address)),
        },
        to => to,
    }
}
