//! Proofs of yearbooks: what lies there is never replaced, and what they tell is what the files hold.

use crate::support::{Scratch, copy, repository};
use crate::yearbook::pages;
use std::process::{Command, Output};

fn site() -> Scratch {
    let site = Scratch::new("ban-thao");
    copy(&repository().join("tests/cmd/sites/xin-y-kien"), &site.0);
    site
}

fn run(site: &Scratch, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
    command.args(arguments).arg("--site").arg(&site.0).args(["--clock", "2021-06-01", "--lang", "en"]);
    let output = command.output().expect("the program");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_proof_that_somebody_has_written_on_stays() {
    let site = site();
    let proofs = site.0.join("print/2021/proof");
    let text = |path: &str| std::fs::read(proofs.join(path)).expect(path);
    run(&site, &["proof"]);
    std::fs::write(proofs.join("2021-06-01/ky-duyet.pdf"), "đã ký").expect("a file");
    run(&site, &["proof"]);
    assert_eq!(text("2021-06-01/ky-duyet.pdf"), "đã ký".as_bytes());
    assert!(proofs.join("2021-06-01/ky-duyet-2.pdf").exists() && !proofs.join("2021-06-01-2").exists());
    // Another state of the same day is another proof, and a build leaves both.
    let record = std::fs::read_to_string(site.0.join("content/ho-so/lan-thi-mau.yaml")).expect("a record");
    site.write("content/ho-so/lan-thi-mau.yaml", record.replace("sáng đèn", "sáng trăng"));
    run(&site, &["proof"]);
    let told = said(&run(&site, &["proof", "--compare", "2021-06-01", "2021-06-01-2"]));
    assert!(
        told.contains("Lan Thị Mẫu") && told.contains("One page differs, of 8") && !told.contains("Dũng"),
        "{told}"
    );
    run(&site, &["build"]);
    for name in ["2021-06-01/ban-thao.json", "2021-06-01-2/ban-thao.json", "2021-06-01/ky-duyet-2.pdf"] {
        assert!(proofs.join(name).exists(), "{name}");
    }
}

#[test]
fn the_papers_tell_what_the_files_hold() {
    let site = site();
    let record = "loai: ca_nhan\nten: Sửu Văn Mẫu\nchuc_vu: [{ten: Tổ trưởng, don_vi: chi-bo-2}]\nnam: [2021]\n\
                  trang_thai: da_duyet\nduyet: {nguoi: Ban biên tập, ngay: 31/5/2021}\n\
                  dong_y: {tinh_trang: co, pham_vi: [trang, ky_yeu]}\nnoi_bo: {ghi_chu: 77 người}\n\
                  noi_dung: |\n  Đêm ấy có 12 người.\n\n  Đêm sau 10 người.\n";
    site.write("content/ho-so/suu-van-mau.yaml", record);
    run(&site, &["proof"]);
    let paper = |name: &str| pages(&site.0.join("print/2021/proof/2021-06-01").join(name));
    let names = paper("ten-chuc-vu.pdf").concat().replace('\u{200b}', "");
    assert!(names.contains("tổ trưởng, chi bộ 2"), "{names}");
    assert!(names.replace(' ', "").contains("content/ho-so/suu-van-mau.yaml:2"), "{names}");
    let numbers = paper("kiem-so.pdf").concat();
    assert!(numbers.contains("12 người") && numbers.contains("10 người (người trực kè mỗi đêm)"), "{numbers}");
    assert!(!numbers.contains("77"), "what is internal is not looked through: {numbers}");
    let signing = paper("ky-duyet.pdf");
    assert_eq!(signing.len(), 2, "a leaf for each unit: {signing:#?}");
    assert!(signing[0].contains("chi bộ 1") && signing[0].contains("lan thị mẫu") && !signing[0].contains("sửu"));
    assert!(signing[1].contains("sửu văn mẫu") && signing[1].contains("dũng văn mẫu"));
    // What nobody reads in the book changes no signature.
    run(&site, &["proof", "--sign", "chi-bo-2", "--by", "Ông Bí thư Mẫu"]);
    let approved = record.replace("Ban biên tập", "Ban tuyên giáo").replace("77 người", "78 người");
    site.write("content/ho-so/suu-van-mau.yaml", format!("# sửa\n{approved}"));
    let told = said(&run(&site, &["proof"]));
    assert!(told.contains("Signed: chi-bo-2") && !told.contains("Lapsed"), "{told}");
}

#[test]
fn pages_that_only_move_are_the_same_and_the_foreword_is_signed_too() {
    let site = site();
    let book = site.0.join("content/ky-yeu/2021/ky-yeu.yaml");
    let record = std::fs::read_to_string(&book).expect("a record");
    site.write("content/ky-yeu/2021/ky-yeu.yaml", format!("{record}mo_dau: [loi-noi-dau.md]\n"));
    site.write("content/ky-yeu/2021/loi-noi-dau.md", "---\ntieu_de: Lời nói đầu\n---\nMột lời.\n");
    run(&site, &["proof"]);
    run(&site, &["proof", "--sign", "ban-bien-tap", "--by", "Bà Lê Thị Biên, Trưởng ban"]);
    // The first entry grows by pages, and everybody after it comes to stand further on.
    let first = "content/ho-so/dung-van-mau.yaml";
    let told = std::fs::read_to_string(site.0.join(first)).expect("a record");
    let more = "  Thêm một đoạn dài về việc đã làm trong năm ấy ở tổ dân phố, ngày nào cũng vậy.\n\n".repeat(60);
    let (before, _) = told.split_once("noi_dung:").expect("a story");
    site.write(first, format!("{before}noi_dung: |\n{more}"));
    let again = said(&run(&site, &["proof"]));
    assert!(!again.contains("Lê Thị Biên") || !again.contains("lapsed"), "the foreword is as it was signed: {again}");
    let compared = said(&run(&site, &["proof", "--compare", "2021-06-01", "2021-06-01-2"]));
    assert!(compared.contains("Dũng"), "{compared}");
    assert!(!compared.contains("Lan Thị"), "she only moved: {compared}");
    site.write("content/ky-yeu/2021/loi-noi-dau.md", "---\ntieu_de: Lời nói đầu\n---\nHai lời.\n");
    let lapsed = said(&run(&site, &["proof"]));
    assert!(lapsed.contains("Lời nói đầu"), "{lapsed}");
}

/// A paper that comes back late is recorded for what was read, and it is said at once that it no longer holds.
#[test]
fn a_signature_is_recorded_once_and_a_late_one_is_told() {
    let site = site();
    run(&site, &["proof"]);
    let sign = ["proof", "--sign", "chi-bo-1", "--by", "Ông Bí thư Mẫu"];
    let first = said(&run(&site, &sign));
    assert!(first.contains("Recorded") && !first.contains("lapsed"), "{first}");
    let mut again = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
    let again = again.args(sign).arg("--site").arg(&site.0).args(["--clock", "2021-06-02", "--lang", "en"]).output();
    let again = again.expect("the program");
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("not recorded again"), "{}", said(&again));
    let signatures = std::fs::read_to_string(site.0.join("content/danh-muc/ky-duyet.yaml")).expect("signatures");
    assert_eq!(signatures.matches("- id:").count(), 1, "{signatures}");
    let record = std::fs::read_to_string(site.0.join("content/ho-so/dung-van-mau.yaml")).expect("a record");
    site.write("content/ho-so/dung-van-mau.yaml", record.replace("noi_dung: ", "noi_dung: Thêm một câu. "));
    let late = said(&run(&site, &["proof", "--sign", "chi-bo-2", "--by", "Bà Chi ủy Mẫu"]));
    assert!(late.contains("Recorded") && late.contains("lapsed at once") && late.contains("Dũng Văn Mẫu"), "{late}");
}

/// One picture in two files is gone through once.
#[test]
fn a_picture_stands_once_on_the_sheet_with_all_its_places() {
    let site = site();
    let picture = std::fs::read(repository().join("tests/bad/no-alt/static/le.jpg")).expect("a picture");
    for (id, unit) in [("lan-thi-mau", "chi-bo-1"), ("dung-van-mau", "chi-bo-2")] {
        site.write(&format!("content/ho-so/{id}.jpg"), &picture);
        let path = format!("content/ho-so/{id}.yaml");
        let record = std::fs::read_to_string(site.0.join(&path)).expect("a record");
        let portrait =
            format!("chan_dung: {{tep: {id}.jpg, mo_ta: Ảnh, chu_thich: Cùng một ảnh, tac_gia: Ông {unit}}}\n");
        site.write(&path, format!("{record}\n{portrait}"));
    }
    run(&site, &["proof"]);
    let sheet = pages(&site.0.join("print/2021/proof/2021-06-01/anh.pdf")).concat().replace('\u{200b}', "");
    let bare = sheet.replace([' ', '\n'], "");
    assert_eq!(bare.matches("cùngmộtảnh").count(), 1, "{sheet}");
    assert!(bare.contains("6,7"), "the pages of both: {sheet}");
}
