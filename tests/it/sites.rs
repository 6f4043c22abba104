//! Golden sites: `tests/sites/<case>/` is a site, rendered with the ten-line theme in `tests/sites/thu/`.
//!
//! Every file of the case's `expected/` must be made exactly so; `expected/files.txt` lists all that is
//! made; no line of `never.txt` may occur in any of it. `UPDATE_GOLDEN=1` writes what comes out.

use crate::support::{Scratch, built, copy, options, repository};
use std::collections::BTreeMap;
use std::path::Path;
use vuonhoa::diagnostic::Code;

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
    let list: String = files.keys().filter(own).map(|path| format!("{path}\n")).collect();
    let findings: String = outcome.findings.iter().map(|finding| format!("{}\n", finding.code)).collect();
    let held: String =
        outcome.held_back.iter().map(|held| format!("{} {}\n", held.id, held.reason.message().id)).collect();
    let mut made: BTreeMap<String, Vec<u8>> = files.clone();
    made.insert("files.txt".to_owned(), list.into_bytes());
    made.insert("findings.txt".to_owned(), findings.into_bytes());
    made.insert("held-back.txt".to_owned(), held.into_bytes());
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
