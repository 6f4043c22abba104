//! The house stands: a module uses only those below it, the system is touched only where it may be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// From the ground up. Modules of one line may use each other.
const FLOORS: &[&[&str]] = &[
    &["diagnostic", "path", "vietnamese", "digest", "wall", "sound"],
    &["doc"],
    &["source", "store", "schema"],
    &["config"],
    &["reading"],
    &["model"],
    &["plan"],
    &["theme"],
    &["write", "picture", "traces", "output", "typeset"],
    &["view"],
    &["press"],
    &["pipeline", "watch", "scaffold"],
    &["import"],
    &["export"],
    &["serve", "upload"],
    &["cli"],
];

/// Who may touch the disk.
const DISK: &[&str] = &["source", "store", "output", "scaffold", "upload"];

fn sources() -> Vec<(String, String)> {
    let src = crate::support::repository().join("src");
    walkdir::WalkDir::new(&src)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|suffix| suffix == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(&src).expect("below").to_string_lossy().replace('\\', "/");
            (path, code(entry.path()))
        })
        .collect()
}

/// A file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a source file");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// A module's path below the crate: `["model", "gate"]` for `model/gate.rs` and `model/gate/mod.rs`.
type Module = Vec<String>;

fn module_of(path: &str) -> Module {
    let steps = path.trim_end_matches(".rs").split('/').map(str::to_owned);
    steps.filter(|step| !["mod", "lib", "main"].contains(&step.as_str())).collect()
}

/// What a file of tests, or of trials, uses is no part of the house.
fn is_tests(path: &str) -> bool {
    path.ends_with("tests.rs") || path.ends_with("trial.rs")
}

/// The house: every module, and those whose names it uses, through `crate`, `super` and `self` alike.
fn house() -> BTreeMap<Module, BTreeSet<Module>> {
    let sources: Vec<_> = sources().into_iter().filter(|(path, _)| !is_tests(path)).collect();
    let modules: BTreeSet<Module> = sources.iter().map(|(path, _)| module_of(path)).collect();
    let module_in = |path: &[String]| (1..=path.len()).rev().map(|n| path[..n].to_vec()).find(|m| modules.contains(m));
    let mut house: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (path, text) in &sources {
        let own = module_of(path);
        let uses = house.entry(own.clone()).or_default();
        for begin in ["crate::", "super::", "self::"] {
            for (at, _) in text.match_indices(begin) {
                let before = text[..at].chars().next_back();
                // `super::super::x` is taken up by its first `super`.
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue;
                }
                for name in names(&text[at..]) {
                    uses.extend(module_in(&from(&own, &name)).filter(|used| *used != own));
                }
            }
        }
    }
    house
}

/// The paths that a text begins with: `super::{a, b::{c, d}}` is `super::a`, `super::b::c`, `super::b::d`.
fn names(text: &str) -> Vec<Module> {
    fn tree<'a>(mut rest: &'a str, head: &Module, found: &mut Vec<Module>) -> &'a str {
        let mut path = head.clone();
        loop {
            rest = rest.trim_start();
            if let Some(inner) = rest.strip_prefix('{') {
                rest = tree(inner, &path, found).trim_start();
                while let Some(next) = rest.strip_prefix(',') {
                    rest = tree(next, &path, found).trim_start();
                }
                return rest.strip_prefix('}').unwrap_or(rest);
            }
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            path.push(rest[..end].to_owned());
            rest = &rest[end..];
            match rest.strip_prefix("::") {
                Some(more) => rest = more,
                None => break,
            }
        }
        found.push(path);
        let named = rest.trim_start();
        // `a as b`
        named
            .strip_prefix("as ")
            .map_or(rest, |name| name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'))
    }
    let mut found = Vec::new();
    tree(text, &Vec::new(), &mut found);
    found
}

