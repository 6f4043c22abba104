//! Books, read back from their files with tools that are not ours (poppler, qpdf): what a printer and a
//! family would notice.

use crate::support::{Scratch, copy, options, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use vuonhoa::diagnostic::Code;
use vuonhoa::output::Adopt;
use vuonhoa::pipeline::{Books, Destination, Options, Request, Set, Silent, build, set_books};
use vuonhoa::press::yearbook::Finish;
use vuonhoa::reading::yearbook::PageSize;
use vuonhoa::typeset::Fonts;

/// What a tool says of a file; tests/run installs the tools.
pub fn said(tool: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(tool).args(arguments).arg(file).output();
    let output = output.unwrap_or_else(|error| panic!("{tool} (apt: poppler-utils, qpdf, ghostscript): {error}"));
    assert!(output.status.success(), "{tool} {}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text of each page, in lower case and with single spaces: names stand in capitals, and lines end anywhere.
pub fn pages(file: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file).arg("-").output().expect("pdftotext");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut pages: Vec<String> = text.split('\u{c}').map(plain).collect();
    pages.pop();
    pages
}

pub fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The repository's sample site with its book in every finish, built once for all tests.
pub struct Sample {
    pub root: Scratch,
}

const DAY: &str = "2026-11-22";

pub fn sample_options(root: &Path) -> Options {
    let mut options = Options { books: Books::All, ..options(root) };
    options.mode = vuonhoa::model::Mode::publication(DAY.parse().expect("a date"));
    options
}

pub fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let root = Scratch::new("sach");
        copy(&repository().join("content"), &root.0.join("content"));
        std::fs::copy(repository().join("site.yaml"), root.0.join("site.yaml")).expect("site.yaml");
        let options = sample_options(&root.0);
        let out = root.0.join("public");
        let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
        assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
        let all = Request { finishes: Finish::ALL.to_vec(), ..Request::default() };
        for size in [None, PageSize::parse("A4")] {
            let set = set_books(&options, &Request { size, ..all.clone() }, &Silent);
            assert!(set.written.is_some(), "{:#?}", set.findings);
        }
        Sample { root }
    })
}

impl Sample {
    pub fn public(&self) -> PathBuf {
        self.root.0.join("public/ky-yeu/2016-2021/2016-2021.pdf")
    }

    pub fn print(&self, name: &str) -> PathBuf {
        self.root.0.join("print/2016-2021").join(format!("2016-2021-{name}.pdf"))
    }

    fn every_file(&self) -> Vec<PathBuf> {
        let proofs = ["ban-thao-2026-11-22", "ban-thao-210x297mm-2026-11-22"];
        let names = ["in", "doc", "in-210x297mm", "doc-210x297mm", "bia"].into_iter().chain(proofs);
        names.map(|name| self.print(name)).chain([self.public()]).collect()
    }

    /// Names and kinds of the people of the site who are in the book, from its open data and its contents.
    fn names(&self) -> Vec<String> {
        let json = std::fs::read_to_string(self.root.0.join("public/du-lieu/ho-so.json")).expect("open data");
        let data: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let profiles = data.as_array().or_else(|| data["profiles"].as_array()).expect("profiles");
        profiles.iter().map(|profile| profile["name"].as_str().expect("a name").to_owned()).collect()
    }
}

#[test]
fn every_file_is_sound_and_brings_its_fonts() {
    for file in sample().every_file() {
        let checked = said("qpdf", &["--check"], &file);
        assert!(checked.contains("No syntax or stream encoding errors"), "{}: {checked}", file.display());
        let fonts = said("pdffonts", &[], &file);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty());
        for row in rows {
            let name = row.split_whitespace().next().expect("a font");
            assert!(name.contains("SourceSerif") || name.contains("BeVietnam"), "{}: {row}", file.display());
            // emb sub uni, after the type and the encoding.
            let flags: Vec<&str> = row.split_whitespace().filter(|word| ["yes", "no"].contains(word)).collect();
            assert_eq!(flags, ["yes", "yes", "yes"], "{}: {row}", file.display());
        }
    }
}

