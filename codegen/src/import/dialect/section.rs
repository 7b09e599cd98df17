//! The headings that part a page about an operation.

use crate::import::lines::{Lines, is_space};
use crate::import::page::{Item, OperationPage};
use crate::import::samples;

/// A part of a page, in the order that pages have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Path,
    Query,
    Common,
    Request,
    Response,
}

impl Section {
    /// Puts what was read where the page is to have it.
    pub(super) fn put(self, items: Vec<Item>, page: &mut OperationPage) {
        match self {
            Self::Path => page.path_parameters.extend(items),
            Self::Query => page.query.extend(items),
            Self::Common => page.common.extend(items),
            Self::Request => page.request.get_or_insert_default().extend(items),
            Self::Response => page.response.get_or_insert_default().extend(items),
        }
    }
}

/// The headings of a layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headings(&'static [(&'static str, Section)]);

pub(super) const NEW: Headings = Headings(&[
    ("Path Parameters", Section::Path),
    ("Query Parameters", Section::Query),
    ("Show Truto-specific parameters", Section::Common),
    ("Request Body", Section::Request),
    ("Response Body", Section::Response),
]);

pub(super) const OLD: Headings = Headings(&[
    ("Path parameters", Section::Path),
    ("Query parameters", Section::Query),
    ("Request Body", Section::Request),
    ("Response Body", Section::Response),
]);

impl Headings {
    /// Of a page that is not parted.
    pub(super) const NONE: Self = Self(&[]);

    /// The part that a line begins. Parts do not come again, so that a field may be described by the words of a heading.
    pub(super) fn at(self, line: &str, now: Option<Section>) -> Option<Section> {
        self.later(now).find(|(heading, _)| *heading == line).map(|(_, section)| section)
    }

    /// Where a part begins, or the samples do, in a line that ends what was before, with nothing between: `42Query Parameters`.
    pub(super) fn in_line(self, line: &str, now: Option<Section>) -> Option<usize> {
        let before = self.later(now).find_map(|(heading, _)| line.strip_suffix(heading));
        let before = before.filter(|before| !before.is_empty() && !before.ends_with(is_space));
        before.map(str::len).or_else(|| samples::begins_in(line))
    }

    /// Whether what a part says ends before the next line.
    pub(super) fn end(self, lines: &Lines<'_>, now: Option<Section>) -> bool {
        lines.peek().is_none_or(|line| samples::begins(line.text) || self.at(line.text, now).is_some())
    }

    fn later(self, now: Option<Section>) -> impl Iterator<Item = (&'static str, Section)> {
        self.0.iter().copied().filter(move |(_, section)| Some(*section) > now)
    }
}

/// Lines that say nothing of the page that they are on: what the site has around it, and pointers to other pages.
pub(super) fn says_nothing(line: &str) -> bool {
    ["Skip to content", "Loading..."].contains(&line) || (line.starts_with("Refer ") && line.ends_with(" APIs"))
}
