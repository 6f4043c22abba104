//! Golden sites: `tests/sites/<case>/` is a site, rendered with the ten-line theme in `tests/sites/thu/`.
//!
//! Every file of the case's `expected/` must be made exactly so; `expected/files.txt` lists all that is
//! made; no line of `never.txt` may occur in any of it. `UPDATE_GOLDEN=1` writes what comes out.

use crate::support::{Scratch, built, copy, options, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vuonhoa::diagnostic::Code;
use vuonhoa::path::untagged;

fn sites() -> std::path::PathBuf {
    repository().join("tests/sites")
}

#[test]
fn golden() {
    let mut cases = 0;
    for entry in std::fs::read_dir(sites()).expect("tests/sites") {
        let case = entry.expect("an entry").path();
        if case.join("site.yaml").is_file() {
            check(&case);
            cases += 1;
        }
    }
    assert!(cases >= 5, "the golden sites are missing");
}

fn check(case: &Path) {
    let scratch = Scratch::new("site");
    copy(case, &scratch.0);
    copy(&sites().join("thu"), &scratch.0.join("themes/thu"));
    let (files, outcome) = built(&options(&scratch.0));
    let errors: Vec<_> = outcome.findings.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", case.display());
    // The built-in theme's files and the parts of the search index are as many as they are.
    let own = |path: &&String| !path.starts_with("_sen/") && !path.starts_with("_tim/");
    let name = |path: &String| untagged(path).map_or_else(|| path.clone(), |(plain, _)| plain);
    let list: String = files.keys().filter(own).map(|path| format!("{}\n", name(path))).collect();
    let findings: String = outcome.findings.iter().map(|finding| format!("{}\n", finding.code)).collect();
    let held: String =
        outcome.held_back.iter().map(|held| format!("{} {}\n", held.id, held.reason.message().id)).collect();
    let mut made: BTreeMap<String, Vec<u8>> = files.clone();
    made.insert("files.txt".to_owned(), list.into_bytes());
    made.insert("findings.txt".to_owned(), findings.into_bytes());
    made.insert("held-back.txt".to_owned(), held.into_bytes());
    assert_ids_stand_once(&files);
    compare(&case.join("expected"), &made);
    if let Ok(never) = std::fs::read_to_string(case.join("never.txt")) {
        for secret in never.lines().filter(|line| !line.is_empty()) {
            for (path, bytes) in &files {
                let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!found, "{}: {path} holds {secret:?}", case.display());
            }
        }
    }
}

fn compare(expected: &Path, made: &BTreeMap<String, Vec<u8>>) {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(expected).into_iter().filter_map(Result::ok) {
        if !entry.file_type().is_file() {
            continue;
        }
        seen += 1;
        let path = entry.path().strip_prefix(expected).expect("below").to_string_lossy().replace('\\', "/");
        let bytes = made.get(&path).unwrap_or_else(|| panic!("{}: {path} is not made", expected.display()));
        if update {
            std::fs::write(entry.path(), bytes).expect("a golden file");
            continue;
        }
        let wanted = std::fs::read(entry.path()).expect("a golden file");
        assert!(
            wanted == *bytes,
            "{}\n--- expected\n{}\n--- made\n{}",
            entry.path().display(),
            String::from_utf8_lossy(&wanted),
            String::from_utf8_lossy(bytes)
        );
    }
    assert!(seen > 0, "{} is empty", expected.display());
}

/// The values of an attribute in a page, in order.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// No page has an id twice, and every link to a place of its own page leads somewhere.
fn assert_ids_stand_once(files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let ids = values(&page, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let mut twice = ids.clone();
        unique.iter().for_each(|id| {
            twice.swap_remove(twice.iter().position(|other| other == id).expect("an id"));
        });
        assert!(twice.is_empty(), "{path}: ids that stand twice: {twice:?}");
        for place in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(unique.contains(place), "{path}: a link to #{place}, which is not there");
        }
    }
}

