//! Handouts and reading packs, read back from their files: what a branch that prints them would notice.

use crate::support::{Scratch, copy, options, repository};
use crate::yearbook::{pages, plain, said, sample};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use vuonhoa::diagnostic::Code;
use vuonhoa::model::Mode;
use vuonhoa::output::Adopt;
use vuonhoa::path::OutPath;
use vuonhoa::pipeline::{Books, Destination, Options, Outcome, Session, Silent, build, handout};

/// Every PDF below a folder that is no yearbook, by its path.
fn handouts(public: &Path) -> BTreeSet<String> {
    let files = walkdir::WalkDir::new(public).into_iter().map(|entry| entry.expect("an entry").path().to_owned());
    let pdfs = files.filter(|file| file.extension().is_some_and(|suffix| suffix == "pdf"));
    let paths = pdfs.map(|file| file.strip_prefix(public).expect("below").to_string_lossy().replace('\\', "/"));
    paths.filter(|path| !path.starts_with("ky-yeu/")).collect()
}

fn built(site: &Scratch) -> (PathBuf, Outcome) {
    let out = site.0.join("public");
    let options = Options { books: Books::All, ..options(&site.0) };
    let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    (out, outcome)
}

/// A site with two articles and two people, and more in its `site.yaml`.
fn small_site(more: &str) -> Scratch {
    let site = Scratch::new("to-in");
    let gates = "xuat_ban: {can_dong_y: false, can_duyet: false}\n";
    site.write("site.yaml", format!("tieu_de: Trang\nbase_url: https://a.vn/x/\n{gates}{more}"));
    site.write("content/bai-viet/mot.md", "---\ntieu_de: Bài một\nngay: 5/5/2021\n---\nChữ của bài một.\n");
    site.write("content/bai-viet/hai.md", "---\ntieu_de: Bài hai\nngay: 6/5/2021\n---\nChữ của bài hai.\n");
    site.write("content/ho-so/le-an.yaml", "loai: ca_nhan\nten: Lê An\nnam: 2020\n");
    site.write("content/ho-so/le-binh.yaml", "loai: ca_nhan\nten: Lê Bình\n");
    site
}

#[test]
fn every_handout_of_the_sample_is_a_sound_a4_for_all_readers() {
    let public = sample().root.0.join("public");
    let all = handouts(&public);
    assert!(all.len() > 50, "{}", all.len());
    for path in &all {
        let file = public.join(path);
        let info = said("pdfinfo", &[], &file);
        let line = |key: &str| info.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        let paper = if path.ends_with("-a3.pdf") { "841.89 x 1190.55 pts (A3)" } else { "595.276 x 841.89 pts (A4)" };
        assert!(line("Page size").contains(paper), "{path}: {info}");
        assert!(line("Tagged").ends_with("yes"), "{path}");
        let title = line("Title:").trim_start_matches("Title:").trim();
        let first = pages(&file).first().cloned().expect("a page");
        let named = title.split(" – ").next().map(plain).expect("a title");
        assert!(!named.is_empty() && first.contains(&named), "{path}: {title:?} is not in {first}");
        assert!(first.contains("ban biên tập vườn hoa"), "{path}: whose is it?");
        let meta = said("pdfinfo", &["-meta"], &file);
        assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{path}");
        assert_eq!(meta.contains("<pdfaid:part>2</pdfaid:part>"), !line("CreationDate").is_empty(), "{path}");
        // The clock of the build is in none.
        assert!(!line("CreationDate").contains("2026") && !meta.contains("2026-11-22"), "{path}: {info}");
    }
    for path in all.iter().filter(|path| path.contains("mau/")) {
        let first = pages(&public.join(path)).remove(0);
        assert!(first.contains("mẫu"), "{path} does not say that it is a sample");
    }
}

