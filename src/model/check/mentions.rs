//! Names of people who have withdrawn, left in plain words anywhere: in texts, captions, titles, other records, forewords,
//! templates. Sources are looked through as they are written, so that no place is forgotten and each has its line.

use super::Checker;
use super::written::laid_out;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::address::key;
use crate::model::gate::{may_hold_words, spelled_text};
use crate::model::yearbook::FROZEN;
use crate::model::{Item, Site};
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::entities::Profile;
use crate::schema::internal_values;
use crate::source::Sources;
use crate::vietnamese::{fold_toned, is_name, is_written_for, words};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

/// What may hold words for readers.
const TEXTS: &[&str] =
    &["md", "markdown", "yaml", "yml", "vtt", "srt", "txt", "csv", "html", "xhtml", "typ", "svg", "json"];

/// Whether a file may hold words for readers.
pub(super) fn is_text(path: &SourcePath) -> bool {
    TEXTS.contains(&path.suffix().as_str())
}

/// A name that must not be read any more.
pub(super) struct Gone {
    key: String,
    words: Vec<String>,
    toned: String,
}

impl Gone {
    pub(super) fn new(kind: Kind, id: &str, name: &str) -> Self {
        Gone { key: key(kind, id), words: folded_words(name), toned: fold_toned(name) }
    }
}

/// A person who is published.
pub(super) struct Other<'a> {
    id: &'a str,
    words: Vec<String>,
    toned: String,
    path: &'a SourcePath,
    body_path: &'a SourcePath,
}

impl<'a> Other<'a> {
    pub(super) fn all(site: &'a Site) -> Vec<Self> {
        let other = |item: &'a Item<Profile>| Other {
            id: &item.id,
            words: folded_words(&item.record.name),
            toned: fold_toned(&item.record.name),
            path: &item.path,
            body_path: &item.body_path,
        };
        site.profiles.iter().map(other).collect()
    }

    /// Whether words that may be written with fewer marks ([`is_written_for`]) are as well this name.
    pub(super) fn is_written(&self, written: &[String]) -> bool {
        let own: Vec<&str> = self.toned.split(' ').collect();
        own.len() == written.len() && own.iter().zip(written).all(|(own, written)| is_written_for(written, own))
    }

    /// Whether it is the very name.
    pub(super) fn is_called(&self, name: &Gone) -> bool {
        self.toned == name.toned
    }

    pub(super) fn holds(&self, path: &SourcePath) -> bool {
        is_part(path, Kind::Profile, self.path, self.body_path)
    }
}

/// A name that must not be read any more, where it stands, and who has the same.
pub(super) struct Named<'a> {
    key: &'a str,
    pub(super) span: Range<usize>,
    namesake: Option<&'a str>,
}

impl Checker<'_> {
    pub(super) fn mentions(&mut self) {
        let site = self.site;
        let people = site.withdrawn.iter().filter(|gone| gone.kind == Kind::Profile);
        let gone: Vec<Gone> = people
            .map(|gone| Gone::new(gone.kind, &gone.id, &gone.name))
            // One word alone is in every other sentence.
            .filter(|gone| gone.words.len() > 1)
            .collect();
        if gone.is_empty() {
            return;
        }
        let others = Other::all(site);
        let is_given = |path: &SourcePath| may_hold_words(path) && self.site.private.gives(path);
        let all = self.sources.files.keys();
        let looked: Vec<(&SourcePath, bool)> =
            all.map(|path| (path, is_given(path))).filter(|(path, given)| *given || is_text(path)).collect();
        let sources = self.sources;
        let found: Vec<Diagnostic> = looked
            .into_par_iter()
            .filter(|(path, _)| !self.is_of_withdrawn(path))
            .flat_map_iter(|(path, given)| places(path, given, sources, &gone, &others))
            .collect();
        self.findings.extend(found);
    }

    /// Whether the file is a record that has withdrawn, or its text.
    fn is_of_withdrawn(&self, path: &SourcePath) -> bool {
        self.site.withdrawn.iter().any(|gone| is_part(path, gone.kind, &gone.path, &gone.body_path))
    }
}

/// Whether `path` is the record, its text, or lies in its own folder.
fn is_part(path: &SourcePath, kind: Kind, record: &SourcePath, body: &SourcePath) -> bool {
    let own = |folder: &str| path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    path == record || path == body || kind.has_own_folder(record) && own(record.folder())
}

fn folded_words(name: &str) -> Vec<String> {
    words(name).into_iter().map(|(word, _)| word).collect()
}

