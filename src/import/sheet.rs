//! Photographs on sheets of A4 with what would come of each, for somebody who knows the faces.

use super::photographs::Photograph;
use crate::diagnostic::Message;
use crate::picture::{self, Room};
use crate::scaffold;
use crate::theme::typst::literal;
use crate::typeset::{Compositor, Conforms, Fonts, Manuscript, Pdf};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Photographs of one outcome, below its heading, each with what is said of it.
pub struct Group<'p> {
    pub heading: String,
    pub photographs: Vec<(&'p Photograph, String)>,
}

/// What a thumbnail can show, at 150 dots an inch of 40 mm.
const ROOM: Room = Room { width: 236, height: 236, fills: false, focus: (50, 50), quality: 80 };

const PAGE: &str = r#"#set page(paper: "a4", margin: 15mm, numbering: "1")
#set text(size: 8pt, lang: "vi")
#set par(leading: 0.7em)
#let card(path, file, says) = block(breakable: false, width: 100%, {
  box(width: 100%, height: 42mm, if path != none { align(center + horizon, image(path, height: 40mm, width: 100%, fit: "contain", alt: file)) })
  text(weight: "bold", file)
  linebreak()
  says
})
"#;

/// The sheets as a PDF.
///
/// # Errors
/// When they cannot be set.
pub fn sheet(title: &str, groups: &[Group<'_>], fonts: Vec<Vec<u8>>) -> Result<Vec<u8>, Message> {
    let photographs: Vec<&(&Photograph, String)> = groups.iter().flat_map(|group| &group.photographs).collect();
    let shown: Vec<Option<(String, Vec<u8>)>> =
        photographs.par_iter().enumerate().map(|(at, one)| thumbnail(at, one.0)).collect();
    let mut text = format!("{PAGE}#set document(title: {0})\n#text(size: 14pt, {0})\n", literal(title));
    let mut next = shown.iter();
    for group in groups.iter().filter(|group| !group.photographs.is_empty()) {
        text.push_str(&format!(
            "#heading({})\n#grid(columns: (1fr, 1fr, 1fr, 1fr), gutter: 4mm,\n",
            literal(&group.heading)
        ));
        for (photograph, says) in &group.photographs {
            let path =
                next.next().and_then(Option::as_ref).map_or_else(|| "none".to_owned(), |(path, _)| literal(path));
            let file = photograph.file.file_name().unwrap_or_default().to_string_lossy();
            text.push_str(&format!("card({path}, {}, {}),\n", literal(&file), literal(says)));
        }
        text.push_str(")\n");
    }
    let manuscript = Manuscript {
        main: "/sheet.typ".to_owned(),
        texts: BTreeMap::from([("/sheet.typ".to_owned(), text)]),
        files: shown.into_iter().flatten().collect(),
    };
    let failed = |problems: Vec<crate::typeset::Problem>| {
        let reason = problems.into_iter().next().map(|problem| problem.message).unwrap_or_default();
        Message::new("import-sheet-failed").arg("reason", reason)
    };
    let mut compositor = Compositor::new(Fonts::new(fonts));
    let (galley, _) = compositor.set(manuscript).map_err(failed)?;
    let pdf = Pdf {
        ident: title.to_owned(),
        creator: "vuonhoa".to_owned(),
        date: None,
        conforms: Conforms::Plain,
        inks: None,
        sheet: None,
    };
    compositor.pdf(&galley, &pdf).map_err(failed)
}

/// A photograph's path in the manuscript, and itself.
fn thumbnail(at: usize, photograph: &Photograph) -> Option<(String, Vec<u8>)> {
    let bytes = scaffold::read(&photograph.file).ok().flatten()?;
    let print = picture::for_room(&bytes, ROOM, None).ok()?;
    Some((format!("/{at}.{}", print.facts.suffix), print.bytes))
}
