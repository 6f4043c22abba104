//! What stands at the head and at the foot of a paper and is none of its text: the title, who wrote it, where it is from.
//! Only what is sure is taken; all else stays where it is.

use super::paper::{Paragraph, Part, Piece};
use super::styles::Role;
use super::tidy;
use crate::vietnamese;

#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    pub title: String,
    pub author: Option<String>,
    pub source: Option<Source>,
    /// The words of the paragraphs that were taken.
    pub taken: Vec<String>,
}

/// Where a republished text is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub link: Option<String>,
}

/// How long a title may be, and what names somebody, in characters.
const LONGEST_TITLE: usize = 200;
const LONGEST_NAME: usize = 100;

/// Takes the head from `parts`. `name` is the file's, for a paper that has no title.
pub fn take(parts: &mut [Part], name: &str) -> Head {
    let mut head = Head { title: String::new(), author: None, source: None, taken: Vec::new() };
    let first = take_title(parts, &mut head);
    take_names(parts, first, &mut head);
    if head.title.is_empty() {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        head.title = stem.replace('_', " ").trim().to_owned();
    }
    head
}

/// Takes the title; where the text begins behind it.
fn take_title(parts: &mut [Part], head: &mut Head) -> usize {
    let paragraph = |part: &Part| match part {
        Part::Paragraph(paragraph) if !words_of(paragraph).is_empty() => Some(paragraph.clone()),
        _ => None,
    };
    let styled = parts.iter().take(12).position(|part| paragraph(part).is_some_and(|p| p.role == Role::Title));
    // Above it may be the table with the names of the bodies, as in official papers.
    let first = styled.or_else(|| parts.iter().take(8).position(|part| paragraph(part).is_some()));
    let Some(first) = first else { return 0 };
    let mut lines: Vec<usize> = Vec::new();
    for (at, part) in parts.iter().enumerate().skip(first) {
        let Some(paragraph) = paragraph(part) else {
            if matches!(part, Part::Paragraph(paragraph) if paragraph.is_empty()) && lines.is_empty() {
                continue;
            }
            break;
        };
        let begun = !lines.is_empty();
        let goes_on = match styled {
            Some(_) => paragraph.role == Role::Title,
            None if paragraph.role == Role::Heading(1) => !begun,
            None => looks_like_title(&paragraph) && (!begun || paragraph.centred),
        };
        if !goes_on || lines.len() == 3 {
            break;
        }
        lines.push(at);
        if paragraph.role == Role::Heading(1) {
            break;
        }
    }
    let titles: Vec<String> = lines.iter().filter_map(|at| take_words(&mut parts[*at], head)).collect();
    head.title = titles.join(" ");
    lines.last().map_or(first, |last| last + 1)
}

/// Whether a paragraph without a style of its own was set as a title: short, no sentence, in the middle or all bold.
fn looks_like_title(paragraph: &Paragraph) -> bool {
    let text = words_of(paragraph);
    let set_apart = paragraph.centred || paragraph.all(|face| face.bold);
    paragraph.role == Role::Text
        && paragraph.label == super::numbering::Label::None
        && set_apart
        && text.chars().count() <= LONGEST_TITLE
        && !text.ends_with(['.', ':', ';', ','])
        && byline(&text).is_none()
}

/// Takes who wrote it and where it is from: from the two paragraphs below the title and the last four.
fn take_names(parts: &mut [Part], first: usize, head: &mut Head) {
    let told: Vec<usize> = (0..parts.len())
        .filter(|at| matches!(&parts[*at], Part::Paragraph(paragraph) if !words_of(paragraph).is_empty()))
        .collect();
    let below: Vec<usize> = told.iter().copied().filter(|at| *at >= first).take(2).collect();
    let last = told.iter().copied().rev().take(4);
    let end = told.last().copied();
    for at in below.into_iter().chain(last) {
        let Part::Paragraph(paragraph) = &parts[at] else { continue };
        let text = words_of(paragraph);
        if paragraph.role != Role::Text || text.is_empty() || text.chars().count() > LONGEST_NAME {
            continue;
        }
        let is_end = end == Some(at);
        let found = byline(&text).or_else(|| signature(paragraph, &text, is_end));
        match found {
            Some(Name::Author(name)) if head.author.is_none() => head.author = Some(name),
            Some(Name::Source(name)) if head.source.is_none() => head.source = Some(source(paragraph, &name)),
            _ => continue,
        }
        take_words(&mut parts[at], head);
    }
}

