//! Texts at random, as the reader of Markdown makes them: for what must hold of every text.

use crate::support::Random;
use vuonhoa::diagnostic::Span;
use vuonhoa::doc::{
    Alignment, Block, Cell, Doc, Figure, Footnote, Heading, Image, Inline, Item, Link, List, Table, Target, To,
};

/// Words and what stands between them; the signs are those that mean something to Markdown.
const WORDS: &[&str] = &[
    "đường",
    "người",
    "Học",
    "tập",
    "làm",
    "theo",
    "Bác",
    "Quận",
    "ủy",
    "năm",
    "2021",
    "kỹ",
    "thuật",
    "hoà",
    "giải",
    "ƯU",
    "tú",
    "5",
    "nghĩa",
    "tình",
    "sạch",
    "đẹp",
    "Lý",
    "khuya",
    "thuở",
    "quý",
    "việc",
];
const SIGNS: &[&str] = &[
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "*",
    "_",
    "`",
    "[x]",
    "(a)",
    "<b>",
    "&amp;",
    "&",
    "#",
    "-",
    "+",
    ">",
    "1.",
    "2)",
    "{{ x }}",
    "{%",
    "|",
    "~~",
    "\\",
    "“trích”",
    "–",
    "…",
    "==",
    "**",
    "[^1]",
    "![]",
    "a*b",
    "a_b_c",
    "=",
    "^",
    "$5$",
];

pub struct Maker<'r> {
    pub random: &'r mut Random,
    /// Whether only what Word can hold is made.
    pub of_word: bool,
    notes: u32,
}

impl<'r> Maker<'r> {
    pub fn new(random: &'r mut Random, of_word: bool) -> Self {
        Maker { random, of_word, notes: 0 }
    }

    fn below(&mut self, most: usize) -> usize {
        self.random.below(most)
    }

    pub fn doc(&mut self) -> Doc {
        let mut blocks: Vec<Block> = Vec::new();
        // With what a title could not be taken for.
        blocks.push(Block::Paragraph(vec![Inline::Text("Mở đầu, một câu thường.".to_owned())]));
        for _ in 0..1 + self.below(8) {
            let notes = self.notes;
            let block = self.block();
            let twice = |is: fn(&Block) -> bool| is(&block) && blocks.last().is_some_and(is);
            // Word parts neither two lists nor two quotations.
            if twice(|b| matches!(b, Block::List(_))) || twice(|b| matches!(b, Block::Quote(_))) {
                self.notes = notes;
                continue;
            }
            blocks.push(block);
        }
        blocks.push(Block::Paragraph(vec![Inline::Text("Hết bài, cũng một câu thường.".to_owned())]));
        let footnotes = (0..self.notes).map(|_| self.note()).collect();
        Doc { blocks, footnotes }
    }

    fn note(&mut self) -> Footnote {
        let content = self.plain(true);
        Footnote { blocks: vec![Block::Paragraph(content)], mentions: 1, span: Span::default() }
    }

    fn block(&mut self) -> Block {
        match self.below(if self.of_word { 9 } else { 12 }) {
            0 => Block::Heading(Box::new(Heading {
                level: 2,
                id: String::new(),
                content: self.plain(false),
                span: Span::default(),
            })),
            1 | 2 => self.list(0),
            3 => Block::Quote((0..1 + self.below(2)).map(|_| Block::Paragraph(self.quoted())).collect()),
            4 => self.table(),
            9 => Block::Break,
            10 => Block::Figure(Box::new(self.figure())),
            11 => Block::Code(Box::new(vuonhoa::doc::Code { language: String::new(), text: "a ``` b\n".to_owned() })),
            _ => Block::Paragraph(self.sentence()),
        }
    }

    fn figure(&mut self) -> Figure {
        let path = ["anh.jpg", "ảnh một (2).png", "a_b*c#1%.webp"][self.below(3)].to_owned();
        let target = Target { to: To::File { path, rest: String::new() }, span: Span::default() };
        let caption = (self.below(2) == 0).then(|| format!("Chú “thích” \"{}\" \\ &amp;", self.words(3)));
        Figure { image: Image { target, alt: self.words(3), title: None, span: Span::default() }, caption }
    }

    fn list(&mut self, depth: usize) -> Block {
        let items = (0..1 + self.below(3)).map(|_| {
            let mut blocks = vec![Block::Paragraph(self.sentence())];
            if depth < 2 && self.below(4) == 0 {
                blocks.push(self.list(depth + 1));
            }
            Item { task: None, blocks }
        });
        let items = items.collect();
        Block::List(Box::new(List { start: (self.below(2) == 0).then_some(1), tight: true, items }))
    }

