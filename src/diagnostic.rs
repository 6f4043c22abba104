//! What is wrong, where, and what to write instead.
//!
//! A [`Diagnostic`] holds a stable [`Code`], the values its sentence needs, and places in the user's
//! files. It holds no sentence: the words are in `cli/messages/*.ftl`, one message per code and
//! language, so that no stage of the program knows which language the user reads. Stages return
//! their diagnostics beside their value; nobody prints but `cli::report`.

use crate::path::SourcePath;
use crate::wall::Broken;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A range of bytes in one file's text, after the normalisation of [`crate::source::normalise`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span of `range`; files are limited to far less than 4 GiB, so offsets saturate.
    pub fn new(range: std::ops::Range<usize>) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: clip(range.start), end: clip(range.end) }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end.max(self.start) as usize
    }

    /// The same span, `by` bytes further on: for text cut out of a larger file.
    pub fn shifted(self, by: usize) -> Self {
        Span::new(self.start as usize + by..self.end as usize + by)
    }
}

/// Where in the user's files something is. Without a span, the file as a whole is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub path: SourcePath,
    pub span: Option<Span>,
}

impl Place {
    pub fn file(path: &SourcePath) -> Self {
        Place { path: path.clone(), span: None }
    }

    pub fn at(path: &SourcePath, span: Span) -> Self {
        Place { path: path.clone(), span: Some(span) }
    }
}

/// A value inside a sentence.
///
/// Where findings are read back (`'de: 'static`), the names of messages live as long as the program, as do those that are
/// written down in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Arg {
    /// On one line, whatever it holds.
    Text(String),
    /// Lines of our own making.
    Lines(String),
    Count(u64),
    /// A phrase that is itself a message: a reason within a sentence.
    Words(Message),
}

macro_rules! count_args {
    ($($t:ty),*) => { $(impl From<$t> for Arg {
        fn from(n: $t) -> Self { Arg::Count(n as u64) }
    })* };
}
count_args!(u16, u32, u64, usize);

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Words(message)
    }
}

impl From<&SourcePath> for Arg {
    fn from(path: &SourcePath) -> Self {
        Arg::Text(path.as_str().to_owned())
    }
}

/// A sentence by its name in the message files, with its values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Message {
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    pub fn new(id: &'static str) -> Self {
        Message { id, args: Vec::new() }
    }

    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// What the system refused, in words: its own are in another language, and for programmers.