/// The boxes of the first page in millimetres, rounded to tenths.
fn boxes(file: &Path) -> BTreeMap<String, [f64; 4]> {
    let said = said("pdfinfo", &["-box", "-f", "1", "-l", "1"], file);
    said.lines()
        .filter_map(|line| {
            let (name, numbers) = line.split_once("Box:")?;
            let name = name.split_whitespace().last()?;
            let numbers: Vec<f64> = numbers.split_whitespace().filter_map(|n| n.parse().ok()).collect();
            let mm = |points: f64| (points / 72.0 * 254.0).round() / 10.0;
            Some((name.to_owned(), [mm(numbers[0]), mm(numbers[1]), mm(numbers[2]), mm(numbers[3])]))
        })
        .collect()
}

#[test]
fn the_press_file_has_bleed_around_the_trimmed_page() {
    let sample = sample();
    for (name, width, height) in [("in", 145.0, 205.0), ("in-210x297mm", 210.0, 297.0)] {
        let boxes = boxes(&sample.print(name));
        assert_eq!(boxes["Trim"], [3.0, 3.0, width + 3.0, height + 3.0], "{name}");
        assert_eq!(boxes["Media"], [0.0, 0.0, width + 6.0, height + 6.0], "{name}");
        assert_eq!(boxes["Bleed"], boxes["Media"], "{name}");
    }
    assert_eq!(boxes(&sample.print("doc"))["Media"], [0.0, 0.0, 145.0, 205.0]);
    // Back, spine and front: the spine is half as many leaves as pages, a tenth of a millimetre each.
    let pages = said("pdfinfo", &[], &sample.print("in"));
    let pages = pages.lines().find_map(|line| line.strip_prefix("Pages:")).expect("pages");
    let spine = (pages.trim().parse::<f64>().expect("a number") / 2.0).ceil() * 0.1;
    let cover = boxes(&sample.print("bia"))["Trim"];
    assert!((cover[2] - cover[0] - (290.0 + spine)).abs() < 0.15, "{cover:?}, a spine of {spine}");
    assert_eq!(cover[3] - cover[1], 205.0);
}

#[test]
fn files_say_what_they_conform_to_and_in_which_language() {
    let sample = sample();
    // A file in inks is none for archives.
    for (name, archive, access) in [("in", false, false), ("doc", true, true)] {
        let file = sample.print(name);
        let meta = said("pdfinfo", &["-meta"], &file);
        assert_eq!(meta.contains("<pdfaid:part>2</pdfaid:part>"), archive, "{name}: {meta}");
        assert_eq!(meta.contains("<pdfaid:conformance>A</pdfaid:conformance>"), archive, "{name}");
        assert_eq!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), access, "{name}");
        let json: serde_json::Value = {
            let output = Command::new("qpdf").args(["--json", "--json-key=qpdf"]).arg(&file).output().expect("qpdf");
            serde_json::from_slice(&output.stdout).expect("qpdf's JSON")
        };
        let text = json.to_string();
        assert!(text.contains("\"/Lang\":\"u:vi-VN\"") || text.contains("\"/Lang\":\"u:vi\""), "{name}: no language");
        if access {
            assert!(text.contains("/StructTreeRoot") && text.contains("\"/Marked\":true"), "{name}: no tags");
            assert!(text.contains("/Outlines"), "{name}: no bookmarks");
        }
    }
}

/// The lines of each page as they lie on it, in lower case.
fn lines(file: &Path) -> Vec<Vec<String>> {
    let output = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file).arg("-").output();
    let text = String::from_utf8(output.expect("pdftotext").stdout).expect("UTF-8");
    text.split('\u{c}').map(|page| page.lines().map(plain).collect()).collect()
}

/// The number right behind each mention of a name in a line; the first of a range.
fn numbers_behind(line: &str, name: &str) -> Option<usize> {
    let rest = line.split_once(name)?.1;
    let first: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    first.parse().ok()
}

