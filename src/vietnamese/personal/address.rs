//! Web addresses, whose digits are nobody's number: `facebook.com/profile.php?id=100012345678`.

use super::line::Line;
use super::{is_telephone, national};
use std::ops::Range;

/// Behind these hosts stands a telephone number.
const MESSENGERS: [&str; 5] = ["zalo.me", "wa.me", "whatsapp", "viber", "t.me/+"];

/// Where an address ends that goes on without a space: a tag, a quotation, a table of commas.
const ENDS: [char; 9] = ['"', '\'', '<', '>', ')', ']', ',', ';', '|'];

/// Where a host ends that is written without `https://`.
const DOMAINS: [&str; 12] = ["vn", "com", "net", "org", "info", "me", "be", "tv", "io", "edu", "gov", "watch"];

/// Words before the number of an account of a social network.
pub(super) const ACCOUNTS: [&str; 6] = ["facebook id", "fb id", "id facebook", "id fb", "facebook uid", "uid"];

/// Parameters that only name something.
const NAMES: [&str; 6] = ["id", "fbid", "story_fbid", "uid", "v", "p"];

/// Where addresses stand, but for those of messengers.
pub(super) fn addresses(line: &Line) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in line.folded.split(|c| c.is_whitespace()) {
        let text: String = word.iter().collect();
        let mut from = 0;
        while let Some(at) = beginning(&text, from) {
            let end = text[at..].find(ENDS).map_or(text.len(), |length| at + length);
            if !MESSENGERS.iter().any(|host| text[at..end].contains(host)) {
                let place = |at: usize| start + text[..at].chars().count();
                let mut hidden = at;
                for called in called(&text[at..end]) {
                    found.push(place(hidden)..place(at + called.start));
                    hidden = at + called.end;
                }
                found.push(place(hidden)..place(end));
            }
            from = end;
        }
        start += word.len() + 1;
    }
    found
}

/// Where in an address stand values of its query that are numbers to call: `?tel=0912345678`, `&sdt=%2B84912345678`.
fn called(address: &str) -> Vec<Range<usize>> {
    let Some(query) = address.find(['?', '#']) else { return Vec::new() };
    let mut found = Vec::new();
    let mut from = query + 1;
    for part in address[query + 1..].split(['&', '#', '?']) {
        let start = from;
        from += part.len() + 1;
        let Some((name, value)) = part.split_once('=') else { continue };
        let at = start + name.len() + 1;
        let written = value.strip_prefix('+').unwrap_or(value);
        let digits: String = written.chars().filter(|c| !".-".contains(*c)).collect();
        let known = NAMES.contains(&name) || !digits.bytes().all(|b| b.is_ascii_digit());
        if !known && (is_telephone(&digits) || national(&digits).is_some()) {
            found.push(at..at + value.len());
        }
    }
    found
}

/// Where the next address begins in a word.
fn beginning(word: &str, from: usize) -> Option<usize> {
    let rest = &word[from..];
    let bare = rest.match_indices('/').find_map(|(slash, _)| bare(rest, slash));
    [rest.find("://"), rest.find("www."), bare].into_iter().flatten().min().map(|at| from + at)
}

/// Where the host begins that ends at a slash, if it is one. Behind an e-mail or a host alone may stand a number to call.
fn bare(word: &str, slash: usize) -> Option<usize> {
    let host = |c: &char| c.is_ascii_alphanumeric() || ".-".contains(*c);
    let start = slash - word[..slash].chars().rev().take_while(host).count();
    let (name, domain) = word[start..slash].rsplit_once('.')?;
    let path = word[slash + 1..].split(ENDS).next().unwrap_or_default();
    let called: String = path.chars().filter(|c| !".-".contains(*c)).collect();
    let is_host = DOMAINS.contains(&domain) && name.contains(|c: char| c.is_ascii_alphabetic());
    (is_host && !word[..start].ends_with('@') && !is_telephone(&called)).then_some(start)
}

/// Whether the number at a place is the value of a parameter that only names something: `profile.php?id=`.
pub(super) fn is_parameter(line: &Line, at: usize) -> bool {
    const LONGEST: usize = 12;
    let before: String = line.folded[at.saturating_sub(LONGEST)..at].iter().collect();
    let name = before.strip_suffix('=').and_then(|rest| rest.rsplit_once(['?', '&']));
    name.is_some_and(|(_, name)| NAMES.contains(&name))
}
