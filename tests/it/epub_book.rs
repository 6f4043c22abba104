//! Yearbooks as EPUB, taken apart again: what a reading system, and whoever listens to the book, would notice.
//! EPUBCheck looks at the sample's in tests/run.

use crate::support::{Scratch, copy, repository};
use crate::yearbook::{sample, sample_options, small_site, write_profiles};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use vuonhoa::output::Adopt;
use vuonhoa::pipeline::{Destination, Format, Request, Silent, build, set_books};

const OPS: &str = "http://www.idpf.org/2007/ops";
const NAV: &str = "EPUB/texts/contents.xhtml";

/// The files of an EPUB by their names.
struct Opened(BTreeMap<String, Vec<u8>>);

impl Opened {
    fn read(file: &Path) -> Self {
        Opened::of(std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
    }

    fn of(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            // Reading to the end compares the checksum.
            file.read_to_end(&mut bytes).expect("a sound entry");
            assert!(files.insert(file.name().to_owned(), bytes).is_none(), "{} is there twice", file.name());
        }
        Opened(files)
    }

    fn text(&self, name: &str) -> &str {
        std::str::from_utf8(self.0.get(name).unwrap_or_else(|| panic!("no {name}"))).expect("UTF-8")
    }

    fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.0.keys().filter(|name| name.ends_with(".xhtml"));
        pages.map(|name| (name.as_str(), self.text(name)))
    }

    /// All words, as one text.
    fn words(&self) -> String {
        self.pages().map(|(_, page)| words(parse(page).root())).collect::<Vec<_>>().join(" ")
    }
}

fn parse(page: &str) -> Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}: {page}"))
}

/// The words of a page with single spaces between them, also where the line may not break.
fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The file that a link from `page` leads to, and the place in it; nothing for a whole address.
fn target(page: &str, href: &str) -> Option<(String, Option<String>)> {
    if ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme)) {
        return None;
    }
    let (path, anchor) = match href.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (href, None),
    };
    if path.is_empty() {
        return Some((page.to_owned(), anchor));
    }
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    Some((steps.join("/"), anchor))
}

/// Reads every page as XML and follows every link; how many were followed within the book.
fn follow(book: &Opened) -> usize {
    let ids: BTreeMap<&str, BTreeSet<String>> = book
        .pages()
        .map(|(name, page)| {
            let document = parse(page);
            let all: Vec<String> =
                document.descendants().filter_map(|n| n.attribute("id").map(str::to_owned)).collect();
            let distinct: BTreeSet<String> = all.iter().cloned().collect();
            assert_eq!(all.len(), distinct.len(), "{name} has an id twice");
            (name, distinct)
        })
        .collect();
    let mut followed = 0;
    for (name, page) in book.pages() {
        let document = parse(page);
        for node in document.descendants() {
            for href in [node.attribute("href"), node.attribute("src")].into_iter().flatten() {
                let Some((file, anchor)) = target(name, href) else { continue };
                assert!(book.0.contains_key(&file), "{name}: {href}");
                if let Some(anchor) = anchor {
                    assert!(ids[file.as_str()].contains(&anchor), "{name}: {href}");
                }
                followed += 1;
            }
        }
    }
    followed
}

fn of_sample() -> Opened {
    Opened::read(&sample().root.0.join("public/ky-yeu/2016-2021/2016-2021.epub"))
}

#[test]
fn the_samples_book_is_whole_and_every_link_leads_somewhere() {
    let book = of_sample();
    assert!(follow(&book) > 500);
    let package = book.text("EPUB/content.opf");
    let package = parse(package);
    let listed: BTreeSet<String> = package
        .descendants()
        .filter(|node| node.tag_name().name() == "item")
        .map(|node| format!("EPUB/{}", node.attribute("href").expect("an href")))
        .collect();
    let there: BTreeSet<String> = book.0.keys().filter(|name| name.starts_with("EPUB/")).cloned().collect();
    let package_itself = BTreeSet::from(["EPUB/content.opf".to_owned()]);
    assert_eq!(&listed | &package_itself, there);
    // Every text is turned to in its order, and named by the contents or the landmarks.
    let spine = package.descendants().filter(|node| node.tag_name().name() == "itemref").count();
    assert_eq!(spine, book.pages().count());
    for (name, page) in book.pages() {
        let document = parse(page);
        assert_eq!(document.root_element().attribute("lang"), Some("vi"), "{name}");
        let levels = document.descendants().filter(|node| matches!(node.tag_name().name(), "h1" | "h2")).count();
        assert!(levels > 0 || name.ends_with("cover.xhtml") || name.ends_with("quote.xhtml"), "{name} has no title");
    }
}

