//! What is found in YAML as people type it: the code or cause, the text that is marked, and the whole text as corrected.

use super::{Node, Reader, Shape, Spanned, Year, parse, record};
use crate::diagnostic::{Arg, Diagnostic};
use crate::path::SourcePath;
use crate::vietnamese::PartialDate;

#[expect(dead_code, reason = "what matters here is what can be read")]
mod records {
    use super::*;

    record! {
        /// Where something was published.
        pub struct Source {
            name: String = "name" | "ten",
            date: Option<PartialDate> = "date" | "ngay",
        }
    }

    record! {
        /// A record with a key of every shape.
        pub struct Item {
            title: String = "title" | "tieu_de",
            date: Option<PartialDate> = "date" | "ngay",
            deeds: Vec<String> = "deeds" | "thanh_tich",
            years: Vec<Year> = "years" | "nam",
            count: Option<u64> = "count" | "so",
            draft: Spanned<bool> = "draft" | "nhap",
            source: Option<Source> = "source" | "nguon",
        }
    }
}
use records::Item;

fn findings(text: &str) -> Vec<Diagnostic> {
    let path = SourcePath::new("a.yaml");
    match parse(text, &path, 0) {
        Err(finding) => vec![*finding],
        Ok(node) => {
            let mut reader = Reader::new(&path);
            let _ = Item::read(&node, &mut reader);
            reader.findings.sorted(false)
        }
    }
}

/// The cause of a finding if it has one, or else its code.
fn name(finding: &Diagnostic) -> String {
    let cause = finding.args.iter().find(|(key, _)| *key == "cause");
    match cause {
        Some((_, Arg::Text(cause))) => cause.clone(),
        _ => finding.code.name().to_owned(),
    }
}

fn corrected(text: &str, finding: &Diagnostic) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    let range = fix.place.span?.range();
    Some(format!("{}{}{}", &text[..range.start], fix.replacement, &text[range.end..]))
}

