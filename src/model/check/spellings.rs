//! Names that are nearly somebody's: "Lựa" where the profile says "Lụa". Whoever corrects a name in a profile learns here
//! where the old spelling still stands.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::model::assemble::Waiting;
use crate::model::{Item, Reason};
use crate::path::SourcePath;
use crate::reading::entities::{Profile, ProfileKind};
use crate::schema::Spanned;
use crate::vietnamese::{fold, fold_toned, phrases, respelled};
use std::collections::{BTreeSet, HashMap};

/// Somebody of the site.
struct Known<'a> {
    item: &'a Item<Profile>,
    /// The words as they are compared, without tones.
    words: Vec<String>,
    toned: String,
}

/// A word as it is heard, so that `Lý` and `Lí` are near.
fn heard(word: &str) -> String {
    fold(word).replace('y', "i")
}

fn heard_words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || "’'".contains(c)).filter(|word| !word.is_empty()).map(heard).collect()
}

impl Checker<'_> {
    pub(super) fn spellings(&mut self, waiting: &Waiting) {
        self.near_profiles(waiting);
        let site = self.site;
        let people = site.profiles.iter().filter(|item| {
            matches!(item.kind(), ProfileKind::Individual | ProfileKind::Household) && item.record.name.contains(' ')
        });
        let known: Vec<Known<'_>> = people
            .map(|item| {
                let name = &item.record.name;
                Known { item, words: heard_words(name), toned: fold_toned(name) }
            })
            .collect();
        let held = site.held_back.iter().map(|held| fold_toned(&held.name));
        let members = site.profiles.iter().flat_map(|item| &item.record.members);
        let members = members.filter_map(|member| member.name.as_deref()).map(fold_toned);
        let allowed = site.config.right_names.iter().map(|name| fold_toned(name));
        let right: BTreeSet<String> =
            known.iter().map(|known| known.toned.clone()).chain(held).chain(members).chain(allowed).collect();
        let mut beginnings: HashMap<&str, Vec<&Known<'_>>> = HashMap::new();
        for known in &known {
            if let Some(first) = known.words.first() {
                beginnings.entry(first).or_default().push(known);
            }
        }
        let notes = self.notes;
        for (path, notes) in notes {
            let mut told = BTreeSet::new();
            for called in &notes.called {
                if let Some((written, known)) = near(&called.value, &beginnings, &right)
                    && told.insert((fold_toned(&written), called.span))
                {
                    self.near_name(path, called, &written, known);
                }
            }
        }
    }

    /// Told at each place where the near name stands in the text.
    fn near_name(&mut self, path: &SourcePath, called: &Spanned<Box<str>>, written: &str, known: &Known<'_>) {
        let text = self.sources.text(path).map(|text| text.text).unwrap_or_default();
        let within = called.span.range();
        let name = known.item.record.name.as_str();
        let finding = |written: &str| {
            Diagnostic::new(Code::NearName)
                .arg("text", written)
                .arg("name", name)
                .arg("id", known.item.id.as_str())
                .help(Message::new("help-near-name").arg("text", written).arg("name", name))
        };
        let part = text.get(within.clone()).unwrap_or_default();
        let mut found = phrases(part, written);
        found.retain(|place| !goes_on(&part[place.start..], place.len()));
        if found.is_empty() {
            // Written so that its letters cannot be found (`L&ecirc;`).
            self.push(finding(written).at(Place::file(path)));
        }
        for place in found {
            let there = &part[place.clone()];
            let span = Span::new(within.start + place.start..within.start + place.end);
            let place = Place::at(path, span);
            let shown = if there.contains(['*', '_', '>', '\n']) { plain_words(there) } else { there.to_owned() };
            self.push(finding(&shown).at(place.clone()).fix(place, respelled(there, name)));
        }
    }
}

