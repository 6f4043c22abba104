//! How a name is written in a profile: of one person, not all in capitals, and without the honorific that has a key of its own.

use super::entities::{Profile, ProfileKind};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind};
use crate::vietnamese::fold;

/// What is no part of any name.
const TITLES: &[&str] = &["đồng chí", "đ/c", "đ.c", "đc"];

/// What is an honorific before a whole name, and a name or a part of one elsewhere: Ông Ích Khiêm, Anh Đức.
const HONORIFICS: &[&str] = &["ông", "bà", "cô", "chú", "bác", "anh", "chị", "cụ", "thầy", "em"];

/// The family names that nearly everybody has (census of 2019), folded: behind an honorific begins the name itself.
const FAMILIES: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "truong", "trinh", "doan", "mai", "dao", "cao", "lam", "luong", "luu", "ha", "ta", "to", "thai",
];

/// What is odd about the name of a profile, whose tree is `node`.
pub(super) fn remarks(node: &Node, profile: &Profile, path: &SourcePath) -> Vec<Diagnostic> {
    let Some((span, name)) = written(node) else { return Vec::new() };
    let place = Place::at(path, span);
    let kind = profile.kind.value;
    let mut remarks = Vec::new();
    if kind == ProfileKind::Individual
        && let Some(second) = second_person(name)
    {
        // Whoever is meant, nobody has this name, and a consent is one person's.
        let finding =
            Diagnostic::new(Code::WrongShape).arg("wanted", "person").arg("found", "people").at(place.clone());
        remarks.push(finding.help(Message::new("help-one-person").arg("name", if_capitals(second))));
        return remarks;
    }
    if kind == ProfileKind::Individual
        && let Some((honorific, rest)) = honorific(name)
    {
        let small = honorific.to_lowercase();
        let word = if TITLES.contains(&small.as_str()) { TITLES[0] } else { &small };
        let known = if has_honorific(node) { "help-honorific-there" } else { "help-honorific" };
        let help = Message::new(known).arg("word", word);
        let finding = Diagnostic::new(Code::HonorificInName).arg("word", honorific).arg("name", name);
        remarks.push(finding.at(place.clone()).help(help).fix(place.clone(), if_capitals(rest)));
    } else if is_capitals(name) && (kind == ProfileKind::Individual || is_spoken(name)) {
        let finding = Diagnostic::new(Code::NameInCapitals).arg("name", name).at(place.clone());
        // In the name of a body only some words begin with a capital, and which ones is its own to say.
        remarks.push(match kind {
            ProfileKind::Individual => finding.fix(place, capitalised(name)),
            _ => finding,
        });
    }
    remarks
}

/// Whether the record has the key already, if only an empty one: a second would be a fault.
fn has_honorific(node: &Node) -> bool {
    let NodeKind::Map(entries) = &node.kind else { return false };
    entries.iter().any(|(key, _)| matches!(key.scalar(), Some("xung_ho" | "honorific")))
}

/// The name as it stands in the file.
fn written(node: &Node) -> Option<(Span, &str)> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    let (_, value) = entries.iter().find(|(key, _)| matches!(key.scalar(), Some("ten" | "name")))?;
    Some((value.span, value.scalar()?))
}

/// The honorific that the name begins with, and the name behind it.
fn honorific(name: &str) -> Option<(&str, &str)> {
    let begins = |word: &str| -> Option<(&str, &str)> {
        let end = name.char_indices().map(|(at, _)| at).chain([name.len()]).nth(word.chars().count())?;
        let (head, rest) = name.split_at(end);
        let apart = rest.starts_with([' ', '.', ':']);
        let rest = rest.trim_start_matches([' ', '.', ':']);
        (head.to_lowercase() == word && apart && !rest.is_empty()).then_some((head, rest))
    };
    if let Some(found) = TITLES.iter().find_map(|word| begins(word)) {
        return Some(found);
    }
    let (head, rest) = HONORIFICS.iter().find_map(|word| begins(word))?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let family = words.first().is_some_and(|word| FAMILIES.contains(&fold(word).as_str()));
    // Ông is a family name too, and Hoàng a middle one: a whole name of three words decides.
    let enough = if fold(head) == "ong" { 3 } else { 2 };
    let small = head.chars().all(char::is_lowercase);
    (small || (family && words.len() >= enough)).then_some((head, rest))
}

fn if_capitals(name: &str) -> String {
    if is_capitals(name) { capitalised(name) } else { name.to_owned() }
}

