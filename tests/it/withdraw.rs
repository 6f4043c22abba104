//! A withdrawal at once: from the record and from the built site, whatever else is wrong.

use crate::support::Scratch;
use std::path::Path;
use std::process::Command;
use vuonhoa::output::Manifest;

/// What a command answers about the site on a day of June 2021.
pub fn run(site: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args(arguments)
        .args(["--lang", "en", "--clock", "1/6/2021", "--site"])
        .arg(site)
        .output()
        .expect("the program");
    let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.code().expect("an end"), words)
}

/// Two people of like names, built.
fn site() -> Scratch {
    let site = Scratch::new("withdraw");
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\nco_quan: {ten: Ban A (cơ quan mẫu)}\n");
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nGương ông Lê Văn Rút.\n");
    let profile = |name: &str, more: &str| {
        format!(
            "loai: ca_nhan\nten: {name}\nmau: true\ntrang_thai: da_duyet # xong\nduyet: {{nguoi: Lê An, ngay: 1/4/2021}}\n\
             dong_y: {{tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang]}}\n{more}"
        )
    };
    let photo = |file: &str| format!("chan_dung: {{tep: {file}, mo_ta: x, chu_thich: x, tac_gia: x}}\n");
    site.write("content/ho-so/rut.yaml", profile("Lê Văn Rút", &format!("{}dia_chi_cu: [cu/rut]\n", photo("rut.jpg"))));
    site.write("content/ho-so/rut-2.yaml", profile("Lê Văn Hai", &photo("rut-2.jpg")));
    let picture = std::fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture");
    site.write("content/ho-so/rut.jpg", &picture);
    site.write("content/ho-so/rut-2.jpg", &picture);
    let (status, words) = run(&site.0, &["build"]);
    assert_eq!(status, 0, "{words}");
    for path in ["ho-so/rut/index.html", "ho-so/rut-2/index.html", "cu/rut/index.html"] {
        assert!(site.0.join("public").join(path).exists(), "{path}");
    }
    site
}

fn pictures_of(site: &Scratch, stem: &str) -> usize {
    let names = std::fs::read_dir(site.0.join("public/anh/ho-so")).into_iter().flatten();
    let names = names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.rsplit_once('-').is_some_and(|(head, _)| head == stem)).count()
}

fn page(site: &Scratch, path: &str) -> String {
    std::fs::read_to_string(site.0.join("public").join(path)).expect(path)
}

#[test]
fn nothing_that_is_wrong_elsewhere_delays_it() {
    let breakages: [(&str, &str, bool); 5] = [
        ("content/bai-viet/b.md", "---\ntieu_de: B: c\n---\n", true),
        ("content/ho-so/khac.yaml", "ten: [\n", true),
        ("content/danh-muc/don-vi.yaml", "- {id: a\n", true),
        ("templates/page.html", "{% if %}", false),
        ("site.yaml", "tieu_de: A: b\n", false),
    ];
    for (file, text, notice) in breakages {
        let site = site();
        site.write(file, text);
        // A page that somebody has altered, or copied anew, is none of this.
        site.write("public/bai-viet/a/index.html", "sửa tay: Lê Văn\u{a0}Rút");
        let (before, others) = (pictures_of(&site, "rut"), pictures_of(&site, "rut-2"));
        assert!(before > 0 && others > 0);
        let (status, words) = run(&site.0, &["withdraw", "rut"]);
        assert_eq!(status, 0, "{file}: {words}");
        let record = std::fs::read_to_string(site.0.join("content/ho-so/rut.yaml")).expect("the record");
        assert!(record.contains("\ntrang_thai: da_rut # xong\n"), "{record}");
        assert_eq!((pictures_of(&site, "rut"), pictures_of(&site, "rut-2")), (0, others), "{file}: {words}");
        assert!(!site.0.join("public/cu/rut/index.html").exists(), "{file}: the old address");
        match notice {
            true => assert!(!page(&site, "ho-so/rut/index.html").contains("Rút"), "{file}"),
            false => assert!(!site.0.join("public/ho-so/rut/index.html").exists(), "{file}"),
        }
        assert!(page(&site, "bai-viet/a/index.html").starts_with("sửa tay"), "{file}");
        assert!(words.contains("\n  bai-viet/a/index.html\n"), "{file}: the built page that names him: {words}");
        if notice {
            assert!(words.contains("content/bai-viet/a.md:5:11"), "{file}: the source that names him: {words}");
        }
        assert!(words.contains("vuonhoa build --keep-going"), "{file}: {words}");
        assert!(words.contains("vuonhoa yearbook"), "{file}: {words}");

        // When all is mended, a build makes the rest true, and nothing names him any more.
        std::fs::remove_file(site.0.join(file)).expect("the broken file");
        site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\nco_quan: {ten: Ban A (cơ quan mẫu)}\n");
        site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
        site.write("public/bai-viet/a/index.html", page(&site, "bai-viet/a/index.html"));
        let (status, words) = run(&site.0, &["build", "--adopt"]);
        assert_eq!(status, 0, "{file}: {words}");
        // But for the altered page, which the build has set aside.
        std::fs::remove_dir_all(site.0.join("public-ban-sua")).expect("what was set aside");
        let (_, words) = run(&site.0, &["withdraw", "ho-so/rut"]);
        assert!(!words.contains("still"), "{file}: {words}");
    }
}

