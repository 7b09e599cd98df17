//! What pages in Markdown have in common: a title, where it is published, headings, links, code and bold.

use crate::import::Trouble;
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Listing, Located};
use crate::import::route::request_line;

pub(super) mod fields;

/// What every page begins with.
pub(super) struct Front {
    pub(super) title: Located<String>,
    pub(super) source: Option<String>,
}

/// Reads up to the source, or up to the title where a page says no source.
pub(super) fn front(lines: &mut Lines<'_>) -> Result<Front, Trouble> {
    let Some(first) = lines.peek_past_blanks() else { return Err(Trouble::Empty) };
    while let Some(line) = lines.peek() {
        let Some((1, title)) = heading(line) else {
            lines.leave();
            continue;
        };
        lines.read();
        let title = Located { value: title.to_owned(), place: lines.place(line) };
        return Ok(Front { title, source: source(lines) });
    }
    Err(Trouble::NoTitle(lines.place(first)))
}

fn source(lines: &mut Lines<'_>) -> Option<String> {
    let url = source_url(lines.peek_past_blanks()?.text)?.to_owned();
    lines.read();
    Some(url)
}

/// `> Source: https://…`.
pub(in crate::import) fn source_url(text: &str) -> Option<&str> {
    let url = trim(text.strip_prefix('>')?).strip_prefix("Source:").map(trim)?;
    (!url.is_empty() && !url.contains(is_space)).then_some(url)
}

/// The level of a heading, and what it says. What is further in is text of a list.
pub(in crate::import) fn heading(line: Line<'_>) -> Option<(usize, &str)> {
    let title = line.text.trim_start_matches('#');
    let level = line.text.len() - title.len();
    let is_heading =
        (1..=6).contains(&level) && line.indent < LEVEL && (title.is_empty() || title.starts_with(is_space));
    is_heading.then(|| (level, trim(title)))
}

/// The spaces of a level of a list.
pub(super) const LEVEL: usize = 2;

/// Leaves the next line, and what is nested in it.
pub(super) fn leave_nested(lines: &mut Lines<'_>) {
    let Some(first) = lines.leave() else { return };
    while let Some(line) = lines.peek() {
        if !line.text.is_empty() && (line.indent <= first.indent || heading(line).is_some()) {
            return;
        }
        lines.leave();
    }
}

/// Leaves everything up to the next heading of this level, or of one above.
pub(super) fn leave_section(lines: &mut Lines<'_>, level: usize) {
    while lines.peek().is_some_and(|line| heading(line).is_none_or(|(other, _)| other > level)) {
        lines.leave();
    }
}

/// What stands behind the sign of a list.
pub(super) fn bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '*', '+'])?;
    rest.starts_with(is_space).then(|| trim(rest))
}

/// What is in one pair of backticks, and nothing beside it.
pub(in crate::import) fn code(text: &str) -> Option<&str> {
    text.strip_prefix('`')?.strip_suffix('`').filter(|code| !code.contains('`'))
}

/// What is in one pair of double asterisks, and nothing beside it.
pub(super) fn bold(text: &str) -> Option<&str> {
    text.strip_prefix("**")?.strip_suffix("**").filter(|bold| !bold.is_empty() && !bold.contains("**"))
}

/// A whole line in italics.
pub(super) fn is_italic(text: &str) -> bool {
    let inside = |sign: char| text.strip_prefix(sign).and_then(|text| text.strip_suffix(sign));
    let is_all = |sign| inside(sign).is_some_and(|text| !text.is_empty() && !text.contains(sign));
    is_all('_') || is_all('*')
}

/// `[text](page) — title`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link<'p> {
    pub(super) text: &'p str,
    pub(super) page: &'p str,
    pub(super) title: Option<&'p str>,
}

/// The link that a line of a list is made of.
pub(super) fn link(line: Line<'_>) -> Option<Link<'_>> {
    let (text, rest) = bullet(line.text)?.strip_prefix('[')?.split_once("](")?;
    let (page, rest) = rest.split_once(')')?;
    let rest = trim(rest);
    let title = match rest.strip_prefix(['—', '–', '-']).map(trim) {
        Some(title) if !title.is_empty() => Some(title),
        None if rest.is_empty() => None,
        _ => return None,
    };
    Some(Link { text, page, title })
}

/// `[GET /unified/ticketing/accounts](…) — List Accounts`.
pub(super) fn listing(lines: &Lines<'_>, line: Line<'_>) -> Option<Listing> {
    let found = link(line)?;
    let (http, path) = request_line(found.text)?;
    Some(Listing {
        http,
        path: Located { value: path.to_owned(), place: lines.place_of(line, path) },
        page: (!found.page.is_empty()).then(|| found.page.to_owned()),
        title: found.title.map(str::to_owned),
    })
}

/// Without spaces around it, of whatever kind.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}
