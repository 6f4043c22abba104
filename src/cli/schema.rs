//! `vuonhoa schema`: the JSON Schema of a kind of file, from the table that reads it; `--write` lays all
//! of them down for editors.

use super::messages::Messages;
use super::{Refusal, report, site_root};
use crate::diagnostic::Message;
use crate::reading::tables;
use crate::scaffold;
use clap::ArgMatches;
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    if matches.get_flag("write") {
        let written = scaffold::write_schemas(&site_root(matches)?).map_err(Refusal)?;
        let done = Message::new("schemas-written")
            .arg("schemas", written.schemas)
            .arg("folder", written.folder.display().to_string());
        report::say(&messages.format(&done));
        if let Some(settings) = written.by_hand {
            report::say(&messages.word("settings-by-hand"));
            report::print(settings.trim_end());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let wanted = matches.get_one::<String>("name");
    for table in tables() {
        match wanted {
            None => report::print(format!("{}\t{}", table.name, table.files.join(" ")).trim_end()),
            Some(name) if name == table.name => report::print(&format!("{:#}", table.schema())),
            Some(_) => {}
        }
    }
    Ok(ExitCode::SUCCESS)
}
