//! Ids in records: does the thing exist, is it published, what was meant instead.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::{Reason, Terms};
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::vocabulary::Term;
use crate::schema::{Entity, Ref};
use crate::vietnamese;

/// What an id of a folder is to who refers to it.
pub(super) enum Known {
    Yes,
    HeldBack(Reason),
    Unsound,
    No,
}

impl Checker<'_> {
    pub(super) fn unknown(&mut self, entity: &'static str, id: &str, place: Place, near: Option<&str>) {
        let help = near.map(|near| Message::new("help-did-you-mean").arg("word", near));
        let mut finding =
            Diagnostic::new(Code::UnknownReference).arg("entity", entity).arg("id", id).at(place.clone()).help_if(help);
        if let Some(near) = near {
            finding = finding.fix(place, near);
        }
        self.push(finding);
    }

    /// A reference into a vocabulary. An id is looked for among ids and, because staff write what they
    /// see, among names.
    pub(super) fn term<T: Term>(&mut self, path: &SourcePath, reference: &Ref<T>, terms: &Terms<T>) {
        let id = reference.id.as_str();
        if terms.get(id).is_some() || self.unread.contains(T::NAME) || self.unsound.contains(&(T::NAME, id.to_owned()))
        {
            return;
        }
        let named = terms
            .iter()
            .find(|entry| vietnamese::fold(entry.record.name()) == vietnamese::fold(id))
            .map(|entry| entry.id.as_str());
        let near = named.or_else(|| vietnamese::nearest(id, terms.ids()));
        self.unknown(T::NAME, id, Place::at(path, reference.span), near);
    }

    pub(super) fn terms<T: Term>(&mut self, path: &SourcePath, references: &[Ref<T>], terms: &Terms<T>) {
        for reference in references {
            self.term(path, reference, terms);
        }
    }

    pub(super) fn known(&self, kind: Kind, id: &str) -> Known {
        let key = crate::model::assemble::key(kind, id);
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
        match self.known(kind, id) {
            Known::Yes | Known::Unsound => {}
            Known::HeldBack(reason) => self.held_back(place, id, &reason),
            Known::No => {
                let near = self.near_item(kind, id);
                self.unknown(crate::reading::entity_name(kind), id, place, near.as_deref());
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
            _ => finding,
        });
    }

    pub(super) fn near_item(&self, kind: Kind, id: &str) -> Option<String> {
        let ids: Vec<&str> = match kind {
            Kind::Article => self.site.articles.iter().map(|i| i.id.as_str()).collect(),
            Kind::Profile => self.site.profiles.iter().map(|i| i.id.as_str()).collect(),
            Kind::Page => self.site.pages.iter().map(|i| i.id.as_str()).collect(),
            Kind::Gallery => self.site.galleries.iter().map(|i| i.id.as_str()).collect(),
            Kind::Video => self.site.videos.iter().map(|i| i.id.as_str()).collect(),
            Kind::Event => self.site.events.iter().map(|i| i.id.as_str()).collect(),
            Kind::Yearbook => self.site.yearbooks.iter().map(|i| i.id.as_str()).collect(),
        };
        vietnamese::nearest(id, ids).map(str::to_owned)
    }
}
