//! Never stale, from one run to the next: a build that finds nothing changed says so, and only then; what lies in the output
//! and what was told are always those of a clean build.
//!
//! Between two builds anything may happen to the site, the output, the memory, the clock and the options. A failure names
//! its seed and its steps. `VUONHOA_ROUNDS=30` makes the run that many times longer.

use crate::edits::{FILES, Site, told};
use crate::support::{Random, built, options};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use vuonhoa::diagnostic::{Code, Diagnostic};
use vuonhoa::output::{Adopt, Manifest};
use vuonhoa::pipeline::{Books, Destination, Options, Outcome, Silent, build};

/// What begins so is of somebody else.
const FOREIGN: &str = "cua-nguoi-khac";

fn into(out: &Path, options: &Options) -> Outcome {
    build(options, &Destination::Folder { path: out, adopt: Adopt::No }, &Silent)
}

/// All that a build tells but of the step from the last output to this.
fn said(outcome: &Outcome) -> String {
    const OF_THE_STEP: &[Code] = &[Code::AddressGone, Code::OutputWithheld, Code::OutputAltered, Code::OutputLeft];
    let lasting = |finding: &&Diagnostic| !OF_THE_STEP.contains(&finding.code);
    let findings: Vec<Diagnostic> = outcome.findings.iter().filter(lasting).cloned().collect();
    let Outcome { counts, held_back, left_out, open_gates, bound, .. } = outcome;
    format!("{:#?} {counts:?} {held_back:#?} {left_out:?} {open_gates:?} {bound:?}", told(&findings))
}

/// All files below a folder, if there is one.
fn below(folder: &Path) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// What is in the files below a folder, but for our own things, others', and what is kept of the edition before.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let manifest = Manifest::read(folder).ok().flatten().unwrap_or_default();
    let previous: BTreeSet<&str> = manifest.previous().map(|(path, _)| path.as_str()).collect();
    let named = below(folder).into_iter().map(|file| {
        let path = file.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
        (path, std::fs::read(file).expect("a file"))
    });
    let of_this = |path: &str| !path.starts_with(".vuonhoa/") && !path.contains(FOREIGN) && !previous.contains(path);
    named.filter(|(path, _)| of_this(path)).collect()
}

/// Changes a byte, or leaves the end out.
fn damage(file: &Path, random: &mut Random) {
    let mut bytes = std::fs::read(file).expect("a file");
    let at = random.below(bytes.len().max(1));
    match bytes.get_mut(at) {
        Some(byte) if random.below(2) == 0 => *byte ^= 1,
        _ => bytes.truncate(at),
    }
    std::fs::write(file, bytes).expect("a file");
}

struct Trial {
    site: Site,
    options: Options,
    random: Random,
    /// What the last build that wrote was asked; none when its output or its sources are others since.
    known: Option<String>,
}

impl Trial {
    fn out(&self) -> PathBuf {
        self.site.folder.0.join("public")
    }