impl From<&std::io::Error> for Message {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as E;
        let word = match error.kind() {
            E::NotFound => "io-not-found",
            E::PermissionDenied => "io-permission",
            E::StorageFull | E::QuotaExceeded | E::FileTooLarge => "io-full",
            E::ReadOnlyFilesystem => "io-read-only",
            E::InvalidFilename => "io-name",
            E::ResourceBusy | E::ExecutableFileBusy => "io-busy",
            E::IsADirectory => "io-folder",
            E::NotADirectory => "io-not-a-folder",
            E::AlreadyExists => "io-exists",
            E::AddrInUse => "io-port-taken",
            E::AddrNotAvailable => "io-no-address",
            E::OutOfMemory => "io-memory",
            E::TimedOut | E::Interrupted | E::NetworkDown | E::HostUnreachable | E::StaleNetworkFileHandle => "io-late",
            E::UnexpectedEof | E::InvalidData => "io-damaged",
            // ERROR_SHARING_VIOLATION: another program has the file open.
            _ if cfg!(windows) && error.raw_os_error() == Some(32) => "io-busy",
            // ELOOP, which has no kind yet.
            _ if cfg!(target_os = "linux") && error.raw_os_error() == Some(40) => "io-loop",
            _ => {
                return match error.raw_os_error() {
                    // As text: a number would be printed with a separator of thousands.
                    Some(number) => Message::new("io-number").arg("number", number.to_string()),
                    None => Message::new("io-unknown"),
                };
            }
        };
        Message::new(word)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// What would publish something false, broken or private: stops a build.
    Error,
    /// What only makes the publication poorer.
    Warning,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident,)*) => {
        /// Every kind of finding, with its stable name and severity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $(#[serde(rename = $name)] $variant,)* }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable name that users search for; also the key of its sentence.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            pub const fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Files and folders.
    NoSite "no-site" Error,
    EmptySite "empty-site" Warning,
    UnreadableFile "unreadable-file" Error,
    NotText "not-text" Error,
    NotUtf8 "not-utf8" Error,
    NotAFile "not-a-file" Error,
    FileTooLarge "file-too-large" Error,
    NameCollision "name-collision" Error,
    LinkOutside "link-outside" Error,
    LinkLoop "link-loop" Error,
    UnknownFolder "unknown-folder" Warning,
    UnknownFile "unknown-file" Warning,
    FolderText "folder-text" Warning,
    OfficeFile "office-file" Warning,
    NotForReaders "not-for-readers" Warning,
    TrustedPage "trusted-page" Warning,
    ServerProgram "server-program" Warning,
    FileMetadata "file-metadata" Warning,
    ProgramFault "program-fault" Error,
    NotNfc "not-nfc" Warning,
    ControlCharacter "control-character" Warning,
    PiledMarks "piled-marks" Warning,
    BadId "bad-id" Error,
    // YAML and front matter.
    YamlSyntax "yaml-syntax" Error,
    YamlColon "yaml-colon" Error,
    YamlComma "yaml-comma" Error,
    YamlTab "yaml-tab" Error,
    YamlTooBig "yaml-too-big" Error,
    CurlyQuotes "curly-quotes" Error,
    FrontMatterMissing "front-matter-missing" Error,
    FrontMatterOpen "front-matter-open" Error,
    FrontMatterForeign "front-matter-foreign" Error,
    UnknownKey "unknown-key" Error,
    DuplicateKey "duplicate-key" Error,
    InternalShared "internal-shared" Error,
    MissingKey "missing-key" Error,
    WrongShape "wrong-shape" Error,
    WrongChoice "wrong-choice" Error,
    BadDate "bad-date" Error,
    BadCount "bad-count" Error,
    BadPeriod "bad-period" Error,
    CutByHash "cut-by-hash" Warning,
    UnknownTimeZone "unknown-time-zone" Error,
    DuplicateId "duplicate-id" Error,
    // References.
    UnknownReference "unknown-reference" Error,
    WrongKindOfReference "wrong-kind-of-reference" Error,
    CyclicUnits "cyclic-units" Error,
    UnitsTooDeep "units-too-deep" Error,
    UnitChange "unit-change" Error,
    UnitEnded "unit-ended" Warning,
    MissingFile "missing-file" Error,
    BadPaper "bad-paper" Warning,
    StoryKind "story-kind" Error,
    TwoBodies "two-bodies" Error,
    // Markdown.
    BrokenLink "broken-link" Error,
    BrokenAnchor "broken-anchor" Error,
    BadScheme "bad-scheme" Error,
    LocalDiskLink "local-disk-link" Error,
    RawHtml "raw-html" Warning,
    LeftoverMarkup "leftover-markup" Warning,
    TableCells "table-cells" Error,
    TableCellsMissing "table-cells-missing" Warning,
    BadCall "bad-call" Error,
    UnknownCall "unknown-call" Error,
    ForeignCall "foreign-call" Error,
    MarkdownTooDeep "markdown-too-deep" Error,
    ExternalPicture "external-picture" Error,
    PrivateFile "private-file" Error,
    FileHeldBack "file-held-back" Warning,
    SharedFile "shared-file" Warning,
    PrivateData "private-data" Error,
    LegacyEncoding "legacy-encoding" Warning,
    LinkToHeldBack "link-to-held-back" Warning,
    LinkToEmpty "link-to-empty" Warning,
    UnknownFootnote "unknown-footnote" Warning,
    UnusedFootnote "unused-footnote" Warning,
    // Contradictions.
    WrongOrder "wrong-order" Error,
    MoreThanAll "more-than-all" Error,
    EmptyVideo "empty-video" Error,
    BadFilm "bad-film" Error,
    BadSubtitles "bad-subtitles" Error,
    BadRecording "bad-recording" Error,
    // Quality of the content.
    NoAlt "no-alt" Warning,
    NoCaption "no-caption" Warning,
    NoTranscript "no-transcript" Warning,
    NoCredit "no-credit" Warning,
    NoDate "no-date" Warning,
    FutureDate "future-date" Warning,
    NoDecision "no-decision" Warning,
    EmptyText "empty-text" Warning,
    SampleText "sample-text" Warning,
    NoPortrait "no-portrait" Warning,
    NameInCapitals "name-in-capitals" Warning,
    HonorificInName "honorific-in-name" Warning,
    SeriesGap "series-gap" Warning,
    SeriesDouble "series-double" Warning,
    AwardRecipient "award-recipient" Warning,
    AwardRank "award-rank" Warning,
    MentionsWithdrawn "mentions-withdrawn" Warning,
    MentionsUnconsented "mentions-unconsented" Warning,
    OldApproval "old-approval" Warning,
    NearName "near-name" Warning,
    NearProfile "near-profile" Warning,
    NoBaseUrl "no-base-url" Warning,
    AddressGone "address-gone" Warning,
    // Addresses and output.
    AddressCollision "address-collision" Error,
    BadAddress "bad-address" Error,
    OutputIsSource "output-is-source" Error,
    OutputNotOurs "output-not-ours" Error,
    OutputForeignFile "output-foreign-file" Error,
    OutputOverlap "output-overlap" Error,
    OutputLocked "output-locked" Error,
    OutputFailed "output-failed" Error,
    OutputWithheld "output-withheld" Warning,
    OutputAltered "output-altered" Warning,
    OutputLeft "output-left" Warning,
    // Pictures.
    BadPicture "bad-picture" Error,
    BadDrawing "bad-drawing" Error,
    UnsafeDrawing "unsafe-drawing" Error,
    AnimatedPicture "animated-picture" Warning,
    GuessedColours "guessed-colours" Warning,
    BadFocus "bad-focus" Error,
    PictureTooLarge "picture-too-large" Error,
    // Yearbooks.
    BadMeasure "bad-measure" Error,
    ImprintMissing "imprint-missing" Error,
    BadIsbn "bad-isbn" Warning,
    EmptyPart "empty-part" Warning,
    PanelLayout "panel-layout" Warning,
    NoGlyph "no-glyph" Warning,
    LowResolution "low-resolution" Warning,
    OddProportion "odd-proportion" Warning,
    InkProfile "ink-profile" Warning,
    OffPage "off-page" Error,
    BookFailed "book-failed" Error,
    BookUnsettled "book-unsettled" Warning,
    HandoutFailed "handout-failed" Error,
    ShareFailed "share-failed" Error,
    BookChanged "book-changed" Warning,
    // Themes.
    NoTheme "no-theme" Error,
    ThemeVersion "theme-version" Error,
    ThemeParameter "theme-parameter" Error,
    TemplateSyntax "template-syntax" Error,
    TemplateCircular "template-circular" Error,
    TemplateFailed "template-failed" Error,
    MissingString "missing-string" Error,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A marked place with an optional remark of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Label {
    pub place: Place,
    pub remark: Option<Message>,
}

/// What to write instead of a span, shown as a corrected line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fix {
    pub place: Place,
    pub replacement: String,
}