#[test]
fn names_stand_on_the_pages_that_contents_and_index_name() {
    let sample = sample();
    let mut of_screen: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    // Covers come before page 1 of what is read on a screen, and not in what is printed.
    for (name, offset) in [("doc", 2), ("in", 0), ("doc-210x297mm", 2)] {
        let file = sample.print(name);
        let (pages, lines) = (pages(&file), lines(&file));
        let with = |title: &str| lines.iter().position(|page| page.iter().any(|line| line == title)).expect(title);
        // From the title of the contents to the first part; from that of the index to the next.
        let contents: Vec<&String> = lines[with("mục lục")..with("bảng tra tên")].iter().take(8).flatten().collect();
        let index: Vec<&String> = lines[with("bảng tra tên")..with("bảng tra đơn vị")].iter().flatten().collect();
        let (mut listed, mut indexed) = (0, 0);
        for person in sample.names() {
            let person = plain(&person);
            let entry = |line: &&&String| line.split_once(' ').is_some_and(|(_, rest)| rest == person);
            let folios: BTreeSet<usize> =
                contents.iter().filter(entry).filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
            match name {
                "doc" => drop(of_screen.insert(person.clone(), folios.clone())),
                "in" => assert_eq!(of_screen.get(&person), Some(&folios), "{person}: on a screen, and printed"),
                _ => {}
            }
            for folio in &folios {
                listed += 1;
                let page = &pages[folio + offset - 1];
                assert!(page.contains(&person), "{name}: {person} is not on page {folio}: {page}");
            }
            for folio in index.iter().filter_map(|line| numbers_behind(line, &person)) {
                if !folios.is_empty() {
                    indexed += 1;
                    assert!(
                        folios.contains(&folio),
                        "{name}: {person}: {folio} in the index, {folios:?} in the contents"
                    );
                }
            }
        }
        assert!(listed >= 25 && indexed >= 15, "{name}: {listed} in the contents, {indexed} in the index");
    }
}

#[test]
fn the_roll_has_a_row_for_every_occasion() {
    let sample = sample();
    let book = std::fs::read_to_string(sample.root.0.join("public/ky-yeu/2016-2021/index.html")).expect("a page");
    let csv = std::fs::read_to_string(sample.root.0.join("public/du-lieu/khen-thuong.csv")).expect("open data");
    // The rows of the site's open data whose holder is in the book, as its page lists them.
    let held = |row: &&str| {
        let name = row.split(',').nth(1).unwrap_or_default().trim_matches('"').to_owned();
        let first = if row.split(',').nth(1).unwrap_or_default().starts_with('"') {
            row.split('"').nth(1).unwrap_or_default().to_owned()
        } else {
            name
        };
        plain(&book).contains(&format!(">{}</a>", plain(&first)))
    };
    let occasions = csv.lines().skip(1).filter(held).count();
    assert!(occasions > 30, "{occasions}");
    let all = pages(&sample.print("doc")).join(" ");
    let total = format!("tính theo lượt) {occasions} ");
    assert!(all.contains(&total), "no {total:?} in {}", all.split("thống kê").last().unwrap_or_default());
    assert!(book.contains(&format!("<dd>{occasions}</dd>")), "the web edition counts otherwise");
}

#[test]
fn a_draft_says_so_on_every_page_and_a_final_edition_never() {
    let sample = sample();
    let proof = pages(&sample.print("ban-thao-2026-11-22"));
    // Blank pages of a proof bear the mark too; covers are of one piece.
    let marked = proof.iter().filter(|page| page.contains("bản thảo")).count();
    assert!(marked + 4 >= proof.len(), "{marked} of {}", proof.len());
    assert!(proof.iter().any(|page| page.contains("22/11/2026")));
    assert!(proof.iter().any(|page| page.contains("content/ho-so/")), "no source ids");
    assert!(pages(&sample.print("in")).iter().all(|page| !page.contains("bản thảo ngày")));
}

#[test]
fn who_did_not_consent_is_in_no_book() {
    let sample = sample();
    for file in sample.every_file() {
        let text = pages(&file).join(" ");
        // Consented to the site only; withdrawn; in review.
        for name in ["lý văn sáng", "cao thị nhàn", "dương thị thu hà"] {
            assert!(!text.contains(name), "{}: {name}", file.display());
        }
    }
}

/// The alphabet's letters under every tone, in both cases: 2 × (12 vowels × 6 + 17 consonants) = 178; the 134
/// that ASCII lacks are among them.
fn letters() -> Vec<char> {
    let lower = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
    lower.chars().flat_map(|c| [c, c.to_uppercase().next().expect("a capital")]).collect()
}

