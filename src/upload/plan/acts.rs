//! What is done on a host, one after the other.

use crate::path::OutPath;
use crate::upload::state::{Files, State};
use std::collections::BTreeMap;

/// What is done together; a group begins when the one before is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Pages, papers and photographs that are no longer published.
    Withdrawn,
    /// Pages that may have named them, each after what it loads from now on.
    Naming,
    /// What told of everybody, and what was kept of the edition before: no page loads it any more.
    Remains,
    /// Whatever pages load.
    Assets,
    /// Pages that tell of one thing.
    Leaves,
    /// Pages that list others.
    Lists,
    Home,
    /// Feeds and what search engines read.
    Feeds,
    /// What the edition before last left.
    Old,
}

impl Group {
    /// What is under way to those who look on: the word of the message files.
    pub fn stage(self) -> &'static str {
        match self {
            Group::Withdrawn | Group::Naming | Group::Remains => "withdrawing",
            Group::Assets => "sending-assets",
            Group::Leaves | Group::Lists | Group::Home | Group::Feeds => "sending-pages",
            Group::Old => "pruning",
        }
    }

    /// Whether all of what was withdrawn has gone once this is done.
    pub(in crate::upload) fn withdraws(self) -> bool {
        self <= Group::Remains
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    Put(OutPath),
    Delete(OutPath),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they are done.
    pub acts: Vec<(Group, Act)>,
    /// Kept on the host for one edition more.
    pub retired: Files,
    /// Whether it only takes away: the host then keeps the rest of the edition that it has.
    pub partial: bool,
    /// What does not come, because something else is in its place or in that of something it loads; by the path, with where that is.
    pub waiting: BTreeMap<OutPath, String>,
}

impl Plan {
    /// Nothing is pruned for its own sake: an edition that is the same as before leaves the host as it is.
    pub(super) fn forget_idle(&mut self, local: &Files, state: &State) {
        let is_old = |(group, _): &(Group, Act)| *group == Group::Old;
        let same = self.acts.iter().all(is_old) && self.retired.is_empty();
        if same && !state.cut_short && state.left.is_empty() && local.len() == state.files.len() {
            self.acts.clear();
            self.retired.clone_from(&state.retired);
        }
    }

    /// Of an edition out of which somebody was taken after it was built: what takes them away, with the notices in their place, and
    /// what was kept of the edition before. The other pages of it may name them, and do not come.
    pub fn only_withdrawal(mut self, state: &State) -> Self {
        self.acts.retain(|(group, act)| match act {
            _ if *group == Group::Withdrawn => true,
            // What has gone from the output since can only be theirs.
            Act::Delete(path) => state.retired.contains_key(path) || is_brought(path),
            Act::Put(_) => false,
        });
        self.partial = true;
        self
    }

    pub fn puts(&self) -> impl Iterator<Item = &OutPath> {
        self.acts.iter().filter_map(|(_, act)| if let Act::Put(path) = act { Some(path) } else { None })
    }

    /// What leaves because it is no longer published; not what is only old.
    pub fn deletes(&self) -> impl Iterator<Item = &OutPath> {
        let current = self.acts.iter().filter(|(group, _)| *group != Group::Old);
        current.filter_map(|(_, act)| if let Act::Delete(path) = act { Some(path) } else { None })
    }

    /// The number of acts of each group, in their order.
    pub fn groups(&self) -> BTreeMap<Group, usize> {
        let mut groups = BTreeMap::new();
        self.acts.iter().for_each(|(group, _)| *groups.entry(*group).or_default() += 1);
        groups
    }
}

/// What is of a record or of `static/`, and not of the theme or of our own tables.
pub(super) fn is_brought(path: &OutPath) -> bool {
    !path.as_str().starts_with('_')
}
