//! The roll of commendations: every award that stands, with what it was decided by.

use super::roster::kind;
use crate::model::Site;
use crate::reading::vocabulary::Term;
use crate::write::sheet::{Sheet, Value};

/// The awards of these profiles, the latest year first, then by precedence.
pub fn sheet(site: &Site, profiles: &[usize]) -> Sheet {
    let awards = profiles.iter().flat_map(|index| {
        let profile = &site.profiles[*index];
        profile.awards().map(move |award| (*index, profile, award))
    });
    let mut awards: Vec<_> = awards.collect();
    awards.sort_by_key(|(index, _, award)| {
        (std::cmp::Reverse(site.awarded_by(award)), site.award_types.rank(&award.kind.id), *index)
    });
    let rows = (1_usize..).zip(awards).map(|(number, (_, profile, award))| {
        let decision = site.decision_of(award);
        let name = site.award_types.get(&award.kind.id).map_or(award.kind.id.as_str(), |term| term.record.name());
        let name = award.rank.map_or_else(|| name.to_owned(), |rank| format!("{name} {rank}"));
        let decided =
            award.decision.as_ref().map(|written| decision.map_or(written.value.as_str(), |d| &d.record.number));
        let date = award.date.or(decision.and_then(|decision| decision.record.date));
        let issuer = award.issuer.as_deref().or(decision.and_then(|decision| decision.record.issuer.as_deref()));
        vec![
            number.into(),
            profile.record.name.as_str().into(),
            kind(profile).into(),
            super::unit_names(site.unit_of_award(profile, award)).into(),
            name.into(),
            site.award_year(award).map_or(Value::Empty, |year| Value::Count(year.into())),
            decided.unwrap_or_default().into(),
            date.into(),
            issuer.unwrap_or_default().into(),
            award.reason.as_deref().unwrap_or_default().into(),
        ]
    });
    let columns = [
        "STT",
        "Họ và tên, tên tập thể",
        "Loại",
        "Đơn vị",
        "Hình thức khen thưởng",
        "Năm",
        "Số quyết định",
        "Ngày quyết định",
        "Cơ quan ban hành",
        "Lý do",
    ];
    Sheet {
        name: "Khen thưởng".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}
