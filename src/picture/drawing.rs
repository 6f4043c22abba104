//! Drawings (SVG), written anew: of what was read only what is known to draw. A drawing that is opened by its
//! address is a page of the site, and what it runs runs there.
//!
//! What a drawing program keeps for itself (its own elements and attributes, comments, the path under which it was
//! exported, document types, what browsers do not know) is left out in silence, for nobody sees it. What runs or
//! fetches something is refused by name, for without it the drawing would not be the one that its author knows.

use super::css::{self, lists};
use super::keep;
use crate::diagnostic::Message;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Node, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// No drawing nests so deeply, and whoever reads ours may not either.
const MAX_DEPTH: usize = 200;

/// Elements of a large map; more is a mistake or an attack.
const MAX_NODES: u32 = 2_000_000;

/// Why a drawing is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsafe {
    /// Not well-formed, or no drawing: why.
    Unreadable(Message),
    /// An element or attribute that runs something or fetches something from elsewhere, as it is written.
    Holds(String),
}

/// Elements that run something, fetch something or bring in another language.
const REFUSED: &str = "\
    script foreignobject iframe embed object audio video source track canvas handler listener link meta base \
    form input html body img math";

/// Elements that draw (SVG 1.1 and 2, Filter Effects).
const ELEMENTS: &str = "\
    svg g defs symbol use switch a view title desc style path rect circle ellipse line polyline polygon text \
    tspan textPath image marker pattern clipPath mask linearGradient radialGradient stop filter feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap \
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge \
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate \
    animateMotion animateTransform mpath set";

/// Attributes in which there are words or names, which no browser reads as a style.
const NAMES: &str = "\
    id class lang role font-family systemLanguage d points";

/// Attributes that say how something is drawn or moves.
const ATTRIBUTES: &str = "\
    version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate \
    textLength lengthAdjust startOffset method spacing side pathLength transform style type media offset \
    gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform \
    clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY filterUnits \
    primitiveUnits in in2 result values mode operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX \
    targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant \
    specularExponent scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ \
    limitingConeAngle stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope \
    intercept amplitude exponent attributeName attributeType begin dur end min max restart repeatCount \
    repeatDur fill calcMode keyTimes keySplines keyPoints from to by additive accumulate origin path \
    crossorigin requiredFeatures tabindex focusable alignment-baseline baseline-shift clip clip-path clip-rule \
    color color-interpolation color-interpolation-filters color-rendering cursor direction display \
    dominant-baseline enable-background fill-opacity fill-rule filter flood-color flood-opacity font-size \
    font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-horizontal \
    glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color marker \
    marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order \
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset \
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration \
    text-rendering transform-origin unicode-bidi vector-effect visibility white-space word-spacing \
    writing-mode";

pub(super) fn draw_anew(bytes: &[u8]) -> Result<Vec<u8>, Unsafe> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unsafe::Unreadable(Message::new("drawing-not-utf8")))?;
    let text = text.trim_start_matches('\u{feff}');
    // Drawing programs name their document type; entities of one's own are what one hides things in, and grow.
    if text.to_ascii_uppercase().contains("<!ENTITY") {
        return Err(Unsafe::Holds("<!ENTITY>".to_owned()));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let line = error.pos().row.to_string();
        Unsafe::Unreadable(Message::new("drawing-xml").arg("line", line))
    })?;
    // A style sheet of its own that it would fetch.
    let is_sheet = |node: &Node<'_, '_>| node.pi().is_some_and(|pi| pi.target == "xml-stylesheet");
    if document.descendants().any(|node| is_sheet(&node)) {
        return Err(Unsafe::Holds("<?xml-stylesheet?>".to_owned()));
    }
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !is_svg(root) {
        return Err(Unsafe::Unreadable(Message::new("drawing-none")));
    }
    let mut pen = Pen { text: String::with_capacity(bytes.len()) };
    pen.element(root, 0)?;
    pen.text.push('\n');
    Ok(pen.text.into_bytes())
}

/// Of the language of drawings. One whose author forgot to say so is taken for one, and says so from now on.
fn is_svg(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_none_or(|space| space == SVG)
}

struct Pen {
    text: String,
}

impl Pen {
    fn element(&mut self, node: Node<'_, '_>, depth: usize) -> Result<(), Unsafe> {
        let name = node.tag_name().name();
        let foreign = node
            .tag_name()
            .namespace()
            .is_some_and(|space| space.contains("xhtml") || space.contains("MathML") || space.contains("XSL"));
        if foreign || is_svg(node) && lists(REFUSED, &name.to_lowercase()) {
            return Err(Unsafe::Holds(format!("<{name}>")));
        }
        if depth > MAX_DEPTH {
            return Err(Unsafe::Unreadable(Message::new("drawing-too-deep")));
        }
        if !is_svg(node) || !lists(ELEMENTS, name) {
            // Not drawn, and neither is what it holds; but who hid a script in it should know.
            return node.children().filter(Node::is_element).try_for_each(|child| Pen::look(child, depth + 1));
        }
        self.text.push('<');
        self.text.push_str(name);
        if depth == 0 {
            self.text.push_str(&format!(" xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\""));
        }
        self.attributes(node)?;
        self.text.push('>');
        if name == "style" {
            let style: String = node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
            let style = css::harmless(&style).ok_or_else(|| Unsafe::Holds("<style>".to_owned()))?;
            self.words(&style);
        } else {
            for child in node.children() {
                if let Some(text) = child.text().filter(|_| child.is_text()) {
                    self.words(text);
                } else if child.is_element() {
                    self.element(child, depth + 1)?;
                }
            }
        }
        self.text.push_str(&format!("</{name}>"));
        Ok(())
    }

