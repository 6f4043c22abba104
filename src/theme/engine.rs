//! The template engine: Tera with the layers' templates, the filters that every theme has, and
//! errors that name the template, its line and the page.

use super::form::Form;
use super::{ASSET_FOLDER, Theme, html, typst};
use crate::diagnostic::{Arg, Code, Diagnostic, Findings, Message, Place, Span};
use crate::path::{Route, SourcePath, relative_link};
use crate::vietnamese::{self, PartialDate, typography};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Delimiters, Error, ErrorKind, Kwargs, State, StringInput, Tera, TeraResult, Value};

/// The page being rendered. A page renders on one thread from begin to end, and filters inside
/// components see no context, so this is where `link` learns where it stands.
#[derive(Debug, Clone)]
pub struct Here {
    pub route: Route,
    pub portable: bool,
    /// Where links begin on a page that is served at any address (404): the path of `base_url`.
    pub absolute: Option<String>,
}

impl Here {
    /// The link from this page to `target`: a route, or a whole address that stays as it is.
    pub fn link(&self, target: &str) -> String {
        if !target.starts_with('/') {
            return target.to_owned();
        }
        let (path, rest) = match target.find(['?', '#']) {
            Some(at) => target.split_at(at),
            None => (target, ""),
        };
        let mut link = match &self.absolute {
            Some(base) => format!("{base}{}", Route::file(path).encoded()),
            None => relative_link(self.route.as_str(), path, self.portable),
        };
        link.push_str(rest);
        link
    }
}

/// Who answers what templates ask of the site. An engine knows no site: the same one renders a page of this edition and
/// of the next, of the site and of a book's chapter.
pub trait Answers: Send + Sync {
    /// The answer to one of [`QUESTIONS`].
    ///
    /// # Errors
    /// When it is asked wrongly.
    fn answer(&self, question: &str, told: &Kwargs) -> TeraResult<Value>;
}

/// The functions of all templates; the library of an EPUB may ask `entry` beside them.
pub const QUESTIONS: &[&str] = &[
    "articles",
    "latest",
    "profiles",
    "galleries",
    "videos",
    "events",
    "figures",
    "figure",
    "profile",
    "page",
    "series",
    "topics",
    "fields",
    "award_types",
    "directives",
    "units",
    "years",
    "yearbooks",
    "planned",
    "statistic",
];

/// The page that a thread is rendering, and who answers its questions.
struct Scope {
    here: Here,
    answers: Arc<dyn Answers>,
}

thread_local! {
    static SCOPE: RefCell<Option<Scope>> = const { RefCell::new(None) };
}

/// Puts back the page that was being rendered, also when a template fails.
struct Guard(Option<Scope>);

impl Drop for Guard {
    fn drop(&mut self) {
        SCOPE.set(self.0.take());
    }
}

fn answer(question: &str, told: &Kwargs) -> TeraResult<Value> {
    let answers = SCOPE.with_borrow(|scope| scope.as_ref().map(|scope| Arc::clone(&scope.answers)));
    // Tera calls no function but in rendering.
    answers.map_or_else(|| Ok(Value::none()), |answers| answers.answer(question, told))
}

impl Form {
    fn questions(self) -> impl Iterator<Item = &'static str> {
        let own = if self == Form::Epub { &["entry"][..] } else { &[] };
        QUESTIONS.iter().chain(own).copied()
    }

    fn prepare(self, tera: &mut Tera) -> TeraResult<()> {
        match self {
            Form::Web => {
                tera.autoescape_on(vec![".html", ".xml"]);
                tera.set_escape_fn(html::print);
            }
            Form::Epub => {
                tera.autoescape_on(vec![".xhtml"]);
                tera.set_escape_fn(html::print);
            }
            Form::Typst => {
                tera.set_delimiters(Delimiters {
                    block_start: "<%".into(),
                    block_end: "%>".into(),
                    variable_start: "<<".into(),
                    variable_end: ">>".into(),
                    comment_start: "<#".into(),
                    comment_end: "#>".into(),
                })?;
                tera.autoescape_on(vec![".typ"]);
                tera.set_escape_fn(typst::escape);
                tera.register_filter("typst", typst::filter);
            }
        }
        Ok(())
    }
}

#[derive(Debug)]
pub struct Engine {
    tera: Tera,
    /// The file of each template, by its full name.
    files: BTreeMap<String, SourcePath>,
}

