//! The slideshow: one exemplar a slide. The page holds the first slides; the others are in files of their own, as
//! scripts, written by the same template, so that a screen with thousands of exemplars begins at once and runs from
//! a server or a USB stick alike. How it runs is `themes/sen/static/trinh-chieu.js`.

use super::Press;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::model::ProfileQuery;
use crate::plan::{Slides, slides_route};
use crate::press::head::absolute;
use crate::press::page::Page;
use crate::press::{qr, site::Options};
use crate::reading::entities::{Award, ProfileKind};
use crate::reading::vocabulary::Term;
use crate::theme::Here;
use crate::theme::html::script_json;
use crate::view::extend;
use rayon::prelude::*;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use tera::Value;

/// How many awards a slide has room for.
const AWARDS: usize = 3;

/// What a slide says of awards of one name: an emulation title is often won year after year.
#[derive(Serialize)]
struct Honour {
    label: String,
    years: BTreeSet<u16>,
}

/// One by which the slides can be chosen, in the address and in the form.
#[derive(Serialize)]
struct Choice {
    /// Of the parameter: `don-vi`.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
    options: Vec<ChoiceOption>,
}

#[derive(Serialize)]
struct ChoiceOption {
    value: String,
    name: String,
    /// The slides it holds: `0-3 7 12`.
    slides: String,
}

/// The slides as they were written.
#[derive(Default)]
pub(super) struct Show {
    /// The HTML of each file, the page's own first.
    files: Vec<Result<String, Box<Diagnostic>>>,
    /// Tells them from those of another day, by all that they show: a browser keeps files, and a screen runs on
    /// while the site is made anew.
    version: String,
}

impl Press {
    pub(super) fn slideshow(&self) -> Page {
        let slides = Slides::of(&self.view.site);
        let show = [
            ("total", Value::from(slides.total)),
            ("size", Value::from(Slides::A_FILE)),
            ("next", Value::from((slides.total > Slides::A_FILE).then(|| slides_route(2).to_string()))),
            ("tags", Value::from(self.tags())),
            ("version", Value::from(self.show().version.as_str())),
            ("choices", Value::from_serializable(&self.choices())),
        ];
        // It tells over again what the pages of the exemplars tell.
        let page = Page { noindex: true, ..Page::new("slideshow.html", self.word("title-slideshow")) };
        page.with("show", extend(Value::none(), show)).with("slides", self.slide_values(1))
    }

    /// The tags of all files but the page, one after the other. One that cannot be made has none that leads anywhere.
    fn tags(&self) -> String {
        let later = 2..=Slides::of(&self.view.site).files().unwrap_or(0);
        later.map(|file| Digest::of(&self.slides(file).unwrap_or_default()).tag()).collect()
    }

    /// The bytes of a file of slides: a call with the number of the file and its HTML.
    ///
    /// # Errors
    /// When the template fails.
    pub fn slides(&self, file: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let html = match self.show().files.get(file - 1) {
            Some(html) => html.clone()?,
            None => self.slides_html(file)?,
        };
        let html = serde_json::Value::from(html).to_string();
        Ok(format!("vuonhoaSlides({file},{});\n", script_json(&html)).into_bytes())
    }

    /// The slides of a file as they will stand on the page, from where their links lead.
    fn slides_html(&self, file: usize) -> Result<String, Box<Diagnostic>> {
        let mut context = self.context();
        context.insert_value("slides", Value::from(self.slide_values(file)));
        let Options { portable } = self.options;
        let here = Here { route: slides_route(1), portable, absolute: None };
        self.render("parts/slides.html", &context, here)
    }

    /// The slides of all files; the page tells their version.
    pub(super) fn show(&self) -> &Show {
        self.show.get_or_init(|| self.written_slides())
    }

    fn written_slides(&self) -> Show {
        let files = 1..=Slides::of(&self.view.site).files().unwrap_or(0);
        let files: Vec<_> = files.into_par_iter().map(|file| self.slides_html(file)).collect();
        let shown = files.iter().map(|html| html.as_ref().map(String::as_bytes).unwrap_or_default());
        let version = Digest::of_parts(shown).short();
        Show { files, version }
    }

