//! What goes to a print shop: whole signatures, marks and boxes, the cover's sheet and its bars, the preflight report.

use crate::support::Scratch;
use crate::yearbook::{pages, said, sample_options, small_site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vuonhoa::pipeline::{Block, Request, Set, Silent, set_books};
use vuonhoa::press::yearbook::Finish;
use vuonhoa::reading::isbn::Isbn;

/// A book of a foreword and five short profiles; one has a photograph.
fn book(more: &str) -> Scratch {
    let site = small_site(&format!(
        "tieu_de: Kỷ yếu nhà in\nnam: 2026\nmo_ta: Những người làm việc tốt.\nmo_dau: [loi.md]\nphan: [{{tieu_de: Tất cả}}]\n\
         bang_tra: [ten]\nxi_nhe:\n  bien_soan: Ban biên soạn\n  so_luong: 500\n  isbn: 978-604-1-00000-1\n{more}"
    ));
    site.write("content/ky-yeu/k/loi.md", "---\ntieu_de: Lời nói đầu\n---\nMấy lời.\n");
    for (index, name) in ["An", "Bình", "Chi", "Dung", "Giang"].iter().enumerate() {
        let deed = "Chị dạy lớp học tình thương suốt mười năm. ".repeat(20);
        site.write(
            &format!("content/ho-so/n{index}.yaml"),
            format!("loai: ca_nhan\nten: Lê {name}\nnam: 2020\nnoi_dung: {deed}\n"),
        );
    }
    let image = image::RgbImage::from_fn(300, 200, |x, y| image::Rgb([x as u8, y as u8, 90]));
    site.write("content/ho-so/to/to.png", "");
    image.save(site.0.join("content/ho-so/to/to.png")).expect("a photograph");
    site.write(
        "content/ho-so/to/ho-so.yaml",
        "loai: tap_the\nten: Tổ An\nnam: 2020\nchan_dung: {tep: to.png, tac_gia: T}\n",
    );
    site
}

fn press(site: &Scratch, marks: bool) -> Set {
    let request = Request { finishes: vec![Finish::Press], marks, ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    set
}

fn print(site: &Scratch, name: &str) -> PathBuf {
    site.0.join("print/k").join(name)
}

/// The boxes that all pages share, in millimetres, rounded to tenths.
fn boxes(file: &Path) -> BTreeMap<String, [f64; 4]> {
    let mut boxes: BTreeMap<String, [f64; 4]> = BTreeMap::new();
    for line in said("pdfinfo", &["-box", "-f", "1", "-l", "999"], file).lines() {
        let Some((name, numbers)) = line.split_once("Box:") else { continue };
        let name = name.split_whitespace().last().expect("a name").to_owned();
        let mm = |points: f64| (points / 72.0 * 254.0).round() / 10.0;
        let sides: Vec<f64> = numbers.split_whitespace().map(|n| mm(n.parse().expect("a number"))).collect();
        let sides: [f64; 4] = sides.try_into().expect("four sides");
        assert_eq!(*boxes.entry(name).or_insert(sides), sides, "{}", file.display());
    }
    boxes
}

#[test]
fn a_block_is_filled_up_to_whole_signatures_and_nothing_else_moves() {
    let plain = book("");
    let block = press(&plain, false).blocks.remove(0);
    assert_eq!((block.signature, block.notes), (None, 0));
    let before = pages(&print(&plain, "k-in.pdf"));
    for signature in [4, 8, 16] {
        let site = book(&format!("tay_sach: {signature}\n"));
        let Block { pages: count, notes, .. } = press(&site, false).blocks.remove(0);
        let after = pages(&print(&site, "k-in.pdf"));
        assert_eq!((after.len(), count % signature), (count, 0));
        assert!(notes < signature);
        // Without signatures the imprint wants a left-hand page, and a bare one may stand before it.
        let text = before.iter().rposition(|page| !page.is_empty() && *page != before[before.len() - 1]);
        let text = text.expect("text before the imprint") + 1;
        assert_eq!(after[..text], before[..text]);
        assert_eq!(after.last(), before.last(), "the imprint is the last page");
        let noted = after.iter().filter(|page| page.trim() == "ghi chép").count();
        assert_eq!((noted, text + notes + 1), (notes, count));
    }
}

#[test]
fn marks_stand_in_a_slug_and_boxes_say_where_the_page_is() {
    let site = book("tran_le: 4mm\n");
    press(&site, true);
    let marked = "k-in-co-dau.pdf";
    let inner = boxes(&print(&site, marked));
    assert_eq!(inner["Media"], [0.0, 0.0, 167.0, 227.0]);
    assert_eq!(inner["Bleed"], [7.0, 7.0, 160.0, 220.0]);
    assert_eq!(inner["Trim"], [11.0, 11.0, 156.0, 216.0]);
    let cover = boxes(&print(&site, "k-bia-co-dau.pdf"));
    let [left, bottom, right, top] = cover["Trim"];
    assert_eq!((left, bottom, (top - bottom).round()), (11.0, 11.0, 205.0));
    assert!(((cover["Media"][2] - right) - 11.0).abs() < 0.11, "{cover:?}");
    // In the corner stand the marks, outside the bleed.
    let picture = drawn(&site, &print(&site, marked), 300);
    let dark = |x: f64, y: f64| at(&picture, 300, x, y) < 128;
    assert!((0..60).any(|step| dark(3.5, 10.5 + f64::from(step) / 60.0)), "no mark at the left of the upper edge");
    assert!(!(0..60).any(|step| dark(8.0, 10.5 + f64::from(step) / 60.0)), "a mark within the bleed");
    assert!(!print(&site, "k-in.pdf").exists() && print(&site, "kiem-tra-in-co-dau.pdf").exists());
    press(&site, false);
    assert_eq!(boxes(&print(&site, "k-in.pdf"))["Trim"], [4.0, 4.0, 149.0, 209.0]);
    assert_eq!(boxes(&print(&site, marked)), inner, "each has a name of its own");
}

/// The first page in grey.
fn drawn(site: &Scratch, file: &Path, dpi: u32) -> image::GrayImage {
    let root = site.0.join("drawn");
    let (dpi, root) = (dpi.to_string(), root.to_str().expect("UTF-8").to_owned());
    let output = std::process::Command::new("pdftoppm")
        .args(["-gray", "-png", "-singlefile", "-r", &dpi])
        .arg(file)
        .arg(&root)
        .output()
        .expect("pdftoppm");
    assert!(output.status.success());
    image::open(format!("{root}.png")).expect("a picture").to_luma8()
}

/// What is at a place in millimetres from the upper left corner.
fn at(picture: &image::GrayImage, dpi: u32, x: f64, y: f64) -> u8 {
    let pixel = |mm: f64| (mm / 25.4 * f64::from(dpi)) as u32;
    picture.get_pixel(pixel(x), pixel(y)).0[0]
}

#[test]
fn the_cover_carries_the_number_in_bars() {
    const MODULE: f64 = 0.33;
    let site = book("");
    press(&site, false);
    let picture = drawn(&site, &print(&site, "k-bia.pdf"), 600);
    // Thirteen millimetres from the spine and from the foot; with the bleed. Quiet modules: 11 and 7.
    let left = 3.0 + 145.0 - 13.0 - 113.0 * MODULE;
    let read: String = (0..113)
        .map(|module| {
            let grey = at(&picture, 600, left + (f64::from(module) + 0.5) * MODULE, 3.0 + 205.0 - 13.0 - 15.0);
            assert!(!(40..215).contains(&grey), "neither black nor white: {grey}");
            if grey < 128 { '1' } else { '0' }
        })
        .collect();
    let bars = Isbn::parse("978-604-1-00000-1").expect("a number").bars();
    assert_eq!(read, format!("{}{bars}{}", "0".repeat(11), "0".repeat(7)));
    let words = pages(&print(&site, "k-bia.pdf")).concat();
    assert!(words.contains("isbn 978-604-1-00000-1"), "as it is written: {words}");
}

#[test]
fn a_hard_cover_has_room_for_boards() {
    let cover = |binding: &str| {
        let site = book(&format!("dong_bia: {{{binding}}}\n"));
        let pages = press(&site, false).blocks[0].pages;
        let [left, bottom, right, top] = boxes(&print(&site, "k-bia.pdf"))["Trim"];
        (right - left - pages.div_ceil(2) as f64 * 0.1, top - bottom)
    };
    let near = |(width, height): (f64, f64), (wide, high): (f64, f64)| {
        assert!((width - wide).abs() < 0.11 && (height - high).abs() < 0.11, "{width} × {height}");
    };
    near(cover("loai: mem"), (290.0, 205.0));
    near(cover("loai: mem, tai_gap: 70mm"), (290.0 + 140.0, 205.0));
    // Boards of 2.5 mm stand out 3 mm; 17 mm are folded in.
    near(cover("loai: cung"), (2.0 * (145.0 + 3.0 + 17.0) + 5.0, 205.0 + 2.0 * 20.0));
    near(cover("loai: cung, do_day_bia: 3mm, du_bia: 4mm, gap_mep: 15mm"), (2.0 * 164.0 + 6.0, 205.0 + 38.0));
}

#[test]
fn the_report_tells_what_is_in_the_files() {
    let site = book(
        "  xuat_ban: a\n  chiu_trach_nhiem: a\n  chiu_trach_nhiem_noi_dung: a\n  bien_tap: a\n  trinh_bay: a\n  sua_ban_in: a\n  \
         giay_phep: a\n  noi_in: a\n  dia_chi_in: a\n  nop_luu_chieu: a\ntay_sach: 8\ntrang_thai: chinh_thuc\n",
    );
    let block = press(&site, true).blocks.remove(0);
    let json = std::fs::read(print(&site, "kiem-tra-in-co-dau.json")).expect("a report");
    let told: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!((told["pages"].as_u64(), told["notes"].as_u64()), (Some(block.pages as u64), Some(block.notes as u64)));
    assert_eq!(told["boxes"]["trim"], serde_json::json!([10.0, 10.0, 155.0, 215.0]));
    assert_eq!(told["boxes"]["media"], serde_json::json!([0.0, 0.0, 165.0, 225.0]));
    let fonts = said("pdffonts", &[], &print(&site, "k-in-co-dau.pdf"));
    let fonts = fonts.lines().skip(2).map(|row| row.split_whitespace().next().expect("a name"));
    let mut fonts: Vec<&str> = fonts.map(|name| name.split_once('+').map_or(name, |(_, name)| name)).collect();
    fonts.sort_unstable();
    fonts.dedup();
    let named: Vec<&str> = told["fonts"].as_array().expect("fonts").iter().filter_map(|font| font.as_str()).collect();
    assert_eq!(named.len(), fonts.len(), "{named:?} {fonts:?}");
    // A photograph of 300 pixels across the line is coarse, and named by its file.
    let photograph = &told["photographs"][0];
    assert_eq!(photograph["file"], "content/ho-so/to/to.png");
    assert!(photograph["dpi"].as_u64().expect("a number") < 200, "{photograph}");
    assert_eq!(told["findings"][0]["code"], "low-resolution", "{told:#}");
    let blank: Vec<u64> = told["blank"].as_array().expect("folios").iter().filter_map(|folio| folio.as_u64()).collect();
    let words = pages(&print(&site, "k-in-co-dau.pdf"));
    let bare: Vec<u64> = (1..).zip(&words).filter(|(_, page)| page.is_empty()).map(|(folio, _)| folio).collect();
    assert_eq!(blank, bare);
    let report = pages(&print(&site, "kiem-tra-in-co-dau.pdf"));
    assert!(report[0].contains("phiếu kiểm tra bản in") && report[0].contains("145 × 205 mm"), "{}", report[0]);
    let form = report.last().expect("a form");
    for filled in ["đơn đề nghị cấp giấy phép", "kỷ yếu nhà in", "500", "14,5 x 20,5 cm", "những người làm việc tốt"]
    {
        assert!(form.contains(filled), "{filled}: {form}");
    }
}

/// A shop acts on the report alone: it must not call separated what is not, nor keep a slip to itself.
#[test]
fn the_report_hides_nothing_that_the_console_told() {
    let site = book("  gia: 120.000 đ\n  khong_ban: true\nmau_in: cmyk\n");
    let record = site.0.join("content/ky-yeu/k/ky-yeu.yaml");
    let text = std::fs::read_to_string(&record).expect("a record").replace("978-604-1-00000-1", "978-604-1-00000-5");
    std::fs::write(&record, text).expect("a record");
    site.write("content/ho-so/n9.yaml", "loai: ca_nhan\nten: Trần 🌹 Cười\nnam: 2020\nnoi_dung: Chị làm vườn.\n");
    press(&site, false);
    let json = std::fs::read(print(&site, "kiem-tra-in.json")).expect("a report");
    let told: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!((&told["ink"], &told["photographs_in"]), (&"cmyk".into(), &"rgb".into()));
    assert_eq!((&told["bars"], &told["blank"]), (&false.into(), &serde_json::Value::Null));
    let found = told["findings"].as_array().expect("findings");
    let letter = found.iter().find(|finding| finding["code"] == "no-glyph").expect("the rose");
    assert_eq!((&letter["file"], &letter["about"][1]), (&"content/ho-so/n9.yaml".into(), &"U+1F339".into()));
    for code in ["no-glyph", "ink-profile"] {
        assert_eq!(found.iter().filter(|finding| finding["code"] == code).count(), 1, "{told:#}");
    }
    let report = pages(&print(&site, "kiem-tra-in.pdf")).join(" ").replace('\u{200b}', "");
    for line in [
        "ảnh còn là rgb",
        "chưa có hồ sơ màu",
        "không in mã vạch",
        "giá 120.000 đ không in",
        "u+1f339, content/ho-so/n9.yaml",
    ] {
        assert!(report.contains(line), "{line}: {report}");
    }
}
