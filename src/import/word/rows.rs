//! The rows of a table with their cells, which hold what a body holds.

use super::package::{attribute, child, value};
use super::paper::{Cell, Row};
use super::reader::Reader;
use crate::diagnostic::Message;
use roxmltree::Node;

impl Reader<'_> {
    pub fn table(&mut self, node: Node<'_, '_>) -> Result<Vec<Row>, Message> {
        let mut rows = Vec::new();
        self.rows(node, &mut rows)?;
        Ok(rows)
    }

    fn rows(&mut self, node: Node<'_, '_>, rows: &mut Vec<Row>) -> Result<(), Message> {
        for inner in node.children().filter(Node::is_element) {
            match inner.tag_name().name() {
                "tr" => {
                    let properties = child(inner, "trPr");
                    if properties.is_some_and(|node| child(node, "del").is_some()) {
                        self.deleted(inner);
                        continue;
                    }
                    let mut row = Row::new();
                    let before = properties.and_then(|node| value(node, "gridBefore")).and_then(|n| n.parse().ok());
                    for _ in 0..before.unwrap_or(0_usize).min(63) {
                        row.push(Cell { parts: Vec::new(), span: 1, merged: false });
                    }
                    self.cells(inner, &mut row)?;
                    rows.push(row);
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.rows(inner, rows)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn cells(&mut self, node: Node<'_, '_>, row: &mut Row) -> Result<(), Message> {
        for inner in node.children().filter(Node::is_element) {
            match inner.tag_name().name() {
                "tc" => {
                    let properties = child(inner, "tcPr");
                    let span = properties.and_then(|node| value(node, "gridSpan")).and_then(|n| n.parse().ok());
                    let merge = properties.and_then(|node| child(node, "vMerge"));
                    let merged = merge.is_some_and(|node| attribute(node, "val") != Some("restart"));
                    let across = properties.and_then(|node| child(node, "hMerge"));
                    let across = across.is_some_and(|node| attribute(node, "val") != Some("restart"));
                    let parts = self.parts(inner)?;
                    // Word has 63 columns at most.
                    row.push(Cell { parts, span: span.unwrap_or(1).clamp(1, 63), merged: merged || across });
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(inner, row)?,
                _ => {}
            }
        }
        Ok(())
    }
}
