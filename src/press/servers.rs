//! What tells a server how to bring the site to its readers: what pages may do, how long a copy may be kept, where old addresses
//! lead. One description, in the form of each server.
//!
//! What pages load is called by its content, and may be kept for ever; everything else is asked for again each time, so that
//! what was withdrawn is gone at once.

use crate::config::{Packing, Server};
use crate::path::{Route, untagged};
use crate::plan::{Artefact, Plan, ServerFile};
use crate::theme::ASSET_FOLDER;
use crate::view::View;
use std::fmt::Write;

/// Of a file that is called by its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Of any other: it may be kept, and is asked for again.
const ASKED: &str = "no-cache";

/// The names of files that are called by theirs, as regular expressions know them.
const TAGGED: &str = r"\.[0-9a-f]{8}\.[0-9a-z]+$";

/// The bytes of a file for servers.
pub fn file(view: &View, file: ServerFile) -> Vec<u8> {
    let servers = view.site.config.servers();
    let text = match file {
        ServerFile::NoJekyll => String::new(),
        ServerFile::Headers => headers(view),
        ServerFile::Redirects => {
            redirects(view, servers.contains(&Server::Netlify) && !servers.contains(&Server::Cloudflare))
        }
        ServerFile::Htaccess => apache(view),
        ServerFile::Nginx => nginx(view),
    };
    text.into_bytes()
}

/// What pages may do: run scripts, take styles, fonts and pictures of the site's own files, and nothing else. Where raw HTML
/// is let in, pictures and films of other hosts are the site's own affair.
fn policy(view: &View) -> String {
    let (pictures, films, frames) = match view.site.config.raw_html {
        true => ("'self' https: data:", "'self' https:", "https:"),
        false => ("'self'", "'self'", "'none'"),
    };
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src {pictures}; font-src 'self'; media-src {films}; \
         connect-src 'self'; frame-src {frames}; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    )
}

/// What is said of every file but the policy.
const ALWAYS: &[(&str, &str)] =
    &[("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin")];

/// The path of the site on its host, with a slash at each end.
fn base(view: &View) -> String {
    view.site.config.base().map_or_else(|| "/".to_owned(), |base| base.path().to_owned())
}

/// Old addresses and where they lead.
fn moved(plan: &Plan) -> impl Iterator<Item = (&Route, &Route)> {
    plan.files.iter().filter_map(|file| match &file.artefact {
        Artefact::Redirect(target) => Some((&file.route, target)),
        _ => None,
    })
}

/// Folders in which every file is called by its content: these servers know files by the beginnings of their addresses only.
fn tagged_folders(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let own = |folder: &str| {
        let begins = format!("/{folder}/");
        plan.statics.values().any(|route| route.as_str().starts_with(&begins) && untagged(route.as_str()).is_none())
    };
    [ASSET_FOLDER, "_tim", "anh"].into_iter().filter(move |folder| !own(folder))
}

/// Netlify and Cloudflare Pages. Both ask for pages again by themselves, and both join what two rules say of one header: so
/// nothing is said of keeping pages. Of a PDF the browser's own viewer is the page; Cloudflare lets go of the policy there.
fn headers(view: &View) -> String {
    let mut out = format!("/*\n  Content-Security-Policy: {}\n", policy(view));
    for (name, value) in ALWAYS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    if view.site.config.servers().contains(&Server::Cloudflare) {
        out.push_str("/*.pdf\n  ! Content-Security-Policy\n");
    }
    for folder in tagged_folders(&view.plan) {
        let _ = writeln!(out, "/{folder}/*\n  Cache-Control: {FOR_EVER}");
    }
    out
}

/// Netlify shows a page that is there instead, unless it is forced; the others know no force and need none.
fn redirects(view: &View, force: bool) -> String {
    let code = if force { "301!" } else { "301" };
    moved(&view.plan).map(|(from, to)| format!("/{} /{} {code}\n", from.encoded(), to.encoded())).collect()
}

