//! The package of an EPUB 3.3: one file that holds a book's pages, and the list of what it holds.
//!
//! Here are the container and the package document (W3C Recommendation of 25 May 2023, sections 4 and 5).
//! Pages, pictures and the navigation document come ready; what stands in them is not looked at. Two runs
//! give the same bytes: entries carry no time, and nothing depends on the machine.

mod ncx;
mod package;

pub use ncx::{NCX, Point, ncx};

use crate::digest::Digest;
use crate::vietnamese::PartialDate;
use std::borrow::Cow;
use std::fmt;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Where the items lie within the package, the package document beside them.
const FOLDER: &str = "EPUB";
const PACKAGE: &str = "EPUB/content.opf";

/// What a library's catalogue says of the book.
#[derive(Debug, Clone)]
pub struct Metadata {
    pub title: String,
    pub subtitle: Option<String>,
    /// A tag of BCP 47: `vi`.
    pub language: String,
    /// A URN; see [`identifier`].
    pub identifier: String,
    pub creators: Vec<String>,
    pub subjects: Vec<String>,
    pub publisher: Option<String>,
    /// When the book was published.
    pub date: Option<PartialDate>,
    /// The day of this edition, on which two editions of one identifier are told apart.
    pub modified: PartialDate,
    pub description: Option<String>,
    pub rights: Option<String>,
    /// The edition on paper whose pages the page list counts: `urn:isbn:...`, or its description.
    pub pages_of: Option<String>,
    pub accessibility: Accessibility,
}

/// What readers can know of the book's accessibility before they open it: properties of schema.org with
/// the values of its crosswalk, as EPUB Accessibility 1.1 (section 2) asks for them.
#[derive(Debug, Clone, Default)]
pub struct Accessibility {
    /// `textual`, `visual`.
    pub modes: Vec<String>,
    /// Each is enough to take in all of the book: `textual`, or `textual,visual`.
    pub sufficient: Vec<String>,
    /// `tableOfContents`, `alternativeText`, `readingOrder`.
    pub features: Vec<String>,
    /// `none`, when there is none.
    pub hazards: Vec<String>,
    pub summary: Option<String>,
    pub conformance: Option<Conformance>,
}

/// A claim, and who answers for it: the specification wants both or neither.
#[derive(Debug, Clone)]
pub struct Conformance {
    /// `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`.
    pub standard: String,
    pub certified_by: String,
}

/// A file of the book.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its place among the items: letters and digits of ASCII, `-`, `.`, `_`, and `/` between folders.
    pub href: String,
    pub media_type: String,
    pub bytes: Cow<'a, [u8]>,
    pub properties: Vec<Property>,
    pub reading: Reading,
}

/// What a reading system is told of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// The navigation document: one item has it.
    Nav,
    CoverImage,
    /// A page that holds SVG in its own markup.
    Svg,
    RemoteResources,
    Scripted,
}

impl Property {
    const fn name(self) -> &'static str {
        match self {
            Property::Nav => "nav",
            Property::CoverImage => "cover-image",
            Property::Svg => "svg",
            Property::RemoteResources => "remote-resources",
            Property::Scripted => "scripted",
        }
    }
}

/// Whether an item stands in the reading order, which is the order of the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Pictures, styles, fonts.
    No,
    /// Pages that are turned one after another.
    Linear,
    /// Pages that one comes to by a link only.
    Aside,
}

/// Why there is no package. Each is a slip of whoever lists the items.
#[derive(Debug)]
pub enum Fault {
    Href(String),
    /// None, or more than one.
    Navigation,
    NothingToRead,
    /// Two items of one place, or more than the format holds.
    Zip(zip::result::ZipError),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Href(href) => write!(f, "an item of an EPUB cannot lie at {href:?}"),
            Fault::Navigation => f.write_str("an EPUB has one navigation document"),
            Fault::NothingToRead => f.write_str("an EPUB has a page to read"),
            Fault::Zip(error) => write!(f, "the package of an EPUB: {error}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Fault::Zip(error) => Some(error),
            _ => None,
        }
    }
}

impl From<zip::result::ZipError> for Fault {
    fn from(error: zip::result::ZipError) -> Self {
        Fault::Zip(error)
    }
}

/// A name for the book that follows from `of`: a UUID of version 8 (RFC 9562, section 5.8) as a URN.
/// To tell editions of one yearbook from other books, take the digest of what does not change with them.
pub fn identifier(of: &Digest) -> String {
    let digits = of.to_string();
    let variant = match digits.as_bytes()[16] {
        b'0' | b'4' | b'8' | b'c' => '8',
        b'1' | b'5' | b'9' | b'd' => '9',
        b'2' | b'6' | b'a' | b'e' => 'a',
        _ => 'b',
    };
    let part = |from: usize, to: usize| &digits[from..to];
    format!("urn:uuid:{}-{}-8{}-{variant}{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// The bytes of the `.epub`.
pub fn epub(metadata: &Metadata, items: &[Item<'_>]) -> Result<Vec<u8>, Fault> {
    check(items)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // First and as it is, so that the type can be read at a fixed place of the file.
    add(&mut zip, "mimetype", b"application/epub+zip", CompressionMethod::Stored)?;
    add(&mut zip, "META-INF/container.xml", package::container().as_bytes(), CompressionMethod::Deflated)?;
    add(&mut zip, PACKAGE, package::package(metadata, items).as_bytes(), CompressionMethod::Deflated)?;
    for item in items {
        add(&mut zip, &format!("{FOLDER}/{}", item.href), &item.bytes, method_for(&item.media_type))?;
    }
    Ok(zip.finish()?.into_inner())
}

fn check(items: &[Item<'_>]) -> Result<(), Fault> {
    let is_name = |name: &str| {
        let bytes = name.bytes();
        !name.starts_with('.')
            && !name.is_empty()
            && bytes.into_iter().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
    };
    if let Some(item) = items.iter().find(|item| !item.href.split('/').all(is_name)) {
        return Err(Fault::Href(item.href.clone()));
    }
    if items.iter().filter(|item| item.properties.contains(&Property::Nav)).count() != 1 {
        return Err(Fault::Navigation);
    }
    match items.iter().any(|item| item.reading == Reading::Linear) {
        true => Ok(()),
        false => Err(Fault::NothingToRead),
    }
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Fault> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    zip.start_file(name, options)?;
    zip.write_all(bytes).map_err(zip::result::ZipError::from)?;
    Ok(())
}

/// What is compressed already is not compressed again.
fn method_for(media_type: &str) -> CompressionMethod {
    let packed = ["image/", "audio/", "video/", "font/woff", "application/font-woff"];
    match packed.iter().any(|kind| media_type.starts_with(kind)) && media_type != "image/svg+xml" {
        true => CompressionMethod::Stored,
        false => CompressionMethod::Deflated,
    }
}
