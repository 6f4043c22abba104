//! What a host can do for us, and why it did not: one small trait that each protocol fills.
//!
//! Paths are relative to the folder of the site on the host, with `/`, as [`OutPath`](crate::path::OutPath) writes them.
//!
//! Not here: in which order anything is done (`plan`, `run`).

use crate::diagnostic::Message;
use crate::path::OutPath;

/// A place to which files are brought. Every call waits until the host has answered.
pub trait Remote {
    fn capabilities(&self) -> Capabilities;

    /// What lies in a folder, `""` being the site's own; `None` where there is no such folder.
    ///
    /// # Errors
    /// As every call: a [`Trouble`].
    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>>;

    /// The same of several folders, in their order.
    fn list_all(&mut self, folders: &[String]) -> Done<Vec<Option<Vec<Item>>>> {
        folders.iter().map(|folder| self.list(folder)).collect()
    }

    /// The bytes of a file; `None` where there is none.
    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>>;

    /// Writes a file anew; its folder is there. Not whole until the call returns.
    fn put(&mut self, path: &str, bytes: &[u8]) -> Done;

    /// Adds to the end of a file, which need not be there.
    fn append(&mut self, path: &str, bytes: &[u8]) -> Done;

    /// Gives a file another name, in place of whatever file has it: readers get the old one or the new one.
    fn rename(&mut self, from: &str, to: &str) -> Done;

    /// Brings a file to its name, or to nothing: as a whole under the name `by`, and then to its own. Whether it has arrived may only
    /// be known with the next call; until then it counts as [under way](Remote::is_under_way).
    fn bring(&mut self, by: &str, path: &str, bytes: &[u8]) -> Done {
        self.put(by, bytes)?;
        self.rename(by, path)
    }

    /// Brings files that need not wait for each other, several at a time where that is faster: what `next` gives, until it gives none.
    /// `by` are names for those on their way; none where the host does not rename. `arrived` is told of each that is there.
    fn bring_all(
        &mut self,
        by: &[&str],
        next: &mut dyn FnMut() -> Done<Option<Parcel>>,
        arrived: &mut dyn FnMut(Parcel),
    ) -> Done {
        while let Some(parcel) = next()? {
            match by.first() {
                Some(by) => self.bring(by, parcel.path.as_str(), &parcel.bytes)?,
                None => self.put(parcel.path.as_str(), &parcel.bytes)?,
            }
            self.settle()?;
            arrived(parcel);
        }
        Ok(())
    }

    /// Whether the last file that was brought may not have arrived.
    fn is_under_way(&self) -> bool {
        false
    }

    /// Waits until all that was asked is done.
    fn settle(&mut self) -> Done {
        Ok(())
    }

    /// Removes a file; one that is not there is removed already.
    fn delete(&mut self, path: &str) -> Done;

    /// Makes a folder whose parent is there; one that is there is made already.
    fn make_folder(&mut self, path: &str) -> Done;

    /// Makes several, each of which stands behind its parent.
    fn make_folders(&mut self, paths: &[String]) -> Done {
        paths.iter().try_for_each(|path| self.make_folder(path))
    }

    /// Removes a folder if it is empty; anything else is no trouble.
    fn remove_empty_folder(&mut self, path: &str) -> Done;
}

/// What a protocol offers at all. Whether this very host grants it, the probe sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    pub rename: bool,
    pub append: bool,
    /// Whether nobody sees a file before it is there as a whole.
    pub whole_puts: bool,
}

/// One thing in a folder on the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    pub is_folder: bool,
    /// In bytes; of a file.
    pub size: u64,
}

/// From so many on it is worth while to do something in another way.
pub(super) const MANY: usize = 8;

/// A file to be brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    pub path: OutPath,
    pub bytes: Vec<u8>,
}

pub type Done<T = ()> = Result<T, Trouble>;

