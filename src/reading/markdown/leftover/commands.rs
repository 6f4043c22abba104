//! Commands in square brackets: those of WordPress and its page builders, and those of forums (BBCode).

use super::{Kind, Leftover, Line};

/// Commands of WordPress that stand alone, and how those of its page builders begin.
const SHORTCODES: &[&str] = &["caption", "gallery", "embed", "playlist", "audio", "video", "wp_caption"];
const BUILDERS: &[&str] = &["vc_", "et_pb_", "su_", "fusion_", "embed", "playlist", "wp_caption", "contact-form-7"];

/// `[caption id="x"]`, `[/caption]`, `[vc_row]`: a name with attributes, one that something closes, or one that is known.
pub fn shortcodes(line: &Line<'_>, found: &mut Vec<Leftover>) {
    let text = line.text;
    let mut from = 0;
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        from = open + 1;
        let Some(length) = text[from..].find(']') else { return };
        let inner = &text[from..from + length];
        let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let (name, rest) = inner.split_once(' ').unwrap_or((inner, ""));
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        let has_attributes = || {
            let mut parts = rest.split('=');
            let named = parts.next().is_some_and(|name| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
            });
            named && parts.next().is_some_and(|value| value.starts_with(['"', '\'', '“', '”', '″']))
        };
        let whole = || line.starts && text.trim().len() == length + 2;
        let known = || {
            BUILDERS.iter().any(|start| name.starts_with(start))
                || SHORTCODES.contains(&name) && (rest.contains('=') || whole())
        };
        let closed = || name.len() > 2 && (closes || text[from + length..].contains(&format!("[/{name}]")));
        if is_name && (has_attributes() || known() || closed()) {
            found.push(Leftover { range: open..from + length + 1, kind: Kind::Command, fix: None });
            from += length;
        }
    }
}

/// Commands of forums, which stand around what they are about.
const FORUM: &[&str] = &[
    "b", "i", "u", "s", "url", "img", "quote", "center", "left", "right", "justify", "color", "size", "font", "list",
    "code", "spoiler", "email", "youtube",
];

/// `[b]đậm[/b]`, `[color=red]`, `[url=https://x.vn]`. An address in it may be dots, and what follows it as well.
pub fn forum(text: &str, found: &mut Vec<Leftover>) {
    let lower = text.to_ascii_lowercase();
    // Nothing closes what is none of its kind, and nothing is looked for twice.
    let mut open_ended: Vec<&str> = Vec::new();
    let mut from = 0;
    while let Some(open) = lower[from..].find('[').map(|at| from + at) {
        from = open + 1;
        let inner = &lower[from..];
        let end = inner.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(inner.len());
        let (name, rest) = inner.split_at(end);
        if !FORUM.contains(&name) {
            continue;
        }
        let closing = format!("[/{name}]");
        let head = match rest.as_bytes().first() {
            Some(b']') => end + 1,
            Some(b'=') => rest.bytes().take(1000).position(|b| b == b']').map_or(end + 1, |at| end + at + 1),
            _ => continue,
        };
        let after = from + head;
        let masked = |text: &str| text.starts_with("....");
        let closes = !open_ended.contains(&name);
        let close = closes.then(|| lower[after..].find(&closing).map(|at| after + at)).flatten();
        if close.is_none() && closes {
            open_ended.push(name);
        }
        let of_address =
            ["url", "img", "youtube", "email"].contains(&name) && (masked(&lower[after..]) || masked(&rest[1..]));
        if close.is_none() && !of_address {
            continue;
        }
        let end = close.map_or(after, |close| close + closing.len());
        let inner = close.map(|close| text[after..close].trim()).filter(|inner| !inner.contains(['[', ']', '*', '_']));
        let mark = match name {
            "b" => Some("**"),
            "i" => Some("*"),
            "u" => Some(""),
            _ => None,
        };
        let fix = mark.zip(inner.filter(|inner| !inner.is_empty())).map(|(mark, inner)| format!("{mark}{inner}{mark}"));
        found.push(Leftover { range: open..end, kind: Kind::Forum, fix });
        from = end;
    }
}
