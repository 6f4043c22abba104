//! An article or a profile as it is read out by loudspeaker.

use super::{View, extend};
use crate::model::{Item, Subject};
use crate::plan::{aloud_route, aloud_text_route};
use crate::reading::entities::{Article, Profile};
use crate::vietnamese::{PartialDate, aloud, minutes_aloud};
use crate::write::aloud::{Piece, pieces};
use serde::Serialize;
use tera::Value;

/// What is said between the parts. The text is Vietnamese, whatever language the site's own words are in.
mod say {
    pub(super) const SAMPLE_ARTICLE: &str = "Đây là bài mẫu; nhân vật và sự việc không có thật";
    pub(super) const SAMPLE_PROFILE: &str = "Đây là hồ sơ mẫu; nhân vật không có thật";
    pub(super) const ACCORDING_TO: &str = "Theo";
    pub(super) const PROBLEM: &str = "Vấn đề đặt ra";
    pub(super) const METHOD: &str = "Cách làm";
    pub(super) const RESULT: &str = "Kết quả";
    pub(super) const DEEDS: &str = "Việc đã làm";
    pub(super) const AWARDS: &str = "Khen thưởng";
    pub(super) const MEMBERS: &str = "Thành viên";
}

/// A paragraph in words.
#[derive(Debug, Serialize)]
pub struct Spoken {
    pub text: String,
    pub heading: bool,
}

impl View {
    /// What is read out of an article or a profile, the title first; nothing of what is neither.
    pub fn spoken(&self, subject: Subject) -> Vec<Spoken> {
        let site = &self.site;
        let pieces = match subject {
            Subject::Article(index) => site.articles.get(index).map(|item| self.of_article(item)),
            Subject::Profile(index) => site.profiles.get(index).map(|item| self.of_profile(item)),
            _ => None,
        };
        let spoken =
            |piece: Piece| Spoken { text: stopped(aloud(&piece.text, &site.abbreviations)), heading: piece.heading };
        pieces.unwrap_or_default().into_iter().map(spoken).collect()
    }

    /// What the pages of a thing tell of its text for the loudspeaker; nothing where there is none.
    pub fn loudspeaker(&self, subject: Subject) -> Value {
        if !self.site.is_read_aloud(subject) {
            return Value::none();
        }
        let page = self.site.route(subject);
        let entries = [
            ("route", Value::from(aloud_route(&page).to_string())),
            ("text", Value::from(aloud_text_route(&page).to_string())),
            ("page", Value::from(page.to_string())),
        ];
        extend(Value::none(), entries)
    }

    /// The same with the paragraphs, and how many minutes they take.
    pub fn loudspeaker_page(&self, subject: Subject) -> Value {
        let spoken = self.spoken(subject);
        let minutes: usize = {
            let whole: Vec<&str> = spoken.iter().map(|piece| piece.text.as_str()).collect();
            minutes_aloud(&whole.join(" "))
        };
        let entries = [("paragraphs", Value::from_serializable(&spoken)), ("minutes", Value::from(minutes))];
        extend(self.loudspeaker(subject), entries)
    }

    fn of_article(&self, item: &Item<Article>) -> Vec<Piece> {
        let record = &item.record;
        let mut lines = vec![heading(&record.title)];
        lines.extend(record.sample.then(|| line(say::SAMPLE_ARTICLE.to_owned())));
        let by = record.author.as_ref().map(|author| author.name.clone());
        let from = record.source.as_ref().map(|source| source.name.clone());
        let said = match from {
            Some(name) => Some(format!("{} {name}", say::ACCORDING_TO)),
            None => by,
        };
        // Of what was published elsewhere the day is that of its source.
        let date = record.source.as_ref().and_then(|source| source.date).or(record.date).map(day);
        let told: Vec<String> = said.into_iter().chain(date).collect();
        lines.extend((!told.is_empty()).then(|| line(told.join(", "))));
        lines.extend(record.summary.clone().map(line));
        lines.extend(pieces(&item.body, &|call| self.call_words(call)));
        lines
    }

    fn of_profile(&self, item: &Item<Profile>) -> Vec<Piece> {
        let record = &item.record;
        let card = self.profile_card(item);
        let name = card.honorific.into_iter().chain([card.name]).collect::<Vec<_>>().join(" ");
        let mut lines = vec![heading(&name)];
        lines.extend(record.sample.then(|| line(say::SAMPLE_PROFILE.to_owned())));
        let roles = card.roles.iter().map(|role| match &role.unit {
            Some(unit) => format!("{}, {}", role.name, unit.name),
            None => role.name.clone(),
        });
        let mut told: Vec<String> = roles.collect();
        if told.is_empty() {
            told = card.units.iter().map(|unit| unit.name.clone()).collect();
        }
        lines.extend(told.into_iter().map(line));
        lines.extend([&record.headline, &record.summary].into_iter().flatten().cloned().map(line));
        let steps = [(say::PROBLEM, &record.problem), (say::METHOD, &record.method), (say::RESULT, &record.result)];
        let steps = steps.into_iter().filter_map(|(said, text)| Some(format!("{said}: {}", text.as_ref()?)));
        lines.extend(steps.map(line));
        section(&mut lines, say::DEEDS, record.deeds.iter().cloned());
        lines.extend(pieces(&item.body, &|call| self.call_words(call)));
        if let Some(quote) = &record.quote {
            lines.push(line(match &quote.by {
                Some(by) => format!("{by}: “{}”", quote.text),
                None => format!("“{}”", quote.text),
            }));
        }
        let awards = card.awards.iter().map(|award| {
            let year = award.year.map(|year| format!("năm {year}"));
            let period = award.period.as_ref().map(|period| format!("giai đoạn {period}"));
            let when = year.or(period);
            [Some(award.label.clone()), when].into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        section(&mut lines, say::AWARDS, awards);
        let members = self.members(item).into_iter().map(|member| match member.role {
            Some(role) => format!("{}, {role}", member.name),
            None => member.name,
        });
        section(&mut lines, say::MEMBERS, members);
        lines
    }
}

fn heading(text: &str) -> Piece {
    Piece { text: text.to_owned(), heading: true }
}

fn line(text: String) -> Piece {
    Piece { text, heading: false }
}

/// Lines under a heading; without lines no heading.
fn section(lines: &mut Vec<Piece>, title: &str, told: impl Iterator<Item = String>) {
    let mut told = told.map(line).peekable();
    if told.peek().is_some() {
        lines.push(heading(title));
        lines.extend(told);
    }
}

/// A date that says what it is: "năm 2021".
fn day(date: PartialDate) -> String {
    match date.month() {
        Some(_) => date.short(),
        None => format!("năm {}", date.short()),
    }
}

/// A paragraph that ends where it ends: a voice stops at a full stop.
fn stopped(mut text: String) -> String {
    if !text.ends_with(['.', '!', '?', '…', ':', ';', ',']) {
        let closed = text.trim_end_matches(['”', '"', '’', ')']);
        if !closed.ends_with(['.', '!', '?', '…']) {
            text.push('.');
        }
    }
    text
}
