//! Parts of a yearbook that show many people on panels, without stories; and people of one name.

use crate::support::Scratch;
use crate::yearbook::{sample_options, small_site};
use std::io::{Cursor, Read};
use vuonhoa::diagnostic::Code;
use vuonhoa::output::Adopt;
use vuonhoa::pipeline::{Destination, Request, Silent, build, set_books};

const BOOK: &str = "tieu_de: Sách\ntrang_thai: chinh_thuc\nnam: 2021\nphan:\n  - {tieu_de: Gương mặt, bo_cuc: bang, sap_xep: [ten]}\n\
                    phu_luc: [khen_thuong]\nbang_tra: [ten]\n\
                    xi_nhe: {bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, chiu_trach_nhiem_noi_dung: a, bien_tap: a, \
                    trinh_bay: a, sua_ban_in: a, giay_phep: a, so_luong: 1, noi_in: a, dia_chi_in: a, nop_luu_chieu: a}\n";

/// Sixty people: two of one name in two units, two of one name and unit in two offices, a name of two letters, one of many,
/// an office of many, one whose only word has no end.
fn people() -> Scratch {
    let site = small_site(BOOK);
    site.write("content/danh-muc/don-vi.yaml", "- {id: to-1, ten: Tổ Một}\n- {id: to-2, ten: Tổ Hai}\n");
    let long = "Phó Chủ tịch Thường trực Hội đồng nhân dân kiêm Trưởng Ban Tổ chức, Chủ nhiệm Ủy ban Kiểm tra huyện ủy";
    let endless = "X".repeat(200);
    let special = [
        ("Trần Thị Hằng", "Giáo viên", "to-1"),
        ("Trần Thị Hằng", "Giáo viên", "to-2"),
        ("Lê Văn Ân", "Thủ quỹ", "to-1"),
        ("Lê Văn Ân", "Lái xe", "to-1"),
        ("Ý", "Y tá", "to-1"),
        ("Công Tằng Tôn Nữ Hoàng Thị Kim Ngân Phương Thảo", long, "to-2"),
        ("Hồ Thị Lan", endless.as_str(), "to-2"),
    ];
    for number in 0..60 {
        let own = format!("Người Thứ {number}");
        let (name, role, unit) = special.get(number).copied().unwrap_or((&own, "Chuyên viên", "to-1"));
        let text = format!(
            "loai: ca_nhan\nten: {name}\nnam: 2020\ntom_tat: T.\nchuc_vu: [{{ten: \"{role}\", don_vi: {unit}}}]\n\
             don_vi: [{unit}]\n"
        );
        site.write(&format!("content/ho-so/n{number}/ho-so.yaml"), text);
    }
    site
}

pub fn file_of(epub: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_string(&mut text).expect("UTF-8");
    text.replace('\u{a0}', " ")
}

