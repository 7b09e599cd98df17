//! The object of a resource in the layout that has lost names and types; older copies have nothing but the words.

use super::new_nameless::items;
use super::section::{Headings, says_nothing};
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Located, ObjectPage, Page};
use crate::import::{Dialect, Trouble};
use crate::source::Source;

/// Nothing parts the words of an object.
const NO_HEADINGS: Headings = Headings::NONE;
pub(super) const RELATIONSHIPS: &str = "Relationships";
pub(super) const PROPERTIES: &str = "Properties";
/// The line that a drawing begins with.
const DRAWING: &str = "graph LR";

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let title = title(&mut lines)?;
    let relationships = until_properties(&mut lines, &title.value);
    let properties = items(&mut lines, NO_HEADINGS, None);
    Ok(Page::Object(ObjectPage {
        dialect: Dialect::NewNameless,
        title,
        source: None,
        api: None,
        properties,
        relationships,
        methods: Vec::new(),
        left: lines.left(),
    }))
}

/// The first line that says something: `Things Object`.
pub(super) fn title(lines: &mut Lines<'_>) -> Result<Located<String>, Trouble> {
    while let Some(line) = lines.peek().filter(|line| line.text.is_empty() || says_nothing(line.text)) {
        lines.skip_part(line.text.len());
    }
    let line = lines.peek().ok_or(Trouble::Empty)?;
    let words = line.text.strip_suffix("Object").filter(|words| words.ends_with(is_space));
    let title = words.map(|words| words.trim_end_matches(is_space)).ok_or(Trouble::NoTitle(lines.place(line)))?;
    lines.read();
    Ok(Located { value: title.to_owned(), place: lines.place(line) })
}

/// What stands before the properties; nothing does on older copies, which have no heading.
pub(super) fn until_properties(lines: &mut Lines<'_>, title: &str) -> Vec<(String, String)> {
    let mut relationships = Vec::new();
    let mut heading = None;
    lines.skip_blanks();
    let is_new = lines.ahead(0) == Some(RELATIONSHIPS) || lines.has(|line| line == PROPERTIES);
    while let Some(line) = lines.peek().filter(|_| is_new) {
        if line.text == PROPERTIES {
            lines.skip();
            break;
        }
        match edge(line, title) {
            Some(relationship) => {
                lines.read();
                relationships.push(relationship);
            }
            None if line.text == RELATIONSHIPS => heading = lines.skip(),
            None if [DRAWING, ""].contains(&line.text) => {
                lines.skip();
            }
            None => {
                lines.leave();
            }
        }
    }
    // A heading alone says that there is something, and not what: a drawing may be saved without its text.
    if relationships.is_empty() {
        lines.report(heading);
    }
    relationships
}

/// `Things -->|"parts"| Parts`, of the object that the page is about.
fn edge(line: Line<'_>, title: &str) -> Option<(String, String)> {
    let (from, rest) = line.text.split_once(" -->|\"")?;
    let (field, to) = rest.split_once("\"| ")?;
    let is_own = from.to_lowercase() == title.replace(is_space, "").to_lowercase();
    let is_whole = !field.is_empty() && !to.is_empty() && !to.contains(is_space);
    (is_own && is_whole).then(|| (field.to_owned(), to.to_owned()))
}
