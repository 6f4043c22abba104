//! Vietnamese typed in a font of before Unicode and saved as if it were Latin letters: `NguyÔn V¨n`, `Hoïc taäp`.
//!
//! TCVN3 (TCVN 5712:1993, fonts .Vn…, "ABC") gives each letter one byte of its own, VNI writes the base letter and then
//! its marks. Read as Latin-1 both put signs and capitals inside words, or vowels together, as no language does. They
//! are only recognised here; converting them is for the writer, who sees whether the result is right.

use std::fmt;

/// An encoding of before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN 5712:1993, known as ABC.
    Tcvn3,
    /// VNI-Windows.
    Vni,
}

/// The name by which converters know it.
impl fmt::Display for Legacy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Legacy::Tcvn3 => "TCVN3 (ABC)",
            Legacy::Vni => "VNI",
        })
    }
}

/// What a word says of the encoding of its text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    None,
    /// Words of this form are known in other languages too: `naïf`, `où`, `hoà`.
    Weak,
    Strong,
}

/// The encoding in which most Vietnamese words of the text were typed, if it was not Unicode.
///
/// Two words must show it, one of them beyond doubt, and one of ten in all: a formula or a foreign name is no text. Where
/// more words are Vietnamese in Unicode there is no saying, and `None` is returned.
pub fn legacy_encoding(text: &str) -> Option<Legacy> {
    if !may_be_legacy(text) {
        return None;
    }
    [(Legacy::Tcvn3, tcvn3_sign as fn(&[char]) -> Sign), (Legacy::Vni, vni_sign)]
        .into_iter()
        .find(|(_, sign)| is_typed_in(text, *sign))
        .map(|(legacy, _)| legacy)
}

/// Whether more words have a letter of Latin-1, without which there is no sign of either encoding, than one of Unicode's
/// Vietnamese. In no other text can there be more signs than such words; and nearly every text ends its examination here.
fn may_be_legacy(text: &str) -> bool {
    let (mut latin, mut vietnamese) = (0_usize, 0_usize);
    let (mut has_latin, mut has_vietnamese) = (false, false);
    for c in text.chars() {
        if c.is_whitespace() {
            latin += usize::from(std::mem::take(&mut has_latin));
            vietnamese += usize::from(std::mem::take(&mut has_vietnamese));
        } else if !c.is_ascii() {
            has_latin |= c <= '\u{ff}';
            has_vietnamese |= is_only_vietnamese(c);
        }
    }
    latin + usize::from(has_latin) > vietnamese + usize::from(has_vietnamese)
}

/// The encoding in which a title or a name was typed, if it was not Unicode: of so few words one is enough that shows it
/// beyond doubt.
pub fn legacy_value(text: &str) -> Option<Legacy> {
    legacy_encoding(text).or_else(|| {
        if text.is_ascii() || text.contains(is_only_vietnamese) {
            return None;
        }
        let words: Vec<Vec<char>> = text.split_whitespace().map(|word| word.chars().collect()).collect();
        let odd = words.iter().filter(|word| word.iter().any(|c| !c.is_ascii())).count();
        let strong = |sign: fn(&[char]) -> Sign| words.iter().filter(|word| sign(word) == Sign::Strong).count();
        let tcvn3 = strong(tcvn3_sign);
        let shown = tcvn3 > 0 && tcvn3 * 2 >= odd && from_tcvn3(text).is_some();
        if shown && (tcvn3 > 1 || all_syllables(text, tcvn3_word)) || is_explained(text) {
            return Some(Legacy::Tcvn3);
        }
        let vni = strong(vni_sign) > 0 && all_syllables(text, |word| Some(without_vni_marks(word)));
        vni.then_some(Legacy::Vni)
    })
}

