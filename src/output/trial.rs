//! Builds that fail or die at each of their steps in turn.
//!
//! Not here: what a user meets without such accidents (`tests/it/output.rs`).

use super::clean::clean_with;
use super::effects::Effects;
use super::folder::OutFolder;
use super::moves::Adopt;
use super::outlet::Outlet;
use super::stage::{Options, Report, Stage};
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One effect fails, as on a full disk; those after it succeed.
    Fail,
    /// The process is killed: nothing happens any more, and a write is cut in half.
    Die,
}

/// An accident at one effect of a build, counted from 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Fault(Option<Arc<Accident>>);

#[derive(Debug)]
struct Accident {
    kind: Kind,
    at: usize,
    count: AtomicUsize,
}

impl Fault {
    fn new(kind: Kind, at: usize) -> Self {
        Fault(Some(Arc::new(Accident { kind, at, count: AtomicUsize::new(0) })))
    }

    pub(super) fn allow(&self) -> io::Result<()> {
        let Some(accident) = &self.0 else {
            return Ok(());
        };
        let number = accident.count.fetch_add(1, Ordering::Relaxed);
        let hit = match accident.kind {
            Kind::Fail => number == accident.at,
            Kind::Die => number >= accident.at,
        };
        if hit {
            return Err(io::Error::other("accident"));
        }
        Ok(())
    }

    pub(super) fn leave_half(&self, place: &Path, bytes: &[u8]) {
        if let Some(accident) = &self.0
            && accident.kind == Kind::Die
            && accident.count.load(Ordering::Relaxed) == accident.at + 1
        {
            let _ = fs::write(place, &bytes[..bytes.len() / 2]);
        }
    }

    fn has_struck(&self) -> bool {
        let count = |accident: &Arc<Accident>| accident.count.load(Ordering::Relaxed) > accident.at;
        self.0.as_ref().is_some_and(count)
    }
}

type Files = &'static [(&'static str, &'static str)];

/// An output, and what a build makes of it.
struct Case {
    old: Files,
    /// Put there by somebody else after the old build.
    foreign: Files,
    /// Files of the old build that somebody has changed since.
    edited: Files,
    new: Files,
    adopt: bool,
}

const CASES: &[Case] = &[
    Case {
        old: &[],
        foreign: &[],
        edited: &[],
        new: &[("index.html", "first"), ("a/b/index.html", "deep"), ("sen.css", "x")],
        adopt: false,
    },
    Case {
        old: &[
            ("index.html", "old home"),
            ("ho-so/a/index.html", "old a"),
            ("ho-so/b/index.html", "same"),
            ("gone/deep/index.html", "leaves with its folders"),
            ("shared/index.html", "leaves, its folder stays"),
            ("was-file", "becomes a folder"),
            ("was-folder/x/y", "becomes a file"),
            ("Case.html", "changes its case"),
        ],
        foreign: &[("note.txt", "mine"), ("shared/mine.txt", "mine"), ("own/x.txt", "mine")],
        edited: &[],
        new: &[
            ("index.html", "new home"),
            ("ho-so/a/index.html", "new a, and longer"),
            ("ho-so/b/index.html", "same"),
            ("ho-so/c/index.html", "c"),
            ("was-file/index.html", "is a folder"),
            ("was-folder", "is a file"),
            ("case.html", "has changed its case"),
        ],
        adopt: false,
    },
    Case {
        old: &[],
        foreign: &[("index.html", "theirs"), ("ho-so", "a file of theirs"), ("cname", "mine")],
        edited: &[],
        new: &[("index.html", "ours"), ("ho-so/a/index.html", "ours")],
        adopt: true,
    },
    Case {
        old: &[("index.html", "old home"), ("ho-so/a/index.html", "a"), ("so/b.pdf", "b"), ("same.txt", "same")],
        foreign: &[],
        edited: &[
            ("index.html", "home, by hand"),
            ("ho-so/a/index.html", "a, by hand, and no longer made"),
            ("same.txt", "not the same"),
        ],
        new: &[("index.html", "new home"), ("so/b.pdf", "new b"), ("same.txt", "same")],
        adopt: false,
    },
];

fn build(out: &Path, files: Files, adopt: bool, fault: &Fault) -> Result<Report, Box<Diagnostic>> {
    let effects = Effects { fault: fault.clone() };
    let usual = Options::new(out, "2026-11-28".parse().expect("a day"));
    let options = Options { adopt: if adopt { Adopt::Yes } else { Adopt::No }, ..usual };
    let stage = Stage::begin(OutFolder::new(out, out.to_owned()), &options, effects)?;
    for (path, text) in files {
        stage.put(&OutPath::new(path).expect("a good path"), text.as_bytes())?;
    }
    stage.commit()
}

