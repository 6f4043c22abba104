//! Places: a file of the user's, an address on the site, a file of the output.
//!
//! Three types, so that one can never be taken for another, and so that the rules live in their
//! constructors: a [`SourcePath`] is relative to the site and NFC; a [`Route`] begins with `/`; an
//! [`OutPath`] cannot leave the output folder and can be written on every file system.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The media type of a file by its name; our own texts are all in UTF-8.
pub fn media_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text =
        kind.type_() == mime_guess::mime::TEXT || ["json", "xml", "javascript"].contains(&kind.subtype().as_str());
    if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

/// The path of a file of the user's, relative to the site's folder, with `/`, in NFC.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct SourcePath(Arc<str>);

impl From<String> for SourcePath {
    fn from(path: String) -> Self {
        SourcePath::new(path)
    }
}

impl From<SourcePath> for String {
    fn from(path: SourcePath) -> Self {
        path.as_str().to_owned()
    }
}

impl SourcePath {
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        SourcePath(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file, without a trailing slash; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file's name without its last suffix.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The last suffix in lower case: `jpg` of `Ảnh 1.JPG`.
    pub fn suffix(&self) -> String {
        self.file_name().rsplit_once('.').map_or_else(String::new, |(_, suffix)| suffix.to_lowercase())
    }

    /// Whether it is of YAML, as records and vocabularies are.
    pub fn is_yaml(&self) -> bool {
        matches!(self.suffix().as_str(), "yaml" | "yml")
    }

    /// Whether it is of Markdown, as texts are.
    pub fn is_markdown(&self) -> bool {
        matches!(self.suffix().as_str(), "md" | "markdown")
    }

    /// Whether it is for the program to read, and for no reader.
    pub fn is_content(&self) -> bool {
        self.is_yaml() || self.is_markdown()
    }

    /// Whether the file lies among the templates of the site or of one of its themes.
    pub fn is_template(&self) -> bool {
        let inside = match self.0.strip_prefix("themes/") {
            Some(theme) => theme.split_once('/').map_or("", |(_, inside)| inside),
            None => &self.0,
        };
        inside.starts_with("templates/")
    }

    /// Whether it was left behind by an editor, a merge, a copy or a download that broke off: `a.jpg.bak`, `.a.swp`.
    pub fn is_leftover(&self) -> bool {
        const LEFT: &[&str] = &[
            "bak",
            "backup",
            "old",
            "orig",
            "rej",
            "sav",
            "save",
            "swp",
            "swo",
            "swn",
            "tmp",
            "temp",
            "part",
            "partial",
            "crdownload",
            "download",
            "asv",
            "autosave",
            "lock",
            "log",
            "ori",
            "copy",
            // What Word, Excel and Kate save by themselves.
            "wbk",
            "asd",
            "xlk",
            "xar",
            "kate-swp",
        ];
        let name = self.file_name();
        let marked = name.starts_with('#') && name.ends_with('#');
        // What Word and LibreOffice lay beside an open file, what systems lay into a folder, and what they call a copy.
        let lower = name.to_lowercase();
        let of_office = name.starts_with("~$") || name.starts_with(".~lock.");
        let of_system = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r"].contains(&lower.as_str());
        let stem = lower.rsplit_once('.').map_or(&*lower, |(stem, _)| stem);
        let copied = ["copy of ", "bản sao của ", "backup of "].iter().any(|start| lower.starts_with(start))
            || [" - copy", " - bản sao", " - sao chép"].iter().any(|end| stem.ends_with(end));
        // RCS and CVS end a name so.
        let left = LEFT.contains(&self.suffix().as_str()) || name.ends_with('~') || name.ends_with(",v");
        left || marked || of_office || of_system || copied
    }

    /// What `relative` means to this file: beside it, with `.` and `..` worked out; a leading `/`
    /// means `static/`. `None` when it leaves the site.
    pub fn beside(&self, relative: &str) -> Option<SourcePath> {
        if let Some(rest) = relative.strip_prefix('/') {
            return join("static", rest);
        }
        join(self.folder(), relative)
    }

    /// Every place that a word of this file may mean where a wrong guess must hide nothing: beside it, in `content/`, in the
    /// site's folder, in `static/`; also as links say it, `@/ho-so/a/b.pdf`. No folder that holds the file itself or a whole
    /// kind of things, unless it is said from here.
    pub fn meant(&self, word: &str) -> Vec<SourcePath> {
        let word = word.trim().replace('\\', "/");
        let bare = word.trim_start_matches('@').trim_start_matches('/');
        let is_narrow = |path: &SourcePath| {
            let steps = path.0.split('/').count();
            let broad = steps < 2 || path.0.starts_with("content/") && steps < 3;
            !(broad && path.suffix().is_empty() || self.0.starts_with(&format!("{}/", path.0)))
        };
        let others = ["content", "", "static"].into_iter().filter_map(|folder| join(folder, bare)).filter(is_narrow);
        let mut all: Vec<SourcePath> = self.beside(&word).into_iter().collect();
        all.extend(others);
        all
    }
}

fn join(folder: &str, relative: &str) -> Option<SourcePath> {
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in relative.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            other => steps.push(other),
        }
    }
    Some(SourcePath::new(steps.join("/")))
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

