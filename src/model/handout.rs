//! Handouts: what readers of the site may print. An article or a profile by itself, and for each month of a series
//! that asks for it a reading pack, which a branch reads at its monthly meeting.
//!
//! They are made of the published site and of nothing else: what a gate holds back is in none. The form that asks for a
//! consent is set like one, and is never among them.

use super::{ArticleQuery, Item, Site, Subject};
use crate::path::SourcePath;
use crate::reading::entities::Profile;
use crate::vietnamese::PartialDate;
use std::collections::BTreeMap;

/// A file to be printed by whoever reads the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handout {
    /// An article or a profile.
    Leaf(Subject),
    Pack(Pack),
    Poster(Poster),
    /// The page of a profile as it would stand, under the form by which the person is asked: of the office's own site, and
    /// for nobody but that person.
    Form(usize),
}

/// A sheet for the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Poster {
    /// Of a profile, by its index.
    Exemplar(usize),
    /// Of standards of conduct, by their id.
    Standards(String, Paper),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    A4,
    A3,
}

impl Paper {
    /// The end of a file's name, and what templates call it.
    pub const fn word(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::A3 => "a3",
        }
    }
}

/// What a series has for the meeting of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub series: String,
    pub month: PartialDate,
    /// As indices into the site's, in the order in which they are read: by instalment, then by date.
    pub articles: Vec<usize>,
}

impl Handout {
    /// The texts that it prints, in its order; a sheet for the wall prints none.
    pub fn subjects(&self) -> Vec<Subject> {
        match self {
            Handout::Poster(_) => Vec::new(),
            Handout::Leaf(subject) => vec![*subject],
            Handout::Form(index) => vec![Subject::Profile(*index)],
            Handout::Pack(pack) => pack.articles.iter().map(|index| Subject::Article(*index)).collect(),
        }
    }
}

impl Site {
    /// Every handout: of articles, of profiles, then the packs of each series, then sheets for the wall.
    pub fn handouts(&self) -> Vec<Handout> {
        let articles = (0..self.articles.len()).map(Subject::Article);
        let profiles = (0..self.profiles.len()).map(Subject::Profile);
        let leaves = articles.chain(profiles).filter(|subject| self.hands_out(*subject)).map(Handout::Leaf);
        let packs = self.series.ids().flat_map(|series| self.packs(series)).map(Handout::Pack);
        leaves.chain(packs).chain(self.posters().into_iter().map(Handout::Poster)).collect()
    }

    fn posters(&self) -> Vec<Poster> {
        let Some(wanted) = &self.config.handouts else { return Vec::new() };
        let profiles = (0..self.profiles.len()).filter(|index| self.has_poster(*index)).map(Poster::Exemplar);
        let standards = self.standards.ids().filter(|_| wanted.standards);
        let of = |id: &str| [Paper::A4, Paper::A3].map(|paper| Poster::Standards(id.to_owned(), paper));
        profiles.chain(standards.flat_map(of)).collect()
    }

    /// Whether a profile has a sheet for the wall: where the site has them, and nobody wants none of this one.
    pub fn has_poster(&self, profile: usize) -> bool {
        let wanted = self.config.handouts.as_ref().is_some_and(|all| all.posters);
        wanted && self.profiles[profile].record.handout != Some(false)
    }

    /// The file that a handout tells of.
    pub fn record_of(&self, handout: &Handout) -> &SourcePath {
        let known = match handout {
            Handout::Leaf(subject) => Some(self.path(*subject)),
            Handout::Pack(pack) => self.series.get(&pack.series).map(|entry| &entry.path),
            Handout::Form(index) | Handout::Poster(Poster::Exemplar(index)) => Some(&self.profiles[*index].path),
            Handout::Poster(Poster::Standards(id, _)) => self.standards.get(id).map(|entry| &entry.path),
        };
        known.unwrap_or(&self.config_path)
    }

    /// Whether readers get a handout of it: as its record says, or else as the site does.
    pub fn hands_out(&self, subject: Subject) -> bool {
        let all = self.config.handouts.as_ref();
        match subject {
            Subject::Article(i) => self.articles[i].record.handout.unwrap_or(all.is_some_and(|all| all.articles)),
            Subject::Profile(i) => self.profiles[i].record.handout.unwrap_or(all.is_some_and(|all| all.profiles)),
            _ => false,
        }
    }

    /// The reading packs of a series, the newest month first; none when it does not ask for them.
    pub fn packs(&self, series: &str) -> Vec<Pack> {
        let asked = self.series.get(series).is_some_and(|entry| entry.record.reading_pack);
        let articles = self.select_articles(&ArticleQuery { series: Some(series), ..Default::default() });
        let mut months: BTreeMap<PartialDate, Vec<usize>> = BTreeMap::new();
        for index in articles.into_iter().filter(|_| asked) {
            let date = self.articles[index].record.date;
            let month = date.and_then(|date| PartialDate::of_month(date.year(), date.month()?).ok());
            if let Some(month) = month {
                months.entry(month).or_default().push(index);
            }
        }
        let packs = months.into_iter().rev().map(|(month, mut articles)| {
            articles.sort_by_key(|index| self.place_in_series(*index));
            Pack { series: series.to_owned(), month, articles }
        });
        packs.collect()
    }

    /// By instalment, those without one last; then by date, and by id.
    fn place_in_series(&self, article: usize) -> (u64, Option<PartialDate>, &str) {
        let item = &self.articles[article];
        let instalment = item.record.instalment.as_ref().map_or(u64::MAX, |number| number.value);
        (instalment, item.record.date.map(PartialDate::start), &item.id)
    }

    /// The date that a handout bears: that of its text, never that of a printing. A profile has the latest year
    /// that it tells of; a form, the day on which it is printed.
    pub fn date_of(&self, handout: &Handout) -> Option<PartialDate> {
        if matches!(handout, Handout::Form(_)) {
            return Some(self.mode.today);
        }
        let of = |subject: Subject| match subject {
            Subject::Article(i) => self.articles[i].record.updated.or(self.articles[i].record.date),
            Subject::Profile(i) => self.latest_date(&self.profiles[i]),
            _ => None,
        };
        match handout {
            Handout::Poster(Poster::Exemplar(index)) => self.latest_date(&self.profiles[*index]),
            Handout::Poster(Poster::Standards(id, _)) => {
                let year = self.standards.get(id)?.record.year?;
                PartialDate::of_year(year.0).ok()
            }
            _ => handout.subjects().into_iter().filter_map(of).max_by_key(|date| date.start()),
        }
    }

    fn latest_date(&self, profile: &Item<Profile>) -> Option<PartialDate> {
        let years = self.years_of(profile).into_iter().chain(profile.awards().filter_map(|a| self.award_year(a)));
        let years = years.filter_map(|year| PartialDate::of_year(year).ok());
        years.chain(profile.awards().filter_map(|award| award.date)).max_by_key(|date| date.start())
    }
}
