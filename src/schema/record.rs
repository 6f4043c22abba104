//! Tables of keys. [`record!`] declares an entity once; from it come the struct, its reading, and
//! the table that the JSON Schema and the handbook print.

use crate::vietnamese;

/// What a value is, for the JSON Schema, the handbook and the sentences of errors.
#[derive(Debug, Clone)]
pub enum Kind {
    Text,
    Markdown,
    Count,
    Year,
    Rank,
    Date,
    Period,
    Boolean,
    /// The id of an entity of this name.
    Reference(&'static str),
    /// Pairs of an English and a Vietnamese word.
    Choice(&'static [(&'static str, &'static str)]),
    List(Box<Kind>),
    Record(&'static Record),
    /// Such records, by names that the office gives them.
    Named(&'static Record),
    Any,
}

impl Kind {
    /// The name of the shape in the message files.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Kind::Text | Kind::Markdown => "text",
            Kind::Count | Kind::Rank => "count",
            Kind::Year => "year",
            Kind::Date => "date",
            Kind::Period => "period",
            Kind::Boolean => "boolean",
            Kind::Reference(_) => "reference",
            Kind::Choice(_) => "choice",
            Kind::List(_) => "list",
            Kind::Record(_) | Kind::Named(_) => "record",
            Kind::Any => "any",
        }
    }

    /// A value of this shape, to show how it is written.
    pub(super) fn example(&self, said: Option<&str>) -> String {
        match self {
            Kind::Text | Kind::Markdown | Kind::Reference(_) | Kind::Record(_) | Kind::Named(_) | Kind::Any => {
                "...".to_owned()
            }
            Kind::Count => "97".to_owned(),
            Kind::Year => "2021".to_owned(),
            Kind::Rank => "1".to_owned(),
            Kind::Date => "19/5/2021".to_owned(),
            Kind::Period => "2016-2021".to_owned(),
            Kind::Boolean => "true".to_owned(),
            Kind::Choice(words) => {
                let known = words.iter().map(|(_, alias)| *alias);
                let near = said.and_then(|said| vietnamese::nearest(said, known.clone()));
                near.or(known.clone().next()).unwrap_or_default().to_owned()
            }
            Kind::List(of) => match of.as_ref() {
                Kind::Choice(words) => {
                    format!("[{}]", words.iter().map(|(_, alias)| *alias).collect::<Vec<_>>().join(", "))
                }
                other => format!("[{}]", other.example(None)),
            },
        }
    }

    /// Whether a comma can only divide values of this shape.
    pub(super) fn has_no_comma(&self) -> bool {
        matches!(self, Kind::Year | Kind::Rank | Kind::Date | Kind::Reference(_) | Kind::Choice(_))
    }
}

/// One key of an entity.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The English key.
    pub name: &'static str,
    /// The Vietnamese key, in ASCII. The same as `name` where the word is the same.
    pub alias: &'static str,
    /// What the key means, in English.
    pub doc: &'static str,
    pub kind: fn() -> Kind,
    /// Whether a record without this key is an error.
    pub required: fn() -> bool,
}

/// The table of an entity's keys.
#[derive(Debug)]
pub struct Record {
    pub name: &'static str,
    pub doc: &'static str,
    pub fields: &'static [Field],
    /// The key that a plain scalar in place of a map stands for: `anh_bia: hoi-nghi.jpg`.
    pub shorthand: Option<&'static str>,
}

impl Record {
    /// The index of the field that has this key as its English or Vietnamese name.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == key || field.alias == key)
    }

    /// The record as it is written, its first keys with values to fill in; a word that says one of its choices is taken over.
    pub fn example(&self, said: Option<&str>) -> String {
        const FEW: usize = 4;
        let entry = |field: &Field| format!("{}: {}", field.alias, (field.kind)().example(said));
        let entries: Vec<_> = self.fields.iter().take(FEW).map(entry).collect();
        format!("{{{}}}", entries.join(", "))
    }

    /// Every key that may stand here, Vietnamese ones first: candidates for "did you mean".
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.alias).chain(self.fields.iter().map(|field| field.name))
    }
}

/// Declares an entity: a struct whose fields are read from the keys given after `=`. A field is
/// required when its type has no value for "absent" (see [`Shape::absent`](super::Shape::absent)).
/// Each struct also gets `span`, where the record stands in its file.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident $(shorthand $short:literal)? {
            $( $(#[doc = $fdoc:literal])* $field:ident: $ty:ty = $key:literal | $alias:literal, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Where the record stands in its file.
            pub span: $crate::diagnostic::Span,
            $( $(#[doc = $fdoc])* pub $field: $ty, )*
        }

        impl $name {
            pub const RECORD: $crate::schema::Record = $crate::schema::Record {
                name: stringify!($name),
                doc: concat!($($doc, "\n",)*),
                fields: &[$( $crate::schema::Field {
                    name: $key,
                    alias: $alias,
                    doc: concat!($($fdoc, "\n",)*),
                    kind: <$ty as $crate::schema::Shape>::kind,
                    required: || <$ty as $crate::schema::Shape>::absent().is_none(),
                }, )*],
                shorthand: $crate::schema::record!(@short $($short)?),
            };
        }

        impl $crate::schema::Shape for $name {
            fn kind() -> $crate::schema::Kind {
                static RECORD: $crate::schema::Record = $name::RECORD;
                $crate::schema::Kind::Record(&RECORD)
            }

            fn read(
                node: &$crate::schema::Node,
                reader: &mut $crate::schema::Reader<'_>,
            ) -> Option<Self> {
                let mut slots = reader.slots(node, &Self::RECORD)?.into_iter();
                $( let $field: Option<$ty> = reader.field(node, slots.next().flatten(), $alias); )*
                Some($name { span: node.span, $( $field: $field?, )* })
            }
        }
    };
    (@short) => { None };
    (@short $short:literal) => { Some($short) };
}
pub(crate) use record;

/// Declares a closed list of words: an enum with the English and the Vietnamese word of each case.
macro_rules! choices {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $vdoc:literal])* $variant:ident = $word:literal | $alias:literal, )*
        }
        $( meant { $( $said:literal => $($is:literal)+, )* } )?
        $( guess $guess:literal )?
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $vdoc])* $variant, )* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The English word, which templates and open data use.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::schema::Choice for $name {
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $alias),)*];
            $( const MEANT: &'static [(&'static str, &'static [&'static str])] = &[$(($said, &[$($is,)+]),)*]; )?
            $( const GUESS: bool = $guess; )?

            fn from_index(index: usize) -> Option<Self> {
                Self::ALL.get(index).copied()
            }
        }
    };
}
pub(crate) use choices;
