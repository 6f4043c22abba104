//! Blocks: what stands below one another on a page.

use super::{Writer, escape};
use crate::doc::{AlertKind, Alignment, Block, Cell, Code, Figure, Heading, List, Table, plain};
use crate::write::highlight::highlight;

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => {
                self.out.push_str("<p>");
                self.inlines(content);
                self.out.push_str("</p>\n");
            }
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list),
            Block::Quote(inner) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(inner);
                self.out.push_str("</blockquote>\n");
            }
            Block::Alert(kind, inner) => self.alert(*kind, inner),
            Block::Code(code) => self.code(code),
            Block::Table(table) => self.table(table),
            Block::Break => self.put(format_args!("<hr{}\n", self.void())),
            Block::Figure(figure) => self.figure(figure),
            Block::Call(call) => {
                let html = self.press.call(call, false);
                self.out.push_str(&html);
                if !html.is_empty() && !html.ends_with('\n') {
                    self.out.push('\n');
                }
            }
            Block::RawHtml(_) if self.is_xml() => {}
            Block::RawHtml(html) => self.out.push_str(html),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let level = heading.level.saturating_add(self.options.heading_offset);
        let level = level.clamp(1, 6);
        let id = super::id_on_page(&heading.id);
        self.put(format_args!("<h{level} id=\"{id}\">"));
        self.inlines(&heading.content);
        if !self.is_xml() {
            self.put(format_args!(" <a class=\"anchor\" href=\"#{id}\""));
            self.attribute("aria-label", &self.press.word("anchor"));
            self.out.push_str(">#</a>");
        }
        self.put(format_args!("</h{level}>\n"));
    }

    fn list(&mut self, list: &List) {
        let tag = match list.start {
            None => "ul",
            Some(_) => "ol",
        };
        self.put(format_args!("<{tag}"));
        if list.items.iter().any(|item| item.task.is_some()) {
            self.out.push_str(" class=\"tasks\"");
        }
        if let Some(start) = list.start.filter(|&start| start != 1) {
            self.put(format_args!(" start=\"{start}\""));
        }
        self.out.push_str(">\n");
        for item in &list.items {
            self.out.push_str("<li>");
            if let Some(done) = item.task {
                self.task(done);
            }
            match item.blocks.split_first() {
                Some((Block::Paragraph(content), rest)) if list.tight => {
                    self.inlines(content);
                    if !rest.is_empty() {
                        self.out.push('\n');
                    }
                    self.blocks(rest);
                }
                _ => self.blocks(&item.blocks),
            }
            self.out.push_str("</li>\n");
        }
        self.put(format_args!("</{tag}>\n"));
    }

    fn task(&mut self, done: bool) {
        self.out.push_str("<input type=\"checkbox\"");
        self.flag("disabled");
        let key = if done { "task-done" } else { "task-open" };
        if done {
            self.flag("checked");
        }
        self.attribute("aria-label", &self.press.word(key));
        self.put(format_args!("{} ", self.void()));
    }

    fn alert(&mut self, kind: AlertKind, inner: &[Block]) {
        let name = kind.name();
        self.put(format_args!("<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"));
        self.text(&self.press.word(&format!("alert-{name}")));
        self.out.push_str("</p>\n");
        self.blocks(inner);
        self.out.push_str("</div>\n");
    }

    fn code(&mut self, code: &Code) {
        self.out.push_str("<pre class=\"code\"");
        self.scrolling(&self.press.word("code"));
        self.out.push_str("><code");
        if !code.language.is_empty() {
            self.attribute("class", &format!("language-{}", code.language));
        }
        self.out.push('>');
        match highlight(&code.language, &code.text) {
            Some(html) => self.out.push_str(&html),
            None => escape(&code.text, &mut self.out),
        }
        self.out.push_str("</code></pre>\n");
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let label = format!("{} {}", self.press.word("table"), self.tables);
        self.out.push_str("<div class=\"table\"");
        self.scrolling(&label);
        // Where a row is wider than a telephone its cells stand below one another, each under the name of its column.
        let labels = if self.is_xml() { Vec::new() } else { self.labels(table) };
        self.out.push_str(if labels.is_empty() {
            ">\n<table>\n<thead>\n"
        } else {
            ">\n<table class=\"stacks\">\n<thead>\n"
        });
        self.row(&table.head, &table.alignments, "th scope=\"col\"", "th", &[]);
        self.out.push_str("</thead>\n");
        if !table.rows.is_empty() {
            self.out.push_str("<tbody>\n");
            for row in &table.rows {
                self.row(row, &table.alignments, "td", "td", &labels);
            }
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }

    /// What is too wide is scrolled, with the keyboard too; a reading system turns it over instead.
    fn scrolling(&mut self, label: &str) {
        if !self.is_xml() {
            self.out.push_str(" tabindex=\"0\" role=\"group\"");
            self.attribute("aria-label", label);
        }
    }

    /// The names of columns, as cells bear them; none of a table that is narrow, or whose columns have no names.
    fn labels(&self, table: &Table) -> Vec<String> {
        /// More columns than that are no more read side by side at 360 pixels.
        const NARROW: usize = 2;
        let name = |cell: &Cell| plain(cell, &|_| String::new());
        let labels: Vec<String> = table.head.iter().map(name).collect();
        let useful = labels.len() > NARROW && labels.iter().all(|label| !label.trim().is_empty());
        if useful { labels } else { Vec::new() }
    }

    /// `labels` are the names of the columns that cells bear.
    fn row(&mut self, cells: &[Cell], alignments: &[Alignment], open: &str, close: &str, labels: &[String]) {
        self.out.push_str("<tr>");
        let alignments = alignments.iter().chain(std::iter::repeat(&Alignment::None));
        for (index, (cell, alignment)) in cells.iter().zip(alignments).enumerate() {
            self.put(format_args!("<{open}{}", class_of(*alignment)));
            if let Some(label) = labels.get(index) {
                self.attribute("data-label", label);
            }
            self.out.push('>');
            self.inlines(cell);
            self.put(format_args!("</{close}>"));
        }
        self.out.push_str("</tr>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let Some(picture) = self.press.picture(&figure.image) else {
            let words = figure.caption.as_ref().unwrap_or(&figure.image.alt);
            if !words.is_empty() {
                self.out.push_str("<p>");
                self.text(words);
                self.out.push_str("</p>\n");
            }
            return;
        };
        self.out.push_str("<figure>");
        self.img(&figure.image, &picture);
        if let Some(caption) = &figure.caption {
            self.out.push_str("<figcaption>");
            self.text(caption);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }
}

fn class_of(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "",
        Alignment::Left => " class=\"left\"",
        Alignment::Center => " class=\"center\"",
        Alignment::Right => " class=\"right\"",
    }
}
