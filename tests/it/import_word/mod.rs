//! Papers of Word, made here as Word would save them, become articles: what is in them arrives, or is named.

mod docx;
mod named;
mod random;

use crate::support::Random;
use docx::{of_doc, run};
use random::Maker;
use std::collections::BTreeMap;
use vuonhoa::diagnostic::Span;
use vuonhoa::doc::{Block, Change, Doc, Heading, Inline, walk_blocks_mut};
use vuonhoa::import::word::{self, Article, Kind};
use vuonhoa::path::SourcePath;
use vuonhoa::reading::markdown;
use vuonhoa::vietnamese::{Legacy, Typeface};
use vuonhoa::write::markdown::markdown;

/// A story of one picture as Word saves it, under a title and with a name below.
pub fn paper_with_a_picture(title: &str, picture: &[u8]) -> Vec<u8> {
    let paragraph = |words: &str| docx::p("", &run("", words));
    let body = [
        docx::p(r#"<w:pStyle w:val="Title"/>"#, &run("", title)),
        paragraph("Ở thôn ai cũng biết chuyện này, và ai cũng kể lại."),
        docx::p("", &named::drawing("anh", "Một buổi sáng ở thôn")),
        paragraph("Rồi việc làm thành nếp."),
    ];
    docx::Paper::of(&body.concat()).with("anh", "image", "media/anh.jpg", picture).bytes()
}

/// A text without what only its source has: places, ids, which levels the headings had.
pub fn bare(mut doc: Doc) -> Doc {
    struct Bare;
    impl Change for Bare {
        fn heading(&mut self, heading: &mut Heading) {
            heading.id.clear();
            heading.span = Span::default();
        }
        fn inline(&mut self, inline: &mut Inline) {
            match inline {
                Inline::Link(link) => (link.span, link.target.span) = (Span::default(), Span::default()),
                Inline::Image(image) => (image.span, image.target.span) = (Span::default(), Span::default()),
                _ => {}
            }
        }
    }
    walk_blocks_mut(&mut doc.blocks, &mut Bare);
    for block in &mut doc.blocks {
        if let Block::Figure(figure) = block {
            (figure.image.span, figure.image.target.span) = (Span::default(), Span::default());
        }
    }
    for note in &mut doc.footnotes {
        note.span = Span::default();
        walk_blocks_mut(&mut note.blocks, &mut Bare);
    }
    doc
}

pub fn read(text: &str) -> Doc {
    let source = SourcePath::new("content/bai-viet/a.md");
    markdown::read(text, &markdown::Options { raw_html: false, source: &source, place: &|span| span }).0
}

#[test]
fn markdown_is_read_back_as_the_text_that_it_was_written_from() {
    for seed in 0..3000 {
        let doc = Maker::new(&mut Random::new(seed), false).doc();
        let text = markdown(&doc);
        assert_eq!(bare(read(&text)), bare(doc), "seed {seed}\n{text}");
    }
}

/// What is typed in a typeface of before Unicode for a letter that is seen.
fn keys(face: Typeface) -> BTreeMap<char, String> {
    let mut keys = BTreeMap::new();
    let latin = || ('\u{a1}'..='\u{ff}').map(String::from);
    let bases = ('A'..='z').filter(|c| c.is_alphabetic()).chain("ôöÔÖ".chars());
    let pairs = bases.flat_map(|base| latin().map(move |mark| format!("{base}{mark}")));
    // In VNI a letter that Latin-1 has as well is typed as a pair, since it would be a mark behind another letter.
    for typed in pairs.chain(latin()) {
        let mut seen = face.read(&typed).chars().collect::<Vec<_>>().into_iter();
        if let (Some(letter), None) = (seen.next(), seen.next()) {
            keys.entry(letter).or_insert(typed);
        }
    }
    keys
}

/// Types runs as offices do: in Unicode, in either old encoding, a run cut in two wherever Word may have saved.
struct Typist<'r> {
    random: &'r mut Random,
    keys: [(&'static str, BTreeMap<char, String>); 2],
    /// 0 is Unicode, 1 and 2 the encodings, 3 any of them, run by run.
    way: usize,
}

impl Typist<'_> {
    fn typed(&mut self, looks: &str, text: &str) -> String {
        let way = if self.way == 3 { self.random.below(3) } else { self.way };
        let (font, typed) = match way.checked_sub(1) {
            None => ("Times New Roman", text.to_owned()),
            Some(old) => {
                let (font, keys) = &self.keys[old];
                let one =
                    |c: char| if c.is_ascii() { c.to_string() } else { keys.get(&c).cloned().unwrap_or(c.to_string()) };
                (*font, text.chars().map(one).collect())
            }
        };
        let looks = format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>{looks}"#);
        let chars: Vec<char> = typed.chars().collect();
        let cut = self.random.below(chars.len() + 1);
        let part = |chars: &[char]| {
            if chars.is_empty() { String::new() } else { run(&looks, &chars.iter().collect::<String>()) }
        };
        part(&chars[..cut]) + &part(&chars[cut..])
    }
}

fn old_keys() -> [(&'static str, BTreeMap<char, String>); 2] {
    let tcvn3 = Typeface { legacy: Legacy::Tcvn3, capitals: false };
    [(".VnTime", keys(tcvn3)), ("VNI-Times", keys(Typeface { legacy: Legacy::Vni, capitals: false }))]
}

#[test]
fn papers_of_all_encodings_become_the_texts_that_were_typed() {
    let keys = old_keys();
    for seed in 0..240 {
        let mut random = Random::new(seed + 5000);
        let doc = Maker::new(&mut random, true).doc();
        let mut typist = Typist { random: &mut random, keys: keys.clone(), way: (seed % 4) as usize };
        let bytes = of_doc(&doc, &mut |looks, text| typist.typed(looks, text)).bytes();
        let article = word::read(&bytes, "Bài viết.docx").unwrap_or_else(|message| panic!("{seed}: {message:?}"));
        assert_eq!(bare(article.doc.clone()), bare(doc), "seed {seed}\n{}", article.markdown);
        assert_eq!(article.losses, [], "seed {seed}\n{}", article.markdown);
        assert_eq!(article.title, "Bài viết");
    }
}

/// What was told as lost or changed: kinds and words.
pub fn told(article: &Article) -> Vec<(Kind, &str)> {
    article.losses.iter().map(|loss| (loss.kind, loss.what.as_str())).collect()
}