    fn table(&mut self) -> Block {
        let columns = 2 + self.below(3);
        let row = |maker: &mut Self| (0..columns).map(|_| maker.cell()).collect::<Vec<Cell>>();
        let head = (0..columns).map(|at| vec![Inline::Text(format!("Cột {at}"))]).collect();
        let rows = (0..self.below(4)).map(|_| row(self)).collect();
        Block::Table(Box::new(Table { alignments: vec![Alignment::None; columns], head, rows }))
    }

    fn cell(&mut self) -> Cell {
        if self.below(4) == 0 { Vec::new() } else { self.sentence() }
    }

    /// Words and signs with single spaces between them.
    pub fn words(&mut self, most: usize) -> String {
        let mut out = String::new();
        for _ in 0..1 + self.below(most) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(WORDS[self.below(WORDS.len())]);
            if self.below(3) == 0 {
                out.push_str(SIGNS[self.below(SIGNS.len())]);
            }
        }
        out
    }

    fn plain(&mut self, ends: bool) -> Vec<Inline> {
        let words = self.words(6);
        vec![Inline::Text(if ends { format!("{words}.") } else { words })]
    }

    fn sentence(&mut self) -> Vec<Inline> {
        let mut out: Vec<Inline> = Vec::new();
        for _ in 0..1 + self.below(5) {
            let glued = self.below(3) == 0;
            let is_text = matches!(out.last(), Some(Inline::Text(_)));
            let inline = match self.below(9) {
                0 | 1 if !matches!(out.last(), Some(Inline::Strong(_))) => Inline::Strong(self.within(0)),
                2 if !matches!(out.last(), Some(Inline::Emphasis(_))) => Inline::Emphasis(self.within(1)),
                3 if !matches!(out.last(), Some(Inline::Strikethrough(_))) => {
                    Inline::Strikethrough(vec![Inline::Text(self.words(2))])
                }
                4 if !matches!(out.last(), Some(Inline::Link(_))) => self.link(),
                5 if is_text => {
                    self.notes += 1;
                    Inline::FootnoteRef { number: self.notes, mention: 1 }
                }
                6 if is_text => {
                    trim_end(&mut out);
                    out.push(Inline::HardBreak);
                    continue;
                }
                _ if !is_text => {
                    let lead = if glued || matches!(out.last(), None | Some(Inline::HardBreak)) { "" } else { " " };
                    Inline::Text(format!("{lead}{}{}", self.words(5), if glued { "" } else { " " }))
                }
                _ => continue,
            };
            out.push(inline);
        }
        trim_end(&mut out);
        while matches!(out.last(), Some(Inline::HardBreak)) {
            out.pop();
            trim_end(&mut out);
        }
        if out.is_empty() { vec![Inline::Text("câu".to_owned())] } else { out }
    }

    /// A sentence that begins as plain words do: one that looks the same from end to end loses its look in Word's style.
    fn quoted(&mut self) -> Vec<Inline> {
        let words = Inline::Text(format!("{} ", self.words(2)));
        let other = match self.below(3) {
            0 => Inline::Strong(self.within(0)),
            1 => Inline::Emphasis(self.within(1)),
            _ => self.link(),
        };
        vec![words, other]
    }

    fn within(&mut self, depth: usize) -> Vec<Inline> {
        let words = self.words(3);
        match self.below(4) {
            0 if depth == 0 => vec![Inline::Emphasis(vec![Inline::Text(words)])],
            1 if depth == 0 => {
                vec![Inline::Text(format!("{words} ")), Inline::Emphasis(vec![Inline::Text(self.words(2))])]
            }
            _ => vec![Inline::Text(words)],
        }
    }

    fn link(&mut self) -> Inline {
        let address = ["https://vi.example.vn/a_(b)?c=1&d=2", "https://x.vn", "mailto:a.b@x.vn"][self.below(3)];
        let words = self.words(2);
        let content = match self.below(3) {
            0 => vec![Inline::Text(address.trim_start_matches("mailto:").to_owned())],
            1 => vec![Inline::Strong(vec![Inline::Text(words)])],
            _ => vec![Inline::Text(words)],
        };
        let target = Target { to: To::External(address.to_owned()), span: Span::default() };
        Inline::Link(Box::new(Link { target, title: None, content, span: Span::default() }))
    }
}

/// No space ends a line.
fn trim_end(content: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = content.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            content.pop();
        }
    }
}
