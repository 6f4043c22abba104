//! Publishings over real connections, each cut at random commands, while a reader looks at every page with all that it loads.
//!
//! `CUTS=200 cargo test --release --test it -- publish::cuts` does as many of each kind; a few by themselves.

use super::host::{loads, published};
use super::servers::{PYFTPDLIB, Server, WSGIDAV, certificate, free_port, python, sh, started};
use super::{change, files, make, site};
use crate::support::{Random, Scratch};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use vuonhoa::config::{Account, Protection, Target};
use vuonhoa::upload::{self, Person, Secret};

struct Nobody;

impl Person for Nobody {
    fn given(&self) -> Option<Secret> {
        Some(Secret::new("mật khẩu".to_owned()))
    }

    fn password(&self, _: &str) -> Option<Secret> {
        None
    }

    fn trusts(&self, _: &str, _: &str) -> bool {
        false
    }
}

/// Lets so many commands pass, by all connections together, and cuts them all then.
struct Proxy {
    port: u16,
    left: Arc<AtomicUsize>,
}

const ALL: usize = usize::MAX / 2;

impl Proxy {
    fn before(to: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("a port").port();
        let (left, open) = (Arc::new(AtomicUsize::new(ALL)), Arc::new(Mutex::new(Vec::new())));
        let proxy = Proxy { port, left: Arc::clone(&left) };
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let (Ok(client), Ok(server)) = (client, TcpStream::connect(("127.0.0.1", to))) else { return };
                let _ = (client.set_nodelay(true), server.set_nodelay(true));
                let own = |stream: &TcpStream| stream.try_clone().expect("a socket");
                open.lock().expect("a lock").extend([own(&client), own(&server)]);
                let (mut answers, mut back) = (own(&server), own(&client));
                std::thread::spawn(move || {
                    let _ = std::io::copy(&mut answers, &mut back);
                    let _ = back.shutdown(Shutdown::Both);
                });
                let (left, open) = (Arc::clone(&left), Arc::clone(&open));
                std::thread::spawn(move || pass(client, server, &left, &open));
            }
        });
        proxy
    }

    /// How many commands have passed since.
    fn counted(&self) -> usize {
        ALL - self.left.swap(ALL, Ordering::SeqCst)
    }
}

fn pass(mut client: TcpStream, mut server: TcpStream, left: &AtomicUsize, open: &Mutex<Vec<TcpStream>>) {
    let mut bytes = [0; 64 * 1024];
    while let Ok(count) = client.read(&mut bytes) {
        if count == 0 {
            break;
        }
        if left.fetch_sub(1, Ordering::SeqCst) == 1 {
            // Some of the command may have arrived.
            let _ = server.write_all(&bytes[..count / 2]);
            for stream in open.lock().expect("a lock").drain(..) {
                let _ = stream.shutdown(Shutdown::Both);
            }
            left.store(ALL, Ordering::SeqCst);
            return;
        }
        if server.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    let _ = (client.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both));
}

/// Looks at everything again and again, until it is told to stop; what was wrong.
fn reader(online: PathBuf, stop: Arc<AtomicBool>) -> std::thread::JoinHandle<(usize, Vec<String>)> {
    std::thread::spawn(move || {
        let (mut looks, mut wrong) = (0, Vec::new());
        while !stop.load(Ordering::SeqCst) {
            look(&online, &mut wrong);
            looks += 1;
            std::thread::sleep(std::time::Duration::from_millis(3));
        }
        (looks, wrong)
    })
}

fn look(online: &Path, wrong: &mut Vec<String>) {
    // Once a page of the new people is there, nothing may name her.
    let first_is_done = online.join("ho-so/moi/index.html").exists();
    let entries = walkdir::WalkDir::new(online).into_iter().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.path().extension().is_some_and(|suffix| suffix == "html")) {
        let Ok(html) = std::fs::read_to_string(entry.path()) else { continue };
        let page = entry.path().strip_prefix(online).expect("inside").to_string_lossy().into_owned();
        if first_is_done && html.contains("Lê Thị Lan") {
            wrong.push(format!("{page} names her"));
        }
        let lacks = |path: &String| !path.starts_with("anh/ho-so/lan/") && !online.join(path).exists();
        for lacking in loads(&page, &html).iter().filter(|path| lacks(path)) {
            // Unless the page has been replaced meanwhile.
            let is_same = std::fs::read_to_string(entry.path()).is_ok_and(|now| now == html);
            if is_same && lacks(lacking) {
                wrong.push(format!("{page} lacks {lacking}"));
            }
        }
    }
}

fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    let status = Command::new("cp").arg("-r").args([from, to]).status();
    assert!(status.expect("cp").success());
}

