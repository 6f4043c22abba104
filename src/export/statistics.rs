//! Statistics by unit, year, field and level: lượt and recipients in columns of their own, from the one function that counts.

use crate::model::Site;
use crate::model::statistics::{Count, Tally};
use crate::reading::vocabulary::{Level, Term};
use crate::write::sheet::{Sheet, Value};

/// A sheet for each way of counting these profiles.
pub fn sheets(site: &Site, profiles: &[usize]) -> Vec<Sheet> {
    let tally = Tally::of(site, profiles);
    let unit = |id: &str| site.units.get(id).map_or_else(|| id.to_owned(), |term| term.record.name().to_owned());
    let field = |id: &str| site.fields.get(id).map_or_else(|| id.to_owned(), |term| term.record.name().to_owned());
    let award = |id: &str| site.award_types.get(id).map_or_else(|| id.to_owned(), |term| term.record.name().to_owned());
    let profiles_of = |list: &[(String, usize)], id: &str| list.iter().find(|(known, _)| known == id).map(|(_, n)| *n);
    let mut units: Vec<(String, Option<usize>, Count)> = Vec::new();
    for id in site.units.ids() {
        let (count, awards) = (profiles_of(&tally.profiles_by_unit, id), tally.awards_by_unit.get(id).copied());
        if count.is_some() || awards.is_some() {
            units.push((unit(id), count, awards.unwrap_or_default()));
        }
    }
    let mut fields: Vec<(String, Option<usize>, Count)> = Vec::new();
    for id in site.fields.ids() {
        let (count, awards) = (profiles_of(&tally.profiles_by_field, id), tally.awards_by_field.get(id).copied());
        if count.is_some() || awards.is_some() {
            fields.push((field(id), count, awards.unwrap_or_default()));
        }
    }
    let years: std::collections::BTreeSet<u16> =
        tally.profiles_by_year.keys().chain(tally.awards_by_year.keys()).copied().collect();
    let years = years.into_iter().map(|year| {
        let awards = tally.awards_by_year.get(&year).copied().unwrap_or_default();
        (year.to_string(), tally.profiles_by_year.get(&year).copied(), awards)
    });
    let levels = tally.awards_by_level.iter().map(|(level, count)| (level_name(*level).to_owned(), None, *count));
    let types = tally.awards_by_type.iter().map(|(id, count)| (award(id), None, *count));
    let all = (profiles.len(), tally.awards);
    vec![
        sheet("Theo đơn vị", "Đơn vị", units, all),
        sheet("Theo năm", "Năm", years.collect(), all),
        sheet("Theo lĩnh vực", "Lĩnh vực", fields, all),
        sheet("Theo cấp", "Cấp khen thưởng", levels.collect(), all),
        sheet("Theo hình thức", "Hình thức khen thưởng", types.collect(), all),
    ]
}

/// The whole stands below; it is no sum of the rows, because one profile may be in several.
fn sheet(name: &str, of: &str, counts: Vec<(String, Option<usize>, Count)>, all: (usize, Count)) -> Sheet {
    let row = |name: &str, profiles: Option<usize>, awards: Count| -> Vec<Value> {
        vec![name.into(), profiles.map_or(Value::Empty, Value::from), awards.occasions.into(), awards.recipients.into()]
    };
    let mut rows: Vec<Vec<Value>> =
        counts.iter().map(|(name, profiles, awards)| row(name, *profiles, *awards)).collect();
    rows.push(row("Tất cả (một hồ sơ có thể ở nhiều hàng trên)", Some(all.0), all.1));
    let columns = [of, "Số hồ sơ", "Lượt khen thưởng", "Số được khen (không kể lặp lại)"];
    Sheet { name: name.to_owned(), columns: columns.map(str::to_owned).to_vec(), rows, ..Sheet::default() }
}

fn level_name(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::State) => "Nhà nước",
        Some(Level::Government) => "Chính phủ",
        Some(Level::MinistryProvince) => "Bộ, ban, ngành, tỉnh",
        Some(Level::District) => "Huyện",
        Some(Level::Grassroots) => "Cơ sở",
        None => "Không nêu cấp",
    }
}
