//! The settings of a book, and what its main text is told: cover, front matter, parts, imprint.

use super::photographs::Cut;
use super::{Finish, Writer, context};
use crate::model::Subject;
use crate::model::namesakes::namesakes;
use crate::reading::yearbook::{BoardMember, ContentsPlace, Length, ProfileLayout};
use crate::vietnamese::{PartialDate, typography};
use crate::view::extend;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

#[derive(Serialize)]
struct Member<'a> {
    name: &'a str,
    role: Option<&'a str>,
    part: Option<&'a str>,
}

/// Numbers as "thứ nhất", for the parts of a book.
const ORDINALS: usize = 12;

impl Writer<'_> {
    pub(super) fn settings(&self) -> Context {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let config = &book.site.config;
        let agency = config.agency.as_ref();
        let size = self.order.size.unwrap_or_else(|| record.page_size());
        let margins = record.margins.as_ref();
        let margin = |of: Option<Length>| Value::from(of.map(|length| length.mm));
        let press = self.order.finish == Finish::Press;
        let layout = record.layout.unwrap_or(ProfileLayout::Flowing);
        let text = |text: &Option<String>| Value::from(text.as_deref().map(|text| typography::set(text).into_owned()));
        let today = book.site.mode.today.start();
        let day = extend(
            Value::none(),
            [
                ("year", Value::from(today.year())),
                ("month", Value::from(today.month().unwrap_or(1))),
                ("day", Value::from(today.day().unwrap_or(1))),
            ],
        );
        let margins = extend(
            Value::none(),
            [
                ("inside", margin(margins.and_then(|m| m.inside))),
                ("outside", margin(margins.and_then(|m| m.outside))),
                ("top", margin(margins.and_then(|m| m.top))),
                ("bottom", margin(margins.and_then(|m| m.bottom))),
            ],
        );
        let entries = [
            ("title", Value::from(typography::set(&record.title).into_owned())),
            ("subtitle", text(&record.subtitle)),
            ("agency", Value::from(agency.and_then(|agency| agency.name.clone()))),
            ("above", Value::from(agency.and_then(|agency| agency.parent.clone()))),
            ("period", Value::from(record.period.map(|period| period.to_string()))),
            ("year", Value::from(record.year.map(|year| year.0))),
            ("description", text(&record.description)),
            ("width", Value::from(size.width.mm)),
            ("height", Value::from(size.height.mm)),
            ("margins", margins),
            ("size", Value::from(record.type_size.map_or_else(|| usual_type(size.width), Length::points))),
            ("finish", Value::from(self.order.finish.word())),
            ("draft", self.draft()),
            ("bleed", Value::from(if press { record.bleed() } else { 0.0 })),
            ("marks", Value::from(press && self.order.marks)),
            ("signature", Value::from(record.signature.filter(|_| press).map(|signature| signature.pages))),
            ("layout", Value::from(layout.word())),
            ("lang", Value::from(config.language().word())),
            ("date", day),
            ("namesakes", self.namesakes()),
            ("words", Value::from_serializable(&self.library_words())),
        ];
        context([("book", extend(Value::none(), entries))])
    }

    /// Of each entry that shares its name with another: what tells it apart, by its key.
    fn namesakes(&self) -> Value {
        let book = self.inputs.book;
        let told = namesakes(book).into_iter();
        let notes: BTreeMap<String, String> =
            told.map(|(index, note)| (book.key(Subject::Profile(index)), super::entries::set(&note))).collect();
        Value::from_serializable(&notes)
    }

    /// What every page of a draft bears.
    fn draft(&self) -> Value {
        let record = &self.inputs.book.volume.yearbook;
        if self.inputs.bare || record.is_final() && self.order.finish != Finish::Proof {
            return Value::none();
        }
        let date = self.inputs.book.site.mode.today.short();
        let line = self.view.theme.strings.get("draft-line", &[("date", date)]);
        extend(Value::none(), [("mark", Value::from(self.word("draft-mark"))), ("line", Value::from(line))])
    }

    pub(super) fn main(&self) -> Context {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let quote = record.quote.as_ref().map(crate::view::cards::quote_card);
        let contents = record.contents.unwrap_or(ContentsPlace::Front);
        let (appendices, indexes) = (self.appendices(), self.indexes());
        context([
            ("cover", self.cover()),
            ("quote", Value::from_serializable(&quote)),
            ("front", Value::from(self.front())),
            ("boards", Value::from(self.boards())),
            ("contents", Value::from(contents.word())),
            ("coming", Value::from(self.coming(appendices.iter().chain(&indexes)))),
            ("parts", Value::from(self.parts())),
            ("appendices", Value::from(appendices)),
            ("indexes", Value::from(indexes)),
            ("imprint", self.imprint()),
            ("back", Value::from(record.back.clone())),
            ("sale", Value::from(self.sale())),
            ("not_for_sale", Value::from(record.imprint.as_ref().is_some_and(|imprint| imprint.not_for_sale))),
        ])
    }

    /// The lines of the contents, in order, for as long as Typst does not know the pages that they tell of: so that the contents
    /// fill as many pages as they will, and nothing behind them moves when they are known.
    fn coming<'v>(&self, behind: impl Iterator<Item = &'v Value>) -> Vec<Value> {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let around = |title: &str| {
            let title = Value::from(typography::set(title).into_owned());
            extend(Value::none(), [("level", Value::from(1)), ("title", title), ("lighter", Value::from(true))])
        };
        let entry = |subject: &Subject| {
            let title = Value::from(typography::set_name(book.site.named(*subject).2).into_owned());
            let id = Value::from(book.key(*subject));
            extend(Value::none(), [("level", Value::from(2)), ("title", title), ("id", id)])
        };
        let mut lines: Vec<Value> = book.volume.front.iter().map(|piece| around(&piece.record.title)).collect();
        let boards = [("steering-board", &record.steering_board), ("editorial-board", &record.editorial_board)];
        lines.extend(boards.iter().filter(|(_, board)| !board.is_empty()).map(|(key, _)| around(&self.word(key))));
        let filled = record.parts.iter().zip(&book.parts).filter(|(_, entries)| !entries.is_empty());
        for (index, (part, entries)) in filled.enumerate() {
            let title = Value::from(typography::set(&part.title).into_owned());
            let number = Value::from(self.part_number(index));
            lines.push(extend(Value::none(), [("level", Value::from(1)), ("title", title), ("number", number)]));
            if !part.has_panels() {
                lines.extend(entries.iter().map(entry));
            }
        }
        lines.extend(book.models.iter().map(entry));
        lines.extend(behind.filter_map(|section| Some(around(section.get_from_path("title")?.as_str()?))));
        lines
    }

    /// The photograph of the front cover.
    pub(super) fn cover(&self) -> Value {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let cover = record.cover.as_ref().and_then(|photo| self.framed(Cut::Cover, &book.path, photo, &record.title));
        Value::from_serializable(&cover)
    }

    pub(super) fn front(&self) -> Vec<Value> {
        let pieces = self.inputs.book.volume.front.iter().enumerate();
        pieces
            .map(|(index, piece)| {
                let record = &piece.record;
                let mut signature = record.signature.clone();
                if let Some(date) = record.date {
                    signature.insert(0, date.long());
                }
                let signed = (!signature.is_empty()).then(|| signature.join("\n"));
                extend(
                    Value::none(),
                    [
                        ("id", Value::from(format!("front-{}", index + 1))),
                        ("title", Value::from(typography::set(&record.title).into_owned())),
                        ("signature", Value::from(signed)),
                        ("body", self.body(&piece.body, &piece.path, &format!("front-{}", index + 1))),
                    ],
                )
            })
            .collect()
    }

    pub(super) fn boards(&self) -> Vec<Value> {
        let record = &self.inputs.book.volume.yearbook;
        let board = |id: &'static str, key: &str, members: &[BoardMember]| {
            let members: Vec<Member<'_>> = members
                .iter()
                .map(|m| Member { name: &m.name, role: m.role.as_deref(), part: m.part.as_deref() })
                .collect();
            let entries = [
                ("id", Value::from(id)),
                ("title", Value::from(self.word(key))),
                ("members", Value::from_serializable(&members)),
            ];
            extend(Value::none(), entries)
        };
        vec![
            board("board-steering", "steering-board", &record.steering_board),
            board("board-editorial", "editorial-board", &record.editorial_board),
        ]
    }

    pub(super) fn parts(&self) -> Vec<Value> {
        let book = self.inputs.book;
        let listed = book.volume.yearbook.parts.iter().zip(&book.parts).zip(&book.volume.openings);
        // An empty part is reported, and no page is given to it.
        let filled = listed.filter(|((_, entries), _)| !entries.is_empty());
        filled
            .enumerate()
            .map(|(index, ((part, entries), opening))| {
                let id = format!("part-{}", index + 1);
                let (entries, people) =
                    if part.has_panels() { (&[][..], &entries[..]) } else { (&entries[..], &[][..]) };
                let photo = part.photo.as_ref();
                let photo = photo.and_then(|photo| self.framed(Cut::Opening, &book.path, photo, &part.title));
                let paths: Vec<String> = entries.iter().map(|subject| self.path(*subject)).collect();
                extend(
                    Value::none(),
                    [
                        ("number", Value::from(self.part_number(index))),
                        ("title", Value::from(typography::set(&part.title).into_owned())),
                        ("photo", Value::from_serializable(&photo)),
                        ("opening", self.body(opening, &book.path, &id)),
                        ("id", Value::from(id)),
                        ("entries", Value::from(paths)),
                        ("panels", Value::from(self.panels(people))),
                    ],
                )
            })
            .collect()
    }

    /// "Phần thứ nhất"; nothing in a book of one part.
    fn part_number(&self, index: usize) -> Option<String> {
        let filled = self.inputs.book.parts.iter().filter(|entries| !entries.is_empty()).count();
        if filled < 2 || index >= ORDINALS {
            return None;
        }
        let ordinal = self.view.theme.strings.get(&format!("ordinal-{}", index + 1), &[])?;
        self.view.theme.strings.get("part-number", &[("ordinal", ordinal)])
    }

    pub(super) fn imprint(&self) -> Value {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let size = self.order.size.unwrap_or_else(|| record.page_size());
        let given = record.imprint.as_ref();
        let number = |n: u64| crate::vietnamese::format_number(n);
        let of = |key: &str, value: Option<String>| Some((self.word(key), value?));
        let text = |get: fn(&crate::reading::yearbook::Imprint) -> &Option<String>| given.and_then(|g| get(g).clone());
        let copies = given.and_then(|g| g.print_run).map(|n| {
            let words = self.view.theme.strings.get("imprint-copies", &[("n", number(n))]);
            words.unwrap_or_else(|| number(n))
        });
        let lines = [
            of("imprint-compiler", text(|i| &i.compiler)),
            of("imprint-publisher", text(|i| &i.publisher)),
            of("imprint-year", record.year.map(|year| year.0.to_string())),
            of("imprint-responsible", text(|i| &i.responsible)),
            of("imprint-content-responsible", text(|i| &i.content_responsible)),
            of("imprint-editor", text(|i| &i.editor)),
            of("imprint-design", text(|i| &i.design)),
            of("imprint-proofreader", text(|i| &i.proofreader)),
            of("imprint-format", given.map(|_| size.written())),
            of("imprint-print-run", copies),
            of("imprint-licence", text(|i| &i.licence)),
            of("imprint-printer", text(|i| &i.printer)),
            of("imprint-printer-address", text(|i| &i.printer_address)),
            of("imprint-deposit", text(|i| &i.deposit)),
            of("imprint-isbn", given.and_then(|imprint| Some(imprint.isbn.as_ref()?.value.clone()))),
        ];
        let lines: Vec<Value> = lines
            .into_iter()
            .flatten()
            .map(|(label, value)| {
                let value = typography::set(&value).into_owned();
                extend(Value::none(), [("label", Value::from(label)), ("value", Value::from(value))])
            })
            .collect();
        let sample = record.sample.then(|| self.word("book-sample-note"));
        let note = text(|i| &i.note).or(sample);
        extend(Value::none(), [("lines", Value::from(lines)), ("note", Value::from(note))])
    }

    /// The day's date as the file names it: year, month, day.
    pub(super) fn stamp(today: PartialDate) -> (u16, u8, u8) {
        let day = today.start();
        (day.year(), day.month().unwrap_or(1), day.day().unwrap_or(1))
    }
}

/// Type for the width of a page, in points: 10.5 on 145 mm, larger where lines would be long.
fn usual_type(width: Length) -> f64 {
    match width.mm {
        w if w < 140.0 => 10.0,
        w if w < 155.0 => 10.5,
        w if w < 180.0 => 11.0,
        _ => 11.5,
    }
}
