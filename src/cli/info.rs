//! `vuonhoa info`: what this site is, in numbers.

use super::list::prepared;
use super::messages::Messages;
use super::visible::shown;
use super::{Refusal, machine, report};
use crate::diagnostic::Message;
use crate::model::statistics::Tally;
use crate::reading::entities::ProfileKind;
use clap::ArgMatches;
use serde_json::Value;
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some(prepared) = prepared(matches, messages)? else { return Ok(ExitCode::from(1)) };
    let site = &prepared.site;
    let tally = Tally::of_site(site);
    let base = site.config.base().map(String::from).unwrap_or_default();
    let rows: Vec<(&'static str, Value)> = vec![
        ("info-title", site.config.title.clone().into()),
        ("info-folder", prepared.sources.root.display().to_string().into()),
        ("info-base-url", base.into()),
        ("info-theme", site.config.theme().into()),
        ("info-individuals", tally.profiles_of(ProfileKind::Individual).into()),
        ("info-collectives", tally.profiles_of(ProfileKind::Collective).into()),
        ("info-households", tally.profiles_of(ProfileKind::Household).into()),
        ("info-models", tally.profiles_of(ProfileKind::Model).into()),
        ("info-articles", site.articles.len().into()),
        ("info-award-occasions", tally.awards.occasions.into()),
        ("info-award-recipients", tally.awards.recipients.into()),
        ("info-held-back", site.held_back.len().into()),
        ("info-files", prepared.plan.files.len().into()),
    ];
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let named = rows.into_iter().map(|(name, value)| (name.trim_start_matches("info-").to_owned(), value));
        report::print(&machine::document(&Value::Object(named.collect())));
    } else {
        for (name, value) in rows {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            if !value.is_empty() {
                report::print(&format!("{}: {}", messages.format(&Message::new(name)), shown(&value)));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
