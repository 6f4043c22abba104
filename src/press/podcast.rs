//! The list of recordings, and the same as a podcast: RSS 2.0 with enclosures, and the elements that directories of podcasts
//! ask for (the namespace of iTunes).

use super::feed::{Made, render};
use super::head::absolute;
use super::page::Page;
use super::site::Press;
use crate::config::Podcast;
use crate::model::Subject;
use crate::path::Route;
use crate::plan::Planned;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::PartialDate;
use crate::view::{clock, extend};
use serde::Serialize;
use tera::Value;

/// Where the list is.
const LIST: &str = "nghe";

#[derive(Serialize)]
struct Episode {
    title: String,
    url: String,
    /// What it stays known by, wherever its page moves.
    guid: String,
    published: Option<String>,
    summary: Option<String>,
    sound: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    bytes: usize,
    duration: Option<String>,
    transcript: Option<String>,
}

impl Press {
    /// What has a recording, the newest first; what has no date comes last.
    fn recorded(&self) -> Vec<Subject> {
        let view = self.view();
        let mut all = view.site.recorded();
        all.retain(|subject| view.heard(*subject).is_some());
        all.sort_by_key(|subject| std::cmp::Reverse(view.heard_on(*subject).map(PartialDate::start)));
        all
    }

    /// The list of everything that can be heard.
    pub(super) fn recordings(&self, number: usize) -> Page {
        let view = self.view();
        let site = &view.site;
        let all = self.recorded();
        let (some, pager) = self.paged(&all, LIST, number);
        let items: Vec<Value> = some
            .iter()
            .map(|subject| {
                let (card, heading) = match subject {
                    Subject::Article(index) => (view.article(*index), site.articles[*index].record.title.clone()),
                    Subject::Profile(index) => (view.profile(*index), site.profiles[*index].record.name.clone()),
                    _ => (Value::none(), String::new()),
                };
                extend(card, [("heading", Value::from(heading)), ("recording", view.recording(*subject))])
            })
            .collect();
        let podcast = site.config.base().map(|_| Route::file(&format!("{LIST}/podcast.xml")).to_string());
        Page::new("recordings.html", self.word("title-recordings"))
            .described(Some(&self.word("recordings-lead")))
            .with("items", Value::from(items))
            .with("pager", pager)
            .with("total", Value::from(all.len()))
            .with("podcast", Value::from(podcast))
    }
}

/// The podcast.
pub fn feed(press: &Press, planned: &Planned) -> Made {
    let view = press.view();
    let site = &view.site;
    let own = site.config.podcast.as_ref();
    let of = |field: fn(&Podcast) -> &Option<String>| own.and_then(|own| field(own).clone());
    let url = |route: &Route| absolute(site, route).unwrap_or_default();
    let agency = site.config.agency.as_ref();
    let title =
        of(|own| &own.title).unwrap_or_else(|| format!("{}: {}", press.word("title-recordings"), site.config.title));
    let description = of(|own| &own.description).or_else(|| site.config.description.clone());
    let image = of(|own| &own.image).and_then(|path| view.plan.leads(site, &path)).map(|route| url(&route));
    let episodes: Vec<Episode> = press.recorded().into_iter().filter_map(|subject| episode(press, subject)).collect();
    let newest = episodes.iter().find_map(|episode| episode.published.clone());
    let value = extend(
        Value::none(),
        [
            ("title", Value::from(title.clone())),
            ("description", Value::from(description.unwrap_or(title))),
            (
                "author",
                Value::from(agency.and_then(|agency| agency.name.clone()).unwrap_or_else(|| site.config.title.clone())),
            ),
            ("email", Value::from(agency.and_then(|agency| agency.email.clone()))),
            ("category", Value::from(of(|own| &own.category).unwrap_or_else(|| "Society & Culture".to_owned()))),
            ("image", Value::from(image)),
            ("language", Value::from(site.config.language().word())),
            ("site_url", Value::from(url(&Route::page(LIST)))),
            ("self_url", Value::from(url(&planned.route))),
            ("updated", Value::from(newest)),
            ("episodes", Value::from_serializable(&episodes)),
        ],
    );
    render(press, planned, "podcast.xml", [("feed", value)])
}

fn episode(press: &Press, subject: Subject) -> Option<Episode> {
    let view = press.view();
    let site = &view.site;
    let heard = view.heard(subject)?;
    let (title, summary) = match subject {
        Subject::Article(index) => {
            let card = view.article_card(&site.articles[index]);
            (card.title, card.summary)
        }
        Subject::Profile(index) => {
            let card = view.profile_card(&site.profiles[index]);
            let honorific = card.honorific.filter(|_| site.profiles[index].kind() == ProfileKind::Individual);
            (honorific.into_iter().chain([card.name]).collect::<Vec<_>>().join(" "), card.summary)
        }
        _ => return None,
    };
    let url = absolute(site, &site.route(subject))?;
    Some(Episode {
        title,
        guid: format!("{url}#nghe"),
        url,
        published: view.heard_on(subject).and_then(|date| site.config.midnight_by_mail(site.mode.until_today(date))),
        summary,
        sound: absolute(site, &heard.route)?,
        media_type: heard.media_type,
        bytes: heard.bytes,
        duration: heard.seconds.map(clock),
        transcript: heard.transcript.as_ref().and_then(|route| absolute(site, route)),
    })
}
