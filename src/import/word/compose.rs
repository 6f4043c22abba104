//! A paper's parts as the blocks of a text: lists from paragraphs, figures with what stands below them, quotations, tables.

use super::loss::{Kind, Loss, beginning};
use super::numbering::Label;
use super::paper::{Face, Paragraph, Part, Picture, Row};
use super::styles::Role;
use super::table;
use super::tidy::{self, Atom};
use crate::diagnostic::Span;
use crate::doc::{Block, Doc, Figure, Footnote, Heading, Inline, Item, List};
use crate::scaffold;
use crate::vietnamese;
use std::collections::BTreeSet;

pub struct Composed {
    pub doc: Doc,
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What was typed for an item's mark, and is one now.
    pub marks: Vec<String>,
}

pub fn compose(parts: Vec<Part>, notes: Vec<Vec<Part>>, pictures: Vec<Picture>, losses: &mut Vec<Loss>) -> Composed {
    let mut composer = Composer { names: vec![None; pictures.len()], pictures, marks: Vec::new(), losses };
    let blocks = composer.blocks(parts);
    let footnotes = notes
        .into_iter()
        .map(|parts| Footnote { blocks: composer.blocks(parts), mentions: 1, span: Span::default() })
        .collect();
    let named = composer.names.into_iter().zip(composer.pictures);
    let pictures = named.filter_map(|(name, picture)| Some((name?, picture.bytes))).collect();
    Composed { doc: Doc { blocks, footnotes }, pictures, marks: composer.marks }
}

struct Composer<'l> {
    pictures: Vec<Picture>,
    /// Of those that stand in the text.
    names: Vec<Option<String>>,
    marks: Vec<String>,
    losses: &'l mut Vec<Loss>,
}

/// A paragraph tidied, its pictures apart.
struct Line {
    atoms: Vec<Atom>,
    pictures: Vec<usize>,
    role: Role,
    label: Label,
    level: u8,
    centred: bool,
}

/// What stands below each other, before items become lists.
enum Piece {
    Block(Block),
    Quoted(Block),
    Item { level: u8, number: Option<u64>, blocks: Vec<Block> },
}

