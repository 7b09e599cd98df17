//! The matrix for a pull request or a wiki.

use std::io::{self, Write};

use unified_codegen::export::matrix::MatrixRow;

use super::table::{by_operation, ty, who};
use crate::console::visible;

pub(super) fn write(out: &mut dyn Write, rows: &[MatrixRow<'_>]) -> io::Result<()> {
    for operation in by_operation(rows) {
        let first = &operation[0];
        writeln!(out, "## {}\n", code(&format!("{} {}", first.http, first.path)))?;
        writeln!(out, "| field | in | type | required by | supported by |\n| --- | --- | --- | --- | --- |")?;
        for row in operation {
            let name = row.field.as_deref().map_or_else(|| "*unnamed*".to_owned(), code);
            let (place, ty, [required, supported]) = (row.location.as_str(), text(&ty(row)), who(row));
            writeln!(out, "| {name} | {place} | {ty} | {} | {} |", text(&required), text(&supported))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Nothing can be escaped in a code span, and a table ends its cells even within one; what a span cannot hold is text
/// in a `<code>`.
fn code(name: &str) -> String {
    let name = visible(name);
    let fits = !name.is_empty() && name.trim() == name && !name.contains(['`', '|']);
    if fits { format!("`{name}`") } else { format!("<code>{}</code>", text(&name)) }
}

/// Text that stays text: no emphasis, link, tag, entity, formula or end of the cell comes of it.
fn text(data: &str) -> String {
    let mut out = String::with_capacity(data.len());
    for c in visible(data).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{code, text};

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
}
