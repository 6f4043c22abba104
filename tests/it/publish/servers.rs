//! Real servers on this machine: OpenSSH, pyftpdlib and vsftpd with TLS. `tests/run` installs them.

use super::bad_days::run;
use super::{change, files, site};
use crate::support::{Scratch, repository};
use std::collections::BTreeMap;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Ended with the test.
pub struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that nobody listens on. It lies below those that systems give to connections on their way out, of which these tests make
/// thousands: one of them would have it before the server does. No two tests get the same.
pub fn free_port() -> u16 {
    const FIRST: usize = 10_000;
    const COUNT: usize = 20_000;
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let begin = std::process::id() as usize * 100;
    let port = || (FIRST + (begin + NEXT.fetch_add(1, Ordering::SeqCst)) % COUNT) as u16;
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    std::iter::repeat_with(port).take(COUNT).find(free).expect("a port")
}

/// As soon as it listens. One that ends before says why; one that only is slow, on a busy machine, is waited for.
pub fn started(command: &mut Command, port: u16) -> Server {
    let server = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut server = Server(server.unwrap_or_else(|error| panic!("{command:?}: {error}; tests/run installs it")));
    let mut told = server.0.stderr.take().expect("what it tells");
    let words = std::thread::spawn(move || {
        let mut words = Vec::new();
        let _ = told.read_to_end(&mut words);
        String::from_utf8_lossy(&words).into_owned()
    });
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = server.0.try_wait().expect("a state").is_some();
        if ended || began.elapsed() > Duration::from_secs(120) {
            drop(server);
            panic!("{command:?} does not listen: {}", words.join().unwrap_or_default());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    server
}

pub fn sh(folder: &Path, line: &str) -> String {
    let output = Command::new("sh").args(["-c", line]).current_dir(folder).output().expect("a shell");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn address(site: &Scratch, host: &str) {
    let config = std::fs::read_to_string(site.0.join("site.yaml")).expect("site.yaml");
    let head = config.split("  may:").next().expect("a head").to_owned();
    site.write("site.yaml", format!("{head}  may: {host}\n"));
}

fn publish(site: &Scratch, arguments: &[&str], password: &str) -> (i32, String) {
    let home = site.0.join("nha");
    std::fs::create_dir_all(&home).expect("a home");
    let variables = [("HOME", home.to_str().expect("a path")), ("VUONHOA_MAT_KHAU", password)];
    run(&site.0, &[&["publish"], arguments].concat(), &variables)
}

/// First an edition, then the same, then another with a withdrawal; each is online as it was built.
fn play(site: &Scratch, online: &Path, password: &str) {
    let same = |when: &str| {
        for (path, bytes) in files(&site.0.join("public")) {
            assert!(std::fs::read(online.join(&path)).is_ok_and(|there| there == bytes), "{when}: {path}");
        }
        let ours = std::fs::read_dir(online.join(".vuonhoa")).expect("our folder");
        let names: Vec<_> = ours.map(|entry| entry.expect("an entry").file_name()).collect();
        assert_eq!(names, ["manifest.json"], "{when}");
    };
    let (status, words) = publish(site, &[], password);
    assert_eq!(status, 0, "{words}");
    assert!(!words.contains("does not rename"), "{words}");
    same("first");
    let (status, words) = publish(site, &[], password);
    assert!(status == 0 && words.contains("there is nothing to send"), "{words}");
    change(site);
    let (status, words) = publish(site, &["--yes"], password);
    assert_eq!(status, 0, "{words}");
    same("second");
    assert!(!online.join("anh/ho-so/lan").exists());
    std::fs::write(online.join("ho-so/hai/index.html"), "sửa").expect("a page");
    std::fs::remove_file(online.join("robots.txt")).expect("a file");
    let (status, words) = publish(site, &["--verify"], password);
    assert!(status == 1 && words.contains("missing\trobots.txt"), "{words}");
    assert!(words.contains("changed\tho-so/hai/index.html"), "{words}");
    assert_eq!(publish(site, &["--verify", "--yes"], password).0, 0);
    same("mended");
}

/// A certificate that nobody has confirmed, another than was confirmed, and a wrong password. The site knows the host then; as what,
/// is returned.
fn strangers_are_refused(site: &Scratch, url: &str, fingerprint: Option<&str>) -> String {
    if let Some(fingerprint) = fingerprint {
        address(site, &format!("'{url}'"));
        let (status, words) = publish(site, &[], "mật khẩu");
        assert!(status == 2 && words.contains(fingerprint), "{fingerprint}: {words}");
        address(site, &format!("{{dia_chi: '{url}', van_tay: 'SHA256:khac'}}"));
        let (status, words) = publish(site, &[], "mật khẩu");
        assert!(status == 2 && words.contains("another key than before"), "{words}");
        assert!(words.contains(&format!("van_tay: '{fingerprint}'")), "{words}");
    }
    let known = |fingerprint| format!("{{dia_chi: '{url}', van_tay: '{fingerprint}'}}");
    let host = fingerprint.map_or_else(|| format!("'{url}'"), known);
    address(site, &host);
    let (status, words) = publish(site, &[], "sai mật khẩu");
    assert!(status == 2 && words.contains("does not take") && !words.contains("sai mật khẩu"), "{words}");
    host
}

#[test]
fn sftp_with_openssh() {
    let site = site("x");
    let ssh = site.0.join("ssh");
    std::fs::create_dir_all(site.0.join("ssh/mang")).expect("a folder");
    sh(
        &ssh,
        "for key in host other me stranger; do ssh-keygen -q -t ed25519 -N '' -f $key; done; cp me.pub authorized",
    );
    let port = free_port();
    let serve = |key: &str| {
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/{key}\nAuthorizedKeysFile {0}/authorized\nPidFile none\n\
             UsePAM no\nStrictModes no\nPasswordAuthentication no\nPermitRootLogin yes\nSubsystem sftp internal-sftp\n",
            ssh.display()
        );
        site.write("ssh/config", config);
        started(Command::new("/usr/sbin/sshd").args(["-D", "-e", "-f"]).arg(ssh.join("config")), port)
    };
    let user = sh(&ssh, "id -un");
    let url = format!("sftp://{user}@127.0.0.1:{port}{}/mang/", ssh.display());
    let key = |key: &str| format!("{{dia_chi: '{url}', khoa: ssh/{key}}}");
    let server = serve("host");
    // A host that nobody has confirmed: its fingerprint is told, and `--yes` is no answer.
    address(&site, &key("me"));
    let own = sh(&ssh, "ssh-keygen -lf host.pub | cut -d' ' -f2");
    let (status, words) = publish(&site, &["--yes"], "");
    assert!(status == 2 && words.contains(&own) && words.contains("nobody has confirmed"), "{words}");
    // Confirmed in site.yaml, but not who we say we are.
    address(&site, &format!("{{dia_chi: '{url}', khoa: ssh/stranger, van_tay: '{own}'}}"));
    let (status, words) = publish(&site, &[], "");
    assert!(status == 2 && words.contains("does not take"), "{words}");
    // Confirmed as `ssh` does.
    address(&site, &key("me"));
    let known = format!("[127.0.0.1]:{port} {}", sh(&ssh, "cut -d' ' -f1,2 host.pub"));
    site.write("nha/.ssh/known_hosts", known);
    play(&site, &ssh.join("mang"), "");
    // Cut on the way, and another name for the host, that of the proxy.
    std::fs::create_dir(ssh.join("khac")).expect("a folder");
    let through = |port: u16| {
        let url = format!("sftp://{user}@127.0.0.1:{port}{}/khac/", ssh.display());
        format!("{{dia_chi: '{url}', khoa: ssh/me, van_tay: '{own}'}}")
    };
    play_with_cuts(&site, &ssh.join("khac"), "", through, port, 20_000);
    // A folder that is not there.
    address(&site, &key("me").replace("/mang/", "/khong/"));
    let (status, words) = publish(&site, &[], "");
    assert!(status == 2 && words.contains("has no folder"), "{words}");
    // Another key under the same name, for both ways of confirming.
    drop(server);
    let _server = serve("other");
    for host in [key("me"), format!("{{dia_chi: '{url}', khoa: ssh/me, van_tay: '{own}'}}")] {
        address(&site, &host);
        let (status, words) = publish(&site, &["--yes"], "");
        assert!(status == 2 && words.contains("another key than before"), "{words}");
        assert!(words.contains("van_tay: 'SHA256:") && !words.contains(&own), "{words}");
    }
}

/// Lets so many bytes of commands pass, then cuts every connection; its port, and how many it has cut. One at a time is led on
/// where they are not wanted `at_once`: the others hear nothing until it has ended.
fn cutting(to: u16, after: usize, at_once: bool) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("a port").port();
    let cuts = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&cuts);
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (Ok(client), Ok(server)) = (client, TcpStream::connect(("127.0.0.1", to))) else { return };
            let counted = Arc::clone(&counted);
            let lead = move || led(client, server, after, &counted);
            match at_once {
                true => drop(std::thread::spawn(lead)),
                false => lead(),
            }
        }
    });
    (port, cuts)
}