impl Composer<'_> {
    fn blocks(&mut self, parts: Vec<Part>) -> Vec<Block> {
        let mut pieces = Vec::new();
        let mut lines: Vec<Line> = Vec::new();
        for part in parts {
            match part {
                Part::Paragraph(paragraph) => lines.extend(line(&paragraph)),
                Part::Table(rows) => {
                    self.lines(std::mem::take(&mut lines), &mut pieces);
                    self.table(rows, &mut pieces);
                }
            }
        }
        self.lines(lines, &mut pieces);
        gathered(pieces)
    }

    fn table(&mut self, rows: Vec<Row>, pieces: &mut Vec<Piece>) {
        if table::is_frame(&rows) {
            let parts = rows.into_iter().flatten().flat_map(|cell| cell.parts).collect();
            pieces.extend(self.blocks(parts).into_iter().map(Piece::Block));
            return;
        }
        let merged = table::has_merged(&rows);
        let Some(made) = table::table(rows, |parts| self.sentence(parts)) else { return };
        if merged {
            let text = made
                .head
                .iter()
                .chain(made.rows.iter().flatten())
                .map(|cell| crate::doc::plain(cell, &|_| String::new()));
            let text = text.filter(|text| !text.is_empty()).take(8).collect::<Vec<_>>().join(" ");
            self.losses.push(Loss { paragraph: beginning(&text), ..Loss::new(Kind::Merged, "") });
        }
        pieces.push(Piece::Block(Block::Table(Box::new(made))));
    }

    /// The parts of a cell as one sentence with line ends.
    fn sentence(&mut self, parts: Vec<Part>) -> Vec<Atom> {
        let mut sentence = Vec::new();
        for part in parts {
            let atoms = match part {
                Part::Paragraph(paragraph) => self.cell_line(&paragraph),
                Part::Table(rows) => {
                    let mut inner = Vec::new();
                    for row in rows {
                        for cell in row {
                            inner.extend(self.sentence(cell.parts));
                            inner.extend(tidy::with_label("", Vec::new()));
                            inner.push(Atom::Char(' ', Face::default()));
                        }
                        inner.push(Atom::Break);
                    }
                    let inner = tidy::tidied(inner);
                    self.losses.push(Loss::new(Kind::NestedTable, beginning(&tidy::text(&inner))));
                    inner
                }
            };
            if !atoms.is_empty() && !sentence.is_empty() {
                sentence.push(Atom::Break);
            }
            sentence.extend(atoms);
        }
        sentence
    }

    fn cell_line(&mut self, paragraph: &Paragraph) -> Vec<Atom> {
        let mut named = Vec::new();
        for piece in &paragraph.pieces {
            if let super::paper::Piece::Picture(number) = piece {
                let alt = self.pictures[*number].alt.clone();
                named.push((*number, alt.clone(), self.name(*number, &alt)));
            }
        }
        let atoms = tidy::atoms(&paragraph.pieces, |number| {
            let (_, alt, name) = named.iter().find(|(known, ..)| *known == number)?;
            Some(Atom::Image(alt.clone(), name.clone()))
        });
        match &paragraph.label {
            _ if atoms.is_empty() => atoms,
            Label::Bullet => tidy::with_label("•", atoms),
            Label::Number(number) => tidy::with_label(&format!("{number}."), atoms),
            Label::Text(text) => tidy::with_label(text, atoms),
            Label::None => atoms,
        }
    }

    fn lines(&mut self, mut lines: Vec<Line>, pieces: &mut Vec<Piece>) {
        self.typed_items(&mut lines);
        let mut lines = lines.into_iter().peekable();
        while let Some(mut line) = lines.next() {
            let mut caption = None;
            if !line.pictures.is_empty() {
                if line.atoms.is_empty() {
                    caption = lines
                        .next_if(|line| line.pictures.is_empty() && is_caption(line))
                        .map(|line| tidy::text(&line.atoms));
                } else if is_caption(&line) {
                    caption = Some(tidy::text(&std::mem::take(&mut line.atoms)));
                }
            }
            let figures = self.figures(&line.pictures, caption);
            self.line(line, figures, pieces);
        }
    }

    /// The figures of these pictures; what is said of them stands below the last.
    fn figures(&mut self, numbers: &[usize], caption: Option<String>) -> Vec<Block> {
        let mut figures = Vec::new();
        for (index, number) in numbers.iter().enumerate() {
            let caption = caption.clone().filter(|_| index + 1 == numbers.len());
            let alt = self.pictures[*number].alt.clone();
            let name = self.name(*number, caption.as_deref().unwrap_or(&alt));
            let image = tidy::image(&alt, &name);
            figures.push(Block::Figure(Box::new(Figure { image, caption })));
        }
        figures
    }

    /// The name of a picture's file, made from what is said of it.
    fn name(&mut self, number: usize, said: &str) -> String {
        if let Some(name) = &self.names[number] {
            return name.clone();
        }
        let suffix = self.pictures[number].suffix;
        let taken: BTreeSet<&str> = self.names.iter().flatten().map(String::as_str).collect();
        let file = |id: &str| format!("{id}.{suffix}");
        let said = if vietnamese::slug(said).is_empty() { format!("anh {}", number + 1) } else { said.to_owned() };
        let name = file(&scaffold::id(&said, |id| taken.contains(file(id).as_str())));
        self.names[number] = Some(name.clone());
        name
    }

    fn line(&mut self, line: Line, figures: Vec<Block>, pieces: &mut Vec<Piece>) {
        let Line { atoms, role, label, level, .. } = line;
        let text = |atoms: &[Atom]| (!atoms.is_empty()).then(|| Block::Paragraph(tidy::inlines(atoms)));
        let atoms = match &label {
            Label::Text(label) if !atoms.is_empty() => tidy::with_label(label, atoms),
            Label::Number(number) if matches!(role, Role::Heading(_)) && !atoms.is_empty() => {
                tidy::with_label(&format!("{number}."), atoms)
            }
            _ => atoms,
        };
        // How all quotations look is the theme's to say.
        let atoms = if role == Role::Quote { plain_if_all(atoms) } else { atoms };
        match (role, &label) {
            (Role::Heading(level), _) if !atoms.is_empty() => {
                pieces.push(Piece::Block(heading(level, atoms)));
                pieces.extend(figures.into_iter().map(Piece::Block));
            }
            (_, Label::Bullet | Label::Number(_)) if !atoms.is_empty() => {
                let number = if let Label::Number(number) = label { Some(number) } else { None };
                pieces.push(Piece::Item { level, number, blocks: text(&atoms).into_iter().chain(figures).collect() });
            }
            (Role::Quote, _) => pieces.extend(text(&atoms).into_iter().chain(figures).map(Piece::Quoted)),
            _ => pieces.extend(text(&atoms).into_iter().chain(figures).map(Piece::Block)),
        }
    }

    /// Makes items of paragraphs whose marks were typed: bullets, which nothing else begins with, and numbers that count
    /// from one on in paragraphs one below the other.
    fn typed_items(&mut self, lines: &mut [Line]) {
        let numbers: Vec<Option<u64>> = lines.iter().map(typed_number).collect();
        let mut counted: Vec<bool> = vec![false; lines.len()];
        for at in 0..lines.len() {
            let run = numbers[at..].iter().zip(1..).take_while(|(number, wanted)| **number == Some(*wanted)).count();
            if run > 1 {
                counted[at..at + run].fill(true);
            }
        }
        for (at, line) in lines.iter_mut().enumerate() {
            if line.role != Role::Text || line.label != Label::None {
                continue;
            }
            let text = tidy::text(&line.atoms);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (mark, label) = match (numbers[at].filter(|_| counted[at]), text.chars().next()) {
                (Some(number), _) => (&text[..=digits], Label::Number(number)),
                (None, Some(bullet)) if BULLETS.contains(bullet) && text[bullet.len_utf8()..].starts_with(' ') => {
                    (&text[..bullet.len_utf8()], Label::Bullet)
                }
                _ => continue,
            };
            let rest = line.atoms.split_off(mark.chars().count().min(line.atoms.len()));
            line.atoms = tidy::tidied(rest);
            line.label = label;
            self.marks.push(mark.to_owned());
        }
    }
}

