//! What a user finds in an output folder after a build, and what a build refuses to do to it.
//!
//! Not here: builds killed at each of their steps (`src/output/trial.rs`).

use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};
use vuonhoa::diagnostic::{Arg, Code, Diagnostic};
use vuonhoa::digest::Digest;
use vuonhoa::output::{self, Adopt, Manifest, Memory, Options, Outlet, Report, Stage, Territory, Verdict};
use vuonhoa::path::OutPath;

const DAY: &str = "2026-11-28";

type Refused<T> = Result<T, Box<Diagnostic>>;

/// A temporary folder with an empty site in `site/`, gone at the end of the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vuonhoa-output-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("site")).unwrap();
        Scratch(folder.canonicalize().unwrap())
    }

    fn out(&self) -> PathBuf {
        self.join("out")
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn open(&self, adopt: bool) -> Refused<Stage> {
        self.open_at(&self.out(), adopt)
    }

    fn open_at(&self, out: &Path, adopt: bool) -> Refused<Stage> {
        let adopt = if adopt { Adopt::Yes } else { Adopt::No };
        Stage::open(out, &Options { adopt, ..self.options() })
    }

    fn options(&self) -> Options<'static> {
        // The site's folder is only looked at while the stage is opened.
        let site: &'static Path = Box::leak(self.join("site").into_boxed_path());
        Options::new(site, DAY.parse().unwrap())
    }

    /// What was set aside on the day, or the later one of so many.
    fn aside(&self, name: &str) -> BTreeMap<String, String> {
        let files = snapshot(&self.join("out-ban-sua").join(name)).into_iter();
        files.filter(|(name, _)| !name.ends_with('/')).map(|(name, (text, _))| (name, text)).collect()
    }

    fn build(&self, files: &[(&str, &str)]) -> Refused<Report> {
        put_all(self.open(false)?, files)
    }

    fn adopt(&self, files: &[(&str, &str)]) -> Refused<Report> {
        put_all(self.open(true)?, files)
    }
}

impl Deref for Scratch {
    type Target = Path;
    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn put_all(stage: Stage, files: &[(&str, &str)]) -> Refused<Report> {
    for (path, text) in files {
        stage.put(&out_path(path), text.as_bytes())?;
    }
    stage.commit()
}

fn out_path(path: &str) -> OutPath {
    OutPath::new(path).unwrap()
}

/// Everything below a folder with its text and time; folders and links end in `/` and `@`.
fn snapshot(folder: &Path) -> BTreeMap<String, (String, Option<SystemTime>)> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place).into_iter().flatten().flatten() {
            let place = entry.path();
            let meta = entry.metadata().unwrap();
            let name = place.strip_prefix(folder).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            if meta.is_dir() {
                found.insert(name + "/", (String::new(), None));
                open.push(place);
            } else if meta.is_symlink() {
                found.insert(name + "@", (String::new(), None));
            } else {
                let bytes = fs::read(place).unwrap();
                let text = String::from_utf8_lossy(&bytes).into_owned();
                found.insert(name, (text, meta.modified().ok()));
            }
        }
    }
    found
}

/// The names of everything in the output but our own things.
fn names(out: &Path) -> Vec<String> {
    let all = snapshot(out).into_keys();
    all.filter(|name| !name.starts_with(".vuonhoa")).collect()
}

fn text(scratch: &Scratch, path: &str) -> String {
    fs::read_to_string(scratch.join(path)).unwrap()
}

fn arg(finding: &Diagnostic, name: &str) -> String {
    match finding.args.iter().find(|(key, _)| *key == name) {
        Some((_, Arg::Text(text) | Arg::Lines(text))) => text.clone(),
        Some((_, Arg::Count(count))) => count.to_string(),
        Some((_, Arg::Words(message))) => message.id.to_owned(),
        None => String::new(),
    }
}

#[track_caller]
fn refused<T>(result: Refused<T>, code: Code) -> Box<Diagnostic> {
    match result {
        Ok(_) => panic!("not refused, although {code}"),
        Err(finding) => {
            assert_eq!(finding.code, code, "{finding:?}");
            finding
        }
    }
}

const SITE: &[(&str, &str)] = &[("ho-so/a/index.html", "A"), ("index.html", "home"), ("sen.css", "body {}")];

