//! What is seen in the files of a site that are no part of a record: which of them are records all the same, and which tell
//! private data in their text or in their name. It is the same for every audience.

use super::inside::{has_headings_of_ledger, is_ledger, is_own_pdf, is_packed, words};
use super::papers::{Paper, is_record, paper};
use crate::config::Config;
use crate::diagnostic::Span;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::schema::{Notes, Spanned, has_internal};
use crate::source::{SourceFile, Sources, decoded, decoded_by_guess};
use crate::vietnamese::{Personal, PersonalData, from_rtf, personal_data, personal_key, spelled};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Files that content may offer for reading: papers, tables, pictures, sound, video. A record, a text
/// or a vocabulary is never one, whatever a link says.
pub(super) const PAPERS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "txt", "zip", "jpg", "jpeg", "png",
    "webp", "gif", "mp3", "m4a", "ogg", "mp4", "webm", "vtt",
];

pub(super) const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "avif", "heic", "tif", "tiff", "bmp"];

/// Folders of a site whose files may be published; what lies elsewhere was never meant for readers.
pub(super) const OPEN: &[&str] = &["content", "static"];

/// What is no text, and is not looked into; and programs, in which `internal:` is no key of a record.
const NO_TEXTS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "zip", "mp3", "m4a", "ogg", "mp4", "webm",
    "woff", "woff2", "ttf", "otf", "ico", "js", "mjs", "css", "map",
];

/// A record is smaller.
const MAX_RECORD: u64 = 8 << 20;

/// Papers, tables and books of this program are smaller, with all their photographs.
const MAX_PAPER: u64 = 64 << 20;

/// Endings of texts that a browser, a program of tables or an address book shows. Programs and styles (`.js`, `.css`) are not.
const TEXTS: &[&str] = &[
    "vtt",
    "srt",
    "csv",
    "tsv",
    "txt",
    "text",
    "html",
    "htm",
    "xhtml",
    "json",
    "geojson",
    "jsonld",
    "svg",
    "xml",
    "vcf",
    "ics",
    "rtf",
    "kml",
    "gpx",
    "tex",
    "typ",
    "rst",
    "adoc",
    "org",
    "log",
    "ini",
    "toml",
    "eml",
    "mht",
    "mhtml",
    "rss",
    "atom",
    "webmanifest",
    "",
];

/// What of a file's private data nobody has allowed.
pub fn tells<'n>(
    notes: &'n Notes,
    allowed: &'n BTreeSet<String>,
) -> impl Iterator<Item = &'n Spanned<PersonalData>> + 'n {
    notes.personal.iter().filter(|data| is_private(&data.value, allowed))
}

fn is_private(data: &PersonalData, allowed: &BTreeSet<String>) -> bool {
    !allowed.contains(&personal_key(&data.text))
}

/// Whether a word is the name of a file that readers could be given.
pub fn may_be_offered(name: &str) -> bool {
    let suffix = SourcePath::new(name.trim()).suffix();
    PAPERS.contains(&suffix.as_str()) || PICTURES.contains(&suffix.as_str())
}

#[derive(Debug, Default)]
pub struct Seen {
    /// Files that are records by what they hold.
    pub records: BTreeSet<SourcePath>,
    /// Records of profiles by their name that lie where none is read: whoever is told of there, no gate speaks for.
    pub strayed: BTreeSet<SourcePath>,
    /// Files that are papers of consent by their name, or ours by what they hold, whether or not a record names them.
    pub papers: BTreeSet<SourcePath>,
    /// Files that are such papers if a person of the site is named in theirs.
    pub asking: BTreeSet<SourcePath>,
    /// What the texts tell that readers are given as they are: subtitles, tables, pages, drawings, visiting cards.
    pub texts: BTreeMap<SourcePath, Notes>,
    /// What names tell, each with where the step of the path ends that tells it.
    pub names: BTreeMap<SourcePath, Vec<(usize, PersonalData)>>,
}

