//! The preflight report of a press file: what a print shop asks before it prints, read back from the finished files; and
//! the form by which a licence to publish is asked for, filled from the same record. For people as a PDF, for programs as JSON.

use super::bind::{LOWEST_DPI, Printed};
use super::photographs::Shown;
use super::sheet::CoverSheet;
use super::{Bound, MAIN, Order, SETTINGS, Work, WorkInputs, Writer, context, explain, library, scrub};
use crate::diagnostic::{Arg, Code, Diagnostic, Findings};
use crate::path::SourcePath;
use crate::reading::isbn::Isbn;
use crate::reading::yearbook::{Imprint, Ink};
use crate::typeset::{self, Boxes, Compositor, Conforms, Manuscript, Pdf};
use crate::vietnamese::{format_decimal, format_number, typography};
use crate::view::extend;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// What a shop needs of pages where nobody has said how they are folded.
const USUAL_SIGNATURE: usize = 4;

/// The report in both its forms.
#[derive(Default)]
pub struct Preflight {
    pub pdf: Option<Vec<u8>>,
    pub json: Option<Vec<u8>>,
}

/// What is known of a press file and its cover.
#[derive(Debug, Serialize)]
struct Checked<'a> {
    book: &'a str,
    title: &'a str,
    pages: usize,
    /// Of one page, where all have the same, in millimetres: left, bottom, right, top.
    boxes: Option<Sides>,
    marks: bool,
    ink: &'static str,
    /// What photographs are of; RGB where no profile tells how to part them.
    photographs_in: &'static str,
    /// Whether the cover bears the number of the book as bars; none where it has no number.
    bars: Option<bool>,
    conforms: Option<&'static str>,
    fonts: Vec<String>,
    signature: Option<usize>,
    notes: usize,
    /// None of a draft, which prints its mark on every page.
    blank: Option<&'a [usize]>,
    cover: CoverSheet,
    photographs: &'a [Printed],
    findings: Vec<Finding>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Sides {
    media: [f64; 4],
    bleed: [f64; 4],
    trim: [f64; 4],
}

#[derive(Debug, PartialEq, Serialize)]
struct Finding {
    code: &'static str,
    file: Option<String>,
    /// What it is about: letters, words, pages, as the sentence of the console has them.
    about: Vec<String>,
}

impl Finding {
    fn of(finding: &Diagnostic) -> Self {
        // The book is named at the head of the report, and a sentence within the sentence only the console can say.
        let about = finding.args.iter().filter(|(name, _)| !matches!(*name, "book" | "mark" | "file"));
        let about = about.filter_map(|(name, value)| match value {
            Arg::Text(text) => Some(text.clone()),
            Arg::Count(count) => Some(format!("{name} {count}")),
            Arg::Lines(_) | Arg::Words(_) => None,
        });
        Finding {
            code: finding.code.name(),
            file: finding.labels.first().map(|label| label.place.path.to_string()),
            about: about.collect(),
        }
    }

    fn line(&self) -> String {
        let told = [Some(self.about.join(", ")).filter(|about| !about.is_empty()), self.file.clone()];
        let told: Vec<String> = told.into_iter().flatten().collect();
        if told.is_empty() { self.code.to_owned() } else { format!("{}: {}", self.code, told.join(", ")) }
    }
}

/// Makes the report of a press file that was just bound, with what was found on the way.
pub fn preflight(
    inputs: WorkInputs<'_>,
    order: Order,
    bound: &Bound,
    found: &Findings,
    compositor: &mut Compositor,
) -> (Preflight, Findings) {
    let writer = match Writer::new(inputs, order, Shown::default()) {
        Ok(writer) => writer,
        Err(findings) => return (Preflight::default(), findings),
    };
    let checked = writer.checked(bound, found);
    let json = serde_json::to_vec_pretty(&checked).ok();
    let mut findings = Findings::new();
    let pdf = writer.report_of(&checked, compositor).map_err(|found| findings.extend(found)).ok();
    (Preflight { pdf, json }, findings)
}

