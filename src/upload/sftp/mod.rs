//! SFTP: russh, which waits for nobody, behind the trait that does.
//!
//! The host's key is held against `~/.ssh/known_hosts`, as `ssh` does and where it keeps what was confirmed; a fingerprint
//! in `site.yaml` stands above it. A host that is known by keys and shows none of them is another host.

mod door;
mod many;

use super::remote::{Capabilities, Done, Item, Kind, Parcel, Remote, Trouble};
use super::secret::Person;
use crate::config::Account;
use door::{Guard, log_in, meet};
use russh::client::Handle;
use russh_sftp::client::RawSftpSession;
use russh_sftp::client::error::Error as SftpError;
use russh_sftp::protocol::{FileAttributes, OpenFlags, Packet, StatusCode};
use std::future::Future;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// How long an answer may take, in seconds.
const PATIENCE: u64 = 30;

/// What every server takes in one message.
const SMALL: u64 = 32 * 1024;

const RENAME: &str = "posix-rename@openssh.com";

pub struct Sftp {
    runtime: Runtime,
    /// Closed when it is dropped.
    _session: Handle<Guard>,
    sftp: Arc<RawSftpSession>,
    root: String,
    /// In bytes, of one write.
    chunk: usize,
    /// The file that is added to, still open.
    open: Option<Growing>,
    /// A file that is there as a whole, and its own name, which it is still to get.
    coming: Option<(String, String)>,
}

/// A file that grows by lines. The last of them travels with whatever is asked next: on a long way every answer that is
/// waited for costs.
struct Growing {
    path: String,
    handle: String,
    /// In bytes, without what waits.
    length: u64,
    waits: Vec<u8>,
}

impl Sftp {
    /// # Errors
    /// Why there is no way into the folder of the site.
    pub fn open(account: &Account, person: &dyn Person) -> Done<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Trouble::of_io(&error, &account.host))?;
        let mut session = runtime.block_on(meet(account, person))?;
        runtime.block_on(log_in(&mut session, account, person))?;
        let (sftp, chunk) = runtime.block_on(begin(&session)).map_err(|error| trouble(error, &account.host))?;
        let root = account.folder.trim_end_matches('/').to_owned();
        let sftp = Arc::new(sftp);
        let mut remote = Sftp { runtime, _session: session, sftp, root, chunk, open: None, coming: None };
        match remote.list("")? {
            Some(_) => Ok(remote),
            None => Err(Trouble::new(Kind::NoFolder, account.folder.as_str(), "")),
        }
    }

    fn at(&self, path: &str) -> String {
        match (self.root.as_str(), path) {
            ("", "") => ".".to_owned(),
            ("", path) => path.to_owned(),
            (root, "") => root.to_owned(),
            (root, path) => format!("{root}/{path}"),
        }
    }

    fn wait<T>(&self, path: &str, answer: impl Future<Output = Result<T, SftpError>>) -> Done<T> {
        self.runtime.block_on(answer).map_err(|error| trouble(error, path))
    }

    /// Asks, and in the same message what still waits: on a long way every answer that is waited for costs.
    fn after_waiting<T>(
        &mut self,
        path: &str,
        question: impl AsyncFnOnce(&RawSftpSession) -> Result<T, SftpError>,
    ) -> Done<T> {
        let sftp = &self.sftp;
        let renaming = self.coming.clone();
        let names = renaming.as_ref().map(|(from, to)| both(&self.at(from), &self.at(to)));
        let rename = async {
            match names {
                Some(names) => sftp.extended(RENAME, names).await.map(Some),
                None => Ok(None),
            }
        };
        let (waits, handle, mut at) = match &mut self.open {
            Some(open) => (std::mem::take(&mut open.waits), open.handle.clone(), open.length),
            None => (Vec::new(), String::new(), 0),
        };
        let length = at + waits.len() as u64;
        let add = async {
            for chunk in waits.chunks(self.chunk) {
                sftp.write(handle.as_str(), at, chunk.to_vec()).await?;
                at += chunk.len() as u64;
            }
            Ok(())
        };
        let (renamed, added, answer) = self.runtime.block_on(async { tokio::join!(rename, add, question(sftp)) });
        if let (Some((_, to)), Some(packet)) = (&renaming, renamed.map_err(|error| trouble(error, path))?) {
            is_renamed(packet, to)?;
            self.coming = None;
        }
        if let Some(open) = &mut self.open {
            added.map_err(|error| trouble(error, &open.path))?;
            open.length = length;
        }
        answer.map_err(|error| trouble(error, path))
    }

    fn make_one_folder(&self, path: &str) -> Done {
        let made = self.runtime.block_on(self.sftp.mkdir(self.at(path), FileAttributes::empty()));
        match made {
            Ok(_) => Ok(()),
            // Which refusal means that it is there already, version 3 of the protocol does not say.
            Err(error) => match self.wait_for(path, self.sftp.stat(self.at(path)))? {
                Some(there) if there.attrs.is_dir() => Ok(()),
                _ => Err(trouble(error, path)),
            },
        }
    }

    /// The same, where something that is not there is an answer.
    fn wait_for<T>(&self, path: &str, answer: impl Future<Output = Result<T, SftpError>>) -> Done<Option<T>> {
        match self.runtime.block_on(answer) {
            Ok(value) => Ok(Some(value)),
            Err(error) if code(&error) == Some(StatusCode::NoSuchFile) => Ok(None),
            Err(error) => Err(trouble(error, path)),
        }
    }
}