/// Brings the second edition over the first, again and again.
fn cut_at_random(site: &Scratch, served: &Path, port: u16, target: impl Fn(u16, &str) -> Target) {
    let (goc, mang) = (served.join("goc"), served.join("mang"));
    std::fs::create_dir(&goc).expect("a folder");
    let bring = |target: &Target, held: &vuonhoa::output::Held| {
        let opened = upload::open(target, &Nobody).map_err(|trouble| upload::Broken {
            trouble,
            group: None,
            done: Box::default(),
        });
        published(&mut *opened?.expect("a host"), held)
    };
    bring(&target(port, "goc"), &make(&site.0)).expect("the first edition");
    change(site);
    let held = make(&site.0);
    let wanted = files(&site.0.join("public"));
    let proxy = Proxy::before(port);
    let through = target(proxy.port, "mang");
    copy(&goc, &mang);
    proxy.counted();
    let whole = bring(&through, &held).expect("the second edition").sent;
    let commands = proxy.counted();
    let rounds: u64 = std::env::var("CUTS").ok().and_then(|count| count.parse().ok()).unwrap_or(4);
    let (mut cuts, mut looks, mut most) = (0, 0, 0);
    for seed in 0..rounds {
        let mut random = Random::new(seed);
        copy(&goc, &mang);
        let stop = Arc::new(AtomicBool::new(false));
        let reading = reader(mang.clone(), Arc::clone(&stop));
        let (mut sent, mut own_cuts) = (0, 0);
        loop {
            // At last it is let through.
            let after = if own_cuts < 3 { 1 + random.below(commands) } else { ALL };
            proxy.left.store(after, Ordering::SeqCst);
            match bring(&through, &held) {
                Ok(done) => {
                    sent += done.sent;
                    break;
                }
                Err(broken) => {
                    sent += broken.done.sent;
                    own_cuts += 1;
                    assert!(own_cuts < 20, "seed {seed}: {broken:?}");
                }
            }
        }
        stop.store(true, Ordering::SeqCst);
        let (looked, wrong) = reading.join().expect("a reader");
        assert_eq!(wrong, Vec::<String>::new(), "seed {seed}");
        assert!(sent <= whole + own_cuts, "seed {seed}: {sent} sent of {whole} in {own_cuts} cuts");
        for (path, bytes) in &wanted {
            assert!(std::fs::read(mang.join(path)).is_ok_and(|there| there == *bytes), "seed {seed}: {path}");
        }
        assert!(!mang.join("anh/ho-so/lan").exists(), "seed {seed}");
        let left: Vec<_> =
            std::fs::read_dir(mang.join(".vuonhoa")).expect("ours").map(|e| e.expect("one").file_name()).collect();
        assert!(left.iter().all(|name| name == "manifest.json" || name == "lock.json"), "seed {seed}: {left:?}");
        (cuts, looks, most) = (cuts + own_cuts, looks + looked, most.max(sent - sent.min(whole)));
    }
    assert!(cuts > 0);
    println!(
        "{rounds} publishings of {commands} commands, {cuts} cuts, {looks} looks of a reader; at most {most} files twice"
    );
}

fn account(port: u16, folder: String, user: &str, fingerprint: String) -> Account {
    let fingerprint = Some(fingerprint).filter(|fingerprint| !fingerprint.is_empty());
    Account { user: user.to_owned(), host: "127.0.0.1".to_owned(), port, folder, key: None, fingerprint }
}

#[test]
fn sftp() {
    let site = site("x");
    let ssh = site.0.join("ssh");
    std::fs::create_dir_all(&ssh).expect("a folder");
    sh(&ssh, "for key in host me; do ssh-keygen -q -t ed25519 -N '' -f $key; done; cp me.pub authorized");
    let port = free_port();
    site.write(
        "ssh/config",
        format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nAuthorizedKeysFile {0}/authorized\nPidFile none\nUsePAM no\n\
             StrictModes no\nPasswordAuthentication no\nPermitRootLogin yes\nSubsystem sftp internal-sftp\n",
            ssh.display()
        ),
    );
    let _server: Server =
        started(Command::new("/usr/sbin/sshd").args(["-D", "-e", "-f"]).arg(ssh.join("config")), port);
    let (user, own) = (sh(&ssh, "id -un"), sh(&ssh, "ssh-keygen -lf host.pub | cut -d' ' -f2"));
    cut_at_random(&site, &ssh, port, |port, folder| {
        let place = ssh.join(folder).display().to_string();
        Target::Sftp(Account { key: Some(ssh.join("me")), ..account(port, place, &user, own.clone()) })
    });
}

#[test]
fn ftps() {
    let site = site("x");
    let ftp = site.0.join("ftp");
    std::fs::create_dir_all(&ftp).expect("a folder");
    let fingerprint = certificate(&ftp);
    let port = free_port();
    let mut command = Command::new(python());
    command.args(["-c", PYFTPDLIB, &port.to_string()]).arg(&ftp).arg(ftp.join("both.pem")).arg("0");
    let _server = started(&mut command, port);
    cut_at_random(&site, &ftp, port, |port, folder| {
        Target::Ftp(account(port, folder.to_owned(), "ten", fingerprint.clone()), Protection::Tls)
    });
}

#[test]
fn webdav() {
    let site = site("x");
    let dav = site.0.join("dav");
    std::fs::create_dir_all(&dav).expect("a folder");
    let port = free_port();
    let mut command = Command::new(python());
    command.args(["-c", WSGIDAV, &port.to_string()]).arg(&dav).args(["", ""]);
    let _server = started(&mut command, port);
    cut_at_random(&site, &dav, port, |port, folder| {
        Target::WebDav(account(port, format!("{folder}/"), "ten", String::new()), Protection::None)
    });
}
