//! A paragraph in pieces: numbers, words, spaces, signs.

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits.
    Number,
    /// Letters, with the small figures of square and cube.
    Word,
    Space,
    /// Any other character, by itself.
    Sign,
}

/// A piece of the text, and where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub kind: Kind,
    pub at: usize,
}

/// The pieces of `text`, which together are all of it.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| match c {
        '0'..='9' => Kind::Number,
        '²' | '³' => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        c if c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) => Kind::Word,
        _ => Kind::Sign,
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let end = at + c.len_utf8();
        let goes_on = letters.peek().is_some_and(|(_, next)| kind(*next) == kind(c) && kind(c) != Kind::Sign);
        if !goes_on {
            tokens.push(Token { text: &text[start..end], kind: kind(c), at: start });
            start = end;
        }
    }
    tokens
}
