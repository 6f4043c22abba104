//! Who is held back: what of them leaves a host, what may lie there unknown to us, and which pages name them still.

use crate::diagnostic::Message;
use crate::model::{HeldBack, Reason};
use crate::output::{Held, read_as};
use crate::path::OutPath;
use crate::plan as addresses;
use crate::reading::Kind;
use crate::theme::ASSET_FOLDER;
use crate::upload::{Absent, Act, Claim, Group, Mark, Plan, Rules, Signs, State, Survey, files_of, plan};
use std::collections::BTreeSet;

/// The yearbooks that are there, or come: a chapter has the name of whose it is.
fn books(held: &Held, state: &State) -> BTreeSet<String> {
    let local = held.manifest().iter().map(|(path, _)| path);
    let book = |path: &OutPath| Some(path.as_str().strip_prefix("ky-yeu/")?.split_once('/')?.0.to_owned());
    local.chain(state.files.keys()).filter_map(book).collect()
}

fn beginnings(one: &HeldBack, books: &BTreeSet<String>) -> Vec<String> {
    addresses::withheld_of(one, books.iter().map(String::as_str))
}

/// Of an edition that `withdraw` has amended only what it took away; of any, what nothing on the host is in the way of.
pub(super) fn draw(held: &Held, state: &State, survey: &Survey, held_back: Option<&[HeldBack]>) -> Plan {
    let tables = addresses::tables();
    let books = books(held, state);
    let withheld = held_back.map(|all| all.iter().flat_map(|one| beginnings(one, &books)).collect::<Vec<_>>());
    let names = |path: &OutPath| {
        let bytes = held.read(path).ok().flatten().unwrap_or_default();
        std::str::from_utf8(&bytes).map_or_else(|_| BTreeSet::new(), plan::names_in)
    };
    let kept = held.manifest().previous().map(|(path, _)| path.clone()).collect();
    let rules = Rules { withheld: withheld.as_deref(), tables: &tables, kept: &kept };
    let plan = plan::draw(&files_of(held.manifest()), state, rules, names);
    let plan = if is_amended(held) { plan.only_withdrawal(state) } else { plan };
    plan.around(survey, state, rules, names)
}

/// Whether `withdraw` has taken somebody out of what was built.
pub(super) fn is_amended(held: &Held) -> bool {
    held.manifest().edition().is_some_and(|edition| edition.amended)
}

/// Looks, with the signs by which our files are known.
pub(super) fn with_signs<T>(
    held: &Held,
    state: &State,
    held_back: Option<&[HeldBack]>,
    look: impl FnOnce(&Signs<'_>) -> T,
) -> T {
    let books = books(held, state);
    let absent = |one: &HeldBack| Absent {
        name: one.called().to_owned(),
        is_person: one.kind == Kind::Profile,
        beginnings: beginnings(one, &books),
    };
    let absent: Vec<Absent> = held_back.unwrap_or_default().iter().map(absent).collect();
    let (folders, theme) = (addresses::folders(), format!("{ASSET_FOLDER}/"));
    look(&Signs { folders: &folders, theme: &theme, is_text: addresses::is_aloud_text, absent: &absent })
}

/// The people who are held back and of whom something leaves; of who has only a page there, `page` reads what it says. After
/// a withdrawal that is a notice, which other editions may change and which is no news.
pub(super) fn leaving(
    held: &Held,
    state: &State,
    plan: &Plan,
    held_back: Option<&[HeldBack]>,
    mut page: impl FnMut(&OutPath) -> Option<Vec<u8>>,
) -> Vec<String> {
    let books = books(held, state);
    let first = || plan.acts.iter().filter(|(group, _)| *group == Group::Withdrawn).map(|(_, act)| act);
    let mut leaves = |one: &&HeldBack| {
        let beginnings = beginnings(one, &books);
        let is_own = |path: &OutPath| beginnings.iter().any(|beginning| path.as_str().starts_with(beginning));
        first().any(|act| matches!(act, Act::Delete(path) if is_own(path)))
            || one.route.out_path().is_ok_and(|own| {
                let is_replaced = state.files.contains_key(&own) && first().any(|act| *act == Act::Put(own.clone()));
                is_replaced && page(&own).is_none_or(|bytes| one.name.is_empty() || names(&bytes, &one.name))
            })
    };
    let people = held_back.unwrap_or_default().iter().filter(|one| one.kind == Kind::Profile);
    people.filter(|one| leaves(one)).map(|one| one.called().to_owned()).collect()
}

fn names(bytes: &[u8], name: &str) -> bool {
    read_as(&String::from_utf8_lossy(bytes)).contains(&read_as(name))
}

/// Which pages on the host name somebody withdrawn after all, where only what is theirs was taken away. A page of another
/// edition than the one in the folder may, and nobody knows.
pub(super) fn still_naming(held: &Held, state: &State, plan: &Plan, held_back: Option<&[HeldBack]>) -> Option<Message> {
    let gone = held_back.unwrap_or_default().iter().filter(|one| one.reason == Reason::Withdrawn);
    let gone: BTreeSet<&str> = gone.map(|one| one.name.as_str()).filter(|name| !name.is_empty()).collect();
    let touched: BTreeSet<&OutPath> = plan.acts.iter().map(|(_, Act::Put(path) | Act::Delete(path))| path).collect();
    let pages = state.files.iter().filter(|(path, _)| path.as_str().ends_with(".html") && !touched.contains(path));
    let (mut naming, mut unknown) = (Vec::new(), 0_usize);
    for (path, mark) in pages {
        match held.manifest().get(path).map(Mark::from) {
            local if local.is_none() || local != *mark => unknown += 1,
            _ => {
                let bytes = held.read(path).ok().flatten().unwrap_or_default();
                if gone.iter().any(|name| names(&bytes, name)) {
                    naming.push(super::told::address(path));
                }
            }
        }
    }
    let message = Message::new("publish-still-naming")
        .arg("count", naming.len())
        .arg("addresses", super::told::some_of(&naming))
        .arg("unknown", unknown);
    (unknown > 0 || !naming.is_empty()).then_some(message)
}

/// What lies at the addresses of somebody withdrawn, or names them, and is left there.
pub(super) fn unclear(claim: &Claim) -> Option<Message> {
    let names: Vec<String> = claim.unclear.values().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    (!claim.unclear.is_empty()).then(|| {
        Message::new("publish-unclear").arg("count", claim.unclear.len()).arg("names", super::told::some_of(&names))
    })
}
