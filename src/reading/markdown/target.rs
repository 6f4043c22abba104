//! What an address in a link means, and where in the source it stands.

use super::foreign::{self, Foreign};
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::doc::To;
use crate::reading::Kind;
use std::ops::Range;

/// The schemes that may be published. An allow-list: `javascript:`, `data:` and `vbscript:` run or
/// carry code, and what is not known is not let through.
pub const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Why an address cannot be published.
#[derive(Debug, PartialEq, Eq)]
pub enum Problem {
    Empty,
    /// The scheme, in lower case.
    Scheme(String),
    /// A file on the writer's own disk or network; holds the file's name.
    LocalDisk(String),
    /// Made by a command of another program.
    Foreign(Foreign),
}

impl Problem {
    /// The finding about `link` at its place.
    pub fn explain(self, link: &str, place: Place) -> Diagnostic {
        let found = |code| Diagnostic::new(code).arg("link", link).at(place.clone());
        match self {
            Problem::Empty => found(Code::BrokenLink).help(Message::new("help-link-empty")),
            Problem::Scheme(scheme) => found(Code::BadScheme)
                .arg("scheme", scheme)
                .help(Message::new("help-schemes").arg("schemes", SCHEMES.join(", "))),
            Problem::LocalDisk(name) => {
                found(Code::LocalDiskLink).help(Message::new("help-local-disk").arg("name", name))
            }
            Problem::Foreign(command) => Diagnostic::new(Code::ForeignCall)
                .arg("call", link)
                .arg("of", command.of)
                .at(place.clone())
                .help(Message::new(command.help)),
        }
    }
}

/// What `address` (entities and escapes already resolved) means.
///
/// # Errors
/// [`Problem`] says why it cannot be published.
pub fn parse(address: &str) -> Result<To, Problem> {
    // Browsers leave out tabs and line ends and skip leading controls and spaces before they look for
    // the scheme (WHATWG URL, "basic URL parser"), so `java&#9;script:` must not pass for a file.
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    let address = address.trim();
    if address.is_empty() || address == "#" {
        return Err(Problem::Empty);
    }
    if let Some(command) = foreign::in_address(address) {
        return Err(Problem::Foreign(command));
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return Ok(To::Anchor(decode(anchor)));
    }
    if let Some(rest) = address.strip_prefix("@/") {
        return Ok(internal(rest));
    }
    if is_local_disk(address) {
        return Err(Problem::LocalDisk(file_name(address)));
    }
    if address.starts_with("//") {
        return Ok(To::External(encode(&format!("https:{address}"))));
    }
    if let Some(scheme) = scheme(address) {
        if SCHEMES.contains(&scheme.as_str()) {
            return Ok(To::External(encode(address)));
        }
        return Err(Problem::Scheme(scheme));
    }
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    // Windows writes `anh\a.jpg`.
    let (path, rest) = (decode(path).replace('\\', "/"), encode(rest));
    if path.starts_with('/') {
        let path = format!("/{}", path.trim_start_matches('/'));
        return Ok(To::Root { path, rest });
    }
    Ok(To::File { path, rest })
}

fn internal(rest: &str) -> To {
    let (id, anchor) = match rest.split_once('#') {
        Some((id, anchor)) => (id, Some(decode(anchor)).filter(|a| !a.is_empty())),
        None => (rest, None),
    };
    let id = decode(id.trim_matches('/'));
    // A folder may be named in English; the things in it have one name.
    let (folder, name) = id.split_once('/').unwrap_or((&id, ""));
    let id = match Kind::of_folder(folder) {
        Some(kind) if !name.is_empty() => format!("{}/{name}", kind.folder()),
        _ => id,
    };
    To::Internal { id, anchor }
}

/// The scheme of `address` in lower case (RFC 3986, 3.1).
pub fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let sound = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    sound.then(|| scheme.to_ascii_lowercase())
}

