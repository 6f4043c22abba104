//! Transcripts: `tests/cmd/<command>.md` shows how a command is typed and what it then says: documentation, test
//! and golden in one.
//!
//! A transcript begins in a fresh copy of `tests/cmd/sites/`. In its blocks marked `console`, a line `$ vuonhoa ...`
//! is run, `? 2` behind it is the exit status if that is not 0, and the rest is what was said on stdout and stderr.
//! `$ cd FOLDER`, `$ cat FILE`, `$ cp FROM TO` and `$ rm FILE` are known too. `[..]` stands for any part of a line, a
//! line `...` for any lines, `[ROOT]` for the folder of the copy. `UPDATE_GOLDEN=1` writes what comes out and keeps these where they still fit.

use crate::support::{Scratch, copy, options, repository};
use snapbox::assert::{Action, Assert};
use snapbox::data::DataFormat;
use snapbox::filter::NormalizeToExpected;
use snapbox::{Data, Redactions};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use vuonhoa::cli::{Language, Messages};
use vuonhoa::pipeline::{Books, Destination, Options, Silent, build};

/// A copy of the sites, and where one stands in it.
struct Place {
    scratch: Scratch,
    folder: PathBuf,
}

impl Place {
    fn new() -> Self {
        let scratch = Scratch::new("cmd");
        copy(&repository().join("tests/cmd/sites"), &scratch.0);
        Place { folder: scratch.0.clone(), scratch }
    }

    /// The exit status of a line, and all that was said.
    fn run(&mut self, line: &str) -> (i32, String) {
        let words = words(line);
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["cd", folder] => {
                self.folder = self.folder.join(folder);
                assert!(self.folder.is_dir(), "{line}: no such folder");
                (0, String::new())
            }
            ["cat", file] => (0, std::fs::read_to_string(self.folder.join(file)).expect(line)),
            ["cp", from, to] => {
                let to = self.folder.join(to);
                std::fs::create_dir_all(to.parent().expect(line)).expect(line);
                std::fs::copy(self.folder.join(from), to).expect(line);
                (0, String::new())
            }
            ["rm", file] => {
                std::fs::remove_file(self.folder.join(file)).expect(line);
                (0, String::new())
            }
            ["vuonhoa", ..] => vuonhoa(&self.folder, &words[1..]),
            _ => panic!("a transcript cannot run {line:?}"),
        }
    }
}

/// What is typed, split at spaces outside double quotes.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let split = parts.flat_map(|(i, part)| if i % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
    split.map(str::to_owned).collect()
}

/// Runs the program with stdout and stderr on one line, as on a terminal, but a terminal always alike.
fn vuonhoa(folder: &Path, arguments: &[String]) -> (i32, String) {
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let mut command = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
    for name in ["LC_ALL", "LC_MESSAGES", "CLICOLOR_FORCE", "GITHUB_WORKSPACE"] {
        command.env_remove(name);
    }
    // The first of June 2021.
    command.envs([("LANG", "vi_VN.UTF-8"), ("COLUMNS", "100"), ("SOURCE_DATE_EPOCH", "1622505600")]);
    let mut child = command.spawn().expect("the program");
    // It holds the writing end, and as long as it does, there is no end to read.
    drop(command);
    let mut said = String::new();
    reader.read_to_string(&mut said).expect("UTF-8");
    (child.wait().expect("an end").code().unwrap_or(-1), said)
}

