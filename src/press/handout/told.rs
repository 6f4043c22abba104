//! What the templates of handouts are told beside their entries: the settings of all, and the main text of each.

use super::super::yearbook::{Writer, context, set_text};
use super::sheaf::Sheaf;
use crate::model::{Handout, Pack};
use crate::reading::vocabulary::Term;
use crate::view::extend;
use tera::{Context, Value};

impl Writer<'_, Sheaf<'_>> {
    /// The same for every handout, so that the library is read once for all of them; `asks` of forms.
    pub(super) fn sheet(&self, asks: bool) -> Context {
        let site = &self.view.site;
        let agency = site.config.agency.as_ref();
        let text = |text: Option<&String>| Value::from(text.map(|text| set_text(text)));
        let entries = [
            ("site", Value::from(set_text(&site.config.title))),
            ("agency", text(agency.and_then(|agency| agency.name.as_ref()))),
            ("above", text(agency.and_then(|agency| agency.parent.as_ref()))),
            ("lang", Value::from(site.config.language().word())),
            ("draft", self.mark(asks)),
            ("asks", Value::from(asks)),
            ("words", Value::from_serializable(&self.library_words())),
        ];
        context([("sheet", extend(Value::none(), entries))])
    }

    /// What every page of a preview bears, and of a form.
    fn mark(&self, asks: bool) -> Value {
        let mode = self.view.site.mode;
        let (mark, line) = match asks {
            true => ("consent-mark", "consent-line"),
            false if mode.is_preview() => ("draft-mark", "draft-line"),
            false => return Value::none(),
        };
        let line = self.view.theme.strings.get(line, &[("date", mode.today.short())]);
        extend(Value::none(), [("mark", Value::from(self.word(mark))), ("line", Value::from(line))])
    }

    /// The name of a handout's main template, and what it is told; `paths` are the texts of its entries.
    pub(super) fn main_of(&self, handout: &Handout, paths: Vec<String>) -> (&'static str, Context) {
        let site = &self.view.site;
        match handout {
            Handout::Leaf(subject) => {
                let (_, _, title) = site.named(*subject);
                let told = [("title", Value::from(set_text(title))), ("entries", Value::from(paths))];
                ("handout/leaf.typ", context(told))
            }
            Handout::Form(index) => ("handout/consent.typ", context(self.form(*index, paths))),
            Handout::Pack(pack) => {
                let told = [("pack", self.pack(pack)), ("entries", Value::from(paths))];
                ("handout/pack.typ", context(told))
            }
        }
    }

    fn pack(&self, pack: &Pack) -> Value {
        let site = &self.view.site;
        let series = site.series.get(&pack.series).map(|entry| &entry.record);
        let cards: Vec<_> =
            pack.articles.iter().map(|index| (*index, self.view.article_card(&site.articles[*index]))).collect();
        let minutes: usize = cards.iter().map(|(_, card)| card.minutes).sum();
        let items: Vec<Value> = cards
            .into_iter()
            .map(|(index, card)| {
                let entries = [
                    ("id", Value::from(site.key(crate::model::Subject::Article(index)))),
                    ("title", Value::from(set_text(&card.title))),
                    ("byline", Value::from(self.byline(card.author))),
                    ("instalment", Value::from(card.instalment)),
                    ("minutes", Value::from(card.minutes)),
                ];
                extend(Value::none(), entries)
            })
            .collect();
        let entries = [
            ("series", Value::from(series.map_or_else(|| pack.series.clone(), |series| set_text(series.name())))),
            ("description", Value::from(series.and_then(Term::description).map(set_text))),
            ("month", Value::from(pack.month.short())),
            ("minutes", Value::from(minutes)),
            ("items", Value::from(items)),
        ];
        extend(Value::none(), entries)
    }
}
