//! The files of the user's that are published because something refers to them: photographs, papers.

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::doc::Pointed;
use crate::model::Site;
use crate::model::gate::file_of;
use crate::model::yearbook::Book;
use crate::path::{Route, SourcePath};
use crate::reading::entities::{Photo, Recording};
use crate::source::{Sources, decoded_by_guess};
use crate::vietnamese::{nfc, slug, unique};
use std::collections::{BTreeMap, BTreeSet};

/// The photographs of everything that is published.
pub(super) fn pictures(site: &Site, books: &[Book], sources: &Sources) -> BTreeMap<SourcePath, Route> {
    let mut files: BTreeSet<SourcePath> = BTreeSet::new();
    let mut photo = |path: &SourcePath, photo: &Photo| {
        files.extend(path.beside(&nfc(&photo.file.value)));
    };
    for item in &site.profiles {
        item.record.portrait.iter().chain(&item.record.photos).for_each(|p| photo(&item.path, p));
    }
    for item in &site.articles {
        item.record.cover.iter().for_each(|p| photo(&item.path, p));
    }
    for item in &site.galleries {
        item.record.photos.iter().for_each(|p| photo(&item.path, p));
    }
    for item in &site.videos {
        item.record.poster.iter().for_each(|p| photo(&item.path, p));
    }
    for item in &site.events {
        item.record.cover.iter().for_each(|p| photo(&item.path, p));
    }
    let published = || books.iter().filter(|book| book.is_published());
    published().for_each(|book| book.volume.yearbook.cover.iter().for_each(|p| photo(&book.path, p)));
    let mut text = |text: &Pointed, path: &SourcePath| {
        files.extend(text.images.iter().filter_map(|image| file_of(&image.target.to, path)));
    };
    each_text(site, &mut text);
    for book in published() {
        book.volume.front.iter().for_each(|piece| text(&piece.body.pointed(), &piece.path));
        book.volume.openings.iter().for_each(|opening| text(&opening.pointed(), &book.path));
    }
    let mut taken = BTreeSet::new();
    files
        .into_iter()
        // Pictures of `static/` keep their address.
        .filter(|path| sources.files.contains_key(path) && path.as_str().starts_with("content/"))
        .filter(|path| !site.private.holds(path))
        .map(|path| {
            let stem = addressed(&path, &mut taken);
            let route = Route::file(&format!("anh/{stem}"));
            (path, route)
        })
        .collect()
}

/// Suffixes of files that a browser runs as pages of the site, whoever wrote them.
const PAGES: &[&str] = &["html", "htm", "shtml", "xhtml", "xht", "svgz", "mht", "mhtml", "php"];

/// Suffixes of what a server would run, and one of pages alone gives away as it is.
const PROGRAMS: &[&str] = &[
    "php", "php3", "php4", "php5", "php7", "phtml", "phar", "inc", "jsp", "jspx", "asp", "aspx", "ashx", "asmx", "cgi",
    "fcgi", "pl", "py", "rb", "sh", "bash", "cfm",
];

/// How the names end of what tells a server what to do; `.htpasswd` is hidden.
const SETTINGS: &[&str] = &[".htaccess", "htpasswd", "web.config", ".user.ini", "php.ini"];

/// Suffixes of what runs on the computer of whoever opens it, and of what installs such.
const EXECUTABLES: &[&str] = &[
    "exe", "msi", "msix", "appx", "dll", "scr", "com", "pif", "cpl", "jar", "bat", "cmd", "ps1", "psm1", "vbs", "vbe",
    "wsf", "wsh", "hta", "reg", "lnk", "apk", "xapk", "ipa", "dmg", "pkg", "deb", "rpm", "appimage", "run",
];

/// Suffixes of keys that only a program can read: they hold a private key, or somebody would not keep them.
const SEALED_KEYS: &[&str] = &["p12", "pfx", "jks", "keystore", "kdbx", "ppk"];

/// How a file of words begins to tell a private key.
const KEYS: &[&str] = &["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----", "PuTTY-User-Key-File-", "AGE-SECRET-KEY-"];

/// No file of words with a key in it is longer, in bytes: what is larger is photographs and films.
const LONGEST: u64 = 1 << 20;

/// Suffixes of data, which is a page too when something in it is for a browser to show or to run.
const DATA: &[&str] = &["xml", "xsl", "xslt", "rss", "atom", "rdf"];