/// `C:\...`, `C:/...`, `\\server\...` and `file:`.
fn is_local_disk(address: &str) -> bool {
    match scheme(address) {
        Some(scheme) => scheme == "file" || scheme.len() == 1,
        None => address.starts_with('\\'),
    }
}

fn file_name(address: &str) -> String {
    let name = address.rsplit(['\\', '/', ':']).next().unwrap_or(address);
    decode(name)
}

/// `text` with `%20` and its like resolved; as it is when that makes no UTF-8.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let digit = |at: usize| {
        let byte = text.as_bytes().get(at)?;
        char::from(*byte).to_digit(16)
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(decoded) if !decoded.contains(char::is_control) => decoded,
        _ => text.to_owned(),
    }
}

/// `address` without the characters that no address may hold (RFC 3986, appendix A), which are
/// percent-encoded; letters beyond ASCII stay, as every browser takes them and people can read them.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '`' | '{' | '}' | '|' | '^' | '\\' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// Where the address stands in the inline link or image that ends at `end` and whose text ends at
/// `text_end`.
pub fn place_in_link(source: &str, text_end: usize, end: usize) -> Range<usize> {
    match source.get(text_end..end).and_then(|s| s.find("](")) {
        Some(at) => place_from(source, text_end + at + 2, end),
        None => text_end..end,
    }
}

/// Where the address stands in the reference definition `[label]: address "title"` at `range`.
pub fn place_in_definition(source: &str, range: Range<usize>) -> Range<usize> {
    match source.get(range.clone()).and_then(|s| s.find("]:")) {
        Some(at) => place_from(source, range.start + at + 2, range.end),
        None => range,
    }
}

/// The address that begins after the spaces at `from` (CommonMark 0.31, "link destination").
fn place_from(source: &str, from: usize, end: usize) -> Range<usize> {
    let text = &source[from..end];
    let start = text.len() - text.trim_start().len();
    let bytes = text.as_bytes();
    let pointed = bytes.get(start) == Some(&b'<');
    let start = start + usize::from(pointed);
    let mut open = 0;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'>' if pointed => break,
            _ if pointed => {}
            b'(' => open += 1,
            b')' if open == 0 => break,
            b')' => open -= 1,
            _ if byte.is_ascii_whitespace() => break,
            _ => {}
        }
        at += 1;
    }
    from + start..from + at.min(text.len())
}

/// What stands in the round brackets of a link that CommonMark does not take: `(tệp của tôi.pdf)` for
/// its spaces, `(a.jpg "Lễ "Ra quân"")` for quotation marks within the title, `(a.jpg “Chú thích”)` for
/// those of a word processor.
#[derive(Debug, PartialEq, Eq)]
pub struct Lenient {
    /// Where the address stands in the text given.
    pub address: Range<usize>,
    pub title: Option<String>,
    /// Where the closing bracket ends.
    pub end: usize,
}

/// Longest address and title that is looked for, in bytes.
const LENIENT_MAX: usize = 1000;

/// Takes `text`, which begins right after the `]` of a link that is none to the parser: when its
/// brackets close on the line, and what they hold looks like an address or a file and not like a remark.
pub fn lenient(text: &str) -> Option<Lenient> {
    let line = text.strip_prefix('(')?.lines().next()?;
    let mut open = 0;
    let close = line.bytes().take(LENIENT_MAX).position(|byte| match byte {
        b')' if open == 0 => true,
        b')' => {
            open -= 1;
            false
        }
        _ => {
            open += usize::from(byte == b'(');
            false
        }
    })?;
    let inner = &line[..close];
    let (address, title) = match titled(inner.trim_end(), " \"", '"').or_else(|| titled(inner.trim_end(), " “", '”'))
    {
        Some((address, title)) => (address, Some(title.to_owned())),
        None => (inner, None),
    };
    let start = address.len() - address.trim_start().len();
    let address = address.trim();
    looks_like_address(address).then(|| Lenient {
        address: 1 + start..1 + start + address.len(),
        title,
        end: close + 2,
    })
}