#[test]
fn what_the_catalogue_promises_is_kept() {
    let book = of_sample();
    let package = book.text("EPUB/content.opf");
    let document = parse(package);
    let said = |property: &str| -> Vec<&str> {
        let of = document.descendants().filter(|node| node.attribute("property") == Some(property));
        of.filter_map(|node| node.text()).collect()
    };
    let features = said("schema:accessibilityFeature");
    for feature in ["tableOfContents", "structuralNavigation", "alternativeText", "pageBreakMarkers", "pageNavigation"]
    {
        assert!(features.contains(&feature), "{feature}: {features:?}");
    }
    assert_eq!(said("schema:accessibilityHazard"), ["none"]);
    assert!(said("schema:accessModeSufficient").contains(&"textual"));
    assert_eq!(said("dcterms:modified"), ["2026-11-22T00:00:00Z"]);
    assert_eq!(said("pageBreakSource").len(), 1);
    let mut pictures = 0;
    for (name, page) in book.pages() {
        for image in parse(page).descendants().filter(|node| node.tag_name().name() == "img") {
            pictures += 1;
            assert!(
                image.attribute("alt").is_some_and(|alt| !alt.trim().is_empty()),
                "{name}: a picture without words"
            );
        }
    }
    assert!(pictures > 30, "{pictures}");
}

/// The keys of entries with the folios of their first and last pages, as the printed book has them.
fn printed() -> BTreeMap<String, (usize, usize)> {
    let request = Request { freeze: true, ..Request::default() };
    let set = set_books(&sample_options(&sample().root.0), &request, &Silent);
    let (_, json) = set.frozen.first().expect("a frozen edition");
    let frozen: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let entries = frozen["entries"].as_object().expect("entries").iter();
    let folio = |entry: &serde_json::Value, which: &str| entry[which].as_u64().expect("a folio") as usize;
    entries.map(|(key, entry)| (key.clone(), (folio(entry, "first"), folio(entry, "last")))).collect()
}

#[test]
fn the_page_list_counts_the_pages_of_the_printed_book() {
    let book = of_sample();
    let navigation = parse(book.text(NAV));
    let list = navigation.descendants().find(|node| node.attribute((OPS, "type")) == Some("page-list"));
    let mut listed: BTreeMap<usize, String> = BTreeMap::new();
    let mut last = 0;
    for link in list.expect("a page list").descendants().filter(|node| node.tag_name().name() == "a") {
        let folio: usize = link.text().expect("a folio").parse().expect("a number");
        assert!(folio > last, "{folio} after {last}");
        last = folio;
        let (file, anchor) = target(NAV, link.attribute("href").expect("an href")).expect("a place in the book");
        assert_eq!(anchor, Some(format!("page-{folio}")));
        let page = parse(book.text(&file));
        let mark = page.descendants().find(|node| node.attribute("id") == anchor.as_deref()).expect("a page break");
        assert_eq!(mark.attribute("role"), Some("doc-pagebreak"));
        assert_eq!(mark.attribute((OPS, "type")), Some("pagebreak"));
        assert_eq!(mark.attribute("aria-label"), Some(&*folio.to_string()));
        listed.insert(folio, file);
    }
    // Every page from the first to the imprint.
    assert_eq!(listed.keys().copied().collect::<Vec<_>>(), (1..=last).collect::<Vec<_>>());
    assert!(listed[&last].ends_with("imprint.xhtml"), "{}", listed[&last]);
    let ncx = parse(book.text("EPUB/toc.ncx"));
    let targets = ncx.descendants().filter(|node| node.tag_name().name() == "pageTarget");
    let targets: Vec<Option<&str>> = targets.map(|target| target.attribute("value")).collect();
    assert_eq!(targets.len(), last);
    let printed = printed();
    assert!(printed.len() > 50, "{}", printed.len());
    for (key, (first, _)) in &printed {
        // A page begins in the text that stands at its head: that of the entry, or of one before it that ends there.
        let told = listed[first].strip_prefix("EPUB/texts/").and_then(|file| file.strip_suffix(".xhtml"));
        let (from, to) = told.and_then(|told| printed.get(told)).expect("an entry");
        assert!((from..=to).contains(&first), "{key} begins on page {first}, which leads to {}", listed[first]);
    }
    // Within a long text each of its pages is marked where its words begin.
    let story = book.text("EPUB/texts/ho-so/nguyen-thi-hoai-an-mau.xhtml");
    let (first, end) = printed["ho-so/nguyen-thi-hoai-an-mau"];
    assert!(end > first + 1, "{first} {end}");
    let marks: Vec<usize> = (first..=end).filter_map(|folio| story.find(&format!("id=\"page-{folio}\""))).collect();
    assert!(marks.len() >= end - first && marks.is_sorted(), "{marks:?}");
    let amid = |paragraph: &str| paragraph.find("doc-pagebreak").is_some_and(|at| at > 200);
    assert!(story.split("<p>").any(amid), "no page begins amid a paragraph");
    let index = words(parse(book.text("EPUB/texts/index-names.xhtml")).root());
    let (first, _) = printed["ho-so/do-minh-mau"];
    assert!(index.contains(&format!("Đỗ Minh {first}–")) || index.contains(&format!("Đỗ Minh {first}")), "{index}");
}

