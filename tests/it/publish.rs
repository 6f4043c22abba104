//! Publishing, as a reader of the host sees it while it goes on, is cut and goes on again.
//!
//! [`host`] is a host in memory that fails when it is told to; [`servers`] has real ones on this machine.

mod bad_days;
mod cuts;
mod host;
mod lost;
mod places;
mod servers;
mod words;

use crate::support::{Random, Scratch, options};
use host::{Host, published};
use std::collections::BTreeMap;
use std::path::Path;
use vuonhoa::output::{Adopt, Held, Manifest};
use vuonhoa::pipeline::{Destination, Options, Silent, build};
use vuonhoa::upload::Kind;

/// A person's record.
fn profile(name: &str, more: &str) -> String {
    format!(
        "loai: ca_nhan\nten: {name}\nmau: true\ntrang_thai: da_duyet\nduyet: {{nguoi: Lê An, ngay: 1/4/2021}}\n\
         dong_y: {{tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang]}}\n\
         chan_dung: {{tep: a.jpg, mo_ta: x, chu_thich: x, tac_gia: x}}\n{more}"
    )
}

const PEOPLE: [(&str, &str); 3] = [("lan", "Lê Thị Lan"), ("hai", "Trần Văn Hai"), ("sau", "Đỗ Văn Sáu")];

/// A small site of three people, with a host `may` at `address`.
pub fn site(address: &str) -> Scratch {
    let site = Scratch::new("publish");
    site.write(
        "site.yaml",
        format!(
            "tieu_de: A\nbase_url: https://a.vn/\nco_quan: {{ten: Ban A (cơ quan mẫu)}}\nmay_chu:\n  may: {address}\n"
        ),
    );
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nMột bài.\n");
    let picture = std::fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture");
    for (id, name) in PEOPLE {
        site.write(&format!("content/ho-so/{id}/ho-so.yaml"), profile(name, ""));
        // Each has bytes of their own: nobody's photograph is another's.
        let mut own = picture.clone();
        own.extend(id.as_bytes());
        site.write(&format!("content/ho-so/{id}/a.jpg"), own);
    }
    site
}

fn make(site: &Path) -> Held {
    let out = site.join("public");
    let options = Options { root: site.to_owned(), ..options(site) };
    let outcome = build(&options, &Destination::Folder { path: &out, adopt: Adopt::No }, &Silent);
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    held(site)
}

fn held(site: &Path) -> Held {
    Held::open(&site.join("public")).expect("a folder").expect("a build")
}

/// What readers get of a built folder.
pub fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let manifest = Manifest::read(out).expect("a manifest").expect("a build");
    let read = |path: String| (path.clone(), std::fs::read(out.join(path)).expect("a file"));
    manifest.iter().map(|(path, _)| read(path.to_string())).collect()
}

/// The second edition: one withdrawn, one corrected, one new.
fn change(site: &Scratch) {
    site.write("content/ho-so/lan/ho-so.yaml", profile(PEOPLE[0].1, "").replace("da_duyet", "da_rut"));
    site.write("content/ho-so/hai/ho-so.yaml", profile("Trần Văn Hải", ""));
    site.write("content/ho-so/moi/ho-so.yaml", profile("Ngô Thị Mới", ""));
    let mut picture = std::fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture");
    picture.extend(b"moi");
    site.write("content/ho-so/moi/a.jpg", picture);
}

#[test]
fn what_is_there_in_the_end_is_what_was_built() {
    let site = site("x");
    let mut host = Host::default();
    let first = published(&mut host, &make(&site.0)).expect("a whole edition");
    assert_eq!(host.readable(), files(&site.0.join("public")));
    assert!(first.sent > 20 && first.deleted == 0);
    // The same once more: nothing travels, and the host is only listed.
    let writes = host.writes;
    let again = published(&mut host, &held(&site.0)).expect("the same edition");
    assert_eq!((again.sent, again.deleted), (0, 0));
    assert!(host.writes - writes < 12, "the probe, the lock and nothing else: {}", host.writes - writes);
    change(&site);
    let second = published(&mut host, &make(&site.0)).expect("another edition");
    let now = files(&site.0.join("public"));
    assert!(now.iter().all(|(path, bytes)| host.file(path) == Some(bytes)));
    assert!(second.sent < now.len() / 2, "only the difference: {} of {}", second.sent, now.len());
    for path in host.readable().keys() {
        assert!(!path.contains("ho-so/lan/") || path == "ho-so/lan/index.html", "{path} is withdrawn");
    }
}

#[test]
fn nothing_of_the_withdrawn_is_left_in_our_own_account_of_the_host() {
    let site = site("x");
    let mut host = Host::default();
    published(&mut host, &make(&site.0)).expect("an edition");
    std::fs::remove_dir_all(site.0.join("content/ho-so/lan")).expect("a record");
    published(&mut host, &make(&site.0)).expect("an edition without her");
    for (path, bytes) in host.files() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.contains("lan/") && !text.contains("ho-so/lan") && !text.contains("Thị Lan"), "{path}");
    }
    assert!(host.folders().all(|folder| !folder.contains("ho-so/lan")), "no empty folder tells her name");
}

