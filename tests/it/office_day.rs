//! A day in an office: 158 commendations typed in TCVN3, three stories of Word with pictures, thirty portraits and a merger
//! become a site and a book. Every command that it takes is counted.

use crate::import_roster::to_tcvn3;
use crate::import_word::paper_with_a_picture;
use crate::support::{Scratch, repository};
use crate::unit_changes::text_of;
use crate::yearbook::FINAL;
use rust_xlsxwriter::{Format, Workbook};
use std::cell::Cell;
use std::process::Command;

const PEOPLE: usize = 158;
const FAMILIES: [&str; 6] = ["Nguyễn Văn", "Trần Thị", "Lê Hữu", "Phạm Ngọc", "Hoàng Xuân", "Đặng Minh"];
const GIVEN: [&str; 27] = [
    "Hường",
    "Lụa",
    "Mười",
    "Bảy",
    "Thủy",
    "Nghĩa",
    "Quỳnh",
    "Dũng",
    "Vĩnh",
    "Kỷ",
    "Phượng",
    "Thắng",
    "Hạnh",
    "Bích",
    "Cường",
    "Đức",
    "Giang",
    "Hòa",
    "Khánh",
    "Liên",
    "Nhân",
    "Oanh",
    "Phúc",
    "Sơn",
    "Tâm",
    "Uyên",
    "Việt",
];
const UNITS: [&str; 4] = ["Xã Hoa Lan", "Xã Hoa Mai", "Trường Tiểu học Hoa Mai", "Trạm Y tế Hoa Mai"];

fn name(n: usize) -> String {
    format!("{} {}", FAMILIES[n / GIVEN.len()], GIVEN[n % GIVEN.len()])
}

/// The roster as the office keeps it: a title, a line of headings, a typeface of before Unicode.
fn roster() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let old = Format::new().set_font_name(".VnTime");
    let mut write = |row: usize, column: usize, text: &str| {
        let typed = to_tcvn3(text).unwrap_or_else(|| panic!("{text} in TCVN3"));
        sheet.write_string_with_format(row as u32, column as u16, typed, &old).expect("a cell");
    };
    write(0, 0, "Danh sách khen thưởng năm 2024");
    let head = [
        "STT",
        "Họ và tên",
        "Chức vụ",
        "Đơn vị",
        "Thành tích",
        "Hình thức khen thưởng",
        "Số quyết định",
        "Ngày quyết định",
    ];
    head.iter().enumerate().for_each(|(column, heading)| write(2, column, heading));
    for n in 0..PEOPLE {
        let cells = [
            (n + 1).to_string(),
            name(n),
            "Tổ trưởng".to_owned(),
            UNITS[n % UNITS.len()].to_owned(),
            format!("Giúp đỡ {} hộ nghèo trong thôn", n + 2),
            "Giấy khen của Chủ tịch ủy ban nhân dân cấp xã".to_owned(),
            format!("{}/QĐ-UBND", 10 + n % 3),
            "15/5/2024".to_owned(),
        ];
        cells.iter().enumerate().for_each(|(column, cell)| write(3 + n, column, cell));
    }
    workbook.save_to_buffer().expect("a workbook")
}

struct Office {
    folder: Scratch,
    commands: Cell<usize>,
}

impl Office {
    fn run(&self, arguments: &[&str]) -> String {
        self.said(arguments).0
    }

    /// What a command prints, and what it says beside.
    fn said(&self, arguments: &[&str]) -> (String, String) {
        self.commands.set(self.commands.get() + 1);
        let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
            .args(arguments)
            .current_dir(&self.folder.0)
            .env("SOURCE_DATE_EPOCH", "1782000000")
            .output()
            .expect("the program");
        let (told, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}\n{told}\n{said}");
        (told.into_owned(), said.into_owned())
    }

    fn edit(&self, path: &str, edit: impl FnOnce(String) -> String) {
        let text = std::fs::read_to_string(self.folder.0.join(path)).unwrap_or_default();
        self.folder.write(path, edit(text));
    }

    /// What the office does with papers of consent and with proofs: here everybody has said yes and all is approved.
    fn consents_and_approvals(&self) {
        let records = walkdir::WalkDir::new(self.folder.0.join("content/ho-so")).into_iter().filter_map(Result::ok);
        for record in records.filter(|entry| entry.file_name() == "ho-so.yaml") {
            let text = std::fs::read_to_string(record.path()).expect("a record");
            let text: String =
                text.lines().filter(|line| !line.starts_with("trang_thai:")).map(|line| format!("{line}\n")).collect();
            let approved = "trang_thai: da_duyet\nduyet: {nguoi: Ban biên tập, ngay: 1/6/2026}\n\
                            dong_y: {tinh_trang: co, ngay: 20/5/2026, pham_vi: [trang, ky_yeu], van_ban: \"Cặp đồng ý 2026\"}\n";
            std::fs::write(record.path(), text + approved).expect("a record");
        }
        for article in walkdir::WalkDir::new(self.folder.0.join("content/bai-viet")).into_iter().filter_map(Result::ok)
        {
            if article.path().extension().is_some_and(|suffix| suffix == "md") {
                let text = std::fs::read_to_string(article.path()).expect("an article");
                std::fs::write(article.path(), text.replace("nhap: true\n", "")).expect("an article");
            }
        }
    }
}

