//! Dates that lie in the future although they tell of what has happened.

use super::Checker;
use super::personal::waits_for;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Reason;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::vocabulary::{Term, Topic, Unit};
use crate::schema::Dated;
use crate::vietnamese::PartialDate;

impl Checker<'_> {
    /// An award of 2052, a consent of 2030: mostly a slip of the finger, also in what waits.
    pub(super) fn future_dates(&mut self) {
        let today = self.site.mode.today;
        let notes = self.notes;
        for (path, notes) in notes {
            let mut ahead = notes
                .dates
                .iter()
                .filter(|dated| dated.date.start() > today && !is_planned(path, dated, today))
                .peekable();
            if ahead.peek().is_none() {
                continue;
            }
            let waits = waits_for(self.site, path);
            if waits.is_some_and(Reason::is_final) {
                continue;
            }
            // A record is dated for the day on which it is to appear.
            let own = |dated: &Dated| dated.depth == 1 && ["ngay", "cap_nhat"].contains(&dated.key);
            let passes = |dated: &&Dated| match waits {
                None | Some(Reason::PrivateData) => true,
                Some(Reason::Embargo(day)) => !own(dated) && dated.date.start() > day.end(),
                Some(_) => !own(dated),
            };
            for dated in ahead.filter(passes) {
                self.push(
                    Diagnostic::new(Code::FutureDate)
                        .arg("key", dated.key)
                        .arg("date", dated.date.short())
                        .arg("today", today.short())
                        .at(Place::at(path, dated.span)),
                );
            }
        }
    }
}

/// Nobody plans longer, but for an end that is to be none.
const PLANNED_YEARS: u16 = 10;

/// Dates that are made to lie ahead: when something is to be shown, held or ended. In 2091 is none.
fn is_planned(path: &SourcePath, dated: &Dated, today: PartialDate) -> bool {
    if dated.key != "go_sau" && dated.date.year() > today.year() + PLANNED_YEARS {
        return false;
    }
    let folder = path.as_str().split('/').nth(1).unwrap_or_default();
    let kind = Kind::of_folder(folder);
    let (english, vietnamese) = Topic::FILES;
    let (units, don_vi) = Unit::FILES;
    match dated.key {
        "dang_tu" | "go_sau" | "den" => true,
        // A merger that has been decided.
        "ngay" if kind.is_none() && [units, don_vi].contains(&path.stem()) => true,
        // By when an answer to a form is expected, and until when a consent holds.
        "han_tra_loi" => true,
        "den_ngay" if kind == Some(Kind::Profile) => true,
        "ngay" | "den_ngay" => kind == Some(Kind::Event) && dated.depth == 1,
        "nam" => kind == Some(Kind::Yearbook) || kind.is_none() && [english, vietnamese].contains(&path.stem()),
        "giai_doan" => kind == Some(Kind::Yearbook),
        // A unit that will be, a series that will begin.
        "tu" | "bat_dau" => kind.is_none(),
        _ => false,
    }
}
