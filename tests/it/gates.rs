//! What the gates let through, and what is told of what they hold back.

use crate::support::{Scratch, built, options};
use std::process::Command;
use vuonhoa::diagnostic::{Arg, Code, Severity};
use vuonhoa::model::Reason;
use vuonhoa::pipeline::{Options, Outcome};

const SITE: &str = "tieu_de: A\nbase_url: https://a.vn/\n";
const APPROVED: &str = "trang_thai: da_duyet\nduyet: {nguoi: B, ngay: 20/5/2021}\ntom_tat: Một việc.\n";

fn site(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new("gates");
    scratch.write("site.yaml", SITE);
    scratch.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
    files.iter().for_each(|(path, text)| scratch.write(path, text));
    scratch
}

fn told(outcome: &Outcome) -> Vec<(Code, Severity)> {
    let mut told: Vec<_> = outcome.findings.iter().map(|finding| (finding.code, finding.severity)).collect();
    told.dedup();
    told
}

#[test]
fn what_is_held_back_is_checked_and_told_as_warnings() {
    let draft = "loai: tap_the\nten: Tổ\ndon_vi: [khong-co]\nthanh_tich: [Gọi 0912 345 678]\nchan_dung: khong-co.jpg\n\
                 anh: [{tep: to.jpg}]\nnoi_dung: |\n  [Lê](@/bai-viet/khong-co), [giấy](../b.yaml)\n";
    let check = |status: &str| {
        let scratch = site(&[
            ("content/ho-so/to/ho-so.yaml", &format!("{draft}trang_thai: {status}\n")),
            ("content/ho-so/to/to.jpg", "ảnh"),
            ("content/ho-so/b.yaml", "loai: tap_the\nten: B\n"),
        ]);
        told(&built(&options(&scratch.0)).1)
    };
    for status in ["ban_nhap", "cho_duyet", "da_duyet"] {
        let told = check(status);
        assert!(told.iter().all(|(_, severity)| *severity == Severity::Warning), "{status}: {told:?}");
        for code in [Code::UnknownReference, Code::BrokenLink, Code::MissingFile, Code::PrivateFile, Code::PrivateData]
        {
            assert!(told.contains(&(code, Severity::Warning)), "{status}: {code} is not in {told:?}");
        }
        // That a draft is poor is no news.
        assert_eq!(told.len(), 5, "{status}: {told:?}");
    }
    assert_eq!(check("da_rut"), [], "what was withdrawn needs no care");
}

#[test]
fn faults_of_a_text_that_is_held_back_stop_no_build() {
    let faults = "[Đơn](C:\\hs\\don.docx)\n\n{{< figure src=\"a.jpg\" >}}\n\n{{khong_co a=}}\n\n[x](javascript:a)\n\n\
                  | A | B |\n|---|---|\n| 1 | 2 | 3 |\n";
    let told_with = |status: &str, approval: &str| {
        let article = format!("---\ntieu_de: B\nngay: 1/5/2021\n{status}\n---\n{faults}");
        let body = faults.replace('\n', "\n  ");
        let scratch = site(&[
            ("content/bai-viet/b.md", &article),
            ("content/ho-so/to.yaml", &format!("loai: tap_the\nten: Tổ\n{approval}\nnoi_dung: |\n  {body}")),
            ("content/ho-so/hai/ho-so.yaml", &format!("loai: tap_the\nten: Tổ hai\n{approval}\nbai_viet: bai.md\n")),
            ("content/ho-so/hai/bai.md", faults),
        ]);
        let outcome = built(&options(&scratch.0)).1;
        assert_eq!(run(&scratch, &["build"]).status.code(), Some(i32::from(outcome.has_errors())));
        outcome.findings.into_iter().filter(|f| f.code.severity() == Severity::Error).collect::<Vec<_>>()
    };
    let codes = [Code::BadScheme, Code::LocalDiskLink, Code::TableCells, Code::BadCall, Code::ForeignCall];
    let draft = told_with("nhap: true", "trang_thai: ban_nhap");
    let approved = told_with("", APPROVED);
    for code in codes {
        let count = |told: &[vuonhoa::diagnostic::Diagnostic], severity| {
            told.iter().filter(|finding| finding.code == code && finding.severity == severity).count()
        };
        assert_eq!(count(&draft, Severity::Warning), 3, "{code} in a draft");
        assert_eq!(count(&approved, Severity::Error), 3, "{code} when it is approved");
    }
    assert!(!draft.iter().any(vuonhoa::diagnostic::Diagnostic::is_error));
    // What is withdrawn needs no care; what only the site holds back may be in a book.
    assert_eq!(told_with("trang_thai: da_rut", "trang_thai: da_rut"), []);
    let person = format!("loai: ca_nhan\nten: Lê An\n{APPROVED}noi_dung: '[Đơn](C:\\hs\\don.docx)'\n");
    let person = format!("{person}dong_y: {{tinh_trang: co, pham_vi: [ky_yeu]}}\n");
    let book = "tieu_de: K\nlen_trang: false\nphan: [{tieu_de: P, chon: {loai: [ca_nhan]}}]\n";
    let scratch = site(&[("content/ho-so/a.yaml", &person), ("content/ky-yeu/k/ky-yeu.yaml", book)]);
    let told = told(&built(&options(&scratch.0)).1);
    assert!(told.contains(&(Code::LocalDiskLink, Severity::Error)), "{told:?}");
}