/// One finding. Sorted by place, then code, so that reports do not depend on thread timing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Diagnostic {
    /// The first label is the place the finding is about; there may be none (a finding about the whole site).
    pub labels: Vec<Label>,
    pub code: Code,
    pub severity: Severity,
    pub args: Vec<(&'static str, Arg)>,
    pub helps: Vec<Message>,
    pub fix: Option<Fix>,
}

/// That the program itself broke, not knowing over what.
impl From<&Broken> for Diagnostic {
    fn from(Broken(said): &Broken) -> Self {
        Diagnostic::new(Code::ProgramFault).help(Message::new("help-broken").arg("detail", said.as_str()))
    }
}

impl Diagnostic {
    pub fn new(code: Code) -> Self {
        Diagnostic {
            labels: Vec::new(),
            code,
            severity: code.severity(),
            args: Vec::new(),
            helps: Vec::new(),
            fix: None,
        }
    }

    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Marks a place, without a remark.
    pub fn at(self, place: Place) -> Self {
        self.label(place, None)
    }

    pub fn at_span(self, path: &SourcePath, span: Span) -> Self {
        self.at(Place::at(path, span))
    }

    pub fn in_file(self, path: &SourcePath) -> Self {
        self.at(Place::file(path))
    }

    /// Marks a further place, with a remark ("first given here").
    pub fn also(self, place: Place, remark: Message) -> Self {
        self.label(place, Some(remark))
    }

    fn label(mut self, place: Place, remark: Option<Message>) -> Self {
        self.labels.push(Label { place, remark });
        self
    }

    pub fn help(mut self, message: Message) -> Self {
        self.helps.push(message);
        self
    }

    pub fn help_if(self, message: Option<Message>) -> Self {
        match message {
            Some(message) => self.help(message),
            None => self,
        }
    }

    pub fn fix(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, replacement: replacement.into() });
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A collection of findings that a stage fills as it goes and hands over at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(more);
    }

    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Diagnostic::is_error)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// The findings in the order of the files and lines they are about, each once; warnings raised
    /// to errors when `strict`.
    pub fn sorted(mut self, strict: bool) -> Vec<Diagnostic> {
        if strict {
            for diagnostic in &mut self.0 {
                diagnostic.severity = Severity::Error;
            }
        }
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

impl From<Diagnostic> for Findings {
    fn from(finding: Diagnostic) -> Self {
        Findings(vec![finding])
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
