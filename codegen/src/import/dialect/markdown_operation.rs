//! An operation in Markdown: who has it, its parameters, and what is sent, as far as the page goes. Stored pages end inside
//! the request.

use super::markdown::fields::fields;
use super::markdown::{bold, code, front, heading, leave_section, trim};
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Integration, Item, Located, OperationPage, Page};
use crate::import::route::request_line;
use crate::import::{Dialect, Trouble};
use crate::source::Source;

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let front = front(&mut lines)?;
    let mut page = route(&mut lines).ok_or_else(|| Trouble::NoRoute(front.title.place.clone()))?;
    page.title = Some(front.title.value);
    page.source = front.source;
    while let Some(line) = lines.peek() {
        match heading(line) {
            Some((level, title)) => section(&mut lines, &mut page, level, title),
            None if page.resource.is_none() && about(&mut page, line.text) => {
                lines.read();
            }
            None => {
                lines.leave();
            }
        }
    }
    page.left = lines.left();
    Ok(Page::Operation(page))
}

/// The first line in backticks that asks for something, before any section.
fn route(lines: &mut Lines<'_>) -> Option<OperationPage> {
    while let Some(line) = lines.peek().filter(|line| heading(*line).is_none()) {
        let Some((http, path)) = code(line.text).and_then(request_line) else {
            lines.leave();
            continue;
        };
        lines.read();
        let path = Located { value: path.to_owned(), place: lines.place_of(line, path) };
        return Some(OperationPage { http: Some(http), ..OperationPage::at(Dialect::MarkdownOperation, path) });
    }
    None
}

/// `Resource: **Things** · API: **Unified Demo API**`.
fn about(page: &mut OperationPage, text: &str) -> bool {
    let Some((resource, api)) = text.split_once('·') else { return false };
    let named = |part: &str, word| trim(part).strip_prefix(word).map(trim).and_then(bold).map(str::to_owned);
    let (Some(resource), Some(api)) = (named(resource, "Resource:"), named(api, "API:")) else { return false };
    (page.resource, page.api) = (Some(resource), Some(api));
    true
}

fn section(lines: &mut Lines<'_>, page: &mut OperationPage, level: usize, title: &str) {
    if level != 2 {
        lines.leave();
        return leave_section(lines, level);
    }
    match title {
        "Supported integrations" => {
            lines.skip();
            integrations(lines, page);
        }
        "Path parameters" => {
            lines.skip();
            page.path_parameters.extend(fields(lines));
        }
        "Query parameters" => {
            lines.skip();
            parameters(fields(lines), page);
        }
        "Request body" => {
            lines.skip();
            page.request.get_or_insert_default().extend(fields(lines));
        }
        // No stored page goes this far. The heading can mean nothing else, and fields look the same on every page.
        "Response body" => {
            lines.skip();
            page.response.get_or_insert_default().extend(fields(lines));
        }
        _ => {
            lines.leave();
            leave_section(lines, level);
        }
    }
}

/// The first line below the heading, unless it is something else than text.
fn integrations(lines: &mut Lines<'_>, page: &mut OperationPage) {
    let Some(line) = lines.peek_past_blanks() else { return };
    let is_text = line.text.starts_with(|c: char| c.is_alphanumeric());
    if is_text && page.integrations.is_none() {
        page.integrations = Some(labels(lines, line));
        lines.read();
    }
}

/// Labels apart. A comma without a space behind it is part of a label. One with a space cannot be told from what is between two
/// labels, so what follows it is a label of its own, which no provider has: that is asked about, and not guessed here.
fn labels(lines: &Lines<'_>, line: Line<'_>) -> Vec<Integration> {
    let text = line.text.strip_suffix(',').unwrap_or(line.text);
    let commas = text.match_indices(',').map(|(at, _)| at).filter(|at| text[at + 1..].starts_with(is_space));
    let mut integrations = Vec::new();
    let mut start = 0;
    for end in commas.chain([text.len()]) {
        let part = &text[start..end];
        let (name, is_partial) = match part.strip_suffix("(partial)") {
            Some(name) => (name.strip_suffix(is_space).unwrap_or(name), true),
            None => (part, false),
        };
        integrations.push(Integration { name: name.to_owned(), is_partial, place: lines.place_at(line, start..end) });
        start = end + text[end..].chars().take(2).map(char::len_utf8).sum::<usize>();
    }
    integrations
}

/// The platform's own come first; the first that is not one begins those of the operation.
fn parameters(items: Vec<Item>, page: &mut OperationPage) {
    let own = items.iter().position(|item| item.depth == Some(0) && !is_common(item.name())).unwrap_or(items.len());
    let mut items = items.into_iter();
    page.common.extend(items.by_ref().take(own));
    page.query.extend(items);
}

/// This layout has no mark between the parameters of the platform and those of an operation but the names.
fn is_common(name: &str) -> bool {
    name.starts_with("truto_") || ["integrated_account_id", "remote_query"].contains(&name)
}
