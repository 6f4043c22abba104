//! Statistics with their charts, reported figures, standards and commitments.

use super::super::chart::{self, Bar};
use super::{Page, Press};
use crate::model::statistics::{Count, Tally};
use crate::reading::entities::ProfileKind;
use crate::reading::vocabulary::Term;
use crate::vietnamese::format_number;
use crate::view::{cards, extend};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

#[derive(Serialize)]
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One question of the statistics page: a chart, and the same numbers as a table.
struct Question {
    id: &'static str,
    title: String,
    /// Says whether the numbers are occasions or recipients.
    unit_note: String,
    bars: Vec<Bar>,
    series: Vec<String>,
    table: Table,
}

impl Press<'_> {
    pub(super) fn statistics(&self) -> Page {
        let tally = self.view.tally();
        let questions = [
            self.profiles_by_kind(tally),
            self.awards_by_year(tally),
            self.awards_by_type(tally),
            self.profiles_by_field(tally),
            self.profiles_by_year(tally),
        ];
        let charts: Vec<Value> = questions
            .into_iter()
            .filter(|question| !question.bars.is_empty())
            .map(|question| self.question(question))
            .collect();
        let total = |key: &str, value: usize, note: &str| {
            let entries = [
                ("name", Value::from(self.word(key))),
                ("value", Value::from(value)),
                ("note", Value::from(self.word(note))),
            ];
            extend(Value::none(), entries)
        };
        let totals = vec![
            total("total-individuals", tally.profiles_of(ProfileKind::Individual), "unit-people"),
            total("total-collectives", tally.profiles_of(ProfileKind::Collective), "unit-collectives"),
            total("total-households", tally.profiles_of(ProfileKind::Household), "unit-households"),
            total("total-models", tally.profiles_of(ProfileKind::Model), "unit-models"),
            total("total-occasions", tally.awards.occasions, "unit-occasions"),
            total("total-recipients", tally.awards.recipients, "unit-recipients"),
        ];
        Page::new("statistics.html", self.word("title-statistics"))
            .described(Some(&self.word("statistics-description")))
            .with("charts", charts)
            .with("totals", totals)
            .with("figures", self.figure_values())
    }

    fn question(&self, question: Question) -> Value {
        let svg = chart::bars(&question.title, &question.bars, &question.series);
        extend(
            Value::none(),
            [
                ("id", Value::from(question.id)),
                ("title", Value::from(question.title)),
                ("unit_note", Value::from(question.unit_note)),
                ("series", Value::from(question.series)),
                ("chart", Value::safe_string(&svg)),
                ("table", Value::from_serializable(&question.table)),
            ],
        )
    }

    fn kind_word(&self, kind: ProfileKind) -> String {
        self.word(match kind {
            ProfileKind::Individual => "kind-individual",
            ProfileKind::Collective => "kind-collective",
            ProfileKind::Household => "kind-household",
            ProfileKind::Model => "kind-model",
        })
    }

    fn profiles_by_kind(&self, tally: &Tally) -> Question {
        let rows: Vec<(String, usize)> = tally.profiles.iter().map(|(kind, n)| (self.kind_word(*kind), *n)).collect();
        self.single("profiles-by-kind", "column-kind", rows)
    }

    fn profiles_by_field(&self, tally: &Tally) -> Question {
        let rows = tally
            .profiles_by_field
            .iter()
            .map(|(id, n)| {
                let name = self.view.site.fields.get(id).map_or_else(|| id.clone(), |f| f.record.name().to_owned());
                (name, *n)
            })
            .collect();
        self.single("profiles-by-field", "column-field", rows)
    }

    fn profiles_by_year(&self, tally: &Tally) -> Question {
        let rows = tally.profiles_by_year.iter().map(|(year, n)| (year.to_string(), *n)).collect();
        self.single("profiles-by-year", "column-year", rows)
    }

    /// A question whose answer is one number for each row: of profiles.
    fn single(&self, id: &'static str, column: &str, rows: Vec<(String, usize)>) -> Question {
        let bars = rows.iter().map(|(name, n)| Bar { label: name.clone(), values: vec![*n] }).collect();
        Question {
            id,
            title: self.word(&format!("chart-{id}")),
            unit_note: self.word("note-profiles"),
            bars,
            series: vec![self.word("column-profiles")],
            table: Table {
                head: vec![self.word(column), self.word("column-profiles")],
                rows: rows.into_iter().map(|(name, n)| vec![name, format_number(n as u64)]).collect(),
            },
        }
    }

    fn awards_by_year(&self, tally: &Tally) -> Question {
        let rows: Vec<(String, Count)> =
            filled_years(&tally.awards_by_year).into_iter().map(|(year, count)| (year.to_string(), count)).collect();
        self.double("awards-by-year", "column-year", rows)
    }

    fn awards_by_type(&self, tally: &Tally) -> Question {
        let rows = tally
            .awards_by_type
            .iter()
            .map(|(id, count)| {
                let kind = self.view.site.award_types.get(id);
                (kind.map_or_else(|| id.clone(), |kind| kind.record.name().to_owned()), *count)
            })
            .collect();
        self.double("awards-by-type", "column-award", rows)
    }

    /// A question about awards, which has two answers: occasions and recipients.
    fn double(&self, id: &'static str, column: &str, rows: Vec<(String, Count)>) -> Question {
        let bars = rows
            .iter()
            .map(|(name, count)| Bar { label: name.clone(), values: vec![count.occasions, count.recipients] })
            .collect();
        let series = vec![self.word("column-occasions"), self.word("column-recipients")];
        Question {
            id,
            title: self.word(&format!("chart-{id}")),
            unit_note: self.word("note-occasions"),
            bars,
            table: Table {
                head: vec![self.word(column), series[0].clone(), series[1].clone()],
                rows: rows
                    .into_iter()
                    .map(|(name, c)| vec![name, format_number(c.occasions as u64), format_number(c.recipients as u64)])
                    .collect(),
            },
            series,
        }
    }

    fn figure_values(&self) -> Vec<Value> {
        let site = &self.view.site;
        site.figures
            .ids()
            .filter_map(|id| self.view.figure_card(id))
            .map(|card| Value::from_serializable(&card))
            .collect()
    }

    /// The reported figures, each group under its source.
    pub(super) fn figures(&self) -> Page {
        let site = &self.view.site;
        let mut groups: Vec<(String, Value, Vec<Value>)> = Vec::new();
        for entry in site.figures.iter() {
            let Some(card) = self.view.figure_card(&entry.id) else { continue };
            let name = card.source.as_ref().map(|source| source.name.clone()).unwrap_or_default();
            let source = Value::from_serializable(&card.source);
            let value = Value::from_serializable(&card);
            match groups.iter_mut().find(|(known, ..)| *known == name) {
                Some((.., items)) => items.push(value),
                None => groups.push((name, source, vec![value])),
            }
        }
        let groups: Vec<Value> = groups
            .into_iter()
            .map(|(_, source, items)| extend(Value::none(), [("source", source), ("items", Value::from(items))]))
            .collect();
        Page::new("figures.html", self.word("title-figures")).with("groups", groups)
    }

    pub(super) fn standards(&self) -> Page {
        Page::new("standards.html", self.word("title-standards")).with("items", self.standard_values(None))
    }

    pub(super) fn standard_values(&self, unit: Option<&str>) -> Vec<Value> {
        let site = &self.view.site;
        let of = |entry: &&crate::reading::Entry<crate::reading::vocabulary::Standard>| match unit {
            Some(id) => entry.record.unit.as_ref().is_some_and(|unit| unit.id == id),
            None => true,
        };
        site.standards
            .iter()
            .filter(of)
            .map(|entry| {
                let record = &entry.record;
                let unit = record.unit.as_ref().and_then(|unit| self.view.term_ref(&site.units, &unit.id));
                extend(
                    Value::none(),
                    [
                        ("id", Value::from(entry.id.clone())),
                        ("name", Value::from(record.name().to_owned())),
                        ("unit", Value::from_serializable(&unit)),
                        ("year", Value::from(record.year.map(|year| year.0))),
                        ("items", Value::from(record.items.clone())),
                        ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
                    ],
                )
            })
            .collect()
    }

    pub(super) fn commitments(&self) -> Page {
        Page::new("commitments.html", self.word("title-commitments")).with("items", self.commitment_values(None))
    }

    pub(super) fn commitment_values(&self, unit: Option<&str>) -> Vec<Value> {
        let site = &self.view.site;
        site.commitments
            .iter()
            .filter(|entry| unit.is_none_or(|id| entry.record.unit.id == id))
            .map(|entry| {
                let record = &entry.record;
                let ratio = if record.total == 0 { 0.0 } else { record.committed.value as f64 / record.total as f64 };
                let unit = self.view.term_ref(&site.units, &record.unit.id);
                extend(
                    Value::none(),
                    [
                        ("unit", Value::from_serializable(&unit)),
                        ("year", Value::from(record.year.0)),
                        ("committed", Value::from(record.committed.value)),
                        ("total", Value::from(record.total)),
                        ("ratio", Value::from(ratio)),
                        ("subject", Value::from(record.subject.clone())),
                        ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
                    ],
                )
            })
            .collect()
    }
}

/// Years without awards inside a range are shown as zero: a gap in a chart would look like closeness.
fn filled_years(by_year: &BTreeMap<u16, Count>) -> Vec<(u16, Count)> {
    let (Some(first), Some(last)) = (by_year.keys().next(), by_year.keys().next_back()) else {
        return Vec::new();
    };
    // A lone award of long ago must not make a chart of empty decades.
    if last - first > 30 {
        return by_year.iter().map(|(year, count)| (*year, *count)).collect();
    }
    (*first..=*last).map(|year| (year, by_year.get(&year).copied().unwrap_or_default())).collect()
}
