//! What people are told when something is wrong.
//!
//! `tests/bad/<code>/`, or `<code>-<face>/`, is a small site with one mistake; `expected.vi.txt` and
//! `expected.en.txt` beside its `site.yaml` are what `check` says of it. `UPDATE_GOLDEN=1` writes what comes out.
//! Mistakes that no repository can hold (links, names that one disk knows and another does not, output
//! folders) are made below in temporary folders and given to the program itself, for its exit status.
//!
//! Not here: what an output folder holds after a build (`output`), places to the byte (`markdown`).

use crate::support::{Scratch, copy, options};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use vuonhoa::cli::examples::{self, Example};
use vuonhoa::cli::{LANGUAGES, Language, Messages, render};
use vuonhoa::diagnostic::{Arg, Code, Diagnostic, Severity};
use vuonhoa::output::{self, Stage};
use vuonhoa::pipeline::{Books, Destination, Options, Outcome, Silent, build};

/// Codes that take a file system or an output folder to come about; each has a test below.
const DYNAMIC: &[Code] = &[
    Code::ProgramFault,
    Code::UnreadableFile,
    Code::NotAFile,
    Code::FileTooLarge,
    Code::NameCollision,
    Code::LinkOutside,
    Code::LinkLoop,
    Code::AddressGone,
    Code::OutputIsSource,
    Code::OutputNotOurs,
    Code::OutputForeignFile,
    Code::OutputOverlap,
    Code::OutputLocked,
    Code::OutputFailed,
    Code::OutputWithheld,
    Code::OutputAltered,
    Code::OutputLeft,
];

/// The sites of `tests/bad/`, relative to the repository, where tests run: so that a sentence that names
/// the site's folder is the same everywhere.
fn bad_sites() -> Vec<String> {
    let entries = std::fs::read_dir("tests/bad").expect("tests/bad");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("an ASCII name")).collect();
    names.sort();
    names
}

