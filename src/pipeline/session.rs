//! What stays known from one look at a site to the next: what was read of its files, and its theme.

use super::Options;
use crate::config::{self, Config};
use crate::diagnostic::Findings;
use crate::model::yearbook::Book;
use crate::model::{self, HeldBack, Site};
use crate::path::SourcePath;
use crate::plan::{self, Plan};
use crate::press::yearbook::WorkInputs;
use crate::reading::{self, Parsed, Reading, Unsound};
use crate::schema::Spanned;
use crate::source::{self, Sources, Stamp};
use crate::store::Store;
use crate::theme::{self, Theme};
use std::sync::Arc;
use std::time::SystemTime;

/// The site as far as it can be known without making anything.
pub struct Prepared {
    pub sources: Sources,
    pub site: Arc<Site>,
    /// The yearbooks, each with what goes into it.
    pub books: Arc<[Book]>,
    pub plan: Arc<Plan>,
    pub theme: Arc<Theme>,
    /// The ids of what has errors, which a build that keeps going leaves out.
    pub left_out: Vec<String>,
}

impl Prepared {
    /// What a book is made from.
    pub(super) fn inputs<'a>(&'a self, book: &'a Book, store: &'a Store) -> WorkInputs<'a> {
        let Prepared { sources, site, plan, theme, .. } = self;
        WorkInputs { book, published: site, plan, theme, sources, store, keeps: true, bare: false }
    }
}

/// Looks at a site, once or again and again; what has not changed since the last look is not read again.
pub struct Session {
    options: Options,
    parsed: Parsed,
    theme: Option<KnownTheme>,
}

/// A theme, and the files that it was read from.
struct KnownTheme {
    seen: Vec<(SourcePath, Stamp)>,
    read: SystemTime,
    theme: Option<Arc<Theme>>,
    findings: Findings,
}

impl Session {
    pub fn open(options: Options) -> Self {
        Session { options, parsed: Parsed::default(), theme: None }
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Reads and plans the site.
    ///
    /// # Errors
    /// As findings; without a configuration or a theme there is nothing to prepare.
    pub fn look(&mut self) -> (Option<Arc<Prepared>>, Findings) {
        let (sources, found) = source::scan(&self.options.root);
        self.look_at(sources, found)
    }

    /// What the gates hold back, whatever else is wrong; `None` where nobody can tell. Nothing is checked or planned for that.
    pub fn held_back(&mut self) -> Option<Vec<HeldBack>> {
        let (sources, _) = source::scan(&self.options.root);
        let (config_path, config) = config::read(&sources).0?;
        let (reading, _) = self.read(&sources, &config);
        let seen = Arc::new(model::gate::Seen::of(&sources, &config));
        let (assembled, _) = model::assemble(reading, (config, config_path), self.options.mode, &sources, &seen);
        Some(assembled.site.held_back)
    }

    fn read(&mut self, sources: &Sources, config: &Config) -> (Reading, Findings) {
        let unsound = if self.options.keep_going { Unsound::LeaveOut } else { Unsound::Keep };
        reading::read(sources, config, unsound, &mut self.parsed)
    }

    /// The same as [`look`](Self::look), of a folder that was just listed.
    ///
    /// # Errors
    /// As findings, after those of the listing.
    pub fn look_at(&mut self, sources: Sources, found: Findings) -> (Option<Arc<Prepared>>, Findings) {
        let mut findings = found;
        let (config, found) = config::read(&sources);
        findings.extend(found);
        match config {
            Some(config) => self.look_with(sources, config, findings),
            None => (None, findings),
        }
    }

    /// The same for who can wait for nothing: where the configuration or the theme cannot be read, the content is looked at as
    /// if they said nothing, which is told too. Nothing that readers get may be made of that.
    ///
    /// # Errors
    /// As [`look`](Self::look).
    pub fn look_anyway(&mut self) -> (Option<Arc<Prepared>>, bool, Findings) {
        let (sources, found) = source::scan(&self.options.root);
        let own = config::read(&sources).0;
        let (prepared, mut findings) = self.look_at(sources.clone(), found);
        if prepared.is_some() {
            return (prepared, false, findings);
        }
        let is_own = own.is_some();
        let Some((path, config)) = own.or_else(config::bare) else { return (None, true, findings) };
        let (prepared, found) =
            self.look_with(sources.of_content(), (path, Config { theme: None, ..config }), Findings::new());
        // What was found with the site's own configuration is known already; an error may be one of the other's.
        if !is_own {
            findings.extend(found.iter().filter(|finding| !finding.is_error()).cloned().collect::<Vec<_>>());
        }
        (prepared, true, findings)
    }

    fn look_with(
        &mut self,
        sources: Sources,
        (config_path, mut config): (SourcePath, Config),
        mut findings: Findings,
    ) -> (Option<Arc<Prepared>>, Findings) {
        if let Some(base_url) = &self.options.base_url {
            override_base(&mut config, base_url);
        }
        let (reading, read) = self.read(&sources, &config);
        let left_out = reading.unsound.difference(&reading.staying).map(|(_, id)| id.clone()).collect();
        let mode = self.options.mode;
        let theme = self.theme(&sources, &config, &mut findings);
        let seen = Arc::new(model::gate::Seen::of(&sources, &config));
        // A book is for whoever holds it, also in a preview.
        let books = model::yearbook::shelf(&reading, (&config, &config_path), mode.for_output(), &sources, &seen);
        findings.extend(model::check::books(&books));
        let asked = theme.as_ref().map_or(&[][..], |theme| &theme.asked);
        let (assembled, found) = model::assemble(reading, (config, config_path), mode, &sources, &seen);
        findings.extend(found);
        let check = || assembled.check(&sources, &books, asked);
        let ((written, found), (plan, collisions)) =
            rayon::join(check, || plan::draw(&assembled.site, &books, &sources));
        let site = assembled.site;
        findings.extend(model::check::spare_what_waits(read, &site, &books));
        findings.extend(found);
        findings.extend(collisions);
        findings.extend(plan::judge(&written, &site, &plan));
        let (site, books, plan) = (Arc::new(site), books.into(), Arc::new(plan));
        let prepared = theme.map(|theme| Arc::new(Prepared { sources, site, books, plan, theme, left_out }));
        (prepared, findings)
    }

    /// The theme, read again only where one of its files is another.
    fn theme(&mut self, sources: &Sources, config: &Config, findings: &mut Findings) -> Option<Arc<Theme>> {
        let read = SystemTime::now();
        // All but the content; `site.yaml`, which names the theme and its parameters, is among them.
        let others = sources.files.iter().filter(|(path, _)| !path.as_str().starts_with("content/"));
        let seen: Vec<(SourcePath, Stamp)> = others.map(|(path, file)| (path.clone(), file.stamp)).collect();
        let holds =
            |known: &&KnownTheme| known.seen == seen && seen.iter().all(|(_, stamp)| stamp.is_settled(known.read));
        if let Some(known) = self.theme.as_ref().filter(holds) {
            findings.extend(known.findings.clone());
            return known.theme.clone();
        }
        let (theme, found) = theme::load(sources, config);
        findings.extend(found.clone());
        let theme = theme.map(Arc::new);
        self.theme = Some(KnownTheme { seen, read, theme: theme.clone(), findings: found });
        theme
    }
}

fn override_base(config: &mut Config, base_url: &str) {
    let span = config.base_url.as_ref().map(|url| url.span).unwrap_or_default();
    config.base_url = Some(Spanned { value: base_url.to_owned(), span });
}
