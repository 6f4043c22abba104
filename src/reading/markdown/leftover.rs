//! Markup that is none here and would be printed as it was typed: what other programs and Word leave in a text.
//!
//! Only running text is looked at, never code, links or calls, and never what a backslash keeps. Each rule asks for a
//! form that prose does not have: `5*6`, `[sic]`, `ngày __ tháng __` and `{a, b}` are what they are.

mod commands;
mod emphasis;

use super::{call, target};
use commands::{forum, shortcodes};
use emphasis::{doubled, single};
use std::ops::Range;

/// Something left over, at a place of the text that was looked at.
#[derive(Debug, PartialEq, Eq)]
pub struct Leftover {
    pub range: Range<usize>,
    pub kind: Kind,
    /// What to write in its place, where removing the finding keeps the meaning.
    pub fix: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{% include x %}`
    Command,
    /// `{: .lop}`, `{.underline}`, `{#1.-mục}`
    Attributes,
    /// `[TOC]`
    Contents,
    /// `:::`, `!!! note`
    Fence,
    /// `^[chú thích]`
    Note,
    /// `m^2^`, `H~2~O`
    Script,
    /// `[[Bài]]`
    Wiki,
    /// `**nhất **toàn`
    Emphasis,
    /// `**nhất`
    OpenEmphasis,
    /// `##Mục`
    Heading,
    /// `• ý`
    Bullet,
    Tab,
    /// A paragraph that its indent has made code.
    Indent,
    /// `+ ý` below `- ý`
    Nested,
    /// The rule of a table that is none.
    Rule,
    /// A bar within code in a cell.
    Bar,
    /// `[b]đậm[/b]`
    Forum,
    /// `{ ho_so(id="a") }`
    SingleBraces,
    /// `[chữ] (https://…)`
    Gap,
    /// `[!NOTE] x`, `[!LƯU Ý]`
    Panel,
    /// `<o:p>`
    Tag,
    /// A code that nothing closes.
    OpenFence,
    /// `tieu_de: B` within a text.
    FrontMatter,
    /// Rows of a table without its rule.
    NoRule,
    /// `+---+---+`, `----- ----`
    DrawnTable,
    /// `##`
    EmptyHeading,
}

/// A text as it is looked at: one line or part of one. What is escaped, an entity or an address is dots in it.
pub struct Line<'t> {
    pub text: &'t str,
    /// Whether only marks of lists and quotations stand before it on its line.
    pub starts: bool,
    /// The character before it on its line: the last of a link, a code, a strong text.
    pub before: Option<char>,
    /// Whether the line above or below begins with a dash as well.
    pub among_dashes: bool,
    /// Whether it begins with a hyphen and no space, and the line above or below with a hyphen as well.
    pub among_hyphens: bool,
}

/// Whether only marks of quotations, items and tasks stand before `at` on its line.
pub fn starts_line(source: &str, at: usize) -> bool {
    let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut rest = source[line..at].trim();
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let length = match first {
            '>' | '-' | '+' | '*' => 1,
            '[' if rest.starts_with("[ ]") || rest.starts_with("[x]") || rest.starts_with("[X]") => 3,
            _ if digits > 0 && rest[digits..].starts_with(['.', ')']) => digits + 1,
            _ => return false,
        };
        rest = &rest[length..];
        if first != '>' && !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            return false;
        }
        rest = rest.trim_start();
    }
    // Emphasis may begin right behind the mark of an item: `*chữ*`.
    source[line..at].trim_end_matches('>').len() < source[line..at].len()
        || source[line..at].ends_with([' ', '\t'])
        || line == at
}

/// Whether the line that holds `at` begins with a dash and a space, and the one above or below it as well, or with the
/// hyphen of an item.
pub fn is_among_dashes(source: &str, at: usize) -> bool {
    let begins = |line: &str, with: &dyn Fn(char) -> bool| {
        let mut chars = line.trim_start_matches([' ', '\t', '>']).chars();
        chars.next().is_some_and(with) && chars.next().is_some_and(char::is_whitespace)
    };
    let dash = |line: &str| begins(line, &|c| c == '-' || DASHES.contains(c));
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut below = source[start..].lines();
    let own = below.next().is_some_and(|line| begins(line, &|c| DASHES.contains(c)));
    own && (below.next().is_some_and(dash) || source[..start].lines().next_back().is_some_and(dash))
}

