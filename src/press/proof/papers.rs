//! The papers of a proof, set on A4 by the theme's template `yearbook/proof.typ`: each a few tables.

use super::super::yearbook::photographs::Shown;
use super::super::yearbook::{Facts, LOWEST_DPI, Order, Printed, WorkInputs, Writer, context, set_text};
use super::entries::{self, NOWHERE, Part};
use super::numbers::{Number, numbers};
use super::signing::{Change, Signed};
use super::state::{Entry, State};
use crate::diagnostic::Findings;
use crate::digest::Digest;
use crate::model::Subject;
use crate::path::SourcePath;
use crate::reading::entities::Photo;
use crate::reading::vocabulary::Term;
use crate::typeset::Compositor;
use crate::view::extend;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tera::Value;

/// The papers by their names, and what people must look at.
#[derive(Debug, Default)]
pub struct Papers {
    pub files: Vec<(&'static str, Vec<u8>)>,
    pub told: Told,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Numbers that disagree with the data.
    pub numbers: usize,
    /// Photographs that are too coarse, or lack their caption or their credit.
    pub photographs: usize,
}

/// Sets the papers of a book that was just set with these facts.
pub fn papers(
    inputs: WorkInputs<'_>,
    order: Order,
    facts: &Facts,
    (state, signed): (&State, &[Signed]),
    compositor: &mut Compositor,
) -> (Papers, Findings) {
    let mut findings = Findings::new();
    let desk = match Writer::new(inputs, order, Shown::default()) {
        Ok(writer) => Desk { inputs, writer },
        Err(found) => return (Papers::default(), found),
    };
    let numbers = numbers(inputs);
    let photographs = photographs(inputs, facts);
    let told = Told { numbers: numbers.len(), photographs: photographs.iter().filter(|row| row.1).count() };
    let sheets: [(&'static str, &str, Vec<Value>); 4] = [
        ("ky-duyet.pdf", "proof-signing", desk.signing(state, signed)),
        ("ten-chuc-vu.pdf", "proof-names", vec![desk.names(facts)]),
        ("kiem-so.pdf", "proof-numbers", vec![desk.numbers_of(&numbers)]),
        ("anh.pdf", "proof-photographs", vec![desk.photographs_of(&photographs)]),
    ];
    let mut papers = Papers { files: Vec::new(), told };
    for (name, heading, sections) in sheets {
        let day = inputs.book.site.mode.today.short();
        let told = context([
            ("title", Value::from(set_text(&inputs.book.volume.yearbook.title))),
            ("heading", Value::from(desk.word(heading))),
            ("made", Value::from(desk.writer.said("proof-made", &[("date", day)]))),
            ("note", Value::from(desk.word(&format!("{heading}-note")))),
            ("sections", Value::from(sections)),
        ]);
        match desk.writer.paper("yearbook/proof.typ", told, name, compositor) {
            Ok(bytes) => papers.files.push((name, bytes)),
            Err(found) => findings.extend(found),
        }
    }
    (papers, findings)
}

/// A table: its headings, how wide its columns are to each other, its rows; a row is marked where somebody must look.
struct Rows<'a> {
    head: &'a [&'a str],
    widths: &'a [f64],
    rows: Vec<(Vec<String>, bool)>,
}

type Photographed = (Vec<String>, bool);

/// Where papers are written.
struct Desk<'a> {
    inputs: WorkInputs<'a>,
    writer: Writer<'a>,
}

