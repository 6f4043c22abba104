//! What to write instead: every correction that is offered cures. Of the sites in `tests/bad/` each correction is applied
//! to a copy, which is looked at again; of YAML at large, the repository's own files are damaged at random.
//!
//! A finding whose correction fails here should look further before it offers one, or offer none.

use crate::support::{Random, Scratch, copy, options};
use std::collections::BTreeSet;
use std::path::Path;
use vuonhoa::cli::{LANGUAGES, Language, Messages, json};
use vuonhoa::diagnostic::{Arg, Code, Diagnostic, Fix};
use vuonhoa::path::SourcePath;
use vuonhoa::pipeline::{Books, Destination, Options, Silent, build, text_of};
use vuonhoa::reading::entities::{Article, Profile};
use vuonhoa::schema::{Reader, Shape, parse};
use vuonhoa::source::normalise;

fn look(root: &Path) -> Vec<Diagnostic> {
    let options = Options { books: Books::All, ..options(root) };
    build(&options, &Destination::Nowhere, &Silent).findings
}

fn apply(text: &str, fix: &Fix) -> String {
    let range = fix.place.span.expect("a correction has a place").range();
    format!("{}{}{}", &text[..range.start], fix.replacement, &text[range.end..])
}

/// The line that a finding is about, from 1; 0 for a file as a whole.
fn line(finding: &Diagnostic, text: &str) -> usize {
    let span = finding.labels.first().and_then(|label| label.place.span);
    span.map_or(0, |span| text[..(span.start as usize).min(text.len())].matches('\n').count() + 1)
}

/// What a finding says without where it says it; places move when a line is corrected.
fn said(finding: &Diagnostic) -> String {
    format!("{} {:?}", finding.code, finding.args)
}

fn is_in(finding: &Diagnostic, path: &SourcePath) -> bool {
    finding.labels.first().is_some_and(|label| label.place.path == *path)
}

/// What is wrong with a correction: the finding is still there, or an error that was not stands in its place.
fn failings(finding: &Diagnostic, fix: &Fix, site: &Path, before: &[Diagnostic]) -> Vec<String> {
    let path = &fix.place.path;
    // The file itself: what is shown of it leaves out what is private.
    let Ok(text) = std::fs::read_to_string(site.join(path.as_str())) else {
        return vec![format!("it corrects {path}, which is no file of the site")];
    };
    let text = normalise(&text, path).text;
    let scratch = Scratch::new("fixes");
    copy(site, &scratch.0);
    let corrected = apply(&text, fix);
    scratch.write(path.as_str(), &corrected);
    let after = look(&scratch.0);
    let at = line(finding, &text);
    let known: BTreeSet<String> = before.iter().map(said).collect();
    let here = |other: &&Diagnostic| is_in(other, path) && line(other, &corrected) == at;
    let count = |findings: &[Diagnostic]| findings.iter().filter(|other| said(other) == said(finding)).count();
    let mut failings = Vec::new();
    if count(&after) >= count(before) && after.iter().any(|other| here(&other) && other.code == finding.code) {
        failings.push("the finding is still there".to_owned());
    }
    for new in after.iter().filter(here).filter(|other| other.is_error() && !known.contains(&said(other))) {
        failings.push(format!("a new error stands in its place: {}", said(new)));
    }
    failings
}

/// The correction as programs are told it, applied by its lines and columns.
fn applied_by_program(text: &str, correction: &serde_json::Value) -> String {
    let number = |value: &serde_json::Value| value.as_u64().expect("a number") as usize;
    let offset = |line: usize, column: usize| {
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
    };
    let start = offset(number(&correction["line"]), number(&correction["column"]));
    let end = offset(number(&correction["end"]["line"]), number(&correction["end"]["column"]));
    let replacement = correction["replacement"].as_str().expect("a text");
    format!("{}{replacement}{}", &text[..start], &text[end..])
}

