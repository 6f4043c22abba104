//! What follows the entries: the roll of commendations, statistics, reported figures, models, plates,
//! and the indexes. All counting is the model's.

use super::Writer;
use super::work::plates_id;
use crate::model::namesakes::namesakes;
use crate::model::statistics::Tally;
use crate::model::{Called, Subject};
use crate::reading::entities::{Award, ProfileKind};
use crate::reading::vocabulary::Level;
use crate::reading::yearbook::{Appendix, BookIndex};
use crate::vietnamese::{PartialDate, format_number, typography};
use crate::view::{self, Question, extend};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

/// The commendations of one level; none that have no level.
#[derive(Serialize)]
struct RollLevel {
    level: Option<String>,
    holders: Vec<RollHolder>,
}

#[derive(Serialize)]
struct RollHolder {
    name: String,
    entry: String,
    unit: String,
    rows: Vec<RollRow>,
}

#[derive(Serialize)]
struct RollRow {
    number: String,
    form: String,
    decision: String,
    date: String,
}

#[derive(Serialize)]
struct BarRow {
    label: String,
    value: usize,
    text: String,
    /// Of the longest bar, in per cent.
    share: f64,
}

#[derive(Serialize)]
struct Letter {
    letter: String,
    entries: Vec<Indexed>,
}

#[derive(Serialize)]
struct Indexed {
    name: String,
    /// What tells it from another of this name.
    note: Option<String>,
    level: usize,
    ids: Vec<String>,
}

#[derive(Serialize)]
struct FigureRow {
    name: String,
    text: String,
    period: Option<String>,
    source: Option<String>,
}