/// An address on the site: `/ho-so/nguyen-van-mau/` is a page, `/feed.xml` a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Route(Arc<str>);

impl From<String> for Route {
    fn from(address: String) -> Self {
        Route(address.into())
    }
}

impl From<Route> for String {
    fn from(route: Route) -> Self {
        route.as_str().to_owned()
    }
}

impl Route {
    /// The site's root.
    pub fn home() -> Self {
        Route("/".into())
    }

    /// The page whose address has these steps, empty ones left out: `page("ho-so/a")` is `/ho-so/a/`.
    pub fn page(path: &str) -> Self {
        let mut route = String::with_capacity(path.len() + 2);
        route.push('/');
        for step in path.split('/').filter(|s| !s.is_empty()) {
            route.push_str(step);
            route.push('/');
        }
        Route(route.into())
    }

    /// A file at the site: `file("feed.xml")` is `/feed.xml`.
    pub fn file(path: &str) -> Self {
        Route(format!("/{}", path.trim_start_matches('/')).into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_page(&self) -> bool {
        self.0.ends_with('/')
    }

    /// The page below this one.
    pub fn child(&self, step: &str) -> Self {
        Route::page(&format!("{}{step}", self.0))
    }

    /// The file beside this page's `index.html`.
    pub fn beside(&self, file: &str) -> Self {
        let folder = self.0.rfind('/').map_or("/", |end| &self.0[..=end]);
        Route::file(&format!("{folder}{file}"))
    }

    /// The address of a file that is called by its content too: `/_sen/sen.3f9c1a2b.css` of `/_sen/sen.css`. Whatever a page
    /// loads is, so that an old page keeps its old files, and a copy may be kept for ever.
    pub fn tagged(&self, tag: &str) -> Self {
        let name = self.0.rfind('/').map_or(0, |end| end + 1);
        let at = self.0[name..].rfind('.').map_or(self.0.len(), |at| name + at);
        Route(format!("{}.{tag}{}", &self.0[..at], &self.0[at..]).into())
    }

    /// The file that a static host answers this address with.
    pub fn out_path(&self) -> Result<OutPath, BadPath> {
        let path = self.0.trim_start_matches('/');
        if self.is_page() { OutPath::new(&format!("{path}index.html")) } else { OutPath::new(path) }
    }

    /// The address percent-encoded, without its leading `/`: what is appended to a base address.
    pub fn encoded(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        encode_path(&self.0[1..], &mut text);
        text
    }
}

/// The path or address of a file without the [tag](Route::tagged) in its name, and the tag; nothing where it has none.
pub fn untagged(path: &str) -> Option<(String, &str)> {
    let (rest, suffix) = path.rsplit_once('.')?;
    let (stem, tag) = rest.rsplit_once('.')?;
    let is_tag = tag.len() == 8 && tag.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_tag && !suffix.contains('/')).then(|| (format!("{stem}.{suffix}"), tag))
}

/// The link from one address to another, relative, percent-encoded, so that one output works at a root, under a
/// sub-path and, when `portable`, from a folder on a disk. Both begin with `/`; a page's ends with one.
pub fn relative_link(from: &str, to: &str, portable: bool) -> String {
    let folders = |address: &str| address.rfind('/').map_or(0, |end| end + 1);
    let (from, to_folder) = (&from[..folders(from)], &to[..folders(to)]);
    let same = from.bytes().zip(to_folder.bytes()).take_while(|(a, b)| a == b).count();
    // Both share the folders up to the last slash of what is the same.
    let shared = from[..floor(from, same)].rfind('/').map_or(0, |end| end + 1);
    let mut link = String::with_capacity(to.len() + 16);
    for _ in from[shared..].matches('/') {
        link.push_str("../");
    }
    encode_path(&to[shared..], &mut link);
    if link.is_empty() {
        link.push_str("./");
    }
    if portable && to.ends_with('/') {
        link.push_str("index.html");
    }
    link
}

/// The largest place of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Percent-encodes a path (RFC 3986: slashes, unreserved characters and sub-delimiters stay).
fn encode_path(path: &str, out: &mut String) {
    use std::fmt::Write;
    let stays = |byte: u8| {
        let sign = matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&'..=b',' | b';' | b'=' | b'@');
        sign || byte.is_ascii_alphanumeric()
    };
    // Nearly all addresses are of such signs alone.
    let mut from = 0;
    for (at, byte) in path.bytes().enumerate().filter(|(_, byte)| !stays(*byte)) {
        out.push_str(path.get(from..at).unwrap_or_default());
        let _ = write!(out, "%{byte:02X}");
        from = at + 1;
    }
    out.push_str(path.get(from..).unwrap_or_default());
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

/// A path in the output folder that exists on Windows, macOS and Linux alike.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

/// Why a path cannot be an [`OutPath`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPath {
    Empty,
    /// `..`, `.`, an absolute path or a drive.
    Leaves,
    /// A character that Windows forbids in names, or a control character.
    Character(char),
    /// `CON`, `NUL`, ... which Windows keeps for itself, with any suffix.
    Reserved,
    /// A step that ends in a dot or a space, which Windows cuts off.
    Ending,
    /// A step over 255 bytes.
    TooLong,
    /// In the folder that is the program's own.
    Private,
}

impl OutPath {
    /// The folder in an output that is the program's own.
    pub const PRIVATE: &str = ".vuonhoa";

