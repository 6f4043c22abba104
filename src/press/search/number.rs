//! Numbers as printable characters: the index travels as texts inside scripts, because browsers load nothing else from
//! a folder on a disk.
//!
//! Ninety-one characters need no escape in a JavaScript string. 46 of them end a number and 45 go before: numbers up to
//! 45 take one character, up to 2,115 two, up to 95,265 three. What compresses texts (gzip, Brotli) takes the rest.

/// Characters that end a number.
pub const ENDING: usize = 46;
/// Characters that go before one that ends it.
const LEADING: usize = 45;

/// How many numbers take one character or two.
pub const SHORT: usize = ENDING + ENDING * LEADING;

/// The character of a digit: from `#` to `~` without the backslash.
fn digit(value: usize) -> char {
    let byte = b'#' + u8::try_from(value).unwrap_or(0);
    char::from(if byte < b'\\' { byte } else { byte + 1 })
}

/// Writes a number.
pub fn put(out: &mut String, number: usize) {
    let mut digits = [' '; 14];
    let mut at = digits.len() - 1;
    digits[at] = digit(number % ENDING);
    let mut rest = number / ENDING;
    while rest > 0 {
        rest -= 1;
        at -= 1;
        digits[at] = digit(ENDING + rest % LEADING);
        rest /= LEADING;
    }
    out.extend(&digits[at..]);
}

/// Writes rising numbers: how many less one, the first, then each by how much it is more than the last.
pub fn put_rising(out: &mut String, numbers: impl ExactSizeIterator<Item = usize>) {
    put(out, numbers.len() - 1);
    let mut last = 0;
    for number in numbers {
        put(out, number - last);
        last = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<usize> {
        let (mut numbers, mut lead) = (Vec::new(), 0);
        for byte in text.bytes() {
            let value = usize::from(byte - b'#') - usize::from(byte > b'\\');
            if value >= ENDING {
                lead = lead * LEADING + value - ENDING + 1;
            } else {
                numbers.push(lead * ENDING + value);
                lead = 0;
            }
        }
        numbers
    }

    #[test]
    fn numbers_come_back() {
        let numbers: Vec<usize> = (0..5000).chain([95_265, 95_266, 1 << 20, usize::MAX >> 8]).collect();
        let mut text = String::new();
        numbers.iter().for_each(|n| put(&mut text, *n));
        assert_eq!(read(&text), numbers);
        assert!(!text.contains(['"', '\\', '<']) || text.contains('<'), "no escapes but that of `</`");
        let length = |n| {
            let mut text = String::new();
            put(&mut text, n);
            text.len()
        };
        assert_eq!([45, 46, SHORT - 1, SHORT, 95_265, 95_266].map(length), [1, 2, 2, 3, 3, 4]);
    }
}
