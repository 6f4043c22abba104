//! What the templates of handouts are told beside their entries: the settings of all, and the main text of each.

use super::super::yearbook::{Writer, context, set_text};
use super::sheaf::{Sheaf, photo_of};
use crate::model::{Handout, Pack, Paper, Poster};
use crate::path::Route;
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
            Handout::Poster(poster) => ("handout/poster.typ", context([("poster", self.poster(poster))])),
            Handout::Form(index) => ("handout/consent.typ", context(self.form(*index, paths))),
            Handout::Pack(pack) => {
                let told = [("pack", self.pack(pack)), ("entries", Value::from(paths))];
                ("handout/pack.typ", context(told))
            }
        }
    }

    fn poster(&self, poster: &Poster) -> Value {
        let site = &self.view.site;
        let bleed = site.config.handouts.as_ref().is_some_and(|all| all.bleed);
        let told = match poster {
            Poster::Exemplar(index) => self.exemplar(*index),
            Poster::Standards(id, paper) => extend(self.standards(id), [("paper", Value::from(paper.word()))]),
        };
        extend(told, [("bleed", Value::from(bleed))])
    }

    /// Where a page is found, and its code.
    fn found_at(&self, route: &Route) -> [(&'static str, Value); 2] {
        let address = self.address(route);
        let code = address.as_deref().and_then(|address| self.code(address));
        [("address", Value::from(address)), ("qr", Value::from(code))]
    }

    fn exemplar(&self, index: usize) -> Value {
        let item = &self.view.site.profiles[index];
        let card = self.view.profile_card(item);
        let quote = item.record.quote.as_ref();
        let said = quote.map(|quote| quote.text.clone());
        let told_of = card.headline.or_else(|| card.deeds.first().cloned()).or(card.summary);
        let roles = card.roles.into_iter().map(|role| match role.unit {
            Some(unit) => format!("{}, {}", role.name, unit.name),
            None => role.name,
        });
        let lines: Vec<String> = roles.take(2).map(|line| set_text(&line)).collect();
        let photo = photo_of(item).and_then(|photo| {
            let path = item.path.beside(&crate::vietnamese::nfc(&photo.file.value))?;
            let (size, route) = self.view.pictures.get(&path)?.largest()?;
            let ratio = f64::from(size.width) / f64::from(size.height.max(1));
            Some(extend(Value::none(), [("src", Value::from(route.to_string())), ("ratio", Value::from(ratio))]))
        });
        let entries = [
            ("kind", Value::from("exemplar")),
            ("paper", Value::from(Paper::A4.word())),
            ("label", Value::from(self.word(&format!("kind-{}", card.kind)))),
            ("title", Value::from(set_text(&card.name))),
            ("lines", Value::from(lines)),
            ("said", Value::from(said.map(|said| set_text(&said)))),
            ("told", Value::from(told_of.map(|told| set_text(&told)))),
            ("photo", photo.unwrap_or_else(Value::none)),
            ("sample", Value::from(item.record.sample.then(|| self.word("sample")))),
        ];
        extend(extend(Value::none(), entries), self.found_at(&item.route))
    }

    fn standards(&self, id: &str) -> Value {
        let site = &self.view.site;
        let Some(record) = site.standards.get(id).map(|entry| &entry.record) else { return Value::none() };
        let unit = record.unit.as_ref().and_then(|unit| site.units.get(&unit.id));
        let items: Vec<String> = record.items.iter().map(|item| set_text(item)).collect();
        let entries = [
            ("kind", Value::from("standards")),
            ("label", Value::from(self.word("title-standards"))),
            ("title", Value::from(set_text(record.name()))),
            ("unit", Value::from(unit.map(|unit| set_text(unit.record.name())))),
            ("year", Value::from(record.year.map(|year| year.0))),
            ("items", Value::from(items)),
        ];
        extend(extend(Value::none(), entries), self.found_at(&Route::page("chuan-muc")))
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
