//! What nobody should do without knowing it: asked before it is done, and told when somebody only looks.

use super::told::{Told, is_page, some_of};
use crate::diagnostic::Message;
use crate::output::{Edition, Held};
use crate::upload::{Claim, Plan, State};
use std::collections::BTreeSet;

/// What is going to be asked, in the order in which it is.
pub(super) fn of(held: &Held, state: &State, plan: &Plan, told: &Told, claim: &Claim) -> Vec<Message> {
    let all = [
        other_base(held, state),
        left_out(held),
        copied(claim),
        left_there(claim),
        beside(claim),
        many_removed(state, told),
        in_the_way(plan, claim),
    ];
    all.into_iter().flatten().collect()
}

/// Whether what is there counts as ours by a list that somebody has copied there with it.
fn copied(claim: &Claim) -> Option<Message> {
    (claim.copied > 0).then(|| Message::new("publish-copied").arg("count", claim.copied))
}

/// What we have brought once, as it shows, and is now going to leave.
pub(super) fn left_there(claim: &Claim) -> Option<Message> {
    let first = claim.ours.difference(&claim.beside).next()?;
    let names: Vec<String> = claim.names.iter().cloned().collect();
    let count = claim.ours.len() - claim.beside.len();
    let message = Message::new("publish-left-there").arg("count", count).arg("path", first.as_str());
    Some(message.arg("people", names.len()).arg("names", some_of(&names)))
}

/// What is going to leave with them because it lies among them, and may be another's.
pub(super) fn beside(claim: &Claim) -> Option<Message> {
    let count = claim.beside.len();
    (count > 0).then(|| Message::new("publish-beside").arg("count", count))
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
fn in_the_way(plan: &Plan, claim: &Claim) -> Option<Message> {
    let puts: BTreeSet<_> = plan.puts().collect();
    let mut paths = claim.coming.iter().filter(|path| puts.contains(path));
    let first = paths.next()?;
    Some(Message::new("publish-in-the-way").arg("count", 1 + paths.count()).arg("path", first.as_str()))
}
