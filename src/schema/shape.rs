//! How each kind of value is read from a node: text, counts, dates, references, lists. Records are put together by
//! [`super::record!`] and [`super::reader`].

use super::node::{Node, NodeKind, Spanned, Style, first_line};
use super::reader::Reader;
use super::record::Kind;
use super::several::several;
use crate::diagnostic::{Code, Diagnostic, Message, Span};
use crate::vietnamese::{self, PartialDate, Period, Rank};
use std::marker::PhantomData;

/// A type that can be read from YAML.
pub trait Shape: Sized {
    fn kind() -> Kind;

    /// The value, or `None` when it cannot be read; then the reader holds a finding that says why.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What stands for a key that is absent or empty; `None` where the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// The words of a closed list that a text is made of, as they are to be written; `None` for every other shape.
    fn words(_text: &str) -> Option<Vec<&'static str>> {
        None
    }

    /// Whether a text of a closed list says that its writer is not sure, so that nothing is proposed in its place.
    fn is_doubted(_text: &str) -> bool {
        false
    }
}

impl Reader<'_> {
    /// The value of one field: read, absent, or missing.
    pub fn field<T: Shape>(&mut self, record: &Node, value: Option<&Node>, key: &'static str) -> Option<T> {
        match value.filter(|node| !node.is_empty()) {
            Some(node) => {
                self.depth += 1;
                let outer = std::mem::replace(&mut self.key, key);
                let read = T::read(node, self);
                self.key = outer;
                self.depth -= 1;
                read.or_else(T::absent)
            }
            None => T::absent().or_else(|| {
                let missing = Diagnostic::new(Code::MissingKey).arg("key", key);
                self.findings.push(match value {
                    Some(empty) => missing.at(self.place(empty.span)),
                    // Of a whole file any line would look like the one at fault.
                    None if self.depth == 0 => missing.in_file(self.path),
                    None => {
                        let start = first_line(record.span, record).start;
                        let begin = self.place(Span { start, end: start });
                        missing.also(begin, Message::new("label-record-here"))
                    }
                });
                None
            }),
        }
    }
}

/// A list of records, as vocabularies are; items that cannot be read are reported and left out.
/// Each item comes with its node, so that even an unreadable one can say its id.
pub fn read_record_list<'n, T: Shape>(node: &'n Node, reader: &mut Reader<'_>) -> Vec<(&'n Node, Option<T>)> {
    match &node.kind {
        NodeKind::List(items) => {
            reader.depth += 1;
            let read = items.iter().map(|item| (item, T::read(item, reader))).collect();
            reader.depth -= 1;
            read
        }
        NodeKind::Null => Vec::new(),
        _ => {
            reader.wrong_shape(node, "list");
            Vec::new()
        }
    }
}

impl Shape for String {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "text")?;
        reader.legacy(node, &text);
        reader.note_text(&text, node.span);
        if let NodeKind::Scalar { cut: Some(cut), .. } = &node.kind {
            let whole = Span { start: node.span.start, end: cut.end };
            reader.findings.push(
                Diagnostic::new(Code::CutByHash)
                    .arg("kept", text.as_str())
                    .at(reader.place(whole))
                    .help(Message::new("help-quote-hash")),
            );
        }
        Some(text)
    }
}

impl<T: Shape> Shape for Spanned<T> {
    fn kind() -> Kind {
        T::kind()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let value = T::read(node, reader)?;
        Some(Spanned { value, span: node.span })
    }

    fn absent() -> Option<Self> {
        T::absent().map(|value| Spanned { value, span: Span::default() })
    }

    fn words(text: &str) -> Option<Vec<&'static str>> {
        T::words(text)
    }

    fn is_doubted(text: &str) -> bool {
        T::is_doubted(text)
    }
}