impl Seen {
    pub fn of(sources: &Sources, config: &Config) -> Self {
        let allowed = config.allowed_contacts();
        let mut seen = Seen::default();
        let files: Vec<_> = OPEN.iter().flat_map(|folder| sources.below(folder)).collect();
        let look = |(path, file): &(&SourcePath, &SourceFile)| {
            let is_a_record = file.stamp.size <= MAX_RECORD && may_be_record(path) && is_record_inside(path, sources);
            // A record under another name is given to nobody, which is told of it; what stands in it is told by nothing.
            let is_refused = is_a_record || is_record(sources.names.real(path));
            let personal = if is_refused { Vec::new() } else { private_text(path, sources) };
            let named = paper(path).filter(|paper| *paper == Paper::Consent);
            let named = named.or_else(|| is_own_paper(path, sources).then_some(Paper::Consent)).or_else(|| paper(path));
            (named, is_a_record, personal)
        };
        let looked: Vec<_> = files.par_iter().map(look).collect();
        for ((path, _), looked) in files.into_iter().zip(looked) {
            let is_of_content = path.as_str().starts_with("content/");
            if is_of_content
                && Kind::Profile.has_own_folder(path)
                && Kind::of_place(path.as_str()) != Some(Kind::Profile)
            {
                seen.strayed.insert(path.clone());
            }
            let (by_name, is_a_record, personal) = looked;
            match by_name {
                Some(Paper::Consent) => drop(seen.papers.insert(path.clone())),
                Some(Paper::IfNamed) => drop(seen.asking.insert(path.clone())),
                None => {}
            }
            if is_a_record {
                seen.records.insert(path.clone());
            }
            let notes = Notes { personal, ..Notes::default() };
            if tells(&notes, &allowed).next().is_some() {
                seen.texts.insert(path.clone(), notes);
            }
            let names = private_names(path, &allowed);
            if !names.is_empty() {
                seen.names.insert(path.clone(), names);
            }
        }
        seen
    }

    /// Files that must not be given to readers for what they tell.
    pub fn telling(&self) -> impl Iterator<Item = &SourcePath> {
        self.texts.keys().chain(self.names.keys()).filter(|path| !is_record(path))
    }
}

fn is_record_inside(path: &SourcePath, sources: &Sources) -> bool {
    let bytes = sources.bytes(path).unwrap_or_default();
    let text = decoded(&bytes);
    has_internal(&text.map_or_else(|| String::from_utf8_lossy(&bytes), Cow::Owned))
}

/// Whether a file is a paper of ours about consent by what it holds: a form, a proof, the ledger.
fn is_own_paper(path: &SourcePath, sources: &Sources) -> bool {
    let bytes = || {
        let size = sources.files.get(path)?.stamp.size;
        if size <= MAX_PAPER { sources.bytes(path).ok() } else { None }
    };
    match path.suffix().as_str() {
        "pdf" => bytes().is_some_and(|bytes| is_own_pdf(&bytes)),
        "xlsx" | "xlsm" | "ods" => bytes().is_some_and(|bytes| is_ledger(&bytes)),
        "csv" | "tsv" => spelled_text(path, sources).is_some_and(|text| has_headings_of_ledger(&text)),
        _ => false,
    }
}

fn may_be_record(path: &SourcePath) -> bool {
    let suffix = path.suffix();
    let looks = |kinds: &[&str]| kinds.contains(&suffix.as_str());
    // Of content, only papers are ever given away.
    let of_content = path.as_str().starts_with("content/") && !looks(PAPERS);
    !(of_content || path.is_content() || looks(NO_TEXTS) || looks(PICTURES))
}

fn private_text(path: &SourcePath, sources: &Sources) -> Vec<Spanned<PersonalData>> {
    if is_record(path) || !may_be_text(path) {
        return Vec::new();
    }
    let Some(text) = spelled_text(path, sources) else { return Vec::new() };
    let text = without_coordinates(path, &text);
    let found = personal_data(&text);
    // Places are of the text as it is normalised, where it is one.
    let length = sources.text(path).map_or(0, |text| text.text.len());
    found.into_iter().map(|value| Spanned { value, span: Span::new(0..length) }).collect()
}

