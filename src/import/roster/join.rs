//! Lines of one person come together: what a further line tells, and what it tells otherwise.

use super::fields::Fields;
use super::person::Person;
use crate::diagnostic::Message;
use crate::vietnamese::fold_toned;

/// Another line of the same person.
pub(super) fn join_person(person: &mut Person, other: Person) {
    person.at.extend(other.at);
    person.doubts.extend(other.doubts);
    person.notes.extend(other.notes);
    let name = other.fields.name.as_deref().map(fold_toned);
    if name.is_some() && name != person.fields.name.as_deref().map(fold_toned) {
        person.doubts.push(Message::new("roster-two-names").arg("text", other.fields.name.clone().unwrap_or_default()));
    }
    let others = join(&mut person.fields, other.fields);
    person.doubts.extend(others);
}

/// What a further line tells: awards come to the others, what was not said before is said now. What it says otherwise than
/// the line before is given back as doubts.
pub(super) fn join(fields: &mut Fields, more: Fields) -> Vec<Message> {
    let mut others = Vec::new();
    let mut otherwise = |text: &str| others.push(Message::new("roster-otherwise").arg("text", text));
    for award in more.awards {
        if !fields.awards.contains(&award) {
            fields.awards.push(award);
        }
    }
    let mut fill = |own: &mut Option<String>, other: Option<String>| match (&own, other) {
        (Some(own), Some(other)) if *own != other => otherwise(&other),
        (None, other) => *own = other,
        _ => {}
    };
    fill(&mut fields.summary, more.summary);
    fill(&mut fields.headline, more.headline);
    fill(&mut fields.period, more.period);
    fill(&mut fields.honorific, more.honorific);
    let add = |own: &mut Vec<String>, other: Vec<String>| {
        for item in other {
            if !own.contains(&item) {
                own.push(item);
            }
        }
    };
    add(&mut fields.roles, more.roles);
    add(&mut fields.units, more.units);
    add(&mut fields.fields, more.fields);
    add(&mut fields.deeds, more.deeds);
    for year in more.years {
        if !fields.years.contains(&year) {
            fields.years.push(year);
        }
    }
    for (key, value) in more.private {
        match fields.private.get(&key) {
            Some(own) if *own != value => otherwise(&value),
            Some(_) => {}
            None => drop(fields.private.insert(key, value)),
        }
    }
    others
}
