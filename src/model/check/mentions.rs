//! Names of people who have withdrawn, left in plain words anywhere: in texts, captions, titles, other records, forewords,
//! templates. Sources are looked through as they are written, so that no place is forgotten and each has its line.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::assemble::key;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::schema::internal_values;
use crate::source::Sources;
use crate::vietnamese::{fold, fold_toned, is_wordy};
use rayon::prelude::*;
use std::ops::Range;

/// What may hold words for readers.
const TEXTS: &[&str] =
    &["md", "markdown", "yaml", "yml", "vtt", "srt", "txt", "csv", "html", "xhtml", "typ", "svg", "json"];

/// A name that must not be read any more.
struct Gone {
    key: String,
    words: Vec<String>,
    toned: String,
}

/// A word of a text, folded, and where it stands.
type Word = (String, Range<usize>);

impl Checker<'_> {
    pub(super) fn mentions(&mut self) {
        let site = self.site;
        let people = site.withdrawn.iter().filter(|gone| gone.kind == Kind::Profile);
        let gone: Vec<Gone> = people
            .map(|gone| Gone {
                key: key(gone.kind, &gone.id),
                words: folded_words(&gone.name),
                toned: fold_toned(&gone.name),
            })
            // One word alone is in every other sentence.
            .filter(|gone| gone.words.len() > 1)
            .collect();
        if gone.is_empty() {
            return;
        }
        let others: Vec<(Vec<String>, String)> =
            site.profiles.iter().map(|item| (folded_words(&item.record.name), fold_toned(&item.record.name))).collect();
        let looked: Vec<&SourcePath> =
            self.sources.files.keys().filter(|path| TEXTS.contains(&path.suffix().as_str())).collect();
        let sources = self.sources;
        let found: Vec<Diagnostic> = looked
            .into_par_iter()
            .filter(|path| !self.is_of_withdrawn(path))
            .flat_map_iter(|path| places(path, sources, &gone, &others))
            .collect();
        self.findings.extend(found);
    }

    /// Whether the file is a record that has withdrawn, or its text.
    fn is_of_withdrawn(&self, path: &SourcePath) -> bool {
        self.site.withdrawn.iter().any(|gone| {
            let own = |folder: &str| path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
            *path == gone.path
                || *path == gone.body_path
                || gone.kind.has_own_folder(&gone.path) && own(gone.path.folder())
        })
    }
}

fn folded_words(name: &str) -> Vec<String> {
    fold(name).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn places(path: &SourcePath, sources: &Sources, gone: &[Gone], others: &[(Vec<String>, String)]) -> Vec<Diagnostic> {
    // What cannot be read has been told already.
    let Ok(read) = sources.text(path) else { return Vec::new() };
    let text = read.text;
    let yaml = path.is_yaml();
    let internal = internal_values(&text);
    let unseen = |at: usize| internal.iter().any(|region| region.contains(&at)) || yaml && is_comment(&text, at);
    named(&text, gone, others)
        .into_iter()
        .filter(|(_, span)| !unseen(span.start))
        .map(|(key, span)| {
            let finding = Diagnostic::new(Code::MentionsWithdrawn).arg("id", key);
            finding.at(Place::at(path, Span::new(span)))
        })
        .collect()
}

fn is_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
    text[line..].trim_start().starts_with('#')
}

/// Every place where one of the names stands whole.
fn named<'g>(text: &str, gone: &'g [Gone], others: &[(Vec<String>, String)]) -> Vec<(&'g str, Range<usize>)> {
    let words = words(text);
    let mut found = Vec::new();
    for name in gone {
        for first in 0..words.len().saturating_sub(name.words.len() - 1) {
            let is_at = |first: usize, wanted: &[String]| {
                let there = words.get(first..first + wanted.len());
                there.is_some_and(|there| {
                    there.iter().zip(wanted).all(|((word, _), wanted)| word == wanted) && is_phrase(text, there)
                })
            };
            if !is_at(first, &name.words) {
                continue;
            }
            let span = words[first].1.start..words[first + name.words.len() - 1].1.end;
            let written = fold_toned(&text[span.clone()]);
            // Somebody else, whose name has other tones, or begins or ends with this one.
            let another = others.iter().any(|(other, toned)| {
                let longer = other.len() > name.words.len()
                    && (0..=first.min(other.len() - name.words.len())).any(|before| is_at(first - before, other));
                longer || *toned == written && written != name.toned
            });
            if !another {
                found.push((name.key.as_str(), span));
            }
        }
    }
    found
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if is_wordy(c) => start = Some(at),
            Some(begin) if !is_wordy(c) => {
                words.push((fold(&text[begin..at]), begin..at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether nothing but spaces, line ends and emphasis stands between the words.
fn is_phrase(text: &str, words: &[Word]) -> bool {
    words.windows(2).all(|pair| {
        let [(_, before), (_, after)] = pair else { return true };
        let between = &text[before.end..after.start];
        between.chars().all(|c| c.is_whitespace() || "*_>".contains(c)) && between.matches('\n').count() < 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_however_it_is_written() {
        let gone = |name: &str| Gone { key: "ho-so/x".into(), words: folded_words(name), toned: fold_toned(name) };
        let gone = [gone("Lê Thị Mẫu")];
        let other = |name: &str| (folded_words(name), fold_toned(name));
        let others = [other("Lê Thị Màu"), other("Lê Thị Mẫu Đơn"), other("Hồ Lê Thị Mẫu")];
        let found = |text: &str| named(text, &gone, &others).len();
        for text in [
            "Gương đồng chí Lê Thị Mẫu, bí thư",
            "LÊ THỊ MẪU",
            "le thi mau",
            "bà Lê\u{a0}Thị **Mẫu**",
            "Lê Thị\n> Mẫu",
            "Lê Thị\n  Mẫu.",
            "(Lê Thị Mẫu)",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        for text in [
            "Lê Thị Màu",
            "Lê Thị Mẫu Đơn",
            "Hồ Lê Thị Mẫu",
            "Lê Thị. Mẫu",
            "Lê Thị",
            "@/ho-so/le-thi-mau",
            "Lê Thị\n\nMẫu",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
