//! The first hour: a site begun with `init` is sound, and whatever `new` adds to it is held back as a draft
//! and otherwise as sound as before.

use crate::support::{self, Scratch, built};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use vuonhoa::diagnostic::{Code, Diagnostic};
use vuonhoa::model::check::{FILES, PLACES};
use vuonhoa::model::{Mode, Reason};
use vuonhoa::pipeline::{Options, Outcome};
use vuonhoa::scaffold::{self, Kind};
use vuonhoa::vietnamese::PartialDate;

/// Titles that YAML, file systems or templates could trip over.
const NASTY: &[&str] = &[
    "Số: 28",
    "Tổ # 5",
    "\"Dân vận khéo\"",
    "Ông Ích: \"thưa bà con\" # 3",
    "No",
    "1.500",
    "- a",
    "---",
    "{{ title }} {% raw %}",
    "<script>alert(1)</script>",
    "C:\\con\\nul",
    "Con",
    "nul",
    "index",
    "Trang",
    "Video",
    "?!…",
    "🌸",
    "../../etc",
    "Một dòng\nhai dòng\tba",
    "Nguyễn Văn Mẫu\u{0}\u{7}\u{200b}\u{ffff}",
];

fn day() -> PartialDate {
    "2021-06-01".parse().expect("a date")
}

/// A build as of a day after everything that the first site tells of.
fn options(root: &Path) -> Options {
    Options { mode: Mode::publication("2025-12-01".parse().expect("a date")), ..support::options(root) }
}

/// What is wrong but that the sample texts are still there.
fn wrong(outcome: &Outcome) -> Vec<&Diagnostic> {
    outcome.findings.iter().filter(|finding| finding.code != Code::SampleText).collect()
}

fn begun(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scaffold::init(&scratch.0).expect("a site");
    scratch
}

fn create(root: &Path, kind: Kind, title: &str) -> PathBuf {
    scaffold::create(root, kind, title, day()).unwrap_or_else(|refusal| panic!("{kind:?} {title:?}: {refusal:?}")).path
}

/// The files of a folder by their path, with their bytes.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).expect("a readable file")))
        .collect()
}

/// The program, in a folder, with a clock that stands still.
fn vuonhoa(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .current_dir(folder)
        .args(arguments)
        .env("SOURCE_DATE_EPOCH", "1764547200")
        .env("LC_ALL", "vi_VN.UTF-8")
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8").trim_end().to_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_site_begun_builds_without_a_finding() {
    let scratch = begun("init");
    let (files, outcome) = built(&options(&scratch.0));
    assert!(wrong(&outcome).is_empty(), "{:#?}", outcome.findings);
    assert!(outcome.held_back.is_empty() && outcome.open_gates.is_empty(), "{:?}", outcome.held_back);
    assert_eq!(outcome.counts.expect("counts").profiles, 3);
    let home = String::from_utf8_lossy(&files["index.html"]);
    for word in ["Vườn hoa Sen Hồng", "cơ quan mẫu", "Đinh Thị Lụa", "Hồ sơ mẫu", "1.430"] {
        let plain = home.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain.contains(word), "the home page lacks {word}");
    }
    assert!(scratch.0.join(".gitignore").is_file());
}

