//! Inks: a finished PDF in the inks of a press instead of the lights of a screen.
//!
//! Typst writes colours with a profile of sRGB or of its grey, and drawings know no inks at all: a RIP then mixes text of
//! 10 pt from four inks, which never meet exactly. Here the colours of the finished pages become inks of
//! the press itself, device colours that no profile changes: what is grey black alone, every other colour the build
//! that the theme names for it. Lines are made as strong as a plate can hold them. Photographs are not touched.
//!
//! What is read is what Typst writes, not any PDF (`objects`), its colours as `/c0 cs 1 0 0 scn`. Where that does not
//! hold, there is no file, and the tests say so before anybody else.

use super::objects::{Objects, Stream, text};
use crate::picture::MOST_INK;
use std::collections::BTreeMap;

/// Parts of full ink, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Build {
    pub cyan: f64,
    pub magenta: f64,
    pub yellow: f64,
    pub black: f64,
}

/// The builds of colours, which are named as red, green and blue.
pub type Builds = BTreeMap<[u8; 3], Build>;

/// The thinnest line of full ink, and of a tint, whose dots a thinner one would cut; in points.
const SOLID: f64 = 0.25;
const TINT: f64 = 0.5;

/// Parts of a colour that differ by less, of 255, make a grey, whose inks would only blur.
const GREY: u8 = 28;

/// A grey with more black than this is meant as black: type of dots has ragged edges.
const AS_BLACK: f64 = 0.8;

impl Build {
    pub const fn black(black: f64) -> Self {
        Build { cyan: 0.0, magenta: 0.0, yellow: 0.0, black }
    }

