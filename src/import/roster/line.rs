//! One line of a table: every cell becomes a value of its column, and what cannot be taken for certain is a doubt.

use super::cells::Cell;
use super::column::Column;
use super::directory::Found;
use super::fields::{Conferred, Fields};
use super::gather::Gatherer;
use super::mapping::Vocabulary;
use super::people::Told;
use super::person::NewTerm;
use super::values::{self, Unread, Years};
use crate::diagnostic::Message;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::{self, fold, fold_toned};

/// One line as it is being read.
pub(super) struct Line {
    pub fields: Fields,
    pub award: Conferred,
    pub has_award: bool,
    pub id: Option<String>,
    pub kind: Option<ProfileKind>,
    pub family: Option<String>,
    pub doubts: Vec<Message>,
    pub notes: Vec<Message>,
}

impl Gatherer<'_> {
    pub(super) fn line(&mut self, told: &Told, award_year: bool) -> Line {
        let mut line = Line {
            fields: Fields::default(),
            award: Conferred::default(),
            has_award: false,
            id: None,
            kind: told.kind.or(self.kind),
            family: None,
            doubts: Vec::new(),
            notes: Vec::new(),
        };
        for (column, cell) in &told.cells {
            if *column != Column::Skip {
                self.cell(&mut line, column, cell);
            }
        }
        if told.hidden {
            line.notes.push(Message::new("roster-hidden"));
        }
        self.section(&mut line, told);
        // In a roster of commendations the only year is that of the award.
        let undated = line.award.year.is_none() && line.award.date.is_none();
        let only = line.has_award && undated && line.fields.awards.is_empty();
        if let ([year], true, false) = (&line.fields.years[..], only, award_year) {
            line.award.year = Some(*year);
        }
        if line.has_award {
            line.fields.awards.push(line.award.clone());
            let decided = line.fields.awards.iter().filter(|award| award.is_decided()).count();
            if decided > 0 && decided < line.fields.awards.len() {
                line.doubts.push(Message::new("roster-whose-decision"));
            }
        } else if line.award != Conferred::default() && !told.continues {
            line.doubts.push(Message::new("roster-no-award"));
        }
        line
    }

    /// A section's heading is the unit of lines that name none.
    fn section(&mut self, line: &mut Line, told: &Told) {
        let Some(section) = told.section.as_ref().filter(|_| line.fields.units.is_empty()) else { return };
        match self.directory.find(Vocabulary::Unit, section, self.mapping) {
            Found::Sure(id) => line.fields.units.push(id),
            _ => line.notes.push(Message::new("roster-section-unknown").arg("text", section.as_str())),
        }
    }

    fn cell(&mut self, line: &mut Line, column: &Column, cell: &Cell) {
        let text = cell.text.replace('\n', " ");
        if cell.is_error {
            let id = if cell.text.starts_with(['#', '=']) { "roster-formula" } else { "roster-ditto" };
            line.doubts.push(Message::new(id).arg("text", text.as_str()));
            return;
        }
        if cell.is_unclear {
            line.doubts.push(Message::new("roster-encoding").arg("text", text.as_str()));
        }
        let is_public = !matches!(column, Column::Private(_) | Column::Decision | Column::DecisionDate | Column::Id);
        if is_public && values::is_private(&text) {
            line.doubts.push(Message::new("roster-private").arg("text", text.as_str()));
        }
        let unread = |line: &mut Line, unread: Unread| line.doubts.push(why_unread(unread, &text));
        let fields = &mut line.fields;
        match column {
            Column::Id => line.id = Some(text),
            Column::Kind => match values::kind(&text) {
                Some(kind) => line.kind = Some(kind),
                None => line.doubts.push(Message::new("roster-kind").arg("text", text)),
            },
            Column::Name | Column::BodyName => self.name(line, *column == Column::BodyName, text),
            Column::Family => line.family = Some(text),
            Column::Given => self.given(line, text),
            Column::Honorific => fields.honorific = Some(text.to_lowercase()),
            Column::Role => fields.roles.extend(values::several(&cell.text)),
            Column::RoleAndUnit => self.role_and_unit(line, &text),
            Column::Unit => {
                for name in values::several(&cell.text) {
                    self.unit(line, &name);
                }
            }
            Column::Field => {
                for name in values::several(&cell.text.replace(',', ";")) {
                    match self.directory.find(Vocabulary::Field, &name, self.mapping) {
                        Found::Sure(id) => line.fields.fields.push(id),
                        other => line.doubts.push(unknown("roster-field-unknown", &name, &other)),
                    }
                }
            }
            Column::Years => match values::years(cell) {
                Ok(Years::Single(years)) => fields.years.extend(years),
                Ok(Years::Period(period)) if fields.period.is_none() => fields.period = Some(period.to_string()),
                Ok(Years::Period(_)) => line.doubts.push(Message::new("roster-second").arg("text", text)),
                Err(error) => unread(line, error),
            },
            Column::Headline => fields.headline = Some(text),
            Column::Summary => fields.summary = Some(text),
            Column::Deeds => fields.deeds.extend(values::lines(&cell.text)),
            Column::Award => self.award(line, &text),
            Column::Rank => match values::rank(&text) {
                Ok(rank) => line.award.rank = Some(rank.number()),
                Err(error) => unread(line, error),
            },
            Column::Decision => {
                let decided = values::decision(&text);
                line.award.date = line.award.date.or(decided.date);
                line.award.issuer = line.award.issuer.take().or(decided.issuer);
                line.award.decision = Some(decided.number);
                self.decided(line);
            }
            Column::DecisionDate => match values::date(cell) {
                Ok(date) => line.award.date = Some(date),
                Err(error) => unread(line, error),
            },
            Column::Issuer => line.award.issuer = Some(text),
            Column::Reason => line.award.reason = Some(text),
            Column::AwardYear => match values::years(cell) {
                Ok(Years::Single(years)) if years.len() == 1 => line.award.year = years.first().copied(),
                _ => unread(line, Unread::Years),
            },
            Column::Private(key) => {
                let value = fields.private.entry(key.clone()).or_default();
                if !value.is_empty() {
                    value.push_str("; ");
                }
                value.push_str(&text);
            }
            Column::Skip => {}
        }
    }

    /// The last word of a name behind the others, or behind the whole name, which ends in it already.
    fn given(&self, line: &mut Line, text: String) {
        let whole = line.family.take().map_or(text.clone(), |family| format!("{family} {text}"));
        match line.fields.name.take() {
            Some(name) if fold_toned(&name).split(' ').next_back() == Some(fold_toned(&text).as_str()) => {
                line.fields.name = Some(name);
            }
            Some(name) => self.name(line, false, format!("{name} {text}")),
            None => self.name(line, false, whole),
        }
    }

    fn name(&self, line: &mut Line, is_body: bool, text: String) {
        // The name of somebody and the name of a body on one line: which of them it is about, it does not say.
        if line.fields.name.is_some() {
            line.doubts.push(Message::new("roster-second").arg("text", text));
            return;
        }
        let told = values::kind_of_name(&text);
        let kind = line.kind.or(if is_body { told.or(Some(ProfileKind::Collective)) } else { told });
        line.kind = kind;
        if kind.is_none_or(|kind| kind == ProfileKind::Individual) {
            let named = values::person(&text);
            line.fields.honorific = line.fields.honorific.take().or(named.honorific);
            line.fields.name = Some(named.name);
        } else {
            line.fields.name = Some(text);
        }
    }

    fn award(&self, line: &mut Line, text: &str) {
        if std::mem::replace(&mut line.has_award, true) {
            line.fields.awards.push(std::mem::take(&mut line.award));
        }
        let whole = self.directory.find(Vocabulary::Award, text, self.mapping);
        let (name, rank) = values::award(text);
        let found = match whole {
            Found::Sure(id) => Found::Sure(id),
            _ => self.directory.find(Vocabulary::Award, &name, self.mapping),
        };
        line.award.rank = line.award.rank.or(rank.map(|rank| rank.number()));
        match found {
            Found::Sure(id) => line.award.kind = id,
            Found::Several(ids) => {
                line.doubts.push(Message::new("roster-award-several").arg("text", text).arg("ids", ids.join(", ")));
            }
            other => line.doubts.push(unknown("roster-award-unknown", text, &other)),
        }
    }

    /// Whether a unit is another new one than that which is near it: a slip stands once, Xã Hoa Lan and Xã Hoa Mai often.
    fn is_another(&self, name: &str, id: &str, near: &str) -> bool {
        let often = |name: &str| self.lines_of.get(name).is_some_and(|lines| *lines > 1);
        self.units.iter().any(|new| new.id == id) && fold(name) != fold(near) && often(name) && often(near)
    }

    fn unit(&mut self, line: &mut Line, name: &str) {
        let found = match self.directory.find(Vocabulary::Unit, name, self.mapping) {
            Found::Near(id, near) if self.is_another(name, &id, &near) => Found::Unknown,
            found => found,
        };
        match found {
            Found::Sure(id) => {
                if !line.fields.units.contains(&id) {
                    line.fields.units.push(id);
                }
            }
            Found::Unknown if self.adding.units => {
                let taken = |id: &str| self.directory.has_id(Vocabulary::Unit, id);
                let id = vietnamese::unique(&vietnamese::slug(name), taken);
                self.directory.add(Vocabulary::Unit, &id, name);
                line.notes.push(Message::new("roster-unit-added").arg("name", name));
                self.units.push(NewTerm { id: id.clone(), name: name.to_owned(), date: None, issuer: None });
                line.fields.units.push(id);
            }
            other => line.doubts.push(unknown("roster-unit-unknown", name, &other)),
        }
    }

    /// “Bí thư, Chi bộ 3”: behind the comma whose rest is a unit; the last comma where none is.
    fn role_and_unit(&mut self, line: &mut Line, text: &str) {
        let commas: Vec<usize> = text.match_indices([',', ';']).map(|(at, _)| at).collect();
        let rest = |at: usize| text[at + 1..].trim();
        let sure =
            |at: &&usize| matches!(self.directory.find(Vocabulary::Unit, rest(**at), self.mapping), Found::Sure(_));
        let at = commas.iter().find(sure).or(commas.last()).copied();
        match at {
            Some(at) => {
                line.fields.roles.push(text[..at].trim().to_owned());
                let unit = rest(at).to_owned();
                self.unit(line, &unit);
            }
            None => line.fields.roles.push(text.to_owned()),
        }
    }

    fn decided(&mut self, line: &mut Line) {
        let Some(number) = line.award.decision.clone().filter(|_| self.adding.decisions) else { return };
        if self.directory.has_decision(&number) || self.decisions.contains_key(&number) {
            return;
        }
        let taken = |id: &str| self.directory.has_decision_id(id) || self.decisions.values().any(|term| term.id == id);
        let id = vietnamese::unique(&vietnamese::slug(&number), taken);
        let term = NewTerm { id, name: number.clone(), date: line.award.date, issuer: line.award.issuer.clone() };
        self.decisions.insert(number, term);
    }
}

fn unknown(id: &'static str, text: &str, found: &Found) -> Message {
    let (near, name) = match found {
        Found::Near(id, name) => (id.as_str(), name.as_str()),
        _ => ("none", ""),
    };
    Message::new(id).arg("text", text).arg("near", near).arg("name", name)
}

fn why_unread(unread: Unread, text: &str) -> Message {
    use vietnamese::DateError as E;
    let why = match unread {
        Unread::Date(E::NoSuchDay { .. }) => "day",
        Unread::Date(E::NoSuchMonth(_)) => "month",
        Unread::Date(E::ShortYear(_)) => "short",
        Unread::Date(E::NoYear) => "no-year",
        Unread::Date(E::Unreadable) => "date",
        Unread::Years => "years",
        Unread::Rank => "rank",
    };
    Message::new("roster-unread").arg("text", text).arg("why", why)
}
