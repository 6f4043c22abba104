//! What is said, and what is left alone, when something is not as it should be.

use super::host::{Host, published};
use super::{change, files, held, make, site};
use crate::support::Scratch;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use vuonhoa::pipeline::Silent;
use vuonhoa::upload::{self, Kind, Lock, State};

/// The program on a site, with nobody at the terminal.
pub fn run(site: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
    command.args(arguments).args(["--lang", "en", "--clock", "1/6/2021", "--site"]).arg(site);
    command.stdin(std::process::Stdio::null()).env_remove("SSH_AUTH_SOCK").env_remove("VUONHOA_MAT_KHAU");
    let output = command.envs(variables.iter().copied()).output().expect("the program");
    let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.code().expect("an end"), words)
}

pub fn publish(site: &Path, arguments: &[&str]) -> (i32, String) {
    run(site, &[&["publish"], arguments].concat(), &[])
}

/// A site whose host is the folder `mang` beside it.
fn beside() -> Scratch {
    let site = site("mang");
    std::fs::create_dir(site.0.join("mang")).expect("a folder");
    site
}

#[test]
fn a_folder_is_published_to_corrected_and_withdrawn_from() {
    let site = beside();
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert!(status == 0 && words.contains("new pages") && !words.contains(" 0 new pages"), "{words}");
    assert_eq!(std::fs::read_dir(site.0.join("mang")).expect("the host").count(), 0, "a dry run brings nothing");
    let (status, words) = publish(&site.0, &[]);
    assert_eq!(status, 0, "{words}");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 0 && words.contains("there is nothing to send"), "{words}");
    change(&site);
    let (status, words) = publish(&site.0, &["--yes", "--format", "json"]);
    assert!(status == 0 && words.contains("\"new\": [\n    \"/ho-so/moi/\"\n  ]"), "{words}");
    for (path, bytes) in files(&site.0.join("public")) {
        assert_eq!(std::fs::read(site.0.join("mang").join(&path)).expect(&path), bytes, "{path}");
    }
    assert!(!site.0.join("mang/anh/ho-so/lan").exists());
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
}

#[test]
fn after_a_withdrawal_the_folder_is_published_as_it_is_whatever_is_wrong_elsewhere() {
    let site = beside();
    assert_eq!(publish(&site.0, &[]).0, 0);
    site.write("content/bai-viet/b.md", "---\ntieu_de: B: c\n---\n");
    assert_eq!(run(&site.0, &["withdraw", "lan"], &[]).0, 0);
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 1 && words.contains("publish --as-built"), "{words}");
    let (status, words) = publish(&site.0, &["--as-built", "--yes"]);
    assert_eq!(status, 0, "{words}");
    assert!(words.contains("one record: Lê Thị Lan") && words.contains("only takes away"), "{words}");
    let page = std::fs::read_to_string(site.0.join("mang/ho-so/lan/index.html")).expect("the notice");
    assert!(!page.contains("Thị Lan") && !site.0.join("mang/anh/ho-so/lan").exists());
    let ours = std::fs::read_to_string(site.0.join("mang/.vuonhoa/manifest.json")).expect("our account");
    assert!(!ours.contains("anh/ho-so/lan"));
    // The same again has nothing to do, and what is mended brings the rest.
    let (status, words) = publish(&site.0, &["--as-built"]);
    assert!(status == 0 && !words.contains("records"), "{words}");
    std::fs::remove_file(site.0.join("content/bai-viet/b.md")).expect("the bad text");
    assert_eq!(publish(&site.0, &["--yes"]).0, 0);
    for (path, bytes) in files(&site.0.join("public")) {
        assert!(std::fs::read(site.0.join("mang").join(&path)).is_ok_and(|there| there == bytes), "{path}");
    }
}

