//! Bare addresses in running text: `https://...`, `www....` and e-mail addresses.
//!
//! The rules are those of GitHub's extended autolinks (GFM 0.29, 6.9), with the punctuation and
//! quotation marks of Vietnamese among what does not belong to an address at its end.

use std::ops::Range;

#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    pub range: Range<usize>,
    /// The whole address with its scheme.
    pub href: String,
}

/// The addresses in `text`, in their order.
pub fn find(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    if !(text.contains("://") || text.contains('@') || text.contains("www.")) {
        return found;
    }
    let bytes = text.as_bytes();
    let mut free = 0;
    let mut at = 0;
    while at < bytes.len() {
        let address = match bytes[at] {
            b'h' | b'H' | b'w' | b'W' => web(text, at),
            b'@' => mail(text, free, at),
            _ => None,
        };
        match address {
            Some(address) => {
                at = address.range.end;
                free = at;
                found.push(address);
            }
            None => at += 1,
        }
    }
    found
}

/// The address of the web that begins at `at`.
fn web(text: &str, at: usize) -> Option<Address> {
    let rest = &text[at..];
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let (scheme, implied) = if starts("https://") {
        ("https://".len(), "")
    } else if starts("http://") {
        ("http://".len(), "")
    } else if starts("www.") {
        (0, "http://")
    } else {
        return None;
    };
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || "./@:_-".contains(c)) {
        return None;
    }
    domain(&rest[scheme..])?;
    let end = rest.find(ends_address).unwrap_or(rest.len());
    let address = trim_end(&rest[..end]);
    (address.len() > scheme).then(|| Address { range: at..at + address.len(), href: format!("{implied}{address}") })
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "<>\"“”‘’«»`{}|\\^".contains(c)
}

/// Length of the host name that `text` begins with: labels between full stops, at least two.
fn domain(text: &str) -> Option<usize> {
    /// RFC 1035, 2.3.4; it also bounds the work on what is no address.
    const MAX: usize = 255;
    let end = text
        .char_indices()
        .find(|(at, c)| *at > MAX || !(c.is_alphanumeric() || "-_.".contains(*c)))
        .map_or(text.len(), |(at, _)| at);
    let host = text[..end].trim_end_matches(['.', '-', '_']);
    let labels = host.split('.');
    let sound = labels.clone().count() > 1
        && labels.clone().all(|label| !label.is_empty())
        && labels.rev().take(2).all(|label| !label.contains('_'));
    sound.then_some(host.len())
}

/// `address` without the punctuation of the sentence it stands in. A closing bracket stays when it has
/// its opening one within the address.
fn trim_end(address: &str) -> &str {
    let count = |mark: char| address.bytes().filter(|b| char::from(*b) == mark).count();
    let (mut round, mut square) = (count(')').saturating_sub(count('(')), count(']').saturating_sub(count('[')));
    address.trim_end_matches(|last: char| {
        let surplus = match last {
            ')' => &mut round,
            ']' => &mut square,
            last => return "?!.,:;*_~'…–—".contains(last),
        };
        let drop = *surplus > 0;
        *surplus = surplus.saturating_sub(1);
        drop
    })
}

/// The e-mail address whose `@` is at `at`; it begins at `free` or later.
fn mail(text: &str, free: usize, at: usize) -> Option<Address> {
    /// RFC 5321, 4.5.3.1.1.
    const LOCAL_MAX: usize = 64;
    let local = text[free..at].bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || b"._+-".contains(b)).count();
    let start = at - local;
    let lead = text[start..at].len() - text[start..at].trim_start_matches(['.', '-', '+']).len();
    let start = start + lead;
    let before = text[..start].chars().next_back();
    if start == at || local > LOCAL_MAX || before.is_some_and(|c| c.is_alphanumeric() || c == '/') {
        return None;
    }
    let host = domain(&text[at + 1..])?;
    let range = start..at + 1 + host;
    // Hosts of e-mail addresses are ASCII in practice; a Vietnamese word after a full stop is a sentence.
    text[at + 1..range.end].is_ascii().then(|| Address { href: format!("mailto:{}", &text[range.clone()]), range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_readers_see_them_end() {
        for (text, hrefs) in [
            ("Xem https://x.vn/a?b=1&c_d.", &["https://x.vn/a?b=1&c_d"][..]),
            ("(www.x.vn)", &["http://www.x.vn"]),
            ("(https://x.vn/a_(b))", &["https://x.vn/a_(b)"]),
            ("“https://x.vn”, https://y.vn…", &["https://x.vn", "https://y.vn"]),
            ("HTTPS://X.VN/Á", &["HTTPS://X.VN/Á"]),
            ("https://vi.wikipedia.org/wiki/Hồ_Chí_Minh!", &["https://vi.wikipedia.org/wiki/Hồ_Chí_Minh"]),
            ("thư: a.b-c@x.gov.vn. Gửi", &["mailto:a.b-c@x.gov.vn"]),
            ("a@b.vn,c@d.vn", &["mailto:a@b.vn", "mailto:c@d.vn"]),
            ("https://x.vn:8080/#a", &["https://x.vn:8080/#a"]),
            ("https://x", &[]),
            ("xhttps://x.vn awww.x.vn", &[]),
            ("a@b a@ @b.vn ễa@b.vn", &[]),
            ("http:// https://. www. www..", &[]),
        ] {
            let found: Vec<String> = find(text).into_iter().map(|a| a.href).collect();
            assert_eq!(found, hrefs, "{text}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        let text = "Ảnh ở www.x.vn/ả, thư a@x.vn.";
        let found: Vec<&str> = find(text).into_iter().map(|a| &text[a.range]).collect();
        assert_eq!(found, ["www.x.vn/ả", "a@x.vn"]);
    }
}