    /// Lets something happen, and says what. Most often it is an edit.
    fn happen(&mut self) -> String {
        let (what, changed) = match self.random.below(12) {
            0 => ("nothing".to_owned(), false),
            1 => {
                let file = self.random.below(FILES.len());
                (format!("touch {}", FILES[file].0), self.site.touch(file))
            }
            2 => self.harm(&|file| std::fs::remove_file(file).is_ok()),
            3 => self.harm(&|file| std::fs::write(file, "other").is_ok()),
            4 => {
                let place = *self.random.one_of(&["", "ho-so/", "_tim/", "bai-viet/hai/"]);
                let number = self.random.below(1000);
                let path = self.out().join(format!("{place}{FOREIGN}-{number}"));
                let made = path.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok());
                (format!("foreign {place}"), made && std::fs::write(path, "mine").is_ok())
            }
            5 => {
                let gone = std::fs::remove_dir_all(self.site.folder.0.join(".cache")).is_ok();
                ("no memory".to_owned(), gone)
            }
            6 => {
                let all = below(&self.site.folder.0.join(".cache"));
                all.iter().for_each(|file| damage(file, &mut self.random));
                ("damaged memory".to_owned(), !all.is_empty())
            }
            7 => {
                let day = *self.random.one_of(&["2021-06-01", "2021-06-02", "2021-06-04", "2031-09-10"]);
                self.options.mode.today = day.parse().expect("a day");
                (format!("day {day}"), false)
            }
            8 => {
                let options = &mut self.options;
                match self.random.below(3) {
                    0 => options.portable = !options.portable,
                    1 => options.mode.drafts = !options.mode.drafts,
                    _ => options.base_url = options.base_url.take().xor(Some("https://c.vn/".to_owned())),
                }
                ("options".to_owned(), false)
            }
            _ => {
                let (path, state, changed) = self.site.change(&mut self.random);
                (format!("{path} {state}"), changed)
            }
        };
        if changed {
            self.known = None;
        }
        what
    }

    /// Does something to one of the files of the output.
    fn harm(&mut self, harm: &dyn Fn(&Path) -> bool) -> (String, bool) {
        let mut all = below(&self.out());
        all.retain(|file| !file.components().any(|step| step.as_os_str() == ".vuonhoa"));
        if all.is_empty() {
            return ("nothing to harm".to_owned(), false);
        }
        let file = self.random.one_of(&all);
        (format!("harm {}", file.display()), harm(file))
    }

    /// Builds, twice, and compares with a clean build; whether the site was sound, so that there was anything to compare.
    fn prove(&mut self, case: &str) -> bool {
        let asked = format!("{:?}", self.options);
        let (clean, outcome) = built(&self.options);
        let first = into(&self.out(), &self.options);
        assert_eq!(said(&first), said(&outcome), "{case}");
        assert_eq!(first.remembered, self.known.as_ref() == Some(&asked), "{case}");
        if first.written.is_none() {
            return false;
        }
        assert!(files(&self.out()) == clean, "{case}: the output is another than that of a clean build");
        let second = into(&self.out(), &self.options);
        assert!(second.remembered, "{case}: what has not changed was made anew");
        assert_eq!(said(&second), said(&outcome), "{case}");
        let report = second.written.expect("a folder that was opened");
        assert!(report.written.is_empty() && report.removed.is_empty() && report.findings.is_empty(), "{case}");
        assert!(files(&self.out()) == clean, "{case}");
        self.known = Some(asked);
        for (path, bytes) in files(&self.site.folder.0.join(".cache")) {
            // What is sealed looks like chance, which makes three letters of a name now and then, and not five.
            let names = ["Lê An", "Lê Văn An", "le-an"].map(str::as_bytes);
            let tells = names.iter().any(|name| bytes.windows(name.len()).any(|part| part == *name));
            assert!(!tells, "{case}: {path} in the cache names somebody");
        }
        true
    }
}

