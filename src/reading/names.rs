//! How a name is written in a profile: of one person, not all in capitals, and without the honorific that has a key of its own.

mod titles;

use super::entities::{Profile, ProfileKind};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind};
use crate::vietnamese::fold;
pub use titles::begins_title;
use titles::{Title, title};

/// What is no part of any name.
const TITLES: &[&str] = &["đồng chí", "đ/c", "đ.c", "đc"];

/// What is an honorific before a whole name, and a name or a part of one elsewhere: Ông Ích Khiêm, Anh Đức.
const HONORIFICS: &[&str] = &["ông", "bà", "cô", "chú", "bác", "anh", "chị", "cụ", "thầy", "em"];

/// The family names that nearly everybody has (census of 2019), folded: behind an honorific begins the name itself.
const FAMILIES: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "truong", "trinh", "doan", "mai", "dao", "cao", "lam", "luong", "luu", "ha", "ta", "to", "thai",
];

/// Those of them that are no middle name: behind Ông, a family name too, two words are then a whole name.
const NEVER_MIDDLE: &[&str] =
    &["nguyễn", "trần", "lê", "phạm", "phan", "huỳnh", "võ", "vũ", "đặng", "bùi", "đỗ", "hồ", "ngô"];

/// Places whose names begin as people's do.
const PLACES: &[&str] = &[
    "hà nội",
    "hà giang",
    "hà tĩnh",
    "hà nam",
    "hà đông",
    "thái bình",
    "thái nguyên",
    "cao bằng",
    "lâm đồng",
    "hồ chí minh",
];

/// What is odd about the name of a profile, whose tree is `node`.
pub(super) fn remarks(node: &Node, profile: &Profile, path: &SourcePath) -> Vec<Diagnostic> {
    let Some((span, name)) = written(node) else { return Vec::new() };
    let place = Place::at(path, span);
    let kind = profile.kind.value;
    let mut remarks = Vec::new();
    if kind == ProfileKind::Individual
        && let Some(title) = title(name)
    {
        let finding = |word: &str, case: &'static str| {
            let finding = Diagnostic::new(Code::HonorificInName).arg("word", word).arg("name", name);
            finding.arg("case", case).at(place.clone())
        };
        remarks.push(match title {
            Title::Alone => finding(name, "alone").help(Message::new("help-title-alone")),
            Title::Before { title, name, certain } => {
                let finding = finding(title, "more").help(Message::new("help-more-in-name"));
                if certain { finding.fix(place, if_capitals(name)) } else { finding }
            }
        });
        return remarks;
    }
    if kind == ProfileKind::Individual
        && let Some(second) = second_person(name)
    {
        // Whoever is meant, nobody has this name, and a consent is one person's.
        let finding =
            Diagnostic::new(Code::WrongShape).arg("wanted", "person").arg("found", "people").at(place.clone());
        remarks.push(finding.help(Message::new("help-one-person").arg("name", if_capitals(&second))));
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
        let finding = finding.arg("case", "more");
        remarks.push(finding.at(place.clone()).help(help).fix(place.clone(), if_capitals(rest)));
    } else if kind == ProfileKind::Individual
        && let Some((rest, more)) = with_more(name)
    {
        let finding = Diagnostic::new(Code::HonorificInName).arg("word", more).arg("name", name).at(place.clone());
        let finding = finding.arg("case", "more").help(Message::new("help-more-in-name"));
        // Which of two is the name, only people know.
        let is_clear = holds_name(rest) || !holds_name(more);
        remarks.push(if is_clear { finding.fix(place, if_capitals(rest)) } else { finding });
    } else if kind == ProfileKind::Individual && is_small(name) {
        let finding = Diagnostic::new(Code::NameInCapitals).arg("name", name).arg("case", "small").at(place.clone());
        remarks.push(finding.fix(place, capitalised(name)));
    } else if is_capitals(name) && (kind == ProfileKind::Individual || is_spoken(name)) {
        let finding = Diagnostic::new(Code::NameInCapitals).arg("name", name).arg("case", "capitals").at(place.clone());
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
    if let Some((head, rest)) = TITLES.iter().find_map(|word| begins(word)) {
        // Đồng is a family name too: Đồng Chí Dũng.
        let is_name = head.split(' ').count() > 1 && is_capitals_of_name(head) && !is_whole_name(rest);
        return (!is_name).then_some((head, rest));
    }
    let (head, rest) = HONORIFICS.iter().find_map(|word| begins(word))?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let family = words.first().is_some_and(|word| FAMILIES.contains(&fold(word).as_str()));
    // Ông is a family name too, and Hoàng a middle one: a whole name of three words decides.
    let middle = words.first().is_none_or(|word| !NEVER_MIDDLE.contains(&word.to_lowercase().as_str()));
    let enough = if fold(head) == "ong" && middle { 3 } else { 2 };
    let small = head.chars().all(char::is_lowercase);
    (small || (family && words.len() >= enough)).then_some((head, rest))
}

