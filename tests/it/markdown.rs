//! Markdown: cases as data in `tests/markdown/`, places to the byte, hostile and random input.
//!
//! A case is `<case>.md` with `<case>.html` and `<case>.typ` beside it, and `<case>.findings` when there are
//! any; `<case>.raw.md` is read with HTML allowed. `UPDATE_GOLDEN=1` writes what comes out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use vuonhoa::diagnostic::{Arg, Diagnostic, Findings, Message, Span};
use vuonhoa::doc::{Call, Doc, Image, MAX_DEPTH, Node, Target, To};
use vuonhoa::path::SourcePath;
use vuonhoa::reading::markdown::{Options, read};
use vuonhoa::write::{html, text, typst};

fn doc_of(source: &str, raw_html: bool) -> (Doc, Findings) {
    let path = SourcePath::new("content/bai-viet/a.md");
    read(source, &Options { raw_html, source: &path, place: &|span| span })
}

/// Shows plainly what it is asked.
struct TestPress;

impl html::Press for TestPress {
    fn link(&self, target: &Target) -> html::LinkTo {
        let (href, external) = match &target.to {
            To::Internal { id, .. } if id.ends_with("giu-lai") => return html::LinkTo::Plain,
            To::Internal { id, anchor: None } => (format!("/{id}/"), false),
            To::Internal { id, anchor: Some(anchor) } => (format!("/{id}/{}", html::fragment(anchor)), false),
            To::Root { path, rest } => (format!("..{path}{rest}"), false),
            To::File { path, rest } => (format!("./{path}{rest}"), false),
            To::Anchor(id) => (html::fragment(id), false),
            To::External(address) => (address.clone(), true),
        };
        html::LinkTo::Href { href, external }
    }

    fn picture(&self, image: &Image) -> Option<html::Picture> {
        let src = match &image.target.to {
            To::File { path, .. } if path.contains("thieu") => return None,
            To::File { path, .. } | To::Root { path, .. } => path.clone(),
            to => format!("{to:?}"),
        };
        Some(html::Picture {
            srcset: format!("{src} 800w"),
            webp: String::new(),
            src,
            sizes: "100vw".into(),
            width: Some(800),
            height: Some(600),
        })
    }

    fn call(&self, call: &Call, inline: bool) -> String {
        let tag = if inline { "span" } else { "div" };
        let mut out = String::new();
        html::escape(&format!("{} {:?}", call.name, call.args), &mut out);
        if call.name == "trong" { String::new() } else { format!("<{tag}>{out}</{tag}>") }
    }

