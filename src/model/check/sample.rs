//! What `init` and `new` wrote for somebody to replace, and nobody did.
//!
//! There is one list of these texts: the scaffold's own files, read here as they are written there, and [`PLACES`], which
//! the files of `new` hold (a test of the scaffold says so). A site that is a sample says it in its agency's name,
//! `(cơ quan mẫu)`; then its example addresses are meant. While it is the scaffold's agency, only that is told; whoever has
//! put in an agency of their own has begun to clean, and is told what is left.

use super::Checker;
use crate::config::{Agency, Config};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Span};
use crate::doc::{Block, Doc, Node, plain};
use crate::model::yearbook::Book;
use crate::model::{Site, Subject};
use crate::path::SourcePath;
use crate::reading::vocabulary::Term;
use crate::reading::yearbook::{Appendix, Imprint, Volume};
use crate::reading::{Entry, markdown};
use crate::schema::{Node as Tree, NodeKind, Reader, Shape, internal_values, parse};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Where `new` leaves a place for words.
pub const PLACES: &[&str] =
    &["Một việc cụ thể, có con số thì càng tốt.", "Tên nơi đã làm theo", "nơi cất giấy đồng ý", "..."];

/// Files of the scaffold's site with their texts, by their paths in it.
macro_rules! files {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("../../scaffold/site/", $path)))),*] };
}

const CONFIG: &str = include_str!("../../scaffold/site/site.yaml");
const TEXTS: [&str; 2] = [
    include_str!("../../scaffold/kinds/foreword.md"),
    include_str!("../../scaffold/site/content/ky-yeu/so-tay-dau-tien/loi-gioi-thieu.md"),
];

/// What `init` writes for others to replace, file by file, where it names what is invented.
pub const FILES: &[(&str, &str)] = files![
    "site.yaml"
    "content/bai-viet/2025/ky-1.md"
    "content/bai-viet/2025/ky-2.md"
    "content/danh-muc/don-vi.yaml"
    "content/danh-muc/so-lieu.yaml"
    "content/ho-so/dinh-thi-lua-mau/ho-so.yaml"
    "content/ho-so/mot-cua-sen-hong-mau/ho-so.yaml"
    "content/ho-so/sang-thu-bay-mau/ho-so.yaml"
    "content/ky-yeu/so-tay-dau-tien/ky-yeu.yaml"
    "content/trang/gioi-thieu.md"
];

/// One of these is in each text of the scaffold's site that is of no other.
const INVENTED: [&str; 2] = ["mẫu", "Sen Hồng"];

/// What `init` says of the agency, and each paragraph of its forewords and of that of `new`.
static WRITTEN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let path = SourcePath::new("site.yaml");
    let config = parse(CONFIG, &path, 0).ok().and_then(|node| Config::read(&node, &mut Reader::new(&path)));
    let agency = config.as_ref().and_then(|config| config.agency.as_ref()).map(Agency::texts).unwrap_or_default();
    let mut written: BTreeSet<String> = agency.into_iter().map(str::to_owned).collect();
    for text in TEXTS {
        let body = text.splitn(3, "---\n").last().unwrap_or_default();
        let options = markdown::Options { raw_html: false, source: &path, place: &|span| span };
        written.extend(paragraphs(&markdown::read(body, &options).0));
    }
    written
});

/// The values of a record, or of a text its front matter's and each line of its body, with where they stand.
fn values(source: &str, path: &SourcePath) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let (record, body) = match path.suffix().as_str() {
        "md" => source.split_once("---").and_then(|(_, rest)| rest.split_once("\n---")).unwrap_or((source, "")),
        _ => (source, ""),
    };
    let offset = |part: &str| part.as_ptr() as usize - source.as_ptr() as usize;
    if let Ok(node) = parse(record, path, offset(record)) {
        scalars(&node, &mut found);
    }
    for line in body.lines().map(|line| line.trim_matches(['>', '-', ' '])).filter(|line| !line.is_empty()) {
        found.push((line.to_owned(), Span::new(offset(line)..offset(line) + line.len())));
    }
    found
}

fn scalars(node: &Tree, found: &mut Vec<(String, Span)>) {
    match &node.kind {
        NodeKind::Scalar { text, .. } => found.push((text.clone(), node.span)),
        NodeKind::List(items) => items.iter().for_each(|item| scalars(item, found)),
        NodeKind::Map(entries) => entries.iter().for_each(|(_, value)| scalars(value, found)),
        NodeKind::Null => {}
    }
}

fn paragraphs(doc: &Doc) -> Vec<String> {
    let mut found = Vec::new();
    doc.walk(&mut |node| {
        if let Node::Block(Block::Paragraph(content)) = node {
            found.push(plain(content, &|_| String::new()).trim().to_owned());
        }
    });
    found
}