/// The code that a site is named after: the longest that fits, for `no-alt` is no `no-alt-text`.
fn code_of(site: &str) -> Option<Code> {
    let fits =
        |code: &Code| site.strip_prefix(code.name()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    Code::ALL.iter().copied().filter(fits).max_by_key(|code| code.name().len())
}

fn checked(root: &Path) -> Outcome {
    // Every site would draw a picture of every page.
    let share = root.ends_with("share-failed");
    let options = Options { books: Books::All, share, ..options(root) };
    build(&options, &Destination::Nowhere, &Silent)
}

#[test]
fn every_mistake_is_explained() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for site in bad_sites() {
        let root = PathBuf::from(format!("tests/bad/{site}"));
        let outcome = checked(&root);
        let code = code_of(&site).unwrap_or_else(|| panic!("tests/bad/{site} is named after no code"));
        let found: BTreeSet<Code> = outcome.findings.iter().map(|finding| finding.code).collect();
        if !found.contains(&code) {
            wrong.push(format!("{site}: {code} is not found, but {found:?}"));
        }
        // A draft may lack what a published record must have, and a paper of consent may lie in a cupboard.
        // What would stand above a list, the list does without.
        let spared = [
            "missing-file-draft",
            "missing-file-paper",
            "not-utf8-draft",
            "front-matter-missing-list",
            "front-matter-missing-list-empty",
            // Whoever's consent cannot be read is held back.
            "wrong-choice-scope",
            "wrong-shape-words",
        ];
        let spared = spared.contains(&site.as_str());
        if outcome.has_errors() != (code.severity() == Severity::Error && !spared) {
            wrong.push(format!("{site}: an error in a site that has none, or none in one that has: {found:?}"));
        }
        let findings: Vec<Diagnostic> = outcome.findings.iter().cloned().map(without_foreign_words).collect();
        for language in LANGUAGES {
            let said = render(&findings, &root, &Messages::new(language), false);
            if said.contains("{$") {
                wrong.push(format!("{site}: a sentence lacks a value\n{said}"));
            }
            compare(&root.join(format!("expected.{}.txt", tag(language))), &said, update, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What foreign code says when it breaks names its file, line and version, which change with each of its releases.
fn without_foreign_words(mut finding: Diagnostic) -> Diagnostic {
    for help in finding.helps.iter_mut().filter(|help| help.id == "help-broken") {
        help.args.iter_mut().for_each(|(_, value)| *value = Arg::Text("…".into()));
    }
    finding
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    }
}

fn compare(golden: &Path, said: &str, update: bool, wrong: &mut Vec<String>) {
    let before = std::fs::read_to_string(golden).unwrap_or_default();
    if before != said && update {
        std::fs::write(golden, said).expect("a writable expectation");
    } else if before != said {
        wrong.push(format!("{}\n--- expected\n{before}\n--- said\n{said}", golden.display()));
    }
}

#[test]
fn every_code_has_a_mistake() {
    let shown: BTreeSet<Code> =
        bad_sites().iter().filter_map(|site| code_of(site)).chain(DYNAMIC.iter().copied()).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !shown.contains(code)).map(|code| code.name()).collect();
    assert!(missing.is_empty(), "no site in tests/bad for {missing:?}");
}

#[test]
fn a_fault_of_the_program_is_told_in_words() {
    let broken = vuonhoa::wall::behind(|| assert!(std::hint::black_box(false), "a test")).expect_err("it broke");
    let finding = vuonhoa::diagnostic::Diagnostic::from(&broken);
    for (language, begins) in
        LANGUAGES.into_iter().zip(["lỗi[program-fault]: Chương trình", "error[program-fault]: The"])
    {
        let said = render(std::slice::from_ref(&finding), Path::new(""), &Messages::new(language), false);
        assert!(said.starts_with(begins) && said.contains("a test (") && said.contains("tests/it/bad.rs"), "{said}");
    }
}

#[test]
fn no_mistake_hides_another() {
    let site = sound_site();
    let article = |name: &str, head: &str, body: &str| {
        site.write(
            &format!("content/bai-viet/{name}.md"),
            format!("---\ntieu_de: A\nngay: 1/5/2021\n{head}---\n{body}\n"),
        );
    };
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\ntham_so: {phong_chu: Arial}\n");
    article("khoa", "tac_gai: B\ncap_nhat: 31/6/2021\n", "[X](javascript:x)");
    article("hai-cham", "tom_tat: B: c: d\n", "");
    article("lien-ket", "don_vi: [khong-co]\nanh_bia: khong-co.jpg\n", "[X](@/ho-so/khong-co)");
    article("loi-goi", "", "{{ ho_so(id=x) }}");
    article("trung", "duong_dan: khoa-2\n", "");
    article("khoa-2", "", "");
    site.write("content/ho-so/b.yaml", "ten: B\nloai: tập thể\n");
    site.write("content/ho-so/Ông C.yaml", "ten: C\nloai: tap_the\n");
    site.write("content/danh-muc/linh-vuc.yaml", "- {id: a, ten: A}\n- {id: a, ten: B}\n");
    site.write("templates/article.html", "{{ khong_co.x }}");
    site.write("content/bai-viet/tcvn3.md", b"---\ntieu_de: B\xb8c\n---\n");
    let found: BTreeSet<Code> = checked(&site.0).findings.iter().map(|finding| finding.code).collect();
    for code in [
        Code::ThemeParameter,
        Code::UnknownKey,
        Code::BadDate,
        Code::BadScheme,
        Code::YamlColon,
        Code::UnknownReference,
        Code::MissingFile,
        Code::BrokenLink,
        Code::BadCall,
        Code::AddressCollision,
        Code::WrongChoice,
        Code::BadId,
        Code::DuplicateId,
        Code::TemplateFailed,
        Code::NotUtf8,
    ] {
        assert!(found.contains(&code), "{code} is hidden by the others: {found:?}");
    }
}

// Sites in temporary folders, given to the program.

/// A site in which nothing is wrong.
fn sound_site() -> Scratch {
    let site = Scratch::new("bad");
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n");
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
    site
}

/// How the program ended, and the codes that it told.
struct Told {
    status: i32,
    codes: BTreeSet<String>,
    words: String,
}

fn run(site: &Path, command: &str, arguments: &[&str]) -> Told {
    let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args([command, "--lang", "en", "--clock", "1/6/2021", "--site"])
        .arg(site)
        .args(arguments)
        .output()
        .expect("the program");
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!words.contains("panicked"), "{words}");
    let status = output.status.code().unwrap_or_else(|| panic!("killed: {words}"));
    let code = |line: &str| {
        let rest = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))?;
        rest.split(']').next().map(str::to_owned)
    };
    Told { status, codes: words.lines().filter_map(code).collect(), words }
}

