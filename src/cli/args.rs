//! What may be typed: the structure. Its words come from the message files, in `help`; what is said of a
//! mistake is in `usage`.

use super::messages::{Language, Messages};
use super::options::{clock, flag, format, print_folder, site};
use super::{Refusal, help, report};
use crate::diagnostic::Code;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use std::ffi::OsString;
use std::process::ExitCode;

/// The language of messages: `--lang` wherever it stands, then the locale; Vietnamese otherwise. Read
/// before parsing, because help and usage errors need it.
pub fn language(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let given = match word.strip_prefix("--lang=") {
            Some(value) => Some(value),
            None if word == "--lang" => words.next(),
            None => None,
        };
        match given {
            Some("en") => return Language::English,
            Some("vi") => return Language::Vietnamese,
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("en") => Language::English,
        _ => Language::Vietnamese,
    }
}

/// `vuonhoa help build` as `vuonhoa build --help`, which is how the help of any command is asked for.
pub fn asked_for_help(arguments: &[OsString]) -> Vec<OsString> {
    let mut meant = arguments.to_vec();
    let mut at = 1;
    // Only the language may stand before a command.
    while let Some(word) = meant.get(at).and_then(|word| word.to_str()).filter(|word| word.starts_with("--lang")) {
        at += if word == "--lang" { 2 } else { 1 };
    }
    if meant.get(at).is_some_and(|word| ["help", "tro-giup"].iter().any(|help| word == *help)) {
        meant.remove(at);
        meant.push("--help".into());
    }
    meant
}

/// The command line in the language of `messages`.
pub fn command(messages: &Messages) -> Command {
    let command = Command::new("vuonhoa")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .arg(Arg::new("lang").long("lang").global(true).value_parser(["vi", "en"]).value_name("LANG"))
        .subcommand(init())
        .subcommand(new())
        .subcommand(super::import::command())
        .subcommand(build())
        .subcommand(yearbook())
        .subcommand(super::proof::command())
        .subcommand(check())
        .subcommand(rename())
        .subcommand(super::consent::command())
        .subcommand(withdraw())
        .subcommand(publish())
        .subcommand(codes())
        .subcommand(list())
        .subcommand(super::export::command())
        .subcommand(info())
        .subcommand(verify())
        .subcommand(clean())
        .subcommand(schema())
        .subcommand(
            Command::new("completions")
                .arg(Arg::new("shell").required(true).value_parser(value_parser!(Shell)).value_name("SHELL")),
        )
        .subcommand(Command::new("man"))
        .subcommand(serve());
    help::worded(command, messages)
}

/// What commands that read the site have in common.
fn reading(command: Command) -> Command {
    command
        .arg(site())
        .arg(flag("drafts"))
        .arg(flag("future"))
        .arg(flag("expired"))
        .arg(Arg::new("base-url").long("base-url").short('u').value_name("URL"))
        .arg(flag("portable"))
        .arg(flag("strict"))
        .arg(clock())
}

fn init() -> Command {
    Command::new("init").arg(Arg::new("dir").value_parser(PathBufValueParser::new()).value_name("DIR"))
}

fn new() -> Command {
    Command::new("new")
        .arg_required_else_help(true)
        .arg(Arg::new("kind").required(true).value_name("KIND"))
        // Whoever forgets the quotation marks around a title means all its words.
        .arg(Arg::new("title").required(true).num_args(1..).value_name("TITLE"))
        .arg(site())
        .arg(clock())
}