/// The person is in a final yearbook, which is on the site: the chapter goes, and the files of the book, which name the person.
#[test]
fn a_final_yearbook_on_the_site_loses_the_chapter_and_its_files() {
    let site = site();
    let record = std::fs::read_to_string(site.0.join("content/ho-so/rut.yaml")).expect("the record");
    site.write("content/ho-so/rut.yaml", record.replace("[trang]", "[trang, ky_yeu]"));
    let book = "tieu_de: Sách\nnam: 2021\ntrang_thai: chinh_thuc\nmau: true\nlat_trang: true\nkho: A5\nphan:\n\
                \x20 - {tieu_de: Người, chon: {loai: [ca_nhan]}, sap_xep: [ten]}\n\
                xi_nhe: {bien_soan: Ban, chiu_trach_nhiem_noi_dung: Ông B, dia_chi_in: Xã X, chiu_trach_nhiem: Ông A, \
                bien_tap: Trần Biên, sua_ban_in: A B, trinh_bay: C D, xuat_ban: Đ E, giay_phep: \"12/GP\", so_luong: 100, \
                noi_in: Nhà in, nop_luu_chieu: Quý I/2021, khong_ban: true}\n";
    site.write("content/ky-yeu/sach/ky-yeu.yaml", book);
    let (status, words) = run(&site.0, &["build"]);
    let files = [
        "ky-yeu/sach/rut/index.html",
        "ky-yeu/sach/sach.pdf",
        "ky-yeu/sach/sach.epub",
        // Pages as pictures name the person to whoever sees them.
        "ky-yeu/sach/lat-trang/index.html",
    ];
    let turned = || {
        let there = std::fs::read_dir(site.0.join("public/ky-yeu/sach/lat-trang")).into_iter().flatten().flatten();
        there.filter(|entry| entry.path().extension().is_some_and(|suffix| suffix == "webp")).count()
    };
    assert!(turned() > 4, "{words}");
    assert_eq!(status, 0, "{words}");
    for file in files {
        assert!(site.0.join("public").join(file).exists(), "{file}: {words}");
    }
    a_lost_list_keeps_nothing(&site, &files);
    site.write("print/cu.pdf", "%PDF");
    site.write("public/bai-viet/a/a.pdf", "%PDF");
    site.write("public-ban-sua/2021-01-01/cu.ghi-chu", "Lê Văn Rút");
    for _ in 0..2 {
        let (status, words) = run(&site.0, &["withdraw", "rut"]);
        assert_eq!(status, 0, "{words}");
        assert!(!page(&site, "ho-so/rut/index.html").contains("Rút"), "{words}");
        assert_eq!(pictures_of(&site, "rut"), 0, "{words}");
        for listed in ["_tim/", "a/a.pdf", "print/cu.pdf", "public-ban-sua/2021-01-01/cu.ghi-chu"] {
            assert!(words.contains(listed), "{listed}: {words}");
        }
        for file in files {
            assert!(!site.0.join("public").join(file).exists(), "{file}: {words}");
        }
        assert_eq!(turned(), 0, "{words}");
    }
}

