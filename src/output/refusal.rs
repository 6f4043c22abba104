//! The findings of this module: why an output folder was refused, or could not be written.
//!
//! `output-failed` and `output-is-source` cover several causes. Their argument `cause` is a keyword
//! for the message to select on; `reason` is the system's own text, empty when the cause is ours.
//!
//! Not here: the sentences (`cli/messages`).

use super::folder::OutFolder;
use crate::diagnostic::{Arg, Code, Diagnostic, Message};
use crate::path::OutPath;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Causes of `output-failed` that no system call reports.
pub(super) const SAME_BUT_CASE: &str = "same-but-case";
pub(super) const FILE_AND_FOLDER: &str = "file-and-folder";
pub(super) const FOLDER_IN_THE_WAY: &str = "folder-in-the-way";
pub(super) const LINK_IN_THE_WAY: &str = "link-in-the-way";
pub(super) const NOT_A_FOLDER: &str = "not-a-folder";

/// The system refused to do something with `place`.
pub(super) fn failed(folder: &OutFolder, place: &Path, error: &io::Error) -> Box<Diagnostic> {
    let shown = folder.shown_place(place);
    let finding = caused(cause_of(error), &[shown], Message::from(error));
    Box::new(finding.arg("folder", shown_folder(folder)))
}

/// The keyword for the errors that a user can do something about.
fn cause_of(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::FileTooLarge => "too-large",
        ErrorKind::PermissionDenied => "permission",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::NotADirectory => NOT_A_FOLDER,
        ErrorKind::IsADirectory => FOLDER_IN_THE_WAY,
        ErrorKind::InvalidFilename => "name-too-long",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "busy",
        // ERROR_SHARING_VIOLATION: another program, such as a PDF viewer, has the file open.
        _ if cfg!(windows) && error.raw_os_error() == Some(32) => "busy",
        _ => "other",
    }
}

/// Our own reason why these paths, of which there must be one, cannot be written.
pub(super) fn blocked(folder: &OutFolder, cause: &str, paths: &[&str]) -> Box<Diagnostic> {
    let shown: Vec<String> = paths.iter().map(|path| folder.shown(path)).collect();
    Box::new(caused(cause, &shown, "").arg("folder", shown_folder(folder)))
}

/// The names of one build exclude each other.
pub(super) fn names(cause: &str, names: &BTreeSet<&str>) -> Box<Diagnostic> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    Box::new(caused(cause, &names, "").arg("folder", ""))
}

/// Two files were made for one path.
pub(super) fn put_twice(path: &OutPath) -> Box<Diagnostic> {
    let path = path.as_str().to_owned();
    Box::new(caused("put-twice", &[path], "").arg("folder", ""))
}

/// A manifest or journal is damaged, or written by a later version of this program.
pub(super) fn bad_manifest(folder: &OutFolder, place: &Path) -> Box<Diagnostic> {
    let finding = caused("manifest", &[folder.shown_place(place)], "");
    Box::new(finding.arg("folder", shown_folder(folder)).arg("command", adopting(folder, "--adopt")))
}

/// What has the name of a manifest or journal is no file, or has no end.
pub(super) fn no_manifest(folder: &OutFolder, place: &Path) -> Box<Diagnostic> {
    let finding = caused("no-manifest", &[folder.shown_place(place)], "");
    Box::new(finding.arg("folder", shown_folder(folder)).arg("command", adopting(folder, "--adopt")))
}

/// Whether the list of what is ours was found and says nothing.
pub(super) fn is_damage(finding: &Diagnostic) -> bool {
    let causes = ["manifest", "no-manifest"].map(|cause| Arg::Text(cause.to_owned()));
    finding.args.iter().any(|(name, value)| *name == "cause" && causes.contains(value))
}

fn caused(cause: &str, paths: &[String], reason: impl Into<Arg>) -> Diagnostic {
    Diagnostic::new(Code::OutputFailed)
        .arg("cause", cause)
        .arg("path", paths.first().map_or("", String::as_str))
        .arg("paths", paths.join(", "))
        .arg("reason", reason)
}

/// The output folder is, holds, or lies in what the site is made of. `cause` is `site`, `root`, `home`
/// or `inside`; `path` is the folder that must be spared.
pub(super) fn is_source(given: &Path, cause: &str, spared: &Path) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(Code::OutputIsSource)
            .arg("folder", given.display().to_string())
            .arg("path", spared.display().to_string())
            .arg("cause", cause),
    )
}

