//! `vuonhoa info`: what this site is, in numbers.

use super::list::prepared;
use super::messages::Messages;
use super::{Refusal, report};
use crate::diagnostic::Message;
use crate::model::statistics::Tally;
use crate::reading::entities::ProfileKind;
use clap::ArgMatches;
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some(prepared) = prepared(matches, messages)? else { return Ok(ExitCode::from(1)) };
    let site = &prepared.site;
    let tally = Tally::of_site(site);
    let rows: Vec<(&'static str, String)> = vec![
        ("info-title", site.config.title.clone()),
        ("info-folder", prepared.sources.root.display().to_string()),
        ("info-base-url", site.config.base().map(String::from).unwrap_or_default()),
        ("info-theme", site.config.theme().to_owned()),
        ("info-individuals", tally.profiles_of(ProfileKind::Individual).to_string()),
        ("info-collectives", tally.profiles_of(ProfileKind::Collective).to_string()),
        ("info-households", tally.profiles_of(ProfileKind::Household).to_string()),
        ("info-models", tally.profiles_of(ProfileKind::Model).to_string()),
        ("info-articles", site.articles.len().to_string()),
        ("info-award-occasions", tally.awards.occasions.to_string()),
        ("info-award-recipients", tally.awards.recipients.to_string()),
        ("info-held-back", site.held_back.len().to_string()),
        ("info-files", prepared.plan.files.len().to_string()),
    ];
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let object: serde_json::Map<String, serde_json::Value> = rows
            .into_iter()
            .map(|(name, value)| (name.trim_start_matches("info-").to_owned(), serde_json::Value::from(value)))
            .collect();
        report::print(&format!("{:#}", serde_json::Value::Object(object)));
    } else {
        for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
            report::print(&format!("{}: {value}", messages.format(&Message::new(name))));
        }
    }
    Ok(ExitCode::SUCCESS)
}