/// What was built and never published names somebody who is then withdrawn.
#[test]
fn an_edition_out_of_which_somebody_was_taken_brings_no_page_that_names_them() {
    let site = beside();
    assert_eq!(publish(&site.0, &[]).0, 0);
    site.write("content/bai-viet/b.md", "---\ntieu_de: B\nngay: 2/5/2021\n---\nBà Lê Thị Lan ở đây.\n");
    assert_eq!(run(&site.0, &["build"], &[]).0, 0);
    assert_eq!(run(&site.0, &["withdraw", "lan"], &[]).0, 0);
    assert!(site.0.join("public/bai-viet/b/index.html").exists());
    assert_eq!(publish(&site.0, &["--as-built", "--yes"]).0, 0);
    assert!(!site.0.join("mang/bai-viet/b").exists() && !site.0.join("mang/anh/ho-so/lan").exists());
    let home = std::fs::read(site.0.join("mang/index.html")).expect("the home page");
    assert!(String::from_utf8_lossy(&home).contains("anh/ho-so/hai"), "nothing else has gone");
    assert!(site.0.join("mang/anh/ho-so/hai").exists());
    // A packed file is always the whole.
    let address = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    site.write("site.yaml", address.replace("may: mang", "may: trang.zip"));
    let (status, words) = publish(&site.0, &["--as-built", "--yes"]);
    assert!(status == 2 && words.contains("always the whole") && !site.0.join("trang.zip").exists(), "{words}");
    site.write("site.yaml", address);
    // Where nothing was published yet, nothing is.
    let address =
        std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml").replace("may: mang", "may: mang2");
    site.write("site.yaml", address);
    std::fs::create_dir(site.0.join("mang2")).expect("a folder");
    let (status, words) = publish(&site.0, &["--as-built", "--yes"]);
    assert!(status == 0 && words.contains("only takes away"), "{words}");
    assert!(!site.0.join("mang2/index.html").exists());
}

#[test]
fn a_dry_run_says_who_leaves_and_what_the_real_one_is_going_to_ask() {
    let site = beside();
    assert_eq!(publish(&site.0, &[]).0, 0);
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    change(&site);
    for record in ["ho-so/hai", "ho-so/sau", "bai-viet"] {
        std::fs::remove_dir_all(site.0.join("content").join(record)).expect("a record");
    }
    site.write("site.yaml", config.replace("a.vn", "b.vn"));
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert_eq!(status, 0, "{words}");
    for told in [
        "one record: Lê Thị Lan",
        "files of photographs: ",
        "ask first: The last time it was published for https://a.vn/",
        "ask first: ",
        "are going to be removed",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let told = json(&publish(&site.0, &["--dry-run", "--format", "json"]).1);
    assert_eq!(told["withdrawn"], serde_json::json!(["Lê Thị Lan"]));
    let codes: Vec<_> = told["asks"].as_array().expect("questions").iter().map(|asked| asked["code"].clone()).collect();
    assert_eq!(codes, ["publish-other-base", "publish-many-removed"]);
    assert!(told["done"].is_null() && told["photographs"].as_u64() > Some(1));
}

/// The document at the beginning of what was said.
pub fn json(words: &str) -> serde_json::Value {
    let end = words.find("\n}").unwrap_or_else(|| panic!("no document: {words}"));
    serde_json::from_str(&words[..end + 2]).unwrap_or_else(|error| panic!("{error}: {words}"))
}

#[test]
fn every_refusal_tells_programs_why() {
    let site = beside();
    let told = |arguments: &[&str]| {
        let (status, words) = publish(&site.0, &[&["--format", "json"], arguments].concat());
        assert_ne!(status, 0, "{words}");
        let told = json(&words);
        assert!(told["done"].is_null(), "{words}");
        told
    };
    assert_eq!(told(&["khac"])["trouble"]["code"], "publish-unknown-host");
    assert_eq!(told(&["--as-built"])["trouble"]["code"], "publish-not-built");
    site.write("mang/index.html", "của người khác");
    let refused = told(&[]);
    assert_eq!((&refused["trouble"]["code"], &refused["host"]), (&"publish-not-agreed".into(), &"may".into()));
    assert!(refused["trouble"]["message"].as_str().is_some_and(|text| text.contains("such as index.html")));
    std::fs::remove_dir_all(site.0.join("mang")).expect("the host");
    assert_eq!(told(&[])["trouble"]["code"], "no-folder");
    site.write("content/bai-viet/b.md", "---\ntieu_de: B: c\n---\n");
    let refused = told(&[]);
    assert_eq!(refused["trouble"]["code"], "publish-errors");
    assert_eq!(refused["findings"][0]["file"], "content/bai-viet/b.md");
    site.write("site.yaml", "tieu_de: [");
    assert!(told(&[])["findings"][0]["code"].is_string());
    std::fs::remove_file(site.0.join("site.yaml")).expect("a file");
    assert_eq!(told(&[])["trouble"]["code"], "no-site");
}

#[test]
fn what_stands_in_the_way_is_told_in_the_language_of_who_reads() {
    let site = beside();
    site.write("mang/ho-so", "một tệp");
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 2 && words.contains("something else is where ho-so"), "{words}");
    assert!(!words.contains("Not a directory") && !words.contains("os error"), "{words}");
}

