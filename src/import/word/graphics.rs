//! What is drawn within a text: pictures in both of Word's languages for them (DrawingML and VML), and what has no place
//! in an article.

use super::package::{attribute, chosen};
use roxmltree::Node;

/// Something drawn, in the order of the text.
pub enum Found<'t, 'i, 'p> {
    /// A picture by its relationship; `stands_in` for something embedded.
    Picture {
        id: &'p str,
        alt: String,
        stands_in: bool,
    },
    TextBox(Node<'t, 'i>),
    /// Letters that are drawn.
    Letters(&'p str),
    /// What another program made, by its name.
    Embedded(&'p str),
    /// By their relationships.
    Chart(&'p str),
    SmartArt(&'p str),
    Ink,
}

/// What a `w:drawing`, a `w:pict` or a `w:object` holds.
pub fn find<'t, 'i>(node: Node<'t, 'i>) -> Vec<Found<'t, 'i, 't>> {
    let described = node.descendants().find(|node| node.tag_name().name() == "docPr");
    let alt = described.and_then(|node| attribute(node, "descr")).unwrap_or_default();
    let stands_in = node.descendants().any(|node| node.tag_name().name() == "OLEObject");
    let mut found = Vec::new();
    draw(node, alt, stands_in, &mut found);
    found
}

fn draw<'t, 'i>(node: Node<'t, 'i>, alt: &'t str, stands_in: bool, found: &mut Vec<Found<'t, 'i, 't>>) {
    match node.tag_name().name() {
        "blip" | "imagedata" => {
            if let Some(id) = ["embed", "id", "link", "pict"].into_iter().find_map(|name| attribute(node, name)) {
                let alt = [alt, attribute(node, "title").unwrap_or_default()].into_iter().find(|alt| is_said(alt));
                found.push(Found::Picture { id, alt: alt.unwrap_or_default().trim().to_owned(), stands_in });
            }
        }
        "txbxContent" => return found.push(Found::TextBox(node)),
        "textpath" => found.extend(attribute(node, "string").map(Found::Letters)),
        "OLEObject" => found.push(Found::Embedded(attribute(node, "ProgID").unwrap_or("OLE"))),
        "chart" => found.extend(attribute(node, "id").map(Found::Chart)),
        "relIds" => found.extend(attribute(node, "dm").map(Found::SmartArt)),
        "contentPart" => found.push(Found::Ink),
        "AlternateContent" => {
            if let Some(chosen) = chosen(node) {
                draw(chosen, alt, stands_in, found);
            }
            return;
        }
        _ => {}
    }
    for child in node.children().filter(Node::is_element) {
        draw(child, alt, stands_in, found);
    }
}

/// Whether somebody wrote this description: programs put in a file's name, or what their machines saw.
fn is_said(alt: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let of_a_file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"].into_iter().any(|end| alt.ends_with(end));
    let by_machine = ["description automatically generated", "description generated", "được tạo tự động"];
    !alt.is_empty() && !of_a_file && !by_machine.into_iter().any(|words| alt.contains(words))
}