#[test]
fn a_part_of_panels_shows_everybody_and_the_index_knows_the_page_of_each() {
    let site = people();
    let request = Request { freeze: true, ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let (_, json) = set.frozen.first().expect("a frozen edition");
    let frozen: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let pages: Vec<u64> = (0..60)
        .map(|number| frozen["entries"][format!("ho-so/n{number}")]["first"].as_u64().expect("a folio"))
        .collect();
    let (first, last) = (pages.iter().min().expect("one"), pages.iter().max().expect("one"));
    // More than twelve stand on a page.
    assert!(*first > 0 && last - first < 5, "{pages:?}");
    let epub = std::fs::read(site.0.join("print/k/k.epub")).expect("the book");
    let part = file_of(&epub, "EPUB/texts/part-1.xhtml");
    let names = file_of(&epub, "EPUB/texts/index-names.xhtml");
    for name in ["Ý", "Công Tằng Tôn Nữ Hoàng Thị Kim Ngân Phương Thảo", "Người Thứ 59"] {
        assert!(part.contains(&format!("<strong>{name}</strong>")), "{name}: {part}");
        assert!(names.contains("#person-") && names.contains(&format!(">{name}</a>")), "{name}: {names}");
    }
    assert_eq!(part.matches("<li id=\"person-").count(), 60);
    // Each page of the panels begins at one of the people.
    for page in first + 1..=*last {
        assert!(part.contains(&format!("id=\"page-{page}\"")), "{page}");
    }
    let contents = file_of(&epub, "EPUB/texts/contents.xhtml");
    assert!(contents.contains("Gương mặt"), "{contents}");
    assert_eq!(contents.matches("#person-").count(), 60, "{contents}");
    // On paper the contents name them in running lines, each after the page on which it stands.
    let printed = crate::yearbook::pages(&site.0.join("print/k/k-doc.pdf"));
    let lines = printed.iter().filter(|page| page.contains("mục lục")).cloned().collect::<Vec<_>>().join(" ");
    let mut at = 0;
    let mut heads: Vec<u64> = pages.clone();
    heads.sort_unstable();
    heads.dedup();
    for page in heads {
        let named = (0..60).filter(|number| pages[*number] == page && *number > 6);
        let head = at + lines[at..].find(&format!(" {page} ")).unwrap_or_else(|| panic!("{page}: {lines}"));
        for number in named {
            let name = format!("người thứ {number}");
            let found = lines[head..].find(&name).unwrap_or_else(|| panic!("{name} after {page}: {lines}"));
            at = at.max(head + found);
        }
    }
}

/// Of whom only a portrait and a name are shown, no story is asked; nor in a draft.
#[test]
fn who_stands_on_a_panel_needs_no_story() {
    for status in ["chinh_thuc", "ban_nhap"] {
        let site = people();
        site.write("content/ky-yeu/k/ky-yeu.yaml", BOOK.replace("chinh_thuc", status));
        site.write("content/ho-so/nha/ho-so.yaml", "loai: mo_hinh\nten: Cách làm mới\nnam: 2020\ntom_tat: T.\n");
        // Nor a sentence about them.
        let text = "loai: ca_nhan\nten: Người Mới\nnam: 2020\n";
        site.write("content/ho-so/moi/ho-so.yaml", text);
        let set = set_books(&sample_options(&site.0), &Request::default(), &Silent);
        let told: Vec<_> = (set.findings.iter())
            .filter(|finding| finding.code == Code::EmptyText)
            .flat_map(|finding| finding.labels.iter().map(|label| label.place.path.to_string()))
            .collect();
        // Everybody of the site stands on the panels of this part, which takes every profile.
        assert_eq!(told, Vec::<String>::new(), "{status}");
        let part = BOOK.replace("chinh_thuc", status).replace("bo_cuc: bang, ", "");
        site.write("content/ky-yeu/k/ky-yeu.yaml", part);
        let set = set_books(&sample_options(&site.0), &Request::default(), &Silent);
        let told = set.findings.iter().filter(|finding| finding.code == Code::EmptyText).count();
        assert_eq!(told, 63, "{status}");
    }
}

#[test]
fn two_of_one_name_are_told_apart_and_nobody_else_is() {
    let site = people();
    let set = set_books(&sample_options(&site.0), &Request::default(), &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let epub = std::fs::read(site.0.join("print/k/k.epub")).expect("the book");
    let names = file_of(&epub, "EPUB/texts/index-names.xhtml");
    for (name, note) in
        [("Trần Thị Hằng", "Tổ Một"), ("Trần Thị Hằng", "Tổ Hai"), ("Lê Văn Ân", "Thủ quỹ"), ("Lê Văn Ân", "Lái xe")]
    {
        assert!(names.contains(&format!("{name}<span class=\"apart\">, {note}</span>")), "{name}, {note}: {names}");
    }
    assert_eq!(names.matches("class=\"apart\"").count(), 4);
}

#[test]
fn the_site_shows_a_part_of_panels_on_one_page() {
    let site = people();
    let out = site.0.join("public");
    let options = sample_options(&site.0);
    let built = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(built.written.is_some(), "{:#?}", built.findings);
    let book = std::fs::read_to_string(out.join("ky-yeu/k/index.html")).expect("the book's page");
    let page = std::fs::read_to_string(out.join("ky-yeu/k/guong-mat/index.html")).expect("the panels");
    assert_eq!(page.matches("<li id=\"person-").count(), 60);
    assert!(book.contains("guong-mat/#person-60"), "{book}");
    assert!(book.contains("Tổ Hai") && page.replace('\u{a0}', " ").contains("Người Thứ 59"));
    assert!(!out.join("ky-yeu/k/n7").exists());
}

/// A name on a panel is the book's text like any other: what cannot be printed of it is told in its own file.
#[test]
fn a_letter_that_no_font_has_is_told_where_its_person_is_written() {
    let site = people();
    site.write("content/ho-so/n9/ho-so.yaml", "loai: ca_nhan\nten: Trần 🌹 Cười\nnam: 2020\ntom_tat: T.\n");
    let set = set_books(&sample_options(&site.0), &Request::default(), &Silent);
    let places: Vec<String> = (set.findings.iter())
        .filter(|finding| finding.code == Code::NoGlyph)
        .flat_map(|finding| finding.labels.iter().map(|label| label.place.path.to_string()))
        .collect();
    assert!(!places.is_empty() && places.iter().all(|place| place == "content/ho-so/n9/ho-so.yaml"), "{places:?}");
}
