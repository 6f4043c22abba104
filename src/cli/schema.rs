//! `vuonhoa schema`: the JSON Schema of a kind of file, from the table that reads it.

use super::messages::Messages;
use super::{Refusal, report};
use crate::reading::tables;
use clap::ArgMatches;
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, _: &Messages) -> Result<ExitCode, Refusal> {
    let wanted = matches.get_one::<String>("name");
    for table in tables() {
        match wanted {
            None => report::print(&format!("{}\t{}", table.name, table.files.join(" "))),
            Some(name) if name == table.name => report::print(&format!("{:#}", table.schema())),
            Some(_) => {}
        }
    }
    Ok(ExitCode::SUCCESS)
}