    /// Looks at what is not written.
    fn look(node: Node<'_, '_>, depth: usize) -> Result<(), Unsafe> {
        Pen { text: String::new() }.element(node, depth)
    }

    fn attributes(&mut self, node: Node<'_, '_>) -> Result<(), Unsafe> {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            let holds = || Unsafe::Holds(format!("{name}=\"{}\"", shortened(value)));
            match attribute.namespace() {
                Some(XML) if ["space", "lang"].contains(&name) => self.attribute(&format!("xml:{name}"), value),
                None | Some(XLINK) if name.eq_ignore_ascii_case("href") => {
                    let target = target(value).ok_or_else(holds)?;
                    let prefix = if attribute.namespace().is_some() { "xlink:" } else { "" };
                    self.attribute(&format!("{prefix}href"), &target);
                }
                None => {
                    if let Some(value) = kept(name, value).ok_or_else(holds)? {
                        self.attribute(name, &value);
                    }
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("&quot;"),
                // A reader makes a space of it.
                '\n' | '\r' | '\t' => self.text.push_str(&format!("&#{};", u32::from(c))),
                c => self.letter(c),
            }
        }
        self.text.push('"');
    }

    fn words(&mut self, text: &str) {
        text.chars().for_each(|c| self.letter(c));
    }

    fn letter(&mut self, c: char) {
        match c {
            '&' => self.text.push_str("&amp;"),
            '<' => self.text.push_str("&lt;"),
            '>' => self.text.push_str("&gt;"),
            '\r' => self.text.push_str("&#13;"),
            c => self.text.push(c),
        }
    }
}

/// An attribute without a namespace: as it is written anew, left out (`Some(None)`), or refused (`None`).
fn kept(name: &str, value: &str) -> Option<Option<String>> {
    let lower = name.to_ascii_lowercase();
    let whole = |value: &str| Some(Some(value.to_owned()));
    if lower.starts_with("on") || lower == "src" && !value.starts_with('#') {
        return None;
    }
    if name == "attributeName" {
        // An animation may write an address or a handler where there was none.
        let plain = value.rsplit(':').next().unwrap_or_default();
        let runs = plain.eq_ignore_ascii_case("href") || plain.to_ascii_lowercase().starts_with("on");
        let known = lists(ATTRIBUTES, value) || lists(NAMES, value);
        return if runs {
            None
        } else if known {
            whole(value)
        } else {
            Some(None)
        };
    }
    if lists(NAMES, name) || name.starts_with("aria-") {
        return whole(value);
    }
    if !lists(ATTRIBUTES, name) {
        return Some(None);
    }
    css::harmless(value).map(Some)
}

