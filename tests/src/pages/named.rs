//! The current pages with names: name and type in one, then the flag, the words, the values, and who takes it.
//!
//! Where the notes of providers stand on them is not known, so that none are printed.

use unified_codegen::model::{Scalar, Type};

use super::model::{Field, Shown, Takes, sorted, type_word};
use super::samples;

pub(super) fn operation(shown: &Shown<'_>) -> String {
    let mut text = format!("Skip to content\n{}\n\n", shown.operation.signature());
    if !shown.path.is_empty() {
        text += "Path Parameters\n\n";
        text += &fields(&shown.path, 0);
        text += "\n";
    }
    text += "Query Parameters\n\nRefer Specifying query parameters in Truto APIs\n\n";
    text += &fields(&sorted(&shown.query), 0);
    text += "Show Truto-specific parameters\n";
    text += &common(shown);
    if let Some(request) = &shown.request {
        text += "Request Body\n\nRefer Writing data using Unified APIs\n\n";
        text += &fields(&sorted(request), 0);
    }
    if let Some(response) = &shown.response {
        text += "Response Body\n\n";
        text += &fields(&sorted(response), 0);
    }
    text + &samples::laid_out(shown)
}

/// One of them is explained in a list.
fn common(shown: &Shown<'_>) -> String {
    let explained = shown.common.iter().cloned().map(|mut field| {
        if !field.values.is_empty() {
            let bullets = field.values.iter().map(|value| format!("  • {value} comes in a shape of its own."));
            let list = bullets.collect::<Vec<_>>().join("\n");
            field.words.extend([list, "Ask for none to get the first.".to_owned()]);
        }
        field
    });
    fields(&explained.collect::<Vec<_>>(), 0)
}

fn fields(fields: &[Field], depth: usize) -> String {
    fields.iter().map(|one| field(one, depth)).collect()
}

fn field(field: &Field, depth: usize) -> String {
    let mut text = format!("{}{}\n", field.name, field.ty.as_ref().map(word).unwrap_or_default());
    if field.required {
        text += "required·\n";
    }
    if !field.words.is_empty() {
        text += &format!("\n{}\n\n", field.words.join("\n\n"));
    }
    if let Some(arrow) = field.references.as_deref().and_then(arrow) {
        text += &format!("References: {arrow}\n");
    }
    if let Some(example) = &field.example {
        text += &format!("Example: {example}\n");
    }
    if !field.values.is_empty() {
        text += &format!("Possible values:\n{}\n", field.glued());
    }
    text += &takers(&field.takes);
    // The members of what stands at the top are not announced.
    if depth > 0 && !field.members.is_empty() {
        text += &format!("{} properties\n", field.members.len());
    }
    text + &fields(&field.members, depth + 1)
}

/// Free keys have a word of their own here.
fn word(ty: &Type) -> String {
    if *ty == Type::One(Scalar::Map) { "Record<string, any>".to_owned() } else { type_word(ty) }
}

/// `Accounts → id` of `accounts.id`; nothing where no source says which field it is, as pages always do.
pub(super) fn arrow(references: &str) -> Option<String> {
    let (resource, field) = references.split_once('.')?;
    Some(format!("{} → {field}", super::heading(resource)))
}

/// `3 supported1 required`.
pub(super) fn counts(takes: &Takes) -> Option<String> {
    let (supported, required) = takes.counts()?;
    let needed = if required > 0 { format!("{required} required") } else { String::new() };
    Some(format!("{supported} supported{needed}"))
}

fn takers(takes: &Takes) -> String {
    let Some(counts) = counts(takes) else { return String::new() };
    let mut text = format!("{counts}\n");
    for taker in takes.takers() {
        text += &format!("{}\n{}\n", taker.label, taker.level.as_str());
        if !taker.values.is_empty() {
            text += &format!("{}\n", taker.values.concat());
        }
    }
    text
}
