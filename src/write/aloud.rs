//! A text for ears: paragraphs in reading order, without what only eyes have use for. Pictures and code are left out,
//! rows of a table tell the head of each column again, items of a numbered list say their number. Nothing is put in other
//! words here.

use crate::doc::{Block, Call, Cell, Doc, List, Table, plain};

/// A paragraph as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub heading: bool,
}

/// The paragraphs of `doc`; footnotes come last. `call` gives the words for a call, which may be none.
pub fn pieces(doc: &Doc, call: &dyn Fn(&Call) -> String) -> Vec<Piece> {
    let mut writer = Writer { pieces: Vec::new(), call };
    writer.blocks(&doc.blocks);
    for footnote in &doc.footnotes {
        writer.blocks(&footnote.blocks);
    }
    writer.pieces
}

struct Writer<'a> {
    pieces: Vec<Piece>,
    call: &'a dyn Fn(&Call) -> String,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.piece(plain(content, self.call), false),
                Block::Heading(heading) => self.piece(plain(&heading.content, self.call), true),
                Block::Quote(inner) | Block::Alert(_, inner) => self.blocks(inner),
                Block::Call(call) => self.piece((self.call)(call), false),
                Block::List(list) => self.list(list),
                Block::Table(table) => self.table(table),
                Block::Figure(_) | Block::Code(_) | Block::Break | Block::RawHtml(_) => {}
            }
        }
    }

    fn piece(&mut self, text: String, heading: bool) {
        if !text.trim().is_empty() {
            self.pieces.push(Piece { text, heading });
        }
    }

    /// The number of an item goes to its first paragraph.
    fn list(&mut self, list: &List) {
        for (at, item) in list.items.iter().enumerate() {
            let first = self.pieces.len();
            self.blocks(&item.blocks);
            if let (Some(start), Some(piece)) = (list.start, self.pieces.get_mut(first)) {
                let number = start.saturating_add(at as u64);
                piece.text = format!("{number}. {}", piece.text);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let words = |cell: &Cell| plain(cell, self.call).trim().to_owned();
        let heads: Vec<String> = table.head.iter().map(words).collect();
        let rows: Vec<String> = table
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().map(words).zip(&heads).enumerate().filter(|(_, (cell, _))| !cell.is_empty());
                // The first cell says what the row is about.
                let told = cells.map(|(at, (cell, head))| match at == 0 || head.is_empty() {
                    true => cell,
                    false => format!("{head}: {cell}"),
                });
                told.collect::<Vec<_>>().join("; ")
            })
            .collect();
        rows.into_iter().for_each(|row| self.piece(row, false));
    }
}
