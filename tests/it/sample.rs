//! The repository's own sample site: what its reader and its keeper would notice.

use crate::support::{Scratch, built, copy, options, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Arc;

type Files = BTreeMap<String, Vec<u8>>;

fn sample() -> Files {
    let (files, outcome) = built(&options(repository()));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    files
}

/// Whoever clears a folder of which nothing is remembered must know all folders of ours.
#[test]
fn every_planned_file_lies_in_a_folder_that_is_known_to_be_ours() {
    let (prepared, _) = vuonhoa::pipeline::Session::open(options(repository())).look();
    let plan = Arc::clone(&prepared.expect("the sample").plan);
    let ours = vuonhoa::plan::folders();
    let made = plan.files.iter().filter(|file| !matches!(file.artefact, vuonhoa::plan::Artefact::Redirect(_)));
    let routes = made.map(|file| &file.route).chain(plan.pictures.values()).chain(plan.attachments.values());
    let tops = routes.filter_map(|route| Some(route.as_str().trim_start_matches('/').split_once('/')?.0));
    let unknown: BTreeSet<&str> = tops.filter(|top| !ours.iter().any(|folder| folder == top)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The values of `name="..."` in a page. Good enough for our own output, whose attributes are quoted.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.match_indices(&start).filter_map(|(at, _)| page[at + start.len()..].split('"').next()).collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).expect("UTF-8")
}

/// The file that a link on the page at `from` asks a static host for.
fn target(from: &str, link: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    let path = link.split(['?', '#']).next().unwrap_or_default();
    let mut folder = path.is_empty() || path.ends_with('/');
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                assert!(steps.pop().is_some(), "{from}: {link} leaves the site");
                folder = true;
            }
            step => {
                steps.push(step);
                folder = path.ends_with('/');
            }
        }
    }
    let path = decoded(&steps.join("/"));
    match (folder, path.is_empty()) {
        (_, true) => "index.html".to_owned(),
        (true, false) => format!("{path}/index.html"),
        (false, false) => path,
    }
}

fn broken_links(files: &Files) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| {
            let page = std::str::from_utf8(bytes).expect("UTF-8");
            (path.as_str(), attributes(page, "id").into_iter().collect())
        })
        .collect();
    let mut broken = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        let page = std::str::from_utf8(bytes).expect("UTF-8");
        let mut links: Vec<String> = ["href", "src", "poster"]
            .iter()
            .flat_map(|name| attributes(page, name))
            .map(|link| link.replace("&amp;", "&"))
            .collect();
        for set in attributes(page, "srcset") {
            links.extend(set.split(", ").filter_map(|part| part.split(' ').next()).map(str::to_owned));
        }
        for link in links {
            if ["https:", "http:", "mailto:", "tel:", "data:"].iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (file, anchor) = match link.strip_prefix('#') {
                Some(anchor) => (path.clone(), Some(anchor)),
                None => (target(path, &link), link.split_once('#').map(|(_, anchor)| anchor)),
            };
            let found = files.contains_key(&file);
            let known = |anchor: &str| ids.get(file.as_str()).is_some_and(|ids| ids.contains(decoded(anchor).as_str()));
            if !found || anchor.is_some_and(|anchor| !anchor.is_empty() && !known(anchor)) {
                broken.push(format!("{path}: {link}"));
            }
        }
    }
    broken
}

#[test]
fn no_link_is_broken_and_none_begins_at_a_root() {
    let files = sample();
    assert!(files.len() > 300, "the sample site is missing");
    let broken = broken_links(&files);
    assert!(broken.is_empty(), "{} broken links, among them {:#?}", broken.len(), &broken[..broken.len().min(20)]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        let page = String::from_utf8_lossy(bytes);
        assert!(!page.contains("href=\"/") && !page.contains("src=\"/"), "{path} works at the root only");
    }
    // The page that a host answers with at any address can only use the site's own path.
    let lost = String::from_utf8_lossy(&files["404.html"]);
    assert!(lost.contains("href=\"/tham-so/_sen/sen."), "404.html uses the path of base_url");
}

#[test]
fn portable_links_name_files() {
    let options = vuonhoa::pipeline::Options { portable: true, ..options(repository()) };
    let (files, _) = built(&options);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        let page = std::str::from_utf8(bytes).expect("UTF-8");
        for link in attributes(page, "href") {
            let local = !link.contains(':') && !link.starts_with('#');
            assert!(!local || !link.split(['?', '#']).next().unwrap_or("").ends_with('/'), "{path}: {link}");
        }
    }
    assert!(broken_links(&files).is_empty());
}

#[test]
fn nothing_is_loaded_from_outside() {
    for (path, bytes) in sample().iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        for name in ["src", "srcset", "poster"] {
            for address in attributes(&text, name) {
                assert!(!address.contains("//"), "{path}: {address}");
            }
        }
        assert!(!text.contains("url(http") && !text.contains("@import"), "{path}");
    }
}

