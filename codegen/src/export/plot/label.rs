//! Labels that stay in their place, whatever they say.

use std::borrow::Cow;

use crate::diagnostics::spelled;

/// The text without characters that nobody sees, and with an ellipsis where it would be wider than `room`, in pixels.
///
/// No font is known where a plot is made, so that each character is taken to be as wide as it is in a wide font.
pub fn cut(text: &str, room: usize, font_size: usize) -> Cow<'_, str> {
    let text = spelled(text);
    let room = room * 100 / font_size;
    if text.chars().map(width).sum::<usize>() <= room {
        return text;
    }
    let mut left = room.saturating_sub(width('…'));
    let fits = |c: &char| {
        let wide = width(*c);
        let is_there = wide <= left;
        left = left.saturating_sub(wide);
        is_there
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut.into()
}

/// In hundredths of the font's size.
fn width(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '/' | '-' | '(' | ')' => {
            40
        }
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 100,
        'A'..='Z' | '&' | '#' | '_' | '~' | '<' | '>' | '=' | '+' => 75,
        _ if c.is_ascii() => 62,
        // Nothing in Latin, Greek and Cyrillic is wider than an M, and much beyond is as wide as it is high.
        '\u{a0}'..='\u{4ff}' => 80,
        // One character that is a whole sentence.
        '\u{fdfd}' => 1000,
        _ => 110,
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_fits_stays() {
        assert_eq!(cut("ticketing/accounts", 200, 12), "ticketing/accounts");
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        let long = "W".repeat(50);
        assert_eq!(cut(&long, 120, 12), format!("{}…", "W".repeat(9)));
        assert_eq!(cut("漢".repeat(50).as_str(), 120, 12).chars().count(), 9);
    }

    #[test]
    fn what_is_not_seen_is_spelled_out() {
        assert_eq!(cut("a\u{202e}b\n", 200, 12), "a\\u{202e}b\\u{a}");
    }
}
