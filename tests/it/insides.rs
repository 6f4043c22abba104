//! What files hold that readers would be given: papers of ours about consent under other names, and words that are packed.

use crate::support::Scratch;
use crate::withdraw::run;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One who has consented, and one who has not been asked.
fn site() -> Scratch {
    let site = Scratch::new("insides");
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\nco_quan: {ten: Ban A (cơ quan mẫu)}\n");
    let person = |name: &str, more: &str| {
        format!(
            "loai: ca_nhan\nten: {name}\nmau: true\ntom_tat: Một việc tốt.\ntrang_thai: da_duyet\n\
             duyet: {{nguoi: Lê An, ngay: 1/4/2021}}\n{more}"
        )
    };
    site.write(
        "content/ho-so/co.yaml",
        person("Lê Văn Có", "dong_y: {tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang, ky_yeu]}\n"),
    );
    site.write("content/ho-so/chua.yaml", person("Đinh Thị Chưa Hỏi", "dong_y: {tinh_trang: dang_xin}\n"));
    site
}

fn found(folder: &Path, suffix: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry").into_path());
    files.filter(|path| path.extension().is_some_and(|known| known == suffix)).collect()
}

/// Whatever they are called and wherever they lie.
#[test]
fn papers_of_ours_about_consent_reach_nobody() {
    let site = site();
    let book = "tieu_de: Sách\nnam: 2021\nmau: true\nkho: A5\nphan:\n  - {tieu_de: Người, chon: {loai: [ca_nhan]}}\n";
    site.write("content/ky-yeu/sach/ky-yeu.yaml", book);
    let print = site.0.join("print");
    for arguments in [&["consent", "--form", "chua"][..], &["proof", "sach"]] {
        let (status, words) = run(&site.0, arguments);
        assert_eq!(status, 0, "{words}");
    }
    for table in ["so.xlsx", "so.csv"] {
        let (status, words) = run(&site.0, &["consent", "--table", &site.0.join(table).display().to_string()]);
        assert_eq!(status, 0, "{words}");
    }
    let mut papers = found(&print, "pdf");
    // Photographs and preflights of a proof say nothing of consent, but are papers of it as well.
    assert!(papers.len() > 3, "{papers:?}");
    papers.extend([site.0.join("so.xlsx"), site.0.join("so.csv")]);
    let mut links = String::new();
    for (number, paper) in papers.iter().enumerate() {
        let suffix = paper.extension().expect("a suffix").to_string_lossy().into_owned();
        let bytes = fs::read(paper).expect("a paper");
        site.write(&format!("static/tap-{number}.{suffix}"), &bytes);
        site.write(&format!("content/bai-viet/bao-{number}.{suffix}"), &bytes);
        links.push_str(&format!("[báo {number}](bao-{number}.{suffix})\n"));
    }
    site.write("content/bai-viet/a.md", format!("---\ntieu_de: A\nngay: 1/5/2021\n---\n{links}"));
    let (status, words) = run(&site.0, &["build", "--keep-going"]);
    assert_eq!(status, 1, "{words}");
    for (number, paper) in papers.iter().enumerate() {
        let suffix = paper.extension().expect("a suffix").to_string_lossy().into_owned();
        for name in [format!("tap-{number}.{suffix}"), format!("bao-{number}.{suffix}")] {
            assert!(words.contains(&name), "{name} of {}: {words}", paper.display());
            let there = found(&site.0.join("public"), &suffix).into_iter().any(|path| path.ends_with(&name));
            assert!(!there, "{name} of {}", paper.display());
        }
    }
}

/// A paper of Word of these paragraphs.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let text: String = paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{text}</w:body></w:document>")),
    ])
}

fn sheet(cells: &[&str]) -> Vec<u8> {
    let cells: String = cells.iter().map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")).collect();
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn words_of_packed_papers_are_read_as_those_of_texts() {
    let site = site();
    site.write("static/khen.docx", word(&["Khen bà Đinh Thị Chưa Hỏi."]));
    site.write("static/bang.xlsx", sheet(&["1", "Đinh Thị Chưa Hỏi", "Giấy khen"]));
    site.write("content/bai-viet/kem.docx", word(&["Biểu dương Đinh Thị Chưa Hỏi"]));
    site.write("content/bai-viet/nhap.docx", word(&["Đinh Thị Chưa Hỏi, 0912 345 678"]));
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\n[kèm](kem.docx)\n");
    let (_, words) = run(&site.0, &["check"]);
    for file in ["static/khen.docx", "static/bang.xlsx", "content/bai-viet/kem.docx"] {
        assert!(words.lines().any(|line| line.contains(file)), "{file}: {words}");
    }
    assert!(words.contains("Đinh Thị Chưa Hỏi") && words.contains("unconsented"), "{words}");
    // What nothing offers to readers is the office's own.
    assert!(!words.contains("private-data"), "{words}");

    site.write("static/lien-he.docx", word(&["Gọi 0912 345 678"]));
    site.write("static/ds.xlsx", sheet(&["Số CCCD", "001085012345"]));
    site.write("content/bai-viet/kem.docx", word(&["Gọi 0987 654 321"]));
    let (status, words) = run(&site.0, &["build", "--keep-going"]);
    assert_eq!(status, 1, "{words}");
    for told in ["0912 345 678", "001085012345", "0987 654 321"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    for suffix in ["docx", "xlsx"] {
        for path in found(&site.0.join("public"), suffix) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(!["lien-he.docx", "ds.xlsx", "kem.docx"].contains(&name.as_str()), "{name}");
        }
    }
}

/// A folder where a record was: nobody can say whose the picture beside it is any more.
#[test]
fn a_folder_in_the_place_of_a_record_holds_its_files_back() {
    let site = site();
    let picture = fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture");
    site.write("content/ho-so/mat.jpg", &picture);
    site.write("content/ho-so/mat.yaml/ghi-chu.txt", "x");
    let record = fs::read_to_string(site.0.join("content/ho-so/co.yaml")).expect("the record");
    let photo = "chan_dung: {tep: mat.jpg, mo_ta: x, chu_thich: x, tac_gia: x}\n";
    site.write("content/ho-so/co.yaml", record + photo);
    let (status, words) = run(&site.0, &["check"]);
    assert_eq!(status, 1, "{words}");
    assert!(words.contains("not-a-file") && words.contains("private-file"), "{words}");
    // One that has a record of its own is only called so.
    site.write("content/ho-so/mat.yaml/ho-so.yaml", "loai: ca_nhan\nten: Lê Thị Mát\n");
    let (_, words) = run(&site.0, &["check"]);
    assert!(!words.contains("not-a-file"), "{words}");
}
