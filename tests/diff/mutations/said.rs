//! What is said of a field for people, and its values.

use serde_yaml::Value;

use super::fields::{FieldAt, fields, without};
use super::list::Mutations;
use super::tree::{list, pairs, remove, set, texts};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    for field in fields(all.tree) {
        text(all, &field, "description", "Said otherwise.", "description-changed");
        text(all, &field, "example", "something else", "example-changed");
        text(all, &field, "references", &reference(&field), "references-changed");
        values(all, &field);
    }
}

/// A field of some resource of the same API that the field does not point at yet.
fn reference(field: &FieldAt<'_>) -> String {
    let (api, _) = field.file.split_once('/').expect("a resource has an API");
    let files = field.tree.resources().filter(|file| file.split_once('/').is_some_and(|(other, _)| other == api));
    let targets = files.flat_map(|file| {
        let resource = file[api.len() + 1..].trim_end_matches(".yaml");
        pairs(&field.tree.file(file)["object"]).into_iter().map(move |(name, _)| format!("{resource}.{name}"))
    });
    let known = field.explicit()["references"].as_str().map(str::to_owned);
    targets.into_iter().find(|target| Some(target) != known.as_ref()).expect("an object has two fields")
}

fn text(all: &mut Mutations<'_>, field: &FieldAt<'_>, key: &str, new: &str, rule: &'static str) {
    let about = format!("{}: {key}", field.about());
    let effective = |value: Option<&Value>| value.and_then(|value| value.get(key)).cloned();
    let kind = if field.explicit().get(key).is_some() { "text changed" } else { "text added" };
    all.one(kind, &about, rule, field.edited(|value| set(value, key, new.into())));
    let Some(own) = field.value.get(key) else { return };
    let edits = field.edited(|value| remove(value, key));
    if effective(field.base()) == Some(own.clone()) {
        all.nothing("text removed that the object has as well", &about, edits);
    } else {
        all.one("text removed", &about, rule, edits);
    }
}

fn values(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    let explicit = field.explicit();
    let (about, known) = (field.about(), texts(explicit.get("values")));
    let ty = explicit["type"].as_str().unwrap_or_default();
    let is_enum = ["string", "any"].iter().any(|word| ty.contains(word));
    if known.is_empty() {
        let rule = if is_enum { "values-listed" } else { "documented-values-changed" };
        let edits = field.edited(|value| set(value, "values", list(&["one".to_owned(), "two".to_owned()])));
        return all.one("values added to a field without", &about, rule, edits);
    }
    values_shown(all, field);
    let rules =
        if is_enum { ["value-added", "value-removed", "values-unlisted"] } else { ["documented-values-changed"; 3] };
    let mut more = known.clone();
    more.push("brand new".to_owned());
    all.one("value added", &about, rules[0], field.edited(|value| set(value, "values", list(&more))));
    for one in known.iter().filter(|_| known.len() > 1) {
        let edits = field.edited(|value| {
            set(value, "values", without(&known, one));
            forget(value, one);
        });
        all.one("value removed, with the lines of providers that list it", &format!("{about}={one}"), rules[1], edits);
    }
    if field.value.get("values").is_some() && field.base().is_none_or(|base| base.get("values").is_none()) {
        all.one("values dropped", &about, rules[2], field.edited(|value| remove(value, "values")));
    }
}

/// Where the values stand, and there alone, is said whether they are all. A provider has any, where they are not.
fn values_shown(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    if field.value.get("values").is_none() {
        return;
    }
    let about = field.about();
    let is_partial = field.value["partial_values"].as_bool().unwrap_or_default();
    let rule = if is_partial { "values-known-whole" } else { "values-known-in-part" };
    let edits = field.edited(|value| set(value, "partial_values", (!is_partial).into()));
    all.one("values known in part or whole", &about, rule, edits);
    let edits = field.edited(|value| set(value, "partial_values", is_partial.into()));
    all.nothing("said that is so anyway", &format!("{about}: partial_values"), edits);
}

/// A provider takes no value that the field does not have.
fn forget(field: &mut Value, one: &str) {
    let owners = pairs(&field["support"]["values"]);
    for (provider, own) in owners {
        set(&mut field["support"]["values"], &provider, without(&texts(Some(&own)), one));
    }
}
