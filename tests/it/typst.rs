//! Texts in the book: whatever people write, Typst reads functions of the library and strings.

use crate::support::Random;
use std::collections::BTreeSet;
use typst_syntax::{SyntaxKind, SyntaxNode, ast};
use vuonhoa::diagnostic::Span;
use vuonhoa::doc::{
    AlertKind, Alignment, Block, Call, Code, Doc, Figure, Footnote, Heading, Image, Inline, Item, Link, List,
    MAX_DEPTH, Table, Target, To,
};
use vuonhoa::theme::typst::literal;
use vuonhoa::write::typst::{LinkTo, MAX_CELLS, MAX_COLUMNS, Options, Picture, Press, WORDS, inlines, markup};

/// Shows plainly what it is asked.
pub struct TestPress;

impl Press for TestPress {
    fn link(&self, target: &Target) -> LinkTo {
        match &target.to {
            To::Internal { id, .. } if id.ends_with("giu-lai") => LinkTo::Plain,
            To::Internal { id, .. } => LinkTo::Entry(id.clone()),
            To::External(address) => LinkTo::Web {
                address: address.clone(),
                readable: address.split("://").last().map(|rest| rest.trim_end_matches('/').to_owned()),
            },
            _ => LinkTo::Plain,
        }
    }

    fn picture(&self, image: &Image) -> Option<Picture> {
        match &image.target.to {
            To::File { path, .. } if path.contains("thieu") => None,
            To::File { path, .. } => {
                Some(Picture { path: format!("/pictures/{path}"), size: Some((800, 600)), elsewhere: None })
            }
            To::Root { path, .. } => Some(Picture { path: path.clone(), size: None, elsewhere: None }),
            _ => None,
        }
    }

    fn call(&self, call: &Call, inline: bool) -> String {
        let said = literal(&format!("{} {:?}", call.name, call.args));
        match call.name.as_str() {
            "trong" => String::new(),
            _ if inline => format!("#figure-of-record({said})"),
            _ => format!("#profile-card(name: {said})\n"),
        }
    }

    fn word(&self, key: &str) -> String {
        assert!(WORDS.contains(&key), "{key}");
        format!("[{key}]")
    }
}

/// All that a body may call.
const FUNCTIONS: &[&str] = &[
    "address-mark",
    "alert",
    "box",
    "emph",
    "entry-link",
    "enum",
    "figure-of-record",
    "heading",
    "image",
    "linebreak",
    "list",
    "note-mark",
    "notes",
    "photo",
    "profile-card",
    "prose-table",
    "quote",
    "raw",
    "section-break",
    "strike",
    "strong",
    "task",
    "web-link",
];

/// What Typst understands of a body.
#[derive(Debug, Default)]
pub struct Understood {
    /// The strings that stand as text, one after another; those of notes apart.
    pub text: String,
    pub notes: String,
    pub calls: Vec<String>,
    in_note: bool,
}

/// `source` as Typst reads it. Fails the test on everything but strings, calls of [`FUNCTIONS`] with
/// plain arguments, and space.
pub fn understand(source: &str) -> Understood {
    let root = typst_syntax::parse(source);
    let (errors, warnings) = root.errors_and_warnings();
    assert!(errors.is_empty() && warnings.is_empty(), "{errors:?} {warnings:?}\n{source}");
    let mut understood = Understood::default();
    understood.markup(&root);
    understood
}

