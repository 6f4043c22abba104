//! How this office's tables are read: what each heading means, and what its names for units, awards and fields stand for.
//! The file lies beside `site.yaml`, is written by every import, and is corrected by hand.

use super::column::Column;
use crate::diagnostic::{Arg, Code, Diagnostic, Message};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, parse};
use crate::vietnamese::{self, fold};
use std::collections::BTreeMap;

/// The file's name.
pub const FILE: &str = "nhap-danh-sach.yaml";

/// The vocabularies whose names a table may have in its own way: the key, in Vietnamese and in English.
const NAMES: [(&str, &str); 3] = [("don_vi", "units"), ("linh_vuc", "fields"), ("khen_thuong", "awards")];
const COLUMNS: (&str, &str) = ("cot", "columns");

/// What a name in a table may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    Unit,
    Field,
    Award,
}

/// By folded heading, and by folded name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    columns: BTreeMap<String, Column>,
    names: BTreeMap<Vocabulary, BTreeMap<String, String>>,
}

impl Mapping {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong in it, and where.
    pub fn read(text: &str) -> Result<Mapping, Vec<Diagnostic>> {
        let path = SourcePath::new(FILE);
        let node = parse(text, &path, 0).map_err(|error| vec![*error])?;
        let mut mapping = Mapping::default();
        let mut wrong = Vec::new();
        for (key, value) in entries(&node) {
            let word = key.scalar().unwrap_or_default();
            let vocabulary = [Vocabulary::Unit, Vocabulary::Field, Vocabulary::Award].into_iter().zip(NAMES);
            let vocabulary = vocabulary.into_iter().find(|(_, (own, english))| word == *own || word == *english);
            for (name, meaning) in entries(value) {
                let (folded, text) = (fold(name.scalar().unwrap_or_default()), meaning.scalar().unwrap_or_default());
                if let Some((vocabulary, _)) = vocabulary {
                    mapping.names.entry(vocabulary).or_default().insert(folded, text.to_owned());
                } else if let Some(column) = Column::parse(text) {
                    mapping.columns.insert(folded, column);
                } else if word == COLUMNS.0 || word == COLUMNS.1 {
                    wrong.push(unknown(meaning, text, &path, &Column::words()));
                }
            }
            if vocabulary.is_none() && word != COLUMNS.0 && word != COLUMNS.1 {
                let known: Vec<String> = [COLUMNS].iter().chain(&NAMES).map(|(own, _)| (*own).to_owned()).collect();
                wrong.push(unknown(key, word, &path, &known));
            }
        }
        if wrong.is_empty() { Ok(mapping) } else { Err(wrong) }
    }

    pub fn column(&self, heading: &str) -> Option<Column> {
        self.columns.get(&fold(heading)).cloned()
    }

    /// The id that a name was said to stand for.
    pub fn id(&self, vocabulary: Vocabulary, name: &str) -> Option<&str> {
        self.names.get(&vocabulary)?.get(&fold(name)).map(String::as_str)
    }

    /// Notes what a heading was taken for, unless that is known; a heading that means nothing is left out until somebody
    /// says what it means.
    pub fn note(&mut self, heading: &str, column: Option<&Column>) {
        let folded = fold(heading);
        if !folded.is_empty() {
            self.columns.entry(folded).or_insert_with(|| column.cloned().unwrap_or(Column::Skip));
        }
    }

    pub fn note_name(&mut self, vocabulary: Vocabulary, name: &str, id: &str) {
        let names = self.names.entry(vocabulary).or_default();
        names.entry(fold(name)).or_insert_with(|| id.to_owned());
    }

    /// Notes the guess that a doubt holds at what a name stands for.
    pub fn note_doubt(&mut self, doubt: &Message) {
        let vocabulary = match doubt.id {
            "roster-unit-unknown" => Vocabulary::Unit,
            "roster-field-unknown" => Vocabulary::Field,
            "roster-award-unknown" => Vocabulary::Award,
            _ => return,
        };
        let text = |name: &str| match doubt.args.iter().find(|(known, _)| *known == name) {
            Some((_, Arg::Text(text))) => text.as_str(),
            _ => "",
        };
        if text("near") != "none" {
            self.note_name(vocabulary, text("text"), text("near"));
        }
    }

    /// The file's text.
    pub fn write(&self) -> String {
        let mut text = String::from(
            "# Cách đọc bảng Excel khi nhập danh sách (vuonhoa import roster). Sửa bên phải dấu hai chấm rồi nhập lại.\n\
             # cot: tiêu đề cột, không dấu, và nghĩa của cột; bo là không dùng, noi_bo.… là chỉ để nội bộ.\n",
        );
        text.push_str(&format!("# Nghĩa dùng được: {}\n", Column::words().join(", ")));
        let mut section = |key: &str, lines: Vec<(&String, String)>| {
            if !lines.is_empty() {
                text.push_str(&format!("{key}:\n"));
                text.extend(lines.into_iter().map(|(name, value)| format!("  \"{name}\": {value}\n")));
            }
        };
        section(COLUMNS.0, self.columns.iter().map(|(name, column)| (name, column.word())).collect());
        for (vocabulary, names) in &self.names {
            let key = match vocabulary {
                Vocabulary::Unit => NAMES[0].0,
                Vocabulary::Field => NAMES[1].0,
                Vocabulary::Award => NAMES[2].0,
            };
            section(key, names.iter().map(|(name, id)| (name, id.clone())).collect());
        }
        text
    }
}

fn entries(node: &Node) -> impl Iterator<Item = &(Node, Node)> {
    let entries: &[(Node, Node)] = match &node.kind {
        NodeKind::Map(entries) => entries,
        _ => &[],
    };
    entries.iter()
}

fn unknown(node: &Node, word: &str, path: &SourcePath, known: &[String]) -> Diagnostic {
    let near = vietnamese::nearest(word, known.iter().map(String::as_str));
    Diagnostic::new(Code::WrongChoice)
        .arg("text", word)
        .arg("choices", known.join(", "))
        .at_span(path, node.span)
        .help_if(near.map(|near| Message::new("help-did-you-mean").arg("word", near)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut mapping = Mapping::default();
        mapping.note("Họ và tên", Some(&Column::Name));
        mapping.note("Điện thoại: ", Some(&Column::Private("dien_thoai".into())));
        mapping.note("Cỡ áo", None);
        mapping.note_name(Vocabulary::Unit, "Ban Tổ chức", "ban-to-chuc");
        let text = mapping.write();
        assert_eq!(Mapping::read(&text).expect("our own"), mapping, "{text}");
        assert_eq!(mapping.column("HỌ VÀ TÊN"), Some(Column::Name));
        assert_eq!(mapping.column("co ao"), Some(Column::Skip));
        let wrong = Mapping::read("cot:\n  a: tenn\ndonvi:\n  a: b\n").expect_err("two mistakes");
        assert_eq!(wrong.len(), 2);
        assert!(Mapping::read("").expect("nothing").columns.is_empty());
    }
}
