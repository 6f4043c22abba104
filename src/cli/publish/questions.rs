//! What nobody should do without knowing it: asked before it is done, and told when somebody only looks.

use super::told::{Told, is_page};
use crate::diagnostic::Message;
use crate::output::{Edition, Held};
use crate::upload::{State, Survey, files_of};

/// What is going to be asked, in the order in which it is.
pub(super) fn of(held: &Held, state: &State, survey: &Survey, told: &Told) -> Vec<Message> {
    [other_base(held, state), left_out(held), many_removed(state, told), in_the_way(held, state, survey)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether it is published for another address than the last time.
pub(super) fn other_base(held: &Held, state: &State) -> Option<Message> {
    let base = |edition: Option<&Edition>| edition.and_then(|edition| edition.base_url.clone()).unwrap_or_default();
    let (before, now) = (base(state.edition.as_ref()), base(held.manifest().edition()));
    let is_other = state.edition.is_some() && before != now;
    is_other.then(|| Message::new("publish-other-base").arg("before", before).arg("now", now))
}

/// Whether what had errors was left out of it.
fn left_out(held: &Held) -> Option<Message> {
    let kept_going = held.manifest().edition().is_some_and(|edition| edition.keep_going);
    kept_going.then(|| Message::new("publish-left-out"))
}

/// Whether more than a tenth of the pages leaves.
pub(super) fn many_removed(state: &State, told: &Told) -> Option<Message> {
    let pages = state.files.keys().filter(|path| is_page(path)).count();
    let removed = told.removed.len();
    let message = || Message::new("publish-many-removed").arg("removed", removed).arg("pages", pages);
    (removed * 10 > pages).then(message)
}

/// Files of others that would be replaced.
fn in_the_way(held: &Held, state: &State, survey: &Survey) -> Option<Message> {
    let local = files_of(held.manifest());
    let mut paths = survey.in_the_way(&local, state);
    let first = paths.next()?;
    Some(Message::new("publish-in-the-way").arg("count", 1 + paths.count()).arg("path", first.as_str()))
}