/// Where a path leads that stands in `own`.
fn from(own: &Module, path: &Module) -> Module {
    let mut at = own.clone();
    for step in path {
        match step.as_str() {
            "crate" => at.clear(),
            "super" => drop(at.pop()),
            "self" => {}
            name => at.push(name.to_owned()),
        }
    }
    at
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(level, names)| names.iter().map(move |name| (*name, level))).collect();
    let mut wrong = Vec::new();
    for (module, uses) in house() {
        let Some(top) = module.first() else { continue };
        let own = *floor.get(top.as_str()).unwrap_or_else(|| panic!("{top} has no floor"));
        let above = uses.iter().filter(|used| floor.get(used[0].as_str()).is_some_and(|level| *level > own));
        wrong.extend(above.map(|used| format!("{} uses {}", module.join("::"), used.join("::"))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Walls within a module: who may not know whom.
const WALLS: &[(&[&str], &[&str])] = &[
    (&["press", "site"], &["press", "yearbook"]),
    (&["press", "site"], &["press", "handout"]),
    (&["press", "yearbook"], &["press", "site"]),
    (&["press", "yearbook"], &["press", "handout"]),
    (&["press", "handout"], &["press", "site"]),
    (&["press", "search"], &["press", "site"]),
    (&["press", "search"], &["press", "yearbook"]),
    (&["write", "html"], &["write", "typst"]),
    (&["write", "typst"], &["write", "html"]),
    (&["model", "gate"], &["model", "check"]),
    (&["model", "assemble"], &["model", "check"]),
];

#[test]
fn no_module_looks_through_a_wall() {
    let lies_in = |module: &Module, room: &[&str]| {
        module.len() >= room.len() && module.iter().zip(room).all(|(step, wanted)| step == wanted)
    };
    let house = house();
    let mut wrong = Vec::new();
    for (room, other) in WALLS {
        assert!(
            [room, other].iter().all(|room| house.keys().any(|module| lies_in(module, room))),
            "no such room: {room:?}"
        );
        for (module, uses) in house.iter().filter(|(module, _)| lies_in(module, room)) {
            let through = uses.iter().filter(|used| lies_in(used, other));
            wrong.extend(through.map(|used| format!("{} uses {}", module.join("::"), used.join("::"))));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whoever reads a file must be able to read first what it stands on. (A module's face, which only hands on what its files
/// hold, is not in the way of those.)
#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut house = house();
    // What uses nothing that is left stands on what was taken away; whatever stays goes in circles.
    loop {
        let grounded: Vec<Module> = house.iter().filter(|(_, uses)| uses.is_empty()).map(|(m, _)| m.clone()).collect();
        if grounded.is_empty() {
            break;
        }
        house.retain(|module, _| !grounded.contains(module));
        house.values_mut().for_each(|uses| uses.retain(|used| !grounded.contains(used)));
    }
    assert!(
        house.is_empty(),
        "in circles, or above one: {:#?}",
        house.iter().map(|(m, u)| format!("{m:?} -> {u:?}")).collect::<Vec<_>>()
    );
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let told = |text: &str| names(text).into_iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(
        told("super::{self, a, b::{c, d as e}, f}; x"),
        ["super::self", "super::a", "super::b::c", "super::b::d", "super::f"]
    );
    assert_eq!(told("crate::model::Site, b"), ["crate::model::Site"]);
    let own = module_of("model/check/mod.rs");
    assert_eq!(from(&own, &module_of("super/gate")), ["model", "gate"]);
    assert_eq!(from(&own, &module_of("crate/doc")), ["doc"]);
}

#[test]
fn the_system_is_touched_where_it_may_be() {
    for (path, text) in sources() {
        let module = module_of(&path);
        if !module.first().is_some_and(|top| DISK.contains(&top.as_str())) {
            assert!(!text.contains("std::fs") && !text.contains("File::open"), "{path} touches the disk");
        }
        for word in ["println!", "eprintln!", "print!(", "dbg!"] {
            assert!(!text.contains(word) || path == "cli/report.rs", "{path} prints");
        }
        for word in ["std::process::Command", "TcpStream", "unsafe "] {
            let is_call = word == "TcpStream" && path == "upload/ftp.rs";
            assert!(is_call || !text.contains(word), "{path} holds {word}");
        }
        for word in ["todo!", "unimplemented!", ".unwrap()", "panic!("] {
            let excused = path.ends_with("tests.rs") || path.ends_with("trial.rs") || path.ends_with("journey.rs");
            assert!(excused || !text.contains(word), "{path} holds {word}");
        }
    }
}
