//! Whether everything that a page says is somewhere: read, known to say nothing, or left.

use std::fmt::Write as _;

use crate::import::page::{Item, ItemSupport, Page, Values};

/// What marks what is around it, and is found nowhere in what was read.
const MARKS: [&str; 33] = [
    "Skip to content",
    "Show Truto-specific parameters",
    "All possible enum values:",
    "Enum support by integration",
    "Integration specific notes",
    "Partial response integrations",
    "Integrations supported",
    "Relationships",
    "Properties",
    "graph LR",
    "-->|\"",
    "\"|",
    "Endpoint",
    "Loading...",
    "Path Parameters",
    "Query Parameters",
    "Path parameters",
    "Query parameters",
    "Request Body",
    "Response Body",
    "Required in",
    "Supported in",
    "Example:",
    "REQUIRED",
    "supported",
    "required",
    "notes",
    "note",
    "properties",
    "Object",
    "http",
    "•",
    "·",
];

/// What types and formats begin with.
const TYPES: [&str; 9] = ["string", "integer", "object", "array", "number", "boolean", "uuid", "markdown", "date"];

/// The lines of a page, up to its samples, that are found nowhere.
pub(super) fn lost<'t>(text: &'t str, page: &Page) -> Vec<&'t str> {
    let mut said = String::new();
    heap(&mut said, page);
    // Once more as what is stuck together, where a line was read in parts.
    said += &said.replace('\n', "");
    let said = said.to_lowercase();
    let mut lost = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let bytes = start..start + line.len();
        start = bytes.end;
        let is_left =
            page.left().iter().any(|place| place.bytes().start < bytes.end && bytes.start < place.bytes().end);
        if line.contains("curl ") {
            break;
        }
        let is_reference = line.trim().starts_with("Refer ");
        if !is_left && !is_reference && !is_said(&line.to_lowercase(), &said) {
            lost.push(line);
        }
    }
    lost
}

/// Whether what is between the marks of a line was read. Numbers and types are read as such, and are not looked for as words.
fn is_said(line: &str, said: &str) -> bool {
    if said.contains(line.trim()) {
        return true;
    }
    let mut parts = vec![line];
    for mark in MARKS {
        let mark = mark.to_lowercase();
        parts = parts.into_iter().flat_map(|part| part.split(mark.as_str())).collect::<Vec<_>>();
    }
    let is_type = |part: &str| TYPES.iter().any(|ty| part.starts_with(ty));
    parts
        .into_iter()
        .map(|part| part.trim_matches(|c: char| matches!(c, '-' | 'â') || crate::import::heads::is_stray(c)))
        .all(|part| {
            let is_count = part.bytes().all(|byte| byte.is_ascii_digit());
            is_count || is_type(part) || said.contains(part) || words(part).all(|word| is_there(word, said))
        })
}

/// Some lines are read in parts, where what they are cut at is no mark.
fn words(part: &str) -> impl Iterator<Item = &str> {
    part.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1)
}

/// Whether a word was read, or two that are stuck together.
fn is_there(word: &str, said: &str) -> bool {
    let mut cuts = (1..word.len()).filter_map(|at| word.split_at_checked(at));
    said.contains(word) || cuts.any(|(one, other)| said.contains(one) && said.contains(other))
}

fn heap(said: &mut String, page: &Page) {
    match page {
        Page::Operation(page) => {
            let partial = page.partial.iter().map(|partial| &partial.value);
            let http = page.http.map(|http| http.as_str().to_owned());
            let texts = page.title.iter().chain(&http).chain([&page.path.value]).chain(partial);
            let names = page.integrations.iter().flatten().map(|one| &one.name);
            texts.chain(names).for_each(|text| push(said, text));
            let sections = [&page.path_parameters, &page.query, &page.common];
            let bodies = page.request.iter().chain(&page.response);
            sections.into_iter().chain(bodies).flatten().for_each(|item| of(said, item));
        }
        Page::Object(page) => {
            push(said, &page.title.value);
            page.relationships.iter().for_each(|(field, to)| push(said, &format!("{field} {to}")));
            push(said, &page.title.value.replace(' ', ""));
            page.properties.iter().for_each(|item| of(said, item));
        }
        Page::Index(_) | Page::Coverage(_) => unreachable!("no reader here makes one"),
    }
}

fn of(said: &mut String, item: &Item) {
    let texts = item.name.iter().chain(&item.description).chain(&item.example);
    let unsure = item.unsure.iter().map(|unsure| &unsure.text);
    texts.chain(unsure).chain(item.notes.iter().map(|(_, note)| note)).for_each(|text| push(said, text));
    item.notes.iter().filter_map(|(label, _)| label.as_ref()).for_each(|label| push(said, label));
    item.values.iter().for_each(|values| listed(said, values));
    if let Some(ItemSupport::Listed(mentions)) = &item.support {
        for mention in mentions {
            push(said, &mention.label);
            mention.values.iter().for_each(|values| listed(said, values));
        }
    }
}

fn listed(said: &mut String, values: &Values) {
    match values {
        Values::Glued(text) => push(said, text),
        Values::Listed(values) | Values::Partial(values, _) => values.iter().for_each(|value| push(said, value)),
    }
}

fn push(said: &mut String, text: &str) {
    let _ = writeln!(said, "{text}");
}
