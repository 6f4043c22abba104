//! What lies where our own files do, or where a site's configuration would, and is no file; and papers of the office that
//! somebody would put into a site that was built for readers.

use crate::support::Scratch;
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
