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
use crate::path::SourcePath;
use crate::reading::yearbook::{Imprint, Volume};
use crate::reading::{Entry, markdown};
use crate::schema::{Node as Tree, NodeKind, Reader, Shape, parse};
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
        if !self.is_sample() {
            self.sample_files();
        }
        for item in &site.profiles {
            let record = &item.record;
            let paper = record.consent.iter().filter_map(|consent| consent.document.as_ref());
            let texts = record.deeds.iter().chain(&record.replicated).chain(paper);
            self.sample_places(&item.path, texts.map(String::as_str), Severity::Warning);
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

    /// What still stands where the scaffold has written it.
    fn sample_files(&mut self) {
        for (path, sample) in FILES {
            let path = SourcePath::new(*path);
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

    fn sample_agency(&mut self) {
        let site = self.site;
        let Some(agency) = &site.config.agency else { return };
        if self.is_sample() && agency.name.as_ref().is_some_and(|name| !WRITTEN.contains(name)) {
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

/// An address of those that are kept for examples (RFC 2606), or of the Vietnamese one.
fn is_example(text: &str) -> bool {
    const DOMAINS: [&str; 4] = ["example.vn", "example.com", "example.org", "example.net"];
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.rsplit('@').next().unwrap_or(host).split(['/', ':']).next().unwrap_or(host);
    let within = |domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    within("example") && host.contains('.') || DOMAINS.iter().any(|domain| within(domain))
}
