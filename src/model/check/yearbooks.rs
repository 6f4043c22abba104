//! What is wrong in a yearbook before it is set: ids, texts, pictures, and what the law wants printed.

use super::Checker;
use super::references::Known;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Severity, Span};
use crate::model::Subject;
use crate::model::yearbook::{Book, kind_of, plain_id};
use crate::path::SourcePath;
use crate::reading::Entry;
use crate::reading::isbn::{Isbn, NoIsbn};
use crate::reading::yearbook::{Imprint, Part, PartOf, Selection, Volume, Yearbook};
use crate::schema::Spanned;

impl Checker<'_> {
    pub(super) fn yearbooks(&mut self) {
        let site = self.site;
        for entry in &site.yearbooks {
            let Volume { yearbook, front, openings } = &entry.record;
            for part in &yearbook.parts {
                if let Some(select) = &part.select {
                    self.selection(&entry.path, select);
                }
            }
            for piece in front {
                self.text(&piece.body, &piece.body.pointed(), &piece.path);
            }
            for opening in openings {
                self.text(opening, &opening.pointed(), &entry.path);
            }
            for photo in yearbook.photos() {
                self.photo(&entry.path, photo, true);
            }
            if let Some(profile) = &yearbook.ink_profile {
                self.file(&entry.path, &profile.value, profile.span);
            }
            if yearbook.is_final() {
                self.imprint(entry);
            }
            self.isbn(entry);
        }
    }

    fn selection(&mut self, path: &SourcePath, select: &Selection) {
        let site = self.site;
        self.terms(path, &select.units, &site.units);
        self.terms(path, &select.fields, &site.fields);
        self.terms(path, &select.series, &site.series);
        self.terms(path, &select.topics, &site.topics);
        self.terms(path, &select.directives, &site.directives);
        self.terms(path, &select.awards, &site.award_types);
        let kind = kind_of(select.of.unwrap_or(PartOf::Profiles));
        for Spanned { value, span } in &select.add {
            self.item_at(Place::at(path, *span), plain_id(value), kind);
        }
        // To leave out what is not published anyway is no mistake; to leave out nobody is one.
        for Spanned { value, span } in &select.leave_out {
            if matches!(self.known(kind, plain_id(value)), Known::No) {
                self.item_at(Place::at(path, *span), plain_id(value), kind);
            }
        }
    }

    /// What must stand in a non-commercial book (Publishing Law 2012, article 27, and its list of what
    /// is printed on the last page).
    fn imprint(&mut self, entry: &Entry<Volume>) {
        let yearbook = &entry.record.yearbook;
        let place = match &yearbook.imprint {
            // Its beginning: the whole would fill a screen.
            Some(imprint) => Place::at(&entry.path, Span { end: imprint.span.start + 1, ..imprint.span }),
            None => Place::file(&entry.path),
        };
        for (key, message) in missing(yearbook) {
            let finding = Diagnostic::new(Code::ImprintMissing).arg("key", key).arg("item", Message::new(message));
            self.push(finding.at(place.clone()));
        }
    }
}

impl Checker<'_> {
    /// Bars with a slip are read as another book's, or not at all. In a draft it may still be asked for.
    fn isbn(&mut self, entry: &Entry<Volume>) {
        let yearbook = &entry.record.yearbook;
        let Some(Spanned { value, span }) = yearbook.imprint.as_ref().and_then(|imprint| imprint.isbn.as_ref()) else {
            return;
        };
        let finding = Diagnostic::new(Code::BadIsbn).arg("isbn", value.as_str()).at(Place::at(&entry.path, *span));
        let finding = match Isbn::parse(value) {
            Ok(_) => return,
            Err(NoIsbn::CheckDigit(right)) => {
                finding.help(Message::new("help-isbn-digit").arg("digit", right.to_string()))
            }
            Err(NoIsbn::Shape) => finding.help(Message::new("help-isbn-shape")),
        };
        let severity = if yearbook.is_final() { Severity::Error } else { Severity::Warning };
        self.push(Diagnostic { severity, ..finding });
    }
}

/// What the imprint of a yearbook lacks: the key to write, and the name of its message.
fn missing(yearbook: &Yearbook) -> impl Iterator<Item = (&'static str, &'static str)> {
    let has = |of: fn(&Imprint) -> bool| yearbook.imprint.as_ref().is_some_and(of);
    let given = [
        ("nam", "imprint-year", yearbook.year.is_some()),
        ("bien_soan", "imprint-compiler", has(|i| i.compiler.is_some()) || !yearbook.editorial_board.is_empty()),
        ("xuat_ban", "imprint-publisher", has(|i| i.publisher.is_some())),
        ("chiu_trach_nhiem", "imprint-responsible", has(|i| i.responsible.is_some())),
        ("chiu_trach_nhiem_noi_dung", "imprint-content-responsible", has(|i| i.content_responsible.is_some())),
        ("bien_tap", "imprint-editor", has(|i| i.editor.is_some())),
        ("trinh_bay", "imprint-design", has(|i| i.design.is_some())),
        ("sua_ban_in", "imprint-proofreader", has(|i| i.proofreader.is_some())),
        ("giay_phep", "imprint-licence", has(|i| i.licence.is_some())),
        ("so_luong", "imprint-print-run", has(|i| i.print_run.is_some())),
        ("noi_in", "imprint-printer", has(|i| i.printer.is_some())),
        ("dia_chi_in", "imprint-printer-address", has(|i| i.printer_address.is_some())),
        ("nop_luu_chieu", "imprint-deposit", has(|i| i.deposit.is_some())),
    ];
    given.into_iter().filter(|(.., given)| !given).map(|(key, message, _)| (key, message))
}

/// Parts that came out empty, although something was asked for, or without what was written for them.
pub fn books(books: &[Book]) -> Findings {
    let mut findings = Findings::new();
    for book in books {
        for (part, entries) in book.volume.yearbook.parts.iter().zip(&book.parts) {
            if let Some(at) = part.asks_for_panels() {
                findings.extend(panels(book, part, entries, at));
            }
            if entries.is_empty() {
                let span = part.select.as_ref().map_or(part.span, |select| select.span);
                let finding = Diagnostic::new(Code::EmptyPart).arg("part", part.title.as_str());
                findings.push(finding.arg("book", book.id.as_str()).at(Place::at(&book.path, span)));
            }
        }
    }
    findings
}

/// Panels have no room for stories, and only people stand on them.
fn panels(book: &Book, part: &Part, entries: &[Subject], at: Span) -> Option<Diagnostic> {
    const NAMED: usize = 6;
    let about = |what: &str| {
        let finding = Diagnostic::new(Code::PanelLayout).arg("what", what).arg("part", part.title.as_str());
        finding.arg("book", book.id.as_str()).at(Place::at(&book.path, at))
    };
    if !part.has_panels() {
        return Some(about("idle"));
    }
    let stories = entries.iter().filter_map(|subject| match subject {
        Subject::Profile(index) => Some(&book.site.profiles[*index]).filter(|item| !item.body.blocks.is_empty()),
        _ => None,
    });
    let stories: Vec<_> = stories.collect();
    let first = stories.first()?;
    let mut ids: Vec<&str> = stories.iter().take(NAMED).map(|item| item.id.as_str()).collect();
    if stories.len() > NAMED {
        ids.push("…");
    }
    let finding = about("story").arg("name", first.record.name.as_str()).arg("others", (stories.len() - 1) as u64);
    let help = Message::new("help-panel-story").arg("ids", ids.join(", "));
    Some(finding.at(Place::file(&first.body_path)).help(help))
}
