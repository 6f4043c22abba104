//! Names of ended units in plain words: a text of 2026 that writes "xã Hoa Lan" when the commune went into another in 2025.
//! Who tells of the past and says so ("xã Hoa Lan cũ", "năm 2019") is left alone.

use super::Checker;
use super::mentions::is_comment;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::model::assemble::Waiting;
use crate::model::{Reason, Site};
use crate::path::SourcePath;
use crate::reading::Entry;
use crate::reading::vocabulary::{Term, Unit};
use crate::schema::office_values;
use crate::source::Sources;
use crate::vietnamese::{PartialDate, fold_toned, phrases, toned_words};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// What says in a sentence that a name is of former times, or that it has become another. Once said, it holds for the
/// whole text, as does "cũ" behind the name.
const FORMER: &[&str] = &[
    "trước đây",
    "trước kia",
    "nay là",
    "nay thuộc",
    "nay đã",
    "tiền thân",
    "sáp nhập",
    "hợp nhất",
    "nhập vào",
    "chia tách",
    "đổi tên",
    "giải thể",
    "former",
    "formerly",
    "merged",
    "renamed",
];

/// What says that a sentence, and only this one, tells of another time.
const THEN: &[&str] =
    &["nguyên", "khi ấy", "khi đó", "lúc ấy", "lúc đó", "lúc bấy giờ", "hồi ấy", "hồi đó", "năm xưa", "ngày trước"];

/// How many bytes of a sentence are looked at before a name, and behind it.
const LONGEST: usize = 1000;

/// Whatever has a date and words.
struct Text<'a> {
    paths: BTreeSet<&'a SourcePath>,
    date: PartialDate,
}

/// A name that stands in a vocabulary or a profile, however many have it.
struct Name<'a> {
    words: Vec<String>,
    written: &'a str,
    units: Vec<&'a Entry<Unit>>,
}

/// The names by their first words, the longest first.
struct Names<'a>(HashMap<String, Vec<Name<'a>>>);

impl<'a> Names<'a> {
    /// Nothing where no unit has ended. Profiles are there for names that hold a unit's: "Chi bộ Khu phố 2" lives on when
    /// "Khu phố 2" has ended.
    fn all(site: &'a Site) -> Option<Self> {
        if site.units.iter().all(|unit| unit.record.end().is_none()) {
            return None;
        }
        let mut names: HashMap<Vec<String>, Name<'a>> = HashMap::new();
        let mut add = |written: &'a str, unit: Option<&'a Entry<Unit>>| {
            let words: Vec<String> = toned_words(written).into_iter().map(|(word, _)| word).collect();
            // One word alone is in every other sentence.
            if words.len() > 1 {
                let name = names.entry(words.clone()).or_insert(Name { words, written, units: Vec::new() });
                name.units.extend(unit);
            }
        };
        for unit in site.units.iter() {
            let now = [Some(unit.record.name()), unit.record.short()].into_iter().flatten();
            let all: BTreeSet<&str> = now.chain(unit.record.former_names()).collect();
            all.into_iter().for_each(|name| add(name, Some(unit)));
        }
        site.profiles.iter().for_each(|item| add(&item.record.name, None));
        let mut first: HashMap<String, Vec<Name<'a>>> = HashMap::new();
        for name in names.into_values() {
            first.entry(name.words[0].clone()).or_default().push(name);
        }
        first.values_mut().for_each(|names| names.sort_by_key(|name| std::cmp::Reverse(name.words.len())));
        Some(Names(first))
    }

    /// Every place where the name of a unit stands that had ended by a date, and of none that had not.
    fn ended(&self, text: &str, on: PartialDate) -> Vec<(&Name<'a>, Range<usize>)> {
        let words = toned_words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((word, span)) = words.get(at) {
            let stands = |name: &&Name<'_>| {
                let there = words.get(at..at + name.words.len());
                there.is_some_and(|there| there.iter().zip(&name.words).all(|((word, _), wanted)| word == wanted))
            };
            let Some(name) = self.0.get(word).into_iter().flatten().find(stands) else {
                at += 1;
                continue;
            };
            let span = span.start..words[at + name.words.len() - 1].1.end;
            let over = |unit: &&Entry<Unit>| unit.record.end().is_some_and(|end| end.is_before(on));
            if !name.units.is_empty() && name.units.iter().all(over) && is_written(text, &span, name.written) {
                found.push((name, span));
            }
            at += name.words.len();
        }
        found
    }
}

