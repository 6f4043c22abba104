//! What machines read in a page's head: canonical address, Open Graph, Dublin Core, JSON-LD, feeds.

use super::page::{Page, Subject};
use crate::model::Site;
use crate::path::Route;
use crate::theme::html::script_json;
use crate::view::Shared;
use crate::write::html::escape;
use serde::Serialize;
use std::fmt::Write;

/// The head's lines for one page. Whatever needs a whole address is left out without `base_url`. `shared` stands for the page
/// where its address is shared.
pub fn head(site: &Site, page: &Page, route: &Route, shared: Option<&Shared>) -> String {
    let mut out = String::with_capacity(4096);
    let canonical = absolute(site, route);
    let language = site.config.language().word();
    let publisher = site.config.agency.as_ref().and_then(|agency| agency.name.as_deref());
    if let Some(url) = canonical.as_deref().filter(|_| !page.noindex) {
        let _ = writeln!(out, "<link rel=\"canonical\" href=\"{}\">", escaped(url));
    }
    let mut meta = |attribute: &str, name: &str, content: Option<&str>| {
        if let Some(content) = content.filter(|content| !content.is_empty()) {
            ["<meta ", attribute, "=\"", name, "\" content=\""].iter().for_each(|part| out.push_str(part));
            escape(content, &mut out);
            out.push_str("\">\n");
        }
    };
    // A list has no words of its own; those of the site say what it is a list of.
    let told = page.description.clone().or_else(|| {
        let site = site.config.description.as_deref()?;
        Some(format!("{}. {site}", page.title))
    });
    meta("name", "description", told.as_deref());
    let kind = match page.subject {
        Subject::Article { .. } => "article",
        Subject::Person { .. } => "profile",
        Subject::Organization { .. } | Subject::WebPage => "website",
    };
    meta("property", "og:type", Some(kind));
    meta("property", "og:title", Some(&page.title));
    meta("property", "og:description", told.as_deref());
    meta("property", "og:site_name", Some(&site.config.title));
    meta("property", "og:locale", Some(if language == "vi" { "vi_VN" } else { "en_US" }));
    meta("property", "og:url", canonical.as_deref());
    if page.is_article() {
        meta("property", "article:published_time", page.date.as_deref());
        meta("property", "article:modified_time", page.modified.as_deref());
    }
    let address = |shared: &Shared| absolute(site, &shared.route);
    if let Some((shared, url)) = shared.and_then(|shared| Some((shared, address(shared)?))) {
        meta("property", "og:image", Some(&url));
        meta("property", "og:image:width", Some(&shared.width.to_string()));
        meta("property", "og:image:height", Some(&shared.height.to_string()));
        meta("property", "og:image:alt", Some(&shared.alt));
        // A portrait would be cut to a strip across the large card.
        let large = shared.width >= 600 && shared.width > shared.height;
        meta("name", "twitter:card", Some(if large { "summary_large_image" } else { "summary" }));
    }
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
        let image = page.image.as_ref().and_then(address);
        let mut graph = vec![subject(site, page, base, image.as_deref(), publisher)];
        graph.extend(audio(site, page, base));
        graph.extend(breadcrumbs(site, page));
        // Text has no value that JSON lacks.
        let json = serde_json::to_string(&Linked { context: "https://schema.org", graph }).unwrap_or_default();
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

/// A thing of schema.org. The properties are written in the order of their names.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    award: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    content_size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding_format: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item_list_element: Vec<ListItem<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    job_title: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item: String,
    name: &'a str,
    position: usize,
}

#[derive(Serialize)]
struct Linked<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

fn subject<'a>(
    site: &'a Site,
    page: &'a Page,
    url: &'a str,
    image: Option<&'a str>,
    publisher: Option<&'a str>,
) -> Thing<'a> {
    let title = Some(page.title.as_str());
    let organization = |name: &'a str| Named { kind: "Organization", name };
    let thing = Thing { url: Some(url), description: page.description.as_deref(), image, ..Thing::default() };
    let in_language = Some(site.config.language().word());
    let publisher = publisher.map(organization);
    match &page.subject {
        Subject::WebPage => Thing { kind: "WebPage", name: title, in_language, publisher, ..thing },
        Subject::Article { author, author_is_person } => Thing {
            kind: "Article",
            headline: title,
            in_language,
            date_published: page.date.as_deref(),
            date_modified: page.modified.as_deref().or(page.date.as_deref()),
            author: author.as_deref().map(|name| match author_is_person {
                true => Named { kind: "Person", name },
                false => organization(name),
            }),
            publisher,
            main_entity_of_page: Some(url),
            ..thing
        },
        Subject::Person { roles, unit, awards } => Thing {
            kind: "Person",
            name: title,
            job_title: roles,
            affiliation: unit.as_deref().map(organization),
            award: awards,
            ..thing
        },
        Subject::Organization { awards } => Thing { kind: "Organization", name: title, award: awards, ..thing },
    }
}

/// The recording of the page's text.
fn audio<'a>(site: &'a Site, page: &'a Page, url: &'a str) -> Option<Thing<'a>> {
    let heard = page.audio.as_ref()?;
    Some(Thing {
        kind: "AudioObject",
        name: Some(&page.title),
        content_url: Some(absolute(site, &heard.route)?),
        content_size: Some(heard.bytes.to_string()),
        encoding_format: Some(heard.media_type),
        duration: heard.iso_duration(),
        in_language: Some(site.config.language().word()),
        main_entity_of_page: Some(url),
        ..Thing::default()
    })
}

fn breadcrumbs<'a>(site: &Site, page: &'a Page) -> Option<Thing<'a>> {
    let crumbs = page.breadcrumbs.iter().enumerate().filter_map(|(index, (name, route))| {
        Some(ListItem { kind: "ListItem", item: absolute(site, route)?, name, position: index + 1 })
    });
    let list = Thing { kind: "BreadcrumbList", item_list_element: crumbs.collect(), ..Thing::default() };
    (!page.breadcrumbs.is_empty()).then_some(list)
}