#[test]
fn a_second_build_writes_no_file() {
    let scratch = Scratch::new();
    let first = scratch.build(SITE).unwrap();
    assert_eq!((first.written.len(), first.unchanged), (3, 0));
    let before = snapshot(&scratch.out());
    std::thread::sleep(Duration::from_millis(20));
    let second = scratch.build(SITE).unwrap();
    assert_eq!(second, Report { unchanged: 3, standing: first.standing, ..Report::default() });
    assert_eq!(snapshot(&scratch.out()), before);
}

#[test]
fn only_what_differs_is_written() {
    let scratch = Scratch::new();
    scratch.build(SITE).unwrap();
    let time_of = |path: &str| fs::metadata(scratch.out().join(path)).unwrap().modified().unwrap();
    let home = time_of("index.html");
    std::thread::sleep(Duration::from_millis(20));
    let report = scratch.build(&[("ho-so/b/index.html", "B"), ("index.html", "home"), ("sen.css", "b {}")]).unwrap();
    assert_eq!(report.written, ["ho-so/b/index.html", "sen.css"].map(out_path));
    assert_eq!(report.removed, ["ho-so/a/index.html"].map(out_path));
    assert_eq!(report.unchanged, 1);
    assert_eq!(time_of("index.html"), home);
    assert_eq!(names(&scratch.out()), ["ho-so/", "ho-so/b/", "ho-so/b/index.html", "index.html", "sen.css"]);
}

#[test]
fn files_that_somebody_changed_or_deleted_are_written_again() {
    let scratch = Scratch::new();
    scratch.build(SITE).unwrap();
    scratch.write("out/index.html", "hack");
    fs::remove_dir_all(scratch.join("out/ho-so")).unwrap();
    let css = fs::File::options().write(true).open(scratch.join("out/sen.css")).unwrap();
    css.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let report = scratch.build(SITE).unwrap();
    assert_eq!(report.written.len(), 3);
    assert_eq!(text(&scratch, "out/index.html"), "home");
    assert_eq!(scratch.build(SITE).unwrap().unchanged, 3);
    // What is only older than we know is the same file; what is another is kept where readers are not.
    assert_eq!(scratch.aside(DAY), BTreeMap::from([("index.html".to_owned(), "hack".to_owned())]));
    let [finding] = &report.findings[..] else { panic!("{:?}", report.findings) };
    assert_eq!((finding.code, arg(finding, "cause")), (Code::OutputAltered, "edited".to_owned()));
    assert!(arg(finding, "aside").ends_with("out-ban-sua/2026-11-28"), "{finding:?}");
}

#[test]
fn what_somebody_changed_is_kept_also_when_it_leaves_and_never_twice_in_one_place() {
    let scratch = Scratch::new();
    scratch.build(SITE).unwrap();
    scratch.write("out/ho-so/a/index.html", "by hand");
    let report = scratch.build(&SITE[1..]).unwrap();
    assert_eq!(report.removed, ["ho-so/a/index.html"].map(out_path));
    assert_eq!(names(&scratch.out()), ["index.html", "sen.css"]);
    scratch.write("out/index.html", "by hand");
    scratch.build(&SITE[1..]).unwrap();
    assert_eq!(scratch.aside(DAY).into_keys().collect::<Vec<_>>(), ["ho-so/a/index.html"]);
    assert_eq!(scratch.aside("2026-11-28-2").into_keys().collect::<Vec<_>>(), ["index.html"]);
    // A page that a power cut has left empty is nobody's, and one that now holds what we make is ours.
    scratch.write("out/index.html", "");
    scratch.write("out/sen.css", "b {}");
    assert_eq!(scratch.build(&[("index.html", "home"), ("sen.css", "b {}")]).unwrap().findings, []);

    scratch.write("out/index.html", "by hand");
    let strict = Options { strict: true, ..scratch.options() };
    refused(put_all(Stage::open(&scratch.out(), &strict).unwrap(), SITE), Code::OutputAltered);
    assert_eq!(text(&scratch, "out/index.html"), "by hand");
}

