//! Letters that a file spells: by number or name, or in pieces.

use super::nfc;

/// A text with its letters themselves, where they are written as `&#7877;`, `\u1ec5`, `\u{1ec5}`, `\xea`, `&ecirc;`, or with marks of their
/// own (NFD).
pub fn spelled(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\\']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (letters, length) = letter(rest).unwrap_or_else(|| (rest[..1].to_owned(), 1));
        plain.push_str(&letters);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    nfc(&plain).into_owned()
}

/// What is written at the beginning of `text`, and how long it is.
fn letter(text: &str) -> Option<(String, usize)> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    if let Some((digits, _)) = text.strip_prefix("\\u{").and_then(|rest| rest.split_once('}')) {
        return Some((number(digits, 16)?.to_string(), digits.len() + 4));
    }
    if let Some(rest) = text.strip_prefix("\\x") {
        return Some((number(rest.get(..2)?, 16)?.to_string(), 4));
    }
    if let Some(rest) = text.strip_prefix("\\u") {
        return Some((number(rest.get(..4)?, 16)?.to_string(), 6));
    }
    let name = text.strip_prefix('&')?.split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 8)?;
    let marks = [("grave", '\u{300}'), ("acute", '\u{301}'), ("circ", '\u{302}'), ("tilde", '\u{303}')];
    let of_letter = |(mark, c): (&str, char)| name.strip_suffix(mark).map(|letter| format!("{letter}{c}"));
    let letters = match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => " ".to_owned(),
        _ => match name.strip_prefix('#') {
            Some(hex) if hex.starts_with(['x', 'X']) => number(&hex[1..], 16)?.to_string(),
            Some(digits) => number(digits, 10)?.to_string(),
            None => marks.into_iter().find_map(of_letter).filter(|text| text.chars().count() == 2)?,
        },
    };
    Some((letters, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_known_however_they_are_spelled() {
        for (text, letters) in [
            ("L&ecirc;&nbsp;Di&#7877;m", "Lê Diễm"),
            ("Le\u{302} Di&#x1EC5;m", "Lê Diễm"),
            ("L\\u00ea &#48;912", "Lê 0912"),
            ("L\\xEA Th\\u{1ecb}", "Lê Thị"),
            ("a & b; c", "a & b; c"),
            ("&khong-co; c:\\user\\u12 & &#x110000; &é;", "&khong-co; c:\\user\\u12 & &#x110000; &é;"),
        ] {
            assert_eq!(spelled(text), letters, "{text}");
        }
    }
}
