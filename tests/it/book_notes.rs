//! Notes of a book, and where its links lead on paper: at the end of each text, under its own numbers.

use crate::panels::file_of;
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
    // One address has one letter; what is linked to in a note follows there; pages of the site are no addresses to type.
    let text = format!("câu đầu1, báoa, lạia, ngoài, trong (xem trang {folio}), nơi ta, bài này.");
    assert!(all.contains(&text), "{text}: {all}");
    let told = "chú thích 1. ghi thứ nhất, nhắc2 và kho (kho.vn/y). 2. ghi trong ghi. địa chỉ liên kết a. bao.vn/x";
    assert!(all.contains(told), "{all}");
    assert!(all.contains("câu khác1. chú thích 1. ghi của bài hai."), "{all}");
}

/// A link to the outside before a note took its number on paper, and none in the EPUB.
#[test]
fn a_note_has_one_number_in_every_medium() {
    let site = book();
    let head = "---\ntieu_de: Bài bốn\nngay: 3/5/2021\nchuyen_muc: trong\ntom_tat: T.\n---\n";
    let text = "Trước [một](https://mot.vn), chữ[^a], giữa [hai](https://hai.vn), lời[^b], cuối.\n\n[^a]: Ghi A.\n[^b]: Ghi B.\n";
    site.write("content/bai-viet/bon.md", format!("{head}{text}"));
    let set = set_books(&sample_options(&site.0), &Request::default(), &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let printed: String = pages(&site.0.join("print/k/k-doc.pdf")).join(" ").replace('\u{2060}', "");
    assert!(printed.contains("trước mộta, chữ1, giữa haib, lời2, cuối."), "{printed}");
    assert!(printed.contains("chú thích 1. ghi a. 2. ghi b. địa chỉ liên kết a. mot.vn b. hai.vn"), "{printed}");
    let epub = std::fs::read(site.0.join("print/k/k.epub")).expect("the book");
    let text = file_of(&epub, "EPUB/texts/bai-viet/bon.xhtml");
    for (word, number) in [("chữ", 1), ("lời", 2)] {
        let marked = text.split(word).nth(1).and_then(|rest| rest.split("</a>").next()).expect("a mark");
        assert!(marked.ends_with(&format!(">{number}")), "{word}: {marked}");
    }
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