/// The transcript as it comes out now, with the wildcards of the old one where they fit.
fn replayed(transcript: &str) -> String {
    let mut place = Place::new();
    let mut redactions = Redactions::new();
    redactions.insert("[ROOT]", place.scratch.0.clone()).expect("a name");
    let mut new = String::new();
    let mut lines = transcript.lines().peekable();
    let mut in_block = false;
    while let Some(line) = lines.next() {
        new.push_str(&format!("{line}\n"));
        in_block = if in_block { line != "```" } else { line == "```console" };
        let Some(typed) = line.strip_prefix("$ ").filter(|_| in_block) else { continue };
        let (status, said) = place.run(typed);
        lines.next_if(|line| line.starts_with("? "));
        let mut before = String::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
            before.push_str(&format!("{line}\n"));
        }
        if status != 0 {
            new.push_str(&format!("? {status}\n"));
        }
        let said = NormalizeToExpected::new().redact_with(&redactions).normalize(Data::text(said), &Data::text(before));
        let said = said.render().expect("text");
        new.push_str(&said);
        if !said.is_empty() && !said.ends_with('\n') {
            new.push('\n');
        }
    }
    new
}

fn transcripts() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository().join("tests/cmd")).expect("tests/cmd");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|suffix| suffix == "md")).collect();
    paths.sort();
    paths
}

#[test]
fn transcripts_are_true() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let assert = Assert::new().action(if update { Action::Overwrite } else { Action::Verify });
    let mut wrong = Vec::new();
    for path in transcripts() {
        let golden = Data::read_from(&path, Some(DataFormat::Text)).raw();
        let now = replayed(&golden.render().expect("text"));
        if let Err(difference) = assert.try_eq(Some(&"what comes out"), Data::text(now), golden) {
            wrong.push(difference.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_has_a_transcript_in_both_languages() {
    let (_, help) = vuonhoa(repository(), &["--lang", "en", "--help"].map(str::to_owned));
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: BTreeSet<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains("build"), "{help}");
    let paths = transcripts();
    // `import-articles.md` is one of those of `import`.
    let command =
        |path: &'_ PathBuf| path.file_stem().and_then(|stem| stem.to_str()?.split('-').next().map(str::to_owned));
    let told: BTreeSet<String> = paths.iter().filter_map(command).collect();
    let told: BTreeSet<&str> = told.iter().map(String::as_str).collect();
    assert_eq!(commands, told);
    for path in &paths {
        let text = std::fs::read_to_string(path).expect("a transcript");
        for option in ["--help", "--lang en"] {
            assert!(text.lines().any(|line| line.starts_with("$ ") && line.contains(option)), "{}", path.display());
        }
    }
}

/// For every mistake in `tests/bad/`, programs are told the same place as people, and each finding by itself.
#[test]
fn programs_are_told_what_people_are_told() {
    let messages = Messages::new(Language::Vietnamese);
    let mut places = 0;
    for entry in std::fs::read_dir("tests/bad").expect("tests/bad") {
        let site = entry.expect("an entry").path();
        let options = Options { books: Books::All, ..options(&site) };
        let outcome = build(&options, &Destination::Nowhere, &Silent);
        let people = std::fs::read_to_string(site.join("expected.vi.txt")).expect("what people are told");
        let document: serde_json::Value =
            serde_json::from_str(&vuonhoa::cli::json(&outcome.findings, &site, &messages)).expect("JSON");
        let github = vuonhoa::cli::github(&outcome.findings, &site, "", &messages);
        assert_eq!(github.lines().count(), outcome.findings.len(), "{github}");
        let findings = document["findings"].as_array().expect("a list");
        for ((told, finding), command) in findings.iter().zip(&outcome.findings).zip(github.lines()) {
            let severity = told["severity"].as_str().expect("a word");
            assert!(command.starts_with(&format!("::{severity} ")), "{command}");
            assert_eq!(told["code"], finding.code.name());
            let first_line = told["message"].as_str().and_then(|text| text.lines().next()).expect("a sentence");
            assert!(people.contains(first_line), "{first_line}\n{people}");
            if let (Some(file), Some(line)) = (told["file"].as_str(), told["line"].as_u64()) {
                let place = format!("{file}:{line}:{}\n", told["column"]);
                assert!(people.contains(&place), "{place}\n{people}");
                places += 1;
            }
        }
        assert_eq!(findings.len(), outcome.findings.len());
    }
    assert!(places > 50, "only {places} places");
}