    /// Of a colour that nobody has named a build for: as much black as it holds, and never four inks.
    fn of(rgb: [u8; 3]) -> Self {
        let most = rgb.into_iter().max().unwrap_or(0);
        if most - rgb.into_iter().min().unwrap_or(0) < GREY {
            let [r, g, b] = rgb.map(f64::from);
            let black = 1.0 - (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255.0;
            return Build::black(if black > AS_BLACK { 1.0 } else { black });
        }
        let [cyan, magenta, yellow] = rgb.map(|light| f64::from(most - light) / f64::from(most));
        Build { cyan, magenta, yellow, black: 1.0 - f64::from(most) / 255.0 }
    }

    /// Under the limit: black stays, the others give way.
    fn limited(self) -> Self {
        let colours = self.cyan + self.magenta + self.yellow;
        let part = ((MOST_INK - self.black) / colours).min(1.0);
        if colours > 0.0 {
            Build { cyan: self.cyan * part, magenta: self.magenta * part, yellow: self.yellow * part, ..self }
        } else {
            self
        }
    }

    /// Whether it is printed without dots.
    fn is_solid(self) -> bool {
        [self.cyan, self.magenta, self.yellow, self.black].iter().any(|ink| *ink >= 1.0)
    }

    /// As the content of a page says it.
    fn operator(self, of: Paint) -> String {
        let Build { cyan, magenta, yellow, black } = self;
        match (cyan + magenta + yellow > 0.0, of) {
            (false, Paint::Fill) => format!("{} g", number(1.0 - black)),
            (false, Paint::Stroke) => format!("{} G", number(1.0 - black)),
            (true, of) => {
                let inks = [cyan, magenta, yellow, black].map(number).join(" ");
                format!("{inks} {}", if of == Paint::Fill { "k" } else { "K" })
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Paint {
    Fill,
    Stroke,
}

/// At most three digits after the point: finer than a plate.
fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The file with its pages in inks; nothing when it is not as Typst writes one.
pub fn reink(pdf: &[u8], builds: &Builds) -> Option<Vec<u8>> {
    let objects = Objects::of(pdf)?;
    let contents = objects.contents();
    objects.rewritten(|number, object, out| {
        match Stream::of(object).filter(|stream| contents.contains(&number) || stream.is_form()) {
            Some(stream) => stream.write(&Content::new(&stream.unpacked()?, builds).inked()?, out)?,
            None => out.extend(object),
        }
        Some(())
    })
}

/// What a page is drawn by, read from its beginning to its end.
struct Content<'a> {
    bytes: &'a [u8],
    builds: &'a Builds,
    at: usize,
    out: Vec<u8>,
    now: State,
    kept: Vec<State>,
}

/// Of the graphics state, what the strength of a line depends on.
#[derive(Clone, Copy)]
struct State {
    /// How much larger than its numbers a drawing stands on paper.
    scale: f64,
    stroke: Build,
}

impl<'a> Content<'a> {
    fn new(bytes: &'a [u8], builds: &'a Builds) -> Self {
        let out = Vec::with_capacity(bytes.len());
        let now = State { scale: 1.0, stroke: Build::black(1.0) };
        Content { bytes, builds, at: 0, out, now, kept: Vec::new() }
    }

    fn inked(mut self) -> Option<Vec<u8>> {
        /// Of an operator, as many as a matrix has.
        const OPERANDS: usize = 6;
        let mut operands: Vec<&[u8]> = Vec::new();
        let mut start = 0;
        while let Some(token) = self.token() {
            if !token.first().is_some_and(u8::is_ascii_alphabetic) && !matches!(token, b"'" | b"\"") {
                operands.push(token);
                continue;
            }
            let raw = &self.bytes[start..self.at];
            let numbers: Vec<f64> =
                operands.iter().rev().take(OPERANDS).rev().filter_map(|operand| text(operand).parse().ok()).collect();
            self.operator(token, &numbers, raw)?;
            start = self.at;
            operands.clear();
        }
        self.out.extend(&self.bytes[start..]);
        Some(self.out)
    }

    fn operator(&mut self, operator: &[u8], numbers: &[f64], raw: &[u8]) -> Option<()> {
        match operator {
            // The colour that follows says all.
            b"cs" | b"CS" if !text(raw).contains("/Pattern") => {}
            b"scn" | b"SCN" if !numbers.is_empty() => {
                let light = |value: f64| (value * 255.0).round() as u8;
                let rgb = match numbers {
                    [grey] => [light(*grey); 3],
                    [r, g, b] => [light(*r), light(*g), light(*b)],
                    _ => return None,
                };
                let build = self.builds.get(&rgb).copied().unwrap_or_else(|| Build::of(rgb)).limited();
                let paint = if operator == b"scn" { Paint::Fill } else { Paint::Stroke };
                if paint == Paint::Stroke {
                    self.now.stroke = build;
                }
                self.out.extend(format!("\n{}", build.operator(paint)).bytes());
            }
            b"cm" => {
                let [a, b, c, d, _, _] = numbers else { return None };
                self.now.scale *= (a * d - b * c).abs().sqrt();
                self.out.extend(raw);
            }
            b"w" => {
                let [width] = numbers else { return None };
                // A drawing's lines are many, and lie close.
                let State { scale, stroke } = self.now;
                let drawn = (scale - 1.0).abs() > 1e-3;
                let least = if stroke.is_solid() || drawn { SOLID } else { TINT };
                self.out.extend(format!("\n{} w", number(width.max(least / scale.max(1e-9)))).bytes());
            }
            _ => {
                match operator {
                    b"q" => self.kept.push(self.now),
                    b"Q" => self.now = self.kept.pop().unwrap_or(self.now),
                    _ => {}
                }
                self.out.extend(raw);
            }
        }
        Some(())
    }

    /// The next word, number, name or text (ISO 32000-2, 7.2 and 7.3); of a list or dictionary its marks.
    fn token(&mut self) -> Option<&'a [u8]> {
        let ends = |byte: u8| byte.is_ascii_whitespace() || b"()<>[]{}/%".contains(&byte);
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = &self.bytes[self.at..];
        let length = match rest {
            [b'(', ..] => literal(rest),
            [b'<', b'<', ..] | [b'>', b'>', ..] => 2,
            [b'<', ..] => 1 + rest.iter().position(|byte| *byte == b'>')?,
            [b'[' | b']' | b'{' | b'}' | b'>' | b')', ..] => 1,
            [_, tail @ ..] => 1 + tail.iter().position(|byte| ends(*byte)).unwrap_or(tail.len()),
            [] => return None,
        };
        self.at += length;
        Some(&rest[..length])
    }
}

/// How long a text in brackets is, which may hold brackets itself.
fn literal(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inked(content: &str) -> String {
        let gold = Build { cyan: 0.0, magenta: 0.4, yellow: 1.0, black: 0.45 };
        let builds = Builds::from([([0x8A, 0x61, 0x16], gold)]);
        let inked = Content::new(content.as_bytes(), &builds).inked().expect("content of a page");
        String::from_utf8(inked).expect("text").split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn colours_become_inks() {
        assert_eq!(inked("/c0 cs 0.13333334 0.10980392 0.09411765 scn"), "0 g");
        assert_eq!(inked("/c1 cs 0 scn/c1 CS 1 SCN"), "0 g 1 G");
        assert_eq!(inked("/c0 cs 0.5411765 0.38039216 0.08627451 scn"), "0 0.4 1 0.45 k");
        // Nobody has named it: as much black as it holds.
        assert_eq!(inked("/c0 CS 1 0.5019608 0 SCN"), "0 0.498 1 0 K");
        assert_eq!(
            inked("q/c0 cs 0 scn\nBT(cs \\) 1 scn)Tj[(a(b)c) 1]TJ<41 scn>Tj ET"),
            "q 0 g BT(cs \\) 1 scn)Tj[(a(b)c) 1]TJ<41 scn>Tj ET"
        );
        assert_eq!(inked("/Pattern cs/p0 scn /x0 Do"), "/Pattern cs/p0 scn /x0 Do");
    }

    #[test]
    fn no_point_bears_more_ink_than_dries() {
        let full = Build { cyan: 1.0, magenta: 1.0, yellow: 1.0, black: 0.9 }.limited();
        assert!((full.cyan + full.magenta + full.yellow + full.black - MOST_INK).abs() < 1e-9 && full.black == 0.9);
        for rgb in [[0, 0, 1], [1, 0, 0], [40, 0, 0], [0, 60, 60], [255; 3], [0; 3]] {
            let Build { cyan, magenta, yellow, black } = Build::of(rgb);
            assert!(cyan * magenta * yellow == 0.0 && cyan + magenta + yellow + black <= MOST_INK, "{rgb:?}");
        }
    }

    #[test]
    fn lines_are_as_strong_as_a_plate_holds() {
        assert_eq!(inked("/c1 CS 0 SCN 0.1 w"), "0 G 0.25 w");
        assert_eq!(inked("/c1 CS 0.6 SCN 0.3 w 1 J"), "0.6 G 0.5 w 1 J");
        assert_eq!(inked("/c1 CS 0.6 SCN 0.7 w"), "0.6 G 0.7 w");
        assert_eq!(inked("q 0.05 0 0 -0.05 9 9 cm/c1 CS 0.6 SCN 3 w"), "q 0.05 0 0 -0.05 9 9 cm 0.6 G 5 w");
    }

    #[test]
    fn what_typst_does_not_write_is_no_file() {
        for odd in
            [&b""[..], b"%PDF-1.7", b"%PDF-1.7\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF", b"startxref\n99\n%%EOF"]
        {
            assert_eq!(reink(odd, &Builds::new()), None);
        }
    }
}
