//! Pages of yearbooks as pictures in the preview: drawn when somebody asks for them, all of a book at once, and kept until the
//! site changes.

use super::Complaint;
use super::books::Explain;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::pipeline::{Asked, Prepared};
use crate::wall;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

/// Draws pages, of one book after another.
pub(super) struct Leaves {
    explain: Explain,
    drawn: Arc<Mutex<Option<Drawn>>>,
}

/// What was drawn last.
struct Drawn {
    /// It is held, so that no other site comes to stand at its address.
    site: Arc<Prepared>,
    asked: Asked,
    files: BTreeMap<OutPath, Arc<[u8]>>,
}

impl Leaves {
    pub fn new(explain: Explain) -> Self {
        Leaves { explain, drawn: Arc::default() }
    }

    /// The file at a path.
    ///
    /// # Errors
    /// When the book could not be set: why.
    pub async fn get(&self, site: Arc<Prepared>, asked: Asked, path: OutPath) -> Result<Option<Arc<[u8]>>, Complaint> {
        let mut drawn = Arc::clone(&self.drawn).lock_owned().await;
        let work = move || {
            // Held until it is done, also when whoever asked has gone.
            let holds = |drawn: &Drawn| Arc::ptr_eq(&drawn.site, &site) && drawn.asked == asked;
            if let Some(drawn) = drawn.as_ref().filter(|drawn| holds(drawn)) {
                return (drawn.files.get(&path).cloned(), Vec::new());
            }
            match wall::behind(|| asked.make(&site)) {
                Ok((files, findings)) => {
                    let file = files.get(&path).cloned();
                    *drawn = file.is_some().then_some(Drawn { site, asked, files });
                    (file, findings)
                }
                Err(broken) => (None, vec![Diagnostic::from(&broken)]),
            }
        };
        let (file, findings) = spawn_blocking(work).await.unwrap_or_default();
        let errors: Vec<Diagnostic> = findings.into_iter().filter(Diagnostic::is_error).collect();
        match file {
            None if !errors.is_empty() => Err((self.explain)(&errors)),
            file => Ok(file),
        }
    }
}