#[test]
fn what_others_have_put_in_the_way_keeps_out_only_what_needs_the_place() {
    let site = beside();
    site.write("mang/ho-so", "một tệp");
    site.write("mang/robots.txt/cua-ho.txt", "của người khác");
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert!(status == 0 && words.contains("something else is where robots.txt"), "{words}");
    for arguments in [&["--yes"][..], &["--yes"], &["--as-built", "--yes"]] {
        let (status, words) = publish(&site.0, arguments);
        assert_eq!(status, 2, "{words}");
        for place in ["ho-so", "robots.txt"] {
            assert!(words.contains(&format!("something else is where {place} should be")), "{words}");
        }
        assert!(words.contains("files wait for those places"), "{words}");
        for there in ["index.html", "bai-viet/a/index.html", "anh/ho-so/lan"] {
            assert!(site.0.join("mang").join(there).exists(), "{there}");
        }
        assert_eq!(std::fs::read_to_string(site.0.join("mang/ho-so")).expect("theirs"), "một tệp");
        assert!(site.0.join("mang/robots.txt/cua-ho.txt").exists());
    }
    let told = json(&publish(&site.0, &["--format", "json"]).1);
    assert_eq!(told["trouble"]["code"], "in-the-way");
    assert!(told["waiting"].as_array().is_some_and(|waiting| waiting.contains(&"robots.txt".into())));
    let (status, words) = publish(&site.0, &["--verify"]);
    assert!(status == 1 && words.contains("something else is where ho-so"), "{words}");
    std::fs::remove_file(site.0.join("mang/ho-so")).expect("theirs");
    std::fs::remove_dir_all(site.0.join("mang/robots.txt")).expect("theirs");
    let (status, words) = publish(&site.0, &[]);
    assert_eq!(status, 0, "{words}");
    for (path, bytes) in files(&site.0.join("public")) {
        assert!(std::fs::read(site.0.join("mang").join(&path)).is_ok_and(|there| there == bytes), "{path}");
    }
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
}