/// One connection led to its end, which is a cut after so many bytes.
fn led(mut client: TcpStream, mut server: TcpStream, after: usize, cuts: &AtomicUsize) {
    use std::io::{Read, Write};
    let (mut back, mut answers) = (client.try_clone().expect("a socket"), server.try_clone().expect("a socket"));
    std::thread::spawn(move || std::io::copy(&mut answers, &mut back));
    let mut left = after;
    let mut bytes = [0; 4096];
    while let Ok(count) = client.read(&mut bytes) {
        if count >= left {
            cuts.fetch_add(1, Ordering::SeqCst);
        }
        if count == 0 || count >= left || server.write_all(&bytes[..count]).is_err() {
            break;
        }
        left -= count;
    }
    let _ = (client.shutdown(std::net::Shutdown::Both), server.shutdown(std::net::Shutdown::Both));
}

/// Cut again and again, each time a little later, until it is through; then it is what was built, and little went twice. A run
/// goes on by itself as long as something arrives.
fn play_with_cuts(site: &Scratch, online: &Path, password: &str, host: impl Fn(u16) -> String, port: u16, step: usize) {
    let whole = files(&site.0.join("public")).len();
    let mut sent = 0;
    let mut cuts = 0;
    for after in (step..).step_by(step) {
        assert!(after < 40 * step, "it never comes through");
        let (through, cut) = cutting(port, after, true);
        address(site, &host(through));
        let (status, words) = publish(site, &["--yes", "--as-built", "--format", "json"], password);
        let told = words.split_once("\n}").map(|(json, _)| format!("{json}\n}}"));
        let told: Option<serde_json::Value> = told.and_then(|json| serde_json::from_str(&json).ok());
        sent += told.map_or(0, |told| told["done"]["sent"].as_u64().unwrap_or(0)) as usize;
        cuts += cut.load(Ordering::SeqCst);
        if status == 0 {
            break;
        }
        // It has tried again by itself, and says what is online.
        assert!(status == 2 && words.contains("trying again in"), "{words}");
    }
    assert!(cuts > 1, "{cuts} cuts");
    assert!(sent <= whole + cuts, "{sent} sent of {whole} in {cuts} cuts");
    for (path, bytes) in files(&site.0.join("public")) {
        assert!(std::fs::read(online.join(&path)).is_ok_and(|there| there == bytes), "{path}");
    }
}

