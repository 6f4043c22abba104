//! Panels: people of whom a book has a portrait, a name and offices, and no story.

use super::Writer;
use crate::model::Subject;
use crate::plan::panel_anchor;
use crate::vietnamese::typography;
use crate::view::extend;
use tera::Value;

impl Writer<'_> {
    /// What is told of each, for every medium; `anchor` is the place in a file that shows them all.
    pub(super) fn panels(&self, people: &[Subject]) -> Vec<Value> {
        let told = (1..).zip(people).filter_map(|(number, subject)| {
            let Subject::Profile(index) = *subject else { return None };
            Some(self.panel(index, number))
        });
        told.collect()
    }

    fn panel(&self, index: usize, number: usize) -> Value {
        let view = &self.view;
        let item = &view.site.profiles[index];
        let card = view.profile_card(item);
        let sample = item.record.sample.then(|| self.word("book-sample-profile"));
        let own = [
            ("id", Value::from(self.inputs.book.key(Subject::Profile(index)))),
            ("anchor", Value::from(panel_anchor(number))),
            ("kind", Value::from(item.kind().word())),
            ("name", Value::from(typography::set_name(&item.record.name).into_owned())),
            ("lines", Value::from(self.lines(item, &card.roles))),
            ("portrait", Value::from_serializable(&self.portrait(item))),
            ("initials", Value::from(card.initials)),
            ("pattern", Value::from(card.pattern)),
            ("sample", Value::from(sample)),
        ];
        extend(Value::none(), own)
    }
}