/// Whatever a heading is called, its id is none of the theme's: built from all ids that templates and scripts know.
#[test]
fn headings_named_like_parts_of_the_page_keep_apart_from_them() {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for entry in walkdir::WalkDir::new(repository().join("themes/sen")).into_iter().filter_map(Result::ok) {
        let suffix = entry.path().extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
        if !["html", "xhtml", "js"].contains(&suffix) {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a file of the theme");
        let literal = values(&text, "id").into_iter().chain(values(&text, "aria-labelledby"));
        let asked = text.split("ById(\"").skip(1).filter_map(|rest| rest.split('"').next());
        names.extend(literal.chain(asked).map(|id| id.split("{{").next().unwrap_or_default().to_owned()));
    }
    assert!(names.len() > 60 && names.contains("noi-dung") && names.contains("title"), "{names:?}");
    let taken: Vec<_> = names.iter().filter(|id| id.starts_with('_')).collect();
    assert!(taken.is_empty(), "ids that begin so are those of texts: {taken:?}");
    // Beginnings of ids that count on get a number; the footnote shows that its ids are apart as well.
    let mut body = String::from("Mở đầu.[^1]\n\n");
    for name in names.iter().filter(|name| !name.is_empty()) {
        let name = if name.ends_with('-') { format!("{name}1") } else { name.clone() };
        body.push_str(&format!(
            "## {}\n\nChữ, [đến đây](#{}).\n\n## Tên riêng {{#{name}-x}}\n\n",
            name.replace('-', " "),
            name
        ));
    }
    body.push_str("## Fn 1 {#fn-1}\n\n[^1]: Chú thích.\n");
    let site = Scratch::new("ids");
    site.write("site.yaml", "tieu_de: Trang\nbase_url: https://a.vn/\n");
    site.write("content/bai-viet/a.md", format!("---\ntieu_de: A\nngay: 1/5/2021\n---\n{body}"));
    site.write("content/trang/a.md", format!("---\ntieu_de: A\n---\n{body}"));
    site.write("content/bai-viet/b.md", "---\ntieu_de: B\nngay: 1/5/2021\n---\n[Đến](@/bai-viet/a#noi-dung)\n");
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    assert_ids_stand_once(&files);
    let page = String::from_utf8_lossy(&files["bai-viet/a/index.html"]).into_owned();
    assert!(page.contains("<main id=\"noi-dung\"") && page.contains("<h2 id=\"_noi-dung\""), "{page}");
    let contents = page.split("<nav class=\"contents\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    let contents = contents.expect("contents");
    assert!(values(contents, "href").len() > 60);
    for place in values(contents, "href") {
        let heading = format!("<h2 id=\"{}\"", place.trim_start_matches('#'));
        assert!(page.contains(&heading), "{place} leads to no heading");
    }
    let other = String::from_utf8_lossy(&files["bai-viet/b/index.html"]);
    assert!(other.contains("href=\"../a/#_noi-dung\""), "{other}");
}

/// What no page may hold, in every way in which it can be written: in no file is it, and XML stays well-formed.
#[test]
fn no_control_character_comes_out() {
    let codes =
        (0..32).chain(127..160).filter(|code| ![9, 10, 13].contains(code)).chain([0x2028, 0xfffc, 0xfffe, 0xffff]);
    let codes: Vec<u32> = codes.collect();
    let escaped: String = codes.iter().map(|code| format!("a\\u{code:04x}")).collect();
    let entities: String = codes.iter().map(|code| format!("a&#{code};")).collect();
    let raw: String = codes.iter().filter(|code| **code > 0).filter_map(|code| char::from_u32(*code)).collect();
    let site = Scratch::new("controls");
    site.write("site.yaml", format!("tieu_de: \"Trang {escaped}\"\nmo_ta: \"{escaped}\"\nbase_url: https://a.vn/\n"));
    let head = format!("---\ntieu_de: \"Bài\\v hai {escaped}\"\ntom_tat: Một{raw}hai\nngay: 1/5/2021\n---\n");
    let text = format!(
        "## Mục {raw}{entities}\n\nMột{raw}hai {entities} [x](https://x.vn \"{entities}\")\n\n```rust\n{raw}\n```\n"
    );
    site.write("content/bai-viet/a.md", format!("{head}{text}"));
    site.write("content/ho-so/a.yaml", format!("ten: \"Lê {escaped}\"\nloai: tap_the\ntrang_thai: da_duyet\nduyet: {{nguoi: A, ngay: 1/5/2021}}\nthanh_tich: [\"{escaped}\"]\n"));
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    assert!(outcome.findings.iter().any(|finding| finding.code == Code::ControlCharacter));
    let strange =
        |c: &char| c.is_control() && !"\t\n\r".contains(*c) || "\u{2028}\u{fffc}\u{fffe}\u{ffff}".contains(*c);
    for (path, bytes) in &files {
        let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| !path.starts_with("_sen/")) else { continue };
        assert_eq!(text.chars().find(strange), None, "{path}");
        if path.ends_with(".xml") {
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    let feed = String::from_utf8_lossy(&files["feed.xml"]);
    assert!(feed.contains("<title>Bài hai"), "{feed}");
}

/// A site's own template extends the built-in one of the same name and redefines one block.
#[test]
fn one_block_of_the_built_in_theme_can_be_replaced() {
    let site = Scratch::new("layers");
    site.write("site.yaml", "tieu_de: Trang\n");
    site.write("content/trang/a.md", "---\ntieu_de: Giới thiệu\n---\nChữ.\n");
    site.write(
        "templates/page.html",
        "{% extends \"sen/page.html\" %}{% block footer %}<footer>CHÂN TRANG RIÊNG</footer>{% endblock %}",
    );
    site.write("strings/vi.yaml", "menu: Mục lục riêng\n");
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let page = String::from_utf8_lossy(&files["trang/a/index.html"]);
    assert!(page.contains("CHÂN TRANG RIÊNG") && page.contains("<p>Chữ.</p>"), "{page}");
    let home = String::from_utf8_lossy(&files["index.html"]);
    assert!(!home.contains("CHÂN TRANG RIÊNG"), "only pages were changed");
}

/// `page.html` that extends "page.html" extends itself: the finding says what to write.
#[test]
fn a_template_that_extends_itself_is_explained() {
    let site = Scratch::new("circular");
    site.write("site.yaml", "tieu_de: Trang\n");
    site.write("templates/page.html", "{% extends \"page.html\" %}");
    let (_, outcome) = built(&options(&site.0));
    let finding = outcome.findings.iter().find(|finding| finding.code == Code::TemplateCircular);
    let finding = finding.unwrap_or_else(|| panic!("{:#?}", outcome.findings));
    assert_eq!(finding.helps[0].id, "help-extend-built-in");
}

/// Periods that only profiles speak of, and decisions that no award names: the home page leads to whatever list there is.
#[test]
fn home_leads_to_the_lists_that_are_planned() {
    let lists = ["giai-doan/", "quyet-dinh/"];
    let scratch = Scratch::new("home");
    scratch.write("site.yaml", "tieu_de: Trang thử\nxuat_ban: {can_duyet: false}\n");
    scratch.write("content/ho-so/to.yaml", "loai: tap_the\nten: Tổ Một\ntrang_thai: da_duyet\n");
    let home = |scratch: &Scratch| {
        let (files, outcome) = built(&options(&scratch.0));
        assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
        String::from_utf8(files["index.html"].clone()).expect("UTF-8")
    };
    let without = home(&scratch);
    let profile = "loai: tap_the\nten: Tổ Một\ntrang_thai: da_duyet\ngiai_doan: 2016-2021\n";
    scratch.write("content/ho-so/to.yaml", profile);
    scratch.write("content/danh-muc/quyet-dinh.yaml", "- {id: qd-1, so: 12-QĐ/ĐU}\n");
    let with = home(&scratch);
    for list in lists {
        let link = format!("href=\"{list}\"");
        assert!(!without.contains(&link) && with.contains(&link), "{list}");
    }
}