impl Understood {
    /// Markup holds strings, calls and space, never text.
    fn markup(&mut self, markup: &SyntaxNode) {
        assert_eq!(markup.kind(), SyntaxKind::Markup);
        for child in markup.children() {
            match child.kind() {
                SyntaxKind::Hash | SyntaxKind::Semicolon => {}
                SyntaxKind::Space | SyntaxKind::Parbreak => self.push(" "),
                SyntaxKind::Str => self.push(&string(child)),
                SyntaxKind::FuncCall => self.call(child),
                other => panic!("{other:?}: {}", markup.full_text()),
            }
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_note { &mut self.notes } else { &mut self.text }.push_str(text);
    }

    fn call(&mut self, call: &SyntaxNode) {
        let ast::Expr::Ident(name) = call.cast::<ast::FuncCall>().expect("a call").callee() else {
            panic!("what is called has no name: {}", call.full_text())
        };
        let name = name.as_str();
        assert!(FUNCTIONS.contains(&name), "calls {name}: {}", call.full_text());
        self.calls.push(name.to_owned());
        let was = self.in_note;
        self.in_note |= name == "notes";
        for argument in call.children().skip(1).flat_map(SyntaxNode::children) {
            self.value(argument);
        }
        self.in_note = was;
    }

    /// Arguments are strings, numbers, words like `none`, content, lists of these, and calls.
    fn value(&mut self, value: &SyntaxNode) {
        use SyntaxKind::{Array, Bool, Colon, Comma, ContentBlock, Float, FuncCall, Ident, Int, LeftParen, Named};
        match value.kind() {
            SyntaxKind::Str | SyntaxKind::None | SyntaxKind::Numeric | Bool | Int | Float => {}
            SyntaxKind::Space | SyntaxKind::RightParen | LeftParen | Comma | Colon => {}
            Ident => assert!(["left", "center", "right"].contains(&value.leaf_text().as_str()), "{value:?}"),
            Named => value.children().skip(1).for_each(|child| self.value(child)),
            Array => value.children().for_each(|child| self.value(child)),
            ContentBlock => value.children().filter(|c| c.kind() == SyntaxKind::Markup).for_each(|c| self.markup(c)),
            FuncCall => self.call(value),
            other => panic!("{other:?}: {}", value.full_text()),
        }
    }
}

fn string(node: &SyntaxNode) -> String {
    node.cast::<ast::Str>().expect("a string").get().to_string()
}

fn written(doc: &Doc) -> String {
    markup(doc, &TestPress, &Options { heading_offset: 0, key: "ho-so/x" })
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

/// What has a meaning to Typst, or to those who read what a press writes.
const FRAGMENTS: &[&str] = &[
    "#import \"x.typ\": *",
    "#include \"/x\"",
    "#read(\"/etc/passwd\")",
    "#",
    "#{",
    "#[",
    "#\"",
    "\";#x(",
    "$",
    "$x^2$",
    "<nhan>",
    "@nhan",
    "]",
    "[",
    "][",
    "(",
    ")",
    "{",
    "}",
    ".len()",
    ";",
    ":",
    ",",
    "\\",
    "\\\\",
    "\\\"",
    "\\u{41}",
    "\\n",
    "\"",
    "'",
    "`",
    "```",
    "//",
    "/*",
    "*/",
    "https://x.vn//y",
    "= ",
    "- ",
    "+ ",
    "/ a: b",
    "1. ",
    "*",
    "_",
    "~",
    "--",
    "...",
    " - ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u{0}",
    "\u{1b}",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffc}",
    "\u{fffe}",
    "ế",
    "Nguyễn",
    "2021",
    "năm",
];

/// Makes documents of every kind of block and inline.
struct Maker {
    random: Random,
    notes: u32,
}

impl Maker {
    fn text(&mut self) -> String {
        (0..self.random.below(6)).map(|_| *self.random.one_of(FRAGMENTS)).collect()
    }

    fn target(&mut self) -> Target {
        let text = self.text();
        let to = match self.random.below(3) {
            0 => To::Internal { id: text, anchor: None },
            1 => To::External(text),
            _ => To::Root { path: text, rest: String::new() },
        };
        Target { to, span: Span { start: 0, end: 0 } }
    }

    fn image(&mut self) -> Image {
        let title = (self.random.below(2) == 0).then(|| self.text());
        Image { target: self.target(), alt: self.text(), title, span: Span { start: 0, end: 0 } }
    }

    fn call(&mut self) -> Box<Call> {
        let args = [("id".to_owned(), self.text())].into();
        Box::new(Call { name: "ho_so".into(), args, span: Span { start: 0, end: 0 } })
    }

    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        (0..1 + self.random.below(4)).map(|_| self.inline(depth)).collect()
    }

