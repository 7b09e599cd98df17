//! Data in Markdown, as GitHub reads it: it stays text, whatever is in it.

use crate::console::visible;

/// Nothing can be escaped in a code span, and a table ends its cells even within one; what a span cannot hold is text
/// in a `<code>`.
pub(crate) fn code(name: &str) -> String {
    let name = visible(name);
    let fits = !name.is_empty() && name.trim() == name && !name.contains(['`', '|']);
    if fits { format!("`{name}`") } else { format!("<code>{}</code>", text(&name)) }
}

/// The same outside of a table, where a span can hold anything: it is fenced by more backticks than any that is in it.
pub(crate) fn span(name: &str) -> String {
    let name = visible(name);
    let longest = name.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_padded = name.starts_with(['`', ' ']) || name.ends_with(['`', ' ']);
    let pad = if is_padded || name.is_empty() { " " } else { "" };
    format!("{fence}{pad}{name}{pad}{fence}")
}

/// Text that stays text: no emphasis, link, tag, entity, formula or end of the cell comes of it, nobody is notified, and
/// nothing is referred to.
pub(crate) fn text(data: &str) -> String {
    let data = visible(data);
    let mut out = String::with_capacity(data.len());
    for (at, c) in data.char_indices() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
        if leads_elsewhere(c, &data[..at], &data[at + c.len_utf8()..]) {
            out.push_str(NOTHING);
        }
    }
    out
}

/// A sentence with names in backticks: these become code, and all else stays text. A name that has a backtick itself may
/// become code in other pieces than it was meant, and nothing worse.
pub(crate) fn sentence(data: &str) -> String {
    let parts = data.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(at, part)| if at % 2 == 0 { text(part) } else { span(part) }).collect()
}

/// A space without width.
const NOTHING: &str = "&#8203;";

/// What GitHub links although no markup says so: `@name`, `#1`, `GH-1`, addresses.
fn leads_elsewhere(c: char, before: &str, after: &str) -> bool {
    match c {
        '@' | '#' => true,
        '-' => before.to_lowercase().ends_with("gh"),
        ':' => after.starts_with("//"),
        // In front of the dot: `www.` is a link of its own, whatever follows.
        'w' | 'W' => before.to_lowercase().ends_with("ww") && after.starts_with('.'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{code, sentence, span, text};

    #[test]
    fn text_stays_text() {
        for (data, expected) in [
            ("waiting for you", "waiting for you"),
            ("array<string>", "array\\<string>"),
            ("a|b", "a\\|b"),
            ("a\\|b", "a\\\\\\|b"),
            ("*a* _b_ ~~c~~ `d`", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\`"),
            ("[a](b) &lt; $x$", "\\[a\\](b) \\&lt; \\$x\\$"),
            ("a\u{1b}[2J\nb", "a\\\\u{1b}\\[2J\\\\u{a}b"),
            ("@octocat a@b.example", "@&#8203;octocat a@&#8203;b.example"),
            ("#12 o/r#12 gh-12", "#&#8203;12 o/r#&#8203;12 gh-&#8203;12"),
            ("https://a.example WWW.a.example", "https:&#8203;//a.example WWW&#8203;.a.example"),
        ] {
            assert_eq!(text(data), expected);
        }
    }

    #[test]
    fn names_stay_names() {
        for (name, expected) in [
            ("emails[].a_b", "`emails[].a_b`"),
            ("a<b>&lt;", "`a<b>&lt;`"),
            ("a\u{1b}\\", "`a\\u{1b}\\`"),
            ("a|b", "<code>a\\|b</code>"),
            ("`", "<code>\\`</code>"),
            (" a", "<code> a</code>"),
            ("", "<code></code>"),
        ] {
            assert_eq!(code(name), expected);
        }
    }

    #[test]
    fn a_span_holds_anything() {
        for (name, expected) in [
            ("a|</b>", "`a|</b>`"),
            ("a`b``c", "```a`b``c```"),
            ("`", "`` ` ``"),
            (" a", "`  a `"),
            ("a\nb", "`a\\u{a}b`"),
        ] {
            assert_eq!(span(name), expected);
        }
    }

    #[test]
    fn names_in_a_sentence_are_code() {
        for (data, expected) in [
            ("`a` is `b*`, was *c*", "`a` is `b*`, was \\*c\\*"),
            ("`a`b` was added", "`a`b`  was added `"),
            ("`a|<b>`", "`a|<b>`"),
            ("", ""),
        ] {
            assert_eq!(sentence(data), expected);
        }
    }
}
