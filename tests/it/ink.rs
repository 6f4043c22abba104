//! What a press file is printed with, page by page, as Ghostscript's plates see it.

use crate::support::Scratch;
use crate::yearbook::{said, sample, sample_options, small_site};
use std::path::Path;
use vuonhoa::diagnostic::Code;
use vuonhoa::pipeline::{Request, Set, Silent, set_books};
use vuonhoa::press::yearbook::Finish;

/// How much of each page cyan, magenta, yellow and black cover; `leaving_out` is what is not drawn.
fn plates(file: &Path, leaving_out: &[&str]) -> Vec<[f64; 4]> {
    let arguments = ["-q", "-o", "-", "-sDEVICE=inkcov"].iter().chain(leaving_out).copied().collect::<Vec<_>>();
    let said = said("gs", &arguments, file);
    let page = |line: &str| -> Option<[f64; 4]> {
        let numbers: Vec<f64> = line.strip_suffix("CMYK OK")?.split_whitespace().flat_map(str::parse).collect();
        numbers.try_into().ok()
    };
    said.lines().filter_map(page).collect()
}

fn black_alone([cyan, magenta, yellow, black]: [f64; 4]) -> bool {
    cyan + magenta + yellow == 0.0 && black > 0.0
}

#[test]
fn no_letter_of_the_sample_is_of_four_inks() {
    for (name, plain) in [("in", 20), ("in-210x297mm", 5), ("bia", 0)] {
        let file = sample().print(name);
        let text = plates(&file, &["-dFILTERIMAGE", "-dFILTERVECTOR"]);
        assert!(text.iter().all(|[cyan, ..]| *cyan == 0.0), "{name}: {text:?}");
        let pages = plates(&file, &[]);
        let black = pages.iter().filter(|page| black_alone(**page)).count();
        assert!(black >= plain, "{name}: only {black} of {} pages", pages.len());
        // Where a page has cyan at all, a photograph stands on it.
        let without = plates(&file, &["-dFILTERIMAGE"]);
        assert!(without.iter().all(|[cyan, ..]| *cyan == 0.0), "{name}: {without:?}");
    }
}

/// A book of ten pages of a foreword and one entry with a photograph.
fn prose(more: &str) -> Scratch {
    let site = small_site(&format!("tieu_de: Kỷ yếu\nmo_dau: [loi.md]\nphan: [{{tieu_de: Tất cả}}]\n{more}"));
    let sentence = "Chị dạy lớp học tình thương suốt mười năm, tối nào cũng lên lớp. ";
    site.write(
        "content/ky-yeu/k/loi.md",
        format!("---\ntieu_de: Lời nói đầu\n---\n{}", format!("{}\n\n", sentence.repeat(6)).repeat(40)),
    );
    let image = image::RgbImage::from_fn(800, 600, |x, y| image::Rgb([(x / 4) as u8, (y / 3) as u8, 90]));
    site.write("content/ho-so/an/an.png", "");
    image.save(site.0.join("content/ho-so/an/an.png")).expect("a photograph");
    site.write(
        "content/ho-so/an/ho-so.yaml",
        "loai: tap_the\nten: Tổ An\nnam: 2020\nchan_dung: {tep: an.png, tac_gia: T}\n",
    );
    site
}

fn press(site: &Scratch) -> Set {
    let set =
        set_books(&sample_options(&site.0), &Request { finishes: vec![Finish::Press], ..Request::default() }, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    set
}

#[test]
fn pages_of_prose_carry_black_alone_unless_the_book_is_in_rgb() {
    for (ink, black, archive) in [("", true, false), ("mau_in: den\n", true, false), ("mau_in: rgb\n", false, true)] {
        let site = prose(ink);
        press(&site);
        let file = site.0.join("print/k/k-in.pdf");
        let words = crate::yearbook::pages(&file);
        let prose: Vec<usize> =
            (0..words.len()).filter(|page| words[*page].matches("chị dạy lớp").count() > 8).collect();
        assert!(prose.len() > 5, "{prose:?}");
        let pages = plates(&file, &[]);
        // The first bears the ornament.
        for page in &prose[1..] {
            assert_eq!(black_alone(pages[*page]), black, "{ink} page {page}: {:?}", pages[*page]);
        }
        let meta = said("pdfinfo", &["-meta"], &file);
        assert_eq!(meta.contains("<pdfaid:part>2</pdfaid:part>"), archive, "{ink}: {meta}");
    }
}

#[test]
fn photographs_are_separated_for_the_press_that_is_named() {
    const PROFILE: &str = "/usr/share/color/icc/ghostscript/default_cmyk.icc";
    let colours = |site: &Scratch| -> Vec<String> {
        let list = said("pdfimages", &["-list"], &site.0.join("print/k/k-in.pdf"));
        list.lines().skip(2).filter_map(|row| row.split_whitespace().nth(5).map(str::to_owned)).collect()
    };
    let told = |set: &Set| set.findings.iter().filter(|finding| finding.code == Code::InkProfile).count();
    let site = prose("mau_in: cmyk\nho_so_mau: may-in.icc\n");
    let profile = std::fs::read(PROFILE).unwrap_or_else(|error| panic!("{PROFILE} (apt: ghostscript): {error}"));
    site.write("content/ky-yeu/k/may-in.icc", profile);
    assert_eq!(told(&press(&site)), 0);
    assert_eq!(colours(&site), ["cmyk"]);
    site.write("content/ky-yeu/k/may-in.icc", "no profile");
    assert_eq!(told(&press(&site)), 1);
    assert_eq!(colours(&site), ["icc"], "sRGB, as it was");
}