#[test]
fn a_day_takes_fewer_than_fifteen_commands() {
    let office = Office { folder: Scratch::new("office-day"), commands: Cell::new(0) };
    let picture = std::fs::read(repository().join("tests/bad/no-alt/static/le.jpg")).expect("a picture");
    office.folder.write("den/khen-thuong.xlsx", roster());
    for n in 0..3 {
        let paper = paper_with_a_picture(&format!("Chuyện của {}", name(n)), &picture);
        office.folder.write(&format!("den/bai/chuyen-{n}.docx"), paper);
    }
    for n in 0..30 {
        office.folder.write(&format!("den/anh/{}.jpg", name(n * 5)), &picture);
    }
    office.folder.write("site.yaml", "tieu_de: Vườn hoa xã Hoa Mai\nbase_url: https://hoamai.example.vn/\n");
    office.run(&["import", "roster", "den/khen-thuong.xlsx", "--add", "units,decisions", "--yes"]);
    office.run(&["import", "articles", "den/bai", "--yes"]);
    office.run(&["import", "photographs", "den/anh", "--yes"]);
    // On 1 July 2025 Hoa Lan was merged into Hoa Mai.
    office.edit("content/danh-muc/don-vi.yaml", |units| {
        let merged = "  thay_doi: [{ngay: 1/7/2025, loai: nhap, thanh: xa-hoa-mai, can_cu: Nghị quyết mẫu}]";
        let edited = units.replace("ten: Xã Hoa Lan\n", &format!("ten: Xã Hoa Lan\n{merged}\n"));
        assert_ne!(edited, units);
        edited
    });
    let forms = office.run(&["consent", "--form", "--unit", "tram-y-te-hoa-mai"]);
    assert_eq!(forms.lines().filter(|line| line.contains("print/xin-y-kien/")).count(), 39, "a form for each: {forms}");
    office.consents_and_approvals();
    office.edit("content/ky-yeu/k/ky-yeu.yaml", |_| {
        let parts = "phan:\n  - {tieu_de: Chuyện kể, chon: {lay: bai_viet, nam: 2026}}\n  - {tieu_de: Gương mặt, bo_cuc: bang, sap_xep: [ten]}\n";
        format!("tieu_de: Người tốt, việc tốt\n{FINAL}{parts}phu_luc: [khen_thuong]\nbang_tra: [ten, don_vi]\n")
    });
    office.run(&["check"]);
    let coverage = office.run(&["list", "coverage"]);
    office.run(&["build"]);
    office.run(&["yearbook", "k", "--finish", "screen", "--format", "pdf"]);
    let in_book = office.run(&["list", "in-book", "k"]);
    office.run(&["proof", "k"]);
    office.run(&["proof", "k", "--sign", "xa-hoa-mai", "--by", "Ông Chủ tịch Mẫu"]);
    office.edit("content/ho-so/nguyen-van-lua/ho-so.yaml", |record| {
        let edited = record.replace("3 hộ nghèo", "4 hộ nghèo");
        assert_ne!(edited, record);
        edited
    });
    let (_, proof) = office.said(&["proof", "k", "--lang", "en"]);
    assert!(proof.contains("Lapsed: the signature of Ông Chủ tịch Mẫu") && proof.contains("Nguyễn Văn Lụa"), "{proof}");
    office.run(&["export", "roll", "bang-khen.csv"]);
    office.run(&["export", "statistics", "thong-ke.xlsx"]);
    assert!(office.commands.get() < 15, "{} commands", office.commands.get());

    assert!(!coverage.contains("Xã Hoa Lan"), "{coverage}");
    let mai = coverage.lines().find(|line| line.starts_with("Xã Hoa Mai\t")).expect("the unit");
    assert!(mai.starts_with("Xã Hoa Mai\t80\t"), "40 of its own and 40 of the one merged into it: {mai}");
    assert_eq!(in_book.lines().filter(|line| line.starts_with("ho-so\t")).count(), PEOPLE);
    let read = |path: &str| {
        std::fs::read_to_string(office.folder.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let roll = read("bang-khen.csv");
    assert_eq!(roll.matches("Xã Hoa Lan").count(), 40, "under the name of the time");
    let page = |name: &str| read(&format!("public/don-vi/{name}/index.html")).replace('\u{a0}', " ");
    assert!(page("xa-hoa-lan").contains("Nay là") && page("xa-hoa-mai").contains("Tiền thân"));
    let text = text_of(&office.folder, "print/k/k-doc.pdf").replace('\u{a0}', " ");
    for n in 0..PEOPLE {
        let name = name(n);
        assert!(text.contains(&name) && roll.contains(&name), "{name}");
    }
    for n in 0..3 {
        assert!(text.to_lowercase().contains(&format!("chuyện của {}", name(n).to_lowercase())), "{n}");
    }
    let portraits = walkdir::WalkDir::new(office.folder.0.join("content/ho-so")).into_iter().filter_map(Result::ok);
    assert_eq!(portraits.filter(|entry| entry.path().extension().is_some_and(|suffix| suffix == "jpg")).count(), 30);
}