/// Whether the line that holds `at` begins with a hyphen that a word touches, and the one above or below it with a hyphen.
/// Two lines of numbers below zero are no list.
pub fn is_among_hyphens(source: &str, at: usize) -> bool {
    let item = |line: &str| {
        let rest = line.trim_start_matches([' ', '\t', '>']).strip_prefix('-')?;
        rest.chars().next().filter(|c| c.is_alphanumeric() || c.is_whitespace())
    };
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut below = source[start..].lines();
    let own = below.next().and_then(item).filter(|c| c.is_alphanumeric());
    let beside = [below.next().and_then(item), source[..start].lines().next_back().and_then(item)];
    own.is_some_and(|own| beside.into_iter().flatten().any(|other| !(own.is_numeric() && other.is_numeric())))
}

/// What is left over in `line`, in order; nothing is told twice.
pub fn find(line: &Line<'_>) -> Vec<Leftover> {
    let text = line.text;
    if !text.bytes().any(|b| b"*_~={[:#|!^<+-\t".contains(&b) || !b.is_ascii()) {
        return Vec::new();
    }
    if let Some(whole) = whole_line(line) {
        return vec![whole];
    }
    let mut found: Vec<Leftover> = line.start_bullet().into_iter().collect();
    braces(line, &mut found);
    wiki(text, &mut found);
    forum(text, &mut found);
    shortcodes(line, &mut found);
    gaps(text, &mut found);
    tags(text, &mut found);
    notes(text, &mut found);
    scripts(text, &mut found);
    for mark in ["***", "**", "__", "~~", "==", "++"] {
        doubled(text, mark, &mut found);
    }
    for mark in ['*', '_'] {
        single(text, mark, &mut found);
    }
    let bullet = found.iter().find(|one| one.kind == Kind::Bullet).map_or(0, |one| one.range.end);
    tabs(text, bullet, &mut found);
    found.sort_by_key(|one| one.range.start);
    found.dedup_by(|next, one| next.range.start < one.range.end);
    found
}

/// A line that is markup from end to end.
fn whole_line(line: &Line<'_>) -> Option<Leftover> {
    let trimmed = line.text.trim();
    let start = line.text.len() - line.text.trim_start().len();
    let all =
        |kind, fix: Option<&str>| Leftover { range: start..start + trimmed.len(), kind, fix: fix.map(str::to_owned) };
    if !line.starts {
        return None;
    }
    let word = trimmed.trim_start_matches('@').trim_matches(['[', ']', '_']);
    if trimmed.ends_with(']') && trimmed.contains('[') && word.eq_ignore_ascii_case("toc") {
        return Some(all(Kind::Contents, Some("")));
    }
    // What closes such a block has no name; the line that opens it is told.
    if trimmed.starts_with(":::") {
        return (!trimmed.trim_matches(':').is_empty()).then(|| all(Kind::Fence, None));
    }
    let notice = trimmed.strip_prefix("!!! ").or_else(|| trimmed.strip_prefix("??? "));
    if notice.is_some_and(|kind| kind.starts_with(|c: char| c.is_ascii_lowercase())) {
        return Some(all(Kind::Fence, None));
    }
    let is_rule =
        trimmed.contains("-|") || trimmed.contains("|-") || trimmed.contains("| -") || trimmed.contains("- |");
    if is_rule && trimmed.bytes().all(|b| b"|-: \t".contains(&b)) {
        return Some(all(Kind::Rule, None));
    }
    if let Some(kind) = trimmed.strip_prefix("[!").and_then(|rest| rest.find(']')) {
        let range = start..start + "[!".len() + kind + "]".len();
        let name = &line.text[range.start + "[!".len()..range.end - "]".len()];
        let named =
            name.starts_with(char::is_uppercase) || !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
        return (named && name.chars().count() <= 20).then_some(Leftover { range, kind: Kind::Panel, fix: None });
    }
    let inner = trimmed.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    if inner.is_some_and(is_pairs) {
        return Some(all(Kind::Attributes, Some("")));
    }
    let hashes = trimmed.bytes().take_while(|b| *b == b'#').count();
    let rest = &trimmed[hashes..];
    if (2..=6).contains(&hashes) && rest.starts_with(char::is_alphanumeric) {
        let range = start..start + hashes;
        return Some(Leftover { fix: Some(format!("{} ", &trimmed[..hashes])), range, kind: Kind::Heading });
    }
    None
}

/// What Word and its like draw at the beginning of an item; the last are those of its fonts Symbol and Wingdings.
const BULLETS: &str = "•◦▪▫●○■□‣⁃∙➢➤✓✔❖♦\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{f076}\u{f0e0}\u{f0a8}";

/// What Word draws on the second and the third level of a list, in its own fonts: bullets where a tab follows.
const WORD_LEVELS: [char; 2] = ['o', '§'];

/// Dashes begin an item, but also what somebody says: only two lines of them are a list.
const DASHES: &str = "–—−‐‑";

