//! Which operation a path is, by the platform's routes.

use super::lines::is_space;
use crate::model::{Http, Method, Platform};
use crate::names::is_slug;

/// An operation's place in the specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) api: String,
    pub(super) resource: String,
    pub(super) method: String,
}

/// What a line asks for that is made of nothing else: `PATCH /unified/ticketing/accounts/{id}`.
pub(super) fn request_line(line: &str) -> Option<(Http, &str)> {
    let (verb, path) = line.split_once(is_space)?;
    let http = Http::ALL.into_iter().find(|http| http.as_str() == verb)?;
    let path = path.trim_matches(is_space);
    (path.starts_with('/') && !path.contains(is_space)).then_some((http, path))
}

/// The verb of a method.
pub(super) fn verb(platform: &Platform, method: &str) -> Option<Http> {
    platform.route(&Method::from_wire(method)).map(|route| route.http)
}

/// The operation of a path. Without a verb, a path that only one route has is enough, or else the first word of the page's title,
/// which is the method: `Update Lamps`.
pub(super) fn address(platform: &Platform, http: Option<Http>, title: Option<&str>, path: &str) -> Option<Address> {
    let fitting = platform.routes.iter().filter(|(_, route)| http.is_none_or(|http| route.http == http));
    let found = fitting.filter_map(|(method, route)| {
        let filled = fill(&route.path, path)?;
        let of = |name: &str| filled.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let method = of("method").unwrap_or_else(|| method.kind().to_owned());
        Some(Address { api: of("api")?, resource: of("resource")?, method })
    });
    let mut found: Vec<Address> = found.collect();
    if found.len() > 1 {
        let verb = title.and_then(|title| title.split(is_space).next()).unwrap_or_default().to_lowercase();
        found.retain(|address| address.method == verb);
    }
    found.pop().filter(|_| found.is_empty())
}

/// What stands in a path where a template has `{api}`, `{resource}` and `{method}`; all else is the same in both.
fn fill<'p>(template: &'p str, path: &'p str) -> Option<Vec<(&'p str, &'p str)>> {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    if template.len() != path.len() {
        return None;
    }
    let mut filled = Vec::new();
    for (part, given) in template.into_iter().zip(path) {
        let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        match name.filter(|name| ["api", "resource", "method"].contains(name)) {
            // They become names of files and keys: what the specification would not take there is no path of its.
            Some(name) if is_slug(given) => filled.push((name, given)),
            None if part == given => {}
            Some(_) | None => return None,
        }
    }
    Some(filled)
}

/// A name as headings and addresses of pages have it, without what separates words.
pub(super) fn squashed(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
