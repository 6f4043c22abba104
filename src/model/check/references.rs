//! Ids in records: does the thing exist, is it published, what was meant instead.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::{Reason, Terms};
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::vocabulary::Term;
use crate::schema::{Entity, Ref};
use crate::vietnamese::{AwardWording, slug};

/// What an id of a folder is to who refers to it.
pub(super) enum Known {
    Yes,
    HeldBack(Reason),
    Unsound,
    No,
}

impl Checker<'_> {
    /// An id that is nothing's. `near` is the one that was meant, and what to write instead. Where nothing is near, all its places are told together, in [`Checker::lost`]:
    /// something was deleted that others use.
    pub(super) fn unknown(&mut self, entity: &'static str, id: &str, place: Place, near: Option<(String, String)>) {
        let Some((near, instead)) = near else {
            self.lost.entry((entity, id.to_owned())).or_default().push(place);
            return;
        };
        let help = Message::new("help-did-you-mean").arg("word", near);
        let finding = Diagnostic::new(Code::UnknownReference).arg("entity", entity).arg("id", id);
        self.push(finding.at(place.clone()).help(help).fix(place, instead));
    }

    /// Tells of ids that are nothing's, each with all the places that use it.
    pub(super) fn lost(&mut self) {
        /// Places that are shown; the rest is counted.
        const SHOWN: usize = 12;
        for ((entity, id), mut places) in std::mem::take(&mut self.lost) {
            places.sort();
            places.dedup();
            let count = places.len();
            let id_shown = id.clone();
            let mut finding = Diagnostic::new(Code::UnknownReference).arg("entity", entity).arg("id", id);
            for (index, place) in places.into_iter().take(SHOWN).enumerate() {
                finding = match index {
                    0 => finding.at(place),
                    _ => finding.also(place, Message::new("label-also-used")),
                };
            }
            let slug = slug(&id_shown);
            // A name that was written for an id is not the id that it is to have.
            let given = if slug == id_shown { "no" } else { "yes" };
            let back = Message::new("help-put-back").arg("count", count).arg("entity", entity).arg("given", given);
            let back = back.arg("id", slug).arg("name", id_shown.replace('"', "'"));
            finding = finding.help(back);
            finding = finding.help(Message::new("help-list-ids").arg("entity", entity));
            self.push(finding);
        }
    }

    /// A reference into a vocabulary. An id is looked for among ids and, because staff write what they
    /// see, among names.
    pub(super) fn term<T: Term>(&mut self, path: &SourcePath, reference: &Ref<T>, terms: &Terms<T>) {
        self.term_at(Place::at(path, reference.span), &reference.id, terms);
    }

    pub(super) fn term_at<T: Term>(&mut self, place: Place, id: &str, terms: &Terms<T>) {
        self.term_in(place, id, terms, str::to_owned);
    }

    /// The same where the id is a part of what is marked: `anew` writes the marked text with another id.
    pub(super) fn term_in<T: Term>(&mut self, place: Place, id: &str, terms: &Terms<T>, anew: impl Fn(&str) -> String) {
        let excused = self.unread.contains(T::NAME) || self.unsound.contains(&(T::NAME, id.to_owned()));
        if terms.get(id).is_none() && !excused {
            match terms.near(id) {
                Some(near) => self.unknown(T::NAME, id, place, Some((near.to_owned(), anew(near)))),
                None => match which(id, terms) {
                    Some(help) => {
                        let finding = Diagnostic::new(Code::UnknownReference).arg("entity", T::NAME).arg("id", id);
                        self.push(finding.at(place).help(help));
                    }
                    None => self.unknown(T::NAME, id, place, None),
                },
            }
        }
    }

    pub(super) fn terms<T: Term>(&mut self, path: &SourcePath, references: &[Ref<T>], terms: &Terms<T>) {
        for reference in references {
            self.term(path, reference, terms);
        }
    }

    pub(super) fn known(&self, kind: Kind, id: &str) -> Known {
        let key = crate::model::address::key(kind, id);
        if self.site.item(&key).is_some() {
            Known::Yes
        } else if let Some(reason) = self.site.hidden(&key) {
            Known::HeldBack(reason.clone())
        } else if self.unsound.contains(&(crate::reading::entity_name(kind), id.to_owned())) {
            Known::Unsound
        } else {
            Known::No
        }
    }

    /// A reference to something with a file of its own.
    pub(super) fn item<T: Entity>(&mut self, path: &SourcePath, reference: &Ref<T>, kind: Kind) {
        self.item_at(Place::at(path, reference.span), &reference.id, kind);
    }

    pub(super) fn item_at(&mut self, place: Place, id: &str, kind: Kind) {
        self.item_in(place, id, kind, str::to_owned);
    }

    pub(super) fn item_in(&mut self, place: Place, id: &str, kind: Kind, anew: impl Fn(&str) -> String) {
        match self.known(kind, id) {
            Known::Yes | Known::Unsound => {}
            Known::HeldBack(reason) => self.held_back(place, id, &reason),
            Known::No => {
                let near = self.site.near_item(kind, id).map(|near| (near.to_owned(), anew(near)));
                self.unknown(crate::reading::entity_name(kind), id, place, near);
            }
        }
    }

    pub(super) fn held_back(&mut self, place: Place, id: &str, reason: &Reason) {
        let code = match reason {
            Reason::Withdrawn => Code::MentionsWithdrawn,
            _ => Code::LinkToHeldBack,
        };
        let finding = Diagnostic::new(code).arg("id", id).at(place);
        self.push(match code {
            Code::LinkToHeldBack => finding.arg("reason", reason.message()),
            _ => finding.arg("case", "text"),
        });
    }

    pub(super) fn near_item(&self, kind: Kind, id: &str) -> Option<String> {
        self.site.near_item(kind, id).map(str::to_owned)
    }
}

/// What is said of an id that is several: those of a list in one text, or all whose names begin so.
fn which<T: Term>(id: &str, terms: &Terms<T>) -> Option<Message> {
    /// Ids that are shown.
    const SHOWN: usize = 8;
    if terms.worded(id) == AwardWording::Together {
        return Some(Message::new("help-awards-apart"));
    }
    let parts: Vec<&str> = id.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let known: Vec<&str> =
        parts.iter().filter_map(|part| terms.get(part).map(|_| *part).or_else(|| terms.near(part))).collect();
    if parts.len() > 1 && known.len() == parts.len() {
        return Some(Message::new("help-each-apart").arg("ids", known.join(", ")));
    }
    if terms.worded(id) == AwardWording::NeverGiven {
        return Some(Message::new("help-never-given"));
    }
    let meant = terms.meant(id);
    let named =
        |id: &&str| terms.get(id).map_or_else(|| (*id).to_owned(), |entry| format!("{id} ({})", entry.record.name()));
    let shown: Vec<String> = meant.iter().take(SHOWN).map(named).collect();
    let more = if meant.len() > SHOWN { ", …" } else { "" };
    (!meant.is_empty()).then(|| Message::new("help-which").arg("ids", format!("{}{more}", shown.join(", "))))
}