/// Whether a name of several words has no small letter: `UBND` alone is an abbreviation.
fn is_capitals(name: &str) -> bool {
    let long = name.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    long.count() > 1 && !name.chars().any(char::is_lowercase)
}

/// Whether a name in capitals holds a word that is no abbreviation, `CLB VAC`: one with a vowel as only Vietnamese has it.
fn is_spoken(name: &str) -> bool {
    name.chars().any(|c| !c.is_ascii() && fold(c.encode_utf8(&mut [0; 4])).contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

/// The second of several people whose names stand in one: `Lê Văn Ba, Trần Thị Tư`. A role or a place behind the name has
/// small letters, and one word alone is a name that somebody is known by.
fn second_person(name: &str) -> Option<&str> {
    let whole = |part: &&str| {
        let mut words = part.split_whitespace();
        words.clone().count() > 1 && words.all(|word| word.starts_with(char::is_uppercase))
    };
    let parts = name.split([',', ';', '&', '+']).flat_map(|part| part.split(" và ")).map(str::trim);
    let mut parts = parts.map(|part| honorific(part).map_or(part, |(_, name)| name));
    parts.next().filter(whole)?;
    parts.next().filter(whole)
}

/// The name with a capital at the beginning of each word: `H'HEN NIÊ` is `H'Hen Niê`.
fn capitalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut begins = true;
    for c in name.chars() {
        if begins {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        begins = !c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honorifics_are_told_from_names() {
        for (name, found) in [
            ("Đồng chí Nguyễn Văn Mẫu", Some(("Đồng chí", "Nguyễn Văn Mẫu"))),
            ("đ/c Lan", Some(("đ/c", "Lan"))),
            ("Đ/C. Trần Mẫu", Some(("Đ/C", "Trần Mẫu"))),
            ("Bà Trần Thị Mẫu", Some(("Bà", "Trần Thị Mẫu"))),
            ("Ông Lê Văn Mẫu", Some(("Ông", "Lê Văn Mẫu"))),
            ("chị Lan", Some(("chị", "Lan"))),
            ("Chị Lý Mẫu", Some(("Chị", "Lý Mẫu"))),
            ("Ông Ích Khiêm", None),
            ("Ông Hoàng Yến", None),
            ("Anh Đức", None),
            ("Nguyễn Thị Anh", None),
            ("Bác Sĩ", None),
            ("Côn Văn Mẫu", None),
            ("Ông", None),
            ("Đcơm Nguyễn", None),
        ] {
            assert_eq!(honorific(name), found, "{name}");
        }
    }

    #[test]
    fn people_are_told_from_one_person() {
        for (name, second) in [
            ("Lê Văn Ba, Trần Thị Tư", Some("Trần Thị Tư")),
            ("Lê Văn Ba và Trần Thị Tư", Some("Trần Thị Tư")),
            ("Bà Lê Thị Ba & ông Trần Tư", Some("Trần Tư")),
            ("LÊ VĂN BA; TRẦN THỊ TƯ", Some("TRẦN THỊ TƯ")),
            ("Lê Văn Ba, Trần Thị Tư, Lý Năm", Some("Trần Thị Tư")),
            ("Lê Văn Ba, Bí thư Chi bộ", None),
            ("Lê Văn Ba, Mười", None),
            ("Nguyễn Vàng Văn", None),
            ("Lê Văn Ba", None),
        ] {
            assert_eq!(second_person(name), second, "{name}");
        }
    }

    #[test]
    fn abbreviations_are_no_capitals() {
        for name in ["CLB VAC", "UBND HĐND", "BCH TW"] {
            assert!(is_capitals(name) && !is_spoken(name), "{name}");
        }
        assert!(is_spoken("ĐẢNG ỦY PHƯỜNG") && is_spoken("CLB ĐỜN CA"));
    }

    #[test]
    fn capitals() {
        assert!(is_capitals("NGUYỄN VĂN MẪU") && is_capitals("ĐẢNG ỦY XÃ SEN HỒNG"));
        for sound in ["UBND", "CLB Sen Hồng", "Y B", "UBND 5", "Nguyễn Văn MẪU", ""] {
            assert!(!is_capitals(sound), "{sound}");
        }
        assert_eq!(capitalised("NGUYỄN VĂN MẪU"), "Nguyễn Văn Mẫu");
        assert_eq!(capitalised("H'HEN NIÊ"), "H'Hen Niê");
    }
}
