//! A short run of every trial of `fuzz/`: its seeds as they are, seeds damaged the same way in every run, and the
//! inputs of `tests/fuzz/<trial>/`, among them those that once failed.
//!
//! `VUONHOA_ROUNDS=100` makes the run that many times longer.

#[path = "../../fuzz/trials.rs"]
mod trials;

use crate::support::{Random, repository};
use std::panic::{AssertUnwindSafe, catch_unwind};
use trials::{ALL, Trial};

/// What breaks readers, put into sound inputs.
const TOKENS: &[&str] = &[
    "\u{b}",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{200b}",
    "\u{a0}",
    "\u{202e}",
    "\u{301}\u{301}\u{301}",
    "\r",
    "\t",
    "---\n",
    "...\n",
    "```",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    "<",
    "#",
    ": ",
    "- ",
    "{{",
    "}}",
    "{%",
    "](",
    "![",
    "[^1]",
    "\\",
    "$",
    "@/",
    "javascript:",
    "../",
    "%2e",
    "0",
    "9999999999999999999",
    "31/2/2021",
    "-1",
    "1.500",
    "Đ",
    "ễ",
    "e\u{302}\u{303}",
    "\u{1F64F}",
];

fn damaged(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut data = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(data.len() + 1);
        let end = (at + random.below(24)).min(data.len());
        match random.below(6) {
            0 => drop(data.drain(at..end)),
            1 => {
                let again = data[at..end].to_vec();
                data.splice(at..at, again);
            }
            2 | 3 => drop(data.splice(at..at, random.one_of(TOKENS).bytes())),
            4 if at < data.len() => data[at] ^= 1 << random.below(8),
            _ => {
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                data.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    data
}

fn files(folder: &str, suffixes: &[&str]) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = walkdir::WalkDir::new(repository().join(folder))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|suffix| suffixes.iter().any(|wanted| suffix == *wanted)))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a seed")).collect()
}

/// Runs `trial` on `data`; where it fails, `data` is left for whoever mends it.
fn tried(trial: &Trial, data: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (trial.run)(data))).is_err() {
        let kept = std::env::temp_dir().join(format!("vuonhoa-trial-{}.bin", trial.name));
        std::fs::write(&kept, data).expect("a temporary file");
        panic!("the trial {:?} failed on {}", trial.name, kept.display());
    }
}

fn run(name: &str) {
    let trial = ALL.iter().find(|trial| trial.name == name).expect("a trial");
    for once in files(&format!("tests/fuzz/{name}"), &["txt", "md", "yaml", "svg", "bin"]) {
        tried(trial, &once);
    }
    let seeds: Vec<Vec<u8>> = trial.seeds.iter().flat_map(|(folder, suffixes)| files(folder, suffixes)).collect();
    assert!(!seeds.is_empty(), "{name} has no seeds");
    let longer: usize = std::env::var("VUONHOA_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    let mut random = Random::new(19_051_890);
    for _ in 0..trial.rounds * longer {
        let (seed, other) = (random.one_of(&seeds).clone(), random.one_of(&seeds).clone());
        tried(trial, &damaged(&seed, &other, &mut random));
    }
}

macro_rules! trials {
    ($($name:ident)*) => {
        $( #[test] fn $name() { run(stringify!($name)); } )*

        #[test]
        fn every_trial_runs() {
            let names = [$(stringify!($name)),*];
            assert_eq!(ALL.iter().map(|trial| trial.name).collect::<Vec<_>>(), names);
        }
    };
}

trials!(record site text book drawing picture paper place value letters);
