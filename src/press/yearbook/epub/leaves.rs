//! The files of the book in the order of reading, each with what its template is told.

use super::{CONTENTS, Writer};
use crate::model::Subject;
use crate::model::namesakes::namesakes;
use crate::path::Route;
use crate::plan::panel_anchor;
use crate::reading::yearbook::{BookIndex, ContentsPlace};
use crate::vietnamese::typography;
use crate::view::extend;
use rayon::prelude::*;
use tera::Value;

/// Where in a book a text stands, in the words of the EPUB Structural Semantics Vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matter {
    Front,
    Body,
    Back,
}

impl Matter {
    const fn word(self) -> &'static str {
        match self {
            Matter::Front => "frontmatter",
            Matter::Body => "bodymatter",
            Matter::Back => "backmatter",
        }
    }
}

/// A text of the book.
pub(super) struct Leaf {
    /// How links name it: the key of an entry, `ho-so/nguyen-van-mau`, or `part-1`.
    pub key: String,
    pub template: String,
    pub title: String,
    /// What tells it from another of this title.
    pub note: Option<String>,
    /// "Phần thứ nhất".
    pub number: Option<String>,
    /// In the contents: below the part before it, 2; not at all, 0.
    pub level: u8,
    pub matter: Matter,
    pub told: Vec<(&'static str, Value)>,
    /// Whom its panels show: name, what tells the name from another, and the place in the file.
    pub people: Vec<(String, Option<String>, String)>,
    /// The pages of the printed book that begin with it, and those that begin within.
    pub folios: Vec<usize>,
    pub within: Vec<usize>,
}

impl Leaf {
    fn new(key: &str, template: &str, title: String, matter: Matter) -> Self {
        Leaf {
            key: key.to_owned(),
            template: format!("epub/{template}.xhtml"),
            title,
            note: None,
            number: None,
            level: 1,
            matter,
            told: Vec::new(),
            people: Vec::new(),
            folios: Vec::new(),
            within: Vec::new(),
        }
    }

    #[cfg(test)]
    pub fn bare(key: &str) -> Self {
        Leaf::new(key, "profile", String::new(), Matter::Body)
    }

    /// A text of which all is in one value, its key and its title too.
    fn of(value: Value, template: &str, name: &'static str, matter: Matter) -> Self {
        let mut leaf = Leaf::new(&text(&value, "id"), template, text(&value, "title"), matter);
        leaf.number = Some(text(&value, "number")).filter(|number| !number.is_empty());
        leaf.told.push((name, value));
        leaf
    }

    fn unlisted(self) -> Self {
        Leaf { level: 0, ..self }
    }

    fn told(mut self, name: &'static str, value: Value) -> Self {
        self.told.push((name, value));
        self
    }

    pub fn route(&self) -> Route {
        super::route(&self.key)
    }

