//! Consent: nothing that is written for others tells of somebody who has not said yes, whatever is asked; the forms by which
//! people are asked, read back from their files.

use crate::support::{Scratch, copy, options, repository};
use crate::yearbook::{pages, plain};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use vuonhoa::model::{Mode, Reason, Unconsented};
use vuonhoa::output::Adopt;
use vuonhoa::pipeline::{Books, Destination, Options, Request, Silent, build, forms, set_books};
use vuonhoa::press::yearbook::Finish;

/// The site of the transcripts, in which everybody stands otherwise.
fn site() -> Scratch {
    let site = Scratch::new("dong-y");
    copy(&repository().join("tests/cmd/sites/xin-y-kien"), &site.0);
    site
}

fn run(site: &Scratch, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
    command.args(arguments).arg("--site").arg(&site.0).args(["--clock", "2021-06-01", "--lang", "en"]);
    command.output().expect("the program")
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.path().to_owned()).collect()
}

/// What a file tells to whoever opens it: the text of a PDF and of what is packed in an EPUB, else its bytes.
fn told(file: &Path) -> String {
    let suffix = file.extension().unwrap_or_default().to_string_lossy().into_owned();
    let text = match suffix.as_str() {
        "pdf" => pages(file).join(" "),
        "epub" => {
            let output = Command::new("unzip").arg("-p").arg(file).output().expect("unzip");
            String::from_utf8_lossy(&output.stdout).into_owned()
        }
        _ => String::from_utf8_lossy(&std::fs::read(file).expect("a file")).into_owned(),
    };
    plain(&format!("{} {text}", file.display()))
}

/// The people who have not said yes, by names, ids and words of their stories; and who has, without whom this would show nothing.
const NEVER: [&str; 8] = [
    "Oanh Thị Mẫu",
    "oanh-thi-mau",
    "được bọc lại",
    "Bình Văn Mẫu",
    "binh-van-mau",
    "hết ổ gà",
    "Hà Thị Mẫu",
    "bốn mươi suất",
];

fn none_is_told(folder: &Path, what: &str) {
    let files = files(folder);
    let texts: Vec<String> = files.iter().map(|file| told(file)).collect();
    for (file, text) in files.iter().zip(&texts) {
        for name in NEVER {
            assert!(!text.contains(&plain(name)), "{what}: {} tells {name:?}", file.display());
        }
    }
    assert!(texts.iter().any(|text| text.contains("lan thị mẫu")), "{what}: who has agreed is there");
}

