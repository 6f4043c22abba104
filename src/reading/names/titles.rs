//! What people write before a name and is none: ranks, degrees, titles of honour, offices.

use super::{HONORIFICS, TITLES, is_capitals, is_whole_name};

/// Ranks, degrees and titles of honour that people write before a name.
const RANKS: &[&str] = &[
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "đại uý",
    "thượng úy",
    "thượng uý",
    "trung úy",
    "trung uý",
    "thiếu úy",
    "thiếu uý",
    "bác sĩ",
    "bác sỹ",
    "y sĩ",
    "y sỹ",
    "điều dưỡng",
    "dược sĩ",
    "dược sỹ",
    "kỹ sư",
    "kĩ sư",
    "luật sư",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "tiến sỹ",
    "thạc sĩ",
    "thạc sỹ",
    "cử nhân",
    "nhà giáo",
    "nhà giáo ưu tú",
    "nhà giáo nhân dân",
    "nghệ nhân",
    "nghệ nhân ưu tú",
    "nghệ nhân nhân dân",
    "nghệ sĩ",
    "nghệ sĩ ưu tú",
    "nghệ sĩ nhân dân",
    "thầy thuốc ưu tú",
    "thầy thuốc nhân dân",
    "thầy giáo",
    "cô giáo",
    "anh hùng",
    "anh hùng llvt",
    "anh hùng llvtnd",
    "anh hùng lực lượng vũ trang nhân dân",
    "anh hùng lao động",
    "anh hùng lđ",
    "mẹ vnah",
    "mẹ việt nam anh hùng",
    "bà mẹ vnah",
    "bà mẹ việt nam anh hùng",
    "liệt sĩ",
    "liệt sỹ",
    "thương binh",
    "bệnh binh",
    "cựu chiến binh",
    "ccb",
    "cố",
    "gs",
    "pgs",
    "ts",
    "ths",
    "bs",
    "ks",
    "ds",
    "cn",
    "bscki",
    "bsckii",
    "nsnd",
    "nsưt",
    "ngnd",
    "ngưt",
    "nnnd",
    "nnưt",
    "ttnd",
    "ttưt",
    "ahlđ",
    "ahllvtnd",
];

/// What the clergy are called. What stands behind is a name of religion (`Thích Minh Tâm`, `Giuse Nguyễn Văn Ba`).
const CLERGY: &[&str] = &[
    "hòa thượng",
    "hoà thượng",
    "đại lão hòa thượng",
    "trưởng lão hòa thượng",
    "thượng tọa",
    "thượng toạ",
    "đại đức",
    "ni trưởng",
    "ni sư",
    "sư cô",
    "sư thầy",
    "sư bà",
    "sư cả",
    "linh mục",
    "giám mục",
    "đức cha",
    "nữ tu",
    "tu sĩ",
    "tu sỹ",
    "mục sư",
];

/// The words that offices begin with. Where a mark stands before the name, any words with small letters are an office.
const OFFICES: &[&str] = &[
    "bí thư",
    "phó bí thư",
    "chủ tịch",
    "phó chủ tịch",
    "giám đốc",
    "phó giám đốc",
    "tổng giám đốc",
    "trưởng phòng",
    "phó trưởng phòng",
    "phó phòng",
    "trưởng ban",
    "phó trưởng ban",
    "phó ban",
    "trưởng thôn",
    "phó thôn",
    "trưởng bản",
    "trưởng ấp",
    "trưởng khu",
    "trưởng trạm",
    "trưởng khoa",
    "trưởng đoàn",
    "trưởng công an",
    "tổ trưởng",
    "tổ phó",
    "đội trưởng",
    "hiệu trưởng",
    "hiệu phó",
    "phó hiệu trưởng",
    "chi hội trưởng",
    "chi hội phó",
    "chỉ huy trưởng",
    "chánh văn phòng",
    "chánh án",
    "viện trưởng",
    "chủ nhiệm",
    "ủy viên",
    "uỷ viên",
    "cán bộ",
    "chuyên viên",
    "công chức",
    "viên chức",
    "đảng viên",
    "hội viên",
    "đoàn viên",
    "giáo viên",
    "kế toán",
    "y tá",
    "già làng",
];

/// What stands before a name, or for one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Title<'a> {
    /// A title and the name behind it; whether it is certain where the name begins.
    Before { title: &'a str, name: &'a str, certain: bool },
    /// Nothing else.
    Alone,
}

const BETWEEN: fn(char) -> bool = |c| c.is_whitespace() || ".,:;-–—".contains(c);

