//! FTP, with TLS and without: what most offices are given.
//!
//! Each file has a connection of its own beside the one for commands. With TLS many hosts want it to be of the same session
//! (see `tls`). Lists are asked for in the form for programs where the host knows it, and in both of those for people otherwise.

use super::crew::share;
use super::remote::{Capabilities, Done, Item, Kind, MANY, Parcel, Remote, Trouble};
use super::secret::{Person, Secret};
use super::tls::Tls;
use crate::config::{Account, Protection};
use rustls::SupportedProtocolVersion;
use rustls::version::{TLS12, TLS13};
use std::io::{Cursor, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;
use suppaftp::list::{File, ListParser};
use suppaftp::types::FileType;
use suppaftp::{FtpError, FtpResult, Mode, RustlsConnector, RustlsFtpStream, Status};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many connections help the first, where many files are to go. What most hosts grant one account.
const HELPERS: usize = 3;

/// How long a host may think about letting a helper in. Some greet nobody while another of the same account is there.
const PATIENCE_WITH_HELPERS: Duration = Duration::from_secs(5);

pub struct Ftp {
    account: Account,
    protection: Protection,
    secret: Secret,
    own: Hand,
    /// Called when there is much to do; fewer, or none, where the host does not want more.
    helpers: Option<Vec<Hand>>,
    /// Whether it makes lists for programs (RFC 3659).
    machine_lists: bool,
}

/// A connection.
struct Hand {
    number: usize,
    stream: RustlsFtpStream,
}

impl Ftp {
    /// # Errors
    /// Why there is no way into the folder of the site.
    pub fn open(account: &Account, protection: Protection, person: &dyn Person) -> Done<Self> {
        let name = format!("{}@{}", account.user, account.host);
        let stream = reach(account, protection, PATIENCE)?;
        let secret = person.given().or_else(|| person.password(&name));
        let Some(secret) = secret else { return Err(Trouble::new(Kind::NoSecret, name, "")) };
        let (stream, machine_lists) = log_in(stream, account, &secret)?;
        let own = Hand { number: 0, stream };
        Ok(Ftp { account: account.clone(), protection, secret, own, helpers: None, machine_lists })
    }

    /// The own connection, and those that help.
    fn hands(&mut self) -> (&mut Hand, &mut Vec<Hand>) {
        let Ftp { account, protection, secret, own, helpers, .. } = self;
        let helpers = helpers.get_or_insert_with(|| {
            let more = (1..=HELPERS).map_while(|number| {
                let stream = reach(account, *protection, PATIENCE_WITH_HELPERS).ok()?;
                let (stream, _) = log_in(stream, account, secret).ok()?;
                limited(&stream.get_ref(), PATIENCE).ok()?;
                Some(Hand { number, stream })
            });
            more.collect()
        });
        (own, helpers)
    }
}

/// A connection, protected as it has to be, on which no answer is waited for longer than that.
fn reach(account: &Account, protection: Protection, patience: Duration) -> Done<RustlsFtpStream> {
    match protection {
        Protection::None => connect(account, patience),
        Protection::Tls => match secure(account, &TLS12, patience) {
            Err(trouble) if trouble.kind == Kind::Other => secure(account, &TLS13, patience),
            stream => stream,
        },
    }
}

/// Goes into the folder of the site; whether the host makes lists for programs.
fn log_in(mut stream: RustlsFtpStream, account: &Account, secret: &Secret) -> Done<(RustlsFtpStream, bool)> {
    stream.login(account.user.as_str(), Secret::reveal(secret)).map_err(|error| match error {
        FtpError::UnexpectedResponse(answer) if wants_tls(&words(&answer.body)) => {
            Trouble::new(Kind::WantsTls, account.host.as_str(), words(&answer.body))
        }
        FtpError::UnexpectedResponse(_) => Trouble::new(Kind::Login, format!("{}@{}", account.user, account.host), ""),
        error => trouble(error, &account.host),
    })?;
    stream.transfer_type(FileType::Binary).map_err(|error| trouble(error, &account.host))?;
    let features = stream.feat().unwrap_or_default();
    let knows = |name: &str| features.keys().any(|known| known.trim().eq_ignore_ascii_case(name));
    if knows("UTF8") {
        let _ = stream.opts("UTF8", Some("ON"));
    }
    let machine_lists = knows("MLST") || knows("MLSD");
    if !account.folder.is_empty() {
        stream.cwd(account.folder.as_str()).map_err(|error| match error {
            FtpError::UnexpectedResponse(answer) => {
                Trouble::new(Kind::NoFolder, account.folder.as_str(), words(&answer.body))
            }
            error => trouble(error, &account.folder),
        })?;
    }
    Ok((stream, machine_lists))
}

fn listed(stream: &mut RustlsFtpStream, machine_lists: bool, folder: &str) -> Done<Option<Vec<Item>>> {
    let of = Some(folder).filter(|folder| !folder.is_empty());
    let answer = if machine_lists { stream.mlsd(of) } else { stream.list(of) };
    let lines = match answer {
        Err(error) if is_absence(&error) => return Ok(None),
        lines => lines.map_err(|error| trouble(error, folder))?,
    };
    let item = |line: &String| {
        let file = item(line, machine_lists)?;
        let is_folder = file.is_directory();
        Some(Item { name: file.name().to_owned(), is_folder, size: file.size() as u64 })
    };
    Ok(Some(lines.iter().filter(|line| !is_own_folder(line)).filter_map(item).collect()))
}

fn put(stream: &mut RustlsFtpStream, path: &str, bytes: &[u8]) -> Done {
    let sent = stream.put_file(path, &mut Cursor::new(bytes));
    sent.map(drop).map_err(|error| trouble(error, path))
}

fn connect(account: &Account, patience: Duration) -> Done<RustlsFtpStream> {
    let host = account.host.as_str();
    let unreachable = |error: &dyn std::fmt::Display| Trouble::new(Kind::Unreachable, host, error);
    let addresses = (host, account.port).to_socket_addrs().map_err(|error| unreachable(&error))?;
    let mut last = unreachable(&"DNS");
    for address in addresses {
        match TcpStream::connect_timeout(&address, patience) {
            Ok(socket) => return greeted(socket, address, patience).map_err(|error| trouble(error, host)),
            Err(error) => last = unreachable(&error),
        }
    }
    Err(last)
}

/// With limits of time on every connection before anything is waited for, and no belief in addresses that the host gives of
/// itself from behind a wall.
fn greeted(socket: TcpStream, address: SocketAddr, patience: Duration) -> FtpResult<RustlsFtpStream> {
    limited(&socket, patience).map_err(FtpError::ConnectionError)?;
    let mut stream = RustlsFtpStream::connect_with_stream(socket)?;
    stream.set_passive_nat_workaround(true);
    if address.is_ipv6() {
        stream.set_mode(Mode::ExtendedPassive);
    }
    Ok(stream.passive_stream_builder(|address| {
        let socket = TcpStream::connect_timeout(&address, PATIENCE).map_err(FtpError::ConnectionError)?;
        limited(&socket, PATIENCE).map_err(FtpError::ConnectionError)?;
        Ok(socket)
    }))
}

fn limited(socket: &TcpStream, patience: Duration) -> std::io::Result<()> {
    socket.set_read_timeout(Some(patience))?;
    socket.set_write_timeout(Some(patience))?;
    socket.set_nodelay(true)
}

fn secure(account: &Account, version: &'static SupportedProtocolVersion, patience: Duration) -> Done<RustlsFtpStream> {
    let tls = Tls::new(account.fingerprint.as_deref(), &[version])?;
    let stream = connect(account, patience)?;
    let secured = stream.into_secure(RustlsConnector::from(std::sync::Arc::clone(&tls.config)), &account.host);
    secured.map_err(|error| match (tls.refused(), &account.fingerprint, error) {
        (Some(shown), Some(_), _) => Trouble::new(Kind::OtherHost, account.host.as_str(), shown),
        (Some(shown), None, _) => Trouble::new(Kind::Certificate, account.host.as_str(), shown),
        // A host that knows another version only ends the conversation in one of many ways.
        (None, _, FtpError::UnexpectedResponse(answer)) => {
            Trouble::new(Kind::NoTls, account.host.as_str(), words(&answer.body))
        }
        (None, _, error) => Trouble::new(Kind::Other, account.host.as_str(), error),
    })
}

/// There is no number for it.
fn wants_tls(said: &str) -> bool {
    let said = said.to_uppercase();
    ["TLS", "SSL", "ENCRYPT"].iter().any(|word| said.contains(word))
}

fn words(body: &[u8]) -> String {
    String::from_utf8_lossy(body).trim().to_owned()
}

/// What a host says by number, some of it only in words.
fn trouble(error: FtpError, about: &str) -> Trouble {
    match error {
        FtpError::UnexpectedResponse(answer) => {
            let said = words(&answer.body);
            let is_full = ["quota", "space", "full"].iter().any(|word| said.to_lowercase().contains(word));
            let kind = match answer.status {
                _ if is_full => Kind::Full,
                Status::RequestedActionNotTaken | Status::ExceededStorage => Kind::Full,
                Status::NotAvailable | Status::CannotOpenDataConnection | Status::TransferAborted => Kind::Cut,
                Status::NotLoggedIn => Kind::Login,
                Status::FileUnavailable | Status::BadFilename => Kind::Denied,
                _ => Kind::Other,
            };
            Trouble::new(kind, about, said)
        }
        FtpError::ConnectionError(error) => Trouble::new(Kind::Cut, about, error.kind()),
        error => Trouble::new(Kind::Cut, about, error),
    }
}

/// What is not there is answered with 550, and so is what may not be had: who looks for a file counts both as none.
fn is_absence(error: &FtpError) -> bool {
    matches!(error, FtpError::UnexpectedResponse(answer)
        if matches!(answer.status, Status::FileUnavailable | Status::RequestFileActionIgnored))
}

/// What a line of a list says. Anything passes for a line for programs, so only those are read as such.
fn item(line: &str, is_for_machines: bool) -> Option<File> {
    let file = match is_for_machines {
        true => ListParser::parse_mlsd(line),
        false => ListParser::parse_posix(line).or_else(|_| ListParser::parse_dos(line)),
    };
    file.ok().filter(|file| !matches!(file.name(), "." | ".."))
}

impl Remote for Ftp {
    fn capabilities(&self) -> Capabilities {
        Capabilities { rename: true, append: true, whole_puts: false }
    }

    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>> {
        listed(&mut self.own.stream, self.machine_lists, folder)
    }

    fn list_all(&mut self, folders: &[String]) -> Done<Vec<Option<Vec<Item>>>> {
        if folders.len() < MANY {
            return folders.iter().map(|folder| self.list(folder)).collect();
        }
        let machine_lists = self.machine_lists;
        let mut all = vec![None; folders.len()];
        let mut numbers = 0..folders.len();
        let list = |hand: &mut Hand, number: &usize| listed(&mut hand.stream, machine_lists, &folders[*number]);
        let (own, helpers) = self.hands();
        share(own, helpers, &mut || Ok(numbers.next()), list, &mut |number, items| all[number] = items)?;
        Ok(all)
    }

    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>> {
        match self.own.stream.retr_as_buffer(path) {
            Ok(bytes) => Ok(Some(bytes.into_inner())),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(trouble(error, path)),
        }
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Done {
        put(&mut self.own.stream, path, bytes)
    }

    /// Over several connections: with each file the host and we wait for each other many times.
    fn bring_all(
        &mut self,
        by: &[&str],
        next: &mut dyn FnMut() -> Done<Option<Parcel>>,
        arrived: &mut dyn FnMut(Parcel),
    ) -> Done {
        let bring = |hand: &mut Hand, parcel: &Parcel| {
            let path = parcel.path.as_str();
            match by.get(hand.number % by.len().max(1)) {
                None => put(&mut hand.stream, path, &parcel.bytes),
                Some(by) => {
                    put(&mut hand.stream, by, &parcel.bytes).map_err(|trouble| trouble.of_arriving(by, path))?;
                    hand.stream.rename(*by, path).map_err(|error| trouble(error, path))
                }
            }
        };
        let (own, helpers) = self.hands();
        share(own, helpers, next, bring, &mut |parcel, ()| arrived(parcel))
    }

    fn append(&mut self, path: &str, bytes: &[u8]) -> Done {
        let added = self.own.stream.append_with_stream(path).and_then(|mut stream| {
            stream.write_all(bytes).map_err(FtpError::ConnectionError)?;
            stream.finish()
        });
        added.map_err(|error| trouble(error, path))
    }

    fn rename(&mut self, from: &str, to: &str) -> Done {
        self.own.stream.rename(from, to).map_err(|error| trouble(error, to))
    }

    fn delete(&mut self, path: &str) -> Done {
        match self.own.stream.rm(path) {
            Err(error) if is_absence(&error) => match self.read(path)? {
                None => Ok(()),
                Some(_) => Err(trouble(error, path)),
            },
            done => done.map_err(|error| trouble(error, path)),
        }
    }

    fn make_folder(&mut self, path: &str) -> Done {
        match self.own.stream.mkdir(path) {
            Ok(()) => Ok(()),
            // Is it there? Going into it tells, and nothing else does on every host.
            Err(error @ FtpError::UnexpectedResponse(_)) => {
                let here = self.own.stream.pwd().map_err(|error| trouble(error, path))?;
                match self.own.stream.cwd(path) {
                    Ok(()) => self.own.stream.cwd(here).map_err(|error| trouble(error, path)),
                    Err(FtpError::UnexpectedResponse(_)) => Err(trouble(error, path)),
                    Err(error) => Err(trouble(error, path)),
                }
            }
            Err(error) => Err(trouble(error, path)),
        }
    }

    fn remove_empty_folder(&mut self, path: &str) -> Done {
        match self.own.stream.rmdir(path) {
            Ok(()) | Err(FtpError::UnexpectedResponse(_)) => Ok(()),
            Err(error) => Err(trouble(error, path)),
        }
    }
}

/// Lists for programs name the folder itself and the one above, under whatever names.
fn is_own_folder(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    line.contains("type=cdir;") || line.contains("type=pdir;")
}