enum Name {
    Author(String),
    Source(String),
}

/// `Tác giả: Nguyễn Văn Mẫu`, `Nguồn: Báo Quảng Ninh`, with or without brackets around them.
fn byline(text: &str) -> Option<Name> {
    let text = text.trim_matches(['(', ')', ' ']);
    let (label, name) = text.split_once(':')?;
    let name = name.trim().trim_end_matches('.').to_owned();
    if name.is_empty() {
        return None;
    }
    match vietnamese::fold(label.trim()).as_str() {
        "tac gia" | "nguoi viet" | "bai va anh" | "bai, anh" | "bai viet" | "bai" | "thuc hien" | "tin, bai" => {
            Some(Name::Author(name))
        }
        "nguon" | "theo" | "nguon bai" | "nguon tin" => Some(Name::Source(name)),
        _ => None,
    }
}

/// What stands alone below a text: a name at the right margin, or `Theo Báo Quảng Ninh` set apart from the text.
fn signature(paragraph: &Paragraph, text: &str, is_end: bool) -> Option<Name> {
    let text = text.trim_matches(['(', ')', ' ']).trim_end_matches('.');
    let words: Vec<&str> = text.split_whitespace().collect();
    let set_apart = paragraph.right || paragraph.all(|face| face.bold) || paragraph.all(|face| face.italic);
    if !is_end || !set_apart || words.is_empty() {
        return None;
    }
    let rest = words.strip_prefix(&["Theo"]).or_else(|| words.strip_prefix(&["theo"]));
    if let Some(rest) = rest.filter(|rest| !rest.is_empty() && rest.len() <= 10) {
        return Some(Name::Source(rest.join(" ")));
    }
    let is_name =
        |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(|c| !c.is_numeric());
    (paragraph.right && (2..=6).contains(&words.len()) && words.iter().all(is_name))
        .then(|| Name::Author(words.join(" ")))
}

fn source(paragraph: &Paragraph, name: &str) -> Source {
    let linked = paragraph.pieces.iter().find_map(|piece| match piece {
        Piece::Words(_, face) => face.link.clone(),
        _ => None,
    });
    let typed = name.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"));
    let link = linked.or_else(|| typed.map(|address| address.trim_end_matches([')', ',', '.']).to_owned()));
    let rest: Vec<&str> = name.split_whitespace().filter(|word| Some(*word) != typed).collect();
    let host = link.as_deref().and_then(|link| link.split("//").nth(1)).and_then(|rest| rest.split('/').next());
    let name = match rest.join(" ").trim_end_matches([',', ' ', '-']) {
        "" => host.unwrap_or(name).to_owned(),
        rest => rest.to_owned(),
    };
    Source { name, link }
}

fn words_of(paragraph: &Paragraph) -> String {
    tidy::text(&tidy::atoms(&paragraph.pieces, |_| None))
}

/// Takes the words out of a part; pictures and notes stay in their place.
fn take_words(part: &mut Part, head: &mut Head) -> Option<String> {
    let Part::Paragraph(paragraph) = part else { return None };
    let text = words_of(paragraph);
    head.taken.push(paragraph.text());
    paragraph.pieces.retain(|piece| matches!(piece, Piece::Note(_) | Piece::Picture(_)));
    paragraph.role = Role::Text;
    (!text.is_empty()).then_some(text)
}