    fn slide_values(&self, file: usize) -> Vec<Value> {
        Slides::of(&self.view.site).within(file).map(|index| self.slide(index)).collect()
    }

    /// A profile's card, with its place, a photograph, its highest awards and the code of its address.
    fn slide(&self, index: usize) -> Value {
        let profile = &self.view.site.profiles[index];
        let record = &profile.record;
        // A collective and a model are seldom portrayed; what they do is photographed.
        let group = profile.kind() != ProfileKind::Individual;
        let photo = record.portrait.as_ref().or_else(|| record.photos.first().filter(|_| group));
        let photo = self.view.picture(&profile.path, photo, &record.name);
        let code = absolute(&self.view.site, &profile.route).as_deref().and_then(qr::svg);
        extend(
            self.view.profile(index),
            [
                ("slide", Value::from(index)),
                ("photo", Value::from_serializable(&photo)),
                ("honours", Value::from_serializable(&self.honours(index))),
                ("qr", code.map_or_else(Value::none, |svg| Value::safe_string(&svg))),
            ],
        )
    }

    /// The awards that rank highest, each name once with all its years.
    fn honours(&self, index: usize) -> Vec<Honour> {
        let site = &self.view.site;
        let mut awards: Vec<&Award> = site.profiles[index].awards().collect();
        awards.sort_by_key(|award| {
            (site.award_types.rank(&award.kind.id), award.rank, Reverse(award.time), Reverse(site.awarded_by(award)))
        });
        let mut honours: Vec<Honour> = Vec::new();
        for award in awards {
            let label = self.view.award(award).label;
            let years = site.award_year(award);
            match honours.iter().position(|honour| honour.label == label) {
                Some(at) => honours[at].years.extend(years),
                None if honours.len() < AWARDS => honours.push(Honour { label, years: years.into_iter().collect() }),
                None => {}
            }
        }
        honours
    }

    /// By what the slides can be chosen: whatever has an exemplar, and a unit also those of the units below it.
    fn choices(&self) -> Vec<Choice> {
        let site = &self.view.site;
        let all = ProfileQuery::default;
        let option = |value: &str, name: String, query: ProfileQuery<'_>| {
            let found = site.select_profiles(&query);
            (!found.is_empty()).then(|| ChoiceOption { value: value.to_owned(), name, slides: ranges(&found) })
        };
        let kinds = ProfileKind::ALL.iter().filter_map(|kind| {
            option(kind.word(), self.view.kind_word(*kind), ProfileQuery { kind: Some(*kind), ..all() })
        });
        let units = site.units.iter().filter_map(|unit| {
            let query = ProfileQuery { unit: Some(&unit.id), ..all() };
            option(&unit.id, unit.record.name().to_owned(), query)
        });
        let fields = site.fields.iter().filter_map(|field| {
            let query = ProfileQuery { field: Some(&field.id), ..all() };
            option(&field.id, field.record.name().to_owned(), query)
        });
        let years = site.years().into_iter().filter_map(|year| {
            let year_word = year.to_string();
            option(&year_word.clone(), year_word, ProfileQuery { year: Some(year), ..all() })
        });
        let choices = [
            Choice { name: "loai", label: "slideshow-kind", options: kinds.collect() },
            Choice { name: "don-vi", label: "unit", options: units.collect() },
            Choice { name: "linh-vuc", label: "fields", options: fields.collect() },
            Choice { name: "nam", label: "year", options: years.collect() },
        ];
        choices.into_iter().filter(|choice| !choice.options.is_empty()).collect()
    }
}

/// Numbers in order as ranges: `0-3 7 12`.
fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let words: Vec<String> = runs
        .filter_map(|run| match run {
            [] => None,
            [only] => Some(only.to_string()),
            [first, .., last] => Some(format!("{first}-{last}")),
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_ranges() {
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&[4]), "4");
        assert_eq!(ranges(&[0, 1, 2, 3, 7, 12, 13]), "0-3 7 12-13");
    }
}
