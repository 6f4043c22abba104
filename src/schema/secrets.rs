//! Passwords that somebody has written where none belongs. They are refused there, and shown with no finding: whoever
//! looks at a screen, or is sent a copy of what it said, must not read them.

use super::regions::{dotted, regions};
use crate::vietnamese;
use std::ops::Range;

/// What people call a password, folded.
const KEYS: [&str; 12] = [
    "matkhau",
    "password",
    "passwd",
    "pass",
    "pwd",
    "passphrase",
    "secret",
    "secretkey",
    "khoabimat",
    "bimat",
    "token",
    "apikey",
];

/// Whether a key is called like one that holds a password: `mat_khau`, `Mật khẩu`, `FTP_PASSWORD`.
pub(super) fn is_secret(word: &str) -> bool {
    let bare: String = vietnamese::fold(word).chars().filter(char::is_ascii_alphanumeric).collect();
    let names_one = |part: &str| ["password", "token", "secret"].contains(&vietnamese::fold(part).as_str());
    let is_one_word = !word.trim().contains(char::is_whitespace);
    KEYS.contains(&bare.as_str())
        || bare.contains("matkhau")
        || is_one_word && word.split(['_', '-', '.']).any(names_one)
}

/// The text as it may be shown: of an address with a password, and under keys that hold one where it is of YAML, every
/// character of the password is a dot of as many bytes, so that places stay what they are.
pub fn without_secrets(text: &str, is_yaml: bool) -> String {
    let text = dotted(text, in_addresses(text));
    if is_yaml { dotted(&text, regions(&text, is_secret)) } else { text }
}

/// The passwords in addresses, `scheme://name:password@host`.
fn in_addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("://") {
        let scheme = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let start = at + mark.len();
        let line = text[start..].lines().next().unwrap_or_default();
        // A password may hold anything: within quotes it goes on until they close.
        let end = match scheme.chars().next_back().filter(|c| ['"', '\''].contains(c)) {
            Some(quote) => line.find(quote),
            None => line.find(char::is_whitespace),
        };
        let address = &line[..end.unwrap_or(line.len())];
        let name = address.find([':', '/', '?', '#', '@']).filter(|at| address[*at..].starts_with(':'));
        let (Some(colon), Some(host)) = (name, address.rfind('@')) else { continue };
        let password = start + colon + 1..start + host;
        if colon < host && found.last().is_none_or(|last: &Range<usize>| last.end <= password.start) {
            found.push(password);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (text, shown) in [
            ("d: {dia_chi: '../h', mat_khau: bimat7}\nten: A", "d: {dia_chi: '../h', mat_khau: *******\nten: A"),
            ("d:\n  Password: |\n    a\n    b\n  vung: x", "d:\n  Password: *\n    *\n    *\n  vung: x"),
            ("# mật khẩu: a", "# mật khẩu: *"),
            ("ftp_password: a", "ftp_password: *"),
            ("d: 'ftp://thu:bi mat/1@x@h/a'", "d: 'ftp://thu:** *******@h/a'"),
            ("d: ftp://thu:a@h, e: ftp://thu@h/", "d: ftp://thu:*@h, e: ftp://thu@h/"),
            ("d: http://h:80/a, http://h/a:b@c", "d: http://h:80/a, http://h/a:b@c"),
            ("mat: 1980\nngay_cap_token_cuoi_cung_nhat: x", "mat: 1980\nngay_cap_token_cuoi_cung_nhat: *"),
            ("Chuyện token mới: hay", "Chuyện token mới: hay"),
        ] {
            assert_eq!(without_secrets(text, true), shown);
            assert_eq!(shown.len(), text.len(), "{text}");
        }
        assert_eq!(without_secrets("Mật khẩu: hỏi ông Ba", false), "Mật khẩu: hỏi ông Ba");
    }
}