/// What is typed before items and before nothing else.
const BULLETS: &str = "•◦▪▫●○■□‣⁃➢➤❖♦";

/// The number that a paragraph begins with as an item does: `1. ` or `1) `.
fn typed_number(line: &Line) -> Option<u64> {
    let text = tidy::text(&line.atoms);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let is_item = rest.starts_with(". ") || rest.starts_with(") ");
    let bold = line.atoms.iter().all(|atom| !matches!(atom, Atom::Char(c, face) if *c != ' ' && !face.bold));
    // All bold, it is the heading of what follows.
    (is_item && !bold && line.role == Role::Text && line.label == Label::None).then(|| text[..digits].parse().ok())?
}

fn line(paragraph: &Paragraph) -> Option<Line> {
    let mut pictures = Vec::new();
    let atoms = tidy::atoms(&paragraph.pieces, |number| {
        pictures.push(number);
        None
    });
    (!atoms.is_empty() || !pictures.is_empty()).then(|| Line {
        atoms,
        pictures,
        role: paragraph.role,
        label: paragraph.label.clone(),
        level: paragraph.level,
        centred: paragraph.centred,
    })
}

/// Whether a paragraph says what the picture above it shows.
fn is_caption(line: &Line) -> bool {
    const LONGEST: usize = 240;
    let text = tidy::text(&line.atoms);
    let plain = line.atoms.iter().all(|atom| match atom {
        Atom::Char(_, face) => face.link.is_none(),
        Atom::Break => true,
        Atom::Note(_) | Atom::Image(..) => false,
    });
    let italic = line.atoms.iter().all(|atom| !matches!(atom, Atom::Char(c, face) if *c != ' ' && !face.italic));
    let folded = vietnamese::fold(text.trim_start_matches(['(', ' ']));
    let said = ["anh", "hinh", "trong anh", "chu thich"]
        .into_iter()
        .any(|word| folded.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    plain
        && !text.is_empty()
        && line.label == Label::None
        && (line.role == Role::Caption
            || line.role == Role::Text
                && text.chars().count() <= LONGEST
                && (said && (italic || line.centred) || italic && line.centred))
}

/// Words that are all bold or all italic, without that: their style said so.
fn plain_if_all(atoms: Vec<Atom>) -> Vec<Atom> {
    let all = |look: fn(&Face) -> bool| {
        atoms.iter().all(|atom| !matches!(atom, Atom::Char(c, face) if *c != ' ' && !look(face)))
    };
    let (bold, italic) = (all(|face| face.bold), all(|face| face.italic));
    tidy::faced(atoms, |face| {
        face.bold &= !bold;
        face.italic &= !italic;
    })
}

fn heading(level: u8, atoms: Vec<Atom>) -> Block {
    // What all headings are needs no saying in one of them.
    let atoms = plain_if_all(tidy::faced(atoms, |face| face.bold = false));
    let spaced = atoms.into_iter().map(|atom| match atom {
        Atom::Break => Atom::Char(' ', Face::default()),
        atom => atom,
    });
    let content: Vec<Inline> = tidy::inlines(&tidy::tidied(spaced.collect()));
    Block::Heading(Box::new(Heading { level: (level + 1).min(6), id: String::new(), content, span: Span::default() }))
}

/// The blocks, items gathered into lists, quotations into one.
fn gathered(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Block(block) => blocks.push(block),
            Piece::Quoted(block) => {
                let mut quoted = vec![block];
                while let Some(Piece::Quoted(next)) = pieces.next_if(|piece| matches!(piece, Piece::Quoted(_))) {
                    quoted.push(next);
                }
                blocks.push(Block::Quote(quoted));
            }
            Piece::Item { level, number, blocks: content } => {
                let mut items = vec![(level, number, content)];
                while let Some(Piece::Item { level, number, blocks }) =
                    pieces.next_if(|piece| matches!(piece, Piece::Item { .. }))
                {
                    items.push((level, number, blocks));
                }
                blocks.extend(lists(items));
            }
        }
    }
    blocks
}

