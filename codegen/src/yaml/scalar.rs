//! How plain scalars are taken by YAML readers of either version.

/// What a reader of YAML 1.1 or 1.2 makes of an unquoted scalar that is not text to all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Null,
    Boolean,
    Number,
    Date,
}

impl Reading {
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Date => "a date",
        }
    }
}

pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// `None` where every reader agrees that the scalar is text.
pub(super) fn reading(text: &str) -> Option<Reading> {
    if is_null(text) {
        return Some(Reading::Null);
    }
    if is_boolean(text) {
        return Some(Reading::Boolean);
    }
    if is_number(text) {
        return Some(Reading::Number);
    }
    is_date(text).then_some(Reading::Date)
}

/// YAML 1.1's list: <https://yaml.org/type/bool.html>.
fn is_boolean(text: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];
    let is_lower = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_upper = || text.bytes().all(|byte| byte.is_ascii_uppercase());
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) && (is_lower(&text[1..]) || is_upper())
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if [".inf", ".nan"].iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return true;
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return false;
    }
    let bare: String = unsigned.chars().filter(|c| *c != '_').collect();
    let radix = |prefix: &str, allowed: fn(char) -> bool| {
        bare.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.chars().all(allowed))
    };
    radix("0x", |c| c.is_ascii_hexdigit())
        || radix("0o", |c| c.is_digit(8))
        || radix("0b", |c| c.is_digit(2))
        || (bare != "." && bare.parse::<f64>().is_ok())
        || is_sexagesimal(&bare)
}

/// `1:30` is ninety to YAML 1.1.
fn is_sexagesimal(text: &str) -> bool {
    text.contains(':') && text.split(':').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

/// `2024-01-31`, with or without a time after it.
fn is_date(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let date = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = date.split('-').collect();
    parts.len() == 3
        && parts[0].len() == 4
        && parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Reading, reading};

    #[test]
    fn text_to_some_readers_only() {
        for (text, expected) in [
            ("no", Reading::Boolean),
            ("On", Reading::Boolean),
            ("YES", Reading::Boolean),
            ("y", Reading::Boolean),
            ("1_000", Reading::Number),
            ("0x1F", Reading::Number),
            ("-.5", Reading::Number),
            ("1e3", Reading::Number),
            ("1:30", Reading::Number),
            ("~", Reading::Null),
            ("", Reading::Null),
            ("2024-01-31", Reading::Date),
        ] {
            assert_eq!(reading(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn text_to_every_reader() {
        for text in
            ["north", "oN", "1password", "15five", "1.2.3", "v1", "-", "a:b", "0xZZ", ".", "2024-01", "date-time"]
        {
            assert_eq!(reading(text), None, "{text}");
        }
    }
}
