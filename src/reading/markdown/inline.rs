//! The pieces of a sentence, and how they settle into [`Inline`]s once all of them are there.
//!
//! Two things can only be seen then: bare addresses, which the parser may have cut at an `_` or `&`,
//! and strong text that CommonMark does not see. Its rule of flanking (0.31, 6.2) wants a space
//! or punctuation between `:**` and a letter, which Vietnamese writers do not set:
//! `**Chú thích:**Ảnh` stays literal. Such runs reach us as text; two of them in one container are
//! paired when the flanking rule is all that kept them apart. As they are siblings, what is between
//! them can always be wrapped.

use super::address::{self, Address};
use super::leftover::{self, Leftover, Line};
use crate::diagnostic::Span;
use crate::doc::{Inline, Link, Target, To};
use crate::vietnamese::without_controls;
use std::borrow::Cow;
use std::ops::Range;

/// A part of an open container's content, with its place in the source where it matters later.
pub enum Piece<'a> {
    Text(Cow<'a, str>, Range<usize>),
    /// A run of `*` that the parser has left as text.
    Stars(Range<usize>),
    Done(Inline),
}

/// What settling needs to know.
pub struct Setting<'a> {
    pub source: &'a str,
    /// Whether the pieces are within a link, where no address becomes one.
    pub in_link: bool,
    /// Whether they are within a table, where no line begins.
    pub in_table: bool,
    pub span: &'a dyn Fn(Range<usize>) -> Span,
    /// What the text has of other programs' markup, with places in the source.
    pub leftovers: Vec<Leftover>,
}

impl Setting<'_> {
    /// The content that `pieces` make.
    pub fn settle(&mut self, pieces: Vec<Piece<'_>>) -> Vec<Inline> {
        let pieces = self.pair_stars(pieces);
        self.settle_runs(pieces)
    }

    fn pair_stars<'p>(&mut self, pieces: Vec<Piece<'p>>) -> Vec<Piece<'p>> {
        if !pieces.iter().any(|piece| matches!(piece, Piece::Stars(_))) {
            return pieces;
        }
        let mut settled: Vec<Piece<'p>> = Vec::with_capacity(pieces.len());
        // The open run of one star and that of two.
        let mut open: [Option<Opened>; 2] = [None, None];
        for piece in pieces {
            let Piece::Stars(range) = &piece else {
                settled.push(piece);
                continue;
            };
            let run = Run::new(self.source, range.clone());
            let slot = range.len().wrapping_sub(1);
            let Some(before) = open.get(slot).copied() else {
                settled.push(piece);
                continue;
            };
            if let Some(opened) = before.filter(|opened| run.closes(*opened)) {
                let content = self.settle_runs(settled.split_off(opened.at + 1));
                settled.pop();
                settled.push(Piece::Done(match slot {
                    0 => Inline::Emphasis(content),
                    _ => Inline::Strong(content),
                }));
                open = [None, None];
                continue;
            }
            if let Some(blocked) = run.opens() {
                let at = settled.len();
                open[slot] = Some(Opened { at, blocked });
            }
            settled.push(piece);
        }
        settled
    }

    fn settle_runs(&mut self, pieces: Vec<Piece<'_>>) -> Vec<Inline> {
        let mut settled = Vec::with_capacity(pieces.len());
        let mut run = TextRun::default();
        for piece in pieces {
            match piece {
                Piece::Text(text, range) => run.push(text, range),
                Piece::Stars(range) => run.push(self.source[range.clone()].into(), range),
                Piece::Done(inline) => {
                    self.settle_text(&mut run, &mut settled);
                    settled.push(inline);
                }
            }
        }
        self.settle_text(&mut run, &mut settled);
        settled.shrink_to_fit();
        settled
    }

    /// Moves the text of `run` to `settled`, with its bare addresses as links.
    fn settle_text(&mut self, run: &mut TextRun<'_>, settled: &mut Vec<Inline>) {
        let TextRun { text, places, entities } = std::mem::take(run);
        if text.is_empty() {
            return;
        }
        let addresses = if self.in_link { Vec::new() } else { address::find(&text) };
        self.look_for_leftovers(&text, &places, &addresses);
        // As a whole: a letter may have been given its marks one by one, and words are parted by `&#11;`.
        let clean = |text: &str| if entities { without_controls(text).into_owned() } else { text.to_owned() };
        if addresses.is_empty() {
            settled.push(Inline::Text(if entities { clean(&text) } else { text.into_owned() }));
            return;
        }
        let mut from = 0;
        for found in addresses {
            if from < found.range.start {
                settled.push(Inline::Text(clean(&text[from..found.range.start])));
            }
            from = found.range.end;
            let span = (self.span)(places.of(found.range.clone()));
            settled.push(Inline::Link(Box::new(Link {
                target: Target { to: To::External(found.href), span },
                title: None,
                content: vec![Inline::Text(text[found.range].to_owned())],
                span,
            })));
        }
        if from < text.len() {
            settled.push(Inline::Text(clean(&text[from..])));
        }
    }

    fn look_for_leftovers(&mut self, text: &str, places: &Places, addresses: &[Address]) {
        let Some(start) = places.0.first().map(|(_, range)| range.start).filter(|_| !self.in_link) else { return };
        let masked = places.masked(text, self.source, addresses);
        let line = Line {
            text: &masked,
            starts: !self.in_table && leftover::starts_line(self.source, start),
            before: self.source[..start].chars().next_back().filter(|c| *c != '\n'),
            among_dashes: leftover::is_among_dashes(self.source, start),
            among_hyphens: leftover::is_among_hyphens(self.source, start),
        };
        for found in leftover::find(&line) {
            let range = places.of(found.range.clone());
            // What is not as it stands in the source would change when it is written anew.
            let same = self.source.get(range.clone()) == masked.get(found.range);
            self.leftovers.push(Leftover { range, fix: found.fix.filter(|_| same), kind: found.kind });
        }
    }
}