/// What the output keeps of the edition before, for pages that are still open, may show or name the person too.
#[test]
fn nothing_of_the_edition_before_stays() {
    let site = site();
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nGương ông Lê Văn Rút và bà con.\n");
    assert_eq!(run(&site.0, &["build"]).0, 0);
    let public = site.0.join("public");
    let kept = || {
        let manifest = Manifest::read(&public).expect("readable").expect("a manifest");
        manifest.previous().map(|(path, _)| path.to_string()).collect::<Vec<_>>()
    };
    let before = kept();
    assert!(before.iter().any(|path| path.starts_with("_tim/")), "{before:?}");
    assert_eq!(run(&site.0, &["withdraw", "rut"]).0, 0);
    assert_eq!(kept(), [""; 0]);
    assert!(before.iter().all(|path| !public.join(path).exists()), "{before:?}");
}

/// The search files of the edition before stay for who has one of its pages open, but not where they name somebody who left.
#[test]
fn a_build_after_it_keeps_no_file_that_names_them() {
    let site = site();
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
    for arguments in [&["build"][..], &["withdraw", "rut"], &["build"]] {
        let (status, words) = run(&site.0, arguments);
        assert_eq!(status, 0, "{arguments:?}: {words}");
    }
    let files = walkdir::WalkDir::new(site.0.join("public")).into_iter().filter_map(Result::ok);
    for file in files.filter(|entry| entry.file_type().is_file()) {
        let text = String::from_utf8_lossy(&std::fs::read(file.path()).expect("a file")).to_lowercase();
        assert!(!text.contains("văn rút") && !text.contains("van rut"), "{}", file.path().display());
    }
}

/// Nobody remembers what was built: what lies at the addresses of the person is moved away all the same, by `withdraw` and by a
/// build that takes the folder over.
fn a_lost_list_keeps_nothing(site: &Scratch, files: &[&str]) {
    let again = Scratch::new("withdraw-lost");
    for entry in walkdir::WalkDir::new(&site.0).into_iter().map(|entry| entry.expect("an entry")) {
        let path = entry.path().strip_prefix(&site.0).expect("inside");
        if entry.file_type().is_file() && path != Path::new("public/.vuonhoa/manifest.json") {
            again.write(path.to_str().expect("a name"), std::fs::read(entry.path()).expect("a file"));
        }
    }
    let record = std::fs::read_to_string(again.0.join("content/ho-so/rut.yaml")).expect("the record");
    let (status, words) = run(&again.0, &["withdraw", "rut"]);
    assert_eq!(status, 0, "{words}");
    assert!(!page(&again, "ho-so/rut/index.html").contains("Rút"), "{words}");
    assert!(!words.contains("nothing to remove"), "{words}");
    assert_eq!(pictures_of(&again, "rut"), 0, "{words}");
    assert!(page(&again, "ho-so/rut-2/index.html").contains("Hai"));
    for file in files {
        assert!(!again.0.join("public").join(file).exists(), "{file}: {words}");
    }

    // The same by a build, which finds the record withdrawn.
    for file in files.iter().chain(&["ho-so/rut/index.html"]) {
        again.write(&format!("public/{file}"), std::fs::read(site.0.join("public").join(file)).expect("a file"));
    }
    std::fs::remove_dir_all(again.0.join("public/.vuonhoa")).expect("our own things");
    again.write("content/ho-so/rut.yaml", record.replace("da_duyet", "da_rut"));
    // A page that a list has no longer, and one at an address of before: whom they name decides.
    again.write("public/bai-viet/trang/9/index.html", "<p>L&ecirc; Văn Rút</p>");
    again.write("public/ho-so/ten-cu/index.html", "<a href=\"../../ho-so/rut/\">Ông</a>");
    again.write("public/bai-viet/trang/8/index.html", "<p>Lê Văn Hai</p>");
    let (status, words) = run(&again.0, &["build", "--adopt"]);
    assert_eq!(status, 0, "{words}");
    for gone in ["bai-viet/trang/9", "ho-so/ten-cu"] {
        assert!(!again.0.join("public").join(gone).join("index.html").exists(), "{gone}: {words}");
    }
    assert!(again.0.join("public/bai-viet/trang/8/index.html").exists(), "{words}");
    assert!(words.contains("bai-viet/trang/8/index.html") && words.contains("--adopt=clear"), "{words}");
    assert!(!page(&again, "ho-so/rut/index.html").contains("Rút"), "{words}");
    assert!(!again.0.join("public/ky-yeu/sach/rut/index.html").exists(), "{words}");
}