#[test]
fn every_letter_is_in_every_style_of_every_font() {
    let beyond_ascii: BTreeSet<char> = letters().into_iter().filter(|c| !c.is_ascii()).collect();
    assert_eq!(beyond_ascii.len(), 134);
    let folder = std::fs::read_dir(repository().join("themes/sen/fonts")).expect("fonts");
    let mut faces = 0;
    for file in
        folder.map(|entry| entry.expect("an entry").path()).filter(|path| path.extension().is_some_and(|e| e == "ttf"))
    {
        let fonts = Fonts::new([std::fs::read(&file).expect("a font")]);
        faces += 1;
        for letter in letters().into_iter().chain("“”‘’–—…0123456789".chars()) {
            assert!(fonts.has(letter), "{} lacks {letter}", file.display());
        }
    }
    assert!(faces >= 6, "{faces}");
}

/// What makes a record one of a final edition, whose pages bear no word but their own.
pub const FINAL: &str = "trang_thai: chinh_thuc\nnam: 2021\nxi_nhe: {bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, \
                         chiu_trach_nhiem_noi_dung: a, bien_tap: a, trinh_bay: a, sua_ban_in: a, giay_phep: a, so_luong: 1, \
                         noi_in: a, dia_chi_in: a, nop_luu_chieu: a}\n";

/// A small site with one book of everybody.
pub fn small_site(book: &str) -> Scratch {
    let site = Scratch::new("sach-nho");
    site.write("site.yaml", "tieu_de: T\nbase_url: https://a.vn/\nxuat_ban: {can_dong_y: false, can_duyet: false}\n");
    site.write("content/ky-yeu/k/ky-yeu.yaml", book);
    site
}

/// Writes a profile for each text, which stands wherever people type something, and a story of it that ends with `more`.
pub fn write_profiles(site: &Scratch, texts: &[&str], more: &str) {
    for (number, text) in texts.iter().enumerate() {
        let quoted = serde_json::to_string(text).expect("JSON");
        site.write(
            &format!("content/ho-so/p{number}/ho-so.yaml"),
            format!(
                "loai: ca_nhan\nten: {quoted}\nnam: 2020\nxung_ho: {quoted}\ntieu_de: {quoted}\ntom_tat: {quoted}\n\
                 chuc_vu: [{{ten: {quoted}}}]\nthanh_tich: [{quoted}]\nnguon: {{ten: {quoted}}}\n\
                 trich_dan: {{loi: {quoted}, nguoi: {quoted}}}\nbai_viet: b.md\n"
            ),
        );
        site.write(&format!("content/ho-so/p{number}/b.md"), format!("Chữ: \\{text}\n\n    {text}\n{more}"));
    }
}

const ALL: &str = "tieu_de: Kỷ yếu\nphan: [{tieu_de: Tất cả}]\n";

fn set(site: &Scratch, finish: Finish) -> vuonhoa::pipeline::Set {
    set_books(&sample_options(&site.0), &Request { finishes: vec![finish], ..Request::default() }, &Silent)
}

#[test]
fn whatever_people_type_is_printed_and_never_run() {
    let nasty = [
        r##"#import "@preview/x:1.0.0": *"##,
        r#"#read("/etc/passwd")"#,
        "#set page(fill: red)",
        "$x^2$ @ref <label> *b* _e_ `r`",
        "]]] ))) } } [[[ ((( { {",
        r#"\" + read("/settings.typ") + \""#,
        "// chú thích /* khối */ https://a.vn",
        "= Đề mục",
        "- mục + mục / mục: mục",
    ];
    let site = small_site(ALL);
    write_profiles(&site, &nasty, "");
    let set = set(&site, Finish::Proof);
    let errors: Vec<_> = set.findings.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let text = pages(&site.0.join("print/k/k-ban-thao-2026-11-22.pdf")).join(" ").replace(' ', "");
    assert!(!text.contains("root:x:0"), "a file of the machine is in the book");
    for line in nasty {
        // Quotation marks are set as “ ” in prose, and as they are in code.
        let wanted = plain(line).replace(' ', "");
        assert!(text.contains(&wanted), "{line} is not printed as written");
    }
}