/// What stands before a name and is no part of it: `Đại tá, Anh hùng LLVTND Đinh Thị Lụa`, `Bí thư Chi bộ Đinh Thị Lụa`; or
/// whether there is nothing else.
pub(super) fn title(name: &str) -> Option<Title<'_>> {
    if is_honorific(name) {
        return Some(Title::Alone);
    }
    let ranks = after_ranks(name);
    if ranks.is_empty() {
        return (is_alone(name) && !name.is_empty()).then_some(Title::Alone);
    }
    let titled = |name_in: &str, certain| {
        let (title, name) = name.split_at(name.len() - name_in.len());
        let title = title.trim_end_matches(BETWEEN);
        (!title.is_empty()).then_some(Title::Before { title, name, certain })
    };
    let Some(end) = office(ranks) else {
        let part = ranks.len() < name.len() && is_capitalised(ranks) && has_small(&name[..name.len() - ranks.len()]);
        let devout =
            CLERGY.iter().any(|word| begins(name, word).is_some()) && ranks.contains(' ') && is_capitalised(ranks);
        let named = is_a_name(ranks) || devout && (part || begins(ranks, "thích").is_some());
        return (part || named).then(|| titled(ranks, named)).flatten();
    };
    let rest = ranks[end..].trim_start_matches(BETWEEN);
    // Of several people, and of what stands behind a name, others tell.
    if rest.contains([',', ';', '&', '/', '(']) || rest.contains(" và ") {
        return None;
    }
    if is_a_name(rest) {
        return titled(rest, true);
    }
    if let Some((found, certain)) = name_at_end(rest) {
        return titled(found, certain);
    }
    // An office and a place are written with small letters; `Bí thư Lụa` has a name, if only a part of one.
    let small = |word: &str| {
        word.starts_with(char::is_lowercase) || word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    };
    match rest.is_empty() || rest.split_whitespace().any(small) {
        true => is_office_alone(ranks).then_some(Title::Alone),
        false => titled(rest, false).filter(|_| has_small(&ranks[..end])),
    }
}

/// What is left behind ranks, and behind an honorific before them.
fn after_ranks(name: &str) -> &str {
    let mut rest = name;
    loop {
        // The longest, since `anh hùng` begins others.
        let rank = ranks().filter_map(|rank| begins(rest, rank)).max();
        let addressed = || {
            let small = rest.starts_with(char::is_lowercase);
            let words = TITLES.iter().chain(HONORIFICS);
            let end = words.filter_map(|word| begins(rest, word)).max()?;
            let behind = rest[end..].trim_start_matches(BETWEEN);
            let goes_on = begins_title(behind);
            (goes_on && (small || !is_a_name(behind))).then_some(end)
        };
        // With a mark behind it an office is told from a name by its small letters: `Trưởng trạm - `.
        let marked = || {
            let mark = [", ", " - ", " – ", " — ", ": "].iter().filter_map(|mark| rest.find(mark)).min()?;
            let is_office = rest[..mark].split_whitespace().any(|word| word.starts_with(char::is_lowercase));
            (is_office && !super::holds_name(&rest[..mark])).then_some(mark)
        };
        let Some(end) = rank.or_else(addressed).or_else(marked) else { return rest };
        rest = rest[end..].trim_start_matches(BETWEEN);
    }
}

/// Where a word ends that a text begins with, in letters of any case.
fn begins(text: &str, word: &str) -> Option<usize> {
    let end = text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(word.chars().count())?;
    let (head, rest) = text.split_at(end);
    (head.to_lowercase() == word && (rest.is_empty() || rest.starts_with(BETWEEN))).then_some(end)
}

fn ranks() -> impl Iterator<Item = &'static &'static str> {
    RANKS.iter().chain(CLERGY)
}

/// Where the words end that an office begins with.
fn office(text: &str) -> Option<usize> {
    OFFICES.iter().filter_map(|office| begins(text, office)).max()
}

/// Whether a text begins with a rank, a degree or an office.
pub fn begins_title(text: &str) -> bool {
    office(text).is_some() || ranks().any(|rank| begins(text, rank).is_some())
}

fn is_a_name(text: &str) -> bool {
    is_whole_name(text) && is_capitalised(text)
}

/// Whether all words begin with capitals, and are of one person.
fn is_capitalised(text: &str) -> bool {
    let capitals = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    capitals && !text.contains([',', ';', '&', '/', '(', ')'])
}

