//! What a command is about: profiles by kind, by unit with those below it, by what they still lack, or by id; a yearbook
//! by id, or the only one.

use super::Refusal;
use crate::diagnostic::Message;
use crate::model::{Lack, ProfileQuery, Site};
use crate::reading::entities::ProfileKind;
use crate::vietnamese;
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, ArgMatches};

pub(super) fn unit() -> Arg {
    Arg::new("unit").long("unit").value_name("ID")
}

pub(super) fn missing() -> Arg {
    let values = Lack::ALL.into_iter().map(|lack| {
        let [english, vietnamese] = lack.words();
        PossibleValue::new(english).alias(vietnamese)
    });
    Arg::new("missing")
        .long("missing")
        .value_parser(values.collect::<Vec<_>>())
        .value_delimiter(',')
        .action(ArgAction::Append)
        .value_name("WHAT")
}

/// Whether a list is asked for that only the office can have: of records that readers may not see.
pub(super) fn asks(matches: &ArgMatches) -> bool {
    matches.contains_id("unit") || matches.contains_id("missing") || matches.contains_id("columns")
}

/// The profiles that are meant, in the order of names. Of several things that are missing, one is enough.
///
/// # Errors
/// When there is no such unit.
pub(super) fn profiles(matches: &ArgMatches, kind: Option<ProfileKind>, site: &Site) -> Result<Vec<usize>, Refusal> {
    let unit = match matches.get_one::<String>("unit") {
        Some(typed) => Some(unit_id(site, typed)?),
        None => None,
    };
    let query = ProfileQuery { kind, unit: unit.as_deref(), ..ProfileQuery::default() };
    let lacks: Vec<Lack> = matches
        .try_get_many::<String>("missing")
        .ok()
        .flatten()
        .unwrap_or_default()
        .filter_map(|word| Lack::parse(word))
        .collect();
    let mut found = site.select_profiles(&query);
    found.retain(|index| {
        let profile = &site.profiles[*index];
        lacks.is_empty() || lacks.iter().any(|lack| lack.is_of(profile, site.mode))
    });
    Ok(found)
}

fn unit_id(site: &Site, typed: &str) -> Result<String, Refusal> {
    if site.units.get(typed).is_some() {
        return Ok(typed.to_owned());
    }
    let near = site.units.near(typed).unwrap_or("none");
    Err(Refusal(Message::new("select-unknown-unit").arg("id", typed).arg("near", near)))
}

/// The id of a profile as it was typed, with its folder or without.
///
/// # Errors
/// When there is no such profile; the nearest is named.
pub(super) fn profile_id<'a>(site: &'a Site, typed: &str) -> Result<&'a str, Refusal> {
    let id = typed.trim_start_matches("@/").trim_start_matches("ho-so/").trim_end_matches('/');
    site.profile(id).map(|profile| profile.id.as_str()).ok_or_else(|| {
        let near = vietnamese::nearest(id, site.profiles.iter().map(|profile| profile.id.as_str()));
        Refusal(Message::new("consent-unknown").arg("id", typed).arg("near", near.unwrap_or("none")))
    })
}

/// The place among the `known` of the yearbook that was typed; without one, of the only one.
///
/// # Errors
/// When there is no such book, none at all, or several and none was named.
pub(super) fn book(typed: Option<&str>, known: &[&str]) -> Result<usize, Refusal> {
    match (typed, known) {
        (None, [_]) => Ok(0),
        (None, [_, ..]) => Err(Refusal(Message::new("list-which-book").arg("known", known.join(", ")))),
        (Some(id), _) => known.iter().position(|book| *book == id).ok_or_else(|| no_such_book(typed, known)),
        (None, []) => Err(no_such_book(None, known)),
    }
}

/// That a yearbook is not there, or that there is none.
pub(super) fn no_such_book(typed: Option<&str>, known: &[&str]) -> Refusal {
    match typed {
        Some(id) if !known.is_empty() => {
            Refusal(Message::new("yearbook-unknown").arg("id", id).arg("known", known.join(", ")))
        }
        _ => Refusal(Message::new("yearbook-none")),
    }
}