fn places(path: &SourcePath, given: bool, sources: &Sources, gone: &[Gone], others: &[Other<'_>]) -> Vec<Diagnostic> {
    // What cannot be read of our own texts has been told already.
    let text = sources.text(path).ok().map(|read| read.text);
    let mut found = text.map_or_else(Vec::new, |text| {
        let found = places_in(path, &text, gone, others);
        if found.is_empty() { places_in(path, &laid_out(path, &text), gone, others) } else { found }
    });
    if given
        && found.is_empty()
        && let Some(text) = spelled_text(path, sources)
    {
        // Where its letters stand in the file is not known.
        let mut ids = BTreeSet::new();
        for mut finding in places_in(path, &laid_out(path, &text), gone, others) {
            if ids.insert(format!("{:?}", finding.args)) {
                finding.labels.clear();
                found.push(finding.in_file(path));
            }
        }
    }
    found
}

fn places_in(path: &SourcePath, text: &str, gone: &[Gone], others: &[Other<'_>]) -> Vec<Diagnostic> {
    let tell = |id: &str, case: &'static str, span: Range<usize>| {
        let finding = Diagnostic::new(Code::MentionsWithdrawn).arg("id", id).arg("case", case);
        finding.at(Place::at(path, Span::new(span)))
    };
    // Nobody has written that one, nor may mend it; and it has the keys of all whom it names.
    if path.file_name() == FROZEN {
        let found = gone.iter().filter_map(|gone| Some((gone, text.find(&format!("\"{}\"", gone.key))? + 1)));
        return found.map(|(gone, at)| tell(&gone.key, "frozen", at..at + gone.key.len())).collect();
    }
    let yaml = path.is_yaml();
    let internal = internal_values(text);
    let unseen = |at: usize| internal.iter().any(|region| region.contains(&at)) || yaml && is_comment(text, at);
    let own = others.iter().find(|other| other.holds(path));
    let found = named(text, gone, others, own).into_iter().filter(|named| !unseen(named.span.start));
    found
        .map(|named| match named.namesake {
            Some(other) => tell(named.key, "namesake", named.span).arg("other", other),
            None => tell(named.key, "text", named.span),
        })
        .collect()
}

pub(super) fn is_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
    text[line..].trim_start().starts_with('#')
}

/// Every place where one of the names stands whole, in a text that is `own` to somebody or to nobody.
pub(super) fn named<'a>(
    text: &str,
    gone: &'a [Gone],
    others: &'a [Other<'_>],
    own: Option<&Other<'_>>,
) -> Vec<Named<'a>> {
    let words = words(text);
    let mut found = Vec::new();
    for name in gone {
        let namesakes: Vec<&Other<'_>> = others.iter().filter(|other| other.toned == name.toned).collect();
        // What is told of somebody tells their name.
        if own.is_some_and(|own| own.toned == name.toned) {
            continue;
        }
        for first in 0..words.len().saturating_sub(name.words.len() - 1) {
            let is_at = |first: usize, wanted: &[String]| {
                let there = words.get(first..first + wanted.len());
                there.is_some_and(|there| {
                    there.iter().zip(wanted).all(|((word, _), wanted)| word == wanted)
                        && is_name(text, there.iter().map(|(_, span)| span))
                })
            };
            if !is_at(first, &name.words) {
                continue;
            }
            let span = words[first].1.start..words[first + name.words.len() - 1].1.end;
            let written = fold_toned(&text[span.clone()]);
            // Somebody else, whose name has other tones, or begins or ends with this one.
            let another = others.iter().any(|Other { words: other, toned, .. }| {
                let longer = other.len() > name.words.len()
                    && (0..=first.min(other.len() - name.words.len())).any(|before| is_at(first - before, other));
                longer || *toned == written && written != name.toned
            });
            let linked = namesakes.iter().any(|other| leads_to(&text[span.end..], other.id));
            if !another && !linked {
                found.push(Named { key: &name.key, span, namesake: namesakes.first().map(|other| other.id) });
            }
        }
    }
    found
}

/// Whether the words that `rest` follows are those of a link to the profile.
fn leads_to(rest: &str, id: &str) -> bool {
    let target = rest.trim_start_matches(['*', '_']).strip_prefix("](").map(|rest| rest.trim_start_matches(['<', ' ']));
    let target = target.and_then(|target| target.split([')', '>', ' ', '#', '"', '\n']).next()).unwrap_or_default();
    target.trim_end_matches('/').strip_suffix(id).is_some_and(|before| before.ends_with("ho-so/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other<'a>(id: &'a str, name: &str, path: &'a SourcePath) -> Other<'a> {
        Other { id, words: folded_words(name), toned: fold_toned(name), path, body_path: path }
    }

    #[test]
    fn a_namesake_is_told_from_who_has_gone() {
        let name = "Lê Thị Mẫu";
        let gone = [Gone { key: "ho-so/x".into(), words: folded_words(name), toned: fold_toned(name) }];
        let path = SourcePath::new("content/ho-so/x-2.yaml");
        let others = [other("x-2", name, &path)];
        let found =
            |text: &str| named(text, &gone, &others, None).iter().map(|found| found.namesake).collect::<Vec<_>>();
        for text in
            ["[Lê Thị Mẫu](@/ho-so/x-2)", "[**Lê Thị Mẫu**](/ho-so/x-2/#y)", "[bà Lê Thị Mẫu](<@/ho-so/x-2> \"chữ\")"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
        for text in ["Lê Thị Mẫu", "[Lê Thị Mẫu](@/ho-so/x)", "[Lê Thị Mẫu](@/ho-so/y-x-2)"] {
            assert_eq!(found(text), [Some("x-2")], "{text}");
        }
        assert!(named("Bà Lê Thị Mẫu.", &gone, &others, Some(&others[0])).is_empty());
    }

    #[test]
    fn a_whole_name_however_it_is_written() {
        let gone = |name: &str| Gone { key: "ho-so/x".into(), words: folded_words(name), toned: fold_toned(name) };
        let gone = [gone("Lê Thị Mẫu")];
        let path = SourcePath::new("content/ho-so/y.yaml");
        let others = ["Lê Thị Màu", "Lê Thị Mẫu Đơn", "Hồ Lê Thị Mẫu"].map(|name| other("y", name, &path));
        let found = |text: &str| named(text, &gone, &others, None).len();
        for text in [
            "Gương đồng chí Lê Thị Mẫu, bí thư",
            "LÊ THỊ MẪU",
            "le thi mau",
            "bà Lê\u{a0}Thị **Mẫu**",
            "Lê Thị\n> Mẫu",
            "Lê Thị\n  Mẫu.",
            "(Lê Thị Mẫu)",
            "Lê-Thị-Mẫu",
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
