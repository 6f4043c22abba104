//! The preview as somebody meets it: the program is started, files are edited, and what a browser would
//! get is asked for over plain TCP. Waiting is asking again until a limit; no test measures time.

use crate::support::Scratch;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a busy machine is waited for.
const LIMIT: Duration = Duration::from_secs(90);

const ARTICLE: &str = "---\ntieu_de: Lễ phát động\nngay: 19/5/2021\n---\nQuận Mẫu phát động tháng thi đua.\n";
const OTHER: &str = "---\ntieu_de: Bài khác\nngay: 20/5/2021\n---\nMột bài khác.\n";
const BROKEN: &str = "---\ntieu_de: Lễ\nngay: 19/5/2021\n<script>alert(1)</script>: x\n---\nQuận Mẫu.\n";

/// What the preview adds to every page.
const SCRIPT: &str = "<script src=\"/_vuonhoa/reload.js\"";

/// A running preview of a small site in a folder of its own.
struct Preview {
    site: Scratch,
    child: Child,
    port: u16,
    /// What it has said so far.
    said: Arc<Mutex<String>>,
}

struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Answer {
    fn has(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

/// A site with two articles and a file.
fn small_site() -> Scratch {
    let site = Scratch::new("serve");
    site.write("site.yaml", "tieu_de: Trang thử\n");
    site.write("content/bai-viet/le.md", ARTICLE);
    site.write("content/bai-viet/khac.md", OTHER);
    site.write("static/ghi-chu.txt", "<body>chữ</body>");
    site
}

fn start(site: Scratch, more: &[&str]) -> Preview {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args(["serve", "--lang", "en", "--clock", "2021-06-01", "--site"])
        .arg(&site.0)
        .args(more)
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let said = Arc::new(Mutex::new(String::new()));
    let stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let ear = Arc::clone(&said);
    std::thread::spawn(move || {
        for line in stderr.lines().map_while(Result::ok) {
            ear.lock().expect("no panic").push_str(&format!("{line}\n"));
        }
    });
    let mut preview = Preview { site, child, port: 0, said };
    preview.port = eventually("the address is said", || {
        let said = preview.said.lock().expect("no panic").clone();
        let after = said.split("See the site at http://").nth(1)?;
        after.split_once('/')?.0.rsplit_once(':')?.1.parse().ok()
    });
    preview
}

/// Asks until there is an answer.
fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(began.elapsed() < LIMIT, "never: {what}");
        std::thread::sleep(Duration::from_millis(30));
    }
}

