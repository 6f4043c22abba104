//! Text of before Unicode whose typeface tells how it was typed: every cell of a workbook and every run of a Word text
//! names one. So nothing has to be guessed, and nothing may be cleaned before: in TCVN3 the soft hyphen's byte is ư.

use super::legacy::{Legacy, TCVN3, from_tcvn3, legacy_value};

/// What the name of a typeface says of the letters set in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typeface {
    pub legacy: Legacy,
    /// Whether small letters look like capitals: `.VnTimeH` has no others.
    pub capitals: bool,
}

/// The letters of VNI-Windows: what may bear marks, the marks behind it, and what each pair is.
const PAIRS: &[(char, &str, &str)] = &[
    ('a', "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('y', "ùøûõ", "ýỳỷỹ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('ö', "ùøûõï", "ứừửữự"),
];

/// Those that are one character.
const SINGLES: (&str, &str) = ("ñôöîæóòíì", "đơưỵỉĩịíì");

impl Typeface {
    pub(super) const VNI: Typeface = Typeface { legacy: Legacy::Vni, capitals: false };

    /// What `.VnTime` or `VNI-Times` says; nothing for a typeface of Unicode.
    pub fn of(name: &str) -> Option<Typeface> {
        let name = name.trim();
        let starts = |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        if starts(".vn") {
            return Some(Typeface { legacy: Legacy::Tcvn3, capitals: name.ends_with('H') });
        }
        (starts("vni-") || starts("vni ")).then_some(Typeface::VNI)
    }

    /// What a reader sees where `text` is set in this typeface. A text that has letters of Unicode's Vietnamese was not
    /// typed for it, and stays.
    pub fn read(self, text: &str) -> String {
        if text.chars().any(is_beyond) {
            return text.to_owned();
        }
        let plain: Vec<char> = text.chars().map(byte).collect();
        let read = match self.legacy {
            Legacy::Tcvn3 => plain.into_iter().map(tcvn3).collect(),
            Legacy::Vni => vni(&plain),
        };
        if self.capitals { read.to_uppercase() } else { read }
    }
}

impl Typeface {
    /// Whether `mark` belongs to the letter before it, so that who reads piece by piece must not part them.
    pub fn joins(self, letter: char, mark: char) -> bool {
        self.legacy == Legacy::Vni && vni_pair(byte(letter), byte(mark)).is_some()
    }
}

/// A title or a name in Unicode, where it explains itself wholly as one of the encodings of before: every word of it then
/// has a vowel, and no sign is left over.
pub fn from_legacy(text: &str) -> Option<String> {
    let whole = |converted: &str| {
        let strange = |c: char| !c.is_ascii() && !c.is_alphabetic() && !"–—…“”‘’•".contains(c);
        let foreign = |c: char| c.is_alphabetic() && !c.is_ascii() && fold_is_foreign(c);
        !converted.contains(strange) && !converted.contains(foreign)
    };
    match legacy_value(text)? {
        Legacy::Tcvn3 => from_tcvn3(text),
        Legacy::Vni => Some(Typeface::VNI.read(text)).filter(|converted| whole(converted)),
    }
}

/// Whether a letter is none of the Vietnamese alphabet, its tone left aside.
fn fold_is_foreign(c: char) -> bool {
    let (letter, _) = super::letter::split_tone(c.to_lowercase().next().unwrap_or(c));
    !"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".contains(letter)
}

/// Letters that no typeface of one byte a letter has: those of Latin Extended-A (but cp1252's own), ơ, ư, ạ to ỹ.
fn is_beyond(c: char) -> bool {
    let of_cp1252 = matches!(c, 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž');
    matches!(c, '\u{100}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1ea0}'..='\u{1ef9}') && !of_cp1252
}

/// A character as its byte would look in Latin-1: typefaces of symbols lie at U+F000, and programs took µ for a Greek letter.
fn byte(c: char) -> char {
    match u32::from(c) {
        code @ 0xf020..=0xf0ff => char::from_u32(code - 0xf000).unwrap_or(c),
        0x3bc => 'µ',
        _ => c,
    }
}

fn tcvn3(c: char) -> char {
    TCVN3.0.chars().zip(TCVN3.1.chars()).find(|(from, _)| *from == c).map_or(c, |(_, to)| to)
}

/// Two before one: the mark stands behind its letter.
fn vni(text: &[char]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let pair = text.get(at + 1).and_then(|mark| vni_pair(c, *mark));
        at += if pair.is_some() { 2 } else { 1 };
        out.push(pair.unwrap_or_else(|| vni_single(c)));
    }
    out
}

fn vni_pair(base: char, mark: char) -> Option<char> {
    let (_, marks, letters) = PAIRS.iter().find(|(letter, ..)| *letter == lower(base))?;
    let letter = marks.chars().zip(letters.chars()).find(|(known, _)| *known == lower(mark))?.1;
    Some(cased(letter, base))
}

fn vni_single(c: char) -> char {
    let found = SINGLES.0.chars().zip(SINGLES.1.chars()).find(|(from, _)| *from == lower(c));
    found.map_or(c, |(_, letter)| cased(letter, c))
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn cased(letter: char, like: char) -> char {
    if like.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typefaces_and_what_is_read_in_them() {
        for (font, text, read) in [
            (".VnTime", "Häc tËp vµ lµm theo B¸c", "Học tập và làm theo Bác"),
            (".VnTime", "ng\u{ad}êi ë ®\u{ad}êng 5 μm", "người ở đường 5 àm"),
            (".VnTimeH", "häc tËp", "HỌC TẬP"),
            (".VnTimeH", "nguyÔn v\u{a8}n m\u{ad}êi", "NGUYỄN VĂN MƯỜI"),
            ("VNI-Times", "Nguyeãn Thò Yeán, Thuûy, kyõ, Tyù, tæ, thó", "Nguyễn Thị Yến, Thủy, kỹ, Tý, tỉ, thĩ"),
            (".vntime", "\u{f056}\u{f0b5}", "Và"),
            (".VnTime", "Học tập", "Học tập"),
            ("VNI-Times", "Hoïc taäp vaø laøm theo Baùc", "Học tập và làm theo Bác"),
            ("VNI-Times", "HOÏC TAÄP, ÑÖÔÏC, Xí nghieäp, kyõ thuaät", "HỌC TẬP, ĐƯỢC, Xí nghiệp, kỹ thuật"),
        ] {
            assert_eq!(Typeface::of(font).map(|face| face.read(text)).as_deref(), Some(read), "{font} {text}");
        }
        for font in ["Times New Roman", "Arial", "", "Vni", "Việt"] {
            assert_eq!(Typeface::of(font), None, "{font}");
        }
    }

    #[test]
    fn the_tables_are_whole() {
        for (from, to) in [SINGLES, TCVN3].into_iter().chain(PAIRS.iter().map(|(_, marks, letters)| (*marks, *letters)))
        {
            assert_eq!(from.chars().count(), to.chars().count(), "{from}");
        }
        // With the base letters and what Latin-1 writes as VNI does, all that Vietnamese has.
        let letters: String = PAIRS.iter().map(|(_, _, letters)| *letters).chain([SINGLES.1]).collect();
        let wanted = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ";
        assert!(wanted.chars().all(|c| letters.contains(c) && TCVN3.1.contains(c)));
    }

    #[test]
    fn names_that_explain_themselves() {
        for (text, said) in [
            ("Traàn Thò Höôøng", Some("Trần Thị Hường")),
            ("TrÇn ThÞ H\u{ad}êng", Some("Trần Thị Hường")),
            ("Trần Thị Hường", None),
            ("Café Ân Nam", None),
            ("20 µm", None),
        ] {
            assert_eq!(from_legacy(text).as_deref(), said, "{text}");
        }
    }
}