/// `check` ends with this status and tells these codes, and no others.
fn assert_check(site: &Path, status: i32, codes: &[Code]) {
    assert_told(&run(site, "check", &[]), status, codes, &site.display().to_string());
}

fn assert_told(told: &Told, status: i32, codes: &[Code], case: &str) {
    let wanted: BTreeSet<String> = codes.iter().map(|code| code.name().to_owned()).collect();
    assert_eq!((told.status, &told.codes), (status, &wanted), "{case}\n{}", told.words);
}

/// Every file below `folder` with what is in it; the cache is nobody's loss.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_entry(|entry| entry.file_name() != ".cache");
    files
        .map(|entry| entry.expect("a readable folder").into_path())
        .map(|path| (path.clone(), std::fs::read(path).unwrap_or_default()))
        .collect()
}

#[test]
fn without_a_site_there_is_nothing_to_read() {
    let scratch = Scratch::new("bad");
    assert_check(&scratch.0, 2, &[Code::NoSite]);
    assert_check(&scratch.0.join("khong-co"), 2, &[Code::NoSite]);
    scratch.write("tep", "");
    assert_check(&scratch.0.join("tep"), 2, &[Code::NoSite]);
    scratch.write("content/bai-viet/a.md", "---\ntieu_de: A\n---\n");
    assert_check(&scratch.0, 2, &[Code::NoSite]);
}

/// Each kind of text file, and what is said of it when it is empty.
const TEXTS: &[(&str, Option<Code>)] = &[
    ("site.yaml", Some(Code::MissingKey)),
    ("content/bai-viet/b.md", Some(Code::FrontMatterMissing)),
    ("content/trang/b.md", Some(Code::FrontMatterMissing)),
    ("content/su-kien/b.md", Some(Code::FrontMatterMissing)),
    ("content/ho-so/b.yaml", Some(Code::MissingKey)),
    ("content/ho-so/b/ho-so.yaml", Some(Code::MissingKey)),
    ("content/phong-su-anh/b/phong-su-anh.yaml", Some(Code::MissingKey)),
    ("content/video/b.yaml", Some(Code::MissingKey)),
    ("content/ky-yeu/b/ky-yeu.yaml", Some(Code::MissingKey)),
    ("content/danh-muc/don-vi.yaml", None),
    ("content/danh-muc/khen-thuong.yaml", None),
    ("content/danh-muc/cam-ket.yaml", None),
    ("strings/vi.yaml", None),
    ("templates/parts/b.html", None),
    ("themes/sen/theme.yaml", Some(Code::WrongShape)),
    ("static/b.css", None),
];

#[test]
fn empty_files_of_every_kind() {
    for (path, code) in TEXTS {
        let site = sound_site();
        site.write(path, "");
        let told = run(&site.0, "check", &[]);
        assert_told(&told, i32::from(code.is_some()), code.as_slice(), path);
    }
}

#[test]
fn files_of_every_kind_that_are_no_text() {
    let utf16 = |text: &str| {
        text.encode_utf16().fold(vec![0xFF, 0xFE], |mut bytes, unit| {
            bytes.extend(unit.to_le_bytes());
            bytes
        })
    };
    let cases: [(&str, Vec<u8>, Code); 5] = [
        ("UTF-16", utf16("---\ntieu_de: Bác\n---\n"), Code::NotUtf8),
        ("TCVN3", b"tieu_de: B\xb8c\n".to_vec(), Code::NotUtf8),
        ("cut in a letter", b"tieu_de: B\xc3".to_vec(), Code::NotUtf8),
        ("Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0".to_vec(), Code::NotText),
        ("zeros", vec![0; 4096], Code::NotText),
    ];
    // Style sheets are passed on as they are.
    for (path, _) in TEXTS.iter().filter(|(path, _)| !path.starts_with("static/")) {
        for (name, bytes, code) in &cases {
            let site = sound_site();
            site.write(path, bytes);
            let told = run(&site.0, "check", &[]);
            assert_told(&told, 1, &[*code], &format!("{name} in {path}"));
        }
    }
}

