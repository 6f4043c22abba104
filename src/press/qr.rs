//! The QR code of an address, for who holds the page on paper (ISO/IEC 18004).

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};
use std::fmt::Write;

/// The code as a file of its own, for books.
pub fn file(address: &str) -> Option<String> {
    svg(address).map(|svg| svg.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1))
}

/// The code as SVG, one unit a module, with the quiet zone of four modules that readers need. `None`
/// when the address is longer than a code can hold.
pub fn svg(address: &str) -> Option<String> {
    const QUIET: usize = 4;
    let code: QRCode = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let width = code.size;
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for y in 0..width {
        let row = &code[y];
        let mut x = 0;
        while x < width {
            let dark = row[x..width].iter().take_while(|module| module.value()).count();
            if dark > 0 {
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