/// An output folder, alone in a temporary folder that is gone afterwards.
struct Scratch(PathBuf);

impl std::ops::Deref for Scratch {
    type Target = PathBuf;
    fn deref(&self) -> &PathBuf {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = self.0.parent().map(fs::remove_dir_all);
    }
}

/// The case's output before the new build.
fn prepared(case: &Case, name: &str) -> Scratch {
    let base = std::env::temp_dir().join(format!("vuonhoa-trial-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&base);
    fs::create_dir_all(&base).expect("a temporary folder");
    let out = base.canonicalize().expect("just made").join("out");
    if !case.old.is_empty() {
        build(&out, case.old, false, &Fault::default()).expect("the old build");
    }
    for (path, text) in case.foreign.iter().chain(case.edited) {
        let place = out.join(path);
        fs::create_dir_all(place.parent().expect("in out")).expect("a folder");
        fs::write(place, text).expect("a foreign file");
    }
    Scratch(out)
}

/// Every file with its text, and every folder, of the output; also of our own things when `all`.
fn tree(out: &Path, all: bool) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![out.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let place = entry.path();
            let name = place.strip_prefix(out).expect("in out").display().to_string();
            if name == ".vuonhoa" && !all {
                continue;
            }
            if place.is_dir() {
                found.insert(name + "/", String::new());
                open.push(place);
            } else {
                let bytes = fs::read(place).expect("a file");
                found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    found
}

/// What the output must hold after a build of `files`, of which those in the way are replaced.
fn expected(files: Files, foreign: Files) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let in_the_way = |path: &str| {
        let below = format!("{path}/");
        files.iter().any(|(ours, _)| *ours == path || ours.starts_with(&below))
    };
    let foreign = foreign.iter().filter(|(path, _)| !in_the_way(path));
    for (path, text) in foreign.chain(files) {
        for (end, _) in path.match_indices('/') {
            all.insert(path[..=end].to_owned(), String::new());
        }
        all.insert((*path).to_owned(), (*text).to_owned());
    }
    all
}

fn private_things(out: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(out.join(".vuonhoa")).into_iter().flatten().flatten();
    entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect()
}

fn assert_is(out: &Path, files: Files, foreign: Files, when: &str) {
    assert_eq!(tree(out, false), expected(files, foreign), "{when}");
    let things = private_things(out);
    let wanted = ["lock", "manifest.json"].map(str::to_owned);
    assert_eq!(things, BTreeSet::from(wanted), "{when}");
}

/// Every file is wholly old or wholly new, and none is missing that both builds have.
fn assert_nothing_is_half(out: &Path, case: &Case, when: &str) {
    let now = tree(out, false);
    let text = |files: Files, path: &str| files.iter().find(|(p, _)| *p == path).map(|(_, text)| (*text).to_owned());
    for (path, found) in now.iter().filter(|(path, _)| !path.ends_with('/')) {
        let versions = [case.old, case.foreign, case.edited, case.new].map(|files| text(files, path));
        assert!(versions.contains(&Some(found.clone())), "{when}: {path} is {found:?}");
    }
    for (path, _) in case.old.iter().chain(case.foreign) {
        let stays = text(case.new, path).is_some();
        assert!(!stays || now.contains_key(*path), "{when}: {path} is missing");
    }
    for (path, theirs) in case.foreign.iter().filter(|_| !case.adopt) {
        assert_eq!(now.get(*path).map(String::as_str), Some(*theirs), "{when}");
    }
    let is_new = |(path, new): &&(&str, &str)| now.get(*path).is_some_and(|text| text == new);
    let (pages, others): (Vec<_>, Vec<_>) = case.new.iter().partition(|(path, _)| path.ends_with(".html"));
    let is_fresh = |file: &&&(&str, &str)| is_new(file) && text(case.old, file.0).as_deref() != Some(file.1);
    if let Some((page, _)) = pages.iter().find(is_fresh) {
        assert!(others.iter().all(is_new), "{when}: {page} is there before what it shows");
    }
    assert_nothing_is_lost(out, case, when);
}

/// Whatever somebody wrote there is in the output or beside it.
fn assert_nothing_is_lost(out: &Path, case: &Case, when: &str) {
    let all = tree(out.parent().expect("alone in a folder"), false);
    for (path, theirs) in case.foreign.iter().chain(case.edited) {
        let kept = all.iter().any(|(place, text)| place.ends_with(path) && text == theirs);
        assert!(kept, "{when}: {path} is lost");
    }
}

#[test]
fn a_build_killed_at_any_step_leaves_no_halves_and_the_next_one_heals_it() {
    const LATER: Files = &[("index.html", "a third edition"), ("d/index.html", "d")];
    for (number, case) in CASES.iter().enumerate() {
        for at in 0.. {
            let when = format!("case {number}, killed at {at}");
            let fault = Fault::new(Kind::Die, at);
            let out = prepared(case, "die");
            let before = tree(&out, false);
            let _ = build(&out, case.new, case.adopt, &fault);
            assert_nothing_is_half(&out, case, &when);
            let is_mixed = ![before, expected(case.new, case.foreign)].contains(&tree(&out, false));
            let journal = OutFolder::new(&out, out.clone()).journal();
            assert!(!is_mixed || fs::symlink_metadata(journal).is_ok(), "{when}");
            let next = if at % 2 == 0 { case.new } else { LATER };
            build(&out, next, case.adopt, &Fault::default()).expect(&when);
            assert_nothing_is_lost(&out, case, &when);
            let foreign = case.foreign.iter().filter(|(path, _)| {
                // What the killed build had adopted is gone with the build that no longer has it.
                !(case.adopt && case.new.iter().any(|(ours, _)| ours.starts_with(path)))
            });
            let foreign: Vec<_> = foreign.copied().collect();
            let stays = tree(&out, false);
            for (path, text) in &foreign {
                assert_eq!(stays.get(*path).map(String::as_str), Some(*text), "{when}");
            }
            if at % 2 == 0 || !case.adopt {
                assert_is(&out, next, case.foreign, &when);
            }
            if !fault.has_struck() {
                assert!(at > 10, "the effects are not counted");
                break;
            }
        }
    }
}

#[test]
fn a_build_killed_twice_loses_no_file_of_the_first() {
    const SECOND: Files = &[("second/index.html", "2"), ("index.html", "2")];
    let case = &CASES[1];
    for (first, second) in (10..60).step_by(6).flat_map(|a| (5..40).step_by(5).map(move |b| (a, b))) {
        let out = prepared(case, "twice");
        let _ = build(&out, case.new, false, &Fault::new(Kind::Die, first));
        let _ = build(&out, SECOND, false, &Fault::new(Kind::Die, second));
        build(&out, &[("index.html", "3")], false, &Fault::default()).expect("the third build");
        assert_is(&out, &[("index.html", "3")], case.foreign, &format!("{first}, {second}"));
    }
}

#[test]
fn a_build_that_fails_at_any_step_leaves_the_output_as_it_was() {
    // A folder that cannot be removed is no reason to fail, so folders do not count here.
    let is_file = |(path, _): &(String, String)| !path.ends_with('/');
    let files = |out: &Path| -> BTreeMap<_, _> { tree(out, false).into_iter().filter(is_file).collect() };
    for (number, case) in CASES.iter().enumerate() {
        let all = expected(case.new, case.foreign);
        let wanted: BTreeMap<_, _> = all.into_iter().filter(is_file).collect();
        for at in 0.. {
            let when = format!("case {number}, failed at {at}");
            let fault = Fault::new(Kind::Fail, at);
            let out = prepared(case, "fail");
            let before = tree(&out, true);
            match build(&out, case.new, case.adopt, &fault) {
                Err(_) => {
                    assert_eq!(tree(&out, true), before, "{when}");
                    let beside = out.with_file_name("out-ban-sua");
                    assert!(!beside.exists(), "{when}: something was set aside");
                    assert_eq!(out.exists(), !before.is_empty(), "{when}");
                }
                Ok(_) => assert_eq!(files(&out), wanted, "{when}"),
            }
            build(&out, case.new, case.adopt, &Fault::default()).expect(&when);
            assert_eq!(files(&out), wanted, "{when}");
            if !fault.has_struck() {
                break;
            }
        }
    }
}

#[test]
fn clean_killed_at_any_step_is_completed_by_the_next_one() {
    let case = &CASES[1];
    for at in 0.. {
        let out = prepared(case, "clean");
        let fault = Fault::new(Kind::Die, at);
        let folder = || OutFolder::new(&out, out.clone());
        let _ = clean_with(folder(), Effects { fault: fault.clone() });
        clean_with(folder(), Effects::default()).expect("the second clean");
        assert_eq!(tree(&out, false), expected(&[], case.foreign), "killed at {at}");
        if !fault.has_struck() {
            assert!(private_things(&out).is_empty());
            break;
        }
    }
}
