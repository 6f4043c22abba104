//! The boxes of a finished PDF (ISO 32000-2, 14.11.2): what is paper, what is cut into, what is the page.
//!
//! Typst says a page and its bleed, and knows no slug: with marks its page is the whole sheet. So the boxes of a press
//! file are all written here, and what a report tells of them is read back from the file.

use super::objects::{Objects, text};

/// How far the trimmed page and its bleed are from the edges of the sheet, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    pub trim: f64,
    pub bleed: f64,
}

/// The boxes of a page: left, bottom, right, top in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Boxes {
    pub media: [f64; 4],
    pub bleed: [f64; 4],
    pub trim: [f64; 4],
}

const POINTS: f64 = 72.0 / 25.4;

/// The file with these boxes on each page; nothing when it is not as Typst writes one.
pub fn write(pdf: &[u8], sheet: Sheet) -> Option<Vec<u8>> {
    Objects::of(pdf)?.rewritten(|_, object, out| {
        let Some(page) = page(object) else {
            out.extend(object);
            return Some(());
        };
        let media = numbers(&page, "MediaBox")?;
        let inner = |by: f64| {
            let by = by * POINTS;
            let sides = [media[0] + by, media[1] + by, media[2] - by, media[3] - by];
            sides.map(|side| format!("{}", (side * 1e4).round() / 1e4)).join(" ")
        };
        let bare = without(&without(&page, "TrimBox"), "BleedBox");
        let (before, after) = bare.split_once("/MediaBox[")?;
        let (media, after) = after.split_once(']')?;
        let boxes = format!("/BleedBox[{}]/TrimBox[{}]", inner(sheet.bleed), inner(sheet.trim));
        out.extend(format!("{before}/MediaBox[{media}]{boxes}{after}").bytes());
        Some(())
    })
}

/// Of each page, in the order of the file.
pub fn read(pdf: &[u8]) -> Option<Vec<Boxes>> {
    let pages = Objects::of(pdf)?.in_order().filter_map(|(_, object)| page(object)).collect::<Vec<_>>();
    let of = |page: &String| {
        let mm = |sides: [f64; 4]| sides.map(|side| (side / POINTS * 10.0).round() / 10.0);
        let media = mm(numbers(page, "MediaBox")?);
        let given = |name: &str| numbers(page, name).map(mm);
        let bleed = given("BleedBox").unwrap_or(media);
        Some(Boxes { media, bleed, trim: given("TrimBox").unwrap_or(bleed) })
    };
    pages.iter().map(of).collect()
}

/// The names of the fonts that the file brings, without the mark of a subset.
pub fn fonts(pdf: &[u8]) -> Vec<String> {
    let Some(objects) = Objects::of(pdf) else { return Vec::new() };
    let name = |object: &[u8]| -> Option<String> {
        let head = text(&object[..object.len().min(4096)]).into_owned();
        let name = head.split_once("/FontName/")?.1.split(['/', ' ', '\n', '>']).next()?;
        let name = name.split_once('+').map_or(name, |(_, name)| name);
        Some(name.trim_end_matches("-Identity-H").to_owned())
    };
    let mut fonts: Vec<String> = objects.in_order().filter_map(|(_, object)| name(object)).collect();
    fonts.sort();
    fonts.dedup();
    fonts
}

/// A page's dictionary.
fn page(object: &[u8]) -> Option<String> {
    let said = std::str::from_utf8(object).ok()?;
    (said.contains("/Type/Page/") && said.contains("/MediaBox[")).then(|| said.to_owned())
}

fn numbers(page: &str, name: &str) -> Option<[f64; 4]> {
    let list = page.split_once(&format!("/{name}["))?.1.split_once(']')?.0;
    let numbers: Option<Vec<f64>> = list.split(' ').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}

fn without(page: &str, name: &str) -> String {
    let rest =
        page.split_once(&format!("/{name}[")).and_then(|(before, after)| Some((before, after.split_once(']')?.1)));
    rest.map_or_else(|| page.to_owned(), |(before, after)| format!("{before}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(page: &str) -> Vec<u8> {
        let object = format!("1 0 obj\n<</Type/Page{page}>>\nendobj\n");
        let start = "%PDF-1.7\n";
        let table = start.len() + object.len();
        let entry = format!("{:010} 00000 n\r\n", start.len());
        format!(
            "{start}{object}xref\n0 2\n0000000000 65535 f\r\n{entry}trailer\n<</Size 2>>\nstartxref\n{table}\n%%EOF"
        )
        .into_bytes()
    }

    #[test]
    fn boxes_are_written_and_read_back() {
        let sheet = Sheet { trim: 10.0, bleed: 7.0 };
        let wide = |page: &str| read(&write(&file(page), sheet).expect("a file")).expect("boxes");
        let boxes = Boxes {
            media: [0.0, 0.0, 165.0, 225.0],
            bleed: [7.0, 7.0, 158.0, 218.0],
            trim: [10.0, 10.0, 155.0, 215.0],
        };
        // 165 by 225 millimetres.
        assert_eq!(wide("/MediaBox[0 0 467.7165 637.7953]/Parent 1 0 R"), [boxes]);
        assert_eq!(wide("/MediaBox[0 0 467.7165 637.7953]/TrimBox[1 2 3 4]/Parent 1 0 R"), [boxes]);
        assert_eq!(write(b"%PDF-1.7", sheet), None);
    }
}