/// Apache, by `.htaccess`. Only what `AllowOverride FileInfo` allows: one directive more, and the host answers every page with
/// an error.
fn apache(view: &View) -> String {
    let base = base(view);
    let mut out = format!("ErrorDocument 404 {}404.html\n<IfModule mod_headers.c>\n", quoted(&base));
    let always = ALWAYS.iter().copied().chain([("Cache-Control", ASKED)]);
    for (name, value) in [("Content-Security-Policy", policy(view).as_str())].into_iter().chain(always) {
        let _ = writeln!(out, "Header set {name} \"{value}\"");
    }
    let _ = writeln!(out, "<FilesMatch \"{TAGGED}\">\nHeader set Cache-Control \"{FOR_EVER}\"\n</FilesMatch>");
    // Of a PDF the browser's own viewer is the page.
    out.push_str("<FilesMatch \"\\.pdf$\">\nHeader unset Content-Security-Policy\n</FilesMatch>\n</IfModule>\n");
    out.push_str("<IfModule mod_mime.c>\nAddType font/woff2 .woff2\nAddType image/webp .webp\nAddType application/epub+zip .epub\n");
    out.push_str("AddCharset UTF-8 .html .css .js .csv .json .xml .txt\n</IfModule>\n<IfModule mod_alias.c>\n");
    // Where the folder is served in which it was built.
    out.push_str("RedirectMatch 404 \"/\\.vuonhoa(/|$)\"\n");
    for (from, to) in moved(&view.plan) {
        let from = pattern(&format!("{base}{}", &from.as_str()[1..]));
        let _ = writeln!(out, "RedirectMatch 301 \"^{}\" \"{base}{}\"", quoted(&from), to.encoded());
    }
    out.push_str("</IfModule>\n");
    out
}

/// The address as a regular expression, with or without the slash at its end.
fn pattern(address: &str) -> String {
    let mut out = String::with_capacity(address.len() + 8);
    for c in address.strip_suffix('/').unwrap_or(address).chars() {
        if !c.is_alphanumeric() && !"/-_ ".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out.push_str(if address.ends_with('/') { "/?$" } else { "$" });
    out
}

/// A text as it stands between quotation marks.
fn quoted(text: &str) -> String {
    text.replace('"', "\\\"")
}

/// nginx, to be included in a `server` block. What a `location` says of headers replaces what is said around it, so each says all.
fn nginx(view: &View) -> String {
    let base = base(view);
    let headers = |policy: Option<String>, cached: &str| {
        let always = ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let policy = policy.map(|policy| ("Content-Security-Policy", policy));
        let all = policy.into_iter().chain(always).chain([("Cache-Control", cached.to_owned())]);
        all.map(|(name, value)| format!("  add_header {name} \"{value}\" always;\n")).collect::<String>()
    };
    let mut out = String::from(
        "# include .../nginx-vuonhoa.conf; within server { root ...; }, in the place of its \"location /\".\n",
    );
    let _ = writeln!(out, "error_page 404 {base}404.html;");
    for packing in &view.site.config.packed_beside.0 {
        out.push_str(match packing {
            Packing::Gzip => "gzip_static on;\n",
            // A module that many have not, and without it nginx does not start.
            Packing::Brotli => "# with ngx_brotli: brotli_static on;\n",
        });
    }
    let _ = writeln!(out, "location {base} {{\n{}}}", headers(Some(policy(view)), ASKED));
    let _ = writeln!(out, "location ~ \"/\\.(?!well-known)\" {{ return 404; }}");
    let _ = writeln!(out, "location ~ \"{TAGGED}\" {{\n{}}}", headers(Some(policy(view)), FOR_EVER));
    let _ = writeln!(out, "location ~ \"\\.pdf$\" {{\n{}}}", headers(None, ASKED));
    let _ = writeln!(out, "location = {base}nginx-vuonhoa.conf {{ return 404; }}");
    for (from, to) in moved(&view.plan) {
        let from = pattern(&format!("{base}{}", &from.as_str()[1..]));
        let _ = writeln!(out, "location ~ \"^{}\" {{ return 301 {base}{}; }}", quoted(&from), to.encoded());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_pattern_of_itself_alone() {
        assert_eq!(pattern("/a.b/cũ (1)/"), r"/a\.b/cũ \(1\)/?$");
        assert_eq!(pattern("/cu/trang.html"), r"/cu/trang\.html$");
    }
}