fn withdraw() -> Command {
    Command::new("withdraw")
        .alias("rut")
        .arg_required_else_help(true)
        .arg(Arg::new("id").required(true).value_name("ID"))
        .arg(site())
        .arg(Arg::new("output").long("output").short('o').value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(print_folder())
        .arg(flag("portable"))
        .arg(clock())
}

fn rename() -> Command {
    Command::new("rename")
        .alias("doi-ten")
        .arg_required_else_help(true)
        .arg(Arg::new("old").required(true).value_name("OLD"))
        .arg(Arg::new("new").required(true).value_name("NEW"))
        .arg(site())
        .arg(flag("yes"))
}

fn publish() -> Command {
    Command::new("publish")
        .alias("dua-len")
        .arg(Arg::new("target").value_name("TARGET"))
        .arg(site())
        .arg(Arg::new("output").long("output").short('o').value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(flag("dry-run").conflicts_with("verify"))
        .arg(flag("verify"))
        .arg(flag("as-built"))
        .arg(flag("yes"))
        .arg(format())
        .arg(clock())
}

fn build() -> Command {
    reading(Command::new("build"))
        .arg(Arg::new("output").long("output").short('o').value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(print_folder())
        .arg(flag("no-share"))
        .arg(flag("keep-going"))
        .arg(
            Arg::new("adopt")
                .long("adopt")
                .num_args(0..=1)
                // So that what follows `--adopt` is no value of it.
                .require_equals(true)
                .default_missing_value("keep")
                .value_parser(["keep", "clear"])
                .value_name("LEFT"),
        )
        .arg(flag("all"))
        .arg(findings_format())
        .arg(Arg::new("jobs").long("jobs").short('j').value_parser(value_parser!(u16)).value_name("N"))
        .arg(flag("timings"))
}

fn yearbook() -> Command {
    reading(Command::new("yearbook"))
        .arg(print_folder())
        .arg(Arg::new("id").value_name("ID"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["pdf", "epub"])
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_name("FORMAT"),
        )
        .arg(
            Arg::new("finish")
                .long("finish")
                .value_parser(["proof", "press", "screen"])
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_name("FINISH"),
        )
        .arg(Arg::new("page-size").long("page-size").value_name("SIZE"))
        .arg(flag("marks"))
        .arg(flag("freeze"))
        .arg(flag("ladder").conflicts_with_all(["format", "finish", "freeze", "marks"]))
        .arg(flag("left-out").conflicts_with_all(["format", "finish", "freeze", "page-size", "marks", "ladder"]))
}

fn check() -> Command {
    reading(Command::new("check")).arg(flag("books")).arg(flag("all")).arg(findings_format())
}

fn codes() -> Command {
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    Command::new("codes").arg(Arg::new("code").value_parser(names).value_name("CODE")).arg(format())
}

/// How findings are told.
fn findings_format() -> Arg {
    format().value_parser(["human", "json", "github"])
}

fn list() -> Command {
    Command::new("list")
        .arg(Arg::new("kind").value_parser(super::list::kinds()).value_name("KIND"))
        .arg(Arg::new("of").value_name("OF"))
        .arg(super::select::unit())
        .arg(super::select::missing())
        .arg(
            Arg::new("columns")
                .long("columns")
                .value_parser(super::list::columns())
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_name("COLUMN"),
        )
        .arg(site())
        .arg(flag("held-back"))
        .arg(flag("orphans"))
        .arg(Arg::new("source").long("source").value_name("TEXT"))
        .arg(format())
        .arg(clock())
}

fn info() -> Command {
    Command::new("info").arg(site()).arg(format()).arg(clock())
}

fn verify() -> Command {
    Command::new("verify")
        .arg(Arg::new("dir").value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(site())
        .arg(format())
}

fn clean() -> Command {
    Command::new("clean")
        .arg(site())
        .arg(Arg::new("output").long("output").short('o').value_parser(PathBufValueParser::new()).value_name("DIR"))
}

fn schema() -> Command {
    let names: Vec<&str> = crate::reading::tables().iter().map(|table| table.name).collect();
    Command::new("schema").arg(Arg::new("name").value_parser(names).value_name("NAME")).arg(flag("write")).arg(site())
}

/// `vuonhoa completions SHELL`: the completion script on stdout.
pub fn completions(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut command(messages), "vuonhoa", &mut script);
    }
    report::print_bytes(&script);
    Ok(ExitCode::SUCCESS)
}

/// `vuonhoa man`: the manual page, all commands on one, on stdout.
pub fn man(messages: &Messages) -> Result<ExitCode, Refusal> {
    let mut page = Vec::new();
    let mut command = command(messages);
    command.build();
    // A vector takes every byte.
    let _ = clap_mangen::Man::new(command.clone()).render(&mut page);
    for sub in command.get_subcommands() {
        let _ = clap_mangen::Man::new(sub.clone()).render(&mut page);
    }
    report::print_bytes(help::manual_headings(String::from_utf8_lossy(&page).into_owned(), messages).as_bytes());
    Ok(ExitCode::SUCCESS)
}

fn serve() -> Command {
    Command::new("serve")
        .arg(Arg::new("port").long("port").short('p').value_parser(value_parser!(u16)).value_name("N"))
        .arg(Arg::new("host").long("host").value_name("HOST"))
        .arg(flag("open").short('O'))
        .arg(flag("poll"))
        .arg(site())
        .arg(clock())
}
