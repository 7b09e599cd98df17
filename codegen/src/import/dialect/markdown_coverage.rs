//! Who has what of an API, in Markdown: one section a provider, one line a resource.

use super::markdown::{bold, bullet, front, heading, is_italic, leave_section, trim};
use crate::import::lines::{Lines, is_space};
use crate::import::page::{CoveragePage, Covered, CoveredMethod, Page};
use crate::import::{Dialect, Trouble};
use crate::source::Source;

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let front = front(&mut lines)?;
    prose(&mut lines);
    let mut page = CoveragePage {
        dialect: Dialect::MarkdownCoverage,
        title: front.title.value,
        source: front.source,
        providers: Vec::new(),
        left: Vec::new(),
    };
    while let Some(line) = lines.peek() {
        let Some((label, slug)) = provider(line.text).filter(|_| heading(line).is_some()) else {
            lines.leave();
            if let Some((level, _)) = heading(line) {
                leave_section(&mut lines, level);
            }
            continue;
        };
        lines.read();
        page.providers.push(Covered {
            label: label.to_owned(),
            slug: slug.to_owned(),
            place: lines.place(line),
            resources: resources(&mut lines),
        });
    }
    page.left = lines.left();
    Ok(Page::Coverage(page))
}

/// What stands before the providers: one sentence that says how to read the page, and, where there is no data, one in italics
/// that says so.
fn prose(lines: &mut Lines<'_>) {
    let (mut sentences, mut italics) = (0, 0);
    while let Some(line) = lines.peek_past_blanks().filter(|line| heading(*line).is_none()) {
        let seen = if is_italic(line.text) { &mut italics } else { &mut sentences };
        *seen += 1;
        let is_known = *seen == 1 && (is_italic(line.text) || is_sentence(line.text));
        if is_known {
            lines.skip()
        } else {
            lines.leave()
        };
    }
}

fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && bullet(text).is_none() && !text.starts_with('>')
}

/// ``## Label (`slug`)``. One space stands on each side of the label: more of them are the label's own, and either name may be
/// empty.
pub(in crate::import) fn provider(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("##")?.strip_prefix(is_space)?;
    let (label, slug) = text.strip_suffix("`)")?.rsplit_once("(`")?;
    let is_slug = !slug.contains('`') && !slug.contains(is_space);
    is_slug.then(|| (label.strip_suffix(is_space).unwrap_or(label), slug))
}

fn resources(lines: &mut Lines<'_>) -> Vec<(String, Vec<CoveredMethod>)> {
    let mut resources = Vec::new();
    while let Some(line) = lines.peek().filter(|line| heading(*line).is_none()) {
        match resource(line.text) {
            Some(resource) => {
                resources.push(resource);
                lines.read()
            }
            None => lines.leave(),
        };
    }
    resources
}

/// `- **Things**: list (partial), get, create`.
fn resource(text: &str) -> Option<(String, Vec<CoveredMethod>)> {
    let (title, methods) = bullet(text)?.split_once(':')?;
    let title = bold(trim(title))?.to_owned();
    let methods: Option<Vec<CoveredMethod>> = methods.split(',').map(|part| method(trim(part))).collect();
    Some((title, methods?))
}

/// A method, whole or in part; nothing where anything else is said of it.
fn method(text: &str) -> Option<CoveredMethod> {
    let (method, is_partial) = text.strip_suffix("(partial)").map_or((text, false), |method| (trim(method), true));
    let is_method = !method.is_empty() && !method.contains(|c: char| is_space(c) || "()`*".contains(c));
    is_method.then(|| CoveredMethod { method: method.to_owned(), is_partial })
}