/// Whoever takes a name away gets every file that has it, however its letters are written there, and not a count of the rest.
#[test]
fn all_that_names_the_person_is_listed() {
    let site = site();
    let spellings = [
        "Lê Văn Rút",
        "L\u{ea} Va\u{306}n Ru\u{301}t",
        "L&ecirc; V&#259;n R&#xFA;t",
        "L\\u00ea V\\u0103n R\\u00fat",
        "\"rut\"",
    ];
    for number in 0..60 {
        site.write(&format!("public/tay/{number}.txt"), spellings[number % spellings.len()]);
    }
    let (status, words) = run(&site.0, &["withdraw", "rut"]);
    assert_eq!(status, 0, "{words}");
    for number in 0..60 {
        assert!(words.contains(&format!("\n  tay/{number}.txt\n")), "{number}: {words}");
    }
}

/// A record that no line can be written into delays nothing: the site loses the person, and what to write is said.
#[test]
fn a_record_that_cannot_be_changed_is_taken_off_the_site_all_the_same() {
    let utf16 = |text: &str| {
        text.encode_utf16().fold(vec![0xFF, 0xFE], |bytes, unit| [bytes, unit.to_le_bytes().to_vec()].concat())
    };
    for record in
        [utf16("ten: L\u{ea} V\u{103}n R\u{fa}t\n"), b"- ten: R\xc3\xbat\n".to_vec(), b"{ten: [\n".to_vec(), Vec::new()]
    {
        let site = site();
        site.write("content/ho-so/rut.yaml", &record);
        let (status, words) = run(&site.0, &["withdraw", "rut"]);
        assert_eq!(status, 2, "{words}");
        assert!(words.contains("trang_thai: da_rut yourself"), "{words}");
        assert_eq!(
            std::fs::read(site.0.join("content/ho-so/rut.yaml")).expect("the record"),
            record,
            "it is as it was"
        );
        assert!(!site.0.join("public/ho-so/rut/index.html").exists(), "{words}");
        assert!(!site.0.join("public/cu/rut/index.html").exists(), "{words}");
        assert_eq!(pictures_of(&site, "rut"), 0, "{words}");
    }
}

/// Whoever has withdrawn is not kept online by what else is wrong in the record.
#[test]
fn nothing_that_is_wrong_in_the_record_itself_delays_it() {
    for (from, to) in [
        ("ten: Lê Văn Rút", "ten:"),
        ("loai: ca_nhan", "loai: ca_nhan\nduyet: {nguoi: A, ngay: 31/2/2021}"),
        ("loai: ca_nhan", "loai: ca_nhan\nkhong_co_khoa: x"),
        ("loai: ca_nhan", "loai: ca_nhan\ntom_tat: \"chưa đóng"),
        ("loai: ca_nhan", "loai: lạ"),
    ] {
        let site = site();
        assert_eq!(run(&site.0, &["build"]).0, 0);
        assert!(page(&site, "ho-so/index.html").contains("Rút"));
        let path = site.0.join("content/ho-so/rut.yaml");
        let record = std::fs::read_to_string(&path).expect("the record").replace("da_duyet", "da_rut");
        assert!(record.contains(from), "{record}");
        std::fs::write(&path, record.replace(from, to)).expect("the record");
        let (status, words) = run(&site.0, &["build"]);
        assert_eq!(status, 0, "{to}: {words}");
        // (The article says the name in its own words.)
        assert!(!page(&site, "ho-so/index.html").contains("Rút"), "{to}");
        assert!(
            !site.0.join("public/ho-so/rut/index.html").exists()
                || !page(&site, "ho-so/rut/index.html").contains("Rút")
        );
    }
}

#[test]
fn a_build_that_was_killed_leaves_nothing_of_them_either() {
    let site = site();
    let portrait = std::fs::read(site.0.join("content/ho-so/rut.jpg")).expect("a picture");
    std::fs::remove_dir_all(site.0.join("public")).expect("the site goes");
    site.write("public/.vuonhoa/stage/0", &portrait);
    let (status, words) = run(&site.0, &["withdraw", "rut"]);
    assert_eq!(status, 0, "{words}");
    assert!(!site.0.join("public/.vuonhoa/stage").exists(), "{words}");
}