    fn inline(&mut self, depth: usize) -> Inline {
        match self.random.below(if depth == 0 { 9 } else { 13 }) {
            0..3 => Inline::Text(self.text()),
            3 => Inline::Code(self.text()),
            4 => Inline::Image(Box::new(self.image())),
            5 => Inline::Call(self.call()),
            6 => self.random.one_of(&[Inline::SoftBreak, Inline::HardBreak]).clone(),
            7 => {
                // Some mentions are the first and some are not, in no order.
                let number = 1 + self.random.below(5) as u32;
                self.notes = self.notes.max(number);
                Inline::FootnoteRef { number, mention: 1 + self.random.below(2) as u32 }
            }
            8 => Inline::RawHtml(self.text()),
            9 => Inline::Emphasis(self.inlines(depth - 1)),
            10 => Inline::Strong(self.inlines(depth - 1)),
            11 => Inline::Strikethrough(self.inlines(depth - 1)),
            _ => {
                let (target, content) = (self.target(), self.inlines(depth - 1));
                Inline::Link(Box::new(Link { target, title: None, content, span: Span { start: 0, end: 0 } }))
            }
        }
    }

    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        (0..self.random.below(4)).map(|_| self.block(depth)).collect()
    }

    fn block(&mut self, depth: usize) -> Block {
        match self.random.below(if depth == 0 { 9 } else { 12 }) {
            0..2 => Block::Paragraph(self.inlines(2)),
            2 => {
                let (level, id) = (2 + self.random.below(5) as u8, "a".to_owned());
                let content = self.inlines(2);
                Block::Heading(Box::new(Heading { level, id, content, span: Span { start: 0, end: 0 } }))
            }
            3 => Block::Code(Box::new(Code { language: self.text(), text: self.text() })),
            4 => {
                let columns = 1 + self.random.below(3);
                let mut row = || (0..columns).map(|_| self.inlines(1)).collect();
                let (head, rows) = (row(), vec![row(), row()]);
                Block::Table(Box::new(Table { alignments: vec![Alignment::Center; columns], head, rows }))
            }
            5 => {
                let image = self.image();
                Block::Figure(Box::new(Figure { caption: image.title.clone(), image }))
            }
            6 => Block::Call(self.call()),
            7 => Block::Break,
            8 => Block::RawHtml(self.text()),
            9 => {
                let start = (self.random.below(2) == 0).then_some(u64::MAX);
                let task = self.random.one_of(&[None, Some(false), Some(true)]).to_owned();
                let items = (0..self.random.below(3)).map(|_| Item { task, blocks: self.blocks(depth - 1) }).collect();
                Block::List(Box::new(List { start, tight: self.random.below(2) == 0, items }))
            }
            10 => Block::Quote(self.blocks(depth - 1)),
            _ => Block::Alert(AlertKind::Tip, self.blocks(depth - 1)),
        }
    }

    fn doc(&mut self) -> Doc {
        self.notes = 0;
        let blocks = self.blocks(9);
        let mut footnotes = Vec::new();
        // Their own mentions may ask for more.
        while footnotes.len() < self.notes as usize {
            footnotes.push(Footnote { blocks: self.blocks(2), mentions: 1, span: Span { start: 0, end: 0 } });
        }
        Doc { blocks, footnotes }
    }
}

/// The words that are to be read, in order; `no_room` is where pictures are words.
fn words_of(blocks: &[Block], in_note: bool, out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => sentence(content, in_note, out),
            Block::Heading(heading) => sentence(&heading.content, true, out),
            Block::List(list) => list.items.iter().for_each(|item| words_of(&item.blocks, in_note, out)),
            Block::Quote(inner) | Block::Alert(_, inner) => words_of(inner, in_note, out),
            Block::Table(table) => {
                table.head.iter().for_each(|cell| sentence(cell, true, out));
                table.rows.iter().flatten().for_each(|cell| sentence(cell, in_note, out));
            }
            Block::Figure(figure) if in_note || TestPress.picture(&figure.image).is_none() => {
                out.push_str(figure.caption.as_ref().unwrap_or(&figure.image.alt));
            }
            _ => {}
        }
    }
}

fn sentence(content: &[Inline], no_room: bool, out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                sentence(inner, no_room, out);
            }
            Inline::Link(link) => sentence(&link.content, no_room, out),
            Inline::Image(image) if no_room || TestPress.picture(image).is_none() => out.push_str(&image.alt),
            _ => {}
        }
    }
}

/// A text without what setting and printing change: white space, quotation marks, dashes, points, and
/// characters that are none.
fn bare(text: &str) -> String {
    text.replace('…', "...")
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{fffe}')
        .map(|c| match c {
            '“' | '”' => '"',
            '–' => '-',
            c => c,
        })
        .collect()
}