#[test]
fn a_profile_is_told_with_its_name_its_awards_and_its_address() {
    let public = sample().root.0.join("public");
    let file = public.join("ho-so/nguyen-thi-hoai-an-mau/nguyen-thi-hoai-an-mau.pdf");
    let pages = pages(&file);
    let text = pages.join(" ");
    for wanted in [
        "nguyễn thị hoài an",
        "hồ sơ mẫu: nhân vật hư cấu",
        "mười lăm phút đọc trước giờ vào lớp",
        "bằng khen của chủ tịch ủy ban nhân dân cấp tỉnh",
        "1210/qđ-ubnd",
        "không một mình",
        "vuonhoa.example.vn/tham-so/ho-so/nguyen-thi-hoai-an-mau/",
    ] {
        assert!(text.contains(wanted), "no {wanted:?} in {text}");
    }
    for (number, page) in pages.iter().enumerate() {
        let address = "vuonhoa.example.vn/tham-so/ho-so/nguyen-thi-hoai-an-mau/";
        let foot = format!("nguyễn thị hoài an {address} {}/{}", number + 1, pages.len());
        assert!(page.ends_with(&foot), "no {foot:?} at the end of {page}");
    }
    let html = std::fs::read_to_string(public.join("ho-so/nguyen-thi-hoai-an-mau/index.html")).expect("the page");
    assert!(html.contains("href=\"nguyen-thi-hoai-an-mau.pdf\""), "the page does not offer it");
    assert!(html.contains(&format!("PDF, {} trang", pages.len())), "nor tells how long it is");
}

#[test]
fn a_pack_lists_its_articles_with_their_pages() {
    let public = sample().root.0.join("public/chuyen-muc/so-tay-nghiep-vu");
    let pages = pages(&public.join("tai-lieu-doc/so-tay-nghiep-vu-2021-05.pdf"));
    let front = &pages[0];
    assert!(front.contains("tài liệu đọc tháng 5/2021") && front.contains("sổ tay nghiệp vụ"), "{front}");
    let titles = ["giới thiệu một gương", "viết một câu chuyện", "chụp ảnh nhân vật", "đọc đúng chữ “lượt”"];
    let mut last = 0;
    for (number, title) in (1..).zip(titles) {
        let at = front.find(title).unwrap_or_else(|| panic!("no {title:?} in {front}"));
        assert!(at >= last, "{title} stands too early");
        last = at;
        let opening = format!("sổ tay nghiệp vụ, kỳ {number} {title}");
        let page = pages.iter().position(|page| page.contains(&opening)).expect("the article's first page") + 1;
        let line = format!("tr. {page} kỳ {number} ");
        assert!(front[at..].contains(&line), "{title} begins on {page}: {front}");
    }
    let html = std::fs::read_to_string(public.join("index.html")).expect("the page");
    assert!(html.contains("href=\"tai-lieu-doc/so-tay-nghiep-vu-2021-05.pdf\""), "{html}");
    // The other series asks for none.
    assert!(!public.join("../hoc-tap-va-lam-theo/tai-lieu-doc").exists());
}

#[test]
fn nothing_is_made_where_nothing_is_asked() {
    let site = small_site("");
    let (out, outcome) = built(&site);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    assert!(handouts(&out).is_empty());
    let page = std::fs::read_to_string(out.join("bai-viet/mot/index.html")).expect("the page");
    assert!(!page.contains("class=\"handout"), "{page}");
}

#[test]
fn a_record_says_otherwise_than_its_site() {
    let site = small_site("to_in: {bai_viet: true}\n");
    site.write("content/bai-viet/hai.md", "---\ntieu_de: Bài hai\nngay: 6/5/2021\nto_in: false\n---\nChữ.\n");
    site.write("content/ho-so/le-an.yaml", "loai: ca_nhan\nten: Lê An\nnam: 2020\nto_in: true\n");
    let (out, outcome) = built(&site);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    let made: Vec<String> = handouts(&out).into_iter().collect();
    assert_eq!(made, ["bai-viet/mot/mot.pdf", "ho-so/le-an/le-an.pdf"]);
    let manifest = vuonhoa::output::Manifest::read(&out).expect("readable").expect("a manifest");
    assert!(manifest.iter().any(|(path, _)| path.as_str() == "bai-viet/mot/mot.pdf"));
    // An undated profile has no day of making, and PDF/A wants one.
    site.write("content/ho-so/le-an.yaml", "loai: ca_nhan\nten: Lê An\nto_in: true\n");
    let (out, _) = built(&site);
    let meta = said("pdfinfo", &["-meta"], &out.join("ho-so/le-an/le-an.pdf"));
    assert!(meta.contains("pdfuaid:part") && !meta.contains("pdfaid:part"), "{meta}");
}