/// Whoever writes sees in the preview what is written so far; of what is approved only what is sound is published.
#[test]
fn a_draft_with_a_fault_in_its_text_is_previewed() {
    let article = |status: &str| format!("---\ntieu_de: Bài\nngay: 1/5/2021\n{status}---\nXem [tệp](C:\\a.docx).\n");
    let scratch =
        site(&[("content/bai-viet/nhap.md", &article("nhap: true\n")), ("content/bai-viet/xong.md", &article(""))]);
    let mut options = Options { keep_going: true, ..options(&scratch.0) };
    let (files, outcome) = built(&options);
    assert!(!files.contains_key("bai-viet/nhap/index.html") && !files.contains_key("bai-viet/xong/index.html"));
    assert_eq!(outcome.left_out, ["xong"]);
    assert_eq!(told(&outcome), [(Code::LocalDiskLink, Severity::Warning), (Code::LocalDiskLink, Severity::Error)]);
    options.mode.drafts = true;
    let (files, outcome) = built(&options);
    assert!(files.contains_key("bai-viet/nhap/index.html") && !files.contains_key("bai-viet/xong/index.html"));
    assert_eq!(outcome.left_out, ["xong"]);
    assert!(outcome.has_errors());
    // What a draft tells of a person is in no preview that others see, and in no build.
    options.mode.drafts = false;
    let text = format!("{}Gọi 0912 345 678.\n", article("nhap: true\n"));
    scratch.write("content/bai-viet/nhap.md", text);
    let (files, _) = built(&options);
    assert!(!files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("345 678")));
}

