//! From saved documentation pages to the specification.

mod cited;
mod detect;
mod dialect;
mod draft;
mod flags;
mod glued;
mod heads;
mod integrations;
mod join;
mod left_open;
mod lines;
mod merge;
mod nameless;
mod naming;
mod nesting;
mod page;
mod route;
mod samples;
mod schema;
mod settled;
mod support;
mod takers;
mod trouble;
mod unite;
mod unsure;
mod write;

#[cfg(test)]
mod tests;

pub use self::detect::detect;
pub use self::draft::{
    Beyond, Claim, Contradiction, Draft, DraftField, DraftSupport, Drafter, Extent, FieldPart, Known, Listed, Offered,
    ProviderNote, Question, Reference,
};
pub use self::glued::{Apart, Vocabulary, take_apart};
pub use self::join::{About, Ground, Joined, Joint, Provenance, join};
pub use self::left_open::LeftOpen;
pub use self::merge::{Conflicts, Difference, Merged, Outcome, Unmerged, merge, pruned, without_todo};
pub use self::nameless::{Nameless, NamelessField};
pub use self::page::{
    CoveragePage, Covered, CoveredMethod, Doubt, Doubted, IndexEntry, IndexPage, Integration, Item, ItemSupport,
    Listing, Located, Mention, ObjectPage, OperationPage, Page, Part, Unsure, Values,
};
pub use self::trouble::{Marked, Trouble};
pub use self::write::resource;

use std::fmt;

use crate::source::Source;

/// How a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// The current pages as text, with names, types and providers.
    NewNamed,
    /// The current pages as text that has lost names, types and providers.
    NewNameless,
    /// Older pages as text, with names, types and providers.
    OldNamed,
    /// Older pages as text that has lost names and types.
    OldNameless,
    /// An object in Markdown.
    MarkdownObject,
    /// An operation in Markdown.
    MarkdownOperation,
    /// The resources of an API in Markdown.
    MarkdownIndex,
    /// Who has what of an API, in Markdown.
    MarkdownCoverage,
    /// The current pages as a browser saves them.
    Html,
}

impl Dialect {
    /// Every layout.
    pub const ALL: [Self; 9] = [
        Self::NewNamed,
        Self::NewNameless,
        Self::OldNamed,
        Self::OldNameless,
        Self::MarkdownObject,
        Self::MarkdownOperation,
        Self::MarkdownIndex,
        Self::MarkdownCoverage,
        Self::Html,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NewNamed => "new-named",
            Self::NewNameless => "new-nameless",
            Self::OldNamed => "old-named",
            Self::OldNameless => "old-nameless",
            Self::MarkdownObject => "markdown-object",
            Self::MarkdownOperation => "markdown-operation",
            Self::MarkdownIndex => "markdown-index",
            Self::MarkdownCoverage => "markdown-coverage",
            Self::Html => "html",
        }
    }

    /// Fields have their names; others have lost them on the way to the file.
    pub fn has_names(self) -> bool {
        match self {
            Self::NewNameless | Self::OldNameless => false,
            Self::NewNamed
            | Self::OldNamed
            | Self::MarkdownObject
            | Self::MarkdownOperation
            | Self::MarkdownIndex
            | Self::MarkdownCoverage
            | Self::Html => true,
        }
    }

    /// What a person knows it by, in a few words.
    pub fn known_by(self) -> &'static str {
        match self {
            Self::NewNamed => "text: a line with a verb and a path, names glued to types as in `namestring`",
            Self::NewNameless => "text: a line with a path and no verb, descriptions and numbers without names",
            Self::OldNamed => "text: `Endpoint`, below it `http`; a name and its type each in a line of its own",
            Self::OldNameless => "text: `Endpoint`, below it a verb and a path; descriptions without names",
            Self::MarkdownObject => "Markdown: `# Tools Object`, and below `## Properties` every field by its name",
            Self::MarkdownOperation => "Markdown: a verb and a path in backticks",
            Self::MarkdownIndex => "Markdown: `Base URL`, and all resources of an API; makes no file by itself",
            Self::MarkdownCoverage => "Markdown: providers, and which operations of an API each has",
            Self::Html => "HTML: a page as a browser saves it",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads a page, laid out as said, or else as its marks show.
///
/// # Errors
///
/// See [`Trouble`].
pub fn read(source: &Source, dialect: Option<Dialect>) -> Result<Page, Trouble> {
    let source = &with_plain_spaces(source);
    let dialect = dialect.map_or_else(|| detect(source), Ok)?;
    let page = dialect::reader(dialect)(source)?;
    match page.beyond(MOST) {
        Some(place) => Err(Trouble::TooMany(place.clone(), MOST)),
        None => Ok(page),
    }
}

/// Browsers and editors make spaces of one kind into those of another, also within what marks a layout. The place of each
/// character stays as it is.
fn with_plain_spaces(source: &Source) -> Source {
    let is_odd = |c: char| c.is_whitespace() && !c.is_ascii() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    if source.text().contains(is_odd) {
        Source::new(source.path(), source.text().replace(is_odd, " "))
    } else {
        source.clone()
    }
}

/// The largest pages have some hundred fields. What joins pages holds fields against each other, so that it could not be told
/// from what never ends if there were many more.
const MOST: usize = 4000;