#[test]
fn packs_are_by_month_and_in_the_order_of_instalments() {
    let site = small_site("");
    site.write(
        "content/danh-muc/chuyen-muc.yaml",
        "- {id: s, ten: Sổ tay, tai_lieu_doc: true}\n- {id: k, ten: Khác}\n",
    );
    let article = |id: &str, date: &str, more: &str| {
        let text = format!("---\ntieu_de: Tựa {id}\nngay: {date}\nchuyen_muc: s\n{more}---\nChữ của {id}.\n");
        site.write(&format!("content/bai-viet/{id}.md"), text);
    };
    article("khong-ky-muon", "20/5/2021", "");
    article("khong-ky-som", "19/5/2021", "");
    article("ky-hai", "2/5/2021", "ky: 2\n");
    article("ky-mot", "30/5/2021", "ky: 1\n");
    article("thang-tu", "4/2021", "ky: 3\n");
    article("ca-nam", "2021", "ky: 4\n");
    site.write("content/bai-viet/khac.md", "---\ntieu_de: K\nngay: 5/2021\nchuyen_muc: k\n---\nChữ.\n");
    let (out, outcome) = built(&site);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    let folder = "chuyen-muc/s/tai-lieu-doc";
    let made: Vec<String> = handouts(&out).into_iter().collect();
    assert_eq!(made, [format!("{folder}/s-2021-04.pdf"), format!("{folder}/s-2021-05.pdf")]);
    let may = pages(&out.join(format!("{folder}/s-2021-05.pdf")));
    let order: Vec<Option<usize>> = ["ky-mot", "ky-hai", "khong-ky-som", "khong-ky-muon"]
        .map(|id| may.iter().position(|page| page.contains(&format!("chữ của {id}."))))
        .to_vec();
    assert_eq!(order, [Some(1), Some(2), Some(3), Some(4)], "{may:#?}");
    assert_eq!(may.len(), 5, "a page is blank");
    let april = pages(&out.join(format!("{folder}/s-2021-04.pdf"))).join(" ");
    assert!(april.contains("chữ của thang-tu.") && !april.contains("ca-nam"), "{april}");
}

#[test]
fn what_is_held_back_is_in_no_handout() {
    let case = repository().join("tests/sites/cua");
    let site = Scratch::new("to-in-cua");
    copy(&case.join("content"), &site.0.join("content"));
    site.write("content/danh-muc/chuyen-muc.yaml", "- {id: s, ten: Sổ tay, tai_lieu_doc: true}\n");
    let draft = "---\ntieu_de: Bản Nháp\nngay: 5/2021\nchuyen_muc: s\nto_in: true\nnhap: true\n---\nBài còn nháp\n";
    site.write("content/bai-viet/ky-nhap.md", draft);
    let open = "---\ntieu_de: Đăng rồi\nngay: 5/2021\nchuyen_muc: s\n---\nChữ.\n\n{{ ho_so(id=\"khong-dong-y\") }}\n";
    site.write("content/bai-viet/ky-dang.md", open);
    site.write("site.yaml", "tieu_de: Các cửa\nbase_url: https://a.vn/\nto_in: {bai_viet: true, ho_so: true}\n");
    let options = Options { keep_going: true, books: Books::All, ..options(&site.0) };
    let out = site.0.join("public");
    let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    let made = handouts(&out);
    assert!(made.contains("ho-so/duoc-dang/duoc-dang.pdf"), "{made:?}");
    assert!(made.contains("chuyen-muc/s/tai-lieu-doc/s-2021-05.pdf"), "{made:?}");
    let never = std::fs::read_to_string(case.join("never.txt")).expect("never.txt");
    for path in &made {
        let text = pages(&out.join(path)).join(" ");
        for secret in never.lines().filter(|line| !line.is_empty()) {
            assert!(!text.contains(&plain(secret)), "{path} holds {secret:?}");
        }
    }
}