#[test]
fn what_is_asked_for_by_itself_stays_and_proofs_are_never_overwritten() {
    let scratch = Scratch::new();
    let ask = |proof: &str, other: &str| {
        let stage = Stage::open(&scratch.out(), &Options { keep: true, ..scratch.options() }).unwrap();
        stage.add(&out_path("k/proof.pdf"), proof.as_bytes()).unwrap();
        stage.put(&out_path("k/a4.pdf"), other.as_bytes()).unwrap();
        stage.commit().unwrap()
    };
    scratch.build(&[("k/press.pdf", "press")]).unwrap();
    let first = ask("one", "large");
    assert_eq!(first.written.len(), 2);
    let before = snapshot(&scratch.out());
    assert_eq!(ask("one", "large"), Report { unchanged: 3, standing: first.standing, ..Report::default() });
    assert_eq!(snapshot(&scratch.out()), before, "the same again writes nothing");
    assert_eq!(ask("two", "larger").written, ["k/a4.pdf", "k/proof-2.pdf"].map(out_path));
    // Somebody writes on a proof, and a build comes that makes none of it.
    scratch.write("out/k/proof.pdf", "one, with remarks");
    let report = scratch.build(&[("k/press.pdf", "later")]).unwrap();
    assert_eq!((report.removed, report.findings), (vec![], vec![]));
    assert_eq!(text(&scratch, "out/k/proof.pdf"), "one, with remarks");
    assert_eq!(text(&scratch, "out/k/proof-2.pdf"), "two");
    assert_eq!(text(&scratch, "out/k/a4.pdf"), "larger");
    ask("one", "larger");
    assert_eq!(text(&scratch, "out/k/proof-3.pdf"), "one");
    // `clean` takes what a build makes again.
    let removed = output::clean(&scratch.out()).unwrap();
    assert_eq!((removed.files, removed.altered, removed.asked), (1, 0, 3));
    assert_eq!(names(&scratch.out()), ["k/", "k/a4.pdf", "k/proof-2.pdf", "k/proof-3.pdf", "k/proof.pdf"]);
    scratch.build(&[("k/press.pdf", "again")]).unwrap();
}

#[test]
fn after_a_lost_manifest_the_held_back_leave_and_the_rest_is_listed() {
    let scratch = Scratch::new();
    let old = [
        ("ho-so/rut/index.html", "withdrawn"),
        ("anh/ho-so/rut-640.webp", "a face"),
        ("ho-so/xoa/index.html", "its record is gone"),
        ("index.html", "home"),
    ];
    scratch.build(&old).unwrap();
    fs::remove_file(scratch.join("out/.vuonhoa/manifest.json")).unwrap();
    scratch.write("out/CNAME", "mine");
    let withheld = ["ho-so/rut/", "anh/ho-so/rut-"].map(str::to_owned).to_vec();
    let territory = Territory { withheld, ours: vec!["ho-so".to_owned(), "anh".to_owned()], ..Territory::default() };
    let build = |adopt| {
        let options = Options { adopt, territory: territory.clone(), ..scratch.options() };
        put_all(Stage::open(&scratch.out(), &options)?, &[("index.html", "new home")])
    };
    refused(build(Adopt::No), Code::OutputNotOurs);
    let told = |report: &Report| {
        let told = report.findings.iter().map(|finding| (finding.code, arg(finding, "count"), arg(finding, "cause")));
        told.collect::<Vec<_>>()
    };
    let report = build(Adopt::Yes).unwrap();
    let count = |number: &str| number.to_owned();
    let cause = |word: &str| word.to_owned();
    assert_eq!(
        told(&report),
        [
            (Code::OutputWithheld, count("2"), cause("")),
            (Code::OutputAltered, count("1"), cause("foreign")),
            (Code::OutputLeft, count("1"), cause("listed")),
        ]
    );
    assert_eq!(names(&scratch.out()), ["CNAME", "ho-so/", "ho-so/xoa/", "ho-so/xoa/index.html", "index.html"]);
    assert_eq!(scratch.aside(DAY).len(), 3);

    // Later the foreign file of another build appears at an address that is held back.
    scratch.write("out/ho-so/rut/index.html", "from a backup");
    assert_eq!(told(&build(Adopt::No).unwrap()), [(Code::OutputWithheld, count("1"), cause(""))]);
    assert_eq!(told(&build(Adopt::AndClear).unwrap()), [(Code::OutputLeft, count("1"), cause("cleared"))]);
    assert_eq!(names(&scratch.out()), ["CNAME", "index.html"]);
    assert_eq!(build(Adopt::AndClear).unwrap().findings, []);
}