impl Writer<'_> {
    pub(super) fn appendices(&self) -> Vec<Value> {
        self.inputs.book.volume.yearbook.appendices.iter().map(|appendix| self.appendix(*appendix)).collect()
    }

    fn appendix(&self, appendix: Appendix) -> Value {
        let (title, own) = match appendix {
            Appendix::Roll => ("book-roll", vec![("levels", Value::from_serializable(&self.roll()))]),
            Appendix::Statistics => ("book-statistics", self.statistics()),
            Appendix::Figures => ("book-figures", vec![("rows", Value::from_serializable(&self.figures()))]),
            Appendix::Models => {
                let paths: Vec<String> = self.inputs.book.models.iter().map(|subject| self.path(*subject)).collect();
                ("book-models", vec![("entries", Value::from(paths))])
            }
            Appendix::Plates => ("book-plates", vec![("galleries", Value::from(self.plates()))]),
        };
        let around = [
            ("kind", Value::from(appendix.word())),
            ("id", Value::from(format!("appendix-{}", appendix.word()))),
            ("title", Value::from(self.word(title))),
        ];
        extend(extend(Value::none(), around), own)
    }

    /// Every conferring to somebody in the book: the levels from the highest, in each the holders in the book's order. There are
    /// as many rows as occasions.
    fn roll(&self) -> Vec<RollLevel> {
        let book = self.inputs.book;
        let site = &book.site;
        let namesakes = namesakes(book);
        // What has no level comes last.
        let mut levels: BTreeMap<(bool, Option<Level>), RollLevel> = BTreeMap::new();
        for subject in book.entries() {
            let Subject::Profile(index) = subject else { continue };
            let item = &site.profiles[index];
            let entry = book.key(subject);
            for award in item.awards() {
                // A collective that is its own unit is named once.
                let unit = site.unit_of_award(item, award).map(|unit| unit.short_or_name());
                let unit = unit.filter(|unit| *unit != item.record.name).unwrap_or_default();
                let level = site.award_types.get(&award.kind.id).and_then(|kind| kind.record.level);
                let group = levels.entry((level.is_none(), level)).or_insert_with(|| RollLevel {
                    level: level.map(|level| self.word(view::level_name(level))),
                    holders: Vec::new(),
                });
                // Under the name that the unit had then: whose unit was renamed between two awards is listed with both.
                if group.holders.last().is_none_or(|holder| holder.entry != entry || holder.unit != unit) {
                    let mut name = typography::set_name(&item.record.name).into_owned();
                    // The unit beside it tells most of them apart.
                    if let Some(note) = namesakes.get(&index).filter(|note| *note != unit) {
                        name.push_str(&format!(" ({})", typography::set(note)));
                    }
                    let (entry, unit) = (entry.clone(), unit.to_owned());
                    group.holders.push(RollHolder { name, entry, unit, rows: Vec::new() });
                }
                if let Some(holder) = group.holders.last_mut() {
                    holder.rows.push(self.roll_row(award));
                }
            }
        }
        let mut levels: Vec<RollLevel> = levels.into_values().collect();
        let rows = levels.iter_mut().flat_map(|level| &mut level.holders).flat_map(|holder| &mut holder.rows);
        for (number, row) in (1..).zip(rows) {
            row.number = format_number(number);
        }
        levels
    }

    fn roll_row(&self, award: &Award) -> RollRow {
        let card = self.view.award(award);
        let date = award.date.or_else(|| self.inputs.book.site.decision_of(award).and_then(|d| d.record.date));
        let year = || card.year.map(|year| year.to_string()).or_else(|| card.period.clone());
        RollRow {
            number: String::new(),
            form: typography::set(&card.label).into_owned(),
            date: date.map(PartialDate::short).or_else(year).unwrap_or_default(),
            decision: card.decision.map(|decision| decision.number).unwrap_or_default(),
        }
    }

    fn statistics(&self) -> Vec<(&'static str, Value)> {
        let tally = Tally::of(&self.inputs.book.site, &self.inputs.book.profiles());
        let totals: Vec<[String; 2]> = view::totals(&tally)
            .iter()
            .filter(|total| total.value > 0)
            .map(|total| {
                let name = format!("{} ({})", self.word(total.name), self.word(total.unit));
                [name, format_number(total.value as u64)]
            })
            .collect();
        let questions: Vec<Value> = self.view.questions(&tally).iter().map(question).collect();
        vec![("totals", Value::from_serializable(&totals)), ("questions", Value::from(questions))]
    }

    /// The reported figures of the book's time.
    fn figures(&self) -> Vec<FigureRow> {
        let book = self.inputs.book;
        let period = book.volume.yearbook.period;
        let in_time = |figure: &crate::reading::vocabulary::Figure| match (period, figure.period, figure.date) {
            (None, ..) | (_, None, None) => true,
            (Some(period), Some(own), _) => own.overlaps(period),
            (Some(period), None, Some(date)) => period.contains(date.year()),
        };
        book.site
            .figures
            .iter()
            .filter(|entry| in_time(&entry.record))
            .filter_map(|entry| self.view.figure_card(&entry.id))
            .map(|card| FigureRow {
                name: typography::set(&card.name).into_owned(),
                text: typography::set(&card.text).into_owned(),
                period: card
                    .period
                    .or_else(|| card.date.and_then(|date| date.parse::<PartialDate>().ok()).map(PartialDate::short)),
                source: card.source.map(|source| typography::set(&source.name).into_owned()),
            })
            .collect()
    }

    fn plates(&self) -> Vec<Value> {
        let book = self.inputs.book;
        book.plates()
            .into_iter()
            .map(|index| {
                let item = &book.site.galleries[index];
                let (record, id) = (&item.record, plates_id(index));
                let photos = self.photos(&item.path, &record.photos, record.credit.as_deref(), Some(&id));
                extend(
                    Value::none(),
                    [
                        ("id", Value::from(id)),
                        ("title", Value::from(typography::set(&record.title).into_owned())),
                        ("items", Value::from_serializable(&photos)),
                    ],
                )
            })
            .collect()
    }

    pub(super) fn indexes(&self) -> Vec<Value> {
        let indexes = self.inputs.book.volume.yearbook.indexes.iter();
        indexes
            .map(|index| {
                let (title, entries) = match index {
                    BookIndex::Names => ("book-index-of-names", ("letters", Value::from_serializable(&self.names()))),
                    BookIndex::Units => ("book-index-of-units", ("entries", Value::from_serializable(&self.units()))),
                };
                let rule = (*index == BookIndex::Names).then(|| self.word("rule-of-names"));
                let around = [
                    ("kind", Value::from(index.word())),
                    ("id", Value::from(format!("index-{}", index.word()))),
                    ("title", Value::from(self.word(title))),
                    ("rule", Value::from(rule)),
                    entries,
                ];
                extend(Value::none(), around)
            })
            .collect()
    }

    /// Persons and households, at their own entries and at the articles that name them, in the order of
    /// Vietnamese names.
    fn names(&self) -> Vec<Letter> {
        let book = self.inputs.book;
        let site = &book.site;
        let mut places: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for subject in book.entries() {
            let key = book.key(subject);
            match subject {
                Subject::Profile(index) => places.entry(index).or_default().push(key),
                Subject::Article(index) => {
                    for id in site.mentioned(&site.articles[index]) {
                        if let Some(profile) = site.profile_index(&id) {
                            places.entry(profile).or_default().push(key.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        let mut letters: Vec<Letter> = Vec::new();
        let namesakes = namesakes(book);
        for (index, ids) in places {
            let item = &site.profiles[index];
            if !matches!(item.kind(), ProfileKind::Individual | ProfileKind::Household) {
                continue;
            }
            let letter = item.letter().to_string();
            let name = typography::set_name(&item.record.name).into_owned();
            let note = namesakes.get(&index).map(|note| typography::set(note).into_owned());
            let entry = Indexed { name, note, level: 0, ids };
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.entries.push(entry),
                _ => letters.push(Letter { letter, entries: vec![entry] }),
            }
        }
        letters
    }

    /// Units with entries, each below the ones above it that have some too.
    fn units(&self) -> Vec<Indexed> {
        let book = self.inputs.book;
        let site = &book.site;
        // Each under the names by which the book calls it.
        let mut places: BTreeMap<Called<'_>, Vec<String>> = BTreeMap::new();
        for subject in book.entries() {
            let units: Vec<Called<'_>> = match subject {
                Subject::Profile(index) => site.units_called(&site.profiles[index]),
                Subject::Article(index) => {
                    let record = &site.articles[index].record;
                    record.units.iter().filter_map(|unit| site.unit_called(&unit.id, record.date)).collect()
                }
                _ => continue,
            };
            for unit in units {
                places.entry(unit).or_default().push(book.key(subject));
            }
        }
        let listed_ids: BTreeSet<&str> = places.keys().map(|unit| unit.id).collect();
        let mut listed: Vec<(Vec<usize>, Indexed)> = places
            .iter()
            .map(|(unit, ids)| {
                let above: Vec<&str> =
                    site.ancestors(unit.id).into_iter().filter(|up| listed_ids.contains(up)).collect();
                // Where it stands in the tree: the ranks of those above it, then its own.
                let order = above.iter().chain([&unit.id]).map(|id| site.units.rank(id)).collect();
                let name = typography::set(unit.name).into_owned();
                (order, Indexed { name, note: None, level: above.len(), ids: ids.clone() })
            })
            .collect();
        listed.sort_by(|a, b| a.0.cmp(&b.0));
        listed.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// A question as a chart of its first number, and a table of all.
fn question(question: &Question) -> Value {
    let number = |n: &usize| format_number(*n as u64);
    let most = question.rows.iter().filter_map(|(_, values)| values.first()).max().copied().unwrap_or(0).max(1);
    let bars: Vec<BarRow> = question
        .rows
        .iter()
        .filter_map(|(label, values)| {
            let value = values.first()?;
            let share = (*value as f64 / most as f64 * 1000.0).round() / 10.0;
            Some(BarRow { label: label.clone(), value: *value, text: number(value), share })
        })
        .collect();
    let head: Vec<&str> =
        std::iter::once(question.column.as_str()).chain(question.series.iter().map(String::as_str)).collect();
    let rows: Vec<Vec<String>> = question
        .rows
        .iter()
        .map(|(label, values)| std::iter::once(label.clone()).chain(values.iter().map(number)).collect())
        .collect();
    extend(
        Value::none(),
        [
            ("title", Value::from(question.title.clone())),
            ("note", Value::from(question.note.clone())),
            ("bars", Value::from_serializable(&bars)),
            ("head", Value::from_serializable(&head)),
            ("rows", Value::from_serializable(&rows)),
            // One number a row stands in the chart already.
            ("table", Value::from(question.series.len() > 1)),
        ],
    )
}