/// The first word of a title or a name that was typed before Unicode, where others were typed in it: `Gương sáng Lê V¨n T¸m`.
/// Such a word has a sign that no word of Unicode has, and is a Vietnamese syllable only when it is read as the encoding.
pub fn legacy_word(text: &str) -> Option<(Legacy, &str)> {
    if !text.contains(is_only_vietnamese) {
        return None;
    }
    let words = || {
        text.split_whitespace().map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”‘’".contains(c)))
    };
    let typed = |word: &str, sign: fn(&[char]) -> Sign, read: &dyn Fn(&str) -> Option<String>| {
        let strong = || sign(&word.chars().collect::<Vec<_>>()) == Sign::Strong;
        let is_syllable = || read(word).is_some_and(|word| word.split('-').all(is_syllable));
        !word.contains(is_only_vietnamese) && strong() && is_syllable()
    };
    let tcvn3 = || words().filter(|word| typed(word, tcvn3_sign, &tcvn3_word));
    // Two words of capitals that begin small may be a mistyped name; a sign for a letter is none.
    let beyond_doubt = || tcvn3().any(|word| word.chars().any(|c| !c.is_ascii() && !c.is_alphabetic()));
    let first = tcvn3().next().filter(|_| beyond_doubt() || tcvn3().nth(1).is_some());
    let vni = || words().find(|word| typed(word, vni_sign, &|word| Some(without_vni_marks(word))));
    first.map(|word| (Legacy::Tcvn3, word)).or_else(|| vni().map(|word| (Legacy::Vni, word)))
}

/// Whether a text has Vietnamese of UTF-8 that was opened as Windows-1252: `Nguyá»…n`, `VÄƒn`. Its signs stand together in
/// no language; where a quotation may end with them, what follows must be of the word.
pub fn is_misread(text: &str) -> bool {
    const PAIRS: &[&str] = &["Æ°", "Æ¡", "Äƒ", "Ä‘", "á»", "áº"];
    let follows = |pair: &str, rest: &str| {
        let next = rest.chars().next();
        match pair {
            "Ä‘" => next.is_some_and(char::is_alphabetic),
            "á»" | "áº" => {
                let word = rest.split(char::is_whitespace).next().unwrap_or_default();
                next.is_some_and(|c| !c.is_ascii() && !"…»«“”’".contains(c)) || word.contains(char::is_alphabetic)
            }
            _ => true,
        }
    };
    let pairs =
        || PAIRS.iter().any(|pair| text.match_indices(pair).any(|(at, _)| follows(pair, &text[at + pair.len()..])));
    // The second byte of à, of which cleaning makes a space, is left out.
    let latin = || {
        text.match_indices('Ã').any(|(at, c)| text[at + c.len()..].starts_with(|c| "¡¢£¨©ª¬\u{ad}²³´µ¹º½".contains(c)))
    };
    pairs() || latin()
}

/// Whether every word is a Vietnamese syllable as `read` has it; numbers and abbreviations, written alike in all encodings,
/// aside.
fn all_syllables(text: &str, read: impl Fn(&str) -> Option<String>) -> bool {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    let mut words = words.filter(|word| word.chars().any(|c| c.is_ascii_lowercase() || !c.is_ascii()));
    words.all(|word| read(word).is_some_and(|word| word.split('-').all(is_syllable)))
}

fn tcvn3_word(word: &str) -> Option<String> {
    word.chars().map(|c| if c.is_ascii() { Some(c) } else { letter_of(c) }).collect()
}

/// A word of VNI with its letters alone, which is enough to tell whether it is a syllable.
fn without_vni_marks(word: &str) -> String {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut last = None;
    let kept = word.chars().filter(|c| {
        let mark = last.is_some_and(|last| vni_pair(lower(last), lower(*c)) != Sign::None);
        last = Some(*c);
        !mark
    });
    kept.collect()
}

/// Whether every word of a text is a Vietnamese syllable when it is read as TCVN3, and two letters of it, one a sign that no
/// word has in Unicode, are none otherwise: `X· §ång Kú`.
fn is_explained(text: &str) -> bool {
    if !all_syllables(text, tcvn3_word) {
        return false;
    }
    let (mut odd, mut signs) = (0, 0);
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        odd += word.chars().filter(|c| !c.is_ascii()).count();
        // Micro stands before its unit.
        let inside = word.chars().enumerate().filter(|(at, c)| *at > 0 || "§®".contains(*c));
        let lone = word.chars().count() < 2;
        signs += inside.filter(|(_, c)| !lone && !c.is_ascii() && !c.is_alphabetic()).count();
    }
    odd >= 2 && signs >= 1
}