/// The words of a file that readers are given as it is, in letters however it writes them: in another encoding, as `\u1ea1` or
/// `&#7841;`, as RTF, on lines that a calendar has cut, packed as Word and Excel do. Nothing where it is no text, or larger than any.
pub fn spelled_text(path: &SourcePath, sources: &Sources) -> Option<String> {
    let size = sources.files.get(path)?.stamp.size;
    if is_packed(path) {
        return if size <= MAX_PAPER { words(&sources.bytes(path).ok()?) } else { None };
    }
    let bytes = if size <= MAX_RECORD { sources.bytes(path).ok()? } else { return None };
    if bytes.starts_with(b"{\\rtf") {
        let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        return Some(from_rtf(&letters));
    }
    let mut text = decoded_by_guess(&bytes)?;
    if ["ics", "vcf"].contains(&path.suffix().as_str()) {
        text = text.replace("\n ", "").replace("\n\t", "");
    }
    Some(spelled(&text))
}

/// Whether a file that readers are given as it is may hold words that somebody reads: every text, and programs, whose words pages
/// show.
pub fn may_hold_words(path: &SourcePath) -> bool {
    !path.is_yaml() && !path.is_markdown() && (may_be_text(path) || ["js", "mjs"].contains(&path.suffix().as_str()))
}

/// Of content only what is called a text, or is a packed paper, is looked into, since nothing else of it is given away as it is; of `static/`
/// all that is no program, no picture and no package. A record that lies there is given to nobody, which is told of itself.
fn may_be_text(path: &SourcePath) -> bool {
    let suffix = path.suffix();
    let looks = |kinds: &[&str]| kinds.contains(&suffix.as_str());
    let of_static = || path.as_str().starts_with("static/") && !(looks(NO_TEXTS) || looks(PICTURES) || path.is_yaml());
    looks(TEXTS) || is_packed(path) || of_static()
}

/// Names of files are addresses, and papers are offered under theirs. Nine digits are many a camera's.
fn private_names(path: &SourcePath, allowed: &BTreeSet<String>) -> Vec<(usize, PersonalData)> {
    let is_told = |data: &PersonalData| match data.kind {
        Personal::Telephone | Personal::Email => true,
        Personal::Identity => data.text.chars().filter(char::is_ascii_digit).count() == 12,
        Personal::Account | Personal::Birth => false,
    };
    let (mut found, mut end) = (Vec::new(), 0);
    for step in path.as_str().split_inclusive('/') {
        end += step.len();
        let data = personal_data(step.trim_end_matches('/')).into_iter();
        found.extend(data.filter(|data| is_told(data) && is_private(data, allowed)).map(|data| (end, data)));
    }
    found
}

/// What a drawing or a map is made of is no text: the coordinates in its attributes, decimals with many places.
fn without_coordinates(path: &SourcePath, text: &str) -> String {
    if !["svg", "html", "htm", "xhtml", "xml", "json", "geojson", "kml", "gpx"].contains(&path.suffix().as_str()) {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    for name in [" d=", " points=", " transform=", " viewBox=", " values="] {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(name)).map(|at| from + at + name.len()) {
            from = at;
            let Some(quote) = text[at..].chars().next().filter(|c| ['"', '\''].contains(c)) else { continue };
            let Some(end) = text[at + 1..].find(quote) else { continue };
            text.replace_range(at + 1..at + 1 + end, "");
        }
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('.') {
        let whole = rest[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let part = rest[at + 1..].chars().take_while(char::is_ascii_digit).count();
        let decimal = part >= 8 && whole <= 3;
        kept.push_str(if decimal { &rest[..at - whole] } else { &rest[..=at] });
        rest = &rest[at + 1 + if decimal { part } else { 0 }..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_every_encoding() {
        let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            [mark, &"Lê 0912".encode_utf16().flat_map(bytes).collect::<Vec<u8>>()].concat()
        };
        assert_eq!(decoded(&wide(b"\xFF\xFE", u16::to_le_bytes)).as_deref(), Some("Lê 0912"));
        assert_eq!(decoded(&wide(b"\xFE\xFF", u16::to_be_bytes)).as_deref(), Some("Lê 0912"));
        assert_eq!(decoded(b"\xE9 0912").as_deref(), Some("\u{fffd} 0912"));
        assert_eq!(decoded(b"\x7FELF\0\0\x01"), None);
    }
}
