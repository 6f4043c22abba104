//! Calls: `{{ ho_so(id="nguyen-van-mau") }}`.
//!
//! ```text
//! call  = "{{" name "(" [ arg { "," arg } [ "," ] ] ")" "}}"     on one line, spaces between all
//! arg   = name "=" ( '"' text '"' | "'" text "'" | digits )
//! name  = ASCII letter or "_", then letters, digits, "_"
//! ```

use super::foreign::{self, Foreign};
use crate::diagnostic::Message;
use std::collections::BTreeMap;

/// The calls that there are, in Vietnamese and in English, with the entity whose id they take.
pub const CALLS: &[(&str, &str, &str)] = &[
    ("ho_so", "profile", "profile"),
    ("phong_su_anh", "gallery", "gallery"),
    ("video", "video", "video"),
    ("so_lieu", "figure", "figure"),
];

/// What begins with `{{`.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// `end` is where it ends.
    Call { name: String, args: BTreeMap<String, String>, end: usize },
    /// Meant as a call and not one; `form` is how it should be written.
    Malformed { end: usize, form: String },
    /// A command of another program.
    Foreign { end: usize, command: Foreign },
    /// Nothing closes it.
    Open,
}

/// Longest malformed call whose end is looked for, in bytes.
const MALFORMED_MAX: usize = 1000;

/// Reads the call at the beginning of `text`, which begins with `{{`.
pub fn scan(text: &str) -> Found {
    if let Some((name, args, end)) = (Cursor { text, at: 2 }).call() {
        return Found::Call { name, args, end };
    }
    let end = text.bytes().take(MALFORMED_MAX).zip(text.bytes().skip(1)).skip(2).position(|pair| pair == (b'}', b'}'));
    let Some(inner) = end.and_then(|end| text.get(2..end + 2)) else {
        return Found::Open;
    };
    if inner.contains("\n\n") || inner.contains("{{") {
        return Found::Open;
    }
    let end = inner.len() + 4;
    let name = words(inner.trim_matches(['-', ' '])).first().map(|word| identifier(word));
    let ours = name.is_some_and(|name| is_known(&name));
    let command = foreign::recognise(inner).or_else(|| foreign::trimming(inner).filter(|_| !ours));
    match command {
        Some(command) => Found::Foreign { end, command },
        None => Found::Malformed { end, form: corrected(inner) },
    }
}

/// Whether there is a call of this name.
fn is_known(name: &str) -> bool {
    CALLS.iter().any(|(vietnamese, english, _)| name == *vietnamese || name == *english)
}

/// What to write instead of a malformed call: `form`, or which calls there are.
pub fn help(form: &str) -> Message {
    match scan(form) {
        Found::Call { name, .. } if is_known(&name) => Message::new("help-call-form").arg("form", form),
        _ => {
            let names: Vec<_> = CALLS.iter().map(|(vietnamese, ..)| *vietnamese).collect();
            Message::new("help-calls").arg("known", names.join(", "))
        }
    }
}

/// Whether a corrected form is a call that can be: of a name that there is, and of an id that was given.
pub fn is_sound(form: &str) -> bool {
    matches!(scan(form), Found::Call { name, args, .. } if is_known(&name) && args.get("id").is_some_and(|id| id != "..."))
}

/// The call that was meant by `inner`, which stands in single braces, if it is one of ours: `{ ho_so(id="a") }`.
pub fn in_single_braces(inner: &str) -> Option<String> {
    let form = format!("{{{{ {} }}}}", inner.trim());
    let form = match scan(&form) {
        Found::Call { .. } => form,
        Found::Malformed { form, .. } if inner.contains('(') => form,
        _ => return None,
    };
    is_sound(&form).then_some(form)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn call(mut self) -> Option<(String, BTreeMap<String, String>, usize)> {
        self.spaces();
        let name = self.name()?.to_owned();
        let mut args = BTreeMap::new();
        self.take("(")?;
        while self.take(")").is_none() {
            let key = self.name()?;
            self.take("=")?;
            let value = self.value()?;
            if args.insert(key.to_owned(), value.to_owned()).is_some() {
                return None;
            }
            if self.take(",").is_none() {
                self.take(")")?;
                break;
            }
        }
        self.take("}}")?;
        Some((name, args, self.at))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
    }

    /// Takes `mark` with the spaces around it.
    fn take(&mut self, mark: &str) -> Option<()> {
        self.spaces();
        self.rest().strip_prefix(mark)?;
        self.at += mark.len();
        if mark != "}}" {
            self.spaces();
        }
        Some(())
    }

    fn run(&mut self, of: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let run = &rest[..rest.find(|c| !of(c)).unwrap_or(rest.len())];
        self.at += run.len();
        run
    }

    fn name(&mut self) -> Option<&'a str> {
        let name = self.run(|c| c.is_ascii_alphanumeric() || c == '_');
        (!name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())).then_some(name)
    }

    fn value(&mut self) -> Option<&'a str> {
        let quote = self.rest().chars().next()?;
        if quote != '"' && quote != '\'' {
            let digits = self.run(|c| c.is_ascii_digit());
            return (!digits.is_empty()).then_some(digits);
        }
        self.at += 1;
        let value = self.run(|c| c != quote && c != '\n');
        self.rest().strip_prefix(quote)?;
        self.at += 1;
        Some(value)
    }
}

