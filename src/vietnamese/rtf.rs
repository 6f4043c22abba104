//! The words of a text in RTF, however its letters are written: `\u7845?`, `\'ea`, between control words.

use super::{from_windows_1258, nfc};

/// Groups that hold no words: fonts, colours, styles, pictures, programs.
const WORDLESS: [&str; 8] =
    ["fonttbl", "colortbl", "stylesheet", "pict", "object", "listtable", "themedata", "datastore"];

/// What a reader would see of it, a paragraph on a line, without any form. `rtf` is the file, a character for each byte.
pub fn from_rtf(rtf: &str) -> String {
    let vietnamese = rtf.contains("\\ansicpg1258") || rtf.contains("\\fcharset163");
    let byte = |code: u8| if vietnamese { from_windows_1258(code) } else { char::from(code) };
    let mut said = String::with_capacity(rtf.len() / 2);
    // How many characters older readers show for one of Unicode, group by group; and how deep one without words is.
    let (mut shown, mut depth, mut wordless) = (vec![1usize], 0usize, None::<usize>);
    let mut skip = 0usize;
    let mut rest = rtf;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        let letter = match first {
            '{' => {
                depth += 1;
                shown.push(shown.last().copied().unwrap_or(1));
                let name = rest.trim_start_matches(['\\', '*']);
                if wordless.is_none() && (rest.starts_with("\\*") || WORDLESS.iter().any(|word| name.starts_with(word)))
                {
                    wordless = Some(depth);
                }
                continue;
            }
            '}' => {
                wordless = wordless.filter(|deep| *deep < depth);
                depth = depth.saturating_sub(1);
                if shown.len() > 1 {
                    shown.pop();
                }
                skip = 0;
                continue;
            }
            '\r' | '\n' => continue,
            '\\' => {
                let Some(letter) = control(&mut rest, &mut shown, &mut skip, &byte) else { continue };
                letter
            }
            plain if u32::from(plain) < 256 => byte(u32::from(plain) as u8),
            plain => plain,
        };
        if skip > 0 && first != '\\' {
            skip -= 1;
        } else if wordless.is_none() {
            said.push(letter);
        }
    }
    nfc(&said).into_owned()
}

/// What a control word or symbol, whose backslash is read, stands for; `None` for what is form.
fn control(rest: &mut &str, shown: &mut [usize], skip: &mut usize, byte: &dyn Fn(u8) -> char) -> Option<char> {
    if let Some(code) = rest.strip_prefix('\'').and_then(|hex| u8::from_str_radix(hex.get(..2)?, 16).ok()) {
        *rest = &rest[3..];
        if *skip > 0 {
            *skip -= 1;
            return None;
        }
        return Some(byte(code));
    }
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    if letters == 0 {
        let symbol = rest.chars().next()?;
        *rest = &rest[symbol.len_utf8()..];
        return match symbol {
            '\\' | '{' | '}' => Some(symbol),
            '~' => Some(' '),
            '_' => Some('-'),
            _ => None,
        };
    }
    let (word, behind) = rest.split_at(letters);
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
    let (number, behind) = behind.split_at(digits);
    *rest = behind.strip_prefix(' ').unwrap_or(behind);
    match (word, number.parse::<i32>()) {
        ("uc", Ok(count)) => {
            if let Some(last) = shown.last_mut() {
                *last = usize::try_from(count).unwrap_or(1);
            }
            None
        }
        ("u", Ok(code)) => {
            *skip = shown.last().copied().unwrap_or(1);
            // Negative above 32767, as 16 bits with a sign are.
            u32::try_from(if code < 0 { code + 65536 } else { code }).ok().and_then(char::from_u32)
        }
        ("par" | "line" | "row" | "sect" | "page", _) => Some('\n'),
        ("tab" | "cell" | "emspace" | "enspace", _) => Some(' '),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_however_they_are_written() {
        for (rtf, said) in [
            (r"{\rtf1\ansi L\u234? Th\u7883? M\u7851?u\par}", "Lê Thị Mẫu\n"),
            (r"{\rtf1\ansi\uc0 L\u234 Th\u7883 }", "LêThị"),
            (r"{\rtf1\ansi\uc2 L\u234 \'3f\'3f Th{\uc1\u7883?}.}", "Lê Thị."),
            (r"{\rtf1\ansi\ansicpg1258 L\'ea Th\'f2i {\b M\'e2\'deu}}", "Lê Tḥi Mẫu"),
            (r"{\rtf1{\fonttbl{\f0 Times;}}{\*\generator X;}A\tab \{B\}\~C}", "A {B} C"),
            (r"{\rtf1 A", "A"),
            (r"\", ""),
        ] {
            assert_eq!(from_rtf(rtf), said, "{rtf}");
        }
    }
}