impl Checker<'_> {
    /// Two profiles of one unit whose names differ by tones alone, drafts among them: one person twice, or two people, of
    /// whom the office says so by `ten_dung`. Told of each one at its own file, with the first of the name.
    fn near_profiles(&mut self, waiting: &Waiting) {
        let site = self.site;
        let right: BTreeSet<String> = site.config.right_names.iter().map(|name| fold_toned(name)).collect();
        let is_person = |item: &&Item<Profile>| matches!(item.kind(), ProfileKind::Individual | ProfileKind::Household);
        let stays = |item: &&Item<Profile>| !item.held.as_ref().is_some_and(Reason::is_final);
        let mut people: Vec<&Item<Profile>> =
            site.profiles.iter().chain(&waiting.profiles).filter(is_person).filter(stays).collect();
        people.sort_by_key(|item| &item.path);
        let mut heard: HashMap<(&str, String), Vec<&Item<Profile>>> = HashMap::new();
        let mut told = BTreeSet::new();
        for item in people {
            let name = fold_toned(&item.record.name);
            for unit in item.unit_ids() {
                let there = heard.entry((site.heir(unit), heard_words(&item.record.name).join(" "))).or_default();
                let near = there.iter().find(|other| {
                    let other = fold_toned(&other.record.name);
                    other != name && !(right.contains(&name) && right.contains(&other))
                });
                if let Some(near) = near.filter(|_| told.insert(&item.id)) {
                    self.push(near_profile(item, near, (self.place_of_name(item), self.place_of_name(near))));
                }
                there.push(item);
            }
        }
    }

    fn place_of_name(&self, item: &Item<Profile>) -> Place {
        let called = self.notes.get(&item.path).into_iter().flat_map(|notes| &notes.called);
        let own = called.into_iter().find(|called| *called.value == *item.record.name);
        own.map_or_else(|| Place::file(&item.path), |own| Place::at(&item.path, own.span))
    }
}

fn near_profile(item: &Item<Profile>, near: &Item<Profile>, (here, there): (Place, Place)) -> Diagnostic {
    let [text, name] = [item, near].map(|item| item.record.name.as_str());
    Diagnostic::new(Code::NearProfile)
        .arg("text", text)
        .arg("name", name)
        .arg("id", near.id.as_str())
        .at(here)
        .also(there, Message::new("label-near-profile"))
        .help(Message::new("help-near-profile").arg("text", text).arg("name", name))
}

/// The words within `called` that are nearly somebody's name and nobody's: the last of them, or any where all are capitals.
fn near<'k>(
    called: &str,
    beginnings: &HashMap<&str, Vec<&'k Known<'k>>>,
    right: &BTreeSet<String>,
) -> Option<(String, &'k Known<'k>)> {
    let words: Vec<&str> =
        called.split(|c: char| c.is_whitespace() || "’'".contains(c)).filter(|word| !word.is_empty()).collect();
    let heard: Vec<String> = words.iter().map(|word| self::heard(word)).collect();
    let shouted = !called.chars().any(char::is_lowercase);
    let is_right = |first: usize, count: usize| right.contains(&fold_toned(&words[first..first + count].join(" ")));
    for first in 0..words.len() {
        for known in beginnings.get(heard[first].as_str()).into_iter().flatten() {
            let count = known.words.len();
            let ends = first + count;
            if ends > words.len() || !(ends == words.len() || shouted) || heard[first..ends] != known.words {
                continue;
            }
            // Somebody whose name it is, or ends so, or goes on.
            let longer = (0..=first).any(|from| (ends..=words.len()).any(|to| is_right(from, to - from)));
            let written = words[first..ends].join(" ");
            if !longer && !written.is_ascii() {
                return Some((written, known));
            }
        }
    }
    None
}

/// Words without the emphasis and the line ends between them.
fn plain_words(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || "*_>".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a name, `length` bytes at the beginning of `text`, is the beginning of a longer one.
fn goes_on(text: &str, length: usize) -> bool {
    let (name, rest) = text.split_at(length);
    let next = rest.trim_start_matches([' ', '\u{a0}']);
    next.len() < rest.len() && name.chars().any(char::is_lowercase) && next.starts_with(char::is_uppercase)
}
