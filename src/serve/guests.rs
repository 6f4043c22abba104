//! Connections: how long one may be silent, and how many there may be.
//!
//! A browser that hangs, a page that opens a thousand connections, a program that sends a letter a minute: none of them
//! may keep the reader out. So nobody is turned away at the door. Where there are too many, somebody else leaves: of the
//! machine that has most connections, the one that has been quiet longest. A browser that loses one so opens another
//! when it wants something, and a stream of events comes again by itself.

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

/// What is asked of connections.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// At one time. A browser opens six; this is for an office that looks on.
    pub connections: usize,
    /// Until a request's head is there whole; between two requests too.
    pub head: Duration,
    /// Bytes of a request's head, with its address.
    pub head_size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { connections: 128, head: Duration::from_secs(15), head_size: 64 * 1024 }
    }
}

/// Answers whoever connects, for ever.
pub(super) async fn receive(mut listener: TcpListener, router: Router, limits: Limits) {
    let guests = Guests::default();
    loop {
        // Waits a little where the system has no connection left to give.
        let (stream, from) = Listener::accept(&mut listener).await;
        guests.enter(from.ip(), limits.connections, |guest| attend(stream, guest, router.clone(), limits));
    }
}

async fn attend<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    guest: Guest,
    router: Router,
    limits: Limits,
) {
    let service = TowerToHyperService::new(router);
    let service = service_fn(move |request| {
        guest.speaks();
        service.call(request)
    });
    let mut connection = http1::Builder::new();
    connection.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(limits.head_size);
    // A guest who breaks off, or says nothing that can be understood, is no trouble of ours.
    let _ = connection.serve_connection(TokioIo::new(stream), service).await;
}

/// Those who are connected now.
#[derive(Clone, Default)]
struct Guests(Arc<Mutex<List>>);

#[derive(Default)]
struct List {
    /// How many have come and how many requests were made: the clock of this list.
    moment: u64,
    /// By the moment when they came.
    inside: BTreeMap<u64, Place>,
}

struct Place {
    from: IpAddr,
    /// The moment when they came or last asked for something.
    heard: u64,
    /// Ends the connection.
    end: AbortHandle,
}

/// One of them, as long as the connection lasts.
struct Guest {
    guests: Guests,
    came: u64,
}

impl Guests {
    fn list(&self) -> MutexGuard<'_, List> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets one in, and another go if there are more than `most`.
    fn enter<F>(&self, from: IpAddr, most: usize, attend: impl FnOnce(Guest) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let mut list = self.list();
        let came = list.tick();
        // Begun while the list is held: whoever leaves at once is on it first.
        let end = tokio::spawn(attend(Guest { guests: self.clone(), came })).abort_handle();
        list.inside.insert(came, Place { from, heard: came, end });
        let mut ends = Vec::new();
        while list.inside.len() > most {
            let Some(place) = list.quietest().and_then(|came| list.inside.remove(&came)) else { break };
            ends.push(place.end);
        }
        drop(list);
        ends.iter().for_each(AbortHandle::abort);
    }
}

impl List {
    fn tick(&mut self) -> u64 {
        self.moment += 1;
        self.moment
    }

    /// Of the machine with most connections, the one that was heard last before all others.
    fn quietest(&self) -> Option<u64> {
        let mut machines: BTreeMap<IpAddr, usize> = BTreeMap::new();
        for place in self.inside.values() {
            *machines.entry(place.from).or_default() += 1;
        }
        let most = machines.values().max().copied();
        let crowded = self.inside.iter().filter(|(_, place)| machines.get(&place.from).copied() == most);
        crowded.min_by_key(|(_, place)| place.heard).map(|(came, _)| *came)
    }
}

impl Guest {
    fn speaks(&self) {
        let mut list = self.guests.list();
        let moment = list.tick();
        if let Some(place) = list.inside.get_mut(&self.came) {
            place.heard = moment;
        }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.guests.list().inside.remove(&self.came);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream as Client};
    use tokio::runtime::Runtime;

    /// So that a test ends that would wait for ever.
    const PATIENCE: Duration = Duration::from_secs(30);
    const LONG: Duration = Duration::from_secs(3600);

    fn server(limits: Limits) -> (Runtime, SocketAddr) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(receive(listener, Router::new().route("/", get(async || "here")), limits));
        (runtime, address)
    }

    fn client(address: SocketAddr, says: &str) -> Client {
        let mut client = Client::connect(address).unwrap();
        client.set_read_timeout(Some(PATIENCE)).unwrap();
        client.write_all(says.as_bytes()).unwrap();
        client
    }

    /// All that comes until the server ends the connection.
    fn until_the_end(client: &mut Client) -> String {
        let mut bytes = Vec::new();
        match client.read_to_end(&mut bytes) {
            // Whoever is put out while still speaking is told so by a reset.
            Err(error) if error.kind() != std::io::ErrorKind::ConnectionReset => panic!("not ended: {error}"),
            _ => String::from_utf8(bytes).unwrap(),
        }
    }

    #[test]
    fn who_does_not_finish_a_sentence_is_let_go() {
        let (_runtime, address) = server(Limits { head: Duration::from_millis(20), ..Limits::default() });
        for says in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: a"] {
            let heard = until_the_end(&mut client(address, says));
            assert!(!heard.contains("here"), "{says:?}: {heard}");
        }
        // Nor may they stay after an answer, saying nothing.
        let heard = until_the_end(&mut client(address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        assert!(heard.ends_with("here"), "{heard}");
    }

    #[test]
    fn a_head_has_a_size() {
        let (_runtime, address) = server(Limits { head_size: 8192, head: LONG, ..Limits::default() });
        let long = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}", "a".repeat(9000));
        assert!(until_the_end(&mut client(address, &long)).starts_with("HTTP/1.1 431 "));
    }

    #[test]
    fn there_is_always_a_place_for_one_more() {
        let (_runtime, address) = server(Limits { connections: 4, head: LONG, ..Limits::default() });
        let mut silent: Vec<Client> = (0..50).map(|_| client(address, "GET / HT")).collect();
        let answer = until_the_end(&mut client(address, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        assert!(answer.ends_with("here"), "{answer}");
        for client in &mut silent[..46] {
            assert_eq!(until_the_end(client), "");
        }
    }

    #[test]
    fn the_quietest_of_the_greediest_machine_goes() {
        let runtime = Runtime::new().unwrap();
        let mut list = List::default();
        let enter = |list: &mut List, from: [u8; 4]| {
            let came = list.tick();
            let end = runtime.spawn(std::future::pending::<()>()).abort_handle();
            list.inside.insert(came, Place { from: from.into(), heard: came, end });
            came
        };
        let reader = enter(&mut list, [192, 168, 1, 2]);
        let first = enter(&mut list, [192, 168, 1, 3]);
        let second = enter(&mut list, [192, 168, 1, 3]);
        assert_eq!(list.quietest(), Some(first), "the reader was quiet for longer, but is alone");
        let moment = list.tick();
        list.inside.get_mut(&first).unwrap().heard = moment;
        assert_eq!(list.quietest(), Some(second));
        list.inside.remove(&second);
        assert_eq!(list.quietest(), Some(reader));
    }
}