#[test]
fn a_folder_is_held_against_its_manifest() {
    let scratch = Scratch::new();
    assert_eq!(output::verify(&scratch.out()).unwrap(), None);
    scratch.build(SITE).unwrap();
    let sound = Verdict { sound: 3, ..Verdict::default() };
    assert_eq!(output::verify(&scratch.out()).unwrap(), Some(sound));
    // Changed by stealth: as large as before, and as old.
    let time = fs::metadata(scratch.join("out/index.html")).unwrap().modified().unwrap();
    scratch.write("out/index.html", "hack");
    fs::File::options().write(true).open(scratch.join("out/index.html")).unwrap().set_modified(time).unwrap();
    fs::remove_file(scratch.join("out/sen.css")).unwrap();
    scratch.write("out/ho-so/casino.html", "spam");
    scratch.write("out/.DS_Store", "");
    scratch.write("out/.vuonhoa/stage/1", "half");
    let verdict = output::verify(&scratch.out()).unwrap().unwrap();
    let list = |path: &str| vec![path.to_owned()];
    let [missing, changed] = [list("sen.css"), list("index.html")];
    let [foreign, leftover] = [list("ho-so/casino.html"), list(".vuonhoa/stage")];
    assert_eq!(verdict, Verdict { sound: 1, missing, changed, foreign, leftover });
}

#[test]
fn what_is_for_printing_lies_apart_from_what_readers_get() {
    let scratch = Scratch::new();
    let refuses = |out: &str, print: &str| {
        refused(output::apart(&scratch.join(out), &scratch.join(print)), Code::OutputOverlap);
    };
    for (out, print) in
        [("out", "out"), ("out", "out/in"), ("in/out", "in"), ("out", "out/../out/x"), ("x/../out", "out")]
    {
        refuses(out, print);
    }
    output::apart(&scratch.join("out"), &scratch.join("out-in")).unwrap();
    #[cfg(unix)]
    {
        fs::create_dir(scratch.join("out")).unwrap();
        std::os::unix::fs::symlink(scratch.join("out"), scratch.join("link")).unwrap();
        refuses("out", "link");
        refuses("out", "link/deeper");
    }
}

#[test]
fn a_build_that_is_given_up_leaves_no_trace() {
    let scratch = Scratch::new();
    let out = scratch.join("new/folders/out");
    let stage = scratch.open_at(&out, false).unwrap();
    stage.put(&out_path("index.html"), b"never").unwrap();
    drop(stage);
    assert!(!scratch.join("new").exists());

    scratch.build(SITE).unwrap();
    let before = snapshot(&scratch.out());
    let stage = scratch.open(false).unwrap();
    stage.put(&out_path("index.html"), b"never").unwrap();
    drop(stage);
    assert_eq!(snapshot(&scratch.out()), before);
}

#[test]
fn a_folder_of_somebody_else_is_refused_until_it_is_adopted() {
    let scratch = Scratch::new();
    scratch.write("out/thu/muc.txt", "mine");
    scratch.write("out/index.html", "theirs");
    let before = snapshot(&scratch.out());
    let finding = refused(scratch.build(SITE), Code::OutputNotOurs);
    let out = scratch.out();
    assert_eq!(arg(&finding, "command"), format!("vuonhoa build --adopt -o {}", out.display()));
    assert_eq!(snapshot(&out), before);

    let report = scratch.adopt(SITE).unwrap();
    assert_eq!(report.foreign_kept, 1);
    assert_eq!(text(&scratch, "out/index.html"), "home");
    assert_eq!(text(&scratch, "out/thu/muc.txt"), "mine");
    // From now on it is ours, and the command need not be given again.
    assert_eq!(scratch.build(SITE).unwrap().foreign_kept, 1);
    assert_eq!(text(&scratch, "out/thu/muc.txt"), "mine");
}

#[test]
fn what_systems_leave_in_a_folder_does_not_make_it_somebodys() {
    let scratch = Scratch::new();
    scratch.write("out/.DS_Store", "");
    fs::create_dir(scratch.join("out/lost+found")).unwrap();
    scratch.build(SITE).unwrap();
}

