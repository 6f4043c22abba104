//! What the preview adds to pages: the errors on top, the script that reloads, and a page of its own
//! where the site has none. Nothing of it depends on the theme.

use super::Complaint;
use crate::write::html::escape;

/// The address of the event stream; no page of a site begins so.
pub(super) const EVENTS: &str = "/_vuonhoa/events";

/// The address of the script, and the script: a file, so that the preview itself can forbid scripts within pages.
pub(super) const SCRIPT: (&str, &str) = ("/_vuonhoa/reload.js", include_str!("reload.js"));

/// The errors, to be laid over a page. It folds away by its heading, without a script.
pub(super) fn banner(complaint: &Complaint) -> String {
    // The box takes nothing from the theme, and what is in it takes everything from the box.
    const BOX: &str = "all:initial;display:block;position:fixed;inset:auto 0 0 0;z-index:2147483647;\
        max-height:70vh;overflow:auto;background:#2b0b0b;color:#fff;border-top:4px solid #ff6b5e;\
        font:16px/1.5 system-ui,sans-serif;box-shadow:0 -4px 24px #0008";
    const HEADING: &str = "all:revert;cursor:pointer;padding:10px 16px;font-weight:bold;color:#ffd0ca";
    const TEXT: &str = "all:revert;margin:0;padding:0 16px 16px;overflow:auto;\
        font:14px/1.45 ui-monospace,Consolas,monospace";
    let mut html = format!(
        "\n<details id=\"vuonhoa-errors\" role=\"alert\" lang=\"{}\" open style=\"{BOX}\"><summary style=\"{HEADING}\">",
        complaint.language
    );
    escape(&complaint.heading, &mut html);
    html.push_str(&format!("</summary><pre style=\"{TEXT}\">"));
    escape(complaint.text.trim_end(), &mut html);
    html.push_str("</pre></details>\n");
    html
}

/// A page of the site as the preview sends it: with the errors, if there are any, and the script.
pub(super) fn dressed(page: &[u8], banner: Option<&str>, edition: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let end = page.windows(END.len()).rposition(|part| part.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    let script = format!("<script src=\"{}\" data-edition=\"{edition}\"></script>\n", SCRIPT.0);
    let (body, rest) = page.split_at(end);
    [body, banner.unwrap_or_default().as_bytes(), script.as_bytes(), rest].concat()
}

/// A page where the site has none to show, not even its 404.
pub(super) const BARE: &str = "<!DOCTYPE html>\n<meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">\
    <title>vuonhoa</title>\n<body></body>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_dressed_at_its_end() {
        const DRESS: &str = "<b><script src=\"/_vuonhoa/reload.js\" data-edition=\"1-2\"></script>\n";
        let text = |page: &[u8]| String::from_utf8(dressed(page, Some("<b>"), "1-2")).expect("UTF-8");
        let page = text(b"<body>x</body> in a text</BODY></html>");
        assert_eq!(page, format!("<body>x</body> in a text{DRESS}</BODY></html>"));
        assert_eq!(text(b"x"), format!("x{DRESS}"));
        assert!(SCRIPT.1.contains(&format!("EventSource({EVENTS:?})")), "the script knows where the stream is");
    }
}
