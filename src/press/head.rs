//! What machines read in a page's head: canonical address, Open Graph, Dublin Core, JSON-LD, feeds.

use super::site::Page;
use crate::model::Site;
use crate::path::Route;
use crate::theme::html::script_json;
use crate::write::html::escape;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// What a page is about, for JSON-LD (schema.org).
#[derive(Debug, Clone)]
pub enum Subject {
    WebPage,
    Article { author: Option<String>, author_is_person: bool },
    Person { roles: Vec<String>, unit: Option<String>, awards: Vec<String> },
    Organization { awards: Vec<String> },
}

/// The head's lines for one page. Whatever needs a whole address is left out without `base_url`.
pub fn head(site: &Site, page: &Page, route: &Route) -> String {
    let mut out = String::new();
    let canonical = absolute(site, route);
    let language = site.config.language().word();
    let publisher = site.config.agency.as_ref().and_then(|agency| agency.name.as_deref());
    if let Some(url) = canonical.as_deref().filter(|_| !page.noindex) {
        let _ = writeln!(out, "<link rel=\"canonical\" href=\"{}\">", escaped(url));
    }
    let mut meta = |attribute: &str, name: &str, content: Option<&str>| {
        if let Some(content) = content.filter(|content| !content.is_empty()) {
            let _ = writeln!(out, "<meta {attribute}=\"{name}\" content=\"{}\">", escaped(content));
        }
    };
    // A list has no words of its own; those of the site say what it is a list of.
    let told = page.description.clone().or_else(|| {
        let site = site.config.description.as_deref()?;
        Some(format!("{}. {site}", page.title))
    });
    meta("name", "description", told.as_deref());
    meta("property", "og:type", Some(if page.is_article() { "article" } else { "website" }));
    meta("property", "og:title", Some(&page.title));
    meta("property", "og:description", page.description.as_deref());
    meta("property", "og:site_name", Some(&site.config.title));
    meta("property", "og:locale", Some(if language == "vi" { "vi_VN" } else { "en_US" }));
    meta("property", "og:url", canonical.as_deref());
    let image = page.image.as_ref().and_then(|image| absolute(site, image));
    meta("property", "og:image", image.as_deref());
    // Dublin Core: Circular 26/2020/TT-BTTTT asks agencies' sites for it.
    meta("name", "DC.title", Some(&page.title));
    meta("name", "DC.description", page.description.as_deref());
    meta("name", "DC.creator", page.author().or(publisher));
    meta("name", "DC.publisher", publisher);
    meta("name", "DC.date", page.date.as_deref());
    meta("name", "DC.language", Some(language));
    meta("name", "DC.identifier", canonical.as_deref());
    meta("name", "DC.format", Some("text/html"));
    if let Some(base) = canonical.as_deref().filter(|_| !page.noindex) {
        let mut graph = vec![subject(site, page, base, image.as_deref(), publisher)];
        graph.extend(breadcrumbs(site, page));
        let json = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
        let _ = writeln!(out, "<script type=\"application/ld+json\">{}</script>", script_json(&json));
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// The whole address of a route.
pub fn absolute(site: &Site, route: &Route) -> Option<String> {
    Some(format!("{}{}", site.base.as_ref()?, route.encoded()))
}

fn subject(site: &Site, page: &Page, url: &str, image: Option<&str>, publisher: Option<&str>) -> Value {
    let mut object = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            object.insert(key.to_owned(), value);
        }
    };
    let text = |text: &str| Value::String(text.to_owned());
    let organization = |name: &str| json!({"@type": "Organization", "name": name});
    set("url", Some(text(url)));
    set("description", page.description.as_deref().map(text));
    set("image", image.map(text));
    match &page.subject {
        Subject::WebPage => {
            set("@type", Some(text("WebPage")));
            set("name", Some(text(&page.title)));
            set("inLanguage", Some(text(site.config.language().word())));
            set("publisher", publisher.map(organization));
        }
        Subject::Article { author, author_is_person } => {
            set("@type", Some(text("Article")));
            set("headline", Some(text(&page.title)));
            set("inLanguage", Some(text(site.config.language().word())));
            set("datePublished", page.date.as_deref().map(text));
            set("dateModified", page.modified.as_deref().or(page.date.as_deref()).map(text));
            let kind = if *author_is_person { "Person" } else { "Organization" };
            set("author", author.as_ref().map(|name| json!({"@type": kind, "name": name})));
            set("publisher", publisher.map(organization));
            set("mainEntityOfPage", Some(text(url)));
        }
        Subject::Person { roles, unit, awards } => {
            set("@type", Some(text("Person")));
            set("name", Some(text(&page.title)));
            set("jobTitle", (!roles.is_empty()).then(|| json!(roles)));
            set("affiliation", unit.as_deref().map(organization));
            set("award", (!awards.is_empty()).then(|| json!(awards)));
        }
        Subject::Organization { awards } => {
            set("@type", Some(text("Organization")));
            set("name", Some(text(&page.title)));
            set("award", (!awards.is_empty()).then(|| json!(awards)));
        }
    }
    Value::Object(object)
}

fn breadcrumbs(site: &Site, page: &Page) -> Option<Value> {
    if page.breadcrumbs.is_empty() {
        return None;
    }
    let items: Vec<Value> = page
        .breadcrumbs
        .iter()
        .enumerate()
        .filter_map(|(index, (name, route))| {
            let url = absolute(site, route)?;
            Some(json!({"@type": "ListItem", "position": index + 1, "name": name, "item": url}))
        })
        .collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items}))
}