/// What makes a page of data: the namespaces of pages and drawings, a sheet that turns it into one.
const OF_BROWSERS: &[&str] =
    &["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "xml-stylesheet", "<!ENTITY"];

/// The files of `static/` that readers get, each at its address at the root: neither what was left behind there nor
/// records and texts, which are for the program to read, nor keys.
///
/// # Errors
/// As findings: what is not for readers, and pages that run in their browsers.
pub(super) fn statics(site: &Site, sources: &Sources) -> (BTreeMap<SourcePath, Route>, Findings) {
    let mut findings = Findings::new();
    let mut statics = BTreeMap::new();
    // What must stay where it is, the checks tell.
    for (path, _) in sources.below("static").filter(|(path, _)| site.private.copies(path)) {
        let kind = not_for_readers(path).or_else(|| is_key(path, sources).then_some("key"));
        if let Some(kind) = kind {
            findings.push(Diagnostic::new(Code::NotForReaders).arg("file", path).arg("kind", kind).in_file(path));
            continue;
        }
        let told = |code, kind: &'static str| Diagnostic::new(code).arg("file", path).arg("kind", kind).in_file(path);
        let (suffix, name) = (path.suffix(), path.file_name().to_lowercase());
        if SETTINGS.iter().any(|known| name.ends_with(known)) {
            findings.push(told(Code::ServerProgram, "settings"));
        } else if PROGRAMS.contains(&suffix.as_str()) {
            findings.push(told(Code::ServerProgram, "program"));
        } else if EXECUTABLES.contains(&suffix.as_str()) {
            findings.push(told(Code::TrustedPage, "program"));
        } else if is_page(path, sources) {
            findings.push(told(Code::TrustedPage, "page"));
        }
        statics.insert(path.clone(), Route::file(&path.as_str()["static/".len()..]));
    }
    (statics, findings)
}

/// Why a file of `static/` is not for readers, by the keyword of its message.
fn not_for_readers(path: &SourcePath) -> Option<&'static str> {
    match () {
        () if path.is_leftover() => Some("leftover"),
        () if path.is_yaml() => Some("record"),
        () if path.is_markdown() => Some("text"),
        () => None,
    }
}

/// Whether a file gives a private key away. A certificate, which is meant for everybody, does not.
fn is_key(path: &SourcePath, sources: &Sources) -> bool {
    let suffix = path.suffix();
    if SEALED_KEYS.contains(&suffix.as_str()) {
        return true;
    }
    let is_short = sources.files.get(path).is_some_and(|file| file.stamp.size <= LONGEST);
    let Some(bytes) = is_short.then(|| sources.bytes(path).ok()).flatten() else { return false };
    // DER, of which a certificate has other suffixes.
    let is_sealed = suffix == "key" && bytes.starts_with(&[0x30]);
    is_sealed
        || match decoded_by_guess(&bytes) {
            Some(text) => holds_key(&text),
            None => holds_key(&String::from_utf8_lossy(&bytes)),
        }
}

/// Whether a text holds a key, and does not only speak of one. Its lines may have become signs of another kind (`\n` in JSON).
fn holds_key(text: &str) -> bool {
    /// Letters of the first lines of a key, what says how it is sealed among them.
    const NEAR: usize = 800;
    /// Fewer letters in a row are words.
    const CODED: usize = 40;
    let is_coded = |rest: &str| {
        let end = rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at);
        rest[..end].split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c))).any(|run| run.len() >= CODED)
    };
    KEYS.iter().any(|mark| text.match_indices(mark).any(|(at, _)| is_coded(&text[at + mark.len()..])))
}

fn is_page(path: &SourcePath, sources: &Sources) -> bool {
    let suffix = path.suffix();
    let (page, data) = (PAGES.contains(&suffix.as_str()), DATA.contains(&suffix.as_str()));
    (page || data)
        && sources.bytes(path).is_ok_and(|bytes| {
            // What search engines ask for as a proof of ownership is a line of words and runs nothing.
            if page { suffix == "svgz" || bytes.contains(&b'<') } else { runs(&bytes) }
        })
}

/// Whether browsers run something in XML; of what is no UTF-8 nobody can say that they do not.
fn runs(xml: &[u8]) -> bool {
    std::str::from_utf8(xml)
        .map_or(true, |text| text.contains('\0') || OF_BROWSERS.iter().any(|mark| text.contains(mark)))
}

/// The photographs of galleries that offer them in full: nothing else leaves the source in its own size.
pub(super) fn originals(site: &Site) -> BTreeSet<SourcePath> {
    let offered = site.galleries.iter().filter(|item| item.record.originals);
    offered
        .flat_map(|item| item.record.photos.iter().filter_map(|photo| item.path.beside(&nfc(&photo.file.value))))
        .collect()
}