    /// What every template knows of its file.
    pub fn card(&self) -> Value {
        extend(
            Value::none(),
            [
                ("title", Value::from(self.title.clone())),
                ("number", Value::from(self.number.clone())),
                ("matter", Value::from(self.matter.word())),
                ("folios", Value::from(self.folios.clone())),
            ],
        )
    }
}

fn text(value: &Value, key: &str) -> String {
    value.get_from_path(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn filled(value: &Value, key: &str) -> bool {
    value.get_from_path(key).and_then(Value::len).is_some_and(|length| length > 0)
}

impl Writer<'_> {
    pub(super) fn leaves(&self) -> Vec<Leaf> {
        let record = &self.inputs.book.volume.yearbook;
        let at_front = record.contents.unwrap_or(ContentsPlace::Front) == ContentsPlace::Front;
        let matter = if at_front { Matter::Front } else { Matter::Back };
        let contents = || Leaf::new(CONTENTS, "nav", self.word("book-contents"), matter).unlisted();
        let mut leaves = self.opening();
        if at_front {
            leaves.push(contents());
        }
        let book = self.inputs.book;
        let filled_parts =
            book.volume.yearbook.parts.iter().zip(&book.parts).filter(|(_, entries)| !entries.is_empty());
        for (value, (part, entries)) in self.parts().into_iter().zip(filled_parts) {
            let leaf = Leaf::of(value, "part", "part", Matter::Body);
            if part.has_panels() {
                leaves.push(Leaf { people: self.on_panels(entries), ..leaf });
            } else {
                leaves.push(leaf);
                leaves.extend(self.entries(entries));
            }
        }
        leaves.extend(self.appended());
        for (index, value) in record.indexes.iter().zip(self.indexes()) {
            let (template, own) = match index {
                BookIndex::Names => ("index-names", "letters"),
                BookIndex::Units => ("index-units", "entries"),
            };
            if filled(&value, own) {
                leaves.push(Leaf::of(value, template, "index", Matter::Back));
            }
        }
        if !at_front {
            leaves.push(contents());
        }
        leaves.push(self.closing());
        leaves
    }

    /// What comes before the contents.
    fn opening(&self) -> Vec<Leaf> {
        let record = &self.inputs.book.volume.yearbook;
        let cover = Leaf::new("cover", "cover", self.word("book-cover"), Matter::Front).unlisted();
        let title_page = Leaf::new("title-page", "title-page", self.word("epub-title-page"), Matter::Front).unlisted();
        let mut leaves = vec![cover.told("picture", Value::from(super::COVER_PICTURE)), title_page];
        if let Some(quote) = &record.quote {
            let quote = Value::from_serializable(&crate::view::cards::quote_card(quote));
            let leaf = Leaf::new("quote", "quote", self.word("epub-quote"), Matter::Front).unlisted();
            leaves.push(leaf.told("quote", quote));
        }
        leaves.extend(self.front().into_iter().map(|piece| Leaf::of(piece, "piece", "piece", Matter::Front)));
        let boards = self.boards().into_iter().filter(|board| filled(board, "members"));
        leaves.extend(boards.map(|board| Leaf::of(board, "board", "board", Matter::Front)));
        leaves
    }

    fn on_panels(&self, subjects: &[Subject]) -> Vec<(String, Option<String>, String)> {
        let book = self.inputs.book;
        let namesakes = namesakes(book);
        let told = (1..).zip(subjects).filter_map(|(number, subject)| {
            let Subject::Profile(index) = subject else { return None };
            let name = typography::set_name(&book.site.profiles[*index].record.name).into_owned();
            Some((name, namesakes.get(index).cloned(), panel_anchor(number)))
        });
        told.collect()
    }

    fn entries(&self, subjects: &[Subject]) -> Vec<Leaf> {
        let book = self.inputs.book;
        let namesakes = namesakes(book);
        subjects
            .par_iter()
            .filter_map(|subject| {
                let (kind, told, _) = self.told(*subject)?;
                let entry = &told[0].1;
                let title = [text(entry, "name"), text(entry, "title")].concat();
                let leaf = Leaf::new(&book.key(*subject), kind, title, Matter::Body);
                let note = match subject {
                    Subject::Profile(index) => namesakes.get(index).cloned(),
                    _ => None,
                };
                Some(Leaf { level: 2, note, told: told.to_vec(), ..leaf })
            })
            .collect()
    }

    /// The appendices that have something to show.
    fn appended(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        for appendix in self.appendices() {
            let (template, own) = match text(&appendix, "kind").as_str() {
                "models" if !self.inputs.book.models.is_empty() => {
                    leaves.push(Leaf::of(appendix, "part", "part", Matter::Body));
                    leaves.extend(self.entries(&self.inputs.book.models));
                    continue;
                }
                "photos" => {
                    let galleries = appendix.get_from_path("galleries").and_then(Value::as_array).unwrap_or_default();
                    let galleries = galleries.iter().filter(|gallery| filled(gallery, "items")).cloned();
                    leaves.extend(galleries.map(|gallery| Leaf::of(gallery, "plates", "plates", Matter::Back)));
                    continue;
                }
                "awards" => ("roll", "levels"),
                "figures" => ("figures", "rows"),
                "statistics" => ("statistics", "totals"),
                _ => continue,
            };
            if filled(&appendix, own) {
                leaves.push(Leaf::of(appendix, template, "appendix", Matter::Back));
            }
        }
        leaves
    }

    /// The imprint, and the words of the back cover under it.
    fn closing(&self) -> Leaf {
        let record = &self.inputs.book.volume.yearbook;
        let not_for_sale = record.imprint.as_ref().is_some_and(|imprint| imprint.not_for_sale);
        Leaf::new("imprint", "imprint", self.word("epub-imprint"), Matter::Back)
            .told("imprint", self.imprint())
            .told("not_for_sale", Value::from(not_for_sale))
            .told("back", Value::from(record.back.clone()))
            .told("made", Value::from(self.inputs.book.site.mode.today.to_string()))
    }
}
