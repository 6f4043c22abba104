//! `site.yaml`: what the site is called, whose it is, how it looks, which gates are up.

mod hosts;
mod zone;

pub use hosts::{Account, Host, Hosts, Protection, Target};

use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, Reader, Shape, Spanned, choices, record};
use crate::source::{self, CONFIG_FILES, Sources};
use crate::vietnamese::{PartialDate, personal_data, personal_key};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::path::Path;

choices! {
    /// The language of the site's own words.
    pub enum Language {
        Vietnamese = "vi" | "vi",
        English = "en" | "en",
    }
}

choices! {
    /// How finely articles are listed by their dates.
    pub enum Archive {
        Years = "year" | "nam",
        Months = "month" | "thang",
        Days = "day" | "ngay",
    }
}

impl Archive {
    /// The most exact list that a date is in.
    pub fn scope(self, date: PartialDate) -> Option<PartialDate> {
        date.scopes().filter(|scope| self.has(*scope)).last()
    }

    /// Whether there are lists of such a day, month or year.
    pub fn has(self, scope: PartialDate) -> bool {
        match self {
            Archive::Years => scope.month().is_none(),
            Archive::Months => scope.day().is_none(),
            Archive::Days => true,
        }
    }
}

choices! {
    /// What brings the site to its readers, where it reads files beside the pages.
    pub enum Server {
        GitHub = "github" | "github",
        GitLab = "gitlab" | "gitlab",
        Netlify = "netlify" | "netlify",
        Cloudflare = "cloudflare" | "cloudflare",
        Apache = "apache" | "apache",
        Nginx = "nginx" | "nginx",
    }
}

record! {
    /// The office that publishes, as official sites must name it in the footer.
    pub struct Agency {
        name: Option<String> = "name" | "ten",
        parent: Option<String> = "parent" | "cap_tren",
        responsible: Option<String> = "responsible" | "chiu_trach_nhiem",
        licence: Option<String> = "licence" | "giay_phep",
        address: Option<String> = "address" | "dia_chi",
        phone: Option<String> = "phone" | "dien_thoai",
        email: Option<String> = "email" | "thu",
    }
}

record! {
    /// An entry of the menu.
    pub struct MenuItem {
        name: String = "name" | "ten",
        to: Spanned<String> = "to" | "den",
    }
}

record! {
    /// What directories of podcasts are told of the recordings.
    pub struct Podcast {
        title: Option<String> = "title" | "tieu_de",
        description: Option<String> = "description" | "mo_ta",
        /// A square picture of `static/`, from its root: `/podcast.jpg`.
        image: Option<String> = "image" | "anh",
        /// One of Apple's; without it "Society & Culture".
        category: Option<String> = "category" | "the_loai",
    }
}

record! {
    /// The gates before publication. Both are up unless turned off.
    pub struct Gates {
        approval: Option<bool> = "approval" | "can_duyet",
        consent: Option<bool> = "consent" | "can_dong_y",
        /// Telephone numbers, e-mail addresses and accounts of offices, which texts may hold.
        allowed: Vec<String> = "allowed" | "cho_phep",
    }
}

record! {
    /// What readers get as a handout to print, unless its record says otherwise.
    pub struct Handouts {
        articles: bool = "articles" | "bai_viet",
        profiles: bool = "profiles" | "ho_so",
        /// Of each profile a sheet for the wall.
        posters: bool = "posters" | "ap_phich",
        /// Of standards of conduct sheets for the wall, A4 and A3.
        standards: bool = "standards" | "chuan_muc",
        /// Whether sheets for the wall have three millimetres more around them, to be cut off by a printer.
        bleed: bool = "bleed" | "chua_xen",
    }
}

record! {
    /// The site's configuration.
    pub struct Config {
        title: String = "title" | "tieu_de",
        description: Option<String> = "description" | "mo_ta",
        base_url: Option<Spanned<String>> = "base_url" | "base_url",
        language: Option<Language> = "language" | "ngon_ngu",
        /// Where the day begins, as the IANA database names it; without it `Asia/Ho_Chi_Minh`.
        time_zone: Option<Spanned<String>> = "time_zone" | "mui_gio",
        theme: Option<Spanned<String>> = "theme" | "giao_dien",
        /// Parameters of the theme, typed by its `theme.yaml`.
        params: Option<Node> = "params" | "tham_so",
        agency: Option<Agency> = "agency" | "co_quan",
        page_size: Option<Spanned<u64>> = "page_size" | "moi_trang",
        /// By year, by month or by day; without it by month, for most days have one article.
        archive: Option<Archive> = "archive_by" | "xem_theo",
        raw_html: bool = "raw_html" | "html_tho",
        handouts: Option<Handouts> = "handouts" | "to_in",
        /// Each article and profile in words, to be read out by loudspeaker; without it there are such pages.
        loudspeaker: Option<bool> = "loudspeaker" | "doc_loa",
        /// The recordings as a podcast.
        podcast: Option<Podcast> = "podcast" | "podcast",
        /// Pictures that stand for pages where their addresses are shared; without it there are.
        share_pictures: Option<bool> = "share_pictures" | "the_chia_se",
        /// Hosts to publish to, each by a name of your own.
        hosts: Hosts = "hosts" | "may_chu",
        /// For which servers there are files beside the pages; without it for GitHub Pages, which else leave out `_sen` and `_tim`.
        server_files: Option<Vec<Server>> = "server_files" | "tep_may_chu",
        /// How each text lies packed beside itself, for a server that hands it out so: `gz` for nginx, `br` for those that have Brotli too.
        packed_beside: PackedBeside = "packed_beside" | "nen_san",
        menu: Vec<MenuItem> = "menu" | "trinh_don",
        gates: Option<Gates> = "publication" | "xuat_ban",
        footer_note: Option<String> = "footer_note" | "dong_goc",
        /// Names that are right, although they are nearly somebody else's.
        right_names: Vec<String> = "right_names" | "ten_dung",
    }
}