#[test]
#[cfg(target_os = "linux")]
fn all_that_needs_a_yes_is_asked_at_once() {
    let site = beside();
    assert_eq!(publish(&site.0, &[]).0, 0);
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    std::fs::remove_dir_all(site.0.join("content/ho-so")).expect("records");
    site.write("site.yaml", config.replace("a.vn", "b.vn"));
    // Somebody died while publishing.
    let since = jiff::Timestamp::now().as_second() - 3_000;
    site.write("mang/.vuonhoa/lock.json", format!("{{\"owner\":\"x\",\"number\":\"y\",\"since\":{since}}}"));
    let (status, words) = publish(&site.0, &[]);
    for said in ["Go on in their place?", "https://b.vn/", "are going to be removed", "run it again with --yes"] {
        assert!(status == 2 && words.contains(said), "{said}: {words}");
    }
    // Through a terminal; one answer is for all.
    let answered = |answer: &str| {
        let line =
            format!("{} publish --lang en --clock 1/6/2021 --site {}", env!("CARGO_BIN_EXE_vuonhoa"), site.0.display());
        let mut command = Command::new("script");
        command
            .args(["-qefc", &line, "/dev/null"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped());
        let mut child = command.spawn().expect("a terminal");
        let mut typed = child.stdin.take().expect("an end");
        std::io::Write::write_all(&mut typed, answer.as_bytes()).expect("typed");
        let output = child.wait_with_output().expect("an end");
        drop(typed);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (status, words) = answered("n\n");
    assert!(status == Some(2) && words.contains("3. ") && words.matches("Type y").count() == 1, "{words}");
    assert!(site.0.join("mang/ho-so/lan/index.html").exists());
    let (status, words) = answered("y\n");
    assert!(status == Some(0) && words.matches("Type y").count() == 1, "{words}");
    assert!(!site.0.join("mang/ho-so/lan/index.html").exists());
}

#[test]
fn what_others_have_changed_or_removed_is_found_and_mended_and_theirs_is_left_alone() {
    let site = beside();
    assert_eq!(publish(&site.0, &[]).0, 0);
    std::fs::remove_file(site.0.join("mang/robots.txt")).expect("ours");
    site.write("mang/quang-cao.html", "của người khác");
    site.write("mang/la/sau/hon.html", "của người khác");
    let page = site.0.join("mang/ho-so/hai/index.html");
    let altered = std::fs::read_to_string(&page).expect("ours").replace("Hai", "Hái");
    let altered = altered.replacen(' ', "", altered.len() - std::fs::read(&page).expect("ours").len());
    std::fs::write(&page, &altered).expect("ours");
    let (status, words) = publish(&site.0, &["--verify"]);
    assert_eq!(status, 1, "{words}");
    for line in
        ["missing\trobots.txt", "changed\tho-so/hai/index.html", "foreign\tquang-cao.html", "foreign\tla/sau/hon.html"]
    {
        assert!(words.contains(line), "{line}: {words}");
    }
    assert_eq!(publish(&site.0, &["--verify", "--yes"]).0, 0);
    for theirs in ["quang-cao.html", "la/sau/hon.html"] {
        assert_eq!(std::fs::read_to_string(site.0.join("mang").join(theirs)).expect(theirs), "của người khác");
    }
    assert!(!std::fs::read_to_string(&page).expect("ours").contains("Hái"));
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
}

#[test]
fn nobody_is_asked_in_vain_and_nothing_is_done_unasked() {
    // Somebody else's home page is in the way.
    let site = beside();
    site.write("mang/index.html", "của người khác");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 2 && words.contains("such as index.html") && words.contains("--yes"), "{words}");
    assert_eq!(std::fs::read_to_string(site.0.join("mang/index.html")).expect("theirs"), "của người khác");
    assert_eq!(publish(&site.0, &["--yes"]).0, 0);
    // Another address.
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    site.write("site.yaml", config.replace("a.vn", "b.vn"));
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 2 && words.contains("https://a.vn/") && words.contains("https://b.vn/"), "{words}");
    // Most of the pages gone.
    site.write("site.yaml", config);
    std::fs::remove_dir_all(site.0.join("content/ho-so")).expect("records");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 2 && words.contains("are going to be removed"), "{words}");
    assert!(site.0.join("mang/ho-so/lan/index.html").exists());
}

