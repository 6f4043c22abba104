//! The roster: one row a person and award, in the columns that an import reads. Taken in again unchanged it changes
//! nothing; corrected, it corrects the records that are still as they were.

use crate::digest::Digest;
use crate::import::roster::{Fields, Kept, Ledger};
use crate::model::{Item, Site};
use crate::reading::entities::{Award, Profile, Status};
use crate::reading::vocabulary::Term;
use crate::schema::Choice;
use crate::write::sheet::{Sheet, Value};

const COLUMNS: [&str; 20] = [
    "STT",
    "Mã",
    "Loại",
    "Xưng hô",
    "Họ và tên",
    "Chức vụ",
    "Đơn vị",
    "Lĩnh vực",
    "Năm nêu gương",
    "Tiêu đề",
    "Tóm tắt",
    "Thành tích",
    "Hình thức khen thưởng",
    "Hạng",
    "Năm khen",
    "Số quyết định",
    "Ngày quyết định",
    "Cơ quan ban hành",
    "Lý do khen thưởng",
    "Trạng thái",
];

/// The profiles of these indices.
pub fn sheet(site: &Site, profiles: &[usize]) -> Sheet {
    let mut rows = Vec::new();
    for (number, index) in (1_usize..).zip(profiles) {
        let profile = &site.profiles[*index];
        let awards: Vec<Option<&Award>> = match &profile.record.awards[..] {
            [] => vec![None],
            awards => awards.iter().map(Some).collect(),
        };
        rows.extend(awards.into_iter().map(|award| row(site, profile, number, award)));
    }
    Sheet { name: "Danh sách".to_owned(), columns: COLUMNS.map(str::to_owned).to_vec(), rows, ..Sheet::default() }
}

fn row(site: &Site, profile: &Item<Profile>, number: usize, award: Option<&Award>) -> Vec<Value> {
    let record = &profile.record;
    let fields = Fields::of(record);
    let text = |text: &Option<String>| Value::from(text.as_deref().unwrap_or_default());
    let mut units = site.units_called(profile);
    units.sort_by_key(|unit| fields.units.iter().position(|id| id == unit.id));
    let name_of = |id: &String| site.fields.get(id).map_or_else(|| id.clone(), |term| term.record.name().to_owned());
    let of_fields: Vec<String> = fields.fields.iter().map(name_of).collect();
    let years: Vec<String> = fields.years.iter().map(u16::to_string).collect();
    let status = record.status.as_ref().map_or(Status::Draft, |status| status.value);
    let status = Status::WORDS.iter().find(|(word, _)| *word == status.word()).map_or("", |(_, word)| *word);
    let mut row = vec![
        number.into(),
        profile.id.as_str().into(),
        kind(profile).into(),
        text(&record.honorific),
        record.name.as_str().into(),
        fields.roles.join("; ").into(),
        super::unit_names(units).into(),
        of_fields.join("; ").into(),
        if years.is_empty() { text(&fields.period) } else { years.join(", ").into() },
        text(&record.headline),
        text(&record.summary),
        record.deeds.join("\n").into(),
    ];
    row.extend(match award {
        Some(award) => conferred(site, award),
        None => vec![Value::Empty; 7],
    });
    row.push(status.into());
    row
}

fn conferred(site: &Site, award: &Award) -> Vec<Value> {
    let text = |text: &Option<String>| Value::from(text.as_deref().unwrap_or_default());
    let name = site.award_types.get(&award.kind.id).map_or(award.kind.id.as_str(), |term| term.record.name());
    let rank = award.rank.map(|rank| rank.to_string().replace("hạng ", ""));
    vec![
        name.into(),
        text(&rank),
        award.year.map_or(Value::Empty, |year| Value::Count(year.0.into())),
        award.decision.as_ref().map_or(Value::Empty, |decision| decision.value.as_str().into()),
        award.date.into(),
        text(&award.issuer),
        text(&award.reason),
    ]
}

/// A kind as rosters say it.
pub(super) fn kind(profile: &Item<Profile>) -> &'static str {
    use crate::reading::entities::ProfileKind as K;
    match profile.kind() {
        K::Individual => "Cá nhân",
        K::Collective => "Tập thể",
        K::Household => "Hộ gia đình",
        K::Model => "Mô hình",
    }
}

/// Notes what was given out, so that the roster may correct it while it is as it was. `read` gives a record's bytes.
///
/// # Errors
/// Those of `read`.
pub fn keep<E>(
    ledger: &mut Ledger,
    site: &Site,
    profiles: &[usize],
    mut read: impl FnMut(&str) -> Result<Vec<u8>, E>,
) -> Result<(), E> {
    for index in profiles {
        let profile = &site.profiles[*index];
        let fields = Fields::of(&profile.record);
        let file = Digest::of(&read(profile.path.as_str())?);
        // Who took it in from a table with birth dates is still known by them.
        let key = ledger.records.get(&profile.id).map_or_else(|| fields.key(), |kept| kept.key);
        ledger.records.insert(profile.id.clone(), Kept { file, row: fields.digest(), key });
    }
    Ok(())
}
