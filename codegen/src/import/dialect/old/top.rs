//! The top of an older page: title, route, and who has the operation.

use std::collections::HashMap;

use super::list;
use crate::import::dialect::section::{OLD, says_nothing};
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Integration, Located, OperationPage};
use crate::import::{Dialect, Trouble};
use crate::model::Http;

const ENDPOINT: [&str; 2] = ["Endpoint", "http"];
const INTEGRATIONS: &str = "Integrations supported";
const PARTIAL: &str = "Partial response integrations";

/// Whether a line is one that only the top of an operation's page has.
pub(in super::super) fn is_top(line: &str) -> bool {
    ENDPOINT.contains(&line) || line == INTEGRATIONS || route(line).is_some()
}

/// Everything before the first heading.
pub(in super::super) fn top(lines: &mut Lines<'_>, dialect: Dialect) -> Result<OperationPage, Trouble> {
    let (mut title, mut page, mut first) = (None, None, None);
    while !OLD.end(lines, None) {
        let Some(line) = lines.peek() else { break };
        let is_noise = line.text.is_empty() || says_nothing(line.text) || ENDPOINT.contains(&line.text);
        if is_noise {
            lines.skip();
            continue;
        }
        first.get_or_insert(line);
        match (&mut page, route(line.text)) {
            (None, Some((http, path, end))) => {
                page = Some(of(lines, dialect, line, (http, path)));
                lines.read_part(end);
            }
            (None, None) if title.is_none() => title = lines.read().map(|line| line.text.to_owned()),
            (Some(page), _) if line.text == INTEGRATIONS => integrations(lines, page),
            (Some(page), _) if line.text == PARTIAL => partial(lines, page),
            _ => {
                lines.leave_part(OLD.in_line(line.text, None).unwrap_or(line.text.len()));
            }
        }
    }
    let first = first.or(lines.peek()).ok_or(Trouble::Empty)?;
    let page = page.ok_or(Trouble::NoRoute(lines.place(first)))?;
    Ok(OperationPage { title, ..page })
}

fn of(lines: &Lines<'_>, dialect: Dialect, line: Line<'_>, (http, path): (Http, &str)) -> OperationPage {
    let place = lines.place_of(line, path);
    OperationPage { http: Some(http), ..OperationPage::at(dialect, Located { value: path.to_owned(), place }) }
}

/// The verb and the path that a line begins with, and where they end. What comes next may be stuck to them.
fn route(line: &str) -> Option<(Http, &str, usize)> {
    let (http, rest) = Http::ALL.into_iter().find_map(|http| Some((http, line.strip_prefix(http.as_str())?)))?;
    let path = rest.trim_start_matches(is_space);
    let end = [INTEGRATIONS, PARTIAL].into_iter().filter_map(|mark| path.find(mark)).min();
    let end = end.or_else(|| OLD.in_line(path, None)).unwrap_or(path.len());
    let (path, after) = (path[..end].trim_end_matches(is_space), path.len() - end);
    let is_path = path.starts_with('/') && !path.contains(is_space);
    is_path.then_some((http, path, line.len() - after))
}

/// A heading without a list is left: it says that there is something, and not what.
fn integrations(lines: &mut Lines<'_>, page: &mut OperationPage) {
    let heading = lines.read();
    let found = list(lines, OLD, None);
    if found.is_empty() {
        lines.report(heading);
        return;
    }
    let of = |line: &Line<'_>| Integration { name: line.text.to_owned(), is_partial: false, place: lines.place(*line) };
    page.integrations.get_or_insert_default().extend(found.iter().map(of));
}

/// Those whose lists leave out fields; one that does not have the operation is left.
fn partial(lines: &mut Lines<'_>, page: &mut OperationPage) {
    let heading = lines.read();
    while let Some(line) = lines.peek().filter(|_| !OLD.end(lines, None)) {
        if line.text.is_empty() {
            lines.skip();
        } else if page.partial.is_none() && crate::import::dialect::items::bullet(line.text).is_none() {
            page.partial = Some(Located { value: line.text.to_owned(), place: lines.place(line) });
            lines.read();
        } else {
            break;
        }
    }
    let found = list(lines, OLD, None);
    if found.is_empty() {
        lines.report(heading);
    }
    let has = page.integrations.iter_mut().flatten();
    let mut has: HashMap<String, &mut Integration> = has.map(|one| (one.name.clone(), one)).collect();
    for line in found {
        match has.get_mut(line.text) {
            Some(one) => one.is_partial = true,
            None => lines.report(Some(line)),
        }
    }
}
