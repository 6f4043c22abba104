//! What an eye sees first in a book, counted from the sample's press file: pages that are nearly empty, blocks that are spread
//! over a page, lines of text that stand at another height than those of the facing page, and pages that begin with what a
//! paragraph left over.

use crate::yearbook::{said, sample};

const POINT: f64 = 72.0 / 25.4;
const BLEED: f64 = 3.0;

/// How high poppler says that a line of the text, 10.5 on 15, is.
const BODY: f64 = 14.4;

/// A line of a page, in points from its head.
struct Line {
    page: usize,
    left: f64,
    down: f64,
    high: f64,
    words: String,
}

/// The lines of every page, as poppler finds them.
fn lines(file: &std::path::Path) -> (usize, Vec<Line>) {
    let output = std::process::Command::new("pdftotext").args(["-bbox-layout"]).arg(file).arg("-").output();
    let output = output.expect("pdftotext");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let value = |line: &str, name: &str| -> Option<f64> {
        line.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let (mut page, mut found) = (0, Vec::<Line>::new());
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        } else if line.starts_with("<line ") {
            let (top, foot) = (value(line, "yMin").expect("yMin"), value(line, "yMax").expect("yMax"));
            let left = value(line, "xMin").expect("xMin");
            found.push(Line { page, left, down: foot, high: foot - top, words: String::new() });
        } else if let (true, Some(last)) = (line.starts_with("<word "), found.last_mut()) {
            last.words += line.split_once('>').and_then(|(_, rest)| rest.split_once('<')).map_or("", |(word, _)| word);
            last.words.push(' ');
        }
    }
    (page, found)
}

/// What opens a part, or is blank, is empty by intent; of the first and the last leaves a designer decides.
#[test]
fn few_pages_are_nearly_empty_and_facing_lines_meet() {
    let press = sample().root.0.join("print/2016-2021/2016-2021-in.pdf");
    let pdfinfo = said("pdfinfo", &["-box"], &press);
    assert!(pdfinfo.contains("TrimBox"), "{pdfinfo}");
    let (pages, lines) = lines(&press);
    // The text stands 18 mm from the trimmed head, and is 165 mm high; the bleed is on every side of it.
    let (top, height) = ((18.0 + BLEED) * POINT, 165.0 * POINT);
    let text = |line: &&Line| line.down > top && line.down < top + height + 6.0;
    let filled = |page: usize| {
        let feet = lines.iter().filter(text).filter(|line| line.page == page).map(|line| (line.down - top) / height);
        feet.fold(0.0, f64::max)
    };
    let last = lines.iter().filter(|line| line.words.trim() == "Danh sách khen thưởng").map(|line| line.page).max();
    let last = last.expect("the roll's head").min(pages);
    let empty: Vec<_> =
        (13..last).map(|page| (page, filled(page))).filter(|(_, part)| (0.01..0.3).contains(part)).collect();
    assert!(empty.is_empty(), "nearly empty: {empty:?}");

    let body = lines.iter().filter(text).filter(|line| (line.high - BODY).abs() < 0.2);
    let mut phases = std::collections::BTreeMap::<u32, usize>::new();
    for line in body {
        *phases.entry(((line.down - top).rem_euclid(15.0) * 2.0).round() as u32 % 30).or_default() += 1;
    }
    let (all, most) = (phases.values().sum::<usize>(), phases.values().max().copied().unwrap_or(0));
    assert!(all > 500, "{all} lines of text");
    assert!(most * 100 > all * 95, "{most} of {all} lines on the grid: {phases:?}");
}

/// Between two blocks stand two lines of the grid at most, and what a code or a letter has of its own margin: in millimetres.
const WIDEST: f64 = 13.4;

/// Dots an inch of the pages that are looked at.
const DPI: f64 = 100.0;

