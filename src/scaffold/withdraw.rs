//! The one change that is ever made to a record: that it is withdrawn. The line is found without reading the file as YAML,
//! because nothing that is wrong elsewhere in it may delay a withdrawal.

use super::disk;
use crate::diagnostic::Message;
use crate::path::SourcePath;
use crate::reading::says_withdrawn;
use crate::schema::{self, Node, NodeKind};
use std::path::Path;

/// The status in both languages: key and word.
const STATUS: [(&str, &str); 2] = [("trang_thai", "da_rut"), ("status", "withdrawn")];

/// Keys that only an English record has.
const ENGLISH: [&str; 3] = ["name", "title", "kind"];

/// Says in the record at `path` that it is withdrawn; whether that had to be written.
///
/// # Errors
/// When the file cannot be read or written, or is not built so that one line would do.
pub fn mark_withdrawn(path: &Path) -> Result<bool, Message> {
    let by_hand = || Message::new("withdraw-by-hand").arg("path", path.display().to_string());
    let bytes = disk::read(path)?.ok_or_else(by_hand)?;
    // Old encodings have ASCII where it is; of others nobody can tell where a line begins.
    if bytes.contains(&0) || bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(by_hand());
    }
    let markdown = path.extension().is_some_and(|suffix| suffix == "md" || suffix == "markdown");
    let patched = patched(&bytes, markdown).ok_or_else(by_hand)?;
    if patched == bytes {
        return Ok(false);
    }
    disk::rewrite(path, &patched)?;
    Ok(true)
}

/// The file with the least change that withdraws it; `None` when no line can.
fn patched(bytes: &[u8], markdown: bool) -> Option<Vec<u8>> {
    let bom: &[u8] = if bytes.starts_with(b"\xEF\xBB\xBF") { b"\xEF\xBB\xBF" } else { b"" };
    let mut lines: Vec<Vec<u8>> =
        bytes[bom.len()..].split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let text = |line: &[u8]| String::from_utf8_lossy(line).trim_end().to_owned();
    let is_idle = |line: &[u8]| {
        let line = text(line);
        let line = line.trim_start();
        line.is_empty() || line.starts_with(['#', '%'])
    };
    let mut first = lines.iter().position(|line| !is_idle(line))?;
    let mut last = lines.len();
    if text(&lines[first]) == "---" {
        let rest = first + 1;
        last = lines[rest..].iter().position(|line| text(line) == "---").map_or(last, |at| rest + at);
        first = rest + lines[rest..last].iter().position(|line| !is_idle(line))?;
    } else if markdown {
        return None;
    }
    let head = text(&lines[first]);
    let indent = head.len() - head.trim_start().len();
    if head.trim_start().starts_with('{') {
        let record = in_braces(&lines[first..last].concat())?;
        let (before, after) = (lines[..first].concat(), lines[last..].concat());
        return Some([bom, &before, &record, &after].concat());
    }
    if head.trim_start().starts_with(['[', '-']) {
        return None;
    }
    let found: Vec<usize> =
        (first..last).filter(|at| key(&text(&lines[*at]), indent).is_some_and(|key| word(key).is_some())).collect();
    if found.is_empty() {
        let english =
            lines[first..last].iter().any(|line| key(&text(line), indent).is_some_and(|k| ENGLISH.contains(&k)));
        let (key, word) = STATUS[usize::from(english)];
        let end = if lines[first].ends_with(b"\r\n") { "\r\n" } else { "\n" };
        lines.insert(first, format!("{}{key}: {word}{end}", " ".repeat(indent)).into_bytes());
    }
    for at in found.into_iter().rev() {
        change(&mut lines, at, indent);
    }
    let patched: Vec<u8> = bom.iter().copied().chain(lines.concat()).collect();
    says_withdrawn(&String::from_utf8_lossy(&patched)).then_some(patched)
}

/// A record between braces, with its new value in the old one's place.
fn in_braces(record: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(record).ok()?;
    let read = |text: &str| match schema::parse(text, &SourcePath::new("ho-so.yaml"), 0).ok()?.kind {
        NodeKind::Map(entries) => Some(entries),
        _ => None,
    };
    let entries = read(text)?;
    let status = |entries: &[(Node, Node)]| -> Vec<(&'static str, Node)> {
        entries.iter().filter_map(|(key, value)| Some((word(key.scalar()?)?, value.clone()))).collect()
    };
    let mut patched = text.to_owned();
    let found = status(&entries);
    if found.is_empty() {
        let english = entries.iter().any(|(key, _)| key.scalar().is_some_and(|key| ENGLISH.contains(&key)));
        let (key, word) = STATUS[usize::from(english)];
        patched.insert_str(text.find('{')? + 1, &format!("{key}: {word}, "));
    }
    for (word, value) in found.iter().rev().filter(|(word, value)| value.scalar() != Some(word)) {
        let (start, end) = (usize::try_from(value.span.start).ok()?, usize::try_from(value.span.end).ok()?);
        text.get(start..end)?;
        patched.replace_range(start..end, word);
    }
    let now = status(&read(&patched)?);
    (!now.is_empty() && now.iter().all(|(word, value)| value.scalar() == Some(word))).then(|| patched.into_bytes())
}

