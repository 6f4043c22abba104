//! What is said, with its times (W3C WebVTT: The Web Video Text Tracks Format).

/// Words that are heard from one time to another, in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    pub from: u64,
    pub to: u64,
    pub text: String,
}

/// The cues of a file in their order; notes, styles, settings and tags are left out. What is no WebVTT has none.
pub fn cues(text: &str) -> Vec<Cue> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    if !text.starts_with("WEBVTT") {
        return Vec::new();
    }
    text.split("\n\n").filter_map(cue).collect()
}

fn cue(block: &str) -> Option<Cue> {
    let mut lines = block.lines().skip_while(|line| !line.contains("-->"));
    let (from, rest) = lines.next()?.split_once("-->")?;
    let to = rest.split_whitespace().next()?;
    let words: Vec<String> =
        lines.map(|line| without_tags(line).trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let cue = Cue { from: time(from.trim())?, to: time(to)?, text: words.join(" ") };
    (!cue.text.is_empty() && cue.from < cue.to).then_some(cue)
}

/// `00:01:02.500`, or without hours.
fn time(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once('.')?;
    let parts: Vec<u64> = clock.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [minutes, seconds] => minutes.checked_mul(60)?.checked_add(seconds)?,
        [hours, minutes, seconds] => {
            hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)?
        }
        _ => return None,
    };
    let thousandths = (thousandths.len() == 3).then(|| thousandths.parse::<u64>().ok()).flatten()?;
    seconds.checked_mul(1000)?.checked_add(thousandths)
}

/// A line without `<v Lan>`, `<i>`, `<00:00:01.000>`, and with the signs that are written as names.
fn without_tags(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        match tag.split_once('>') {
            Some((_, after)) => rest = after,
            None => return plain,
        }
    }
    plain.push_str(rest);
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")];
    names.iter().fold(plain, |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_told_with_their_times() {
        let file = "\u{feff}WEBVTT - Bài đọc\r\n\r\nNOTE nháp\r\n\r\n1\r\n00:00.000 --> 00:02.500 align:start\r\n<v Lan>Xin chào\r\n<i>bà con</i>\r\n\r\n01:00:02.500 --> 01:00:03.000\nA &amp; B";
        let cue = |from, to, text: &str| Cue { from, to, text: text.to_owned() };
        assert_eq!(cues(file), [cue(0, 2500, "Xin chào bà con"), cue(3_602_500, 3_603_000, "A & B")]);
        for broken in [
            "",
            "WEBVTT",
            "00:00.000 --> 00:01.000\nA",
            "WEBVTT\n\n00:00,000 --> 00:01,000\nA",
            "WEBVTT\n\n00:02.000 --> 00:01.000\nA",
        ] {
            assert_eq!(cues(broken), [], "{broken}");
        }
    }
}
