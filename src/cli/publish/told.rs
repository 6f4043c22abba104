//! What is told of a publishing: before it, after it, and when it was cut.

use crate::cli::messages::Messages;
use crate::cli::report;
use crate::cli::visible::shown_json;
use crate::diagnostic::Message;
use crate::output::Held;
use crate::path::OutPath;
use crate::plan;
use crate::upload::{Broken, Claim, Difference, Group, Kind, Plan, Relief, Report, State, Trouble};
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
    /// Names of people whose pages leave.
    withdrawn: Vec<String>,
    /// What may be theirs and is left.
    unclear: Vec<String>,
    /// What leaves because of where it lies.
    beside: Vec<String>,
    /// What something else on the host keeps out, and where that is.
    waiting: Vec<String>,
    obstacle: Option<Trouble>,
    /// Files of photographs that leave with what is no longer published.
    photographs: usize,
    /// Whether there is nothing to do.
    idle: bool,
    /// Whether it only takes away.
    partial: bool,
}

/// Whether readers see it as a page; what is read out of one is the same text over again.
pub(super) fn is_page(path: &OutPath) -> bool {
    path.as_str().ends_with(".html") && !plan::is_aloud(path.as_str())
}

pub(super) fn address(path: &OutPath) -> String {
    format!("/{}", path.as_str().strip_suffix("index.html").unwrap_or(path.as_str()))
}

impl Told {
    /// `leaving` are the names of people of whom something leaves.
    pub fn new(name: &str, held: &Held, state: &State, plan: &Plan, leaving: Vec<String>) -> Self {
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
            withdrawn: leaving,
            unclear: Vec::new(),
            beside: Vec::new(),
            waiting: plan.waiting.keys().map(OutPath::to_string).collect(),
            obstacle: plan.waiting.values().next().map(|place| Trouble::new(Kind::InTheWay, place.as_str(), "")),
            photographs: plan.deletes().filter(|path| path.as_str().starts_with("anh/")).count(),
            idle: plan.acts.is_empty(),
            partial: plan.partial,
        }
    }

    /// With what lies at the addresses of somebody withdrawn, and is left there or leaves.
    pub fn with_unclear(self, claim: &Claim) -> Self {
        let beside = claim.beside.iter().map(OutPath::to_string).collect();
        Told { unclear: claim.unclear.keys().cloned().collect(), beside, ..self }
    }

    pub fn is_idle(&self) -> bool {
        self.idle
    }

    /// Before it is done, with what is going to be asked, or with what was done.
    pub fn say(&self, messages: &Messages, as_json: bool, done: Option<&Report>, asked: &[Message]) {
        if as_json {
            let questions: Vec<Value> = asked
                .iter()
                .map(|question| json!({"code": question.id, "message": messages.format(question)}))
                .collect();
            let trouble = done.and_then(|done| done.left.values().next()).or(self.obstacle.as_ref());
            let mut document = self.json(done, trouble.map_or(Value::Null, |trouble| json_of(trouble, messages)));
            document["asks"] = questions.into();
            report::print(&shown_json(&format!("{document:#}")));
        }
        let say = |message: &Message| report::say(&messages.format(message));
        if !(self.partial && self.idle) {
            say(&self.plan(done.is_some()));
        }
        self.say_removed(messages);
        if self.partial {
            say(&Message::new("publish-only-withdrawn"));
        }
        asked.iter().for_each(|question| say(&Message::new("publish-will-ask").arg("question", question.clone())));
    }

    /// What came of it until it was cut.
    pub fn say_broken(&self, messages: &Messages, as_json: bool, broken: &Broken) {
        let Broken { trouble, group, done } = broken;
        let done: &Report = done;
        if as_json {
            report::print(&shown_json(&format!("{:#}", self.json(Some(done), json_of(trouble, messages)))));
        }
        report::say(&messages.format(&Message::new("publish-broken").arg("trouble", trouble.message())));
        let untouched = done.sent == 0 && done.deleted == 0;
        let online = Message::new("publish-online")
            .arg("stage", group.filter(|_| !untouched).map_or("none", Group::stage))
            .arg("sent", done.sent)
            .arg("deleted", done.deleted);
        report::say(&messages.format(&online));
    }

    fn plan(&self, done: bool) -> Message {
        let id = match (self.idle, done) {
            (true, _) if !self.waiting.is_empty() => "publish-same-else",
            (true, _) => "publish-same",
            (false, true) => "publish-done",
            (false, false) => "publish-plan",
        };
        let message = Message::new(id).arg("name", self.name.as_str());
        if self.idle {
            return message.arg("all", self.all - self.waiting.len().min(self.all));
        }
        message
            .arg("new", self.new.len())
            .arg("changed", self.changed.len())
            .arg("removed", self.removed.len())
            .arg("files", self.files)
            .arg("kilobytes", self.bytes.div_ceil(1024))
    }

    fn say_removed(&self, messages: &Messages) {
        let say = |message: &Message| report::say(&messages.format(message));
        if !self.withdrawn.is_empty() {
            let people = Message::new("publish-withdrawn").arg("count", self.withdrawn.len());
            say(&people.arg("names", some_of(&self.withdrawn)));
        }
        if self.photographs > 0 {
            say(&Message::new("publish-photographs").arg("count", self.photographs));
        }
        if !self.removed.is_empty() {
            say(&Message::new("publish-removed").arg("addresses", some_of(&self.removed)));
        }
    }

    fn json(&self, done: Option<&Report>, trouble: Value) -> Value {
        let left = |done: &Report| done.left.keys().map(OutPath::to_string).collect::<Vec<_>>();
        let done = done
            .map(|done| json!({"sent": done.sent, "bytes": done.bytes, "deleted": done.deleted, "left": left(done)}));
        json!({
            "host": self.name, "new": self.new, "changed": self.changed, "removed": self.removed,
            "withdrawn": self.withdrawn, "unclear": self.unclear, "beside": self.beside, "waiting": self.waiting, "photographs": self.photographs, "partial": self.partial,
            "files": self.files, "bytes": self.bytes, "done": done, "trouble": trouble,
        })
    }
}

fn json_of(trouble: &Trouble, messages: &Messages) -> Value {
    json!({"code": trouble.kind.word(), "message": messages.format(&trouble.message()), "detail": trouble.reason})
}

pub(super) fn some_of(all: &[String]) -> String {
    let some = all[..all.len().min(TOLD)].join(", ");
    if all.len() > TOLD { format!("{some}, +{}", all.len() - TOLD) } else { some }
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

/// What left although the host takes nothing, and what did not.
pub(super) fn relieved(relief: &Relief) -> Message {
    let first = relief.left.keys().next().map_or("", OutPath::as_str);
    Message::new("publish-relieved").arg("count", relief.removed).arg("left", relief.left.len()).arg("path", first)
}

/// What `--verify` has found.
pub(super) fn verdict(difference: &Difference, sound: usize, messages: &Messages, as_json: bool) {
    let Difference { missing, changed, foreign } = difference;
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
