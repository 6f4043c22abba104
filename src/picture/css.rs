//! Whether a style only says how something looks: it may fetch nothing, and nothing may hide in it.

/// Functions that only say how something looks; `url` is one of them where it points within the drawing.
const FUNCTIONS: &str = "\
    url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp round abs \
    sin cos tan sqrt pow matrix matrix3d translate translatex translatey translatez translate3d scale scalex \
    scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective cubic-bezier \
    steps linear blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia \
    circle ellipse inset polygon path rect ray linear-gradient radial-gradient conic-gradient \
    repeating-linear-gradient repeating-radial-gradient local format not is where has lang dir nth-child \
    nth-last-child nth-of-type nth-last-of-type icc-color";

/// Rules that fetch nothing by themselves; what stands in them is looked at like the rest.
const RULES: &str = "\
    media keyframes -webkit-keyframes font-face supports layer container page property";

/// Whether a list of words holds one.
pub(super) fn lists(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// The style without its comments; nothing when it asks for a file, or could.
pub(super) fn harmless(style: &str) -> Option<String> {
    // An escape writes any letter in another way, and a quotation mark across a line ends elsewhere than one thinks.
    if style.contains('\\') {
        return None;
    }
    let style = without_comments(style)?;
    let lower = style.to_ascii_lowercase();
    let functions = lower.match_indices('(').all(|(at, _)| is_function(&lower[..at], &lower[at + 1..]));
    let rules = lower.match_indices('@').all(|(at, _)| lists(RULES, word(&lower[at + 1..])));
    (functions && rules).then_some(style)
}

/// What stands before a bracket and in it.
fn is_function(before: &str, inside: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let name = before.rfind(|c| !is_part(c)).map_or(before, |at| {
        let next = at + before[at..].chars().next().map_or(1, char::len_utf8);
        &before[next..]
    });
    // `(min-width: 10px)`, and arithmetic within `calc`.
    let bare = name.is_empty() || ["and", "or"].contains(&name);
    let within = || inside.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    bare || lists(FUNCTIONS, name) && (name != "url" || within())
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    &text[..end]
}

/// A comment left open hides what follows from one reader and not from another.
fn without_comments(style: &str) -> Option<String> {
    let mut plain = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        plain.push(' ');
        rest = comment.split_once("*/")?.1;
    }
    plain.push_str(rest);
    // Marks of HTML's comments, which CSS passes over.
    (!plain.contains("<!--") && !plain.contains("-->")).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_fetch_nothing() {
        for sound in [
            "fill:url(#Lớp_1);stroke:RGB(1,2,3)",
            "fill: URL( '#a' )",
            "@media (min-width: 1px) and (max-width: 9px) { .a:not(.b) { transform: translate(1px) rotate(2deg) } }",
            "@font-face { font-family: \"Chữ\"; src: local(\"Chữ\") } text { font: 12px 'Chữ' }",
            "@keyframes quay { to { transform: rotate(calc((1 + 2) * 1deg)) } }",
        ] {
            assert_eq!(harmless(sound).as_deref(), Some(sound));
        }
        assert_eq!(harmless("a/* @import 'x' */{}").as_deref(), Some("a {}"));
        for bad in [
            "fill:URL(http://x.example/)",
            "fill:url( 'x.svg#a' )",
            "fill:url(//x.example/#a)",
            "@import 'x'",
            "@IMPORT url(#a)",
            "@namespace x 'y'",
            r"@im\70ort 'x'",
            "a{background:image-set('x' 1x)}",
            "a{background:-webkit-image-set('x' 1x)}",
            "a{background:cross-fade(url(#a), 'x')}",
            "a{x:expression(alert(1))}",
            "@font-face{src:src('x')}",
            "/* open @import 'x'",
            "<!-- --> @import url(https://x.example/)",
            "a{fill:éurl(#a)}",
        ] {
            assert_eq!(harmless(bad), None, "{bad}");
        }
    }
}
