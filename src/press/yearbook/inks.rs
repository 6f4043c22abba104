//! Inks: what a press file is printed with, as the record says and the theme builds it. Proofs and screens stay in sRGB.

use super::photographs::Inked;
use super::{Finish, Order, WorkInputs};
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::digest::Digest;
use crate::picture::Press;
use crate::reading::yearbook::Ink;
use crate::schema::Spanned;
use crate::typeset::{Build, Builds, Galley};
use crate::vietnamese;

/// What is made into inks.
#[derive(Default)]
pub(super) struct Inks {
    /// Text, lines and drawings, by these builds.
    pub builds: Option<Builds>,
    /// Photographs, for this press.
    pub press: Option<Inked>,
}

/// The inks of a file; with what keeps its photographs from theirs.
pub(super) fn of(inputs: WorkInputs<'_>, order: Order, builds: Builds) -> (Inks, Option<Diagnostic>) {
    let record = &inputs.book.volume.yearbook;
    let ink = record.ink.unwrap_or(Ink::Black);
    if order.finish != Finish::Press || ink == Ink::Rgb {
        return (Inks::default(), None);
    }
    let builds = Some(builds);
    if ink == Ink::Black {
        return (Inks { builds, press: None }, None);
    }
    let told = |place: Place, reason: &'static str| {
        let finding = Diagnostic::new(Code::InkProfile).arg("book", inputs.book.id.as_str());
        Some(finding.arg("reason", Message::new(reason)).at(place).help(Message::new("help-ink-profile")))
    };
    let Some(Spanned { value, span }) = &record.ink_profile else {
        return (Inks { builds, press: None }, told(Place::file(&inputs.book.path), "ink-profile-none"));
    };
    let file = inputs.book.path.beside(&vietnamese::nfc(value));
    let bytes = file.and_then(|file| inputs.sources.bytes(&file).ok());
    let press = bytes.and_then(|bytes| Some(Inked { press: Press::of(&bytes)?, digest: Digest::of(&bytes) }));
    let finding = if press.is_none() { told(Place::at(&inputs.book.path, *span), "ink-profile-unfit") } else { None };
    (Inks { builds, press }, finding)
}

/// The theme's table of builds: `"#8a6116": "0 40 100 45"`, in per cent of cyan, magenta, yellow and black.
pub(super) fn builds(galley: &Galley) -> Builds {
    let table = galley.marks("builds").into_iter().next().map(|mark| mark.said).unwrap_or_default();
    table.iter().filter_map(|(colour, inks)| Some((light(colour)?, build(inks)?))).collect()
}

fn light(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn build(inks: &str) -> Option<Build> {
    let parts: Vec<f64> = inks.split(' ').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [cyan, magenta, yellow, black] = parts.try_into().ok()?;
    let part = |per_cent: f64| (per_cent / 100.0_f64).clamp(0.0, 1.0);
    Some(Build { cyan: part(cyan), magenta: part(magenta), yellow: part(yellow), black: part(black) })
}
