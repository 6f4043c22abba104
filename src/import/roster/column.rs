//! What a column of a roster may hold, and the words for it in the mapping file.

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Id,
    Kind,
    Name,
    /// The name without its last word, where that has a column of its own.
    Family,
    Given,
    /// The name of a body, which says what kind the record is.
    BodyName,
    Honorific,
    Role,
    /// "Bí thư, Chi bộ 3": both in one cell.
    RoleAndUnit,
    Unit,
    Field,
    Years,
    Headline,
    Summary,
    Deeds,
    Award,
    Rank,
    Decision,
    DecisionDate,
    Issuer,
    Reason,
    AwardYear,
    /// Kept for the office alone, under this key of `noi_bo`.
    Private(String),
    /// Running numbers, signatures, and what the mapping leaves out: read by nobody.
    Skip,
}

/// The words for columns in the mapping file.
const WORDS: [(&str, Column); 23] = [
    ("ma", Column::Id),
    ("loai", Column::Kind),
    ("ten", Column::Name),
    ("ho_dem", Column::Family),
    ("ten_rieng", Column::Given),
    ("ten_tap_the", Column::BodyName),
    ("xung_ho", Column::Honorific),
    ("chuc_vu", Column::Role),
    ("chuc_vu_don_vi", Column::RoleAndUnit),
    ("don_vi", Column::Unit),
    ("linh_vuc", Column::Field),
    ("nam", Column::Years),
    ("tieu_de", Column::Headline),
    ("tom_tat", Column::Summary),
    ("thanh_tich", Column::Deeds),
    ("khen_thuong", Column::Award),
    ("hang", Column::Rank),
    ("quyet_dinh", Column::Decision),
    ("ngay_quyet_dinh", Column::DecisionDate),
    ("co_quan", Column::Issuer),
    ("ly_do", Column::Reason),
    ("nam_khen", Column::AwardYear),
    ("bo", Column::Skip),
];

/// What stands before the key of a private column in the mapping file.
const PRIVATE: &str = "noi_bo.";

impl Column {
    /// As the mapping file has it.
    pub fn word(&self) -> String {
        match self {
            Column::Private(key) => format!("{PRIVATE}{key}"),
            other => WORDS.iter().find(|(_, column)| column == other).map_or("", |(word, _)| word).to_owned(),
        }
    }

    pub fn parse(word: &str) -> Option<Column> {
        if let Some(key) = word.strip_prefix(PRIVATE).filter(|key| !key.is_empty()) {
            let is_plain = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            return is_plain.then(|| Column::Private(key.to_owned()));
        }
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, column)| column.clone())
    }

    /// All words, for whoever wrote another.
    pub fn words() -> Vec<String> {
        WORDS.iter().map(|(word, _)| (*word).to_owned()).chain([format!("{PRIVATE}ten_khoa")]).collect()
    }

    /// Whether the cells of several such columns are taken together.
    pub fn takes_several(&self) -> bool {
        use Column::*;
        matches!(self, Role | RoleAndUnit | Unit | Field | Years | Deeds | Award | Private(_) | Skip)
    }

    /// Whether it tells more of an award.
    pub fn is_of_award(&self) -> bool {
        use Column::*;
        matches!(self, Rank | Decision | DecisionDate | Issuer | Reason | AwardYear)
    }

    /// Whether it says who a line is about.
    pub fn names(&self) -> bool {
        matches!(self, Column::Name | Column::BodyName | Column::Given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for (word, column) in &WORDS {
            assert_eq!(Column::parse(word).as_ref(), Some(column));
            assert_eq!(column.word(), *word);
        }
        assert_eq!(Column::parse("noi_bo.ngay_sinh").map(|column| column.word()).as_deref(), Some("noi_bo.ngay_sinh"));
        assert_eq!(Column::parse("noi_bo.Ngày"), None);
    }
}
