//! A text as the Markdown that is read back as the same text: for what is imported, and goes on as a file of the office.
//!
//! All that could be markup is escaped where it is none. Emphasis ends where CommonMark sees its end (0.31, 6.2): where a
//! letter in its way keeps the parser from seeing it, the letter is written as an entity. What no Markdown can hold, such as
//! two lists of bullets side by side, is kept apart by its mark; what a tree of the reader's never has, such as emphasis
//! with spaces at its edges, need not come back.

mod inline;

use crate::doc::{Alignment, Block, Call, Cell, Doc, Figure, Image, List, Table, To};
use inline::Setting;

/// The Markdown of `doc`, which ends with a line end unless it is empty.
pub fn markdown(doc: &Doc) -> String {
    let mut parts = vec![blocks(&doc.blocks, false)];
    for (index, note) in doc.footnotes.iter().enumerate() {
        let body = blocks(&note.blocks, false);
        parts.push(format!("[^{}]: {}", index + 1, indented(&body, "    ")));
    }
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn blocks(list: &[Block], tight: bool) -> String {
    let mut out = String::new();
    // Whether the list before has the other mark.
    let mut other_mark = false;
    for (index, block) in list.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| list.get(before));
        other_mark = follows_its_like(before, block) && !other_mark;
        if !out.is_empty() {
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        out.push_str(&self::block(block, other_mark));
    }
    out
}

/// Whether `block` is a list that would go on with the one before it.
fn follows_its_like(before: Option<&Block>, block: &Block) -> bool {
    match (before, block) {
        (Some(Block::List(before)), Block::List(list)) => before.start.is_some() == list.start.is_some(),
        _ => false,
    }
}

fn block(block: &Block, other_mark: bool) -> String {
    match block {
        Block::Paragraph(content) => Setting::Lines.set(content),
        Block::Heading(heading) => {
            format!("{} {}", "#".repeat(usize::from(heading.level.max(2))), Setting::Heading.set(&heading.content))
        }
        Block::List(list) => self::list(list, other_mark),
        Block::Quote(inner) => quoted(&blocks(inner, false)),
        Block::Alert(kind, inner) => quoted(&format!("[!{}]\n{}", kind.name().to_uppercase(), blocks(inner, false))),
        Block::Code(code) => {
            let fence = "`".repeat(longest_run(&code.text, '`').max(2) + 1);
            format!("{fence}{}\n{}{fence}", code.language, code.text)
        }
        Block::Table(table) => self::table(table),
        Block::Break => "---".to_owned(),
        Block::Figure(figure) => self::figure(figure),
        Block::Call(call) => self::call(call),
        Block::RawHtml(html) => html.trim_end().to_owned(),
    }
}

fn list(list: &List, other_mark: bool) -> String {
    let mut number = list.start;
    let mut items = Vec::new();
    for item in &list.items {
        let mark = match (number, other_mark) {
            (Some(number), false) => format!("{number}. "),
            (Some(number), true) => format!("{number}) "),
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
        };
        let task = match item.task {
            None => "",
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
        };
        let body = indented(&blocks(&item.blocks, list.tight), &" ".repeat(mark.len()));
        items.push(format!("{mark}{task}{body}").trim_end().to_owned());
        number = number.map(|number| number.saturating_add(1));
    }
    items.join(if list.tight { "\n" } else { "\n\n" })
}

/// `text` with `margin` before its lines from the second on.
fn indented(text: &str, margin: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(margin);
            out.push_str(line);
        }
    }
    out
}

fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    lines.collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let rule = table.alignments.iter().map(|alignment| match alignment {
        Alignment::None => "---",
        Alignment::Left => ":---",
        Alignment::Center => ":---:",
        Alignment::Right => "---:",
    });
    let mut lines = vec![row(&table.head), format!("| {} |", rule.collect::<Vec<_>>().join(" | "))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn row(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| Setting::Cell.set(cell)).collect();
    format!("| {} |", cells.join(" | "))
}

fn figure(figure: &Figure) -> String {
    let image = Image { title: figure.caption.clone(), ..figure.image.clone() };
    self::image(&image)
}

fn image(image: &Image) -> String {
    let alt = inline::words(&image.alt);
    format!("![{alt}]({}{})", address(&image.target.to), title(image.title.as_deref()))
}

fn title(title: Option<&str>) -> String {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "\\&").replace('|', "\\|");
    title.map_or_else(String::new, |title| format!(" \"{}\"", escape(title)))
}

/// An address as it is read as `to`, without what would end it.
fn address(to: &To) -> String {
    let written = match to {
        To::Internal { id, anchor: None } => format!("@/{}", encoded(id)),
        To::Internal { id, anchor: Some(anchor) } => format!("@/{}#{}", encoded(id), encoded(anchor)),
        To::Root { path, rest } => format!("{}{rest}", encoded(path)),
        To::File { path, rest } => format!("{}{rest}", encoded(path)),
        To::Anchor(anchor) => format!("#{}", encoded(anchor)),
        To::External(address) => address.clone(),
    };
    let mut out = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' | ')' | '\\' | '&' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '~' | '|' | '{' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A path with all that has a meaning in an address as `%20` and its like; letters beyond ASCII stay.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || "-._~/".contains(c) || !c.is_ascii() => out.push(c),
            c => out.push_str(&format!("%{:02X}", u32::from(c))),
        }
    }
    out
}

fn call(call: &Call) -> String {
    let args: Vec<String> = call.args.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
    format!("{{{{ {}({}) }}}}", call.name, args.join(", "))
}

/// How many `mark`s stand in a row at most.
fn longest_run(text: &str, mark: char) -> usize {
    text.split(|c| c != mark).map(str::len).max().unwrap_or(0)
}
