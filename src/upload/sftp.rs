//! SFTP: russh, which waits for nobody, behind the trait that does.
//!
//! The host's key is held against `~/.ssh/known_hosts`, as `ssh` does and where it keeps what was confirmed; a fingerprint
//! in `site.yaml` stands above it. A host that is known by keys and shows none of them is another host.

use super::remote::{Capabilities, Done, Item, Kind, Remote, Trouble};
use super::secret::{Person, Secret};
use crate::config::Account;
use russh::client::{self, AuthResult, Handle};
use russh::keys::{self, HashAlg, PrivateKeyWithHashAlg, PublicKey, PublicKeyOrCertificate, known_hosts};
use russh_sftp::client::RawSftpSession;
use russh_sftp::client::error::Error as SftpError;
use russh_sftp::protocol::{FileAttributes, OpenFlags, Packet, StatusCode};
use std::borrow::Cow;
use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
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
    sftp: RawSftpSession,
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

/// Looks at the host's key, and remembers what it saw.
struct Guard {
    expected: Expected,
    seen: Arc<Mutex<Option<PublicKey>>>,
}

#[derive(Clone)]
enum Expected {
    Fingerprint(String),
    Keys(Vec<PublicKey>),
}

impl Expected {
    fn holds(&self, key: &PublicKey) -> bool {
        match self {
            Expected::Fingerprint(known) => *known == fingerprint(key),
            Expected::Keys(known) => known.iter().any(|known| known.key_data() == key.key_data()),
        }
    }
}

fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

impl client::Handler for Guard {
    type Error = russh::Error;

    async fn check_server_key(&mut self, key: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        let key = key.public_key();
        let holds = self.expected.holds(&key);
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
        Ok(holds)
    }
}

fn known_hosts_file() -> Option<PathBuf> {
    Some(std::env::home_dir()?.join(".ssh").join("known_hosts"))
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

    /// The same, where something that is not there is an answer.
    fn wait_for<T>(&self, path: &str, answer: impl Future<Output = Result<T, SftpError>>) -> Done<Option<T>> {
        match self.runtime.block_on(answer) {
            Ok(value) => Ok(Some(value)),
            Err(error) if code(&error) == Some(StatusCode::NoSuchFile) => Ok(None),
            Err(error) => Err(trouble(error, path)),
        }
    }
}

/// Connects to a host that is known, or becomes so.
async fn meet(account: &Account, person: &dyn Person) -> Done<Handle<Guard>> {
    let (host, port) = (account.host.as_str(), account.port);
    let file = known_hosts_file();
    let learned = || -> Vec<PublicKey> {
        let known = file.as_ref().and_then(|file| known_hosts::known_host_keys_path(host, port, file).ok());
        known.unwrap_or_default().into_iter().map(|(_, key)| key).collect()
    };
    let expected = match &account.fingerprint {
        Some(fingerprint) => Expected::Fingerprint(fingerprint.clone()),
        None => Expected::Keys(learned()),
    };
    let key = match connect(account, expected.clone()).await {
        Ok(session) => return Ok(session),
        Err((Some(key), _)) if !expected.holds(&key) => key,
        Err((_, trouble)) => return Err(trouble),
    };
    let shown = fingerprint(&key);
    match &expected {
        Expected::Keys(known) if known.is_empty() => {}
        _ => return Err(Trouble::new(Kind::OtherHost, host, shown)),
    }
    if !person.trusts(host, &shown) {
        return Err(Trouble::new(Kind::NewHost, host, shown));
    }
    if let Some(file) = &file {
        known_hosts::learn_known_hosts_path(host, port, &key, file)
            .map_err(|error| Trouble::new(Kind::Other, file.display().to_string(), error))?;
    }
    connect(account, Expected::Keys(vec![key])).await.map_err(|(_, trouble)| trouble)
}

async fn connect(account: &Account, expected: Expected) -> Result<Handle<Guard>, (Option<PublicKey>, Trouble)> {
    let seen = Arc::new(Mutex::new(None));
    let mut config = client::Config {
        nodelay: true,
        inactivity_timeout: None,
        keepalive_interval: Some(Duration::from_secs(20)),
        ..client::Config::default()
    };
    // Of several keys a host shows the one that is asked for first.
    if let Expected::Keys(known) = &expected
        && !known.is_empty()
    {
        let is_known = |algorithm: &keys::Algorithm| {
            known.iter().any(|key| match (key.algorithm(), algorithm) {
                (keys::Algorithm::Rsa { .. }, keys::Algorithm::Rsa { .. }) => true,
                (known, other) => known == *other,
            })
        };
        let (mut first, rest): (Vec<_>, Vec<_>) = config.preferred.key.iter().cloned().partition(is_known);
        first.extend(rest);
        config.preferred.key = Cow::Owned(first);
    }
    let guard = Guard { expected, seen: Arc::clone(&seen) };
    let connected = client::connect(Arc::new(config), (account.host.as_str(), account.port), guard);
    match tokio::time::timeout(Duration::from_secs(PATIENCE), connected).await {
        Ok(Ok(session)) => Ok(session),
        Ok(Err(error)) => {
            let key = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
            Err((key, Trouble::new(Kind::Unreachable, account.host.as_str(), error)))
        }
        Err(_) => Err((None, Trouble::new(Kind::Unreachable, account.host.as_str(), "timeout"))),
    }
}