/// The largest blank band between two things on each page, in millimetres, within the frame of the text.
fn widest_gaps(file: &std::path::Path) -> Vec<f64> {
    let output = std::process::Command::new("pdftoppm").args(["-gray", "-r", &DPI.to_string()]).arg(file).output();
    let mut rest = &output.expect("pdftoppm").stdout[..];
    let dots = |mm: f64| (mm / 25.4 * DPI) as usize;
    let mut gaps = Vec::new();
    while rest.starts_with(b"P5") {
        let mut head = rest.splitn(4, |byte| *byte == b'\n');
        let mut line = || std::str::from_utf8(head.next().expect("a head")).expect("ASCII").to_owned();
        let (_, size, _) = (line(), line(), line());
        let size = size.split_once(' ').expect("a size");
        let (wide, high): (usize, usize) = (size.0.parse().expect("a width"), size.1.parse().expect("a height"));
        let pixels = head.next().expect("pixels");
        let side = dots(BLEED + 5.0);
        let has_ink = |row: &usize| pixels[row * wide + side..(row + 1) * wide - side].iter().any(|dot| *dot < 250);
        let rows: Vec<usize> = (dots(18.0 + BLEED)..high.min(dots(18.0 + BLEED + 167.0))).filter(has_ink).collect();
        let widest = rows.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
        gaps.push(widest as f64 * 25.4 / DPI);
        rest = &pixels[wide * high..];
    }
    gaps
}

/// A page that is not full ends earlier: what stands on it is not spread. Only what comes before the first entry, and what opens
/// a part, is placed on its page.
#[test]
fn nothing_is_spread_to_fill_a_page() {
    let sample = sample();
    let gaps = widest_gaps(&sample.root.0.join("print/2016-2021/2016-2021-in.pdf"));
    assert!(gaps.len() > 100, "{} pages", gaps.len());
    let (_, lines) = lines(&sample.root.0.join("print/2016-2021/2016-2021-in.pdf"));
    let opens = |page: usize| lines.iter().any(|line| line.page == page && line.words.trim().starts_with("PHẦN THỨ"));
    let first = (1..).find(|page| opens(*page) && !contents(&lines, *page)).expect("the first part");
    // The last page is the imprint's.
    let pages = first + 1..gaps.len();
    let spread: Vec<_> = pages
        .filter(|page| !opens(*page))
        .map(|page| (page, gaps[page - 1]))
        .filter(|(_, gap)| *gap > WIDEST)
        .collect();
    assert!(spread.is_empty(), "{spread:?}");
}

/// Whether the page is one of the contents, which name the parts too.
fn contents(lines: &[Line], page: usize) -> bool {
    lines.iter().any(|line| line.page == page && line.words.trim() == "Mục lục")
}

/// Whether a line ends its paragraph, as far as its words tell; the number of a note may follow.
fn ends(line: &Line) -> bool {
    line.words
        .trim()
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .ends_with(['.', '!', '?', '”', ':', ';', '…', ')'])
}

#[test]
fn no_page_begins_with_the_last_line_of_a_paragraph() {
    let press = overleaf(&sample().root.0.join("print/2016-2021/2016-2021-in.pdf"), BLEED);
    let screen = overleaf(&sample().public(), 0.0);
    let carried = press.0 + screen.0;
    assert!(carried > 10, "{carried} paragraphs go on overleaf");
    assert!(press.1.is_empty() && screen.1.is_empty(), "{press:?} {screen:?}");
}

/// How many paragraphs go on overleaf, and the pages that begin with the last line of one.
fn overleaf(file: &std::path::Path, bleed: f64) -> (usize, Vec<(usize, String)>) {
    let (pages, lines) = lines(file);
    let top = (18.0 + bleed) * POINT;
    let body = |page: usize| {
        let mut of: Vec<&Line> =
            lines.iter().filter(|line| line.page == page && (line.high - BODY).abs() < 0.2).collect();
        of.sort_by(|one, other| one.down.total_cmp(&other.down));
        of
    };
    let (mut carried, mut lone) = (0, Vec::new());
    for page in 2..=pages {
        let (before, after) = (body(page - 1), body(page));
        let (Some(last), Some(first)) = (before.last(), after.first()) else { continue };
        if ends(last) || first.down - top > 16.0 || first.down < top {
            continue;
        }
        carried += 1;
        // A paragraph ends here where its words do and the next line stands further down, or further in.
        let next = after.iter().find(|line| line.down > first.down + 3.0);
        let parted = next.is_none_or(|next| next.down - first.down > 18.0 || (next.left - first.left).abs() > 4.0);
        if ends(first) && parted {
            lone.push((page, first.words.clone()));
        }
    }
    (carried, lone)
}
