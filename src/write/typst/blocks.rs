//! Blocks: what stands below one another in the book.

use super::{Picture, Writer};
use crate::doc::{AlertKind, Alignment, Block, Cell, Code, Figure, Heading, Image, Inline, List, Table};
use crate::theme::typst::{literal, push_literal};
use crate::vietnamese::typography;
use crate::write::highlight;
use std::fmt::Write;

/// The library adds two for the title of an entry and the part it stands in, and PDF knows six levels.
const MAX_HEADING: u8 = 4;

impl Writer<'_> {
    /// `tight`: whether a list belongs to the words before it, without space between.
    pub(super) fn blocks(&mut self, blocks: &[Block], tight: bool) {
        let start = self.out.len();
        for block in blocks {
            let gap = match block {
                Block::List(_) if tight && self.nesting < super::MAX_NESTING => "\n",
                _ => "\n\n",
            };
            self.parted(start, gap, |writer| writer.block(block));
        }
    }

    /// What `write` adds, if anything, with `gap` between it and what has been written since `start`.
    fn parted(&mut self, start: usize, gap: &str, write: impl FnOnce(&mut Self)) {
        let end = self.out.len();
        if end > start {
            self.out.push_str(gap);
        }
        let begun = self.out.len();
        write(self);
        if self.out.len() == begun {
            self.out.truncate(end);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.inlines(content),
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list),
            Block::Quote(inner) => self.container("#quote(block: true)", inner),
            Block::Alert(kind, inner) => self.alert(*kind, inner),
            Block::Code(code) => self.code(code),
            Block::Table(table) => self.table(table),
            Block::Break => self.out.push_str("#section-break();"),
            Block::Figure(figure) => self.figure(figure),
            Block::Call(call) => {
                let markup = self.press.call(call, self.within.note);
                self.out.push_str(markup.trim());
            }
            Block::RawHtml(_) => {}
        }
    }

    /// `inner` in a box of its own; no box where there is nothing to show.
    fn container(&mut self, open: &str, inner: &[Block]) {
        if self.nesting >= super::MAX_NESTING {
            return self.blocks(inner, false);
        }
        self.nesting += 1;
        let start = self.out.len();
        self.out.push_str(open);
        self.out.push_str("[\n");
        let begun = self.out.len();
        self.blocks(inner, false);
        match self.out.len() > begun {
            true => self.out.push_str("\n];"),
            false => self.out.truncate(start),
        }
        self.nesting -= 1;
    }

    /// No level is left out on the way down: a PDF for all readers takes none. In a note no heading has a place among those
    /// of the book.
    fn heading(&mut self, heading: &Heading) {
        let start = self.out.len();
        if self.within.note {
            self.out.push_str("#strong[");
        } else {
            let above = self.headings.iter().take_while(|level| **level < heading.level).count();
            let depth = u8::try_from(above + 1).unwrap_or(u8::MAX).saturating_add(self.options.heading_offset);
            let _ = write!(self.out, "#heading(depth: {})[", depth.min(MAX_HEADING));
        }
        let begun = self.out.len();
        self.heading_inlines(&heading.content);
        if self.out.len() == begun {
            return self.out.truncate(start);
        }
        self.out.push_str("];");
        if !self.within.note {
            self.headings.retain(|level| *level < heading.level);
            self.headings.push(heading.level);
        }
    }

    fn list(&mut self, list: &List) {
        if list.items.is_empty() {
            return;
        }
        if self.nesting >= super::MAX_NESTING {
            let start = self.out.len();
            for item in &list.items {
                self.parted(start, "\n\n", |writer| writer.blocks(&item.blocks, false));
            }
            return;
        }
        self.nesting += 1;
        let _ = match list.start {
            None => writeln!(self.out, "#list(tight: {},", list.tight),
            Some(start) => {
                writeln!(self.out, "#enum(tight: {}, start: {},", list.tight, start.min(u64::from(u32::MAX)))
            }
        };
        for item in &list.items {
            self.out.push('[');
            if let Some(done) = item.task {
                let _ = write!(self.out, "#task({done});");
            }
            self.blocks(&item.blocks, list.tight);
            self.out.push_str("],\n");
        }
        self.out.push_str(");");
        self.nesting -= 1;
    }

    fn alert(&mut self, kind: AlertKind, inner: &[Block]) {
        let name = kind.name();
        let title = literal(&typography::set(&self.press.word(&format!("alert-{name}"))));
        self.container(&format!("#alert(\"{name}\", {title})"), inner);
    }

    fn code(&mut self, code: &Code) {
        let text = code.text.strip_suffix('\n').unwrap_or(&code.text);
        if text.is_empty() {
            return;
        }
        self.out.push_str("#raw(");
        push_literal(text, &mut self.out);
        self.out.push_str(", block: true");
        if !code.language.is_empty() && highlight::fits(text) {
            self.out.push_str(", lang: ");
            push_literal(&code.language, &mut self.out);
        }
        self.out.push_str(");");
    }

    /// A table that no page of paper can show goes out row by row, as sentences; the columns that Typst weighs against each
    /// other cost it minutes and gigabytes.
    fn table(&mut self, table: &Table) {
        let columns = table.alignments.len();
        if columns > super::MAX_COLUMNS || columns * table.rows.len() > super::MAX_CELLS {
            return self.rows_as_lines(table);
        }
        self.out.push_str("#prose-table(align: (");
        for alignment in &table.alignments {
            self.out.push_str(match alignment {
                Alignment::None | Alignment::Left => "left, ",
                Alignment::Center => "center, ",
                Alignment::Right => "right, ",
            });
        }
        self.out.push_str("), head: (");
        for cell in &table.head {
            self.out.push('[');
            self.heading_inlines(cell);
            self.out.push_str("], ");
        }
        self.out.push_str("), ");
        // On its next page a repeated head is nobody's: it can hold no link there, and no mark of a note.
        if table.head.iter().any(|cell| leads_elsewhere(cell)) {
            self.out.push_str("repeat: false, ");
        }
        self.out.push_str("rows: (\n");
        for row in &table.rows {
            self.row(row);
        }
        self.out.push_str("));");
    }

    fn rows_as_lines(&mut self, table: &Table) {
        let start = self.out.len();
        for row in std::iter::once(&table.head).chain(&table.rows) {
            let filled: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
            let line = filled.into_iter().cloned().collect::<Vec<_>>().join(&Inline::Text("; ".to_owned()));
            self.parted(start, "\n\n", |writer| writer.inlines(&line));
        }
    }

    fn row(&mut self, cells: &[Cell]) {
        self.out.push('(');
        self.within.cell = true;
        for cell in cells {
            self.out.push('[');
            self.inlines(cell);
            self.out.push_str("], ");
        }
        self.within.cell = false;
        self.out.push_str("),\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let picture = self.press.picture(&figure.image).filter(|_| !self.within.note);
        match picture {
            Some(picture) => self.photo(&figure.image, &picture, figure.caption.as_deref()),
            None => {
                let words = figure.caption.as_ref().unwrap_or(&figure.image.alt);
                if !words.trim().is_empty() {
                    self.out.push('#');
                    self.argument(words);
                    self.out.push(';');
                }
            }
        }
    }

    pub(super) fn photo(&mut self, image: &Image, picture: &Picture, caption: Option<&str>) {
        self.out.push_str("#photo(");
        push_literal(&picture.path, &mut self.out);
        if let Some((width, height)) = picture.size.filter(|&(width, height)| width > 0 && height > 0) {
            let ratio = f64::from(width) / f64::from(height);
            let _ = write!(self.out, ", ratio: {:.4}", ratio.clamp(0.01, 100.0));
        }
        self.alt(image, caption);
        self.out.push_str(", caption: ");
        match caption {
            Some(caption) => self.argument(caption),
            None => self.out.push_str("none"),
        }
        if let Some(label) = &picture.elsewhere {
            self.out.push_str(", elsewhere: ");
            push_literal(label, &mut self.out);
        }
        self.out.push_str(", credit: none);");
    }

    /// What a picture shows; what is said below it stands in.
    pub(super) fn alt(&mut self, image: &Image, caption: Option<&str>) {
        let said = [Some(&*image.alt), caption].into_iter().flatten().find(|words| !words.trim().is_empty());
        self.out.push_str(", alt: ");
        match said {
            Some(said) => self.argument(said),
            None => self.argument(&self.press.word("picture")),
        }
    }
}

/// Whether there is a link, a footnote, or a call, which may be one.
fn leads_elsewhere(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link(_) | Inline::FootnoteRef { .. } | Inline::Call(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => leads_elsewhere(inner),
        _ => false,
    })
}
