//! The pages of a book as pictures: the ladder held against the press file, and what readers turn on the site.

use crate::support::{Scratch, built, options};
use crate::yearbook::{pages, plain, sample_options, small_site};
use image::GenericImageView;
use std::collections::BTreeSet;
use vuonhoa::output::Adopt;
use vuonhoa::path::OutPath;
use vuonhoa::pipeline::{Asked, Books, Destination, Options, Request, Session, Silent, build, set_books};
use vuonhoa::press::yearbook::Finish;

/// A final book of a foreword and six people; the last of them has a red photograph.
fn book(more: &str) -> Scratch {
    let site = small_site(&format!(
        "tieu_de: Sổ vườn\nnam: 2020\ntrang_thai: chinh_thuc\nmo_dau: [loi.md]\nphan: [{{tieu_de: Những người làm vườn}}]\n\
         bo_cuc: mot_trang\nbang_tra: [ten]\n{more}\
         xi_nhe: {{bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, chiu_trach_nhiem_noi_dung: a, bien_tap: a, trinh_bay: a, \
         sua_ban_in: a, giay_phep: a, so_luong: 1, noi_in: a, dia_chi_in: a, nop_luu_chieu: a}}\n"
    ));
    site.write("content/ky-yeu/k/loi.md", "---\ntieu_de: Lời nói đầu\n---\nMấy lời.\n");
    for name in ["An", "Bình", "Chi", "Dung", "Giang"] {
        person(&site, name, 9);
    }
    let red = image::RgbImage::from_pixel(1200, 800, image::Rgb([200, 20, 20]));
    site.write("content/ho-so/ho/do.jpg", "");
    red.save(site.0.join("content/ho-so/ho/do.jpg")).expect("a photograph");
    let record = "loai: tap_the\nten: Hội Đỏ\nnam: 2020\nanh: [{tep: do.jpg, mo_ta: Màu đỏ, tac_gia: T}]\n";
    site.write("content/ho-so/ho/ho-so.yaml", record);
    site
}

fn person(site: &Scratch, name: &str, sentences: usize) {
    let story = "Chị dạy lớp học tình thương suốt mười năm. ".repeat(sentences);
    let record = format!("loai: ca_nhan\nten: Lê Thị {name}\nnam: 2020\nnoi_dung: {story}\n");
    site.write(&format!("content/ho-so/{}.yaml", slug(name)), record);
}

fn slug(name: &str) -> String {
    format!("le-{}", vuonhoa::vietnamese::slug(name))
}

fn lay_out(site: &Scratch) -> String {
    let request = Request { ladder: true, ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some() && set.bound.is_empty(), "{:#?}", set.findings);
    std::fs::read_to_string(site.0.join("print/k/thang-trang.html")).expect("a ladder")
}

/// What the ladder says of each page: the words under its picture.
fn told(ladder: &str) -> Vec<String> {
    let figures = ladder.split("<figure ").skip(1).map(|figure| figure.split("</figure>").next().expect("its end"));
    figures
        .map(|figure| {
            assert_eq!(figure.matches("src=\"data:image/webp;base64,").count(), 1, "each page has its picture");
            let words = figure.split("<figcaption>").nth(1).expect("words");
            words.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect::<Vec<_>>().join(" ")
        })
        .map(|words| plain(&words))
        .collect()
}