#[test]
fn a_build_that_finds_nothing_changed_is_never_stale() {
    let rounds: u64 = std::env::var("VUONHOA_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut proven = 0;
    for seed in 0..2 * rounds {
        let site = Site::new("again");
        let options = options(&site.folder.0);
        let mut trial = Trial { site, options, random: Random::new(seed + 1), known: None };
        let mut steps = vec!["begin".to_owned()];
        for _ in 0..30 {
            let sound = trial.prove(&format!("seed {seed}, after {steps:#?}"));
            proven += usize::from(sound);
            // Most states of some file are an error; nothing is seen where one stands for long.
            if !sound {
                for file in 0..FILES.len() {
                    trial.site.put(file, 0);
                }
                trial.known = None;
                steps.push("mend".to_owned());
            }
            for _ in 0..=trial.random.below(2) {
                steps.push(trial.happen());
            }
        }
    }
    assert!(proven > 20, "only {proven} states were sound");
}

/// The place in the list of files.
fn file(path: &str) -> usize {
    FILES.iter().position(|(known, _)| *known == path).expect("a file of the site")
}

#[test]
fn what_is_for_printing_is_looked_at_too() {
    let mut site = Site::new("again-print");
    site.put(file("content/ky-yeu/k/ky-yeu.yaml"), 1);
    site.put(file("content/ky-yeu/k/loi.md"), 1);
    let asked = Options { books: Books::All, ..options(&site.folder.0) };
    let (out, print) = (site.folder.0.join("public"), asked.print_folder());
    let build = || into(&out, &asked);
    let first = build();
    let made = files(&print);
    assert!(first.printed.is_some() && !made.is_empty(), "{:#?}", first.findings);
    let second = build();
    assert!(second.remembered);
    assert_eq!((said(&second), second.printed.map(|report| report.unchanged)), (said(&first), Some(made.len())));
    let one = print.join(made.keys().next().expect("a file"));
    std::fs::remove_file(&one).expect("a file");
    assert!(!build().remembered && one.exists());
    std::fs::remove_dir_all(&print).expect("the folder");
    assert!(!build().remembered);
    assert!(files(&print) == made && build().remembered);
    // A folder for printing where none was.
    std::fs::rename(&print, site.folder.0.join("elsewhere")).expect("the folder");
    let elsewhere = Options { print: Some(site.folder.0.join("elsewhere")), ..asked.clone() };
    assert!(!into(&out, &elsewhere).remembered && into(&out, &elsewhere).remembered);
}

#[test]
fn what_had_only_just_been_written_is_not_believed() {
    let mut site = Site::new("again-young");
    let asked = options(&site.folder.0);
    let out = site.folder.0.join("public");
    site.folder.write("static/tep.txt", "Một.");
    assert!(into(&out, &asked).written.is_some());
    assert!(!into(&out, &asked).remembered);
    site.touch(file("static/tep.txt"));
    assert!(!into(&out, &asked).remembered && into(&out, &asked).remembered);
}

/// What could not be made may be made the next time, although nothing has changed.
#[test]
fn a_build_with_errors_is_not_remembered() {
    let mut site = Site::new("again-errors");
    let asked = Options { keep_going: true, ..options(&site.folder.0) };
    let out = site.folder.0.join("public");
    assert!(!into(&out, &asked).remembered && into(&out, &asked).remembered);
    site.put(file("content/bai-viet/mot.md"), 5);
    let outcome = into(&out, &asked);
    assert!(outcome.written.is_some() && outcome.has_errors());
    assert!(!into(&out, &asked).remembered);
}

#[test]
fn what_is_remembered_is_told_in_the_same_words() {
    let mut site = Site::new("again-words");
    // Somebody who is held back, with a name to be told.
    site.put(file("content/ho-so/le-an/ho-so.yaml"), 5);
    let run = |format: &str| {
        let program = std::process::Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
            .args(["build", "--clock", "2021-06-01", "--timings", "--format", format])
            .current_dir(&site.folder.0)
            .output()
            .expect("the program");
        let words = String::from_utf8(program.stderr).expect("text");
        // All but how long it took.
        let lines = words.lines().map(|line| line.split_once(" tệp mới").map_or(line, |(before, _)| before));
        let lines: Vec<String> = lines.take_while(|line| !line.contains("mili giây")).map(str::to_owned).collect();
        (program.status.code(), String::from_utf8(program.stdout).expect("text"), lines)
    };
    run("human");
    for format in ["human", "json", "github"] {
        let remembered = run(format);
        std::fs::remove_dir_all(site.folder.0.join(".cache")).expect("the cache");
        assert_eq!(remembered, run(format));
        assert_eq!(remembered.0, Some(0), "{remembered:#?}");
    }
}

#[test]
fn builds_at_once_share_their_memory() {
    let site = Site::new("again-two");
    let plain = options(&site.folder.0);
    let portable = Options { portable: true, ..plain.clone() };
    let folder = |name: &str| site.folder.0.join(name);
    let asked = [(folder("public"), &plain), (folder("public"), &portable), (folder("usb"), &portable)];
    std::thread::scope(|scope| {
        for (out, options) in &asked {
            scope.spawn(|| {
                for _ in 0..4 {
                    let outcome = into(out, options);
                    let locked = |finding: &Diagnostic| finding.code == Code::OutputLocked;
                    assert!(
                        outcome.written.is_some() || outcome.findings.iter().any(locked),
                        "{:#?}",
                        outcome.findings
                    );
                }
            });
        }
    });
    for (out, options) in &asked {
        into(out, options);
        assert!(files(out) == built(options).0, "{}", out.display());
        assert!(into(out, options).remembered);
    }
}
