//! Profiles as lists and pages show them: people and groups, their roles, members, awards.

use super::pictures::PictureCard;
use super::words::iso;
use crate::model::Item;
use crate::reading::Kind;
use crate::reading::entities::{Award, Member, Photo, Profile, ProfileKind, Role};
use crate::reading::vocabulary::Term;
use crate::vietnamese;
use crate::view::View;
use crate::view::terms::TermRef;
use serde::Serialize;

#[derive(Serialize)]
pub struct RoleCard {
    pub name: String,
    pub unit: Option<TermRef>,
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Serialize)]
pub struct DecisionRef {
    pub number: String,
    pub route: Option<String>,
}

#[derive(Serialize)]
pub struct AwardCard {
    /// "Huân chương Lao động hạng Nhất (lần thứ hai)".
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Option<TermRef>,
    pub class: &'static str,
    pub rank: Option<String>,
    pub time: Option<String>,
    pub year: Option<u16>,
    pub date: Option<String>,
    pub period: Option<String>,
    pub reason: Option<String>,
    pub decision: Option<DecisionRef>,
    pub issuer: Option<String>,
    pub posthumous: bool,
}

#[derive(Serialize)]
pub struct ProfileCard {
    pub id: String,
    pub kind: &'static str,
    pub name: String,
    pub honorific: Option<String>,
    pub headline: Option<String>,
    pub route: String,
    pub summary: Option<String>,
    pub roles: Vec<RoleCard>,
    pub units: Vec<TermRef>,
    pub fields: Vec<TermRef>,
    pub years: Vec<u16>,
    pub period: Option<String>,
    pub portrait: Option<PictureCard>,
    /// What stands for it in lists where there is no portrait: its first photograph, of a person the first that shows nobody else.
    pub cover: Option<PictureCard>,
    pub initials: String,
    /// One of sixteen patterns for a tile without a portrait, from the id.
    pub pattern: u8,
    pub sample: bool,
    pub featured: bool,
    pub deeds: Vec<String>,
    pub awards: Vec<AwardCard>,
    pub held_back: Option<String>,
}

/// A person of a collective.
#[derive(Serialize)]
pub struct MemberCard {
    pub name: String,
    pub role: Option<String>,
    pub route: Option<String>,
    /// `ho-so/nguyen-van-mau`, when the person has a profile here.
    pub key: Option<String>,
}

impl View {
    pub fn profile_card(&self, item: &Item<Profile>) -> ProfileCard {
        let record = &item.record;
        ProfileCard {
            id: item.id.clone(),
            kind: item.kind().word(),
            name: record.name.clone(),
            honorific: record.honorific.clone(),
            headline: record.headline.clone(),
            route: item.route.to_string(),
            summary: record.summary.clone(),
            roles: record.roles.iter().map(|role| self.role(item, role)).collect(),
            units: self.site.units_called(item).into_iter().map(|unit| self.called(unit)).collect(),
            fields: self.term_refs(&self.site.fields, &record.fields),
            years: self.site.years_of(item).into_iter().collect(),
            period: record.period.map(|period| period.to_string()),
            portrait: self.picture(&item.path, record.portrait.as_ref(), &record.name),
            cover: self.picture(&item.path, cover(item), &record.name),
            initials: initials(item),
            pattern: crate::digest::Digest::of(item.id.as_bytes()).first() % 16,
            sample: record.sample,
            featured: record.featured,
            deeds: record.deeds.clone(),
            awards: self.awards(item).into_iter().map(|award| self.award(award)).collect(),
            held_back: self.held(item),
        }
    }

    /// The awards that stand, latest first.
    pub fn awards<'a>(&self, item: &'a Item<Profile>) -> Vec<&'a Award> {
        let mut awards: Vec<&Award> = item.awards().collect();
        awards.sort_by_key(|award| {
            (std::cmp::Reverse(self.site.awarded_by(award)), self.site.award_types.rank(&award.kind.id))
        });
        awards
    }

    pub fn award(&self, award: &Award) -> AwardCard {
        let kind = self.site.award_types.get(&award.kind.id).map(|entry| &entry.record);
        let rank = award.rank.map(|rank| rank.to_string());
        let time = award.time.map(vietnamese::ordinal_time);
        let mut label = kind.map_or_else(|| award.kind.id.clone(), |kind| kind.name().to_owned());
        if let Some(rank) = &rank {
            label.push(' ');
            label.push_str(rank);
        }
        if let Some(time) = &time {
            label.push_str(&format!(" ({time})"));
        }
        AwardCard {
            label,
            kind: self.term_ref(&self.site.award_types, &award.kind.id),
            class: kind.and_then(|kind| kind.class).map_or("form", |class| class.word()),
            rank,
            time,
            year: self.site.award_year(award),
            date: iso(award.date),
            period: award.period.map(|period| period.to_string()),
            reason: award.reason.clone(),
            decision: award.decision.as_ref().map(|written| {
                let known = self.site.decision_of(award);
                DecisionRef {
                    number: known.map_or_else(|| written.value.clone(), |d| d.record.number.clone()),
                    route: known.map(|d| self.site.decisions.route(&d.id).to_string()),
                }
            }),
            issuer: award.issuer.clone().or_else(|| self.site.decision_of(award).and_then(|d| d.record.issuer.clone())),
            posthumous: award.posthumous,
        }
    }

    /// The people of a collective who may be named.
    pub fn members(&self, item: &Item<Profile>) -> Vec<MemberCard> {
        let card = |member: &Member| {
            let person = self.site.person(member.profile.as_ref(), member.name.as_deref())?;
            Some(MemberCard {
                name: person.name()?.to_owned(),
                role: member.role.clone(),
                route: person.profile.map(|p| p.route.to_string()),
                key: person.profile.map(|p| format!("{}/{}", Kind::Profile.folder(), p.id)),
            })
        };
        item.record.members.iter().filter_map(card).collect()
    }

    fn role(&self, item: &Item<Profile>, role: &Role) -> RoleCard {
        let when = self.site.time_of_role(item, role);
        RoleCard {
            name: role.name.clone(),
            unit: role.unit.as_ref().and_then(|unit| self.unit_ref(&unit.id, when)),
            from: iso(role.from),
            to: iso(role.to),
        }
    }
}

/// The letters on a tile that stands for a portrait.
fn initials(item: &Item<Profile>) -> String {
    match item.kind() {
        ProfileKind::Individual => vietnamese::initials(&item.record.name),
        _ => String::new(),
    }
}

/// The photograph that stands for a profile without a portrait. A face under somebody else's name would be worse than none.
fn cover(item: &Item<Profile>) -> Option<&Photo> {
    let of_them = |photo: &&Photo| match item.kind() {
        ProfileKind::Individual => {
            matches!(&*photo.people, [person] if person.profile.as_ref().is_some_and(|profile| profile.id == item.id))
        }
        _ => true,
    };
    item.record.photos.iter().find(of_them).filter(|_| item.record.portrait.is_none())
}