/// `inner`, what stands between the braces of a malformed call, as it should be written: a value
/// without a key is an `id`, a word without a value is left out.
fn corrected(inner: &str) -> String {
    let words = words(inner.trim_matches(['-', ' ']));
    let mut words = words.iter().map(String::as_str).peekable();
    let name = words.next().map(identifier).filter(|n| !n.is_empty());
    let mut args: Vec<(String, &str)> = Vec::new();
    while let Some(word) = words.next() {
        if words.next_if_eq(&"=").is_none() {
            args.push(("id".to_owned(), word));
        } else if let Some(value) = words.next() {
            args.push((identifier(word), value));
        }
    }
    if args.is_empty() {
        args.push(("id".to_owned(), "..."));
    }
    let mut given = BTreeMap::new();
    let args: Vec<String> = args
        .into_iter()
        .filter(|(key, _)| !key.is_empty() && given.insert(key.clone(), ()).is_none())
        .map(|(key, value)| format!("{key}=\"{value}\""))
        .collect();
    let name = name.unwrap_or_else(|| "ho_so".to_owned());
    format!("{{{{ {name}({}) }}}}", args.join(", "))
}

/// The words and quoted texts of a malformed call, and `=` for `=` and `:` between them.
fn words(inner: &str) -> Vec<String> {
    const QUOTES: &[char] = &['"', '\'', '“', '”', '‘', '’', '„', '«', '»'];
    let mut words = Vec::new();
    let mut rest = inner.trim();
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        if QUOTES.contains(&first) {
            let end = after.find(QUOTES).unwrap_or(after.len());
            words.push(after[..end].split_whitespace().collect::<Vec<_>>().join(" "));
            rest = after[end..].strip_prefix(QUOTES).unwrap_or("");
        } else if first == '=' || first == ':' {
            words.push("=".to_owned());
            rest = after;
        } else if first.is_whitespace() || "(),;{}".contains(first) {
            rest = after;
        } else {
            let stop = |c: char| c.is_whitespace() || QUOTES.contains(&c) || "=:(),;{}".contains(c);
            let end = rest.find(stop).unwrap_or(rest.len());
            words.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
    }
    words
}

/// `hồ-sơ` as `ho_so`.
fn identifier(word: &str) -> String {
    let name: String = crate::vietnamese::slug(word).replace('-', "_");
    name.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_calls() {
        for (text, name, args, rest) in [
            ("{{ ho_so(id=\"a\") }} b", "ho_so", vec![("id", "a")], " b"),
            ("{{x()}}", "x", vec![], ""),
            ("{{ x( a = 'b\"', n=3, ) }}}", "x", vec![("a", "b\""), ("n", "3")], "}"),
            ("{{ x(a=\"}} (,\") }}", "x", vec![("a", "}} (,")], ""),
        ] {
            let args = args.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
            let end = text.len() - rest.len();
            let name = name.to_owned();
            assert_eq!(scan(text), Found::Call { name, args, end });
        }
    }

    #[test]
    fn malformed_calls() {
        for (text, form) in [
            ("{{ ho_so(id=“a-b”) }}", "{{ ho_so(id=\"a-b\") }}"),
            ("{{ ho-so(id=a-b) }}", "{{ ho_so(id=\"a-b\") }}"),
            ("{{ hồ_sơ(\"a\") }}", "{{ ho_so(id=\"a\") }}"),
            ("{{ ho_so id: a }}", "{{ ho_so(id=\"a\") }}"),
            ("{{ ho_so\nid=\"a\" }}", "{{ ho_so(id=\"a\") }}"),
            ("{{ x(a=\"1\" b=\"2\") }}", "{{ x(a=\"1\", b=\"2\") }}"),
            ("{{ x(a=\"1\", a=\"2\") }}", "{{ x(a=\"1\") }}"),
            ("{{ }}", "{{ ho_so(id=\"...\") }}"),
            ("{{}}", "{{ ho_so(id=\"...\") }}"),
        ] {
            let (end, form) = (text.len(), form.to_owned());
            assert_eq!(scan(text), Found::Malformed { end, form });
            assert!(matches!(
                scan(match scan(text) {
                    Found::Malformed { form, .. } => Box::leak(form.into_boxed_str()),
                    _ => "{{",
                }),
                Found::Call { .. }
            ));
        }
        for open in ["{{", "{{ a", "{{ a(\n\n) }}", "{{ {{ a() }}"] {
            assert_eq!(scan(open), Found::Open, "{open}");
        }
    }
}
