//! The current pages as a browser saves them: the layout that keeps names, with its tags.
//!
//! Pages about operations and objects are read; how others, and older ones, look in a browser is not known, and is not guessed.
//!
//! The document is turned into the lines that the reader of [`new_named`](super::new_named) reads, and every line knows which
//! bytes of the file say it. What is assumed of a document is little, because no page is stored as a browser saves it:
//!
//! * What the page is about stands in `<main>`, where there is one. Outside of it, and in `<head>`, `<nav>`, `<footer>`, scripts,
//!   styles and drawings, nothing is said; nor in an `<aside>` without a code sample.
//! * The name of a field and its type stand in elements of their own, one behind the other. A field without a type is what has
//!   its name in an element like those of the others: same tag, same class.
//! * A paragraph, a list's item, a table's cell, and whatever else is not part of a line of text, is a line of its own.
//! * A page about an object has its title in a heading, and its fields below `Properties`; what they refer to may be drawn, and is
//!   left then.
//! * Samples stand in `<pre>`, wherever on the page; the first begins with `curl`.
//!
//! What is known of a layout's words (headings, flags, counts) is known in `new_named` alone.

mod document;
mod layout;
mod tokens;

use std::ops::Range;

use self::document::Said;
use self::layout::About;
use super::{new_named, new_named_object};
use crate::import::lines::Lines;
use crate::import::page::{Item, ItemSupport, OperationPage, Page, Values};
use crate::import::{Dialect, Trouble};
use crate::source::{Place, Source};

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let document = document::read(source.text());
    if document.starts.len() > 1 {
        let places = document.starts.into_iter().map(|bytes| source.place(bytes.start, bytes.end));
        return Err(Trouble::Several(places.collect()));
    }
    let start = document.lines.first().map_or(0..0, Said::bytes);
    let rendered = Trouble::Rendered(source.place(start.start, start.end));
    let about = layout::about(&document.lines).ok_or(rendered)?;
    let laid_out = layout::lay_out(&document.lines, about);
    let lines = Lines::rendered(source, &laid_out.rendered);
    let mut page = match about {
        About::Operation => {
            let page = new_named::operation(lines, Dialect::Html)?;
            Page::Operation(OperationPage { title: laid_out.title, ..page })
        }
        About::Object => Page::Object(new_named_object::object(lines, Dialect::Html)?),
    };
    let of_lines = page.left().iter().map(Place::bytes);
    let left = once(of_lines.chain(document.left).chain(laid_out.left).collect());
    let left = left.into_iter().map(|bytes| source.place(bytes.start, bytes.end)).collect();
    match &mut page {
        Page::Operation(page) => page.left = left,
        Page::Object(page) => page.left = left,
        Page::Index(_) | Page::Coverage(_) => {}
    }
    set_apart(items(&mut page), &laid_out.apart);
    Ok(page)
}

/// Whether a document is about an object.
pub(in crate::import) fn is_object(text: &str) -> bool {
    layout::about(&document::read(text).lines) == Some(About::Object)
}

fn items(page: &mut Page) -> Vec<&mut Item> {
    match page {
        Page::Operation(page) => {
            let lists = [&mut page.path_parameters, &mut page.query, &mut page.common].into_iter();
            lists.chain(&mut page.request).chain(&mut page.response).flatten().collect()
        }
        Page::Object(page) => page.properties.iter_mut().collect(),
        Page::Index(_) | Page::Coverage(_) => Vec::new(),
    }
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
fn set_apart(items: Vec<&mut Item>, apart: &layout::Apart) {
    for item in items {
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
