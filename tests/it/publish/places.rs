//! Where nothing may be published to.

use super::bad_days::{publish, run};
use super::site;
use crate::support::Scratch;

/// The same site with another host.
pub fn moved(site: &Scratch, address: &str) {
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    let head = config.split("  may:").next().expect("a head").to_owned();
    site.write("site.yaml", format!("{head}  may: {address}\n"));
}

#[test]
fn a_host_is_nowhere_among_what_the_site_is_made_of_or_into() {
    let site = site("mang");
    for folder in ["mang", "static", ".cache", "print", "da-dung"] {
        std::fs::create_dir(site.0.join(folder)).expect("a folder");
    }
    assert_eq!(run(&site.0, &["build"], &[]).0, 0);
    let before = walkdir::WalkDir::new(&site.0).into_iter().count();
    let inside = |name: &str| site.0.join(name).canonicalize().expect("a folder").display().to_string();
    let refused = [
        (".", "is", ""),
        ("..", "holds", ""),
        ("content", "is", "content"),
        ("content/ho-so", "lies in", "content"),
        ("mang/../static", "is", "static"),
        (".cache", "is", ".cache"),
        ("print", "is", "print"),
        ("public", "is", "public"),
        ("public/anh", "lies in", "public"),
        ("content/x.zip", "lies in", "content"),
        ("public/x.zip#a", "lies in", "public"),
    ];
    for (address, how, other) in refused {
        moved(&site, &format!("'{address}'"));
        for arguments in [&["--yes"][..], &["--dry-run"], &["--verify", "--yes"]] {
            let (status, words) = publish(&site.0, arguments);
            let other = if other.is_empty() { inside("") } else { inside(other) };
            assert!(
                status == 2 && words.contains(&format!("{how} {}", other.trim_end_matches('/'))),
                "{address}: {words}"
            );
            assert!(words.contains("'../mang"), "{address}: {words}");
        }
    }
    moved(&site, "Content");
    assert!(
        publish(&site.0, &[]).1.contains(&format!("is {}", inside("content"))),
        "another disk takes it for content"
    );
    // Through a link, and into an output of another name.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(site.0.join("content"), site.0.join("loi-tat")).expect("a link");
        moved(&site, "loi-tat/ho-so");
        let (status, words) = publish(&site.0, &["--yes"]);
        assert!(status == 2 && words.contains(&format!("lies in {}", inside("content"))), "{words}");
        std::fs::remove_file(site.0.join("loi-tat")).expect("the link");
    }
    moved(&site, "da-dung");
    let out = site.0.join("da-dung").display().to_string();
    let (status, words) = publish(&site.0, &["--yes", "--output", &out]);
    assert!(status == 2 && words.contains(&format!("is {}", inside("da-dung"))), "{words}");
    assert_eq!(walkdir::WalkDir::new(&site.0).into_iter().count(), before, "nothing was built or brought");
    for (address, made) in [("mang", "mang/index.html"), ("trang.zip", "trang.zip")] {
        moved(&site, address);
        let (status, words) = publish(&site.0, &["--yes"]);
        assert!(status == 0 && site.0.join(made).exists(), "{words}");
    }
}

#[test]
fn a_folder_inside_a_packed_file_is_one_and_another_than_before_is_told() {
    let site = site("'trang.zip#../a'");
    for inside in ["../a", "a/../b", ".", "a//b", "/a", "C:/a"] {
        moved(&site, &format!("'trang.zip#{inside}'"));
        let (status, words) = publish(&site.0, &["--yes"]);
        assert!(status == 2 && words.contains("Behind .zip#"), "{inside}: {words}");
        assert!(!site.0.join("trang.zip").exists(), "{inside}");
    }
    moved(&site, "'trang.zip#tin/vuon'");
    assert_eq!(publish(&site.0, &[]).0, 0);
    let mut before = "trang.zip#tin/vuon";
    for now in ["trang.zip#vuon", "trang.zip", "trang.zip#tin", "trang.zip#tin/vuon"] {
        moved(&site, &format!("'{now}'"));
        let (status, words) = publish(&site.0, &[]);
        let told = format!("packed into {before} the last time, and into {now} this time");
        assert!(status == 2 && words.contains(&told) && !words.contains("not made by"), "{words}");
        assert_eq!(publish(&site.0, &["--yes"]).0, 0);
        let (status, words) = publish(&site.0, &[]);
        assert!(status == 0 && words.contains("nothing to send"), "{words}");
        before = now;
    }
}
