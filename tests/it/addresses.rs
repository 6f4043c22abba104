//! Addresses that survive any order of upload: what pages load is called by its content, and stays for one edition more.

use crate::edits::Site;
use crate::support::{Scratch, built, options};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use vuonhoa::digest::Digest;
use vuonhoa::output::{Adopt, Manifest};
use vuonhoa::path::untagged;
use vuonhoa::pipeline::{Destination, Silent, build};

type Files = BTreeMap<String, Vec<u8>>;

/// What a text of the site names at which a tag stands, from the site's root.
fn tagged_in(path: &str, text: &str) -> BTreeSet<String> {
    let pieces = text.split(|c: char| c.is_whitespace() || "\"'(),<>#?".contains(c));
    pieces
        .filter(|piece| untagged(piece).is_some() && !piece.contains("://"))
        .map(|piece| beside(path, piece))
        .collect()
}

fn beside(path: &str, link: &str) -> String {
    let mut steps: Vec<&str> = path.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Asserts that every tag is that of the content, but for those in a circle, and that every name leads to a file.
fn assert_sound(files: &Files, circle: &[&str]) {
    for (path, bytes) in files {
        if let Some((_, tag)) = untagged(path).filter(|_| !circle.iter().any(|own| path.starts_with(own))) {
            assert_eq!(Digest::of(bytes).tag(), tag, "{path}");
        }
        // That page is served at any address, and so names all from the host's root.
        for name in tagged_in(path, &String::from_utf8_lossy(bytes)).iter().filter(|_| path != "404.html") {
            assert!(files.contains_key(name), "{path} names {name}");
        }
    }
}

const THEME: &[(&str, &str)] = &[
    ("theme.yaml", "ten: R\n"),
    (
        "static/css/kieu.css",
        "@import \"goc.css\";\nh1{background:url('../anh/nen.svg#a')}i{background:url(data:image/png;base64,AA==)}",
    ),
    ("static/css/goc.css", "b{src:url( \"../fonts/sen-serif-400.woff2\" )}"),
    ("static/anh/nen.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ("static/a.js", "import {b} from \"./b.js\";import('./mod/c.mjs');"),
    ("static/b.js", "import './a.js';export const b=1;"),
    ("static/mod/c.mjs", "import x from '../sen.js';const u=new URL('./khong-co.bin', import.meta.url);"),
    (
        "templates/page.html",
        "{% extends \"sen/page.html\" %}{% block head %}<link rel=\"stylesheet\" href=\"{{ asset(path=\"css/kieu.css\") | link }}\"><script type=\"module\" src=\"{{ \"/_sen/a.js\" | link }}\"></script>{% endblock %}",
    ),
];

#[test]
fn what_style_sheets_and_scripts_name_is_called_by_its_content_too() {
    let site = Scratch::new("addresses");
    site.write("site.yaml", "tieu_de: Trang\ngiao_dien: rieng\n");
    site.write("content/trang/mot.md", "---\ntieu_de: Một\n---\nChữ.\n");
    THEME.iter().for_each(|(path, text)| site.write(&format!("themes/rieng/{path}"), text));
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let file = |plain: &str| {
        let found = files.iter().find(|(path, _)| untagged(path).is_some_and(|(name, _)| name == plain));
        let (path, bytes) = found.unwrap_or_else(|| panic!("{plain}"));
        (path.clone(), String::from_utf8_lossy(bytes).into_owned())
    };
    let page = String::from_utf8_lossy(&files["trang/mot/index.html"]).into_owned();
    for (of, text, names) in [
        ("trang/mot/index.html", page, &["_sen/css/kieu.css", "_sen/a.js"][..]),
        ("_sen/css/x", file("_sen/css/kieu.css").1, &["_sen/css/goc.css"]),
        ("_sen/css/x", file("_sen/css/goc.css").1, &["_sen/fonts/sen-serif-400.woff2"]),
        ("_sen/x", file("_sen/a.js").1, &["_sen/b.js", "_sen/mod/c.mjs"]),
        ("_sen/x", file("_sen/b.js").1, &["_sen/a.js"]),
        ("_sen/mod/x", file("_sen/mod/c.mjs").1, &["_sen/sen.js"]),
    ] {
        for name in names {
            assert!(tagged_in(of, &text).contains(&file(name).0), "{name} in {text}");
        }
    }
    let nen = file("_sen/anh/nen.svg").0;
    assert!(file("_sen/css/kieu.css").1.contains(&format!("url('../{}#a')", &nen["_sen/".len()..])));
    assert!(file("_sen/mod/c.mjs").1.contains("'./khong-co.bin'"), "what is not there stays as it was written");
    // Of two scripts that import each other neither can hold the other's digest.
    assert_sound(&files, &["_sen/a.", "_sen/b."]);
}

#[test]
fn a_file_of_the_sites_own_in_a_themes_place_keeps_its_address() {
    let site = Scratch::new("addresses");
    site.write("site.yaml", "tieu_de: Trang\n");
    site.write("content/trang/mot.md", "---\ntieu_de: Một\n---\nChữ.\n");
    site.write("static/_sen/sen.css", "body{color:red}");
    let (files, _) = built(&options(&site.0));
    let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
    assert!(page.contains("href=\"_sen/sen.css\""), "{page}");
    assert_eq!(files["_sen/sen.css"], b"body{color:red}");
    assert!(!files.keys().any(|path| untagged(path).is_some_and(|(plain, _)| plain == "_sen/sen.css")));
    assert_sound(&files, &[]);
}

fn below(folder: &Path) -> Files {
    let all = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let named = |file: PathBuf| {
        let path = file.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
        (path, std::fs::read(file).expect("a file"))
    };
    files.map(named).filter(|(path, _)| !path.starts_with(".vuonhoa/")).collect()
}

/// The site of the edits, built to a folder again and again.
struct Built {
    site: Site,
}

impl Built {
    fn build(&self) -> (Files, Manifest) {
        let options = options(&self.site.folder.0);
        let out = self.site.folder.0.join("public");
        let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
        assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
        (below(&out), Manifest::read(&out).expect("readable").expect("a manifest"))
    }

    fn put(&mut self, path: &str, state: usize) {
        let file = crate::edits::FILES.iter().position(|(file, _)| *file == path).expect("a file");
        assert!(self.site.put(file, state));
    }
}

fn is_table(path: &&String) -> bool {
    path.starts_with("_tim/")
}

#[test]
fn an_old_page_keeps_what_it_loads_for_one_edition_more() {
    let mut site = Built { site: Site::new("addresses") };
    let (first, manifest) = site.build();
    assert_sound(&first, &[]);
    assert_eq!(manifest.previous().count(), 0);
    let pictures =
        |files: &Files| files.keys().filter(|path| path.starts_with("anh/")).cloned().collect::<BTreeSet<_>>();
    assert!(!pictures(&first).is_empty());
    // Another photograph in the place of the first, and another text.
    site.put("content/ho-so/le-an/anh.png", 1);
    site.put("content/ho-so/le-an/bai.md", 1);
    let (second, manifest) = site.build();
    assert_sound(&second, &[]);
    for (path, bytes) in first.iter().filter(|(path, _)| *path != "404.html") {
        for name in tagged_in(path, &String::from_utf8_lossy(bytes)) {
            assert!(second.contains_key(&name), "{path} of the first edition names {name}");
        }
    }
    assert!(pictures(&first).is_subset(&pictures(&second)) && pictures(&first) != pictures(&second));
    let kept: BTreeSet<String> = manifest.previous().map(|(path, _)| path.to_string()).collect();
    assert!(kept.iter().all(|path| untagged(path).is_some() && first.contains_key(path)), "{kept:?}");
    assert!(kept.iter().any(|path| is_table(&path)) && pictures(&first).is_subset(&kept), "{kept:?}");
    // A build that changes nothing is no new edition; also one that remembers nothing.
    std::fs::remove_dir_all(site.site.folder.0.join(".cache")).expect("a cache");
    let (same, again) = site.build();
    assert_eq!((same == second, &again), (true, &manifest));
    // One edition more, and what the first one left is gone.
    site.put("content/trang/gioi-thieu.md", 1);
    let (third, _) = site.build();
    assert!(pictures(&first).is_disjoint(&pictures(&third)), "{:?}", pictures(&third));
    let (clean, _) = built(&options(&site.site.folder.0));
    let current: BTreeSet<&String> = third.keys().filter(|path| clean.contains_key(*path)).collect();
    assert_eq!(current.len(), clean.len());
}

#[test]
fn what_is_taken_out_is_kept_for_nobody() {
    // Withdrawn, held back, gone: neither the photographs stay nor a table that names everybody.
    for state in [3, 4, 5, 7] {
        let mut site = Built { site: Site::new("addresses") };
        let (first, _) = site.build();
        site.put("content/ho-so/le-an/ho-so.yaml", state);
        if state == 7 {
            site.put("content/bai-viet/hai.md", 4);
        }
        let (second, manifest) = site.build();
        let kept: Vec<String> = manifest.previous().map(|(path, _)| path.to_string()).collect();
        assert!(kept.iter().all(|path| path.starts_with("_sen/")), "{state}: {kept:?}");
        let tables: Vec<&String> = first.keys().filter(is_table).collect();
        assert!(tables.iter().any(|path| !second.contains_key(*path)), "{state}: another index");
        assert!(!second.keys().any(|path| path.starts_with("anh/ho-so/le-an/")), "{state}");
    }
    // A photograph without another in its place.
    let mut site = Built { site: Site::new("addresses") };
    site.build();
    site.put("content/ho-so/le-an/ho-so.yaml", 2);
    let (second, manifest) = site.build();
    assert!(!second.keys().any(|path| path.starts_with("anh/")), "{manifest:?}");
}