/// Notepad begins a file with a mark and ends its lines with two characters; a no-break space of a template is meant.
#[test]
fn templates_saved_by_notepad() {
    let site = sound_site();
    site.write("templates/404.html", "\u{feff}<!doctype html>\r\n<p>Hồ\u{a0}Chí\u{a0}Minh\r\n</p>");
    assert_told(&run(&site.0, "build", &[]), 0, &[], "404.html");
    let page = std::fs::read_to_string(site.0.join("public/404.html")).expect("a page");
    assert_eq!(page, "<!doctype html>\n<p>Hồ\u{a0}Chí\u{a0}Minh\n</p>");
    site.write("templates/404.html", "\u{feff}<p>\r\n\r\n{% if %}</p>");
    let told = run(&site.0, "check", &[]);
    assert_told(&told, 1, &[Code::TemplateSyntax], "404.html");
    assert!(told.words.contains("404.html:3:"), "the line is not that of the file: {}", told.words);
}

#[test]
fn too_large_too_deep_and_growing_files() {
    let site = sound_site();
    site.write("content/bai-viet/lon.md", "---\ntieu_de: A\n---\n");
    let file = std::fs::File::options().write(true).open(site.0.join("content/bai-viet/lon.md")).expect("a file");
    file.set_len(50 << 20).expect("a large file");
    assert_check(&site.0, 1, &[Code::FileTooLarge]);

    let nested = |open: &str| open.repeat(10_000);
    let bomb = (b'b'..=b'z').fold("a: &a [hoa,hoa,hoa,hoa,hoa,hoa,hoa,hoa,hoa]\n".to_owned(), |mut text, letter| {
        let (now, before) = (char::from(letter), char::from(letter - 1));
        text.push_str(&format!("{now}: &{now} [{}]\n", vec![format!("*{before}"); 9].join(",")));
        text
    });
    let deep_list: String = (1..1000).map(|depth| format!("{}-\n", " ".repeat(depth))).collect();
    for yaml in [
        bomb,
        format!("noi_bo: {}", nested("[")),
        format!("noi_bo: {}", nested("{a: ")),
        format!("noi_bo:\n{deep_list}"),
    ] {
        let site = sound_site();
        site.write("content/ho-so/b.yaml", &yaml);
        assert_check(&site.0, 1, &[Code::YamlTooBig]);
    }
    let article = |body: &str| format!("---\ntieu_de: A\nngay: 1/5/2021\n---\n{body}x\n");
    for body in [nested(">"), nested("- ")] {
        let site = sound_site();
        site.write("content/bai-viet/b.md", article(&body));
        assert_check(&site.0, 1, &[Code::MarkdownTooDeep]);
    }
    for body in [nested("["), nested("*a "), nested("_"), nested("`"), nested("{{"), nested("![a]("), nested("|")] {
        let site = sound_site();
        site.write("content/bai-viet/b.md", article(&body));
        assert!(run(&site.0, "check", &[]).status <= 1);
    }
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_site_lead_nowhere_or_go_in_circles() {
    use std::os::unix::fs::symlink;
    let elsewhere = Scratch::new("bad");
    elsewhere.write("b.md", "---\ntieu_de: B\nngay: 1/5/2021\n---\n");
    let outside = elsewhere.0.join("b.md");
    for (to, link, code) in [
        (outside.as_path(), "content/bai-viet/b.md", Code::LinkOutside),
        (elsewhere.0.as_path(), "content/trang", Code::LinkOutside),
        (Path::new("."), "content/bai-viet/vong", Code::LinkLoop),
        (Path::new("khong-co.md"), "content/bai-viet/b.md", Code::UnreadableFile),
        (Path::new("b.md"), "content/bai-viet/b.md", Code::UnreadableFile),
        // What has no end is neither read nor shown.
        (Path::new("/dev/zero"), "content/bai-viet/b.md", Code::LinkOutside),
        (Path::new("/dev/zero"), "static/b.jpg", Code::LinkOutside),
    ] {
        let site = sound_site();
        site.write("static/a.css", "");
        symlink(to, site.0.join(link)).expect("a link");
        assert_check(&site.0, 1, &[code]);
    }
}

/// To open a pipe would wait for ever.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_never_opened() {
    for folder in ["content/bai-viet", "static", "themes/sen/static", "templates"] {
        let site = sound_site();
        site.write(&format!("{folder}/a.txt"), "");
        let pipe = site.0.join(folder).join("b.md");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        std::os::unix::fs::symlink("b.md", site.0.join(folder).join("c.md")).expect("a link");
        std::os::unix::net::UnixListener::bind(site.0.join(folder).join("d.md")).expect("a socket");
        let told = run(&site.0, "build", &[]);
        assert_told(&told, 1, &[Code::NotAFile], folder);
        assert_eq!(told.words.matches("error[").count(), 3, "{}", told.words);
    }
}