/// Two hundred publishings, each cut several times at a random act, while a reader looks after every act.
#[test]
fn wherever_it_is_cut_no_page_lacks_what_it_loads_and_what_was_withdrawn_goes_first() {
    let site = site("x");
    let first = make(&site.0);
    let mut before = Host::default();
    published(&mut before, &first).expect("an edition");
    drop(first);
    change(&site);
    let second = make(&site.0);
    let whole = {
        let mut host = before.clone();
        let report = published(&mut host, &second).expect("an edition");
        (host.writes - before.writes, report.sent)
    };
    let now = files(&site.0.join("public"));
    let mut cuts = 0;
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let mut host = before.clone();
        let mut sent = 0;
        let mut tries = 0;
        loop {
            // Some of the hosts add to no file, as those of WebDAV; some besides do not rename, but put files whole, as S3.
            host.refuses_append = seed % 5 >= 3;
            host.refuses_rename = seed % 5 == 4;
            host.puts_whole = host.refuses_rename;
            host.cut_after(random.below(whole.0 * 2 / 3 + 2), random.below(2) == 0);
            let outcome = published(&mut host, &second);
            tries += 1;
            host.mend();
            match outcome {
                Ok(report) => {
                    sent += report.sent;
                    break;
                }
                Err(broken) => {
                    assert_eq!(broken.trouble.kind, Kind::Cut, "{broken:?}");
                    sent += broken.done.sent;
                    cuts += 1;
                }
            }
        }
        assert_eq!(host.broken_pairs, Vec::<String>::new(), "seed {seed}");
        assert_eq!(host.named_too_late, Vec::<String>::new(), "seed {seed}");
        assert!(sent <= whole.1 + tries, "seed {seed}: {sent} sent in {tries} tries, of {}", whole.1);
        assert!(
            now.iter().all(|(path, bytes)| host.file(path) == Some(bytes)),
            "seed {seed}: the end is what was built"
        );
        // Of our own there is the list, and the lock when the last cut kept it from being given back.
        let ours = host.files().map(|(path, _)| path).filter(|path| path.starts_with(".vuonhoa/"));
        let left: Vec<&str> = ours.filter(|path| !["lock.json", "manifest.json"].contains(&&path[9..])).collect();
        assert!(left.is_empty(), "seed {seed}: {left:?}");
    }
    assert!(cuts > 200, "{cuts}");
}

#[test]
fn what_is_new_and_does_not_arrive_keeps_nobody_online_who_was_withdrawn() {
    let site = site("x");
    let mut host = Host::default();
    published(&mut host, &make(&site.0)).expect("an edition");
    change(&site);
    host.refuses = Some("anh/ho-so/moi/");
    let broken = published(&mut host, &make(&site.0)).expect_err("refused");
    assert!(broken.group.is_some_and(|group| group.stage() == "withdrawing"), "{broken:?}");
    let hers = |path: &str| path.starts_with("anh/ho-so/lan/") || path == "ho-so/lan/to-a4.pdf";
    let left: Vec<_> = host.files().map(|(path, _)| path.to_owned()).filter(|path| hers(path)).collect();
    assert_eq!(left, Vec::<String>::new());
    host.refuses = None;
    published(&mut host, &held(&site.0)).expect("the rest");
    assert_eq!((host.broken_pairs, host.named_too_late), (Vec::new(), Vec::new()));
}

#[test]
fn one_file_that_cannot_be_removed_keeps_no_other_and_is_tried_again() {
    let site = site("x");
    let mut before = Host::default();
    published(&mut before, &make(&site.0)).expect("an edition");
    change(&site);
    let second = make(&site.0);
    // Photographs of hers, and what told of everybody.
    for kept in ["anh/ho-so/lan/", "_tim/"] {
        let mut host = before.clone();
        let all: Vec<String> =
            host.files().map(|(path, _)| path.to_owned()).filter(|path| path.starts_with(kept)).collect();
        host.keeps = Some(kept);
        let report = published(&mut host, &second).expect("all but these");
        let left: Vec<String> = report.left.keys().map(ToString::to_string).collect();
        assert!(!left.is_empty() && left.iter().all(|path| all.contains(path)), "{kept}: {left:?}");
        for (path, bytes) in files(&site.0.join("public")) {
            assert!(host.file(&path) == Some(&bytes), "{kept}: {path}");
        }
        let hers = |path: &String| path.starts_with("anh/ho-so/lan/");
        let still: Vec<_> = host.files().map(|(path, _)| path.to_owned()).filter(hers).collect();
        assert!(still.iter().all(|path| left.contains(path)), "{kept}: {still:?}");
        let unfinished = |host: &mut Host| vuonhoa::upload::State::read(host).expect("our account").left.len();
        assert_eq!(unfinished(&mut host), left.len(), "the account says so");
        // Once more in vain, and then it goes.
        let again = published(&mut host, &second).expect("the same edition");
        assert_eq!((again.left.len(), again.sent), (left.len(), 0), "{kept}");
        host.keeps = None;
        let last = published(&mut host, &second).expect("the rest");
        assert_eq!((last.deleted, last.left.len(), unfinished(&mut host)), (left.len(), 0, 0), "{kept}");
        assert!(left.iter().all(|path| host.file(path).is_none()), "{kept}");
    }
}

#[test]
fn what_was_half_brought_and_is_then_withdrawn_leaves_too() {
    let [with, without] = [site("x"), site("x")];
    let first = make(&with.0);
    std::fs::remove_dir_all(without.0.join("content/ho-so/lan")).expect("a record");
    let second = make(&without.0);
    let wanted = files(&without.0.join("public"));
    for cut in 0..120 {
        let mut host = Host::default();
        host.cut_after(cut, cut % 2 == 0);
        let _ = published(&mut host, &first);
        host.mend();
        published(&mut host, &second).expect("an edition without her");
        let left: Vec<_> = host.readable().into_keys().filter(|path| !wanted.contains_key(path)).collect();
        // Photographs of others may be kept; whatever tells of her may not.
        assert!(left.iter().all(|path| !path.contains("lan")), "cut at {cut}: {left:?}");
        assert!(wanted.iter().all(|(path, bytes)| host.file(path) == Some(bytes)), "cut at {cut}");
    }
}
