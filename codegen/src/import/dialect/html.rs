//! The current pages as a browser saves them: the layout that keeps names, with its tags.
//!
//! The document is turned into the lines that the reader of [`new_named`](super::new_named) reads, and every line knows which
//! bytes of the file say it. What is assumed of a document is little, because no page is stored as a browser saves it:
//!
//! * What the page is about stands in `<main>`, where there is one. Outside of it, and in `<head>`, `<nav>`, `<footer>`, scripts,
//!   styles and drawings, nothing is said; nor in an `<aside>` without a code sample.
//! * The name of a field and its type stand in elements of their own, one behind the other. A field without a type is what has
//!   its name in an element like those of the others: same tag, same class.
//! * A paragraph, a list's item, a table's cell, and whatever else is not part of a line of text, is a line of its own.
//! * Samples stand in `<pre>`, wherever on the page; the first begins with `curl`.
//!
//! What is known of a layout's words (headings, flags, counts) is known in `new_named` alone.

mod document;
mod layout;
mod tokens;

use std::ops::Range;

use super::new_named;
use crate::import::lines::Lines;
use crate::import::page::{Item, ItemSupport, OperationPage, Page, Values};
use crate::import::{Dialect, Trouble};
use crate::source::{Place, Source};

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let document = document::read(source.text());
    let laid_out = layout::lay_out(&document.lines);
    let mut page = match new_named::operation(Lines::rendered(source, &laid_out.rendered), Dialect::Html) {
        Err(Trouble::Empty) => return Err(Trouble::NoRoute(source.place(0, 0))),
        other => other?,
    };
    page.title = laid_out.title;
    let of_lines = page.left.iter().map(Place::bytes);
    let left = once(of_lines.chain(document.left).chain(laid_out.left).collect());
    page.left = left.into_iter().map(|bytes| source.place(bytes.start, bytes.end)).collect();
    set_apart(&mut page, &laid_out.apart);
    Ok(Page::Operation(page))
}

/// In the order of the page, and what an element has that is left as a whole not once more.
fn once(mut left: Vec<Range<usize>>) -> Vec<Range<usize>> {
    left.sort_by_key(|bytes| (bytes.start, bytes.end));
    let mut once: Vec<Range<usize>> = Vec::new();
    for bytes in left {
        match once.last_mut() {
            Some(last) if bytes.start < last.end => last.end = last.end.max(bytes.end),
            _ => once.push(bytes),
        }
    }
    once
}

/// Values that have elements of their own do not have to be taken apart by what is known of them.
fn set_apart(page: &mut OperationPage, apart: &layout::Apart) {
    let lists = [&mut page.path_parameters, &mut page.query, &mut page.common].into_iter();
    for item in lists.chain(&mut page.request).chain(&mut page.response).flatten() {
        let Item { values, support, .. } = item;
        if let Some(values) = values {
            list(values, apart);
        }
        if let Some(ItemSupport::Listed(mentions)) = support {
            for values in mentions.iter_mut().filter_map(|mention| mention.values.as_mut()) {
                list(values, apart);
            }
        }
    }
}

fn list(values: &mut Values, apart: &layout::Apart) {
    let Values::Glued(glued) = values else { return };
    if let Some(Some(listed)) = apart.get(glued) {
        *values = listed.clone();
    }
}