/// What an address leads to: a part of the drawing, or a picture that it brings along, without what that tells.
fn target(value: &str) -> Option<String> {
    if value.starts_with('#') || value.is_empty() {
        return Some(value.to_owned());
    }
    let (head, data) = value.split_once(',')?;
    let kind = head.strip_prefix("data:image/")?.strip_suffix(";base64")?;
    if !["png", "jpeg", "jpg", "gif", "webp"].contains(&kind.to_ascii_lowercase().as_str()) {
        return None;
    }
    let data: String = data.split_ascii_whitespace().collect();
    let (bytes, _) = keep::strip(&STANDARD.decode(data).ok()?).ok()?;
    // One that lay on its side is written anew, perhaps as another kind.
    let kind = match image::guess_format(&bytes).ok()? {
        image::ImageFormat::Png => "png",
        image::ImageFormat::Gif => "gif",
        image::ImageFormat::WebP => "webp",
        _ => "jpeg",
    };
    Some(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

/// Enough of a value to find it.
fn shortened(value: &str) -> String {
    const SHOWN: usize = 60;
    let start: String = value.chars().take(SHOWN).collect();
    if start.len() < value.len() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inner: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>"#)
    }

    fn drawn(text: &str) -> String {
        String::from_utf8(draw_anew(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"))).expect("text")
    }

    #[test]
    fn what_draws_stays() {
        for sound in [
            r##"<path d="M0 0h9" fill="url(#a)"></path><use xlink:href="#b"></use><use href="#b"></use>"##,
            r#"<style>path{fill:red}</style><text xml:space="preserve" font-family="Be Vietnam Pro"> Đất &amp; nước </text>"#,
            r##"<g id="Lớp_1" aria-label="Hoa"><linearGradient id="Màu" gradientTransform="rotate(45)"><stop offset="0"></stop></linearGradient></g>"##,
            r#"<rect width="1"><animate attributeName="width" values="1;2" dur="1s"></animate></rect>"#,
        ] {
            assert_eq!(drawn(&drawing(sound)), drawing(sound) + "\n");
        }
        assert_eq!(drawn("<svg><g/></svg>").lines().next(), Some(&drawing("<g></g>")[..]), "it says what it is");
    }

    #[test]
    fn what_programs_keep_for_themselves_is_left_out() {
        let program = r#"<!-- Lan A --><metadata><x:rdf xmlns:x="r">Lan A</x:rdf></metadata><?xpacket Lan A?>
            <i:layer xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/lan"/>
            <g data-name="/home/lan" i:label="Lan A" xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>"#;
        let text = drawn(&drawing(program));
        assert!(!text.contains("Lan") && !text.contains("lan") && text.contains("<g></g>"), "{text}");
        let typed = |inner: &str| format!(r#"<!DOCTYPE svg {inner}><svg xmlns="http://www.w3.org/2000/svg"/>"#);
        let public = typed(r#"PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd""#);
        let lists = typed(r#"[<!ATTLIST svg onload CDATA "alert(1)">]"#);
        for text in [public, lists] {
            assert_eq!(drawn(&text), drawing("") + "\n");
        }
    }

    #[test]
    fn what_runs_or_fetches_is_refused_by_name() {
        for (bad, what) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<g><SCRIPT/></g>", "<SCRIPT>"),
            ("<x><script/></x>", "<script>"),
            (r#"<path onload="x()"/>"#, "onload=\"x()\""),
            (r#"<a href="javascript:x()"><path/></a>"#, "href=\"javascript:x()\""),
            (r#"<a xlink:href=" https://x.example/"><path/></a>"#, "href=\"https://x.example/\""),
            (r#"<image href="data:text/html,x"/>"#, "href=\"data:text/html,x\""),
            (r#"<use href="data:image/svg+xml;base64,PHN2Zy8+"/>"#, "href=\"data:image/svg+xml;base64,PHN2Zy8+\""),
            (r#"<image href="data:image/png;base64,AAAA"/>"#, "href=\"data:image/png;base64,AAAA\""),
            (r#"<animate attributeName="xlink:href" to="javascript:x()"/>"#, "attributeName=\"xlink:href\""),
            (r#"<set attributeName="onclick" to="x()"/>"#, "attributeName=\"onclick\""),
            (r#"<animate attributeName="fill" to="url(//x.example)"/>"#, "to=\"url(//x.example)\""),
            ("<style>@import 'x'</style>", "<style>"),
            (r#"<path style="fill:url(https://x.example/)"/>"#, "style=\"fill:url(https://x.example/)\""),
            (r#"<path fill="URL(http://x.example/)"/>"#, "fill=\"URL(http://x.example/)\""),
            (r#"<path filter="url('x.svg#a')"/>"#, "filter=\"url('x.svg#a')\""),
            ("<foreignObject/>", "<foreignObject>"),
            (r#"<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>"#, "<p>"),
            (r#"<?xml-stylesheet href="x.css"?>"#, "<?xml-stylesheet?>"),
        ] {
            assert_eq!(draw_anew(drawing(bad).as_bytes()), Err(Unsafe::Holds(what.to_owned())), "{bad}");
        }
        let entity = r#"<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>"#;
        assert_eq!(draw_anew(entity.as_bytes()), Err(Unsafe::Holds("<!ENTITY>".to_owned())));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let deep = drawing(&("<g>".repeat(1000) + &"</g>".repeat(1000)));
        for (bytes, why) in [
            (&b"PK\x03\x04"[..], "drawing-xml"),
            (b"<svg>\n<g></svg>", "drawing-xml"),
            (b"\xFF\xFE<\0s\0v\0g\0", "drawing-not-utf8"),
            (b"<html/>", "drawing-none"),
            (deep.as_bytes(), "drawing-too-deep"),
        ] {
            let Err(Unsafe::Unreadable(reason)) = draw_anew(bytes) else { panic!("{why}") };
            assert_eq!(reason.id, why);
        }
    }

    #[test]
    fn a_picture_within_tells_no_more_than_one_beside_it() {
        let mut jpeg = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(8, 8).write_to(&mut jpeg, image::ImageFormat::Jpeg).expect("a test picture");
        let mut told = jpeg.into_inner();
        told.splice(2..2, *b"\xFF\xFE\0\x07Lan A");
        let text = drawing(&format!(r#"<image href="data:image/jpeg;base64,{}"/>"#, STANDARD.encode(&told)));
        let text = drawn(&text);
        let data = text.split("base64,").nth(1).and_then(|rest| rest.split('"').next()).expect("a picture");
        let bytes = STANDARD.decode(data).expect("base64");
        assert!(image::load_from_memory(&bytes).is_ok() && !bytes.windows(5).any(|five| five == b"Lan A"));
    }
}