#[test]
fn whatever_is_written_is_text() {
    let mut maker = Maker { random: Random::new(2016), notes: 0 };
    let mut called = BTreeSet::new();
    for round in 0..3000 {
        let doc = maker.doc();
        let source = written(&doc);
        let understood = understand(&source);
        let mut words = String::new();
        words_of(&doc.blocks, false, &mut words);
        assert_eq!(bare(&understood.text), bare(&words), "round {round}: {doc:#?}\n{source}");
        called.extend(understood.calls);
    }
    let called: Vec<&str> = called.iter().map(String::as_str).collect();
    assert_eq!(called, FUNCTIONS, "what the generator has come to, and what may be called");
}

#[test]
fn every_literal_comes_back() {
    let mut maker = Maker { random: Random::new(2021), notes: 0 };
    for _ in 0..3000 {
        let text = maker.text();
        let source = format!("#{};[x](y).z", literal(&text));
        let root = typst_syntax::parse(&source);
        assert!(root.errors_and_warnings().0.is_empty(), "{source}");
        let children: Vec<&SyntaxNode> = root.children().collect();
        assert_eq!(children[1].kind(), SyntaxKind::Str, "{source}");
        let kept = |c: &char| !c.is_control() && *c != '\u{fffe}' || *c == '\n' || *c == '\t';
        assert_eq!(string(children[1]), text.chars().filter(kept).collect::<String>());
        assert_eq!(children[2].kind(), SyntaxKind::Semicolon, "{source}");
    }
}

#[test]
fn depth_is_bounded_and_no_word_lost() {
    let wrap = |block: Block, kind: usize| match kind {
        0 => Block::Quote(vec![block]),
        1 => Block::Alert(AlertKind::Note, vec![block]),
        _ => {
            let items = vec![Item { task: None, blocks: vec![paragraph("mục"), block] }];
            Block::List(Box::new(List { start: Some(1), tight: true, items }))
        }
    };
    for kind in 0..3 {
        let mut inline = Inline::Text("chữ".into());
        let mut block = paragraph("cuối");
        for level in 0..2 * MAX_DEPTH {
            inline = match level % 3 {
                0 => Inline::Emphasis(vec![inline]),
                1 => Inline::Strong(vec![inline]),
                _ => Inline::Strikethrough(vec![inline]),
            };
            block = wrap(block, kind);
        }
        let doc = Doc { blocks: vec![Block::Paragraph(vec![inline]), block], footnotes: Vec::new() };
        let understood = understand(&written(&doc));
        assert!(bare(&understood.text).starts_with("chữ") && understood.text.contains("cuối"));
        let containers = understood.calls.iter().filter(|name| ["quote", "alert", "enum"].contains(&name.as_str()));
        assert_eq!(containers.count(), 6);
        assert_eq!(understood.calls.len(), 3 + 6);
    }
}

#[test]
fn footnotes_stand_once_wherever_they_are_mentioned() {
    let mention = |number, mention| Inline::FootnoteRef { number, mention };
    let footnote = |blocks| Footnote { blocks, mentions: 1, span: Span { start: 0, end: 0 } };
    // Each note mentions the next, the last the first.
    let length = 2000;
    let chain = (1..=length).map(|number| {
        let next = if number == length { mention(1, 2) } else { mention(number + 1, 1) };
        footnote(vec![Block::Paragraph(vec![Inline::Text(format!("n{number};")), next])])
    });
    let doc = Doc { blocks: vec![Block::Paragraph(vec![mention(1, 1)])], footnotes: chain.collect() };
    let understood = understand(&written(&doc));
    for number in 1..=length {
        assert_eq!(understood.notes.matches(&format!("n{number};")).count(), 1, "{number}");
    }
    // A mention whose first one is not in the text, and a number that no note has.
    let doc = Doc {
        blocks: vec![Block::Paragraph(vec![mention(1, 2), mention(7, 1), mention(0, 1)])],
        footnotes: vec![footnote(vec![paragraph("a")])],
    };
    assert_eq!(written(&doc), "#note-mark(\"ho-so/x\", 1);\n\n#notes(\"ho-so/x\", (\n[#\"a\";],\n));\n");
}

