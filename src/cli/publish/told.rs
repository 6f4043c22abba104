//! What is told of a publishing: before it, after it, and when it was cut.

use crate::cli::messages::Messages;
use crate::cli::report;
use crate::cli::visible::shown_json;
use crate::diagnostic::Message;
use crate::output::Held;
use crate::path::OutPath;
use crate::upload::{Broken, Difference, Group, Plan, Report, State};
use serde_json::{Value, json};

/// Addresses that are told one by one; the rest is counted.
const TOLD: usize = 10;

/// A plan in words.
pub(super) struct Told {
    name: String,
    new: Vec<String>,
    changed: Vec<String>,
    pub removed: Vec<String>,
    /// What is sent beside pages.
    files: usize,
    /// In bytes, of all that is sent.
    bytes: u64,
    all: usize,
}

/// Whether readers see it as a page.
pub(super) fn is_page(path: &OutPath) -> bool {
    path.as_str().ends_with(".html")
}

fn address(path: &OutPath) -> String {
    format!("/{}", path.as_str().strip_suffix("index.html").unwrap_or(path.as_str()))
}

impl Told {
    pub fn new(name: &str, held: &Held, state: &State, plan: &Plan) -> Self {
        let size = |path: &OutPath| held.manifest().get(path).map_or(0, |entry| entry.size);
        let (changed, new): (Vec<&OutPath>, Vec<&OutPath>) =
            plan.puts().filter(|path| is_page(path)).partition(|path| state.files.contains_key(*path));
        let addresses = |paths: Vec<&OutPath>| paths.into_iter().map(address).collect();
        Told {
            name: name.to_owned(),
            new: addresses(new),
            changed: addresses(changed),
            removed: plan.deletes().filter(|path| is_page(path)).map(address).collect(),
            files: plan.puts().filter(|path| !is_page(path)).count(),
            bytes: plan.puts().map(size).sum(),
            all: held.manifest().len(),
        }
    }

    /// Before it is done, or with what was done.
    pub fn say(&self, messages: &Messages, as_json: bool, done: Option<&Report>) {
        if as_json {
            let done = done.map(|done| json!({"sent": done.sent, "bytes": done.bytes, "deleted": done.deleted}));
            report::print(&shown_json(&format!("{:#}", self.json(done, None))));
        }
        report::say(&messages.format(&self.plan(done.is_some())));
        self.say_removed(messages);
    }

    /// What came of it until it was cut.
    pub fn say_broken(&self, messages: &Messages, as_json: bool, broken: &Broken) {
        let Broken { trouble, group, done } = broken;
        if as_json {
            let done = json!({"sent": done.sent, "bytes": done.bytes, "deleted": done.deleted});
            report::print(&shown_json(&format!("{:#}", self.json(Some(done), Some(trouble.kind.word())))));
        }
        report::say(&messages.format(&Message::new("publish-broken").arg("trouble", trouble.message())));
        let untouched = done.sent == 0 && done.deleted == 0;
        let online = Message::new("publish-online")
            .arg("stage", group.filter(|_| !untouched).map_or("none", stage))
            .arg("sent", done.sent)
            .arg("deleted", done.deleted);
        report::say(&messages.format(&online));
    }

    fn plan(&self, done: bool) -> Message {
        let id = match (self.bytes == 0 && self.removed.is_empty(), done) {
            (true, _) => "publish-same",
            (false, true) => "publish-done",
            (false, false) => "publish-plan",
        };
        let message = Message::new(id).arg("name", self.name.as_str());
        if id == "publish-same" {
            return message.arg("all", self.all);
        }
        message
            .arg("new", self.new.len())
            .arg("changed", self.changed.len())
            .arg("removed", self.removed.len())
            .arg("files", self.files)
            .arg("kilobytes", self.bytes.div_ceil(1024))
    }

    fn say_removed(&self, messages: &Messages) {
        if self.removed.is_empty() {
            return;
        }
        let mut addresses = self.removed[..self.removed.len().min(TOLD)].join(", ");
        if self.removed.len() > TOLD {
            addresses.push_str(&format!(", +{}", self.removed.len() - TOLD));
        }
        report::say(&messages.format(&Message::new("publish-removed").arg("addresses", addresses)));
    }

    fn json(&self, done: Option<Value>, trouble: Option<&str>) -> Value {
        json!({
            "host": self.name, "new": self.new, "changed": self.changed, "removed": self.removed,
            "files": self.files, "bytes": self.bytes, "done": done, "trouble": trouble,
        })
    }
}

fn stage(group: Group) -> &'static str {
    match group {
        Group::Withdrawn | Group::Needed | Group::Naming | Group::Photographs => "withdrawing",
        Group::Assets => "assets",
        Group::Leaves | Group::Lists | Group::Home | Group::Feeds => "pages",
        Group::Old => "old",
    }
}

/// What others have done to the host since we were there.
pub(super) fn altered(difference: &Difference) -> Message {
    let first = difference.missing.iter().chain(&difference.changed).next();
    Message::new("publish-altered")
        .arg("missing", difference.missing.len())
        .arg("changed", difference.changed.len())
        .arg("path", first.map_or("", OutPath::as_str))
}

pub(super) fn doubtful(paths: &[OutPath]) -> Message {
    let first = paths.first().map_or("", OutPath::as_str);
    Message::new("publish-doubtful").arg("count", paths.len()).arg("path", first)
}

/// What `--verify` has found.
pub(super) fn verdict(difference: &Difference, state: &State, messages: &Messages, as_json: bool) {
    let Difference { missing, changed, foreign } = difference;
    let sound = state.files.values().filter(|mark| mark.is_some()).count();
    let names = |paths: &[OutPath]| paths.iter().map(OutPath::to_string).collect::<Vec<_>>();
    let (missing, changed) = (names(missing), names(changed));
    if as_json {
        let told = json!({"sound": sound, "missing": missing, "changed": changed, "foreign": foreign});
        report::print(&shown_json(&format!("{told:#}")));
    } else {
        let lists = [("verify-missing", &missing), ("verify-changed", &changed), ("verify-foreign", foreign)];
        for (word, paths) in lists {
            let word = messages.word(word);
            paths.iter().for_each(|path| report::print(&format!("{word}\t{path}")));
        }
    }
    let sum = Message::new("publish-verified")
        .arg("sound", sound)
        .arg("missing", missing.len())
        .arg("changed", changed.len())
        .arg("foreign", foreign.len());
    report::say(&messages.format(&sum));
}
