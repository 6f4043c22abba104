//! What entities and vocabularies alike are made of.

use super::markdown::target;
use crate::diagnostic::{Code, Diagnostic, Message, Span};
use crate::doc::To;
use crate::schema::{Kind, Node, Reader, Shape, choices, record};
use crate::vietnamese::PartialDate;

/// An address outside the site, of a scheme that may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(pub String, pub Span);

impl Shape for WebAddress {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::read(node, reader)?;
        // A bare name of a host is what people copy from a browser's address bar.
        let host =
            !text.contains("://") && !text.contains(':') && text.split('/').next().is_some_and(|h| h.contains('.'));
        let place = reader.place(node.span);
        match target::parse(&text) {
            Ok(To::External(address)) => return Some(WebAddress(address, node.span)),
            Err(problem) => reader.findings.push(problem.explain(&text, place)),
            Ok(_) => {
                let finding = Diagnostic::new(Code::BadAddress).arg("address", text.as_str()).at(place.clone());
                reader.findings.push(if host {
                    finding.fix(place, format!("https://{text}"))
                } else {
                    finding.help(Message::new("help-base-url"))
                });
            }
        }
        None
    }
}

choices! {
    /// Who or what is the example.
    pub enum ProfileKind {
        /// An exemplary person.
        Individual = "individual" | "ca_nhan",
        /// A branch, office, school or crew, named as awarded.
        Collective = "collective" | "tap_the",
        /// The law's third subject of commendation.
        Household = "household" | "ho_gia_dinh",
        /// A good model or practice.
        Model = "model" | "mo_hinh",
    }
}

record! {
    /// Where a republished item or a number comes from.
    pub struct Source shorthand "ten" {
        name: String = "name" | "ten",
        link: Option<WebAddress> = "link" | "lien_ket",
        date: Option<PartialDate> = "date" | "ngay",
    }
}