#[test]
fn the_ladder_tells_what_the_pages_show_and_what_has_moved() {
    let site = book("");
    let ladder = lay_out(&site);
    let press = Request { finishes: vec![Finish::Press], ..Request::default() };
    assert!(set_books(&sample_options(&site.0), &press, &Silent).written.is_some());
    let (words, printed) = (told(&ladder), pages(&site.0.join("print/k/k-in.pdf")));
    assert_eq!(words.len(), printed.len());
    let mut standing = Vec::new();
    for (number, (told, page)) in (1..).zip(words.iter().zip(&printed)) {
        // A press file has no cover: its first page is page 1.
        assert!(told.starts_with(&format!("trang {number} ")), "{told}");
        for name in ["An", "Bình", "Chi", "Dung", "Giang"] {
            let own = format!("lê thị {} ho-so/{}", name.to_lowercase(), slug(name));
            if told.contains(&own) {
                assert!(page.contains(&format!("lê thị {}", name.to_lowercase())), "page {number} of {told}: {page}");
                standing.push((name, number));
            }
        }
        assert_eq!(told.contains("trang trắng"), page.is_empty(), "page {number}: {told}");
        for title in ["lời nói đầu", "những người làm vườn"] {
            assert!(!told.contains(title) || page.contains(title), "page {number}: {told}");
        }
    }
    assert_eq!(standing.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>().len(), 5, "{standing:?}");
    assert!(!ladder.contains("đổi trang") && !ladder.contains("<script") && !ladder.contains("https://"));

    let still = lay_out(&site);
    assert!(still.contains("không mục nào đổi trang"));

    person(&site, "Bình", 120);
    let moved = lay_out(&site);
    let first = |name: &str| standing.iter().find(|(own, _)| *own == name).expect("a page").1;
    let now: Vec<String> = told(&moved);
    for name in ["Chi", "Dung"] {
        let own = format!("ho-so/{}", slug(name));
        let page = 1 + now.iter().position(|told| told.contains(&own)).expect("a page");
        assert!(page > first(name));
        let line = format!("Lê Thị {name}: từ trang {} sang {page}", first(name));
        assert!(plain(&moved).contains(&plain(&line)), "{line}");
        assert!(now[page - 1].contains(&format!("trước: trang {}", first(name))), "{}", now[page - 1]);
    }
    assert!(!moved.contains("Lê Thị An: từ trang"), "what stands before has not moved");
}

#[test]
fn nearly_empty_pages_coarse_photographs_and_pages_for_notes_are_marked() {
    let site = book("tay_sach: 16\n");
    // Without an address no code fills the foot of a page.
    site.write("site.yaml", "tieu_de: T\nxuat_ban: {can_dong_y: false, can_duyet: false}\n");
    person(&site, "Bình", 120);
    let small = image::RgbImage::from_pixel(300, 200, image::Rgb([200, 20, 20]));
    small.save(site.0.join("content/ho-so/ho/do.jpg")).expect("a photograph");
    let words = told(&lay_out(&site));
    let titles = ["lời nói đầu", "những người làm vườn", "bảng tra tên"];
    for page in &words {
        let filled = page.split('%').next().and_then(|text| text.split(' ').next_back()?.parse::<u32>().ok());
        let own = page.contains("ho-so/") && !titles.iter().any(|title| page.contains(title));
        assert_eq!(page.contains("gần trống"), own && filled.is_some_and(|filled| filled < 30), "{page}");
    }
    let red = words.iter().filter(|page| page.contains("1 ảnh dưới 200 dpi"));
    assert!(red.map(|page| page.contains("ho-so/ho")).eq([true]), "{words:#?}");
    assert!(words.iter().any(|page| page.contains("ghi chép")) && words.len().is_multiple_of(16), "{words:#?}");
}

fn with_books(site: &Scratch) -> Options {
    Options { books: Books::All, ..options(&site.0) }
}

const FLIP: &str = "ky-yeu/k/lat-trang/";

/// The name of the picture of a page of the book, as the page tells it on which it is turned.
fn picture(page: &str, number: usize) -> String {
    let name = page.split('"').find(|name| name.starts_with(&format!("trang-{number}.")) && name.ends_with(".webp"));
    name.expect("a picture").to_owned()
}