/// The address and the title of `inner`, when it ends with a title between these marks.
fn titled<'a>(inner: &'a str, open: &str, close: char) -> Option<(&'a str, &'a str)> {
    inner.strip_suffix(close)?.split_once(open)
}

/// Whether a text is an address or a file's name, and no remark.
pub fn looks_like_address(text: &str) -> bool {
    let suffix = text.rsplit_once('.').is_some_and(|(_, suffix)| {
        (1..=5).contains(&suffix.len())
            && suffix.starts_with(|c: char| c.is_ascii_alphabetic())
            && suffix.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    !text.contains(['<', '>']) && (suffix || text.starts_with("@/") || text.starts_with("{%") || is_local_disk(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings() {
        let file = |path: &str, rest: &str| To::File { path: path.into(), rest: rest.into() };
        let root = |path: &str| To::Root { path: path.into(), rest: String::new() };
        let internal = |id: &str, anchor: Option<&str>| To::Internal { id: id.into(), anchor: anchor.map(Into::into) };
        for (address, to) in [
            ("@/ho-so/a", internal("ho-so/a", None)),
            ("@/ho-so/a/#b", internal("ho-so/a", Some("b"))),
            ("@/ho-so/a#", internal("ho-so/a", None)),
            ("#a%20b", To::Anchor("a b".into())),
            ("/a/b.pdf", root("/a/b.pdf")),
            ("/\\evil.com", root("/evil.com")),
            ("///a", To::External("https:///a".into())),
            ("anh%20dep.jpg#x", file("anh dep.jpg", "#x")),
            ("anh\\a.jpg", file("anh/a.jpg", "")),
            ("100%.pdf", file("100%.pdf", "")),
            ("a%00b", file("a%00b", "")),
            ("HTTPS://x.vn/a b\"", To::External("HTTPS://x.vn/a%20b%22".into())),
            ("tel:+84", To::External("tel:+84".into())),
        ] {
            assert_eq!(parse(address), Ok(to), "{address}");
        }
    }

    #[test]
    fn refusals() {
        for (address, scheme) in [
            ("javascript:alert(1)", "javascript"),
            (" \u{1}JaVa\tScRiPt:alert(1)", "javascript"),
            ("data:text/html,x", "data"),
            ("vbscript:x", "vbscript"),
            ("ftp://x", "ftp"),
        ] {
            assert_eq!(parse(address), Err(Problem::Scheme(scheme.into())));
        }
        for (address, name) in [
            ("C:\\Users\\an\\b.docx", "b.docx"),
            ("d:/b.docx", "b.docx"),
            ("file:///C:/b%20c.docx", "b c.docx"),
            ("\\\\may-chu\\chung\\b.xlsx", "b.xlsx"),
        ] {
            assert_eq!(parse(address), Err(Problem::LocalDisk(name.into())));
        }
        assert_eq!(parse(" # "), Err(Problem::Empty));
    }

    #[test]
    fn what_commonmark_does_not_take() {
        let address =
            |text: &str| lenient(text).map(|s| (text[s.address].to_owned(), s.title, text[s.end..].to_owned()));
        let found =
            |a: &str, t: Option<&str>, rest: &str| Some((a.to_owned(), t.map(ToOwned::to_owned), rest.to_owned()));
        assert_eq!(address("(a b.pdf) c"), found("a b.pdf", None, " c"));
        assert_eq!(address("(a b (1).pdf \"T (x)\")"), found("a b (1).pdf", Some("T (x)"), ""));
        let quoted = "(a.jpg \"Lễ \"Ra quân\" (1)\") b";
        assert_eq!(address(quoted), found("a.jpg", Some("Lễ \"Ra quân\" (1)"), " b"));
        assert_eq!(address("(a.jpg “Lễ”)"), found("a.jpg", Some("Lễ"), ""));
        for no in ["(xem trang 5)", "(a b.pdf", "(a\nb.pdf)", "(trang 5.2)"] {
            assert_eq!(address(no), None, "{no}");
        }
    }
}