/// An editor's lock leads nowhere, and a hidden folder may be closed.
#[cfg(unix)]
#[test]
fn hidden_things_are_never_looked_at() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    for folder in ["content/bai-viet", "static", "themes/sen", "templates"] {
        let site = sound_site();
        for closed in [".kin", ".kin/trong", ".mo/~$kin"] {
            site.write(&format!("{folder}/{closed}/a.md"), "---\n");
            let closed = site.0.join(folder).join(closed);
            std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("a closed folder");
        }
        symlink("an@may.123:456", site.0.join(folder).join(".#a.md")).expect("a link");
        symlink("..", site.0.join(folder).join(".vong")).expect("a link");
        symlink("/dev/zero", site.0.join(folder).join(".zero")).expect("a link");
        assert_check(&site.0, 0, &[]);
    }
}

#[test]
fn names_that_one_disk_tells_apart_and_another_does_not() {
    // NFC and NFD of one letter; capital and small letters.
    for (first, second, codes) in
        [("b\u{e1}o.jpg", "ba\u{301}o.jpg", &[Code::NameCollision][..]), ("le.JPG", "le.jpg", &[Code::NameCollision])]
    {
        let site = sound_site();
        site.write(&format!("static/{first}"), "1");
        site.write(&format!("static/{second}"), "2");
        // A disk that takes both for one has nothing to report.
        if std::fs::read_dir(site.0.join("static")).expect("static").count() == 2 {
            let told = run(&site.0, "check", &[]);
            assert!(told.status == 1 && codes.iter().all(|code| told.codes.contains(code.name())), "{}", told.words);
        }
    }
    // A name in NFD alone is that name.
    let site = sound_site();
    site.write("content/bai-viet/ba\u{301}o.pdf", "%PDF-1.4");
    site.write("content/bai-viet/b.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\n[Báo](b\u{e1}o.pdf)\n");
    assert_check(&site.0, 0, &[]);
    // And what is wrong in it is shown with its line.
    site.write("content/trang/ba\u{301}o.md", "---\ntieu_de: A\n---\n[X](javascript:x)\n");
    let words = run(&site.0, "check", &[]).words;
    assert!(words.contains("o.md:4:5") && words.contains("4 | [X](javascript:x)"), "{words}");
}

// Output folders.

#[test]
fn an_output_folder_that_would_harm_something_is_refused() {
    let scratch = Scratch::new("bad");
    for (path, text) in [
        ("trang/site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n"),
        ("trang/content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n"),
        ("la/so-tay.txt", "của người khác"),
        ("tep", ""),
    ] {
        scratch.write(path, text);
    }
    let site = scratch.0.join("trang");
    let before = contents(&scratch.0);
    for (out, code) in [
        ("trang", Code::OutputIsSource),
        ("", Code::OutputIsSource),
        ("trang/content", Code::OutputIsSource),
        ("trang/content/bai-viet/moi", Code::OutputIsSource),
        ("la", Code::OutputNotOurs),
        ("tep", Code::OutputFailed),
        ("tep/trong", Code::OutputFailed),
    ] {
        let folder = scratch.0.join(out);
        let told = run(&site, "build", &["-o", &folder.display().to_string()]);
        assert_told(&told, 2, &[code], out);
        assert_eq!(contents(&scratch.0), before, "something was written or lost at {out:?}");
    }
    assert_told(&run(&site, "build", &["-o", "/"]), 2, &[Code::OutputIsSource], "/");
}

