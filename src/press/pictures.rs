//! Wave one: photographs in their sizes, and files that are copied. What pages mention of them is
//! handed on as values.

use crate::diagnostic::{Code, Diagnostic, Findings, Message};
use crate::digest::Digest;
use crate::output::Outlet;
use crate::path::{Route, SourcePath};
use crate::picture::{self, Facts, Guess, Picture, PictureError, Size, Unsafe};
use crate::plan::Plan;
use crate::source::Sources;
use crate::store::Store;
use crate::theme::{Asset, Theme};
use crate::traces;
use crate::view::{PictureFiles, Pictures};
use rayon::prelude::*;
use std::sync::Mutex;

/// Makes all pictures and copies all files; gives what is known of the pictures.
///
/// # Errors
/// As findings: pictures that are none, files that cannot be read or written.
pub fn run(plan: &Plan, sources: &Sources, theme: &Theme, store: &Store, outlet: &dyn Outlet) -> (Pictures, Findings) {
    let bench = Bench { sources, store };
    let findings = Mutex::new(Findings::new());
    let report = |found: Findings| findings.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(found);
    let put = |route: &Route, bytes: &[u8]| {
        let mut found = Findings::new();
        match route.out_path() {
            Ok(path) => found.extend(outlet.put(&path, bytes).err().map(|error| *error)),
            Err(_) => found.push(Diagnostic::new(Code::BadAddress).arg("address", route.as_str())),
        }
        report(found);
    };
    let make = |task: &Task<'_>| {
        let Made { files, picture, findings } = bench.make(task);
        files.iter().for_each(|(route, bytes)| put(route, bytes));
        report(findings);
        picture.map(|picture| (task.path.clone(), picture))
    };
    let tasks = tasks(plan);
    let pictures = tasks.par_iter().filter_map(make).collect();
    for asset in assets(theme) {
        put(&asset.route, &asset.bytes);
    }
    (pictures, findings.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// The files of a theme that the site serves: all but those in whose place it has one of its own.
pub fn assets(theme: &Theme) -> impl Iterator<Item = &Asset> {
    theme.assets.values().filter(|asset| !asset.replaced)
}

/// A file of the site that is published, as photograph or as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task<'a> {
    pub path: &'a SourcePath,
    pub how: How<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How<'a> {
    /// In its sizes, whose addresses begin with this one, and perhaps in its own.
    Photograph { stem: &'a Route, in_full: bool },
    /// At this address.
    Copy(&'a Route),
    /// At this address, and no picture of a page.
    Attachment(&'a Route),
}

/// All that is to be made of the site's files.
pub fn tasks(plan: &Plan) -> Vec<Task<'_>> {
    let photograph =
        |(path, stem)| Task { path, how: How::Photograph { stem, in_full: plan.originals.contains(path) } };
    let photographs = plan.pictures.iter().map(photograph);
    let copies = plan.statics.iter().map(|(path, route)| Task { path, how: How::Copy(route) });
    let attachments = plan.attachments.iter().map(|(path, route)| Task { path, how: How::Attachment(route) });
    photographs.chain(copies).chain(attachments).collect()
}

/// What came of one file.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub files: Vec<(Route, Vec<u8>)>,
    /// What pages tell of it, if it is a picture.
    pub picture: Option<PictureFiles>,
    pub findings: Findings,
}

/// Where pictures are made.
pub struct Bench<'a> {
    pub sources: &'a Sources,
    pub store: &'a Store,
}

