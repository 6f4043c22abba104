//! Footnotes stand below the text; numbers lead there and arrows lead back.

use super::{OF_TEXT, Writer};
use crate::doc::{Block, Doc};

/// The id of the note of a number, from 1.
pub fn note_id(number: usize) -> String {
    format!("{OF_TEXT}fn-{number}")
}

impl Writer<'_> {
    pub(super) fn footnote_ref(&mut self, number: u32, mention: u32) {
        self.put(format_args!("<sup class=\"footnote-ref\"><a href=\"#{OF_TEXT}fn-{number}\" id=\"{OF_TEXT}"));
        self.mention_id(number, mention);
        self.out.push('"');
        self.epub_type("noteref");
        self.out.push_str(" role=\"doc-noteref\"");
        let label = format!("{} {number}", self.press.word("footnote"));
        self.attribute("aria-label", &label);
        self.put(format_args!(">{number}</a></sup>"));
    }

    fn mention_id(&mut self, number: u32, mention: u32) {
        self.put(format_args!("fnref-{number}"));
        if mention > 1 {
            self.put(format_args!("-{mention}"));
        }
    }

    pub(super) fn footnotes(&mut self, doc: &Doc) {
        if doc.footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\"");
        self.epub_type("footnotes");
        self.out.push_str(" role=\"doc-endnotes\"");
        self.attribute("aria-label", &self.press.word("footnotes"));
        self.out.push_str(">\n<ol>\n");
        for (number, footnote) in (1..).zip(&doc.footnotes) {
            // A list's item cannot have the role of a note, which reading systems show where it is mentioned.
            if self.is_xml() {
                self.put(format_args!("<li><aside id=\"{}\"", note_id(number as usize)));
                self.epub_type("footnote");
                self.out.push_str(" role=\"doc-footnote\">");
            } else {
                self.put(format_args!("<li id=\"{}\">", note_id(number as usize)));
            }
            // The way back stands at the end of the last paragraph, where reading ends.
            match footnote.blocks.split_last() {
                Some((Block::Paragraph(last), before)) => {
                    self.blocks(before);
                    self.out.push_str("<p>");
                    self.inlines(last);
                    self.ways_back(number, footnote.mentions);
                    self.out.push_str("</p>");
                }
                _ => {
                    self.blocks(&footnote.blocks);
                    self.ways_back(number, footnote.mentions);
                }
            }
            self.out.push_str(if self.is_xml() { "</aside></li>\n" } else { "</li>\n" });
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn ways_back(&mut self, number: u32, mentions: u32) {
        for mention in 1..=mentions {
            self.put(format_args!(" <a href=\"#{OF_TEXT}"));
            self.mention_id(number, mention);
            self.out.push('"');
            self.epub_type("backlink");
            self.out.push_str(" role=\"doc-backlink\"");
            let word = self.press.word("footnote-back");
            let label = match mentions {
                1 => format!("{word} {number}"),
                _ => format!("{word} {number}-{mention}"),
            };
            self.attribute("aria-label", &label);
            // The variation selector keeps phones from drawing an emoji.
            self.out.push_str(">↩\u{fe0e}</a>");
        }
    }
}
