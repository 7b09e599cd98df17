//! A document as the tokens that matter: where elements begin and end, and the text between.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A token, and the bytes that it is.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) bytes: Range<usize>,
}

#[derive(Debug)]
pub(super) enum Kind {
    Start { name: String, class: String, is_closed: bool },
    End(String),
    Text(String),
    Comment,
    Doctype,
}

/// The tokens of a document, whatever is wrong with it.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Found> + '_ {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Or else the text of scripts would be read as elements.
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(text, emitter);
    tokens.filter_map(|token| {
        let Ok(token) = token;
        found(token)
    })
}

fn found(token: Token<usize>) -> Option<Found> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (kind, span) = match token {
        Token::StartTag(tag) => {
            let class = tag.attributes.get(b"class".as_slice()).map_or_else(String::new, |class| text(class));
            (Kind::Start { name: text(&tag.name), class, is_closed: tag.self_closing }, tag.span)
        }
        Token::EndTag(tag) => (Kind::End(text(&tag.name)), tag.span),
        Token::String(string) => (Kind::Text(text(&string)), string.span),
        Token::Comment(comment) => (Kind::Comment, comment.span),
        Token::Doctype(doctype) => (Kind::Doctype, doctype.span),
        Token::Error(_) => return None,
    };
    Some(Found { kind, bytes: span.start..span.end })
}
