//! What a careful host may forbid by a Content-Security-Policy, the pages do without: scripts within pages, handlers in
//! attributes, `javascript:` addresses, styles in elements and attributes. (`<script type="application/ld+json">` is data: a browser runs
//! nothing of it, and no policy of scripts looks at it.) The browser tests are served under such a policy.

use crate::support::{Scratch, built, options, repository};

/// An element's start tag: its name, and its attributes.
type Tag = (String, Vec<(String, String)>);

/// The start tags of a page, in order, by the rules of HTML as far as a page could slip through them: quoting of all three
/// kinds, upper case, comments, and texts that hold no tags.
fn tags(page: &str) -> Vec<Tag> {
    let mut found: Vec<Tag> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let (name, after) =
            rest.split_at(rest.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(rest.len()));
        let (attributes, after) = attributes(after);
        rest = after;
        let name = name.to_ascii_lowercase();
        if ["script", "style", "textarea", "title"].contains(&name.as_str()) {
            let end = rest.to_ascii_lowercase().find(&format!("</{name}")).unwrap_or(rest.len());
            rest = &rest[end..];
        }
        found.push((name, attributes));
    }
    found
}

/// The attributes at the beginning of a text, to the end of their tag, and what comes after it.
fn attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after);
        }
        if rest.is_empty() {
            return (found, rest);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=/>".contains(c)).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quoted = after.chars().next().filter(|c| "\"'".contains(*c));
            (value, rest) = match quoted {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
        }
        found.push((name, value.to_owned()));
    }
}

/// What a strict policy would forbid on a page.
fn forbidden(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (element, attributes) in tags(page) {
        let value = |name: &str| attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
        match element.as_str() {
            "script" => match value("src") {
                Some(address) if !address.contains("//") => {}
                None if value("type") == Some("application/ld+json") => {}
                _ => found.push(format!("<script src={:?}>", value("src"))),
            },
            "style" | "base" | "object" | "embed" | "iframe" => found.push(format!("<{element}>")),
            _ => {}
        }
        for (name, value) in &attributes {
            let address: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            let runs = ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| address.starts_with(scheme));
            if name.starts_with("on") || name == "srcdoc" || runs || name == "style" {
                found.push(format!("<{element} {name}={value:?}>"));
            }
        }
    }
    found
}

#[test]
fn what_a_policy_forbids_is_seen() {
    for bad in [
        "<script>x()</script>",
        "<SCRIPT\ntype='module'>x()</SCRIPT>",
        "<script type=\"application/ld+json\">{}</script><script async>x()</script>",
        "<script src=\"https://x.example/x.js\"></script>",
        "<img src=x onerror=x()>",
        "<svg/onload=x()>",
        "<p title=\">\" onclick='x()'>",
        "<a href=\" java\nscript:x()\">",
        "<iframe srcdoc=\"x\">",
        "<style>p{color:red}</style>",
        "<p style=\"color:red\">",
        "<img style=\"background-color:#A0b1c2;object-position:30% 100%\">",
        "<!-- > --><button formaction=JavaScript:x()>",
    ] {
        assert!(!forbidden(bad).is_empty(), "{bad}");
    }
    for good in [
        "<script src=\"../_sen/sen.js?v=1\" defer></script>",
        "<script type=\"application/ld+json\">{\"a\": \"<style>\"}</script>",
        "<title><script></title><p>a < b onclick=x() &lt;script&gt; javascript:x()</p><!-- <script>x()</script> -->",
        "<img class=\"tone r3\" alt=\"onload=x()\">",
    ] {
        assert_eq!(forbidden(good), [""; 0], "{good}");
    }
}

#[test]
fn no_page_needs_what_a_policy_forbids() {
    let new = Scratch::new("policy");
    vuonhoa::scaffold::init(&new.0).expect("a new site");
    let mut pages = 0;
    for root in [repository(), &new.0] {
        let (files, outcome) = built(&options(root));
        assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            pages += 1;
            let page = std::str::from_utf8(bytes).expect("UTF-8");
            assert!(tags(page).len() > 5, "{path} is no page");
            assert_eq!(forbidden(page), [""; 0], "{path}");
        }
    }
    assert!(pages > 200, "{pages} pages are too few to prove anything");
}