#[test]
fn what_is_no_edition_for_readers_is_not_published() {
    let site = beside();
    assert_eq!(run(&site.0, &["build", "--drafts"], &[]).0, 0);
    let (status, words) = publish(&site.0, &["--as-built"]);
    assert!(status == 2 && words.contains("preview"), "{words}");
    let manifest = site.0.join("public/.vuonhoa/manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    for part in ["\"base_url\":\"https://a.vn/\"", "\"clock\":\"2021-06-01\"", "\"preview\":true", "\"version\":1"] {
        assert!(text.contains(part), "{part}: {}", &text[..300]);
    }
    std::fs::remove_dir_all(site.0.join("public")).expect("the output");
    let (status, words) = publish(&site.0, &["--as-built"]);
    assert!(status == 2 && words.contains("vuonhoa build"), "{words}");
    // An edition of before the manifest told what it is.
    assert_eq!(run(&site.0, &["build"], &[]).0, 0);
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    let (head, tail) = text.split_once("\"edition\":{").expect("an edition");
    site.write("public/.vuonhoa/manifest.json", format!("{head}{}", tail.split_once("},").expect("an end").1));
    assert_eq!(publish(&site.0, &["--as-built"]).0, 2);
    assert_eq!(publish(&site.0, &[]).0, 0, "a build mends it");
}

#[test]
fn a_host_that_is_not_there_and_addresses_that_are_none() {
    let site = site("khong-co");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 2 && words.contains("has no folder"), "{words}");
    for (address, said) in [
        ("'ftp://ten:bi-mat-7@may.example/'", "password"),
        ("'gopher://ten@may.example/'", "sftp://"),
        ("'sftp://may.example/'", "account"),
        ("'sftp://ten@127.0.0.1:1/'", "no connection"),
        ("'ftp://ten@127.0.0.1:1/'", "no connection"),
    ] {
        let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
        let head = config.split("  may:").next().expect("a head").to_owned();
        site.write("site.yaml", format!("{head}  may: {address}\n"));
        let (status, words) = publish(&site.0, &[]);
        assert!(status == 2 && words.contains(said) && !words.contains("bi-mat-7"), "{address}: {words}");
    }
    let (status, words) = publish(&site.0, &["khac"]);
    assert!(status == 2 && words.contains("it has: may"), "{words}");
    // An account is no e-mail address of somebody.
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    let head = config.split("  may:").next().expect("a head").to_owned();
    site.write("site.yaml", format!("{head}  may: 'sftp://ten@may.example.vn/www/'\n"));
    let (status, words) = run(&site.0, &["check"], &[]);
    assert!(status == 0 && !words.contains("private-data"), "{words}");
}

#[test]
fn a_packed_file_is_the_same_each_time_and_has_its_folder_inside() {
    let site = site("trang.zip#tin/vuon");
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert!(status == 0 && words.contains("new pages") && !site.0.join("trang.zip").exists(), "{words}");
    // Somebody else's is not replaced unasked.
    site.write("trang.zip", "của người khác");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 2 && words.contains("was not made by vuonhoa") && words.contains("--yes"), "{words}");
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert!(status == 0 && words.contains("ask first: ") && words.contains("was not made by"), "{words}");
    std::fs::remove_file(site.0.join("trang.zip")).expect("theirs");
    assert!(json(&publish(&site.0, &["--format", "json"]).1)["done"]["sent"].as_u64() > Some(20));
    let first = std::fs::read(site.0.join("trang.zip")).expect("a packed file");
    let (status, words) = publish(&site.0, &[]);
    assert!(status == 0 && words.contains("there is nothing to send"), "{words}");
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
    assert!(first == std::fs::read(site.0.join("trang.zip")).expect("a packed file"));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(first)).expect("a packed file");
    for (path, bytes) in files(&site.0.join("public")) {
        let mut packed = Vec::new();
        let mut file = zip.by_name(&format!("tin/vuon/{path}")).expect(&path);
        std::io::Read::read_to_end(&mut file, &mut packed).expect("bytes");
        assert_eq!(packed, bytes, "{path}");
    }
    change(&site);
    assert_eq!(run(&site.0, &["build"], &[]).0, 0);
    let (status, words) = publish(&site.0, &["--verify"]);
    assert!(
        status == 1 && words.contains("foreign\tanh/ho-so/lan/") && words.contains("missing\tho-so/moi/"),
        "{words}"
    );
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 0 && words.contains("one record: Lê Thị Lan"), "{words}");
    assert_eq!(publish(&site.0, &["--verify"]).0, 0);
}

