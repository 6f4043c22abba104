//! Where the server listens, and by which names it may be called.
//!
//! A page of any site can send a reader's browser to `localhost`, and can give its own name our address
//! (DNS rebinding), so as to read unpublished pages. Hence only names that are ours are answered.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};

/// The port that is tried when none is asked for.
pub const DEFAULT_PORT: u16 = 8080;

/// How many ports after it are tried before the system may choose.
const NEIGHBOURS: u16 = 20;

/// An open port.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    address: SocketAddr,
    names: Names,
}

impl Door {
    /// Opens a port at `host`, a name or an address: the one asked for, or the first that is free from
    /// [`DEFAULT_PORT`] on. Port 0 is any.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(host: &str, port: Option<u16>) -> io::Result<Self> {
        let host = bare(host);
        let listener = match port {
            Some(port) => TcpListener::bind((host, port))?,
            None => first_free(host)?,
        };
        let address = listener.local_addr()?;
        let names = Names { given: host.to_ascii_lowercase(), any_address: address.ip().is_unspecified() };
        Ok(Door { listener, address, names })
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Whether other machines can reach it.
    pub fn is_open_to_others(&self) -> bool {
        !self.address.ip().is_loopback()
    }

    /// The address of the site: `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            ip if ip.is_unspecified() => "localhost".to_owned(),
            _ if self.names.given.contains(':') => format!("[{}]", self.names.given),
            _ => self.names.given.clone(),
        };
        format!("http://{host}:{}/", self.port())
    }

    pub(super) fn into_parts(self) -> (TcpListener, Names) {
        (self.listener, self.names)
    }
}

/// Without the brackets of an IPv6 address.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

fn first_free(host: &str) -> io::Result<TcpListener> {
    for port in DEFAULT_PORT..=DEFAULT_PORT + NEIGHBOURS {
        match TcpListener::bind((host, port)) {
            // Some systems keep ports for themselves and refuse them as forbidden.
            Err(error) if [io::ErrorKind::AddrInUse, io::ErrorKind::PermissionDenied].contains(&error.kind()) => {}
            other => return other,
        }
    }
    TcpListener::bind((host, 0))
}

/// The names by which the server may be called.
#[derive(Debug, Clone)]
pub(super) struct Names {
    /// In lower case, without brackets.
    given: String,
    /// The server listens at every address of the machine, and answers to them all. To names it does
    /// not: rebinding needs a name.
    any_address: bool,
}

impl Names {
    /// Whether a `Host` header names this server. The port is not looked at: behind a tunnel it is
    /// another, and it protects from nothing.
    pub fn allow(&self, header: &str) -> bool {
        let (host, port) = match header.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some(parts) => parts,
            None => header.split_at(header.find(':').unwrap_or(header.len())),
        };
        let is_port = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_port) {
            return false;
        }
        let host = host.to_ascii_lowercase();
        ["localhost", "127.0.0.1", "::1", self.given.as_str()].contains(&host.as_str())
            || self.any_address && host.parse::<IpAddr>().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_names_are_answered() {
        let names = |given: &str, any_address| Names { given: given.to_owned(), any_address };
        let loopback = names("127.0.0.1", false);
        for ours in ["localhost", "LocalHost:8080", "127.0.0.1:1", "[::1]:8080", "[::1]"] {
            assert!(loopback.allow(ours), "{ours}");
        }
        for others in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.nip.io:8080",
            "localhost:80@evil.example",
            "192.168.1.2",
            "[::2]",
            "[::1",
            "[::1]x",
            "0.0.0.0",
        ] {
            assert!(!loopback.allow(others), "{others}");
        }
        assert!(names("may-toi.lan", false).allow("May-Toi.lan:8080"));
        assert!(names("0.0.0.0", true).allow("192.168.1.2:8080") && !names("0.0.0.0", true).allow("evil.example"));
    }
}
