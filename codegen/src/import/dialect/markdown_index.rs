//! The resources of an API in Markdown: a list of resources, and in it one of operations each.

use super::markdown::{bullet, code, front, heading, leave_nested, leave_section, link, listing, trim};
use crate::import::heads::is_name;
use crate::import::lines::{Line, Lines};
use crate::import::page::{IndexEntry, IndexPage, Located, Page};
use crate::import::{Dialect, Trouble};
use crate::source::Source;

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let front = front(&mut lines)?;
    let mut page = IndexPage {
        dialect: Dialect::MarkdownIndex,
        title: front.title.value,
        source: front.source,
        base_url: None,
        resources: Vec::new(),
        left: Vec::new(),
    };
    while let Some(line) = lines.peek() {
        match heading(line) {
            Some((2, "Resources")) => {
                lines.skip();
                page.resources.extend(resources(&mut lines));
            }
            Some((level, _)) => {
                lines.leave();
                leave_section(&mut lines, level);
            }
            None => prose(&mut lines, &mut page, line.text),
        }
    }
    page.left = lines.left();
    Ok(Page::Index(page))
}

fn prose(lines: &mut Lines<'_>, page: &mut IndexPage, text: &str) {
    match base_url(text) {
        Some(url) if page.base_url.is_none() => {
            page.base_url = Some(url.to_owned());
            lines.read();
        }
        // The sentence that every call has to say whose account it is for.
        None if text.contains("`integrated_account_id`") => {
            lines.skip();
        }
        _ => {
            lines.leave();
        }
    }
}

/// ``Base URL: `https://…` ``.
pub(in crate::import) fn base_url(text: &str) -> Option<&str> {
    code(trim(text.strip_prefix("Base URL:")?)).filter(|url| !url.is_empty())
}

fn resources(lines: &mut Lines<'_>) -> Vec<IndexEntry> {
    let mut resources: Vec<IndexEntry> = Vec::new();
    // How far in the last resource stands; its operations stand further in.
    let mut outer = 0;
    while let Some(line) = lines.peek().filter(|line| heading(*line).is_none()) {
        if let Some(entry) = entry(lines, line).filter(|_| resources.is_empty() || line.indent <= outer) {
            outer = line.indent;
            resources.push(entry);
            lines.read();
            continue;
        }
        match (listing(lines, line), resources.last_mut()) {
            (Some(method), Some(resource)) if line.indent > outer => {
                resource.methods.push(method);
                lines.read();
            }
            // Operations below a resource that is not understood are not those of the one before.
            _ if bullet(line.text).is_some() => leave_nested(lines),
            _ => {
                lines.leave();
            }
        }
    }
    resources
}

fn entry(lines: &Lines<'_>, line: Line<'_>) -> Option<IndexEntry> {
    let found = link(line).filter(|link| is_name(link.text) && !link.text.contains('/') && link.title.is_none())?;
    Some(IndexEntry {
        title: Located { value: found.text.to_owned(), place: lines.place_of(line, found.text) },
        page: (!found.page.is_empty()).then(|| found.page.to_owned()),
        methods: Vec::new(),
    })
}
