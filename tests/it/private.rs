//! What must stay where it is does, by whatever name it is asked for.

use crate::support::{Scratch, built, options};
use std::collections::BTreeSet;
use std::path::Path;
use vuonhoa::diagnostic::Code;
use vuonhoa::pipeline::{Options, Outcome};

/// What no file of the output may hold.
const SECRET: &str = "0900-000-001";

const CONSENT: &str = "duyet: {nguoi: Lê An, ngay: 1/4/2021}\ndong_y: {tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang], van_ban: dy.pdf}\n";

/// Mẫu is published and has papers; Rút has withdrawn.
fn site() -> Scratch {
    let site = Scratch::new("private");
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n");
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
    let profile = |name: &str, status: &str| {
        format!(
            "loai: ca_nhan\nten: {name}\nmau: true\ntrang_thai: {status}\n{CONSENT}noi_bo: {{dien_thoai: {SECRET}}}\n"
        )
    };
    site.write("content/ho-so/mau/ho-so.yaml", profile("Lê Mẫu", "da_duyet"));
    site.write("content/ho-so/mau/dy.pdf", format!("%PDF-1.4 {SECRET}"));
    site.write("content/ho-so/mau/khac.pdf", "%PDF-1.4 khác");
    site.write("content/ho-so/rut.yaml", profile("Lê Rút", "da_rut"));
    site.write("content/ho-so/rut.pdf", format!("%PDF-1.4 {SECRET}"));
    site.write("static/a.css", "a {}");
    site.write("templates/a.txt", SECRET);
    site
}

/// What is found, and that the secret is nowhere, however much is published in spite of errors.
fn codes(site: &Scratch, case: &str) -> BTreeSet<Code> {
    let going = Options { keep_going: true, ..options(&site.0) };
    let (files, Outcome { findings, .. }) = built(&going);
    assert!(files.len() > 10, "{case}: nothing is made: {findings:?}");
    let told = files.iter().filter(|(_, bytes)| bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()));
    assert_eq!(told.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new(), "{case}");
    findings.iter().map(|finding| finding.code).collect()
}

fn offer(site: &Scratch, file: &str) {
    site.write("content/bai-viet/a.md", format!("---\ntieu_de: A\nngay: 1/5/2021\n---\n[Xem]({file})\n"));
}

#[cfg(unix)]
#[test]
fn a_link_is_what_it_leads_to() {
    for (to, link) in [
        ("../content/ho-so/mau/ho-so.yaml", "static/x.txt"),
        ("../content/ho-so/mau/dy.pdf", "static/x.pdf"),
        ("../content/ho-so", "static/hs"),
        ("../content/ho-so/rut.pdf", "static/x.pdf"),
        ("../templates/a.txt", "static/x.txt"),
        ("../site.yaml", "static/x.txt"),
        ("../.env", "static/x.txt"),
        ("../in/ky-yeu.txt", "static/x.txt"),
        ("../../../content/ho-so/mau/dy.pdf", "themes/sen/static/x.pdf"),
        ("../content/ho-so/mau/ho-so.yaml", "templates/x.html"),
    ] {
        let site = site();
        site.write(".env", SECRET);
        site.write("in/ky-yeu.txt", SECRET);
        let link_path = site.0.join(link);
        std::fs::create_dir_all(link_path.parent().expect("a folder")).expect("a folder");
        std::os::unix::fs::symlink(to, &link_path).expect("a link");
        assert!(codes(&site, link).contains(&Code::PrivateFile), "{link} to {to}");
    }
    for (to, link, offered) in [
        ("../ho-so/mau/dy.pdf", "content/bai-viet/b.pdf", "b.pdf"),
        ("../ho-so/mau", "content/bai-viet/hs", "hs/dy.pdf"),
        ("../ho-so/mau/ho-so.yaml", "content/bai-viet/b.txt", "b.txt"),
        ("../content/ho-so/mau/dy.pdf", "static/b.pdf", "/b.pdf"),
        ("../ho-so/rut.pdf", "content/bai-viet/b.pdf", "b.pdf"),
        ("mau/dy.pdf", "content/ho-so/hai.pdf", "../ho-so/hai.pdf"),
    ] {
        let site = site();
        std::os::unix::fs::symlink(to, site.0.join(link)).expect("a link");
        offer(&site, offered);
        assert!(codes(&site, link).contains(&Code::PrivateFile), "{link} to {to}");
    }
    // Where nothing is private, a link is a file.
    let site = site();
    std::os::unix::fs::symlink("../content/ho-so/mau/khac.pdf", site.0.join("static/khac.pdf")).expect("a link");
    offer(&site, "/khac.pdf");
    assert!(!codes(&site, "khac.pdf").contains(&Code::PrivateFile));
    assert!(built(&options(&site.0)).0.contains_key("khac.pdf"));
}

