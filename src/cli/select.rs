//! Which profiles a list or an export is about: by kind, by unit with those below it, by what they still lack.

use super::Refusal;
use crate::diagnostic::Message;
use crate::model::{Lack, ProfileQuery, Site};
use crate::reading::entities::ProfileKind;
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
