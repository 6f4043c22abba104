//! On a host that takes no file any more, because its disk is full or its account may no longer write, what is withdrawn leaves
//! all the same: removing needs no room. It is done before anything is tried again, and no journal can say so; that it is
//! no longer there says enough to the next publishing.

use super::plan::{Act, Group, Plan};
use super::remote::{Done, Kind, Remote, Trouble};
use crate::path::OutPath;
use std::collections::BTreeMap;

/// What became of what was to leave.
#[derive(Debug, Default)]
pub struct Relief {
    pub removed: usize,
    /// What the host does not let go, each with why.
    pub left: BTreeMap<OutPath, Trouble>,
}

/// What must leave before all else: files of what is withdrawn, and its pages, in whose place a notice would come.
pub fn withdrawn(plan: &Plan) -> impl Iterator<Item = &OutPath> {
    plan.acts.iter().filter(|(group, _)| *group == Group::Withdrawn).map(|(_, Act::Put(path) | Act::Delete(path))| path)
}

/// Takes it away.
///
/// # Errors
/// When the connection has gone.
pub fn relieve(remote: &mut dyn Remote, plan: &Plan) -> Done<Relief> {
    let mut relief = Relief::default();
    for path in withdrawn(plan) {
        match remote.delete(path.as_str()) {
            Ok(()) => relief.removed += 1,
            Err(trouble) if trouble.kind == Kind::Cut => return Err(trouble),
            Err(trouble) => {
                relief.left.insert(path.clone(), trouble);
            }
        }
    }
    Ok(relief)
}
