//! Fields as a list that nests as they do.

use maud::{Markup, html};

use super::frame::Site;
use super::paths::Path;
use super::standing::id;
use super::words::{code, count, prose, provider};
use crate::diagnostics::spelled;
use crate::export::sample::encoded;
use crate::model::{Cell, Field, FieldPath, Level, Location, Operation, Parameter, ProviderId, Support, Type, Unnamed};
use crate::source::Place;

/// Longer lists of providers are cut, and name them only; the matrix has them whole, and leads to each.
const SHOWN: usize = 12;

/// The list of a section of an operation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section<'a> {
    pub(super) site: &'a Site<'a>,
    /// The page that it stands on.
    pub(super) page: &'a Path,
    /// The matrix of the operation.
    pub(super) matrix: &'a Path,
    pub(super) location: Location,
}

impl Section<'_> {
    pub(super) fn fields(&self, fields: &[Field]) -> Markup {
        html! {
            ul.fields {
                @for field in fields { (self.field(field, &FieldPath::top(&field.wire))) }
            }
        }
    }

    fn field(&self, field: &Field, path: &FieldPath) -> Markup {
        let values: Vec<&str> = field.values.iter().map(|value| value.wire.as_str()).collect();
        html! {
            li id=(id(self.location, path.as_str())) {
                (head(&field.wire, &field.ty, field.required, &self.site.source(&field.place)))
                @if let Some(text) = &field.description { p { (prose(text)) } }
                (facts(&values, field.example.as_deref(), field.references.as_deref()))
                (self.support(&field.support, path.as_str()))
                @if !field.members.is_empty() {
                    ul.fields {
                        @for member in &field.members { (self.field(member, &path.member(&field.ty, &member.wire))) }
                    }
                }
            }
        }
    }

    /// Fields without a name, with what is known of them.
    pub(super) fn unnamed(&self, operation: &Operation) -> Markup {
        let mut unnamed = operation.unnamed.iter().filter(|unnamed| unnamed.location == self.location).peekable();
        html! {
            @if unnamed.peek().is_some() {
                h3 { "Without a name" }
                p.quiet { "The source describes these fields, and does not name them." }
                ul.fields { @for one in unnamed { (self.nameless(one)) } }
            }
        }
    }

    fn nameless(&self, unnamed: &Unnamed) -> Markup {
        let values: Vec<&str> = unnamed.values.iter().map(String::as_str).collect();
        html! {
            li {
                p.head { i { "unnamed" } " " (ty(&unnamed.ty)) " " (self.site.source(&unnamed.place)) }
                @if let Some(text) = &unnamed.description { p { (prose(text)) } }
                (facts(&values, None, None))
                (self.support(&unnamed.support, ""))
            }
        }
    }

    fn support(&self, support: &Support, path: &str) -> Markup {
        let word = if self.location == Location::Response { "Filled by" } else { "Taken by" };
        match support {
            Support::Listed(cells) => {
                let at = |level| support.at(level).collect::<Vec<ProviderId>>();
                html! {
                    (self.list("Required by", &at(Level::Required), path))
                    (self.list(word, &at(Level::Supported), path))
                    @for cell in cells.iter().take(SHOWN) { (self.own_values(cell)) }
                }
            }
            Support::Counted { supported, required } => html! {
                p.support {
                    (word) " " (count(*supported, "provider", "providers"))
                    @if *required > 0 { ", required by " (required) }
                    "; the source does not name them."
                }
            },
            Support::NotStated => html! {},
        }
    }

    fn list(&self, word: &str, who: &[ProviderId], path: &str) -> Markup {
        html! {
            @if !who.is_empty() {
                p.support {
                    (word) " "
                    @for (at, id) in who.iter().take(SHOWN).enumerate() {
                        @if at > 0 { ", " }
                        @if who.len() > SHOWN { (spelled(&self.site.spec.provider(*id).label)) }
                        @else { (provider(self.site, self.page, *id)) }
                    }
                    @if who.len() > SHOWN {
                        ", " a href=(format!("{}#{}", self.matrix.from(self.page), taken(self.location, path))) {
                            "and " (who.len() - SHOWN) " more"
                        }
                    }
                    "."
                }
            }
        }
    }

    fn own_values(&self, cell: &Cell) -> Markup {
        html! {
            @if let Some(values) = cell.values() {
                p.support {
                    (provider(self.site, self.page, cell.provider)) " takes "
                    @for (at, value) in values.iter().enumerate() { @if at > 0 { ", " } (code(value)) }
                    "."
                }
            }
        }
    }

    /// A parameter that operations have in common; `values` are those of this operation.
    pub(super) fn parameter(&self, parameter: &Parameter, values: &[&str]) -> Markup {
        html! {
            li id=(id(parameter.location, &parameter.wire)) {
                (head(&parameter.wire, &parameter.ty, parameter.required, &self.site.source(&parameter.place)))
                @if let Some(text) = &parameter.description { p { (prose(text)) } }
                (facts(values, parameter.example.as_deref(), None))
            }
        }
    }
}

/// What an address says behind `#` for a matrix in which a field is ticked.
fn taken(location: Location, path: &str) -> String {
    format!("take={}", encoded(&id(location, path)))
}

fn head(name: &str, of: &Type, required: bool, source: &Markup) -> Markup {
    html! {
        p.head {
            (code(name)) " " (ty(of))
            @if required { " " b.required { "required" } }
            " " (source)
        }
    }
}

fn ty(ty: &Type) -> Markup {
    html! {
        span.type { (ty.to_string()) @if let Some(format) = ty.format() { " (" (format.as_str()) ")" } }
    }
}

fn facts(values: &[&str], example: Option<&str>, references: Option<&str>) -> Markup {
    html! {
        @if !values.is_empty() {
            p { "One of " @for (at, value) in values.iter().enumerate() { @if at > 0 { ", " } (code(value)) } "." }
        }
        @if let Some(example) = example { p { "Example: " (code(example)) } }
        @if let Some(target) = references { p { "Points at " (code(target)) "." } }
    }
}

/// A place as a line of its own.
pub(super) fn stands(site: &Site<'_>, place: &Place) -> Markup {
    html! { dt { "Specification" } dd { (site.source(place)) } }
}
