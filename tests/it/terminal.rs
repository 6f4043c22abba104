//! What may make a terminal do things, or turn the order of letters round, is shown and never sent on: not to a
//! terminal, not into a pipe, not in JSON.

use crate::support::Scratch;
use std::process::Command;

/// As a double-quoted YAML value: an escape sequence, marks of writing direction, DEL, C1, and line ends.
const TITLE: &str = r#""Đỏ\e[31m\x7f\u009b\u202Eđảo\u2066\r\ndòng\u2028hai""#;
/// As a file's name.
const NAME: &str = "a\u{1b}[2J\u{202e}b\n\u{9b}\u{2066}c\u{7f}";

fn site() -> Scratch {
    let site = Scratch::new("terminal");
    site.write("site.yaml", format!("tieu_de: {TITLE}\nbase_url: https://a.vn/\n"));
    site.write("content/bai-viet/a.md", format!("---\ntieu_de: {TITLE}\nnguon: {TITLE}\n---\nBài.\n"));
    site.write("content/bai-viet/nhap.md", format!("---\ntieu_de: {TITLE}\nnhap: true\n---\nBài.\n"));
    site.write("content/ho-so/b.yaml", format!("loai: tap_the\nten: {TITLE}\ntrang_thai: {TITLE}\n"));
    site.write("content/trang/thua.pdf", "x");
    site.write("content/ho-so/c.yaml", format!("loai: tap_the\nten: {TITLE}\ntrang_thai: ban_nhap\n"));
    site.write("content/ky-yeu/k/ky-yeu.yaml", format!("tieu_de: {TITLE}\nphan: [{{tieu_de: {TITLE}}}]\n"));
    site
}

/// A site whose files have such names, where the disk takes them.
fn named() -> Scratch {
    let site = site();
    site.write(&format!("content/bai-viet/{NAME}.md"), "---\ntieu_de: A\u{1b}[31m\u{9b}\u{202e}: b: c\n---\nBài.\n");
    site.write(&format!("content/bai-viet/{NAME}.pdf"), "x");
    site.write(&format!("content/{NAME}/x.md"), "x");
    site
}

fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// All that was said, on stdout and on stderr.
fn said(site: &Scratch, arguments: &[&str]) -> [String; 2] {
    let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args(arguments)
        .args(["--site".as_ref(), site.0.as_os_str()])
        .env_remove("CLICOLOR_FORCE")
        .env("SOURCE_DATE_EPOCH", "1622505600")
        .output()
        .expect("the program");
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
}

#[test]
fn nothing_unseen_is_sent_on() {
    let commands: &[&[&str]] = &[
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["build", "--keep-going"],
        &["list"],
        &["list", "--format", "json"],
        &["list", "--held-back"],
        &["list", "--held-back", "--format", "json"],
        &["list", "--orphans"],
        &["info"],
        &["info", "--format", "json"],
        &["yearbook", "--left-out"],
        &["yearbook", NAME],
        &["new", NAME, NAME],
        &["new", "ca-nhan", NAME],
        &["list", NAME],
        &[NAME],
    ];
    for site in std::iter::once(site()).chain(cfg!(unix).then(named)) {
        for arguments in commands {
            let [out, err] = said(&site, arguments);
            assert!(!(out.is_empty() && err.is_empty()), "{arguments:?}");
            for text in [&out, &err] {
                let unseen = text.find(is_unseen).map(|at| &text[at..]);
                assert_eq!(unseen.map(|rest| rest.chars().take(40).collect::<String>()), None, "{arguments:?}");
            }
            if arguments.contains(&"json") {
                let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
                assert!(value.is_array() || value.is_object(), "{arguments:?}");
            }
        }
    }
}

/// A line of a list is one line, whatever a title holds, and JSON tells the title as it is.
#[test]
fn a_title_is_one_line() {
    let site = site();
    let [list, _] = said(&site, &["list", "article"]);
    assert_eq!(list.lines().count(), 1, "{list}");
    let [json, _] = said(&site, &["list", "article", "--format", "json"]);
    let [held, _] = said(&site, &["list", "--held-back"]);
    assert_eq!(held.lines().count(), 2, "{held}");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    assert!(rows[0]["name"].as_str().is_some_and(|name| name.starts_with("Đỏ")), "{json}");
}
