//! What must hold for every input, whoever made it: one function for each way in, which panics when it does not.
//!
//! Three things call them: `cargo fuzz run trial` (coverage leads it), `tests/it/fuzz.rs` (a short seeded run of
//! damaged seeds, in every test run), and the same test on the inputs that once failed.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use vuonhoa::cli::{LANGUAGES, Messages, json, render};
use vuonhoa::diagnostic::{Code, Diagnostic, Findings};
use vuonhoa::doc::{Call, Doc, Image, Target, To};
use vuonhoa::import::word;
use vuonhoa::model::Mode;
use vuonhoa::path::{OutPath, Route, SourcePath, relative_link};
use vuonhoa::pipeline::{Bindery, Options, Session, text_of};
use vuonhoa::reading::markdown::{self, target};
use vuonhoa::vietnamese as vi;
use vuonhoa::write::{html, text, typst};

/// One way in.
pub struct Trial {
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// Where sound inputs lie: folders of the repository, and the suffixes of the files that are meant.
    pub seeds: &'static [(&'static str, &'static [&'static str])],
    /// How many damaged seeds a test run tries.
    pub rounds: usize,
}

const YAML: &[&str] = &["yaml"];
const MARKDOWN: &[&str] = &["md"];

pub const ALL: &[Trial] = &[
    Trial {
        name: "record",
        run: record,
        seeds: &[("content", &["yaml", "md"]), ("tests/bad", &["yaml", "md"])],
        rounds: 1500,
    },
    Trial { name: "site", run: site, seeds: &[("tests/bad", YAML), ("tests/sites", YAML)], rounds: 150 },
    Trial {
        name: "text",
        run: markdown_text,
        seeds: &[("tests/markdown", MARKDOWN), ("content", MARKDOWN)],
        rounds: 1500,
    },
    Trial { name: "book", run: book, seeds: &[("tests/markdown", MARKDOWN), ("content/ho-so", MARKDOWN)], rounds: 25 },
    Trial {
        name: "drawing",
        run: drawing,
        seeds: &[("themes/sen/static", &["svg"]), ("tests/fuzz/drawing", &["svg"])],
        rounds: 1500,
    },
    Trial {
        name: "picture",
        run: picture,
        seeds: &[("tests/fuzz/picture", &["jpg", "png", "gif", "webp", "mp4", "mp3"])],
        rounds: 600,
    },
    Trial { name: "paper", run: paper, seeds: &[("tests/fuzz/paper", &["xml"])], rounds: 1000 },
    Trial { name: "place", run: place, seeds: &[("tests/fuzz/place", &["txt"])], rounds: 3000 },
    Trial { name: "value", run: value, seeds: &[("tests/fuzz/value", &["txt"])], rounds: 3000 },
    Trial {
        name: "letters",
        run: letters,
        seeds: &[("tests/vietnamese", &["json"]), ("content", MARKDOWN)],
        rounds: 600,
    },
];

/// The body of a paper of Word. What is written of it reads back as the same words, again and again.
fn paper(data: &[u8]) {
    let names = r#"xmlns:w="w" xmlns:r="r" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic""#;
    let xml = format!("<w:document {names}><w:body>{}</w:body></w:document>", words(data));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    std::io::Write::write_all(&mut archive, xml.as_bytes()).expect("a part");
    let bytes = archive.finish().expect("an archive").into_inner();
    let Ok(article) = word::read(&bytes, "bai.docx") else { return };
    let source = SourcePath::new("content/bai-viet/a.md");
    let options = markdown::Options { raw_html: false, source: &source, place: &|span| span };
    let (again, _) = markdown::read(&vuonhoa::write::markdown::markdown(&article.doc), &options);
    let told = |doc: &Doc| text::text(doc, &|_| String::new());
    assert_eq!(told(&again), told(&article.doc), "{}", article.markdown);
}

