//! The house stands: a module uses only those below it, the system is touched only where it may be.

use std::collections::BTreeMap;
use std::path::Path;

/// From the ground up. Modules of one line may use each other.
const FLOORS: &[&[&str]] = &[
    &["diagnostic", "path", "vietnamese", "digest", "wall"],
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
    &["serve"],
    &["cli"],
];

/// Who may touch the disk.
const DISK: &[&str] = &["source", "store", "output", "scaffold"];

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

fn module_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(level, names)| names.iter().map(move |name| (*name, level))).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        if ["lib", "main"].contains(&module) || path.ends_with("tests.rs") || path.ends_with("trial.rs") {
            continue;
        }
        let own = *floor.get(module).unwrap_or_else(|| panic!("{module} has no floor"));
        for (at, _) in text.match_indices("crate::") {
            let used =
                text[at + 7..].split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
            if used != module && floor.get(used).is_some_and(|level| *level > own) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_system_is_touched_where_it_may_be() {
    for (path, text) in sources() {
        let module = module_of(&path);
        if !DISK.contains(&module) {
            assert!(!text.contains("std::fs") && !text.contains("File::open"), "{path} touches the disk");
        }
        for word in ["println!", "eprintln!", "print!(", "dbg!"] {
            assert!(!text.contains(word) || path == "cli/report.rs", "{path} prints");
        }
        for word in ["std::process::Command", "TcpStream", "unsafe "] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
        for word in ["todo!", "unimplemented!", ".unwrap()", "panic!("] {
            let excused = path.ends_with("tests.rs") || path.ends_with("trial.rs") || path.ends_with("journey.rs");
            assert!(excused || !text.contains(word), "{path} holds {word}");
        }
    }
}
