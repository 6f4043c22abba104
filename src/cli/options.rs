//! Options that several commands have.

use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction};

pub(super) fn site() -> Arg {
    Arg::new("site").long("site").value_parser(PathBufValueParser::new()).value_name("DIR")
}

pub(super) fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

pub(super) fn clock() -> Arg {
    Arg::new("clock").long("clock").value_name("DATE")
}

pub(super) fn print_folder() -> Arg {
    Arg::new("print").long("print").value_parser(PathBufValueParser::new()).value_name("DIR")
}

pub(super) fn format() -> Arg {
    Arg::new("format").long("format").value_parser(["human", "json"]).default_value("human").value_name("FORMAT")
}