impl<T: Shape> Shape for Option<T> {
    fn kind() -> Kind {
        T::kind()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl Shape for bool {
    fn kind() -> Kind {
        Kind::Boolean
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "boolean")?;
        match text.to_lowercase().as_str() {
            "true" | "yes" | "co" | "có" => Some(true),
            "false" | "no" | "khong" | "không" => Some(false),
            _ => {
                let near = vietnamese::nearest(&text, ["true", "false"]).filter(|_| !asks(&text));
                reader.findings.push(wrong_choice(node, &text, "true, false", near, reader));
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Shape for u64 {
    fn kind() -> Kind {
        Kind::Count
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "count")?;
        let count = vietnamese::parse_count(&text);
        if count.is_err() {
            reader.findings.push(
                Diagnostic::new(Code::BadCount)
                    .arg("text", text)
                    .at(reader.place(node.span))
                    .help(Message::new("help-count")),
            );
        }
        count.ok()
    }
}

/// A calendar year from 1900 to 2100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl Shape for Year {
    fn kind() -> Kind {
        Kind::Year
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "year")?;
        let year = text.parse::<u16>().ok().filter(|year| text.len() == 4 && (1900..=2100).contains(year));
        if let Some(date) = year.and_then(|year| PartialDate::of_year(year).ok()) {
            reader.note_date(date, node.span);
        }
        if year.is_none() {
            reader.findings.push(
                Diagnostic::new(Code::BadDate)
                    .arg("text", text)
                    .at(reader.place(node.span))
                    .help(Message::new("help-year")),
            );
        }
        year.map(Year)
    }
}

impl Shape for Rank {
    fn kind() -> Kind {
        Kind::Rank
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "count")?;
        let rank = text.parse::<Rank>().ok();
        if rank.is_none() {
            reader.findings.push(
                Diagnostic::new(Code::WrongChoice)
                    .arg("text", text.as_str())
                    .arg("choices", "1, 2, 3 (nhất, nhì, ba)")
                    .at(reader.place(node.span))
                    .help_if(rank_and_year(&text)),
            );
        }
        rank
    }
}

/// `nhì năm 2015`, `hạng Ba (2019)`: a rank, and a year that has a key of its own.
fn rank_and_year(text: &str) -> Option<Message> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let first = usize::from(words.first()?.to_lowercase() == "hạng");
    let rank = words.get(first)?.parse::<Rank>().ok()?;
    let is_year = |word: &&&str| word.parse::<u16>().is_ok_and(|year| word.len() == 4 && (1900..=2100).contains(&year));
    let year = words[first + 1..].iter().find(is_year)?;
    Some(Message::new("help-rank-year").arg("rank", rank.word()).arg("year", *year))
}

impl Shape for PartialDate {
    fn kind() -> Kind {
        Kind::Date
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "date")?;
        match text.parse::<PartialDate>() {
            Ok(date) => {
                reader.note_date(date, node.span);
                Some(date)
            }
            Err(error) => {
                let mut finding = Diagnostic::new(Code::BadDate)
                    .arg("text", text.as_str())
                    .at(reader.place(node.span))
                    .help(date_help(error, &text));
                if let Some(date) = without_time(&text).or_else(|| swapped(&text)) {
                    finding = finding.fix(reader.place(node.span), date);
                }
                reader.findings.push(finding);
                None
            }
        }
    }
}

fn date_help(error: vietnamese::DateError, text: &str) -> Message {
    use vietnamese::DateError as E;
    match error {
        E::NoSuchDay { .. } => Message::new("help-date-no-such-day"),
        E::NoSuchMonth { .. } => Message::new("help-date-no-such-month"),
        E::ShortYear { .. } => Message::new("help-date-short-year"),
        E::NoYear => Message::new("help-date-no-year"),
        E::Unreadable if without_time(text).is_some() => Message::new("help-date-time"),
        E::Unreadable if is_range(text) => Message::new("help-date-range"),
        E::Unreadable => Message::new("help-date"),
    }
}

/// The day of a moment: `2022-10-12T22:29:01+08:00`, `12/10/2022 22:29`.
fn without_time(text: &str) -> Option<String> {
    let (day, time) = text.split_once(['T', 't', ' '])?;
    let hour = time.trim().split_once(':')?.0;
    let is_hour = matches!(hour.len(), 1 | 2) && hour.bytes().all(|b| b.is_ascii_digit());
    let date = day.trim_end_matches(',').parse::<PartialDate>().ok().filter(|date| date.day().is_some() && is_hour)?;
    Some(date.short())
}

/// The date that has its month before its day, when only that reading gives one: `05/19/2021` is 19/5/2021.
fn swapped(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, third] = parts[..] else { return None };
    let (year, month, day) = if first.len() == 4 { (first, third, second) } else { (third, first, second) };
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let certain = PartialDate::of_day(year, month, day).is_ok() && day > 12;
    certain.then(|| format!("{day}/{month}/{year}"))
}

/// `19-22/5/2021`, `2016 đến 2021`: two dates, of which the first may lack what the second has.
fn is_range(text: &str) -> bool {
    ["-", "–", "—", "đến"].iter().flat_map(|dash| text.match_indices(dash)).any(|(at, dash)| {
        let (from, to) = (text[..at].trim(), &text[at + dash.len()..]);
        let from = from.strip_prefix("từ").unwrap_or(from).trim();
        let short = from.bytes().all(|b| b.is_ascii_digit() || b == b'/') && !from.is_empty();
        to.parse::<PartialDate>().is_ok() && (short || from.parse::<PartialDate>().is_ok())
    })
}

impl Shape for Period {
    fn kind() -> Kind {
        Kind::Period
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "period")?;
        let period = text.parse::<Period>().ok();
        if let Some(period) = period {
            reader.note_date(period.from(), node.span);
        }
        if period.is_none() {
            reader.findings.push(Diagnostic::new(Code::BadPeriod).arg("text", text).at(reader.place(node.span)));
        }
        period
    }
}