impl Checker<'_> {
    pub(super) fn sample_texts(&mut self) {
        let site = self.site;
        self.sample_agency();
        // Where a final book is refused for the scaffold's agency, all that it prints of a sample is named at once.
        let told = if !self.is_sample() || self.is_begun_with() { self.final_books() } else { BTreeSet::new() };
        if !self.is_sample() {
            self.sample_files(&told);
        }
        let finals = self.books.iter().filter(|book| book.volume.yearbook.is_final());
        let printed: BTreeSet<&SourcePath> =
            finals.flat_map(|book| book.entries().map(|subject| files_of(&book.site, subject).0)).collect();
        for item in &site.profiles {
            let severity = if printed.contains(&item.path) { Severity::Error } else { Severity::Warning };
            let record = &item.record;
            let paper = record.consent.iter().filter_map(|consent| consent.document.as_ref()).map(|paper| &paper.value);
            let texts = record.deeds.iter().chain(&record.replicated).chain(paper);
            self.sample_places(&item.path, texts.map(String::as_str), severity);
        }
        for entry in &site.yearbooks {
            self.sample_book(entry);
        }
    }

    /// Whether the site says that it is a sample, the scaffold's or its own.
    fn is_sample(&self) -> bool {
        let name = self.site.config.agency.as_ref().and_then(|agency| agency.name.as_deref());
        name.is_some_and(|name| ["mẫu)", "sample)"].iter().any(|word| name.contains(word)))
    }

    /// Whether the agency is the one that the site was begun with.
    fn is_begun_with(&self) -> bool {
        let name = self.site.config.agency.as_ref().and_then(|agency| agency.name.as_ref());
        name.is_some_and(|name| WRITTEN.contains(name))
    }

    /// What still stands where the scaffold has written it.
    fn sample_files(&mut self, told: &BTreeSet<SourcePath>) {
        for (path, sample) in FILES {
            let path = SourcePath::new(*path);
            if told.contains(&path) {
                continue;
            }
            let Ok(own) = self.sources.text(&path) else { continue };
            let invented = |text: &String| INVENTED.iter().any(|word| text.contains(word)) && !WRITTEN.contains(text);
            let sample = values(sample, &path).into_iter().map(|(text, _)| text).filter(invented);
            let mut sample: BTreeSet<String> = sample.collect();
            let left = values(&own.text, &path).into_iter().filter(|(text, _)| sample.remove(text));
            // Settings are replaced line by line; of any other file the first names it.
            let most = if path == self.site.config_path { usize::MAX } else { 1 };
            for (text, span) in left.take(most) {
                self.tell_at(Place::at(&path, span), "text", &text, Severity::Warning);
            }
        }
    }

    /// What is invented, by its own word, and goes to the printer in earnest; the files that were told of.
    fn final_books(&mut self) -> BTreeSet<SourcePath> {
        let mut told = BTreeSet::new();
        for book in self.books.iter().filter(|book| book.volume.yearbook.is_final()) {
            let front = book.volume.front.iter().map(|piece| &piece.path);
            let own = (&book.path, book.volume.yearbook.sample);
            let mut printed: Vec<(&SourcePath, bool)> =
                [own].into_iter().chain(front.map(|path| (path, false))).collect();
            for subject in book.entries() {
                let (record, body, sample) = files_of(&book.site, subject);
                printed.extend([(record, sample), (body, false)]);
            }
            let mut seen = BTreeSet::new();
            printed.retain(|(path, _)| seen.insert(*path));
            for (path, sample) in printed {
                let source = self.sources.text(path).map(|text| text.text).unwrap_or_default();
                if let Some((what, text, span)) = invented(&source, path, sample) {
                    self.tell_printed(&Place { path: path.clone(), span }, what, &text, book);
                    told.insert(path.clone());
                }
            }
            for (path, name) in terms_of(book) {
                let source = self.sources.text(path).map(|text| text.text).unwrap_or_default();
                let span = source.find(name).map(|at| Span::new(at..at + name.len()));
                self.tell_printed(&Place { path: path.clone(), span }, "printed", name, book);
                told.insert(path.clone());
            }
        }
        told
    }

    fn tell_printed(&mut self, place: &Place, what: &'static str, text: &str, book: &Book) {
        let told: String = text.lines().next().unwrap_or_default().chars().take(60).collect();
        let finding = Diagnostic::new(Code::SampleText).arg("what", what).arg("text", told);
        let finding = finding.arg("book", book.id.as_str()).at(place.clone());
        self.push(Diagnostic { severity: Severity::Error, ..finding });
    }

    fn sample_agency(&mut self) {
        let site = self.site;
        let Some(agency) = &site.config.agency else { return };
        if self.is_sample() && agency.name.is_some() && !self.is_begun_with() {
            return;
        }
        // A book prints the agency on its cover.
        let printed = site.yearbooks.iter().any(|entry| entry.record.yearbook.is_final());
        let severity = if printed { Severity::Error } else { Severity::Warning };
        let base = site.config.base_url.as_ref().map(|url| url.value.as_str());
        for text in agency.texts().into_iter().chain(base) {
            match (WRITTEN.contains(text), is_example(text)) {
                (_, true) => self.tell_sample(&site.config_path, "address", text, severity),
                (true, false) => self.tell_sample(&site.config_path, "text", text, severity),
                (false, false) => {}
            }
        }
    }

    fn sample_book(&mut self, entry: &Entry<Volume>) {
        let Volume { yearbook, front, openings: _ } = &entry.record;
        let severity = if yearbook.is_final() { Severity::Error } else { Severity::Warning };
        for piece in front {
            for text in paragraphs(&piece.body).iter().filter(|text| WRITTEN.contains(*text)) {
                self.tell_sample(&piece.path, "text", text, severity);
            }
        }
        let imprint = yearbook.imprint.iter().flat_map(Imprint::texts);
        self.sample_places(&entry.path, imprint, severity);
    }

    fn sample_places<'t>(&mut self, path: &SourcePath, texts: impl Iterator<Item = &'t str>, severity: Severity) {
        // Of one place that is left in many lines the first is shown.
        let left: BTreeSet<&str> = texts.filter(|text| PLACES.contains(text)).collect();
        left.into_iter().for_each(|text| self.tell_sample(path, "text", text, severity));
    }

    fn tell_sample(&mut self, path: &SourcePath, what: &'static str, text: &str, severity: Severity) {
        let source = self.sources.text(path).map(|text| text.text).unwrap_or_default();
        let first = text.lines().next().unwrap_or_default();
        let span = source.find(first).map(|at| Span::new(at..at + first.len()));
        self.tell_at(Place { path: path.clone(), span }, what, text, severity);
    }

    fn tell_at(&mut self, place: Place, what: &'static str, text: &str, severity: Severity) {
        let first = text.lines().next().unwrap_or_default();
        // The line is shown below; of a long one its beginning names it.
        let told: String = first.chars().take(60).collect();
        let told = if told.len() < text.len() { format!("{}…", told.trim_end()) } else { told };
        let finding = Diagnostic::new(Code::SampleText).arg("what", what).arg("text", told).at(place);
        self.push(Diagnostic { severity, ..finding });
    }
}

