//! HTTP as WebDAV and S3 need it: a request and its answer, over the same trust in certificates as FTP.
//!
//! What is asked of S3 carries a signature in its address, so no address is ever part of a [`Trouble`].

use super::remote::{Done, Kind, Trouble};
use super::tls::Tls;
use crate::config::{Account, Protection};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Duration;
use ureq::http::Request;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, Either, LazyBuffers, NextTimeout, TcpConnector, Transport, TransportAdapter,
};
use ureq::{Agent, Error, Timeout};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a file may take on its way.
const LONG: Duration = Duration::from_secs(600);

/// A document may be as long as the list of a folder of a hundred thousand files.
const MOST: u64 = 256 << 20;

pub(super) struct Client {
    agent: Agent,
    tls: Tls,
    host: String,
    is_pinned: bool,
}

pub(super) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// What a refusal means in every protocol on top of this one.
    pub fn refusal(&self, about: &str, account: &str) -> Trouble {
        let kind = match self.status {
            401 => return Trouble::new(Kind::Login, account, self.status),
            403 | 404 | 405 | 423 => Kind::Denied,
            // The folder is none, or the file is a folder.
            409 => Kind::InTheWay,
            413 | 507 => Kind::Full,
            408 | 429 | 500 | 502 | 503 | 504 => Kind::Cut,
            _ => Kind::Other,
        };
        Trouble::new(kind, about, self.status)
    }
}

impl Client {
    /// # Errors
    /// None that a host could cause.
    pub fn new(account: &Account) -> Done<Self> {
        let tls = Tls::new(account.fingerprint.as_deref(), rustls::ALL_VERSIONS)?;
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent("vuonhoa")
            .timeout_connect(Some(PATIENCE))
            .timeout_recv_response(Some(2 * PATIENCE))
            .timeout_send_body(Some(LONG))
            .timeout_recv_body(Some(LONG))
            .build();
        let connector = Connector::<()>::chain(TcpConnector::default(), Secure(Arc::clone(&tls.config)));
        let agent = Agent::with_parts(config, connector, DefaultResolver::default());
        Ok(Client { agent, tls, host: account.host.clone(), is_pinned: account.fingerprint.is_some() })
    }

    /// Asks, and waits for the whole answer. Without a body none is sent.
    ///
    /// # Errors
    /// When there is no answer; a refusal is one.
    pub fn ask(
        &self,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
        about: &str,
    ) -> Done<Answer> {
        let request = headers.iter().fold(Request::builder().method(method).uri(address), |request, (name, value)| {
            request.header(*name, *value)
        });
        let bad = |_| Trouble::new(Kind::Other, about, "address");
        let answer = match body {
            Some(body) => self.agent.run(request.body(body).map_err(bad)?),
            None => self.agent.run(request.body(()).map_err(bad)?),
        };
        let mut answer = answer.map_err(|error| self.trouble(&error, about))?;
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(MOST).read_to_vec();
        Ok(Answer { status, body: body.map_err(|error| self.trouble(&error, about))? })
    }

    fn trouble(&self, error: &Error, about: &str) -> Trouble {
        if let Some(shown) = self.tls.refused() {
            let kind = if self.is_pinned { Kind::OtherHost } else { Kind::Certificate };
            return Trouble::new(kind, self.host.as_str(), shown);
        }
        match error {
            Error::Io(error) => {
                let trouble = Trouble::of_io(error, about);
                match trouble.kind {
                    Kind::Unreachable => Trouble { about: self.host.clone(), ..trouble },
                    Kind::Cut => trouble,
                    _ => Trouble { kind: Kind::Cut, ..trouble },
                }
            }
            Error::HostNotFound | Error::ConnectionFailed | Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
                Trouble::new(Kind::Unreachable, self.host.as_str(), "")
            }
            Error::Tls(NO_TLS) => Trouble::new(Kind::NoTls, self.host.as_str(), "http"),
            Error::Tls(words) => Trouble::new(Kind::Unreachable, self.host.as_str(), words),
            _ => Trouble::new(Kind::Cut, about, ""),
        }
    }
}

/// The address of the host itself: `https://may.example:8443`.
pub(super) fn origin(account: &Account, protection: Protection) -> String {
    let scheme = if protection == Protection::Tls { "https" } else { "http" };
    match account.host.contains(':') {
        true => format!("{scheme}://[{}]:{}", account.host, account.port),
        false => format!("{scheme}://{}:{}", account.host, account.port),
    }
}

const NO_TLS: &str = "no TLS";

/// Whether what answers is no TLS at all.
fn is_no_tls(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    matches!(inner, Some(rustls::Error::InvalidMessage(_)))
}

/// Adds TLS where the address asks for it.
#[derive(Debug)]
struct Secure(Arc<ClientConfig>);

struct Secured {
    buffers: LazyBuffers,
    stream: StreamOwned<ClientConnection, TransportAdapter>,
}

impl std::fmt::Debug for Secured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secured")
    }
}

impl<In: Transport> Connector<In> for Secure {
    type Out = Either<In, Secured>;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        let Some(transport) = chained else { return Err(Error::ConnectionFailed) };
        if !details.needs_tls() || transport.is_tls() {
            return Ok(Some(Either::A(transport)));
        }
        let host = details.uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let name = ServerName::try_from(host.to_owned()).map_err(|_| Error::Tls("name"))?;
        let mut connection = ClientConnection::new(Arc::clone(&self.0), name).map_err(|_| Error::Tls("connection"))?;
        let mut socket = TransportAdapter::new(Box::new(transport) as Box<dyn Transport>, details.current_time.clone());
        socket.set_timeout(details.timeout);
        connection
            .complete_io(&mut socket)
            .map_err(|error| if is_no_tls(&error) { Error::Tls(NO_TLS) } else { error.into() })?;
        let buffers = LazyBuffers::new(details.config.input_buffer_size(), details.config.output_buffer_size());
        Ok(Some(Either::B(Secured { buffers, stream: StreamOwned::new(connection, socket) })))
    }
}

impl Transport for Secured {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.stream.get_mut().set_timeout(timeout);
        let Some(output) = self.buffers.output().get(..amount) else { return Err(Error::ConnectionFailed) };
        Ok(self.stream.write_all(output)?)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.stream.get_mut().set_timeout(timeout);
        let amount = self.stream.read(self.buffers.input_append_buf())?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.stream.get_mut().get_mut().is_open()
    }

    fn is_tls(&self) -> bool {
        true
    }
}