#[test]
fn foreign_files_locks_and_addresses_that_have_gone() {
    let site = sound_site();
    let out = site.0.join("public");
    assert_told(&run(&site.0, "build", &[]), 0, &[], "the first build");

    let robots = out.join("robots.txt");
    std::fs::remove_file(&robots).expect("our file");
    std::fs::create_dir(&robots).expect("a folder");
    std::fs::write(robots.join("so-tay.txt"), "của người khác").expect("a foreign file");
    assert_told(&run(&site.0, "build", &[]), 2, &[Code::OutputForeignFile], "a folder in a file's place");
    std::fs::remove_dir_all(&robots).expect("the folder");

    let stage =
        Stage::open(&out, &output::Options::new(&site.0, "2021-06-01".parse().expect("a date"))).expect("a stage");
    assert_told(&run(&site.0, "build", &[]), 2, &[Code::OutputLocked], "two builds at once");
    drop(stage);

    let articles = site.0.join("content/bai-viet");
    std::fs::rename(articles.join("a.md"), articles.join("b.md")).expect("a renamed article");
    assert_told(&run(&site.0, "build", &[]), 0, &[Code::AddressGone], "a renamed article");
}

/// A page that waits comes back, and of one that was withdrawn nothing more is said.
#[test]
fn what_is_only_held_back_has_not_gone() {
    let site = sound_site();
    let article = |more: &str| {
        site.write("content/bai-viet/b.md", format!("---\ntieu_de: B\nngay: 1/5/2021\ntom_tat: B.\n{more}---\nBài.\n"));
    };
    let profile = |status: &str| {
        site.write(
            "content/ho-so/c.yaml",
            format!("loai: tap_the\nten: C\ntom_tat: C.\ndia_chi_cu: [/ho-so/cu]\n{status}"),
        );
    };
    article("dia_chi_cu: [/bai-viet/cu]\n");
    profile("trang_thai: da_duyet\nduyet: {nguoi: Ban biên tập, ngay: 31/5/2021}\nnoi_dung: Một việc.\n");
    let _ = run(&site.0, "build", &[]);
    assert!(site.0.join("public/bai-viet/cu/index.html").exists() && site.0.join("public/ho-so/c/index.html").exists());
    for (more, status) in [("nhap: true\n", "trang_thai: cho_duyet\n"), ("dang_tu: 1/1/2022\n", "trang_thai: da_rut\n")]
    {
        article(&format!("dia_chi_cu: [/bai-viet/cu]\n{more}"));
        profile(status);
        let told = run(&site.0, "check", &[]);
        assert!(!told.codes.contains(Code::AddressGone.name()), "{}", told.words);
    }
    std::fs::remove_file(site.0.join("content/bai-viet/b.md")).expect("our file");
    let told = run(&site.0, "check", &[]);
    assert!(told.codes.contains(Code::AddressGone.name()) && !told.words.contains("/ho-so/"), "{}", told.words);
}

#[test]
fn what_somebody_changed_in_the_output_is_kept_beside_it() {
    let site = sound_site();
    let page = site.0.join("public/bai-viet/a/index.html");
    assert_told(&run(&site.0, "build", &[]), 0, &[], "the first build");
    std::fs::write(&page, "sửa tay").expect("our file");
    assert_told(&run(&site.0, "build", &["--strict"]), 1, &[Code::OutputAltered], "--strict");
    assert_eq!(std::fs::read_to_string(&page).expect("the page"), "sửa tay");
    assert_told(&run(&site.0, "build", &[]), 0, &[Code::OutputAltered], "without");
    assert_ne!(std::fs::read_to_string(&page).expect("the page"), "sửa tay");
    let kept = site.0.join("public-ban-sua/2021-06-01/bai-viet/a/index.html");
    assert_eq!(std::fs::read_to_string(kept).expect("what was set aside"), "sửa tay");
    assert_told(&run(&site.0, "build", &[]), 0, &[], "and it is quiet again");
}

