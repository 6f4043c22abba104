//! Addresses of e-mail.

use super::line::Line;
use super::{Personal, PersonalData};

/// Names of pictures: `anh@2x.png`.
const FILES: [&str; 7] = ["png", "jpg", "jpeg", "webp", "gif", "svg", "pdf"];

/// Where nearly all addresses end: what is written apart must end in one.
const DOMAINS: [&str; 8] = ["vn", "com", "net", "org", "edu", "gov", "info", "me"];

/// Words that stand for the sign, and for a dot.
const SIGNS: [&str; 4] = [" at ", " a cong ", " a-cong ", " a moc "];
const DOTS: [&str; 3] = [" dot ", " cham ", "."];

/// Whether a text may have an address whose sign is a word. Every text is asked, so none is folded for it.
pub(super) fn words_the_sign(text: &str) -> bool {
    const WRITTEN: [&str; 10] =
        [" at ", " AT ", " At ", " a còng ", " A còng ", " a-còng ", " a cong ", " A CÒNG ", " a móc ", " A móc "];
    let mut heads = text.as_bytes().windows(2).enumerate().filter(|(_, pair)| matches!(pair, [b' ', b'a' | b'A']));
    heads.any(|(at, _)| WRITTEN.iter().any(|word| text[at..].starts_with(word)))
}

/// Every address, in letters of any script (RFC 6531), also one that is written apart: `lan @ hoasen . vn`, or in words:
/// `lan at hoasen dot vn`.
pub(super) fn emails(line: &Line) -> Vec<PersonalData> {
    let chars = &line.chars;
    let local = |c: &char| c.is_alphanumeric() || "._%+-".contains(*c);
    let spaces = |c: &&char| **c == ' ';
    let mut found = Vec::new();
    for (at, length) in signs(line) {
        let end = at - chars[..at].iter().rev().take_while(spaces).count();
        let start = end - chars[..end].iter().rev().take_while(|c| local(c)).count();
        let from = at + length + chars[at + length..].iter().take_while(spaces).count();
        let (to, domain, together) = host(line, from);
        let name: String = chars[start..end].iter().collect();
        let name = name.trim_start_matches(['.', '-', '%', '+']);
        let domain = domain.trim_end_matches(['.', '-']);
        let last = domain.rsplit_once('.').map_or("", |(_, last)| last);
        let known = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
        let last = last.to_lowercase();
        // "Họp @ hoasen.vn" is a place.
        let whole = end == at && from == at + 1 && together;
        let apart = || name.is_ascii() && domain.is_ascii() && DOMAINS.contains(&last.as_str());
        if !name.is_empty() && known && !FILES.contains(&last.as_str()) && (whole || apart()) {
            let text = match length {
                1 => format!("{name}@{domain}"),
                _ => line.text(end - name.chars().count(), to).trim_end_matches(['.', '-']).to_owned(),
            };
            found.push(PersonalData { kind: Personal::Email, text });
        }
    }
    found
}

/// What two writings of an address have in common, if the text is one.
pub(super) fn key(line: &Line) -> Option<String> {
    let (at, length) = *signs(line).first()?;
    let bare = |chars: &[char]| chars.iter().filter(|c| !c.is_whitespace()).flat_map(|c| c.to_lowercase()).collect();
    let name: String = bare(&line.chars[..at]);
    let from = at + length;
    let (to, domain, _) = host(line, from + line.chars[from..].iter().take_while(|c| **c == ' ').count());
    let rest: String = bare(&line.chars[to..]);
    Some(format!("{name}@{}{rest}", domain.to_lowercase()))
}

/// Where signs stand, each with its length: `@`, or a word that says it.
fn signs(line: &Line) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..line.chars.len() {
        if line.chars[at] == '@' {
            found.push((at, 1));
        } else if line.folded[at] == ' ' {
            found.extend(SIGNS.iter().filter(|word| begins(line, at, word)).map(|word| (at, word.chars().count())));
        }
    }
    found
}

fn begins(line: &Line, at: usize, word: &str) -> bool {
    let mut rest = line.folded[at..].iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// The host that begins at a place: where it ends, its name, and whether it is written together. One that has no dot of
/// its own may have its dots apart.
fn host(line: &Line, from: usize) -> (usize, String, bool) {
    let chars = &line.chars;
    let is_host = |c: &char| c.is_alphanumeric() || ".-".contains(*c);
    let run = |at: usize| at + chars[at..].iter().take_while(|c| is_host(c)).count();
    let mut to = run(from);
    let mut name: String = chars[from..to].iter().collect();
    let mut together = true;
    while !name.trim_end_matches('.').contains('.') || !together {
        // A dot with spaces on either side, or a word for it.
        let spaced = to + chars[to..].iter().take_while(|c| **c == ' ').count();
        let dot = DOTS.iter().find_map(|word| {
            let at = if word.starts_with(' ') { to } else { spaced };
            begins(line, at, word).then(|| at + word.chars().count())
        });
        let Some(next) = dot.or_else(|| (name.ends_with('.') && together).then_some(to)) else { break };
        let next = next + chars[next..].iter().take_while(|c| **c == ' ').count();
        let end = run(next);
        if end == next {
            break;
        }
        let label: String = chars[next..end].iter().collect();
        name = format!("{}.{}", name.trim_end_matches('.'), label.trim_start_matches('.'));
        (to, together) = (end, false);
    }
    (to, name, together)
}
