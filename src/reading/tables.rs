//! All tables of keys by the files they describe: for the JSON Schemas and the handbook.

use super::entities::{Article, Event, Gallery, Page, Profile, Video};
use super::files::Kind;
use super::vocabulary::{
    Abbreviation, AwardType, CommitmentCount, Decision, Directive, Field, Figure, Series, Signature, Standard, Term,
    Topic, Unit,
};
use super::yearbook::{PieceRecord, Yearbook};
use crate::config::Config;
use crate::schema::{Record, json};
use serde_json::Value;

/// A table, and the files that it describes.
pub struct Table {
    /// Its name in commands and in the schema's file name.
    pub name: &'static str,
    /// Patterns of the files, relative to the site. Empty for front matter, which no schema can be laid on.
    pub files: Vec<String>,
    pub record: Record,
    /// The file is a list of such records.
    pub is_list: bool,
}

impl Table {
    pub fn schema(&self) -> Value {
        if self.is_list { json::of_list(&self.record) } else { json::of_record(&self.record) }
    }
}

fn of_folder(name: &'static str, kind: Kind, record: Record, in_markdown: bool) -> Table {
    let files = kind.folders().into_iter().map(|folder| format!("content/{folder}/**/*.yaml"));
    Table { name, files: if in_markdown { Vec::new() } else { files.collect() }, record, is_list: false }
}

fn of_vocabulary(name: &'static str, files: (&str, &str), record: Record) -> Table {
    let (english, vietnamese) = files;
    let files = vec![format!("content/danh-muc/{vietnamese}.yaml"), format!("content/vocabularies/{english}.yaml")];
    Table { name, files, record, is_list: true }
}

/// Every table, in the order in which the handbook tells them.
pub fn tables() -> Vec<Table> {
    vec![
        Table { name: "site", files: vec!["site.yaml".to_owned()], record: Config::RECORD, is_list: false },
        of_folder("profile", Kind::Profile, Profile::RECORD, false),
        of_folder("article", Kind::Article, Article::RECORD, true),
        of_folder("page", Kind::Page, Page::RECORD, true),
        of_folder("gallery", Kind::Gallery, Gallery::RECORD, false),
        of_folder("video", Kind::Video, Video::RECORD, false),
        of_folder("event", Kind::Event, Event::RECORD, true),
        of_folder("yearbook", Kind::Yearbook, Yearbook::RECORD, false),
        of_folder("yearbook-text", Kind::Yearbook, PieceRecord::RECORD, true),
        of_vocabulary("unit", Unit::FILES, Unit::RECORD),
        of_vocabulary("field", Field::FILES, Field::RECORD),
        of_vocabulary("award", AwardType::FILES, AwardType::RECORD),
        of_vocabulary("series", Series::FILES, Series::RECORD),
        of_vocabulary("topic", Topic::FILES, Topic::RECORD),
        of_vocabulary("directive", Directive::FILES, Directive::RECORD),
        of_vocabulary("decision", Decision::FILES, Decision::RECORD),
        of_vocabulary("figure", Figure::FILES, Figure::RECORD),
        of_vocabulary("standard", Standard::FILES, Standard::RECORD),
        of_vocabulary("commitment", super::vocabularies::COMMITMENT_FILES, CommitmentCount::RECORD),
        of_vocabulary("signature", super::vocabularies::SIGNATURE_FILES, Signature::RECORD),
        of_vocabulary("abbreviation", super::vocabularies::ABBREVIATION_FILES, Abbreviation::RECORD),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{self, KEYS_ELSEWHERE, Meaning};
    use std::collections::BTreeSet;

    fn collect(record: &Record, keys: &mut BTreeSet<&'static str>) {
        for field in record.fields {
            let mut kind = (field.kind)();
            while let schema::Kind::List(of) = kind {
                kind = *of;
            }
            if let (true, schema::Kind::Record(inner)) = (keys.insert(field.alias), kind) {
                collect(inner, keys);
            }
        }
    }

    /// What other programs call otherwise is only ever given a name that exists.
    #[test]
    fn keys_of_elsewhere_have_a_key_here() {
        let mut keys = BTreeSet::new();
        tables().iter().for_each(|table| collect(&table.record, &mut keys));
        for (meaning, words) in KEYS_ELSEWHERE {
            let proposed: &[&str] = match meaning {
                Meaning::Key(keys) | Meaning::Choice(keys) => keys,
                Meaning::Published | Meaning::Hidden => &["nhap"],
                Meaning::Private => &["noi_bo"],
                Meaning::Nothing => &[],
            };
            for key in proposed {
                assert!(keys.contains(key), "{key}, for {words:?}, is no key");
            }
        }
        let article = |word: &str| schema::key_for(word, None, &Article::RECORD);
        for (word, key) in [
            ("description", "tom_tat"),
            ("lastmod", "cap_nhat"),
            ("last_modified_at", "cap_nhat"),
            ("thumbnail", "anh_bia"),
            ("categories", "chuyen_muc"),
            ("publishDate", "dang_tu"),
            ("expiryDate", "go_sau"),
            ("redirect_from", "dia_chi_cu"),
            ("permalink", "duong_dan"),
            ("draft", "nhap"),
            ("author", "tac_gia"),
            ("title", "tieu_de"),
            ("date", "ngay"),
        ] {
            assert_eq!(article(word), Some(key), "{word}");
        }
        assert_eq!(schema::key_for("Họ và tên", None, &Profile::RECORD), Some("ten"));
        let old = schema::key_for("permalink", Some("/2016/12/ky-97/"), &Article::RECORD);
        assert_eq!(old, Some("dia_chi_cu"));
        for word in ["layout", "weight", "toc", "type"] {
            assert_eq!(schema::meaning(word, &Article::RECORD), Some(Meaning::Nothing), "{word}");
        }
        assert_eq!(schema::meaning("tags", &Article::RECORD), Some(Meaning::Choice(&["chuyen_de", "linh_vuc"])));
    }
}
