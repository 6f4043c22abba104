//! What is said is true, says what to do, and holds no password.

use super::bad_days::{json, publish, run};
use super::host::Host;
use super::places::moved;
use super::site;
use std::io::{Read, Write};
use std::net::TcpListener;
use vuonhoa::upload::{Kind, Lock, State, probe};

#[test]
fn a_password_in_a_configuration_is_shown_by_nothing() {
    let site = site("mang");
    for (address, said) in [
        ("{dia_chi: '../h', mat_khau: bimat7}", "VUONHOA_MAT_KHAU"),
        ("{dia_chi: '../h', Password: 'bimat7'}", "VUONHOA_MAT_KHAU"),
        ("{dia_chi: '../h', khoa_bi_mat: bimat7, token: bimat7}", "VUONHOA_MAT_KHAU"),
        ("{mat_khau: bimat7, dia_chi: }", "dia_chi: }"),
        ("{dia_chi: '../h' mat_khau: bimat7}", "site.yaml:5"),
        ("'ftp://thu:bimat7@may.example/'", "'ftp://thu:******@may.example/'"),
        ("{dia_chi: 'sftp://thu:bimat7/x@may.example/a'}", "VUONHOA_MAT_KHAU"),
        ("[ftp://thu:bimat7@may.example/]", "site.yaml:5"),
    ] {
        moved(&site, address);
        for arguments in [&["check"][..], &["publish"], &["publish", "--format", "json"]] {
            let (status, words) = run(&site.0, arguments, &[]);
            assert!(status != 0 && !words.contains("bimat7"), "{address} {arguments:?}: {words}");
            let is_for_people = arguments.len() == 1;
            // Of what has no right form it is enough to say so.
            let is_told = words.contains(said) || said == "dia_chi: }" || address.contains("/x@");
            assert!(!is_for_people || is_told && words.contains("site.yaml:5"), "{address} {arguments:?}: {words}");
        }
    }
}

#[test]
fn a_host_that_lacks_its_address_is_told_with_its_line() {
    let site = site("mang");
    for address in ["{}", "{dia_chi: ''}", "''", ""] {
        moved(&site, address);
        for arguments in [&["publish", "--dry-run"][..], &["publish", "may"]] {
            let (status, words) = run(&site.0, arguments, &[]);
            assert!(status == 2 && words.contains("site.yaml:5") && !words.contains("no host"), "{address}: {words}");
        }
        let told = json(&publish(&site.0, &["--format", "json"]).1);
        assert_eq!(told["findings"][0]["file"], "site.yaml", "{told}");
    }
    // Another that is meant is not kept from it by the one that cannot be read; and one that nobody knows is that.
    moved(&site, "mang\n  hong: {}");
    let (_, words) = publish(&site.0, &["khac"]);
    assert!(words.contains("it has: may") && !words.contains("missing"), "{words}");
}

#[test]
fn a_clock_ahead_is_no_sign_of_death() {
    let mut host = Host::default();
    let at = |minute: i64| jiff::Timestamp::from_second(1_700_000_000 + minute * 60).expect("a time");
    Lock::take(&mut host, "an", at(30), false).expect("a lock");
    let busy = |host: &mut Host, minute, take| Lock::take(host, "binh", at(minute), take).expect_err("busy");
    for take_over in [false, true] {
        let trouble = busy(&mut host, 0, take_over);
        assert_eq!((trouble.about.as_str(), trouble.reason.as_str()), ("ahead", "30"));
    }
    assert_eq!(busy(&mut host, 29, true).about, "ahead");
    assert_eq!((busy(&mut host, 31, true).about, busy(&mut host, 41, false).about), ("alive".into(), "dead".into()));
    // In words.
    let site = site("mang");
    let later = jiff::Timestamp::now().as_second() + 1810;
    site.write("mang/.vuonhoa/lock.json", format!("{{\"owner\":\"x\",\"number\":\"1\",\"since\":{later}}}"));
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 2 && words.contains("minutes ahead of this one; wait") && !words.contains("cut off"), "{words}");
}

#[test]
fn a_host_that_gives_no_file_back_is_not_somebody_else() {
    let mut host = Host::default();
    host.refuses_read = true;
    assert_eq!(probe(&mut host).expect_err("refused").kind, Kind::NoRead);
}

#[test]
fn a_list_of_a_newer_version_is_no_rubbish() {
    let site = site("mang");
    site.write("mang/.vuonhoa/manifest.json", "{\"version\":9,\"edition\":null,\"files\":{}}");
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 2 && words.contains("Update vuonhoa") && !words.contains("delete"), "{words}");
    site.write("mang/.vuonhoa/manifest.json", "{\"version\":0}");
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 2 && words.contains("delete that file"), "{words}");
    let mut host = Host::default();
    host.put_foreign(".vuonhoa/manifest.json", b"{\"version\":9}");
    assert_eq!(State::read(&mut host).expect_err("refused").reason, "newer");
}

#[test]
fn a_look_at_a_blocked_place_says_nothing_of_being_online_and_a_blocked_host_is_not_as_the_edition() {
    let site = site("mang");
    site.write("mang/robots.txt/cua-ho.txt", "của người khác");
    let (status, words) = publish(&site.0, &["--dry-run"]);
    assert!(status == 0 && words.contains("Something is in the way") && words.contains("only a look"), "{words}");
    assert!(!words.contains("online") && !words.contains("Not wholly published"), "{words}");
    assert_eq!(publish(&site.0, &["--yes"]).0, 2);
    let (status, words) = publish(&site.0, &["--yes"]);
    assert!(status == 2 && words.contains("Not wholly published"), "{words}");
    assert!(words.contains("but for what has to wait") && !words.contains("nothing to send"), "{words}");
}

/// Something answers in plain HTTP.
#[test]
fn a_store_without_tls_is_not_sent_to_ftp() {
    let site = site("mang");
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("a port").port();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let Ok(mut client) = client else { return };
            let _ = client.read(&mut [0; 512]);
            let _ = client.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }
    });
    for address in [format!("davs://thu@127.0.0.1:{port}/a/"), format!("s3://thu@127.0.0.1:{port}/kho/")] {
        moved(&site, &format!("'{address}'"));
        let (status, words) = run(&site.0, &["publish"], &[("VUONHOA_MAT_KHAU", "bimat7")]);
        assert!(status == 2 && words.contains("no secure connection") && !words.contains("ftp"), "{words}");
    }
}