impl Preview {
    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(LIMIT)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("a request");
        stream
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let mut stream = self.connect(&format!("{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"));
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (headers, body) = text.split_once("\r\n\r\n").expect("headers");
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, headers: headers.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("Host: localhost:{}\r\n", self.port))
    }

    /// The answer at `path` once it is as it should be.
    fn get_when(&self, path: &str, what: &str, is_so: impl Fn(&Answer) -> bool) -> Answer {
        eventually(what, || Some(self.get(path)).filter(|answer| is_so(answer)))
    }

    fn hears(&self, text: &str) {
        eventually(text, || self.said.lock().expect("no panic").contains(text).then_some(()));
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_page_is_served_with_the_script_and_a_file_without() {
    let preview = start(small_site(), &["--port", "0"]);
    let page = preview.get("/bai-viet/le/");
    assert!(page.status == 200 && page.has("Quận Mẫu") && page.has(SCRIPT), "{}", page.body);
    assert!(!page.has("vuonhoa-errors") && page.has("noindex"), "a preview is marked");
    for (path, kind) in [
        ("/bai-viet/le/", "text/html; charset=utf-8"),
        ("/ghi-chu.txt", "text/plain; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert!(answer.headers.contains(&format!("content-type: {kind}")), "{path}: {}", answer.headers);
        assert!(answer.headers.contains("cache-control: no-store"), "{}", answer.headers);
        assert!(!answer.headers.contains("access-control"), "{}", answer.headers);
        assert_eq!(answer.has(SCRIPT), kind.starts_with("text/html"), "{path}");
    }
    assert_eq!(preview.get("/ghi-chu.txt").body, "<body>chữ</body>");

    let moved = preview.get("/bai-viet/le?a=1");
    assert_eq!(moved.status, 307);
    assert!(moved.headers.contains("location: /bai-viet/le/?a=1"), "{}", moved.headers);
    let lost = preview.get("/khong-co/");
    assert!(lost.status == 404 && lost.has(SCRIPT) && lost.has("Trang thử"), "{}", lost.body);
}

#[test]
fn a_handout_is_set_when_it_is_asked_for() {
    let site = small_site();
    site.write("site.yaml", "tieu_de: Trang thử\nto_in: {bai_viet: true}\n");
    let preview = start(site, &["--port", "0"]);
    let page = preview.get("/bai-viet/le/");
    assert!(page.has("href=\"le.pdf\""), "{}", page.body);
    let pdf = preview.get("/bai-viet/le/le.pdf");
    assert!(pdf.status == 200 && pdf.body.starts_with("%PDF-"), "{}", pdf.headers);
    assert!(pdf.headers.contains("content-type: application/pdf"), "{}", pdf.headers);
    assert_eq!(preview.get("/bai-viet/le/khac.pdf").status, 404);
    // Why it cannot be set stands where it would be.
    preview.site.write("templates/handout/leaf.typ", "#khong-co()\n");
    preview.get_when("/bai-viet/le/le.pdf", "why", |answer| answer.status == 503 && answer.has("handout-failed"));
}

#[test]
fn the_preview_forbids_scripts_within_pages_and_adds_none() {
    let preview = start(small_site(), &["--port", "0"]);
    let page = preview.get("/bai-viet/le/");
    assert!(
        page.headers.contains("content-security-policy:") && page.headers.contains("script-src 'self';"),
        "{}",
        page.headers
    );
    assert!(!page.has("<script>") && page.has(SCRIPT), "{}", page.body);
    let script = preview.get("/_vuonhoa/reload.js");
    assert!(script.status == 200 && script.has("EventSource(\"/_vuonhoa/events\")"), "{}", script.body);
    assert!(script.headers.contains("content-type: text/javascript; charset=utf-8"), "{}", script.headers);
}

/// Programs that say half of what they want and wait, more of them than there may be.
#[test]
fn a_crowd_of_silent_connections_keeps_nobody_out() {
    let preview = start(small_site(), &["--port", "0"]);
    let own = format!("Host: localhost:{}\r\n", preview.port);
    let mut stream = BufReader::new(preview.connect(&format!("GET /_vuonhoa/events HTTP/1.1\r\n{own}\r\n")));
    next_event(&mut stream);
    let mut crowd: Vec<TcpStream> = (0..300).map(|_| preview.connect("GET / HTTP/1.1\r\nHost: local")).collect();
    assert_eq!(preview.get("/bai-viet/le/").status, 200);
    let mut rest = Vec::new();
    let ended =
        crowd[0].read_to_end(&mut rest).map_or_else(|error| error.kind() == ErrorKind::ConnectionReset, |_| true);
    assert!(ended && rest.is_empty(), "those who came first have gone");
    let mut again = BufReader::new(preview.connect(&format!("GET /_vuonhoa/events HTTP/1.1\r\n{own}\r\n")));
    next_event(&mut again);
}

#[test]
fn a_question_has_no_body() {
    let preview = start(small_site(), &["--port", "0"]);
    let own = format!("Host: localhost:{}\r\n", preview.port);
    for body in ["Content-Length: 1000000000\r\n", "Transfer-Encoding: chunked\r\n"] {
        let answer = preview.ask("GET", "/", &format!("{own}{body}"));
        assert_eq!(answer.status, 413, "{body}");
    }
}

#[test]
fn strangers_get_nothing() {
    let preview = start(small_site(), &["--port", "0"]);
    let ours = format!("Host: localhost:{}\r\n", preview.port);
    for host in ["", "Host: evil.example\r\n", "Host: localhost.evil.example\r\n", "Host: localhost\r\nHost: x\r\n"] {
        let answer = preview.ask("GET", "/", host);
        assert!([400, 403].contains(&answer.status) && !answer.has("Trang thử"), "{host:?}: {}", answer.status);
    }
    for host in ["127.0.0.1", "[::1]:80", "LOCALHOST"] {
        assert_eq!(preview.ask("GET", "/", &format!("Host: {host}\r\n")).status, 200, "{host}");
    }
    for origin in ["http://evil.example", "null", "http://localhost", "https://evil.example\r\nOrigin: null"] {
        let answer = preview.ask("GET", "/_vuonhoa/events", &format!("{ours}Origin: {origin}\r\n"));
        assert_eq!(answer.status, 403, "{origin}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        for path in ["/", "/_vuonhoa/events"] {
            let answer = preview.ask(method, path, &format!("{ours}Content-Length: 0\r\n"));
            assert!(answer.status == 405 && answer.headers.contains("allow: get, head"), "{method} {path}");
        }
    }
    let head = preview.ask("HEAD", "/bai-viet/le/", &ours);
    assert!(head.status == 200 && head.body.is_empty());
    for path in [
        "/../site.yaml",
        "/%2e%2e/site.yaml",
        "/..%2fsite.yaml",
        "/bai-viet/..%5c..%5csite.yaml",
        "/site.yaml",
        "/content/bai-viet/le.md",
        "//etc/passwd",
        "/%00",
        "/ghi-chu.txt%00.html",
        "/%c0%ae%c0%ae/site.yaml",
        "/C:/Windows/win.ini",
    ] {
        let answer = preview.get(path);
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.has("tieu_de"), "{path}");
    }
}

/// Event streams, read line by line.
fn next_event(stream: &mut impl BufRead) -> String {
    let mut line = String::new();
    loop {
        line.clear();
        assert!(stream.read_line(&mut line).expect("an event") > 0, "the stream has ended");
        if let Some(data) = line.trim().strip_prefix("data:") {
            return data.trim().to_owned();
        }
    }
}

#[test]
fn an_edit_reaches_the_browser() {
    let preview = start(small_site(), &["--port", "0"]);
    let own = format!("Host: localhost:{0}\r\nOrigin: http://localhost:{0}\r\n", preview.port);
    let mut stream = BufReader::new(preview.connect(&format!("GET /_vuonhoa/events HTTP/1.1\r\n{own}\r\n")));
    let first = next_event(&mut stream);
    assert!(preview.get("/").has(&format!("{first:?}")), "the page names its edition");

    preview.site.write("content/bai-viet/le.md", ARTICLE.replace("tháng thi đua", "hội thi"));
    let second = next_event(&mut stream);
    assert_ne!(first, second);
    let page = preview.get("/bai-viet/le/");
    assert!(page.has("hội thi") && page.has(&format!("{second:?}")), "{}", page.body);
    preview.hears("Rebuilt: 1 file, ");

    // Several folders at once, made together with what is in them.
    preview.site.write("content/su-kien/2021/hop.yaml", "tieu_de: Họp mặt\nngay: 1/6/2021\n");
    preview.site.write("templates/x/y/z.html", "");
    preview.site.write("static/moi/a/b/c.txt", "mới");
    preview.get_when("/moi/a/b/c.txt", "a file in a new folder", |answer| answer.status == 200);
    std::fs::remove_dir_all(preview.site.0.join("static")).expect("a folder");
    preview.get_when("/ghi-chu.txt", "a removed folder", |answer| answer.status == 404);
    preview.site.write("static/ghi-chu.txt", "lại có");
    preview.get_when("/ghi-chu.txt", "a folder made again", |answer| answer.has("lại có"));
    preview.site.write("static/ghi-chu.txt", "lại sửa");
    preview.get_when("/ghi-chu.txt", "a change in it", |answer| answer.has("lại sửa"));
}

#[test]
fn what_breaks_keeps_its_old_page_under_the_errors() {
    let preview = start(small_site(), &["--port", "0"]);
    preview.site.write("content/bai-viet/le.md", BROKEN);
    let broken = preview.get_when("/bai-viet/le/", "errors on the page", |answer| answer.has("vuonhoa-errors"));
    assert!(broken.status == 200 && broken.has("Quận Mẫu phát động") && broken.has("content/bai-viet/le.md"));
    assert!(!broken.has("<script>alert") && broken.has("&lt;script&gt;alert(1)"), "{}", broken.body);

    // The rest goes on, under the same errors.
    preview.site.write("content/bai-viet/khac.md", OTHER.replace("Một bài", "Hai bài"));
    let other = preview.get_when("/bai-viet/khac/", "the other page", |answer| answer.has("Hai bài"));
    assert!(other.has("vuonhoa-errors"));
    assert!(preview.get("/khong-co/").has("vuonhoa-errors"));

    // Even when nothing of the site can be read.
    preview.site.write("site.yaml", "tieu_de: [\n");
    let kept = preview.get_when("/bai-viet/khac/", "the new error", |answer| answer.has("site.yaml"));
    assert!(kept.status == 200 && kept.has("Hai bài"));

    preview.site.write("site.yaml", "tieu_de: Trang thử\n");
    preview.site.write("content/bai-viet/le.md", ARTICLE.replace("tháng", "năm"));
    let mended = preview.get_when("/bai-viet/le/", "the errors are gone", |answer| !answer.has("vuonhoa-errors"));
    assert!(mended.has("năm thi đua"));
    preview.hears("No errors any more.");

    // A page that was deleted is gone when there are no errors.
    std::fs::remove_file(preview.site.0.join("content/bai-viet/le.md")).expect("the file");
    preview.get_when("/bai-viet/le/", "a deleted page", |answer| answer.status == 404);
}

#[test]
fn a_theme_that_breaks_keeps_every_page() {
    let preview = start(small_site(), &["--port", "0"]);
    preview.site.write("templates/article.html", "{% if %}");
    let kept = preview.get_when("/bai-viet/le/", "the error", |answer| answer.has("vuonhoa-errors"));
    assert!(kept.status == 200 && kept.has("Quận Mẫu") && kept.has("templates/article.html"), "{}", kept.body);
    preview.site.write("templates/article.html", "<body>{{ page.title }} mới</body>");
    preview.get_when("/bai-viet/le/", "the new template", |answer| answer.has("mới") && !answer.has("vuonhoa-errors"));
}

#[test]
fn a_site_that_is_broken_from_the_start_shows_why() {
    let site = small_site();
    site.write("site.yaml", "tieu_de: [\n");
    let preview = start(site, &["--port", "0", "--poll"]);
    let page = preview.get("/");
    assert!(page.status == 503 && page.has("vuonhoa-errors") && page.has(SCRIPT), "{}", page.body);
    preview.site.write("site.yaml", "tieu_de: Trang thử\n");
    preview.get_when("/", "the site, by polling", |answer| answer.status == 200 && !answer.has("vuonhoa-errors"));
    preview.hears("Looking for changes every second.");
}

/// What is withdrawn while another file is broken must not stay because of it. Drafts are shown.
#[test]
fn drafts_are_shown_and_the_withdrawn_never() {
    const PROFILE: &str = "loai: ca_nhan\nten: Nguyễn Văn Mẫu\ndong_y: {tinh_trang: co, pham_vi: [trang]}\n";
    let site = small_site();
    site.write("content/ho-so/mau.yaml", PROFILE);
    let preview = start(site, &["--port", "0"]);
    assert_eq!(preview.get("/ho-so/mau/").status, 200, "a draft");
    preview.site.write("content/bai-viet/le.md", BROKEN);
    preview.get_when("/", "the error", |answer| answer.has("vuonhoa-errors"));
    preview.site.write("content/ho-so/mau.yaml", PROFILE.replace("tinh_trang: co", "tinh_trang: khong"));
    preview.get_when("/ho-so/mau/", "the profile without consent", |answer| answer.status == 404);
}

/// So that a page can be shown to its subject before it is agreed to, by whoever sits at the machine, and by nobody else.
#[test]
fn who_has_not_consented_is_shown_marked_on_this_machine_only() {
    const PERSON: &str = "loai: ca_nhan\nten: Lê Văn Chim\nnoi_dung: Hoàng yến hót.\n";
    let site = || {
        let site = small_site();
        site.write("content/ho-so/chim.yaml", PERSON);
        site.write("content/ho-so/khong.yaml", format!("{PERSON}dong_y: {{tinh_trang: khong}}\n"));
        site.write("content/ho-so/rut.yaml", format!("{PERSON}trang_thai: da_rut\n"));
        site.write("content/ky-yeu/k/ky-yeu.yaml", "tieu_de: K\nphan: [{tieu_de: P, chon: {loai: [ca_nhan]}}]\n");
        site
    };
    let preview = start(site(), &["--port", "0"]);
    let page = preview.get("/ho-so/chim/");
    assert!(page.status == 200 && page.has("Hoàng yến") && page.has("noindex"), "{}", page.body);
    assert!(page.has("chưa có đồng ý: chỉ xem trên máy này"), "marked on its page: {}", page.body);
    assert!(preview.get("/ho-so/").has("chưa có đồng ý: chỉ xem trên máy này"), "and in lists");
    assert_eq!(preview.get("/ho-so/khong/").status, 404, "a no is a no");
    assert!(!preview.get("/ho-so/rut/").has("Chim"));
    let book = preview.get("/ky-yeu/k/");
    assert!(!book.has("Chim"), "a book is for others: {}", book.body);
    let open = start(site(), &["--port", "0", "--host", "0.0.0.0"]);
    for path in ["/ho-so/chim/", "/ho-so/", "/ca-nhan/", "/"] {
        let answer = open.get(path);
        assert!(!answer.has("Chim") && !answer.has("Hoàng yến"), "{path}: {}", answer.body);
    }
    assert_eq!(open.get("/ho-so/chim/").status, 404);
}

#[test]
fn a_taken_port_is_refused_when_asked_for() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("its address").port().to_string();
    let site = small_site();
    let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .args(["serve", "--lang", "en", "--port", &port, "--site"])
        .arg(&site.0)
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains(&port) && said.contains("-p"), "{said}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_quietly() {
    let mut preview = start(small_site(), &["--port", "0"]);
    let _open = preview.connect("GET /_vuonhoa/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    // All that is said of the site has been.
    preview.hears("10 pages, ");
    let before = preview.said.lock().expect("no panic").clone();
    let id = preview.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let status = eventually("the end", || preview.child.try_wait().expect("a status"));
    assert_eq!(status.code(), Some(0));
    assert_eq!(*preview.said.lock().expect("no panic"), before);
}
