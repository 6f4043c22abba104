//! Whether a word names somebody who may say yes: an approver, a guardian.
//!
//! A form is filled in with dots, a dash or "chưa có" so that a program lets it pass. Such a word answers for nothing, and
//! nobody answers for himself.

use crate::vietnamese::{fold, fold_toned};
use std::collections::HashSet;
use std::sync::LazyLock;

/// What stands where a name is not known yet, or where somebody says only that there is one.
const FILLERS: [&str; 30] = [
    "chưa",
    "không",
    "không có",
    "không rõ",
    "không biết",
    "có",
    "đã có",
    "có rồi",
    "rồi",
    "đồng ý",
    "đã đồng ý",
    "duyệt",
    "đã duyệt",
    "đang chờ",
    "bổ sung sau",
    "cập nhật sau",
    "điền sau",
    "tên",
    "họ tên",
    "họ và tên",
    "người duyệt",
    "người giám hộ",
    "ai đó",
    "chưa có",
    "chưa rõ",
    "chưa duyệt",
    "none",
    "n a",
    "tbd",
    "todo",
];

/// The fillers as [`fold_toned`] writes them, and as [`fold`] does for who types no tones.
static FOLDED: LazyLock<HashSet<String>> =
    LazyLock::new(|| FILLERS.iter().flat_map(|filler| [fold_toned(filler), fold(filler)]).collect());

/// What may stand before a person's name.
const TITLES: [&str; 13] =
    ["ông", "bà", "anh", "chị", "em", "cháu", "đồng chí", "đ c", "đc", "thầy giáo", "cô giáo", "thầy", "cô"];

/// Whether it names anybody at all.
pub fn names_somebody(written: &str) -> bool {
    let toned = fold_toned(written);
    let mut letters = toned.chars().filter(|c| c.is_alphabetic()).peekable();
    let crossed = letters.peek().is_none() || letters.all(|c| c == 'x');
    // "chưa ký", "chờ phân công": what is still to come, whatever it is.
    let waits = toned.starts_with("chưa ") || toned.starts_with("chờ ");
    !crossed && !waits && !FOLDED.contains(&toned)
}

/// Whether it names the person himself, with what people write around a name: `Ông Lê Văn Mẫu, Bí thư`.
pub fn names(written: &str, person: &str) -> bool {
    let name = written.split([',', ';', '(', '–']).next().and_then(|name| name.split(" - ").next()).unwrap_or_default();
    let (name, person) = (untitled(fold_toned(name)), untitled(fold_toned(person)));
    !person.is_empty() && same(&name, &person)
}

fn untitled(name: String) -> String {
    let rest = TITLES.iter().find_map(|title| name.strip_prefix(title)?.strip_prefix(' '));
    rest.map_or_else(|| name.clone(), str::to_owned)
}

/// Whether two folded names are one. Without its tones a name is a looser thing: `Ân` is not `An`, but who writes no tone at
/// all means either.
fn same(one: &str, other: &str) -> bool {
    let toneless = |text: &str| fold(text) == text;
    one == fold_toned(other) || (toneless(one) || toneless(other)) && fold(one) == fold(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_name_nobody() {
        for filler in
            ["", "...", "…", "-", ".", "?", "x", "XXX", "123", "chưa có", "Chua co", "CHƯA", "chưa ký", "N/A", "có"]
        {
            assert!(!names_somebody(filler), "{filler}");
        }
        for name in ["B", "Ban biên tập", "Lê Xuân Chưa", "Chu Văn Cơ", "Khổng Có", "Bà Ngô Thị Tên", "Ma Thị X"]
        {
            assert!(names_somebody(name), "{name}");
        }
    }

    #[test]
    fn a_person_is_known_in_any_writing_of_the_name() {
        for written in [
            "Lê Văn Ân",
            "lê văn ân",
            "LE VAN AN",
            "Ông Lê Văn Ân, Bí thư",
            "đ/c Lê  Văn Ân (phó phòng)",
            "đồng chí Lê Văn Ân",
        ] {
            assert!(names(written, "Lê Văn Ân"), "{written}");
        }
        assert!(names("Lê Văn Ân", "Ông Lê Văn Ân"));
        for other in ["Lê Văn An", "Lê Văn Ấn", "Trần Lê Văn Ân", "", "Ân"] {
            assert!(!names(other, "Lê Văn Ân"), "{other}");
        }
    }
}
