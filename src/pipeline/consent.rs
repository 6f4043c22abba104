//! The forms by which people are asked: each with the page as it would stand, into `print/` and nowhere else.

use super::books;
use super::handouts::inputs;
use super::{Options, Session};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::model::{Handout, Item, Mode, Reason, Site, Unconsented};
use crate::output::Outlet;
use crate::press::handout::{HandoutInputs, Made, Shop};
use crate::reading::Kind;
use crate::reading::entities::Profile;
use crate::store::Store;
use crate::typeset::Compositor;

/// What came of it.
#[derive(Debug, Default)]
pub struct Forms {
    pub findings: Vec<Diagnostic>,
    /// The files below the folder for printing, as they are called when none lay there, with their pages.
    pub made: Vec<(String, usize)>,
    /// Whose form was not made, and why; without a reason, because the record cannot be read.
    pub refused: Vec<(String, Option<Reason>)>,
    /// Whether anything was written.
    pub written: bool,
}

/// Sets the forms of these profiles, beside what lies there: one that somebody has written on is never replaced.
///
/// Of the person it shows what the page would show. Whoever has said no is not asked again; a text that tells private data
/// is first to be mended, since what is agreed to must be what is published.
pub fn forms(options: &Options, ids: &[String]) -> Forms {
    let mode = Mode { unconsented: Unconsented::Marked, ..Mode::all(options.mode.today) };
    let options = &Options { mode, keep_going: true, ..options.clone() };
    let mut forms = Forms::default();
    let (prepared, found) = Session::open(options.clone()).look();
    let Some(prepared) = prepared else {
        forms.findings = found.sorted(false);
        return forms;
    };
    let handouts = chosen(&prepared.site, ids, &found, &mut forms.refused);
    if handouts.is_empty() {
        return forms;
    }
    let mut findings = Findings::new();
    let store = Store::of_site(&options.root);
    let asking = HandoutInputs { asks: true, ..inputs(&prepared, &store, false) };
    match set(options, asking, &handouts, &mut forms) {
        Ok(found) => findings.extend(found),
        Err(error) => findings.push(*error),
    }
    Compositor::forget(0);
    forms.findings = findings.sorted(options.strict);
    forms
}

/// The forms that may be made; of the others it is told why not.
fn chosen(site: &Site, ids: &[String], found: &Findings, refused: &mut Vec<(String, Option<Reason>)>) -> Vec<Handout> {
    let mut handouts = Vec::new();
    for id in ids {
        match site.profile_index(id) {
            Some(index) if tells(found, &site.profiles[index]) => refused.push((id.clone(), Some(Reason::PrivateData))),
            Some(index) => handouts.push(Handout::Form(index)),
            None => {
                let held = site.held_back.iter().find(|held| held.kind == Kind::Profile && held.id == *id);
                refused.push((id.clone(), held.map(|held| held.reason.clone())));
            }
        }
    }
    handouts
}

/// Sets the forms into the folder for printing.
fn set(
    options: &Options,
    inputs: HandoutInputs<'_>,
    handouts: &[Handout],
    forms: &mut Forms,
) -> Result<Findings, Box<Diagnostic>> {
    let stage = books::open(options)?;
    let (shop, mut findings) = Shop::open(inputs);
    let mut refused = Findings::new();
    if let Some(shop) = shop {
        findings.extend(shop.make(handouts, &mut |Made { route, pages, pdf, .. }| {
            let Ok(path) = route.out_path() else { return };
            match stage.add(&path, &pdf) {
                Ok(()) => forms.made.push((path.to_string(), pages)),
                Err(error) => refused.push(*error),
            }
        }));
    }
    findings.extend(refused);
    findings.extend(stage.commit()?.findings);
    forms.written = true;
    Ok(findings)
}

/// Whether the record or its text was found to tell private data.
fn tells(findings: &Findings, item: &Item<Profile>) -> bool {
    findings.iter().any(|finding| {
        let path = finding.labels.first().map(|label| &label.place.path);
        finding.code == Code::PrivateData && path.is_some_and(|path| *path == item.path || *path == item.body_path)
    })
}