#[test]
fn readers_turn_the_pages_of_the_screen_file() {
    let site = book("lat_trang: true\n");
    let (files, outcome) = built(&with_books(&site));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    site.write("k.pdf", &files["ky-yeu/k/k.pdf"]);
    let printed = pages(&site.0.join("k.pdf"));
    let page = String::from_utf8(files[&format!("{FLIP}index.html")].clone()).expect("UTF-8");
    let leaves: Vec<&str> = page.split("<li class=\"flip-leaf").skip(1).collect();
    let pictures = files.keys().filter(|path| path.starts_with(FLIP) && path.ends_with(".webp")).count();
    assert_eq!((leaves.len(), pictures), (printed.len(), printed.len()));
    for (number, (leaf, text)) in (1..).zip(leaves.iter().zip(&printed)) {
        let name = picture(&page, number);
        assert!(leaf.contains(&format!("src=\"{name}\"")) && files.contains_key(&format!("{FLIP}{name}")), "{leaf}");
        let alt = leaf.split("alt=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an alt");
        if let Some(name) = alt.split("Lê Thị ").nth(1) {
            assert!(text.contains(&plain(&format!("Lê Thị {name}"))), "page {number} {alt}: {text}");
            assert!(leaf.contains(&format!("href=\"../{}/\"", slug(name))), "the way to its text: {leaf}");
            assert!(alt.starts_with("Trang "), "{alt}");
        }
    }
    // Covers stand on both sides, and are no pages of the block.
    let is_cover = |leaf: &&&str| leaf.contains("data-label=\"Bìa\"");
    assert_eq!(leaves.iter().take(2).chain(leaves.iter().rev().take(2)).filter(is_cover).count(), 4, "{page}");
    assert_eq!(leaves.iter().filter(is_cover).count(), 4, "{page}");
    assert!(page.contains(&format!("{} trang, mỗi trang khoảng ", leaves.len())), "its weight");
    // The photograph is as red as it was: what draws pages must read the JPEGs that we write.
    let red = (1..).zip(&leaves).find(|(_, leaf)| leaf.contains("Hội Đỏ")).expect("its page").0;
    let picture = image::load_from_memory(&files[&format!("{FLIP}{}", picture(&page, red))]).expect("a picture");
    let is_red = |(_, _, pixel): &(u32, u32, image::Rgba<u8>)| pixel.0[0] > 150 && pixel.0[1] < 80 && pixel.0[2] < 80;
    let parts = picture.pixels().filter(is_red).count() as f64 / f64::from(picture.width() * picture.height());
    assert!(parts > 0.1, "{parts}");
    // The same bytes again, also from the store.
    let folder = site.0.join("public");
    for _ in 0..2 {
        build(&with_books(&site), &Destination::Folder { path: &folder, adopt: Adopt::No }, &Silent);
        std::fs::remove_file(folder.join("index.html")).expect("a page");
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with(FLIP)) {
        assert!(std::fs::read(folder.join(path)).expect("a file") == *bytes, "{path}");
    }
}

#[test]
fn what_is_held_back_or_gone_leaves_no_picture() {
    let site = book("lat_trang: true\n");
    let folder = site.0.join("public");
    let flipped = || {
        let outcome = build(&with_books(&site), &Destination::Folder { path: &folder, adopt: Adopt::No }, &Silent);
        assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
        let files = std::fs::read_dir(folder.join(FLIP)).map(|files| files.flatten().count()).unwrap_or_default();
        (files, std::fs::read_to_string(folder.join(FLIP).join("index.html")).unwrap_or_default())
    };
    let (before, page) = flipped();
    assert!(page.contains("Lê Thị Giang"));
    let record = "loai: ca_nhan\nten: Lê Thị Giang\nnam: 2020\ntrang_thai: da_rut\n";
    site.write("content/ho-so/le-giang.yaml", record);
    let (after, page) = flipped();
    assert!(after < before && !page.contains("Giang"), "{after} of {before}");
    let yaml = std::fs::read_to_string(site.0.join("content/ky-yeu/k/ky-yeu.yaml")).expect("a record");
    site.write("content/ky-yeu/k/ky-yeu.yaml", yaml.replace("lat_trang: true\n", ""));
    assert_eq!(flipped().0, 0);
    assert!(!std::fs::read_to_string(folder.join("ky-yeu/k/index.html")).expect("a page").contains("lat-trang"));
}

#[test]
fn a_preview_makes_both_when_they_are_asked_for() {
    let site = book("lat_trang: true\n");
    let mut shown = options(&site.0);
    shown.mode = vuonhoa::model::Mode { drafts: true, future: true, expired: true, ..shown.mode };
    let prepared = Session::open(shown).look().0.expect("the site");
    let asked = |path: &str| {
        let path = OutPath::new(path).expect("a path");
        Asked::of(&prepared, &path).map(|asked| asked.make(&prepared).0.get(&path).map(|bytes| bytes.to_vec()))
    };
    let page = asked(&format!("{FLIP}index.html")).flatten().expect("a page");
    let third = picture(&String::from_utf8_lossy(&page), 3);
    assert!(asked(&format!("{FLIP}{third}")).flatten().is_some_and(|bytes| bytes.starts_with(b"RIFF")));
    let ladder = asked("ky-yeu/k/thang-trang.html").flatten().expect("a ladder");
    assert!(String::from_utf8_lossy(&ladder).contains("Thang trang"));
    assert_eq!(asked(&format!("{FLIP}trang-999.webp")), Some(None));
    for other in ["ky-yeu/k/index.html", "ky-yeu/k/k.pdf", "ky-yeu/k/le-an/index.html", "index.html"] {
        assert_eq!(asked(other), None, "{other}");
    }
}