/// A closed list of words; see [`choices!`](super::record::choices).
pub trait Choice: Sized {
    const WORDS: &'static [(&'static str, &'static str)];
    /// What else people write, without tones, and the words that it means.
    const MEANT: &'static [(&'static str, &'static [&'static str])] = &[];
    /// Whether a word that is only near to one of these is taken for a slip of it. Where a word opens a gate, as an approval
    /// or a consent does, it is not: who wrote `sẽ duyệt` has not approved.
    const GUESS: bool = true;
    fn from_index(index: usize) -> Option<Self>;
}

impl<T: Choice> Shape for T {
    fn kind() -> Kind {
        Kind::Choice(T::WORDS)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, Self::kind().name())?;
        let index = T::WORDS.iter().position(|(word, alias)| *word == text || *alias == text);
        if index.is_none() {
            let words = || T::WORDS.iter().map(|(_, alias)| *alias);
            let choices = words().collect::<Vec<_>>().join(", ");
            let known = words().chain(T::WORDS.iter().map(|(word, _)| *word));
            let near = match Self::words(&text).as_deref() {
                Some([word]) => Some(*word),
                _ if !T::GUESS || asks(&text) => None,
                _ => vietnamese::nearest(&text, known),
            };
            reader.findings.push(wrong_choice(node, &text, &choices, near, reader));
        }
        index.and_then(T::from_index)
    }

    fn words(text: &str) -> Option<Vec<&'static str>> {
        several(text, T::WORDS, T::MEANT).filter(|_| !Self::is_doubted(text))
    }

    fn is_doubted(text: &str) -> bool {
        let folded = vietnamese::fold(text);
        let is_known = T::MEANT.iter().any(|(said, _)| *said == folded);
        asks(text) || !T::GUESS && (has_other_signs(text) || denies(&folded) && !is_known)
    }
}

fn asks(text: &str) -> bool {
    text.contains(['?', '？'])
}

/// Whether a text has more than words and what stands between those of a list: brackets, dots, a tilde may say anything.
fn has_other_signs(text: &str) -> bool {
    let text = vietnamese::nfc(text);
    text.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && !"_-,;/&+".contains(c))
}

/// Whether a folded text takes something out: `trang, không kỷ yếu`. What it leaves is for its writer to say.
fn denies(folded: &str) -> bool {
    const WITHOUT: &[&str] =
        &["khong", "chua", "tru", "ngoai", "bo", "thoi", "chi", "not", "no", "without", "except", "only"];
    folded.split(' ').any(|word| WITHOUT.contains(&word))
}

/// A word that is none of `choices`, with the one that it is near to.
fn wrong_choice(node: &Node, text: &str, choices: &str, near: Option<&str>, reader: &Reader<'_>) -> Diagnostic {
    let place = reader.place(node.span);
    let finding = Diagnostic::new(Code::WrongChoice).arg("text", text).arg("choices", choices).at(place.clone());
    match near {
        Some(near) => finding.help(Message::new("help-did-you-mean").arg("word", near)).fix(place, near),
        None => finding,
    }
}

/// What can be referred to by an id.
pub trait Entity {
    /// The entity's name in the message files and in links: `unit`.
    const NAME: &'static str;
}

/// The id of an entity of type `T`, where it was written.
pub struct Ref<T> {
    pub id: String,
    pub span: Span,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref { id: self.id.clone(), span: self.span, of: PhantomData }
    }
}

impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({:?})", self.id)
    }
}

impl<T: Entity> Shape for Ref<T> {
    fn kind() -> Kind {
        Kind::Reference(T::NAME)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let id = reader.text(node, Self::kind().name())?;
        // `@/ho-so/x` is how Markdown names the same thing; taking it here costs nothing.
        Some(Ref { id: id.trim_matches('/').to_owned(), span: node.span, of: PhantomData })
    }
}

/// Inline Markdown, with what is needed to say where in the file a piece of it stands.
#[derive(Debug, Clone)]
pub struct Markdown {
    pub text: String,
    pub span: Span,
    pub style: Style,
}

impl Shape for Markdown {
    fn kind() -> Kind {
        Kind::Markdown
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar { text, style, .. } => {
                Some(Markdown { text: text.clone(), span: node.span, style: *style })
            }
            _ => {
                reader.wrong_shape(node, "markdown");
                None
            }
        }
    }
}

/// What is in the file but must never be read: `noi_bo` (internal).
#[derive(Debug, Clone, Default)]
pub struct Ignored;

impl Shape for Ignored {
    fn kind() -> Kind {
        Kind::Any
    }

    fn read(_: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Ignored)
    }

    fn absent() -> Option<Self> {
        Some(Ignored)
    }
}
