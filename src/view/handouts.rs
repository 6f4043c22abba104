//! Handouts as pages offer them.

use super::{View, extend};
use crate::model::{Handout, Subject};
use crate::path::Route;
use crate::plan::handout_route;
use std::collections::BTreeMap;
use tera::Value;

/// What is known of a handout's file when pages tell of it.
#[derive(Debug, Clone, Copy)]
pub struct HandedFile {
    pub pages: usize,
    pub bytes: usize,
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
        ];
        extend(Value::none(), entries)
    }
}