#[test]
fn a_second_build_sets_nothing_and_writes_nothing() {
    let site = small_site("to_in: {bai_viet: true, ho_so: true}\n");
    // Files that may still change unseen: no build of them is remembered as a whole, however slow the machine is.
    let soon = std::time::SystemTime::now() + std::time::Duration::from_secs(3600);
    for file in walkdir::WalkDir::new(&site.0).into_iter().filter_map(Result::ok).filter(|file| file.path().is_file()) {
        std::fs::File::options()
            .write(true)
            .open(file.path())
            .and_then(|file| file.set_modified(soon))
            .expect("a date");
    }
    let (out, _) = built(&site);
    let before = std::fs::read(out.join("bai-viet/mot/mot.pdf")).expect("a handout");
    let kept = || walkdir::WalkDir::new(site.0.join(".cache")).into_iter().count();
    let first = kept();
    let (_, again) = built(&site);
    let written = again.written.expect("a build");
    assert_eq!(kept(), first, "what is set is kept, and nothing was");
    assert!(written.written.is_empty() && written.removed.is_empty(), "{:?}", written.written);
    // Another day of printing is no reason for other bytes.
    let later = Options {
        books: Books::All,
        mode: Mode::publication("2021-07-09".parse().expect("a date")),
        ..options(&site.0)
    };
    std::fs::remove_dir_all(site.0.join(".cache")).expect("the cache");
    build(&later, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(std::fs::read(out.join("bai-viet/mot/mot.pdf")).expect("a handout") == before, "the clock is in it");
}

#[test]
fn a_preview_sets_what_is_asked_for_from_the_files_as_they_are() {
    let site = small_site("to_in: {bai_viet: true}\n");
    site.write("content/bai-viet/nhap.md", "---\ntieu_de: Nháp\nnhap: true\n---\nChữ nháp.\n");
    let today = "2021-06-01".parse().expect("a date");
    let preview = Options { mode: Mode::all(today), keep_going: true, ..options(&site.0) };
    let text = |path: &str| {
        let prepared = Session::open(preview.clone()).look().0.expect("a site");
        let (pdf, findings) = handout(&prepared, &OutPath::new(path).expect("a path"));
        assert!(findings.is_empty(), "{findings:#?}");
        let pdf = pdf?;
        site.write("thu.pdf", pdf);
        Some(pages(&site.0.join("thu.pdf")).join(" "))
    };
    let first = text("bai-viet/mot/mot.pdf").expect("a handout");
    assert!(first.contains("chữ của bài một.") && first.contains("bản thảo ngày 01/6/2021"), "{first}");
    assert!(text("bai-viet/nhap/nhap.pdf").is_some_and(|text| text.contains("chữ nháp.")));
    site.write("content/bai-viet/mot.md", "---\ntieu_de: Bài một\n---\nChữ mới.\n");
    let edited = text("bai-viet/mot/mot.pdf").expect("a handout");
    assert!(edited.contains("chữ mới.") && !edited.contains("chữ của bài một."), "{edited}");
    assert!(text("bai-viet/mot/hai.pdf").is_none() && text("ho-so/le-an/le-an.pdf").is_none());
    assert!(!site.0.join(".cache").exists(), "a preview keeps nothing");
    // Who may see no draft gets none.
    let published = Session::open(options(&site.0)).look().0.expect("a site");
    assert!(handout(&published, &OutPath::new("bai-viet/nhap/nhap.pdf").expect("a path")).0.is_none());
}

#[test]
fn what_book_and_handout_both_lack_is_told_once() {
    let site = small_site("to_in: {ho_so: true}\n");
    site.write("content/ky-yeu/k/ky-yeu.yaml", "tieu_de: K\nphan: [{tieu_de: P}]\n");
    let person = "loai: ca_nhan\nten: Lê An\nnam: 2020\ntom_tat: Chị vui 😀.\nchan_dung: {tep: hong.jpg, mo_ta: A, chu_thich: A, tac_gia: B}\n";
    site.write("content/ho-so/le-an.yaml", person);
    site.write("content/ho-so/hong.jpg", b"no picture");
    let (_, outcome) = built(&site);
    let told = |code: Code| outcome.findings.iter().filter(|finding| finding.code == code).count();
    assert_eq!(told(Code::NoGlyph), 1, "{:#?}", outcome.findings);
    assert_eq!(told(Code::BadPicture), 1, "{:#?}", outcome.findings);
}

/// What is typed is printed and never run, in a title as in a body.
#[test]
fn whatever_people_type_is_printed() {
    let site = small_site("to_in: {bai_viet: true, ho_so: true}\n");
    let nasty = r##"#read("/etc/passwd") "/file/1.jpg" $x$ ]] << base >> <% if %>"##;
    let quoted = serde_json::to_string(nasty).expect("JSON");
    site.write("content/bai-viet/mot.md", format!("---\ntieu_de: {quoted}\ntom_tat: {quoted}\n---\n\\{nasty}\n"));
    site.write("content/ho-so/le-an.yaml", format!("loai: ca_nhan\nten: {quoted}\ntieu_de: {quoted}\n"));
    let (out, outcome) = built(&site);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    for path in ["bai-viet/mot/mot.pdf", "ho-so/le-an/le-an.pdf"] {
        let text = pages(&out.join(path)).join(" ");
        assert!(text.contains("<% if %>") && text.contains("/etc/passwd") && !text.contains("root:x:0"), "{text}");
    }
}

/// Its own settings, and larger letters.
#[test]
fn a_site_lays_its_own_settings_over_the_themes() {
    let site = small_site("to_in: {bai_viet: true}\n");
    let own =
        std::fs::read_to_string(repository().join("themes/sen/templates/handout/settings.typ")).expect("settings");
    assert!(own.contains("size: 13pt"));
    let long = "Một câu dài vừa phải, kể một việc có thật để người nghe nhớ được. ".repeat(120);
    site.write("content/bai-viet/mot.md", format!("---\ntieu_de: Bài một\n---\n{long}\n"));
    let (out, _) = built(&site);
    let usual = pages(&out.join("bai-viet/mot/mot.pdf")).len();
    site.write("templates/handout/settings.typ", own.replace("size: 13pt", "size: 18pt"));
    let (out, outcome) = built(&site);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    assert!(pages(&out.join("bai-viet/mot/mot.pdf")).len() > usual);
}

/// Sheets for the wall of a small site, with a record and standards of one's own.
fn posters(profile: &str, standards: &str, more: &str) -> (Scratch, PathBuf, Outcome) {
    let site = small_site(&format!("to_in: {{ap_phich: true, chuan_muc: true{more}}}\n"));
    site.write("content/ho-so/le-an.yaml", profile);
    site.write("content/danh-muc/chuan-muc.yaml", standards);
    let (out, outcome) = built(&site);
    (site, out, outcome)
}

const STANDARDS: &str = "- {id: nam-dieu, ten: Năm điều, nam: 2019, noi_dung: [Đúng giờ., Nghe dân nói.]}\n";

#[test]
fn a_sheet_for_the_wall_is_one_page_of_its_paper_and_a_picture_of_it() {
    let profile = "loai: ca_nhan\nten: Lê An\nchuc_vu: Tổ trưởng\ntrich_dan: Làm đi thôi.\n";
    for (more, box_of_a4) in
        [("", "0.00     0.00   595.28   841.89"), (", chua_xen: true", "0.00     0.00   612.28   858.90")]
    {
        let (_site, out, outcome) = posters(profile, STANDARDS, more);
        assert!(!outcome.findings.iter().any(vuonhoa::diagnostic::Diagnostic::is_error), "{:?}", outcome.findings);
        let sheets = [
            ("ho-so/le-an/le-an-ap-phich.pdf", "595.276 x 841.89 pts (A4)", "lê an"),
            ("chuan-muc/nam-dieu-a4.pdf", "595.276 x 841.89 pts (A4)", "nghe dân nói"),
            ("chuan-muc/nam-dieu-a3.pdf", "841.89 x 1190.55 pts (A3)", "nghe dân nói"),
        ];
        for (path, paper, words) in sheets {
            let file = out.join(path);
            let info = said("pdfinfo", &["-box"], &file);
            let line = |key: &str| info.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
            assert!(line("Pages:").ends_with(" 1"), "{path}: {info}");
            if more.is_empty() {
                assert!(line("Page size").contains(paper), "{path}: {info}");
            }
            let text = pages(&file).concat();
            assert!(text.contains(words) && text.contains("a.vn/x/"), "{path}: {text}");
            let stem = path.trim_end_matches(".pdf").rsplit('/').next().expect("a name").to_owned() + ".";
            let folder = file.parent().expect("a folder");
            let names = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name());
            let pictures = names.filter(|name| {
                let name = name.to_string_lossy();
                name.starts_with(&stem) && name.ends_with(".jpg")
            });
            assert_eq!(pictures.count(), 1, "{path} as a picture");
        }
        let media = said("pdfinfo", &["-box"], &out.join(sheets[0].0));
        let media = media.lines().find(|line| line.starts_with("MediaBox")).unwrap_or_default().to_owned();
        assert!(media.ends_with(box_of_a4), "{media}");
    }
}

