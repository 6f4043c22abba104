//! What stands under `noi_bo` leaves the source in no way: neither through an alias that repeats it elsewhere, nor in the
//! lines that are shown with a finding. Found line by line, because a text that YAML cannot read has no tree.

use super::regions::{dotted, regions};
use super::secrets::is_secret;
use super::suspect::File;
use crate::diagnostic::{Arg, Code, Diagnostic, Message, Place, Span};
use crate::vietnamese;
use std::ops::Range;

const KEYS: [&str; 2] = ["noi_bo", "internal"];

/// What an office writes down for itself, and readers are never told: who approved, who consented for whom, which names are
/// right.
const OFFICE: [&str; 6] = ["duyet", "approval", "dong_y", "consent", "ten_dung", "right_names"];

/// The text as it may be shown to whoever reads over a shoulder: every character under `noi_bo`, or under a key that was
/// meant to be it, is a dot of as many bytes, so that places stay what they are.
pub fn redacted(text: &str) -> String {
    dotted(text, regions(text, is_meant))
}

/// Where the values of `noi_bo` stand, with all their lines.
pub fn internal_values(text: &str) -> Vec<Range<usize>> {
    regions(text, is_key)
}

/// Where values stand that readers are never told, those of `noi_bo` among them.
pub fn office_values(text: &str) -> Vec<Range<usize>> {
    regions(text, |word| is_key(word) || OFFICE.contains(&word))
}

/// Whether a text of any kind is a record with something internal in it. `internal` within a line is a word of prose.
pub fn has_internal(text: &str) -> bool {
    let begins = |line: &str| {
        let line = line.trim_start().trim_start_matches("- ").trim_start();
        let rest = line.strip_prefix(KEYS[1]).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(':'))
    };
    text.contains(KEYS[0]) && !regions(text, |word| word == KEYS[0]).is_empty()
        || text.contains(KEYS[1]) && text.lines().any(begins)
}

fn is_key(word: &str) -> bool {
    KEYS.contains(&word)
}

/// Also `Nội bộ`, `noi-bo`, `noibo`, which the reader of keys refuses, and shows the line.
fn is_meant(word: &str) -> bool {
    let bare: String = vietnamese::fold(word).chars().filter(char::is_ascii_alphanumeric).collect();
    ["noibo", "internal"].contains(&bare.as_str())
}

/// An alias outside `noi_bo` of what stands in it.
pub(super) fn shared(file: File<'_>) -> Option<Diagnostic> {
    if !file.text.contains('&') {
        return None;
    }
    let regions = internal_values(file.text);
    let inside = |at: usize| regions.iter().any(|region| region.contains(&at));
    let marks = |mark: char| {
        let names = file.text.match_indices(mark).filter(move |(at, _)| {
            let before = file.text[..*at].chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || ",[{:".contains(c))
        });
        names.map(|(at, _)| {
            let name = file.text[at + 1..].split(|c: char| c.is_whitespace() || ",[]{}".contains(c)).next();
            (at, name.unwrap_or_default())
        })
    };
    let hidden: Vec<&str> = marks('&').filter(|(at, name)| inside(*at) && !name.is_empty()).map(|(_, n)| n).collect();
    let (at, name) = marks('*').find(|(at, name)| !inside(*at) && hidden.contains(name))?;
    Some(
        Diagnostic::new(Code::InternalShared)
            .arg("name", name)
            .at(file.place(at..at + 1 + name.len()))
            .help(Message::new("help-internal-shared")),
    )
}

/// A finding about what stands in `noi_bo` or is a password, without what it would tell of it.
pub(super) fn discreet(mut finding: Diagnostic, file: File<'_>) -> Diagnostic {
    let regions = regions(file.text, |word| is_meant(word) || is_secret(word));
    let touches = |place: &Place| {
        place.span.is_some_and(|span| {
            let own = |region: &Range<usize>| Span::new(region.clone()).shifted(file.start);
            regions.iter().map(own).any(|region| span.start < region.end && region.start < span.end.max(span.start + 1))
        })
    };
    let about = finding.labels.iter().any(|label| touches(&label.place));
    if about || finding.fix.as_ref().is_some_and(|fix| touches(&fix.place)) {
        finding.fix = None;
        for (name, value) in &mut finding.args {
            if ["reason", "text", "key"].contains(name) {
                *value = Arg::Text("…".to_owned());
            }
        }
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_known_by_what_is_internal_in_it() {
        for text in [
            "ten: A\r\nnoi_bo: {sdt: 09}\r\n",
            "  internal : 1",
            "- internal: 1",
            "{\n  \"noi_bo\": {\"sdt\": 1}\n}",
            "{\"ten\":\"A\",\"noi_bo\":{}}",
        ] {
            assert!(has_internal(text), "{text}");
        }
        for text in ["Nội bộ: họp", "For all, internal: no", "internal_link: 1", "ten,noi_bo\nA,1"] {
            assert!(!has_internal(text), "{text}");
        }
    }

    #[test]
    fn nothing_under_noi_bo_is_shown() {
        for (text, shown) in [
            ("ten: A\nnoi_bo: {sdt: 0912}\ntuoi: 5\n", "ten: A\nnoi_bo: ***** *****\ntuoi: 5\n"),
            ("noi_bo:\n  sdt: 09\n\n  # x\n  a: b\nten: A", "noi_bo:\n  **** **\n\n  * *\n  ** *\nten: A"),
            ("noi_bo:\n- 09\n- 10\nten: A", "noi_bo:\n* **\n* **\nten: A"),
            ("noi_bo: {a: 1,\nb: 2}\nten: A", "noi_bo: *** **\n** **\nten: A"),
            ("Nội bộ: 0912", "Nội bộ: ****"),
            ("thanh_vien: [{noi-bo: 1}, {ten: A}]\nten: A", "thanh_vien: [{noi-bo: *** ***** ***\nten: A"),
            ("- \"noi_bo\": 1\n  ten: A", "- \"noi_bo\": *\n  ten: A"),
            ("noi_bo: Đỗ 😀\n", "noi_bo: ·• ··\n"),
            ("ghi_chu: chuyện nội bộ: không", "ghi_chu: chuyện nội bộ: không"),
        ] {
            assert_eq!(redacted(text), shown);
            assert_eq!(shown.len(), text.len(), "{text}");
        }
    }
}
