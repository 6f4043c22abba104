//! The front cover as a picture, drawn by the same library as the printed one: library software shows nothing
//! else of a book.

use super::super::bind::{digest, part};
use super::super::{MAIN, Order, SETTINGS, Work, WorkInputs, Writer, context, explain, library, scrub};
use super::Prints;
use crate::diagnostic::{Diagnostic, Findings, Message};
use crate::path::SourcePath;
use crate::picture;
use crate::typeset::{Compositor, Manuscript};
use std::collections::BTreeMap;

/// In pixels; shops and shelves want about this much.
const WIDTH: u32 = 1200;
const QUALITY: u8 = 85;

/// The bytes of a JPEG, from the store if nothing has changed.
///
/// # Errors
/// As findings, at the theme's file and line.
pub(super) fn draw(
    inputs: WorkInputs<'_>,
    order: Order,
    prints: &Prints,
    compositor: &mut Compositor,
) -> Result<Vec<u8>, Findings> {
    let (manuscript, origins) = manuscript(inputs, order, prints, compositor)?;
    let key = part(digest(&manuscript, None, order, inputs), "cover");
    if let Some(bytes) = inputs.store.get(key) {
        return Ok(bytes);
    }
    let (galley, _) = compositor.set(manuscript).map_err(|problems| {
        let mut findings = Findings::new();
        findings.extend(problems.iter().map(|problem| explain(problem, inputs.book.failed(), &origins)));
        findings
    })?;
    let raster = galley.look(1, WIDTH);
    let bytes = raster.and_then(|raster| picture::jpeg(raster.width, raster.height, raster.rgb, QUALITY).ok());
    let Some(bytes) = bytes else {
        let mut findings = Findings::new();
        let reason = Message::new("typeset-no-cover").arg("template", "yearbook/cover.typ");
        findings.push(inputs.book.failed().arg("reason", reason).in_file(&inputs.book.path));
        return Err(findings);
    };
    if inputs.keeps {
        inputs.store.put(key, &bytes);
    }
    Ok(bytes)
}

/// The cover alone, and the file behind each of its texts.
fn manuscript(
    inputs: WorkInputs<'_>,
    order: Order,
    prints: &Prints,
    compositor: &Compositor,
) -> Result<(Manuscript, BTreeMap<String, SourcePath>), Findings> {
    let writer = Writer::new(inputs, order, prints.shown.clone())?;
    let told = |error: Box<Diagnostic>| {
        let mut findings = Findings::new();
        findings.push(*error);
        findings
    };
    let settings = writer.render("yearbook/settings.typ", writer.settings()).map_err(told)?;
    let main = writer.render("yearbook/cover.typ", context([("cover", writer.cover())])).map_err(told)?;
    let mut manuscript = Manuscript { main: MAIN.to_owned(), ..Manuscript::default() };
    let mut origins = BTreeMap::new();
    for (path, (text, origin)) in library(inputs.theme) {
        origins.insert(path.clone(), origin);
        manuscript.texts.insert(path, text);
    }
    let shown = prints.files.iter().filter(|(path, _)| main.contains(path.as_str()));
    manuscript.files = shown.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    manuscript.texts.insert(SETTINGS.to_owned(), settings);
    manuscript.texts.insert(MAIN.to_owned(), main);
    scrub(manuscript.texts.values_mut(), compositor.fonts());
    Ok((manuscript, origins))
}