fn words(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// A folder of this thread, gone with it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let thread = format!("{:?}", std::thread::current().id());
        let number: String = thread.chars().filter(char::is_ascii_digit).collect();
        let folder = std::env::temp_dir().join(format!("vuonhoa-trial-{name}-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Scratch(folder)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.0.join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a temporary folder");
        std::fs::write(file, bytes).expect("a temporary file");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn options(root: &Path) -> Options {
    Options::new(root, Mode::publication("2021-06-01".parse().expect("a date")))
}

/// Findings can be told: every place lies in its file and between characters, and the sentences stand in both
/// languages.
fn told(findings: &[Diagnostic], root: &Path) {
    for finding in findings {
        let fix = finding.fix.iter().map(|fix| &fix.place);
        for place in finding.labels.iter().map(|label| &label.place).chain(fix) {
            if let (Some(text), Some(span)) = (text_of(root, &place.path), place.span) {
                assert!(text.get(span.range()).is_some(), "{}: {span:?} is no place of {place:?}", finding.code);
            }
        }
    }
    for language in LANGUAGES {
        let messages = Messages::new(language);
        let said = render(findings, root, &messages, false);
        assert!(findings.is_empty() || !said.is_empty());
        let listed = json(findings, root, &messages);
        for line in listed.lines().filter(|line| !line.trim().is_empty()) {
            assert!(!line.contains('\u{1b}'), "a control character reaches whoever reads {line:?}");
        }
    }
}

/// Reads a site of one file, and tells what is wrong in it.
fn prepared(path: &str, data: &[u8]) {
    let site = Scratch::new("site");
    site.write("site.yaml", b"tieu_de: Trang\n");
    site.write("content/danh-muc/linh-vuc.yaml", b"- {id: giao-duc, ten: Gi\xC3\xA1o d\xE1\xBB\xA5c}\n");
    site.write(path, data);
    let (_, findings) = Session::open(options(&site.0)).look();
    told(&findings.sorted(false), &site.0);
}

/// A record alone: YAML or front matter with Markdown, as each kind of file.
fn record(data: &[u8]) {
    const FILES: &[&str] = &[
        "content/ho-so/a/ho-so.yaml",
        "content/bai-viet/a.md",
        "content/trang/a.md",
        "content/su-kien/a.md",
        "content/phong-su-anh/a.yaml",
        "content/video/a.yaml",
        "content/ky-yeu/a/ky-yeu.yaml",
    ];
    let front_matter = data.starts_with(b"---");
    let wanted = usize::from(data.last().copied().unwrap_or(0));
    let fitting: Vec<&&str> = FILES.iter().filter(|file| file.ends_with(".md") == front_matter).collect();
    prepared(fitting[wanted % fitting.len()], data);
}

/// Files that hold the site together.
fn site(data: &[u8]) {
    const FILES: &[&str] = &[
        "site.yaml",
        "content/danh-muc/don-vi.yaml",
        "content/danh-muc/khen-thuong.yaml",
        "content/danh-muc/so-lieu.yaml",
        "content/danh-muc/quyet-dinh.yaml",
        "content/danh-muc/chuan-muc.yaml",
        "content/danh-muc/cam-ket.yaml",
        "strings/vi.yaml",
    ];
    let wanted = usize::from(data.last().copied().unwrap_or(0));
    prepared(FILES[wanted % FILES.len()], data);
}

/// Shows plainly what it is asked.
struct Plain;

impl html::Press for Plain {
    fn link(&self, target: &Target) -> html::LinkTo {
        match &target.to {
            To::External(address) => html::LinkTo::Href { href: address.clone(), external: true },
            To::Anchor(anchor) => html::LinkTo::Href { href: format!("#{anchor}"), external: false },
            To::Internal { id, .. } => html::LinkTo::Href { href: format!("/{id}/"), external: false },
            To::Root { path, rest } | To::File { path, rest } => {
                html::LinkTo::Href { href: format!("./{path}{rest}"), external: false }
            }
        }
    }

    fn picture(&self, _: &Image) -> Option<html::Picture> {
        Some(html::Picture { src: "a.jpg".into(), ..html::Picture::default() })
    }

    fn call(&self, _: &Call, _: bool) -> String {
        String::new()
    }

    fn word(&self, key: &str) -> String {
        key.to_owned()
    }
}

impl typst::Press for Plain {
    fn link(&self, target: &Target) -> typst::LinkTo {
        match &target.to {
            To::External(address) => typst::LinkTo::Web { address: address.clone(), readable: Some(address.clone()) },
            To::Internal { id, .. } => typst::LinkTo::Entry(id.clone()),
            _ => typst::LinkTo::Plain,
        }
    }

    fn picture(&self, _: &Image) -> Option<typst::Picture> {
        Some(typst::Picture { path: "/pictures/a.jpg".into(), size: None, elsewhere: None })
    }

    fn call(&self, _: &Call, _: bool) -> String {
        String::new()
    }

    fn word(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn markdown_doc(source: &str) -> (Doc, Findings) {
    let path = SourcePath::new("content/bai-viet/a.md");
    markdown::read(source, &markdown::Options { raw_html: false, source: &path, place: &|span| span })
}

/// A text in every form that it is written in.
fn markdown_text(data: &[u8]) {
    let path = SourcePath::new("content/bai-viet/a.md");
    let source = vuonhoa::source::normalise(&words(data), &path).text;
    let (doc, findings) = markdown_doc(&source);
    for finding in findings.iter() {
        for label in &finding.labels {
            let span = label.place.span.expect("a place in the text");
            assert!(source.get(span.range()).is_some(), "{}: {span:?}", finding.code);
        }
    }
    // XML takes it, and what it holds neither runs nor leads to what runs.
    let options = html::Options { syntax: html::Syntax::Xhtml, ..Default::default() };
    let body = html::html_with(&doc, &Plain, &options);
    let page = format!("<body xmlns:epub=\"http://www.idpf.org/2007/ops\">{body}</body>");
    let xml = roxmltree::Document::parse(&page).unwrap_or_else(|error| panic!("{error}: {page}"));
    for node in xml.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        assert!(!["script", "style", "iframe", "object", "embed", "form"].contains(&name), "{name}");
        for attribute in node.attributes() {
            let value = attribute.value().trim().to_lowercase();
            assert!(!attribute.name().starts_with("on"), "{attribute:?}");
            assert!(!value.starts_with("javascript:") && !value.starts_with("data:"), "{attribute:?}");
        }
    }
    let written = html::html(&doc, &Plain);
    assert!(!written.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{written:?}");
    // Typst takes it, too.
    let book = typst::markup(&doc, &Plain, &typst::Options::default());
    let (errors, _) = typst_syntax::parse(&book).errors_and_warnings();
    assert!(errors.is_empty(), "{errors:?}: {book}");
    let _ = text::text(&doc, &|_| String::new());
    let _ = doc.excerpt(200, &|_| String::new());
}

thread_local! {
    static BINDERY: RefCell<Bindery> = RefCell::default();
}

/// A story in a yearbook, set by Typst: it can be set, whatever it says.
fn book(data: &[u8]) {
    let site = Scratch::new("book");
    site.write(
        "site.yaml",
        "tieu_de: Trang\nxuat_ban: {can_duyet: false, can_dong_y: false}\nco_quan: {ten: Ban Tuyên giáo}\n".as_bytes(),
    );
    site.write("content/ho-so/a/ho-so.yaml", "loai: tap_the\nten: Tổ Mẫu\nbai_viet: a.md\n".as_bytes());
    site.write("content/ho-so/a/a.md", data);
    site.write(
        "content/ky-yeu/k/ky-yeu.yaml",
        "tieu_de: K\ntrang_thai: chinh_thuc\nphan: [{tieu_de: P, chon: {loai: [tap_the]}}]\nbang_tra: [ten]\n\
         xi_nhe: {chiu_trach_nhiem: A, giay_phep: B, so_luong: 1, noi_in: C, nop_luu_chieu: D, khong_ban: true}\n"
            .as_bytes(),
    );
    let (prepared, _) = Session::open(options(&site.0)).look();
    let Some(prepared) = prepared else { return };
    let (_, findings) = BINDERY.with_borrow_mut(|bindery| bindery.preview(&prepared));
    for finding in &findings {
        assert!(finding.code != Code::BookFailed, "{finding:?}");
    }
    told(&findings, &site.0);
}

/// A drawing that is published draws, and does nothing else.
fn drawing(data: &[u8]) {
    let Ok(drawn) = vuonhoa::picture::draw_anew(data) else { return };
    let text = std::str::from_utf8(&drawn).expect("UTF-8");
    let xml = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    for node in xml.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name().to_lowercase();
        assert!(!["script", "foreignobject", "iframe", "handler"].contains(&name.as_str()), "{text}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name().to_lowercase(), attribute.value().to_lowercase());
            // Within a path they are letters like others.
            let leads = ["href", "src", "style", "to", "from", "values"].contains(&name.as_str());
            let runs = name.starts_with("on") || leads && value.trim_start().starts_with("javascript:");
            assert!(!runs, "{text}");
            let fetches = value.contains("url(") && !value.replace(['"', '\'', ' ', '\t', '\n'], "").contains("url(#");
            assert!(!fetches && !value.starts_with("http"), "{text}");
        }
    }
    let again = vuonhoa::picture::draw_anew(&drawn).expect("what was drawn anew is sound");
    assert_eq!(drawn, again, "{text}");
}

/// Pictures and films: whatever their containers say, they are cleaned or refused.
fn picture(data: &[u8]) {
    if let Ok((bytes, _)) = vuonhoa::picture::strip(data) {
        assert!(vuonhoa::picture::strip(&bytes).is_ok(), "what was cleaned is a picture still");
    }
    // Decoding is other people's work; small ones go the whole way.
    if data.len() < 4096 {
        let _ = vuonhoa::picture::make(data);
    }
}

/// Addresses: what leads where, and where files may be written.
fn place(data: &[u8]) {
    let text = words(data);
    let (a, b) = text.split_once('\n').unwrap_or((&text, ""));
    if let Ok(path) = OutPath::new(a) {
        let steps: Vec<&str> = path.as_str().split('/').collect();
        assert!(!path.as_str().starts_with('/') && !steps.contains(&"..") && !steps.contains(&""), "{path:?}");
    }
    let (from, to) = (Route::page(a), Route::page(b));
    let _ = (from.out_path(), Route::file(b).out_path());
    for portable in [false, true] {
        let link = relative_link(from.as_str(), to.as_str(), portable);
        assert!(link.is_ascii() && !link.contains(' ') && !link.starts_with('/'), "{link:?}");
        assert!(target::scheme(&link).is_none(), "{link:?} from {from:?} to {to:?}");
    }
    if let Some(beside) = SourcePath::new("content/bai-viet/a.md").beside(a) {
        assert!(!beside.as_str().split('/').any(|step| step == ".."), "{beside:?}");
    }
    if let Ok(To::External(address)) = target::parse(a) {
        let scheme = target::scheme(&address).expect("a scheme");
        assert!(target::SCHEMES.contains(&scheme.as_str()), "{address}");
    }
}

/// Dates and numbers: what is read is written so that it reads the same.
fn value(data: &[u8]) {
    let text = words(data);
    let text = text.trim();
    if let Ok(date) = text.parse::<vi::PartialDate>() {
        assert_eq!(date.short().parse::<vi::PartialDate>(), Ok(date), "{text:?}");
        assert!(date.start() <= date.end());
        assert!(!date.long().is_empty());
    }
    if let Ok(period) = text.parse::<vi::Period>() {
        assert_eq!(period.to_string().parse::<vi::Period>(), Ok(period), "{text:?}");
    }
    if let Ok(count) = vi::parse_count(text) {
        assert_eq!(vi::parse_count(&vi::format_number(count)), Ok(count), "{text:?}");
        assert!(!vi::ordinal_time(count).is_empty());
    }
    let _ = (vi::rank(data.first().copied().unwrap_or(0)), text.parse::<vi::Rank>());
}

/// Letters: folding is settled after one go, and NFC and NFD are one text.
fn letters(data: &[u8]) {
    let text = words(data);
    let clean = vi::clean(&text).text.into_owned();
    assert_eq!(vi::clean(&clean).text, clean, "cleaning is settled");
    let nfd: String = unicode_normalization::UnicodeNormalization::nfd(clean.as_str()).collect();
    let folded = vi::fold(&text);
    assert_eq!(vi::fold(&folded), folded, "{text:?}");
    assert_eq!(vi::fold(&nfd), vi::fold(&clean), "{text:?}");
    let toned = vi::fold_toned(&clean);
    assert_eq!(vi::fold_toned(&toned), toned, "{text:?}");
    let slug = vi::slug(&text);
    assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{slug:?}");
    let name = vi::split(&text);
    let _ = (vi::initials(&text), vi::initial(&text), vi::NameKey::new(&name), vi::TextKey::new(&text));
    let _ = (vi::legacy_encoding(&text), vi::typography::set(&clean), vi::typography::set_name(&clean));
    let (a, b) = clean.split_at(clean.floor_char_boundary(clean.len() / 2));
    assert_eq!(vi::compare_text(a, b), vi::compare_text(b, a).reverse());
}