#[test]
fn nothing_that_is_written_tells_of_who_has_not_agreed() {
    let site = site();
    for (at, flags) in
        [&[][..], &["--drafts", "--future", "--expired"], &["--keep-going", "--drafts"], &["--drafts", "--portable"]]
            .iter()
            .enumerate()
    {
        let (public, print) = (site.0.join(format!("p{at}")), site.0.join(format!("i{at}")));
        let folders = ["--output", public.to_str().expect("a path"), "--print", print.to_str().expect("a path")];
        let output = run(&site, &[&["build"], *flags, &folders].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        none_is_told(&public, &format!("build {flags:?}"));
        none_is_told(&print, &format!("build {flags:?}, for printing"));
    }
    // Also who calls the library itself, and asks for them.
    let mode = Mode { unconsented: Unconsented::Told, ..Mode::all("2021-06-01".parse().expect("a date")) };
    let asked = Options { mode, books: Books::All, print: Some(site.0.join("i")), ..options(&site.0) };
    let out = site.0.join("p");
    let outcome = build(&asked, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    none_is_told(&out, "the library");
    let request = Request { finishes: Finish::ALL.to_vec(), ..Request::default() };
    assert!(set_books(&asked, &request, &Silent).written.is_some());
    let output = run(&site, &["yearbook", "--drafts", "--future", "--expired"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = run(&site, &["proof", "--drafts"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for folder in ["i", "print", "print/2021/proof/2021-06-01"] {
        none_is_told(&site.0.join(folder), "the yearbook");
    }
}

#[test]
fn a_form_shows_the_page_and_nothing_private() {
    let site = site();
    let story = "loai: ca_nhan\nten: Kể Thị Mẫu\ndon_vi: [chi-bo-1]\nnoi_dung: Gọi 0912 345 678 là có người.\n";
    site.write("content/ho-so/ke-thi-mau.yaml", story);
    let ids = ["oanh-thi-mau", "chau-thi-mau", "ha-thi-mau", "ke-thi-mau"].map(str::to_owned);
    let asked = options(&site.0);
    let made = forms(&asked, &ids);
    assert!(made.written && made.findings.is_empty(), "{:#?}", made.findings);
    let refused = [("ha-thi-mau", Reason::ConsentRefused), ("ke-thi-mau", Reason::PrivateData)];
    assert_eq!(made.refused, refused.map(|(id, reason)| (id.to_owned(), Some(reason))));
    let folder = site.0.join("print/xin-y-kien");
    let names: Vec<String> =
        files(&folder).iter().map(|f| f.file_name().expect("a name").to_string_lossy().into()).collect();
    assert_eq!(made.made.len(), 2);
    assert!(names.contains(&"oanh-thi-mau-2021-06-01.pdf".to_owned()) && names.len() == 2, "{names:?}");
    let form = pages(&folder.join("oanh-thi-mau-2021-06-01.pdf"));
    assert_eq!(form.len(), 2, "the form, then the page: {form:#?}");
    for words in [
        "phiếu xin ý kiến",
        "oanh thị mẫu",
        "bí thư chi bộ",
        "in trong kỷ yếu",
        "rút lại sự đồng ý",
        "vuonhoa@example.vn",
    ] {
        assert!(form[0].contains(words), "{words}: {}", form[0]);
    }
    assert!(
        form[1].contains("được bọc lại") && form[1].contains("tủ sách đầu ngõ") && form[1].contains("bản xin ý kiến")
    );
    assert!(!form.concat().contains("0912"), "what is internal stays: {form:#?}");
    let child = pages(&folder.join("chau-thi-mau-2021-06-01.pdf"));
    assert!(child[0].contains("trẻ từ đủ 7 tuổi") && child[0].contains("bà lê thị mẫu (mẹ)"), "{}", child[0]);
    // Whoever has written on one keeps it, and the same form is there once.
    assert!(forms(&asked, &ids[..1]).written);
    assert_eq!(files(&folder).len(), 2);
    std::fs::write(folder.join("oanh-thi-mau-2021-06-01.pdf"), "đã ký").expect("a file");
    assert!(forms(&asked, &ids[..1]).written);
    assert_eq!(std::fs::read(folder.join("oanh-thi-mau-2021-06-01.pdf")).expect("a file"), "đã ký".as_bytes());
    assert_eq!(pages(&folder.join("oanh-thi-mau-2021-06-01-2.pdf")).len(), 2);
    assert!(!site.0.join("public").exists());
}

/// Where an unsigned form lies, a build finds nothing to publish.
#[test]
fn a_form_is_in_no_output() {
    let site = site();
    assert!(run(&site, &["consent", "--form"]).status.success());
    assert_eq!(files(&site.0.join("print/xin-y-kien")).len(), 4, "who has agreed, refused or withdrawn is not asked");
    assert!(run(&site, &["build"]).status.success());
    assert_eq!(files(&site.0.join("print/xin-y-kien")).len(), 4, "a build leaves them");
    none_is_told(&site.0.join("public"), "the site");
    let output = run(&site, &["consent", "--form", "ha-thi-mau"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("No form for ha-thi-mau"));
}

#[test]
fn a_consent_ends_when_it_says_so() {
    let site = site();
    let held = |day: &str| {
        let options = Options { mode: Mode::publication(day.parse().expect("a date")), ..options(&site.0) };
        let held = crate::support::built(&options).1.held_back;
        held.into_iter().find(|held| held.id == "dung-van-mau").map(|held| held.reason)
    };
    assert_eq!(held("2021-07-15"), None, "its last day");
    assert_eq!(held("2021-07-16"), Some(Reason::LapsedConsent("15/7/2021".parse().expect("a date"))));
}

/// Whoever signs for others says for whom.
#[test]
fn a_representative_signs_for_a_collective() {
    let site = site();
    let of = |kind: &str, name: &str, more: &str| {
        format!("loai: {kind}\nten: {name}\ndon_vi: [chi-bo-1]\nnoi_dung: Đêm nào cũng đi một vòng.\n{more}")
    };
    site.write(
        "content/ho-so/to-tuan-tra.yaml",
        of("tap_the", "Tổ tuần tra Mẫu", "thanh_vien: [Phan Thị Mẫu, Lý Văn Mẫu]\n"),
    );
    site.write("content/ho-so/to-trong.yaml", of("tap_the", "Tổ trống Mẫu", ""));
    site.write("content/ho-so/ho-mau.yaml", of("ho_gia_dinh", "Hộ ông Mẫu", ""));
    let output = run(&site, &["consent", "--form", "to-tuan-tra", "to-trong", "ho-mau"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let form = |id: &str| pages(&site.0.join(format!("print/xin-y-kien/{id}-2021-06-01.pdf"))).swap_remove(0);
    let patrol = form("to-tuan-tra");
    for words in ["người đại diện tập thể", "phan thị mẫu", "lý văn mẫu", "hỏi từng người"] {
        assert!(patrol.contains(words), "{words}: {patrol}");
    }
    let empty = form("to-trong");
    assert!(empty.contains("người đại diện tập thể") && !empty.contains("hỏi từng người"), "{empty}");
    assert!(form("ho-mau").contains("người đại diện hộ gia đình"));
}

/// What cannot be read is not passed over, and what covers one target alone is said so.
#[test]
fn the_ledger_tells_what_it_could_not_read() {
    let site = site();
    site.write("content/ho-so/hong-mau.yaml", "loai: ca_nhan\nten: \"Hỏng\ndong_y: {\n");
    let output = run(&site, &["consent"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("Not in the ledger: content/ho-so/hong-mau.yaml"), "{told}");
    assert!(told.contains("site only"), "{told}");
}
