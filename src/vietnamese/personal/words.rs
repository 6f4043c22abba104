//! Numbers that are written out digit by digit: `không chín một hai ba bốn năm sáu bảy tám`.

use super::line::Line;
use std::ops::Range;

/// What a digit is called, without tones: a run of so many is nothing else.
const DIGITS: [(&str, char); 13] = [
    ("khong", '0'),
    ("mot", '1'),
    ("hai", '2'),
    ("ba", '3'),
    ("bon", '4'),
    ("tu", '4'),
    ("nam", '5'),
    ("lam", '5'),
    ("nham", '5'),
    ("sau", '6'),
    ("bay", '7'),
    ("tam", '8'),
    ("chin", '9'),
];

/// So many in a row are read as a number. Fewer are names (chị Hai, anh Ba) or the steps of a march.
const RUN: usize = 7;

/// The longest word of a digit, in bytes; with its tones put apart it has two more.
const LONGEST: usize = "không".len() + 2;

/// What may stand between two of them.
const BETWEEN: &str = " ,.-/";

/// Whether a text may have such a run: asked of every text before its letters are looked at one by one.
pub(super) fn may_spell(text: &str) -> bool {
    let mut run = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let begins = word.starts_with(|c: char| "kmhbtnlsc".contains(c.to_ascii_lowercase()));
        run = if word.len() <= LONGEST && begins { run + 1 } else { 0 };
        if run >= RUN {
            return true;
        }
    }
    false
}

/// Every word of a digit that stands in a run of them, with the digit.
pub(super) fn spelled(line: &Line) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut run: Vec<(Range<usize>, char)> = Vec::new();
    let mut at = 0;
    while at < line.folded.len() {
        let length = line.folded[at..].iter().take_while(|c| c.is_alphanumeric()).count();
        if length == 0 {
            // A line's end, a bracket, a dash: what follows is something else.
            if !BETWEEN.contains(line.folded[at]) {
                keep(&mut run, &mut found);
            }
            at += 1;
            continue;
        }
        match digit_of(&line.folded[at..at + length]) {
            Some(digit) => run.push((at..at + length, digit)),
            None => keep(&mut run, &mut found),
        }
        at += length;
    }
    keep(&mut run, &mut found);
    found
}

/// Whether what stands between two words, or a word and digits, may stand within one number.
pub(super) fn joins(joint: &str) -> bool {
    joint.chars().count() <= 3 && joint.chars().all(|c| BETWEEN.contains(c))
}

fn keep(run: &mut Vec<(Range<usize>, char)>, found: &mut Vec<(Range<usize>, char)>) {
    match run.len() >= RUN {
        true => found.append(run),
        false => run.clear(),
    }
}

fn digit_of(word: &[char]) -> Option<char> {
    let is = |known: &str| known.len() == word.len() && known.chars().eq(word.iter().copied());
    DIGITS.iter().find(|(known, _)| is(known)).map(|(_, digit)| *digit)
}