async fn begin(session: &Handle<Guard>) -> Result<(RawSftpSession, usize), SftpError> {
    let lost = |error: russh::Error| SftpError::IO(error.to_string());
    let channel = session.channel_open_session().await.map_err(lost)?;
    channel.request_subsystem(true, "sftp").await.map_err(lost)?;
    let sftp = RawSftpSession::new(channel.into_stream());
    sftp.set_timeout(PATIENCE);
    sftp.init().await?;
    let most = sftp.limits().await.map_or(SMALL, |limits| limits.max_write_len.clamp(SMALL, 255 * 1024));
    Ok((sftp, usize::try_from(most).unwrap_or(32 * 1024)))
}

fn code(error: &SftpError) -> Option<StatusCode> {
    if let SftpError::Status(status) = error { Some(status.status_code) } else { None }
}

fn trouble(error: SftpError, about: &str) -> Trouble {
    let kind = match code(&error) {
        Some(StatusCode::PermissionDenied | StatusCode::NoSuchFile) => Kind::Denied,
        Some(StatusCode::ConnectionLost | StatusCode::NoConnection) | None => Kind::Cut,
        Some(_) => Kind::Other,
    };
    Trouble::new(kind, about, error)
}

impl Remote for Sftp {
    fn capabilities(&self) -> Capabilities {
        Capabilities { rename: true, append: true, whole_puts: false }
    }

    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>> {
        self.settle()?;
        let listed = self.runtime.block_on(many::list(&self.sftp, self.at(folder)));
        listed.map_err(|error| trouble(error, folder))
    }