#[cfg(unix)]
#[test]
fn hard_links_and_stories_of_others() {
    let site = site();
    std::fs::hard_link(site.0.join("content/ho-so/mau/dy.pdf"), site.0.join("static/b.pdf")).expect("a hard link");
    assert!(codes(&site, "a hard link").contains(&Code::FileHeldBack));

    let site = self::site();
    site.write("content/ho-so/rut/chuyen.md", SECRET);
    let story = "loai: ca_nhan\nten: Lê B\nmau: true\ntrang_thai: da_duyet\nbai_viet: chuyen.md\n";
    site.write("content/ho-so/b/ho-so.yaml", format!("{story}{CONSENT}"));
    std::os::unix::fs::symlink("../rut/chuyen.md", site.0.join("content/ho-so/b/chuyen.md")).expect("a link");
    assert!(codes(&site, "another's story").contains(&Code::MissingFile));
}

#[test]
fn a_paper_of_consent_is_private_wherever_it_lies() {
    for (named, file, offered) in [
        ("/dy2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        ("/DY2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        ("../../../static/hs/dy2.pdf", "static/hs/dy2.pdf", "/hs/dy2.pdf"),
        ("..\\\\chung\\\\dy2.pdf", "content/ho-so/chung/dy2.pdf", "../ho-so/chung/dy2.pdf"),
        ("giay", "content/ho-so/mau/giay/dy2.pdf", "../ho-so/mau/giay/dy2.pdf"),
        ("DY2.pdf", "content/ho-so/mau/dy2.pdf", "../ho-so/mau/dy2.pdf"),
        // Said from elsewhere, as people copy paths and links.
        ("content/ho-so/mau/dy2.pdf", "content/ho-so/mau/dy2.pdf", "../ho-so/mau/dy2.pdf"),
        ("@/ho-so/mau/dy2.pdf", "content/ho-so/mau/dy2.pdf", "../ho-so/mau/dy2.pdf"),
        ("static/dy2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        ("dy2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        ("./DY2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        // Said with more than a name.
        ("dy2.pdf#page=2", "static/dy2.pdf", "/dy2.pdf"),
        ("[giấy](dy2.pdf)", "content/ho-so/mau/dy2.pdf", "../ho-so/mau/dy2.pdf"),
        ("Giấy đồng ý DY2.pdf, lưu ở tủ 3", "static/hs/dy2.pdf", "/hs/dy2.pdf"),
        ("dy1.pdf, dy2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        ("giay%20dy2.pdf", "static/giay dy2.pdf", "/giay dy2.pdf"),
        ("https://a.vn/dy2.pdf", "static/dy2.pdf", "/dy2.pdf"),
        ("le-van-mau/dy2.pdf", "content/ho-so/mau/dy2.pdf", "../ho-so/mau/dy2.pdf"),
    ] {
        let site = site();
        let record = site.0.join("content/ho-so/mau/ho-so.yaml");
        let text = std::fs::read_to_string(&record)
            .expect("the record")
            .replace("van_ban: dy.pdf", &format!("van_ban: \"{named}\""));
        std::fs::write(&record, text).expect("the record");
        site.write(file, format!("%PDF-1.4 {SECRET}"));
        offer(&site, offered);
        assert!(codes(&site, named).contains(&Code::PrivateFile), "{named}");
    }
}

#[test]
fn a_copy_is_what_it_is_a_copy_of() {
    let copy = |site: &Scratch, from: &str, to: &str| {
        site.write(to, std::fs::read(site.0.join(from)).expect("the original"));
    };
    for (from, to, offered) in [
        ("content/ho-so/mau/dy.pdf", "static/sub/paper.pdf", None),
        ("content/ho-so/mau/dy.pdf", "content/bai-viet/2025/paper2.pdf", Some("2025/paper2.pdf")),
        ("content/ho-so/rut.pdf", "static/rut2.pdf", None),
        ("content/ho-so/rut.pdf", "content/bai-viet/2025/rut2.pdf", Some("2025/rut2.pdf")),
        ("content/ho-so/rut.png", "static/copywd.png", None),
        ("content/ho-so/mau/ho-so.yaml", "static/r.txt", None),
        ("content/ho-so/mau/ho-so.yaml", "static/r", None),
        ("content/ho-so/mau/ho-so.yaml", "static/r2.csv", Some("/r2.csv")),
        ("content/ho-so/mau/ho-so.yaml", "content/bai-viet/r.txt", Some("r.txt")),
        ("content/ho-so/rut/chuyen.md", "static/chuyen.txt", None),
    ] {
        let site = site();
        site.write("content/ho-so/rut.png", format!("PNG {SECRET}"));
        site.write("content/ho-so/rut/chuyen.md", SECRET);
        copy(&site, from, to);
        if let Some(offered) = offered {
            offer(&site, offered);
        }
        let codes = codes(&site, to);
        // The story's own words tell a number, and are told for that.
        let tells = to == "static/chuyen.txt" && codes.contains(&Code::PrivateData);
        assert!(tells || codes.contains(&Code::FileHeldBack) || codes.contains(&Code::PrivateFile), "{to}");
    }
    // A record that has been changed, and lost its lines.
    let site = site();
    site.write("static/r.json", format!("{{\"ten\": \"A\", \"noi_bo\": {{\"sdt\": \"{SECRET}\"}}}}"));
    assert!(codes(&site, "r.json").contains(&Code::PrivateFile));
    let shown = vuonhoa::pipeline::text_of(&site.0, &vuonhoa::path::SourcePath::new("static/r.json"));
    assert!(!shown.expect("a text").contains(SECRET));
    // What has other bytes is another file; and what a published record shows is shown.
    let site = self::site();
    site.write("content/ho-so/rut.png", "PNG 1");
    site.write("static/khac.png", "PNG 2");
    site.write("content/bai-viet/chung.png", "PNG 1");
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\n![Lễ](chung.png)\n");
    site.write("static/chung.png", "PNG 1");
    assert!(!codes(&site, "shown").contains(&Code::FileHeldBack));
}

/// A record with an error is dropped before the gates; what it has stays all the same.
#[test]
fn a_record_that_cannot_be_read_is_held_back() {
    let photograph = format!(
        "chan_dung: /mau.pdf\nanh: [{{tep: ../chung/nhom 1.pdf, chu_thich: x}}]\nbai_viet: chuyen.md\n{CONSENT}"
    );
    for (record, body) in [
        ("content/ho-so/q.yaml", format!("ten: Q\nloai: ca_nhan\ntrang_thai: da_rut\nkhong_co_khoa: 1\n{photograph}")),
        ("content/ho-so/q.yaml", format!("ten: Q: P\n{photograph}")),
        ("content/ho-so/q.yaml", format!("loai: ca_nhan\ntrang_thai: da_duyet\n{photograph}")),
        ("content/ho-so/q/ho-so.yaml", format!("ten: Q\nloai: [\n{}", photograph.replace("../chung", "../../chung"))),
    ] {
        let site = site();
        site.write(record, body);
        let folder = if record.ends_with("ho-so/q.yaml") { "content/ho-so" } else { "content/ho-so/q" };
        site.write(&format!("{folder}/chuyen.md"), "![x](anh/trong-bai.pdf)\n");
        for file in ["content/ho-so/q.pdf", "content/ho-so/q/1.pdf", "static/mau.pdf", "content/chung/nhom 1.pdf"] {
            site.write(file, SECRET);
        }
        site.write(&format!("{folder}/anh/trong-bai.pdf"), SECRET);
        site.write(&format!("{folder}/dy.pdf"), SECRET);
        let dy = if folder == "content/ho-so" { "../ho-so/dy.pdf" } else { "../ho-so/q/dy.pdf" };
        offer(&site, if record.ends_with("q.yaml") { "../ho-so/q.pdf" } else { "../ho-so/q/1.pdf" });
        assert!(codes(&site, record).contains(&Code::PrivateFile), "{record}");
        offer(&site, dy);
        assert!(codes(&site, record).contains(&Code::PrivateFile), "{record}: the paper");
    }
    // The notice stands at its address although another key is wrong.
    let site = site();
    site.write("content/ho-so/q.yaml", "ten: Q: P\ntrang_thai: da_rut\n");
    site.write("content/ho-so/p.yaml", "loai: ca_nhan\nten: P\ntrang_thai: da_rut\nkhoa_la: 1\n");
    site.write("content/ho-so/f.yaml", "{loai: ca_nhan, ten: F, trang_thai: da_rut, khoa_la: 1}\n");
    let (files, outcome) = built(&Options { keep_going: true, ..options(&site.0) });
    for page in ["ho-so/q/index.html", "ho-so/p/index.html", "ho-so/f/index.html"] {
        assert!(String::from_utf8_lossy(&files[page]).contains("noindex"), "{page}");
    }
    assert_eq!(outcome.held_back.iter().filter(|held| held.path.as_str() != "content/ho-so/rut.yaml").count(), 3);
}

/// A short name of a draft is in the names of folders and of other people's files.
#[test]
fn a_draft_keeps_its_own_files_only() {
    let site = site();
    site.write("content/bai-viet/viet.md", "---\ntieu_de: V\nngay: 1/5/2021\nnhap: true\n---\nBài.\n");
    site.write("content/ho-so/o.yaml", "loai: ca_nhan\nten: Lê Ơ\n");
    for file in ["content/bai-viet/b.pdf", "content/bai-viet/viet-nam.pdf", "content/ho-so/khong-co-o.pdf"] {
        site.write(file, "%PDF-1.4");
        offer(&site, &format!("../{}", file.strip_prefix("content/").expect("in content")));
        assert!(!codes(&site, file).contains(&Code::PrivateFile), "{file}");
    }
}

/// A record under another name is refused as a record, and what stands in it is told by nothing: neither by its sentence nor by
/// the line that it shows.
#[cfg(unix)]
#[test]
fn nothing_internal_is_told_of_a_record_under_another_name() {
    let number = "0912345678";
    for (to, more) in [("ho-so.yaml", ""), ("ban-sao.txt", ""), ("utf16.txt", "")] {
        let site = site();
        let path = site.0.join("content/ho-so/mau/ho-so.yaml");
        let record = std::fs::read_to_string(&path).expect("the record").replace(SECRET, number) + more;
        std::fs::write(&path, &record).expect("the record");
        match to {
            "ho-so.yaml" => std::os::unix::fs::symlink("../content/ho-so/mau/ho-so.yaml", site.0.join("static/x.txt"))
                .expect("a link"),
            "ban-sao.txt" => site.write("static/x.txt", &record),
            _ => {
                let units = record.encode_utf16().flat_map(u16::to_le_bytes);
                site.write("static/x.txt", [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>());
            }
        }
        let (_, Outcome { findings, .. }) = built(&Options { keep_going: true, ..options(&site.0) });
        assert!(findings.iter().any(|finding| finding.code == Code::PrivateFile), "{to}: {findings:?}");
        let told = vuonhoa::cli::render(
            &findings,
            &site.0,
            &vuonhoa::cli::Messages::new(vuonhoa::cli::Language::Vietnamese),
            false,
        );
        assert!(!told.contains(number), "{to}: {told}");
    }
}

/// Nobody can tell what a record says that cannot be read: it is held back, with its files, however it cannot.
#[cfg(unix)]
#[test]
fn a_record_behind_a_link_that_leads_nowhere_keeps_its_files() {
    use std::os::unix::fs::symlink;
    let nowhere: fn(&Path) = |place| symlink("khong-co.yaml", place).expect("a link");
    let itself: fn(&Path) = |place| symlink(place.file_name().expect("a name"), place).expect("a link");
    let outside: fn(&Path) = |place| symlink("/etc/hostname", place).expect("a link");
    let folder: fn(&Path) = |place| std::fs::create_dir(place).expect("a folder");
    let pipe: fn(&Path) = |place| {
        assert!(std::process::Command::new("mkfifo").arg(place).status().expect("mkfifo").success());
    };
    let picture = std::fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture");
    for (case, spoil) in
        [("nowhere", nowhere), ("itself", itself), ("outside", outside), ("folder", folder), ("pipe", pipe)]
    {
        for place in ["content/ho-so/xa.yaml", "content/ho-so/xa/ho-so.yaml"] {
            let site = site();
            let own = if place.ends_with("xa.yaml") { "content/ho-so/xa.jpg" } else { "content/ho-so/xa/xa.jpg" };
            site.write(own, &picture);
            let away = own.strip_prefix("content/").expect("content");
            site.write(
                "content/bai-viet/a.md",
                format!("---\ntieu_de: A\nngay: 1/5/2021\n---\n![Một người](../{away})\n\n[Xem](@/ho-so/xa)\n"),
            );
            spoil(&site.0.join(place));
            let going = Options { keep_going: true, ..options(&site.0) };
            let (files, Outcome { findings, .. }) = built(&going);
            let pictures: Vec<&String> = files.keys().filter(|path| path.contains("/xa")).collect();
            assert!(pictures.is_empty(), "{case} {place}: {pictures:?} {findings:?}");
        }
    }
}
