//! The same photograph is printed once in a book; elsewhere its words stand, with the page.

use crate::support::Scratch;
use crate::yearbook::{FINAL, pages, said, sample_options, small_site};
use vuonhoa::pipeline::{Request, Silent, set_books};
use vuonhoa::press::yearbook::Finish;

fn photograph(shade: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(600, 400, |x, y| image::Rgb([x as u8, y as u8, shade]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a photograph");
    bytes.into_inner()
}

/// Two people with the same photograph under two names, one of them with the same portrait; an article that shows it too,
/// and calls a gallery that is among the plates.
fn book() -> Scratch {
    let site = small_site(&format!(
        "{FINAL}tieu_de: K\nphan:\n  - {{tieu_de: Người, sap_xep: [ten]}}\n\
         \x20 - {{tieu_de: Bài, chon: {{lay: bai_viet}}}}\nphu_luc: [anh]\n",
    ));
    let person = |id: &str, name: &str, more: &str| {
        let text = format!("loai: ca_nhan\nten: {name}\nnam: 2020\ntom_tat: T.\n{more}");
        site.write(&format!("content/ho-so/{id}/ho-so.yaml"), text);
    };
    person(
        "an",
        "Lê An",
        "anh: [{tep: mot.jpg, mo_ta: M, chu_thich: Đầu tiên.}]\nchan_dung: {tep: mot.jpg, mo_ta: M}\n",
    );
    person("binh", "Lê Bình", "anh: [{tep: hai.jpg, mo_ta: M, chu_thich: Lại nữa., tac_gia: Trần C}]\n");
    site.write("content/ho-so/an/mot.jpg", photograph(1));
    site.write("content/ho-so/binh/hai.jpg", photograph(1));
    site.write("content/bai-viet/ba.jpg", photograph(1));
    site.write(
        "content/bai-viet/tin.md",
        "---\ntieu_de: Tin\nngay: 1/5/2021\ntom_tat: T.\n---\nCâu đầu.\n\n![Ảnh](ba.jpg)\n\n{{ phong_su_anh(id=\"g\") }}\n\nCâu cuối.\n",
    );
    site.write(
        "content/phong-su-anh/g.yaml",
        "tieu_de: Mùa gặt\nanh: [{tep: bon.jpg, mo_ta: M, chu_thich: Sân phơi.}]\n",
    );
    site.write("content/phong-su-anh/bon.jpg", photograph(200));
    site
}

#[test]
fn a_photograph_is_printed_once_and_elsewhere_its_page() {
    let site = book();
    let request = Request { finishes: vec![Finish::Screen], ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let pdf = site.0.join("print/k/k-doc.pdf");
    let pages = pages(&pdf);
    // The cover stands before page 1.
    let folio = |words: &str| {
        pages.iter().rposition(|page| page.contains(words)).unwrap_or_else(|| panic!("{words}: {pages:#?}")) - 1
    };
    let (first, plates) = (folio("đầu tiên."), folio("sân phơi."));
    let all = pages.join(" ");
    assert!(all.contains(&format!("lại nữa. ảnh: trần c (xem trang {first})")), "{all}");
    assert!(all.contains(&format!("ảnh: xem trang {first}")), "{all}");
    // A gallery of which nothing is printed here is one line.
    assert!(all.contains(&format!("mùa gặt xem trang {plates} câu cuối.")), "{all}");
    assert_eq!(all.matches("sân phơi.").count(), 1, "{all}");
    // The portrait, the photograph, the plate.
    let images = said("pdfimages", &["-list"], &pdf);
    assert_eq!(images.lines().skip(2).filter(|row| row.contains(" image ")).count(), 3, "{images}");
}