#[test]
fn who_did_not_consent_is_in_no_epub() {
    let book = of_sample();
    let words = book.words().to_lowercase();
    assert!(words.contains("đỗ minh"));
    // Consented to the site only; withdrawn; in review.
    for name in ["lý văn sáng", "cao thị nhàn", "dương thị thu hà"] {
        assert!(!words.contains(name), "{name}");
    }
    for (name, bytes) in book.0.iter().filter(|(name, _)| name.ends_with("xml") || name.ends_with("opf")) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("ly-van-sang") && !text.contains("cao-thi-nhan"), "{name}");
    }
}

#[test]
fn the_same_book_has_the_same_bytes() {
    let make = || {
        let site = Scratch::new("epub-lap");
        copy(&repository().join("content"), &site.0.join("content"));
        std::fs::copy(repository().join("site.yaml"), site.0.join("site.yaml")).expect("site.yaml");
        let request = Request { formats: vec![Format::Epub], ..Request::default() };
        let set = set_books(&sample_options(&site.0), &request, &Silent);
        assert!(set.written.is_some(), "{:#?}", set.findings);
        assert!(set.bound.is_empty() && set.epubs.len() == 1, "{:?} {:?}", set.bound, set.epubs);
        assert!(!site.0.join("print/2016-2021/2016-2021-doc.pdf").exists());
        std::fs::read(site.0.join("print/2016-2021/2016-2021.epub")).expect("the book")
    };
    let one = make();
    assert!(one == make(), "two books differ");
    let public = std::fs::read(sample().root.0.join("public/ky-yeu/2016-2021/2016-2021.epub")).expect("the book");
    assert!(public == one, "the site's differs");
}