impl Writer<'_> {
    fn checked<'b>(&'b self, bound: &'b Bound, found: &Findings) -> Checked<'b> {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let ink = record.ink.unwrap_or(Ink::Black);
        let boxes = typeset::boxes_of(&bound.pdf).unwrap_or_default();
        let same = boxes.first().filter(|first| boxes.iter().all(|other| other == *first)).copied();
        let mut findings: Vec<Finding> = Vec::new();
        for finding in found.iter().map(Finding::of) {
            // The block and its cover may say the same.
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        let parted = ink == Ink::Cmyk && found.iter().all(|finding| finding.code != Code::InkProfile);
        let number = record.imprint.as_ref().and_then(|imprint| imprint.isbn.as_ref());
        Checked {
            book: &book.id,
            title: &record.title,
            pages: bound.facts.pages,
            boxes: same.map(|Boxes { media, bleed, trim }| Sides { media, bleed, trim }),
            marks: self.order.marks,
            ink: ink.word(),
            photographs_in: if parted { "cmyk" } else { "rgb" },
            bars: number.map(|number| Isbn::parse(&number.value).is_ok()),
            conforms: (ink == Ink::Rgb).then_some("PDF/A-2b"),
            fonts: typeset::fonts_of(&bound.pdf),
            signature: record.signature.map(|signature| signature.pages),
            notes: bound.facts.notes.len(),
            blank: record.is_final().then_some(bound.facts.blank.as_slice()),
            cover: self.sheet_of(bound.facts.pages),
            photographs: &bound.facts.pictures,
            findings,
        }
    }

    fn report_of(&self, checked: &Checked<'_>, compositor: &mut Compositor) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let day = self.inputs.book.site.mode.today.short();
        let told = context([
            ("title", Value::from(typography::set(checked.title).into_owned())),
            ("made", Value::from(self.view.theme.strings.get("preflight-made", &[("date", day)]))),
            ("attention", Value::from(self.attention(checked))),
            ("sections", Value::from(self.sections(checked))),
            ("photographs", Value::from(photographs(checked))),
            ("findings", Value::from(findings(checked))),
            ("form", Value::from(self.form(checked))),
        ]);
        self.paper("yearbook/preflight.typ", told, "preflight", compositor)
    }

    /// Sets a paper for those who make the book: beside it, and no part of it. `what` tells it from the others.
    pub(in crate::press) fn paper(
        &self,
        template: &str,
        told: Context,
        what: &str,
        compositor: &mut Compositor,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let one = |error: Box<Diagnostic>| vec![*error];
        let book = self.inputs.book;
        let settings = self.render("yearbook/settings.typ", self.settings()).map_err(one)?;
        let main = self.render(template, told).map_err(one)?;
        let library = library(self.inputs.theme);
        let origins: BTreeMap<String, SourcePath> =
            library.iter().map(|(path, (_, origin))| (path.clone(), origin.clone())).collect();
        let mut manuscript = Manuscript { main: MAIN.to_owned(), ..Manuscript::default() };
        manuscript.texts.insert(MAIN.to_owned(), main);
        manuscript.texts.insert(SETTINGS.to_owned(), settings);
        manuscript.texts.extend(library.into_iter().map(|(path, (text, _))| (path, text)));
        scrub(manuscript.texts.values_mut(), compositor.fonts());
        let pdf = Pdf {
            ident: format!("{} {} {what}", book.volume.yearbook.title, book.id),
            creator: concat!("vuonhoa ", env!("CARGO_PKG_VERSION")).to_owned(),
            date: Some(Writer::stamp(book.site.mode.today)),
            conforms: Conforms::Plain,
            inks: None,
            sheet: None,
        };
        let set = compositor.set(manuscript).and_then(|(galley, _)| compositor.pdf(&galley, &pdf));
        set.map_err(|found| found.iter().map(|p| explain(p, book.failed(), &origins)).collect())
    }

    pub(in crate::press) fn said(&self, key: &str, values: &[(&str, String)]) -> String {
        self.view.theme.strings.get(key, values).unwrap_or_default()
    }

    /// What the shop must know before it begins.
    fn attention(&self, checked: &Checked<'_>) -> Vec<String> {
        let record = &self.inputs.book.volume.yearbook;
        let number = |n: usize| format_number(n as u64);
        let coarse = checked.photographs.iter().filter(|photo| photo.dpi < LOWEST_DPI as u32).count();
        let odd = !checked.pages.is_multiple_of(USUAL_SIGNATURE) && checked.signature.is_none();
        let imprint = record.imprint.as_ref();
        let lines = [
            (!record.is_final()).then(|| self.word("preflight-draft")),
            odd.then(|| self.said("preflight-odd", &[("n", number(checked.pages))])),
            (checked.notes > 0).then(|| self.said("preflight-notes", &[("n", number(checked.notes))])),
            (checked.ink != Ink::Rgb.word() && checked.photographs_in == "rgb")
                .then(|| self.word("preflight-rgb-photographs")),
            (checked.ink == Ink::Cmyk.word() && checked.photographs_in == "rgb")
                .then(|| self.word("preflight-no-profile")),
            (checked.bars == Some(false)).then(|| self.word("preflight-no-bars")),
            imprint
                .filter(|i| i.not_for_sale)
                .and_then(|i| i.price.as_ref())
                .map(|price| self.said("preflight-price-unsaid", &[("price", price.clone())])),
            (checked.ink == Ink::Rgb.word()).then(|| self.word("preflight-all-rgb")),
            checked.conforms.is_none().then(|| self.word("preflight-no-standard")),
            record.paper.is_none().then(|| self.word("preflight-paper")),
            (coarse > 0).then(|| self.said("preflight-coarse", &[("n", number(coarse))])),
            checked.boxes.is_none().then(|| self.word("preflight-boxes")),
        ];
        lines.into_iter().flatten().collect()
    }

    /// Titles, each over rows of a label and what is true of it.
    fn sections(&self, checked: &Checked<'_>) -> Vec<Value> {
        let row = |key: &str, value: String| pair(self.word(key), value);
        let number = |n: usize| format_number(n as u64);
        let or_none = |text: String| if text.is_empty() { self.word("preflight-none") } else { text };
        let blank = |pages: &[usize]| or_none(pages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        let signatures = match checked.signature {
            Some(pages) => {
                let values = [("n", number(checked.pages / pages)), ("pages", number(pages))];
                self.said("preflight-signatures-of", &values)
            }
            None => self.word("preflight-not-said"),
        };
        let side = |of: fn(&Sides) -> [f64; 4]| checked.boxes.as_ref().map(of).map(area).unwrap_or_default();
        let bleed = checked.boxes.map(|sides| mm(sides.trim[0] - sides.bleed[0])).unwrap_or_default();
        let yes = |is: bool| self.word(if is { "preflight-yes" } else { "preflight-no" });
        let mut pages = vec![row("preflight-pages", number(checked.pages)), row("preflight-signatures", signatures)];
        pages.extend(checked.blank.map(|pages| row("preflight-blank", blank(pages))));
        pages.extend([
            row("preflight-trim", side(|sides| sides.trim)),
            row("preflight-bleed", bleed),
            row("preflight-media", side(|sides| sides.media)),
            row("preflight-marks", yes(checked.marks)),
        ]);
        let cover = &checked.cover;
        let imprint = self.inputs.book.volume.yearbook.imprint.as_ref();
        let isbn = imprint.and_then(|imprint| imprint.isbn.as_ref()).map(|isbn| isbn.value.clone());
        let mut bound = vec![
            row("preflight-binding", self.word(if cover.hard { "preflight-hard" } else { "preflight-soft" })),
            row("preflight-spine", mm(cover.spine)),
            row("preflight-block", mm(cover.block)),
            row("preflight-sheet", format!("{} × {}", format_decimal(cover.width, 1), mm(cover.height))),
        ];
        let parts = [
            ("preflight-board", cover.board),
            ("preflight-hinge", cover.hinge),
            ("preflight-overhang", cover.overhang),
            ("preflight-turn-in", cover.turn_in),
            ("preflight-flap", cover.flap),
        ];
        bound.extend(parts.into_iter().filter(|(_, length)| *length > 0.0).map(|(key, length)| row(key, mm(length))));
        bound.push(row("imprint-isbn", or_none(isbn.unwrap_or_default())));
        let price = imprint.filter(|imprint| !imprint.not_for_sale).and_then(|imprint| imprint.price.clone());
        bound.push(row("preflight-sale", or_none(price.or_else(|| self.sale()).unwrap_or_default())));
        let inks = vec![
            row("preflight-ink", self.word(&format!("preflight-ink-{}", checked.ink))),
            row("preflight-photographs-in", checked.photographs_in.to_uppercase()),
            row("preflight-standard", checked.conforms.map_or_else(|| "PDF 1.7".to_owned(), str::to_owned)),
            row("preflight-fonts", checked.fonts.join(", ")),
        ];
        [("preflight-block-of", pages), ("preflight-cover", bound), ("preflight-inks", inks)]
            .into_iter()
            .map(|(title, rows)| {
                extend(Value::none(), [("title", Value::from(self.word(title))), ("rows", Value::from(rows))])
            })
            .collect()
    }

    /// What a request for a licence to publish asks (Publishing Law 2012, article 25), as far as the record tells it.
    fn form(&self, checked: &Checked<'_>) -> Vec<Value> {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let agency = book.site.config.agency.as_ref();
        let imprint = record.imprint.as_ref();
        let of = |get: fn(&Imprint) -> &Option<String>| imprint.and_then(|imprint| get(imprint).clone());
        let size = self.order.size.unwrap_or_else(|| record.page_size());
        let rows = [
            ("licence-asker", agency.and_then(|agency| agency.name.clone())),
            ("licence-address", agency.and_then(|agency| agency.address.clone())),
            ("licence-phone", agency.and_then(|agency| agency.phone.clone())),
            ("licence-title", Some(record.title.clone())),
            ("licence-compiler", of(|i| &i.compiler)),
            ("licence-pages", Some(format_number(checked.pages as u64))),
            ("imprint-format", Some(size.written())),
            ("imprint-print-run", imprint.and_then(|i| i.print_run).map(format_number)),
            ("licence-language", Some(self.word("licence-language-is"))),
            ("licence-sale", self.sale()),
            ("imprint-printer", of(|i| &i.printer)),
            ("imprint-printer-address", of(|i| &i.printer_address)),
            ("licence-summary", record.description.clone()),
        ];
        let row = |(key, value): (&str, Option<String>)| {
            pair(self.word(key), value.map(|value| typography::set(&value).into_owned()).unwrap_or_default())
        };
        rows.into_iter().map(row).collect()
    }
}

fn pair(label: String, value: String) -> Value {
    extend(Value::none(), [("label", Value::from(label)), ("value", Value::from(value))])
}

fn mm(length: f64) -> String {
    let digits = usize::from((length * 10.0).round() % 10.0 != 0.0);
    format!("{} mm", format_decimal(length, digits))
}

fn area([left, bottom, right, top]: [f64; 4]) -> String {
    let digits = |length: f64| usize::from((length * 10.0).round() % 10.0 != 0.0);
    format!("{} × {}", format_decimal(right - left, digits(right - left)), mm(top - bottom))
}

/// File, page, size on paper, pixels, dots an inch; those too coarse are marked.
fn photographs(checked: &Checked<'_>) -> Vec<Value> {
    let row = |photo: &Printed| {
        let (width, height) = photo.size;
        extend(
            Value::none(),
            [
                ("file", Value::from(photo.file.clone())),
                ("page", Value::from(photo.page)),
                ("size", Value::from(format!("{} × {}", format_decimal(width, 0), format_decimal(height, 0)))),
                ("pixels", Value::from(format!("{} × {}", photo.pixels.0, photo.pixels.1))),
                ("dpi", Value::from(photo.dpi)),
                ("coarse", Value::from(photo.dpi < LOWEST_DPI as u32)),
            ],
        )
    };
    checked.photographs.iter().map(row).collect()
}

fn findings(checked: &Checked<'_>) -> Vec<String> {
    checked.findings.iter().map(Finding::line).collect()
}
