//! What opens the parts of a yearbook: a photograph over the title, to three edges of the page and over them.

use crate::support::Scratch;
use crate::yearbook::{pages, sample_options, small_site};
use std::process::Command;
use vuonhoa::diagnostic::Code;
use vuonhoa::pipeline::{Request, Silent, set_books};
use vuonhoa::press::yearbook::Finish;

const RED: [u8; 3] = [220, 30, 40];

fn photograph() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(1800, 1200, image::Rgb(RED));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a photograph");
    bytes.into_inner()
}

/// Two parts, the first with a photograph and an opening of `words` sentences.
fn book(photo: &str, words: usize) -> Scratch {
    let opening = "Mở đầu bằng một câu đủ dài để sang dòng sau. ".repeat(words);
    let site = small_site(&format!(
        "tieu_de: K\nmau_in: rgb\nphan:\n  - {{tieu_de: Phần đầu, anh: {photo}, chon: {{them: [a], loai: [tap_the]}}, \
         loi_dan: \"{opening}\"}}\n  - {{tieu_de: Phần sau, chon: {{loai: [ca_nhan]}}}}\n",
    ));
    for (id, name) in [("a", "Lê An"), ("b", "Lê Bình")] {
        site.write(
            &format!("content/ho-so/{id}/ho-so.yaml"),
            format!("loai: ca_nhan\nten: {name}\nnam: 2020\ntom_tat: T.\n"),
        );
    }
    site
}

/// The colours of a page of the press file, at points of its sheet in parts of it.
fn colours<const N: usize>(site: &Scratch, page: usize, points: [(f64, f64); N]) -> [[u8; 3]; N] {
    let page = page.to_string();
    let drawn = Command::new("pdftoppm")
        .args(["-png", "-r", "36", "-f", &page, "-l", &page])
        .arg(site.0.join("print/k/k-in.pdf"))
        .output();
    let bytes = drawn.expect("pdftoppm").stdout;
    let picture = image::load_from_memory(&bytes).expect("a page").into_rgb8();
    let (width, height) = (f64::from(picture.width() - 1), f64::from(picture.height() - 1));
    points.map(|(x, y)| picture.get_pixel((x * width) as u32, (y * height) as u32).0)
}

fn is_red(colour: [u8; 3]) -> bool {
    colour.iter().zip(RED).all(|(one, other)| one.abs_diff(other) < 12)
}

#[test]
fn a_photograph_over_a_title_bleeds_at_three_edges_and_moves_no_words() {
    for words in [0, 3, 60] {
        let site = book("{tep: hoi-truong.jpg, mo_ta: H, chu_thich: Ngày hội., tac_gia: Trần C}", words);
        site.write("content/ky-yeu/k/hoi-truong.jpg", photograph());
        let request = Request { finishes: vec![Finish::Press], ..Request::default() };
        let set = set_books(&sample_options(&site.0), &request, &Silent);
        assert!(set.written.is_some(), "{:#?}", set.findings);
        let strays: Vec<_> = set.findings.iter().filter(|finding| finding.code == Code::OffPage).collect();
        assert!(strays.is_empty(), "{words}: {strays:#?}");
        let pages = pages(&site.0.join("print/k/k-in.pdf"));
        let opening = 1 + pages.iter().position(|page| page.contains("ngày hội. ảnh: trần c")).expect("the caption");
        assert_eq!(opening % 2, 1, "a right-hand page");
        assert!(pages[opening - 1].contains("phần đầu"), "{pages:#?}");
        // The corners of the sheet, beyond the trimmed edge; below the photograph is paper.
        let seen =
            colours(&site, opening, [(0.01, 0.01), (0.99, 0.01), (0.5, 0.3), (0.01, 0.5), (0.99, 0.5), (0.01, 0.99)]);
        assert_eq!(seen.map(is_red), [true, true, true, true, true, false], "{words}: {seen:?}");
        // Where the opening runs on, and in the other part, there is none.
        for page in (opening + 1)..=pages.len() {
            assert!(!colours(&site, page, [(0.5, 0.1)]).map(is_red)[0], "{words}: page {page}");
        }
        let sentences = pages.join(" ").split_whitespace().filter(|word| *word == "đủ").count();
        assert_eq!(sentences, words, "nothing is lost");
    }
}

#[test]
fn the_photograph_of_somebody_who_is_held_back_opens_no_part() {
    let site = book("{tep: ../../ho-so/c/chan-dung.jpg, mo_ta: H}", 1);
    site.write("content/ho-so/c/ho-so.yaml", "loai: ca_nhan\nten: Trần C\ntrang_thai: ban_nhap\ntom_tat: T.\n");
    site.write("content/ho-so/c/chan-dung.jpg", photograph());
    let request = Request { finishes: vec![Finish::Press], ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    if set.written.is_some() {
        for page in 1..=pages(&site.0.join("print/k/k-in.pdf")).len() {
            assert!(!colours(&site, page, [(0.5, 0.2)]).map(is_red)[0], "page {page}");
        }
    }
    assert!(
        set.findings.iter().any(|finding| finding.severity == vuonhoa::diagnostic::Severity::Error),
        "{:#?}",
        set.findings
    );
}
