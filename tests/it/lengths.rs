//! Hostile lengths: every text that people write, at a letter, at four hundred, at four thousand, and as one word of two
//! hundred, in every layout and on three sizes of page. Nothing is lost, nothing stands over anything else.
//!
//! `tests/lengths/` holds a record of each kind with its texts between ⟦ and ⟧. Of each text and each length comes a record
//! in which that text has that length and the others are as they are written.

use crate::support::{Scratch, repository};
use crate::yearbook::{pages, sample_options};
use std::collections::{BTreeMap, BTreeSet};
use vuonhoa::diagnostic::{Code, Diagnostic};
use vuonhoa::pipeline::{Request, Silent, set_books};
use vuonhoa::press::yearbook::Finish;

/// A text that is as hostile as can be, and all of whose words can be told from those of all others.
type Hostile = fn(usize) -> String;

const LENGTHS: [(&str, Hostile); 4] = [
    ("chu", |_| "a".to_owned()),
    ("dai", |number| words(number, 400)),
    ("rat-dai", |number| words(number, 4000)),
    ("lien", |number| words(number, 225).replace(' ', "")),
];

/// Layouts and sizes. Each record is in one of the first four books; with `EVERY_LENGTH` set, each is in all of these.
const SETTINGS: [(&str, &str); 9] = [
    ("lien_tuc", "14,5x20,5cm"),
    ("mot_trang", "A4"),
    ("trang_doi", "11x18cm"),
    ("lien_tuc", "A4"),
    ("lien_tuc", "11x18cm"),
    ("mot_trang", "14,5x20,5cm"),
    ("mot_trang", "11x18cm"),
    ("trang_doi", "14,5x20,5cm"),
    ("trang_doi", "A4"),
];

fn words(number: usize, letters: usize) -> String {
    let words = (0..letters / 10).map(|word| format!("m{number:03}t{word:04}"));
    words.collect::<Vec<_>>().join(" ")
}

/// The template with its text of this number as `hostile`, and the others as they stand there; nothing when there is none.
fn with(template: &str, number: usize, hostile: &str) -> Option<String> {
    let mut written = String::new();
    let mut parts = template.split(['⟦', '⟧']);
    written.push_str(parts.next()?);
    let mut found = false;
    for (index, pair) in parts.collect::<Vec<_>>().chunks(2).enumerate() {
        written.push_str(if index == number { hostile } else { pair[0] });
        written.push_str(pair.get(1).unwrap_or(&""));
        found |= index == number;
    }
    found.then_some(written)
}

/// The site of those that are in one book, or of all, and each hostile text by its file.
fn site(book: Option<usize>) -> (Scratch, BTreeMap<String, String>) {
    let site = Scratch::new("do-dai");
    let here = repository().join("tests/lengths");
    let read = |name: &str| std::fs::read_to_string(here.join(name)).expect(name);
    let photograph = std::fs::read(repository().join("src/scaffold/site/content/ho-so/dinh-thi-lua-mau/chan-dung.jpg"));
    let photograph = photograph.expect("a photograph");
    site.write("site.yaml", read("site.yaml"));
    site.write("content/danh-muc/khen-thuong.yaml", "- {id: bang-khen, ten: Bằng khen, cap: bo_tinh}\n");
    let mut texts = BTreeMap::new();
    let kinds = [
        ("ca-nhan.yaml", "ho-so"),
        ("tap-the.yaml", "ho-so"),
        ("mo-hinh.yaml", "ho-so"),
        ("bai-viet.md", "bai-viet"),
        ("su-kien.md", "su-kien"),
        ("phong-su-anh.yaml", "phong-su-anh"),
    ];
    for (template, folder) in kinds {
        let record = read(template);
        let (kind, suffix) = template.split_once('.').expect("a name");
        site.write(&format!("content/{folder}/anh.jpg"), &photograph);
        for field in 0.. {
            for (length, (name, hostile)) in LENGTHS.into_iter().enumerate() {
                if book.is_some_and(|book| (field + length) % LENGTHS.len() != book) {
                    continue;
                }
                let hostile = hostile(texts.len());
                let Some(written) = with(&record, field, &hostile) else { continue };
                // Every other record has a photograph of its own; the others refer to the page where the first has it.
                let own = format!("anh-{}.jpg", texts.len());
                let written = if length % 2 == 0 { written.replace("anh.jpg", &own) } else { written };
                if length % 2 == 0 {
                    let ending = own.as_bytes().to_vec();
                    site.write(&format!("content/{folder}/{own}"), [photograph.clone(), ending].concat());
                }
                let path = format!("content/{folder}/{kind}-{field}-{name}.{suffix}");
                site.write(&path, written);
                texts.insert(path, hostile);
            }
            if with(&record, field, "").is_none() {
                break;
            }
        }
    }
    (site, texts)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn told(finding: &Diagnostic) -> String {
    let place = finding.labels.first().map(|label| label.place.path.to_string()).unwrap_or_default();
    let args: Vec<String> = finding.args.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
    format!("{} {place} {}", finding.code, args.join(" "))
}

#[test]
fn no_length_is_lost_or_hidden() {
    let every = std::env::var_os("EVERY_LENGTH").is_some();
    let mut wrong = Vec::new();
    for (number, (layout, size)) in SETTINGS.into_iter().enumerate().take(if every { 9 } else { LENGTHS.len() }) {
        let (site, texts) = site((!every).then_some(number));
        let book = std::fs::read_to_string(repository().join("tests/lengths/ky-yeu.yaml")).expect("ky-yeu.yaml");
        site.write("content/ky-yeu/k/ky-yeu.yaml", format!("{book}bo_cuc: {layout}\nkho: {size}\n"));
        let request = Request { finishes: vec![Finish::Proof], ..Request::default() };
        let set = set_books(&sample_options(&site.0), &request, &Silent);
        let setting = format!("{layout} {size}");
        if set.written.is_none() {
            let errors = set.findings.iter().filter(|finding| finding.is_error());
            wrong.extend(errors.map(|finding| format!("{setting}: {}", told(finding))));
            continue;
        }
        let strays = set.findings.iter().filter(|finding| finding.code == Code::OffPage).map(told);
        wrong.extend(strays.map(|stray| format!("{setting}: {stray}")));
        let pdf = site.0.join("print/k/k-ban-thao-2026-11-22.pdf");
        let printed = squeezed(&pages(&pdf).join(" "));
        let named: BTreeSet<String> =
            set.findings.iter().filter_map(|finding| Some(finding.labels.first()?.place.path.to_string())).collect();
        for (path, text) in &texts {
            // A word that is broken at the foot of a page has the folio in it.
            let cut = if path.contains("-lien.") { 2 } else { 0 };
            let pieces = text.as_bytes().chunks(9 + usize::from(cut == 0));
            let pieces = pieces.map(|piece| squeezed(&String::from_utf8_lossy(piece)));
            let missing: Vec<String> = pieces.filter(|piece| !printed.contains(piece)).collect();
            if missing.len() > cut && !named.contains(path) {
                wrong.push(format!("{setting}: {path} lacks {missing:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