/// A certificate of its own making, and its fingerprint as it is written in `site.yaml`.
pub fn certificate(folder: &Path) -> String {
    sh(
        folder,
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=khac.example 2>&1; \
         cat key.pem cert.pem > both.pem",
    );
    sh(
        folder,
        "printf 'SHA256:'; openssl x509 -in cert.pem -outform der | openssl dgst -sha256 -binary | base64 | tr -d =",
    )
}

/// A Python that has pyftpdlib, made once.
pub fn python() -> PathBuf {
    let tools = repository().join("target/tools/ftp");
    let python = tools.join("bin/python");
    assert!(python.exists(), "{} is missing; tests/run makes it", python.display());
    python
}

pub const PYFTPDLIB: &str = "
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, ThrottledDTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer
port, folder, certificate, limit, rights = (sys.argv[1:] + ['elradfmw'])[:5]
handler = TLS_FTPHandler if certificate else FTPHandler
handler.authorizer = DummyAuthorizer()
handler.authorizer.add_user('ten', 'mật khẩu', folder, perm=rights)
if certificate:
    handler.certfile = certificate
    handler.tls_control_required = handler.tls_data_required = True
if limit != '0':
    handler.dtp_handler = ThrottledDTPHandler
    handler.dtp_handler.read_limit = int(limit)
