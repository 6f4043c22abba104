//! The command line: what was typed, what is said, and the exit status. Each command has a file.
//!
//! Data goes to stdout, words to stderr. Exit 0: fine; 1: the content has errors; 2: wrong usage or the
//! system refused.

mod args;
mod build;
mod check;
mod clean;
mod codes;
mod consent;
pub mod examples;
mod export;
mod help;
mod import;
mod info;
mod init;
mod limits;
mod list;
mod machine;
mod messages;
mod new;
mod options;
mod progress;
mod proof;
mod publish;
mod rename;
mod report;
mod schema;
mod select;
mod serve;
mod table;
mod timings;
mod usage;
mod verify;
mod visible;
mod withdraw;
mod wording;
mod yearbook;

pub use machine::{github, json};
pub use messages::{LANGUAGES, Language, Messages, source as message_source};
pub use report::render;

use crate::diagnostic::{Diagnostic, Message};
use crate::source::has_config;
use crate::vietnamese::PartialDate;
use crate::wall;
use clap::ArgMatches;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a command could not begin: the words to say. Exit status 2.
pub struct Refusal(pub Message);

/// Of every thread that works: deeply nested texts are read and set by recursion, and what the system gives the
/// first thread may be much less.
const STACK: usize = 16 << 20;

/// The program.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = args::language(&arguments);
    if let Err(refusal) = limits::check_memory() {
        return refuse(&refusal, &Messages::new(language));
    }
    limits::let_writes_fail();
    match std::thread::Builder::new().stack_size(STACK).spawn(move || run(&arguments, &Messages::new(language))) {
        // Who panicked has said so.
        Ok(worker) => worker.join().unwrap_or(ExitCode::from(101)),
        Err(error) => refuse(&no_threads(&error), &Messages::new(language)),
    }
}

fn no_threads(error: &(dyn std::error::Error + 'static)) -> Refusal {
    // The system's own is told inside whatever a library makes of it.
    let system = std::iter::successors(Some(error), |error| error.source()).find_map(|error| error.downcast_ref());
    let reason = system.map_or_else(|| Message::new("io-unknown"), |error: &std::io::Error| Message::from(error));
    Refusal(Message::new("no-threads").arg("reason", reason))
}

fn refuse(Refusal(message): &Refusal, messages: &Messages) -> ExitCode {
    report::say(&format!("{}: {}", messages.word("level-error"), messages.format(message)));
    ExitCode::from(2)
}

/// What was typed, done; what could not be said on stdout is a failure too.
fn run(arguments: &[OsString], messages: &Messages) -> ExitCode {
    let status = obey(arguments, messages);
    match report::failed_to_print() {
        Some(reason) => refuse(&Refusal(Message::new("stdout-failed").arg("reason", reason.clone())), messages),
        None => status,
    }
}

/// The threads on which everything parallel runs: so many, or as the machine has processors.
fn gather_threads(matches: &ArgMatches) -> Result<(), Refusal> {
    let jobs = matches.try_get_one::<u16>("jobs").ok().flatten().copied().unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).stack_size(STACK);
    pool.build_global().map_err(|error| no_threads(&error))
}

fn obey(arguments: &[OsString], messages: &Messages) -> ExitCode {
    let arguments = &args::asked_for_help(arguments);
    let matches = match args::command(messages).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Without a command, the help is the answer, on stderr.
            if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                report::printed(error.print());
                return ExitCode::from(2);
            }
            if error.use_stderr() {
                report::say(&usage::explain(&error, arguments, messages));
                return ExitCode::from(2);
            }
            // Help and version, on stdout.
            report::printed(error.print());
            return ExitCode::SUCCESS;
        }
    };
    if let Some((_, matches)) = matches.subcommand()
        && let Err(refusal) = gather_threads(matches)
    {
        return refuse(&refusal, messages);
    }
    let outcome = wall::behind(|| dispatch(&matches, messages)).unwrap_or_else(|broken| {
        report::say_findings(&[Diagnostic::from(&broken)], Path::new(""), messages);
        Ok(ExitCode::from(2))
    });
    outcome.unwrap_or_else(|refusal| refuse(&refusal, messages))
}

fn dispatch(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    match matches.subcommand() {
        Some(("build", matches)) => build::run(matches, messages),
        Some(("check", matches)) => check::run(matches, messages),
        Some(("yearbook", matches)) => yearbook::run(matches, messages),
        Some(("codes", matches)) => codes::run(matches, messages),
        Some(("list", matches)) => list::run(matches, messages),
        Some(("info", matches)) => info::run(matches, messages),
        Some(("publish", matches)) => publish::run(matches, messages),
        Some(("verify", matches)) => verify::run(matches, messages),
        Some(("clean", matches)) => clean::run(matches, messages),
        Some(("schema", matches)) => schema::run(matches, messages),
        Some(("completions", matches)) => args::completions(matches, messages),
        Some(("man", _)) => args::man(messages),
        Some(("serve", matches)) => serve::run(matches, messages),
        Some(("init", matches)) => init::run(matches, messages),
        Some(("new", matches)) => new::run(matches, messages),
        Some(("export", matches)) => export::run(matches, messages),
        Some(("consent", matches)) => consent::run(matches, messages),
        Some(("proof", matches)) => proof::run(matches, messages),
        Some(("withdraw", matches)) => withdraw::run(matches, messages),
        Some(("rename", matches)) => rename::run(matches, messages),
        Some(("import", matches)) => import::run(matches, messages),
        // clap asks for one of the commands above.
        _ => Ok(ExitCode::from(2)),
    }
}

/// The site's folder: the one given, or the nearest above the current one that has a `site.yaml`.
fn site_root(matches: &ArgMatches) -> Result<PathBuf, Refusal> {
    if let Some(given) = matches.get_one::<PathBuf>("site") {
        return Ok(given.clone());
    }
    let here = current_folder()?;
    let above = here.ancestors().find(|folder| has_config(folder)).map(Path::to_path_buf);
    Ok(above.unwrap_or(here))
}

fn current_folder() -> Result<PathBuf, Refusal> {
    std::env::current_dir()
        .map_err(|error| Refusal(Message::new("no-current-folder").arg("reason", Message::from(&error))))
}

/// The day against which embargoes count: `--clock`; else the day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), or of this
/// moment, where the site at `root` is, whatever zone this machine keeps.
fn today(matches: &ArgMatches, root: &Path) -> Result<PartialDate, Refusal> {
    let bad = |text: &str| Refusal(Message::new("bad-clock").arg("text", text));
    if let Some(text) = matches.get_one::<String>("clock") {
        return text.parse::<PartialDate>().map(PartialDate::start).map_err(|_| bad(text));
    }
    let stamp = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .parse::<i64>()
            .ok()
            .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
            .ok_or_else(|| bad(&text))?,
        Err(_) => jiff::Timestamp::now(),
    };
    let zoned = stamp.to_zoned(crate::config::time_zone(root));
    let date = zoned.date();
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    PartialDate::of_day(u16::try_from(date.year()).unwrap_or(1970), part(date.month()), part(date.day()))
        .map_err(|_| bad(&date.to_string()))
}
