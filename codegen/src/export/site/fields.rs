//! Fields as a list that nests as they do.

use maud::{Markup, html};

use super::frame::Site;
use super::paths::Path;
use super::standing::id;
use super::words::{code, codes, count, prose, provider};
use crate::diagnostics::spelled;
use crate::export::sample::encoded;
use crate::model::{
    Cell, Field, FieldPath, Level, Location, Operation, Parameter, ProviderId, Scalar, Support, Type, Unnamed,
    ValuesShown,
};

/// Longer lists of providers are cut where a matrix has them whole, and name them only; the matrix leads to each.
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
                (again(&field.ty))
                (listed(&values, field.values_shown))
                (facts(field.example.as_deref(), field.references.as_deref()))
                (self.support(&field.support, Some(path)))
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
                (listed(&values, unnamed.values_shown))
                (self.support(&unnamed.support, None))
            }
        }
    }

    /// Who takes a field; one without a name has no path.
    fn support(&self, support: &Support, path: Option<&FieldPath>) -> Markup {
        let word = if self.location == Location::Response { "Filled by" } else { "Taken by" };
        match support {
            Support::Listed(cells) | Support::InPart(cells) => {
                let at = |level| support.at(level).collect::<Vec<ProviderId>>();
                html! {
                    (self.list("Required by", &at(Level::Required), path))
                    (self.list(word, &at(Level::Supported), path))
                    (self.own_values(cells))
                    @if support.is_in_part() { p.support { "Sources do not show who else does." } }
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

    fn list(&self, word: &str, who: &[ProviderId], path: Option<&FieldPath>) -> Markup {
        let shown = if path.is_some() { SHOWN } else { who.len() };
        html! {
            @if !who.is_empty() {
                p.support {
                    (word) " "
                    @for (at, id) in who.iter().take(shown).enumerate() {
                        @if at > 0 { ", " }
                        @if who.len() > SHOWN { (spelled(&self.site.spec.provider(*id).label)) }
                        @else { (provider(self.site, self.page, *id)) }
                    }
                    @if let Some(path) = path.filter(|_| who.len() > shown) {
                        ", " a href=(format!("{}#{}", self.matrix.from(self.page), taken(self.location, path.as_str()))) {
                            "and " (who.len() - shown) " more"
                        }
                    }
                    "."
                }
            }
        }
    }

    /// Nothing else has them, so that a long list is folded and not cut.
    fn own_values(&self, cells: &[Cell]) -> Markup {
        let own: Vec<Markup> = cells.iter().filter_map(|cell| self.values_of(cell)).collect();
        html! {
            @if own.len() > SHOWN {
                details {
                    summary { (own.len()) " providers take values of their own" }
                    @for one in &own { (one) }
                }
            } @else {
                @for one in &own { (one) }
            }
        }
    }

    fn values_of(&self, cell: &Cell) -> Option<Markup> {
        let values = cell.values()?;
        Some(html! {
            p.support {
                (provider(self.site, self.page, cell.provider)) " takes "
                (codes(values))
                "."
            }
        })
    }

    /// A parameter that operations have in common; `values` are those of this operation.
    pub(super) fn parameter(&self, parameter: &Parameter, values: &[&str], operation: &Operation) -> Markup {
        html! {
            li id=(id(parameter.location, &parameter.wire)) {
                (head(&parameter.wire, &parameter.ty, parameter.required, &self.site.source(&parameter.place)))
                @if let Some(text) = &parameter.description { p { (prose(text)) } }
                (listed(values, ValuesShown::Whole))
                (facts(parameter.example.as_deref(), None))
                @if let Some(said) = operation.says_of(parameter) {
                    (self.support(&said.support, Some(&FieldPath::top(&said.wire))))
                    p.quiet { "By " (self.site.source(&said.place)) "." }
                }
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

/// A type with its format.
pub(super) fn ty(ty: &Type) -> Markup {
    html! {
        span.type { (ty.to_string()) @if let Some(format) = ty.format() { " (" (format.as_str()) ")" } }
    }
}

/// What `self` stands for.
pub(super) fn again(ty: &Type) -> Markup {
    let word =
        if ty.depth() == 0 { "The record again, within itself." } else { "Records of the same kind, within this one." };
    html! { @if ty.innermost() == Scalar::Itself { p { (word) } } }
}

/// The values that the unified schema knows.
pub(super) fn listed(values: &[&str], shown: ValuesShown) -> Markup {
    html! {
        @if !values.is_empty() {
            p { "One of " (codes(values)) @if shown.is_partial() { ", or of others that no source shows" } "." }
        }
    }
}

/// What else is known of the values of a field.
fn facts(example: Option<&str>, references: Option<&str>) -> Markup {
    html! {
        @if let Some(example) = example { p { "Example: " (code(example)) } }
        @if let Some(target) = references { p { "Points at " (code(target)) "." } }
    }
}
