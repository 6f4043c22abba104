//! What `init` and `new` wrote for somebody to replace, and nobody did.
//!
//! There is one list of these texts: the scaffold's own files, read here as they are written there, and [`PLACES`], which
//! the files of `new` hold (a test of the scaffold says so). A site that is a sample says it in its agency's name,
//! `(cơ quan mẫu)`; then its example addresses are meant.

use super::Checker;
use crate::config::{Agency, Config};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Span};
use crate::doc::{Block, Doc, Node, plain};
use crate::path::SourcePath;
use crate::reading::yearbook::{Imprint, Volume};
use crate::reading::{Entry, markdown};
use crate::schema::{Reader, Shape, parse};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Where `new` leaves a place for words.
pub const PLACES: &[&str] =
    &["Một việc cụ thể, có con số thì càng tốt.", "Tên nơi đã làm theo", "nơi cất giấy đồng ý", "..."];

const CONFIG: &str = include_str!("../../scaffold/site/site.yaml");
const TEXTS: [&str; 2] = [
    include_str!("../../scaffold/kinds/foreword.md"),
    include_str!("../../scaffold/site/content/ky-yeu/so-tay-dau-tien/loi-gioi-thieu.md"),
];

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

    fn sample_agency(&mut self) {
        let site = self.site;
        let Some(agency) = &site.config.agency else { return };
        let own = |text: &&str| !WRITTEN.contains(*text);
        let is_sample = |name: &str| ["mẫu)", "sample)"].iter().any(|word| name.contains(word));
        if agency.name.as_deref().filter(own).is_some_and(is_sample) {
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
        let place = Place { path: path.clone(), span };
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
