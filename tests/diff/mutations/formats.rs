//! The response formats of the platform.

use super::fields::without;
use super::list::Mutations;
use super::platform::{FILE, edited};
use super::tree::{Edits, edit, insert_before, pairs, remove, set, steps, texts, yaml};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let formats = pairs(&all.tree.file(FILE)["response_formats"]);
    for (name, format) in &formats {
        let at = steps(&["response_formats", name]);
        let mut edits = edited(all, &steps(&["response_formats"]), |all| remove(all, name));
        unlist(all, name, &mut edits);
        let is_default = format["default"].as_bool() == Some(true);
        let rules = std::iter::once("response-format-removed").chain(is_default.then_some("default-format-changed"));
        all.several("response format removed, wherever it is listed", name, rules.collect(), edits);
        let new = format!("before-{name}");
        let edits =
            edited(all, &steps(&["response_formats"]), |all| insert_before(all, name, &new, yaml("{answer: bytes}")));
        all.one("response format added", &new, "response-format-added", edits);
        for answer in ["record", "provider", "bytes", "exchange"] {
            if format.get("answer").map_or("record", |word| word.as_str().unwrap_or_default()) != answer {
                let edits = edited(all, &at, |format| set(format, "answer", answer.into()));
                all.one("response format: answer changed", &format!("{name}: {answer}"), "answer-changed", edits);
            }
        }
        let everywhere = format["everywhere"].as_bool() == Some(true);
        let rule = if everywhere { "format-no-longer-everywhere" } else { "format-everywhere" };
        let edits = edited(all, &at, |format| set(format, "everywhere", (!everywhere).into()));
        all.one("response format: everywhere toggled", name, rule, edits);
        let edits = edited(all, &at, |format| set(format, "description", "Said otherwise.".into()));
        all.one("response format: text changed", name, "description-changed", edits);
        all.one(
            "response format: text removed",
            name,
            "description-changed",
            edited(all, &at, |format| remove(format, "description")),
        );
        let edits = edited(all, &steps(&["response_formats"]), |all| {
            edit(all, |pairs| pairs.iter_mut().for_each(|(_, format)| remove(format, "default")));
            if !is_default {
                set(&mut all[name.as_str()], "default", true.into());
            }
        });
        all.one("response format: default moved or dropped", name, "default-format-changed", edits);
    }
}

fn unlist(all: &Mutations<'_>, format: &str, edits: &mut Edits<'_>) {
    for file in all.tree.resources() {
        for (operation, value) in pairs(&all.tree.file(file)["operations"]) {
            let listed = texts(value.get("response_formats"));
            if listed.iter().any(|other| other == format) {
                set(edits.at(file, &steps(&["operations", &operation])), "response_formats", without(&listed, format));
            }
        }
    }
}
