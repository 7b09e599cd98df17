//! The errors that a user of the generated crate reads: `#[diagnostic::on_unimplemented]`, in the words of the matrix.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, Level, Location, Operation, ProviderId, RequestType, Spec};

/// More would not be read.
const SHOWN: usize = 12;

/// The error where an operation is called that the provider does not have.
pub(super) fn not_had(spec: &Spec, operation: &Operation, who: &[ProviderId]) -> TokenStream {
    let signature = literal(&operation.signature());
    let message = format!("`{{Self}}` does not have `{signature}`");
    let who = format!("the operation is offered by: {}", labels(spec, who));
    quote! {
        #[diagnostic::on_unimplemented(
            message = #message,
            label = "this provider does not have the operation",
            note = #who,
            note = "where you know better than the source, `builder()` and a call without a provider are held against nothing",
        )]
    }
}

/// The error where a field is set that the provider does not support.
pub(super) fn unsupported(spec: &Spec, request: &RequestType<'_>, field: &Field) -> TokenStream {
    let path = path(request, field);
    let kind = if request.location == Location::Query { "the query parameter " } else { "" };
    let message = format!("`{{Self}}` does not support {kind}`{path}` in {}", operations(request));
    let supported: Vec<ProviderId> = field.support.cells().iter().map(|cell| cell.provider).collect();
    let who = format!("`{path}` is supported by: {}", labels(spec, &supported));
    let wire = literal(&field.wire);
    let way_out = format!("leave the field out, or send it unchecked: `.unchecked(\"{wire}\", value)`");
    quote! {
        #[diagnostic::on_unimplemented(
            message = #message,
            label = "this provider does not support the field",
            note = #who,
            note = #way_out,
        )]
    }
}

/// The error where somebody must take every field and does not.
pub(super) fn not_everything(spec: &Spec, request: &RequestType<'_>, takers: &[ProviderId]) -> TokenStream {
    let message = format!("`{{Self}}` does not support every field of {}", operations(request));
    let who = match takers {
        [] => "no provider supports all of them".to_owned(),
        takers => format!("all of them are supported by: {}", labels(spec, takers)),
    };
    quote! {
        #[diagnostic::on_unimplemented(
            message = #message,
            label = "every field must be supported here",
            note = #who,
            note = "ask for the fields that are needed instead: the traits in `takes`",
        )]
    }
}

/// The error where a field is left out that the provider or the unified schema requires.
pub(super) fn missing(spec: &Spec, request: &RequestType<'_>, field: &Field) -> TokenStream {
    let (path, operations, setter) = (path(request, field), operations(request), field.name.setter());
    let (message, who) = if field.required {
        let require = if request.operations.len() == 1 { "requires" } else { "require" };
        (
            format!("`{path}` is missing: {operations} {require} it"),
            "the unified schema requires it of every provider".to_owned(),
        )
    } else {
        let requiring: Vec<ProviderId> = field.support.at(Level::Required).collect();
        let others = if field.support.is_in_part() { "; sources do not show by whom else" } else { "" };
        let who = format!("`{path}` is required by: {}{others}", labels(spec, &requiring));
        (format!("`{path}` is missing: `{{Self}}` requires it in {operations}"), who)
    };
    let way_out = format!("set it before `.build()`: `.{setter}(value)`; what is sent `unchecked` does not count");
    let label = format!("`{path}` is not set here");
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #way_out, note = #who)]
    }
}

fn path(request: &RequestType<'_>, field: &Field) -> String {
    literal(&format!("{}{}", request.prefix, field.wire))
}

fn operations(request: &RequestType<'_>) -> String {
    let all: Vec<String> = request.operations.iter().map(|operation| format!("`{}`", operation.signature())).collect();
    literal(&all.join(" and "))
}

fn labels(spec: &Spec, who: &[ProviderId]) -> String {
    let mut labels: Vec<String> = who.iter().take(SHOWN).map(|id| spec.provider(*id).label.clone()).collect();
    if who.len() > SHOWN {
        labels.push(format!("and {} more", who.len() - SHOWN));
    }
    literal(&labels.join(", "))
}

/// Text in a format string of rustc's: braces stand for themselves.
fn literal(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
