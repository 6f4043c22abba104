//! `vuonhoa check`: everything that `build` would find, without writing.

use super::messages::Messages;
use super::{Refusal, build as build_command, report};
use crate::pipeline::{self, Books, Destination, Options, Silent};
use clap::ArgMatches;
use std::process::ExitCode;
use std::time::Instant;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let began = Instant::now();
    let books = if matches.get_flag("books") { Books::All } else { Books::None };
    let options = Options { books, share: books == Books::All, ..build_command::options(matches)? };
    let outcome = pipeline::build(&options, &Destination::Nowhere, &Silent);
    build_command::tell(&outcome, &options, matches, messages);
    if outcome.counts.is_some() {
        report::say(&build_command::summary(&outcome, began.elapsed(), messages));
    }
    Ok(build_command::status(&outcome.findings))
}
