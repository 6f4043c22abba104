//! Files that tell servers how to bring the site to its readers. Under what `_headers` wants the browser tests run; nginx and
//! Apache were asked by hand.

use crate::support::{Scratch, built, options};
use std::collections::BTreeMap;

const NAMES: [&str; 5] = [".htaccess", ".nojekyll", "_headers", "_redirects", "nginx-vuonhoa.conf"];

fn site(config: &str) -> Scratch {
    let site = Scratch::new("servers");
    site.write("site.yaml", format!("tieu_de: Trang\nbase_url: https://a.vn/muc/\n{config}"));
    site.write(
        "content/bai-viet/mot.md",
        "---\ntieu_de: Một\nngay: 1/5/2021\ndia_chi_cu: [/cũ (1)/, /tin/1.html]\n---\nChữ.\n",
    );
    site
}

fn files(site: &Scratch) -> BTreeMap<String, String> {
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let text = |name: &&str| Some(((*name).to_owned(), String::from_utf8(files.get(*name)?.clone()).expect("UTF-8")));
    NAMES.iter().filter_map(text).collect()
}

/// The same each time, and of texts only.
#[test]
fn texts_lie_packed_beside_themselves_where_that_is_asked_for() {
    let site = site("tep_may_chu: [nginx]\nnen_san: [gz, br]\n");
    let build = |out: &str| {
        let out = site.0.join(out);
        let destination = vuonhoa::pipeline::Destination::Folder { path: &out, adopt: vuonhoa::output::Adopt::No };
        let outcome = vuonhoa::pipeline::build(&options(&site.0), &destination, &vuonhoa::pipeline::Silent);
        assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
        let manifest = vuonhoa::output::Manifest::read(&out).expect("a manifest").expect("a build");
        let read =
            |path: &vuonhoa::path::OutPath| (path.to_string(), std::fs::read(out.join(path.as_str())).expect("a file"));
        manifest.iter().map(|(path, _)| read(path)).collect::<BTreeMap<_, _>>()
    };
    let files = build("mot");
    assert_eq!(files, build("hai"));
    let of = |suffix: &str| files.keys().filter_map(|path| path.strip_suffix(suffix)).collect::<Vec<_>>();
    let texts = of(".gz");
    assert!(texts.contains(&"index.html") && texts.iter().any(|text| text.ends_with(".css")), "{texts:?}");
    assert_eq!(texts, of(".br"));
    for text in texts {
        assert!(![".webp", ".woff2", ".pdf", ".png"].iter().any(|suffix| text.ends_with(suffix)), "{text}");
        let (gz, br) = (&files[&format!("{text}.gz")], &files[&format!("{text}.br")]);
        let (mut plain, mut again) = (Vec::new(), Vec::new());
        let mut unpacking = flate2::read::GzDecoder::new(gz.as_slice());
        std::io::Read::read_to_end(&mut unpacking, &mut plain).expect("packed bytes");
        brotli::BrotliDecompress(&mut br.as_slice(), &mut again).expect("packed bytes");
        assert!(plain == files[text] && again == plain && gz.len().max(br.len()) < plain.len(), "{text}");
    }
    assert!(String::from_utf8_lossy(&files["nginx-vuonhoa.conf"]).contains("gzip_static on;"));
}

#[test]
fn each_server_gets_the_files_that_it_reads() {
    for (config, names) in [
        ("", &[".nojekyll"][..]),
        ("tep_may_chu: [gitlab]\n", &["_redirects"]),
        ("tep_may_chu: [netlify, cloudflare, github]\n", &[".nojekyll", "_headers", "_redirects"]),
        ("tep_may_chu: [apache]\n", &[".htaccess"]),
        ("server_files: [nginx]\n", &["nginx-vuonhoa.conf"]),
    ] {
        assert_eq!(files(&site(config)).keys().collect::<Vec<_>>(), names, "{config}");
    }
}

#[test]
fn old_addresses_lead_on_in_the_words_of_each_server() {
    let redirects = |servers: &str| files(&site(&format!("tep_may_chu: [{servers}]\n")))["_redirects"].clone();
    let old = ["/c%C5%A9%20(1)/", "/tin/1.html"];
    assert_eq!(redirects("netlify"), old.map(|old| format!("{old} /bai-viet/mot/ 301!\n")).concat());
    assert_eq!(redirects("netlify, cloudflare"), old.map(|old| format!("{old} /bai-viet/mot/ 301\n")).concat());
    let all = files(&site("tep_may_chu: [apache, nginx]\n"));
    assert!(
        all[".htaccess"].contains(r#"RedirectMatch 301 "^/muc/cũ \(1\)/?$" "/muc/bai-viet/mot/""#),
        "{}",
        all[".htaccess"]
    );
    let nginx = &all["nginx-vuonhoa.conf"];
    assert!(nginx.contains(r#"location ~ "^/muc/tin/1\.html$" { return 301 /muc/bai-viet/mot/; }"#), "{nginx}");
}

#[test]
fn a_folder_with_a_file_of_the_sites_own_is_not_kept_for_ever() {
    let site = site("tep_may_chu: [netlify]\n");
    assert!(files(&site)["_headers"].contains("\n/anh/*\n"));
    site.write("static/anh/a.txt", "x");
    let headers = &files(&site)["_headers"];
    assert!(!headers.contains("/anh/*") && headers.contains("\n/_sen/*\n"), "{headers}");
}

#[test]
fn a_file_of_the_sites_own_wins() {
    let site = site("tep_may_chu: [netlify]\n");
    site.write("static/_headers", "/*\n  X-A: b\n");
    assert_eq!(files(&site)["_headers"], "/*\n  X-A: b\n");
}

#[test]
fn raw_html_may_show_pictures_of_others_and_run_nothing() {
    let policy = |raw: bool| files(&site(&format!("tep_may_chu: [netlify]\nhtml_tho: {raw}\n")))["_headers"].clone();
    assert!(policy(true).contains("img-src 'self' https: data:;") && policy(true).contains("script-src 'self';"));
    assert!(policy(false).contains("img-src 'self';") && !policy(false).contains("https:"));
}

/// Also one whose name begins with a dot, as systems hide files.
#[test]
fn a_file_of_the_sites_own_tells_the_server() {
    let site = site("tep_may_chu: [apache, github]\n");
    site.write("static/.htaccess", "Options -Indexes\n");
    site.write("static/.htpasswd", "a:b\n");
    let (files, outcome) = built(&options(&site.0));
    assert_eq!(files[".htaccess"], b"Options -Indexes\n");
    assert!(files[".nojekyll"].is_empty() && !files.contains_key(".htpasswd"));
    let told = |finding: &&vuonhoa::diagnostic::Diagnostic| finding.code.name() == "server-program";
    assert_eq!(outcome.findings.iter().filter(told).count(), 1, "{:#?}", outcome.findings);
}
