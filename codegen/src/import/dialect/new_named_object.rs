//! The object of a resource in the layout that keeps names: its title, what it refers to, and the fields as pages about operations
//! have them, with nobody who takes them.

use super::new_named::Reader;
use super::new_nameless_object::{title, until_properties};
use crate::import::lines::Lines;
use crate::import::page::{ObjectPage, Page};
use crate::import::{Dialect, Trouble};

/// Reads the lines of this layout, wherever they come from.
pub(super) fn object(mut lines: Lines<'_>, dialect: Dialect) -> Result<ObjectPage, Trouble> {
    let title = title(&mut lines)?;
    let relationships = until_properties(&mut lines, &title.value);
    let mut reader = Reader::new(lines);
    let properties = reader.items();
    Ok(ObjectPage {
        dialect,
        title,
        source: None,
        api: None,
        properties,
        relationships,
        methods: Vec::new(),
        left: reader.left(),
    })
}

/// The same of text.
pub(super) fn read(lines: Lines<'_>) -> Result<Page, Trouble> {
    object(lines, Dialect::NewNamed).map(Page::Object)
}