#[test]
fn every_correction_of_a_bad_site_cures() {
    let messages = Messages::new(Language::English);
    let mut wrong = Vec::new();
    let mut tried = 0;
    let mut sites: Vec<_> =
        std::fs::read_dir("tests/bad").expect("tests/bad").map(|entry| entry.expect("an entry").path()).collect();
    sites.sort();
    for site in sites {
        let before = look(&site);
        let told: serde_json::Value = serde_json::from_str(&json(&before, &site, &messages)).expect("JSON");
        for (finding, told) in before.iter().zip(told["findings"].as_array().expect("a list")) {
            let Some(fix) = &finding.fix else {
                assert!(told["fix"].is_null(), "{}: only programs are told a correction", site.display());
                continue;
            };
            tried += 1;
            let mut failings = failings(finding, fix, &site, &before);
            let text = text_of(&site, &fix.place.path).unwrap_or_default();
            if applied_by_program(&text, &told["fix"]) != apply(&text, fix) {
                failings.push("programs are told another correction than people".to_owned());
            }
            for failing in failings {
                wrong.push(format!(
                    "{}: {} in {}, line {}: writing {:?} instead does not cure it: {failing}",
                    site.display(),
                    finding.code,
                    fix.place.path,
                    line(finding, &text),
                    fix.replacement,
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried} corrections fail:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 45, "only {tried} corrections");
}

/// The repository's YAML: files, and what stands at the head of texts.
fn yaml_texts() -> Vec<String> {
    let mut texts = Vec::new();
    for folder in ["content", "tests/bad", "tests/sites", "src/scaffold/site"] {
        let mut paths: Vec<_> =
            walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry").into_path()).collect();
        paths.sort();
        for path in paths {
            let suffix = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
            if !matches!(suffix, "yaml" | "md") {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            match suffix {
                "yaml" => texts.push(text),
                _ => texts.extend(
                    text.strip_prefix("---\n")
                        .and_then(|rest| rest.split("\n---\n").next())
                        .map(|yaml| format!("{yaml}\n")),
                ),
            }
        }
    }
    texts
}

/// The text with one to three slips of the hand.
fn damaged(text: &str, random: &mut Random) -> String {
    const TYPED: &[&str] = &[
        "\"", "'", ":", ": ", "-", "- ", " ", "  ", "\t", "\n", "[", "]", "{", "}", ",", "#", "&a ", "*a", "!x ", "|",
        ">", "%", "@", "`", "? ", "\\", "---\n", "...\n", "<<: ", "“", "ư", "\u{301}", "~", "=",
    ];
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        let at = text.floor_char_boundary(random.below(text.len() + 1));
        let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        match random.below(6) {
            0 => drop(
                text.get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map(|c| text.replace_range(at..at + c.len_utf8(), "")),
            ),
            1 | 2 => text.insert_str(at, TYPED[random.below(TYPED.len())]),
            3 => text.insert_str(line_start, TYPED[random.below(TYPED.len())]),
            4 => text.replace_range(line_start..line_end, ""),
            _ => {
                let line = text[line_start..line_end].to_owned();
                text.insert_str(line_start, &line);
            }
        }
    }
    text
}

/// Applies corrections one after another; what is wrong with them.
fn follow(text: &str, messages: &[Messages]) -> Result<(), String> {
    let path = SourcePath::new("a.yaml");
    let mut text = text.to_owned();
    let mut last = 0;
    for _ in 0..=text.lines().count() {
        let finding = match parse(&text, &path, 0) {
            Ok(node) => {
                let mut reader = Reader::new(&path);
                let _ = (Article::read(&node, &mut reader), Profile::read(&node, &mut reader));
                return Ok(());
            }
            Err(finding) => finding,
        };
        // Only words of ours: a cause chooses a sentence, and no sentence quotes the reader.
        for (name, value) in finding.args.iter().filter(|_| finding.code != Code::InternalShared) {
            let Arg::Text(value) = value else { continue };
            if messages.iter().any(|messages| *name != "cause" && messages.sentence(&finding).contains(value.as_str()))
            {
                return Err(format!("{} says {value:?}", finding.code));
            }
        }
        let now = line(&finding, &text);
        if now <= last {
            return Err(format!(
                "after a correction, line {now} is wrong in the place of line {last}: {}",
                finding.code
            ));
        }
        last = now;
        let Some(fix) = &finding.fix else { return Ok(()) };
        text = apply(&text, fix);
    }
    Err("corrections do not come to an end".to_owned())
}

#[test]
fn corrections_of_damaged_yaml_come_to_an_end() {
    let texts = yaml_texts();
    assert!(texts.len() > 100, "only {} texts", texts.len());
    let messages = LANGUAGES.map(Messages::new);
    // `FUZZ_ROUNDS=50 cargo test ...` looks longer.
    let rounds = std::env::var("FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(2);
    let mut random = Random::new(10);
    for _ in 0..rounds {
        for text in &texts {
            let damaged = damaged(text, &mut random);
            if let Err(wrong) = follow(&damaged, &messages) {
                panic!("{wrong}\nin\n{damaged}");
            }
        }
    }
}