impl Desk<'_> {
    fn word(&self, key: &str) -> String {
        self.writer.word(key)
    }

    fn section(&self, title: &str, table: Rows<'_>, signed: Vec<String>, signs: bool) -> Value {
        let row = |(cells, marked): (Vec<String>, bool)| {
            let cells: Vec<String> = cells.iter().map(|cell| set_text(cell)).collect();
            extend(Value::none(), [("cells", Value::from(cells)), ("marked", Value::from(marked))])
        };
        let head: Vec<String> = table.head.iter().map(|word| self.word(word)).collect();
        let empty = table.rows.is_empty().then(|| self.word("proof-none"));
        let entries = [
            ("title", Value::from(set_text(title))),
            ("head", Value::from(head)),
            ("widths", Value::from(table.widths.to_vec())),
            ("rows", Value::from(table.rows.into_iter().map(row).collect::<Vec<_>>())),
            ("empty", Value::from(empty)),
            ("signed", Value::from(signed.iter().map(|line| set_text(line)).collect::<Vec<_>>())),
            ("signs", Value::from(signs)),
        ];
        extend(Value::none(), entries)
    }

    /// For each unit its pages, who has signed for them, and lines to sign.
    fn signing(&self, state: &State, signed: &[Signed]) -> Vec<Value> {
        let mut units: BTreeMap<(usize, &str), Vec<&Entry>> = BTreeMap::new();
        let site = &self.inputs.book.site;
        for entry in state.entries.values() {
            units.entry((site.units.rank(&entry.unit), &entry.unit)).or_default().push(entry);
        }
        let section = |((_, id), mut entries): ((usize, &str), Vec<&Entry>)| {
            entries.sort_by_key(|entry| (entry.first, entry.last));
            let row = |entry: &&Entry| (vec![entry.name.clone(), pages(entry.first, entry.last), String::new()], false);
            let table = Rows {
                head: &["proof-entry", "proof-pages", "proof-remark"],
                widths: &[5.0, 1.2, 4.0],
                rows: entries.iter().map(row).collect(),
            };
            let own = signed.iter().filter(|signed| signed.unit == id);
            self.section(&self.unit_name(id), table, own.map(|signed| self.signature(signed)).collect(), true)
        };
        units.into_iter().map(section).collect()
    }

    fn unit_name(&self, id: &str) -> String {
        match self.inputs.book.site.units.get(id) {
            Some(unit) => unit.record.name().to_owned(),
            None if id == NOWHERE => self.word("proof-editors"),
            None => id.to_owned(),
        }
    }

    fn signature(&self, signed: &Signed) -> String {
        let values = [("by", signed.by.clone()), ("date", signed.date.short())];
        let Some(lapse) = &signed.lapsed else { return self.writer.said("proof-signed", &values) };
        let part = |part: &Part| self.word(&format!("proof-part-{}", part.word()));
        let change = |change: &Change| match change {
            Change::Edited(name, parts) => {
                let parts: Vec<String> = parts.iter().map(part).collect();
                format!("{name} ({})", parts.join(", "))
            }
            Change::Added(name) => format!("{name} ({})", self.word("proof-added")),
            Change::Removed(key) => format!("{key} ({})", self.word("proof-removed")),
        };
        let changes: Vec<String> = lapse.changes.iter().map(change).collect();
        let [by, date] = values;
        self.writer.said("proof-lapsed", &[by, date, ("changes", changes.join("; "))])
    }

    /// Every name that the record of an entry or the book itself gives, with the line that it comes from.
    fn names(&self, facts: &Facts) -> Value {
        let book = self.inputs.book;
        let site = &book.site;
        let mut rows = Vec::new();
        let mut add = |name: &str, role: String, page: String, path: &SourcePath| {
            let line = line_of(self.inputs, path, name).map(|line| format!(":{line}")).unwrap_or_default();
            rows.push((vec![name.to_owned(), role, page, format!("{path}{line}")], false));
        };
        let record = &book.volume.yearbook;
        for member in record.steering_board.iter().chain(&record.editorial_board) {
            let role = [member.role.clone(), member.part.clone()];
            add(&member.name, role.into_iter().flatten().collect::<Vec<_>>().join("; "), String::new(), &book.path);
        }
        for subject in book.entries() {
            let page = facts.entries.get(&book.key(subject)).map(|at| pages(at.first, at.last)).unwrap_or_default();
            match subject {
                Subject::Profile(index) => {
                    let item = &site.profiles[index];
                    let lines = self.writer.lines(item, &self.writer.view.profile_card(item).roles);
                    add(&item.record.name, lines.join("; "), page.clone(), &item.path);
                    for member in self.writer.view.members(item) {
                        add(&member.name, member.role.unwrap_or_default(), page.clone(), &item.path);
                    }
                }
                Subject::Article(index) => {
                    let item = &site.articles[index];
                    if let Some(author) = &item.record.author {
                        add(&author.name, author.role.clone().unwrap_or_default(), page, &item.path);
                    }
                }
                _ => {}
            }
        }
        let head = ["proof-name", "proof-role", "proof-pages", "proof-source"];
        self.section("", Rows { head: &head, widths: &[3.0, 4.0, 1.0, 4.0], rows }, Vec::new(), false)
    }

    fn numbers_of(&self, numbers: &[Number]) -> Value {
        let row = |number: &Number| {
            let place = format!("{}:{}", number.path, number.line);
            (vec![number.typed.clone(), number.known.join("; "), place], true)
        };
        let head = ["proof-typed", "proof-known", "proof-source"];
        let rows = numbers.iter().map(row).collect();
        self.section("", Rows { head: &head, widths: &[2.5, 4.0, 4.0], rows }, Vec::new(), false)
    }

    fn photographs_of(&self, photographs: &[Photographed]) -> Value {
        let head = ["proof-file", "proof-pages", "proof-size", "proof-dpi", "proof-caption", "proof-credit"];
        let lacking = |(cells, marked): &Photographed| {
            let cells = cells.iter().enumerate().map(|(at, cell)| match at {
                4 | 5 if cell.is_empty() => self.word("proof-lacking"),
                _ => cell.clone(),
            });
            (cells.collect(), *marked)
        };
        let rows = photographs.iter().map(lacking).collect();
        self.section("", Rows { head: &head, widths: &[3.6, 1.0, 1.7, 0.9, 3.0, 1.8], rows }, Vec::new(), false)
    }
}

