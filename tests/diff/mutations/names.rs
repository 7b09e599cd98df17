//! Names that are given on purpose.

use serde_yaml::Value;

use super::fields::fields;
use super::list::Mutations;
use super::tree::{Edits, Tree, mapping, pairs, set, texts};
use super::whole::apis;

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    let known = tree.file("names.yaml")["overrides"].as_sequence().cloned().unwrap_or_default();
    for (kind, target, name) in targets(tree).into_iter().filter(|(kind, target, _)| !is_named(&known, kind, target)) {
        let entry = [(kind, target.as_str()), ("name", name), ("reason", "People say so.")];
        let entry = mapping(entry.map(|(key, value)| (key.to_owned(), value.into())).into());
        let mut edits = tree.edits();
        overrides(&mut edits, |all| all.push(entry));
        all.one("name given", &format!("{kind} {target}"), "rust-name-changed", edits);
    }
    for (at, entry) in known.iter().enumerate() {
        let mut edits = tree.edits();
        let about = format!("{entry:?}");
        let is_module = entry.get("field").or(entry.get("api")).or(entry.get("resource")).is_some();
        overrides(&mut edits, |all| {
            set(&mut all[at], "name", if is_module { "otherwise" } else { "Otherwise" }.into());
        });
        all.one("given name changed", &about, "rust-name-changed", edits);
        let mut edits = tree.edits();
        overrides(&mut edits, |all| set(&mut all[at], "reason", "Said otherwise.".into()));
        all.nothing("reason of a name changed", &about, edits);
    }
    for (at, entry) in known.iter().enumerate() {
        let (Some(slug), Some(name)) = (entry["provider"].as_str(), entry["name"].as_str()) else { continue };
        let mut edits = tree.edits();
        overrides(&mut edits, |all| drop(all.remove(at)));
        set(&mut edits.file("providers.yaml")["providers"], slug, name.into());
        all.one("given name removed, with a label that gives the same", slug, "label-changed", edits);
    }
    let mut edits = tree.edits();
    overrides(&mut edits, |all| all.reverse());
    all.nothing("order of names changed", "names.yaml", edits);
}

fn is_named(known: &[Value], kind: &str, target: &str) -> bool {
    known.iter().any(|entry| entry[kind].as_str() == Some(target))
}

fn overrides(edits: &mut Edits<'_>, change: impl FnOnce(&mut Vec<Value>)) {
    let value = &mut edits.file("names.yaml")["overrides"];
    let mut all = value.as_sequence().cloned().unwrap_or_default();
    change(&mut all);
    *value = Value::Sequence(all);
}

/// Everything that `names.yaml` can be about: the kind, the thing, and a name for it.
fn targets(tree: &Tree) -> Vec<(&'static str, String, &'static str)> {
    let mut targets: Vec<(&'static str, String, &'static str)> = Vec::new();
    targets.extend(apis(tree).into_iter().map(|api| ("api", api, "otherwise")));
    targets.extend(tree.resources().map(|file| ("resource", file.trim_end_matches(".yaml").to_owned(), "otherwise")));
    let slugs = pairs(&tree.file("providers.yaml")["providers"]).into_iter().map(|(slug, _)| slug);
    targets.extend(slugs.map(|slug| ("provider", slug, "Otherwise")));
    for field in fields(tree) {
        let target = format!("{}#{}", field.file.trim_end_matches(".yaml"), field.path);
        let explicit = field.explicit();
        let (is_struct, values) = (explicit.get("fields").is_some(), explicit.get("values"));
        targets.push(("field", target.clone(), "otherwise"));
        let is_enum = values.is_some() && ["string", "any"].contains(&explicit["type"].as_str().unwrap_or_default());
        if is_struct || is_enum {
            targets.push(("type", target.clone(), "Otherwise"));
        }
        let values = texts(values).into_iter().filter(|_| is_enum);
        targets.extend(values.map(|value| ("value", format!("{target}={value}"), "Otherwise")));
    }
    targets.sort();
    targets.dedup();
    targets
}