/// A built site whose article shows the person's photograph and says no name, and its list of files lost.
fn site_of_a_shared_photograph() -> Scratch {
    let site = site();
    let cover = "anh_bia: {tep: ../ho-so/rut.jpg, mo_ta: x, chu_thich: x, tac_gia: x}\n";
    site.write("content/bai-viet/b.md", format!("---\ntieu_de: B\nngay: 2/5/2021\n{cover}---\nBà con trồng hoa.\n"));
    let (status, words) = run(&site.0, &["build"]);
    assert_eq!(status, 0, "{words}");
    assert_eq!(pictures_for_sharing(&site), 1, "{words}");
    std::fs::remove_dir_all(site.0.join("public/.vuonhoa")).expect("our own things");
    site
}

fn pictures_for_sharing(site: &Scratch) -> usize {
    let files = std::fs::read_dir(site.0.join("public/bai-viet/b")).into_iter().flatten().flatten();
    files.filter(|file| file.file_name().to_string_lossy().starts_with("the-chia-se.")).count()
}

/// What a picture for sharing shows, nobody can read in it: it leaves with the photograph that it was drawn from, also where the
/// list of files is lost.
#[test]
fn a_picture_drawn_from_their_photograph_leaves_with_it() {
    let site = site_of_a_shared_photograph();
    let (status, words) = run(&site.0, &["withdraw", "rut"]);
    assert_eq!(status, 0, "{words}");
    assert_eq!(pictures_for_sharing(&site), 0, "{words}");
    for adopt in ["--adopt", "--adopt=keep", "--adopt=clear"] {
        let site = site_of_a_shared_photograph();
        let record = std::fs::read_to_string(site.0.join("content/ho-so/rut.yaml")).expect("the record");
        site.write("content/ho-so/rut.yaml", record.replace("da_duyet", "da_rut"));
        site.write("content/bai-viet/b.md", "---\ntieu_de: Bài\nngay: 2/5/2021\n---\nBà con trồng hoa.\n");
        let (status, words) = run(&site.0, &["build", adopt]);
        assert_eq!(status, 0, "{adopt}: {words}");
        // That of the article as it is now.
        assert_eq!(pictures_for_sharing(&site), 1, "{adopt}: {words}");
    }
}

/// The address of the page changed in the edit that withdrew it, and a yearbook went back to being a draft: what they left
/// leaves, and what is of others stays.
#[test]
fn what_lies_at_addresses_of_before_leaves_too() {
    let lost = |adopt: &[&str], command: &[&str]| {
        let site = site();
        site.write("public/ky-yeu/sach/sach.epub", "PK");
        site.write("public/ky-yeu/sach/lat-trang/1.0123abcd.webp", "RIFF");
        site.write("public/bai-viet/a/a.pdf", "%PDF (của đơn vị)");
        site.write("public/chuyen-muc/x/tap-1.pdf", "%PDF /Creator (vuonhoa 0.1.0)");
        site.write("public/ho-so/rut/loi-noi.0123abcd.jpg", "JPEG");
        std::fs::remove_dir_all(site.0.join("public/.vuonhoa")).expect("our own things");
        let record = std::fs::read_to_string(site.0.join("content/ho-so/rut.yaml")).expect("the record");
        site.write("content/ho-so/rut.yaml", record.replace("da_duyet", "da_rut") + "duong_dan: le-rut\n");
        let (status, words) = run(&site.0, &[command, adopt].concat());
        assert_eq!(status, 0, "{words}");
        for gone in ["ho-so/rut/index.html", "ho-so/rut/loi-noi.0123abcd.jpg"] {
            assert!(!site.0.join("public").join(gone).exists(), "{gone}: {words}");
        }
        assert!(site.0.join("public/bai-viet/a/a.pdf").exists(), "{words}");
        assert!(site.0.join("public/ho-so/rut-2/index.html").exists(), "{words}");
        site
    };
    lost(&[], &["withdraw", "rut"]);
    for adopt in ["--adopt", "--adopt=keep"] {
        let site = lost(&[adopt], &["build"]);
        for gone in ["ky-yeu/sach/sach.epub", "ky-yeu/sach/lat-trang/1.0123abcd.webp", "chuyen-muc/x/tap-1.pdf"] {
            assert!(!site.0.join("public").join(gone).exists(), "{gone}");
        }
    }
}