impl Engine {
    /// The engine of a theme for one form. A template that calls an unknown function is an error at once.
    ///
    /// # Errors
    /// Every template that cannot be read.
    pub(super) fn new(theme: &Theme, form: Form) -> Result<Self, Findings> {
        let mut tera = Tera::new();
        let prefixes: Vec<String> = theme.layers.iter().map(|layer| format!("{}/", layer.prefix)).collect();
        let mut findings = Findings::new();
        let prepared = form.prepare(&mut tera).and_then(|()| tera.set_fallback_prefixes(prefixes));
        filters(&mut tera, theme);
        for question in form.questions() {
            tera.register_function(question, move |told: Kwargs, _: &State| answer(question, &told));
        }
        if let Err(error) = prepared {
            findings.push(Diagnostic::new(Code::TemplateSyntax).arg("reason", words(&error.to_string())));
            return Err(findings);
        }
        let mut templates = Vec::new();
        let mut paths = BTreeMap::new();
        for layer in &theme.layers {
            for (name, file) in &layer.files {
                let Some(inside) = name.strip_prefix("templates/") else { continue };
                if !form.takes(inside) {
                    continue;
                }
                let full = format!("{}/{inside}", layer.prefix);
                paths.insert(full.clone(), file.path.clone());
                templates.push((full, file.text().into_owned()));
            }
        }
        let engine = Engine { tera: Tera::new(), files: paths };
        if let Err(error) = tera.add_raw_templates(templates.iter().map(|(name, text)| (name, text))) {
            match error.kind() {
                // Tera tells of several mistakes in one text, each in the form of a compiler's report.
                ErrorKind::Msg(text) => findings.extend(engine.reports(text, &templates)),
                _ => findings.push(engine.explain(&error, None)),
            }
            return Err(findings);
        }
        Ok(Engine { tera, ..engine })
    }

    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Renders a template for the page at `here`, whose questions `answers` answers.
    ///
    /// # Errors
    /// A finding that names the template, its line, and the page.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        here: Here,
        answers: Arc<dyn Answers>,
    ) -> Result<String, Box<Diagnostic>> {
        self.at(template, Scope { here, answers }, || self.tera.render(template, context))
    }

    /// As [`Engine::render`], for whoever wants bytes: Tera looks through a whole page to make it a text.
    ///
    /// # Errors
    /// As [`Engine::render`].
    pub fn bytes(
        &self,
        template: &str,
        context: &Context,
        here: Here,
        answers: Arc<dyn Answers>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        // Most pages are not longer, and none has to be moved again and again while it grows.
        let mut out = Vec::with_capacity(32 * 1024);
        self.at(template, Scope { here, answers }, || self.tera.render_to(template, context, &mut out))?;
        Ok(out)
    }

    fn at<T>(
        &self,
        template: &str,
        scope: Scope,
        render: impl FnOnce() -> TeraResult<T>,
    ) -> Result<T, Box<Diagnostic>> {
        let page = scope.here.route.clone();
        let _guard = Guard(SCOPE.replace(Some(scope)));
        render().map_err(|error| Box::new(self.explain(&error, Some((template, &page)))))
    }

    /// Turns Tera's error into a finding at the template's line.
    fn explain(&self, error: &Error, page: Option<(&str, &Route)>) -> Diagnostic {
        let mut reason = String::new();
        let mut place = None;
        let mut code = if page.is_some() { Code::TemplateFailed } else { Code::TemplateSyntax };
        let mut help = None;
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                reason.push_str(report.message());
                place =
                    self.file(report.filename()).map(|path| Place::at(path, Span::new(report.span().range.clone())));
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                code = Code::TemplateCircular;
                let inside = tpl.split_once('/').map_or(tpl.as_str(), |(_, inside)| inside);
                help =
                    Some(Message::new("help-extend-built-in").arg("template", format!("{}/{inside}", super::BUILT_IN)));
                place = self.file(tpl).map(Place::file);
                reason.clone_from(tpl);
            }
            ErrorKind::MissingParent { current, parent } => {
                reason = format!("{parent}: not found");
                place = self.file(current).map(Place::file);
            }
            other => reason = other.to_string(),
        }
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            reason = format!("{reason}: {cause}");
            source = cause.source();
        }
        // The template's own name is no word of Tera's.
        let reason = if code == Code::TemplateCircular { Arg::from(reason) } else { Arg::from(words(&reason)) };
        let mut finding = Diagnostic::new(code).arg("reason", reason).help_if(help);
        if let Some((template, page)) = page {
            finding = finding.arg("template", template).arg("page", page.as_str());
        }
        match place {
            Some(place) => finding.at(place),
            None => finding,
        }
    }

    /// The findings of a text of several reports: `error: ...`, then ` --> template:line:column`.
    fn reports(&self, text: &str, templates: &[(String, String)]) -> Vec<Diagnostic> {
        let reports = text.split("error: ").map(str::trim).filter(|report| !report.is_empty());
        reports
            .map(|report| {
                let reason = report.lines().next().unwrap_or_default();
                let finding = Diagnostic::new(Code::TemplateSyntax).arg("reason", words(reason));
                let at = report.lines().find_map(|line| line.trim().strip_prefix("--> "));
                let place = at.and_then(|at| {
                    let mut parts = at.rsplitn(3, ':');
                    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                    let name = parts.next()?;
                    let (_, text) = templates.iter().find(|(known, _)| known == name)?;
                    let start = offset(text, line, column);
                    Some(Place::at(self.file(name)?, Span::new(start..start + 1)))
                });
                match place {
                    Some(place) => finding.at(place),
                    None => finding,
                }
            })
            .collect()
    }

    fn file(&self, template: &str) -> Option<&SourcePath> {
        self.files.get(template)
    }
}

