//! What lies on a host behind our back, when our list of it was lost or `public/` was carried there by hand: whoever was
//! withdrawn is found all the same, and files of others are left.

use super::bad_days::{json, publish, run};
use super::{PEOPLE, profile, site};
use crate::support::Scratch;
use std::path::Path;

/// A site whose host is the folder `mang` beside it, with an edition brought to it.
fn online() -> Scratch {
    let site = site("mang");
    std::fs::create_dir(site.0.join("mang")).expect("a folder");
    assert_eq!(publish(&site.0, &[]).0, 0);
    site
}

fn withdraw(site: &Scratch) {
    site.write("content/ho-so/lan/ho-so.yaml", profile(PEOPLE[0].1, "").replace("da_duyet", "da_rut"));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        match entry.file_type().expect("a kind").is_dir() {
            true => copy(&entry.path(), &place),
            false => drop(std::fs::copy(entry.path(), place).expect("a copy")),
        }
    }
}

/// Whatever a reader finds of her.
fn hers(site: &Scratch) -> Vec<String> {
    let mang = site.0.join("mang");
    let files = walkdir::WalkDir::new(&mang).into_iter().map(|entry| entry.expect("an entry"));
    let names = |entry: &walkdir::DirEntry| {
        let path = entry.path().strip_prefix(&mang).expect("inside").to_string_lossy().into_owned();
        let text = std::fs::read(entry.path()).unwrap_or_default();
        let is_notice = ["ho-so/lan", "ho-so/lan/index.html", "ho-so/lan/index.html.gz"].contains(&path.as_str());
        (path.contains("/lan") && !is_notice || String::from_utf8_lossy(&text).contains(PEOPLE[0].1)).then_some(path)
    };
    files.filter_map(|entry| names(&entry)).collect()
}

#[test]
fn whoever_is_withdrawn_leaves_a_host_that_has_lost_our_list() {
    let site = online();
    site.write("mang/tep/ho-so/lan/giay-khen.pdf", "giấy khen");
    site.write("mang/quang-cao.html", "của người khác");
    std::fs::remove_dir_all(site.0.join("mang/.vuonhoa")).expect("our list");
    withdraw(&site);
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert!(status == 0 && words.contains("among them of Lê Thị Lan"), "{words}");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 2 && words.contains("in no list, among them of Lê Thị Lan"), "{words}");
    assert!(!hers(&site).is_empty(), "nothing is done unasked");
    let told = json(&publish(&site.0, &["--yes", "--format", "json"]).1);
    assert_eq!(told["withdrawn"], serde_json::json!(["Lê Thị Lan"]));
    assert_eq!((hers(&site), &told["unclear"]), (Vec::new(), &serde_json::json!([])));
    assert!(site.0.join("mang/quang-cao.html").exists() && site.0.join("mang/anh/ho-so/hai").exists());
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
}

#[test]
fn so_does_who_was_deleted_and_all_that_only_old_pages_loaded() {
    let site = online();
    std::fs::remove_dir_all(site.0.join("mang/.vuonhoa")).expect("our list");
    std::fs::remove_dir_all(site.0.join("content/ho-so/lan")).expect("a record");
    let (status, words) = publish(&site.0, &["--yes"]);
    assert_eq!(status, 0, "{words}");
    assert!(hers(&site).is_empty() && !site.0.join("mang/ho-so/lan").exists());
    let (status, words) = publish(&site.0, &["--verify"]);
    assert!(status == 0 && !words.contains("foreign\t"), "{words}");
}

/// Nothing of ours is in `anh/` whose name does not hold its digest: somebody has put it there.
#[test]
fn what_leaves_only_because_of_where_it_lies_is_told_by_name_before_it_does() {
    let site = online();
    for theirs in ["anh/ho-so/lan/cua-ho.jpg", "anh/ho-so/hai/cua-ho.jpg"] {
        site.write(&format!("mang/{theirs}"), "ảnh");
    }
    std::fs::remove_dir_all(site.0.join("mang/.vuonhoa")).expect("our list");
    withdraw(&site);
    for arguments in [&["--dry-run"][..], &[], &["--yes"]] {
        let (status, words) = publish(&site.0, arguments);
        assert_eq!(status, if arguments.is_empty() { 2 } else { 0 }, "{words}");
        assert!(words.contains("only because of where it lies"), "{arguments:?}: {words}");
        assert!(words.contains("\n  anh/ho-so/lan/cua-ho.jpg") && !words.contains("hai/cua-ho.jpg"), "{words}");
        assert_eq!(site.0.join("mang/anh/ho-so/lan").exists(), arguments != ["--yes"]);
    }
    // Who is still there loses nothing.
    assert!(site.0.join("mang/anh/ho-so/hai/cua-ho.jpg").exists());
}