choices! {
    /// How a text is packed beside itself: ways that browsers read.
    pub enum Packing {
        Gzip = "gz" | "gz",
        Brotli = "br" | "br",
    }
}

impl Packing {
    /// What names of packed files end in, after the name of the text.
    pub const fn suffix(self) -> &'static str {
        match self {
            Packing::Gzip => ".gz",
            Packing::Brotli => ".br",
        }
    }
}

/// `true` is what was written before there was a choice, and means `gz`.
#[derive(Debug, Clone, Default)]
pub struct PackedBeside(pub Vec<Packing>);

impl Shape for PackedBeside {
    fn kind() -> crate::schema::Kind {
        Vec::<Packing>::kind()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.scalar() {
            Some("true") => Some(PackedBeside(vec![Packing::Gzip])),
            Some("false") => Some(PackedBeside::default()),
            _ => Vec::read(node, reader).map(PackedBeside),
        }
    }

    fn absent() -> Option<Self> {
        Some(PackedBeside::default())
    }
}

impl Shape for Node {
    fn kind() -> crate::schema::Kind {
        crate::schema::Kind::Any
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        note_texts(node, reader);
        Some(node.clone())
    }
}

/// Parameters of a theme are printed too.
fn note_texts(node: &Node, reader: &mut Reader<'_>) {
    match &node.kind {
        NodeKind::Scalar { text, .. } => reader.note_text(text, node.span),
        NodeKind::List(items) => items.iter().for_each(|item| note_texts(item, reader)),
        NodeKind::Map(entries) => entries.iter().for_each(|(_, value)| note_texts(value, reader)),
        NodeKind::Null => {}
    }
}

impl Config {
    pub fn language(&self) -> Language {
        self.language.unwrap_or(Language::Vietnamese)
    }

    pub fn theme(&self) -> &str {
        self.theme.as_ref().map_or("sen", |theme| &theme.value)
    }

    /// Items on one page of a list.
    pub fn page_size(&self) -> usize {
        self.page_size.as_ref().and_then(|size| usize::try_from(size.value).ok()).filter(|size| *size > 0).unwrap_or(50)
    }

    /// How finely articles are listed by their dates.
    pub fn archive(&self) -> Archive {
        self.archive.unwrap_or(Archive::Months)
    }

    pub fn needs_approval(&self) -> bool {
        self.gates.as_ref().and_then(|gates| gates.approval) != Some(false)
    }

    pub fn needs_consent(&self) -> bool {
        self.gates.as_ref().and_then(|gates| gates.consent) != Some(false)
    }

    /// The contacts that texts may hold, by their [`personal_key`]: the agency's own, and what `cho_phep` lists.
    pub fn allowed_contacts(&self) -> BTreeSet<String> {
        let listed = self.gates.iter().flat_map(|gates| &gates.allowed).map(|text| personal_key(text));
        let agency = self.agency.as_ref().map(Agency::texts).unwrap_or_default();
        let own = agency.into_iter().flat_map(personal_data).map(|data| personal_key(&data.text));
        listed.chain(own).collect()
    }

    /// The servers for which there are files beside the pages.
    pub fn servers(&self) -> &[Server] {
        self.server_files.as_deref().unwrap_or(&[Server::GitHub])
    }

    /// The beginning of a day, as RFC 3339 writes it: midnight where the site is.
    pub fn midnight(&self, day: PartialDate) -> String {
        self.midnight_as(day, "%Y-%m-%dT%H:%M:%S%:z").unwrap_or_else(|| format!("{}T00:00:00Z", day.start()))
    }

    /// The same as mail and RSS write it (RFC 2822); `None` for a day that no calendar has.
    pub fn midnight_by_mail(&self, day: PartialDate) -> Option<String> {
        self.midnight_as(day, "%a, %d %b %Y %H:%M:%S %z")
    }

    fn midnight_as(&self, day: PartialDate, form: &str) -> Option<String> {
        let zone = zone::zone(self.time_zone.as_ref().map(|zone| zone.value.as_str()));
        let at = day.start().to_string().parse::<Date>().and_then(|date| date.to_zoned(zone)).ok()?;
        Some(at.strftime(form).to_string())
    }

