//! What is said of the APIs.

use serde_yaml::Value;

use super::list::Mutations;
use super::tree::{APIS, Edits, edit, remove, set, yaml};
use super::whole::apis;

pub(super) fn mutate(all: &mut Mutations<'_>) {
    for api in apis(all.tree) {
        match all.tree.file(APIS)["apis"].get(api.as_str()) {
            None => {
                let edits = entries(all, |entries| set(entries, &api, yaml("{label: Said so}")));
                all.one("API described or not", &api, "api-described", edits);
            }
            Some(_) => described(all, &api),
        }
    }
    let edits = entries(all, |entries| edit(entries, |entries| entries.reverse()));
    all.nothing("order that means nothing changed", APIS, edits);
}

fn entries<'t>(all: &Mutations<'t>, change: impl FnOnce(&mut Value)) -> Edits<'t> {
    let mut edits = all.tree.edits();
    change(&mut edits.file(APIS)["apis"]);
    edits
}

const TEXTS: [(&str, &str); 3] =
    [("label", "label-changed"), ("source", "source-changed"), ("coverage", "coverage-source-changed")];

fn described(all: &mut Mutations<'_>, api: &str) {
    let edits = entries(all, |entries| remove(entries, api));
    all.one("API described or not", api, "api-no-longer-described", edits);
    for (key, rule) in TEXTS {
        let about = format!("{api}: {key}");
        let edits = entries(all, |entries| set(&mut entries[api], key, "Said otherwise.".into()));
        all.one("text changed", &about, rule, edits);
        let edits = entries(all, |entries| remove(&mut entries[api], key));
        all.one("text removed", &about, rule, edits);
    }
    let rule = "published-numbers-changed";
    for key in ["resources", "integrations"] {
        let edits = entries(all, |entries| set(&mut entries[api]["published"], key, 1.into()));
        all.one("published number changed", &format!("{api}: {key}"), rule, edits);
    }
    let edits = entries(all, |entries| remove(&mut entries[api], "published"));
    all.one("published numbers removed", api, rule, edits);
}
