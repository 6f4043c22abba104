//! The text above a list, from the file that Hugo calls `_index.md`.

use crate::support::{Scratch, built, options};
use std::collections::BTreeMap;
use vuonhoa::diagnostic::Code;

fn site(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new("introductions");
    scratch.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\nmoi_trang: 5\n");
    for number in 1..=6 {
        let text = format!("---\ntieu_de: Bài {number}\nngay: {number}/5/2021\n---\nXem [các bài](/bai-viet/).\n");
        scratch.write(&format!("content/bai-viet/bai-{number}.md"), text);
    }
    files.iter().for_each(|(path, text)| scratch.write(path, text));
    scratch
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("{path} is not made"))).into_owned()
}

const TEXT: &str = "---\ntieu_de: Chuyện quê\ntom_tat: Những chuyện kể.\n---\nLời dẫn, [bài một](@/bai-viet/bai-1).\n";

#[test]
fn a_list_stands_under_the_title_and_the_text_of_its_folder() {
    let (files, outcome) = built(&options(&site(&[("content/bai-viet/_index.md", TEXT)]).0));
    assert_eq!(outcome.findings.iter().filter(|finding| finding.is_error()).count(), 0);
    let first = page(&files, "bai-viet/index.html");
    let at = |text: &str| first.find(text).unwrap_or_else(|| panic!("no {text} in {first}"));
    assert!(at("<h1>Chuyện quê</h1>") < at("Những chuyện kể.</p>"));
    assert!(at("Những chuyện kể.</p>") < at("Lời dẫn, <a href=\"bai-1/\">bài một</a>"));
    assert!(at("Lời dẫn, <a") < at("class=\"ledger\""));
    let second = page(&files, "bai-viet/trang/2/index.html");
    assert!(second.contains("<h1>Chuyện quê</h1>") && !second.contains("Lời dẫn"), "{second}");
    assert!(page(&files, "bai-viet/bai-1/index.html").contains("<a href=\"../\">Chuyện quê</a>"));
    assert!(files.keys().all(|path| !path.contains("_index")), "{:?}", files.keys());
}

#[test]
fn a_list_of_nothing_is_its_text() {
    let text = "---\ntieu_de: Sự kiện sắp tới\n---\nSắp có.\n";
    let (files, _) = built(&options(&site(&[("content/su-kien/_index.md", text)]).0));
    let page = page(&files, "su-kien/index.html");
    assert!(page.contains("<h1>Sự kiện sắp tới</h1>") && page.contains("Sắp có."), "{page}");
}

/// What is held back is the text; the list, and links to it, stay as they were.
#[test]
fn a_text_that_is_held_back_takes_no_list_with_it() {
    let (plain, _) = built(&options(&site(&[]).0));
    let draft = TEXT.replace("tom_tat", "nhap: true\ntom_tat");
    let (files, outcome) = built(&options(&site(&[("content/bai-viet/_index.md", &draft)]).0));
    assert_eq!(outcome.findings.iter().collect::<Vec<_>>().len(), 0);
    assert_eq!(page(&files, "bai-viet/index.html"), page(&plain, "bai-viet/index.html"));
    let scratch = site(&[("content/bai-viet/_index.md", &TEXT.replace("Lời dẫn", "Gọi 0912 345 678"))]);
    let outcome = built(&options(&scratch.0)).1;
    assert!(outcome.findings.iter().any(|finding| finding.code == Code::PrivateData && finding.is_error()));
}