/// The EPUB of a small site's only book, and its findings.
fn made(site: &Scratch) -> Opened {
    let request = Request { formats: vec![Format::Epub], ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    assert_eq!(set.epubs.len(), 1, "{:#?}", set.findings);
    let written = set.written.map(|report| report.written).unwrap_or_default();
    Opened::read(&site.0.join("print").join(written.first().expect("a proof of its own").as_str()))
}

const ALL: &str = "tieu_de: Kỷ yếu\nphan: [{tieu_de: Tất cả}, {tieu_de: Bài, chon: {lay: bai_viet}}]\nbang_tra: [ten, don_vi]\n\
                   phu_luc: [khen_thuong, thong_ke, so_lieu, mo_hinh, anh]\n";

#[test]
fn whatever_people_type_stays_text() {
    let nasty = [
        "<script>alert(1)</script>",
        "]]> <!-- --> &nbsp; &#0; <?x?>",
        "{{ title }} {% x %}",
        "a\u{1}b\u{b}c",
        "\"'`><",
    ];
    let site = small_site(ALL);
    write_profiles(&site, &nasty, "\n<b>x</b> & y\n");
    let book = made(&site);
    follow(&book);
    for (name, page) in book.pages() {
        assert!(parse(page).descendants().all(|node| node.tag_name().name() != "script"), "{name}");
    }
    let words = book.words();
    assert!(
        words.contains("<script>alert(1)</script>") && words.contains("ab c") && words.contains("{{ title }}"),
        "{words}"
    );
}

#[test]
fn links_lead_into_the_book_or_to_the_site_or_nowhere() {
    let site = small_site(ALL);
    site.write(
        "content/ho-so/an.yaml",
        "loai: ca_nhan\nten: Lê Thị An\nnam: 2020\nnoi_dung: |\n  ## Việc làm\n\n  Chữ.\n",
    );
    // Of another time, and so in no part.
    site.write("content/ho-so/cu.yaml", "loai: ca_nhan\nten: Lê Văn Cũ\nnam: 1990\n");
    let text = "---\ntieu_de: Bài\nngay: 2020-01-02\n---\n## Đầu\n\n[một](@/ho-so/an) [hai](@/ho-so/an#viec-lam) \
                [ba](@/ho-so/cu) [bốn](#dau) [năm](https://b.vn/?a=1&b=2)\n\n{{ ho_so(id=\"an\") }}\n\n\
                Chị {{ ho_so(id=\"an\") }} và anh {{ ho_so(id=\"cu\") }}.[^1]\n\n[^1]: Chú thích.\n";
    site.write("content/bai-viet/b.md", text);
    site.write("content/ky-yeu/k/ky-yeu.yaml", format!("{ALL}giai_doan: 2016-2021\n"));
    let book = made(&site);
    follow(&book);
    let article = parse(book.text("EPUB/texts/bai-viet/b.xhtml"));
    let links: BTreeSet<(String, &str)> = article
        .descendants()
        .filter(|node| node.tag_name().name() == "a")
        .map(|node| (words(node), node.attribute("href").expect("an href")))
        .collect();
    for link in [
        ("một", "../ho-so/an.xhtml"),
        ("hai", "../ho-so/an.xhtml#_viec-lam"),
        ("ba", "https://a.vn/ho-so/cu/"),
        ("bốn", "#_dau"),
        ("năm", "https://b.vn/?a=1&b=2"),
        ("Lê Thị An", "../ho-so/an.xhtml"),
    ] {
        assert!(links.contains(&(link.0.to_owned(), link.1)), "{link:?} is not among {links:?}");
    }
    assert!(!book.0.contains_key("EPUB/texts/ho-so/cu.xhtml"));
    assert!(!links.iter().any(|(words, _)| words.contains("Cũ")), "{links:?}");
    // A note has the role that its type promises, which an item of a list cannot have (DAISY Ace).
    let typed = ("http://www.idpf.org/2007/ops", "type");
    let notes = article.descendants().filter(|node| node.attribute(typed) == Some("footnote"));
    let notes: Vec<_> = notes.map(|note| (note.tag_name().name(), note.attribute("role"), words(note))).collect();
    assert_eq!(notes, [("aside", Some("doc-footnote"), "Chú thích. ↩\u{fe0e}".to_owned())]);
    // Headings go down by one at a time: part, entry, what is in it.
    let levels: Vec<String> = article
        .descendants()
        .map(|node| node.tag_name().name().to_owned())
        .filter(|name| name.len() == 2 && name.starts_with('h') && name != "hr")
        .collect();
    assert_eq!(levels, ["h2", "h3"]);
}

#[test]
fn editions_go_where_their_readers_are() {
    let site = Scratch::new("epub-cua");
    site.write("site.yaml", "tieu_de: T\nbase_url: https://a.vn/\n");
    for (id, name, scope) in
        [("hai", "Lê Thị Hai", "trang, ky_yeu"), ("sach", "Lê Thị Sách", "ky_yeu"), ("trang", "Lê Thị Trang", "trang")]
    {
        site.write(
            &format!("content/ho-so/{id}.yaml"),
            format!(
                "loai: ca_nhan\nten: {name}\nnam: 2020\ntom_tat: Việc của {name}.\ntrang_thai: da_duyet\nduyet: {{nguoi: B, ngay: 31/5/2021}}\n\
                 dong_y: {{tinh_trang: co, pham_vi: [{scope}]}}\n"
            ),
        );
    }
    let imprint = "trang_thai: chinh_thuc\nnam: 2021\nxi_nhe: {bien_soan: a, xuat_ban: a, chiu_trach_nhiem: a, \
                   chiu_trach_nhiem_noi_dung: a, bien_tap: a, trinh_bay: a, sua_ban_in: a, giay_phep: a, so_luong: 1, \
                   noi_in: a, dia_chi_in: a, nop_luu_chieu: a}\n";
    let book = |id: &str, more: &str| {
        let path = format!("content/ky-yeu/{id}/ky-yeu.yaml");
        site.write(&path, format!("tieu_de: Sách {id}\nphan: [{{tieu_de: Người}}]\n{more}"));
    };
    book("nhap", "");
    book("len", imprint);
    book("in", &format!("{imprint}len_trang: false\n"));
    let out = site.0.join("public");
    let outcome = build(&sample_options(&site.0), &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(outcome.written.is_some(), "{:#?}", outcome.findings);
    let both = Opened::read(&out.join("ky-yeu/len/len.epub")).words();
    assert!(both.contains("Lê Thị Hai") && !both.contains("Lê Thị Sách") && !both.contains("Lê Thị Trang"), "{both}");
    let paper = Opened::read(&site.0.join("print/in/in.epub"));
    let words = paper.words();
    assert!(
        words.contains("Lê Thị Hai") && words.contains("Lê Thị Sách") && !words.contains("Lê Thị Trang"),
        "{words}"
    );
    // Who is not on the site has no address there.
    assert!(!paper.text("EPUB/texts/ho-so/sach.xhtml").contains("https://a.vn"));
    assert!(paper.text("EPUB/texts/ho-so/hai.xhtml").contains("https://a.vn/ho-so/hai/"));
    assert!(!out.join("ky-yeu/in").exists() && !site.0.join("print/nhap/nhap.epub").exists());
    let page = std::fs::read_to_string(out.join("ky-yeu/len/index.html")).expect("the web edition");
    assert!(page.contains("href=\"len.epub\""), "the web edition does not offer the EPUB");
}