type Listed = (u8, Option<u64>, Vec<Block>);

/// Items one below the other as lists: what is deeper belongs to the item above it.
fn lists(items: Vec<Listed>) -> Vec<Block> {
    let mut lists: Vec<List> = Vec::new();
    let mut items = items.into_iter().peekable();
    while let Some((level, number, mut blocks)) = items.next() {
        let mut deeper = Vec::new();
        while let Some(item) = items.next_if(|(deep, ..)| *deep > level) {
            deeper.push(item);
        }
        blocks.extend(self::lists(deeper));
        let item = Item { task: None, blocks };
        match lists.last_mut() {
            Some(list) if goes_on(list, number) => list.items.push(item),
            _ => lists.push(List { start: number, tight: true, items: vec![item] }),
        }
    }
    let is_tight = |item: &Item| item.blocks.iter().skip(1).all(|block| matches!(block, Block::List(_)));
    let mut out = Vec::new();
    for mut list in lists {
        list.tight = list.items.iter().all(is_tight);
        out.push(Block::List(Box::new(list)));
    }
    out
}

fn goes_on(list: &List, number: Option<u64>) -> bool {
    match (list.start, number) {
        (None, None) => true,
        (Some(start), Some(number)) => start.checked_add(list.items.len() as u64) == Some(number),
        _ => false,
    }
}
