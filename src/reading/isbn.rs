//! The number of a book (ISBN), its check digit, and what its bars encode (ISO 2108, GS1 General Specifications).

/// A right number, as thirteen digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Isbn {
    pub digits: [u8; 13],
}

/// Why a text is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoIsbn {
    /// Not as many digits as a number has, or others than digits.
    Shape,
    /// The last digit should be this.
    CheckDigit(char),
}

impl Isbn {
    /// Of 13 digits or, as before 2007, of 10; hyphens, blanks and the word ISBN are left aside.
    ///
    /// # Errors
    /// When it is no number of a book, or one with a slip.
    pub fn parse(text: &str) -> Result<Self, NoIsbn> {
        let text = text.trim().to_uppercase();
        let number = text.strip_prefix("ISBN").unwrap_or(&text).trim_start_matches([':', ' ']);
        let signs: Vec<char> = number.chars().filter(|c| !c.is_whitespace() && !"-–\u{2011}".contains(*c)).collect();
        let (last, body) = signs.split_last().ok_or(NoIsbn::Shape)?;
        let body: Vec<u8> =
            body.iter().map(|c| Some(c.to_digit(10)? as u8)).collect::<Option<_>>().ok_or(NoIsbn::Shape)?;
        let right = match body.len() {
            9 => check_of_ten(&body),
            12 if body.starts_with(&[9, 7]) => digit(check(&body)),
            _ => return Err(NoIsbn::Shape),
        };
        if *last != right {
            return Err(NoIsbn::CheckDigit(right));
        }
        let body = if body.len() == 9 { [&[9, 7, 8], &*body].concat() } else { body };
        let check = check(&body);
        let digits = body.into_iter().chain([check]).collect::<Vec<u8>>().try_into().map_err(|_| NoIsbn::Shape)?;
        Ok(Isbn { digits })
    }

    /// The bars of EAN-13 as 95 modules, dark ones `1`.
    pub fn bars(&self) -> String {
        /// Odd parity; the even one is this read backwards and inverted.
        const ODD: [&str; 10] = [
            "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111",
            "0001011",
        ];
        /// Which of the left six are of even parity, by the first digit.
        const EVEN: [&str; 10] =
            ["000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010"];
        let invert = |bits: &str| bits.chars().map(|bit| if bit == '0' { '1' } else { '0' }).collect::<String>();
        let of = |digit: u8| ODD[usize::from(digit % 10)];
        let [first, rest @ ..] = self.digits;
        let parity = EVEN[usize::from(first % 10)].bytes();
        let left = rest.iter().zip(parity).map(|(digit, even)| match even {
            b'1' => invert(of(*digit)).chars().rev().collect(),
            _ => of(*digit).to_owned(),
        });
        let right = rest[6..].iter().map(|digit| invert(of(*digit)));
        format!("101{}01010{}101", left.collect::<String>(), right.collect::<String>())
    }

    pub fn plain(&self) -> String {
        self.digits.iter().map(|part| digit(*part)).collect()
    }
}

fn digit(value: u8) -> char {
    char::from(b'0' + value % 10)
}

/// Of the first twelve.
fn check(body: &[u8]) -> u8 {
    let sum: u32 = body.iter().zip([1, 3].into_iter().cycle()).map(|(part, weight)| u32::from(*part) * weight).sum();
    ((10 - sum % 10) % 10) as u8
}

/// Of the first nine of an old number.
fn check_of_ten(body: &[u8]) -> char {
    let sum: u32 = body.iter().zip((2..=10).rev()).map(|(part, weight)| u32::from(*part) * weight).sum();
    match (11 - sum % 11) % 11 {
        10 => 'X',
        check => digit(check as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_with_the_right_digit() {
        let plain = |text: &str| Isbn::parse(text).map(|isbn| isbn.plain());
        assert_eq!(plain("978-3-16-148410-0"), Ok("9783161484100".to_owned()));
        assert_eq!(plain("ISBN: 978 0 306 40615 7"), Ok("9780306406157".to_owned()));
        // An old number becomes a new one.
        assert_eq!(plain("0-306-40615-2"), Ok("9780306406157".to_owned()));
        assert_eq!(plain("0-8044-2957-X"), Ok("9780804429573".to_owned()));
        assert_eq!(plain("978-3-16-148410-5"), Err(NoIsbn::CheckDigit('0')));
        assert_eq!(plain("0-8044-2957-1"), Err(NoIsbn::CheckDigit('X')));
        for wrong in ["", "đang xin cấp", "978-604-1", "123-3-16-148410-0", "978-3-16-14841o-0", "9783161484100 1"] {
            assert_eq!(plain(wrong), Err(NoIsbn::Shape), "{wrong}");
        }
    }

    /// The example of the standard: 5901234123457; and the book number of the standard's own text.
    #[test]
    fn bars_are_those_of_the_standard() {
        let bars = |digits| Isbn { digits }.bars();
        assert_eq!(
            bars([5, 9, 0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 7]),
            "10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101"
        );
        let isbn = Isbn::parse("978-3-16-148410-0").expect("a number");
        assert_eq!((isbn.bars().len(), isbn.bars().matches("11111").count()), (95, 0));
    }
}
