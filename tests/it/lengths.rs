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
    ("lien", |number| format!("m{number:03}{}", "abcdefghij".repeat(20)).chars().take(200).collect()),
];

const SETTINGS: [(&str, &str); 9] = [
    ("lien_tuc", "14,5x20,5cm"),
    ("lien_tuc", "A4"),
    ("lien_tuc", "11x18cm"),
    ("mot_trang", "14,5x20,5cm"),
    ("mot_trang", "A4"),
    ("mot_trang", "11x18cm"),
    ("trang_doi", "14,5x20,5cm"),
    ("trang_doi", "A4"),
    ("trang_doi", "11x18cm"),
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

/// The site of all of them, and by its folder each hostile text.
fn site() -> (Scratch, BTreeMap<String, String>) {
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
            for (name, hostile) in LENGTHS {
                let hostile = hostile(texts.len());
                let Some(written) = with(&record, field, &hostile) else { continue };
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

fn strays(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    findings.iter().filter(|finding| finding.code == Code::OffPage).collect()
}

#[test]
fn no_length_is_lost_or_hidden() {
    let (site, texts) = site();
    if let Ok(keep) = std::env::var("KEEP") { crate::support::copy(&site.0, std::path::Path::new(&keep)); }
    let mut wrong = Vec::new();
    let only = std::env::var("SETTING").ok();
    for (layout, size) in SETTINGS {
        if only.as_ref().is_some_and(|only| *only != format!("{layout} {size}")) { continue; }
        let book = std::fs::read_to_string(repository().join("tests/lengths/ky-yeu.yaml")).expect("ky-yeu.yaml");
        site.write("content/ky-yeu/k/ky-yeu.yaml", format!("{book}bo_cuc: {layout}\nkho: {size}\n"));
        let request = Request { finishes: vec![Finish::Proof], ..Request::default() };
        let started = std::time::Instant::now();
        let set = set_books(&sample_options(&site.0), &request, &Silent);
        eprintln!("{layout} {size}: {:?} {:?}", started.elapsed(), set.bound);
        let setting = format!("{layout} {size}");
        if set.written.is_none() {
            wrong.extend(set.findings.iter().filter(|finding| finding.is_error()).map(|finding| format!("{setting}: {}", told(finding))));
            continue;
        }
        wrong.extend(strays(&set.findings).iter().map(|stray| format!("{setting}: {}", told(stray))));
        let pdf = site.0.join("print/k/k-ban-thao-2026-11-22.pdf");
        let printed = squeezed(&pages(&pdf).join(" "));
        let told: BTreeSet<String> =
            set.findings.iter().filter_map(|finding| Some(finding.labels.first()?.place.path.to_string())).collect();
        for (path, text) in &texts {
            let missing = text.split(' ').find(|word| !printed.contains(&squeezed(word)));
            if let Some(word) = missing.filter(|_| !told.contains(path)) {
                wrong.push(format!("{setting}: {path} lacks {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