/// Its writer is told what is wrong, and the others publish meanwhile; of what does not say that it is a draft, a wrong key
/// may be why it waits.
#[test]
fn a_draft_stops_no_build_whatever_is_wrong_in_it() {
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Chuyện.".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let faults = [
        (Code::NotUtf8, "ten: Tổ\nbai_viet: to.md\n"),
        (Code::UnknownKey, "ten: Tổ\nkhoa_la: 1\n"),
        (Code::BadAddress, "ten: Tổ\nduong_dan: a/b\n"),
        (Code::MissingKey, "tom_tat: Một việc.\n"),
        (Code::YamlSyntax, "ten: \"Tổ\n"),
    ];
    for (code, fault) in faults {
        for (status, wanted) in [
            ("trang_thai: ban_nhap\n", vec![Severity::Warning]),
            ("trang_thai: cho_duyet\n", vec![Severity::Warning]),
            (APPROVED, vec![Severity::Error]),
        ] {
            let scratch = site(&[("content/ho-so/to.yaml", &format!("loai: tap_the\n{status}{fault}"))]);
            scratch.write("content/ho-so/to.md", &wide);
            let of = |outcome: &Outcome| {
                let found = outcome.findings.iter().filter(|finding| finding.code == code);
                found.map(|finding| finding.severity).collect::<Vec<_>>()
            };
            for keep_going in [false, true] {
                let outcome = built(&Options { keep_going, ..options(&scratch.0) }).1;
                assert_eq!(of(&outcome), wanted, "{code}, {status}");
                assert_eq!(outcome.has_errors(), status == APPROVED, "{code}, {status}: {:?}", outcome.findings);
                let held: Vec<&Reason> = outcome.held_back.iter().map(|held| &held.reason).collect();
                if status != APPROVED {
                    let reason = if status.contains("nhap") { Reason::Draft } else { Reason::InReview };
                    let lost = matches!(code, Code::MissingKey | Code::YamlSyntax);
                    assert_eq!(held, [if lost { &Reason::Draft } else { &reason }], "{code}, {status}");
                    assert!(outcome.left_out.is_empty());
                }
            }
            // In a preview, whose writer is at it, they are errors.
            let mut preview = options(&scratch.0);
            preview.mode.drafts = true;
            assert_eq!(of(&built(&preview).1), [Severity::Error], "{code}, {status}");
            // What lies beside it is its own, and stays.
            scratch.write("content/ho-so/to.pdf", "%PDF-1.4");
            scratch.write("content/bai-viet/b.md", "---\ntieu_de: B\nngay: 1/5/2021\n---\n[Tệp](../ho-so/to.pdf).\n");
            if status != APPROVED {
                let (files, outcome) = built(&Options { keep_going: true, ..options(&scratch.0) });
                assert!(told(&outcome).contains(&(Code::PrivateFile, Severity::Error)), "{code}, {status}");
                assert!(files.keys().all(|path| !path.ends_with(".pdf")), "{:?}", files.keys());
            }
        }
        let withdrawn = format!("loai: tap_the\ntrang_thai: da_rut\n{fault}");
        let outcome = built(&options(&site(&[("content/ho-so/to.yaml", &withdrawn)]).0)).1;
        assert!(!outcome.has_errors(), "{code}: {:?}", outcome.findings);
    }
    let silent = built(&options(&site(&[("content/ho-so/to.yaml", "loai: tap_the\nten: T\nkhoa_la: 1\n")]).0)).1;
    assert!(silent.has_errors());
}

/// Whoever thinks that a record is published is told why it is not, and where.
#[test]
fn what_is_held_for_its_approval_is_named_with_its_file() {
    let record =
        format!("loai: tap_the\nten: Tổ\n{APPROVED}khen_thuong: [{{loai: giay-khen-xa, nam: 2030}}]\nnoi_dung: A.\n");
    let scratch =
        site(&[("content/ho-so/to.yaml", &record), ("content/ho-so/nhap.yaml", "loai: tap_the\nten: Nháp\n")]);
    let output = run(&scratch, &["check"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("có việc ghi ngày 2030 chưa đến, xem lại ngày ấy (Tổ: content/ho-so/to.yaml)"), "{said}");
    assert!(said.contains("bản nháp (Nháp)") && said.contains("[future-date]"), "{said}");
}

#[test]
fn private_data_is_published_by_no_build() {
    let story = format!("loai: tap_the\nten: Tổ\n{APPROVED}noi_dung: Gọi 0912 345 678.\n");
    let scratch = site(&[("content/ho-so/to.yaml", &story)]);
    let mut options = options(&scratch.0);
    for keep_going in [false, true] {
        options.keep_going = keep_going;
        let (files, outcome) = built(&options);
        assert_eq!(told(&outcome), [(Code::PrivateData, Severity::Error)]);
        assert_eq!(outcome.held_back.first().map(|held| &held.reason), Some(&Reason::PrivateData));
        let shown = files.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains("345"));
        assert!(shown.is_none(), "{:?}", shown.map(|(path, _)| path));
    }
    // What no record holds cannot be held back: then nothing is written.
    scratch.write("content/danh-muc/don-vi.yaml", "- {id: u, ten: U, mo_ta: Gọi 0912 345 678}\n");
    for (flag, status) in [("--keep-going", 1), ("--strict", 1)] {
        let output = run(&scratch, &["build", flag]);
        assert_eq!(output.status.code(), Some(status), "{flag}");
        assert!(!scratch.0.join("public").exists(), "{flag} has written");
    }
    scratch.write("content/danh-muc/don-vi.yaml", "- {id: u, ten: U}\n");
    assert_eq!(run(&scratch, &["build", "--keep-going"]).status.code(), Some(1));
    assert!(scratch.0.join("public/bai-viet/a/index.html").exists() && !scratch.0.join("public/ho-so/to").exists());
    // An office's own contact is allowed, however it is written.
    scratch.write("site.yaml", format!("{SITE}xuat_ban: {{cho_phep: [+84 912.345.678]}}\n"));
    assert_eq!(told(&built(&self::options(&scratch.0)).1), []);
}

