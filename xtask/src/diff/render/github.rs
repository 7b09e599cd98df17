//! Annotations, as GitHub Actions reads them: one workflow command a line.

use std::io::{self, Write};

use unified_codegen::diff::Level;

use crate::console::visible;
use crate::diff::anchor::anchor;
use crate::diff::fold::first_lines;
use crate::diff::view::{Item, View};

/// Details beyond these are counted: an annotation is a box of a few lines.
const DETAILS: usize = 8;

pub(super) fn write(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    for item in &view.items {
        annotation(out, view, item)?;
    }
    Ok(())
}

fn annotation(out: &mut dyn Write, view: &View<'_>, item: &Item<'_>) -> io::Result<()> {
    let spot = anchor(view, item);
    let approved = if item.approval.is_some() { "approved, " } else { "" };
    let title = format!("{approved}{}: {}", item.level.as_str(), item.entry.rule);
    writeln!(
        out,
        "::{} file={},line={},col={},title={}::{}",
        command(item),
        property(&spot.path),
        spot.line,
        spot.column,
        property(&title),
        message(&lines(item))
    )
}

fn command(item: &Item<'_>) -> &'static str {
    match item.level {
        _ if item.approval.is_some() => "notice",
        Level::Breaking => "error",
        Level::Risky => "warning",
        Level::Safe | Level::Docs => "notice",
    }
}

fn lines(item: &Item<'_>) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", item.entry.title(), item.entry.reason())];
    lines.extend(item.approval.map(|approval| format!("approved: {}", approval.reason)));
    lines.extend(item.consequences());
    let (details, left_out) = first_lines(item.entry.details(), DETAILS);
    lines.extend(details);
    lines.extend((left_out > 0).then(|| format!("and {left_out} lines more")));
    lines.push(item.id.clone());
    lines
}

fn message(lines: &[String]) -> String {
    escaped(&lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n"))
}

fn property(data: &str) -> String {
    escaped(&visible(data)).replace(':', "%3A").replace(',', "%2C")
}

fn escaped(data: &str) -> String {
    data.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn nothing_ends_a_command_or_starts_another() {
        assert_eq!(property("a,b:c%3A\r\n::error::d"), "a%2Cb%3Ac%253A\\u{d}\\u{a}%3A%3Aerror%3A%3Ad");
        assert_eq!(message(&["50 %".to_owned(), "a\n::error::b,c".to_owned()]), "50 %25%0Aa\\u{a}::error::b,c");
    }
}