/// A text, what is found in it first, what is marked, and the text with the fix applied, empty for none.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("ten: A: b\n", "yaml-colon", "A: b", "ten: \"A: b\"\n"),
    ("ten: A\n  loai: b\n", "indent", "loai: b", "ten: A\nloai: b\n"),
    ("  ten: A\nloai: b\n", "indent", "ten: A", "ten: A\nloai: b\n"),
    ("a:\n    - b\n  - c\n", "indent", "- c", "a:\n    - b\n    - c\n"),
    ("a:\n  - b\n    - c\n", "indent", "- c", "a:\n  - b\n  - c\n"),
    ("a: Một\n  dòng dài: hai\n", "yaml-colon", "Một\n  dòng dài: hai", "a: \"Một\n  dòng dài: hai\"\n"),
    ("tieu_de:Lễ\nngay: 2021\n", "no-space", "tieu_de:Lễ", "tieu_de: Lễ\nngay: 2021\n"),
    ("ngay: 2021\ntieu_de:Lễ\n", "no-space", "tieu_de:Lễ", "ngay: 2021\ntieu_de: Lễ\n"),
    ("tieu_de:Lễ\nngay:2021\n", "no-space", "tieu_de:Lễ", "tieu_de: Lễ\nngay: 2021\n"),
    ("tieu_de:Lễ\n", "no-space", "tieu_de:", "tieu_de: Lễ\n"),
    ("tieu_de: A\nnguon: ten:B\n", "no-space", "ten:", "tieu_de: A\nnguon: {ten: B}\n"),
    ("a:\n  - Năm 2019: b: c\n", "yaml-colon", "Năm 2019: b: c", "a:\n  - \"Năm 2019: b: c\"\n"),
    ("a:\n  - ly_do: b: c\n", "yaml-colon", "b: c", "a:\n  - ly_do: \"b: c\"\n"),
    (
        "tieu_de: A\nthanh_tich:\n  - Năm 2019: b\n",
        "yaml-colon",
        "Năm 2019: b",
        "tieu_de: A\nthanh_tich:\n  - \"Năm 2019: b\"\n",
    ),
    ("a: {ten: B: c, d, ngay: 2021}\n", "yaml-colon", "B: c, d", "a: {ten: \"B: c, d\", ngay: 2021}\n"),
    ("a: [B: c: d, e]\n", "yaml-colon", "B: c: d", "a: [\"B: c: d\", e]\n"),
    ("a: \"B \"c\" d\"\n", "after-quote", "c\" d\"", "a: 'B \"c\" d'\n"),
    ("a: 'B \'c\' d'\n", "after-quote", "c' d'", "a: \"B 'c' d\"\n"),
    ("a: \"B\" c \"d\"\n", "after-quote", "c \"d\"", "a: '\"B\" c \"d\"'\n"),
    ("a: \"B\" c\n", "after-quote", "c", "a: '\"B\" c'\n"),
    ("a: \"B, ngay: \"6\"\n", "after-quote", "6\"", ""),
    ("a: \"B\nc: d\n", "open-quote", "\"B", "a: \"B\"\nc: d\n"),
    ("a: \"C:\\du\"\n", "escape", "\"C:\\du\"", "a: 'C:\\du'\n"),
    ("a: \"\\d\"\n", "escape", "\"\\d\"", "a: '\\d'\n"),
    ("a: \"C:\\Users\\x\"\n", "escape", "\"C:\\Users\\x\"", "a: 'C:\\Users\\x'\n"),
    ("a: \"B\\v hai\\uD800\"\n", "escape", "\"B\\v hai\\uD800\"", "a: \"B hai\"\n"),
    ("a: [\"b\\d\", c]\n", "escape", "\"b\\d\"", "a: ['b\\d', c]\n"),
    ("a: [b, c\nd: [2020]\n", "open-bracket", "[", "a: [b, c]\nd: [2020]\n"),
    ("a: {b: c\n", "open-bracket", "{", "a: {b: c}\n"),
    ("a: {b: c\n  d: e}\n", "no-comma", "d: e}", "a: {b: c,\n  d: e}\n"),
    ("a: @b\n", "mark-first", "@", "a: \"@b\"\n"),
    ("a: {b: @/c, d: e}\n", "mark-first", "@", "a: {b: \"@/c\", d: e}\n"),
    ("a: *Tổ* b\n", "mark-first", "*", "a: \"*Tổ* b\"\n"),
    ("a: &Tổ dân\n", "mark-first", "&", "a: \"&Tổ dân\"\n"),
    ("a: !Tổ dân\n", "mark-first", "!", "a: \"!Tổ dân\"\n"),
    ("a: [Video] Lễ\n", "mark-first", "[", "a: \"[Video] Lễ\"\n"),
    ("a: b\nTổ dẫn đầu.\nc: d\n", "no-key", "Tổ dẫn đầu.", ""),
    ("a: b\n---\nc\n", "documents", "---", ""),
    ("a:\n  -Vận động.\n  -Thắp sáng.\n", "no-dash-space", "-Vận động.", "a:\n  - Vận động.\n  - Thắp sáng.\n"),
    ("a:\n  - Vận động.\n  -Thắp sáng.\n", "no-dash-space", "-Thắp sáng.", "a:\n  - Vận động.\n  - Thắp sáng.\n"),
    ("a:\n\t- b\n", "yaml-tab", "\t", "a:\n  - b\n"),
    ("tieu_de: A\nngay: 05/19/2021\n", "bad-date", "05/19/2021", "tieu_de: A\nngay: 19/5/2021\n"),
    ("a: \"B\nc: \"d\"\n", "open-quote", "\"B", "a: \"B\"\nc: \"d\"\n"),
    ("a:\n  - b: c\n      d: e\n      f: g\n", "indent", "d: e", "a:\n  - b: c\n    d: e\n    f: g\n"),
    ("a:\n  - b: c\n   d: e\n", "indent", "d: e", "a:\n  - b: c\n    d: e\n"),
    ("a:\n\tb: c\n\td: e\n", "yaml-tab", "\t", "a:\n  b: c\n  d: e\n"),
    ("a: {b: C, D, e: f}\n", "yaml-comma", "C, D", "a: {b: \"C, D\", e: f}\n"),
    ("a: > Một câu\n", "mark-first", ">", "a: \"> Một câu\"\n"),
    ("a: - b\n", "mark-first", "-", "a: \"- b\"\n"),
    ("tieu_de: A\nnam: 2020, 2021\n", "wrong-shape", "2020, 2021", "tieu_de: A\nnam: [2020, 2021]\n"),
    (
        "tieu_de: A\nngay: 2022-10-12T22:29:01+08:00\n",
        "bad-date",
        "2022-10-12T22:29:01+08:00",
        "tieu_de: A\nngay: 12/10/2022\n",
    ),
    ("tieu_de: A\nngay: 05/06/21\n", "bad-date", "05/06/21", ""),
    ("tieu_de: A\nngay: “2021”\n", "curly-quotes", "“2021”", "tieu_de: A\nngay: 2021\n"),
    ("tieu_de: A\nso: “1.500”\n", "curly-quotes", "“1.500”", "tieu_de: A\nso: 1.500\n"),
    ("tieu_de: A\nnhap: ture\n", "wrong-choice", "ture", "tieu_de: A\nnhap: true\n"),
    ("tieu_de: A\nnguon: {ngay: 2021}\n", "missing-key", "", ""),
];

