//! What is read out by loudspeaker: who has such a text, that nothing in it is left to a machine, and that gates hold it.

use crate::support::{Scratch, built, options, repository};

const APPROVED: &str = "trang_thai: da_duyet\nduyet: {nguoi: B, ngay: 20/5/2021}\n";
const AGREED: &str = "dong_y: {tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang], van_ban: hs/dy-1.pdf}\n";

fn site(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new("aloud");
    scratch.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n");
    files.iter().for_each(|(path, text)| scratch.write(path, text));
    scratch
}

fn texts(files: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<(&str, String)> {
    let spoken = files.iter().filter(|(path, _)| path.contains("/doc-loa/") && path.ends_with(".txt"));
    spoken.map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.clone()).expect("UTF-8"))).collect()
}

#[test]
fn nothing_of_the_sample_is_left_to_a_machine() {
    let (files, _) = built(&options(repository()));
    let spoken = texts(&files);
    assert!(spoken.len() > 50, "{}", spoken.len());
    let capitals = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    for (path, text) in &spoken {
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{path}");
        assert!(!text.contains(|c: char| c.is_ascii_digit() || "/%&@#*_|[]{}".contains(c)), "{path}: {text}");
        assert!(!text.split(|c: char| !c.is_alphabetic()).any(capitals), "{path}: {text}");
    }
    let kind = "bai-viet/2016/ky-97/doc-loa";
    let page = String::from_utf8(files[&format!("{kind}/index.html")].clone()).expect("UTF-8");
    assert!(page.contains("name=\"robots\" content=\"noindex\""));
    assert!(page.contains("href=\"ky-97.txt\"") && page.contains("href=\"../\""));
    let text = String::from_utf8(files[&format!("{kind}/ky-97.txt")].clone()).expect("UTF-8");
    for said in ["Theo Ban Tuyên giáo Quận ủy Quận tám", "Chỉ thị không năm của Trung ương", "khóa mười hai"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let article = String::from_utf8(files["bai-viet/2016/ky-97/index.html"].clone()).expect("UTF-8");
    assert!(article.contains("href=\"doc-loa/\""));
    let map = String::from_utf8(files["sitemap.xml"].clone()).expect("UTF-8");
    assert!(!map.contains("doc-loa"));
}

#[test]
fn a_text_is_there_where_its_page_is() {
    let person = format!("loai: ca_nhan\nten: Lê Thị Mẫu\ntom_tat: Chị giúp 5 hộ.\n{APPROVED}");
    let scratch = site(&[
        ("content/bai-viet/a.md", "---\ntieu_de: Một việc\nngay: 1/5/2021\n---\nCó 5 hộ ở xã.\n"),
        (
            "content/bai-viet/b.md",
            "---\ntieu_de: One thing\nngay: 1/5/2021\n---\nThere were 5 families in the village.\n",
        ),
        ("content/bai-viet/c.md", "---\ntieu_de: Việc nháp\nngay: 1/5/2021\nnhap: true\n---\nCó 6 hộ ở xã.\n"),
        ("content/ho-so/mot.yaml", &format!("{person}{AGREED}")),
        ("content/ho-so/hai.yaml", &person),
    ]);
    let (files, _) = built(&options(&scratch.0));
    let paths: Vec<&str> = texts(&files).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["bai-viet/a/doc-loa/a.txt", "ho-so/mot/doc-loa/mot.txt"]);
    scratch.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\ndoc_loa: false\n");
    let (files, _) = built(&options(&scratch.0));
    assert!(!files.keys().any(|path| path.contains("doc-loa")));
    assert!(!String::from_utf8(files["bai-viet/a/index.html"].clone()).expect("UTF-8").contains("doc-loa"));
}

#[test]
fn a_site_says_what_its_own_abbreviations_mean() {
    let scratch = site(&[
        ("content/danh-muc/chu-viet-tat.yaml", "- {viet_tat: XYĐ, doc_la: Xã ủy Đại Mẫu}\n"),
        (
            "content/bai-viet/a.md",
            "---\ntieu_de: Việc của XYĐ\nngay: 1/5/2021\n---\nXYĐ giúp 05 hộ.\n\n| Xã | Hộ |\n|--|--|\n| A | 12 |\n",
        ),
    ]);
    let (files, outcome) = built(&options(&scratch.0));
    assert!(!outcome.has_errors(), "{:?}", outcome.findings);
    let text = String::from_utf8(files["bai-viet/a/doc-loa/a.txt"].clone()).expect("UTF-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n\r\n").map(str::trim).collect();
    let day = "Ngày mùng một tháng năm năm hai nghìn không trăm hai mươi mốt.";
    assert_eq!(lines, ["Việc của Xã ủy Đại Mẫu.", day, "Xã ủy Đại Mẫu giúp năm hộ.", "A; Hộ: mười hai."]);
}
