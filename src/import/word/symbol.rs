//! Signs of Word's typefaces of symbols, which have no letters, and small figures above and below the line.

/// The typefaces, by how their names begin in small letters, with their signs by the byte.
const FACES: &[(&str, &[(u8, char)])] = &[
    (
        "wingdings",
        &[
            (0x28, '☎'),
            (0x2a, '✉'),
            (0x46, '☞'),
            (0x4a, '☺'),
            (0x6c, '●'),
            (0x6e, '■'),
            (0x6f, '□'),
            (0x71, '❑'),
            (0x75, '◆'),
            (0x76, '❖'),
            (0x77, '◆'),
            (0x9f, '•'),
            (0xa7, '▪'),
            (0xa8, '□'),
            (0xab, '★'),
            (0xb6, '☆'),
            (0xd8, '➢'),
            (0xdf, '←'),
            (0xe0, '→'),
            (0xe8, '➔'),
            (0xf0, '⇨'),
            (0xfb, '✗'),
            (0xfc, '✓'),
            (0xfe, '☑'),
        ],
    ),
    (
        "symbol",
        &[
            (0x44, 'Δ'),
            (0x53, 'Σ'),
            (0x57, 'Ω'),
            (0x61, 'α'),
            (0x62, 'β'),
            (0x64, 'δ'),
            (0x67, 'γ'),
            (0x6c, 'λ'),
            (0x6d, 'μ'),
            (0x70, 'π'),
            (0xa3, '≤'),
            (0xac, '←'),
            (0xae, '→'),
            (0xb0, '°'),
            (0xb1, '±'),
            (0xb3, '≥'),
            (0xb4, '×'),
            (0xb7, '•'),
            (0xb8, '÷'),
            (0xb9, '≠'),
            (0xbb, '≈'),
            (0xd7, '⋅'),
            (0xde, '⇒'),
        ],
    ),
];

/// The sign at `code` of the typeface `font`; nothing where it is not known what is seen.
pub fn sign(font: &str, code: u32) -> Option<char> {
    let low = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_lowercase();
    match FACES.iter().find(|(name, _)| font.starts_with(name)) {
        Some((_, signs)) => {
            signs.iter().find(|(byte, _)| u32::from(*byte) == low).map(|(_, sign)| *sign).or_else(|| space(low))
        }
        None => char::from_u32(low).filter(|c| !is_private(*c) && !c.is_control()),
    }
}

/// Whether a typeface has signs and no letters.
pub fn is_of_signs(font: &str) -> bool {
    let font = font.to_lowercase();
    FACES.iter().any(|(name, _)| font.starts_with(name)) || font.starts_with("webdings")
}

fn space(low: u32) -> Option<char> {
    (low == 0x20).then_some(' ')
}

pub fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

const ABOVE: (&str, &str) = ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ");
const BELOW: (&str, &str) = ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");

/// `text` in small letters above or below the line, as far as Unicode has them all.
pub fn raised(text: &str, above: bool) -> Option<String> {
    let (from, to) = if above { ABOVE } else { BELOW };
    let one = |c: char| from.chars().zip(to.chars()).find(|(plain, _)| *plain == c).map(|(_, small)| small);
    text.chars().map(|c| if c.is_whitespace() { Some(c) } else { one(c) }).collect()
}