fn pages(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// The first line of a file in which the words stand.
fn line_of(inputs: WorkInputs<'_>, path: &SourcePath, words: &str) -> Option<usize> {
    let text = inputs.sources.text(path).ok()?.text;
    text.lines().position(|line| line.contains(words)).map(|at| at + 1)
}

/// File, pages, size on paper, dots an inch, caption, credit of every photograph as it is printed; whether somebody must look.
/// A picture that lies in several files, or is printed in several places, is one: of its sizes the coarsest is told.
fn photographs(inputs: WorkInputs<'_>, facts: &Facts) -> Vec<Photographed> {
    let said = said_of_photographs(inputs);
    let mut order: Vec<Digest> = Vec::new();
    let mut alike: HashMap<Digest, Vec<&Printed>> = HashMap::new();
    for printed in &facts.pictures {
        let bytes = inputs.sources.bytes(&SourcePath::new(printed.file.as_str()));
        let digest = Digest::of(bytes.as_deref().unwrap_or(printed.file.as_bytes()));
        let places = alike.entry(digest).or_default();
        if places.is_empty() {
            order.push(digest);
        }
        places.push(printed);
    }
    order.iter().filter_map(|digest| photograph(alike.get(digest)?, &said)).collect()
}

/// One picture, with all its places.
fn photograph(places: &[&Printed], said: &BTreeMap<String, (String, String)>) -> Option<Photographed> {
    let coarsest = places.iter().min_by_key(|printed| printed.dpi)?;
    let once = |words: Vec<String>, between: &str| {
        let mut seen = BTreeSet::new();
        let words: Vec<String> =
            words.into_iter().filter(|word| !word.is_empty() && seen.insert(word.clone())).collect();
        words.join(between)
    };
    let told = |pick: fn(&(String, String)) -> &String| {
        let told = places.iter().filter_map(|printed| said.get(printed.file.as_str())).map(|said| pick(said).clone());
        once(told.collect(), " / ")
    };
    let pages: BTreeSet<usize> = places.iter().map(|printed| printed.page).collect();
    let pages: Vec<String> = pages.iter().map(usize::to_string).collect();
    let (caption, credit) = (told(|said| &said.0), told(|said| &said.1));
    let marked = coarsest.dpi < LOWEST_DPI as u32 || caption.is_empty() || credit.is_empty();
    let (width, height) = coarsest.size;
    let size = format!("{width:.0} × {height:.0} mm");
    let files = once(places.iter().map(|printed| printed.file.clone()).collect(), "; ");
    Some((vec![files, pages.join(", "), size, coarsest.dpi.to_string(), caption, credit], marked))
}

/// The caption and the credit of each photograph of a record, by its file.
fn said_of_photographs(inputs: WorkInputs<'_>) -> BTreeMap<String, (String, String)> {
    let book = inputs.book;
    let site = &book.site;
    let mut said = BTreeMap::new();
    let mut add = |record: &SourcePath, photo: &Photo, credit: Option<&String>| {
        let Some(file) = entries::beside(record, photo) else { return };
        let credit = photo.credit.as_ref().or(credit).cloned().unwrap_or_default();
        said.entry(file.to_string()).or_insert_with(|| (photo.caption.clone().unwrap_or_default(), credit));
    };
    for item in &site.profiles {
        item.record.portrait.iter().chain(&item.record.photos).for_each(|photo| add(&item.path, photo, None));
    }
    for item in &site.galleries {
        item.record.photos.iter().for_each(|photo| add(&item.path, photo, item.record.credit.as_ref()));
    }
    site.articles.iter().for_each(|item| item.record.cover.iter().for_each(|photo| add(&item.path, photo, None)));
    site.events.iter().for_each(|item| item.record.cover.iter().for_each(|photo| add(&item.path, photo, None)));
    book.volume.yearbook.photos().for_each(|photo| add(&book.path, photo, None));
    said
}