/// The key of a line at this indent.
fn key(line: &str, indent: usize) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let own = key.len() - key.trim_start().len();
    (own == indent).then(|| key.trim().trim_matches(['"', '\'']))
}

fn word(key: &str) -> Option<&'static str> {
    STATUS.iter().find(|(known, _)| *known == key).map(|(_, word)| *word)
}

/// Gives the line at `at` its new value; a comment and the line's end stay.
fn change(lines: &mut Vec<Vec<u8>>, at: usize, indent: usize) {
    let line = lines[at].clone();
    let Some(colon) = line.iter().position(|byte| *byte == b':') else { return };
    let whole = String::from_utf8_lossy(&line).into_owned();
    let Some(word) = key(&whole, indent).and_then(word) else { return };
    if whole.split_once(':').is_some_and(|(_, value)| value.split(" #").next().unwrap_or_default().trim() == word) {
        return;
    }
    let comment = line.windows(2).position(|pair| pair == b" #").filter(|from| *from > colon);
    let content = line.iter().rposition(|byte| !byte.is_ascii_whitespace()).map_or(0, |end| end + 1);
    // With the spaces that set the comment off.
    let rest = comment.map(|from| line[..from].iter().rposition(|byte| *byte != b' ').map_or(from, |end| end + 1));
    let rest = &line[rest.unwrap_or(content)..];
    let mut changed = line[..=colon].to_vec();
    changed.extend_from_slice(format!(" {word}").as_bytes());
    changed.extend_from_slice(rest);
    lines[at] = changed;
    // What went on with the old value in the lines below.
    while lines.get(at + 1).is_some_and(|next| {
        let next = String::from_utf8_lossy(next);
        !next.trim().is_empty() && next.len() - next.trim_start().len() > indent
    }) {
        lines.remove(at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_change_that_withdraws() {
        for (before, after) in [
            ("ten: A\ntrang_thai: da_duyet\n", Some("ten: A\ntrang_thai: da_rut\n")),
            (
                "ten: A\r\ntrang_thai: \"da_duyet\"  # đã ký\r\nx: y",
                Some("ten: A\r\ntrang_thai: da_rut  # đã ký\r\nx: y"),
            ),
            ("ten: A\ntrang_thai: da_rut # x\n", Some("ten: A\ntrang_thai: da_rut # x\n")),
            ("ten: A", Some("trang_thai: da_rut\nten: A")),
            ("\u{feff}# ghi chú\nname: A\n", Some("\u{feff}# ghi chú\nstatus: withdrawn\nname: A\n")),
            ("---\nten: A: B\n", Some("---\ntrang_thai: da_rut\nten: A: B\n")),
            ("ten: \"A\ntrang_thai:\n  da_duyet\nx: y\n", Some("ten: \"A\ntrang_thai: da_rut\nx: y\n")),
            (
                "trang_thai: ban_nhap\nten: A\ntrang_thai: da_duyet",
                Some("trang_thai: da_rut\nten: A\ntrang_thai: da_rut"),
            ),
            ("ten: A\nnoi_bo:\n  trang_thai: x\n", Some("trang_thai: da_rut\nten: A\nnoi_bo:\n  trang_thai: x\n")),
            ("  ten: A\n  trang_thai: da_duyet # x\n", Some("  ten: A\n  trang_thai: da_rut # x\n")),
            (
                "  ten: A\n  noi_bo:\n    trang_thai: x\n",
                Some("  trang_thai: da_rut\n  ten: A\n  noi_bo:\n    trang_thai: x\n"),
            ),
            ("{ten: A, trang_thai: da_duyet}\n", Some("{ten: A, trang_thai: da_rut}\n")),
            ("{ten: A, trang_thai: \"da_duyet\"}\n", Some("{ten: A, trang_thai: da_rut}\n")),
            ("{ten: A}\n", Some("{trang_thai: da_rut, ten: A}\n")),
            ("{ten: [\n", None),
            ("", None),
        ] {
            let patched = patched(before.as_bytes(), false).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            assert_eq!(patched.as_deref(), after, "{before}");
        }
        let article = "---\ntieu_de: A\n---\ntrang_thai: da_duyet\n";
        let withdrawn = "---\ntrang_thai: da_rut\ntieu_de: A\n---\ntrang_thai: da_duyet\n";
        assert_eq!(patched(article.as_bytes(), true), Some(withdrawn.into()));
        assert_eq!(patched(b"Khong co phan dau.\n", true), None);
        // An old encoding is left as it is.
        assert_eq!(patched(b"ten: B\xb8c\n", false), Some(b"trang_thai: da_rut\nten: B\xb8c\n".to_vec()));
    }
}