#[test]
fn books_bear_the_longest_and_the_emptiest() {
    let site = small_site(ALL);
    let person = |id: &str, more: &str| {
        site.write(&format!("content/ho-so/{id}/ho-so.yaml"), format!("loai: ca_nhan\nnam: 2020\n{more}"));
    };
    person("khong-gi", "ten: Lê A\n");
    let long = "Tập thể cán bộ, công chức, viên chức và người lao động ".repeat(3);
    site.write("content/ho-so/dai/ho-so.yaml", format!("loai: tap_the\nten: {long}\nnam: 2020\n"));
    person("chuyen-dai", "ten: Lê B\nbai_viet: b.md\n");
    let story = "Một đoạn văn dài vừa phải, kể một việc có thật, để xem sách sang trang ra sao. ".repeat(8);
    site.write("content/ho-so/chuyen-dai/b.md", format!("{story}\n\n").repeat(150));
    let set = set(&site, Finish::Screen);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    assert!(set.bound[0].2 >= 60, "{} pages", set.bound[0].2);
}

/// Who draws a photograph and who cuts it go by the same frame: what is fine enough for the one is for the other.
#[test]
fn a_cover_photograph_is_cut_to_the_frame_in_which_it_stands() {
    let site = small_site(&format!("{ALL}anh_bia: {{tep: sen.jpg, mo_ta: Đầm sen}}\nkho: 11x18cm\n"));
    let photograph = repository().join("src/scaffold/site/content/bai-viet/2025/dam-sen.jpg");
    site.write("content/ky-yeu/k/sen.jpg", std::fs::read(photograph).expect("a photograph"));
    write_profiles(&site, &["Lê An"], "");
    let set = set(&site, Finish::Proof);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let listed = said("pdfimages", &["-f", "1", "-l", "1", "-list"], &site.0.join("print/k/k-ban-thao-2026-11-22.pdf"));
    let picture = listed.lines().find(|line| line.contains("jpeg")).expect("a picture on the cover");
    let numbers: Vec<f64> = picture.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    // Page, number, width, height, then others; the dots an inch are the last two but sizes.
    let (width, height) = (numbers[2], numbers[3]);
    assert!((width / height - (110.0 - 36.0) / (180.0 * 0.38)).abs() < 0.01, "{picture}");
}

#[test]
fn a_page_on_its_side_leaves_no_half_of_it_empty() {
    let site = small_site("tieu_de: Kỷ yếu\nkho: 29,7x21cm\nphan: [{tieu_de: Tất cả}]\n");
    write_profiles(&site, &["Tổ"], &"Chị dạy lớp học tình thương suốt mười năm, tối nào cũng lên lớp. ".repeat(12));
    set(&site, Finish::Press);
    let output = Command::new("pdftotext").arg("-bbox").arg(site.0.join("print/k/k-in.pdf")).arg("-").output();
    let words = String::from_utf8(output.expect("pdftotext").stdout).expect("UTF-8");
    // In millimetres of the trimmed page.
    let edge = |word: &str, name: &str| -> Option<f64> {
        let points: f64 = word.split_once(name)?.1.split('"').nth(1)?.parse().ok()?;
        Some(points / 72.0 * 25.4 - 3.0)
    };
    let left = |word: &str| {
        words.lines().filter(|line| line.contains(word)).filter_map(|line| edge(line, "xMin=")).fold(297.0, f64::min)
    };
    let right = words.lines().filter_map(|line| edge(line, "xMax=")).fold(0.0, f64::max);
    let lines = words.lines().filter(|line| line.contains(">thương<")).count();
    assert_eq!(lines, 12, "the story is in the book");
    let (block, text) = (left("<word"), left(">thương<").min(left(">suốt<")).min(left(">cũng<")));
    assert!(text - block < 75.0, "{} mm are empty beside the text", text - block);
    assert!((block - (297.0 - right)).abs() < 12.0, "margins of {block} and {} mm", 297.0 - right);
    assert!((115.0..150.0).contains(&(right - text)), "lines of {} mm", right - text);
}

