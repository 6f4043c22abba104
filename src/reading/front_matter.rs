//! The YAML between two lines of `---` at the head of a Markdown file.

use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::path::SourcePath;

/// A Markdown file cut in two, with where each part begins.
pub struct Parts<'a> {
    pub yaml: &'a str,
    pub yaml_start: usize,
    pub body: &'a str,
    pub body_start: usize,
}

/// # Errors
/// When the file does not begin with `---`, or the second `---` is missing.
pub fn split<'a>(text: &'a str, path: &SourcePath) -> Result<Parts<'a>, Box<Diagnostic>> {
    let lead = text.len() - text.trim_start().len();
    let line_end = text[lead..].find('\n').map_or(text.len(), |i| lead + i);
    if text[lead..line_end].trim_end() != "---" {
        return Err(Box::new(
            Diagnostic::new(Code::FrontMatterMissing)
                .at(Place::at(path, Span::new(lead..line_end)))
                .help(Message::new("help-front-matter")),
        ));
    }
    let yaml_start = (line_end + 1).min(text.len());
    let mut at = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body_start = at + line.len();
            return Ok(Parts { yaml: &text[yaml_start..at], yaml_start, body: &text[body_start..], body_start });
        }
        at += line.len();
    }
    Err(Box::new(
        Diagnostic::new(Code::FrontMatterOpen)
            .at(Place::at(path, Span::new(lead..line_end)))
            .help(Message::new("help-front-matter")),
    ))
}