#[test]
fn a_sheet_for_the_wall_holds_what_no_one_foresaw() {
    let long = "Tổ dân phố làm sạch đường ".repeat(150);
    let profile = format!("loai: ca_nhan\nten: {long}\nchuc_vu: {long}\ntrich_dan: {long}\n");
    let rules: Vec<String> =
        (1..=70).map(|number| format!("\"Điều {number}: {}\"", &long[..400.min(long.len() / 2)])).collect();
    let standards = format!("- {{id: dai, ten: {long}, noi_dung: [{}]}}\n", rules.join(", "));
    let (_site, out, outcome) = posters(&profile, &standards, "");
    assert!(!outcome.findings.iter().any(|finding| finding.code == Code::HandoutFailed), "{:?}", outcome.findings);
    let person = out.join("ho-so/le-an/le-an-ap-phich.pdf");
    assert_eq!(pages(&person).len(), 1);
    for paper in ["a4", "a3"] {
        let text = pages(&out.join(format!("chuan-muc/dai-{paper}.pdf"))).join(" ");
        for number in 1..=70 {
            assert!(text.contains(&format!("điều {number}:")), "rule {number} on {paper}");
        }
    }
}

#[test]
fn who_is_withdrawn_hangs_on_no_wall() {
    let profile = "loai: ca_nhan\nten: Lê An\n";
    let (site, out, _) = posters(profile, STANDARDS, "");
    let of_an = || walkdir::WalkDir::new(out.join("ho-so/le-an")).into_iter().filter_map(Result::ok).count();
    assert!(of_an() > 3, "the page, the sheet and its picture");
    site.write("content/ho-so/le-an.yaml", "loai: ca_nhan\nten: Lê An\ntrang_thai: da_rut\n");
    built(&site);
    let left = walkdir::WalkDir::new(out.join("ho-so/le-an")).into_iter().filter_map(Result::ok);
    let left: Vec<String> = left.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(left, ["le-an", "index.html"]);
    // A profile of which nobody wants a print has none for the wall either.
    site.write("content/ho-so/le-an.yaml", "loai: ca_nhan\nten: Lê An\nto_in: false\n");
    built(&site);
    assert!(!handouts(&out).iter().any(|path| path.contains("le-an")), "{:?}", handouts(&out));
}
