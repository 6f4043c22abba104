//! What the preview adds to pages: the errors on top, the script that reloads, and a page of its own
//! where the site has none. All inline, so that nothing depends on the theme or another request.

use super::Complaint;
use crate::write::html::escape;

/// The address of the event stream; no page of a site begins so.
pub(super) const EVENTS: &str = "/_vuonhoa/events";

/// Reloads when another edition is there. The stream names the current one as soon as it is open, so that
/// no change is missed between a page and its stream; and it is closed while the page is out of sight,
/// because browsers open no more than six connections to one server.
const SCRIPT: &str = r#"
(() => {
  let stream;
  const turn = () => {
    stream?.close();
    stream = document.hidden ? undefined : new EventSource(EVENTS);
    if (stream) stream.onmessage = event => { if (event.data !== EDITION) location.reload(); };
  };
  document.addEventListener("visibilitychange", turn);
  turn();
})();
"#;

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
    let script = SCRIPT.replace("EVENTS", &format!("{EVENTS:?}")).replace("EDITION", &format!("{edition:?}"));
    let (body, rest) = page.split_at(end);
    [body, banner.unwrap_or_default().as_bytes(), b"<script>", script.as_bytes(), b"</script>\n", rest].concat()
}

/// A page where the site has none to show, not even its 404.
pub(super) const BARE: &str = "<!DOCTYPE html>\n<meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">\
    <title>vuonhoa</title>\n<body></body>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_dressed_at_its_end() {
        let text = |page: &[u8]| String::from_utf8(dressed(page, Some("<b>"), "1-2")).expect("UTF-8");
        let page = text(b"<body>x</body> in a text</BODY></html>");
        assert!(page.starts_with("<body>x</body> in a text<b><script>") && page.ends_with("</script>\n</BODY></html>"));
        assert!(page.contains("event.data !== \"1-2\"") && page.contains("EventSource(\"/_vuonhoa/events\")"));
        assert!(text(b"x").starts_with("x<b><script>"));
    }
}