#[test]
fn headings_leave_no_level_out_on_the_way_down() {
    let heading = |level, text: &str| {
        let content = vec![Inline::Text(text.into())];
        Block::Heading(Box::new(Heading { level, id: "a".into(), content, span: Span { start: 0, end: 0 } }))
    };
    let levels = [3, 2, 4, 4, 6, 3, 2, 5, 6, 6, 2, 3, 4, 5, 6];
    let mut blocks: Vec<Block> = levels.iter().map(|level| heading(*level, "x")).collect();
    blocks.push(heading(2, " "));
    let doc = Doc { blocks, footnotes: Vec::new() };
    let depths = |offset| {
        let source = markup(&doc, &TestPress, &Options { heading_offset: offset, key: "" });
        understand(&source);
        source.split("depth: ").skip(1).map(|rest| rest[..1].parse().expect("a digit")).collect::<Vec<u8>>()
    };
    assert_eq!(depths(0), [1, 1, 2, 2, 3, 2, 1, 2, 3, 3, 1, 2, 3, 4, 4]);
    assert_eq!(depths(1), [2, 2, 3, 3, 4, 3, 2, 3, 4, 4, 2, 3, 4, 4, 4]);
}

#[test]
fn a_head_that_leads_elsewhere_is_not_repeated() {
    let table = |head: Inline| {
        let table = Table { alignments: vec![Alignment::None], head: vec![vec![head]], rows: Vec::new() };
        let footnotes = vec![Footnote { blocks: vec![paragraph("a")], mentions: 1, span: Span { start: 0, end: 0 } }];
        written(&Doc { blocks: vec![Block::Table(Box::new(table))], footnotes })
    };
    assert!(!table(Inline::Strong(vec![Inline::Text("a".into())])).contains("repeat"));
    let noted = table(Inline::Strong(vec![Inline::FootnoteRef { number: 1, mention: 1 }]));
    assert!(noted.contains("repeat: false") && noted.contains("(\n[#\"a\";],\n)"), "{noted}");
}

#[test]
fn pictures_fit_where_they_stand() {
    let image = |alt: &str| {
        let target =
            Target { to: To::Root { path: "/a.jpg".into(), rest: String::new() }, span: Span { start: 0, end: 0 } };
        Inline::Image(Box::new(Image { target, alt: alt.into(), title: None, span: Span { start: 0, end: 0 } }))
    };
    let text = |text: &str| Inline::Text(text.into());
    let sentence = |content: Vec<Inline>| inlines(&content, &TestPress);
    assert_eq!(sentence(vec![text("a "), image("b")]), "#\"a \";#box(image(\"/a.jpg\", alt: \"b\", height: 1em));");
    let photo = "#photo(\"/a.jpg\", alt: \"b\", caption: none, credit: none);";
    assert_eq!(sentence(vec![text("a"), Inline::SoftBreak, image("b")]), format!("#\"a\";\n{photo}"));
    assert_eq!(
        sentence(vec![image("b"), text(" "), Inline::Strong(vec![image("b")])]),
        format!("{photo}#strong[{photo}];")
    );
    assert!(sentence(vec![image(" ")]).contains("alt: \"[picture]\""));
}

#[test]
fn a_table_too_large_for_paper_goes_out_as_lines() {
    let table = |columns: usize, rows: usize| {
        let cell = |row: usize, column: usize| vec![Inline::Text(format!("r{row}c{column}"))];
        let row = |row: usize| (0..columns).map(|column| cell(row, column)).collect::<Vec<_>>();
        let rows = (1..=rows).map(row).collect();
        written(&Doc {
            blocks: vec![Block::Table(Box::new(Table {
                alignments: vec![Alignment::None; columns],
                head: row(0),
                rows,
            }))],
            ..Doc::default()
        })
    };
    assert!(table(MAX_COLUMNS, 2).contains("#prose-table("));
    for (columns, rows) in [(MAX_COLUMNS + 1, 1), (10, MAX_CELLS / 10 + 1)] {
        let text = table(columns, rows);
        assert!(!text.contains("#prose-table("), "{columns}");
        assert!(text.contains("r0c0") && text.contains(&format!("r{rows}c{}", columns - 1)), "no word is lost");
    }
}
