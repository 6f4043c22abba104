//! Notes of a book, and where its links lead on paper: at the end of each text, under its own numbers.

use crate::support::Scratch;
use crate::yearbook::{FINAL, pages, sample, sample_options, small_site};
use vuonhoa::diagnostic::Code;
use vuonhoa::pipeline::{Request, Silent, set_books};
use vuonhoa::press::yearbook::Finish;
use vuonhoa::reading::yearbook::PageSize;

/// Two articles with notes, the first of which links to everything that can be linked to; one that is in no book.
fn book() -> Scratch {
    let site = small_site(&format!(
        "{FINAL}tieu_de: K\nphan:\n  - {{tieu_de: Bài, chon: {{lay: bai_viet, chuyen_muc: [trong]}}, sap_xep: [ngay]}}\n",
    ));
    site.write("content/danh-muc/chuyen-muc.yaml", "- {id: trong, ten: Trong sách}\n- {id: ngoai, ten: Ngoài sách}\n");
    let article = |name: &str, day: u32, series: &str, text: &str| {
        let head = format!("---\ntieu_de: Bài {name}\nngay: {day}/5/2021\nchuyen_muc: {series}\ntom_tat: T.\n---\n");
        site.write(&format!("content/bai-viet/{name}.md"), head + text);
    };
    article(
        "mot",
        1,
        "trong",
        "Câu đầu[^a], [báo](https://bao.vn/x), [lại](https://bao.vn/x), [ngoài](@/bai-viet/ba), [trong](@/bai-viet/hai), \
         [nơi ta](/bai-viet/), [bài này](@/bai-viet/mot).\n\n[^a]: Ghi thứ nhất, nhắc[^b] và [kho](https://kho.vn/y).\n[^b]: Ghi trong ghi.\n",
    );
    article("hai", 2, "trong", "Câu khác[^a].\n\n[^a]: Ghi của bài hai.\n");
    article("ba", 3, "ngoai", "Không vào sách.\n");
    site
}

#[test]
fn notes_end_their_text_and_are_numbered_in_it() {
    let site = book();
    let request = Request { finishes: vec![Finish::Screen], ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let pdf = site.0.join("print/k/k-doc.pdf");
    let pages = pages(&pdf);
    // (A mark or a note that leads nowhere, or a link outside the tags, would have stopped a book for screens.)
    // The joiners keep a mark on the line of its word.
    let pages: Vec<String> = pages.iter().map(|page| page.replace('\u{2060}', "")).collect();
    let all = pages.join(" ");
    // The cover stands before page 1.
    let folio = pages.iter().position(|page| page.contains("02/5/2021")).expect("the second article") - 1;
    // One address has one note; what is linked to in a note follows there; pages of the site are no addresses to type.
    let text = format!("câu đầu1, báo2, lại2, ngoài, trong (xem trang {folio}), nơi ta, bài này.");
    assert!(all.contains(&text), "{text}: {all}");
    let told = "chú thích 1. ghi thứ nhất, nhắc3 và kho (kho.vn/y). 2. bao.vn/x 3. ghi trong ghi.";
    assert!(all.contains(told), "{all}");
    assert!(all.contains("câu khác1. chú thích 1. ghi của bài hai."), "{all}");
}

/// Typst's footnotes made such a book print whole pages twice, and others cut paragraphs before their last line.
#[test]
fn a_book_on_its_side_says_everything_once() {
    let size = PageSize::parse("20,5x14,5cm");
    let request = Request { finishes: vec![Finish::Proof], size, ..Request::default() };
    let set = set_books(&sample_options(&sample().root.0), &request, &Silent);
    let strays: Vec<_> = set.findings.iter().filter(|finding| finding.code == Code::OffPage).collect();
    assert!(set.written.is_some() && strays.is_empty(), "{strays:#?}");
}
