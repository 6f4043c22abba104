//! Titles as they are typed, as YAML, and as ids.

use crate::path::OutPath;
use crate::vietnamese;

/// The title on one line, without what cannot be seen; `None` when nothing is left.
pub fn title(typed: &str) -> Option<String> {
    let visible: String = typed.chars().map(|c| if c.is_control() || is_noncharacter(c) { ' ' } else { c }).collect();
    let cleaned = vietnamese::clean(&visible);
    let words: Vec<&str> = cleaned.text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Characters that YAML 1.2.2 (5.1) does not let into a text, besides control characters.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// A title as a YAML value: bare where that means the same to every reader of YAML, else in quotes.
pub fn scalar(title: &str) -> String {
    /// What YAML 1.1 or 1.2 takes for something other than text.
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let bare = title.starts_with(|c: char| c.is_alphabetic() || c == '“')
        && !title.contains(": ")
        && !title.ends_with(':')
        && !title.contains(" #")
        && !WORDS.contains(&title.to_lowercase().as_str());
    if bare { title.to_owned() } else { format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// An id for the title that is not `taken` and that every file system can hold.
pub fn id(title: &str, mut taken: impl FnMut(&str) -> bool) -> String {
    let slug = vietnamese::slug(title);
    vietnamese::unique(shortened(&slug), |id| is_reserved(id) || taken(id))
}

/// `con` and `nul` are devices to Windows; `index.md` gives its folder's name to the item.
fn is_reserved(id: &str) -> bool {
    id == "index" || OutPath::new(id).is_err()
}

/// The whole words at the beginning of a slug: an address should be short enough to be read out, and
/// Windows has room for some 260 characters of path.
fn shortened(slug: &str) -> &str {
    const LONGEST: usize = 60;
    match slug.get(..=LONGEST) {
        None => slug,
        Some(head) => &head[..head.rfind('-').unwrap_or(LONGEST)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::schema::parse;

    #[test]
    fn a_title_is_read_back_as_it_was_typed() {
        let titles = [
            "Số: 28",
            "Tổ # 5",
            "No",
            "12",
            "1.500",
            "\"Dân vận khéo\"",
            "Nguyễn Thị \"Sáu\"",
            "'a'",
            "- x",
            "a\\b",
            "{x}",
            "[x]",
            "*",
            "&a",
            "!b",
            "%c",
            "@d",
            "`e`",
            "---",
            "...",
            "?",
            "🌸 hoa",
            "“Tủ sách bậc thềm”",
            "a:",
            "kết: thúc",
            "x, y",
            "null",
            "~",
            "|",
            ">",
            "Ông Ích: \"thưa\" # 3",
        ];
        for title in titles {
            let yaml = format!("ten: {}\nnam: 2020\n", scalar(title));
            let node = parse(&yaml, &SourcePath::new("x.yaml"), 0).expect(title);
            let crate::schema::NodeKind::Map(entries) = &node.kind else { panic!("{title}") };
            assert_eq!(entries[0].1.scalar(), Some(title));
            assert_eq!(entries.len(), 2, "{title}");
        }
    }

    #[test]
    fn titles_are_one_visible_line() {
        assert_eq!(title("  Học tập\r\n và\tlàm theo\u{200b} ").as_deref(), Some("Học tập và làm theo"));
        assert_eq!(title("Học\u{2028}tập\u{85}\u{7}").as_deref(), Some("Học tập"));
        assert_eq!(title(" \u{200b}\n "), None);
    }

    #[test]
    fn ids_are_free_short_and_no_device() {
        let free = |title: &str| id(title, |_| false);
        assert_eq!(free("Đặng Thị Hồng"), "dang-thi-hong");
        assert_eq!(free("Con"), "con-2");
        assert_eq!(free("NUL!"), "nul-2");
        assert_eq!(free("Index"), "index-2");
        assert_eq!(free("?!…"), "muc");
        assert_eq!(free("🌸"), "muc");
        let long = free(&"Học tập và làm theo ".repeat(20));
        assert!(long.len() <= 60 && long.ends_with("theo"), "{long}");
        assert_eq!(free(&"a".repeat(300)).len(), 60);
        assert_eq!(id("Hoa", |id| ["hoa", "hoa-2"].contains(&id)), "hoa-3");
    }
}