/// The whole name that a text ends with, and whether it is certain where it begins: behind a small word, or an abbreviation.
fn name_at_end(text: &str) -> Option<(&str, bool)> {
    /// Words of the longest name.
    const LONGEST: usize = 4;
    let starts: Vec<usize> =
        text.split_whitespace().map(|word| word.as_ptr() as usize - text.as_ptr() as usize).collect();
    let short = starts.len().saturating_sub(LONGEST);
    let at = starts.iter().skip(short).copied().find(|at| is_a_name(&text[*at..]))?;
    let before = text[..at].split_whitespace().next_back().unwrap_or_default();
    // `A Lý`, `Y Mai`, `H' Mai`: the first word of a Bahnar or Ede name.
    if before.chars().filter(|c| c.is_alphabetic()).count() == 1 && before.starts_with(char::is_uppercase) {
        let first = before.as_ptr() as usize - text.as_ptr() as usize;
        return Some((&text[first..], false));
    }
    let abbreviation = !is_capitals(text) && before.chars().all(char::is_uppercase);
    Some((&text[at..], before.starts_with(char::is_lowercase) || abbreviation || before.ends_with(BETWEEN)))
}

/// Whether a text is a title and nothing else. Anh and Anh Hùng are names too.
fn is_alone(text: &str) -> bool {
    let text = text.trim_matches(BETWEEN);
    !["Anh", "Anh Hùng", "Bác Sĩ", "Đại Đức"].contains(&text)
}

fn has_small(text: &str) -> bool {
    text.split_whitespace().any(|word| word.starts_with(char::is_lowercase))
}

fn is_office_alone(text: &str) -> bool {
    !super::holds_name(text) && (has_small(text) || !text.chars().any(char::is_lowercase))
}

