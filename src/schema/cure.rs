//! Which correction of a YAML text is offered: one that has been tried. A correction that leaves the mistake, or puts
//! another in its place, would send its reader in a circle.

use super::lines::Line;
use super::suspect::{File, Suspect};
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// The finding with the first correction after which the text can be read; if there is none, with the first after
/// which it can be read further than the line that the finding is about, so that whoever applies one correction
/// after another comes to an end. To `look` is to read a text.
pub(super) fn tried<T>(
    suspect: Suspect,
    file: File<'_>,
    look: impl Fn(File<'_>) -> Result<T, Box<Suspect>>,
) -> Diagnostic {
    let Suspect { finding, cures } = suspect;
    let line = line_of(&finding, file);
    let mut further = None;
    let mut whole = None;
    for (range, replacement) in cures {
        let Some(corrected) = apply(file.text, &range, &replacement) else { continue };
        let next = File { text: &corrected, ..file };
        match look(next) {
            Ok(_) => {
                whole = Some((range, replacement));
                break;
            }
            Err(suspect) if further.is_none() && line_of(&suspect.finding, next) > line => {
                further = Some((range, replacement));
            }
            Err(_) => {}
        }
    }
    match whole.or(further) {
        Some((range, replacement)) => finding.fix(file.place(range), replacement),
        None => finding,
    }
}

fn apply(text: &str, range: &Range<usize>, replacement: &str) -> Option<String> {
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    text.get(range.clone()).filter(|was| *was != replacement)?;
    Some(format!("{before}{replacement}{after}"))
}

/// The line that a finding is about, counted from 0.
fn line_of(finding: &Diagnostic, file: File<'_>) -> usize {
    let span = finding.labels.first().and_then(|label| label.place.span).unwrap_or_default();
    let at = (span.start as usize).saturating_sub(file.start);
    Line::all(file.text).take_while(|line| line.start <= at).count().saturating_sub(1)
}