/// Why the host did not do it. It never holds a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub kind: Kind,
    /// What it was about: a path, the host's name, a fingerprint.
    pub about: String,
    /// The host's or the system's own words, for programs and whoever runs the host.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nobody answers at the address.
    Unreachable,
    /// The connection was there and has gone.
    Cut,
    /// Name and password, or key, are not taken.
    Login,
    /// No password was given, and nobody is there to ask.
    NoSecret,
    /// A key that could not be read.
    Key,
    /// The host shows a key that nobody has confirmed yet.
    NewHost,
    /// The host shows another key than it did.
    OtherHost,
    /// The certificate is not one to trust.
    Certificate,
    /// It speaks without TLS only.
    NoTls,
    /// It wants TLS, and was spoken to without.
    WantsTls,
    /// The folder of the site is not there.
    NoFolder,
    Denied,
    /// The account may write, and not read what it has written.
    NoRead,
    /// The account may write, and not remove.
    NoDelete,
    /// Something else is where a file or a folder of ours should be.
    InTheWay,
    Full,
    /// Something answers that does not speak the protocol.
    NotOurs,
    /// The host's clock and ours are too far apart.
    Clock,
    /// What we keep on the host is not what we have written.
    State,
    /// Somebody else is publishing.
    Busy,
    /// A file that we have just read is another than was built.
    Changed,
    /// The user has stopped it.
    Stopped,
    Other,
}

impl Kind {
    /// Whether the host does not take a file, while it may still let others go.
    pub fn is_of_writing(self) -> bool {
        matches!(self, Kind::Denied | Kind::Full | Kind::InTheWay | Kind::Other)
    }

    /// Its keyword in the message files.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Unreachable => "unreachable",
            Kind::Cut => "cut",
            Kind::Login => "login",
            Kind::NoSecret => "no-secret",
            Kind::Key => "key",
            Kind::NewHost => "new-host",
            Kind::OtherHost => "other-host",
            Kind::Certificate => "certificate",
            Kind::NoTls => "no-tls",
            Kind::WantsTls => "wants-tls",
            Kind::NoFolder => "no-folder",
            Kind::Denied => "denied",
            Kind::NoRead => "no-read",
            Kind::NoDelete => "no-delete",
            Kind::InTheWay => "in-the-way",
            Kind::Full => "full",
            Kind::NotOurs => "not-ours",
            Kind::Clock => "clock",
            Kind::State => "state",
            Kind::Busy => "busy",
            Kind::Changed => "changed",
            Kind::Stopped => "stopped",
            Kind::Other => "other",
        }
    }
}

impl Trouble {
    pub fn new(kind: Kind, about: impl Into<String>, reason: impl ToString) -> Self {
        Trouble { kind, about: about.into(), reason: reason.to_string() }
    }

    /// In the reader's language: of the reason only what is a number or a fingerprint.
    pub fn message(&self) -> Message {
        Message::new("publish-trouble")
            .arg("kind", self.kind.word())
            .arg("about", self.about.as_str())
            .arg("reason", self.reason.as_str())
    }

    /// The same trouble, when it was a file that should leave.
    pub(super) fn of_deleting(self) -> Self {
        let kind = if self.kind == Kind::Denied { Kind::NoDelete } else { self.kind };
        Trouble { kind, ..self }
    }

    /// The same trouble, of a file that is on its way under the name `by`: whoever is told knows it by its own.
    pub(super) fn of_arriving(self, by: &str, path: &str) -> Self {
        if self.about == by { Trouble { about: path.to_owned(), ..self } } else { self }
    }

    /// Whether it is about this one file: the others may fare better.
    pub(super) fn is_of_one_file(&self) -> bool {
        matches!(self.kind, Kind::Denied | Kind::NoDelete | Kind::InTheWay | Kind::Other)
    }

    /// What a system's error on a file, or on a connection, comes to.
    pub fn of_io(error: &std::io::Error, about: &str) -> Self {
        use std::io::ErrorKind as E;
        let kind = match error.kind() {
            E::PermissionDenied | E::ReadOnlyFilesystem => Kind::Denied,
            E::StorageFull | E::QuotaExceeded => Kind::Full,
            E::NotADirectory | E::IsADirectory | E::AlreadyExists => Kind::InTheWay,
            E::ConnectionRefused | E::HostUnreachable | E::NetworkUnreachable | E::AddrNotAvailable => {
                Kind::Unreachable
            }
            E::ConnectionReset
            | E::ConnectionAborted
            | E::BrokenPipe
            | E::UnexpectedEof
            | E::TimedOut
            | E::WouldBlock
            | E::NotConnected => Kind::Cut,
            _ => Kind::Other,
        };
        Trouble::new(kind, about, error)
    }
}
