//! A person's name in its three parts.

use std::fmt;

use super::{clean, letter};

/// A name in its parts, as written: letter case is not touched. `middle` and `family` may be empty, in that order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Name {
    /// Họ, the family name: the first word.
    pub family: String,
    /// Đệm, what stands between: any number of words.
    pub middle: String,
    /// Tên, the given name, by which people are called and sorted: the last word.
    pub given: String,
}

/// The full name, its parts between single spaces.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.family, &self.middle, &self.given];
        let mut written = parts.into_iter().filter(|part| !part.is_empty());
        if let Some(first) = written.next() {
            f.write_str(first)?;
        }
        written.try_for_each(|part| write!(f, " {part}"))
    }
}

/// The parts of a full name: the first word is the họ, the last the tên, the rest the đệm; one word alone is a tên.
///
/// This is the rule for the Kinh. Names of other peoples, and double family names, need their parts given.
pub fn split(full: &str) -> Name {
    let full = clean(full).text;
    let words: Vec<&str> = full.split_whitespace().collect();
    match words.as_slice() {
        [] => Name::default(),
        [given] => Name { given: (*given).to_owned(), ..Name::default() },
        [family, middle @ .., given] => {
            Name { family: (*family).to_owned(), middle: middle.join(" "), given: (*given).to_owned() }
        }
    }
}

/// The one or two letters that stand for a name where a portrait is missing: of họ and tên, without their tones.
///
/// "Nguyễn Văn Mẫu" gives `NM`, "Đỗ Thị Ánh" gives `ĐA`, "Mẫu" gives `M`. Empty when there is neither letter nor digit.
pub fn initials(full: &str) -> String {
    let name = split(full);
    let first = |part: &str| {
        let c = part.chars().find(|c| c.is_alphanumeric())?;
        letter::heading(c).or_else(|| c.to_uppercase().next())
    };
    [first(&name.family), first(&name.given)].into_iter().flatten().collect()
}