    fn word(&self, key: &str) -> String {
        assert!(html::WORDS.contains(&key), "{key}");
        format!("[{key}]")
    }
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut files: BTreeSet<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let cases: Vec<PathBuf> =
        files.iter().filter(|path| path.extension().is_some_and(|e| e == "md")).cloned().collect();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        files.remove(&case);
        let source = std::fs::read_to_string(&case).unwrap();
        let (doc, findings) = doc_of(&source, case.to_string_lossy().ends_with(".raw.md"));
        check_spans(&source, &doc, &findings);
        check_xml(&doc);
        let book = typst::markup(&doc, &crate::typst::TestPress, &typst::Options::default());
        crate::typst::understand(&book);
        let written = [("html", html::html(&doc, &TestPress)), ("typ", book), ("findings", printed(&source, findings))];
        for (suffix, now) in written {
            let golden = case.with_extension(suffix);
            files.remove(&golden);
            let before = std::fs::read_to_string(&golden).unwrap_or_default();
            if before != now && !update {
                wrong.push(format!("{}\n--- expected\n{before}\n--- got\n{now}", golden.display()));
            } else if before != now && now.is_empty() {
                std::fs::remove_file(&golden).unwrap();
            } else if before != now {
                std::fs::write(&golden, now).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(files.is_empty(), "expected files that no case uses: {files:?}");
}

/// As XML the text is well-formed, without what is for browsers alone, and every mention says what it is.
fn check_xml(doc: &Doc) {
    let options = html::Options { syntax: html::Syntax::Xhtml, ..Default::default() };
    let body = html::html_with(doc, &TestPress, &options);
    let page = format!("<body xmlns:epub=\"{EPUB}\">{body}</body>");
    let xml = roxmltree::Document::parse(&page).unwrap_or_else(|error| panic!("{error}: {page}"));
    for node in xml.descendants() {
        for name in ["tabindex", "loading", "decoding"] {
            assert_eq!(node.attribute(name), None, "{node:?}");
        }
    }
    let mentions = xml.descendants().filter(|node| node.attribute((EPUB, "type")) == Some("noteref")).count();
    assert_eq!(mentions, doc.footnotes.iter().map(|note| note.mentions as usize).sum::<usize>(), "{page}");
}

const EPUB: &str = "http://www.idpf.org/2007/ops";

/// A line for each finding: severity, code, place, what is marked, arguments; then helps and fix.
fn printed(source: &str, findings: Findings) -> String {
    let mut out = String::new();
    for finding in findings.sorted(false) {
        let Diagnostic { labels, code, severity, args, helps, fix } = finding;
        let span = labels[0].place.span.unwrap();
        let before = &source[..span.range().start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let marked: String = source[span.range()].chars().take(50).collect();
        let _ = writeln!(out, "{line}:{column} {severity:?} {code} {marked:?}{}", printed_args(&args));
        for Message { id, args } in helps {
            let _ = writeln!(out, "    {id}{}", printed_args(&args));
        }
        if let Some(fix) = fix {
            let _ = writeln!(out, "    = {}", fix.replacement);
        }
    }
    out
}

fn printed_args(args: &[(&str, Arg)]) -> String {
    args.iter()
        .map(|(name, arg)| match arg {
            Arg::Text(text) | Arg::Lines(text) => format!(" {name}={text:?}"),
            Arg::Count(count) => format!(" {name}={count}"),
            Arg::Words(message) => format!(" {name}={}", message.id),
        })
        .collect()
}

/// Every place lies in the source and between characters, and what is marked looks like what it is.
fn check_spans(source: &str, doc: &Doc, findings: &Findings) {
    let slice = |span: Span| source.get(span.range()).unwrap_or_else(|| panic!("{span:?} in {source:?}"));
    let pointed = doc.pointed();
    for link in &pointed.links {
        let (whole, target) = (slice(link.span), slice(link.target.span));
        assert!(!whole.is_empty() && !target.is_empty(), "{link:?}");
    }
    for image in &pointed.images {
        assert!(slice(image.span).starts_with("!["), "{image:?}");
        assert!(!slice(image.target.span).is_empty(), "{image:?}");
    }
    for call in &pointed.calls {
        assert!(slice(call.span).starts_with("{{") && slice(call.span).ends_with("}}"), "{call:?}");
    }
    for heading in doc.headings() {
        slice(heading.span);
    }
    for finding in findings.iter() {
        for label in &finding.labels {
            slice(label.place.span.unwrap());
        }
    }
}

#[test]
fn links_images_and_calls_know_their_places() {
    // What is to be found, in reading order: the whole of it, and the address in it.
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("Ả [a](@/ho-so/x#y) b", &[("[a](@/ho-so/x#y)", "@/ho-so/x#y")]),
        ("[`](` ả](  <a b.pdf> \"](\" )", &[("[`](` ả](  <a b.pdf> \"](\" )", "a b.pdf")]),
        ("[](b(c)d) [x](b\\)c)", &[("[](b(c)d)", "b(c)d"), ("[x](b\\)c)", "b\\)c")]),
        ("[ế](tệp của tôi.pdf) ", &[("[ế](tệp của tôi.pdf)", "tệp của tôi.pdf")]),
        ("<https://x.vn> <a@x.vn>", &[("<https://x.vn>", "https://x.vn"), ("<a@x.vn>", "a@x.vn")]),
        ("&amp;ả www.x.vn/a_b&amp;c.", &[("www.x.vn/a_b&amp;c", "www.x.vn/a_b&amp;c")]),
        ("> - a\n>   thư a@x.vn, \\*b@x.vn", &[("a@x.vn", "a@x.vn"), ("b@x.vn", "b@x.vn")]),
        ("![ả *b*](x.jpg 'c')", &[("![ả *b*](x.jpg 'c')", "x.jpg")]),
        ("[![ả](x.jpg)](y)", &[("[![ả](x.jpg)](y)", "y"), ("![ả](x.jpg)", "x.jpg")]),
        ("ả [r][R] [r]\n\n[R]: <y z.pdf> 't'", &[("[r][R]", "y z.pdf"), ("[r]", "y z.pdf")]),
        ("ả {{ a(x=\"*ế_\") }} *c*", &[("{{ a(x=\"*ế_\") }}", "")]),
        (
            "| ả | {{ a() }} |\n|-|-|\n| [b](c) | {{ d(e=1) }} |",
            &[("{{ a() }}", ""), ("[b](c)", "c"), ("{{ d(e=1) }}", "")],
        ),
    ];
    for (source, expected) in cases {
        let (doc, findings) = doc_of(source, false);
        check_spans(source, &doc, &findings);
        let mut found: Vec<(Span, Option<Span>)> = Vec::new();
        doc.walk(&mut |node| match node {
            Node::Inline(vuonhoa::doc::Inline::Link(link)) => found.push((link.span, Some(link.target.span))),
            Node::Image(image) => found.push((image.span, Some(image.target.span))),
            Node::Call(call) => found.push((call.span, None)),
            _ => {}
        });
        let found: Vec<(&str, &str)> = found
            .into_iter()
            .map(|(whole, target)| (&source[whole.range()], target.map_or("", |t| &source[t.range()])))
            .collect();
        assert_eq!(&found, expected, "{source}");
    }
}

#[test]
fn spans_are_those_of_the_file() {
    let path = SourcePath::new("content/bai-viet/a.md");
    let options = Options { raw_html: false, source: &path, place: &|span| span.shifted(100) };
    let (doc, findings) = read("[a](javascript:x) [b](c)", &options);
    assert_eq!(doc.pointed().links[0].span, Span { start: 118, end: 124 });
    let finding = findings.sorted(false).remove(0);
    assert_eq!(finding.labels[0].place.span, Some(Span { start: 104, end: 116 }));
}

#[test]
fn what_a_text_tells_of_itself() {
    let source = "# Một\n\nÔng Nguyễn Văn Mẫu ở TP. Hạ Long, {{ so_lieu(id=\"a\") }} được khen. Câu hai dài hơn.\n\n\
        ## Hai\n\n- mục\n\n### Ba\n\n# Bốn\n\nHết[^1].\n\n[^1]: Nguồn: *báo*.\n";
    let (doc, _) = doc_of(source, false);
    let call = |call: &Call| format!("<{}>", call.args["id"]);
    let excerpt = |chars| doc.excerpt(chars, &call);
    assert_eq!(excerpt(200), "Ông Nguyễn Văn Mẫu ở TP. Hạ Long, <a> được khen. Câu hai dài hơn. Hết.");
    assert_eq!(excerpt(60), "Ông Nguyễn Văn Mẫu ở TP. Hạ Long, <a> được khen.");
    assert_eq!(excerpt(30), "Ông Nguyễn Văn Mẫu ở TP. Hạ…");
    assert_eq!(excerpt(25), "Ông Nguyễn Văn Mẫu ở TP…");
    assert_eq!(excerpt(0), "");
    let contents = doc.contents();
    let titles: Vec<(&str, Vec<&str>)> = contents
        .iter()
        .map(|entry| (&*entry.heading.id, entry.below.iter().map(|e| &*e.heading.id).collect()))
        .collect();
    assert_eq!(titles, [("mot", vec!["hai"]), ("bon", vec![])]);
    assert_eq!(doc.heading_ids(), ["mot", "hai", "ba", "bon"]);
    assert_eq!((doc.word_count(), doc.reading_minutes()), (22, 1));
    assert_eq!(
        text::text(&doc, &call),
        "Một\n\nÔng Nguyễn Văn Mẫu ở TP. Hạ Long, <a> được khen. Câu hai dài hơn.\n\nHai\n\nmục\n\nBa\n\nBốn\n\nHết.\n\nNguồn: báo."
    );
    assert_eq!(doc_of("- Chỉ có danh sách", false).0.excerpt(50, &call), "Chỉ có danh sách");
    assert_eq!(Doc::default().excerpt(50, &call), "");
}

#[test]
fn plain_text_of_every_block() {
    let source = "> Trích\n\n1. một\n   - hai\n2. ba\n\n| a | b |\n|---|---|\n| 1 | *2* |\n\n```\nmã\n```\n\n![ảnh](a.jpg \"Chú thích\")\n\n---\n\ncâu\nhai\n";
    let (doc, _) = doc_of(source, false);
    assert_eq!(
        text::text(&doc, &|_| String::new()),
        "Trích\n\nmột\nhai\nba\n\na\tb\n1\t2\n\nmã\n\nảnh\nChú thích\n\ncâu hai"
    );
}

/// Input that has stopped Markdown readers: each must be read, written and dropped in linear time.
fn hostile() -> Vec<(&'static str, String)> {
    let n = 10_000;
    let mut cases: Vec<(&'static str, String)> = [
        ">",
        "> ",
        "- ",
        "1. ",
        "* ",
        "[",
        "![",
        "]",
        "](",
        "[a](",
        "[a](b ",
        "[a](b c.d)",
        "*",
        "*a ",
        "**a ",
        "_a ",
        "a**b",
        "**x:**y ",
        "*x:*y ",
        "~~a ",
        "`",
        "`` ` ",
        "<",
        "<a ",
        "<a>",
        "<!-- ",
        "<br>",
        "&",
        "\\",
        "{",
        "{{",
        "{{ ",
        "{{ a(",
        "{{ a() }}",
        "{{ a(x=\"",
        "[^a]",
        "[^a]: ",
        "[^a]: b\n\n",
        "[a]: b\n",
        "| ",
        "|-",
        "# a\n",
        "a\n===\n",
        "www.",
        "www.a.b/",
        "a@",
        "a@b.c ",
        "http://",
        "http://a.b/(",
        "http://a.b)",
        "> [!NOTE]\n",
        "![a](b.jpg)\n",
        "- [ ] a\n",
        "\u{0}",
        "ế\u{301}",
    ]
    .into_iter()
    .map(|unit| (unit, unit.repeat(n)))
    .collect();
    cases.push(("[[..](a)", "[".repeat(n) + &"](a)".repeat(n)));
    cases.push(("[[..](a b.c)", "[".repeat(n) + &"](a b.c)".repeat(n)));
    cases.push(("![![..](a b.c)", "![".repeat(n) + &"](a b.c)".repeat(n)));
    cases.push(("http://a.b/((..))", "http://a.b/".to_owned() + &"(".repeat(n) + &")".repeat(2 * n)));
    cases.push(("table", "|a".repeat(n) + "\n" + &"|-".repeat(n) + "\n" + &"|a\n".repeat(n)));
    cases.push(("indented lists", (0..500).map(|i| "  ".repeat(i) + "- a\n").collect()));
    cases.push(("quotes and lists", "> - ".repeat(n) + "a\n" + &"> ".repeat(n) + "b\n"));
    cases.push(("all inline", "*a **b ~~c [d ![e `f` <g> {{ h".repeat(n / 10)));
    cases.push(("emphasis", "*a_ ".repeat(n) + &"b* _".repeat(n)));
    cases.push(("footnotes", (0..n).map(|i| format!("[^{i}] [^{}]\n\n[^{i}]: a [^{}]\n\n", i % 7, i + 1)).collect()));
    cases
}

/// No clock is asked, for no bound suits every machine: what is quadratic stands still here for minutes.
#[test]
fn hostile_input_comes_to_its_end_as_a_shallow_tree() {
    for (name, source) in hostile() {
        let (doc, findings) = doc_of(&source, false);
        check_spans(&source, &doc, &findings);
        let html = html::html(&doc, &TestPress);
        text::text(&doc, &|_| String::new());
        typst::markup(&doc, &crate::typst::TestPress, &typst::Options::default());
        assert!(depth(&html) <= 3 * MAX_DEPTH, "{name}: {}", depth(&html));
    }
}

/// How deep the elements of `html` nest.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth -= 1;
        } else if !["input", "img", "br", "hr"].iter().any(|void| tag.starts_with(void)) {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    assert_eq!(depth, 0, "unbalanced");
    deepest
}

/// Random sentences of all that has a meaning: never a panic, tags balanced, no word lost.
#[test]
fn random_input_loses_no_word() {
    const PARTS: &[&str] = &[
        "*",
        "**",
        "***",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "](x y.pdf)",
        "](a.pdf)",
        "](<a b>)",
        "](@/ho-so/a#b)",
        "](javascript:x)",
        "{{",
        "}}",
        "{{ so_lieu(id=\"",
        "\") }}",
        "{{ a(b=\"*c\") }}",
        "\\",
        "\\{{",
        "<",
        ">",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "&#42;",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n# ",
        "\n    ",
        "\n```\n",
        "\n| ",
        " | ",
        "\n|---|---|\n",
        "[^1]",
        "\n\n[^1]: ",
        "[^2]",
        "www.x.vn/",
        "https://x.vn/",
        "a@x.vn",
        ": ",
        ":",
        " ",
        "“",
        "”",
        "\"",
        "'",
        ".",
        "...",
        " - ",
        "{#id}",
        "\t",
        "- [x] ",
        "> [!TIP]\n",
        "---\n",
        "===\n",
        "\r\n",
    ];
    let mut state = 0x2016_2021_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for round in 0..20_000 {
        let mut source = String::new();
        let mut words = Vec::new();
        for part in 0..random(24) {
            if random(3) == 0 {
                let word = format!("chữ{part}ế");
                source.push_str(&word);
                words.push(word);
            } else {
                source.push_str(PARTS[random(PARTS.len())]);
            }
        }
        let (doc, findings) = doc_of(&source, false);
        check_spans(&source, &doc, &findings);
        let html = html::html(&doc, &TestPress);
        depth(&html);
        check_xml(&doc);
        crate::typst::understand(&typst::markup(&doc, &crate::typst::TestPress, &typst::Options::default()));
        if ["[^", "](", "]:", "```", "~~~"].iter().any(|mark| source.contains(mark)) {
            // Footnotes nobody mentions, addresses, and what follows the language of code are not printed.
            continue;
        }
        let shown = format!("{html}{doc:?}");
        for word in words {
            assert!(shown.contains(&word), "round {round}: {word} of {source:?}\n{html}");
        }
    }
}

/// What must not come out of any case, whatever was written.
#[test]
fn nothing_that_runs_comes_out() {
    let source =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown/tan-cong.md")).unwrap();
    let (doc, _) = doc_of(&source, false);
    let html = html::html(&doc, &TestPress).to_lowercase();
    for tag in html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or(tag)) {
        let name: String = tag.chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect();
        assert!(!["script", "iframe", "object", "style", "svg", "form", "base"].contains(&&*name), "{tag}");
        let mut quoted = tag.split('"');
        while let (Some(bare), value) = (quoted.next(), quoted.next()) {
            assert!(!bare.contains(" on") && !bare.contains("style="), "{tag}");
            if bare.ends_with("href=") || bare.ends_with("src=") {
                let value = value.unwrap_or("").trim();
                let sound =
                    ["http://", "https://", "mailto:", "tel:", "#", ".", "/"].iter().any(|ok| value.starts_with(ok));
                assert!(sound || !value.contains(':'), "{tag}");
            }
        }
    }
}

#[test]
fn a_card_sets_its_headings_lower_and_ids_are_apart_from_the_themes() {
    let (doc, _) = doc_of("# A[^1]\n\n[^1]: b", false);
    let options = html::Options { heading_offset: 2, ..Default::default() };
    let html = html::html_with(&doc, &TestPress, &options);
    for part in ["<h4 id=\"_a\">", "href=\"#_fn-1\"", "<li id=\"_fn-1\">", "href=\"#_fnref-1\""] {
        assert!(html.contains(part), "{part} in {html}");
    }
}
