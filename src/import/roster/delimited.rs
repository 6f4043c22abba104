//! A table saved as text: its encoding, what stands between its columns, its cells.

use super::cells::{Line, Sheet, written};
use crate::vietnamese::{legacy_encoding, nfc};
use crate::write::sheet::as_typed;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// The only sheet of such a file, named as the file is.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, &'static str> {
    // Lines are counted where they end in one sign: at two the reader gives a line the number of the one before it.
    let text = decoded(bytes).ok_or("roster-no-table")?.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|_| "roster-damaged")?;
        let cells = record.iter().map(|text| written(as_typed(text), None)).enumerate();
        let cells = cells.filter(|(_, cell)| !cell.text.is_empty()).collect();
        // As an editor counts, unless a cell before it holds lines of its own.
        let number = record.position().map_or(index + 1, |position| position.line() as usize);
        let line = Line { number, cells, hidden: false };
        if !line.cells.is_empty() {
            lines.push(line);
        }
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Ok(vec![Sheet { name: stem.to_owned(), lines, ..Sheet::default() }])
}

/// The text of a file: by its mark, as UTF-8, as UTF-16 without a mark, else as Windows has it for Vietnamese.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count() * 4 > bytes.len();
    let encoding = match () {
        () if zeros(1) => UTF_16LE,
        () if zeros(0) => UTF_16BE,
        () if bytes.contains(&0) => return None,
        () => legacy(bytes),
    };
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// In Windows' page for Vietnamese tones stand behind their letters, and each joins its own. TCVN3 and VNI are Latin
/// letters to Windows; read in that page they leave tones over.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let is_tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let text = WINDOWS_1258.decode_without_bom_handling(bytes).0;
    let (tones, left) = (text.contains(is_tone), nfc(&text).contains(is_tone));
    let latin = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    match () {
        () if tones && !left => WINDOWS_1258,
        () if legacy_encoding(&latin).is_some() => WINDOWS_1252,
        () => WINDOWS_1258,
    }
}

/// What stands between the columns: the sign that most lines have the same number of, outside quotes.
fn delimiter(text: &str) -> u8 {
    let counts = |sign: char| {
        let mut quoted = false;
        let outside = |line: &str| {
            line.chars()
                .filter(|c| {
                    quoted ^= *c == '"';
                    *c == sign && !quoted
                })
                .count()
        };
        text.lines().take(50).map(outside).sum::<usize>()
    };
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(sign, _)| counts(*sign))
        .map_or(b',', |(_, byte)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_encoding_arrive() {
        let text = "STT;Họ và tên;Ghi chú\n1;Nguyễn Văn Mẫu;\"một; hai\"\n2;Đỗ Thị Ánh;\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with_mark = [&[0xff, 0xfe][..], &utf16].concat();
        // As Windows writes it: base letters with vowel marks, tones behind them.
        let windows: String = "Nguyê\u{303}n Văn Mâ\u{303}u".to_owned();
        let (windows, _, lost) = WINDOWS_1258.encode(&windows);
        assert!(!lost);
        for bytes in [text.as_bytes(), &with_mark, &utf16, &[&[0xef, 0xbb, 0xbf], text.as_bytes()].concat()] {
            let sheets = read(bytes, "a.csv").expect("a table");
            assert_eq!(sheets[0].text(2, 1), "Nguyễn Văn Mẫu");
            assert_eq!(sheets[0].text(2, 2), "một; hai");
        }
        for end in ["\r\n", "\r"] {
            for sign in [";", ",", "\t"] {
                let text = "STT;Họ và tên;Ghi chú\n1;Nguyễn Văn Mẫu;một\n2;Đỗ Thị Ánh;\n";
                let text = text.replace(';', sign).replace('\n', end);
                let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                for bytes in [text.as_bytes(), &utf16] {
                    let sheets = read(bytes, "a.csv").expect("a table");
                    assert_eq!(sheets[0].text(1, 1), "Họ và tên", "{end:?} {sign:?}");
                    assert_eq!(sheets[0].text(3, 1), "Đỗ Thị Ánh", "{end:?} {sign:?}");
                }
            }
        }
        let sheets = read(&[b"STT,Ten\n1,", &windows[..]].concat(), "a.csv").expect("a table");
        assert_eq!(sheets[0].text(2, 1), "Nguyễn Văn Mẫu");
        let (bytes, _, _) = WINDOWS_1252.encode("STT,Hä vµ tªn\n1,NguyÔn V¨n\n2,TrÇn ThÞ H\u{ad}êng\n");
        let sheets = read(&bytes, "a.csv").expect("a table");
        assert_eq!(sheets[0].text(3, 1), "Trần Thị Hường");
    }
}
