//! What a person's fields are as keys of a record: of a new draft, and of one that is corrected.

use super::fields::{Conferred, Fields};
use crate::reading::entities::{Profile, ProfileKind, Role};
use crate::scaffold::{Kind, Setting, Value, scalar};
use crate::schema::Choice;
use crate::vietnamese::PartialDate;
use std::collections::BTreeMap;

/// The draft that a kind of record begins as.
pub fn kind(kind: ProfileKind) -> Kind {
    match kind {
        ProfileKind::Individual => Kind::Individual,
        ProfileKind::Collective => Kind::Collective,
        ProfileKind::Household => Kind::Household,
        ProfileKind::Model => Kind::Model,
    }
}

/// A kind's word as records have it.
fn written_kind(word: &str) -> Option<&'static str> {
    ProfileKind::WORDS.iter().find(|(english, _)| *english == word).map(|(_, vietnamese)| *vietnamese)
}

/// The settings of these keys. `there` is the record that is corrected; what it says besides stays.
pub fn settings(
    fields: &Fields,
    keys: &[&str],
    there: Option<&Profile>,
    private: &BTreeMap<String, String>,
) -> Vec<Setting> {
    let has = |key: &str| keys.contains(&key);
    let text = |own: &Option<String>| own.as_ref().map(|text| Value::Line(scalar(text)));
    let line = |text: String| Some(Value::Line(text));
    let mut settings = Vec::new();
    let mut set = |keys: [&'static str; 2], value: Option<Value>| {
        if has(keys[1]) {
            settings.extend(value.map(|value| Setting { keys, value }));
        }
    };
    set(["kind", "loai"], fields.kind.and_then(written_kind).map(|word| Value::Line(word.to_owned())));
    set(["name", "ten"], text(&fields.name));
    set(["honorific", "xung_ho"], text(&fields.honorific));
    set(["headline", "tieu_de"], text(&fields.headline));
    set(["fields", "linh_vuc"], line(format!("[{}]", fields.fields.join(", "))));
    set(
        ["years", "nam"],
        line(format!("[{}]", fields.years.iter().map(u16::to_string).collect::<Vec<_>>().join(", "))),
    );
    set(["period", "giai_doan"], text(&fields.period));
    set(["summary", "tom_tat"], text(&fields.summary));
    set(
        ["deeds", "thanh_tich"],
        Some(Value::Block(fields.deeds.iter().map(|deed| format!("- {}", scalar(deed))).collect())),
    );
    set(["awards", "khen_thuong"], Some(Value::Block(awards(fields, there))));
    let mut kept = private.clone();
    kept.extend(fields.private.clone());
    let kept = kept.iter().map(|(key, value)| format!("{key}: {}", scalar(value))).collect();
    set(["internal", "noi_bo"], Some(Value::Block(kept)));
    if has("chuc_vu") || has("don_vi") {
        let (roles, units) = roles_and_units(fields, there);
        if !roles.is_empty() {
            settings.push(Setting { keys: ["roles", "chuc_vu"], value: Value::Block(roles) });
        }
        let had = there.is_some_and(|record| !record.units.is_empty());
        if !units.is_empty() || had {
            let value = Value::Line(format!("[{}]", units.join(", ")));
            settings.push(Setting { keys: ["units", "don_vi"], value });
        }
    }
    settings
}

/// The keys that a new draft is given.
pub fn keys_of(fields: &Fields) -> Vec<&'static str> {
    let nothing = Fields { kind: fields.kind, name: fields.name.clone(), ..Fields::default() };
    let mut keys = fields.differing(&nothing, &BTreeMap::new());
    // The template's year is that of today.
    if !keys.contains(&"nam") {
        keys.push("nam");
    }
    keys
}