impl Bench<'_> {
    /// Makes what is published of a file.
    pub fn make(&self, task: &Task<'_>) -> Made {
        let mut made = Made::default();
        match self.sources.bytes(task.path) {
            Ok(bytes) => match task.how {
                How::Photograph { stem, in_full } => self.photograph(&bytes, task.path, stem, in_full, &mut made),
                How::Copy(route) => copy(bytes, task.path, route, &mut made),
                How::Attachment(route) => {
                    copy(bytes, task.path, route, &mut made);
                    made.picture = None;
                }
            },
            Err(error) => made.findings.push(*error),
        }
        made
    }

    fn photograph(&self, original: &[u8], path: &SourcePath, stem: &Route, in_full: bool, made: &mut Made) {
        let Picture { facts, bytes } = match self.cached(original) {
            Ok(picture) => picture,
            Err(error) => {
                made.findings.push(explain(&error, path));
                return;
            }
        };
        if facts.animated {
            made.findings.push(Diagnostic::new(Code::AnimatedPicture).arg("file", path).in_file(path));
        }
        made.findings.extend(guessed(facts.guess, path));
        let route = |(size, bytes): (&Size, &Vec<u8>)| {
            let route = Route::file(&format!("{}-{}.{}", stem.as_str(), size.width, size.format.suffix()));
            route.tagged(&Digest::of(bytes).tag())
        };
        let routes: Vec<Route> = facts.sizes.iter().zip(&bytes).map(route).collect();
        made.files.extend(routes.iter().cloned().zip(bytes));
        let original = if in_full { self.original(path, stem, original, made) } else { None };
        made.picture = Some(PictureFiles { facts, routes, original });
    }

    /// Makes a photograph in its own size, and gives its address.
    fn original(&self, path: &SourcePath, stem: &Route, bytes: &[u8], made: &mut Made) -> Option<Route> {
        let key = |suffix: &str| Digest::of_parts([picture::VERSION, b"in full", suffix.as_bytes(), bytes]);
        let known = ["jpg", "png"].into_iter().find_map(|suffix| Some((self.store.get(key(suffix))?, suffix)));
        let (bytes, suffix) = match known.map_or_else(|| picture::in_full(bytes), Ok) {
            Ok((bytes, suffix)) => {
                self.store.put(key(suffix), &bytes);
                (bytes, suffix)
            }
            Err(error) => {
                made.findings.push(explain(&error, path));
                return None;
            }
        };
        // Among the papers: people keep it and link to it, so it has a name of its own and no tag. No stem has a dot.
        let stem = stem.as_str().strip_prefix("/anh/").unwrap_or(stem.as_str());
        let route = Route::file(&format!("tep/{stem}.goc.{suffix}"));
        made.files.push((route.clone(), bytes));
        Some(route)
    }

    /// The picture from the store, or made and kept there.
    fn cached(&self, original: &[u8]) -> Result<Picture, PictureError> {
        let key = Digest::of_parts([picture::VERSION, original]);
        let part = |size: &Size| {
            let name = format!("{}.{}", size.width, size.format.suffix());
            Digest::of_parts([key.to_string().as_bytes(), name.as_bytes()])
        };
        let known: Option<Facts> = self.store.get(key).and_then(|json| serde_json::from_slice(&json).ok());
        if let Some(facts) = known {
            let bytes: Option<Vec<Vec<u8>>> = facts.sizes.iter().map(|size| self.store.get(part(size))).collect();
            if let Some(bytes) = bytes {
                return Ok(Picture { facts, bytes });
            }
        }
        let picture = picture::make(original)?;
        for (size, bytes) in picture.facts.sizes.iter().zip(&picture.bytes) {
            self.store.put(part(size), bytes);
        }
        if let Ok(json) = serde_json::to_vec(&picture.facts) {
            self.store.put(key, &json);
        }
        Ok(picture)
    }
}

/// A file as it is, without what it tells beside what it shows; a picture is known to pages by its size.
fn copy(bytes: Vec<u8>, path: &SourcePath, route: &Route, made: &mut Made) {
    if path.suffix() == "svg" {
        match picture::draw_anew(&bytes) {
            Ok(drawing) => made.files.push((route.clone(), drawing)),
            Err(error) => made.findings.push(explain_drawing(error, path)),
        }
        return;
    }
    if !is_picture(path, &bytes) {
        let (bytes, left) = traces::clear(bytes, &path.suffix());
        for trace in left {
            let finding = Diagnostic::new(Code::FileMetadata).arg("file", path).arg("what", trace.message());
            made.findings.push(finding.in_file(path));
        }
        made.files.push((route.clone(), bytes));
        return;
    }
    match picture::strip(&bytes) {
        Ok((bytes, facts)) => {
            made.files.push((route.clone(), bytes));
            made.picture = Some(PictureFiles { facts, routes: vec![route.clone()], original: None });
        }
        // Unread, it might tell where it was taken.
        Err(error) => made.findings.push(explain(&error, path)),
    }
}

/// By what it is, or by what it is called.
fn is_picture(path: &SourcePath, bytes: &[u8]) -> bool {
    const BEGINNINGS: &[&[u8]] = &[b"\xFF\xD8\xFF", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"];
    let named =
        ["jpg", "jpeg", "jfif", "png", "webp", "gif", "tif", "tiff", "heic", "heif", "bmp", "avif", "jxl", "psd"];
    let web = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    named.contains(&path.suffix().as_str()) || web || BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

fn explain_drawing(error: Unsafe, path: &SourcePath) -> Diagnostic {
    let finding = match error {
        Unsafe::Unreadable(reason) => Diagnostic::new(Code::BadDrawing).arg("reason", reason),
        Unsafe::Holds(what) => Diagnostic::new(Code::UnsafeDrawing).arg("what", what),
    };
    finding.arg("file", path).in_file(path).help(Message::new("help-drawing"))
}

/// That the colours of a picture could only be guessed.
pub(super) fn guessed(guess: Option<Guess>, path: &SourcePath) -> Option<Diagnostic> {
    let reason = Message::new(guess?.message());
    let finding = Diagnostic::new(Code::GuessedColours).arg("file", path).arg("reason", reason);
    Some(finding.in_file(path).help(Message::new("help-colours")))
}

pub(super) fn explain(error: &PictureError, path: &SourcePath) -> Diagnostic {
    match error {
        PictureError::Told(what) => {
            Diagnostic::new(Code::BadPicture).arg("file", path).arg("reason", Message::new(what))
        }
        PictureError::TooLarge { width, height } => Diagnostic::new(Code::PictureTooLarge)
            .arg("file", path)
            .arg("width", u64::from(*width))
            .arg("height", u64::from(*height)),
    }
    .in_file(path)
}