/// Whether every word begins with a capital, as in a name: `Đồng Chí`, and not `Đồng chí`.
fn is_capitals_of_name(words: &str) -> bool {
    words.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// Whether words that begin as most people's names do stand anywhere in a text.
fn holds_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    words.windows(2).any(|pair| pair.iter().all(|word| is_capital(word)) && FAMILIES.contains(&fold(pair[0]).as_str()))
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
/// small letters, and one word alone, without an honorific, is a name that somebody is known by.
fn second_person(name: &str) -> Option<String> {
    // `đ/c` is no two people.
    let name = name.replace("đ/c", "đc").replace("Đ/c", "Đc").replace("Đ/C", "ĐC");
    let couple = ["vợ chồng ", "hai vợ chồng "].iter().find_map(|words| {
        let end = name.char_indices().nth(words.chars().count())?.0;
        (name[..end].to_lowercase() == *words).then_some(end)
    });
    let name = &name[couple.unwrap_or(0)..];
    let bare = |part: &str| {
        let part = part.trim();
        let (called, part) = honorific(part).map_or((couple.is_some(), part), |(_, name)| (true, name));
        let words = part.split_whitespace().count();
        let whole = part.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        (whole && words > usize::from(!called)).then(|| part.to_owned())
    };
    let first = |marks: &[&str]| {
        let lines = marks.iter().fold(name.to_owned(), |name, mark| name.replace(mark, "\n"));
        let mut parts = lines.split('\n');
        bare(parts.next()?).and(bare(parts.next()?))
    };
    let clear = first(&[",", ";", "&", "+", " và ", " VÀ ", " cùng ", " với "]);
    // These stand before a place or an office as well.
    let unclear = || first(&["/", " - ", " – ", " — "]).filter(|second| is_whole_name(second));
    clear.or_else(unclear)
}

/// Whether it begins as most people's names do, and is no place.
fn is_whole_name(name: &str) -> bool {
    // Trưởng and Tổ are the words of roles that look like Trương and Tô.
    let family = |word: &str| {
        FAMILIES.contains(&fold(word).as_str()) && !["trưởng", "tổ"].contains(&word.to_lowercase().as_str())
    };
    name.split(' ').next().is_some_and(family) && name.contains(' ') && !PLACES.contains(&name.to_lowercase().as_str())
}

/// A name, and what stands behind it that is none: a role, a place, a year. `(Mười Cúc)` is another name, `(mẫu)` a mark.
fn with_more(name: &str) -> Option<(&str, &str)> {
    let ends = |at: usize, more: &'_ str| (at > 0 && !more.is_empty()).then(|| name[..at].trim_end());
    let is_more = |more: &str| {
        more.split_whitespace().any(|word| word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()))
    };
    let words = |rest: &str| rest.split_whitespace().count() > 1;
    if let Some(open) = name.find('(') {
        let inner = name[open + 1..].trim_end_matches(')').trim();
        let rest = ends(open, inner).filter(|rest| words(rest) && inner.to_lowercase() != "mẫu" && is_more(inner))?;
        return Some((rest, &name[open..]));
    }
    if let Some((at, mark)) = [" - ", " – ", " — ", ","].iter().find_map(|mark| Some((name.find(mark)?, mark))) {
        let more = name[at + mark.len()..].trim();
        return ends(at, more).filter(|rest| words(rest) && is_more(more)).map(|rest| (rest, more));
    }
    let (rest, year) = name.rsplit_once(' ')?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && words(rest)).then(|| (rest.trim_end(), year))
}

