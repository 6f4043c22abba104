//! Open data of what is published: the profiles as JSON, the awards as CSV. Only what the pages show;
//! consent, approval and internal notes are not in the types that get here.

use super::head::absolute;
use crate::view::{View, cards};
use crate::write::sheet::inert;
use serde::Serialize;

#[derive(Serialize)]
struct Profiles<'a> {
    title: &'a str,
    publisher: Option<&'a str>,
    profiles: Vec<OpenProfile>,
}

#[derive(Serialize)]
struct OpenProfile {
    id: String,
    kind: &'static str,
    name: String,
    url: Option<String>,
    summary: Option<String>,
    roles: Vec<String>,
    units: Vec<String>,
    fields: Vec<String>,
    years: Vec<u16>,
    period: Option<String>,
    deeds: Vec<String>,
    awards: Vec<OpenAward>,
    /// An invented sample.
    sample: bool,
}

#[derive(Serialize)]
struct OpenAward {
    label: String,
    year: Option<u16>,
    period: Option<String>,
    decision: Option<String>,
    issuer: Option<String>,
}

pub fn profiles(view: &View) -> Vec<u8> {
    let site = &view.site;
    let profiles: Vec<OpenProfile> = site
        .profiles
        .iter()
        .map(|item| {
            let card = view.profile_card(item);
            OpenProfile {
                id: card.id,
                kind: card.kind,
                name: card.name,
                url: absolute(site, &item.route),
                summary: card.summary,
                roles: card.roles.into_iter().map(|role| role.name).collect(),
                units: card.units.into_iter().map(|unit| unit.name).collect(),
                fields: card.fields.into_iter().map(|field| field.name).collect(),
                years: card.years,
                period: card.period,
                deeds: card.deeds,
                awards: card.awards.into_iter().map(open_award).collect(),
                sample: card.sample,
            }
        })
        .collect();
    let data = Profiles {
        title: &site.config.title,
        publisher: site.config.agency.as_ref().and_then(|agency| agency.name.as_deref()),
        profiles,
    };
    // These types hold nothing that JSON could refuse.
    serde_json::to_vec_pretty(&data).unwrap_or_default()
}

fn open_award(award: cards::AwardCard) -> OpenAward {
    OpenAward {
        label: award.label,
        year: award.year,
        period: award.period,
        decision: award.decision.map(|decision| decision.number),
        issuer: award.issuer,
    }
}

/// One row for each conferring: an occasion, not a person.
pub fn awards(view: &View) -> Vec<u8> {
    /// Excel takes a CSV without this mark for the system's old code page.
    const BYTE_ORDER_MARK: &str = "\u{feff}";
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let mut row = |cells: [&str; 8]| {
        // A vector takes every byte, and all rows have as many cells.
        let _ = writer.write_record(cells.map(inert));
    };
    row(["STT", "Họ và tên, tên tập thể", "Loại", "Đơn vị", "Hình thức khen thưởng", "Năm", "Quyết định", "Cơ quan"]);
    let mut number = 0;
    for item in &view.site.profiles {
        let card = view.profile_card(item);
        let kind = view.kind_word(item.kind());
        for award in view.awards(item) {
            let unit = view.site.unit_of_award(item, award).map(|unit| unit.name).unwrap_or_default();
            number += 1;
            let award = open_award(view.award(award));
            row([
                &number.to_string(),
                &card.name,
                &kind,
                unit,
                &award.label,
                &award.year.map(|year| year.to_string()).or(award.period).unwrap_or_default(),
                award.decision.as_deref().unwrap_or_default(),
                award.issuer.as_deref().unwrap_or_default(),
            ]);
        }
    }
    writer.into_inner().unwrap_or_default()
}
