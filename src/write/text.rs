//! The words of a text alone: for search, feeds and descriptions. Nothing is set: no-break spaces and
//! curly quotes would keep searches from finding.

use crate::doc::{Block, Call, Cell, Doc, Inline, List, plain};

/// The text of `doc`: a block is a paragraph, lines of lists and tables are lines, footnotes come last.
/// HTML and thematic breaks are left out; `call` gives the words for a call, which may be none.
pub fn text(doc: &Doc, call: &dyn Fn(&Call) -> String) -> String {
    let mut writer = Writer { out: String::new(), call };
    writer.blocks(&doc.blocks);
    for footnote in &doc.footnotes {
        writer.blocks(&footnote.blocks);
    }
    writer.out
}

/// The words of a sentence; line ends are spaces.
pub fn inlines(content: &[Inline], call: &dyn Fn(&Call) -> String) -> String {
    plain(content, call)
}

struct Writer<'a> {
    out: String,
    call: &'a dyn Fn(&Call) -> String,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.inlines(content),
            Block::Heading(heading) => self.inlines(&heading.content),
            Block::Quote(inner) | Block::Alert(_, inner) => self.blocks(inner),
            Block::Code(code) => self.paragraph(code.text.trim_end(), "\n\n"),
            Block::Figure(figure) => {
                self.paragraph(&figure.image.alt, "\n\n");
                self.paragraph(figure.caption.as_deref().unwrap_or(""), "\n");
            }
            Block::Call(call) => {
                let words = (self.call)(call);
                self.paragraph(&words, "\n\n");
            }
            Block::List(list) => self.list(list, "\n\n"),
            Block::Table(table) => {
                self.row(&table.head, "\n\n");
                for row in &table.rows {
                    self.row(row, "\n");
                }
            }
            Block::Break | Block::RawHtml(_) => {}
        }
    }

    /// The items of a tight list are lines, and so are those of the tight lists within it.
    fn list(&mut self, list: &List, gap: &str) {
        let mut gap = gap;
        for item in &list.items {
            let (first, rest) = match item.blocks.split_first() {
                Some((Block::Paragraph(first), rest)) if list.tight => (first, rest),
                _ => {
                    self.blocks(&item.blocks);
                    continue;
                }
            };
            let words = plain(first, self.call);
            self.paragraph(&words, gap);
            gap = "\n";
            for block in rest {
                match block {
                    Block::List(inner) => self.list(inner, gap),
                    block => self.block(block),
                }
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        let words = plain(content, self.call);
        self.paragraph(&words, "\n\n");
    }

    fn row(&mut self, cells: &[Cell], gap: &str) {
        let cells: Vec<String> = cells.iter().map(|cell| plain(cell, self.call)).collect();
        self.paragraph(cells.join("\t").trim_end(), gap);
    }

    /// Adds `words`, unless there are none, with `gap` before them.
    fn paragraph(&mut self, words: &str, gap: &str) {
        if words.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(gap);
        }
        self.out.push_str(words);
    }
}