/// A paper can be refused by itself, so it stops nothing else; and a build that writes nothing says so.
#[test]
fn papers_with_private_data_are_refused_and_the_rest_is_published() {
    let article = "---\ntieu_de: B\nngay: 1/5/2021\n---\n[Bảng](bang.csv), [giấy](/so.txt).\n";
    let scratch = site(&[
        ("content/bai-viet/b.md", article),
        ("content/bai-viet/bang.csv", "Lê An,https://a.vn,0912 345 678\n"),
        ("content/ho-so/le.yaml", "loai: tap_the\nten: L\nkhoa_la: 1\nnoi_dung: Gọi 0912 345 678.\n"),
        ("static/so.txt", "Gọi 0912 345 678\n"),
        ("static/b.html", "<p>0912 345 678</p>"),
        ("static/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>0912 345 678</text></svg>"),
        (
            "static/chu.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><text><tspan>0912</tspan> &#51;45 678</text></svg>",
        ),
        ("static/c.html", "<p>Gọi <b>0912</b>&nbsp;345 678</p>"),
        ("static/d.json", "{\"so\": \"\\u0030912 345 678\"}"),
        ("static/e.dat", "Gọi: 0912 345 678"),
        ("static/f.dat", "Gọi 0912 345 678\n"),
        ("static/0912345678/a.txt", "x"),
        ("static/hay.txt", "hay"),
    ]);
    let wide = "Gọi 0912 345 678".encode_utf16().flat_map(u16::to_le_bytes);
    scratch.write("static/rong.txt", [0xFF, 0xFE].into_iter().chain(wide).collect::<Vec<u8>>());
    scratch.write("static/cu.txt", b"G\xe4i 0912 345 678");
    let stderr = |lang: &str, arguments: &[&str]| {
        let output = run(&scratch, &[&["--lang", lang], arguments].concat());
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(stderr("en", &["build"]).contains("Nothing was written"));
    assert!(stderr("vi", &["build"]).contains("Không ghi tệp nào"));
    assert!(!scratch.0.join("public").exists());
    let said = stderr("en", &["build", "--keep-going"]);
    let lines = ["bai-viet/bang.csv:1", "static/so.txt:1", "static/b.html:1", "static/a.svg:1"];
    let files = ["0912345678/a.txt", "chu.svg", "c.html", "d.json", "e.dat", "f.dat", "rong.txt", "cu.txt"];
    for place in lines.iter().chain(&files) {
        assert!(said.contains(place), "{place}: {said}");
    }
    let public = scratch.0.join("public");
    assert!(public.join("hay.txt").exists() && public.join("bai-viet/b/index.html").exists());
    let told = walkdir::WalkDir::new(&public).into_iter().filter_map(Result::ok).find(|file| {
        let text = std::fs::read(file.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).replace('\0', "");
        text.contains("345 678") || text.contains("45 678") || file.path().to_string_lossy().contains("0912")
    });
    assert!(told.is_none(), "{told:?}");
    // Where nothing of it can be left out, the build that keeps going says that it has stopped.
    scratch.write("content/danh-muc/don-vi.yaml", "- {id: u, ten: U, mo_ta: Gọi 0912 345 678}\n");
    std::fs::remove_dir_all(&public).expect("the site");
    assert!(stderr("en", &["build", "--keep-going"]).contains("Nothing was written"));
    assert!(!public.exists());
}

/// A book is gathered by itself, and must not set a drawing that the site refuses.
#[test]
fn a_book_refuses_the_same_papers() {
    let scratch = site(&[
        ("content/ky-yeu/k/ky-yeu.yaml", "tieu_de: K\nphan: [{tieu_de: P, chon: {loai: [tap_the]}}]\n"),
        ("content/ky-yeu/k/bia.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>0912 345 678</text></svg>"),
        ("static/r.txt", "ten: A\nnoi_bo: {x: 1}\n"),
    ]);
    let prepared = vuonhoa::pipeline::Session::open(options(&scratch.0)).look().0.expect("a site");
    for file in ["content/ky-yeu/k/bia.svg", "static/r.txt"].map(vuonhoa::path::SourcePath::new) {
        assert!(prepared.site.private.holds(&file) && prepared.books[0].site.private.holds(&file), "{file}");
    }
}

/// Whoever has consented to the book alone is held back from the site, and in the book: the number would be too.
#[test]
fn private_data_of_a_book_is_an_error_although_the_site_holds_it_back() {
    let person =
        "loai: ca_nhan\nten: Lê An\nchan_dung: {tep: /a.jpg, mo_ta: a, tac_gia: b}\nnoi_dung: Gọi 0912 345 678.\n";
    let book = "tieu_de: K\nlen_trang: false\nphan: [{tieu_de: P, chon: {loai: [ca_nhan]}}]\n";
    for (scope, severity) in [("[ky_yeu]", Severity::Error), ("[]", Severity::Warning)] {
        let consent = format!("dong_y: {{tinh_trang: co, pham_vi: {scope}}}\n");
        let record = format!("{person}{APPROVED}{consent}");
        let scratch = site(&[("content/ho-so/a.yaml", &record), ("content/ky-yeu/k/ky-yeu.yaml", book)]);
        let told = told(&built(&options(&scratch.0)).1);
        assert!(told.contains(&(Code::PrivateData, severity)), "{scope}: {told:?}");
    }
}

#[test]
fn nothing_has_changed_after_the_day_of_the_build() {
    let scratch =
        site(&[("content/bai-viet/b.md", "---\ntieu_de: B\nngay: 1/5/2021\ncap_nhat: 2/9/2030\n---\nBài.\n")]);
    let (files, outcome) = built(&options(&scratch.0));
    assert_eq!(told(&outcome), [(Code::FutureDate, Severity::Warning)]);
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("2030-"), "{path}");
    }
    let feed = String::from_utf8_lossy(&files["feed.xml"]);
    assert!(feed.contains("<updated>2021-06-01T00:00:00+07:00</updated>"), "{feed}");
}

