//! What a record says against itself: an end before its beginning, more than all, nothing to see.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Severity};
use crate::model::Item;
use crate::reading::entities::{Article, Award, Profile};
use crate::vietnamese::PartialDate;

impl Checker<'_> {
    pub(super) fn contradictions(&mut self) {
        let site = self.site;
        for item in &site.events {
            self.in_order(Place::file(&item.path), "ngay", item.record.date, "den_ngay", item.record.until);
            self.shown(item, item.record.publish_at, item.record.expire_at);
        }
        for item in &site.articles {
            self.shown(item, item.record.publish_at, item.record.expire_at);
            self.rewritten(item);
        }
        for item in &site.profiles {
            self.shown(item, item.record.publish_at, item.record.expire_at);
            for role in &item.record.roles {
                self.in_order(Place::at(&item.path, role.span), "tu", role.from, "den", role.to);
            }
            self.outlived(item);
            item.record.awards.iter().for_each(|award| self.award_year(item, award));
        }
        for item in &site.videos {
            // A draft shown in a preview may still wait for its film.
            if item.held.is_none() && item.record.file.is_none() && item.record.address.is_none() {
                self.push(Diagnostic::new(Code::EmptyVideo).in_file(&item.path));
            }
        }
        for unit in site.units.iter() {
            let (place, record) = (Place::at(&unit.path, unit.record.id.span), &unit.record);
            self.in_order(place, "tu", record.valid_from, "den", record.valid_to);
        }
        for entry in &site.commitments {
            let (committed, total) = (&entry.record.committed, entry.record.total);
            if committed.value > total {
                self.push(
                    Diagnostic::new(Code::MoreThanAll)
                        .arg("part", committed.value)
                        .arg("whole", total)
                        .at(Place::at(&entry.path, committed.span)),
                );
            }
        }
    }

    /// The rule of `old-approval`: the record's period (`giai_doan`) ran on when its text was approved (the last day of
    /// `duyet.ngay` is before the first of the period's last year, month or day) and has ended since (before the day of the
    /// build), where the site asks for approval. Nobody has approved what the last years are told to have brought. The page stays, for it must not vanish overnight (`Profile::latest_fact`); somebody is to look again.
    fn outlived(&mut self, item: &Item<Profile>) {
        let (site, record) = (self.site, &item.record);
        let approved = record.approval.as_ref().and_then(|approval| approval.date);
        let (Some(approved), Some(period)) = (approved.filter(|_| site.config.needs_approval()), record.period) else {
            return;
        };
        let end = period.to();
        if item.held.is_none() && approved.end() < end.start() && end.end() < site.mode.today {
            let finding = Diagnostic::new(Code::OldApproval)
                .arg("case", "period")
                .arg("name", record.name.as_str())
                .arg("date", approved.short())
                .arg("end", end.short());
            self.push(finding.in_file(&item.path));
        }
    }

    /// The same for an article that says itself that it was written anew (`cap_nhat`) after the day of its approval: nobody
    /// has approved what is read now.
    fn rewritten(&mut self, item: &Item<Article>) {
        let (site, record) = (self.site, &item.record);
        let approved = record.approval.as_ref().and_then(|approval| approval.date);
        let days = approved.filter(|_| site.config.needs_approval()).zip(record.updated);
        let Some((approved, updated)) = days.filter(|(approved, updated)| approved.end() < updated.start()) else {
            return;
        };
        if item.held.is_none() && updated.start() <= site.mode.today {
            let finding = Diagnostic::new(Code::OldApproval)
                .arg("case", "updated")
                .arg("name", record.title.as_str())
                .arg("date", approved.short())
                .arg("end", updated.short());
            self.push(finding.in_file(&item.path));
        }
    }

    /// The year of an award against its day. An award of a year is often decided early in the next; later, or in the year
    /// before, one of the two is wrong, and the page and the totals tell different years.
    fn award_year(&mut self, item: &Item<Profile>, award: &Award) {
        let Some((year, date)) = award.year.zip(award.date) else { return };
        if (year.0..=year.0 + 1).contains(&date.year()) {
            return;
        }
        // The notes tell where the two stand: those of this award are the nearest of their kind.
        let dates = self.notes.get(&item.path).map(|notes| notes.dates.as_slice()).unwrap_or_default();
        let place = |key: &str, is_it: &dyn Fn(PartialDate) -> bool| {
            let there = dates.iter().filter(|dated| dated.key == key && dated.depth > 1 && is_it(dated.date));
            let nearest = there.min_by_key(|dated| dated.span.start.abs_diff(award.kind.span.start));
            Place::at(&item.path, nearest.map_or(award.kind.span, |dated| dated.span))
        };
        let finding = Diagnostic::new(Code::WrongOrder)
            .arg("case", "years")
            .arg("first", "nam")
            .arg("from", year.0.to_string())
            .arg("second", "ngay")
            .arg("to", date.short())
            .at(place("nam", &|found| found.year() == year.0 && found.month().is_none()))
            .also(place("ngay", &|found| found == date), Message::new("label-award-day"));
        self.push(Diagnostic { severity: Severity::Warning, ..finding });
    }

    fn shown<T>(&mut self, item: &Item<T>, from: Option<PartialDate>, to: Option<PartialDate>) {
        self.in_order(Place::file(&item.path), "dang_tu", from, "go_sau", to);
    }

    fn in_order(
        &mut self,
        place: Place,
        first: &'static str,
        from: Option<PartialDate>,
        second: &'static str,
        to: Option<PartialDate>,
    ) {
        if let Some(finding) = wrong_order((first, from), (second, to)) {
            self.push(finding.at(place));
        }
    }
}

/// A date that ends before the other begins, each with its key. A month and a day of it are no contradiction.
pub(super) fn wrong_order(
    (first, from): (&'static str, Option<PartialDate>),
    (second, to): (&'static str, Option<PartialDate>),
) -> Option<Diagnostic> {
    let (from, to) = from.zip(to).filter(|(from, to)| to.end() < from.start())?;
    let finding = Diagnostic::new(Code::WrongOrder).arg("case", "order").arg("first", first).arg("from", from.short());
    Some(finding.arg("second", second).arg("to", to.short()))
}
