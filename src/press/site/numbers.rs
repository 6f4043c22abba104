//! Statistics with their charts, reported figures, standards and commitments.

use super::super::chart::{self, Bar};
use super::Press;
use crate::press::page::Page;
use crate::reading::vocabulary::{Figure, Term};
use crate::vietnamese::{PartialDate, format_number};
use crate::view::{self, Question, Total, cards, extend};
use serde::Serialize;
use tera::Value;

#[derive(Serialize)]
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Press {
    pub(super) fn statistics(&self) -> Page {
        let tally = self.view.tally();
        let charts: Vec<Value> =
            self.view.questions(tally).into_iter().map(|question| self.question(question)).collect();
        let total = |total: &Total| {
            let entries = [
                ("name", Value::from(self.word(total.name))),
                ("value", Value::from(total.value)),
                ("note", Value::from(self.word(total.unit))),
            ];
            extend(Value::none(), entries)
        };
        let totals: Vec<Value> = view::totals(tally).iter().map(total).collect();
        Page::new("statistics.html", self.word("title-statistics"))
            .described(Some(&self.word("statistics-description")))
            .with("charts", charts)
            .with("totals", totals)
            .with("figures", self.figure_values())
    }

    fn question(&self, question: Question) -> Value {
        let bars: Vec<Bar> =
            question.rows.iter().map(|(label, values)| Bar { label: label.clone(), values: values.clone() }).collect();
        let svg = chart::bars(&question.title, &bars, &question.series);
        let table = Table {
            head: std::iter::once(question.column).chain(question.series.iter().cloned()).collect(),
            rows: question
                .rows
                .into_iter()
                .map(|(label, values)| {
                    let numbers = values.into_iter().map(|n| format_number(n as u64));
                    std::iter::once(label).chain(numbers).collect()
                })
                .collect(),
        };
        extend(
            Value::none(),
            [
                ("id", Value::from(question.id)),
                ("title", Value::from(question.title)),
                ("unit_note", Value::from(question.note)),
                ("series", Value::from(question.series)),
                ("chart", Value::safe_string(&svg)),
                ("table", Value::from_serializable(&table)),
            ],
        )
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
        let chosen = site.figures.iter().any(|entry| entry.record.important.is_some());
        let is_shown = |figure: &Figure| figure.important.is_some() || !chosen;
        let mut entries: Vec<_> = site.figures.iter().collect();
        entries.sort_by_key(|entry| entry.record.important.unwrap_or(u64::MAX));
        let mut groups: Vec<(String, Value, [Vec<Value>; 2])> = Vec::new();
        for entry in entries {
            let Some(card) = self.view.figure_card(&entry.id) else { continue };
            let name = card.source.as_ref().map(|source| source.name.clone()).unwrap_or_default();
            let source = Value::from_serializable(&card.source);
            let value = Value::from_serializable(&card);
            let at = groups.iter().position(|(known, ..)| *known == name).unwrap_or_else(|| {
                groups.push((name, source, Default::default()));
                groups.len() - 1
            });
            groups[at].2[usize::from(!is_shown(&entry.record))].push(value);
        }
        let groups: Vec<Value> = groups
            .into_iter()
            .map(|(_, source, [items, more])| {
                let lists = [("source", source), ("items", Value::from(items)), ("more", Value::from(more))];
                extend(Value::none(), lists)
            })
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
                let on = record.year.and_then(|year| PartialDate::of_year(year.0).ok());
                let unit = record.unit.as_ref().and_then(|unit| self.view.unit_ref(&unit.id, on));
                extend(
                    Value::none(),
                    [
                        ("id", Value::from(entry.id.clone())),
                        ("name", Value::from(record.name().to_owned())),
                        ("unit", Value::from_serializable(&unit)),
                        ("year", Value::from(record.year.map(|year| year.0))),
                        ("items", Value::from(record.items.clone())),
                        ("source", Value::from_serializable(&record.source.as_ref().map(cards::source_card))),
                        ("posters", Value::from(self.view.posters_of(&entry.id))),
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
                let unit = self.view.unit_ref(&record.unit.id, PartialDate::of_year(record.year.0).ok());
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
