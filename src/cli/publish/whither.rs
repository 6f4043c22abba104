//! Which host is meant, and whether a site may be published there.

use crate::config::{Config, Host, Target};
use crate::diagnostic::Message;
use crate::output::{self, Relation};
use std::path::Path;

/// Refuses a folder or packed file among what the site is made of or into: neither side would be told from the other.
pub(super) fn apart(name: &str, target: &Target, root: &Path, out: &Path) -> Result<(), Message> {
    let (place, is_file) = match target {
        Target::Folder(place) => (place, false),
        Target::Zip(place, _) => (place, true),
        _ => return Ok(()),
    };
    let Some((relation, other)) = output::mixed(place, is_file, root, &[out]) else { return Ok(()) };
    let how = match relation {
        Relation::Is => "is",
        Relation::Holds => "holds",
        Relation::LiesIn => "lies-in",
    };
    let message = Message::new("publish-mixed").arg("name", name).arg("place", place.display().to_string());
    let message = message.arg("how", how).arg("other", other.display().to_string());
    Err(message.arg("better", if is_file { "../mang.zip" } else { "../mang" }))
}

/// The host that is meant: the one that is named, or the only one there is.
pub(super) fn choose(config: &Config, typed: Option<&str>) -> Result<(String, Host), Message> {
    let hosts = &config.hosts.all;
    let names = || hosts.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let found = match (typed, &hosts[..]) {
        (_, []) => return Err(Message::new("publish-no-host")),
        (None, [only]) => Some(only),
        (None, _) => return Err(Message::new("publish-which-host").arg("names", names())),
        (Some(typed), hosts) => hosts.iter().find(|(name, _)| name == typed),
    };
    match found {
        Some(found) => Ok(found.clone()),
        None => Err(Message::new("publish-unknown-host").arg("name", typed.unwrap_or_default()).arg("names", names())),
    }
}
