//! What the template of the form of consent is told, beside the entry that it is about.

use super::super::yearbook::{Writer, set_text};
use super::sheaf::Sheaf;
use crate::reading::entities::ProfileKind;
use crate::view::extend;
use tera::Value;

impl Writer<'_, Sheaf<'_>> {
    /// Who is asked, for whom, by whom. Of the person nothing that the page would not show; of the office where it can be
    /// written to, and no telephone.
    pub(super) fn form(&self, index: usize, paths: Vec<String>) -> [(&'static str, Value); 3] {
        let site = &self.view.site;
        let item = &site.profiles[index];
        let record = &item.record;
        let agency = site.config.agency.as_ref();
        let text = |text: Option<&String>| Value::from(text.map(|text| set_text(text)));
        let consent = record.consent.as_ref();
        // Who signs for more than one.
        let stands = match item.kind() {
            ProfileKind::Individual => None,
            ProfileKind::Household => Some("consent-signer-household"),
            ProfileKind::Collective | ProfileKind::Model => Some("consent-signer-collective"),
        };
        let members: Vec<String> = self.view.members(item).into_iter().map(|member| set_text(&member.name)).collect();
        let form = [
            ("name", Value::from(set_text(&record.name))),
            ("kind", Value::from(item.kind().word())),
            ("honorific", text(record.honorific.as_ref())),
            ("lines", Value::from(self.lines(item, &self.view.profile_card(item).roles))),
            ("child", Value::from(record.child)),
            ("stands", Value::from(stands)),
            ("members", Value::from(members)),
            ("guardian", text(consent.and_then(|consent| consent.guardian.as_ref()))),
            ("due", Value::from(consent.and_then(|consent| consent.due).map(|date| set_text(&date.long())))),
            ("today", Value::from(set_text(&site.mode.today.long()))),
            ("site", Value::from(set_text(&site.config.title))),
            ("base", Value::from(site.base.clone())),
            ("agency", text(agency.and_then(|agency| agency.name.as_ref()))),
            ("address", text(agency.and_then(|agency| agency.address.as_ref()))),
            ("email", Value::from(agency.and_then(|agency| agency.email.clone()))),
        ];
        let title = self.theme_text("consent-title-of", &[("name", record.name.clone())]);
        [
            ("title", Value::from(set_text(&title))),
            ("form", extend(Value::none(), form)),
            ("entries", Value::from(paths)),
        ]
    }

    fn theme_text(&self, key: &str, values: &[(&str, String)]) -> String {
        self.view.theme.strings.get(key, values).unwrap_or_default()
    }
}
