//! Templates rendered for one site: what every press of pages stands on.

use crate::diagnostic::{Diagnostic, Findings};
use crate::doc::To;
use crate::reading::markdown::target;
use crate::theme::{Answers, Engine, Here};
use crate::view::{View, extend};
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};
use tera::{Context, Value};

/// Renders templates of one engine for one view, from several threads at once.
pub struct Renderer {
    pub(super) view: Arc<View>,
    engine: Arc<Engine>,
    site: Value,
    /// What went wrong inside texts, where no page is at hand to return it.
    findings: Mutex<Findings>,
}

impl Renderer {
    pub fn new(view: Arc<View>, engine: Arc<Engine>, portable: bool) -> Self {
        let site = site_value(&view, portable);
        Renderer { view, engine, site, findings: Mutex::default() }
    }

    pub fn view(&self) -> &Arc<View> {
        &self.view
    }

    /// Renders a template for a page of this press's site.
    ///
    /// # Errors
    /// What the template could not do.
    pub fn render(&self, template: &str, context: &Context, here: Here) -> Result<String, Box<Diagnostic>> {
        self.engine.render(template, context, here, Arc::clone(&self.view) as Arc<dyn Answers>)
    }

    /// As [`Press::render`], for a whole file.
    ///
    /// # Errors
    /// As [`Press::render`].
    pub fn bytes(&self, template: &str, context: &Context, here: Here) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.engine.bytes(template, context, here, Arc::clone(&self.view) as Arc<dyn Answers>)
    }

    /// What every template knows: the site.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context
    }

    /// Keeps a finding that has no page to go with.
    pub fn report(&self, finding: Diagnostic) {
        self.findings.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    }

    /// What was found since it was last asked, in the order in which it was.
    pub fn take_findings(&self) -> Findings {
        std::mem::take(&mut *self.findings.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A word of the site's language.
    pub fn word(&self, key: &str) -> String {
        self.view.theme.strings.word(key)
    }
}

/// What every page knows of the site.
fn site_value(view: &View, portable: bool) -> Value {
    #[derive(Serialize)]
    struct AgencyValue<'a> {
        name: Option<&'a str>,
        parent: Option<&'a str>,
        responsible: Option<&'a str>,
        licence: Option<&'a str>,
        address: Option<&'a str>,
        phone: Option<&'a str>,
        email: Option<&'a str>,
    }
    #[derive(Serialize)]
    struct MenuValue {
        name: String,
        route: String,
    }
    let config = &view.site.config;
    let agency = config.agency.as_ref();
    let of = |field: fn(&crate::config::Agency) -> &Option<String>| agency.and_then(|a| field(a).as_deref());
    let agency = AgencyValue {
        name: of(|a| &a.name),
        parent: of(|a| &a.parent),
        responsible: of(|a| &a.responsible),
        licence: of(|a| &a.licence),
        address: of(|a| &a.address),
        phone: of(|a| &a.phone),
        email: of(|a| &a.email),
    };
    let menu: Vec<MenuValue> = config
        .menu
        .iter()
        .filter_map(|item| {
            let route = menu_route(view, &item.to.value)?;
            Some(MenuValue { name: item.name.clone(), route })
        })
        .collect();
    let has_feed = config.base().is_some() && !view.site.articles.is_empty();
    extend(
        Value::none(),
        [
            ("title", Value::from(config.title.clone())),
            ("description", Value::from(config.description.clone())),
            ("language", Value::from(config.language().word())),
            ("agency", Value::from_serializable(&agency)),
            ("menu", Value::from_serializable(&menu)),
            ("params", view.theme.params.clone()),
            ("footer_note", Value::from(config.footer_note.clone())),
            ("generator", Value::from(concat!("vuonhoa ", env!("CARGO_PKG_VERSION")))),
            ("base_url", Value::from(config.base().map(String::from))),
            ("feed", Value::from(has_feed.then_some("/feed.xml"))),
            ("search", Value::from(view.plan.search.map(|_| "/tim-kiem/"))),
            ("portable", Value::from(portable)),
            ("preview", Value::from(view.site.mode.is_preview())),
        ],
    )
}

/// Where a menu entry leads: `@/...`, a route, or a whole address. Nothing when it is held back, or an empty list.
fn menu_route(view: &View, to: &str) -> Option<String> {
    // What cannot be published is an error of the checks, and never a link.
    match &*view.site.meant(&target::parse(to).ok()?) {
        To::Internal { id, anchor } => {
            let (_, route) = view.name_and_route(id)?;
            Some(format!(
                "{route}{}",
                anchor.as_ref().map(|anchor| crate::write::html::fragment(anchor)).unwrap_or_default()
            ))
        }
        To::Root { path, rest } => view.plan.leads(&view.site, path).map(|route| format!("{route}{rest}")),
        To::External(address) => Some(address.clone()),
        To::File { .. } | To::Anchor(_) => None,
    }
}