/// What kind of mistake Tera speaks of, with its own words for whoever writes templates.
fn words(said: &str) -> Message {
    const KINDS: &[(&str, &str)] = &[
        ("Unknown filter", "template-no-filter"),
        ("Unknown function", "template-no-function"),
        ("Unknown test", "template-no-test"),
        ("Unknown component", "template-no-component"),
        ("Component '", "template-no-component"),
        ("Unknown tag", "template-tag"),
        ("Unknown template", "template-no-template"),
        (": not found", "template-no-template"),
        ("in any parent template", "template-no-block"),
        ("has no file static/", "template-no-asset"),
        ("has no key", "template-no-string"),
        ("is not defined", "template-undefined"),
        ("is undefined", "template-undefined"),
        ("end of input", "template-unclosed"),
        ("Unclosed", "template-unclosed"),
        ("losing", "template-unclosed"),
        ("Missing keyword argument", "template-argument"),
        ("rgument `", "template-argument"),
        ("Unknown argument", "template-argument"),
        ("already ", "template-twice"),
        ("more than once", "template-twice"),
        ("Found ", "template-unexpected"),
        ("Invalid type", "template-type"),
        ("Cannot compare", "template-type"),
        ("Math operations", "template-type"),
        ("not possible on type", "template-type"),
        ("is not a date", "template-type"),
        ("needs a number", "template-type"),
        ("no such", "template-choice"),
        (": use ", "template-choice"),
    ];
    let kind = KINDS.iter().find(|(part, _)| said.contains(part));
    Message::new(kind.map_or("template-other", |(_, word)| word)).arg("said", said)
}

/// The byte at a line and a column in characters, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    before + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

fn filters(tera: &mut Tera, theme: &Theme) {
    let assets = Arc::clone(&theme.assets);
    tera.register_filter("link", move |target: &str, _: Kwargs, _: &State| -> String {
        // A file of the theme by its own name, as a template may write it.
        let asset = target.strip_prefix('/').and_then(|path| path.strip_prefix(ASSET_FOLDER)?.strip_prefix('/'));
        let target = asset.and_then(|path| assets.get(path)).map_or(target, |asset| asset.route.as_str());
        SCOPE.with_borrow(|scope| scope.as_ref().map_or_else(|| target.to_owned(), |scope| scope.here.link(target)))
    });
    tera.register_filter("date", date);
    tera.register_filter("number", |value: Value, _: Kwargs, _: &State| -> TeraResult<String> {
        match (value.as_i128(), value.as_f64()) {
            (Some(n), _) => Ok(vietnamese::format_number(u64::try_from(n).unwrap_or(0))),
            (None, Some(x)) => Ok(vietnamese::format_decimal(x, 1)),
            (None, None) => Err(Error::message("`number` needs a number")),
        }
    });
    tera.register_filter("percent", |value: f64, _: Kwargs, _: &State| vietnamese::format_percent(value));
    tera.register_filter("typeset", |text: StringInput, _: Kwargs, _: &State| as_set(text, typography::set));
    // The last of all: what comes of these two is HTML.
    for (name, write) in [("unbroken", html::unbroken as fn(&str, &mut String)), ("heading", html::heading)] {
        tera.register_filter(name, move |text: StringInput, _: Kwargs, _: &State| -> Value {
            let mut held = String::with_capacity(text.as_str().len());
            write(text.as_str(), &mut held);
            Value::safe_string(&held)
        });
    }
    tera.register_filter("name_set", |text: StringInput, _: Kwargs, _: &State| as_set(text, typography::set_name));
    let words = Arc::clone(&theme.strings);
    tera.register_filter("t", move |key: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let values: Vec<(&str, String)> =
            kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value.to_string()))).collect();
        words.get(key, &values).ok_or_else(|| Error::message(format!("strings/*.yaml has no key {key:?}")))
    });
    let assets = Arc::clone(&theme.assets);
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let path: &str = kwargs.must_get("path")?;
        let asset = assets.get(path).ok_or_else(|| Error::message(format!("the theme has no file static/{path}")))?;
        Ok(asset.route.to_string())
    });
}

/// A text as `set` leaves it, never safe: the value itself where nothing was to be done, as in most.
fn as_set(text: StringInput<'_>, set: fn(&str) -> Cow<'_, str>) -> Value {
    match set(text.as_str()) {
        Cow::Borrowed(_) if !text.is_safe() => text.into_value(),
        set => Value::from(&*set),
    }
}

fn date(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let date: PartialDate = text.parse().map_err(|_| Error::message(format!("{text:?} is not a date")))?;
    match kwargs.get::<&str>("form")?.unwrap_or("long") {
        "long" => Ok(date.long()),
        "short" => Ok(date.short()),
        "year" => Ok(date.year().to_string()),
        "iso" => Ok(date.to_string()),
        other => Err(Error::message(format!("date(form={other:?}): use long, short, year or iso"))),
    }
}