#[test]
fn letters_that_no_font_has_are_told_and_the_book_is_made() {
    let site = small_site(ALL);
    site.write("content/ho-so/a/ho-so.yaml", "loai: ca_nhan\nten: Lê A\nnam: 2020\ntom_tat: Chị vui 😀 và 字.\n");
    let set = set(&site, Finish::Screen);
    let told: Vec<_> = set.findings.iter().filter(|finding| finding.code == Code::NoGlyph).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    for finding in told {
        let label = finding.labels.first().expect("a place");
        assert_eq!(label.place.path.as_str(), "content/ho-so/a/ho-so.yaml");
        assert!(label.place.span.is_some());
    }
    assert!(pages(&site.0.join("print/k/k-doc.pdf")).join(" ").contains("chị vui ◊ và ◊."));
}

#[test]
fn the_same_book_has_the_same_bytes() {
    let make = || {
        let site = Scratch::new("sach-lap");
        copy(&repository().join("content"), &site.0.join("content"));
        std::fs::copy(repository().join("site.yaml"), site.0.join("site.yaml")).expect("site.yaml");
        let set = set(&site, Finish::Screen);
        assert!(set.written.is_some(), "{:#?}", set.findings);
        std::fs::read(site.0.join("print/2016-2021/2016-2021-doc.pdf")).expect("the book")
    };
    assert!(make() == make(), "two books differ");
    assert!(std::fs::read(sample().print("doc")).expect("the book") == make(), "a third differs");
}

