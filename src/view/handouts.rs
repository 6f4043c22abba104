//! Handouts as pages offer them.

use super::{View, extend};
use crate::model::{Handout, Paper, Poster, Subject};
use crate::path::Route;
use crate::plan::handout_route;
use std::collections::BTreeMap;
use tera::Value;

/// What is known of a handout's file when pages tell of it.
#[derive(Debug, Clone)]
pub struct HandedFile {
    pub pages: usize,
    pub bytes: usize,
    /// Of a sheet for the wall: the same as a picture.
    pub picture: Option<Route>,
}

/// The handouts that were set, by their addresses.
pub type Handed = BTreeMap<Route, HandedFile>;

impl View {
    /// The handout of an article or a profile, if there is one.
    pub fn leaf(&self, subject: Subject) -> Value {
        match self.site.hands_out(subject) {
            true => self.handout(&Handout::Leaf(subject)),
            false => Value::none(),
        }
    }

    /// The reading packs of a series, the newest month first.
    pub fn packs(&self, series: &str) -> Vec<Value> {
        let packs = self.site.packs(series).into_iter().filter_map(|pack| {
            let more = [("month", Value::from(pack.month.short())), ("count", Value::from(pack.articles.len()))];
            let file = self.handout(&Handout::Pack(pack));
            (!file.is_none()).then(|| extend(file, more))
        });
        packs.collect()
    }

    /// The sheet of a profile for the wall, if there is one.
    pub fn poster(&self, profile: usize) -> Value {
        match self.site.has_poster(profile) {
            true => self.handout(&Handout::Poster(Poster::Exemplar(profile))),
            false => Value::none(),
        }
    }

    /// The sheets of standards of conduct for the wall, the smaller first.
    pub fn posters_of(&self, standards: &str) -> Vec<Value> {
        let wanted = self.site.config.handouts.as_ref().is_some_and(|all| all.standards);
        let papers = [Paper::A4, Paper::A3].into_iter().filter(|_| wanted);
        let sheets = papers.filter_map(|paper| {
            let file = self.handout(&Handout::Poster(Poster::Standards(standards.to_owned(), paper)));
            (!file.is_none()).then(|| extend(file, [("paper", Value::from(paper.word()))]))
        });
        sheets.collect()
    }

    fn handout(&self, handout: &Handout) -> Value {
        let route = handout_route(&self.site, handout);
        let file = self.handed.get(&route);
        // A preview sets a handout when somebody asks for it, and does not know its size yet.
        if file.is_none() && !self.site.mode.is_preview() {
            return Value::none();
        }
        let entries = [
            ("route", Value::from(route.to_string())),
            ("pages", Value::from(file.map(|file| file.pages))),
            ("kilobytes", Value::from(file.map(|file| file.bytes.div_ceil(1000)))),
            ("picture", Value::from(file.and_then(|file| file.picture.as_ref()).map(ToString::to_string))),
        ];
        extend(Value::none(), entries)
    }
}