/// Whether a name of several words has no capital letter, and nothing but letters.
fn is_small(name: &str) -> bool {
    let is_word = |word: &str| word.chars().all(|c| c.is_lowercase() || "'’".contains(c));
    name.split_whitespace().count() > 1 && name.split_whitespace().all(is_word)
}

/// The name with a capital at the beginning of each word: `H'HEN NIÊ` is `H'Hen Niê`.
fn capitalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut begins = true;
    for c in name.chars() {
        if begins {
            out.extend(c.to_uppercase())
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
            ("Đồng chí Dũng", Some(("Đồng chí", "Dũng"))),
            ("đồng chí NGUYỄN VĂN A", Some(("đồng chí", "NGUYỄN VĂN A"))),
            ("Đồng Chí Nguyễn Văn Dũng", Some(("Đồng Chí", "Nguyễn Văn Dũng"))),
            ("Đồng Chí Dũng", None),
            ("ĐỒNG CHÍ DŨNG", None),
            ("ông NGUYỄN VĂN A", Some(("ông", "NGUYỄN VĂN A"))),
            ("ÔNG NGUYỄN VĂN A", Some(("ÔNG", "NGUYỄN VĂN A"))),
            ("Bà Trần Thị Mẫu", Some(("Bà", "Trần Thị Mẫu"))),
            ("Ông Lê Văn Mẫu", Some(("Ông", "Lê Văn Mẫu"))),
            ("chị Lan", Some(("chị", "Lan"))),
            ("Chị Lý Mẫu", Some(("Chị", "Lý Mẫu"))),
            ("Ông Lê Nam", Some(("Ông", "Lê Nam"))),
            ("Ông Lệ Nam", None),
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
            ("Lê Văn Ba - Trần Thị Tư", Some("Trần Thị Tư")),
            ("Lê Ba/Trần Tư", Some("Trần Tư")),
            ("Lê Văn Ba cùng Trần Thị Tư", Some("Trần Thị Tư")),
            ("Lê Văn Ba và ông Tư", Some("Tư")),
            ("Lê Văn Ba, đ/c Trần Tư", Some("Trần Tư")),
            ("Vợ chồng Lê Văn Ba, Trần Thị Tư", Some("Trần Thị Tư")),
            ("vợ chồng anh Ba, chị Tư", Some("Tư")),
            ("Vợ chồng Ba, Tư", Some("Tư")),
            ("Lê Văn Ba - Hà Nội", None),
            ("Lê Văn Ba - Trưởng Thôn", None),
            ("Đ/c Trần Mẫu", None),
            ("Lê Văn Ba, Bí thư Chi bộ", None),
            ("Lê Văn Ba, Mười", None),
            ("Nguyễn Vàng Văn", None),
            ("Lê Văn Ba", None),
        ] {
            assert_eq!(second_person(name).as_deref(), second, "{name}");
        }
    }

    #[test]
    fn what_is_no_name_is_told_from_it() {
        for (name, found) in [
            ("Lê Văn Nam - Bí thư Chi bộ", Some("Bí thư Chi bộ")),
            ("Lê Văn Nam, Bí thư", Some("Bí thư")),
            ("Lê Văn Nam, sinh năm 1960", Some("sinh năm 1960")),
            ("Lê Văn Nam (Trưởng thôn)", Some("(Trưởng thôn)")),
            ("Lê Văn Nam (1960)", Some("(1960)")),
            ("Lê Văn Nam 1960", Some("1960")),
            ("Nguyễn Văn Linh (Mười Cúc)", None),
            ("Lê Văn Nam (mẫu)", None),
            ("Lê Văn Ba, Mười", None),
            ("Lê Văn Nam", None),
        ] {
            assert_eq!(with_more(name), found.map(|more| ("Lê Văn Nam", more)), "{name}");
        }
        assert!(is_small("trần thị hoa") && !is_small("Trần thị hoa") && !is_small("hoa"));
        assert!(!is_small("- a") && !is_small("{{ title }} {% raw %}"));
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
        assert_eq!(capitalised("trần thị ái"), "Trần Thị Ái");
    }
}