impl Line<'_> {
    fn start_bullet(&self) -> Option<Leftover> {
        let text = self.text;
        let start = text.len() - text.trim_start().len();
        let first = text[start..].chars().next().filter(|_| self.starts)?;
        let rest = &text[start + first.len_utf8()..];
        let spaced = rest.starts_with([' ', '\t']);
        let bullet = BULLETS.contains(first) && !rest.trim().is_empty()
            || first == '·' && spaced
            || WORD_LEVELS.contains(&first) && rest.starts_with('\t') && !rest.trim().is_empty()
            || DASHES.contains(first) && spaced && self.among_dashes;
        let bullet = bullet || first == '-' && self.among_hyphens && rest.starts_with(char::is_alphanumeric);
        let end = text.len() - rest.trim_start().len();
        bullet.then(|| Leftover { range: start..end, kind: Kind::Bullet, fix: Some("- ".to_owned()) })
    }
}

/// `{% … %}` and attributes in `{…}`.
fn braces(line: &Line<'_>, found: &mut Vec<Leftover>) {
    let text = line.text;
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let inner = &text[open + 1..];
        from = open + 1;
        if inner.starts_with('{') {
            // A call, or what was meant as one, is told elsewhere.
            from = inner.find("}}").map_or(text.len(), |end| open + end + 3);
            continue;
        }
        if inner.starts_with('%') {
            let end = inner.find("%}").map_or(text.trim_end().len(), |end| open + 1 + end + 2);
            found.push(Leftover { range: open..end, kind: Kind::Command, fix: None });
            from = end;
            continue;
        }
        let Some(length) = inner.find(['{', '}']).filter(|at| inner[*at..].starts_with('}')) else { continue };
        // `\{{ ho_so(id="a") }}` is kept as it is by its backslash.
        let single = !inner[length + 1..].starts_with('}');
        if let Some(form) = call::in_single_braces(&inner[..length]).filter(|_| single) {
            let range = open..open + length + 2;
            from = range.end;
            found.push(Leftover { range, kind: Kind::SingleBraces, fix: Some(form) });
            continue;
        }
        let before = text[..open].chars().next_back().or(line.before);
        if is_attributes(&inner[..length], before) {
            let end = open + length + 2;
            found.push(attributes(text, open..end, before));
            from = end;
        }
    }
}

/// Whether what stands in braces is a class, an id or a list of attributes; `before` is what they would belong to.
fn is_attributes(inner: &str, before: Option<char>) -> bool {
    let mut chars = inner.trim().chars();
    match chars.next() {
        Some(':') => true,
        Some('.') => chars.next().is_some_and(char::is_alphabetic),
        Some('#') => chars.next().is_some_and(|c| !c.is_whitespace()),
        Some(_) => matches!(before, Some(')' | ']' | '`')) && is_pairs(inner),
        _ => false,
    }
}

/// Whether it is nothing but `width=50%` and its like.
fn is_pairs(inner: &str) -> bool {
    let mut words = inner.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            word.split_once('=').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
        })
}

/// Attributes at `range`, with the brackets of the words that they belong to: `[chữ]{.underline}` is written `chữ`.
fn attributes(text: &str, range: Range<usize>, before: Option<char>) -> Leftover {
    let kind = Kind::Attributes;
    let head = &text[..range.start];
    if before != Some(']') {
        let start = head.trim_end().len();
        return Leftover { range: start..range.end, kind, fix: Some(String::new()) };
    }
    let words = head.strip_suffix(']').and_then(|head| Some((head.rfind('[')?, head)));
    match words.map(|(open, head)| (open, &head[open + 1..])).filter(|(_, words)| !words.contains(']')) {
        Some((open, words)) => Leftover { range: open..range.end, kind, fix: Some(words.to_owned()) },
        None => Leftover { range, kind, fix: None },
    }
}

fn wiki(text: &str, found: &mut Vec<Leftover>) {
    let mut from = 0;
    while let Some(open) = text[from..].find("[[").map(|at| from + at) {
        from = open + 2;
        let Some(length) = text[from..].find("]]") else { return };
        let inner = &text[from..from + length];
        // `[[1]]` is how some cite.
        if !inner.contains(['[', ']']) && inner.contains(char::is_alphabetic) {
            found.push(Leftover { range: open..from + length + 2, kind: Kind::Wiki, fix: None });
        }
        from += length;
    }
}

