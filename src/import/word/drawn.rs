//! What is drawn, in its place in the text: pictures, and the words of all else.

use super::graphics::{self, Found};
use super::loss::{Kind, beginning};
use super::package::{Relation, parse, words};
use super::paper::{Paragraph, Part, Picture, Piece};
use super::reader::{Line, Reader};
use crate::diagnostic::Message;
use crate::import::shown;
use roxmltree::Node;

impl Reader<'_> {
    pub fn drawn(&mut self, node: Node<'_, '_>, line: &mut Line<'_>) -> Result<(), Message> {
        for found in graphics::find(node) {
            match found {
                Found::Picture { id, alt, stands_in } => self.picture(id, alt, stands_in, line)?,
                Found::TextBox(node) => {
                    let text = words(node);
                    if !text.trim().is_empty() {
                        self.lose(Kind::TextBox, beginning(&text));
                    }
                    let parts = self.parts(node)?;
                    line.beside.extend(parts);
                }
                Found::Letters(text) if text.trim().is_empty() => {}
                Found::Letters(text) => {
                    self.lose(Kind::TextBox, text);
                    line.beside.push(Part::Paragraph(Paragraph::plain(text.to_owned())));
                }
                Found::Embedded(program) => self.lose(Kind::Embedded, program),
                Found::Chart(id) => self.figures(id, Kind::Chart, line)?,
                Found::SmartArt(id) => self.figures(id, Kind::SmartArt, line)?,
                Found::Ink => self.lose(Kind::Ink, ""),
            }
        }
        Ok(())
    }

    fn picture(&mut self, id: &str, alt: String, stands_in: bool, line: &mut Line<'_>) -> Result<(), Message> {
        let part = match self.relations.get(id).cloned() {
            Some((_, Relation::Part(part))) => part,
            Some((_, Relation::External(address))) => {
                self.lose(Kind::LinkedPicture, address);
                return Ok(());
            }
            None => return Ok(()),
        };
        if let Some(known) = self.known_pictures.get(&part) {
            line.push(Piece::Picture(*known));
            return Ok(());
        }
        let bytes = self.package.bytes(&part)?.unwrap_or_default();
        match shown::suffix(&bytes) {
            Some(suffix) => {
                line.push(Piece::Picture(self.paper.pictures.len()));
                self.known_pictures.insert(part, self.paper.pictures.len());
                self.paper.pictures.push(Picture { bytes, suffix, alt });
            }
            // What only stands for something embedded is told with that.
            None if stands_in => {}
            None => self.lose(Kind::Picture, part.rsplit('/').next().unwrap_or(&part)),
        }
        Ok(())
    }

    /// The words of a chart or a SmartArt, as paragraphs.
    fn figures(&mut self, id: &str, kind: Kind, line: &mut Line<'_>) -> Result<(), Message> {
        let Some((_, Relation::Part(part))) = self.relations.get(id).cloned() else { return Ok(()) };
        let Some(text) = self.package.xml(&part)? else { return Ok(()) };
        let tree = parse(&text)?;
        let paragraphs = tree.descendants().filter(|node| node.tag_name().name() == "p").map(words);
        let said: Vec<String> = paragraphs.filter(|text| !text.trim().is_empty()).collect();
        self.lose(kind, beginning(&said.join("; ")));
        line.beside.extend(said.into_iter().map(|text| Part::Paragraph(Paragraph::plain(text))));
        Ok(())
    }
}