/// Papers and videos that content refers to.
///
/// # Errors
/// As findings: private keys, which are given to nobody.
pub(super) fn attachments(site: &Site, sources: &Sources) -> (BTreeMap<SourcePath, Route>, Findings) {
    let mut findings = Findings::new();
    let mut files: BTreeSet<SourcePath> = BTreeSet::new();
    for item in &site.videos {
        for file in item.record.file.iter().chain(&item.record.subtitles) {
            files.extend(item.path.beside(&file.value));
        }
    }
    let articles = site.articles.iter().map(|item| (&item.path, &item.record.recording));
    let recordings = articles.chain(site.profiles.iter().map(|item| (&item.path, &item.record.recording)));
    for (path, file) in
        recordings.flat_map(|(path, of)| of.iter().flat_map(Recording::files).map(move |file| (path, file)))
    {
        files.extend(path.beside(&nfc(&file.value)));
    }
    each_text(site, |text, path| {
        files.extend(text.links.iter().filter_map(|link| file_of(&link.target.to, path)));
    });
    let mut taken = BTreeSet::new();
    let routes = files
        .into_iter()
        .filter(|path| sources.files.contains_key(path) && path.as_str().starts_with("content/"))
        .filter(|path| site.private.allows(path))
        .filter(|path| {
            let is_key = is_key(path, sources);
            if is_key {
                let finding = Diagnostic::new(Code::NotForReaders).arg("file", path).arg("kind", "key");
                findings.push(finding.in_file(path));
            }
            !is_key
        })
        .map(|path| {
            // A recording and what is said in it have one name and two suffixes, and so have a paper's PDF and its sheet.
            let named = |stem: &str| format!("{stem}.{}", path.suffix());
            let file = named(&unique(&stem(&path), |stem| taken.contains(&named(stem))));
            let route = Route::file(&format!("tep/{file}"));
            taken.insert(file);
            (path, route)
        })
        .collect();
    (routes, findings)
}

/// The address of a file of content, without folder and suffix, that no other file has: `a.jpg` and
/// `a.png` are told apart by a number.
fn addressed(path: &SourcePath, taken: &mut BTreeSet<String>) -> String {
    let stem = unique(&stem(path), |stem| taken.contains(stem));
    taken.insert(stem.clone());
    stem
}

/// The address that the file would have if no other asked for it.
pub(super) fn stem(path: &SourcePath) -> String {
    let inside = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
    let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
    stem.split('/').map(slug).collect::<Vec<_>>().join("/")
}

fn each_text(site: &Site, mut visit: impl FnMut(&Pointed, &SourcePath)) {
    site.articles.iter().for_each(|i| visit(i.pointed(), &i.body_path));
    site.profiles.iter().for_each(|i| visit(i.pointed(), &i.body_path));
    site.pages.iter().for_each(|i| visit(i.pointed(), &i.body_path));
    site.videos.iter().for_each(|i| visit(i.pointed(), &i.body_path));
    site.events.iter().for_each(|i| visit(i.pointed(), &i.body_path));
}

#[cfg(test)]
mod tests {
    use super::{holds_key, runs};

    #[test]
    fn a_key_is_told_from_words_about_keys() {
        let coded = "MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgwMbRvI0MBZhpI";
        for key in [
            format!("-----BEGIN RSA PRIVATE KEY-----\n{coded}\n"),
            format!("Bag Attributes\n-----BEGIN ENCRYPTED PRIVATE KEY-----\r\n{coded}\r\n"),
            format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{coded}\n"),
            format!("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\n{coded}\n"),
            format!("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{coded}\n"),
            format!("{{\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n{coded}\\n-----END\"}}"),
            format!("-----BEGIN RSA PRIVATE KEY-----|{coded}|"),
            format!("AGE-SECRET-KEY-1{}", coded.to_uppercase()),
            format!("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: a\nPublic-Lines: 2\n{coded}\n"),
        ] {
            assert!(holds_key(&key), "{key}");
        }
        for text in [
            format!("-----BEGIN CERTIFICATE-----\n{coded}\n-----END CERTIFICATE-----\n"),
            format!("-----BEGIN PUBLIC KEY-----\n{coded}\n"),
            "Tệp bắt đầu bằng -----BEGIN PRIVATE KEY----- là khóa riêng.\nĐừng đăng.\n".to_owned(),
        ] {
            assert!(!holds_key(&text), "{text}");
        }
    }

    #[test]
    fn a_script_in_xml_makes_a_page_of_it() {
        for xml in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "<a><b:script xmlns:b='http://www.w3.org/1999/xhtml'>alert(1)</b:script></a>",
            "<?xml-stylesheet href=\"a.xsl\"?><a/>",
        ] {
            assert!(runs(xml.as_bytes()), "{xml}");
        }
        assert!(runs(b"\xff\xfe<\0s\0"));
        assert!(!runs("<rss version=\"2.0\"><channel><title>Tin</title></channel></rss>".as_bytes()));
    }
}