/// The folder has files in it, and none is ours.
pub(super) fn not_ours(folder: &OutFolder) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(Code::OutputNotOurs)
            .arg("folder", shown_folder(folder))
            .arg("command", adopting(folder, "--adopt")),
    )
}

/// Foreign files or folders are where ours belong.
///
/// A build replaces what it makes itself. What is made because somebody asks for it (`asked`) no build makes, so only the
/// build that clears the folder makes room for it.
pub(super) fn foreign(folder: &OutFolder, paths: &BTreeSet<&str>, asked: bool) -> Box<Diagnostic> {
    let shown: Vec<String> = paths.iter().map(|path| folder.shown(path)).collect();
    Box::new(
        Diagnostic::new(Code::OutputForeignFile)
            .arg("folder", shown_folder(folder))
            .arg("path", shown.first().map_or("", String::as_str))
            .arg("paths", shown.join(", "))
            .arg("count", shown.len())
            .arg("command", adopting(folder, if asked { "--adopt=clear" } else { "--adopt" })),
    )
}

/// Paths as a sentence can hold them: a long list is cut and counted; `verify` has it whole.
pub(super) fn listed(paths: &[&str]) -> String {
    const MOST: usize = 20;
    let told = paths[..paths.len().min(MOST)].join(", ");
    if paths.len() > MOST { format!("{told}, +{}", paths.len() - MOST) } else { told }
}

/// The folder for printing is, holds or lies in the one that readers get.
pub(super) fn overlap(output: &Path, print: &Path) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(Code::OutputOverlap)
            .arg("folder", output.display().to_string())
            .arg("print", print.display().to_string()),
    )
}

/// Another build is at work. `pid` and `since` are `?` when it has not yet said who it is.
pub(super) fn locked(folder: &OutFolder, pid: Option<u32>, since: Option<&str>) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(Code::OutputLocked)
            .arg("folder", shown_folder(folder))
            // As text: a number would be printed with a separator of thousands.
            .arg("pid", pid.map_or("?".to_owned(), |pid| pid.to_string()))
            .arg("since", since.unwrap_or("?")),
    )
}

pub(super) fn shown_folder(folder: &OutFolder) -> String {
    folder.given().display().to_string()
}

/// The command that takes the folder over, ready to be pasted into a shell. `adopt` is the option that does.
pub(super) fn adopting(folder: &OutFolder, adopt: &str) -> String {
    match folder.print() {
        Some(arguments) => adopting_print(adopt, arguments),
        None => format!("vuonhoa build {adopt} -o {}", quoted(&shown_folder(folder))),
    }
}

/// The command that takes a folder for printing over. `build` has it beside the site's, so it is not told by `-o`, which is
/// that one's: `arguments` are those by which `build` finds both.
fn adopting_print(adopt: &str, arguments: &str) -> String {
    format!("vuonhoa build {adopt} {arguments}").trim_end().to_owned()
}

/// The arguments by which `build` finds these folders; none for those that it takes by itself.
pub fn build_arguments(output: Option<&Path>, print: Option<&Path>) -> String {
    let told = [("-o", output), ("--print", print)].into_iter();
    let told = told.filter_map(|(name, place)| Some(format!("{name} {}", quoted(&place?.display().to_string()))));
    told.collect::<Vec<_>>().join(" ")
}

/// A finding about a folder that turns out to be the site's folder for printing.
pub fn of_print(mut finding: Diagnostic) -> Diagnostic {
    for (_, value) in finding.args.iter_mut().filter(|(name, _)| *name == "command") {
        *value = adopting_print("--adopt", "").into();
    }
    finding
}

/// `text` as one word of a command line: in double quotes, which `cmd`, PowerShell and POSIX shells
/// all know, unless it holds what these would still interpret.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/\\:._-+@,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else if text.contains(['"', '$', '`', '!']) {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn folders_are_quoted_for_a_shell() {
        for (folder, word) in [
            ("public", "public"),
            ("D:\\web\\2026", "D:\\web\\2026"),
            ("Trang web", "\"Trang web\""),
            ("Vườn hoa's", "\"Vườn hoa's\""),
            ("a$b", "'a$b'"),
            ("", "\"\""),
        ] {
            assert_eq!(super::quoted(folder), word);
        }
    }
}
