//! Pages of the documentation, printed from a specification in every layout that is known to be saved.
//!
//! They are written from how pages look, and not from how they are read, so that the two check each other. What a page says
//! about the platform and in between is invented; what it says of fields is what the specification says.

mod counted;
mod html;
mod markdown;
mod model;
mod named;
mod older;
mod samples;

use unified_codegen::import::Dialect;
use unified_codegen::model::{Operation, Resource, Spec};

pub use self::model::{Field, Taker, Takes, has_type, has_type_as_member, heading};
use self::model::{Object, Shown};

/// A page as it would be saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The name of the file: API, resource, operation, layout.
    pub path: String,
    /// How it is laid out, where the page itself has no mark of it.
    pub dialect: Option<Dialect>,
    /// All of it.
    pub text: String,
}

/// How pages are laid out, variants of one dialect told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// An operation with names, the current way.
    NewNamed,
    /// An operation without names, the current way.
    NewNameless,
    /// An object without names, the current way.
    NewNamelessObject,
    /// An object without names, as it was: words and nothing else, in the order of the schema.
    OlderNamelessObject,
    /// An operation with names, the older way.
    OldNamed(Age),
    /// An object with names, the older way.
    OldNamedObject,
    /// An operation without names, the older way, with values in one text or one by one.
    OldNameless(Lists),
    /// An object in Markdown.
    MarkdownObject,
    /// An operation in Markdown.
    MarkdownOperation,
    /// The resources of an API in Markdown.
    MarkdownIndex,
    /// Who has what of an API, in Markdown.
    MarkdownCoverage,
    /// An operation as a browser saves it.
    Html,
}

/// The variants of the older pages with names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// A blank line between the parts.
    Blanks,
    /// No blank line, the flag and the words in one.
    Compact,
    /// Examples stuck to the next name, and what a wrong decoding leaves.
    Stuck,
}

/// How the values of older pages without names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lists {
    /// All in one text.
    Glued,
    /// One a line.
    Bullets,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 15] = [
        Self::NewNamed,
        Self::NewNameless,
        Self::NewNamelessObject,
        Self::OlderNamelessObject,
        Self::OldNamed(Age::Blanks),
        Self::OldNamed(Age::Compact),
        Self::OldNamed(Age::Stuck),
        Self::OldNamedObject,
        Self::OldNameless(Lists::Glued),
        Self::OldNameless(Lists::Bullets),
        Self::MarkdownObject,
        Self::MarkdownOperation,
        Self::MarkdownIndex,
        Self::MarkdownCoverage,
        Self::Html,
    ];

    /// The dialect that it is a variant of.
    pub fn dialect(self) -> Dialect {
        match self {
            Self::NewNamed => Dialect::NewNamed,
            Self::NewNameless | Self::NewNamelessObject => Dialect::NewNameless,
            Self::OldNamed(_) | Self::OldNamedObject => Dialect::OldNamed,
            Self::OldNameless(_) | Self::OlderNamelessObject => Dialect::OldNameless,
            Self::MarkdownObject => Dialect::MarkdownObject,
            Self::MarkdownOperation => Dialect::MarkdownOperation,
            Self::MarkdownIndex => Dialect::MarkdownIndex,
            Self::MarkdownCoverage => Dialect::MarkdownCoverage,
            Self::Html => Dialect::Html,
        }
    }

    /// Whether its pages are about one operation.
    pub fn is_of_operations(self) -> bool {
        matches!(
            self,
            Self::NewNamed
                | Self::NewNameless
                | Self::OldNamed(_)
                | Self::OldNameless(_)
                | Self::MarkdownOperation
                | Self::Html
        )
    }

    /// Whether it can show an operation. Nobody can print names of providers or of fields that are not known.
    pub fn shows(self, operation: &Operation) -> bool {
        let shown = Shown::is_published(operation) && self.is_of_operations();
        let counts = || model::counts_somebody(operation);
        shown
            && match self {
                Self::NewNameless => true,
                Self::MarkdownOperation => operation.unnamed.is_empty(),
                _ => operation.unnamed.is_empty() && !counts(),
            }
    }

    /// Whether it can show an object. Every object has fields, and every resource operations: where none is known, the page has not
    /// been seen.
    pub fn shows_object(self, resource: &Resource) -> bool {
        let is_listed = self != Self::MarkdownObject || !resource.operations.is_empty();
        is_listed && !resource.object.is_empty()
    }

    fn word(self) -> String {
        format!("{self:?}").replace(['(', ')'], "-").trim_end_matches('-').to_lowercase()
    }
}

/// Every page of a layout that a specification can be printed as.
pub fn pages(spec: &Spec, layout: Layout) -> Vec<Saved> {
    match layout {
        Layout::MarkdownIndex => {
            spec.apis.iter().map(|api| saved(layout, &api.slug, markdown::index(spec, api))).collect()
        }
        Layout::MarkdownCoverage => {
            spec.apis.iter().map(|api| saved(layout, &api.slug, markdown::coverage(spec, api))).collect()
        }
        _ => spec.resources().flat_map(|resource| pages_of(spec, resource, layout)).collect(),
    }
}

/// Every page about a resource.
pub fn pages_of(spec: &Spec, resource: &Resource, layout: Layout) -> Vec<Saved> {
    let about = format!("{}-{}", resource.api, resource.slug);
    if !layout.is_of_operations() {
        if !layout.shows_object(resource) {
            return Vec::new();
        }
        let object = Object::of(spec, resource);
        let text = match layout {
            Layout::MarkdownObject => markdown::object(&object),
            Layout::NewNamelessObject => counted::object(&object),
            Layout::OlderNamelessObject => counted::older_object(&object),
            Layout::OldNamedObject => older::named::object(&object.typed()),
            _ => return Vec::new(),
        };
        return vec![saved(layout, &about, text)];
    }
    let operations = resource.operations.iter().filter(|operation| layout.shows(operation));
    let page = |operation: &Operation| {
        let shown = Shown::of(spec, resource, operation);
        saved(layout, &format!("{about}-{}", operation.method.wire()), text(shown, layout))
    };
    operations.map(page).collect()
}

fn text(shown: Shown<'_>, layout: Layout) -> String {
    match layout {
        Layout::NewNameless => counted::operation(&shown),
        Layout::OldNamed(age) => older::named::operation(&shown.typed(), age),
        Layout::OldNameless(lists) => older::nameless::operation(&shown, lists),
        Layout::MarkdownOperation => markdown::operation(&shown),
        Layout::Html => html::operation(&shown.typed()),
        _ => named::operation(&shown.typed()),
    }
}

fn saved(layout: Layout, about: &str, text: String) -> Saved {
    let end = match layout {
        Layout::Html => "html",
        _ if layout.word().starts_with("markdown") => "md",
        _ => "txt",
    };
    let dialect = (layout == Layout::OlderNamelessObject).then(|| layout.dialect());
    Saved { path: format!("{about}.{}.{end}", layout.word()), dialect, text }
}
