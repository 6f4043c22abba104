//! RTF: who wrote it stands in its group of information (RTF specification 1.9.1, "Information Group").

use super::Trace;

/// Longer no group of information is.
const LONGEST: usize = 16 << 10;

pub(super) fn traces(bytes: &[u8]) -> Vec<Trace> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let Some((_, info)) = text.split_once("{\\info") else { return Vec::new() };
    let end = info.char_indices().nth(LONGEST).map_or(info.len(), |(at, _)| at);
    let of = |key: &str| {
        let (_, value) = info[..end].split_once(key)?;
        let value = said(value.strip_prefix([' ', '\\'])?);
        (!value.is_empty()).then_some(value)
    };
    let author = of("{\\author").or_else(|| of("{\\operator")).or_else(|| of("{\\manager"));
    author.into_iter().map(Trace::Author).collect()
}

/// The words of a group up to its end: `\'e9` is a byte, `\u234?` a character with what older readers show for it.
fn said(group: &str) -> String {
    let mut said = String::new();
    let mut rest = group.split('}').next().unwrap_or_default();
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        if first != '\\' {
            said.push(first);
            continue;
        }
        if let Some(byte) = rest.strip_prefix('\'').and_then(|hex| hex.get(..2)) {
            said.extend(u8::from_str_radix(byte, 16).ok().map(char::from));
            rest = &rest[3..];
            continue;
        }
        let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-').len();
        let code = rest[..word].strip_prefix('u').and_then(|number| number.parse::<i32>().ok());
        rest = &rest[word..];
        match code {
            Some(code) => {
                // Negative above 32767, as 16 bits with a sign are.
                said.extend(u32::try_from(if code < 0 { code + 65536 } else { code }).ok().and_then(char::from_u32));
                rest = rest.strip_prefix(|c: char| c != '\\').unwrap_or(rest);
            }
            None => rest = rest.strip_prefix(' ').unwrap_or(rest),
        }
    }
    said.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_wrote_it_is_named() {
        for (text, author) in [
            (r"{\rtf1\ansi{\info{\title T}{\author Lan A}}X}", Some("Lan A")),
            (r"{\rtf1{\info{\author L\u234?\'20A}}X}", Some("Lê A")),
            (r"{\rtf1{\info{\author }{\operator Lan B}}X}", Some("Lan B")),
            (r"{\rtf1{\info{\title T}}X}", None),
            (r"{\rtf1 X}", None),
        ] {
            let wanted: Vec<Trace> = author.into_iter().map(|name| Trace::Author(name.to_owned())).collect();
            assert_eq!(traces(text.as_bytes()), wanted, "{text}");
        }
    }
}
