//! What statistics answer: each question with its rows, for a chart and for a table alike.

use super::View;
use crate::model::statistics::{Count, Tally};
use crate::reading::entities::ProfileKind;
use crate::reading::vocabulary::Term;
use std::collections::BTreeMap;

/// One question, with one or more numbers for each row.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: &'static str,
    pub title: String,
    /// Says whether the numbers are occasions or recipients.
    pub note: String,
    /// What the rows are.
    pub column: String,
    /// What each number of a row counts.
    pub series: Vec<String>,
    pub rows: Vec<(String, Vec<usize>)>,
}

/// One of the totals: the keys of what is counted and of what it is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    pub name: &'static str,
    pub unit: &'static str,
    pub value: usize,
}

/// The totals, as the site's statistics and those of a book tell them.
pub fn totals(tally: &Tally) -> [Total; 6] {
    let total = |name, unit, value| Total { name, unit, value };
    [
        total("total-individuals", "unit-people", tally.profiles_of(ProfileKind::Individual)),
        total("total-collectives", "unit-collectives", tally.profiles_of(ProfileKind::Collective)),
        total("total-households", "unit-households", tally.profiles_of(ProfileKind::Household)),
        total("total-models", "unit-models", tally.profiles_of(ProfileKind::Model)),
        total("total-occasions", "unit-occasions", tally.awards.occasions),
        total("total-recipients", "unit-recipients", tally.awards.recipients),
    ]
}

impl View {
    /// Every question that the totals can answer.
    pub fn questions(&self, tally: &Tally) -> Vec<Question> {
        let questions = [
            self.profiles_by_kind(tally),
            self.awards_by_year(tally),
            self.awards_by_type(tally),
            self.profiles_by_field(tally),
            self.profiles_by_year(tally),
        ];
        questions.into_iter().filter(|question| !question.rows.is_empty()).collect()
    }

    /// A word of the site's language.
    pub fn word(&self, key: &str) -> String {
        self.theme.strings.word(key)
    }

    /// What profiles of a kind are called.
    pub fn kind_word(&self, kind: ProfileKind) -> String {
        self.word(&format!("kind-{}", kind.word()))
    }

    fn profiles_by_kind(&self, tally: &Tally) -> Question {
        let rows = tally.profiles.iter().map(|(kind, n)| (self.kind_word(*kind), *n)).collect();
        self.of_profiles("profiles-by-kind", "column-kind", rows)
    }

    fn profiles_by_field(&self, tally: &Tally) -> Question {
        let name = |id: &str| self.site.fields.get(id).map_or_else(|| id.to_owned(), |f| f.record.name().to_owned());
        let rows = tally.profiles_by_field.iter().map(|(id, n)| (name(id), *n)).collect();
        self.of_profiles("profiles-by-field", "column-field", rows)
    }

    fn profiles_by_year(&self, tally: &Tally) -> Question {
        let rows = tally.profiles_by_year.iter().map(|(year, n)| (year.to_string(), *n)).collect();
        self.of_profiles("profiles-by-year", "column-year", rows)
    }

    /// A question about profiles, which has one answer.
    fn of_profiles(&self, id: &'static str, column: &str, rows: Vec<(String, usize)>) -> Question {
        Question {
            id,
            title: self.word(&format!("chart-{id}")),
            note: self.word("note-profiles"),
            column: self.word(column),
            series: vec![self.word("column-profiles")],
            rows: rows.into_iter().map(|(name, n)| (name, vec![n])).collect(),
        }
    }

    fn awards_by_year(&self, tally: &Tally) -> Question {
        let years = filled_years(&tally.awards_by_year);
        self.of_awards("awards-by-year", "column-year", years.into_iter().map(|(y, c)| (y.to_string(), c)).collect())
    }

    fn awards_by_type(&self, tally: &Tally) -> Question {
        let kinds = &self.site.award_types;
        let name = |id: &str| kinds.get(id).map_or_else(|| id.to_owned(), |kind| kind.record.name().to_owned());
        let rows = tally.awards_by_type.iter().map(|(id, count)| (name(id), *count)).collect();
        self.of_awards("awards-by-type", "column-award", rows)
    }

    /// A question about awards, which has two answers: occasions and recipients.
    fn of_awards(&self, id: &'static str, column: &str, rows: Vec<(String, Count)>) -> Question {
        Question {
            id,
            title: self.word(&format!("chart-{id}")),
            note: self.word("note-occasions"),
            column: self.word(column),
            series: vec![self.word("column-occasions"), self.word("column-recipients")],
            rows: rows.into_iter().map(|(name, count)| (name, vec![count.occasions, count.recipients])).collect(),
        }
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