/// What is left of the sample is told, each text once, and nothing of it once it is replaced.
#[test]
fn a_site_begun_says_what_is_to_be_replaced() {
    let scratch = begun("sample-texts");
    let told = |root: &Path| {
        let (_, outcome) = built(&options(root));
        assert!(wrong(&outcome).is_empty() && !outcome.has_errors(), "{:#?}", outcome.findings);
        let place = |finding: &Diagnostic| finding.labels.first().map(|label| label.place.clone());
        outcome.findings.iter().map(|finding| place(finding).expect("a place")).collect::<Vec<_>>()
    };
    let before = told(&scratch.0);
    assert!(before.iter().all(|place| place.span.is_some()), "{before:?}");
    let of = |file: &str| before.iter().filter(|place| place.path.as_str() == file).count();
    // The seven lines of the agency and the address of the site; two paragraphs of the foreword.
    assert_eq!((of("site.yaml"), of("content/ky-yeu/so-tay-dau-tien/loi-gioi-thieu.md")), (8, 2), "{before:?}");

    let agency = "co_quan: {ten: Đảng ủy xã Mơ, thu: vanphong@mo.vn}";
    let config = std::fs::read_to_string(scratch.0.join("site.yaml")).expect("a configuration");
    let (head, rest) = config.split_once("co_quan:").expect("an agency");
    let (_, rest) = rest.split_once("dong_goc:").expect("a footer");
    let head = head.replace("sen-hong.example.vn", "mo.vn");
    scratch.write("site.yaml", format!("{head}{agency}\ndong_goc:{rest}"));
    scratch.write("content/ky-yeu/so-tay-dau-tien/loi-gioi-thieu.md", "---\ntieu_de: Lời giới thiệu\n---\nSách này.\n");
    // Whoever has begun to clean is told what is left, in each file that the scaffold has written.
    let left = told(&scratch.0);
    for (file, _) in FILES {
        assert!(left.iter().any(|place| place.path.as_str() == *file && place.span.is_some()), "{file}: {left:?}");
    }
    let config = std::fs::read_to_string(scratch.0.join("site.yaml")).expect("a configuration");
    let lines = left.iter().filter(|place| place.path.as_str() == "site.yaml").filter_map(|place| place.span);
    let lines: Vec<&str> =
        lines.map(|span| config[..span.range().start].lines().next_back().unwrap_or_default()).collect();
    assert_eq!(lines, ["tieu_de: ", "mo_ta: ", "dong_goc: "]);
}

/// A final book of what the site was begun with is refused, and each place that it would print is named.
#[test]
fn a_final_book_of_the_sample_is_refused() {
    let scratch = begun("sample-printed");
    let book = "content/ky-yeu/so-tay-dau-tien/ky-yeu.yaml";
    let text = std::fs::read_to_string(scratch.0.join(book)).expect("a yearbook");
    scratch.write(book, text.replace("trang_thai: ban_nhap", "trang_thai: chinh_thuc"));
    let record = "content/ho-so/dinh-thi-lua-mau/ho-so.yaml";
    let text = std::fs::read_to_string(scratch.0.join(record)).expect("a profile");
    let (head, rest) = text.split_once("thanh_tich:\n").expect("deeds");
    scratch.write(record, format!("{head}thanh_tich:\n  - Một việc cụ thể, có con số thì càng tốt.\n{rest}"));
    let (_, outcome) = built(&options(&scratch.0));
    let refused: Vec<(&str, usize)> = outcome
        .findings
        .iter()
        .filter(|finding| finding.code == Code::SampleText && finding.is_error())
        .filter_map(|finding| finding.labels.first())
        .map(|label| (label.place.path.as_str(), label.place.span.map_or(0, |span| span.range().start)))
        .collect();
    let of = |file: &str| refused.iter().filter(|(path, _)| *path == file).count();
    // The agency and its address; the foreword's paragraphs; the marks of the records; the deed that is none.
    assert_eq!((of("site.yaml"), of("content/ky-yeu/so-tay-dau-tien/loi-gioi-thieu.md")), (8, 2), "{refused:?}");
    assert_eq!((of(record), of(book)), (2, 1), "{refused:?}");
    for model in ["mot-cua-sen-hong-mau", "sang-thu-bay-mau"] {
        assert!(of(&format!("content/ho-so/{model}/ho-so.yaml")) > 0, "{model}: {refused:?}");
    }
}

/// The places that `check` looks for are those that `new` leaves.
#[test]
fn every_place_for_words_is_left_by_a_kind() {
    let scratch = begun("places-for-words");
    let all: String = Kind::ALL
        .into_iter()
        .map(|kind| create(&scratch.0, kind, "Mới"))
        .fold(String::new(), |all, path| all + &std::fs::read_to_string(path).expect("a record"));
    for place in PLACES {
        assert!(all.contains(place), "nobody writes {place:?}");
    }
}

/// Every folder and kind that its README tells of is there.
#[test]
fn the_readme_tells_the_truth() {
    let scratch = begun("readme");
    let readme = std::fs::read_to_string(scratch.0.join("README.md")).expect("a README");
    let in_ticks = readme.split('`').skip(1).step_by(2);
    for path in in_ticks.filter(|text| text.starts_with("content/") && !text.contains("nguyen-van-mau")) {
        assert!(scratch.0.join(path).exists(), "there is no {path}");
    }
    for word in ["tap-the", "ho-gia-dinh", "mo-hinh", "bai-viet", "su-kien", "phong-su-anh", "video", "trang"] {
        assert!(Kind::parse(word).is_ok(), "there is no kind {word}");
    }
}