/// Whether a text says of itself or of what it names that it is invented: `Sổ tay (mẫu)`.
fn says_sample(text: &str) -> bool {
    text.to_lowercase().contains("(mẫu)")
}

/// How a file says that it is invented: a record by its mark, and any by its words.
fn invented(source: &str, path: &SourcePath, sample: bool) -> Option<(&'static str, String, Option<Span>)> {
    if sample {
        let at = ["\nmau:", "\nsample:"].iter().find_map(|key| source.find(key)).map(|at| at + 1);
        let line = at.map(|at| at..at + source[at..].find('\n').unwrap_or(source.len() - at));
        let shown = line.clone().map_or_else(|| "mau: true".to_owned(), |line| source[line].trim().to_owned());
        return Some(("marked", shown, line.map(Span::new)));
    }
    let internal = internal_values(source);
    let mut values = values(source, path).into_iter();
    let seen = |span: &Span| !internal.iter().any(|region| region.contains(&(span.start as usize)));
    let (text, span) = values.find(|(text, span)| says_sample(text) && seen(span))?;
    Some(("printed", text, Some(span)))
}

/// The file of a record and that of its text, and whether it says that it is a sample.
fn files_of(site: &Site, subject: Subject) -> (&SourcePath, &SourcePath, bool) {
    macro_rules! files {
        ($item:expr) => {{
            let item = &$item;
            (&item.path, &item.body_path, item.record.sample)
        }};
    }
    match subject {
        Subject::Profile(i) => files!(site.profiles[i]),
        Subject::Article(i) => files!(site.articles[i]),
        Subject::Gallery(i) => files!(site.galleries[i]),
        Subject::Event(i) => files!(site.events[i]),
        Subject::Video(i) => files!(site.videos[i]),
        Subject::Page(i) => (&site.pages[i].path, &site.pages[i].body_path, false),
    }
}

/// The invented units, awards and figures that a book prints, each with its file.
fn terms_of(book: &Book) -> BTreeSet<(&SourcePath, &str)> {
    let site = &book.site;
    let people: Vec<_> = book.profiles().into_iter().map(|index| &site.profiles[index]).collect();
    let units = people.iter().flat_map(|item| item.unit_ids()).filter_map(|id| site.units.get(id));
    let awards = people.iter().flat_map(|item| item.awards()).filter_map(|award| site.award_types.get(&award.kind.id));
    let all = book.volume.yearbook.appendices.contains(&Appendix::Figures);
    let figures = site.figures.iter().filter(|_| all).map(|entry| (&entry.path, entry.record.name()));
    units
        .map(|entry| (&entry.path, entry.record.name()))
        .chain(awards.map(|entry| (&entry.path, entry.record.name())))
        .chain(figures)
        .filter(|(_, name)| says_sample(name))
        .collect()
}

/// An address of those that are kept for examples (RFC 2606), or of the Vietnamese one.
fn is_example(text: &str) -> bool {
    const DOMAINS: [&str; 4] = ["example.vn", "example.com", "example.org", "example.net"];
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.rsplit('@').next().unwrap_or(host).split(['/', ':']).next().unwrap_or(host);
    let within = |domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    within("example") && host.contains('.') || DOMAINS.iter().any(|domain| within(domain))
}