fn run(site: &Scratch, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args(arguments)
        .args(["--clock", "1/6/2021", "--site"])
        .arg(&site.0)
        .output()
        .expect("the program")
}

/// Half past midnight of 1 June 2021 in Hanoi, where the machine's clock still says 31 May.
#[test]
fn the_day_is_the_sites_and_not_the_machines() {
    let waiting = "---\ntieu_de: B\nngay: 1/6/2021\ndang_tu: 1/6/2021\n---\nBài.\n";
    for (zone, published) in [("", true), ("mui_gio: UTC\n", false), ("time_zone: Pacific/Auckland\n", true)] {
        for machine in ["UTC", "America/New_York", "Asia/Tokyo"] {
            let scratch = site(&[("content/bai-viet/b.md", waiting)]);
            scratch.write("site.yaml", format!("{SITE}{zone}"));
            let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
                .args(["build", "--site"])
                .arg(&scratch.0)
                .envs([("SOURCE_DATE_EPOCH", "1622482200"), ("TZ", machine)])
                .output()
                .expect("the program");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let there = scratch.0.join("public/bai-viet/b/index.html").exists();
            assert_eq!(there, published, "{zone:?} on a machine in {machine}");
        }
    }
}

#[test]
fn a_template_of_a_chapter_asks_the_site_of_its_book() {
    let person = |name: &str, scope: &str| {
        format!(
            "loai: ca_nhan\nten: {name}\n{APPROVED}noi_dung: Việc.\ndong_y: {{tinh_trang: co, pham_vi: [{scope}]}}\n"
        )
    };
    let asks = "{% extends \"sen/chapter-profile.html\" %}{% block main %}<p>hỏi: {% for p in profiles() %}[{{ p.name }}]{% \
                endfor %} {{ statistic(id=\"profiles\") }} {{ yearbooks() | length }}</p>{% endblock %}";
    let scratch = site(&[
        ("content/ho-so/a.yaml", &person("Lê An", "trang, ky_yeu")),
        ("content/ho-so/b.yaml", &person("Lê Bình", "trang")),
        (
            "content/ky-yeu/k/ky-yeu.yaml",
            "tieu_de: K\ntrang_thai: chinh_thuc\nphan: [{tieu_de: P, chon: {loai: [ca_nhan]}}]\n",
        ),
        ("templates/chapter-profile.html", asks),
    ]);
    let (files, _) = built(&options(&scratch.0));
    let chapters: Vec<_> =
        files.iter().filter(|(path, _)| path.starts_with("ky-yeu/k/") && path.contains("a/")).collect();
    assert_eq!(chapters.len(), 1, "{:?}", files.keys());
    let page = String::from_utf8_lossy(chapters[0].1);
    assert!(page.contains("hỏi: [Lê An] 1 1"), "{page}");
}