/// Two editions were carried there by hand, the second over the first, and nothing was deleted; with the list of the build and without.
#[test]
fn what_was_carried_there_by_hand_is_ours() {
    for with_list in [true, false] {
        let site = site("mang");
        let mang = site.0.join("mang");
        assert_eq!(run(&site.0, &["build"], &[]).0, 0);
        copy(&site.0.join("public"), &mang);
        withdraw(&site);
        assert_eq!(run(&site.0, &["build"], &[]).0, 0);
        copy(&site.0.join("public"), &mang);
        if !with_list {
            std::fs::remove_dir_all(mang.join(".vuonhoa")).expect("the list");
        }
        assert!(!hers(&site).is_empty());
        let (status, words) = publish(&site.0, &[]);
        assert!(status == 2 && words.contains("copied there by hand") == with_list, "{words}");
        let (status, words) = publish(&site.0, &["--yes"]);
        assert_eq!(status, 0, "{words}");
        assert_eq!(hers(&site), Vec::<String>::new());
        assert_eq!(publish(&site.0, &["--verify"]).0, 0);
    }
}

#[test]
fn what_may_be_theirs_and_proves_nothing_is_left_and_told_by_name_every_time() {
    let site = online();
    withdraw(&site);
    assert_eq!(publish(&site.0, &["--yes"]).0, 0);
    // Somebody brings it back, by hand.
    site.write("mang/tep/ho-so/lan/giay-khen.pdf", "giấy khen");
    for arguments in [&["--dry-run"][..], &[], &["--as-built"], &["--verify"]] {
        let (status, words) = publish(&site.0, arguments);
        assert_eq!(status, i32::from(arguments == ["--verify"]), "{words}");
        assert!(words.contains("at the address of Lê Thị Lan"), "{arguments:?}: {words}");
        assert!(words.contains("\n  tep/ho-so/lan/giay-khen.pdf"), "{arguments:?}: {words}");
    }
    assert!(site.0.join("mang/tep/ho-so/lan/giay-khen.pdf").exists());
    let told = json(&publish(&site.0, &["--format", "json"]).1);
    assert_eq!(told["unclear"], serde_json::json!(["tep/ho-so/lan/giay-khen.pdf"]));
    // Beside something that is ours, it is ours.
    copy(&site.0.join("content/ho-so/lan"), &site.0.join("la"));
    site.write("mang/ho-so/lan/to-a4.pdf", "%PDF vuonhoa 0.1.0");
    assert_eq!(publish(&site.0, &["--yes"]).0, 0);
    assert_eq!(hers(&site), Vec::<String>::new());
}

/// What a picture for sharing shows, nobody can read in it: one of an edition before goes, whoever's page it lies beside.
#[test]
fn a_picture_for_sharing_of_an_edition_before_leaves() {
    let site = online();
    let (drawn, tag) = (b"JPEG", vuonhoa::digest::Digest::of(b"JPEG").tag());
    let (ours, other) = (format!("mang/bai-viet/a/the-chia-se.{tag}.jpg"), "mang/bai-viet/a/the-chia-se.0123abcd.jpg");
    site.write(&ours, drawn);
    site.write(other, "của người khác");
    std::fs::remove_dir_all(site.0.join("mang/.vuonhoa")).expect("our list");
    withdraw(&site);
    let (status, words) = publish(&site.0, &["--yes"]);
    assert_eq!(status, 0, "{words}");
    assert!(!site.0.join(&ours).exists() && site.0.join(other).exists(), "{words}");
}

/// Not by a page of others that happens to be called like one.
#[test]
fn a_page_of_others_that_names_somebody_withdrawn_is_told_and_left() {
    let site = site("mang");
    site.write("mang/bai-viet/cu/index.html", "<p>Bà LÊ THỊ&nbsp;Lan ở đây</p>");
    withdraw(&site);
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 0 && words.contains("\n  bai-viet/cu/index.html"), "{words}");
    assert!(site.0.join("mang/bai-viet/cu/index.html").exists());
}