    /// The address of the site, ending in `/`.
    pub fn base(&self) -> Option<url::Url> {
        self.base_url.as_ref().and_then(|url| parse_base(&url.value))
    }
}

impl Agency {
    /// Everything that is said of it.
    pub fn texts(&self) -> Vec<&str> {
        let Agency { span: _, name, parent, responsible, licence, address, phone, email } = self;
        [name, parent, responsible, licence, address, phone, email].into_iter().flatten().map(String::as_str).collect()
    }
}

/// The address of a site, ending in `/`; `None` when it is not one, or carries a query.
pub fn parse_base(text: &str) -> Option<url::Url> {
    let mut text = text.to_owned();
    if !text.ends_with('/') {
        text.push('/');
    }
    url::Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none())
}

/// Whose midnight ends the day of the site at `root`, also while its configuration has mistakes; an unknown name is an error
/// of [`read`], and counts as none.
pub fn time_zone(root: &Path) -> TimeZone {
    let paths = CONFIG_FILES.iter().map(|name| SourcePath::new(*name));
    let node = paths.filter_map(|path| crate::schema::parse(&source::snippet_text(root, &path)?, &path, 0).ok()).next();
    let own = node.and_then(|node| {
        let NodeKind::Map(entries) = node.kind else { return None };
        let (_, zone) = entries.iter().find(|(key, _)| matches!(key.scalar(), Some("mui_gio" | "time_zone")))?;
        zone.scalar().map(str::to_owned)
    });
    zone::zone(own.as_deref())
}

/// Reads the configuration of the site.
///
/// # Errors
/// As findings; without a readable title there is no configuration.
pub fn read(sources: &Sources) -> (Option<(SourcePath, Config)>, Findings) {
    let mut findings = Findings::new();
    let path = CONFIG_FILES.iter().map(|name| SourcePath::new(*name)).find(|path| sources.files.contains_key(path));
    let Some(path) = path else {
        if let Some(refused) = source::refused_config(&sources.root) {
            findings.push(refused);
            return (None, findings);
        }
        findings.push(
            Diagnostic::new(Code::NoSite)
                .arg("folder", sources.root.display().to_string())
                .help(Message::new("help-no-site")),
        );
        return (None, findings);
    };
    let text = match sources.text(&path) {
        Ok(text) => text,
        Err(error) => {
            findings.push(*error);
            return (None, findings);
        }
    };
    findings.extend(text.findings);
    let node = match crate::schema::parse(&text.text, &path, 0) {
        Ok(node) => node,
        Err(error) => {
            findings.push(*error);
            return (None, findings);
        }
    };
    let mut reader = Reader::new(&path);
    let empty = Node { kind: NodeKind::Map(Vec::new()), span: Span::default() };
    let config = Config::read(if node.is_empty() { &empty } else { &node }, &mut reader);
    findings.extend(reader.findings);
    if let Some(config) = &config {
        check(config, &path, &mut findings);
    }
    (config.map(|config| (path, config)), findings)
}

/// A configuration that says nothing, for who must look at the content although the site's own cannot be read.
pub fn bare() -> Option<(SourcePath, Config)> {
    let path = SourcePath::new(*CONFIG_FILES.first()?);
    let node = crate::schema::parse("tieu_de: \"-\"\n", &path, 0).ok()?;
    Config::read(&node, &mut Reader::new(&path)).map(|config| (path, config))
}

fn check(config: &Config, path: &SourcePath, findings: &mut Findings) {
    hosts::check(&config.hosts, path, findings);
    if let Some(size) = config.page_size.as_ref().filter(|size| size.value == 0) {
        let finding = Diagnostic::new(Code::BadCount).arg("text", size.value.to_string());
        findings.push(finding.at(Place::at(path, size.span)).help(Message::new("help-page-size")));
    }
    let is_wrong = |zone: &&Spanned<String>| TimeZone::get(&zone.value).is_err() || zone::is_turned(&zone.value);
    if let Some(zone) = config.time_zone.as_ref().filter(is_wrong) {
        let place = Place::at(path, zone.span);
        let case = if zone::is_turned(&zone.value) { "turned" } else { "none" };
        let finding = Diagnostic::new(Code::UnknownTimeZone).arg("case", case).arg("zone", zone.value.as_str());
        let finding = finding.at(place.clone());
        let finding = finding.help(Message::new("help-time-zone"));
        findings.push(match zone::meant(&zone.value) {
            Some(meant) => finding.fix(place, meant),
            None => finding,
        });
    }
    match &config.base_url {
        None => findings.push(Diagnostic::new(Code::NoBaseUrl).in_file(path)),
        Some(url) if parse_base(&url.value).is_none() => findings.push(
            Diagnostic::new(Code::BadAddress)
                .arg("address", url.value.as_str())
                .at(Place::at(path, url.span))
                .help(Message::new("help-base-url")),
        ),
        Some(_) => {}
    }
}