#[test]
fn a_final_book_has_no_sample_text() {
    let book = |status: &str| format!("tieu_de: K\ntrang_thai: {status}\nmo_dau: [l.md]\nxi_nhe: {{bien_soan: ...}}\n");
    let foreword = include_str!("../../src/scaffold/kinds/foreword.md");
    let severity = |status: &str| {
        let scratch = site(&[("content/ky-yeu/k/ky-yeu.yaml", &book(status)), ("content/ky-yeu/k/l.md", foreword)]);
        let (_, outcome) = built(&options(&scratch.0));
        let told = outcome.findings.into_iter().filter(|finding| finding.code == Code::SampleText);
        told.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(severity("ban_nhap"), [Severity::Warning; 2]);
    assert_eq!(severity("chinh_thuc"), [Severity::Error; 2]);
}

/// Invented people and units go into no book that is meant in earnest, unless the whole site is a sample and says so.
#[test]
fn a_final_book_prints_nothing_invented() {
    let person = "loai: ca_nhan\nten: Lê An\nmau: true\ntrang_thai: da_duyet\ndon_vi: [to-1]\n";
    let book = |status: &str| {
        format!(
            "tieu_de: K\nphu_de: Sổ tay (mẫu)\ntrang_thai: {status}\nphan: [{{tieu_de: P, chon: {{loai: [ca_nhan]}}}}]\n"
        )
    };
    let found = |status: &str, agency: &str| {
        let scratch = site(&[
            ("content/ky-yeu/k/ky-yeu.yaml", &book(status)),
            ("content/ho-so/a.yaml", person),
            (
                "content/danh-muc/don-vi.yaml",
                "- {id: to-1, ten: Tổ dân phố 1 (mẫu)}\n- {id: to-2, ten: Tổ dân phố 2 (mẫu)}\n",
            ),
        ]);
        let gates = "xuat_ban: {can_duyet: false, can_dong_y: false}";
        scratch
            .write("site.yaml", format!("tieu_de: A\nbase_url: https://a.vn/\nco_quan: {{ten: {agency}}}\n{gates}\n"));
        let (_, outcome) = built(&options(&scratch.0));
        let told =
            outcome.findings.into_iter().filter(|finding| finding.code == Code::SampleText && finding.is_error());
        let line = |finding: vuonhoa::diagnostic::Diagnostic| {
            assert!(
                finding.args.iter().any(|(name, value)| *name == "book" && *value == Arg::from("k")),
                "{finding:?}"
            );
            finding.labels[0].place.path.as_str().to_owned()
        };
        told.map(line).collect::<Vec<_>>()
    };
    let files = ["content/danh-muc/don-vi.yaml", "content/ho-so/a.yaml", "content/ky-yeu/k/ky-yeu.yaml"];
    assert_eq!(found("chinh_thuc", "UBND phường A"), files);
    assert!(found("ban_nhap", "UBND phường A").is_empty());
    assert!(found("chinh_thuc", "Ban A (cơ quan mẫu)").is_empty());
}
