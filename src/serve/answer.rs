//! Requests and their answers. Whoever asks is a browser that may have been sent by a stranger's page:
//! hence the checks of `Host` and `Origin`, no CORS header, and no way from a URL to a file.

use super::books::Books;
use super::door::Names;
use super::edition::{self, Edition, Found};
use super::handouts::Handouts;
use super::leaves::Leaves;
use super::{Complaint, page};
use crate::path::{OutPath, Route, media_type};
use crate::pipeline::Asked;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

/// How soon a browser asks again for a stream that broke: whoever restarts the server sees the page reload.
const RETRY: Duration = Duration::from_secs(1);

/// Where yearbooks lie.
const BOOKS: &str = "ky-yeu/";

/// What pages may do here: run scripts of the site's own files and none that stands within a page, send nothing away,
/// fetch no style. Pictures and films of other hosts, and pages of theirs in a frame, are a site's own affair where it lets
/// raw HTML in. Style attributes stay for our own note of errors over a page, which must look like one under any theme (JSON-LD is
/// data, which no policy of scripts looks at).
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
    img-src 'self' https: data:; media-src 'self' https:; frame-src 'self' https:; object-src 'none'; base-uri 'none'; \
    form-action 'self'";

/// What the ladder may do.
const LADDER: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'";

/// What is shown now; a new edition wakes those who listen.
pub(super) type Current = watch::Receiver<Arc<Edition>>;

/// The whole of what the server answers.
pub(super) fn router(current: Current, papers: Papers, names: Names) -> Router {
    Router::new()
        .route(page::EVENTS, get(events))
        .route(page::SCRIPT.0, get(script))
        .fallback(file)
        .layer(middleware::from_fn_with_state(Arc::new(names), guarded))
        .with_state(Shown { current, papers })
}

/// All that requests are answered from.
#[derive(Clone)]
struct Shown {
    current: Current,
    papers: Papers,
}

/// What is set in type, beside the pages.
#[derive(Clone)]
pub(super) struct Papers {
    pub books: Books,
    pub handouts: Arc<Handouts>,
    pub leaves: Arc<Leaves>,
}

/// Refuses what no browser of the user's would ask, and marks every answer as one to be forgotten.
async fn guarded(State(names): State<Arc<Names>>, request: Request, next: Next) -> Response {
    let mut response = if !is_for_us(request.headers(), &names) {
        refusal(StatusCode::FORBIDDEN, "403: Host")
    } else if ![Method::GET, Method::HEAD].contains(request.method()) {
        ([(header::ALLOW, "GET, HEAD")], refusal(StatusCode::METHOD_NOT_ALLOWED, "405")).into_response()
    } else if !request.body().is_end_stream() {
        // No question here has one. It is not read: the connection ends with the answer.
        refusal(StatusCode::PAYLOAD_TOO_LARGE, "413")
    } else {
        next.run(request).await
    };
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Nor may a stranger's page show our pictures or run our scripts as its own.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    // Of a PDF a browser's own viewer is the page, which the policy would keep from running.
    if response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind != "application/pdf") {
        let policy = response.headers_mut().entry(header::CONTENT_SECURITY_POLICY);
        policy.or_insert(HeaderValue::from_static(POLICY));
    }
    response
}

fn refusal(status: StatusCode, text: &'static str) -> Response {
    (status, text).into_response()
}

/// The one value of a header; none when it is missing, given twice or no text.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())?.to_str().ok()
}

fn is_for_us(headers: &HeaderMap, names: &Names) -> bool {
    only(headers, header::HOST).is_some_and(|host| names.allow(host))
}

/// Whether a page of this server asks, or no page at all. (A browser sends no `Origin` with a page's
/// requests to its own server, or sends that server's.)
fn is_from_us(headers: &HeaderMap) -> bool {
    let ours = only(headers, header::HOST).map(|host| format!("http://{host}"));
    !headers.contains_key(header::ORIGIN) || only(headers, header::ORIGIN) == ours.as_deref()
}

/// The names of the editions, from the current one on.
async fn events(State(shown): State<Shown>, headers: HeaderMap) -> Response {
    if !is_from_us(&headers) {
        return refusal(StatusCode::FORBIDDEN, "403: Origin");
    }
    Sse::new(editions(shown.current)).keep_alive(KeepAlive::default()).into_response()
}

async fn script() -> Response {
    ([(header::CONTENT_TYPE, media_type(page::SCRIPT.0))], page::SCRIPT.1).into_response()
}

fn editions(current: Current) -> impl Stream<Item = Result<sse::Event, Infallible>> {
    WatchStream::new(current).map(|edition| Ok(sse::Event::default().retry(RETRY).data(edition.id())))
}

