//! `vuonhoa clean`: removes what builds have made, and the cache; nothing else.

use super::messages::Messages;
use super::{Refusal, report, site_root};
use crate::diagnostic::Message;
use crate::output;
use crate::store::Store;
use clap::ArgMatches;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    let out = matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| root.join("public"));
    match output::clean(&out) {
        Ok(removed) => {
            Store::of_site(&root).clear();
            let done = Message::new("cleaned").arg("files", removed.files).arg("folder", out.display().to_string());
            report::say(&messages.format(&done));
            for (kept, count) in [("cleaned-altered", removed.altered), ("cleaned-asked", removed.asked)] {
                if count > 0 {
                    report::say(&messages.format(&Message::new(kept).arg("count", count)));
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            let is_print = output::is_same(&out, &root.join("print"));
            let error = if is_print { output::of_print(*error) } else { *error };
            report::say_findings(&[error], &root, messages);
            Ok(ExitCode::from(2))
        }
    }
}
