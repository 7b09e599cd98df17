//! Texts without characters that are not seen, or that move others about: a file's name can have any.

use std::borrow::Cow;

/// The text in one line, with such characters written as `\u{a}`.
pub(crate) fn spelled(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return text.into();
    }
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) {
            spelled.extend(c.escape_unicode());
        } else {
            spelled.push(c);
        }
    }
    spelled.into()
}

/// Control characters, ends of lines, what changes the direction of the text behind it, and what is no character.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn what_is_not_seen_is_spelled_out() {
        assert_eq!(spelled("a\n\u{1b}[1m\u{202e}é.yaml"), "a\\u{a}\\u{1b}[1m\\u{202e}é.yaml");
    }
}
