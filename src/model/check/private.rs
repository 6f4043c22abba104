//! Files that must not be published: named by what is, reached by a link, or lying among files that are.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::Reason;
use crate::model::gate::{Holder, Kept};
use crate::path::SourcePath;
use crate::reading::{Kind, Office};
use crate::vietnamese::slug;

impl Checker<'_> {
    /// A file that something at `place` would publish. Its own files a record that is held back may name.
    pub(super) fn private(&mut self, file: &SourcePath, place: Place) {
        let own = self.own.as_ref().map(|(record, _)| record);
        // What tells private data is told where it lies.
        let is_known = |kept: &Kept<'_>| {
            *kept == Kept::Telling || matches!(kept, Kept::Holder(holder) if Some(&holder.path) == own)
        };
        if let Some(kept) = self.site.private.why(file).filter(|kept| !is_known(kept)) {
            self.push(private_file(cause(kept), file).at(place).help_if(self.leads(file)));
        }
    }

    fn leads(&self, file: &SourcePath) -> Option<Message> {
        let real = self.site.private.leads_to(file)?;
        Some(Message::new("help-link-leads").arg("file", real))
    }

    /// What lies in the site's folders and does not go where its place says.
    pub(super) fn files(&mut self) {
        let sources = self.sources;
        for (path, _) in sources.below("static") {
            self.static_file(path);
        }
        for (path, _) in sources.below("content").chain(sources.below("static")) {
            self.shared(path);
        }
        for (path, _) in sources.below("content") {
            self.office(path);
        }
    }

    /// A file of `static/` is published by lying there, unless it must not be.
    fn static_file(&mut self, path: &SourcePath) {
        let private = &self.site.private;
        if private.copies(path) {
            return;
        }
        let kept = private.why(path);
        // Somebody has led it here; what it leads to was never meant for readers.
        if let Some(lead) = self.leads(path) {
            self.push(private_file(kept.map_or("kind", cause), path).in_file(path).help(lead));
            return;
        }
        // What tells private data is told where it stands; a copy of it says nothing of itself.
        let seen = private.seen();
        if kept == Some(Kept::Telling) && (seen.texts.contains_key(path) || seen.names.contains_key(path)) {
            return;
        }
        if let Some(kept @ (Kept::Place | Kept::Telling | Kept::Unowned)) = kept {
            self.push(private_file(cause(kept), path).in_file(path));
            return;
        }
        let told = Diagnostic::new(Code::FileHeldBack).arg("file", path);
        self.push(
            match kept {
                Some(Kept::Holder(holder)) => {
                    told.arg("cause", "holder").arg("id", key(holder)).arg("reason", reason(holder))
                }
                _ => told.arg("cause", "paper").arg("id", "").arg("reason", ""),
            }
            .in_file(path),
        );
    }

    /// A photograph that somebody who is held back has in common with what is published.
    fn shared(&mut self, path: &SourcePath) {
        let Some(holder) = self.site.private.shared_by(path).filter(|holder| holder.kind == Kind::Profile) else {
            return;
        };
        let told =
            Diagnostic::new(Code::SharedFile).arg("file", path).arg("id", key(holder)).arg("reason", reason(holder));
        self.push(told.in_file(&holder.path));
    }

    /// A Word file that no text offers to readers was meant to be read by this program.
    fn office(&mut self, path: &SourcePath) {
        let Some(office) = Office::of(path).filter(|_| !self.site.private.is_named(path)) else { return };
        let told = Diagnostic::new(Code::OfficeFile).arg("path", path).arg("kind", office.word());
        let beside = if office == Office::Text { self.record_beside(path) } else { None };
        let told = match &beside {
            Some((record, body)) => {
                let text = self.sources.text(record).map(|text| text.text).unwrap_or_default();
                let has_text = text.lines().any(|line| line.starts_with("noi_dung:") || line.starts_with("body:"));
                let case = if body != record { "story" } else { ["record", "new"][usize::from(!has_text)] };
                let story =
                    if body != record { body.file_name().to_owned() } else { format!("{}.md", slug(path.stem())) };
                told.arg("case", case).arg("story", story).arg("record", record.file_name())
            }
            None => {
                let case = if office.is_readable(path) { "import" } else { "save" };
                told.arg("case", case).arg("story", "").arg("record", "")
            }
        };
        let sheet = if office == Office::Table { "xlsx" } else { "docx" };
        let saved = path.as_str().strip_suffix(path.file_name()).unwrap_or_default();
        self.push(told.arg("saved", format!("{saved}{}.{sheet}", path.stem())).in_file(path));
    }

    /// The profile that a file lies beside, published or not, and the file of its story.
    fn record_beside(&self, path: &SourcePath) -> Option<(SourcePath, SourcePath)> {
        let beside = |record: &SourcePath| match Kind::Profile.has_own_folder(record) {
            true => record.folder() == path.folder(),
            false => record.folder() == path.folder() && record.stem() == path.stem(),
        };
        let published = self.site.profiles.iter().map(|item| (&item.path, &item.body_path));
        let held = self.site.held_back.iter().filter(|held| held.kind == Kind::Profile);
        let mut all = published.chain(held.map(|held| (&held.path, &held.body_path)));
        all.find(|(record, _)| beside(record)).map(|(record, body)| (record.clone(), body.clone()))
    }
}

fn private_file(cause: &'static str, file: &SourcePath) -> Diagnostic {
    Diagnostic::new(Code::PrivateFile).arg("cause", cause).arg("file", file)
}

/// The word that messages choose by.
fn cause(kept: Kept<'_>) -> &'static str {
    match kept {
        Kept::Place => "place",
        Kept::Paper | Kept::Holder(_) => "private",
        Kept::Telling => "telling",
        Kept::Unowned => "unowned",
    }
}

fn key(holder: &Holder) -> String {
    crate::model::address::key(holder.kind, &holder.id)
}

fn reason(holder: &Holder) -> Message {
    holder.reason.as_ref().map_or_else(|| Message::new("held-unread"), Reason::message)
}