#[test]
fn pages_that_name_who_was_taken_away_are_told_at_once_with_the_next_command() {
    let site = online();
    site.write("content/bai-viet/b.md", "---\ntieu_de: B\nngay: 2/5/2021\n---\nBà Lê Thị Lan ở đây.\n");
    assert_eq!(publish(&site.0, &[]).0, 0);
    assert_eq!(run(&site.0, &["withdraw", "lan"], &[]).0, 0);
    let (status, words) = publish(&site.0, &["--as-built", "--yes"]);
    assert!(status == 0 && words.contains("Replace those pages at once: vuonhoa publish"), "{words}");
    assert!(words.contains("/bai-viet/b/") && words.contains("pages online still name"), "{words}");
    // The same whenever it is looked at, until it is done; and nothing was cut short.
    let (_, words) = publish(&site.0, &["--as-built"]);
    assert!(words.contains("/bai-viet/b/"), "{words}");
    site.write("content/bai-viet/b.md", "---\ntieu_de: B\nngay: 2/5/2021\n---\nMột người ở đây.\n");
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 0 && !words.contains("still name") && !words.contains("cut short"), "{words}");
    assert_eq!(hers(&site), Vec::<String>::new());
}

#[test]
fn after_a_withdrawal_from_a_host_without_our_list_nothing_was_cut_short() {
    let site = online();
    std::fs::remove_dir_all(site.0.join("mang/.vuonhoa")).expect("our list");
    assert_eq!(run(&site.0, &["withdraw", "lan"], &[]).0, 0);
    let (status, words) = publish(&site.0, &["--as-built", "--yes"]);
    assert!(status == 0 && words.contains("one record: Lê Thị Lan"), "{words}");
    assert!(!site.0.join("mang/anh/ho-so/lan").exists() && site.0.join("mang/anh/ho-so/hai").exists());
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 0 && !words.contains("cut short"), "{words}");
    assert_eq!(hers(&site), Vec::<String>::new());
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
}

/// Another theme makes another notice; she has left long before.
#[test]
fn who_left_before_is_not_told_again() {
    let site = online();
    withdraw(&site);
    let (_, words) = publish(&site.0, &["--yes"]);
    assert!(words.contains("one record: Lê Thị Lan"), "{words}");
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    site.write("site.yaml", config.replace("tieu_de: A", "tieu_de: B"));
    let notice = std::fs::read(site.0.join("mang/ho-so/lan/index.html")).expect("the notice");
    let (_, words) = publish(&site.0, &["--yes"]);
    assert!(!words.contains("Lê Thị Lan"), "{words}");
    assert_ne!(std::fs::read(site.0.join("mang/ho-so/lan/index.html")).expect("the notice"), notice);
}

#[test]
fn a_photograph_that_nothing_has_replaced_goes_at_once() {
    let site = online();
    let of_hai = || {
        let all = walkdir::WalkDir::new(site.0.join("mang/anh")).into_iter().map(|entry| entry.expect("an entry"));
        all.filter(|entry| entry.path().to_string_lossy().contains("ho-so/hai/")).count()
    };
    assert!(of_hai() > 0);
    site.write(
        "content/ho-so/hai/ho-so.yaml",
        profile(PEOPLE[1].1, "").lines().filter(|line| !line.starts_with("chan_dung")).collect::<Vec<_>>().join("\n"),
    );
    assert_eq!(publish(&site.0, &["--yes"]).0, 0);
    assert_eq!(of_hai(), 0);
}

/// A text says the same when it is packed.
#[test]
fn what_is_packed_leaves_with_what_it_packs() {
    let site = site("mang");
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    site.write("site.yaml", format!("{config}nen_san: true\n"));
    std::fs::create_dir(site.0.join("mang")).expect("a folder");
    assert_eq!(publish(&site.0, &[]).0, 0);
    let naming = || {
        let all =
            walkdir::WalkDir::new(site.0.join("mang")).into_iter().map(|entry| entry.expect("an entry").into_path());
        let names = |path: &std::path::PathBuf| {
            let mut text = String::new();
            let file = std::fs::File::open(path).expect("a file");
            let read = std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(file), &mut text);
            read.is_ok() && text.contains(PEOPLE[0].1)
        };
        all.filter(|path| path.extension().is_some_and(|suffix| suffix == "gz")).filter(names).count()
    };
    assert!(site.0.join("mang/ho-so/lan/index.html.gz").exists() && naming() > 1);
    assert_eq!(run(&site.0, &["withdraw", "lan"], &[]).0, 0);
    assert_eq!(publish(&site.0, &["--as-built", "--yes"]).0, 0);
    assert!(!site.0.join("mang/ho-so/lan/index.html.gz").exists());
    assert_eq!(publish(&site.0, &["--yes"]).0, 0);
    assert_eq!((naming(), hers(&site)), (0, Vec::new()));
}