    /// # Errors
    /// [`BadPath`] says which rule the path breaks.
    pub fn new(path: &str) -> Result<Self, BadPath> {
        if path.is_empty() {
            return Err(BadPath::Empty);
        }
        // Some disks ignore case.
        if path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(Self::PRIVATE)) {
            return Err(BadPath::Private);
        }
        for step in path.split('/') {
            check_step(step)?;
        }
        Ok(OutPath(path.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// It is ordered and hashed as its text is.
impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

fn check_step(step: &str) -> Result<(), BadPath> {
    /// Names of devices, which Windows opens instead of a file (Microsoft, "Naming Files").
    const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];
    if step.is_empty() || step == "." || step == ".." {
        return Err(BadPath::Leaves);
    }
    if let Some(bad) = step.chars().find(|c| c.is_control() || "<>:\"|?*\\".contains(*c)) {
        return Err(BadPath::Character(bad));
    }
    if step.ends_with(['.', ' ']) {
        return Err(BadPath::Ending);
    }
    let stem = step.split('.').next().unwrap_or(step).to_ascii_lowercase();
    let port = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"))
        .is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    if port || RESERVED.contains(&stem.as_str()) {
        return Err(BadPath::Reserved);
    }
    if step.len() > 255 {
        return Err(BadPath::TooLong);
    }
    Ok(())
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_and_people_leave_behind() {
        for name in [
            "a.bak",
            "a~",
            "a.txt,v",
            "#a#",
            "~$quyet-dinh.docx",
            ".~lock.a.odt#",
            "Thumbs.db",
            "desktop.ini",
            ".DS_Store",
            "Copy of a.pdf",
            "Bản sao của a.pdf",
            "a - Copy.pdf",
            "a - Sao chép.pdf",
            "Backup of a.docx",
        ] {
            assert!(SourcePath::new(format!("static/{name}")).is_leftover(), "{name}");
        }
        for name in ["a.pdf", "copyright.pdf", "ban-sao-vang.jpg", "a - copyright.pdf", "gia-$.docx", "desktop.jpg"] {
            assert!(!SourcePath::new(format!("static/{name}")).is_leftover(), "{name}");
        }
    }

    #[test]
    fn a_tag_stands_in_the_name() {
        for (plain, tagged) in [("/_sen/a.b/c.css", "/_sen/a.b/c.0123abcd.css"), ("/a.b/c", "/a.b/c.0123abcd")] {
            assert_eq!(Route::file(plain).tagged("0123abcd").as_str(), tagged);
        }
        assert_eq!(untagged("a/b.0123abcd.css"), Some(("a/b.css".to_owned(), "0123abcd")));
        for other in ["a/b.css", "a/b.0123abc.css", "a/b.0123ABCD.css", "a.0123abcd.d/b", "0123abcd.css"] {
            assert_eq!(untagged(other), None, "{other}");
        }
    }

    #[test]
    fn links_are_relative() {
        for (from, to, link) in [
            ("/", "/", "./"),
            ("/", "/ho-so/a/", "ho-so/a/"),
            ("/ho-so/a/", "/", "../../"),
            ("/ho-so/a/", "/ho-so/b/", "../b/"),
            ("/ho-so/a/", "/ho-so/a/", "./"),
            ("/ho-so/a/", "/sen.css", "../../sen.css"),
            ("/404.html", "/ho-so/", "ho-so/"),
            ("/a/", "/ảnh 1.jpg", "../%E1%BA%A3nh%201.jpg"),
        ] {
            assert_eq!(relative_link(from, to, false), link, "{from} -> {to}");
        }
        assert_eq!(relative_link("/a/", "/", true), "../index.html");
    }

    #[test]
    fn out_paths_stay_inside_and_portable() {
        for bad in [
            "",
            "/a",
            "a/../b",
            "..",
            "a//b",
            "a/./b",
            "CON",
            "nul.txt",
            "com1",
            "a:b",
            "a\\b",
            "a.",
            "b ",
            "a\u{7}",
            ".vuonhoa/x",
            ".Vuonhoa",
        ] {
            assert!(OutPath::new(bad).is_err(), "{bad:?}");
        }
        for good in ["index.html", "ho-so/a/index.html", "com10", "console.js", ".nojekyll", "a/.vuonhoa"] {
            assert!(OutPath::new(good).is_ok(), "{good:?}");
        }
    }

    #[test]
    fn beside_works_out_dots() {
        let file = SourcePath::new("content/ho-so/a/ho-so.yaml");
        let at = |r: &str| file.beside(r).map(|p| p.as_str().to_owned());
        assert_eq!(at("x.jpg").as_deref(), Some("content/ho-so/a/x.jpg"));
        assert_eq!(at("../x.jpg").as_deref(), Some("content/ho-so/x.jpg"));
        assert_eq!(at("/x.jpg").as_deref(), Some("static/x.jpg"));
        assert_eq!(at("../../../../x.jpg"), None);
    }

    #[test]
    fn a_word_may_mean_a_file_in_four_places() {
        let meant = |word: &str| -> Vec<String> {
            let places = SourcePath::new("content/ho-so/a/ho-so.yaml").meant(word).into_iter();
            places.map(|path| path.as_str().to_owned()).collect()
        };
        let own = "content/ho-so/a/dy.pdf".to_owned();
        for word in ["dy.pdf", "content/ho-so/a/dy.pdf", "ho-so/a/dy.pdf", "@/ho-so/a/dy.pdf", "./dy.pdf"] {
            assert!(meant(word).contains(&own), "{word}: {:?}", meant(word));
        }
        for word in ["dy.pdf", "/dy.pdf", "static/dy.pdf", "static\\dy.pdf", "../../../static/dy.pdf"] {
            assert!(meant(word).contains(&"static/dy.pdf".to_owned()), "{word}: {:?}", meant(word));
        }
        // A word that is the name of a folder hides neither a whole kind of things nor the record's own.
        for word in ["ho-so", "ho-so/a", "bai-viet", "content", "static"] {
            let wide = ["content", "static", "content/ho-so", "content/bai-viet", "content/ho-so/a"];
            assert!(!meant(word).iter().any(|path| wide.contains(&path.as_str())), "{word}: {:?}", meant(word));
        }
    }
}