/// Whether a word has the form of a Vietnamese syllable: an initial that there is, one run of vowels, a final that there is.
fn is_syllable(word: &str) -> bool {
    const INITIALS: &[&str] = &[
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
        "q", "r", "s", "t", "th", "tr", "v", "x",
    ];
    const FINALS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let word = word.to_lowercase();
    let folded: Vec<char> = word.chars().map(|c| if c == 'đ' { c } else { base(c) }).collect();
    let is_vowel = |c: &char| "aeiouy".contains(*c);
    let Some(first) = folded.iter().position(is_vowel) else { return false };
    let end = first + folded[first..].iter().take_while(|c| is_vowel(c)).count();
    let part = |range: &[char]| range.iter().collect::<String>();
    end - first <= 3
        && INITIALS.contains(&part(&folded[..first]).as_str())
        && FINALS.contains(&part(&folded[end..]).as_str())
}

/// A letter without its marks.
fn base(c: char) -> char {
    super::fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

/// What a sign of Latin-1 is in TCVN3.
fn letter_of(c: char) -> Option<char> {
    TCVN3.0.chars().zip(TCVN3.1.chars()).find(|(from, _)| *from == c).map(|(_, to)| to)
}

/// The letters of TCVN3 as they look when read as Latin-1, and what they are.
pub(super) const TCVN3: (&str, &str) = (
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u{ad}øõö÷ùýúûüþ¡¢§£¤¥¦",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
);

/// A text of TCVN3 in Unicode; `None` where it has other signs, or where that is not sure: its ư is a soft hyphen, which
/// gets lost in many programs, and then người looks like ngời.
pub fn from_tcvn3(text: &str) -> Option<String> {
    let letter = |c: char| match c.is_ascii() {
        true => Some(c),
        false => letter_of(c),
    };
    let converted = text.chars().map(letter).collect::<Option<String>>()?;
    let unsure = converted.contains(['ơ', 'ớ', 'ờ', 'ở', 'ỡ', 'ợ']) && !text.contains('\u{ad}');
    let vowels = |word: &str| super::fold(word).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let spoken = converted.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(vowels);
    (!unsure && spoken).then_some(converted)
}

fn is_typed_in(text: &str, sign: fn(&[char]) -> Sign) -> bool {
    let (mut words, mut unicode, mut strong, mut weak) = (0, 0, 0, 0);
    for word in text.split_whitespace() {
        let word: Vec<char> = word.chars().collect();
        words += usize::from(word.iter().any(|c| c.is_alphabetic()));
        unicode += usize::from(word.iter().any(|c| is_only_vietnamese(*c)));
        match sign(&word) {
            Sign::Strong => strong += 1,
            Sign::Weak => weak += 1,
            Sign::None => {}
        }
    }
    let signs = strong + weak;
    strong > 0 && signs >= 2 && signs * 10 >= words && signs > unicode
}

/// Letters that Vietnamese in Unicode cannot do without and other languages here do not have.
fn is_only_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// TCVN3 has signs for letters (`V¨n`, `vµ`, `®Þa`) and capitals for small letters with tones (`tËp`, `thÓ`).
fn tcvn3_sign(word: &[char]) -> Sign {
    let strong = (0..word.len()).any(|at| {
        let before = at.checked_sub(1).map(|before| word[before]);
        let after = word.get(at + 1).copied();
        let (letter_before, letter_after) =
            (before.is_some_and(char::is_alphabetic), after.is_some_and(char::is_alphabetic));
        match word[at] {
            '¨' | 'ª' | '¬' | 'µ' | '¶' | '¸' | '¹' | '¼' | '½' | '¾' | '÷' => letter_before,
            // «Quotes», Catalan l·l and Brand® have no letter on both sides, or are few.
            '©' | '«' | '»' => letter_before && letter_after,
            // The soft hyphen is ư: đường.
            '®' => letter_after || after == Some('\u{ad}'),
            'Æ' | 'Ç' | 'È' | 'É' | 'Ê' | 'Ë' | 'Ì' | 'Î' | 'Ï' | 'Ð' | 'Ñ' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø'
            | 'Ü' | 'Ý' | 'Þ' => before.is_some_and(char::is_lowercase) && !after.is_some_and(char::is_uppercase),
            _ => false,
        }
    });
    match (strong, word) {
        // María and Doña, or Lê and Mê.
        (true, ['A'..='Z', 'ª']) => Sign::Weak,
        (true, _) => Sign::Strong,
        (false, _) => Sign::None,
    }
}

/// VNI has marks behind the base letter: `Hoïc taäp`, `ñöôïc`.
fn vni_sign(word: &[char]) -> Sign {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    word.windows(2).map(|pair| vni_pair(lower(pair[0]), lower(pair[1]))).max().unwrap_or(Sign::None)
}

fn vni_pair(base: char, mark: char) -> Sign {
    match (base, mark) {
        // French (naïf, héroïne, où, coût), German (geändert), Spanish (aéreo, aún), Portuguese (leão); Vietnamese in
        // the old spelling (hoà, hoá, hoã).
        ('a' | 'o', 'ï' | 'ù') | ('o', 'û' | 'à' | 'á' | 'ã') | ('a', 'é' | 'è' | 'ú' | 'á' | 'ü') => {
            Sign::Weak
        }
        ('e', 'ä' | 'ã' | 'á' | 'ï' | 'ù' | 'û' | 'õ') => Sign::Weak,
        ('a' | 'e' | 'o' | 'u' | 'ô' | 'ö' | 'y', 'ø' | 'õ' | 'û') => Sign::Strong,
        ('u' | 'ô' | 'ö' | 'y', 'ù' | 'ï') => Sign::Strong,
        ('a' | 'e' | 'o', 'â' | 'å') | ('a' | 'o', 'ä') | ('a', 'ã' | 'à' | 'ê' | 'ë') | ('e', 'à') => {
            Sign::Strong
        }
        ('ñ', 'ö' | 'ô') => Sign::Strong,
        _ => Sign::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_what_they_say() {
        for (text, said) in [
            ("Häc tËp", Some("Học tập")),
            ("Häc tËp vµ lµm theo B¸c", Some("Học tập và làm theo Bác")),
            ("§éc lËp - Tù do - H¹nh phóc", Some("Độc lập - Tự do - Hạnh phúc")),
            ("®\u{ad}êng phè", Some("đường phố")),
            // Without its soft hyphens this may be người or ngời.
            ("ngêi tèt viÖc tèt", None),
            ("Học tập", None),
        ] {
            assert_eq!(from_tcvn3(text).as_deref(), said, "{text}");
        }
        for (text, legacy) in [
            ("Häc tËp", Some(Legacy::Tcvn3)),
            ("§¶ng bé x·", Some(Legacy::Tcvn3)),
            ("§¶ng bé x· §ång Kú häp", Some(Legacy::Tcvn3)),
            ("X· §ång Kú", Some(Legacy::Tcvn3)),
            ("BÝ th\u{ad} chi bé", Some(Legacy::Tcvn3)),
            ("Tr\u{ad}êng THCS Kim §ång", Some(Legacy::Tcvn3)),
            ("Ng\u{ad}êi tèt viÖc tèt", Some(Legacy::Tcvn3)),
            ("Vò V¨n §øc", Some(Legacy::Tcvn3)),
            ("Hoïc taäp", Some(Legacy::Vni)),
            ("Học tập", None),
            ("Nguyễn Văn Mẫu", None),
            // What these signs are for.
            ("Theo §5 và §a", None),
            ("Bui 10 µm, 5µm", None),
            ("A · B, 20°C, 2³, £5, 3½ kg", None),
            ("José García · Mª Ángeles", None),
            ("Mª Carmen", None),
            ("Mª Luisa và Dª Ana", None),
            ("®Toyota", None),
            ("Raphaël Dupont", None),
            ("Israël", None),
            ("Saâd Benali", None),
            ("Lª V¨n T¸m", Some(Legacy::Tcvn3)),
            ("Leâ Thò Hoa", Some(Legacy::Vni)),
            ("Bí thö chi boä", Some(Legacy::Vni)),
            ("Toå tröôûng", Some(Legacy::Vni)),
            ("¶ Tô Vân, Bé Tý, Hoàng Mai®", None),
            ("Cô giáo Hà, thôn Yên Bái, xóm 2", None),
            ("Phía Tây · Bé Ký ·", None),
            ("Café Ân Nam", None),
            ("Übergröße", None),
        ] {
            assert_eq!(legacy_value(text), legacy, "{text}");
        }
        assert_eq!(TCVN3.0.chars().count(), TCVN3.1.chars().count());
    }

    #[test]
    fn single_words_among_those_of_unicode() {
        for (text, found) in [
            ("Gương sáng Lê V¨n T¸m", Some((Legacy::Tcvn3, "V¨n"))),
            ("Học tËp vµ làm theo Bác, người tốt", Some((Legacy::Tcvn3, "tËp"))),
            ("Tổ tröôûng tổ 3", Some((Legacy::Vni, "tröôûng"))),
            ("“Hoïc taäp” và người tốt", Some((Legacy::Vni, "taäp"))),
            ("Gương sáng Lê Văn Tám", None),
            ("Häc tËp", None),
            ("Bụi 5µm, Mª Carmen và ông Saâd Benali ở Đồng Nai", None),
            ("Raphaël Dupont, Michaël, Israël, Maëva thăm Đồng Tháp", None),
            ("Công ty Toyota® Đồng Nai, «Người tốt», l·l", None),
            ("Ông BìnhÔ, tổ trưởng", None),
        ] {
            assert_eq!(legacy_word(text), found, "{text}");
        }
    }

    #[test]
    fn utf8_that_was_opened_as_something_else() {
        for text in [
            "ten: Nguyá»…n VÄƒn An",
            "Ông VÄƒn An",
            "Tá»• trÆ°á»Ÿng",
            "trÆ°á»ng há»c",
            "Ä‘á»™i",
            "phÃ¡t Ä‘á»ng",
            "Ã´ng",
        ] {
            assert!(is_misread(text), "{text}");
        }
        for text in [
            "Él está» … «ya está»… «está», «Là», «voilà», ‚Ä‘, 5°, Ægir, SÃO, AÃ",
            "Nguyễn Văn An, đội trưởng",
            "HOÏC TAÄP VAØ LAØM THEO; Ñoaøn Thò Haõ",
            "§¶ng bé x· §ång Kú",
        ] {
            assert!(!is_misread(text), "{text}");
        }
    }

    #[test]
    fn texts_and_their_encoding() {
        let tcvn3 = Some(Legacy::Tcvn3);
        let vni = Some(Legacy::Vni);
        for (text, encoding) in [
            ("NguyÔn V¨n", tcvn3),
            ("tieu_de: Häc tËp vµ lµm theo B¸c\nngay: 19/5/2021\n", tcvn3),
            ("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc", tcvn3),
            ("®Þa ph\u{ad}¬ng ®· vËn ®éng nh©n d©n trång hoa hai bªn ®\u{ad}êng", tcvn3),
            ("Hoïc taäp", vni),
            ("tieu_de: Hoïc taäp vaø laøm theo Baùc\nngay: 19/5/2021\n", vni),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc", vni),
            ("HOÏC TAÄP VAØ LAØM THEO TAÁM GÖÔNG", vni),
            ("Nguyễn Văn Mẫu hoà giải ở tổ dân phố, khoá họp thứ hai, toàn dân", None),
            ("Hoà, hoá, toàn, ngoài, khoán, loã: chính tả cũ của Huế", None),
            ("HỌC TẬP VÀ LÀM THEO TẤM GƯƠNG ĐẠO ĐỨC", None),
            ("Uỷ ban: 1 µm, 3½ giờ, ½ số hộ, 20 m², Word®, © 2021, l·l", None),
            ("The café's naïve façade: a résumé of Microsoft® Word™ and 5 µm", None),
            ("Où est l’héroïne naïve ? «Là-bas», dit-il; goûter en août coûte 10 €, Noël, aïeul, maïs", None),
            ("Die Änderung wurde geändert: Übergröße, Öl, Straße, Beäugung, aufgeräumt", None),
            ("El avión aéreo, aún así; Mª José está en Málaga; campeão, leões, não", None),
            ("Bác gửi thư: “NguyÔn V¨n” là chữ TCVN3, phải đổi sang Unicode", None),
            ("tieu_de: Le\nngay: 2021", None),
            ("", None),
        ] {
            assert_eq!(legacy_encoding(text), encoding, "{text}");
        }
        // A file whose title was typed now, and whose text was pasted from an old one.
        let title = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc. ".repeat(3);
        let body = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc. ".repeat(8);
        assert_eq!(legacy_encoding(&format!("{title}{body}")), tcvn3);
        assert_eq!(legacy_encoding(&title), None);
    }
}
