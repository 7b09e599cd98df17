//! An object in Markdown: its fields as nested lists, and the operations of its resource.

use super::markdown::fields::fields;
use super::markdown::{self, bold, code, front, heading, leave_section, trim};
use crate::import::lines::{Lines, is_space};
use crate::import::page::{Listing, Located, ObjectPage, Page};
use crate::import::{Dialect, Trouble};
use crate::source::Source;

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let front = front(&mut lines)?;
    let resource = front.title.value.strip_suffix("Object").filter(|resource| resource.ends_with(is_space));
    let title = resource.map_or(front.title.value.as_str(), trim).to_owned();
    let mut page = ObjectPage {
        dialect: Dialect::MarkdownObject,
        title: Located { value: title, place: front.title.place },
        source: front.source,
        api: None,
        properties: Vec::new(),
        relationships: Vec::new(),
        methods: Vec::new(),
        left: Vec::new(),
    };
    while let Some(line) = lines.peek() {
        match heading(line) {
            Some((2, "Properties")) => {
                lines.skip();
                page.properties.extend(fields(&mut lines));
            }
            Some((2, "Methods")) => {
                lines.skip();
                page.methods.extend(methods(&mut lines));
            }
            Some((level, _)) => {
                lines.leave();
                leave_section(&mut lines, level);
            }
            None => match schema(line.text) {
                Some((resource, api)) if page.api.is_none() && resource == page.title.value => {
                    page.api = Some(api.to_owned());
                    lines.read();
                }
                _ => {
                    lines.leave();
                }
            },
        }
    }
    page.left = lines.left();
    Ok(Page::Object(page))
}

/// The sentence that says whose schema follows: the resource in backticks, the API in bold.
fn schema(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("Schema for the ")?;
    let (resource, rest) = rest.split_once(" resource in ")?;
    Some((code(trim(resource))?, bold(trim(rest).strip_suffix('.')?)?))
}

fn methods(lines: &mut Lines<'_>) -> Vec<Listing> {
    let mut methods = Vec::new();
    while let Some(line) = lines.peek().filter(|line| heading(*line).is_none()) {
        match markdown::listing(lines, line) {
            Some(listing) => {
                methods.push(listing);
                lines.read()
            }
            None => lines.leave(),
        };
    }
    methods
}