/// With a list of files, too, a page at an address of before leaves with whom it names.
#[test]
fn an_address_that_changes_with_the_withdrawal_keeps_nothing() {
    let site = site();
    let record = std::fs::read_to_string(site.0.join("content/ho-so/rut.yaml")).expect("the record");
    site.write("content/ho-so/rut.yaml", record + "duong_dan: le-rut\n");
    let (status, words) = run(&site.0, &["withdraw", "rut"]);
    assert_eq!(status, 0, "{words}");
    assert!(!site.0.join("public/ho-so/rut/index.html").exists(), "{words}");
    assert!(page(&site, "ho-so/le-rut/index.html").contains("noindex"), "{words}");
    assert!(site.0.join("public/ho-so/rut-2/index.html").exists(), "{words}");
}

/// Everything of the person in the built site: pages, what is read out, pictures, by the letters of the address.
fn left(site: &Scratch) -> Vec<String> {
    let public = site.0.join("public");
    let files = walkdir::WalkDir::new(&public).into_iter().map(|entry| entry.expect("an entry"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| entry.path().strip_prefix(&public).expect("inside").display().to_string());
    let paths = paths.filter(|path| path.contains("/rut/") || path.contains("/rut-") && !path.contains("/rut-2"));
    let shown = |path: &String| {
        std::fs::read(public.join(path)).is_ok_and(|b| !String::from_utf8_lossy(&b).contains("noindex"))
    };
    paths.filter(shown).collect()
}

/// Whose record is gone, or lies behind a link that leads nowhere, is still online as long as no build succeeds.
#[test]
fn whose_record_is_gone_can_be_withdrawn_by_the_address() {
    let gone: fn(&Scratch) = |_| ();
    let dangling: fn(&Scratch) = |site| {
        #[cfg(unix)]
        std::os::unix::fs::symlink("khong-co.yaml", site.0.join("content/ho-so/rut.yaml")).expect("a link");
        #[cfg(not(unix))]
        let _ = site;
    };
    for (typed, spoil, status) in
        [("rut", gone, 0), ("ho-so/rut", gone, 0), ("@/ho-so/rut/", dangling, if cfg!(unix) { 2 } else { 0 })]
    {
        let site = site();
        let others = pictures_of(&site, "rut-2");
        assert!(left(&site).len() > 3, "{:?}", left(&site));
        std::fs::remove_file(site.0.join("content/ho-so/rut.yaml")).expect("the record");
        std::fs::remove_file(site.0.join("content/ho-so/rut.jpg")).expect("the portrait");
        spoil(&site);
        site.write("content/bai-viet/loi.md", "---\ntieu_de: [x\n---\n");
        assert_eq!(run(&site.0, &["build"]).0, 1);
        let (ended, words) = run(&site.0, &["withdraw", typed]);
        assert_eq!(ended, status, "{words}");
        assert!(words.contains("taking away what was built at /ho-so/rut/"), "{words}");
        assert_eq!(words.contains("trang_thai: da_rut yourself"), status == 2, "{words}");
        assert_eq!(left(&site), [""; 0], "{words}");
        assert!(!site.0.join("public/cu/rut/index.html").exists(), "{words}");
        assert_eq!(pictures_of(&site, "rut-2"), others, "{words}");
        assert!(page(&site, "ho-so/rut-2/index.html").contains("Hai"));
        // Known by the name that stood above the page.
        assert!(words.contains("\n  bai-viet/a/index.html\n"), "{words}");
        // What is told to keep holds when the old record comes back under another of its names.
        assert!(words.contains("publishes it again") && words.contains("Keep that file"), "{words}");
        let place = site.0.join("content/ho-so/rut.yaml");
        assert!(words.contains(&place.display().to_string()), "{words}");
        assert_eq!(words.contains("Delete the link"), status == 2, "{words}");
        let _ = std::fs::remove_file(&place);
        std::fs::remove_file(site.0.join("content/bai-viet/loi.md")).expect("what is wrong");
        site.write("content/ho-so/rut.yaml", "loai: ca_nhan\nten: Lê Văn Rút\ntrang_thai: da_rut\n");
        let (built, said) = run(&site.0, &["build"]);
        assert_eq!(built, 0, "{said}");
        assert_eq!(left(&site), [""; 0], "{said}");
    }
    let site = site();
    for typed in ["khong-co", "trang/1", "rut/doc-loa", "ho-so", "a/b", ""] {
        let (status, words) = run(&site.0, &["withdraw", typed]);
        assert_eq!(status, 2, "{typed}: {words}");
        assert!(page(&site, "ho-so/rut/index.html").contains("Rút"), "{typed}: {words}");
    }
}

/// With a broken configuration nobody knows where what is built: what lies below the page leaves all the same, and the content
/// is looked through.
#[test]
fn a_broken_configuration_keeps_nothing_of_them() {
    for (file, text) in [("site.yaml", "tieu_de: A\nx: [\n"), ("templates/page.html", "{% if %}")] {
        let site = site();
        assert!(left(&site).iter().any(|path| path.contains("rut/doc-loa/")), "{:?}", left(&site));
        site.write(file, text);
        for _ in 0..2 {
            let (status, words) = run(&site.0, &["withdraw", "rut"]);
            assert_eq!(status, 0, "{file}: {words}");
            assert_eq!(left(&site), [""; 0], "{file}: {words}");
            assert!(words.contains("content/bai-viet/a.md:5:11"), "{file}: the source that names him: {words}");
            assert!(words.contains("there is nothing at /ho-so/rut/ now"), "{file}: {words}");
            assert!(page(&site, "ho-so/rut-2/doc-loa/index.html").contains("Hai"), "{file}");
        }
    }
}

/// A record that is indented as a whole is sound, and stays withdrawn.
#[test]
fn an_indented_record_is_withdrawn_for_good() {
    let site = site();
    let path = site.0.join("content/ho-so/rut.yaml");
    let record = std::fs::read_to_string(&path).expect("the record");
    let indented: String = record.lines().map(|line| format!("  {line}\n")).collect();
    std::fs::write(&path, &indented).expect("the record");
    assert_eq!(run(&site.0, &["build"]).0, 0);
    let (status, words) = run(&site.0, &["withdraw", "rut"]);
    assert_eq!(status, 0, "{words}");
    assert_eq!(std::fs::read_to_string(&path).expect("the record"), indented.replace("da_duyet", "da_rut"));
    let (status, words) = run(&site.0, &["build"]);
    assert_eq!(status, 0, "{words}");
    assert!(!page(&site, "ho-so/rut/index.html").contains("Rút"), "{words}");
}

#[test]
fn the_person_may_be_named_as_a_shell_or_a_browser_names_a_record() {
    for typed in [
        "content/ho-so/rut.yaml",
        "ho-so\\rut",
        "content\\ho-so\\rut.yaml",
        "https://a.vn/vuon/ho-so/rut/",
        "/ho-so/rut/index.html",
    ] {
        let site = site();
        let (status, words) = run(&site.0, &["withdraw", typed]);
        assert_eq!(status, 0, "{typed}: {words}");
        assert!(!page(&site, "ho-so/rut/index.html").contains("Rút"), "{typed}: {words}");
        assert!(page(&site, "ho-so/rut-2/index.html").contains("Hai"), "{typed}: {words}");
    }
}

/// Removing needs no room and no list: whatever keeps the folder from being written to keeps nobody in it.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_loses_them_all_the_same() {
    type Harm = fn(&Path);
    let harms: [(&str, Harm, Harm); 7] = [
        (
            "the lock is a folder",
            |site| replace_by_folder(&site.join("public/.vuonhoa/lock")),
            |site| {
                std::fs::remove_dir(site.join("public/.vuonhoa/lock")).expect("removed");
            },
        ),
        (
            "the journal cannot be written",
            |site| folder_with_file(&site.join("public/.vuonhoa/next.json.new")),
            |site| {
                std::fs::remove_dir_all(site.join("public/.vuonhoa/next.json.new")).expect("removed");
            },
        ),
        (
            "the list cannot be written",
            |site| folder_with_file(&site.join("public/.vuonhoa/manifest.json.new")),
            |site| {
                std::fs::remove_dir_all(site.join("public/.vuonhoa/manifest.json.new")).expect("removed");
            },
        ),
        (
            "no page can be staged",
            |site| std::fs::write(site.join("public/.vuonhoa/stage"), "").expect("written"),
            |site| {
                std::fs::remove_file(site.join("public/.vuonhoa/stage")).expect("removed");
            },
        ),
        (
            "our folder is a file",
            |site| {
                std::fs::remove_dir_all(site.join("public/.vuonhoa")).expect("removed");
                std::fs::write(site.join("public/.vuonhoa"), "").expect("written");
            },
            |site| std::fs::remove_file(site.join("public/.vuonhoa")).expect("removed"),
        ),
        (
            "the lock is a link",
            |site| {
                std::fs::remove_file(site.join("public/.vuonhoa/lock")).expect("removed");
                std::os::unix::fs::symlink("nowhere", site.join("public/.vuonhoa/lock")).expect("a link");
            },
            |site| std::fs::remove_file(site.join("public/.vuonhoa/lock")).expect("removed"),
        ),
        (
            "a foreign folder lies where the notice goes",
            |site| {
                std::fs::remove_file(site.join("public/ho-so/rut/index.html")).expect("removed");
                folder_with_file(&site.join("public/ho-so/rut/index.html"));
            },
            |site| std::fs::remove_dir_all(site.join("public/ho-so/rut/index.html")).expect("removed"),
        ),
    ];
    for (what, harm, mend) in harms {
        let site = site();
        harm(&site.0);
        let others = pictures_of(&site, "rut-2");
        let (status, words) = run(&site.0, &["withdraw", "rut"]);
        assert_eq!(status, 2, "{what}: {words}");
        assert!(words.contains("run this very command again"), "{what}: {words}");
        assert_eq!((pictures_of(&site, "rut"), pictures_of(&site, "rut-2")), (0, others), "{what}: {words}");
        for path in ["ho-so/rut/index.html", "cu/rut/index.html"] {
            assert!(!site.0.join("public").join(path).is_file(), "{what}: {path}: {words}");
        }
        mend(&site.0);
        let (status, words) = run(&site.0, &["withdraw", "rut"]);
        assert_eq!(status, 0, "{what}: {words}");
        let (status, words) = run(&site.0, &["build", "--adopt"]);
        assert_eq!(status, 0, "{what}: {words}");
        let left = page(&site, "ho-so/rut/index.html");
        assert!(left.contains("noindex") && !left.contains("Rút"), "{what}");
    }
}