#[test]
fn a_draft_is_nowhere_in_public_and_a_final_edition_needs_both_consents() {
    let site = Scratch::new("sach-cua");
    site.write("site.yaml", "tieu_de: T\nbase_url: https://a.vn/\n");
    let person = |id: &str, name: &str, scope: &str| {
        site.write(
            &format!("content/ho-so/{id}.yaml"),
            format!(
                "loai: ca_nhan\nten: {name}\nnam: 2020\ntom_tat: Việc của {name}.\ntrang_thai: da_duyet\nduyet: {{nguoi: B, ngay: 31/5/2021}}\n\
                 dong_y: {{tinh_trang: co, pham_vi: [{scope}]}}\n"
            ),
        );
    };
    person("hai", "Lê Thị Hai", "trang, ky_yeu");
    person("sach", "Lê Thị Sách", "ky_yeu");
    person("trang", "Lê Thị Trang", "trang");
    let imprint = "xi_nhe: {bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, chiu_trach_nhiem_noi_dung: a, bien_tap: a, \
                   trinh_bay: a, sua_ban_in: a, giay_phep: a, so_luong: 1, noi_in: a, dia_chi_in: a, nop_luu_chieu: a}\n";
    let book = |id: &str, more: &str| {
        let path = format!("content/ky-yeu/{id}/ky-yeu.yaml");
        site.write(&path, format!("tieu_de: Sách {id}\nphan: [{{tieu_de: Người}}]\n{more}"));
    };
    book("nhap", "");
    book("len", &format!("trang_thai: chinh_thuc\nnam: 2021\n{imprint}"));
    book("in", &format!("trang_thai: chinh_thuc\nnam: 2021\nlen_trang: false\n{imprint}"));
    let out = site.0.join("public");
    let outcome = build(&sample_options(&site.0), &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    let text = |path: &str| pages(&site.0.join(path)).join(" ");
    let both = text("public/ky-yeu/len/len.pdf");
    assert!(both.contains("lê thị hai") && !both.contains("lê thị sách") && !both.contains("lê thị trang"));
    let paper = text("print/in/in-in.pdf");
    assert!(paper.contains("lê thị hai") && paper.contains("lê thị sách") && !paper.contains("lê thị trang"));
    assert!(site.0.join("print/nhap/nhap-ban-thao.pdf").is_file());
    assert!(!out.join("ky-yeu/nhap").exists() && !out.join("ky-yeu/in").exists());
    for entry in walkdir::WalkDir::new(&out).into_iter().map(|entry| entry.expect("an entry")) {
        let Ok(page) = std::fs::read_to_string(entry.path()) else { continue };
        assert!(!page.contains("Lê Thị Sách"), "{}", entry.path().display());
        let edition = entry.path().to_string_lossy().contains("ky-yeu");
        assert!(!edition || !page.contains("Lê Thị Trang"), "{}", entry.path().display());
    }
}

#[test]
fn a_build_leaves_proofs_alone_and_takes_the_press_file_of_the_last_book_with_it() {
    let site = small_site(
        "tieu_de: K\ntrang_thai: chinh_thuc\nnam: 2021\nlen_trang: false\nphan: [{tieu_de: Người}]\n\
         xi_nhe: {bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, chiu_trach_nhiem_noi_dung: a, bien_tap: a, \
         trinh_bay: a, sua_ban_in: a, giay_phep: a, so_luong: 1, noi_in: a, dia_chi_in: a, nop_luu_chieu: a}\n",
    );
    site.write("content/ho-so/a.yaml", "loai: ca_nhan\nnam: 2020\nten: Lê An\n");
    let options = sample_options(&site.0);
    let proofs = Request { finishes: vec![Finish::Proof], ..Request::default() };
    let names = || {
        let entries = std::fs::read_dir(site.0.join("print/k")).into_iter().flatten().flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let written = |set: Set| set.written.map(|report| report.written.len());
    assert_eq!(written(set_books(&options, &proofs, &Silent)), Some(1));
    assert_eq!(written(set_books(&options, &proofs, &Silent)), Some(0), "the same proof again");
    site.write("content/ho-so/a.yaml", "loai: ca_nhan\nnam: 2020\nten: Lê Ân\n");
    assert_eq!(written(set_books(&options, &proofs, &Silent)), Some(1));
    let drawn = site.0.join("print/k/k-ban-thao-2026-11-22.pdf");
    std::fs::write(&drawn, "with remarks").expect("a proof");

    let out = site.0.join("public");
    let build = || {
        let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
        let printed = outcome.printed.unwrap_or_else(|| panic!("{:#?}", outcome.findings));
        assert!(printed.findings.is_empty(), "{:#?}", printed.findings);
    };
    build();
    let proofs = ["k-ban-thao-2026-11-22-2.pdf", "k-ban-thao-2026-11-22.pdf"];
    assert_eq!(
        names(),
        [&proofs[..], &["k-bia.pdf", "k-doc.pdf", "k-in.pdf", "k.epub", "kiem-tra-in.json", "kiem-tra-in.pdf"]]
            .concat()
    );
    std::fs::remove_dir_all(site.0.join("content/ky-yeu")).expect("the last book");
    build();
    assert_eq!(names(), proofs);
    assert_eq!(std::fs::read_to_string(&drawn).expect("a proof"), "with remarks");
}

#[test]
fn a_frozen_edition_tells_what_has_changed_since() {
    let site = small_site(
        "tieu_de: K\ntrang_thai: chinh_thuc\nnam: 2021\nphan: [{tieu_de: Người}]\n\
         xi_nhe: {bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, chiu_trach_nhiem_noi_dung: a, bien_tap: a, \
         trinh_bay: a, sua_ban_in: a, giay_phep: a, so_luong: 1, noi_in: a, dia_chi_in: a, nop_luu_chieu: a}\n",
    );
    let person = |id: &str, more: &str| {
        site.write(&format!("content/ho-so/{id}.yaml"), format!("loai: ca_nhan\nnam: 2020\n{more}"))
    };
    person("a", "ten: Lê An\n");
    person("b", "ten: Lê Bình\n");
    let options = sample_options(&site.0);
    let frozen = set_books(&options, &Request { freeze: true, ..Request::default() }, &Silent);
    for (path, bytes) in &frozen.frozen {
        std::fs::write(path, bytes).expect("the record");
    }
    assert_eq!(frozen.frozen.len(), 1);
    let out = site.0.join("public");
    let changes = || {
        let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
        let told = outcome.findings.iter().filter(|finding| finding.code == Code::BookChanged);
        told.map(|finding| format!("{:?}", finding.args)).collect::<Vec<_>>()
    };
    assert!(changes().is_empty(), "nothing has changed");
    person("a", "ten: Lê An\ntom_tat: Câu mới.\n");
    person("c", "ten: Lê Cúc\n");
    std::fs::remove_file(site.0.join("content/ho-so/b.yaml")).expect("a file");
    let told = changes().join("\n");
    for (what, who) in [("edited", "Lê An"), ("added", "Lê Cúc"), ("removed", "Lê Bình")] {
        assert!(told.lines().any(|line| line.contains(what) && line.contains(who)), "{what} {who}: {told}");
    }
}