/// An open run: its index among the settled pieces, and whether flanking kept it from opening.
#[derive(Clone, Copy)]
struct Opened {
    at: usize,
    blocked: bool,
}

/// A run of stars by the characters around it.
struct Run {
    before: Option<char>,
    after: Option<char>,
    strong: bool,
}

impl Run {
    fn new(source: &str, range: Range<usize>) -> Self {
        Run {
            before: source[..range.start].chars().next_back(),
            after: source[range.end..].chars().next(),
            strong: range.len() == 2,
        }
    }

    /// Whether the run may open, and then whether only `a**“` keeps CommonMark from seeing that.
    fn opens(&self) -> Option<bool> {
        let after = self.after.filter(|c| !c.is_whitespace())?;
        let after_word = self.before.is_some_and(char::is_alphanumeric);
        match (after_word, after.is_alphanumeric()) {
            (false, _) => Some(false),
            // Stars within a word are multiplication, or a mark, more often than emphasis.
            (true, true) => None,
            (true, false) => self.strong.then_some(true),
        }
    }

    /// Whether the run closes `opened` where CommonMark's flanking says no.
    fn closes(&self, opened: Opened) -> bool {
        let Some(before) = self.before.filter(|c| !c.is_whitespace()) else {
            return false;
        };
        let blocked = !before.is_alphanumeric() && self.after.is_some_and(char::is_alphanumeric);
        blocked || opened.blocked
    }
}

/// Texts that follow each other, joined; borrowed as long as there is one only, which is the rule.
#[derive(Default)]
struct TextRun<'a> {
    text: Cow<'a, str>,
    places: Places,
    /// Whether a part is not what stands in the source: `&nbsp;`.
    entities: bool,
}

impl<'a> TextRun<'a> {
    fn push(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        self.entities |= text.len() != range.len();
        self.places.0.push((self.text.len(), range));
        if self.text.is_empty() {
            self.text = text;
        } else {
            self.text.to_mut().push_str(&text);
        }
    }
}

/// Where the parts of a joined text come from: the offset in the text and the range in the source,
/// which are of one length except for entities.
#[derive(Default)]
struct Places(Vec<(usize, Range<usize>)>);

impl Places {
    fn of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.part(range.start);
        let end = self.part(range.end.saturating_sub(1));
        let within = |(offset, place): &(usize, Range<usize>), at: usize| (place.start + (at - offset)).min(place.end);
        match (start, end) {
            (Some(start), Some(end)) => within(start, range.start)..within(end, range.end),
            _ => 0..0,
        }
    }

    /// `text` with dots for what is no markup by the writer's will: what a backslash keeps, entities, addresses.
    fn masked(&self, text: &str, source: &str, addresses: &[Address]) -> String {
        let mut masked = String::with_capacity(text.len());
        let ends = self.0.iter().skip(1).map(|(offset, _)| *offset).chain([text.len()]);
        for ((offset, range), end) in self.0.iter().zip(ends) {
            let part = &text[*offset..end];
            let slashes = source[..range.start].bytes().rev().take_while(|b| *b == b'\\').count();
            let kept = match part.chars().next() {
                Some(first) if slashes % 2 == 1 && first.is_ascii_punctuation() => 1,
                _ if part.len() != range.len() => part.len(),
                _ => 0,
            };
            masked.extend(std::iter::repeat_n('.', kept));
            masked.push_str(&part[kept..]);
        }
        for address in addresses {
            masked.replace_range(address.range.clone(), &".".repeat(address.range.len()));
        }
        masked
    }

    /// The part that holds the byte at `at`.
    fn part(&self, at: usize) -> Option<&(usize, Range<usize>)> {
        let after = self.0.partition_point(|(offset, _)| *offset <= at);
        self.0.get(after.checked_sub(1)?)
    }
}
