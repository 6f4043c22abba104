//! Files that tell a server how to bring the site to its readers: which of them there are.
//!
//! Not here: what is in them (`press::servers`).

use crate::config::Server;
use crate::path::Route;

/// A file for servers, by the name under which they look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ServerFile {
    /// `.nojekyll`: all folders are to be shown, also those that begin with an underscore.
    NoJekyll,
    Headers,
    Redirects,
    Htaccess,
    /// A part of a configuration, to be included by whoever runs the server.
    Nginx,
}

impl ServerFile {
    /// The files that these servers read.
    pub fn of(servers: &[Server]) -> Vec<Self> {
        let each = |server: &Server| match server {
            Server::GitHub => &[ServerFile::NoJekyll][..],
            Server::GitLab => &[ServerFile::Redirects],
            Server::Netlify | Server::Cloudflare => &[ServerFile::Headers, ServerFile::Redirects],
            Server::Apache => &[ServerFile::Htaccess],
            Server::Nginx => &[ServerFile::Nginx],
        };
        let mut files: Vec<Self> = servers.iter().flat_map(each).copied().collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    pub fn route(self) -> Route {
        Route::file(match self {
            ServerFile::NoJekyll => ".nojekyll",
            ServerFile::Headers => "_headers",
            ServerFile::Redirects => "_redirects",
            ServerFile::Htaccess => ".htaccess",
            ServerFile::Nginx => "nginx-vuonhoa.conf",
        })
    }
}
