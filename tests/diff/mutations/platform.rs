//! What `platform.yaml` says of the whole: texts, routes, envelopes.

use serde_yaml::Value;

use super::list::Mutations;
use super::tree::{Edits, edit, pairs, remove, set, steps, yaml};

pub(super) const FILE: &str = "platform.yaml";

pub(super) fn mutate(all: &mut Mutations<'_>) {
    for (about, at, value, rule) in [
        ("name", steps(&[]), "name: Otherwise", "vendor-changed"),
        ("base_url", steps(&[]), "base_url: https://otherwise.example.com", "base-url-changed"),
        ("header", steps(&["authentication"]), "header: X-Otherwise", "authentication-changed"),
        ("scheme", steps(&["authentication"]), "scheme: Otherwise", "authentication-changed"),
    ] {
        let (key, value) = pairs(&yaml(value)).remove(0);
        all.one("platform: text changed", about, rule, edited(all, &at, |parent| set(parent, &key, value)));
    }
    routes(all);
    envelopes(all);
    for key in ["parameters", "response_formats"] {
        let edits = edited(all, &[], |file| edit(&mut file[key], |pairs| pairs.swap(0, 1)));
        all.one("platform: order changed", key, "reordered", edits);
    }
    let edits = edited(all, &[], |file| edit(&mut file["routes"], |pairs| pairs.swap(0, 1)));
    all.nothing("order that means nothing changed", "routes", edits);
}

/// `platform.yaml`, edited inside.
pub(super) fn edited<'t>(all: &Mutations<'t>, at: &[String], change: impl FnOnce(&mut Value)) -> Edits<'t> {
    let mut edits = all.tree.edits();
    change(edits.at(FILE, at));
    edits
}

fn routes(all: &mut Mutations<'_>) {
    for (kind, route) in pairs(&all.tree.file(FILE)["routes"]) {
        let at = steps(&["routes", &kind]);
        let path = route["path"].as_str().expect("a route has a path").replacen('/', "/v2/", 1);
        let edits = edited(all, &at, |route| set(route, "path", path.as_str().into()));
        all.one("route: path changed", &kind, "route-changed", edits);
        let has_body = |verb: &str| ["POST", "PUT", "PATCH"].contains(&verb);
        let known = route["http"].as_str().expect("a route has a verb");
        for verb in ["GET", "POST", "PUT", "PATCH", "DELETE"].into_iter().filter(|verb| *verb != known) {
            // At the path of before, it would be the request of another kind.
            let mut edits = edited(all, &at, |route| {
                set(route, "http", verb.into());
                set(route, "path", path.as_str().into());
            });
            let bodies = match (has_body(known), has_body(verb)) {
                (false, true) => bodies(all, &kind, true, &mut edits),
                (true, false) => bodies(all, &kind, false, &mut edits),
                _ => Vec::new(),
            };
            let is_alone = bodies.is_empty();
            let name =
                if is_alone { "route: verb changed" } else { "route: verb changed, with the bodies of its operations" };
            let rules = std::iter::once("route-changed").chain(bodies).collect();
            all.several(name, &format!("{kind}: {verb}"), rules, edits);
        }
    }
}

/// Operations of a route send a body, or do not.
fn bodies(all: &Mutations<'_>, kind: &str, is_sent: bool, edits: &mut Edits<'_>) -> Vec<&'static str> {
    let kinds = ["list", "get", "create", "update", "delete"];
    let mut rules = Vec::new();
    for file in all.tree.resources() {
        for (name, _) in pairs(&all.tree.file(file)["operations"]) {
            if name != kind && (kind != "custom" || kinds.contains(&name.as_str())) {
                continue;
            }
            let operation = edits.at(file, &steps(&["operations", &name]));
            if is_sent {
                set(operation, "request", "not-stated".into());
                rules.push("request-body-added");
            } else {
                remove(operation, "request");
                rules.push("request-body-removed");
                rules.extend(unsaid(operation));
            }
        }
    }
    rules
}

/// Unnamed fields of a body go with it.
fn unsaid(operation: &mut Value) -> Vec<&'static str> {
    let items = operation.get("unnamed").and_then(Value::as_sequence).cloned().unwrap_or_default();
    let (gone, left): (Vec<Value>, Vec<Value>) = items.into_iter().partition(|item| item["in"] == "request");
    if left.is_empty() {
        remove(operation, "unnamed");
    } else {
        set(operation, "unnamed", Value::Sequence(left));
    }
    gone.iter().map(|_| "unnamed-field-removed").collect()
}

fn envelopes(all: &mut Mutations<'_>) {
    for (of, parts) in pairs(&all.tree.file(FILE)["envelopes"]) {
        let at = steps(&["envelopes", &of]);
        for (part, _) in pairs(&parts) {
            let about = format!("{of}.{part}");
            let edits = edited(all, &at, |parts| set(parts, &part, "otherwise".into()));
            all.one("envelope: name changed", &about, "envelope-changed", edits);
            if about == "debug.result" {
                all.impossible("envelope: name removed", &about, "a response format is read out of it");
                continue;
            }
            all.one(
                "envelope: name removed",
                &about,
                "envelope-changed",
                edited(all, &at, |parts| remove(parts, &part)),
            );
        }
    }
}
