//! One entry as an item of a list.

use crate::console::visible;
use crate::diff::fold::first_lines;
use crate::diff::view::Item;
use crate::markdown::{sentence, span, text};

/// Details beyond these are counted.
const DETAILS: usize = 40;
/// What is longer is cut: a sentence with a hundred values in it is read by nobody.
const LONGEST: usize = 500;

/// The end of a line within an item, whether or not the end of a line is one by itself where this is shown.
const BREAK: &str = "\\\n  ";

/// A breaking or risky change: what and why, and the rest to unfold.
pub(super) fn whole(item: &Item<'_>) -> String {
    let mut lines = vec![format!("- **{}**: {}", short(&item.entry.title()), short(&item.entry.reason()))];
    lines.extend(item.consequences().iter().map(|consequence| format!("also: {}", short(consequence))));
    if let Some(approval) = item.approval {
        let until = approval.expires.map(|last| format!(" until {last}")).unwrap_or_default();
        lines.push(format!("**approved{until}**: {}", text(&cut(&approval.reason))));
    }
    let details = item.entry.details();
    let (summary, details) = if details.is_empty() {
        ("place and id", String::new())
    } else {
        ("details, place and id", fenced("text", "  ", &bounded(details)) + "\n")
    };
    format!(
        "{}\n  <details><summary>{summary}</summary>\n\n{details}  {}{BREAK}{}\n\n  </details>\n",
        lines.join(BREAK),
        place(item),
        span(&item.id)
    )
}

/// A change that asks for nothing: one line.
pub(super) fn line(item: &Item<'_>) -> String {
    format!("- {} ({})\n", short(&item.entry.title()), place(item))
}

fn place(item: &Item<'_>) -> String {
    let places = item.places();
    let was = places.before.map(|place| format!("was {}", span(&place)));
    let parts: Vec<String> = places.after.map(|place| span(&place)).into_iter().chain(was).collect();
    parts.join(", ")
}

pub(super) fn short(data: &str) -> String {
    sentence(&cut(data))
}

fn cut(data: &str) -> String {
    match data.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &data[..end]),
        None => data.to_owned(),
    }
}

fn bounded(details: Vec<String>) -> Vec<String> {
    let (mut lines, left_out) = first_lines(details, DETAILS);
    for line in &mut lines {
        *line = cut(line);
    }
    lines.extend((left_out > 0).then(|| format!("and {left_out} lines more")));
    lines
}

/// Lines as they are, within a fence that none of them can close.
pub(super) fn fenced(language: &str, indent: &str, lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| visible(line)).collect();
    let longest = lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let body = lines.join(&format!("\n{indent}"));
    format!("{indent}{fence}{language}\n{indent}{body}\n{indent}{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::{cut, fenced};

    #[test]
    fn no_line_closes_its_fence() {
        let lines = ["``` a".to_owned(), "b\n````".to_owned()];
        assert_eq!(fenced("text", "  ", &lines), "  `````text\n  ``` a\n  b\\u{a}````\n  `````\n");
    }

    #[test]
    fn a_long_sentence_is_cut_between_characters() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"é".repeat(501)), "é".repeat(500) + "…");
    }
}