/// Whether a text is an honorific and nothing else: `Bà`, `đồng chí`.
fn is_honorific(text: &str) -> bool {
    let bare = text.trim_matches(BETWEEN).to_lowercase();
    TITLES.iter().chain(HONORIFICS).any(|word| *word == bare) && is_alone(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(name: &str) -> Option<(&str, &str, bool)> {
        match title(name)? {
            Title::Before { title, name, certain } => Some((title, name, certain)),
            Title::Alone => None,
        }
    }

    #[test]
    fn titles_are_told_from_names() {
        for (name, found) in [
            ("Đại tá, Anh hùng LLVTND Đinh Thị Lụa", Some(("Đại tá, Anh hùng LLVTND", "Đinh Thị Lụa"))),
            ("Đại tá Đinh Thị Lụa", Some(("Đại tá", "Đinh Thị Lụa"))),
            ("Đại Tá, Đinh Thị Lụa", Some(("Đại Tá", "Đinh Thị Lụa"))),
            ("CỐ NSND ĐINH THỊ LỤA", Some(("CỐ NSND", "ĐINH THỊ LỤA"))),
            ("Bác sĩ, Đinh Thị Lụa", Some(("Bác sĩ", "Đinh Thị Lụa"))),
            ("PGS.TS Đinh Thị Lụa", Some(("PGS.TS", "Đinh Thị Lụa"))),
            ("PGS. TS. Đinh Thị Lụa", Some(("PGS. TS", "Đinh Thị Lụa"))),
            ("Mẹ VNAH Đinh Thị Lụa", Some(("Mẹ VNAH", "Đinh Thị Lụa"))),
            ("Trưởng trạm - Đinh Thị Lụa", Some(("Trưởng trạm", "Đinh Thị Lụa"))),
            ("Anh hùng Lao động Đinh Lụa", Some(("Anh hùng Lao động", "Đinh Lụa"))),
            ("Đinh Thị Lụa", None),
            ("Cố Văn Lụa", None),
            ("Anh Đức", None),
            ("Bác Sĩ", None),
            ("Lê Văn Ba, Trần Thị Tư", None),
            ("vợ chồng Lê Văn Ba, Trần Thị Tư", None),
            ("Lê Văn Nam - Bí thư Chi bộ", None),
        ] {
            assert_eq!(before(name), found.map(|(title, rest)| (title, rest, true)), "{name}");
        }
        assert!(
            super::super::holds_name("gặp Đinh Thị Lụa")
                && !super::super::holds_name("Bí thư Chi bộ")
                && !super::super::holds_name("Đại tá")
        );
    }

    #[test]
    fn offices_are_told_from_names() {
        for (name, found) in [
            ("Bí thư Đinh Thị Lụa", Some(("Bí thư", "Đinh Thị Lụa", true))),
            ("Bí Thư Đinh Thị Lụa", Some(("Bí Thư", "Đinh Thị Lụa", true))),
            ("BÍ THƯ ĐINH THỊ LỤA", Some(("BÍ THƯ", "ĐINH THỊ LỤA", true))),
            ("Hiệu trưởng Lê Ba", Some(("Hiệu trưởng", "Lê Ba", true))),
            ("Phó Bí thư Thường trực Nguyễn Văn Mẫu", Some(("Phó Bí thư Thường trực", "Nguyễn Văn Mẫu", true))),
            ("Trưởng phòng Nội vụ Lê Thị Mai", Some(("Trưởng phòng Nội vụ", "Lê Thị Mai", true))),
            ("Giám đốc Sở Y tế Đinh Hoàng Mai", Some(("Giám đốc Sở Y tế", "Đinh Hoàng Mai", true))),
            ("Chủ tịch UBND Lê Văn Ba", Some(("Chủ tịch UBND", "Lê Văn Ba", true))),
            // Phan Thiết is a place; only people know.
            ("Chủ tịch phường Phan Thiết Lê Ba", Some(("Chủ tịch phường", "Phan Thiết Lê Ba", true))),
            ("GIÁM ĐỐC SỞ Y TẾ LÊ VĂN BA", Some(("GIÁM ĐỐC SỞ Y TẾ", "LÊ VĂN BA", false))),
            ("Đồng chí Bí thư Đinh Thị Lụa", Some(("Đồng chí Bí thư", "Đinh Thị Lụa", true))),
            ("Ông Bí thư Đinh Thị Lụa", Some(("Ông Bí thư", "Đinh Thị Lụa", true))),
            ("Đại tá, Trưởng công an Đinh Thị Lụa", Some(("Đại tá, Trưởng công an", "Đinh Thị Lụa", true))),
            ("Bí thư Lụa", Some(("Bí thư", "Lụa", false))),
            ("Đại tá Lụa", Some(("Đại tá", "Lụa", false))),
            ("ThS. BS. Lê Văn Ba", Some(("ThS. BS", "Lê Văn Ba", true))),
            ("Thượng tọa Thích Minh Tâm", Some(("Thượng tọa", "Thích Minh Tâm", true))),
            ("Thượng Toạ Thích Minh Tâm", Some(("Thượng Toạ", "Thích Minh Tâm", true))),
            ("HÒA THƯỢNG THÍCH MINH TÂM", Some(("HÒA THƯỢNG", "THÍCH MINH TÂM", true))),
            ("Đại đức Minh Tâm", Some(("Đại đức", "Minh Tâm", true))),
            ("Ni sư Thích Nữ Diệu Hiền", Some(("Ni sư", "Thích Nữ Diệu Hiền", true))),
            ("Linh mục Giuse Nguyễn Văn Ba", Some(("Linh mục", "Giuse Nguyễn Văn Ba", true))),
            ("Linh mục Giuse", Some(("Linh mục", "Giuse", false))),
            ("Mục sư Lê Văn Ba", Some(("Mục sư", "Lê Văn Ba", true))),
            ("Già làng A Thu", Some(("Già làng", "A Thu", false))),
            ("Già làng Y Ban", Some(("Già làng", "Y Ban", false))),
            ("Trưởng thôn H' Hen Niê", Some(("Trưởng thôn", "H' Hen Niê", false))),
            ("Trưởng thôn A Lý Thu", Some(("Trưởng thôn", "A Lý Thu", false))),
            ("Đại tá A Thu", Some(("Đại tá", "A Thu", false))),
            ("A Thu", None),
            ("Y Ban", None),
            ("H' Hen", None),
            ("Y Sĩ Niê", None),
            ("Đại Đức Thắng", None),
            ("Thích Minh Tâm", None),
            ("Nông Thị Lụa", None),
            ("Bí Thư Lụa", None),
            ("Bí thư Lê Văn Ba, Trần Thị Tư", None),
            ("Bí thư Lê Văn Ba và Trần Thị Tư", None),
            ("Đồng Chí Dũng", None),
            ("Cố Lụa", None),
            ("Lê Văn Ba", None),
        ] {
            assert_eq!(before(name), found, "{name}");
        }
    }

    #[test]
    fn a_title_alone_is_no_name() {
        for name in [
            "Đại tá",
            "ĐẠI TÁ",
            "Đồng chí",
            "đồng chí",
            "đ/c",
            "Bà",
            "ông",
            "anh",
            "GS.TS.",
            "PGS",
            "Bí thư",
            "Bí thư Chi bộ",
            "BÍ THƯ CHI BỘ",
            "Trưởng thôn",
            "Giám đốc Sở Y tế",
            "Chủ tịch UBND xã",
            "Bà mẹ Việt Nam anh hùng",
            "Anh hùng Lao động",
            "Đồng chí Bí thư",
            "Đại tá, Bí thư",
            "Thượng tọa",
            "Linh mục",
            "Già làng",
        ] {
            assert_eq!(title(name), Some(Title::Alone), "{name}");
        }
        for name in
            ["Anh", "Anh Hùng", "Bác Sĩ", "Lụa", "Đồng Chí Dũng", "Y Bí", "Nông Dân", "Lê Bà", "Cố Đạt", "Đại Đức", ""]
        {
            assert_eq!(title(name), None, "{name}");
        }
    }
}
