//! What a roster can say of a record: the same from a line of a table and from a record that is there, so that the two
//! can be compared.

use super::values::bare;
use crate::digest::Digest;
use crate::reading::entities::{Award, Profile};
use crate::vietnamese::{PartialDate, fold_toned};
use serde::Serialize;
use std::collections::BTreeMap;

/// Nothing is what a table does not say; a cell that is empty takes nothing away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fields {
    pub kind: Option<&'static str>,
    pub name: Option<String>,
    pub honorific: Option<String>,
    pub roles: Vec<String>,
    /// By id.
    pub units: Vec<String>,
    pub fields: Vec<String>,
    pub years: Vec<u16>,
    pub period: Option<String>,
    pub headline: Option<String>,
    pub summary: Option<String>,
    pub deeds: Vec<String>,
    pub awards: Vec<Conferred>,
    /// For the office alone, by the keys of `noi_bo`.
    pub private: BTreeMap<String, String>,
}

/// An award as a line tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Conferred {
    /// The award type's id.
    pub kind: String,
    pub rank: Option<u8>,
    pub year: Option<u16>,
    pub date: Option<PartialDate>,
    pub decision: Option<String>,
    pub issuer: Option<String>,
    pub reason: Option<String>,
}

impl Conferred {
    pub fn of(award: &Award) -> Self {
        Conferred {
            kind: award.kind.id.clone(),
            rank: award.rank.map(|rank| rank.number()),
            year: award.year.map(|year| year.0),
            date: award.date,
            decision: award.decision.as_ref().map(|decision| decision.value.clone()),
            issuer: award.issuer.clone(),
            reason: award.reason.clone(),
        }
    }

    /// Whether it is told by what it was conferred.
    pub fn is_decided(&self) -> bool {
        self.decision.is_some() || self.date.is_some() || self.issuer.is_some() || self.reason.is_some()
    }

    /// Whether an award that is there says all that this line does.
    pub fn is_told_by(&self, there: &Conferred) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| a.is_none() || a == b;
        self.kind == there.kind
            && (self.rank.is_none() || self.rank == there.rank)
            && (self.year.is_none() || self.year == there.year.or(there.date.map(PartialDate::year)))
            && (self.date.is_none() || self.date == there.date)
            && same(&self.decision, &there.decision)
            && same(&self.issuer, &there.issuer)
            && same(&self.reason, &there.reason)
    }

    /// Whether they may be one conferring, told with other words.
    pub fn is_like(&self, there: &Conferred) -> bool {
        let year = |c: &Conferred| c.year.or(c.date.map(PartialDate::year));
        let decided = self.decision.is_some() && self.decision == there.decision;
        decided
            || self.kind == there.kind && (year(self).is_none() || year(there).is_none() || year(self) == year(there))
    }
}

impl Fields {
    /// What a record says of what a roster may say; `noi_bo` is not looked at.
    pub fn of(record: &Profile) -> Self {
        let mut units: Vec<String> = Vec::new();
        let of_roles = record.roles.iter().filter_map(|role| role.unit.as_ref());
        for unit in of_roles.chain(&record.units) {
            if !units.contains(&unit.id) {
                units.push(unit.id.clone());
            }
        }
        Fields {
            kind: Some(record.kind.value.word()),
            name: Some(record.name.clone()),
            honorific: record.honorific.clone(),
            roles: record.roles.iter().map(|role| role.name.clone()).collect(),
            units,
            fields: record.fields.iter().map(|field| field.id.clone()).collect(),
            years: record.years.iter().map(|year| year.0).collect(),
            // Where both are given a roster shows the years.
            period: record.period.filter(|_| record.years.is_empty()).map(|period| period.to_string()),
            headline: record.headline.clone(),
            summary: record.summary.clone(),
            deeds: record.deeds.clone(),
            awards: record.awards.iter().map(Conferred::of).collect(),
            private: BTreeMap::new(),
        }
    }

    /// The keys of a record that this line would write otherwise than they are. `private` is what `noi_bo` holds.
    pub fn differing(&self, there: &Fields, private: &BTreeMap<String, String>) -> Vec<&'static str> {
        let text = |own: &Option<String>, other: &Option<String>| {
            own.as_ref().is_some_and(|own| other.as_deref().map(one_line) != Some(one_line(own)))
        };
        let list = |own: &[String], other: &[String]| !own.is_empty() && own != other;
        let sets = |own: &[String], other: &[String]| {
            let sorted = |list: &[String]| {
                let mut list = list.to_vec();
                list.sort();
                list
            };
            !own.is_empty() && sorted(own) != sorted(other)
        };
        let awards = self.awards.iter().any(|award| !there.awards.iter().any(|other| award.is_told_by(other)));
        let kept = self.private.iter().any(|(key, value)| private.get(key) != Some(value));
        let all = [
            ("loai", self.kind.is_some() && self.kind != there.kind),
            ("ten", text(&self.name, &there.name)),
            ("xung_ho", text(&self.honorific, &there.honorific)),
            ("chuc_vu", list(&self.roles, &there.roles)),
            ("don_vi", sets(&self.units, &there.units)),
            ("linh_vuc", sets(&self.fields, &there.fields)),
            ("nam", !self.years.is_empty() && self.years != there.years),
            ("giai_doan", text(&self.period, &there.period)),
            ("tieu_de", text(&self.headline, &there.headline)),
            ("tom_tat", text(&self.summary, &there.summary)),
            ("thanh_tich", list(&self.deeds, &there.deeds.iter().map(|deed| bare(deed)).collect::<Vec<_>>())),
            ("khen_thuong", awards),
            ("noi_bo", kept),
        ];
        all.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| key).collect()
    }

    pub fn digest(&self) -> Digest {
        Digest::of(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// Who a line is about, as well as a table can tell: by name, unit, and whatever tells namesakes apart.
    pub fn key(&self) -> Digest {
        let name = fold_toned(self.name.as_deref().unwrap_or_default());
        let mut parts = vec![name, self.kind.unwrap_or_default().to_owned()];
        parts.extend(self.units.iter().cloned());
        parts.extend(self.tells_apart().map(str::to_owned));
        Digest::of_parts(parts.iter().map(String::as_bytes))
    }

    /// Whether nothing says that they are of different units.
    pub fn may_be_in_one_unit(&self, other: &Fields) -> bool {
        self.units.is_empty() || other.units.is_empty() || self.units.iter().any(|unit| other.units.contains(unit))
    }

    /// Whether both say what tells people apart, and otherwise.
    pub fn is_another(&self, other: &Fields) -> bool {
        let keys = ["can_cuoc", "ngay_sinh", "dien_thoai"];
        keys.iter().any(|key| {
            let both = self.private.get(*key).zip(other.private.get(*key));
            both.is_some_and(|(own, other)| own != other)
        })
    }

    /// What no two people share.
    pub fn tells_apart(&self) -> impl Iterator<Item = &str> {
        ["can_cuoc", "ngay_sinh", "dien_thoai"].iter().filter_map(|key| self.private.get(*key)).map(String::as_str)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