#[test]
fn after_a_lost_manifest_nothing_of_the_withdrawn_stays_and_the_rest_is_offered() {
    let site = sound_site();
    let person = |id: &str, status: &str| {
        let text = format!("loai: tap_the\nten: Tổ {id}\nnam: 2020\ntrang_thai: {status}\nchan_dung: anh.png\n");
        site.write(&format!("content/ho-so/{id}/ho-so.yaml"), text);
    };
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\nxuat_ban: {can_duyet: false}\n");
    let mut pixels = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut pixels);
    image::RgbImage::new(8, 8).write_with_encoder(encoder).expect("a picture");
    for id in ["mot", "hai", "ba"] {
        person(id, "da_duyet");
        site.write(&format!("content/ho-so/{id}/anh.png"), &pixels);
    }
    assert_eq!(run(&site.0, "build", &[]).status, 0);
    let out = site.0.join("public");
    std::fs::remove_dir_all(out.join(".vuonhoa")).expect("our own things");
    person("hai", "da_rut");
    std::fs::remove_dir_all(site.0.join("content/ho-so/ba")).expect("a record");
    site.write("public/CNAME", "a.vn");

    let told = run(&site.0, "build", &["--adopt"]);
    assert!(told.status == 0 && told.codes.contains("output-withheld"), "{}", told.words);
    assert!(told.codes.contains("output-left") && told.words.contains("--adopt=clear"), "{}", told.words);
    let page = std::fs::read_to_string(out.join("ho-so/hai/index.html")).expect("what is said instead");
    assert!(!page.contains("Tổ hai"));
    assert!(!out.join("anh/ho-so/hai").exists(), "a photograph of the withdrawn stays");
    assert!(!out.join("ho-so/ba/index.html").exists(), "a page that names the withdrawn stays");
    assert!(out.join("anh/ho-so/ba").exists(), "only listed");
    let kept = site.0.join("public-ban-sua/2021-06-01");
    assert!(kept.join("ho-so/hai/index.html").exists() && kept.join("anh/ho-so/hai").is_dir());

    let told = run(&site.0, "build", &["--adopt=clear"]);
    assert!(told.status == 0 && told.codes.contains("output-left"), "{}", told.words);
    assert!(!out.join("ho-so/ba").exists() && !out.join("anh/ho-so/ba").exists());
    assert!(out.join("ho-so/mot/index.html").exists() && out.join("CNAME").exists());
    assert!(!run(&site.0, "build", &[]).words.contains("output-"));
}

#[test]
fn what_is_for_printing_is_not_put_where_readers_are() {
    let site = sound_site();
    for (out, print) in [("public", "public"), ("public", "public/in"), ("in/trang", "in"), ("print", "print")] {
        let [out, print] = [out, print].map(|folder| site.0.join(folder).display().to_string());
        let told = run(&site.0, "build", &["-o", &out, "--print", &print]);
        assert_told(&told, 2, &[Code::OutputOverlap], &print);
        assert!(!Path::new(&out).exists());
    }
    site.write("content/ky-yeu/k/ky-yeu.yaml", "tieu_de: K\nphan: [{tieu_de: Bài, chon: {lay: bai_viet}}]\n");
    let public = site.0.join("public").display().to_string();
    assert_told(&run(&site.0, "yearbook", &["--print", &public]), 2, &[Code::OutputOverlap], "yearbook");
}

/// What the system gives the first thread does not matter.
#[cfg(target_os = "linux")]
#[test]
fn a_small_stack_is_enough() {
    let site = sound_site();
    let line = "ulimit -s 64 && exec \"$0\" check --clock 1/6/2021";
    let mut command = Command::new("sh");
    let told = command.args(["-c", line, env!("CARGO_BIN_EXE_vuonhoa")]).current_dir(&site.0).output().expect("sh");
    assert_eq!(told.status.code(), Some(0), "{}", String::from_utf8_lossy(&told.stderr));
}

/// What cannot be said on stdout is a failure; a reader that has gone away is none.
#[cfg(target_os = "linux")]
#[test]
fn a_full_stdout_is_told_and_a_closed_one_is_not() {
    let site = sound_site();
    let program = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
        command.args(arguments).current_dir(&site.0).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "vi");
        command
    };
    for line in
        ["list", "info", "codes --format json", "schema", "man", "completions bash", "build --help", "--version"]
    {
        let arguments: Vec<&str> = line.split(' ').collect();
        let full = std::fs::File::options().write(true).open("/dev/full").expect("/dev/full");
        let told = program(&arguments).stdout(full).output().expect("the program");
        assert_eq!(told.status.code(), Some(2), "{line}");
        let words = String::from_utf8_lossy(&told.stderr);
        assert!(words.contains("đĩa đã đầy") && !words.contains("os error"), "{line}: {words}");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let told = program(&arguments).stdout(writer).output().expect("the program");
        assert_eq!((told.status.code(), told.stderr.len()), (Some(0), 0), "{line}");
    }
}