#[test]
fn mistakes_and_their_corrections() {
    for (text, wanted, marked, correction) in CASES {
        let found = findings(text);
        let finding = found.first().unwrap_or_else(|| panic!("nothing is found in\n{text}"));
        assert_eq!(name(finding), *wanted, "{text}");
        let span = finding.labels[0].place.span.expect("a place");
        assert_eq!(&text[span.range()], *marked, "{text}");
        let fixed = corrected(text, finding);
        assert_eq!(fixed.as_deref().unwrap_or(""), *correction, "{text}");
        if let Some(fixed) = fixed {
            let left: Vec<_> = findings(&fixed).iter().map(name).filter(|left| left == wanted).collect();
            assert!(left.is_empty(), "the correction does not help:\n{fixed}");
        }
    }
}

#[test]
fn nothing_is_found_in_sound_texts() {
    for text in [
        "tieu_de: A\nthanh_tich:\n  - Vận động\n    nhân dân - trồng hoa.\n  - \"Năm 2019: b\"\n",
        "tieu_de: Báo Nhân Dân (https://nhandan.vn), 7:30\nngay: 19/5/2021\n",
        "tieu_de: “Dân vận khéo”\nnhap: có\nnam: [2020, 2021]\n",
        "tieu_de: &a A\nthanh_tich: [*a]\n",
        "tieu_de: |\n  -Vận động: trồng\n  \"hoa\n",
        "tieu_de: >- # gấp\n\n  -Vận động\nthanh_tich:\n  - |2\n    -Vận động",
        "tieu_de: A\n<<: {nam: 2020}\nnguon:\n  <<: {ten: B}\n",
        "tieu_de: !!str A\n",
    ] {
        let found: Vec<_> = findings(text).iter().map(name).collect();
        assert!(found.is_empty(), "{found:?}\n{text}");
    }
}

#[test]
fn a_mistyped_key_is_found_once() {
    for text in ["tieu_dee: A\n", "“tieu_de”: A\n", "tiêu đề: A\n"] {
        assert_eq!(findings(text).len(), 1, "{text}");
    }
    let names: Vec<_> = findings("tieu_dee: A\ntieu_de: B\n").iter().map(name).collect();
    assert_eq!(names, ["unknown-key"]);
}

#[test]
fn a_key_missing_from_a_file_marks_no_line() {
    let found = findings("ngay: 2021\n");
    assert_eq!((found[0].code.name(), found[0].labels[0].place.span), ("missing-key", None));
}

/// An alias has the text of what it stands for, with its zeros.
#[test]
fn aliases_keep_the_text() {
    let node = parse("a: &x 06\nb: *x\n", &SourcePath::new("a.yaml"), 0).expect("sound YAML");
    let super::NodeKind::Map(entries) = &node.kind else { panic!("a map") };
    assert_eq!(entries.iter().map(|(_, value)| Node::scalar(value)).collect::<Vec<_>>(), [Some("06"), Some("06")]);
}

/// Every text with one piece taken out or put in is read or refused, and every place lies within it.
#[test]
fn any_text_is_explained_without_a_panic() {
    let pieces =
        ["", "\"", "'", ":", ": ", "- ", "-", "[", "{", "}", "]", ",", "\n", "  ", "#", "Ấ", "|", "&", "\\", "\t"];
    for (text, ..) in CASES {
        for (at, c) in text.char_indices() {
            for piece in pieces {
                for end in [at, at + c.len_utf8()] {
                    let changed = format!("{}{piece}{}", &text[..at], &text[end..]);
                    for finding in findings(&changed) {
                        let spans = finding.labels.iter().filter_map(|label| label.place.span);
                        for span in spans.chain(finding.fix.iter().filter_map(|fix| fix.place.span)) {
                            assert!(changed.get(span.range()).is_some(), "{span:?} in\n{changed}");
                        }
                    }
                }
            }
        }
    }
}
