//! Handouts in the preview: each is set when somebody asks for it, from the site that is shown then, so that none
//! is ever older than its page and no edit costs the setting of a thousand.

use super::Complaint;
use super::books::Explain;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::pipeline::{self, Prepared};
use crate::wall;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

/// Sets handouts, one after another.
pub(super) struct Handouts {
    explain: Explain,
    turn: Arc<Mutex<()>>,
}

impl Handouts {
    pub fn new(explain: Explain) -> Self {
        Handouts { explain, turn: Arc::default() }
    }

    /// The file at an address of a site; nothing where there is no handout.
    ///
    /// # Errors
    /// When it could not be set: why.
    pub async fn get(&self, site: Arc<Prepared>, path: OutPath) -> Result<Option<Vec<u8>>, Complaint> {
        let turn = Arc::clone(&self.turn).lock_owned().await;
        let work = move || {
            // Held until it is done, also when whoever asked has gone.
            let _turn = turn;
            wall::behind(|| pipeline::handout(&site, &path))
        };
        let Ok(set) = spawn_blocking(work).await else { return Ok(None) };
        let (pdf, findings) = set.unwrap_or_else(|broken| (None, vec![Diagnostic::from(&broken)]));
        let errors: Vec<Diagnostic> = findings.into_iter().filter(Diagnostic::is_error).collect();
        match pdf {
            None if !errors.is_empty() => Err((self.explain)(&errors)),
            pdf => Ok(pdf),
        }
    }
}
