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
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 3);
    let mut letters = text.char_indices().map(|(at, c)| (at, kind(c))).peekable();
    while let Some((start, kind)) = letters.next() {
        while kind != Kind::Sign && letters.next_if(|(_, next)| *next == kind).is_some() {}
        let end = letters.peek().map_or(text.len(), |(at, _)| *at);
        tokens.push(Token { text: &text[start..end], kind, at: start });
    }
    tokens
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Number,
        // What Vietnamese is written with needs no table.
        'a'..='z' | 'A'..='Z' | '²' | '³' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{36f}' => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        c if c.is_alphabetic() => Kind::Word,
        _ => Kind::Sign,
    }
}