/// One role has the unit; several have one each where there are as many; units that are left stand by themselves.
fn roles_and_units(fields: &Fields, there: Option<&Profile>) -> (Vec<String>, Vec<String>) {
    let before: &[Role] = there.map_or(&[], |record| &record.roles);
    let names: Vec<&str> = match fields.roles.is_empty() {
        true => before.iter().map(|role| role.name.as_str()).collect(),
        false => fields.roles.iter().map(String::as_str).collect(),
    };
    let units = match there {
        Some(record) if fields.units.is_empty() => Fields::of(record).units,
        _ => fields.units.clone(),
    };
    let of_role = |index: usize| -> Option<&str> {
        let kept = before.get(index).filter(|_| before.len() == names.len());
        let kept = kept.and_then(|role| role.unit.as_ref()).map(|unit| unit.id.as_str());
        let kept = kept.filter(|id| units.iter().any(|unit| unit == id));
        let paired = (names.len() == 1 || names.len() == units.len()).then(|| units.get(index).map(String::as_str));
        kept.or(paired.flatten())
    };
    let mut used = Vec::new();
    let mut roles = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let mut entry = vec![format!("ten: {}", flow(name))];
        if let Some(unit) = of_role(index) {
            used.push(unit.to_owned());
            entry.push(format!("don_vi: {unit}"));
        }
        if let Some(role) = before.get(index).filter(|_| before.len() == names.len()) {
            entry.extend(role.from.map(|date| format!("tu: {}", date.short())));
            entry.extend(role.to.map(|date| format!("den: {}", date.short())));
        }
        roles.push(format!("- {{{}}}", entry.join(", ")));
    }
    // What a record says of its units by themselves it goes on saying.
    let said = |unit: &String| there.is_some_and(|record| record.units.iter().any(|own| own.id == *unit));
    let rest = units.iter().filter(|unit| !used.contains(unit) || said(unit)).cloned().collect();
    (roles, rest)
}

/// The awards of a record after a line was read: those that the line tells otherwise are corrected, new ones come to them.
fn awards(fields: &Fields, there: Option<&Profile>) -> Vec<String> {
    let before = there.map(|record| record.awards.as_slice()).unwrap_or_default();
    let mut told: Vec<Option<&Conferred>> = vec![None; before.len()];
    let mut new = Vec::new();
    for award in &fields.awards {
        let free = |told: &[Option<&Conferred>], fits: &dyn Fn(&Conferred) -> bool| {
            (0..before.len()).find(|at| told[*at].is_none() && fits(&Conferred::of(&before[*at])))
        };
        let at = free(&told, &|other| award.is_told_by(other)).or_else(|| free(&told, &|other| award.is_like(other)));
        match at {
            Some(at) => told[at] = Some(award),
            None => new.push(award),
        }
    }
    // As many lines as awards, and one of each left over: the line corrects that one.
    if let ([award], [at]) = (&new[..], &(0..before.len()).filter(|at| told[*at].is_none()).collect::<Vec<_>>()[..])
        && fields.awards.len() == before.len()
    {
        told[*at] = Some(award);
        new.clear();
    }
    let mut lines = Vec::new();
    for (award, told) in before.iter().zip(told) {
        let old = Conferred::of(award);
        let mut entry = conferred(&told.map_or_else(|| old.clone(), |told| over(told, &old)));
        entry.extend(award.time.map(|time| format!("lan: {time}")));
        entry.extend(award.period.map(|period| format!("giai_doan: {period}")));
        entry.extend((!award.stands()).then(|| "tinh_trang: thu_hoi".to_owned()));
        entry.extend(award.posthumous.then(|| "truy_tang: true".to_owned()));
        lines.push(format!("- {{{}}}", entry.join(", ")));
    }
    lines.extend(new.iter().map(|award| format!("- {{{}}}", conferred(award).join(", "))));
    lines
}

fn over(told: &Conferred, old: &Conferred) -> Conferred {
    let date = told.date.or(old.date);
    // A year that only the day tells stays with the day.
    let said = |year: &u16| old.year.is_some() || date.is_none_or(|date| date.year() != *year);
    Conferred {
        kind: told.kind.clone(),
        rank: told.rank.or(old.rank),
        year: told.year.filter(said).or(old.year),
        date,
        decision: told.decision.clone().or_else(|| old.decision.clone()),
        issuer: told.issuer.clone().or_else(|| old.issuer.clone()),
        reason: told.reason.clone().or_else(|| old.reason.clone()),
    }
}

fn conferred(award: &Conferred) -> Vec<String> {
    let mut entry = vec![format!("loai: {}", award.kind)];
    entry.extend(award.rank.map(|rank| format!("hang: {rank}")));
    entry.extend(award.year.map(|year| format!("nam: {year}")));
    entry.extend(award.decision.as_ref().map(|number| format!("quyet_dinh: {}", flow(number))));
    entry.extend(award.date.map(|date: PartialDate| format!("ngay: {}", date.short())));
    entry.extend(award.issuer.as_ref().map(|issuer| format!("co_quan: {}", flow(issuer))));
    entry.extend(award.reason.as_ref().map(|reason| format!("ly_do: {}", flow(reason))));
    entry
}

/// A text as a value within `{}`, where commas and brackets end it.
pub fn flow(text: &str) -> String {
    let plain = scalar(text);
    if plain.starts_with('"') || !text.contains([',', '[', ']', '{', '}', '#', ':', '"', '\'']) {
        plain
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
