//! The common parameters of the platform.

use serde_yaml::Value;

use super::fields::without;
use super::list::Mutations;
use super::platform::{FILE, edited};
use super::tree::{Edits, insert_before, list, pairs, remove, rename, set, steps, texts, yaml};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    for (name, parameter) in pairs(&all.tree.file(FILE)["parameters"]) {
        presence(all, &name, &parameter);
        facts(all, &name, &parameter);
        members(all, &name, &parameter);
    }
}

fn presence(all: &mut Mutations<'_>, name: &str, parameter: &Value) {
    let is_required = parameter["required"].as_bool() == Some(true);
    let in_path = parameter["in"] == "path";
    let (gone, new) = if is_required {
        ("required-parameter-removed", "required-parameter-added")
    } else {
        ("parameter-removed", "parameter-added")
    };
    let mut removed = edited(all, &steps(&["parameters"]), |parameters| remove(parameters, name));
    let mut renamed = edited(all, &steps(&["parameters"]), |parameters| rename(parameters, name, "renamed"));
    let routes = if in_path {
        [reroute(all, &mut removed, name, None), reroute(all, &mut renamed, name, Some("renamed"))]
    } else {
        [0; 2]
    };
    let more = |count| std::iter::repeat_n("route-changed", count);
    let kind = if in_path { "parameter removed, with its place in routes" } else { "parameter removed" };
    all.several(kind, name, std::iter::once(gone).chain(more(routes[0])).collect(), removed);
    if parameter.get("role").is_some() {
        all.one("parameter renamed", name, "parameter-renamed", renamed);
    } else {
        let rules = [gone, new].into_iter().chain(more(routes[1])).collect();
        all.several("parameter without role renamed, which may be another", name, rules, renamed);
    }
    for (start, value, rule) in [
        ("optional", "{in: query, type: string}", "parameter-added"),
        ("required", "{in: query, type: string, required: true}", "required-parameter-added"),
    ] {
        let new = format!("{start}_before_{name}");
        let edits = edited(all, &steps(&["parameters"]), |all| insert_before(all, name, &new, yaml(value)));
        all.one("parameter added", &new, rule, edits);
    }
}

fn facts(all: &mut Mutations<'_>, name: &str, parameter: &Value) {
    let at = steps(&["parameters", name]);
    let is_required = parameter["required"].as_bool() == Some(true);
    let in_path = parameter["in"] == "path";
    let flag = if is_required { "parameter-became-optional" } else { "parameter-became-required" };
    let edits =
        edited(
            all,
            &at,
            |value| if is_required { remove(value, "required") } else { set(value, "required", true.into()) },
        );
    if in_path {
        all.impossible("parameter: required toggled", name, "what is in the path is required");
    } else {
        all.one("parameter: required toggled", name, flag, edits);
    }
    let why = if in_path { "routes name it, and only a path parameter fills them" } else { "no route names it" };
    all.impossible("parameter: fact changed", &format!("{name}: in"), why);
    for (key, value, rule) in [
        ("description", "Said otherwise.", "description-changed"),
        ("example", "something else", "example-changed"),
        ("type", if parameter["type"] == "number" { "any" } else { "number" }, "parameter-changed"),
        ("format", if parameter["format"] == "uuid" { "email" } else { "uuid" }, "parameter-changed"),
        ("role", "", "parameter-changed"),
    ] {
        let about = format!("{name}: {key}");
        let is_text = parameter["type"].as_str().is_some_and(|ty| ty.contains("string"));
        if !value.is_empty() && (key != "format" || is_text) {
            let edits = edited(all, &at, |parameter| {
                set(parameter, key, value.into());
                if key == "type" {
                    remove(parameter, "format");
                }
            });
            all.one("parameter: fact changed", &about, rule, edits);
        }
        if parameter.get(key).is_some() && key != "type" {
            all.one("parameter: fact removed", &about, rule, edited(all, &at, |parameter| remove(parameter, key)));
        }
    }
}

/// Puts another name in the routes that name a path parameter, or takes it away; how many these are.
fn reroute(all: &Mutations<'_>, edits: &mut Edits<'_>, name: &str, new: Option<&str>) -> usize {
    let routes = pairs(&all.tree.file(FILE)["routes"]);
    let named = routes
        .iter()
        .filter(|(_, route)| route["path"].as_str().is_some_and(|path| path.contains(&format!("{{{name}}}"))));
    let mut count = 0;
    for (kind, route) in named {
        // Without anything in its place, `get` would be `list`.
        let with = new.map_or("/one".to_owned(), |new| format!("/{{{new}}}"));
        let path = route["path"].as_str().unwrap_or_default().replace(&format!("/{{{name}}}"), &with);
        set(edits.at(FILE, &steps(&["routes", kind])), "path", path.as_str().into());
        count += 1;
    }
    count
}

fn members(all: &mut Mutations<'_>, name: &str, parameter: &Value) {
    let at = steps(&["parameters", name]);
    let kinds = ["list", "get", "create", "update", "delete", "custom"];
    let ends_path = |kind: &str| {
        let path = &all.tree.file(FILE)["routes"][kind]["path"];
        path.as_str().is_some_and(|path| path.ends_with(&format!("{{{name}}}")))
    };
    let listed = texts(parameter.get("optional_in"));
    let mut found = Vec::new();
    for kind in kinds.into_iter().filter(|kind| parameter["in"] == "path" && ends_path(kind)) {
        if kind == "get" {
            let why = "without its parameter it would be the request of `list`";
            all.impossible("parameter: may be left out or not", &format!("{name}: {kind}"), why);
            continue;
        }
        let (rule, methods) = if listed.iter().any(|other| other == kind) {
            ("parameter-needed", without(&listed, kind))
        } else {
            ("parameter-omittable", list(&[listed.clone(), vec![kind.to_owned()]].concat()))
        };
        found.push((
            "parameter: may be left out or not",
            format!("{name}: {kind}"),
            rule,
            Some(("optional_in", methods)),
        ));
    }
    let methods = texts(parameter.get("methods"));
    if methods.is_empty() && parameter["in"] == "query" {
        let some = Some(("methods", list(&["list".to_owned()])));
        let is_required = parameter["required"].as_bool() == Some(true);
        let rule = if is_required { "required-parameter-narrowed" } else { "parameter-narrowed" };
        found.push(("parameter: of some methods", name.to_owned(), rule, some));
    }
    if !methods.is_empty() {
        found.push(("parameter: of all methods", name.to_owned(), "parameter-widened", None));
        for kind in kinds {
            let (rule, methods) = match methods.iter().any(|other| other == kind) {
                true if methods.len() == 1 => continue,
                true => ("parameter-narrowed", without(&methods, kind)),
                false => ("parameter-widened", list(&[methods.clone(), vec![kind.to_owned()]].concat())),
            };
            found.push((
                "parameter: one method more or less",
                format!("{name}: {kind}"),
                rule,
                Some(("methods", methods)),
            ));
        }
    }
    for (kind, about, rule, value) in found {
        let edits = edited(all, &at, |parameter| match value {
            Some((key, value)) if texts(Some(&value)).is_empty() => remove(parameter, key),
            Some((key, value)) => set(parameter, key, value),
            None => remove(parameter, "methods"),
        });
        all.one(kind, &about, rule, edits);
    }
}
