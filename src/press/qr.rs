//! The QR code of an address, for who holds the page on paper (ISO/IEC 18004).

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules on every side, which readers need.
const QUIET: i32 = 4;

/// The code as a file of its own, for books.
pub fn file(address: &str) -> Option<String> {
    svg(address).map(|svg| svg.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1))
}

/// The code as SVG, one unit a module, each row of dark modules a dashed stroke: half as long as rectangles. Its
/// edges are smoothed: at 84 px, as pages show it, whole pixels made modules so uneven that readers failed. `None` when the address is longer than a code can hold.
pub fn svg(address: &str) -> Option<String> {
    let code = code(address)?;
    let side = code.size() + 2 * QUIET;
    let path = path(&code);
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"QR\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// Readers take every mask, which the code names. To look for the one that spreads dark and light best costs ten times
/// the code itself; of addresses of pages it is the diagonal more often than not.
fn code(address: &str) -> Option<QrCode> {
    let segments = QrSegment::make_segments(address);
    let diagonal = Some(Mask::new(3));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::MAX, diagonal, true).ok()
}

/// Along the middle of each row, from one dark run to the next.
fn path(code: &QrCode) -> String {
    let width = code.size();
    let mut path = String::with_capacity(4096);
    for y in 0..width {
        let mut pen = None;
        let mut x = 0;
        while x < width {
            let dark = (x..width).take_while(|x| code.get_module(*x, y)).count() as i32;
            if dark == 0 {
                x += 1;
                continue;
            }
            match pen {
                None => {
                    path.push('M');
                    number(&mut path, x + QUIET);
                    path.push(' ');
                    number(&mut path, y + QUIET);
                    path.push_str(".5h");
                }
                Some(pen) => {
                    path.push('m');
                    number(&mut path, x - pen);
                    path.push_str(" 0h");
                }
            }
            number(&mut path, dark);
            x += dark;
            pen = Some(x);
        }
    }
    path
}

/// Adds a number from 1 to 999: the formatter takes longer than all the rest of a code.
fn number(path: &mut String, n: i32) {
    for unit in [100, 10, 1] {
        if n >= unit {
            path.extend(char::from_digit((n / unit % 10).unsigned_abs(), 10));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path makes dark, as rows of `#` and spaces.
    fn drawn(svg: &str, width: usize) -> Vec<String> {
        let path = svg.split("d=\"").nth(2).unwrap().split('"').next().unwrap();
        let mut rows = vec![vec![' '; width]; width];
        for row in path.split('M').skip(1) {
            let (start, strokes) = row.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let mut x: usize = x.parse().unwrap();
            let y: usize = y.strip_suffix(".5").unwrap().parse().unwrap();
            for (n, stroke) in format!("0 0h{strokes}").split('m').enumerate() {
                let (gap, dark) = stroke.split_once(" 0h").unwrap();
                let (gap, dark): (usize, usize) = (gap.parse().unwrap(), dark.parse().unwrap());
                assert_eq!(n == 0, gap == 0, "{row}");
                (x + gap..x + gap + dark).for_each(|x| rows[y - 4][x - 4] = '#');
                x += gap + dark;
            }
        }
        rows.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn the_path_draws_the_code() {
        for address in ["https://a.vn/", "https://vuonhoa.example.vn/ho-so/nguyen-van-mau/", &"a/".repeat(700)] {
            let code = code(address).unwrap();
            let width = code.size();
            let modules = |y| (0..width).map(|x| if code.get_module(x, y) { '#' } else { ' ' }).collect::<String>();
            let expected: Vec<String> = (0..width).map(modules).collect();
            assert_eq!(drawn(&svg(address).unwrap(), expected.len()), expected, "{address}");
        }
        assert_eq!(svg(&"a".repeat(3000)), None);
    }
}