/// Whether the words at a place are the name as names are written, with its capitals, and not the beginning of a longer
/// one: "Hoa Lan" is no orchid, and "Ban Tuyên giáo Trung ương" not the commune's.
fn is_written(text: &str, span: &Range<usize>, name: &str) -> bool {
    let there = &text[span.clone()];
    let capitals = |text: &str| -> Vec<bool> {
        let first = |span: Range<usize>| text[span].chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        toned_words(text).into_iter().map(|(_, span)| first(span)).collect()
    };
    // In a sentence the kind before a name is written small: "xã Hoa Lan".
    let mut both = capitals(there).into_iter().zip(capitals(name));
    both.next();
    let rest = text[span.end..].trim_start_matches([' ', '\u{a0}']);
    let goes_on = rest.len() < text.len() - span.end && rest.starts_with(char::is_uppercase);
    let shouted = !there.chars().any(char::is_lowercase);
    let window = text.len().min(span.start + 4 * name.len() + 16);
    let window = (span.end..=window).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(span.end);
    let joined = phrases(&text[span.start..window], name).first().is_some_and(|found| found.start == 0);
    both.all(|(there, name)| there || !name) && (shouted || !goes_on) && joined
}

/// The sentence around a place. In front matter and records every line stands for itself.
fn sentence<'t>(text: &'t str, place: &Range<usize>, lines_until: usize) -> &'t str {
    let lines = place.start < lines_until;
    let ends = |at: usize| {
        let rest = &text[at..];
        let stop =
            rest.starts_with(['.', '!', '?', '…']) && rest[1..].trim_start_matches(is_closing).starts_with(is_gap);
        stop || rest.starts_with("\n\n") || lines && rest.starts_with('\n')
    };
    let is_end = |at: &usize| text.is_char_boundary(*at) && text.is_char_boundary(*at + 1) && ends(*at);
    // No sentence is longer, and a text without any end must not be read anew for every name in it.
    let bound = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let (first, last) = (bound(place.start.saturating_sub(LONGEST)), bound(text.len().min(place.end + LONGEST)));
    let from = (first..place.start).rev().find(is_end).map_or(first, |end| end + 1);
    let to = (place.end..last).find(is_end).unwrap_or(last);
    &text[from..to]
}

fn is_closing(c: char) -> bool {
    "”’\")»*_".contains(c)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace()
}

/// Whether a sentence names a year in which the unit was still there.
fn tells_year(sentence: &str, last: u16) -> bool {
    let numbers = sentence.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse::<u16>().ok()).any(|year| (1900..=last).contains(&year))
}

/// Whether "cũ" stands behind a name: "xã Hoa Lan cũ", "xã Hoa Lan (cũ)".
fn is_called_old(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
    behind.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| fold_toned(word) == "cũ")
}

fn says(sentence: &str, phrases_of: &[&str]) -> bool {
    phrases_of.iter().any(|phrase| !phrases(sentence, phrase).is_empty())
}

/// What a text has to say for itself about a unit of former times: each such name at its first place that explains nothing,
/// and how many such places there are.
fn unexplained<'n, 'a>(
    text: &str,
    on: PartialDate,
    names: &'n Names<'a>,
    yaml: bool,
) -> Vec<(&'n Name<'a>, Range<usize>, usize)> {
    let head = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---")).map_or(0, |end| end + 4);
    let lines_until = if yaml { text.len() } else { head };
    let unread = office_values(text);
    let is_read =
        |at: usize| !(unread.iter().any(|region| region.contains(&at)) || at < lines_until && is_comment(text, at));
    let mut bare: Vec<(&Name<'_>, Range<usize>, usize)> = Vec::new();
    let mut explained: Vec<&Name<'_>> = Vec::new();
    for (name, place) in names.ended(text, on).into_iter().filter(|(_, place)| is_read(place.start)) {
        let around = sentence(text, &place, lines_until);
        let ends = name.units.iter().filter_map(|unit| unit.record.end()?.date);
        if says(around, FORMER) || is_called_old(&text[place.end..]) {
            explained.push(name);
        } else if says(around, THEN) || ends.max().is_some_and(|end| tells_year(around, end.year())) {
            continue;
        } else if let Some((_, _, count)) = bare.iter_mut().find(|(known, ..)| known.words == name.words) {
            *count += 1;
        } else {
            bare.push((name, place, 1));
        }
    }
    bare.retain(|(name, ..)| explained.iter().all(|known| known.words != name.words));
    bare
}

impl Checker<'_> {
    /// Each name of an ended unit once in a text.
    pub(super) fn ended_names(&mut self, waiting: &Waiting) {
        let site = self.site;
        let Some(names) = Names::all(site) else { return };
        let sources = self.sources;
        let found: Vec<Diagnostic> =
            texts(site, waiting).into_par_iter().flat_map_iter(|text| told(site, sources, &names, &text)).collect();
        self.findings.extend(found);
    }
}