#[cfg(unix)]
#[test]
fn no_room_at_all_keeps_nobody() {
    for limit in ["0", "1", "8"] {
        let site = site();
        let program = format!("ulimit -f {limit}; exec \"$0\" \"$@\"");
        let output = Command::new("sh")
            .args(["-c", &program, env!("CARGO_BIN_EXE_vuonhoa"), "withdraw", "rut", "--lang", "en"])
            .args(["--clock", "1/6/2021", "--site"])
            .arg(&site.0)
            .output()
            .expect("the program");
        let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert_eq!(output.status.code(), Some(2), "{limit}: {words}");
        assert_eq!(pictures_of(&site, "rut"), 0, "{limit}: {words}");
        assert!(!site.0.join("public/cu/rut/index.html").exists(), "{limit}: {words}");
        let (status, words) = run(&site.0, &["withdraw", "rut"]);
        assert_eq!(status, 0, "{limit}: {words}");
        assert!(!page(&site, "ho-so/rut/index.html").contains("Rút"), "{limit}");
    }
}

/// A build that runs is waited for all the same.
#[test]
fn a_lock_that_somebody_holds_is_respected() {
    let site = site();
    let lock = std::fs::File::options().write(true).open(site.0.join("public/.vuonhoa/lock")).expect("the lock");
    lock.lock().expect("held");
    let (status, words) = run(&site.0, &["withdraw", "rut"]);
    assert_eq!(status, 2, "{words}");
    assert!(site.0.join("public/ho-so/rut/index.html").exists(), "{words}");
    drop(lock);
    assert_eq!(run(&site.0, &["withdraw", "rut"]).0, 0);
}

#[cfg(unix)]
fn replace_by_folder(place: &Path) {
    std::fs::remove_file(place).expect("removed");
    std::fs::create_dir(place).expect("a folder");
}

#[cfg(unix)]
fn folder_with_file(place: &Path) {
    std::fs::create_dir(place).expect("a folder");
    std::fs::write(place.join("x"), "x").expect("written");
}