#[test]
fn a_host_that_does_not_rename_gets_the_same_in_the_end() {
    let site = site("x");
    let mut host = Host::default();
    host.refuses_rename = true;
    published(&mut host, &make(&site.0)).expect("an edition");
    assert_eq!(host.readable(), files(&site.0.join("public")));
}

#[test]
fn a_host_that_takes_letters_and_marks_apart_has_what_we_brought() {
    let site = site("x");
    site.write("static/tệp/giấy mời.txt", "x");
    let mut host = Host::default();
    host.lists_decomposed = true;
    published(&mut host, &make(&site.0)).expect("an edition");
    assert!(host.readable().keys().any(|path| path.contains('ấ')), "{:?}", host.readable().keys());
    let again = published(&mut host, &held(&site.0)).expect("the same edition");
    assert_eq!((again.sent, again.doubtful), (0, Vec::new()));
}

#[test]
fn two_do_not_publish_at_once_and_a_dead_one_can_be_followed() {
    let mut host = Host::default();
    let at = |minute: i64| jiff::Timestamp::from_second(1_700_000_000 + minute * 60).expect("a time");
    let mut first = Lock::take(&mut host, "an", at(0), false).expect("a lock");
    let busy = |host: &mut Host, minute, take| Lock::take(host, "binh", at(minute), take).expect_err("busy").about;
    assert_eq!((busy(&mut host, 5, true), busy(&mut host, 11, false)), ("alive".to_owned(), "dead".to_owned()));
    first.refresh(&mut host, at(11)).expect("still at work");
    assert_eq!(busy(&mut host, 12, true), "alive");
    let second = Lock::take(&mut host, "binh", at(40), true).expect("a dead one's");
    // Who comes back finds that the lock is another's, and takes nothing away from it.
    assert_eq!(first.confirm(&mut host).expect_err("lost").kind, Kind::Busy);
    first.release(&mut host);
    second.confirm(&mut host).expect("its own");
    // One's own from before the accident.
    Lock::take(&mut host, "binh", at(41), false).expect("the same account");
}

#[test]
fn by_an_account_that_is_not_ours_nothing_is_deleted() {
    let site = site("x");
    let mut host = Host::default();
    published(&mut host, &make(&site.0)).expect("an edition");
    for forged in ["{", "{\"version\":2,\"edition\":null,\"files\":[],\"retired\":[]}", "<html>404</html>"] {
        host.put_foreign(".vuonhoa/manifest.json", forged.as_bytes());
        let broken = published(&mut host, &held(&site.0)).expect_err("refused");
        assert_eq!(broken.trouble.kind, Kind::State, "{forged}");
    }
}

#[test]
fn who_stops_it_finds_every_file_whole_and_goes_on_later() {
    let site = site("x");
    let held = make(&site.0);
    let mut host = Host::default();
    let grants = upload::probe(&mut host).expect("a host");
    let mut lock = Lock::take(&mut host, "an", jiff::Timestamp::now(), false).expect("a lock");
    let state = State::default();
    let survey = upload::Survey::of(&mut host, [].into_iter()).expect("a list");
    let local = upload::files_of(held.manifest());
    let none: [String; 0] = [];
    let kept = Default::default();
    let rules = upload::Rules { withheld: Some(&none), tables: &none, kept: &kept };
    let plan = upload::plan::draw(&local, &state, rules, |_| Default::default());
    let errand = upload::Errand {
        held: &held,
        plan: &plan,
        state: &state,
        survey: &survey,
        grants,
        progress: &Silent,
        stop: &AtomicBool::new(true),
    };
    let broken = errand.run(&mut host, &mut lock).expect_err("stopped");
    assert_eq!((broken.trouble.kind, broken.done.sent), (Kind::Stopped, 0));
    lock.release(&mut host);
    published(&mut host, &held).expect("the rest");
    assert_eq!(host.readable(), files(&site.0.join("public")));
}