#[test]
fn all_foreign_files_in_the_way_are_named_and_nothing_is_written() {
    let scratch = Scratch::new();
    scratch.build(SITE).unwrap();
    scratch.write("out/lien-he/index.html", "theirs");
    scratch.write("out/nam", "a file of theirs where a folder must be");
    scratch.write("out/tin.xml/x", "a folder of theirs where a file must be");
    let before = snapshot(&scratch.out());
    let next = [
        ("index.html", "a new home"),
        ("lien-he/index.html", "ours"),
        ("nam/2026/index.html", "ours"),
        ("tin.xml", "ours"),
    ];
    let finding = refused(scratch.build(&next), Code::OutputForeignFile);
    assert_eq!(arg(&finding, "count"), "3");
    for name in ["lien-he/index.html", "nam", "tin.xml"] {
        let shown = scratch.out().join(name).display().to_string();
        assert!(arg(&finding, "paths").contains(&shown), "{finding:?}");
    }
    assert_eq!(snapshot(&scratch.out()), before);

    // Adopting replaces files, but never a folder with what is in it.
    let finding = refused(scratch.adopt(&next), Code::OutputFailed);
    assert_eq!(arg(&finding, "cause"), "folder-in-the-way");
    assert_eq!(snapshot(&scratch.out()), before);
    scratch.adopt(&next[..3]).unwrap();
    assert_eq!(text(&scratch, "out/nam/2026/index.html"), "ours");
    assert_eq!(text(&scratch, "out/tin.xml/x"), "a folder of theirs where a file must be");
}

#[test]
fn names_that_exclude_each_other_are_refused_before_anything_is_written() {
    for (files, cause) in [
        ([("a.html", "1"), ("A.html", "2")], "same-but-case"),
        ([("ho-so/a", "1"), ("Ho-So/b", "2")], "same-but-case"),
        ([("a", "1"), ("a/b", "2")], "file-and-folder"),
        ([("a", "1"), ("a", "2")], "put-twice"),
    ] {
        let scratch = Scratch::new();
        let finding = refused(scratch.build(&files), Code::OutputFailed);
        assert_eq!(arg(&finding, "cause"), cause);
        assert!(!scratch.out().exists(), "{cause}");
    }
    let scratch = Scratch::new();
    scratch.build(&[("a", "1"), ("a", "1")]).unwrap();
}

#[test]
fn memory_and_disk_hold_the_same_whatever_the_number_of_threads() {
    let scratch = Scratch::new();
    let (stage, memory) = (scratch.open(false).unwrap(), Memory::new());
    let put = |outlet: &dyn Outlet, thread: usize| {
        for n in (thread..400).step_by(4) {
            let path = out_path(&format!("ho-so/{n}/index.html"));
            outlet.put(&path, format!("page {n}").as_bytes()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (stage, memory, put) = (&stage, &memory, &put);
            scope.spawn(move || {
                put(stage, thread);
                put(memory, thread);
            });
        }
    });
    assert_eq!(stage.commit().unwrap().written.len(), 400);
    let manifest = Manifest::read(&scratch.out()).unwrap().unwrap();
    let files = memory.into_files();
    assert_eq!(manifest.len(), files.len());
    for (path, bytes) in files {
        let entry = manifest.get(&path).unwrap();
        assert_eq!((entry.digest, entry.size), (Digest::of(&bytes), bytes.len() as u64));
        assert_eq!(*bytes, *fs::read(scratch.out().join(path.as_str())).unwrap());
    }
}