/// The same input gives the same bytes with one thread or many, in another folder, language and time zone.
#[test]
fn builds_are_reproducible() {
    let elsewhere = Scratch::new("sample");
    for part in ["site.yaml", "content", "themes"] {
        let from = repository().join(part);
        if from.is_file() {
            std::fs::copy(&from, elsewhere.0.join(part)).expect("site.yaml");
        } else {
            copy(&from, &elsewhere.0.join(part));
        }
    }
    let run = |site: &std::path::Path, out: &str, jobs: &str, zone: &str, locale: &str| {
        let out = elsewhere.0.join(out);
        let status = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
            .args(["build", "--clock", "2021-06-01", "-j", jobs, "--site"])
            .arg(site)
            .arg("-o")
            .arg(&out)
            .arg("--print")
            .arg(out.with_extension("in"))
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .output()
            .expect("the program");
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        let mut files = tree(&out);
        files.extend(tree(&out.with_extension("in")));
        files
    };
    let first = run(repository(), "a", "1", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8");
    let second = run(&elsewhere.0, "b", "4", "America/Los_Angeles", "en_US.UTF-8");
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{path} differs");
    }
}

fn tree(folder: &std::path::Path) -> Files {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && !entry.path().to_string_lossy().contains(".vuonhoa"))
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            (path, std::fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

#[test]
fn a_second_build_writes_no_file() {
    let scratch = Scratch::new("twice");
    let build = || {
        Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
            .args(["build", "--clock", "2021-06-01", "--lang", "en", "--site"])
            .arg(repository())
            .arg("-o")
            .arg(scratch.0.join("out"))
            .arg("--print")
            .arg(scratch.0.join("in"))
            .output()
            .expect("the program")
    };
    assert!(build().status.success());
    let second = build();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(second.status.success() && said.contains(", 0 files written"), "{said}");
    assert!(second.stdout.is_empty(), "words go to stderr");
}

/// What the sample must hold so that every page kind is alive (counts as the issue asks for).
#[test]
fn the_sample_is_alive() {
    let files = sample();
    let count = |folder: &str| {
        let list = format!("{folder}/trang/");
        files.keys().filter(|p| p.starts_with(folder) && p.ends_with("/index.html") && !p.starts_with(&list)).count()
            - 1
    };
    assert!(count("ho-so") >= 40 && count("bai-viet") >= 12 && count("phong-su-anh") >= 2);
    let withdrawn = String::from_utf8_lossy(&files["ho-so/cao-thi-nhan-mau/index.html"]);
    assert!(!withdrawn.contains("Cao Thị") && withdrawn.contains("noindex"), "a withdrawn page names nobody");
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let names_it = text.contains("Cao Thị Nhàn") || text.contains("Cao Thị\u{a0}Nhàn");
        assert!(!names_it, "{path} still names a withdrawn person");
    }
}

/// Photographs go out cut to size; whole they go out only from a gallery that says so, and told of nothing then.
#[test]
fn no_original_leaves_unless_it_is_asked() {
    let files = sample();
    let whole: BTreeSet<&str> = files.keys().filter(|path| path.contains(".goc.")).map(String::as_str).collect();
    let gallery = "phong-su-anh/phuong-hoa-sen-buoi-som-mau";
    let asked: BTreeSet<String> = walkdir::WalkDir::new(repository().join("content").join(gallery))
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".jpg")?.to_owned()))
        .map(|stem| format!("tep/{gallery}/{stem}.goc.jpg"))
        .collect();
    assert!(asked.len() > 3);
    assert_eq!(whole, asked.iter().map(String::as_str).collect());
    let sent: BTreeSet<&[u8]> =
        files.iter().filter(|(path, _)| !path.contains(".goc.")).map(|(_, bytes)| bytes.as_slice()).collect();
    let originals = walkdir::WalkDir::new(repository().join("content")).into_iter().filter_map(Result::ok);
    for original in originals.filter(|entry| entry.path().extension().is_some_and(|suffix| suffix == "jpg")) {
        let bytes = std::fs::read(original.path()).expect("a photograph");
        assert!(!sent.contains(bytes.as_slice()), "{} went out as it was taken", original.path().display());
    }
    let page = String::from_utf8_lossy(&files[&format!("{gallery}/index.html")]).into_owned();
    assert_eq!(page.matches("class=\"shot-whole\"").count(), asked.len());
}

/// Whoever shares an address shares a picture: one that is there, of the size that is told, with words for it.
#[test]
fn every_page_that_may_be_shared_has_a_picture() {
    let files = sample();
    let mut sizes: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        if text.contains("noindex") || !text.contains("og:title") {
            continue;
        }
        let told = |name: &str| {
            let mark = format!("=\"{name}\" content=\"");
            let (_, rest) = text.split_once(&mark)?;
            Some(rest.split('"').next().expect("a quotation mark").to_owned())
        };
        let address = told("og:image").unwrap_or_else(|| panic!("{path} has no picture"));
        let file = address.rsplit_once("/tham-so/").expect("the sample's base").1.to_owned();
        let size = *sizes.entry(file.clone()).or_insert_with(|| {
            let bytes = files.get(&file).unwrap_or_else(|| panic!("{path}: there is no {file}"));
            let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().expect("a format");
            reader.into_dimensions().expect("a picture")
        });
        let written = ["og:image:width", "og:image:height"].map(|name| told(name).and_then(|n| n.parse().ok()));
        assert_eq!(written, [Some(size.0), Some(size.1)], "{path}");
        assert!(told("og:image:alt").is_some_and(|alt| !alt.is_empty()), "{path}");
        assert!(told("twitter:card").is_some(), "{path}");
        kinds.extend(told("og:type"));
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["article", "profile", "website"]);
}
