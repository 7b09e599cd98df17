//! Texts of the specification, and numbers, as pages show them.

use std::fmt::Display;

use maud::{Markup, html};

use super::frame::Site;
use super::paths::Path;
use crate::diagnostics::spelled;
use crate::model::{Operation, ProviderId, Resource};

/// A text in which pairs of backticks are around code.
pub(super) fn prose(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    let is_paired = parts.len() % 2 == 1;
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @if at % 2 == 1 && is_paired { code { (spelled(part)) } }
            @else {
                @if at > 0 && !is_paired { "`" }
                @for (at, line) in part.split('\n').enumerate() { @if at > 0 { br; } (spelled(line)) }
            }
        }
    }
}

/// A name or a value, whatever it holds.
pub(super) fn code(text: &str) -> Markup {
    html! { code { (spelled(text)) } }
}

/// Names or values, whatever they hold, with commas between.
pub(super) fn codes(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Markup {
    html! { @for (at, text) in texts.into_iter().enumerate() { @if at > 0 { ", " } (code(text.as_ref())) } }
}

/// `1 field`, `2 fields`.
pub(super) fn count(n: impl TryInto<u64> + Display + Copy, one: &str, many: &str) -> String {
    let is_one = n.try_into().is_ok_and(|n: u64| n == 1);
    format!("{n} {}", if is_one { one } else { many })
}

/// A provider by its label, as a link from a page.
pub(super) fn provider(site: &Site<'_>, from: &Path, id: ProviderId) -> Markup {
    let provider = site.spec.provider(id);
    html! { a href=(Path::provider(provider).from(from)) { (spelled(&provider.label)) } }
}

/// `PATCH /unified/ticketing/accounts/{id}`, as a link from a page.
pub(super) fn operation(from: &Path, resource: &Resource, operation: &Operation) -> Markup {
    html! { a href=(Path::operation(resource, operation).from(from)) { (operation.method.wire()) } }
}

/// What of an operation's fields nobody has seen.
pub(super) fn seen_in_part(operation: &Operation) -> Markup {
    html! {
        @if operation.is_partial { p { "The page was seen in part: there may be more query parameters and fields than these." } }
    }
}
