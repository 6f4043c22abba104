//! Wave one: photographs in their sizes, and files that are copied. What pages mention of them is
//! handed on as values.

use crate::diagnostic::{Code, Diagnostic, Findings, Message};
use crate::digest::Digest;
use crate::output::Outlet;
use crate::path::{Route, SourcePath};
use crate::picture::{self, Facts, Picture, PictureError, Size, Unsafe};
use crate::plan::Plan;
use crate::source::Sources;
use crate::store::Store;
use crate::theme::Theme;
use crate::traces;
use crate::view::{PictureFiles, Pictures};
use rayon::prelude::*;
use std::sync::Mutex;

/// Makes all pictures and copies all files; gives what is known of the pictures.
///
/// # Errors
/// As findings: pictures that are none, files that cannot be read or written.
pub fn run(plan: &Plan, sources: &Sources, theme: &Theme, store: &Store, outlet: &dyn Outlet) -> (Pictures, Findings) {
    let press = Press { sources, store, outlet, findings: Mutex::new(Findings::new()) };
    let mut pictures: Pictures = plan
        .pictures
        .par_iter()
        .filter_map(|(path, stem)| press.photograph(path, stem, plan.originals.contains(path)))
        .collect();
    let kept: Vec<_> = plan.statics.par_iter().filter_map(|(path, route)| press.copy(path, route)).collect();
    pictures.extend(kept);
    plan.attachments.par_iter().for_each(|(path, route)| {
        press.copy(path, route);
    });
    for asset in theme.assets.values() {
        // A site's own file of that name was copied above, and wins.
        if !plan.statics.values().any(|route| *route == asset.route) {
            press.put(&asset.route, &asset.bytes);
        }
    }
    let findings = press.findings.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    (pictures, findings)
}

struct Press<'a> {
    sources: &'a Sources,
    store: &'a Store,
    outlet: &'a dyn Outlet,
    findings: Mutex<Findings>,
}

impl Press<'_> {
    fn report(&self, finding: Diagnostic) {
        self.findings.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(finding);
    }

    fn put(&self, route: &Route, bytes: &[u8]) {
        let Ok(path) = route.out_path() else {
            self.report(Diagnostic::new(Code::BadAddress).arg("address", route.as_str()));
            return;
        };
        if let Err(error) = self.outlet.put(&path, bytes) {
            self.report(*error);
        }
    }

    fn read(&self, path: &SourcePath) -> Option<Vec<u8>> {
        self.sources.bytes(path).map_err(|error| self.report(*error)).ok()
    }

    fn photograph(&self, path: &SourcePath, stem: &Route, in_full: bool) -> Option<(SourcePath, PictureFiles)> {
        let original = self.read(path)?;
        let Picture { facts, bytes } = match self.cached(&original) {
            Ok(picture) => picture,
            Err(error) => {
                self.report(explain(&error, path));
                return None;
            }
        };
        let mut routes = Vec::with_capacity(bytes.len());
        if facts.animated {
            self.report(Diagnostic::new(Code::AnimatedPicture).arg("file", path).in_file(path));
        }
        for (size, bytes) in facts.sizes.iter().zip(&bytes) {
            let route = Route::file(&format!("{}-{}.{}", stem.as_str(), size.width, size.format.suffix()));
            self.put(&route, bytes);
            routes.push(route);
        }
        let original = if in_full { self.original(path, stem, &original) } else { None };
        Some((path.clone(), PictureFiles { facts, routes, original }))
    }

    /// Writes a photograph in its own size, and gives its address.
    fn original(&self, path: &SourcePath, stem: &Route, bytes: &[u8]) -> Option<Route> {
        let key = |suffix: &str| Digest::of_parts([picture::VERSION, b"in full", suffix.as_bytes(), bytes]);
        let known = ["jpg", "png"].into_iter().find_map(|suffix| Some((self.store.get(key(suffix))?, suffix)));
        let (bytes, suffix) = match known.map_or_else(|| picture::in_full(bytes), Ok) {
            Ok((made, suffix)) => {
                self.store.put(key(suffix), &made);
                (made, suffix)
            }
            Err(error) => {
                self.report(explain(&error, path));
                return None;
            }
        };
        let route = Route::file(&format!("{}-goc.{suffix}", stem.as_str()));
        self.put(&route, &bytes);
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

    /// Hands over a file as it is, without what it tells beside what it shows; a picture is known to pages by its
    /// size.
    fn copy(&self, path: &SourcePath, route: &Route) -> Option<(SourcePath, PictureFiles)> {
        let bytes = self.read(path)?;
        if path.suffix() == "svg" {
            match picture::draw_anew(&bytes) {
                Ok(drawing) => self.put(route, &drawing),
                Err(error) => self.report(explain_drawing(error, path)),
            }
            return None;
        }
        if !is_picture(path, &bytes) {
            let (bytes, left) = traces::clear(bytes);
            for trace in left {
                let finding = Diagnostic::new(Code::FileMetadata).arg("file", path).arg("what", trace.message());
                self.report(finding.in_file(path));
            }
            self.put(route, &bytes);
            return None;
        }
        match picture::strip(&bytes) {
            Ok((bytes, facts)) => {
                self.put(route, &bytes);
                Some((path.clone(), PictureFiles { facts, routes: vec![route.clone()], original: None }))
            }
            // Unread, it might tell where it was taken.
            Err(error) => {
                self.report(explain(&error, path));
                None
            }
        }
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
