//! The records as the office itself works on them: all of them, with no gate before them but withdrawal and refusal.
//! What is made of this is for the office alone, and never for an output.

use crate::config::{self, Config, Gates};
use crate::diagnostic::{Findings, Span};
use crate::model::{self, HeldBack, Mode, Site, Unconsented};
use crate::path::SourcePath;
use crate::reading::{self, Parsed, Reading, Unsound};
use crate::source::{self, Sources};
use crate::vietnamese::PartialDate;
use std::path::Path;
use std::sync::Arc;

/// What was read of a site.
pub struct Records {
    pub sources: Sources,
    pub reading: Reading,
    config: Config,
    config_path: SourcePath,
    /// What is wrong in the records; whoever lists them tells that there is something.
    pub findings: Findings,
}

impl Records {
    /// Reads every record of the site at `root`, sound or not.
    ///
    /// # Errors
    /// As findings, where there is no configuration.
    pub fn read(root: &Path) -> Result<Records, Findings> {
        let (sources, mut findings) = source::scan(root);
        let (config, found) = config::read(&sources);
        findings.extend(found);
        let Some((config_path, config)) = config else { return Err(findings) };
        let (reading, found) = reading::read(&sources, &config, Unsound::Keep, &mut Parsed::default());
        findings.extend(found);
        Ok(Records { sources, reading, config, config_path, findings })
    }

    /// What the gates hold back on that day, with the reasons.
    pub fn held_back(&self, today: PartialDate) -> Vec<HeldBack> {
        self.assemble(self.config.clone(), Mode::publication(today)).held_back
    }

    /// The site of all these records, in its order.
    pub fn site(&self, today: PartialDate) -> Site {
        let mut config = self.config.clone();
        let none = Gates { approval: None, consent: None, allowed: Vec::new(), span: Span::default() };
        let gates = config.gates.take().unwrap_or(none);
        config.gates = Some(Gates { approval: Some(false), consent: Some(false), ..gates });
        self.assemble(config, Mode::all(today))
    }

    /// The site of all these records, those among them that were withdrawn or refused: for the ledger of consents alone.
    pub fn everybody(&self, today: PartialDate) -> Site {
        self.assemble(self.config.clone(), Mode { unconsented: Unconsented::Told, ..Mode::all(today) })
    }

    fn assemble(&self, config: Config, mode: Mode) -> Site {
        let seen = Arc::new(model::gate::Seen::of(&self.sources, &config));
        let config = (config, self.config_path.clone());
        model::assemble(self.reading.clone(), config, mode, &self.sources, &seen).0.site
    }
}
