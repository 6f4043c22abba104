//! What lies where our own files do, or where a site's configuration would, and is no file; and papers of the office that
//! somebody would put into a site that was built for readers.

use crate::support::Scratch;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A site with a yearbook, a person who has not been asked, and nothing wrong.
fn site() -> Scratch {
    let site = Scratch::new("hostile");
    write_site(&site, "");
    site
}

fn write_site(site: &Scratch, folder: &str) {
    let write = |path: &str, text: &str| site.write(&format!("{folder}{path}"), text);
    write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n");
    write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
    write("content/ho-so/le-rut.yaml", "loai: ca_nhan\nten: Lê Rút\nmau: true\ntom_tat: Một người.\n");
    write("content/ky-yeu/k/ky-yeu.yaml", "tieu_de: K\nphan: [{tieu_de: Bài, chon: {lay: bai_viet}}]\n");
}

/// The program's status and words; it must end of itself.
fn run(folder: &Path, line: &[&str]) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args(line)
        .args(["--lang", "en"])
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1622505600")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let begun = Instant::now();
    while child.try_wait().expect("its state").is_none() {
        if begun.elapsed() > Duration::from_secs(240) {
            child.kill().expect("an end");
            panic!("{line:?} waits for ever");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let told = child.wait_with_output().expect("its words");
    let words = [told.stdout, told.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (told.status.code().expect("a status"), words)
}

#[cfg(unix)]
fn pipe(place: &Path) {
    let _ = std::fs::remove_file(place);
    assert!(Command::new("mkfifo").arg(place).status().expect("mkfifo").success());
}

#[cfg(unix)]
fn endless(place: &Path) {
    let _ = std::fs::remove_file(place);
    std::os::unix::fs::symlink("/dev/zero", place).expect("a link");
}

/// To open a pipe waits for ever, and to read a device ends never: a list of ours that is one is damaged, and said to be.
#[cfg(unix)]
#[test]
fn a_list_of_ours_that_is_no_file_is_never_opened() {
    let whole = site();
    assert_eq!(run(&whole.0, &["build", "--no-share"]).0, 0);
    assert_eq!(run(&whole.0, &["yearbook"]).0, 0);
    for spoil in [pipe, endless] {
        let site = Scratch::new("hostile");
        crate::support::copy(&whole.0, &site.0);
        spoil(&site.0.join("public/.vuonhoa/manifest.json"));
        for line in [&["build", "--no-share"][..], &["verify"], &["clean"]] {
            let (status, words) = run(&site.0, line);
            assert_eq!(status, 2, "{line:?}: {words}");
            assert!(words.contains("manifest.json is no ordinary file"), "{line:?}: {words}");
        }
        // A withdrawal goes on without it, and a build that takes the folder over makes it anew.
        let (status, words) = run(&site.0, &["withdraw", "bai-viet/a"]);
        assert_eq!(status, 0, "{words}");
        let page = std::fs::read_to_string(site.0.join("public/bai-viet/a/index.html")).expect("the notice");
        assert!(page.contains("noindex"), "{words}");
        let (status, words) = run(&site.0, &["build", "--no-share", "--adopt"]);
        assert_eq!(status, 0, "{words}");
        let (status, words) = run(&site.0, &["verify"]);
        assert!(status < 2, "{words}");
        spoil(&site.0.join("print/.vuonhoa/manifest.json"));
        for line in [&["yearbook"][..], &["verify", "print"]] {
            let (status, words) = run(&site.0, line);
            assert_eq!(status, 2, "{line:?}: {words}");
            assert!(words.contains("manifest.json is no ordinary file"), "{line:?}: {words}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_cache_is_not_there() {
    let site = site();
    assert_eq!(run(&site.0, &["build", "--no-share"]).0, 0);
    let cached = || {
        let entries = walkdir::WalkDir::new(site.0.join(".cache")).into_iter().map(|entry| entry.expect("an entry"));
        entries.filter(|entry| !entry.file_type().is_dir()).collect::<Vec<_>>()
    };
    assert!(!cached().is_empty());
    for spoil in [pipe, endless] {
        cached().iter().for_each(|entry| spoil(entry.path()));
        for line in [&["check"][..], &["build", "--no-share"], &["build", "--no-share"]] {
            let (status, words) = run(&site.0, line);
            assert_eq!(status, 0, "{line:?}: {words}");
        }
        // What was asked for lies there again.
        assert!(cached().iter().any(|entry| entry.file_type().is_file()));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_pages_holds_up_nothing() {
    let site = site();
    assert_eq!(run(&site.0, &["build", "--no-share"]).0, 0);
    std::fs::create_dir_all(site.0.join("print")).expect("a folder");
    for place in ["public/x.html", "public/x.epub", "public/bai-viet/a/x.txt", "print/x.html"] {
        pipe(&site.0.join(place));
    }
    endless(&site.0.join("public/y.html"));
    let (status, words) = run(&site.0, &["withdraw", "bai-viet/a"]);
    assert_eq!(status, 0, "{words}");
    assert_eq!(run(&site.0, &["verify"]).0, 1);
    pipe(&site.0.join("public/index.html"));
    for line in [&["withdraw", "bai-viet/a"][..], &["verify"], &["build", "--no-share"], &["clean"]] {
        run(&site.0, line);
    }
}

/// An entry that has the name of a configuration says whose site it is, be it what it may.
#[cfg(unix)]
#[test]
fn a_configuration_that_is_no_file_never_means_the_site_above() {
    let nowhere: fn(&Path) = |place| std::os::unix::fs::symlink("khong-co", place).expect("a link");
    let folder: fn(&Path) = |place| std::fs::create_dir(place).expect("a folder");
    for (spoil, code) in [
        (nowhere, "unreadable-file"),
        (pipe as fn(&Path), "not-a-file"),
        (endless as fn(&Path), "not-a-file"),
        (folder, "not-a-file"),
    ] {
        let outer = site();
        write_site(&outer, "trong/");
        let inner = outer.0.join("trong");
        std::fs::remove_file(inner.join("site.yaml")).expect("the configuration");
        spoil(&inner.join("site.yaml"));
        for line in [&["build", "--no-share"][..], &["check"], &["list"]] {
            let (status, words) = run(&inner, line);
            assert!(status > 0, "{line:?}: {words}");
            assert!(words.contains(&format!("error[{code}]")) && words.contains("site.yaml"), "{line:?}: {words}");
            assert!(!words.contains("no-site"), "{words}");
        }
        let (_, words) = run(&inner, &["withdraw", "le-rut"]);
        let record = |root: &Path| std::fs::read_to_string(root.join("content/ho-so/le-rut.yaml")).expect("a record");
        assert!(!record(&outer.0).contains("da_rut"), "{words}");
        assert!(record(&inner).contains("da_rut"), "{words}");
        assert!(!outer.0.join("public").exists() && !outer.0.join("print").exists());
    }
}

/// A site on a stick is given away with all that lies in it.
#[test]
fn no_paper_of_the_office_goes_into_a_built_site() {
    let site = site();
    let (status, words) = run(&site.0, &["build", "--no-share", "--portable", "-o", "usb"]);
    assert_eq!(status, 0, "{words}");
    site.write("anh/x.jpg", std::fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture"));
    let files = || walkdir::WalkDir::new(site.0.join("usb")).into_iter().count();
    let before = files();
    for print in ["usb", "usb/in/trong"] {
        for command in [&["consent", "--form", "le-rut"][..], &["proof"], &["yearbook"], &["build", "--no-share"]] {
            let line = [command, &["--print", print]].concat();
            let (status, words) = run(&site.0, &line);
            assert!(status > 0 && words.contains("output-overlap"), "{line:?}: {words}");
        }
        for file in [format!("{print}/so.csv"), format!("{print}/so.xlsx")] {
            for command in [&["consent", "--table"][..], &["export", "roster"]] {
                let line = [command, &[file.as_str()]].concat();
                let (status, words) = run(&site.0, &line);
                assert!(status == 2 && words.contains("in a site that was built"), "{line:?}: {words}");
            }
        }
        let sheet = format!("{print}/anh.pdf");
        let (status, words) = run(&site.0, &["import", "photographs", "anh", "--sheet", &sheet]);
        assert!(status == 2 && words.contains("in a site that was built"), "{words}");
    }
    assert_eq!(files(), before);
    let (status, words) = run(&site.0, &["verify", "usb"]);
    assert_eq!(status, 0, "{words}");
    // Nor a site into a folder of such papers, which stay whatever is built.
    let (status, words) = run(&site.0, &["proof", "--print", "in"]);
    assert_eq!(status, 0, "{words}");
    let (status, words) = run(&site.0, &["build", "--no-share", "-o", "in"]);
    assert!(status == 2 && words.contains("output-overlap"), "{words}");
    assert!(!site.0.join("in/index.html").exists());
}

/// Help is asked for in either way.
#[test]
fn help_is_a_command_too() {
    let site = site();
    for (asked, meant) in [
        (&["help"][..], &["--help"][..]),
        (&["help", "build"], &["build", "--help"]),
        (&["tro-giup", "import", "roster"], &["import", "roster", "--help"]),
    ] {
        assert_eq!(run(&site.0, asked), run(&site.0, meant), "{asked:?}");
        assert_eq!(run(&site.0, asked).0, 0);
    }
    assert_eq!(run(&site.0, &["--lang", "vi", "help", "check"]), run(&site.0, &["check", "--lang", "vi", "--help"]));
    assert_eq!(run(&site.0, &["help", "khong-co"]).0, 2);
}

/// The list of what we printed is lost, cut off, a folder, or of another program: the command that is told makes it anew, and
/// nothing that lies in `print/` is lost by it.
#[test]
fn a_folder_for_printing_without_its_list_is_taken_over_by_the_command_that_is_told() {
    let whole = site();
    assert_eq!(run(&whole.0, &["build", "--no-share"]).0, 0);
    assert_eq!(run(&whole.0, &["yearbook", "--finish", "press"]).0, 0);
    let place = "print/.vuonhoa/manifest.json";
    let lose = |site: &Scratch| std::fs::remove_file(site.0.join(place)).expect("the list");
    let cut = |site: &Scratch| site.write(place, "{\"version\":1,\"files\":[{\"path\":");
    let other = |site: &Scratch| site.write(place, "{\"version\":99,\"files\":[]}");
    let folder = |site: &Scratch| {
        std::fs::remove_file(site.0.join(place)).expect("the list");
        site.write(&format!("{place}/x"), "x");
    };
    type Spoil<'a> = (&'a str, &'a dyn Fn(&Scratch));
    let spoils: [Spoil; 4] = [("lost", &lose), ("cut", &cut), ("other", &other), ("folder", &folder)];
    for (name, spoil) in spoils {
        let site = Scratch::new("hostile");
        crate::support::copy(&whole.0, &site.0);
        spoil(&site);
        site.write("print/k/cu.pdf", "of an edition before");
        site.write("print/k/proof/2021-01-01/ban-thao.pdf", "a proof");
        site.write("print/cua-toi.pdf", "mine");
        let before = printed(&site);
        for line in [&["yearbook"][..], &["build", "--no-share"]] {
            let (status, words) = run(&site.0, line);
            assert_eq!(status, 2, "{name} {line:?}: {words}");
            assert!(words.contains("vuonhoa build --adopt\n"), "{name} {line:?}: {words}");
            assert_eq!(printed(&site), before, "{name}");
        }
        if name != "lost" {
            let (_, words) = run(&site.0, &["verify", "print"]);
            assert!(words.contains("vuonhoa build --adopt\n"), "{name}: {words}");
        }
        // Nothing leaves; what nobody makes any more is told, the office's own and proofs are not.
        let (status, words) = run(&site.0, &["build", "--no-share", "--adopt"]);
        assert_eq!(status, 0, "{name}: {words}");
        assert!(words.contains("k/cu.pdf") && words.contains("vuonhoa build --adopt=clear\n"), "{name}: {words}");
        assert!(!words.contains("cua-toi.pdf") && !words.contains("k/proof/"), "{name}: {words}");
        assert_eq!(printed(&site).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "{name}");
        assert!(run(&site.0, &["verify", "print"]).0 < 2, "{name}");
        // What was made by itself is in the way of what is made again, until it is cleared away, and is kept then.
        let (status, words) = run(&site.0, &["yearbook", "--finish", "press"]);
        if status != 0 {
            assert!(words.contains("vuonhoa build --adopt=clear\n"), "{name}: {words}");
        }
        let (status, words) = run(&site.0, &["build", "--no-share", "--adopt=clear"]);
        assert_eq!(status, 0, "{name}: {words}");
        let after = printed(&site);
        assert!(!after.contains_key("k/cu.pdf") && after.contains_key("cua-toi.pdf"), "{name}: {words}");
        assert!(after.contains_key("k/proof/2021-01-01/ban-thao.pdf"), "{name}: {words}");
        assert!(below(&site.0.join("print-ban-sua")).keys().any(|path| path.ends_with("k/cu.pdf")), "{name}: {words}");
        assert_eq!(run(&site.0, &["yearbook", "--finish", "press"]).0, 0, "{name}");
        assert_eq!(run(&site.0, &["build", "--no-share"]).0, 0, "{name}");
    }
}

/// The files for printing, without our own things.
fn printed(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    let mut files = below(&site.0.join("print"));
    files.retain(|path, _| !path.starts_with(".vuonhoa/"));
    files
}

fn below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = |path: &Path| path.strip_prefix(folder).expect("below it").to_string_lossy().replace('\\', "/");
    files.map(|entry| (named(entry.path()), std::fs::read(entry.path()).expect("its bytes"))).collect()
}

/// Limits of the system end in a sentence, in both languages, and leave what was there.
#[cfg(target_os = "linux")]
#[test]
fn limits_of_the_system_end_in_a_sentence() {
    let limited = |site: &Scratch, limit: &str, line: &str| {
        let command = format!("ulimit {limit} && exec {} {line}", env!("CARGO_BIN_EXE_vuonhoa"));
        let told = Command::new("sh").args(["-c", &command]).current_dir(&site.0).output().expect("a shell");
        let words = [told.stdout, told.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (told.status.code(), words)
    };
    let site = site();
    for (language, wanted) in [("en", "lets the program address 292 MB"), ("vi", "chỉ cho dùng 292 MB")] {
        let (status, words) = limited(&site, "-v 300000", &format!("check --lang {language}"));
        assert_eq!(status, Some(2), "{words}");
        assert!(words.contains(wanted) && words.contains("ulimit -v unlimited"), "{words}");
    }
    // The limit is counted in blocks of 512 bytes: every page is larger, and a film in any case.
    site.write("static/phim.mp4", vec![7; 2 << 20]);
    for (language, wanted) in [("en", "larger than the system lets a file be"), ("vi", "vượt cỡ tệp lớn nhất")]
    {
        let (status, words) = limited(&site, "-f 1000", &format!("build --no-share --lang {language}"));
        assert_eq!(status, Some(2), "{words}");
        assert!(words.contains(wanted) && words.contains("phim.mp4"), "{words}");
        assert!(!site.0.join("public/index.html").exists(), "{words}");
    }
}