#[test]
fn an_output_folder_never_harms_the_site() {
    let scratch = Scratch::new();
    for folder in ["site/content/ho-so", "site/themes", "site/.git", "site/public"] {
        fs::create_dir_all(scratch.join(folder)).unwrap();
    }
    let home = std::env::home_dir().unwrap();
    let root = scratch.ancestors().last().unwrap();
    let at = |path: &str| scratch.join(path);
    for (out, cause) in [
        (at("site"), "site"),
        (at("site/public/.."), "site"),
        (at(""), "site"),
        (root.to_owned(), "root"),
        (home, "home"),
        (at("site/content"), "inside"),
        (at("site/content/ho-so/not/yet"), "inside"),
        (at("site/Content/x"), "inside"),
        (at("site/public/../content/x"), "inside"),
        (at("site/none/../content/x"), "inside"),
        (at("site/themes/sen"), "inside"),
        (at("site/static"), "inside"),
        (at("site/templates/x"), "inside"),
        (at("site/src"), "inside"),
        (at("site/.git/x"), "inside"),
        (at("elsewhere/.git/x"), "inside"),
    ] {
        let finding = refused(scratch.open_at(&out, true), Code::OutputIsSource);
        assert_eq!(arg(&finding, "cause"), cause, "{}", out.display());
    }
    assert!(!scratch.join("site/content/ho-so/not").exists());
    for good in ["site/public", "site/print/nam-2026", "site/contents", "beside"] {
        let out = scratch.join(good);
        put_all(scratch.open_at(&out, false).unwrap(), SITE).expect(good);
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let scratch = Scratch::new();
    let first = scratch.open(false).unwrap();
    let finding = refused(scratch.open(false), Code::OutputLocked);
    assert_eq!(arg(&finding, "pid"), std::process::id().to_string());
    assert!(arg(&finding, "since").ends_with('Z'));
    refused(put_all(first, &[("a", "1"), ("A", "2")]), Code::OutputFailed);
    // The lock ends with the build, also with one that failed; a file left behind locks nothing.
    scratch.build(SITE).unwrap();
    assert!(scratch.join("out/.vuonhoa/lock").exists());
    scratch.build(SITE).unwrap();
}

#[test]
fn of_builds_that_race_for_a_new_folder_each_is_whole_or_refused() {
    for _ in 0..20 {
        let scratch = Scratch::new();
        let texts = ["a".repeat(1000), "b".repeat(1000)];
        let build = |text: &str| match scratch.build(&["x", "y", "z/w"].map(|path| (path, text))) {
            Ok(_) => true,
            Err(finding) => {
                assert_eq!(finding.code, Code::OutputLocked, "{finding:?}");
                false
            }
        };
        let built: Vec<bool> = std::thread::scope(|scope| {
            let build = &build;
            let threads = texts.each_ref().map(|text| scope.spawn(move || build(text)));
            threads.map(|thread| thread.join().unwrap()).to_vec()
        });
        assert!(built.contains(&true));
        let x = text(&scratch, "out/x");
        assert!(texts.contains(&x));
        assert_eq!((text(&scratch, "out/y"), text(&scratch, "out/z/w")), (x.clone(), x));
    }
}

#[test]
fn a_manifest_that_is_damaged_or_forged_deletes_nothing() {
    for bad in [
        "{",
        r#"{"version":2,"files":[]}"#,
        r#"{"version":1,"files":[{"path":"../precious","digest":"00","size":1,"modified":1}]}"#,
    ] {
        let scratch = Scratch::new();
        scratch.write("precious", "mine");
        scratch.build(SITE).unwrap();
        scratch.write("out/.vuonhoa/manifest.json", bad);
        let finding = refused(scratch.build(&[]), Code::OutputFailed);
        assert_eq!(arg(&finding, "cause"), "manifest");
        assert!(arg(&finding, "command").contains("--adopt"));
        refused(output::clean(&scratch.out()), Code::OutputFailed);
        assert_eq!(text(&scratch, "precious"), "mine");
        assert_eq!(text(&scratch, "out/index.html"), "home");
        scratch.adopt(SITE).unwrap();
        scratch.build(SITE).unwrap();
    }
}

#[test]
fn clean_removes_what_is_ours_and_only_that() {
    let scratch = Scratch::new();
    assert_eq!(output::clean(&scratch.out()).unwrap().files, 0);
    scratch.write("out/mine.txt", "mine");
    assert_eq!(output::clean(&scratch.out()).unwrap().files, 0);
    scratch.adopt(SITE).unwrap();
    let removed = output::clean(&scratch.out()).unwrap();
    assert_eq!((removed.files, removed.folders), (3, 2));
    assert_eq!(snapshot(&scratch.out()).into_keys().collect::<Vec<_>>(), ["mine.txt"]);

    fs::remove_file(scratch.join("out/mine.txt")).unwrap();
    scratch.build(SITE).unwrap();
    output::clean(&scratch.out()).unwrap();
    assert!(!scratch.out().exists());
}

#[test]
fn a_file_where_the_folder_must_be_is_named() {
    let scratch = Scratch::new();
    scratch.write("file", "mine");
    for out in ["file", "file/below"] {
        let finding = refused(scratch.open_at(&scratch.join(out), false), Code::OutputFailed);
        assert_eq!(arg(&finding, "cause"), "not-a-folder");
        let shown = arg(&finding, "path");
        assert!(shown.starts_with(&scratch.join("file").display().to_string()), "{shown}");
        assert_ne!(arg(&finding, "reason"), "");
    }
    assert_eq!(text(&scratch, "file"), "mine");
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn an_output_folder_may_be_a_link_but_not_into_the_sources() {
        let scratch = Scratch::new();
        fs::create_dir_all(scratch.join("site/content")).unwrap();
        fs::create_dir(scratch.join("elsewhere")).unwrap();
        symlink(scratch.join("elsewhere"), scratch.join("out")).unwrap();
        scratch.build(SITE).unwrap();
        assert_eq!(text(&scratch, "elsewhere/index.html"), "home");
        output::clean(&scratch.out()).unwrap();
        assert!(names(&scratch.join("elsewhere")).is_empty());
        scratch.build(SITE).unwrap();
        output::clean(&scratch.out()).unwrap();
        fs::create_dir(scratch.join("elsewhere/pages")).unwrap();

        symlink(scratch.join("site/content"), scratch.join("trap")).unwrap();
        let trap = scratch.join("trap/deeper");
        refused(scratch.open_at(&trap, true), Code::OutputIsSource);
        symlink(scratch.join("elsewhere/pages"), scratch.join("site/static")).unwrap();
        let linked = scratch.join("elsewhere/pages/x");
        refused(scratch.open_at(&linked, true), Code::OutputIsSource);
        symlink(scratch.join("nowhere"), scratch.join("dangling")).unwrap();
        let dangling = scratch.join("dangling");
        refused(scratch.open_at(&dangling, true), Code::OutputFailed);
        assert!(!scratch.join("nowhere").exists());
    }

    #[test]
    fn no_link_in_the_output_is_followed_when_writing() {
        let scratch = Scratch::new();
        scratch.write("precious/a/index.html", "mine");
        scratch.write("precious/index.html", "mine");
        let before = snapshot(&scratch.join("precious"));
        fs::create_dir(scratch.out()).unwrap();
        symlink(scratch.join("precious"), scratch.join("out/ho-so")).unwrap();
        symlink(scratch.join("precious/index.html"), scratch.join("out/index.html")).unwrap();
        refused(scratch.build(SITE), Code::OutputNotOurs);
        let finding = refused(scratch.adopt(SITE), Code::OutputFailed);
        assert_eq!(arg(&finding, "cause"), "link-in-the-way");
        assert_eq!(names(&scratch.out()), ["ho-so@", "index.html@"]);
        // A link where a file must be is replaced like a file, and what it leads to stays.
        scratch.adopt(&SITE[1..]).unwrap();
        assert_eq!(text(&scratch, "out/index.html"), "home");
        assert_eq!(snapshot(&scratch.join("precious")), before);

        let scratch = Scratch::new();
        fs::create_dir_all(scratch.join("precious")).unwrap();
        fs::create_dir_all(scratch.join("out")).unwrap();
        symlink(scratch.join("precious"), scratch.join("out/.vuonhoa")).unwrap();
        refused(scratch.build(SITE), Code::OutputFailed);
        assert_eq!(snapshot(&scratch.join("precious")).len(), 0);
    }

    #[test]
    fn no_link_in_the_output_is_followed_when_deleting() {
        let scratch = Scratch::new();
        scratch.build(SITE).unwrap();
        scratch.write("precious/a/index.html", "mine");
        fs::create_dir(scratch.join("precious/empty")).unwrap();
        let before = snapshot(&scratch.join("precious"));
        fs::remove_dir_all(scratch.join("out/ho-so")).unwrap();
        symlink(scratch.join("precious"), scratch.join("out/ho-so")).unwrap();
        refused(scratch.build(SITE), Code::OutputForeignFile);
        let report = scratch.build(&SITE[1..]).unwrap();
        assert_eq!(report.removed, []);
        assert_eq!(snapshot(&scratch.join("precious")), before);

        scratch.build(&[("sen.css", "x")]).unwrap();
        fs::remove_file(scratch.join("out/sen.css")).unwrap();
        symlink(scratch.join("precious/a/index.html"), scratch.join("out/sen.css")).unwrap();
        output::clean(&scratch.out()).unwrap();
        assert_eq!(snapshot(&scratch.join("precious")), before);
        assert_eq!(names(&scratch.out()), ["ho-so@", "sen.css@"]);
    }
}

/// Disks that are full or may not be written to.
#[cfg(target_os = "linux")]
mod disks {
    use super::*;
    use std::process::Command;

    /// A small file system of its own; unmounted at the end.
    struct Disk(PathBuf);

    impl Disk {
        /// `None`, with a remark, where mounting is not allowed.
        fn mount(place: PathBuf, options: &str) -> Option<Self> {
            fs::create_dir_all(&place).unwrap();
            let mut mount = Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", options, "vuonhoa-test"]).arg(&place);
            if mount.output().is_ok_and(|done| done.status.success()) {
                return Some(Disk(place));
            }
            eprintln!("SKIPPED: mounting a small disk takes root and `mount`");
            None
        }

        fn remount(&self, options: &str) -> bool {
            let mut mount = Command::new("mount");
            mount.args(["-o", &format!("remount,{options}")]).arg(&self.0);
            mount.output().is_ok_and(|done| done.status.success())
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("-l").arg(&self.0).output();
        }
    }

    #[test]
    fn a_full_disk_leaves_the_old_output_and_says_so() {
        let scratch = Scratch::new();
        let Some(disk) = Disk::mount(scratch.out(), "size=256k") else {
            return;
        };
        scratch.build(SITE).unwrap();
        let before = snapshot(&disk.0);
        let large = "x".repeat(300 * 1024);
        let next = [("index.html", "new"), ("so.pdf", large.as_str())];
        let finding = refused(scratch.build(&next), Code::OutputFailed);
        assert_eq!(arg(&finding, "cause"), "full");
        assert!(arg(&finding, "path").ends_with("so.pdf"));
        assert_eq!(snapshot(&disk.0), before);
        // A process that another test is just starting may hold the removed file for a moment.
        let frees_up = || {
            std::thread::sleep(Duration::from_millis(20));
            scratch.build(&next[..1]).is_ok()
        };
        assert!((0..100).any(|_| frees_up()));
        assert_eq!(text(&scratch, "out/index.html"), "new");
    }

    /// The disk fills up at every possible moment: as many files as it has inodes for.
    #[test]
    fn a_disk_without_room_for_one_more_name_leaves_the_old_output() {
        let mut refusals = 0;
        for inodes in 14..40 {
            let scratch = Scratch::new();
            let options = format!("size=1m,nr_inodes={inodes}");
            let Some(disk) = Disk::mount(scratch.out(), &options) else {
                return;
            };
            scratch.build(SITE).unwrap();
            let before = snapshot(&disk.0);
            let next = ["index.html", "a/b/x", "c/d/x", "e/f/x", "sen.css"].map(|p| (p, "new"));
            match scratch.build(&next) {
                Ok(_) => assert_eq!(text(&scratch, "out/c/d/x"), "new"),
                Err(finding) => {
                    assert_eq!(arg(&finding, "cause"), "full", "{finding:?}");
                    assert_eq!(snapshot(&disk.0), before, "{inodes} inodes");
                    refusals += 1;
                }
            }
        }
        assert!((3..26).contains(&refusals), "{refusals}");
    }

    #[test]
    fn a_disk_that_may_not_be_written_to_is_named() {
        let scratch = Scratch::new();
        let Some(disk) = Disk::mount(scratch.out(), "size=256k") else {
            return;
        };
        scratch.build(SITE).unwrap();
        assert!(disk.remount("ro"));
        let finding = refused(scratch.build(SITE), Code::OutputFailed);
        assert_eq!(arg(&finding, "cause"), "read-only");
        assert!(disk.remount("rw"));
    }

    #[test]
    fn a_folder_that_nobody_may_write_to_is_named() {
        let scratch = Scratch::new();
        let finding = refused(scratch.open_at(Path::new("/proc/vuonhoa/out"), false), Code::OutputFailed);
        assert_eq!(arg(&finding, "path"), "/proc/vuonhoa");
        assert_ne!(arg(&finding, "reason"), "");
    }
}