async fn file(State(mut shown): State<Shown>, uri: Uri) -> Response {
    let edition = Arc::clone(&shown.current.borrow());
    let (own, asked) = (Arc::clone(&edition), uri.path().to_owned());
    // A page is made now, which may take as long as a whole search index does.
    let found = spawn_blocking(move || own.find(&asked)).await;
    match found.unwrap_or(Found::Nothing) {
        Found::File(file) => answer(&edition, &file),
        Found::Moved(to) => moved(to, uri.query()),
        Found::Nothing => match paper(&mut shown.papers, &edition, uri.path()).await {
            Some(response) => response,
            None => nothing(edition).await,
        },
    }
}

/// A yearbook, as soon as it is set, or a handout; when it could not be set, why.
async fn paper(papers: &mut Papers, edition: &Edition, url_path: &str) -> Option<Response> {
    let decoded = percent_decode_str(url_path.strip_prefix('/')?).decode_utf8().ok()?.into_owned();
    if let Some(response) = leaf(papers, edition, &decoded).await {
        return Some(response);
    }
    let (folder, _) = decoded.strip_suffix(".pdf")?.rsplit_once('/')?;
    let path = OutPath::new(&decoded).ok()?;
    let file = match folder.strip_prefix(BOOKS) {
        Some(_) => book(&mut papers.books, edition, folder, &path).await?,
        None => papers.handouts.get(edition.site()?, path).await.map(|pdf| pdf.map(Arc::from)),
    };
    match file {
        Ok(bytes) => {
            let kind = media_type(&decoded);
            Some(([(header::CONTENT_TYPE, kind)], Body::from(Bytes::from_owner(bytes?))).into_response())
        }
        Err(complaint) => Some(unavailable(&complaint, edition)),
    }
}

/// A page of a book as a picture, the page on which such are turned, or the ladder.
async fn leaf(papers: &Papers, edition: &Edition, decoded: &str) -> Option<Response> {
    let index = if decoded.ends_with('/') { "index.html" } else { "" };
    let path = OutPath::new(&format!("{decoded}{index}")).ok()?;
    let site = edition.site()?;
    // As of every page, the address that lacks its last slash leads to the one that has it.
    let below = OutPath::new(&format!("{decoded}/index.html")).ok();
    if below.and_then(|below| Asked::of(&site, &below)).is_some() {
        return Some(moved(format!("/{}", Route::page(decoded).encoded()), None));
    }
    let asked = Asked::of(&site, &path)?;
    let bytes = match papers.leaves.get(site, asked, path.clone()).await {
        Ok(bytes) => bytes?,
        Err(complaint) => return Some(unavailable(&complaint, edition)),
    };
    if asked.is_ladder() {
        // It holds its own style and pictures, and nothing that runs.
        let kind = [(header::CONTENT_TYPE, media_type("x.html")), (header::CONTENT_SECURITY_POLICY, LADDER.to_owned())];
        return Some((kind, Body::from(Bytes::from_owner(bytes))).into_response());
    }
    let banner = edition.banner().map(str::to_owned);
    Some(answer(edition, &edition::Shown { path, bytes, banner }))
}

async fn book(
    books: &mut Books,
    edition: &Edition,
    folder: &str,
    path: &OutPath,
) -> Option<Result<Option<Arc<[u8]>>, Complaint>> {
    // Only where the site has a book: nobody waits for what will never be.
    edition.has(&OutPath::new(&format!("{folder}/index.html")).ok()?).then_some(())?;
    let state = books.wait_for(|state| state.ready).await.ok()?.clone();
    Some(match (state.files.get(path), state.complaint) {
        (None, Some(complaint)) => Err(complaint),
        (file, _) => Ok(file.cloned()),
    })
}

fn unavailable(complaint: &Complaint, edition: &Edition) -> Response {
    let banner = page::banner(complaint);
    let body = page::dressed(page::BARE.as_bytes(), Some(&banner), &edition.id());
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
}

fn answer(edition: &Edition, file: &edition::Shown) -> Response {
    let kind = media_type(file.path.as_str());
    let body = match kind.starts_with("text/html") {
        true => Body::from(page::dressed(&file.bytes, file.banner.as_deref(), &edition.id())),
        false => Body::from(Bytes::from_owner(Arc::clone(&file.bytes))),
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

/// For a while only: browsers remember a permanent move for ever, and tomorrow another site may be here.
fn moved(mut to: String, query: Option<&str>) -> Response {
    if let Some(query) = query {
        to.push('?');
        to.push_str(query);
    }
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
}

async fn nothing(edition: Arc<Edition>) -> Response {
    let own = Arc::clone(&edition);
    let page = spawn_blocking(move || own.not_found()).await.ok().flatten();
    let (status, page) = match (&page, edition.banner()) {
        (Some(page), _) => (StatusCode::NOT_FOUND, &**page),
        (None, Some(_)) => (StatusCode::SERVICE_UNAVAILABLE, page::BARE.as_bytes()),
        (None, None) => (StatusCode::NOT_FOUND, page::BARE.as_bytes()),
    };
    let body = page::dressed(page, edition.banner(), &edition.id());
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
}
