//! Fields without a name.

use serde_yaml::Value;

use super::list::Mutations;
use super::tree::{Edits, below, pairs, remove, set, steps, yaml};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    for file in tree.resources() {
        for (operation, value) in pairs(&tree.file(file)["operations"]) {
            let about = format!("{}/{operation}", file.trim_end_matches(".yaml"));
            let steps = steps(&["operations", &operation]);
            let unnamed = value.get("unnamed").and_then(Value::as_sequence).cloned().unwrap_or_default();
            let mut more = unnamed.clone();
            more.push(yaml("{in: query, type: integer, description: Nobody says., support: {count: 1}}"));
            all.one("unnamed field added", &about, "unnamed-field-added", edited(all, file, &steps, more));
            for at in 0..unnamed.len() {
                let about = format!("{about}: unnamed {}", at + 1);
                let mut fewer = unnamed.clone();
                fewer.remove(at);
                all.one(
                    "unnamed field removed",
                    &about,
                    "unnamed-field-removed",
                    edited(all, file, &steps, fewer.clone()),
                );
                let mut named = edited(all, file, &steps, fewer);
                give_name(&mut named, file, &steps, &unnamed[at]);
                all.one("unnamed field named", &about, "field-named", named);
                for (key, value) in changes(&unnamed[at]) {
                    let mut changed = unnamed.clone();
                    match value {
                        Some(value) => set(&mut changed[at], key, value),
                        None => remove(&mut changed[at], key),
                    }
                    let edits = edited(all, file, &steps, changed);
                    all.one("unnamed field changed", &format!("{about}: {key}"), "unnamed-field-changed", edits);
                }
            }
        }
    }
}

fn edited<'t>(all: &Mutations<'t>, file: &str, steps: &[String], items: Vec<Value>) -> Edits<'t> {
    let mut edits = all.tree.edits();
    let operation = edits.at(file, steps);
    if items.is_empty() {
        remove(operation, "unnamed");
    } else {
        set(operation, "unnamed", Value::Sequence(items));
    }
    edits
}

/// The field with a name, in the part of the operation that it is in.
fn give_name(edits: &mut Edits<'_>, file: &str, steps: &[String], unnamed: &Value) {
    let part = unnamed["in"].as_str().expect("an unnamed field is somewhere").to_owned();
    let mut field = unnamed.clone();
    remove(&mut field, "in");
    set(edits.at(file, &below(steps, &[&part])), "found_at_last", field);
}

/// What else may be known of it.
fn changes(unnamed: &Value) -> Vec<(&'static str, Option<Value>)> {
    let mut changes = vec![
        ("in", Some(Value::from(if unnamed["in"] == "query" { "request" } else { "query" }))),
        ("type", Some(Value::from("boolean"))),
        ("values", Some(yaml("[one, two, three]"))),
        ("description", Some(Value::from("Said otherwise."))),
        ("support", Some(yaml("{count: 5, required_count: 2}"))),
    ];
    changes.extend(
        ["values", "description", "support"]
            .map(|key| (key, None))
            .into_iter()
            .filter(|(key, _)| unnamed.get(*key).is_some()),
    );
    changes
}
