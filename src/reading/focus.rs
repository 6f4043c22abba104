//! What is kept of a photograph when it is cropped: `tieu_diem: trên` or `tieu_diem: 30% 20%`.

use crate::diagnostic::{Code, Diagnostic, Message};
use crate::schema::{Kind, Node, Reader, Shape};
use std::fmt;

/// The point of a picture that comes to lie at the same point of whatever shows a part of it, in per cent
/// of width and height from the top left corner; as `object-position` in CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Focus {
    pub across: u8,
    pub down: u8,
}

impl Focus {
    pub const CENTRE: Focus = Focus { across: 50, down: 50 };

    /// Of a portrait for which nothing is said: a face is rarely in the lower half. The same stands in the
    /// theme's style.
    pub const PORTRAIT: Focus = Focus { across: 50, down: 25 };

    /// `30% 20%`, or one or two of the words trái, phải, trên, dưới, giữa and their English.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace(',', " ");
        let numbers: Vec<Option<u8>> = text.split_whitespace().map(percent).collect();
        if let [Some(across), Some(down)] = numbers[..] {
            return Some(Focus { across, down });
        }
        let mut focus = Focus::CENTRE;
        for word in text.split_whitespace() {
            match word {
                "trái" | "trai" | "left" => focus.across = 15,
                "phải" | "phai" | "right" => focus.across = 85,
                "trên" | "tren" | "top" => focus.down = 15,
                "dưới" | "duoi" | "bottom" => focus.down = 85,
                "giữa" | "giua" | "center" | "centre" => {}
                _ => return None,
            }
        }
        (!text.is_empty()).then_some(focus)
    }
}

fn percent(text: &str) -> Option<u8> {
    text.strip_suffix('%').and_then(|number| number.parse().ok()).filter(|number| *number <= 100)
}

impl fmt::Display for Focus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}% {}%", self.across, self.down)
    }
}

impl Shape for Focus {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::read(node, reader)?;
        let focus = Focus::parse(&text);
        if focus.is_none() {
            let place = reader.place(node.span);
            let finding = Diagnostic::new(Code::BadFocus).arg("text", text).at(place);
            reader.findings.push(finding.help(Message::new("help-focus")));
        }
        focus
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_write_it() {
        let at = |across, down| Some(Focus { across, down });
        for (text, focus) in [
            ("30% 20%", at(30, 20)),
            (" 0%, 100% ", at(0, 100)),
            ("Trên", at(50, 15)),
            ("dưới phải", at(85, 85)),
            ("top left", at(15, 15)),
            ("giữa", at(50, 50)),
            ("101% 0%", None),
            ("30 20", None),
            ("mặt", None),
            ("", None),
        ] {
            assert_eq!(Focus::parse(text), focus, "{text}");
        }
    }
}