/// `m^2^` and `H~2~O` of Pandoc.
fn scripts(text: &str, found: &mut Vec<Leftover>) {
    for (mark, small, minus) in [('^', "⁰¹²³⁴⁵⁶⁷⁸⁹", '⁻'), ('~', "₀₁₂₃₄₅₆₇₈₉", '₋')]
    {
        for (open, _) in text.match_indices(mark) {
            let Some(length) = text[open + 1..].find(mark) else { break };
            let digits = &text[open + 1..open + 1 + length];
            let raised = |c: char| match c {
                '-' | '−' | '–' => Some(minus),
                c => small.chars().nth(c.to_digit(10)? as usize),
            };
            let fix: Option<String> = digits.chars().map(raised).collect();
            // Of a power its base may be a number: `10^-3^`.
            let of = |c: char| if mark == '^' { c.is_alphanumeric() } else { c.is_alphabetic() };
            let in_word = before(text, open).is_some_and(of);
            found.extend(fix.filter(|fix| in_word && fix.contains(|c| c != minus)).map(|fix| Leftover {
                range: open..open + length + 2,
                kind: Kind::Script,
                fix: Some(fix),
            }));
        }
    }
}

/// How far the other end of a tag or an address is looked for, in bytes, so that no text takes quadratic time.
const REACH: usize = 1000;

/// `[chữ] (https://x.vn)`: a space between the brackets of a link. `[1] (https://x.vn)` is how some cite.
fn gaps(text: &str, found: &mut Vec<Leftover>) {
    for (close, _) in text.match_indices(']') {
        let rest = &text[close + 1..];
        let inner = rest.trim_start_matches([' ', '\u{a0}']);
        let space = rest.len() - inner.len();
        let Some(address) = inner.strip_prefix('(').filter(|_| space > 0) else { continue };
        let end = address.bytes().take(REACH).position(|b| b == b')');
        let Some(address) = end.map(|end| &address[..end]) else { continue };
        // An address of the web is dots here.
        let leads =
            address.starts_with("....") || address.starts_with('/') || target::looks_like_address(address.trim());
        let words = text[..close].rfind('[').map(|open| &text[open + 1..close]);
        if leads && words.is_some_and(|words| words.contains(char::is_alphabetic)) {
            let range = close..close + 1 + space + "(".len();
            found.push(Leftover { range, kind: Kind::Gap, fix: Some("](".to_owned()) });
        }
    }
}

/// `<o:p>` of Word, which the parser takes for no tag because of its colon. The opening tag says it for both.
fn tags(text: &str, found: &mut Vec<Leftover>) {
    for (open, _) in text.match_indices('<') {
        let Some(length) = text.bytes().skip(open + 1).take(REACH).position(|b| b"<>".contains(&b)) else { continue };
        let length = length + 1;
        if !text[open + length..].starts_with('>') {
            continue;
        }
        let inner = text[open + 1..open + length].trim_end_matches('/');
        let name = inner.split_whitespace().next().unwrap_or_default();
        let word = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if !name.split_once(':').is_some_and(|(space, name)| word(space) && word(name)) {
            continue;
        }
        let closing = format!("</{name}>");
        let end = open + length + 1;
        let empty = text[end..].trim_start().starts_with(&closing);
        let end = if empty { end + text[end..].find(&closing).map_or(0, |at| at + closing.len()) } else { end };
        found.push(Leftover { range: open..end, kind: Kind::Tag, fix: empty.then(String::new) });
    }
}

/// `^[chú thích]` of Pandoc.
fn notes(text: &str, found: &mut Vec<Leftover>) {
    for (open, _) in text.match_indices("^[") {
        let Some(length) = text[open..].find(']') else { return };
        if text[open + 2..open + length].contains(char::is_alphabetic) {
            found.push(Leftover { range: open..open + length + 1, kind: Kind::Note, fix: None });
        }
    }
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

fn tabs(text: &str, from: usize, found: &mut Vec<Leftover>) {
    let end = text.trim_end().len().max(from);
    let line = &text[from..end];
    let start = line.len() - line.trim_start().len();
    let (Some(first), Some(last)) = (line[start..].find('\t'), line.rfind('\t')) else { return };
    let range = from + start + first..from + last + 1;
    let fix = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let fix = if fix.is_empty() { " ".to_owned() } else { format!(" {fix} ") };
    found.push(Leftover { range, kind: Kind::Tab, fix: Some(fix) });
}

/// Whether `code`, which only its indent has made code, is rather a paragraph: words, and no marks that programs have.
pub fn is_prose(code: &str) -> bool {
    let words = code.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let marks = code.contains(['{', '}', '<', '>', ';', '=', '$', '\\', '|', '`']);
    words >= 2 && !marks
}

/// Whether `code`, which only its indent has made code, is rather a table.
pub fn is_table(code: &str) -> bool {
    let rows = code.lines().filter(|line| line.trim().starts_with('|') && line.matches('|').count() > 1);
    rows.count() > 1
}

#[cfg(test)]
mod tests;