    fn list_all(&mut self, folders: &[String]) -> Done<Vec<Option<Vec<Item>>>> {
        self.settle()?;
        self.list_many(folders)
    }

    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>> {
        self.settle()?;
        let opened = self.sftp.open(self.at(path), OpenFlags::READ, FileAttributes::empty());
        let Some(handle) = self.wait_for(path, opened)? else { return Ok(None) };
        let mut bytes = Vec::new();
        loop {
            let read = self.sftp.read(handle.handle.as_str(), bytes.len() as u64, self.chunk.min(32 * 1024) as u32);
            match self.runtime.block_on(read) {
                Ok(data) => bytes.extend(data.data),
                Err(error) if code(&error) == Some(StatusCode::Eof) => break,
                Err(error) => return Err(trouble(error, path)),
            }
        }
        self.wait(path, self.sftp.close(handle.handle))?;
        Ok(Some(bytes))
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Done {
        // What is still open would go on into the file of before.
        if self.open.as_ref().is_some_and(|open| open.path == path) {
            self.settle()?;
            self.open = None;
        }
        // The name on the way must be free.
        if self.coming.as_ref().is_some_and(|(by, to)| by == path || to == path) {
            self.settle()?;
        }
        let flags = OpenFlags::WRITE | OpenFlags::CREATE | OpenFlags::TRUNCATE;
        let place = self.at(path);
        let opened = async |sftp: &RawSftpSession| sftp.open(place, flags, FileAttributes::empty()).await;
        let handle = self.after_waiting(path, opened)?.handle;
        let written = self.runtime.block_on(many::fill(&self.sftp, handle, bytes, self.chunk));
        written.map_err(|error| trouble(error, path))
    }

    fn append(&mut self, path: &str, bytes: &[u8]) -> Done {
        self.settle()?;
        if self.open.as_ref().is_none_or(|open| open.path != path) {
            let flags = OpenFlags::WRITE | OpenFlags::CREATE | OpenFlags::APPEND;
            let handle = self.wait(path, self.sftp.open(self.at(path), flags, FileAttributes::empty()))?.handle;
            let length = self.wait(path, self.sftp.fstat(handle.as_str()))?.attrs.size.unwrap_or_default();
            self.open = Some(Growing { path: path.to_owned(), handle, length, waits: Vec::new() });
        }
        if let Some(open) = &mut self.open {
            open.waits.extend(bytes);
        }
        Ok(())
    }

    fn rename(&mut self, from: &str, to: &str) -> Done {
        self.settle()?;
        let names = both(&self.at(from), &self.at(to));
        is_renamed(self.wait(to, self.sftp.extended(RENAME, names))?, to)
    }

    /// The file is whole when this returns; it gets its name while the next one is opened.
    fn bring(&mut self, by: &str, path: &str, bytes: &[u8]) -> Done {
        self.put(by, bytes)?;
        self.coming = Some((by.to_owned(), path.to_owned()));
        Ok(())
    }

    /// Over one connection, on which several files are opened, written and renamed at the same time.
    fn bring_all(
        &mut self,
        by: &[&str],
        next: &mut dyn FnMut() -> Done<Option<Parcel>>,
        arrived: &mut dyn FnMut(Parcel),
    ) -> Done {
        self.settle()?;
        self.bring_many(by, next, arrived)
    }

    fn is_under_way(&self) -> bool {
        self.coming.is_some()
    }

    fn settle(&mut self) -> Done {
        if self.coming.is_none() && self.open.as_ref().is_none_or(|open| open.waits.is_empty()) {
            return Ok(());
        }
        self.after_waiting("", async |_| Ok(()))
    }

    fn delete(&mut self, path: &str) -> Done {
        if let Some(open) = self.open.take_if(|open| open.path == path) {
            self.wait(path, self.sftp.close(open.handle))?;
        }
        self.settle()?;
        self.wait_for(path, self.sftp.remove(self.at(path))).map(drop)
    }

    fn make_folder(&mut self, path: &str) -> Done {
        self.settle()?;
        self.make_one_folder(path)
    }

    fn make_folders(&mut self, paths: &[String]) -> Done {
        self.settle()?;
        self.make_many_folders(paths)
    }

    fn remove_empty_folder(&mut self, path: &str) -> Done {
        self.settle()?;
        match self.runtime.block_on(self.sftp.rmdir(self.at(path))) {
            Err(error) if code(&error).is_none() => Err(trouble(error, path)),
            _ => Ok(()),
        }
    }
}

/// Two names, as an extended question asks them.
fn both(from: &str, to: &str) -> Vec<u8> {
    let mut names = Vec::new();
    for name in [from, to] {
        names.extend(u32::try_from(name.len()).unwrap_or_default().to_be_bytes());
        names.extend(name.as_bytes());
    }
    names
}

fn is_renamed(answer: Packet, to: &str) -> Done {
    match answer {
        Packet::Status(status) if status.status_code == StatusCode::Ok => Ok(()),
        Packet::Status(status) => Err(trouble(SftpError::Status(status), to)),
        _ => Err(Trouble::new(Kind::Other, to, "")),
    }
}