/// By the key that is named, by the password that was given, by what the machine has, and at last by asking.
async fn log_in(session: &mut Handle<Guard>, account: &Account, person: &dyn Person) -> Done {
    let name = format!("{}@{}", account.user, account.host);
    let lost = |error: russh::Error| Trouble::new(Kind::Cut, account.host.as_str(), error);
    if let Some(file) = &account.key {
        let secret = person.given();
        let key = keys::load_secret_key(file, secret.as_ref().map(Secret::reveal));
        let key = match key {
            Err(keys::Error::KeyIsEncrypted) => {
                let secret = person.password(&file.display().to_string());
                keys::load_secret_key(file, secret.as_ref().map(Secret::reveal))
            }
            key => key,
        };
        let key = key.map_err(|error| Trouble::new(Kind::Key, file.display().to_string(), error))?;
        let hash = session.best_supported_rsa_hash().await.ok().flatten().flatten();
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        let answer = session.authenticate_publickey(account.user.as_str(), key).await.map_err(lost)?;
        return if answer.success() { Ok(()) } else { Err(Trouble::new(Kind::Login, name, "")) };
    }
    let secret = match person.given() {
        Some(secret) => Some(secret),
        None if by_agent(session, account).await => return Ok(()),
        None => person.password(&name),
    };
    let Some(secret) = secret else { return Err(Trouble::new(Kind::NoSecret, name, "")) };
    match session.authenticate_password(account.user.as_str(), secret.reveal()).await.map_err(lost)? {
        AuthResult::Success => Ok(()),
        AuthResult::Failure { .. } => Err(Trouble::new(Kind::Login, name, "")),
    }
}

/// Whether a key of the running agent opens the door.
#[cfg(unix)]
async fn by_agent(session: &mut Handle<Guard>, account: &Account) -> bool {
    let Ok(mut agent) = keys::agent::client::AgentClient::connect_env().await else { return false };
    let hash = session.best_supported_rsa_hash().await.ok().flatten().flatten();
    for identity in agent.request_identities().await.unwrap_or_default() {
        let key = identity.public_key().into_owned();
        let hash = if key.algorithm().is_rsa() { hash } else { None };
        let answer = session.authenticate_publickey_with(account.user.as_str(), key, hash, &mut agent).await;
        if answer.is_ok_and(|answer| answer.success()) {
            return true;
        }
    }
    false
}

#[cfg(not(unix))]
async fn by_agent(_: &mut Handle<Guard>, _: &Account) -> bool {
    false
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
        let Some(handle) = self.wait_for(folder, self.sftp.opendir(self.at(folder)))? else { return Ok(None) };
        let mut items = Vec::new();
        loop {
            match self.runtime.block_on(self.sftp.readdir(handle.handle.as_str())) {
                Ok(names) => {
                    items.extend(names.files.into_iter().filter(|file| !is_dots(&file.filename)).map(|file| {
                        let is_folder = file.attrs.is_dir();
                        Item { name: file.filename, is_folder, size: file.attrs.size.unwrap_or_default() }
                    }))
                }
                Err(error) if code(&error) == Some(StatusCode::Eof) => break,
                Err(error) => return Err(trouble(error, folder)),
            }
        }
        self.wait(folder, self.sftp.close(handle.handle))?;
        Ok(Some(items))
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
        let last = bytes.len().saturating_sub(1) / self.chunk * self.chunk;
        let (first, rest) = bytes.split_at(last);
        let mut at = 0;
        for chunk in first.chunks(self.chunk) {
            self.wait(path, self.sftp.write(handle.as_str(), at, chunk.to_vec()))?;
            at += chunk.len() as u64;
        }
        // Answered in their order, so the file is whole once both are.
        let write = self.sftp.write(handle.as_str(), at, rest.to_vec());
        let both = async { tokio::join!(write, self.sftp.close(handle.as_str())) };
        let (written, closed) = self.runtime.block_on(both);
        written.and(closed).map(drop).map_err(|error| trouble(error, path))
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

fn is_dots(name: &str) -> bool {
    name == "." || name == ".."
}