#[test]
fn a_failed_build_writes_nothing_unless_told_to_keep_going() {
    let site = sound_site();
    site.write("content/bai-viet/b.md", "---\ntieu_de: B\nngayy: 1/5/2021\n---\n");
    assert_told(&run(&site.0, "build", &[]), 1, &[Code::UnknownKey], "an error");
    assert!(!site.0.join("public").exists());
    assert_told(&run(&site.0, "build", &["--keep-going"]), 1, &[Code::UnknownKey], "--keep-going");
    assert!(site.0.join("public/bai-viet/a/index.html").exists());
    assert!(!site.0.join("public/bai-viet/b").exists());
}

#[test]
fn strict_takes_warnings_for_errors() {
    let site = sound_site();
    site.write("content/bai-viet/b.md", "---\ntieu_de: B\n---\nBài.\n");
    assert_told(&run(&site.0, "build", &["--strict"]), 1, &[Code::NoDate], "--strict");
    assert!(!site.0.join("public").exists());
    assert_told(&run(&site.0, "check", &["--strict"]), 1, &[Code::NoDate], "check --strict");
    assert_told(&run(&site.0, "build", &[]), 0, &[Code::NoDate], "without");
}

/// Codes whose example is told in words or commands: what is wrong is in no text, or in no line alone.
const IN_WORDS: &[Code] = &[
    Code::NoSite,
    Code::EmptySite,
    Code::NotText,
    Code::NotUtf8,
    Code::FileMetadata,
    Code::NotNfc,
    Code::ControlCharacter,
    Code::PiledMarks,
    Code::YamlTooBig,
    Code::PrivateFile,
    Code::BadFilm,
    Code::NoPortrait,
    Code::BadPicture,
    Code::AnimatedPicture,
    Code::GuessedColours,
    Code::PictureTooLarge,
    Code::LowResolution,
    Code::OddProportion,
    Code::OffPage,
    Code::BookChanged,
    Code::MissingString,
];

/// The bad site of a code that holds an example's wrong lines, or the file of its wrong path.
fn site_of(code: Code, example: &Example) -> Option<PathBuf> {
    let sites = bad_sites().into_iter().filter(|site| code_of(site) == Some(code));
    sites.map(|site| PathBuf::from(format!("tests/bad/{site}"))).find(|site| match &example.file {
        Some(file) => std::fs::read_to_string(site.join(file)).is_ok_and(|text| text.contains(&example.wrong)),
        None => site.join(&example.wrong).is_file(),
    })
}

/// The wrong example yields its code, and the right one in its place does not.
#[test]
fn every_code_has_an_example_that_cures() {
    let mut wrong = Vec::new();
    for code in Code::ALL.iter().copied() {
        let Some(example) = examples::of(code) else {
            wrong.push(format!("{code} has no example in src/cli/messages/examples.yaml"));
            continue;
        };
        let Some(site) = site_of(code, &example) else {
            if example.file.is_some() || !(IN_WORDS.contains(&code) || DYNAMIC.contains(&code)) {
                wrong.push(format!("{code}: no bad site holds {example:?}"));
            }
            continue;
        };
        let scratch = Scratch::new("example");
        copy(&site, &scratch.0);
        match &example.file {
            Some(file) => {
                let text = std::fs::read_to_string(site.join(file)).expect("text");
                scratch.write(file, text.replace(&example.wrong, &example.right));
            }
            None => {
                let right = scratch.0.join(&example.right);
                std::fs::create_dir_all(right.parent().expect("a folder")).expect("a folder");
                std::fs::rename(scratch.0.join(&example.wrong), right).expect("a new name");
            }
        }
        let found: Vec<_> = checked(&scratch.0).findings.into_iter().map(|finding| finding.code).collect();
        let before = checked(&site).findings.into_iter().filter(|finding| finding.code == code).count();
        let after = found.iter().filter(|found| **found == code).count();
        // A site may show its code in several faces, of which the example is one.
        if after >= before {
            wrong.push(format!("{code}: the right example does not cure {}: {found:?}", site.display()));
        }
    }
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let stray = examples::all().into_iter().filter(|(name, _)| !known.contains(name.as_str()));
    wrong.extend(stray.map(|(name, _)| format!("an example of {name}, which is no code")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
