//! What a field is: there or not, its name, type, format, and whether it is required.

use super::fields::{FieldAt, fields, rust_type, value_at};
use super::list::Mutations;
use super::tree::{insert_before, pairs, remove, set, yaml};
use serde_yaml::Value;

pub(super) fn mutate(all: &mut Mutations<'_>) {
    for field in fields(all.tree) {
        presence(all, &field);
        name(all, &field);
        types(all, &field);
        formats(all, &field);
        required(all, &field);
    }
}

fn presence(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    let about = field.about();
    let siblings = pairs(value_at(all.tree.file(&field.file), &field.inside)).len();
    if siblings == 1 && field.inside.last().is_some_and(|step| step == "fields") {
        all.impossible("field removed", &about, "the only member of an object, which needs one");
    } else {
        let rule = if field.is_demanded() { "required-field-removed" } else { "field-removed" };
        all.one("field removed", &about, rule, field.removed());
    }
    let required = if field.is_of_request() { "required-field-added" } else { "field-added" };
    for (kind, start, new, rule) in [
        ("field added", "optional", "{type: string, description: Not there before.}", "field-added"),
        ("field added", "required", "{type: string, required: true, description: Not there before.}", required),
    ] {
        let mut edits = all.tree.edits();
        let name = format!("{start}_before_{}", field.name);
        insert_before(edits.at(&field.file, &field.inside), &field.name, &name, yaml(new));
        all.one(kind, &format!("{about}: {start}"), rule, edits);
    }
}

fn name(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    let edits = field.renamed(&format!("{}_renamed", field.name));
    if field.explicit().get("description").is_some() {
        return all.one("field renamed", &field.about(), "field-renamed", edits);
    }
    let rules = if field.is_demanded() {
        vec!["required-field-removed", "required-field-added"]
    } else {
        vec!["field-removed", "field-added"]
    };
    all.several("field without description renamed, which may be another", &field.about(), rules, edits);
}

const TYPES: [&str; 9] =
    ["string", "integer", "number", "boolean", "map", "any", "array<string>", "self", "array<self>"];

fn types(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    let explicit = field.explicit();
    let is_possible = |ty: &&str| !ty.contains("self") || !field.is_sent();
    for ty in TYPES.into_iter().filter(is_possible).filter(|ty| explicit["type"].as_str() != Some(ty)) {
        let mut changed = explicit.clone();
        set(&mut changed, "type", ty.into());
        remove(&mut changed, "fields");
        if !ty.contains("string") {
            remove(&mut changed, "format");
        }
        let rule = if is_other(field, &explicit, &changed) { "field-type-changed" } else { "field-format-changed" };
        let edits = field.edited(|value| *value = changed);
        all.one("field type changed", &format!("{}: {ty}", field.about()), rule, edits);
    }
}

const FORMATS: [&str; 6] = ["date-time", "date", "uuid", "markdown", "email", "uri"];

fn formats(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    let explicit = field.explicit();
    if !explicit["type"].as_str().is_some_and(|ty| ty.contains("string")) {
        return;
    }
    let mut change = |format: Option<&str>| {
        let mut changed = explicit.clone();
        match format {
            Some(format) => set(&mut changed, "format", format.into()),
            None => remove(&mut changed, "format"),
        }
        let rule = if is_other(field, &explicit, &changed) { "field-type-changed" } else { "field-format-changed" };
        let edits = field.edited(|value| *value = changed);
        all.one("field format changed", &format!("{}: {format:?}", field.about()), rule, edits);
    };
    let known = explicit["format"].as_str();
    FORMATS.into_iter().filter(|format| known != Some(format)).for_each(|format| change(Some(format)));
    if known.is_some() {
        change(None);
    }
}

/// The Rust type is another, here or in a line that has values of its own.
fn is_other(field: &FieldAt<'_>, before: &Value, after: &Value) -> bool {
    let lines = field.followers().into_iter().filter(|_| field.is_of_object());
    let own = lines.filter_map(|inside| {
        value_at(field.tree.file(&field.file), &inside)[field.name.as_str()].get("values").cloned()
    });
    let differ = |values: Option<Value>| {
        let with = |field: &Value| {
            let mut field = field.clone();
            if let Some(values) = &values {
                set(&mut field, "values", values.clone());
            }
            rust_type(&field)
        };
        with(before) != with(after)
    };
    own.map(Some).chain([None]).any(differ)
}

fn required(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    let is_required = field.value["required"].as_bool() == Some(true);
    let rule = match (field.is_of_request(), is_required) {
        (true, false) => "field-became-required",
        (true, true) => "field-became-optional",
        (false, false) => "response-field-became-required",
        (false, true) => "response-field-became-optional",
    };
    let edits =
        field.edited(|value| if is_required { remove(value, "required") } else { set(value, "required", true.into()) });
    all.one("required toggled", &field.about(), rule, edits);
}
