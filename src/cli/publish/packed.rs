//! Publishing to a packed file: told, asked and verified like a host. It is always the whole, so an edition out of which
//! somebody was taken, whose other pages may name them, is not packed.

use super::absent::{draw, is_amended, leaving};
use super::end::End;
use super::told::Told;
use super::{Publishing, questions, told};
use crate::cli::progress::Bar;
use crate::diagnostic::Message;
use crate::model::HeldBack;
use crate::output::Held;
use crate::path::OutPath;
use crate::upload::{self, Packed, Report, Survey, files_of};
use std::path::Path;
use std::process::ExitCode;

/// Packs the site into `place`, in the folder `inside` of it.
pub(super) fn publish(
    command: &Publishing<'_>,
    held: &Held,
    held_back: Option<&[HeldBack]>,
    (place, inside): (&Path, &str),
) -> Result<ExitCode, End> {
    let (messages, as_json) = (command.messages, command.as_json());
    let there = Packed::read(place, inside)?;
    let state = there.as_ref().map(Packed::state).unwrap_or_default();
    let plan = draw(held, &state, &Survey::default(), held_back);
    let page = |path: &OutPath| Packed::file(place, inside, path);
    let told = Told::new(&command.name, held, &state, &plan, leaving(held, &state, &plan, held_back, page));
    let file = place.display().to_string();
    if command.matches.get_flag("verify") {
        let difference = there.unwrap_or_default().compare(&files_of(held.manifest()));
        let sound = held.manifest().len() - difference.missing.len() - difference.changed.len();
        told::verdict(&difference, sound, messages, as_json);
        if difference.is_sound() && difference.foreign.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        if is_amended(held) || !command.console.agrees(&[Message::new("publish-mend")]) {
            return Ok(ExitCode::from(1));
        }
    } else if is_amended(held) {
        return Err(Message::new("publish-amended").into());
    } else {
        let foreign = there.as_ref().filter(|there| !there.is_ours()).map(|there| match there.elsewhere() {
            Some(before) => Message::new("publish-other-inside")
                .arg("file", file.as_str())
                .arg("before", inside_of(place, before))
                .arg("now", inside_of(place, inside)),
            None => Message::new("publish-foreign-zip").arg("file", file.as_str()),
        });
        let asked = [foreign, questions::other_base(held, &state), questions::many_removed(&state, &told)];
        let asked: Vec<Message> = asked.into_iter().flatten().collect();
        if command.matches.get_flag("dry-run") {
            told.say(messages, as_json, None, &asked);
            return Ok(ExitCode::SUCCESS);
        }
        if there.is_some_and(|there| there.is_ours()) && told.is_idle() {
            told.say(messages, as_json, Some(&Report::default()), &[]);
            return Ok(ExitCode::SUCCESS);
        }
        command.console.confirm(&asked)?;
    }
    let bar = Bar::new(messages);
    let packed = upload::write_zip(held, place, inside, &bar);
    bar.finish();
    let sent = packed?;
    let bytes = held.manifest().iter().map(|(_, entry)| entry.size).sum();
    told.say(messages, as_json, Some(&Report { sent, bytes, ..Report::default() }), &[]);
    command.say(&Message::new("publish-packed").arg("files", sent).arg("file", file));
    Ok(ExitCode::SUCCESS)
}

/// A folder in a packed file, as it is written into `site.yaml`.
fn inside_of(place: &Path, folder: &str) -> String {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    if folder.is_empty() { name.into_owned() } else { format!("{name}#{folder}") }
}
