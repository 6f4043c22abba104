//! Addresses of e-mail.

use super::{Personal, PersonalData};

/// Names of pictures: `anh@2x.png`.
const FILES: [&str; 7] = ["png", "jpg", "jpeg", "webp", "gif", "svg", "pdf"];

/// Where nearly all addresses end: what is written apart must end in one.
const DOMAINS: [&str; 8] = ["vn", "com", "net", "org", "edu", "gov", "info", "me"];

/// Every address, in letters of any script (RFC 6531), also one that is written apart: `lan @ hoasen.vn`.
pub(super) fn emails(chars: &[char]) -> Vec<PersonalData> {
    let local = |c: &char| c.is_alphanumeric() || "._%+-".contains(*c);
    let host = |c: &char| c.is_alphanumeric() || ".-".contains(*c);
    let spaces = |c: &&char| **c == ' ';
    let mut found = Vec::new();
    for at in (0..chars.len()).filter(|at| chars[*at] == '@') {
        let end = at - chars[..at].iter().rev().take_while(spaces).count();
        let start = end - chars[..end].iter().rev().take_while(|c| local(c)).count();
        let from = at + 1 + chars[at + 1..].iter().take_while(spaces).count();
        let to = from + chars[from..].iter().take_while(|c| host(c)).count();
        let name: String = chars[start..end].iter().collect();
        let name = name.trim_start_matches(['.', '-', '%', '+']);
        let domain: String = chars[from..to].iter().collect();
        let domain = domain.trim_end_matches(['.', '-']);
        let last = domain.rsplit_once('.').map_or("", |(_, last)| last);
        let known = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
        let last = last.to_lowercase();
        // "Họp @ hoasen.vn" is a place.
        let whole = end == at && from == at + 1;
        let apart = || name.is_ascii() && DOMAINS.contains(&last.as_str());
        if !name.is_empty() && known && !FILES.contains(&last.as_str()) && (whole || apart()) {
            found.push(PersonalData { kind: Personal::Email, text: format!("{name}@{domain}") });
        }
    }
    found
}