/// The texts with a date, of what is published or may be. Of a profile only its story: its record is of many times, each
/// with a key of its own.
fn texts<'a>(site: &'a Site, waiting: &'a Waiting) -> Vec<Text<'a>> {
    let mut all = Vec::new();
    let mut add = |paths: &[&'a SourcePath], held: Option<&Reason>, date: Option<PartialDate>| {
        if let Some(date) = date.filter(|_| !held.is_some_and(Reason::is_final)) {
            all.push(Text { paths: paths.iter().copied().collect(), date });
        }
    };
    for item in site.articles.iter().chain(&waiting.articles) {
        // Words taken over from elsewhere are as old as there.
        let source = item.record.source.as_ref().and_then(|source| source.date);
        let date = item.record.date.map(|date| source.map_or(date, |source| source.min(date)));
        add(&[&item.path, &item.body_path], item.held.as_ref(), date);
    }
    macro_rules! dated {
        ($($items:ident),*) => { $(for item in site.$items.iter().chain(&waiting.$items) {
            add(&[&item.path, &item.body_path], item.held.as_ref(), item.record.date);
        })* };
    }
    dated!(galleries, videos, events);
    for item in site.profiles.iter().chain(&waiting.profiles).filter(|item| item.body_path != item.path) {
        let awarded = item.awards().filter_map(|award| site.award_date(award)).max();
        add(&[&item.body_path], item.held.as_ref(), site.time_of(item).max(awarded));
    }
    all
}

fn told(site: &Site, sources: &Sources, names: &Names<'_>, text: &Text<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for path in &text.paths {
        // What cannot be read has been told already.
        let Ok(read) = sources.text(path) else { continue };
        for (name, place, count) in unexplained(&read.text, text.date, names, path.is_yaml()) {
            findings.extend(finding(site, path, text.date, name, place, count));
        }
    }
    findings
}

fn finding(
    site: &Site,
    path: &SourcePath,
    date: PartialDate,
    name: &Name<'_>,
    place: Range<usize>,
    count: usize,
) -> Option<Diagnostic> {
    let last = name.units.iter().copied().max_by_key(|unit| unit.record.end().and_then(|end| end.date))?;
    let end = last.record.end()?;
    let now: BTreeSet<&str> = name.units.iter().flat_map(|unit| site.become_of(&unit.id, Some(date))).collect();
    let now: Vec<String> =
        now.into_iter().filter_map(|id| Some(site.unit_called(id, Some(date))?.name.to_owned())).collect();
    let finding = Diagnostic::new(Code::UnitEnded)
        .arg("case", "text")
        .arg("unit", name.written)
        .arg("ended", end.date.map(PartialDate::short).unwrap_or_default())
        .arg("date", date.short())
        .arg("count", count)
        .at(Place::at(path, Span::new(place)))
        .also(Place::at(&site.units.get(&last.id)?.path, end.span), Message::new("label-ended-here"));
    let help = Message::new("help-unit-then").arg("unit", name.written).arg("count", now.len());
    Some(finding.help(help.arg("units", now.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_sentences_end() {
        let text = "---\nngay: 1/1/2020\ntieu_de: Xã Hoa Lan\n---\nMột. Hai (3.5 ha)\nở Xã Hoa Lan! Ba.\n\nXã Hoa Lan";
        let found: Vec<&str> =
            phrases(text, "Xã Hoa Lan").iter().map(|place| sentence(text, place, 46).trim()).collect();
        assert_eq!(found, ["tieu_de: Xã Hoa Lan", "Hai (3.5 ha)\nở Xã Hoa Lan", "Xã Hoa Lan"]);
    }

    #[test]
    fn a_name_is_written_as_names_are() {
        let is = |text: &str, name: &str| {
            let words = toned_words(name).len();
            let there = toned_words(text);
            is_written(text, &(there[0].1.start..there[words - 1].1.end), name)
        };
        for (text, name) in [
            ("xã Hoa Lan", "Xã Hoa Lan"),
            ("XÃ HOA LAN PHÁT ĐỘNG", "Xã Hoa Lan"),
            ("Hoa\nLan", "Hoa Lan"),
            ("khu phố 2 Hội", "Khu phố 2, Hội"),
            ("phường Hoa Mai (mẫu) đã", "Phường Hoa Mai (mẫu)"),
        ] {
            assert!(is(text, name), "{text}");
        }
        for (text, name) in [
            ("hoa lan", "Hoa Lan"),
            ("Hoa lan", "Hoa Lan"),
            ("Hoa. Lan", "Hoa Lan"),
            ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo"),
        ] {
            assert!(!is(text, name), "{text}");
        }
    }

    #[test]
    fn old_is_said_of_the_name_itself() {
        assert!(is_called_old(" (cũ), nay") && is_called_old(" cũ.") && is_called_old("\u{a0}CŨ"));
        assert!(!is_called_old(", quần áo cũ") && !is_called_old(" củ") && !is_called_old(""));
    }

    #[test]
    fn a_year_of_the_units_own_time() {
        assert!(tells_year("Năm 2019, xã Hoa Lan", 2020));
        assert!(tells_year("giai đoạn 2016-2021", 2020));
        assert!(!tells_year("Năm 2021, xã Hoa Lan có 1500 hộ", 2020));
    }
}
