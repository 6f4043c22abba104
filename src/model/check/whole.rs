//! What shows only when all records are seen together: the vocabularies, the instalments of a series, the menu.

use super::{Checker, gaps};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::doc::To;
use crate::model::{ArticleQuery, By, Item, Written};
use crate::reading::markdown::target;
use crate::vietnamese::{PartialDate, Period};
use std::collections::BTreeMap;

impl Checker<'_> {
    pub(super) fn vocabularies(&mut self) {
        let site = self.site;
        self.units();
        for entry in site.directives.iter() {
            entry.record.link.iter().for_each(|link| self.web(&entry.path, link));
        }
        for entry in site.series.iter() {
            self.terms(&entry.path, entry.record.unit.as_slice(), &site.units);
            let newest = ArticleQuery { series: Some(&entry.id), ..ArticleQuery::default() };
            let newest = site.select_articles(&newest).first().and_then(|index| site.articles[*index].record.date);
            self.lasts(&entry.path, entry.record.unit.as_slice(), newest);
        }
        for entry in site.figures.iter() {
            self.source(&entry.path, entry.record.source.as_ref());
            self.terms(&entry.path, entry.record.of.as_slice(), &site.units);
            let date = entry.record.date.or(entry.record.period.map(Period::to));
            self.lasts(&entry.path, entry.record.of.as_slice(), date);
        }
        for entry in site.standards.iter() {
            self.source(&entry.path, entry.record.source.as_ref());
            self.terms(&entry.path, entry.record.unit.as_slice(), &site.units);
            let date = entry.record.year.and_then(|year| PartialDate::of_year(year.0).ok());
            self.lasts(&entry.path, entry.record.unit.as_slice(), date);
        }
        for entry in &site.commitments {
            self.source(&entry.path, entry.record.source.as_ref());
            self.term(&entry.path, &entry.record.unit, &site.units);
            let date = PartialDate::of_year(entry.record.year.0).ok();
            self.lasts(&entry.path, std::slice::from_ref(&entry.record.unit), date);
        }
    }

    /// Instalments of each series: gaps and doubles among those that are there.
    pub(super) fn series(&mut self) {
        let mut series: BTreeMap<&str, BTreeMap<u64, &Item<_>>> = BTreeMap::new();
        for item in self.site.articles.iter().rev() {
            let (Some(of), Some(number)) = (&item.record.series, &item.record.instalment) else { continue };
            let place = Place::at(&item.path, number.span);
            if let Some(first) = series.entry(&of.id).or_default().insert(number.value, item) {
                let at = first.record.instalment.as_ref().map(|n| Place::at(&first.path, n.span));
                let mut finding = Diagnostic::new(Code::SeriesDouble)
                    .arg("series", of.id.as_str())
                    .arg("number", number.value)
                    .at(place);
                if let Some(at) = at {
                    finding = finding.also(at, Message::new("label-first-here"));
                }
                self.push(finding);
            }
        }
        for (id, instalments) in series {
            for (number, before) in gaps(instalments.keys().copied()) {
                let Some(item) = instalments.get(&before) else { continue };
                let span = item.record.instalment.as_ref().map_or(Span::default(), |n| n.span);
                self.push(
                    Diagnostic::new(Code::SeriesGap)
                        .arg("series", id)
                        .arg("number", number)
                        .at(Place::at(&item.path, span)),
                );
            }
        }
    }

    pub(super) fn menu(&mut self) {
        let site = self.site;
        for entry in &site.config.menu {
            self.address(&entry.to.value, Place::at(&site.config_path, entry.to.span));
        }
    }

    /// An address in the menu or in a parameter of the theme: what a text may link to, but no file beside it.
    pub(super) fn address(&mut self, said: &str, place: Place) {
        let to = match target::parse(said) {
            Ok(to) => to,
            Err(problem) => return self.push(problem.explain(said, place)),
        };
        match &*self.site.meant(&to) {
            To::Internal { id, anchor } => self.internal(id, anchor.as_deref(), place, By::Menu),
            To::Root { path, .. } => self.root(path, said.to_owned(), place, By::Menu),
            To::External(_) => {}
            To::File { .. } | To::Anchor(_) => {
                let path = format!("/{}", said.trim_matches(['/', '#']));
                self.written.push(Written {
                    said: said.to_owned(),
                    path,
                    place,
                    by: By::Menu,
                    broken: true,
                    ahead: false,
                });
            }
        }
    }
}