FTPServer(('127.0.0.1', int(port)), handler).serve_forever()
";

#[test]
fn ftp_and_ftps_with_pyftpdlib() {
    for secure in [false, true] {
        let site = site("x");
        std::fs::create_dir_all(site.0.join("ftp/mang")).expect("a folder");
        let ftp = site.0.join("ftp");
        let (certificate, fingerprint) =
            if secure { (ftp.join("both.pem"), certificate(&ftp)) } else { (PathBuf::new(), String::new()) };
        let port = free_port();
        let mut command = Command::new(python());
        command.args(["-c", PYFTPDLIB, &port.to_string()]).arg(&ftp).arg(&certificate).arg("0");
        let _server = started(&mut command, port);
        let url = format!("{}://ten@127.0.0.1:{port}/mang/", if secure { "ftps" } else { "ftp" });
        let host = strangers_are_refused(&site, &url, secure.then_some(&*fingerprint));
        let (status, words) = publish(&site, &[], "");
        assert!(status == 2 && words.contains("VUONHOA_MAT_KHAU"), "{words}");
        spoken_to_otherwise(&site, &host, secure, "ftp");
        play(&site, &ftp.join("mang"), "mật khẩu");
        std::fs::create_dir(ftp.join("khac")).expect("a folder");
        let through = |cut: u16| host.replace(&format!(":{port}/mang/"), &format!(":{cut}/khac/"));
        play_with_cuts(&site, &ftp.join("khac"), "mật khẩu", through, port, 2_000);
        // A host that greets nobody while somebody is there.
        std::fs::create_dir(ftp.join("mot")).expect("a folder");
        let (alone, _) = cutting(port, usize::MAX, false);
        address(&site, &host.replace(&format!(":{port}/mang/"), &format!(":{alone}/mot/")));
        let (status, words) = publish(&site, &["--yes", "--as-built"], "mật khẩu");
        assert_eq!(status, 0, "{words}");
        for (path, bytes) in files(&site.0.join("public")) {
            assert!(std::fs::read(ftp.join("mot").join(&path)).is_ok_and(|there| there == bytes), "{path}");
        }
        address(&site, &host.replace("/mang/", "/khong/"));
        let (status, words) = publish(&site, &[], "mật khẩu");
        assert!(status == 2 && words.contains("has no folder"), "{words}");
    }
}

/// As if it had TLS, where it has none, and as if it had none, where it wants it.
fn spoken_to_otherwise(site: &Scratch, host: &str, secure: bool, scheme: &str) {
    let (from, to, said) = match secure {
        false => (format!("{scheme}://"), format!("{scheme}s://"), "has no secure connection"),
        true => (format!("{scheme}s://"), format!("{scheme}://"), "wants a secure connection"),
    };
    address(site, &host.replace(&from, &to));
    let (status, words) = publish(site, &[], "mật khẩu");
    assert!(status == 2 && words.contains(said), "{words}");
    address(site, host);
}