#[test]
fn init_leaves_a_folder_with_something_in_it_alone() {
    let scratch = Scratch::new("full");
    scratch.write("thu.docx", "của tôi");
    scratch.write("site.yaml", "tieu_de: Của tôi\n");
    let before = files(&scratch.0);
    let refused = vuonhoa(&scratch.0, &["init"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("site.yaml, thu.docx"), "{}", stderr(&refused));
    assert_eq!(files(&scratch.0), before);

    let on_a_file = vuonhoa(&scratch.0, &["init", "thu.docx"]);
    assert_eq!(on_a_file.status.code(), Some(2));
    assert!(stderr(&on_a_file).contains("là một tệp"), "{}", stderr(&on_a_file));
    assert_eq!(vuonhoa(&scratch.0, &["init", "thu.docx/trang"]).status.code(), Some(2));
    assert_eq!(files(&scratch.0), before);

    // A repository just begun is as good as empty, and a folder that is not there is made.
    scratch.write("kho/.git/HEAD", "ref: refs/heads/main\n");
    for folder in ["kho", "a/b c/vườn"] {
        let begun = vuonhoa(&scratch.0, &["init", folder]);
        assert_eq!(begun.status.code(), Some(0), "{}", stderr(&begun));
        assert_eq!(stdout(&begun), folder);
        assert!(scratch.0.join(folder).join("site.yaml").is_file());
    }
}

#[test]
fn whatever_is_begun_is_a_draft_and_nothing_else_is_said_of_it() {
    let scratch = begun("kinds");
    for kind in Kind::ALL {
        let path = create(&scratch.0, kind, "Nguyễn Văn Mẫu");
        assert!(path.is_file(), "{kind:?}");
        if path.extension().is_some_and(|suffix| suffix == "yaml") {
            let text = std::fs::read_to_string(&path).expect("YAML");
            let up = path.strip_prefix(&scratch.0).expect("below").components().count() - 1;
            let line = format!("# yaml-language-server: $schema={}.vuonhoa/schema/", "../".repeat(up));
            assert!(text.starts_with(&line), "{kind:?} begins {:?}", text.lines().next());
        }
    }
    let (_, outcome) = built(&options(&scratch.0));
    assert!(wrong(&outcome).is_empty(), "{:#?}", outcome.findings);
    let drafts = outcome.held_back.iter().filter(|held| held.reason == Reason::Draft).count();
    assert_eq!(drafts, Kind::ALL.len() - 2, "all but the series and the book: {:?}", outcome.held_back);

    // In a preview they are looked at closely, and are only poor.
    let mut preview = options(&scratch.0);
    preview.mode.drafts = true;
    let (_, outcome) = built(&preview);
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    assert!(wrong(&outcome).iter().all(|finding| finding.code == Code::NoPortrait), "{:#?}", outcome.findings);
}

/// Comments show keys to write. Written as they stand, no key is unknown and no shape is wrong.
#[test]
fn what_comments_propose_can_be_written() {
    let scratch = begun("hints");
    for kind in Kind::ALL {
        let path = create(&scratch.0, kind, "Thử");
        let text = std::fs::read_to_string(&path).expect("text");
        std::fs::write(&path, text.lines().map(|line| format!("{}\n", proposed(line))).collect::<String>())
            .expect("written");
    }
    let (_, outcome) = built(&options(&scratch.0));
    // The examples name units, files and texts that are not there.
    let absent = [Code::UnknownReference, Code::MissingFile, Code::MissingKey, Code::BadScheme];
    let wrong: Vec<_> = outcome.findings.iter().filter(|f| f.is_error() && !absent.contains(&f.code)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The line without its `# ` where that makes a key or an item of a list of it.
fn proposed(line: &str) -> &str {
    let is_key = |text: &str| {
        let key = text.split(':').next().unwrap_or_default();
        text.contains(':') && !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    };
    match line.strip_prefix("# ") {
        Some(rest) if is_key(rest.trim_start()) || rest.starts_with("  - ") => rest,
        _ => line,
    }
}

#[test]
fn nasty_titles_are_written_right() {
    let scratch = begun("nasty");
    let long = "Học tập và làm theo ".repeat(40);
    let mut paths = Vec::new();
    for title in NASTY.iter().copied().chain([long.as_str()]) {
        for kind in Kind::ALL {
            paths.push((kind, create(&scratch.0, kind, title)));
        }
    }
    let (_, outcome) = built(&options(&scratch.0));
    assert!(wrong(&outcome).is_empty(), "{:#?}", outcome.findings);
    assert_eq!(outcome.held_back.len(), (NASTY.len() + 1) * (Kind::ALL.len() - 2));
    for name in ["Ông Ích: \"thưa bà con\" # 3", "---", "Một dòng hai dòng ba", "Nguyễn Văn Mẫu", "C:\\con\\nul"]
    {
        let said = outcome.held_back.iter().filter(|held| held.name == name).count();
        assert_eq!(said, Kind::ALL.len() - 2, "{name}");
    }
    for (kind, path) in paths {
        let below = path.strip_prefix(&scratch.0).expect("below the site");
        for step in below.components() {
            let step = step.as_os_str().to_str().expect("UTF-8");
            let stem = step.split('.').next().unwrap_or_default();
            assert!(!["", "con", "nul", "index"].contains(&stem) && step.len() < 80, "{kind:?}: {}", below.display());
        }
    }
}

#[test]
fn the_same_title_twice_is_two_items_and_overwrites_nothing() {
    let scratch = begun("twice");
    for kind in Kind::ALL {
        let first = scaffold::create(&scratch.0, kind, "Trùng tên", day()).expect("the first");
        let before = files(&scratch.0);
        let second = scaffold::create(&scratch.0, kind, "Trùng tên", day()).expect("the second");
        assert_ne!(first.id, second.id, "{kind:?}");
        let after = files(&scratch.0);
        for (path, bytes) in before {
            // The vocabulary of series grows at its end.
            assert!(after[&path].starts_with(&bytes), "{} was changed", path.display());
            assert!(kind == Kind::Series || after[&path] == bytes, "{} was changed", path.display());
        }
    }
    let (_, outcome) = built(&options(&scratch.0));
    assert!(wrong(&outcome).is_empty(), "{:#?}", outcome.findings);
}

#[test]
fn a_series_goes_behind_what_the_file_holds() {
    let scratch = begun("series");
    let file = scratch.0.join("content/danh-muc/chuyen-muc.yaml");
    let written = "\u{feff}# Đừng mất dòng này.\r\n  - {id: cu, ten: \"Cũ\"}  # nhắc\r\n  # cuối";
    std::fs::write(&file, written).expect("written");
    create(&scratch.0, Kind::Series, "Mỗi tuần: một việc # tốt");
    let text = std::fs::read_to_string(&file).expect("text");
    let added = text.strip_prefix(written).expect("the old text stays as it was");
    assert!(added.starts_with("\r\n  - id: moi-tuan-mot-viec-tot\r\n    ten: \"Mỗi tuần"), "{added:?}");

    // Where an entry cannot simply be put behind the others, the person is told what to add.
    for unfit in ["[{id: cu, ten: Cũ}]\n", "- id: cu\n ten: [\n", "cu: {ten: Cũ}\n", "- {id: cu, ten: Cũ}\n...\n"] {
        std::fs::write(&file, unfit).expect("written");
        let refusal = scaffold::create(&scratch.0, Kind::Series, "Mới", day()).expect_err(unfit);
        assert_eq!(refusal.id, "new-series-by-hand");
        assert_eq!(std::fs::read_to_string(&file).expect("text"), unfit);
    }

    std::fs::remove_file(&file).expect("removed");
    create(&scratch.0, Kind::Series, "Mới");
    assert!(std::fs::read_to_string(&file).expect("text").contains("- id: moi\n  ten: Mới\n"));
}

#[test]
fn items_go_where_the_site_has_them() {
    let scratch = Scratch::new("places");
    scratch.write("site.yaml", "tieu_de: T\nbase_url: https://a.example/\n");
    let place = |kind, title| {
        let path = create(&scratch.0, kind, title);
        path.strip_prefix(&scratch.0).expect("below").to_string_lossy().replace('\\', "/")
    };
    assert_eq!(place(Kind::Individual, "An"), "content/ho-so/an/ho-so.yaml");
    assert_eq!(place(Kind::Article, "Một"), "content/bai-viet/2021/mot.md");
    assert_eq!(place(Kind::Page, "Liên hệ"), "content/trang/lien-he.md");

    let scratch = Scratch::new("english-places");
    scratch.write("site.yaml", "title: T\nbase_url: https://a.example/\n");
    for folder in ["articles", "profiles", "galleries", "vocabularies"] {
        std::fs::create_dir_all(scratch.0.join("content").join(folder)).expect("a folder");
    }
    scratch.write("content/articles/first.md", "---\ntitle: First\ndate: 2021\n---\nText.\n");
    scratch.write("content/profiles/an.yaml", "kind: model\nname: An\nstatus: draft\n");
    let place = |kind, title| {
        let path = create(&scratch.0, kind, title);
        path.strip_prefix(&scratch.0).expect("below").to_string_lossy().replace('\\', "/")
    };
    assert_eq!(place(Kind::Individual, "An"), "content/profiles/an-2/profile.yaml");
    assert_eq!(place(Kind::Article, "First"), "content/articles/first-2.md");
    assert_eq!(place(Kind::Gallery, "A"), "content/galleries/a/gallery.yaml");
    assert_eq!(place(Kind::Series, "A"), "content/vocabularies/series.yaml");
    assert_eq!(place(Kind::Event, "A"), "content/su-kien/a.md");
    let (_, outcome) = built(&options(&scratch.0));
    assert!(wrong(&outcome).is_empty(), "{:#?}", outcome.findings);
}

#[test]
fn the_commands_work_from_a_subfolder_and_say_what_to_do() {
    let scratch = begun("commands");
    let below = scratch.0.join("content/ho-so");
    let made = vuonhoa(&below, &["new", "Cá nhân", "Nguyễn", "Văn", "Mẫu"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    assert_eq!(stdout(&made).replace('\\', "/"), "nguyen-van-mau/ho-so.yaml");
    assert!(stderr(&made).contains("cau-chuyen.md"), "{}", stderr(&made));
    let made = vuonhoa(&scratch.0, &["new", "--clock", "9/2020", "article", "Ghi chép"]);
    assert_eq!(stdout(&made).replace('\\', "/"), "content/bai-viet/2020/ghi-chep.md");

    let checked = vuonhoa(&below, &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    assert!(stderr(&checked).contains("chưa đăng 2"), "{}", stderr(&checked));

    for (arguments, words) in [
        (&["new", "ca-nham", "X"][..], "có phải ý bạn là “ca-nhan”?"),
        (&["new", "--lang", "en", "persno", "X"][..], "There is no kind “persno”"),
        (&["new", "ca-nhan", " "][..], "Tên đang trống"),
    ] {
        let refused = vuonhoa(&scratch.0, arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert!(stderr(&refused).contains(words), "{}", stderr(&refused));
        assert_eq!(stdout(&refused), "");
    }
    let nowhere = Scratch::new("nowhere");
    let refused = vuonhoa(&nowhere.0, &["new", "ca-nhan", "X"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("site.yaml") && files(&nowhere.0).is_empty());
}

/// The steps of the README's last part, by the path that each begins with.
fn cleaning_steps(readme: &str) -> Vec<String> {
    let part = readme.split("## Dọn phần mẫu").nth(1).expect("the part");
    let numbered = part.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    numbered.map(|line| line.split('`').nth(1).expect("a path").to_owned()).collect()
}

/// `site.yaml` as an office that has done the second step has it.
fn own_configuration(sample: &str) -> String {
    let own = [
        ("tieu_de:", "tieu_de: Người tốt việc tốt phường Hoa Sen"),
        ("mo_ta:", "mo_ta: Những người và những tập thể làm theo lời Bác ở phường Hoa Sen."),
        ("base_url:", "base_url: https://hoasen.gov.vn/guong-sang/"),
        ("  ten:", "  ten: Ban Biên tập Trang tin phường Hoa Sen"),
        ("  cap_tren:", "  cap_tren: Đảng ủy phường Hoa Sen"),
        ("  chiu_trach_nhiem:", "  chiu_trach_nhiem: Phó Bí thư Thường trực Đảng ủy"),
        ("  giay_phep:", "  giay_phep: 27/GP-STTTT ngày 05/3/2021"),
        ("  dia_chi:", "  dia_chi: 12 đường Hoa Sen"),
        ("  dien_thoai:", "  dien_thoai: 0299 3822 345"),
        ("  thu:", "  thu: banbientap@hoasen.gov.vn"),
    ];
    let gone = ["dong_goc:", "  noi_bat:", "  so_lieu:"];
    let kept = sample.lines().filter(|line| !gone.iter().any(|key| line.starts_with(key)));
    let line = |line: &str| {
        let own = own.iter().find(|(key, _)| line.starts_with(key)).map(|(_, own)| *own);
        format!("{}\n", own.unwrap_or(line))
    };
    kept.map(line).collect()
}

fn remove(path: PathBuf) {
    let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
    removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn clean_step(site: &Scratch, step: &str) {
    let at = |path: &str| site.0.join(path);
    match step {
        "content/bai-viet/" => {
            let path = create(&site.0, Kind::Article, "Cây cầu bà con tự làm");
            let text = std::fs::read_to_string(&path).expect("text");
            let text = text.replace("nhap: true\n", "").replace("tom_tat:\n", "tom_tat: Ba tháng, một cây cầu.\n");
            std::fs::write(&path, format!("{text}Cầu làm xong trước mùa mưa.\n")).expect("written");
        }
        "site.yaml" => {
            let sample = std::fs::read_to_string(at(step)).expect("text");
            site.write(step, own_configuration(&sample));
        }
        "content/trang/gioi-thieu.md" => {
            site.write(
                step,
                "---\ntieu_de: Giới thiệu\ntom_tat: Trang này của ai.\nngay: 2021\n---\nTrang của phường.\n",
            );
        }
        "content/bai-viet/2025/" => {
            ["ky-1.md", "ky-2.md", "dam-sen.jpg"].iter().for_each(|name| remove(at(step).join(name)))
        }
        "content/ky-yeu/so-tay-dau-tien/" => remove(at(step)),
        "content/ho-so/" => {
            let folders = std::fs::read_dir(at(step)).expect("a folder").map(|entry| entry.expect("an entry").path());
            folders.filter(|path| path.to_string_lossy().ends_with("-mau")).for_each(remove);
        }
        "content/danh-muc/" => {
            let files = std::fs::read_dir(at(step)).expect("a folder").map(|entry| entry.expect("an entry").path());
            files.for_each(remove);
            site.write("content/danh-muc/linh-vuc.yaml", "- {id: dan-van, ten: Dân vận}\n");
        }
        other => panic!("the README has a step that nobody has tried: {other}"),
    }
}

/// An office that does what the README says, step by step, has no error on its way and no finding at its end.
#[test]
fn the_sample_can_be_cleaned_away() {
    let scratch = begun("clean");
    let readme = std::fs::read_to_string(scratch.0.join("README.md")).expect("a README");
    let steps = cleaning_steps(&readme);
    assert_eq!(steps.len(), 7, "{steps:?}");
    // Whoever has looked at the sample has built it; its invented addresses are missed by nobody.
    let begun = vuonhoa(&scratch.0, &["build"]);
    assert_eq!(begun.status.code(), Some(0), "{}", stderr(&begun));
    for step in &steps {
        clean_step(&scratch, step);
        let checked = vuonhoa(&scratch.0, &["check"]);
        assert_eq!(checked.status.code(), Some(0), "after {step}: {}", stderr(&checked));
    }
    let checked = vuonhoa(&scratch.0, &["check", "--strict"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    let (files, outcome) = built(&options(&scratch.0));
    assert!(outcome.findings.is_empty(), "{:#?}", outcome.findings);
    let home = String::from_utf8_lossy(&files["index.html"]);
    for (address, shown) in [("bai-viet/", true), ("trang/gioi-thieu/", true), ("ho-so/", false), ("so-lieu/", false)] {
        assert_eq!(home.contains(&format!("<li><a href=\"{address}\"")), shown, "{address}");
    }
    for word in ["mẫu", "Sen Hồng", "example"] {
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            assert!(!String::from_utf8_lossy(bytes).contains(word), "{path} still holds {word}");
        }
    }
}