#[test]
#[cfg(unix)]
fn who_presses_ctrl_c_is_told_what_is_online_and_goes_on_later() {
    let site = site("x");
    let ftp = site.0.join("ftp");
    std::fs::create_dir_all(ftp.join("mang")).expect("a folder");
    let port = free_port();
    let mut command = Command::new(python());
    // So many bytes in a second that it takes some.
    command.args(["-c", PYFTPDLIB, &port.to_string()]).arg(&ftp).args(["", "60000"]);
    let _server = started(&mut command, port);
    address(&site, &format!("'ftp://ten@127.0.0.1:{port}/mang/'"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_vuonhoa"));
    command.args(["publish", "--lang", "en", "--clock", "1/6/2021", "--site"]).arg(&site.0);
    command.env("VUONHOA_MAT_KHAU", "mật khẩu").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().expect("the program");
    let began = Instant::now();
    let arrived = || std::fs::read_to_string(ftp.join("mang/.vuonhoa/journal")).unwrap_or_default().contains(" + ");
    while !arrived() {
        assert!(began.elapsed() < Duration::from_secs(60), "nothing arrives");
        std::thread::sleep(Duration::from_millis(20));
    }
    sh(&ftp, &format!("kill -INT {}", child.id()));
    let output = child.wait_with_output().expect("an end");
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(words.contains("you have stopped it") && words.contains("Readers still see the pages"), "{words}");
    assert!(!ftp.join("mang/.vuonhoa/lock.json").exists() && !ftp.join("mang/index.html").exists());
    let (status, words) = publish(&site, &[], "mật khẩu");
    assert!(status == 0 && words.contains("going on from there"), "{words}");
    for (path, bytes) in files(&site.0.join("public")) {
        assert!(std::fs::read(ftp.join("mang").join(&path)).is_ok_and(|there| there == bytes), "{path}");
    }
}

/// The last one: it may do all but delete.
#[test]
fn an_account_that_may_not_delete_is_told_so_and_nothing_is_brought() {
    let site = site("x");
    let ftp = site.0.join("ftp");
    std::fs::create_dir_all(ftp.join("mang")).expect("a folder");
    let port = free_port();
    let mut command = Command::new(python());
    command.args(["-c", PYFTPDLIB, &port.to_string()]).arg(&ftp).args(["", "0", "elrafmw"]);
    let _server = started(&mut command, port);
    address(&site, &format!("'ftp://ten@127.0.0.1:{port}/mang/'"));
    let (status, words) = publish(&site, &[], "mật khẩu");
    assert!(status == 2 && words.contains("does not let this account delete"), "{words}");
    assert!(!words.contains("privileges") && !words.contains("550"), "{words}");
    assert!(!ftp.join("mang/index.html").exists());
    let (_, words) = publish(&site, &["--format", "json"], "mật khẩu");
    let told = super::bad_days::json(&words);
    assert_eq!(told["trouble"]["code"], "no-delete");
    assert!(told["trouble"]["detail"].as_str().is_some_and(|words| words.contains("privileges")), "{told}");
}

/// Its disk is full, or the account may no longer write: what is withdrawn leaves all the same.
#[test]
fn from_a_host_that_takes_nothing_whoever_is_withdrawn_leaves_at_once() {
    let site = site("x");
    let ftp = site.0.join("ftp");
    std::fs::create_dir_all(ftp.join("mang")).expect("a folder");
    let ports = [free_port(), free_port()];
    let _servers = [(ports[0], "elradfmw"), (ports[1], "elrd")].map(|(port, rights)| {
        let mut command = Command::new(python());
        command.args(["-c", PYFTPDLIB, &port.to_string()]).arg(&ftp).args(["", "0", rights]);
        started(&mut command, port)
    });
    let at = |port: u16| address(&site, &format!("'ftp://ten@127.0.0.1:{port}/mang/'"));
    at(ports[0]);
    assert_eq!(publish(&site, &[], "mật khẩu").0, 0);
    at(ports[1]);
    let (status, words) = publish(&site, &[], "mật khẩu");
    assert!(status == 2 && !words.contains("withdrawn"), "nobody is, and nothing leaves: {words}");
    change(&site);
    let online = || -> BTreeMap<String, Vec<u8>> {
        let entries = walkdir::WalkDir::new(ftp.join("mang")).into_iter().map(|entry| entry.expect("an entry"));
        let named = |path: &Path| path.strip_prefix(ftp.join("mang")).expect("inside").display().to_string();
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (named(entry.path()), std::fs::read(entry.path()).expect("a file"))).collect()
    };
    let hers = || online().into_keys().filter(|path| path.contains("ho-so/lan/")).collect::<Vec<_>>();
    assert!(hers().len() > 2, "{:?}", hers());
    let (status, words) = publish(&site, &[], "mật khẩu");
    assert!(status == 2 && words.contains("what was withdrawn was removed first"), "{words}");
    assert_eq!(hers(), Vec::<String>::new());
    assert!(ftp.join("mang/index.html").exists());
    at(ports[0]);
    let (status, words) = publish(&site, &[], "mật khẩu");
    assert_eq!(status, 0, "{words}");
    let wanted = files(&site.0.join("public"));
    let online = online();
    assert!(wanted.iter().all(|(path, bytes)| online.get(path) == Some(bytes)));
    assert!(online.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Thị Lan")));
}

/// One that keeps a single file, whatever for.
#[test]
fn a_file_that_the_host_does_not_let_go_is_told_by_name_and_all_else_is_done() {
    let site = site("x");
    let ftp = site.0.join("ftp");
    std::fs::create_dir_all(ftp.join("mang")).expect("a folder");
    let port = free_port();
    let keeps = "class Keeps(handler):\n    def ftp_DELE(self, path):\n        if '/anh/ho-so/lan/' in path and path.endswith('.jpg'): \
                 return self.respond('550 no')\n        return super().ftp_DELE(path)\nhandler = Keeps\nFTPServer(";
    let mut command = Command::new(python());
    command
        .args(["-c", &PYFTPDLIB.replace("FTPServer((", &format!("{keeps}(")), &port.to_string()])
        .arg(&ftp)
        .args(["", "0"]);
    let _server = started(&mut command, port);
    address(&site, &format!("'ftp://ten@127.0.0.1:{port}/mang/'"));
    assert_eq!(publish(&site, &[], "mật khẩu").0, 0);
    change(&site);
    let hers = ftp.join("mang/anh/ho-so/lan");
    let left = || {
        let files = std::fs::read_dir(&hers).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut names: Vec<_> =
            files.map(|path| format!("anh/ho-so/lan/{}", path.file_name().expect("a name").display())).collect();
        names.sort();
        names
    };
    for when in ["first", "again"] {
        let (status, words) = publish(&site, &["--yes"], "mật khẩu");
        assert!(status == 2 && words.contains("can still be read"), "{when}: {words}");
        assert!(!left().is_empty() && left().iter().all(|path| path.ends_with(".jpg")), "{:?}", left());
        assert!(left().iter().all(|path| words.contains(&format!("\n  {path}"))), "{when}: {words}");
        assert!(ftp.join("mang/ho-so/moi/index.html").exists());
    }
    let told = super::bad_days::json(&publish(&site, &["--yes", "--format", "json"], "mật khẩu").1);
    assert_eq!((&told["done"]["left"], &told["trouble"]["code"]), (&serde_json::json!(left()), &"no-delete".into()));
    let (status, words) = publish(&site, &["--verify"], "mật khẩu");
    assert!(status == 1 && words.contains("can still be read") && words.contains(&left()[0]), "{words}");
    // Whoever runs the host has deleted them.
    std::fs::remove_dir_all(&hers).expect("files");
    let (status, words) = publish(&site, &[], "mật khẩu");
    assert_eq!(status, 0, "{words}");
    assert_eq!(publish(&site, &["--verify"], "mật khẩu").0, 0);
}

pub const WSGIDAV: &str = "
import sys
from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter
from wsgidav.wsgidav_app import WsgiDAVApp
port, folder, certificate, key = sys.argv[1:5]
app = WsgiDAVApp({
    'provider_mapping': {'/': folder}, 'logging': {'enable': False}, 'verbose': 0, 'dir_browser': {'enable': True},
    'http_authenticator': {'accept_basic': True, 'accept_digest': False, 'default_to_digest': False},
    'simple_dc': {'user_mapping': {'*': {'ten': {'password': 'mật khẩu'}}}},
})
server = wsgi.Server(('127.0.0.1', int(port)), app)
if certificate:
    server.ssl_adapter = BuiltinSSLAdapter(certificate, key)
server.start()
";

#[test]
fn webdav_with_wsgidav() {
    for secure in [false, true] {
        let site = site("x");
        let dav = site.0.join("dav");
        std::fs::create_dir_all(dav.join("tệp của mạng")).expect("a folder");
        let (certificate, key, fingerprint) = if secure {
            let fingerprint = certificate(&dav);
            (dav.join("cert.pem"), dav.join("key.pem"), fingerprint)
        } else {
            (PathBuf::new(), PathBuf::new(), String::new())
        };
        let port = free_port();
        let mut command = Command::new(python());
        command.args(["-c", WSGIDAV, &port.to_string()]).arg(&dav).arg(&certificate).arg(&key);
        let _server = started(&mut command, port);
        let url = format!("{}://ten@127.0.0.1:{port}/tệp của mạng/", if secure { "davs" } else { "dav" });
        let host = strangers_are_refused(&site, &url, secure.then_some(&*fingerprint));
        if !secure {
            spoken_to_otherwise(&site, &host, secure, "dav");
        }
        play(&site, &dav.join("tệp của mạng"), "mật khẩu");
        std::fs::create_dir(dav.join("khac")).expect("a folder");
        let through = |cut: u16| host.replace(&format!(":{port}/tệp của mạng/"), &format!(":{cut}/khac/"));
        play_with_cuts(&site, &dav.join("khac"), "mật khẩu", through, port, 60_000);
        // To rename over a folder would take along what others have in it.
        std::fs::create_dir_all(dav.join("nua/robots.txt/cua-ho")).expect("a folder");
        address(&site, &host.replace("/tệp của mạng/", "/nua/"));
        let (status, words) = publish(&site, &[], "mật khẩu");
        assert!(status == 2 && words.contains("something else is where robots.txt"), "{words}");
        assert!(dav.join("nua/robots.txt/cua-ho").exists() && dav.join("nua/index.html").exists());
        address(&site, &host);
        address(&site, &host.replace("/tệp của mạng/", "/khong/"));
        let (status, words) = publish(&site, &[], "mật khẩu");
        assert!(status == 2 && words.contains("has no folder"), "{words}");
    }
}

const MOTO: &str = "
import sys, time
from moto.server import ThreadedMotoServer
ThreadedMotoServer(ip_address='127.0.0.1', port=int(sys.argv[1]), verbose=False).start()
while True:
    time.sleep(60)
";

/// Does something in the bucket as its owner: `s3` is a client, `folder` one to bring files to.
fn boto(site: &Scratch, port: u16, act: &str) -> String {
    let script = format!(
        "import boto3, os\nfolder = 'tai-ve/'\n\
         s3 = boto3.client('s3', endpoint_url='http://127.0.0.1:{port}', region_name='us-east-1', \
         aws_access_key_id='khoa', aws_secret_access_key='x')\n{act}"
    );
    let output = Command::new(python()).args(["-c", &script]).current_dir(&site.0).output().expect("Python");
    assert!(output.status.success(), "{act}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// All objects as files, each with its media type on a line.
const FETCH: &str = "
for page in s3.get_paginator('list_objects_v2').paginate(Bucket='kho', Prefix='vườn/'):
    for object in page['Contents']:
        answer = s3.get_object(Bucket='kho', Key=object['Key'])
        path = folder + object['Key']
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, 'wb').write(answer['Body'].read())
        print(object['Key'], answer['ContentType'])
";

#[test]
fn s3_with_moto() {
    let site = site("x");
    let port = free_port();
    let _server = started(Command::new(python()).args(["-c", MOTO, &port.to_string()]), port);
    address(&site, &format!("'s3+http://khoa@127.0.0.1:{port}/kho/vườn/'"));
    let (status, words) = publish(&site, &[], "bí mật");
    assert!(status == 2 && words.contains("has no folder kho"), "{words}");
    boto(&site, port, "s3.create_bucket(Bucket='kho')\ns3.put_object(Bucket='kho', Key='vườn/la/tep.txt', Body=b'x')");
    let same = |when: &str| {
        let _ = std::fs::remove_dir_all(site.0.join("tai-ve"));
        let list = boto(&site, port, FETCH);
        for (path, bytes) in files(&site.0.join("public")) {
            let there = std::fs::read(site.0.join("tai-ve/vườn").join(&path));
            assert!(there.is_ok_and(|there| there == bytes), "{when}: {path}");
        }
        list
    };
    let (status, words) = publish(&site, &[], "bí mật");
    assert!(status == 0 && !words.contains("does not rename") && !words.contains("bí mật"), "{words}");
    let list = same("first");
    for line in ["vườn/index.html text/html; charset=utf-8", "vườn/sitemap.xml text/xml; charset=utf-8"] {
        assert!(list.lines().any(|there| there == line), "{line}: {list}");
    }
    let (status, words) = publish(&site, &[], "bí mật");
    assert!(status == 0 && words.contains("there is nothing to send"), "{words}");
    change(&site);
    let (status, words) = publish(&site, &["--yes"], "bí mật");
    assert_eq!(status, 0, "{words}");
    let list = same("second");
    assert!(!list.contains("/anh/ho-so/lan/") && !list.contains("journal"), "{list}");
    boto(&site, port, "s3.delete_object(Bucket='kho', Key='vườn/robots.txt')");
    let (status, words) = publish(&site, &["--verify"], "bí mật");
    assert!(status == 1 && words.contains("missing\trobots.txt") && words.contains("foreign\tla/tep.txt"), "{words}");
    assert_eq!(publish(&site, &["--verify", "--yes"], "bí mật").0, 0);
    assert!(same("mended").contains("vườn/la/tep.txt"));
}

const BAD_DAV: &str = "
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
day = sys.argv[2]
files = {}
class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def log_message(self, *args): pass
    def say(self, status, body=b''):
        self.send_response(status)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_PROPFIND(self):
        if day == 'html': return self.say(200, b'<html></html>')
        self.say(207, b\"<multistatus xmlns='DAV:'></multistatus>\")
    def do_MKCOL(self): self.say(201)
    def do_GET(self):
        if self.path in files: return self.say(200, files[self.path])
        self.say(404)
    def do_PUT(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        if day == 'full' and sum(map(len, files.values())) > 100000: return self.say(507)
        if day == 'state' and 'vuonhoa' in self.path: return self.say(403)
        files[self.path] = body
        self.say(201)
    def do_MOVE(self):
        if day == 'rename': return self.say(403)
        files['/' + self.headers['Destination'].split('/', 3)[3]] = files.pop(self.path)
        self.say(201)
    def do_DELETE(self):
        files.pop(self.path, None)
        self.say(204)
ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
";

/// A host that is full, that renames nothing, that refuses a file that begins with a dot, or that is a page. None of them lists
/// anything, so what was sent to one counts as doubtful.
#[test]
fn on_bad_days_of_a_host_it_is_said_what_is_online() {
    for (day, status, said) in [
        ("full", 2, "the host is full, at "),
        ("rename", 2, "does not rename"),
        ("state", 2, "does not let this account work on .vuonhoa"),
        ("html", 2, "neither WebDAV nor S3"),
    ] {
        let site = site("x");
        let port = free_port();
        let _server = started(Command::new(python()).args(["-c", BAD_DAV, &port.to_string(), day]), port);
        address(&site, &format!("'dav://ten@127.0.0.1:{port}/'"));
        let (found, words) = publish(&site, &[], "x");
        assert!(found == status && words.contains(said), "{day}: {words}");
        if day == "full" {
            assert!(words.contains("Readers still see") || words.contains("Old and new"), "{words}");
            assert!(!words.contains("incoming") && !words.contains("507"), "{words}");
        }
    }
}

/// The strictest of them: data connections must take up the session of the first, and lists are for people.
#[test]
fn ftps_with_vsftpd() {
    let site = site("x");
    std::fs::create_dir_all(site.0.join("ftp/mang")).expect("a folder");
    let ftp = site.0.join("ftp");
    let fingerprint = certificate(&ftp);
    let port = free_port();
    let config = format!(
        "listen=YES\nlisten_port={port}\nlisten_address=127.0.0.1\nbackground=NO\nrun_as_launching_user=YES\n\
         anonymous_enable=YES\nlocal_enable=NO\nwrite_enable=YES\nanon_root={0}\nanon_upload_enable=YES\n\
         anon_mkdir_write_enable=YES\nanon_other_write_enable=YES\nanon_world_readable_only=NO\nanon_umask=022\n\
         no_anon_password=YES\nallow_writeable_chroot=YES\nseccomp_sandbox=NO\nssl_enable=YES\nallow_anon_ssl=YES\n\
         force_anon_data_ssl=YES\nforce_anon_logins_ssl=YES\nrequire_ssl_reuse=YES\nrsa_cert_file={0}/both.pem\n\
         secure_chroot_dir={0}\nxferlog_enable=NO\nvsftpd_log_file={0}/log\n",
        ftp.display()
    );
    site.write("ftp/config", config);
    let _server = started(Command::new("/usr/sbin/vsftpd").arg(ftp.join("config")), port);
    address(&site, &format!("{{dia_chi: 'ftps://anonymous@127.0.0.1:{port}/mang/', van_tay: '{fingerprint}'}}"));
    play(&site, &ftp.join("mang"), "x");
}
